//! Lists of records: which count at all, what each is worth, how many count, which one is meant.

use super::Evaluator;
use super::amounts::Interval;
use super::amounts::possible;
use super::conditions::At;
use super::facts;
use super::items;
use super::items::Caps;
use super::items::Item;
use super::outcome::LeftOut;
use super::terms::Selected;
use super::trace::AmountTrace;
use super::trace::AmountWhy;
use super::trace::Check;
use super::trace::CheckKind;
use super::trace::KEPT;
use super::trace::RecordCheck;
use crate::model::RecordId;
use crate::model::expression::Condition;
use crate::model::expression::Designated;
use crate::model::expression::Each;
use crate::model::expression::ItemLimits;
use crate::model::expression::Operand;
use crate::model::expression::PerGroup;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::possible::Range;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The place of a record of which nothing is known.
const ANY: usize = usize::MAX;

/// `gives … for each …`
pub struct Counting<'a> {
    pub each: &'a Each,
    pub record: RecordId,
    pub once_per: Option<usize>,
    pub limits: &'a ItemLimits,
    pub cap: Option<&'a Operand>,
}

/// What records gave, and a few of them by name.
struct Counted {
    points: Interval,
    undecided: bool,
    sure: Vec<usize>,
    open: Vec<usize>,
    left_out: usize,
    worths: Vec<(usize, Possible)>,
    beyond: Vec<usize>,
}

impl Counted {
    fn of(points: Interval, sure: Vec<usize>, open: &[usize]) -> Counted {
        let named = Selected { stated: true, sure, open: open.to_vec() }.named();
        let (sure, open, left_out) = named;
        Counted { points, undecided: false, sure, open, left_out, worths: Vec::new(), beyond: Vec::new() }
    }
}

fn negative((low, high): Interval) -> Interval {
    let end = |end: Option<Number>| end.map(|end| Number::zero().sub(&end));
    (end(high), end(low))
}

