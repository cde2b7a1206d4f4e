//! Every slip made in memory, one at a time, and the samples asked whether they notice.

use super::slips;
use super::slips::Scales;
use super::slips::Slip;
use crate::edition;
use crate::eval;
use crate::eval::Case;
use crate::explain::brief;
use crate::explain::brief::Line;
use crate::explain::doubts;
use crate::model;
use crate::model::Alternative;
use crate::model::Clause;
use crate::model::Model;
use crate::model::Views;
use crate::plan;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::syntax::STACK;
use crate::syntax::ast::Item;
use jiff::civil::Date;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

/// An edition that samples are evaluated in.
pub struct Edition {
    pub date: Option<Date>,
    pub notice: Option<String>,
    pub samples: Vec<Agreed>,
}

/// An edition before the slip: as it is read, and with all its views.
struct Before<'e> {
    edition: &'e Edition,
    plain: Model,
    viewed: Model,
}

/// A sample with the answer that is agreed.
pub struct Agreed {
    pub case: Case,
    pub lines: Vec<Line>,
    pub readings: Vec<Line>,
}

/// What became of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Noticed,
    /// The policy no longer checks, so that the slip cannot stay.
    Refused,
    Unseen,
}

/// How many slips samples notice, and those that they do not.
#[derive(Debug, Default)]
pub struct Score {
    pub noticed: usize,
    pub refused: usize,
    pub unseen: Vec<Slip>,
}

impl Score {
    /// Noticed slips among those that samples could notice, in percent, rounded down.
    pub fn percent(&self) -> usize {
        let all = self.noticed + self.unseen.len();
        (100 * self.noticed).checked_div(all).unwrap_or(100)
    }
}

/// Makes every slip and asks the samples. `done` is told after each slip how many are done, and of how many.
pub fn score(items: &[Item], editions: &[Edition], done: impl Fn(usize, usize) + Sync) -> Score {
    let all = all_slips(items);
    let before: Vec<Before> = editions.iter().map(|edition| Before::new(edition, items)).collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let finished = AtomicUsize::new(0);
    let work = || {
        let mut fates = Vec::new();
        let mut own = items.to_vec();
        let mut orders: Vec<Order> = before.iter().map(|it| Order::new(it.edition.samples.len())).collect();
        while let Some((declaration, number)) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            fates.push(((*declaration, *number), fate(&mut own, (*declaration, *number), items, &before, &mut orders)));
            done(finished.fetch_add(1, Ordering::Relaxed) + 1, all.len());
        }
        fates
    };
    let mut fates: Vec<((usize, usize), (Fate, Slip))> = std::thread::scope(|scope| {
        let thread = || std::thread::Builder::new().stack_size(STACK);
        let workers: Vec<_> = (1..threads).filter_map(|_| thread().spawn_scoped(scope, work).ok()).collect();
        let mut fates = work();
        fates.extend(workers.into_iter().flat_map(|it| it.join().expect("evaluation does not panic")));
        fates
    });
    fates.sort_by_key(|(place, _)| *place);
    let mut score = Score::default();
    for (_, (fate, slip)) in fates {
        match fate {
            Fate::Noticed => score.noticed += 1,
            Fate::Refused => score.refused += 1,
            Fate::Unseen => score.unseen.push(slip),
        }
    }
    score
}

/// The slips of all declarations: the number of the declaration, the number of the slip in it.
fn all_slips(items: &[Item]) -> Vec<(usize, usize)> {
    let scales = Scales::new(items);
    let of = |(declaration, item): (usize, &Item)| {
        let count = (0..).take_while(|number| slips::slip(&mut item.clone(), *number, &scales).is_some()).count();
        (0..count).map(move |number| (declaration, number)).collect::<Vec<_>>()
    };
    items.iter().enumerate().flat_map(of).collect()
}

fn fate(
    own: &mut [Item],
    (declaration, number): (usize, usize),
    items: &[Item],
    before: &[Before],
    orders: &mut [Order],
) -> (Fate, Slip) {
    let scales = Scales::new(items);
    let slip = slips::slip(&mut own[declaration], number, &scales).expect("the slip was counted");
    let mut fate = Fate::Unseen;
    for (before, order) in before.iter().zip(orders) {
        fate = fate_in(before, own, &slip, order);
        if fate != Fate::Unseen {
            break;
        }
    }
    own[declaration] = items[declaration].clone();
    (fate, slip)
}

/// The order in which samples are asked: who noticed the last slip is asked first about the next, which is often near it.
struct Order(Vec<usize>);

impl Order {
    fn new(count: usize) -> Order {
        Order((0..count).collect())
    }

    fn any(&mut self, samples: &[Agreed], mut is_noticed: impl FnMut(&Agreed) -> bool) -> bool {
        let Some(at) = self.0.iter().position(|number| is_noticed(&samples[*number])) else { return false };
        self.0[..=at].rotate_right(1);
        true
    }
}

impl Before<'_> {
    fn new<'e>(edition: &'e Edition, items: &[Item]) -> Before<'e> {
        let model = |views| edition.model(items, views).unwrap_or_default();
        Before { edition, plain: model(Views::None), viewed: model(Views::All) }
    }
}

