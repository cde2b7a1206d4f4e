//! Everything in a policy that has texts and names: items, and what changes bring.

use crate::syntax::ast::Element;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Line;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;

/// Properties that belong to one clause; a warning in them is accepted among them.
pub struct Block<'i> {
    pub properties: &'i [Property],
    pub lines: &'i [Line],
    /// The item, and what it stands in; none for what a change brings to another one.
    pub item: Option<&'i Item>,
    pub inside: Option<ItemKind>,
}

/// The blocks of items and of all changes in them, as they stand in the files.
pub fn blocks(items: &[Item]) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    items.iter().for_each(|item| add_item(item, None, &mut found));
    found
}

fn add_item<'i>(item: &'i Item, inside: Option<ItemKind>, found: &mut Vec<Block<'i>>) {
    found.push(Block { properties: &item.properties, lines: &item.lines, item: Some(item), inside });
    for property in &item.properties {
        if let PropertyKind::Patch(patch) = &property.what {
            add_patch(patch, found);
        }
    }
    // What stands in a vacancy of a notice are settings, as in the notice itself.
    let is_announced = item.kind == ItemKind::Vacancy && inside == Some(ItemKind::Notice);
    let around = if is_announced { ItemKind::Notice } else { item.kind };
    item.items.iter().for_each(|inner| add_item(inner, Some(around), found));
}

fn add_patch<'i>(patch: &'i Patch, found: &mut Vec<Block<'i>>) {
    match &patch.what {
        PatchKind::In(_, patches) => patches.iter().for_each(|patch| add_patch(patch, found)),
        PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => {
            add_item(item, None, found);
        }
        PatchKind::Add(_, Element::Line(line)) | PatchKind::Replace(Element::Line(line)) => {
            found.push(Block { lines: std::slice::from_ref(line), ..of_change(&[]) });
        }
        PatchKind::AddProperty(property) => found.push(of_change(std::slice::from_ref(property))),
        PatchKind::Change { becomes, .. } => found.push(of_change(becomes)),
        PatchKind::Repeal(_) | PatchKind::Rename(..) | PatchKind::Renumber { .. } => {}
    }
}

fn of_change(properties: &[Property]) -> Block<'_> {
    Block { properties, lines: &[], item: None, inside: None }
}
