//! Names that become names in a database: legal, not reserved, short enough, and one of a kind.

use super::Spotted;
use super::context::{Context, RawField, Report};
use super::reserved::RESERVED;
use std::collections::BTreeMap;

/// Most bytes of a name that PostgreSQL keeps; it cuts the rest without a word.
const MOST_BYTES: usize = 63;
/// Most characters of a column's name in Shape.
const SHAPE: usize = 10;

/// Every name that is used by itself in SQL, with its place.
fn sql_names<'a>(c: &Context<'a>) -> Vec<(Spotted<'a>, String)> {
    let mut all: Vec<(Spotted<'a>, String)> =
        c.fields().into_iter().map(|f| (f.place.at("/feltnavn"), f.felt.feltnavn.clone())).collect();
    for tema in &c.raw.temaer {
        let (place, name) = (c.place(tema).at("/tabel"), &tema.value.tabel);
        // The interface view, the base table and the history view.
        all.extend([name.clone(), format!("{name}_t"), format!("hist_{name}")].map(|n| (place.clone(), n)));
    }
    for list in &c.raw.kodelister {
        let place = c.place(list);
        all.push((place.at("/navn"), list.value.navn.clone()));
        all.push((place.at("/kodefelt"), list.value.kodefelt.clone()));
        all.push((place.at("/tekstfelt"), list.value.tekstfelt.clone()));
    }
    let standard = &c.raw.standard;
    all.push((c.place(standard).at("/geometri/feltnavn"), standard.value.geometri.feltnavn.clone()));
    all
}

/// A theme's code is in the group's range, and the table is named after it.
pub(super) fn theme_codes(c: &Context<'_>, report: &mut Report) {
    let group = &c.raw.standard.value.temagruppe;
    for tema in &c.raw.temaer {
        let (place, kode) = (c.place(tema), tema.value.temakode);
        if !(group.fra..=group.til).contains(&kode) {
            let (from, to) = (group.fra, group.til);
            report.fault(
                &place.at("/temakode"),
                format!("{kode} hører ikke til temagruppen, som er {from}–{to}"),
                format!("{kode} is not in the theme group, which is {from}–{to}"),
            );
        }
        let start = format!("t_{kode}_");
        if !tema.value.tabel.starts_with(&start) {
            let (da, en) = (format!("tabellen skal begynde med «{start}»"), format!("the table must begin with «{start}»"));
            report.fault(&place.at("/tabel"), da, en);
        }
    }
}

/// No name needs quotes because SQL has the word.
pub(super) fn reserved_words(c: &Context<'_>, report: &mut Report) {
    for (place, name) in sql_names(c) {
        if RESERVED.contains(&name.as_str()) {
            report.hinted(
                &place,
                format!("«{name}» er et reserveret ord i SQL"),
                format!("«{name}» is a reserved word in SQL"),
                (format!("vælg et andet navn, fx «{name}_kode»"), format!("choose another name, as «{name}_kode»")),
            );
        }
    }
}

/// Every name is a plain identifier.
pub(super) fn identifiers(c: &Context<'_>, report: &mut Report) {
    for (place, name) in sql_names(c) {
        let legal = name.starts_with(|ch: char| ch.is_ascii_lowercase())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !legal {
            report.hinted(
                &place,
                format!("«{name}» er ikke et lovligt navn i SQL"),
                format!("«{name}» is not a legal name in SQL"),
                (
                    "brug små bogstaver a–z, cifre og understreg, først et bogstav",
                    "use lower-case a–z, digits and underscore, a letter first",
                ),
            );
        }
    }
    for list in &c.raw.kodelister {
        if list.value.kodefelt == list.value.tekstfelt {
            let (da, en) = ("kodefelt og tekstfelt har samme navn", "kodefelt and tekstfelt have the same name");
            report.fault(&c.place(list).at("/tekstfelt"), da, en);
        }
    }
}

/// No name is cut.
pub(super) fn lengths(c: &Context<'_>, report: &mut Report) {
    for (place, name) in sql_names(c) {
        if name.len() > MOST_BYTES {
            report.fault(
                &place,
                format!("«{name}» er på {} byte; databasen beholder {MOST_BYTES}", name.len()),
                format!("«{name}» has {} bytes; the database keeps {MOST_BYTES}", name.len()),
            );
        }
    }
    for field in c.fields() {
        // A short name that is given is checked by the schema; one that is not is the name itself.
        if field.felt.feltnavn10.is_none() && field.felt.feltnavn.len() > SHAPE {
            let name = &field.felt.feltnavn;
            report.hinted(
                &field.place.at("/feltnavn"),
                format!("«{name}» er over {SHAPE} tegn og har intet feltnavn10"),
                format!("«{name}» has more than {SHAPE} characters and no feltnavn10"),
                ("giv feltet et feltnavn10", "give the field a feltnavn10"),
            );
        }
    }
}

/// In one theme, with the general fields and the geometry, no two columns can be taken for each other.
pub(super) fn field_names(c: &Context<'_>, report: &mut Report) {
    let fields = c.fields();
    let (general, own): (Vec<RawField<'_>>, Vec<RawField<'_>>) = fields.into_iter().partition(|f| f.temakode.is_none());
    let mut themes: Vec<u16> = own.iter().filter_map(|f| f.temakode).collect();
    themes.dedup();
    for tema in themes {
        let mine = own.iter().filter(|f| f.temakode == Some(tema));
        one_theme(c, report, general.iter().chain(mine).collect());
    }
}

fn one_theme(c: &Context<'_>, report: &mut Report, fields: Vec<&RawField<'_>>) {
    let mut seen: BTreeMap<String, (String, usize)> = BTreeMap::new();
    seen.insert(shape_name(&c.raw.standard.value.geometri.feltnavn), ("geometrien".to_string(), usize::MAX));
    for (i, field) in fields.iter().enumerate() {
        let name = &field.felt.feltnavn;
        let short = field.felt.feltnavn10.as_ref().unwrap_or(name);
        // A delivery may use either name, so a short name must not be another field's long name.
        for (key, place) in [(name.to_lowercase(), "/feltnavn"), (shape_name(short), "/feltnavn10")] {
            let owner = seen.entry(key.clone()).or_insert_with(|| (name.clone(), i)).clone();
            if owner.1 != i {
                report.fault(
                    &field.place.at(place),
                    format!("«{key}» er også navn på {}", owner.0),
                    format!("«{key}» is also a name of {}", owner.0),
                );
            }
        }
    }
    text_columns(report, &fields);
}

/// GeoFA's views put the text of `x_kode` in a column `x`.
fn text_columns(report: &mut Report, fields: &[&RawField<'_>]) {
    for field in fields {
        let Some(stem) = field.felt.feltnavn.strip_suffix("_kode").filter(|_| field.felt.kodeliste.is_some()) else {
            continue;
        };
        if fields.iter().any(|f| f.felt.feltnavn == stem) {
            report.fault(
                &field.place.at("/feltnavn"),
                format!("kodens tekst får kolonnen «{stem}», som er et andet felt"),
                format!("the code's text gets the column «{stem}», which is another field"),
            );
        }
    }
}

/// A name as Shape keeps it.
fn shape_name(name: &str) -> String {
    name.chars().take(SHAPE).collect::<String>().to_lowercase()
}
