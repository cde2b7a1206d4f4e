//! Doubts in which the source itself prints two numbers for one thing.

use super::found;
use super::logic::Logic;
use crate::model::Clause;
use crate::model::Model;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::Given;
use crate::model::expression::Operand;
use crate::problem::Code;
use crate::problem::Problem;
use crate::value::Number;
use crate::value::Value;

/// A number that differs: where, the one, the other.
type Difference<'m> = (&'m str, &'m Number, &'m Number);

pub fn check(model: &Model, logic: &Logic, problems: &mut Vec<Problem>) {
    for alternative in &model.alternatives {
        let Some(doubt) = model.interpretations.get(alternative.doubt) else { continue };
        let differences = match &alternative.clause {
            Clause::ScoreSheet(index, other) => {
                let own = model.score_sheets.get(*index).map_or(&[][..], |sheet| &sheet.criteria);
                different(own, &other.criteria, logic)
            }
            // What another view asks for, or lets wait, is no number that is printed twice.
            Clause::Position(..)
            | Clause::Package(..)
            | Clause::TimeLimit(..)
            | Clause::Pay(..)
            | Clause::Ranking(..) => Vec::new(),
        };
        problems.extend(differences.into_iter().map(|(row, one, two)| {
            let problem = found(Code::TwoNumbers, &doubt.meta).text("row", row);
            problem.text("one", one.to_string()).text("two", two.to_string())
        }));
    }
}

/// Rows that give another number for the same thing.
fn different<'m>(own: &'m [Amount], others: &'m [Amount], logic: &Logic) -> Vec<Difference<'m>> {
    let pairs = own.iter().filter_map(|own| Some((own, others.iter().find(|other| other.meta.id == own.meta.id)?)));
    pairs.flat_map(|(own, other)| different_in(own, other, logic)).collect()
}

fn different_in<'m>(own: &'m Amount, other: &'m Amount, logic: &Logic) -> Vec<Difference<'m>> {
    let id = own.meta.id.as_str();
    match (&own.body, &other.body) {
        (AmountBody::Fixed { given: one, when }, AmountBody::Fixed { given: two, when: other }) => {
            let numbers = number(one).zip(number(two)).filter(|(one, two)| one != two);
            let numbers = numbers.filter(|_| is_same(when.as_ref(), other.as_ref(), logic));
            numbers.map(|(one, two)| (id, one, two)).into_iter().collect()
        }
        (AmountBody::Group { rows: own, .. }, AmountBody::Group { rows: others, .. }) => different(own, others, logic),
        (AmountBody::Ranges { rows: own, .. }, AmountBody::Ranges { rows: others, .. }) => {
            let same = own.iter().filter_map(|own| {
                let other = others.iter().find(|other| other.meta.id == own.meta.id && other.test == own.test)?;
                let numbers = number(&own.given).zip(number(&other.given)).filter(|(one, two)| one != two);
                numbers.map(|(one, two)| (own.meta.id.as_str(), one, two))
            });
            same.collect()
        }
        (AmountBody::OncePerMember { rows: own, .. }, AmountBody::OncePerMember { rows: others, .. }) => {
            let same = own.iter().filter_map(|own| {
                let other = others.iter().find(|other| other.member == own.member && other.value != own.value)?;
                Some((own.meta.id.as_str(), &own.value, &other.value))
            });
            same.collect()
        }
        _ => Vec::new(),
    }
}

fn number(given: &Given) -> Option<&Number> {
    match given {
        Given::Operand(Operand::Value(value)) => Value::number(value),
        _ => None,
    }
}

fn is_same(one: Option<&Condition>, two: Option<&Condition>, logic: &Logic) -> bool {
    match (one, two) {
        (None, None) => true,
        (Some(one), Some(two)) => logic.implies(one, two) && logic.implies(two, one),
        _ => false,
    }
}
