//! Interpretations: the chosen view is applied before the policy is checked; every other one is checked in its place.

use super::check::Checked;
use super::check::Checker;
use super::check::Place;
use super::check::each;
use super::editions::Look;
use super::editions::Visit;
use super::*;
use crate::amend;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PropertyKind;

/// Checks one version of a policy with the chosen view of every interpretation, then the other views of the items that
/// `has_views`, each in its own clause. Items that are `known` from another version are not checked for their shape again.
pub(super) fn check_version(
    mut items: Vec<Item>,
    version: Version,
    known: impl Fn(&Item) -> bool,
    has_views: impl Fn(&Item) -> bool,
    visit: Visit,
) -> Checked {
    let mut checker = Checker::new(version);
    items.iter().filter(|item| !known(item)).for_each(|item| checker.shape(item));
    // What is wrong inside a chosen view is found where the view is tried.
    let mut problems = Vec::new();
    let mut as_written = Vec::new();
    for (index, item) in items.iter_mut().enumerate().filter(|(_, item)| has_doubts(item)) {
        let followed = read_as(item, &mut problems, chosen_view);
        as_written.push((index, std::mem::replace(item, followed)));
    }
    checker.policy(&items);
    let before = checker.problems.len();
    checker.problems.extend(problems);
    for (index, item) in as_written.iter().filter(|(_, item)| has_views(item)) {
        for (doubt, view) in other_views(item) {
            checker.try_view(item, &items[*index], doubt, view, before);
        }
    }
    let mut checked = checker.checked();
    if checked.problems.iter().all(|problem| problem.severity() != Severity::Error) {
        let followed: Vec<Item> =
            as_written.into_iter().map(|(index, item)| std::mem::replace(&mut items[index], item)).collect();
        let found = visit(&Look { written: &items, followed: &followed, model: &checked.model });
        checked.problems.extend(found);
    }
    checked
}

fn has_doubts(item: &Item) -> bool {
    item.kind == ItemKind::Interpretation || item.items.iter().any(has_doubts)
}

/// The views of an item and its parts that are not chosen and say something else than the chosen one.
fn other_views(item: &Item) -> Vec<(&Item, usize)> {
    let mut found = Vec::new();
    if item.kind == ItemKind::Interpretation {
        let chosen = chosen_view(item);
        let as_written = chosen.is_none_or(|chosen| patches(views(item)[chosen]).is_empty());
        for (number, view) in views(item).into_iter().enumerate() {
            if Some(number) != chosen && !(as_written && patches(view).is_empty()) {
                found.push((item, number));
            }
        }
    }
    found.extend(item.items.iter().flat_map(other_views));
    found
}

fn views(doubt: &Item) -> Vec<&Item> {
    doubt.items.iter().filter(|entry| entry.kind == ItemKind::Entry).collect()
}

fn chosen_view(doubt: &Item) -> Option<usize> {
    let name = each!(doubt, PropertyKind::Chosen(name) => name.clone()).next()??;
    views(doubt).iter().position(|view| view.name() == name.text)
}

fn patches(view: &Item) -> Vec<Patch> {
    each!(view, PropertyKind::Patch(patch) => patch.clone()).collect()
}

/// An item with the changes of one view of each of its interpretations.
fn read_as(item: &Item, problems: &mut Vec<Problem>, choose: impl Fn(&Item) -> Option<usize> + Copy) -> Item {
    let mut item = item.clone();
    apply_inside(&mut item, problems, choose);
    item
}

fn apply_inside(item: &mut Item, problems: &mut Vec<Problem>, choose: impl Fn(&Item) -> Option<usize> + Copy) {
    for inner in &mut item.items {
        apply_inside(inner, problems, choose);
    }
    let doubts: Vec<Item> = item.items.iter().filter(|inner| inner.kind == ItemKind::Interpretation).cloned().collect();
    for doubt in doubts {
        if let Some(view) = choose(&doubt).and_then(|number| views(&doubt).get(number).copied()) {
            amend::apply(&patches(view), item, problems);
        }
    }
}

impl Checker {
    /// Checks a clause with another view of one doubt, and keeps it beside the one that is followed. Reports what is not
    /// wrong already without the view; `known` is the number of those problems.
    fn try_view(&mut self, item: &Item, followed: &Item, doubt: &Item, view: usize, known: usize) {
        let before = self.problems.len();
        let mut found = Vec::new();
        let choose = |other: &Item| if other.span == doubt.span { Some(view) } else { chosen_view(other) };
        let other = read_as(item, &mut found, choose);
        self.problems.extend(found);
        let clause = self.clause_again(&other, followed);
        let found = self.problems.split_off(before);
        let news = found.into_iter().filter(|problem| !self.problems[..known].contains(problem));
        let news: Vec<Problem> = news.collect();
        let is_sound = news.iter().all(|problem| problem.severity() != Severity::Error);
        self.problems.extend(news);
        let number = self.model.interpretations.iter().position(|it| it.meta.span == doubt.place());
        if let (true, Some(clause), Some(doubt)) = (is_sound, clause, number) {
            self.model.alternatives.push(Alternative { doubt, view, clause });
        }
    }

    /// Records the interpretations of a block. `place` is the place inside it.
    pub(super) fn interpretations(&mut self, item: &Item, place: &Place) {
        for doubt in item.items.iter().filter(|inner| inner.kind == ItemKind::Interpretation) {
            let inside = place.inside(doubt);
            let meta = self.meta(doubt, &inside);
            let views = views(doubt).into_iter().map(|view| self.meta(view, &inside.inside(view))).collect();
            let chosen = self.chosen(doubt);
            self.model.interpretations.push(Interpretation { meta, of: place.id.clone(), chosen, views });
        }
    }

    fn chosen(&mut self, doubt: &Item) -> Option<usize> {
        let Some(chosen) = each!(doubt, PropertyKind::Chosen(name) => name.clone()).next() else {
            let problem = Problem::new(Code::MissingPart, doubt.place()).text("item", "interpretation");
            self.report(problem.text("part", "chosen:"));
            return None;
        };
        let name = chosen?;
        let number = chosen_view(doubt);
        if number.is_none() {
            let names: Vec<&str> = views(doubt).iter().map(|view| view.name()).collect();
            let problem =
                Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", "phrase-view");
            self.report(problem.suggest(&name.text, names));
        }
        number
    }
}
