//! Doubts about a sound policy: what can never hold, what is missing, what nobody can have meant.
//!
//! Every edition is looked at, and the texts once. A lint says only what is sure; what it cannot tell it leaves alone. What
//! the source itself has so is accepted in its place with `known defect`.

mod acceptances;
mod bands;
mod conditionals;
mod conditions;
mod documents;
mod doubts;
mod logic;
mod once;
mod quotes;
mod scores;
mod stairs;
mod texts;
mod uses;
mod walk;
mod worked;

pub use acceptances::acceptable;
pub use quotes::SourceText;

use crate::model;
use crate::model::Checked;
use crate::model::Look;
use crate::model::Meta;
use crate::problem;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::source::Span;
use crate::syntax::ast::Item;
use logic::Logic;
use std::collections::BTreeSet;

/// The warnings that a check of policies may give.
pub fn warnings() -> impl Iterator<Item = Code> {
    let of_policy = |code: &Code| code.severity() == Severity::Warning && code.id().starts_with("W03");
    Code::ALL.iter().copied().filter(of_policy)
}

/// Checks a policy in all its editions and adds what else is doubtful. Quotations are looked up in the `sources`, if there
/// are any. A policy with an error is not looked at further.
pub fn check(items: &[Item], sources: &[SourceText]) -> Checked {
    let mut checked = model::check_policy_and(items, &edition);
    if checked.problems.iter().any(|problem| problem.severity() == Severity::Error) {
        return checked;
    }
    let blocks = walk::blocks(items);
    uses::check(&blocks, &mut checked.problems);
    texts::check_numbers(&blocks, &mut checked.problems);
    if !sources.is_empty() {
        quotes::check(&blocks, sources, &mut checked.problems);
    }
    problem::sort(&mut checked.problems);
    checked.accepted.extend(problem::take_accepted(&mut checked.problems));
    let used: BTreeSet<Span> = checked.accepted.iter().filter_map(|problem| problem.accepted).collect();
    let is_done = |code: Code| code != Code::QuoteNotFound || !sources.is_empty();
    acceptances::check(&blocks, &used, is_done, &mut checked.problems);
    problem::sort(&mut checked.problems);
    problem::sort(&mut checked.accepted);
    checked
}

/// What is doubtful in one edition.
fn edition(look: &Look) -> Vec<Problem> {
    let mut problems = Vec::new();
    let logic = Logic::new(look.model);
    conditions::check(look.model, &logic, &mut problems);
    stairs::check(look.model, &logic, &mut problems);
    scores::check(look.model, &logic, &mut problems);
    documents::check(look.model, &logic, &mut problems);
    once::check(look.model, &logic, &mut problems);
    doubts::check(look.model, &logic, &mut problems);
    worked::check(look.model, &mut problems);
    bands::check(look, &mut problems);
    conditionals::check(look.model, &logic, &mut problems);
    texts::check_labels(look.written, look.model, &mut problems);
    texts::check_citations(look.written, &mut problems);
    problems
}

/// A problem of a clause, accepted if the clause says so.
fn found(code: Code, meta: &Meta) -> Problem {
    Problem::new(code, meta.span).text("id", &meta.id).accepted(meta.acceptance(code))
}

/// A problem of an item, accepted if the item says so.
fn found_in(code: Code, item: &Item) -> Problem {
    Problem::new(code, item.place()).accepted(item.acceptance(code.name()))
}
