//! What it means that a fact moves, wherever it is used.
#![deny(clippy::wildcard_enum_match_arm)]

use super::around::Around;
use super::around::Node;
use super::around::Shift;
use super::around::last;
use super::implied::is_low;
use super::magnitude::of_constant;
use crate::diff::effect::Effect;
use crate::diff::effect::Effect::Down;
use crate::diff::effect::Effect::Open;
use crate::diff::effect::Effect::Still;
use crate::diff::effect::Effect::Up;
use crate::syntax::ast::*;
use crate::syntax::print;
use crate::value::Number;
use std::cmp::Ordering;

/// The fact that is looked for.
pub(super) struct Sought<'s> {
    pub fact: &'s dyn Fn(&FactKind) -> Option<Shift>,
    /// A document that is owed.
    pub owed: Option<&'s str>,
}

impl<'i> Around<'i> {
    /// What it means that a fact moves which a clause uses.
    pub(super) fn used(&self, node: &Node<'i>, sought: &Sought) -> Effect {
        let properties = node.item.properties.iter().map(|property| self.used_in(node, &property.what, sought));
        Effect::all(properties).and(self.used_in_lines(node, sought))
    }

    pub(super) fn used_in(&self, node: &Node<'i>, what: &PropertyKind, sought: &Sought) -> Effect {
        use PropertyKind as P;
        let operand = |limit: &Option<Operand>| limit.as_ref().map_or(Still, |it| self.in_operand(it, sought));
        match what {
            P::When(Guard::Condition(condition)) => {
                self.in_condition(condition, sought).through(|| self.condition(node))
            }
            P::When(Guard::Test(test)) => self.in_test(test, sought).blurred(),
            P::RequiredWhen(condition) => self.in_condition(condition, sought).through(|| self.owed(node)),
            P::AppliesWhen(condition) | P::CountsWhen(condition) => self.in_condition(condition, sought).blurred(),
            P::Gives(gives) => self.in_gives(node, gives, sought),
            P::Otherwise(amount) => self.in_amount(amount, sought, &|shift| match shift {
                Shift::Rises => self.value(node),
                Shift::RisesOrAppears | Shift::FallsOrAppears => Open,
            }),
            P::Combine { combiner, floor, cap, .. } | P::Recombine { combiner, floor, cap, .. } => {
                let limits = operand(floor).and(operand(cap)).through(|| self.value(node));
                limits.and(self.in_combiner(node, combiner, sought))
            }
            P::Score { cap, .. } => operand(cap).through(|| self.points(node)),
            P::DefinedAs(definition) if node.item.kind == ItemKind::Define => {
                self.in_definition(definition, sought, &|shift| self.term(node.item.name(), shift))
            }
            P::DefinedAs(definition) => self.in_definition(definition, sought, &|_| Open),
            P::Product(operands) => Effect::all(operands.iter().map(|it| self.in_operand(it, sought))).blurred(),
            // The place of one candidate hangs on the others.
            P::RankedBy(fact, _) => (sought.fact)(&fact.what).map_or(Still, |_| Open),
            P::OnlyThoseWith(name) => match (sought.fact)(&FactKind::Named(name.clone())) {
                None => Still,
                Some(Shift::Rises | Shift::RisesOrAppears) => Up,
                Some(Shift::FallsOrAppears) => Open,
            },
            P::Always(condition) => self.in_condition(condition, sought).through(|| self.assumed(node)),
            P::IfThen(given, then) => {
                let both = self.in_condition(given, sought).blurred().and(self.in_condition(then, sought));
                both.through(|| self.assumed(node))
            }
            // A property is looked at, and decides nothing.
            P::Never { .. } => Still,
            P::Starts(fact) | P::Announced(fact, None) => (sought.fact)(&fact.what).map_or(Still, |_| Open),
            P::Announced(low, Some(high)) => {
                let moves = [low, high].into_iter().any(|fact| (sought.fact)(&fact.what).is_some());
                if moves { Open } else { Still }
            }
            P::Label(_)
            | P::Original(_)
            | P::Source(_)
            | P::Quote(_)
            | P::Note(_)
            | P::Evidence(_)
            | P::KnownDefect(..)
            | P::ActNumber(_)
            | P::Adopted(_)
            | P::InForceFrom(_)
            | P::Ended(_)
            | P::Required
            | P::IfAvailable
            | P::CommissionDecides
            | P::SameAs(_)
            // It names clauses and no fact; what moves them moves it the same way.
            | P::ServesOnce { .. }
            | P::Rounded { .. }
            | P::Type(_)
            | P::Period(..)
            | P::EvaluationDate(_)
            | P::FiledDocuments(_)
            | P::PrintedScale(..)
            | P::Worth(_)
            | P::EntersWith(_)
            | P::BuildsOn(_)
            | P::FollowsBlock(_)
            | P::On(_)
            | P::As(_)
            | P::Plural(_)
            | P::NoneIfNotStated
            | P::For(_)
            | P::FreesFrom(_)
            | P::Blank(_)
            | P::Weekend(_)
            | P::Covers(..)
            | P::Holiday(..)
            | P::Workday(..)
            | P::Length { .. }
            | P::FirstDayCounts
            | P::CountFromNextDay
            | P::ByCalendar(_)
            | P::Papers { .. }
            | P::RequirementsMustHold
            | P::Lists { .. }
            | P::Ties(_)
            | P::Dated(..)
            | P::SheetList(_)
            | P::Chosen(_)
            | P::Amends(_)
            | P::Follows(_)
            | P::AppliedAfter(_)
            | P::Patch(_) => Still,
        }
    }

