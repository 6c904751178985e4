//! Row rules: a small SQL subset, parsed, type-checked, evaluated by columns and printed again as SQL.
//!
//! **Architecture invariant:** knows no model, no delivery and no rule. A caller gives the columns and their types.

mod column;

pub use column::{Column, ColumnData, Type};
