//! Rankings: places against all that could become known, the command, what other readings change.

use saty::rank::marks::Mark;
use saty::rank::marks::Row;
use saty::rank::places;
use saty::rank::places::Runner;
use saty::value::Number;
use saty::value::Truth;
use saty::value::Value;
use std::collections::BTreeSet;

// Against all that could become known

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % count
    }
}

/// A key from its best to its worst value; 9 stands for no value, which is the worst.
type Span = (i64, i64);

const NONE: i64 = 9;

fn mark(value: i64) -> Mark {
    if value == NONE { Mark::Absent } else { Mark::Rising(Value::Number(Number::from_integer(value))) }
}

fn row(spans: &[Span]) -> Row {
    Row::new(spans.iter().map(|(best, worst)| (mark(*best), mark(*worst))))
}

fn span(dice: &mut Dice) -> Span {
    let best = dice.below(4) as i64;
    match dice.below(4) {
        0 => (best, best),
        1 => (best, NONE),
        2 if best == 3 => (NONE, NONE),
        _ => (best, best + dice.below(3) as i64),
    }
}

/// All values that a key may turn out to have.
fn values((best, worst): Span) -> Vec<i64> {
    let inner = best..=worst.min(5);
    if worst == NONE { inner.chain([NONE]).collect() } else { inner.collect() }
}

/// All that the keys of a candidate may turn out to be.
fn completions(spans: &[Span]) -> Vec<Vec<i64>> {
    spans.iter().fold(vec![Vec::new()], |rows, span| {
        let with = |row: Vec<i64>| values(*span).into_iter().map(move |value| [row.clone(), vec![value]].concat());
        rows.into_iter().flat_map(with).collect()
    })
}

#[test]
fn certainly_before_is_before_however_it_turns_out() {
    let mut dice = Dice(20_250_401);
    let (mut sure, mut open) = (0, 0);
    for _ in 0..20_000 {
        let keys = 1 + dice.below(3) as usize;
        let (one, two): (Vec<Span>, Vec<Span>) = (0..keys).map(|_| (span(&mut dice), span(&mut dice))).unzip();
        let (all, others) = (completions(&one), completions(&two));
        let pairs = || all.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
        let (first, second) = (row(&one), row(&two));
        assert_eq!(first.is_before(&second), pairs().all(|(a, b)| a < b), "{one:?} {two:?}");
        assert_eq!(first.may_be_before(&second), pairs().any(|(a, b)| a < b), "{one:?} {two:?}");
        if let Some(key) = first.decides_against(&second) {
            assert!(first.is_before(&second), "{one:?} {two:?}");
            let decided = pairs().all(|(a, b)| a[..=key] < b[..=key]);
            assert!(decided, "key {key} of {one:?} {two:?}");
            sure += 1;
        } else {
            assert!(!first.is_before(&second), "{one:?} {two:?}");
            open += 1;
        }
    }
    assert!(sure > 2_000 && open > 2_000, "{sure} {open}");
}

/// A small competition: for each candidate the keys, and whether it is known that he is on the list.
type Small = Vec<(Vec<Span>, Truth)>;

fn small(dice: &mut Dice) -> Small {
    let keys = 1 + dice.below(2) as usize;
    let count = 2 + dice.below(4) as usize;
    let narrow = |dice: &mut Dice| {
        let (best, worst) = span(dice);
        (best, worst.min(if worst == NONE { NONE } else { best + 1 }))
    };
    let one = |dice: &mut Dice| {
        let spans: Vec<Span> = (0..keys).map(|_| narrow(dice)).collect();
        (spans, if dice.below(3) == 0 { Truth::Unknown } else { Truth::Yes })
    };
    (0..count).map(|_| one(dice)).collect()
}

/// Every way in which a candidate may turn out: not on the list, or with these keys.
fn ways((spans, on): &(Vec<Span>, Truth)) -> Vec<Option<Vec<i64>>> {
    let mut ways: Vec<Option<Vec<i64>>> = completions(spans).into_iter().map(Some).collect();
    if *on == Truth::Unknown {
        ways.push(None);
    }
    ways
}

/// All places that each candidate may get: among those before him, and with a lot among his equals.
fn all_places(competition: &Small, shared: bool) -> Vec<BTreeSet<usize>> {
    let mut found = vec![BTreeSet::new(); competition.len()];
    let all: Vec<Vec<Option<Vec<i64>>>> = competition.iter().map(ways).collect();
    let mut at = vec![0; all.len()];
    loop {
        let now: Vec<&Option<Vec<i64>>> = all.iter().zip(&at).map(|(ways, at)| &ways[*at]).collect();
        for (who, own) in now.iter().enumerate() {
            let Some(own) = own else { continue };
            let others = now.iter().enumerate().filter(|(other, _)| *other != who).filter_map(|(_, it)| it.as_ref());
            let before = others.clone().filter(|other| *other < own).count();
            let equal = if shared { 0 } else { others.filter(|other| *other == own).count() };
            found[who].extend((0..=equal).map(|drawn_before| 1 + before + drawn_before));
        }
        let Some(next) = (0..at.len()).find(|index| at[*index] + 1 < all[*index].len()) else { return found };
        at[next] += 1;
        at[..next].fill(0);
    }
}

#[test]
fn places_reach_exactly_from_the_best_to_the_worst_that_can_be() {
    let mut dice = Dice(4_807);
    let (mut tried, mut intervals) = (0, 0);
    while tried < 1_500 {
        let competition = small(&mut dice);
        let count: usize = competition.iter().map(|one| ways(one).len()).product();
        if count > 20_000 {
            continue;
        }
        tried += 1;
        let runners: Vec<Runner> = competition.iter().map(|(spans, on)| Runner { row: row(spans), on: *on }).collect();
        for shared in [true, false] {
            let found = places::places(&runners, shared);
            for (place, all) in found.iter().zip(all_places(&competition, shared)) {
                let hull = (all.first().copied(), all.last().copied());
                assert_eq!((Some(place.least), Some(place.greatest)), hull, "{shared} {competition:?}");
                intervals += usize::from(!place.is_settled());
            }
        }
    }
    assert!(intervals > 2_000, "{intervals}");
}

#[test]
fn ties_are_those_whom_no_key_can_tell_apart() {
    let mut dice = Dice(77);
    let mut groups = 0;
    for _ in 0..2_000 {
        let competition = small(&mut dice);
        let runners: Vec<Runner> = competition.iter().map(|(spans, on)| Runner { row: row(spans), on: *on }).collect();
        let ties = places::ties(&runners);
        for one in 0..runners.len() {
            for two in 0..one {
                let always_equal = completions(&competition[one].0)
                    .iter()
                    .all(|a| completions(&competition[two].0).iter().all(|b| a == b));
                let tied = ties.iter().any(|group| group.contains(&one) && group.contains(&two));
                assert_eq!(tied, always_equal, "{competition:?}");
            }
        }
        groups += ties.len();
    }
    assert!(groups > 100, "{groups}");
}
