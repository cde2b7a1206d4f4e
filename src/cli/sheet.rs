//! `saty sheet`: the score sheet of a candidate, filled, to be printed.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::case;
use super::load;
use super::load::Policies;
use super::report;
use super::terminal;
use super::write;
use crate::eval;
use crate::eval::Outcome;
use crate::explain::doubts;
use crate::explain::phrases::Phrases;
use crate::model::Announced;
use crate::model::Model;
use crate::paper::Document;
use crate::paper::html;
use crate::paper::score_sheet;
use crate::paper::score_sheet::Evaluated;
use crate::paper::workbook;
use crate::problem::Code;
use crate::problem::Problem;
use crate::suite::receipt::Asked;
use crate::value::Truth;
use clap::ArgMatches;
use std::path::Path;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let mut policies = load::policies(&context.policies);
    match print(context, &mut policies, matches) {
        Ok(code) => code,
        Err(problems) => {
            report::print(&problems, &policies.sources, &context.catalog);
            FAILED
        }
    }
}

fn print(context: &Context, policies: &mut Policies, matches: &ArgMatches) -> Result<u8, Vec<Problem>> {
    let option = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let as_workbook = option("format") == Some("xlsx");
    if as_workbook && option("to").is_none() {
        return Err(vec![Problem::general(Code::NeedsFile)]);
    }
    let mut documents = Vec::new();
    let mut qualified = Truth::Yes;
    for dossier in matches.get_many::<String>("dossier").into_iter().flatten() {
        let asked = Asked { dossier: dossier.clone(), ..case::asked(matches) };
        let (sheets, outcome) = sheets(context, policies, &asked, option("sheet"))?;
        documents.extend(sheets);
        qualified = qualified.and(outcome.qualified);
    }
    match (option("to"), as_workbook) {
        (Some(path), true) => write_workbook(path, &documents),
        (Some(path), false) => write::whole(Path::new(path), &page(context, &documents)),
        (None, _) => {
            terminal::say(&page(context, &documents));
            Ok(())
        }
    }
    .map_err(|problem| vec![problem])?;
    Ok(if qualified == Truth::No { OBJECTION } else { FINE })
}

fn page(context: &Context, documents: &[Document]) -> String {
    let title = match documents {
        [only] => format!("{} – {}", only.title, only.name),
        _ => context.catalog.plain("sheet-title"),
    };
    html::page(context.catalog.lang, &title, documents)
}

fn write_workbook(path: &str, documents: &[Document]) -> Result<(), Problem> {
    let cannot = |_| Problem::general(Code::CannotWrite).text("path", path);
    write::bytes(Path::new(path), &workbook::bytes(documents).map_err(cannot)?)
}

/// The sheets of one candidate, and the answer.
fn sheets(
    context: &Context,
    policies: &mut Policies,
    asked: &Asked,
    sheet: Option<&str>,
) -> Result<(Vec<Document>, Outcome), Vec<Problem>> {
    let case::Read { mut plan, case, warnings } = case::read(policies, asked)?;
    report::print(&warnings, &policies.sources, &context.catalog);
    let outcome = eval::evaluate(&plan, &case);
    let doubts = doubts::doubts(&mut plan, &case, &outcome);
    report::print(&outcome.problems, &policies.sources, &context.catalog);
    let numbers = chosen(&outcome, &plan.model, sheet)?;
    if numbers.is_empty() {
        let problem = Problem::general(Code::NoSheet).text("dossier", asked.dossier.as_str());
        return Err(vec![problem.text("allowed", names(&plan.model).join(", "))]);
    }
    let called = Path::new(&asked.dossier).file_stem().unwrap_or_default().to_string_lossy();
    let announced = announced(&plan.model, asked.vacancy.as_deref())?;
    let evaluated = Evaluated { case: &case, outcome: &outcome, doubts: &doubts, announced, called: &called };
    let phrases = Phrases { model: &plan.model, catalog: &context.catalog };
    let documents = numbers.iter().filter_map(|number| score_sheet::document(*number, &evaluated, &phrases));
    Ok((documents.collect(), outcome))
}

/// The sheets to print: the one of a name, those that a choice of that name leaves, or all that apply or may.
fn chosen(outcome: &Outcome, model: &Model, name: Option<&str>) -> Result<Vec<usize>, Vec<Problem>> {
    let Some(name) = name else { return Ok(score_sheet::applying(outcome, model)) };
    if let Some(number) = model.score_sheets.iter().position(|sheet| sheet.meta.id == name) {
        return Ok(vec![number]);
    }
    if let Some(choice) = outcome.choices.iter().find(|choice| choice.meta.id == name) {
        return Ok(choice.sheets.clone());
    }
    let names = names(model);
    let problem = Problem::general(Code::UnknownSheet).text("name", name).text("allowed", names.join(", "));
    Err(vec![problem.suggest(name, names)])
}

fn names(model: &Model) -> Vec<&str> {
    let choices = model.sheets.iter().map(|choice| choice.meta.id.as_str());
    model.score_sheets.iter().map(|sheet| sheet.meta.id.as_str()).chain(choices).collect()
}

fn announced<'m>(model: &'m Model, name: Option<&str>) -> Result<Option<&'m Announced>, Vec<Problem>> {
    let notice = model.version.notice.as_ref();
    let notice = notice.and_then(|id| model.notices.iter().find(|notice| notice.meta.id == *id));
    notice.map(|notice| case::find_announced(notice, name)).transpose()
}
