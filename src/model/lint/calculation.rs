//! Calculation models: rule sets that do not overlap, thresholds that are numbers, weights that add up.

use super::Spotted;
use super::context::{Context, Report};
use super::dates::day_number;
use crate::model::element::*;
use crate::model::raw::Located;

/// A score's weights are percentages of one whole.
pub(super) fn weights(c: &Context<'_>, report: &mut Report) {
    for score in &c.raw.scorer {
        let sum: u32 = score.value.bestanddele.iter().map(|b| u32::from(b.vaegt)).sum();
        if sum != 100 {
            let (da, en) = (format!("vægtene giver {sum} og ikke 100"), format!("the weights add up to {sum}, not 100"));
            report.fault(&c.place(score).at("/bestanddele"), da, en);
        }
    }
}

/// Years, criteria and classes fit together.
pub(super) fn consistent(c: &Context<'_>, report: &mut Report) {
    let mut sets: Vec<&Located<Regelsaet>> = c.raw.regelsaet.iter().collect();
    sets.sort_by_key(|s| s.value.foerste_liste);
    for pair in sets.windows(2) {
        let [before, after] = pair else { continue };
        if before.value.sidste_liste.is_none_or(|last| last >= after.value.foerste_liste) {
            let (id, year) = (&before.value.id, after.value.foerste_liste);
            report.fault(
                &c.place(after).at("/foerste_liste"),
                format!("regelsættet «{id}» gælder også listen {year}"),
                format!("the rule set «{id}» also holds for the list of {year}"),
            );
        }
    }
    for set in sets {
        one_set(c, report, set);
    }
    for score in &c.raw.scorer {
        classes(report, &c.place(score), &score.value);
        if score.value.mindste_daekning > 100 {
            let (da, en) = ("mindste_daekning er over 100 procent", "mindste_daekning is more than 100 per cent");
            report.fault(&c.place(score).at("/mindste_daekning"), da, en);
        }
    }
}

fn one_set(c: &Context<'_>, report: &mut Report, set: &Located<Regelsaet>) {
    let (place, value) = (c.place(set), &set.value);
    if value.sidste_liste.is_some_and(|last| last < value.foerste_liste) {
        let (da, en) = ("sidste_liste er før foerste_liste", "sidste_liste is before foerste_liste");
        report.fault(&place.at("/sidste_liste"), da, en);
    }
    // Any leap year will do: 29 February would be a day of the year, if an odd one.
    if day_number(&format!("2000-{}", value.offentliggoeres)).is_none() {
        let (da, en) = ("offentliggoeres er ikke en måned og dag, fx \"12-01\"", "offentliggoeres is not a month and day");
        report.fault(&place.at("/offentliggoeres"), da, en);
    }
    for (i, criterion) in value.kriterier.iter().enumerate() {
        years(report, &place.at(&format!("/kriterier/{i}")), criterion);
    }
    for (i, rule) in value.kategorier.iter().enumerate() {
        if let Some(least) = &rule.mindst
            && (least.antal == 0 || usize::from(least.antal) > least.af.len())
        {
            let (n, all) = (least.antal, least.af.len());
            let place = place.at(&format!("/kategorier/{i}/mindst/antal"));
            report.fault(&place, format!("{n} af {all} kan ikke lade sig gøre"), format!("{n} of {all} is not possible"));
        }
    }
}

/// One year has no mean; several have one.
fn years(report: &mut Report, place: &Spotted<'_>, criterion: &Kriterium) {
    let several = criterion.forskydning.len() > 1;
    let mean = criterion.middel == Middel::GennemsnitAfAndele;
    if criterion.forskydning.is_empty() || several != mean {
        report.fault(
            &place.at("/middel"),
            "middel er «ingen» ved ét år og «gennemsnit-af-andele» ved flere",
            "middel is «ingen» with one year and «gennemsnit-af-andele» with several",
        );
    }
}

/// Classes rise: the first has no lower limit, each next has a higher one.
fn classes(report: &mut Report, place: &Spotted<'_>, score: &Score) {
    let mut before: Option<f64> = None;
    for (i, class) in score.klasser.iter().enumerate() {
        let limit = class.fra.as_ref().map(|text| text.parse::<f64>());
        let rises = match (i, limit) {
            (0, None) => true,
            (_, Some(Ok(limit))) => {
                let rises = i > 0 && before.is_none_or(|b| limit > b);
                before = Some(limit);
                rises
            }
            _ => false,
        };
        if !rises {
            report.fault(
                &place.at(&format!("/klasser/{i}")),
                "klasserne skal stige: den første uden fra, de næste med hver sit højere tal",
                "classes must rise: the first without fra, each next with a higher number",
            );
        }
    }
}
