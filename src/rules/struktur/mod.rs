//! The form of fields: names, types, lengths, patterns, codes.

pub mod for_lang_tekst;
pub mod forkert_datatype;
pub mod forkert_moenster;
pub mod laesemaade;
pub mod manglende_felt;
pub mod systemfelt_udfyldt;
pub mod uden_for_vaerdiomraade;
pub mod udgaaet_i_brug;
pub mod udgaaet_kode;
pub mod ukendt_felt;
pub mod ukendt_kode;
pub mod ukendt_tema;
pub mod ulaeselig_post;

/// The nearest name that is near enough to be meant, as the `{hint}` of a message: a lead-in and the name, or nothing.
pub(super) fn meant<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let (length, most) = (word.chars().count(), |name: &str| 1 + name.chars().count() / 4);
    // A word of another length is at least so far away; a word may be megabytes long, and is then compared with none.
    let alike = names.into_iter().filter(|n| length.abs_diff(n.chars().count()) <= most(n));
    let near = alike.map(|n| (strsim::damerau_levenshtein(&word, n), n));
    near.filter(|(distance, name)| *distance <= most(name)).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn near_names_are_meant_and_long_ones_compared_with_none() {
        let names = ["monit_omr_nr", "taeller", "naevner"];
        assert_eq!(meant("Taelller", names), Some("taeller"));
        assert_eq!(meant("tælleren", names), None);
        // Compared letter by letter, a name of 32 MB would take hours.
        assert_eq!(meant(&"x".repeat(32 << 20), ["monit_omr_nr"; 40]), None);
    }
}
