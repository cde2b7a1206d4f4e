//! What is said of single records: what one is worth, how many count, whether one counts at all, which one is meant.

use super::check::Checker;
use super::check::Place;
use super::check::each;
use super::expression::AmountBody;
use super::expression::Designated;
use super::expression::Each;
use super::expression::Fact;
use super::expression::Given;
use super::expression::How;
use super::expression::ItemLimits;
use super::expression::Measure;
use super::expression::Operand;
use super::expression::Otherwise;
use super::expression::PerGroup;
use super::expression::TermBody;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::Definition;
use crate::syntax::ast::Item;
use crate::syntax::ast::Name;
use crate::syntax::ast::PropertyKind;
use std::collections::HashSet;

impl Checker {
    /// The condition under which a record counts. `place` is the place of the record.
    pub(super) fn standing(&mut self, item: &Item, record: RecordId, place: &Place) -> Option<Standing> {
        let condition = each!(item, PropertyKind::CountsWhen(condition) => condition.clone()).next()?;
        let condition = self.condition(&condition, place);
        if let Some(span) = self.condition_about_subject(&condition, &mut HashSet::new()) {
            let name = self.model.records[record.0].name.clone();
            self.report(Problem::new(Code::AboutSubject, span).text("record", name));
        }
        let meta = self.meta(item, &Place::default().inside(item));
        Some(Standing { meta, condition })
    }

    /// A value of a record may not depend on what is said of the whole dossier.
    pub(super) fn check_about_record(&mut self, id: TermId, item: &Item, record: RecordId) {
        let body = self.model.terms[id.0].body.clone();
        let is_plain = matches!(body, TermBody::Condition(_) | TermBody::Constant(_));
        if !is_plain && self.body_about_subject(&body, &mut HashSet::new()) {
            let name = self.model.records[record.0].name.clone();
            self.report(Problem::new(Code::AboutSubject, item.place()).text("record", name));
        }
    }

    /// What each record gives: a number, or a term about that record.
    pub(super) fn each_worth(&mut self, amount: &ast::Amount, record: RecordId, place: &Place) -> Option<Each> {
        match amount {
            ast::Amount::Operand(ast::Operand::Constant(constant), _) => {
                let value = self.constant(constant, Type::Number(Measure::Plain))?;
                Some(Each::Number(value.number()?.clone()))
            }
            ast::Amount::Operand(ast::Operand::Named(name), _) => self.worth_term(name, record, place),
            other => {
                let span = match other {
                    ast::Amount::Operand(_, span) | ast::Amount::Undecided(_, span) => span,
                    ast::Amount::Worked(worked) => &worked.span,
                };
                let problem = Problem::new(Code::TypeMismatch, *span).text("found", "gives");
                self.report(problem.phrase("expected", "type-number"));
                None
            }
        }
    }

    fn worth_term(&mut self, name: &Name, record: RecordId, place: &Place) -> Option<Each> {
        let content = &self.model.records[record.0];
        let record_name = content.name.clone();
        let is_field = content.fields.contains_key(&name.text);
        match self.find(name, place) {
            Some((Fact::Term(id), ty)) if self.model.terms[id.0].on == Some(record) => {
                if ty == Type::Number(Measure::Plain) {
                    return Some(Each::Term(id));
                }
                let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
                self.report(problem.phrase("expected", "type-number"));
            }
            None if !is_field => {
                let terms = self.model.terms.iter().filter(|term| term.on == Some(record));
                let names: Vec<String> = terms.map(|term| last_name(&term.meta.id).to_string()).collect();
                let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
                let problem = problem.phrase("kind", "phrase-fact");
                self.report(problem.suggest(&name.text, names.iter().map(String::as_str)));
            }
            Some(_) | None => {
                let problem = Problem::new(Code::OtherWorth, name.span).text("name", &name.text);
                self.report(problem.text("record", record_name));
            }
        }
        None
    }

