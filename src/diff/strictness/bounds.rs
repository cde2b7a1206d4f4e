//! The least and the greatest that a value can be, as far as the policy itself says it.

use super::around::Around;
use super::magnitude::Magnitude;
use super::magnitude::of_constant;
use crate::syntax::ast::*;
use crate::value::Number;
use std::cmp::Ordering;

/// Names are followed so far.
pub(super) const DEPTH: usize = 20;

/// What a value lies between; an end that is not known is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounds {
    pub low: Option<Magnitude>,
    pub high: Option<Magnitude>,
    /// It may be that there is no value.
    pub may_be_absent: bool,
}

impl Bounds {
    fn open() -> Bounds {
        Bounds { low: None, high: None, may_be_absent: true }
    }

    fn exactly(value: Option<Magnitude>) -> Bounds {
        Bounds { low: value.clone(), high: value, may_be_absent: false }
    }

    pub fn nothing() -> Bounds {
        Bounds::exactly(Some(Magnitude::zero()))
    }

    fn at_least_nothing() -> Bounds {
        Bounds { low: Some(Magnitude::zero()), high: None, may_be_absent: false }
    }

    pub fn is_known(&self) -> bool {
        self.low.is_some() && self.high.is_some() && !self.may_be_absent
    }

    pub fn is_never_negative(&self) -> bool {
        self.low.as_ref().and_then(Magnitude::number).is_some_and(|low| !low.is_negative())
    }

    pub fn is_never_positive(&self) -> bool {
        self.high.as_ref().and_then(Magnitude::number).is_some_and(|high| *high <= Number::zero())
    }

    /// Only on which side of zero it lies.
    fn sign(self) -> Bounds {
        let end = |known: bool| known.then(Magnitude::zero);
        Bounds { low: end(self.is_never_negative()), high: end(self.is_never_positive()), ..self }
    }

    /// It, or nothing.
    fn or_nothing(self) -> Bounds {
        let end = |end: Option<Magnitude>, keeps: fn(&Number) -> bool| {
            let keeps = keeps(end.as_ref()?.number()?);
            Some(if keeps { end? } else { Magnitude::zero() })
        };
        let positive: fn(&Number) -> bool = |number| *number > Number::zero();
        Bounds { low: end(self.low, Number::is_negative), high: end(self.high, positive), may_be_absent: false }
    }

    fn plus(self, other: Bounds) -> Bounds {
        let end = |a: Option<Magnitude>, b: Option<Magnitude>| match (a?, b?) {
            (Magnitude::Number(a, unit), Magnitude::Number(b, other)) if unit == other => {
                Some(Magnitude::Number(a.add(&b), unit))
            }
            (Magnitude::Number(..) | Magnitude::Time(_) | Magnitude::Date(_) | Magnitude::Level(_), _) => None,
        };
        let may_be_absent = self.may_be_absent || other.may_be_absent;
        Bounds { low: end(self.low, other.low), high: end(self.high, other.high), may_be_absent }
    }
}