impl Evaluator<'_> {
    // Which records count at all

    /// Whether each record of a list counts; `None` if there is no rule, or no list.
    pub fn which_count(&self, record: RecordId) -> Option<Rc<Vec<Truth>>> {
        let standing = self.plan.model.record(record).standing.as_ref()?;
        let known = self.standings.borrow().get(&record).cloned();
        if known.is_some() {
            return known;
        }
        let count = self.records(record)?;
        let truths = (0..count).map(|index| self.truth(&standing.condition, Some((record, index))));
        let truths: Rc<Vec<Truth>> = Rc::new(truths.collect());
        self.standings.borrow_mut().insert(record, truths.clone());
        Some(truths)
    }

    /// Whether a record counts and passes a filter.
    pub fn check_record(&self, filter: Option<&Condition>, at: (RecordId, usize)) -> Option<Check> {
        let standing = self.plan.model.record(at.0).standing.as_ref();
        let parts = standing.map(|standing| &standing.condition).into_iter().chain(filter);
        let mut checks: Vec<Check> = parts.map(|part| self.check(part, Some(at))).collect();
        if checks.len() < 2 {
            return checks.pop();
        }
        let truth = checks.iter().map(|check| check.truth).fold(Truth::Yes, Truth::and);
        Some(Check { truth, what: CheckKind::All(checks) })
    }

    /// The records that do not count, or may not, whatever they are used for.
    pub fn left_out(&self) -> Vec<LeftOut> {
        let ids = (0..self.plan.model.records.len()).map(RecordId);
        ids.filter_map(|record| self.left_out_of(record)).collect()
    }

    fn left_out_of(&self, record: RecordId) -> Option<LeftOut> {
        let truths = self.which_count(record)?;
        let are = |wanted: Truth| -> Vec<usize> {
            truths.iter().enumerate().filter(|(_, truth)| **truth == wanted).map(|(index, _)| index).collect()
        };
        let (no, open) = (are(Truth::No), are(Truth::Unknown));
        if no.is_empty() && open.is_empty() {
            return None;
        }
        let checks = |indexes: &[usize]| {
            let kept = indexes.iter().take(KEPT).map(|index| {
                let check = self.check_record(None, (record, *index));
                RecordCheck { index: *index, truth: check.as_ref().map_or(Truth::Yes, |check| check.truth), check }
            });
            kept.collect::<Vec<RecordCheck>>()
        };
        Some(LeftOut { record, count: no.len(), records: checks(&no), open_count: open.len(), open: checks(&open) })
    }

    // What records give

    pub fn for_each(&self, counting: &Counting, selected: &Selected) -> AmountTrace {
        let mut counted = match (counting.each, counting.once_per) {
            (Each::Number(each), once_per) if counting.limits.are_none() => {
                let points = self.alike(each, counting.record, once_per, selected);
                Counted::of(points, selected.sure.clone(), &selected.open)
            }
            _ => self.worths(counting, selected),
        };
        let mut capped = false;
        if let Some(cap) = counting.cap {
            let before = counted.points.clone();
            counted.points = self.capped(counted.points, cap);
            capped = counted.points != before;
        }
        let Counted { points, undecided, sure, open, left_out, worths, beyond } = counted;
        let (record, stated) = (counting.record, selected.stated);
        let why =
            AmountWhy::Records { record, stated, sure, open, left_out, capped, worths, beyond, elsewhere: Vec::new() };
        AmountTrace { id: String::new(), truth: Truth::Yes, value: possible(points), undecided, why }
    }

    /// Records that all give the same, without a limit on their number.
    fn alike(&self, each: &Number, record: RecordId, once_per: Option<usize>, selected: &Selected) -> Interval {
        let (least, most) = match once_per {
            Some(field) => self.distinct(record, field, selected),
            None => (selected.sure.len(), selected.sure.len() + selected.open.len()),
        };
        let most = if selected.stated { Some(most) } else { once_per.and_then(|field| self.kinds_of(record, field)) };
        let (least, most) = (each.times(least), most.map(|most| each.times(most)));
        if each.is_negative() { (most, Some(least)) } else { (Some(least), most) }
    }

    /// Records each with its worth, and as many of them as the limits let count.
    fn worths(&self, counting: &Counting, selected: &Selected) -> Counted {
        let record = counting.record;
        let per = counting.limits.per.as_ref();
        let caps = Caps {
            per: per.map(|per| per.most),
            groups: per.and_then(|per| self.group_count(record, per)),
            best: counting.limits.best,
        };
        // Records that all take the same off are counted like those that give it.
        let turned = matches!(counting.each, Each::Number(each) if each.is_negative());
        let turn = |worth: Interval| if turned { negative(worth) } else { worth };
        if !selected.stated {
            let (worth, _) = self.worth(counting.each, (record, ANY));
            let points = turn(items::of_open_list(turn(worth), &caps));
            return Counted::of(points, Vec::new(), &[]);
        }
        let mut groups: BTreeMap<Option<Value>, usize> = BTreeMap::new();
        let mut group = |index: usize| match per {
            None => Some(0),
            Some(per) => self.group_of(record, per, index).map(|key| {
                let next = groups.len();
                *groups.entry(key).or_insert(next)
            }),
        };
        let sure = selected.sure.iter().map(|index| (*index, true));
        let indexes: Vec<(usize, bool)> = sure.chain(selected.open.iter().map(|index| (*index, false))).collect();
        let (mut all, mut gaps, mut is_known) = (Vec::new(), false, true);
        for (index, sure) in &indexes {
            let (worth, open) = self.worth(counting.each, (record, *index));
            gaps |= open && *sure;
            is_known &= *sure && (open || (worth.0.is_some() && worth.0 == worth.1));
            all.push(Item { sure: *sure, worth: turn(worth), group: group(*index) });
        }
        // Where only so many count, another record may take the place of the open one.
        let undecided = gaps && (is_known || counting.limits.are_none());
        let points = turn(items::points(&all, &caps));
        let (mut sure, mut beyond) = (selected.sure.clone(), Vec::new());
        if !counting.limits.are_none() && items::is_settled(&all) {
            let mut taken = items::chosen(&all, &caps).into_iter().peekable();
            let mut place = 0..;
            (sure, beyond) =
                sure.into_iter().partition(|_| place.next().and_then(|at| taken.next_if_eq(&at)).is_some());
        }
        let mut counted = Counted { undecided, ..Counted::of(points, sure, &selected.open) };
        if matches!(counting.each, Each::Term(_)) {
            let is_named = |index: usize| counted.sure.contains(&index) || counted.open.contains(&index);
            let named = indexes.iter().zip(&all).filter(|((index, _), _)| is_named(*index));
            counted.worths = named.map(|((index, _), item)| (*index, possible(turn(item.worth.clone())))).collect();
        }
        beyond.truncate(KEPT);
        Counted { beyond, ..counted }
    }

    /// What a record is worth; nothing where that is absent.
    fn worth(&self, each: &Each, at: (RecordId, usize)) -> (Interval, bool) {
        let id = match each {
            Each::Number(number) => return ((Some(number.clone()), Some(number.clone())), false),
            Each::Term(id) => *id,
        };
        let trace = self.work_out(id, Some(at));
        let nothing = Possible::known(Value::Number(Number::zero()));
        let value = match &trace.value {
            value if value.is_surely_absent() => nothing,
            value if value.may_be_absent() => value.hull(&nothing),
            value => value.clone(),
        };
        (value.numbers(), trace.undecided)
    }

    /// The group of a record; the inner `None` is that of all records without a value.
    fn group_of(&self, record: RecordId, per: &PerGroup, index: usize) -> Option<Option<Value>> {
        let held = self.record_field(record, per.field, Some((record, index)))?;
        if held.is_surely_absent() {
            return Some(None);
        }
        let range = held.values().filter(|_| !held.may_be_absent())?;
        if !per.by_year {
            return range.single().cloned().map(Some);
        }
        let year = |end: &Option<Value>| end.as_ref().and_then(Value::date).map(|date| date.year());
        let (first, last) = (year(&range.low)?, year(&range.high)?);
        (first == last).then(|| Some(Value::Number(Number::from_integer(first.into()))))
    }

    /// How many groups there can be.
    fn group_count(&self, record: RecordId, per: &PerGroup) -> Option<usize> {
        let (_, field) = self.plan.model.record(record).fields.get_index(per.field)?;
        let values = match field.ty {
            Type::Member(scale) => self.plan.model.scale(scale).members.len(),
            Type::Flag => 2,
            _ => return None,
        };
        Some(values + usize::from(field.may_be_absent))
    }

    /// A field of a record of which nothing is known.
    pub fn any_field(&self, record: RecordId, field: usize, at: At) -> Option<Possible> {
        at.filter(|at| *at == (record, ANY))?;
        self.plan.model.record(record).fields.get_index(field).map(|(_, field)| facts::unknown(field))
    }

    // Which record is meant

    /// The value of the one record, whether the source leaves it open, and the records that may be the one.
    pub fn designated(&self, meant: &Designated, selected: &Selected) -> (Possible, bool, Vec<usize>) {
        let (_, field) = &self.plan.model.record(meant.record).fields.get_index(meant.field).unzip();
        if !selected.stated {
            let value = field.map_or(Possible::anything(true), facts::unknown);
            return (value.hull(&Possible::absent()), false, Vec::new());
        }
        let runners = self.runners(meant, selected);
        let race = Race::new(&runners, meant.highest);
        let candidates: Vec<&Runner> = runners.iter().filter(|runner| race.may_win(runner)).collect();
        let indexes = candidates.iter().map(|runner| runner.index).collect();
        let (value, undecided) = match meant.of_several {
            Some(up) => (race.ordered(&candidates, up), false),
            None => race.unordered(&candidates),
        };
        (value, undecided, indexes)
    }

    fn runners(&self, meant: &Designated, selected: &Selected) -> Vec<Runner> {
        let sure = selected.sure.iter().map(|index| (*index, true));
        let all = sure.chain(selected.open.iter().map(|index| (*index, false)));
        let runner = |(index, sure): (usize, bool)| {
            let held = |field| self.record_field(meant.record, field, Some((meant.record, index)));
            let (by, value) = (held(meant.by)?, held(meant.field)?);
            if by.is_surely_absent() {
                return None;
            }
            let range = by.values().cloned().unwrap_or_default();
            let (near, far) = if meant.highest { (range.low, range.high) } else { (range.high, range.low) };
            Some(Runner { index, sure: sure && !by.may_be_absent(), near, far, value })
        };
        all.filter_map(runner).collect()
    }
}

