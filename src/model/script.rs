//! Texts that are not in the script or the language that they stand under: what copying from elsewhere leaves behind.

use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Element;
use crate::syntax::ast::Item;
use crate::syntax::ast::Lang;
use crate::syntax::ast::Patch;
use crate::syntax::ast::PatchKind;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Text;
use crate::syntax::ast::acceptance;

/// So many words without one letter that only `kk` has are not `kk`.
const MANY_WORDS: usize = 5;

/// Reports the texts of an item and of all that it contains, also of the changes that it would make.
pub fn check(item: &Item, problems: &mut Vec<Problem>) {
    check_labels(&item.properties, problems);
    item.items.iter().for_each(|inner| check(inner, problems));
}

fn check_labels(properties: &[Property], problems: &mut Vec<Problem>) {
    for property in properties {
        let (texts, is_label) = match &property.what {
            PropertyKind::Label(text) => (std::slice::from_ref(text), true),
            PropertyKind::Quote(texts)
            | PropertyKind::Note(texts)
            | PropertyKind::Evidence(texts)
            | PropertyKind::KnownDefect(_, texts)
            | PropertyKind::Holiday(_, _, texts)
            | PropertyKind::Workday(_, _, texts) => (texts.as_slice(), false),
            PropertyKind::Patch(patch) => {
                check_change(patch, problems);
                continue;
            }
            _ => continue,
        };
        for text in texts {
            let found = mixed_word(&text.text).map(|word| (Code::MixedScript, word));
            // Quotes and notes may speak of words of another language.
            let other = || (is_label && is_other_language(text)).then_some((Code::WrongLanguage, text.lang.code()));
            if let Some((code, what)) = found.or_else(other) {
                let problem = Problem::new(code, text.span).text("found", what);
                problems.push(problem.accepted(acceptance(properties, code.name())));
            }
        }
    }
}

fn check_change(patch: &Patch, problems: &mut Vec<Problem>) {
    match &patch.what {
        PatchKind::In(_, patches) => patches.iter().for_each(|patch| check_change(patch, problems)),
        PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => check(item, problems),
        PatchKind::AddProperty(property) => check_labels(std::slice::from_ref(property), problems),
        PatchKind::Change { becomes, .. } => check_labels(becomes, problems),
        PatchKind::Add(_, Element::Line(_))
        | PatchKind::Replace(Element::Line(_))
        | PatchKind::Repeal(_)
        | PatchKind::Rename(..)
        | PatchKind::Renumber { .. } => {}
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    // The table of all alphabets is slow; most letters are of these two.
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || is_cyrillic(letter) || letter.is_alphabetic();
    text.split(move |letter: char| !is_letter(letter)).filter(|word| !word.is_empty())
}

fn is_cyrillic(letter: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&letter)
}

/// A word with letters of both scripts. A foreign name with an ending, Latin letters and then Cyrillic ones, is fine.
fn mixed_word(text: &str) -> Option<&str> {
    words(text).find(|word| {
        let stem = word.chars().take_while(char::is_ascii_alphabetic).count();
        let ends_in_cyrillic = word.chars().skip(stem).all(is_cyrillic);
        let mixes = word.chars().any(is_cyrillic) && word.chars().any(|letter| letter.is_ascii_alphabetic());
        mixes && !(stem >= 3 && ends_in_cyrillic)
    })
}

/// Letters that `kk` has and `ru` has not.
fn is_kk_letter(letter: char) -> bool {
    "әғқңөұүһіӘҒҚҢӨҰҮҺІ".contains(letter)
}

fn is_other_language(text: &Text) -> bool {
    let cyrillic: Vec<&str> = words(&text.text).filter(|word| word.chars().any(is_cyrillic)).collect();
    let own = cyrillic.iter().filter(|word| word.chars().any(is_kk_letter)).count();
    match text.lang {
        Lang::Kk => own == 0 && cyrillic.len() >= MANY_WORDS,
        Lang::Ru => own * 2 > cyrillic.len() && cyrillic.len() >= 2,
        Lang::En => false,
    }
}
