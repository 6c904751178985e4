//! Whether a file has the form of its kind: keys, types, choices, patterns, limits. One message per fault, in words.

use super::element::Tosproget;
use super::finding::{ModelFinding, bilingual, closest};
use super::yaml::{Index, Span, Style, escape};
use crate::finding::Level;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Code of the fault "a key that the element does not have".
const UNKNOWN_KEY: &str = "ukendt-noegle";

/// A file's schema, compiled.
pub(super) struct Structure {
    schema: Value,
    validator: jsonschema::Validator,
}

/// What one check needs to know of the file.
struct Locator<'a> {
    file: &'a str,
    index: &'a Index,
}

/// What a message says.
struct Violation {
    code: &'static str,
    da: String,
    en: String,
    hint: Option<Tosproget>,
}

impl Structure {
    /// Compiles a schema made by `schema_of`; `None` if it is no schema, which is a fault in the program.
    pub(super) fn new(schema: Value) -> Option<Self> {
        let validator =
            jsonschema::draft202012::options().with_pattern_options(jsonschema::PatternOptions::regex()).build(&schema).ok()?;
        Some(Structure { schema, validator })
    }

    /// Every fault in the form of a file.
    pub(super) fn check(&self, file: &str, value: &Value, index: &Index) -> Vec<ModelFinding> {
        let locator = Locator { file, index };
        let mut findings = Vec::new();
        let mut missing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for error in self.validator.iter_errors(&as_written(value)) {
            let pointer = error.instance_path().as_str();
            match error.kind() {
                ValidationErrorKind::AdditionalProperties { unexpected } => {
                    let known = self.properties(&error);
                    findings.extend(unexpected.iter().map(|key| unknown_key(&locator, pointer, key, &known)));
                }
                ValidationErrorKind::Required { property } => {
                    let key = property.as_str().unwrap_or_default().to_string();
                    missing.entry(pointer.to_string()).or_default().insert(key);
                }
                // An empty value is a fault of its own already.
                ValidationErrorKind::Type { .. } if error.instance().is_null() => {}
                kind => findings.push(locator.finding(pointer, violation(kind, error.instance(), locator.source(pointer)))),
            }
        }
        drop_misspelt(&mut missing, &findings);
        findings.extend(missing.iter().filter(|(_, keys)| !keys.is_empty()).map(|(p, keys)| missing_keys(&locator, p, keys)));
        findings
    }

    /// The keys that the object at fault may have.
    fn properties(&self, error: &ValidationError<'_>) -> Vec<String> {
        let path = error.schema_path().as_str();
        let object = path.rfind('/').map_or("", |end| &path[..end]);
        let properties = self.schema.pointer(object).and_then(|o| o.get("properties")).and_then(Value::as_object);
        properties.map(|p| p.keys().cloned().collect()).unwrap_or_default()
    }
}

impl Locator<'_> {
    fn finding(&self, pointer: &str, violation: Violation) -> ModelFinding {
        let span = self.index.spot(pointer).map(|s| s.value).unwrap_or_default();
        self.at(pointer, span, violation)
    }

    fn at(&self, pointer: &str, span: Span, violation: Violation) -> ModelFinding {
        ModelFinding {
            file: self.file.to_string(),
            line: span.line,
            column: span.column,
            end_column: span.column + span.len,
            pointer: pointer.to_string(),
            level: Level::Fejl,
            code: violation.code,
            da: violation.da,
            en: violation.en,
            hint: violation.hint,
        }
    }

    /// The text of a plain scalar as written in the file.
    fn source(&self, pointer: &str) -> Option<&str> {
        let spot = self.index.exact(pointer)?;
        spot.scalar.as_ref().filter(|(_, style)| *style == Style::Plain).map(|(text, _)| text.as_str())
    }
}

/// A value in which a decimal is none of the whole numbers: `1000.0` is an integer to JSON Schema, and to nobody who reads it.
fn as_written(value: &Value) -> Value {
    match value {
        Value::Number(number) if number.is_f64() => {
            let decimal = number.as_f64().map(|n| if n.fract() == 0.0 { n.next_up() } else { n });
            decimal.and_then(serde_json::Number::from_f64).map_or_else(|| value.clone(), Value::Number)
        }
        Value::Array(items) => Value::Array(items.iter().map(as_written).collect()),
        Value::Object(entries) => Value::Object(entries.iter().map(|(key, item)| (key.clone(), as_written(item))).collect()),
        _ => value.clone(),
    }
}

