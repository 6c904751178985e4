//! Names of constraints and indexes: GeoFA's pattern, never longer than PostgreSQL keeps.

use sha2::{Digest, Sha256};

/// Most bytes of a name that PostgreSQL keeps; it cuts the rest without a word.
const MOST: usize = 63;

/// `table_part_kind`, as `t_6300_monit_omr_nr_laengde_ck`. A longer name is cut and gets eight hex digits of the whole
/// name's SHA-256 before its kind, so that it stays unique and the same in every run.
pub(super) fn object_name(table: &str, parts: &[&str], kind: &str) -> String {
    let stem = std::iter::once(table).chain(parts.iter().copied()).collect::<Vec<_>>().join("_").replace('-', "_");
    let full = format!("{stem}_{kind}");
    if full.len() <= MOST {
        return full;
    }
    let digest = Sha256::digest(full.as_bytes());
    let hash: String = digest.iter().take(4).map(|b| format!("{b:02x}")).collect();
    let keep = MOST - kind.len() - hash.len() - 2;
    let cut = (0..=keep).rev().find(|&i| stem.is_char_boundary(i)).unwrap_or(0);
    format!("{}_{hash}_{kind}", stem[..cut].trim_end_matches('_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_follow_geofa() {
        assert_eq!(object_name("t_6300_monit_omr", &["inddeling", "laengde"], "ck"), "t_6300_monit_omr_inddeling_laengde_ck");
        assert_eq!(object_name("t_6301_soc_opg", &["taeller-over-naevner"], "ck"), "t_6301_soc_opg_taeller_over_naevner_ck");
    }

    #[test]
    fn long_names_are_cut_differ_and_stay() {
        let long = "x".repeat(70);
        let (a, b) = (object_name("t_6301", &[&long, "a"], "ck"), object_name("t_6301", &[&long, "b"], "ck"));
        assert!(a.len() <= 63 && b.len() <= 63, "{a} {b}");
        assert_ne!(a, b);
        assert_eq!(a, object_name("t_6301", &[&long, "a"], "ck"));
        assert!(a.ends_with("_ck"));
    }

    #[test]
    fn a_name_of_63_bytes_is_kept_whole() {
        let part = "y".repeat(63 - "t__ck".len());
        assert_eq!(object_name("t", &[&part], "ck").len(), 63);
        assert!(object_name("t", &[&part], "ck").starts_with("t_yyy"));
    }
}
