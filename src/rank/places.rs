//! Places as intervals: the least and the greatest that a candidate can have, whatever becomes known.

use super::marks::Mark;
use super::marks::Row;
use crate::value::Truth;
use std::collections::BTreeMap;

/// Someone who is or may be on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runner {
    pub row: Row,
    /// Yes or unknown.
    pub on: Truth,
}

/// From one place to another, both possible. The first place is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub least: usize,
    pub greatest: usize,
}

impl Place {
    pub fn is_settled(self) -> bool {
        self.least == self.greatest
    }
}

/// The place of each runner, provided that he is on the list. Equals share a place, or else one of them comes first and it is
/// not known who.
pub fn places(runners: &[Runner], shared: bool) -> Vec<Place> {
    let mut sure_worst: Vec<&[Mark]> =
        runners.iter().filter(|runner| runner.on == Truth::Yes).map(|runner| &runner.row.worst[..]).collect();
    let mut all_best: Vec<&[Mark]> =
        runners.iter().filter(|runner| runner.on != Truth::No).map(|runner| &runner.row.best[..]).collect();
    sure_worst.sort_unstable();
    all_best.sort_unstable();
    let place = |runner: &Runner| {
        let (best, worst) = (&runner.row.best[..], &runner.row.worst[..]);
        // His own worst is never before his best.
        let surely_before = sure_worst.partition_point(|other| *other < best);
        let (may_be_before, himself) = match shared {
            true => (all_best.partition_point(|other| *other < worst), best < worst),
            false => (all_best.partition_point(|other| *other <= worst), true),
        };
        let himself = usize::from(himself && runner.on != Truth::No);
        Place { least: 1 + surely_before, greatest: 1 + may_be_before - himself }
    };
    runners.iter().map(place).collect()
}

/// The groups of those who are surely equal by all keys, by their numbers; in the order of the keys.
pub fn ties(runners: &[Runner]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<&Row, Vec<usize>> = BTreeMap::new();
    for (index, runner) in runners.iter().enumerate().filter(|(_, runner)| runner.row.is_settled()) {
        groups.entry(&runner.row).or_default().push(index);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}
