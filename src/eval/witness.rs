//! What evaluations came by: which tests held and failed, whether a value stood exactly on an end, whether a limit cut.

use super::trace::Needed;
use crate::possible::Possible;
use crate::source::Span;
use crate::value::Truth;
use std::cell::RefCell;
use std::collections::HashSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    Held,
    Failed,
    OnLowEnd,
    OnHighEnd,
    Capped,
    NotCapped,
}

/// Watches evaluations; what it saw is kept by the place of the test in the policy.
#[derive(Debug, Default)]
pub struct Witness {
    seen: RefCell<HashSet<(Span, Sight)>>,
}

impl Witness {
    pub fn has_seen(&self, place: Span, sight: Sight) -> bool {
        self.seen.borrow().contains(&(place, sight))
    }

    /// The places that were come by.
    pub fn places(&self) -> HashSet<Span> {
        self.seen.borrow().iter().map(|(place, _)| *place).collect()
    }

    pub(super) fn sees(&self, place: Span, sight: Sight) {
        self.seen.borrow_mut().insert((place, sight));
    }

    pub(super) fn sees_truth(&self, place: Span, truth: Truth) {
        match truth {
            Truth::Yes => self.sees(place, Sight::Held),
            Truth::No => self.sees(place, Sight::Failed),
            Truth::Unknown => {}
        }
    }

    pub(super) fn sees_test(&self, place: Span, needed: &Needed, actual: &Possible, truth: Truth) {
        self.sees_truth(place, truth);
        let Needed::Range { low, high } = needed else { return };
        let Some(value) = actual.single() else { return };
        let is_on = |end: &Option<(Possible, bool)>| end.as_ref().is_some_and(|(end, _)| end.single() == Some(value));
        if is_on(low) {
            self.sees(place, Sight::OnLowEnd);
        }
        if is_on(high) {
            self.sees(place, Sight::OnHighEnd);
        }
    }
}
