//! Markdown that is right whatever the text says: escaped prose, code spans, links, and tidy pages.
//!
//! Knows nothing of the model. [`Md`] is text that has been escaped; a template prints it unchanged, and prints everything
//! else through [`escape`], so that no text reaches a page unescaped.

use minijinja::Value;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The scheme of links inside the documentation: a path from its root. [`relative`] turns it into a real link.
pub(super) const ROOT: &str = "rod:";

/// Finished Markdown. Unless made by [`Md::block`], on one line and fit for a paragraph, a list item and a table cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Md(String);

impl Md {
    /// Plain text, escaped and folded to one line. What would begin a list is escaped where it is printed.
    pub(super) fn text(text: &str) -> Md {
        Md(escape(text))
    }

    /// A code span. Its pipes are escaped, so one that has pipes is right only inside a table.
    pub(super) fn code(text: &str) -> Md {
        let text = fold(text).replace('|', "\\|");
        let tick = "`".repeat(longest_run(&text, '`') + 1);
        let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
        Md(format!("{tick}{pad}{text}{pad}{tick}"))
    }

    /// A link; `target` is an address, or a path from the documentation's root after [`ROOT`].
    pub(super) fn link(text: &Md, target: &str) -> Md {
        Md(format!("[{}]({})", text.0, encode(target)))
    }

    /// Several pieces after one another.
    pub(super) fn join(parts: impl IntoIterator<Item = Md>, separator: &str) -> Md {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).collect();
        Md(parts.join(separator))
    }

    /// Finished Markdown of several lines: a table or a code block.
    pub(super) fn block(markdown: String) -> Md {
        Md(markdown)
    }

    /// A place that a link can point to.
    pub(super) fn anchor(id: &str) -> Md {
        Md(format!("<a id=\"{id}\"></a>"))
    }

    /// Two pieces with plain text between them.
    pub(super) fn with(self, between: &str, next: Md) -> Md {
        Md(format!("{}{between}{}", self.0, next.0))
    }
}

impl fmt::Display for Md {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// As a string that the templates know to be escaped already.
impl Serialize for Md {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

/// Text as Markdown that shows exactly that text: one line, no sign read as markup, addresses as links.
pub(super) fn escape(text: &str) -> String {
    text.split_whitespace().map(escape_word).collect::<Vec<_>>().join(" ")
}

/// A word; an address becomes a link to itself, without the punctuation that follows it.
fn escape_word(word: &str) -> String {
    let Some(start) = word.find("https://").or_else(|| word.find("http://")) else {
        return escape_signs(word);
    };
    let (before, rest) = word.split_at(start);
    let address = rest.trim_end_matches(['.', ',', ';', ':', ')', '»', '"', '\'']);
    let after = &rest[address.len()..];
    format!("{}<{}>{}", escape_signs(before), encode(address), escape_signs(after))
}

fn escape_signs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        let escaped = match sign {
            '\\' | '|' | '*' | '_' | '<' | '[' | ']' | '`' | '~' => true,
            // Only where a character reference could begin.
            '&' => text[at + 1..].starts_with(|c: char| c == '#' || c.is_ascii_alphanumeric()),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

/// Escaped text for the start of a line: nothing in it begins a heading, a quotation or a list.
pub(super) fn escape_start(text: &str) -> Cow<'_, str> {
    if text.starts_with(['#', '>', '-', '+', '=']) {
        return Cow::Owned(format!("\\{text}"));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match &text.as_bytes()[digits..] {
        [b'.' | b')'] | [b'.' | b')', b' ', ..] if digits > 0 => Cow::Owned(format!("{}\\{}", &text[..digits], &text[digits..])),
        _ => Cow::Borrowed(text),
    }
}

/// A code block in its own lines, with a fence longer than any in the text.
pub(super) fn fence(language: &str, text: &str) -> Md {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    Md(format!("{fence}{language}\n{}\n{fence}", text.trim_end()))
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

/// An address without the signs that end it in Markdown or in a table cell.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.chars() {
        match sign {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '|' => out.push_str("%7C"),
            '\\' => out.push_str("%5C"),
            _ => out.push(sign),
        }
    }
    out
}

/// The page with its links from the root made relative to `path`, where the page lies under the root.
pub(super) fn relative(page: &str, path: &str) -> String {
    let mark = format!("]({ROOT}");
    let mut pieces = page.split(&mark);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (target, rest) = piece.split_at(piece.find(')').unwrap_or(piece.len()));
        out.push_str("](");
        out.push_str(&relative_target(target, path));
        out.push_str(rest);
    }
    out
}

/// An anchor alone for the page itself, the file name alone for a page in the same folder.
fn relative_target(target: &str, path: &str) -> String {
    let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    if let Some(anchor) = anchor.filter(|_| file == path) {
        return format!("#{anchor}");
    }
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    match target.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')) {
        Some(sibling) if !folder.is_empty() => sibling.to_owned(),
        _ => format!("{}{target}", "../".repeat(path.matches('/').count())),
    }
}

