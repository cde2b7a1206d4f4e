//! The tree against the vocabulary of a policy.

use super::ABSENT;
use super::COMMISSION;
use super::MAX_RECORDS;
use super::POSITION;
use super::UNKNOWN;
use super::marks::marks;
use super::tree;
use super::tree::Key;
use super::tree::Node;
use super::tree::NodeKind;
use crate::eval::Dossier;
use crate::eval::facts;
use crate::eval::facts::RecordFacts;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Field;
use crate::model::Labels;
use crate::model::Model;
use crate::model::Record;
use crate::model::RecordId;
use crate::model::ScaleId;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::problem::Argument;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::suggest::Suggestions;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Span;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Value;
use indexmap::IndexMap;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

/// A dossier, and where its records stand in the text.
#[derive(Debug, Default)]
pub struct Read {
    pub dossier: Dossier,
    pub places: Vec<Vec<Span>>,
    pub problems: Vec<Problem>,
}

/// What a vacancy states.
#[derive(Debug, Default)]
pub struct Vacancy {
    /// A number in the model.
    pub position: Option<usize>,
    pub fields: HashMap<usize, Possible>,
    pub problems: Vec<Problem>,
}

/// Reads a dossier; `date` is the evaluation date, which a field may default to.
pub fn read_dossier(model: &Model, file: &SourceFile, id: FileId, date: Date) -> Read {
    read_root(model, tree::parse(&file.text, id), &file.name, date)
}

/// Reads a dossier that is written in another file.
pub fn read_dossier_here(model: &Model, node: &Node, date: Date) -> Read {
    read_root(model, Ok(node.clone()), "dossier", date)
}

fn read_root(model: &Model, root: Result<Node, Box<Problem>>, name: &str, date: Date) -> Read {
    let mut read = Read {
        dossier: Dossier::empty(model, date),
        places: vec![Vec::new(); model.records.len()],
        problems: Vec::new(),
    };
    let Some(entries) = entries_of(root, name, &mut read.problems) else { return read };
    if let Some((key, _)) = entries.iter().find(|(key, _)| is_of_sample(key, model)) {
        let problem = Problem::new(Code::UnknownField, key.span).text("name", &key.text);
        read.problems.push(Problem { help: "sample", ..problem.text("record", &model.subject_name) });
        return read;
    }
    let mut reader = Reader { model, date, problems: Vec::new(), suggestions: Suggestions::default() };
    reader.repeated(&entries);
    for (key, node) in &entries {
        if let Some((index, _, field)) = model.subject.get_full(&key.text) {
            read.dossier.fields[index] = reader.field(field, node);
        } else if let Some(index) = model.records.iter().position(|record| record.plural == key.text) {
            let (list, places) = reader.records(RecordId(index), node);
            read.dossier.records[index] = list;
            read.places[index] = places;
        } else if key.text == COMMISSION {
            reader.commission(node, &mut read.dossier);
        } else {
            let names = model.subject.keys().chain(model.records.iter().map(|record| &record.plural));
            let names = names.map(String::as_str).chain([COMMISSION]);
            reader.unknown_field(key, &model.subject_name, names);
        }
    }
    read.problems.append(&mut reader.problems);
    read
}

/// A sample has a dossier; what it has besides is no mistake.
fn is_of_sample(key: &Key, model: &Model) -> bool {
    key.text == super::DOSSIER && !model.subject.contains_key(super::DOSSIER)
}

/// What a vacancy says plainly, before there is a model to read it by.
#[derive(Debug, Default)]
pub struct Peeked {
    pub position: Option<String>,
    pub date: Option<Date>,
}

/// Looks for the position of a vacancy, and for the date in a field. What is wrong is told by [`read_vacancy`].
pub fn peek(file: &SourceFile, id: FileId, field: &str) -> Peeked {
    peek_root(tree::parse(&file.text, id), field)
}

