//! References in a report, and why one cannot be used.

use super::input::{explain, receipt, status};
use super::request::Request;
use super::wire::ReferenceReport;
use super::words;
use crate::disclose::{self, Language};
use crate::index::ReferenceOutcome;
use crate::rules::{Unusable, Why};

/// The references as the report has them.
pub(super) fn reports(references: &[ReferenceOutcome], request: &Request<'_>) -> Vec<ReferenceReport> {
    let one = |r: &ReferenceOutcome| {
        let (status, reason) = status(None, r.passed_over.as_ref(), request.language);
        let (sha256, hmac_sha256) = receipt(request.reference_hashes.get(r.file), request);
        ReferenceReport {
            path: disclose::name(&r.path),
            member: r.member.as_deref().map(disclose::name),
            layer: r.layer.as_deref().map(disclose::name),
            format: r.format.map(|f| f.name.to_owned()),
            sha256,
            hmac_sha256,
            theme: r.theme,
            rows: r.rows,
            status,
            reason,
            unusable: r.unusable,
        }
    };
    references.iter().map(one).collect()
}

/// Why a reference cannot be used, in words, with its file and what to do.
pub fn unusable(unusable: &Unusable, language: Language) -> String {
    let name = unusable.member.iter().fold(unusable.path.clone(), |path, member| format!("{path} / {member}"));
    let (da, en) = match &unusable.why {
        Why::Read(error) => {
            let why = explain(error, language);
            (why.clone(), why)
        }
        Why::NoTheme => (
            "det kan ikke ses, hvilket tema filen hører til; kald den efter temaet, fx t_6300_monit_omr".to_owned(),
            "it cannot be seen which theme the file belongs to; call it after the theme, as t_6300_monit_omr".to_owned(),
        ),
        Why::Nothing => (
            "den har ingen data, der kan læses".to_owned(),
            "it has no data that can be read".to_owned(),
        ),
        Why::Crs => (
            "filens koordinatsystem kan ikke bruges; gem den i EPSG:25832".to_owned(),
            "the file's coordinate system cannot be used; save it in EPSG:25832".to_owned(),
        ),
        Why::Points => (
            "punktum er både decimaltegn og tusindtegn i filen, så tallene kan læses på to måder; gem den med decimalkomma".to_owned(),
            "the point is both decimal sign and thousands sign in the file, so its numbers can be read in two ways; save it with decimal commas".to_owned(),
        ),
    };
    let name = words::printable(&name);
    match language {
        Language::Da => format!("referencen {name} kan ikke bruges: {da}"),
        Language::En => format!("the reference {name} cannot be used: {en}"),
    }
}
