//! What differs between two versions of a policy, clause by clause. Order, layout and comments make no difference where the
//! language gives them no meaning.

mod effect;
mod patches;
mod strictness;

pub use patches::patches;
pub use strictness::Direction;

use crate::amend::readings;
use crate::amend::same_slot;
use crate::syntax::ast::Cell;
use crate::syntax::ast::Citation;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Lang;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Text;
use crate::syntax::print;
use std::collections::HashMap;
use strictness::Judge;

/// A clause that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The path of its names from the declaration on.
    pub id: String,
    pub kind: ItemKind,
    pub what: What,
    /// For the candidate, where that is plain.
    pub direction: Option<Direction>,
    /// What it is called and where it comes from, before and after.
    pub old: Option<Excerpt>,
    pub new: Option<Excerpt>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Added,
    Removed,
    Changed(Vec<Facet>),
}

/// The texts and citations of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub labels: Vec<Text>,
    /// Its own citations, or those of the clause in which it stands.
    pub sources: Vec<Citation>,
}

/// One part of a clause that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    pub slot: Slot,
    pub was: Option<Content>,
    pub becomes: Option<Content>,
    pub direction: Option<Direction>,
}

/// What stands in a part of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Policy text.
    Policy(String),
    /// A text for people, by languages.
    Texts(Vec<Text>),
    Citation(Citation),
}

impl Content {
    fn of(what: &PropertyKind) -> Content {
        match what {
            PropertyKind::Label(text) => Content::Texts(vec![text.clone()]),
            PropertyKind::Note(texts) | PropertyKind::Quote(texts) | PropertyKind::Evidence(texts) => {
                Content::Texts(texts.clone())
            }
            PropertyKind::Source(citation) | PropertyKind::Blank(citation) => Content::Citation(citation.clone()),
            what => Content::Policy(print::property(what)),
        }
    }
}

/// Which part of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    Label(Lang),
    /// A property, by the words it begins with.
    Property(&'static str),
    /// A row of a table by its first cell, and the head of the column if only that cell differs.
    Row(String, Option<String>),
    /// The order of members where it has a meaning.
    Order,
}

/// How much a difference weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Only what people read.
    Text,
    /// Where it comes from.
    Source,
    /// What is evaluated.
    Meaning,
}

impl Slot {
    pub fn weight(&self) -> Weight {
        match self {
            Slot::Label(_) => Weight::Text,
            Slot::Property("note" | "quote" | "evidence" | "original" | "known defect") => Weight::Text,
            Slot::Property("source") => Weight::Source,
            Slot::Property(_) | Slot::Row(..) | Slot::Order => Weight::Meaning,
        }
    }
}

impl Difference {
    /// Whether it is in a clause, in a part of it, or in that in which the clause came or went as a whole.
    pub fn is_about(&self, id: &str) -> bool {
        let inside = |outer: &str, inner: &str| {
            inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let as_a_whole = matches!(self.what, What::Added | What::Removed);
        inside(id, &self.id) || as_a_whole && inside(&self.id, id)
    }

    pub fn weight(&self) -> Weight {
        match &self.what {
            What::Added | What::Removed => Weight::Meaning,
            What::Changed(facets) => facets.iter().map(|facet| facet.slot.weight()).max().unwrap_or(Weight::Text),
        }
    }
}

/// Compares two versions; the differences come in the order of the old one, what is new behind.
pub fn differences(old: &[Item], new: &[Item]) -> Vec<Difference> {
    let readings = [readings::of_all(old), readings::of_all(new)];
    let versions = [old, new, &readings[0], &readings[1]];
    let comparer = Comparer { judge: Judge::new(&versions) };
    let mut found = Vec::new();
    comparer.members(&Item::around(old.to_vec()), &Item::around(new.to_vec()), &Place::default(), &mut found);
    found
}

/// Where an item stands: the path to it, and the citations that it inherits, in both versions.
#[derive(Debug, Clone, Default)]
struct Place {
    id: String,
    old: Vec<Citation>,
    new: Vec<Citation>,
}

impl Place {
    fn id(&self, item: &Item) -> String {
        if self.id.is_empty() { item.called().to_string() } else { format!("{}.{}", self.id, item.called()) }
    }

    fn inside(&self, id: &str, old: &Item, new: &Item) -> Place {
        let or = |own: Vec<Citation>, inherited: &[Citation]| if own.is_empty() { inherited.to_vec() } else { own };
        Place { id: id.to_string(), old: or(sources(old), &self.old), new: or(sources(new), &self.new) }
    }
}

struct Comparer<'i> {
    judge: Judge<'i>,
}

