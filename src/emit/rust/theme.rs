//! A theme as a module: the struct, how it is read, and how it is checked.

use super::naming::{self, Names};
use super::text::{doc, literal};
use crate::emit::sentence::sentence;
use crate::model::{Datatype, Felt, Geometritype, Kode, Model, Tema};

/// `src/<tabel>.rs`.
pub(super) fn module(model: &Model, tema: &Tema, names: &Names) -> String {
    let mut body = String::new();
    body.push_str(&patterns(model, tema));
    body.push_str(&record_struct(model, tema, names));
    body.push_str(&read_struct(model, tema, names));
    body.push_str(&record_trait(model, tema, names));
    let leaving = tema.status.forbehold().map(|text| format!(" {text}")).unwrap_or_default();
    let title = format!("Tema {} {} ({}).{leaving}", tema.temakode, tema.temanavn, tema.tabel);
    format!("{}//!\n{}\n{}\n{body}", doc("", "//!", &title), doc("", "//!", &sentence(&tema.metadata.definition)), imports(&body))
}

/// Only what the module uses, so that it compiles without a warning.
fn imports(body: &str) -> String {
    let mut own: Vec<&str> = Vec::new();
    for (used, name) in [
        ("Decimal<", "Decimal"),
        ("Date,", "Date"),
        ("Date>", "Date"),
        ("Uuid,", "Uuid"),
        ("Uuid>", "Uuid"),
        ("Timestamp,", "Timestamp"),
        ("Timestamp>", "Timestamp"),
        ("kodelister::", "kodelister"),
        ("\"tal::", "tal"),
    ] {
        if body.contains(used) && !own.contains(&name) {
            own.push(name);
        }
    }
    own.extend(["Record", "Violation", "validering::Found"]);
    own.sort_unstable();
    let mut text = format!("use crate::{{{}}};\n", own.join(", "));
    if body.contains("LazyLock<") {
        text.push_str("use regex::Regex;\n");
    }
    if body.contains("IgnoredAny") {
        text.push_str("use serde::de::IgnoredAny;\n");
    }
    text.push_str("use serde::{Deserialize, Serialize};\n");
    if body.contains("LazyLock<") {
        text.push_str("use std::sync::LazyLock;\n");
    }
    text
}

fn own_fields<'a>(model: &'a Model, tema: &'a Tema) -> impl Iterator<Item = &'a Felt> {
    model.felter(tema).filter(|felt| !felt.er_systemfelt())
}

fn pattern_of(felt: &Felt) -> Option<&str> {
    match &felt.datatype {
        Datatype::Tekst { moenster, .. } => moenster.as_deref(),
        _ => None,
    }
}

fn static_name(felt: &str) -> String {
    format!("{}_MOENSTER", felt.to_uppercase())
}

fn patterns(model: &Model, tema: &Tema) -> String {
    let statics = own_fields(model, tema).filter_map(|felt| Some((static_name(&felt.feltnavn), pattern_of(felt)?)));
    let exception = tema.geometri_undtagelse.as_ref().map(|e| ("UDEN_GEOMETRI".to_owned(), e.moenster.as_str()));
    statics
        .chain(exception)
        .map(|(name, pattern)| {
            let text = literal(pattern);
            format!(
                "static {name}: LazyLock<Regex> = LazyLock::new(|| Regex::new({text}).expect(\"modellens mønstre er gyldige\"));\n"
            )
        })
        .chain(std::iter::once("\n".to_owned()))
        .collect()
}

fn record_struct(model: &Model, tema: &Tema, names: &Names) -> String {
    let name = names.theme(tema.temakode);
    let mut out = doc("", "///", &format!("{}: {}", tema.temanavn, sentence(&tema.metadata.definition)));
    out.push_str("#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]\n#[serde(from = \"Read\")]\n");
    out.push_str(&format!("pub struct {name} {{\n"));
    for felt in own_fields(model, tema) {
        let mut text = format!("{}: {}", felt.titel, sentence(&felt.definition));
        if !felt.vaerdiomraade.is_empty() {
            text.push_str(&format!(" Værdiområde: {}", sentence(&felt.vaerdiomraade)));
        }
        if let Some(leaving) = felt.status.forbehold() {
            text.push_str(&format!(" {leaving}"));
        }
        out.push_str(&doc("    ", "///", &text));
        out.push_str(&attributes(felt, &["skip_serializing_if = \"Option::is_none\""], &[]));
        out.push_str(&format!("    pub {}: {},\n", naming::field(&felt.feltnavn), field_type(felt, names)));
    }
    out.push_str("}\n\n");
    out
}

