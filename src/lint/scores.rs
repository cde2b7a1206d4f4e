//! How many points the rows can give at all, against the scale that is printed.

use super::found;
use super::logic::Logic;
use crate::model::Model;
use crate::model::ScoreSheet;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Comparison;
use crate::model::expression::Condition;
use crate::model::expression::Each;
use crate::model::expression::Given;
use crate::model::expression::How;
use crate::model::expression::ItemLimits;
use crate::model::expression::Operand;
use crate::model::expression::Otherwise;
use crate::model::expression::RangeRow;
use crate::model::expression::TermBody;
use crate::model::expression::Total;
use crate::model::expression::Worked;
use crate::problem::Code;
use crate::problem::Problem;
use crate::value::Number;
use crate::value::Value;

pub fn check(model: &Model, logic: &Logic, problems: &mut Vec<Problem>) {
    for sheet in &model.score_sheets {
        let silent = sheet.criteria.iter().filter(|criterion| never_scores(criterion, logic));
        problems.extend(silent.map(|criterion| found(Code::NeverScores, &criterion.meta)));
        problems.extend(check_scale(sheet, logic));
    }
}

/// Whether a criterion gives nothing, whatever the facts are.
pub fn never_scores(criterion: &Amount, logic: &Logic) -> bool {
    points(criterion, logic).is_some_and(|points| {
        let nothing = Number::zero();
        points.low == nothing && points.high.is_some_and(|high| high == nothing)
    })
}

fn check_scale(sheet: &ScoreSheet, logic: &Logic) -> Option<Problem> {
    let (low, high) = sheet.printed_scale.as_ref()?;
    let (low, high) = (low.number()?, high.number()?);
    let reached = sheet_points(sheet, logic)?;
    if reached.low == *low && reached.high.as_ref() == Some(high) {
        return None;
    }
    let problem = found(Code::ScaleNotKept, &sheet.meta).text("low", low.to_string()).text("high", high.to_string());
    let problem = problem.text("least", reached.low.to_string());
    Some(match reached.high {
        Some(most) => problem.text("most", most.to_string()),
        None => problem.text("most", "NONE"),
    })
}

/// The least and the most points; `None` is without a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Points {
    low: Number,
    high: Option<Number>,
}

impl Points {
    fn exactly(value: Number) -> Points {
        Points { low: value.clone(), high: Some(value) }
    }

    fn zero() -> Points {
        Points::exactly(Number::zero())
    }

    /// One or the other.
    fn or(self, other: Points) -> Points {
        let high = self.high.zip(other.high).map(|(a, b)| a.max(b));
        Points { low: self.low.min(other.low), high }
    }

    fn add(self, other: &Points) -> Points {
        let high = self.high.zip(other.high.as_ref()).map(|(a, b)| a.add(b));
        Points { low: self.low.add(&other.low), high }
    }

    fn capped(self, cap: &Number) -> Points {
        let high = self.high.map_or_else(|| cap.clone(), |high| high.min(cap.clone()));
        Points { low: self.low.min(cap.clone()), high: Some(high) }
    }
}

fn sheet_points(sheet: &ScoreSheet, logic: &Logic) -> Option<Points> {
    let rows: Option<Vec<Row>> = sheet.criteria.iter().map(|criterion| row(criterion, logic)).collect();
    cap(total(sheet.total, rows?, &Points::zero()), sheet.cap.as_ref(), logic)
}

/// What a row gives if it holds, and whether it surely does, or surely not.
struct Row {
    points: Points,
    always: bool,
    never: bool,
}

fn row(amount: &Amount, logic: &Logic) -> Option<Row> {
    Some(match &amount.body {
        AmountBody::Fixed { given, when: Some(when) } => Row {
            points: rounded(amount, given_points(given, logic)?),
            always: logic.always_holds(when),
            never: logic.never_holds(when),
        },
        AmountBody::Fixed { when: None, .. }
        | AmountBody::ForEach { .. }
        | AmountBody::Group { .. }
        | AmountBody::Ranges { .. }
        | AmountBody::OncePerMember { .. } => Row { points: points(amount, logic)?, always: true, never: false },
    })
}

