//! Rules that no row can break: a comparison of something with itself, a value that is missing or is not.
//!
//! Structure only. What is said to be vacuous is; a rule that arithmetic alone makes true is not recognised.

use super::Expr;
use super::ast::{Comparison, Kind, Node};

impl Expr {
    /// Whether no row can make the rule false.
    pub fn is_vacuous(&self) -> bool {
        !can_be(&self.tree, false)
    }
}

/// Whether a condition may have a truth value, as far as its structure shows.
fn can_be(node: &Node, value: bool) -> bool {
    match &node.kind {
        Kind::Bool(constant) => *constant == value,
        Kind::Not(inner) => can_be(inner, !value),
        Kind::Compare(sign, a, b) if is_same(a, b) => reflexive(*sign) == value,
        // All of these at once, or any of them.
        Kind::And(parts) | Kind::Or(parts) => match matches!(&node.kind, Kind::And(_)) == value {
            true => parts.iter().all(|p| can_be(p, value)) && !contradict(parts),
            false => parts.iter().any(|p| can_be(p, value)),
        },
        _ => true,
    }
}

/// What a comparison of a value with itself gives.
fn reflexive(sign: Comparison) -> bool {
    matches!(sign, Comparison::Equal | Comparison::LessOrEqual | Comparison::GreaterOrEqual)
}

/// Whether of two parts one is the other's opposite, so that they never have the same truth value.
fn contradict(parts: &[Node]) -> bool {
    parts.iter().enumerate().any(|(i, a)| parts[i + 1..].iter().any(|b| are_opposite(a, b)))
}

fn are_opposite(a: &Node, b: &Node) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::IsNull { operand: x, negated: m }, Kind::IsNull { operand: y, negated: n }) => m != n && is_same(x, y),
        (Kind::Not(x), _) if is_same(x, b) => true,
        (_, Kind::Not(y)) => is_same(a, y),
        _ => false,
    }
}

/// Whether two parts are written alike.
fn is_same(a: &Node, b: &Node) -> bool {
    let all = |a: &[Node], b: &[Node]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b));
    match (&a.kind, &b.kind) {
        (Kind::Column(a), Kind::Column(b)) | (Kind::Text(a), Kind::Text(b)) => a == b,
        (Kind::Int(a), Kind::Int(b)) => a == b,
        (Kind::Date { days: a, .. }, Kind::Date { days: b, .. }) => a == b,
        (Kind::Decimal { digits: a, scale: m }, Kind::Decimal { digits: b, scale: n }) => (a, m) == (b, n),
        (Kind::Negate(a), Kind::Negate(b)) | (Kind::Not(a), Kind::Not(b)) => is_same(a, b),
        (Kind::IsNull { operand: a, negated: m }, Kind::IsNull { operand: b, negated: n }) => m == n && is_same(a, b),
        (Kind::Arithmetic(m, a, x), Kind::Arithmetic(n, b, y)) => m == n && is_same(a, b) && is_same(x, y),
        (Kind::Compare(m, a, x), Kind::Compare(n, b, y)) => m == n && is_same(a, b) && is_same(x, y),
        (Kind::Call { function: m, arguments: a }, Kind::Call { function: n, arguments: b }) => m == n && all(a, b),
        (Kind::In { operand: a, items: x, negated: m }, Kind::In { operand: b, items: y, negated: n }) => {
            m == n && is_same(a, b) && all(x, y)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::expr::{Column, Type, compile};

    #[test]
    fn what_cannot_be_broken_is_vacuous() {
        let columns = ["a", "b"].map(|name| Column { name: name.to_owned(), ty: Type::Int });
        let is_vacuous = |sql: &str| compile(sql, &columns).map(|e| e.is_vacuous()).map_err(|f| format!("{sql}: {f:?}"));
        for sql in ["a >= a", "a + 1 <= a + 1", "a IS NULL OR a IS NOT NULL", "b > 0 OR a = a", "NOT a < a", "a > b OR NOT a > b"]
        {
            assert_eq!(is_vacuous(sql), Ok(true), "{sql}");
        }
        for sql in
            ["a >= b", "a > a", "a IS NULL OR b IS NOT NULL", "a >= a AND b > 0", "NOT a = a", "a IS NOT NULL OR a IS NOT NULL"]
        {
            assert_eq!(is_vacuous(sql), Ok(false), "{sql}");
        }
    }
}
