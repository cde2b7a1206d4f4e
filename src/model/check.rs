//! The checker: names, then terms on demand, then clauses. Reports what is wrong and goes on.

use super::*;
use crate::problem;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::suggest::Suggestions;
use crate::source::Span;
use crate::syntax::ast;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::PropertyKind;
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::rc::Rc;

/// A model, and what is wrong with the policy. With an error among the problems the model must not be evaluated.
#[derive(Debug, Default)]
pub struct Checked {
    pub model: Model,
    pub problems: Vec<Problem>,
    /// Warnings that the policy accepts as known defects of the source.
    pub accepted: Vec<Problem>,
}

/// What a name of the one namespace of a policy stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Global {
    Act,
    Division,
    Unit(usize),
    Scale(ScaleId),
    Record(RecordId),
    Plural(RecordId),
    SubjectField,
    Term(TermId),
    Outcome(TermId),
    ScoreSheet(usize),
    Calendar(usize),
    /// A declaration that others name only by path.
    Other(ItemKind),
}

/// A `define`, `value` or `outcome` that waits until its type is asked for.
pub(super) struct Pending {
    pub item: Item,
    pub place: Place,
    pub state: State,
    /// How many definitions stand on each other in it, itself included.
    pub depth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    Running,
    Done,
}

/// Where an expression stands: what it may name and how its ids begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub id: String,
    pub original: Option<ast::Lang>,
    /// Terms of the enclosing blocks, innermost last.
    pub locals: Rc<Vec<(String, TermId)>>,
    /// The record that a filter or a term speaks of.
    pub record: Option<RecordId>,
    /// In outcomes and properties results may be tested.
    pub outcomes: bool,
    pub package: Option<usize>,
}

impl Place {
    /// The place inside an item.
    pub fn inside(&self, item: &Item) -> Place {
        let mut place = self.clone();
        if item.name.is_some() {
            place.id =
                if self.id.is_empty() { item.name().to_string() } else { format!("{}.{}", self.id, item.name()) };
        }
        let original = item.properties.iter().find_map(|property| match property.what {
            PropertyKind::Original(lang) => Some(lang),
            _ => None,
        });
        place.original = original.or(self.original);
        place
    }

    pub fn with_record(&self, record: RecordId) -> Place {
        Place { record: Some(record), ..self.clone() }
    }
}

pub(super) struct Checker {
    pub model: Model,
    pub globals: IndexMap<String, (Global, Span)>,
    pub pending: Vec<Pending>,
    /// The terms being typed, to show a cycle as a path.
    pub running: Vec<TermId>,
    /// A chain of definitions that is too long has been reported; the others are parts of it.
    pub is_too_deep: bool,
    pub problems: Vec<Problem>,
    pub suggestions: Suggestions,
}

/// The properties of an item that match a pattern.
macro_rules! each {
    ($item:expr, $pattern:pat => $value:expr) => {
        $item.properties.iter().filter_map(|property| match &property.what {
            $pattern => Some($value),
            _ => None,
        })
    };
}
pub(super) use each;

impl Checker {
    pub fn new(version: Version) -> Checker {
        Checker {
            model: Model { version, ..Model::default() },
            globals: IndexMap::new(),
            pending: Vec::new(),
            running: Vec::new(),
            is_too_deep: false,
            problems: Vec::new(),
            suggestions: Suggestions::default(),
        }
    }

    /// Checks what belongs where in a declaration, and the letters of its labels.
    pub fn shape(&mut self, item: &Item) {
        shape::check(item, &mut self.problems);
        script::check(item, &mut self.problems);
    }

    /// Checks the declarations of a policy, views of interpretations already applied.
    pub fn policy(&mut self, items: &[Item]) {
        self.declare(items);
        self.vocabulary(items);
        self.finish_terms(false);
        self.clauses(items);
        self.finish_terms(true);
        let warnings = lint(&self.model);
        self.problems.extend(warnings);
    }

    pub fn checked(mut self) -> Checked {
        problem::sort(&mut self.problems);
        Checked { model: self.model, problems: self.problems, accepted: Vec::new() }
    }

