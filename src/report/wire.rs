//! The report as JSON has it (`generated/json-schema/report.schema.json`).

use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// Version of the report's form.
pub const REPORT_VERSION: u32 = 1;

/// A validation report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report {
    /// Version of the report's form: 1.
    pub report_version: u32,
    /// The standard that was judged by.
    pub standard: StandardRef,
    /// The answer.
    pub verdict: Verdict,
    /// Every file, member of an archive, sheet, layer and table of the delivery, once, in the order given.
    pub inputs: Vec<InputReport>,
    /// What the delivery was held against (`--reference`), in the order given. None of it is judged: no finding is located there.
    pub references: Vec<ReferenceReport>,
    /// Who the report is for.
    pub reader: String,
    /// It shows values that reports hide (`--show-values`): for own work alone, and not to be handed on.
    pub shows_values: bool,
    /// The discretion profile that was judged by.
    pub discretion_profile: String,
    /// Findings by level; totals, whatever is listed.
    pub counts: Counts,
    /// Every rule of the standard, by id.
    pub rules: Vec<RuleReport>,
    /// The exceptions of the user's own profile, and how many findings each took out of this report.
    pub exceptions: Vec<ExceptionReport>,
    /// How far each theme's fields are filled in.
    pub coverage: Vec<CoverageReport>,
    /// Findings, worst first, at most so many per rule and file as was asked for.
    pub findings: Vec<FindingReport>,
    /// The delivered areas that the reader may see, where the form has a map; no part of the JSON.
    #[serde(skip)]
    pub map: Vec<MapArea>,
}

/// The standard's name and version.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StandardRef {
    /// `sdm`.
    pub id: String,
    /// Version, as `1.0.0`.
    pub version: String,
}

/// The answer to "does it conform?".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// No finding at level fejl.
    Conforms,
    /// Some finding at level fejl.
    DoesNotConform,
    /// Something could not be read or judged.
    Undecided,
}

/// What became of a part of the delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InputStatus {
    /// Read and judged.
    Read,
    /// Not read; `reason` says why.
    PassedOver,
    /// It, or the rest of it, could not be read; `reason` says why.
    Unreadable,
}

/// A part of the delivery: a file, a member of an archive, a sheet, a layer or a table. Each has one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InputReport {
    /// Path as given.
    pub path: String,
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer or sheet of a file that can have several.
    pub layer: Option<String>,
    /// Format, null where it was not recognised.
    pub format: Option<String>,
    /// SHA-256 of the bytes, for the own municipality alone.
    pub sha256: Option<String>,
    /// HMAC-SHA-256 of the bytes with the key of `--receipt-key`, for every reader; null without one.
    pub hmac_sha256: Option<String>,
    /// Theme code, null where it has none.
    pub theme: Option<u16>,
    /// Rows read.
    pub rows: u64,
    /// What became of it.
    pub status: InputStatus,
    /// Why it was passed over, or why it, or its rest, could not be read; null where it was read.
    pub reason: Option<String>,
    /// `reason` where it, or its rest, could not be read; else null.
    pub error: Option<String>,
}

/// A part of a reference: a file, a member of an archive, a sheet, a layer or a table. Each has one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReferenceReport {
    /// Path as given.
    pub path: String,
    /// Member of an archive.
    pub member: Option<String>,
    /// Layer or sheet of a file that can have several.
    pub layer: Option<String>,
    /// Format, null where it was not recognised.
    pub format: Option<String>,
    /// SHA-256 of the bytes, for the own municipality alone.
    pub sha256: Option<String>,
    /// HMAC-SHA-256 of the bytes with the key of `--receipt-key`, for every reader; null without one.
    pub hmac_sha256: Option<String>,
    /// Theme code, null where it has none.
    pub theme: Option<u16>,
    /// Rows read.
    pub rows: u64,
    /// What became of it.
    pub status: InputStatus,
    /// Why it was passed over; null where it was read.
    pub reason: Option<String>,
    /// How many of them could not be used. Rules that need all of the theme are then `not_checked`.
    pub unusable: u64,
}

