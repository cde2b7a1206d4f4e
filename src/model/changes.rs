//! Amendments and notices as far as they are checked: the acts they name, the clauses that their changes address.

use super::check::Checker;
use super::check::Global;
use super::check::each;
use crate::amend;
use crate::source::Span;
use crate::syntax::ast::Element;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::PropertyKind;

fn is_act(global: &Global) -> bool {
    matches!(global, Global::Act | Global::Other(ItemKind::Amendment | ItemKind::Notice))
}

impl Checker {
    /// Looks up the acts that declarations enter with, amend or follow.
    pub(super) fn acts_named(&mut self, items: &[Item]) {
        for item in items {
            for property in &item.properties {
                let names: &[Name] = match &property.what {
                    PropertyKind::Amends(names) | PropertyKind::Follows(names) => names,
                    PropertyKind::EntersWith(name) | PropertyKind::AppliedAfter(name) => std::slice::from_ref(name),
                    _ => continue,
                };
                for name in names {
                    self.require(name, "phrase-act", is_act);
                }
            }
            self.acts_named(&item.items);
        }
    }

    /// Tries the changes of an amendment or a notice on the declarations that they address.
    pub(super) fn changes(&mut self, change: &Item, items: &[Item]) {
        let patches: Vec<Patch> = each!(change, PropertyKind::Patch(patch) => patch.clone()).collect();
        let addressed: Vec<String> = patches.iter().filter_map(first_name).collect();
        let concerned = items.iter().filter(|item| addressed.iter().any(|name| name == item.name()));
        let mut root = Item {
            kind: ItemKind::Entry,
            name: change.name.clone(),
            properties: Vec::new(),
            items: concerned.cloned().collect(),
            lines: Vec::new(),
            braces: true,
            span: Span::default(),
            head: change.head,
        };
        amend::apply(&patches, &mut root, &mut self.problems);
    }
}

/// The declaration that a change addresses.
fn first_name(patch: &Patch) -> Option<String> {
    let path = match &patch.what {
        PatchKind::In(target, _) | PatchKind::Repeal(target) | PatchKind::Rename(target, _) => &target.path.text,
        PatchKind::Change { target, .. } => &target.as_ref()?.path.text,
        PatchKind::Replace(Element::Item(item)) => return Some(item.name().to_string()),
        PatchKind::Replace(_) | PatchKind::Add(..) | PatchKind::Renumber { .. } => return None,
    };
    path.split('.').next().map(String::from)
}
