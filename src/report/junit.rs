//! JUnit XML, as build servers read it: a suite per report, a case per rule.

use super::rows::Row;
use super::wire::{Report, RuleStatus};
use std::fmt::Write;

/// Most findings written out per rule; the count stands before them.
const EXAMPLES: usize = 20;

/// Writes the report: a rule at level fejl that failed is a failure, one that was not checked is skipped.
pub fn render(report: &Report, rows: &[Row]) -> String {
    let fails = |r: &&super::wire::RuleReport| r.status == RuleStatus::Failed && r.level == "fejl";
    let skips = |r: &&super::wire::RuleReport| matches!(r.status, RuleStatus::NotChecked | RuleStatus::NotApplicable);
    let count = |n: usize| n.to_string();
    let (tests, failures) = (count(report.rules.len()), count(report.rules.iter().filter(fails).count()));
    let (skipped, errors) = (count(report.rules.iter().filter(skips).count()), count(report.inputs.iter().filter(|i| i.error.is_some()).count()));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\"");
    let _ = writeln!(out, "<testsuites {counts}>\n  <testsuite name=\"sdm validate\" {counts}>");
    for rule in &report.rules {
        let _ = write!(out, "    <testcase classname=\"sdm.{}\" name=\"{}\"", escaped(&rule.level), escaped(&rule.id));
        let mine: Vec<&Row> = rows.iter().filter(|r| r.rule == rule.id).collect();
        let told: Vec<String> = mine.iter().take(EXAMPLES).map(|r| format!("{} {}: {}", r.key, r.place, r.message)).collect();
        let text = escaped(told.join("\n").trim());
        let _ = match rule.status {
            RuleStatus::Failed if rule.level == "fejl" => {
                let remedy = mine.first().map_or("", |r| r.remedy.as_str());
                writeln!(out, ">\n      <failure type=\"{}\" message=\"{}: {}\">{text}</failure>\n    </testcase>", escaped(&rule.id), rule.count, escaped(remedy))
            }
            RuleStatus::Failed => writeln!(out, ">\n      <system-out>{}: {text}</system-out>\n    </testcase>", rule.count),
            RuleStatus::Passed => writeln!(out, "/>"),
            RuleStatus::NotApplicable => writeln!(out, ">\n      <skipped/>\n    </testcase>"),
            RuleStatus::NotChecked => {
                let why = rule.reason.as_deref().unwrap_or_default();
                writeln!(out, ">\n      <skipped message=\"{}\"/>\n    </testcase>", escaped(why))
            }
        };
    }
    for input in report.inputs.iter().filter(|i| i.error.is_some()) {
        let why = escaped(input.error.as_deref().unwrap_or_default());
        let _ = writeln!(out, "    <testcase classname=\"sdm.fil\" name=\"{}\">\n      <error message=\"{why}\"/>\n    </testcase>", escaped(&input.path));
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// A text as XML; characters that XML 1.0 does not have are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if (c as u32) < 0x20 || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_xml() {
        assert_eq!(escaped("a<b>&\"\u{1b}[31m]]>"), "a&lt;b&gt;&amp;&quot;[31m]]&gt;");
    }
}
