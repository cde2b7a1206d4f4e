//! A file in its canonical form: what it says in the order in which it stands there, with its comments.
//!
//! What an author put on one line stays on one line while it fits; an empty line between two parts stays.

use super::head;
use super::inline::placing;
use super::inline::simple;
use super::inline::target;
use super::inline::word;
use super::layout::Layout;
use super::printer::Printer;
use super::printer::WIDTH;
use super::printer::aligned;
use super::printer::blanks;
use super::printer::labels;
use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::grammar::Rule;
use std::collections::HashMap;
use unicode_width::UnicodeWidthStr;

/// Prints the declarations of a file, which were read from `text` without a problem.
pub fn written(items: &[Item], text: &str) -> String {
    let mut writer = Writer { layout: Layout::new(text), printer: Printer::default(), at: 0, opened: true };
    let parts: Vec<Part> = items.iter().map(Part::Item).collect();
    let alone = writer.short_items(&parts);
    for (index, part) in parts.iter().enumerate() {
        let is_short = |index: usize| matches!(parts[index], Part::Item(item) if !item.braces && alone.contains_key(&item.span.start));
        if index > 0 && !(is_short(index - 1) && is_short(index)) {
            writer.blank_line();
        }
        writer.part(part, &alone);
    }
    writer.comments(text.len());
    writer.printer.out
}

/// A part of an item, in the order of the file.
enum Part<'t> {
    Property(&'t Property),
    Patch(&'t Patch),
    /// A group with its members, or the changes of a view.
    Block {
        before: String,
        span: Span,
        parts: Vec<Part<'t>>,
    },
    Item(&'t Item),
    Row(Span, String),
}

impl Part<'_> {
    fn span(&self) -> Span {
        match self {
            Part::Property(property) => property.span,
            Part::Patch(patch) => patch.span,
            Part::Block { span, .. } | Part::Row(span, _) => *span,
            Part::Item(item) => item.span,
        }
    }
}

/// Items with the texts of their columns.
type Rows<'t> = Vec<(&'t Item, Vec<String>)>;

struct Writer<'t> {
    layout: Layout<'t>,
    printer: Printer,
    /// The end of what has been printed last, in the file.
    at: usize,
    /// A block has just begun; no empty line comes first in it.
    opened: bool,
}

