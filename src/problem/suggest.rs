//! Did you mean.

use super::Problem;
use std::cell::Cell;

/// Nobody mistypes a longer name; comparing it would take long.
const LONGEST: usize = 100;

/// Finds the candidate that differs from `name` in at most a third of its letters, the closest first.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).max(1);
    let may_be_close = |candidate: &&str| {
        candidate.chars().take(LONGEST + 1).count().abs_diff(length) <= allowed || is_longer_form(name, candidate)
    };
    candidates
        .into_iter()
        .filter(may_be_close)
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance > 0 && (*distance <= allowed || is_longer_form(name, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// `swim` for `swimming`: a beginning of at least four letters.
fn is_longer_form(name: &str, candidate: &str) -> bool {
    name.chars().count() >= 4 && candidate.starts_with(name)
}

/// Offers for as many names as anyone mends at a time; to compare thousands with thousands would take long.
#[derive(Debug, Default)]
pub struct Suggestions {
    asked: Cell<usize>,
}

impl Suggestions {
    const MOST: usize = 200;

    /// Offers the candidate that is close to `name`, if one is.
    pub fn offer<'a, C>(&self, problem: Problem, name: &str, candidates: impl FnOnce() -> C) -> Problem
    where
        C: IntoIterator<Item = &'a str>,
    {
        if self.asked.get() == Suggestions::MOST {
            return problem;
        }
        self.asked.set(self.asked.get() + 1);
        problem.suggest(name, candidates())
    }
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn offers_only_what_is_close() {
        assert_eq!(closest("levl", ["level", "label", "other"]), Some("level"));
        assert_eq!(closest("swim", ["swimming"]), Some("swimming"));
        assert_eq!(closest("zebra", ["level", "label"]), None);
        assert_eq!(closest("ab", ["xy"]), None);
    }
}
