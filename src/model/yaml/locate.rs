//! From a place inside a scalar's value back to the file: through quotes, escapes, indentation and folding.

use super::{Span, Style};

/// The place in `source` of the characters `from..to` (byte offsets) of a value that begins at `span`.
///
/// A scalar may span several lines; the span covers what is on the first of them. If the value cannot be followed through
/// the source (an unusual escape), the whole scalar is returned.
pub fn inside(source: &str, span: Span, style: Style, value: &str, from: usize, to: usize) -> Span {
    let start = offset_of(source, span);
    let quoted = style == Style::Quoted;
    let body = start.map(|at| if quoted { at + 1 } else { at });
    let double = start.is_some_and(|at| source[at..].starts_with('"'));
    let steps = body.and_then(|at| walk(source, at, value, if quoted { Some(double) } else { None }));
    let Some(steps) = steps else { return span };
    let place = |offset: usize| steps.iter().rev().find(|(v, _)| *v <= offset).map(|(_, s)| *s);
    let (Some(first), Some(last)) = (place(from), place(to.max(from))) else { return span };
    let before = &source[..first];
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    let covered = source[first..last.max(first)].lines().next().unwrap_or("");
    Span { line: before.matches('\n').count() + 1, column, len: covered.chars().count().max(1) }
}

/// Byte offset of a span's first character.
fn offset_of(source: &str, span: Span) -> Option<usize> {
    let line: usize = source.split_inclusive('\n').take(span.line.checked_sub(1)?).map(str::len).sum();
    let text = source.get(line..)?;
    let column = text.char_indices().nth(span.column.checked_sub(1)?).map(|(at, _)| at)?;
    Some(line + column)
}

/// Follows a value through its source: pairs of byte offsets, in the value and in the source, one for each character
/// and one for the end. `quotes` is whether the quotes are double, where there are any.
fn walk(source: &str, start: usize, value: &str, quotes: Option<bool>) -> Option<Vec<(usize, usize)>> {
    let mut steps = Vec::with_capacity(value.len() + 1);
    let mut at = start;
    for (offset, c) in value.char_indices() {
        let rest = source.get(at..)?;
        // A folded line break, with the blanks around it, has become one blank or a line break of the value.
        let blanks = rest.len() - rest.trim_start().len();
        // A block's last line break may be the end of the file.
        let breaks = rest.is_empty() || rest[..blanks].contains('\n');
        if c.is_whitespace() && breaks {
            steps.push((offset, at));
            // Several breaks of the value may come from one run: all of them are placed at its start.
            let next = value[offset + c.len_utf8()..].chars().next();
            if !next.is_some_and(char::is_whitespace) {
                at += blanks;
            }
            continue;
        }
        steps.push((offset, at));
        at += width(rest, c, quotes)?;
    }
    steps.push((value.len(), at));
    Some(steps)
}

/// Bytes of the source that one character of the value is written with.
fn width(rest: &str, c: char, quotes: Option<bool>) -> Option<usize> {
    match quotes {
        Some(false) if c == '\'' && rest.starts_with("''") => Some(2),
        Some(true) if rest.starts_with('\\') => match rest.chars().nth(1)? {
            'x' => Some(4),
            'u' => Some(6),
            'U' => Some(10),
            // An escaped line break, or an escape sequence for another character.
            '\n' | '\r' => None,
            other => Some(1 + other.len_utf8()),
        },
        _ => rest.starts_with(c).then(|| c.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Index, parse};
    use super::*;

    /// The text that `inside` points at for the first occurrence of `part` in the value of `a`.
    fn pointed(source: &str, part: &str) -> (usize, usize, String) {
        let (node, faults) = parse(source.as_bytes());
        assert!(faults.is_empty(), "{faults:?}");
        let index = node.as_ref().map(Index::of).unwrap_or_default();
        let spot = index.exact("/a").cloned().unwrap_or_default();
        let (value, style) = spot.scalar.unwrap_or((String::new(), Style::Plain));
        let from = value.find(part).unwrap_or_else(|| panic!("{value:?} has no {part:?}"));
        let span = inside(source, spot.value, style, &value, from, from + part.len());
        let line = source.lines().nth(span.line - 1).unwrap_or("");
        let text = line.chars().skip(span.column - 1).take(span.len).collect();
        (span.line, span.column, text)
    }

    #[test]
    fn a_part_of_a_text_is_found_however_the_text_is_written() {
        for source in [
            "a: taeller <= nævner OR x",
            "a: \"taeller <= nævner OR x\"",
            "a: 'taeller <= nævner OR x'",
            "a: >-\n  taeller <=\n  nævner OR x",
            "a: |\n    taeller <=\n    nævner OR x",
            "b: 1\na:\n  taeller\n  <= nævner OR x",
            "a: \"taeller\n   <= nævner\n   OR x\"",
        ] {
            assert_eq!(pointed(source, "nævner").2, "nævner", "{source}");
            assert_eq!(pointed(source, "taeller").2, "taeller", "{source}");
            assert_eq!(pointed(source, "x").2, "x", "{source}");
        }
    }

    #[test]
    fn escapes_are_passed_by() {
        assert_eq!(pointed("a: \"\\\"b\\\" = \\u00e6 OR ccc\"", "ccc"), (1, 23, "ccc".into()));
        assert_eq!(pointed("a: 'x = ''y'' OR ccc'", "ccc"), (1, 18, "ccc".into()));
        assert_eq!(pointed("a: 'x = ''y'' OR ccc'", "y"), (1, 11, "y".into()));
    }

    #[test]
    fn paragraphs_of_a_folded_text_are_passed_by() {
        assert_eq!(pointed("a: >-\n  første del\n\n\n  anden del\n", "anden"), (5, 3, "anden".into()));
    }

    #[test]
    fn a_part_that_spans_lines_is_shown_to_the_end_of_the_first() {
        assert_eq!(pointed("a: >-\n  en to\n  tre fire\n", "to tre"), (2, 6, "to".into()));
    }
}
