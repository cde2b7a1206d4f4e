//! A policy over time: every edition is checked, and every notice on the edition that it follows.

use super::Model;
use super::Version;
use super::check::Checked;
use super::doubt::check_version;
use crate::edition;
use crate::edition::Edition;
use crate::problem;
use crate::problem::Argument;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::STACK;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use jiff::civil::Date;
use std::collections::HashSet;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

/// Which views besides the chosen ones are checked and kept, to be evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Views<'a> {
    All,
    None,
    /// All but those of other positions.
    Of(&'a str),
}

/// One edition without an error, to look at it more closely.
pub struct Look<'a> {
    /// Its declarations as they are written.
    pub written: &'a [Item],
    /// Those that have doubts, as the chosen views have them.
    pub followed: &'a [Item],
    pub model: &'a Model,
}

/// What else is to be said about an edition.
pub(super) type Visit<'v> = &'v (dyn Fn(&Look) -> Vec<Problem> + Sync);

/// Checks a policy in all its editions. The model is that of the last one.
pub fn check_policy(items: &[Item]) -> Checked {
    check_policy_and(items, &|_| Vec::new())
}

/// Checks a policy and visits every edition that has no error.
pub fn check_policy_and(items: &[Item], visit: Visit) -> Checked {
    let mut problems = Vec::new();
    let last = edition::fold(items, None, None, &mut problems);
    let declarations = last.items.clone();
    let others = others(items);
    // Whoever is free takes the next edition; the last one, with all its views, is the longest.
    let next = AtomicUsize::new(0);
    let work = || {
        let taken = std::iter::from_fn(|| others.get(next.fetch_add(1, Ordering::Relaxed)));
        taken
            .flat_map(|(date, notice)| check_other(items, &declarations, *date, *notice, visit))
            .collect::<Vec<Problem>>()
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        // Without a thread the work is done here.
        let other = thread.spawn_scoped(scope, work).ok();
        let mut checked = check_edition_and(last.with_names_elsewhere(items), Views::All, visit);
        checked.problems.extend(problems);
        checked.problems.extend(work());
        checked.problems.extend(other.into_iter().flat_map(|it| it.join().expect("the checker does not panic")));
        point_at_repeals(items, &mut checked.problems);
        problem::sort(&mut checked.problems);
        checked.accepted = problem::take_accepted(&mut checked.problems);
        checked
    })
}

/// What is missing because it was repealed is missing for a reason, which stands elsewhere.
pub fn point_at_repeals(items: &[Item], problems: &mut [Problem]) {
    let is_missing = |problem: &&mut Problem| matches!(problem.code, Code::UnknownName | Code::UnknownTarget);
    for problem in problems.iter_mut().filter(is_missing).filter(|problem| problem.also.is_none()) {
        let missing = problem.arguments.iter().find_map(|(key, argument)| match argument {
            Argument::Text(text) if ["name", "path"].contains(key) => text.rsplit('.').next(),
            _ => None,
        });
        let repeals = edition::repealed(items);
        problem.also = repeals.into_iter().find(|(name, _)| Some(*name) == missing).map(|(_, span)| span);
    }
}

/// Checks one edition.
pub fn check_edition(edition: Edition, views: Views) -> Checked {
    let mut checked = check_edition_and(edition, views, &|_| Vec::new());
    checked.accepted = problem::take_accepted(&mut checked.problems);
    checked
}

fn check_edition_and(edition: Edition, views: Views, visit: Visit) -> Checked {
    let version = version(&edition);
    let has_views = |item: &Item| match views {
        Views::All => true,
        Views::None => false,
        Views::Of(position) => item.kind != ItemKind::Position || item.name() == position,
    };
    check_version(edition.items, version, |_| false, has_views, visit)
}

fn version(edition: &Edition) -> Version {
    Version {
        amendments: edition.amendments.clone(),
        from: edition.from,
        until: edition.until,
        notice: edition.notice.clone(),
        elsewhere: edition.elsewhere.clone(),
    }
}

/// Earlier editions, by their last day, and notices that change something.
fn others(items: &[Item]) -> Vec<(Option<Date>, Option<&Item>)> {
    let days = edition::first_days(items);
    let earlier = days.iter().filter_map(|day| day.yesterday().ok()).map(|date| (Some(date), None));
    let notices = edition::notices(items).filter(|notice| edition::patches(notice).next().is_some());
    earlier.chain(notices.map(|notice| (edition::notice_date(items, notice), Some(notice)))).collect()
}

/// What is wrong in another edition. The views of what stands in the last edition as well are tried there.
fn check_other(items: &[Item], last: &[Item], date: Option<Date>, notice: Option<&Item>, visit: Visit) -> Vec<Problem> {
    let mut problems = Vec::new();
    let edition = edition::fold(items, date, notice, &mut problems);
    let version = version(&edition);
    let known: HashSet<Span> = edition.items.iter().filter(|item| last.contains(item)).map(|item| item.span).collect();
    let is_known = |item: &Item| known.contains(&item.span);
    let checked = check_version(edition.items, version, is_known, |item| !is_known(item), visit);
    problems.extend(checked.problems);
    problems
}
