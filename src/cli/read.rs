//! `saty read`: a policy as numbered sentences.

use super::Context;
use super::FAILED;
use super::FINE;
use super::case;
use super::load;
use super::load::Policies;
use super::report;
use super::terminal;
use crate::edition;
use crate::explain::read;
use crate::explain::read::Page;
use crate::explain::read::Selection;
use crate::model::Views;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use clap::ArgMatches;
use std::collections::BTreeSet;
use std::path::Path;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let mut policies = load::policies(&context.policies);
    let what = matches.get_one::<String>("what").map(String::as_str);
    let selection = match what {
        None => Selection::Everything,
        Some(path) if Path::new(path).exists() => match files_at(&policies, path) {
            files if !files.is_empty() => Selection::Files(files),
            _ => {
                policies = load::policies(&[path.to_string()]);
                Selection::Everything
            }
        },
        Some(id) => Selection::Clause(id.to_string()),
    };
    match write(context, &policies, &selection, matches) {
        Ok(page) => {
            match matches.get_one::<String>("format").map(String::as_str) {
                Some("markdown") => terminal::say(&read::text::markdown(&page)),
                Some("html") => terminal::say(&read::html::page(&page)),
                _ => terminal::print(&read::text::lines(&page)),
            }
            FINE
        }
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            FAILED
        }
    }
}

/// The files of the policies that are this file or lie in this folder.
fn files_at(policies: &Policies, path: &str) -> BTreeSet<FileId> {
    let Ok(wanted) = Path::new(path).canonicalize() else { return BTreeSet::new() };
    let lies_there = |name: &str| Path::new(name).canonicalize().is_ok_and(|file| file.starts_with(&wanted));
    policies.sources.iter().filter(|(_, file)| lies_there(&file.name)).map(|(id, _)| id).collect()
}

fn write(
    context: &Context,
    policies: &Policies,
    selection: &Selection,
    matches: &ArgMatches,
) -> Result<Page, Vec<Problem>> {
    let option = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let notice = option("notice").map(|name| case::find_notice(&policies.items, name)).transpose()?;
    let asked = option("on").map(case::parse_date).transpose()?;
    let printed = notice.as_ref().and_then(|notice| edition::notice_date(&policies.items, notice));
    let plan = policies.edition(asked.or(printed), notice.as_ref(), Views::All)?;
    read::page(&plan.model, &policies.sources, &context.catalog, selection).map_err(|ids| {
        let path = match selection {
            Selection::Clause(path) => path.as_str(),
            Selection::Everything | Selection::Files(_) => "",
        };
        let problem = Problem::general(Code::UnknownTarget).text("path", path).text("inside", "TOP");
        vec![problem.suggest(path, ids.iter().map(String::as_str))]
    })
}
