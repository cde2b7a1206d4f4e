//! Conditions over three-valued truth, with their reasons.

use super::Evaluator;
use super::trace::Check;
use super::trace::CheckKind;
use super::trace::Compared;
use super::trace::KEPT;
use super::trace::Needed;
use super::trace::RecordCheck;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression::Comparison;
use crate::model::expression::Condition;
use crate::model::expression::End;
use crate::model::expression::Fact;
use crate::model::expression::Operand;
use crate::model::expression::Test;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::source::Span;
use crate::value::Truth;
use crate::value::Value;
use jiff::civil::Date;
use std::rc::Rc;

/// The record that a filter looks at.
pub type At = Option<(RecordId, usize)>;

impl Evaluator<'_> {
    pub fn check(&self, condition: &Condition, at: At) -> Check {
        match condition {
            Condition::All(parts) => {
                let parts: Vec<Check> = parts.iter().map(|part| self.check(part, at)).collect();
                let truth = parts.iter().map(|part| part.truth).fold(Truth::Yes, Truth::and);
                Check { truth, what: CheckKind::All(parts) }
            }
            Condition::Any(parts) => {
                let parts: Vec<Check> = parts.iter().map(|part| self.check(part, at)).collect();
                let truth = parts.iter().map(|part| part.truth).fold(Truth::No, Truth::or);
                Check { truth, what: CheckKind::Any(parts) }
            }
            Condition::Not(inner) => {
                let inner = self.check(inner, at);
                Check { truth: !inner.truth, what: CheckKind::Not(Box::new(inner)) }
            }
            Condition::Compare(comparison) => self.compare(comparison, at),
            Condition::Has { record, filter, span } => self.seen(*span, self.has(*record, filter.as_deref())),
            Condition::Every { record, filter, must, span } => {
                self.seen(*span, self.every(*record, filter.as_deref(), must))
            }
            Condition::Incomplete(package) => self.incomplete(*package),
            Condition::AnythingMissing(package) => self.anything_missing(*package),
            Condition::Owed(package, document) => {
                let (required, waived) = self.owed(*package, *document);
                let truth = required.and(!waived);
                let id = self.plan.model.packages[*package].documents[*document].meta.id.clone();
                let missing = if truth == Truth::Yes { vec![id.clone()] } else { Vec::new() };
                let open = if truth == Truth::Unknown { vec![id] } else { Vec::new() };
                Check { truth, what: CheckKind::Documents { missing, open } }
            }
        }
    }

    /// The truth alone, for filters over long lists.
    pub fn truth(&self, condition: &Condition, at: At) -> Truth {
        match condition {
            Condition::All(parts) => parts.iter().fold(Truth::Yes, |truth, part| truth.and(self.truth(part, at))),
            Condition::Any(parts) => parts.iter().fold(Truth::No, |truth, part| truth.or(self.truth(part, at))),
            Condition::Not(inner) => !self.truth(inner, at),
            Condition::Compare(comparison) => {
                let (actual, _) = self.fact(&comparison.fact, at);
                self.meets(comparison, &self.needed(&comparison.test), &actual)
            }
            _ => self.check(condition, at).truth,
        }
    }

    fn meets(&self, comparison: &Comparison, needed: &Needed, actual: &Possible) -> Truth {
        let truth = meets(needed, actual);
        if let Some(witness) = self.witness {
            witness.sees_test(comparison.span, needed, actual, truth);
        }
        truth
    }

    fn seen(&self, place: Span, check: Check) -> Check {
        if let Some(witness) = self.witness {
            witness.sees_truth(place, check.truth);
        }
        check
    }

    fn compare(&self, comparison: &Comparison, at: At) -> Check {
        let compared = self.compared(comparison, at);
        let truth = self.meets(comparison, &compared.needed, &compared.actual);
        Check { truth, what: CheckKind::Compare(compared) }
    }

    fn compared(&self, comparison: &Comparison, at: At) -> Compared {
        Compared {
            needed: self.needed(&comparison.test),
            open: self.open_facts(&comparison.test),
            ..self.look_up(&comparison.fact, comparison.ty, at)
        }
    }

    /// A fact with where it comes from.
    pub fn look_up(&self, fact: &Fact, ty: Type, at: At) -> Compared {
        let (actual, term) = self.fact(fact, at);
        let undecided = !actual.is_settled() && self.is_undecided(fact, term.as_deref());
        let index = at.map(|(_, index)| index);
        Compared { fact: fact.clone(), ty, needed: Needed::Yes, actual, index, open: Vec::new(), term, undecided }
    }

    /// Whether a fact that is open is so because the source gives no answer.
    fn is_undecided(&self, fact: &Fact, term: Option<&super::trace::TermTrace>) -> bool {
        match fact {
            Fact::Term(_) => term.is_some_and(|term| term.undecided),
            Fact::PointsOf(id) => self.points_are_undecided(id),
            Fact::Holds(id) => self.verdict_of(id).is_some_and(|verdict| verdict.is_undecided()),
            Fact::Subject(_)
            | Fact::Record(..)
            | Fact::Vacancy(_)
            | Fact::VacancyPosition
            | Fact::EvaluationDate
            | Fact::LevelOf(_) => false,
        }
    }

    /// The facts of the vacancy in a test that are not known.
    fn open_facts(&self, test: &Test) -> Vec<Fact> {
        let open = test.operands().into_iter().filter_map(|operand| match operand {
            Operand::Vacancy(index) => Some((Fact::Vacancy(*index), operand)),
            Operand::VacancyPosition => Some((Fact::VacancyPosition, operand)),
            _ => None,
        });
        open.filter(|(_, operand)| !self.operand(operand).is_settled()).map(|(fact, _)| fact).collect()
    }

    // Records

    /// The list of a kind of record, if it is stated.
    pub fn records(&self, record: RecordId) -> Option<usize> {
        self.case.dossier.records.get(record.0).and_then(|list| list.as_ref()).map(Vec::len)
    }

    fn has(&self, record: RecordId, filter: Option<&Condition>) -> Check {
        let Some(count) = self.records(record) else {
            let what = CheckKind::Has { record, stated: false, checked: Vec::new(), left_out: 0 };
            return Check { truth: Truth::Unknown, what };
        };
        let mut truth = Truth::No;
        let mut nearest = Nearest::default();
        for index in 0..count {
            let check = self.check_record(filter, (record, index));
            let passes = check.as_ref().map_or(Truth::Yes, |check| check.truth);
            truth = truth.or(passes);
            nearest.offer(RecordCheck { index, check, truth: passes }, passes);
        }
        let (checked, left_out) = nearest.take(truth);
        Check { truth, what: CheckKind::Has { record, stated: true, checked, left_out } }
    }

    fn every(&self, record: RecordId, filter: Option<&Condition>, must: &Condition) -> Check {
        let Some(count) = self.records(record) else {
            let what = CheckKind::Every { record, stated: false, checked: Vec::new(), left_out: 0 };
            return Check { truth: Truth::Unknown, what };
        };
        let standing = self.which_count(record);
        let mut truth = Truth::Yes;
        let mut nearest = Nearest::default();
        for index in 0..count {
            let at = Some((record, index));
            let counts = standing.as_ref().and_then(|all| all.get(index).copied()).unwrap_or(Truth::Yes);
            let concerns = counts.and(filter.map_or(Truth::Yes, |filter| self.truth(filter, at)));
            let check = self.check(must, at);
            let passes = (!concerns).or(check.truth);
            truth = truth.and(passes);
            if passes != Truth::Yes {
                nearest.offer(RecordCheck { index, check: Some(check), truth: passes }, !passes);
            }
        }
        let (checked, left_out) = nearest.take(!truth);
        Check { truth, what: CheckKind::Every { record, stated: true, checked, left_out } }
    }

    // Facts and constants

    /// What a fact can be, and how it was worked out if it is a term.
    pub fn fact(&self, fact: &Fact, at: At) -> (Possible, Option<Rc<super::trace::TermTrace>>) {
        let unknown = Possible::anything(true);
        match fact {
            Fact::Subject(index) => (self.case.dossier.fields.get(*index).cloned().unwrap_or(unknown), None),
            Fact::Vacancy(index) => (self.case.vacancy.get(*index).cloned().unwrap_or(unknown), None),
            Fact::EvaluationDate => (Possible::known(Value::Date(self.case.date)), None),
            Fact::VacancyPosition => (self.position(), None),
            Fact::Record(record, field) => (self.record_field(*record, *field, at).unwrap_or(unknown), None),
            Fact::Term(id) => {
                let trace = self.term_at(*id, at);
                (trace.value.clone(), Some(trace))
            }
            Fact::Holds(id) => (Possible::truth(self.holds(id)), None),
            Fact::PointsOf(id) => (self.points_of(id), None),
            Fact::LevelOf(id) => (self.level_of(id), None),
        }
    }

    /// A term; of the record if it is about one.
    pub fn term_at(&self, id: TermId, at: At) -> Rc<super::trace::TermTrace> {
        match self.plan.model.term(id).on {
            Some(_) => self.own_term(id, at),
            None => self.term(id),
        }
    }

    fn position(&self) -> Possible {
        self.case.position.map_or(Possible::anything(false), |index| Possible::known(Value::Member(index as u32)))
    }

    pub fn record_field(&self, record: RecordId, field: usize, at: At) -> Option<Possible> {
        if let Some(any) = self.any_field(record, field, at) {
            return Some(any);
        }
        let (_, index) = at.filter(|(at, _)| *at == record)?;
        self.case.dossier.records.get(record.0)?.as_ref()?.get(index)?.get(field).cloned()
    }

    pub fn operand(&self, operand: &Operand) -> Possible {
        match operand {
            Operand::Value(value) => Possible::known(value.clone()),
            Operand::Vacancy(index) => self.fact(&Fact::Vacancy(*index), None).0,
            Operand::VacancyPosition => self.position(),
            Operand::EvaluationDate => Possible::known(Value::Date(self.case.date)),
            Operand::Term(id) => self.term(*id).value.clone(),
            Operand::Conditional(default, others) => {
                let mut possible: Option<Possible> = None;
                for (value, condition) in others {
                    let truth = self.truth(condition, None);
                    if truth != Truth::No {
                        let value = Possible::known(value.clone());
                        possible = Some(possible.map_or(value.clone(), |earlier| earlier.hull(&value)));
                    }
                    if truth == Truth::Yes {
                        return possible.unwrap_or_else(|| Possible::known(default.clone()));
                    }
                }
                let default = Possible::known(default.clone());
                possible.map_or(default.clone(), |earlier| earlier.hull(&default))
            }
        }
    }

    pub fn needed(&self, test: &Test) -> Needed {
        match test {
            Test::IsYes => Needed::Yes,
            Test::Is(operand) => Needed::Is(self.operand(operand)),
            Test::In(operands) => Needed::In(operands.iter().map(|operand| self.operand(operand)).collect()),
            Test::Includes(operand) => Needed::Includes(self.operand(operand)),
            Test::IsAbsent => Needed::Absent,
            Test::Range { low, high } => {
                let end = |end: &End| (self.operand(&end.operand), end.included);
                Needed::Range { low: low.as_ref().map(end), high: high.as_ref().map(end) }
            }
            Test::Within { length, before } => {
                let until = self.operand(before).single().and_then(Value::date);
                Needed::Window { after: until.and_then(|until| length.last_start(until)), until }
            }
        }
    }
}

