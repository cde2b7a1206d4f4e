//! What a commission is asked to give as a number.

use crate::model::Field;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::Model;
use crate::model::Unstated;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Given;
use crate::model::expression::How;
use crate::model::expression::TermBody;
use crate::model::expression::Type;
use crate::value::Value;
use std::collections::BTreeMap;

/// The marks that a dossier may state, by the id of their clause, as fields with their limits.
pub fn marks(model: &Model) -> BTreeMap<String, Field> {
    let criteria = model.score_sheets.iter().flat_map(|sheet| &sheet.criteria);
    let terms = model.terms.iter().filter_map(|term| match &term.body {
        TermBody::Amount(amount) => Some(amount.as_ref()),
        _ => None,
    });
    let mut found = BTreeMap::new();
    criteria.chain(terms).for_each(|amount| of_amount(amount, &mut found));
    found
}

fn of_amount(amount: &Amount, found: &mut BTreeMap<String, Field>) {
    match &amount.body {
        AmountBody::Fixed { given, .. } => of_given(given, &amount.meta, found),
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| of_amount(row, found)),
        AmountBody::Ranges { rows, .. } => rows.iter().for_each(|row| of_given(&row.given, &row.meta, found)),
        AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. } => {}
    }
}

fn of_given(given: &Given, meta: &Meta, found: &mut BTreeMap<String, Field>) {
    let Given::Worked(worked) = given else { return };
    let How::Mark { id, low, high, step } = &worked.how else { return };
    let field = Field {
        name: id.clone(),
        labels: Labels::clone(&meta.labels),
        notes: Vec::new(),
        ty: Type::Number(worked.measure),
        whole: false,
        may_be_absent: false,
        unstated: Unstated::Unknown,
        range: Some((Value::Number(low.clone()), Value::Number(high.clone()))),
        step: step.clone(),
        span: meta.span,
    };
    found.insert(id.clone(), field);
}
