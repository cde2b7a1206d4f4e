//! Which unknown facts could still change an answer.
//!
//! Alternatives are multiplied out only while few come of it. Otherwise it is said how many of which are needed, and a term is
//! referred to: so what is said grows no faster than what it is said of.

use crate::dossier::COMMISSION;
use crate::eval::outcome::DocumentOutcome;
use crate::eval::outcome::DocumentStatus;
use crate::eval::outcome::SheetOutcome;
use crate::eval::outcome::StepOutcome;
use crate::eval::outcome::Verdict;
use crate::eval::outcome::VerdictWhy;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::AmountWhy;
use crate::eval::trace::Check;
use crate::eval::trace::CheckKind;
use crate::eval::trace::Compared;
use crate::eval::trace::TermTrace;
use crate::eval::trace::TermWhy;
use crate::model::Field;
use crate::model::HowMany;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression::Fact;
use crate::value::Truth;
use indexmap::IndexMap;
use indexmap::IndexSet;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::collections::HashMap;

/// A fact that is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A field of the subject.
    Field(usize),
    List(RecordId),
    /// A record, by its place in the list, from 0.
    Record(RecordId, usize),
    RecordField(RecordId, usize, usize),
    VacancyField(usize),
    VacancyPosition,
    /// Whether a document is filed, by its id.
    Document(String),
    /// A decision of the commission, by the id of the clause.
    Judgement(String),
    /// So many of these, each by its own alternatives.
    SoMany(usize, Vec<Vec<Set>>),
    /// All that could settle a term, which has been said before; of a record, by its place in the list, if it is about one.
    Term(TermId, Option<usize>),
}

impl Need {
    /// How a dossier would state it: `courses[2].mark`.
    pub fn path(&self, model: &Model) -> String {
        let field = |fields: &IndexMap<String, Field>, index: usize| {
            fields.get_index(index).map_or(String::new(), |(name, _)| name.clone())
        };
        match self {
            Need::Field(index) => field(&model.subject, *index),
            Need::List(record) => model.record(*record).plural.clone(),
            Need::Record(record, index) => format!("{}[{}]", model.record(*record).plural, index + 1),
            Need::RecordField(record, index, name) => {
                let content = model.record(*record);
                format!("{}[{}].{}", content.plural, index + 1, field(&content.fields, *name))
            }
            Need::VacancyField(index) => format!("vacancy: {}", field(&model.vacancy, *index)),
            Need::VacancyPosition => "vacancy: position".into(),
            Need::Document(id) => id.rsplit('.').next().unwrap_or(id).to_string(),
            Need::Judgement(id) => format!("{COMMISSION}: {id}"),
            Need::SoMany(count, of) => {
                let set = |set: &Set| set.iter().map(|need| need.path(model)).collect::<Vec<String>>().join(" + ");
                let sets = |sets: &Vec<Set>| sets.iter().map(set).collect::<Vec<String>>().join(" / ");
                format!("{count} of ({})", of.iter().map(sets).collect::<Vec<String>>().join("; "))
            }
            Need::Term(id, index) => {
                let term = model.term(*id);
                let list = index.and_then(|index| Some((model.record(term.on?), index + 1)));
                let of = list.map_or(String::new(), |(record, number)| format!("{}[{number}].", record.plural));
                format!("{of}{}", term.meta.id)
            }
        }
    }

    /// How many facts it names.
    fn size(&self) -> usize {
        match self {
            Need::SoMany(_, of) => of.iter().map(|sets| size(sets)).sum(),
            Need::Field(_)
            | Need::List(_)
            | Need::Record(..)
            | Need::RecordField(..)
            | Need::VacancyField(_)
            | Need::VacancyPosition
            | Need::Document(_)
            | Need::Judgement(_)
            | Need::Term(..) => 1,
        }
    }
}

/// Facts that together could settle something.
pub type Set = BTreeSet<Need>;

/// So many alternatives, and facts in them, are named at most where each of one list is combined with each of another.
const MOST: usize = 32;
const MOST_FACTS: usize = 256;

fn size(sets: &[Set]) -> usize {
    sets.iter().flatten().map(Need::size).sum()
}

