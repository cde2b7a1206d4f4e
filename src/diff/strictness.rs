//! Whether a change is stricter or looser for the candidate, where that is plain.

use crate::syntax::ast::*;
use crate::syntax::print;
use crate::value::Number;
use jiff::civil::Date;
use std::cmp::Ordering;
use std::collections::HashMap;

/// What a change means for the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    Stricter,
    Looser,
}

impl Direction {
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Stricter => Direction::Looser,
            Direction::Looser => Direction::Stricter,
        }
    }
}

use Direction::Looser;
use Direction::Stricter;

/// What it means that a member is there: one more alternative helps, one more demand does not.
pub fn of_member(block: &Item, member: &Item) -> Option<Direction> {
    let combiner = block.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Combine { combiner, .. } => Some(combiner),
        _ => None,
    });
    let is_required = |item: &Item| {
        item.properties.iter().any(|it| matches!(it.what, PropertyKind::Required | PropertyKind::RequiredWhen(_)))
    };
    match (member.kind, combiner) {
        (ItemKind::Requirement | ItemKind::Competence, _) => Some(Stricter),
        (ItemKind::Exemption, _) => Some(Looser),
        (ItemKind::Document, _) if is_required(member) => Some(Stricter),
        (ItemKind::Criterion, _) => Some(Looser),
        (ItemKind::Entry, Some(Combiner::AtLeast(_))) if !gives(member) => Some(Looser),
        (ItemKind::Entry, Some(Combiner::AllOf)) => Some(Stricter),
        (ItemKind::Entry, Some(Combiner::HighestOf | Combiner::SumOf | Combiner::BestOf(_))) if gives(member) => {
            Some(Looser)
        }
        _ => None,
    }
}

fn gives(item: &Item) -> bool {
    item.properties.iter().any(|property| matches!(property.what, PropertyKind::Gives(_)))
}

/// The levels of a policy with their places, to compare them by.
pub struct Scales {
    levels: HashMap<String, usize>,
}

/// Something with an order of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Magnitude {
    Number(Number, String),
    Time(LengthOfTime),
    Date(Date),
    Level(usize),
}

