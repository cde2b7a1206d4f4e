//! Numbers that are worked out from facts: rates, multiples, worths, marks, arithmetic. Each knows the least and the greatest
//! number that it can be.

use super::Evaluator;
use super::amounts::Interval;
use super::amounts::add;
use super::amounts::exactly;
use super::amounts::multiply;
use super::amounts::possible;
use super::amounts::union;
use super::conditions::At;
use super::trace::Compared;
use crate::model::ScaleId;
use crate::model::expression::How;
use crate::model::expression::Side;
use crate::model::expression::Step;
use crate::model::expression::Type;
use crate::model::expression::Worked;
use crate::possible::Possible;
use crate::possible::Range;
use crate::syntax::ast::Arithmetic;
use crate::syntax::ast::Started;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Value;

/// A worked-out value and what it comes from.
pub struct Found {
    pub value: Possible,
    pub undecided: bool,
    pub facts: Vec<Compared>,
    /// Whether a limit cuts it.
    pub capped: bool,
}

impl Evaluator<'_> {
    pub fn worked(&self, worked: &Worked, at: At) -> Found {
        let facts: Vec<Compared> = match &worked.how {
            How::Rate { of, ty, .. } | How::Multiple { of, ty, .. } => vec![self.look_up(of, *ty, at)],
            How::WorthOf { of, scale } => vec![self.look_up(of, Type::Member(*scale), at)],
            How::Mark { .. } => Vec::new(),
            How::Unanalysed { left, right, .. } => {
                let sides = [left, right].into_iter();
                sides.filter_map(|side| Some(self.look_up(side.fact.as_ref()?, side.ty, at))).collect()
            }
        };
        let value = self.value_of(worked, &facts);
        let (value, capped) = self.limited(value, worked.floor.as_ref(), worked.cap.as_ref());
        let is_known = |fact: &Compared| fact.undecided || fact.actual.is_settled();
        let undecided = !value.is_settled() && facts.iter().any(|fact| fact.undecided) && facts.iter().all(is_known);
        Found { value, undecided, facts, capped: capped.is_some() }
    }

    /// What comes out of the facts, before the limits.
    fn value_of(&self, worked: &Worked, facts: &[Compared]) -> Possible {
        let mut facts = facts.iter().map(|fact| &fact.actual);
        let mut next = || facts.next().cloned().unwrap_or_else(|| Possible::anything(true));
        match &worked.how {
            How::Rate { steps, .. } => with_numbers(&next(), |range| rate(steps, &numbers(range, days_for(steps)))),
            How::Multiple { factor, .. } => {
                let times = |range: &Range| multiply(exactly(factor.clone()), numbers(range, Duration::all_days));
                with_numbers(&next(), times)
            }
            How::WorthOf { scale, .. } => self.worth_of(&next(), *scale),
            How::Mark { id, low, high, .. } => match self.case.dossier.marks.get(id) {
                Some(mark) => Possible::known(Value::Number(mark.clone())),
                None => possible((Some(low.clone()), Some(high.clone()))),
            },
            How::Unanalysed { left, how, right } => {
                let mut side = |side: &Side| side.value.clone().map_or_else(&mut next, Possible::known);
                arithmetic(*how, &side(left), &side(right))
            }
        }
    }

    /// The least and the greatest worth of the members that it may be.
    fn worth_of(&self, of: &Possible, scale: ScaleId) -> Possible {
        let declared = self.plan.model.scale(scale);
        let member = |end: &Option<Value>| match end {
            Some(Value::Member(member)) => Some(*member),
            _ => None,
        };
        let between = |range: &Range| {
            let (low, high) = (member(&range.low), member(&range.high));
            // Members without an order have no others between them.
            let is_in = |place: u32| {
                !declared.ordered && range.single().is_none()
                    || low.is_none_or(|low| low <= place) && high.is_none_or(|high| place <= high)
            };
            let worths = || declared.worth.iter().filter(|(place, _)| is_in(**place)).map(|(_, worth)| worth.clone());
            Range { low: worths().min().map(Value::Number), high: worths().max().map(Value::Number) }
        };
        Possible::Values { absent: of.may_be_absent(), range: of.values().map(between) }
    }
}

/// The same possibility of being absent, with numbers that come from those of the fact.
fn with_numbers(of: &Possible, found: impl Fn(&Range) -> Interval) -> Possible {
    let range = of.values().map(|range| {
        let (low, high) = found(range);
        Range { low: low.map(Value::Number), high: high.map(Value::Number) }
    });
    Possible::Values { absent: of.may_be_absent(), range }
}

/// The numbers of a range; a length of time as the days that `days` counts.
fn numbers(range: &Range, days: fn(Duration) -> i64) -> Interval {
    let number = |end: &Option<Value>| match end {
        Some(Value::Duration(duration)) => Some(Number::from_integer(days(*duration))),
        Some(value) => value.number().cloned(),
        None => None,
    };
    (number(&range.low), number(&range.high))
}

// Rates

/// Months and years are counted as such, what is counted in days by the days themselves.
fn days_for(steps: &[Step]) -> fn(Duration) -> i64 {
    let is_in_months = steps.first().is_some_and(|step| Duration::is_whole_months(&step.unit));
    if is_in_months { Duration::in_even_months } else { Duration::all_days }
}

