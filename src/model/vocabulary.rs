//! Levels, kinds, records, the subject, the vacancy: what a dossier can say.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::check::each;
use super::expression::Measure;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::TypeName;

/// The key of a dossier under which the decisions of the commission stand.
const COMMISSION: &str = "commission";

impl Checker {
    pub(super) fn declare_scale(&mut self, item: &Item) -> ScaleId {
        let place = Place::default().inside(item);
        let meta = self.meta(item, &place);
        let members = item.items.iter().map(|member| {
            let texts = each!(member, PropertyKind::Label(text) => text);
            (member.name().to_string(), Checker::labels(texts, place.original))
        });
        let members = members.collect();
        let worth = item.items.iter().zip(0..).filter_map(|(member, place)| {
            let worth = each!(member, PropertyKind::Worth(number) => number.clone()).next()?;
            Some((place, worth))
        });
        let worth = worth.collect();
        if item.items.is_empty() {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
            self.report(problem.phrase("part", "phrase-entry"));
        }
        self.model.scales.push(Scale {
            name: item.name().to_string(),
            labels: meta.labels,
            ordered: item.kind == ItemKind::Levels,
            members,
            worth,
            span: item.place(),
        });
        ScaleId(self.model.scales.len() - 1)
    }

    pub(super) fn declare_record(&mut self, item: &Item) -> RecordId {
        let id = RecordId(self.model.records.len());
        let plural = each!(item, PropertyKind::Plural(name) => name.clone()).next();
        match &plural {
            Some(name) if name.text == COMMISSION => {
                let problem = Problem::new(Code::ReservedWord, name.span).text("word", COMMISSION);
                self.report(problem.text("instead", format!("{COMMISSION}-1")));
            }
            Some(name) => self.declare_name(name, Global::Plural(id)),
            None => {
                let problem = Problem::new(Code::MissingPart, item.place()).text("item", "record");
                self.report(problem.text("part", "plural"));
            }
        }
        let labels = self.meta(item, &Place::default().inside(item)).labels;
        self.model.records.push(Record {
            name: item.name().to_string(),
            plural: plural.map(|name| name.text).unwrap_or_default(),
            labels,
            none_if_unstated: each!(item, PropertyKind::NoneIfNotStated => ()).next().is_some(),
            fields: IndexMap::new(),
            period: None,
            standing: None,
            assumptions: Vec::new(),
            span: item.place(),
        });
        id
    }

    /// The documents of all packages, and the positions, are scales too, so that a field can hold them.
    pub(super) fn declare_documents(&mut self, items: &[Item]) {
        let packages = items.iter().filter(|item| item.kind == ItemKind::Package);
        let documents = packages.flat_map(documents_of).collect();
        self.model.documents = Some(self.add_scale("document", documents));
        let positions = items.iter().filter(|item| item.kind == ItemKind::Position).map(|item| {
            (item.name().to_string(), Checker::labels(each!(item, PropertyKind::Label(text) => text), None))
        });
        let positions = positions.collect();
        self.model.position_names = Some(self.add_scale("position", positions));
    }

    /// Adds the documents that only another view of a package has.
    pub(super) fn declare_more_documents(&mut self, package: &Item) {
        if let Some(scale) = self.model.documents.and_then(|id| self.model.scales.get_mut(id.0)) {
            for (name, labels) in documents_of(package) {
                scale.members.entry(name).or_insert(labels);
            }
        }
    }

    fn add_scale(&mut self, name: &str, members: IndexMap<String, Labels>) -> ScaleId {
        let scale = Scale {
            name: name.into(),
            labels: Labels::default(),
            ordered: false,
            members,
            worth: BTreeMap::new(),
            span: Span::default(),
        };
        self.model.scales.push(scale);
        ScaleId(self.model.scales.len() - 1)
    }

