//! The model's names are not the program's: no field, theme number, code list or count of municipalities is written in Rust, but
//! in the few places that are listed here, each for a reason.

use super::imports::sources;
use crate::common::model::embedded;
use std::collections::BTreeSet;

/// Where a name of the model may be, and why.
const EXCEPTIONS: [(&str, &str); 17] = [
    ("src/discretion/tables/sizes.rs", "numbers of the rule that names the indicators of size"),
    ("src/discretion/view/proof.rs", "keys of the cases that `sdm audit` reads"),
    ("src/discretion/system/proof.rs", "keys of the cases that `sdm audit` reads"),
    ("src/rules/diskretion/for_lille_omraade.rs", "Danish words of its message"),
    ("src/rules/struktur/", "placeholders of messages"),
    ("src/emit/sql/geofa.rs", "GeoFA's own table of general fields, as GeoFA 1.7 has it"),
    ("src/emit/sql/table_constraints.rs", "GeoFA's own version column"),
    ("src/emit/sql/columns.rs", "GeoFA's own version column"),
    ("src/emit/sql/table.rs", "a suffix of index names"),
    ("src/emit/rust/library.rs", "an example in the generated crate's documentation"),
    ("src/delivery/read/postgres.rs", "columns of GeoFA's own views that order rows"),
    ("src/model/resolve.rs", "the lists that are made of indicators, sources and rule sets get their names here"),
    ("src/emit/docs/site.rs", "the list of categories, whose page says which indicators have each"),
    ("src/report/", "labels of reports that are spelled like a field"),
    ("src/emit/docs/words.rs", "Danish words for kinds that are spelled like a field"),
    ("src/model/", "keys of the model's own YAML that are spelled like a field"),
    ("src/cli/", "words of the command line that are spelled like a field"),
];

/// Placeholders of messages are named by the rules, some of them like the field that they are about.
fn is_placeholder(line: &str, word: &str) -> bool {
    line.contains(&format!("Fact::model(\"{word}\""))
        || line.contains(&format!("Fact::number(\"{word}\""))
        || line.contains(&format!("Fact::data(\"{word}\""))
}

/// A file's code: without comments, and without the tests at its end.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end].lines().enumerate().map(|(at, line)| (at + 1, line)).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The names of fields and code lists of the embedded model, and the numbers of its themes.
fn names() -> (BTreeSet<String>, BTreeSet<String>) {
    let model = embedded();
    let mut words = BTreeSet::new();
    for tema in &model.temaer {
        words.extend(model.felter(tema).flat_map(|f| [f.feltnavn.clone(), f.feltnavn10.clone()]));
        words.insert(tema.tabel.clone());
    }
    words.extend(model.kodelister.iter().map(|l| l.navn.clone()));
    (words, model.temaer.iter().map(|t| t.temakode.to_string()).collect())
}

#[test]
fn no_name_of_the_model_is_written_in_rust() {
    let (words, numbers) = names();
    let mut found = Vec::new();
    let mut used = BTreeSet::new();
    for (_, path, text) in sources() {
        let path = path.display().to_string().replace('\\', "/");
        let exception = EXCEPTIONS.iter().find(|(allowed, _)| path.starts_with(allowed));
        for (at, line) in code(&text) {
            // In the table of rules the names are those of placeholders and parameters.
            let is_table = path == "src/rules/table.rs";
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            let named = quoted.iter().filter(|q| words.contains(**q) && !is_placeholder(line, q) && !is_table);
            let numbered = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|w| numbers.contains(*w));
            let all: Vec<&str> = named.copied().chain(numbered).collect();
            match exception {
                _ if all.is_empty() => {}
                Some((allowed, _)) => drop(used.insert(*allowed)),
                None => found.push(format!("{path}:{at}: {}", all.join(", "))),
            }
        }
    }
    assert!(found.is_empty(), "give the field, theme or code a role (src/index/roles.rs):\n{}", found.join("\n"));
    let idle: Vec<&str> = EXCEPTIONS.iter().map(|(path, _)| *path).filter(|path| !used.contains(path)).collect();
    assert!(idle.is_empty(), "no longer needed: {idle:?}");
}

#[test]
fn the_check_itself_sees_names() {
    let (words, numbers) = names();
    assert!(words.contains("overordnet_nr") && words.contains("d_6301_koen") && numbers.contains("6301"));
    assert_eq!(code("a\n// b\nc\n#[cfg(test)]\nd").map(|(at, _)| at).collect::<Vec<_>>(), [1, 3]);
    assert!(is_placeholder("Fact::model(\"note\", x)", "note") && !is_placeholder("index(\"note\")", "note"));
}
