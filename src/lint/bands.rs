//! Rows by the ranges of a fact, and tables, as they are written: values between two rows that no row names, and values in
//! two rows.
//!
//! What is evaluated is checked elsewhere. A source may print rows that leave a hole or meet; then the text of the policy
//! says so, a chosen view mends it, and this is where the text is seen before.

use super::found_in;
use crate::extent::Extent;
use crate::model::Look;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression;
use crate::model::expression::TermBody;
use crate::model::expression::Type;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Bound;
use crate::syntax::ast::Cell;
use crate::syntax::ast::CellKind;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Condition;
use crate::syntax::ast::ConditionKind;
use crate::syntax::ast::Constant;
use crate::syntax::ast::ConstantKind;
use crate::syntax::ast::Fact;
use crate::syntax::ast::FactKind;
use crate::syntax::ast::Guard;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Line;
use crate::syntax::ast::Operand;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Test;
use crate::syntax::ast::TestKind;
use crate::value::Grain;
use crate::value::Value;

/// Rows that are compared with each other; a longer list is left alone.
const MAX_ROWS: usize = 200;
/// Parts of a table that are looked at one by one; a table with more is left alone.
const MAX_PARTS: usize = 2_000;

pub fn check(look: &Look, problems: &mut Vec<Problem>) {
    let bands = Bands { model: look.model, record: None };
    for item in look.written.iter().chain(look.followed) {
        bands.check_item(item, problems);
    }
}

/// Where rows stand: in a term about a record, its fields are meant.
struct Bands<'m> {
    model: &'m Model,
    record: Option<RecordId>,
}

/// What a column or a list of ranges asks.
#[derive(Clone, Copy)]
struct Asked {
    ty: Type,
    grain: Grain,
}