impl Comparer<'_> {
    /// Compares what stands in two blocks.
    fn members(&self, old: &Item, new: &Item, place: &Place, found: &mut Vec<Difference>) {
        for item in &old.items {
            match new.items.iter().find(|other| is_same(item, other)) {
                Some(other) => self.items(item, other, place, found),
                None => found.push(Difference {
                    id: place.id(item),
                    kind: item.kind,
                    what: What::Removed,
                    direction: self.judge.of_member(&place.id(item), old, item).map(Direction::opposite),
                    old: Some(excerpt(item, &place.old)),
                    new: None,
                }),
            }
        }
        for item in new.items.iter().filter(|item| !old.items.iter().any(|other| is_same(item, other))) {
            found.push(Difference {
                id: place.id(item),
                kind: item.kind,
                what: What::Added,
                direction: self.judge.of_member(&place.id(item), new, item),
                old: None,
                new: Some(excerpt(item, &place.new)),
            });
        }
    }

    fn items(&self, old: &Item, new: &Item, place: &Place, found: &mut Vec<Difference>) {
        // The same text, places and all, is the common case and quickly seen.
        if old == new {
            return;
        }
        let id = place.id(new);
        let mut facets = self.properties(old, new, &id);
        facets.extend(self.rows(old, new, &id));
        facets.extend(order(old, new));
        if !facets.is_empty() {
            let meant = facets.iter().filter(|facet| facet.slot.weight() == Weight::Meaning);
            let direction = Direction::of_all(&meant.map(|facet| facet.direction).collect::<Vec<_>>());
            found.push(Difference {
                id: id.clone(),
                kind: new.kind,
                what: What::Changed(facets),
                direction,
                old: Some(excerpt(old, &place.old)),
                new: Some(excerpt(new, &place.new)),
            });
        }
        self.members(old, new, &place.inside(&id, old, new), found);
    }

    fn properties(&self, old: &Item, new: &Item, id: &str) -> Vec<Facet> {
        let mut facets = Vec::new();
        let compared = |property: &&Property| is_compared(&property.what);
        let (olds, news): (Vec<&Property>, Vec<&Property>) =
            (old.properties.iter().filter(compared).collect(), new.properties.iter().filter(compared).collect());
        let text = |property: &&Property| print::property(&property.what);
        let same = |others: &[&Property], one: &&Property| others.iter().any(|other| text(other) == text(one));
        let gone = olds.iter().copied().filter(|one| !same(&news, one));
        let mut left: Vec<&Property> = news.iter().copied().filter(|one| !same(&olds, one)).collect();
        for property in gone {
            let successor = left.iter().position(|other| same_slot(&property.what, &other.what));
            let successor = successor.map(|index| &left.remove(index).what);
            facets.push(self.facet(id, new.kind, Some(&property.what), successor));
        }
        facets.extend(left.into_iter().map(|property| self.facet(id, new.kind, None, Some(&property.what))));
        facets.sort_by_key(|facet| std::cmp::Reverse(facet.slot.weight()));
        facets
    }

    fn facet(&self, id: &str, kind: ItemKind, was: Option<&PropertyKind>, becomes: Option<&PropertyKind>) -> Facet {
        Facet {
            slot: slot(becomes.or(was).unwrap_or(&PropertyKind::Required)),
            was: was.map(Content::of),
            becomes: becomes.map(Content::of),
            direction: self.judge.of_change(id, kind, was, becomes),
        }
    }

    /// Compares tables by the first cells of their rows and the heads of their columns.
    fn rows(&self, old: &Item, new: &Item, id: &str) -> Vec<Facet> {
        let kind = new.kind;
        let (old, new) = (Table::of(old), Table::of(new));
        let mut facets = Vec::new();
        for row in &old.rows {
            match new.row(&row.name) {
                Some(twin) => facets.extend(self.cells((id, kind), (&old, row), (&new, twin))),
                None => facets.push(row.facet(Some(row.text()), None)),
            }
        }
        let added = new.rows.iter().filter(|row| old.row(&row.name).is_none());
        facets.extend(added.map(|row| row.facet(None, Some(row.text()))));
        facets
    }

    /// Compares two rows column by column.
    fn cells(
        &self,
        place: (&str, ItemKind),
        (old, old_row): (&Table, &Row),
        (new, new_row): (&Table, &Row),
    ) -> Vec<Facet> {
        let more = new.columns.iter().filter(|(column, _)| old.head(column).is_none());
        let columns = old.columns.iter().chain(more);
        let facet = |(column, head): &(String, Cell)| {
            let (was, becomes) = (old.cell(old_row, column), new.cell(new_row, column));
            let text = |cell: Option<&Cell>| cell.map(print::cell);
            (text(was) != text(becomes)).then(|| Facet {
                slot: Slot::Row(new_row.name.clone(), Some(column.clone())),
                was: text(was).map(Content::Policy),
                becomes: text(becomes).map(Content::Policy),
                direction: self.judge.of_cells(place, (&new_row.name, head), was, becomes),
            })
        };
        columns.filter_map(facet).collect()
    }
}

