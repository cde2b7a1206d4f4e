//! Which values a fact may have: intervals, or members of a scale. All of it is exact. What lies next to each other, leaves a
//! gap or is empty is told here and nowhere else.

use crate::value::Duration;
use crate::value::Grain;
use crate::value::Value;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// One end of an interval and whether it belongs to it; `None` has no bound.
pub type Bound = Option<(Value, bool)>;

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
    Intervals(Vec<(Bound, Bound)>, Grain),
}

impl Extent {
    pub fn members(members: impl IntoIterator<Item = u32>, all: u32) -> Extent {
        Extent { absent: false, values: Values::Members(members.into_iter().filter(|it| *it < all).collect(), all) }
    }

    pub fn interval(low: Bound, high: Bound, grain: Grain) -> Extent {
        Extent { absent: false, values: Values::Intervals(joined(vec![(low, high)], grain), grain) }
    }

    pub fn value(value: &Value, grain: Grain) -> Extent {
        Extent::interval(Some((value.clone(), true)), Some((value.clone(), true)), grain)
    }

    pub fn everything(grain: Grain) -> Extent {
        Extent::interval(None, None, grain)
    }

    pub fn nothing(grain: Grain) -> Extent {
        Extent { absent: false, values: Values::Intervals(Vec::new(), grain) }
    }

    pub fn with_absent(self, absent: bool) -> Extent {
        Extent { absent, ..self }
    }

    pub fn contains(&self, value: &Value) -> bool {
        match (&self.values, value) {
            (Values::Members(members, _), Value::Member(member)) => members.contains(member),
            (Values::Members(members, _), Value::Flag(flag)) => members.contains(&u32::from(*flag)),
            (Values::Members(..), _) => true,
            (Values::Intervals(_, grain), _) => !self.intersect(&Extent::value(value, *grain)).is_empty(),
        }
    }

    pub fn is_empty(&self) -> bool {
        let none = match &self.values {
            Values::Members(members, _) => members.is_empty(),
            Values::Intervals(intervals, _) => intervals.is_empty(),
        };
        none && !self.absent
    }

    /// All other values, and absent if it is not in.
    pub fn complement(&self) -> Extent {
        let values = match &self.values {
            Values::Members(members, all) => {
                Values::Members((0..*all).filter(|it| !members.contains(it)).collect(), *all)
            }
            Values::Intervals(intervals, grain) => Values::Intervals(joined(gaps(intervals), *grain), *grain),
        };
        Extent { absent: !self.absent, values }
    }

    /// All that is in both; not less where lengths in days meet lengths in months, which have no common order.
    pub fn intersect(&self, other: &Extent) -> Extent {
        if self.mixes(other) {
            return Extent { absent: self.absent && other.absent, ..self.clone() };
        }
        let values = match (&self.values, &other.values) {
            (Values::Members(a, all), Values::Members(b, _)) => {
                Values::Members(a.intersection(b).copied().collect(), *all)
            }
            (Values::Intervals(a, grain), Values::Intervals(b, _)) => {
                let both =
                    a.iter().flat_map(|a| b.iter().map(move |b| (highest_low(&a.0, &b.0), lowest_high(&a.1, &b.1))));
                Values::Intervals(joined(both.collect(), *grain), *grain)
            }
            // Facts of one name have one type.
            (Values::Members(..), Values::Intervals(..)) | (Values::Intervals(..), Values::Members(..)) => {
                self.values.clone()
            }
        };
        Extent { absent: self.absent && other.absent, values }
    }

    /// Whether something is surely in both.
    pub fn meets(&self, other: &Extent) -> bool {
        !self.mixes(other) && !self.intersect(other).is_empty()
    }

