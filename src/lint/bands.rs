//! Rows by the ranges of a fact, as they are written: values between two rows that no row names, and values in two rows.
//!
//! What is evaluated is checked elsewhere. A source may print rows that leave a hole or meet; then the text of the policy
//! says so, a chosen view mends it, and this is where the text is seen before.

use super::extent::Extent;
use super::found_in;
use crate::model::Look;
use crate::model::Model;
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
use crate::syntax::ast::Guard;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Operand;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Test;
use crate::syntax::ast::TestKind;
use crate::value::Number;
use crate::value::Value;

/// Rows that are compared with each other; a longer list is left alone.
const MAX_ROWS: usize = 200;

pub fn check(look: &Look, problems: &mut Vec<Problem>) {
    for item in look.written.iter().chain(look.followed) {
        check_item(item, look.model, problems);
    }
}

fn check_item(item: &Item, model: &Model, problems: &mut Vec<Problem>) {
    for property in &item.properties {
        match &property.what {
            PropertyKind::Combine { combiner: Combiner::ByRanges(_), .. } => ranges(item, model, problems),
            PropertyKind::Combine { combiner: Combiner::Table(_), .. } => table(item, model, problems),
            _ => {}
        }
    }
    item.items.iter().for_each(|inner| check_item(inner, model, problems));
}

fn ranges(item: &Item, model: &Model, problems: &mut Vec<Problem>) {
    let rows = item.items.iter().filter(|entry| entry.kind == ItemKind::Entry);
    let rows: Option<Vec<(&Item, Extent)>> = rows.map(|row| Some((row, extent(test_of(row)?, model)?))).collect();
    let Some(rows) = rows.filter(|rows| rows.len() <= MAX_ROWS) else { return };
    for (index, (row, extent)) in rows.iter().enumerate() {
        let meets = |(_, other): &&(&Item, Extent)| !other.intersect(extent).is_empty();
        if let Some((other, _)) = rows[..index].iter().find(meets) {
            let mut problem = found_in(Code::RowsMeet, item).text("row", row.name()).text("other", other.name());
            problem.span = Some(row.place());
            problems.push(problem.also(other.place()));
        }
    }
    check_hole(item, rows.into_iter().map(|(_, extent)| extent), problems);
}

/// A table that asks one fact only is a list of ranges too.
fn table(item: &Item, model: &Model, problems: &mut Vec<Problem>) {
    let Some((header, lines)) = item.lines.split_first() else { return };
    let is_test = |cell: &Cell| {
        matches!(&cell.what, CellKind::Condition(Condition { what: ConditionKind::Compare { test: None, .. }, .. }))
    };
    let mut columns = header.cells.iter().enumerate().filter(|(_, cell)| is_test(cell)).map(|(column, _)| column);
    let (Some(column), None) = (columns.next(), columns.next()) else { return };
    let rows: Option<Vec<Extent>> = lines.iter().map(|line| cell_extent(line.cells.get(column)?, model)).collect();
    check_hole(item, rows.into_iter().flatten(), problems);
}

/// A value between two rows that is in no row.
fn check_hole(item: &Item, rows: impl Iterator<Item = Extent>, problems: &mut Vec<Problem>) {
    let Some(covered) = rows.reduce(|all, row| all.union(&row)) else { return };
    let has_end = item.properties.iter().any(|property| matches!(property.what, PropertyKind::Otherwise(_)));
    let code = if has_end { Code::HoleInRanges } else { Code::GapInRanges };
    if covered.has_hole() {
        problems.push(found_in(code, item).text("name", item.name()));
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

fn cell_extent(cell: &Cell, model: &Model) -> Option<Extent> {
    match &cell.what {
        CellKind::Any => Some(Extent::interval(None, None)),
        CellKind::Test(test) => extent(test, model),
        CellKind::Constant(constant) => Some(Extent::value(&value_of(constant)?)),
        _ => None,
    }
}

/// The values that pass a test; `None` if they are not numbers, dates, lengths of time or levels.
fn extent(test: &Test, model: &Model) -> Option<Extent> {
    let value = |operand: &Operand| value(operand, model);
    let up_to = |operand, included| Some(Extent::interval(None, Some((value(operand)?, included))));
    let from = |operand, included| Some(Extent::interval(Some((value(operand)?, included)), None));
    match &test.what {
        TestKind::Is(operand) => Some(Extent::value(&value(operand)?)),
        TestKind::In(operands) => {
            let values: Option<Vec<Value>> = operands.iter().map(value).collect();
            values?.iter().map(Extent::value).reduce(|all, one| all.union(&one))
        }
        TestKind::Range(bounds) => bounds.iter().try_fold(Extent::interval(None, None), |found, (bound, operand)| {
            Some(found.intersect(&match bound {
                Bound::AtLeast => from(operand, true)?,
                Bound::MoreThan => from(operand, false)?,
                Bound::AtMost => up_to(operand, true)?,
                Bound::LessThan => up_to(operand, false)?,
            }))
        }),
        TestKind::Before(operand) => up_to(operand, false),
        TestKind::OnOrBefore(operand) => up_to(operand, true),
        TestKind::After(operand) => from(operand, false),
        TestKind::OnOrAfter(operand) => from(operand, true),
        TestKind::Holds | TestKind::IsNot(_) | TestKind::Includes(_) | TestKind::Within(..) => None,
    }
}

fn value(operand: &Operand, model: &Model) -> Option<Value> {
    match operand {
        Operand::Constant(constant) => value_of(constant),
        // The name of a level, if only one scale has it.
        Operand::Named(name) => {
            let levels = model.scales.iter().filter(|scale| scale.ordered);
            let mut found = levels.filter_map(|scale| scale.members.get_index_of(&name.text));
            found.next().filter(|_| found.next().is_none()).map(|level| Value::Member(level as u32))
        }
        Operand::Vacancy(_) | Operand::Conditional(..) => None,
    }
}

fn value_of(constant: &Constant) -> Option<Value> {
    match &constant.what {
        // A share is any number: as hundredths it is not mistaken for a whole one.
        ConstantKind::Percent(number) => Some(Value::Number(number.div(&Number::from_integer(100))?)),
        ConstantKind::Number(number) | ConstantKind::Quantity(number, _) => Some(Value::Number(number.clone())),
        ConstantKind::Time(length) => Some(Value::Duration(length.duration())),
        ConstantKind::Date(date) => Some(Value::Date(*date)),
        ConstantKind::Flag(_) | ConstantKind::Absent => None,
    }
}
