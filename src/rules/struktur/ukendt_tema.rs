//! `ukendt-tema`: an input that neither its name, its columns nor `--theme` ties to a theme.

use super::meant;
use crate::finding::{Fact, Place};
use crate::index::sink::Draft;
use crate::index::{InputFacts, Sink};

/// Reports an input without a theme, with the theme whose fields its columns come nearest to.
pub fn check(input: &InputFacts<'_>, sink: &mut Sink<'_>) {
    if input.theme.is_some() || input.aside {
        return;
    }
    let near = |theme: &&crate::index::Theme<'_>| {
        let own = theme.tema.felter.iter().map(|f| f.feltnavn.as_str());
        let names: Vec<&str> = own.collect();
        input.columns.iter().filter(|c| meant(c, names.iter().copied()).is_some()).count()
    };
    let best = input.compiled.themes.iter().map(|t| (near(&t), t)).max_by_key(|(n, t)| (*n, std::cmp::Reverse(t.tema.temakode)));
    let hint = best.filter(|(n, _)| *n >= 2).map(|(_, t)| format!("{} ({})", t.tema.tabel, t.tema.temakode));
    let place = Place { input: input.input, ..Place::default() };
    let facts = vec![Fact::model("hint", hint.unwrap_or_default())];
    sink.input("ukendt-tema", None, None, Draft { place, field: None, aspect: None, audience: None, facts });
}
