//! Whether the rows of a group of ranges overlap, and whether they leave a gap.

use super::expression::End;
use super::expression::Operand;
use super::expression::RangeRow;
use super::expression::Test;
use crate::source::Span;
use crate::value::Value;
use std::cmp::Ordering;

/// The ends of a range that are constants; `None` stands for no end.
type Ends<'r> = (Option<(&'r Value, bool)>, Option<(&'r Value, bool)>);

/// The first two rows that can both hold.
pub fn overlap(rows: &[RangeRow]) -> Option<(Span, Span)> {
    for (index, second) in rows.iter().enumerate() {
        for first in rows.iter().take(index) {
            let apart = |a: &Ends, b: &Ends| is_before(a, b) || is_before(b, a);
            let (own, other) = (ends(&first.test), ends(&second.test));
            if own.iter().any(|a| other.iter().any(|b| !apart(a, b))) {
                return Some((first.meta.span, second.meta.span));
            }
        }
    }
    None
}

/// Whether the rows leave no value out, of all values or of those within the limits. `whole` values have a next one.
pub fn covers(rows: &[RangeRow], limits: Option<&(Value, Value)>, whole: bool) -> bool {
    let mut all: Vec<Ends> = rows.iter().flat_map(|row| ends(&row.test)).collect();
    all.sort_by(|(a, _), (b, _)| compare_lows(a, b));
    let mut reached: Option<(&Value, bool)> = limits.map(|(low, _)| (low, false));
    let mut started = limits.is_some();
    for (low, high) in all {
        let continues = match (low, reached) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((low, included)), Some((end, end_included))) => {
                low < end
                    || (low == end && (included || end_included))
                    || (whole && included && end_included && end.is_followed_by(low))
            }
        };
        if !continues || !(started || low.is_none()) {
            return false;
        }
        started = true;
        match high {
            None => return true,
            Some(end) => reached = Some(reached.map_or(end, |reached| reached.max(end))),
        }
    }
    limits.is_some_and(|(_, high)| reached.is_some_and(|(end, included)| end > high || (end == high && included)))
}

/// The intervals of a test; none if its ends are not constants.
fn ends(test: &Test) -> Vec<Ends<'_>> {
    fn value(end: &Option<End>) -> Option<Option<(&Value, bool)>> {
        match end {
            None => Some(None),
            Some(End { operand: Operand::Value(value), included }) => Some(Some((value, *included))),
            Some(_) => None,
        }
    }
    fn single(operand: &Operand) -> Option<Ends<'_>> {
        match operand {
            Operand::Value(value) => Some((Some((value, true)), Some((value, true)))),
            _ => None,
        }
    }
    match test {
        Test::Range { low, high } => value(low).zip(value(high)).into_iter().collect(),
        Test::Is(operand) => single(operand).into_iter().collect(),
        Test::In(operands) => operands.iter().filter_map(single).collect(),
        _ => Vec::new(),
    }
}

fn compare_lows(a: &Option<(&Value, bool)>, b: &Option<(&Value, bool)>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some((a, a_in)), Some((b, b_in))) => a.cmp(b).then(b_in.cmp(a_in)),
    }
}

/// Whether everything in `a` is below everything in `b`.
fn is_before(a: &Ends, b: &Ends) -> bool {
    match (a.1, b.0) {
        (Some((high, high_in)), Some((low, low_in))) => high < low || (high == low && !(high_in && low_in)),
        _ => false,
    }
}
