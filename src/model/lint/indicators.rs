//! Indicators and sources: what they say of themselves fits together, and every limit has its reason.

use super::Spotted;
use super::context::{Context, Report};
use crate::model::element::*;

/// The off_koder, the most open first.
const OPENNESS: [u8; 3] = [1, 3, 2];
/// Months that a window may have.
const WINDOWS: [u8; 3] = [1, 12, 24];

/// Type, unit, window, age and openness fit together.
pub(super) fn consistent(c: &Context<'_>, report: &mut Report) {
    for i in &c.raw.indikatorer {
        let place = c.place(i);
        parts_of_the_type(report, &place, &i.value);
        unit_and_time(report, &place, &i.value);
        openness(report, &place, i.value.mest_aaben);
        same_counts(report, &place, &i.value);
        ages(c, report, &place, &i.value);
        years(c, report, &place, &i.value);
        let p = &i.value.population;
        if let (Some(from), Some(to)) = (p.alder_fra, p.alder_til)
            && from > to
        {
            let (da, en) = (format!("alder {from} til {to} går baglæns"), format!("age {from} to {to} runs backwards"));
            report.fault(&place.at("/population/alder_fra"), da, en);
        }
        if i.value.kilder.is_empty() {
            report.fault(&place.at("/kilder"), "indikatoren har ingen kilde", "the indicator has no source");
        }
    }
    c.raw.kilder.iter().for_each(|k| openness(report, &c.place(k), k.value.mest_aaben));
}

fn parts_of_the_type(report: &mut Report, place: &Spotted<'_>, i: &Indikator) {
    let (numerator, denominator) = (i.taeller.is_some(), i.naevner.is_some());
    let wrong = match i.slags {
        Indikatortype::Antal if !numerator => Some(("antal har en taeller", "a count has a taeller")),
        Indikatortype::Antal if denominator => Some(("antal har ingen naevner", "a count has no naevner")),
        Indikatortype::Andel if !(numerator && denominator) => {
            Some(("andel har både taeller og naevner", "a share has both taeller and naevner"))
        }
        Indikatortype::Gennemsnit if numerator => Some(("gennemsnit har ingen taeller", "a mean has no taeller")),
        Indikatortype::Gennemsnit if !denominator => {
            Some(("gennemsnit har en naevner: dem, der er bag det", "a mean has a naevner: those behind it"))
        }
        _ => None,
    };
    if let Some((da, en)) = wrong {
        report.fault(&place.at("/type"), da, en);
    }
    let equal_without_part = (!numerator && !i.taeller_er.is_empty()) || (!denominator && !i.naevner_er.is_empty());
    if equal_without_part {
        let (da, en) = (
            "taeller_er eller naevner_er siger noget om et tal, som indikatoren ikke har",
            "taeller_er or naevner_er says something of a figure that the indicator does not have",
        );
        report.fault(&place.at("/type"), da, en);
    }
}

fn unit_and_time(report: &mut Report, place: &Spotted<'_>, i: &Indikator) {
    use Enhed::{Aar, Dage, Fuldtidspersoner, Karakter, Kroner, Kvadratmeter};
    let measured = matches!(i.enhed, Kroner | Kvadratmeter | Karakter | Aar | Dage);
    if measured && i.slags != Indikatortype::Gennemsnit {
        let (da, en) = ("enheden måler og kan kun bruges ved gennemsnit", "the unit measures and is for means only");
        report.fault(&place.at("/enhed"), da, en);
    }
    if i.slags == Indikatortype::Antal && i.decimaler > 0 && i.enhed != Fuldtidspersoner {
        let (da, en) = ("hele enheder har ingen decimaler", "whole units have no decimals");
        report.fault(&place.at("/decimaler"), da, en);
    }
    if !WINDOWS.contains(&i.vindue) {
        let (da, en) = ("vinduet er 1, 12 eller 24 måneder", "the window is 1, 12 or 24 months");
        report.fault(&place.at("/vindue"), da, en);
    }
    if i.tidsform == Tidsform::Bestand && i.vindue != 1 {
        let (da, en) = ("en bestand er en dags stilling og har vinduet 1", "a position is that of a day and has window 1");
        report.fault(&place.at("/vindue"), da, en);
    }
}

fn openness(report: &mut Report, place: &Spotted<'_>, mest_aaben: u8) {
    if !OPENNESS.contains(&mest_aaben) {
        let (da, en) = ("mest_aaben er 1, 3 eller 2", "mest_aaben is 1, 3 or 2");
        report.fault(&place.at("/mest_aaben"), da, en);
    }
}

/// A count that equals itself, all of it, says nothing.
fn same_counts(report: &mut Report, place: &Spotted<'_>, i: &Indikator) {
    for (n, same) in i.taeller_er.iter().enumerate() {
        let parts = [&same.alder, &same.kategori, &same.herkomst, &same.koen];
        if same.indikator == i.kode && same.aar.is_empty() && parts.iter().all(|codes| codes.is_empty()) {
            let place = place.at(&format!("/taeller_er/{n}/indikator"));
            report.fault(&place, "antallet er lig sig selv", "the count equals itself");
        }
    }
}

