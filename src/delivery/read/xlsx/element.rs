//! What an element of a workbook's parts says: the value of an attribute, and the cell that a reference names.

use quick_xml::events::BytesStart;

/// The value of an attribute by its local name; `None` if there is none that can be read.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(|v| v.into_owned())
}

/// Row and column of a place such as `AB12`, both from 1; column 0 where it names a row alone.
pub(super) fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    if letters.len() > 3 || row.len() > 7 || !letters.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let column = letters.bytes().fold(0, |n, b| n * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1);
    row.parse().ok().filter(|row| *row > 0).map(|row| (row, column))
}

#[cfg(test)]
mod tests {
    use super::place;

    /// XFD1048576 is Excel's last cell.
    #[test]
    fn places_are_those_of_excel() {
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_384)));
        assert_eq!(place("aa10"), Some((10, 27)));
        assert_eq!(place("7"), Some((7, 0)));
        for none in ["", "A", "A0", "AAAA1", "A99999999", "A-1", "Å1", "A1B", "A+1"] {
            assert_eq!(place(none), None, "{none}");
        }
    }
}
