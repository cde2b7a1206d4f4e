//! What is known of one candidate and one vacancy, in the slots of the model.

use crate::model::Field;
use crate::model::Model;
use crate::model::Unstated;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::possible::Range;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A record: one possibility for each of its fields.
pub type RecordFacts = Vec<Possible>;

/// What a candidate has stated.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dossier {
    pub fields: Vec<Possible>,
    /// For each kind of record its list; `None` if the list is not known.
    pub records: Vec<Option<Vec<RecordFacts>>>,
    /// What the commission has decided, by the id of the clause.
    pub commission: BTreeMap<String, bool>,
    /// The marks that it has given, by the id of the clause.
    pub marks: BTreeMap<String, Number>,
}

/// A candidate for a vacancy on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub dossier: Dossier,
    pub vacancy: Vec<Possible>,
    /// A number in [`Model::positions`].
    pub position: Option<usize>,
    pub date: Date,
}

impl Dossier {
    /// A dossier that states nothing.
    pub fn empty(model: &Model, date: Date) -> Dossier {
        Dossier {
            fields: model.subject.values().map(|field| unstated(field, date)).collect(),
            records: model.records.iter().map(|record| record.none_if_unstated.then(Vec::new)).collect(),
            commission: BTreeMap::new(),
            marks: BTreeMap::new(),
        }
    }
}

/// The vacancy of which only the evaluation date is known.
pub fn empty_vacancy(model: &Model, date: Date) -> Vec<Possible> {
    let mut fields: Vec<Possible> = model.vacancy.values().map(|field| unstated(field, date)).collect();
    if let Some(slot) = model.evaluation_date.and_then(|index| fields.get_mut(index)) {
        *slot = Possible::known(Value::Date(date));
    }
    fields
}

/// A vacancy of which some fields are stated; the evaluation date is the one given.
pub fn vacancy(model: &Model, date: Date, stated: impl IntoIterator<Item = (usize, Possible)>) -> Vec<Possible> {
    let mut fields = empty_vacancy(model, date);
    for (index, value) in stated.into_iter().filter(|(index, _)| Some(*index) != model.evaluation_date) {
        if let Some(slot) = fields.get_mut(index) {
            *slot = value;
        }
    }
    fields
}

/// What a field can be when nothing is said.
pub fn unstated(field: &Field, date: Date) -> Possible {
    match &field.unstated {
        Unstated::Unknown => unknown(field),
        Unstated::Absent => Possible::absent(),
        Unstated::Value(value) => Possible::known(value.clone()),
        Unstated::EvaluationDate => Possible::known(Value::Date(date)),
    }
}

/// All that the type of a field allows.
pub fn unknown(field: &Field) -> Possible {
    match (field.ty, &field.range) {
        (Type::Set(_), _) => Possible::Set(None),
        (_, Some((low, high))) => {
            let range = Range { low: Some(low.clone()), high: Some(high.clone()) };
            Possible::Values { absent: field.may_be_absent, range: Some(range) }
        }
        _ => Possible::anything(field.may_be_absent),
    }
}

impl Case {
    /// What the commission has decided of a clause.
    pub fn decision(&self, id: &str) -> Truth {
        self.dossier.commission.get(id).map_or(Truth::Unknown, |decided| Truth::from(*decided))
    }
}
