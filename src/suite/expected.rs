//! What a person wrote down that the answer must be, against the answer.

use crate::dossier::Expectation;
use crate::dossier::Wanted;
use crate::eval::Outcome;
use crate::eval::outcome::DocumentStatus;
use crate::explain::brief::Line;
use crate::explain::json;
use crate::model::Model;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::value::Number;
use crate::value::Truth;
use std::collections::BTreeSet;

/// An expectation that is not fulfilled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// What it is about, as the sample names it.
    pub of: String,
    /// Where it is written.
    pub place: Span,
    /// The clause, where there is one.
    pub id: Option<String>,
    pub wanted: String,
    pub found: String,
}

/// What can be expected besides clauses by their ids.
const ABOUT: [&str; 5] = ["requirement", "level", "possible", "sheet", "points"];
const STATUSES: [(&str, DocumentStatus); 6] = [
    ("present", DocumentStatus::Present),
    ("missing", DocumentStatus::Missing),
    ("not-applicable", DocumentStatus::NotApplicable),
    ("waived", DocumentStatus::Waived),
    ("not-filed", DocumentStatus::NotFiled),
    ("unknown", DocumentStatus::Unknown),
];

/// Compares an answer with what is expected of it.
///
/// # Errors
/// Expectations of what is no clause and no part of an answer.
pub fn unmet(
    all: &[Expectation],
    outcome: &Outcome,
    lines: &[Line],
    model: &Model,
) -> Result<Vec<Unmet>, Vec<Problem>> {
    let (mut unmet, mut problems) = (Vec::new(), Vec::new());
    for expected in all {
        let Some((id, found)) = found(&expected.of, outcome, lines, model) else {
            problems.push(unknown(expected, lines));
            continue;
        };
        let wanted = match &expected.wanted {
            Wanted::Text(text) => text.clone(),
            Wanted::All(names) => list(names.iter().map(String::as_str)),
        };
        if !is_same(&wanted, &found) {
            unmet.push(Unmet { of: expected.of.clone(), place: expected.place, id, wanted, found });
        }
    }
    if problems.is_empty() { Ok(unmet) } else { Err(problems) }
}

fn unknown(expected: &Expectation, lines: &[Line]) -> Problem {
    let problem = Problem::new(Code::UnknownField, expected.place).text("name", &expected.of).text("record", "expect");
    let statuses = STATUSES.iter().map(|(name, _)| *name);
    problem.suggest(&expected.of, ABOUT.into_iter().chain(statuses).chain(lines.iter().map(|line| line.id.as_str())))
}

fn is_same(wanted: &str, found: &str) -> bool {
    let number = |text: &str| text.parse::<Number>().ok();
    wanted == found || number(wanted).is_some_and(|wanted| number(found) == Some(wanted))
}

/// Names in alphabetical order, or `none`.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: BTreeSet<&str> = names.collect();
    if names.is_empty() { "none".into() } else { names.into_iter().collect::<Vec<&str>>().join(", ") }
}

/// The clause that is meant, and what is said of it.
fn found(of: &str, outcome: &Outcome, lines: &[Line], model: &Model) -> Option<(Option<String>, String)> {
    let position = outcome.position.and_then(|index| model.positions.get(index)).map(|it| it.meta.id.clone());
    if let Some((_, status)) = STATUSES.iter().find(|(name, _)| *name == of) {
        return Some((None, documents(outcome, *status)));
    }
    let level = |level: Option<u32>| {
        let stair = outcome.stair.as_ref()?;
        level.and_then(|level| model.member(stair.scale, level)).map(|(name, _)| name.to_string())
    };
    let stair = outcome.stair.as_ref();
    let choice = outcome.choices.first();
    let text = |level: Option<String>| level.unwrap_or_else(|| "none".into());
    match of {
        "requirement" => Some((position, json::truth(outcome.qualified).to_string())),
        "level" => Some((stair.map(|it| it.meta.id.clone()), text(level(stair.and_then(|it| it.supported))))),
        "possible" => Some((stair.map(|it| it.meta.id.clone()), text(level(stair.and_then(|it| it.possible))))),
        "sheet" => {
            let choice = choice?;
            let sheet = match choice.sheets[..] {
                [only] if choice.settled == Truth::Yes => outcome.sheets.get(only)?.meta.id.clone(),
                _ => "unknown".into(),
            };
            Some((Some(choice.meta.id.clone()), sheet))
        }
        "points" => {
            let alone = outcome.sheets.iter().find(|sheet| sheet.applies != Truth::No).map(|sheet| &sheet.meta.id);
            let id = choice.map(|choice| &choice.meta.id).or(alone)?;
            Some((Some(id.clone()), lines.iter().find(|line| line.id == *id)?.said.clone()))
        }
        _ => {
            let is_meant = |line: &&Line| line.id == of || line.id.ends_with(&format!(".{of}"));
            let line = lines.iter().find(is_meant)?;
            Some((Some(line.id.clone()), line.said.clone()))
        }
    }
}

/// the documents of a status, by their own names.
fn documents(outcome: &Outcome, status: DocumentStatus) -> String {
    let all = outcome.packages.iter().flat_map(|package| &package.documents);
    list(all.filter(|it| it.status == status).filter_map(|it| it.meta.id.rsplit('.').next()))
}
