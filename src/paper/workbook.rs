//! Documents as a workbook for spreadsheet programs, each on a sheet of its own that prints on A4.
//!
//! A sheet has one grid: the columns of its widest table. What else stands on it takes several of them.

use super::Align;
use super::Block;
use super::Cell;
use super::Document;
use super::Orientation;
use super::Row;
use super::Table;
use super::Text;
use super::Tone;
use crate::value::Number;
use jiff::civil::Date;
use rust_xlsxwriter::Color;
use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeSet;

const FONT: &str = "Times New Roman";
/// The number that stands for A4 in the format.
const A4: u8 = 9;
/// The width of what is printed, in dots of the format: A4 within its margins.
const UPRIGHT: u32 = 700;
const WIDE: u32 = 1020;
/// So many dots are a letter of the width in which the format measures columns.
const LETTER: f64 = 7.0;
/// A row may be at most 409 points high; a cell that needs more takes several rows.
const HIGHEST: f64 = 400.0;
/// The longest name of a sheet.
const LONGEST_NAME: usize = 31;

/// Writes the documents as the bytes of a file; the same documents give the same bytes.
///
/// # Errors
/// If a text is longer than a cell of the format can hold.
pub fn bytes(documents: &[Document]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = documents.first().map_or("", |document| document.title.as_str());
    let date = documents.iter().map(|document| document.date).max().unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day(date)?));
    let mut names = BTreeSet::new();
    for document in documents {
        let sheet = workbook.add_worksheet();
        sheet.set_name(unique_name(&document.name, &mut names))?;
        Sheet::new(sheet, document).write(document)?;
    }
    workbook.save_to_buffer()
}

/// A day as the format has it, which begins with 1900.
fn day(date: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(date.year()).unwrap_or_default().max(1900);
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs())
}

/// A name that the format allows and no other sheet has.
fn unique_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed =
        |letter: &char| !matches!(letter, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !letter.is_control();
    let name: String = name.chars().filter(allowed).collect();
    let name = if name.trim().is_empty() { "1" } else { name.trim() };
    let mut number = 1;
    loop {
        let ending = if number == 1 { String::new() } else { format!(" ({number})") };
        let kept = cut(name, LONGEST_NAME - ending.len());
        let tried = format!("{}{ending}", kept.trim_end());
        if taken.insert(tried.to_lowercase()) {
            return tried;
        }
        number += 1;
    }
}

/// The beginning of a text, in the units that the format counts.
fn cut(text: &str, units: usize) -> String {
    let mut left = units;
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    };
    text.chars().take_while(fits).collect()
}

/// How a cell looks.
#[derive(Clone, Copy)]
struct Look {
    tone: Tone,
    align: Align,
    ruled: bool,
    line_below: bool,
    head: bool,
    title: bool,
}

const PLAIN: Look =
    Look { tone: Tone::Plain, align: Align::Start, ruled: false, line_below: false, head: false, title: false };

impl Look {
    fn format(self) -> Format {
        let (across, down) = match self.align {
            Align::Start => (FormatAlign::Left, FormatAlign::Top),
            Align::Middle => (FormatAlign::Center, FormatAlign::Top),
            Align::End => (FormatAlign::Right, FormatAlign::Top),
        };
        let down = if self.head { FormatAlign::VerticalCenter } else { down };
        let mut format = font(self.tone).set_text_wrap().set_align(across).set_align(down);
        if self.title {
            format = format.set_font_size(14);
        }
        if self.ruled {
            format = format.set_border(FormatBorder::Thin);
        } else if self.line_below {
            format = format.set_border_bottom(FormatBorder::Thin);
        }
        format
    }
}

fn font(tone: Tone) -> Format {
    let format = Format::new().set_font_name(FONT).set_font_size(10);
    match tone {
        Tone::Plain => format,
        Tone::Strong => format.set_bold(),
        Tone::Quiet => format.set_font_size(8.5).set_font_color(Color::RGB(0x44_44_44)),
    }
}

struct Sheet<'s> {
    sheet: &'s mut Worksheet,
    /// The widths of the columns, in dots.
    widths: Vec<u32>,
    row: u32,
    breaks: Vec<u32>,
}