impl Bands<'_> {
    fn check_item(&self, item: &Item, problems: &mut Vec<Problem>) {
        let records = &self.model.records;
        let on = item.properties.iter().find_map(|property| match &property.what {
            PropertyKind::On(name) => records.iter().position(|record| record.name == name.text).map(RecordId),
            _ => None,
        });
        let bands = Bands { record: on.or(self.record), ..*self };
        for property in &item.properties {
            match &property.what {
                PropertyKind::Combine { combiner: Combiner::ByRanges(fact), .. } => bands.ranges(item, fact, problems),
                PropertyKind::Combine { combiner: Combiner::Table(_), .. } => bands.table(item, problems),
                _ => {}
            }
        }
        item.items.iter().for_each(|inner| bands.check_item(inner, problems));
    }

    fn ranges(&self, item: &Item, fact: &Fact, problems: &mut Vec<Problem>) {
        let Some(asked) = self.asked(fact) else { return };
        let rows = item.items.iter().filter(|entry| entry.kind == ItemKind::Entry);
        let rows: Option<Vec<(&Item, Extent)>> =
            rows.map(|row| Some((row, self.extent(test_of(row)?, asked)?))).collect();
        let Some(rows) = rows.filter(|rows| rows.len() <= MAX_ROWS) else { return };
        for (index, (row, extent)) in rows.iter().enumerate() {
            if let Some((other, _)) = rows[..index].iter().find(|(_, other)| other.meets(extent)) {
                let mut problem = found_in(Code::RowsMeet, item).text("row", row.name()).text("other", other.name());
                problem.span = Some(row.place());
                problems.push(problem.also(other.place()));
            }
        }
        let covered = rows.iter().fold(Extent::nothing(asked.grain), |all, (_, row)| all.union(row));
        if covered.has_hole() {
            problems.push(hole(item));
        }
    }

    /// A table leaves a hole if, wherever the other columns stand, one of its columns does.
    fn table(&self, item: &Item, problems: &mut Vec<Problem>) {
        let Some((header, lines)) = item.lines.split_first() else { return };
        let columns: Vec<(usize, &Fact)> =
            header.cells.iter().enumerate().filter_map(|(column, cell)| Some((column, asked_of(cell)?))).collect();
        let asked: Option<Vec<Asked>> = columns.iter().map(|(_, fact)| self.asked(fact)).collect();
        let Some(asked) = asked.filter(|_| lines.len() <= MAX_ROWS) else { return };
        let row = |line: &Line| -> Option<Vec<Extent>> {
            let cells = columns.iter().zip(&asked);
            cells.map(|((column, _), asked)| self.cell_extent(line.cells.get(*column)?, *asked)).collect()
        };
        let rows: Option<Vec<Vec<Extent>>> = lines.iter().map(row).collect();
        let Some(rows) = rows else { return };
        if (0..asked.len()).any(|column| has_hole(&rows, column, &asked, self.model)) {
            problems.push(hole(item));
        }
    }

    // Facts

    /// What a fact is like, if it is clear which one is meant and its values can be told apart.
    fn asked(&self, fact: &Fact) -> Option<Asked> {
        let mut found = self.candidates(fact).into_iter().map(|(fact, ty)| (ty, self.model.grain(&fact, ty)));
        let (ty, grain) = found.next()?;
        let is_clear = found.all(|other| other == (ty, grain)) && !matches!(ty, Type::Set(_) | Type::Text);
        is_clear.then_some(Asked { ty, grain })
    }

    /// The facts that a name may stand for; a part of a policy as it is written has no names looked up.
    fn candidates(&self, fact: &Fact) -> Vec<(expression::Fact, Type)> {
        let model = self.model;
        match &fact.what {
            FactKind::Named(name) => {
                let name = name.text.as_str();
                let own =
                    model.subject.get_full(name).map(|(index, _, field)| (expression::Fact::Subject(index), field.ty));
                let of_record = self.record.and_then(|record| {
                    let (index, _, field) = model.record(record).fields.get_full(name)?;
                    Some((expression::Fact::Record(record, index), field.ty))
                });
                own.into_iter()
                    .chain(of_record)
                    .chain(self.terms(name).map(|id| (expression::Fact::Term(id), model.term(id).ty)))
                    .collect()
            }
            FactKind::Vacancy(name) => {
                let found = model.vacancy.get_full(&name.text);
                found.map(|(index, _, field)| (expression::Fact::Vacancy(index), field.ty)).into_iter().collect()
            }
            FactKind::VacancyPosition | FactKind::PointsOf(_) | FactKind::LevelOf(_) => Vec::new(),
        }
    }

    fn terms(&self, name: &str) -> impl Iterator<Item = TermId> {
        let is_named = move |id: &str| id.rsplit('.').next() == Some(name);
        let terms = self.model.terms.iter().enumerate();
        terms.filter(move |(_, term)| is_named(&term.meta.id)).map(|(index, _)| TermId(index))
    }

    // What a test takes

    fn cell_extent(&self, cell: &Cell, asked: Asked) -> Option<Extent> {
        match &cell.what {
            CellKind::Any => Some(everything(self.model, asked)),
            CellKind::Test(test) => self.extent(test, asked),
            CellKind::Constant(constant) => Some(one(self.model, &value_of(constant)?, asked)),
            CellKind::Condition(Condition { what: ConditionKind::Compare { fact, test: None }, .. }) => {
                match &fact.what {
                    FactKind::Named(name) => self.extent_of(&Operand::Named(name.clone()), asked),
                    FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::PointsOf(_) | FactKind::LevelOf(_) => {
                        None
                    }
                }
            }
            CellKind::Condition(_)
            | CellKind::Row
            | CellKind::Step
            | CellKind::Gives
            | CellKind::GivesWhen(_)
            | CellKind::Undecided(_) => None,
        }
    }

    /// The values that pass a test; `None` if they cannot be told.
    fn extent(&self, test: &Test, asked: Asked) -> Option<Extent> {
        let end = |operand: &Operand, included| Some(Some((self.value(operand, asked)?, included)));
        let interval = |low, high| kept(self.model, Extent::interval(low, high, asked.grain), asked);
        let up_to = |operand, included| Some(interval(None, end(operand, included)?));
        let from = |operand, included| Some(interval(end(operand, included)?, None));
        match &test.what {
            TestKind::Is(operand) => self.extent_of(operand, asked),
            TestKind::IsNot(operand) => {
                Some(everything(self.model, asked).intersect(&self.extent_of(operand, asked)?.complement()))
            }
            TestKind::In(operands) => operands
                .iter()
                .map(|operand| self.extent_of(operand, asked))
                .try_fold(nothing(self.model, asked), |all, next| Some(all.union(&next?))),
            TestKind::Range(bounds) => {
                bounds.iter().try_fold(everything(self.model, asked), |found, (bound, operand)| {
                    Some(found.intersect(&match bound {
                        Bound::AtLeast => from(operand, true)?,
                        Bound::MoreThan => from(operand, false)?,
                        Bound::AtMost => up_to(operand, true)?,
                        Bound::LessThan => up_to(operand, false)?,
                    }))
                })
            }
            TestKind::Before(operand) => up_to(operand, false),
            TestKind::OnOrBefore(operand) => up_to(operand, true),
            TestKind::After(operand) => from(operand, false),
            TestKind::OnOrAfter(operand) => from(operand, true),
            TestKind::Holds | TestKind::Includes(_) | TestKind::Within(..) => None,
        }
    }

    fn extent_of(&self, operand: &Operand, asked: Asked) -> Option<Extent> {
        match operand {
            Operand::Constant(Constant { what: ConstantKind::Absent, .. }) => {
                Some(nothing(self.model, asked).with_absent(true))
            }
            operand => Some(one(self.model, &self.value(operand, asked)?, asked)),
        }
    }

    fn value(&self, operand: &Operand, asked: Asked) -> Option<Value> {
        match operand {
            Operand::Constant(constant) => value_of(constant),
            Operand::Named(name) => match asked.ty {
                Type::Member(scale) if self.model.scale(scale).members.contains_key(&name.text) => {
                    let level = self.model.scale(scale).members.get_index_of(&name.text)?;
                    Some(Value::Member(level as u32))
                }
                Type::Member(_)
                | Type::Flag
                | Type::Number(_)
                | Type::Date
                | Type::Duration
                | Type::Set(_)
                | Type::Text => self.constant_named(&name.text),
            },
            Operand::Vacancy(_) | Operand::Conditional(..) => None,
        }
    }

    /// The value of the one constant of a name.
    fn constant_named(&self, name: &str) -> Option<Value> {
        let mut terms = self.terms(name);
        let id = terms.next().filter(|_| terms.next().is_none())?;
        match &self.model.term(id).body {
            TermBody::Constant(value) => Some(value.clone()),
            _ => None,
        }
    }
}

