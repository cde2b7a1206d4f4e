//! Typing of conditions: what a fact is, what it may be compared with.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::expression::Comparison;
use super::expression::End;
use super::expression::Fact;
use super::expression::Measure;
use super::expression::Operand;
use super::expression::Test;
use super::*;
use crate::problem::Argument;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::ConditionKind;
use crate::syntax::ast::ConstantKind;
use crate::syntax::ast::FactKind;
use crate::syntax::ast::LengthOfTime;
use crate::syntax::ast::TestKind;

/// The name of the day on which a candidate is evaluated.
const EVALUATION_DATE: &str = "evaluation-date";
/// The words that a package has for its own state.
const INCOMPLETE: &str = "incomplete";
const ANYTHING_MISSING: &str = "anything-missing";

/// Names that the language itself gives a meaning.
pub(super) const BUILT_IN: [&str; 3] = [EVALUATION_DATE, INCOMPLETE, ANYTHING_MISSING];

impl Checker {
    pub(super) fn condition(&mut self, condition: &ast::Condition, place: &Place) -> Condition {
        match &condition.what {
            ConditionKind::Or(parts) => Condition::Any(self.parts(parts, place)),
            ConditionKind::And(parts) => Condition::All(self.parts(parts, place)),
            ConditionKind::Not(inner) => Condition::Not(Box::new(self.condition(inner, place))),
            ConditionKind::Grouped(inner) => self.condition(inner, place),
            ConditionKind::Has { record, filter, negated } => {
                let Some(id) = self.record_named(record, place) else { return Condition::always() };
                let filter = filter.as_ref().map(|filter| Box::new(self.filter(filter, id, place)));
                let has = Condition::Has { record: id, filter, span: condition.span };
                if *negated { Condition::Not(Box::new(has)) } else { has }
            }
            ConditionKind::Every { record, filter, must } => {
                let Some(id) = self.record_named(record, place) else { return Condition::always() };
                let filter = filter.as_ref().map(|filter| Box::new(self.filter(filter, id, place)));
                let must = Box::new(self.filter(must, id, place));
                Condition::Every { record: id, filter, must, span: condition.span }
            }
            ConditionKind::DocumentOwed(name) => self.document_owed(name, place),
            ConditionKind::Compare { fact, test } => self.compare(fact, test.as_ref(), condition.span, place),
        }
    }

    fn parts(&mut self, parts: &[ast::Condition], place: &Place) -> Vec<Condition> {
        parts.iter().map(|part| self.condition(part, place)).collect()
    }

    pub(super) fn record_named(&mut self, name: &ast::Name, place: &Place) -> Option<RecordId> {
        let global = self.require(name, "phrase-record", |global| matches!(global, Global::Record(_)))?;
        let Global::Record(id) = global else { return None };
        if place.record.is_some() {
            self.report(Problem::new(Code::SecondRecord, name.span).text("name", &name.text));
            return None;
        }
        Some(id)
    }

    /// A record by its plural, as after `count of`.
    pub(super) fn records_named(&mut self, name: &ast::Name) -> Option<RecordId> {
        match self.require(name, "phrase-plural", |global| matches!(global, Global::Plural(_)))? {
            Global::Plural(id) => Some(id),
            _ => None,
        }
    }

    /// What stands after `where`: every joined part must speak of the record.
    pub(super) fn filter(&mut self, condition: &ast::Condition, record: RecordId, place: &Place) -> Condition {
        let place = place.with_record(record);
        let typed = self.condition(condition, &place);
        self.check_speaks(condition, record, &place);
        typed
    }

    fn check_speaks(&mut self, condition: &ast::Condition, record: RecordId, place: &Place) {
        match &condition.what {
            ConditionKind::Or(parts) | ConditionKind::And(parts) => {
                parts.iter().for_each(|part| self.check_speaks(part, record, place));
            }
            ConditionKind::Not(inner) | ConditionKind::Grouped(inner) => self.check_speaks(inner, record, place),
            ConditionKind::Compare { fact, .. } => {
                let FactKind::Named(name) = &fact.what else {
                    return self.report_outside(fact.span, record);
                };
                let speaks = match self.find(name, place) {
                    Some((Fact::Record(..), _)) => true,
                    // A term about another record has been reported already.
                    Some((Fact::Term(id), _)) => self.model.terms[id.0].on.is_some(),
                    Some(_) => false,
                    None => true,
                };
                if !speaks {
                    self.report_outside(fact.span, record);
                }
            }
            ConditionKind::Has { .. } | ConditionKind::Every { .. } | ConditionKind::DocumentOwed(_) => {}
        }
    }

