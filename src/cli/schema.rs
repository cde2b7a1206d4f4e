//! `saty schema`: the JSON Schema of a dossier or a vacancy.

use super::Context;
use super::FAILED;
use super::FINE;
use super::load;
use super::report;
use super::terminal;
use crate::dossier::schema;
use crate::model::Views;
use clap::ArgMatches;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let policies = load::policies(&context.policies);
    let plan = match policies.edition(None, None, Views::None) {
        Ok(plan) => plan,
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            return FAILED;
        }
    };
    let (model, lang) = (&plan.model, context.catalog.lang);
    let of_vacancy = matches.get_one::<String>("what").is_some_and(|what| what == "vacancy");
    let schema = if of_vacancy { schema::vacancy(model, lang) } else { schema::dossier(model, lang) };
    terminal::say(&format!("{schema:#}\n"));
    FINE
}
