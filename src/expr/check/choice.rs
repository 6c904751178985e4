//! CASE and coalesce: one of several values, all of one type.

use super::checker::Checker;
use super::test::{comparable, compared, conversion};
use super::value::{Num, Unit, Value};
use crate::expr::ast::{Comparison, Kind, Node};
use crate::expr::plan::{Lane, Number, Step, Test, Text};
use crate::expr::truth;
use crate::expr::wide::Wide;

/// Values brought to one type, in the order given.
enum Alike {
    Tests(Vec<Test>),
    /// Plans with the type they share.
    Numbers(Vec<Number>, Num),
    Texts(Vec<Text>),
}

impl Checker<'_> {
    pub(super) fn coalesce(&mut self, node: &Node, arguments: &[Node]) -> Value {
        let nodes: Vec<&Node> = arguments.iter().collect();
        match self.alike(node, &nodes) {
            None => Value::Failed,
            Some(Alike::Tests(tests)) => Value::Test(Test::Coalesce(tests)),
            Some(Alike::Texts(texts)) => Value::Text(Text::Coalesce(texts)),
            Some(Alike::Numbers(numbers, common)) => joined(common, &numbers, Step::Coalesce(numbers.clone())),
        }
    }

    pub(super) fn case(
        &mut self,
        node: &Node,
        operand: Option<&Node>,
        branches: &[(Node, Node)],
        otherwise: Option<&Node>,
    ) -> Value {
        let conditions: Option<Vec<Test>> = match operand {
            None => Some(branches.iter().map(|(condition, _)| self.condition(condition)).collect()),
            Some(operand) => self.cases(operand, branches),
        };
        let nodes: Vec<&Node> = branches.iter().map(|(_, value)| value).chain(otherwise).collect();
        let (Some(conditions), Some(values)) = (conditions, self.alike(node, &nodes)) else { return Value::Failed };
        match values {
            Alike::Tests(tests) => {
                let (branches, otherwise) = divided(conditions, tests, Test::Constant(truth::UNKNOWN));
                Value::Test(Test::Case { branches, otherwise })
            }
            Alike::Texts(texts) => {
                let (branches, otherwise) = divided(conditions, texts, Text::Null);
                Value::Text(Text::Case { branches, otherwise })
            }
            Alike::Numbers(numbers, common) => {
                let plans = numbers.clone();
                let (branches, otherwise) = divided(conditions, numbers, Number::null());
                joined(common, &plans, Step::Case { branches, otherwise })
            }
        }
    }

    /// `CASE column WHEN value …` as the comparisons that it means.
    fn cases(&mut self, operand: &Node, branches: &[(Node, Node)]) -> Option<Vec<Test>> {
        if !matches!(operand.kind, Kind::Column(_) | Kind::Error) {
            let da = format!("Mellem CASE og WHEN kan kun stå et felt, og {} er ikke et felt", self.quoted(operand));
            let en = format!("Only a column is allowed between CASE and WHEN, and {} is not one", self.quoted(operand));
            self.fail(operand, da, en, Some("skriv CASE WHEN betingelse THEN …"));
            return None;
        }
        // Each comparison reads the column again: a column costs nothing to read.
        let tests: Vec<Value> = branches
            .iter()
            .map(|(value, _)| match value.kind {
                Kind::Null => Value::Test(Test::Constant(truth::UNKNOWN)),
                _ => self.compare_case(operand, value),
            })
            .collect();
        tests.into_iter().map(|test| if let Value::Test(test) = test { Some(test) } else { None }).collect()
    }

    fn compare_case(&mut self, operand: &Node, value: &Node) -> Value {
        match (self.value(operand), self.value(value)) {
            (Value::Num(a), Value::Num(b)) if comparable(&a, &b) => {
                compared(Comparison::Equal, a, b).map_or_else(|| self.too_large(value), Value::Test)
            }
            (Value::Text(a), Value::Text(b)) => Value::Test(Test::TextEqual(a, b)),
            (Value::Failed, _) | (_, Value::Failed) => Value::Failed,
            (a, b) => self.unlike(value, operand, &a, value, &b),
        }
    }

    /// The values of these nodes, all of one type. NULL takes the type of the others.
    fn alike(&mut self, whole: &Node, nodes: &[&Node]) -> Option<Alike> {
        let values: Vec<Value> = nodes.iter().map(|node| self.value(node)).collect();
        let first = values.iter().position(|value| !matches!(value, Value::Null | Value::Failed));
        let Some(first) = first else {
            if !values.iter().any(|value| matches!(value, Value::Failed)) {
                self.fail(whole, "Alle værdierne er NULL", "All values are NULL", None);
            }
            return None;
        };
        let mut agree = true;
        for (node, value) in nodes.iter().zip(&values) {
            let same = match (&values[first], value) {
                (_, Value::Null) | (Value::Test(_), Value::Test(_)) | (Value::Text(_), Value::Text(_)) => true,
                (Value::Num(a), Value::Num(b)) => comparable(a, b),
                _ => false,
            };
            if !same {
                let (da, en) = values[first].words();
                let (da, en) = (format!("står sammen med {da}"), format!("is mixed with {en}"));
                let hint = conversion(&values[first], node);
                let hint = hint.as_deref().unwrap_or("alle værdier skal have samme type");
                self.wrong(node, value, &da, &en, Some(hint));
                agree = false;
            }
        }
        if !agree {
            return None;
        }
        let alike = gathered(values, first);
        if alike.is_none() {
            self.too_large(whole);
        }
        alike
    }
}

/// Values that are known to agree with the first that is not NULL; `None` if decimals would be too large.
fn gathered(values: Vec<Value>, first: usize) -> Option<Alike> {
    match &values[first] {
        Value::Text(_) => Some(Alike::Texts(
            values.into_iter().map(|value| if let Value::Text(text) = value { text } else { Text::Null }).collect(),
        )),
        Value::Num(_) => numbers(values),
        _ => {
            let unknown = || Test::Constant(truth::UNKNOWN);
            let tests = values.into_iter().map(|value| if let Value::Test(test) = value { test } else { unknown() });
            Some(Alike::Tests(tests.collect()))
        }
    }
}

fn numbers(values: Vec<Value>) -> Option<Alike> {
    let mut common = Num { plan: Number::null(), unit: Unit::Whole, scale: 0, size: Wide::ZERO, steady: true };
    let mut first = None;
    for value in &values {
        if let Value::Num(num) = value {
            common.scale = common.scale.max(num.scale);
            common.steady = common.steady && num.steady && *first.get_or_insert(num.scale) == num.scale;
            if num.unit != Unit::Whole {
                common.unit = num.unit;
            }
        }
    }
    let mut plans = Vec::with_capacity(values.len());
    for value in values {
        let Value::Num(num) = value else {
            plans.push(Number::null());
            continue;
        };
        let num = num.scaled(common.scale)?;
        common.size = common.size.max(num.size);
        plans.push(num.plan);
    }
    Some(Alike::Numbers(plans, common))
}

/// A step that gives one of several numbers.
fn joined(common: Num, plans: &[Number], step: Step) -> Value {
    let lane = plans.iter().map(|plan| plan.lane).max().unwrap_or(Lane::Small);
    Value::Num(Num { plan: Number { lane, step }, ..common })
}

/// Conditions with their values, and the value for the rest.
fn divided<T>(conditions: Vec<Test>, mut values: Vec<T>, nothing: T) -> (Vec<(Test, T)>, Box<T>) {
    let otherwise = if values.len() > conditions.len() { values.pop().unwrap_or(nothing) } else { nothing };
    (conditions.into_iter().zip(values).collect(), Box::new(otherwise))
}
