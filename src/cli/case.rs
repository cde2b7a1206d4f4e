//! What is to be evaluated: the edition of the policies, the vacancy, the dossier.

use super::load;
use super::load::Policies;
use crate::dossier;
use crate::dossier::Peeked;
use crate::dossier::Vacancy;
use crate::edition;
use crate::eval;
use crate::eval::Case;
use crate::eval::facts;
use crate::model::Announced;
use crate::model::Notice;
use crate::model::Views;
use crate::plan::Plan;
use crate::possible::Possible;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::suite::receipt::Asked;
use crate::syntax::ast::Item;
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::Path;

/// What an evaluation needs.
pub struct Read {
    pub plan: Plan,
    pub case: Case,
    /// What was passed over in the vacancy and the dossier.
    pub warnings: Vec<Problem>,
}

/// What the options of a call name.
pub fn asked(matches: &ArgMatches) -> Asked {
    let option = |name: &str| matches.get_one::<String>(name).cloned();
    Asked {
        dossier: option("dossier").unwrap_or_default(),
        vacancy: option("vacancy"),
        notice: option("notice"),
        position: option("position"),
        on: option("on"),
    }
}

/// All of an evaluation but the dossier.
pub struct Scene {
    pub plan: Plan,
    pub vacancy: Vec<Possible>,
    pub position: Option<usize>,
    pub date: Date,
    /// What was passed over in the vacancy.
    pub warnings: Vec<Problem>,
}

/// Reads what is asked.
pub fn read(policies: &mut Policies, asked: &Asked) -> Result<Read, Vec<Problem>> {
    let scene = scene(policies, asked)?;
    let id = load::read(Path::new(&asked.dossier), &mut policies.sources, dossier::MAX_FILE)
        .map_err(|problem| vec![problem])?;
    let (case, more) = case_of(policies.sources.get(id), id, &scene)?;
    let warnings = scene.warnings.into_iter().chain(more).collect();
    Ok(Read { plan: scene.plan, case, warnings })
}

/// Reads what is asked apart from the dossier. The date is the one asked for, that of the vacancy, or of the notice; it
/// decides on the edition.
pub fn scene(policies: &mut Policies, asked: &Asked) -> Result<Scene, Vec<Problem>> {
    let notice = asked.notice.as_ref().map(|name| find_notice(&policies.items, name)).transpose()?;
    let on = asked.on.as_deref().map(parse_date).transpose()?;
    let printed = notice.as_ref().and_then(|notice| edition::notice_date(&policies.items, notice));
    let peeked = peek(policies, notice.as_ref(), asked.vacancy.as_deref())?;
    let known = on.or(printed).or(peeked.date);
    // Other positions' views cannot matter.
    let views = asked.position.as_deref().or(peeked.position.as_deref()).map_or(Views::All, Views::Of);
    let plan = policies.edition(known, notice.as_ref(), views)?;
    let vacancy = read_vacancy(policies, &plan, asked.vacancy.as_deref())?;
    let date = known.ok_or_else(|| vec![Problem::general(Code::NoDate)])?;
    let position = match &asked.position {
        Some(id) => Some(find_position(&plan, id)?),
        None => vacancy.position,
    };
    let facts = facts::vacancy(&plan.model, date, vacancy.fields);
    Ok(Scene { plan, vacancy: facts, position, date, warnings: vacancy.problems })
}

/// A dossier as a case of the scene, and what was passed over in it.
///
/// # Errors
/// If something in it is wrong, or contradicts an assumption of the policy.
pub fn case_of(file: &SourceFile, id: FileId, scene: &Scene) -> Result<(Case, Vec<Problem>), Vec<Problem>> {
    let read = dossier::read_dossier(&scene.plan.model, file, id, scene.date);
    let warnings = fail_on_errors(read.problems)?;
    let vacancy = scene.vacancy.clone();
    let case = Case { dossier: read.dossier, vacancy, position: scene.position, date: scene.date };
    let contradictions = eval::contradictions(&scene.plan, &case).into_iter().map(|found| {
        let place = found.record.and_then(|(record, index)| read.places.get(record.0)?.get(index).copied());
        let problem = place.map_or_else(
            || Problem::general(Code::ContradictsAssumption),
            |place| Problem::new(Code::ContradictsAssumption, place),
        );
        problem.text("label", found.assumption)
    });
    fail_on_errors(contradictions.collect())?;
    Ok((case, warnings))
}