/// A record that may come last: how near and how far it may stand.
struct Runner {
    index: usize,
    sure: bool,
    near: Option<Value>,
    far: Option<Value>,
    value: Possible,
}

struct Race<'r> {
    highest: bool,
    /// How far the first one surely stands, and who surely stands there.
    mark: Option<Value>,
    holders: Vec<&'r Runner>,
    is_sure: bool,
}

impl<'r> Race<'r> {
    fn new(runners: &'r [Runner], highest: bool) -> Race<'r> {
        let mut race = Race { highest, mark: None, holders: Vec::new(), is_sure: runners.iter().any(|it| it.sure) };
        let nears = runners.iter().filter(|it| it.sure).filter_map(|it| it.near.as_ref());
        race.mark = nears.max_by(|a, b| race.order(a, b)).cloned();
        let holds = |it: &&Runner| it.sure && race.mark.is_some() && it.near == race.mark;
        race.holders = runners.iter().filter(holds).collect();
        race
    }

    fn order(&self, a: &Value, b: &Value) -> Ordering {
        if self.highest { a.cmp(b) } else { b.cmp(a) }
    }

    fn against_mark(&self, runner: &Runner) -> Ordering {
        match (&runner.far, &self.mark) {
            (Some(far), Some(mark)) => self.order(far, mark),
            _ => Ordering::Greater,
        }
    }

    fn may_win(&self, runner: &Runner) -> bool {
        self.against_mark(runner) != Ordering::Less
    }

    /// Whether it may win without another one beside it.
    fn may_win_alone(&self, runner: &Runner) -> bool {
        let is_only_holder = matches!(&self.holders[..], [only] if only.index == runner.index);
        is_only_holder || self.against_mark(runner) == Ordering::Greater
    }

    /// The hull over all that may win; of those that win together, the highest value counts, or the lowest.
    fn ordered(&self, candidates: &[&Runner], up: bool) -> Possible {
        let better = |a: &Value, b: &Value| if up { a > b } else { a < b };
        let best = |a: Value, b: Value| if better(&b, &a) { b } else { a };
        let worst = |a: Value, b: Value| if better(&b, &a) { a } else { b };
        let near = |range: &Range| if up { range.low.clone() } else { range.high.clone() };
        let far = |range: &Range| if up { range.high.clone() } else { range.low.clone() };
        let present: Vec<&Runner> = self.holders.iter().copied().filter(|it| !it.value.may_be_absent()).collect();
        // What those that win beside it give at least.
        let floor = present.iter().filter_map(|it| it.value.values().and_then(near)).reduce(best);
        let mut absent = !self.is_sure;
        let (mut nears, mut fars): (Vec<Option<Value>>, Vec<Option<Value>>) = (Vec::new(), Vec::new());
        for candidate in candidates {
            let alone = self.may_win_alone(candidate);
            absent |= candidate.value.may_be_absent() && (alone || present.is_empty());
            let Some(range) = candidate.value.values() else { continue };
            nears.push(match (near(range), &floor) {
                (Some(value), Some(floor)) if !alone => Some(best(value, floor.clone())),
                (None, Some(floor)) if !alone => Some(floor.clone()),
                (value, _) => value,
            });
            fars.push(far(range));
        }
        if fars.is_empty() {
            return Possible::absent();
        }
        let all = |ends: Vec<Option<Value>>| ends.into_iter().collect::<Option<Vec<Value>>>();
        let near = all(nears).and_then(|ends| ends.into_iter().reduce(worst));
        let far = all(fars).and_then(|ends| ends.into_iter().reduce(best));
        let (low, high) = if up { (near, far) } else { (far, near) };
        Possible::Values { absent, range: Some(Range { low, high }) }
    }

    /// The value on which all that may win agree. If those that surely win together do not, the source gives no answer.
    fn unordered(&self, candidates: &[&Runner]) -> (Possible, bool) {
        let Some(first) = candidates.first() else { return (Possible::absent(), false) };
        if candidates.iter().all(|it| it.value.is_settled() && it.value == first.value) {
            let value = first.value.clone();
            return (if self.is_sure { value } else { value.hull(&Possible::absent()) }, false);
        }
        let nobody_further = candidates.iter().all(|it| self.against_mark(it) == Ordering::Equal);
        let settled: Vec<&Possible> =
            self.holders.iter().map(|it| &it.value).filter(|value| value.is_settled()).collect();
        let undecided = nobody_further && settled.iter().any(|value| *value != settled[0]);
        let absent = !self.is_sure || candidates.iter().any(|it| it.value.may_be_absent());
        (Possible::anything(absent), undecided)
    }
}
