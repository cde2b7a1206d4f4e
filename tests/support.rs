//! Helpers: from texts to problems, plans and outcomes.

use saty::dossier;
use saty::eval;
use saty::eval::Case;
use saty::eval::Outcome;
use saty::eval::facts;
use saty::lint;
use saty::lint::SourceText;
use saty::model;
use saty::plan;
use saty::plan::Plan;
use saty::problem::Problem;
use saty::problem::Severity;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::Item;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

/// The program, called in a folder, with nothing of the machine that would change its output.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saty"));
    command.current_dir(folder).env("COLUMNS", "100");
    for name in ["SATY_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "CI"] {
        command.env_remove(name);
    }
    command
}

/// So many random cases: what is asked for in `SATY_CASES`, or as many as every run of the tests can afford.
pub fn cases(default: u32) -> u32 {
    std::env::var("SATY_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A text parsed and checked.
pub struct Policy {
    pub sources: Sources,
    pub problems: Vec<Problem>,
    pub plan: Plan,
}

pub fn policy(text: &str) -> Policy {
    policy_of(&[("policy.saty".to_string(), text.to_string())])
}

pub fn policy_of(files: &[(String, String)]) -> Policy {
    let mut sources = Sources::default();
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let id = sources.add(name.clone(), text);
        let parsed = syntax::parse(sources.get(id), id);
        items.extend(parsed.items);
        problems.extend(parsed.problems);
    }
    let checked = model::check_policy(&items);
    problems.extend(checked.problems);
    saty::problem::sort(&mut problems);
    Policy { sources, problems, plan: plan::plan(checked.model) }
}

/// The problems of a text with all its lints; quotations are looked up in the sources.
pub fn linted(text: &str, quoted: &[&str]) -> Linted {
    let mut sources = Sources::default();
    let id = sources.add("policy.saty", text);
    let parsed = syntax::parse(sources.get(id), id);
    let texts: Vec<SourceText> = quoted
        .iter()
        .map(|text| {
            let id = sources.add("source.txt", text);
            SourceText::new(id, &sources.get(id).text)
        })
        .collect();
    let checked = lint::check(&parsed.items, &texts);
    let mut problems = parsed.problems;
    problems.extend(checked.problems);
    saty::problem::sort(&mut problems);
    Linted { sources, problems, accepted: checked.accepted }
}

/// A text with what is doubtful about it.
pub struct Linted {
    pub sources: Sources,
    pub problems: Vec<Problem>,
    pub accepted: Vec<Problem>,
}

/// The declarations of a text that can be read.
#[track_caller]
pub fn parse(text: &str) -> Vec<Item> {
    let mut sources = Sources::default();
    let id = sources.add("policy.saty", text);
    let parsed = syntax::parse(sources.get(id), id);
    assert!(parsed.problems.is_empty(), "{:#?}\n{text}", parsed.problems);
    parsed.items
}

/// All policy files under a folder.
pub fn policy_in(folder: &Path) -> Policy {
    let files = files_in(folder, "saty");
    let read = |path: &PathBuf| (path.display().to_string(), std::fs::read_to_string(path).expect("a readable policy"));
    policy_of(&files.iter().map(read).collect::<Vec<_>>())
}

/// All files with an ending under a folder, in order.
pub fn files_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_in(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The codes of all problems, in order.
pub fn codes(text: &str) -> Vec<&'static str> {
    policy(text).problems.iter().map(|problem| problem.code.id()).collect()
}

/// A policy without errors.
#[track_caller]
pub fn sound(text: &str) -> Plan {
    let policy = policy(text);
    let errors: Vec<&Problem> =
        policy.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    policy.plan
}

/// Evaluates a dossier for the first position of a policy on a day.
#[track_caller]
pub fn evaluate(plan: &Plan, dossier: &str, date: &str) -> Outcome {
    let position = (!plan.model.positions.is_empty()).then_some(0);
    eval::evaluate(plan, &case(plan, dossier, "", position, date))
}

#[track_caller]
pub fn case(plan: &Plan, dossier: &str, vacancy: &str, position: Option<usize>, date: &str) -> Case {
    let mut sources = Sources::default();
    let date = date.parse().expect("a date");
    let id = sources.add("dossier.yaml", dossier);
    let read = dossier::read_dossier(&plan.model, sources.get(id), id, date);
    assert!(read.problems.is_empty(), "{:#?}", read.problems);
    let id = sources.add("vacancy.yaml", vacancy);
    let vacancy = dossier::read_vacancy(&plan.model, sources.get(id), id);
    assert!(vacancy.problems.is_empty(), "{:#?}", vacancy.problems);
    let fields = facts::vacancy(&plan.model, date, vacancy.fields);
    Case { dossier: read.dossier, vacancy: fields, position: position.or(vacancy.position), date }
}
