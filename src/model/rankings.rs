//! Rankings: who is on the list, and by what candidates are compared.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::check::each;
use super::expression::Fact;
use super::expression::Type;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::FactKind;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::PropertyKind;
use crate::syntax::print;

impl Checker {
    pub(super) fn ranking(&mut self, item: &Item) {
        let place = Place { outcomes: true, ..Place::default() }.inside(item);
        let meta = self.meta(item, &place);
        let papers = each!(item, PropertyKind::Papers { by_rule, path } => (*by_rule, path.clone())).next();
        let papers = papers.and_then(|(by_rule, path)| match by_rule {
            true => self.rule_named(&path),
            false => self.package_named(&path),
        });
        let only = each!(item, PropertyKind::OnlyThoseWith(name) => name.clone()).next();
        let only = only.map(|name| self.condition(&holds(&name), &place));
        let lists = each!(item, PropertyKind::Lists { separate, choice } => (*separate, choice.clone())).next();
        let lists =
            lists.and_then(|(separate, name)| self.choice_named(&name).map(|choice| Lists { separate, choice }));
        let keys = self.keys(item, lists, &place);
        let ties = each!(item, PropertyKind::Ties(ties) => *ties).next();
        if ties.is_none() {
            self.missing(item, "ties share the place / are drawn by lot / are undecided");
        }
        self.interpretations(item, &place);
        self.model.rankings.push(Ranking {
            meta,
            papers,
            requirements: each!(item, PropertyKind::RequirementsMustHold => ()).next().is_some(),
            only,
            lists,
            keys,
            ties: ties.unwrap_or(Ties::Undecided),
        });
    }

    fn missing(&mut self, item: &Item, part: &str) {
        let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
        self.report(problem.text("part", part));
    }

    fn package_named(&mut self, name: &ast::Name) -> Option<Papers> {
        self.require(name, "phrase-package", |global| *global == Global::Other(ItemKind::Package))?;
        let package = self.model.packages.iter().position(|package| package.meta.id == name.text)?;
        Some(Papers { package, rule: None })
    }

    fn rule_named(&mut self, path: &ast::Name) -> Option<Papers> {
        let packages = self.model.packages.iter().enumerate();
        let rules = packages.flat_map(|(package, it)| it.rules.iter().map(move |rule| (package, &rule.meta.id)));
        let found = rules.clone().find(|(_, id)| is_path_of(&path.text, id));
        if let Some((package, id)) = found {
            return Some(Papers { package, rule: Some(id.clone()) });
        }
        let names: Vec<String> = rules.map(|(_, id)| id.clone()).collect();
        let problem = Problem::new(Code::UnknownName, path.span).text("name", &path.text);
        let problem = problem.phrase("kind", "phrase-package-rule");
        self.report(problem.suggest(&path.text, names.iter().map(String::as_str)));
        None
    }

    fn choice_named(&mut self, name: &ast::Name) -> Option<usize> {
        self.require(name, "phrase-sheets", |global| *global == Global::Other(ItemKind::Sheets))?;
        self.choice(&name.text)
    }

    /// The choice of sheets of a name, if it is one.
    fn choice(&self, name: &str) -> Option<usize> {
        self.model.sheets.iter().position(|choice| choice.meta.id == name)
    }

    fn keys(&mut self, item: &Item, lists: Option<Lists>, place: &Place) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        let items = item.items.iter().filter(|inner| inner.kind == ItemKind::Key);
        for inner in items.clone() {
            let Some(key) = self.key(inner, lists, place) else { continue };
            match keys.iter().find(|other| other.fact == key.fact) {
                Some(other) => {
                    let problem = Problem::new(Code::RepeatedKey, inner.place()).text("name", inner.name());
                    let problem = problem.text("other", other.meta.id.rsplit('.').next().unwrap_or_default());
                    self.report(problem.also(other.meta.span));
                }
                None => keys.push(key),
            }
        }
        if items.count() == 0 {
            self.missing(item, "key");
        }
        keys
    }

    fn key(&mut self, item: &Item, lists: Option<Lists>, place: &Place) -> Option<Key> {
        let meta = self.meta(item, &place.inside(item));
        let order = each!(item, PropertyKind::RankedBy(fact, first) => (fact.clone(), *first)).next();
        let Some((written, first)) = order else {
            self.missing(item, "by");
            return None;
        };
        let (fact, ty) = self.fact(&written, place)?;
        if let Some(reason) = self.why_no_key(&fact, ty) {
            let problem = Problem::new(Code::NotAKey, written.span).text("name", print::fact(&written));
            self.report(problem.phrase("reason", reason));
            return None;
        }
        let right = directions(ty);
        if !right.contains(&first) {
            let all = right.iter().map(|one| format!("`{}`", print::direction(*one))).collect::<Vec<String>>();
            let problem = Problem::new(Code::WrongDirection, written.span).text("name", print::fact(&written));
            let problem = problem.text("found", print::direction(first)).argument("type", self.model.kind(ty));
            self.report(problem.text("allowed", all.join(", ")));
            return None;
        }
        self.check_lists(&written, lists);
        Some(Key { meta, fact, ty, first })
    }

    /// Why candidates cannot be ordered by a fact.
    fn why_no_key(&self, fact: &Fact, ty: Type) -> Option<&'static str> {
        let is_constant = match fact {
            Fact::Vacancy(_) | Fact::VacancyPosition | Fact::EvaluationDate => true,
            Fact::Term(id) => self.model.term(*id).is_constant(),
            Fact::Subject(_) | Fact::Record(..) | Fact::Holds(_) | Fact::PointsOf(_) | Fact::LevelOf(_) => false,
        };
        match ty {
            _ if is_constant => Some("phrase-same-for-all"),
            Type::Set(_) => Some("phrase-several-values"),
            Type::Text => Some("phrase-only-shown"),
            Type::Member(scale) if !self.model.scale(scale).ordered => Some("phrase-without-order"),
            Type::Member(_) | Type::Flag | Type::Number(_) | Type::Date | Type::Duration => None,
        }
    }

    /// Points from different sheets are not compared, and not kept apart, without a word.
    fn check_lists(&mut self, fact: &ast::Fact, lists: Option<Lists>) {
        let FactKind::PointsOf(name) = &fact.what else { return };
        let Some(choice) = self.choice(&name.text) else { return };
        if lists.is_none_or(|lists| lists.choice != choice) {
            self.report(Problem::new(Code::ListsNotSaid, fact.span).text("name", &name.text));
        }
    }
}

/// A name as a condition.
fn holds(name: &ast::Name) -> ast::Condition {
    let fact = ast::Fact { what: FactKind::Named(name.clone()), span: name.span };
    ast::Condition { what: ast::ConditionKind::Compare { fact, test: None }, span: name.span }
}

/// The directions that fit values of a type.
fn directions(ty: Type) -> [Order; 2] {
    match ty {
        Type::Flag => [Order::Yes, Order::No],
        Type::Date => [Order::Earliest, Order::Latest],
        Type::Duration => [Order::Longest, Order::Shortest],
        Type::Number(_) | Type::Member(_) | Type::Set(_) | Type::Text => [Order::Highest, Order::Lowest],
    }
}
