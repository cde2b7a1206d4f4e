//! `saty positions`: what can be asked for.

use super::Context;
use super::FAILED;
use super::FINE;
use super::load;
use super::terminal;
use crate::explain::lines::Lines;
use crate::explain::phrases::Phrases;
use clap::ArgMatches;

pub fn run(context: &Context, _: &ArgMatches) -> u8 {
    let policies = load::policies(&context.policies);
    let Some(plan) = policies.last_edition(&context.catalog) else { return FAILED };
    let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
    let mut lines = Lines::default();
    for position in &plan.model.positions {
        lines.with_side(0, None, phrases.title(&position.meta), position.meta.id.clone());
    }
    terminal::print(&lines);
    FINE
}