    fn in_combiner(&self, node: &Node<'i>, combiner: &Combiner, sought: &Sought) -> Effect {
        match combiner {
            Combiner::ByRanges(fact) => {
                let moves = (sought.fact)(&fact.what).map_or(Still, |_| Open);
                moves.through(|| self.value(node))
            }
            Combiner::CountOnce { filter, .. } => {
                let filter = filter.as_ref().map_or(Still, |filter| self.in_condition(filter, sought));
                filter.through(|| self.records(node))
            }
            Combiner::Table(inner) => self.in_combiner(node, inner, sought),
            Combiner::AtLeast(_)
            | Combiner::AllOf
            | Combiner::ExactlyOneOf
            | Combiner::HighestOf
            | Combiner::LowestOf
            | Combiner::SumOf
            | Combiner::FirstOf
            | Combiner::BestOf(_)
            | Combiner::AverageOf => Still,
        }
    }

    fn in_gives(&self, node: &Node<'i>, gives: &Gives, sought: &Sought) -> Effect {
        let Some(each) = &gives.for_each else {
            let amount = self.in_amount(&gives.amount, sought, &|shift| self.row_value(node, shift));
            let guard = match &gives.guard {
                None => Still,
                Some(Guard::Condition(condition)) => {
                    self.in_condition(condition, sought).through(|| self.presence(node))
                }
                Some(Guard::Test(test)) => self.in_test(test, sought).blurred(),
            };
            return amount.and(guard);
        };
        let amount = self.in_amount(&gives.amount, sought, &|shift| match shift {
            Shift::Rises => self.value(node),
            Shift::RisesOrAppears | Shift::FallsOrAppears => Open,
        });
        let cap = each.cap.as_ref().map_or(Still, |cap| self.in_operand(cap, sought)).through(|| self.value(node));
        let filter = each.filter.as_ref().map_or(Still, |filter| self.in_condition(filter, sought));
        amount.and(cap).and(filter.through(|| self.records(node)))
    }

