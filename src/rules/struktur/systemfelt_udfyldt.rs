//! `systemfelt-udfyldt`: a column that GeoFA fills in itself, or the text of a code; read past and said once.

use crate::delivery::Binding;
use crate::finding::{Fact, FactValue};
use crate::index::sink::Draft;
use crate::index::{InputFacts, Sink, Theme};
use crate::model::Model;

/// Reports the columns that were read past.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    let Some(theme) = input.theme else { return };
    for (name, _, place) in
        input.names.iter().filter(|(_, binding, _)| matches!(binding, Binding::Ignored | Binding::CodeText(_)))
    {
        let facts = vec![Fact { name: "felt", value: FactValue::Data(name.clone()) }];
        let field = filled(theme, input.compiled.model, name.open());
        let draft = Draft { place: place.clone(), field: None, aspect: None, audience: None, facts };
        sink.input("systemfelt-udfyldt", Some(theme.tema.temakode), field, draft);
    }
}

/// The model's own name of a column that was read past: a system field, or the column of a code's text.
fn filled(theme: &Theme<'_>, model: &Model, column: &str) -> Option<String> {
    let column = column.trim().to_lowercase();
    let fields = || model.felter(theme.tema);
    let system = fields().find(|f| f.feltnavn == column || f.feltnavn10 == column).map(|f| &f.feltnavn);
    let text = || fields().filter_map(|f| model.kodeliste(f.kodeliste()?)).map(|l| &l.tekstfelt).find(|t| **t == column);
    system.or_else(text).cloned()
}
