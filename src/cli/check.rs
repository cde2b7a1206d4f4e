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
    let loaded = load::policies(if paths.is_empty() { &context.policies } else { &paths });
    if super::wants_json(matches) {
        let problems = report::as_json(&loaded.problems, &loaded.sources, &context.catalog);
        terminal::say(&format!("{problems:#}\n"));
    } else {
        report::print(&loaded.problems, &loaded.sources, &context.catalog);
        let count = |severity| loaded.problems.iter().filter(|problem| problem.severity() == severity).count() as i64;
        let text = context.catalog.text(
            "checked",
            &[
                ("files", (loaded.files as i64).into()),
                ("declarations", (loaded.declarations as i64).into()),
                ("errors", count(Severity::Error).into()),
                ("warnings", count(Severity::Warning).into()),
            ],
        );
        terminal::say(&format!("{text}\n"));
    }
    if loaded.has_errors() { OBJECTION } else { FINE }
}
