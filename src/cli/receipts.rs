//! Receipts: `saty eval --receipt` keeps one, `saty verify` makes the answer again and compares.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::case;
use super::load;
use super::load::Policies;
use super::report;
use super::terminal;
use super::write;
use crate::dossier;
use crate::eval;
use crate::eval::Case;
use crate::eval::Outcome;
use crate::explain::brief;
use crate::explain::doubts;
use crate::explain::doubts::Doubt;
use crate::explain::json;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::explain::phrases::Phrases;
use crate::explain::worksheet;
use crate::plan::Plan;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::suite::receipt;
use crate::suite::receipt::Asked;
use crate::suite::receipt::Changes;
use crate::suite::receipt::Receipt;
use crate::suite::report::Report;
use crate::suite::snapshot;
use clap::ArgMatches;
use std::path::Path;

/// Lines of an explanation are broken at this width.
const WIDTH: usize = 100;

/// Writes the receipt of an answer.
///
/// # Errors
/// If it cannot be written.
pub fn keep(
    path: &str,
    context: &Context,
    policies: &Policies,
    (plan, case, asked): (&Plan, &Case, &Asked),
    outcome: &Outcome,
    doubts: &[Doubt],
) -> Result<(), Problem> {
    let receipt = receipt(policies, plan, case, asked, outcome, doubts);
    let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
    let explanation = terminal::render(&worksheet::worksheet(outcome, doubts, &phrases), WIDTH, false);
    let outcome = json::outcome(outcome, doubts, &plan.model, &policies.digest);
    let json = receipt.as_json(outcome, &explanation, context.catalog.lang);
    write::whole(Path::new(path), &format!("{json:#}\n"))
}

fn receipt(
    policies: &Policies,
    plan: &Plan,
    case: &Case,
    asked: &Asked,
    outcome: &Outcome,
    doubts: &[Doubt],
) -> Receipt {
    let digest = |path: &String| {
        let file = policies.sources.iter().map(|(_, file)| file).find(|file| file.name == *path);
        file.map(|file| load::digest(&file.text))
    };
    let lines = brief::brief(outcome, &plan.model);
    let readings = brief::readings(doubts, &plan.model);
    let date = case.date.to_string();
    Receipt {
        dossier: digest(&asked.dossier).unwrap_or_default(),
        vacancy: asked.vacancy.as_ref().filter(|_| asked.notice.is_none()).and_then(digest),
        policies: policies.digest.clone(),
        engine: env!("CARGO_PKG_VERSION").to_string(),
        amendments: plan.model.version.amendments.clone(),
        readings: receipt::readings(&plan.model),
        answer: snapshot::text(&date, &lines, &readings),
        asked: Asked { on: Some(date), ..asked.clone() },
    }
}

pub fn verify(context: &Context, matches: &ArgMatches) -> u8 {
    let path = matches.get_one::<String>("receipt").map_or("", String::as_str);
    let mut sources = Sources::default();
    let kept = load::read(Path::new(path), &mut sources, dossier::MAX_FILE).and_then(|id| {
        let no_receipt = || Problem::general(Code::NoReceipt).text("path", path);
        Receipt::from_json(&sources.get(id).text).ok_or_else(no_receipt)
    });
    let kept = match kept {
        Ok(kept) => kept,
        Err(problem) => {
            report::print(&[problem], &sources, &context.catalog);
            return FAILED;
        }
    };
    let mut policies = load::policies(&context.policies);
    let read = match case::read(&mut policies, &kept.asked) {
        Ok(read) => read,
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            return FAILED;
        }
    };
    let (mut plan, case) = (read.plan, read.case);
    let outcome = eval::evaluate(&plan, &case);
    let doubts = doubts::doubts(&mut plan, &case, &outcome);
    let now = receipt(&policies, &plan, &case, &kept.asked, &outcome, &doubts);
    let changes = kept.changes(&now);
    let mut lines = said(&changes, &kept, &now, context);
    let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
    let all = brief::brief(&outcome, &plan.model);
    Report { phrases: &phrases, sources: &policies.sources, outcome: &outcome, said: &all }
        .changed(&changes.answer, &mut lines);
    terminal::print(&lines);
    if changes.any() { OBJECTION } else { FINE }
}

/// One line for each thing that an answer is made from, and one for the answer.
fn said(changes: &Changes, kept: &Receipt, now: &Receipt, context: &Context) -> Lines {
    let mut lines = Lines::default();
    let mut line = |key: &str, changed: bool| {
        let verdict = context.catalog.plain(if changed { "verify-changed" } else { "verify-same" });
        let mark = if changed { Mark::Changed } else { Mark::Met };
        lines.with_side(0, Some(mark), context.catalog.plain(key), verdict);
    };
    line("verify-dossier", changes.dossier);
    line("verify-vacancy", changes.vacancy);
    line("verify-policies", changes.policies);
    line("verify-edition", changes.edition);
    line("verify-readings", changes.readings);
    line("verify-answer", !changes.answer.is_empty());
    if changes.engine {
        let arguments = [("old", kept.engine.clone().into()), ("new", now.engine.clone().into())];
        lines.quiet(0, context.catalog.text("verify-engine", &arguments));
    }
    lines
}