    /// The value of a row moves.
    fn row_value(&self, node: &Node<'i>, shift: Shift) -> Effect {
        match shift {
            Shift::Rises => self.value(node),
            Shift::RisesOrAppears if self.is_points(node) => self.value(node).and(self.presence(node)),
            Shift::FallsOrAppears if self.is_points(node) => self.value(node).turned().and(self.presence(node)),
            Shift::RisesOrAppears | Shift::FallsOrAppears => Open,
        }
    }

    fn in_amount(&self, amount: &Amount, sought: &Sought, value: &dyn Fn(Shift) -> Effect) -> Effect {
        match amount {
            Amount::Undecided(gap, _) => self.in_gap(gap, sought),
            Amount::Operand(Operand::Named(name), _) => {
                (sought.fact)(&FactKind::Named(name.clone())).map_or(Still, value)
            }
            Amount::Operand(operand, _) => self.in_operand(operand, sought).blurred(),
            Amount::Worked(worked) => self.in_worked(worked, sought, value),
        }
    }

    fn in_worked(&self, worked: &Worked, sought: &Sought, value: &dyn Fn(Shift) -> Effect) -> Effect {
        let moved = |fact: &Fact| (sought.fact)(&fact.what);
        let by_sign = |number: &Constant, shift: Shift| match of_constant(number) {
            Some(factor) => match factor.number().map(|number| number.cmp(&Number::zero())) {
                Some(Ordering::Greater) => value(shift),
                Some(Ordering::Equal) | None => Open,
                Some(Ordering::Less) => match shift {
                    Shift::Rises => value(Shift::Rises).turned(),
                    Shift::RisesOrAppears => value(Shift::FallsOrAppears),
                    Shift::FallsOrAppears => value(Shift::RisesOrAppears),
                },
            },
            None => Open,
        };
        let own = match &worked.what {
            WorkedKind::Rate { first, of, then } => match moved(of) {
                None => Still,
                Some(shift) if then.is_empty() => by_sign(&first.value, shift),
                Some(_) => Open,
            },
            WorkedKind::Multiple { factor, of } => moved(of).map_or(Still, |shift| by_sign(factor, shift)),
            WorkedKind::WorthOf(fact) => moved(fact).map_or(Still, |_| Open),
            WorkedKind::Mark { .. } => Still,
            WorkedKind::Unanalysed { left, right, .. } => {
                let moves = |term: &Term| matches!(term, Term::Fact(fact) if moved(fact).is_some());
                if moves(left) || moves(right) { Open } else { Still }
            }
        };
        let limit = |limit: &Option<Operand>| limit.as_ref().map_or(Still, |it| self.in_operand(it, sought));
        own.and(limit(&worked.floor).and(limit(&worked.cap)).through(|| value(Shift::Rises)))
    }

    /// `term` says what it means that what is defined moves.
    pub(super) fn in_definition(
        &self,
        definition: &Definition,
        sought: &Sought,
        term: &dyn Fn(Shift) -> Effect,
    ) -> Effect {
        let named = |name: &Name| (sought.fact)(&FactKind::Named(name.clone())).is_some();
        let filtered = |filter: &Option<Condition>| filter.as_ref().map_or(Still, |it| self.in_condition(it, sought));
        match definition {
            Definition::Group | Definition::Constant(_) => Still,
            Definition::CountOf { filter, .. } | Definition::TotalTimeOf { filter, .. } => {
                filtered(filter).through(|| term(Shift::Rises))
            }
            Definition::TimeSince(name) => {
                if named(name) {
                    Open
                } else {
                    Still
                }
            }
            Definition::Extreme { highest, field, filter, .. } => {
                let shift = if *highest { Shift::RisesOrAppears } else { Shift::FallsOrAppears };
                let field = if named(field) { Open } else { Still };
                filtered(filter).through(|| term(shift)).and(field)
            }
            Definition::Designated { field, by, filter, .. } => {
                if named(field) || named(by) {
                    Open
                } else {
                    filtered(filter).blurred()
                }
            }
            Definition::Worked(worked) => self.in_worked(worked, sought, term),
            Definition::Condition(condition) => match alias(condition).and_then(|fact| (sought.fact)(&fact.what)) {
                Some(shift) => term(shift),
                None => self.in_condition(condition, sought).through(|| term(Shift::Rises)),
            },
        }
    }

