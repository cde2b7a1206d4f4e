//! Values built from rows: points as intervals, terms as ranges. Ends are taken separately, so they are sound.

use super::Evaluator;
use super::conditions::At;
use super::conditions::meets;
use super::records::Counting;
use super::terms::Selected;
use super::trace::AmountTrace;
use super::trace::AmountWhy;
use super::trace::Compared;
use super::witness::Sight;
use super::worked::Found;
use crate::extent::Extent;
use crate::model::RecordId;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::Fact;
use crate::model::expression::Given;
use crate::model::expression::How;
use crate::model::expression::MemberRow;
use crate::model::expression::Operand;
use crate::model::expression::Otherwise;
use crate::model::expression::RangeRow;
use crate::model::expression::Total;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::possible::Range;
use crate::value::Grain;
use crate::value::Number;
use crate::value::Rounding;
use crate::value::Truth;
use crate::value::Value;
use std::collections::BTreeSet;

/// An interval of numbers; a missing end has no bound.
pub type Interval = (Option<Number>, Option<Number>);

pub fn possible((low, high): Interval) -> Possible {
    Possible::range(low.map(Value::Number), high.map(Value::Number))
}

fn zero() -> Possible {
    Possible::known(Value::Number(Number::zero()))
}

pub fn exactly(number: Number) -> Interval {
    (Some(number.clone()), Some(number))
}

/// The least interval that holds both.
pub fn union(a: Interval, b: Interval) -> Interval {
    let low = a.0.zip(b.0).map(|(a, b)| a.min(b));
    let high = a.1.zip(b.1).map(|(a, b)| a.max(b));
    (low, high)
}

/// Adds intervals.
pub fn add(a: Interval, b: Interval) -> Interval {
    let end = |a: Option<Number>, b: Option<Number>| Some(a?.add(&b?));
    (end(a.0, b.0), end(a.1, b.1))
}

/// Multiplies intervals.
pub fn multiply(a: Interval, b: Interval) -> Interval {
    let ends = |(low, high): Interval| [Edge::of(low, Edge::Below), Edge::of(high, Edge::Above)];
    let (a, b) = (ends(a), ends(b));
    let corners = a.iter().flat_map(|one| b.iter().map(|other| one.times(other)));
    let corners: Vec<Edge> = corners.collect();
    (corners.iter().min().and_then(Edge::number), corners.iter().max().and_then(Edge::number))
}

/// An end of an interval: a number, or without bound below or above.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Edge {
    Below,
    At(Number),
    Above,
}

impl Edge {
    fn of(number: Option<Number>, without: Edge) -> Edge {
        number.map_or(without, Edge::At)
    }

    fn number(&self) -> Option<Number> {
        match self {
            Edge::At(number) => Some(number.clone()),
            Edge::Below | Edge::Above => None,
        }
    }

    fn sign(&self) -> i8 {
        match self {
            Edge::Below => -1,
            Edge::Above => 1,
            Edge::At(number) if number.is_negative() => -1,
            Edge::At(number) => i8::from(*number != Number::zero()),
        }
    }

    /// Nothing times whatever it may be is nothing.
    fn times(&self, other: &Edge) -> Edge {
        match (self, other, self.sign() * other.sign()) {
            (Edge::At(a), Edge::At(b), _) => Edge::At(a.mul(b)),
            (_, _, 0) => Edge::At(Number::zero()),
            (_, _, 1) => Edge::Above,
            _ => Edge::Below,
        }
    }
}

pub fn round((low, high): Interval, rounding: Option<&(Rounding, Number)>) -> Interval {
    match rounding {
        Some((mode, unit)) => (low.map(|end| end.round_to(unit, *mode)), high.map(|end| end.round_to(unit, *mode))),
        None => (low, high),
    }
}

/// Whether an interval lies in another.
pub fn is_within((from, to): &Interval, (low, high): &Interval) -> bool {
    let above = low.as_ref().is_none_or(|low| from.as_ref().is_some_and(|from| from >= low));
    above && high.as_ref().is_none_or(|high| to.as_ref().is_some_and(|to| to <= high))
}