/// Years that are added up make a window as long as they are together, and each year once.
fn years(c: &Context<'_>, report: &mut Report, place: &Spotted<'_>, i: &Indikator) {
    for (list, items) in [("taeller_er", &i.taeller_er), ("naevner_er", &i.naevner_er)] {
        for (n, same) in items.iter().enumerate().filter(|(_, s)| !s.aar.is_empty()) {
            let other = c.model.indikatorer.iter().find(|o| o.kode == same.indikator);
            let distinct = same.aar.iter().collect::<std::collections::BTreeSet<_>>().len();
            let fits = other.is_none_or(|o| usize::from(o.vindue) * same.aar.len() == usize::from(i.vindue));
            if !fits || distinct < same.aar.len() {
                report.fault(
                    &place.at(&format!("/{list}/{n}/aar")),
                    "årene lagt sammen giver ikke indikatorens vindue",
                    "the years added up do not make the indicator's window",
                );
            }
        }
    }
}

/// Ages from and to, both included; without an end it has none.
type Ages = (u8, Option<u8>);

/// A denominator that is another count has the ages of the indicator's own base; so has the numerator of a count.
fn ages(c: &Context<'_>, report: &mut Report, place: &Spotted<'_>, i: &Indikator) {
    let own = base(i);
    let count = if i.slags == Indikatortype::Antal { i.taeller_er.as_slice() } else { &[] };
    for (list, items) in [("naevner_er", i.naevner_er.as_slice()), ("taeller_er", count)] {
        for (n, same) in items.iter().enumerate() {
            let Some(other) = counted(c, same, c.raw.indikatorer.len()).filter(|other| *other != own) else { continue };
            let (da, en) = (|a: Ages| words(a, "til", "og op"), |a: Ages| words(a, "to", "and over"));
            report.fault(
                &place.at(&format!("/{list}/{n}/indikator")),
                format!("antallet dækker alderen {}, og indikatorens population {}", da(other), da(own)),
                format!("the count covers the ages {}, and the indicator's population {}", en(other), en(own)),
            );
        }
    }
}

fn words((from, to): Ages, until: &str, over: &str) -> String {
    to.map_or_else(|| format!("{from} {over}"), |to| format!("{from} {until} {to}"))
}

fn base(i: &Indikator) -> Ages {
    (i.population.alder_fra.unwrap_or(0), i.population.alder_til)
}

/// The ages of a count in another indicator; `None` if they are not contiguous or unknown. At most `most` steps are
/// followed, so that a cycle ends.
fn counted(c: &Context<'_>, same: &SammeAntal, most: usize) -> Option<Ages> {
    let other = c.model.indikatorer.iter().find(|i| i.kode == same.indikator)?;
    if same.alder.is_empty() {
        // Of a share the numerator is meant, which is less than its base.
        return match (other.slags, other.taeller_er.as_slice()) {
            (Indikatortype::Antal, _) => Some(base(other)),
            (_, [one]) if most > 0 => counted(c, one, most - 1),
            _ => None,
        };
    }
    let list = c.model.liste_med_rolle(Some(Temarolle::Opgoerelser), Feltrolle::Alder)?;
    let class = |kode: &i64| list.koder.iter().find(|k| k.kode == *kode).and_then(|k| Some((k.fra?, k.til)));
    let mut classes: Vec<Ages> = same.alder.iter().map(class).collect::<Option<_>>()?;
    classes.sort_unstable();
    let follow = classes.windows(2).all(|pair| pair[0].1.is_some_and(|to| to.checked_add(1) == Some(pair[1].0)));
    follow.then_some((classes.first()?.0, classes.last()?.1))
}

/// Who may not see it, or where it is not registered, and why.
pub(super) fn reasons(c: &Context<'_>, report: &mut Report) {
    for i in &c.raw.indikatorer {
        let place = c.place(i);
        if i.value.mest_aaben != 1 && i.value.mest_aaben_begrundelse.is_none() {
            let (da, en) = (
                format!("mest_aaben er {}, men mest_aaben_begrundelse mangler", i.value.mest_aaben),
                format!("mest_aaben is {} but mest_aaben_begrundelse is missing", i.value.mest_aaben),
            );
            report.fault(&place.at("/mest_aaben"), da, en);
        }
        if i.value.registrering == Registrering::Lokal && i.value.registrering_begrundelse.is_none() {
            let (da, en) = (
                "registrering er lokal, men registrering_begrundelse mangler",
                "registrering is lokal but registrering_begrundelse is missing",
            );
            report.fault(&place.at("/registrering"), da, en);
        }
    }
}
