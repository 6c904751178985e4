//! Texts: length in characters, pattern, line breaks, blanks, control characters.

use super::{Change, Expect, Site, finds, spares};
use sdm::model::Datatype;

const LONG: &str = "for-lang-tekst";
const FORM: Expect = finds("forkert-moenster");

/// Letters of more than one byte; a letter and a mark that are two characters and look like one; letters beyond 16 bits,
/// which are one character and two units in JavaScript.
const ALPHABETS: [&[char]; 3] = [&['æ', 'ø', 'å'], &['e', '\u{301}'], &['𝔸']];

pub fn fits(site: &Site<'_>) -> Option<Vec<Change>> {
    let Datatype::Tekst { laengde, .. } = site.felt.datatype else { return None };
    let texts = [laengde - 1, laengde].into_iter().filter(|n| *n > 0).flat_map(|n| ALPHABETS.map(|a| filled(n, a)));
    Some(site.texts(texts, spares(LONG)))
}

pub fn too_long(site: &Site<'_>) -> Option<Vec<Change>> {
    let Datatype::Tekst { laengde, .. } = site.felt.datatype else { return None };
    Some(site.texts(ALPHABETS.map(|a| filled(laengde + 1, a)), finds(LONG)))
}

fn filled(length: u32, alphabet: &[char]) -> String {
    alphabet.iter().cycle().take(length as usize).collect()
}

/// The example with one character changed, at the first and at the last place where that breaks the pattern, for each
/// of some letters.
pub fn pattern_broken(site: &Site<'_>) -> Option<Vec<Change>> {
    let pattern = site.pattern()?;
    let example: Vec<char> = site.example_text().chars().collect();
    let mut texts = Vec::new();
    for other in ['æ', 'ß', '~', '0', 'a', 'Z', '\u{301}', '٣'] {
        let changed =
            |at: usize| -> String { example.iter().enumerate().map(|(i, c)| if i == at { other } else { *c }).collect() };
        let broken: Vec<String> = (0..example.len()).map(changed).filter(|t| !pattern.is_match(t)).collect();
        texts.extend(broken.first().into_iter().chain(broken.last()).cloned());
    }
    texts.sort();
    texts.dedup();
    Some(site.texts(texts, FORM))
}

/// Python's `$` also matches before a line break at the end; no engine may take that.
pub fn pattern_and_newline(site: &Site<'_>) -> Option<Vec<Change>> {
    site.pattern()?;
    let example = site.example_text();
    Some(site.texts([format!("{example}\n"), format!("\n{example}"), format!("{example}\n{example}")], FORM))
}

/// Blanks around a value are cut, and that is reported.
pub fn padded(site: &Site<'_>) -> Option<Vec<Change>> {
    let example = site.example_text();
    Some(site.texts([format!(" {example}"), format!("{example} "), format!("\t{example}")], finds("laesemaade/blanktegn")))
}

/// So is the blank that does not break a line, which comes with text from web pages; databases do not know it as one.
pub fn hard_padded(site: &Site<'_>) -> Option<Vec<Change>> {
    let example = site.example_text();
    Some(site.texts([format!("\u{a0}{example}"), format!("{example}\u{a0}")], finds("laesemaade/haardt-blanktegn")))
}

pub fn control_character(site: &Site<'_>) -> Option<Vec<Change>> {
    let expect = finds("forkert-datatype");
    site.is_text().then(|| site.texts(["a\u{1}b", "\u{1f}", "x\u{7f}"], expect))
}
