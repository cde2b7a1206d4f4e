//! Whether a condition can hold at all, and whether it holds whenever another one does.
//!
//! A condition becomes a list of cases, each a set of values for every fact. What cannot be told is taken to be possible,
//! and so is everything beyond a certain size; so `can never hold` and `holds whenever` are said only where they are sure.

use crate::extent::Extent;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression::AmountBody;
use crate::model::expression::Comparison;
use crate::model::expression::Condition;
use crate::model::expression::Fact;
use crate::model::expression::Given;
use crate::model::expression::Operand;
use crate::model::expression::Otherwise;
use crate::model::expression::Term;
use crate::model::expression::TermBody;
use crate::model::expression::Test;
use crate::model::expression::Total;
use crate::model::expression::Type;
use crate::value::Duration;
use crate::value::Grain;
use crate::value::Number;
use crate::value::Value;
use std::cell::Cell;
use std::collections::BTreeSet;

/// Cases looked at for one condition; beyond that everything is taken to be possible.
const MAX_CASES: usize = 64;
/// How deep terms are followed.
const MAX_DEPTH: usize = 24;
/// Parts of conditions looked at for one question, terms counted as often as they are named.
const MAX_PARTS: usize = 2_000;
/// Conditions on records kept in one case.
const MAX_RECORDS: usize = 20;
/// Facts kept in one case; what is left out makes it only more possible.
const MAX_FACTS: usize = 100;

/// One way in which a condition may hold.
#[derive(Debug, Clone, Default)]
struct Case {
    facts: Vec<(Fact, Extent)>,
    /// What is either so or not, of which nothing else is known.
    marks: Vec<(Mark, bool)>,
    /// Records that there must be, with what must hold of them.
    has: Vec<(RecordId, Cases)>,
    /// What cannot hold of any record of a kind: the cases of its contrary.
    has_only: Vec<(RecordId, Cases)>,
}

type Cases = Vec<Case>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Test(Fact, Test),
    Includes(Fact, u32),
    Incomplete(usize),
    AnythingMissing(usize),
    Owed(usize, usize),
}

/// Answers questions about the conditions of a model.
pub struct Logic<'m> {
    model: &'m Model,
    /// Terms that can never hold: reported where they are defined, and taken for possible elsewhere.
    dead: BTreeSet<TermId>,
    /// Parts of conditions that may still be looked at for the question at hand.
    left: Cell<usize>,
}

impl<'m> Logic<'m> {
    pub fn new(model: &'m Model) -> Logic<'m> {
        let mut logic = Logic { model, dead: BTreeSet::new(), left: Cell::new(0) };
        let terms = (0..model.terms.len()).map(TermId);
        logic.dead = terms.filter(|id| logic.term_never_holds(*id)).collect();
        logic
    }

    /// The terms that can never hold, apart from those that only pass on another one.
    pub fn dead_terms(&self) -> Vec<TermId> {
        self.dead.iter().copied().filter(|id| self.term_never_holds(*id)).collect()
    }

    pub fn term(&self, id: TermId) -> &'m Term {
        self.model.term(id)
    }

    fn term_never_holds(&self, id: TermId) -> bool {
        match &self.model.term(id).body {
            TermBody::Condition(condition) => self.never_holds(condition),
            _ => false,
        }
    }

    pub fn never_holds(&self, condition: &Condition) -> bool {
        self.ask(condition, true).is_empty()
    }

    pub fn always_holds(&self, condition: &Condition) -> bool {
        self.ask(condition, false).is_empty()
    }

    /// Whether `wide` holds in every case in which `narrow` does.
    pub fn implies(&self, narrow: &Condition, wide: &Condition) -> bool {
        both(&self.ask(narrow, true), &self.ask(wide, false)).is_empty()
    }

    /// The ways in which a condition may hold, to be asked several times.
    pub fn ways(&self, condition: &Condition) -> Ways {
        Ways(self.ask(condition, true))
    }

    fn ask(&self, condition: &Condition, holds: bool) -> Cases {
        self.left.set(MAX_PARTS);
        self.cases(condition, holds, 0)
    }

    /// The cases in which a condition holds, or does not.
    fn cases(&self, condition: &Condition, holds: bool, depth: usize) -> Cases {
        let Some(left) = self.left.get().checked_sub(1) else { return vec![Case::default()] };
        self.left.set(left);
        match condition {
            Condition::Not(inner) => self.cases(inner, !holds, depth),
            Condition::All(parts) if holds => self.all(parts, holds, depth),
            Condition::Any(parts) if !holds => self.all(parts, holds, depth),
            Condition::All(parts) | Condition::Any(parts) => {
                let found: Cases = parts.iter().flat_map(|part| self.cases(part, holds, depth)).collect();
                bounded(found)
            }
            Condition::Compare(comparison) => self.compare(comparison, holds, depth),
            Condition::Has { record, filter, .. } => self.has(*record, filter.as_deref(), holds, depth),
            Condition::Every { record, filter, must, .. } => {
                let breach: Vec<Condition> = filter.as_deref().cloned().into_iter().collect();
                let breach = breach.into_iter().chain([Condition::Not(must.clone())]).collect();
                self.has(*record, Some(&Condition::All(breach)), !holds, depth)
            }
            Condition::Incomplete(package) => mark(Mark::Incomplete(*package), holds),
            Condition::AnythingMissing(package) => mark(Mark::AnythingMissing(*package), holds),
            Condition::Owed(package, document) => mark(Mark::Owed(*package, *document), holds),
        }
    }

