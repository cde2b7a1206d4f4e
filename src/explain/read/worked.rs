//! Values that are worked out from facts, as sentences.

use super::wording::Wording;
use super::wording::Worth;
use crate::model::RecordId;
use crate::model::expression::Each;
use crate::model::expression::Given;
use crate::model::expression::How;
use crate::model::expression::ItemLimits;
use crate::model::expression::Measure;
use crate::model::expression::Operand;
use crate::model::expression::Side;
use crate::model::expression::Step;
use crate::model::expression::Type;
use crate::model::expression::Worked;
use crate::syntax::ast::Arithmetic;
use crate::syntax::ast::Started;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Value;

impl Wording<'_> {
    /// The least or the most that rows give together.
    pub(super) fn limit(&self, limit: &Operand, worth: Worth) -> String {
        match (limit, worth) {
            (Operand::Value(Value::Number(number)), Worth::Points) => self.points(number),
            (limit, Worth::Points) => self.operand(limit, Type::Number(Measure::Plain)),
            (limit, Worth::Value(ty)) => self.operand(limit, ty),
        }
    }

    /// What each record gives.
    pub fn each(&self, each: &Each) -> String {
        match each {
            Each::Number(number) => self.points(number),
            Each::Term(id) => self.given(&Given::Term(*id), Worth::Points),
        }
    }

    /// How many records count, as sentences.
    pub fn item_limits(&self, limits: &ItemLimits, record: RecordId) -> Vec<String> {
        let number = |count: usize| self.number(&Number::from_integer(count as i64));
        let per = limits.per.as_ref().map(|per| {
            let key = if per.by_year { "read-per-year" } else { "read-per-value" };
            let field = self.field(&self.model.record(record).fields[per.field]);
            self.say(key, &[("field", field), ("most", number(per.most))])
        });
        let best = limits.best.map(|best| self.say("read-best-records", &[("most", number(best))]));
        per.into_iter().chain(best).collect()
    }

    pub(super) fn worked(&self, worked: &Worked, worth: Worth) -> String {
        let mut amount = self.how(worked, worth);
        if let Some(floor) = &worked.floor {
            amount = self.say("read-not-less", &[("amount", amount), ("least", self.limit(floor, worth))]);
        }
        if let Some(cap) = &worked.cap {
            amount = self.say("read-not-more", &[("amount", amount), ("most", self.limit(cap, worth))]);
        }
        amount
    }

    fn how(&self, worked: &Worked, worth: Worth) -> String {
        let value = match &worked.how {
            How::Rate { steps, of, ty } => return self.rate(steps, self.fact(of), *ty, worked.measure, worth),
            How::Multiple { factor, of, .. } => {
                self.say("read-multiple", &[("factor", self.number(factor)), ("fact", self.fact(of))])
            }
            How::WorthOf { of, .. } => self.say("read-worth-of", &[("fact", self.fact(of))]),
            How::Mark { low, high, .. } => {
                let ends = [low, high].map(|end| self.value(&Value::Number(end.clone()), Type::Number(worked.measure)));
                let [low, high] = ends;
                self.say("read-mark", &[("low", low), ("high", high)])
            }
            How::Unanalysed { left, how, right } => {
                let key = match how {
                    Arithmetic::DividedBy => "read-divided-by",
                    Arithmetic::MultipliedBy => "read-multiplied-by",
                    Arithmetic::Plus => "read-plus",
                    Arithmetic::Minus => "read-minus",
                };
                self.say(key, &[("left", self.side(left)), ("right", self.side(right))])
            }
        };
        match worth {
            Worth::Points => self.points_by(value),
            Worth::Value(_) => value,
        }
    }

    fn side(&self, side: &Side) -> String {
        match (&side.fact, &side.value) {
            (Some(fact), _) => self.fact(fact),
            (None, Some(value)) => self.value(value, side.ty),
            (None, None) => String::new(),
        }
    }

    fn rate(&self, steps: &[Step], fact: String, ty: Type, measure: Measure, worth: Worth) -> String {
        let amount = |step: &Step| match worth {
            Worth::Points => self.points(&step.value),
            Worth::Value(_) => self.value(&Value::Number(step.value.clone()), Type::Number(measure)),
        };
        let Some((first, then)) = steps.split_first() else { return String::new() };
        let mut arguments = vec![("amount", amount(first)), ("unit", self.size(&first.unit, ty)), ("fact", fact)];
        let key = match &first.piece {
            None => "read-rate-in-proportion",
            Some((Started::Completed, piece)) if *piece == first.unit => "read-rate-completed",
            Some((Started::Started, piece)) if *piece == first.unit => "read-rate-started",
            Some((started, piece)) => {
                arguments.push(("piece", self.size(piece, ty)));
                match started {
                    Started::Completed => "read-rate-by-completed",
                    Started::Started => "read-rate-by-started",
                }
            }
        };
        then.iter().fold(self.say(key, &arguments), |rate, step| {
            let key = match &step.piece {
                Some((Started::Started, _)) => "read-then-started",
                Some((Started::Completed, _)) | None => "read-then-completed",
            };
            self.say(key, &[("rate", rate), ("amount", amount(step)), ("unit", self.size(&step.unit, ty))])
        })
    }

    /// The size of a unit: a length of time is counted in days.
    fn size(&self, size: &Number, ty: Type) -> String {
        match (ty, size.to_i64()) {
            (Type::Duration, Some(days)) => self.value(&Value::Duration(Duration::of_days(days)), ty),
            _ => self.value(&Value::Number(size.clone()), ty),
        }
    }
}
