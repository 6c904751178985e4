//! Each JSON type where the field has another.

use super::{Change, Expect, Site, finds};

const TYPE: Expect = finds("forkert-datatype");

pub fn truth(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(site.raws(["true", "false"], TYPE))
}

pub fn array(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(site.raws(["[]".to_owned(), format!("[{}]", site.example())], TYPE))
}

pub fn object(site: &Site<'_>) -> Option<Vec<Change>> {
    Some(site.raws(["{}".to_owned(), format!("{{\"{}\":{}}}", site.felt.feltnavn, site.example())], TYPE))
}

/// In a text field a number is read as its text, and that is reported.
pub fn number(site: &Site<'_>) -> Option<Vec<Change>> {
    if site.is_number() {
        return None;
    }
    let expect = if site.is_text() { finds("laesemaade/tekst-som-tal") } else { TYPE };
    Some(site.raws(["0", "7", "-1.5"], expect))
}

pub fn text(site: &Site<'_>) -> Option<Vec<Change>> {
    (!site.is_text()).then(|| site.texts(["blåbær", "12 stk", "1;2", "NaN", "null"], TYPE))
}

/// A whole number written with zeros for decimals.
pub fn whole_with_decimals(site: &Site<'_>) -> Option<Vec<Change>> {
    let whole = matches!(site.felt.datatype, sdm::model::Datatype::Heltal | sdm::model::Datatype::Kode { .. });
    let example = site.example_text();
    whole.then(|| site.texts([format!("{example}.0"), format!("{example}.00")], finds("laesemaade/heltal-med-decimaler")))
}

pub fn number_as_text(site: &Site<'_>) -> Option<Vec<Change>> {
    site.is_number().then(|| site.texts([site.example_text()], finds("laesemaade/tal-som-tekst")))
}
