//! Values built from rows: points as intervals, terms as ranges. Ends are taken separately, so they are sound.

use super::Evaluator;
use super::conditions::At;
use super::conditions::meets;
use super::records::Counting;
use super::terms::Selected;
use super::trace::AmountTrace;
use super::trace::AmountWhy;
use super::trace::Compared;
use super::trace::Needed;
use super::witness::Sight;
use super::worked::Found;
use crate::model::RecordId;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::End;
use crate::model::expression::Fact;
use crate::model::expression::Given;
use crate::model::expression::How;
use crate::model::expression::MemberRow;
use crate::model::expression::Operand;
use crate::model::expression::Otherwise;
use crate::model::expression::RangeRow;
use crate::model::expression::Test;
use crate::model::expression::Total;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::possible::Range;
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

/// The lesser of each end.
pub fn clamp((low, high): Interval, cap: &Interval) -> Interval {
    let least = |value: Option<Number>, cap: &Option<Number>| match (value, cap) {
        (Some(value), Some(cap)) => Some(value.min(cap.clone())),
        (value, None) => value,
        (None, Some(_)) => None,
    };
    // An end without bound above is cut by the cap too.
    let high = high.map_or_else(|| cap.1.clone(), |high| least(Some(high), &cap.1));
    (least(low, &cap.0), high)
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
            AmountBody::Group { total, floor, cap, rows, otherwise } => {
                let rows: Vec<AmountTrace> = rows.iter().map(|row| self.amount_at(row, points, at)).collect();
                self.group(*total, (floor.as_ref(), cap.as_ref()), rows, otherwise, points, at)
            }
            AmountBody::Ranges { fact, ty, rows, otherwise } => {
                let (actual, term) = self.fact(fact, at);
                let fact = Compared {
                    fact: fact.clone(),
                    ty: *ty,
                    needed: Needed::Yes,
                    actual,
                    index: at.map(|(_, index)| index),
                    open: Vec::new(),
                    term,
                };
                self.ranges(fact, rows, otherwise, points, at)
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
            Given::Undecided => (Possible::anything(false), true),
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
            let (low, high) = lift(value.numbers(), &self.operand(floor).numbers());
            value = value.with_numbers(low, high);
        }
        let Some(cap) = cap else { return (value, None) };
        let cap = self.operand(cap).numbers();
        let before = value.numbers();
        let (low, high) = clamp(before.clone(), &cap);
        let cut = value.with_numbers(low, high);
        let capped = if cut.numbers() == before { None } else { cap.1 };
        (cut, capped)
    }

    fn otherwise(&self, otherwise: &Otherwise, at: At) -> Option<(Possible, bool)> {
        match otherwise {
            Otherwise::Nothing => None,
            Otherwise::Value(given) => Some(self.given(given, at)),
        }
    }

    /// What rows give together, of a record if they are about one.
    pub fn group(
        &self,
        total: Total,
        (floor, cap): (Option<&Operand>, Option<&Operand>),
        rows: Vec<AmountTrace>,
        otherwise: &Otherwise,
        points: bool,
        at: At,
    ) -> AmountTrace {
        let fallback = self.otherwise(otherwise, at).or(points.then(|| (zero(), false)));
        let (value, undecided) = match total {
            Total::Sum => (possible(sum(&rows)), touched(&rows)),
            Total::Best(count) => (possible(best(&rows, count)), touched(&rows)),
            Total::First => first(&rows, fallback),
            Total::Highest => (highest(&rows, fallback.as_ref(), true), touched(&rows)),
            Total::Lowest => (highest(&rows, fallback.as_ref(), false), touched(&rows)),
            Total::Average => (average(&rows, fallback.as_ref()), touched(&rows)),
        };
        let (raised, _) = self.limited(value.clone(), floor, None);
        let lifted = if raised == value { None } else { floor.and_then(|floor| self.operand(floor).numbers().0) };
        let (value, capped) = self.limited(raised, None, cap);
        let why = AmountWhy::Rows { rows, capped, lifted };
        AmountTrace { id: String::new(), truth: Truth::Yes, value, undecided, why }
    }

    fn ranges(&self, fact: Compared, rows: &[RangeRow], otherwise: &Otherwise, points: bool, at: At) -> AmountTrace {
        let mut traces = Vec::new();
        let (mut value, mut undecided): (Option<Possible>, bool) = (None, false);
        for row in rows {
            let needed = self.needed(&row.test);
            let truth = meets(&needed, &fact.actual);
            if let Some(witness) = self.witness {
                witness.sees_test(row.meta.span, &needed, &fact.actual, truth);
            }
            let given = AmountTrace { id: row.meta.id.clone(), truth, ..self.fixed(&row.given, None, at) };
            if truth != Truth::No {
                value = Some(value.map_or(given.value.clone(), |earlier| earlier.hull(&given.value)));
                undecided |= given.undecided;
            }
            traces.push(given);
        }
        let surely = traces.iter().any(|row| row.truth == Truth::Yes);
        if !surely && !self.covered(&fact, rows) {
            let (given, open) = self
                .otherwise(otherwise, at)
                .unwrap_or_else(|| (if points { zero() } else { Possible::anything(true) }, false));
            value = Some(value.map_or(given.clone(), |earlier| earlier.hull(&given)));
            undecided |= open;
        }
        let value = value.unwrap_or_else(zero);
        AmountTrace {
            id: String::new(),
            truth: Truth::Yes,
            value,
            undecided,
            why: AmountWhy::Ranges { fact, rows: traces },
        }
    }

    /// Whether one of the rows holds wherever the fact lies within what is possible.
    fn covered(&self, fact: &Compared, rows: &[RangeRow]) -> bool {
        let actual = &fact.actual;
        let stepwise = matches!(fact.ty, Type::Member(_));
        let Some(range) = actual.values().filter(|_| !actual.may_be_absent()) else { return false };
        let mut ends: Vec<(Option<Value>, bool, Option<Value>, bool)> = Vec::new();
        for row in rows {
            let single: &[Operand] = match &row.test {
                Test::Is(operand) => std::slice::from_ref(operand),
                Test::In(operands) => operands,
                _ => &[],
            };
            let values = single.iter().filter_map(|operand| self.operand(operand).single().cloned());
            ends.extend(values.map(|value| (Some(value.clone()), true, Some(value), true)));
            let Test::Range { low, high } = &row.test else { continue };
            let end = |end: &Option<End>| match end {
                None => Some((None, true)),
                Some(end) => self.operand(&end.operand).single().cloned().map(|value| (Some(value), end.included)),
            };
            if let (Some((low, low_in)), Some((high, high_in))) = (end(low), end(high)) {
                ends.push((low, low_in, high, high_in));
            }
        }
        ends.sort();
        // Walks up from the low end of what is possible; `reached` is the last value covered.
        let mut reached: Option<(Option<Value>, bool)> = None;
        for (low, low_in, high, high_in) in ends {
            let below = |high: &Value, start: &Value| high < start || (high == start && !high_in);
            if high.as_ref().zip(range.low.as_ref()).is_some_and(|(high, start)| below(high, start)) {
                continue;
            }
            let begins = match (&reached, &low) {
                (_, None) => true,
                (None, Some(low)) => range.low.as_ref().is_some_and(|start| low < start || (low == start && low_in)),
                (Some((None, _)), _) => true,
                (Some((Some(at), at_in)), Some(low)) => {
                    low < at
                        || (low == at && (low_in || *at_in))
                        || (stepwise && low_in && *at_in && at.is_followed_by(low))
                }
            };
            if begins {
                let further = match (&reached, &high) {
                    (Some((Some(at), at_in)), Some(high)) => (high, high_in) > (at, *at_in),
                    (Some((None, _)), _) => false,
                    _ => true,
                };
                if further {
                    reached = Some((high, high_in));
                }
            }
        }
        match (reached, &range.high) {
            (Some((None, _)), _) => true,
            (Some((Some(at), at_in)), Some(end)) => at > *end || (at == *end && at_in),
            _ => false,
        }
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

/// Whether a row that may apply has no answer.
fn touched(rows: &[AmountTrace]) -> bool {
    rows.iter().any(|row| row.undecided && row.truth != Truth::No)
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
    let total = |mut ends: Vec<Number>| {
        ends.sort_by(|a, b| b.cmp(a));
        ends.into_iter().take(count).fold(Number::zero(), |sum, end| sum.add(&end))
    };
    let intervals: Vec<Interval> = rows.iter().map(contribution).collect();
    let lows: Option<Vec<Number>> = intervals.iter().map(|(low, _)| low.clone()).collect();
    let highs: Option<Vec<Number>> = intervals.into_iter().map(|(_, high)| high).collect();
    (lows.map(total), highs.map(total))
}

/// Whatever the first row that holds may be.
fn first(rows: &[AmountTrace], fallback: Option<(Possible, bool)>) -> (Possible, bool) {
    let mut value: Option<Possible> = None;
    let mut undecided = false;
    for row in rows.iter().filter(|row| row.truth != Truth::No) {
        value = Some(value.map_or(row.value.clone(), |earlier| earlier.hull(&row.value)));
        undecided |= row.undecided;
        if row.truth == Truth::Yes {
            return (value.unwrap_or_else(|| row.value.clone()), undecided);
        }
    }
    let (given, open) = fallback.unwrap_or_else(|| (Possible::anything(true), false));
    (value.map_or(given.clone(), |earlier| earlier.hull(&given)), undecided | open)
}

/// The highest (or lowest) value of the rows that hold.
fn highest(rows: &[AmountTrace], fallback: Option<&(Possible, bool)>, up: bool) -> Possible {
    let better = |a: &Value, b: &Value| if up { a > b } else { a < b };
    let surely: Vec<&AmountTrace> = rows.iter().filter(|row| row.truth == Truth::Yes).collect();
    let mut candidates: Vec<&Possible> =
        rows.iter().filter(|row| row.truth != Truth::No).map(|row| &row.value).collect();
    let fallback = fallback.map(|(value, _)| value).filter(|_| surely.is_empty());
    candidates.extend(fallback);
    let absent = candidates.iter().any(|value| value.may_be_absent());
    candidates.retain(|value| !value.is_surely_absent());
    if candidates.is_empty() {
        return Possible::absent();
    }
    let near =
        |value: &Possible| value.values().and_then(|range| if up { range.low.clone() } else { range.high.clone() });
    let far =
        |value: &Possible| value.values().and_then(|range| if up { range.high.clone() } else { range.low.clone() });
    let best = |values: Option<Vec<Value>>| {
        values?.into_iter().reduce(|best, value| if better(&value, &best) { value } else { best })
    };
    let worst = |values: Option<Vec<Value>>| {
        values?.into_iter().reduce(|worst, value| if better(&worst, &value) { value } else { worst })
    };
    // The rows that surely hold give the near end; without one it is the worst of all that may come.
    let near_end = match surely.is_empty() {
        false => best(surely.iter().map(|row| near(&row.value)).collect()),
        true => worst(candidates.iter().map(|value| near(value)).collect()),
    };
    let far_end = best(candidates.iter().map(|value| far(value)).collect());
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