impl Writer<'_> {
    /// Prints a part with the comments before it and the one behind it.
    fn part(&mut self, part: &Part, short: &HashMap<u32, String>) {
        let span = part.span();
        self.begin(part);
        match part {
            Part::Patch(patch) => self.patch(patch),
            Part::Property(property) => self.printer.property(&property.what),
            Part::Block { before, span, parts } => {
                let line = self.layout.is_one_line(*span).then(|| in_line(part, &self.layout));
                match line.filter(|line| self.fits(line)) {
                    Some(line) => self.printer.line(&line),
                    None => self.block(before, self.layout.behind_brace(span.start as usize), parts, *span),
                }
            }
            Part::Item(item) => match short.get(&span.start) {
                Some(line) => self.printer.line(line),
                None => self.item("", item),
            },
            Part::Row(_, row) => self.printer.line(row),
        }
        self.end(span.end as usize);
    }

    fn parts(&mut self, parts: &[Part]) {
        let short = self.short_items(parts);
        parts.iter().for_each(|part| self.part(part, &short));
    }

    /// Comments before a part; those inside of what is printed at one go come before it too.
    fn begin(&mut self, part: &Part) {
        self.comments(self.at_one_go(part));
        self.gap(part.span().start as usize);
    }

    /// The end of what is printed at one go: all of a part, or what stands before its brace or colon.
    fn at_one_go(&self, part: &Part) -> usize {
        match part {
            Part::Property(property) => property.span.end as usize,
            Part::Row(span, _) => span.end as usize,
            Part::Block { span, .. } => self.layout.behind_brace(span.start as usize) - 1,
            Part::Item(item) => self.behind_head(item) - 1,
            Part::Patch(patch) => match &patch.what {
                PatchKind::In(..) | PatchKind::Change { .. } => self.layout.behind_brace(patch.span.start as usize) - 1,
                PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => {
                    self.behind_head(item) - 1
                }
                PatchKind::Add(_, Element::Line(_))
                | PatchKind::Replace(Element::Line(_))
                | PatchKind::AddProperty(_)
                | PatchKind::Repeal(_)
                | PatchKind::Rename(..)
                | PatchKind::Renumber { .. } => patch.span.end as usize,
            },
        }
    }

    /// The place behind the brace or the colon of an item.
    fn behind_head(&self, item: &Item) -> usize {
        let head = item.head.end as usize;
        if item.braces { self.layout.behind_brace(head) } else { self.layout.behind_colon(head) }
    }

    fn end(&mut self, end: usize) {
        self.at = self.at.max(end);
        if let Some((end, comment)) = self.layout.comment_behind(self.at) {
            let out = &mut self.printer.out;
            out.truncate(out.trim_end_matches('\n').len());
            out.push_str(&format!("  {comment}\n"));
            self.at = end;
        }
    }

    /// Comments that begin before a place, each on its line.
    fn comments(&mut self, before: usize) {
        while let Some((start, end, comment)) = self.layout.comment_before(before) {
            self.gap(start);
            self.printer.line(comment);
            self.at = end;
        }
    }

    /// An empty line, where the author left one.
    fn gap(&mut self, start: usize) {
        if !self.opened && self.layout.has_blank_line(self.at, start) {
            self.blank_line();
        }
        self.opened = false;
    }

    fn blank_line(&mut self) {
        if !self.printer.out.is_empty() && !self.printer.out.ends_with("\n\n") {
            self.printer.out.push('\n');
        }
    }

    fn block(&mut self, before: &str, from: usize, parts: &[Part], span: Span) {
        self.printer.line(&format!("{before}{{"));
        self.end(from);
        self.opened = true;
        self.indented(|inner| {
            inner.parts(parts);
            inner.comments(span.end as usize);
        });
        self.printer.line("}");
        self.opened = false;
    }

    fn indented(&mut self, act: impl FnOnce(&mut Self)) {
        self.printer.indent += Printer::STEP;
        act(self);
        self.printer.indent -= Printer::STEP;
    }

    fn fits(&self, line: &str) -> bool {
        self.printer.indent + line.width() <= WIDTH
    }

    /// An item, behind the word of its change if it stands in one.
    fn item(&mut self, before: &str, item: &Item) {
        if let Some(line) = self.short(before, item) {
            return self.printer.line(&line);
        }
        let head = format!("{before}{}", head(item));
        let parts = parts_of(item, &self.layout);
        if item.braces {
            return self.block(&format!("{head} "), self.behind_head(item), &parts, item.span);
        }
        let mut line = format!("{head}:");
        let marks = self.marks(item, &parts, &line);
        for part in &parts[..marks] {
            line.push_str(&format!(" {}", in_line(part, &self.layout)));
        }
        self.printer.line(&line);
        self.end(parts[..marks].last().map_or(self.behind_head(item), |part| part.span().end as usize));
        self.opened = true;
        self.indented(|inner| inner.parts(&parts[marks..]));
        self.opened = false;
    }

    /// How many of the first parts stand on the line of the item: no texts, and only while they fit.
    fn marks(&self, item: &Item, parts: &[Part], head: &str) -> usize {
        let mut width = head.width();
        let stays = parts.iter().take_while(|part| {
            let Part::Property(property) = part else { return false };
            width += 1 + simple(&property.what).width();
            let same_line = self.layout.same_line(item.head.end as usize, property.span.end as usize);
            labels(&property.what).is_empty() && same_line && self.printer.indent + width <= WIDTH
        });
        stays.count()
    }

    fn patch(&mut self, patch: &Patch) {
        let line = self.layout.is_one_line(patch.span).then(|| patch_in_line(patch, &self.layout));
        if let Some(line) = line.filter(|line| self.fits(line)) {
            return self.printer.line(&line);
        }
        let from = self.layout.behind_brace(patch.span.start as usize);
        match &patch.what {
            PatchKind::In(to, patches) => {
                let parts: Vec<Part> = patches.iter().map(Part::Patch).collect();
                self.block(&format!("{} {} ", word(Rule::word_in), target(to)), from, &parts, patch.span);
            }
            PatchKind::Change { target: to, was, becomes } => {
                self.printer.line(&format!("{} {} {{", word(Rule::word_change), changed(to.as_ref())));
                self.end(from);
                self.opened = true;
                self.indented(|inner| inner.change(was, becomes, patch.span));
                self.printer.line("}");
                self.opened = false;
            }
            PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => {
                self.item(&before_element(patch), item);
            }
            PatchKind::Add(_, Element::Line(_))
            | PatchKind::Replace(Element::Line(_))
            | PatchKind::AddProperty(_)
            | PatchKind::Repeal(_)
            | PatchKind::Rename(..)
            | PatchKind::Renumber { .. } => {
                self.printer.out.push_str(&super::patch(patch, self.printer.indent));
            }
        }
    }

    fn change(&mut self, was: &[Property], becomes: &[Property], span: Span) {
        for property in was {
            self.begin(&Part::Property(property));
            self.printer.line(&format!("{} {}", word(Rule::word_was), simple(&property.what)));
            self.end(property.span.end as usize);
        }
        for (index, property) in becomes.iter().enumerate() {
            self.begin(&Part::Property(property));
            let line = format!("{} {}", word(Rule::word_becomes), simple(&property.what));
            match index == 0 && !was.is_empty() {
                true if labels(&property.what).is_empty() && self.fits(&line) => self.printer.line(&line),
                true => {
                    self.printer.line(word(Rule::word_becomes));
                    self.printer.property(&property.what);
                }
                false => self.printer.property(&property.what),
            }
            self.end(property.span.end as usize);
        }
        self.comments(span.end as usize);
    }

    /// An item that its author put on one line, and that fits there.
    fn short(&self, before: &str, item: &Item) -> Option<String> {
        let line =
            self.layout.is_one_line(item.span).then(|| format!("{before}{}", item_in_line(item, &self.layout)))?;
        self.fits(&line).then_some(line)
    }

    /// The items of one line, by their place; those of one shape that follow each other are aligned in columns.
    fn short_items(&self, parts: &[Part]) -> HashMap<u32, String> {
        let mut lines = HashMap::new();
        let mut run: Vec<&Item> = Vec::new();
        for part in parts {
            match part {
                Part::Item(item) if self.short("", item).is_some() => {
                    let follows = run.last().is_none_or(|last| {
                        shape(last) == shape(item)
                            && !self.layout.has_blank_line(last.span.end as usize, item.span.start as usize)
                    });
                    if !follows {
                        self.align(&std::mem::take(&mut run), &mut lines);
                    }
                    run.push(item);
                }
                _ => self.align(&std::mem::take(&mut run), &mut lines),
            }
        }
        self.align(&run, &mut lines);
        lines
    }

    fn align(&self, run: &[&Item], lines: &mut HashMap<u32, String>) {
        let mut rows: Rows = run.iter().map(|item| (*item, columns(item, &self.layout))).collect();
        // Rows that would make the others too wide are not aligned with them.
        loop {
            let widths = widths(&rows);
            let width = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
            let widest = (0..widths.len()).max_by_key(|column| widths[*column]);
            let Some(column) = widest.filter(|_| self.printer.indent + width > WIDTH) else { break };
            let (wide, narrow): (Rows, Rows) =
                rows.into_iter().partition(|(_, row)| row[column].width() == widths[column]);
            lines.extend(wide.into_iter().map(|(item, row)| (item.span.start, row.join(" "))));
            rows = narrow;
        }
        let widths = widths(&rows);
        for (item, row) in &rows {
            let padded = row.iter().zip(&widths).map(|(cell, width)| format!("{cell}{}", blanks(width - cell.width())));
            let gap = if rows.len() > 1 { "  " } else { " " };
            lines.insert(item.span.start, padded.collect::<Vec<String>>().join(gap).trim_end().to_string());
        }
    }
}