/// The same for a vacancy that is written in another file.
pub fn peek_here(node: &Node, field: &str) -> Peeked {
    peek_root(Ok(node.clone()), field)
}

fn peek_root(root: Result<Node, Box<Problem>>, field: &str) -> Peeked {
    let Some(entries) = entries_of(root, "", &mut Vec::new()) else { return Peeked::default() };
    let text = |name: &str| entries.iter().find(|(key, _)| key.text == name).and_then(|(_, node)| scalar(node));
    Peeked { position: text(POSITION).map(String::from), date: text(field).and_then(|text| text.parse().ok()) }
}

/// Reads a vacancy.
pub fn read_vacancy(model: &Model, file: &SourceFile, id: FileId) -> Vacancy {
    vacancy_of(model, tree::parse(&file.text, id), &file.name)
}

/// Reads a vacancy that is written in another file.
pub fn read_vacancy_here(model: &Model, node: &Node) -> Vacancy {
    vacancy_of(model, Ok(node.clone()), "vacancy")
}

fn vacancy_of(model: &Model, root: Result<Node, Box<Problem>>, name: &str) -> Vacancy {
    let mut vacancy = Vacancy::default();
    let Some(entries) = entries_of(root, name, &mut vacancy.problems) else { return vacancy };
    let mut reader = Reader { model, date: Date::MIN, problems: Vec::new(), suggestions: Suggestions::default() };
    reader.repeated(&entries);
    for (key, node) in &entries {
        if let Some((index, _, field)) = model.vacancy.get_full(&key.text) {
            vacancy.fields.insert(index, reader.field(field, node));
        } else if key.text == POSITION {
            vacancy.position = reader.position(node);
        } else {
            let names = model.vacancy.keys().map(String::as_str).chain([POSITION]);
            reader.unknown_field(key, "vacancy", names);
        }
    }
    vacancy.problems.append(&mut reader.problems);
    vacancy
}

fn entries_of(root: Result<Node, Box<Problem>>, name: &str, problems: &mut Vec<Problem>) -> Option<Vec<(Key, Node)>> {
    match root {
        Err(problem) => {
            problems.push(*problem);
            None
        }
        Ok(Node { what: NodeKind::Map(entries), .. }) => Some(entries),
        Ok(Node { what: NodeKind::Scalar(text), .. }) if text.is_empty() => Some(Vec::new()),
        Ok(node) => {
            problems.push(
                Problem::new(Code::WrongType, start_of(node.span))
                    .text("name", name)
                    .text("found", "")
                    .phrase("expected", "type-mapping"),
            );
            None
        }
    }
}

/// The first byte only: a list or mapping is long.
fn start_of(span: Span) -> Span {
    Span { end: span.start, ..span }
}

struct Reader<'m> {
    model: &'m Model,
    date: Date,
    problems: Vec<Problem>,
    suggestions: Suggestions,
}

