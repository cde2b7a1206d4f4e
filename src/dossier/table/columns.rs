//! What the sheets and columns of a table mean: by the map of columns, or else by their names.

use super::layout::Kind;
use super::layout::Layout;
use super::layout::Means;
use super::layout::PASSED_OVER;
use super::words;
use super::words::Names;
use crate::dossier::workbook::Placed;
use crate::dossier::workbook::Row;
use crate::dossier::workbook::Sheet;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source;
use crate::source::FileId;
use crate::source::Sources;
use crate::source::Span;
use std::collections::HashMap;

/// The headers are looked for in so many rows from the first that is not empty.
const HEADER_WITHIN: usize = 20;
/// So many ranges of hidden rows are named.
const NAMED: usize = 12;

/// A sheet whose meaning is known.
pub struct Known<'t> {
    pub sheet: &'t Sheet,
    pub file: FileId,
    pub kind: Kind,
    /// The number of the row with the headers.
    pub header: usize,
    /// The columns that are understood.
    pub columns: Vec<(usize, Means)>,
    /// The columns that the map passes over.
    pub passed_over: Vec<usize>,
}

impl Known<'_> {
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheet.rows.iter().filter(|row| row.number > self.header)
    }

    pub fn column_of(&self, wanted: Means) -> Option<usize> {
        self.columns.iter().find(|(_, means)| *means == wanted).map(|(column, _)| *column)
    }

    pub fn span(&self, placed: &Placed) -> Span {
        span_of(self.file, placed)
    }

    pub fn row_span(&self, row: &Row) -> Span {
        Span::new(self.file, row.start, row.end)
    }
}

fn span_of(file: FileId, placed: &Placed) -> Span {
    Span::new(file, placed.start, placed.end)
}

/// The sheets of a table.
#[derive(Default)]
pub struct Arranged<'t> {
    pub known: Vec<Known<'t>>,
    /// Sheets that say something of which nobody knows what it means.
    pub unknown: Vec<&'t Sheet>,
    /// A sheet of records or decisions has no column with the applicants, so that it may be about any of them.
    pub about_anybody: bool,
}

/// A map of columns.
#[derive(Default)]
pub struct Map {
    columns: HashMap<(String, String), Option<(Kind, Means)>>,
    /// The kind of a sheet, or that it is passed over.
    sheets: HashMap<String, Option<Kind>>,
}

impl Map {
    /// Reads the map from its sheet: sheet, header, what it means. The first row has headers.
    pub fn read(sheet: &Sheet, file: FileId, layout: &Layout, problems: &mut Vec<Problem>) -> Map {
        let mut map = Map::default();
        let paths = layout.paths();
        for row in sheet.rows.iter().skip(1) {
            let text = |column| row.get(column).map(|placed| placed.cell.written()).unwrap_or_default();
            let (name, header, path) = (words::normal(&text(0)), words::normal(&text(1)), text(2));
            if path == PASSED_OVER {
                if header.is_empty() {
                    map.sheets.insert(name, None);
                } else {
                    map.columns.insert((name, header), None);
                }
                continue;
            }
            let found = paths.iter().find(|(known, ..)| *known == path);
            let fits = |kind: Kind| map.sheets.get(&name).is_none_or(|earlier| *earlier == Some(kind));
            match found {
                Some((_, kind, means)) if fits(*kind) => {
                    map.sheets.insert(name.clone(), Some(*kind));
                    map.columns.insert((name, header), Some((*kind, *means)));
                }
                _ => {
                    let span = row.get(2).map_or(Span::new(file, row.start, row.end), |placed| span_of(file, placed));
                    let problem = Problem::new(Code::WrongMap, span).text("found", &path);
                    let help = if found.is_some() { "other-sheet" } else { "help" };
                    let names = paths.iter().map(|(path, ..)| path.as_str()).filter(|_| found.is_none());
                    problems.push(Problem { help, ..problem }.suggest(&path, names));
                }
            }
        }
        map
    }
}

/// Finds out what each sheet and column means. `only` is the kind of the one sheet of a CSV file.
pub fn arrange<'t>(
    sheets: &'t [Sheet],
    (map, layout, only): (&Map, &Layout, Option<Kind>),
    (name, sources): (&str, &mut Sources),
    problems: &mut Vec<Problem>,
) -> Arranged<'t> {
    let mut arranged = Arranged::default();
    let names = layout.sheet_names();
    let mut kinds: Vec<Option<Kind>> =
        sheets.iter().map(|sheet| only.or_else(|| kind_of(sheet, map, &names, layout))).collect();
    let is_passed_over = |sheet: &Sheet| {
        sheet.rows.is_empty()
            || map.sheets.get(&words::normal(&sheet.name)) == Some(&None)
            || layout.is_map(&sheet.name)
    };
    if !kinds.contains(&Some(Kind::Applicants)) {
        let mut open = sheets.iter().zip(&mut kinds).filter(|(sheet, _)| !sheet.hidden && !is_passed_over(sheet));
        // The first sheet is that of the applicants, whatever it is called.
        if let Some((_, kind @ None)) = open.next() {
            *kind = Some(Kind::Applicants);
        }
    }
    for (sheet, kind) in sheets.iter().zip(kinds).filter(|(sheet, _)| !is_passed_over(sheet)) {
        if sheet.hidden && !layout.is_choices(&sheet.name) {
            problems.push(hidden_sheet(sheet, kind.is_some()));
        }
        if kind.is_none() && sheet.hidden {
            continue;
        }
        let columns = kind.map(|kind| layout.column_names(kind)).unwrap_or_default();
        let header = kind.map_or(1, |kind| header_row(sheet, kind, (map, layout), &columns));
        let file = sources.add_sheet(name, source::Sheet { name: sheet.name.clone(), header }, &sheet.text);
        let Some(kind) = kind else {
            let whole = Span::new(file, 0, sheet.text.len());
            let problem = Problem::new(Code::UnknownWorksheet, whole).text("name", &sheet.name);
            problems.push(problem.suggestion(names.closest(&sheet.name)));
            arranged.unknown.push(sheet);
            continue;
        };
        let mut known = Known { sheet, file, kind, header, columns: Vec::new(), passed_over: Vec::new() };
        read_headers(&mut known, map, (layout, &columns), problems);
        report_hidden(&known, problems);
        if known.column_of(Means::Id).is_none() {
            let row = sheet.rows.iter().find(|row| row.number == header);
            let whole = row.map_or(Span::new(file, 0, 0), |row| known.row_span(row));
            problems.push(Problem::new(Code::NoIdColumn, whole).text("sheet", &sheet.name));
            arranged.about_anybody |= known.rows().next().is_some();
            continue;
        }
        arranged.known.push(known);
    }
    arranged
}

