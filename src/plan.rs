//! The evaluable form of a policy: what each step of a stair asks, laid out flat, and every shared meaning resolved.
//!
//! Facts and terms are numbers already. Built from a model without errors; building cannot fail.

use crate::model::Clause;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Model;
use crate::model::Stair;
use crate::model::expression::Condition;

/// A policy that can be evaluated.
#[derive(Debug)]
pub struct Plan {
    pub model: Model,
    /// For each position, its stair from the lowest level up.
    pub stairs: Vec<Option<Vec<StepPlan>>>,
}

/// All that a candidate must meet to stand on a step, apart from the requirements of the position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepPlan {
    pub level: u32,
    /// The number of the step in the stair; `None` for a level that has only thresholds.
    pub step: Option<usize>,
    /// Rows of the level, of which one must hold; none for a level without thresholds.
    pub thresholds: Vec<Condition>,
    /// Own competences and those of the steps that it builds on, its own first.
    pub demands: Vec<Demand>,
}

impl Plan {
    /// Puts the clause of an alternative, by its number in the model, in the place of the one that is followed. Done
    /// twice, nothing has changed.
    pub fn exchange(&mut self, alternative: usize) {
        let model = &mut self.model;
        let Some(alternative) = model.alternatives.get_mut(alternative) else { return };
        match &mut alternative.clause {
            Clause::Position(index, other) => {
                std::mem::swap(&mut model.positions[*index], other);
                self.stairs[*index] = model.positions[*index].stair.as_ref().map(lay_out);
            }
            Clause::ScoreSheet(index, other) => std::mem::swap(&mut model.score_sheets[*index], other),
            Clause::Package(index, other) => std::mem::swap(&mut model.packages[*index], other),
            Clause::TimeLimit(index, other) => std::mem::swap(&mut model.time_limits[*index], other),
            Clause::Pay(index, other) => std::mem::swap(&mut model.pays[*index], other),
            Clause::Ranking(index, other) => std::mem::swap(&mut model.rankings[*index], other),
        }
    }
}

/// Lays out a model.
pub fn plan(model: Model) -> Plan {
    let stairs = model.positions.iter().map(|position| position.stair.as_ref().map(lay_out)).collect();
    Plan { model, stairs }
}

fn lay_out(stair: &Stair) -> Vec<StepPlan> {
    let rows = stair.thresholds.iter().flat_map(|thresholds| &thresholds.rows);
    let mut levels: Vec<u32> = stair.steps.iter().map(|step| step.level).chain(rows.map(|(level, _)| *level)).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.into_iter().map(|level| step_plan(stair, level)).collect()
}

fn step_plan(stair: &Stair, level: u32) -> StepPlan {
    let rows = stair.thresholds.iter().flat_map(|thresholds| &thresholds.rows);
    let thresholds = rows.filter(|(row, _)| *row == level).map(|(_, condition)| condition.clone()).collect();
    let mut demands = Vec::new();
    let mut next = stair.steps.iter().position(|step| step.level == level);
    let own = next;
    // The checker has refused circles; the bound keeps a hand-made model from looping.
    for _ in 0..=stair.steps.len() {
        let Some(step) = next.and_then(|index| stair.steps.get(index)) else { break };
        demands.extend(step.competences.iter().map(|demand| resolve(demand, stair)));
        next = step.builds_on.and_then(|base| stair.steps.iter().position(|other| other.level == base));
    }
    StepPlan { level, step: own, thresholds, demands: without_repeats(demands) }
}

/// A competence that shares the meaning of another gets its body and its mark.
fn resolve(demand: &Demand, stair: &Stair) -> Demand {
    let DemandBody::SameAs(path) = &demand.body else { return demand.clone() };
    let id = format!("{}.{path}", stair.meta.id);
    let all = stair.steps.iter().flat_map(|step| &step.competences);
    match all.into_iter().find(|other| other.meta.id == id) {
        Some(target) => {
            let mut shared = target.clone();
            if shared.meta.labels.is_empty() {
                shared.meta.labels = demand.meta.labels.clone();
            }
            shared
        }
        None => demand.clone(),
    }
}

/// What is asked twice, because a step repeats an item of a lower one, is asked once.
fn without_repeats(demands: Vec<Demand>) -> Vec<Demand> {
    let mut kept: Vec<Demand> = Vec::new();
    for demand in demands {
        if !kept.iter().any(|other| other.meta.id == demand.meta.id) {
            kept.push(demand);
        }
    }
    kept
}
