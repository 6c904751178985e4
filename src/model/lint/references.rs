//! Everything that is referred to exists.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::element::*;
use crate::model::raw::Located;

/// The theme whose lists the indicators' codes come from.
const FIGURES: Option<Temarolle> = Some(Temarolle::Opgoerelser);

const CONCEPT: (&str, &str) = ("begrebet", "the concept");
const THEME: (&str, &str) = ("temaet", "the theme");
const FIELD: (&str, &str) = ("feltet", "the field");
const INDICATOR: (&str, &str) = ("indikatoren", "the indicator");
const CODE: (&str, &str) = ("koden", "the code");

/// Concepts.
pub(super) fn concepts(c: &Context<'_>, report: &mut Report) {
    let known: Vec<&str> = c.model.begreber.iter().map(|b| b.id.as_str()).collect();
    for (place, id) in concept_references(c) {
        report.refers(&place, CONCEPT, &id, &known);
    }
}

/// Every reference to a concept from something that is not a concept, with its place.
pub(super) fn uses<'a>(c: &Context<'a>) -> Vec<(Spotted<'a>, String)> {
    let mut all: Vec<(Spotted<'a>, String)> =
        c.fields().into_iter().map(|f| (f.place.at("/begreb"), f.felt.begreb.clone())).collect();
    all.extend(c.raw.temaer.iter().map(|e| concept_of(c, e, &e.value.begreb)));
    all.extend(c.raw.kodelister.iter().map(|e| concept_of(c, e, &e.value.begreb)));
    all.extend(c.raw.indikatorer.iter().map(|e| concept_of(c, e, &e.value.begreb)));
    all.extend(c.raw.kilder.iter().map(|e| concept_of(c, e, &e.value.begreb)));
    all.extend(c.raw.scorer.iter().map(|e| concept_of(c, e, &e.value.begreb)));
    for regel in &c.raw.regler {
        all.extend(regel.value.begreb.iter().map(|id| concept_of(c, regel, id)));
    }
    for set in &c.raw.regelsaet {
        let criteria = set.value.kriterier.iter().enumerate();
        all.extend(criteria.map(|(i, k)| (c.place(set).at(&format!("/kriterier/{i}/begreb")), k.begreb.clone())));
    }
    let policy = c.place(&c.raw.diskretion);
    let listed = c.raw.diskretion.value.begreber.iter().enumerate();
    all.extend(listed.map(|(i, id)| (policy.at(&format!("/begreber/{i}")), id.clone())));
    let groups = c.raw.diskretion.value.maalgrupper.iter().enumerate();
    all.extend(groups.map(|(i, m)| (policy.at(&format!("/maalgrupper/{i}/begreb")), m.begreb.clone())));
    let standard = &c.raw.standard;
    all.push((c.place(standard).at("/geometri/begreb"), standard.value.geometri.begreb.clone()));
    all
}

/// Every reference to a concept from another kind of element, and between concepts.
pub(super) fn concept_references<'a>(c: &Context<'a>) -> Vec<(Spotted<'a>, String)> {
    let mut all = uses(c);
    for b in &c.raw.begreber {
        let place = c.place(b);
        all.extend(b.value.overbegreb.iter().map(|id| (place.at("/overbegreb"), id.clone())));
        all.extend(b.value.erstattes_af.iter().map(|id| (place.at("/erstattes_af"), id.clone())));
        let related = b.value.relaterede.iter().enumerate();
        all.extend(related.map(|(i, id)| (place.at(&format!("/relaterede/{i}")), id.clone())));
    }
    all
}

/// Code lists.
pub(super) fn code_lists(c: &Context<'_>, report: &mut Report) {
    let known: Vec<&str> = c.model.kodelister.iter().map(|l| l.navn.as_str()).collect();
    for field in c.fields() {
        if let Some(navn) = &field.felt.kodeliste {
            report.refers(&field.place.at("/kodeliste"), ("kodelisten", "the code list"), navn, &known);
        }
    }
}

/// Themes.
pub(super) fn themes(c: &Context<'_>, report: &mut Report) {
    let known: Vec<i64> = c.model.temaer.iter().map(|t| i64::from(t.temakode)).collect();
    let mut refer = |place: Spotted<'_>, tema: u16| report.refers_to_code(&place, THEME, i64::from(tema), &known);
    for field in c.fields() {
        if let Some(h) = &field.felt.henvisning {
            refer(field.place.at("/henvisning/tema"), h.tema);
        }
    }
    for regel in &c.raw.regler {
        let place = c.place(regel);
        regel.value.temaer.iter().enumerate().for_each(|(i, t)| refer(place.at(&format!("/temaer/{i}")), *t));
        regel.value.udtryk.iter().enumerate().for_each(|(i, u)| refer(place.at(&format!("/udtryk/{i}/tema")), u.tema));
    }
    let policy = c.place(&c.raw.diskretion);
    for (i, counted) in c.raw.diskretion.value.taellefelter.iter().enumerate() {
        refer(policy.at(&format!("/taellefelter/{i}/tema")), counted.tema);
    }
    c.raw.praksis.iter().for_each(|p| refer(c.place(p).at("/tema"), p.value.tema));
}

