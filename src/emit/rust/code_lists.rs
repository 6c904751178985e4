//! Code lists as enums.

use super::naming::{self, Names};
use super::text::{doc, literal};
use crate::emit::sentence::sentence;
use crate::model::{Kodeliste, Model};

/// What the module begins with, whatever lists there are.
const HEAD: &str = include_str!("crate/kodelister_head.rs.txt");

/// `src/kodelister.rs`.
pub(super) fn module(model: &Model, names: &Names) -> String {
    let mut out = HEAD.to_owned();
    for list in &model.kodelister {
        out.push('\n');
        out.push_str(&enumeration(list, names.list(&list.navn)));
    }
    out
}

fn enumeration(list: &Kodeliste, name: &str) -> String {
    let variants = naming::variants(list);
    let mut out = doc("", "///", &format!("{} Kodelisten {}.", sentence(&list.definition), list.navn));
    out.push_str("#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n");
    out.push_str(&format!("pub enum {name} {{\n"));
    for (kode, variant) in list.koder.iter().zip(&variants) {
        let text = format!("{} {}: {}", kode.kode, kode.tekst, sentence(&kode.begrebsdefinition));
        out.push_str(&doc("    ", "///", &text));
        out.push_str(&format!("    {variant},\n"));
    }
    out.push_str("}\n\n");
    out.push_str(&methods(list, name, &variants));
    out.push_str(&conversions(list, name, &variants));
    out
}

fn methods(list: &Kodeliste, name: &str, variants: &[String]) -> String {
    let all: Vec<String> = variants.iter().map(|v| format!("Self::{v}")).collect();
    let mut out = format!(
        "impl {name} {{\n    /// Listens navn.\n    pub const KODELISTE: &'static str = {};\n\n\
         \x20   /// Alle koder, også udgåede, i listens rækkefølge.\n    pub const ALL: &'static [Self] = &[{}];\n\n",
        literal(&list.navn),
        all.join(", ")
    );
    let arms = |value: &dyn Fn(usize) -> String| -> String {
        variants.iter().enumerate().map(|(i, v)| format!("            Self::{v} => {},\n", value(i))).collect()
    };
    out.push_str(&function("Koden.", "kode", "i64", &arms(&|i| list.koder[i].kode.to_string())));
    out.push_str(&function("Kodens tekst.", "tekst", "&'static str", &arms(&|i| literal(&list.koder[i].tekst))));
    let retired: Vec<&str> =
        list.koder.iter().zip(variants).filter(|(kode, _)| kode.aktiv != 1).map(|(_, v)| v.as_str()).collect();
    let usable = if retired.is_empty() {
        "true".to_owned()
    } else {
        format!("!matches!(self, {})", retired.iter().map(|v| format!("Self::{v}")).collect::<Vec<_>>().join(" | "))
    };
    out.push_str("    /// Koden må bruges; falsk, når den er udgået.\n");
    out.push_str(&format!("    pub fn aktiv(self) -> bool {{\n        {usable}\n    }}\n}}\n\n"));
    out
}

fn function(documentation: &str, name: &str, result: &str, arms: &str) -> String {
    format!(
        "    /// {documentation}\n    pub fn {name}(self) -> {result} {{\n\
         \x20       match self {{\n{arms}        }}\n    }}\n\n"
    )
}

fn conversions(list: &Kodeliste, name: &str, variants: &[String]) -> String {
    let arms: String = list
        .koder
        .iter()
        .zip(variants)
        .map(|(kode, variant)| format!("            {} => Ok(Self::{variant}),\n", kode.kode))
        .collect();
    format!(
        "impl TryFrom<i64> for {name} {{\n    type Error = UnknownCode;\n\n\
         \x20   fn try_from(kode: i64) -> Result<Self, UnknownCode> {{\n        match kode {{\n{arms}\
         \x20           _ => Err(UnknownCode {{ kode, kodeliste: Self::KODELISTE }}),\n        }}\n    }}\n}}\n\n\
         impl From<{name}> for i64 {{\n    fn from(value: {name}) -> i64 {{\n        value.kode()\n    }}\n}}\n\n\
         impl fmt::Display for {name} {{\n\
         \x20   fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{\n        f.pad(self.tekst())\n    }}\n}}\n\n\
         impl Serialize for {name} {{\n\
         \x20   fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {{\n\
         \x20       serializer.serialize_i64(self.kode())\n    }}\n}}\n\n\
         impl<'de> Deserialize<'de> for {name} {{\n\
         \x20   fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {{\n\
         \x20       Self::try_from(tal::code(deserializer)?).map_err(serde::de::Error::custom)\n    }}\n}}\n"
    )
}