/// The greater of each end.
fn lift((low, high): Interval, floor: &Interval) -> Interval {
    let low =
        low.map_or_else(|| floor.0.clone(), |low| Some(floor.0.clone().map_or(low.clone(), |floor| low.max(floor))));
    (low, high.zip(floor.1.clone()).map(|(high, floor)| high.max(floor)))
}

/// The lesser of each end. A value without bound is cut too; a cap without bound below may cut everything.
fn clamp((low, high): Interval, cap: &Interval) -> Interval {
    let low = low.zip(cap.0.clone()).map(|(low, cap)| low.min(cap));
    let high = match (high, cap.1.clone()) {
        (Some(high), Some(cap)) => Some(high.min(cap)),
        (high, cap) => high.or(cap),
    };
    (low, high)
}

impl Evaluator<'_> {
    /// Works out a value. Points are zero where no row holds.
    pub fn amount(&self, amount: &Amount, points: bool) -> AmountTrace {
        self.amount_at(amount, points, None)
    }

    /// The same, of a record if the value is about one.
    pub fn amount_at(&self, amount: &Amount, points: bool, at: At) -> AmountTrace {
        let mut trace = match &amount.body {
            AmountBody::Fixed { given, when } => self.fixed(given, when.as_ref(), at),
            AmountBody::Group { total, floor, cap, rows, otherwise, once } => {
                let mut traces: Vec<AmountTrace> = rows.iter().map(|row| self.amount_at(row, points, at)).collect();
                let shared = once.as_ref().map(|once| self.rows_served_once(once, rows, &mut traces));
                self.group(*total, (floor.as_ref(), cap.as_ref()), (traces, shared), otherwise, points, at)
            }
            AmountBody::Ranges { fact, ty, grain, rows, otherwise } => {
                let fact = self.look_up(fact, *ty, at);
                self.ranges(fact, (rows, *grain), otherwise, points, at)
            }
            AmountBody::ForEach { each, record, once_per, limits, cap, filter } => {
                let selected = self.select(*record, filter.as_ref());
                let counting = Counting { each, record: *record, once_per: *once_per, limits, cap: cap.as_ref() };
                self.for_each(&counting, &selected)
            }
            AmountBody::OncePerMember { record, field, filter, rows } => {
                let selected = self.select(*record, filter.as_ref());
                self.once_per_member(*record, *field, rows, &selected)
            }
        };
        trace.id.clone_from(&amount.meta.id);
        self.saw_cap(amount, &trace);
        if amount.rounding.is_some() {
            let (low, high) = round(trace.value.numbers(), amount.rounding.as_ref());
            trace.value = trace.value.with_numbers(low, high);
        }
        trace.undecided &= !trace.value.is_settled();
        if points {
            give_nothing_where_absent(&mut trace);
        }
        trace
    }

    fn saw_cap(&self, amount: &Amount, trace: &AmountTrace) {
        let capped = match &trace.why {
            AmountWhy::Rows { capped, .. } => capped.is_some(),
            AmountWhy::Records { capped, .. } => *capped,
            AmountWhy::Worked { capped, .. } => *capped,
            AmountWhy::Plain { .. } | AmountWhy::Ranges { .. } | AmountWhy::Members { .. } => return,
        };
        if let Some(witness) = self.witness {
            witness.sees(amount.meta.span, if capped { Sight::Capped } else { Sight::NotCapped });
        }
    }

    fn given(&self, given: &Given, at: At) -> (Possible, bool) {
        match given {
            Given::Operand(operand) => (self.operand(operand), false),
            Given::Term(id) => {
                let term = self.term_at(*id, at);
                (term.value.clone(), term.undecided)
            }
            Given::Worked(worked) => {
                let found = self.worked(worked, at);
                (found.value, found.undecided)
            }
            Given::Absent => (Possible::absent(), false),
            Given::Undecided(between) => (self.gap(between.as_ref()), true),
        }
    }

    /// What the source leaves open: anything, or what lies between two ends.
    fn gap(&self, between: Option<&(Operand, Operand)>) -> Possible {
        match between {
            None => Possible::anything(false),
            Some((low, high)) => self.operand(low).hull(&self.operand(high)),
        }
    }

    fn fixed(&self, given: &Given, when: Option<&Condition>, at: At) -> AmountTrace {
        let check = when.map(|when| self.check(when, at));
        let truth = check.as_ref().map_or(Truth::Yes, |check| check.truth);
        if let Given::Worked(worked) = given {
            let Found { value, undecided, facts, capped } = self.worked(worked, at);
            let mark = match &worked.how {
                How::Mark { id, .. } => Some(id.clone()),
                _ => None,
            };
            let why = AmountWhy::Worked { when: check, facts, mark, capped };
            return AmountTrace { id: String::new(), truth, value, undecided, why };
        }
        let (value, undecided) = self.given(given, at);
        let why = match self.number_of_term(given, at) {
            Some(fact) => AmountWhy::Worked { when: check, facts: vec![fact], mark: None, capped: false },
            None => AmountWhy::Plain { when: check },
        };
        AmountTrace { id: String::new(), truth, value, undecided, why }
    }

    /// The number that a row takes from a term which is not the same for all.
    fn number_of_term(&self, given: &Given, at: At) -> Option<Compared> {
        let Given::Term(id) = given else { return None };
        let term = self.plan.model.term(*id);
        let is_number = matches!(term.ty, Type::Number(_)) && !term.is_constant();
        is_number.then(|| self.look_up(&Fact::Term(*id), term.ty, at))
    }

    /// Cuts a value to its limits; says which limit cuts it from above.
    pub fn limited(
        &self,
        mut value: Possible,
        floor: Option<&Operand>,
        cap: Option<&Operand>,
    ) -> (Possible, Option<Number>) {
        if let Some(floor) = floor {
            let (low, high) = self.cut_to(value.numbers(), floor, lift);
            value = value.with_numbers(low, high);
        }
        let Some(cap) = cap else { return (value, None) };
        let before = value.numbers();
        let (low, high) = self.cut_to(before.clone(), cap, clamp);
        let cut = value.with_numbers(low, high);
        let capped = if cut.numbers() == before { None } else { self.operand(cap).numbers().1 };
        (cut, capped)
    }

    /// Cuts an interval from above.
    pub fn capped(&self, interval: Interval, cap: &Operand) -> Interval {
        self.cut_to(interval, cap, clamp)
    }

    /// Cuts an interval to a limit. One that is absent cuts nothing.
    fn cut_to(&self, interval: Interval, limit: &Operand, cut: fn(Interval, &Interval) -> Interval) -> Interval {
        let limit = self.operand(limit);
        if limit.is_surely_absent() {
            return interval;
        }
        let found = cut(interval.clone(), &limit.numbers());
        if limit.may_be_absent() { union(found, interval) } else { found }
    }

    fn otherwise(&self, otherwise: &Otherwise, at: At) -> Option<(Possible, bool)> {
        match otherwise {
            Otherwise::Nothing => None,
            Otherwise::Value(given) => Some(self.given(given, at)),
        }
    }

    /// What rows give together, of a record if they are about one. The sum of rows that share records is given.
    pub fn group(
        &self,
        total: Total,
        (floor, cap): (Option<&Operand>, Option<&Operand>),
        (mut rows, shared): (Vec<AmountTrace>, Option<Interval>),
        otherwise: &Otherwise,
        points: bool,
        at: At,
    ) -> AmountTrace {
        if matches!(total, Total::Sum | Total::Best(_) | Total::Average) {
            rows.iter_mut().for_each(give_nothing_where_absent);
        }
        let fallback = self.otherwise(otherwise, at).or(points.then(|| (zero(), false)));
        let value = match total {
            Total::Sum => possible(shared.unwrap_or_else(|| sum(&rows))),
            Total::Best(count) => possible(best(&rows, count)),
            Total::First => first(&rows, fallback.as_ref()),
            Total::Highest => highest(&rows, fallback.as_ref(), true),
            Total::Lowest => highest(&rows, fallback.as_ref(), false),
            Total::Average => average(&rows, fallback.as_ref()),
        };
        let (raised, _) = self.limited(value.clone(), floor, None);
        let lifted = if raised == value { None } else { floor.and_then(|floor| self.operand(floor).numbers().0) };
        let (value, capped) = self.limited(raised, None, cap);
        let is_cut = capped.is_some() || lifted.is_some();
        let limits_open = floor.into_iter().chain(cap).any(|limit| !self.operand(limit).is_settled());
        let undecided = !value.is_settled() && !limits_open && is_undecided(total, &rows, fallback.as_ref(), is_cut);
        let why = AmountWhy::Rows { rows, capped, lifted };
        AmountTrace { id: String::new(), truth: Truth::Yes, value, undecided, why }
    }

    fn ranges(
        &self,
        fact: Compared,
        (rows, grain): (&[RangeRow], Grain),
        otherwise: &Otherwise,
        points: bool,
        at: At,
    ) -> AmountTrace {
        let mut traces = Vec::new();
        let mut value: Option<Possible> = None;
        for row in rows {
            let needed = self.needed(&row.test);
            let truth = meets(&needed, &fact.actual);
            if let Some(witness) = self.witness {
                witness.sees_test(row.meta.span, &needed, &fact.actual, truth);
            }
            let given = AmountTrace { id: row.meta.id.clone(), truth, ..self.fixed(&row.given, None, at) };
            if truth != Truth::No {
                value = Some(value.map_or(given.value.clone(), |earlier| earlier.hull(&given.value)));
            }
            traces.push(given);
        }
        let mut undecided = traces.iter().filter(|row| row.truth != Truth::No).all(|row| row.undecided);
        let mut is_known =
            traces.iter().filter(|row| row.truth != Truth::No).all(|row| row.undecided || row.value.is_settled());
        let surely = traces.iter().any(|row| row.truth == Truth::Yes);
        if !surely && !self.is_covered(&fact, rows, grain) {
            let (given, open) = self
                .otherwise(otherwise, at)
                .unwrap_or_else(|| (if points { zero() } else { Possible::absent() }, false));
            undecided &= open;
            is_known &= open || given.is_settled();
            value = Some(value.map_or(given.clone(), |earlier| earlier.hull(&given)));
        }
        let value = value.unwrap_or_else(zero);
        // Whatever row is taken is open; or the fact itself is, and nothing else.
        undecided = !value.is_settled() && (undecided || (is_known && (fact.undecided || fact.actual.is_settled())));
        AmountTrace {
            id: String::new(),
            truth: Truth::Yes,
            value,
            undecided,
            why: AmountWhy::Ranges { fact, rows: traces },
        }
    }

    /// Whether one of the rows holds wherever the fact lies within what is possible.
    fn is_covered(&self, fact: &Compared, rows: &[RangeRow], grain: Grain) -> bool {
        let Some(possible) = self.possible_extent(&fact.actual, fact.ty, grain) else { return false };
        let value = |operand: &Operand| self.operand(operand).single().cloned();
        let covered = rows.iter().filter_map(|row| row.test.extent(grain, value));
        possible.is_within(&covered.fold(Extent::nothing(grain), |all, next| all.union(&next)))
    }

    /// What a fact may be; a level or kind of which nothing is known is one that there is.
    fn possible_extent(&self, actual: &Possible, ty: Type, grain: Grain) -> Option<Extent> {
        let Possible::Values { absent, range } = actual else { return None };
        let Some(range) = range else { return Some(Extent::nothing(grain).with_absent(*absent)) };
        let last = match ty {
            Type::Member(scale) => {
                self.plan.model.scale(scale).members.len().checked_sub(1).map(|last| Value::Member(last as u32))
            }
            Type::Flag | Type::Number(_) | Type::Date | Type::Duration | Type::Set(_) | Type::Text => None,
        };
        let first = last.as_ref().map(|_| Value::Member(0));
        let end = |end: &Option<Value>, without: Option<Value>| end.clone().or(without).map(|value| (value, true));
        Some(Extent::interval(end(&range.low, first), end(&range.high, last), grain).with_absent(*absent))
    }

    fn held(&self, record: RecordId, field: usize, index: usize) -> Held {
        match self.record_field(record, field, Some((record, index))) {
            Some(possible) if possible.is_surely_absent() => Held::Nothing,
            Some(possible) => match possible.single() {
                Some(value) => Held::Value(value.clone()),
                None => Held::Open { surely: !possible.may_be_absent() },
            },
            None => Held::Open { surely: false },
        }
    }

    /// How many levels or kinds a field can have.
    pub fn kinds_of(&self, record: RecordId, field: usize) -> Option<usize> {
        match self.plan.model.record(record).fields.get_index(field)?.1.ty {
            Type::Member(scale) => Some(self.plan.model.scale(scale).members.len()),
            _ => None,
        }
    }

    /// The least and the greatest number of distinct values of a field.
    pub fn distinct(&self, record: RecordId, field: usize, selected: &Selected) -> (usize, usize) {
        let held = |index: &usize| self.held(record, field, *index);
        let known = |held: Held| match held {
            Held::Value(value) => Some(value),
            _ => None,
        };
        let sure: BTreeSet<Value> = selected.sure.iter().map(held).filter_map(known).collect();
        let something =
            selected.sure.iter().map(held).any(|held| matches!(held, Held::Value(_) | Held::Open { surely: true }));
        let all = || selected.sure.iter().chain(&selected.open).map(held);
        let values: BTreeSet<Value> = all().filter_map(known).collect();
        let open = all().filter(|held| matches!(held, Held::Open { .. })).count();
        let most = self.kinds_of(record, field).unwrap_or(usize::MAX);
        (sure.len().max(usize::from(something)), (values.len() + open).min(most))
    }

    /// Each row counts once. A record of unknown level may fill any one row that is still empty, the best first.
    fn once_per_member(&self, record: RecordId, field: usize, rows: &[MemberRow], selected: &Selected) -> AmountTrace {
        let held = |index: &usize| self.held(record, field, *index);
        let member = |held: Held| match held {
            Held::Value(Value::Member(member)) => Some(member),
            _ => None,
        };
        let sure: BTreeSet<u32> = selected.sure.iter().map(held).filter_map(member).collect();
        let open: BTreeSet<u32> = selected.open.iter().map(held).filter_map(member).collect();
        let all = selected.sure.iter().chain(&selected.open).map(held);
        let wild = all.filter(|held| matches!(held, Held::Open { .. })).count();
        let (mut low, mut high) = (Number::zero(), Number::zero());
        let (mut gains, mut losses) = (Vec::new(), Vec::new());
        let mut traces = Vec::new();
        for row in rows {
            let may_be = open.contains(&row.member) || !selected.stated;
            let truth = match () {
                () if sure.contains(&row.member) => Truth::Yes,
                () if may_be || wild > 0 => Truth::Unknown,
                () => Truth::No,
            };
            let nothing = Number::zero();
            if truth == Truth::Yes || (may_be && row.value > nothing) {
                high = high.add(&row.value);
            } else if row.value > nothing {
                gains.push(row.value.clone());
            }
            if truth == Truth::Yes || (may_be && row.value < nothing) {
                low = low.add(&row.value);
            } else if row.value < nothing {
                losses.push(row.value.clone());
            }
            let value = Possible::known(Value::Number(row.value.clone()));
            let why = AmountWhy::Plain { when: None };
            traces.push(AmountTrace { id: row.meta.id.clone(), truth, value, undecided: false, why });
        }
        gains.sort_by(|a, b| b.cmp(a));
        losses.sort();
        let filled =
            |start: Number, values: Vec<Number>| values.iter().take(wild).fold(start, |sum, value| sum.add(value));
        let value = possible((Some(filled(low, losses)), Some(filled(high, gains))));
        let (sure, open, left_out) = selected.named();
        let why = AmountWhy::Members { record, stated: selected.stated, rows: traces, sure, open, left_out };
        AmountTrace { id: String::new(), truth: Truth::Yes, value, undecided: false, why }
    }
}