    fn report_outside(&mut self, span: Span, record: RecordId) {
        let name = self.model.records[record.0].name.clone();
        self.report(Problem::new(Code::OutsideRecord, span).text("record", name));
    }

    fn document_owed(&mut self, name: &ast::Name, place: &Place) -> Condition {
        if !place.outcomes {
            self.report(Problem::new(Code::OutcomeInCondition, name.span).text("what", "owed"));
            return Condition::always();
        }
        for (package, content) in self.model.packages.iter().enumerate() {
            let found =
                content.documents.iter().position(|document| document.meta.id.ends_with(&format!(".{}", name.text)));
            if let Some(document) = found {
                return Condition::Owed(package, document);
            }
        }
        let names =
            || self.model.documents.iter().flat_map(|id| self.model.scale(*id).members.keys()).map(String::as_str);
        let problem =
            Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", "phrase-document");
        let problem = self.suggestions.offer(problem, &name.text, names);
        self.report(problem);
        Condition::always()
    }

    fn compare(&mut self, fact: &ast::Fact, test: Option<&ast::Test>, span: Span, place: &Place) -> Condition {
        if let FactKind::Named(name) = &fact.what {
            if let Some(test) = test.filter(|test| test.what == TestKind::Holds) {
                return self.holds(name, test.span, place);
            }
            if let (None, Some(package)) = (test, place.package) {
                match name.text.as_str() {
                    INCOMPLETE => return Condition::Incomplete(package),
                    ANYTHING_MISSING => return Condition::AnythingMissing(package),
                    _ => {}
                }
            }
        }
        let Some((resolved, ty)) = self.fact(fact, place) else { return Condition::always() };
        match test {
            None if ty == Type::Flag => Condition::Compare(Comparison { fact: resolved, test: Test::IsYes, ty, span }),
            None => {
                let problem = Problem::new(Code::NotACondition, fact.span).text("name", self.fact_name(fact));
                self.report(problem.argument("type", self.model.kind(ty)));
                Condition::always()
            }
            Some(test) => match self.test(test, &resolved, ty, place) {
                Some((test, negated)) => {
                    self.check_whole(&resolved, &test, span);
                    let compare = Condition::Compare(Comparison { fact: resolved, test, ty, span });
                    if negated { Condition::Not(Box::new(compare)) } else { compare }
                }
                None => Condition::always(),
            },
        }
    }

    /// A whole number is never a fraction.
    fn check_whole(&mut self, fact: &Fact, test: &Test, span: Span) {
        let Some(field) = self.model.field(fact).filter(|field| field.whole) else { return };
        let operands = match test {
            Test::Is(operand) => std::slice::from_ref(operand),
            Test::In(operands) => &operands[..],
            Test::IsYes | Test::IsAbsent | Test::Includes(_) | Test::Range { .. } | Test::Within { .. } => &[],
        };
        let numbers = operands.iter().filter_map(|operand| match operand {
            Operand::Value(value) => value.number(),
            _ => None,
        });
        let fractions: Vec<String> =
            numbers.filter(|number| !number.is_whole()).map(|number| number.to_string()).collect();
        let name = field.name.clone();
        for fraction in fractions {
            self.report(Problem::new(Code::NeverWhole, span).text("name", &name).text("found", fraction));
        }
    }

    fn holds(&mut self, name: &ast::Name, span: Span, place: &Place) -> Condition {
        if !place.outcomes {
            self.report(Problem::new(Code::OutcomeInCondition, name.span.to(span)).text("what", "holds"));
            return Condition::always();
        }
        if !self.is_clause(&name.text) {
            let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
            self.report(problem.phrase("kind", "phrase-clause"));
        }
        let fact = Fact::Holds(name.text.clone());
        Condition::Compare(Comparison { fact, test: Test::IsYes, ty: Type::Flag, span: name.span.to(span) })
    }

    /// Whether a path names a requirement or a step.
    fn is_clause(&self, path: &str) -> bool {
        self.model.positions.iter().any(|position| {
            let steps = position.stair.iter().flat_map(|stair| &stair.steps).map(|step| &step.meta.id);
            position.requirements.iter().map(|demand| &demand.meta.id).chain(steps).any(|id| is_path_of(path, id))
        })
    }

