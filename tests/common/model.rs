//! The committed model as sources, and edits of it.

use super::program::package;
use sdm::cli::model_files::read_folder;
use sdm::model::{Model, SourceFile, store};
use std::sync::OnceLock;

/// The model in the program.
pub fn embedded() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| store::embedded().unwrap())
}

/// The model as it is read from `model/`.
pub fn read() -> Model {
    let (model, findings) = sdm::model::read(&sources());
    let reported: Vec<String> = findings.iter().map(|f| format!("{f:?}")).collect();
    model.unwrap_or_else(|| panic!("the model cannot be read:\n{}", reported.join("\n")))
}

/// The files of `model/`.
pub fn sources() -> Vec<SourceFile> {
    let files = read_folder(&package().join("model")).unwrap();
    assert!(files.findings.is_empty(), "{:?}", files.findings);
    files.sources
}

/// The text of one file.
pub fn text(sources: &[SourceFile], path: &str) -> String {
    let source = sources.iter().find(|s| s.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(source.bytes.clone()).unwrap()
}

/// Replaces a text of one file; it must occur exactly once after `anchor`.
pub fn edit(sources: &mut [SourceFile], path: &str, anchor: &str, find: &str, replace: &str) {
    let before = text(sources, path);
    let at = position(&before, path, anchor, find);
    let after = format!("{}{replace}{}", &before[..at], &before[at + find.len()..]);
    sources.iter_mut().find(|s| s.path == path).unwrap().bytes = after.into_bytes();
}

/// Line and column, from 1 and in characters, of a text after an anchor; 0 and 0 if it does not occur.
pub fn place(sources: &[SourceFile], path: &str, anchor: &str, find: &str) -> (usize, usize) {
    let text = text(sources, path);
    let Some(start) = text.find(anchor) else { return (0, 0) };
    let Some(after) = text[start..].find(find) else { return (0, 0) };
    let before = &text[..start + after];
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

fn position(text: &str, path: &str, anchor: &str, find: &str) -> usize {
    let start = text.find(anchor).unwrap_or_else(|| panic!("{path} has no «{anchor}»"));
    start + text[start..].find(find).unwrap_or_else(|| panic!("{path} has no «{find}» after «{anchor}»"))
}
