//! What a fact is like before any dossier: whether it may be absent, and whether its values have neighbours.

use super::Field;
use super::Model;
use super::expression::Amount;
use super::expression::AmountBody;
use super::expression::Each;
use super::expression::Fact;
use super::expression::Given;
use super::expression::How;
use super::expression::Operand;
use super::expression::Otherwise;
use super::expression::TermBody;
use super::expression::Total;
use super::expression::Type;
use super::expression::Worked;
use crate::syntax::ast::Arithmetic;
use crate::value::Grain;
use crate::value::Number;
use crate::value::Value;
use std::collections::HashSet;

impl Model {
    /// Whether a complete dossier may leave a fact without a value.
    pub fn may_be_absent(&self, fact: &Fact) -> bool {
        self.is_some_source(fact, |fact, sources| match fact {
            Fact::Subject(_) | Fact::Vacancy(_) | Fact::Record(..) => {
                self.field(fact).is_some_and(|field| field.may_be_absent)
            }
            Fact::Term(id) => self.term_may_be_absent(&self.term(*id).body, sources),
            Fact::LevelOf(_) => true,
            Fact::VacancyPosition | Fact::EvaluationDate | Fact::Holds(_) | Fact::PointsOf(_) => false,
        })
    }

    /// Whether the values of a fact have neighbours.
    pub fn grain(&self, fact: &Fact, ty: Type) -> Grain {
        match ty {
            Type::Date | Type::Duration | Type::Member(_) => Grain::Steps,
            Type::Flag | Type::Set(_) | Type::Text => Grain::Dense,
            Type::Number(_) => {
                let is_broken = self.is_some_source(fact, |fact, sources| match fact {
                    Fact::Subject(_) | Fact::Vacancy(_) | Fact::Record(..) => {
                        self.field(fact).is_none_or(|field| !field.whole)
                    }
                    Fact::Term(id) => !self.term_is_whole(&self.term(*id).body, sources),
                    Fact::LevelOf(_)
                    | Fact::VacancyPosition
                    | Fact::EvaluationDate
                    | Fact::Holds(_)
                    | Fact::PointsOf(_) => true,
                });
                if is_broken { Grain::Dense } else { Grain::Steps }
            }
        }
    }

    /// The field that a fact is.
    pub fn field(&self, fact: &Fact) -> Option<&Field> {
        let found = match fact {
            Fact::Subject(index) => self.subject.get_index(*index),
            Fact::Vacancy(index) => self.vacancy.get_index(*index),
            Fact::Record(record, index) => self.record(*record).fields.get_index(*index),
            Fact::Term(_)
            | Fact::VacancyPosition
            | Fact::EvaluationDate
            | Fact::Holds(_)
            | Fact::PointsOf(_)
            | Fact::LevelOf(_) => None,
        };
        found.map(|(_, field)| field)
    }

    /// The name of a fact in the policy.
    pub fn fact_name<'m>(&'m self, fact: &'m Fact) -> &'m str {
        match fact {
            Fact::Term(id) => self.term(*id).meta.id.rsplit('.').next().unwrap_or_default(),
            Fact::VacancyPosition => "vacancy's position",
            Fact::EvaluationDate => "evaluation-date",
            Fact::Holds(id) | Fact::PointsOf(id) | Fact::LevelOf(id) => id,
            Fact::Subject(_) | Fact::Vacancy(_) | Fact::Record(..) => {
                self.field(fact).map_or("", |field| field.name.as_str())
            }
        }
    }

    /// Whether something is so of a fact or of one of those that it takes its value from; each is asked once.
    fn is_some_source(&self, fact: &Fact, is_so: impl Fn(&Fact, &mut Vec<Fact>) -> bool) -> bool {
        let (mut open, mut seen) = (vec![fact.clone()], HashSet::new());
        while let Some(fact) = open.pop() {
            if seen.insert(fact.clone()) && is_so(&fact, &mut open) {
                return true;
            }
        }
        false
    }

