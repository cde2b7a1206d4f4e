//! `saty rank`: who stands on which place, and why.

use super::Context;
use super::FAILED;
use super::FINE;
use super::case;
use super::case::Scene;
use super::load;
use super::load::Policies;
use super::report;
use super::terminal;
use super::write;
use crate::alphabet::Alphabet;
use crate::catalog::Catalog;
use crate::dossier;
use crate::eval;
use crate::eval::Case;
use crate::explain::phrases::Phrases;
use crate::explain::ranked;
use crate::explain::ranked::Applicant;
use crate::explain::ranked::Report;
use crate::model::Meta;
use crate::paper::Document;
use crate::paper::html;
use crate::paper::protocol;
use crate::paper::workbook;
use crate::plan::Plan;
use crate::problem;
use crate::problem::Code;
use crate::problem::Problem;
use crate::rank;
use clap::ArgMatches;
use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;

/// The endings of dossiers in a folder.
const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let mut policies = load::policies(&context.policies);
    match rank(context, matches, &mut policies) {
        Ok(()) => FINE,
        Err(mut problems) => {
            problem::sort(&mut problems);
            report::print(&problems, &policies.sources, &context.catalog);
            FAILED
        }
    }
}

fn rank(context: &Context, matches: &ArgMatches, policies: &mut Policies) -> Result<(), Vec<Problem>> {
    let asked = case::asked(matches);
    let mut scene = case::scene(policies, &asked)?;
    let ranking = find_ranking(&scene.plan, matches.get_one::<String>("ranking").map(String::as_str))?;
    if scene.plan.model.rankings[ranking].requirements && scene.position.is_none() {
        return Err(vec![Problem::general(Code::NoPosition)]);
    }
    let paths: Vec<&String> = matches.get_many("dossier").unwrap_or_default().collect();
    let taken = candidates(policies, &scene, &files(&paths)?)?;
    let mut warnings = std::mem::take(&mut scene.warnings);
    warnings.extend(taken.warnings);
    let (cases, applicants) = applicants(&scene.plan, ranking, taken.cases, &mut warnings, &context.catalog);
    report::print(&each_once(warnings), &policies.sources, &context.catalog);
    let standings: Vec<eval::Standing> = applicants.iter().map(|applicant| applicant.standing.clone()).collect();
    let found = rank::compete(&scene.plan.model, &scene.plan.model.rankings[ranking], &standings);
    let readings = rank::readings(&mut scene.plan, &cases, ranking, &found);
    let model = &scene.plan.model;
    let report = Report {
        ranking: &model.rankings[ranking],
        vacancy: announced(&scene.plan, asked.vacancy.as_deref()),
        position: scene.position.map(|position| &model.positions[position].meta),
        date: scene.date,
        applicants: &applicants,
        found: &found,
        readings: &readings,
    };
    let phrases = Phrases { model, catalog: &context.catalog };
    let catalog = Catalog::on_paper(context.catalog.lang);
    let on_paper = Phrases { model, catalog: &catalog };
    if let Some(path) = matches.get_one::<String>("xlsx") {
        write_workbook(path, &protocol::document(&report, &on_paper)).map_err(|problem| vec![problem])?;
    }
    match matches.get_one::<String>("format").map(String::as_str) {
        Some("json") => {
            let json = ranked::json::lists(&report, model, &policies.digest);
            terminal::say_json(&json);
        }
        Some("html") => {
            let document = protocol::document(&report, &on_paper);
            let title = format!("{} – {}", document.title, document.name);
            terminal::say(&html::page(context.catalog.lang, &title, &[document]));
        }
        _ => terminal::print(&ranked::text::lines(&report, &phrases)),
    }
    Ok(())
}

fn write_workbook(path: &str, document: &Document) -> Result<(), Problem> {
    let cannot = |_| Problem::general(Code::CannotWrite).text("path", path);
    write::bytes(Path::new(path), &workbook::bytes(std::slice::from_ref(document)).map_err(cannot)?)
}

