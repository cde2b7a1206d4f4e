//! Workbooks and CSV files as sheets of cells. Knows nothing of what they mean.

mod csv;
pub mod format;
mod survey;

use super::MAX_FILE;
use super::guard;
use crate::problem::Code;
use crate::problem::Problem;
use calamine::DataRef;
use calamine::Dimensions;
use calamine::Reader;
use calamine::SheetVisible;
use calamine::Xlsx;
use calamine::XlsxError;
use format::Format;
use format::Precision;
use format::Shown;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::io::Cursor;
use survey::Part;
use survey::Refused;
use unicode_normalization::UnicodeNormalization;

/// A file with more cells, or with longer texts in all its sheets, is refused.
const MAX_CELLS: usize = 2_000_000;
const MAX_TEXT: usize = 256 * 1024 * 1024;
/// Sheets have so many rows at most.
const MAX_ROWS: usize = 1_048_576;
/// Cells in columns further to the right are refused.
const MAX_COLUMNS: usize = 1000;
/// How a workbook begins: it is a ZIP archive.
const ZIP: &[u8] = b"PK\x03\x04";
/// How older workbooks begin, and workbooks with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// A number that is shown with the sign of percent, as it is shown: 85 for 0.85.
    Share(f64),
    Flag(bool),
    /// A day, the number by which the workbook keeps it, and how much of it is shown.
    Day(Date, f64, Precision),
    /// A time of the day or a length of time, as it is shown: `18:00`.
    Time(String),
    /// An error such as `#REF!`.
    Error(String),
    /// A formula whose value the workbook does not have.
    NotComputed,
}

/// A cell, its column (from 0), and its place in the text of its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    pub column: usize,
    pub cell: Cell,
    pub start: usize,
    pub end: usize,
}

/// A row that is not empty; its number counts from 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    pub number: usize,
    pub hidden: bool,
    pub cells: Vec<Placed>,
    pub start: usize,
    pub end: usize,
}

impl Row {
    /// What stands in a column.
    pub fn get(&self, column: usize) -> Option<&Placed> {
        let index = self.cells.binary_search_by_key(&column, |placed| placed.column).ok()?;
        self.cells.get(index)
    }
}

/// Cells that were merged: rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    pub rows: (usize, usize),
    pub columns: (usize, usize),
}

/// A sheet, and its text: a line for each row, a tab between its cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub rows: Vec<Row>,
    /// The columns with something in them that are hidden.
    pub hidden_columns: Vec<usize>,
    pub merged: Vec<Merged>,
    pub text: String,
}

/// Reads a file by what it contains. `name` is that of the file, for the sheet of a CSV file and for messages.
///
/// # Errors
/// If it is no workbook and no CSV file, has a password, is no UTF-8, or is too large.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    if bytes.len() > MAX_FILE {
        return Err(Problem::general(Code::FileTooLarge).count("limit", MAX_FILE / (1024 * 1024)));
    }
    if bytes.starts_with(ZIP) {
        let read = guard::guarded(|| read_workbook(name, bytes));
        return read.unwrap_or_else(|| Err(no_table(name, "phrase-table-broken")));
    }
    if bytes.starts_with(COMPOUND) {
        let mark: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let has_password = bytes.windows(mark.len()).any(|part| part == mark);
        return Err(no_table(name, if has_password { "phrase-table-password" } else { "phrase-table-old" }));
    }
    if name.to_lowercase().ends_with(".xlsx") {
        return Err(no_table(name, "phrase-table-broken"));
    }
    let not_utf8 = || Problem { help: "table", ..Problem::general(Code::NotUtf8).text("path", name) };
    let text = std::str::from_utf8(bytes).map_err(|_| not_utf8())?;
    csv::read(name, text.strip_prefix('\u{feff}').unwrap_or(text)).map(|sheet| vec![sheet])
}

fn no_table(name: &str, reason: &'static str) -> Problem {
    Problem::general(Code::NoTable).text("path", name).phrase("reason", reason)
}

fn too_large(name: &str) -> Problem {
    Problem::general(Code::TableTooLarge).text("path", name)
}

