//! Editions: a policy as it is on a date, with the amendments in force, and as a notice has it.
//!
//! Folding comes before checking, so that the model sees one policy. What a change brings keeps its place in the text of the
//! change, and so does a problem in it.

mod follows;

use crate::amend;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::ast::Constant;
use crate::syntax::ast::ConstantKind;
use crate::syntax::ast::Element;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::TypeName;
use crate::value::Number;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::collections::HashSet;

/// A policy as it is at some time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edition {
    pub items: Vec<Item>,
    /// The amendments in it, by name, in the order in which they were applied.
    pub amendments: Vec<String>,
    /// The day on which the last of them came into force.
    pub from: Option<Date>,
    /// The day on which the next one does.
    pub until: Option<Date>,
    pub notice: Option<String>,
    /// Names that other editions have and this one has not, if they were asked for.
    pub elsewhere: BTreeSet<String>,
}

impl Edition {
    /// Finds the names that other editions have: a dossier written for those may state them.
    pub fn with_names_elsewhere(mut self, all: &[Item]) -> Edition {
        self.elsewhere = elsewhere(all, &self.items);
        self
    }
}

/// The days on which an edition begins, apart from the first edition.
pub fn first_days(items: &[Item]) -> Vec<Date> {
    let mut days: Vec<Date> = amendments(items).into_iter().filter_map(in_force).collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The day of the evaluation that a notice states.
pub fn notice_date(items: &[Item], notice: &Item) -> Option<Date> {
    let field = evaluation_date(items)?;
    let entry = notice.items.iter().find(|entry| entry.kind == ItemKind::Entry && entry.name() == field)?;
    entry.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Type(ty) => match &ty.name {
            TypeName::Setting(Constant { what: ConstantKind::Date(date), .. }) => Some(*date),
            _ => None,
        },
        _ => None,
    })
}

/// The field of the vacancy that is the day of the evaluation.
pub fn evaluation_date(items: &[Item]) -> Option<&str> {
    let vacancy = items.iter().find(|item| item.kind == ItemKind::Vacancy)?;
    vacancy.properties.iter().find_map(|property| match &property.what {
        PropertyKind::EvaluationDate(name) => Some(name.text.as_str()),
        _ => None,
    })
}

pub fn notices(items: &[Item]) -> impl Iterator<Item = &Item> {
    items.iter().filter(|item| item.kind == ItemKind::Notice)
}

/// Folds the amendments in force on a date, or all, and then the changes of a notice.
pub fn fold(items: &[Item], date: Option<Date>, notice: Option<&Item>, problems: &mut Vec<Problem>) -> Edition {
    let all = in_order(amendments(items), problems);
    let (applied, later): (Vec<&Item>, Vec<&Item>) =
        all.into_iter().partition(|it| in_force(it).is_some_and(|from| date.is_none_or(|date| from <= date)));
    let names: Vec<String> = applied.iter().map(|it| it.name().to_string()).collect();
    let not_yet: HashSet<&str> = later.iter().map(|it| it.name()).collect();
    let mut root = Item::around(items.iter().filter(|item| !enters_with(item, &not_yet)).cloned().collect());
    root.items.iter_mut().for_each(|item| drop_later(item, &not_yet));
    let followers = follows::followers(&root.items);
    let mut put_off = Vec::new();
    for change in applied.iter().copied().chain(notice) {
        for patch in patches(change) {
            match &patch.what {
                _ if follows::concerns(patch, &followers) => put_off.push(patch.clone()),
                PatchKind::Renumber { act, division, from, to } => {
                    let number = Renumber { act: &act.text, division: &division.text, from, to };
                    let found = root.items.iter_mut().map(|item| number.apply(item)).sum::<usize>();
                    if found == 0 {
                        let path = format!("{} {} {from}", act.text, division.text);
                        let problem = Problem::new(Code::UnknownTarget, patch.span).text("path", path);
                        problems.push(problem.text("inside", "TOP"));
                    }
                }
                _ => amend::apply(std::slice::from_ref(patch), &mut root, problems),
            }
        }
    }
    follows::expand(&mut root.items, problems);
    amend::apply(&put_off, &mut root, problems);
    Edition {
        elsewhere: BTreeSet::new(),
        items: root.items,
        amendments: names,
        from: applied.iter().filter_map(|it| in_force(it)).max(),
        until: later.iter().filter_map(|it| in_force(it)).min(),
        notice: notice.map(|notice| notice.name().to_string()),
    }
}

