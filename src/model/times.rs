//! Calendars, time limits, pay; properties as far as they are checked.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::check::each;
use super::expression::Measure;
use super::expression::Operand;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::FactKind;
use crate::syntax::ast::Item;
use crate::syntax::ast::PropertyKind;

impl Checker {
    pub(super) fn calendar(&mut self, item: &Item) {
        let meta = self.meta(item, &Place::default().inside(item));
        let Some(covers) = each!(item, PropertyKind::Covers(from, to) => (*from, *to)).next() else {
            self.report(Problem::new(Code::MissingPart, item.place()).text("item", "calendar").text("part", "covers"));
            return;
        };
        let spans = item.properties.iter().filter_map(|property| match &property.what {
            PropertyKind::Covers(from, to)
            | PropertyKind::Holiday(from, to, _)
            | PropertyKind::Workday(from, to, _) => (from > to).then_some(property.span),
            _ => None,
        });
        for span in spans.collect::<Vec<_>>() {
            self.report(Problem::new(Code::EmptyInterval, span));
        }
        let days = |from: &Date, to: &Date, texts: &Vec<ast::Text>| (*from, *to, Checker::labels(texts, None));
        self.model.calendars.push(Calendar {
            meta,
            weekend: each!(item, PropertyKind::Weekend(days) => days.clone()).next().unwrap_or_default(),
            covers,
            holidays: each!(item, PropertyKind::Holiday(from, to, texts) => days(from, to, texts)).collect(),
            workdays: each!(item, PropertyKind::Workday(from, to, texts) => days(from, to, texts)).collect(),
        });
    }

    pub(super) fn time_limit(&mut self, item: &Item) {
        let place = Place::default().inside(item);
        let meta = self.meta(item, &place);
        self.interpretations(item, &place);
        let length = each!(item, PropertyKind::Length { count, working } => (count.to_i64(), *working)).next();
        let starts = each!(item, PropertyKind::Starts(fact) => fact.clone()).next();
        let (Some((Some(days), working)), Some(starts)) = (length, starts) else {
            self.report(
                Problem::new(Code::MissingPart, item.place()).text("item", "time-limit").text("part", "length, starts"),
            );
            return;
        };
        if days < 1 {
            self.not_positive(item.place(), &days.to_string());
        }
        let calendar = each!(item, PropertyKind::ByCalendar(name) => name.clone()).next();
        let calendar = calendar.and_then(|name| {
            match self.require(&name, "phrase-calendar", |g| matches!(g, Global::Calendar(_)))? {
                Global::Calendar(calendar) => Some(calendar),
                _ => None,
            }
        });
        let names_calendar = each!(item, PropertyKind::ByCalendar(name) => name).next().is_some();
        if working && !names_calendar {
            self.report(
                Problem::new(Code::MissingPart, item.place()).text("item", "time-limit").text("part", "by calendar"),
            );
        }
        if !working && calendar.is_some() {
            self.report(Problem::new(Code::MissingPart, item.place()).text("item", "length").text("part", "working"));
        }
        let announced = each!(item, PropertyKind::Announced(fact, _) => fact.clone()).next();
        let announced = announced.and_then(|fact| self.vacancy_date(&fact));
        let Some(starts) = self.vacancy_date(&starts) else { return };
        self.model.time_limits.push(TimeLimit {
            meta,
            days: u32::try_from(days).unwrap_or(u32::MAX),
            calendar: calendar.filter(|_| working),
            starts,
            first_day_counts: each!(item, PropertyKind::CountFromNextDay => ()).next().is_none(),
            announced,
        });
    }

    fn vacancy_date(&mut self, fact: &ast::Fact) -> Option<usize> {
        let FactKind::Vacancy(name) = &fact.what else { return None };
        let index = self.vacancy_field(name)?;
        if self.model.vacancy[index].ty == Type::Date {
            return Some(index);
        }
        let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
        self.report(problem.phrase("expected", "type-date"));
        None
    }