/// What an amount gives, or zero if its condition does not hold. `None` if that cannot be told.
fn points(amount: &Amount, logic: &Logic) -> Option<Points> {
    let found = match &amount.body {
        AmountBody::Fixed { given, when } => {
            let given = given_points(given, logic)?;
            match when {
                None => given,
                Some(when) if logic.never_holds(when) => Points::zero(),
                Some(when) if logic.always_holds(when) => given,
                Some(_) => given.or(Points::zero()),
            }
        }
        AmountBody::ForEach { each, cap: limit, filter, limits, .. } => {
            let never = filter.as_ref().is_some_and(|filter| logic.never_holds(filter));
            let points = if never { Points::zero() } else { of_records(each, limits, logic)? };
            cap(points, limit.as_ref(), logic)?
        }
        // Rows that share records reach as much together as apart: there may always be more records.
        AmountBody::Group { total: how, floor: least, cap: limit, rows, otherwise, once: _ } => {
            let rows: Option<Vec<Row>> = rows.iter().map(|it| row(it, logic)).collect();
            let lifted = floor(total(*how, rows?, &otherwise_points(otherwise, logic)?), least.as_ref(), logic)?;
            cap(lifted, limit.as_ref(), logic)?
        }
        AmountBody::Ranges { fact, ty, rows, otherwise, .. } => {
            let compare = |row: &RangeRow| {
                Condition::Compare(Comparison {
                    fact: fact.clone(),
                    test: row.test.clone(),
                    ty: *ty,
                    span: row.meta.span,
                })
            };
            let conditions: Vec<Condition> = rows.iter().map(compare).collect();
            let possible = rows.iter().zip(&conditions).filter(|(_, condition)| !logic.never_holds(condition));
            let points: Option<Vec<Points>> = possible.map(|(row, _)| given_points(&row.given, logic)).collect();
            let points = points?.into_iter().reduce(Points::or);
            let otherwise = otherwise_points(otherwise, logic)?;
            match points {
                Some(points) if logic.always_holds(&Condition::Any(conditions)) => points,
                Some(points) => points.or(otherwise),
                None => otherwise,
            }
        }
        AmountBody::OncePerMember { filter, rows, .. } => {
            let never = filter.as_ref().is_some_and(|filter| logic.never_holds(filter));
            let rows = rows.iter().filter(|_| !never);
            rows.fold(Points::zero(), |sum, row| sum.add(&Points::exactly(row.value.clone()).or(Points::zero())))
        }
    };
    Some(rounded(amount, found))
}

/// What any number of records give, or as many as count.
fn of_records(each: &Each, limits: &ItemLimits, logic: &Logic) -> Option<Points> {
    let worth = match each {
        Each::Number(number) => Points::exactly(number.clone()),
        Each::Term(id) => match &logic.term(*id).body {
            TermBody::Amount(amount) => points(amount, logic)?,
            TermBody::Constant(value) => Points::exactly(value.number()?.clone()),
            _ => return None,
        },
    };
    if worth.low.is_negative() {
        return None;
    }
    let high = worth.high.filter(|high| limits.best.is_some() || *high == Number::zero());
    Some(Points { low: Number::zero(), high: high.map(|high| high.times(limits.best.unwrap_or(0))) })
}

fn rounded(amount: &Amount, points: Points) -> Points {
    match &amount.rounding {
        None => points,
        Some((mode, unit)) => {
            Points { low: points.low.round_to(unit, *mode), high: points.high.map(|high| high.round_to(unit, *mode)) }
        }
    }
}