impl Sheet<'_> {
    fn new<'s>(sheet: &'s mut Worksheet, document: &Document) -> Sheet<'s> {
        let whole = match document.orientation {
            Orientation::Upright => UPRIGHT,
            Orientation::Wide => WIDE,
        };
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) | Block::PageBreak => None,
        });
        let widest = tables.max_by_key(|table| (table.shares.len(), table.ruled));
        let shares = widest.map_or(vec![1], |table| table.shares.clone());
        let all = shares.iter().sum::<u32>().max(1);
        let widths = shares.iter().map(|share| whole * share / all).collect();
        Sheet { sheet, widths, row: 0, breaks: Vec::new() }
    }

    fn write(mut self, document: &Document) -> Result<(), XlsxError> {
        self.page(document);
        for (column, width) in (0u16..).zip(self.widths.clone()) {
            self.sheet.set_column_width(column, f64::from(width) / LETTER)?;
        }
        let all = self.widths.len();
        if !document.above.is_empty() {
            let text = Cell::text(document.above.as_str()).across(all).aligned(Align::End);
            self.cells(&[text], &(0..=all).collect::<Vec<usize>>(), PLAIN)?;
        }
        let title = Cell::strong(document.title.as_str()).across(all).aligned(Align::Middle);
        self.cells(&[title], &(0..=all).collect::<Vec<usize>>(), Look { title: true, ..PLAIN })?;
        self.row += 1;
        for (what, text) in &document.lines {
            self.paragraph(&Text::plain(format!("{what}: {text}")))?;
        }
        let mut heads = None;
        for block in &document.blocks {
            match block {
                Block::Paragraph(text) => self.paragraph(text)?,
                Block::PageBreak => self.breaks.push(self.row),
                Block::Table(table) => {
                    self.row += 1;
                    let first = self.row;
                    self.table(table)?;
                    let count = table.heads.len() as u32;
                    heads = heads.or((count > 0).then(|| (first, first + count - 1)));
                    self.row += 1;
                }
            }
        }
        if let Some((first, last)) = heads {
            self.sheet.set_repeat_rows(first, last)?;
        }
        if !self.breaks.is_empty() {
            self.sheet.set_page_breaks(&self.breaks)?;
        }
        Ok(())
    }

    fn page(&mut self, document: &Document) {
        self.sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
        self.sheet.set_margins(0.5, 0.5, 0.5, 0.6, 0.3, 0.3);
        if document.orientation == Orientation::Wide {
            self.sheet.set_landscape();
        }
        // The format takes 255 letters, and reads `&` as the beginning of a field.
        let name = cut(&document.name, 100).replace('&', "&&");
        self.sheet.set_footer(format!("&L&8{name}&R&8&P / &N"));
    }

    fn paragraph(&mut self, text: &Text) -> Result<(), XlsxError> {
        let all = self.widths.len();
        self.cells(&[Cell::of(vec![text.clone()]).across(all)], &(0..=all).collect::<Vec<usize>>(), PLAIN)
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let edges = self.edges(&table.shares);
        let look = Look { ruled: table.ruled, ..PLAIN };
        for Row { cells, .. } in &table.heads {
            let heads: Vec<Cell> = cells.iter().map(|cell| cell.clone().aligned(Align::Middle)).collect();
            self.cells(&heads, &edges, Look { head: true, tone: Tone::Strong, ..look })?;
        }
        for Row { cells, .. } in &table.rows {
            self.cells(cells, &edges, look)?;
        }
        Ok(())
    }

    /// For each edge between columns of a table, the nearest one of the grid; each column takes one of the grid at least.
    fn edges(&self, shares: &[u32]) -> Vec<usize> {
        let (all, columns) = (shares.iter().sum::<u32>().max(1), self.widths.len());
        let whole: u32 = self.widths.iter().sum();
        let mut edges = vec![0];
        let mut wanted = 0;
        for (number, share) in shares.iter().enumerate() {
            wanted += share * whole / all;
            let left = shares.len() - number - 1;
            let least = edges.last().map_or(0, |edge| edge + 1);
            let most = columns.saturating_sub(left).max(least);
            let distance = |edge: &usize| self.widths[..*edge].iter().sum::<u32>().abs_diff(wanted);
            let nearest = (least..=most.min(columns)).min_by_key(distance);
            edges.push(if left == 0 { columns } else { nearest.unwrap_or(least) });
        }
        edges
    }

    /// Writes a row of cells between edges of the grid.
    fn cells(&mut self, cells: &[Cell], edges: &[usize], look: Look) -> Result<(), XlsxError> {
        let mut places = Vec::new();
        let mut column = 0;
        let mut height: f64 = 0.0;
        for cell in cells {
            let next = (column + cell.across).min(edges.len() - 1);
            let (from, to) = (edges[column], edges[next]);
            if from >= to {
                break;
            }
            let width: u32 = self.widths[from..to].iter().sum();
            height = height.max(needed_height(cell, width, look));
            places.push((cell, from as u16, to as u16 - 1));
            column = next;
        }
        let rows = (height / HIGHEST).ceil().max(1.0);
        let (first, last) = (self.row, self.row + rows as u32 - 1);
        for row in first..=last {
            self.sheet.set_row_height(row, (height / rows).ceil())?;
        }
        for (cell, from, to) in places {
            self.cell(cell, (first, from, last, to), look)?;
        }
        self.row = last + 1;
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, place: (u32, u16, u32, u16), look: Look) -> Result<(), XlsxError> {
        let (first, from, last, to) = place;
        let tone = cell.texts.first().map_or(Tone::Plain, |text| text.tone);
        let tone = if look.head { Tone::Strong } else { tone };
        let look = Look { tone, align: cell.align, line_below: cell.line_below, ..look };
        let format = look.format();
        if first != last || from != to {
            self.sheet.merge_range(first, from, last, to, "", &format)?;
        }
        if let Some(number) = &cell.number {
            self.sheet.write_number_with_format(first, from, as_float(number), &format)?;
            return Ok(());
        }
        let fonts: Vec<(Format, String)> = cell
            .texts
            .iter()
            .enumerate()
            .filter(|(_, text)| !text.text.is_empty())
            .map(|(index, text)| {
                let tone = if look.head { Tone::Strong } else { text.tone };
                (font(tone), if index == 0 { text.text.clone() } else { format!("\n{}", text.text) })
            })
            .collect();
        match &fonts[..] {
            [] => self.sheet.write_blank(first, from, &format)?,
            [(_, only)] => self.sheet.write_string_with_format(first, from, only, &format)?,
            several => {
                let runs: Vec<(&Format, &str)> = several.iter().map(|(font, text)| (font, text.as_str())).collect();
                self.sheet.write_rich_string_with_format(first, from, &runs, &format)?
            }
        };
        Ok(())
    }
}

