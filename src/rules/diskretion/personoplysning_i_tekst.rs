//! `personoplysning-i-tekst`: an e-mail address, a telephone number, an exact address or a person's name in free text (risk
//! R30). Free text is what the model gives no pattern. Place only: what was seen is never repeated.

use super::texts;
use crate::discretion::text::{Personal, personal};
use crate::finding::Fact;
use crate::index::{Rows, Sink};
use crate::model::{Datatype, Felt};

/// Looks into every free text of a batch.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>) {
    texts::scan(rows, "personoplysning-i-tekst", is_free, personal, words, sink);
}

fn is_free(felt: &Felt) -> bool {
    matches!(felt.datatype, Datatype::Tekst { moenster: None, .. })
}

/// What was seen, in both languages.
pub(super) fn words(seen: Personal) -> Vec<Fact> {
    let (da, en) = match seen {
        Personal::Email => ("en mailadresse", "an e-mail address"),
        Personal::Phone => ("et telefonnummer", "a telephone number"),
        Personal::Address => ("en nøjagtig adresse", "an exact address"),
        Personal::Name => ("et personnavn", "a person's name"),
    };
    vec![Fact::model("hvad", da), Fact::model("hvad_en", en)]
}
