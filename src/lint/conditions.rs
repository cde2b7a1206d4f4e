//! What can never hold, and what another alternative or row already says.

use super::found;
use super::logic::Logic;
use super::logic::Ways;
use super::scores;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::HowMany;
use crate::model::Meta;
use crate::model::Model;
use crate::model::Position;
use crate::model::Thresholds;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Comparison;
use crate::model::expression::Condition;
use crate::model::expression::Fact;
use crate::model::expression::Given;
use crate::model::expression::Operand;
use crate::model::expression::TermBody;
use crate::model::expression::Test;
use crate::model::expression::Total;
use crate::model::expression::Type;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::value::Value;

/// Members of one group that are compared with each other; a longer group is left alone.
const MAX_MEMBERS: usize = 60;

pub fn check<'m>(model: &'m Model, logic: &Logic<'m>, problems: &mut Vec<Problem>) {
    let mut look = Conditions { model, logic, problems };
    look.terms(model);
    for standing in model.records.iter().filter_map(|record| record.standing.as_ref()) {
        look.condition(&standing.meta, &standing.condition);
    }
    for position in &model.positions {
        position.requirements.iter().for_each(|demand| look.demand(demand));
        if let Some(stair) = &position.stair {
            if let Some(thresholds) = &stair.thresholds {
                look.thresholds(position, thresholds);
            }
            stair.steps.iter().flat_map(|step| &step.competences).for_each(|demand| look.demand(demand));
        }
    }
    for sheet in &model.score_sheets {
        sheet.applies.iter().for_each(|condition| look.condition(&sheet.meta, condition));
        // A criterion that gives nothing has a warning of its own.
        let scoring = sheet.criteria.iter().filter(|criterion| !scores::never_scores(criterion, logic));
        scoring.for_each(|criterion| look.amount(criterion, &criterion.meta));
    }
    for package in &model.packages {
        package.documents.iter().flat_map(|it| &it.satisfied_by).for_each(|demand| look.demand(demand));
        package.exemptions.iter().for_each(|exemption| look.condition(&exemption.meta, &exemption.condition));
        package.rules.iter().for_each(|rule| look.condition(&rule.meta, &rule.condition));
    }
}

/// What must be so where a demand is met; what people decide may turn out either way.
pub fn necessary(demand: &Demand) -> Condition {
    match &demand.body {
        DemandBody::When(condition) => condition.clone(),
        // What it shares is asked by the others too.
        DemandBody::Judged | DemandBody::SameAs(_) | DemandBody::Once(_) => Condition::always(),
        DemandBody::Group(how, members) => {
            let parts = members.iter().filter(|it| !it.if_available).map(necessary).collect();
            if *how == HowMany::All { Condition::All(parts) } else { Condition::Any(parts) }
        }
    }
}

/// The condition that a demand states; `None` if people decide on a part of it.
fn condition_of(demand: &Demand) -> Option<Condition> {
    match &demand.body {
        DemandBody::When(condition) => Some(condition.clone()),
        DemandBody::Judged | DemandBody::SameAs(_) | DemandBody::Once(_) => None,
        DemandBody::Group(how, members) => {
            let parts: Option<Vec<Condition>> =
                members.iter().filter(|it| !it.if_available).map(condition_of).collect();
            match how {
                HowMany::AtLeast(1) => parts.map(Condition::Any),
                HowMany::All => parts.map(Condition::All),
                HowMany::AtLeast(_) | HowMany::ExactlyOne => None,
            }
        }
    }
}

struct Conditions<'a, 'm> {
    model: &'m Model,
    logic: &'a Logic<'m>,
    problems: &'a mut Vec<Problem>,
}

impl Conditions<'_, '_> {
    fn condition(&mut self, meta: &Meta, condition: &Condition) {
        if self.logic.never_holds(condition) {
            self.problems.push(found(Code::NeverHolds, meta));
        }
    }

