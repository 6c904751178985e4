//! One field as a JSON Schema.

use crate::emit::record;
use crate::emit::sentence::sentence;
use crate::model::{Datatype, Felt, Kode, Model, Tema};
use serde_json::{Map, Value, json};

/// Lists with at most this many codes are spelt out in the field's description.
const CODES_IN_TEXT: usize = 20;

/// A calendar date, exact in every engine and whether or not it asserts `format`: months of 31 and 30 days,
/// February, and 29 February in leap years only.
const DATE: &str = concat!(
    "^([0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))",
    "|([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29)$"
);

/// 8-4-4-4-12 hexadecimal digits.
const UUID: &str = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";

/// Time of day and zone after a date and `T`; no leap second, as PostgreSQL would move it to the next minute.
const CLOCK: &str = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$";

/// A text that ends in a newline: Python's `$` matches before it, the others' does not, so it is refused apart.
pub(super) const TRAILING_NEWLINE: &str = "\\n$";

/// Control characters but tab and line ends: no text of a field has them.
const CONTROL: &str = "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]";

/// A sign that is not blank (space, tab, carriage return, no-break space): a text of blanks alone is no value.
const NOT_BLANK: &str = "[^ \\t\\r\\u00a0]";

/// The schema of a field: a system field takes anything, as its content is ignored.
pub(super) fn schema(model: &Model, felt: &Felt) -> Value {
    let mut schema = Map::new();
    schema.insert("title".to_owned(), json!(felt.titel));
    schema.insert("description".to_owned(), json!(description(model, felt)));
    if !felt.er_systemfelt() {
        schema.extend(constraints(model, felt));
        let example = record::example_value(felt);
        if !example.is_null() {
            schema.insert("examples".to_owned(), json!([example]));
        }
    }
    if felt.status.er_paa_vej_ud() {
        schema.insert("deprecated".to_owned(), json!(true));
    }
    Value::Object(schema)
}

/// The schema of a column that GeoFA adds with a code's text.
pub(super) fn text_column(felt: &Felt) -> Value {
    json!({
        "title": format!("{} (tekst)", felt.titel),
        "description": format!("Teksten til {}, som GeoFA tilføjer. Indholdet læses ikke.", felt.feltnavn),
    })
}

/// Definitions that the theme's fields refer to, by name.
pub(super) fn definitions(model: &Model, tema: &Tema) -> Map<String, Value> {
    let used = |wanted: &Datatype| model.felter(tema).any(|f| !f.er_systemfelt() && f.datatype == *wanted);
    let mut definitions = Map::new();
    let text = |felt: &Felt| !felt.er_systemfelt() && matches!(felt.datatype, Datatype::Tekst { .. });
    if model.felter(tema).any(text) {
        let definition = json!({
            "description": "En tekst uden styretegn.",
            "type": ["string", "null"],
            "not": never_text(CONTROL),
        });
        definitions.insert("tekst".to_owned(), definition);
    }
    if used(&Datatype::Dato) {
        definitions.insert("dato".to_owned(), pattern_definition("En dato i kalenderen, ÅÅÅÅ-MM-DD.", "date", DATE));
    }
    if used(&Datatype::Tidspunkt) {
        let pattern = format!("{}{CLOCK}", DATE.trim_end_matches('$'));
        let text = "Et tidspunkt med tidszone, ÅÅÅÅ-MM-DDTtt:mm:ss+tt:mm eller med Z.";
        definitions.insert("tidspunkt".to_owned(), pattern_definition(text, "date-time", &pattern));
    }
    if used(&Datatype::Uuid) {
        definitions.insert("uuid".to_owned(), pattern_definition("Et UUID.", "uuid", UUID));
    }
    definitions
}

/// Year 0000 is in no calendar: PostgreSQL and Python refuse it, so the pattern is helped by a second one.
fn pattern_definition(description: &str, format: &str, pattern: &str) -> Value {
    let never = if format == "uuid" { TRAILING_NEWLINE.to_owned() } else { format!("^0000|{TRAILING_NEWLINE}") };
    json!({
        "description": description,
        "type": ["string", "null"],
        "format": format,
        "pattern": pattern,
        "not": never_text(&never),
    })
}

