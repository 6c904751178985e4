//! Municipalities and regions.

use super::Spotted;
use super::context::{Context, Report};
use super::dates::day_number;
use crate::model::element::Region;

/// Denmark has 98 municipalities since 2007.
const MUNICIPALITIES: usize = 98;
/// Weights of the digits of a CVR number; the weighted sum is a multiple of 11.
const CVR_WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];

/// All are there.
pub(super) fn count(c: &Context<'_>, report: &mut Report) {
    let count = c.raw.kommuner.len();
    if count != MUNICIPALITIES {
        let place = c.raw.kommuner.first().map(|k| Spotted::new(c.raw, k.file, "/kommuner"));
        let place = place.unwrap_or_else(|| c.place(&c.raw.standard));
        let (da, en) = (
            format!("der er {count} kommuner og ikke {MUNICIPALITIES}"),
            format!("there are {count} municipalities, not {MUNICIPALITIES}"),
        );
        report.fault(&place, da, en);
    }
}

/// CVR numbers are numbers that can exist.
pub(super) fn cvr(c: &Context<'_>, report: &mut Report) {
    for kommune in &c.raw.kommuner {
        if !is_cvr(kommune.value.cvr) {
            let cvr = kommune.value.cvr;
            let (da, en) = (format!("{cvr} er ikke et CVR-nummer"), format!("{cvr} is not a CVR number"));
            report.fault(&c.place(kommune).at("/cvr"), da, en);
        }
    }
}

fn is_cvr(number: u32) -> bool {
    let digits: Vec<u32> = number.to_string().bytes().map(|b| u32::from(b - b'0')).collect();
    digits.len() == 8 && digits.iter().zip(CVR_WEIGHTS).map(|(d, w)| d * w).sum::<u32>() % 11 == 0
}

/// A municipality's CVR number and name are those of the code list behind `cvr_kode`.
pub(super) fn authorities(c: &Context<'_>, report: &mut Report) {
    let field = c.model.generelle_felter.iter().find(|f| f.feltnavn == "cvr_kode");
    let Some(list) = field.and_then(|f| f.kodeliste()).and_then(|navn| c.model.kodeliste(navn)) else { return };
    for kommune in &c.raw.kommuner {
        let (cvr, name) = (kommune.value.cvr, &kommune.value.cvr_navn);
        match list.koder.iter().find(|k| k.kode == i64::from(cvr)) {
            None => {
                let (da, en) = (format!("{cvr} findes ikke i {}", list.navn), format!("{cvr} is not in {}", list.navn));
                report.fault(&c.place(kommune).at("/cvr"), da, en);
            }
            Some(kode) if kode.tekst != *name => {
                let (da, en) = (
                    format!("myndigheden hedder «{}» i {}", kode.tekst, list.navn),
                    format!("the authority is called «{}» in {}", kode.tekst, list.navn),
                );
                report.fault(&c.place(kommune).at("/cvr_navn"), da, en);
            }
            Some(_) => {}
        }
    }
}

/// First and last day as day numbers; a period without an end has none.
type Days = (i64, Option<i64>);

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

/// Periods are real; a municipality belongs to one region at a time, without a gap, and only while the region exists.
pub(super) fn validity(c: &Context<'_>, report: &mut Report) {
    for region in &c.raw.regioner {
        days(report, &c.place(region), &region.value.gyldig_fra, region.value.gyldig_til.as_ref());
    }
    for kommune in &c.raw.kommuner {
        let mut before: Option<Days> = None;
        for (i, stay) in kommune.value.regioner.iter().enumerate() {
            let place = c.place(kommune).at(&format!("/regioner/{i}"));
            let Some(now) = days(report, &place, &stay.gyldig_fra, stay.gyldig_til.as_ref()) else { continue };
            if before.is_some_and(|(_, last)| last.is_none_or(|last| last + 1 != now.0)) {
                let (da, en) = (
                    "tidsrummet begynder ikke dagen efter det foregående",
                    "the period does not begin on the day after the one before it",
                );
                report.fault(&place.at("/gyldig_fra"), da, en);
            }
            before = Some(now);
            let region = c.model.regioner.iter().find(|r| r.kode == stay.region);
            if region.and_then(region_days).is_some_and(|exists| !covers(exists, now)) {
                let (da, en) = ("regionen findes ikke i hele tidsrummet", "the region does not exist all that time");
                report.fault(&place.at("/region"), da, en);
            }
        }
        if before.is_none() {
            let (da, en) = ("kommunen hører ikke til nogen region", "the municipality belongs to no region");
            report.fault(&c.place(kommune).at("/regioner"), da, en);
        }
    }
}

fn region_days(region: &Region) -> Option<Days> {
    let last = match &region.gyldig_til {
        Some(text) => Some(day_number(text)?),
        None => None,
    };
    Some((day_number(&region.gyldig_fra)?, last))
}

fn covers(whole: Days, part: Days) -> bool {
    let ends = match (whole.1, part.1) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some(whole), Some(part)) => part <= whole,
    };
    whole.0 <= part.0 && ends
}

#[cfg(test)]
mod tests {
    use super::is_cvr;

    #[test]
    fn a_cvr_number_has_its_check_digit() {
        // 2·2+7·9+6·1+5·8+4·9+3·9+2·0+1·0 = 176 = 16·11
        assert!(is_cvr(29_189_900));
        assert!(!is_cvr(29_189_901));
        assert!(!is_cvr(2_918_990));
    }
}
