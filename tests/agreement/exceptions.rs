//! The one place for what is not compared, with its reason. The report prints each with how often it was used, and one
//! that is never used fails the run.

use super::cases::CASE;
use super::record::Record;

/// What is not compared.
pub enum Exception {
    /// An engine that does not claim `forkert-datatype` of a field refuses its value by another constraint, and names
    /// that field: the validator could not read the value, so it judged nothing more of it.
    Unread {
        /// Why.
        reason: &'static str,
    },
    /// Engines that do not carry this fault of a record that cannot be read refuse it by what they made of it.
    Unreadable {
        /// The engines.
        engines: &'static [&'static str],
        /// The construct.
        construct: &'static str,
        /// Why.
        reason: &'static str,
    },
    /// Engines are not asked about some records.
    NotAsked {
        /// The engines.
        engines: &'static [&'static str],
        /// An operator, or a conformance case.
        records: &'static str,
        /// Why.
        reason: &'static str,
    },
}

/// All of them.
pub static EXCEPTIONS: &[Exception] = &[
    Exception::Unread {
        reason: "a text column takes the text of what is no text, and its own constraints judge that; the validator judges \
                 no value that it could not read",
    },
    Exception::Unreadable {
        engines: &["PostGIS"],
        construct: "ulaeselig-post",
        reason: "a record that is no feature reaches the table as an empty row, and the table says what an empty row lacks",
    },
    Exception::Unreadable {
        engines: &["jsonschema", "Ajv", "Python", "PostGIS"],
        construct: "ulaeselig-post/dobbelt",
        reason: "a JSON reader keeps the last of two members with one name, and that one may have faults of its own",
    },
    Exception::NotAsked {
        engines: &["PostGIS"],
        records: "datostil",
        reason: "PostgreSQL's date input knows more forms than the standard; its table says so under forkert-datatype",
    },
    Exception::NotAsked {
        engines: &["PostGIS"],
        records: "uuidstil",
        reason: "PostgreSQL's uuid input knows more forms than the standard; its table says so under forkert-datatype",
    },
    Exception::NotAsked {
        engines: &["PostGIS"],
        records: "tusind",
        reason: "PostgreSQL reads 1.000 as one, so it judges another value than the validator's thousand",
    },
    Exception::NotAsked {
        engines: &["PostGIS"],
        records: "typestil",
        reason: "ST_GeomFromGeoJSON, which gives the column its geometry here, does not mind the letters of the type",
    },
    Exception::NotAsked {
        engines: &["PostGIS"],
        records: "forkert-datatype/bad-date-as-number-geojson",
        reason: "eight digits are a date to PostgreSQL, whether as text or as a number",
    },
    Exception::NotAsked {
        engines: &["PostGIS"],
        records: "ugyldig-geometri/bad-text-in-a-position",
        reason: "ST_GeomFromGeoJSON, which gives the column its geometry here, reads a text in a position as its number",
    },
    Exception::NotAsked {
        engines: &["jsonschema", "Ajv", "Python", "PostGIS", "Rust-typer"],
        records: "laesemaade/ok-feltnavn10-geojson",
        reason: "the names of ten characters are Shape's; the validator maps them, all else has the names in full",
    },
    Exception::NotAsked {
        engines: &["jsonschema"],
        records: "ulaeselig-post/ok-200-levels-in-a-foreign-member",
        reason: "serde_json, which reads the record for this engine, stops at 128 levels in a member that nobody asks for",
    },
];

impl Exception {
    /// Its line in the report.
    pub fn text(&self) -> String {
        match self {
            Exception::Unread { reason } => format!("unread values: {reason}"),
            Exception::Unreadable { engines, construct, reason } => format!("{} × {construct}: {reason}", engines.join(", ")),
            Exception::NotAsked { engines, records, reason } => format!("{} × {records}: {reason}", engines.join(", ")),
        }
    }
}

/// The exception for a value that the validator could not read.
pub fn unread() -> Option<usize> {
    EXCEPTIONS.iter().position(|e| matches!(e, Exception::Unread { .. }))
}

/// The exception for a record that the validator could not read, by the engine and the fault that it found.
pub fn unreadable(engine: &str, construct: &str) -> Option<usize> {
    let here = |e: &Exception| matches!(e, Exception::Unreadable { engines, construct: c, .. } if engines.contains(&engine) && *c == construct);
    EXCEPTIONS.iter().position(here)
}

/// The exception by which an engine is not asked about a record; a combination has both operators.
pub fn not_asked(engine: &str, record: &Record) -> Option<usize> {
    let case = |wanted: &str| record.operator == CASE && record.id.strip_prefix(wanted).is_some_and(|rest| rest.starts_with('/'));
    let is = |wanted: &str| case(wanted) || record.operator.split('+').any(|part| part == wanted);
    let here =
        |e: &Exception| matches!(e, Exception::NotAsked { engines, records, .. } if engines.contains(&engine) && is(records));
    EXCEPTIONS.iter().position(here)
}