    /// All that is in either; not more where lengths in days meet lengths in months.
    pub fn union(&self, other: &Extent) -> Extent {
        if self.mixes(other) {
            return Extent { absent: self.absent || other.absent, ..self.clone() };
        }
        let values = match (&self.values, &other.values) {
            (Values::Members(a, all), Values::Members(b, _)) => Values::Members(a.union(b).copied().collect(), *all),
            (Values::Intervals(a, grain), Values::Intervals(b, _)) => {
                Values::Intervals(joined(a.iter().chain(b).cloned().collect(), *grain), *grain)
            }
            (Values::Members(..), Values::Intervals(..)) | (Values::Intervals(..), Values::Members(..)) => {
                self.values.clone()
            }
        };
        Extent { absent: self.absent || other.absent, values }
    }

    /// Whether one speaks of days and the other of months.
    fn mixes(&self, other: &Extent) -> bool {
        let kinds: Vec<bool> = self.ends().chain(other.ends()).filter_map(Duration::is_in_days).collect();
        kinds.windows(2).any(|pair| pair[0] != pair[1])
    }

    /// The lengths of time that are its ends.
    fn ends(&self) -> impl Iterator<Item = Duration> {
        let intervals = match &self.values {
            Values::Members(..) => &[][..],
            Values::Intervals(intervals, _) => &intervals[..],
        };
        let ends = intervals.iter().flat_map(|(low, high)| low.iter().chain(high));
        ends.filter_map(|(value, _)| value.duration())
    }

    /// Whether all that is in it is in the other.
    pub fn is_within(&self, other: &Extent) -> bool {
        self.intersect(&other.complement()).is_empty()
    }

    /// The members of a scale of so many that are in it.
    pub fn among(&self, all: u32) -> Extent {
        let members = (0..all).filter(|member| self.contains(&Value::Member(*member)));
        Extent::members(members, all).with_absent(self.absent)
    }

    /// Whether values are missing between others. Members have no order here, and so nothing between them.
    pub fn has_hole(&self) -> bool {
        match &self.values {
            Values::Members(..) => false,
            Values::Intervals(intervals, _) => intervals.len() > 1,
        }
    }
}

/// Intervals in order, those put together between which there is nothing, and none that is empty.
fn joined(intervals: Vec<(Bound, Bound)>, grain: Grain) -> Vec<(Bound, Bound)> {
    let end = |bound: Bound, is_low: bool| bound.map(|(value, included)| grain.end(value, included, is_low));
    let mut all: Vec<(Bound, Bound)> =
        intervals.into_iter().map(|(low, high)| (end(low, true), end(high, false))).collect();
    all.retain(|(low, high)| !is_empty(low, high));
    all.sort_by(|(a, _), (b, _)| compare_lows(a, b));
    let mut found: Vec<(Bound, Bound)> = Vec::new();
    for (low, high) in all {
        match found.last_mut() {
            Some((_, reached)) if !is_apart(reached, &low, grain) => *reached = highest_high(reached, &high),
            _ => found.push((low, high)),
        }
    }
    found
}

/// Whether there is something between the end of one interval and the start of the next.
fn is_apart(high: &Bound, low: &Bound, grain: Grain) -> bool {
    let end = |bound: Bound, is_low: bool| bound.map(|(value, included)| grain.end(value, included, is_low));
    high.is_some() && low.is_some() && !is_empty(&end(turned(high), true), &end(turned(low), false))
}

/// The end of what begins where this one ends.
fn turned(bound: &Bound) -> Bound {
    bound.clone().map(|(value, included)| (value, !included))
}

fn is_empty(low: &Bound, high: &Bound) -> bool {
    match (low, high) {
        (Some((low, low_in)), Some((high, high_in))) => low > high || (low == high && !(*low_in && *high_in)),
        _ => false,
    }
}

fn compare_lows(a: &Bound, b: &Bound) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some((a, a_in)), Some((b, b_in))) => a.cmp(b).then(b_in.cmp(a_in)),
    }
}

fn highest_low(a: &Bound, b: &Bound) -> Bound {
    match compare_lows(a, b) {
        Ordering::Less => b.clone(),
        Ordering::Equal | Ordering::Greater => a.clone(),
    }
}

fn compare_highs(a: &Bound, b: &Bound) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.cmp(b),
    }
}

