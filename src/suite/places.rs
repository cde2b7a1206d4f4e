//! Where in the policy the deciding part of a clause stands: its conditions, its points, not its texts.

use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Meta;
use crate::model::Model;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::source::Span;

/// The place and the texts of the clause with an id, or of the nearest one around it.
pub fn of_clause<'m>(model: &'m Model, id: &str) -> Option<(Span, &'m Meta)> {
    let mut id = id;
    loop {
        if let Some(meta) = model.meta(id).or_else(|| stair(model, id)) {
            return Some((conditions(model, id).unwrap_or(head(meta)), meta));
        }
        id = id.rsplit_once('.')?.0;
    }
}

fn stair<'m>(model: &'m Model, id: &str) -> Option<&'m Meta> {
    let stairs = model.positions.iter().filter_map(|position| position.stair.as_ref());
    let stair = stairs.into_iter().find(|stair| stair.meta.id == id)?;
    Some(stair.thresholds.as_ref().map_or(&stair.meta, |thresholds| &thresholds.meta))
}

/// The beginning of a clause without conditions.
fn head(meta: &Meta) -> Span {
    Span { end: meta.span.start, ..meta.span }
}

/// From the first to the last condition of a clause.
fn conditions(model: &Model, id: &str) -> Option<Span> {
    let mut spans = Vec::new();
    for position in &model.positions {
        let steps = position.stair.iter().flat_map(|stair| &stair.steps);
        let demands = position.requirements.iter().chain(steps.flat_map(|step| &step.competences));
        demands.for_each(|demand| of_demand(demand, id, false, &mut spans));
        if let Some(stair) = position.stair.as_ref().filter(|stair| stair.meta.id == id) {
            let rows = stair.thresholds.iter().flat_map(|thresholds| &thresholds.rows);
            rows.for_each(|(_, condition)| of_condition(condition, &mut spans));
        }
    }
    for criterion in model.score_sheets.iter().flat_map(|sheet| &sheet.criteria) {
        of_amount(criterion, id, false, &mut spans);
    }
    for package in &model.packages {
        for satisfied in package.documents.iter().filter_map(|document| document.satisfied_by.as_ref()) {
            of_demand(satisfied, id, false, &mut spans);
        }
        let rules = package.rules.iter().filter(|rule| rule.meta.id == id);
        rules.for_each(|rule| of_condition(&rule.condition, &mut spans));
    }
    let first = spans.first().copied()?;
    Some(spans.into_iter().fold(first, |all, span| if span.file == all.file { all.to(span) } else { all }))
}

fn of_demand(demand: &Demand, id: &str, inside: bool, spans: &mut Vec<Span>) {
    let inside = inside || demand.meta.id == id;
    match &demand.body {
        DemandBody::When(condition) if inside => of_condition(condition, spans),
        DemandBody::Group(_, members) => members.iter().for_each(|member| of_demand(member, id, inside, spans)),
        DemandBody::Once(once) if inside => spans.push(once.span),
        DemandBody::When(_) | DemandBody::Judged | DemandBody::SameAs(_) | DemandBody::Once(_) => {}
    }
}

fn of_amount(amount: &Amount, id: &str, inside: bool, spans: &mut Vec<Span>) {
    let inside = inside || amount.meta.id == id;
    match &amount.body {
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| of_amount(row, id, inside, spans)),
        AmountBody::Ranges { rows, .. } => {
            spans.extend(rows.iter().filter(|row| inside || row.meta.id == id).map(|row| row.meta.span));
        }
        AmountBody::Fixed { when: Some(condition), .. } | AmountBody::ForEach { filter: Some(condition), .. } => {
            if inside {
                of_condition(condition, spans);
            }
        }
        AmountBody::Fixed { .. } | AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. } => {}
    }
}

fn of_condition(condition: &Condition, spans: &mut Vec<Span>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| of_condition(part, spans)),
        Condition::Not(inner) => of_condition(inner, spans),
        Condition::Compare(comparison) => spans.push(comparison.span),
        Condition::Has { span, .. } | Condition::Every { span, .. } => spans.push(*span),
        Condition::Incomplete(_) | Condition::AnythingMissing(_) | Condition::Owed(..) => {}
    }
}