impl Reader<'_> {
    fn repeated(&mut self, entries: &[(Key, Node)]) {
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for (key, _) in entries {
            if let Some(first) = seen.insert(&key.text, key.span) {
                self.problems.push(Problem::new(Code::RepeatedField, key.span).text("name", &key.text).also(first));
            }
        }
    }

    fn unknown_field<'n>(&mut self, key: &Key, record: &str, names: impl Iterator<Item = &'n str>) {
        if self.is_elsewhere(&key.text, key.span) {
            return;
        }
        let problem = Problem::new(Code::UnknownField, key.span).text("name", &key.text).text("record", record);
        self.problems.push(self.suggestions.offer(problem, &key.text, || names));
    }

    /// Whether another edition knows a name, or a part of it: then it is passed over here, and said.
    fn is_elsewhere(&mut self, name: &str, span: Span) -> bool {
        let known = name.split('.').any(|part| self.model.version.elsewhere.contains(part));
        if known {
            self.problems.push(Problem::new(Code::OtherEdition, span).text("name", name));
        }
        known
    }

    fn records(&mut self, id: RecordId, node: &Node) -> (Option<Vec<RecordFacts>>, Vec<Span>) {
        let record = self.model.record(id);
        let items = match &node.what {
            NodeKind::List(items) => items,
            NodeKind::Scalar(text) if text.is_empty() || text == UNKNOWN => return (None, Vec::new()),
            NodeKind::Scalar(text) if text == ABSENT || text == "none" => return (Some(Vec::new()), Vec::new()),
            _ => {
                self.wrong_type(node, &record.plural, "type-list");
                return (None, Vec::new());
            }
        };
        if items.len() > MAX_RECORDS {
            let problem = Problem::new(Code::TooManyRecords, start_of(node.span)).count("count", items.len());
            self.problems.push(problem.count("limit", MAX_RECORDS));
            return (None, Vec::new());
        }
        let facts = items.iter().map(|item| self.record(record, item)).collect();
        (Some(facts), items.iter().map(|item| start_of(item.span)).collect())
    }

    fn record(&mut self, record: &Record, node: &Node) -> RecordFacts {
        let mut facts: RecordFacts = record.fields.values().map(|field| facts::unstated(field, self.date)).collect();
        let NodeKind::Map(entries) = &node.what else {
            self.wrong_type(node, &record.name, "type-mapping");
            return facts;
        };
        self.repeated(entries);
        for (key, value) in entries {
            match record.fields.get_full(&key.text) {
                Some((index, _, field)) => facts[index] = self.field(field, value),
                None => self.unknown_field(key, &record.name, record.fields.keys().map(String::as_str)),
            }
        }
        self.check_period(record, &facts, entries);
        facts
    }

    /// A spell must not end before it begins.
    fn check_period(&mut self, record: &Record, facts: &RecordFacts, entries: &[(Key, Node)]) {
        let Some((start, end)) = record.period else { return };
        let end_of = |possible: &Possible| possible.values().and_then(|range| range.high.clone()?.date());
        let start_of = |possible: &Possible| possible.values().and_then(|range| range.low.clone()?.date());
        let (Some(first), Some(last)) = (start_of(&facts[start]), end_of(&facts[end])) else { return };
        let name = |index: usize| record.fields.get_index(index).map(|(name, _)| name.as_str());
        let place = |index: usize| {
            entries.iter().find(|(key, _)| Some(key.text.as_str()) == name(index)).map(|(_, node)| node.span)
        };
        // An end that is not written is no mistake: the spell begins after the evaluation date and counts no day.
        if let (true, Some(span), Some(end)) = (first > last, place(start), place(end)) {
            let problem = Problem::new(Code::ReversedPeriod, end).text("start", first.to_string());
            self.problems.push(problem.text("finish", last.to_string()).also(span));
        }
    }

    fn commission(&mut self, node: &Node, dossier: &mut Dossier) {
        let NodeKind::Map(entries) = &node.what else {
            if !matches!(&node.what, NodeKind::Scalar(text) if text.is_empty()) {
                self.wrong_type(node, COMMISSION, "type-mapping");
            }
            return;
        };
        self.repeated(entries);
        let (known, marks) = (judged(self.model), marks(self.model));
        for (key, value) in entries {
            if let Some(field) = marks.get(&key.text) {
                if let Some(Value::Number(mark)) = self.field(field, value).single() {
                    dossier.marks.insert(key.text.clone(), mark.clone());
                }
                continue;
            }
            if !known.contains_key(key.text.as_str()) {
                if self.is_elsewhere(&key.text, key.span) {
                    continue;
                }
                let problem = Problem::new(Code::UnknownJudgement, key.span).text("name", &key.text);
                let names = || known.keys().copied().chain(marks.keys().map(String::as_str));
                self.problems.push(self.suggestions.offer(problem, &key.text, names));
                continue;
            }
            match scalar(value) {
                Some("yes" | "true") => dossier.commission.insert(key.text.clone(), true),
                Some("no" | "false") => dossier.commission.insert(key.text.clone(), false),
                Some("" | UNKNOWN) => None,
                _ => {
                    self.wrong_type(value, &key.text, "type-flag");
                    None
                }
            };
        }
    }

    fn position(&mut self, node: &Node) -> Option<usize> {
        let name = scalar(node).unwrap_or("");
        let found = self.model.positions.iter().position(|position| position.meta.id == name);
        if found.is_none() {
            let names: Vec<&str> = self.model.positions.iter().map(|position| position.meta.id.as_str()).collect();
            let problem =
                Problem::new(Code::UnknownPosition, node.span).text("name", name).text("allowed", names.join(", "));
            self.problems.push(problem.suggest(name, names));
        }
        found
    }

    // Values

    /// A value that is none of the type of its field.
    fn wrong_kind(&mut self, node: &Node, field: &Field) {
        let is_whole = field.whole && field.ty == Type::Number(Measure::Plain);
        let key = if is_whole { "type-whole" } else { field.ty.phrase() };
        self.wrong_type(node, &field.name, key);
        if let (Argument::About(..), Some(problem)) = (self.model.kind(field.ty), self.problems.last_mut()) {
            problem.arguments.retain(|(name, _)| *name != "expected");
            problem.arguments.push(("expected", self.model.kind(field.ty)));
        }
    }

    fn wrong_type(&mut self, node: &Node, name: &str, expected: &'static str) {
        let (found, span) = match &node.what {
            NodeKind::Scalar(text) => (text.clone(), node.span),
            NodeKind::List(_) => ("[ ]".into(), start_of(node.span)),
            NodeKind::Map(_) => ("{ }".into(), start_of(node.span)),
        };
        let instead = rewritten(&found, expected);
        let problem = Problem::new(Code::WrongType, span).text("name", name).text("found", found);
        let mut problem = problem.phrase("expected", expected);
        if let Some(instead) = instead {
            problem = problem.text("instead", instead);
            problem.help = "instead";
        }
        self.problems.push(problem);
    }

    fn field(&mut self, field: &Field, node: &Node) -> Possible {
        let unknown = facts::unknown(field);
        if let Type::Set(scale) = field.ty {
            return self.set(field, scale, node);
        }
        let Some(text) = scalar(node) else {
            self.wrong_kind(node, field);
            return unknown;
        };
        match text {
            "" | UNKNOWN => return unknown,
            ABSENT if field.may_be_absent => return Possible::absent(),
            _ => {}
        }
        let range = match field.ty {
            Type::Flag => flag(text).map(|flag| single(Value::Flag(flag))),
            Type::Date => self.date(text, node),
            Type::Duration => duration(text).map(|duration| single(Value::Duration(duration))),
            Type::Number(measure) => self.number(text, measure).map(|number| single(Value::Number(number))),
            Type::Member(scale) => return self.member(field, scale, text, node).unwrap_or(unknown),
            Type::Text => Some(single(Value::Text(text.to_string()))),
            Type::Set(_) => None,
        };
        let Some((low, high)) = range else {
            if self.problems.last().is_none_or(|problem| problem.span != Some(node.span)) {
                self.wrong_kind(node, field);
            }
            return unknown;
        };
        if !self.fits(field, &low, text, node) || (low != high && !self.fits(field, &high, text, node)) {
            return unknown;
        }
        Possible::range(Some(low), Some(high))
    }

    /// Whether a value lies in the declared range and is whole where it has to be.
    fn fits(&mut self, field: &Field, value: &Value, text: &str, node: &Node) -> bool {
        if field.whole && value.number().is_some_and(|number| !number.is_whole()) {
            self.wrong_type(node, &field.name, "type-whole");
            return false;
        }
        let Some((low, high)) = &field.range else { return true };
        let inside = value.against(low).is_ge() && value.against(high).is_le();
        if !inside {
            let problem = Problem::new(Code::OutOfRange, node.span).text("found", text).text("name", &field.name);
            self.problems.push(problem.text("low", plain(low)).text("high", plain(high)));
            return false;
        }
        self.check_step(field, value, text, node)
    }

    /// Whether a number is one of those that the step from the low end reaches.
    fn check_step(&mut self, field: &Field, value: &Value, text: &str, node: &Node) -> bool {
        let (Some(step), Some((low, high)), Some(number)) = (&field.step, &field.range, value.number()) else {
            return true;
        };
        let (Some(low), Some(high)) = (low.number(), high.number()) else { return true };
        let steps = number.sub(low).div(step);
        let reached = steps.is_none_or(|steps| steps.is_whole());
        if !reached {
            let problem = Problem::new(Code::OutOfRange, node.span).text("found", text).text("name", &field.name);
            let problem = problem.text("low", low.to_string()).text("high", high.to_string());
            let mut problem = problem.text("step", step.to_string());
            problem.help = "step";
            self.problems.push(problem);
        }
        reached
    }

    fn member(&mut self, field: &Field, scale: ScaleId, text: &str, node: &Node) -> Option<Possible> {
        let members = &self.model.scale(scale).members;
        if let Some(member) = members.get_index_of(text) {
            return Some(Possible::known(Value::Member(member as u32)));
        }
        self.unknown_value(&field.name, members, text, node);
        None
    }

    fn unknown_value(&mut self, name: &str, members: &IndexMap<String, Labels>, text: &str, node: &Node) {
        if self.is_elsewhere(text, node.span) {
            return;
        }
        let mut allowed: Vec<&str> = members.keys().map(String::as_str).take(12).collect();
        if members.len() > allowed.len() {
            allowed.push("…");
        }
        let problem = Problem::new(Code::UnknownValue, node.span).text("found", text).text("name", name);
        let problem = problem.text("allowed", allowed.join(", "));
        let names = || members.keys().map(String::as_str);
        self.problems.push(self.suggestions.offer(problem, text, names));
    }

    fn set(&mut self, field: &Field, scale: ScaleId, node: &Node) -> Possible {
        let items = match &node.what {
            NodeKind::List(items) => items,
            NodeKind::Scalar(text) if text.is_empty() || text == UNKNOWN => return Possible::Set(None),
            NodeKind::Scalar(text) if text == "none" || text == ABSENT => return Possible::Set(Some(BTreeSet::new())),
            _ => {
                self.wrong_type(node, &field.name, "type-list");
                return Possible::Set(None);
            }
        };
        let members = &self.model.scale(scale).members;
        let mut set = BTreeSet::new();
        for item in items {
            match scalar(item) {
                Some(text) if members.contains_key(text) => {
                    set.extend(members.get_index_of(text).map(|member| member as u32));
                }
                Some(text) => self.unknown_value(&field.name, members, text, item),
                None => self.wrong_type(item, &field.name, "type-member"),
            }
        }
        Possible::Set(Some(set))
    }

    /// `2019-09-01`, or `2019-09` or `2019` where the day or the month is not known.
    fn date(&mut self, text: &str, node: &Node) -> Option<(Value, Value)> {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        let shape = match parts[..] {
            [year] => digits(year, 4),
            [year, month] => digits(year, 4) && digits(month, 2),
            [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
            _ => false,
        };
        if !shape {
            return None;
        }
        let number = |index: usize| parts.get(index).and_then(|part| part.parse::<i16>().ok());
        let first =
            Date::new(number(0)?, number(1).map_or(1, |month| month as i8), number(2).map_or(1, |day| day as i8));
        let Ok(first) = first else {
            self.problems.push(Problem::new(Code::NoSuchDate, node.span).text("date", text));
            return None;
        };
        let after = match parts.len() {
            1 => first.checked_add(1.year()),
            2 => first.checked_add(1.month()),
            _ => first.checked_add(1.day()),
        };
        let last = after.and_then(|after| after.yesterday()).unwrap_or(first);
        Some((Value::Date(first), Value::Date(last)))
    }

    /// A number, with the sign of percent or its unit if that is written.
    fn number(&self, text: &str, measure: Measure) -> Option<Number> {
        let text = match measure {
            Measure::Plain => text,
            Measure::Percent => text.strip_suffix('%').unwrap_or(text).trim_end(),
            Measure::Unit(unit) => {
                let name = self.model.units.get_index(unit).map_or("", |(name, _)| name.as_str());
                text.strip_suffix(name).unwrap_or(text).trim_end()
            }
        };
        text.parse().ok()
    }
}

