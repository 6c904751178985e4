//! What a delivery may use of the model that is out of use or on its way out.
//!
//! A code that is out of use is no matter of this: `udgaaet-kode` judges each of them.

use crate::delivery::{Batch, Fields};
use crate::model::{Datatype, Felt, INDIKATORLISTE, KILDELISTE, Model, Status, Tema, Vaerdikilde};

/// A part of the model that is leaving, and which rows of a theme use it.
pub struct Leaving<'m> {
    /// What it is, in Danish and English; a value of the field may follow.
    pub element: (String, String),
    /// How far it is on its way.
    pub status: Status,
    /// The field that takes its place.
    pub successor: Option<&'m str>,
    /// Index of the field that uses it; `None` if every row does.
    pub field: Option<usize>,
    /// The field's value that uses it; `None` if every value does.
    pub value: Option<Value>,
}

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A code.
    Code(i64),
    /// A text.
    Text(String),
}

impl Leaving<'_> {
    /// The first row of a batch that uses it.
    pub(super) fn first(&self, batch: &Batch) -> Option<usize> {
        let Some(field) = self.field else { return (batch.rows > 0).then_some(0) };
        let column = &batch.columns[field];
        match &self.value {
            None => column.valid().iter().position(|valid| *valid),
            Some(Value::Code(code)) => (0..batch.rows).find(|row| column.number(*row) == Some(*code)),
            Some(Value::Text(text)) => (0..batch.rows).find(|row| column.text(*row) == Some(text)),
        }
    }
}

/// All that is leaving and that a row of the theme can use.
pub(super) fn of<'m>(model: &'m Model, tema: &'m Tema, fields: &Fields) -> Vec<Leaving<'m>> {
    let mut all = Vec::new();
    let theme = || named(("Temaet", "The theme"), &format!("{} {}", tema.temakode, tema.temanavn));
    all.extend(leaving(tema.status, theme));
    for felt in model.felter(tema) {
        let Some(field) = fields.index(&felt.feltnavn) else { continue };
        let name = || named(("Feltet", "The field"), &felt.feltnavn);
        let of_field = match leaving(felt.status, name) {
            Some(one) => vec![Leaving { successor: felt.erstattes_af.as_deref(), ..one }],
            None => in_field(model, felt),
        };
        all.extend(of_field.into_iter().map(|one| Leaving { field: Some(field), ..one }));
    }
    all
}

fn named((da, en): (&str, &str), name: &str) -> (String, String) {
    (format!("{da} {name}"), format!("{en} {name}"))
}

fn leaving<'m>(status: Status, element: impl FnOnce() -> (String, String)) -> Option<Leaving<'m>> {
    let all = || Leaving { element: element(), status, successor: None, field: None, value: None };
    status.er_paa_vej_ud().then(all)
}

/// What is leaving of that which a field in use holds: its code list, or some of its values.
fn in_field<'m>(model: &'m Model, felt: &'m Felt) -> Vec<Leaving<'m>> {
    match &felt.datatype {
        Datatype::Kode { kodeliste, .. } => {
            let list = model.kodeliste(kodeliste);
            let list = list.and_then(|l| leaving(l.status, || named(("Kodelisten", "The code list"), &l.navn)));
            list.into_iter().chain(codes(model, kodeliste)).collect()
        }
        Datatype::Tekst { .. } => felt.vaerdier.iter().flat_map(|source| texts(model, *source)).collect(),
        _ => vec![],
    }
}

/// Indicators and sources on their way out.
fn codes<'m>(model: &'m Model, list: &str) -> Vec<Leaving<'m>> {
    let (words, all): (_, Vec<(i64, Status)>) = match list {
        INDIKATORLISTE => (("Indikatoren", "The indicator"), model.indikatorer.iter().map(|i| (i.kode, i.status)).collect()),
        KILDELISTE => (("Kilden", "The source"), model.kilder.iter().map(|k| (k.kode, k.status)).collect()),
        _ => return vec![],
    };
    let on_their_way = all.into_iter().filter(|(_, status)| !status.er_udgaaet());
    on_their_way.filter_map(|(code, status)| valued(status, words, Value::Code(code))).collect()
}

/// Rule sets and scores that are leaving.
fn texts<'m>(model: &'m Model, source: Vaerdikilde) -> Vec<Leaving<'m>> {
    let words = match source {
        Vaerdikilde::Regelsaet => ("Regelsættet", "The rule set"),
        Vaerdikilde::Scorer => ("Beregningsmodellen", "The calculation model"),
    };
    let all = model.vaerdier(source).into_iter();
    all.filter_map(|(text, status)| valued(status, words, Value::Text(text))).collect()
}

fn valued<'m>(status: Status, (da, en): (&str, &str), value: Value) -> Option<Leaving<'m>> {
    // The value follows.
    let one = leaving(status, || (format!("{da} "), format!("{en} ")))?;
    Some(Leaving { value: Some(value), ..one })
}
