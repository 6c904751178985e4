//! Municipalities and regions.

use super::context::{Context, Report};
use crate::model::element::{Feltrolle, Kodeliste};

/// Weights of the digits of a CVR number; the weighted sum is a multiple of 11.
const CVR_WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];

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

/// A municipality's CVR number and name are those of the code list behind `cvr_kode`, and every other code there is said
/// to be none: the rows of a municipality that is missing here would be judged as nobody's.
pub(super) fn authorities(c: &Context<'_>, report: &mut Report) {
    let Some(list) = c.model.liste_med_rolle(None, Feltrolle::Myndighed) else { return };
    for kommune in &c.raw.kommuner {
        let (cvr, name) = (kommune.value.cvr, &kommune.value.cvr_navn);
        match list.koder.iter().find(|k| k.kode == i64::from(cvr)) {
            None => {
                let (da, en) = (format!("{cvr} findes ikke i {}", list.navn), format!("{cvr} is not in {}", list.navn));
                let hint = ("føj myndigheden til kodelisten", "add the authority to the code list");
                report.hinted(&c.place(kommune).at("/cvr"), da, en, hint);
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
    strangers(c, report, list);
}

/// Authorities that are no municipality and are not said to be none.
fn strangers(c: &Context<'_>, report: &mut Report, list: &Kodeliste) {
    let municipality = |kode: i64| c.raw.kommuner.iter().any(|k| i64::from(k.value.cvr) == kode);
    let other = |kode: i64| c.raw.andre_myndigheder.iter().any(|a| i64::from(a.value) == kode);
    for written in c.raw.kodelister.iter().filter(|l| l.value.navn == list.navn) {
        for (i, kode) in written.value.koder.iter().enumerate() {
            if !municipality(kode.kode) && !other(kode.kode) {
                report.hinted(
                    &c.place(written).at(&format!("/koder/{i}/kode")),
                    format!("«{}» er ingen kommune i kommuner.yaml", kode.tekst),
                    format!("«{}» is no municipality in kommuner.yaml", kode.tekst),
                    (
                        "føj kommunen til kommuner.yaml, eller nævn koden under andre_myndigheder",
                        "add the municipality to kommuner.yaml, or name the code under andre_myndigheder",
                    ),
                );
            }
        }
    }
    for named in &c.raw.andre_myndigheder {
        if !list.koder.iter().any(|k| k.kode == i64::from(named.value)) {
            let (cvr, list) = (named.value, &list.navn);
            report.fault(&c.place(named), format!("{cvr} findes ikke i {list}"), format!("{cvr} is not in {list}"));
        }
    }
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
