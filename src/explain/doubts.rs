//! Which readings of the source could change an answer.

use super::answer;
use super::answer::Change;
use super::answer::Finding;
use crate::eval;
use crate::eval::Case;
use crate::eval::Outcome;
use crate::model::Interpretation;
use crate::model::Model;
use crate::plan::Plan;
use crate::value::Truth;

/// A doubt of a clause that took part in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// A number in [`Model::interpretations`].
    pub number: usize,
    /// For each other view, by its number, what it would change; only views that change the conclusion.
    pub contested: Vec<(usize, Vec<Change>)>,
}

/// Evaluates a case under every other view of the doubts that its outcome touches.
pub fn doubts(plan: &mut Plan, case: &Case, outcome: &Outcome) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> =
        touched(&plan.model, outcome).map(|number| Doubt { number, contested: Vec::new() }).collect();
    let found = answer::findings(outcome, &plan.model);
    for alternative in 0..plan.model.alternatives.len() {
        let (number, view) = (plan.model.alternatives[alternative].doubt, plan.model.alternatives[alternative].view);
        let Some(doubt) = doubts.iter_mut().find(|doubt| doubt.number == number) else { continue };
        let changes = changes(plan, case, &found, alternative);
        if !changes.is_empty() {
            doubt.contested.push((view, changes));
        }
    }
    doubts
}

/// The same for a single other view, by its number in the alternatives of the model.
pub fn doubt(plan: &mut Plan, case: &Case, outcome: &Outcome, alternative: usize) -> Option<Doubt> {
    let (number, view) = (plan.model.alternatives[alternative].doubt, plan.model.alternatives[alternative].view);
    touched(&plan.model, outcome).find(|touched| *touched == number)?;
    let found = answer::findings(outcome, &plan.model);
    let changes = changes(plan, case, &found, alternative);
    (!changes.is_empty()).then(|| Doubt { number, contested: vec![(view, changes)] })
}

/// What another view would change in the conclusion.
fn changes(plan: &mut Plan, case: &Case, found: &[Finding], alternative: usize) -> Vec<Change> {
    plan.exchange(alternative);
    let other = eval::evaluate(plan, case);
    let others = answer::findings(&other, &plan.model);
    plan.exchange(alternative);
    let mut changes = answer::changes_of((found, &plan.model), (&others, &plan.model));
    changes.retain(|change| change.aspect.is_conclusion());
    changes
}

/// The interpretations of clauses that took part in an outcome, by their numbers.
fn touched(model: &Model, outcome: &Outcome) -> impl Iterator<Item = usize> {
    let position = outcome.position.and_then(|index| model.positions.get(index)).map(|position| &position.meta);
    let packages = outcome.packages.iter().map(|package| &package.meta);
    let sheets = outcome.sheets.iter().filter(|sheet| sheet.applies != Truth::No).map(|sheet| &sheet.meta);
    let pays = outcome.pays.iter().map(|pay| &pay.meta);
    let limits = outcome.time_limits.iter().map(|limit| &limit.meta);
    let metas = position.into_iter().chain(packages).chain(sheets).chain(pays).chain(limits);
    let ids: Vec<String> = metas.map(|meta| meta.id.clone()).collect();
    let is_inside = move |doubt: &Interpretation| {
        let inside = |id: &String| {
            doubt.of.strip_prefix(id.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        ids.iter().any(inside)
    };
    model.interpretations.iter().enumerate().filter(move |(_, doubt)| is_inside(doubt)).map(|(number, _)| number)
}