/// What a record says of a field.
enum Held {
    Value(Value),
    Nothing,
    /// Not known; `surely` if it is something all the same.
    Open {
        surely: bool,
    },
}

/// Points of a value that is absent are none.
fn give_nothing_where_absent(trace: &mut AmountTrace) {
    match &trace.value {
        Possible::Values { range: None, .. } => {
            trace.value = zero();
            trace.truth = Truth::No;
        }
        Possible::Values { absent: true, range: Some(range) } => {
            trace.value = Possible::range(range.low.clone(), range.high.clone());
            trace.truth = trace.truth.and(Truth::Unknown);
        }
        _ => {}
    }
}

/// What a row adds: its value, nothing, or one of the two.
fn contribution(row: &AmountTrace) -> Interval {
    let (low, high) = row.value.numbers();
    match row.truth {
        Truth::Yes => (low, high),
        Truth::No => exactly(Number::zero()),
        Truth::Unknown => (low.map(|low| low.min(Number::zero())), high.map(|high| high.max(Number::zero()))),
    }
}

pub fn sum(rows: &[AmountTrace]) -> Interval {
    rows.iter().map(contribution).fold(exactly(Number::zero()), add)
}

fn best(rows: &[AmountTrace], count: usize) -> Interval {
    let intervals: Vec<Interval> = rows.iter().map(contribution).collect();
    let (lows, highs): (Vec<Option<Number>>, Vec<Option<Number>>) = intervals.into_iter().unzip();
    let sum = |ends: Vec<Option<Number>>| {
        ends.into_iter().take(count).try_fold(Number::zero(), |sum, end| Some(sum.add(&end?)))
    };
    // An end without bound below stands behind all others, one without bound above before them.
    let descending = |mut ends: Vec<Option<Number>>, first: bool| {
        ends.sort_by(|a, b| (b.is_none() == first).cmp(&(a.is_none() == first)).then_with(|| b.cmp(a)));
        ends
    };
    (sum(descending(lows, false)), sum(descending(highs, true)))
}

