//! Which unknown facts could still change an answer.

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
use crate::model::expression::Fact;
use crate::value::Truth;
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// A fact that is not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
        }
    }
}

/// Facts that together could settle something.
pub type Set = BTreeSet<Need>;

/// So many alternatives are named at most where each of one list is combined with each of another.
const MOST: usize = 32;

/// Alternatives of sets of facts, each of which could make it yes.
pub fn of_verdict(verdict: &Verdict) -> Vec<Set> {
    if verdict.truth != Truth::Unknown {
        return Vec::new();
    }
    match &verdict.why {
        VerdictWhy::Checked(check) => of_check(check),
        VerdictWhy::Judged => only(Need::Judgement(verdict.meta.id.clone())),
        VerdictWhy::Group(how, members) => {
            let open: Vec<Vec<Set>> = members
                .iter()
                .filter(|member| member.truth == Truth::Unknown && !member.if_available)
                .map(of_verdict)
                .collect();
            let yes = members.iter().filter(|member| member.truth == Truth::Yes).count();
            match how {
                HowMany::All => together(open),
                HowMany::AtLeast(count) => any_so_many(&open, count.saturating_sub(yes)),
                HowMany::ExactlyOne => either(open),
            }
        }
    }
}

/// All of these must be settled.
pub fn of_verdicts<'v>(verdicts: impl Iterator<Item = &'v Verdict>) -> Vec<Set> {
    let open = verdicts.filter(|verdict| verdict.truth == Truth::Unknown && !verdict.if_available);
    together(open.map(of_verdict).collect())
}

pub fn of_check(check: &Check) -> Vec<Set> {
    if check.truth != Truth::Unknown {
        return Vec::new();
    }
    let open = |parts: &[Check]| -> Vec<Vec<Set>> {
        parts.iter().filter(|part| part.truth == Truth::Unknown).map(of_check).collect()
    };
    match &check.what {
        CheckKind::All(parts) => together(open(parts)),
        CheckKind::Any(parts) => either(open(parts)),
        CheckKind::Not(inner) => of_check(inner),
        CheckKind::Compare(compared) => of_compared(compared),
        CheckKind::Has { record, stated: false, .. } | CheckKind::Every { record, stated: false, .. } => {
            only(Need::List(*record))
        }
        CheckKind::Has { checked, .. } => {
            let open = checked.iter().filter(|record| record.truth == Truth::Unknown);
            either(open.filter_map(|record| record.check.as_ref()).map(of_check).collect())
        }
        CheckKind::Every { checked, .. } => {
            let open = checked.iter().filter(|record| record.truth == Truth::Unknown);
            together(open.filter_map(|record| record.check.as_ref()).map(of_check).collect())
        }
        CheckKind::Documents { open, .. } => {
            vec![open.iter().cloned().map(Need::Document).collect()]
        }
    }
}

