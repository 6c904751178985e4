//! What gives a truth value: comparisons, lists, ranges, NULL and patterns.

use super::checker::Checker;
use super::number::aligned;
use super::value::{Num, Unit, Value};
use crate::expr::ast::{Comparison, Kind, Node};
use crate::expr::pattern;
use crate::expr::plan::{Number, Test, Text};
use crate::expr::truth;
use crate::expr::wide::Wide;
use regex::bytes::Regex;

/// What has no order, in Danish and English, and what to do without one.
type Unordered = (&'static str, &'static str, &'static str);

const TEXTS: Unordered = ("Tekster", "Texts", "brug =, <> eller IN");
const CONDITIONS: Unordered = ("Betingelser", "Conditions", "brug = eller <>");

impl Checker<'_> {
    /// A part that must be true or false.
    pub(super) fn condition(&mut self, node: &Node) -> Test {
        match self.value(node) {
            Value::Test(test) => test,
            Value::Null => Test::Constant(truth::UNKNOWN),
            value => {
                let hint = "skriv en sammenligning, som «taeller <= naevner»";
                self.wrong(node, &value, "ikke en betingelse", "not a condition", Some(hint));
                Test::Constant(truth::UNKNOWN)
            }
        }
    }

    pub(super) fn compare(&mut self, node: &Node, comparison: Comparison, left: &Node, right: &Node) -> Value {
        let values = (self.value(left), self.value(right));
        match values {
            (Value::Failed, _) | (_, Value::Failed) => Value::Failed,
            (Value::Null, _) | (_, Value::Null) => {
                let (da, en) = ("En sammenligning med NULL er aldrig sand", "A comparison with NULL is never true");
                let hint = if comparison == Comparison::NotEqual { "skriv IS NOT NULL" } else { "skriv IS NULL" };
                self.fail(node, da, en, Some(hint))
            }
            (Value::Num(a), Value::Num(b)) if comparable(&a, &b) => {
                let found = compared(comparison, a, b);
                self.exact(node, found)
            }
            (Value::Text(a), Value::Text(b)) => self.equality(node, comparison, TEXTS, Test::TextEqual(a, b)),
            (Value::Test(a), Value::Test(b)) => {
                let same = Test::Same(Box::new(a), Box::new(b));
                self.equality(node, comparison, CONDITIONS, same)
            }
            (a, b) => self.unlike(node, left, &a, right, &b),
        }
    }

    /// `=` or `<>` of what has no order.
    fn equality(&mut self, node: &Node, comparison: Comparison, (da, en, hint): Unordered, same: Test) -> Value {
        match comparison {
            Comparison::Equal => Value::Test(same),
            Comparison::NotEqual => Value::Test(Test::Not(Box::new(same))),
            _ => {
                let sign = comparison.sign();
                let da = format!("{da} har ingen rækkefølge og kan ikke sammenlignes med «{sign}»");
                let en = format!("{en} have no order and cannot be compared by «{sign}»");
                self.fail(node, da, en, Some(hint))
            }
        }
    }

    pub(super) fn unlike(&mut self, node: &Node, left: &Node, a: &Value, right: &Node, b: &Value) -> Value {
        let hint = conversion(a, right).or_else(|| conversion(b, left));
        let ((a_da, a_en), (b_da, b_en)) = (a.words(), b.words());
        let text = self.quoted(left);
        let da = format!("{text} er {a_da} og kan ikke sammenlignes med {b_da}");
        let en = format!("{text} is {a_en} and cannot be compared with {b_en}");
        self.fail(node, da, en, hint.as_deref())
    }

    pub(super) fn range(&mut self, operand: &Node, low: &Node, high: &Node, negated: bool) -> Value {
        let value = self.value(operand);
        let Value::Num(num) = value else {
            let (da, en) = ("har ingen rækkefølge, så BETWEEN kan ikke bruges", "has no order for BETWEEN");
            let (_, _) = (self.value(low), self.value(high));
            return self.wrong(operand, &value, da, en, None);
        };
        let (Some(low), Some(high)) = (self.bound(operand, &num, low), self.bound(operand, &num, high)) else {
            return Value::Failed;
        };
        let scale = num.scale.max(low.scale).max(high.scale);
        let test = (|| {
            let (operand, low, high) = (num.scaled(scale)?.plan, low.scaled(scale)?.plan, high.scaled(scale)?.plan);
            Some(Test::Between { operand, low, high })
        })();
        let found = test.map(|test| inverted(test, negated));
        self.exact(operand, found)
    }

    /// A bound of BETWEEN; NULL leaves it open whether the value is within.
    fn bound(&mut self, operand: &Node, num: &Num, node: &Node) -> Option<Num> {
        match self.value(node) {
            Value::Null => Some(nothing(num.unit)),
            Value::Num(bound) if comparable(num, &bound) => Some(bound.trimmed()),
            Value::Failed => None,
            value => {
                let like = Value::Num(Num { plan: Number::null(), ..*num });
                self.unlike(node, operand, &like, node, &value);
                None
            }
        }
    }

    pub(super) fn list(&mut self, operand: &Node, items: &[Node], negated: bool) -> Value {
        let value = self.value(operand);
        let null = items.iter().any(|item| matches!(item.kind, Kind::Null));
        let mut fixed = true;
        for item in items {
            if !is_literal(item) {
                let da = format!("I en liste må kun stå faste værdier, og {} er ikke en fast værdi", self.quoted(item));
                let en = format!("A list holds literals only, and {} is not one", self.quoted(item));
                self.fail(item, da, en, Some("brug OR og «=»"));
                fixed = false;
            }
        }
        if !fixed {
            return Value::Failed;
        }
        let items: Vec<&Node> = items.iter().filter(|item| !matches!(item.kind, Kind::Null)).collect();
        let test = match value {
            Value::Text(operand_text) => self.text_list(operand, operand_text, &items, null),
            Value::Num(num) => self.number_list(operand, num, &items, null),
            value => {
                self.wrong(operand, &value, "kan ikke slås op i en liste", "cannot be looked up in a list", None);
                None
            }
        };
        test.map_or(Value::Failed, |test| Value::Test(inverted(test, negated)))
    }

    fn text_list(&mut self, operand: &Node, text: Text, items: &[&Node], null: bool) -> Option<Test> {
        let mut texts = Vec::with_capacity(items.len());
        let like = Value::Text(Text::Null);
        for item in items {
            match self.value(item) {
                Value::Text(Text::Constant(text)) => texts.push(text),
                Value::Failed => return None,
                value => {
                    self.unlike(item, operand, &like, item, &value);
                }
            }
        }
        texts.sort();
        texts.dedup();
        Some(Test::InTexts { operand: text, items: texts, null })
    }

    fn number_list(&mut self, operand: &Node, num: Num, items: &[&Node], null: bool) -> Option<Test> {
        let mut numbers = Vec::with_capacity(items.len());
        for item in items {
            match self.value(item) {
                // A number with more decimals than the operand can have is equal to none of its values.
                Value::Num(found) if comparable(&num, &found) => {
                    let found = found.trimmed().scaled(num.scale).filter(|found| found.scale == num.scale);
                    numbers.extend(found.and_then(|found| found.known()));
                }
                Value::Failed => return None,
                value => {
                    let like = Value::Num(Num { plan: Number::null(), ..num });
                    self.unlike(item, operand, &like, item, &value);
                }
            }
        }
        numbers.sort();
        numbers.dedup();
        Some(Test::InNumbers { operand: num.plan, items: numbers, null })
    }

    pub(super) fn is_null(&mut self, operand: &Node, negated: bool) -> Value {
        let test = match self.value(operand) {
            Value::Num(num) => Test::NumberIsNull(num.plan),
            Value::Text(text) => Test::TextIsNull(text),
            Value::Test(test) => Test::Unknown(Box::new(test)),
            Value::Failed => return Value::Failed,
            Value::Null => {
                let (da, en) = ("Her mangler et felt før «IS NULL»", "A column is missing before «IS NULL»");
                return self.fail(operand, da, en, None);
            }
        };
        Value::Test(inverted(test, negated))
    }

    pub(super) fn matches(&mut self, column: &Node, pattern: &Node) -> Value {
        let index = match self.value(column) {
            Value::Text(Text::Column(index)) => Some(index),
            value => {
                let (da, en) = ("kan ikke prøves med et mønster", "cannot be matched");
                if let Value::Text(_) = value {
                    let da = format!("{} er ikke et felt, og kun felter prøves med et mønster", self.quoted(column));
                    self.fail(column, da, "Only a column can be matched", Some("skriv matches(felt, 'mønster')"));
                } else {
                    self.wrong(column, &value, da, en, Some("skriv matches(felt, 'mønster') om et tekstfelt"));
                }
                None
            }
        };
        let regex = self.regex(pattern);
        match (index, regex) {
            (Some(index), Some(regex)) => Value::Test(Test::Matches(index, regex)),
            _ => Value::Failed,
        }
    }

    fn regex(&mut self, node: &Node) -> Option<Regex> {
        let Kind::Text(text) = &node.kind else {
            if !matches!(node.kind, Kind::Error) {
                let (da, en) = ("Mønstret skal være en fast tekst", "The pattern must be a literal text");
                self.fail(node, da, en, Some("skriv det mellem ' og '"));
            }
            return None;
        };
        match pattern::compiled(text) {
            Ok(regex) => Some(regex),
            Err(mut fault) => {
                // The pattern begins after the quotation mark, and a doubled mark in the source is one in the text.
                let place = |at: usize| node.span.0 + 1 + at + text[..at].matches('\'').count();
                (fault.start, fault.end) = (place(fault.start), place(fault.end));
                self.faults.push(fault);
                None
            }
        }
    }

    fn exact(&mut self, node: &Node, test: Option<Test>) -> Value {
        test.map_or_else(|| self.too_large(node), Value::Test)
    }
}