    pub(super) fn vocabulary(&mut self, items: &[Item]) {
        for item in items.iter().filter(|item| matches!(item.kind, ItemKind::Act | ItemKind::Amendment)) {
            self.act(item);
        }
        for item in items.iter().filter(|item| item.kind == ItemKind::Division) {
            let labels = self.meta(item, &Place::default()).labels;
            self.model.divisions.insert(item.name().to_string(), labels);
        }
        let mut records = 0..;
        for item in items.iter().filter(|item| item.kind == ItemKind::Record) {
            self.record(item, RecordId(records.next().unwrap_or(0)));
        }
        for item in items.iter().filter(|item| item.kind == ItemKind::Subject) {
            self.subject(item);
        }
        for item in items.iter().filter(|item| item.kind == ItemKind::Vacancy) {
            self.vacancy(item);
        }
        // Assumptions speak of terms and fields, so they come when all fields are known.
        let mut records = 0..;
        for item in items {
            match item.kind {
                ItemKind::Record => {
                    let id = RecordId(records.next().unwrap_or(0));
                    let place = Place::default().inside(item).with_record(id);
                    self.model.records[id.0].standing = self.standing(item, id, &place);
                    let assumptions = self.assumptions(item, &place);
                    self.model.records[id.0].assumptions = assumptions;
                }
                ItemKind::Assume => {
                    let assumptions = self.assumption(item, &Place::default());
                    self.model.assumptions.extend(assumptions);
                }
                ItemKind::Subject => {
                    let assumptions = self.assumptions(item, &Place::default().inside(item));
                    self.model.assumptions.extend(assumptions);
                }
                _ => {}
            }
        }
    }

    fn act(&mut self, item: &Item) {
        let meta = self.meta(item, &Place::default().inside(item));
        let act = Act {
            labels: meta.labels,
            number: each!(item, PropertyKind::ActNumber(number) => number.clone()).next(),
            adopted: each!(item, PropertyKind::Adopted(date) => *date).next(),
            in_force: each!(item, PropertyKind::InForceFrom(date) => *date).next(),
            ended: each!(item, PropertyKind::Ended(date) => *date).next(),
            notes: meta.notes,
            span: meta.span,
        };
        self.model.acts.insert(item.name().to_string(), act);
    }

    fn record(&mut self, item: &Item, id: RecordId) {
        let fields = self.fields(item);
        for field in fields.values() {
            if let Some((global, span)) = self.globals.get(&field.name)
                && matches!(global, Global::SubjectField | Global::Term(_))
            {
                let problem = Problem::new(Code::HiddenName, field.span).text("name", &field.name).also(*span);
                self.report(problem);
            }
        }
        let period = each!(item, PropertyKind::Period(start, end) => (start.clone(), end.clone())).next();
        self.model.records[id.0].fields = fields;
        self.model.records[id.0].period = period.and_then(|(start, end)| {
            let first = self.date_field(id, &start)?;
            Some((first, self.date_field(id, &end)?))
        });
    }

    fn date_field(&mut self, record: RecordId, name: &ast::Name) -> Option<usize> {
        let index = self.record_field(record, name)?;
        let fields = &self.model.records[record.0].fields;
        if fields.get_index(index).is_some_and(|(_, field)| field.ty == Type::Date) {
            return Some(index);
        }
        let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
        self.report(problem.phrase("expected", "type-date"));
        None
    }

    /// The number of a field, or a problem that offers close ones.
    pub(super) fn record_field(&mut self, record: RecordId, name: &ast::Name) -> Option<usize> {
        let fields = &self.model.records[record.0].fields;
        if let Some(index) = fields.get_index_of(&name.text) {
            return Some(index);
        }
        let problem =
            Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", "phrase-field");
        let problem = self.suggestions.offer(problem, &name.text, || fields.keys().map(String::as_str));
        self.report(problem);
        None
    }

    fn subject(&mut self, item: &Item) {
        if !self.model.subject_name.is_empty() {
            self.report(Problem::new(Code::RepeatedPart, item.place()).text("what", "subject").text("item", "policy"));
            return;
        }
        self.model.subject_name = item.name().to_string();
        self.model.subject_labels = self.meta(item, &Place::default().inside(item)).labels;
        self.model.subject = self.fields(item);
    }

