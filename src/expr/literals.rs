//! The whole numbers with which a rule compares columns: for a caller that knows which of them are codes.

use super::Expr;
use super::ast::{Comparison, Kind, Node};

/// A column that is compared with a whole number for being that number, or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The column's name.
    pub column: String,
    /// The number.
    pub number: i64,
    /// Its bytes in the source.
    pub span: (usize, usize),
}

impl Expr {
    /// Every column that the rule compares with a whole number by `=`, `<>`, `IN` or `CASE`, in the order of the text.
    pub fn compared(&self) -> Vec<Compared> {
        let mut found = Vec::new();
        collect(&self.tree, &mut found);
        found.sort_by_key(|c: &Compared| c.span);
        found
    }
}

fn collect(node: &Node, found: &mut Vec<Compared>) {
    let mut all = |nodes: &mut dyn Iterator<Item = &Node>| nodes.for_each(|n| collect(n, found));
    match &node.kind {
        Kind::Negate(a) | Kind::Not(a) | Kind::IsNull { operand: a, .. } => collect(a, found),
        Kind::Arithmetic(_, a, b) => all(&mut [&**a, &**b].into_iter()),
        Kind::Compare(sign, a, b) => {
            if matches!(sign, Comparison::Equal | Comparison::NotEqual) {
                pair(a, b, found);
                pair(b, a, found);
            }
            collect(a, found);
            collect(b, found);
        }
        Kind::And(parts) | Kind::Or(parts) | Kind::Call { arguments: parts, .. } => all(&mut parts.iter()),
        Kind::In { operand, items, .. } => {
            items.iter().for_each(|item| pair(operand, item, found));
            collect(operand, found);
            items.iter().for_each(|item| collect(item, found));
        }
        Kind::Between { operand, low, high, .. } => all(&mut [&**operand, &**low, &**high].into_iter()),
        Kind::Case { operand, branches, otherwise } => {
            if let Some(operand) = operand {
                branches.iter().for_each(|(value, _)| pair(operand, value, found));
            }
            operand.iter().chain(otherwise).for_each(|n| collect(n, found));
            branches.iter().flat_map(|(a, b)| [a, b]).for_each(|n| collect(n, found));
        }
        Kind::Error
        | Kind::Column(_)
        | Kind::Null
        | Kind::Bool(_)
        | Kind::Int(_)
        | Kind::Decimal { .. }
        | Kind::Text(_)
        | Kind::Date { .. } => {}
    }
}

fn pair(column: &Node, number: &Node, found: &mut Vec<Compared>) {
    if let (Kind::Column(name), Kind::Int(n)) = (&column.kind, &number.kind) {
        found.push(Compared { column: name.clone(), number: *n, span: number.span });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by it")]
mod tests {
    use crate::expr::{Column, Type, compile};

    #[test]
    fn numbers_are_found_wherever_a_column_is_compared() {
        let column = |name: &str| Column { name: name.into(), ty: Type::Int };
        let source = "a = 1 AND (2 <> b OR NOT a IN (3, 4)) AND CASE b WHEN 5 THEN a <> 6 ELSE a < 7 END AND b + 8 = 9";
        let rule = compile(source, &[column("a"), column("b")]).unwrap();
        let found: Vec<(String, i64, &str)> =
            rule.compared().into_iter().map(|c| (c.column, c.number, &source[c.span.0..c.span.1])).collect();
        let want = [("a", 1, "1"), ("b", 2, "2"), ("a", 3, "3"), ("a", 4, "4"), ("b", 5, "5"), ("a", 6, "6")];
        assert_eq!(found, want.map(|(c, n, text)| (c.to_owned(), n, text)));
    }
}