/// Whether what a fact can be meets what is needed.
pub fn meets(needed: &Needed, actual: &Possible) -> Truth {
    match needed {
        Needed::Yes => actual.as_truth(),
        Needed::Is(value) => actual.equals(value),
        Needed::In(values) => values.iter().fold(Truth::No, |truth, value| truth.or(actual.equals(value))),
        Needed::Includes(member) => actual.includes(member),
        Needed::Absent => match actual {
            _ if actual.is_surely_absent() => Truth::Yes,
            _ if actual.may_be_absent() => Truth::Unknown,
            _ => Truth::No,
        },
        Needed::Range { low, high } => {
            let above = low.as_ref().map_or(Truth::Yes, |(end, included)| actual.is_above(end, *included));
            let below = high.as_ref().map_or(Truth::Yes, |(end, included)| actual.is_below(end, *included));
            above.and(below)
        }
        Needed::Window { after, until } => {
            let date =
                |date: Option<Date>| date.map_or(Possible::anything(false), |date| Possible::known(Value::Date(date)));
            actual.is_above(&date(*after), false).and(actual.is_below(&date(*until), true))
        }
    }
}

/// Keeps the records that explain the answer best, without keeping them all.
#[derive(Default)]
struct Nearest {
    kept: Vec<(usize, Truth, RecordCheck)>,
    seen: usize,
}

