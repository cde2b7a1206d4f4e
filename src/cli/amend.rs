//! `saty amend`: the amendment that turns one version of the policies into another.

use super::Context;
use super::FAILED;
use super::FINE;
use super::report;
use super::side;
use super::side::Side;
use super::terminal;
use crate::diff;
use crate::edition;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::syntax;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::Patch;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::print;
use clap::ArgMatches;
use jiff::civil::Date;
use std::collections::BTreeSet;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let option = |key: &str| matches.get_one::<String>(key).map_or("", String::as_str);
    let read = |key: &str| side::read(option(key), &context.policies);
    let failed = |problems: &[Problem], sources: &Sources| {
        report::print(problems, sources, &context.catalog);
        FAILED
    };
    let Ok(from) = option("from").parse::<Date>() else {
        let problem = Problem::general(Code::NoSuchDate).text("date", option("from"));
        return failed(&[problem], &Sources::default());
    };
    let (old, new) = match (read("old"), read("new")) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(failure), _) | (_, Err(failure)) => return failed(&failure.0, &failure.1),
    };
    let name = option("name");
    if old.items.iter().chain(&new.items).any(|item| item.name() == name) {
        return failed(&[Problem::general(Code::DuplicateName).text("name", name)], &Sources::default());
    }
    let made = amendment(&old, &new, name, from);
    // The changes of a notice come behind those of an amendment, so there the two cannot be told apart.
    let problems = applied(&old, &made).1;
    if old.notice.is_none() && !problems.is_empty() {
        return failed(&problems, &Sources::default());
    }
    let text = print::item(&made);
    // What cannot be read again, because of its name, is no amendment.
    let mut sources = Sources::default();
    let id = sources.add(name, &text);
    let problems = syntax::parse(sources.get(id), id).problems;
    if !problems.is_empty() {
        return failed(&problems, &sources);
    }
    terminal::say(&text);
    FINE
}

fn amendment(old: &Side, new: &Side, name: &str, from: Date) -> Item {
    let mut amendment = Item::around(Vec::new());
    let span = amendment.span;
    let property = |what| Property { what, span };
    let acts: Vec<Name> = acts(old, new).into_iter().map(|text| Name { text, span }).collect();
    if !acts.is_empty() {
        amendment.properties.push(property(PropertyKind::Amends(acts)));
    }
    amendment.properties.push(property(PropertyKind::InForceFrom(from)));
    amendment.kind = ItemKind::Amendment;
    amendment.name = Some(Name { text: name.to_string(), span });
    let follows: BTreeSet<&str> = old.written.iter().filter(|item| item.follows_another()).map(Item::name).collect();
    let change = |patch| property(PropertyKind::Patch(patch));
    let first = diff::patches(&old.items, &new.items).into_iter().filter(|patch| !concerns(patch, &follows));
    amendment.properties.extend(first.map(change));
    if !follows.is_empty() {
        // What follows another block has that one's changes already; what is still missing is its own.
        let so_far = applied(old, &amendment).0;
        let own = diff::patches(&so_far, &new.items).into_iter().filter(|patch| concerns(patch, &follows));
        amendment.properties.extend(own.map(change));
    }
    amendment
}

/// Whether a change is about one of these declarations.
fn concerns(patch: &Patch, declarations: &BTreeSet<&str>) -> bool {
    patch.declaration().is_some_and(|name| declarations.contains(name))
}

/// The old version as the amendment leaves it, and what is wrong with the amendment.
fn applied(old: &Side, amendment: &Item) -> (Vec<Item>, Vec<Problem>) {
    let last = old.date.unwrap_or(Date::MAX);
    let mut amendment = amendment.clone();
    amendment.properties.retain(|property| !matches!(property.what, PropertyKind::InForceFrom(_)));
    amendment.properties.push(Property { what: PropertyKind::InForceFrom(last), span: amendment.span });
    let mut items = old.written.clone();
    items.push(amendment);
    let (mut problems, mut known) = (Vec::new(), Vec::new());
    let edition = edition::fold(&items, old.date, old.notice.as_ref(), &mut problems);
    edition::fold(&old.written, old.date, old.notice.as_ref(), &mut known);
    // It is tried on the last day of the old version, whatever else came into force then.
    problems.retain(|problem| problem.code != Code::SameDay && !known.contains(problem));
    // Nothing of it stands in a file.
    problems.iter_mut().for_each(|problem| (problem.span, problem.also) = (None, None));
    (edition.items, problems)
}

/// The numbered acts from which the clauses that change come.
fn acts(old: &Side, new: &Side) -> BTreeSet<String> {
    let is_numbered = |act: &str| old.plan.model.acts.get(act).is_some_and(|act| act.number.is_some());
    let differences = diff::differences(&old.items, &new.items);
    let excerpts = differences.iter().filter_map(|difference| difference.old.as_ref());
    let cited = excerpts.flat_map(|excerpt| &excerpt.sources).map(|source| source.act.text.clone());
    cited.filter(|act| is_numbered(act)).collect()
}