/// Fields of themes that exist.
pub(super) fn fields(c: &Context<'_>, report: &mut Report) {
    for (place, temakode, name) in field_references(c) {
        if c.model.tema(temakode).is_some() {
            report.refers(&place, FIELD, &name, &c.field_names(temakode));
        }
    }
}

/// A field that points to another has its datatype, and the other is part of its theme's key.
pub(super) fn targets(c: &Context<'_>, report: &mut Report) {
    for field in c.fields() {
        let (Some(own), Some(h)) = (field.temakode.and_then(|t| c.model.tema(t)), &field.felt.henvisning) else {
            continue;
        };
        let Some(tema) = c.model.tema(h.tema) else { continue };
        let (Some(from), Some(to)) = (c.field(own, &field.felt.feltnavn), c.field(tema, &h.felt)) else { continue };
        let place = field.place.at("/henvisning/felt");
        if std::mem::discriminant(&from.datatype) != std::mem::discriminant(&to.datatype) {
            let (da, en) = ("de to felter har hver sin datatype", "the two fields have different datatypes");
            report.fault(&place, da, en);
        }
        if !tema.noegle.contains(&h.felt) {
            let name = &h.felt;
            let (da, en) = (format!("«{name}» er ikke i temaets nøgle"), format!("«{name}» is not in the theme's key"));
            report.fault(&place, da, en);
        }
    }
}

/// Every reference to a field: place, theme, name.
fn field_references<'a>(c: &Context<'a>) -> Vec<(Spotted<'a>, u16, String)> {
    let mut all = Vec::new();
    for field in c.fields() {
        let h = field.felt.henvisning.iter();
        all.extend(h.map(|h| (field.place.at("/henvisning/felt"), h.tema, h.felt.clone())));
        if let (Some(next), Some(tema)) = (&field.felt.erstattes_af, field.temakode) {
            all.push((field.place.at("/erstattes_af"), tema, next.clone()));
        }
    }
    for tema in &c.raw.temaer {
        let (place, kode) = (c.place(tema), tema.value.temakode);
        let key = tema.value.noegle.iter().enumerate();
        all.extend(key.map(|(i, felt)| (place.at(&format!("/noegle/{i}")), kode, felt.clone())));
        let exception = tema.value.geometri_undtagelse.iter();
        all.extend(exception.map(|u| (place.at("/geometri_undtagelse/felt"), kode, u.felt.clone())));
    }
    for regel in &c.raw.regler {
        let udtryk = regel.value.udtryk.iter().enumerate();
        all.extend(udtryk.map(|(i, u)| (c.place(regel).at(&format!("/udtryk/{i}/felt")), u.tema, u.felt.clone())));
    }
    let designations = c.model.tema_med_rolle(Temarolle::Udpegninger).map(|t| t.temakode);
    for set in &c.raw.regelsaet {
        let criteria = set.value.kriterier.iter().enumerate();
        let at = |i: usize| c.place(set).at(&format!("/kriterier/{i}/felt"));
        all.extend(criteria.filter_map(|(i, k)| Some((at(i), designations?, k.felt.clone()))));
    }
    let policy = c.place(&c.raw.diskretion);
    for (i, counted) in c.raw.diskretion.value.taellefelter.iter().enumerate() {
        let place = policy.at(&format!("/taellefelter/{i}"));
        all.push((place.at("/felt"), counted.tema, counted.felt.clone()));
        all.extend(counted.grundlag.iter().map(|g| (place.at("/grundlag"), counted.tema, g.clone())));
        let splits = counted.foelsomme_opdelinger.iter().enumerate();
        all.extend(splits.map(|(n, f)| (place.at(&format!("/foelsomme_opdelinger/{n}")), counted.tema, f.clone())));
    }
    all.extend(c.raw.praksis.iter().flat_map(|p| super::practice::field_references(c, p)));
    all
}

