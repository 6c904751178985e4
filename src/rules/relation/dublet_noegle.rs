//! `dublet-noegle`: a row whose business key an earlier row of the delivery already has.

use crate::finding::Fact;
use crate::rules::engine::ReadInput;
use crate::rules::gather::Gathered;
use crate::rules::{Rows, Sink, Status};
use std::collections::HashMap;

/// The rows with a key that came before, by theme.
pub(in crate::rules) fn find(gathered: &mut Gathered) -> HashMap<u16, Vec<(u32, u32)>> {
    let themes = gathered.themes.iter_mut().filter(|(_, t)| !t.full);
    themes.map(|(code, theme)| (*code, theme.ledger.duplicates())).filter(|(_, d)| !d.is_empty()).collect()
}

/// Not judged where a delivery has more distinct values than the packed key has room for.
pub(in crate::rules) fn status(gathered: &Gathered) -> Option<Status> {
    gathered.themes.values().any(|t| t.full && t.rows > 0).then_some(Status::NotChecked(
        "leverancen har flere forskellige områder eller perioder, end kontrollen kan holde styr på",
        "the delivery has more distinct areas or periods than the check can keep track of",
    ))
}

/// Adds the findings that lie in a batch.
pub(in crate::rules) fn report(
    rows: &Rows<'_>,
    input: &ReadInput,
    inputs: &[ReadInput],
    found: &[(u32, u32)],
    sink: &mut Sink<'_>,
) {
    let from = u64::from(input.first_row) + rows.first_row;
    let to = from + rows.batch.rows as u64;
    let start = found.partition_point(|d| u64::from(d.0) < from);
    for (row, first) in found[start..].iter().take_while(|d| u64::from(d.0) < to) {
        let home = inputs.iter().rfind(|i| i.theme == input.theme && i.first_row <= *first);
        let number = home.map_or(0, |i| i64::from(first - i.first_row) + 1);
        let names: Vec<&str> = rows.theme.tema.noegle.iter().map(String::as_str).collect();
        let local = (u64::from(*row) - from) as usize;
        sink.row("dublet-noegle", rows, local, None, || {
            vec![
                Fact::model("noegle", names.join(", ")),
                Fact::model("foerste", place(number, home, input, "i")),
                Fact::model("foerste_en", place(number, home, input, "of")),
            ]
        });
    }
}

/// The first row's number, with its file where that is another one.
fn place(number: i64, home: Option<&ReadInput>, input: &ReadInput, of: &str) -> String {
    match home {
        Some(home) if home.index != input.index => {
            let file = home.path.rsplit(['/', '\\']).next().unwrap_or_default();
            format!("{number} {of} {file}")
        }
        _ => number.to_string(),
    }
}