/// The form that is read: the same fields, and members of a record that are not data.
fn read_struct(model: &Model, tema: &Tema, names: &Names) -> String {
    let name = names.theme(tema.temakode);
    let mut out = String::from("#[derive(Deserialize)]\n#[serde(deny_unknown_fields)]\nstruct Read {\n");
    let mut moves = String::new();
    for felt in own_fields(model, tema) {
        let field = naming::field(&felt.feltnavn);
        let whole = felt.datatype == Datatype::Heltal;
        let (required, optional): (&[&str], &[&str]) = if whole {
            (&["deserialize_with = \"tal::integer\""], &["default", "deserialize_with = \"tal::optional_integer\""])
        } else {
            (&[], &["default"])
        };
        out.push_str(&attributes(felt, optional, required));
        out.push_str(&format!("    {field}: {},\n", field_type(felt, names)));
        moves.push_str(&format!("            {field}: read.{field},\n"));
    }
    let system = model.felter(tema).filter(|felt| felt.er_systemfelt()).map(|felt| felt.feltnavn.clone());
    for ignored in system.chain(model.tekstkolonner(tema).into_iter().map(|(column, _)| column)) {
        out.push_str(&format!("    #[serde(default, rename = {})]\n    _{ignored}: IgnoredAny,\n", literal(&ignored)));
    }
    out.push_str("}\n\n");
    out.push_str(&format!("impl From<Read> for {name} {{\n    fn from(read: Read) -> Self {{\n"));
    out.push_str(&format!("        Self {{\n{moves}        }}\n    }}\n}}\n\n"));
    out
}

/// The serde attributes of a field, with its name where Rust's name is not the field's.
fn attributes(felt: &Felt, optional: &[&str], required: &[&str]) -> String {
    let mut list: Vec<String> =
        (if felt.er_obligatorisk() { required } else { optional }).iter().map(|&text| text.to_owned()).collect();
    let name = naming::field(&felt.feltnavn);
    if name != felt.feltnavn && !name.starts_with("r#") {
        list.push(format!("rename = {}", literal(&felt.feltnavn)));
    }
    if list.is_empty() { String::new() } else { format!("    #[serde({})]\n", list.join(", ")) }
}

fn field_type(felt: &Felt, names: &Names) -> String {
    let name = match &felt.datatype {
        Datatype::Tekst { .. } => "String".to_owned(),
        Datatype::Heltal => "i32".to_owned(),
        Datatype::Decimaltal { cifre, decimaler } => format!("Decimal<{cifre}, {decimaler}>"),
        Datatype::Dato => "Date".to_owned(),
        Datatype::Kode { kodeliste, .. } => format!("kodelister::{}", names.list(kodeliste)),
        Datatype::Uuid => "Uuid".to_owned(),
        Datatype::Tidspunkt => "Timestamp".to_owned(),
    };
    if felt.er_obligatorisk() { name } else { format!("Option<{name}>") }
}

fn record_trait(model: &Model, tema: &Tema, names: &Names) -> String {
    let has_geometry = tema.geometritype == Geometritype::Flade;
    let mut out = format!(
        "impl Record for {} {{\n    const TEMAKODE: u16 = {};\n    const TABEL: &'static str = {};\n\
         \x20   const HAS_GEOMETRY: bool = {has_geometry};\n\n",
        names.theme(tema.temakode),
        tema.temakode,
        literal(&tema.tabel)
    );
    out.push_str(&exception(model, tema));
    out.push_str("    fn validate(&self) -> Vec<Violation> {\n");
    let checks: String = own_fields(model, tema).map(|felt| checks(model, felt)).collect();
    let mutable = if checks.is_empty() { "" } else { "mut " };
    out.push_str(&format!("        let {mutable}found = Found::default();\n{checks}        found.all()\n    }}\n}}\n"));
    out
}