impl Around<'_> {
    /// Of a criterion, of a row, of the group of a quantity. Rows of points add nothing where they do not hold.
    pub fn bounds(&self, item: &Item, points: bool) -> Bounds {
        self.bounds_within(item, points, DEPTH)
    }

    fn bounds_within(&self, item: &Item, points: bool, depth: usize) -> Bounds {
        let mut found = None;
        let mut is_rounded = false;
        for property in &item.properties {
            match &property.what {
                PropertyKind::Gives(gives) => found = Some(self.of_gives(gives, depth)),
                PropertyKind::Combine { combiner, floor, cap, .. } => {
                    let group = self.of_group(item, combiner, points, depth);
                    found = Some(self.within_limits(group, floor.as_ref(), cap.as_ref()));
                }
                PropertyKind::DefinedAs(definition) => found = found.or(self.of_definition(definition, depth)),
                PropertyKind::Rounded { .. } => is_rounded = true,
                _ => {}
            }
        }
        let found = found.unwrap_or_else(Bounds::open);
        if is_rounded { found.sign() } else { found }
    }

    fn of_definition(&self, definition: &Definition, depth: usize) -> Option<Bounds> {
        match definition {
            // The group stands beside it.
            Definition::Group => None,
            Definition::Constant(constant) => Some(Bounds::exactly(of_constant(constant))),
            Definition::CountOf { .. } => Some(Bounds::at_least_nothing()),
            Definition::Worked(worked) => Some(self.of_worked(worked, depth)),
            Definition::Condition(Condition { what: ConditionKind::Compare { fact, test: None }, .. }) => {
                Some(self.of_fact_within(fact, depth))
            }
            Definition::Condition(_)
            | Definition::TotalTimeOf { .. }
            | Definition::TimeSince(_)
            | Definition::Extreme { .. }
            | Definition::Designated { .. } => Some(Bounds::open()),
        }
    }

    fn of_gives(&self, gives: &Gives, depth: usize) -> Bounds {
        let amount = self.of_amount(&gives.amount, depth);
        let Some(each) = &gives.for_each else { return amount };
        let of_many = Bounds { may_be_absent: false, ..amount.sign() };
        self.within_limits(of_many, None, each.cap.as_ref())
    }

    fn of_amount(&self, amount: &Amount, depth: usize) -> Bounds {
        match amount {
            Amount::Undecided(..) => Bounds::open(),
            Amount::Operand(operand, _) => self.of_operand(operand, depth),
            Amount::Worked(worked) => self.of_worked(worked, depth),
        }
    }

    fn of_operand(&self, operand: &Operand, depth: usize) -> Bounds {
        match operand {
            Operand::Constant(constant) => Bounds::exactly(of_constant(constant)),
            Operand::Named(name) => match self.scales.of_name(&name.text) {
                Some(level) => Bounds::exactly(Some(level)),
                None => self.of_named(&name.text, depth),
            },
            Operand::Conditional(default, others) => {
                let all = std::iter::once(default).chain(others.iter().map(|(value, _)| value));
                self.hull(all.map(|constant| Bounds::exactly(of_constant(constant))))
            }
            Operand::Vacancy(_) => Bounds::open(),
        }
    }

    pub fn of_fact(&self, fact: &Fact) -> Bounds {
        self.of_fact_within(fact, DEPTH)
    }

    fn of_fact_within(&self, fact: &Fact, depth: usize) -> Bounds {
        match &fact.what {
            FactKind::Named(name) => self.of_named(&name.text, depth),
            FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::PointsOf(_) | FactKind::LevelOf(_) => {
                Bounds::open()
            }
        }
    }

    /// Whatever bears the name, in both versions.
    fn of_named(&self, name: &str, depth: usize) -> Bounds {
        let Some(depth) = depth.checked_sub(1) else { return Bounds::open() };
        if let Some(known) = self.bounds_known.borrow().get(name) {
            return known.clone();
        }
        // Whatever goes round in a circle is not known.
        self.bounds_known.borrow_mut().insert(name.to_string(), Bounds::open());
        // A clause or a row may have the name of a fact, and is none.
        let is_field = |item: &Item| item.properties.iter().any(|it| matches!(it.what, PropertyKind::Type(_)));
        let is_value = |item: &&Item| match item.kind {
            ItemKind::Define | ItemKind::Value | ItemKind::Outcome => true,
            ItemKind::Entry => is_field(item),
            _ => false,
        };
        let named = self.called(name).map(|node| node.item).filter(is_value);
        let found = self.hull(named.map(|item| match item.kind {
            ItemKind::Define => self.bounds_within(item, false, depth),
            ItemKind::Entry => of_field(item),
            _ => Bounds::open(),
        }));
        self.bounds_known.borrow_mut().insert(name.to_string(), found.clone());
        found
    }

    fn of_worked(&self, worked: &Worked, depth: usize) -> Bounds {
        let number = |constant: &Constant| Bounds::exactly(of_constant(constant));
        let found = match &worked.what {
            WorkedKind::Rate { first, of, then } => {
                let steps = std::iter::once(first).chain(then).map(|step| number(&step.value).or_nothing());
                let all = steps.fold(Bounds::nothing(), Bounds::plus).sign();
                Bounds { may_be_absent: self.of_fact_within(of, depth).may_be_absent, ..all }
            }
            WorkedKind::Multiple { factor, of } => product(&number(factor), self.of_fact_within(of, depth)),
            WorkedKind::WorthOf(fact) => {
                let worths = self.hull(
                    self.worths().map(|worth| Bounds::exactly(Some(Magnitude::Number(worth.clone(), String::new())))),
                );
                Bounds { may_be_absent: self.of_fact_within(fact, depth).may_be_absent, ..worths }
            }
            WorkedKind::Mark { low, high, .. } => self.hull([number(low), number(high)].into_iter()),
            WorkedKind::Unanalysed { .. } => Bounds::open(),
        };
        self.within_limits(found, worked.floor.as_ref(), worked.cap.as_ref())
    }

    fn of_group(&self, item: &Item, combiner: &Combiner, points: bool, depth: usize) -> Bounds {
        let Some(depth) = depth.checked_sub(1) else { return Bounds::open() };
        let rows = || item.items.iter().filter(|inner| inner.kind == ItemKind::Entry);
        let all = || rows().map(|row| self.bounds_within(row, points, depth)).chain(self.of_lines(item, depth));
        let end = || std::iter::once(self.of_otherwise(item, points, depth));
        let sum = || all().map(Bounds::or_nothing).fold(Bounds::nothing(), Bounds::plus);
        match combiner {
            Combiner::SumOf | Combiner::CountOnce { .. } => sum(),
            Combiner::BestOf(_) => sum().sign(),
            Combiner::HighestOf
            | Combiner::LowestOf
            | Combiner::FirstOf
            | Combiner::AverageOf
            | Combiner::ByRanges(_) => {
                let hull = self.hull(all().chain(end()));
                Bounds { may_be_absent: hull.may_be_absent && !points, ..hull }
            }
            Combiner::Table(inner) => self.of_group(item, inner, points, depth),
            Combiner::AtLeast(_) | Combiner::AllOf | Combiner::ExactlyOneOf => Bounds::open(),
        }
    }

    /// What rows come to where none of them holds.
    pub fn of_otherwise(&self, item: &Item, points: bool, depth: usize) -> Bounds {
        let otherwise = item.properties.iter().find_map(|property| match &property.what {
            PropertyKind::Otherwise(amount) => Some(amount),
            _ => None,
        });
        match otherwise {
            Some(amount) => self.of_amount(amount, depth),
            None if points => Bounds::nothing(),
            None => Bounds::open(),
        }
    }

    /// What the rows of a table give.
    fn of_lines(&self, item: &Item, depth: usize) -> Vec<Bounds> {
        let Some((head, lines)) = item.lines.split_first() else { return Vec::new() };
        lines.iter().flat_map(|line| self.of_line(head, line, depth)).collect()
    }

    fn of_line(&self, head: &Line, line: &Line, depth: usize) -> Vec<Bounds> {
        let gives = |cell: &Cell| matches!(cell.what, CellKind::Gives | CellKind::GivesWhen(_));
        let given = head.cells.iter().zip(&line.cells).filter(|(column, _)| gives(column));
        given.map(|(_, cell)| self.of_cell(cell, depth)).collect()
    }

    /// The row of a table as a whole.
    pub fn of_row(&self, head: &Line, line: &Line) -> Bounds {
        self.hull(self.of_line(head, line, DEPTH).into_iter())
    }

    fn of_cell(&self, cell: &Cell, depth: usize) -> Bounds {
        match &cell.what {
            CellKind::Constant(constant) => Bounds::exactly(of_constant(constant)),
            CellKind::Condition(Condition {
                what: ConditionKind::Compare { fact: Fact { what: FactKind::Named(name), .. }, test: None },
                ..
            }) => self.of_operand(&Operand::Named(name.clone()), depth),
            CellKind::Condition(_)
            | CellKind::Undecided(_)
            | CellKind::Any
            | CellKind::Row
            | CellKind::Step
            | CellKind::Gives
            | CellKind::GivesWhen(_)
            | CellKind::Test(_) => Bounds::open(),
        }
    }

    /// The least that holds all; nothing is known of none.
    pub fn hull(&self, all: impl Iterator<Item = Bounds>) -> Bounds {
        let end = |a: Option<Magnitude>, b: Option<Magnitude>, wanted: Ordering| {
            let (a, b) = (a?, b?);
            let ordering = self.scales.compare(&a, &b)?;
            Some(if ordering == wanted { a } else { b })
        };
        let hull = |a: Bounds, b: Bounds| Bounds {
            low: end(a.low, b.low, Ordering::Less),
            high: end(a.high, b.high, Ordering::Greater),
            may_be_absent: a.may_be_absent || b.may_be_absent,
        };
        all.reduce(hull).unwrap_or_else(Bounds::open)
    }

    fn within_limits(&self, bounds: Bounds, floor: Option<&Operand>, cap: Option<&Operand>) -> Bounds {
        let (floor, cap) = (floor.map(|it| self.scales.of_operand(it)), cap.map(|it| self.scales.of_operand(it)));
        let is_at_most = |a: &Option<Magnitude>, b: &Option<Magnitude>| self.scales.is_at_most(a.as_ref(), b.as_ref());
        let mut bounds = bounds;
        if let Some(floor) = floor {
            bounds.high = bounds.high.filter(|high| is_at_most(&floor, &Some(high.clone())));
            if bounds.low.is_none() || is_at_most(&bounds.low, &floor) {
                bounds.low = floor;
            }
        }
        if let Some(cap) = cap {
            bounds.low = bounds.low.filter(|low| is_at_most(&Some(low.clone()), &cap));
            if bounds.high.is_none() || is_at_most(&cap, &bounds.high) {
                bounds.high = cap;
            }
        }
        bounds
    }
}

/// Of a number and a fact, by their signs.
fn product(factor: &Bounds, fact: Bounds) -> Bounds {
    let (up, down) = (factor.is_never_negative(), factor.is_never_positive());
    let is_low = up && fact.is_never_negative() || down && fact.is_never_positive();
    let is_high = up && fact.is_never_positive() || down && fact.is_never_negative();
    let end = |known: bool| known.then(Magnitude::zero);
    Bounds { low: end(is_low), high: end(is_high), may_be_absent: fact.may_be_absent }
}

/// What a field may hold.
fn of_field(item: &Item) -> Bounds {
    let ty = item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Type(ty) => Some(ty),
        _ => None,
    });
    let Some(ty) = ty else { return Bounds::open() };
    let may_be_absent = ty.may_be_absent || ty.default.is_some();
    match &ty.range {
        Some((low, high, _)) => Bounds { low: of_constant(low), high: of_constant(high), may_be_absent },
        None => Bounds { may_be_absent, ..Bounds::open() },
    }
}
