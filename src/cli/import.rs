//! `saty import`: dossiers from the table of a secretary, and the template of such a table.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::case;
use super::load;
use super::report;
use super::terminal;
use super::write;
use crate::dossier::MAX_FILE;
use crate::dossier::table;
use crate::dossier::table::Imported;
use crate::dossier::table::Table;
use crate::dossier::template;
use crate::dossier::workbook;
use crate::dossier::workbook::Sheet;
use crate::model::Views;
use crate::plan::Plan;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use clap::ArgMatches;
use jiff::civil::Date;
use std::path::Path;

/// The ending of dossiers.
const ENDING: &str = "yaml";

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let option = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let mut policies = load::policies(&context.policies);
    let plan = match edition(&policies, option("on")) {
        Ok(plan) => plan,
        Err(problems) => return failed(&problems, &policies.sources, context),
    };
    let replaces = matches.get_flag("replace");
    let done = match (option("template"), option("table")) {
        (Some(path), _) => template(Path::new(path), &plan.0, replaces, context).map(|()| FINE),
        (None, Some(path)) => import(path, &plan, (matches, context), &mut policies.sources),
        (None, None) => return FAILED,
    };
    done.unwrap_or_else(|problem| failed(&[problem], &policies.sources, context))
}

fn failed(problems: &[Problem], sources: &Sources, context: &Context) -> u8 {
    report::print(problems, sources, &context.catalog);
    FAILED
}

fn edition(policies: &load::Policies, on: Option<&str>) -> Result<(Plan, Option<Date>), Vec<Problem>> {
    let date = on.map(case::parse_date).transpose()?;
    Ok((policies.edition(date, None, Views::None)?, date))
}

/// Writes a file that is not there yet, or replaces it if it is to be replaced.
fn put(path: &Path, bytes: &[u8], replaces: bool) -> Result<(), Problem> {
    let written = if replaces { write::bytes(path, bytes) } else { write::fresh(path, bytes) };
    written.map_err(|problem| match problem.code {
        Code::AlreadyThere => Problem { help: "replace", ..problem },
        _ => problem,
    })
}

fn template(path: &Path, plan: &Plan, replaces: bool, context: &Context) -> Result<(), Problem> {
    let shown = path.display().to_string();
    let bytes = template::write(&plan.model, &context.catalog)
        .map_err(|_| Problem::general(Code::CannotWrite).text("path", &shown))?;
    put(path, &bytes, replaces)?;
    terminal::say(&format!("{}\n", context.catalog.text("import-template", &[("path", shown.into())])));
    Ok(())
}

fn import(
    path: &str,
    (plan, date): &(Plan, Option<Date>),
    (matches, context): (&ArgMatches, &Context),
    sources: &mut Sources,
) -> Result<u8, Problem> {
    let option = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let sheets = sheets(path)?;
    let map = option("map").map(|path| sheets_of_map(path).map(|sheet| (path, sheet))).transpose()?;
    let table = Table {
        name: path,
        sheets: &sheets,
        map: map.as_ref().map(|(path, sheet)| (*path, sheet)),
        record: option("record"),
        date: *date,
        lang: context.catalog.lang,
    };
    let mut imported = table::import(plan, &table, sources);
    let written = keep(Path::new(option("to").unwrap_or(".")), matches.get_flag("replace"), &mut imported);
    report::print(&imported.problems, sources, &context.catalog);
    say(written, &imported, context);
    Ok(match (load::has_errors(&imported.problems), imported.left_out.is_empty()) {
        (false, true) => FINE,
        // There was nobody to be read.
        (true, true) if written == 0 => FAILED,
        _ => OBJECTION,
    })
}

fn sheets(path: &str) -> Result<Vec<Sheet>, Problem> {
    workbook::read(path, &load::bytes(Path::new(path), MAX_FILE)?)
}

fn sheets_of_map(path: &str) -> Result<Sheet, Problem> {
    let empty = || Problem::general(Code::EmptyTable).text("path", path);
    sheets(path)?.into_iter().next().ok_or_else(empty)
}

/// Writes the dossiers, each whole or not at all. What cannot be written is left out. Says how many were.
fn keep(folder: &Path, replaces: bool, imported: &mut Imported) -> usize {
    let dossiers = std::mem::take(&mut imported.dossiers);
    for (id, text) in dossiers {
        let path = folder.join(format!("{id}.{ENDING}"));
        match put(&path, text.as_bytes(), replaces) {
            Ok(()) => imported.dossiers.push((id, text)),
            Err(problem) => {
                imported.problems.push(problem);
                imported.left_out.push(id);
            }
        }
    }
    imported.dossiers.len()
}

fn say(written: usize, imported: &Imported, context: &Context) {
    let counts = [("written", (written as i64).into()), ("left", (imported.left_out.len() as i64).into())];
    let mut out = context.catalog.text("import-written", &counts) + "\n";
    if !imported.left_out.is_empty() {
        let names = imported.left_out.join(", ");
        out += &(context.catalog.text("import-left-out", &[("names", names.into())]) + "\n");
    }
    terminal::say(&out);
}
