//! Typing of values that are worked out from a fact: rates, multiples, worths, marks of the commission.

use super::check::Checker;
use super::check::Place;
use super::expression::How;
use super::expression::Measure;
use super::expression::Operand;
use super::expression::Side;
use super::expression::Step;
use super::expression::Worked;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::Arithmetic;
use crate::syntax::ast::ConstantKind;
use crate::syntax::ast::Pieces;
use crate::syntax::ast::RateStep;
use crate::syntax::ast::Started;
use crate::syntax::ast::WorkedKind;

impl Checker {
    /// A worked-out value and what it counts.
    pub(super) fn worked(&mut self, worked: &ast::Worked, place: &Place) -> Option<(Worked, Measure)> {
        let (how, measure) = match &worked.what {
            WorkedKind::Rate { first, of, then } => self.rate(first, of, then, place)?,
            WorkedKind::Multiple { factor, of } => self.multiple(factor, of, place)?,
            WorkedKind::WorthOf(of) => (self.worth_of(of, place)?, Measure::Plain),
            WorkedKind::Mark { low, high, step } => self.mark(low, high, step.as_ref(), worked.span, place)?,
            WorkedKind::Unanalysed { left, how, right } => {
                let (left, right) = (self.side(left, place)?, self.side(right, place)?);
                let measure = self.measure_of(*how, &left, &right, worked.span)?;
                (How::Unanalysed { left, how: *how, right }, measure)
            }
        };
        let ty = Type::Number(measure);
        let floor = worked.floor.as_ref().and_then(|floor| self.operand(floor, ty, place));
        let cap = worked.cap.as_ref().and_then(|cap| self.operand(cap, ty, place));
        self.check_limits(floor.as_ref(), cap.as_ref(), worked.span);
        Some((Worked { how, measure, floor, cap }, measure))
    }

    /// The least must not be more than the most.
    pub(super) fn check_limits(&mut self, floor: Option<&Operand>, cap: Option<&Operand>, span: Span) {
        if let (Some(Operand::Value(Value::Number(floor))), Some(Operand::Value(Value::Number(cap)))) = (floor, cap)
            && floor > cap
        {
            let problem = Problem::new(Code::LimitsCrossed, span).text("floor", floor.to_string());
            self.report(problem.text("cap", cap.to_string()));
        }
    }

    // Rates

    fn rate(&mut self, first: &RateStep, of: &ast::Fact, then: &[RateStep], place: &Place) -> Option<(How, Measure)> {
        let (fact, ty) = self.fact(of, place)?;
        if !matches!(ty, Type::Duration | Type::Number(_)) {
            let problem = Problem::new(Code::TypeMismatch, of.span).argument("found", self.model.kind(ty));
            self.report(problem.phrase("expected", "phrase-number-or-length"));
            return None;
        }
        let measure = self.measure(&first.value)?;
        let mut steps: Vec<Step> = Vec::new();
        for written in std::iter::once(first).chain(then) {
            if let Some(before) = steps.last()
                && !self.leaves_something(before, ty, written)
            {
                return None;
            }
            let step = self.rate_step(written, ty, measure)?;
            if steps.last().is_some_and(|before| before.unit <= step.unit) {
                self.report(Problem::new(Code::NothingRemains, written.unit.span));
                return None;
            }
            steps.push(step);
        }
        Some((How::Rate { steps, of: fact, ty }, measure))
    }

    /// Whole units of a length of time leave a rest; whatever counts in part leaves none.
    fn leaves_something(&mut self, before: &Step, ty: Type, written: &RateStep) -> bool {
        let is_whole = matches!(&before.piece, Some((Started::Completed, piece)) if *piece == before.unit);
        if !(is_whole && ty == Type::Duration) {
            self.report(Problem::new(Code::NothingRemains, written.span));
        }
        is_whole && ty == Type::Duration
    }

    fn rate_step(&mut self, step: &RateStep, ty: Type, measure: Measure) -> Option<Step> {
        let value = self.constant(&step.value, Type::Number(measure))?.number()?.clone();
        let unit = self.size(&step.unit, ty)?;
        let piece = match &step.pieces {
            Pieces::Whole(started) => Some((*started, unit.clone())),
            Pieces::Smaller(started, piece) => Some((*started, self.size(piece, ty)?)),
            Pieces::InProportion => None,
            Pieces::Missing => {
                self.report(Problem::new(Code::RateWithoutPieces, step.span));
                return None;
            }
        };
        Some(Step { value, unit, piece })
    }

    /// The size of a unit, in days if it is a length of time.
    fn size(&mut self, unit: &ast::Constant, ty: Type) -> Option<Number> {
        let size = in_days(&self.constant(unit, ty)?)?;
        if size <= Number::zero() {
            self.not_positive(unit.span, &size.to_string());
            return None;
        }
        Some(size)
    }

    fn measure(&mut self, constant: &ast::Constant) -> Option<Measure> {
        match self.constant_type(constant)? {
            Type::Number(measure) => Some(measure),
            ty => {
                let problem = Problem::new(Code::TypeMismatch, constant.span).argument("found", self.model.kind(ty));
                self.report(problem.phrase("expected", "type-number"));
                None
            }
        }
    }

