//! The total time of spells, of which the first or the last day may not be known.

use super::Evaluator;
use super::terms::Selected;
use super::trace::TermWhy;
use crate::model::RecordId;
use crate::model::expression::Condition;
use crate::possible::Possible;
use crate::possible::Range;
use crate::value::Duration;
use crate::value::Value;
use jiff::civil::Date;

/// From the first day up to and not including the day after the last.
pub type Spell = (Date, Date);

/// What the first and the last day of a spell may be.
struct Ends {
    first: Range,
    last: Range,
    /// The first day may be absent, and then there is no spell.
    may_be_none: bool,
}

impl Evaluator<'_> {
    /// Overlapping spells count once; every day from the first to the last, both included, that lies before the
    /// evaluation date.
    pub fn total_time(&self, record: RecordId, filter: Option<&Condition>) -> (Possible, TermWhy) {
        let selected = self.select(record, filter);
        let (value, spells) = self.time_of(record, &selected);
        let (sure, open, left_out) = selected.named();
        (value, TermWhy::Records { record, stated: selected.stated, sure, open, left_out, spells })
    }

    /// The length, and the joined spells that surely count.
    fn time_of(&self, record: RecordId, selected: &Selected) -> (Possible, Vec<Spell>) {
        if !selected.stated {
            return (Possible::range(Some(Value::Duration(Duration::ZERO)), None), Vec::new());
        }
        let ends = |index: &usize| self.ends(record, *index);
        let sure: Vec<Ends> = selected.sure.iter().filter_map(ends).filter(|ends| !ends.may_be_none).collect();
        let spells = joined(sure.iter().filter_map(|ends| self.sure_spell(ends)).collect());
        // A spell lasts a day at least, also where no day is surely in it.
        let lasts = sure.iter().any(|ends| ends.latest_first().is_some_and(|first| first < self.case.date));
        let low = Duration::total(&spells).most(if lasts { Duration::ONE_DAY } else { Duration::ZERO });
        let all = selected.sure.iter().chain(&selected.open).filter_map(ends);
        let widest: Option<Vec<Spell>> = all.map(|ends| self.widest_spell(&ends)).collect();
        let high = widest.map(|spells| Value::Duration(Duration::total(&joined(spells))));
        (Possible::range(Some(Value::Duration(low)), high), spells)
    }

    /// `None` if the first day is surely absent. A last day that is absent means that the spell goes on.
    fn ends(&self, record: RecordId, index: usize) -> Option<Ends> {
        let (first, last) = self.plan.model.record(record).period?;
        let held = |field| self.record_field(record, field, Some((record, index)));
        let first = held(first).unwrap_or(Possible::anything(false));
        let last = held(last).unwrap_or(Possible::anything(false));
        let today = Range::exactly(Value::Date(self.case.date));
        let last_day = match last.values() {
            Some(range) if last.may_be_absent() => range.hull(&today),
            Some(range) => range.clone(),
            None => today,
        };
        Some(Ends { first: first.values()?.clone(), last: last_day, may_be_none: first.may_be_absent() })
    }

    fn cut(&self, last: Date) -> Date {
        last.tomorrow().unwrap_or(last).min(self.case.date)
    }

    /// The days that a spell surely covers.
    fn sure_spell(&self, ends: &Ends) -> Option<Spell> {
        let (first, last) = (ends.latest_first()?, ends.earliest_last()?);
        (first <= last).then(|| (first, self.cut(last)))
    }

    /// The most that a spell may cover; `None` if nothing bounds its start.
    fn widest_spell(&self, ends: &Ends) -> Option<Spell> {
        let last = date(&ends.last.high).unwrap_or(self.case.date);
        Some((date(&ends.first.low)?, self.cut(last)))
    }
}

impl Ends {
    /// The first day is not later than the last.
    fn latest_first(&self) -> Option<Date> {
        [date(&self.first.high), date(&self.last.high)].into_iter().flatten().min()
    }

    /// The last day is not earlier than the first.
    fn earliest_last(&self) -> Option<Date> {
        [date(&self.last.low), date(&self.first.low)].into_iter().flatten().max()
    }
}

fn date(end: &Option<Value>) -> Option<Date> {
    end.as_ref().and_then(Value::date)
}

/// Spells in order; those that overlap or follow each other without a gap are one.
fn joined(mut spells: Vec<Spell>) -> Vec<Spell> {
    spells.retain(|(start, end)| start < end);
    spells.sort();
    let mut joined: Vec<Spell> = Vec::new();
    for (start, end) in spells {
        match joined.last_mut() {
            Some((_, last)) if start <= *last => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined
}
