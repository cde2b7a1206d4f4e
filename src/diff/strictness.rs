//! Whether a change is stricter or looser for the candidate: an argument from the clause upwards that holds for every
//! candidate, whatever is known of him and wherever else the versions differ.

mod around;
mod bounds;
mod implied;
mod magnitude;
mod meaning;
mod rows;
mod uses;

use super::effect::Effect;
use super::effect::Effect::Down;
use super::effect::Effect::Open;
use super::effect::Effect::Still;
use super::effect::Effect::Up;
use crate::syntax::ast::*;
use crate::syntax::print;
use around::Around;
use around::Node;
use around::Shift;
use around::combiner;
use implied::of_counts;

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

    fn of(effect: Effect) -> Option<Direction> {
        match effect {
            Up => Some(Direction::Looser),
            Down => Some(Direction::Stricter),
            Still | Open => None,
        }
    }

    /// The one of several changes together. What has none may go either way.
    pub fn of_all(directions: &[Option<Direction>]) -> Option<Direction> {
        let first = directions.first().copied().flatten()?;
        directions.iter().all(|other| *other == Some(first)).then_some(first)
    }
}

/// Judges changes by what stands round them.
pub struct Judge<'i> {
    around: Around<'i>,
}

impl<'i> Judge<'i> {
    pub fn new(versions: &[&'i [Item]]) -> Judge<'i> {
        Judge { around: Around::new(versions) }
    }

    /// The same wherever a clause stands, or nothing.
    fn everywhere(&self, path: &str, kind: ItemKind, effect: impl Fn(&Node<'i>) -> Effect) -> Option<Direction> {
        Direction::of(Effect::all(self.around.at(path, kind).into_iter().map(effect)))
    }

    /// What it means that a member comes to be in a block: one more alternative helps, one more demand does not.
    pub fn of_member(&self, path: &str, block: &Item, member: &Item) -> Option<Direction> {
        self.everywhere(path, member.kind, |node| self.member(node, block))
    }

    fn member(&self, node: &Node<'i>, block: &Item) -> Effect {
        let is = |wanted: &PropertyKind| node.item.properties.iter().any(|property| property.what == *wanted);
        match node.item.kind {
            // A demand that is not there is as good as met.
            ItemKind::Requirement | ItemKind::Competence => self.around.demand(node).turned(),
            ItemKind::Exemption => self.around.waived(node),
            ItemKind::Document if is(&PropertyKind::IfAvailable) => Open,
            ItemKind::Document => self.around.owed(node),
            ItemKind::Criterion => self.around.presence(node),
            ItemKind::Entry => match combiner(block) {
                Some(Combiner::AtLeast(_)) => self.around.demand(node),
                Some(Combiner::AllOf) => self.around.demand(node).turned(),
                Some(Combiner::CountOnce { .. }) => {
                    let given = self.around.bounds(node.item, true);
                    let effect = if given.is_never_negative() { Up } else { Open };
                    effect.through(|| self.around.value(node))
                }
                Some(_) => self.around.presence(node),
                None => Open,
            },
            _ => Open,
        }
    }

    /// What the change of a property of a clause means.
    pub fn of_change(
        &self,
        path: &str,
        kind: ItemKind,
        was: Option<&PropertyKind>,
        becomes: Option<&PropertyKind>,
    ) -> Option<Direction> {
        let (was, becomes) = (was?, becomes?);
        self.everywhere(path, kind, |node| self.change(node, was, becomes))
    }

    /// Of what is not named here nothing is claimed.
    fn change(&self, node: &Node<'i>, was: &PropertyKind, becomes: &PropertyKind) -> Effect {
        use PropertyKind as P;
        let scales = &self.around.scales;
        match (was, becomes) {
            (P::When(Guard::Condition(was)), P::When(Guard::Condition(becomes))) => {
                scales.truth(was, becomes).through(|| self.around.condition(node))
            }
            (P::RequiredWhen(was), P::RequiredWhen(becomes)) => {
                scales.truth(was, becomes).through(|| self.around.owed(node))
            }
            (P::Required, P::IfAvailable | P::RequiredWhen(_)) | (P::RequiredWhen(_), P::IfAvailable) => {
                Down.through(|| self.around.owed(node))
            }
            (P::IfAvailable | P::RequiredWhen(_), P::Required) | (P::IfAvailable, P::RequiredWhen(_)) => {
                self.around.owed(node)
            }
            (P::Gives(was), P::Gives(becomes)) => self.gives(node, was, becomes),
            (P::Otherwise(was), P::Otherwise(becomes)) => {
                self.amounts(was, becomes).through(|| self.around.value(node))
            }
            (
                P::Combine { combiner: was, floor: least, cap: most, satisfied: a },
                P::Combine { combiner: becomes, floor, cap, satisfied: b },
            ) if a == b => {
                let limits = scales.of_both_limits((least.as_ref(), most.as_ref()), (floor.as_ref(), cap.as_ref()));
                self.combiners(node, was, becomes).and(limits.through(|| self.around.value(node)))
            }
            (P::Score { combiner: was, cap: most }, P::Score { combiner: becomes, cap }) if was == becomes => {
                scales.of_limits(most.as_ref(), cap.as_ref(), Down).through(|| self.around.points(node))
            }
            (P::DefinedAs(was), P::DefinedAs(becomes)) if node.item.kind == ItemKind::Define => {
                self.definitions(node, was, becomes)
            }
            // A limit that ends later leaves more time.
            (P::FirstDayCounts, P::CountFromNextDay) => Up,
            (P::CountFromNextDay, P::FirstDayCounts) => Down,
            (P::Length { count: was, working: a }, P::Length { count: becomes, working: b }) if a == b => {
                implied::of_order(Some(was.cmp(becomes))).turned()
            }
            _ => Open,
        }
    }

    fn gives(&self, node: &Node<'i>, was: &Gives, becomes: &Gives) -> Effect {
        let around = &self.around;
        let amounts = self.amounts(&was.amount, &becomes.amount).through(|| around.value(node));
        let guards = match (&was.guard, &becomes.guard) {
            (None, None) => Still,
            (None | Some(Guard::Condition(_)), None | Some(Guard::Condition(_))) => {
                let condition = |guard: &Option<Guard>| match guard {
                    Some(Guard::Condition(condition)) => Some(condition.clone()),
                    Some(Guard::Test(_)) | None => None,
                };
                let (was, becomes) = (condition(&was.guard), condition(&becomes.guard));
                around.scales.of_filters(was.as_ref(), becomes.as_ref()).through(|| around.presence(node))
            }
            // The bounds of ranges are moved together.
            (Some(Guard::Test(was)), Some(Guard::Test(becomes))) => around.scales.of_tests(was, becomes).blurred(),
            (_, Some(Guard::Test(_))) | (Some(Guard::Test(_)), _) => Open,
        };
        let each = match (&was.for_each, &becomes.for_each) {
            (None, None) => Still,
            (Some(was), Some(becomes)) => self.for_each(node, was, becomes),
            (None, Some(_)) | (Some(_), None) => Open,
        };
        amounts.and(guards).and(each)
    }

    fn for_each(&self, node: &Node<'i>, was: &ForEach, becomes: &ForEach) -> Effect {
        let text = |name: &Option<Name>| name.as_ref().map(|name| name.text.clone());
        if was.record.text != becomes.record.text || text(&was.once_per) != text(&becomes.once_per) {
            return Open;
        }
        if let (Some(a), Some(b)) = (&was.per, &becomes.per)
            && (&a.field.text, a.by_year) != (&b.field.text, b.by_year)
        {
            return Open;
        }
        let most = |each: &ForEach| each.per.as_ref().map(|per| per.most);
        let counts = of_counts(was.best, becomes.best).and(of_counts(most(was), most(becomes)));
        let filters = self.around.scales.of_filters(was.filter.as_ref(), becomes.filter.as_ref());
        let caps = self.around.scales.of_limits(was.cap.as_ref(), becomes.cap.as_ref(), Down);
        let records = counts.and(filters).through(|| self.around.records(node));
        records.and(caps.through(|| self.around.value(node)))
    }

    /// Of amounts that are worked out in the same way, by their numbers.
    fn amounts(&self, was: &Amount, becomes: &Amount) -> Effect {
        if print::amount(was) == print::amount(becomes) {
            return Still;
        }
        match (was, becomes) {
            (Amount::Operand(was, _), Amount::Operand(becomes, _)) => self.around.scales.of_operands(was, becomes),
            (Amount::Worked(was), Amount::Worked(becomes)) => self.worked(was, becomes),
            (Amount::Undecided(..) | Amount::Operand(..) | Amount::Worked(_), _) => Open,
        }
    }

    fn worked(&self, was: &Worked, becomes: &Worked) -> Effect {
        let limits = self
            .around
            .scales
            .of_both_limits((was.floor.as_ref(), was.cap.as_ref()), (becomes.floor.as_ref(), becomes.cap.as_ref()));
        let bare = |what: &WorkedKind| {
            let worked = Worked { what: what.clone(), floor: None, cap: None, span: was.span };
            print::amount(&Amount::Worked(Box::new(worked)))
        };
        if bare(&was.what) == bare(&becomes.what) {
            return limits;
        }
        let (Some(one), Some(other)) = (factor(&was.what), factor(&becomes.what)) else { return Open };
        if bare(&with_factor(&was.what, other)) != bare(&becomes.what) {
            return Open;
        }
        let factors = self.around.scales.of_constants(one, other);
        limits.and(factors.through(|| self.grows(&was.what)))
    }

    /// Whether more for a unit is more, or less for whom the fact is below zero.
    fn grows(&self, what: &WorkedKind) -> Effect {
        match what {
            WorkedKind::Rate { .. } => Up,
            WorkedKind::Multiple { of, .. } => match self.around.of_fact(of) {
                fact if fact.is_never_negative() => Up,
                fact if fact.is_never_positive() => Down,
                _ => Open,
            },
            WorkedKind::WorthOf(_) | WorkedKind::Mark { .. } | WorkedKind::Unanalysed { .. } => Open,
        }
    }

    fn combiners(&self, node: &Node<'i>, was: &Combiner, becomes: &Combiner) -> Effect {
        if print::combiner(was) == print::combiner(becomes) {
            return Still;
        }
        let enough = |count: usize| {
            let counted = |item: &Item| {
                let is_free = |it: &Item| it.properties.iter().any(|it| it.what == PropertyKind::IfAvailable);
                item.items.iter().filter(|inner| inner.kind == ItemKind::Entry && !is_free(inner)).count()
            };
            self.around.at(&node.path, node.item.kind).iter().all(|node| counted(node.item) >= count)
        };
        match (was, becomes) {
            (Combiner::AtLeast(was), Combiner::AtLeast(becomes)) => {
                implied::of_order(Some(was.cmp(becomes))).through(|| self.around.group(node))
            }
            (Combiner::AllOf, Combiner::AtLeast(count)) if enough(*count) => self.around.group(node),
            (Combiner::AtLeast(count), Combiner::AllOf) if enough(*count) => self.around.group(node).turned(),
            (Combiner::HighestOf, Combiner::SumOf) => self.sums(node).through(|| self.around.value(node)),
            (Combiner::SumOf, Combiner::HighestOf) => self.sums(node).turned().through(|| self.around.value(node)),
            _ => Open,
        }
    }

    /// Whether the sum is no less than the highest: nothing is taken off, and nothing else is given where no row holds.
    fn sums(&self, node: &Node<'i>) -> Effect {
        let groups = self.around.at(&node.path, node.item.kind);
        let is_plain = |group: &&Node<'i>| {
            let rows = group.item.items.iter().filter(|inner| inner.kind == ItemKind::Entry);
            let otherwise = group.item.properties.iter().any(|it| matches!(it.what, PropertyKind::Otherwise(_)));
            !otherwise && rows.map(|row| self.around.bounds(row, true)).all(|bounds| bounds.is_never_negative())
        };
        if groups.iter().all(is_plain) { Up } else { Open }
    }

    fn definitions(&self, node: &Node<'i>, was: &Definition, becomes: &Definition) -> Effect {
        use Definition as D;
        let scales = &self.around.scales;
        let term = |shift: Shift| self.around.term(node.item.name(), shift);
        match (was, becomes) {
            (D::Condition(was), D::Condition(becomes)) => scales.truth(was, becomes).through(|| term(Shift::Rises)),
            (D::CountOf { plural: a, filter: was }, D::CountOf { plural: b, filter: becomes })
            | (D::TotalTimeOf { plural: a, filter: was }, D::TotalTimeOf { plural: b, filter: becomes })
                if a.text == b.text =>
            {
                scales.of_filters(was.as_ref(), becomes.as_ref()).through(|| term(Shift::Rises))
            }
            (
                D::Extreme { highest, of_dates: _, field: one, plural: a, filter: was },
                D::Extreme { highest: other, of_dates: _, field: two, plural: b, filter: becomes },
            ) if (highest, &one.text, &a.text) == (other, &two.text, &b.text) => {
                let shift = if *highest { Shift::RisesOrAppears } else { Shift::FallsOrAppears };
                scales.of_filters(was.as_ref(), becomes.as_ref()).through(|| term(shift))
            }
            (D::Constant(was), D::Constant(becomes)) => {
                scales.of_constants(was, becomes).through(|| term(Shift::Rises))
            }
            (D::Worked(was), D::Worked(becomes)) => self.worked(was, becomes).through(|| term(Shift::Rises)),
            (
                D::Group
                | D::CountOf { .. }
                | D::TotalTimeOf { .. }
                | D::TimeSince(_)
                | D::Extreme { .. }
                | D::Worked(_)
                | D::Designated { .. }
                | D::Constant(_)
                | D::Condition(_),
                _,
            ) => Open,
        }
    }

    /// What the change of a cell in a column of a table means.
    pub fn of_cells(
        &self,
        (path, kind): (&str, ItemKind),
        (row, column): (&str, &Cell),
        was: Option<&Cell>,
        becomes: Option<&Cell>,
    ) -> Option<Direction> {
        let (was, becomes) = (was?, becomes?);
        self.everywhere(path, kind, |node| match &column.what {
            CellKind::Gives => self.given(was, becomes).through(|| self.around.value(node)),
            CellKind::Condition(_) => self.asked(was, becomes).through(|| self.around.row(node, row)),
            CellKind::GivesWhen(_)
            | CellKind::Row
            | CellKind::Step
            | CellKind::Any
            | CellKind::Undecided(_)
            | CellKind::Test(_)
            | CellKind::Constant(_) => Open,
        })
    }

    fn asked(&self, was: &Cell, becomes: &Cell) -> Effect {
        match (&was.what, &becomes.what) {
            (CellKind::Any, CellKind::Any) => Still,
            (CellKind::Any, _) => Down,
            (_, CellKind::Any) => Up,
            (CellKind::Test(was), CellKind::Test(becomes)) => self.around.scales.of_tests(was, becomes),
            _ => Open,
        }
    }

    fn given(&self, was: &Cell, becomes: &Cell) -> Effect {
        match (uses::given(was), uses::given(becomes)) {
            (Some(was), Some(becomes)) => self.around.scales.of_operands(&was, &becomes),
            _ => Open,
        }
    }
}

/// The number by which a worked-out value grows with its fact.
fn factor(what: &WorkedKind) -> Option<&Constant> {
    match what {
        WorkedKind::Rate { first, .. } => Some(&first.value),
        WorkedKind::Multiple { factor, .. } => Some(factor),
        WorkedKind::WorthOf(_) | WorkedKind::Mark { .. } | WorkedKind::Unanalysed { .. } => None,
    }
}

fn with_factor(what: &WorkedKind, other: &Constant) -> WorkedKind {
    let mut changed = what.clone();
    match &mut changed {
        WorkedKind::Rate { first, .. } => first.value = other.clone(),
        WorkedKind::Multiple { factor, .. } => *factor = other.clone(),
        WorkedKind::WorthOf(_) | WorkedKind::Mark { .. } | WorkedKind::Unanalysed { .. } => {}
    }
    changed
}