/// Findings by level.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Errors.
    pub fejl: u64,
    /// Warnings.
    pub advarsel: u64,
    /// Notes.
    pub oplysning: u64,
}

/// Whether a rule was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RuleStatus {
    /// Judged, and nothing found.
    Passed,
    /// Judged, and something found.
    Failed,
    /// The delivery has nothing that it is about.
    NotApplicable,
    /// It could not be judged; `reason` says why.
    NotChecked,
}

/// A rule's line.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RuleReport {
    /// Rule id.
    pub id: String,
    /// The level of its findings: `fejl`, `advarsel` or `oplysning`, by the user's own profile or the standard.
    pub level: String,
    /// Whether it was kept.
    pub status: RuleStatus,
    /// Findings.
    pub count: u64,
    /// Why it was not checked.
    pub reason: Option<String>,
}

/// An exception of the user's own profile.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExceptionReport {
    /// The rule.
    pub rule: String,
    /// Theme code, null: every theme.
    pub theme: Option<u16>,
    /// `feltnavn`, null: every field.
    pub field: Option<String>,
    /// Business key of the rows; empty: every row. For the own municipality alone.
    #[schemars(with = "BTreeMap<String, String>")]
    pub key: serde_json::Map<String, serde_json::Value>,
    /// Why, in the profile's words. For the own municipality alone.
    pub reason: Option<String>,
    /// Its last day, as `2026-12-31`.
    pub expires: String,
    /// Whether that day has passed, so that it took nothing out.
    pub expired: bool,
    /// Findings that it took out.
    pub count: u64,
}

/// How far a theme's fields are filled in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageReport {
    /// Theme code.
    pub theme: u16,
    /// Rows of the theme.
    pub rows: u64,
    /// Its fields, in the standard's order.
    pub fields: Vec<FieldCoverage>,
}

/// How far a field is filled in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FieldCoverage {
    /// `feltnavn`.
    pub field: String,
    /// Whether the standard demands it.
    pub mandatory: bool,
    /// Rows with a value that could be read.
    pub filled: u64,
}

/// A finding.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingReport {
    /// Rule id.
    pub rule: String,
    /// `fejl`, `advarsel` or `oplysning`.
    pub level: String,
    /// The audience for whom a discretion rule was judged.
    pub audience: Option<String>,
    /// Theme code.
    pub theme: Option<u16>,
    /// Message in the report's language.
    pub message: String,
    /// `feltnavn`.
    pub field: Option<String>,
    /// Where.
    pub location: Location,
    /// Business key, in the key's own order.
    #[schemars(with = "BTreeMap<String, String>")]
    pub key: serde_json::Map<String, serde_json::Value>,
    /// A point in EPSG:25832, where the finding has one.
    pub point: Option<[f64; 2]>,
    /// What the other forms ask of its row; no part of the JSON.
    #[serde(skip)]
    pub origin: Origin,
}

/// Where a finding's row belongs in the report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin {
    /// Index of its input.
    pub input: usize,
    /// Index of the area that the row is, on the report's map.
    pub area: Option<usize>,
}

/// A place in the delivery; numbers count from 1, and what the format does not have is null.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Location {
    /// Path of the file as given.
    pub file: String,
    /// Member of an archive.
    pub member: Option<String>,
    /// Physical line.
    pub line: Option<u64>,
    /// Column on the line.
    pub column: Option<u64>,
    /// Row of a table, the header not counted.
    pub row: Option<u64>,
    /// Feature of a GeoJSON document.
    pub feature: Option<u64>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Cell of a sheet.
    pub cell: Option<String>,
    /// Layer of a database.
    pub layer: Option<String>,
    /// Feature id in a layer.
    pub fid: Option<i64>,
}

/// A closed ring of points in EPSG:25832, metres.
pub type Outline = Vec<[f64; 2]>;

/// An area that the report's reader may see.
#[derive(Debug, Clone)]
pub struct MapArea {
    /// Its number, where it has one that may be shown.
    pub number: String,
    /// Its name, where it has one that may be shown.
    pub name: String,
    /// Its polygons: the outer ring first, then its holes.
    pub polygons: Vec<Vec<Outline>>,
}
