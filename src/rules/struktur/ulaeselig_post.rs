//! `ulaeselig-post`: a record that could not be read; the rest of the input is judged all the same.

use crate::delivery::read::ReadError;
use crate::finding::{Fact, Place};
use crate::index::sink::Draft;
use crate::index::{Rows, Sink};

/// Reports the records that the reader could not read.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    for fault in &rows.batch.record_faults {
        let mut place = rows.place(fault.row as usize);
        if rows.batch.rows == 0 {
            place.row = 0;
        }
        place.line = fault.line.or(place.line);
        place.column = fault.column;
        let facts = vec![Fact::model("aarsag", &fault.da), Fact::model("aarsag_en", &fault.en)];
        // Most readers silently lose what is repeated; the rest they cannot read either.
        let aspect = fault.twice.then_some("dobbelt");
        let draft = Draft { place, field: None, aspect, audience: None, facts };
        sink.input("ulaeselig-post", Some(rows.theme.tema.temakode), None, draft);
    }
}

/// Reports the line where an input stops being readable. The input's verdict is left undecided as well; the finding is
/// what leads to the place.
pub(in crate::rules) fn cut_off(error: &ReadError, input: usize, theme: Option<u16>, sink: &mut Sink<'_>) {
    let ReadError::Broken { da, en, line } = error else { return };
    let place = Place { input, line: (*line > 0).then_some(*line), ..Place::default() };
    let facts = vec![Fact::model("aarsag", da), Fact::model("aarsag_en", en)];
    sink.input("ulaeselig-post", theme, None, Draft { place, field: None, aspect: None, audience: None, facts });
}
