//! What it means for the candidate that a clause comes to hold, or that what it gives rises: from the clause up to what is
//! decided about him. Points, levels and met demands are good for him, papers that he owes are not; outcomes that a policy
//! names are neither.

use super::around::Around;
use super::around::Node;
use super::around::Shift;
use super::around::combiner;
use super::around::is_if_available;
use super::around::last;
use super::rows::gives_values;
use super::uses::Sought;
use crate::diff::effect::Effect;
use crate::diff::effect::Effect::Down;
use crate::diff::effect::Effect::Open;
use crate::diff::effect::Effect::Still;
use crate::diff::effect::Effect::Up;
use crate::syntax::ast::*;
use std::collections::HashSet;

impl<'i> Around<'i> {
    /// A requirement, a competence, an alternative that comes to be met.
    pub fn demand(&self, node: &Node<'i>) -> Effect {
        let own = match node.item.kind {
            _ if is_if_available(node.item) => Still,
            ItemKind::Requirement | ItemKind::Competence => self.level(node),
            ItemKind::Entry => match self.parent(node).map(|parent| (parent, combiner(parent.item))) {
                Some((parent, Some(Combiner::AtLeast(_) | Combiner::AllOf))) => self.group(parent),
                _ => Open,
            },
            _ => Open,
        };
        let sharers = self.sharers(node.item.name());
        own.and(Effect::all(sharers.map(|sharer| self.guarded(|| self.demand(sharer)))))
    }

    /// A group of demands, or what a document is satisfied by.
    pub fn group(&self, node: &Node<'i>) -> Effect {
        if node.item.kind == ItemKind::Document { self.present() } else { self.demand(node) }
    }

    /// Something comes to be met of what a position asks. Outcomes that rest on it have no better or worse.
    pub fn level(&self, node: &Node<'i>) -> Effect {
        if self.shares_out(node) {
            return Open;
        }
        let met = |fact: &FactKind| match fact {
            FactKind::Named(name) => name.text.contains('.').then_some(Shift::Rises),
            FactKind::LevelOf(_) => Some(Shift::RisesOrAppears),
            FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::PointsOf(_) => None,
        };
        Up.and(self.ranked(&Sought { fact: &met, owed: None }))
    }

    /// A document comes to be owed.
    pub fn owed(&self, node: &Node<'i>) -> Effect {
        let group = self.parent(node).filter(|parent| parent.item.kind == ItemKind::Group);
        if group.is_some_and(|group| combiner(group.item) == Some(&Combiner::ExactlyOneOf)) {
            return Open;
        }
        // Only outcomes may ask what is owed.
        Down.and(self.ranked(&Sought { fact: &|_| None, owed: Some(node.item.name()) })).and(self.incomplete())
    }

    /// A document comes to be there.
    fn present(&self) -> Effect {
        Up.and(self.incomplete().turned())
    }

    /// A document more is missing: what the rules say that send papers back.
    fn incomplete(&self) -> Effect {
        let missing = |fact: &FactKind| match fact {
            FactKind::Named(name) => {
                ["incomplete", "anything-missing"].contains(&name.text.as_str()).then_some(Shift::Rises)
            }
            FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::PointsOf(_) | FactKind::LevelOf(_) => None,
        };
        let sought = Sought { fact: &missing, owed: None };
        let rules = self.of_kind(ItemKind::Rule).filter(|rule| self.sends_back(rule));
        let by_rules = rules.map(|rule| self.condition_of(rule, &sought).turned());
        Effect::all(by_rules).and(self.ranked(&sought))
    }

    fn condition_of(&self, node: &Node<'i>, sought: &Sought) -> Effect {
        let conditions = node.item.properties.iter().filter_map(|property| match &property.what {
            PropertyKind::When(Guard::Condition(condition)) => Some(condition),
            _ => None,
        });
        Effect::all(conditions.map(|condition| self.in_condition(condition, sought)))
    }

    /// Whether a ranking leaves out those of whom a rule says this.
    fn sends_back(&self, rule: &Node<'i>) -> bool {
        let is_named = |what: &PropertyKind| match what {
            PropertyKind::Papers { by_rule: true, path } => last(&path.text) == rule.item.name(),
            _ => false,
        };
        self.of_kind(ItemKind::Ranking).any(|node| node.item.properties.iter().any(|it| is_named(&it.what)))
    }

    /// What a rule says comes to hold.
    fn rule(&self, node: &Node<'i>) -> Effect {
        if self.sends_back(node) { Down } else { Open }
    }