// Workbooks

fn read_workbook(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, Problem> {
    let broken = |_| no_table(name, "phrase-table-broken");
    let mut survey = survey::survey(bytes).map_err(|refused| match refused {
        Refused::Broken => no_table(name, "phrase-table-broken"),
        Refused::TooLarge => too_large(name),
    })?;
    let mut workbook: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => no_table(name, "phrase-table-password"),
        _ => no_table(name, "phrase-table-broken"),
    })?;
    let all: Vec<calamine::Sheet> = workbook.sheets_metadata().to_vec();
    let (mut sheets, mut room) = (Vec::new(), Room::default());
    for sheet in all.into_iter().filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet) {
        let part = survey.take(&sheet.name).ok_or_else(|| no_table(name, "phrase-table-broken"))?;
        let mut cells = Cells::new(&mut room);
        gather(&mut workbook, &sheet.name, &part, &mut cells).map_err(broken)?;
        let mut read = cells.lay_out().ok_or_else(|| too_large(name))?;
        read.rows.iter_mut().for_each(|row| row.hidden = part.hidden_rows.contains(&row.number));
        read.hidden_columns = hidden_columns(&read, &part);
        read.name = sheet.name;
        read.hidden = sheet.visible != SheetVisible::Visible;
        let merged = workbook.merge_cells_by_sheet_name(&read.name).map_err(broken)?;
        read.merged = merged.into_iter().map(area).collect();
        sheets.push(read);
    }
    Ok(sheets)
}

fn hidden_columns(sheet: &Sheet, part: &Part) -> Vec<usize> {
    let used: BTreeSet<usize> = sheet.rows.iter().flat_map(|row| &row.cells).map(|placed| placed.column).collect();
    used.into_iter().filter(|column| part.hides_column(*column)).collect()
}

fn area(merged: Dimensions) -> Merged {
    let (start, end) = (merged.start, merged.end);
    Merged { rows: (start.0 as usize + 1, end.0 as usize + 1), columns: (start.1 as usize, end.1 as usize) }
}

/// What a file may still hold.
struct Room {
    cells: usize,
    text: usize,
}

impl Default for Room {
    fn default() -> Room {
        Room { cells: MAX_CELLS, text: MAX_TEXT }
    }
}

/// The cells of a sheet that are not empty: row from 1, column from 0. Nothing is kept for which there is no room.
struct Cells<'r> {
    found: Vec<(usize, usize, Cell)>,
    room: &'r mut Room,
    is_full: bool,
}