    fn fact_name(&self, fact: &ast::Fact) -> String {
        match &fact.what {
            FactKind::Named(name) | FactKind::PointsOf(name) | FactKind::LevelOf(name) => name.text.clone(),
            FactKind::Vacancy(name) => format!("vacancy's {}", name.text),
            FactKind::VacancyPosition => "vacancy's position".into(),
        }
    }

    /// Looks up a fact and its type; reports one that is not known or not allowed here.
    pub(super) fn fact(&mut self, fact: &ast::Fact, place: &Place) -> Option<(Fact, Type)> {
        match &fact.what {
            FactKind::Named(name) => self.named_fact(name, place),
            FactKind::Vacancy(name) => {
                let index = self.vacancy_field(name)?;
                Some((Fact::Vacancy(index), self.model.vacancy[index].ty))
            }
            FactKind::VacancyPosition => Some((Fact::VacancyPosition, Type::Member(self.model.position_names?))),
            FactKind::PointsOf(name) | FactKind::LevelOf(name) if !place.outcomes => {
                let what = if matches!(fact.what, FactKind::PointsOf(_)) { "points of" } else { "level of" };
                self.report(Problem::new(Code::OutcomeInCondition, name.span).text("what", what));
                None
            }
            FactKind::PointsOf(name) => {
                let is_sheet =
                    |global: &Global| matches!(global, Global::ScoreSheet(_) | Global::Other(ast::ItemKind::Sheets));
                self.require(name, "phrase-sheet", is_sheet)?;
                Some((Fact::PointsOf(name.text.clone()), Type::Number(Measure::Plain)))
            }
            FactKind::LevelOf(name) => self.level_of(name),
        }
    }

    fn level_of(&mut self, name: &ast::Name) -> Option<(Fact, Type)> {
        let position = self.model.positions.iter().find(|position| position.meta.id == name.text);
        match position.and_then(|position| position.stair.as_ref()) {
            Some(stair) => Some((Fact::LevelOf(name.text.clone()), Type::Member(stair.scale))),
            None => {
                let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
                self.report(problem.phrase("kind", "phrase-position"));
                None
            }
        }
    }

    pub(super) fn vacancy_field(&mut self, name: &ast::Name) -> Option<usize> {
        if let Some(index) = self.model.vacancy.get_index_of(&name.text) {
            return Some(index);
        }
        let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
        let problem = problem.phrase("kind", "phrase-vacancy-field");
        let names = || self.model.vacancy.keys().map(String::as_str);
        let problem = self.suggestions.offer(problem, &name.text, names);
        self.report(problem);
        None
    }

    /// A fact by its bare name: of the record, of the enclosing blocks, of the subject, of the policy.
    pub(super) fn find(&mut self, name: &ast::Name, place: &Place) -> Option<(Fact, Type)> {
        if let Some(record) = place.record
            && let Some((index, _, field)) = self.model.records[record.0].fields.get_full(&name.text)
        {
            return Some((Fact::Record(record, index), field.ty));
        }
        if let Some((_, id)) = place.locals.iter().rev().find(|(local, _)| *local == name.text).cloned() {
            return Some((Fact::Term(id), self.term_type(id)));
        }
        if name.text == EVALUATION_DATE {
            return Some((Fact::EvaluationDate, Type::Date));
        }
        match self.globals.get(&name.text).copied()?.0 {
            Global::SubjectField => {
                let (index, _, field) = self.model.subject.get_full(&name.text)?;
                Some((Fact::Subject(index), field.ty))
            }
            Global::Term(id) => Some((Fact::Term(id), self.term_type(id))),
            Global::Outcome(id) if place.outcomes => Some((Fact::Term(id), self.term_type(id))),
            _ => None,
        }
    }

    fn named_fact(&mut self, name: &ast::Name, place: &Place) -> Option<(Fact, Type)> {
        let found = self.find(name, place);
        if let Some((Fact::Term(id), _)) = found {
            let on = self.model.terms[id.0].on;
            if let Some(on) = on.filter(|on| place.record != Some(*on)) {
                let record = self.model.records[on.0].name.clone();
                let problem = Problem::new(Code::SecondRecord, name.span).text("name", &name.text);
                let mut problem = problem.text("record", record);
                problem.help = "term";
                self.report(problem);
                return None;
            }
        }
        if found.is_some() {
            return found;
        }
        if let Some((Global::Outcome(_), _)) = self.globals.get(&name.text) {
            self.report(Problem::new(Code::OutcomeInCondition, name.span).text("what", &name.text));
            return None;
        }
        let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", "phrase-fact");
        let problem = self.suggestions.offer(problem, &name.text, || self.fact_names(place));
        self.report(problem);
        None
    }