/// What was meant by a value as people write it elsewhere: `01.09.2020`, `6,5`, `Yes`, one name instead of a list.
fn rewritten(found: &str, expected: &str) -> Option<String> {
    match expected {
        "type-date" => match found.split('.').collect::<Vec<_>>()[..] {
            [day, month, year] if day.len() <= 2 && month.len() <= 2 && year.len() == 4 => {
                Some(format!("{year}-{month:0>2}-{day:0>2}"))
            }
            _ => None,
        },
        "type-number" | "type-percent" | "type-unit" => {
            let dotted = found.replace(',', ".");
            (dotted != found && dotted.parse::<Number>().is_ok()).then_some(dotted)
        }
        "type-flag" => Some(found.to_lowercase()).filter(|lower| lower != found && flag(lower).is_some()),
        "type-list" | "type-set" => {
            let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-, ".contains(letter);
            (!found.is_empty() && found.chars().all(is_name)).then(|| format!("[{found}]"))
        }
        _ => None,
    }
}

fn scalar(node: &Node) -> Option<&str> {
    match &node.what {
        NodeKind::Scalar(text) => Some(text),
        _ => None,
    }
}

fn single(value: Value) -> (Value, Value) {
    (value.clone(), value)
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "yes" | "true" => Some(true),
        "no" | "false" => Some(false),
        _ => None,
    }
}

