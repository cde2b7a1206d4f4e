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
        let Some(Found { id, said, ends }) = found(&expected.of, outcome, lines, model) else {
            problems.push(unknown(expected, lines));
            continue;
        };
        let wanted = match &expected.wanted {
            Wanted::Text(text) => text.clone(),
            Wanted::All(names) => list(names.iter().map(String::as_str)),
        };
        let is_same = wanted == said || ends.is_some() && ends == interval(&wanted);
        if !is_same {
            let found = ends.map_or(said, |ends| exact(&ends));
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

/// Two numbers; one that is missing has no end there.
type Ends = (Option<Number>, Option<Number>);

/// `3`, `2.50`, `7/3`, `1/2..7/3`, `3..`
fn interval(text: &str) -> Option<Ends> {
    let end = |text: &str| match text.trim() {
        "" => Some(None),
        text => number(text).map(Some),
    };
    match text.split_once("..") {
        Some((low, high)) => Some((end(low)?, end(high)?)),
        None => number(text.trim()).map(|number| (Some(number.clone()), Some(number))),
    }
}

fn number(text: &str) -> Option<Number> {
    match text.split_once('/') {
        Some((above, below)) => above.trim().parse::<Number>().ok()?.div(&below.trim().parse().ok()?),
        None => text.parse().ok(),
    }
}

/// As `interval` reads it.
fn exact((low, high): &Ends) -> String {
    let end = |end: &Option<Number>| end.as_ref().map_or(String::new(), Number::exact);
    if low == high && low.is_some() { end(low) } else { format!("{}..{}", end(low), end(high)) }
}

/// Names in alphabetical order, or `none`.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: BTreeSet<&str> = names.collect();
    if names.is_empty() { "none".into() } else { names.into_iter().collect::<Vec<&str>>().join(", ") }
}

/// The clause that is meant, and what is said of it.
struct Found {
    id: Option<String>,
    said: String,
    ends: Option<Ends>,
}

impl Found {
    fn text(id: Option<String>, said: String) -> Option<Found> {
        Some(Found { id, said, ends: None })
    }

    fn line(line: &Line) -> Found {
        Found { id: Some(line.id.clone()), said: line.said.clone(), ends: line.ends.clone() }
    }
}

fn found(of: &str, outcome: &Outcome, lines: &[Line], model: &Model) -> Option<Found> {
    let position = outcome.position.and_then(|index| model.positions.get(index)).map(|it| it.meta.id.clone());
    if let Some((_, status)) = STATUSES.iter().find(|(name, _)| *name == of) {
        return Found::text(None, documents(outcome, *status));
    }
    let level = |level: Option<u32>| {
        let stair = outcome.stair.as_ref()?;
        level.and_then(|level| model.member(stair.scale, level)).map(|(name, _)| name.to_string())
    };
    let stair = outcome.stair.as_ref();
    let choice = outcome.choices.first();
    let text = |level: Option<String>| level.unwrap_or_else(|| "none".into());
    match of {
        "requirement" => Found::text(position, json::truth(outcome.qualified).to_string()),
        "level" => Found::text(stair.map(|it| it.meta.id.clone()), text(level(stair.and_then(|it| it.supported)))),
        "possible" => Found::text(stair.map(|it| it.meta.id.clone()), text(level(stair.and_then(|it| it.possible)))),
        "sheet" => {
            let choice = choice?;
            let sheet = match choice.sheets[..] {
                [only] if choice.settled == Truth::Yes => outcome.sheets.get(only)?.meta.id.clone(),
                _ => "unknown".into(),
            };
            Found::text(Some(choice.meta.id.clone()), sheet)
        }
        "points" => {
            let alone = outcome.sheets.iter().find(|sheet| sheet.applies != Truth::No).map(|sheet| &sheet.meta.id);
            let id = choice.map(|choice| &choice.meta.id).or(alone)?;
            lines.iter().find(|line| line.id == *id).map(Found::line)
        }
        _ => {
            let is_meant = |line: &&Line| line.id == of || line.id.ends_with(&format!(".{of}"));
            lines.iter().find(is_meant).map(Found::line)
        }
    }
}

/// the documents of a status, by their own names.
fn documents(outcome: &Outcome, status: DocumentStatus) -> String {
    let all = outcome.packages.iter().flat_map(|package| &package.documents);
    list(all.filter(|it| it.status == status).filter_map(|it| it.meta.id.rsplit('.').next()))
}