/// The hull over all that the fact may be. What is below zero counts as nothing.
fn rate(steps: &[Step], (low, high): &Interval) -> Interval {
    let nothing = Number::zero();
    let low = low.clone().unwrap_or_else(Number::zero).max(nothing.clone());
    let high = high.clone().map(|high| high.max(nothing));
    from_to(steps, low, high)
}

/// From one known size to another, or without end.
fn from_to(steps: &[Step], low: Number, high: Option<Number>) -> Interval {
    match steps {
        [] => exactly(Number::zero()),
        [last] => {
            let (near, far) = (last.gives(&low), high.map(|high| last.gives(&high)));
            match (last.value.is_negative(), last.value == Number::zero()) {
                (_, true) => exactly(Number::zero()),
                (true, _) => (far, Some(near)),
                (false, _) => (Some(near), far),
            }
        }
        [first, rest @ ..] => over_blocks(first, rest, low, high),
    }
}

/// A step of whole units divides what there is into blocks; in each block the rest runs from nothing up to a day less than a
/// unit. The blocks between the first and the last differ only by what the whole units give, so the ends of them are enough.
fn over_blocks(first: &Step, rest: &[Step], low: Number, high: Option<Number>) -> Interval {
    let (from, to) = (first.whole(&low), high.as_ref().map(|high| first.whole(high)));
    let start = |block: &Number| block.mul(&first.unit);
    let end = first.unit.sub(&Number::from_integer(1));
    let block = |number: &Number, low: Number, high: Number| {
        add(exactly(number.mul(&first.value)), from_to(rest, low, Some(high)))
    };
    let one = Number::from_integer(1);
    let within = |number: &Number| low.sub(&start(number));
    let Some((to, high)) = to.zip(high) else {
        let second = from.add(&one);
        let found = union(block(&from, within(&from), end.clone()), block(&second, Number::zero(), end));
        return match (first.value.is_negative(), first.value == Number::zero()) {
            (_, true) => found,
            (true, _) => (None, found.1),
            (false, _) => (found.0, None),
        };
    };
    let left = high.sub(&start(&to));
    if from == to {
        return block(&from, within(&from), left);
    }
    let mut found = union(block(&from, within(&from), end.clone()), block(&to, Number::zero(), left));
    if to.sub(&from) > one {
        for whole in [from.add(&one), to.sub(&one)] {
            found = union(found, block(&whole, Number::zero(), end.clone()));
        }
    }
    found
}

impl Step {
    /// How many whole units there are.
    fn whole(&self, size: &Number) -> Number {
        let one = Number::from_integer(1);
        size.div(&self.unit).map_or(Number::zero(), |units| units.round_to(&one, crate::value::Rounding::Down))
    }

    fn gives(&self, size: &Number) -> Number {
        let counted = match &self.piece {
            None => size.clone(),
            Some((Started::Completed, piece)) => size.round_to(piece, crate::value::Rounding::Down),
            Some((Started::Started, piece)) => size.round_to(piece, crate::value::Rounding::Up),
        };
        counted.div(&self.unit).map_or(Number::zero(), |units| units.mul(&self.value))
    }
}

// Arithmetic

/// Whatever the two may give together; nothing where one is absent, or for a division by zero.
fn arithmetic(how: Arithmetic, left: &Possible, right: &Possible) -> Possible {
    let (Some(a), Some(b)) = (left.values(), right.values()) else { return Possible::absent() };
    let (a, b) = (numbers(a, Duration::all_days), numbers(b, Duration::all_days));
    let may_be_absent = left.may_be_absent() || right.may_be_absent();
    let (value, is_by_zero) = match how {
        Arithmetic::Plus => (add(a, b), false),
        Arithmetic::Minus => (add(a, opposite(b)), false),
        Arithmetic::MultipliedBy => (product(a, b), false),
        Arithmetic::DividedBy if b == exactly(Number::zero()) => return Possible::absent(),
        Arithmetic::DividedBy => (product(a, reciprocal(&b)), holds_zero(&b)),
    };
    let range = Range { low: value.0.map(Value::Number), high: value.1.map(Value::Number) };
    Possible::Values { absent: may_be_absent || is_by_zero, range: Some(range) }
}

/// A product with a known zero is zero, whatever the other may be.
fn product(a: Interval, b: Interval) -> Interval {
    let zero = exactly(Number::zero());
    if a == zero || b == zero { zero } else { multiply(a, b) }
}

fn opposite((low, high): Interval) -> Interval {
    let turned = |end: Option<Number>| end.map(|end| Number::zero().sub(&end));
    (turned(high), turned(low))
}

fn holds_zero((low, high): &Interval) -> bool {
    let zero = Number::zero();
    low.as_ref().is_none_or(|low| *low <= zero) && high.as_ref().is_none_or(|high| *high >= zero)
}

/// One through each number of an interval, except through zero.
fn reciprocal((low, high): &Interval) -> Interval {
    let zero = Number::zero();
    let one = Number::from_integer(1);
    // Through a number without bound there is next to nothing.
    let through = |end: &Option<Number>| end.as_ref().map_or(Some(Number::zero()), |end| one.div(end));
    let is_positive = low.as_ref().is_some_and(|low| *low >= zero);
    let is_negative = high.as_ref().is_some_and(|high| *high <= zero);
    if is_positive || is_negative { (through(high), through(low)) } else { (None, None) }
}