impl Scales {
    pub fn new<'i>(items: impl Iterator<Item = &'i Item>) -> Scales {
        let scales = items.filter(|item| item.kind == ItemKind::Levels);
        let levels = scales.flat_map(|scale| scale.items.iter().enumerate());
        Scales { levels: levels.map(|(place, level)| (level.name().to_string(), place)).collect() }
    }

    /// What the change of a property of a clause means.
    pub fn of_change(
        &self,
        kind: ItemKind,
        was: Option<&PropertyKind>,
        becomes: Option<&PropertyKind>,
    ) -> Option<Direction> {
        use PropertyKind as P;
        match (was?, becomes?) {
            (P::When(Guard::Condition(was)), P::When(Guard::Condition(becomes))) => {
                let direction = self.of_conditions(was, becomes)?;
                // A rule says what happens to the candidate; an assumption and a property say nothing to him.
                match kind {
                    ItemKind::Rule => Some(direction.opposite()),
                    ItemKind::Assume | ItemKind::Property | ItemKind::Define => None,
                    _ => Some(direction),
                }
            }
            (P::RequiredWhen(was), P::RequiredWhen(becomes)) => {
                self.of_conditions(was, becomes).map(Direction::opposite)
            }
            (P::Required, P::IfAvailable | P::RequiredWhen(_)) | (P::RequiredWhen(_), P::IfAvailable) => Some(Looser),
            (P::IfAvailable | P::RequiredWhen(_), P::Required) | (P::IfAvailable, P::RequiredWhen(_)) => Some(Stricter),
            (P::Gives(was), P::Gives(becomes)) => self.of_gives(was, becomes),
            (
                P::Combine { combiner: was, floor: least, cap: most, .. },
                P::Combine { combiner: becomes, floor, cap, .. },
            ) => {
                let combiners = print::combiner(was) != print::combiner(becomes);
                let mut directions = Vec::new();
                if combiners {
                    directions.push(of_combiners(was, becomes)?);
                }
                directions.extend(self.of_floor(least.as_ref(), floor.as_ref())?);
                directions.extend(self.of_cap(most.as_ref(), cap.as_ref())?);
                agreed(&directions)?
            }
            (P::FirstDayCounts, P::CountFromNextDay) => Some(Looser),
            (P::CountFromNextDay, P::FirstDayCounts) => Some(Stricter),
            (P::Length { count: was, working: a }, P::Length { count: becomes, working: b }) if a == b => {
                order(becomes.cmp(was))
            }
            _ => None,
        }
    }

    pub fn of_cells(&self, was: Option<&Cell>, becomes: Option<&Cell>) -> Option<Direction> {
        match (&was?.what, &becomes?.what) {
            (CellKind::Any, CellKind::Test(_)) => Some(Stricter),
            (CellKind::Test(_), CellKind::Any) => Some(Looser),
            (CellKind::Test(was), CellKind::Test(becomes)) => self.of_tests(was, becomes),
            (CellKind::Constant(was), CellKind::Constant(becomes)) => {
                let (was, becomes) = (self.magnitude_of(was)?, self.magnitude_of(becomes)?);
                // A cell with a bare number is what the row gives.
                order(compare(&becomes, &was)?)
            }
            _ => None,
        }
    }

    /// A condition that fewer fulfil is stricter.
    fn of_conditions(&self, was: &Condition, becomes: &Condition) -> Option<Direction> {
        use ConditionKind as C;
        match (&was.what, &becomes.what) {
            (C::Grouped(was), _) => self.of_conditions(was, becomes),
            (_, C::Grouped(becomes)) => self.of_conditions(was, becomes),
            (C::And(was), C::And(becomes)) => self.of_parts(was, becomes, Stricter),
            (C::Or(was), C::Or(becomes)) => self.of_parts(was, becomes, Looser),
            (_, C::And(becomes)) => self.of_parts(std::slice::from_ref(was), becomes, Stricter),
            (C::And(was), _) => self.of_parts(was, std::slice::from_ref(becomes), Stricter),
            (_, C::Or(becomes)) => self.of_parts(std::slice::from_ref(was), becomes, Looser),
            (C::Or(was), _) => self.of_parts(was, std::slice::from_ref(becomes), Looser),
            (C::Not(was), C::Not(becomes)) => self.of_conditions(was, becomes).map(Direction::opposite),
            (C::Has { record: a, filter: was, negated }, C::Has { record: b, filter: becomes, negated: other })
                if a.text == b.text && negated == other =>
            {
                let direction = match (was, becomes) {
                    (None, Some(_)) => Stricter,
                    (Some(_), None) => Looser,
                    (Some(was), Some(becomes)) => self.of_conditions(was, becomes)?,
                    (None, None) => return None,
                };
                Some(if *negated { direction.opposite() } else { direction })
            }
            (C::Compare { fact: a, test: Some(was) }, C::Compare { fact: b, test: Some(becomes) })
                if print::fact(a) == print::fact(b) =>
            {
                self.of_tests(was, becomes)
            }
            _ => None,
        }
    }

    /// Parts that both have cancel out; what one more part means is given.
    fn of_parts(&self, was: &[Condition], becomes: &[Condition], more: Direction) -> Option<Direction> {
        let text = print::condition;
        let without = |all: &[Condition], others: &[Condition]| -> Vec<Condition> {
            all.iter().filter(|one| !others.iter().any(|other| text(other) == text(one))).cloned().collect()
        };
        let (gone, new) = (without(was, becomes), without(becomes, was));
        match (&gone[..], &new[..]) {
            ([], [_, ..]) => Some(more),
            ([_, ..], []) => Some(more.opposite()),
            ([gone], [new]) => self.of_conditions(gone, new),
            _ => None,
        }
    }

    fn of_tests(&self, was: &Test, becomes: &Test) -> Option<Direction> {
        use TestKind as T;
        let value = |operand: &Operand| self.magnitude(operand);
        let longer = |was: &Operand, becomes: &Operand| compare(&value(was)?, &value(becomes)?);
        match (&was.what, &becomes.what) {
            (T::Range(was), T::Range(becomes)) => self.of_bounds(was, becomes),
            (T::In(was), T::In(becomes)) => of_lists(&texts(was), &texts(becomes)),
            (T::Is(was), T::In(becomes)) => of_lists(&texts(std::slice::from_ref(was)), &texts(becomes)),
            (T::In(was), T::Is(becomes)) => of_lists(&texts(was), &texts(std::slice::from_ref(becomes))),
            (T::Before(was), T::Before(becomes)) | (T::OnOrBefore(was), T::OnOrBefore(becomes)) => {
                order(longer(was, becomes)?.reverse())
            }
            (T::After(was), T::After(becomes)) | (T::OnOrAfter(was), T::OnOrAfter(becomes)) => {
                order(longer(was, becomes)?)
            }
            (T::Within(was, _), T::Within(becomes, _)) => order(was.duration().cmp(&becomes.duration()).reverse()),
            _ => None,
        }
    }

    fn of_bounds(&self, was: &[(Bound, Operand)], becomes: &[(Bound, Operand)]) -> Option<Direction> {
        let mut directions = Vec::new();
        let is_low = |bound: Bound| matches!(bound, Bound::AtLeast | Bound::MoreThan);
        for low in [true, false] {
            let of = |bounds: &[(Bound, Operand)]| bounds.iter().find(|(bound, _)| is_low(*bound) == low).cloned();
            match (of(was), of(becomes)) {
                (None, None) => {}
                (None, Some(_)) => directions.push(Stricter),
                (Some(_), None) => directions.push(Looser),
                (Some((first, a)), Some((second, b))) => {
                    let end = compare(&self.magnitude(&a)?, &self.magnitude(&b)?)?;
                    let excluded = |bound: Bound| matches!(bound, Bound::MoreThan | Bound::LessThan);
                    let end = if low { end } else { end.reverse() };
                    let end = end.then(excluded(first).cmp(&excluded(second)));
                    directions.extend(order(end));
                }
            }
        }
        let first = *directions.first()?;
        directions.iter().all(|other| *other == first).then_some(first)
    }

    fn of_gives(&self, was: &Gives, becomes: &Gives) -> Option<Direction> {
        // A term gives what it gave as long as it has the same name; its own changes are told where it stands.
        let amounts = match print::amount(&was.amount) == print::amount(&becomes.amount) {
            true => None,
            false => Some(self.of_amounts(&was.amount, &becomes.amount)?),
        };
        let guards = match (&was.guard, &becomes.guard) {
            (None, None) => None,
            (Some(Guard::Condition(was)), Some(Guard::Condition(becomes))) => {
                let same = print::condition(was) == print::condition(becomes);
                if same { None } else { Some(self.of_conditions(was, becomes)?) }
            }
            (Some(Guard::Test(was)), Some(Guard::Test(becomes))) => self.of_tests(was, becomes),
            _ => return None,
        };
        let caps = self.of_limits(was.for_each.as_ref(), becomes.for_each.as_ref())?;
        match (amounts.or(caps), guards) {
            (Some(direction), None) | (None, Some(direction)) => Some(direction),
            (Some(a), Some(b)) if a == b => Some(a),
            _ => None,
        }
    }

    /// Of amounts that are worked out in the same way, by their numbers.
    fn of_amounts(&self, was: &Amount, becomes: &Amount) -> Option<Direction> {
        match (was, becomes) {
            (Amount::Operand(was, _), Amount::Operand(becomes, _)) => {
                order(compare(&self.magnitude(becomes)?, &self.magnitude(was)?)?)
            }
            (Amount::Worked(was), Amount::Worked(becomes)) => {
                let (one, other) = (factor(was)?, factor(becomes)?);
                let alike =
                    Worked { floor: becomes.floor.clone(), cap: becomes.cap.clone(), ..with_factor(was, other) };
                if print::amount(&Amount::Worked(Box::new(alike))) != print::amount(&Amount::Worked(becomes.clone())) {
                    return None;
                }
                let mut directions = Vec::new();
                directions.extend(order(compare(&self.magnitude_of(other)?, &self.magnitude_of(one)?)?));
                directions.extend(self.of_floor(was.floor.as_ref(), becomes.floor.as_ref())?);
                directions.extend(self.of_cap(was.cap.as_ref(), becomes.cap.as_ref())?);
                agreed(&directions)?
            }
            _ => None,
        }
    }

    /// What all limits of records mean together; nothing if they do not agree, or count by other groups.
    fn of_limits(&self, was: Option<&ForEach>, becomes: Option<&ForEach>) -> Option<Option<Direction>> {
        let mut directions: Vec<Direction> = Vec::new();
        if let (Some(was), Some(becomes)) = (was, becomes) {
            directions.extend(self.of_cap(was.cap.as_ref(), becomes.cap.as_ref())?);
            directions.extend(of_counts(was.best, becomes.best));
            if let (Some(a), Some(b)) = (&was.per, &becomes.per)
                && (&a.field.text, a.by_year) != (&b.field.text, b.by_year)
            {
                return None;
            }
            let most = |each: &ForEach| each.per.as_ref().map(|per| per.most);
            directions.extend(of_counts(most(was), most(becomes)));
        }
        agreed(&directions)
    }

    /// A limit from above that comes or falls is stricter. Nothing if that cannot be told.
    fn of_cap(&self, was: Option<&Operand>, becomes: Option<&Operand>) -> Option<Option<Direction>> {
        self.of_limit(was, becomes, Stricter)
    }

    /// A limit from below that comes or rises is looser.
    fn of_floor(&self, was: Option<&Operand>, becomes: Option<&Operand>) -> Option<Option<Direction>> {
        self.of_limit(was, becomes, Looser)
    }

    fn of_limit(
        &self,
        was: Option<&Operand>,
        becomes: Option<&Operand>,
        coming: Direction,
    ) -> Option<Option<Direction>> {
        Some(match (was, becomes) {
            (None, None) => None,
            (None, Some(_)) => Some(coming),
            (Some(_), None) => Some(coming.opposite()),
            (Some(was), Some(becomes)) if print::operand(was) == print::operand(becomes) => None,
            (Some(was), Some(becomes)) => order(compare(&self.magnitude(becomes)?, &self.magnitude(was)?)?),
        })
    }

    fn magnitude(&self, operand: &Operand) -> Option<Magnitude> {
        match operand {
            Operand::Constant(constant) => self.magnitude_of(constant),
            Operand::Named(name) => self.levels.get(&name.text).copied().map(Magnitude::Level),
            Operand::Vacancy(_) | Operand::Conditional(..) => None,
        }
    }

    fn magnitude_of(&self, constant: &Constant) -> Option<Magnitude> {
        match &constant.what {
            ConstantKind::Number(number) => Some(Magnitude::Number(number.clone(), String::new())),
            ConstantKind::Percent(number) => Some(Magnitude::Number(number.clone(), "%".into())),
            ConstantKind::Quantity(number, unit) => Some(Magnitude::Number(number.clone(), unit.text.clone())),
            ConstantKind::Time(length) => Some(Magnitude::Time(*length)),
            ConstantKind::Date(date) => Some(Magnitude::Date(*date)),
            ConstantKind::Flag(_) | ConstantKind::Absent => None,
        }
    }
}

