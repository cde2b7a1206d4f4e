//! What records give together where each has its own worth and only so many count. Each end is the best, or the least,
//! that any way of filling the gaps could give.

use super::amounts::Interval;
use super::amounts::add;
use crate::value::Number;
use std::collections::BTreeMap;

/// A record that counts, or that may.
#[derive(Debug, Clone)]
pub struct Item {
    pub sure: bool,
    /// What it is worth if it counts; a missing end has no bound.
    pub worth: Interval,
    /// Its group by number; `None` if it may be in any.
    pub group: Option<usize>,
}

/// How many items count.
#[derive(Debug, Clone, Default)]
pub struct Caps {
    /// Of one group.
    pub per: Option<usize>,
    /// How many groups there can be at all, if that is limited.
    pub groups: Option<usize>,
    /// Of what the groups leave.
    pub best: Option<usize>,
}

impl Caps {
    /// The greatest number of items that can count.
    fn most(&self) -> Option<usize> {
        let of_groups = self.per.zip(self.groups).map(|(per, groups)| per.saturating_mul(groups));
        [self.best, of_groups].into_iter().flatten().min()
    }
}

/// The least and the greatest sum. Exact if what the items are worth, whether they count and their groups do not hang on
/// one another, apart from worths below zero in a choice out of open groups.
pub fn points(items: &[Item], caps: &Caps) -> Interval {
    match caps.per {
        None => of_one_group(&items.iter().collect::<Vec<&Item>>(), caps.best),
        Some(_) if is_settled(items) => {
            let worth = |place: usize| items[place].worth.clone();
            chosen(items, caps).into_iter().map(worth).fold(nothing(), add)
        }
        Some(per) => match grouped(items).filter(|_| caps.best.is_none()) {
            Some(groups) => groups.iter().map(|group| of_one_group(group, Some(per))).fold(nothing(), add),
            None => (least(items, per, caps), greatest(items, per, caps)),
        },
    }
}

/// What an open list of items gives, each of which has a worth within the same ends.
pub fn of_open_list((low, high): Interval, caps: &Caps) -> Interval {
    let zero = Number::zero();
    let end = |worth: Option<Number>, counts: &dyn Fn(&Number) -> bool| match worth {
        Some(worth) if !counts(&worth) => Some(Number::zero()),
        worth => Some(worth?.times(caps.most()?)),
    };
    (end(low, &|worth| *worth < zero), end(high, &|worth| *worth > zero))
}

/// The items that count, where all is known: of each group those of greatest worth, and of these the best.
pub fn chosen(items: &[Item], caps: &Caps) -> Vec<usize> {
    let mut places: Vec<usize> = (0..items.len()).collect();
    places.sort_by(|a, b| items[*b].worth.0.cmp(&items[*a].worth.0));
    let mut taken: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    let per = caps.per.unwrap_or(usize::MAX);
    places.retain(|place| {
        let taken = taken.entry(items[*place].group).or_default();
        *taken += 1;
        *taken <= per
    });
    places.truncate(caps.best.unwrap_or(usize::MAX));
    places.sort_unstable();
    places
}

/// Whether nothing is open about any item.
pub fn is_settled(items: &[Item]) -> bool {
    items.iter().all(|item| item.sure && item.group.is_some() && item.worth.0.is_some() && item.worth.0 == item.worth.1)
}

fn nothing() -> Interval {
    (Some(Number::zero()), Some(Number::zero()))
}

/// The items by groups, if all groups are known.
fn grouped(items: &[Item]) -> Option<Vec<Vec<&Item>>> {
    let mut groups: BTreeMap<usize, Vec<&Item>> = BTreeMap::new();
    for item in items {
        groups.entry(item.group?).or_default().push(item);
    }
    Some(groups.into_values().collect())
}

/// A sum; `None` has no bound.
fn sum<'n>(ends: impl Iterator<Item = &'n Option<Number>>) -> Option<Number> {
    ends.cloned().try_fold(Number::zero(), |sum, end| Some(sum.add(&end?)))
}

/// The sum of the greatest so many, which stand last; those without a bound are as given, least or greatest.
fn top(sorted: &[&Option<Number>], count: usize) -> Option<Number> {
    sum(sorted[sorted.len().saturating_sub(count)..].iter().copied())
}

fn of_one_group(items: &[&Item], best: Option<usize>) -> Interval {
    let best = best.unwrap_or(usize::MAX);
    (least_of_one(items, best), greatest_of_one(items, best))
}

/// Sure items push each other out; an open one harms where it is below zero and there is still room.
fn least_of_one(items: &[&Item], best: usize) -> Option<Number> {
    // No bound below comes before every number.
    let lows = |sure: bool| {
        let mut lows: Vec<&Option<Number>> =
            items.iter().filter(|item| item.sure == sure).map(|item| &item.worth.0).collect();
        lows.sort();
        lows
    };
    let sure = lows(true);
    let open = lows(false);
    let harms = |low: &&Option<Number>| low.as_ref().is_none_or(Number::is_negative);
    let room = best.saturating_sub(sure.len());
    let harm = sum(open.into_iter().take_while(harms).take(room))?;
    Some(top(&sure, best)?.add(&harm))
}

/// Open items come where they help: where they are not below zero, or where they push out what is worse.
fn greatest_of_one(items: &[&Item], best: usize) -> Option<Number> {
    // No bound above comes behind every number.
    let order = |high: &&Option<Number>| (high.is_none(), (*high).clone());
    let helps = |item: &&&Item| item.sure || item.worth.1.as_ref().is_none_or(|high| !high.is_negative());
    let mut helping: Vec<&Option<Number>> = items.iter().filter(helps).map(|item| &item.worth.1).collect();
    helping.sort_by_key(order);
    let some = top(&helping, best)?;
    if items.len() < best || helping.len() == items.len() {
        return Some(some);
    }
    let mut all: Vec<&Option<Number>> = items.iter().map(|item| &item.worth.1).collect();
    all.sort_by_key(order);
    let all = top(&all, best)?;
    Some(if helping.len() >= best { all } else { some.max(all) })
}

