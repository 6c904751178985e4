//! The report as one HTML file: verdict, summary, map of areas, a table that sorts and filters, made for print too.
//!
//! It asks for nothing outside itself: its policy forbids it, and there is nothing to fetch. Everything from the report
//! passes the template's escaping.

use super::map::{MapArea, simplified};
use super::rows::Row;
use super::text::thousands;
use super::wire::{InputReport, Report, RuleReport, RuleStatus, Verdict};
use crate::disclose::Language;
use crate::finding::Level;
use crate::model::Model;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};
use std::fmt::Write;

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// Width and height of the map's drawing.
const MAP: (f64, f64) = (960.0, 540.0);

/// Writes the page.
///
/// # Errors
/// None that a report can cause; the template's own faults, which a test would show.
pub fn render(report: &Report, rows: &[Row], areas: &[MapArea], model: &Model, language: Language) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.add_template("page", PAGE)?;
    let words: Vec<(&str, &str)> = WORDS.iter().map(|(key, da, en)| (*key, language.of(da, en))).collect();
    let words: std::collections::BTreeMap<&str, &str> = words.into_iter().collect();
    let number = |n: u64| match language {
        Language::Da => thousands(n),
        Language::En => n.to_string(),
    };
    let (verdict, said) = match report.verdict {
        Verdict::Conforms => ("conforms", language.of("Leverancen overholder standarden", "The delivery conforms to the standard")),
        Verdict::DoesNotConform => ("fails", language.of("Leverancen overholder ikke standarden", "The delivery does not conform to the standard")),
        Verdict::Undecided => ("undecided", language.of("Leverancen kunne ikke bedømmes helt", "The delivery could not be judged completely")),
    };
    let input = |i: &InputReport| {
        let name: Vec<&str> = [Some(i.path.as_str()), i.member.as_deref(), i.layer.as_deref()].into_iter().flatten().collect();
        context! { name => name.join(" / "), format => &i.format, theme => &i.theme, rows => number(i.rows), error => &i.error, sha256 => &i.sha256 }
    };
    let rule = |r: &RuleReport| {
        let title = model.regel(&r.id).map(|m| language.of(&m.titel.da, &m.titel.en)).unwrap_or_default();
        context! { id => &r.id, level => level(&r.level, language), class => &r.level, title, count => number(r.count), reason => &r.reason }
    };
    let with = |status: RuleStatus| report.rules.iter().filter(move |r| r.status == status).map(rule).collect::<Vec<_>>();
    let row = |r: &Row| {
        context! { level => level(&r.level, language), class => &r.level, rule => &r.rule, title => &r.title, audience => &r.audience,
                   theme => &r.theme, key => &r.key, field => &r.field, place => &r.place, message => &r.message, remedy => &r.remedy }
    };
    let total: u64 = report.rules.iter().map(|r| r.count).sum();
    environment.get_template("page")?.render(context! {
        language => language.of("da", "en"), words, style => STYLE, script => SCRIPT, verdict, said,
        counts => [("fejl", "fejl", "errors", report.counts.fejl), ("advarsel", "advarsler", "warnings", report.counts.advarsel),
                   ("oplysning", "oplysninger", "notes", report.counts.oplysning)]
            .map(|(class, da, en, n)| context! { class, many => language.of(da, en), count => number(n) }),
        standard => format!("{} {}", report.standard.id, report.standard.version),
        profile => &report.discretion_profile, reader => &report.reader,
        inputs => report.inputs.iter().map(input).collect::<Vec<_>>(),
        failed => with(RuleStatus::Failed), unchecked => with(RuleStatus::NotChecked),
        passed => report.rules.iter().filter(|r| r.status == RuleStatus::Passed).count(),
        coverage => report.coverage.iter().map(|c| coverage(c, &number)).collect::<Vec<_>>(),
        rows => rows.iter().map(row).collect::<Vec<_>>(), shown => number(rows.len() as u64), total => number(total),
        more => total > rows.len() as u64, map => drawing(areas, rows),
    })
}

fn level(name: &str, language: Language) -> &str {
    match name {
        "fejl" => language.of("fejl", "error"),
        "advarsel" => language.of("advarsel", "warning"),
        _ => language.of("oplysning", "note"),
    }
}

