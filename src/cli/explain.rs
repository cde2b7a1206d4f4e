//! `saty explain`: the page of a code.

use super::Context;
use super::FAILED;
use super::FINE;
use super::report;
use super::terminal;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use clap::ArgMatches;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let wanted = matches.get_one::<String>("code").map_or("", String::as_str);
    let is_wanted = |code: &&Code| code.id().eq_ignore_ascii_case(wanted) || code.name() == wanted;
    if let Some(code) = Code::ALL.iter().find(is_wanted) {
        terminal::say(context.catalog.page(*code));
        return FINE;
    }
    let names = Code::ALL.iter().flat_map(|code| [code.id(), code.name()]);
    let problem = Problem::general(Code::UnknownCode).text("name", wanted).suggest(wanted, names);
    report::print(&[problem], &Sources::default(), &context.catalog);
    FAILED
}
