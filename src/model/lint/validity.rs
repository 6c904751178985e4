//! The time in which municipalities and regions exist: real periods, successors that follow without a gap, and a region
//! for each day of a municipality.

use super::Spotted;
use super::context::{Context, Report};
use super::dates::day_number;
use crate::model::element::{Kommune, Region};
use crate::model::raw::Located;

/// First and last day as day numbers; a period without an end has none.
type Days = (i64, Option<i64>);

/// Something that exists for a time and may be replaced.
struct Existing<'a> {
    place: Spotted<'a>,
    id: String,
    days: Days,
    successor: Option<String>,
}

/// What is said of a kind of them, in Danish and English.
struct Kind {
    one: (&'static str, &'static str),
    none_ends: (&'static str, &'static str),
}

const MUNICIPALITY: Kind = Kind {
    one: ("kommunen", "the municipality"),
    none_ends: (
        "ingen kommune ophører dagen før, så to dækker samme sted",
        "no municipality ends on the day before, so two cover the same ground",
    ),
};
const REGION: Kind = Kind {
    one: ("regionen", "the region"),
    none_ends: (
        "ingen region ophører dagen før, så to dækker samme sted",
        "no region ends on the day before, so two cover the same ground",
    ),
};

/// Every period of the registers.
pub(super) fn periods(c: &Context<'_>, report: &mut Report) {
    let regions: Vec<Existing<'_>> = c.raw.regioner.iter().filter_map(|r| region(c, report, r)).collect();
    follow(report, &REGION, &regions);
    let municipalities: Vec<(Existing<'_>, &Kommune)> =
        c.raw.kommuner.iter().filter_map(|k| Some((municipality(c, report, k)?, &k.value))).collect();
    for (existing, kommune) in &municipalities {
        stays(report, existing, kommune, &regions);
    }
    let municipalities: Vec<Existing<'_>> = municipalities.into_iter().map(|(existing, _)| existing).collect();
    follow(report, &MUNICIPALITY, &municipalities);
}

fn region<'a>(c: &Context<'a>, report: &mut Report, region: &'a Located<Region>) -> Option<Existing<'a>> {
    let (place, value) = (c.place(region), &region.value);
    let days = days(report, &place, &value.gyldig_fra, value.gyldig_til.as_ref())?;
    Some(Existing { place, id: value.kode.clone(), days, successor: value.erstattes_af.clone() })
}

fn municipality<'a>(c: &Context<'a>, report: &mut Report, kommune: &'a Located<Kommune>) -> Option<Existing<'a>> {
    let (place, value) = (c.place(kommune), &kommune.value);
    let Some(from) = &value.gyldig_fra else {
        let (da, en) = ("kommunen har ingen gyldig_fra", "the municipality has no gyldig_fra");
        report.hinted(&place, da, en, ("skriv den her eller øverst i filen", "write it here or at the top of the file"));
        return None;
    };
    let days = days(report, &place, from, value.gyldig_til.as_ref())?;
    let successor = value.erstattes_af.map(|kode| kode.to_string());
    Some(Existing { place, id: value.kommunekode.to_string(), days, successor })
}

/// The days of a period, or a fault where they are no dates or run backwards.
fn days(report: &mut Report, place: &Spotted<'_>, from: &str, to: Option<&String>) -> Option<Days> {
    let mut day = |key: &str, text: &str| {
        let number = day_number(text);
        if number.is_none() {
            let (da, en) = (format!("«{text}» er ikke en dato"), format!("«{text}» is not a date"));
            report.fault(&place.at(key), da, en);
        }
        number
    };
    let first = day("/gyldig_fra", from)?;
    let last = match to {
        Some(text) => Some(day("/gyldig_til", text)?),
        None => None,
    };
    if last.is_some_and(|last| last < first) {
        report.fault(&place.at("/gyldig_til"), "tidsrummet går baglæns", "the period runs backwards");
        return None;
    }
    Some((first, last))
}

/// What ends is followed by what replaces it, and what begins after the register does follows something that ends.
fn follow(report: &mut Report, kind: &Kind, all: &[Existing<'_>]) {
    let register = all.iter().map(|e| e.days.0).min();
    for existing in all {
        succeed(report, kind, existing, all);
        let begins = existing.days.0;
        if Some(begins) != register && !all.iter().any(|e| e.days.1.is_some_and(|last| last + 1 == begins)) {
            let hint = (
                "sæt gyldig_til og erstattes_af på dem, den er dannet af",
                "set gyldig_til and erstattes_af on those it is made of",
            );
            report.hinted(&existing.place.at("/gyldig_fra"), kind.none_ends.0, kind.none_ends.1, hint);
        }
    }
}

/// A successor exists on the day after the end.
fn succeed(report: &mut Report, kind: &Kind, existing: &Existing<'_>, all: &[Existing<'_>]) {
    let (da, en) = kind.one;
    match (&existing.successor, existing.days.1) {
        (Some(_), None) => report.hinted(
            &existing.place.at("/erstattes_af"),
            format!("{da} har en afløser, men ophører ikke"),
            format!("{en} has a successor but does not end"),
            ("skriv gyldig_til, den sidste dag", "write gyldig_til, the last day"),
        ),
        (None, Some(_)) => report.warning(
            &existing.place.at("/gyldig_til"),
            format!("{da} ophører uden en afløser"),
            format!("{en} ends without a successor"),
            ("skriv erstattes_af, hvis en anden overtager", "write erstattes_af if another takes over"),
        ),
        (Some(id), Some(last)) => {
            // One that does not exist at all is reported with the references.
            let next = all.iter().find(|e| e.id == *id);
            if next.is_some_and(|next| !covers(next.days, (last + 1, Some(last + 1)))) {
                report.fault(
                    &existing.place.at("/erstattes_af"),
                    format!("{da} «{id}» findes ikke dagen efter, at denne ophører"),
                    format!("{en} «{id}» does not exist on the day after this one ends"),
                );
            }
        }
        (None, None) => {}
    }
}

/// A municipality belongs to one region at a time, on each of its days, and only while the region exists.
fn stays(report: &mut Report, existing: &Existing<'_>, kommune: &Kommune, regions: &[Existing<'_>]) {
    let mut all: Vec<(Spotted<'_>, Days)> = Vec::new();
    for (i, stay) in kommune.regioner.iter().enumerate() {
        let place = existing.place.at(&format!("/regioner/{i}"));
        let Some(now) = days(report, &place, &stay.gyldig_fra, stay.gyldig_til.as_ref()) else { return };
        if all.last().is_some_and(|(_, (_, last))| last.is_none_or(|last| last + 1 != now.0)) {
            let (da, en) = (
                "tidsrummet begynder ikke dagen efter det foregående",
                "the period does not begin on the day after the one before it",
            );
            report.fault(&place.at("/gyldig_fra"), da, en);
        }
        let region = regions.iter().find(|r| r.id == stay.region);
        if region.is_some_and(|region| !covers(region.days, now)) {
            let (da, en) = ("regionen findes ikke i hele tidsrummet", "the region does not exist all that time");
            report.fault(&place.at("/region"), da, en);
        }
        all.push((place, now));
    }
    ends(report, existing, &all);
}

/// The first region begins and the last one ends with the municipality.
fn ends(report: &mut Report, existing: &Existing<'_>, stays: &[(Spotted<'_>, Days)]) {
    let ([(first, (from, _)), ..], [.., (last, (_, to))]) = (stays, stays) else {
        let (da, en) = ("kommunen hører ikke til nogen region", "the municipality belongs to no region");
        return report.fault(&existing.place.at("/regioner"), da, en);
    };
    if *from != existing.days.0 {
        report.hinted(
            &first.at("/gyldig_fra"),
            "kommunens første region gælder ikke fra dens første dag",
            "the municipality's first region does not hold from its first day",
            (
                "skriv kommunens egen gyldig_fra, hvis den begynder denne dag",
                "write the municipality's own gyldig_fra if it begins on this day",
            ),
        );
    }
    if *to != existing.days.1 {
        report.hinted(
            last,
            "kommunens sidste region gælder ikke til dens sidste dag",
            "the municipality's last region does not hold until its last day",
            (
                "lad den sidste region og kommunen have samme gyldig_til",
                "let the last region and the municipality have the same gyldig_til",
            ),
        );
    }
}

fn covers(whole: Days, part: Days) -> bool {
    let ends = match (whole.1, part.1) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(whole), Some(part)) => part <= whole,
    };
    whole.0 <= part.0 && ends
}