    /// How many records count. `once per` counts values, so that neither a worth of records nor another limit fits it.
    pub(super) fn item_limits(&mut self, each: &ast::ForEach, worth: &Each, record: RecordId) -> Option<ItemLimits> {
        let is_of_records = matches!(worth, Each::Term(_)) || each.per.is_some() || each.best.is_some();
        if let Some(once) = each.once_per.as_ref().filter(|_| is_of_records) {
            let problem = Problem::new(Code::Misplaced, once.span).text("what", "once per").text("item", "for each");
            self.report(problem.text("allowed", format!("at most 1 per {}", once.text)));
            return None;
        }
        if let Some(best) = each.best {
            self.check_count(best, each.record.span);
        }
        let per = match &each.per {
            Some(per) => Some(self.per_group(per, record)?),
            None => None,
        };
        Some(ItemLimits { per, best: each.best })
    }

    fn per_group(&mut self, per: &ast::PerGroup, record: RecordId) -> Option<PerGroup> {
        self.check_count(per.most, per.field.span);
        let field = self.record_field(record, &per.field)?;
        let ty = self.model.records[record.0].fields[field].ty;
        if per.by_year {
            self.expect_date(ty, &per.field)?;
        }
        if matches!(ty, Type::Text | Type::Set(_)) {
            self.report(Problem::new(Code::NoGroups, per.field.span).text("name", &per.field.text));
            return None;
        }
        Some(PerGroup { most: per.most, field, by_year: per.by_year })
    }

    /// So many must be a whole number above zero; one that is none was read as the greatest there is.
    fn check_count(&mut self, count: usize, span: Span) {
        if count == 0 || count == usize::MAX {
            self.meaningless(span, if count == 0 { "0" } else { "…" }, "1, 2, 3 …");
        }
    }

    /// `level of the latest exam by sat-on`, and its type.
    pub(super) fn designated(&mut self, definition: &Definition, place: &Place) -> Option<(Type, TermBody)> {
        let Definition::Designated { field, highest, of_dates, record, by, filter, of_several } = definition else {
            return None;
        };
        let id = self.record_named(record, place)?;
        let (index, by_index) = (self.record_field(id, field)?, self.record_field(id, by)?);
        let fields = &self.model.records[id.0].fields;
        let (ty, by_ty) = (fields[index].ty, fields[by_index].ty);
        if ty == Type::Text {
            self.report(Problem::new(Code::NeverTested, field.span));
            return None;
        }
        if matches!(ty, Type::Set(_)) {
            let problem = Problem::new(Code::TypeMismatch, field.span).text("found", &field.text);
            self.report(problem.phrase("expected", "type-member"));
            return None;
        }
        if *of_dates {
            self.expect_date(by_ty, by)?;
        }
        self.expect_ordered(by_ty, by)?;
        match of_several {
            Some(_) => self.expect_ordered(ty, field)?,
            None if self.is_ordered(ty) => {
                self.report(Problem::new(Code::NoTieRule, field.span).text("name", &field.text));
                return None;
            }
            None => {}
        }
        let filter = self.optional_filter(filter.as_ref(), id, place);
        let body =
            Designated { record: id, field: index, by: by_index, highest: *highest, filter, of_several: *of_several };
        Some((ty, TermBody::Designated(body)))
    }

    // What speaks of the subject

    fn fact_about_subject(&self, fact: &Fact, seen: &mut HashSet<TermId>) -> bool {
        match fact {
            Fact::Record(..) | Fact::Vacancy(_) | Fact::VacancyPosition | Fact::EvaluationDate => false,
            Fact::Subject(_) | Fact::Holds(_) | Fact::PointsOf(_) | Fact::LevelOf(_) => true,
            Fact::Term(id) => self.term_about_subject(*id, seen),
        }
    }

    fn term_about_subject(&self, id: TermId, seen: &mut HashSet<TermId>) -> bool {
        seen.insert(id) && self.body_about_subject(&self.model.terms[id.0].body, seen)
    }