fn unknown_key(locator: &Locator<'_>, pointer: &str, key: &str, known: &[String]) -> ModelFinding {
    let child = format!("{pointer}/{}", escape(key));
    let span = locator.index.exact(&child).map(|s| s.head()).unwrap_or_default();
    let hint = match closest(key, known.iter().map(String::as_str)) {
        Some(near) => bilingual(format!("mente du «{near}»?"), format!("did you mean «{near}»?")),
        None => bilingual(format!("her kan stå: {}", known.join(", ")), format!("allowed here: {}", known.join(", "))),
    };
    let violation = Violation {
        code: UNKNOWN_KEY,
        da: format!("ukendt nøgle «{key}»"),
        en: format!("unknown key «{key}»"),
        hint: Some(hint),
    };
    locator.at(&child, span, violation)
}

/// All that one element lacks, in one finding at its key or where it begins.
fn missing_keys(locator: &Locator<'_>, pointer: &str, keys: &BTreeSet<String>) -> ModelFinding {
    let span = locator.index.spot(pointer).map(|s| s.head()).unwrap_or_default();
    let names = keys.iter().cloned().collect::<Vec<_>>().join("», «");
    let (da, en) = if keys.len() == 1 {
        (format!("nøglen «{names}» mangler"), format!("the key «{names}» is missing"))
    } else {
        (format!("nøglerne «{names}» mangler"), format!("the keys «{names}» are missing"))
    };
    locator.at(pointer, span, Violation { code: "manglende-noegle", da, en, hint: None })
}

/// A misspelt key is also a missing key; its hint names the right one, and once is enough.
fn drop_misspelt(missing: &mut BTreeMap<String, BTreeSet<String>>, findings: &[ModelFinding]) {
    for finding in findings.iter().filter(|f| f.code == UNKNOWN_KEY) {
        let near = finding.hint.as_ref().and_then(|h| h.da.strip_prefix("mente du «")?.strip_suffix("»?"));
        let object = finding.pointer.rfind('/').map(|end| &finding.pointer[..end]);
        if let (Some(near), Some(keys)) = (near, object.and_then(|o| missing.get_mut(o))) {
            keys.remove(near);
        }
    }
}

/// The message for every kind of fault that our schemas can give, but unknown and missing keys.
fn violation(kind: &ValidationErrorKind, value: &Value, source: Option<&str>) -> Violation {
    match kind {
        ValidationErrorKind::Type { kind: TypeKind::Single(expected) } => wrong_type(*expected, value, source),
        ValidationErrorKind::Enum { options } => not_an_option(options, value),
        ValidationErrorKind::Pattern { pattern } => wrong_pattern(pattern, value),
        ValidationErrorKind::MinLength { .. } => limit("tom-tekst", "teksten er tom", "the text is empty"),
        ValidationErrorKind::MaxLength { limit: most } => {
            let length = value.as_str().map_or(0, |text| text.chars().count());
            limit(
                "for-lang-tekst",
                &format!("teksten er på {length} tegn; der må højst være {most}"),
                &format!("the text has {length} characters; at most {most} are allowed"),
            )
        }
        ValidationErrorKind::Minimum { limit: least } => {
            limit("uden-for-graense", &format!("{value} er under {least}"), &format!("{value} is less than {least}"))
        }
        ValidationErrorKind::Maximum { limit: most } => {
            limit("uden-for-graense", &format!("{value} er over {most}"), &format!("{value} is more than {most}"))
        }
        other => limit(
            "forkert-form",
            &format!("værdien har ikke den rette form ({})", other.keyword()),
            &format!("the value does not have the right form ({})", other.keyword()),
        ),
    }
}

fn limit(code: &'static str, da: &str, en: &str) -> Violation {
    Violation { code, da: da.to_string(), en: en.to_string(), hint: None }
}

fn wrong_type(expected: JsonType, value: &Value, source: Option<&str>) -> Violation {
    let (want_da, want_en) = type_names(expected);
    let found = found(value);
    let shown = source.map(str::to_string).or_else(|| value.as_str().map(str::to_string));
    let shown = shown.map(|text| format!("«{text}» ")).unwrap_or_default();
    let hint = match (expected, value) {
        (JsonType::String, Value::Number(_) | Value::Bool(_)) => source
            .map(|text| bilingual(format!("skal stå i citationstegn: \"{text}\""), format!("must be in quotes: \"{text}\""))),
        (JsonType::Integer | JsonType::Number, Value::String(text)) if text.parse::<f64>().is_ok() => {
            Some(bilingual("skriv tallet uden citationstegn", "write the number without quotes"))
        }
        (JsonType::Integer, Value::Number(_)) => {
            Some(bilingual("skriv tallet uden decimaler", "write the number without decimals"))
        }
        (JsonType::Boolean, _) => Some(bilingual("skriv true eller false", "write true or false")),
        (JsonType::Array, _) => Some(bilingual("skriv «- » foran hvert punkt", "write «- » before each item")),
        _ => None,
    };
    Violation {
        code: "forkert-type",
        da: format!("{shown}er {}; her skal stå {want_da}", found.0),
        en: format!("{shown}is {}; {want_en} is required here", found.1),
        hint,
    }
    .capitalised(&found)
}