fn exception(model: &Model, tema: &Tema) -> String {
    let Some(exception) = &tema.geometri_undtagelse else { return String::new() };
    let Some(felt) = own_fields(model, tema).find(|f| f.feltnavn == exception.felt) else { return String::new() };
    let field = naming::field(&felt.feltnavn);
    let test = match (&felt.datatype, felt.er_obligatorisk()) {
        (Datatype::Tekst { .. }, true) => format!("!UDEN_GEOMETRI.is_match(&self.{field})"),
        (Datatype::Tekst { .. }, false) => format!("!self.{field}.as_deref().is_some_and(|v| UDEN_GEOMETRI.is_match(v))"),
        _ => return String::new(),
    };
    format!("    fn has_geometry(&self) -> bool {{\n        {test}\n    }}\n\n")
}

/// The checks of one field, inside `if let` where it may be without a value.
fn checks(model: &Model, felt: &Felt) -> String {
    let field = naming::field(&felt.feltnavn);
    let required = felt.er_obligatorisk();
    let (borrowed, value) = match required {
        true => (format!("&self.{field}"), format!("self.{field}")),
        false => ("v".to_owned(), "*v".to_owned()),
    };
    let lines = match &felt.datatype {
        Datatype::Tekst { laengde, .. } => {
            let pattern = pattern_of(felt).map_or("None".to_owned(), |_| format!("Some(&{})", static_name(&felt.feltnavn)));
            vec![format!("found.text({}, {borrowed}, {required}, {laengde}, {pattern});", literal(&felt.feltnavn))]
        }
        Datatype::Heltal => bounds(felt, &value, 1),
        Datatype::Decimaltal { decimaler, .. } => {
            let number = if required { format!("{value}.scaled()") } else { "v.scaled()".to_owned() };
            bounds(felt, &number, 10_i128.saturating_pow(u32::from(*decimaler)))
        }
        Datatype::Kode { kodeliste, tilladte } => {
            let code = if required { value } else { "v".to_owned() };
            let koder = model.kodeliste(kodeliste).map_or(&[][..], |list| &list.koder);
            code_checks(felt, koder, tilladte, &code)
        }
        Datatype::Dato | Datatype::Uuid | Datatype::Tidspunkt => Vec::new(),
    };
    block(&lines, (!required).then_some(&field))
}

fn bounds(felt: &Felt, value: &str, scale: i128) -> Vec<String> {
    let scaled = |bound: i64| i128::from(bound).saturating_mul(scale);
    let test = match (felt.minimum.map(scaled), felt.maksimum.map(scaled)) {
        (Some(low), Some(high)) => format!("!({low}..={high}).contains(&{value})"),
        (Some(low), None) => format!("{value} < {low}"),
        (None, Some(high)) => format!("{value} > {high}"),
        (None, None) => return Vec::new(),
    };
    let test = test.replace("&*v", "v");
    vec![format!("found.add_if({test}, \"uden-for-vaerdiomraade\", {});", literal(&felt.feltnavn))]
}

fn code_checks(felt: &Felt, koder: &[Kode], allowed: &[i64], code: &str) -> Vec<String> {
    let name = literal(&felt.feltnavn);
    let mut lines = Vec::new();
    if !allowed.is_empty() {
        lines.push(format!("found.add_if(!{allowed:?}.contains(&{code}.kode()), \"ukendt-kode\", {name});"));
    }
    if koder.iter().any(|kode| kode.aktiv != 1) {
        lines.push(format!("found.add_if(!{code}.aktiv(), \"udgaaet-kode\", {name});"));
    }
    lines
}

fn block(lines: &[String], optional: Option<&String>) -> String {
    if lines.is_empty() {
        return String::new();
    }
    match optional {
        None => lines.iter().map(|line| format!("        {line}\n")).collect(),
        Some(field) => {
            let inner: String = lines.iter().map(|line| format!("            {line}\n")).collect();
            format!("        if let Some(v) = &self.{field} {{\n{inner}        }}\n")
        }
    }
}
