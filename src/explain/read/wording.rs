//! Conditions, values and comparisons as phrases, each a whole pattern of the message catalog.

use super::mark;
use crate::catalog::Catalog;
use crate::explain::phrases::one_of;
use crate::model::Citation;
use crate::model::Field;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::ScaleId;
use crate::model::TermId;
use crate::model::expression::Comparison;
use crate::model::expression::Condition;
use crate::model::expression::End;
use crate::model::expression::Fact;
use crate::model::expression::Given;
use crate::model::expression::Measure;
use crate::model::expression::Operand;
use crate::model::expression::Test;
use crate::model::expression::Type;
use crate::syntax::ast::Lang;
use crate::syntax::ast::LengthOfTime;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Value;
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use std::cell::RefCell;

/// What a value is worth: points, or itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    Points,
    Value(Type),
}

/// How a length of time is declined.
#[derive(Clone, Copy)]
enum Case {
    Plain,
    /// After *at least* and *at most*.
    Least,
    /// With *more than* and *less than*.
    More,
}

/// A model and a language to write it in.
pub struct Wording<'a> {
    pub model: &'a Model,
    pub catalog: &'a Catalog,
    /// The terms that have been named, in this order.
    named: RefCell<Vec<TermId>>,
}

impl<'a> Wording<'a> {
    pub fn new(model: &'a Model, catalog: &'a Catalog) -> Wording<'a> {
        Wording { model, catalog, named: RefCell::default() }
    }

    /// The terms that have been named since this was last asked.
    pub fn take_named(&self) -> Vec<TermId> {
        self.named.take()
    }

    pub fn plain(&self, key: &str) -> String {
        self.catalog.plain(key)
    }

    pub fn say(&self, key: &str, arguments: &[(&str, String)]) -> String {
        let arguments: Vec<(&str, FluentValue)> =
            arguments.iter().map(|(name, value)| (*name, FluentValue::from(value.as_str()))).collect();
        self.catalog.text(key, &arguments)
    }

    /// A text for a page without numbers: its references to other places of a page are left out.
    pub fn bare(&self, text: &str) -> String {
        mark::resolved(text, |_| None)
    }

    // Names

    pub fn text<'t>(&self, labels: &'t Labels) -> Option<&'t str> {
        labels.get(self.catalog.lang)
    }

    /// The text of a clause; empty where nobody gave it one.
    pub fn title(&self, meta: &Meta) -> String {
        self.text(&meta.labels).unwrap_or_default().to_string()
    }

    /// A name in the quotes of the language; quotes inside it become the inner ones.
    pub fn quoted(&self, text: &str) -> String {
        let inner = |letter| match (self.catalog.lang, letter) {
            (Lang::Kk | Lang::Ru, '«') => '„',
            (Lang::Kk | Lang::Ru, '»') => '“',
            (Lang::En, '“') => '‘',
            (Lang::En, '”') => '’',
            (_, letter) => letter,
        };
        self.say("read-name", &[("name", text.chars().map(inner).collect())])
    }

    pub fn name(&self, labels: &Labels, otherwise: &str) -> String {
        self.quoted(self.text(labels).unwrap_or(otherwise))
    }

    /// A clause by its name, and by its number if it is on the page.
    pub fn clause(&self, id: &str) -> String {
        self.clause_name(id) + &mark::named(id)
    }

    /// A clause that something cannot be understood without.
    pub fn needed_clause(&self, id: &str) -> String {
        self.clause_name(id) + &mark::needed(id)
    }

    /// Over which clauses each record of a kind serves once.
    pub fn serves_once<'i>(&self, record: RecordId, ids: impl Iterator<Item = &'i str>) -> String {
        let clauses = ids.map(|id| self.needed_clause(id)).collect::<Vec<String>>().join("; ");
        self.say("read-serves-once", &[("record", self.record(record)), ("clauses", clauses)])
    }

    fn clause_name(&self, id: &str) -> String {
        let meta = self.model.meta(id).or_else(|| self.position_part(id));
        meta.map_or_else(|| self.quoted(id), |meta| self.name(&meta.labels, last_name(id)))
    }

    /// A stair has its texts in its position.
    fn position_part(&self, id: &str) -> Option<&Meta> {
        let stairs = self.model.positions.iter().filter_map(|position| position.stair.as_ref());
        stairs.map(|stair| &stair.meta).find(|meta| meta.id == id)
    }

    pub fn term(&self, id: TermId) -> String {
        self.named.borrow_mut().push(id);
        let meta = &self.model.term(id).meta;
        self.name(&meta.labels, last_name(&meta.id)) + &mark::needed(&meta.id)
    }

    pub fn record(&self, id: RecordId) -> String {
        let record = self.model.record(id);
        self.name(&record.labels, &record.name)
    }

    pub fn field(&self, field: &Field) -> String {
        self.name(&field.labels, &field.name)
    }

    fn field_of(&self, fact: &Fact) -> Option<&Field> {
        match fact {
            Fact::Subject(index) => self.model.subject.get_index(*index).map(|(_, field)| field),
            Fact::Record(record, index) => self.model.record(*record).fields.get_index(*index).map(|(_, field)| field),
            Fact::Vacancy(index) => self.model.vacancy.get_index(*index).map(|(_, field)| field),
            _ => None,
        }
    }

    pub fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Subject(_) | Fact::Record(..) => self.field_of(fact).map_or(String::new(), |field| self.field(field)),
            Fact::Vacancy(index) => self.vacancy_field(*index),
            Fact::Term(id) => self.term(*id),
            Fact::VacancyPosition => self.plain("vacancy-position"),
            Fact::EvaluationDate => self.plain("evaluation-date"),
            Fact::Holds(id) => self.needed_clause(id),
            Fact::PointsOf(id) => self.say("read-points-of", &[("sheet", self.needed_clause(id))]),
            Fact::LevelOf(id) => self.say("read-level-of", &[("position", self.needed_clause(id))]),
        }
    }

    pub fn vacancy_field(&self, index: usize) -> String {
        let field = self.field_of(&Fact::Vacancy(index)).map_or(String::new(), |field| self.field(field));
        self.say("read-of-vacancy", &[("field", field)])
    }

    pub fn member(&self, scale: ScaleId, member: u32) -> String {
        match self.model.member(scale, member) {
            Some((name, labels)) => self.name(labels, name),
            None => member.to_string(),
        }
    }

    // Values

    pub fn date(&self, date: Date) -> String {
        match self.catalog.lang {
            Lang::En => date.to_string(),
            Lang::Kk | Lang::Ru => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
        }
    }

    pub fn number(&self, number: &Number) -> String {
        match self.catalog.lang {
            Lang::En => number.to_string(),
            Lang::Kk | Lang::Ru => number.to_string().replace('.', ","),
        }
    }

    pub fn value(&self, value: &Value, ty: Type) -> String {
        match value {
            Value::Flag(true) => self.plain("read-yes"),
            Value::Flag(false) => self.plain("read-no"),
            Value::Number(number) => self.measured(number, ty),
            Value::Date(date) => self.date(*date),
            Value::Duration(duration) => self.duration(*duration, Case::Plain),
            Value::Member(member) => match ty {
                Type::Member(scale) | Type::Set(scale) => self.member(scale, *member),
                _ => member.to_string(),
            },
            Value::Set(members) if members.is_empty() => self.plain("none"),
            Value::Set(members) => {
                let members = members.iter().map(|member| self.value(&Value::Member(*member), ty));
                members.collect::<Vec<String>>().join(", ")
            }
            Value::Text(text) => self.quoted(text),
        }
    }

    fn measured(&self, number: &Number, ty: Type) -> String {
        let plain = self.number(number);
        match ty {
            Type::Number(Measure::Percent) => format!("{plain} %"),
            Type::Number(Measure::Unit(unit)) => match self.model.units.get_index(unit) {
                Some((name, labels)) => format!("{plain} {}", self.text(labels).unwrap_or(name)),
                None => plain,
            },
            _ => plain,
        }
    }

    /// So many points, with the word in the form that the number asks for.
    pub fn points(&self, number: &Number) -> String {
        let count = match number.to_i64() {
            Some(whole) => FluentValue::from(whole),
            None => FluentValue::from(number.to_string().parse::<f64>().unwrap_or(0.5)),
        };
        self.catalog.text("read-points", &[("number", self.number(number).into()), ("count", count)])
    }

    fn duration(&self, duration: Duration, case: Case) -> String {
        let (years, months, days) = duration.parts();
        self.length(LengthOfTime { years, months, days }, case)
    }

    pub fn length_of_time(&self, length: LengthOfTime) -> String {
        self.length(length, Case::Plain)
    }

    fn length(&self, length: LengthOfTime, case: Case) -> String {
        let parts = [("years", length.years), ("months", length.months), ("days", length.days)];
        let mut parts: Vec<(&str, i64)> = parts.into_iter().filter(|(_, count)| *count != 0).collect();
        if parts.is_empty() {
            parts.push(("days", 0));
        }
        let last = parts.len() - 1;
        let part = |(index, (unit, count)): (usize, &(&str, i64))| {
            let key = match case {
                Case::Plain => format!("length-{unit}"),
                // Only the last part takes the ending of the whole.
                Case::More if index == last => format!("read-{unit}-more"),
                Case::Least | Case::More => format!("read-{unit}-least"),
            };
            self.catalog.text(&key, &[("count", FluentValue::from(*count))])
        };
        parts.iter().enumerate().map(part).collect::<Vec<String>>().join(" ")
    }

    pub fn operand(&self, operand: &Operand, ty: Type) -> String {
        match operand {
            Operand::Value(value) => self.value(value, ty),
            Operand::Vacancy(index) => self.vacancy_field(*index),
            Operand::VacancyPosition => self.plain("vacancy-position"),
            Operand::EvaluationDate => self.plain("read-evaluation-date"),
            Operand::Term(id) => self.term(*id),
            Operand::Conditional(default, others) => self.conditional(default, others, ty),
        }
    }

    /// The first value whose condition holds counts; several are said in that order, the usual one last.
    fn conditional(&self, default: &Value, others: &[(Value, Condition)], ty: Type) -> String {
        let usual = self.value(default, ty);
        let case = |(value, condition): &(Value, Condition)| {
            [("condition", self.condition(condition)), ("other", self.value(value, ty))]
        };
        match others {
            [] => usual,
            [only] => self.say("read-replaced", &[&case(only)[..], &[("value", usual)]].concat()),
            [first, rest @ ..] => {
                let start = self.say("read-first-case", &case(first));
                let cases = rest.iter().fold(start, |before, next| {
                    self.say("read-next-case", &[&case(next)[..], &[("before", before)]].concat())
                });
                self.say("read-other-cases", &[("before", cases), ("value", usual)])
            }
        }
    }

    /// What a row gives.
    pub fn given(&self, given: &Given, worth: Worth) -> String {
        match (given, worth) {
            (Given::Operand(Operand::Value(Value::Number(number))), Worth::Points) => self.points(number),
            (Given::Operand(operand), Worth::Points) => {
                self.points_by(self.operand(operand, Type::Number(Measure::Plain)))
            }
            (Given::Operand(operand), Worth::Value(ty)) => self.operand(operand, ty),
            (Given::Term(id), Worth::Points) => self.points_by(self.term(*id)),
            (Given::Term(id), Worth::Value(_)) => self.term(*id),
            (Given::Worked(worked), worth) => self.worked(worked, worth),
            (Given::Absent, _) => self.plain("read-absent"),
            (Given::Undecided(None), _) => self.plain("read-undecided"),
            (Given::Undecided(Some((low, high))), worth) => {
                let end = |end: &Operand| self.given(&Given::Operand(end.clone()), worth);
                self.say("read-undecided-between", &[("low", end(low)), ("high", end(high))])
            }
        }
    }

    pub(super) fn points_by(&self, value: String) -> String {
        self.say("read-points-by", &[("value", value)])
    }

    // Conditions

    pub fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::All(all) if all.is_empty() => self.plain("read-always"),
            Condition::All(all) => self.joined("read-and", all),
            Condition::Any(all) => self.joined("read-or", all),
            Condition::Not(inner) => self.negated(inner),
            Condition::Compare(comparison) => self.compared(comparison),
            Condition::Has { record, filter, .. } => {
                self.records("read-has", "read-has-where", *record, filter.as_deref())
            }
            Condition::Every { record, filter, must, .. } => {
                let must = self.inside(must);
                let record = self.record(*record);
                match filter {
                    None => self.say("read-every", &[("record", record), ("must", must)]),
                    Some(filter) => {
                        let filter = self.inside(filter);
                        self.say("read-every-where", &[("record", record), ("filter", filter), ("must", must)])
                    }
                }
            }
            Condition::Incomplete(_) => self.plain("read-incomplete"),
            Condition::AnythingMissing(_) => self.plain("read-anything-missing"),
            Condition::Owed(package, document) => {
                let id = &self.model.packages[*package].documents[*document].meta.id;
                self.say("read-owed", &[("document", self.needed_clause(id))])
            }
        }
    }

    /// A pattern about the records of a list: with a filter, or without one.
    pub fn records(&self, all: &str, filtered: &str, record: RecordId, filter: Option<&Condition>) -> String {
        let record = self.record(record);
        match filter {
            None => self.say(all, &[("record", record)]),
            Some(filter) => self.say(filtered, &[("record", record), ("filter", self.condition(filter))]),
        }
    }

    /// What a dossier must not contradict: `if … then` where it was written so.
    pub fn assumption(&self, condition: &Condition) -> String {
        match condition {
            Condition::Any(parts) => match &parts[..] {
                [Condition::Not(given), then] => {
                    self.say("read-if-then", &[("given", self.condition(given)), ("then", self.condition(then))])
                }
                _ => self.condition(condition),
            },
            _ => self.condition(condition),
        }
    }

    fn joined(&self, key: &str, all: &[Condition]) -> String {
        if let [only] = all {
            return self.condition(only);
        }
        let mut parts = all.iter().map(|part| self.inside(part));
        let first = parts.next().unwrap_or_default();
        parts.fold(first, |left, right| self.say(key, &[("left", left), ("right", right)]))
    }

    /// A condition inside another one, in brackets where it could be read to reach too far.
    fn inside(&self, condition: &Condition) -> String {
        match reaches_on(condition) {
            true => format!("({})", self.condition(condition)),
            false => self.condition(condition),
        }
    }

    fn negated(&self, condition: &Condition) -> String {
        match condition {
            Condition::All(parts) | Condition::Any(parts) if parts.len() == 1 => return self.negated(&parts[0]),
            Condition::Not(inner) => return self.condition(inner),
            Condition::Has { record, filter, .. } => {
                return self.records("read-has-no", "read-has-no-where", *record, filter.as_deref());
            }
            Condition::Compare(comparison) => {
                if let Some(text) = self.not_compared(comparison) {
                    return text;
                }
            }
            _ => {}
        }
        self.say("read-not", &[("condition", self.condition(condition))])
    }

    fn compared(&self, comparison: &Comparison) -> String {
        let fact = self.fact(&comparison.fact);
        match (&comparison.fact, &comparison.test) {
            (Fact::Holds(_), _) => self.say("read-holds", &[("clause", fact)]),
            (_, Test::Includes(value)) => {
                let value = self.operand(value, one_of(comparison.ty));
                self.say("read-includes", &[("fact", fact), ("value", value)])
            }
            (_, test) => self.line(fact, self.test(test, comparison.ty)),
        }
    }

    fn line(&self, fact: String, test: String) -> String {
        self.say("read-compare", &[("fact", fact), ("test", test)])
    }

    /// A comparison that must not hold, where there is a plain form for that.
    fn not_compared(&self, comparison: &Comparison) -> Option<String> {
        let fact = || self.fact(&comparison.fact);
        match (&comparison.fact, &comparison.test) {
            (Fact::Holds(_), _) => Some(self.say("read-holds-not", &[("clause", fact())])),
            (_, Test::Includes(value)) => {
                let value = self.operand(value, one_of(comparison.ty));
                Some(self.say("read-includes-not", &[("fact", fact()), ("value", value)]))
            }
            (_, test) => Some(self.line(fact(), self.not_tested(&comparison.fact, test, comparison.ty)?)),
        }
    }

    /// A comparison under the fact of its column: what is asked of the fact, or what must not be.
    pub fn cell<'c>(&self, condition: &'c Condition) -> Option<(&'c Fact, String)> {
        let (comparison, negated) = match condition {
            Condition::Compare(comparison) => (comparison, false),
            Condition::Not(inner) => match inner.as_ref() {
                Condition::Compare(comparison) => (comparison, true),
                _ => return None,
            },
            _ => return None,
        };
        let text = match (&comparison.test, negated) {
            (Test::Includes(value), _) => {
                let key = if negated { "read-cell-includes-not" } else { "read-cell-includes" };
                self.say(key, &[("value", self.operand(value, one_of(comparison.ty)))])
            }
            (test, false) => self.test(test, comparison.ty),
            (test, true) => self.not_tested(&comparison.fact, test, comparison.ty)?,
        };
        Some((&comparison.fact, text))
    }

    fn not_tested(&self, fact: &Fact, test: &Test, ty: Type) -> Option<String> {
        match test {
            // What is absent is not yes either.
            Test::IsYes if self.field_of(fact).is_some_and(|field| field.may_be_absent) => None,
            Test::IsYes => Some(self.plain("read-no")),
            Test::Is(value) if ty == Type::Flag => Some(self.say("read-is-not", &[("value", self.operand(value, ty))])),
            Test::Is(value) => Some(self.say("read-is-not", &[("value", self.is(value, ty))])),
            Test::In(values) => Some(self.say("read-in-not", &[("values", self.list(values, ty))])),
            Test::IsAbsent => Some(self.plain("read-present")),
            Test::Includes(_) | Test::Range { .. } | Test::Within { .. } => None,
        }
    }

    /// What is asked of a fact.
    pub fn test(&self, test: &Test, ty: Type) -> String {
        match test {
            Test::IsYes => self.plain("read-yes"),
            Test::Is(value) => self.is(value, ty),
            Test::In(values) => self.say("read-in", &[("values", self.list(values, ty))]),
            Test::Includes(value) => self.say("read-cell-includes", &[("value", self.operand(value, one_of(ty)))]),
            Test::IsAbsent => self.plain("read-absent"),
            Test::Range { low: Some(low), high: Some(high) } if low == high && low.included => {
                self.is(&low.operand, ty)
            }
            Test::Range { low, high } => {
                let low = low.as_ref().map(|end| self.end(end, ty, true));
                let high = high.as_ref().map(|end| self.end(end, ty, false));
                match (low, high) {
                    (Some(low), Some(high)) => self.say("read-both", &[("low", low), ("high", high)]),
                    (Some(one), None) | (None, Some(one)) => one,
                    (None, None) => self.plain("read-any"),
                }
            }
            Test::Within { length, before } => {
                let arguments = [("length", self.length_of_time(*length)), ("date", self.operand(before, Type::Date))];
                self.say("read-within", &arguments)
            }
        }
    }

    fn is(&self, value: &Operand, ty: Type) -> String {
        let text = self.operand(value, ty);
        if ty == Type::Date { self.say("read-is-day", &[("date", text)]) } else { text }
    }

    fn list(&self, values: &[Operand], ty: Type) -> String {
        values.iter().map(|value| self.operand(value, ty)).collect::<Vec<String>>().join(", ")
    }

    fn end(&self, end: &End, ty: Type, low: bool) -> String {
        let which = match (low, end.included) {
            (true, true) => "at-least",
            (true, false) => "more-than",
            (false, true) => "at-most",
            (false, false) => "less-than",
        };
        let case = if end.included { Case::Least } else { Case::More };
        let (kind, value) = match (&end.operand, ty) {
            (operand, Type::Date) => ("day", self.operand(operand, ty)),
            (operand, Type::Member(scale)) => {
                // Which levels are above and which below has to be on the page.
                ("level", self.operand(operand, ty) + &mark::behind(&self.model.scale(scale).name))
            }
            (Operand::Value(Value::Duration(duration)), _) => ("length", self.duration(*duration, case)),
            (Operand::Value(value), _) => ("number", self.value(value, ty)),
            (operand, _) => ("named", self.operand(operand, ty)),
        };
        self.say(&format!("read-{kind}-{which}"), &[("value", value)])
    }

    // Citations

    /// An act by its number with a reference, or else by its text.
    pub fn act(&self, id: &str) -> String {
        match self.model.acts.get(id) {
            Some(act) => match &act.number {
                Some(number) => format!("№ {number}{}", mark::needed(id)),
                None => self.text(&act.labels).unwrap_or(id).to_string(),
            },
            None => id.to_string(),
        }
    }

    /// Places, with each act named once for those that follow one another.
    pub fn citations(&self, citations: &[Citation]) -> String {
        let texts = citations.iter().enumerate().map(|(index, citation)| {
            let is_known = index > 0 && citations[index - 1].act == citation.act && !citation.places.is_empty();
            if is_known { self.places(citation).join(", ") } else { self.citation(citation) }
        });
        texts.collect::<Vec<String>>().join("; ")
    }

    pub fn citation(&self, citation: &Citation) -> String {
        std::iter::once(self.act(&citation.act)).chain(self.places(citation)).collect::<Vec<String>>().join(", ")
    }

    fn places(&self, citation: &Citation) -> Vec<String> {
        let places = citation.places.iter().map(|(division, value)| match self.model.divisions.get(division) {
            Some(labels) => self.text(labels).unwrap_or("{}").replace("{}", value),
            None => value.clone(),
        });
        places.collect()
    }
}

/// Whether what follows a condition could be taken for a part of it.
fn reaches_on(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => match &parts[..] {
            [only] => reaches_on(only),
            parts => !parts.is_empty(),
        },
        Condition::Has { filter, .. } => filter.is_some(),
        Condition::Every { .. } => true,
        // Other negations have brackets of their own.
        Condition::Not(inner) => matches!(inner.as_ref(), Condition::Has { filter: Some(_), .. }),
        Condition::Compare(_) | Condition::Incomplete(_) | Condition::AnythingMissing(_) | Condition::Owed(..) => false,
    }
}

pub fn last_name(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}