/// The page without trailing blanks, without blank lines in a row, and with one newline at its end.
///
/// Code blocks keep their blank lines.
pub(super) fn tidy(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut fence: Option<&str> = None;
    for line in page.lines().map(str::trim_end) {
        if fence.is_none() && line.is_empty() && (out.is_empty() || out.ends_with("\n\n")) {
            continue;
        }
        let ticks = &line[..line.bytes().take_while(|b| *b == b'`').count()];
        match fence {
            None if ticks.len() >= 3 => fence = Some(ticks),
            Some(open) if line == open => fence = None,
            _ => {}
        }
        out.push_str(line);
        out.push('\n');
    }
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_markdown_reads_are_escaped() {
        assert_eq!(escape("a|b*c_d<e>[f]`g`~h\\i"), "a\\|b\\*c\\_d\\<e>\\[f\\]\\`g\\`\\~h\\\\i");
        assert_eq!(escape("A&B A&amp; A & B"), "A\\&B A\\&amp; A & B");
    }

    #[test]
    fn lines_are_folded_and_starts_are_not_lists() {
        assert_eq!(escape(" en\n  to\t tre "), "en to tre");
        assert_eq!(escape_start("1. januar"), "1\\. januar");
        assert_eq!(escape_start("12) x"), "12\\) x");
        assert_eq!(escape_start("1."), "1\\.");
        assert_eq!(escape_start("- x"), "\\- x");
        assert_eq!(escape_start("# x"), "\\# x");
        for same in ["2024", "1.0.0", "2,5", "", "x - y"] {
            assert_eq!(escape_start(same), same);
        }
    }

    #[test]
    fn addresses_are_links_and_keep_their_signs() {
        assert_eq!(escape("Se https://x.dk/a_b/."), "Se <https://x.dk/a_b/>.");
        assert_eq!(escape("(https://x.dk/a)"), "(<https://x.dk/a>)");
        let link = Md::link(&Md::text("a]b"), "https://x.dk/a_(b)|c");
        assert_eq!(link.to_string(), "[a\\]b](https://x.dk/a_%28b%29%7Cc)");
    }

    #[test]
    fn code_holds_ticks_and_pipes() {
        assert_eq!(Md::code("a|b").to_string(), "`a\\|b`");
        assert_eq!(Md::code("a`b").to_string(), "``a`b``");
        assert_eq!(Md::code("`a").to_string(), "`` `a ``");
        assert_eq!(fence("sql", "a\n```\nb\n").to_string(), "````sql\na\n```\nb\n````");
    }

    #[test]
    fn links_from_the_root_follow_the_page() {
        assert_eq!(relative("[x](rod:a/b.md#c)", "d.md"), "[x](a/b.md#c)");
        assert_eq!(relative("[x](rod:a/b.md#c) [y](rod:e.md)", "d/e.md"), "[x](../a/b.md#c) [y](../e.md)");
        assert_eq!(relative("[x](rod:d/b.md#c)", "d/e.md"), "[x](b.md#c)");
        assert_eq!(relative("[x](rod:d/e.md#c)", "d/e.md"), "[x](#c)");
        assert_eq!(relative("[x](rod:d/e.md)", "d/e.md"), "[x](e.md)");
    }

    #[test]
    fn a_tidy_page_has_no_loose_blanks() {
        assert_eq!(tidy("\n\n# a  \n\n\n\nb\n\n\n"), "# a\n\nb\n");
        assert_eq!(tidy("```\na \n\n\nb\n```\n\n\nc"), "```\na\n\n\nb\n```\n\nc\n");
    }
}
