//! `forkert-koordinatsystem`: a coordinate system that is not read. Its rows are judged without their shapes; where a
//! theme has no shapes, what the file says of coordinates does not matter.

use crate::finding::{Fact, Place};
use crate::index::sink::Draft;
use crate::index::{InputFacts, Sink};

/// Reports what the file says.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let (Some(said), Some(theme)) = (input.unknown_crs, input.theme) else { return };
    if !theme.fields.has_geometry {
        return;
    }
    let place = Place { input: input.input, ..Place::default() };
    let facts = vec![Fact::data("fundet", said)];
    let draft = Draft { place, field: None, aspect: None, audience: None, facts };
    sink.input("forkert-koordinatsystem", Some(theme.tema.temakode), None, draft);
}
