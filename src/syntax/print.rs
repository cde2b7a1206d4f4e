//! Items as policy text. What has been printed can be read again, and reads the same; equal texts mean equal items.

mod inline;
mod layout;
mod printer;
mod worked;
mod written;

pub use inline::amount;
pub use inline::bound;
pub use inline::cell;
pub use inline::combiner;
pub use inline::condition;
pub use inline::direction;
pub use inline::fact;
pub use inline::length_of_time;
pub use inline::limits;
pub use inline::operand;
pub use inline::per_group;
pub use inline::simple as property;
pub use inline::test;
pub use printer::cells;
pub use worked::rate_step;
pub use worked::started;
pub use written::written;

use super::ast::*;
use super::grammar::Rule;
use inline::placing;
use inline::simple;
use inline::target;
use inline::word;
use printer::Printer;
use printer::WIDTH;
use printer::aligned;
use printer::labels;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// Declarations, an empty line between them.
pub fn items(items: &[Item]) -> String {
    items.iter().map(item).collect::<Vec<String>>().join("\n")
}

/// A declaration, ending with a line break.
pub fn item(item: &Item) -> String {
    let mut printer = Printer::default();
    printer.item(item);
    printer.out
}

/// A change, such as stands in an amendment.
pub fn patch(patch: &Patch, indent: usize) -> String {
    let mut printer = Printer { indent, ..Printer::default() };
    printer.patch(patch);
    printer.out
}

impl Printer {
    fn item(&mut self, item: &Item) {
        let mut head = head(item);
        let body: Vec<&Property> = in_order(item);
        if item.braces {
            self.line(&format!("{head} {{"));
            self.inside(|inner| inner.content(item, &body));
            return self.line("}");
        }
        head.push(':');
        let marks = body.iter().take_while(|property| rank(&property.what) < Rank::Label);
        let marks: Vec<String> = marks.map(|property| simple(&property.what)).collect();
        let rest = &body[marks.len()..];
        for mark in marks {
            let _ = write!(head, " {mark}");
        }
        if item.items.is_empty() && item.lines.is_empty() && !rest.iter().any(|it| is_long(&it.what)) {
            let whole = rest.iter().fold(head.clone(), |line, property| format!("{line} {}", simple(&property.what)));
            if self.indent + whole.width() <= WIDTH {
                return self.line(&whole);
            }
        }
        self.line(&head);
        self.inside(|inner| inner.content(item, rest));
    }

    /// Properties, then items; the members of a group inside its braces.
    fn content(&mut self, item: &Item, properties: &[&Property]) {
        let group = properties.iter().any(|property| matches!(property.what, PropertyKind::Combine { .. }));
        let defined = properties.iter().any(|property| is_group_definition(&property.what));
        let view = item.kind == ItemKind::Entry;
        let patches: Vec<&Patch> = patches(properties);
        for property in properties {
            match &property.what {
                PropertyKind::Patch(_) | PropertyKind::Otherwise(_) => {}
                what if is_group_definition(what) => {}
                PropertyKind::Combine { .. } => {
                    let before = if defined { format!("{} ", word(Rule::word_defined_as)) } else { String::new() };
                    self.line(&format!("{before}{} {{", simple(&property.what)));
                    self.inside(|inner| {
                        inner.members(item, true);
                        inner.otherwise(properties);
                    });
                    self.line("}");
                }
                what => self.property(what),
            }
        }
        if !group {
            self.members(item, true);
            self.otherwise(properties);
        }
        self.members(item, false);
        if view && !patches.is_empty() {
            self.line("{");
            self.inside(|inner| patches.iter().for_each(|patch| inner.patch(patch)));
            self.line("}");
        } else {
            patches.iter().for_each(|patch| self.patch(patch));
        }
    }

    fn otherwise(&mut self, properties: &[&Property]) {
        for property in properties.iter().filter(|property| matches!(property.what, PropertyKind::Otherwise(_))) {
            self.line(&simple(&property.what));
        }
    }

    /// What may stand in a group, or what may not.
    fn members(&mut self, item: &Item, of_group: bool) {
        if of_group {
            aligned(&item.lines).iter().for_each(|row| self.line(row));
        }
        let is_member = |inner: &Item| matches!(inner.kind, ItemKind::Entry | ItemKind::Document);
        let in_group = |inner: &Item| is_member(inner) && item.kind != ItemKind::Package;
        // Definitions of a block come before what uses them.
        let rank = |inner: &&Item| inner.kind != ItemKind::Define;
        let mut items: Vec<&Item> = item.items.iter().filter(|inner| in_group(inner) == of_group).collect();
        if !of_group {
            items.sort_by_key(rank);
        }
        items.into_iter().for_each(|inner| self.item(inner));
    }

