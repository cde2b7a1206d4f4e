//! Positions, packages, time limits and pay as provisions.

use super::Chapter;
use super::Provision;
use super::Row;
use super::Table;
use super::mark;
use super::wording::Wording;
use super::wording::Worth;
use crate::catalog::Catalog;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Document;
use crate::model::HowMany;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::Model;
use crate::model::Package;
use crate::model::Pay;
use crate::model::Position;
use crate::model::Required;
use crate::model::Stair;
use crate::model::Step;
use crate::model::TermId;
use crate::model::Thresholds;
use crate::model::TimeLimit;
use crate::model::expression::Condition;
use crate::model::expression::Fact;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::syntax::ast::Lang;
use crate::value::Number;
use crate::value::Rounding;
use crate::value::Value;
use fluent_bundle::FluentValue;
use indexmap::IndexMap;
use indexmap::IndexSet;
use std::collections::HashMap;
use std::collections::HashSet;

/// Makes provisions of the clauses of a model.
pub(super) struct Reader<'a> {
    pub model: &'a Model,
    pub words: Wording<'a>,
    /// The definitions that stand in a block, by its path; of several with one name the first.
    local: HashMap<&'a str, Vec<TermId>>,
}

fn local_terms(model: &Model) -> HashMap<&str, Vec<TermId>> {
    let (mut known, mut local) = (HashSet::new(), HashMap::new());
    for (index, term) in model.terms.iter().enumerate().filter(|(_, term)| known.insert(&term.meta.id)) {
        if let Some((block, _)) = term.meta.id.rsplit_once('.') {
            local.entry(block).or_insert_with(Vec::new).push(TermId(index));
        }
    }
    local
}

