//! Labels and citations that are missing, and numbers that are not written as the language writes them.

use super::found_in;
use super::walk::Block;
use crate::model::Model;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Lang;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Text;
use crate::syntax::ast::acceptance;
use std::collections::BTreeSet;
use std::collections::HashSet;

// Labels

/// Reports what a reader sees and has no label at all, and words of the vocabulary that lack one language.
pub fn check_labels(items: &[Item], model: &Model, problems: &mut Vec<Problem>) {
    let mut used = BTreeSet::new();
    items.iter().for_each(|item| languages(item, &mut used));
    // As everywhere, these two are asked for where they are in use.
    let is_asked = [Lang::Kk, Lang::Ru].iter().any(|lang| used.contains(lang));
    // Clauses are looked after by the checker; here are the words that they are made of, and what else is shown.
    let checked: HashSet<_> = model.metas().into_iter().map(|meta| meta.span).collect();
    let titled: HashSet<_> = model.titled().map(|meta| meta.span).collect();
    let mut look = |item: &Item, is_shown: bool| {
        let own: BTreeSet<Lang> = labels(item).map(|text| text.lang).collect();
        if own.is_empty() {
            if is_shown && is_asked && !titled.contains(&item.place()) {
                problems.push(found_in(Code::MissingLabel, item).text("id", item.name()));
            }
        } else if !checked.contains(&item.place()) {
            for lang in [Lang::Kk, Lang::Ru].into_iter().filter(|lang| used.contains(lang) && !own.contains(lang)) {
                let problem = found_in(Code::MissingTranslation, item).text("id", item.name());
                problems.push(problem.text("language", lang.code()));
            }
        }
    };
    items.iter().for_each(|item| labelled(item, None, &mut look));
}

fn labelled(item: &Item, inside: Option<ItemKind>, look: &mut impl FnMut(&Item, bool)) {
    use ItemKind as K;
    let is_shown = match item.kind {
        K::Act | K::Unit | K::Division | K::Levels | K::Kinds | K::Record => true,
        K::Define | K::Value | K::Outcome | K::Sheets | K::TimeLimit | K::Pay => true,
        K::Position | K::ScoreSheet | K::Package | K::Ranking | K::Amendment | K::Notice => true,
        K::Requirement | K::Criterion | K::Competence => true,
        K::Document | K::Group | K::Exemption | K::Rule | K::Key | K::Interpretation => true,
        // The words of the vocabulary and the views; rows and alternatives can speak for themselves.
        K::Entry => {
            matches!(inside, Some(K::Levels | K::Kinds | K::Record | K::Subject | K::Vacancy | K::Interpretation))
        }
        K::Subject | K::Vacancy | K::Assume | K::Calendar | K::Property | K::Stair | K::Step | K::Thresholds => false,
    };
    // A shared competence takes the label of the other; a setting of a notice that of the field.
    let is_shared = item.properties.iter().any(|property| matches!(property.what, PropertyKind::SameAs(_)));
    let is_setting = inside == Some(K::Notice) || is_announced(item, inside);
    look(item, is_shown && !is_shared && !is_setting);
    let inside = if is_announced(item, inside) { K::Notice } else { item.kind };
    item.items.iter().for_each(|inner| labelled(inner, Some(inside), look));
}

/// A vacancy in a notice.
fn is_announced(item: &Item, inside: Option<ItemKind>) -> bool {
    item.kind == ItemKind::Vacancy && inside == Some(ItemKind::Notice)
}

fn labels(item: &Item) -> impl Iterator<Item = &Text> {
    item.properties.iter().filter_map(|property| match &property.what {
        PropertyKind::Label(text) if !text.text.trim().is_empty() => Some(text),
        _ => None,
    })
}

fn languages(item: &Item, used: &mut BTreeSet<Lang>) {
    used.extend(labels(item).map(|text| text.lang));
    item.items.iter().for_each(|inner| languages(inner, used));
}

// Citations

/// Reports clauses without a source, in a policy that names its sources.
pub fn check_citations(items: &[Item], problems: &mut Vec<Problem>) {
    if items.iter().any(cites_inside) {
        items.iter().for_each(|item| cited(item, false, problems));
    }
}

fn cites(item: &Item) -> bool {
    item.properties.iter().any(|property| matches!(property.what, PropertyKind::Source(_)))
}

fn cites_inside(item: &Item) -> bool {
    cites(item) || item.items.iter().any(cites_inside)
}

fn cited(item: &Item, is_cited: bool, problems: &mut Vec<Problem>) {
    use ItemKind as K;
    let is_clause = matches!(
        item.kind,
        K::Requirement
            | K::Criterion
            | K::Document
            | K::Step
            | K::Thresholds
            | K::Exemption
            | K::Rule
            | K::TimeLimit
            | K::Pay
            | K::Ranking
            | K::Sheets
    );
    let is_cited = is_cited || cites(item);
    if is_clause && !is_cited {
        problems.push(found_in(Code::MissingCitation, item).text("id", item.called()));
    }
    item.items.iter().for_each(|inner| cited(inner, is_cited, problems));
}

// Numbers

/// Reports numbers written as another language writes them. A quote prints what the source prints.
pub fn check_numbers(blocks: &[Block], problems: &mut Vec<Problem>) {
    for block in blocks {
        for text in block.properties.iter().flat_map(own_texts) {
            if let Some((found, instead)) = foreign_number(text) {
                let problem = Problem::new(Code::NumberFormat, text.span).text("found", found).text("instead", instead);
                problems.push(problem.accepted(acceptance(block.properties, Code::NumberFormat.name())));
            }
        }
    }
}

fn own_texts(property: &Property) -> &[Text] {
    match &property.what {
        PropertyKind::Label(text) => std::slice::from_ref(text),
        PropertyKind::Note(texts)
        | PropertyKind::Evidence(texts)
        | PropertyKind::KnownDefect(_, texts)
        | PropertyKind::Holiday(_, _, texts)
        | PropertyKind::Workday(_, _, texts) => texts,
        _ => &[],
    }
}

/// A decimal number with the sign of another language, and how it is written in this one. Only where nothing else can be
/// meant: a number below one (`0.5` may be no date and no time of day), or a share.
fn foreign_number(text: &Text) -> Option<(&str, String)> {
    let (own, foreign) = match text.lang {
        Lang::Kk | Lang::Ru => (',', '.'),
        Lang::En => ('.', ','),
    };
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let mut rest = text.text.as_str();
    while let Some(start) = rest.find(is_part) {
        let tail = &rest[start..];
        let end = tail.find(|letter| !is_part(letter)).unwrap_or(tail.len());
        let (number, behind) = (tail[..end].trim_end_matches(['.', ',']), &tail[end..]);
        rest = behind;
        let Some((whole, part)) = number.split_once(foreign) else { continue };
        let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
        let is_share = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']).starts_with('%') && end == number.len();
        if is_number(whole) && is_number(part) && (whole == "0" || is_share) {
            return Some((number, format!("{whole}{own}{part}")));
        }
    }
    None
}
