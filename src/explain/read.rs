//! A policy to be read beside the regulation: numbered provisions in whole sentences, each with its citation.
//!
//! The page is built whole; a part of it is cut out, and what that part refers to (definitions, the order of levels, acts) is
//! put behind it, so that whoever reads only this page can say what each provision asks.

mod amounts;
mod clauses;
mod doubts;
pub mod html;
mod mark;
mod rankings;
pub mod text;
mod vocabulary;
pub mod wording;
mod worked;

use crate::catalog::Catalog;
use crate::model::Model;
use crate::model::is_path_of;
use crate::source::FileId;
use crate::source::Sources;
use crate::source::Span;
use crate::syntax::ast::Lang;
use clauses::Reader;
use indexmap::IndexMap;
use std::collections::BTreeSet;
use std::collections::HashSet;

/// What of a policy is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    Everything,
    /// The declarations of these files.
    Files(BTreeSet<FileId>),
    /// A declaration or a clause, by its path.
    Clause(String),
}

/// A page of provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub lang: Lang,
    pub title: String,
    /// Which edition it is, and how the page is read.
    pub about: Vec<String>,
    pub provisions: Vec<Provision>,
    /// The numbers of all that has one, by path.
    numbers: IndexMap<String, String>,
}

/// Where something stands in the text of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: usize,
}

/// A numbered provision: a chapter, a declaration, a clause, a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provision {
    pub number: String,
    /// Its path; a chapter has none.
    pub id: String,
    span: Option<Span>,
    pub place: Option<Place>,
    pub title: String,
    pub body: Vec<Part>,
    pub inner: Vec<Provision>,
    /// The language that the source printed, if the texts are a translation.
    translated_from: Option<Lang>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Sentence(String),
    Table(Table),
    /// A citation, a quote, a note: what is said about a provision.
    Remark(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Row>,
}

/// A row; its number stands before its cells if it has a path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    pub number: String,
    pub id: String,
    span: Option<Span>,
    pub place: Option<Place>,
    pub cells: Vec<String>,
    /// The same as a sentence, if it has a path.
    sentence: String,
}

impl Table {
    /// Whether its rows have numbers.
    pub fn is_numbered(&self) -> bool {
        self.rows.iter().any(|row| !row.number.is_empty())
    }
}

impl Provision {
    /// Adds a sentence; patterns may begin with a word that is small elsewhere.
    fn sentence(&mut self, text: impl Into<String>) {
        self.body.push(Part::Sentence(capitalised(&text.into())));
    }

    fn remark(&mut self, text: impl Into<String>) {
        self.body.push(Part::Remark(text.into()));
    }

    fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.body.push(Part::Table(table));
        }
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.body.iter().flat_map(|part| match part {
            Part::Table(table) => &table.rows[..],
            Part::Sentence(_) | Part::Remark(_) => &[],
        })
    }

    /// All texts, those of inner provisions among them.
    fn texts<'p>(&'p self, found: &mut Vec<&'p str>) {
        found.push(&self.title);
        for part in &self.body {
            match part {
                Part::Sentence(text) | Part::Remark(text) => found.push(text),
                Part::Table(table) => {
                    found.extend(table.heads.iter().map(String::as_str));
                    found.extend(table.rows.iter().flat_map(|row| &row.cells).map(String::as_str));
                }
            }
        }
        self.inner.iter().for_each(|inner| inner.texts(found));
    }

    /// Its path and those of all that stands in it.
    fn ids<'p>(&'p self, found: &mut Vec<&'p str>) {
        found.push(&self.id);
        found.extend(self.rows().map(|row| row.id.as_str()));
        self.inner.iter().for_each(|inner| inner.ids(found));
    }

    fn find(&self, id: &str) -> Option<&Provision> {
        if self.id == id { Some(self) } else { self.inner.iter().find_map(|inner| inner.find(id)) }
    }

    /// The title of a provision in it, or the first cell of a row.
    fn title_of(&self, id: &str) -> Option<String> {
        if self.id == id {
            return Some(self.title.clone());
        }
        let row = self.rows().find(|row| row.id == id).and_then(|row| row.cells.first().cloned());
        row.or_else(|| self.inner.iter().find_map(|inner| inner.title_of(id)))
    }

    /// The titles on the way to a provision in it, if it is there.
    fn way_to(&self, id: &str) -> Option<Vec<&str>> {
        if self.id == id {
            return Some(Vec::new());
        }
        let mut way = self.inner.iter().find_map(|inner| inner.way_to(id))?;
        way.insert(0, &self.title);
        Some(way)
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A chapter of the whole page; some are only looked up from elsewhere.
struct Chapter {
    title: String,
    provisions: Vec<Provision>,
}

impl Page {
    /// The texts of a page with the numbers of what they refer to.
    pub fn resolved(&self, text: &str) -> String {
        mark::resolved(text, |id| self.number(id))
    }

    fn number(&self, id: &str) -> Option<&str> {
        self.numbers.get(id).map(String::as_str).filter(|number| !number.is_empty())
    }
}

/// Writes the part of a policy that is selected.
///
/// # Errors
/// If nothing has the path, all paths that there are.
pub fn page(model: &Model, sources: &Sources, catalog: &Catalog, selection: &Selection) -> Result<Page, Vec<String>> {
    let reader = Reader::new(model, catalog);
    let chapters = reader.chapters();
    let kept = match selection {
        Selection::Everything => chapters.iter().filter_map(|chapter| cut(chapter, |_| true)).collect(),
        Selection::Files(files) => {
            let stands_there = |it: &Provision| it.span.is_some_and(|span| files.contains(&span.file));
            chapters.iter().filter_map(|chapter| cut(chapter, stands_there)).collect()
        }
        Selection::Clause(path) => vec![find(&chapters, path)?],
    };
    let mut provisions: Vec<Provision> = complete(kept, &chapters);
    let mut numbers = IndexMap::new();
    for (index, provision) in provisions.iter_mut().enumerate() {
        finish(provision, &format!("{}", index + 1), None, sources, catalog, &mut numbers);
    }
    let mut about = reader.about();
    if let (Selection::Clause(_), [only, ..]) = (selection, &provisions[..]) {
        let mut declared = chapters.iter().flat_map(|chapter| &chapter.provisions);
        let way = declared.find_map(|it| it.way_to(&only.id)).unwrap_or_default();
        let way: Vec<&str> = way.into_iter().filter(|title| !title.is_empty()).collect();
        if !way.is_empty() {
            about.insert(0, catalog.text("read-part-of", &[("way", way.join(" → ").into())]));
        }
    }
    let title = match (selection, &provisions[..]) {
        (Selection::Clause(_), [only, ..]) if !only.title.is_empty() => only.title.clone(),
        _ => catalog.plain("read-title"),
    };
    Ok(Page { lang: catalog.lang, title, about, provisions, numbers })
}

/// A chapter with those of its declarations that are wanted.
fn cut(chapter: &Chapter, wanted: impl Fn(&Provision) -> bool) -> Option<Provision> {
    let inner: Vec<Provision> = chapter.provisions.iter().filter(|it| wanted(it)).cloned().collect();
    let chapter = Provision { title: chapter.title.clone(), inner, ..Provision::default() };
    (!chapter.inner.is_empty()).then_some(chapter)
}

/// The provision with a path; names in the middle of the path may be left out if one is meant.
fn find(chapters: &[Chapter], path: &str) -> Result<Provision, Vec<String>> {
    let declared = || chapters.iter().flat_map(|chapter| &chapter.provisions);
    if let Some(found) = declared().find_map(|provision| provision.find(path)) {
        return Ok(found.clone());
    }
    let mut ids = Vec::new();
    declared().for_each(|provision| provision.ids(&mut ids));
    let meant: Vec<&&str> = ids.iter().filter(|id| is_path_of(path, id)).collect();
    if let [only] = unique(&meant)[..]
        && let Some(found) = declared().find_map(|provision| provision.find(only))
    {
        return Ok(found.clone());
    }
    Err(ids.into_iter().filter(|id| !id.is_empty()).map(String::from).collect())
}

fn unique<'i>(ids: &[&&'i str]) -> Vec<&'i str> {
    let mut unique: Vec<&str> = ids.iter().map(|id| **id).collect();
    unique.sort_unstable();
    unique.dedup();
    unique
}

