//! JUnit XML, as build servers read it: a suite per input, a case per rule that is about its theme.
//!
//! A finding at level fejl is a failure; others are reported in `system-out`. What is known only of the delivery as a
//! whole, because a list was cut or the reader sees counts only, has a suite of its own.

use super::wire::{FindingReport, InputReport, InputStatus, Report, RuleReport, RuleStatus, Verdict};
use super::words;
use crate::disclose::Language;
use crate::finding::Level;
use crate::model::Model;
use quick_xml::Writer;
use quick_xml::events::BytesText;
use std::collections::HashMap;
use std::io;

/// Most findings written out per case; the total comes first.
const EXAMPLES: usize = 20;

/// A suite before it is written.
struct Suite<'a> {
    name: String,
    cases: Vec<TestCase<'a>>,
}

/// A case: a rule, or an input as such.
struct TestCase<'a> {
    class: &'a str,
    name: String,
    result: TestResult,
}

/// The result of a case.
enum TestResult {
    Passed,
    Failure { message: String, text: String },
    Note(String),
    Skipped(String),
    Error(String),
}

/// Findings by rule and input, grouped once: a report may have many of all three.
type Grouped<'a> = HashMap<(&'a str, usize), Vec<&'a FindingReport>>;

/// Writes the report.
///
/// # Errors
/// None that a report can cause; the writer's signature asks for it.
pub fn render(report: &Report, model: &Model, language: Language) -> io::Result<String> {
    let mut grouped = Grouped::new();
    let mut listed: HashMap<&str, u64> = HashMap::new();
    for finding in &report.findings {
        grouped.entry((&finding.rule, finding.origin.input)).or_default().push(finding);
        *listed.entry(&finding.rule).or_default() += 1;
    }
    let cut = |rule: &RuleReport| listed.get(rule.id.as_str()).copied().unwrap_or(0) < rule.count;
    let whole =
        Suite { name: language.of("Hele leverancen", "The whole delivery").to_owned(), cases: rest(report, &cut, language) };
    let mut suites: Vec<Suite<'_>> =
        (0..report.inputs.len()).map(|i| suite(report, model, i, &grouped, &cut, language)).collect();
    if !whole.cases.is_empty() || suites.is_empty() {
        suites.push(whole);
    }
    let mut writer = Writer::new_with_indent(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_vec(), b' ', 2);
    let all = || suites.iter().flat_map(|s| &s.cases);
    let named = format!("sdm validate: {}", words::verdict(report.verdict, language));
    writer
        .create_element("testsuites")
        .with_attributes(attributes(&named, all()).iter().map(|(k, v)| (*k, v.as_str())))
        .write_inner_content(|writer| suites.iter().try_for_each(|s| write_suite(writer, s)))?;
    let mut text = String::from_utf8(writer.into_inner()).map_err(io::Error::other)?;
    text.push('\n');
    Ok(text)
}

/// The result for one input.
fn suite<'a>(
    report: &'a Report,
    model: &Model,
    index: usize,
    grouped: &Grouped<'a>,
    cut: &dyn Fn(&RuleReport) -> bool,
    language: Language,
) -> Suite<'a> {
    let input = &report.inputs[index];
    let mut cases = vec![TestCase {
        class: "sdm.fil",
        name: language.of("filen kan læses", "the file can be read").into(),
        result: readable(input),
    }];
    // Of a file that was not read, no rule is kept.
    let is_judged = match input.status {
        InputStatus::Read => true,
        InputStatus::PassedOver => input.format.is_some(),
        InputStatus::Unreadable => input.rows > 0,
    };
    for rule in report.rules.iter().filter(|_| is_judged) {
        let themes = model.regel(&rule.id).and_then(|r| model.temaer_for(r));
        if themes.is_some_and(|themes| !input.theme.is_some_and(|t| themes.contains(&t))) {
            continue;
        }
        let mine = grouped.get(&(rule.id.as_str(), index)).map(Vec::as_slice).unwrap_or_default();
        cases.push(TestCase {
            class: class(rule),
            name: rule.id.clone(),
            result: result(rule, mine, cut(rule), model, language),
        });
    }
    Suite { name: words::input(input), cases }
}

fn readable(input: &InputReport) -> TestResult {
    let reason = input.reason.clone().unwrap_or_default();
    match input.status {
        InputStatus::Read => TestResult::Passed,
        InputStatus::PassedOver => TestResult::Skipped(reason),
        InputStatus::Unreadable => TestResult::Error(reason),
    }
}