    /// How the truth of a condition moves when the fact does.
    pub(super) fn in_condition(&self, condition: &Condition, sought: &Sought) -> Effect {
        match &condition.what {
            ConditionKind::Or(parts) | ConditionKind::And(parts) => {
                Effect::all(parts.iter().map(|part| self.in_condition(part, sought)))
            }
            ConditionKind::Not(inner) => self.in_condition(inner, sought).turned(),
            ConditionKind::Grouped(inner) => self.in_condition(inner, sought),
            ConditionKind::Has { filter, negated, .. } => {
                let filter = filter.as_ref().map_or(Still, |filter| self.in_condition(filter, sought));
                if *negated { filter.turned() } else { filter }
            }
            ConditionKind::Every { filter, must, .. } => {
                let filter = filter.as_ref().map_or(Still, |filter| self.in_condition(filter, sought));
                filter.turned().and(self.in_condition(must, sought))
            }
            ConditionKind::DocumentOwed(path) => {
                if sought.owed == Some(last(&path.text)) {
                    Up
                } else {
                    Still
                }
            }
            ConditionKind::Compare { fact, test } => {
                let own = (sought.fact)(&fact.what).map_or(Still, |shift| moved(test.as_ref(), shift));
                own.and(test.as_ref().map_or(Still, |test| self.in_test(test, sought)))
            }
        }
    }

    /// The fact stands among the values with which something is compared.
    fn in_test(&self, test: &Test, sought: &Sought) -> Effect {
        let operand = |operand: &Operand| self.in_operand(operand, sought);
        match &test.what {
            TestKind::Holds => Still,
            TestKind::Is(value) | TestKind::IsNot(value) | TestKind::Includes(value) | TestKind::Within(_, value) => {
                operand(value).blurred()
            }
            TestKind::In(values) => Effect::all(values.iter().map(operand)).blurred(),
            TestKind::Range(bounds) => {
                Effect::all(bounds.iter().map(
                    |(bound, value)| {
                        if is_low(*bound) { operand(value).turned() } else { operand(value) }
                    },
                ))
            }
            TestKind::Before(value) | TestKind::OnOrBefore(value) => operand(value),
            TestKind::After(value) | TestKind::OnOrAfter(value) => operand(value).turned(),
        }
    }

    fn in_operand(&self, operand: &Operand, sought: &Sought) -> Effect {
        match operand {
            Operand::Constant(_) | Operand::Vacancy(_) => Still,
            Operand::Named(name) => match (sought.fact)(&FactKind::Named(name.clone())) {
                None => Still,
                Some(Shift::Rises) => Up,
                Some(Shift::RisesOrAppears | Shift::FallsOrAppears) => Open,
            },
            Operand::Conditional(_, others) => {
                Effect::all(others.iter().map(|(_, condition)| self.in_condition(condition, sought))).blurred()
            }
        }
    }

    /// In the heads of columns, and in the cells under them.
    pub(super) fn used_in_lines(&self, node: &Node<'i>, sought: &Sought) -> Effect {
        let Some((head, lines)) = node.item.lines.split_first() else { return Still };
        let mut found = Still;
        for line in lines {
            let name = line.cells.first().map(print::cell).unwrap_or_default();
            for (column, cell) in head.cells.iter().zip(&line.cells) {
                found = found.and(match &column.what {
                    CellKind::Gives => self.in_given_cell(cell, sought).through(|| self.value(node)),
                    CellKind::GivesWhen(condition) => {
                        self.in_condition(condition, sought).and(self.in_given_cell(cell, sought)).blurred()
                    }
                    CellKind::Row | CellKind::Step => Still,
                    CellKind::Condition(_)
                    | CellKind::Any
                    | CellKind::Undecided(_)
                    | CellKind::Test(_)
                    | CellKind::Constant(_) => self.in_cell(column, cell, sought).through(|| self.row(node, &name)),
                });
            }
        }
        found
    }

