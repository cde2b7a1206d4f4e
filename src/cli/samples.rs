//! Samples from the disk, and each as a case for an edition of the policies.

use super::case;
use super::load;
use super::load::Policies;
use crate::dossier;
use crate::dossier::Paper;
use crate::dossier::Peeked;
use crate::dossier::Sample;
use crate::dossier::Vacancy;
use crate::edition;
use crate::eval::Case;
use crate::eval::facts;
use crate::model::Views;
use crate::plan::Plan;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::value::Value;
use jiff::civil::Date;
use std::collections::HashMap;
use std::path::Path;
use std::path::PathBuf;

/// The list of samples in a folder.
const LIST: &str = "cases.yaml";

/// Samples, and the folder that their files and snapshots are found from.
pub struct Samples {
    pub folder: PathBuf,
    pub all: Vec<Sample>,
}

/// Reads the samples of a folder, those of its list first, or those of one file.
///
/// # Errors
/// All that is wrong with them, also if there are none.
pub fn read(path: &Path, sources: &mut Sources) -> Result<Samples, Vec<Problem>> {
    let (folder, files) = files(path)?;
    let (mut all, mut problems): (Vec<Sample>, Vec<Problem>) = (Vec::new(), Vec::new());
    for file in files {
        match load::read(&file, sources, dossier::MAX_FILE).map_err(|problem| vec![problem]) {
            Ok(id) => match dossier::read_samples(sources.get(id), id) {
                Ok(samples) => all.extend(samples),
                Err(found) => problems.extend(found),
            },
            Err(found) => problems.extend(found),
        }
    }
    let mut seen = HashMap::new();
    for sample in &all {
        if let Some(first) = seen.insert(sample.id.as_str(), sample.place) {
            problems.push(Problem::new(Code::DuplicateName, sample.place).text("name", &sample.id).also(first));
        }
    }
    if all.is_empty() && problems.is_empty() {
        problems.push(Problem::general(Code::NoSamples).text("path", path.display().to_string()));
    }
    if problems.is_empty() { Ok(Samples { folder, all }) } else { Err(problems) }
}

fn files(path: &Path) -> Result<(PathBuf, Vec<PathBuf>), Vec<Problem>> {
    if path.is_file() {
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        return Ok((folder, vec![path.to_path_buf()]));
    }
    let entries = std::fs::read_dir(path).map_err(|error| vec![load::cannot_read(path, &error)])?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "yaml" || ending == "yml"));
    files.sort_by_key(|file| (!file.ends_with(LIST), file.clone()));
    Ok((path.to_path_buf(), files))
}

/// Whether a dossier may name what only another version knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    Reported,
    PassedOver,
}

