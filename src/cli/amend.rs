//! `saty amend`: the amendment that turns one version of the policies into another.

use super::Context;
use super::FAILED;
use super::FINE;
use super::report;
use super::side;
use super::terminal;
use crate::diff;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::print;
use clap::ArgMatches;
use jiff::civil::Date;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let option = |key: &str| matches.get_one::<String>(key).map_or("", String::as_str);
    let Ok(from) = option("from").parse::<Date>() else {
        let problem = Problem::general(Code::NoSuchDate).text("date", option("from"));
        report::print(&[problem], &Sources::default(), &context.catalog);
        return FAILED;
    };
    let read = |key: &str| side::read(option(key), &context.policies);
    match (read("old"), read("new")) {
        (Ok(old), Ok(new)) => {
            let mut amendment = Item::around(Vec::new());
            let property = |what| Property { what, span: amendment.span };
            let properties = std::iter::once(property(PropertyKind::InForceFrom(from)))
                .chain(diff::patches(&old.items, &new.items).into_iter().map(|it| property(PropertyKind::Patch(it))));
            amendment.properties = properties.collect();
            amendment.kind = ItemKind::Amendment;
            amendment.name = Some(Name { text: option("name").to_string(), span: amendment.span });
            terminal::say(&print::item(&amendment));
            FINE
        }
        (Err(failure), _) | (_, Err(failure)) => {
            report::print(&failure.0, &failure.1, &context.catalog);
            FAILED
        }
    }
}
