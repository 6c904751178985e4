//! Danish: the alphabet's order, numbers, dates, and lists of words.

/// What Danish text is sorted by: letters without case, `æ ø å` last, `aa` as `å`; signs and blanks before letters.
///
/// `aa` is read as `å` everywhere, as in names of places; a word that is put together at two a's is rare enough.
pub(super) fn sort_key(text: &str) -> Vec<u32> {
    let mut key = Vec::with_capacity(text.len());
    let mut signs = text.chars().flat_map(char::to_lowercase).peekable();
    while let Some(sign) = signs.next() {
        key.push(match sign {
            'a' if signs.next_if_eq(&'a').is_some() => AFTER_Z + 2,
            'æ' | 'ä' => AFTER_Z,
            'ø' | 'ö' => AFTER_Z + 1,
            'å' => AFTER_Z + 2,
            'ü' => u32::from('y'),
            'é' | 'è' => u32::from('e'),
            other => u32::from(other),
        });
    }
    key
}

const AFTER_Z: u32 = 'z' as u32 + 1;

/// The letter under which a word is listed alphabetically.
pub(super) fn initial(text: &str) -> String {
    match sort_key(text).first() {
        Some(&first) if first == AFTER_Z => "Æ".to_owned(),
        Some(&first) if first == AFTER_Z + 1 => "Ø".to_owned(),
        Some(&first) if first == AFTER_Z + 2 => "Å".to_owned(),
        Some(&first) => char::from_u32(first).into_iter().flat_map(char::to_uppercase).collect(),
        None => String::new(),
    }
}

/// A decimal number written with a point, in Danish: decimal comma, and a point for each thousand.
pub(super) fn number(text: &str) -> String {
    let (sign, rest) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    if whole.is_empty() || !rest.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return text.to_owned();
    }
    let mut out = sign.to_owned();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

const MONTHS: [&str; 12] =
    ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"];

/// `2027-01-01` as »1. januar 2027« and `12-01` as »1. december«; anything else unchanged.
pub(super) fn date(text: &str) -> String {
    let parts: Vec<&str> = text.split('-').collect();
    let (year, month, day) = match parts[..] {
        [year, month, day] => (Some(year), month, day),
        [month, day] => (None, month, day),
        _ => return text.to_owned(),
    };
    let name = month.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    match (name, day.parse::<u8>()) {
        (Some(name), Ok(day)) => match year {
            Some(year) => format!("{day}. {name} {year}"),
            None => format!("{day}. {name}"),
        },
        _ => text.to_owned(),
    }
}

/// `a, b og c`.
pub(super) fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} og {last}", first.join(", ")),
    }
}

/// The text with its first letter upper-case.
pub(super) fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_danish_alphabet_ends_with_ae_oe_aa() {
        let mut words = ["åben", "øre", "ære", "zone", "Aabenraa", "abe", "Bolig", "andel", "and hus"];
        words.sort_by_key(|word| sort_key(word));
        assert_eq!(words, ["abe", "and hus", "andel", "Bolig", "zone", "ære", "øre", "åben", "Aabenraa"]);
        assert_eq!(["ære", "øre", "Aarhus", "bolig"].map(initial), ["Æ", "Ø", "Å", "B"]);
    }

    #[test]
    fn numbers_have_comma_and_points() {
        assert_eq!(number("1000"), "1.000");
        assert_eq!(number("2.70"), "2,70");
        assert_eq!(number("-370000"), "-370.000");
        assert_eq!(number("1777483.999"), "1.777.483,999");
        assert_eq!(number("100"), "100");
        assert_eq!(number("mange"), "mange");
    }

    #[test]
    fn dates_are_written_out() {
        assert_eq!(date("2027-01-01"), "1. januar 2027");
        assert_eq!(date("12-01"), "1. december");
        assert_eq!(date("2027-13-01"), "2027-13-01");
        assert_eq!(date("ukendt"), "ukendt");
    }

    #[test]
    fn words_are_joined_with_og() {
        let words = ["a", "b", "c"].map(str::to_owned);
        assert_eq!([list(&words), list(&words[..1]), list(&[])], ["a, b og c", "a", ""]);
        assert_eq!(capital("æble"), "Æble");
    }
}
