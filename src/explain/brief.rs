//! An outcome in short: one line for each clause that decided something, by ids alone, so that no label matters.

use super::answer::Change;
use super::answer::Said;
use super::doubts::Doubt;
use super::json;
use crate::eval::Outcome;
use crate::eval::outcome::DocumentOutcome;
use crate::eval::outcome::DocumentStatus;
use crate::eval::outcome::LeftOut;
use crate::eval::outcome::SheetOutcome;
use crate::eval::outcome::StairOutcome;
use crate::eval::outcome::Verdict;
use crate::eval::outcome::VerdictWhy;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::rows;
use crate::model::Model;
use crate::model::ScaleId;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use serde_json::Value as Json;
use std::collections::HashSet;

/// What is said of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub id: String,
    pub said: String,
    /// What a reader takes for granted where nothing is said: an alternative that does not hold, no points, a paper that
    /// is there.
    pub plain: bool,
    /// If that is a number, or lies between two: both exactly, where there is an end.
    pub ends: Option<(Option<Number>, Option<Number>)>,
}

/// All that an outcome says, in the order of the policy.
pub fn brief(outcome: &Outcome, model: &Model) -> Vec<Line> {
    let mut writer = Writer::new(model);
    if let Some(position) = outcome.position.and_then(|index| model.positions.get(index)) {
        writer.add(&position.meta.id, json::truth(outcome.qualified), false);
    }
    for verdict in &outcome.requirements {
        writer.add(&verdict.meta.id, json::truth(verdict.truth), false);
        writer.members(verdict);
    }
    if let Some(stair) = &outcome.stair {
        writer.stair(stair);
    }
    for package in &outcome.packages {
        package.documents.iter().for_each(|document| writer.document(document));
        for (meta, truth) in &package.groups {
            writer.add(&meta.id, json::truth(*truth), *truth == Truth::Yes);
        }
        for (meta, truth) in &package.rules {
            writer.add(&meta.id, json::truth(*truth), false);
        }
    }
    for choice in &outcome.choices {
        writer.add_value(&choice.meta.id, &choice.total, choice.undecided, Type::Number(Measure::Plain), false);
    }
    outcome.sheets.iter().for_each(|sheet| writer.sheet(sheet));
    for result in &outcome.results {
        let (trace, ty) = (&result.trace, model.term(result.trace.id).ty);
        writer.add_value(&result.meta.id, &trace.value, trace.undecided, ty, false);
    }
    outcome.left_out.iter().for_each(|kind| writer.left_out(kind));
    for pay in &outcome.pays {
        writer.add_value(&pay.meta.id, &pay.amount, pay.undecided, Type::Number(Measure::Plain), false);
    }
    for limit in &outcome.time_limits {
        writer.add(&limit.meta.id, limit.last.map_or("unknown".into(), |date| date.to_string()), false);
    }
    writer.lines
}

/// What other readings of the source would change: a line for each view of each doubt that matters here.
pub fn readings(doubts: &[Doubt], model: &Model) -> Vec<Line> {
    let of = |doubt: &Doubt| {
        let views = &model.interpretations[doubt.number].views;
        let lines = doubt.contested.iter().map(|(view, changes)| {
            let changes: Vec<String> = changes.iter().map(|change| changed(change, model)).collect();
            Line { id: views[*view].id.clone(), said: changes.join("; "), plain: false, ends: None }
        });
        lines.collect::<Vec<Line>>()
    };
    doubts.iter().flat_map(of).collect()
}

fn changed(change: &Change, model: &Model) -> String {
    let becomes = change.becomes.as_ref().map_or("nothing".into(), |said| said_of(said, model));
    format!("{} would be {becomes}", change.id)
}

fn said_of(said: &Said, model: &Model) -> String {
    let writer = Writer::new(model);
    match said {
        Said::Truth(truth) => json::truth(*truth).into(),
        Said::Level(scale, sure, possible) => writer.levels(*scale, *sure, *possible),
        Said::Document(status) => json::status(*status).into(),
        Said::Value(possible, ty) => writer.value(possible, false, *ty),
        Said::Undecided => "undecided".into(),
        Said::Day(date) => date.map_or("unknown".into(), |date| date.to_string()),
    }
}

struct Writer<'m> {
    model: &'m Model,
    lines: Vec<Line>,
    known: HashSet<String>,
}

impl Writer<'_> {
    fn new(model: &Model) -> Writer<'_> {
        Writer { model, lines: Vec::new(), known: HashSet::new() }
    }
}

