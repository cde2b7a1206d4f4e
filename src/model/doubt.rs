//! Interpretations: the chosen view is applied before the policy is checked; the others must be able to replace it.

use super::check::Checked;
use super::check::Checker;
use super::check::Place;
use super::check::check;
use super::check::each;
use super::*;
use crate::amend;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PropertyKind;

/// Checks a policy with the chosen view of every interpretation, and tries the other views beside that.
pub fn check_policy(items: &[Item]) -> Checked {
    std::thread::scope(|scope| {
        let tried = scope.spawn(|| try_views(items));
        let mut checked = check(&edition(items, &mut Vec::new(), chosen_view));
        checked.problems.extend(tried.join().expect("the checker does not panic"));
        crate::problem::sort(&mut checked.problems);
        checked
    })
}

/// What is wrong inside the views: all first views are tried together, then all second ones, and so on.
fn try_views(items: &[Item]) -> Vec<Problem> {
    let most = items.iter().map(most_views).max().unwrap_or(0);
    let inside = view_spans(items);
    let in_view = |problem: &Problem| {
        problem.span.is_some_and(|span| {
            inside.iter().any(|view| view.file == span.file && view.start <= span.start && span.end <= view.end)
        })
    };
    let mut problems = Vec::new();
    for number in (0..most).filter(|number| items.iter().any(|item| has_changes(item, *number))) {
        let mut found = Vec::new();
        let other = edition(items, &mut found, |doubt| views(doubt).get(number).map(|_| number));
        problems.extend(found.into_iter().chain(check(&other).problems).filter(in_view));
    }
    problems
}

/// Whether some interpretation has changes in the view of this number.
fn has_changes(item: &Item, number: usize) -> bool {
    let own =
        item.kind == ItemKind::Interpretation && views(item).get(number).is_some_and(|view| !patches(view).is_empty());
    own || item.items.iter().any(|inner| has_changes(inner, number))
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

fn most_views(item: &Item) -> usize {
    let own = if item.kind == ItemKind::Interpretation {
        views(item).iter().rposition(|view| !patches(view).is_empty()).map_or(0, |last| last + 1)
    } else {
        0
    };
    item.items.iter().map(most_views).max().unwrap_or(0).max(own)
}

fn view_spans(items: &[Item]) -> Vec<Span> {
    let mut spans = Vec::new();
    for item in items {
        if item.kind == ItemKind::Interpretation {
            spans.extend(item.items.iter().filter(|view| !patches(view).is_empty()).map(|view| view.span));
        }
        spans.extend(view_spans(&item.items));
    }
    spans
}

fn edition(items: &[Item], problems: &mut Vec<Problem>, choose: impl Fn(&Item) -> Option<usize> + Copy) -> Vec<Item> {
    items
        .iter()
        .map(|item| {
            let mut item = item.clone();
            apply_inside(&mut item, problems, choose);
            item
        })
        .collect()
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
