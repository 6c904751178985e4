//! `cpr-nummer`: a CPR number in a text, in a cell that could not be read, or in a column's name (risk R30). Place only: what
//! was seen is never repeated.

use super::texts;
use crate::discretion::tables::rows;
use crate::discretion::text::cpr::{self, Cpr};
use crate::finding::{Fact, Place};
use crate::index::sink::Draft;
use crate::index::{InputFacts, Rows, Sink};

pub(super) const RULE: &str = "cpr-nummer";

/// Searches every text of a batch, and the texts of unreadable cells.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    texts::scan(rows, RULE, |_| true, cpr::find, |cpr| words(cpr == Cpr::Checked), sink);
    for fault in rows.batch.cell_faults.iter().filter(|f| f.text.has(some)) {
        let facts = || words(fault.text.has(checked));
        texts::report(rows, RULE, fault.row as usize, fault.field as usize, facts, sink);
    }
}

/// Looks into the names of columns. They are the file's and reach no other audience than its own municipality.
pub fn names(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let place = Place { input: input.input, ..Place::default() };
    let unread = input
        .columns
        .iter()
        .filter(|_| input.theme.is_none())
        .filter_map(|n| Some((cpr::find_outside(n)? == Cpr::Checked, place.clone())));
    let read = input.names.iter().filter(|(n, _, _)| n.has(some)).map(|(n, _, place)| (n.has(checked), place.clone()));
    for (sure, place) in unread.chain(read) {
        for audience in rows::judged(input.compiled).filter(|a| a.kun_egne) {
            let mut facts = words(sure);
            facts.extend([Fact::model("sted", "en kolonnes navn"), Fact::model("sted_en", "a column's name")]);
            facts.extend(rows::named(audience));
            let draft = Draft { place: place.clone(), field: None, aspect: None, audience: Some(&audience.navn), facts };
            sink.input(RULE, input.theme.map(|t| t.tema.temakode), None, draft);
        }
    }
}

fn some(text: &str) -> bool {
    cpr::find(text).is_some()
}

fn checked(text: &str) -> bool {
    cpr::find(text) == Some(Cpr::Checked)
}

/// How sure it is, in both languages.
pub(super) fn words(checked: bool) -> Vec<Fact> {
    let (da, en) = match checked {
        true => ("både dato og kontrolciffer passer", "both date and check digit fit"),
        false => (
            "datoen passer; kontrolcifret passer ikke, men det gør det ikke i alle personnumre",
            "the date fits; the check digit does not, but in some CPR numbers it does not",
        ),
    };
    vec![Fact::model("tegn", da), Fact::model("tegn_en", en)]
}
