//! From rows to dossiers: each applicant with what all sheets say, and the applicants of whom something is wrong.

use super::columns::Arranged;
use super::columns::Known;
use super::layout::Kind;
use super::layout::Layout;
use super::layout::Means;
use super::values;
use super::values::Values;
use super::words;
use super::words::Names;
use crate::dossier::COMMISSION;
use crate::dossier::UNKNOWN;
use crate::dossier::tree::Key;
use crate::dossier::tree::Node;
use crate::dossier::tree::NodeKind;
use crate::dossier::workbook::Merged;
use crate::dossier::workbook::Row;
use crate::model::Model;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::source::column_name;
use indexmap::IndexMap;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A name of a file may have so many letters.
const MAX_ID: usize = 100;
/// Names that Windows keeps for itself.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "com", "lpt"];

/// One applicant, as far as the rows were read.
pub struct Applicant {
    pub id: String,
    place: Span,
    fields: BTreeMap<usize, (Key, Node)>,
    /// What is said of the lists: whether they are all that there is.
    complete: BTreeMap<usize, Said>,
    lists: BTreeMap<usize, Vec<Node>>,
    commission: Vec<(Key, Node)>,
    /// Something of what the table says is wrong or lost.
    pub spoiled: bool,
}

/// What a cell says of a list: as a dossier would, as it is written, and where.
struct Said {
    answer: String,
    written: String,
    span: Span,
}

/// Why a row names no applicant.
enum NoId {
    Missing,
    Unusable,
}

/// Reads the rows of all sheets.
pub struct Rows<'m, 'p> {
    pub layout: &'m Layout<'m>,
    pub values: &'m Values<'m>,
    pub problems: &'p mut Vec<Problem>,
    /// By the id in small letters: a file system may not tell capitals.
    pub applicants: IndexMap<String, Applicant>,
    ids: Names,
    /// The records that have a sheet.
    sheets: BTreeSet<usize>,
}

impl<'m, 'p> Rows<'m, 'p> {
    pub fn new(layout: &'m Layout<'m>, values: &'m Values<'m>, problems: &'p mut Vec<Problem>) -> Rows<'m, 'p> {
        let (applicants, ids, sheets) = (IndexMap::new(), Names::default(), BTreeSet::new());
        Rows { layout, values, problems, applicants, ids, sheets }
    }

    pub fn read(&mut self, arranged: &Arranged) {
        let all = || arranged.known.iter();
        self.sheets =
            all().filter_map(|known| if let Kind::Records(index) = known.kind { Some(index) } else { None }).collect();
        let names_applicants = all().any(|known| known.kind == Kind::Applicants);
        all().filter(|known| known.kind == Kind::Applicants).for_each(|known| self.sheet(known, true));
        for known in all().filter(|known| known.kind != Kind::Applicants) {
            self.sheet(known, !names_applicants);
        }
        for sheet in &arranged.unknown {
            let texts: BTreeSet<String> = sheet
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .map(|placed| words::normal(&placed.cell.written()))
                .collect();
            texts.iter().for_each(|id| self.spoil(id));
        }
        if arranged.about_anybody {
            self.applicants.values_mut().for_each(|applicant| applicant.spoiled = true);
        }
        self.check_lists();
    }

    fn spoil(&mut self, id: &str) {
        if let Some(applicant) = self.applicants.get_mut(&words::normal(id)) {
            applicant.spoiled = true;
        }
    }

    /// Reads a sheet; `begins` says that its rows may begin a dossier.
    fn sheet(&mut self, known: &Known, begins: bool) {
        let Some(id_column) = known.column_of(Means::Id) else { return };
        let merged: Vec<Merged> =
            known.sheet.merged.iter().copied().filter(|area| area.rows.1 >= known.header).collect();
        merged.iter().for_each(|area| self.report_merged(known, *area));
        let mut headless = BTreeSet::new();
        let mut above: Option<String> = None;
        let merged_rows = united(merged.iter().map(|area| area.rows).collect());
        for row in known.rows() {
            let before = merged_rows.partition_point(|(from, _)| *from <= row.number);
            let is_merged = before.checked_sub(1).is_some_and(|index| row.number <= merged_rows[index].1);
            let id = match self.id_of(known, row, id_column, is_merged) {
                Ok(id) => id,
                // Who leaves the id out mostly means the applicant of the row above.
                Err(NoId::Missing) => {
                    let meant = above.iter().filter(|_| known.kind != Kind::Applicants);
                    meant.for_each(|id| self.spoil(id));
                    continue;
                }
                Err(NoId::Unusable) => continue,
            };
            above = Some(id.clone());
            if !self.begin(known, row, id_column, &id, begins) {
                continue;
            }
            if is_merged {
                self.spoil(&id);
            }
            self.check_lost(known, row, &id, &mut headless);
            self.row(known, row, &id);
        }
    }

