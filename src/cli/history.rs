//! `saty history`: the life of one clause across the editions.

use super::Context;
use super::FAILED;
use super::FINE;
use super::load;
use super::report;
use super::terminal;
use crate::diff;
use crate::diff::Difference;
use crate::edition;
use crate::explain::differences;
use crate::explain::differences::Words;
use crate::explain::lines::Lines;
use crate::explain::phrases::Phrases;
use crate::model::Views;
use crate::plan::Plan;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use clap::ArgMatches;
use jiff::civil::Date;

/// An edition with the day on which it begins; the first has none.
struct Stage {
    from: Option<Date>,
    items: Vec<Item>,
    plan: Plan,
}

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    let policies = load::policies(&context.policies);
    let days = edition::first_days(&policies.items);
    let mut dates = vec![(None, days.first().and_then(|day| day.yesterday().ok()))];
    dates.extend(days.iter().map(|day| (Some(*day), Some(*day))));
    let mut stages = Vec::new();
    for (from, date) in dates {
        match policies.edition(date, None, Views::None) {
            Ok(plan) => {
                let items = policies.declarations(date, None);
                stages.push(Stage { from, items, plan });
            }
            Err(problems) => {
                report::print(&problems, &policies.sources, &context.catalog);
                return FAILED;
            }
        }
    }
    if !stages.iter().any(|stage| find(&stage.items, id).is_some()) {
        let names: Vec<String> = stages.iter().flat_map(|stage| ids(&stage.items, "")).collect();
        let problem = Problem::general(Code::UnknownTarget).text("path", id).text("inside", "TOP");
        let problem = problem.suggest(id, names.iter().map(String::as_str));
        report::print(&[problem], &policies.sources, &context.catalog);
        return FAILED;
    }
    terminal::print(&life(context, id, &stages));
    FINE
}

fn life(context: &Context, id: &str, stages: &[Stage]) -> Lines {
    let catalog = &context.catalog;
    let mut lines = Lines::default();
    let Some((first, later)) = stages.split_first() else { return lines };
    lines.heading(id);
    let key = if find(&first.items, id).is_some() { "history-from-the-start" } else { "history-not-yet" };
    lines.text(0, catalog.plain(key));
    let mut before = first;
    for stage in later {
        let found = diff::differences(&before.items, &stage.items);
        let related: Vec<&Difference> = found.iter().filter(|it| it.is_about(id)).collect();
        let words = Words {
            old: Phrases { model: &before.plan.model, catalog },
            new: Phrases { model: &stage.plan.model, catalog },
        };
        let date = stage.from.map_or(String::new(), |date| date.to_string());
        let earlier = &before.plan.model.version.amendments;
        let new = stage.plan.model.version.amendments.iter().filter(|act| !earlier.contains(act));
        let acts = new.map(|act| words.new.act(act)).collect::<Vec<String>>().join("; ");
        let arguments = [("date", date.into()), ("acts", acts.into())];
        lines.heading(catalog.text("version-from", &arguments));
        if related.is_empty() {
            let is_there = find(&stage.items, id).is_some();
            lines.text(0, catalog.plain(if is_there { "history-unchanged" } else { "history-not-there" }));
        }
        for difference in related {
            differences::difference_lines(difference, &words, &mut lines);
        }
        before = stage;
    }
    lines
}

fn find<'i>(items: &'i [Item], id: &str) -> Option<&'i Item> {
    let (first, rest) = id.split_once('.').map_or((id, None), |(first, rest)| (first, Some(rest)));
    let item = items.iter().find(|item| item.called() == first)?;
    match rest {
        Some(rest) => find(&item.items, rest),
        None => Some(item),
    }
}

fn ids(items: &[Item], before: &str) -> Vec<String> {
    let mut all = Vec::new();
    for item in items {
        let id = if before.is_empty() { item.called().to_string() } else { format!("{before}.{}", item.called()) };
        all.extend(ids(&item.items, &id));
        all.push(id);
    }
    all
}