impl<'a> Reader<'a> {
    pub fn new(model: &'a Model, catalog: &'a Catalog) -> Reader<'a> {
        Reader { model, words: Wording::new(model, catalog), local: local_terms(model) }
    }

    /// Everything, in the order in which it is read.
    pub fn chapters(&self) -> Vec<Chapter> {
        let model = self.model;
        let chapter = |key: &str, provisions: Vec<Provision>| Chapter { title: self.words.plain(key), provisions };
        let sheets = model.score_sheets.iter().map(|sheet| self.whole_sheet(sheet));
        let choices = model.sheets.iter().map(|sheets| self.sheets(sheets));
        let limits = model.time_limits.iter().map(|limit| self.with_doubts(self.time_limit(limit)));
        let calendars = model.calendars.iter().map(|calendar| self.calendar(calendar));
        let packages = model.packages.iter().map(|package| self.with_doubts(self.package(package)));
        let rankings = model.rankings.iter().map(|ranking| self.with_doubts(self.ranking(ranking)));
        let pays = model.pays.iter().map(|pay| self.with_doubts(self.pay(pay)));
        vec![
            chapter(
                "read-positions",
                model.positions.iter().map(|position| self.with_doubts(self.position(position))).collect(),
            ),
            chapter("read-sheets", sheets.chain(choices).collect()),
            chapter("read-packages", packages.collect()),
            chapter("read-rankings", rankings.collect()),
            chapter("read-time-limits", limits.chain(calendars).collect()),
            chapter("read-pay", pays.collect()),
            chapter("read-outcomes", model.outcomes.iter().map(|outcome| self.term(outcome.term)).collect()),
            chapter("read-terms", self.global_terms()),
            chapter("read-facts", self.facts()),
            chapter("read-scales", self.scales()),
            chapter("read-notices", model.notices.iter().map(|notice| self.notice(notice)).collect()),
            chapter("read-properties", model.properties.iter().map(|property| self.property(property)).collect()),
            chapter("read-acts", self.acts()),
        ]
    }

    // What every provision has

    pub fn provision(&self, meta: &Meta) -> Provision {
        Provision {
            id: meta.id.clone(),
            span: Some(meta.span),
            title: self.words.title(meta),
            translated_from: self.translated(&meta.labels),
            ..Provision::default()
        }
    }

    /// The language of the source, if what is shown is a translation.
    pub fn translated(&self, labels: &Labels) -> Option<Lang> {
        let own = self.words.catalog.lang;
        labels.original.filter(|original| *original != own && labels.texts.contains_key(&own))
    }

    /// Citation, quotes, notes, evidence and known defects.
    pub fn remarks(&self, meta: &Meta, it: &mut Provision) {
        if !meta.sources.is_empty() {
            it.remark(self.words.say("read-source", &[("source", self.words.citations(&meta.sources))]));
        }
        for quote in &meta.quotes {
            self.quote(quote, it);
        }
        self.texts("evidence", &meta.evidence, it);
        self.texts("note", &meta.notes, it);
        let defects: Vec<Labels> = meta.defects.iter().map(|defect| defect.texts.clone()).collect();
        self.texts("known-defect", &defects, it);
    }

    pub fn texts(&self, key: &str, all: &[Labels], it: &mut Provision) {
        for text in all.iter().filter_map(|labels| self.words.text(labels)) {
            it.remark(self.words.say(key, &[("text", text.to_string())]));
        }
    }

    /// The words of the source; in its own language if it has no others.
    fn quote(&self, quote: &Labels, it: &mut Provision) {
        let own = self.words.catalog.lang;
        let Some(lang) = [Some(own), quote.texts.keys().next().copied()]
            .into_iter()
            .flatten()
            .find(|lang| quote.texts.contains_key(lang))
        else {
            return;
        };
        let language = if lang == own { "own" } else { lang.code() };
        let text = self.words.quoted(&quote.texts[&lang]);
        it.remark(self.words.say("read-quote", &[("language", language.to_string()), ("text", text)]));
    }

    /// Whether nothing is said about it, so that a row of a table is enough for it.
    pub fn is_bare(&self, meta: &Meta) -> bool {
        let nothing = meta.sources.is_empty() && meta.quotes.is_empty() && meta.notes.is_empty();
        nothing && meta.evidence.is_empty() && meta.defects.is_empty() && self.doubts_of(&meta.id).next().is_none()
    }

    // Terms in their block

    /// The definitions that stand in a block.
    pub fn local_terms(&self, block: &str, it: &mut Provision) {
        for id in self.local.get(block).into_iter().flatten() {
            it.inner.push(self.term(*id));
        }
    }

    // Positions

    pub fn position(&self, position: &Position) -> Provision {
        let mut it = self.provision(&position.meta);
        if !position.requirements.is_empty() {
            it.sentence(self.words.plain("read-position"));
        }
        self.remarks(&position.meta, &mut it);
        for requirement in &position.requirements {
            let mut inner = self.demand(requirement);
            self.local_terms(&requirement.meta.id, &mut inner);
            it.inner.push(inner);
        }
        it.inner.extend(position.stair.as_ref().map(|stair| self.stair(stair)));
        self.local_terms(&position.meta.id, &mut it);
        it
    }

    fn demand(&self, demand: &Demand) -> Provision {
        let mut it = self.provision(&demand.meta);
        self.demand_body(demand, &mut it);
        // What is shared is owed as it is where it stands.
        if self.shared(demand).unwrap_or(demand).if_available {
            it.sentence(self.words.plain("read-if-available"));
        }
        self.remarks(&demand.meta, &mut it);
        it.inner.extend(self.members(demand));
        it
    }

    fn demand_body(&self, demand: &Demand, it: &mut Provision) {
        match &demand.body {
            DemandBody::When(condition) => {
                it.sentence(self.words.say("read-required", &[("condition", self.words.condition(condition))]));
            }
            DemandBody::Judged => it.sentence(self.words.plain("read-judged")),
            DemandBody::Group(how, _) => it.sentence(self.how_many("read-group", *how)),
            DemandBody::Once(once) => {
                let ids = once.members.iter().map(|member| member.id.as_str());
                it.sentence(self.words.serves_once(once.record, ids));
            }
            DemandBody::SameAs(path) => {
                let key =
                    if self.shared(demand).is_some_and(has_judgement) { "read-same-as-judged" } else { "read-same-as" };
                let id = self.shared(demand).map_or(path, |shared| &shared.meta.id);
                it.sentence(self.words.say(key, &[("clause", self.words.needed_clause(id))]));
            }
        }
    }

    /// The competence of another step that this one is the same as. Its path begins at the stair.
    fn shared(&self, demand: &Demand) -> Option<&Demand> {
        let DemandBody::SameAs(path) = &demand.body else { return None };
        let mut stairs = self.model.positions.iter().filter_map(|position| position.stair.as_ref());
        let stair = stairs.find(|stair| demand.meta.id.starts_with(&format!("{}.", stair.meta.id)))?;
        let id = format!("{}.{path}", stair.meta.id);
        stair.steps.iter().flat_map(|step| &step.competences).find(|competence| competence.meta.id == id)
    }

    fn members(&self, demand: &Demand) -> Vec<Provision> {
        match &demand.body {
            DemandBody::Group(_, members) => members.iter().map(|member| self.demand(member)).collect(),
            DemandBody::When(_) | DemandBody::Judged | DemandBody::SameAs(_) | DemandBody::Once(_) => Vec::new(),
        }
    }

    fn how_many(&self, key: &str, how: HowMany) -> String {
        match how {
            HowMany::All => self.words.plain(&format!("{key}-all")),
            HowMany::ExactlyOne => self.words.plain(&format!("{key}-exactly-one")),
            HowMany::AtLeast(count) => self.count(&format!("{key}-at-least"), count),
        }
    }

    pub fn count(&self, key: &str, count: usize) -> String {
        self.words.catalog.text(key, &[("count", FluentValue::from(count as i64))])
    }

    fn stair(&self, stair: &Stair) -> Provision {
        let mut it = self.provision(&stair.meta);
        let scale = self.model.scale(stair.scale);
        let name = self.words.name(&scale.labels, &scale.name) + &mark::behind(&scale.name);
        if it.title.is_empty() {
            it.title = self.words.text(&scale.labels).unwrap_or(&scale.name).to_string();
        }
        it.sentence(self.words.say("read-stair", &[("levels", name)]));
        self.remarks(&stair.meta, &mut it);
        it.inner.extend(stair.thresholds.as_ref().map(|thresholds| self.thresholds(stair, thresholds)));
        it.inner.extend(stair.steps.iter().map(|step| self.step(stair, step)));
        self.local_terms(&stair.meta.id, &mut it);
        it
    }

    fn thresholds(&self, stair: &Stair, thresholds: &Thresholds) -> Provision {
        let mut it = self.provision(&thresholds.meta);
        if it.title.is_empty() {
            it.title = self.words.plain("read-thresholds");
        }
        it.sentence(self.words.plain("read-thresholds-joined"));
        let repeats = |index: usize| thresholds.rows[..index].iter().any(|row| row.0 == thresholds.rows[index].0);
        if (0..thresholds.rows.len()).any(repeats) {
            it.sentence(self.words.plain("read-thresholds-alternatives"));
        }
        let conditions: Vec<&Condition> = thresholds.rows.iter().map(|(_, condition)| condition).collect();
        let (heads, cells) = self.grid(&conditions);
        let rows = thresholds.rows.iter().zip(cells).map(|((level, _), cells)| {
            let first = self.words.member(stair.scale, *level);
            Row { cells: std::iter::once(first).chain(cells).collect(), ..Row::default() }
        });
        let heads = std::iter::once(self.words.plain("read-column-step")).chain(heads).collect();
        it.table(Table { heads, rows: rows.collect() });
        self.remarks(&thresholds.meta, &mut it);
        it
    }

    /// Conditions as cells under the facts that they compare; as one column where they are not made of comparisons.
    pub fn grid(&self, conditions: &[&Condition]) -> (Vec<String>, Vec<Vec<String>>) {
        let rows: Option<Vec<IndexMap<&Fact, String>>> =
            conditions.iter().map(|condition| self.cells(condition)).collect();
        let Some(rows) = rows else {
            let cells = conditions.iter().map(|condition| vec![self.words.condition(condition)]);
            return (vec![self.words.plain("read-column-condition")], cells.collect());
        };
        let facts: IndexSet<&Fact> = rows.iter().flat_map(|row| row.keys().copied()).collect();
        let any = || self.words.plain("read-any");
        let cells =
            rows.iter().map(|row| facts.iter().map(|fact| row.get(fact).cloned().unwrap_or_else(any)).collect());
        let cells = cells.collect();
        (facts.iter().map(|fact| self.words.fact(fact)).collect(), cells)
    }

    /// A condition as cells, if it joins comparisons of different facts.
    fn cells<'c>(&self, condition: &'c Condition) -> Option<IndexMap<&'c Fact, String>> {
        let Condition::All(parts) = condition else {
            return self.words.cell(condition).map(|cell| IndexMap::from([cell]));
        };
        let mut cells = IndexMap::new();
        for part in parts {
            let (fact, text) = self.words.cell(part)?;
            if cells.insert(fact, text).is_some() {
                return None;
            }
        }
        Some(cells)
    }

    fn step(&self, stair: &Stair, step: &Step) -> Provision {
        let mut it = self.provision(&step.meta);
        if it.title.is_empty() {
            let member = self.model.member(stair.scale, step.level);
            it.title =
                member.and_then(|(name, labels)| self.words.text(labels).or(Some(name))).unwrap_or_default().into();
        }
        if let Some(base) = step.builds_on {
            let id = stair.steps.iter().find(|other| other.level == base).map_or("", |other| other.meta.id.as_str());
            let name = self.words.member(stair.scale, base) + &mark::named(id);
            it.sentence(self.words.say("read-builds-on", &[("step", name)]));
        }
        it.sentence(self.words.plain(if step.competences.is_empty() { "read-step-empty" } else { "read-step" }));
        self.remarks(&step.meta, &mut it);
        it.inner.extend(step.competences.iter().map(|competence| self.demand(competence)));
        it
    }

    // Packages

    pub fn package(&self, package: &Package) -> Provision {
        let mut it = self.provision(&package.meta);
        let filed = self.model.subject.get_index(package.filed).map(|(_, field)| self.words.field(field));
        it.sentence(self.words.say("read-filed", &[("field", filed.unwrap_or_default())]));
        self.remarks(&package.meta, &mut it);
        let mut groups: IndexSet<usize> = IndexSet::new();
        for document in &package.documents {
            match document.group {
                None => it.inner.push(self.document(document)),
                Some(group) if groups.insert(group) => it.inner.push(self.document_group(package, group)),
                Some(_) => {}
            }
        }
        it.inner.extend(package.exemptions.iter().map(|exemption| {
            let mut inner = self.provision(&exemption.meta);
            let freed = exemption.frees_from.iter().map(|index| self.words.clause(&package.documents[*index].meta.id));
            let arguments = [
                ("documents", freed.collect::<Vec<String>>().join(", ")),
                ("condition", self.words.condition(&exemption.condition)),
            ];
            inner.sentence(self.words.say("read-exemption", &arguments));
            self.remarks(&exemption.meta, &mut inner);
            inner
        }));
        it.inner.extend(package.rules.iter().map(|rule| {
            let mut inner = self.provision(&rule.meta);
            let condition = self.words.condition(&rule.condition);
            inner.sentence(self.words.say("read-applies", &[("condition", condition)]));
            self.remarks(&rule.meta, &mut inner);
            inner
        }));
        self.local_terms(&package.meta.id, &mut it);
        it
    }

    fn document_group(&self, package: &Package, group: usize) -> Provision {
        let mut it = self.provision(&package.groups[group].meta);
        it.sentence(self.how_many("read-documents", package.groups[group].how));
        self.remarks(&package.groups[group].meta, &mut it);
        let members = package.documents.iter().filter(|document| document.group == Some(group));
        it.inner.extend(members.map(|document| self.document(document)));
        it
    }

    fn document(&self, document: &Document) -> Provision {
        let mut it = self.provision(&document.meta);
        it.sentence(match &document.required {
            Required::Always => self.words.plain("read-document-required"),
            Required::IfAvailable => self.words.plain("read-document-if-available"),
            Required::When(condition) => {
                self.words.say("read-document-required-when", &[("condition", self.words.condition(condition))])
            }
        });
        if let Some(blank) = &document.blank {
            it.sentence(self.words.say("read-blank", &[("blank", self.words.citation(blank))]));
        }
        if let Some(demand) = &document.satisfied_by
            && let DemandBody::Group(how, _) = &demand.body
        {
            it.sentence(self.how_many("read-satisfied", *how));
            it.inner = self.members(demand);
        }
        self.remarks(&document.meta, &mut it);
        it
    }

    // Time limits and pay

    pub fn time_limit(&self, limit: &TimeLimit) -> Provision {
        let mut it = self.provision(&limit.meta);
        let days = limit.days as usize;
        match limit.calendar.map(|index| &self.model.calendars[index]) {
            Some(calendar) => {
                let name = self.words.name(&calendar.meta.labels, &calendar.meta.id) + &mark::needed(&calendar.meta.id);
                let length = self.count("read-working-days", days);
                it.sentence(self.words.say("read-length-by", &[("length", length), ("calendar", name)]));
            }
            None => it.sentence(self.words.say("read-length", &[("length", self.count("length-days", days))])),
        }
        let key = if limit.first_day_counts { "read-starts-with" } else { "read-starts-after" };
        it.sentence(self.words.say(key, &[("day", self.words.vacancy_field(limit.starts))]));
        if let Some(index) = limit.announced {
            it.sentence(self.words.say("read-announced", &[("figure", self.words.vacancy_field(index))]));
        }
        self.remarks(&limit.meta, &mut it);
        it
    }

    pub fn pay(&self, pay: &Pay) -> Provision {
        let mut it = self.provision(&pay.meta);
        let factors = pay.factors.iter().map(|factor| {
            // The unit is that of the whole; no factor needs to be told apart by it.
            let measure = if factor.percent { Measure::Percent } else { Measure::Plain };
            self.words.operand(&factor.operand, Type::Number(measure))
        });
        let factors = factors.collect::<Vec<String>>().join(" × ");
        it.sentence(match pay.unit.and_then(|unit| self.model.units.get_index(unit)) {
            None => self.words.say("read-product", &[("factors", factors)]),
            Some((name, labels)) => {
                let unit = self.words.text(labels).unwrap_or(name).to_string();
                self.words.say("read-product-in", &[("factors", factors), ("unit", unit)])
            }
        });
        let ty = Type::Number(pay.unit.map_or(Measure::Plain, Measure::Unit));
        self.rounding(pay.rounding.as_ref(), Worth::Value(ty), &mut it);
        let announced = pay.announced.iter().map(|index| self.words.vacancy_field(*index)).collect::<Vec<String>>();
        if !announced.is_empty() {
            it.sentence(self.words.say("read-announced", &[("figure", announced.join(", "))]));
        }
        self.remarks(&pay.meta, &mut it);
        self.local_terms(&pay.meta.id, &mut it);
        it
    }

    pub fn rounding(&self, rounding: Option<&(Rounding, Number)>, worth: Worth, it: &mut Provision) {
        let Some((mode, unit)) = rounding else { return };
        let key = match mode {
            Rounding::Down => "read-rounded-down",
            Rounding::Up => "read-rounded-up",
            Rounding::HalfUp => "read-rounded-half-up",
            Rounding::HalfDown => "read-rounded-half-down",
            Rounding::HalfToEven => "read-rounded-half-even",
        };
        let unit = match worth {
            Worth::Points => self.words.number(unit),
            Worth::Value(ty) => self.words.value(&Value::Number(unit.clone()), ty),
        };
        it.sentence(self.words.say(key, &[("unit", unit)]));
    }
}

/// Whether the commission decides on a part of it.
fn has_judgement(demand: &Demand) -> bool {
    match &demand.body {
        DemandBody::Judged => true,
        DemandBody::Group(_, members) => members.iter().any(has_judgement),
        DemandBody::When(_) | DemandBody::SameAs(_) | DemandBody::Once(_) => false,
    }
}
