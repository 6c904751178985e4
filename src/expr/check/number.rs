//! Arithmetic: exact, with a proof of how large every result can be.

use super::checker::Checker;
use super::value::{Num, Unit, Value};
use crate::expr::ast::{Arithmetic, Kind, Node};
use crate::expr::division::{self, Division};
use crate::expr::plan::{Lane, Number, Step};
use crate::expr::wide::Wide;

/// The most bits that a size may take; sums of two still fit 256 bits with their sign.
const MAX_BITS: u32 = 253;
/// Most decimals that `round` may be asked for, and most digits before the point that it may clear.
const MAX_ROUND: i64 = 38;

pub(super) fn literal(kind: &Kind) -> Value {
    let (value, scale, unit) = match kind {
        Kind::Int(value) => (Wide::from(*value), 0, Unit::Whole),
        Kind::Decimal { digits, scale } => (Wide::from(*digits), *scale, Unit::Decimal),
        Kind::Date { days, .. } => (Wide::from(i64::from(*days)), 0, Unit::Days),
        _ => return Value::Failed,
    };
    Value::Num(Num { plan: Number::constant(value), unit, scale, size: value.abs(), steady: true })
}

impl Num {
    /// With more decimals; `None` if that could be too large.
    pub(super) fn scaled(self, scale: u32) -> Option<Num> {
        if scale <= self.scale {
            return Some(self);
        }
        let power = Wide::power_of_ten(scale - self.scale)?;
        let size = times(self.size, power)?;
        let plan = multiply(self.plan, Number::constant(power), size);
        Some(Num { plan, scale, size, ..self })
    }

    /// A constant without needless decimals, for places where their number does not matter.
    pub(super) fn trimmed(mut self) -> Num {
        let ten = Wide::from(10_i64);
        while let Some(value) = self.plan.known()
            && self.scale > 0
            && value.div_rem(ten).1 == Wide::ZERO
        {
            let value = value.div_rem(ten).0;
            self = Num { plan: Number::constant(value), scale: self.scale - 1, size: value.abs(), ..self };
        }
        self
    }

    /// The value of a constant, where it is one.
    pub(super) fn known(&self) -> Option<Wide> {
        self.plan.known()
    }
}

/// Two numbers with the same number of decimals.
pub(super) fn aligned(left: Num, right: Num) -> Option<(Num, Num)> {
    let scale = left.scale.max(right.scale);
    Some((left.scaled(scale)?, right.scaled(scale)?))
}

