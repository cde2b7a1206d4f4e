//! What stands round a clause, in both versions and under every reading. A meaning is claimed only where it is the same
//! wherever the clause stands, so it does not matter which of several changes is made first.

use super::bounds::Bounds;
use super::magnitude::Scales;
use super::uses::Sought;
use crate::diff::effect::Effect;
use crate::diff::effect::Effect::Open;
use crate::syntax::ast::*;
use crate::syntax::print;
use crate::value::Number;
use std::cell::Cell as Shared;
use std::cell::OnceCell;
use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::HashSet;

/// Definitions are followed so far.
const DEPTH: usize = 60;

/// How a fact moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shift {
    /// It rises where it has a value.
    Rises,
    /// It rises, or comes to have a value.
    RisesOrAppears,
    /// It falls, or comes to have a value.
    FallsOrAppears,
}

/// An item where it stands.
pub struct Node<'i> {
    pub item: &'i Item,
    pub path: String,
    parent: Option<usize>,
}

/// Both versions, each also as its views have it.
pub struct Around<'i> {
    pub scales: Scales<'i>,
    pub(super) nodes: Vec<Node<'i>>,
    by_path: HashMap<String, Vec<usize>>,
    by_name: HashMap<&'i str, Vec<usize>>,
    /// The nodes whose own text has a name in it, once somebody asks.
    mentions: OnceCell<HashMap<String, Vec<usize>>>,
    /// The demands that share the meaning of another, by the name of that.
    sharers: HashMap<&'i str, Vec<usize>>,
    /// The declarations in which records are shared out among several clauses.
    sharing_out: HashSet<String>,
    known: RefCell<HashMap<(String, Shift), Effect>>,
    pub(super) bounds_known: RefCell<HashMap<String, Bounds>>,
    depth: Shared<usize>,
}

pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn declaration(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

pub(super) fn is_if_available(item: &Item) -> bool {
    item.properties.iter().any(|property| property.what == PropertyKind::IfAvailable)
}

pub(super) fn combiner(item: &Item) -> Option<&Combiner> {
    item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Combine { combiner, .. } | PropertyKind::Score { combiner, .. } => Some(combiner),
        _ => None,
    })
}

impl<'i> Around<'i> {
    pub fn new(versions: &[&'i [Item]]) -> Around<'i> {
        let all = versions.iter().copied().flatten();
        let mut around = Around {
            scales: Scales::new(all.clone()),
            nodes: Vec::new(),
            by_path: HashMap::new(),
            by_name: HashMap::new(),
            mentions: OnceCell::new(),
            sharers: HashMap::new(),
            sharing_out: HashSet::new(),
            known: RefCell::default(),
            bounds_known: RefCell::default(),
            depth: Shared::new(0),
        };
        all.for_each(|item| around.add(item, None, ""));
        around
    }

    fn add(&mut self, item: &'i Item, parent: Option<usize>, inside: &str) {
        // What these bring has been brought, or stands in a version of its own.
        if matches!(item.kind, ItemKind::Amendment | ItemKind::Notice | ItemKind::Interpretation) {
            return;
        }
        let path = if inside.is_empty() { item.called().to_string() } else { format!("{inside}.{}", item.called()) };
        let index = self.nodes.len();
        self.by_path.entry(path.clone()).or_default().push(index);
        self.by_name.entry(item.name()).or_default().push(index);
        for property in &item.properties {
            if let PropertyKind::SameAs(other) = &property.what {
                self.sharers.entry(last(&other.text)).or_default().push(index);
            }
            if let PropertyKind::ServesOnce { .. } = &property.what {
                self.sharing_out.insert(declaration(&path).to_string());
            }
        }
        self.nodes.push(Node { item, path: path.clone(), parent });
        item.items.iter().for_each(|inner| self.add(inner, Some(index), &path));
    }

    pub(super) fn worths(&self) -> impl Iterator<Item = &'i Number> {
        let all = self.nodes.iter().flat_map(|node| &node.item.properties);
        all.filter_map(|property| match &property.what {
            PropertyKind::Worth(number) => Some(number),
            _ => None,
        })
    }

    /// A clause wherever it stands.
    pub fn at(&self, path: &str, kind: ItemKind) -> Vec<&Node<'i>> {
        let found = self.by_path.get(path).into_iter().flatten().map(|index| &self.nodes[*index]);
        found.filter(|node| node.item.kind == kind).collect()
    }

