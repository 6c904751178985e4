//! Læser linjer som `{"temakode": 6301, "feature": {…}}` og skriver en dom for hver: `ok`, `brudt` med regler og
//! felter, eller `ulaeselig` med grunden.
//!
//! `cargo run --example afgoer < features.ndjson`

use serde::Deserialize;
use serde_json::value::RawValue;
use std::io::{self, BufRead, Write};
use sdm_types::check;

#[derive(Deserialize)]
struct Line<'a> {
    temakode: u16,
    #[serde(borrow)]
    feature: &'a RawValue,
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let verdict = match serde_json::from_str::<Line>(&line) {
            Ok(line) => verdict(&line),
            Err(error) => format!("ulaeselig {error}"),
        };
        writeln!(out, "{verdict}")?;
    }
    Ok(())
}

fn verdict(line: &Line) -> String {
    match check(line.temakode, line.feature.get()) {
        Err(error) => format!("ulaeselig {error}").replace('\n', " "),
        Ok(found) if found.is_empty() => "ok".to_owned(),
        Ok(found) => found.iter().fold("brudt".to_owned(), |text, v| format!("{text} {}:{}", v.rule, v.felt)),
    }
}
