//! Findings as rows of a table, for the forms that are tables: business key first, then what and where, then the remedy.
//! The files follow, so that none is read or passed over in silence.

use super::wire::{FindingReport, InputReport, Report};
use super::words;
use crate::disclose::Language;
use crate::model::Model;

/// A cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingCell {
    /// A text, which may be empty.
    Text(String),
    /// A whole number, where there is one.
    Number(Option<u64>),
}

/// The columns, by the names that they have in every language, and whether they hold numbers.
pub const COLUMNS: [(&str, bool); 14] = [
    ("noegle", false),
    ("niveau", false),
    ("regel", false),
    ("titel", false),
    ("besked", false),
    ("maalgruppe", false),
    ("tema", true),
    ("felt", false),
    ("sted", false),
    ("fil", false),
    ("lag", false),
    ("linje", true),
    ("raekke", true),
    ("hvordan_rettes", false),
];

/// A finding's cells, in the order of [`COLUMNS`].
pub fn cells(finding: &FindingReport, model: &Model, language: Language) -> [FindingCell; 14] {
    let regel = model.regel(&finding.rule);
    let location = &finding.location;
    let within = [&location.member, &location.sheet, &location.layer].into_iter().flatten();
    let text = |text: &str| FindingCell::Text(text.to_owned());
    [
        FindingCell::Text(words::key(finding)),
        text(&finding.level),
        text(&finding.rule),
        text(regel.map_or("", |r| language.of(&r.titel.da, &r.titel.en))),
        text(&finding.message),
        text(finding.audience.as_deref().unwrap_or_default()),
        FindingCell::Number(finding.theme.map(u64::from)),
        text(finding.field.as_deref().unwrap_or_default()),
        FindingCell::Text(words::place(location, language)),
        text(&location.file),
        FindingCell::Text(within.cloned().collect::<Vec<_>>().join(" / ")),
        FindingCell::Number(location.line),
        FindingCell::Number(location.row.or(location.feature)),
        text(regel.map_or("", |r| language.of(&r.hvordan_rettes.da, &r.hvordan_rettes.en))),
    ]
}

/// A file's cells, in the order of [`COLUMNS`]: a table of findings names every part of the delivery behind them.
pub fn file_cells(input: &InputReport, language: Language) -> [FindingCell; 14] {
    let within = [&input.member, &input.layer].into_iter().flatten();
    let text = |text: &str| FindingCell::Text(text.to_owned());
    let rows = words::counted(input.rows, language.of("række", "row"), language.of("rækker", "rows"), language);
    let mut cells =
        COLUMNS.map(|(_, is_number)| if is_number { FindingCell::Number(None) } else { FindingCell::Text(String::new()) });
    for (name, cell) in [
        ("titel", text(words::status(input.status, language))),
        ("besked", FindingCell::Text(input.reason.clone().unwrap_or(rows))),
        ("tema", FindingCell::Number(input.theme.map(u64::from))),
        ("sted", FindingCell::Text(words::input(input))),
        ("fil", text(&input.path)),
        ("lag", FindingCell::Text(within.cloned().collect::<Vec<_>>().join(" / "))),
    ] {
        if let Some(index) = COLUMNS.iter().position(|(column, _)| *column == name) {
            cells[index] = cell;
        }
    }
    cells
}

/// What a finding is drawn as.
pub enum FindingGeometry<'a> {
    /// At its own point.
    Point([f64; 2]),
    /// As the area that its row is.
    Area(&'a [Vec<super::wire::Outline>]),
    /// Not at all.
    None,
}

/// A finding's shape: its point, else the area that its row is.
pub fn geometry<'a>(report: &'a Report, finding: &FindingReport) -> FindingGeometry<'a> {
    match (finding.point, finding.origin.area.and_then(|a| report.map.get(a))) {
        (Some(point), _) => FindingGeometry::Point(point),
        (None, Some(area)) => FindingGeometry::Area(&area.polygons),
        (None, None) => FindingGeometry::None,
    }
}

/// A coordinate in metres, to the millimetre: what is finer is noise from reprojection.
pub fn millimetres(metres: f64) -> f64 {
    (metres * 1000.0).round() / 1000.0
}
