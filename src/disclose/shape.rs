//! Whether a value looks like what belongs in its field, so that showing it repeats nothing that strayed there.

use crate::delivery::uuid;
use crate::model::{Datatype, Felt};

/// Longest text that is repeated.
const LONGEST: usize = 40;

/// Whether a value may be shown for this field. Ten digits in a row, or six with four more, may be a CPR number and
/// never are.
pub(super) fn harmless(felt: &Felt, value: &str) -> bool {
    if value.chars().count() > LONGEST || may_be_personal(value) {
        return false;
    }
    match &felt.datatype {
        Datatype::Kode { .. } | Datatype::Heltal | Datatype::Decimaltal { .. } => {
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            digits <= 8 && value.chars().all(|c| c.is_ascii_digit() || ".,-".contains(c)) || short_word(value)
        }
        Datatype::Dato | Datatype::Tidspunkt => {
            value.chars().all(|c| c.is_ascii_digit() || ".-/: TZ".contains(c)) || short_word(value)
        }
        Datatype::Uuid => value.chars().all(|c| c.is_ascii_hexdigit() || c == '-'),
        Datatype::Tekst { .. } => value.chars().all(|c| c.is_alphanumeric() || "-_@.".contains(c)),
    }
}

/// Whether a value may be a CPR number or an address of mail, which is repeated to nobody.
pub(super) fn may_be_personal(value: &str) -> bool {
    looks_like_cpr(value) || value.contains('@')
}

/// Whether a column's name may be shown. One without a letter is a figure: in a table without names the first row is taken
/// for them. `#5` is the fifth column, which has no name.
pub(super) fn harmless_name(name: &str) -> bool {
    if let Some(number) = name.strip_prefix('#') {
        return number.len() <= 5 && number.bytes().all(|b| b.is_ascii_digit());
    }
    name.chars().count() <= LONGEST
        && name.chars().any(char::is_alphabetic)
        && !looks_like_cpr(name)
        && name.chars().all(|c| c.is_alphanumeric() || "-_ .:/%".contains(c))
}

/// One short word without digits, as `ja` or `mand`.
fn short_word(value: &str) -> bool {
    value.chars().count() <= 12 && value.chars().all(char::is_alphabetic)
}

/// Nine or more digits, whatever is between them. A UUID has as many.
fn looks_like_cpr(value: &str) -> bool {
    value.bytes().filter(u8::is_ascii_digit).count() >= 9 && uuid(value).is_err()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by it")]
mod tests {
    use super::*;

    #[test]
    fn cpr_like_values_are_never_harmless() {
        for value in ["010203-1234", "0102031234", "102031234", "010203 1234", "01.02.03-1234"] {
            assert!(looks_like_cpr(value), "{value}");
        }
        assert!(!looks_like_cpr("101-BYDEL-03"));
        assert!(!looks_like_cpr("2024-12-31"));
        assert!(!looks_like_cpr("64942212"));
    }

    const DIGITS: &str = "12345678-1234-1234-1234-123456789012";

    #[test]
    fn digits_are_passed_over_in_a_uuid_alone() {
        assert!(!looks_like_cpr(DIGITS));
        for value in ["0102031234.Hans-Jens-Ole-Peter-KimAA", "6f1c1f6-e7f0a-4b5e-9b57-0f6f6f0c1a2b"] {
            assert!(looks_like_cpr(value), "{value}");
        }
    }

    #[test]
    fn a_code_has_at_most_eight_digits() {
        let model = crate::model::store::embedded().unwrap();
        let felt = |name: &str| model.temaer.iter().flat_map(|t| model.felter(t)).find(|f| f.feltnavn == name).unwrap();
        assert!(harmless(felt("koen_kode"), "64942212"));
        assert!(!harmless(felt("koen_kode"), DIGITS));
        assert!(harmless(felt("objekt_id"), DIGITS));
    }

    #[test]
    fn names_of_columns() {
        assert!(harmless_name("antal børn 0-5 år"));
        assert!(!harmless_name("<script>"));
        assert!(!harmless_name("010203-1234"));
        assert!(!harmless_name("48157"));
        assert!(!harmless_name("36,60"));
        assert!(harmless_name("#5"));
        assert!(!harmless_name("#<b>"));
    }
}
