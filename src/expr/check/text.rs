//! Text: its length and its beginning, counted in characters.

use super::checker::Checker;
use super::value::{Num, Unit, Value};
use crate::expr::ast::Node;
use crate::expr::plan::{Lane, Number, Step, Text};
use crate::expr::wide::Wide;

/// Most characters that `left` may be asked for.
const MAX_LEFT: i64 = 100_000;

impl Checker<'_> {
    pub(super) fn length(&mut self, operand: &Node) -> Value {
        let (da, en) = ("har ingen længde", "has no length");
        let Some(text) = self.text(operand, da, en) else { return Value::Failed };
        let plan = Number { lane: Lane::Small, step: Step::Length(Box::new(text)) };
        // PostgreSQL's text holds a gigabyte at most, and the offsets of ours have 32 bits.
        let size = Wide::from(i64::from(i32::MAX));
        Value::Num(Num { plan, unit: Unit::Whole, scale: 0, size, steady: true })
    }

    pub(super) fn left(&mut self, operand: &Node, count: &Node) -> Value {
        let text = self.text(operand, "har ingen tegn at tage af", "has no characters to take");
        let Some(characters) = self.whole_literal(count, 0, MAX_LEFT).and_then(|count| usize::try_from(count).ok()) else {
            let (da, en) =
                ("Antallet af tegn skal være et fast helt tal, mindst 0", "The number of characters must be a literal");
            return self.fail(count, da, en, Some("skriv fx left(periode, 4)"));
        };
        text.map_or(Value::Failed, |text| Value::Text(Text::Left(Box::new(text), characters)))
    }

    fn text(&mut self, node: &Node, da: &str, en: &str) -> Option<Text> {
        match self.value(node) {
            Value::Text(text) => Some(text),
            value => {
                self.wrong(node, &value, da, en, None);
                None
            }
        }
    }
}
