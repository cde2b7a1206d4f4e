//! What another reading of the source would change: the whole ranking is worked out under each other view.

use super::Place;
use super::Ranked;
use super::Status;
use super::compete;
use crate::eval;
use crate::eval::Case;
use crate::eval::Standing;
use crate::model::Clause;
use crate::plan::Plan;
use crate::value::Truth;

/// Another view under which somebody's place would be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// A number in the interpretations of the model.
    pub doubt: usize,
    /// A number in the views of the doubt.
    pub view: usize,
    pub moves: Vec<Move>,
}

/// A candidate who would stand elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub candidate: usize,
    pub was: Seat,
    pub becomes: Seat,
}

/// Where a candidate stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub status: Status,
    /// For each list that he is or may be on, its sheet, whether he is, and the place. Another reading may have other lists.
    pub places: Vec<(Option<usize>, Truth, Place)>,
}

impl Ranked {
    /// Where each candidate stands.
    pub fn seats(&self) -> Vec<Seat> {
        let mut seats: Vec<Seat> =
            self.statuses.iter().map(|status| Seat { status: *status, places: Vec::new() }).collect();
        for list in &self.lists {
            for entry in &list.entries {
                seats[entry.candidate].places.push((list.sheet, entry.on, entry.place));
            }
        }
        seats
    }
}

/// Works the ranking out under every other view; only those that move somebody. `found` is the one that is followed.
pub fn readings(plan: &mut Plan, cases: &[Case], ranking: usize, found: &Ranked) -> Vec<Reading> {
    let seats = found.seats();
    let mut readings = Vec::new();
    for number in 0..plan.model.alternatives.len() {
        let alternative = &plan.model.alternatives[number];
        if !concerns(&alternative.clause, cases, ranking) {
            continue;
        }
        let (doubt, view) = (alternative.doubt, alternative.view);
        plan.exchange(number);
        let standings: Vec<Standing> = cases.iter().map(|case| eval::standing(plan, case, ranking)).collect();
        let other = compete(&plan.model, &plan.model.rankings[ranking], &standings).seats();
        plan.exchange(number);
        let moves: Vec<Move> = moved(&seats, other);
        if !moves.is_empty() {
            readings.push(Reading { doubt, view, moves });
        }
    }
    readings
}

/// Nothing that is compared comes from pay or a time limit, or from the requirements of another position.
fn concerns(clause: &Clause, cases: &[Case], ranking: usize) -> bool {
    match clause {
        Clause::Position(position, _) => cases.iter().any(|case| case.position.is_none_or(|own| own == *position)),
        Clause::Ranking(number, _) => *number == ranking,
        Clause::ScoreSheet(..) | Clause::Package(..) => true,
        Clause::TimeLimit(..) | Clause::Pay(..) => false,
    }
}

fn moved(seats: &[Seat], others: Vec<Seat>) -> Vec<Move> {
    let pairs = seats.iter().zip(others).enumerate().filter(|(_, (was, becomes))| *was != becomes);
    pairs.map(|(candidate, (was, becomes))| Move { candidate, was: was.clone(), becomes }).collect()
}
