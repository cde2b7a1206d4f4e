//! A page of provisions as one HTML page that needs nothing else.

use super::Page;
use super::Part;
use super::Place;
use super::Provision;
use super::Table;
use super::mark;
use super::mark::Piece;
use crate::explain::page::escape;
use crate::explain::page::shell;
use std::collections::HashSet;
use std::fmt::Write;

/// Provisions down to this depth have a heading.
const HEADINGS: usize = 4;

/// Writes the page.
pub fn page(page: &Page) -> String {
    let mut writer = Writer { page, anchors: HashSet::new(), out: String::new() };
    let _ = writeln!(writer.out, "<h1>{}</h1>", escape(&page.title));
    for text in &page.about {
        let text = writer.text(text);
        let _ = writeln!(writer.out, "<p class=\"quiet\">{text}</p>");
    }
    writer.contents();
    page.provisions.iter().for_each(|provision| writer.provision(provision, 1));
    shell(page.lang, &escape(&page.title), include_str!("../read.css"), &writer.out)
}

struct Writer<'p> {
    page: &'p Page,
    /// The anchors that are there; a path that stands twice leads to the first place.
    anchors: HashSet<&'p str>,
    out: String,
}

impl<'p> Writer<'p> {
    /// Chapters and declarations with links.
    fn contents(&mut self) {
        if self.page.provisions.len() < 2 {
            return;
        }
        self.out.push_str("<nav>\n<ul>\n");
        for chapter in &self.page.provisions {
            let _ = write!(self.out, "<li>{}", entry(chapter));
            let named: Vec<&Provision> = chapter.inner.iter().filter(|it| !it.title.is_empty()).collect();
            if chapter.id.is_empty() && !named.is_empty() {
                let inner = named.iter().map(|it| format!("<li>{}</li>\n", entry(it))).collect::<String>();
                let _ = write!(self.out, "\n<ul>\n{inner}</ul>\n");
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n</nav>\n");
    }

    fn provision(&mut self, provision: &'p Provision, depth: usize) {
        let anchor = self.anchor(&provision.id, &provision.number);
        let class = if depth <= 2 { "block" } else { "clause" };
        let _ = writeln!(self.out, "<section class=\"{class}\"{anchor}>");
        let number = number(&provision.number, provision.place.as_ref());
        let title = escape(&provision.title);
        let _ = match depth <= HEADINGS {
            true => writeln!(self.out, "<h{0}>{number} {title}</h{0}>", depth + 1),
            false if title.is_empty() => writeln!(self.out, "<p class=\"title\">{number}</p>"),
            false => writeln!(self.out, "<p class=\"title\">{number} <strong>{title}</strong></p>"),
        };
        for part in &provision.body {
            match part {
                Part::Sentence(text) => {
                    let text = self.text(text);
                    let _ = writeln!(self.out, "<p>{text}</p>");
                }
                Part::Remark(text) => {
                    let text = self.text(text);
                    let _ = writeln!(self.out, "<p class=\"quiet\">{text}</p>");
                }
                Part::Table(table) => self.table(table),
            }
        }
        provision.inner.iter().for_each(|inner| self.provision(inner, depth + 1));
        self.out.push_str("</section>\n");
    }

    fn table(&mut self, table: &'p Table) {
        let mut heads: Vec<String> = table.heads.iter().map(|head| self.text(head)).collect();
        if table.is_numbered() {
            heads.insert(0, "№".into());
        }
        let heads = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect::<String>();
        let _ = writeln!(self.out, "<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr>{heads}</tr></thead>");
        self.out.push_str("<tbody>\n");
        for row in &table.rows {
            let anchor = self.anchor(&row.id, &row.number);
            let first = table.is_numbered().then(|| number(&row.number, row.place.as_ref()));
            let cells = first.into_iter().chain(row.cells.iter().map(|cell| self.text(cell)));
            let cells = cells.map(|cell| format!("<td>{cell}</td>")).collect::<String>();
            let _ = writeln!(self.out, "<tr{anchor}>{cells}</tr>");
        }
        self.out.push_str("</tbody>\n</table>\n</div>\n");
    }

    /// The path as an anchor; what has none is found by its number.
    fn anchor(&mut self, id: &'p str, number: &str) -> String {
        match (id.is_empty(), number.is_empty()) {
            (false, _) if self.anchors.insert(id) => format!(" id=\"{}\"", escape(id)),
            (true, false) => format!(" id=\"{number}\""),
            _ => String::new(),
        }
    }

    /// A text with links to what it refers to.
    fn text(&self, text: &str) -> String {
        let mut out = String::new();
        for piece in mark::pieces(text) {
            match piece {
                Piece::Plain(text) => out.push_str(&escape(text)),
                Piece::Reference(id) => {
                    if let Some(number) = self.page.number(id) {
                        let _ = write!(out, " ({})", link(id, number));
                    }
                }
                Piece::Number(id, otherwise) => match self.page.number(id) {
                    Some(number) => out.push_str(&link(id, number)),
                    None => out.push_str(&escape(otherwise)),
                },
            }
        }
        out
    }
}

fn link(id: &str, number: &str) -> String {
    format!("<a href=\"#{}\">{number}</a>", escape(id))
}

fn entry(provision: &Provision) -> String {
    let target = if provision.id.is_empty() { &provision.number } else { &provision.id };
    format!("<a href=\"#{}\">{} {}</a>", escape(target), provision.number, escape(&provision.title))
}

/// A number that leads to the text of the policy.
fn number(number: &str, place: Option<&Place>) -> String {
    match place {
        Some(Place { file, line }) => {
            let file = escape(file);
            format!(
                "<a class=\"number\" href=\"{}#L{line}\" title=\"{file}:{line}\">{number}</a>",
                file.replace(' ', "%20")
            )
        }
        None => format!("<span class=\"number\">{number}</span>"),
    }
}
