//! Weights that do not add up, and arithmetic that cannot be compared.

use super::found;
use crate::model::Meta;
use crate::model::Model;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Given;
use crate::model::expression::How;
use crate::model::expression::TermBody;
use crate::model::expression::Total;
use crate::problem::Code;
use crate::problem::Problem;
use crate::value::Number;

pub fn check(model: &Model, problems: &mut Vec<Problem>) {
    let criteria = model.score_sheets.iter().flat_map(|sheet| &sheet.criteria);
    let terms = model.terms.iter().filter_map(|term| match &term.body {
        TermBody::Amount(amount) => Some(amount.as_ref()),
        _ => None,
    });
    criteria.chain(terms).for_each(|amount| of_amount(amount, problems));
}

fn of_amount(amount: &Amount, problems: &mut Vec<Problem>) {
    match &amount.body {
        AmountBody::Fixed { given, .. } => of_given(given, &amount.meta, problems),
        AmountBody::Ranges { rows, .. } => rows.iter().for_each(|row| of_given(&row.given, &row.meta, problems)),
        AmountBody::Group { total, rows, .. } => {
            rows.iter().for_each(|row| of_amount(row, problems));
            if *total == Total::Sum {
                problems.extend(weights_off(rows, &amount.meta));
            }
        }
        AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. } => {}
    }
}

fn of_given(given: &Given, meta: &Meta, problems: &mut Vec<Problem>) {
    if let Given::Worked(worked) = given
        && let How::Unanalysed { .. } = worked.how
    {
        problems.push(found(Code::Unanalysed, meta));
    }
}

/// Shares that are added without any condition, and are not the whole.
fn weights_off(rows: &[Amount], meta: &Meta) -> Option<Problem> {
    let shares: Vec<&Number> = rows.iter().map(share).collect::<Option<_>>()?;
    let one = Number::from_integer(1);
    let total = shares.iter().fold(Number::zero(), |sum, share| sum.add(share));
    let are_weights = shares.len() > 1 && shares.iter().all(|share| **share < one && !share.is_negative());
    let percent = total.mul(&Number::from_integer(100));
    (are_weights && total != one).then(|| found(Code::WeightsOff, meta).text("total", percent.to_string()))
}

fn share(row: &Amount) -> Option<&Number> {
    match &row.body {
        AmountBody::Fixed { given: Given::Worked(worked), when: None } => match &worked.how {
            How::Multiple { factor, .. } => Some(factor),
            How::Rate { .. } | How::WorthOf { .. } | How::Mark { .. } | How::Unanalysed { .. } => None,
        },
        _ => None,
    }
}
