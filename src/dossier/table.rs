//! Dossiers from a table: one row for each applicant, a sheet for each kind of record.
//!
//! A cell becomes what a dossier would say in its place, with the place of the cell, and then the reader of dossiers
//! checks it. So a table is held to the same rules as a file that somebody has typed.

mod columns;
pub mod layout;
mod rows;
pub mod values;
pub mod words;
mod yaml;

use super::read;
use super::workbook::Sheet;
use crate::eval;
use crate::eval::Case;
use crate::eval::facts;
use crate::plan::Plan;
use crate::problem;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::source;
use crate::source::Sources;
use crate::syntax::ast::Lang;
use columns::Map;
use jiff::civil::Date;
use layout::Kind;
use layout::Layout;
use rows::Applicant;
use rows::Rows;
use values::Values;

/// A table to be read.
pub struct Table<'t> {
    /// The file, for messages.
    pub name: &'t str,
    pub sheets: &'t [Sheet],
    /// The map of columns, if it is a file of its own: its name and its sheet.
    pub map: Option<(&'t str, &'t Sheet)>,
    /// The record of which the one sheet of a CSV file is, by its name or its plural.
    pub record: Option<&'t str>,
    /// The evaluation date, if it is known; then assumptions of the policy are looked at too.
    pub date: Option<Date>,
    /// The language in which choices are named in messages.
    pub lang: Lang,
}

/// The dossiers of a table.
#[derive(Debug, Default, PartialEq)]
pub struct Imported {
    /// Each applicant with the dossier as YAML, in the order of the table.
    pub dossiers: Vec<(String, String)>,
    /// The applicants of whom something is wrong; they have no dossier.
    pub left_out: Vec<String>,
    pub problems: Vec<Problem>,
}

/// Makes dossiers of a table. The sheets become sources, into which the problems point.
pub fn import(plan: &Plan, table: &Table, sources: &mut Sources) -> Imported {
    let mut imported = Imported::default();
    let layout = Layout::new(&plan.model);
    let only = match table.record.map(|name| record_named(&layout, name)).transpose() {
        Ok(kind) => kind.filter(|_| table.sheets.len() == 1),
        Err(problem) => {
            imported.problems.push(problem);
            return imported;
        }
    };
    let map = read_map(table, &layout, sources, &mut imported.problems);
    let arranged = columns::arrange(table.sheets, (&map, &layout, only), (table.name, sources), &mut imported.problems);
    let values = Values::new(&plan.model, &layout.catalogs, table.lang);
    let mut rows = Rows::new(&layout, &values, &mut imported.problems);
    rows.read(&arranged);
    let applicants = std::mem::take(&mut rows.applicants);
    if applicants.is_empty() && imported.problems.is_empty() {
        imported.problems.push(Problem::general(Code::EmptyTable).text("path", table.name));
    }
    for applicant in applicants.into_values() {
        finish(plan, table, applicant, &mut imported);
    }
    problem::sort(&mut imported.problems);
    imported
}

fn record_named(layout: &Layout, name: &str) -> Result<Kind, Problem> {
    let records = &layout.model.records;
    let found = records.iter().position(|record| record.name == name || record.plural == name);
    found.map(Kind::Records).ok_or_else(|| {
        let names = records.iter().flat_map(|record| [record.plural.as_str(), record.name.as_str()]);
        Problem::general(Code::UnknownWorksheet).text("name", name).suggest(name, names)
    })
}

/// The map that is given, or the one that a sheet of the table holds.
fn read_map(table: &Table, layout: &Layout, sources: &mut Sources, problems: &mut Vec<Problem>) -> Map {
    let inside = || table.sheets.iter().find(|sheet| layout.is_map(&sheet.name)).map(|sheet| (table.name, sheet));
    let Some((name, sheet)) = table.map.or_else(inside) else { return Map::default() };
    let header = sheet.rows.first().map_or(1, |row| row.number);
    let file = sources.add_sheet(name, source::Sheet { name: sheet.name.clone(), header }, &sheet.text);
    Map::read(sheet, file, layout, problems)
}

/// Checks an applicant as the reader of dossiers does, and writes the dossier if nothing is wrong.
fn finish(plan: &Plan, table: &Table, applicant: Applicant, imported: &mut Imported) {
    let tree = applicant.tree(&plan.model);
    let date = table.date.or(plan.model.version.from).unwrap_or(Date::MIN);
    let mut read = read::read_dossier_here(&plan.model, &tree, date);
    let mut spoiled = applicant.spoiled;
    if let (Some(date), false) = (table.date, has_errors(&read.problems)) {
        let vacancy = facts::empty_vacancy(&plan.model, date);
        let case = Case { dossier: read.dossier, vacancy, position: None, date };
        for found in eval::contradictions(plan, &case) {
            let place = found.record.and_then(|(record, index)| read.places.get(record.0)?.get(index).copied());
            let problem = Problem::new(Code::ContradictsAssumption, place.unwrap_or(tree.span));
            read.problems.push(problem.text("label", found.assumption));
        }
    }
    spoiled |= has_errors(&read.problems);
    imported.problems.append(&mut read.problems);
    if spoiled {
        imported.left_out.push(applicant.id);
    } else {
        imported.dossiers.push((applicant.id, yaml::text(&tree)));
    }
}

fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}
