//! Whether whoever meets one condition surely meets another: what a change of a condition does to its truth.

use super::magnitude::Scales;
use super::magnitude::compare_lengths;
use crate::diff::effect::Effect;
use crate::diff::effect::Effect::Down;
use crate::diff::effect::Effect::Open;
use crate::diff::effect::Effect::Still;
use crate::diff::effect::Effect::Up;
use crate::syntax::ast::*;
use crate::syntax::print;
use std::cmp::Ordering;

/// Of the old one compared with the new one: a bound that rises lets fewer pass.
pub fn of_order(was_compared: Option<Ordering>) -> Effect {
    match was_compared {
        Some(Ordering::Less) => Down,
        Some(Ordering::Greater) => Up,
        Some(Ordering::Equal) => Still,
        None => Open,
    }
}

impl Scales<'_> {
    /// How the truth moves. Every form of a condition is as true as its parts, or as untrue.
    pub fn truth(&self, was: &Condition, becomes: &Condition) -> Effect {
        use ConditionKind as C;
        if print::condition(was) == print::condition(becomes) {
            return Still;
        }
        match (&was.what, &becomes.what) {
            (C::Grouped(was), _) => self.truth(was, becomes),
            (_, C::Grouped(becomes)) => self.truth(was, becomes),
            (C::And(was), C::And(becomes)) => self.of_parts(was, becomes, Down),
            (C::Or(was), C::Or(becomes)) => self.of_parts(was, becomes, Up),
            (_, C::And(becomes)) => self.of_parts(std::slice::from_ref(was), becomes, Down),
            (C::And(was), _) => self.of_parts(was, std::slice::from_ref(becomes), Down),
            (_, C::Or(becomes)) => self.of_parts(std::slice::from_ref(was), becomes, Up),
            (C::Or(was), _) => self.of_parts(was, std::slice::from_ref(becomes), Up),
            (C::Not(was), C::Not(becomes)) => self.truth(was, becomes).turned(),
            (C::Has { record: a, filter: was, negated }, C::Has { record: b, filter: becomes, negated: other })
                if a.text == b.text && negated == other =>
            {
                let found = self.of_filters(was.as_deref(), becomes.as_deref());
                if *negated { found.turned() } else { found }
            }
            (C::Every { record: a, filter: was, must: old }, C::Every { record: b, filter: becomes, must: new })
                if a.text == b.text =>
            {
                let concerned = self.of_filters(was.as_deref(), becomes.as_deref());
                concerned.turned().and(self.truth(old, new))
            }
            (C::Compare { fact: a, test: Some(was) }, C::Compare { fact: b, test: Some(becomes) })
                if print::fact(a) == print::fact(b) =>
            {
                self.of_tests(was, becomes)
            }
            (C::Not(_) | C::Has { .. } | C::Every { .. } | C::DocumentOwed(_) | C::Compare { .. }, _) => Open,
        }
    }

    /// A filter lets fewer pass than none.
    pub fn of_filters(&self, was: Option<&Condition>, becomes: Option<&Condition>) -> Effect {
        match (was, becomes) {
            (None, None) => Still,
            (None, Some(_)) => Down,
            (Some(_), None) => Up,
            (Some(was), Some(becomes)) => self.truth(was, becomes),
        }
    }

    /// Parts that both have cancel out; what one more part means is given. Others are compared in their order.
    fn of_parts(&self, was: &[Condition], becomes: &[Condition], more: Effect) -> Effect {
        let text = print::condition;
        let without = |all: &[Condition], others: &[Condition]| -> Vec<Condition> {
            all.iter().filter(|one| !others.iter().any(|other| text(other) == text(one))).cloned().collect()
        };
        let (gone, new) = (without(was, becomes), without(becomes, was));
        match (gone.is_empty(), new.is_empty()) {
            (true, true) => Still,
            (true, false) => more,
            (false, true) => more.turned(),
            (false, false) if gone.len() == new.len() => {
                Effect::all(gone.iter().zip(&new).map(|(gone, new)| self.truth(gone, new)))
            }
            (false, false) => Open,
        }
    }

    pub fn of_tests(&self, was: &Test, becomes: &Test) -> Effect {
        use TestKind as T;
        if print::test(was) == print::test(becomes) {
            return Still;
        }
        let one = std::slice::from_ref;
        match (&was.what, &becomes.what) {
            (T::Range(was), T::Range(becomes)) => self.of_bounds(was, becomes),
            (T::In(was), T::In(becomes)) => of_lists(was, becomes),
            (T::Is(was), T::In(becomes)) => of_lists(one(was), becomes),
            (T::In(was), T::Is(becomes)) => of_lists(was, one(becomes)),
            (T::Before(was), T::Before(becomes)) | (T::OnOrBefore(was), T::OnOrBefore(becomes)) => {
                of_order(self.compare_operands(was, becomes)).turned()
            }
            (T::After(was), T::After(becomes)) | (T::OnOrAfter(was), T::OnOrAfter(becomes)) => {
                of_order(self.compare_operands(was, becomes))
            }
            (T::Within(was, until), T::Within(becomes, other)) if print::operand(until) == print::operand(other) => {
                of_order(compare_lengths(*was, *becomes)).turned()
            }
            (
                T::Holds
                | T::Is(_)
                | T::IsNot(_)
                | T::In(_)
                | T::Includes(_)
                | T::Range(_)
                | T::Before(_)
                | T::After(_)
                | T::OnOrBefore(_)
                | T::OnOrAfter(_)
                | T::Within(..),
                _,
            ) => Open,
        }
    }

    fn compare_operands(&self, was: &Operand, becomes: &Operand) -> Option<Ordering> {
        if print::operand(was) == print::operand(becomes) {
            return Some(Ordering::Equal);
        }
        self.compare(&self.of_operand(was)?, &self.of_operand(becomes)?)
    }

    fn of_bounds(&self, was: &[(Bound, Operand)], becomes: &[(Bound, Operand)]) -> Effect {
        let mut found = Still;
        for low in [true, false] {
            let of = |bounds: &[(Bound, Operand)]| -> Vec<(Bound, Operand)> {
                bounds.iter().filter(|(bound, _)| is_low(*bound) == low).cloned().collect()
            };
            found = found.and(match (&of(was)[..], &of(becomes)[..]) {
                ([], []) => Still,
                ([], [_, ..]) => Down,
                ([_, ..], []) => Up,
                ([was], [becomes]) => self.of_ends(low, was, becomes),
                ([_, ..], [_, ..]) => Open,
            });
        }
        found
    }

    fn of_ends(&self, low: bool, (was, a): &(Bound, Operand), (becomes, b): &(Bound, Operand)) -> Effect {
        let is_excluded = |bound: Bound| matches!(bound, Bound::MoreThan | Bound::LessThan);
        let ends = self.compare_operands(a, b).map(|end| if low { end } else { end.reverse() });
        of_order(ends.map(|end| end.then(is_excluded(*was).cmp(&is_excluded(*becomes)))))
    }

    /// A limit that rises lets more through.
    pub fn of_limits(&self, was: Option<&Operand>, becomes: Option<&Operand>, coming: Effect) -> Effect {
        match (was, becomes) {
            (None, None) => Still,
            (None, Some(_)) => coming,
            (Some(_), None) => coming.turned(),
            (Some(was), Some(becomes)) => of_order(self.compare_operands(was, becomes)).turned(),
        }
    }

    /// Limits from below and from above.
    pub fn of_both_limits(
        &self,
        (least, most): (Option<&Operand>, Option<&Operand>),
        (floor, cap): (Option<&Operand>, Option<&Operand>),
    ) -> Effect {
        self.of_limits(least, floor, Up).and(self.of_limits(most, cap, Down))
    }

    pub fn of_constants(&self, was: &Constant, becomes: &Constant) -> Effect {
        let (was, becomes) = (super::magnitude::of_constant(was), super::magnitude::of_constant(becomes));
        of_order(was.zip(becomes).and_then(|(was, becomes)| self.compare(&was, &becomes))).turned()
    }

    pub fn of_operands(&self, was: &Operand, becomes: &Operand) -> Effect {
        of_order(self.compare_operands(was, becomes)).turned()
    }
}

pub fn is_low(bound: Bound) -> bool {
    match bound {
        Bound::AtLeast | Bound::MoreThan => true,
        Bound::AtMost | Bound::LessThan => false,
    }
}

/// A longer list lets more pass.
fn of_lists(was: &[Operand], becomes: &[Operand]) -> Effect {
    let texts = |operands: &[Operand]| operands.iter().map(print::operand).collect::<Vec<String>>();
    let (was, becomes) = (texts(was), texts(becomes));
    let within = |small: &[String], large: &[String]| small.iter().all(|one| large.contains(one));
    match (within(&was, &becomes), within(&becomes, &was)) {
        (true, true) => Still,
        (true, false) => Up,
        (false, true) => Down,
        (false, false) => Open,
    }
}

/// So many records count, or all of them.
pub fn of_counts(was: Option<usize>, becomes: Option<usize>) -> Effect {
    let all = |count: Option<usize>| count.unwrap_or(usize::MAX);
    of_order(Some(all(was).cmp(&all(becomes)))).turned()
}
