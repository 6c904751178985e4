//! A checked rule as steps over columns: types resolved, decimals scaled, constants folded, sizes proved.

use super::ast::Comparison;
use super::division::Division;
use super::wide::Wide;
use regex::bytes::Regex;

/// A step that gives truth values.
#[derive(Debug, Clone)]
pub(super) enum Test {
    /// The same for every row.
    Constant(u8),
    And(Vec<Test>),
    Or(Vec<Test>),
    Not(Box<Test>),
    /// Both truth values are equal.
    Same(Box<Test>, Box<Test>),
    Compare(Comparison, Number, Number),
    Between {
        operand: Number,
        low: Number,
        high: Number,
    },
    /// `items` are sorted; `null` says that NULL is in the list too.
    InNumbers {
        operand: Number,
        items: Vec<Wide>,
        null: bool,
    },
    TextEqual(Text, Text),
    /// `items` are sorted; `null` says that NULL is in the list too.
    InTexts {
        operand: Text,
        items: Vec<Vec<u8>>,
        null: bool,
    },
    /// The column's text matches.
    Matches(usize, Regex),
    NumberIsNull(Number),
    TextIsNull(Text),
    /// The truth is unknown.
    Unknown(Box<Test>),
    Case {
        branches: Vec<(Test, Test)>,
        otherwise: Box<Test>,
    },
    Coalesce(Vec<Test>),
}

/// How large the whole numbers are that a step works with. Every result is proved to fit its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lane {
    /// 64 bits.
    Small,
    /// 128 bits.
    Large,
    /// 256 bits.
    Huge,
}

/// A step that gives numbers: whole ones, decimals as whole numbers of their smallest unit, or days.
#[derive(Debug, Clone)]
pub(super) struct Number {
    /// At least the lane of each operand.
    pub(super) lane: Lane,
    pub(super) step: Step,
}

/// What a number comes from.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Column(usize),
    Constant(Wide),
    Null,
    Add(Box<Number>, Box<Number>),
    Subtract(Box<Number>, Box<Number>),
    Multiply(Box<Number>, Box<Number>),
    Abs(Box<Number>),
    /// Toward zero.
    Quotient(Box<Number>, Wide),
    /// With the dividend's sign.
    Remainder(Box<Number>, Wide),
    /// The nearest whole quotient, half away from zero.
    Round(Box<Number>, Wide),
    Divide(Box<Number>, Division),
    Length(Box<Text>),
    Case {
        branches: Vec<(Test, Number)>,
        otherwise: Box<Number>,
    },
    Coalesce(Vec<Number>),
}

/// A step that gives texts.
#[derive(Debug, Clone)]
pub(super) enum Text {
    Column(usize),
    Constant(Vec<u8>),
    Null,
    /// The first characters.
    Left(Box<Text>, usize),
    Case {
        branches: Vec<(Test, Text)>,
        otherwise: Box<Text>,
    },
    Coalesce(Vec<Text>),
}

impl Lane {
    /// The smallest lane that holds every number of this size.
    pub(super) fn of(size: Wide) -> Lane {
        if size <= Wide::from(i64::MAX) {
            Lane::Small
        } else if size <= Wide::from(i128::MAX) {
            Lane::Large
        } else {
            Lane::Huge
        }
    }
}

impl Number {
    pub(super) fn constant(value: Wide) -> Number {
        Number { lane: Lane::of(value.abs()), step: Step::Constant(value) }
    }

    pub(super) fn null() -> Number {
        Number { lane: Lane::Small, step: Step::Null }
    }

    /// The value, where it is the same for every row.
    pub(super) fn known(&self) -> Option<Wide> {
        match self.step {
            Step::Constant(value) => Some(value),
            _ => None,
        }
    }
}