impl Nearest {
    /// `deciding` says how far the record decides the answer.
    fn offer(&mut self, record: RecordCheck, deciding: Truth) {
        self.seen += 1;
        let score = match deciding {
            Truth::Yes => 2000,
            Truth::Unknown => 1000,
            Truth::No => 0,
        } + record.check.as_ref().map_or(0, parts_met);
        let place = self.kept.iter().position(|(other, ..)| *other < score).unwrap_or(self.kept.len());
        if place < KEPT {
            self.kept.insert(place, (score, deciding, record));
            self.kept.truncate(KEPT);
        }
    }

    /// The records of the deciding truth; the nearest ones where none passes.
    fn take(self, truth: Truth) -> (Vec<RecordCheck>, usize) {
        let seen = self.seen;
        let wanted = |deciding: Truth| truth == Truth::No || deciding == truth;
        let kept = self.kept.into_iter().filter(|(_, deciding, _)| wanted(*deciding));
        let kept: Vec<RecordCheck> = kept.map(|(_, _, record)| record).collect();
        let left_out = if truth == Truth::Yes { 0 } else { seen.saturating_sub(kept.len()) };
        (kept, left_out)
    }
}

fn parts_met(check: &Check) -> usize {
    match &check.what {
        CheckKind::All(parts) | CheckKind::Any(parts) => parts.iter().map(parts_met).sum(),
        _ => usize::from(check.truth == Truth::Yes).min(999),
    }
}
