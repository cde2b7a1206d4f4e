//! `saty diff`: what differs between two versions of the policies, and for whom.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::effects;
use super::report;
use super::side;
use super::terminal;
use crate::diff;
use crate::explain::differences;
use crate::explain::differences::Comparison;
use crate::explain::differences::Words;
use crate::explain::page;
use crate::explain::phrases::Phrases;
use crate::source::Sources;
use clap::ArgMatches;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let name = |key: &str| matches.get_one::<String>(key).map_or("", String::as_str);
    let read = |key: &str| side::read(name(key), &context.policies);
    let (mut old, mut new) = match (read("old"), read("new")) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(failure), _) | (_, Err(failure)) => {
            report::print(&failure.0, &failure.1, &context.catalog);
            return FAILED;
        }
    };
    let differences = diff::differences(&old.items, &new.items);
    let (mut samples, mut effects) = (None, Vec::new());
    if let Some(folder) = matches.get_one::<String>("samples") {
        let mut sources = Sources::default();
        let sides = (&mut old, &mut new);
        match effects::effects(folder, sides, &differences, &context.catalog, &mut sources) {
            Ok((count, found)) => (samples, effects) = (Some(count), found),
            Err(problems) => {
                report::print(&problems, &sources, &context.catalog);
                return FAILED;
            }
        }
    }
    let code = if differences.is_empty() { FINE } else { OBJECTION };
    let comparison = Comparison { old: &old.name, new: &new.name, differences, samples, effects };
    let words = Words {
        old: Phrases { model: &old.plan.model, catalog: &context.catalog },
        new: Phrases { model: &new.plan.model, catalog: &context.catalog },
    };
    match name("format") {
        "json" => terminal::say_json(&differences::as_json(&comparison, &words)),
        "markdown" => terminal::say(&differences::markdown(&comparison, &words)),
        "html" => terminal::say(&page::page(&comparison, &words)),
        _ => terminal::print(&differences::lines(&comparison, &words)),
    }
    code
}
