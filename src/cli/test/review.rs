//! Step by step through the samples that are not as agreed: take the new answer, leave the old one, look closer.

use super::Ran;
use super::Run;
use super::Snapshot;
use super::accept;
use super::explain;
use crate::cli::Context;
use crate::cli::load::Policies;
use crate::cli::terminal;
use crate::explain::doubts;
use crate::explain::lines::Lines;
use crate::explain::phrases::Phrases;
use crate::explain::worksheet;
use crate::problem::Problem;
use fluent_bundle::FluentValue;
use std::io::BufRead;

/// Asks about each sample; gives how many were accepted. Ends where the input ends.
pub fn review(run: &mut Run, context: &Context, policies: &Policies) -> Result<usize, Problem> {
    let folder = run.folder.clone();
    let waiting: Vec<usize> =
        (0..run.ran.len()).filter(|index| !matches!(run.ran[*index].snapshot, Snapshot::Same)).collect();
    let mut accepted = 0;
    for (number, index) in waiting.iter().enumerate() {
        let mut lines = Lines::default();
        explain(run, *index, context, policies, &mut lines);
        terminal::print(&lines);
        let arguments =
            [("number", FluentValue::from(number as i64 + 1)), ("count", FluentValue::from(waiting.len() as i64))];
        loop {
            terminal::say(&format!("{} ", context.catalog.text("test-question", &arguments)));
            match answer() {
                Some('a') => {
                    accept(&mut run.ran[*index], &folder, &policies.sources)?;
                    accepted += 1;
                    break;
                }
                Some('r' | 's') => break,
                Some('e') => worksheet(run, *index, context),
                Some(_) => {}
                None => return Ok(accepted),
            }
        }
    }
    Ok(accepted)
}

/// The first letter of a line; a letter of a Cyrillic keyboard stands for the Latin one on the same key.
fn answer() -> Option<char> {
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line).ok()?;
    let letter = (read > 0).then(|| line.trim().chars().next().unwrap_or(' '))?;
    Some(match letter.to_lowercase().next().unwrap_or(' ') {
        'ф' => 'a',
        'к' => 'r',
        'ы' => 's',
        'у' => 'e',
        letter => letter,
    })
}

fn worksheet(run: &mut Run, index: usize, context: &Context) {
    let Ran { edition, case, outcome, .. } = &run.ran[index];
    let plan = run.editions.plan(*edition);
    let doubts = doubts::doubts(plan, case, outcome);
    let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
    terminal::print(&worksheet::worksheet(outcome, &doubts, &phrases));
}
