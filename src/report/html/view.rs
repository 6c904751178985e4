//! What the page's template is given: texts in the reader's language, numbers as that language writes them.

use super::super::wire::*;
use super::super::words::{self, number};
use super::drawing::{self, Known};
use super::policy::{json, policy};
use crate::disclose::{Audience, Language};
use crate::finding::Level;
use crate::model::{Model, Regelslags, Tosproget};
use minijinja::value::Serde;
use minijinja::{Value, context};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Everything on the page.
pub(super) fn view(report: &Report, model: &Model, language: Language) -> Value {
    let (known, about) = drawing::known(report);
    let words: BTreeMap<&str, &str> = WORDS.iter().map(|(key, da, en)| (*key, language.of(da, en))).collect();
    let (withheld, cut) = unlisted(report, model);
    context! {
        language => language.of("da", "en"), words => &words, style => STYLE, script => SCRIPT, policy => policy(STYLE, SCRIPT),
        verdict => class(report.verdict), said => words::verdict(report.verdict, language),
        shows_values => report.shows_values.then(|| words::shows_values(language)),
        levels => levels(report, language),
        standard => format!("{} {}", report.standard.id, report.standard.version),
        profile => &report.discretion_profile, reader => reader(report, model, language),
        inputs => report.inputs.iter().map(|i| input(i, language)).collect::<Vec<_>>(),
        references => report.references.iter().map(|r| reference(r, language)).collect::<Vec<_>>(),
        themes => themes(report, model, language),
        failed => rules(report, model, RuleStatus::Failed, language),
        unchecked => rules(report, model, RuleStatus::NotChecked, language),
        passed => passed(report, language),
        exceptions => report.exceptions.iter().map(|e| context! { rule => &e.rule, said => words::exception(e, language) }).collect::<Vec<_>>(),
        coverage => report.coverage.iter().map(|c| coverage(c, model, language)).collect::<Vec<_>>(),
        map => Value::from(Serde(drawing::draw(report, &known, &model.standard.geometri, language))),
        found => found(&known),
        any => !report.findings.is_empty(), counts_only => withheld,
        cut => cut.map(|(shown, all)| words["cut"].replace("{0}", &number(shown, language)).replace("{1}", &number(all, language))),
        data => json(&data(report, model, &known, &about, &words, language)),
    }
}

/// Whether findings are withheld from the reader, and, where lists were cut, how many of how many others are listed.
fn unlisted(report: &Report, model: &Model) -> (bool, Option<(u64, u64)>) {
    let own = report.reader == Audience::OwnMunicipality.name();
    let counted = |r: &&RuleReport| !own && model.regel(&r.id).is_some_and(|m| m.slags == Regelslags::Diskretion);
    let withheld: u64 = report.rules.iter().filter(counted).map(|r| r.count).sum();
    let all = report.rules.iter().map(|r| r.count).sum::<u64>().saturating_sub(withheld);
    let shown = report.findings.len() as u64;
    (withheld > 0, (shown < all).then_some((shown, all)))
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Conforms => "conforms",
        Verdict::DoesNotConform => "fails",
        Verdict::Undecided => "undecided",
    }
}

fn levels(report: &Report, language: Language) -> Vec<Value> {
    let Counts { fejl, advarsel, oplysning } = report.counts;
    let one = |(class, n, one, many): (&str, u64, (&str, &str), (&str, &str))| {
        let (da, en) = if n == 1 { one } else { many };
        context! { class, name => words::level(class, language), said => language.of(da, en), count => number(n, language) }
    };
    let all = [
        ("fejl", fejl, ("fejl", "error"), ("fejl", "errors")),
        ("advarsel", advarsel, ("advarsel", "warning"), ("advarsler", "warnings")),
        ("oplysning", oplysning, ("oplysning", "note"), ("oplysninger", "notes")),
    ];
    all.into_iter().map(one).collect()
}

/// The reader as the policy names it.
fn reader<'a>(report: &'a Report, model: &'a Model, language: Language) -> &'a str {
    let group = model.diskretion.maalgrupper.iter().find(|m| m.navn == report.reader);
    group.map_or(report.reader.as_str(), |g| said(&g.titel, language))
}

fn said(text: &Tosproget, language: Language) -> &str {
    language.of(&text.da, &text.en)
}

fn input(input: &InputReport, language: Language) -> Value {
    context! {
        name => words::input(input), format => input.format.as_deref().unwrap_or_default(),
        theme => input.theme.map(|t| t.to_string()).unwrap_or_default(),
        rows => number(input.rows, language), error => words::unread(input.status, input.reason.as_deref(), language), sha256 => &input.sha256,
    }
}

