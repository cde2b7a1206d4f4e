//! `saty test`: samples against their snapshots and against what is expected of them.

mod coverage;
mod formats;
mod mutants;
mod review;

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::load;
use super::load::Policies;
use super::report;
use super::samples;
use super::samples::Editions;
use super::samples::Foreign;
use super::samples::Samples;
use super::terminal;
use super::write;
use crate::dossier;
use crate::dossier::Sample;
use crate::eval;
use crate::eval::Case;
use crate::eval::Outcome;
use crate::explain::brief;
use crate::explain::brief::Line;
use crate::explain::doubts;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::explain::phrases::Phrases;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::suite::expected;
use crate::suite::expected::Unmet;
use crate::suite::report::Report;
use crate::suite::snapshot;
use crate::suite::snapshot::Difference;
use clap::ArgMatches;
use fluent_bundle::FluentValue;
use std::path::Path;
use std::path::PathBuf;

/// Where samples are looked for when nothing else is said.
pub const SAMPLES: &str = "tests/samples";
/// The folder of the snapshots, in that of the samples.
const SNAPSHOTS: &str = "snapshots";
const ENDING: &str = "snap";

/// A sample that has been evaluated.
pub struct Ran {
    pub sample: Sample,
    /// The number of its edition.
    pub edition: usize,
    pub case: Case,
    pub outcome: Outcome,
    pub lines: Vec<Line>,
    pub readings: Vec<Line>,
    /// What its snapshot should say.
    pub text: String,
    pub unmet: Vec<Unmet>,
    pub snapshot: Snapshot,
}

/// How the answer stands to what was agreed.
pub enum Snapshot {
    Same,
    /// There is none yet.
    Missing,
    Changed(Vec<Difference>),
}

impl Snapshot {
    pub fn differences(&self) -> &[Difference] {
        match self {
            Snapshot::Same | Snapshot::Missing => &[],
            Snapshot::Changed(differences) => differences,
        }
    }
}

impl Ran {
    pub fn passed(&self) -> bool {
        self.unmet.is_empty() && matches!(self.snapshot, Snapshot::Same)
    }

    /// Whether all that a person wrote down came out, where no whole answer has been agreed yet.
    pub fn is_as_expected(&self) -> bool {
        self.unmet.is_empty() && !self.sample.expected.is_empty() && matches!(self.snapshot, Snapshot::Missing)
    }

    /// Whether a person has to look at it. That an answer as expected has no snapshot is enough to be counted.
    fn is_objection(&self) -> bool {
        !self.passed() && !self.is_as_expected()
    }
}

/// All samples, evaluated, with the editions that they were evaluated in.
pub struct Run {
    pub folder: PathBuf,
    pub ran: Vec<Ran>,
    pub editions: Editions,
    /// Snapshots that belong to no sample.
    pub unreferenced: Vec<PathBuf>,
}

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let mut policies = load::policies(&context.policies);
    let path = matches.get_one::<String>("path").map_or(SAMPLES, String::as_str);
    let filter = matches.get_one::<String>("filter").map(String::as_str);
    let mut run = match evaluate(Path::new(path), filter, &mut policies) {
        Ok(run) => run,
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            return FAILED;
        }
    };
    if (matches.get_flag("accept") || matches.get_flag("review")) && std::env::var_os("CI").is_some() {
        terminal::complain(&format!("{}\n", context.catalog.plain("test-not-in-ci")));
        return FAILED;
    }
    let accepted = match (matches.get_flag("accept"), matches.get_flag("review")) {
        (true, _) => accept_all(&mut run, filter.is_none(), &policies),
        (_, true) => review::review(&mut run, context, &policies),
        _ => Ok(0),
    };
    let accepted = match accepted {
        Ok(accepted) => accepted,
        Err(problem) => {
            report::print(&[problem], &policies.sources, &context.catalog);
            return FAILED;
        }
    };
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    match format {
        _ if matches.get_flag("coverage") => coverage::print(&mut run, format, context, &policies),
        _ if matches.get_flag("mutants") => mutants::print(&mut run, format, context, &policies),
        "json" => terminal::say_json(&formats::json(&run)),
        "junit" => terminal::say(&formats::junit(&mut run, context, &policies)),
        _ => print(&mut run, accepted, context, &policies),
    }
    let all_passed = run.ran.iter().all(Ran::passed) && run.unreferenced.is_empty();
    std::mem::forget(policies);
    if all_passed { FINE } else { OBJECTION }
}

