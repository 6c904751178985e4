//! The summary of `sdm protect`: how many rows were hidden and what share of the figures was lost, by theme and off_kode, and
//! what rules still find. Never a key or a value.

use crate::disclose::Language;
use crate::finding::Level;
use crate::index::{Outcome, Status};
use crate::model::{Model, Regelslags};
use crate::protect::Tally;
use crate::report;
use std::collections::BTreeMap;

/// What was hidden. `is_settled`: all that should be was found.
pub fn hidden(tallies: &BTreeMap<(u16, Option<i64>), Tally>, is_settled: bool, model: &Model, language: Language) -> String {
    let mut out = String::new();
    for ((theme, access), tally) in tallies.iter().filter(|(_, t)| t.first + t.others + t.rounded + t.emptied > 0) {
        let name = model.tema(*theme).map_or("", |t| t.tabel.as_str());
        let access = access.map_or_else(|| "-".to_owned(), |a| a.to_string());
        let [shown, first, others, emptied] =
            [tally.shown, tally.first, tally.others, tally.emptied].map(|n| number(n, language));
        let share = share(tally.lost, tally.information, language);
        out += &match language {
            Language::Da => format!(
                "  {name}, off_kode {access}: af {shown} viste rækker er {first} skjult for deres egen skyld og {others} for andres \
                 skyld; {share} % af oplysningerne i tallene er gået tabt\n"
            ),
            Language::En => format!(
                "  {name}, off_kode {access}: of {shown} rows shown, {first} were hidden because of themselves and {others} for the \
                 sake of others; {share} % of the information in the figures was lost\n"
            ),
        };
        if tally.rounded > 0 {
            let rounded = number(tally.rounded, language);
            out += &match language {
                Language::Da => format!("  {name}, off_kode {access}: {rounded} rækker er afrundet\n"),
                Language::En => format!("  {name}, off_kode {access}: {rounded} rows were rounded\n"),
            };
        }
        if tally.emptied > 0 {
            out += &match language {
                Language::Da => {
                    format!("  {name}, off_kode {access}: {emptied} skjulte rækker har mistet en tekst, en nævner eller et tal\n")
                }
                Language::En => {
                    format!("  {name}, off_kode {access}: {emptied} hidden rows have lost a text, a base or a figure\n")
                }
            };
        }
    }
    match out.is_empty() {
        true if is_settled => format!("{}\n", language.of("Intet skulle skjules.", "Nothing had to be hidden.")),
        true => format!("{}\n", language.of("Intet er skjult.", "Nothing was hidden.")),
        false => format!("{}\n{out}", language.of("Skjult:", "Hidden:")),
    }
}

fn number(n: u64, language: Language) -> String {
    match language {
        Language::Da => report::thousands(n),
        Language::En => n.to_string(),
    }
}

/// A share in per cent with one decimal, rounded up, so that a loss is never reported as zero.
fn share(part: u64, all: u64, language: Language) -> String {
    let tenths = (part * 1_000).div_ceil(all.max(1));
    format!("{}{}{}", tenths / 10, language.of(",", "."), tenths % 10)
}

/// What the rules find in what was written.
pub struct Remaining {
    /// Rules of discretion: title in both languages, id, how many.
    discretion: Vec<([String; 2], String, u64)>,
    /// Why rules of discretion could not be judged to the end, with the rules' ids.
    open: BTreeMap<[&'static str; 2], Vec<String>>,
    /// Findings of level `fejl` of other rules.
    others: u64,
    /// Something written could not be read again.
    unread: bool,
}

impl Remaining {
    pub fn of(outcome: &Outcome<'_>) -> Remaining {
        let unread = outcome.inputs.iter().any(|i| i.error.is_some());
        let mut left = Remaining { discretion: vec![], open: BTreeMap::new(), others: 0, unread };
        for (rule, _, status) in outcome.rules.iter().filter(|r| r.1 == Level::Fejl) {
            let count = outcome.found.get(rule.id.as_str()).map_or(0, |f| f.count);
            match (rule.slags, count) {
                (_, 0) => {}
                (Regelslags::Diskretion, _) => {
                    left.discretion.push(([rule.titel.da.clone(), rule.titel.en.clone()], rule.id.clone(), count));
                }
                _ => left.others += count,
            }
            if let Status::BudgetExhausted(da, en) | Status::Undecided(da, en) = status
                && rule.slags == Regelslags::Diskretion
            {
                left.open.entry([da, en]).or_default().push(rule.id.clone());
            }
        }
        left
    }

    /// Whether every rule of discretion could be judged to the end.
    pub fn is_settled(&self) -> bool {
        self.open.is_empty() && !self.unread
    }

    /// Whether nothing is left.
    pub fn is_none(&self) -> bool {
        self.discretion.is_empty() && self.open.is_empty() && self.others == 0 && !self.unread
    }

    /// The text for the user.
    pub fn text(&self, language: Language) -> String {
        if self.is_none() {
            let (da, en) = (
                "Ingen målgruppe kan længere se noget, som diskretionsreglerne finder.",
                "No audience sees anything any more that the rules of discretion find.",
            );
            return format!("{}\n", language.of(da, en));
        }
        let mut out = format!(
            "{}\n",
            language.of("Tilbage, som ikke kan rettes ved at skjule tal:", "Left, which hiding figures does not fix:")
        );
        for ([da, en], id, count) in &self.discretion {
            out += &format!("  {} ({id}): {}\n", language.of(da, en), number(*count, language));
        }
        for ([da, en], rules) in &self.open {
            out += &format!("  {} ({})\n", language.of(da, en), rules.join(", "));
        }
        if self.others > 0 {
            let count = number(self.others, language);
            out += &match language {
                Language::Da => format!("  {count} fejl, der ikke handler om diskretion; sdm validate viser dem\n"),
                Language::En => format!("  {count} errors that are not about discretion; sdm validate shows them\n"),
            };
        }
        if self.unread {
            out += &format!(
                "  {}\n",
                language.of("noget af det skrevne kan ikke læses igen", "some of what was written cannot be read again")
            );
        }
        out
    }
}
