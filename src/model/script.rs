//! Labels that are not in the script or the language that they stand under: what copying from elsewhere leaves behind.

use super::check::each;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::Lang;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Text;

/// So many words without one letter that only `kk` has are not `kk`.
const MANY_WORDS: usize = 5;

/// Reports the labels of an item and of all that it contains.
pub fn check(item: &Item, problems: &mut Vec<Problem>) {
    let accepted: Vec<&str> = each!(item, PropertyKind::KnownDefect(name, _) => name.text.as_str()).collect();
    for text in each!(item, PropertyKind::Label(text) => text) {
        let found = mixed_word(&text.text).map(|word| (Code::MixedScript, word));
        let found = found.or_else(|| is_other_language(text).then_some((Code::WrongLanguage, text.lang.code())));
        if let Some((code, what)) = found.filter(|(code, _)| !accepted.contains(&code.name())) {
            problems.push(Problem::new(code, text.span).text("found", what));
        }
    }
    item.items.iter().for_each(|inner| check(inner, problems));
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
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
