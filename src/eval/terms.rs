//! Terms: counts, lengths of time, highest and lowest values, over lists that may not be fully known.

use super::Evaluator;
use super::conditions::At;
use super::trace::KEPT;
use super::trace::TermTrace;
use super::trace::TermWhy;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression::Condition;
use crate::model::expression::Designated;
use crate::model::expression::TermBody;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::possible::Range;
use crate::problem::Code;
use crate::problem::Problem;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use jiff::civil::Date;

/// The records of a list that pass a filter surely, and those that may.
pub struct Selected {
    pub stated: bool,
    pub sure: Vec<usize>,
    pub open: Vec<usize>,
}

impl Selected {
    /// The first few of each, for the explanation, and how many are not named.
    pub fn named(&self) -> (Vec<usize>, Vec<usize>, usize) {
        let sure: Vec<usize> = self.sure.iter().copied().take(KEPT).collect();
        let open: Vec<usize> = self.open.iter().copied().take(KEPT).collect();
        let left_out = self.sure.len() + self.open.len() - sure.len() - open.len();
        (sure, open, left_out)
    }
}

impl Evaluator<'_> {
    /// Works out a term; `at` is the record of a term that is about one.
    pub fn work_out(&self, id: TermId, at: At) -> TermTrace {
        let term = self.plan.model.term(id);
        let (value, why) = match &term.body {
            TermBody::Condition(condition) => {
                let check = self.check(condition, at);
                let (value, undecided) = (Possible::truth(check.truth), check.is_undecided());
                return TermTrace { id, value, undecided, why: TermWhy::Condition(check) };
            }
            TermBody::Constant(value) => (Possible::known(value.clone()), TermWhy::Constant),
            TermBody::Dated(values) => (self.dated(id, values), TermWhy::Constant),
            TermBody::Count { record, filter } => return self.over_records(id, *record, filter.as_ref(), count),
            TermBody::TotalTime { record, filter } => self.total_time(*record, filter.as_ref()),
            TermBody::Extreme { record, field, highest, filter } => {
                return self.over_records(id, *record, filter.as_ref(), |selected| {
                    self.extreme(*record, *field, *highest, selected)
                });
            }
            TermBody::Designated(meant) => return self.designated_term(id, meant),
            TermBody::TimeSince(fact) => {
                let found = self.look_up(fact, Type::Date, at);
                let (value, date) = (self.time_since(&found.actual), found.actual);
                let spell = date.single().and_then(Value::date).map(|from| (from, self.case.date));
                let undecided = found.undecided && !value.is_settled();
                let why = TermWhy::Since { fact: fact.clone(), spell };
                return TermTrace { id, value, undecided, why };
            }
            TermBody::Fact(fact) => {
                let found = self.look_up(fact, term.ty, at);
                return TermTrace {
                    id,
                    value: found.actual,
                    undecided: found.undecided,
                    why: TermWhy::Fact(fact.clone()),
                };
            }
            TermBody::Amount(amount) => {
                let trace = self.amount_at(amount, false, at);
                return TermTrace {
                    id,
                    value: trace.value.clone(),
                    undecided: trace.undecided,
                    why: TermWhy::Amount(Box::new(trace)),
                };
            }
        };
        TermTrace { id, value, undecided: false, why }
    }

    fn designated_term(&self, id: TermId, meant: &Designated) -> TermTrace {
        let selected = self.select(meant.record, meant.filter.as_ref());
        let (value, undecided, mut candidates) = self.designated(meant, &selected);
        let left_out = candidates.len().saturating_sub(KEPT);
        candidates.truncate(KEPT);
        let is_one = value.is_settled() && candidates.len() == 1;
        let (sure, open) = if is_one { (candidates, Vec::new()) } else { (Vec::new(), candidates) };
        let why = TermWhy::Records {
            record: meant.record,
            stated: selected.stated,
            sure,
            open,
            left_out,
            spells: Vec::new(),
        };
        TermTrace { id, value, undecided, why }
    }

    fn dated(&self, id: TermId, values: &[(Value, Date)]) -> Possible {
        match values.iter().rev().find(|(_, from)| *from <= self.case.date) {
            Some((value, _)) => Possible::known(value.clone()),
            None => {
                let term = self.plan.model.term(id);
                let problem = Problem::new(Code::NoValueOnDate, term.meta.span).text("name", &term.meta.id);
                self.problems.borrow_mut().push(problem.text("date", self.case.date.to_string()));
                Possible::anything(false)
            }
        }
    }

    fn over_records(
        &self,
        id: TermId,
        record: RecordId,
        filter: Option<&Condition>,
        value: impl Fn(&Selected) -> Possible,
    ) -> TermTrace {
        let selected = self.select(record, filter);
        let found = value(&selected);
        let undecided = !found.is_settled() && self.rests_on_a_gap(record, filter, &selected, &value);
        let (sure, open, left_out) = selected.named();
        let why = TermWhy::Records { record, stated: selected.stated, sure, open, left_out, spells: Vec::new() };
        TermTrace { id, value: found, undecided, why }
    }

    /// Whether all is known of records but what the source leaves open: with those of them in that may pass, or without.
    fn rests_on_a_gap(
        &self,
        record: RecordId,
        filter: Option<&Condition>,
        selected: &Selected,
        value: impl Fn(&Selected) -> Possible,
    ) -> bool {
        let is_gap = |index: &usize| {
            let check = self.check_record(filter, (record, *index));
            check.is_some_and(|check| check.is_undecided())
        };
        let with = |sure: Vec<usize>| value(&Selected { stated: true, sure, open: Vec::new() }).is_settled();
        selected.stated
            && !selected.open.is_empty()
            && selected.open.iter().all(is_gap)
            && with(selected.sure.clone())
            && with(selected.sure.iter().chain(&selected.open).copied().collect())
    }

    pub fn select(&self, record: RecordId, filter: Option<&Condition>) -> Selected {
        let mut selected = Selected { stated: true, sure: Vec::new(), open: Vec::new() };
        let Some(count) = self.records(record) else {
            selected.stated = false;
            return selected;
        };
        let standing = self.which_count(record);
        for index in 0..count {
            let counts = standing.as_ref().and_then(|all| all.get(index).copied()).unwrap_or(Truth::Yes);
            match counts.and(filter.map_or(Truth::Yes, |filter| self.truth(filter, Some((record, index))))) {
                Truth::Yes => selected.sure.push(index),
                Truth::Unknown => selected.open.push(index),
                Truth::No => {}
            }
        }
        selected
    }

    fn time_since(&self, date: &Possible) -> Possible {
        let since = |value: &Option<Value>| {
            let date = value.as_ref().and_then(Value::date)?;
            Some(Value::Duration(Duration::between(date, self.case.date)))
        };
        let range = date.values().map(|range| Range {
            low: since(&range.high).or(Some(Value::Duration(Duration::ZERO))),
            high: since(&range.low),
        });
        Possible::Values { absent: date.may_be_absent(), range }
    }

    fn extreme(&self, record: RecordId, field: usize, highest: bool, selected: &Selected) -> Possible {
        if !selected.stated {
            return Possible::anything(true);
        }
        let possible = |index: &usize| self.record_field(record, field, Some((record, *index)));
        let better = |a: &Value, b: &Value| if highest { a > b } else { a < b };
        let near = |range: &Range| if highest { range.low.clone() } else { range.high.clone() };
        let far = |range: &Range| if highest { range.high.clone() } else { range.low.clone() };
        let sure: Vec<Range> = selected
            .sure
            .iter()
            .filter_map(possible)
            .filter(|value| !value.may_be_absent())
            .filter_map(|value| value.values().cloned())
            .collect();
        let all: Vec<Range> = selected
            .sure
            .iter()
            .chain(&selected.open)
            .filter_map(possible)
            .filter_map(|it| it.values().cloned())
            .collect();
        if all.is_empty() {
            return Possible::absent();
        }
        let pick = |best: Option<Value>, value: Value| match best {
            Some(best) if !better(&value, &best) => Some(best),
            _ => Some(value),
        };
        // One record surely there bounds the result on the near side; all that may be there bound it on the far side.
        let near_end = match sure.is_empty() {
            false => sure.iter().filter_map(near).fold(None, pick),
            true => all.iter().map(near).collect::<Option<Vec<Value>>>().and_then(|values| {
                let worse = |worst: Option<Value>, value: Value| match worst {
                    Some(worst) if better(&value, &worst) => Some(worst),
                    _ => Some(value),
                };
                values.into_iter().fold(None, worse)
            }),
        };
        let far_end =
            all.iter().map(far).collect::<Option<Vec<Value>>>().and_then(|it| it.into_iter().fold(None, pick));
        let (low, high) = if highest { (near_end, far_end) } else { (far_end, near_end) };
        Possible::Values { absent: sure.is_empty(), range: Some(Range { low, high }) }
    }
}

fn count(selected: &Selected) -> Possible {
    let number = |count: usize| Value::Number(Number::from_integer(count as i64));
    let high = selected.stated.then(|| number(selected.sure.len() + selected.open.len()));
    Possible::range(Some(number(selected.sure.len())), high)
}