    pub(super) fn parent(&self, node: &Node<'i>) -> Option<&Node<'i>> {
        node.parent.map(|index| &self.nodes[index])
    }

    pub(super) fn mentioning(&self, name: &str) -> impl Iterator<Item = &Node<'i>> {
        let mentions = self.mentions.get_or_init(|| {
            let mut mentions: HashMap<String, Vec<usize>> = HashMap::new();
            for (index, node) in self.nodes.iter().enumerate() {
                names_in(node.item).into_iter().for_each(|name| mentions.entry(name).or_default().push(index));
            }
            mentions
        });
        mentions.get(name).into_iter().flatten().map(|index| &self.nodes[*index])
    }

    pub(super) fn called(&self, name: &str) -> impl Iterator<Item = &Node<'i>> {
        self.by_name.get(name).into_iter().flatten().map(|index| &self.nodes[*index])
    }

    /// Whether what one clause takes may be missing in another of the same declaration.
    pub(super) fn shares_out(&self, node: &Node<'i>) -> bool {
        self.sharing_out.contains(declaration(&node.path))
    }

    pub(super) fn sharers(&self, name: &str) -> impl Iterator<Item = &Node<'i>> {
        self.sharers.get(name).into_iter().flatten().map(|index| &self.nodes[*index])
    }

    pub(super) fn of_kind(&self, kind: ItemKind) -> impl Iterator<Item = &Node<'i>> {
        self.nodes.iter().filter(move |node| node.item.kind == kind)
    }

    // Names

    /// A quantity or a condition that has a name moves.
    pub fn term(&self, name: &str, shift: Shift) -> Effect {
        let key = (name.to_string(), shift);
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        // Whatever goes round in a circle is not known.
        self.known.borrow_mut().insert(key.clone(), Open);
        let found = self.guarded(|| {
            let fact = |fact: &FactKind| match fact {
                FactKind::Named(other) => (last(&other.text) == name).then_some(shift),
                FactKind::Vacancy(_) | FactKind::VacancyPosition | FactKind::PointsOf(_) | FactKind::LevelOf(_) => None,
            };
            let sought = Sought { fact: &fact, owed: None };
            Effect::all(self.mentioning(name).map(|node| self.used(node, &sought)))
        });
        self.known.borrow_mut().insert(key, found);
        found
    }

    /// Whatever goes too far is not known.
    pub(super) fn guarded(&self, found: impl FnOnce() -> Effect) -> Effect {
        if self.depth.get() >= DEPTH {
            return Open;
        }
        self.depth.set(self.depth.get() + 1);
        let found = found();
        self.depth.set(self.depth.get() - 1);
        found
    }
}

/// The names in the own text of an item, without those of the items in it.
fn names_in(item: &Item) -> HashSet<String> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let mut texts: Vec<String> = Vec::new();
    for property in &item.properties {
        match &property.what {
            PropertyKind::Label(_)
            | PropertyKind::Source(_)
            | PropertyKind::Quote(_)
            | PropertyKind::Note(_)
            | PropertyKind::Evidence(_)
            | PropertyKind::Patch(_) => {}
            what => texts.push(print::property(what)),
        }
    }
    texts.extend(item.lines.iter().flat_map(|line| line.cells.iter().map(print::cell)));
    let words = texts.iter().flat_map(|text| text.split(|letter| !is_name(letter)));
    words.filter(|word| !word.is_empty()).map(str::to_string).collect()
}
