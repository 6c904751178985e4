//! Row rules: every expression of the theme over the whole batch; broken where it is false, never where a value it
//! reads could not be read.

use crate::expr::{Scratch, Truth};
use crate::index::{Rows, Sink};

/// Runs the theme's row rules.
pub fn check(rows: &Rows<'_>, sink: &mut Sink<'_>, scratch: &mut Scratch, truths: &mut Vec<Truth>) {
    if rows.batch.rows == 0 {
        return;
    }
    let data: Vec<_> = rows.batch.columns.iter().map(|c| c.data()).collect();
    for rule in &rows.theme.row_rules {
        truths.clear();
        rule.expr.eval(rows.batch.rows, &data, scratch, truths);
        for (row, truth) in truths.iter().enumerate() {
            if *truth == Truth::False && !rows.batch.faulty(row, rule.expr.columns()) {
                sink.row(&rule.regel.id, rows, row, rule.field, Vec::new);
            }
        }
    }
}
