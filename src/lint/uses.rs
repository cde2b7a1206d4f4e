//! Vocabulary that nothing uses.
//!
//! Names are compared as words: whatever bears the name counts as a use. So a name is reported only if it stands nowhere
//! else at all.

use super::found_in;
use super::walk::Block;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::TypeName;
use crate::syntax::print;
use std::collections::HashSet;

pub fn check(blocks: &[Block], problems: &mut Vec<Problem>) {
    let mut used = HashSet::new();
    for block in blocks {
        block.properties.iter().for_each(|property| add_property(property, &mut used));
        for cell in block.lines.iter().flat_map(|line| &line.cells) {
            add_words(&print::cell(cell), &mut used);
        }
        // Some blocks are called by the name of what they speak of.
        let is_named_after = |item: &&Item| {
            matches!(item.kind, ItemKind::Stair | ItemKind::Step)
                || (item.kind == ItemKind::Entry && matches!(block.inside, Some(ItemKind::Notice)))
        };
        if let Some(item) = block.item.filter(is_named_after) {
            used.insert(item.name().to_string());
        }
    }
    for block in blocks {
        let Some(item) = block.item.filter(|item| is_vocabulary(item, block.inside)) else { continue };
        if !names(item).any(|name| used.contains(name)) {
            problems.push(found_in(Code::UnusedName, item).text("name", item.name()));
        }
    }
}

fn is_vocabulary(item: &Item, inside: Option<ItemKind>) -> bool {
    use ItemKind as K;
    match item.kind {
        K::Act | K::Unit | K::Division | K::Levels | K::Kinds | K::Record | K::Define | K::Value | K::Calendar => true,
        // Texts are only shown, never tested.
        K::Entry if matches!(inside, Some(K::Record | K::Subject | K::Vacancy)) => {
            type_of(item) != Some(&TypeName::Text)
        }
        K::Entry => false,
        // Clauses, and what holds others together, are there for themselves.
        K::Subject | K::Vacancy | K::Assume | K::Position | K::ScoreSheet | K::Sheets | K::Package => false,
        K::TimeLimit | K::Pay | K::Outcome | K::Ranking | K::Property | K::Amendment | K::Notice => false,
        K::Requirement | K::Stair | K::Step | K::Thresholds | K::Competence | K::Criterion => false,
        K::Document | K::Group | K::Exemption | K::Rule | K::Key | K::Interpretation => false,
    }
}

fn type_of(field: &Item) -> Option<&TypeName> {
    field.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Type(ty) => Some(&ty.name),
        _ => None,
    })
}

/// The name of an item, and its plural.
fn names(item: &Item) -> impl Iterator<Item = &str> {
    let plural = item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Plural(name) => Some(name.text.as_str()),
        _ => None,
    });
    std::iter::once(item.name()).chain(plural)
}

fn add_property(property: &Property, used: &mut HashSet<String>) {
    match &property.what {
        PropertyKind::Label(_)
        | PropertyKind::Quote(_)
        | PropertyKind::Note(_)
        | PropertyKind::Evidence(_)
        | PropertyKind::KnownDefect(..)
        | PropertyKind::Plural(_)
        // What a change brings is a block of its own.
        | PropertyKind::Patch(_) => {}
        what => add_words(&print::property(what), used),
    }
}

fn add_words(text: &str, used: &mut HashSet<String>) {
    let outside_of_texts = text.split('"').step_by(2);
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let words = outside_of_texts.flat_map(|part| part.split(move |letter| !is_part(letter)));
    for word in words.filter(|word| !word.is_empty()) {
        if !used.contains(word) {
            used.insert(word.to_string());
        }
    }
}