/// A table: the heads of the columns behind the first, and its rows.
#[derive(Default)]
struct Table {
    columns: Vec<(String, Cell)>,
    rows: Vec<Row>,
}

/// A row by its first cell, with the cells behind it.
struct Row {
    name: String,
    cells: Vec<Cell>,
}

impl Row {
    fn text(&self) -> Content {
        Content::Policy(self.cells.iter().map(print::cell).collect::<Vec<String>>().join(" | "))
    }

    fn facet(&self, was: Option<Content>, becomes: Option<Content>) -> Facet {
        Facet { slot: Slot::Row(self.name.clone(), None), was, becomes, direction: None }
    }
}

impl Table {
    fn of(item: &Item) -> Table {
        let Some((head, lines)) = item.lines.split_first() else { return Table::default() };
        let mut seen: HashMap<String, usize> = HashMap::new();
        let rows = lines.iter().map(|line| {
            let name = line.cells.first().map(print::cell).unwrap_or_default();
            // Rows of one level are alternatives; they are told apart by their number.
            let number = seen.entry(name.clone()).or_default();
            *number += 1;
            let name = if *number == 1 { name } else { format!("{name} {number}") };
            Row { name, cells: line.cells.iter().skip(1).cloned().collect() }
        });
        let columns = head.cells.iter().skip(1).map(|cell| (print::cell(cell), cell.clone()));
        Table { columns: columns.collect(), rows: rows.collect() }
    }

    fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    fn head(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|(other, _)| other == column)
    }

    fn cell<'r>(&self, row: &'r Row, column: &str) -> Option<&'r Cell> {
        row.cells.get(self.head(column)?)
    }
}

fn is_same(a: &Item, b: &Item) -> bool {
    a.kind == b.kind && a.name() == b.name()
}

/// The changes of an amendment are compared by what they do.
fn is_compared(what: &PropertyKind) -> bool {
    !matches!(what, PropertyKind::EntersWith(_))
}

fn slot(what: &PropertyKind) -> Slot {
    match what {
        PropertyKind::Label(text) => Slot::Label(text.lang),
        // What takes the place of one another has one name.
        PropertyKind::IfAvailable | PropertyKind::RequiredWhen(_) => Slot::Property(PropertyKind::Required.word()),
        PropertyKind::CountFromNextDay => Slot::Property(PropertyKind::FirstDayCounts.word()),
        what => Slot::Property(what.word()),
    }
}

/// The order of levels, of the keys of a ranking, and of rows of which the first counts.
fn order(old: &Item, new: &Item) -> Option<Facet> {
    if !order_counts(new) {
        return None;
    }
    let names = |item: &Item, other: &Item| -> Vec<String> {
        let common = item.items.iter().filter(|inner| other.items.iter().any(|twin| is_same(inner, twin)));
        common.map(|inner| inner.name().to_string()).collect()
    };
    let (was, becomes) = (names(old, new), names(new, old));
    (was != becomes).then(|| Facet {
        slot: Slot::Order,
        was: Some(Content::Policy(was.join(", "))),
        becomes: Some(Content::Policy(becomes.join(", "))),
        direction: None,
    })
}

/// Whether the order of what stands in a block means something.
fn order_counts(item: &Item) -> bool {
    let first_counts = |item: &Item| {
        item.properties.iter().any(|property| match &property.what {
            PropertyKind::Combine { combiner: Combiner::FirstOf, .. } => true,
            PropertyKind::Combine { combiner: Combiner::Table(inner), .. } => **inner == Combiner::FirstOf,
            _ => false,
        })
    };
    matches!(item.kind, ItemKind::Levels | ItemKind::Ranking) || first_counts(item)
}

fn sources(item: &Item) -> Vec<Citation> {
    let sources = item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Source(citation) => Some(citation.clone()),
        _ => None,
    });
    sources.collect()
}

fn excerpt(item: &Item, inherited: &[Citation]) -> Excerpt {
    let labels = item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Label(text) => Some(text.clone()),
        _ => None,
    });
    let own = sources(item);
    Excerpt { labels: labels.collect(), sources: if own.is_empty() { inherited.to_vec() } else { own } }
}
