//! Values that are worked out from a fact.

use super::Builder;
use super::Node;
use super::all;
use super::bug;
use super::find;
use super::get;
use super::only;
use crate::syntax::ast::*;
use crate::syntax::grammar::Rule;

impl Builder {
    /// The limits behind a group or a value: the least, the most.
    pub(super) fn limits(&mut self, pair: &Node) -> (Option<Operand>, Option<Operand>) {
        let floor = find(pair, Rule::floor).map(|limit| self.operand_in(&limit));
        let cap = find(pair, Rule::in_all).map(|limit| self.operand_in(&limit));
        (floor, cap)
    }

    pub(super) fn worked(&mut self, pair: &Node) -> Box<Worked> {
        let (floor, cap) = self.limits(pair);
        let kinds = [Rule::rate, Rule::multiple, Rule::worth_of, Rule::mark, Rule::unanalysed];
        let inner = kinds.into_iter().find_map(|kind| find(pair, kind)).unwrap_or_else(|| bug(pair.as_rule()));
        Box::new(Worked { what: self.worked_kind(&inner), floor, cap, span: self.span(pair) })
    }

    fn worked_kind(&mut self, inner: &Node) -> WorkedKind {
        match inner.as_rule() {
            Rule::rate => WorkedKind::Rate {
                first: self.rate_step(inner),
                of: self.fact(&get(inner, Rule::fact)),
                then: all(inner, Rule::of_the_rest).map(|step| self.rate_step(&step)).collect(),
            },
            Rule::multiple => WorkedKind::Multiple {
                factor: self.constant(&get(inner, Rule::constant)),
                of: self.fact(&get(inner, Rule::fact)),
            },
            Rule::worth_of => WorkedKind::WorthOf(self.fact(&get(inner, Rule::fact))),
            Rule::mark => {
                let range = get(inner, Rule::type_range);
                let (low, high) = self.ends_in(&range);
                WorkedKind::Mark { low, high, step: find(&range, Rule::number).map(|step| self.number(&step)) }
            }
            Rule::unanalysed => WorkedKind::Unanalysed {
                left: self.term(&get(inner, Rule::left_part)),
                how: arithmetic(&get(inner, Rule::arithmetic)),
                right: self.term(&get(inner, Rule::right_part)),
            },
            other => bug(other),
        }
    }

    fn rate_step(&mut self, pair: &Node) -> RateStep {
        let whole = find(pair, Rule::rounding).map(|how| started(&how));
        let pieces = match (whole, find(pair, Rule::in_pieces)) {
            (Some(how), _) => Pieces::Whole(how),
            (None, None) => Pieces::Missing,
            (None, Some(part)) => match find(&part, Rule::rounding) {
                Some(how) => Pieces::Smaller(started(&how), self.unit_of_rate(&part)),
                None => Pieces::InProportion,
            },
        };
        RateStep {
            value: self.constant(&get(pair, Rule::constant)),
            unit: self.unit_of_rate(pair),
            pieces,
            span: self.span(pair),
        }
    }

    fn unit_of_rate(&mut self, pair: &Node) -> Constant {
        let unit = get(pair, Rule::unit_of_rate);
        let inner = only(&unit);
        if inner.as_rule() == Rule::constant {
            return self.constant(&inner);
        }
        let mut length = LengthOfTime::default();
        match only(&inner).as_rule() {
            Rule::word_years => length.years = 1,
            Rule::word_months => length.months = 1,
            Rule::word_days => length.days = 1,
            other => bug(other),
        }
        Constant { what: ConstantKind::Time(length), span: self.span(&unit) }
    }

    fn term(&mut self, pair: &Node) -> Term {
        let inner = only(pair);
        match inner.as_rule() {
            Rule::constant => Term::Constant(self.constant(&inner)),
            Rule::fact => Term::Fact(self.fact(&inner)),
            other => bug(other),
        }
    }
}

fn started(pair: &Node) -> Started {
    match only(pair).as_rule() {
        Rule::word_completed => Started::Completed,
        Rule::word_started => Started::Started,
        other => bug(other),
    }
}

fn arithmetic(pair: &Node) -> Arithmetic {
    match only(pair).as_rule() {
        Rule::word_divided_by => Arithmetic::DividedBy,
        Rule::word_multiplied_by => Arithmetic::MultipliedBy,
        Rule::word_plus => Arithmetic::Plus,
        Rule::word_minus => Arithmetic::Minus,
        other => bug(other),
    }
}
