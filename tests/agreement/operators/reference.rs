//! What is judged against other rows and by what an audience may see: references and small counts.

use super::{Change, Site, finds, spares};
use crate::draft::Edit;
use sdm::model::Taellefelt;

/// GeoFA's field for who may see a row, which the policy's audiences are made of.
const ACCESS: &str = "off_kode";
const UNKNOWN: &str = "ukendt-omraade";

/// A field that points to its own theme, and the field there.
fn own_reference<'a>(site: &Site<'a>) -> Option<&'a str> {
    let reference = site.felt.henvisning.as_ref()?;
    (reference.tema == site.tema.temakode).then_some(reference.felt.as_str())
}

/// The row's own key: it is in the delivery, as it is the delivery.
pub fn known(site: &Site<'_>) -> Option<Vec<Change>> {
    let own = site.base.get(own_reference(site)?)?;
    Some(vec![site.set(own, spares(UNKNOWN))])
}

/// The field's own example, which no row of the delivery has.
pub fn dangling(site: &Site<'_>) -> Option<Vec<Change>> {
    own_reference(site)?;
    Some(site.texts([site.example_text()], finds(UNKNOWN)))
}

/// In the fields that the policy calls counts: one person, open to the audience that sees least.
pub fn small_count(site: &Site<'_>) -> Option<Vec<Change>> {
    let policy = &site.model.diskretion;
    let counts = |t: &&Taellefelt| t.tema == site.tema.temakode && t.felt == site.felt.feltnavn;
    policy.taellefelter.iter().find(counts)?;
    let audience = policy.maalgrupper.iter().min_by_key(|m| m.ser_off_koder.len())?;
    let mut change = site.set("1", finds("for-faa-personer"));
    change.edits.push(Edit::Set(ACCESS.into(), audience.ser_off_koder.first()?.to_string()));
    Some(vec![change])
}
