//! `saty check`: whether policies are well formed.

use super::Context;
use super::FINE;
use super::OBJECTION;
use super::load;
use super::report;
use super::terminal;
use crate::problem::Severity;
use clap::ArgMatches;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let paths: Vec<String> = matches.get_many::<String>("paths").map(|all| all.cloned().collect()).unwrap_or_default();
    let policies = load::policies(if paths.is_empty() { &context.policies } else { &paths });
    let problems = policies.check();
    if super::wants_json(matches) {
        let json = report::as_json(&problems, &policies.sources, &context.catalog);
        terminal::say(&format!("{json:#}\n"));
    } else {
        report::print(&problems, &policies.sources, &context.catalog);
        let count = |severity| problems.iter().filter(|problem| problem.severity() == severity).count() as i64;
        let text = context.catalog.text(
            "checked",
            &[
                ("files", (policies.files as i64).into()),
                ("declarations", (policies.items.len() as i64).into()),
                ("errors", count(Severity::Error).into()),
                ("warnings", count(Severity::Warning).into()),
            ],
        );
        terminal::say(&format!("{text}\n"));
    }
    let code = if load::has_errors(&problems) { OBJECTION } else { FINE };
    // The program ends here; taking the trees apart first would only cost time.
    std::mem::forget(policies);
    code
}
