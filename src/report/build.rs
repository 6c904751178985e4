//! An outcome and a reader become a report.

use super::request::Request;
use super::wire::*;
use super::{input, map, reference};
use crate::disclose::{self, Audience, Language, PublicFinding};
use crate::finding::{Finding, Level, Place, PlaceKind};
use crate::index::{Coverage, Exception, InputOutcome, Outcome, Status};
use crate::model::{Model, Tosproget};

/// Makes the report.
pub fn build(outcome: &Outcome<'_>, request: &Request<'_>) -> Report {
    let mut findings: Vec<PublicFinding> = outcome
        .found
        .values()
        .flat_map(|f| &f.kept)
        .filter_map(|f| disclose::finding(request.model, f, request.addressee()))
        .collect();
    findings.sort_by(|a, b| {
        (a.level, &a.rule, &a.place, &a.audience, &a.field, &a.message).cmp(&(
            b.level,
            &b.rule,
            &b.place,
            &b.audience,
            &b.field,
            &b.message,
        ))
    });
    let rules = outcome.rules.iter().map(|(regel, level, status)| rule(outcome, &regel.id, *level, status, request.language));
    let missing = outcome.missing.iter().map(|(id, why)| missing_rule(id, why, request.language));
    let counts = counts(outcome);
    let (map, areas) = if request.with_map { map::areas(outcome, request) } else { Default::default() };
    let located = |f: PublicFinding| {
        let origin = Origin { input: f.place.input, area: areas.get(&(f.place.input, f.place.row)).copied() };
        FindingReport { origin, ..finding(f, &outcome.inputs) }
    };
    Report {
        report_version: REPORT_VERSION,
        standard: StandardRef { id: request.model.standard.id.clone(), version: request.model.standard.version.clone() },
        verdict: verdict(outcome, &counts),
        inputs: input::reports(&outcome.inputs, request),
        references: reference::reports(&outcome.references, request),
        reader: request.reader.name().to_owned(),
        shows_values: request.show_values,
        discretion_profile: request.profile.to_owned(),
        counts,
        rules: rules.chain(missing).collect(),
        exceptions: exceptions(outcome, request),
        coverage: coverage(outcome, request.model),
        findings: findings.into_iter().map(located).collect(),
        map,
    }
}

/// One finding of an input for the report's reader; `None` if this reader may see its count alone.
pub fn one(found: &Finding, input: &InputOutcome, request: &Request<'_>) -> Option<FindingReport> {
    let shown = disclose::finding(request.model, found, request.addressee())?;
    Some(finding(PublicFinding { place: Place { input: 0, ..shown.place.clone() }, ..shown }, std::slice::from_ref(input)))
}

fn exceptions(outcome: &Outcome<'_>, request: &Request<'_>) -> Vec<ExceptionReport> {
    let own = request.reader == Audience::OwnMunicipality;
    let one = |(index, exception): (usize, &Exception)| ExceptionReport {
        rule: exception.regel.clone(),
        theme: exception.tema,
        field: exception.felt.clone(),
        // A key names an area of the delivery, as a finding's does.
        key: exception.noegle.iter().filter(|_| own).map(|(k, v)| (k.clone(), v.clone().into())).collect(),
        reason: own.then(|| exception.begrundelse.clone()),
        expires: exception.udloeber.clone(),
        expired: exception.expired(request.today),
        count: outcome.excepted.get(&index).copied().unwrap_or(0),
    };
    request.own_profile.undtagelser.iter().enumerate().map(one).collect()
}

fn coverage(outcome: &Outcome<'_>, model: &Model) -> Vec<CoverageReport> {
    let of = |(theme, coverage): (&u16, &Coverage)| {
        let fields = model.tema(*theme).into_iter().flat_map(|t| model.felter(t)).filter(|f| !f.er_systemfelt());
        let filled = fields.zip(&coverage.filled).map(|(f, n)| FieldCoverage {
            field: f.feltnavn.clone(),
            mandatory: f.er_obligatorisk(),
            filled: *n,
        });
        CoverageReport { theme: *theme, rows: coverage.rows, fields: filled.collect() }
    };
    outcome.coverage.iter().map(of).collect()
}