/// Alternatives of sets of facts, each of which could make it yes.
pub fn of_verdict(verdict: &Verdict) -> Vec<Set> {
    Finder::default().verdict(verdict)
}

/// All of these must be settled.
pub fn of_verdicts<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> Vec<Set> {
    Finder::default().verdicts(verdicts)
}

pub fn of_check(check: &Check) -> Vec<Set> {
    Finder::default().check(check)
}

pub fn of_term(term: &TermTrace) -> Vec<Set> {
    Finder::default().term(term, None)
}

/// Alternatives of sets of facts, each of which could change an amount.
pub fn of_amount(trace: &AmountTrace) -> Vec<Set> {
    Finder::default().amount(trace)
}

/// What could change the points of a sheet, or whether it applies.
pub fn of_sheet(sheet: &SheetOutcome) -> Vec<Set> {
    Finder::default().sheet(sheet)
}

/// What could change the points of a sheet.
pub fn of_points(sheet: &SheetOutcome) -> Vec<Set> {
    Finder::default().points(sheet)
}

/// What could settle whether a document is there, and whether it is owed.
pub fn of_document(document: &DocumentOutcome) -> Vec<Set> {
    Finder::default().document(document)
}

/// Alternatives of sets of facts, each of which could show that a step is reached.
pub fn of_step(step: &StepOutcome, requirements: &[Verdict]) -> Vec<Set> {
    Finder::default().step(step, requirements)
}

/// Finds what is open, and keeps in mind of which terms it has spoken.
#[derive(Default)]
struct Finder {
    told: RefCell<HashMap<*const TermTrace, Vec<Set>>>,
}

impl Finder {
    fn verdict(&self, verdict: &Verdict) -> Vec<Set> {
        if verdict.truth != Truth::Unknown {
            return Vec::new();
        }
        match &verdict.why {
            VerdictWhy::Checked(check) => self.check(check),
            VerdictWhy::Judged => only(Need::Judgement(verdict.meta.id.clone())),
            VerdictWhy::Once(served) if !served.stated => only(Need::List(served.record)),
            VerdictWhy::Once(served) => {
                let open = served.members.iter().flat_map(|member| &member.open);
                either(open.map(|index| only(Need::Record(served.record, *index))).collect())
            }
            VerdictWhy::Group(how, members) => {
                let open: Vec<Vec<Set>> = members
                    .iter()
                    .filter(|member| member.truth == Truth::Unknown && !member.if_available)
                    .map(|it| self.verdict(it))
                    .collect();
                let yes = members.iter().filter(|member| member.truth == Truth::Yes).count();
                match how {
                    HowMany::All => together(open),
                    HowMany::AtLeast(count) => so_many(open, count.saturating_sub(yes)),
                    HowMany::ExactlyOne => either(open),
                }
            }
        }
    }

