//! What the clauses rest on: facts, levels and kinds, calendars, notices, acts.

use super::Provision;
use super::Row;
use super::Table;
use super::clauses::Reader;
use super::mark;
use crate::model::Act;
use crate::model::Announced;
use crate::model::Assumption;
use crate::model::Calendar;
use crate::model::Field;
use crate::model::Labels;
use crate::model::Notice;
use crate::model::Property;
use crate::model::Record;
use crate::model::Scale;
use crate::model::ScaleId;
use crate::model::Unstated;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::value::Value;
use indexmap::IndexMap;
use jiff::civil::Date;
use jiff::civil::Weekday;
use std::collections::BTreeMap;

impl Reader<'_> {
    /// Which edition the page shows, and how it is read.
    pub(super) fn about(&self) -> Vec<String> {
        let version = &self.model.version;
        let mut about = Vec::new();
        let acts: Vec<String> = version.amendments.iter().map(|act| self.words.act(act)).collect();
        match (version.from, version.until) {
            (Some(from), _) => {
                let arguments = [("date", self.words.date(from)), ("acts", acts.join("; "))];
                about.push(self.words.say("version-from", &arguments));
            }
            (None, Some(until)) => about.push(self.words.say("version-until", &[("date", self.words.date(until))])),
            (None, None) => {}
        }
        let notice = self.model.notices.iter().find(|notice| Some(&notice.meta.id) == version.notice.as_ref());
        if let Some(notice) = notice {
            about.push(self.words.say("version-notice", &[("notice", self.words.title(&notice.meta))]));
        }
        about.push(self.words.plain("read-legend"));
        about
    }

    // Levels and kinds

    pub(super) fn scales(&self) -> Vec<Provision> {
        // The scales of documents and positions are made of clauses that have a place of their own.
        let own = |id: &ScaleId| Some(*id) != self.model.documents && Some(*id) != self.model.position_names;
        let ids = (0..self.model.scales.len()).map(ScaleId).filter(own);
        ids.map(|id| self.scale(self.model.scale(id))).collect()
    }

    fn scale(&self, scale: &Scale) -> Provision {
        let mut it = self.declared(&scale.name, &scale.labels);
        it.span = Some(scale.span);
        let members = scale.members.iter().zip(0..).map(|((name, labels), place)| {
            let member = self.words.name(labels, name);
            match scale.worth.get(&place) {
                None => member,
                Some(worth) => {
                    self.words.say("read-level-worth", &[("member", member), ("number", self.words.number(worth))])
                }
            }
        });
        let members = members.collect::<Vec<String>>().join(", ");
        let key = if scale.ordered { "read-levels" } else { "read-kinds" };
        it.sentence(self.words.say(key, &[("members", members)]));
        it
    }

    fn declared(&self, name: &str, labels: &Labels) -> Provision {
        let title = self.words.text(labels).unwrap_or(name).to_string();
        let translated_from = self.translated(labels);
        Provision { id: name.to_string(), title, translated_from, ..Provision::default() }
    }

    // Facts

    pub(super) fn facts(&self) -> Vec<Provision> {
        let model = self.model;
        let mut all = Vec::new();
        if !model.subject.is_empty() {
            let mut it = self.declared(&model.subject_name, &model.subject_labels);
            self.fields(&model.subject, &mut it);
            it.inner.extend(model.assumptions.iter().map(|assumption| self.assumption(assumption)));
            all.push(it);
        }
        if !model.vacancy.is_empty() {
            let mut it = Provision { title: self.words.plain("read-vacancy"), ..Provision::default() };
            if let Some(field) = model.evaluation_date {
                it.sentence(self.words.say("read-evaluated-on", &[("field", self.words.vacancy_field(field))]));
            }
            self.fields(&model.vacancy, &mut it);
            all.push(it);
        }
        all.extend(model.records.iter().map(|record| self.record(record)));
        all
    }

    fn record(&self, record: &Record) -> Provision {
        let mut it = self.declared(&record.name, &record.labels);
        it.span = Some(record.span);
        it.sentence(self.words.plain(if record.none_if_unstated { "read-list-empty" } else { "read-list-unknown" }));
        if let Some((first, last)) = record.period {
            let field = |index: usize| self.words.field(&record.fields[index]);
            it.sentence(self.words.say("read-period", &[("first", field(first)), ("last", field(last))]));
        }
        if let Some(standing) = &record.standing {
            let condition = self.words.condition(&standing.condition);
            it.sentence(self.words.say("read-standing", &[("condition", condition)]));
        }
        self.fields(&record.fields, &mut it);
        it.inner.extend(record.assumptions.iter().map(|assumption| self.assumption(assumption)));
        it
    }

    fn assumption(&self, assumption: &Assumption) -> Provision {
        let mut it = self.provision(&assumption.meta);
        let condition = self.words.assumption(&assumption.condition);
        it.sentence(self.words.say("read-assumed", &[("condition", condition)]));
        self.remarks(&assumption.meta, &mut it);
        it
    }

    fn fields(&self, fields: &IndexMap<String, Field>, it: &mut Provision) {
        if let Some(field) = fields.values().next() {
            it.span = it.span.or(Some(field.span));
        }
        let heads = ["read-column-fact", "read-column-possible", "read-column-unstated"];
        let heads = heads.map(|key| self.words.plain(key)).to_vec();
        let rows = fields.values().map(|field| {
            let mut possible = self.possible(field);
            if let Some((low, high)) = field.range.as_ref().filter(|range| !self.is_whole_scale(range, field.ty)) {
                let arguments = [("low", self.words.value(low, field.ty)), ("high", self.words.value(high, field.ty))];
                possible = format!("{possible}, {}", self.words.say("read-limits", &arguments));
            }
            if let Some(step) = &field.step {
                let step = self.words.value(&Value::Number(step.clone()), field.ty);
                possible = format!("{possible}, {}", self.words.say("read-increment", &[("step", step)]));
            }
            if field.may_be_absent {
                possible = format!("{possible}, {}", self.words.plain("read-may-be-absent"));
            }
            let unstated = match &field.unstated {
                Unstated::Unknown => self.words.plain("not-known"),
                Unstated::Absent => self.words.plain("read-absent"),
                Unstated::Value(value) => self.words.value(value, field.ty),
                Unstated::EvaluationDate => self.words.plain("evaluation-date"),
            };
            Row { cells: vec![self.words.field(field), possible, unstated], ..Row::default() }
        });
        it.table(Table { heads, rows: rows.collect() });
        for field in fields.values() {
            for text in field.notes.iter().filter_map(|note| self.words.text(note)) {
                let text = format!("{} – {text}", self.words.field(field));
                it.remark(self.words.say("note", &[("text", text)]));
            }
        }
    }

    /// Whether limits leave no level out.
    fn is_whole_scale(&self, (low, high): &(Value, Value), ty: Type) -> bool {
        match (ty, low, high) {
            (Type::Member(id), Value::Member(0), Value::Member(high)) => {
                *high as usize + 1 == self.model.scale(id).members.len()
            }
            _ => false,
        }
    }

    fn possible(&self, field: &Field) -> String {
        let scale = |key: &str, id: ScaleId| match Some(id) {
            id if id == self.model.documents => self.words.plain("read-type-documents"),
            id if id == self.model.position_names => self.words.plain("read-type-position"),
            _ => {
                let scale = self.model.scale(id);
                let name = self.words.name(&scale.labels, &scale.name) + &mark::named(&scale.name);
                self.words.say(key, &[("scale", name)])
            }
        };
        match field.ty {
            Type::Flag => self.words.plain("read-type-flag"),
            Type::Number(_) if field.whole => self.words.plain("read-type-whole"),
            Type::Number(Measure::Plain) => self.words.plain("read-type-number"),
            Type::Number(Measure::Percent) => self.words.plain("read-type-percent"),
            Type::Number(Measure::Unit(unit)) => {
                let unit = self.model.units.get_index(unit);
                let unit = unit.map_or(String::new(), |(name, labels)| self.words.text(labels).unwrap_or(name).into());
                self.words.say("read-type-unit", &[("unit", unit)])
            }
            Type::Date => self.words.plain("read-type-date"),
            Type::Duration => self.words.plain("read-type-duration"),
            Type::Member(id) => scale("read-type-member", id),
            Type::Set(id) => scale("read-type-set", id),
            Type::Text => self.words.plain("read-type-text"),
        }
    }

    // Calendars

    pub(super) fn calendar(&self, calendar: &Calendar) -> Provision {
        let mut it = self.provision(&calendar.meta);
        let (from, to) = calendar.covers;
        let covers = [("from", self.words.date(from)), ("to", self.words.date(to))];
        it.sentence(self.words.say("read-covers", &covers));
        let weekend = calendar.weekend.iter().map(|day| self.words.plain(weekday(*day)));
        let weekend = weekend.collect::<Vec<String>>();
        if !weekend.is_empty() {
            it.sentence(self.words.say("read-weekend", &[("days", weekend.join(", "))]));
        }
        it.sentence(self.words.plain("read-worked"));
        let mut days: Vec<(&(Date, Date, Labels), &str)> =
            calendar.holidays.iter().map(|day| (day, "read-holiday")).collect();
        days.extend(calendar.workdays.iter().map(|day| (day, "read-workday")));
        days.sort_by_key(|((from, to, _), _)| (*from, *to));
        let rows = days.into_iter().map(|((from, to, labels), kind)| {
            let days = match from == to {
                true => self.words.date(*from),
                false => format!("{} – {}", self.words.date(*from), self.words.date(*to)),
            };
            let name = self.words.text(labels).unwrap_or_default().to_string();
            Row { cells: vec![days, self.words.plain(kind), name], ..Row::default() }
        });
        let heads = ["read-column-days", "read-column-kind", "read-column-occasion"];
        it.table(Table { heads: heads.map(|key| self.words.plain(key)).to_vec(), rows: rows.collect() });
        self.remarks(&calendar.meta, &mut it);
        it
    }

    // Notices, properties, acts

    pub(super) fn notice(&self, notice: &Notice) -> Provision {
        let mut it = self.provision(&notice.meta);
        if !notice.follows.is_empty() {
            let acts = notice.follows.iter().map(|act| self.words.act(act)).collect::<Vec<String>>().join(", ");
            it.sentence(self.words.say("read-follows", &[("acts", acts)]));
        }
        self.settings(&notice.fields, &mut it);
        self.remarks(&notice.meta, &mut it);
        self.texts("note", &notice.remarks, &mut it);
        it.inner.extend(notice.vacancies.iter().map(|vacancy| self.announced(vacancy)));
        it
    }

    fn announced(&self, vacancy: &Announced) -> Provision {
        let mut it = self.provision(&vacancy.meta);
        if let Some(position) = vacancy.position {
            let position = self.words.clause(&self.model.positions[position].meta.id);
            it.sentence(self.words.say("read-for-position", &[("position", position)]));
        }
        self.settings(&vacancy.fields, &mut it);
        self.remarks(&vacancy.meta, &mut it);
        self.texts("note", &vacancy.remarks, &mut it);
        it
    }

    fn settings(&self, fields: &BTreeMap<usize, Value>, it: &mut Provision) {
        let rows = fields.iter().filter_map(|(index, value)| {
            let (_, field) = self.model.vacancy.get_index(*index)?;
            Some(Row { cells: vec![self.words.field(field), self.words.value(value, field.ty)], ..Row::default() })
        });
        let heads = ["read-column-fact", "read-column-value"].map(|key| self.words.plain(key)).to_vec();
        it.table(Table { heads, rows: rows.collect() });
    }

    pub(super) fn property(&self, property: &Property) -> Provision {
        let mut it = self.provision(&property.meta);
        it.sentence(self.words.plain("read-property"));
        self.remarks(&property.meta, &mut it);
        it
    }

    pub(super) fn acts(&self) -> Vec<Provision> {
        // An amendment that comes later is not part of this edition.
        let until = self.model.version.until;
        let is_known = |act: &Act| until.is_none_or(|until| act.in_force.is_none_or(|from| from < until));
        let acts = self.model.acts.iter().filter(|(_, act)| is_known(act));
        acts.map(|(name, act)| self.act(name, act)).collect()
    }

    fn act(&self, name: &str, act: &Act) -> Provision {
        let mut it = self.declared(name, &act.labels);
        it.span = Some(act.span);
        let dated = |key: &str, date: Option<Date>| Some(self.words.say(key, &[("date", self.words.date(date?))]));
        let said = [
            act.number.as_ref().map(|number| self.words.say("read-act-number", &[("number", number.clone())])),
            dated("read-adopted", act.adopted),
            dated("read-in-force", act.in_force),
            dated("read-ended", act.ended),
        ];
        said.into_iter().flatten().for_each(|text| it.sentence(text));
        self.texts("note", &act.notes, &mut it);
        it
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "read-monday",
        Weekday::Tuesday => "read-tuesday",
        Weekday::Wednesday => "read-wednesday",
        Weekday::Thursday => "read-thursday",
        Weekday::Friday => "read-friday",
        Weekday::Saturday => "read-saturday",
        Weekday::Sunday => "read-sunday",
    }
}