/// The one direction of all, if there is any and all have the same. Nothing if they contradict each other.
fn agreed(directions: &[Direction]) -> Option<Option<Direction>> {
    let agree = directions.windows(2).all(|pair| pair[0] == pair[1]);
    agree.then(|| directions.first().copied())
}

/// The number by which a worked-out value grows with its fact.
fn factor(worked: &Worked) -> Option<&Constant> {
    match &worked.what {
        WorkedKind::Rate { first, .. } => Some(&first.value),
        WorkedKind::Multiple { factor, .. } => Some(factor),
        WorkedKind::WorthOf(_) | WorkedKind::Mark { .. } | WorkedKind::Unanalysed { .. } => None,
    }
}

fn with_factor(worked: &Worked, other: &Constant) -> Worked {
    let mut changed = worked.clone();
    match &mut changed.what {
        WorkedKind::Rate { first, .. } => first.value = other.clone(),
        WorkedKind::Multiple { factor, .. } => *factor = other.clone(),
        WorkedKind::WorthOf(_) | WorkedKind::Mark { .. } | WorkedKind::Unanalysed { .. } => {}
    }
    changed
}

/// Of the old compared with the new: more is stricter.
fn order(ordering: Ordering) -> Option<Direction> {
    match ordering {
        Ordering::Less => Some(Stricter),
        Ordering::Greater => Some(Looser),
        Ordering::Equal => None,
    }
}

