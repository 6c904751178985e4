//! SQL text, built piece by piece: names, literals, comments, statements. Knows SQL, not the model.
//!
//! Everything that comes from the model passes through [`ident`], [`literal`] or [`dollar`]; nothing else may put a
//! model text into SQL.

use std::fmt::Write as _;

/// Width of the comment lines in a script.
const LINE: usize = 100;

/// A script under construction: statements and comments, one after the other.
#[derive(Default)]
pub(super) struct Script {
    text: String,
}

impl Script {
    /// A script with this heading as its first comment.
    pub(super) fn new(heading: &[&str]) -> Self {
        let mut script = Script::default();
        for paragraph in heading {
            script.comment(paragraph);
        }
        script
    }

    /// Starts a new part, with a ruled heading.
    pub(super) fn section(&mut self, title: &str) {
        let rule = "-".repeat(LINE);
        let _ = writeln!(self.text, "\n{rule}\n-- {}\n{rule}", one_line(title));
    }

    /// Writes a comment, broken into lines.
    pub(super) fn comment(&mut self, text: &str) {
        for line in wrap(&one_line(text), LINE - 3) {
            let _ = writeln!(self.text, "-- {line}");
        }
    }

    /// An empty line.
    pub(super) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// Writes one statement; the semicolon is added.
    pub(super) fn statement(&mut self, sql: &str) {
        let _ = writeln!(self.text, "{};", sql.trim_end());
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// A text column without the blanks around it that the validator cuts: blank, tab, return, and the blank that does not
/// break a line.
pub(super) fn unpadded(column: &str) -> String {
    format!("btrim({column}, ' ' || chr(9) || chr(13) || chr(160))")
}

/// A name as SQL reads it: bare where that is safe, else in double quotes.
pub(super) fn ident(name: &str) -> String {
    let simple = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.is_empty();
    if simple && RESERVED.binary_search(&name).is_err() {
        return name.to_owned();
    }
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A table, view or function of GeoFA's schema.
pub(super) fn fkg(name: &str) -> String {
    format!("fkg.{}", ident(name))
}

/// A text literal. Scripts set `standard_conforming_strings`, so a backslash is only a backslash.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A dollar-quoted text, with a tag that does not occur in it.
pub(super) fn dollar(tag: &str, body: &str) -> String {
    let mut mark = format!("${tag}$");
    let mut number = 1;
    while body.contains(&mark) {
        number += 1;
        mark = format!("${tag}{number}$");
    }
    format!("{mark}{body}{mark}")
}

/// An anonymous PL/pgSQL block. `declare` holds declarations without the word DECLARE, or nothing.
pub(super) fn do_block(declare: &[&str], body: &str) -> String {
    let mut text = String::from("\n");
    if !declare.is_empty() {
        text.push_str("DECLARE\n");
        for line in declare {
            let _ = writeln!(text, "  {line};");
        }
    }
    let _ = write!(text, "BEGIN\n{}\nEND\n", body.trim_end());
    format!("DO {}", dollar("sdm", &text))
}

/// Rows of a VALUES list or the like, one per line, indented.
pub(super) fn rows(lines: &[String]) -> String {
    lines.iter().map(|l| format!("  {l}")).collect::<Vec<_>>().join(",\n")
}

/// Ends a text with a full stop, on one line.
pub(super) fn sentence(text: &str) -> String {
    let text = one_line(text);
    if text.is_empty() || text.ends_with(['.', '!', '?', ':']) { text } else { format!("{text}.") }
}

/// Makes the first letter a capital.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Collapses white space, line ends among it.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Breaks at blanks so that no line is wider than `width` characters where that can be.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Words that PostgreSQL 15 takes as a column name only in quotes (`pg_get_keywords()`, kinds R and T), sorted.
const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "not",
    "notnull",
    "null",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "overlaps",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "table",
    "tablesample",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_where_sql_needs_it() {
        assert_eq!(ident("monit_omr_nr"), "monit_omr_nr");
        assert_eq!(ident("order"), "\"order\"");
        assert_eq!(ident("2tal"), "\"2tal\"");
        assert_eq!(ident("Nævner"), "\"Nævner\"");
        assert_eq!(ident("a\"b"), "\"a\"\"b\"");
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn literals_keep_quotes_backslashes_and_danish_letters() {
        assert_eq!(literal("Ærø's \\ å"), "'Ærø''s \\ å'");
    }

    #[test]
    fn dollar_quotes_avoid_their_own_tag() {
        assert_eq!(dollar("sdm", "x"), "$sdm$x$sdm$");
        assert_eq!(dollar("sdm", "a$sdm$b"), "$sdm2$a$sdm$b$sdm2$");
    }

    #[test]
    fn a_comment_never_leaves_its_lines() {
        let mut script = Script::default();
        script.comment("første linje\nDROP TABLE x;");
        assert_eq!(script.finish(), "-- første linje DROP TABLE x;\n");
    }

    #[test]
    fn sentences_end_once() {
        assert_eq!(sentence(" en\n tekst "), "en tekst.");
        assert_eq!(sentence("Færdig."), "Færdig.");
    }
}
