//! What has an order of its own: numbers, lengths of time, dates, levels.

use crate::syntax::ast::*;
use crate::value::Number;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::HashSet;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Magnitude {
    Number(Number, String),
    Time(LengthOfTime),
    Date(Date),
    Level(String),
}

impl Magnitude {
    pub fn zero() -> Magnitude {
        Magnitude::Number(Number::zero(), String::new())
    }

    pub fn number(&self) -> Option<&Number> {
        match self {
            Magnitude::Number(number, _) => Some(number),
            Magnitude::Time(_) | Magnitude::Date(_) | Magnitude::Level(_) => None,
        }
    }
}

/// The levels of both versions, each scale from its lowest on.
pub struct Scales<'i> {
    orders: Vec<Vec<&'i str>>,
    /// Names of quantities, which are no levels.
    quantities: HashSet<&'i str>,
}

impl<'i> Scales<'i> {
    pub fn new(items: impl Iterator<Item = &'i Item> + Clone) -> Scales<'i> {
        let scales = items.clone().filter(|item| item.kind == ItemKind::Levels);
        let orders = scales.map(|scale| scale.items.iter().map(Item::name).collect());
        let mut scales = Scales { orders: orders.collect(), quantities: HashSet::new() };
        items.for_each(|item| scales.add_quantities(item));
        scales
    }

    fn add_quantities(&mut self, item: &'i Item) {
        if matches!(item.kind, ItemKind::Define | ItemKind::Value) {
            self.quantities.insert(item.name());
        }
        item.items.iter().for_each(|inner| self.add_quantities(inner));
    }

    pub fn of_operand(&self, operand: &Operand) -> Option<Magnitude> {
        match operand {
            Operand::Constant(constant) => of_constant(constant),
            Operand::Named(name) => self.of_name(&name.text),
            Operand::Vacancy(_) | Operand::Conditional(..) => None,
        }
    }

    pub fn of_name(&self, name: &str) -> Option<Magnitude> {
        let is_level = self.orders.iter().any(|order| order.contains(&name)) && !self.quantities.contains(name);
        is_level.then(|| Magnitude::Level(name.to_string()))
    }

    pub fn compare(&self, a: &Magnitude, b: &Magnitude) -> Option<Ordering> {
        match (a, b) {
            (Magnitude::Number(a, unit), Magnitude::Number(b, other)) if unit == other => Some(a.cmp(b)),
            (Magnitude::Time(a), Magnitude::Time(b)) => compare_lengths(*a, *b),
            (Magnitude::Date(a), Magnitude::Date(b)) => Some(a.cmp(b)),
            (Magnitude::Level(a), Magnitude::Level(b)) => self.compare_levels(a, b),
            (Magnitude::Number(..) | Magnitude::Time(_) | Magnitude::Date(_) | Magnitude::Level(_), _) => None,
        }
    }

    /// As all scales have them that have both.
    fn compare_levels(&self, a: &str, b: &str) -> Option<Ordering> {
        let place = |order: &[&str], level: &str| order.iter().position(|other| *other == level);
        let mut found = self.orders.iter().filter_map(|order| Some(place(order, a)?.cmp(&place(order, b)?)));
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }

    /// Whether the one is surely no more than the other.
    pub fn is_at_most(&self, a: Option<&Magnitude>, b: Option<&Magnitude>) -> bool {
        let ordering = a.zip(b).and_then(|(a, b)| self.compare(a, b));
        ordering.is_some_and(Ordering::is_le)
    }
}

pub fn of_constant(constant: &Constant) -> Option<Magnitude> {
    match &constant.what {
        ConstantKind::Number(number) => Some(Magnitude::Number(number.clone(), String::new())),
        ConstantKind::Percent(number) => Some(Magnitude::Number(number.clone(), "%".into())),
        ConstantKind::Quantity(number, unit) => Some(Magnitude::Number(number.clone(), unit.text.clone())),
        ConstantKind::Time(length) => Some(Magnitude::Time(*length)),
        ConstantKind::Date(date) => Some(Magnitude::Date(*date)),
        ConstantKind::Flag(_) | ConstantKind::Absent => None,
    }
}

/// Months and days have no common measure on the calendar, so one length is longer only if it has no less of either.
pub fn compare_lengths(a: LengthOfTime, b: LengthOfTime) -> Option<Ordering> {
    let months = |length: LengthOfTime| length.years * 12 + length.months;
    let (by_months, by_days) = (months(a).cmp(&months(b)), a.days.cmp(&b.days));
    match (by_months, by_days) {
        (Ordering::Equal, other) | (other, Ordering::Equal) => Some(other),
        (one, other) => (one == other).then_some(one),
    }
}
