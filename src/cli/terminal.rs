//! Lines on a terminal: marks, colours where there is one, texts broken at its width.

use crate::explain::lines::Line;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::syntax::signs;
use std::io::ErrorKind;
use std::io::IsTerminal;
use std::io::Write;
use std::ops::RangeInclusive;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use unicode_width::UnicodeWidthStr;

/// The width where none can be asked for.
const WIDTH: usize = 100;
/// What is asked for beyond these is no width of a terminal.
const WIDTHS: RangeInclusive<usize> = 40..=1000;
const INDENT: usize = 2;
/// Deeper lines stand no further in: there would be no room for them.
const DEEPEST: usize = 16;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[31m";
const YELLOW: &str = "\u{1b}[33m";
const PLAIN: &str = "\u{1b}[0m";

pub fn width() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .filter(|columns| WIDTHS.contains(columns))
        .unwrap_or(WIDTH)
}

/// Prints to the standard output.
pub fn print(lines: &Lines) {
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    write(&render(lines, width(), colour));
}

/// Writes a text to the standard output, with nothing in it that a terminal would obey.
pub fn say(text: &str) {
    write(&signs::shown(text));
}

/// Writes data to the standard output. In a text of JSON a sign can be written by its number.
pub fn say_json(json: &serde_json::Value) {
    let mut out = String::new();
    for letter in format!("{json:#}\n").chars() {
        match signs::is_hidden(letter) {
            true => out.push_str(&format!("\\u{:04x}", u32::from(letter))),
            false => out.push(letter),
        }
    }
    write(&out);
}

/// Writes to the standard error. Where that is full, there is no one left to tell.
pub fn complain(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// Whether something that was to be said could not be written.
static LOST: AtomicBool = AtomicBool::new(false);

fn write(text: &str) {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    // A reader that has gone away has read enough.
    if written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) {
        LOST.store(true, Ordering::Relaxed);
    }
}

/// Whether the standard output has not taken everything, though someone reads it.
pub fn has_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

pub fn render(lines: &Lines, width: usize, colour: bool) -> String {
    lines.lines.iter().map(|line| render_line(line, width, colour)).collect()
}

fn render_line(line: &Line, width: usize, colour: bool) -> String {
    if !line.table.is_empty() {
        let clean = |row: &Vec<String>| row.iter().map(|cell| signs::shown(cell).into_owned()).collect();
        let table: Vec<Vec<String>> = line.table.iter().map(clean).collect();
        return render_table(&table, line.indent.min(DEEPEST) * INDENT, width);
    }
    if line.text.is_empty() && line.side.is_none() {
        return "\n".into();
    }
    let indent = line.indent.min(DEEPEST) * INDENT;
    let (sign, paint) = match line.mark {
        Some(Mark::Met) => ("✓ ", GREEN),
        Some(Mark::NotMet) => ("✗ ", RED),
        Some(Mark::Unknown) => ("? ", YELLOW),
        Some(Mark::Aside) => ("· ", DIM),
        Some(Mark::Added) => ("+ ", GREEN),
        Some(Mark::Removed) => ("− ", RED),
        Some(Mark::Changed) => ("~ ", YELLOW),
        None if line.heading => ("", BOLD),
        None if line.quiet => ("", DIM),
        None => ("", ""),
    };
    let side = signs::shown(line.side.as_deref().unwrap_or(""));
    let start = indent + sign.width();
    let room = width.saturating_sub(start + if side.is_empty() { 0 } else { side.width() + 2 }).max(20);
    let mut out = String::new();
    for (number, part) in wrap(&signs::shown(&line.text), room).into_iter().enumerate() {
        out.push_str(&" ".repeat(if number == 0 { indent } else { start }));
        let sign = if number == 0 { sign } else { "" };
        let whole = line.heading || line.quiet;
        match (colour, paint) {
            (true, paint) if !paint.is_empty() && whole => out.push_str(&format!("{paint}{sign}{part}{PLAIN}")),
            (true, paint) if !paint.is_empty() && !sign.is_empty() => {
                out.push_str(&format!("{paint}{sign}{PLAIN}{part}"))
            }
            _ => out.push_str(&format!("{sign}{part}")),
        }
        if number == 0 && !side.is_empty() {
            let gap = width.saturating_sub(start + part.width() + side.width()).max(2);
            out.push_str(&format!("{}{side}", " ".repeat(gap)));
        }
        out.push('\n');
    }
    out
}

/// No column is made narrower than this.
const NARROWEST: usize = 9;
const BETWEEN: &str = " │ ";

/// Columns by the width at which they are shown; the widest give way until the table fits.
fn render_table(rows: &[Vec<String>], indent: usize, width: usize) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let natural = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let mut widths: Vec<usize> = (0..columns).map(|column| natural(column).unwrap_or(0)).collect();
    let room = width.saturating_sub(indent + BETWEEN.width() * columns.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > NARROWEST) else { break };
        *widest -= 1;
    }
    let mut out = String::new();
    let broken: Vec<Vec<Vec<String>>> =
        rows.iter().map(|row| row.iter().zip(&widths).map(|(cell, width)| wrap(cell, *width)).collect()).collect();
    let rule = widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<String>>().join("─┼─");
    let is_tall = broken.iter().skip(1).any(|row| row.iter().any(|cell| cell.len() > 1));
    for (number, row) in broken.iter().enumerate() {
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                let text = cell.get(line).map_or("", String::as_str);
                format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
            });
            let cells = cells.collect::<Vec<String>>().join(BETWEEN);
            out.push_str(&format!("{}{}\n", " ".repeat(indent), cells.trim_end()));
        }
        // Rows of several lines would run together.
        if number == 0 || (is_tall && number + 1 < broken.len()) {
            out.push_str(&format!("{}{rule}\n", " ".repeat(indent)));
        }
    }
    out
}

/// Breaks a text at blanks, by the width at which it is shown.
fn wrap(text: &str, width: usize) -> Vec<String> {
    if text.width() <= width {
        return vec![text.to_string()];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    if lines.is_empty() { vec![String::new()] } else { lines }
}
