//! The order of names of people in a language. The only place that puts such names in order.

use crate::syntax::ast::Lang;
use icu_collator::Collator;
use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;
use std::cmp::Ordering;

/// The alphabet of a language.
pub struct Alphabet {
    collator: CollatorBorrowed<'static>,
}

impl Alphabet {
    pub fn of(lang: Lang) -> Alphabet {
        let locale = match lang {
            Lang::Kk => locale!("kk"),
            Lang::Ru => locale!("ru"),
            Lang::En => locale!("en"),
        };
        let collator = Collator::try_new(locale.into(), CollatorOptions::default());
        Alphabet { collator: collator.expect("the alphabets are built in") }
    }

    /// Compares two names. Only equal texts are equal, so that no order depends on where the names came from.
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        self.collator.compare(one, other).then_with(|| one.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(lang: Lang, names: &str) -> String {
        let alphabet = Alphabet::of(lang);
        let mut names: Vec<&str> = names.split(' ').collect();
        names.sort_by(|one, other| alphabet.compare(one, other));
        names.join(" ")
    }

    #[test]
    fn letters_of_kk_stand_where_its_alphabet_has_them() {
        let alphabet = "А Ә Б В Г Ғ Д Е Ё Ж З И Й К Қ Л М Н Ң О Ө П Р С Т У Ұ Ү Ф Х Һ Ц Ч Ш Щ Ъ Ы І Ь Э Ю Я";
        let backwards: Vec<&str> = alphabet.split(' ').rev().collect();
        assert_eq!(sorted(Lang::Kk, &backwards.join(" ")), alphabet);
        // A letter decides before the one behind it, and a small one is as the capital one.
        assert_eq!(sorted(Lang::Kk, "Қали Кенже қали Калыбек Кәрім"), "Калыбек Кәрім Кенже қали Қали");
    }

    #[test]
    fn names_in_ru_are_as_in_an_index() {
        assert_eq!(sorted(Lang::Ru, "Ёлкин Жуков Ежов Енин Ёжиков"), "Ёжиков Ежов Ёлкин Енин Жуков");
        let mixed = "Яковлев Әбдіров Абаев Бекова Құрманов Кузнецов Ильин Ібраев Smith";
        assert_eq!(sorted(Lang::Ru, mixed), "Абаев Әбдіров Бекова Ильин Ібраев Кузнецов Құрманов Яковлев Smith");
    }

    #[test]
    fn names_in_en_begin_with_the_latin_ones() {
        assert_eq!(sorted(Lang::En, "Zoe Иван anna Óscar Anna Peter"), "anna Anna Óscar Peter Zoe Иван");
    }

    #[test]
    fn a_shorter_family_name_comes_first_whatever_follows() {
        for lang in Lang::ALL {
            let alphabet = Alphabet::of(lang);
            assert_eq!(alphabet.compare("Ким Яна", "Кимова Анна"), Ordering::Less);
            assert_eq!(alphabet.compare("Ким", "Ким"), Ordering::Equal);
            assert_ne!(alphabet.compare("Ким", "КИМ"), Ordering::Equal);
        }
    }
}