fn hole(item: &Item) -> Problem {
    let has_end = item.properties.iter().any(|property| matches!(property.what, PropertyKind::Otherwise(_)));
    let code = if has_end { Code::HoleInRanges } else { Code::GapInRanges };
    found_in(code, item).text("name", item.name())
}

/// Whether a column leaves a hole between rows that agree in all other columns.
fn has_hole(rows: &[Vec<Extent>], column: usize, asked: &[Asked], model: &Model) -> bool {
    let mut places: Vec<Vec<Extent>> = vec![Vec::new()];
    for (other, asked) in asked.iter().enumerate() {
        let parts = match other == column {
            true => vec![everything(model, *asked)],
            false => parts(rows.iter().map(|row| &row[other]), everything(model, *asked)),
        };
        if places.len() * parts.len() > MAX_PARTS {
            return false;
        }
        places = places
            .iter()
            .flat_map(|place| parts.iter().map(|part| [&place[..], std::slice::from_ref(part)].concat()))
            .collect();
    }
    places.iter().any(|place| {
        let is_there = |row: &&Vec<Extent>| row.iter().zip(place).all(|(cell, part)| cell.meets(part));
        let covered = rows.iter().filter(is_there).map(|row| row[column].clone());
        covered.reduce(|all, row| all.union(&row)).is_some_and(|covered| covered.has_hole())
    })
}

/// The parts into which cells cut what a fact may be: each part is whole in a cell, or not in it at all.
fn parts<'c>(cells: impl Iterator<Item = &'c Extent>, all: Extent) -> Vec<Extent> {
    cells.fold(vec![all], |parts, cell| {
        let (inside, outside) = (cell.clone(), cell.complement());
        let cut = parts.into_iter().flat_map(|part| [part.intersect(&inside), part.intersect(&outside)]);
        cut.filter(|part| !part.is_empty()).collect()
    })
}

/// How many values there are of what has no order.
fn without_order(model: &Model, asked: Asked) -> Option<u32> {
    match asked.ty {
        Type::Flag => Some(2),
        Type::Member(scale) => {
            let scale = model.scale(scale);
            (!scale.ordered).then_some(scale.members.len() as u32)
        }
        Type::Number(_) | Type::Date | Type::Duration | Type::Set(_) | Type::Text => None,
    }
}

fn everything(model: &Model, asked: Asked) -> Extent {
    match without_order(model, asked) {
        Some(all) => Extent::members(0..all, all),
        None => Extent::everything(asked.grain),
    }
}

fn nothing(model: &Model, asked: Asked) -> Extent {
    kept(model, Extent::nothing(asked.grain), asked)
}

fn one(model: &Model, value: &Value, asked: Asked) -> Extent {
    match (without_order(model, asked), value) {
        (Some(all), Value::Flag(flag)) => Extent::members([u32::from(*flag)], all),
        (Some(all), Value::Member(member)) => Extent::members([*member], all),
        _ => Extent::value(value, asked.grain),
    }
}

/// In the form of its type.
fn kept(model: &Model, extent: Extent, asked: Asked) -> Extent {
    match without_order(model, asked) {
        Some(all) => extent.among(all),
        None => extent,
    }
}

/// The fact that a column of a table asks.
fn asked_of(cell: &Cell) -> Option<&Fact> {
    match &cell.what {
        CellKind::Condition(Condition { what: ConditionKind::Compare { fact, test: None }, .. }) => Some(fact),
        _ => None,
    }
}

fn test_of(row: &Item) -> Option<&Test> {
    row.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Gives(gives) => match &gives.guard {
            Some(Guard::Test(test)) => Some(test),
            _ => None,
        },
        _ => None,
    })
}

fn value_of(constant: &Constant) -> Option<Value> {
    match &constant.what {
        ConstantKind::Percent(number) | ConstantKind::Number(number) | ConstantKind::Quantity(number, _) => {
            Some(Value::Number(number.clone()))
        }
        ConstantKind::Time(length) => Some(Value::Duration(length.duration())),
        ConstantKind::Date(date) => Some(Value::Date(*date)),
        ConstantKind::Flag(flag) => Some(Value::Flag(*flag)),
        ConstantKind::Absent => None,
    }
}
