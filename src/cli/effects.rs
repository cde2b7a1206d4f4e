//! Sample cases under two versions of the policies: whose outcome changes, and because of which clauses.

use super::load;
use super::side::Side;
use crate::catalog::Catalog;
use crate::diff::Difference;
use crate::diff::Weight;
use crate::dossier;
use crate::dossier::SuiteCase;
use crate::eval;
use crate::eval::Case;
use crate::eval::Outcome;
use crate::eval::facts;
use crate::explain::answer;
use crate::explain::answer::Aspect;
use crate::explain::answer::Change;
use crate::explain::answer::Said;
use crate::explain::differences::Effect;
use crate::explain::differences::EffectChange;
use crate::explain::doubts;
use crate::explain::phrases::Phrases;
use crate::plan::Plan;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::value::Truth;
use crate::value::Value;
use jiff::civil::Date;
use std::collections::HashSet;
use std::path::Path;

/// The list of cases in a folder of samples.
const SUITE: &str = "cases.yaml";

/// Evaluates every case of a folder on both sides. Gives the number of cases and those that come out otherwise.
pub fn effects(
    folder: &str,
    sides: (&mut Side, &mut Side),
    differences: &[Difference],
    catalog: &Catalog,
    sources: &mut Sources,
) -> Result<(usize, Vec<Effect>), Vec<Problem>> {
    let (old, new) = sides;
    let folder = Path::new(folder);
    let id = load::read(&folder.join(SUITE), sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
    let cases = dossier::read_suite(sources.get(id), id).map_err(|problem| vec![*problem])?;
    let mut effects = Vec::new();
    for one in &cases {
        let (was, becomes) = (case(one, folder, &old.plan, sources)?, case(one, folder, &new.plan, sources)?);
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
    Ok((cases.len(), effects))
}

/// Reads a case against one version. What that version does not know, a dossier written for the other may state.
fn case(one: &SuiteCase, folder: &Path, plan: &Plan, sources: &mut Sources) -> Result<Case, Vec<Problem>> {
    let one_problem = |problem| vec![problem];
    let vacancy = match &one.vacancy {
        Some(path) => {
            let id = load::read(&folder.join(path), sources, dossier::MAX_FILE).map_err(one_problem)?;
            dossier::read_vacancy(&plan.model, sources.get(id), id)
        }
        None => dossier::Vacancy::default(),
    };
    let stated =
        plan.model.evaluation_date.and_then(|index| vacancy.fields.get(&index)?.single().and_then(Value::date));
    let wrong_date = |on: &String| vec![Problem::general(Code::NoSuchDate).text("date", on)];
    let written = one.on.as_ref().map(|on| on.parse::<Date>().map_err(|_| wrong_date(on))).transpose()?;
    let date = written.or(stated).ok_or_else(|| vec![Problem::general(Code::NoDate)])?;
    let named = one.position.as_ref();
    let named = named.and_then(|id| plan.model.positions.iter().position(|position| position.meta.id == *id));
    let fields = facts::vacancy(&plan.model, date, vacancy.fields);
    let id = load::read(&folder.join(&one.dossier), sources, dossier::MAX_FILE).map_err(one_problem)?;
    let read = dossier::read_dossier(&plan.model, sources.get(id), id, date);
    let problems: Vec<Problem> =
        vacancy.problems.into_iter().chain(read.problems).filter(|it| !is_foreign(it)).collect();
    match load::has_errors(&problems) {
        true => Err(problems),
        false => Ok(Case { dossier: read.dossier, vacancy: fields, position: named.or(vacancy.position), date }),
    }
}

/// What one version does not know may be known to the other.
fn is_foreign(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::UnknownField | Code::UnknownValue | Code::UnknownJudgement | Code::UnknownPosition | Code::OtherEdition
    )
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