impl<'r> Cells<'r> {
    fn new(room: &'r mut Room) -> Cells<'r> {
        Cells { found: Vec::new(), room, is_full: false }
    }

    /// Whether there is room for a cell in a place, with a text of a length.
    fn has_room(&mut self, row: usize, column: usize, text: usize) -> bool {
        let fits = row <= MAX_ROWS && column < MAX_COLUMNS && self.room.cells > 0 && text <= self.room.text;
        if fits {
            self.room.cells -= 1;
            self.room.text -= text;
        }
        self.is_full |= !fits;
        fits
    }

    fn add(&mut self, row: usize, column: usize, cell: Cell) {
        if self.has_room(row, column, 0) {
            self.found.push((row, column, cell));
        }
    }

    fn add_text(&mut self, row: usize, column: usize, text: &str) {
        if !text.trim().is_empty() && self.has_room(row, column, text.len()) {
            let composed = if text.is_ascii() { text.to_string() } else { text.nfc().collect() };
            self.found.push((row, column, Cell::Text(composed)));
        }
    }

    /// Puts the cells into rows, and these into a text. `None` if there are too many.
    fn lay_out(self) -> Option<Sheet> {
        let Cells { found: mut cells, room, is_full } = self;
        if is_full {
            return None;
        }
        cells.sort_by_key(|(row, column, _)| (*row, *column));
        cells.dedup_by_key(|(row, column, _)| (*row, *column));
        let mut sheet = Sheet::default();
        let (mut line, mut at) = (1, 0);
        for (number, column, cell) in cells {
            let is_new = sheet.rows.last().is_none_or(|row| row.number != number);
            let (lines, tabs) = if is_new { (number - line, column) } else { (0, column - at) };
            let written = on_one_line(&cell.written());
            room.text = room.text.checked_sub(lines + tabs + written.len())?;
            sheet.text.extend(std::iter::repeat_n('\n', lines));
            if is_new {
                let start = sheet.text.len();
                sheet.rows.push(Row { number, start, end: start, ..Row::default() });
            }
            sheet.text.extend(std::iter::repeat_n('\t', tabs));
            (line, at) = (number, column);
            let start = sheet.text.len();
            sheet.text.push_str(&written);
            let end = sheet.text.len();
            if let Some(row) = sheet.rows.last_mut() {
                row.cells.push(Placed { column, cell, start, end });
                row.end = end;
            }
        }
        Some(sheet)
    }
}

fn gather(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, part: &Part, cells: &mut Cells) -> Result<(), XlsxError> {
    let is_1904 = workbook.has_1904_epoch();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let format = |style: &calamine::Style| style.number_format.as_ref().map(|format| Format::new(&format.format_code));
    let formats: Vec<Option<Format>> = reader.styles().iter().map(format).collect();
    while let Some((cell, own)) = reader.next_cell_with_style_id()? {
        if cells.is_full {
            return Ok(());
        }
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        let style = if own == 0 { part.format_around(row, column).unwrap_or(0) } else { own };
        let shown = |number| formats.get(style).and_then(Option::as_ref).map_or(Shown::Number, |it| it.shows(number));
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::String(text) | DataRef::DurationIso(text) => cells.add_text(row, column, text),
            DataRef::DateTimeIso(text) => match of_iso(text, shown) {
                Some(cell) => cells.add(row, column, cell),
                None => cells.add_text(row, column, text),
            },
            DataRef::SharedString(text) => cells.add_text(row, column, text),
            DataRef::Int(number) => cells.add(row, column, of_number(*number as f64, shown(*number as f64), is_1904)),
            DataRef::Float(number) => cells.add(row, column, of_number(*number, shown(*number), is_1904)),
            DataRef::DateTime(moment) => {
                let number = moment.as_f64();
                let shown = match shown(number) {
                    // Formats that are known by their number only, as some of East Asia.
                    Shown::Number if moment.is_datetime() => Shown::Date(Precision::Day),
                    Shown::Number => Shown::Length,
                    shown => shown,
                };
                cells.add(row, column, of_number(number, shown, is_1904));
            }
            DataRef::Bool(flag) => cells.add(row, column, Cell::Flag(*flag)),
            DataRef::Error(error) => cells.add(row, column, Cell::Error(error.to_string())),
        }
    }
    part.not_computed.iter().for_each(|(row, column)| cells.add(*row, *column, Cell::NotComputed));
    Ok(())
}

fn of_number(number: f64, shown: Shown, is_1904: bool) -> Cell {
    match shown {
        Shown::Number => Cell::Number(number),
        Shown::Share(percents) => Cell::Share(number * 100f64.powi(percents)),
        Shown::Date(precision) => match day(number, is_1904) {
            Some(date) => Cell::Day(date, number, precision),
            None => Cell::Number(number),
        },
        Shown::Clock => Cell::Time(time(number.rem_euclid(1.0))),
        Shown::Length => Cell::Time(time(number)),
    }
}

/// A day that is kept as a text, as strict workbooks have it: `1998-06-14T00:00:00`.
fn of_iso(text: &str, shown: impl Fn(f64) -> Shown) -> Option<Cell> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let date: Date = date.parse().ok()?;
    let number = f64::from((date - Date::new(1899, 12, 30).ok()?).get_days());
    Some(match shown(number) {
        Shown::Date(precision) => Cell::Day(date, number, precision),
        Shown::Clock | Shown::Length => Cell::Time(time.to_string()),
        Shown::Number | Shown::Share(_) => Cell::Day(date, number, Precision::Day),
    })
}