fn compare(a: &Magnitude, b: &Magnitude) -> Option<Ordering> {
    match (a, b) {
        (Magnitude::Number(a, unit), Magnitude::Number(b, other)) if unit == other => Some(a.cmp(b)),
        (Magnitude::Time(a), Magnitude::Time(b)) => Some(a.duration().cmp(&b.duration())),
        (Magnitude::Date(a), Magnitude::Date(b)) => Some(a.cmp(b)),
        (Magnitude::Level(a), Magnitude::Level(b)) => Some(a.cmp(b)),
        _ => None,
    }
}

/// So many records count, or all of them.
fn of_counts(was: Option<usize>, becomes: Option<usize>) -> Option<Direction> {
    let all = |count: Option<usize>| count.unwrap_or(usize::MAX);
    order(all(becomes).cmp(&all(was)))
}

fn texts(operands: &[Operand]) -> Vec<String> {
    operands.iter().map(print::operand).collect()
}

/// A longer list lets more pass.
fn of_lists(was: &[String], becomes: &[String]) -> Option<Direction> {
    let within = |small: &[String], large: &[String]| small.iter().all(|one| large.contains(one));
    match (within(was, becomes), within(becomes, was)) {
        (true, false) => Some(Looser),
        (false, true) => Some(Stricter),
        _ => None,
    }
}

fn of_combiners(was: &Combiner, becomes: &Combiner) -> Option<Direction> {
    match (was, becomes) {
        (Combiner::AllOf, Combiner::AtLeast(_)) => Some(Looser),
        (Combiner::AtLeast(_), Combiner::AllOf) => Some(Stricter),
        (Combiner::AtLeast(was), Combiner::AtLeast(becomes)) => order(was.cmp(becomes)),
        (Combiner::HighestOf, Combiner::SumOf) => Some(Looser),
        (Combiner::SumOf, Combiner::HighestOf) => Some(Stricter),
        _ => None,
    }
}
