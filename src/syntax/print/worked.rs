//! Values that are worked out from a fact, as policy text.

use super::inline;
use super::inline::spelt;
use super::inline::word;
use crate::syntax::ast::*;
use crate::syntax::grammar::Rule;

pub fn worked(worked: &Worked) -> String {
    let limits = inline::limits(worked.floor.as_ref(), worked.cap.as_ref());
    format!("{}{limits}", kind(&worked.what))
}

fn kind(kind: &WorkedKind) -> String {
    match kind {
        WorkedKind::Rate { first, of, then } => {
            let then = then.iter().map(|step| format!(", {} {}", word(Rule::word_then), start(step)));
            let (of, fact) = (word(Rule::word_of), inline::fact(of));
            format!("{} {of} {fact}{}{}", start(first), pieces(&first.pieces), then.collect::<String>())
        }
        WorkedKind::Multiple { factor, of } => {
            let is_share = matches!(factor.what, ConstantKind::Percent(_));
            let joined = word(if is_share { Rule::word_of } else { Rule::word_times });
            format!("{} {joined} {}", inline::constant(factor), inline::fact(of))
        }
        WorkedKind::WorthOf(of) => format!("{} {}", word(Rule::word_worth_of), inline::fact(of)),
        WorkedKind::Mark { low, high, step } => {
            let step =
                step.as_ref().map_or(String::new(), |step| format!(" {} {}", word(Rule::word_step_of), step.decimal()));
            format!("{} {}{step}", word(Rule::word_commission_mark), inline::range(low, high))
        }
        WorkedKind::Unanalysed { left, how, right } => {
            format!("{} {} {} {}", word(Rule::word_unanalysed), term(left), arithmetic(*how), term(right))
        }
    }
}

/// `2 per completed year`, `12 per year, in proportion`
pub fn rate_step(step: &RateStep) -> String {
    format!("{}{}", start(step), pieces(&step.pieces))
}

fn start(step: &RateStep) -> String {
    let how = match &step.pieces {
        Pieces::Whole(how) => format!("{} ", started(*how)),
        Pieces::Smaller(..) | Pieces::InProportion | Pieces::Missing => String::new(),
    };
    format!("{} {} {how}{}", inline::constant(&step.value), word(Rule::word_per), unit(&step.unit, true))
}

fn pieces(pieces: &Pieces) -> String {
    match pieces {
        Pieces::Whole(_) | Pieces::Missing => String::new(),
        Pieces::Smaller(how, size) => format!(", {} {} {}", word(Rule::word_by), started(*how), unit(size, false)),
        Pieces::InProportion => format!(", {}", word(Rule::word_in_proportion)),
    }
}

pub fn started(how: Started) -> &'static str {
    word(match how {
        Started::Completed => Rule::word_completed,
        Started::Started => Rule::word_started,
    })
}

/// A single year, month or day needs no number.
fn unit(unit: &Constant, singular: bool) -> String {
    let ConstantKind::Time(length) = unit.what else { return inline::constant(unit) };
    match (length.years, length.months, length.days) {
        (1, 0, 0) => spelt(Rule::word_years, singular).into(),
        (0, 1, 0) => spelt(Rule::word_months, singular).into(),
        (0, 0, 1) => spelt(Rule::word_days, singular).into(),
        _ => inline::constant(unit),
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::Constant(value) => inline::constant(value),
        Term::Fact(fact) => inline::fact(fact),
    }
}

fn arithmetic(how: Arithmetic) -> &'static str {
    word(match how {
        Arithmetic::DividedBy => Rule::word_divided_by,
        Arithmetic::MultipliedBy => Rule::word_multiplied_by,
        Arithmetic::Plus => Rule::word_plus,
        Arithmetic::Minus => Rule::word_minus,
    })
}