fn reference(reference: &ReferenceReport, language: Language) -> Value {
    context! {
        name => words::reference(reference), format => reference.format.as_deref().unwrap_or_default(),
        theme => reference.theme.map(|t| t.to_string()).unwrap_or_default(), rows => number(reference.rows, language),
        error => words::unread(reference.status, reference.reason.as_deref(), language).or_else(|| words::unusable(reference, language)),
        sha256 => &reference.sha256,
    }
}

/// A theme as it is called; an empty text for what belongs to none.
fn theme_name(theme: Option<u16>, model: &Model) -> String {
    theme.map_or(String::new(), |t| format!("{t} {}", model.tema(t).map_or("", |t| t.temanavn.as_str())))
}

fn passed(report: &Report, language: Language) -> String {
    let n = report.rules.iter().filter(|r| r.status == RuleStatus::Passed).count() as u64;
    let kept = (language.of("regel er overholdt.", "rule is kept."), language.of("regler er overholdt.", "rules are kept."));
    words::counted(n, kept.0, kept.1, language)
}

/// Findings by theme and level. Those that are not listed one by one have a line of their own, so that the sums are true.
fn themes(report: &Report, model: &Model, language: Language) -> Vec<Value> {
    let mut themes: BTreeMap<Option<u16>, (u64, [u64; 3])> = BTreeMap::new();
    for input in &report.inputs {
        themes.entry(input.theme).or_default().0 += input.rows;
    }
    let Counts { fejl, advarsel, oplysning } = report.counts;
    let mut rest = [fejl, advarsel, oplysning];
    for finding in &report.findings {
        let Some(level) = Level::ALL.iter().position(|l| l.name() == finding.level) else { continue };
        themes.entry(finding.theme).or_default().1[level] += 1;
        rest[level] = rest[level].saturating_sub(1);
    }
    let counts = |counts: [u64; 3]| counts.map(|n| number(n, language));
    let mut lines: Vec<Value> = themes
        .into_iter()
        .filter(|(theme, (_, found))| theme.is_some() || found.iter().sum::<u64>() > 0)
        .map(|(theme, (rows, found))| {
            let name = theme.map_or(language.of("uden tema", "no theme").to_owned(), |_| theme_name(theme, model));
            context! { name, rows => number(rows, language), counts => counts(found) }
        })
        .collect();
    if rest.iter().sum::<u64>() > 0 {
        let name = language.of("ikke vist enkeltvis", "not listed one by one");
        lines.push(context! { name, rows => "", counts => counts(rest) });
    }
    lines
}

/// The rules with a status, worst first.
fn rules(report: &Report, model: &Model, status: RuleStatus, language: Language) -> Vec<Value> {
    let mut rules: Vec<&RuleReport> = report.rules.iter().filter(|r| r.status == status).collect();
    rules.sort_by_key(|r| (Level::ALL.iter().position(|l| l.name() == r.level), r.id.as_str()));
    let one = |r: &RuleReport| {
        let regel = model.regel(&r.id);
        let text = |of: fn(&crate::model::Regel) -> &Tosproget| regel.map_or("", |m| said(of(m), language)).to_owned();
        context! {
            id => &r.id, class => &r.level, level => words::level(&r.level, language), count => number(r.count, language),
            title => text(|m| &m.titel), why => text(|m| &m.hvorfor), remedy => text(|m| &m.hvordan_rettes), reason => &r.reason,
        }
    };
    rules.into_iter().map(one).collect()
}

fn coverage(theme: &CoverageReport, model: &Model, language: Language) -> Value {
    let field = |f: &FieldCoverage| {
        let percent = f.filled * 100 / theme.rows.max(1);
        context! { name => &f.field, mandatory => f.mandatory, filled => number(f.filled, language), percent }
    };
    let fields: Vec<Value> = theme.fields.iter().map(field).collect();
    context! { name => theme_name(Some(theme.theme), model), rows => number(theme.rows, language), fields }
}