/// Indicators.
pub(super) fn indicators(c: &Context<'_>, report: &mut Report) {
    let known: Vec<i64> = c.model.indikatorer.iter().map(|i| i.kode).collect();
    let mut refer = |place: Spotted<'_>, kode: i64| report.refers_to_code(&place, INDICATOR, kode, &known);
    for i in &c.raw.indikatorer {
        let place = c.place(i);
        for (list, items) in [("taeller_er", &i.value.taeller_er), ("naevner_er", &i.value.naevner_er)] {
            for (n, same) in items.iter().enumerate() {
                refer(place.at(&format!("/{list}/{n}/indikator")), same.indikator);
            }
        }
        let confused = i.value.forveksles_med.iter().enumerate();
        confused.for_each(|(n, kode)| refer(place.at(&format!("/forveksles_med/{n}")), *kode));
        i.value.erstattes_af.iter().for_each(|kode| refer(place.at("/erstattes_af"), *kode));
    }
    for set in &c.raw.regelsaet {
        let criteria = set.value.kriterier.iter().enumerate();
        criteria.for_each(|(n, k)| refer(c.place(set).at(&format!("/kriterier/{n}/indikator")), k.indikator));
    }
    for score in &c.raw.scorer {
        let parts = score.value.bestanddele.iter().enumerate();
        parts.for_each(|(n, b)| refer(c.place(score).at(&format!("/bestanddele/{n}/indikator")), b.indikator));
    }
    for (place, kode) in super::policy::indicator_references(c) {
        refer(place, kode);
    }
}

/// Sources.
pub(super) fn sources(c: &Context<'_>, report: &mut Report) {
    let known: Vec<i64> = c.model.kilder.iter().map(|k| k.kode).collect();
    for i in &c.raw.indikatorer {
        for (n, kode) in i.value.kilder.iter().enumerate() {
            report.refers_to_code(&c.place(i).at(&format!("/kilder/{n}")), ("kilden", "the source"), *kode, &known);
        }
    }
}

/// Codes of lists that exist.
pub(super) fn codes(c: &Context<'_>, report: &mut Report) {
    for field in c.fields() {
        let list = field.felt.kodeliste.as_ref().and_then(|navn| c.model.kodeliste(navn));
        in_list(report, &field.place.at("/tilladte_koder"), &field.felt.tilladte_koder, list);
    }
    for list in &c.raw.kodelister {
        for (i, kode) in list.value.koder.iter().enumerate() {
            let place = c.place(list).at(&format!("/koder/{i}"));
            kode.overordnet.iter().for_each(|k| one_in_list(report, &place.at("/overordnet"), *k, Some(&list.value)));
            kode.erstattes_af.iter().for_each(|k| one_in_list(report, &place.at("/erstattes_af"), *k, Some(&list.value)));
        }
    }
    for i in &c.raw.indikatorer {
        let place = c.place(i);
        in_list(report, &place.at("/kategorier"), &i.value.kategorier, c.model.liste_med_rolle(FIGURES, Feltrolle::Kategori));
        same_counts(c, report, &place.at("/taeller_er"), &i.value.taeller_er);
        same_counts(c, report, &place.at("/naevner_er"), &i.value.naevner_er);
    }
    let off_list = c.model.liste_med_rolle(None, Feltrolle::Adgang);
    for (i, group) in c.raw.diskretion.value.maalgrupper.iter().enumerate() {
        let place = c.place(&c.raw.diskretion).at(&format!("/maalgrupper/{i}/ser_off_koder"));
        in_list(report, &place, &group.ser_off_koder, off_list);
    }
    calculated_codes(c, report);
}

/// The codes that a calculation gives.
fn calculated_codes(c: &Context<'_>, report: &mut Report) {
    let categories = c.model.liste_med_rolle(Some(Temarolle::Udpegninger), Feltrolle::Kategori);
    for set in &c.raw.regelsaet {
        for (i, rule) in set.value.kategorier.iter().enumerate() {
            one_in_list(report, &c.place(set).at(&format!("/kategorier/{i}/kode")), rule.kode, categories);
        }
    }
    let classes = c.model.liste_med_rolle(Some(Temarolle::Scorer), Feltrolle::Klasse);
    for score in &c.raw.scorer {
        for (i, class) in score.value.klasser.iter().enumerate() {
            one_in_list(report, &c.place(score).at(&format!("/klasser/{i}/kode")), class.kode, classes);
        }
    }
}

/// The codes by which one count equals another.
fn same_counts(c: &Context<'_>, report: &mut Report, place: &Spotted<'_>, items: &[SammeAntal]) {
    for (i, same) in items.iter().enumerate() {
        let parts = [
            ("alder", &same.alder, Feltrolle::Alder),
            ("kategori", &same.kategori, Feltrolle::Kategori),
            ("herkomst", &same.herkomst, Feltrolle::Herkomst),
            ("koen", &same.koen, Feltrolle::Koen),
        ];
        for (key, codes, role) in parts {
            in_list(report, &place.at(&format!("/{i}/{key}")), codes, c.model.liste_med_rolle(FIGURES, role));
        }
    }
}