    /// An exemption comes to hold.
    pub fn waived(&self, node: &Node<'i>) -> Effect {
        let freed = node.item.properties.iter().filter_map(|property| match &property.what {
            PropertyKind::FreesFrom(names) => Some(names),
            _ => None,
        });
        let named = freed.flatten().flat_map(|path| self.called(last(&path.text)));
        let documents = named.filter(|it| it.item.kind == ItemKind::Document);
        Effect::all(documents.map(|document| self.owed(document).turned()))
    }

    /// The condition of a clause comes true.
    pub fn condition(&self, node: &Node<'i>) -> Effect {
        match node.item.kind {
            ItemKind::Requirement | ItemKind::Competence | ItemKind::Entry => self.demand(node),
            ItemKind::Exemption => self.waived(node),
            ItemKind::Rule => self.rule(node),
            _ => Open,
        }
    }

    /// What a dossier may not contradict changes who is asked about; a property says nothing to anybody.
    pub(super) fn assumed(&self, node: &Node<'i>) -> Effect {
        if node.item.kind == ItemKind::Property { Still } else { Open }
    }

    /// What a criterion, a row or a quantity gives rises, where it gives something.
    pub fn value(&self, node: &Node<'i>) -> Effect {
        match node.item.kind {
            ItemKind::Criterion => self.parent(node).map_or(Open, |sheet| self.points(sheet)),
            ItemKind::Define => self.term(node.item.name(), Shift::Rises),
            ItemKind::Entry => match self.parent(node).map(|parent| (parent, combiner(parent.item))) {
                Some((parent, Some(combiner))) if gives_values(combiner) => self.value(parent),
                _ => Open,
            },
            _ => Open,
        }
    }

    /// The points of a sheet rise.
    pub fn points(&self, sheet: &Node<'i>) -> Effect {
        if self.shares_out(sheet) {
            return Open;
        }
        let name = sheet.item.name();
        let holds_it = |what: &PropertyKind| match what {
            PropertyKind::SheetList(names) => names.iter().any(|other| other.text == name),
            _ => false,
        };
        let choices = self.of_kind(ItemKind::Sheets);
        let choices = choices.filter(|node| node.item.properties.iter().any(|property| holds_it(&property.what)));
        let names: HashSet<&str> = choices.map(|choice| choice.item.name()).chain([name]).collect();
        let points = |fact: &FactKind| match fact {
            FactKind::PointsOf(path) => names.contains(last(&path.text)).then_some(Shift::Rises),
            FactKind::Named(_) | FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::LevelOf(_) => None,
        };
        Up.and(self.ranked(&Sought { fact: &points, owed: None }))
    }

    /// What a ranking makes of a fact: nothing, or nobody can tell. Whoever has more must not come behind for it.
    fn ranked(&self, sought: &Sought) -> Effect {
        let keys = self.of_kind(ItemKind::Key).flat_map(|node| &node.item.properties);
        let by_keys = keys.map(|property| match &property.what {
            PropertyKind::RankedBy(fact, order) => match (sought.fact)(&fact.what) {
                Some(_) if !order.is_descending() => Open,
                _ => Still,
            },
            _ => Still,
        });
        let outcomes = self.of_kind(ItemKind::Outcome).map(|node| match self.rank_of(node.item.name()) {
            Still => Still,
            rank => match self.in_outcome(node, sought, rank) {
                Still | Up => Still,
                Down | Open => Open,
            },
        });
        Effect::all(by_keys).and(Effect::all(outcomes))
    }

    fn in_outcome(&self, node: &Node<'i>, sought: &Sought, rank: Effect) -> Effect {
        let own = node.item.properties.iter().map(|property| match &property.what {
            PropertyKind::DefinedAs(definition) => self.in_definition(definition, sought, &|_| rank),
            what => self.used_in(node, what, sought).blurred(),
        });
        let inside = format!("{}.", node.path);
        let rows = self.nodes.iter().filter(|other| other.path.starts_with(&inside));
        let rows = rows.map(|row| self.used(row, sought).blurred());
        Effect::all(own).and(Effect::all(rows)).and(self.used_in_lines(node, sought).blurred())
    }

    /// A candidate comes forward when an outcome rises by which candidates are ordered or let in.
    fn rank_of(&self, outcome: &str) -> Effect {
        let fact = |fact: &Fact| matches!(&fact.what, FactKind::Named(name) if name.text == outcome);
        Effect::all(self.mentioning(outcome).flat_map(|node| &node.item.properties).map(
            |property| match &property.what {
                PropertyKind::RankedBy(key, order) if fact(key) => {
                    if order.is_descending() {
                        Up
                    } else {
                        Down
                    }
                }
                PropertyKind::OnlyThoseWith(name) if name.text == outcome => Up,
                PropertyKind::DefinedAs(_) => Open,
                _ => Still,
            },
        ))
    }
}
