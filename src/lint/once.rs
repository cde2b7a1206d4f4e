//! Records that serve once over clauses of which no two could have the same record.

use super::found;
use super::logic::Logic;
use crate::model::DemandBody;
use crate::model::Meta;
use crate::model::Model;
use crate::model::OnceOverRows;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::problem::Code;
use crate::problem::Problem;

/// More clauses are not compared with each other.
const MAX_MEMBERS: usize = 60;

pub fn check(model: &Model, logic: &Logic, problems: &mut Vec<Problem>) {
    for demand in model.positions.iter().flat_map(|position| &position.requirements) {
        if let DemandBody::Once(once) = &demand.body {
            let filters: Vec<Option<&Condition>> = once.members.iter().map(|member| member.filter.as_ref()).collect();
            problems.extend(nothing_shared(&filters, &demand.meta, logic));
        }
    }
    for sheet in &model.score_sheets {
        problems.extend(of_rows(sheet.once.as_ref(), &sheet.criteria, &sheet.meta, logic));
        for criterion in &sheet.criteria {
            if let AmountBody::Group { rows, once, .. } = &criterion.body {
                problems.extend(of_rows(once.as_ref(), rows, &criterion.meta, logic));
            }
        }
    }
}

fn of_rows(once: Option<&OnceOverRows>, rows: &[Amount], meta: &Meta, logic: &Logic) -> Option<Problem> {
    let filters = once?.rows.iter().map(|row| match &rows[*row].body {
        AmountBody::ForEach { filter, .. } => filter.as_ref(),
        AmountBody::Fixed { .. }
        | AmountBody::Group { .. }
        | AmountBody::Ranges { .. }
        | AmountBody::OncePerMember { .. } => None,
    });
    nothing_shared(&filters.collect::<Vec<_>>(), meta, logic)
}

fn nothing_shared(filters: &[Option<&Condition>], meta: &Meta, logic: &Logic) -> Option<Problem> {
    let excludes =
        |one: &Condition, other: &Condition| logic.never_holds(&Condition::All(vec![one.clone(), other.clone()]));
    let is_apart = |(at, one): (usize, &Option<&Condition>)| {
        filters[..at].iter().all(|other| one.zip(*other).is_some_and(|(one, other)| excludes(one, other)))
    };
    let all_apart = filters.len() > 1 && filters.len() <= MAX_MEMBERS && filters.iter().enumerate().all(is_apart);
    all_apart.then(|| found(Code::NothingShared, meta))
}
