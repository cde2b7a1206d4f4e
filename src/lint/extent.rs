//! Which values a fact may have: intervals, or members of a scale. All of it is exact.

use crate::model::expression::End;
use crate::model::expression::Operand;
use crate::value::Value;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// One end of an interval and whether it belongs to it; `None` has no bound.
type Bound = Option<(Value, bool)>;

/// The values that a fact may have, and whether it may be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extent {
    pub absent: bool,
    values: Values,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Values {
    /// Members of a scale, or no (0) and yes (1); and how many there are at all.
    Members(BTreeSet<u32>, u32),
    /// Intervals in order, none of which touches another.
    Intervals(Vec<(Bound, Bound)>),
}

impl Extent {
    pub fn members(members: impl IntoIterator<Item = u32>, all: u32) -> Extent {
        Extent { absent: false, values: Values::Members(members.into_iter().filter(|it| *it < all).collect(), all) }
    }

    pub fn interval(low: Bound, high: Bound) -> Extent {
        let mut extent = Extent { absent: false, values: Values::Intervals(Vec::new()) };
        if !is_empty(&low, &high) {
            extent.values = Values::Intervals(vec![(low, high)]);
        }
        extent
    }

    pub fn value(value: &Value) -> Extent {
        Extent::interval(Some((value.clone(), true)), Some((value.clone(), true)))
    }

    pub fn with_absent(self, absent: bool) -> Extent {
        Extent { absent, ..self }
    }

    pub fn contains(&self, value: &Value) -> bool {
        match (&self.values, value) {
            (Values::Members(members, _), Value::Member(member)) => members.contains(member),
            (Values::Members(members, _), Value::Flag(flag)) => members.contains(&u32::from(*flag)),
            _ => !self.intersect(&Extent::value(value)).is_empty(),
        }
    }

    pub fn is_empty(&self) -> bool {
        let none = match &self.values {
            Values::Members(members, _) => members.is_empty(),
            Values::Intervals(intervals) => intervals.is_empty(),
        };
        none && !self.absent
    }

    /// All other values, and absent if it is not in.
    pub fn complement(&self) -> Extent {
        let values = match &self.values {
            Values::Members(members, all) => {
                Values::Members((0..*all).filter(|it| !members.contains(it)).collect(), *all)
            }
            Values::Intervals(intervals) => Values::Intervals(gaps(intervals)),
        };
        Extent { absent: !self.absent, values }
    }

    pub fn intersect(&self, other: &Extent) -> Extent {
        let values = match (&self.values, &other.values) {
            (Values::Members(a, all), Values::Members(b, _)) => {
                Values::Members(a.intersection(b).copied().collect(), *all)
            }
            (Values::Intervals(a), Values::Intervals(b)) => {
                let both =
                    a.iter().flat_map(|a| b.iter().map(move |b| (highest_low(&a.0, &b.0), lowest_high(&a.1, &b.1))));
                Values::Intervals(both.filter(|(low, high)| !is_empty(low, high)).collect())
            }
            // Facts of one name have one type.
            _ => self.values.clone(),
        };
        Extent { absent: self.absent && other.absent, values }
    }

    pub fn union(&self, other: &Extent) -> Extent {
        self.complement().intersect(&other.complement()).complement()
    }
}

impl Extent {
    /// Whether values are missing between others. From one whole number to the next nothing is taken to be missing, since
    /// there may be nothing.
    pub fn has_hole(&self) -> bool {
        let Values::Intervals(intervals) = &self.values else { return false };
        gaps(intervals).iter().any(|gap| match gap {
            (Some((low, low_in)), Some((high, high_in))) => *low_in || *high_in || !low.is_followed_by(high),
            _ => false,
        })
    }
}

/// An end of an interval, if it is a constant.
pub fn bound(end: Option<&End>, constant: impl Fn(&Operand) -> Option<Value>) -> Option<Bound> {
    match end {
        None => Some(None),
        Some(End { operand, included }) => Some(Some((constant(operand)?, *included))),
    }
}

fn is_empty(low: &Bound, high: &Bound) -> bool {
    match (low, high) {
        (Some((low, low_in)), Some((high, high_in))) => low > high || (low == high && !(*low_in && *high_in)),
        _ => false,
    }
}

fn highest_low(a: &Bound, b: &Bound) -> Bound {
    match (a, b) {
        (None, other) | (other, None) => other.clone(),
        (Some((x, x_in)), Some((y, y_in))) => match x.cmp(y) {
            Ordering::Greater => a.clone(),
            Ordering::Less => b.clone(),
            Ordering::Equal => Some((x.clone(), *x_in && *y_in)),
        },
    }
}

fn lowest_high(a: &Bound, b: &Bound) -> Bound {
    match (a, b) {
        (None, other) | (other, None) => other.clone(),
        (Some((x, x_in)), Some((y, y_in))) => match x.cmp(y) {
            Ordering::Less => a.clone(),
            Ordering::Greater => b.clone(),
            Ordering::Equal => Some((x.clone(), *x_in && *y_in)),
        },
    }
}

/// What lies between, before and behind intervals that are in order.
fn gaps(intervals: &[(Bound, Bound)]) -> Vec<(Bound, Bound)> {
    let turned = |bound: &Bound| bound.clone().map(|(value, included)| (value, !included));
    let mut found = Vec::new();
    let mut low: Option<Bound> = Some(None);
    for (start, end) in intervals {
        if let (Some(from), Some(_)) = (&low, start) {
            found.push((from.clone(), turned(start)));
        }
        low = end.is_some().then(|| turned(end));
    }
    if let Some(from) = low {
        found.push((from, None));
    }
    found.retain(|(low, high)| !is_empty(low, high));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;

    fn number(value: i64) -> Value {
        Value::Number(Number::from_integer(value))
    }

    fn from(low: i64) -> Extent {
        Extent::interval(Some((number(low), true)), None)
    }

    #[test]
    fn what_is_not_in_is_in_the_complement() {
        let both = from(2).intersect(&from(5).complement());
        assert_eq!(both, Extent::interval(Some((number(2), true)), Some((number(5), false))));
        assert!(from(5).intersect(&from(5).complement()).is_empty());
        assert!(from(2).complement().absent);
    }

    #[test]
    fn a_union_has_what_either_has() {
        let apart = Extent::value(&number(1)).union(&from(3));
        assert!(apart.intersect(&Extent::value(&number(2))).is_empty());
        assert!(!apart.intersect(&Extent::value(&number(3))).is_empty());
        assert!(apart.union(&from(3).complement()).complement().is_empty());
    }

    #[test]
    fn members_are_counted() {
        let low = Extent::members([0, 1], 3);
        assert_eq!(low.complement(), Extent::members([2], 3).with_absent(true));
        assert!(low.intersect(&Extent::members([2], 3)).is_empty());
    }
}
