//! `systemfelt-udfyldt`: a column that GeoFA fills in itself, or the text of a code; read past and said once.

use crate::delivery::Binding;
use crate::finding::{Fact, FactValue};
use crate::rules::sink::Draft;
use crate::rules::{InputFacts, Sink};

/// Reports the columns that were read past.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let Some(theme) = input.theme else { return };
    for (name, _, place) in input.names.iter().filter(|(_, binding, _)| *binding == Binding::Ignored) {
        let facts = vec![Fact { name: "felt", value: FactValue::Data(name.clone()) }];
        let draft = Draft { place: place.clone(), field: None, aspect: None, audience: None, facts };
        sink.input("systemfelt-udfyldt", Some(theme.tema.temakode), None, draft);
    }
}