fn given_points(given: &Given, logic: &Logic) -> Option<Points> {
    match given {
        Given::Operand(Operand::Conditional(value, others)) => {
            let others = others.iter().map(|(value, _)| value);
            let mut all = std::iter::once(value).chain(others).map(|value| value.number().cloned());
            let first = Points::exactly(all.next()??);
            all.try_fold(first, |found, next| Some(found.or(Points::exactly(next?))))
        }
        Given::Operand(operand) => {
            Some(Points::exactly(logic.constant(operand).as_ref().and_then(Value::number)?.clone()))
        }
        Given::Absent => Some(Points::zero()),
        Given::Worked(worked) => worked_points(worked, logic),
        Given::Undecided(Some((low, high))) => {
            let end = |operand: &Operand| logic.constant(operand).as_ref().and_then(Value::number).cloned();
            Some(Points { low: end(low)?, high: Some(end(high)?) })
        }
        Given::Term(_) | Given::Undecided(None) => None,
    }
}

/// What is not below zero stays so, however much there is of the fact.
fn worked_points(worked: &Worked, logic: &Logic) -> Option<Points> {
    let (floor_of, cap_of) = (worked.floor.as_ref(), worked.cap.as_ref());
    let found = match &worked.how {
        How::Mark { low, high, .. } => Points { low: low.clone(), high: Some(high.clone()) },
        How::Rate { steps, .. } if steps.iter().all(|step| !step.value.is_negative()) => {
            Points { low: Number::zero(), high: None }
        }
        How::Rate { .. } | How::Multiple { .. } | How::WorthOf { .. } | How::Unanalysed { .. } => return None,
    };
    cap(floor(found, floor_of, logic)?, cap_of, logic)
}

fn floor(points: Points, limit: Option<&Operand>, logic: &Logic) -> Option<Points> {
    match limit {
        None => Some(points),
        Some(limit) => {
            let limit = given_points(&Given::Operand(limit.clone()), logic)?;
            let high = points.high.zip(limit.high).map(|(high, limit)| high.max(limit));
            Some(Points { low: points.low.max(limit.low), high })
        }
    }
}

fn otherwise_points(otherwise: &Otherwise, logic: &Logic) -> Option<Points> {
    match otherwise {
        Otherwise::Nothing => Some(Points::zero()),
        Otherwise::Value(given) => given_points(given, logic),
    }
}

fn cap(points: Points, limit: Option<&Operand>, logic: &Logic) -> Option<Points> {
    match limit {
        None => Some(points),
        // With a limit that changes, the largest counts.
        Some(limit) => {
            let limit = given_points(&Given::Operand(limit.clone()), logic)?;
            Some(points.capped(&limit.high?))
        }
    }
}

fn total(how: Total, rows: Vec<Row>, otherwise: &Points) -> Points {
    let rows: Vec<Row> = rows.into_iter().filter(|row| !row.never).collect();
    let is_sure = rows.iter().any(|row| row.always);
    let of_rows = rows.iter().map(|row| row.points.clone());
    // In a sum a row that does not hold is zero.
    let summands =
        rows.iter().map(|row| if row.always { row.points.clone() } else { row.points.clone().or(Points::zero()) });
    match how {
        Total::Sum => summands.fold(Points::zero(), |sum, points| sum.add(&points)),
        Total::Best(count) => {
            let (mut lows, mut highs) = (Vec::new(), Some(Vec::new()));
            for points in summands {
                lows.push(points.low);
                highs = highs.zip(points.high).map(|(mut all, high): (Vec<Number>, Number)| {
                    all.push(high);
                    all
                });
            }
            let best = |mut all: Vec<Number>| {
                all.sort();
                all.iter().rev().take(count).fold(Number::zero(), |sum, next| sum.add(next))
            };
            Points { low: best(lows), high: highs.map(best) }
        }
        Total::Highest => {
            // A row that surely holds lifts the least value.
            let sure = rows.iter().filter(|row| row.always).map(|row| row.points.low.clone()).max();
            let all = of_rows.reduce(Points::or).unwrap_or_else(|| otherwise.clone());
            let all = if is_sure { all } else { all.or(otherwise.clone()) };
            Points { low: sure.unwrap_or(all.low), high: all.high }
        }
        Total::Lowest | Total::First | Total::Average => {
            let all = of_rows.reduce(Points::or).unwrap_or_else(|| otherwise.clone());
            if is_sure { all } else { all.or(otherwise.clone()) }
        }
    }
}
