//! Runs a plan on a dossier, a vacancy and a date. The result carries its reasons; nothing is guessed.

mod amounts;
mod clauses;
mod conditions;
pub mod facts;
mod items;
mod once;
pub mod outcome;
mod records;
pub mod spells;
pub mod standing;
mod terms;
pub mod trace;
pub mod witness;
mod worked;

pub use facts::Case;
pub use facts::Dossier;
pub use outcome::Outcome;
pub use standing::Standing;

use crate::model::RecordId;
use crate::model::TermId;
use crate::plan::Plan;
use crate::problem::Problem;
use crate::value::Truth;
use conditions::At;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::rc::Rc;
use trace::TermTrace;
use witness::Witness;

/// Evaluates a case; `position` is a number in the model, or none to leave positions out.
pub fn evaluate(plan: &Plan, case: &Case) -> Outcome {
    Evaluator::new(plan, case).outcome()
}

/// The same, while a witness watches.
pub fn evaluate_watched(plan: &Plan, case: &Case, witness: &Witness) -> Outcome {
    Evaluator { witness: Some(witness), ..Evaluator::new(plan, case) }.outcome()
}

/// The place-giving facts of a case for one ranking, by its number in the model.
pub fn standing(plan: &Plan, case: &Case, ranking: usize) -> Standing {
    Evaluator::new(plan, case).standing(&plan.model.rankings[ranking])
}

pub(crate) struct Evaluator<'a> {
    plan: &'a Plan,
    case: &'a Case,
    /// Terms about the subject, each worked out once.
    terms: RefCell<Vec<Option<Rc<TermTrace>>>>,
    /// Terms about the record that is looked at, each worked out once.
    own_terms: RefCell<(At, HashMap<TermId, Rc<TermTrace>>)>,
    /// Which records count, each list worked out once.
    standings: RefCell<BTreeMap<RecordId, Rc<Vec<Truth>>>>,
    problems: RefCell<Vec<Problem>>,
    witness: Option<&'a Witness>,
}

impl<'a> Evaluator<'a> {
    fn new(plan: &'a Plan, case: &'a Case) -> Evaluator<'a> {
        let terms = RefCell::new(vec![None; plan.model.terms.len()]);
        Evaluator {
            plan,
            case,
            terms,
            own_terms: RefCell::default(),
            standings: RefCell::default(),
            problems: RefCell::default(),
            witness: None,
        }
    }

    fn term(&self, id: TermId) -> Rc<TermTrace> {
        if let Some(known) = self.terms.borrow().get(id.0).and_then(Clone::clone) {
            return known;
        }
        let trace = Rc::new(self.work_out(id, None));
        if let Some(slot) = self.terms.borrow_mut().get_mut(id.0) {
            *slot = Some(trace.clone());
        }
        trace
    }

    /// A term about a record.
    fn own_term(&self, id: TermId, at: At) -> Rc<TermTrace> {
        {
            let mut own = self.own_terms.borrow_mut();
            if own.0 != at {
                *own = (at, HashMap::new());
            }
            if let Some(known) = own.1.get(&id) {
                return known.clone();
            }
        }
        let trace = Rc::new(self.work_out(id, at));
        let mut own = self.own_terms.borrow_mut();
        if own.0 == at {
            own.1.insert(id, trace.clone());
        }
        trace
    }
}

/// An assumption of the policy that a dossier contradicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The id of the assumption.
    pub assumption: String,
    /// The record, if it is about one.
    pub record: Option<(RecordId, usize)>,
}

/// Finds the assumptions that a case surely contradicts.
pub fn contradictions(plan: &Plan, case: &Case) -> Vec<Contradiction> {
    let evaluator = Evaluator::new(plan, case);
    let mut found = Vec::new();
    for (number, record) in plan.model.records.iter().enumerate() {
        let id = RecordId(number);
        let count = evaluator.records(id).unwrap_or(0);
        for assumption in &record.assumptions {
            let broken =
                (0..count).filter(|index| evaluator.truth(&assumption.condition, Some((id, *index))) == Truth::No);
            let id_of = |index| Contradiction { assumption: assumption.meta.id.clone(), record: Some((id, index)) };
            found.extend(broken.map(id_of));
        }
    }
    let broken = plan.model.assumptions.iter().filter(|it| evaluator.truth(&it.condition, None) == Truth::No);
    found.extend(broken.map(|it| Contradiction { assumption: it.meta.id.clone(), record: None }));
    found
}