    /// Rows that nobody reaches who meets the requirements, and values in them that no one of those has.
    fn thresholds(&mut self, position: &Position, thresholds: &Thresholds) {
        let required = position.requirements.iter().filter(|it| !it.if_available).map(necessary);
        let required = self.logic.ways(&Condition::All(required.collect()));
        let mut seen: Vec<(&Fact, &Test)> = Vec::new();
        for (_, row) in &thresholds.rows {
            let ways = self.logic.ways(row);
            if ways.are_none() || (!required.are_none() && required.exclude(&ways)) {
                let meta = Meta { span: place(row).unwrap_or(thresholds.meta.span), ..thresholds.meta.clone() };
                self.problems.push(found(Code::NeverHolds, &meta));
                continue;
            }
            let Condition::All(tests) = row else { continue };
            for test in tests {
                let Condition::Compare(comparison) = test else { continue };
                let asked = (&comparison.fact, &comparison.test);
                if !required.are_none() && !seen.contains(&asked) {
                    seen.push(asked);
                    self.dead_values(&thresholds.meta, &required, comparison);
                }
            }
        }
    }

    /// Levels that pass a test and that the requirements exclude.
    fn dead_values(&mut self, meta: &Meta, required: &Ways, comparison: &Comparison) {
        let Type::Member(scale) = comparison.ty else { return };
        let passing = self.logic.ways(&Condition::Compare(comparison.clone()));
        for (member, (name, _)) in self.model.scale(scale).members.iter().enumerate() {
            let is = Test::Is(Operand::Value(Value::Member(member as u32)));
            let is = self.logic.ways(&Condition::Compare(Comparison { test: is, ..comparison.clone() }));
            if !is.are_none() && !passing.exclude(&is) && required.exclude(&is) {
                self.problems.push(found(Code::DeadBranch, meta).text("value", name));
            }
        }
    }

    fn terms(&mut self, model: &Model) {
        for id in self.logic.dead_terms() {
            self.problems.push(found(Code::NeverHolds, &model.term(id).meta));
        }
        for term in &model.terms {
            match &term.body {
                TermBody::Count { filter: Some(filter), .. }
                | TermBody::TotalTime { filter: Some(filter), .. }
                | TermBody::Extreme { filter: Some(filter), .. } => self.condition(&term.meta, filter),
                TermBody::Designated(meant) => {
                    meant.filter.iter().for_each(|filter| self.condition(&term.meta, filter));
                }
                TermBody::Amount(amount) => self.amount(amount, &term.meta),
                TermBody::Condition(_)
                | TermBody::Constant(_)
                | TermBody::Dated(_)
                | TermBody::Count { .. }
                | TermBody::TotalTime { .. }
                | TermBody::Extreme { .. }
                | TermBody::TimeSince(_)
                | TermBody::Fact(_) => {}
            }
        }
    }

    // Demands

    fn demand(&mut self, demand: &Demand) {
        let before = self.problems.len();
        if let DemandBody::Group(how, members) = &demand.body {
            members.iter().for_each(|member| self.demand(member));
            if *how == HowMany::AtLeast(1) && before == self.problems.len() {
                self.alternatives(members);
            }
        }
        if before == self.problems.len() {
            self.condition(&demand.meta, &necessary(demand));
        }
    }

    /// Alternatives of which one holds whenever another does.
    fn alternatives(&mut self, members: &[Demand]) {
        if members.len() > MAX_MEMBERS {
            return;
        }
        let conditions: Vec<Option<Condition>> = members.iter().map(condition_of).collect();
        for (index, (member, narrow)) in members.iter().zip(&conditions).enumerate() {
            let Some(narrow) = narrow else { continue };
            let swallows = |other: &usize| {
                let wide = conditions[*other].as_ref().filter(|_| *other != index);
                let wide = wide.filter(|wide| self.logic.implies(narrow, wide));
                // Of two that say the same, the second is one too many.
                wide.is_some_and(|wide| *other < index || !self.logic.implies(wide, narrow))
            };
            if let Some(other) = (0..members.len()).find(swallows) {
                self.swallowed(&member.meta, &members[other].meta);
            }
        }
    }

    fn swallowed(&mut self, meta: &Meta, other: &Meta) {
        let problem = found(Code::Swallowed, meta).text("other", &other.id);
        self.problems.push(problem.also(other.span));
    }

    // Values

