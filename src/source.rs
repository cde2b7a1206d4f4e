//! Files, spans and lines. Knows nothing of the language.

use std::ops::Range;
use std::sync::Arc;

/// Number of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, start: usize, end: usize) -> Span {
        Span { file, start: start as u32, end: end as u32 }
    }

    /// Covers both spans, which are of one file.
    pub fn to(self, end: Span) -> Span {
        Span { file: self.file, start: self.start.min(end.start), end: self.end.max(end.end) }
    }
}

/// A text with its name and the starts of its lines.
#[derive(Debug, Clone)]
pub struct SourceFile {
    pub name: String,
    pub text: Arc<str>,
    /// If the text is a sheet of a table: a line for each row, tabs between its cells.
    pub sheet: Option<Sheet>,
    line_starts: Vec<u32>,
}

/// The sheet of a table that a text shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    /// The row with the headers of the columns, counted from 1.
    pub header: usize,
}

/// A place in a table, as a spreadsheet program names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    pub sheet: String,
    /// Counted from 1; none for a place that is the whole sheet.
    pub row: Option<usize>,
    /// `A`, `B` …; none for a place that is a whole row.
    pub column: Option<String>,
    pub header: Option<String>,
}

/// A place for people and editors; all counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    pub line: usize,
    /// In characters as a person counts them (Unicode scalar values).
    pub column: usize,
    /// In UTF-16 units, as editors count.
    pub column_utf16: usize,
}

impl SourceFile {
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> SourceFile {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        SourceFile { name: name.into(), text, sheet: None, line_starts }
    }

    /// The place of a span, if the text is a sheet of a table. A span of several cells is their row, or the whole sheet.
    pub fn cell_place(&self, span: Span) -> Option<CellPlace> {
        let sheet = self.sheet.as_ref()?;
        let within = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        let mut place = CellPlace { sheet: sheet.name.clone(), row: None, column: None, header: None };
        if within.contains('\n') {
            return Some(place);
        }
        let row = self.line_column(span.start).line;
        place.row = Some(row);
        if within.contains('\t') {
            return Some(place);
        }
        let start = self.line_starts.get(row - 1).copied().unwrap_or(0) as usize;
        let column = self.text.get(start..span.start as usize).unwrap_or("").matches('\t').count();
        place.column = Some(column_name(column));
        let header = self.line(sheet.header).split('\t').nth(column).map(str::trim);
        place.header = header.filter(|header| !header.is_empty() && row != sheet.header).map(String::from);
        Some(place)
    }

    fn line(&self, number: usize) -> &str {
        let start = number.checked_sub(1).and_then(|index| self.line_starts.get(index));
        let rest = start.and_then(|start| self.text.get(*start as usize..)).unwrap_or("");
        rest.split('\n').next().unwrap_or("")
    }

    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line of a byte, counted from 0.
    pub fn line_index(&self, byte: u32) -> usize {
        self.line_starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The bytes of a line that is counted from 0, without its end.
    pub fn line_range(&self, index: usize) -> Range<usize> {
        let start = self.line_starts.get(index).map_or(self.text.len(), |start| *start as usize);
        let next = self.line_starts.get(index + 1).map_or(self.text.len(), |next| *next as usize);
        let line = self.text.get(start..next).unwrap_or("");
        start..start + line.trim_end_matches('\n').trim_end_matches('\r').len()
    }

    /// Finds the line and the columns of a byte; one inside a character counts as its beginning.
    pub fn line_column(&self, byte: u32) -> LineColumn {
        let line = self.line_index(byte) + 1;
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0) as usize;
        let end = (byte as usize).min(self.text.len());
        let end = (start..=end).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(start);
        let before = self.text.get(start..end).unwrap_or("");
        LineColumn { line, column: before.chars().count() + 1, column_utf16: before.encode_utf16().count() + 1 }
    }
}

/// What a spreadsheet program calls a column that is counted from 0: `A`, `Z`, `AA`.
pub fn column_name(column: usize) -> String {
    let letter = |index: usize| char::from(b'A' + (index % 26) as u8);
    let mut name = String::from(letter(column));
    let mut rest = column / 26;
    while rest > 0 {
        name.insert(0, letter(rest - 1));
        rest = (rest - 1) / 26;
    }
    name
}

/// All files of one run: policies, dossier, vacancy.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Adds a file. A byte order mark at its start is dropped.
    pub fn add(&mut self, name: impl Into<String>, text: &str) -> FileId {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        self.files.push(SourceFile::new(name, text));
        FileId(self.files.len() as u32 - 1)
    }

    /// Adds a sheet of a table.
    pub fn add_sheet(&mut self, name: impl Into<String>, sheet: Sheet, text: &str) -> FileId {
        self.files.push(SourceFile { sheet: Some(sheet), ..SourceFile::new(name, text) });
        FileId(self.files.len() as u32 - 1)
    }

    pub fn get(&self, id: FileId) -> &SourceFile {
        self.files.get(id.0 as usize).expect("a FileId comes from this collection")
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_a_spreadsheet() {
        let names =
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")];
        for (column, name) in names {
            assert_eq!(column_name(column), name);
        }
    }

    #[test]
    fn a_place_inside_a_character_is_its_beginning() {
        let file = SourceFile::new("a", "x\nкор\r\n");
        let columns: Vec<usize> = (2..=8).map(|byte| file.line_column(byte).column).collect();
        assert_eq!(columns, [1, 1, 2, 2, 3, 3, 4]);
        assert_eq!(
            (file.line_count(), file.line_index(9), file.line_range(1), file.line_range(2)),
            (3, 1, 2..8, 10..10)
        );
    }

    #[test]
    fn a_span_is_a_cell_a_row_or_a_sheet() {
        let mut sources = Sources::default();
        let sheet = Sheet { name: "Laps".into(), header: 2 };
        let id = sources.add_sheet("laps.xlsx", sheet, "Title\nid\tday\nanna\tsoon\n");
        let place = |start, end| sources.get(id).cell_place(Span::new(id, start, end)).expect("a place");
        let cell = place(18, 22);
        assert_eq!((cell.row, cell.column.as_deref(), cell.header.as_deref()), (Some(3), Some("B"), Some("day")));
        assert_eq!((place(13, 22).row, place(13, 22).column), (Some(3), None));
        assert_eq!(place(0, 22).row, None);
        assert_eq!(place(9, 12).header, None, "a header has none");
    }
}
