//! The form of fields: names, types, lengths, patterns, codes.

pub mod for_lang_tekst;
pub mod forkert_datatype;
pub mod forkert_moenster;
pub mod laesemaade;
pub mod manglende_felt;
pub mod systemfelt_udfyldt;
pub mod uden_for_vaerdiomraade;
pub mod udgaaet_kode;
pub mod ukendt_felt;
pub mod ukendt_kode;
pub mod ukendt_tema;
pub mod ulaeselig_post;

/// The nearest name that is near enough to be meant, as the `{hint}` of a message: a lead-in and the name, or nothing.
pub(super) fn meant<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let near = names.into_iter().map(|n| (strsim::damerau_levenshtein(&word, n), n));
    near.min().filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4).map(|(_, name)| name)
}
