//! The form of definitions: genus and difference, in other words than the term's own.

use super::context::{Context, Report};
use super::cycles::ring;

/// Endings that make another form of the same Danish word.
const ENDINGS: &[&str] = &[
    "", "s", "n", "ns", "t", "ts", "e", "es", "r", "rs", "ne", "nes", "rne", "rnes", "en", "ens", "et", "ets", "er", "ers",
    "ene", "enes", "erne", "ernes",
];

/// A concept's definition that uses its own term explains nothing; nor does one that begins with the element's name.
pub(super) fn circular(c: &Context<'_>, report: &mut Report) {
    for b in &c.raw.begreber {
        let terms = std::iter::once(&b.value.term).chain(&b.value.synonymer);
        if let Some(term) = terms.into_iter().find(|term| uses(&b.value.definition, term)) {
            let (da, en) = sentences(term);
            report.fault(&c.place(b).at("/definition"), da, en);
        }
    }
    each_by_the_other(c, report);
    for (place, name, definition) in named(c) {
        if words(definition).starts_with(&words(name)) {
            let (da, en) = sentences(name);
            report.fault(&place, da, en);
        }
    }
}

/// Concepts that are defined by each other, two or in a longer ring: who knows none of them learns none.
fn each_by_the_other(c: &Context<'_>, report: &mut Report) {
    let texts: Vec<Vec<String>> = c.raw.begreber.iter().map(|b| words(&b.value.definition)).collect();
    let terms: Vec<Vec<String>> = c.raw.begreber.iter().map(|b| words(&b.value.term)).collect();
    let used =
        |text: &Vec<String>, own: usize| (0..terms.len()).filter(|other| *other != own && has(text, &terms[*other])).collect();
    let uses: Vec<Vec<usize>> = texts.iter().enumerate().map(|(own, text)| used(text, own)).collect();
    for (first, b) in c.raw.begreber.iter().enumerate() {
        let Some(ring) = ring(&uses, first) else { continue };
        let names: Vec<String> = ring.iter().map(|i| format!("«{}»", c.raw.begreber[*i].value.term)).collect();
        let Some((last, others)) = names.split_last() else { continue };
        let others = others.join(", ");
        let (da, en) = match names.len() {
            2 => ("er forklaret ved hinanden", "are each defined by the other"),
            _ => ("er forklaret ved hinanden i ring", "are defined by each other in a ring"),
        };
        report.hinted(
            &c.place(b).at("/definition"),
            format!("{others} og {last} {da}"),
            format!("{others} and {last} {en}"),
            ("skriv den ene definition uden den andens term", "write one definition without the other's term"),
        );
    }
}

fn sentences(term: &str) -> (String, String) {
    (
        format!("definitionen bruger selv «{term}» og forklarer det derfor ikke"),
        format!("the definition uses «{term}» itself and so does not explain it"),
    )
}

/// Elements whose concept carries the real definition, and whose own may therefore name it (`Det køn, cellen er
/// afgrænset til`): theirs must say something else first.
fn named<'a>(c: &Context<'a>) -> Vec<(super::Spotted<'a>, &'a str, &'a str)> {
    let mut all: Vec<(super::Spotted<'a>, &'a str, &'a str)> =
        c.fields().into_iter().map(|f| (f.place.at("/definition"), f.felt.titel.as_str(), f.felt.definition.as_str())).collect();
    let themes = c.raw.temaer.iter();
    all.extend(
        themes.map(|t| (c.place(t).at("/metadata/definition"), t.value.temanavn.as_str(), t.value.metadata.definition.as_str())),
    );
    let lists = c.raw.kodelister.iter();
    all.extend(lists.map(|l| (c.place(l).at("/definition"), l.value.titel.as_str(), l.value.definition.as_str())));
    for list in &c.raw.kodelister {
        let codes = list.value.koder.iter().enumerate();
        all.extend(codes.map(|(i, k)| {
            let place = c.place(list).at(&format!("/koder/{i}/begrebsdefinition"));
            (place, k.tekst.as_str(), k.begrebsdefinition.as_str())
        }));
    }
    let indicators = c.raw.indikatorer.iter();
    all.extend(indicators.map(|i| (c.place(i).at("/definition"), i.value.navn.as_str(), i.value.definition.as_str())));
    all
}

/// Whether a text has the term as whole words, in any form of its last word.
pub(super) fn uses(text: &str, term: &str) -> bool {
    has(&words(text), &words(term))
}

fn has(text: &[String], term: &[String]) -> bool {
    let Some((last, first)) = term.split_last() else { return false };
    text.windows(term.len()).any(|window| {
        let Some((end, start)) = window.split_last() else { return false };
        start == first && is_form_of(end, last)
    })
}

fn is_form_of(word: &str, base: &str) -> bool {
    word.strip_prefix(base).is_some_and(|rest| ENDINGS.contains(&rest))
}

/// The words of a text, in lower case.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_string)
        .collect()
}

/// A concept's definition can replace its term in a sentence: no capital, no full stop.
pub(super) fn form(c: &Context<'_>, report: &mut Report) {
    for b in &c.raw.begreber {
        let (place, text) = (c.place(b).at("/definition"), b.value.definition.trim());
        if text.ends_with('.') && !text.ends_with("mv.") && !text.ends_with("osv.") {
            let (da, en) = ("definitionen slutter med punktum", "the definition ends with a full stop");
            report.hinted(&place, da, en, ("fjern punktummet", "remove the full stop"));
        }
        if starts_with_capital(text) {
            let (da, en) = ("definitionen begynder med stort", "the definition begins with a capital letter");
            report.hinted(
                &place,
                da,
                en,
                ("begynd med småt, som midt i en sætning", "begin with lower case, as inside a sentence"),
            );
        }
    }
}

/// A capital that is not the first of several, as in an abbreviation (`CPR-nummer`).
fn starts_with_capital(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && !chars.next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_in_every_form_and_only_as_a_whole_word() {
        for text in ["et område i byen", "summen af områder", "områdets navn", "det af områderne, som"] {
            assert!(uses(text, "område"), "{text}");
        }
        for text in ["del af et boligområde", "områdenummer for noget", "omraade"] {
            assert!(!uses(text, "område"), "{text}");
        }
        assert!(uses("et udsat boligområde er", "udsat boligområde"));
        assert!(uses("liste over udsat boligområder", "udsat boligområde"));
        assert!(!uses("boligområde, som er udsat", "udsat boligområde"));
    }
}
