//! The report as text: the answer, the files, then each broken rule worst first, with three examples and the remedy.

use super::wire::*;
use crate::disclose::Language;
use crate::finding::Level;
use crate::model::{Model, Regel};
use std::fmt::{self, Write};

/// Examples shown per rule.
const EXAMPLES: usize = 3;

/// Writes the report; `color` puts terminal colours around levels.
///
/// # Errors
/// Only what the writer gives; a String gives none.
pub fn render(report: &Report, model: &Model, language: Language, color: bool) -> Result<String, fmt::Error> {
    let mut out = String::new();
    let say = |da: &'static str, en: &'static str| language.of(da, en);
    head(&mut out, report, language, color)?;
    let mut broken: Vec<(&Regel, &RuleReport)> = report
        .rules
        .iter()
        .filter(|r| r.status == RuleStatus::Failed)
        .filter_map(|r| Some((model.regel(&r.id)?, r)))
        .collect();
    broken.sort_by_key(|(regel, line)| (Level::ALL.iter().position(|l| l.name() == line.level), &regel.id));
    for (regel, line) in broken {
        rule(&mut out, report, regel, line, language, color)?;
    }
    let skipped: Vec<&RuleReport> = report.rules.iter().filter(|r| r.status == RuleStatus::NotChecked).collect();
    if !skipped.is_empty() {
        writeln!(out, "{}", say("Ikke kontrolleret:", "Not checked:"))?;
        for rule in skipped {
            writeln!(out, "  {}: {}", rule.id, rule.reason.as_deref().unwrap_or_default())?;
        }
        writeln!(out)?;
    }
    excepted(&mut out, report, language)?;
    foot(&mut out, report, language)?;
    Ok(out)
}

fn head(out: &mut String, report: &Report, language: Language, color: bool) -> fmt::Result {
    let (da, en, shade) = match report.verdict {
        Verdict::Conforms => ("Leverancen overholder standarden.", "The delivery conforms to the standard.", GREEN),
        Verdict::DoesNotConform => {
            ("Leverancen overholder ikke standarden.", "The delivery does not conform to the standard.", RED)
        }
        Verdict::Undecided => {
            ("Leverancen kunne ikke bedømmes helt.", "The delivery could not be judged completely.", YELLOW)
        }
    };
    writeln!(out, "{}", paint(language.of(da, en), shade, color))?;
    writeln!(out)?;
    for input in &report.inputs {
        let theme = input.theme.map_or(language.of("intet tema", "no theme").to_owned(), |t| {
            format!("{} {t}", language.of("tema", "theme"))
        });
        let rows = match (input.rows, language) {
            (1, Language::Da) => "1 række".to_owned(),
            (1, Language::En) => "1 row".to_owned(),
            (n, Language::Da) => format!("{} rækker", thousands(n)),
            (n, Language::En) => format!("{n} rows"),
        };
        match &input.error {
            Some(error) => writeln!(out, "  {}: {error}", input.path)?,
            None => {
                let within: String = [&input.member, &input.layer].into_iter().flatten().map(|p| format!(" / {p}")).collect();
                writeln!(out, "  {}{within} ({}, {theme}, {rows})", input.path, input.format.as_deref().unwrap_or("?"))?;
            }
        }
    }
    writeln!(out)
}

fn rule(out: &mut String, report: &Report, regel: &Regel, line: &RuleReport, language: Language, color: bool) -> fmt::Result {
    let (level, shade) = match line.level.as_str() {
        "fejl" => (language.of("fejl", "error"), RED),
        "advarsel" => (language.of("advarsel", "warning"), YELLOW),
        _ => (language.of("oplysning", "note"), BLUE),
    };
    let title = language.of(&regel.titel.da, &regel.titel.en);
    writeln!(out, "{} {} ({}): {}", paint(level, shade, color), title, regel.id, count(line.count, language))?;
    let mine: Vec<&FindingReport> = report.findings.iter().filter(|f| f.rule == regel.id).collect();
    for finding in mine.iter().take(EXAMPLES) {
        let place = place(&finding.location, language);
        let audience = finding.audience.as_deref().map(|a| format!(" [{a}]")).unwrap_or_default();
        writeln!(out, "  {place}{audience}: {}", finding.message)?;
        if !finding.key.is_empty() {
            let key: Vec<String> = finding.key.iter().map(|(k, v)| format!("{k}={}", v.as_str().unwrap_or_default())).collect();
            writeln!(out, "    {}", key.join(" "))?;
        }
    }
    let shown = mine.len().min(EXAMPLES) as u64;
    if line.count > shown && shown > 0 {
        let more = line.count - shown;
        let text = match language {
            Language::Da => format!("  … og {} mere", thousands(more)),
            Language::En => format!("  … and {more} more"),
        };
        writeln!(out, "{text}")?;
    }
    let remedy = language.of(&regel.hvordan_rettes.da, &regel.hvordan_rettes.en);
    writeln!(out, "  {} {remedy}", language.of("Sådan rettes det:", "How to fix it:"))?;
    writeln!(out)
}