fn of_compared(compared: &Compared) -> Vec<Set> {
    let vacancy = compared.open.iter().map(|fact| of_fact(fact, None));
    let is_known = compared.actual.is_settled() && !compared.open.is_empty();
    let own = match &compared.term {
        _ if is_known => Vec::new(),
        Some(term) => of_term(term),
        None => of_fact(&compared.fact, compared.index),
    };
    together(std::iter::once(own).chain(vacancy).collect())
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

pub fn of_term(term: &TermTrace) -> Vec<Set> {
    match &term.why {
        TermWhy::Condition(check) => of_check(check),
        TermWhy::Constant => Vec::new(),
        TermWhy::Records { record, stated: false, .. } => only(Need::List(*record)),
        TermWhy::Records { record, sure, open, .. } => {
            vec![sure.iter().chain(open).map(|index| Need::Record(*record, *index)).collect()]
        }
        TermWhy::Fact(fact) | TermWhy::Since { fact, .. } => of_fact(fact, None),
        TermWhy::Amount(trace) => of_amount(trace),
    }
}

/// Alternatives of sets of facts, each of which could change an amount.
pub fn of_amount(trace: &AmountTrace) -> Vec<Set> {
    let records = |record: RecordId, indexes: &[usize]| -> Vec<Vec<Set>> {
        indexes.iter().map(|index| only(Need::Record(record, *index))).collect()
    };
    match &trace.why {
        AmountWhy::Plain { when } => when.as_ref().map_or(Vec::new(), of_check),
        AmountWhy::Worked { when, facts, mark, .. } => {
            let when = when.as_ref().map_or(Vec::new(), of_check);
            let facts = facts.iter().filter(|fact| !fact.actual.is_settled()).map(of_compared);
            let mark = mark.iter().filter(|_| !trace.value.is_settled()).map(|id| only(Need::Judgement(id.clone())));
            either(std::iter::once(when).chain(facts).chain(mark).collect())
        }
        AmountWhy::Rows { rows, .. } => either(rows.iter().map(of_amount).collect()),
        AmountWhy::Ranges { fact, .. } if !fact.actual.is_settled() => of_compared(fact),
        AmountWhy::Ranges { rows, .. } => {
            either(rows.iter().filter(|row| row.truth == Truth::Yes).map(of_amount).collect())
        }
        AmountWhy::Records { record, stated: false, .. } | AmountWhy::Members { record, stated: false, .. } => {
            only(Need::List(*record))
        }
        AmountWhy::Records { record, sure, open, worths, .. } => {
            let is_open = |index: &usize| worths.iter().any(|(at, worth)| at == index && !worth.is_settled());
            let mut unsettled: Vec<usize> = sure.iter().copied().filter(is_open).chain(open.iter().copied()).collect();
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

/// What could change the points of a sheet, or whether it applies.
pub fn of_sheet(sheet: &SheetOutcome) -> Vec<Set> {
    let applies = sheet.why.as_ref().map_or(Vec::new(), of_check);
    either(vec![applies, of_points(sheet)])
}

/// What could change the points of a sheet.
pub fn of_points(sheet: &SheetOutcome) -> Vec<Set> {
    either(sheet.criteria.iter().map(|(_, trace)| of_amount(trace)).collect())
}

/// What could settle whether a document is there, and whether it is owed.
pub fn of_document(document: &DocumentOutcome) -> Vec<Set> {
    if document.status != DocumentStatus::Unknown || document.owed == Truth::No {
        return Vec::new();
    }
    let present = match &document.satisfied {
        _ if document.present != Truth::Unknown => Vec::new(),
        Some(verdict) => of_verdict(verdict),
        None => only(Need::Document(document.meta.id.clone())),
    };
    let exemption = document.exemption.as_ref().map(|(_, check)| check);
    let owed = document.required.iter().chain(exemption).map(of_check);
    either(std::iter::once(present).chain(owed).collect())
}

/// Alternatives of sets of facts, each of which could show that a step is reached.
pub fn of_step(step: &StepOutcome, requirements: &[Verdict]) -> Vec<Set> {
    if step.truth != Truth::Unknown {
        return Vec::new();
    }
    let is_open = !step.thresholds.iter().any(|row| row.truth == Truth::Yes);
    let rows = either(step.thresholds.iter().filter(|_| is_open).map(of_check).collect());
    let asked = of_verdicts(requirements.iter().chain(&step.verdicts));
    together(vec![rows, asked])
}

fn only(need: Need) -> Vec<Set> {
    vec![Set::from([need])]
}

/// Any one of them is enough.
fn either(parts: Vec<Vec<Set>>) -> Vec<Set> {
    let mut all: Vec<Set> = Vec::new();
    for set in parts.into_iter().flatten() {
        if !all.contains(&set) {
            all.push(set);
        }
    }
    all
}

/// So many of them are needed.
fn any_so_many(parts: &[Vec<Set>], count: usize) -> Vec<Set> {
    match parts.split_first() {
        Some(_) if parts.len() <= count => together(parts.to_vec()),
        Some((first, rest)) if count > 1 => {
            let with_first = together(vec![first.clone(), any_so_many(rest, count - 1)]);
            let mut all = either(vec![with_first, any_so_many(rest, count)]);
            all.truncate(MOST);
            all
        }
        _ => either(parts.to_vec()),
    }
}

/// All of them are needed: each alternative of one with each of the others.
fn together(parts: Vec<Vec<Set>>) -> Vec<Set> {
    let mut all: Vec<Set> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        all = match all.is_empty() {
            true => part,
            false => all
                .iter()
                .flat_map(|one| part.iter().map(|other| one.union(other).cloned().collect()))
                .take(MOST)
                .collect(),
        };
    }
    all
}
