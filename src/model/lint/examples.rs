//! Examples, patterns and limits of fields.

use super::context::{Context, Report};
use super::value;
use crate::expr::check_pattern;

/// Every field's example is a value that the field takes.
pub(super) fn valid(c: &Context<'_>, report: &mut Report) {
    for field in c.fields() {
        let resolved = match field.temakode {
            Some(kode) => c.model.tema(kode).and_then(|t| t.felter.iter().find(|f| f.feltnavn == field.felt.feltnavn)),
            None => c.model.generelle_felter.iter().find(|f| f.feltnavn == field.felt.feltnavn),
        };
        let fault = resolved.and_then(|felt| value::fault(c.model, felt, &field.felt.eksempel));
        if let Some((da, en)) = fault {
            report.fault(&field.place.at("/eksempel"), da, en);
        }
    }
}

/// Every pattern is anchored and in the subset that all three engines read alike.
pub(super) fn patterns(c: &Context<'_>, report: &mut Report) {
    let mut all = Vec::new();
    for field in c.fields() {
        all.extend(field.felt.moenster.iter().map(|m| (field.place.at("/moenster"), m.clone())));
        let also = field.felt.henvisning.iter().flat_map(|h| h.ogsaa.iter().enumerate());
        all.extend(also.map(|(i, m)| (field.place.at(&format!("/henvisning/ogsaa/{i}")), m.clone())));
    }
    for tema in &c.raw.temaer {
        let exception = tema.value.geometri_undtagelse.iter();
        all.extend(exception.map(|u| (c.place(tema).at("/geometri_undtagelse/moenster"), u.moenster.clone())));
    }
    for (place, pattern) in all {
        if !pattern.starts_with('^') || !pattern.ends_with('$') {
            report.fault(
                &place,
                format!("mønsteret «{pattern}» skal begynde med ^ og slutte med $"),
                format!("the pattern «{pattern}» must begin with ^ and end with $"),
            );
        }
        if let Err(fault) = check_pattern(&pattern) {
            report.inside(&place, fault);
        }
    }
}

/// The smallest number is not above the largest.
pub(super) fn limits(c: &Context<'_>, report: &mut Report) {
    for field in c.fields() {
        if let (Some(least), Some(most)) = (field.felt.minimum, field.felt.maksimum)
            && least > most
        {
            let (da, en) = (format!("{least} er over {most}"), format!("{least} is more than {most}"));
            report.fault(&field.place.at("/minimum"), da, en);
        }
    }
}