    /// Checks another version of a clause that is in the model already, in its place, and takes it out again.
    pub fn clause_again(&mut self, other: &Item, followed: &Item) -> Option<Clause> {
        /// Puts the clauses behind it aside, so that it gets the same number.
        macro_rules! again {
            ($list:ident, $check:ident, $clause:ident) => {{
                let index = self.model.$list.iter().position(|it| it.meta.span == followed.place())?;
                let others = self.model.$list.split_off(index);
                self.$check(other);
                let found = self.model.$list.split_off(index);
                self.model.$list.extend(others);
                let alone = Model { $list: found, ..Model::default() };
                self.problems.extend(lint(&alone));
                alone.$list.into_iter().next().map(|it| Clause::$clause(index, it))
            }};
        }
        shape::check(other, &mut self.problems);
        let doubts = self.model.interpretations.len();
        let clause = match other.kind {
            ItemKind::Position => again!(positions, position, Position),
            ItemKind::ScoreSheet => again!(score_sheets, score_sheet, ScoreSheet),
            ItemKind::Package => {
                self.declare_more_documents(other);
                again!(packages, package, Package)
            }
            ItemKind::TimeLimit => again!(time_limits, time_limit, TimeLimit),
            ItemKind::Pay => again!(pays, pay, Pay),
            ItemKind::Ranking => again!(rankings, ranking, Ranking),
            _ => None,
        };
        self.finish_terms(true);
        self.model.interpretations.truncate(doubts);
        clause
    }

    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Gives every declared name its meaning. Top-level names share one namespace, and so do the fields of the subject.
    fn declare(&mut self, items: &[Item]) {
        for item in items {
            let global = match item.kind {
                ItemKind::Act => Global::Act,
                ItemKind::Division => Global::Division,
                ItemKind::Unit => Global::Unit(self.declare_unit(item)),
                ItemKind::Levels | ItemKind::Kinds => Global::Scale(self.declare_scale(item)),
                ItemKind::Record => Global::Record(self.declare_record(item)),
                ItemKind::Define | ItemKind::Value => Global::Term(self.declare_term(item, &Place::default())),
                ItemKind::Outcome => Global::Outcome(self.declare_outcome(item)),
                ItemKind::ScoreSheet => Global::ScoreSheet(self.count(items, item)),
                ItemKind::Calendar => Global::Calendar(self.count(items, item)),
                ItemKind::Vacancy => continue,
                kind => Global::Other(kind),
            };
            if let Some(name) = &item.name {
                self.declare_name(name, global);
            }
        }
        self.declare_documents(items);
        for item in items.iter().filter(|item| item.kind == ItemKind::Subject) {
            for name in
                item.items.iter().filter(|entry| entry.kind == ItemKind::Entry).filter_map(|entry| entry.name.as_ref())
            {
                self.declare_name(name, Global::SubjectField);
            }
        }
    }

    /// The place of an item among those of its kind.
    fn count(&self, items: &[Item], wanted: &Item) -> usize {
        items.iter().filter(|item| item.kind == wanted.kind).position(|item| item.span == wanted.span).unwrap_or(0)
    }

    pub fn declare_name(&mut self, name: &Name, global: Global) {
        if super::conditions::BUILT_IN.contains(&name.text.as_str()) {
            let problem = Problem::new(Code::ReservedWord, name.span).text("word", &name.text);
            self.report(problem.text("instead", format!("{}-1", name.text)));
            return;
        }
        match self.globals.get(&name.text) {
            Some((_, first)) => {
                let problem = Problem::new(Code::DuplicateName, name.span).text("name", &name.text).also(*first);
                self.report(problem);
            }
            None => {
                self.globals.insert(name.text.clone(), (global, name.span));
            }
        }
    }

    fn declare_unit(&mut self, item: &Item) -> usize {
        let labels = self.meta(item, &Place::default()).labels;
        self.model.units.insert_full(item.name().to_string(), labels).0
    }

