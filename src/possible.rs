//! What a fact can be when not everything is known: a range of values, perhaps also absent.

use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The values that a fact may have. Known facts have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Possible {
    /// A set, or an unknown one.
    Set(Option<BTreeSet<u32>>),
    Values {
        /// It may be that there is none.
        absent: bool,
        /// The values it may have; `None` if it is surely absent.
        range: Option<Range>,
    },
}

/// Both ends belong to it; a missing end has no bound.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Range {
    pub low: Option<Value>,
    pub high: Option<Value>,
}

impl Range {
    pub fn exactly(value: Value) -> Range {
        Range { low: Some(value.clone()), high: Some(value) }
    }

    /// The one value, if there is only one.
    pub fn single(&self) -> Option<&Value> {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low.is_same(high) => Some(low),
            _ => None,
        }
    }

    /// The least range that holds both.
    pub fn hull(&self, other: &Range) -> Range {
        let low = self.low.as_ref().zip(other.low.as_ref()).map(|(a, b)| a.least(b));
        let high = self.high.as_ref().zip(other.high.as_ref()).map(|(a, b)| a.most(b));
        Range { low, high }
    }

    /// Whether some value may be in both, this one and the one that is asked for.
    fn meets(&self, asked: &Range) -> bool {
        let is = |a: &Option<Value>, b: &Option<Value>, order: Ordering| {
            a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.against(b) == order)
        };
        !is(&self.high, &asked.low, Ordering::Less) && !is(&self.low, &asked.high, Ordering::Greater)
    }
}

impl Possible {
    pub fn known(value: Value) -> Possible {
        match value {
            Value::Set(members) => Possible::Set(Some(members)),
            value => Possible::Values { absent: false, range: Some(Range::exactly(value)) },
        }
    }

    pub fn absent() -> Possible {
        Possible::Values { absent: true, range: None }
    }

    pub fn range(low: Option<Value>, high: Option<Value>) -> Possible {
        Possible::Values { absent: false, range: Some(Range { low, high }) }
    }

    /// Anything, perhaps also absent.
    pub fn anything(absent: bool) -> Possible {
        Possible::Values { absent, range: Some(Range::default()) }
    }

    pub fn truth(truth: Truth) -> Possible {
        match truth {
            Truth::Yes => Possible::known(Value::Flag(true)),
            Truth::No => Possible::known(Value::Flag(false)),
            Truth::Unknown => Possible::anything(false),
        }
    }

    /// The one value, if it is surely that.
    pub fn single(&self) -> Option<&Value> {
        match self {
            Possible::Values { absent: false, range: Some(range) } => range.single(),
            _ => None,
        }
    }

    pub fn is_surely_absent(&self) -> bool {
        matches!(self, Possible::Values { range: None, .. })
    }

    /// Whether nothing about it is open.
    pub fn is_settled(&self) -> bool {
        match self {
            Possible::Set(members) => members.is_some(),
            Possible::Values { range: None, .. } => true,
            Possible::Values { .. } => self.single().is_some(),
        }
    }

    pub fn values(&self) -> Option<&Range> {
        match self {
            Possible::Values { range, .. } => range.as_ref(),
            Possible::Set(_) => None,
        }
    }

    pub fn may_be_absent(&self) -> bool {
        matches!(self, Possible::Values { absent: true, .. })
    }

    /// The least possibility that holds both.
    pub fn hull(&self, other: &Possible) -> Possible {
        match (self, other) {
            (Possible::Values { absent: a, range: x }, Possible::Values { absent: b, range: y }) => {
                let range = match (x, y) {
                    (Some(x), Some(y)) => Some(x.hull(y)),
                    (Some(only), None) | (None, Some(only)) => Some(only.clone()),
                    (None, None) => None,
                };
                Possible::Values { absent: *a || *b, range }
            }
            (Possible::Set(a), Possible::Set(b)) if a == b => self.clone(),
            _ => Possible::Set(None),
        }
    }

    /// Whether it is yes.
    pub fn as_truth(&self) -> Truth {
        match self.single() {
            Some(Value::Flag(flag)) => Truth::from(*flag),
            Some(_) => Truth::Unknown,
            None if self.is_surely_absent() => Truth::No,
            None => Truth::Unknown,
        }
    }

    /// Applies a comparison of present values; an absent one gives no.
    fn when_present(&self, other: &Possible, compare: impl Fn(&Range, &Range) -> Truth) -> Truth {
        let (Possible::Values { absent: a, range: x }, Possible::Values { absent: b, range: y }) = (self, other) else {
            return Truth::Unknown;
        };
        let (Some(x), Some(y)) = (x, y) else { return Truth::No };
        match compare(x, y) {
            Truth::Yes if *a || *b => Truth::Unknown,
            truth => truth,
        }
    }

    pub fn equals(&self, other: &Possible) -> Truth {
        self.when_present(other, |x, y| match (x.single(), y.single()) {
            (Some(a), Some(b)) => Truth::from(a.against(b).is_eq()),
            _ if !x.meets(y) => Truth::No,
            _ => Truth::Unknown,
        })
    }

    /// At least `other`, or more than it if `other` itself is not included.
    pub fn is_above(&self, other: &Possible, included: bool) -> Truth {
        let is_above = |order: Ordering| order.is_gt() || (included && order.is_eq());
        self.when_present(other, |x, y| compare(&x.low, &y.high, &x.high, &y.low, is_above))
    }

    pub fn is_below(&self, other: &Possible, included: bool) -> Truth {
        let is_below = |order: Ordering| order.is_lt() || (included && order.is_eq());
        self.when_present(other, |x, y| compare(&x.high, &y.low, &x.low, &y.high, is_below))
    }

    pub fn includes(&self, member: &Possible) -> Truth {
        match (self, member.single()) {
            (Possible::Set(Some(members)), Some(Value::Member(member))) => Truth::from(members.contains(member)),
            (Possible::Set(Some(members)), None) if members.is_empty() || member.is_surely_absent() => Truth::No,
            _ => Truth::Unknown,
        }
    }

    /// The same possibility of being absent, with other numbers where it is not.
    pub fn with_numbers(&self, low: Option<Number>, high: Option<Number>) -> Possible {
        match self {
            Possible::Values { absent, range: Some(_) } => {
                let range = Range { low: low.map(Value::Number), high: high.map(Value::Number) };
                Possible::Values { absent: *absent, range: Some(range) }
            }
            other => other.clone(),
        }
    }

    /// The ends as numbers; a missing end has no bound.
    pub fn numbers(&self) -> (Option<Number>, Option<Number>) {
        let number = |value: &Option<Value>| value.as_ref().and_then(Value::number).cloned();
        match self.values() {
            Some(range) => (number(&range.low), number(&range.high)),
            None => (None, None),
        }
    }
}

/// Whether a comparison holds even for the two ends that are the worst for it, or not even for the two that are the best.
fn compare(
    worst: &Option<Value>,
    asked_of_worst: &Option<Value>,
    best: &Option<Value>,
    asked_of_best: &Option<Value>,
    holds: impl Fn(Ordering) -> bool,
) -> Truth {
    let order = |found: &Option<Value>, asked: &Option<Value>| Some(found.as_ref()?.against(asked.as_ref()?));
    match (order(worst, asked_of_worst), order(best, asked_of_best)) {
        (Some(order), _) if holds(order) => Truth::Yes,
        (_, Some(order)) if !holds(order) => Truth::No,
        _ => Truth::Unknown,
    }
}