/// The comparison of two numbers, a constant to the right.
pub(super) fn compared(comparison: Comparison, a: Num, b: Num) -> Option<Test> {
    let (a, b) = aligned(a.trimmed(), b.trimmed())?;
    let test = match (a.known(), b.known()) {
        (Some(x), Some(y)) => Test::Constant(if truth::holds(comparison, x.cmp(&y)) { truth::TRUE } else { truth::FALSE }),
        (Some(_), None) => Test::Compare(comparison.mirrored(), b.plan, a.plan),
        _ => Test::Compare(comparison, a.plan, b.plan),
    };
    Some(test)
}

pub(super) fn comparable(a: &Num, b: &Num) -> bool {
    (a.unit == Unit::Days) == (b.unit == Unit::Days)
}

fn inverted(test: Test, negated: bool) -> Test {
    if negated { Test::Not(Box::new(test)) } else { test }
}

fn nothing(unit: Unit) -> Num {
    Num { plan: Number::null(), unit, scale: 0, size: Wide::ZERO, steady: true }
}

fn is_literal(node: &Node) -> bool {
    match &node.kind {
        Kind::Negate(inner) => matches!(inner.kind, Kind::Int(_) | Kind::Decimal { .. }),
        kind => matches!(
            kind,
            Kind::Error | Kind::Null | Kind::Bool(_) | Kind::Int(_) | Kind::Decimal { .. } | Kind::Text(_) | Kind::Date { .. }
        ),
    }
}

/// How to write a literal that was written as another type.
pub(super) fn conversion(wanted: &Value, literal: &Node) -> Option<String> {
    match (wanted, &literal.kind) {
        (Value::Num(Num { unit: Unit::Days, .. }), Kind::Text(text)) => Some(format!("skriv DATE '{text}'")),
        (Value::Num(_), Kind::Text(text)) if text.parse::<f64>().is_ok() => Some(format!("skriv {text} uden '…'")),
        (Value::Text(_), Kind::Int(value)) => Some(format!("skriv '{value}'")),
        (Value::Test(_), Kind::Int(_)) => Some("skriv TRUE eller FALSE".to_owned()),
        _ => None,
    }
}
