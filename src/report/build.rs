//! An outcome and a reader become a report.

use super::wire::*;
use crate::delivery::read::ReadError;
use crate::disclose::{self, Audience, Language, PublicFinding};
use crate::finding::{Level, PlaceKind};
use crate::model::Model;
use crate::rules::{InputOutcome, Outcome, Status};

/// How the report is wanted.
pub struct Request<'a> {
    /// The model that was judged by.
    pub model: &'a Model,
    /// Who will read it.
    pub reader: Audience,
    /// Language of messages.
    pub language: Language,
    /// Name of the discretion profile.
    pub profile: &'a str,
    /// SHA-256 of each input, where it is known.
    pub hashes: Vec<Option<String>>,
}

/// Makes the report.
pub fn build(outcome: &Outcome<'_>, request: &Request<'_>) -> Report {
    let mut findings: Vec<PublicFinding> = outcome
        .found
        .values()
        .flat_map(|f| &f.kept)
        .filter_map(|f| disclose::finding(request.model, f, request.reader, request.language))
        .collect();
    findings.sort_by(|a, b| {
        (a.level, &a.rule, &a.place, &a.audience, &a.field, &a.message)
            .cmp(&(b.level, &b.rule, &b.place, &b.audience, &b.field, &b.message))
    });
    let rules = outcome.rules.iter().map(|(regel, status)| rule(outcome, &regel.id, status, request.language));
    let counts = counts(outcome);
    Report {
        report_version: REPORT_VERSION,
        standard: StandardRef { id: request.model.standard.id.clone(), version: request.model.standard.version.clone() },
        verdict: verdict(outcome, &counts),
        inputs: outcome.inputs.iter().enumerate().map(|(i, input)| input_report(i, input, request)).collect(),
        reader: request.reader.name().to_owned(),
        discretion_profile: request.profile.to_owned(),
        counts,
        rules: rules.collect(),
        findings: findings.into_iter().map(|f| finding(f, outcome)).collect(),
    }
}

/// A delivery conforms when nothing at level fejl was found and everything could be read.
fn verdict(outcome: &Outcome<'_>, counts: &Counts) -> Verdict {
    if outcome.inputs.iter().any(|i| i.error.is_some()) || outcome.inputs.is_empty() {
        return Verdict::Undecided;
    }
    match counts.fejl {
        0 => Verdict::Conforms,
        _ => Verdict::DoesNotConform,
    }
}

fn counts(outcome: &Outcome<'_>) -> Counts {
    let mut counts = Counts::default();
    for (regel, _) in &outcome.rules {
        let n = outcome.found.get(regel.id.as_str()).map_or(0, |f| f.count);
        match regel.niveau {
            Level::Fejl => counts.fejl += n,
            Level::Advarsel => counts.advarsel += n,
            Level::Oplysning => counts.oplysning += n,
        }
    }
    counts
}

fn rule(outcome: &Outcome<'_>, id: &str, status: &Status, language: Language) -> RuleReport {
    let (status, reason) = match status {
        Status::Passed => (RuleStatus::Passed, None),
        Status::Failed => (RuleStatus::Failed, None),
        Status::NotApplicable => (RuleStatus::NotApplicable, None),
        Status::NotChecked(da, en) => (RuleStatus::NotChecked, Some(language.of(da, en).to_owned())),
    };
    let count = outcome.found.get(id).map_or(0, |f| f.count);
    RuleReport { id: id.to_owned(), status, count, reason }
}

fn input_report(index: usize, input: &InputOutcome, request: &Request<'_>) -> InputReport {
    let own = request.reader == Audience::OwnMunicipality;
    InputReport {
        path: input.path.clone(),
        format: input.format.map(|f| f.name().to_owned()),
        sha256: request.hashes.get(index).cloned().flatten().filter(|_| own),
        theme: input.theme,
        rows: input.rows,
        error: input.error.as_ref().map(|e| explain(e, request.language)),
    }
}

/// Why an input could not be read, in words.
pub(crate) fn explain(error: &ReadError, language: Language) -> String {
    let say = |da: &str, en: &str| language.of(da, en).to_owned();
    match error {
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::PermissionDenied => {
            say("der er ikke adgang til filen", "access to the file is denied")
        }
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::NotFound => say("filen findes ikke", "the file does not exist"),
        ReadError::Io(e) if e.kind() == std::io::ErrorKind::Unsupported => {
            say("stien er ikke en almindelig fil", "the path is no ordinary file")
        }
        ReadError::Io(_) => say("filen kan ikke læses fra disken", "the file cannot be read from the disk"),
        ReadError::Empty => say("filen er tom", "the file is empty"),
        ReadError::Unsupported(None) => say(
            "filen er hverken CSV eller GeoJSON, men har binært indhold",
            "the file is neither CSV nor GeoJSON but has binary content",
        ),
        ReadError::Unsupported(Some(name)) => match language {
            Language::Da => format!("filen er {name}, som denne version ikke læser; gem den som CSV eller GeoJSON"),
            Language::En => format!("the file is {name}, which this version does not read; save it as CSV or GeoJSON"),
        },
        ReadError::Broken { da, en, line } => match language {
            Language::Da => format!("linje {line}: {da}"),
            Language::En => format!("line {line}: {en}"),
        },
    }
}

fn finding(f: PublicFinding, outcome: &Outcome<'_>) -> FindingReport {
    let number = |kind| (f.place.kind == kind && f.place.row > 0).then_some(f.place.row);
    let location = Location {
        file: outcome.inputs.get(f.place.input).map(|i| i.path.clone()).unwrap_or_default(),
        line: f.place.line,
        column: f.place.column,
        row: number(PlaceKind::Row),
        feature: number(PlaceKind::Feature),
        ..Location::default()
    };
    FindingReport {
        rule: f.rule,
        level: f.level.name().to_owned(),
        audience: f.audience,
        theme: f.theme,
        message: f.message,
        field: f.field,
        location,
        key: f.key.into_iter().map(|(k, v)| (k, v.into())).collect(),
        point: None,
    }
}
