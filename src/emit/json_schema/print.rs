//! JSON as people read it: two blanks of indent, and lists of plain values on as few lines as they need.

use serde_json::Value;

/// Widest line that a list of plain values fills.
const WIDTH: usize = 100;

/// The value, ending with a newline.
pub(super) fn pretty(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Array(items) if items.iter().all(is_plain) => plain_list(items, depth, out),
        Value::Array(items) => {
            let items = items.iter().map(|item| (None, item));
            block(['[', ']'], items.collect(), depth, out);
        }
        Value::Object(members) if !members.is_empty() => {
            let members = members.iter().map(|(name, member)| (Some(name.as_str()), member));
            block(['{', '}'], members.collect(), depth, out);
        }
        other => out.push_str(&other.to_string()),
    }
}

fn is_plain(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

fn block(ends: [char; 2], parts: Vec<(Option<&str>, &Value)>, depth: usize, out: &mut String) {
    out.push(ends[0]);
    for (i, (name, part)) in parts.into_iter().enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        indent(depth + 1, out);
        if let Some(name) = name {
            out.push_str(&format!("{}: ", Value::from(name)));
        }
        write(part, depth + 1, out);
    }
    out.push('\n');
    indent(depth, out);
    out.push(ends[1]);
}

/// On one line where it fits, else filled line by line.
fn plain_list(items: &[Value], depth: usize, out: &mut String) {
    let texts: Vec<String> = items.iter().map(Value::to_string).collect();
    let line = texts.join(", ");
    if depth * 2 + line.chars().count() <= WIDTH {
        return out.push_str(&format!("[{line}]"));
    }
    out.push('[');
    let mut width = usize::MAX;
    for (i, text) in texts.iter().enumerate() {
        let comma = if i + 1 < texts.len() { "," } else { "" };
        let needed = text.chars().count() + 2;
        if width.saturating_add(needed) > WIDTH {
            out.push('\n');
            indent(depth + 1, out);
            width = depth * 2 + 2;
        } else {
            out.push(' ');
        }
        out.push_str(&format!("{text}{comma}"));
        width += needed;
    }
    out.push('\n');
    indent(depth, out);
    out.push(']');
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n("  ", depth));
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_printed_reads_back_and_keeps_its_order() {
        let value = json!({
            "b": [], "a": {}, "koder": (0..90).collect::<Vec<i32>>(), "liste": [{"x": [1, null, "æ\n\""]}, [true]],
        });
        let text = pretty(&value);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap().to_string(), value.to_string());
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH && line.trim_end() == line), "{text}");
        assert!(text.contains("\"x\": [1, null, \"æ\\n\\\"\"]"), "{text}");
    }
}
