//! A row rule as it was written: a tree of nodes with their places in the source.

/// A part of a rule.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Its bytes in the source.
    pub(super) span: (usize, usize),
    /// How many levels of nodes it has, itself among them.
    pub(super) depth: usize,
    /// Its number in the tree; what the type check learns of a node is filed under it.
    pub(super) id: usize,
}

/// What a node is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// Something that could not be read; its fault is reported already.
    Error,
    /// Its name, in lower case unless it was quoted.
    Column(String),
    Null,
    Bool(bool),
    Int(i64),
    /// `digits` with this many decimals.
    Decimal {
        digits: i128,
        scale: u32,
    },
    Text(String),
    /// The date as written, and as days since 1970-01-01.
    Date {
        text: String,
        days: i32,
    },
    Negate(Box<Node>),
    Arithmetic(Arithmetic, Box<Node>, Box<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    And(Vec<Node>),
    Or(Vec<Node>),
    Not(Box<Node>),
    IsNull {
        operand: Box<Node>,
        negated: bool,
    },
    In {
        operand: Box<Node>,
        items: Vec<Node>,
        negated: bool,
    },
    Between {
        operand: Box<Node>,
        low: Box<Node>,
        high: Box<Node>,
        negated: bool,
    },
    Call {
        function: Function,
        arguments: Vec<Node>,
    },
    Case {
        operand: Option<Box<Node>>,
        branches: Vec<(Node, Node)>,
        otherwise: Option<Box<Node>>,
    },
}

impl Kind {
    /// How many levels of nodes it has below itself.
    pub(super) fn depth(&self) -> usize {
        let deepest = |nodes: &mut dyn Iterator<Item = &Node>| nodes.map(|node| node.depth).max().unwrap_or(0);
        match self {
            Kind::Negate(a) | Kind::Not(a) | Kind::IsNull { operand: a, .. } => a.depth,
            Kind::Arithmetic(_, a, b) | Kind::Compare(_, a, b) => a.depth.max(b.depth),
            Kind::And(parts) | Kind::Or(parts) | Kind::Call { arguments: parts, .. } => deepest(&mut parts.iter()),
            Kind::In { operand, items, .. } => operand.depth.max(deepest(&mut items.iter())),
            Kind::Between { operand, low, high, .. } => operand.depth.max(low.depth).max(high.depth),
            Kind::Case { operand, branches, otherwise } => {
                let branches = branches.iter().flat_map(|(condition, value)| [condition, value]);
                deepest(&mut branches.chain(operand.as_deref()).chain(otherwise.as_deref()))
            }
            _ => 0,
        }
    }
}

/// `+ - * / %`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

impl Arithmetic {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Arithmetic::Add => "+",
            Arithmetic::Subtract => "-",
            Arithmetic::Multiply => "*",
            Arithmetic::Divide => "/",
            Arithmetic::Modulo => "%",
        }
    }
}

/// `= <> < <= > >=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::NotEqual => "<>",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }

    /// The same comparison with its sides exchanged.
    pub(super) fn mirrored(self) -> Comparison {
        match self {
            Comparison::Less => Comparison::Greater,
            Comparison::LessOrEqual => Comparison::GreaterOrEqual,
            Comparison::Greater => Comparison::Less,
            Comparison::GreaterOrEqual => Comparison::LessOrEqual,
            same => same,
        }
    }
}

/// The functions that a rule may call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Function {
    Abs,
    Round,
    Length,
    Left,
    Coalesce,
    Matches,
}

impl Function {
    pub(super) const ALL: [Function; 6] =
        [Function::Abs, Function::Round, Function::Length, Function::Left, Function::Coalesce, Function::Matches];

    pub(super) fn name(self) -> &'static str {
        match self {
            Function::Abs => "abs",
            Function::Round => "round",
            Function::Length => "length",
            Function::Left => "left",
            Function::Coalesce => "coalesce",
            Function::Matches => "matches",
        }
    }

    /// How it is written.
    pub(super) fn form(self) -> &'static str {
        match self {
            Function::Abs => "abs(tal)",
            Function::Round => "round(decimaltal) eller round(decimaltal, antal decimaler)",
            Function::Length => "length(tekst)",
            Function::Left => "left(tekst, antal tegn)",
            Function::Coalesce => "coalesce(værdi, værdi, …)",
            Function::Matches => "matches(felt, 'mønster')",
        }
    }

    /// Fewest and most arguments.
    pub(super) fn arity(self) -> (usize, usize) {
        match self {
            Function::Abs | Function::Length => (1, 1),
            Function::Round => (1, 2),
            Function::Left | Function::Matches => (2, 2),
            Function::Coalesce => (1, usize::MAX),
        }
    }
}

/// How tightly an operator binds, from loose to tight: PostgreSQL's own order.
pub(super) mod level {
    pub(in crate::expr) const OR: u8 = 1;
    pub(in crate::expr) const AND: u8 = 2;
    pub(in crate::expr) const NOT: u8 = 3;
    pub(in crate::expr) const IS: u8 = 4;
    pub(in crate::expr) const COMPARE: u8 = 5;
    /// IN and BETWEEN.
    pub(in crate::expr) const RANGE: u8 = 6;
    pub(in crate::expr) const ADD: u8 = 7;
    pub(in crate::expr) const MULTIPLY: u8 = 8;
    pub(in crate::expr) const NEGATE: u8 = 9;
    /// What needs no parentheses anywhere.
    pub(in crate::expr) const PRIMARY: u8 = 10;
}