    fn verdicts<'v>(&self, verdicts: impl Iterator<Item = &'v Verdict>) -> Vec<Set> {
        let open = verdicts.filter(|verdict| verdict.truth == Truth::Unknown && !verdict.if_available);
        together(open.map(|it| self.verdict(it)).collect())
    }

    fn check(&self, check: &Check) -> Vec<Set> {
        if check.truth != Truth::Unknown {
            return Vec::new();
        }
        let open = |parts: &[Check]| -> Vec<Vec<Set>> {
            parts.iter().filter(|part| part.truth == Truth::Unknown).map(|it| self.check(it)).collect()
        };
        match &check.what {
            CheckKind::All(parts) => together(open(parts)),
            CheckKind::Any(parts) => either(open(parts)),
            CheckKind::Not(inner) => self.check(inner),
            CheckKind::Compare(compared) => self.compared(compared),
            CheckKind::Has { record, stated: false, .. } | CheckKind::Every { record, stated: false, .. } => {
                only(Need::List(*record))
            }
            CheckKind::Has { checked, .. } => {
                let open = checked.iter().filter(|record| record.truth == Truth::Unknown);
                either(open.filter_map(|record| record.check.as_ref()).map(|it| self.check(it)).collect())
            }
            CheckKind::Every { checked, .. } => {
                let open = checked.iter().filter(|record| record.truth == Truth::Unknown);
                together(open.filter_map(|record| record.check.as_ref()).map(|it| self.check(it)).collect())
            }
            CheckKind::Documents { open, .. } => {
                vec![open.iter().cloned().map(Need::Document).collect()]
            }
        }
    }

    fn compared(&self, compared: &Compared) -> Vec<Set> {
        let vacancy = compared.open.iter().map(|fact| of_fact(fact, None));
        let is_known = compared.actual.is_settled() && !compared.open.is_empty();
        let own = match &compared.term {
            _ if is_known => Vec::new(),
            Some(term) => self.term(term, compared.index),
            None => of_fact(&compared.fact, compared.index),
        };
        together(std::iter::once(own).chain(vacancy).collect())
    }

    /// What could settle a term. Where that is long it is said once, and then referred to; `index` is that of its record.
    fn term(&self, term: &TermTrace, index: Option<usize>) -> Vec<Set> {
        let key: *const TermTrace = term;
        if let Some(told) = self.told.borrow().get(&key) {
            return told.clone();
        }
        let sets = self.why(term);
        let is_short = sets.len() <= MOST && size(&sets) <= MOST_FACTS;
        let told = if is_short { sets.clone() } else { only(Need::Term(term.id, index)) };
        self.told.borrow_mut().insert(key, told);
        sets
    }

    fn why(&self, term: &TermTrace) -> Vec<Set> {
        match &term.why {
            TermWhy::Condition(check) => self.check(check),
            TermWhy::Constant => Vec::new(),
            TermWhy::Records { record, stated: false, .. } => only(Need::List(*record)),
            TermWhy::Records { record, sure, open, .. } => {
                vec![sure.iter().chain(open).map(|index| Need::Record(*record, *index)).collect()]
            }
            TermWhy::Fact(fact) | TermWhy::Since { fact, .. } => of_fact(fact, None),
            TermWhy::Amount(trace) => self.amount(trace),
        }
    }

    fn amount(&self, trace: &AmountTrace) -> Vec<Set> {
        let records = |record: RecordId, indexes: &[usize]| -> Vec<Vec<Set>> {
            indexes.iter().map(|index| only(Need::Record(record, *index))).collect()
        };
        match &trace.why {
            AmountWhy::Plain { when } => when.as_ref().map_or(Vec::new(), |it| self.check(it)),
            AmountWhy::Worked { when, facts, mark, .. } => {
                let when = when.as_ref().map_or(Vec::new(), |it| self.check(it));
                let facts = facts.iter().filter(|fact| !fact.actual.is_settled()).map(|it| self.compared(it));
                let mark =
                    mark.iter().filter(|_| !trace.value.is_settled()).map(|id| only(Need::Judgement(id.clone())));
                either(std::iter::once(when).chain(facts).chain(mark).collect())
            }
            AmountWhy::Rows { rows, .. } => either(rows.iter().map(|it| self.amount(it)).collect()),
            AmountWhy::Ranges { fact, .. } if !fact.actual.is_settled() => self.compared(fact),
            AmountWhy::Ranges { rows, .. } => {
                either(rows.iter().filter(|row| row.truth == Truth::Yes).map(|it| self.amount(it)).collect())
            }
            AmountWhy::Records { record, stated: false, .. } | AmountWhy::Members { record, stated: false, .. } => {
                only(Need::List(*record))
            }
            AmountWhy::Records { record, sure, open, worths, .. } => {
                let is_open = |index: &usize| worths.iter().any(|(at, worth)| at == index && !worth.is_settled());
                let mut unsettled: Vec<usize> =
                    sure.iter().copied().filter(is_open).chain(open.iter().copied()).collect();
                // What is left is the group to which a record belongs.
                if unsettled.is_empty() && !trace.value.is_settled() {
                    unsettled.clone_from(sure);
                }
                either(records(*record, &unsettled))
            }
            AmountWhy::Members { record, sure, open, .. } => {
                let unsettled: &[usize] = if trace.value.is_settled() { &[] } else { sure };
                either([records(*record, unsettled), records(*record, open)].concat())
            }
        }
    }

    fn sheet(&self, sheet: &SheetOutcome) -> Vec<Set> {
        let applies = sheet.why.as_ref().map_or(Vec::new(), |it| self.check(it));
        either(vec![applies, self.points(sheet)])
    }

    fn points(&self, sheet: &SheetOutcome) -> Vec<Set> {
        either(sheet.criteria.iter().map(|(_, trace)| self.amount(trace)).collect())
    }

    fn document(&self, document: &DocumentOutcome) -> Vec<Set> {
        if document.status != DocumentStatus::Unknown || document.owed == Truth::No {
            return Vec::new();
        }
        let present = match &document.satisfied {
            _ if document.present != Truth::Unknown => Vec::new(),
            Some(verdict) => self.verdict(verdict),
            None => only(Need::Document(document.meta.id.clone())),
        };
        let exemption = document.exemption.as_ref().map(|(_, check)| check);
        let owed = document.required.iter().chain(exemption).map(|it| self.check(it));
        either(std::iter::once(present).chain(owed).collect())
    }

    fn step(&self, step: &StepOutcome, requirements: &[Verdict]) -> Vec<Set> {
        if step.truth != Truth::Unknown {
            return Vec::new();
        }
        let is_open = !step.thresholds.iter().any(|row| row.truth == Truth::Yes);
        let rows = either(step.thresholds.iter().filter(|_| is_open).map(|it| self.check(it)).collect());
        let asked = self.verdicts(requirements.iter().chain(&step.verdicts));
        together(vec![rows, asked])
    }
}