impl Writer<'_> {
    fn add(&mut self, id: &str, said: impl Into<String>, plain: bool) {
        // What several steps share is said once.
        if self.known.insert(id.to_string()) {
            self.lines.push(Line { id: id.to_string(), said: said.into(), plain, ends: None });
        }
    }

    /// What is a value, with nothing else said of it.
    fn add_value(&mut self, id: &str, value: &Possible, undecided: bool, ty: Type, plain: bool) {
        let before = self.lines.len();
        self.add(id, self.value(value, undecided, ty), plain);
        if let Some(line) = self.lines.get_mut(before).filter(|_| !undecided) {
            line.ends = ends(value);
        }
    }

    /// The alternatives of a demand; that one does not hold is plain.
    fn members(&mut self, verdict: &Verdict) {
        let VerdictWhy::Group(_, members) = &verdict.why else { return };
        for member in members {
            self.verdict(member);
        }
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let plain = match verdict.why {
            // What the commission confirmed, or has not yet, is said by the dossier.
            VerdictWhy::Judged => verdict.truth != Truth::No,
            VerdictWhy::Checked(_) | VerdictWhy::Group(..) | VerdictWhy::Once(_) => verdict.truth == Truth::No,
        };
        self.add(&verdict.meta.id, json::truth(verdict.truth), plain);
        self.members(verdict);
    }

    fn stair(&mut self, stair: &StairOutcome) {
        self.add(&stair.meta.id, self.levels(stair.scale, stair.supported, stair.possible), false);
        for step in &stair.steps {
            let name = self.model.member(stair.scale, step.level).map_or("", |(name, _)| name);
            let id = format!("{}.{name}", stair.meta.id);
            let is_at_or_below = |level: Option<u32>| level.is_some_and(|level| step.level <= level);
            let implied = match (is_at_or_below(stair.supported), is_at_or_below(stair.possible)) {
                (true, _) => Truth::Yes,
                (_, true) => Truth::Unknown,
                (false, false) => Truth::No,
            };
            self.add(&id, json::truth(step.truth), step.truth == implied);
            step.verdicts.iter().for_each(|verdict| self.verdict(verdict));
        }
    }

    /// `highest`, or `none..highest` while that is open.
    fn levels(&self, scale: ScaleId, sure: Option<u32>, possible: Option<u32>) -> String {
        let name = |level: Option<u32>| {
            level.and_then(|level| self.model.member(scale, level)).map_or("none", |(name, _)| name)
        };
        match sure == possible {
            true => name(sure).to_string(),
            false => format!("{}..{}", name(sure), name(possible)),
        }
    }

    /// `2 left out, 1 unknown`
    fn left_out(&mut self, kind: &LeftOut) {
        let parts = [(kind.count, "left out"), (kind.open_count, "unknown")];
        let said = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
        let said = said.collect::<Vec<String>>().join(", ");
        self.add(&self.model.record(kind.record).plural, said, false);
    }

    fn document(&mut self, document: &DocumentOutcome) {
        let status = document.status;
        self.add(&document.meta.id, json::status(status), status == DocumentStatus::Present);
        if let Some(verdict) = document.satisfied.as_ref().filter(|_| status != DocumentStatus::NotApplicable) {
            self.members(verdict);
        }
    }

    fn sheet(&mut self, sheet: &SheetOutcome) {
        if sheet.applies == Truth::No {
            return self.add(&sheet.meta.id, "does not apply", true);
        }
        self.points(&sheet.meta.id, &sheet.total, sheet.undecided, sheet.applies, false);
        for (_, trace) in &sheet.criteria {
            self.amount(trace);
        }
    }

    fn amount(&mut self, trace: &AmountTrace) {
        self.points(&trace.id, &trace.value, trace.undecided, trace.truth, true);
        if trace.truth != Truth::No {
            rows(trace).iter().for_each(|row| self.amount(row));
        }
    }

    /// The points of what holds, or of what may hold. Of a row, none are plain.
    fn points(&mut self, id: &str, value: &Possible, undecided: bool, holds: Truth, is_row: bool) {
        let ty = Type::Number(Measure::Plain);
        let points = self.value(value, undecided, ty);
        let plain = is_row && points == "0";
        match holds {
            Truth::Yes => self.add_value(id, value, undecided, ty, plain),
            Truth::Unknown => self.add(id, format!("{points} if it applies"), plain),
            Truth::No => self.add(id, "no", true),
        }
    }

    /// `12.5`, or `3..7` while that is open; a missing end is not written.
    fn value(&self, possible: &Possible, undecided: bool, ty: Type) -> String {
        let text = |json: &Json| match json {
            Json::Null => String::new(),
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        if undecided {
            return "undecided".into();
        }
        let json = json::possible(self.model, possible, ty);
        match (json.get("low"), json.get("high")) {
            (Some(low), Some(high)) => {
                let or_none = if json.get("absent").is_some() { " or none" } else { "" };
                format!("{}..{}{or_none}", text(low), text(high))
            }
            _ => text(&json),
        }
    }
}

/// The ends of a number, exactly; none for what is no number, or may be absent.
fn ends(possible: &Possible) -> Option<(Option<Number>, Option<Number>)> {
    let Possible::Values { absent: false, range: Some(range) } = possible else { return None };
    let number = |end: &Option<Value>| match end {
        None => Some(None),
        Some(Value::Number(number)) => Some(Some(number.clone())),
        Some(_) => None,
    };
    Some((number(&range.low)?, number(&range.high)?))
}
