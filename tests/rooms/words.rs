//! Names and comments use the terms of `docs/glossary.md` and plain English (`docs/style.md`): the private words and Danish
//! calques that they replaced are nowhere in `src`, `tests` and `docs`.

use std::fs;
use std::path::{Path, PathBuf};

/// Private names, and English words that were used for Danish ones: as a word, or as a part of an identifier.
const WORDS: [&str; 23] = [
    "asker",
    "askers",
    "beside",
    "market",
    "markets",
    "mover",
    "movers",
    "reckon",
    "reckoned",
    "reckoning",
    "reckons",
    "stand",
    "standing",
    "stands",
    "stood",
    "tangle",
    "tangles",
    "tell",
    "telling",
    "tells",
    "told",
    "twin",
    "twins",
];

/// Sentence forms.
const PHRASES: [&str; 6] = ["none where", "give back", "gives back", "giving back", "hang together", "hangs together"];

/// Where they may be, and why.
const EXCEPTIONS: [(&str, &str); 4] = [
    ("docs/glossary.md", "explains the names that are left in discretion/"),
    ("docs/style.md", "shows the forms to avoid"),
    ("src/discretion/", "is to be rebuilt on one system of variables and equations, and renamed with it"),
    ("tests/rooms/words.rs", "lists them"),
];

/// Files under a folder that people read, sorted.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs" || e == "md") {
            found.push(path);
        }
    }
}

/// The words of a text in lower case, those of an identifier apart: `isTold`, `is_told` and `ToldCell` have `told`.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in text.chars() {
        if !c.is_alphabetic() || (c.is_uppercase() && was_lower) {
            words.push(String::new());
        }
        if c.is_alphabetic() {
            words.last_mut().unwrap().extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.retain(|w| !w.is_empty());
    words
}

/// The forbidden words and phrases of a text, with the line where each is found.
fn faults(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut before = String::new();
    for (at, line) in text.lines().enumerate() {
        let here = words(line);
        found.extend(here.iter().filter(|w| WORDS.contains(&w.as_str())).map(|w| (at + 1, w.clone())));
        // A phrase may begin on the line before; it is reported where it ends.
        let joined = here.join(" ");
        let both = format!(" {before} {joined} ");
        let wholly_before = |phrase: &str| format!(" {before} ").matches(phrase).count();
        for phrase in PHRASES {
            let phrase = format!(" {phrase} ");
            if both.matches(&phrase).count() > wholly_before(&phrase) {
                found.push((at + 1, phrase.trim().to_owned()));
            }
        }
        before = joined;
    }
    found
}

#[test]
fn private_words_and_calques_are_found_in_any_form() {
    let of = |text: &str| faults(text).into_iter().map(|(line, word)| format!("{line} {word}")).collect::<Vec<_>>();
    assert_eq!(of("let told = 1;\nfn is_told() {}\nstruct ToldCell;"), ["1 told", "2 told", "3 told"]);
    assert_eq!(of("/// The text; none\n/// where there is none."), ["2 none where"]);
    assert_eq!(of("// What hangs\n// together stands beside it."), ["2 stands", "2 beside", "2 hangs together"]);
    assert_eq!(of("// It gives\n// it back. An understanding of standards, retold."), [""; 0]);
}

#[test]
fn names_and_comments_use_the_terms_of_the_glossary() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    for folder in ["docs", "src", "tests"] {
        files(&root.join(folder), &mut paths);
    }
    assert!(paths.len() > 400, "only {} files are searched", paths.len());
    let mut found = Vec::new();
    let mut used = [false; EXCEPTIONS.len()];
    for path in &paths {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let faults = faults(&fs::read_to_string(path).unwrap());
        match EXCEPTIONS.iter().position(|(place, _)| name.starts_with(place)) {
            Some(at) => used[at] |= !faults.is_empty(),
            None => found.extend(faults.into_iter().map(|(line, word)| format!("{name}:{line}: {word}"))),
        }
    }
    assert!(found.is_empty(), "see docs/style.md for what to write instead:\n{}", found.join("\n"));
    let idle: Vec<&str> = EXCEPTIONS.iter().zip(used).filter(|(_, used)| !used).map(|(e, _)| e.0).collect();
    assert!(idle.is_empty(), "exceptions that nothing needs any more: {idle:?}");
}
