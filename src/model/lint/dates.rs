//! Calendar dates as texts.

/// Days since 1970-01-01 of `ÅÅÅÅ-MM-DD`; `None` when there is no such day.
pub(super) fn day_number(text: &str) -> Option<i64> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = |part: &str, len: usize| -> Option<i64> {
        (part.len() == len && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    let (year, month, day) = (whole(year, 4)?, whole(month, 2)?, whole(day, 2)?);
    let exists = parts.next().is_none() && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
    exists.then(|| {
        // Years are counted from March, so that the leap day is a year's last.
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468
    })
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::day_number;

    #[test]
    fn days_are_counted_and_impossible_days_refused() {
        assert_eq!(day_number("1970-01-01"), Some(0));
        assert_eq!(day_number("2000-02-29"), Some(11_016));
        assert_eq!(day_number("2027-01-01").zip(day_number("2026-12-31")).map(|(a, b)| a - b), Some(1));
        for text in ["1900-02-29", "2023-02-29", "2024-13-01", "2024-04-31", "2024-1-1", "24-01-01", "2024-01-01T", ""] {
            assert_eq!(day_number(text), None, "{text}");
        }
    }
}