    fn fact_names<'p>(&'p self, place: &'p Place) -> impl Iterator<Item = &'p str> {
        let fields = place.record.iter().flat_map(|record| self.model.records[record.0].fields.keys());
        let locals = place.locals.iter().map(|(name, _)| name);
        let is_fact = |global: &Global| matches!(global, Global::SubjectField | Global::Term(_));
        let globals = self.globals.iter().filter(move |(_, (global, _))| is_fact(global)).map(|(name, _)| name);
        fields.chain(locals).chain(globals).map(String::as_str).chain([EVALUATION_DATE])
    }

    /// Types a comparison; the flag says that it is to be negated.
    pub(super) fn test(&mut self, test: &ast::Test, fact: &Fact, ty: Type, place: &Place) -> Option<(Test, bool)> {
        if matches!(ty, Type::Text) {
            self.report(Problem::new(Code::NeverTested, test.span));
            return None;
        }
        let date_end = |operand: Option<Operand>, included| operand.map(|operand| End { operand, included });
        Some(match &test.what {
            TestKind::Holds => {
                self.report(Problem::new(Code::OutcomeInCondition, test.span).text("what", "holds"));
                return None;
            }
            TestKind::Is(operand) => (self.is(operand, ty, test.span, place)?, false),
            TestKind::IsNot(operand) => (self.is(operand, ty, test.span, place)?, true),
            TestKind::In(operands) => {
                self.expect(matches!(ty, Type::Member(_) | Type::Number(_)), ty, "in", test.span)?;
                let typed: Vec<Option<Operand>> =
                    operands.iter().map(|operand| self.operand(operand, ty, place)).collect();
                (Test::In(typed.into_iter().collect::<Option<Vec<Operand>>>()?), false)
            }
            TestKind::Includes(operand) => {
                let Type::Set(scale) = ty else {
                    self.expect(false, ty, "includes", test.span);
                    return None;
                };
                (Test::Includes(self.operand(operand, Type::Member(scale), place)?), false)
            }
            TestKind::Range(bounds) => {
                let range = self.range(bounds, ty, test.span, place)?;
                self.check_not_empty(&range, fact, ty, test.span)?;
                (range, false)
            }
            TestKind::Before(operand) => {
                self.expect(ty == Type::Date, ty, "before", test.span)?;
                (Test::Range { low: None, high: Some(date_end(self.operand(operand, ty, place), false)?) }, false)
            }
            TestKind::After(operand) => {
                self.expect(ty == Type::Date, ty, "after", test.span)?;
                (Test::Range { low: Some(date_end(self.operand(operand, ty, place), false)?), high: None }, false)
            }
            TestKind::OnOrBefore(operand) => {
                self.expect(ty == Type::Date, ty, "on or before", test.span)?;
                (Test::Range { low: None, high: Some(date_end(self.operand(operand, ty, place), true)?) }, false)
            }
            TestKind::OnOrAfter(operand) => {
                self.expect(ty == Type::Date, ty, "on or after", test.span)?;
                (Test::Range { low: Some(date_end(self.operand(operand, ty, place), true)?), high: None }, false)
            }
            TestKind::Within(length, operand) => {
                self.expect(ty == Type::Date, ty, "within", test.span)?;
                self.check_length(*length, test.span);
                (Test::Within { length: *length, before: self.operand(operand, ty, place)? }, false)
            }
        })
    }

    /// Reports a comparison that does not go with the type of its left side.
    fn expect(&mut self, fits: bool, ty: Type, words: &str, span: Span) -> Option<()> {
        if fits {
            return Some(());
        }
        let problem = Problem::new(Code::TypeMismatch, span).text("found", words);
        let mut problem = problem.argument("expected", self.model.kind(ty));
        problem.help = "comparison";
        self.report(problem);
        None
    }

