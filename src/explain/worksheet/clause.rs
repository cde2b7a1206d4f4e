//! The part of a worksheet that is about one clause.

use super::Worksheet;
use super::mark;
use crate::eval::Outcome;
use crate::eval::outcome::StairOutcome;
use crate::eval::outcome::Verdict;
use crate::eval::outcome::VerdictWhy;
use crate::eval::trace;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::Check;
use crate::explain::lines::Lines;
use crate::explain::phrases::Phrases;
use crate::value::Truth;

/// Why an outcome says of a clause what it says; nothing for clauses that have no reasons of their own.
pub fn clause(id: &str, outcome: &Outcome, phrases: &Phrases) -> Lines {
    let mut sheet = Worksheet::new(phrases);
    let steps = outcome.stair.iter().flat_map(|stair| &stair.steps);
    let demands = outcome.requirements.iter().chain(steps.flat_map(|step| &step.verdicts));
    let documents = outcome.packages.iter().flat_map(|package| &package.documents);
    let criteria = outcome.sheets.iter().flat_map(|sheet| &sheet.criteria).map(|(_, trace)| trace);
    if let Some(verdict) = demands.into_iter().find_map(|verdict| verdict_of(id, verdict)) {
        sheet.verdict(0, verdict);
    } else if let Some(stair) = outcome.stair.as_ref().filter(|stair| is_in(id, &stair.meta.id)) {
        sheet.steps(stair);
    } else if let Some(document) = documents.into_iter().find(|document| is_in(id, &document.meta.id)) {
        sheet.document(document);
    } else if let Some(trace) = criteria.into_iter().find_map(|trace| amount_of(id, trace)) {
        let (title, points) = (sheet.row_title(&trace.id), sheet.points_text(trace));
        sheet.lines.with_side(0, Some(mark(trace.truth)), title, points);
        sheet.rows(1, trace);
    }
    sheet.lines
}

/// Why a condition comes out as it does.
pub fn condition(check: &Check, phrases: &Phrases) -> Lines {
    let mut sheet = Worksheet::new(phrases);
    sheet.check(0, check);
    sheet.lines
}

impl Worksheet<'_> {
    fn steps(&mut self, stair: &StairOutcome) {
        for step in &stair.steps {
            let level = self.phrases.level(stair.scale, step.level);
            self.lines.marked(0, mark(step.truth), level);
            if step.truth == Truth::No {
                self.why_not(step);
            }
        }
    }
}

fn is_in(id: &str, clause: &str) -> bool {
    id.strip_prefix(clause).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn verdict_of<'v>(id: &str, verdict: &'v Verdict) -> Option<&'v Verdict> {
    if verdict.meta.id == id {
        return Some(verdict);
    }
    match &verdict.why {
        VerdictWhy::Group(_, members) => members.iter().find_map(|member| verdict_of(id, member)),
        VerdictWhy::Checked(_) | VerdictWhy::Judged | VerdictWhy::Once(_) => None,
    }
}

fn amount_of<'t>(id: &str, amount: &'t AmountTrace) -> Option<&'t AmountTrace> {
    if amount.id == id {
        return Some(amount);
    }
    trace::rows(amount).iter().find_map(|row| amount_of(id, row))
}