    // Absent

    /// Whether the term itself may be without a value; it also is if one of the sources is.
    fn term_may_be_absent(&self, body: &TermBody, sources: &mut Vec<Fact>) -> bool {
        match body {
            TermBody::Condition(_)
            | TermBody::Constant(_)
            | TermBody::Dated(_)
            | TermBody::Count { .. }
            | TermBody::TotalTime { .. } => false,
            // Of no records there is no best one.
            TermBody::Extreme { .. } | TermBody::Designated(_) => true,
            TermBody::TimeSince(fact) | TermBody::Fact(fact) => {
                sources.push(fact.clone());
                false
            }
            TermBody::Amount(amount) => self.amount_may_be_absent(amount, sources),
        }
    }

    fn amount_may_be_absent(&self, amount: &Amount, sources: &mut Vec<Fact>) -> bool {
        let of_otherwise = |otherwise: &Otherwise, sources: &mut Vec<Fact>| match otherwise {
            Otherwise::Nothing => false,
            Otherwise::Value(given) => self.given_may_be_absent(given, sources),
        };
        match &amount.body {
            AmountBody::Fixed { given, .. } => self.given_may_be_absent(given, sources),
            AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. } => false,
            AmountBody::Group { total: Total::Sum | Total::Best(_), .. } => false,
            AmountBody::Group { total: Total::Average, otherwise, .. } => of_otherwise(otherwise, sources),
            AmountBody::Group { total: Total::Highest | Total::Lowest | Total::First, rows, otherwise, .. } => {
                of_otherwise(otherwise, sources) || rows.iter().any(|row| self.amount_may_be_absent(row, sources))
            }
            AmountBody::Ranges { fact, rows, otherwise, .. } => {
                if *otherwise == Otherwise::Nothing {
                    sources.push(fact.clone());
                }
                of_otherwise(otherwise, sources) || rows.iter().any(|row| self.given_may_be_absent(&row.given, sources))
            }
        }
    }

    fn given_may_be_absent(&self, given: &Given, sources: &mut Vec<Fact>) -> bool {
        match given {
            Given::Operand(operand) => self.operand_may_be_absent(operand),
            Given::Term(id) => {
                sources.push(Fact::Term(*id));
                false
            }
            Given::Worked(worked) => {
                sources.extend(worked.facts().into_iter().cloned());
                divides_by_nothing(worked)
            }
            Given::Absent => true,
            Given::Undecided(_) => false,
        }
    }

    fn operand_may_be_absent(&self, operand: &Operand) -> bool {
        match operand {
            Operand::Vacancy(index) => self.vacancy.get_index(*index).is_some_and(|(_, field)| field.may_be_absent),
            Operand::Value(_)
            | Operand::VacancyPosition
            | Operand::EvaluationDate
            | Operand::Term(_)
            | Operand::Conditional(..) => false,
        }
    }

    // Whole numbers

    /// Whether a term gives whole numbers only, as far as its sources do.
    fn term_is_whole(&self, body: &TermBody, sources: &mut Vec<Fact>) -> bool {
        match body {
            TermBody::Count { .. } => true,
            TermBody::Constant(value) => is_whole(value),
            TermBody::Dated(values) => values.iter().all(|(value, _)| is_whole(value)),
            TermBody::Fact(fact) => {
                sources.push(fact.clone());
                true
            }
            TermBody::Extreme { record, field, .. } => {
                sources.push(Fact::Record(*record, *field));
                true
            }
            TermBody::Designated(meant) => {
                sources.push(Fact::Record(meant.record, meant.field));
                true
            }
            TermBody::Amount(amount) => self.amount_is_whole(amount, sources),
            TermBody::Condition(_) | TermBody::TotalTime { .. } | TermBody::TimeSince(_) => false,
        }
    }

    fn amount_is_whole(&self, amount: &Amount, sources: &mut Vec<Fact>) -> bool {
        if let Some((_, unit)) = &amount.rounding {
            return unit.is_whole();
        }
        let of_otherwise = |otherwise: &Otherwise, sources: &mut Vec<Fact>| match otherwise {
            Otherwise::Nothing => true,
            Otherwise::Value(given) => self.given_is_whole(given, sources),
        };
        match &amount.body {
            AmountBody::Fixed { given, .. } => self.given_is_whole(given, sources),
            AmountBody::ForEach { each, cap, .. } => {
                let each = match each {
                    Each::Number(number) => number.is_whole(),
                    Each::Term(id) => {
                        sources.push(Fact::Term(*id));
                        true
                    }
                };
                each && cap.iter().all(|cap| self.operand_is_whole(cap, sources))
            }
            AmountBody::Group { total: Total::Average, .. } => false,
            AmountBody::Group { floor, cap, rows, otherwise, total: _, once: _ } => {
                rows.iter().all(|row| self.amount_is_whole(row, sources))
                    && floor.iter().chain(cap).all(|limit| self.operand_is_whole(limit, sources))
                    && of_otherwise(otherwise, sources)
            }
            AmountBody::Ranges { rows, otherwise, .. } => {
                rows.iter().all(|row| self.given_is_whole(&row.given, sources)) && of_otherwise(otherwise, sources)
            }
            AmountBody::OncePerMember { rows, .. } => rows.iter().all(|row| row.value.is_whole()),
        }
    }

    fn given_is_whole(&self, given: &Given, sources: &mut Vec<Fact>) -> bool {
        match given {
            Given::Operand(operand) => self.operand_is_whole(operand, sources),
            Given::Term(id) => {
                sources.push(Fact::Term(*id));
                true
            }
            Given::Worked(worked) => self.worked_is_whole(worked, sources),
            Given::Absent => true,
            Given::Undecided(_) => false,
        }
    }

    fn operand_is_whole(&self, operand: &Operand, sources: &mut Vec<Fact>) -> bool {
        match operand {
            Operand::Value(value) => is_whole(value),
            Operand::Vacancy(index) => {
                sources.push(Fact::Vacancy(*index));
                true
            }
            Operand::Term(id) => {
                sources.push(Fact::Term(*id));
                true
            }
            Operand::Conditional(default, others) => {
                is_whole(default) && others.iter().all(|(value, _)| is_whole(value))
            }
            Operand::VacancyPosition | Operand::EvaluationDate => false,
        }
    }

    fn worked_is_whole(&self, worked: &Worked, sources: &mut Vec<Fact>) -> bool {
        let how = match &worked.how {
            // Whole pieces, each of which gives a whole number.
            How::Rate { steps, .. } => steps
                .iter()
                .all(|step| step.value.is_whole() && step.piece.as_ref().is_some_and(|(_, piece)| *piece == step.unit)),
            How::Multiple { factor, of, .. } => {
                sources.push(of.clone());
                factor.is_whole()
            }
            How::WorthOf { scale, .. } => self.scale(*scale).worth.values().all(Number::is_whole),
            How::Mark { low, step, .. } => low.is_whole() && step.as_ref().is_some_and(Number::is_whole),
            How::Unanalysed { .. } => false,
        };
        how && worked.floor.iter().chain(&worked.cap).all(|limit| self.operand_is_whole(limit, sources))
    }
}

fn is_whole(value: &Value) -> bool {
    value.number().is_some_and(Number::is_whole)
}

/// A division by what may be zero.
fn divides_by_nothing(worked: &Worked) -> bool {
    match &worked.how {
        How::Unanalysed { how: Arithmetic::DividedBy, right, .. } => {
            right.value.as_ref().and_then(Value::number).is_none_or(|number| *number == Number::zero())
        }
        How::Unanalysed { .. } | How::Rate { .. } | How::Multiple { .. } | How::WorthOf { .. } | How::Mark { .. } => {
            false
        }
    }
}
