//! Sample cases under two versions of the policies: whose outcome changes, and because of which clauses.

use super::samples;
use super::samples::Foreign;
use super::samples::Samples;
use super::side::Side;
use crate::catalog::Catalog;
use crate::diff::Difference;
use crate::diff::Weight;
use crate::eval;
use crate::eval::Case;
use crate::eval::Outcome;
use crate::explain::answer;
use crate::explain::answer::Aspect;
use crate::explain::answer::Change;
use crate::explain::answer::Said;
use crate::explain::differences::Effect;
use crate::explain::differences::EffectChange;
use crate::explain::doubts;
use crate::explain::phrases::Phrases;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::source::Sources;
use crate::value::Truth;
use std::collections::HashSet;
use std::path::Path;

/// Evaluates every case of a folder on both sides. Gives the number of cases and those that come out otherwise.
pub fn effects(
    folder: &str,
    sides: (&mut Side, &mut Side),
    differences: &[Difference],
    catalog: &Catalog,
    sources: &mut Sources,
) -> Result<(usize, Vec<Effect>), Vec<Problem>> {
    let (old, new) = sides;
    let Samples { folder, all } = samples::read(Path::new(folder), sources)?;
    let mut effects = Vec::new();
    for one in &all {
        let mut case = |plan: &Plan| samples::case(one, &folder, plan, Foreign::PassedOver, sources);
        let (was, becomes) = (case(&old.plan)?, case(&new.plan)?);
        let before = eval::evaluate(&old.plan, &was);
        let after = eval::evaluate(&new.plan, &becomes);
        let changes = answer::changes((&before, &old.plan.model), (&after, &new.plan.model));
        if changes.is_empty() {
            continue;
        }
        let position = becomes.position.and_then(|index| new.plan.model.positions.get(index));
        effects.push(Effect {
            case: one.id.clone(),
            position: position.map_or_else(String::new, |position| position.meta.id.clone()),
            changes: with_causes(changes, differences),
            readings: readings(&mut new.plan, &becomes, &after, differences, catalog),
        });
    }
    Ok((all.len(), effects))
}

/// Each change with the differences in the clause that it is about. A conclusion has the causes of what it is drawn from.
fn with_causes(changes: Vec<Change>, differences: &[Difference]) -> Vec<EffectChange> {
    let own: Vec<(Aspect, Vec<String>)> =
        changes.iter().map(|change| (change.aspect, causes(change, differences))).collect();
    let of = |aspect: Aspect| {
        let all = own.iter().filter(move |(other, _)| *other == aspect);
        all.flat_map(|(_, ids)| ids.iter().cloned()).collect::<Vec<String>>()
    };
    let fails =
        changes.iter().any(|it| it.aspect == Aspect::Requirements && it.becomes == Some(Said::Truth(Truth::No)));
    let because = |change: &Change, own: &[String]| match change.aspect {
        Aspect::Requirements => of(Aspect::Requirement),
        // Who does not meet the requirements has no level, whatever the stair says.
        Aspect::Level if fails => of(Aspect::Requirement),
        Aspect::Points => [own, &of(Aspect::Criterion)].concat(),
        Aspect::Rule => [own, &of(Aspect::Document)].concat(),
        _ => own.to_vec(),
    };
    let mut all: Vec<EffectChange> = Vec::new();
    for (change, (_, own)) in changes.iter().zip(&own) {
        let mut because = because(change, own);
        because.sort_unstable();
        because.dedup();
        all.push(EffectChange { change: change.clone(), because });
    }
    // The criteria of a sheet that is new or gone say nothing that its points do not say.
    all.retain(|it| it.change.aspect != Aspect::Criterion || (it.change.was.is_some() && it.change.becomes.is_some()));
    all
}

fn causes(change: &Change, differences: &[Difference]) -> Vec<String> {
    let meant = differences.iter().filter(|it| it.weight() == Weight::Meaning && it.is_about(&change.id));
    meant.map(|difference| difference.id.clone()).collect()
}

/// The readings that would change the answer, of declarations that are not the same.
fn readings(
    plan: &mut Plan,
    case: &Case,
    outcome: &Outcome,
    differences: &[Difference],
    catalog: &Catalog,
) -> Vec<(String, String, Vec<Change>)> {
    let doubts = doubts::doubts(plan, case, outcome);
    let phrases = Phrases { model: &plan.model, catalog };
    let declaration = |id: &str| id.split('.').next().unwrap_or_default().to_string();
    let concerned: HashSet<String> = differences.iter().map(|it| declaration(&it.id)).collect();
    let mut readings = Vec::new();
    for doubt in doubts {
        let content = &plan.model.interpretations[doubt.number];
        if !concerned.contains(&declaration(&content.of)) {
            continue;
        }
        for (view, changes) in doubt.contested {
            let (question, view) = (phrases.title(&content.meta), phrases.title(&content.views[view]));
            readings.push((question.to_string(), view.to_string(), changes));
        }
    }
    readings
}
