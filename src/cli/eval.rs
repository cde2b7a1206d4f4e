//! `saty eval`: the answer for a candidate.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::load;
use super::load::Loaded;
use super::report;
use super::terminal;
use crate::dossier;
use crate::dossier::Vacancy;
use crate::eval;
use crate::eval::Case;
use crate::eval::facts;
use crate::explain::json;
use crate::explain::lines::Lines;
use crate::explain::phrases::Phrases;
use crate::explain::worksheet;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::value::Truth;
use crate::value::Value;
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::Path;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let mut loaded = load::policies(&context.policies);
    if loaded.has_errors() {
        report::print(&loaded.problems, &loaded.sources, &context.catalog);
        return FAILED;
    }
    let case = match read_case(&mut loaded, matches) {
        Ok(case) => case,
        Err(problems) => {
            report::print(&problems, &loaded.sources, &context.catalog);
            return FAILED;
        }
    };
    if case.position.is_none() && !loaded.plan.model.positions.is_empty() {
        return all_positions(context, &loaded, case, super::wants_json(matches));
    }
    let outcome = eval::evaluate(&loaded.plan, &case);
    report::print(&outcome.problems, &loaded.sources, &context.catalog);
    if super::wants_json(matches) {
        let json = json::outcome(&outcome, &loaded.plan.model, &loaded.digest);
        terminal::say(&format!("{json:#}\n"));
    } else {
        let phrases = Phrases { model: &loaded.plan.model, catalog: &context.catalog };
        terminal::print(&worksheet::worksheet(&outcome, &phrases));
    }
    if outcome.qualified == Truth::No { OBJECTION } else { FINE }
}

/// One line for each position.
fn all_positions(context: &Context, loaded: &Loaded, case: Case, as_json: bool) -> u8 {
    let model = &loaded.plan.model;
    let phrases = Phrases { model, catalog: &context.catalog };
    let mut lines = Lines::default();
    let mut all = Vec::new();
    for (index, position) in model.positions.iter().enumerate() {
        let outcome = eval::evaluate(&loaded.plan, &Case { position: Some(index), ..case.clone() });
        if as_json {
            all.push(json::outcome(&outcome, model, &loaded.digest));
        } else {
            let (mark, text) = worksheet::summary(&outcome, &phrases);
            let title = format!("{} ({})", phrases.title(&position.meta), position.meta.id);
            lines.with_side(0, Some(mark), title, text);
        }
    }
    if as_json {
        terminal::say(&format!("{:#}\n", serde_json::Value::Array(all)));
    } else {
        terminal::print(&lines);
    }
    FINE
}

/// Reads the vacancy, which may hold the date, then the dossier.
fn read_case(loaded: &mut Loaded, matches: &ArgMatches) -> Result<Case, Vec<Problem>> {
    let option = |name: &str| matches.get_one::<String>(name);
    let vacancy = match option("vacancy") {
        Some(path) => read_vacancy(loaded, path)?,
        None => Vacancy::default(),
    };
    let date = match option("on") {
        Some(text) => text.parse::<Date>().map_err(|_| vec![Problem::general(Code::NoSuchDate).text("date", text)])?,
        None => vacancy_date(loaded, &vacancy).ok_or_else(|| vec![Problem::general(Code::NoDate)])?,
    };
    let position = match option("position") {
        Some(id) => Some(find_position(loaded, id)?),
        None => vacancy.position,
    };
    let model = &loaded.plan.model;
    let mut facts = facts::empty_vacancy(model, date);
    for (index, value) in vacancy.fields {
        if Some(index) != model.evaluation_date
            && let Some(slot) = facts.get_mut(index)
        {
            *slot = value;
        }
    }
    let path = option("dossier").map_or("", String::as_str);
    let id = load::read(Path::new(path), &mut loaded.sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
    let read = dossier::read_dossier(&loaded.plan.model, loaded.sources.get(id), id, date);
    fail_on_errors(read.problems)?;
    let case = Case { dossier: read.dossier, vacancy: facts, position, date };
    let contradictions = eval::contradictions(&loaded.plan, &case).into_iter().map(|found| {
        let place = found.record.and_then(|(record, index)| read.places.get(record.0)?.get(index).copied());
        let problem = place.map_or_else(
            || Problem::general(Code::ContradictsAssumption),
            |place| Problem::new(Code::ContradictsAssumption, place),
        );
        problem.text("label", found.assumption)
    });
    fail_on_errors(contradictions.collect())?;
    Ok(case)
}

fn fail_on_errors(problems: Vec<Problem>) -> Result<(), Vec<Problem>> {
    if problems.iter().any(|problem| problem.severity() == Severity::Error) { Err(problems) } else { Ok(()) }
}

fn read_vacancy(loaded: &mut Loaded, path: &str) -> Result<Vacancy, Vec<Problem>> {
    let id = load::read(Path::new(path), &mut loaded.sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
    let mut vacancy = dossier::read_vacancy(&loaded.plan.model, loaded.sources.get(id), id);
    fail_on_errors(std::mem::take(&mut vacancy.problems))?;
    Ok(vacancy)
}

fn vacancy_date(loaded: &Loaded, vacancy: &Vacancy) -> Option<Date> {
    vacancy.fields.get(&loaded.plan.model.evaluation_date?)?.single().and_then(Value::date)
}

fn find_position(loaded: &Loaded, id: &str) -> Result<usize, Vec<Problem>> {
    let positions = &loaded.plan.model.positions;
    positions.iter().position(|position| position.meta.id == id).ok_or_else(|| {
        let names: Vec<&str> = positions.iter().map(|position| position.meta.id.as_str()).collect();
        let problem = Problem::general(Code::UnknownPosition).text("name", id).text("allowed", names.join(", "));
        vec![problem.suggest(id, names)]
    })
}
