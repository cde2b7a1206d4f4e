//! A clause as a view of one of its doubts has it.

use super::apply;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PropertyKind;

pub fn has_doubts(item: &Item) -> bool {
    item.kind == ItemKind::Interpretation || item.items.iter().any(has_doubts)
}

/// The views of an item and its parts that are not chosen and say something else than the chosen one.
pub fn other_views(item: &Item) -> Vec<(&Item, usize)> {
    let mut found = Vec::new();
    if item.kind == ItemKind::Interpretation {
        let chosen = chosen_view(item);
        let as_written = chosen.is_none_or(|chosen| patches(views(item)[chosen]).is_empty());
        for (number, view) in views(item).into_iter().enumerate() {
            if Some(number) != chosen && !(as_written && patches(view).is_empty()) {
                found.push((item, number));
            }
        }
    }
    found.extend(item.items.iter().flat_map(other_views));
    found
}

pub fn views(doubt: &Item) -> Vec<&Item> {
    doubt.items.iter().filter(|entry| entry.kind == ItemKind::Entry).collect()
}

pub fn chosen_view(doubt: &Item) -> Option<usize> {
    let chosen = doubt.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Chosen(name) => Some(name.as_ref()),
        _ => None,
    });
    let name = chosen??;
    views(doubt).iter().position(|view| view.name() == name.text)
}

fn patches(view: &Item) -> Vec<Patch> {
    let patches = view.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Patch(patch) => Some(patch.clone()),
        _ => None,
    });
    patches.collect()
}

/// An item with the changes of one view of each of its interpretations.
pub fn read_as(item: &Item, problems: &mut Vec<Problem>, choose: impl Fn(&Item) -> Option<usize> + Copy) -> Item {
    let mut item = item.clone();
    apply_inside(&mut item, problems, choose);
    item
}

fn apply_inside(item: &mut Item, problems: &mut Vec<Problem>, choose: impl Fn(&Item) -> Option<usize> + Copy) {
    for inner in &mut item.items {
        apply_inside(inner, problems, choose);
    }
    let doubts: Vec<Item> = item.items.iter().filter(|inner| inner.kind == ItemKind::Interpretation).cloned().collect();
    for doubt in doubts {
        if let Some(view) = choose(&doubt).and_then(|number| views(&doubt).get(number).copied()) {
            apply(&patches(view), item, problems);
        }
    }
}

/// The declarations that have doubts, as the chosen views have them and as each other view would.
pub fn of_all(items: &[Item]) -> Vec<Item> {
    let mut found = Vec::new();
    for item in items.iter().filter(|item| has_doubts(item)) {
        found.push(read_as(item, &mut Vec::new(), chosen_view));
        for (doubt, view) in other_views(item) {
            let choose = |other: &Item| if other.span == doubt.span { Some(view) } else { chosen_view(other) };
            found.push(read_as(item, &mut Vec::new(), choose));
        }
    }
    found
}