fn as_float(number: &Number) -> f64 {
    number.decimal().trim_end_matches('…').parse().unwrap_or_default()
}

/// How high a cell has to be, in points, for its text to be seen: by the width of a letter as it is on the average.
fn needed_height(cell: &Cell, width: u32, look: Look) -> f64 {
    let height = cell.texts.iter().map(|text| {
        let (letter, line) = match text.tone {
            _ if look.title => (10.0, 18.0),
            Tone::Plain => (7.2, 13.0),
            Tone::Strong => (7.7, 13.0),
            Tone::Quiet => (6.2, 11.5),
        };
        let letters = ((f64::from(width) - 12.0) / letter).max(1.0) as usize;
        lines(&text.text, letters) as f64 * line
    });
    let least = if cell.line_below { 26.0 } else { 13.0 };
    height.sum::<f64>().max(least) + 4.0
}

/// How many lines a text takes where a line has room for so many letters; a longer word is broken.
fn lines(text: &str, room: usize) -> usize {
    let of_paragraph = |paragraph: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in paragraph.split(' ') {
            let length = word.chars().count();
            let space = usize::from(used > 0);
            if used + space + length <= room {
                used += space + length;
                continue;
            }
            lines += usize::from(used > 0) + length.saturating_sub(1) / room;
            used = if length == 0 { 0 } else { (length - 1) % room + 1 };
        }
        lines
    };
    text.split('\n').map(of_paragraph).sum()
}
