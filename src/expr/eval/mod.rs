//! Runs the steps of a rule over columns, a thousand rows at a time.
//!
//! Every step is a tight loop over slices of one type and writes its result to a reused buffer. No step can fail: only
//! literals divide, and every number is proved to fit. So CASE and coalesce may compute every branch for every row and
//! choose afterwards.

mod batch;
mod lane;
mod numbers;
mod step;
mod texts;
mod truths;

pub use batch::Scratch;

use super::column::{ColumnData, Type};
use super::plan;
use super::truth::Truth;
use batch::Batch;

/// Rows in a batch: small enough that a rule's buffers stay in the nearest cache.
const BATCH: usize = 1_024;

/// Writes one truth value per row to `out`.
pub(super) fn run(test: &plan::Test, rows: usize, data: &[ColumnData<'_>], scratch: &mut Scratch, out: &mut Vec<Truth>) {
    out.clear();
    out.reserve(rows);
    for start in (0..rows).step_by(BATCH) {
        let batch = Batch { data, start, rows: BATCH.min(rows - start) };
        let truths = step::test(test, &batch, scratch);
        out.extend(truths.iter().map(|byte| Truth::of(*byte)));
        scratch.bytes.push(truths);
    }
}

/// Whether a column has this type, and values for this many rows.
pub(super) fn suits(data: &ColumnData<'_>, ty: Type, rows: usize) -> bool {
    let (values, validity) = match (data, ty) {
        (ColumnData::Int { values, valid }, Type::Int) => (values.len(), valid.len()),
        (ColumnData::Decimal { values, scale, valid }, Type::Decimal(wanted)) if *scale == wanted => (values.len(), valid.len()),
        (ColumnData::Date { values, valid }, Type::Date) => (values.len(), valid.len()),
        (ColumnData::Text { offsets, valid, .. }, Type::Text) => (offsets.len().saturating_sub(1), valid.len()),
        _ => return false,
    };
    values >= rows && validity >= rows
}