/// The rows that may be the first to hold, and whether one of them surely holds.
fn may_be_first(rows: &[AmountTrace]) -> (Vec<&AmountTrace>, bool) {
    let mut found = Vec::new();
    for row in rows.iter().filter(|row| row.truth != Truth::No) {
        found.push(row);
        if row.truth == Truth::Yes {
            return (found, true);
        }
    }
    (found, false)
}

/// Whatever the first row that holds may be.
fn first(rows: &[AmountTrace], fallback: Option<&(Possible, bool)>) -> Possible {
    let (candidates, is_sure) = may_be_first(rows);
    let fallback = fallback.map_or_else(Possible::absent, |(value, _)| value.clone());
    let values = candidates.into_iter().map(|row| row.value.clone()).chain((!is_sure).then_some(fallback));
    values.reduce(|all, next| all.hull(&next)).unwrap_or_else(Possible::absent)
}

/// Whether what is open about a group is so because the source gives no answer.
fn is_undecided(total: Total, rows: &[AmountTrace], fallback: Option<&(Possible, bool)>, is_cut: bool) -> bool {
    let (candidates, is_sure): (Vec<&AmountTrace>, bool) = match total {
        Total::First => may_be_first(rows),
        Total::Sum | Total::Best(_) | Total::Highest | Total::Lowest | Total::Average => {
            (rows.iter().filter(|row| row.truth != Truth::No).collect(), rows.iter().any(|row| row.truth == Truth::Yes))
        }
    };
    let fallback = fallback.filter(|_| !is_sure);
    let is_known = |(value, undecided): &(Possible, bool)| *undecided || value.is_settled();
    let has_gap = |row: &&AmountTrace| row.undecided || row.truth == Truth::Unknown;
    let any_gap = candidates.iter().any(has_gap) || fallback.is_some_and(|(_, undecided)| *undecided);
    if any_gap && candidates.iter().all(|row| !row.is_unknown()) && fallback.is_none_or(is_known) {
        return true;
    }
    let surely_open = |row: &&&AmountTrace| row.truth == Truth::Yes && row.undecided;
    let without_bound = |row: &&AmountTrace| row.value.numbers() == (None, None);
    match total {
        Total::First => candidates.iter().all(|row| row.undecided) && fallback.is_none_or(|(_, undecided)| *undecided),
        Total::Sum | Total::Average => candidates.iter().filter(surely_open).any(|row| !is_cut || without_bound(row)),
        // Beside another row the open one may reach the limit in any case.
        Total::Best(_) | Total::Highest | Total::Lowest => {
            !is_cut && candidates.iter().filter(surely_open).any(without_bound)
        }
    }
}