/// The warnings, if there is nothing worse.
fn fail_on_errors(problems: Vec<Problem>) -> Result<Vec<Problem>, Vec<Problem>> {
    if load::has_errors(&problems) { Err(problems) } else { Ok(problems) }
}

pub fn parse_date(text: &str) -> Result<Date, Vec<Problem>> {
    text.parse().map_err(|_| vec![Problem::general(Code::NoSuchDate).text("date", text)])
}

/// The notice of a name, taken out of the policies.
pub fn find_notice(items: &[Item], name: &str) -> Result<Item, Vec<Problem>> {
    edition::notices(items).find(|notice| notice.name() == name).cloned().ok_or_else(|| {
        let names: Vec<&str> = edition::notices(items).map(Item::name).collect();
        let problem = Problem::general(Code::UnknownNotice).text("name", name).text("allowed", names.join(", "));
        vec![problem.suggest(name, names)]
    })
}

/// The date and the position of a vacancy as far as they are plain before the edition is known.
fn peek(policies: &mut Policies, notice: Option<&Item>, name: Option<&str>) -> Result<Peeked, Vec<Problem>> {
    let Some(path) = name.filter(|_| notice.is_none()) else { return Ok(Peeked::default()) };
    let id = load::read(Path::new(path), &mut policies.sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
    let field = edition::evaluation_date(&policies.items).unwrap_or_default();
    Ok(dossier::peek(policies.sources.get(id), id, field))
}

/// A vacancy of the notice by its name, or a file.
fn read_vacancy(policies: &mut Policies, plan: &Plan, name: Option<&str>) -> Result<Vacancy, Vec<Problem>> {
    let notice = plan.model.version.notice.as_ref();
    if let Some(notice) = notice.and_then(|id| plan.model.notices.iter().find(|notice| notice.meta.id == *id)) {
        return announced(notice, name);
    }
    let Some(path) = name else { return Ok(Vacancy::default()) };
    let id = load::read(Path::new(path), &mut policies.sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
    let mut vacancy = dossier::read_vacancy(&plan.model, policies.sources.get(id), id);
    vacancy.problems = fail_on_errors(std::mem::take(&mut vacancy.problems))?;
    Ok(vacancy)
}

/// What a notice says of one of its vacancies; it need not be named if there is only one.
pub fn announced(notice: &Notice, name: Option<&str>) -> Result<Vacancy, Vec<Problem>> {
    let vacancy = find_announced(notice, name)?;
    let fields = notice.fields.iter().chain(&vacancy.fields);
    let fields = fields.map(|(index, value)| (*index, Possible::known(value.clone()))).collect();
    Ok(Vacancy { fields, position: vacancy.position, ..Vacancy::default() })
}

/// One of the vacancies of a notice; it need not be named if there is only one.
pub fn find_announced<'n>(notice: &'n Notice, name: Option<&str>) -> Result<&'n Announced, Vec<Problem>> {
    let last = |id: &'_ str| id.rsplit('.').next().unwrap_or(id).to_string();
    let found = match (name, &notice.vacancies[..]) {
        (None, [only]) => Some(only),
        (name, all) => all.iter().find(|vacancy| Some(last(&vacancy.meta.id).as_str()) == name),
    };
    found.ok_or_else(|| {
        let names: Vec<String> = notice.vacancies.iter().map(|vacancy| last(&vacancy.meta.id)).collect();
        let name = name.unwrap_or("NONE");
        let problem = Problem::general(Code::UnknownVacancy).text("name", name).text("allowed", names.join(", "));
        vec![problem.suggest(name, names.iter().map(String::as_str))]
    })
}

pub fn find_position(plan: &Plan, id: &str) -> Result<usize, Vec<Problem>> {
    let positions = &plan.model.positions;
    positions.iter().position(|position| position.meta.id == id).ok_or_else(|| {
        let names: Vec<&str> = positions.iter().map(|position| position.meta.id.as_str()).collect();
        let problem = Problem::general(Code::UnknownPosition).text("name", id).text("allowed", names.join(", "));
        vec![problem.suggest(id, names)]
    })
}
