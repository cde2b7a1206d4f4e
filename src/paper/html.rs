//! Documents as one HTML page that needs nothing else: to be read on a screen and printed on A4.

use super::Align;
use super::Block;
use super::Cell;
use super::Document;
use super::Orientation;
use super::Row;
use super::Table;
use super::Text;
use super::Tone;
use crate::explain::page::escape;
use crate::explain::page::shell;
use crate::syntax::ast::Lang;
use std::fmt::Write;

/// A row with a cell of more lines than this may be parted between two pages: kept whole, it could leave half a page empty.
const LONG: usize = 18;
/// So many letters stand in a line across the whole of a table, about.
const UPRIGHT: usize = 120;
const WIDE: usize = 170;

/// Writes the documents one after another, each from a page of its own.
pub fn page(lang: Lang, title: &str, documents: &[Document]) -> String {
    let mut body = String::new();
    documents.iter().for_each(|document| paper(&mut body, document));
    shell(lang, &escape(title), include_str!("paper.css"), &body)
}

fn paper(body: &mut String, document: &Document) {
    let (class, letters) = match document.orientation {
        Orientation::Upright => ("upright", UPRIGHT),
        Orientation::Wide => ("wide", WIDE),
    };
    let _ = writeln!(body, "<section class=\"{class}\" lang=\"{}\">", document.lang.code());
    if !document.above.is_empty() {
        let _ = writeln!(body, "<p class=\"above\">{}</p>", readable(&document.above));
    }
    let _ = writeln!(body, "<h1>{}</h1>", readable(&document.title));
    if !document.lines.is_empty() {
        body.push_str("<dl>\n");
        for (what, text) in &document.lines {
            let _ = writeln!(body, "<div><dt>{}</dt><dd>{}</dd></div>", readable(what), readable(text));
        }
        body.push_str("</dl>\n");
    }
    for block in &document.blocks {
        match block {
            Block::Paragraph(text) => paragraph(body, text),
            Block::Table(content) => table(body, content, letters),
            Block::PageBreak => body.push_str("<div class=\"new-page\"></div>\n"),
        }
    }
    body.push_str("</section>\n");
}

/// A text between tags; a number stays with its sign, and with the word that is joined to it.
fn readable(text: &str) -> String {
    let text = escape(text).replace("№ ", "№&nbsp;");
    let words = text.split(' ').map(|word| match is_joined(word) {
        true => format!("<span class=\"whole\">{word}</span>"),
        false => word.to_string(),
    });
    words.collect::<Vec<String>>().join(" ")
}

/// Whether a number and a word are joined by a hyphen: `12-place`.
fn is_joined(word: &str) -> bool {
    word.split_once('-').is_some_and(|(number, rest)| {
        number.ends_with(|letter: char| letter.is_ascii_digit()) && rest.starts_with(char::is_alphabetic)
    })
}

fn paragraph(body: &mut String, text: &Text) {
    let _ = writeln!(body, "<p{}>{}</p>", tone(text.tone), readable(&text.text));
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Strong => " class=\"strong\"",
        Tone::Quiet => " class=\"quiet\"",
    }
}

fn table(body: &mut String, table: &Table, letters: usize) {
    let all: u32 = table.shares.iter().sum();
    let (kept, class) = if table.ruled { ("scroll", "ruled") } else { ("together", "unruled") };
    let _ = writeln!(body, "<div class=\"{kept}\">\n<table class=\"{class}\">\n<colgroup>");
    for share in &table.shares {
        let _ = writeln!(body, "<col style=\"width: {:.2}%\">", f64::from(*share) * 100.0 / f64::from(all.max(1)));
    }
    body.push_str("</colgroup>\n");
    let columns: Vec<usize> =
        table.shares.iter().map(|share| letters * *share as usize / all.max(1) as usize).collect();
    if !table.heads.is_empty() {
        body.push_str("<thead>\n");
        table.heads.iter().for_each(|head| row(body, head, "th", &columns));
        body.push_str("</thead>\n");
    }
    body.push_str("<tbody>\n");
    table.rows.iter().for_each(|one| row(body, one, "td", &columns));
    body.push_str("</tbody>\n</table>\n</div>\n");
}

fn row(body: &mut String, row: &Row, tag: &str, columns: &[usize]) {
    let is_long = most_lines(row, columns) > LONG;
    let class = match (row.with_next, is_long) {
        (true, true) => " class=\"long with-next\"",
        (true, false) => " class=\"with-next\"",
        (false, true) => " class=\"long\"",
        (false, false) => "",
    };
    let _ = writeln!(body, "<tr{class}>");
    row.cells.iter().for_each(|one| cell(body, one, tag));
    body.push_str("</tr>\n");
}

/// How many lines the fullest cell of a row has, about; `columns` says how many letters fit into a line of each.
fn most_lines(row: &Row, columns: &[usize]) -> usize {
    let mut column = 0;
    let lines = row.cells.iter().map(|cell| {
        let end = (column + cell.across).min(columns.len());
        let letters = columns[column.min(end)..end].iter().sum::<usize>().max(1);
        column = end;
        cell.texts.iter().map(|text| text.text.chars().count() / letters + 1).sum::<usize>()
    });
    lines.max().unwrap_or_default()
}

fn cell(body: &mut String, cell: &Cell, tag: &str) {
    let mut classes = Vec::new();
    match cell.align {
        Align::Start => {}
        Align::Middle => classes.push("middle"),
        Align::End => classes.push("end"),
    }
    if cell.number.is_some() {
        classes.push("number");
    }
    if cell.line_below {
        classes.push("line");
    }
    let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
    let across = if cell.across > 1 { format!(" colspan=\"{}\"", cell.across) } else { String::new() };
    let texts: String =
        cell.texts.iter().map(|text| format!("<p{}>{}</p>", tone(text.tone), readable(&text.text))).collect();
    let _ = writeln!(body, "<{tag}{class}{across}>{texts}</{tag}>");
}
