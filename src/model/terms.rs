//! Terms: typed when first asked for, so that their order in the files does not matter and a cycle is found.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::check::State;
use super::check::each;
use super::conditions::BUILT_IN;
use super::expression::Fact;
use super::expression::Measure;
use super::expression::TermBody;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::Definition;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::PropertyKind;

/// So many definitions may build on each other.
pub const MAX_DEFINITIONS: usize = 32;

impl Checker {
    /// Types every term that nothing has asked for. Outcomes wait until the clauses that they test are known.
    pub(super) fn finish_terms(&mut self, with_outcomes: bool) {
        for index in 0..self.pending.len() {
            if with_outcomes || self.pending[index].item.kind != ItemKind::Outcome {
                self.term_type(TermId(index));
            }
        }
    }

    pub(super) fn term_type(&mut self, id: TermId) -> Type {
        match self.pending[id.0].state {
            State::Done => {}
            State::Running => self.report_cycle(id),
            State::Waiting if self.running.len() >= MAX_DEFINITIONS => self.report_depth(id),
            State::Waiting => {
                self.pending[id.0].state = State::Running;
                self.running.push(id);
                let (item, place) = (self.pending[id.0].item.clone(), self.pending[id.0].place.clone());
                self.type_term(id, &item, &place);
                self.running.pop();
                self.pending[id.0].state = State::Done;
                if self.pending[id.0].depth > MAX_DEFINITIONS {
                    self.report_depth(id);
                    self.cut(id);
                }
            }
        }
        if let Some(user) = self.running.last() {
            let depth = self.pending[id.0].depth + 1;
            self.pending[user.0].depth = self.pending[user.0].depth.max(depth);
        }
        self.model.terms[id.0].ty
    }

    fn report_depth(&mut self, id: TermId) {
        if !self.is_too_deep {
            self.is_too_deep = true;
            let item = &self.pending[id.0].item;
            let problem = Problem::new(Code::DeepDefinitions, item.place()).text("name", item.name());
            self.report(problem.count("limit", MAX_DEFINITIONS));
        }
    }

    /// What stands on it is checked as if it stood on nothing, so that no chain is followed to its end.
    fn cut(&mut self, id: TermId) {
        self.model.terms[id.0].body = TermBody::Condition(Condition::always());
        self.pending[id.0].depth = 1;
    }

    fn report_cycle(&mut self, id: TermId) {
        let start = self.running.iter().position(|running| *running == id).unwrap_or(0);
        let path: Vec<&str> =
            self.running[start..].iter().chain([&id]).map(|id| self.pending[id.0].item.name()).collect();
        let path = path.join(" → ");
        let span = self.pending[id.0].item.place();
        self.report(Problem::new(Code::Cycle, span).text("path", path));
    }

    fn type_term(&mut self, id: TermId, item: &Item, place: &Place) {
        if item.kind == ItemKind::Value {
            return self.dated_value(id, item);
        }
        let record = each!(item, PropertyKind::On(name) => name.clone()).next();
        let on =
            record.and_then(|name| match self.require(&name, "phrase-record", |g| matches!(g, Global::Record(_)))? {
                Global::Record(record) => Some(record),
                _ => None,
            });
        if on.is_none() && each!(item, PropertyKind::On(name) => name).next().is_some() {
            return;
        }
        self.model.terms[id.0].on = on;
        let place = Place { record: on, ..place.clone() };
        let wanted =
            each!(item, PropertyKind::As(name) => name.clone()).next().and_then(|name| self.wanted_type(&name));
        if wanted.is_none() && each!(item, PropertyKind::As(name) => name).next().is_some() {
            return;
        }
        let Some(definition) = each!(item, PropertyKind::DefinedAs(definition) => definition.clone()).next() else {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
            self.report(problem.text("part", "defined as"));
            return;
        };
        if let Some((ty, body)) = self.term_body(item, &definition, wanted, &place) {
            self.model.terms[id.0].ty = ty;
            self.model.terms[id.0].body = body;
            if let Some(record) = on {
                self.check_about_record(id, item, record);
            }
        }
    }

    /// The type after `as`.
    fn wanted_type(&mut self, name: &Name) -> Option<Type> {
        Some(match name.text.as_str() {
            "decimal" => Type::Number(Measure::Plain),
            "percent" => Type::Number(Measure::Percent),
            _ => match self.require(name, "phrase-type", |g| matches!(g, Global::Scale(_) | Global::Unit(_)))? {
                Global::Scale(scale) => Type::Member(scale),
                Global::Unit(unit) => Type::Number(Measure::Unit(unit)),
                _ => return None,
            },
        })
    }

