//! Whether a text is prose, such as a covering note, and no table.
//!
//! In doubt a text is a table: then it is read, and the report says what is wrong with it.

use crate::delivery::sniff::Encoding;

/// So much of a text is looked at.
const LOOK: usize = 64 << 10;

/// Whether a text of sentences, and nothing in it looks like rows.
pub(super) fn is_prose(bytes: &[u8]) -> bool {
    let bytes = &bytes[..bytes.len().min(LOOK)];
    let Some((text, _)) = Encoding::of(bytes).decode(bytes).or_else(|| Encoding::Windows1252.decode(bytes)) else { return false };
    let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|l| !l.is_empty()).collect();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters <= 3 * digits || lines.windows(2).any(|pair| are_rows(pair[0], pair[1])) {
        return false;
    }
    match lines.as_slice() {
        [] => false,
        [only] => DELIMITERS.iter().all(|d| cells(only, *d) <= 1),
        lines => {
            // By words: a letter has short lines at its top and foot.
            let words = |line: &&str| line.split_whitespace().count();
            let all: usize = lines.iter().map(words).sum();
            2 * lines.iter().filter(|l| is_sentence(l)).map(words).sum::<usize>() >= all
        }
    }
}

/// Whether some line of a text has as many cells as the next one, and more than one.
pub(super) fn has_rows(text: &str) -> bool {
    let lines: Vec<&str> = text.split(['\n', '\r']).map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.windows(2).any(|pair| are_rows(pair[0], pair[1]))
}

const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// How many delimiters a line has; a comma before a blank is one of a sentence.
fn cells(line: &str, delimiter: char) -> usize {
    match delimiter {
        ',' => line.split(',').skip(1).filter(|rest| !rest.starts_with(' ') && !rest.is_empty()).count(),
        other => line.matches(other).count(),
    }
}

/// Whether two lines have as many cells, and more than one.
fn are_rows(first: &str, second: &str) -> bool {
    DELIMITERS.iter().any(|d| cells(first, *d) > 0 && cells(first, *d) == cells(second, *d))
}

/// Whether a line has several words or ends as a sentence.
fn is_sentence(line: &str) -> bool {
    line.split_whitespace().count() >= 3 || line.ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::is_prose;

    #[test]
    fn covering_notes_are_prose() {
        for text in [
            "Hermed leverancen.\n",
            "Kære KL\r\n\r\nHermed vores tal for 2024, som aftalt.\r\nVi mangler skolerne; de kommer i uge 12.\r\n\r\nMed venlig hilsen\r\nMette",
            "# Læs mig\n\nTallene er trukket 5. juli 2024 fra CPR.\nRing på 12 34 56 78, hvis noget er galt.\n",
            "Kære KL\n\nHermed vores tal for 2024, som aftalt.\nSkolerne kommer i uge 12.\n\nVenlig hilsen\nMette\n",
            "Læs mig",
        ] {
            assert!(is_prose(text.as_bytes()), "{text}");
        }
        assert!(is_prose(b"Hermed tallene for S\xf8nder\xe5en, som aftalt.\n"));
    }

    #[test]
    fn what_may_have_rows_is_none() {
        for text in [
            "monit_omr_nr\tindikator_kode\n101-A01\t100\n",
            "navn;antal\nAnna;3\n",
            "navn,antal\nAnna,3\n",
            "Tallene er som aftalt med jer.\nnavn;antal\nAnna;3\n",
            "010101-1234\n020202-1234\n",
            "Anna Jensen\nBo Hansen\nCarl Olsen\n",
            "Borgere i projektet:\nAnna Jensen\nBo Hansen\nCarl Olsen\n",
            "| navn | antal |\n|---|---|\n| Anna | 3 |\n",
            "101-A01   100   1040\n101-A02   100   500\n",
            "monit_omr_nr;indikator_kode;periode",
            "",
        ] {
            assert!(!is_prose(text.as_bytes()), "{text}");
        }
    }
}
