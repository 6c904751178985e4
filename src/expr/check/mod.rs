//! Decides what every part of a rule means, reports what means nothing, and lays out the steps of its evaluation.

mod checker;
mod choice;
mod number;
mod test;
mod text;
mod value;

pub(super) use checker::Note;

use super::ast::{Function, Kind, Node};
use super::column::{Column, Type};
use super::fault::{Fault, suggestion};
use super::keywords;
use super::parse::in_order;
use super::plan::{Lane, Number, Step, Test, Text};
use super::wide::Wide;
use crate::expr::truth;
use checker::Checker;
use value::{Num, Unit, Value};

/// A rule that means something.
pub(super) struct Checked {
    pub(super) test: Test,
    /// Indices of the columns it uses, sorted.
    pub(super) columns: Vec<usize>,
    /// By node: what its printing must mind.
    pub(super) notes: Vec<Note>,
}

/// Checks a tree of `nodes` nodes; the result must be a truth value.
pub(super) fn check(source: &str, columns: &[Column], tree: &Node, nodes: usize) -> Result<Checked, Vec<Fault>> {
    let used = vec![false; columns.len()];
    let mut checker = Checker { source, columns, faults: Vec::new(), used, notes: vec![Note::Nothing; nodes] };
    let test = checker.condition(tree);
    if !checker.faults.is_empty() {
        return Err(in_order(checker.faults));
    }
    let columns = (0..columns.len()).filter(|&index| checker.used[index]).collect();
    Ok(Checked { test, columns, notes: checker.notes })
}

impl Checker<'_> {
    fn value(&mut self, node: &Node) -> Value {
        let value = match &node.kind {
            Kind::Error => Value::Failed,
            Kind::Null => Value::Null,
            Kind::Bool(truth) => Value::Test(Test::Constant(if *truth { truth::TRUE } else { truth::FALSE })),
            Kind::Int(_) | Kind::Decimal { .. } | Kind::Date { .. } => number::literal(&node.kind),
            Kind::Text(text) => Value::Text(Text::Constant(text.as_bytes().to_vec())),
            Kind::Column(name) => self.column(node, name),
            Kind::Negate(operand) => self.negate(node, operand),
            Kind::Arithmetic(sign, left, right) => self.arithmetic(node, *sign, left, right),
            Kind::Compare(comparison, left, right) => self.compare(node, *comparison, left, right),
            Kind::And(parts) => Value::Test(Test::And(parts.iter().map(|part| self.condition(part)).collect())),
            Kind::Or(parts) => Value::Test(Test::Or(parts.iter().map(|part| self.condition(part)).collect())),
            Kind::Not(operand) => Value::Test(Test::Not(Box::new(self.condition(operand)))),
            Kind::IsNull { operand, negated } => self.is_null(operand, *negated),
            Kind::In { operand, items, negated } => self.list(operand, items, *negated),
            Kind::Between { operand, low, high, negated } => self.range(operand, low, high, *negated),
            Kind::Call { function, arguments } => self.call(node, *function, arguments),
            Kind::Case { operand, branches, otherwise } => self.case(node, operand.as_deref(), branches, otherwise.as_deref()),
        };
        self.note(node, &value);
        value
    }

    fn note(&mut self, node: &Node, value: &Value) {
        if let Value::Num(Num { unit: Unit::Whole, size, .. }) = value {
            let large = *size > Wide::from(i64::from(i32::MAX));
            self.notes[node.id] = if large { Note::WholeAndLarge } else { Note::Whole };
        }
    }

    fn column(&mut self, node: &Node, name: &str) -> Value {
        let Some(index) = self.columns.iter().position(|column| column.name == name) else {
            let text = self.quoted(node);
            let near = suggestion(name, self.columns.iter().map(|column| column.name.as_str()));
            let other = keywords::instead(name).or(text.starts_with("«\"").then_some("tekster skrives mellem ' og '"));
            let hint = near.or(other.map(str::to_owned));
            let (da, en) = (format!("Feltet {text} findes ikke her"), format!("There is no column {text} here"));
            self.faults.push(Fault::new(node.span, da, en).maybe_hint(hint));
            return Value::Failed;
        };
        self.used[index] = true;
        let (unit, scale) = match self.columns[index].ty {
            Type::Text => return Value::Text(Text::Column(index)),
            Type::Bool => {
                let (da, en) = ("Et felt kan ikke være sandt eller falsk", "A column cannot be true or false");
                return self.fail(node, da, en, None);
            }
            Type::Int => (Unit::Whole, 0),
            Type::Decimal(scale) => (Unit::Decimal, u32::from(scale)),
            Type::Date => (Unit::Days, 0),
        };
        // A column may hold any 64-bit value; −2^63 is the largest in size, and fits.
        let size = Wide::from(1_i128 << 63);
        Value::Num(Num { plan: Number { lane: Lane::Small, step: Step::Column(index) }, unit, scale, size, steady: true })
    }

    fn call(&mut self, node: &Node, function: Function, arguments: &[Node]) -> Value {
        match (function, arguments) {
            (Function::Abs, [operand]) => self.abs(node, operand),
            (Function::Round, [operand, rest @ ..]) => self.round(node, operand, rest.first()),
            (Function::Length, [operand]) => self.length(operand),
            (Function::Left, [operand, count]) => self.left(operand, count),
            (Function::Matches, [column, pattern]) => self.matches(column, pattern),
            (Function::Coalesce, arguments) => self.coalesce(node, arguments),
            _ => Value::Failed,
        }
    }
}
