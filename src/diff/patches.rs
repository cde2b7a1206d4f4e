//! The changes that turn one version of a policy into another: what an amendment would say.

use super::order_counts;
use crate::amend::same_slot;
use crate::source::Span;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Element;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::Placing;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Target;
use crate::syntax::print;
use crate::syntax::words;
use std::mem::discriminant;

/// Changes that, applied to `old`, give `new`. Amendments are left out: they are changes themselves.
pub fn patches(old: &[Item], new: &[Item]) -> Vec<Patch> {
    let without = |items: &[Item]| {
        let items = items.iter().filter(|item| item.kind != ItemKind::Amendment);
        Item::around(items.cloned().map(without_entry).collect())
    };
    members(&without(old), &without(new), false).unwrap_or_default()
}

/// When a part came is a matter of the version that is left behind.
fn without_entry(mut item: Item) -> Item {
    item.properties.retain(|property| !matches!(property.what, PropertyKind::EntersWith(_)));
    item.items = item.items.into_iter().map(without_entry).collect();
    item
}

/// Changes inside a block; `None` if they cannot say it and the block has to be replaced.
fn block(old: &Item, new: &Item) -> Option<Vec<Patch>> {
    let same_lines = old.lines.len() == new.lines.len()
        && old.lines.iter().zip(&new.lines).all(|(old, new)| print::cells(old) == print::cells(new));
    if !same_lines || old.kind == ItemKind::Interpretation || old.braces != new.braces {
        return None;
    }
    let (was, becomes) = properties(old, new)?;
    let mut all = Vec::new();
    if !becomes.is_empty() {
        all.push(patch(PatchKind::Change { target: None, was, becomes }));
    }
    all.extend(one_more(old, new).map(|property| patch(PatchKind::AddProperty(Box::new(property.clone())))));
    all.extend(members(old, new, true)?);
    Some(all)
}

/// Properties of which one more has come, and none gone.
fn one_more<'i>(old: &'i Item, new: &'i Item) -> impl Iterator<Item = &'i Property> {
    let has = |item: &Item, one: &Property| {
        item.properties.iter().any(|other| print::property(&other.what) == print::property(&one.what))
    };
    let kinds_gone: Vec<_> =
        old.properties.iter().filter(|one| !has(new, one)).map(|property| discriminant(&property.what)).collect();
    new.properties.iter().filter(move |property| {
        can_be_added(&property.what) && !has(old, property) && !kinds_gone.contains(&discriminant(&property.what))
    })
}

/// The properties that are replaced, with those that replace them.
fn properties(old: &Item, new: &Item) -> Option<(Vec<Property>, Vec<Property>)> {
    let text = |property: &Property| print::property(&property.what);
    let has = |item: &Item, one: &Property| item.properties.iter().any(|other| text(other) == text(one));
    let gone: Vec<&Property> = old.properties.iter().filter(|one| !has(new, one)).collect();
    let come: Vec<&Property> = new.properties.iter().filter(|one| !has(old, one)).collect();
    let (mut was, mut becomes): (Vec<Property>, Vec<Property>) = (Vec::new(), Vec::new());
    let is_gone = |kind| gone.iter().any(|property| discriminant(&property.what) == kind);
    for property in gone.iter().chain(&come) {
        if property.what.is_repeatable() && (is_gone(discriminant(&property.what)) || !can_be_added(&property.what)) {
            let kind = discriminant(&property.what);
            if becomes.iter().any(|other| discriminant(&other.what) == kind) {
                continue;
            }
            let all = new.properties.iter().filter(|other| discriminant(&other.what) == kind);
            let before = becomes.len();
            becomes.extend(all.cloned());
            // What is only taken away cannot be said as a change of the property.
            (becomes.len() > before).then_some(())?;
        }
    }
    for property in gone.iter().filter(|property| !property.what.is_repeatable()) {
        let successor = come.iter().find(|other| same_slot(&property.what, &other.what))?;
        becomes.push(replacement(property, successor)?);
        if is_guard(&property.what) {
            was.push((*property).clone());
        }
    }
    for property in come.iter().filter(|property| !property.what.is_repeatable()) {
        if !gone.iter().any(|other| same_slot(&other.what, &property.what)) {
            becomes.push((*property).clone());
        }
    }
    becomes.iter().all(|property| can_be_written(&property.what)).then_some((was, becomes))
}