/// A delivery conforms when nothing at level fejl was found, everything could be read, and the work of every rule of that level
/// sufficed. What figures that contradict each other leave open counts where nothing was found.
fn verdict(outcome: &Outcome<'_>, counts: &Counts) -> Verdict {
    if outcome.inputs.iter().any(|i| i.error.is_some()) || outcome.inputs.is_empty() {
        return Verdict::Undecided;
    }
    if outcome.rules.iter().any(|(_, _, status)| matches!(status, Status::Unbound(_))) || !outcome.missing.is_empty() {
        return Verdict::Undecided;
    }
    // What may hold rows was not judged, or nothing was.
    let is_judged = !outcome.inputs.iter().any(InputOutcome::is_open) && outcome.inputs.iter().any(|i| i.theme.is_some());
    let unsettled = |of: fn(&Status) -> bool| outcome.rules.iter().any(|(_, level, s)| *level == Level::Fejl && of(s));
    if unsettled(|s| matches!(s, Status::BudgetExhausted(..))) {
        return Verdict::Undecided;
    }
    match counts.fejl {
        0 if !is_judged || unsettled(|s| matches!(s, Status::Undecided(..))) => Verdict::Undecided,
        0 => Verdict::Conforms,
        _ => Verdict::DoesNotConform,
    }
}

fn counts(outcome: &Outcome<'_>) -> Counts {
    let mut counts = Counts::default();
    for (regel, level, _) in &outcome.rules {
        let n = outcome.found.get(regel.id.as_str()).map_or(0, |f| f.count);
        match level {
            Level::Fejl => counts.fejl += n,
            Level::Advarsel => counts.advarsel += n,
            Level::Oplysning => counts.oplysning += n,
        }
    }
    counts
}

fn rule(outcome: &Outcome<'_>, id: &str, level: Level, status: &Status, language: Language) -> RuleReport {
    let (status, reason) = match status {
        Status::Passed => (RuleStatus::Passed, None),
        Status::Failed => (RuleStatus::Failed, None),
        Status::NotApplicable => (RuleStatus::NotApplicable, None),
        Status::Unbound(why) => (RuleStatus::NotChecked, Some(language.of(&why.da, &why.en).to_owned())),
        Status::NotChecked(da, en) | Status::Undecided(da, en) | Status::BudgetExhausted(da, en) => {
            (RuleStatus::NotChecked, Some(language.of(da, en).to_owned()))
        }
    };
    let count = outcome.found.get(id).map_or(0, |f| f.count);
    RuleReport { id: id.to_owned(), level: level.name().to_owned(), status, count, reason }
}

/// A rule that the program judges by and the model does not have.
fn missing_rule(id: &str, why: &Tosproget, language: Language) -> RuleReport {
    let reason = Some(language.of(&why.da, &why.en).to_owned());
    RuleReport { id: id.to_owned(), level: Level::Fejl.name().to_owned(), status: RuleStatus::NotChecked, count: 0, reason }
}

fn location(place: &Place, field: Option<&str>, inputs: &[InputOutcome]) -> Location {
    let Some(input) = inputs.get(place.input) else { return Location::default() };
    let number = |kinds: &[PlaceKind]| (kinds.contains(&place.kind) && place.row > 0).then_some(place.row);
    let in_sheet = place.kind == PlaceKind::Sheet;
    let in_layer = place.kind == PlaceKind::Fid;
    let in_text = !in_sheet && !in_layer;
    let own = || place.column.and_then(|c| usize::try_from(c - 1).ok());
    let column = field.and_then(|f| input.columns.iter().find(|(name, _)| name == f)).map_or_else(own, |(_, c)| Some(*c));
    let layered = input.format.is_some_and(|f| f.has_layers);
    let sheet = input.format.is_some_and(|f| f.place == PlaceKind::Sheet);
    let layer = input.layer.as_deref().map(disclose::name);
    Location {
        file: disclose::name(&input.path),
        member: input.member.as_deref().map(disclose::name),
        line: place.line.filter(|_| in_text),
        column: place.column.filter(|_| !in_sheet),
        row: number(&[PlaceKind::Row, PlaceKind::Record, PlaceKind::Sheet]),
        feature: number(&[PlaceKind::Feature]),
        sheet: layer.clone().filter(|_| sheet),
        cell: place.line.filter(|_| in_sheet).zip(column).map(|(row, column)| format!("{}{row}", letters(column))),
        layer: layer.filter(|_| layered && !sheet),
        fid: place.line.filter(|_| in_layer).map(|l| l as i64),
    }
}

/// A spreadsheet's name of a column, counted from 0: A … Z, AA …
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => last.to_string(),
        before => format!("{}{last}", letters(before - 1)),
    }
}

fn finding(f: PublicFinding, inputs: &[InputOutcome]) -> FindingReport {
    let location = location(&f.place, f.field.as_deref(), inputs);
    FindingReport {
        rule: f.rule,
        level: f.level.name().to_owned(),
        audience: f.audience,
        theme: f.theme,
        message: f.message,
        field: f.field,
        location,
        key: f.key.into_iter().map(|(k, v)| (k, v.into())).collect(),
        point: f.point,
        origin: Origin::default(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(super::letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
