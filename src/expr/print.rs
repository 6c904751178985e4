//! Prints a rule as SQL: the same tree, with no more parentheses than it needs.
//!
//! PostgreSQL computes with 32-bit `integer` and fails if a result does not fit. A rule is a fact about numbers and has
//! no such limit, so arithmetic that could exceed it is printed in `numeric`.

use super::ast::{Arithmetic, Function, Kind, Node, level};
use super::check::Note;
use super::keywords::identifier;

/// The SQL of a tree for PostgreSQL.
pub(super) fn postgresql(tree: &Node, notes: &[Note]) -> String {
    let mut printer = Printer { notes, sql: String::new() };
    printer.node(tree, level::OR);
    printer.sql
}

struct Printer<'a> {
    notes: &'a [Note],
    sql: String,
}

impl Printer<'_> {
    /// A node in which only operators of this level or tighter need no parentheses.
    fn node(&mut self, node: &Node, least: u8) {
        let parentheses = tightness(node) < least;
        if parentheses {
            self.sql.push('(');
        }
        self.bare(node);
        if parentheses {
            self.sql.push(')');
        }
    }

    fn bare(&mut self, node: &Node) {
        match &node.kind {
            Kind::Error => {}
            Kind::Column(name) => self.sql.push_str(&identifier(name)),
            Kind::Null => self.sql.push_str("NULL"),
            Kind::Bool(truth) => self.sql.push_str(if *truth { "TRUE" } else { "FALSE" }),
            Kind::Int(value) => self.sql.push_str(&value.to_string()),
            Kind::Decimal { digits, scale } => self.decimal(*digits, *scale),
            Kind::Text(text) => self.text(text),
            Kind::Date { text, .. } => {
                self.sql.push_str("DATE ");
                self.text(text);
            }
            Kind::Negate(operand) => self.negate(node, operand),
            Kind::Arithmetic(sign, left, right) => self.arithmetic(node, *sign, left, right),
            Kind::Compare(comparison, left, right) => self.compare(comparison.sign(), left, right),
            Kind::And(parts) => self.joined(parts, " AND ", level::NOT),
            Kind::Or(parts) => self.joined(parts, " OR ", level::AND),
            Kind::Not(operand) => {
                self.sql.push_str("NOT ");
                self.node(operand, level::PRIMARY);
            }
            Kind::IsNull { operand, negated } => {
                self.node(operand, level::ADD);
                self.sql.push_str(if *negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Kind::In { operand, items, negated } => self.list(operand, items, *negated),
            Kind::Between { operand, low, high, negated } => self.range(operand, low, high, *negated),
            Kind::Call { function, arguments } => self.call(node, *function, arguments),
            Kind::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise.as_deref());
            }
        }
    }

    fn compare(&mut self, sign: &str, left: &Node, right: &Node) {
        self.node(left, level::ADD);
        self.sql.push_str(&format!(" {sign} "));
        self.node(right, level::ADD);
    }

    fn list(&mut self, operand: &Node, items: &[Node], negated: bool) {
        self.node(operand, level::ADD);
        self.sql.push_str(if negated { " NOT IN (" } else { " IN (" });
        self.joined(items, ", ", level::OR);
        self.sql.push(')');
    }

    fn range(&mut self, operand: &Node, low: &Node, high: &Node, negated: bool) {
        self.node(operand, level::ADD);
        self.sql.push_str(if negated { " NOT BETWEEN " } else { " BETWEEN " });
        self.node(low, level::ADD);
        self.sql.push_str(" AND ");
        self.node(high, level::ADD);
    }

    fn joined(&mut self, parts: &[Node], between: &str, least: u8) {
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                self.sql.push_str(between);
            }
            self.node(part, least);
        }
    }

    fn decimal(&mut self, digits: i128, scale: u32) {
        let scale = usize::try_from(scale).unwrap_or(0);
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, decimals) = digits.split_at(digits.len() - scale);
        self.sql.push_str(&format!("{whole}.{decimals}"));
    }

    fn text(&mut self, text: &str) {
        self.sql.push_str(&format!("'{}'", text.replace('\'', "''")));
    }

    fn negate(&mut self, node: &Node, operand: &Node) {
        self.sql.push('-');
        if self.is_large(node) && !matches!(operand.kind, Kind::Int(_)) {
            self.numeric(operand);
        } else {
            self.node(operand, level::PRIMARY);
        }
    }

    fn arithmetic(&mut self, node: &Node, sign: Arithmetic, left: &Node, right: &Node) {
        let large = self.is_large(node);
        if sign == Arithmetic::Divide && self.is_whole(node) && (large || self.is_numeric(left)) {
            self.sql.push_str("div(");
            self.numeric(left);
            self.sql.push_str(", ");
            self.node(right, level::OR);
            self.sql.push(')');
            return;
        }
        let (own, tighter) = match sign {
            Arithmetic::Add | Arithmetic::Subtract => (level::ADD, level::MULTIPLY),
            _ => (level::MULTIPLY, level::NEGATE),
        };
        if large && !self.is_numeric(left) && !self.is_numeric(right) {
            self.numeric(left);
        } else {
            self.node(left, own);
        }
        self.sql.push_str(&format!(" {} ", sign.sign()));
        self.node(right, tighter);
    }

    /// A whole number as PostgreSQL's `numeric`, which has no largest number.
    fn numeric(&mut self, node: &Node) {
        if self.is_numeric(node) {
            return self.node(node, level::PRIMARY);
        }
        self.node(node, level::PRIMARY);
        self.sql.push_str("::numeric");
    }

    fn call(&mut self, node: &Node, function: Function, arguments: &[Node]) {
        match (function, arguments) {
            (Function::Matches, [column, pattern]) => {
                // Ranges of characters go by code point under every collation, so none is named.
                self.node(column, level::PRIMARY);
                self.sql.push_str(" ~ ");
                self.node(pattern, level::PRIMARY);
            }
            (Function::Abs, [operand]) if self.is_large(node) => {
                self.sql.push_str("abs(");
                self.numeric(operand);
                self.sql.push(')');
            }
            _ => {
                self.sql.push_str(function.name());
                self.sql.push('(');
                self.joined(arguments, ", ", level::OR);
                self.sql.push(')');
            }
        }
    }

    fn case(&mut self, operand: Option<&Node>, branches: &[(Node, Node)], otherwise: Option<&Node>) {
        self.sql.push_str("CASE");
        if let Some(operand) = operand {
            self.sql.push(' ');
            self.node(operand, level::OR);
        }
        for (condition, value) in branches {
            self.sql.push_str(" WHEN ");
            self.node(condition, level::OR);
            self.sql.push_str(" THEN ");
            self.node(value, level::OR);
        }
        if let Some(value) = otherwise {
            self.sql.push_str(" ELSE ");
            self.node(value, level::OR);
        }
        self.sql.push_str(" END");
    }

    fn is_whole(&self, node: &Node) -> bool {
        self.notes[node.id] != Note::Nothing
    }

    fn is_large(&self, node: &Node) -> bool {
        self.notes[node.id] == Note::WholeAndLarge
    }

    /// Whether a whole number is printed in `numeric`, where `/` would not cut off the decimals.
    fn is_numeric(&self, node: &Node) -> bool {
        match &node.kind {
            Kind::Negate(operand) => self.is_numeric(operand) || (self.is_large(node) && !matches!(operand.kind, Kind::Int(_))),
            Kind::Arithmetic(Arithmetic::Modulo, left, _) => self.is_numeric(left),
            Kind::Arithmetic(_, left, right) => self.is_large(node) || self.is_numeric(left) || self.is_numeric(right),
            Kind::Call { function: Function::Abs, arguments } => {
                self.is_large(node) || arguments.iter().any(|argument| self.is_numeric(argument))
            }
            Kind::Call { function: Function::Coalesce, arguments } => arguments.iter().any(|argument| self.is_numeric(argument)),
            Kind::Case { branches, otherwise, .. } => {
                let values = branches.iter().map(|(_, value)| value).chain(otherwise.as_deref());
                values.into_iter().any(|value| self.is_numeric(value))
            }
            _ => false,
        }
    }
}

/// How tightly a node's own operator binds.
fn tightness(node: &Node) -> u8 {
    match &node.kind {
        Kind::Or(_) => level::OR,
        Kind::And(_) => level::AND,
        Kind::Not(_) => level::NOT,
        Kind::IsNull { .. } => level::IS,
        // Printed as `~`, which few know the place of.
        Kind::Compare(..) | Kind::Call { function: Function::Matches, .. } => level::COMPARE,
        Kind::In { .. } | Kind::Between { .. } => level::RANGE,
        Kind::Arithmetic(Arithmetic::Add | Arithmetic::Subtract, ..) => level::ADD,
        Kind::Arithmetic(..) => level::MULTIPLY,
        Kind::Negate(_) => level::NEGATE,
        _ => level::PRIMARY,
    }
}
