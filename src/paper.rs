//! Documents to be printed and signed, before anyone decides on HTML or a workbook.

mod grounds;
pub mod html;
pub mod protocol;
pub mod score_sheet;
pub mod workbook;

use crate::syntax::ast::Lang;
use crate::value::Number;
use jiff::civil::Date;

/// One paper of one or more pages. All texts are as they are read: formatted, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub lang: Lang,
    /// A short name, which tells it from the others that are printed with it.
    pub name: String,
    /// What it belongs to, such as a division of an act; stands above the title, at the right.
    pub above: String,
    pub title: String,
    /// What it is about, each with what it is: a post, a name, a day.
    pub lines: Vec<(String, String)>,
    pub blocks: Vec<Block>,
    /// The day it speaks of.
    pub date: Date,
    pub orientation: Orientation,
}

/// How an A4 sheet is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Orientation {
    Upright,
    Wide,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Paragraph(Text),
    Table(Table),
    PageBreak,
}

/// A line or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub tone: Tone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    Plain,
    Strong,
    /// Said in a low voice: a citation, a note.
    Quiet,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The width of each column as a share of all together, in any measure.
    pub shares: Vec<u32>,
    /// Rows that are repeated on every page.
    pub heads: Vec<Row>,
    pub rows: Vec<Row>,
    /// Whether the cells have lines around them.
    pub ruled: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Stays on the page of the row after it.
    pub with_next: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs.
    pub texts: Vec<Text>,
    /// What the text says, if that is one number.
    pub number: Option<Number>,
    /// How many columns it takes.
    pub across: usize,
    pub align: Align,
    /// A line to write on.
    pub line_below: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    Start,
    Middle,
    End,
}

impl Text {
    pub fn plain(text: impl Into<String>) -> Text {
        Text { text: text.into(), tone: Tone::Plain }
    }

    pub fn strong(text: impl Into<String>) -> Text {
        Text { text: text.into(), tone: Tone::Strong }
    }

    pub fn quiet(text: impl Into<String>) -> Text {
        Text { text: text.into(), tone: Tone::Quiet }
    }
}

impl Row {
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, with_next: false }
    }

    pub fn with_next(self) -> Row {
        Row { with_next: true, ..self }
    }
}

impl Cell {
    pub fn of(texts: Vec<Text>) -> Cell {
        Cell { texts, number: None, across: 1, align: Align::Start, line_below: false }
    }

    pub fn empty() -> Cell {
        Cell::of(Vec::new())
    }

    pub fn text(text: impl Into<String>) -> Cell {
        Cell::of(vec![Text::plain(text)])
    }

    pub fn strong(text: impl Into<String>) -> Cell {
        Cell::of(vec![Text::strong(text)])
    }

    /// A number, with the text that shows it.
    pub fn number(number: Number, shown: Text) -> Cell {
        Cell { number: Some(number), ..Cell::of(vec![shown]) }
    }

    pub fn across(self, columns: usize) -> Cell {
        Cell { across: columns, ..self }
    }

    pub fn aligned(self, align: Align) -> Cell {
        Cell { align, ..self }
    }

    pub fn with_line(self) -> Cell {
        Cell { line_below: true, ..self }
    }

    /// All paragraphs, one a line.
    pub fn shown(&self) -> String {
        self.texts.iter().map(|text| text.text.as_str()).collect::<Vec<&str>>().join("\n")
    }
}

impl Table {
    /// The rows to sign on: for each who signs a line, with what is to be written there below it.
    pub fn signatures(who: &[String], captions: &[String]) -> Table {
        let mut rows = Vec::new();
        for who in who {
            let mut lines = vec![Cell::text(who.as_str())];
            let mut below = vec![Cell::empty()];
            for caption in captions {
                lines.extend([Cell::empty(), Cell::empty().with_line()]);
                below.extend([Cell::empty(), Cell::of(vec![Text::quiet(caption.as_str())]).aligned(Align::Middle)]);
            }
            rows.extend([Row::new(lines).with_next(), Row::new(below)]);
        }
        let shares = std::iter::once(30).chain(captions.iter().flat_map(|_| [4, 26])).collect();
        Table { shares, heads: Vec::new(), rows, ruled: false }
    }
}