    fn body_about_subject(&self, body: &TermBody, seen: &mut HashSet<TermId>) -> bool {
        match body {
            TermBody::Condition(condition) => self.condition_about_subject(condition, seen).is_some(),
            TermBody::Constant(_) | TermBody::Dated(_) => false,
            TermBody::TimeSince(fact) | TermBody::Fact(fact) => self.fact_about_subject(fact, seen),
            TermBody::Amount(amount) => self.amount_about_subject(amount, seen),
            TermBody::Count { .. }
            | TermBody::TotalTime { .. }
            | TermBody::Extreme { .. }
            | TermBody::Designated(_) => true,
        }
    }

    /// The place of the first part that speaks of the subject.
    fn condition_about_subject(&self, condition: &Condition, seen: &mut HashSet<TermId>) -> Option<Span> {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().find_map(|part| self.condition_about_subject(part, seen))
            }
            Condition::Not(inner) => self.condition_about_subject(inner, seen),
            Condition::Compare(comparison) => {
                let operands = comparison.test.operands();
                let speaks = self.fact_about_subject(&comparison.fact, seen)
                    || operands.into_iter().any(|operand| self.operand_about_subject(operand, seen));
                speaks.then_some(comparison.span)
            }
            Condition::Has { span, .. } | Condition::Every { span, .. } => Some(*span),
            // They stand in packages and outcomes only.
            Condition::Incomplete(_) | Condition::AnythingMissing(_) | Condition::Owed(..) => None,
        }
    }

    fn operand_about_subject(&self, operand: &Operand, seen: &mut HashSet<TermId>) -> bool {
        match operand {
            Operand::Conditional(_, others) => {
                others.iter().any(|(_, condition)| self.condition_about_subject(condition, seen).is_some())
            }
            Operand::Term(id) => self.term_about_subject(*id, seen),
            Operand::Value(_) | Operand::Vacancy(_) | Operand::VacancyPosition | Operand::EvaluationDate => false,
        }
    }

    fn given_about_subject(&self, given: &Given, seen: &mut HashSet<TermId>) -> bool {
        match given {
            Given::Operand(operand) => self.operand_about_subject(operand, seen),
            Given::Term(id) => self.term_about_subject(*id, seen),
            Given::Worked(worked) => {
                let limits = worked.floor.iter().chain(&worked.cap);
                matches!(worked.how, How::Mark { .. })
                    || worked.facts().into_iter().any(|fact| self.fact_about_subject(fact, seen))
                    || limits.into_iter().any(|limit| self.operand_about_subject(limit, seen))
            }
            Given::Absent | Given::Undecided(_) => false,
        }
    }

    fn amount_about_subject(&self, amount: &Amount, seen: &mut HashSet<TermId>) -> bool {
        let of_otherwise = |otherwise: &Otherwise, seen: &mut HashSet<TermId>| match otherwise {
            Otherwise::Nothing => false,
            Otherwise::Value(given) => self.given_about_subject(given, seen),
        };
        match &amount.body {
            AmountBody::Fixed { given, when } => {
                let when = when.as_ref().and_then(|when| self.condition_about_subject(when, seen));
                when.is_some() || self.given_about_subject(given, seen)
            }
            AmountBody::Group { floor, cap, rows, otherwise, .. } => {
                rows.iter().any(|row| self.amount_about_subject(row, seen))
                    || floor.iter().chain(cap).any(|limit| self.operand_about_subject(limit, seen))
                    || of_otherwise(otherwise, seen)
            }
            AmountBody::Ranges { fact, rows, otherwise, .. } => {
                self.fact_about_subject(fact, seen)
                    || rows.iter().any(|row| self.given_about_subject(&row.given, seen))
                    || of_otherwise(otherwise, seen)
            }
            AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. } => true,
        }
    }
}

fn last_name(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}