/// `2 years 3 months 1 day`, any part of it.
fn duration(text: &str) -> Option<Duration> {
    let (mut months, mut days) = (0i64, 0i64);
    let mut words = text.split_whitespace();
    while let Some(count) = words.next() {
        let count: i64 = count.parse().ok().filter(|count| *count >= 0)?;
        match words.next()? {
            "year" | "years" => months = months.checked_add(count.checked_mul(12)?)?,
            "month" | "months" => months = months.checked_add(count)?,
            "day" | "days" => days = days.checked_add(count)?,
            _ => return None,
        }
    }
    (!text.trim().is_empty()).then_some(Duration::new(0, months, days))
}

fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Duration(duration) => {
            let (years, months, days) = duration.parts();
            format!("{years} years {months} months {days} days")
        }
        Value::Member(member) => member.to_string(),
        Value::Flag(_) | Value::Set(_) | Value::Text(_) => String::new(),
    }
}

/// All clauses that a commission judges, by id, with their labels.
pub fn judged(model: &Model) -> BTreeMap<&str, &Labels> {
    fn add<'m>(demand: &'m Demand, ids: &mut BTreeMap<&'m str, &'m Labels>) {
        match &demand.body {
            DemandBody::Judged => {
                ids.insert(&demand.meta.id, &demand.meta.labels);
            }
            DemandBody::Group(_, members) => members.iter().for_each(|member| add(member, ids)),
            DemandBody::When(_) | DemandBody::SameAs(_) | DemandBody::Once(_) => {}
        }
    }
    let mut ids = BTreeMap::new();
    for position in &model.positions {
        let steps = position.stair.iter().flat_map(|stair| &stair.steps).flat_map(|step| &step.competences);
        position.requirements.iter().chain(steps).for_each(|demand| add(demand, &mut ids));
    }
    let shown = model
        .packages
        .iter()
        .flat_map(|package| &package.documents)
        .filter_map(|document| document.satisfied_by.as_ref());
    shown.for_each(|demand| add(demand, &mut ids));
    ids
}