    fn term_body(
        &mut self,
        item: &Item,
        definition: &Definition,
        wanted: Option<Type>,
        place: &Place,
    ) -> Option<(Type, TermBody)> {
        match definition {
            Definition::Group => {
                let (amount, ty) = self.term_amount(item, wanted, place)?;
                Some((ty, TermBody::Amount(Box::new(amount))))
            }
            Definition::Worked(worked) => {
                let (amount, ty) = self.term_worked(item, worked, wanted, place)?;
                Some((ty, TermBody::Amount(Box::new(amount))))
            }
            Definition::Constant(constant) => {
                let ty = wanted.or_else(|| self.constant_type(constant))?;
                Some((ty, TermBody::Constant(self.constant(constant, ty)?)))
            }
            Definition::CountOf { plural, filter } => {
                let record = self.records_named(plural)?;
                let filter = self.optional_filter(filter.as_ref(), record, place);
                Some((Type::Number(Measure::Plain), TermBody::Count { record, filter }))
            }
            Definition::TotalTimeOf { plural, filter } => {
                let record = self.records_named(plural)?;
                if self.model.records[record.0].period.is_none() {
                    let name = self.model.records[record.0].name.clone();
                    self.report(Problem::new(Code::NoPeriod, plural.span).text("name", name));
                }
                let filter = self.optional_filter(filter.as_ref(), record, place);
                Some((Type::Duration, TermBody::TotalTime { record, filter }))
            }
            Definition::TimeSince(name) => {
                let fact = ast::Fact { what: ast::FactKind::Named(name.clone()), span: name.span };
                let (fact, ty) = self.fact(&fact, place)?;
                self.expect_date(ty, name)?;
                Some((Type::Duration, TermBody::TimeSince(fact)))
            }
            Definition::Extreme { highest, of_dates, field, plural, filter } => {
                let record = self.records_named(plural)?;
                let index = self.record_field(record, field)?;
                let ty = self.model.records[record.0].fields[index].ty;
                if *of_dates {
                    self.expect_date(ty, field)?;
                }
                self.expect_ordered(ty, field)?;
                let filter = self.optional_filter(filter.as_ref(), record, place);
                Some((ty, TermBody::Extreme { record, field: index, highest: *highest, filter }))
            }
            Definition::Designated { .. } => self.designated(definition, place),
            Definition::Condition(condition) => self.condition_or_fact(condition, wanted, place),
        }
    }

    pub(super) fn expect_date(&mut self, ty: Type, name: &Name) -> Option<()> {
        if ty == Type::Date {
            return Some(());
        }
        let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
        self.report(problem.phrase("expected", "type-date"));
        None
    }

    pub(super) fn is_ordered(&self, ty: Type) -> bool {
        match ty {
            Type::Member(scale) => self.model.scale(scale).ordered,
            Type::Number(_) | Type::Date | Type::Duration => true,
            Type::Flag | Type::Set(_) | Type::Text => false,
        }
    }

    pub(super) fn expect_ordered(&mut self, ty: Type, name: &Name) -> Option<()> {
        let ordered = self.is_ordered(ty);
        if !ordered {
            self.report(Problem::new(Code::NotOrdered, name.span).text("name", &name.text));
        }
        ordered.then_some(())
    }

    pub(super) fn optional_filter(
        &mut self,
        filter: Option<&ast::Condition>,
        record: RecordId,
        place: &Place,
    ) -> Option<Condition> {
        filter.map(|filter| self.filter(filter, record, place))
    }

    /// `defined as X`: a level by name, another fact under a new name, or a condition.
    fn condition_or_fact(
        &mut self,
        condition: &ast::Condition,
        wanted: Option<Type>,
        place: &Place,
    ) -> Option<(Type, TermBody)> {
        if let ast::ConditionKind::Compare { fact, test: None } = &condition.what {
            if let (Some(ty @ Type::Member(_)), ast::FactKind::Named(name)) = (wanted, &fact.what) {
                return Some((ty, TermBody::Constant(self.named_value(name, ty)?)));
            }
            let is_word = matches!(&fact.what, ast::FactKind::Named(name) if BUILT_IN.contains(&name.text.as_str()));
            if !(is_word && place.package.is_some()) {
                let (fact, ty) = self.fact(fact, place)?;
                if ty != Type::Flag {
                    return Some((ty, TermBody::Fact(fact)));
                }
            }
        }
        Some((Type::Flag, TermBody::Condition(self.condition(condition, place))))
    }

    fn dated_value(&mut self, id: TermId, item: &Item) {
        let mut ty = None;
        let mut values = Vec::new();
        for (constant, date) in
            each!(item, PropertyKind::Dated(constant, date) => (constant.clone(), *date)).collect::<Vec<_>>()
        {
            let expected = ty.or_else(|| self.constant_type(&constant));
            ty = expected;
            if let Some(value) = expected.and_then(|ty| self.constant(&constant, ty)) {
                values.push((value, date));
            }
        }
        values.sort_by_key(|(_, date)| *date);
        match ty {
            Some(ty) => {
                self.model.terms[id.0].ty = ty;
                self.model.terms[id.0].body = TermBody::Dated(values);
            }
            None => {
                let problem = Problem::new(Code::MissingPart, item.place()).text("item", "value");
                self.report(problem.text("part", "VALUE from DATE"));
            }
        }
    }

    /// A term that gives a value of a type, for rows that pass on what another term says.
    pub(super) fn term_of_type(&mut self, name: &Name, wanted: Type, place: &Place) -> Option<TermId> {
        match self.find(name, place)? {
            (Fact::Term(id), ty) if ty == wanted => Some(id),
            _ => None,
        }
    }

    /// A number term, for products.
    pub(super) fn number_fact(&mut self, name: &Name, place: &Place) -> Option<(Fact, Measure)> {
        let fact = ast::Fact { what: ast::FactKind::Named(name.clone()), span: name.span };
        match self.fact(&fact, place)? {
            (fact, Type::Number(measure)) => Some((fact, measure)),
            (_, ty) => {
                let problem = Problem::new(Code::TypeMismatch, name.span).argument("found", self.model.kind(ty));
                self.report(problem.phrase("expected", "type-number"));
                None
            }
        }
    }
}
