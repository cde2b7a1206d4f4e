//! Changes of a policy, addressed by path: in the views of an interpretation, in amendments, in notices.
//!
//! A path names an item by the names on the way to it and may skip some, if what is left is one item only.

pub mod readings;

use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Element;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Line;
use crate::syntax::ast::Name;
use crate::syntax::ast::Operand;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::Placing;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Target;
use crate::syntax::print;
use std::mem::discriminant;

/// Applies the changes, in their order, to the block in which they stand.
pub fn apply(patches: &[Patch], block: &mut Item, problems: &mut Vec<Problem>) {
    for patch in patches {
        apply_one(patch, block, problems);
    }
}

fn apply_one(patch: &Patch, block: &mut Item, problems: &mut Vec<Problem>) {
    match &patch.what {
        PatchKind::In(target, patches) => {
            if let Some(item) = find(target, block, problems) {
                apply(patches, item, problems);
            }
        }
        PatchKind::Change { target: None, was, becomes } => change(block, was, becomes, patch.span, problems),
        PatchKind::Change { target: Some(target), was, becomes } => {
            if let Some(item) = find(target, block, problems) {
                change(item, was, becomes, patch.span, problems);
            }
        }
        PatchKind::Repeal(target) => {
            with_parent(&target.path, target.kind, block, problems, |parent, index| {
                parent.items.remove(index);
            });
        }
        PatchKind::Rename(target, name) => {
            if let Some(item) = find(target, block, problems) {
                item.name = Some(name.clone());
            }
        }
        PatchKind::Replace(Element::Item(item)) => {
            let path = item.name.clone().unwrap_or_else(|| Name { text: item.kind.word().into(), span: item.head });
            with_parent(&path, None, block, problems, |parent, index| parent.items[index] = item.as_ref().clone());
        }
        PatchKind::Replace(Element::Line(line)) => replace_line(block, line, problems),
        PatchKind::Add(placing, element) => add(block, placing.as_ref(), element, problems),
        PatchKind::AddProperty(property) => block.properties.push(property.as_ref().clone()),
        // The edition does it, for it concerns all clauses.
        PatchKind::Renumber { .. } => {}
    }
}

/// Replaces properties by what they begin with; labels by language.
fn change(item: &mut Item, was: &[Property], becomes: &[Property], span: Span, problems: &mut Vec<Problem>) {
    for expected in was {
        let found = item.properties.iter().find(|property| same_slot(&property.what, &expected.what));
        if found.is_none_or(|found| print::property(&found.what) != print::property(&expected.what)) {
            let place = found.map_or(item.place(), |found| found.span);
            problems.push(Problem::new(Code::NotAsExpected, expected.span).text("name", item.name()).also(place));
        }
    }
    let mut renewed: Vec<&Property> = Vec::new();
    for property in becomes {
        if let PropertyKind::Recombine { combiner, floor, cap, no_other_limit } = &property.what {
            recombine(item, combiner, (floor, cap, *no_other_limit), span, problems);
            continue;
        }
        if property.what.is_repeatable() {
            if !renewed.iter().any(|earlier| discriminant(&earlier.what) == discriminant(&property.what)) {
                item.properties.retain(|old| discriminant(&old.what) != discriminant(&property.what));
            }
            item.properties.push(property.clone());
        } else {
            match item.properties.iter_mut().find(|old| same_slot(&old.what, &property.what)) {
                Some(old) => *old = property.clone(),
                None => item.properties.push(property.clone()),
            }
        }
        renewed.push(property);
    }
}

/// Joins a group in another way. What becomes of each limit that it had is said: it is named anew, or falls away.
fn recombine(
    item: &mut Item,
    combiner: &Combiner,
    (floor, cap, no_other_limit): (&Option<Operand>, &Option<Operand>, bool),
    span: Span,
    problems: &mut Vec<Problem>,
) {
    let (name, place) = (item.name().to_string(), item.place());
    let group = item.properties.iter_mut().find_map(|property| match &mut property.what {
        PropertyKind::Combine { combiner: old, floor: old_floor, cap: old_cap, .. } => Some((old, old_floor, old_cap)),
        _ => None,
    });
    let Some((old, old_floor, old_cap)) = group else {
        problems.push(Problem::new(Code::UnknownTarget, span).text("path", "combine").text("inside", name));
        return;
    };
    let left = |old: &Option<Operand>, new: &Option<Operand>| old.clone().filter(|_| new.is_none() && !no_other_limit);
    let (floor_left, cap_left) = (left(old_floor, floor), left(old_cap, cap));
    if floor_left.is_some() || cap_left.is_some() {
        let limits = print::limits(floor_left.as_ref(), cap_left.as_ref());
        let problem = Problem::new(Code::LimitNotSaid, span).text("name", name);
        problems.push(problem.text("limit", limits.trim_start_matches([',', ' '])).also(place));
    }
    *old = combiner.clone();
    old_floor.clone_from(floor);
    old_cap.clone_from(cap);
}

