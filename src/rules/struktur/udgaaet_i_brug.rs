//! `udgaaet-i-brug`: a theme, field, code list or calculation that is out of use or on its way out, and that a delivery
//! uses; reported once for each input.

use crate::finding::Fact;
use crate::index::leaving::Value;
use crate::index::sink::Draft;
use crate::index::{InputFacts, Leaving, Sink};
use crate::model::Status;

const RULE: &str = "udgaaet-i-brug";

/// Reports each at the first row that uses it.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let Some(theme) = input.theme else { return };
    for (index, place) in input.leaving {
        let Some(leaving) = theme.leaving.get(*index) else { continue };
        let field = leaving.field.map(|f| theme.fields.specs[f].name.clone());
        let draft = Draft { place: place.clone(), field: None, aspect: None, audience: None, facts: facts(leaving) };
        sink.input(RULE, Some(theme.tema.temakode), field, draft);
    }
}

fn facts(leaving: &Leaving<'_>) -> Vec<Fact> {
    let (da, en) = &leaving.element;
    let (stage, stage_en) = match leaving.status {
        Status::Udgaaet => ("er udgået af standarden og kræves ikke", "has been retired from the standard and is not required"),
        _ => ("er på vej ud af standarden", "is on its way out of the standard"),
    };
    let successor = leaving.successor.map(|next| (format!(" Brug {next} i stedet."), format!(" Use {next} instead.")));
    let (next, next_en) = successor.unwrap_or_default();
    let mut facts = vec![
        Fact::model("element", da),
        Fact::model("element_en", en),
        Fact::model("stadie", stage),
        Fact::model("stadie_en", stage_en),
        Fact::model("afloeser", next),
        Fact::model("afloeser_en", next_en),
    ];
    facts.extend(leaving.value.as_ref().map(|value| {
        Fact::data(
            "vaerdi",
            match value {
                Value::Code(code) => format!("{code}"),
                Value::Text(text) => text.clone(),
            },
        )
    }));
    facts
}
