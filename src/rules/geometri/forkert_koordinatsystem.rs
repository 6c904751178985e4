//! `forkert-koordinatsystem`: a coordinate system that is not read.

use crate::finding::{Fact, Place};
use crate::rules::sink::Draft;
use crate::rules::{InputFacts, Sink};

/// Reports what the file says.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let Some(said) = input.unknown_crs else { return };
    let place = Place { input: input.input, ..Place::default() };
    let facts = vec![Fact::data("fundet", said)];
    let draft = Draft { place, field: None, aspect: None, audience: None, facts };
    sink.input("forkert-koordinatsystem", input.theme.map(|t| t.tema.temakode), None, draft);
}
