//! The report as text: the answer, the files, then each broken rule worst first, with three examples and the remedy.

use super::wire::*;
use super::words;
use crate::disclose::Language;
use crate::finding::Level;
use crate::model::{Model, Regel};
use std::fmt::{self, Write};

/// Examples shown per rule.
const EXAMPLES: usize = 3;

/// Rules that are named per reason why they were not checked; JSON and HTML name all.
const NAMED: usize = 3;

/// Writes the report; `color` puts terminal colours around levels.
///
/// # Errors
/// Only what the writer gives; a String gives none.
pub fn render(report: &Report, model: &Model, language: Language, color: bool) -> Result<String, fmt::Error> {
    let mut out = String::new();
    if report.shows_values {
        writeln!(out, "{}\n", paint(words::shows_values(language), RED, color))?;
    }
    head(&mut out, report, language, color)?;
    let mut broken: Vec<(&Regel, &RuleReport)> =
        report.rules.iter().filter(|r| r.status == RuleStatus::Failed).filter_map(|r| Some((model.regel(&r.id)?, r))).collect();
    broken.sort_by_key(|(regel, line)| (Level::ALL.iter().position(|l| l.name() == line.level), &regel.id));
    for (regel, line) in broken {
        rule(&mut out, report, regel, line, language, color)?;
    }
    not_checked(&mut out, report, language)?;
    excepted(&mut out, report, language)?;
    foot(&mut out, report, language)?;
    if report.shows_values {
        writeln!(out, "{}", words::shows_values(language))?;
    }
    Ok(out)
}

fn head(out: &mut String, report: &Report, language: Language, color: bool) -> fmt::Result {
    let shade = match report.verdict {
        Verdict::Conforms => GREEN,
        Verdict::DoesNotConform => RED,
        Verdict::Undecided => YELLOW,
    };
    writeln!(out, "{}", paint(&format!("{}.", words::verdict(report.verdict, language)), shade, color))?;
    writeln!(out)?;
    for input in &report.inputs {
        let theme = input
            .theme
            .map_or(language.of("intet tema", "no theme").to_owned(), |t| format!("{} {t}", language.of("tema", "theme")));
        let rows = words::counted(input.rows, language.of("række", "row"), language.of("rækker", "rows"), language);
        let name = words::input(input);
        match words::unread(input.status, input.reason.as_deref(), language) {
            Some(why) => writeln!(out, "  {name}: {why}")?,
            None => writeln!(out, "  {name} ({}, {theme}, {rows})", input.format.as_deref().unwrap_or("?"))?,
        }
    }
    references(out, report, language)?;
    writeln!(out)
}

/// What the delivery was held against.
fn references(out: &mut String, report: &Report, language: Language) -> fmt::Result {
    if !report.references.is_empty() {
        writeln!(out, "{}", language.of("Holdt op mod (bedømmes ikke selv):", "Held against (not judged itself):"))?;
    }
    for r in &report.references {
        if let Some(why) = words::unread(r.status, r.reason.as_deref(), language) {
            writeln!(out, "  {}: {why}", words::reference(r))?;
            continue;
        }
        let rows = words::counted(r.rows, language.of("række", "row"), language.of("rækker", "rows"), language);
        let unusable = words::unusable(r, language).map(|u| format!("; {u}")).unwrap_or_default();
        writeln!(
            out,
            "  {} ({}, {} {}, {rows}){unusable}",
            words::reference(r),
            r.format.as_deref().unwrap_or("?"),
            language.of("tema", "theme"),
            r.theme.map(|t| t.to_string()).unwrap_or_default()
        )?;
    }
    Ok(())
}

fn rule(out: &mut String, report: &Report, regel: &Regel, line: &RuleReport, language: Language, color: bool) -> fmt::Result {
    let shade = match line.level.as_str() {
        "fejl" => RED,
        "advarsel" => YELLOW,
        _ => BLUE,
    };
    let level = words::level(&line.level, language);
    let title = language.of(&regel.titel.da, &regel.titel.en);
    let places = words::places(line.count, language);
    writeln!(out, "{} {} ({}): {}", paint(level, shade, color), title, regel.id, places)?;
    let mine: Vec<&FindingReport> = report.findings.iter().filter(|f| f.rule == regel.id).collect();
    for finding in mine.iter().take(EXAMPLES) {
        example(out, finding, language)?;
    }
    let shown = mine.len().min(EXAMPLES) as u64;
    if line.count > shown && shown > 0 {
        let more = words::number(line.count - shown, language);
        let (and, others) = (language.of("og", "and"), language.of("mere", "more"));
        writeln!(out, "  … {and} {more} {others}")?;
    }
    let remedy = language.of(&regel.hvordan_rettes.da, &regel.hvordan_rettes.en);
    writeln!(out, "  {} {remedy}", language.of("Sådan rettes det:", "How to fix it:"))?;
    writeln!(out)
}