    fn all(&self, parts: &[Condition], holds: bool, depth: usize) -> Cases {
        let mut found = vec![Case::default()];
        for part in parts {
            found = both(&found, &self.cases(part, holds, depth));
        }
        found
    }

    fn has(&self, record: RecordId, filter: Option<&Condition>, holds: bool, depth: usize) -> Cases {
        let everything = Condition::always();
        let filter = self.cases(filter.unwrap_or(&everything), holds, depth);
        let mut case = Case::default();
        match holds {
            true if filter.is_empty() => return Vec::new(),
            true => case.has.push((record, filter)),
            false => case.has_only.push((record, filter)),
        }
        vec![case]
    }

    fn compare(&self, comparison: &Comparison, holds: bool, depth: usize) -> Cases {
        let fact = self.plain(&comparison.fact);
        if let Fact::Term(id) = &fact
            && let TermBody::Condition(condition) = &self.model.term(*id).body
            && comparison.test == Test::IsYes
            && depth < MAX_DEPTH
            && !self.dead.contains(id)
        {
            return self.cases(condition, holds, depth + 1);
        }
        if let Some(extent) = self.extent(&fact, &comparison.test, comparison.ty)
            && let Fact::Term(id) = &fact
            && depth < MAX_DEPTH
            && let Some(rows) = self.rows_within(*id, &if holds { extent.clone() } else { extent.complement() })
        {
            return self.cases(&rows, true, depth + 1);
        }
        if let Test::Includes(operand) = &comparison.test
            && let Some(Value::Member(member)) = self.constant(operand)
        {
            return mark(Mark::Includes(fact, member), holds);
        }
        let Some(extent) = self.extent(&fact, &comparison.test, comparison.ty) else {
            return mark(Mark::Test(fact, comparison.test.clone()), holds);
        };
        let extent = if holds { extent } else { extent.complement() };
        let extent = extent.intersect(&self.domain(&fact, comparison.ty));
        if extent.is_empty() {
            return Vec::new();
        }
        vec![Case { facts: vec![(fact, extent)], ..Case::default() }]
    }

