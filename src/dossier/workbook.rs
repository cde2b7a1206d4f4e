//! Workbooks and CSV files as sheets of cells. Knows nothing of what they mean.

use super::MAX_FILE;
use super::guard;
use crate::problem::Code;
use crate::problem::Problem;
use calamine::Data;
use calamine::Dimensions;
use calamine::Reader;
use calamine::SheetVisible;
use calamine::Xlsx;
use calamine::XlsxError;
use jiff::civil::Date;
use std::io::Cursor;
use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;

/// A workbook that unpacks to more bytes is refused, and so is a sheet that is longer as a text.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;
const MAX_TEXT: usize = 128 * 1024 * 1024;
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
    /// A number that is shown with the sign of percent: 0.85 is shown as 85 %.
    Share(f64),
    Flag(bool),
    /// A day, and the number by which the workbook keeps it.
    Day(Date, f64),
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
    read_csv(name, text.strip_prefix('\u{feff}').unwrap_or(text)).map(|sheet| vec![sheet])
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
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| no_table(name, "phrase-table-broken"))?;
    let sizes = (0..archive.len()).map(|index| archive.by_index_raw(index).map_or(0, |file| file.size()));
    if sizes.fold(0u64, u64::saturating_add) > MAX_UNPACKED {
        return Err(too_large(name));
    }
    let mut workbook: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => no_table(name, "phrase-table-password"),
        _ => no_table(name, "phrase-table-broken"),
    })?;
    let all: Vec<calamine::Sheet> = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for sheet in all.into_iter().filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet) {
        let cells = cells(&mut workbook, &sheet.name).map_err(broken)?;
        let merged = workbook.merge_cells_by_sheet_name(&sheet.name).map_err(broken)?;
        let mut read = lay_out(cells).ok_or_else(|| too_large(name))?;
        read.name = sheet.name;
        read.hidden = sheet.visible != SheetVisible::Visible;
        read.merged = merged.into_iter().map(area).collect();
        sheets.push(read);
    }
    Ok(sheets)
}

fn area(merged: Dimensions) -> Merged {
    let (start, end) = (merged.start, merged.end);
    Merged { rows: (start.0 as usize + 1, end.0 as usize + 1), columns: (start.1 as usize, end.1 as usize) }
}

/// The cells that are not empty: row from 1, column from 0.
type Cells = Vec<(usize, usize, Cell)>;

fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Cells, XlsxError> {
    let mut cells = Cells::new();
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    let is_share: Vec<bool> = reader.styles().iter().map(shows_percent).collect();
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let value = Data::from(cell.get_value().clone());
        if let Some(value) = cell_of(value, is_share.get(style).copied().unwrap_or(false)) {
            cells.push((row as usize + 1, column as usize, value));
        }
    }
    drop(reader);
    let mut reader = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        if cell.formula.is_some() && cell.value == calamine::DataRef::Empty {
            cells.push((cell.pos.0 as usize + 1, cell.pos.1 as usize, Cell::NotComputed));
        }
    }
    Ok(cells)
}

fn shows_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

fn cell_of(value: Data, is_share: bool) -> Option<Cell> {
    match value {
        Data::Empty => None,
        Data::String(text) if text.trim().is_empty() => None,
        Data::String(text) => Some(Cell::Text(text.nfc().collect())),
        Data::Int(number) => Some(Cell::Number(number as f64)),
        Data::Float(number) if is_share => Some(Cell::Share(number)),
        Data::Float(number) => Some(Cell::Number(number)),
        Data::Bool(flag) => Some(Cell::Flag(flag)),
        Data::Error(error) => Some(Cell::Error(error.to_string())),
        Data::DateTime(day) if day.is_datetime() => {
            let (year, month, of_month, ..) = day.to_ymd_hms_milli();
            let date = Date::new(year as i16, month as i8, of_month as i8).ok();
            Some(date.map_or(Cell::Number(day.as_f64()), |date| Cell::Day(date, day.as_f64())))
        }
        Data::DateTime(length) => Some(Cell::Number(length.as_f64())),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Some(Cell::Text(text)),
    }
}

/// Puts cells into rows, and these into a text. `None` if there are too many.
fn lay_out(mut cells: Cells) -> Option<Sheet> {
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    cells.dedup_by_key(|(row, column, _)| (*row, *column));
    let mut sheet = Sheet::default();
    let (mut line, mut at) = (1, 0);
    for (number, column, cell) in cells {
        if column >= MAX_COLUMNS || sheet.text.len() > MAX_TEXT {
            return None;
        }
        if sheet.rows.last().is_none_or(|row| row.number != number) {
            sheet.text.extend(std::iter::repeat_n('\n', number - line));
            (line, at) = (number, 0);
            let start = sheet.text.len();
            sheet.rows.push(Row { number, cells: Vec::new(), start, end: start });
        }
        sheet.text.extend(std::iter::repeat_n('\t', column - at));
        at = column;
        let start = sheet.text.len();
        sheet.text.push_str(&on_one_line(&cell.written()));
        let end = sheet.text.len();
        if let Some(row) = sheet.rows.last_mut() {
            row.cells.push(Placed { column, cell, start, end });
            row.end = end;
        }
    }
    Some(sheet)
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
            Cell::Share(share) => format!("{} %", decimal(share * 100.0)),
            Cell::Flag(flag) => if *flag { "yes" } else { "no" }.into(),
            Cell::Day(date, _) => date.to_string(),
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

// CSV

fn read_csv(name: &str, text: &str) -> Result<Sheet, Problem> {
    if text.contains('\0') || text.matches('"').count() % 2 == 1 {
        let reason = if text.contains('\0') { "phrase-table-broken" } else { "phrase-table-quote" };
        return Err(no_table(name, reason));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let delimiter = delimiter(&text);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let (mut cells, mut row, mut from) = (Cells::new(), 0, 0);
    while reader.read_record(&mut record).map_err(|_| no_table(name, "phrase-table-broken"))? {
        let to = reader.position().byte() as usize;
        // The lines that it took, those passed over as empty among them, but not those inside its cells.
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let read = text.get(from..to).unwrap_or("");
        let ends = read.matches('\n').count() + usize::from(!read.ends_with('\n'));
        row += ends.saturating_sub(inside).max(1);
        from = to;
        for (column, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            cells.push((row, column, Cell::Text(cell.nfc().collect())));
        }
    }
    let mut sheet = lay_out(cells).ok_or_else(|| too_large(name))?;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    sheet.name = file.to_string();
    Ok(sheet)
}

/// The sign between cells: the most frequent one of the first line that has any, outside quotes.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let outside: String = first.split('"').step_by(2).collect();
    let count = |sign: u8| outside.bytes().filter(|byte| *byte == sign).count();
    b";,\t".iter().copied().max_by_key(|sign| (count(*sign), *sign == b';')).unwrap_or(b';')
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