/// The highest (or lowest) value of the rows that hold. What is absent is passed over.
fn highest(rows: &[AmountTrace], fallback: Option<&(Possible, bool)>, up: bool) -> Possible {
    let better = |a: &Value, b: &Value| if up { a > b } else { a < b };
    let near = |range: &Range| if up { range.low.clone() } else { range.high.clone() };
    let far = |range: &Range| if up { range.high.clone() } else { range.low.clone() };
    let best = |a: Value, b: Value| if better(&b, &a) { b } else { a };
    let worst = |a: Value, b: Value| if better(&a, &b) { b } else { a };
    let holds = |row: &&AmountTrace| row.truth == Truth::Yes;
    let surely: Vec<&Possible> =
        rows.iter().filter(holds).map(|row| &row.value).filter(|value| !value.may_be_absent()).collect();
    let may_hold = rows.iter().filter(|row| row.truth != Truth::No).map(|row| &row.value);
    let fallback = fallback.map(|(value, _)| value).filter(|_| !rows.iter().any(|row| holds(&row)));
    let candidates: Vec<&Possible> = may_hold.chain(fallback).collect();
    let absent = surely.is_empty() && candidates.iter().any(|value| value.may_be_absent());
    let ranges: Vec<&Range> = candidates.iter().filter_map(|value| value.values()).collect();
    if ranges.is_empty() {
        return Possible::absent();
    }
    let all = |ends: Vec<Option<Value>>| ends.into_iter().collect::<Option<Vec<Value>>>();
    // One row that surely holds bounds the near end, whatever the others are; without one it is the worst that may come.
    let near_end = match surely.is_empty() {
        false => surely.iter().filter_map(|value| value.values()).filter_map(near).reduce(best),
        true => all(ranges.iter().map(|range| near(range)).collect()).and_then(|ends| ends.into_iter().reduce(worst)),
    };
    let far_end = all(ranges.iter().map(|range| far(range)).collect()).and_then(|ends| ends.into_iter().reduce(best));
    let (low, high) = if up { (near_end, far_end) } else { (far_end, near_end) };
    Possible::Values { absent, range: Some(Range { low, high }) }
}

