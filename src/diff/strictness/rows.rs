//! Rows among rows: what it means for all of them together that one of them comes to give something.

use super::around::Around;
use super::around::Node;
use super::around::combiner;
use super::bounds::Bounds;
use super::bounds::DEPTH;
use crate::diff::effect::Effect;
use crate::diff::effect::Effect::Down;
use crate::diff::effect::Effect::Open;
use crate::diff::effect::Effect::Still;
use crate::diff::effect::Effect::Up;
use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::print;

impl<'i> Around<'i> {
    pub(super) fn is_points(&self, node: &Node<'i>) -> bool {
        node.item.kind == ItemKind::Criterion || self.parent(node).is_some_and(|parent| self.is_points(parent))
    }

    /// A row, or a criterion, comes to give something.
    pub fn presence(&self, node: &Node<'i>) -> Effect {
        let Some(parent) = self.parent(node) else { return Open };
        let Some(combiner) = combiner(parent.item) else { return Open };
        let points = self.is_points(node);
        let row = self.bounds(node.item, points);
        let others = self.rows(&parent.path, parent.item.kind);
        self.among(combiner, (node.item.name(), &row), &others, parent).through(|| match parent.item.kind {
            ItemKind::ScoreSheet => self.points(parent),
            _ => self.value(parent),
        })
    }

    /// A row of a table, or of thresholds, comes to hold.
    pub fn row(&self, node: &Node<'i>, name: &str) -> Effect {
        if node.item.kind == ItemKind::Thresholds { self.level(node) } else { self.line(node, name) }
    }

    /// A row of a table comes to hold.
    pub fn line(&self, node: &Node<'i>, name: &str) -> Effect {
        let Some(Combiner::Table(combiner)) = combiner(node.item) else { return Open };
        let rows = self.lines(&node.path, node.item.kind);
        let own = rows.iter().flatten().filter(|row| row.name == name).map(|row| row.bounds.clone());
        let own = self.hull(own);
        let is_one = node.item.lines.first().is_some_and(|head| {
            head.cells.iter().filter(|cell| matches!(cell.what, CellKind::Gives | CellKind::GivesWhen(_))).count() == 1
        });
        if !is_one {
            return Open;
        }
        self.among(combiner, (name, &own), &rows, node).through(|| self.value(node))
    }

    /// The rows of a group wherever it stands.
    fn rows(&self, path: &str, kind: ItemKind) -> Vec<Vec<Row>> {
        let groups = self.at(path, kind).into_iter();
        let is_row = |item: &&'i Item| matches!(item.kind, ItemKind::Entry | ItemKind::Criterion);
        let rows = groups.map(|group| {
            let points = group.item.kind == ItemKind::ScoreSheet || self.is_points(group);
            group.item.items.iter().filter(is_row).map(|item| Row::of(item, self.bounds(item, points))).collect()
        });
        rows.collect()
    }

    fn lines(&self, path: &str, kind: ItemKind) -> Vec<Vec<Row>> {
        let tables = self.at(path, kind).into_iter().filter_map(|table| table.item.lines.split_first());
        let rows = tables.map(|(head, lines)| {
            let row = |line: &Line| Row {
                name: line.cells.first().map(print::cell).unwrap_or_default(),
                bounds: self.of_row(head, line),
                is_always: false,
            };
            lines.iter().map(row).collect()
        });
        rows.collect()
    }

    /// What it means for a group that one of its rows comes to give something.
    fn among(&self, how: &Combiner, (name, row): (&str, &Bounds), groups: &[Vec<Row>], parent: &Node<'i>) -> Effect {
        match (how, sign(row)) {
            (Combiner::SumOf, effect) | (Combiner::BestOf(_), effect @ (Up | Still)) => return effect,
            // A row that gives nothing takes the place of one that takes points off.
            (Combiner::BestOf(_), Down | Open) => return Open,
            (
                Combiner::AtLeast(_)
                | Combiner::AllOf
                | Combiner::ExactlyOneOf
                | Combiner::HighestOf
                | Combiner::LowestOf
                | Combiner::FirstOf
                | Combiner::AverageOf
                | Combiner::Table(_)
                | Combiner::ByRanges(_)
                | Combiner::CountOnce { .. },
                _,
            ) => {}
        }
        let is_first = *how == Combiner::FirstOf;
        let counts = |other: &&Row| other.name != name && !(is_first && comes_before(groups, &other.name, name));
        let others: Vec<&Row> = groups.iter().flatten().filter(counts).collect();
        let points = parent.item.kind == ItemKind::ScoreSheet || self.is_points(parent);
        let end =
            if others.iter().any(|other| is_always(other, groups)) { None } else { Some(self.end(parent, points)) };
        let against = || others.iter().map(|other| &other.bounds).chain(&end);
        if !points && (row.may_be_absent || against().any(|other| other.may_be_absent)) {
            return Open;
        }
        let is_above = |other: &Bounds| self.scales.is_at_most(other.high.as_ref(), row.low.as_ref());
        let is_below = |other: &Bounds| self.scales.is_at_most(row.high.as_ref(), other.low.as_ref());
        match how {
            Combiner::HighestOf if end.iter().all(is_above) => Up,
            Combiner::LowestOf if end.iter().all(is_below) => Down,
            Combiner::HighestOf | Combiner::LowestOf | Combiner::FirstOf | Combiner::AverageOf => {
                match (against().all(is_above), against().all(is_below)) {
                    (true, true) => Still,
                    (true, false) => Up,
                    (false, true) => Down,
                    (false, false) => Open,
                }
            }
            _ => Open,
        }
    }