/// Whether the one would take the place of the other.
pub fn same_slot(old: &PropertyKind, new: &PropertyKind) -> bool {
    let counts = |what: &PropertyKind| matches!(what, PropertyKind::FirstDayCounts | PropertyKind::CountFromNextDay);
    let requires = |what: &PropertyKind| {
        matches!(what, PropertyKind::Required | PropertyKind::RequiredWhen(_) | PropertyKind::IfAvailable)
    };
    let judges = |what: &PropertyKind| matches!(what, PropertyKind::When(_) | PropertyKind::CommissionDecides);
    match (old, new) {
        (PropertyKind::Label(old), PropertyKind::Label(new)) => old.lang == new.lang,
        _ if counts(old) && counts(new) => true,
        _ if requires(old) && requires(new) => true,
        _ if judges(old) && judges(new) => true,
        _ => discriminant(old) == discriminant(new),
    }
}

/// Puts a line in the place of the one that begins with the same cell.
fn replace_line(block: &mut Item, line: &Line, problems: &mut Vec<Problem>) {
    let first = |line: &Line| print::cells(line).into_iter().next();
    let wanted = first(line);
    match block.lines.iter_mut().find(|old| first(old) == wanted) {
        Some(old) => *old = line.clone(),
        None => {
            problems.push(Problem::new(Code::UnknownTarget, line.span).text("path", "| |").text("inside", block.name()))
        }
    }
}

fn add(block: &mut Item, placing: Option<&Placing>, element: &Element, problems: &mut Vec<Problem>) {
    let item = match element {
        Element::Line(line) => return block.lines.push(line.clone()),
        Element::Item(item) => item.as_ref().clone(),
    };
    match placing {
        None | Some(Placing::Last) => block.items.push(item),
        Some(Placing::First) => block.items.insert(0, item),
        Some(Placing::Behind(path)) => {
            with_parent(path, None, block, problems, |parent, index| parent.items.insert(index + 1, item));
        }
        Some(Placing::Before(path)) => {
            with_parent(path, None, block, problems, |parent, index| parent.items.insert(index, item));
        }
    }
}

fn find<'i>(target: &Target, block: &'i mut Item, problems: &mut Vec<Problem>) -> Option<&'i mut Item> {
    let steps = locate(&target.path, target.kind, block, problems)?;
    Some(follow(block, &steps))
}

fn with_parent(
    path: &Name,
    kind: Option<ItemKind>,
    block: &mut Item,
    problems: &mut Vec<Problem>,
    act: impl FnOnce(&mut Item, usize),
) {
    let Some(steps) = locate(path, kind, block, problems) else { return };
    if let Some((last, before)) = steps.split_last() {
        act(follow(block, before), *last);
    }
}

fn follow<'i>(block: &'i mut Item, steps: &[usize]) -> &'i mut Item {
    steps.iter().fold(block, |item, step| &mut item.items[*step])
}

/// Finds the one item that a path names inside a block.
fn locate(path: &Name, kind: Option<ItemKind>, block: &Item, problems: &mut Vec<Problem>) -> Option<Vec<usize>> {
    let names: Vec<&str> = path.text.split('.').collect();
    let mut found = Vec::new();
    search(block, &names, &mut Vec::new(), &mut found);
    found.retain(|steps| kind.is_none_or(|kind| look(block, steps).kind == kind));
    if found.iter().any(|steps| look(block, steps).kind != ItemKind::Interpretation) {
        found.retain(|steps| look(block, steps).kind != ItemKind::Interpretation);
    }
    let least = found.iter().map(Vec::len).min();
    found.retain(|steps| Some(steps.len()) == least);
    if found.len() == 1 {
        return found.pop();
    }
    let inside = if block.name().is_empty() { "TOP" } else { block.name() };
    let problem = Problem::new(Code::UnknownTarget, path.span).text("path", &path.text).text("inside", inside);
    let mut names = Vec::new();
    all_names(block, &mut names);
    problems.push(problem.suggest(&path.text, names));
    None
}

fn look<'i>(block: &'i Item, steps: &[usize]) -> &'i Item {
    steps.iter().fold(block, |item, step| &item.items[*step])
}

fn search(item: &Item, names: &[&str], steps: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    for (index, inner) in item.items.iter().enumerate() {
        steps.push(index);
        match names {
            [last] if inner.kind == ItemKind::Interpretation && inner.called() == *last => found.push(steps.clone()),
            // What stands in a view is text of changes, not of the policy.
            _ if inner.kind == ItemKind::Interpretation => {}
            [last] if inner.called() == *last => found.push(steps.clone()),
            [first, rest @ ..] if inner.called() == *first => search(inner, rest, steps, found),
            _ => search(inner, names, steps, found),
        }
        steps.pop();
    }
}

fn all_names<'i>(item: &'i Item, names: &mut Vec<&'i str>) {
    for inner in item.items.iter().filter(|inner| inner.kind != ItemKind::Interpretation) {
        names.push(inner.name());
        all_names(inner, names);
    }
}