fn coverage(theme: &super::wire::CoverageReport, number: &dyn Fn(u64) -> String) -> minijinja::Value {
    let fields: Vec<minijinja::Value> = theme
        .fields
        .iter()
        .map(|f| context! { name => &f.field, mandatory => f.mandatory, filled => number(f.filled), percent => f.filled * 100 / theme.rows.max(1) })
        .collect();
    context! { theme => &theme.theme, rows => number(theme.rows), fields }
}

/// The areas and points as SVG paths; none where there are no areas.
fn drawing(areas: &[MapArea], rows: &[Row]) -> Option<minijinja::Value> {
    let points = || areas.iter().flat_map(|a| &a.rings).flatten().filter(|p| p[0].is_finite() && p[1].is_finite());
    let (mut low, mut high) = ([f64::MAX; 2], [f64::MIN; 2]);
    for p in points() {
        for i in 0..2 {
            (low[i], high[i]) = (low[i].min(p[i]), high[i].max(p[i]));
        }
    }
    if low[0] > high[0] {
        return None;
    }
    let scale = (MAP.0 / (high[0] - low[0]).max(1.0)).min(MAP.1 / (high[1] - low[1]).max(1.0));
    let (width, height) = ((high[0] - low[0]) * scale, (high[1] - low[1]) * scale);
    let at = |p: &[f64; 2]| ((p[0] - low[0]) * scale, (high[1] - p[1]) * scale);
    let path = |area: &MapArea| {
        let mut d = String::new();
        for ring in &area.rings {
            // Half a point of the drawing is all that can be seen.
            for (i, p) in simplified(ring, 0.5 / scale).iter().enumerate() {
                let (x, y) = at(p);
                let _ = write!(d, "{}{x:.1} {y:.1}", if i == 0 { "M" } else { "L" });
            }
            d.push('Z');
        }
        context! { d, class => area.level.map_or("ok", Level::name), name => &area.number }
    };
    let dot = |r: &Row| {
        let (x, y) = at(&r.point?);
        Some(context! { x => format!("{x:.1}"), y => format!("{y:.1}"), class => &r.level, name => &r.title })
    };
    Some(context! { width => format!("{:.0}", width.max(1.0)), height => format!("{:.0}", height.max(1.0)),
                    areas => areas.iter().map(path).collect::<Vec<_>>(), dots => rows.iter().filter_map(dot).collect::<Vec<_>>() })
}

/// The page's own words: key, Danish, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("report", "Rapport om en leverance", "Report on a delivery"),
    ("files", "Filer", "Files"),
    ("file", "Fil", "File"),
    ("format", "Format", "Format"),
    ("theme", "Tema", "Theme"),
    ("rows", "Rækker", "Rows"),
    ("summary", "Fund pr. regel", "Findings per rule"),
    ("rule", "Regel", "Rule"),
    ("level", "Niveau", "Level"),
    ("count", "Antal", "Count"),
    ("map", "Kort over områderne", "Map of the areas"),
    ("findings", "Fund", "Findings"),
    ("search", "Søg i fundene", "Search the findings"),
    ("all", "Alle niveauer", "All levels"),
    ("key", "Nøgle", "Key"),
    ("place", "Sted", "Place"),
    ("message", "Hvad der er galt", "What is wrong"),
    ("remedy", "Sådan rettes det", "How to fix it"),
    ("unchecked", "Ikke kontrolleret", "Not checked"),
    ("passed", "regler er overholdt", "rules are kept"),
    ("coverage", "Udfyldte felter", "Fields filled in"),
    ("mandatory", "skal udfyldes", "mandatory"),
    ("filled", "Udfyldt", "Filled in"),
    ("standard", "Standard", "Standard"),
    ("profile", "Diskretionsprofil", "Discretion profile"),
    ("reader", "Rapporten er til", "The report is for"),
    ("none", "Ingen fund.", "No findings."),
    ("shown", "viste af", "shown of"),
    ("audience", "Målgruppe", "Audience"),
    ("matching", "passer", "match"),
];