impl Checker<'_> {
    /// A whole or decimal number; anything else is reported, with what was to be done to it.
    pub(super) fn number(&mut self, node: &Node, da: &str, en: &str) -> Option<Num> {
        match self.value(node) {
            Value::Num(num) if num.unit != Unit::Days => Some(num),
            Value::Num(num) => {
                let hint = Some("datoer kan kun sammenlignes");
                self.wrong(node, &Value::Num(num), da, en, hint);
                None
            }
            value => {
                self.wrong(node, &value, da, en, None);
                None
            }
        }
    }

    pub(super) fn negate(&mut self, node: &Node, operand: &Node) -> Value {
        let Some(num) = self.number(operand, "kan ikke have minus foran", "cannot be negated") else {
            return Value::Failed;
        };
        let plan = match num.known() {
            Some(value) => Number::constant(value.neg()),
            None => Number {
                lane: Lane::of(num.size).max(num.plan.lane),
                step: Step::Subtract(Box::new(Number::constant(Wide::ZERO)), Box::new(num.plan)),
            },
        };
        self.fitting(node, Some(Num { plan, ..num }))
    }

    pub(super) fn abs(&mut self, node: &Node, operand: &Node) -> Value {
        let Some(num) = self.number(operand, "har ingen talværdi", "has no absolute value") else {
            return Value::Failed;
        };
        let plan = match num.known() {
            Some(value) => Number::constant(value.abs()),
            None => Number { lane: Lane::of(num.size).max(num.plan.lane), step: Step::Abs(Box::new(num.plan)) },
        };
        self.fitting(node, Some(Num { plan, ..num }))
    }

    pub(super) fn arithmetic(&mut self, node: &Node, sign: Arithmetic, left: &Node, right: &Node) -> Value {
        let (da, en) = ("kan ikke indgå i et regnestykke", "cannot be used in arithmetic");
        if matches!(sign, Arithmetic::Divide | Arithmetic::Modulo) {
            let (dividend, divisor) = (self.number(left, da, en), self.divisor(sign, right));
            let (Some(dividend), Some(divisor)) = (dividend, divisor) else { return Value::Failed };
            return if sign == Arithmetic::Divide {
                self.divide(node, left, dividend, divisor)
            } else {
                self.modulo(node, dividend, divisor)
            };
        }
        let (left, right) = (self.number(left, da, en), self.number(right, da, en));
        let (Some(left), Some(right)) = (left, right) else { return Value::Failed };
        let result = if sign == Arithmetic::Multiply { product(left, right) } else { sum(sign, left, right) };
        self.fitting(node, result)
    }

    /// Only a literal divides, so that no row can divide by zero.
    fn divisor(&mut self, sign: Arithmetic, node: &Node) -> Option<Num> {
        let literal = match &node.kind {
            Kind::Negate(inner) => &inner.kind,
            kind => kind,
        };
        let (word, hint) = match sign {
            Arithmetic::Divide => {
                ("deles", "gang op på den anden side: «a / b <= 2» skrives «a <= 2 * b», når b er større end 0")
            }
            _ => ("tages rest ved division", "skriv fx «antal % 5»"),
        };
        if !matches!(literal, Kind::Int(_) | Kind::Decimal { .. } | Kind::Error) {
            let da = format!("Der kan kun {word} med et fast tal, og {} er ikke et fast tal", self.quoted(node));
            let en = format!("Only a literal number can divide, and {} is not one", self.quoted(node));
            self.fail(node, da, en, Some(hint));
            return None;
        }
        let divisor = self.number(node, "kan ikke dele", "cannot divide")?;
        if divisor.known() == Some(Wide::ZERO) {
            self.fail(node, "Der kan ikke deles med nul", "Division by zero", None);
            return None;
        }
        Some(divisor)
    }

    fn divide(&mut self, node: &Node, left: &Node, dividend: Num, divisor: Num) -> Value {
        let by = divisor.known().unwrap_or(Wide::ONE);
        if dividend.unit == Unit::Whole && divisor.unit == Unit::Whole {
            let size = dividend.size.div_rem(by.abs()).0;
            let lane = Lane::of(size).max(dividend.plan.lane).max(Lane::of(by.abs()));
            let plan = folded(dividend.plan, lane, |value| value.div_rem(by).0, |plan| Step::Quotient(plan, by));
            return self.fitting(node, Some(Num { plan, size, ..dividend }));
        }
        if !dividend.steady {
            let da = format!("{} har ikke altid lige mange decimaler og kan ikke deles", self.quoted(left));
            let en = format!("{} has a varying number of decimals and cannot be divided", self.quoted(left));
            return self.fail(left, da, en, Some("rund først: round(…, 2) / …, eller gang op på den anden side"));
        }
        let result = Division::new(dividend.scale, dividend.size, by, divisor.scale).map(|(division, size)| {
            let (scale, lane) = (division.scale, Lane::of(size).max(dividend.plan.lane));
            let fold = division.clone();
            let plan = folded(dividend.plan, lane, |value| fold.quotient(value), |plan| Step::Divide(plan, division));
            Num { plan, unit: Unit::Decimal, scale, size, steady: false }
        });
        self.fitting(node, result)
    }

    fn modulo(&mut self, node: &Node, dividend: Num, divisor: Num) -> Value {
        let unit = if divisor.unit == Unit::Whole { dividend.unit } else { Unit::Decimal };
        let steady = dividend.steady;
        let result = aligned(dividend, divisor).map(|(dividend, divisor)| {
            let by = divisor.known().unwrap_or(Wide::ONE);
            let size = dividend.size.min(by.abs().sub(Wide::ONE));
            let lane = Lane::of(size).max(dividend.plan.lane).max(Lane::of(by.abs()));
            let plan = folded(dividend.plan, lane, |value| value.div_rem(by).1, |plan| Step::Remainder(plan, by));
            Num { plan, unit, size, steady, ..dividend }
        });
        self.fitting(node, result)
    }

    pub(super) fn round(&mut self, node: &Node, operand: &Node, decimals: Option<&Node>) -> Value {
        let num = self.number(operand, "kan ikke rundes", "cannot be rounded");
        let decimals = match decimals {
            None => Some(0),
            Some(node) => {
                let count = self.whole_literal(node, -MAX_ROUND, MAX_ROUND);
                if count.is_none() {
                    let da = format!("Antallet af decimaler skal være et fast helt tal, højst {MAX_ROUND}");
                    let en = format!("The number of decimals must be a literal of at most {MAX_ROUND}");
                    self.fail(node, da, en, Some("skriv fx round(vaerdi, 2)"));
                }
                count
            }
        };
        let (Some(num), Some(decimals)) = (num, decimals) else { return Value::Failed };
        if num.unit == Unit::Whole {
            let text = self.quoted(operand);
            let (da, en) = (format!("{text} er allerede et helt tal"), format!("{text} is a whole number already"));
            return self.fail(operand, da, en, Some("round bruges på decimaltal"));
        }
        let result = rounded(num, decimals);
        self.fitting(node, result)
    }

    /// A literal whole number between two bounds.
    pub(super) fn whole_literal(&self, node: &Node, least: i64, most: i64) -> Option<i64> {
        let value = match &node.kind {
            Kind::Int(value) => *value,
            Kind::Negate(inner) => match inner.kind {
                Kind::Int(value) => -value,
                _ => return None,
            },
            _ => return None,
        };
        (least..=most).contains(&value).then_some(value)
    }

    /// The result, unless it could be too large.
    fn fitting(&mut self, node: &Node, result: Option<Num>) -> Value {
        match result {
            Some(num) if num.size.bits() <= MAX_BITS => Value::Num(num),
            _ => self.too_large(node),
        }
    }
}

