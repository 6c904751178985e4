//! `ulaeselig-post`: a record that could not be read; the rest of the input is judged all the same.

use crate::finding::Fact;
use crate::rules::sink::Draft;
use crate::rules::{Rows, Sink};

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
        let draft = Draft { place, field: None, aspect: None, audience: None, facts };
        sink.input("ulaeselig-post", Some(rows.theme.tema.temakode), None, draft);
    }
}