    fn vacancy(&mut self, item: &Item) {
        if !self.model.vacancy.is_empty() && item.name.is_none() {
            self.report(Problem::new(Code::RepeatedPart, item.head).text("what", "vacancy").text("item", "policy"));
            return;
        }
        self.model.vacancy = self.fields(item);
        let Some(name) = each!(item, PropertyKind::EvaluationDate(name) => name.clone()).next() else { return };
        match self.model.vacancy.get_full(&name.text) {
            Some((index, _, field)) if field.ty == Type::Date => self.model.evaluation_date = Some(index),
            Some(_) => {
                let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
                self.report(problem.phrase("expected", "type-date"));
            }
            None => {
                let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
                let problem = problem.phrase("kind", "phrase-field");
                let problem = problem.suggest(&name.text, self.model.vacancy.keys().map(String::as_str));
                self.report(problem);
            }
        }
    }

    fn fields(&mut self, item: &Item) -> IndexMap<String, Field> {
        let mut fields = IndexMap::new();
        for entry in item.items.iter().filter(|entry| entry.kind == ItemKind::Entry) {
            let Some(ty) = each!(entry, PropertyKind::Type(ty) => ty.clone()).next() else {
                let problem = Problem::new(Code::MissingPart, entry.place()).text("item", entry.name());
                self.report(problem.phrase("part", "phrase-type"));
                continue;
            };
            if let Some(field) = self.field(entry, &ty) {
                fields.insert(entry.name().to_string(), field);
            }
        }
        fields
    }

    fn field(&mut self, entry: &Item, declared: &ast::FieldType) -> Option<Field> {
        let ty = self.field_type(&declared.name)?;
        let meta = self.meta(entry, &Place::default().inside(entry));
        let range = declared.range.as_ref().and_then(|(low, high, _)| {
            let (from, to) = (self.constant(low, ty)?, self.constant(high, ty)?);
            if from > to {
                self.report(Problem::new(Code::EmptyInterval, declared.span));
                return None;
            }
            Some((from, to))
        });
        let range = range.or_else(|| self.all_levels(ty));
        Some(Field {
            name: entry.name().to_string(),
            labels: meta.labels,
            notes: meta.notes,
            ty,
            whole: declared.name == TypeName::Whole,
            may_be_absent: declared.may_be_absent,
            unstated: self.unstated(declared, ty),
            range,
            step: declared.range.as_ref().and_then(|(_, _, step)| step.clone()),
            span: entry.place(),
        })
    }

    /// A default must be a value that the field allows.
    fn check_default(&mut self, value: &Value, declared: &ast::FieldType, ty: Type, span: Span) {
        let Some(number) = value.number() else { return };
        if declared.name == TypeName::Whole && !number.is_whole() {
            self.meaningless(span, &number.to_string(), "0, 1, 2 …");
        }
        let ends =
            declared.range.as_ref().and_then(|(low, high, _)| self.constant(low, ty).zip(self.constant(high, ty)));
        if let Some((low, high)) = ends.filter(|(low, high)| value < low || value > high) {
            let text = |end: &Value| end.number().map_or(String::new(), Number::to_string);
            self.meaningless(span, &number.to_string(), &format!("{} – {}", text(&low), text(&high)));
        }
    }

    /// The lowest and the highest level.
    fn all_levels(&self, ty: Type) -> Option<(Value, Value)> {
        let Type::Member(scale) = ty else { return None };
        let scale = Some(self.model.scale(scale)).filter(|scale| scale.ordered)?;
        let last = scale.members.len().checked_sub(1)?;
        Some((Value::Member(0), Value::Member(last as u32)))
    }