    fn report_merged(&mut self, known: &Known, area: Merged) {
        let name = |row: usize, column: usize| format!("{}{row}", column_name(column));
        let range = format!("{}:{}", name(area.rows.0, area.columns.0), name(area.rows.1, area.columns.1));
        let row = known.sheet.rows.get(known.sheet.rows.partition_point(|row| row.number < area.rows.0));
        let placed = row.filter(|row| row.number == area.rows.0).and_then(|row| row.get(area.columns.0));
        let span = placed.map(|placed| known.span(placed)).or(row.map(|row| known.row_span(row)));
        let span = span.unwrap_or(Span::new(known.file, 0, 0));
        self.problems.push(Problem::new(Code::MergedCells, span).text("range", range));
    }

    /// The applicant of a row.
    fn id_of(&mut self, known: &Known, row: &Row, column: usize, is_merged: bool) -> Result<String, NoId> {
        let Some(placed) = row.get(column) else {
            // The id of merged cells stands in the first of them; that is reported already.
            if !is_merged {
                self.problems.push(Problem::new(Code::RowWithoutId, known.row_span(row)));
            }
            return Err(NoId::Missing);
        };
        let span = known.span(placed);
        let id = values::name_in(&placed.cell, span).map_err(|problem| {
            self.problems.push(problem);
            NoId::Missing
        })?;
        if !is_usable(&id) {
            self.problems.push(Problem::new(Code::UnusableId, span).text("found", id));
            return Err(NoId::Unusable);
        }
        Ok(id)
    }

    /// Whether the applicant of a row is one of whom there is a dossier; begins it where it may be begun.
    fn begin(&mut self, known: &Known, row: &Row, column: usize, id: &str, begins: bool) -> bool {
        let place = row.get(column).map_or(known.row_span(row), |placed| known.span(placed));
        let key = words::normal(id);
        if known.kind == Kind::Applicants {
            if let Some(earlier) = self.applicants.get_mut(&key) {
                earlier.spoiled = true;
                let first = earlier.place;
                self.problems.push(Problem::new(Code::ApplicantTwice, place).text("id", id).also(first));
                return false;
            }
        } else if self.applicants.contains_key(&key) {
            return true;
        }
        if !begins {
            let meant = self.ids.closest(id).map(String::from);
            let problem = Problem::new(Code::UnknownApplicant, place).text("id", id);
            self.problems.push(problem.suggestion(meant.as_deref()));
            // The row may be about the one that was meant.
            meant.iter().for_each(|id| self.spoil(id));
            return false;
        }
        self.ids.add(id, self.applicants.len());
        let applicant = Applicant {
            id: id.to_string(),
            place,
            fields: BTreeMap::new(),
            complete: BTreeMap::new(),
            lists: BTreeMap::new(),
            commission: Vec::new(),
            spoiled: false,
        };
        self.applicants.insert(key, applicant);
        true
    }

    /// What stands in a column that nobody understands would be lost.
    fn check_lost(&mut self, known: &Known, row: &Row, id: &str, headless: &mut BTreeSet<usize>) {
        let is_known = |column: usize| {
            known.columns.iter().any(|(other, _)| *other == column) || known.passed_over.contains(&column)
        };
        let header = known.sheet.rows.iter().find(|row| row.number == known.header);
        for placed in row.cells.iter().filter(|placed| !is_known(placed.column)) {
            let has_header = header.is_some_and(|header| header.get(placed.column).is_some());
            if !has_header && headless.insert(placed.column) {
                let problem = Problem::new(Code::UnknownColumn, known.span(placed)).text("name", "");
                self.problems.push(Problem { help: "headless", ..problem });
            }
            self.spoil(id);
        }
    }