    // Multiples, worths, marks

    fn multiple(&mut self, factor: &ast::Constant, of: &ast::Fact, place: &Place) -> Option<(How, Measure)> {
        let (fact, ty) = self.fact(of, place)?;
        let Type::Number(measure) = ty else {
            let problem = Problem::new(Code::TypeMismatch, of.span).argument("found", self.model.kind(ty));
            self.report(problem.phrase("expected", "type-number"));
            return None;
        };
        let (factor, measure) = match (&factor.what, self.measure(factor)?) {
            (ConstantKind::Percent(share), _) => (share.div(&Number::from_integer(100))?, measure),
            (ConstantKind::Number(number), _) => (number.clone(), measure),
            (ConstantKind::Quantity(number, _), unit) if measure == Measure::Plain => (number.clone(), unit),
            _ => {
                let problem = Problem::new(Code::TypeMismatch, factor.span);
                let measure = self.measure(factor)?;
                let problem = problem.argument("found", self.model.kind(Type::Number(measure)));
                self.report(problem.phrase("expected", "type-number"));
                return None;
            }
        };
        Some((How::Multiple { factor, of: fact, ty }, measure))
    }

    fn worth_of(&mut self, of: &ast::Fact, place: &Place) -> Option<How> {
        let (fact, ty) = self.fact(of, place)?;
        let Type::Member(scale) = ty else {
            let problem = Problem::new(Code::TypeMismatch, of.span).argument("found", self.model.kind(ty));
            self.report(problem.phrase("expected", "type-member"));
            return None;
        };
        let declared = self.model.scale(scale);
        let without = (0..declared.members.len() as u32).filter(|member| !declared.worth.contains_key(member));
        let names = without.filter_map(|member| declared.members.get_index(member as usize));
        let names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
        if !names.is_empty() {
            let problem = Problem::new(Code::LevelWithoutWorth, of.span).text("levels", &declared.name);
            self.report(problem.text("names", names.join(", ")).also(declared.span));
            return None;
        }
        Some(How::WorthOf { of: fact, scale })
    }

    fn mark(
        &mut self,
        low: &ast::Constant,
        high: &ast::Constant,
        step: Option<&Number>,
        span: Span,
        place: &Place,
    ) -> Option<(How, Measure)> {
        let measure = self.measure(low)?;
        let ty = Type::Number(measure);
        let (from, to) = (self.constant(low, ty)?.number()?.clone(), self.constant(high, ty)?.number()?.clone());
        if from >= to {
            self.meaningless(high.span, &to.to_string(), &format!("> {from}"));
            return None;
        }
        if place.record.is_some() {
            let mut problem = Problem::new(Code::Misplaced, span).text("what", "mark of the commission");
            problem.help = "unlisted";
            self.report(problem.text("item", "define … on"));
            return None;
        }
        Some((How::Mark { id: place.id.clone(), low: from, high: to, step: step.cloned() }, measure))
    }

    // Arithmetic on facts

    fn side(&mut self, term: &ast::Term, place: &Place) -> Option<Side> {
        let (side, ty, span) = match term {
            ast::Term::Fact(fact) => {
                let (found, ty) = self.fact(fact, place)?;
                (Side { fact: Some(found), value: None, ty }, ty, fact.span)
            }
            ast::Term::Constant(constant) => {
                let ty = self.constant_type(constant)?;
                (Side { fact: None, value: Some(self.constant(constant, ty)?), ty }, ty, constant.span)
            }
        };
        if !matches!(ty, Type::Number(_) | Type::Duration) {
            let problem = Problem::new(Code::TypeMismatch, span).argument("found", self.model.kind(ty));
            self.report(problem.phrase("expected", "phrase-number-or-length"));
            return None;
        }
        Some(side)
    }

    /// What the result counts: like is added to like, and divided by like; of two factors one is a plain number.
    fn measure_of(&mut self, how: Arithmetic, left: &Side, right: &Side, span: Span) -> Option<Measure> {
        use Arithmetic as A;
        use Type::Number as N;
        match (how, left.ty, right.ty) {
            (A::Plus | A::Minus, N(left), N(right)) if left == right => Some(left),
            (A::MultipliedBy, N(measure), N(Measure::Plain)) | (A::MultipliedBy, N(Measure::Plain), N(measure)) => {
                Some(measure)
            }
            (A::DividedBy, left, right) if left == right => Some(Measure::Plain),
            (A::DividedBy, N(measure), N(Measure::Plain)) => Some(measure),
            _ => {
                let problem = Problem::new(Code::TypeMismatch, span).argument("found", self.model.kind(right.ty));
                self.report(problem.argument("expected", self.model.kind(left.ty)));
                None
            }
        }
    }
}

/// A number, or the days of a length of time.
fn in_days(value: &Value) -> Option<Number> {
    match value {
        Value::Duration(duration) => Some(Number::from_integer(duration.all_days())),
        value => value.number().cloned(),
    }
}