impl Edition {
    /// The edition as the declarations have it now; none if they do not check.
    fn model(&self, items: &[Item], views: Views) -> Option<Model> {
        let mut problems: Vec<Problem> = Vec::new();
        let notice = edition::notices(items).find(|notice| Some(notice.name()) == self.notice.as_deref());
        let folded = edition::fold(items, self.date, notice, &mut problems);
        let checked = model::check_edition(folded, views);
        problems.extend(checked.problems);
        let has_errors = problems.iter().any(|problem| problem.severity() == Severity::Error);
        (!has_errors).then_some(checked.model)
    }
}

/// Asks the answers as the policy is read, then those under other views.
fn fate_in(before: &Before, items: &[Item], slip: &Slip, samples: &mut Order) -> Fate {
    let Some(model) = before.edition.model(items, Views::None) else { return Fate::Refused };
    let affected = Affected::new(&before.plain, &model);
    let plain = plan::plan(model);
    let concerns = |sample: &Agreed| affected.concerns(sample.case.position);
    if samples.any(&before.edition.samples, |sample| concerns(sample) && is_noticed(&plain, sample)) {
        return Fate::Noticed;
    }
    let Some(model) = before.edition.model(items, Views::All) else { return Fate::Refused };
    let only_there = slip.doubt.is_some() || matches!(affected, Affected::Nobody);
    let views = views(&before.viewed, &model, slip);
    let mut plan = plan::plan(model);
    let is_noticed = |sample: &Agreed| {
        let concerned = views.iter().filter(|(_, affected)| affected.concerns(sample.case.position));
        // Else only where a view has mattered: all of them for all samples would take too long.
        let asked = concerned.filter(|(view, _)| only_there || !readings_of(&plan.model, sample, *view).is_empty());
        let asked: Vec<usize> = asked.map(|(view, _)| *view).collect();
        !asked.is_empty() && is_noticed_in(&mut plan, sample, &asked)
    };
    if samples.any(&before.edition.samples, is_noticed) { Fate::Noticed } else { Fate::Unseen }
}

/// Whether an answer is another one, as the policy is read.
fn is_noticed(plan: &Plan, sample: &Agreed) -> bool {
    brief::brief(&eval::evaluate(plan, &sample.case), &plan.model) != sample.lines
}

/// Whether an answer is another one, also under views.
fn is_noticed_in(plan: &mut Plan, sample: &Agreed, views: &[usize]) -> bool {
    let outcome = eval::evaluate(plan, &sample.case);
    if brief::brief(&outcome, &plan.model) != sample.lines {
        return true;
    }
    views.iter().any(|view| {
        let doubt = doubts::doubt(plan, &sample.case, &outcome, *view);
        let now = brief::readings(doubt.as_slice(), &plan.model);
        now.iter().collect::<Vec<&Line>>() != readings_of(&plan.model, sample, *view)
    })
}

/// What was agreed of a view.
fn readings_of<'s>(model: &Model, sample: &'s Agreed, view: usize) -> Vec<&'s Line> {
    let alternative = &model.alternatives[view];
    let id = &model.interpretations[alternative.doubt].views[alternative.view].id;
    sample.readings.iter().filter(|line| line.id == *id).collect()
}

/// The views whose clause or whose definitions have changed, by their numbers in the alternatives, and whom that touches.
fn views(old: &Model, new: &Model, slip: &Slip) -> Vec<(usize, Affected)> {
    let defined = old.terms != new.terms;
    let is_of = |alternative: &Alternative| {
        let name = new.interpretations[alternative.doubt].meta.id.rsplit('.').next();
        slip.doubt.is_none() || slip.doubt.as_deref() == name
    };
    let all = new.alternatives.iter().enumerate().filter(|(_, it)| is_of(it));
    let changed = all.filter(|(number, it)| defined || old.alternatives.get(*number) != Some(*it));
    let touches = |clause: &Clause| match clause {
        Clause::Position(position, _) => Affected::Position(*position),
        // A sample is one dossier and ranks nobody.
        Clause::Ranking(..) => Affected::Nobody,
        Clause::ScoreSheet(..) | Clause::Package(..) | Clause::TimeLimit(..) | Clause::Pay(..) => Affected::Everybody,
    };
    changed.map(|(number, alternative)| (number, touches(&alternative.clause))).collect()
}

/// Whose answer a slip can touch.
enum Affected {
    Nobody,
    Position(usize),
    Everybody,
}

impl Affected {
    fn new(old: &Model, new: &Model) -> Affected {
        let shared = old.terms != new.terms
            || old.score_sheets != new.score_sheets
            || old.packages != new.packages
            || old.time_limits != new.time_limits
            || old.pays != new.pays
            || old.outcomes != new.outcomes;
        let differs = |index: &usize| old.positions.get(*index) != new.positions.get(*index);
        let positions: Vec<usize> = (0..old.positions.len().max(new.positions.len())).filter(differs).collect();
        match (shared, &positions[..]) {
            (true, _) | (_, [_, _, ..]) => Affected::Everybody,
            (false, []) => Affected::Nobody,
            (false, [one]) => Affected::Position(*one),
        }
    }

    fn concerns(&self, position: Option<usize>) -> bool {
        match self {
            Affected::Nobody => false,
            Affected::Position(one) => position == Some(*one),
            Affected::Everybody => true,
        }
    }
}
