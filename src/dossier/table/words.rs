//! Texts as people type them: names found whatever their case, their blanks and their look-alike letters.

use crate::catalog::Catalog;
use crate::problem::suggest;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// A text without signs that nobody sees, as they come along from word processors: those that may break a word, that
/// turn the direction of writing, and control characters.
pub fn visible(text: &str) -> String {
    text.chars().filter(|sign| sign.is_whitespace() || !is_invisible(*sign)).collect()
}

/// Whether a sign is not seen, although it is no blank.
pub fn is_invisible(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(sign, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// A text in NFC, in small letters, with single blanks, without what nobody sees.
pub fn normal(text: &str) -> String {
    let composed: String = visible(text).nfc().collect::<String>().to_lowercase();
    composed.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A normal text with one letter for all that look alike, and one sign for all quotes and dashes.
fn shape(normal: &str) -> String {
    let letter = |letter: char| match letter {
        'а' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' | 'ё' => 'e',
        'н' | 'һ' => 'h',
        'і' | 'ı' => 'i',
        'к' => 'k',
        'м' => 'm',
        'о' => 'o',
        'р' => 'p',
        'т' => 't',
        'х' => 'x',
        'у' | 'ү' => 'y',
        '«' | '»' | '“' | '”' | '„' | '\'' | '’' => '"',
        '–' | '—' | '−' | '‑' => '-',
        other => other,
    };
    normal.chars().map(letter).collect()
}

/// Names of things that are counted from 0. A name of two different things finds neither.
#[derive(Debug, Default)]
pub struct Names {
    by_name: HashMap<String, Option<usize>>,
    by_shape: HashMap<String, Option<usize>>,
    /// The names as they are written, for suggestions.
    all: Vec<(String, String)>,
}

impl Names {
    pub fn add(&mut self, name: &str, thing: usize) {
        let normal = normal(name);
        if normal.is_empty() {
            return;
        }
        let put = |map: &mut HashMap<String, Option<usize>>, key: String| {
            let found = map.entry(key).or_insert(Some(thing));
            if *found != Some(thing) {
                *found = None;
            }
        };
        put(&mut self.by_shape, shape(&normal));
        put(&mut self.by_name, normal.clone());
        self.all.push((normal, name.to_string()));
    }

    pub fn find(&self, text: &str) -> Option<usize> {
        let normal = normal(text);
        match self.by_name.get(&normal) {
            Some(found) => *found,
            None => self.by_shape.get(&shape(&normal)).copied().flatten(),
        }
    }

    /// A name that may have been meant, as it is written.
    pub fn closest(&self, text: &str) -> Option<&str> {
        let found = suggest::closest(&normal(text), self.all.iter().map(|(normal, _)| normal.as_str()))?;
        self.all.iter().find(|(normal, _)| normal == found).map(|(_, name)| name.as_str())
    }
}

/// What a cell says in words, in any of the languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    Yes,
    No,
    Unknown,
    Absent,
    /// Neither: there is none, and it is no.
    None,
    Years,
    Months,
    Days,
    /// What may follow a date: `г.`, `ж.`
    AfterDate,
}

impl Word {
    const ALL: [Word; 9] = [
        Word::Yes,
        Word::No,
        Word::Unknown,
        Word::Absent,
        Word::None,
        Word::Years,
        Word::Months,
        Word::Days,
        Word::AfterDate,
    ];

    fn key(self) -> &'static str {
        match self {
            Word::Yes => "word-yes",
            Word::No => "word-no",
            Word::Unknown => "word-unknown",
            Word::Absent => "word-absent",
            Word::None => "word-none",
            Word::Years => "word-years",
            Word::Months => "word-months",
            Word::Days => "word-days",
            Word::AfterDate => "word-after-date",
        }
    }

    /// The word in a language.
    pub fn text(self, catalog: &Catalog) -> String {
        several(&catalog.plain(self.key())).first().cloned().unwrap_or_default()
    }
}

/// The words of all languages.
#[derive(Debug)]
pub struct Words {
    by_text: HashMap<String, Word>,
}

impl Words {
    pub fn new(catalogs: &[Catalog]) -> Words {
        let mut by_text = HashMap::new();
        for catalog in catalogs {
            for word in Word::ALL {
                by_text.extend(several(&catalog.plain(word.key())).into_iter().map(|text| (normal(&text), word)));
            }
        }
        Words { by_text }
    }

    pub fn find(&self, text: &str) -> Option<Word> {
        self.by_text.get(&normal(text)).copied()
    }
}

/// The texts of a message that lists several, with `;` between.
pub fn several(message: &str) -> Vec<String> {
    message.split(';').map(|text| text.trim().to_string()).filter(|text| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ast::Lang;

    #[test]
    fn names_are_found_as_people_type_them() {
        let mut names = Names::default();
        names.add("Открытая вода", 0);
        names.add("бассейн", 1);
        names.add("both", 2);
        names.add("Both", 3);
        for text in ["открытая  вода ", "ОТКРЫТАЯ\u{a0}ВОДА", "oткрытaя вoда", "\u{feff}от\u{ad}крытая вода\u{200b}"]
        {
            assert_eq!(names.find(text), Some(0), "{text}");
        }
        assert_eq!(names.find("бассеин"), None);
        assert_eq!(names.closest("бассеин"), Some("бассейн"));
        assert_eq!(names.find("both"), None, "two things of one name");
    }

    #[test]
    fn words_are_those_of_all_languages() {
        let words = Words::new(&Lang::ALL.map(Catalog::new));
        for (text, word) in [("Да", Word::Yes), ("иә", Word::Yes), ("жоқ", Word::No), ("белгісіз", Word::Unknown)]
        {
            assert_eq!(words.find(text), Some(word), "{text}");
        }
    }

    #[test]
    fn no_word_says_two_things() {
        let catalogs = Lang::ALL.map(Catalog::new);
        let words = Words::new(&catalogs);
        for catalog in &catalogs {
            for word in Word::ALL {
                for text in several(&catalog.plain(word.key())) {
                    assert_eq!(words.find(&text), Some(word), "{text}");
                }
            }
        }
    }
}
