//! From what a person calls a thing to its name in the policy.

use crate::syntax::ast::Lang;
use crate::syntax::signs;
use crate::syntax::words::RESERVED;

/// Cyrillic letters by one fixed table, so that two people come to the same name.
const LETTERS: [(char, &str); 42] = [
    ('а', "a"),
    ('ә', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('ғ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('ё', "e"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('й', "i"),
    ('к', "k"),
    ('қ', "q"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('ң', "n"),
    ('о', "o"),
    ('ө', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ұ', "u"),
    ('ү', "u"),
    ('ф', "f"),
    ('х', "h"),
    ('һ', "h"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "sh"),
    ('ъ', ""),
    ('ы', "y"),
    ('і', "i"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "iu"),
    ('я', "ia"),
];
const OF_KK: &str = "әғқңөұүһі";

/// A name of small Latin letters, digits and hyphens.
pub fn name(given: &str) -> String {
    let mut name = String::new();
    for letter in given.to_lowercase().chars() {
        match LETTERS.iter().find(|(known, _)| *known == letter) {
            Some((_, latin)) => name.push_str(latin),
            None if letter.is_ascii_alphanumeric() => name.push(letter),
            None if !name.ends_with('-') => name.push('-'),
            None => {}
        }
    }
    let name = name.trim_matches('-');
    match name.chars().next() {
        _ if RESERVED.contains(&name) => format!("{name}-1"),
        Some(first) if first.is_ascii_lowercase() => name.to_string(),
        Some(_) => format!("n-{name}"),
        None => "new".into(),
    }
}

/// What was given as a text that can stand in straight quotes, on one line.
pub fn label(given: &str) -> String {
    let mut open = false;
    let letter = |letter: char| match letter {
        '"' => {
            open = !open;
            if open { '«' } else { '»' }
        }
        letter if signs::is_hidden(letter) || letter.is_whitespace() => ' ',
        letter => letter,
    };
    given.chars().map(letter).collect()
}

/// The language of what was given, if it is a text and no name already.
pub fn language(given: &str, asked: Lang) -> Option<Lang> {
    let lower = given.to_lowercase();
    let is_cyrillic = |letter: char| ('а'..='я').contains(&letter) || letter == 'ё' || OF_KK.contains(letter);
    match (lower.chars().any(|letter| OF_KK.contains(letter)), lower.chars().any(is_cyrillic)) {
        (true, _) => Some(Lang::Kk),
        (false, true) if asked == Lang::Kk => Some(Lang::Kk),
        (false, true) => Some(Lang::Ru),
        (false, false) => None,
    }
}
