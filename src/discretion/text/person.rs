//! Names of persons in a text: two or more capitalised words of which the last is one of the commonest Danish surnames, or
//! words after a title that is said of a person. Streets and institutions that are called after somebody are none.

use super::{Word, words};

/// Common surnames in Denmark (Statistics Denmark, "Navne i hele befolkningen") that name no place of themselves.
const SURNAMES: &str = "\
    Ahmed Ali Andersen Andreasen Bertelsen Berthelsen Carlsen Carstensen Christensen Christiansen Clausen \
    Danielsen Davidsen Eriksen Frandsen Frederiksen Hansen Hassan Henriksen Hermansen Hussain Iversen Jacobsen \
    Jakobsen Jensen Jepsen Jeppesen Jespersen Johansen Johannsen Jørgensen Khan Klausen Knudsen Kristensen \
    Kristiansen Larsen Lauridsen Lauritsen Laursen Madsen Mathiesen Mikkelsen Mogensen Mohamed Mortensen Møller \
    Nguyen Nielsen Nissen Olesen Olsen Paulsen Pedersen Petersen Poulsen Rasmussen Schmidt Schultz Simonsen Singh \
    Steffensen Svendsen Sørensen Thomsen Thygesen Villadsen Yilmaz\
";
/// Words said before a person's name.
const TITLES: &[&str] = &[
    "hr",
    "fru",
    "frk",
    "beboer",
    "beboeren",
    "borger",
    "borgeren",
    "lejer",
    "lejeren",
    "sagsbehandler",
    "kontaktperson",
    "v/",
    "c/o",
    "att",
];
/// Parts of words that name an authority or a house, not a person.
const NO_PERSON: &[&str] = &[
    "forvaltning",
    "afdeling",
    "center",
    "kommune",
    "sekretariat",
    "styrelse",
    "team",
    "kontor",
    "udvalg",
    "bolig",
    "forening",
    "skole",
    "område",
    "kvarter",
    "park",
    "vej",
    "gade",
    "plads",
    "firma",
    "fond",
    "butik",
    "kirke",
    "museum",
    "hus",
    "bydel",
    "region",
    "teknisk",
];

/// Whether a text holds a person's name.
pub fn has_name(text: &str) -> bool {
    let words = words(text);
    let run = |from: usize| {
        words[from..]
            .iter()
            .scan(false, |end, w| (!std::mem::replace(end, w.closed && !is_initial(w)) && is_part(w)).then_some(()))
            .count()
    };
    let mut at = 0;
    while at < words.len() {
        let length = run(at);
        let name = &words[at..at + length];
        let title = at.checked_sub(1).is_some_and(|i| TITLES.contains(&words[i].text.to_lowercase().as_str()));
        if is_name(name, title) || slashed(&words, at) {
            return true;
        }
        at += length.max(1);
    }
    false
}

/// `v/Anders Holm`: the title is written together with the name.
fn slashed(words: &[Word<'_>], at: usize) -> bool {
    let rest = words[at].text.strip_prefix("v/").or_else(|| words[at].text.strip_prefix("c/o"));
    let Some(first) = rest.map(|text| Word { text, ..words[at] }).filter(|w| is_part(w) && !w.closed) else { return false };
    words.get(at + 1).is_some_and(|next| is_name(&[first, *next], true))
}

/// A capitalised word or an initial.
fn is_part(word: &Word<'_>) -> bool {
    word.is_capitalised()
}

fn is_initial(word: &Word<'_>) -> bool {
    word.text.chars().count() == 1
}

/// Whether capitalised words that follow each other are a person's name. After a title two words are enough, or a surname.
fn is_name(words: &[Word<'_>], title: bool) -> bool {
    let Some(last) = words.last() else { return false };
    let surname = SURNAMES.split(' ').any(|name| name == last.text);
    let office = |w: &Word<'_>| {
        let lower = w.text.to_lowercase();
        NO_PERSON.iter().any(|n| lower.contains(n))
    };
    if words.iter().any(office) || !words.iter().all(is_part) {
        return false;
    }
    match title {
        true => surname || words.len() >= 2 && !is_initial(last),
        false => surname && words.len() >= 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for text in [
            "Mette Hansen",
            "kontakt Anders B. Jensen om sagen",
            "aftalt med Fatima Ali, 4. maj",
            "sagsbehandler Karen Holm",
            "v/ Ole Lund",
            "v/Ole Lund",
            "hr. Sørensen",
            "Beboer: Karla Bjerg",
            "Anne-Marie Østergaard Nielsen",
            "Søren Møller.",
        ] {
            assert!(has_name(text), "{text}");
        }
    }

    #[test]
    fn what_is_called_after_somebody_is_no_person() {
        for text in [
            "Mjølnerparken",
            "H.C. Andersens Boulevard",
            "Carl Nielsens Allé",
            "Carl Nielsen Skolen",
            "Georg Jensen Kvarteret",
            "Teknisk Forvaltning",
            "v/ Teknisk Forvaltning",
            "kontaktperson Bolig Og Byg",
            "Store Pladsen",
            "Afgrænsningen følger lokalplanen",
            "Agervang, Hansen",
            "Jensen",
            "Landsbyggefonden Danmarks Statistik",
            "Høje Taastrup Kommune",
            "Konstrueret tal",
            "Beboer i Nordvest",
            "Boligforeningen Hansen",
        ] {
            assert!(!has_name(text), "{text}");
        }
    }
}
