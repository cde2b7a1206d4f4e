//! Whether the rows of a group of ranges overlap, and what they leave out.

use super::expression::Operand;
use super::expression::RangeRow;
use crate::extent::Extent;
use crate::source::Span;
use crate::value::Grain;

/// The first two rows that can both hold.
pub fn overlap(rows: &[RangeRow], grain: Grain) -> Option<(Span, Span)> {
    let extents: Vec<Option<Extent>> = rows.iter().map(|row| extent(row, grain)).collect();
    for (index, second) in extents.iter().enumerate() {
        let meets = |first: &Option<Extent>| first.as_ref().zip(second.as_ref()).is_some_and(|(a, b)| a.meets(b));
        if let Some(first) = extents[..index].iter().position(meets) {
            return Some((rows[first].meta.span, rows[index].meta.span));
        }
    }
    None
}

/// What some row takes, as far as it is the same for everyone.
pub fn covered(rows: &[RangeRow], grain: Grain) -> Extent {
    let extents = rows.iter().filter_map(|row| extent(row, grain));
    extents.fold(Extent::nothing(grain), |all, next| all.union(&next))
}

fn extent(row: &RangeRow, grain: Grain) -> Option<Extent> {
    row.test.extent(grain, |operand| match operand {
        Operand::Value(value) => Some(value.clone()),
        Operand::Vacancy(_)
        | Operand::VacancyPosition
        | Operand::EvaluationDate
        | Operand::Term(_)
        | Operand::Conditional(..) => None,
    })
}