    fn patch(&mut self, patch: &Patch) {
        match &patch.what {
            PatchKind::In(to, patches) => {
                self.line(&format!("{} {} {{", word(Rule::word_in), target(to)));
                self.inside(|inner| patches.iter().for_each(|patch| inner.patch(patch)));
                self.line("}");
            }
            PatchKind::Add(at, element) => {
                let before = at.as_ref().map_or(String::new(), |it| format!(" {}", placing(it)));
                self.element(&format!("{}{before}", word(Rule::word_add)), element);
            }
            PatchKind::AddProperty(property) => {
                let start = self.out.len() + self.indent;
                self.property(&property.what);
                self.out.insert_str(start, &format!("{} ", word(Rule::word_add)));
            }
            PatchKind::Replace(element) => self.element(word(Rule::word_replace), element),
            PatchKind::Change { target: to, was, becomes } => {
                let to = to.as_ref().map_or_else(|| word(Rule::word_this).to_string(), target);
                self.line(&format!("{} {to} {{", word(Rule::word_change)));
                self.inside(|inner| {
                    for property in was {
                        inner.line(&format!("{} {}", word(Rule::word_was), simple(&property.what)));
                    }
                    if !was.is_empty() {
                        inner.line(word(Rule::word_becomes));
                    }
                    // Labels first: behind a note they would be its texts.
                    let mut becomes: Vec<&Property> = becomes.iter().collect();
                    becomes.sort_by_key(|property| rank(&property.what));
                    becomes.into_iter().for_each(|property| inner.property(&property.what));
                });
                self.line("}");
            }
            PatchKind::Repeal(to) => self.line(&format!("{} {}", word(Rule::word_repeal), target(to))),
            PatchKind::Rename(to, name) => {
                let text = format!("{} {} {} {}", word(Rule::word_rename), target(to), word(Rule::word_to), name.text);
                self.line(&text);
            }
            PatchKind::Renumber { act, division, from, to } => {
                let (renumber, into) = (word(Rule::word_renumber), word(Rule::word_to));
                self.line(&format!("{renumber} {} {} {from} {into} {to}", act.text, division.text));
            }
        }
    }

    /// An element behind the word of its change.
    fn element(&mut self, before: &str, element: &Element) {
        match element {
            Element::Line(line) => self.line(&format!("{before} | {} |", cells(line).join(" | "))),
            Element::Item(item) => {
                let start = self.out.len() + self.indent;
                self.item(item);
                self.out.insert_str(start, &format!("{before} "));
            }
        }
    }
}

/// The order in which properties are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Type,
    Mark,
    Label,
    Original,
    Other,
    Group,
    Definition,
    Last,
}

fn rank(what: &PropertyKind) -> Rank {
    match what {
        PropertyKind::Type(_) => Rank::Type,
        PropertyKind::Required | PropertyKind::IfAvailable => Rank::Mark,
        PropertyKind::Label(_) => Rank::Label,
        PropertyKind::Original(_) => Rank::Original,
        PropertyKind::Combine { .. } => Rank::Group,
        PropertyKind::DefinedAs(_) => Rank::Definition,
        PropertyKind::Rounded { .. } => Rank::Last,
        _ => Rank::Other,
    }
}

/// The properties that stand in the body, in the order of printing.
fn in_order(item: &Item) -> Vec<&Property> {
    let mut all: Vec<&Property> = item.properties.iter().filter(|property| !is_head(&property.what)).collect();
    all.sort_by_key(|property| rank(&property.what));
    all
}

fn is_head(what: &PropertyKind) -> bool {
    matches!(
        what,
        PropertyKind::BuildsOn(_)
            | PropertyKind::FollowsBlock(_)
            | PropertyKind::On(_)
            | PropertyKind::As(_)
            | PropertyKind::Plural(_)
            | PropertyKind::NoneIfNotStated
            | PropertyKind::For(_)
    )
}

fn is_group_definition(what: &PropertyKind) -> bool {
    matches!(what, PropertyKind::DefinedAs(Definition::Group))
}

/// What is never on the line of its item.
fn is_long(what: &PropertyKind) -> bool {
    matches!(what, PropertyKind::Combine { .. } | PropertyKind::Patch(_) | PropertyKind::Otherwise(_))
        || !matches!(what, PropertyKind::Label(_)) && !labels(what).is_empty()
}

fn patches<'p>(properties: &[&'p Property]) -> Vec<&'p Patch> {
    let patches = properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Patch(patch) => Some(patch),
        _ => None,
    });
    patches.collect()
}

fn head(item: &Item) -> String {
    let mut words: Vec<String> = Vec::new();
    if item.kind != ItemKind::Entry {
        words.push(item.kind.word().to_string());
    }
    words.extend(item.name.iter().map(|name| name.text.clone()));
    let none_if_not_stated = item.properties.iter().any(|it| it.what == PropertyKind::NoneIfNotStated);
    for property in item.properties.iter().filter(|property| is_head(&property.what)) {
        match &property.what {
            PropertyKind::NoneIfNotStated => {}
            PropertyKind::Plural(_) if none_if_not_stated => words.push(format!(
                "{}, {} {}",
                simple(&property.what),
                word(Rule::word_none),
                word(Rule::word_if_not_stated)
            )),
            what => words.push(simple(what)),
        }
    }
    words.join(" ")
}
