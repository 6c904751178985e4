//! Row rules: looks for values that make a rule false and values that make it unknown, by trying candidates of the
//! columns that it reads. Read by the delivery room and judged by the expression room; what comes of it in the
//! validator and in the database is for the run to compare.

use super::draft::{Draft, Edit};
use super::random::Random;
use sdm::delivery::{FieldKind, Fields, InputFile, MemorySource, Opened, Plan, open};
use sdm::expr::{Column, Expr, Scratch, Truth, Type};
use sdm::model::{Datatype, Felt, Model, Regel, Tema};
use std::sync::Arc;

/// No value.
const NONE: &str = "null";
/// How many combinations are tried for a rule.
const TRIES: usize = 4_000;

/// A theme's row rules.
pub struct RowRules<'m> {
    model: &'m Model,
    tema: &'m Tema,
    fields: Arc<Fields>,
    rules: Vec<(&'m Regel, &'m str, Expr)>,
}

impl<'m> RowRules<'m> {
    /// Compiles the theme's rules.
    pub fn new(model: &'m Model, tema: &'m Tema) -> Self {
        let fields = Arc::new(Fields::new(model, tema));
        let columns: Vec<Column> = fields.specs.iter().map(|s| Column { name: s.name.clone(), ty: ty(s.kind) }).collect();
        let mut rules = Vec::new();
        for regel in &model.regler {
            for udtryk in regel.udtryk.iter().filter(|u| u.tema == tema.temakode) {
                let Ok(expr) = sdm::expr::compile(&udtryk.sql, &columns) else { panic!("{}: cannot be compiled", regel.id) };
                rules.push((regel, udtryk.felt.as_str(), expr));
            }
        }
        RowRules { model, tema, fields, rules }
    }

    /// Each rule: its id and the field that its finding points to.
    pub fn ids(&self) -> impl Iterator<Item = (&'m str, &'m str)> {
        self.rules.iter().map(|(regel, felt, _)| (regel.id.as_str(), *felt))
    }

    /// How many row rules a feature breaks.
    pub fn broken(&self, draft: &Draft) -> usize {
        let found = self.truths(std::slice::from_ref(draft));
        found.iter().filter(|rule| rule.contains(&Truth::False)).count()
    }

    /// Features that give the rule with this index `want`; with `alone` no other rule of the theme is broken.
    pub fn find(&self, base: &Draft, rule: usize, want: Truth, alone: bool, most: usize) -> Vec<Vec<Edit>> {
        let mut random = Random::new(0x5EED + rule as u64);
        let columns: Vec<&Felt> = self.rules[rule].2.columns().iter().map(|c| self.felt(*c)).collect();
        let candidates: Vec<Vec<String>> = columns.iter().map(|f| candidates(self.model, f)).collect();
        if candidates.is_empty() {
            return Vec::new();
        }
        let draw = |random: &mut Random| -> Vec<Edit> {
            let pick = |(felt, values): (&&Felt, &Vec<String>)| {
                // Every other value is empty if the field allows it: rules are often about fields that are all empty.
                let none = !felt.er_obligatorisk() && random.below(2) == 0;
                let raw = if none { NONE.to_owned() } else { random.pick(values).clone() };
                Edit::Set(felt.feltnavn.clone(), raw)
            };
            columns.iter().zip(&candidates).map(pick).collect()
        };
        let tried: Vec<Vec<Edit>> = (0..TRIES).map(|_| draw(&mut random)).collect();
        let drafts: Vec<Draft> = tried.iter().map(|edits| base.with(edits)).collect();
        let truths = self.truths(&drafts);
        let right = |row: usize| {
            let others = || truths.iter().enumerate().all(|(r, t)| r == rule || t[row] != Truth::False);
            truths[rule][row] == want && (!alone || others())
        };
        let mut found: Vec<Vec<Edit>> = Vec::new();
        for (row, edits) in tried.into_iter().enumerate() {
            if found.len() < most && right(row) && !found.iter().any(|f| format!("{f:?}") == format!("{edits:?}")) {
                found.push(edits);
            }
        }
        found
    }

    /// By rule, the truth of each feature.
    fn truths(&self, drafts: &[Draft]) -> Vec<Vec<Truth>> {
        let features: Vec<String> = drafts.iter().map(Draft::feature).collect();
        let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(",\n"));
        let opened = open(&InputFile::alone("features.geojson", MemorySource::new(text)));
        let [Opened { dataset: Ok(dataset), .. }] = opened.as_slice() else { panic!("{}: no GeoJSON", self.tema.tabel) };
        let plan = Plan::new(dataset.header(), self.fields.clone());
        let mut all: Vec<Vec<Truth>> = self.rules.iter().map(|_| Vec::new()).collect();
        let (mut scratch, mut truths) = (Scratch::default(), Vec::new());
        for chunk in dataset.chunks(None) {
            let batch = dataset.parse(&chunk, &plan);
            let data: Vec<_> = batch.columns.iter().map(|c| c.data()).collect();
            for ((_, _, expr), out) in self.rules.iter().zip(&mut all) {
                truths.clear();
                expr.eval(batch.rows, &data, &mut scratch, &mut truths);
                assert_eq!(truths.len(), batch.rows, "one truth value per row");
                out.append(&mut truths);
            }
        }
        all
    }

    fn felt(&self, column: usize) -> &'m Felt {
        let name = &self.fields.specs[column].name;
        self.model.felter(self.tema).find(|f| f.feltnavn == *name).expect("a column is a field")
    }
}

fn ty(kind: FieldKind) -> Type {
    match kind {
        FieldKind::Int => Type::Int,
        FieldKind::Decimal { scale, .. } => Type::Decimal(scale),
        FieldKind::Date => Type::Date,
        FieldKind::Text | FieldKind::Uuid => Type::Text,
    }
}

/// Values of a field that are right by themselves, raw: a few of each.
fn candidates(model: &Model, felt: &Felt) -> Vec<String> {
    let example = sdm::emit::record::example_value(felt);
    let mut values = vec![example.to_string()];
    let within = |n: &i64| felt.minimum.is_none_or(|m| *n >= m) && felt.maksimum.is_none_or(|m| *n <= m);
    match &felt.datatype {
        Datatype::Heltal | Datatype::Decimaltal { .. } => {
            let near = example.as_f64().map_or(0, |v| v as i64);
            let numbers =
                [0, 1, 2, 50, 99, 100, 101, 1_000, near - 1, near + 1].into_iter().chain(felt.minimum).chain(felt.maksimum);
            values.extend(numbers.filter(within).map(|n| n.to_string()));
        }
        Datatype::Kode { kodeliste, tilladte } => {
            let list = model.kodeliste(kodeliste).expect("the model was checked");
            let usable = list.koder.iter().filter(|k| k.aktiv == 1 && (tilladte.is_empty() || tilladte.contains(&k.kode)));
            values.extend(usable.map(|k| k.kode.to_string()));
        }
        Datatype::Dato => values.extend(["1999-12-31", "2024-02-29", "2025-06-30", "2099-12-31"].map(super::draft::text)),
        Datatype::Tekst { .. } | Datatype::Uuid | Datatype::Tidspunkt => {}
    }
    values.sort();
    values.dedup();
    values
}
