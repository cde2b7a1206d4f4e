//! Ranked lists: who is on the list, on which places he may stand, what decided, and what another reading would change.
//!
//! Nothing is guessed: a place is an interval while facts are missing, and whoever may not be on the list widens the places
//! of the others.

pub mod marks;
pub mod places;
mod readings;

pub use places::Place;
pub use readings::Move;
pub use readings::Reading;
pub use readings::Seat;
pub use readings::readings;

use crate::eval::Standing;
use crate::eval::standing::KeyValue;
use crate::model::Model;
use crate::model::Ranking;
use crate::syntax::ast::Ties;
use crate::value::Truth;
use marks::Row;
use places::Runner;

/// What has become of a candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Surely on a list.
    Listed,
    /// It is not known whether he is on a list, or on which.
    Open,
    /// A paper that is owed is surely missing.
    Returned,
    /// A requirement, or what else must hold, surely fails.
    Unqualified,
    /// None of the sheets that the lists follow is surely or possibly his.
    NoSheet,
}

/// A ranking, worked out. Candidates are called by their number in the order in which they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// What became of each candidate.
    pub statuses: Vec<Status>,
    pub lists: Vec<List>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// The sheet of the list, by its number in the model, where each sheet has its own.
    pub sheet: Option<usize>,
    /// Those who are or may be on it: by the least place, then the greatest, then as they came.
    pub entries: Vec<Entry>,
    /// Candidates whom surely no key tells apart, at least two of them.
    pub ties: Vec<Vec<usize>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub candidate: usize,
    /// Whether he is on this list. If that is not known, the place is the one that he would have.
    pub on: Truth,
    pub place: Place,
    /// All his keys, at their best and at their worst.
    pub row: Row,
    /// The key, by its number, by which he is surely before the next entry.
    pub decided: Option<usize>,
}

impl List {
    /// The entries, by their numbers, that may be before an entry and may be not: those that make its place an interval.
    /// With a lot, or undecided, equals are among them.
    pub fn rivals(&self, at: usize, ties: Ties) -> Vec<usize> {
        let own = &self.entries[at];
        let may_be_before = |other: &Entry| match ties {
            Ties::Share => other.row.may_be_before(&own.row),
            Ties::Lot | Ties::Undecided => !own.row.is_before(&other.row),
        };
        let is_surely_before = |other: &Entry| other.on == Truth::Yes && other.row.is_before(&own.row);
        let others = self.entries.iter().enumerate().filter(|(other, _)| *other != at);
        others.filter(|(_, it)| may_be_before(it) && !is_surely_before(it)).map(|(other, _)| other).collect()
    }
}

/// Works out a ranking.
pub fn compete(model: &Model, ranking: &Ranking, standings: &[Standing]) -> Ranked {
    let sheets: Vec<Option<usize>> = match ranking.lists {
        Some(lists) if lists.separate => model.sheets[lists.choice].sheets.iter().copied().map(Some).collect(),
        _ => vec![None],
    };
    let lists = sheets.into_iter().enumerate().map(|(number, sheet)| list(model, ranking, standings, number, sheet));
    Ranked { lists: lists.collect(), statuses: standings.iter().map(status).collect() }
}

fn status(standing: &Standing) -> Status {
    if standing.is_returned() == Truth::Yes {
        return Status::Returned;
    }
    if standing.admitted() == Truth::No {
        return Status::Unqualified;
    }
    let on = (0..standing.lists.len()).map(|list| standing.is_on(list)).fold(Truth::No, Truth::or);
    match on {
        Truth::Yes => Status::Listed,
        Truth::Unknown => Status::Open,
        Truth::No => Status::NoSheet,
    }
}

fn list(model: &Model, ranking: &Ranking, standings: &[Standing], number: usize, sheet: Option<usize>) -> List {
    let candidates: Vec<usize> =
        (0..standings.len()).filter(|candidate| standings[*candidate].is_on(number) != Truth::No).collect();
    let runner = |candidate: &usize| {
        let standing = &standings[*candidate];
        Runner { row: row(model, ranking, &standing.lists[number].keys), on: standing.is_on(number) }
    };
    let runners: Vec<Runner> = candidates.iter().map(runner).collect();
    let shared = ranking.ties == Ties::Share;
    let places = places::places(&runners, shared);
    let mut order: Vec<usize> = (0..runners.len()).collect();
    order.sort_by_key(|index| (places[*index].least, places[*index].greatest, *index));
    let entries = order.iter().enumerate().map(|(at, index)| Entry {
        candidate: candidates[*index],
        on: runners[*index].on,
        place: places[*index],
        row: runners[*index].row.clone(),
        decided: order.get(at + 1).and_then(|next| runners[*index].row.decides_against(&runners[*next].row)),
    });
    let ties = places::ties(&runners).into_iter();
    List {
        sheet,
        entries: entries.collect(),
        ties: ties.map(|group| group.into_iter().map(|index| candidates[index]).collect()).collect(),
    }
}

fn row(model: &Model, ranking: &Ranking, keys: &[KeyValue]) -> Row {
    Row::new(ranking.keys.iter().zip(keys).map(|(key, found)| marks::ends(model, &found.value, key.ty, key.first)))
}