/// What the user's own profile took out, and what it no longer does.
fn excepted(out: &mut String, report: &Report, language: Language) -> fmt::Result {
    let told: Vec<&ExceptionReport> = report.exceptions.iter().filter(|e| e.count > 0 || e.expired).collect();
    if told.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", language.of("Undtaget efter profilen:", "Excepted by the profile:"))?;
    for e in told {
        let until = match (e.expired, language) {
            (true, Language::Da) => format!("udløb {} og gælder ikke længere", e.expires),
            (true, Language::En) => format!("expired {} and holds no longer", e.expires),
            (false, Language::Da) => format!("{}, udløber {}", count(e.count, language), e.expires),
            (false, Language::En) => format!("{}, expires {}", count(e.count, language), e.expires),
        };
        writeln!(out, "  {}: {until}. {}", e.rule, e.reason.as_deref().unwrap_or_default())?;
    }
    writeln!(out)
}

fn count(n: u64, language: Language) -> String {
    match (n, language) {
        (1, Language::Da) => "1 sted".to_owned(),
        (n, Language::Da) => format!("{} steder", thousands(n)),
        (1, Language::En) => "1 place".to_owned(),
        (n, Language::En) => format!("{n} places"),
    }
}

/// A place as one reads it: file, member, layer or sheet, then line, feature, row or cell.
pub(super) fn place(location: &Location, language: Language) -> String {
    let mut text = location.file.clone();
    for part in [&location.member, &location.layer, &location.sheet].into_iter().flatten() {
        let _ = write!(text, " / {part}");
    }
    if let Some(line) = location.line {
        let _ = write!(text, ":{line}");
        if let Some(column) = location.column {
            let _ = write!(text, ":{column}");
        }
    }
    let numbered = |name: &str, number: String| format!(" ({name} {number})");
    let own = match location {
        Location { cell: Some(cell), .. } => numbered(language.of("celle", "cell"), cell.clone()),
        Location { fid: Some(fid), .. } => numbered("fid", fid.to_string()),
        Location { feature: Some(feature), .. } => numbered(language.of("objekt", "feature"), feature.to_string()),
        Location { row: Some(row), .. } => numbered(language.of("række", "row"), row.to_string()),
        _ => String::new(),
    };
    text + &own
}

fn foot(out: &mut String, report: &Report, language: Language) -> fmt::Result {
    let c = &report.counts;
    let s = &report.standard;
    match language {
        Language::Da => writeln!(
            out,
            "{} fejl, {} advarsler, {} oplysninger. Standard: {} {}. Diskretionsprofil: {}.",
            thousands(c.fejl), thousands(c.advarsel), thousands(c.oplysning), s.id, s.version, report.discretion_profile
        )?,
        Language::En => writeln!(
            out,
            "{} errors, {} warnings, {} notes. Standard: {} {}. Discretion profile: {}.",
            c.fejl, c.advarsel, c.oplysning, s.id, s.version, report.discretion_profile
        )?,
    }
    if c.fejl + c.advarsel > 0 {
        let (da, en) = ("Læs mere om en regel: sdm explain REGEL", "Read more about a rule: sdm explain RULE --lang en");
        writeln!(out, "{}", language.of(da, en))?;
    }
    Ok(())
}

/// Points between thousands, as Danish has them.
pub fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push('.');
        }
        out.push(c);
    }
    out
}

const RED: &str = "31;1";
const GREEN: &str = "32;1";
const YELLOW: &str = "33;1";
const BLUE: &str = "34;1";

fn paint(text: &str, shade: &str, color: bool) -> String {
    if color { format!("\u{1b}[{shade}m{text}\u{1b}[0m") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_as_danish_has_them() {
        assert_eq!([0, 999, 1000, 1_234_567].map(super::thousands), ["0", "999", "1.000", "1.234.567"]);
    }
}