/// Reads a sample for one version of the policies.
///
/// # Errors
/// All that is wrong with its dossier, its vacancy, its date.
pub fn case(
    one: &Sample,
    folder: &Path,
    plan: &Plan,
    foreign: Foreign,
    sources: &mut Sources,
) -> Result<Case, Vec<Problem>> {
    let vacancy = vacancy(one, folder, plan, sources)?;
    let stated =
        plan.model.evaluation_date.and_then(|index| vacancy.fields.get(&index)?.single().and_then(Value::date));
    let date = written_date(one)?.or(stated).ok_or_else(|| vec![Problem::new(Code::NoDate, one.place)])?;
    let position = match one.position.as_ref().map(|id| case::find_position(plan, id)) {
        Some(Ok(position)) => Some(position),
        Some(Err(problems)) if foreign == Foreign::Reported => return Err(problems),
        Some(Err(_)) => None,
        None => vacancy.position,
    };
    let read = match &one.dossier {
        Paper::File(path) => {
            let id = load::read(&folder.join(path), sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
            dossier::read_dossier(&plan.model, sources.get(id), id, date)
        }
        Paper::Here(node) => dossier::read_dossier_here(&plan.model, node, date),
    };
    let problems = vacancy.problems.into_iter().chain(read.problems);
    let problems: Vec<Problem> = problems.filter(|it| foreign == Foreign::Reported || !is_foreign(it)).collect();
    if load::has_errors(&problems) {
        return Err(problems);
    }
    let fields = facts::vacancy(&plan.model, date, vacancy.fields);
    Ok(Case { dossier: read.dossier, vacancy: fields, position, date })
}

fn vacancy(one: &Sample, folder: &Path, plan: &Plan, sources: &mut Sources) -> Result<Vacancy, Vec<Problem>> {
    if let Some(notice) =
        one.notice.as_ref().and_then(|id| plan.model.notices.iter().find(|notice| notice.meta.id == *id))
    {
        let name = match &one.vacancy {
            Some(Paper::File(name)) => Some(name.as_str()),
            _ => None,
        };
        return case::announced(notice, name);
    }
    match &one.vacancy {
        Some(Paper::File(path)) => {
            let id = load::read(&folder.join(path), sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
            Ok(dossier::read_vacancy(&plan.model, sources.get(id), id))
        }
        Some(Paper::Here(node)) => Ok(dossier::read_vacancy_here(&plan.model, node)),
        None => Ok(Vacancy::default()),
    }
}

fn written_date(one: &Sample) -> Result<Option<Date>, Vec<Problem>> {
    let wrong = |on: &String| vec![Problem::new(Code::NoSuchDate, one.place).text("date", on)];
    one.on.as_ref().map(|on| on.parse::<Date>().map_err(|_| wrong(on))).transpose()
}

/// What one version does not know may be known to the other.
fn is_foreign(problem: &Problem) -> bool {
    matches!(
        problem.code,
        Code::UnknownField | Code::UnknownValue | Code::UnknownJudgement | Code::UnknownPosition | Code::OtherEdition
    )
}

/// The date and the notice that an edition was made for, and its plan.
pub type Made = (Option<Date>, Option<String>, Plan);

/// The editions that samples are evaluated in, each made when it is first needed.
#[derive(Default)]
pub struct Editions {
    made: Vec<Made>,
}

impl Editions {
    /// The edition that a sample is for, by its number.
    ///
    /// # Errors
    /// What is wrong with the edition, or with what the sample says of it.
    pub fn of(&mut self, one: &Sample, folder: &Path, policies: &mut Policies) -> Result<usize, Vec<Problem>> {
        let notice = one.notice.as_ref().map(|name| case::find_notice(&policies.items, name)).transpose()?;
        let printed = notice.as_ref().and_then(|notice| edition::notice_date(&policies.items, notice));
        let peeked = match &one.vacancy {
            Some(paper) if notice.is_none() => peek(paper, folder, policies)?,
            _ => Peeked::default(),
        };
        let date = written_date(one)?.or(printed).or(peeked.date);
        let days = edition::first_days(&policies.items);
        let edition = |date: Option<Date>| date.map_or(days.len(), |date| days.partition_point(|day| *day <= date));
        let is_same = |(day, name, _): &Made| edition(*day) == edition(date) && *name == one.notice;
        if let Some(known) = self.made.iter().position(is_same) {
            return Ok(known);
        }
        let plan = policies.edition(date, notice.as_ref(), Views::All)?;
        self.made.push((date, one.notice.clone(), plan));
        Ok(self.made.len() - 1)
    }

    pub fn all(&self) -> &[Made] {
        &self.made
    }

    pub fn plan(&mut self, number: usize) -> &mut Plan {
        &mut self.made[number].2
    }
}

fn peek(paper: &Paper, folder: &Path, policies: &mut Policies) -> Result<Peeked, Vec<Problem>> {
    let field = edition::evaluation_date(&policies.items).unwrap_or_default().to_string();
    match paper {
        Paper::File(path) => {
            let path = folder.join(path);
            let id = load::read(&path, &mut policies.sources, dossier::MAX_FILE).map_err(|problem| vec![problem])?;
            Ok(dossier::peek(policies.sources.get(id), id, &field))
        }
        Paper::Here(node) => Ok(dossier::peek_here(node, &field)),
    }
}