/// The day of a number: so many days after the last of 1899, or after the first of 1904.
fn day(number: f64, is_1904: bool) -> Option<Date> {
    // A moment is exact to the thousandth of a second.
    let days = ((number * 86_400_000.0).round() / 86_400_000.0).floor();
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    // Some programs have a 29th of February 1900, so that their days before it have other numbers.
    let (year, month, of_month) = match (is_1904, days < 60.0) {
        (true, _) => (1904, 1, 1),
        (false, true) => (1899, 12, 31),
        (false, false) => (1899, 12, 30),
    };
    Date::new(year, month, of_month).ok()?.checked_add((days as i64).days()).ok()
}

/// `18:00`, `255:10:04`; whole seconds are enough to see what it is.
fn time(days: f64) -> String {
    let seconds = (days.abs() * 86_400.0).round();
    let (hours, of_hour, of_minute) = ((seconds / 3600.0).floor(), (seconds / 60.0).floor() % 60.0, seconds % 60.0);
    let sign = if days < 0.0 { "-" } else { "" };
    let rest = if of_minute > 0.0 { format!(":{of_minute:02}") } else { String::new() };
    format!("{sign}{hours}:{of_hour:02}{rest}")
}

fn on_one_line(text: &str) -> String {
    text.replace(|sign: char| sign.is_control(), " ")
}

impl Cell {
    /// The cell as a text: days year first, numbers with a point.
    pub fn written(&self) -> String {
        match self {
            Cell::Text(text) => text.split_whitespace().collect::<Vec<&str>>().join(" "),
            Cell::Number(number) => decimal(*number),
            Cell::Share(share) => format!("{} %", decimal(*share)),
            Cell::Flag(flag) => if *flag { "yes" } else { "no" }.into(),
            Cell::Day(date, _, Precision::Day | Precision::NoYear) => date.to_string(),
            Cell::Day(date, _, Precision::Month) => format!("{:04}-{:02}", date.year(), date.month()),
            Cell::Day(date, _, Precision::Year) => format!("{:04}", date.year()),
            Cell::Time(text) => text.clone(),
            Cell::Error(error) => error.clone(),
            Cell::NotComputed => "=…".into(),
        }
    }
}

/// A number with the fifteen digits that a workbook vouches for.
fn decimal(number: f64) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        let sheet = &read("laps.csv", text.as_bytes()).expect("a table")[0];
        let written = |row: &Row| row.cells.iter().map(|placed| placed.cell.written()).collect();
        sheet.rows.iter().map(|row| (row.number, written(row))).collect()
    }

    #[test]
    fn the_delimiter_is_that_of_the_first_line() {
        for text in ["a;b,c\n1;2", "a,\"x;y;z\"\n1,2", "a\tb\n1\t2"] {
            assert_eq!(rows(text)[1].1, ["1", "2"], "{text}");
        }
    }

    #[test]
    fn rows_keep_the_numbers_of_a_spreadsheet() {
        let text = "\u{feff}id;name\r\n\r\nanna;\"A\nB\"\r\n;\r\nboris;C";
        let found = rows(text);
        let numbers: Vec<usize> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [1, 3, 5], "{found:?}");
        assert_eq!(found[1].1, ["anna", "A B"]);
    }

    #[test]
    fn numbers_have_fifteen_digits() {
        for (number, text) in
            [(0.1 + 0.2, "0.3"), (0.07 * 100.0, "7"), (6.5, "6.5"), (-3.0, "-3"), (1e15, "1000000000000000")]
        {
            assert_eq!(decimal(number), text);
        }
    }

    #[test]
    fn what_is_no_table_is_refused() {
        let code = |name: &str, bytes: &[u8]| read(name, bytes).expect_err("refused").code;
        assert_eq!(code("a.xlsx", b"text"), Code::NoTable);
        assert_eq!(code("a.xlsx", b"PK\x03\x04 and no more"), Code::NoTable);
        assert_eq!(code("a.xls", COMPOUND), Code::NoTable);
        assert_eq!(code("a.csv", b"id;\xe8\xec\xff\n"), Code::NotUtf8);
        assert_eq!(code("a.csv", b"id;\"open\n"), Code::NoTable);
    }
}
