//! Lines of policy text: indented, broken where they are too wide, tables aligned.

use super::inline::cell;
use super::inline::lang;
use super::inline::pieces;
use super::inline::quoted;
use super::inline::simple;
use super::inline::word;
use crate::syntax::ast::*;
use crate::syntax::grammar::Rule;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Lines are broken where they would be wider.
pub const WIDTH: usize = 120;

/// Text that grows line by line.
#[derive(Default)]
pub struct Printer {
    pub out: String,
    pub indent: usize,
}

impl Printer {
    pub const STEP: usize = 2;

    pub fn line(&mut self, text: &str) {
        let blank = " ".repeat(self.indent);
        let _ = writeln!(self.out, "{blank}{text}");
    }

    pub fn inside(&mut self, act: impl FnOnce(&mut Printer)) {
        self.indent += Printer::STEP;
        act(self);
        self.indent -= Printer::STEP;
    }

    pub fn property(&mut self, what: &PropertyKind) {
        let whole = simple(what);
        if self.indent + whole.width() <= WIDTH && labels(what).len() <= 1 {
            return self.line(&whole);
        }
        match what {
            PropertyKind::Label(text) => self.text("", text),
            PropertyKind::Note(texts) | PropertyKind::Quote(texts) | PropertyKind::Evidence(texts) => {
                self.line(what.word());
                self.inside(|inner| texts.iter().for_each(|text| inner.text("", text)));
            }
            PropertyKind::KnownDefect(name, texts) => {
                self.line(&format!("{} {}", word(Rule::word_known_defect), name.text));
                self.inside(|inner| texts.iter().for_each(|text| inner.text("", text)));
            }
            _ => self.broken(&whole),
        }
    }

    /// A text, cut into several where it is too wide.
    fn text(&mut self, before: &str, text: &Text) {
        let first = format!("{before}{} ", lang(text.lang));
        let room = WIDTH.saturating_sub(self.indent + first.width() + 2).max(20);
        for (index, part) in pieces(&text.text, room).iter().enumerate() {
            let before = if index == 0 { first.clone() } else { blanks(first.width()) };
            self.line(&format!("{before}{}", quoted(part)));
        }
    }

    /// Long conditions break before `and` and `or`.
    fn broken(&mut self, whole: &str) {
        let mut line = String::new();
        let deeper = blanks(2 * Printer::STEP);
        let room = WIDTH.saturating_sub(self.indent + deeper.width());
        for part in breakable(whole, room) {
            if !line.is_empty() && self.indent + line.width() + 1 + part.width() > WIDTH {
                self.line(&line);
                line = deeper.clone();
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&part);
        }
        self.line(&line);
    }
}

/// The rows of a table, each column as wide as its widest cell is shown.
pub fn aligned(lines: &[Line]) -> Vec<String> {
    let rows: Vec<Vec<String>> = lines.iter().map(cells).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let row = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!(" {cell}{} ", blanks(width - cell.width())));
        format!("|{}|", cells.collect::<Vec<String>>().join("|"))
    };
    rows.iter().map(row).collect()
}

/// The cells of a line of a table.
pub fn cells(line: &Line) -> Vec<String> {
    line.cells.iter().map(cell).collect()
}

pub fn blanks(count: usize) -> String {
    " ".repeat(count)
}

/// The texts of a property.
pub fn labels(what: &PropertyKind) -> &[Text] {
    match what {
        PropertyKind::Quote(texts)
        | PropertyKind::Note(texts)
        | PropertyKind::Evidence(texts)
        | PropertyKind::KnownDefect(_, texts) => texts,
        PropertyKind::Label(text) => std::slice::from_ref(text),
        _ => &[],
    }
}

/// The parts of a line between which it may be broken, outside of texts: before `and` and `or`, and behind the commas of
/// what is too wide then.
fn breakable(line: &str, room: usize) -> Vec<String> {
    let mut parts = Vec::new();
    for part in split(line, |_, part| JOINING.iter().any(|joining| word(*joining) == part)) {
        match part.width() <= room {
            true => parts.push(part),
            false => parts.extend(split(&part, |last, _| last.ends_with(','))),
        }
    }
    parts
}

/// The words before which a line is broken.
const JOINING: [Rule; 3] = [Rule::word_and, Rule::word_or, Rule::word_where];

/// Splits at the blanks outside of texts that are between what has been and a part that may begin anew.
fn split(line: &str, begins: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut in_text = None;
    for part in line.split(' ') {
        match parts.last_mut() {
            Some(last) if in_text.is_some() || !begins(last, part) => {
                last.push(' ');
                last.push_str(part);
            }
            _ => parts.push(part.to_string()),
        }
        for letter in part.chars() {
            in_text = match (in_text, letter) {
                (None, '"') => Some('"'),
                (None, '«') => Some('»'),
                (Some(end), letter) if letter == end => None,
                (state, _) => state,
            };
        }
    }
    parts
}