    /// What the source leaves open may lie between facts that move.
    fn in_gap(&self, gap: &Gap, sought: &Sought) -> Effect {
        let ends = gap.iter().flat_map(|(low, high)| [low, high]);
        Effect::all(ends.map(|end| self.in_operand(end, sought))).blurred()
    }

    fn in_given_cell(&self, cell: &Cell, sought: &Sought) -> Effect {
        if let CellKind::Undecided(gap) = &cell.what {
            return self.in_gap(gap, sought);
        }
        match named_in(cell).and_then(|name| (sought.fact)(&FactKind::Named(name.clone()))) {
            None => Still,
            Some(Shift::Rises) => Up,
            Some(Shift::RisesOrAppears | Shift::FallsOrAppears) => Open,
        }
    }

    fn in_cell(&self, column: &Cell, cell: &Cell, sought: &Sought) -> Effect {
        let fact = if let CellKind::Condition(condition) = &column.what { alias(condition) } else { None };
        let shift = fact.and_then(|fact| (sought.fact)(&fact.what));
        match (&cell.what, shift) {
            (CellKind::Any, _) => Still,
            (CellKind::Test(test), shift) => {
                shift.map_or(Still, |shift| moved(Some(test), shift)).and(self.in_test(test, sought))
            }
            (CellKind::Constant(Constant { what: ConstantKind::Flag(true), .. }), Some(shift)) => moved(None, shift),
            (_, Some(_)) => Open,
            (_, None) => self.in_given_cell(cell, sought).blurred(),
        }
    }
}

/// Another fact under a name.
fn alias(condition: &Condition) -> Option<&Fact> {
    match &condition.what {
        ConditionKind::Grouped(inner) => alias(inner),
        ConditionKind::Compare { fact, test: None } => Some(fact),
        ConditionKind::Or(_)
        | ConditionKind::And(_)
        | ConditionKind::Not(_)
        | ConditionKind::Has { .. }
        | ConditionKind::Every { .. }
        | ConditionKind::DocumentOwed(_)
        | ConditionKind::Compare { .. } => None,
    }
}

/// What a cell under `gives` gives.
pub fn given(cell: &Cell) -> Option<Operand> {
    if let CellKind::Constant(constant) = &cell.what {
        return Some(Operand::Constant(constant.clone()));
    }
    named_in(cell).map(|name| Operand::Named(name.clone()))
}

fn named_in(cell: &Cell) -> Option<&Name> {
    let CellKind::Condition(condition) = &cell.what else { return None };
    match &alias(condition)?.what {
        FactKind::Named(name) => Some(name),
        FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::PointsOf(_) | FactKind::LevelOf(_) => None,
    }
}

/// How the truth of a comparison moves when its fact does. A fact without a value meets none.
fn moved(test: Option<&Test>, shift: Shift) -> Effect {
    let rising = match test.map(|test| &test.what) {
        None | Some(TestKind::Holds | TestKind::After(_) | TestKind::OnOrAfter(_)) => Up,
        Some(TestKind::Before(_) | TestKind::OnOrBefore(_)) => Down,
        Some(TestKind::Range(bounds)) => {
            Effect::all(bounds.iter().map(|(bound, _)| if is_low(*bound) { Up } else { Down }))
        }
        Some(TestKind::Is(_) | TestKind::IsNot(_) | TestKind::In(_) | TestKind::Includes(_) | TestKind::Within(..)) => {
            Open
        }
    };
    match (shift, rising) {
        (Shift::Rises, _) => rising,
        (Shift::RisesOrAppears, Up) | (Shift::FallsOrAppears, Down) => Up,
        (Shift::RisesOrAppears | Shift::FallsOrAppears, _) => Open,
    }
}