    /// What a group gives where no row holds.
    fn end(&self, group: &Node<'i>, points: bool) -> Bounds {
        let everywhere = self.at(&group.path, group.item.kind).into_iter();
        self.hull(everywhere.map(|node| self.of_otherwise(node.item, points, DEPTH)))
    }

    /// A record more passes the filter of `for each`, or of `count once`.
    pub fn records(&self, node: &Node<'i>) -> Effect {
        let found = node.item.properties.iter().map(|property| match &property.what {
            PropertyKind::Gives(Gives { amount, for_each: Some(each), .. }) => self.one_record(amount, each),
            PropertyKind::Combine { combiner: Combiner::CountOnce { .. }, .. } => {
                let rows = node.item.items.iter().filter(|inner| inner.kind == ItemKind::Entry);
                Effect::all(rows.map(|row| sign(&self.bounds(row, true))))
            }
            _ => Still,
        });
        Effect::all(found).through(|| self.value(node))
    }

    fn one_record(&self, amount: &Amount, each: &ForEach) -> Effect {
        let worth = sign(&self.bounds_of_gives(&Gives { amount: amount.clone(), guard: None, for_each: None }));
        let is_fixed = matches!(amount, Amount::Operand(Operand::Constant(_), _));
        let has_limits = each.best.is_some() || each.per.is_some();
        // Of several that take something off, the limits keep those that take the least.
        if worth == Down && has_limits && !is_fixed { Open } else { worth }
    }

    pub(super) fn bounds_of_gives(&self, gives: &Gives) -> Bounds {
        let property = Property { what: PropertyKind::Gives(gives.clone()), span: Span::default() };
        self.bounds(&Item { properties: vec![property], ..Item::around(Vec::new()) }, true)
    }
}

/// A row among others.
struct Row {
    name: String,
    bounds: Bounds,
    is_always: bool,
}

impl Row {
    fn of(item: &Item, bounds: Bounds) -> Row {
        let gives = item.properties.iter().find_map(|property| match &property.what {
            PropertyKind::Gives(gives) => Some(gives),
            _ => None,
        });
        let is_always = gives.is_some_and(|gives| gives.guard.is_none());
        Row { name: item.name().to_string(), bounds, is_always }
    }
}

/// What it means for a sum that something comes to be added.
fn sign(added: &Bounds) -> Effect {
    match (added.is_never_negative(), added.is_never_positive()) {
        (true, _) => Up,
        (_, true) => Down,
        (false, false) => Open,
    }
}

/// Whether a row gives something in any case, wherever the group stands.
fn is_always(row: &Row, groups: &[Vec<Row>]) -> bool {
    let is_it = |other: &Row| other.name == row.name && other.is_always;
    row.bounds.is_known() && groups.iter().all(|rows| rows.iter().any(is_it))
}

/// Whether a row stands before another one wherever both stand, and both stand together somewhere.
fn comes_before(groups: &[Vec<Row>], first: &str, second: &str) -> bool {
    let place = |rows: &[Row], name: &str| rows.iter().position(|row| row.name == name);
    let mut both = groups.iter().filter_map(|rows| Some(place(rows, first)? < place(rows, second)?)).peekable();
    both.peek().is_some() && both.all(|before| before)
}

pub(super) fn gives_values(combiner: &Combiner) -> bool {
    match combiner {
        Combiner::HighestOf
        | Combiner::LowestOf
        | Combiner::SumOf
        | Combiner::FirstOf
        | Combiner::BestOf(_)
        | Combiner::AverageOf
        | Combiner::ByRanges(_)
        | Combiner::CountOnce { .. } => true,
        Combiner::AtLeast(_) | Combiner::AllOf | Combiner::ExactlyOneOf | Combiner::Table(_) => false,
    }
}
