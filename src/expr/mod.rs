//! Row rules: a small SQL subset, parsed, type-checked, evaluated by columns and printed again as SQL.
//!
//! **Architecture invariant:** knows no model, no delivery and no rule. A caller gives the columns and their types.

mod column;

pub use column::{Column, ColumnData, Type};
/// stub
pub struct Expr;
/// stub
#[derive(Default)]
pub struct Scratch;
/// stub
#[derive(PartialEq)]
pub enum Truth { /// f
 False, /// t
 True, /// u
 Unknown }
/// stub
pub struct Fault { /// da
 pub da: String }
/// stub
pub fn compile(_: &str, _: &[Column]) -> Result<Expr, Vec<Fault>> { Ok(Expr) }
impl Expr { /// c
 pub fn columns(&self) -> &[usize] { &[] }
 /// e
 pub fn eval(&self, _: usize, _: &[ColumnData<'_>], _: &mut Scratch, _: &mut Vec<Truth>) {} }