    /// Allocates a term; its body is typed when it is first asked for.
    pub fn declare_term(&mut self, item: &Item, place: &Place) -> TermId {
        let id = TermId(self.model.terms.len());
        let inside = place.inside(item);
        let meta = self.meta(item, &inside);
        let body = expression::TermBody::Condition(Condition::always());
        self.model.terms.push(Term { meta, on: None, ty: Type::Flag, body });
        self.pending.push(Pending { item: item.clone(), place: inside, state: State::Waiting, depth: 1 });
        id
    }

    fn declare_outcome(&mut self, item: &Item) -> TermId {
        let place = Place { outcomes: true, ..Place::default() };
        let id = self.declare_term(item, &place);
        let meta = self.model.terms[id.0].meta.clone();
        self.model.outcomes.push(Outcome { meta, term: id });
        id
    }

    /// Allocates the terms of a block and returns the place where they can be named.
    pub fn with_locals(&mut self, item: &Item, place: Place) -> Place {
        let mut locals = place.locals.as_ref().clone();
        let before = locals.len();
        for define in item.items.iter().filter(|inner| inner.kind == ItemKind::Define) {
            let hidden = self.globals.get(define.name()).map(|(_, span)| *span);
            if let Some(span) = hidden {
                self.report(Problem::new(Code::HiddenName, define.place()).text("name", define.name()).also(span));
            }
            let id = self.declare_term(define, &place);
            locals.push((define.name().to_string(), id));
        }
        let locals = Rc::new(locals);
        for (_, id) in locals.iter().skip(before) {
            self.pending[id.0].place.locals = locals.clone();
        }
        Place { locals, ..place }
    }

    // Texts and citations

    pub fn labels<'a>(texts: impl IntoIterator<Item = &'a ast::Text>, original: Option<ast::Lang>) -> Labels {
        Labels { texts: texts.into_iter().map(|text| (text.lang, text.text.clone())).collect(), original }
    }

    /// Gathers what every clause has. `place` is the place inside the item.
    pub fn meta(&self, item: &Item, place: &Place) -> Meta {
        let original = place.original;
        let all = |texts: &Vec<ast::Text>| Checker::labels(texts, None);
        Meta {
            id: place.id.clone(),
            labels: Checker::labels(each!(item, PropertyKind::Label(text) => text), original),
            sources: each!(item, PropertyKind::Source(citation) => cite(citation)).collect(),
            quotes: each!(item, PropertyKind::Quote(texts) => all(texts)).collect(),
            notes: each!(item, PropertyKind::Note(texts) => all(texts)).collect(),
            evidence: each!(item, PropertyKind::Evidence(texts) => Checker::labels(texts, original)).collect(),
            defects: each!(item, PropertyKind::KnownDefect(name, texts) => defect(name, all(texts))).collect(),
            span: item.place(),
        }
    }

    /// Looks every citation up once all names are known.
    fn finish_citations(&mut self, items: &[Item]) {
        for item in items {
            for property in &item.properties {
                if let PropertyKind::Source(citation) | PropertyKind::Blank(citation) = &property.what {
                    let before = self.problems.len();
                    self.resolve_citation(citation);
                    let acceptance = item.acceptance(Code::ActNotInForce.name());
                    let found = self.problems[before..].iter_mut();
                    found.filter(|it| it.code == Code::ActNotInForce).for_each(|it| it.accepted = acceptance);
                }
            }
            self.finish_citations(&item.items);
        }
    }

    /// An act that is not in force is reported where it is cited first: hundreds of clauses may cite it.
    fn once_for_each_act(&mut self) {
        let mut seen = HashSet::new();
        self.problems.retain(|problem| {
            let is_other = problem.code != Code::ActNotInForce || problem.accepted.is_some();
            is_other || seen.insert(format!("{:?}", problem.arguments))
        });
    }

    fn resolve_citation(&mut self, citation: &ast::Citation) {
        let is_act =
            |global: &Global| matches!(global, Global::Act | Global::Other(ItemKind::Amendment | ItemKind::Notice));
        self.require(&citation.act, "phrase-act", is_act);
        self.check_in_force(citation);
        for (division, _) in &citation.places {
            self.require(division, "phrase-division", |global| *global == Global::Division);
        }
    }

    /// An act that is cited is in force at some time while this version of the policy is.
    fn check_in_force(&mut self, citation: &ast::Citation) {
        let Some(act) = self.model.acts.get(&citation.act.text) else { return };
        let version = &self.model.version;
        let ended = act.ended.filter(|ended| version.from.is_some_and(|from| *ended <= from));
        let not_yet = act.in_force.filter(|in_force| version.until.is_some_and(|until| *in_force >= until));
        let (key, date) = match (ended, not_yet) {
            (Some(date), _) => ("phrase-ended-on", date),
            (None, Some(date)) => ("phrase-in-force-from", date),
            (None, None) => return,
        };
        let problem = Problem::new(Code::ActNotInForce, citation.act.span).text("name", &citation.act.text);
        self.report(problem.phrase("state", key).text("date", date.to_string()));
    }

    /// Reports a name that is not declared as what it has to be.
    pub fn require(&mut self, name: &Name, kind: &'static str, fits: impl Fn(&Global) -> bool) -> Option<Global> {
        if let Some((global, _)) = self.globals.get(&name.text)
            && fits(global)
        {
            return Some(*global);
        }
        let candidates = || self.globals.iter().filter(|(_, (global, _))| fits(global)).map(|(name, _)| name.as_str());
        let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", kind);
        let problem = self.suggestions.offer(problem, &name.text, candidates);
        self.report(problem);
        None
    }

    fn clauses(&mut self, items: &[Item]) {
        self.finish_citations(items);
        self.once_for_each_act();
        self.acts_named(items);
        for item in items {
            match item.kind {
                ItemKind::Position => self.position(item),
                ItemKind::ScoreSheet => self.score_sheet(item),
                ItemKind::Package => self.package(item),
                ItemKind::Calendar => self.calendar(item),
                _ => {}
            }
        }
        for item in items {
            match item.kind {
                ItemKind::Sheets => self.sheets(item),
                ItemKind::TimeLimit => self.time_limit(item),
                ItemKind::Pay => self.pay(item),
                ItemKind::Property => self.property(item),
                ItemKind::Notice => self.notice(item),
                ItemKind::Amendment => self.amendment(item),
                _ => {}
            }
        }
        // What orders candidates names whatever else there is.
        items.iter().filter(|item| item.kind == ItemKind::Ranking).for_each(|item| self.ranking(item));
    }
}

