//! Facts, values and comparisons as words.

use super::answer::Aspect;
use super::answer::Change;
use super::answer::Said;
use super::needs::Need;
use super::needs::Set;
use crate::catalog::Catalog;
use crate::eval::outcome::DocumentStatus;
use crate::eval::spells::Spell;
use crate::eval::trace::Compared;
use crate::eval::trace::Needed;
use crate::model::Citation;
use crate::model::Field;
use crate::model::Interpretation;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::ScaleId;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Fact;
use crate::model::expression::Measure;
use crate::model::expression::TermBody;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::syntax::ast::Lang;
use crate::value;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use fluent_bundle::FluentValue;
use jiff::civil::Date;

/// A model and a language to speak of it.
pub struct Phrases<'a> {
    pub model: &'a Model,
    pub catalog: &'a Catalog,
}

impl Phrases<'_> {
    pub fn label<'t>(&self, labels: &'t Labels, otherwise: &'t str) -> &'t str {
        labels.get(self.catalog.lang).unwrap_or(otherwise)
    }

    /// The text of a clause, or the last name of its id.
    pub fn title<'t>(&self, meta: &'t Meta) -> &'t str {
        self.label(&meta.labels, meta.id.rsplit('.').next().unwrap_or(&meta.id))
    }

    pub fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Subject(index) => self.field(self.model.subject.get_index(*index)),
            Fact::Record(record, index) => self.field(self.model.record(*record).fields.get_index(*index)),
            Fact::Vacancy(index) => self.field(self.model.vacancy.get_index(*index)),
            Fact::Term(id) => self.title(&self.model.term(*id).meta).to_string(),
            Fact::VacancyPosition => self.catalog.plain("vacancy-position"),
            Fact::EvaluationDate => self.catalog.plain("evaluation-date"),
            Fact::Holds(id) | Fact::PointsOf(id) | Fact::LevelOf(id) => id.clone(),
        }
    }

    /// A fact that is not known: `course no. 2: mark`.
    pub fn need(&self, need: &Need) -> String {
        match need {
            Need::Field(index) => self.fact(&Fact::Subject(*index)),
            Need::List(record) => self.record(*record),
            Need::Record(record, index) => self.record_number(*record, *index),
            Need::RecordField(record, index, field) => {
                format!("{}: {}", self.record_number(*record, *index), self.fact(&Fact::Record(*record, *field)))
            }
            Need::VacancyField(index) => {
                format!("{}: {}", self.catalog.plain("vacancy"), self.fact(&Fact::Vacancy(*index)))
            }
            Need::VacancyPosition => self.catalog.plain("vacancy-position"),
            Need::Document(id) => self.clause(id),
            Need::Judgement(id) => self.catalog.text("decision-on", &[("clause", FluentValue::from(self.clause(id)))]),
            Need::SoMany(count, of) => {
                let named = of.iter().map(|sets| self.alternatives(sets)).collect::<Vec<String>>().join("; ");
                format!("{} ({named})", self.so_many(*count, of.len()))
            }
            Need::Term(id, index) => {
                let term = self.model.term(*id);
                let of = index.zip(term.on).map(|(index, record)| self.record_number(record, index));
                let of = of.map_or(String::new(), |record| format!("{record}: "));
                let title = FluentValue::from(self.title(&term.meta));
                format!("{of}{}", self.catalog.text("open-in-term", &[("term", title)]))
            }
        }
    }

    /// `13 of these 26`.
    pub fn so_many(&self, count: usize, all: usize) -> String {
        let arguments = [("count", FluentValue::from(count as i64)), ("all", FluentValue::from(all as i64))];
        self.catalog.text("so-many-of-these", &arguments)
    }

    /// Alternatives in a row: `a and b or c`.
    pub fn alternatives(&self, sets: &[Set]) -> String {
        let sets: Vec<String> = sets.iter().map(|set| self.set(set)).collect();
        sets.join(&format!(" {} ", self.catalog.plain("or")))
    }

    /// Facts that are needed together.
    pub fn set(&self, set: &Set) -> String {
        let facts: Vec<String> = set.iter().map(|need| self.need(need)).collect();
        facts.join(&format!(" {} ", self.catalog.plain("and")))
    }

    /// The label of a document or a demand by its id.
    fn clause(&self, id: &str) -> String {
        self.model.meta(id).map_or_else(|| id.to_string(), |meta| self.title(meta).to_string())
    }

    pub fn record(&self, record: RecordId) -> String {
        let record = self.model.record(record);
        self.label(&record.labels, &record.name).to_string()
    }

    /// A record by its place in the list, from 0.
    pub fn record_number(&self, record: RecordId, index: usize) -> String {
        self.catalog.text(
            "record-number",
            &[("record", FluentValue::from(self.record(record))), ("number", FluentValue::from(index as i64 + 1))],
        )
    }

    fn field(&self, field: Option<(&String, &Field)>) -> String {
        field.map_or(String::new(), |(name, field)| self.label(&field.labels, name).to_string())
    }

    // Values

    pub fn value(&self, value: &Value, ty: Type) -> String {
        match value {
            Value::Flag(true) => self.catalog.plain("yes"),
            Value::Flag(false) => self.catalog.plain("no"),
            Value::Number(number) => self.number(number, ty),
            Value::Date(date) => self.date(*date),
            Value::Duration(duration) => self.duration(*duration),
            Value::Member(member) => self.member(ty, *member),
            Value::Set(members) => {
                let members: Vec<String> = members.iter().map(|member| self.member(ty, *member)).collect();
                members.join(", ")
            }
            Value::Text(text) => text.clone(),
        }
    }

    /// Whether days have points and numbers a comma, as the papers of that language have them.
    fn has_own_figures(&self) -> bool {
        match self.catalog.lang {
            Lang::Kk | Lang::Ru => self.catalog.on_paper,
            Lang::En => false,
        }
    }

    fn date(&self, date: Date) -> String {
        match self.has_own_figures() {
            true => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
            false => date.to_string(),
        }
    }

    fn number(&self, number: &Number, ty: Type) -> String {
        let number = number.to_string();
        let number = if self.has_own_figures() { number.replace('.', ",") } else { number };
        match ty {
            Type::Number(Measure::Percent) => format!("{number} %"),
            Type::Number(Measure::Unit(unit)) => match self.model.units.get_index(unit) {
                Some((name, labels)) => format!("{number} {}", self.label(labels, name)),
                None => number,
            },
            _ => number,
        }
    }

    fn member(&self, ty: Type, member: u32) -> String {
        match ty {
            Type::Member(scale) | Type::Set(scale) => self.level(scale, member),
            _ => member.to_string(),
        }
    }

    pub fn level(&self, scale: ScaleId, member: u32) -> String {
        match self.model.member(scale, member) {
            Some((name, labels)) => self.label(labels, name).to_string(),
            None => member.to_string(),
        }
    }

    pub fn duration(&self, duration: Duration) -> String {
        let (years, months, days) = duration.parts();
        let parts = [("years", years), ("months", months), ("days", days)];
        let shown: Vec<String> = parts
            .iter()
            .filter(|(_, count)| *count != 0)
            .map(|(unit, count)| self.catalog.text(&format!("length-{unit}"), &[("count", FluentValue::from(*count))]))
            .collect();
        if shown.is_empty() {
            self.catalog.text("length-days", &[("count", FluentValue::from(0))])
        } else {
            shown.join(" ")
        }
    }

    /// What a fact can be: a value, a range, absent, not known.
    pub fn possible(&self, possible: &Possible, ty: Type) -> String {
        let text =
            |key: &str, name: &'static str, value: String| self.catalog.text(key, &[(name, FluentValue::from(value))]);
        match possible {
            Possible::Set(None) => self.catalog.plain("not-known"),
            Possible::Set(Some(members)) if members.is_empty() => self.catalog.plain("none"),
            Possible::Set(Some(members)) => self.value(&Value::Set(members.clone()), ty),
            Possible::Values { range: None, .. } => self.catalog.plain("absent"),
            Possible::Values { absent, range: Some(range) } => {
                let shown = match (&range.low, &range.high) {
                    (Some(low), Some(high)) if low == high => self.value(low, ty),
                    (Some(Value::Flag(_)), Some(_)) | (None, None) => return self.catalog.plain("not-known"),
                    (Some(low), Some(high)) => self.catalog.text(
                        "between",
                        &[
                            ("low", FluentValue::from(self.value(low, ty))),
                            ("high", FluentValue::from(self.value(high, ty))),
                        ],
                    ),
                    (Some(low), None) => text("or-more", "low", self.value(low, ty)),
                    (None, Some(high)) => text("or-less", "high", self.value(high, ty)),
                };
                if *absent { text("or-absent", "value", shown) } else { shown }
            }
        }
    }

    /// `level: higher; needed: …`, and how much is lacking. What is just as needed is not said twice.
    pub fn compared(&self, compared: &Compared, truth: Truth) -> String {
        let fact = self.fact(&compared.fact);
        match (&compared.needed, truth) {
            (Needed::Yes, _) | (Needed::Is(_), Truth::Yes) => {
                return format!("{fact}: {}", self.possible(&compared.actual, compared.ty));
            }
            (Needed::Includes(value), Truth::Yes | Truth::No) if truth == Truth::Yes || is_large(&compared.actual) => {
                let key = if truth == Truth::Yes { "does-include" } else { "does-not-include" };
                let value = self.possible(value, one_of(compared.ty));
                return self
                    .catalog
                    .text(key, &[("fact", FluentValue::from(fact)), ("value", FluentValue::from(value))]);
            }
            _ => {}
        }
        let found = self.possible(&compared.actual, compared.ty);
        let needed = self.needed(&compared.needed, compared.ty);
        let text = self.catalog.text(
            "found-and-needed",
            &[
                ("fact", FluentValue::from(fact)),
                ("found", FluentValue::from(found)),
                ("needed", FluentValue::from(needed)),
            ],
        );
        match self.shortfall(compared) {
            Some(short) => format!("{text}; {short}"),
            None => text,
        }
    }

    pub fn needed(&self, needed: &Needed, ty: Type) -> String {
        let one = one_of(ty);
        let with = |key: &str, value: String| self.catalog.text(key, &[("value", FluentValue::from(value))]);
        match needed {
            Needed::Yes => self.catalog.plain("yes"),
            Needed::Is(value) => self.possible(value, ty),
            Needed::In(values) => {
                let values: Vec<String> = values.iter().map(|value| self.possible(value, ty)).collect();
                with("one-of", values.join(", "))
            }
            Needed::Includes(value) => with("includes", self.possible(value, one)),
            Needed::Absent => self.catalog.plain("absent"),
            Needed::Window { after, until } => {
                let date = |date: &Option<jiff::civil::Date>| date.map_or(String::from("?"), |date| date.to_string());
                self.catalog.text(
                    "window",
                    &[("after", FluentValue::from(date(after))), ("until", FluentValue::from(date(until)))],
                )
            }
            Needed::Range { low, high } => {
                let (dates, levels) = (ty == Type::Date, matches!(ty, Type::Member(_)));
                let mut parts = Vec::new();
                if let Some((value, included)) = low {
                    let key = match (dates, included) {
                        (true, true) => "on-or-after",
                        (true, false) => "after",
                        (false, true) if levels => "not-below",
                        (false, true) => "at-least",
                        (false, false) => "more-than",
                    };
                    parts.push(with(key, self.possible(value, ty)));
                }
                if let Some((value, included)) = high {
                    let key = match (dates, included) {
                        (true, true) => "on-or-before",
                        (true, false) => "before",
                        (false, true) if levels => "not-above",
                        (false, true) => "at-most",
                        (false, false) => "less-than",
                    };
                    parts.push(with(key, self.possible(value, ty)));
                }
                parts.join(", ")
            }
        }
    }

    /// By how much a length or a number falls short of a lower end.
    fn shortfall(&self, compared: &Compared) -> Option<String> {
        let Needed::Range { low: Some((needed, _)), .. } = &compared.needed else { return None };
        let lacking = match (compared.actual.single()?, needed.single()?) {
            (Value::Duration(actual), Value::Duration(needed)) if actual.against(*needed).is_lt() => {
                let spells = compared.term.as_ref().map_or(&[][..], |term| term.spells());
                self.duration(missing(spells, *needed).unwrap_or_else(|| actual.short_of(*needed)))
            }
            (Value::Number(actual), Value::Number(needed)) if actual < needed => {
                self.value(&Value::Number(needed.sub(actual)), compared.ty)
            }
            _ => return None,
        };
        Some(self.catalog.text("short-by", &[("value", FluentValue::from(lacking))]))
    }

    /// The rules by which spells were measured, where something hangs on them.
    pub fn how_measured(&self, spells: &[Spell]) -> Vec<String> {
        match spells {
            [] => Vec::new(),
            [(start, end)] if is_over_early(*start, *end) => {
                let arguments = [("day", FluentValue::from(start.day())), ("date", FluentValue::from(end.to_string()))];
                vec![self.catalog.text("month-over-early", &arguments)]
            }
            [_] => Vec::new(),
            several => {
                let mut notes = vec![self.catalog.text("spells-added", &[("count", several.len().into())])];
                if Duration::total(several) < Duration::parts_added(several) {
                    notes.push(self.catalog.plain("spells-covered"));
                }
                notes
            }
        }
    }

    /// What an outcome says of a clause.
    pub fn said(&self, said: &Said) -> String {
        match said {
            Said::Truth(truth) => self.catalog.plain(truth_key(*truth)),
            Said::Level(scale, sure, possible) => self.levels(*scale, *sure, *possible),
            Said::Document(status) => self.catalog.plain(status_key(*status)),
            Said::Value(possible, ty) => self.possible(possible, *ty),
            Said::Undecided => self.catalog.plain("undecided"),
            Said::Day(date) => date.map_or_else(|| self.catalog.plain("not-known"), |date| date.to_string()),
        }
    }

    /// The level that is surely supported, and the highest that is possible.
    pub fn levels(&self, scale: ScaleId, sure: Option<u32>, possible: Option<u32>) -> String {
        let name = |level: Option<u32>| level.map_or(self.catalog.plain("no-level"), |level| self.level(scale, level));
        match sure == possible {
            true => name(sure),
            false => self.catalog.text(
                "level-range",
                &[("sure", FluentValue::from(name(sure))), ("possible", FluentValue::from(name(possible)))],
            ),
        }
    }

    /// What an outcome says of a clause, by what kind of clause it is.
    pub fn said_of(&self, aspect: Aspect, said: &Said) -> String {
        match said {
            // A rule applies or not; it is nothing to be met.
            Said::Truth(Truth::Yes) if aspect == Aspect::Rule => self.catalog.plain("yes"),
            Said::Truth(Truth::No) if aspect == Aspect::Rule => self.catalog.plain("no"),
            said => self.said(said),
        }
    }

    /// What a change is about: a clause by its label, or a part of the conclusion.
    pub fn about(&self, change: &Change) -> String {
        match change.aspect {
            Aspect::Document | Aspect::Rule | Aspect::Result | Aspect::Criterion | Aspect::Requirement => {
                self.clause(&change.id)
            }
            aspect => self.catalog.plain(&format!("aspect-{}", aspect.name())),
        }
    }

    /// `points: 7 (instead of 8)`.
    pub fn change(&self, change: &Change) -> String {
        let said = |said: &Option<Said>| {
            let said = said.as_ref().map(|said| self.said_of(change.aspect, said));
            FluentValue::from(said.unwrap_or_else(|| self.catalog.plain("nothing-said")))
        };
        let arguments = [
            ("what", FluentValue::from(self.about(change))),
            ("was", said(&change.was)),
            ("becomes", said(&change.becomes)),
        ];
        self.catalog.text("instead-of", &arguments)
    }

    /// The label of a clause, if there is the clause.
    pub fn clause_title(&self, id: &str) -> Option<String> {
        self.model.meta(id).map(|meta| self.title(meta).to_string())
    }

    /// Which text of the policies was used, if there are several, and whose notice.
    pub fn version(&self) -> Vec<String> {
        let version = &self.model.version;
        let mut texts = Vec::new();
        if let Some(from) = version.from {
            let names = version.amendments.iter().map(|id| self.act(id));
            let names = names.collect::<Vec<String>>().join("; ");
            let arguments = [("acts", FluentValue::from(names)), ("date", FluentValue::from(from.to_string()))];
            texts.push(self.catalog.text("version-from", &arguments));
        } else if let Some(until) = version.until {
            texts.push(self.catalog.text("version-until", &[("date", FluentValue::from(until.to_string()))]));
        }
        let notice = version.notice.as_ref();
        if let Some(notice) = notice.and_then(|id| self.model.notices.iter().find(|notice| notice.meta.id == *id)) {
            texts.push(self.catalog.text("version-notice", &[("notice", self.title(&notice.meta).into())]));
        }
        texts
    }

    /// The view of a doubt that is followed, or that the source gives no answer.
    pub fn chosen(&self, doubt: &Interpretation) -> String {
        match doubt.chosen.and_then(|chosen| doubt.views.get(chosen)) {
            Some(view) => self.catalog.text("read-as", &[("view", self.title(view).into())]),
            None => self.catalog.plain("no-answer"),
        }
    }

    // Citations

    /// An act by its number, or else by its text.
    pub fn act(&self, id: &str) -> String {
        match self.model.acts.get(id) {
            Some(act) => match &act.number {
                Some(number) => format!("№ {number}"),
                None => self.label(&act.labels, id).to_string(),
            },
            None => id.to_string(),
        }
    }

    pub fn citation(&self, citation: &Citation) -> String {
        let name = self.act(&citation.act);
        let places = citation.places.iter().map(|(division, value)| match self.model.divisions.get(division) {
            Some(labels) => self.label(labels, division).replace("{}", value),
            None => format!("{division} {value}"),
        });
        std::iter::once(name).chain(places).collect::<Vec<String>>().join(", ")
    }

    pub fn citations(&self, meta: &Meta) -> String {
        meta.sources.iter().map(|citation| self.citation(citation)).collect::<Vec<String>>().join("; ")
    }
}