/// Evaluates the samples under a path whose ids contain the filter.
///
/// # Errors
/// All that is wrong with the policies, the samples, their dossiers.
fn evaluate(path: &Path, filter: Option<&str>, policies: &mut Policies) -> Result<Run, Vec<Problem>> {
    let Samples { folder, all } = samples::read(path, &mut policies.sources)?;
    let ids: Vec<String> = all.iter().map(|sample| sample.id.clone()).collect();
    let mut run =
        Run { unreferenced: unreferenced(&folder, &ids), folder, ran: Vec::new(), editions: Editions::default() };
    let mut problems = Vec::new();
    if let Some(filter) = filter.filter(|filter| !ids.iter().any(|id| id.contains(filter))) {
        let problem = Problem::general(Code::NoSuchSample).text("filter", filter);
        return Err(vec![problem.suggest(filter, ids.iter().map(String::as_str))]);
    }
    for sample in all.into_iter().filter(|sample| filter.is_none_or(|filter| sample.id.contains(filter))) {
        match one(sample, &run.folder, &mut run.editions, policies) {
            Ok(ran) => run.ran.push(ran),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(run) } else { Err(problems) }
}

fn one(sample: Sample, folder: &Path, editions: &mut Editions, policies: &mut Policies) -> Result<Ran, Vec<Problem>> {
    let edition = editions.of(&sample, folder, policies)?;
    let plan = editions.plan(edition);
    let case = samples::case(&sample, folder, plan, Foreign::Reported, &mut policies.sources)?;
    let outcome = eval::evaluate(plan, &case);
    let lines = brief::brief(&outcome, &plan.model);
    let doubts = doubts::doubts(plan, &case, &outcome);
    let readings = brief::readings(&doubts, &plan.model);
    let unmet = expected::unmet(&sample.expected, &outcome, &lines, &plan.model)?;
    let text = snapshot::text(&case.date.to_string(), &lines, &readings);
    let agreed = written(&file_of(folder, &sample.id));
    let snapshot = match agreed.as_deref().and_then(snapshot::read) {
        None => Snapshot::Missing,
        Some(agreed) if agreed == text => Snapshot::Same,
        Some(agreed) => Snapshot::Changed(snapshot::differences(&agreed, &text)),
    };
    Ok(Ran { sample, edition, case, outcome, lines, readings, text, unmet, snapshot })
}

fn file_of(folder: &Path, id: &str) -> PathBuf {
    folder.join(SNAPSHOTS).join(format!("{id}.{ENDING}"))
}

/// The text of a snapshot, if it is there.
fn written(path: &Path) -> Option<String> {
    String::from_utf8(load::bytes(path, dossier::MAX_FILE).ok()?).ok()
}

fn unreferenced(folder: &Path, ids: &[String]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder.join(SNAPSHOTS)).into_iter().flatten();
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_other = |file: &PathBuf| {
        let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        file.extension().is_some_and(|ending| ending == ENDING) && !ids.contains(&stem)
    };
    let mut files: Vec<PathBuf> = files.filter(is_other).collect();
    files.sort();
    files
}

fn accept_all(run: &mut Run, all: bool, policies: &Policies) -> Result<usize, Problem> {
    let folder = run.folder.clone();
    let mut accepted = 0;
    for ran in run.ran.iter_mut().filter(|ran| !matches!(ran.snapshot, Snapshot::Same)) {
        accept(ran, &folder, &policies.sources)?;
        accepted += 1;
    }
    if all {
        for file in std::mem::take(&mut run.unreferenced) {
            write::remove(&file)?;
        }
    }
    Ok(accepted)
}

/// Writes what came out as what is agreed.
fn accept(ran: &mut Ran, folder: &Path, sources: &Sources) -> Result<(), Problem> {
    let path = file_of(folder, &ran.sample.id);
    let earlier = written(&path);
    let source = &sources.get(ran.sample.place.file).name;
    write::whole(&path, &snapshot::file(&ran.text, earlier.as_deref(), source))?;
    ran.snapshot = Snapshot::Same;
    Ok(())
}

fn print(run: &mut Run, accepted: usize, context: &Context, policies: &Policies) {
    let mut lines = Lines::default();
    let count = |is: fn(&Ran) -> bool, run: &Run| run.ran.iter().filter(|ran| is(ran)).count() as i64;
    let objections: Vec<usize> = (0..run.ran.len()).filter(|index| run.ran[*index].is_objection()).collect();
    for index in objections {
        explain(run, index, context, policies, &mut lines);
    }
    for file in &run.unreferenced {
        let arguments = [("path", FluentValue::from(file.display().to_string()))];
        lines.marked(0, Mark::Removed, context.catalog.text("test-unreferenced", &arguments));
    }
    let first = match (count(Ran::passed, run), count(Ran::is_as_expected, run)) {
        (_, 0) => "passed",
        (0, _) => "expected",
        _ => "both",
    };
    let arguments = [
        ("first", first.into()),
        ("passed", count(Ran::passed, run).into()),
        ("expected", count(Ran::is_as_expected, run).into()),
        ("changed", count(|ran| matches!(ran.snapshot, Snapshot::Changed(_)), run).into()),
        ("missing", count(|ran| matches!(ran.snapshot, Snapshot::Missing), run).into()),
        ("unmet", count(|ran| !ran.unmet.is_empty(), run).into()),
    ];
    if !lines.lines.is_empty() {
        lines.text(0, "");
    }
    if accepted > 0 {
        lines.text(0, context.catalog.text("test-accepted", &[("count", (accepted as i64).into())]));
    }
    lines.text(0, context.catalog.text("tested", &arguments));
    terminal::print(&lines);
}

/// What is not as agreed or expected in one sample, and why.
fn explain(run: &mut Run, index: usize, context: &Context, policies: &Policies, lines: &mut Lines) {
    let edition = run.ran[index].edition;
    let plan = run.editions.plan(edition);
    let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
    let ran = &run.ran[index];
    let report = Report { phrases: &phrases, sources: &policies.sources, outcome: &ran.outcome, said: &ran.lines };
    let mark =
        if matches!(ran.snapshot, Snapshot::Missing) && ran.unmet.is_empty() { Mark::Added } else { Mark::NotMet };
    lines.marked(0, mark, ran.sample.id.clone());
    let differences = ran.snapshot.differences();
    if matches!(ran.snapshot, Snapshot::Missing) {
        lines.quiet(1, context.catalog.plain("test-no-snapshot"));
    }
    report.changed(differences, lines);
    report.unmet(&ran.unmet, differences, lines);
}
