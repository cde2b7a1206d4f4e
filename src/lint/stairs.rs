//! Stairs that do not rise as stairs do, and competences that are asked twice.

use super::conditions;
use super::found;
use super::logic::Logic;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Model;
use crate::model::Stair;
use crate::model::Step;
use crate::model::expression::Condition;
use crate::problem::Code;
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

pub fn check(model: &Model, logic: &Logic, problems: &mut Vec<Problem>) {
    for stair in model.positions.iter().filter_map(|position| position.stair.as_ref()) {
        check_rise(model, stair, logic, problems);
        check_skipped(model, stair, problems);
        check_repeated(stair, problems);
    }
}

/// What each level asks by its thresholds, lowest level first.
fn asked(stair: &Stair) -> Vec<(u32, Condition)> {
    let mut levels: BTreeMap<u32, Vec<Condition>> = BTreeMap::new();
    for (level, condition) in stair.thresholds.iter().flat_map(|thresholds| &thresholds.rows) {
        levels.entry(*level).or_default().push(condition.clone());
    }
    levels.into_iter().map(|(level, rows)| (level, Condition::Any(rows))).collect()
}

fn check_rise(model: &Model, stair: &Stair, logic: &Logic, problems: &mut Vec<Problem>) {
    let Some(thresholds) = &stair.thresholds else { return };
    let asked = asked(stair);
    let name = |level: u32| model.member(stair.scale, level).map_or("", |(name, _)| name);
    let mut all_same = asked.len() > 1;
    for pair in asked.windows(2) {
        let [(low, below), (high, above)] = pair else { continue };
        let easier = logic.implies(below, above);
        let harder = logic.implies(above, below);
        all_same &= easier && harder;
        if easier && !harder {
            let mut problem = found(Code::EasierStep, &thresholds.meta).text("step", name(*high));
            problem.span = conditions::place(above).or(problem.span);
            problem.also = conditions::place(below);
            problems.push(problem.text("below", name(*low)));
        }
    }
    let asks_more = |step: &Step| !step.competences.is_empty();
    if all_same && !stair.steps.iter().any(asks_more) {
        problems.push(found(Code::FlatStair, &thresholds.meta));
    }
}

fn check_skipped(model: &Model, stair: &Stair, problems: &mut Vec<Problem>) {
    let rows = stair.thresholds.iter().flat_map(|thresholds| &thresholds.rows).map(|(level, _)| *level);
    let levels: BTreeSet<u32> = stair.steps.iter().map(|step| step.level).chain(rows).collect();
    let (Some(first), Some(last)) = (levels.first(), levels.last()) else { return };
    for level in (*first..*last).filter(|level| !levels.contains(level)) {
        let name = model.member(stair.scale, level).map_or("", |(name, _)| name);
        problems.push(found(Code::SkippedStep, &stair.meta).text("step", name));
    }
}

/// Competences that a step has in the same words as a step that it builds on.
fn check_repeated(stair: &Stair, problems: &mut Vec<Problem>) {
    let said: HashMap<&str, Vec<String>> =
        stair.steps.iter().flat_map(|step| &step.competences).map(|it| (it.meta.id.as_str(), says(it))).collect();
    for step in &stair.steps {
        let inherited = below(stair, step).into_iter().flat_map(|step| &step.competences);
        let inherited: HashMap<&[String], &Demand> =
            inherited.map(|it| (said[it.meta.id.as_str()].as_slice(), it)).collect();
        for competence in step.competences.iter().filter(|it| !matches!(it.body, DemandBody::SameAs(_))) {
            let words = said[competence.meta.id.as_str()].as_slice();
            if let Some(other) = inherited.get(words).filter(|_| !words.is_empty()) {
                let problem = found(Code::RepeatedItem, &competence.meta).text("other", &other.meta.id);
                problems.push(problem.also(other.meta.span));
            }
        }
    }
}

/// The texts of a competence, however they are spaced.
fn says(demand: &Demand) -> Vec<String> {
    let words = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    demand.meta.labels.texts.values().map(words).collect()
}

/// The steps that a step builds on, the nearest first.
fn below<'s>(stair: &'s Stair, step: &'s Step) -> Vec<&'s Step> {
    let mut found: Vec<&Step> = Vec::new();
    let mut next = step.builds_on;
    while let Some(step) = next.and_then(|level| stair.steps.iter().find(|step| step.level == level)) {
        if found.iter().any(|seen| seen.level == step.level) {
            break;
        }
        found.push(step);
        next = step.builds_on;
    }
    found
}