    fn is(&mut self, operand: &ast::Operand, ty: Type, span: Span, place: &Place) -> Option<Test> {
        if matches!(operand, ast::Operand::Constant(constant) if constant.what == ConstantKind::Absent) {
            return Some(Test::IsAbsent);
        }
        self.expect(matches!(ty, Type::Member(_) | Type::Number(_) | Type::Duration), ty, "is", span)?;
        Some(Test::Is(self.operand(operand, ty, place)?))
    }

    fn range(&mut self, bounds: &[(ast::Bound, ast::Operand)], ty: Type, span: Span, place: &Place) -> Option<Test> {
        if let Type::Member(scale) = ty
            && !self.model.scale(scale).ordered
        {
            let name = self.model.scale(scale).name.clone();
            self.report(Problem::new(Code::NotOrdered, span).text("name", name));
            return None;
        }
        self.expect(matches!(ty, Type::Member(_) | Type::Number(_) | Type::Duration), ty, "at least", span)?;
        let (mut low, mut high) = (None, None);
        for (bound, operand) in bounds {
            let operand = self.operand(operand, ty, place)?;
            let included = matches!(bound, ast::Bound::AtLeast | ast::Bound::AtMost);
            let end = if matches!(bound, ast::Bound::AtLeast | ast::Bound::MoreThan) { &mut low } else { &mut high };
            if end.replace(End { operand, included }).is_some() {
                self.report(
                    Problem::new(Code::RepeatedPart, span).text("what", "at least, at most").text("item", "when"),
                );
                return None;
            }
        }
        Some(Test::Range { low, high })
    }

    /// Whether something lies between two constant ends; between 5 and 6 there is no whole number.
    fn check_not_empty(&mut self, range: &Test, fact: &Fact, ty: Type, span: Span) -> Option<()> {
        let Test::Range { low: Some(_), high: Some(_) } = range else { return Some(()) };
        let value = |operand: &Operand| match operand {
            Operand::Value(value) => Some(value.clone()),
            Operand::Vacancy(_)
            | Operand::VacancyPosition
            | Operand::EvaluationDate
            | Operand::Term(_)
            | Operand::Conditional(..) => None,
        };
        let is_empty = range.extent(self.model.grain(fact, ty), value).is_some_and(|extent| extent.is_empty());
        if is_empty {
            self.report(Problem::new(Code::EmptyInterval, span));
        }
        (!is_empty).then_some(())
    }

    // Values

    /// Types what a fact is compared with: a constant, a level or kind of the fact's type, a constant term, a field of the
    /// vacancy. Another fact is refused.
    pub(super) fn operand(&mut self, operand: &ast::Operand, ty: Type, place: &Place) -> Option<Operand> {
        match operand {
            ast::Operand::Constant(constant) => self.constant(constant, ty).map(Operand::Value),
            ast::Operand::Conditional(default, others) => {
                let value = self.constant(default, ty)?;
                let (mut typed, mut spans) = (Vec::new(), Vec::new());
                for (constant, condition) in others {
                    let condition = self.condition(condition, &Place { record: None, ..place.clone() });
                    typed.push((self.constant(constant, ty)?, condition));
                    spans.push(constant.span);
                }
                self.model.conditionals.push(Conditional { of: place.id.clone(), cases: typed.clone(), spans });
                Some(Operand::Conditional(value, typed))
            }
            ast::Operand::Vacancy(name) if name.text == "position" => {
                self.expect_type(Type::Member(self.model.position_names?), ty, &name.text, name.span)?;
                Some(Operand::VacancyPosition)
            }
            ast::Operand::Vacancy(name) => {
                let index = self.vacancy_field(name)?;
                self.expect_type(self.model.vacancy[index].ty, ty, &name.text, name.span)?;
                Some(Operand::Vacancy(index))
            }
            ast::Operand::Named(name) => self.named_operand(name, ty, place),
        }
    }

    fn named_operand(&mut self, name: &ast::Name, ty: Type, place: &Place) -> Option<Operand> {
        if let Type::Member(scale) = ty
            && let Some(member) = self.model.scale(scale).members.get_index_of(&name.text)
        {
            return Some(Operand::Value(Value::Member(member as u32)));
        }
        if name.text == EVALUATION_DATE {
            self.expect_type(Type::Date, ty, &name.text, name.span)?;
            return Some(Operand::EvaluationDate);
        }
        match self.find(name, place) {
            Some((Fact::Term(id), found)) if self.model.terms[id.0].is_constant() => {
                self.expect_type(found, ty, &name.text, name.span)?;
                Some(Operand::Term(id))
            }
            Some(_) => {
                self.report(Problem::new(Code::FactAgainstFact, name.span).text("name", &name.text));
                None
            }
            None => self.named_value(name, ty).map(Operand::Value),
        }
    }