fn amendments(items: &[Item]) -> Vec<&Item> {
    items.iter().filter(|item| item.kind == ItemKind::Amendment).collect()
}

/// The day on which an amendment comes into force. One that cannot be has been reported, and never comes.
fn in_force(item: &Item) -> Option<Date> {
    item.properties.iter().find_map(|property| match property.what {
        PropertyKind::InForceFrom(date) if date.year() > 1 => Some(date),
        _ => None,
    })
}

pub fn patches(item: &Item) -> impl Iterator<Item = &Patch> {
    item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Patch(patch) => Some(patch),
        _ => None,
    })
}

fn enters_with(item: &Item, amendments: &HashSet<&str>) -> bool {
    item.properties.iter().any(|property| match &property.what {
        PropertyKind::EntersWith(name) => amendments.contains(name.text.as_str()),
        _ => false,
    })
}

/// Takes out the parts that enter with an amendment that is not in force yet.
fn drop_later(item: &mut Item, not_yet: &HashSet<&str>) {
    item.items.retain(|inner| !enters_with(inner, not_yet));
    item.items.iter_mut().for_each(|inner| drop_later(inner, not_yet));
}

/// The names in all editions and notices that are not in this one.
fn elsewhere(all: &[Item], these: &[Item]) -> BTreeSet<String> {
    let is_change = |item: &Item| matches!(item.kind, ItemKind::Amendment | ItemKind::Notice);
    if !all.iter().any(is_change) {
        return BTreeSet::new();
    }
    let (mut known, mut own) = (HashSet::new(), HashSet::new());
    all.iter().filter(|item| !is_change(item)).for_each(|item| names(item, &mut known));
    all.iter().flat_map(patches).for_each(|patch| names_in(patch, &mut known));
    these.iter().filter(|item| !is_change(item)).for_each(|item| names(item, &mut own));
    known.into_iter().filter(|name| !own.contains(name)).map(String::from).collect()
}

fn names<'i>(item: &'i Item, found: &mut HashSet<&'i str>) {
    found.extend(item.name.as_ref().map(|name| name.text.as_str()));
    found.extend(item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Plural(name) => Some(name.text.as_str()),
        _ => None,
    }));
    item.items.iter().for_each(|inner| names(inner, found));
}

fn names_in<'i>(patch: &'i Patch, found: &mut HashSet<&'i str>) {
    match &patch.what {
        PatchKind::In(_, patches) => patches.iter().for_each(|patch| names_in(patch, found)),
        PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => names(item, found),
        PatchKind::Rename(_, name) => found.extend([name.text.as_str()]),
        PatchKind::Add(_, Element::Line(_))
        | PatchKind::Replace(Element::Line(_))
        | PatchKind::AddProperty(_)
        | PatchKind::Change { .. }
        | PatchKind::Repeal(_)
        | PatchKind::Renumber { .. } => {}
    }
}

/// The last names of what amendments and notices repeal, and where.
pub fn repealed(items: &[Item]) -> Vec<(&str, Span)> {
    fn inside(patch: &Patch) -> Vec<(&str, Span)> {
        match &patch.what {
            PatchKind::In(_, patches) => patches.iter().flat_map(inside).collect(),
            PatchKind::Repeal(target) => vec![(target.path.text.rsplit('.').next().unwrap_or_default(), patch.span)],
            PatchKind::Add(..)
            | PatchKind::AddProperty(_)
            | PatchKind::Replace(_)
            | PatchKind::Change { .. }
            | PatchKind::Rename(..)
            | PatchKind::Renumber { .. } => Vec::new(),
        }
    }
    let changes = items.iter().filter(|item| matches!(item.kind, ItemKind::Amendment | ItemKind::Notice));
    changes.flat_map(patches).flat_map(inside).collect()
}

// Order

