//! `saty eval`: the answer for a candidate.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::case;
use super::load;
use super::receipts;
use super::report;
use super::terminal;
use crate::eval;
use crate::eval::Case;
use crate::explain::doubts;
use crate::explain::json;
use crate::explain::lines::Lines;
use crate::explain::phrases::Phrases;
use crate::explain::worksheet;
use crate::plan::Plan;
use crate::value::Truth;
use clap::ArgMatches;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let mut policies = load::policies(&context.policies);
    let asked = case::asked(matches);
    let (mut plan, case) = match case::read(&mut policies, &asked) {
        Ok(read) => {
            report::print(&read.warnings, &policies.sources, &context.catalog);
            (read.plan, read.case)
        }
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            return FAILED;
        }
    };
    let as_json = super::wants_json(matches);
    let receipt = matches.get_one::<String>("receipt");
    if case.position.is_none() && !plan.model.positions.is_empty() && receipt.is_none() {
        return all_positions(context, &mut plan, case, &policies.digest, as_json);
    }
    let outcome = eval::evaluate(&plan, &case);
    let doubts = doubts::doubts(&mut plan, &case, &outcome);
    report::print(&outcome.problems, &policies.sources, &context.catalog);
    if as_json {
        let json = json::outcome(&outcome, &doubts, &plan.model, &policies.digest);
        terminal::say_json(&json);
    } else {
        let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
        terminal::print(&worksheet::worksheet(&outcome, &doubts, &phrases));
    }
    if let Some(path) = receipt
        && let Err(problem) = receipts::keep(path, context, &policies, (&plan, &case, &asked), &outcome, &doubts)
    {
        report::print(&[problem], &policies.sources, &context.catalog);
        return FAILED;
    }
    let code = if outcome.qualified == Truth::No { OBJECTION } else { FINE };
    // The program ends here; taking the trees apart first would only cost time.
    std::mem::forget((policies, plan));
    code
}

/// One line for each position.
fn all_positions(context: &Context, plan: &mut Plan, case: Case, digest: &str, as_json: bool) -> u8 {
    let mut lines = Lines::default();
    let mut all = Vec::new();
    for index in 0..plan.model.positions.len() {
        let case = Case { position: Some(index), ..case.clone() };
        let outcome = eval::evaluate(plan, &case);
        if as_json {
            let doubts = doubts::doubts(plan, &case, &outcome);
            all.push(json::outcome(&outcome, &doubts, &plan.model, digest));
        } else {
            let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
            let meta = &phrases.model.positions[index].meta;
            let (mark, text) = worksheet::summary(&outcome, &phrases);
            lines.with_side(0, Some(mark), format!("{} ({})", phrases.title(meta), meta.id), text);
        }
    }
    if as_json {
        terminal::say_json(&serde_json::Value::Array(all));
    } else {
        terminal::print(&lines);
    }
    FINE
}
