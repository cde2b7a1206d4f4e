//! A policy over time: every edition is checked, and every notice on the edition that it follows.

use super::Version;
use super::check::Checked;
use super::doubt::check_version;
use crate::edition;
use crate::edition::Edition;
use crate::problem;
use crate::problem::Problem;
use crate::syntax::ast::Item;

/// Checks a policy in all its editions. The model is that of the last one.
pub fn check_policy(items: &[Item]) -> Checked {
    let mut problems = Vec::new();
    let last = edition::fold(items, None, None, &mut problems);
    std::thread::scope(|scope| {
        let others = scope.spawn(|| check_others(items, &last.items));
        let mut checked = check_edition(&last);
        checked.problems.extend(problems);
        checked.problems.extend(others.join().expect("the checker does not panic"));
        problem::sort(&mut checked.problems);
        checked
    })
}

/// Checks one edition.
pub fn check_edition(edition: &Edition) -> Checked {
    check_version(&edition.items, version(edition), |_| false)
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

/// What is wrong in earlier editions and in what notices change. What stands in the last edition as well is tried there.
fn check_others(items: &[Item], last: &[Item]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let days = edition::first_days(items);
    let earlier = days.iter().filter_map(|day| day.yesterday().ok()).map(|date| (Some(date), None));
    let notices = edition::notices(items).filter(|notice| edition::patches(notice).next().is_some());
    let notices = notices.map(|notice| (edition::notice_date(items, notice), Some(notice)));
    for (date, notice) in earlier.chain(notices) {
        let edition = edition::fold(items, date, notice, &mut problems);
        let checked = check_version(&edition.items, version(&edition), |item| last.contains(item));
        problems.extend(checked.problems);
    }
    problems
}
