//! A page of provisions as lines for a terminal, and as Markdown.

use super::Page;
use super::Part;
use super::Place;
use super::Provision;
use super::Table;
use crate::explain::lines::Lines;
use crate::explain::markdown::escape;
use std::fmt::Write;

/// Chapters and declarations stand at the margin.
const FLAT: usize = 2;
/// Provisions down to this depth have a heading in Markdown.
const HEADINGS: usize = 3;

/// For a terminal: no path is shown.
pub fn lines(page: &Page) -> Lines {
    let mut lines = Lines::default();
    lines.heading(page.title.clone());
    page.about.iter().for_each(|text| lines.quiet(0, page.resolved(text)));
    page.provisions.iter().for_each(|provision| provision_lines(provision, 1, page, &mut lines));
    lines
}

fn provision_lines(provision: &Provision, depth: usize, page: &Page, lines: &mut Lines) {
    let indent = depth.saturating_sub(FLAT);
    let mut body = &provision.body[..];
    // Without a title, the first sentence stands behind the number.
    let title = match (provision.title.is_empty(), body) {
        (true, [Part::Sentence(first), rest @ ..]) => {
            body = rest;
            page.resolved(first)
        }
        _ => provision.title.clone(),
    };
    let title = format!("{} {title}", provision.number);
    match depth <= FLAT {
        true => lines.heading(title),
        false => lines.text(indent, title),
    }
    let inside = if depth <= FLAT { indent } else { indent + 1 };
    for part in body {
        match part {
            Part::Sentence(text) => lines.text(inside, page.resolved(text)),
            Part::Remark(text) => lines.quiet(inside, page.resolved(text)),
            Part::Table(table) => lines.table(inside, cells(table, page)),
        }
    }
    provision.inner.iter().for_each(|inner| provision_lines(inner, depth + 1, page, lines));
}

/// The cells of a table, its heading first.
fn cells(table: &Table, page: &Page) -> Vec<Vec<String>> {
    let resolved = |texts: &[String]| texts.iter().map(|text| page.resolved(text)).collect::<Vec<String>>();
    let numbered = |number: &str, cells: Vec<String>| match table.is_numbered() {
        true => std::iter::once(number.to_string()).chain(cells).collect(),
        false => cells,
    };
    let head = numbered("№", resolved(&table.heads));
    std::iter::once(head).chain(table.rows.iter().map(|row| numbered(&row.number, resolved(&row.cells)))).collect()
}

/// Markdown; a number leads to the place in the text of the policy.
pub fn markdown(page: &Page) -> String {
    let mut out = format!("# {}\n", escape(&page.title));
    for text in &page.about {
        let _ = write!(out, "\n*{}*\n", escape(&page.resolved(text)));
    }
    page.provisions.iter().for_each(|provision| provision_markdown(provision, 1, page, &mut out));
    out
}

fn provision_markdown(provision: &Provision, depth: usize, page: &Page, out: &mut String) {
    let number = linked(&provision.number, provision.place.as_ref());
    let title = escape(&provision.title);
    let _ = match (depth <= HEADINGS, title.is_empty()) {
        (true, _) => writeln!(out, "\n{} {number} {title}", "#".repeat(depth + 1)),
        (false, true) => writeln!(out, "\n{number}"),
        (false, false) => writeln!(out, "\n{number} **{title}**"),
    };
    for part in &provision.body {
        let _ = match part {
            Part::Sentence(text) => writeln!(out, "\n{}", escape(&page.resolved(text))),
            Part::Remark(text) => writeln!(out, "\n> {}", escape(&page.resolved(text))),
            Part::Table(table) => write!(out, "\n{}", table_markdown(table, page)),
        };
    }
    provision.inner.iter().for_each(|inner| provision_markdown(inner, depth + 1, page, out));
}

fn linked(number: &str, place: Option<&Place>) -> String {
    match place {
        Some(place) => format!("[{number}]({}#L{})", in_address(&place.file), place.line),
        None => number.to_string(),
    }
}

fn table_markdown(table: &Table, page: &Page) -> String {
    let mut out = String::new();
    let mut heads: Vec<String> = table.heads.iter().map(|head| escape(&page.resolved(head))).collect();
    if table.is_numbered() {
        heads.insert(0, "№".into());
    }
    let _ = writeln!(out, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()));
    for row in &table.rows {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| escape(&page.resolved(cell))).collect();
        if table.is_numbered() {
            cells.insert(0, linked(&row.number, row.place.as_ref()));
        }
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out
}

/// A path in an address: what would end it, or be markup, by its number.
fn in_address(path: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/.-_~".contains(letter);
    let mut out = String::new();
    for letter in path.chars() {
        match is_plain(letter) {
            true => out.push(letter),
            false => letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}"))),
        }
    }
    out
}