    /// A level or kind by its name; reports one that the type does not have.
    pub(super) fn named_value(&mut self, name: &ast::Name, ty: Type) -> Option<Value> {
        let Type::Member(scale) = ty else {
            let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
            self.report(problem.argument("expected", self.model.kind(ty)));
            return None;
        };
        let scale = self.model.scale(scale);
        if let Some(member) = scale.members.get_index_of(&name.text) {
            return Some(Value::Member(member as u32));
        }
        let kind = if scale.ordered { "phrase-level" } else { "phrase-kind" };
        let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", kind);
        let names = || scale.members.keys().map(String::as_str);
        let problem = self.suggestions.offer(problem, &name.text, names);
        self.report(problem);
        None
    }

    fn expect_type(&mut self, found: Type, ty: Type, name: &str, span: Span) -> Option<()> {
        if found == ty {
            return Some(());
        }
        let problem = Problem::new(Code::TypeMismatch, span).text("found", name);
        self.report(problem.argument("expected", self.model.kind(ty)));
        None
    }

    /// The type that a constant shows by itself.
    pub(super) fn constant_type(&mut self, constant: &ast::Constant) -> Option<Type> {
        Some(match &constant.what {
            ConstantKind::Date(_) => Type::Date,
            ConstantKind::Percent(_) => Type::Number(Measure::Percent),
            ConstantKind::Time(_) => Type::Duration,
            ConstantKind::Number(_) => Type::Number(Measure::Plain),
            ConstantKind::Flag(_) => Type::Flag,
            ConstantKind::Quantity(_, unit) => {
                match self.require(unit, "phrase-unit", |g| matches!(g, Global::Unit(_)))? {
                    Global::Unit(unit) => Type::Number(Measure::Unit(unit)),
                    _ => return None,
                }
            }
            ConstantKind::Absent => return None,
        })
    }

    /// A length as a value. Beside months, so many days as a month may have are no certain length.
    fn length(&mut self, length: LengthOfTime, span: Span) -> Value {
        self.check_length(length, span);
        Value::Duration(length.duration())
    }

    fn check_length(&mut self, length: LengthOfTime, span: Span) {
        if (length.years, length.months) != (0, 0) && length.days > LengthOfTime::MOST_DAYS_BESIDE_MONTHS {
            let problem = Problem::new(Code::DaysBesideMonths, span).text("days", length.days.to_string());
            self.report(problem.text("most", LengthOfTime::MOST_DAYS_BESIDE_MONTHS.to_string()));
        }
    }

    /// A constant as a value of a type.
    pub(super) fn constant(&mut self, constant: &ast::Constant, ty: Type) -> Option<Value> {
        let found = self.constant_type(constant);
        if let Some(found) = found
            && found == ty
        {
            return Some(match &constant.what {
                ConstantKind::Date(date) => Value::Date(*date),
                ConstantKind::Percent(number) | ConstantKind::Number(number) | ConstantKind::Quantity(number, _) => {
                    Value::Number(number.clone())
                }
                ConstantKind::Time(length) => self.length(*length, constant.span),
                ConstantKind::Flag(flag) => Value::Flag(*flag),
                ConstantKind::Absent => return None,
            });
        }
        if found.is_some() || constant.what == ConstantKind::Absent {
            let found = found.map_or(Argument::Phrase("type-absent"), |found| self.model.kind(found));
            let problem = Problem::new(Code::TypeMismatch, constant.span).argument("found", found);
            self.report(problem.argument("expected", self.model.kind(ty)));
        }
        None
    }
}

/// Whether a path, which may skip names in the middle, names an id.
pub fn is_path_of(path: &str, id: &str) -> bool {
    let (mut wanted, mut names) = (path.split('.').peekable(), id.split('.').peekable());
    if wanted.peek() != names.peek() {
        return false;
    }
    let mut last_matched = false;
    for name in names.by_ref() {
        last_matched = wanted.next_if(|next| *next == name).is_some();
    }
    last_matched && wanted.peek().is_none()
}
