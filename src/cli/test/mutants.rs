//! `saty test --mutants`: which slips in the policies would pass unseen.

use super::Run;
use crate::cli::Context;
use crate::cli::load::Policies;
use crate::cli::terminal;
use crate::suite::mutants;
use crate::suite::mutants::Agreed;
use crate::suite::mutants::Edition;
use crate::suite::unseen;
use std::io::IsTerminal;

/// The width of the progress bar.
const WIDTH: usize = 40;

pub fn print(run: &mut Run, format: &str, context: &Context, policies: &Policies) {
    let editions = editions(run);
    let score = mutants::score(&policies.items, &editions, progress);
    match format {
        "json" => terminal::say_json(&unseen::as_json(&score, &policies.sources)),
        _ => terminal::print(&unseen::lines(&score, &policies.sources, &context.catalog)),
    }
}

fn editions(run: &Run) -> Vec<Edition> {
    let of = |number: usize, (date, notice, _): &super::samples::Made| {
        let ran = run.ran.iter().filter(|ran| ran.edition == number);
        let agreed =
            ran.map(|ran| Agreed { case: ran.case.clone(), lines: ran.lines.clone(), readings: ran.readings.clone() });
        Edition { date: *date, notice: notice.clone(), samples: agreed.collect() }
    };
    run.editions.all().iter().enumerate().map(|(number, made)| of(number, made)).collect()
}

/// A bar on a terminal; elsewhere nothing.
fn progress(done: usize, all: usize) {
    let shows = done.is_multiple_of(10) || done == all;
    if !shows || !std::io::stderr().is_terminal() {
        return;
    }
    let filled = WIDTH * done / all;
    let end = if done == all { "\r\x1b[K" } else { "" };
    let bar = format!("\r[{}{}] {done}/{all}{end}", "█".repeat(filled), "·".repeat(WIDTH - filled));
    terminal::complain(&bar);
}