pub fn truth_key(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "met",
        Truth::No => "not-met",
        Truth::Unknown => "unknown",
    }
}

pub fn status_key(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Present => "document-present",
        DocumentStatus::Missing => "document-missing",
        DocumentStatus::NotApplicable => "document-not-applicable",
        DocumentStatus::Waived => "document-waived",
        DocumentStatus::NotFiled => "document-not-filed",
        DocumentStatus::Unknown => "document-unknown",
    }
}

/// Whether a set has too many members to name them.
fn is_large(possible: &Possible) -> bool {
    matches!(possible, Possible::Set(Some(members)) if members.len() > 4)
}

/// The type of the members of a set.
pub fn one_of(ty: Type) -> Type {
    match ty {
        Type::Set(scale) => Type::Member(scale),
        ty => ty,
    }
}

/// The labels of a row by its id; a row named after a level or kind has the labels of that.
pub fn row_labels<'m>(model: &'m Model, id: &str) -> Option<&'m Labels> {
    let criteria = model.score_sheets.iter().flat_map(|sheet| &sheet.criteria);
    let terms = model.terms.iter().filter_map(|term| match &term.body {
        TermBody::Amount(amount) => Some(amount.as_ref()),
        _ => None,
    });
    criteria
        .chain(terms)
        .filter(|amount| id.starts_with(&amount.meta.id))
        .find_map(|amount| labels_in(model, amount, id))
}