impl Violation {
    /// Without a quoted value in front, the sentence begins with what was found.
    fn capitalised(mut self, found: &(&str, &str)) -> Self {
        if self.da.starts_with("er ") {
            self.da = self.da.replacen(&format!("er {}", found.0), &format!("her står {}", found.0), 1);
            self.en = self.en.replacen(&format!("is {}", found.1), &format!("found {} here", found.1), 1);
        }
        self
    }
}

fn type_names(kind: JsonType) -> (&'static str, &'static str) {
    match kind {
        JsonType::String => ("en tekst", "a text"),
        JsonType::Integer => ("et helt tal", "a whole number"),
        JsonType::Number => ("et tal", "a number"),
        JsonType::Boolean => ("true eller false", "true or false"),
        JsonType::Array => ("en liste", "a list"),
        JsonType::Object => ("en gruppe af nøgler", "a group of keys"),
        JsonType::Null => ("ingenting", "nothing"),
    }
}

fn found(value: &Value) -> (&'static str, &'static str) {
    match value {
        Value::Null => ("ingenting", "nothing"),
        Value::Bool(_) => ("sandt eller falsk", "true or false"),
        Value::Number(_) => ("et tal", "a number"),
        Value::String(_) => ("en tekst", "a text"),
        Value::Array(_) => ("en liste", "a list"),
        Value::Object(_) => ("en gruppe af nøgler", "a group of keys"),
    }
}

fn not_an_option(options: &Value, value: &Value) -> Violation {
    let options: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let text = value.as_str().unwrap_or_default();
    let hint = match closest(text, options.iter().copied()) {
        Some(near) => bilingual(format!("mente du «{near}»?"), format!("did you mean «{near}»?")),
        None => {
            let all = options.join(", ");
            bilingual(format!("vælg mellem: {all}"), format!("choose among: {all}"))
        }
    };
    let text = if text.is_empty() { value.to_string() } else { text.to_string() };
    Violation {
        code: "ukendt-vaerdi",
        da: format!("«{text}» er ikke en af de værdier, der kan stå her"),
        en: format!("«{text}» is not one of the values allowed here"),
        hint: Some(hint),
    }
}

/// Patterns of the element types, in words.
const PATTERNS: &[(&str, &str, &str)] = &[
    (
        "^[a-z][a-z0-9-]*$",
        "små bogstaver a–z, cifre og bindestreg, først et bogstav",
        "lower-case a–z, digits and hyphen, a letter first",
    ),
    (
        "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        "små bogstaver a–z og cifre i ord med bindestreg imellem",
        "lower-case a–z and digits in words with hyphens between",
    ),
    ("^[a-z]+(-[a-z]+)*$", "små bogstaver a–z i ord med bindestreg imellem", "lower-case a–z in words with hyphens between"),
    ("^[a-z0-9-]+$", "små bogstaver a–z, cifre og bindestreg", "lower-case a–z, digits and hyphen"),
    (
        "^[a-z][a-z0-9_]*$",
        "små bogstaver a–z, cifre og understreg, først et bogstav",
        "lower-case a–z, digits and underscore, a letter first",
    ),
    (
        "^d_[a-z0-9_]+$",
        "«d_» fulgt af små bogstaver a–z, cifre og understreg",
        "«d_» followed by lower-case a–z, digits and underscore",
    ),
    (
        "^t_63[0-9]{2}_[a-z0-9_]+$",
        "«t_63» fulgt af to cifre, understreg og navnet",
        "«t_63» followed by two digits, underscore and the name",
    ),
    ("^[0-9]+[.][0-9]+[.][0-9]+$", "en version med tre tal, fx \"1.0.0\"", "a version of three numbers, as \"1.0.0\""),
    ("^[0-9]+([.][0-9]+)?$", "et tal med punktum, fx \"2.70\"", "a number with a point, as \"2.70\""),
    ("^https?://", "et link, der begynder med https://", "a link that begins with https://"),
    (
        "^https://.*/$",
        "en adresse, der begynder med https:// og slutter med /",
        "an address that begins with https:// and ends with /",
    ),
    ("^[0-9]{4}$", "fire cifre", "four digits"),
    ("^[0-9]{3}-REGION$", "tre cifre og «-REGION»", "three digits and «-REGION»"),
];

fn wrong_pattern(pattern: &str, value: &Value) -> Violation {
    let text = value.as_str().unwrap_or_default();
    let words = PATTERNS.iter().find(|(known, _, _)| *known == pattern);
    let hint = words.map_or_else(
        || bilingual(format!("skal passe til mønsteret {pattern}"), format!("must match the pattern {pattern}")),
        |(_, da, en)| bilingual(format!("skal være {da}"), format!("must be {en}")),
    );
    Violation {
        code: "forkert-moenster",
        da: format!("«{text}» har ikke den rette form"),
        en: format!("«{text}» does not have the right form"),
        hint: Some(hint),
    }
}
