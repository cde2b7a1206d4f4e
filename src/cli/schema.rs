//! `saty schema`: the JSON Schema of a dossier or a vacancy.

use super::Context;
use super::FAILED;
use super::FINE;
use super::load;
use super::terminal;
use crate::dossier::schema;
use clap::ArgMatches;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let policies = load::policies(&context.policies);
    let Some(plan) = policies.last_edition(&context.catalog) else { return FAILED };
    let (model, lang) = (&plan.model, context.catalog.lang);
    let of_vacancy = matches.get_one::<String>("what").is_some_and(|what| what == "vacancy");
    let schema = if of_vacancy { schema::vacancy(model, lang) } else { schema::dossier(model, lang) };
    terminal::say_json(&schema);
    FINE
}