    /// For a term whose rows give constants: the condition that it has one of some values. A value that the source
    /// leaves open may be any.
    fn rows_within(&self, id: TermId, wanted: &Extent) -> Option<Condition> {
        let TermBody::Amount(amount) = &self.model.term(id).body else { return None };
        let AmountBody::Group { total, floor: None, cap: None, rows, otherwise, .. } = &amount.body else {
            return None;
        };
        let mut rows: Vec<(&Given, Condition)> = rows
            .iter()
            .map(|row| match &row.body {
                AmountBody::Fixed { given, when } => Some((given, when.clone().unwrap_or_else(Condition::always))),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let value = |given: &Given| match given {
            Given::Operand(operand) => self.constant(operand),
            Given::Term(_) | Given::Worked(_) | Given::Absent | Given::Undecided(_) => None,
        };
        // The highest value comes first as if the rows stood in that order.
        match total {
            Total::First => {}
            Total::Highest | Total::Lowest if rows.iter().all(|(given, _)| value(given).is_some()) => {
                rows.sort_by_key(|(given, _)| value(given));
                if *total == Total::Highest {
                    rows.reverse();
                }
            }
            Total::Highest | Total::Lowest | Total::Sum | Total::Best(_) | Total::Average => return None,
        }
        let fits = |given: &Given| match (given, value(given)) {
            (_, Some(value)) => wanted.contains(&value),
            (Given::Absent, None) => wanted.absent,
            (Given::Operand(_) | Given::Term(_) | Given::Worked(_) | Given::Undecided(_), None) => true,
        };
        let (mut ways, mut earlier) = (Vec::new(), Vec::new());
        for (given, when) in rows {
            if fits(given) {
                ways.push(Condition::All(earlier.iter().cloned().chain([when.clone()]).collect()));
            }
            earlier.push(Condition::Not(Box::new(when)));
        }
        let fits_otherwise = match otherwise {
            Otherwise::Value(given) => fits(given),
            Otherwise::Nothing => true,
        };
        if fits_otherwise {
            ways.push(Condition::All(earlier));
        }
        Some(Condition::Any(ways))
    }

    /// The fact behind a name that is only another name for it.
    fn plain(&self, fact: &Fact) -> Fact {
        let mut fact = fact.clone();
        for _ in 0..MAX_DEPTH {
            match &fact {
                Fact::Term(id) => match &self.model.term(*id).body {
                    TermBody::Fact(other) => fact = other.clone(),
                    _ => break,
                },
                _ => break,
            }
        }
        fact
    }

    /// A value that is the same for everyone on every day.
    pub fn constant(&self, operand: &Operand) -> Option<Value> {
        match operand {
            Operand::Value(value) => Some(value.clone()),
            Operand::Term(id) => match &self.model.term(*id).body {
                TermBody::Constant(value) => Some(value.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The values that pass a test of a fact; `None` if they depend on more than the fact.
    fn extent(&self, fact: &Fact, test: &Test, ty: Type) -> Option<Extent> {
        if *test == Test::IsYes {
            return Some(Extent::members([1], 2));
        }
        let extent = test.extent(self.model.grain(fact, ty), |operand| self.constant(operand))?;
        Some(match self.size(ty) {
            Some(size) => extent.among(size),
            None => extent,
        })
    }

    /// How many values a type has, if they can be counted.
    pub fn size(&self, ty: Type) -> Option<u32> {
        match ty {
            Type::Flag => Some(2),
            Type::Member(scale) => Some(self.model.scale(scale).members.len() as u32),
            _ => None,
        }
    }

    fn everything(&self, fact: &Fact, ty: Type) -> Extent {
        match self.size(ty) {
            Some(size) => Extent::members(0..size, size),
            None => Extent::everything(self.model.grain(fact, ty)),
        }
    }

    /// What a fact can be at all.
    fn domain(&self, fact: &Fact, ty: Type) -> Extent {
        let all = self.everything(fact, ty);
        if let Fact::Term(id) = fact {
            return self.domain_of_term(*id, all);
        }
        let Some(field) = self.model.field(fact) else { return all.with_absent(true) };
        let all = all.with_absent(field.may_be_absent);
        match &field.range {
            Some((low, high)) => {
                let end = |value: &Value| Some((value.clone(), true));
                let within = Extent::interval(end(low), end(high), self.model.grain(fact, ty));
                all.intersect(&within.with_absent(true))
            }
            None => all,
        }
    }

    /// A count and a length of time are never less than nothing.
    fn domain_of_term(&self, id: TermId, all: Extent) -> Extent {
        let from = |value| Extent::interval(Some((value, true)), None, Grain::Steps);
        match &self.model.term(id).body {
            TermBody::Count { .. } => from(Value::Number(Number::zero())),
            TermBody::TotalTime { .. } => from(Value::Duration(Duration::ZERO)),
            _ => all.with_absent(true),
        }
    }
}

/// How a condition may hold.
pub struct Ways(Cases);

impl Ways {
    pub fn are_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether both can never hold at once.
    pub fn exclude(&self, other: &Ways) -> bool {
        both(&self.0, &other.0).is_empty()
    }
}

fn mark(mark: Mark, holds: bool) -> Cases {
    vec![Case { marks: vec![(mark, holds)], ..Case::default() }]
}

/// Too many cases say nothing.
fn bounded(cases: Cases) -> Cases {
    if cases.len() > MAX_CASES { vec![Case::default()] } else { cases }
}

/// The cases of two conditions at once.
fn both(a: &Cases, b: &Cases) -> Cases {
    if a.is_empty() || b.is_empty() {
        return Vec::new();
    }
    // Either of them alone is less than both, and so possible wherever both are.
    if a.len() * b.len() > MAX_CASES {
        return if a.len() <= b.len() { a.clone() } else { b.clone() };
    }
    a.iter().flat_map(|a| b.iter().filter_map(move |b| a.and(b))).collect()
}

impl Case {
    /// Both at once, or nothing if that cannot be.
    fn and(&self, other: &Case) -> Option<Case> {
        let mut case = self.clone();
        for (fact, extent) in &other.facts {
            let has_room = case.facts.len() < MAX_FACTS;
            match case.facts.iter_mut().find(|(own, _)| own == fact) {
                Some((_, own)) => *own = own.intersect(extent),
                None if has_room => case.facts.push((fact.clone(), extent.clone())),
                None => {}
            }
        }
        for (mark, holds) in &other.marks {
            match case.marks.iter().find(|(own, _)| own == mark) {
                Some((_, own)) if own != holds => return None,
                Some(_) => {}
                None if case.marks.len() < MAX_FACTS => case.marks.push((mark.clone(), *holds)),
                None => {}
            }
        }
        let more = |own: &[(RecordId, Cases)]| MAX_RECORDS.saturating_sub(own.len());
        case.has.extend(other.has.iter().take(more(&self.has)).cloned());
        case.has_only.extend(other.has_only.iter().take(more(&self.has_only)).cloned());
        case.is_possible().then_some(case)
    }

    fn is_possible(&self) -> bool {
        let refused = |(record, cases): &(RecordId, Cases)| {
            let only = self.has_only.iter().filter(|(other, _)| other == record);
            only.fold(cases.clone(), |left, (_, only)| both(&left, only)).is_empty()
        };
        self.facts.iter().all(|(_, extent)| !extent.is_empty()) && !self.has.iter().any(refused)
    }
}
