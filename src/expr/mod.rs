//! Row rules: a small SQL subset, parsed, type-checked, evaluated by columns and printed again as SQL.
//!
//! A rule is a condition over one row, with PostgreSQL's meaning: three truth values, exact decimals, whole division
//! toward zero, rounding half away from zero, text compared for equality by its bytes and counted in characters. No
//! type is converted but a whole number to a decimal. Only literals divide, so evaluation cannot fail.
//!
//! One difference from PostgreSQL is meant: numbers do not overflow. Where PostgreSQL fails because a result leaves
//! `integer` or `bigint`, the result here is the mathematical one, and [`Expr::to_sql`] prints arithmetic that could
//! leave them in `numeric`, so that the printed rule never fails either. A rule whose result could pass 253 bits is
//! refused when it is read.
//!
//! **Architecture invariant:** knows no model, no delivery and no rule. A caller gives the columns and their types.

mod ast;
mod check;
mod column;
mod division;
mod eval;
mod fault;
mod keywords;
mod lex;
mod literals;
mod parse;
mod pattern;
mod plan;
mod print;
mod truth;
mod vacuous;
mod wide;

pub use column::{Column, ColumnData, Type};
pub use eval::Scratch;
pub use fault::Fault;
pub use literals::Compared;
pub use pattern::check_pattern;
pub use truth::Truth;

/// A rule that was read, checked and made ready to run. It can be shared by threads.
#[derive(Debug, Clone)]
pub struct Expr {
    source: String,
    tree: ast::Node,
    notes: Vec<check::Note>,
    test: plan::Test,
    /// Indices of the columns in use, sorted, and the columns themselves.
    indices: Vec<usize>,
    columns: Vec<Column>,
}

/// A database's way of writing SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Dialect {
    /// PostgreSQL 15 and later.
    PostgreSql,
}

/// Reads a rule over these columns: its form, its names and its types; the result must be true or false.
///
/// # Errors
/// Every fault found, in the order of the text. Faults of meaning are sought only where the form is right.
pub fn compile(source: &str, columns: &[Column]) -> Result<Expr, Vec<Fault>> {
    let (tree, nodes) = parse::parse(source)?;
    let checked = check::check(source, columns, &tree, nodes)?;
    let used = checked.columns.iter().map(|&index| columns[index].clone()).collect();
    Ok(Expr {
        source: source.to_owned(),
        tree,
        notes: checked.notes,
        test: checked.test,
        indices: checked.columns,
        columns: used,
    })
}

impl Expr {
    /// Indices, sorted, of the columns it uses, among those given to [`compile`].
    pub fn columns(&self) -> &[usize] {
        &self.indices
    }

    /// Names of the columns it uses, in the order of [`Expr::columns`].
    pub fn column_names(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.name.as_str())
    }

    /// The rule as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The rule as SQL, for a CHECK or a `WHERE NOT (…)`.
    pub fn to_sql(&self, dialect: Dialect) -> String {
        match dialect {
            Dialect::PostgreSql => print::postgresql(&self.tree, &self.notes),
        }
    }

    /// Judges rows: writes one truth value per row to `out`, whatever it held before.
    ///
    /// `data` has the order of the columns given to [`compile`]; those that the rule does not use are not looked at.
    ///
    /// # Panics
    /// If a column in use is missing, has another type or scale than it was compiled with, or fewer values than
    /// `rows`. That is a fault of the program, and a silent answer would let faulty data pass.
    pub fn eval(&self, rows: usize, data: &[ColumnData<'_>], scratch: &mut Scratch, out: &mut Vec<Truth>) {
        for (&index, column) in self.indices.iter().zip(&self.columns) {
            let suits = data.get(index).is_some_and(|data| eval::suits(data, column.ty, rows));
            assert!(suits, "column {} is not the one that the rule was compiled for", column.name);
        }
        eval::run(&self.test, rows, data, scratch, out);
    }
}