/// A finding: its business key where it has one, then its place and what is wrong there.
fn example(out: &mut String, finding: &FindingReport, language: Language) -> fmt::Result {
    let key = words::key(finding);
    if !key.is_empty() {
        writeln!(out, "  {key}")?;
    }
    let indent = if key.is_empty() { "  " } else { "    " };
    let audience = finding.audience.as_deref().map(|a| format!(" [{a}]")).unwrap_or_default();
    writeln!(out, "{indent}{}{audience}: {}", words::place(&finding.location, language), words::printable(&finding.message))
}

/// What was not checked, by reason: most reasons hold for many rules, and the first screen is for what was found.
fn not_checked(out: &mut String, report: &Report, language: Language) -> fmt::Result {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for rule in report.rules.iter().filter(|r| r.status == RuleStatus::NotChecked) {
        let reason = rule.reason.as_deref().unwrap_or_default();
        match reasons.iter_mut().find(|(r, _)| *r == reason) {
            Some((_, rules)) => rules.push(&rule.id),
            None => reasons.push((reason, vec![&rule.id])),
        }
    }
    if reasons.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", language.of("Ikke kontrolleret:", "Not checked:"))?;
    let mut cut = false;
    for (reason, rules) in &reasons {
        let count = words::counted(rules.len() as u64, language.of("regel", "rule"), language.of("regler", "rules"), language);
        // One more than are named is named too: "and 1 more" is no shorter.
        let named = if rules.len() <= NAMED + 1 { rules.len() } else { NAMED };
        let more = rules.len() - named;
        let tail = if more > 0 {
            format!(" … {} {more} {}", language.of("og", "and"), language.of("mere", "more"))
        } else {
            String::new()
        };
        writeln!(out, "  {reason} ({count}): {}{tail}", rules[..named].join(", "))?;
        cut |= more > 0;
    }
    if cut {
        writeln!(
            out,
            "  {}",
            language.of("Alle regler med grund: --format html eller json", "Every rule with its reason: --format html or json")
        )?;
    }
    writeln!(out)
}

/// What the user's own profile took out, and what it no longer does.
fn excepted(out: &mut String, report: &Report, language: Language) -> fmt::Result {
    let listed: Vec<&ExceptionReport> = report.exceptions.iter().filter(|e| e.count > 0 || e.expired).collect();
    if listed.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", language.of("Undtaget efter profilen:", "Excepted by the profile:"))?;
    for e in listed {
        writeln!(out, "  {}: {}", e.rule, words::exception(e, language))?;
    }
    writeln!(out)
}

fn foot(out: &mut String, report: &Report, language: Language) -> fmt::Result {
    let c = &report.counts;
    let s = &report.standard;
    let counts = [
        words::counted(c.fejl, language.of("fejl", "error"), language.of("fejl", "errors"), language),
        words::counted(c.advarsel, language.of("advarsel", "warning"), language.of("advarsler", "warnings"), language),
        words::counted(c.oplysning, language.of("oplysning", "note"), language.of("oplysninger", "notes"), language),
    ];
    let profile = language.of("Diskretionsprofil", "Discretion profile");
    writeln!(out, "{}. Standard: {} {}. {profile}: {}.", counts.join(", "), s.id, s.version, report.discretion_profile)?;
    if c.fejl + c.advarsel > 0 {
        let (da, en) = ("Læs mere om en regel: sdm explain REGEL", "Read more about a rule: sdm explain RULE --lang en");
        writeln!(out, "{}", language.of(da, en))?;
    }
    Ok(())
}

const RED: &str = "31;1";
const GREEN: &str = "32;1";
const YELLOW: &str = "33;1";
const BLUE: &str = "34;1";

fn paint(text: &str, shade: &str, color: bool) -> String {
    if color { format!("\u{1b}[{shade}m{text}\u{1b}[0m") } else { text.to_owned() }
}
