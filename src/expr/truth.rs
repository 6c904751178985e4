//! SQL's three truth values.

use super::ast::Comparison;
use std::cmp::Ordering;

/// What a rule says of a row. In this order AND is the lesser, OR the greater of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Truth {
    /// The rule is broken.
    False = FALSE,
    /// A value that decides is missing; as in a CHECK, the rule is not broken.
    Unknown = UNKNOWN,
    /// The rule is kept.
    True = TRUE,
}

pub(super) const FALSE: u8 = 0;
pub(super) const UNKNOWN: u8 = 1;
pub(super) const TRUE: u8 = 2;

impl Truth {
    pub(super) fn of(byte: u8) -> Truth {
        match byte {
            FALSE => Truth::False,
            UNKNOWN => Truth::Unknown,
            _ => Truth::True,
        }
    }
}

/// Whether a comparison holds between two values in this order.
pub(super) fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    }
}
