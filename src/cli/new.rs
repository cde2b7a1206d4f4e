//! `saty new`: the beginning of a position, a sheet, an amendment, a notice, a sample, with every part named.

mod spelling;

use super::Context;
use super::FAILED;
use super::FINE;
use super::load;
use super::report;
use super::terminal;
use super::write;
use crate::catalog::Catalog;
use crate::model::Field;
use crate::model::Model;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::problem::Problem;
use crate::source::Sources;
use crate::syntax::ast::Lang;
use clap::ArgMatches;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::path::Path;
use std::path::PathBuf;

/// What can be begun.
pub const KINDS: [&str; 5] = ["position", "sheet", "amendment", "notice", "sample"];

macro_rules! templates {
    ($name:literal) => {
        [
            include_str!(concat!("../../locales/kk/new/", $name)),
            include_str!(concat!("../../locales/ru/new/", $name)),
            include_str!(concat!("../../locales/en/new/", $name)),
        ]
    };
}

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let option = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
    let (kind, given) = (option("kind"), option("name"));
    let policies = load::policies(&context.policies);
    let model = policies.edition(None, None, crate::model::Views::None).ok().map(|plan| plan.model);
    let text = text(kind, given, &model.unwrap_or_default(), context.catalog.lang);
    let to = matches.get_one::<String>("to").map_or_else(|| place(kind, given, context), PathBuf::from);
    match begin(&to, &text, &context.catalog) {
        Ok(()) => FINE,
        Err(problem) => {
            report::print(&[problem], &Sources::default(), &context.catalog);
            FAILED
        }
    }
}

fn begin(to: &Path, text: &str, catalog: &Catalog) -> Result<(), Problem> {
    let path = to.display().to_string();
    if path == "-" {
        terminal::say(text);
        return Ok(());
    }
    write::fresh(to, text.as_bytes())?;
    terminal::say(&format!("{}\n", catalog.text("new-begun", &[("path", path.into())])));
    Ok(())
}

/// Where it is put when nothing else is said: beside the policies, samples beside the others.
fn place(kind: &str, given: &str, context: &Context) -> PathBuf {
    let name = spelling::name(given);
    if kind == "sample" {
        return Path::new(super::test::SAMPLES).join(format!("{name}.yaml"));
    }
    let folder = context.policies.first().map_or("", String::as_str);
    let folder = if Path::new(folder).is_file() { Path::new(folder).parent() } else { Some(Path::new(folder)) };
    folder.unwrap_or(Path::new("")).join(format!("{name}.saty"))
}

fn text(kind: &str, given: &str, model: &Model, lang: Lang) -> String {
    let all = match kind {
        "position" => templates!("position.saty"),
        "sheet" => templates!("sheet.saty"),
        "amendment" => templates!("amendment.saty"),
        "notice" => templates!("notice.saty"),
        _ => templates!("sample.yaml"),
    };
    let [kk, ru, en] = all;
    let template = match lang {
        Lang::Kk => kk,
        Lang::Ru => ru,
        Lang::En => en,
    };
    let mut out = filled(template, given, model, lang);
    if kind == "sample" {
        out.push_str(&dossier(model, lang));
    }
    out
}

/// A template with the names of the policy. A line for which there is no name is left out.
fn filled(template: &str, given: &str, model: &Model, lang: Lang) -> String {
    let label =
        |of: Lang| if spelling::language(given, lang) == Some(of) { spelling::label(given) } else { "…".into() };
    let act = model.acts.keys().next().cloned();
    let position = model.positions.first().map(|position| position.meta.id.clone());
    let date = Timestamp::now().to_zoned(TimeZone::UTC).date().to_string();
    let names = [
        ("{name}", Some(spelling::name(given))),
        ("{kk}", Some(label(Lang::Kk))),
        ("{ru}", Some(label(Lang::Ru))),
        ("{act}", act),
        ("{position}", position),
        ("{date}", Some(date)),
    ];
    let line = |line: &str| {
        let mut out = line.to_string();
        for (place, name) in &names {
            match name {
                Some(name) => out = out.replace(place, name),
                None if line.contains(place) => return None,
                None => {}
            }
        }
        Some(out + "\n")
    };
    template.lines().filter_map(line).collect()
}

/// Every fact that a dossier can state, with its label and what it can be.
fn dossier(model: &Model, lang: Lang) -> String {
    let mut out = String::new();
    for (name, field) in &model.subject {
        out.push_str(&format!("  {name}: unknown  # {}\n", hint(field, model, lang)));
    }
    for record in &model.records {
        let label = record.labels.get(lang).unwrap_or_default();
        out.push_str(&format!("  {}: []  # {label}\n", record.plural));
        for (index, (name, field)) in record.fields.iter().enumerate() {
            let dash = if index == 0 { "-" } else { " " };
            out.push_str(&format!("  #  {dash} {name}: unknown  # {}\n", hint(field, model, lang)));
        }
    }
    out
}

fn hint(field: &Field, model: &Model, lang: Lang) -> String {
    let label = field.labels.get(lang).unwrap_or_default();
    let what = match field.ty {
        Type::Flag => "yes, no".to_string(),
        Type::Number(_) if field.whole => "1".into(),
        Type::Number(Measure::Plain | Measure::Unit(_)) => "2.5".into(),
        Type::Number(Measure::Percent) => "80 %".into(),
        Type::Date => "2025-04-01".into(),
        Type::Duration => "2 years 3 months".into(),
        Type::Member(scale) | Type::Set(scale) => {
            let names: Vec<&str> = model.scale(scale).members.keys().map(String::as_str).collect();
            names.join(", ")
        }
        Type::Text => "\"…\"".into(),
    };
    if label.is_empty() { what } else { format!("{label}: {what}") }
}