    /// A value built from rows. Table rows have no texts of their own; what is accepted for the whole holds for them.
    fn amount(&mut self, amount: &Amount, whole: &Meta) {
        let meta = with_defects_of(&amount.meta, whole);
        match &amount.body {
            AmountBody::Fixed { when: Some(condition), .. } => self.condition(&meta, condition),
            AmountBody::Fixed { when: None, .. } => {}
            AmountBody::ForEach { filter, .. } | AmountBody::OncePerMember { filter, .. } => {
                filter.iter().for_each(|filter| self.condition(&meta, filter));
            }
            AmountBody::Ranges { fact, ty, rows, .. } => {
                for row in rows {
                    let compare =
                        Comparison { fact: fact.clone(), test: row.test.clone(), ty: *ty, span: row.meta.span };
                    self.condition(&row.meta, &Condition::Compare(compare));
                }
            }
            AmountBody::Group { total, rows, .. } => {
                let before = self.problems.len();
                rows.iter().for_each(|row| self.amount(row, &meta));
                if before == self.problems.len() && rows.len() <= MAX_MEMBERS {
                    self.rows(*total, rows, &meta);
                }
            }
        }
    }

    /// Rows that another row always goes before.
    fn rows(&mut self, total: Total, rows: &[Amount], whole: &Meta) {
        for (index, row) in rows.iter().enumerate() {
            let by = match total {
                Total::First => self.row_before(&rows[..index], row),
                Total::Highest => self.better_row(rows, index, |own, other| own <= other),
                Total::Lowest => self.better_row(rows, index, |own, other| own >= other),
                Total::Sum | Total::Best(_) | Total::Average => None,
            };
            if let Some(by) = by {
                self.swallowed(&with_defects_of(&row.meta, whole), &by.meta);
            }
        }
    }

    /// The earlier row, or the last of several, because of which a row is never the first that holds.
    fn row_before<'r>(&self, earlier: &'r [Amount], row: &Amount) -> Option<&'r Amount> {
        let narrow = row_condition(row)?;
        let known: Vec<(&Amount, Condition)> =
            earlier.iter().filter_map(|row| Some((row, row_condition(row)?))).collect();
        if let Some((by, _)) = known.iter().find(|(_, wide)| self.logic.implies(&narrow, wide)) {
            return Some(by);
        }
        let (last, _) = known.last()?;
        let all = Condition::Any(known.iter().map(|(_, wide)| wide.clone()).collect());
        self.logic.implies(&narrow, &all).then_some(last)
    }

    /// A row that gives as much or more whenever this one holds.
    fn better_row<'r>(
        &self,
        rows: &'r [Amount],
        index: usize,
        is_no_better: impl Fn(&Value, &Value) -> bool,
    ) -> Option<&'r Amount> {
        let (own, narrow) = (given(&rows[index])?, row_condition(&rows[index])?);
        let is_better = |(other, row): &(usize, &Amount)| {
            *other != index
                && given(row).zip(row_condition(row)).is_some_and(|(value, wide)| {
                    let is_same = || value == own && self.logic.implies(&wide, &narrow);
                    is_no_better(own, value) && self.logic.implies(&narrow, &wide) && (*other < index || !is_same())
                })
        };
        rows.iter().enumerate().find(is_better).map(|(_, row)| row)
    }
}

fn row_condition(row: &Amount) -> Option<Condition> {
    match &row.body {
        AmountBody::Fixed { when, .. } => Some(when.clone().unwrap_or_else(Condition::always)),
        _ => None,
    }
}

fn given(row: &Amount) -> Option<&Value> {
    match &row.body {
        AmountBody::Fixed { given: Given::Operand(Operand::Value(value)), .. } => Some(value),
        _ => None,
    }
}

fn with_defects_of(meta: &Meta, whole: &Meta) -> Meta {
    let mut meta = meta.clone();
    if meta.labels.is_empty() {
        meta.defects.extend(whole.defects.iter().cloned());
    }
    meta
}

/// Where the first comparison of a condition stands.
pub fn place(condition: &Condition) -> Option<Span> {
    match condition {
        Condition::Compare(comparison) => Some(comparison.span),
        Condition::All(parts) | Condition::Any(parts) => parts.iter().find_map(place),
        Condition::Not(inner) => place(inner),
        Condition::Has { span, .. } | Condition::Every { span, .. } => Some(*span),
        Condition::Incomplete(_) | Condition::AnythingMissing(_) | Condition::Owed(..) => None,
    }
}