fn hidden_sheet(sheet: &Sheet, is_read: bool) -> Problem {
    let problem = Problem::general(Code::HiddenCells).phrase("what", "phrase-hidden-sheet").text("names", &sheet.name);
    Problem { help: if is_read { "help" } else { "not-read" }, ..problem }
}

/// Says which rows and columns are read although nobody sees them.
fn report_hidden(known: &Known, problems: &mut Vec<Problem>) {
    let hidden: Vec<&Row> = known.rows().filter(|row| row.hidden).collect();
    if let Some(first) = hidden.first() {
        let names = ranges(hidden.iter().map(|row| row.number), |row| row.to_string());
        let problem = Problem::new(Code::HiddenCells, known.row_span(first)).phrase("what", "phrase-hidden-rows");
        problems.push(problem.text("names", names));
    }
    let is_read = |column: &&usize| known.columns.iter().any(|(other, _)| other == *column);
    let hidden: Vec<usize> = known.sheet.hidden_columns.iter().filter(is_read).copied().collect();
    if let Some(first) = hidden.first() {
        let header = known.sheet.rows.iter().find(|row| row.number == known.header);
        let span = header.and_then(|row| Some(known.span(row.get(*first)?)));
        let problem = Problem::new(Code::HiddenCells, span.unwrap_or(Span::new(known.file, 0, 0)));
        let names = ranges(hidden.into_iter(), source::column_name);
        problems.push(problem.phrase("what", "phrase-hidden-columns").text("names", names));
    }
}

/// `3–6, 9`; the first of them if there are many.
fn ranges(numbers: impl Iterator<Item = usize>, name: impl Fn(usize) -> String) -> String {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, to)) if *to + 1 == number => *to = number,
            _ => ranges.push((number, number)),
        }
    }
    let range =
        |(from, to): (usize, usize)| if from == to { name(from) } else { format!("{}–{}", name(from), name(to)) };
    let rest = if ranges.len() > NAMED { ", …" } else { "" };
    ranges.into_iter().take(NAMED).map(range).collect::<Vec<String>>().join(", ") + rest
}

fn kind_of(sheet: &Sheet, map: &Map, names: &Names, layout: &Layout) -> Option<Kind> {
    let mapped = map.sheets.get(&words::normal(&sheet.name)).copied().flatten();
    mapped.or_else(|| layout.kinds().get(names.find(&sheet.name)?).copied())
}

/// The row in which a column is that of the applicants; without one the first.
fn header_row(sheet: &Sheet, kind: Kind, (map, layout): (&Map, &Layout), columns: &Names) -> usize {
    let is_id = |placed: &Placed| {
        meaning(&placed.cell.written(), sheet, kind, (map, layout), columns).flatten() == Some(Means::Id)
    };
    let found = sheet.rows.iter().take(HEADER_WITHIN).find(|row| row.cells.iter().any(is_id));
    found.or(sheet.rows.first()).map_or(1, |row| row.number)
}

/// What a header means; `Some(None)` if the map passes it over.
fn meaning(
    header: &str,
    sheet: &Sheet,
    kind: Kind,
    (map, layout): (&Map, &Layout),
    columns: &Names,
) -> Option<Option<Means>> {
    match map.columns.get(&(words::normal(&sheet.name), words::normal(header))) {
        Some(None) => Some(None),
        Some(Some((of, means))) if *of == kind => Some(Some(*means)),
        _ => Some(Some(*layout.columns(kind).get(columns.find(header)?)?)),
    }
}

fn read_headers(known: &mut Known, map: &Map, (layout, columns): (&Layout, &Names), problems: &mut Vec<Problem>) {
    let Some(row) = known.sheet.rows.iter().find(|row| row.number == known.header) else { return };
    let mut seen: Vec<(Means, &Placed)> = Vec::new();
    for placed in &row.cells {
        let text = placed.cell.written();
        match meaning(&text, known.sheet, known.kind, (map, layout), columns) {
            None => {
                let problem = Problem::new(Code::UnknownColumn, known.span(placed)).text("name", &text);
                problems.push(problem.suggestion(columns.closest(&text)));
            }
            Some(None) => known.passed_over.push(placed.column),
            Some(Some(means)) => match seen.iter().find(|(earlier, _)| *earlier == means) {
                Some((_, first)) => {
                    let problem = Problem::new(Code::ColumnTwice, known.span(placed)).text("name", &text);
                    problems.push(problem.text("means", layout.path(known.kind, means)).also(known.span(first)));
                    // Which of them is right, nobody knows.
                    known.columns.retain(|(_, other)| *other != means || means == Means::Id);
                }
                None => {
                    seen.push((means, placed));
                    known.columns.push((placed.column, means));
                }
            },
        }
    }
}