    pub(super) fn pay(&mut self, item: &Item) {
        let place = self.with_locals(item, Place::default().inside(item));
        let meta = self.meta(item, &place);
        self.interpretations(item, &place);
        let product = each!(item, PropertyKind::Product(operands) => operands.clone()).next();
        let Some(product) = product else {
            self.report(Problem::new(Code::MissingPart, item.place()).text("item", "pay").text("part", "product of"));
            return;
        };
        let (mut factors, mut units) = (Vec::new(), Vec::new());
        for operand in &product {
            if let Some((factor, measure)) = self.factor(operand, &place) {
                factors.push(Factor { operand: factor, percent: measure == Measure::Percent });
                if let Measure::Unit(unit) = measure {
                    units.push(unit);
                }
            }
        }
        if units.len() > 1 {
            let problem = Problem::new(Code::TypeMismatch, item.place()).phrase("found", "type-unit");
            self.report(problem.phrase("expected", "type-number"));
        }
        let ty = Type::Number(units.first().map_or(Measure::Plain, |unit| Measure::Unit(*unit)));
        let announced: Vec<ast::Fact> =
            each!(item, PropertyKind::Announced(low, high) => std::iter::once(low).chain(high))
                .flatten()
                .cloned()
                .collect();
        let announced = announced.iter().filter_map(|fact| match &fact.what {
            FactKind::Vacancy(name) => self.vacancy_field(name),
            _ => None,
        });
        let announced = announced.collect();
        let rounding = self.rounding(item, Some(ty));
        self.model.pays.push(Pay { meta, factors, unit: units.first().copied(), rounding, announced });
    }

    fn factor(&mut self, operand: &ast::Operand, place: &Place) -> Option<(Operand, Measure)> {
        match operand {
            ast::Operand::Named(name) => match self.number_fact(name, place)? {
                (expression::Fact::Term(id), measure) => Some((Operand::Term(id), measure)),
                _ => {
                    self.report(Problem::new(Code::FactAgainstFact, name.span).text("name", &name.text));
                    None
                }
            },
            ast::Operand::Constant(constant) => match self.constant_type(constant)? {
                Type::Number(measure) => {
                    Some((Operand::Value(self.constant(constant, Type::Number(measure))?), measure))
                }
                _ => {
                    let problem = Problem::new(Code::TypeMismatch, constant.span).text("found", "product of");
                    self.report(problem.phrase("expected", "type-number"));
                    None
                }
            },
            ast::Operand::Vacancy(name) => {
                let index = self.vacancy_field(name)?;
                match self.model.vacancy[index].ty {
                    Type::Number(measure) => Some((Operand::Vacancy(index), measure)),
                    _ => {
                        let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
                        self.report(problem.phrase("expected", "type-number"));
                        None
                    }
                }
            }
            ast::Operand::Conditional(default, _) => match self.constant_type(default)? {
                ty @ Type::Number(measure) => Some((self.operand(operand, ty, place)?, measure)),
                ty => {
                    let problem = Problem::new(Code::TypeMismatch, default.span);
                    let problem = problem.argument("found", self.model.kind(ty));
                    self.report(problem.phrase("expected", "type-number"));
                    None
                }
            },
        }
    }

    /// Properties are typed now and proved by a later tool.
    pub(super) fn property(&mut self, item: &Item) {
        let place = Place { outcomes: true, ..Place::default() }.inside(item);
        let meta = self.meta(item, &place);
        for property in &item.properties {
            match &property.what {
                PropertyKind::Always(condition) => {
                    self.condition(condition, &place);
                }
                PropertyKind::IfThen(given, then) => {
                    self.condition(given, &place);
                    self.condition(then, &place);
                }
                PropertyKind::Never { who, change, fact, .. } => {
                    self.never(who, change, &place);
                    self.fact(fact, &place);
                }
                _ => {}
            }
        }
        self.model.properties.push(Property { meta });
    }

    fn never(&mut self, who: &ast::Name, change: &ast::Gain, place: &Place) {
        if who.text != self.model.subject_name {
            let problem =
                Problem::new(Code::UnknownName, who.span).text("name", &who.text).phrase("kind", "phrase-subject");
            let problem = problem.suggest(&who.text, [self.model.subject_name.as_str()]);
            self.report(problem);
        }
        match change {
            ast::Gain::Gains { record, filter } => {
                if let Some(Global::Record(id)) =
                    self.require(record, "phrase-record", |g| matches!(g, Global::Record(_)))
                {
                    self.optional_filter(filter.as_ref(), id, place);
                }
            }
            ast::Gain::Raises(name) => {
                self.fact(&ast::Fact { what: FactKind::Named(name.clone()), span: name.span }, place);
            }
        }
    }
}
