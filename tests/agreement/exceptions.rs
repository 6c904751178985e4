//! The one place for what is not compared, with its reason. The report prints each with how often it was used, and one
//! that is never used fails the run.

/// What is not compared.
pub enum Exception {
    /// An engine refuses the records of these operators by this construct, which the validator does not judge yet.
    NotJudged {
        /// The construct that the engine names.
        construct: &'static str,
        /// The operators.
        operators: &'static [&'static str],
        /// Why.
        reason: &'static str,
    },
    /// An engine that does not claim `forkert-datatype` of a field refuses its value by another constraint, and names
    /// that field: the validator could not read the value, so it judged nothing more of it.
    Unread {
        /// Why.
        reason: &'static str,
    },
    /// An engine is not asked about the records of this operator.
    NotAsked {
        /// The engine.
        engine: &'static str,
        /// The operator.
        operator: &'static str,
        /// Why.
        reason: &'static str,
    },
}

/// All of them.
pub static EXCEPTIONS: &[Exception] = &[
    Exception::NotJudged {
        construct: "ugyldig-geometri",
        operators: &["sløjfe", "hulude", "overlap"],
        reason: "the validator judges rings one by one; whether they cross, overlap or lie outside each other is yet to come",
    },
    Exception::Unread {
        reason: "a text column takes the text of what is no text, and its own constraints judge that; the validator judges \
                 no value that it could not read",
    },
    Exception::NotAsked {
        engine: "PostGIS",
        operator: "datostil",
        reason: "PostgreSQL's date input knows more forms than the standard; its table says so under forkert-datatype",
    },
    Exception::NotAsked {
        engine: "PostGIS",
        operator: "uuidstil",
        reason: "PostgreSQL's uuid input knows more forms than the standard; its table says so under forkert-datatype",
    },
    Exception::NotAsked {
        engine: "PostGIS",
        operator: "tusind",
        reason: "PostgreSQL reads 1.000 as one, so it judges another value than the validator's thousand",
    },
    Exception::NotAsked {
        engine: "PostGIS",
        operator: "typestil",
        reason: "ST_GeomFromGeoJSON, which gives the column its geometry here, does not mind the letters of the type",
    },
];

impl Exception {
    /// Its line in the report.
    pub fn text(&self) -> String {
        match self {
            Exception::NotJudged { construct, operators, reason } => format!("{construct} × {}: {reason}", operators.join(", ")),
            Exception::Unread { reason } => format!("unread values: {reason}"),
            Exception::NotAsked { engine, operator, reason } => format!("{engine} × {operator}: {reason}"),
        }
    }
}

/// The exception by which an engine may refuse a record through this construct.
pub fn not_judged(construct: &str, operator: &str) -> Option<usize> {
    let of = |operators: &[&str]| operator.split('+').any(|part| operators.contains(&part));
    let is = |e: &Exception| matches!(e, Exception::NotJudged { construct: c, operators, .. } if *c == construct && of(operators));
    EXCEPTIONS.iter().position(is)
}

/// The exception for a value that the validator could not read.
pub fn unread() -> Option<usize> {
    EXCEPTIONS.iter().position(|e| matches!(e, Exception::Unread { .. }))
}

/// The exception by which an engine is not asked about a record; a combination has both operators.
pub fn not_asked(engine: &str, operator: &str) -> Option<usize> {
    let is = |wanted: &str| operator.split('+').any(|part| part == wanted);
    EXCEPTIONS.iter().position(|e| matches!(e, Exception::NotAsked { engine: g, operator: o, .. } if *g == engine && is(o)))
}

/// Constructs that a target claims and the validator does not find in this version: whether rings cross, overlap or lie
/// outside each other. Records that break them are among the exceptions above.
pub const NOT_YET_OURS: &[&str] = &["ugyldig-geometri/gyldighed"];