/// Doubts that stop nothing: texts without a translation, steps that ask for nothing.
fn lint(model: &Model) -> Vec<Problem> {
    let mut warnings = Vec::new();
    let metas = model.metas();
    let used: BTreeSet<ast::Lang> = metas.iter().flat_map(|meta| meta.labels.texts.keys().copied()).collect();
    let titled: HashSet<&str> = model.titled_ids().collect();
    let is_titled = |meta: &Meta| !meta.labels.is_empty() || titled.contains(meta.id.as_str());
    for meta in metas.iter().filter(|meta| is_titled(meta)) {
        for lang in [ast::Lang::Kk, ast::Lang::Ru] {
            let is_missing = meta.labels.texts.get(&lang).is_none_or(|text| text.trim().is_empty());
            if used.contains(&lang) && is_missing {
                let problem = Problem::new(Code::MissingTranslation, meta.span).text("id", &meta.id);
                let problem = problem.accepted(meta.acceptance(Code::MissingTranslation));
                warnings.push(problem.text("language", lang.code()));
            }
        }
    }
    for stair in model.positions.iter().filter_map(|position| position.stair.as_ref()) {
        for step in stair.steps.iter().filter(|step| step.competences.is_empty()) {
            let problem = Problem::new(Code::EmptyStep, step.meta.span).text("id", &step.meta.id);
            warnings.push(problem.accepted(step.meta.acceptance(Code::EmptyStep)));
        }
    }
    warnings
}

fn defect(name: &Name, texts: Labels) -> Defect {
    Defect { name: name.text.clone(), texts, span: name.span }
}

pub(super) fn cite(citation: &ast::Citation) -> Citation {
    let places = citation.places.iter().map(|(division, value)| (division.text.clone(), value.clone()));
    Citation { act: citation.act.text.clone(), places: places.collect() }
}
