//! temporary
use crate::disclose::Language;
use crate::model::{Model, read, SourceFile};
use std::path::Path;
/// x
pub fn load(dir: &Path, _l: Language) -> Result<Model, String> {
    fn walk(base:&Path, d:&Path, out:&mut Vec<SourceFile>) { for e in std::fs::read_dir(d).unwrap() { let p=e.unwrap().path(); if p.is_dir(){walk(base,&p,out)} else { out.push(SourceFile{path:p.strip_prefix(base).unwrap().display().to_string(), bytes:std::fs::read(&p).unwrap()}); } } }
    let mut v=vec![]; walk(dir,dir,&mut v);
    let (m,f)=read(&v);
    for x in f.iter().take(400){eprintln!("{}:{}:{} {} {}",x.file,x.line,x.column,x.code,x.da);}
    m.ok_or("no model".into())
}