    fn row(&mut self, known: &Known, row: &Row, id: &str) {
        let cells = known.columns.iter().filter_map(|(column, means)| Some((*means, row.get(*column)?)));
        let mut entries: Vec<(usize, Key, Node)> = Vec::new();
        let (mut clause, mut decided) = (None, None);
        let mut wrong = Vec::new();
        for (means, placed) in cells {
            let span = known.span(placed);
            let read = match means {
                Means::Id => continue,
                Means::Field(index) => match self.layout.field(known.kind, index) {
                    Some(field) => self.values.field(field, &placed.cell, span).map(|node| {
                        entries.push((index, Key { text: field.name.clone(), span }, node));
                    }),
                    None => continue,
                },
                Means::Complete(record) => self.values.answer(&placed.cell, span).map(|node| {
                    if let (NodeKind::Scalar(text), Some(applicant)) =
                        (node.what, self.applicants.get_mut(&words::normal(id)))
                    {
                        let written = placed.cell.written();
                        applicant.complete.insert(record, Said { answer: text, written, span });
                    }
                }),
                Means::Clause => self.values.clause(&placed.cell, span).map(|id| clause = Some(Key { text: id, span })),
                Means::Decision => {
                    decided = Some(placed);
                    continue;
                }
            };
            wrong.extend(read.err());
        }
        // What a decision may be hangs on its clause, wherever that column stands.
        let named = clause.as_ref().map(|key| key.text.as_str());
        let decision = decided.map(|placed| self.values.decision(named, &placed.cell, known.span(placed)));
        let decision = decision.transpose().map_err(|problem| wrong.push(problem)).unwrap_or_default();
        let Some(applicant) = self.applicants.get_mut(&words::normal(id)) else { return };
        applicant.spoiled |= !wrong.is_empty();
        let is_wrong = !wrong.is_empty();
        self.problems.extend(wrong);
        match known.kind {
            Kind::Applicants => {
                applicant.fields.extend(entries.into_iter().map(|(index, key, node)| (index, (key, node))));
            }
            Kind::Records(record) => {
                entries.sort_by_key(|(index, ..)| *index);
                let fields = entries.into_iter().map(|(_, key, node)| (key, node)).collect();
                let node = Node { what: NodeKind::Map(fields), span: known.row_span(row) };
                applicant.lists.entry(record).or_default().push(node);
            }
            Kind::Commission => match (clause, decision) {
                (Some(key), Some(node)) => applicant.commission.push((key, node)),
                (None, _) if !is_wrong => {
                    self.problems.push(Problem::new(Code::NoClause, known.row_span(row)));
                    applicant.spoiled = true;
                }
                // Nothing has been decided.
                _ => {}
            },
        }
    }

    /// What is said of a list must agree with its rows, and whether it is all needs a sheet for them.
    fn check_lists(&mut self) {
        for applicant in self.applicants.values_mut() {
            for (record, said) in &applicant.complete {
                let has_rows = applicant.lists.contains_key(record);
                let help = match said.answer.as_str() {
                    "yes" if !has_rows && !self.sheets.contains(record) => "no-sheet",
                    "no" | UNKNOWN if has_rows => "help",
                    "yes" | "no" | UNKNOWN => continue,
                    _ => "answer",
                };
                let problem = Problem::new(Code::OpenList, said.span).text("found", &said.written);
                self.problems.push(Problem { help, ..problem });
                applicant.spoiled = true;
            }
        }
    }
}

impl Applicant {
    /// The dossier as a tree: keys in the order of the vocabulary, each value with the place of its cell.
    pub fn tree(&self, model: &Model) -> Node {
        let mut entries: Vec<(Key, Node)> = self.fields.values().cloned().collect();
        for (index, record) in model.records.iter().enumerate() {
            let said = self.complete.get(&index);
            let (what, span) = match (self.lists.get(&index), said) {
                (Some(rows), _) => {
                    let first = rows.first().map_or(self.place, |row| row.span);
                    (NodeKind::List(rows.clone()), first)
                }
                (None, Some(said)) if said.answer == "yes" => (NodeKind::List(Vec::new()), said.span),
                (None, Some(said)) => (NodeKind::Scalar(UNKNOWN.into()), said.span),
                (None, None) => continue,
            };
            entries.push((Key { text: record.plural.clone(), span }, Node { what, span }));
        }
        if !self.commission.is_empty() {
            let node = Node { what: NodeKind::Map(self.commission.clone()), span: self.place };
            entries.push((Key { text: COMMISSION.into(), span: self.place }, node));
        }
        Node { what: NodeKind::Map(entries), span: self.place }
    }
}

/// Ranges in their order, those that overlap made one.
fn united(mut ranges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    ranges.sort_unstable();
    let mut united: Vec<(usize, usize)> = Vec::new();
    for (from, to) in ranges {
        match united.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => united.push((from, to)),
        }
    }
    united
}

/// Whether an id can be the name of a file anywhere.
fn is_usable(id: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || "-_. ".contains(letter);
    let lower = id.to_lowercase();
    let stem = lower.split('.').next().unwrap_or("").trim_end_matches(|digit: char| digit.is_ascii_digit());
    let is_plain = id.chars().all(fits) && !id.starts_with(['.', '-']);
    is_plain && id.chars().any(char::is_alphanumeric) && id.chars().count() <= MAX_ID && !RESERVED.contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::is_usable;

    #[test]
    fn an_id_is_the_name_of_a_file() {
        for id in ["anna", "Әсел Н.", "17", "2025-04_3", "computer"] {
            assert!(is_usable(id), "{id}");
        }
        for id in ["", "..", "a/b", "a\\b", ".hidden", "-f", "nul", "COM1", "con.x", "a:b", "...", &"a".repeat(101)] {
            assert!(!is_usable(id), "{id}");
        }
    }
}