fn in_list(report: &mut Report, place: &Spotted<'_>, codes: &[i64], list: Option<&Kodeliste>) {
    for (i, code) in codes.iter().enumerate() {
        one_in_list(report, &place.at(&format!("/{i}")), *code, list);
    }
}

/// A list that does not exist is a fault of its own, where it is named.
fn one_in_list(report: &mut Report, place: &Spotted<'_>, code: i64, list: Option<&Kodeliste>) {
    if let Some(list) = list
        && !list.koder.iter().any(|k| k.kode == code)
    {
        let what =
            (format!("{} {code} findes ikke i {}", CODE.0, list.navn), format!("{} {code} is not in {}", CODE.1, list.navn));
        report.fault(place, what.0, what.1);
    }
}

/// Criteria and categories of the rule sets.
pub(super) fn criteria(c: &Context<'_>, report: &mut Report) {
    let anywhere: Vec<&str> = c.model.regelsaet.iter().flat_map(|s| s.kategorier.iter().map(|k| k.id.as_str())).collect();
    for set in &c.raw.regelsaet {
        let criteria: Vec<&str> = set.value.kriterier.iter().map(|k| k.id.as_str()).collect();
        let here: Vec<&str> = set.value.kategorier.iter().map(|k| k.id.as_str()).collect();
        for (i, rule) in set.value.kategorier.iter().enumerate() {
            let place = c.place(set).at(&format!("/kategorier/{i}"));
            all_refer(report, &place.at("/kraever"), ("kriteriet", "the criterion"), &rule.kraever, &criteria);
            if let Some(least) = &rule.mindst {
                all_refer(report, &place.at("/mindst/af"), ("kriteriet", "the criterion"), &least.af, &criteria);
            }
            if let Some(id) = &rule.forudsaetter {
                report.refers(&place.at("/forudsaetter"), ("kategorien", "the category"), id, &here);
            }
            if let Some(years) = &rule.aar_i_traek {
                let place = place.at("/aar_i_traek/kategorier");
                all_refer(report, &place, ("kategorien", "the category"), &years.kategorier, &anywhere);
            }
        }
    }
}

fn all_refer(report: &mut Report, place: &Spotted<'_>, what: (&str, &str), names: &[String], known: &[&str]) {
    for (i, name) in names.iter().enumerate() {
        report.refers(&place.at(&format!("/{i}")), what, name, known);
    }
}

/// Audiences of the policy.
pub(super) fn audiences(c: &Context<'_>, report: &mut Report) {
    let policy = &c.raw.diskretion;
    let known: Vec<&str> = policy.value.maalgrupper.iter().map(|m| m.navn.as_str()).collect();
    for (i, profile) in policy.value.profiler.iter().enumerate() {
        for (n, limits) in profile.graenser.iter().enumerate() {
            let place = c.place(policy).at(&format!("/profiler/{i}/graenser/{n}/maalgruppe"));
            report.refers(&place, ("målgruppen", "the audience"), &limits.maalgruppe, &known);
        }
    }
}

/// Regions of the municipalities, and those that take the place of others.
pub(super) fn regions(c: &Context<'_>, report: &mut Report) {
    let known: Vec<&str> = c.model.regioner.iter().map(|r| r.kode.as_str()).collect();
    for kommune in &c.raw.kommuner {
        for (i, r) in kommune.value.regioner.iter().enumerate() {
            let place = c.place(kommune).at(&format!("/regioner/{i}/region"));
            report.refers(&place, ("regionen", "the region"), &r.region, &known);
        }
    }
    for region in &c.raw.regioner {
        if let Some(next) = &region.value.erstattes_af {
            report.refers(&c.place(region).at("/erstattes_af"), ("regionen", "the region"), next, &known);
        }
    }
}

/// Municipalities that take the place of others.
pub(super) fn municipalities(c: &Context<'_>, report: &mut Report) {
    let known: Vec<i64> = c.model.kommuner.iter().map(|k| i64::from(k.kommunekode)).collect();
    for kommune in &c.raw.kommuner {
        if let Some(next) = kommune.value.erstattes_af {
            let what = ("kommunen", "the municipality");
            report.refers_to_code(&c.place(kommune).at("/erstattes_af"), what, i64::from(next), &known);
        }
    }
}

/// The concept that an element points to with `begreb`.
pub(super) fn concept_of<'a, T>(c: &Context<'a>, element: &Located<T>, id: &str) -> (Spotted<'a>, String) {
    (c.place(element).at("/begreb"), id.to_string())
}
