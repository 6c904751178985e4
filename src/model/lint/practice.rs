//! Worked examples of registration practice: their fixed values are valid, and their sample is what they describe.

use super::Spotted;
use super::context::{Context, Report};
use super::value;
use crate::model::element::Praksis;
use crate::model::raw::Located;
use crate::model::yaml::escape;
use std::collections::{BTreeMap, BTreeSet};

/// Every field that a practice names: place, theme, field.
pub(super) fn field_references<'a>(c: &Context<'a>, p: &Located<Praksis>) -> Vec<(Spotted<'a>, u16, String)> {
    let mut all: Vec<(Spotted<'a>, u16, String)> =
        values(c, p).into_iter().map(|(place, felt, _)| (place, p.value.tema, felt)).collect();
    let columns = p.value.kolonner.iter().enumerate();
    all.extend(columns.filter_map(|(i, k)| Some((c.place(p).at(&format!("/kolonner/{i}/felt")), p.value.tema, k.felt.clone()?))));
    all.dedup_by(|a, b| a.2 == b.2 && a.0.line() == b.0.line());
    all
}

/// Every value that a practice writes into a field: place, field, value.
fn values<'a>(c: &Context<'a>, p: &Located<Praksis>) -> Vec<(Spotted<'a>, String, String)> {
    let mut all = Vec::new();
    let mut add = |place: Spotted<'a>, map: &BTreeMap<String, String>, felt: Option<&String>| {
        for (key, value) in map {
            let place = place.at(&format!("/{}", escape(key)));
            all.push((place, felt.unwrap_or(key).clone(), value.clone()));
        }
    };
    add(c.place(p).at("/faste"), &p.value.faste, None);
    for (i, column) in p.value.kolonner.iter().enumerate() {
        let place = c.place(p).at(&format!("/kolonner/{i}"));
        add(place.at("/saetter"), &column.saetter, None);
        if let Some(felt) = &column.felt {
            add(place.at("/vaerdier"), &column.vaerdier, Some(felt));
        }
    }
    all
}

/// Values fit their fields, and the sample's first line names the columns.
pub(super) fn valid(c: &Context<'_>, report: &mut Report) {
    for p in &c.raw.praksis {
        let Some(tema) = c.model.tema(p.value.tema) else { continue };
        for (place, felt, text) in values(c, p) {
            // An empty value leaves the field blank.
            let fault = c.field(tema, &felt).filter(|_| !text.is_empty()).and_then(|f| value::fault(c.model, f, &text));
            if let Some((da, en)) = fault {
                report.fault(&place, da, en);
            }
        }
        columns(c, report, p);
    }
}

fn columns(c: &Context<'_>, report: &mut Report, p: &Located<Praksis>) {
    let mut described = BTreeSet::new();
    for (i, column) in p.value.kolonner.iter().enumerate() {
        if !described.insert(column.kolonne.as_str()) {
            let place = c.place(p).at(&format!("/kolonner/{i}/kolonne"));
            let name = &column.kolonne;
            report.fault(&place, format!("kolonnen «{name}» står to gange"), format!("the column «{name}» is repeated"));
        }
    }
    let header = p.value.eksempel.lines().next().unwrap_or_default();
    let sample: BTreeSet<&str> = header.split(';').map(|name| name.trim().trim_matches('"')).collect();
    let difference: Vec<&str> = sample.symmetric_difference(&described).copied().collect();
    if !difference.is_empty() {
        let names = difference.join("», «");
        report.fault(
            &c.place(p).at("/eksempel"),
            format!("eksemplets første linje og kolonnerne er ikke enige om «{names}»"),
            format!("the sample's first line and the columns do not agree on «{names}»"),
        );
    }
}