fn widths(rows: &Rows) -> Vec<usize> {
    let count = rows.first().map_or(0, |(_, row)| row.len());
    (0..count).map(|column| rows.iter().map(|(_, row)| row[column].width()).max().unwrap_or(0)).collect()
}

/// What items have in common that are aligned with each other.
fn shape(item: &Item) -> Option<(ItemKind, Vec<&'static str>)> {
    use PropertyKind::*;
    let is_plain =
        |it: &Property| matches!(it.what, Label(_) | Type(_) | When(_) | Gives(_) | CommissionDecides | SameAs(_));
    let plain = !item.braces && item.items.is_empty() && item.lines.is_empty() && item.properties.iter().all(is_plain);
    let word = |property: &Property| match &property.what {
        PropertyKind::Label(text) => text.lang.code(),
        what => what.word(),
    };
    plain.then(|| (item.kind, item.properties.iter().map(word).collect()))
}

/// The columns of an item on one line: its head, its type, its labels. An item of another shape is one column.
fn columns(item: &Item, layout: &Layout) -> Vec<String> {
    match shape(item) {
        Some(_) => {
            let properties = item.properties.iter().map(|property| simple(&property.what));
            std::iter::once(format!("{}:", head(item))).chain(properties).collect()
        }
        None => vec![item_in_line(item, layout)],
    }
}

