//! Rust names made from the model's names and texts: deterministic, ASCII, never two alike where both are seen.

use crate::model::{Kodeliste, Model};
use std::collections::{BTreeMap, BTreeSet};

/// Longest name made from a code's text; a longer one is cut at a word.
const LONGEST: usize = 48;

/// Names that the crate's root has already.
const TAKEN: &[&str] = &[
    "CheckError",
    "Date",
    "Decimal",
    "Feature",
    "FeatureCollection",
    "FormatError",
    "Found",
    "Geometry",
    "IgnoredAny",
    "LazyLock",
    "NumberError",
    "Option",
    "Position",
    "Read",
    "Record",
    "Regex",
    "Result",
    "Ring",
    "Self",
    "String",
    "Timestamp",
    "Uuid",
    "Vec",
    "Violation",
];

/// Words that Rust keeps for itself, and that a field may nevertheless be called.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override",
    "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The type names of code lists and themes.
pub(super) struct Names {
    lists: BTreeMap<String, String>,
    themes: BTreeMap<u16, String>,
}

impl Names {
    /// All type names of a model.
    pub(super) fn of(model: &Model) -> Self {
        let mut taken: BTreeSet<String> = TAKEN.iter().map(|&name| name.to_owned()).collect();
        let mut theme = |table: &str| type_name(table, "t_", &mut taken);
        let themes = model.temaer.iter().map(|tema| (tema.temakode, theme(&tema.tabel))).collect();
        let mut taken = ["Option", "Result", "Self", "String", "UnknownCode"].map(str::to_owned).into();
        let mut list = |table: &str| type_name(table, "d_", &mut taken);
        let lists = model.kodelister.iter().map(|l| (l.navn.clone(), list(&l.navn))).collect();
        Names { lists, themes }
    }

    /// The enum of a code list; empty where the model has no such list, which a resolved model never lacks.
    pub(super) fn list(&self, name: &str) -> &str {
        self.lists.get(name).map_or("", String::as_str)
    }

    /// The struct of a theme.
    pub(super) fn theme(&self, temakode: u16) -> &str {
        self.themes.get(&temakode).map_or("", String::as_str)
    }
}

/// A field's name as a Rust identifier.
pub(super) fn field(feltnavn: &str) -> String {
    if KEYWORDS.contains(&feltnavn) {
        return format!("r#{feltnavn}");
    }
    // These four cannot be raw identifiers.
    if matches!(feltnavn, "self" | "super" | "crate" | "_") { format!("{feltnavn}_") } else { feltnavn.to_owned() }
}

/// The variant names of a list, in the order of its codes: from the text, or text and code where a lower code has the
/// same text, so that a code added later renames none before it.
pub(super) fn variants(list: &Kodeliste) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::from(["Self".to_owned()]);
    list.koder
        .iter()
        .map(|kode| {
            let number = kode.kode.to_string().replace('-', "Minus");
            let mut name = camel(&kode.tekst);
            if name.is_empty() || taken.contains(&name) {
                name = format!("{}{number}", if name.is_empty() { "Kode" } else { name.as_str() });
            }
            while !taken.insert(name.clone()) {
                name.push_str("Kode");
                name.push_str(&number);
            }
            name
        })
        .collect()
}

/// `t_6301_soc_opg` → `SocOpg`; with the number behind it where another has the name.
fn type_name(table: &str, prefix: &str, taken: &mut BTreeSet<String>) -> String {
    let rest = table.strip_prefix(prefix).unwrap_or(table);
    let (number, words) = match rest.split_once('_') {
        Some((number, words)) if number.bytes().all(|b| b.is_ascii_digit()) => (number, words),
        _ => ("", rest),
    };
    let short = camel(words);
    let long = format!("{short}{number}");
    let mut name = if taken.contains(&short) { long } else { short };
    while !taken.insert(name.clone()) {
        name.push('X');
    }
    name
}

/// Danish text as CamelCase in ASCII; `0–5 år` → `N0Til5Aar`, as a name cannot begin with a digit.
fn camel(text: &str) -> String {
    let mut name = String::new();
    for word in ascii(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !name.is_empty() && name.len() + word.len() > LONGEST {
            break;
        }
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        name.push_str(rest);
    }
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("N{name}") } else { name }
}

/// Danish and common foreign letters by their usual spelling, signs with a meaning as words, all else as a blank.
fn ascii(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|i| letters.get(i)).is_some_and(char::is_ascii_digit);
    let mut out = String::new();
    for (i, &c) in letters.iter().enumerate() {
        match c {
            'æ' | 'ä' => out.push_str("ae"),
            'Æ' | 'Ä' => out.push_str("Ae"),
            'ø' | 'ö' => out.push_str("oe"),
            'Ø' | 'Ö' => out.push_str("Oe"),
            'å' => out.push_str("aa"),
            'Å' => out.push_str("Aa"),
            'é' | 'è' | 'ë' => out.push('e'),
            'É' => out.push('E'),
            'ü' => out.push('u'),
            'ß' => out.push_str("ss"),
            '–' | '-' if digit(i.checked_sub(1)) && digit(Some(i + 1)) => out.push_str(" Til "),
            '+' if digit(i.checked_sub(1)) => out.push_str(" Plus "),
            '%' => out.push_str(" Procent "),
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ => out.push(' '),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_names() {
        for (text, name) in [
            ("mand", "Mand"),
            ("0–5 år", "N0Til5Aar"),
            ("80+", "N80Plus"),
            ("Københavns Kommune", "KoebenhavnsKommune"),
            ("Ærø (øen)", "AeroeOeen"),
            ("ikke-vestlig", "IkkeVestlig"),
            ("…", ""),
        ] {
            assert_eq!(camel(text), name, "{text}");
        }
        assert!(camel(&"meget lange ord ".repeat(20)).len() <= LONGEST);
    }

    #[test]
    fn table_names_become_types_that_differ() {
        let mut taken = BTreeSet::from(["Date".to_owned()]);
        let mut name = |table| type_name(table, "d_", &mut taken);
        assert_eq!(name("d_6301_koen"), "Koen");
        assert_eq!(name("d_6302_koen"), "Koen6302");
        assert_eq!(name("d_6302_koen"), "Koen6302X");
        assert_eq!(name("d_basis_ja_nej"), "BasisJaNej");
        assert_eq!(name("d_6309_date"), "Date6309");
    }

    #[test]
    fn a_field_may_be_a_word_of_rust() {
        assert_eq!(field("type"), "r#type");
        assert_eq!(field("self"), "self_");
        assert_eq!(field("note"), "note");
    }
}