/// How the change of a property is written.
fn replacement(old: &Property, new: &Property) -> Option<Property> {
    match (&old.what, &new.what) {
        (PropertyKind::Combine { floor: least, cap: was, .. }, PropertyKind::Combine { combiner, floor, cap, .. }) => {
            // Another kind of group needs the whole.
            let plain = |combiner: &Combiner| !matches!(combiner, Combiner::Table(_));
            let no_other_limit = (was.is_some() && cap.is_none()) || (least.is_some() && floor.is_none());
            let (combiner, floor, cap) = (combiner.clone(), floor.clone(), cap.clone());
            let is_plain = plain(&combiner);
            let what = PropertyKind::Recombine { combiner, floor, cap, no_other_limit };
            is_plain.then_some(Property { what, span: new.span })
        }
        _ => can_be_written(&new.what).then(|| new.clone()),
    }
}

/// Whether one more of it can be added.
fn can_be_added(what: &PropertyKind) -> bool {
    what.is_repeatable() && !matches!(what, PropertyKind::Patch(_) | PropertyKind::Always(_))
}

/// Whether the language has it among the properties of a change.
fn can_be_written(what: &PropertyKind) -> bool {
    !matches!(
        what,
        PropertyKind::Type(_)
            | PropertyKind::On(_)
            | PropertyKind::As(_)
            | PropertyKind::Plural(_)
            | PropertyKind::NoneIfNotStated
            | PropertyKind::For(_)
            | PropertyKind::Chosen(_)
            | PropertyKind::EvaluationDate(_)
            | PropertyKind::FiledDocuments(_)
            | PropertyKind::Score { .. }
            | PropertyKind::Combine { .. }
            | PropertyKind::DefinedAs(_)
            | PropertyKind::Dated(..)
            | PropertyKind::Patch(_)
    )
}

/// What a reader of the change wants to see replaced.
fn is_guard(what: &PropertyKind) -> bool {
    matches!(
        what,
        PropertyKind::When(_)
            | PropertyKind::Gives(_)
            | PropertyKind::Blank(_)
            | PropertyKind::RequiredWhen(_)
            | PropertyKind::Length { .. }
    )
}

fn members(old: &Item, new: &Item, in_order: bool) -> Option<Vec<Patch>> {
    let twin = |item: &Item, other: &Item| other.items.iter().any(|inner| is_same(inner, item));
    let common = |item: &Item, other: &Item| -> Vec<String> {
        item.items.iter().filter(|inner| twin(inner, other)).map(|inner| inner.called().to_string()).collect()
    };
    if in_order && (order_counts(old) || order_counts(new)) && common(old, new) != common(new, old) {
        return None;
    }
    let mut all = Vec::new();
    for item in old.items.iter().filter(|item| !twin(item, new)) {
        (!is_misread(item)).then_some(())?;
        all.push(patch(PatchKind::Repeal(target(item))));
    }
    let mut before: Option<&Item> = None;
    for item in &new.items {
        match old.items.iter().find(|other| is_same(other, item)) {
            Some(other) => all.extend(changed(other, item)),
            None => {
                let placing = match before {
                    _ if !in_order => None,
                    Some(before) => Some(Placing::Behind(name(before.called()))),
                    None => Some(Placing::First),
                };
                all.push(patch(PatchKind::Add(placing, Element::Item(Box::new(item.clone())))));
            }
        }
        before = Some(item);
    }
    Some(all)
}

fn changed(old: &Item, new: &Item) -> Option<Patch> {
    // The same text, places and all, is the common case and quickly seen.
    if old == new || print::item(old) == print::item(new) {
        return None;
    }
    match block(old, new) {
        Some(inner) if inner.is_empty() => None,
        Some(inner) => Some(one_change(new, inner)),
        None => Some(patch(PatchKind::Replace(Element::Item(Box::new(new.clone()))))),
    }
}

/// `change NAME { … }` where only the item itself changes, otherwise `in NAME { … }`.
fn one_change(item: &Item, mut inner: Vec<Patch>) -> Patch {
    match inner.pop() {
        Some(Patch { what: PatchKind::Change { target: None, was, becomes }, .. }) if inner.is_empty() => {
            patch(PatchKind::Change { target: Some(target(item)), was, becomes })
        }
        last => {
            inner.extend(last);
            patch(PatchKind::In(target(item), inner))
        }
    }
}

fn is_same(a: &Item, b: &Item) -> bool {
    a.kind == b.kind && a.name() == b.name()
}

/// Whether `repeal NAME`, with the next change behind it, would name a kind of thing and then its name.
fn is_misread(item: &Item) -> bool {
    item.kind == ItemKind::Entry && words::WORDS.iter().any(|(_, _, spellings)| spellings.contains(&item.name()))
}

fn target(item: &Item) -> Target {
    let kind = (item.kind != ItemKind::Entry && item.name.is_some()).then_some(item.kind);
    Target { kind, path: name(item.called()) }
}

fn name(text: &str) -> Name {
    Name { text: text.to_string(), span: Span::default() }
}

fn patch(what: PatchKind) -> Patch {
    Patch { what, span: Span::default() }
}