/// The parts of an item in the order of the file; members of a group inside it, changes of a view inside their braces.
fn parts_of<'t>(item: &'t Item, layout: &Layout) -> Vec<Part<'t>> {
    let defined = item.properties.iter().find(|it| matches!(it.what, PropertyKind::DefinedAs(Definition::Group)));
    let (mut blocks, mut outside): (Vec<Part>, Vec<Part>) = (Vec::new(), Vec::new());
    let mut parts: Vec<Part> = Vec::new();
    for property in item.properties.iter().filter(|property| !super::is_head(&property.what)) {
        match &property.what {
            PropertyKind::DefinedAs(Definition::Group) | PropertyKind::Patch(_) => {}
            PropertyKind::Combine { .. } => {
                let before = defined.map_or(String::new(), |_| format!("{} ", word(Rule::word_defined_as)));
                let span = defined.map_or(property.span, |defined| defined.span.to(property.span));
                blocks.push(Part::Block {
                    before: format!("{before}{} ", simple(&property.what)),
                    span,
                    parts: Vec::new(),
                });
            }
            _ => parts.push(Part::Property(property)),
        }
    }
    parts.extend(item.items.iter().map(Part::Item));
    parts.extend(item.lines.iter().zip(aligned(&item.lines)).map(|(line, row)| Part::Row(line.span, row)));
    if let Some(first) = changes(item).next().filter(|_| item.kind == ItemKind::Entry) {
        let span = Span { start: layout.brace_before(first.span.start as usize) as u32, ..item.span };
        blocks.push(Part::Block { before: String::new(), span, parts: Vec::new() });
    }
    parts.extend(changes(item).map(Part::Patch));
    parts.sort_by_key(|part| part.span().start);
    for part in parts {
        let at = part.span().start;
        let around = blocks.iter_mut().find(|block| (block.span().start..block.span().end).contains(&at));
        match around {
            Some(Part::Block { parts, .. }) => parts.push(part),
            _ => outside.push(part),
        }
    }
    outside.append(&mut blocks);
    outside.sort_by_key(|part| part.span().start);
    outside
}

fn changes(item: &Item) -> impl Iterator<Item = &Patch> {
    item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Patch(patch) => Some(patch),
        _ => None,
    })
}

fn changed(to: Option<&Target>) -> String {
    to.map_or_else(|| word(Rule::word_this).to_string(), target)
}

/// The words of a change before its element.
fn before_element(patch: &Patch) -> String {
    match &patch.what {
        PatchKind::Add(Some(at), _) => format!("{} {} ", word(Rule::word_add), placing(at)),
        PatchKind::Add(None, _) => format!("{} ", word(Rule::word_add)),
        _ => format!("{} ", word(Rule::word_replace)),
    }
}

// On one line

fn item_in_line(item: &Item, layout: &Layout) -> String {
    let parts = parts_of(item, layout);
    let parts = parts.iter().map(|part| in_line(part, layout)).collect::<Vec<String>>().join(" ");
    let head = head(item);
    if item.braces { format!("{head} {{ {parts} }}") } else { format!("{head}: {parts}").trim_end().to_string() }
}

fn in_line(part: &Part, layout: &Layout) -> String {
    match part {
        Part::Property(property) => simple(&property.what),
        Part::Patch(patch) => patch_in_line(patch, layout),
        Part::Block { before, parts, .. } => {
            let parts = parts.iter().map(|part| in_line(part, layout)).collect::<Vec<String>>();
            format!("{before}{{ {} }}", parts.join(" "))
        }
        Part::Item(item) => item_in_line(item, layout),
        Part::Row(_, row) => row.clone(),
    }
}

fn patch_in_line(patch: &Patch, layout: &Layout) -> String {
    let all = |properties: &[Property], before: &str| {
        properties.iter().map(|it| format!("{before}{} ", simple(&it.what))).collect::<String>()
    };
    match &patch.what {
        PatchKind::In(to, patches) => {
            let patches: Vec<String> = patches.iter().map(|patch| patch_in_line(patch, layout)).collect();
            format!("{} {} {{ {} }}", word(Rule::word_in), target(to), patches.join(" "))
        }
        PatchKind::Change { target: to, was, becomes } => {
            let was = all(was, &format!("{} ", word(Rule::word_was)));
            let word_becomes = if was.is_empty() { String::new() } else { format!("{} ", word(Rule::word_becomes)) };
            let to = changed(to.as_ref());
            format!("{} {to} {{ {was}{word_becomes}{}}}", word(Rule::word_change), all(becomes, ""))
        }
        PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => {
            format!("{}{}", before_element(patch), item_in_line(item, layout))
        }
        PatchKind::AddProperty(property) => format!("{} {}", word(Rule::word_add), simple(&property.what)),
        PatchKind::Add(_, Element::Line(_))
        | PatchKind::Replace(Element::Line(_))
        | PatchKind::Repeal(_)
        | PatchKind::Rename(..)
        | PatchKind::Renumber { .. } => super::patch(patch, 0).trim_end().to_string(),
    }
}