/// For `not`: the texts that match. The type must be given, because a pattern alone is true of every null.
pub(super) fn never_text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// What a value must be.
fn constraints(model: &Model, felt: &Felt) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("type".to_owned(), types(felt));
    match &felt.datatype {
        Datatype::Tekst { laengde, moenster, .. } => text(felt, *laengde, moenster.as_deref(), &mut out),
        Datatype::Heltal => {
            let minimum = felt.minimum.map_or(i64::from(i32::MIN), |m| m.max(i64::from(i32::MIN)));
            let maximum = felt.maksimum.map_or(i64::from(i32::MAX), |m| m.min(i64::from(i32::MAX)));
            out.insert("minimum".to_owned(), json!(minimum));
            out.insert("maximum".to_owned(), json!(maximum));
        }
        Datatype::Decimaltal { cifre, decimaler } => decimal(felt, cifre.saturating_sub(*decimaler), &mut out),
        Datatype::Kode { .. } => codes(model, felt, &mut out),
        Datatype::Dato => refer("dato", &mut out),
        Datatype::Uuid => refer("uuid", &mut out),
        Datatype::Tidspunkt => refer("tidspunkt", &mut out),
    }
    out
}

fn types(felt: &Felt) -> Value {
    let name = match felt.datatype {
        Datatype::Heltal | Datatype::Kode { .. } => "integer",
        Datatype::Decimaltal { .. } => "number",
        _ => "string",
    };
    if felt.er_obligatorisk() { json!(name) } else { json!([name, "null"]) }
}

fn text(felt: &Felt, length: u32, pattern: Option<&str>, out: &mut Map<String, Value>) {
    refer("tekst", out);
    if felt.er_obligatorisk() {
        out.insert("minLength".to_owned(), json!(1));
    }
    out.insert("maxLength".to_owned(), json!(length));
    let pattern = pattern.or(felt.er_obligatorisk().then_some(NOT_BLANK));
    if let Some(pattern) = pattern {
        out.insert("pattern".to_owned(), json!(pattern));
        if pattern.ends_with('$') {
            out.insert("not".to_owned(), never_text(TRAILING_NEWLINE));
        }
    }
}

/// `whole` digits before the decimal point: |x| < 10^whole, a bound that a float holds exactly, unlike 0.01.
fn decimal(felt: &Felt, whole: u8, out: &mut Map<String, Value>) {
    let limit = 10_i64.checked_pow(u32::from(whole));
    let bound = |sign: i64| limit.map_or_else(|| json!(sign as f64 * 10_f64.powi(i32::from(whole))), |l| json!(sign * l));
    match felt.minimum {
        Some(minimum) if limit.is_none_or(|l| minimum > -l) => out.insert("minimum".to_owned(), json!(minimum)),
        _ => out.insert("exclusiveMinimum".to_owned(), bound(-1)),
    };
    match felt.maksimum {
        Some(maximum) if limit.is_none_or(|l| maximum < l) => out.insert("maximum".to_owned(), json!(maximum)),
        _ => out.insert("exclusiveMaximum".to_owned(), bound(1)),
    };
}

/// The codes that may be used today: a retired code is refused as an unknown one is.
fn codes(model: &Model, felt: &Felt, out: &mut Map<String, Value>) {
    let mut values: Vec<Value> = usable(model, felt).iter().map(|kode| json!(kode.kode)).collect();
    if !felt.er_obligatorisk() {
        values.push(Value::Null);
    }
    out.insert("enum".to_owned(), Value::Array(values));
}

fn usable<'a>(model: &'a Model, felt: &Felt) -> Vec<&'a Kode> {
    let Datatype::Kode { kodeliste, tilladte } = &felt.datatype else { return Vec::new() };
    let Some(list) = model.kodeliste(kodeliste) else { return Vec::new() };
    let allowed = |kode: &&Kode| kode.aktiv == 1 && (tilladte.is_empty() || tilladte.contains(&kode.kode));
    list.koder.iter().filter(allowed).collect()
}

fn refer(definition: &str, out: &mut Map<String, Value>) {
    out.insert("$ref".to_owned(), json!(format!("#/$defs/{definition}")));
}

/// Definition, value range, and the codes where they are few enough to read.
fn description(model: &Model, felt: &Felt) -> String {
    let mut parts = vec![sentence(&felt.definition)];
    parts.extend(felt.status.forbehold().map(str::to_owned));
    if felt.er_systemfelt() {
        parts.push("Udfyldes af systemet; indholdet læses ikke.".to_owned());
        return parts.join(" ");
    }
    if !felt.vaerdiomraade.is_empty() {
        parts.push(format!("Værdiområde: {}", sentence(&felt.vaerdiomraade)));
    }
    let codes = usable(model, felt);
    if (1..=CODES_IN_TEXT).contains(&codes.len()) {
        let texts: Vec<String> = codes.iter().map(|kode| format!("{} {}", kode.kode, kode.tekst)).collect();
        parts.push(format!("Koder: {}.", texts.join("; ")));
    }
    parts.join(" ")
}