fn sum(sign: Arithmetic, left: Num, right: Num) -> Option<Num> {
    let unit = joint(&left, &right);
    let steady = left.steady && right.steady;
    let (left, right) = aligned(left, right)?;
    let (scale, size) = (left.scale, left.size.add(right.size));
    let subtract = sign == Arithmetic::Subtract;
    let plan = match (left.known(), right.known()) {
        (Some(a), Some(b)) => Number::constant(if subtract { a.sub(b) } else { a.add(b) }),
        _ => {
            let lane = Lane::of(size).max(left.plan.lane).max(right.plan.lane);
            let (left, right) = (Box::new(left.plan), Box::new(right.plan));
            Number { lane, step: if subtract { Step::Subtract(left, right) } else { Step::Add(left, right) } }
        }
    };
    Some(Num { plan, unit, scale, size, steady })
}

fn product(left: Num, right: Num) -> Option<Num> {
    let unit = joint(&left, &right);
    let size = times(left.size, right.size)?;
    let (scale, steady) = (left.scale + right.scale, left.steady && right.steady);
    Some(Num { plan: multiply(left.plan, right.plan, size), unit, scale, size, steady })
}

fn multiply(left: Number, right: Number, size: Wide) -> Number {
    match (left.known(), right.known()) {
        (Some(a), Some(b)) => Number::constant(a.mul(b)),
        // NULL has no size.
        _ if matches!(left.step, Step::Null) => left,
        _ => {
            let lane = Lane::of(size).max(left.lane).max(right.lane);
            Number { lane, step: Step::Multiply(Box::new(left), Box::new(right)) }
        }
    }
}

/// Half away from zero, as PostgreSQL rounds `numeric`.
fn rounded(num: Num, decimals: i64) -> Option<Num> {
    let kept = u32::try_from(decimals.max(0)).ok()?;
    let by = i64::from(num.scale) - decimals;
    if by <= 0 {
        return num.scaled(kept).map(|num| Num { steady: true, ..num });
    }
    let power = Wide::power_of_ten(u32::try_from(by).ok()?)?;
    let size = num.size.div_rem(power).0.add(Wide::ONE);
    let lane = Lane::of(size).max(num.plan.lane).max(Lane::of(power.add(power)));
    let plan = folded(num.plan, lane, |value| division::round(value, power), |plan| Step::Round(plan, power));
    let scale = if decimals < 0 { 0 } else { kept };
    let short = Num { plan, scale, size, steady: true, ..num };
    if decimals >= 0 {
        return Some(short);
    }
    // Rounded to tens, hundreds …: the places cleared are zeros before the point.
    let zeros = Wide::power_of_ten(u32::try_from(-decimals).ok()?)?;
    let size = times(short.size, zeros)?;
    Some(Num { plan: multiply(short.plan, Number::constant(zeros), size), size, ..short })
}

/// A step with a number and a literal, or its result if the number is known.
fn folded(plan: Number, lane: Lane, fold: impl Fn(Wide) -> Wide, step: impl FnOnce(Box<Number>) -> Step) -> Number {
    match plan.known() {
        Some(value) => Number::constant(fold(value)),
        None => Number { lane, step: step(Box::new(plan)) },
    }
}

fn joint(left: &Num, right: &Num) -> Unit {
    if left.unit == Unit::Decimal || right.unit == Unit::Decimal { Unit::Decimal } else { Unit::Whole }
}

fn times(left: Wide, right: Wide) -> Option<Wide> {
    (left.bits() + right.bits() <= MAX_BITS).then(|| left.mul(right))
}
