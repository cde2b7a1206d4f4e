//! Interpretations: the chosen view is applied before the policy is checked; every other one is checked in its place.

use super::check::Checked;
use super::check::Checker;
use super::check::Place;
use super::check::each;
use super::editions::Look;
use super::editions::Visit;
use super::*;
use crate::amend::readings::chosen_view;
use crate::amend::readings::has_doubts;
use crate::amend::readings::other_views;
use crate::amend::readings::read_as;
use crate::amend::readings::views;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
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

/// Whether a path leads into a declaration.
fn is_in(path: &str, declaration: &str) -> bool {
    path.strip_prefix(declaration).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
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
        // A block that follows another has the same doubts, at the same place in the text.
        let is_it = |it: &Interpretation| it.meta.span == doubt.place() && is_in(&it.of, item.called());
        let number = self.model.interpretations.iter().position(is_it);
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
