//! What a row is called for a reader: its label, or else what it asks, as the policy is read. Never by its name.

use super::phrases::Phrases;
use super::read::wording::Wording;
use super::read::wording::Worth;
use crate::model::Labels;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::Each;
use crate::model::expression::Given;
use crate::model::expression::RangeRow;
use crate::model::expression::TermBody;
use crate::model::expression::Type;
use std::collections::HashMap;

/// All rows of a model by their ids.
pub struct Rows<'m> {
    called: HashMap<&'m str, Called<'m>>,
}

enum Called<'m> {
    Label(&'m Labels),
    Condition(&'m Condition),
    Value(&'m Given),
    Range(&'m RangeRow, Type),
    Each(&'m Each),
    Several,
}

impl<'m> Rows<'m> {
    pub fn new(model: &'m Model) -> Rows<'m> {
        let mut rows = Rows { called: HashMap::new() };
        let criteria = model.score_sheets.iter().flat_map(|sheet| &sheet.criteria);
        let terms = model.terms.iter().filter_map(|term| match &term.body {
            TermBody::Amount(amount) => Some(amount.as_ref()),
            _ => None,
        });
        criteria.chain(terms).for_each(|amount| rows.amount(model, amount));
        rows
    }

    fn call(&mut self, id: &'m str, labels: &'m Labels, otherwise: Called<'m>) {
        let called = if labels.is_empty() { otherwise } else { Called::Label(labels) };
        self.called.entry(id).or_insert(called);
    }

    fn amount(&mut self, model: &'m Model, amount: &'m Amount) {
        let (id, labels) = (amount.meta.id.as_str(), &amount.meta.labels);
        match &amount.body {
            AmountBody::Fixed { when: Some(when), .. } => self.call(id, labels, Called::Condition(when)),
            AmountBody::Fixed { given, when: None } => self.call(id, labels, Called::Value(given)),
            AmountBody::ForEach { each, .. } => self.call(id, labels, Called::Each(each)),
            AmountBody::Group { rows, .. } => {
                self.call(id, labels, Called::Several);
                rows.iter().for_each(|row| self.amount(model, row));
            }
            AmountBody::Ranges { ty, rows, .. } => {
                self.call(id, labels, Called::Several);
                rows.iter().for_each(|row| self.call(&row.meta.id, &row.meta.labels, Called::Range(row, *ty)));
            }
            AmountBody::OncePerMember { record, field, rows, .. } => {
                self.call(id, labels, Called::Several);
                for row in rows {
                    let otherwise =
                        member_labels(model, *record, *field, row.member).map_or(Called::Several, Called::Label);
                    self.call(&row.meta.id, &row.meta.labels, otherwise);
                }
            }
        }
    }

    /// What a row is called; nothing if there is no such row.
    pub fn title(&self, id: &str, phrases: &Phrases) -> Option<String> {
        let wording = Wording::new(phrases.model, phrases.catalog);
        Some(match self.called.get(id)? {
            Called::Label(labels) => phrases.label(labels, "").to_string(),
            Called::Condition(condition) => wording.bare(&wording.condition(condition)),
            Called::Value(given) => wording.bare(&wording.given(given, Worth::Points)),
            Called::Range(row, ty) => wording.bare(&wording.test(&row.test, *ty)),
            Called::Each(each) => wording.bare(&wording.each(each)),
            Called::Several => phrases.catalog.plain("row-of-several"),
        })
    }
}

/// A row named after a level or kind has the labels of that.
fn member_labels(model: &Model, record: RecordId, field: usize, member: u32) -> Option<&Labels> {
    match model.record(record).fields.get_index(field)?.1.ty {
        Type::Member(scale) => model.member(scale, member).map(|(_, labels)| labels),
        _ => None,
    }
}
