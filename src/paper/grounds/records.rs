//! Records in few words: their number in the dossier and what they say.

use super::Grounds;
use crate::eval::facts::RecordFacts;
use crate::explain::phrases::row_labels;
use crate::model::Field;
use crate::model::RecordId;
use crate::model::expression::Condition;
use crate::model::expression::Fact;
use crate::model::expression::TermBody;
use crate::possible::Possible;
use crate::value::Value;
use std::collections::BTreeSet;

/// So many values of one list are named.
const NAMED: usize = 3;

impl Grounds<'_> {
    /// The records that count, those that may with what is not known of them, and how many more there are.
    pub(super) fn records(
        &self,
        record: RecordId,
        (sure, open, left_out): (&[usize], &[usize], usize),
        fields: &BTreeSet<usize>,
    ) -> impl Iterator<Item = String> {
        let mut texts: Vec<String> = sure.iter().map(|index| self.record(record, *index)).collect();
        texts.extend(open.iter().map(|index| {
            let text = self.say("sheet-perhaps", &[("text", self.record(record, *index))]);
            match self.unknown_fields(record, *index, fields) {
                unknown if unknown.is_empty() => text,
                unknown => format!("{text}; {}", self.say("sheet-not-known", &[("facts", unknown.join(", "))])),
            }
        }));
        if left_out > 0 {
            texts.push(self.phrases.catalog.text("more-records", &[("count", (left_out as i64).into())]));
        }
        texts.into_iter()
    }

    /// The fields that decide which records count.
    pub(super) fn read_fields(
        &self,
        record: RecordId,
        filter: Option<&Condition>,
        counted: Option<usize>,
    ) -> BTreeSet<usize> {
        let mut fields: BTreeSet<usize> = counted.into_iter().collect();
        if let Some(filter) = filter {
            self.fields_in(record, filter, &mut fields);
        }
        fields
    }

    fn fields_in(&self, record: RecordId, condition: &Condition, fields: &mut BTreeSet<usize>) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().for_each(|part| self.fields_in(record, part, fields));
            }
            Condition::Not(inner) => self.fields_in(record, inner, fields),
            Condition::Compare(comparison) => match &comparison.fact {
                Fact::Record(of, field) if *of == record => {
                    fields.insert(*field);
                }
                Fact::Term(id) => {
                    if let TermBody::Condition(condition) = &self.phrases.model.term(*id).body {
                        self.fields_in(record, condition, fields);
                    }
                }
                Fact::Record(..)
                | Fact::Subject(_)
                | Fact::Vacancy(_)
                | Fact::VacancyPosition
                | Fact::EvaluationDate
                | Fact::Holds(_)
                | Fact::PointsOf(_)
                | Fact::LevelOf(_) => {}
            },
            Condition::Has { .. }
            | Condition::Every { .. }
            | Condition::Incomplete(_)
            | Condition::AnythingMissing(_)
            | Condition::Owed(..) => {}
        }
    }

    fn facts(&self, record: RecordId, index: usize) -> Option<&RecordFacts> {
        self.case.dossier.records.get(record.0)?.as_ref()?.get(index)
    }

    fn unknown_fields(&self, record: RecordId, index: usize, fields: &BTreeSet<usize>) -> Vec<String> {
        let is_open = |field: &&usize| {
            let fact = self.facts(record, index).and_then(|facts| facts.get(**field));
            fact.is_some_and(|fact| !fact.is_settled())
        };
        fields.iter().filter(is_open).map(|field| self.phrases.fact(&Fact::Record(record, *field))).collect()
    }

    /// That a record serves for another row, by the id of that row.
    pub(super) fn elsewhere(&self, record: RecordId, index: usize, id: &str) -> String {
        let labels = row_labels(self.phrases.model, id);
        let row = labels.map(|labels| self.phrases.label(labels, id).to_string());
        let clause = self.phrases.clause_title(id).or(row).unwrap_or_else(|| id.to_string());
        self.say("serves-elsewhere", &[("record", self.record(record, index)), ("clause", clause)])
    }

    /// A record by its number and what it says: levels and kinds, numbers, days.
    pub(super) fn record(&self, record: RecordId, index: usize) -> String {
        let name = self.phrases.record_number(record, index);
        let said = self.facts(record, index).map_or(Vec::new(), |facts| self.said(record, facts));
        if said.is_empty() { name } else { format!("{name}: {}", said.join(", ")) }
    }

    fn said(&self, record: RecordId, facts: &RecordFacts) -> Vec<String> {
        let declared = self.phrases.model.record(record);
        let texts =
            declared.fields.values().zip(facts).enumerate().filter_map(|(number, (field, fact))| {
                match declared.period {
                    Some((first, last)) if number == first => {
                        self.period(declared.fields.get_index(last)?.1, fact, facts.get(last)?)
                    }
                    Some((_, last)) if number == last => None,
                    Some(_) | None => self.field(field, fact),
                }
            });
        texts.collect()
    }

    fn period(&self, field: &Field, first: &Possible, last: &Possible) -> Option<String> {
        Some(format!("{} – {}", self.value(first.single()?, field.ty), self.value(last.single()?, field.ty)))
    }

    /// What a field says by itself: `yes` would say nothing.
    fn field(&self, field: &Field, fact: &Possible) -> Option<String> {
        let value = match fact {
            Possible::Set(Some(members)) if (1..=NAMED).contains(&members.len()) => Value::Set(members.clone()),
            Possible::Set(_) => return None,
            Possible::Values { .. } => fact.single()?.clone(),
        };
        (!matches!(value, Value::Flag(_) | Value::Duration(_))).then(|| self.value(&value, field.ty))
    }
}
