//! Dates and UUIDs.

use super::{Change, Expect, Site, finds, spares};
use sdm::model::Datatype;

const TYPE: &str = "forkert-datatype";

fn dates<const N: usize>(site: &Site<'_>, texts: [&str; N], expect: Expect) -> Option<Vec<Change>> {
    (site.felt.datatype == Datatype::Dato).then(|| site.texts(texts, expect))
}

pub fn right_dates(site: &Site<'_>) -> Option<Vec<Change>> {
    dates(site, ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2024-12-31"], spares(TYPE))
}

pub fn impossible_dates(site: &Site<'_>) -> Option<Vec<Change>> {
    let texts = ["2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "2024-01-32", "0000-01-01"];
    dates(site, texts, finds(TYPE))
}

pub fn broken_dates(site: &Site<'_>) -> Option<Vec<Change>> {
    dates(site, ["i går", "2024", "2024-01", "2024-W01-1", "2024-01-01x", "01-2024"], finds(TYPE))
}

/// PostgreSQL guesses at these; the standard knows one form, in addition to Danish offices' own.
pub fn foreign_dates(site: &Site<'_>) -> Option<Vec<Change>> {
    dates(site, ["20241231", "2024-1-5", "24-12-31", "2024--01-01"], finds(TYPE))
}

pub fn danish_dates(site: &Site<'_>) -> Option<Vec<Change>> {
    let texts = ["2024/12/31", "31-12-2024", "31.12.2024", "31/12/2024", "03-04-2024", "2024-12-31T00:00:00Z"];
    dates(site, texts, finds("laesemaade/dato"))
}

fn uuids(site: &Site<'_>, expect: Expect, texts: impl Fn(&str) -> Vec<String>) -> Option<Vec<Change>> {
    (site.felt.datatype == Datatype::Uuid).then(|| site.texts(texts(&site.example_text()), expect))
}

pub fn right_uuids(site: &Site<'_>) -> Option<Vec<Change>> {
    uuids(site, spares(TYPE), |uuid| vec![uuid.to_uppercase(), "00000000-0000-0000-0000-000000000000".into()])
}

/// As some programs write them; read without the braces, and reported.
pub fn braced_uuids(site: &Site<'_>) -> Option<Vec<Change>> {
    uuids(site, finds("laesemaade/klammer"), |uuid| vec![format!("{{{uuid}}}")])
}

pub fn broken_uuids(site: &Site<'_>) -> Option<Vec<Change>> {
    uuids(site, finds(TYPE), |uuid| {
        let cut = uuid[..uuid.len() - 1].to_owned();
        vec![format!("{cut}g"), format!("{cut}ø"), format!("{uuid}0"), uuid.replacen('-', "_", 1), cut]
    })
}

/// Without hyphens, and with others: PostgreSQL reads them, the standard does not.
pub fn foreign_uuids(site: &Site<'_>) -> Option<Vec<Change>> {
    uuids(site, finds(TYPE), |uuid| vec![uuid.replace('-', ""), format!("{{{}}}", uuid.replace('-', ""))])
}
