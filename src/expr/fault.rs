//! What is wrong with a row rule's text, and where, in words for the person who wrote it.

/// A fault in a rule or a pattern, with its place and a message that the writer of the rule can act upon.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// First byte of the faulty place in the source.
    pub start: usize,
    /// First byte after it; equal to `start` where something is missing.
    pub end: usize,
    /// What is wrong, in Danish.
    pub da: String,
    /// The same in English.
    pub en: String,
    /// What to write instead, in Danish.
    pub hint: Option<String>,
}

impl Fault {
    pub(super) fn new(span: (usize, usize), da: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault { start: span.0, end: span.1, da: da.into(), en: en.into(), hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Fault {
        self.hint = Some(hint.into());
        self
    }

    pub(super) fn maybe_hint(mut self, hint: Option<String>) -> Fault {
        self.hint = hint;
        self
    }
}

/// A name among `known` that the misspelt one resembles, as «mente du …».
pub(super) fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let folded = fold(name);
    known
        .map(|candidate| (strsim::damerau_levenshtein(&folded, candidate), candidate))
        // A third of the letters may differ; with more it is another word.
        .filter(|(distance, candidate)| distance * 3 <= candidate.chars().count().max(3))
        .min()
        .map(|(_, candidate)| format!("mente du «{candidate}»?"))
}

/// Names are ASCII, so a writer who types «tæller» means «taeller».
fn fold(name: &str) -> String {
    let lower = name.chars().take(80).flat_map(char::to_lowercase);
    lower.fold(String::new(), |mut folded, letter| {
        match letter {
            'æ' => folded.push_str("ae"),
            'ø' => folded.push_str("oe"),
            'å' => folded.push_str("aa"),
            other => folded.push(other),
        }
        folded
    })
}

/// A piece of source in a message: on one line, and cut where it is long.
pub(super) fn quote(text: &str) -> String {
    let mut piece: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = piece.char_indices().nth(40) {
        piece.truncate(cut);
        piece.push('…');
    }
    format!("«{piece}»")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_suggested_and_others_not() {
        let known = || ["taeller", "naevner", "vaerdi"].into_iter();
        assert_eq!(suggestion("tæller", known()).as_deref(), Some("mente du «taeller»?"));
        assert_eq!(suggestion("navner", known()).as_deref(), Some("mente du «naevner»?"));
        assert_eq!(suggestion("indkomst", known()), None);
    }

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(quote("a\n  <= b"), "«a <= b»");
        assert_eq!(quote(&"æ".repeat(50)), format!("«{}…»", "æ".repeat(40)));
    }
}
