//! `ukendt-felt`: a column that leads to no field; said once per input and name.

use super::meant;
use crate::delivery::Binding;
use crate::finding::{Fact, FactValue};
use crate::index::sink::Draft;
use crate::index::{InputFacts, Sink};

/// Reports the names that lead nowhere.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let Some(theme) = input.theme else { return };
    for (name, _, place) in input.names.iter().filter(|(_, binding, _)| *binding == Binding::Unknown) {
        let hint = meant(name.open(), theme.fields.names()).unwrap_or_default();
        let facts = vec![Fact { name: "felt", value: FactValue::Data(name.clone()) }, Fact::model("hint", hint)];
        let draft = Draft { place: place.clone(), field: None, aspect: None, audience: None, facts };
        sink.input("ukendt-felt", Some(theme.tema.temakode), None, draft);
    }
}