fn of_fact(fact: &Fact, index: Option<usize>) -> Vec<Set> {
    match fact {
        Fact::Subject(field) => only(Need::Field(*field)),
        Fact::Vacancy(field) => only(Need::VacancyField(*field)),
        Fact::VacancyPosition => only(Need::VacancyPosition),
        Fact::Record(record, field) => only(Need::RecordField(*record, index.unwrap_or(0), *field)),
        Fact::EvaluationDate | Fact::Term(_) | Fact::Holds(_) | Fact::PointsOf(_) | Fact::LevelOf(_) => Vec::new(),
    }
}

fn only(need: Need) -> Vec<Set> {
    vec![Set::from([need])]
}

/// Any one of them is enough.
fn either(parts: Vec<Vec<Set>>) -> Vec<Set> {
    let all: IndexSet<Set> = parts.into_iter().flatten().collect();
    all.into_iter().collect()
}

/// So many of them are needed.
fn so_many(mut parts: Vec<Vec<Set>>, count: usize) -> Vec<Set> {
    parts.retain(|part| !part.is_empty());
    match count {
        0 | 1 => either(parts),
        _ if parts.len() <= count => together(parts),
        _ => only(Need::SoMany(count, parts)),
    }
}

/// All of them are needed: each alternative of one with each of the others, or one of each named by itself.
fn together(parts: Vec<Vec<Set>>) -> Vec<Set> {
    let (single, several): (Vec<Vec<Set>>, Vec<Vec<Set>>) =
        parts.into_iter().filter(|part| !part.is_empty()).partition(|part| part.len() == 1);
    let base: Set = single.into_iter().flatten().flatten().collect();
    if let (true, [only]) = (base.is_empty(), &several[..]) {
        return only.clone();
    }
    let count = several.iter().try_fold(1_usize, |count, part| count.checked_mul(part.len()));
    let Some(count) = count.filter(|count| *count <= MOST && fits(&base, &several, *count)) else {
        let one_of = |part: Vec<Set>| Need::SoMany(1, part.into_iter().map(|set| vec![set]).collect());
        return vec![base.into_iter().chain(several.into_iter().map(one_of)).collect()];
    };
    let mut all = vec![base];
    all.reserve(count);
    for part in &several {
        all = all.iter().flat_map(|one| part.iter().map(|other| one.union(other).cloned().collect())).collect();
    }
    all.retain(|set| !set.is_empty());
    all
}

/// Whether so many alternatives are few facts all together.
fn fits(base: &Set, several: &[Vec<Set>], count: usize) -> bool {
    let own = base.iter().map(Need::size).sum::<usize>();
    let others = several.iter().map(|part| size(part) / part.len() + 1).sum::<usize>();
    count == 1 || (own + others) * count <= MOST_FACTS
}
