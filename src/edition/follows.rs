//! Blocks that follow another: `score-sheet second follows first { … }` is a copy of the first with its own changes.
//!
//! The copy is made when an edition has been folded, so it follows the amendments of the first too. Changes that an
//! amendment makes in the second itself are put off until then.

use crate::amend;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use std::collections::BTreeSet;

/// The block that an item follows.
fn followed(item: &Item) -> Option<&Name> {
    item.kind.follows().then_some(())?;
    item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::FollowsBlock(name) => Some(name),
        _ => None,
    })
}

/// The declarations that follow another, by name.
pub fn followers(items: &[Item]) -> BTreeSet<String> {
    items.iter().filter(|item| followed(item).is_some()).map(|item| item.name().to_string()).collect()
}

/// Whether a change speaks of one of these declarations, or of a part of it.
pub fn concerns(patch: &Patch, followers: &BTreeSet<String>) -> bool {
    patch.declaration().is_some_and(|name| followers.contains(name))
}

/// Puts the copies in the place of the blocks that follow others. What follows nothing that there is stays as it is written.
pub fn expand(items: &mut [Item], problems: &mut Vec<Problem>) {
    let mut left: Vec<usize> = (0..items.len()).filter(|index| followed(&items[*index]).is_some()).collect();
    while !left.is_empty() {
        let before = left.len();
        left.retain(|index| match base(&items[*index], items, problems) {
            // It waits until its own base is made.
            Some(found) if followed(found).is_some() => true,
            Some(found) => {
                items[*index] = copy(&items[*index], found.clone(), problems);
                false
            }
            None => {
                forget(&mut items[*index]);
                false
            }
        });
        if left.len() == before {
            report_circle(&left, items, problems);
            left.drain(..).for_each(|index| forget(&mut items[index]));
        }
    }
}

fn report_circle(left: &[usize], items: &[Item], problems: &mut Vec<Problem>) {
    let names: Vec<&str> = left.iter().map(|index| items[*index].name()).collect();
    let place = items[left[0]].place();
    problems.push(Problem::new(Code::Cycle, place).text("path", names.join(" → ")));
}

/// Without its base, its changes would only be reported once more.
fn forget(item: &mut Item) {
    item.properties.retain(|it| !matches!(it.what, PropertyKind::FollowsBlock(_) | PropertyKind::Patch(_)));
}

fn base<'i>(item: &Item, items: &'i [Item], problems: &mut Vec<Problem>) -> Option<&'i Item> {
    let name = followed(item)?;
    let alike = || items.iter().filter(|other| other.kind == item.kind);
    let found = alike().find(|other| other.name() == name.text);
    if found.is_none() {
        let names = alike().map(Item::name).filter(|other| *other != item.name());
        let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
        let problem = problem.phrase("kind", sought(item.kind));
        problems.push(problem.suggest(&name.text, names));
    }
    found
}

/// What the name behind `follows` stands for.
fn sought(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Position => "phrase-position",
        ItemKind::ScoreSheet => "phrase-sheet",
        ItemKind::Package => "phrase-package",
        ItemKind::TimeLimit => "phrase-time-limit",
        ItemKind::Pay => "phrase-pay",
        ItemKind::Ranking => "phrase-ranking",
        // Nothing else follows another.
        _ => "phrase-item",
    }
}

/// The base under the name of the item, with the texts and properties, the changes and the further parts of the item.
fn copy(item: &Item, base: Item, problems: &mut Vec<Problem>) -> Item {
    let is_patch = |property: &&Property| matches!(property.what, PropertyKind::Patch(_));
    let is_own = |property: &&Property| !is_patch(property) && !matches!(property.what, PropertyKind::FollowsBlock(_));
    let own: Vec<Property> = item.properties.iter().filter(is_own).cloned().collect();
    let has_labels = own.iter().any(|property| matches!(property.what, PropertyKind::Label(_)));
    let mut made = Item { name: item.name.clone(), span: item.span, head: item.head, ..base };
    made.properties.retain(|property| !has_labels || !matches!(property.what, PropertyKind::Label(_)));
    let change = PatchKind::Change { target: None, was: Vec::new(), becomes: own };
    amend::apply(&[Patch { what: change, span: item.head }], &mut made, problems);
    for property in item.properties.iter().filter(is_patch) {
        if let PropertyKind::Patch(patch) = &property.what {
            amend::apply(std::slice::from_ref(patch), &mut made, problems);
        }
    }
    made.items.extend(item.items.iter().cloned());
    made
}