/// The ranking of a name; it need not be named if there is only one.
fn find_ranking(plan: &Plan, name: Option<&str>) -> Result<usize, Vec<Problem>> {
    let rankings = &plan.model.rankings;
    if rankings.is_empty() {
        return Err(vec![Problem::general(Code::NoRanking)]);
    }
    let found = match name {
        None if rankings.len() == 1 => Some(0),
        name => rankings.iter().position(|ranking| Some(ranking.meta.id.as_str()) == name),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = rankings.iter().map(|ranking| ranking.meta.id.as_str()).collect();
        let name = name.unwrap_or("NONE");
        let problem = Problem::general(Code::UnknownRanking).text("name", name).text("allowed", names.join(", "));
        vec![problem.suggest(name, names)]
    })
}

/// The vacancy of the notice, if it was asked for by a notice.
fn announced<'p>(plan: &'p Plan, name: Option<&str>) -> Option<&'p Meta> {
    let id = plan.model.version.notice.as_ref()?;
    let notice = plan.model.notices.iter().find(|notice| notice.meta.id == *id)?;
    case::find_announced(notice, name).ok().map(|vacancy| &vacancy.meta)
}

/// The dossiers that are named, and those that lie in the folders that are named.
fn files(paths: &[&String]) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let path = Path::new(path);
        if !path.is_dir() {
            files.push(path.to_path_buf());
            continue;
        }
        match inside(path) {
            Ok(found) => files.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(problems) }
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let entries = std::fs::read_dir(folder).map_err(|error| load::cannot_read(folder, &error))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| load::cannot_read(folder, &error))?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        // What cannot be read is not passed over.
        if !path.is_dir() && ENDINGS.contains(&ending) {
            files.push(path);
        }
    }
    files.sort();
    match files.is_empty() {
        true => Err(Problem::general(Code::NoDossiers).text("path", folder.display().to_string())),
        false => Ok(files),
    }
}

/// The cases of all dossiers, each with its file.
struct Taken {
    cases: Vec<(String, Case)>,
    warnings: Vec<Problem>,
}

/// Reads all dossiers. A list that silently lacks someone would be wrong, so that one broken dossier stops all.
fn candidates(policies: &mut Policies, scene: &Scene, files: &[PathBuf]) -> Result<Taken, Vec<Problem>> {
    let mut taken = Taken { cases: Vec::new(), warnings: Vec::new() };
    let mut problems = Vec::new();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for path in files {
        let name = path.display().to_string();
        let id = match load::read(path, &mut policies.sources, dossier::MAX_FILE) {
            Ok(id) => id,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let file = policies.sources.get(id);
        if let Some(other) = known.insert(load::digest(&file.text), name.clone()) {
            problems.push(Problem::general(Code::SameDossier).text("path", &name).text("other", other));
        }
        match case::case_of(file, id, scene) {
            Ok((case, warnings)) => {
                taken.cases.push((name, case));
                taken.warnings.extend(warnings);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(taken) } else { Err(problems) }
}

/// Evaluates all cases and brings them into the order of the names, in the language of the output.
fn applicants(
    plan: &Plan,
    ranking: usize,
    cases: Vec<(String, Case)>,
    warnings: &mut Vec<Problem>,
    catalog: &Catalog,
) -> (Vec<Case>, Vec<Applicant>) {
    let mut all: Vec<(Case, Applicant)> = Vec::new();
    for (file, case) in cases {
        let mut outcome = eval::evaluate(plan, &case);
        warnings.append(&mut outcome.problems);
        let standing = eval::standing(plan, &case, ranking);
        let stem = Path::new(&file).file_stem().map_or(file.clone(), |stem| stem.to_string_lossy().into_owned());
        let name = outcome.texts.first().map_or(stem, |(_, text)| text.clone());
        all.push((case, Applicant { name, file, outcome, standing }));
    }
    let alphabet = Alphabet::of(catalog.lang);
    all.sort_by(|(_, a), (_, b)| alphabet.compare(&a.name, &b.name).then_with(|| a.file.cmp(&b.file)));
    all.into_iter().unzip()
}

/// What is wrong with the policy on this day is said once, not for each candidate.
fn each_once(problems: Vec<Problem>) -> Vec<Problem> {
    let mut kept: Vec<Problem> = Vec::new();
    for problem in problems {
        if !kept.contains(&problem) {
            kept.push(problem);
        }
    }
    kept
}
