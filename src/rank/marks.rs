//! The values of keys in the order in which they come: the best and the worst that a candidate may have.

use crate::model::Model;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::syntax::ast::Order;
use crate::value::Value;
use std::cmp::Ordering;
use std::cmp::Reverse;

/// One end of a value, in the order of a key: what is less comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Better than any value: this end has no bound.
    Ahead,
    /// The lesser value comes first.
    Rising(Value),
    /// The greater value comes first.
    Falling(Reverse<Value>),
    /// Worse than any value: this end has no bound.
    Behind,
    /// No value; comes last whatever the direction.
    Absent,
}

/// All keys of a candidate, each at its best and at its worst.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    pub best: Vec<Mark>,
    pub worst: Vec<Mark>,
}

impl Row {
    /// From the best and the worst of each key.
    pub fn new(ends: impl Iterator<Item = (Mark, Mark)>) -> Row {
        let (best, worst) = ends.unzip();
        Row { best, worst }
    }

    /// Whether it is before the other however both turn out.
    pub fn is_before(&self, other: &Row) -> bool {
        self.worst < other.best
    }

    /// Whether it may be before the other.
    pub fn may_be_before(&self, other: &Row) -> bool {
        self.best < other.worst
    }

    pub fn is_settled(&self) -> bool {
        self.best == self.worst
    }

    /// The first key that puts it surely before the other.
    pub fn decides_against(&self, other: &Row) -> Option<usize> {
        let orders = self.worst.iter().zip(&other.best).map(|(own, other)| own.cmp(other));
        let (key, order) = orders.enumerate().find(|(_, order)| *order != Ordering::Equal)?;
        (order == Ordering::Less).then_some(key)
    }
}

/// The best and the worst mark of a fact.
pub fn ends(model: &Model, value: &Possible, ty: Type, first: Order) -> (Mark, Mark) {
    let Possible::Values { absent, range } = value else { return (Mark::Ahead, Mark::Absent) };
    let Some(range) = range else { return (Mark::Absent, Mark::Absent) };
    let (least, greatest) = extremes(model, ty);
    let (low, high) = (range.low.clone().or(least), range.high.clone().or(greatest));
    let (best, worst) = if first.is_descending() { (high, low) } else { (low, high) };
    let mark = |value: Value| if first.is_descending() { Mark::Falling(Reverse(value)) } else { Mark::Rising(value) };
    let worst = if *absent { Mark::Absent } else { worst.map_or(Mark::Behind, mark) };
    (best.map_or(Mark::Ahead, mark), worst)
}

/// The least and the greatest value of a type that has no others.
fn extremes(model: &Model, ty: Type) -> (Option<Value>, Option<Value>) {
    match ty {
        Type::Flag => (Some(Value::Flag(false)), Some(Value::Flag(true))),
        Type::Member(scale) => {
            let last = model.scale(scale).members.len().checked_sub(1);
            (Some(Value::Member(0)), last.map(|last| Value::Member(last as u32)))
        }
        Type::Number(_) | Type::Date | Type::Duration | Type::Set(_) | Type::Text => (None, None),
    }
}