/// An item whose group is open takes a free place wherever there is one.
fn greatest(items: &[Item], per: usize, caps: &Caps) -> Option<Number> {
    let mut groups: BTreeMap<usize, Vec<Number>> = BTreeMap::new();
    let mut all = Vec::new();
    for item in items {
        let high = item.worth.1.clone()?.max(Number::zero());
        match item.group {
            Some(group) => groups.entry(group).or_default().push(high),
            None => all.push(high),
        }
    }
    all.extend(groups.into_values().flat_map(|group| Sorted::new(group, per).numbers));
    Some(Sorted::new(all, caps.most().unwrap_or(usize::MAX)).total())
}

/// Items whose group is open do least where all of them meet in the one group that pushes most of them out. What is below
/// zero is taken off at the end.
fn least(items: &[Item], per: usize, caps: &Caps) -> Option<Number> {
    let mut lows: Vec<Option<Number>> = items.iter().map(|item| item.worth.0.clone()).collect();
    lows.sort();
    let harms = |low: &&Option<Number>| low.as_ref().is_none_or(Number::is_negative);
    let harm = sum(lows.iter().take_while(harms).take(caps.most().unwrap_or(usize::MAX)))?;
    let mut groups: BTreeMap<usize, Vec<Number>> = BTreeMap::new();
    let mut open = Vec::new();
    for item in items.iter().filter(|item| item.sure) {
        let low = item.worth.0.clone()?.max(Number::zero());
        match item.group {
            Some(group) => groups.entry(group).or_default().push(low),
            None => open.push(low),
        }
    }
    let open = Sorted::new(open, per);
    let groups: Vec<Sorted> = groups.into_values().map(|group| Sorted::new(group, per)).collect();
    let all = Sorted::new(groups.iter().flat_map(|group| group.numbers.clone()).collect(), usize::MAX);
    let best = caps.best.unwrap_or(usize::MAX);
    let filled = if open.numbers.is_empty() {
        all.first(best)
    } else if groups.is_empty() {
        open.first(best)
    } else {
        let meet = |group: &Sorted| Meeting { all: &all, group, open: &open, per }.best(best);
        groups.iter().map(meet).min().unwrap_or_else(Number::zero)
    };
    Some(filled.add(&harm))
}

/// Numbers from the greatest down, and the sums of the first so many.
struct Sorted {
    numbers: Vec<Number>,
    sums: Vec<Number>,
}

impl Sorted {
    fn new(mut numbers: Vec<Number>, most: usize) -> Sorted {
        numbers.sort_by(|a, b| b.cmp(a));
        numbers.truncate(most);
        let mut sums = vec![Number::zero()];
        let mut sum = Number::zero();
        for number in &numbers {
            sum = sum.add(number);
            sums.push(sum.clone());
        }
        Sorted { numbers, sums }
    }

    fn first(&self, count: usize) -> Number {
        self.sums[count.min(self.numbers.len())].clone()
    }

    fn total(&self) -> Number {
        self.first(usize::MAX)
    }

    /// How many are above a number, or at least it.
    fn above(&self, bound: &Number, included: bool) -> usize {
        self.numbers.partition_point(|number| number > bound || (included && number == bound))
    }
}

/// All groups, where the open items are in one of them.
struct Meeting<'s> {
    all: &'s Sorted,
    group: &'s Sorted,
    open: &'s Sorted,
    per: usize,
}

impl Meeting<'_> {
    /// The sum of the best so many; looked for by the number that is the last to count.
    fn best(&self, best: usize) -> Number {
        let reaches = |bound: &Number| self.count(bound, true) >= best;
        let last = |numbers: &Sorted| {
            let place = numbers.numbers.partition_point(|bound| !reaches(bound));
            numbers.numbers.get(place).cloned()
        };
        match [last(self.all), last(self.open)].into_iter().flatten().max() {
            None => self.all.total().sub(&self.group.total()).add(&self.of_group(self.per)),
            Some(bound) => {
                let above = self.sum_above(&bound);
                above.add(&bound.times(best.saturating_sub(self.count(&bound, false))))
            }
        }
    }

    fn count(&self, bound: &Number, included: bool) -> usize {
        let group = self.group.above(bound, included);
        let met = (group + self.open.above(bound, included)).min(self.per);
        self.all.above(bound, included) - group + met
    }

    fn sum_above(&self, bound: &Number) -> Number {
        let (group, open) = (self.group.above(bound, false), self.open.above(bound, false));
        let others = self.all.first(self.all.above(bound, false)).sub(&self.group.first(group));
        let met = match group + open <= self.per {
            true => self.group.first(group).add(&self.open.first(open)),
            false => self.of_group(self.per),
        };
        others.add(&met)
    }

    /// The sum of the best so many of the group with the open items in it.
    fn of_group(&self, count: usize) -> Number {
        let (group, open) = (&self.group.numbers, &self.open.numbers);
        let (mut low, mut high) = (count.saturating_sub(group.len()).min(open.len()), count.min(open.len()));
        // Takes so many open items that none of those left is greater than one of the group that is taken.
        while low < high {
            let middle = low + (high - low) / 2;
            let from_group = count - middle;
            let is_better = from_group > group.len() || open[middle] > group[from_group - 1];
            if is_better { low = middle + 1 } else { high = middle }
        }
        self.group.first(count - low).add(&self.open.first(low))
    }
}
