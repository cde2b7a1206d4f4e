//! `saty test --coverage`: what of the policies no sample has tried.

use super::Run;
use crate::cli::Context;
use crate::cli::load::Policies;
use crate::cli::terminal;
use crate::eval;
use crate::eval::Case;
use crate::eval::witness::Witness;
use crate::explain::brief::Line;
use crate::model::Clause;
use crate::plan::Plan;
use crate::suite::coverage::Coverage;
use crate::suite::coverage::Point;
use crate::suite::untested;
use std::collections::HashSet;

pub fn print(run: &mut Run, format: &str, context: &Context, policies: &Policies) {
    let points = points(run);
    match format {
        "json" => terminal::say_json(&untested::as_json(&points, &policies.sources)),
        "html" => terminal::say(&untested::page(&points, &policies.sources, &context.catalog)),
        _ => terminal::print(&untested::lines(&points, &policies.sources, &context.catalog)),
    }
}

/// Evaluates a case as the policy is read, and as it could be.
fn watch(plan: &mut Plan, case: &Case, witness: &Witness) {
    eval::evaluate_watched(plan, case, witness);
    for number in 0..plan.model.alternatives.len() {
        let concerns = match plan.model.alternatives[number].clause {
            Clause::Position(position, _) => case.position == Some(position),
            // A sample is one dossier and ranks nobody.
            Clause::Ranking(..) => false,
            Clause::ScoreSheet(..) | Clause::Package(..) | Clause::TimeLimit(..) | Clause::Pay(..) => true,
        };
        if concerns {
            plan.exchange(number);
            eval::evaluate_watched(plan, case, witness);
            plan.exchange(number);
        }
    }
}

/// Evaluates the samples of each edition once more, watched.
fn points(run: &mut Run) -> Vec<Point> {
    let mut coverage = Coverage::default();
    for number in 0..run.editions.all().len() {
        let plan = run.editions.plan(number);
        let witness = Witness::default();
        let (mut answers, mut readings): (Vec<Vec<Line>>, HashSet<String>) = (Vec::new(), HashSet::new());
        for ran in run.ran.iter().filter(|ran| ran.edition == number) {
            watch(plan, &ran.case, &witness);
            answers.push(ran.lines.clone());
            readings.extend(ran.readings.iter().map(|line| line.id.clone()));
        }
        coverage.add(&plan.model, &witness, &answers, &readings);
    }
    coverage.points()
}