/// The areas with findings: their indexes and names, by number, to choose among.
fn found(known: &[Known<'_>]) -> Vec<Value> {
    let mut found: Vec<(String, usize)> =
        known.iter().enumerate().filter(|(_, k)| k.findings > 0).map(|(i, k)| (drawing::called(k.area), i)).collect();
    found.sort();
    found.into_iter().filter(|(name, _)| !name.is_empty()).map(|(name, index)| context! { name, index }).collect()
}

/// The findings, for the script: columns by short names, texts that repeat by index.
fn data(
    report: &Report,
    model: &Model,
    known: &[Known<'_>],
    about: &[Option<usize>],
    words: &BTreeMap<&str, &str>,
    language: Language,
) -> serde_json::Value {
    let index: BTreeMap<&str, usize> = report.rules.iter().enumerate().map(|(i, r)| (r.id.as_str(), i)).collect();
    let rule = |r: &RuleReport| {
        let (title, remedy) =
            model.regel(&r.id).map_or(("", ""), |m| (said(&m.titel, language), said(&m.hvordan_rettes, language)));
        serde_json::json!({ "id": r.id, "title": title, "remedy": remedy })
    };
    let finding = |(f, area): (&FindingReport, &Option<usize>)| {
        let key: Vec<[&str; 2]> = f.key.iter().map(|(k, v)| [k.as_str(), v.as_str().unwrap_or_default()]).collect();
        serde_json::json!({
            "l": Level::ALL.iter().position(|l| l.name() == f.level), "r": index.get(f.rule.as_str()), "t": f.theme, "k": key,
            "p": words::place(&f.location, language), "f": f.field, "m": words::printable(&f.message), "g": f.audience, "a": area,
        })
    };
    let scripted = ["showing", "more_rows", "no_match", "print_cut", "audience"];
    serde_json::json!({
        "language": language.of("da", "en"),
        "levels": Level::ALL.map(|l| [l.name(), words::level(l.name(), language)]),
        "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
        "areas": known.iter().map(|k| drawing::called(k.area)).collect::<Vec<_>>(),
        "words": scripted.map(|w| (w, words[w])).into_iter().collect::<BTreeMap<_, _>>(),
        "findings": report.findings.iter().zip(about).map(finding).collect::<Vec<_>>(),
    })
}

/// The page's own words: key, Danish, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("report", "Rapport om en leverance", "Report on a delivery"),
    ("files", "Filer", "Files"),
    ("references", "Holdt op mod (bedømmes ikke selv)", "Held against (not judged itself)"),
    ("file", "Fil", "File"),
    ("format", "Format", "Format"),
    ("theme", "Tema", "Theme"),
    ("rows", "Rækker", "Rows"),
    ("by_theme", "Fund pr. tema", "Findings by theme"),
    ("by_rule", "Fund pr. regel", "Findings by rule"),
    ("rule", "Regel", "Rule"),
    ("level", "Niveau", "Level"),
    ("count", "Antal", "Count"),
    ("map", "Kort over områderne", "Map of the areas"),
    ("no_findings", "uden fund", "without findings"),
    ("not_drawn", "områder er ikke tegnet", "areas are not drawn"),
    ("map_use", "Klik på et område for at se dets fund i tabellen.", "Click an area to see its findings in the table."),
    ("findings", "Fund", "Findings"),
    ("search", "Søg", "Search"),
    ("area", "Område", "Area"),
    ("all", "alle", "all"),
    ("reset", "Vis alle", "Show all"),
    ("key", "Nøgle", "Key"),
    ("place", "Sted", "Place"),
    ("message", "Hvad der er galt", "What is wrong"),
    ("remedy", "Sådan rettes det", "How to fix it"),
    ("why", "Hvorfor", "Why"),
    ("sorts", "Klik på en overskrift for at sortere.", "Click a heading to sort."),
    (
        "noscript",
        "Tabellen kræver JavaScript. Fundene kan også skrives som CSV: sdm validate … --format csv.",
        "The table needs JavaScript. The findings can also be written as CSV: sdm validate … --format csv.",
    ),
    ("showing", "{0} af {1} fund", "{0} of {1} findings"),
    ("more_rows", "Vis {0} til", "Show {0} more"),
    ("no_match", "Ingen fund passer.", "No finding matches."),
    ("print_cut", "Udskriften viser de første {0} fund.", "The print shows the first {0} findings."),
    (
        "cut",
        "Listen er afkortet: den viser {0} af {1} fund. Kør med --max-per-rule 0 for at få alle.",
        "The list is cut: it shows {0} of {1} findings. Run with --max-per-rule 0 to get all.",
    ),
    (
        "counts_only",
        "Fund om diskretion vises kun som antal til andre end egen kommune.",
        "Findings about discretion are shown as counts alone to others than the own municipality.",
    ),
    ("audience", "Målgruppe", "Audience"),
    ("unchecked", "Ikke kontrolleret", "Not checked"),
    ("exceptions", "Undtaget efter profilen", "Excepted by the profile"),
    ("coverage", "Udfyldte felter", "Fields filled in"),
    ("mandatory", "skal udfyldes", "mandatory"),
    ("standard", "Standard", "Standard"),
    ("profile", "Diskretionsprofil", "Discretion profile"),
    ("reader", "Rapporten er til", "The report is for"),
    ("none", "Ingen fund.", "No findings."),
];
