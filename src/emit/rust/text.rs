//! Model texts as Rust source: documentation lines and string literals.

/// Widest documentation line.
const WIDTH: usize = 110;

/// Documentation lines of a text, each `<indent><mark> …`, wrapped at words.
pub(super) fn doc(indent: &str, mark: &str, text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split("\n\n") {
        if !out.is_empty() {
            out.push_str(&format!("{indent}{mark}\n"));
        }
        let mut line = String::new();
        for word in paragraph.split_whitespace().map(plain) {
            if !line.is_empty() && line.chars().count() + word.chars().count() + indent.len() + mark.len() + 2 > WIDTH {
                out.push_str(&format!("{indent}{mark}{line}\n"));
                line.clear();
            }
            line.push(' ');
            line.push_str(&word);
        }
        if !line.is_empty() {
            out.push_str(&format!("{indent}{mark}{line}\n"));
        }
    }
    out
}

/// A string literal; raw where that is easier to read.
pub(super) fn literal(text: &str) -> String {
    if text.contains('\\') && !text.contains(['"', '\n', '\r']) {
        return format!("r\"{text}\"");
    }
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A raw string literal with as many `#` as the text needs.
pub(super) fn raw(text: &str) -> String {
    let mut marks = String::from("#");
    while text.contains(&format!("\"{marks}")) {
        marks.push('#');
    }
    format!("r{marks}\"{text}\"{marks}")
}

/// A word that Markdown prints unchanged: no accidental link, tag, emphasis, code or list.
fn plain(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '>' | '*' | '`' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    match out.as_str() {
        "-" | "+" | "=" => format!("\\{out}"),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_signs_are_taken_literally() {
        assert_eq!(doc("", "///", "se [note] <https://x> a*b"), "/// se \\[note\\] \\<https://x\\> a\\*b\n");
        assert_eq!(doc("    ", "///", "a\n\nb"), "    /// a\n    ///\n    /// b\n");
    }

    #[test]
    fn lines_are_wrapped() {
        let text = doc("", "//!", &"ord ".repeat(100));
        assert!(text.lines().count() > 1 && text.lines().all(|line| line.chars().count() <= WIDTH));
    }

    #[test]
    fn literals_hold_any_text() {
        assert_eq!(literal("a\"b\\\n"), "\"a\\\"b\\\\\\n\"");
        assert_eq!(literal(r"^a\.b$"), "r\"^a\\.b$\"");
        assert_eq!(raw("a\"#b"), "r##\"a\"#b\"##");
    }
}