    pub(super) fn field_type(&mut self, name: &TypeName) -> Option<Type> {
        Some(match name {
            TypeName::Flag => Type::Flag,
            TypeName::Whole | TypeName::Decimal => Type::Number(Measure::Plain),
            TypeName::Percent => Type::Number(Measure::Percent),
            TypeName::Date => Type::Date,
            TypeName::Duration => Type::Duration,
            TypeName::Text => Type::Text,
            TypeName::Position => Type::Member(self.model.position_names?),
            TypeName::Document => Type::Member(self.model.documents?),
            TypeName::SetOfDocuments => Type::Set(self.model.documents?),
            TypeName::SetOf(name) => {
                let is_scale = |global: &Global| matches!(global, Global::Scale(_));
                match self.require(name, "phrase-kinds", is_scale)? {
                    Global::Scale(scale) => Type::Set(scale),
                    _ => return None,
                }
            }
            TypeName::Named(name) => {
                let is_type = |global: &Global| matches!(global, Global::Scale(_) | Global::Unit(_));
                match self.require(name, "phrase-type", is_type)? {
                    Global::Scale(scale) => Type::Member(scale),
                    Global::Unit(unit) => Type::Number(Measure::Unit(unit)),
                    _ => return None,
                }
            }
            TypeName::Setting(constant) => {
                let problem = Problem::new(Code::MissingPart, constant.span).text("item", "name:");
                self.report(problem.phrase("part", "phrase-type"));
                return None;
            }
        })
    }

    fn unstated(&mut self, declared: &ast::FieldType, ty: Type) -> Unstated {
        match &declared.default {
            None => Unstated::Unknown,
            Some(ast::Default::None) if matches!(ty, Type::Set(_)) => Unstated::Value(Value::Set(Default::default())),
            Some(ast::Default::None) => {
                self.report(
                    Problem::new(Code::TypeMismatch, declared.span)
                        .text("found", "none")
                        .phrase("expected", "type-set"),
                );
                Unstated::Unknown
            }
            Some(ast::Default::Constant(constant)) if constant.what == ast::ConstantKind::Absent => Unstated::Absent,
            Some(ast::Default::Constant(constant)) => {
                let value = self.constant(constant, ty);
                if let Some(value) = &value {
                    self.check_default(value, declared, ty, constant.span);
                }
                value.map_or(Unstated::Unknown, Unstated::Value)
            }
            Some(ast::Default::Named(name)) if name.text == "evaluation-date" && ty == Type::Date => {
                Unstated::EvaluationDate
            }
            Some(ast::Default::Named(name)) => self.named_value(name, ty).map_or(Unstated::Unknown, Unstated::Value),
        }
    }

    fn assumptions(&mut self, item: &Item, place: &Place) -> Vec<Assumption> {
        let inside = item.items.iter().filter(|inner| inner.kind == ItemKind::Assume);
        inside.filter_map(|assume| self.assumption(assume, place)).collect()
    }

    fn assumption(&mut self, assume: &Item, place: &Place) -> Option<Assumption> {
        let inside = place.inside(assume);
        let meta = self.meta(assume, &inside);
        let condition = assume.properties.iter().find_map(|property| match &property.what {
            PropertyKind::Always(condition) => Some(self.condition(condition, &inside)),
            PropertyKind::IfThen(given, then) => {
                let given = Condition::Not(Box::new(self.condition(given, &inside)));
                Some(Condition::Any(vec![given, self.condition(then, &inside)]))
            }
            _ => None,
        });
        condition.map(|condition| Assumption { meta, condition })
    }
}

/// The documents of a package with their labels.
fn documents_of(package: &Item) -> impl Iterator<Item = (String, Labels)> {
    let grouped = package.items.iter().flat_map(|item| match item.kind {
        ItemKind::Group => item.items.iter().collect(),
        _ => vec![item],
    });
    grouped.filter(|item| item.kind == ItemKind::Document).map(|document| {
        (document.name().to_string(), Checker::labels(each!(document, PropertyKind::Label(text) => text), None))
    })
}