fn result(rule: &RuleReport, mine: &[&FindingReport], cut: bool, model: &Model, language: Language) -> TestResult {
    match rule.status {
        RuleStatus::NotChecked => TestResult::Skipped(rule.reason.clone().unwrap_or_default()),
        RuleStatus::NotApplicable => TestResult::Skipped(
            language.of("leverancen har intet, reglen gælder", "the delivery has nothing that it is about").into(),
        ),
        RuleStatus::Failed if mine.is_empty() && cut => TestResult::Skipped(
            language.of("kun antallet i hele leverancen er kendt", "only the number in the whole delivery is known").into(),
        ),
        RuleStatus::Failed if !mine.is_empty() => {
            let at = |f: &FindingReport| format!("{}: {}", words::place(&f.location, language), words::printable(&f.message));
            let line = |f: &&FindingReport| [words::key(f), at(f)].join(" ").trim().to_owned();
            let text: Vec<String> = mine.iter().take(EXAMPLES).map(line).collect();
            let remedy = model.regel(&rule.id).map_or("", |r| language.of(&r.hvordan_rettes.da, &r.hvordan_rettes.en));
            findings_result(rule, mine.len() as u64, text.join("\n"), remedy, language)
        }
        _ => TestResult::Passed,
    }
}

/// Rules of which not every finding is listed: their totals.
fn rest<'a>(report: &'a Report, cut: &dyn Fn(&RuleReport) -> bool, language: Language) -> Vec<TestCase<'a>> {
    let cut = report.rules.iter().filter(|r| cut(r));
    let mut cases: Vec<TestCase<'_>> = cut
        .map(|rule| TestCase {
            class: class(rule),
            name: rule.id.clone(),
            result: findings_result(rule, rule.count, String::new(), "", language),
        })
        .collect();
    if report.inputs.is_empty() && report.verdict == Verdict::Undecided {
        let why = words::verdict(report.verdict, language).to_owned();
        cases.push(TestCase {
            class: "sdm.fil",
            name: words::verdict(report.verdict, language).into(),
            result: TestResult::Error(why),
        });
    }
    cases
}

fn findings_result(rule: &RuleReport, count: u64, text: String, remedy: &str, language: Language) -> TestResult {
    let many = words::counted(count, language.of("fund", "finding"), language.of("fund", "findings"), language);
    let message = [many.as_str(), remedy].join(". ").trim_end_matches([' ', '.']).to_owned() + ".";
    match rule.level == Level::Fejl.name() {
        true => TestResult::Failure { message, text },
        false => TestResult::Note([message, text].join("\n").trim().to_owned()),
    }
}

fn class(rule: &RuleReport) -> &'static str {
    match rule.level.as_str() {
        "fejl" => "sdm.fejl",
        "advarsel" => "sdm.advarsel",
        _ => "sdm.oplysning",
    }
}

fn attributes<'a>(name: &str, cases: impl Iterator<Item = &'a TestCase<'a>> + Clone) -> [(&'static str, String); 5] {
    let count = |test: fn(&TestResult) -> bool| cases.clone().filter(|c| test(&c.result)).count().to_string();
    [
        ("name", clean(name)),
        ("tests", count(|_| true)),
        ("failures", count(|s| matches!(s, TestResult::Failure { .. }))),
        ("errors", count(|s| matches!(s, TestResult::Error(_)))),
        ("skipped", count(|s| matches!(s, TestResult::Skipped(_)))),
    ]
}

fn write_suite(writer: &mut Writer<Vec<u8>>, suite: &Suite<'_>) -> io::Result<()> {
    let attributes = attributes(&suite.name, suite.cases.iter());
    let element = writer.create_element("testsuite").with_attributes(attributes.iter().map(|(k, v)| (*k, v.as_str())));
    element.write_inner_content(|writer| suite.cases.iter().try_for_each(|case| write_case(writer, case)))?;
    Ok(())
}

fn write_case(writer: &mut Writer<Vec<u8>>, case: &TestCase<'_>) -> io::Result<()> {
    let name = clean(&case.name);
    let element = writer.create_element("testcase").with_attributes([("classname", case.class), ("name", name.as_str())]);
    let with = |writer: &mut Writer<Vec<u8>>, tag: &str, message: &str| {
        writer.create_element(tag).with_attribute(("message", clean(message).as_str())).write_empty().map(|_| ())
    };
    match &case.result {
        TestResult::Passed => element.write_empty()?,
        TestResult::Skipped(why) => element.write_inner_content(|w| with(w, "skipped", why))?,
        TestResult::Error(why) => element.write_inner_content(|w| with(w, "error", why))?,
        TestResult::Note(text) => element.write_inner_content(|w| {
            w.create_element("system-out").write_text_content(BytesText::new(&clean(text))).map(|_| ())
        })?,
        TestResult::Failure { message, text } => element.write_inner_content(|w| {
            let failure =
                w.create_element("failure").with_attributes([("type", name.as_str()), ("message", clean(message).as_str())]);
            failure.write_text_content(BytesText::new(&clean(text))).map(|_| ())
        })?,
    };
    Ok(())
}

/// Without the characters that XML 1.0 does not have (section 2.2); the writer escapes the rest.
fn clean(text: &str) -> String {
    let known = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(known).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn characters_that_xml_lacks_are_left_out() {
        assert_eq!(super::clean("a\u{1b}[31m\u{0}\u{fffe}æ\n"), "a[31mæ\n");
    }
}
