//! `saty notice`: a notice against the edition in force on its date.

use super::Context;
use super::FAILED;
use super::FINE;
use super::case;
use super::load;
use super::load::Policies;
use super::report;
use super::terminal;
use crate::diff;
use crate::diff::Weight;
use crate::edition;
use crate::eval;
use crate::eval::Case;
use crate::eval::Dossier;
use crate::eval::Outcome;
use crate::eval::facts;
use crate::explain::differences::Words;
use crate::explain::notice;
use crate::explain::notice::Report;
use crate::explain::phrases::Phrases;
use crate::model::Announced;
use crate::model::Notice;
use crate::model::Views;
use crate::plan::Plan;
use crate::possible::Possible;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use clap::ArgMatches;
use jiff::civil::Date;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let policies = load::policies(&context.policies);
    let name = matches.get_one::<String>("id").map_or("", String::as_str);
    let as_json = super::wants_json(matches);
    match answer(context, &policies, name, as_json) {
        Ok(()) => FINE,
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            FAILED
        }
    }
}

fn answer(context: &Context, policies: &Policies, name: &str, as_json: bool) -> Result<(), Vec<Problem>> {
    let item = case::find_notice(&policies.items, name)?;
    let date = edition::notice_date(&policies.items, &item);
    let (old, new) = (policies.edition(date, None, Views::None)?, policies.edition(date, Some(&item), Views::None)?);
    let announced = policies.declarations(date, Some(&item));
    let Some(notice) = new.model.notices.iter().find(|notice| notice.meta.id == name) else { return Ok(()) };
    let report = Report {
        notice,
        date,
        deviations: diff::differences(&policies.declarations(date, None), &announced),
        vacancies: notice.vacancies.iter().map(|vacancy| (vacancy, for_anybody(&new, notice, vacancy, date))).collect(),
        editions: editions(policies, &announced),
    };
    let words = Words {
        old: Phrases { model: &old.model, catalog: &context.catalog },
        new: Phrases { model: &new.model, catalog: &context.catalog },
    };
    match as_json {
        true => terminal::say_json(&notice::as_json(&report, &words)),
        false => terminal::print(&notice::lines(&report, &words)),
    }
    Ok(())
}

/// What holds whoever applies.
fn for_anybody(plan: &Plan, notice: &Notice, vacancy: &Announced, date: Option<Date>) -> Outcome {
    let date = date.unwrap_or(Date::MAX);
    let stated = notice.fields.iter().chain(&vacancy.fields);
    let stated = stated.map(|(index, value)| (*index, Possible::known(value.clone())));
    let fields = facts::vacancy(&plan.model, date, stated);
    let dossier = Dossier::empty(&plan.model, date);
    eval::evaluate(plan, &Case { dossier, vacancy: fields, position: vacancy.position, date })
}

/// In how many clauses of meaning an announced policy differs from each edition.
fn editions(policies: &Policies, announced: &[Item]) -> Vec<(Option<Date>, usize)> {
    let days = edition::first_days(&policies.items);
    let first = days.first().and_then(|day| day.yesterday().ok());
    let dates = std::iter::once((None, first)).chain(days.into_iter().map(|day| (Some(day), Some(day))));
    let count = |date| {
        let items = policies.declarations(date, None);
        diff::differences(&items, announced).iter().filter(|it| it.weight() == Weight::Meaning).count()
    };
    dates.map(|(from, date)| (from, count(date))).collect()
}