fn labels_in<'m>(model: &'m Model, amount: &'m Amount, id: &str) -> Option<&'m Labels> {
    if amount.meta.id == id {
        return Some(&amount.meta.labels).filter(|labels| !labels.is_empty());
    }
    match &amount.body {
        AmountBody::Group { rows, .. } => rows.iter().find_map(|row| labels_in(model, row, id)),
        AmountBody::Ranges { rows, .. } => {
            rows.iter().find(|row| row.meta.id == id).map(|row| &row.meta.labels).filter(|labels| !labels.is_empty())
        }
        AmountBody::OncePerMember { record, field, rows, .. } => {
            let row = rows.iter().find(|row| row.meta.id == id)?;
            if !row.meta.labels.is_empty() {
                return Some(&row.meta.labels);
            }
            match model.record(*record).fields.get_index(*field)?.1.ty {
                Type::Member(scale) => model.member(scale, row.member).map(|(_, labels)| labels),
                _ => None,
            }
        }
        AmountBody::Fixed { .. } | AmountBody::ForEach { .. } => None,
    }
}

/// What a single spell lacks of a length, along the calendar.
fn missing(spells: &[Spell], asked: Duration) -> Option<Duration> {
    let [(start, end)] = spells else { return None };
    let (years, months, days) = asked.parts();
    let over = value::over(*start, years * 12 + months, days)?;
    Some(Duration::between(*end, over)).filter(|missing| *missing != Duration::ZERO)
}

/// Whether whole months are over on the last day of a month only because it has no day with the number of the first.
fn is_over_early(start: Date, end: Date) -> bool {
    let (years, months, days) = Duration::between(start, end).parts();
    days == 0 && (years, months) != (0, 0) && start.day() > end.day()
}
