//! Which unknown facts could still change an answer.

use crate::dossier::COMMISSION;
use crate::eval::outcome::Verdict;
use crate::eval::outcome::VerdictWhy;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::AmountWhy;
use crate::eval::trace::Check;
use crate::eval::trace::CheckKind;
use crate::eval::trace::Compared;
use crate::eval::trace::Needed;
use crate::eval::trace::TermTrace;
use crate::eval::trace::TermWhy;
use crate::model::HowMany;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::expression::Fact;
use crate::value::Truth;
use std::collections::BTreeSet;

/// Facts that together could settle something: `level` of the second record of a list, a list, a judgement, each by its path.
pub type Set = BTreeSet<String>;

/// So many alternatives are named at most.
const MOST: usize = 8;

/// Finds what is not known.
pub struct Needs<'m> {
    pub model: &'m Model,
}

impl Needs<'_> {
    /// Alternatives of sets of facts, each of which could make it yes.
    pub fn verdict(&self, verdict: &Verdict) -> Vec<Set> {
        if verdict.truth != Truth::Unknown {
            return Vec::new();
        }
        match &verdict.why {
            VerdictWhy::Checked(check) => self.check(check),
            VerdictWhy::Judged => vec![Set::from([format!("{}: {}", COMMISSION, verdict.meta.id)])],
            VerdictWhy::Group(how, members) => {
                let open: Vec<Vec<Set>> = members
                    .iter()
                    .filter(|member| member.truth == Truth::Unknown && !member.if_available)
                    .map(|member| self.verdict(member))
                    .collect();
                let yes = members.iter().filter(|member| member.truth == Truth::Yes).count();
                match how {
                    HowMany::All => together(open),
                    HowMany::AtLeast(count) if count.saturating_sub(yes) > 1 => together(open),
                    HowMany::AtLeast(_) | HowMany::ExactlyOne => either(open),
                }
            }
        }
    }

    /// All of these must be settled.
    pub fn verdicts<'v>(&self, verdicts: impl Iterator<Item = &'v Verdict>) -> Vec<Set> {
        let open = verdicts.filter(|verdict| verdict.truth == Truth::Unknown && !verdict.if_available);
        together(open.map(|verdict| self.verdict(verdict)).collect())
    }

    pub fn check(&self, check: &Check) -> Vec<Set> {
        if check.truth != Truth::Unknown {
            return Vec::new();
        }
        let open = |parts: &[Check]| -> Vec<Vec<Set>> {
            parts.iter().filter(|part| part.truth == Truth::Unknown).map(|part| self.check(part)).collect()
        };
        match &check.what {
            CheckKind::All(parts) => together(open(parts)),
            CheckKind::Any(parts) => either(open(parts)),
            CheckKind::Not(inner) => self.check(inner),
            CheckKind::Compare(compared) => self.compared(compared),
            CheckKind::Has { record, stated: false, .. } | CheckKind::Every { record, stated: false, .. } => {
                vec![Set::from([self.list(*record)])]
            }
            CheckKind::Has { checked, .. } => {
                let open = checked.iter().filter(|record| record.truth == Truth::Unknown);
                either(open.filter_map(|record| record.check.as_ref()).map(|check| self.check(check)).collect())
            }
            CheckKind::Every { checked, .. } => {
                let open = checked.iter().filter(|record| record.truth == Truth::Unknown);
                together(open.filter_map(|record| record.check.as_ref()).map(|check| self.check(check)).collect())
            }
            CheckKind::Documents { open, .. } => {
                vec![open.iter().map(|id| id.rsplit('.').next().unwrap_or(id).to_string()).collect()]
            }
        }
    }

    fn list(&self, record: RecordId) -> String {
        self.model.record(record).plural.clone()
    }

    fn compared(&self, compared: &Compared) -> Vec<Set> {
        match (&compared.fact, &compared.term) {
            (_, Some(term)) => self.term(term),
            (Fact::Subject(index), None) => {
                self.named(self.model.subject.get_index(*index).map(|(name, _)| name.clone()))
            }
            (Fact::Vacancy(index), None) => {
                self.named(self.model.vacancy.get_index(*index).map(|(name, _)| format!("vacancy: {name}")))
            }
            (Fact::VacancyPosition, None) => self.named(Some("vacancy: position".into())),
            (Fact::Record(record, field), None) => {
                // A field that is known fails to settle because the vacancy does not.
                if compared.actual.is_settled() {
                    return self.named(Some("vacancy".into()));
                }
                self.named(Some(self.record_field(*record, *field, compared.index.unwrap_or(0))))
            }
            (Fact::EvaluationDate | Fact::Term(_) | Fact::Holds(_) | Fact::PointsOf(_) | Fact::LevelOf(_), None) => {
                Vec::new()
            }
        }
    }

    fn record_field(&self, record: RecordId, field: usize, index: usize) -> String {
        let content = self.model.record(record);
        let name = content.fields.get_index(field).map_or("", |(name, _)| name);
        format!("{}[{}].{name}", content.plural, index + 1)
    }

    fn named(&self, name: Option<String>) -> Vec<Set> {
        name.into_iter().map(|name| Set::from([name])).collect()
    }

    pub fn term(&self, term: &TermTrace) -> Vec<Set> {
        match &term.why {
            TermWhy::Condition(check) => self.check(check),
            TermWhy::Constant => Vec::new(),
            TermWhy::Records { record, stated: false, .. } => vec![Set::from([self.list(*record)])],
            TermWhy::Records { record, sure, open, .. } => {
                let concerned = sure.iter().chain(open);
                vec![concerned.map(|index| format!("{}[{}]", self.list(*record), index + 1)).collect()]
            }
            TermWhy::Fact(fact) => {
                let compared = Compared {
                    fact: fact.clone(),
                    ty: self.model.term(term.id).ty,
                    needed: Needed::Yes,
                    actual: term.value.clone(),
                    index: None,
                    term: None,
                };
                self.compared(&compared)
            }
            TermWhy::Amount(trace) => {
                let open = self.amount(trace);
                if open.is_empty() { Vec::new() } else { vec![open] }
            }
        }
    }

    /// All unknown facts that could change an amount.
    pub fn amount(&self, trace: &AmountTrace) -> Set {
        let mut facts = Set::new();
        self.add_amount(trace, &mut facts);
        facts
    }

    fn add_amount(&self, trace: &AmountTrace, facts: &mut Set) {
        let all = |sets: Vec<Set>| sets.into_iter().flatten();
        match &trace.why {
            AmountWhy::Plain { when } => facts.extend(all(when.iter().flat_map(|check| self.check(check)).collect())),
            AmountWhy::Rows { rows, .. } => rows.iter().for_each(|row| self.add_amount(row, facts)),
            AmountWhy::Ranges { fact, .. } if !fact.actual.is_settled() => facts.extend(all(self.compared(fact))),
            AmountWhy::Ranges { .. } => {}
            AmountWhy::Records { record, stated: false, .. } | AmountWhy::Members { record, stated: false, .. } => {
                facts.insert(self.list(*record));
            }
            AmountWhy::Records { record, open, .. } | AmountWhy::Members { record, open, .. } => {
                facts.extend(open.iter().map(|index| format!("{}[{}]", self.list(*record), index + 1)));
            }
        }
        if let (AmountWhy::Members { record, sure, .. }, false) = (&trace.why, trace.value.is_settled()) {
            facts.extend(sure.iter().map(|index| format!("{}[{}]", self.list(*record), index + 1)));
        }
    }
}

/// Any one of them is enough.
fn either(parts: Vec<Vec<Set>>) -> Vec<Set> {
    let mut all: Vec<Set> = Vec::new();
    for set in parts.into_iter().flatten() {
        if !all.contains(&set) {
            all.push(set);
        }
    }
    all.truncate(MOST);
    all
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