/// Puts behind what is kept whatever it refers to, and whatever that refers to.
fn complete(mut kept: Vec<Provision>, chapters: &[Chapter]) -> Vec<Provision> {
    let mut more: BTreeSet<String> = BTreeSet::new();
    loop {
        let mut texts = Vec::new();
        kept.iter().for_each(|provision| provision.texts(&mut texts));
        let added: Vec<Provision> = more.iter().filter_map(|id| find(chapters, id).ok()).collect();
        added.iter().for_each(|provision| provision.texts(&mut texts));
        let mut there = Vec::new();
        kept.iter().chain(&added).for_each(|provision| provision.ids(&mut there));
        let there: HashSet<&str> = there.into_iter().collect();
        let missing: Vec<String> = texts.iter().flat_map(|text| mark::needs(text)).map(String::from).collect();
        let missing: Vec<String> = missing.into_iter().filter(|id| !there.contains(id.as_str())).collect();
        let before = more.len();
        more.extend(missing);
        if more.len() == before {
            break;
        }
    }
    for chapter in chapters {
        let inner = chapter.provisions.iter().flat_map(|declared| wanted_in(declared, &more)).cloned();
        let inner: Vec<Provision> = inner.collect();
        if inner.is_empty() {
            continue;
        }
        match kept.iter_mut().find(|it| it.id.is_empty() && it.title == chapter.title) {
            Some(chapter) => chapter.inner.extend(inner),
            None => kept.push(Provision { title: chapter.title.clone(), inner, ..Provision::default() }),
        }
    }
    kept
}

/// The provisions of a declaration that are among the wanted ones.
fn wanted_in<'p>(provision: &'p Provision, wanted: &BTreeSet<String>) -> Vec<&'p Provision> {
    match wanted.contains(&provision.id) {
        true => vec![provision],
        false => provision.inner.iter().flat_map(|inner| wanted_in(inner, wanted)).collect(),
    }
}

/// Gives numbers and places; says once per block that its texts are a translation.
fn finish(
    provision: &mut Provision,
    number: &str,
    outer: Option<Lang>,
    sources: &Sources,
    catalog: &Catalog,
    numbers: &mut IndexMap<String, String>,
) {
    let place = |span: Option<Span>| {
        let span = span?;
        let file = sources.get(span.file);
        Some(Place { file: file.name.clone(), line: file.line_column(span.start).line })
    };
    provision.number = number.to_string();
    provision.place = place(provision.span);
    if !provision.id.is_empty() {
        numbers.entry(provision.id.clone()).or_insert_with(|| number.to_string());
    }
    let source = provision.translated_from;
    if let Some(lang) = source.filter(|_| source != outer) {
        let text = catalog.text("read-translation", &[("language", lang.code().into())]);
        provision.remark(text);
    }
    let mut count = 0;
    for part in &mut provision.body {
        let Part::Table(table) = part else { continue };
        for row in table.rows.iter_mut().filter(|row| !row.id.is_empty()) {
            count += 1;
            row.number = format!("{number}.{count}");
            row.place = place(row.span);
            numbers.entry(row.id.clone()).or_insert_with(|| row.number.clone());
        }
    }
    for inner in &mut provision.inner {
        count += 1;
        finish(inner, &format!("{number}.{count}"), source.or(outer), sources, catalog, numbers);
    }
}
