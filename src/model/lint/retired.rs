//! What is in use and what it rests on: a key never on a field that is out of use, and the rest with a warning.

use super::Spotted;
use super::context::{Context, Report};
use crate::expr;
use crate::model::element::Status;

/// What is in use and rests on what is out of use. A key is then empty in a delivery that leaves the field out; elsewhere
/// the model still works, and whoever keeps it should know.
pub(super) fn rests_on(c: &Context<'_>, report: &mut Report) {
    keys(c, report);
    for (place, what, name, status) in fields(c).into_iter().chain(rules(c)).chain(calculations(c)) {
        if status.er_udgaaet() {
            report.warning(
                &place,
                format!("{} «{name}» er udgået, men bruges her af noget, der er i brug", what.0),
                format!("{} «{name}» is retired but is used here by something in use", what.1),
                (
                    "lad også det, der bruger det, udgå, eller lad det bruge noget andet",
                    "retire what uses it as well, or let it use something else",
                ),
            );
        }
    }
}

/// Keys of themes in use.
fn keys(c: &Context<'_>, report: &mut Report) {
    for tema in c.raw.temaer.iter().filter(|t| !t.value.status.er_udgaaet()) {
        let Some(resolved) = c.model.tema(tema.value.temakode) else { continue };
        for (i, name) in tema.value.noegle.iter().enumerate() {
            let Some(felt) = c.field(resolved, name).filter(|f| f.status.er_udgaaet()) else { continue };
            let next = felt.erstattes_af.as_deref();
            let hint = match next {
                Some(next) => (format!("skriv «{next}», som afløser det"), format!("write «{next}», which replaces it")),
                None => (
                    "tag feltet ud af nøglen, eller sæt dets status til udgaar".to_owned(),
                    "take the field out of the key, or set its status to udgaar".to_owned(),
                ),
            };
            report.hinted(
                &c.place(tema).at(&format!("/noegle/{i}")),
                format!("nøglen bruger feltet «{name}», som er udgået og ikke kræves"),
                format!("the key uses the field «{name}», which is retired and not required"),
                hint,
            );
        }
    }
}

/// Something that is used: where, what it is, its name and its status.
type Use<'a> = (Spotted<'a>, (&'static str, &'static str), String, Status);

const FIELD: (&str, &str) = ("feltet", "the field");
const INDICATOR: (&str, &str) = ("indikatoren", "the indicator");

/// The code lists and the fields of other themes that fields in use point to.
fn fields<'a>(c: &Context<'a>) -> Vec<Use<'a>> {
    let mut all = Vec::new();
    let in_use = |temakode: Option<u16>| {
        let tema = temakode.and_then(|kode| c.model.tema(kode));
        tema.is_none_or(|t| !t.status.er_udgaaet())
    };
    for field in c.fields().into_iter().filter(|f| in_use(f.temakode) && !f.felt.status.er_udgaaet()) {
        if let Some(list) = field.felt.kodeliste.as_ref().and_then(|navn| c.model.kodeliste(navn)) {
            let what = ("kodelisten", "the code list");
            all.push((field.place.at("/kodeliste"), what, list.navn.clone(), list.status));
        }
        let Some(reference) = &field.felt.henvisning else { continue };
        let Some(tema) = c.model.tema(reference.tema) else { continue };
        all.push((field.place.at("/henvisning/tema"), ("temaet", "the theme"), tema.temakode.to_string(), tema.status));
        if let Some(felt) = c.field(tema, &reference.felt) {
            all.push((field.place.at("/henvisning/felt"), FIELD, felt.feltnavn.clone(), felt.status));
        }
    }
    all
}

/// The fields that row rules in use name: a rule that demands one would go on demanding it.
fn rules<'a>(c: &Context<'a>) -> Vec<Use<'a>> {
    let mut all = Vec::new();
    for regel in c.raw.regler.iter().filter(|r| !r.value.status.er_udgaaet()) {
        for (i, udtryk) in regel.value.udtryk.iter().enumerate() {
            let Some(tema) = c.model.tema(udtryk.tema) else { continue };
            let columns = c.model.columns(tema);
            let Ok(read) = expr::compile(&udtryk.sql, &columns) else { continue };
            let place = c.place(regel).at(&format!("/udtryk/{i}/sql"));
            let named = read.columns().iter().filter_map(|index| c.field(tema, &columns.get(*index)?.name));
            all.extend(named.map(|felt| (place.clone(), FIELD, felt.feltnavn.clone(), felt.status)));
        }
    }
    all
}

/// The indicators that scores in use weigh. Rule sets are not among them: each stays as the law had it.
fn calculations<'a>(c: &Context<'a>) -> Vec<Use<'a>> {
    let mut all = Vec::new();
    for score in c.raw.scorer.iter().filter(|s| !s.value.status.er_udgaaet()) {
        for (i, part) in score.value.bestanddele.iter().enumerate() {
            let Some(indicator) = c.model.indikator(part.indikator) else { continue };
            let place = c.place(score).at(&format!("/bestanddele/{i}/indikator"));
            all.push((place, INDICATOR, indicator.kode.to_string(), indicator.status));
        }
    }
    all
}