/// By the day, then as `applied after` says, then as they stand. Two that change one clause on one day need to say it.
fn in_order<'i>(mut all: Vec<&'i Item>, problems: &mut Vec<Problem>) -> Vec<&'i Item> {
    all.sort_by_key(|it| in_force(it));
    let mut ordered: Vec<&Item> = Vec::new();
    while !all.is_empty() {
        let waits = |it: &Item| after(it).is_some_and(|name| all.iter().any(|other| other.name() == name));
        let next = all.iter().position(|it| !waits(it)).unwrap_or_else(|| {
            // In a circle nobody can go first.
            let names: Vec<&str> = all.iter().map(|it| it.name()).collect();
            problems.push(Problem::new(Code::Cycle, all[0].place()).text("path", names.join(" → ")));
            0
        });
        ordered.push(all.remove(next));
    }
    let mut by_day = ordered.clone();
    by_day.sort_by_key(|it| in_force(it));
    for same_day in by_day.chunk_by(|first, second| in_force(first) == in_force(second)) {
        for (index, second) in same_day.iter().enumerate() {
            for first in same_day[..index].iter().filter(|first| after(second) != Some(first.name())) {
                report_clash(first, second, problems);
            }
        }
    }
    ordered
}

fn after(item: &Item) -> Option<&str> {
    item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::AppliedAfter(name) => Some(name.text.as_str()),
        _ => None,
    })
}

fn report_clash(first: &Item, second: &Item, problems: &mut Vec<Problem>) {
    let touched =
        |item: &'_ Item| -> Vec<(String, Span)> { patches(item).flat_map(|patch| paths(patch, "")).collect() };
    let before = touched(first);
    for (path, span) in touched(second) {
        if let Some((_, other)) = before.iter().find(|(other, _)| *other == path) {
            let problem = Problem::new(Code::SameDay, span).text("path", path).text("name", second.name());
            problems.push(problem.text("other", first.name()).also(*other));
        }
    }
}

/// The clauses that a change touches.
fn paths(patch: &Patch, inside: &str) -> Vec<(String, Span)> {
    let join = |path: &str| if inside.is_empty() { path.to_string() } else { format!("{inside}.{path}") };
    let one = |path: &str| vec![(join(path), patch.span)];
    match &patch.what {
        PatchKind::In(target, patches) => {
            patches.iter().flat_map(|patch| paths(patch, &join(&target.path.text))).collect()
        }
        PatchKind::Change { target: None, .. } => vec![(inside.to_string(), patch.span)],
        PatchKind::Change { target: Some(target), .. } | PatchKind::Repeal(target) | PatchKind::Rename(target, _) => {
            one(&target.path.text)
        }
        PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => one(item.name()),
        PatchKind::Add(..) | PatchKind::AddProperty(_) | PatchKind::Replace(_) => Vec::new(),
        PatchKind::Renumber { act, division, from, .. } => one(&format!("{} {} {from}", act.text, division.text)),
    }
}

// Numbers of places

struct Renumber<'p> {
    act: &'p str,
    division: &'p str,
    from: &'p Number,
    to: &'p Number,
}

impl Renumber<'_> {
    /// Gives a place of an act its new number wherever it is cited.
    /// How often it was cited.
    fn apply(&self, item: &mut Item) -> usize {
        let old = self.from.to_string();
        let mut found = 0;
        for property in &mut item.properties {
            if let PropertyKind::Source(citation) | PropertyKind::Blank(citation) = &mut property.what
                && citation.act.text == self.act
            {
                for (_, number) in citation.places.iter_mut().filter(|(name, _)| name.text == self.division) {
                    if *number == old {
                        found += 1;
                        *number = self.to.to_string();
                    }
                }
            }
            if let PropertyKind::Patch(patch) = &mut property.what {
                found += self.apply_to_patch(patch);
            }
        }
        found + item.items.iter_mut().map(|inner| self.apply(inner)).sum::<usize>()
    }

    /// The same in what a block changes of the one that it follows.
    fn apply_to_patch(&self, patch: &mut Patch) -> usize {
        match &mut patch.what {
            PatchKind::In(_, patches) => patches.iter_mut().map(|patch| self.apply_to_patch(patch)).sum(),
            PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => self.apply(item),
            PatchKind::Change { becomes, .. } => {
                let mut carrier = Item { properties: std::mem::take(becomes), ..Item::around(Vec::new()) };
                let found = self.apply(&mut carrier);
                *becomes = carrier.properties;
                found
            }
            PatchKind::AddProperty(property) => {
                let mut carrier = Item { properties: vec![property.as_ref().clone()], ..Item::around(Vec::new()) };
                let found = self.apply(&mut carrier);
                property.clone_from(&Box::new(carrier.properties.remove(0)));
                found
            }
            PatchKind::Add(_, Element::Line(_))
            | PatchKind::Replace(Element::Line(_))
            | PatchKind::Repeal(_)
            | PatchKind::Rename(..)
            | PatchKind::Renumber { .. } => 0,
        }
    }
}