/// The mean of the rows that hold. Of those that may hold, the ones that raise it make its greatest value, and the ones
/// that lower it its least.
fn average(rows: &[AmountTrace], fallback: Option<&(Possible, bool)>) -> Possible {
    let of = |truth: Truth| rows.iter().filter(move |row| row.truth == truth).map(|row| row.value.numbers());
    let (sure, open): (Vec<Interval>, Vec<Interval>) = (of(Truth::Yes).collect(), of(Truth::Unknown).collect());
    let fallback = fallback.map(|(value, _)| value.clone()).filter(|_| sure.is_empty());
    if sure.is_empty() && open.is_empty() {
        return fallback.unwrap_or_else(zero);
    }
    let ends = |pick: fn(&Interval) -> Option<Number>, up: bool| {
        let all = |rows: &[Interval]| rows.iter().map(pick).collect::<Option<Vec<Number>>>();
        furthest_mean(all(&sure)?, all(&open)?, up)
    };
    let mean = possible((ends(|row| row.0.clone(), false), ends(|row| row.1.clone(), true)));
    fallback.map_or(mean.clone(), |fallback| mean.hull(&fallback))
}

/// The greatest mean (or the least) of all numbers that are sure with any of those that are open.
fn furthest_mean(sure: Vec<Number>, mut open: Vec<Number>, up: bool) -> Option<Number> {
    open.sort();
    if up {
        open.reverse();
    }
    let mut count = sure.len();
    let mut sum = sure.iter().fold(Number::zero(), |sum, next| sum.add(next));
    for next in open {
        let all_like_it = next.times(count);
        let moves = if up { all_like_it > sum } else { all_like_it < sum };
        if count > 0 && !moves {
            break;
        }
        sum = sum.add(&next);
        count += 1;
    }
    sum.div(&Number::from_integer(count as i64))
}