fn lowest_high(a: &Bound, b: &Bound) -> Bound {
    match compare_highs(a, b) {
        Ordering::Greater => b.clone(),
        Ordering::Equal | Ordering::Less => a.clone(),
    }
}

fn highest_high(a: &Bound, b: &Bound) -> Bound {
    match compare_highs(a, b) {
        Ordering::Less => b.clone(),
        Ordering::Equal | Ordering::Greater => a.clone(),
    }
}

/// What lies between, before and behind intervals that are in order.
fn gaps(intervals: &[(Bound, Bound)]) -> Vec<(Bound, Bound)> {
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
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Number;
    use jiff::civil::Date;

    fn number(value: i64) -> Value {
        Value::Number(Number::from_integer(value))
    }

    fn up_to(high: Value, included: bool, grain: Grain) -> Extent {
        Extent::interval(None, Some((high, included)), grain)
    }

    fn from(low: Value, included: bool, grain: Grain) -> Extent {
        Extent::interval(Some((low, included)), None, grain)
    }

    #[test]
    fn what_is_not_in_is_in_the_complement() {
        let at_least = |low: i64| from(number(low), true, Grain::Dense);
        let both = at_least(2).intersect(&at_least(5).complement());
        assert_eq!(both, Extent::interval(Some((number(2), true)), Some((number(5), false)), Grain::Dense));
        assert!(at_least(5).intersect(&at_least(5).complement()).is_empty());
        assert!(at_least(2).complement().absent);
    }

    #[test]
    fn a_union_has_what_either_has() {
        let three = from(number(3), true, Grain::Dense);
        let apart = Extent::value(&number(1), Grain::Dense).union(&three);
        assert!(apart.intersect(&Extent::value(&number(2), Grain::Dense)).is_empty());
        assert!(!apart.intersect(&Extent::value(&number(3), Grain::Dense)).is_empty());
        assert!(apart.has_hole());
        assert!(apart.union(&three.complement()).complement().is_empty());
    }

    #[test]
    fn members_are_counted() {
        let low = Extent::members([0, 1], 3);
        assert_eq!(low.complement(), Extent::members([2], 3).with_absent(true));
        assert!(low.intersect(&Extent::members([2], 3)).is_empty());
    }

    #[test]
    fn days_levels_whole_numbers_and_lengths_have_neighbours() {
        let day = |month, day| Value::Date(Date::constant(2020, month, day));
        let length = |months, days| Value::Duration(Duration::new(0, months, days));
        for (before, after) in [
            (day(2, 29), day(3, 1)),
            (Value::Member(1), Value::Member(2)),
            (number(-1), number(0)),
            (length(2, 3), length(2, 4)),
            (Value::Duration(Duration::asked(0, 0, 3)), Value::Duration(Duration::asked(0, 0, 4))),
        ] {
            let (low, high) = (up_to(before.clone(), true, Grain::Steps), from(after.clone(), true, Grain::Steps));
            assert_eq!(low.union(&high), Extent::everything(Grain::Steps));
            assert!(low.intersect(&high).is_empty());
            assert_eq!(low, up_to(after.clone(), false, Grain::Steps));
            assert_eq!(high, from(before.clone(), false, Grain::Steps));
            let between = Extent::interval(Some((before, false)), Some((after, false)), Grain::Steps);
            assert!(between.is_empty());
        }
    }

    #[test]
    fn between_decimals_there_is_always_one() {
        let (low, high) = (up_to(number(59), true, Grain::Dense), from(number(60), true, Grain::Dense));
        assert!(low.union(&high).has_hole());
        assert!(!Extent::interval(Some((number(5), false)), Some((number(6), false)), Grain::Dense).is_empty());
        // Of whole numbers, four and a half is none.
        let half: Value = Value::Number("4.5".parse().expect("a number"));
        assert!(Extent::value(&half, Grain::Steps).is_empty());
        assert_eq!(from(half, true, Grain::Steps), from(number(5), true, Grain::Steps));
    }
}
