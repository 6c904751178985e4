//! Roles of fields: what the program goes by is delivered, has its role in every theme that has it, and has the form that
//! the role means. That each role is there once is the binding's question.

use super::context::{Context, RawField, Report};
use crate::model::element::*;
use crate::model::named;

/// Every field's role fits the field.
pub(super) fn fit(c: &Context<'_>, report: &mut Report) {
    let fields = c.fields();
    for field in &fields {
        delivered(report, field);
        points(c, report, field);
        required(report, field);
        free_text(c, report, field);
    }
    alike(report, &fields);
}

/// What the program goes by is in a delivery.
fn delivered(report: &mut Report, field: &RawField<'_>) {
    if field.felt.rolle.is_some() && field.felt.obligatorisk == Krav::S {
        report.hinted(
            &field.place.at("/obligatorisk"),
            "systemet udfylder feltet, så det står ikke i en leverance, men reglerne går efter det",
            "the system fills in the field, so that no delivery has it, but rules go by it",
            ("skriv O eller F, eller tag rollen fra feltet", "write O or F, or take the role from the field"),
        );
    }
}

/// A field that names an area points to the theme of areas.
fn points(c: &Context<'_>, report: &mut Report, field: &RawField<'_>) {
    let areas = c.model.temaer.iter().find(|t| t.rolle == Some(Temarolle::Omraader)).map(|t| t.temakode);
    let names_one = match field.felt.rolle {
        Some(Feltrolle::Omraade) => field.temakode != areas,
        Some(Feltrolle::Overordnet | Feltrolle::Fra | Feltrolle::Til | Feltrolle::Region) => true,
        _ => false,
    };
    let (Some(areas), true) = (areas, names_one) else { return };
    if field.felt.henvisning.as_ref().map(|h| h.tema) != Some(areas) {
        report.hinted(
            &field.place.at("/rolle"),
            format!("feltet navngiver et område, men henviser ikke til tema {areas}"),
            format!("the field names an area but does not point to theme {areas}"),
            (
                format!("skriv «henvisning: {{tema: {areas}, felt: …}}»"),
                format!("write «henvisning: {{tema: {areas}, felt: …}}»"),
            ),
        );
    }
}

/// The first day and the division are always there, the last day and the sub-division only where there is one.
fn required(report: &mut Report, field: &RawField<'_>) {
    let wanted = match field.felt.rolle {
        Some(Feltrolle::GyldigFra | Feltrolle::Inddeling) => Krav::O,
        Some(Feltrolle::GyldigTil | Feltrolle::Underinddeling) => Krav::F,
        _ => return,
    };
    if field.felt.obligatorisk != wanted && field.felt.obligatorisk != Krav::S {
        let (da, en) = match wanted {
            Krav::O => ("rollen er for et felt, der altid er udfyldt", "the role is for a field that is always filled in"),
            _ => ("rollen er for et felt, der kan være tomt", "the role is for a field that may be empty"),
        };
        let hint = ("har to felter byttet rolle?", "have two fields exchanged their roles?");
        report.hinted(&field.place.at("/rolle"), da, en, hint);
    }
}

/// A text that anything can be written in may not be filled in a row that hides its figures.
fn free_text(c: &Context<'_>, report: &mut Report, field: &RawField<'_>) {
    let RawFelt { datatype, moenster, vaerdier, kodeliste, rolle, obligatorisk, .. } = field.felt;
    let is_free = *datatype == Feltdatatype::Tekst && moenster.is_none() && vaerdier.is_none() && kodeliste.is_none();
    let hides = c.model.temaer.iter().any(|t| {
        field.temakode.is_none_or(|code| code == t.temakode) && c.model.felter(t).any(|f| f.rolle == Some(Feltrolle::Markering))
    });
    if is_free && hides && rolle.is_none() && *obligatorisk != Krav::S {
        report.hinted(
            &field.place.at("/feltnavn"),
            "feltet er fri tekst i et tema, hvis rækker kan være skjult, og har ingen rolle",
            "the field is free text in a theme whose rows may be hidden, and has no role",
            ("skriv «rolle: fritekst», eller giv det et mønster", "write «rolle: fritekst», or give it a pattern"),
        );
    }
}

/// Fields of one name have one role.
fn alike(report: &mut Report, fields: &[RawField<'_>]) {
    for (i, field) in fields.iter().enumerate() {
        let same = |other: &&RawField<'_>| other.felt.feltnavn == field.felt.feltnavn && other.felt.rolle != field.felt.rolle;
        let others = || fields.iter().enumerate().filter(|(n, _)| *n != i).map(|(_, f)| f);
        let Some(other) = others().find(same) else { continue };
        // Of two, the one without a role is at fault; else the second.
        let is_second = fields[..i].iter().any(|f| same(&f));
        match (field.felt.rolle, other.felt.rolle) {
            (None, Some(role)) => {
                let name = named(role);
                report.hinted(
                    &field.place.at("/feltnavn"),
                    format!("feltet har rollen {name} i et andet tema og ingen her"),
                    format!("the field has the role {name} in another theme and none here"),
                    (format!("skriv «rolle: {name}»"), format!("write «rolle: {name}»")),
                );
            }
            (Some(_), Some(role)) if is_second => {
                let name = named(role);
                report.fault(
                    &field.place.at("/rolle"),
                    format!("feltet har rollen {name} i et andet tema"),
                    format!("the field has the role {name} in another theme"),
                );
            }
            _ => {}
        }
    }
}
