//! The message catalogs say the same things in every language.

use fluent_syntax::ast::Entry;
use fluent_syntax::ast::Expression;
use fluent_syntax::ast::InlineExpression;
use fluent_syntax::ast::Pattern;
use fluent_syntax::ast::PatternElement;
use fluent_syntax::parser;
use saty::catalog;
use saty::catalog::Catalog;
use saty::problem::Code;
use saty::problem::Problem;
use saty::syntax::ast::Lang;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Each message and each attribute (`message.attribute`) with the names of its arguments.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(lang: Lang) -> Messages {
    let mut all = Messages::new();
    for source in catalog::sources(lang) {
        let resource = parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", lang.code()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            if let Some(value) = &message.value {
                let earlier = all.insert(message.id.name.to_string(), arguments(value));
                assert!(earlier.is_none(), "{} stands twice in {}", message.id.name, lang.code());
            }
            for attribute in &message.attributes {
                all.insert(format!("{}.{}", message.id.name, attribute.id.name), arguments(&attribute.value));
            }
        }
    }
    all
}

fn arguments(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            add(expression, &mut names);
        }
    }
    names
}

fn add(expression: &Expression<&str>, names: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| names.extend(arguments(&variant.value)));
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            names.insert(id.name.to_string());
        }
        InlineExpression::Placeable { expression } => add(expression, names),
        _ => {}
    }
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = messages(Lang::En);
    for lang in [Lang::Kk, Lang::Ru] {
        let other = messages(lang);
        let ids = |messages: &Messages| messages.keys().cloned().collect::<BTreeSet<String>>();
        assert_eq!(ids(&english), ids(&other), "{}", lang.code());
        for (id, arguments) in &english {
            // A plural may leave the number out in one form; every argument is used in some form.
            assert_eq!(arguments, &other[id], "{id} in {}", lang.code());
        }
    }
}

#[test]
fn every_code_has_a_message_a_label_and_a_help() {
    let english = messages(Lang::En);
    for code in Code::ALL {
        for part in ["", ".label", ".help"] {
            assert!(english.contains_key(&format!("{}{part}", code.name())), "{}{part}", code.name());
        }
    }
}

#[test]
fn every_key_in_the_sources_has_a_message() {
    let english = messages(Lang::En);
    let mut missing = BTreeSet::new();
    for path in crate::support::files_in(&crate::support::root().join("src"), "rs") {
        let text = std::fs::read_to_string(path).expect("a source file");
        let quoted = text.split('"').skip(1).step_by(2);
        let keys = quoted.filter(|part| {
            ["phrase-", "type-", "section-", "document-", "rule-", "needed-", "unknown-for-"]
                .iter()
                .any(|start| part.starts_with(start))
        });
        missing.extend(
            keys.filter(|key| !english.contains_key(*key) && Code::ALL.iter().all(|code| code.name() != *key))
                .map(String::from),
        );
    }
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn numbers_take_the_plural_of_the_language() {
    let text = |lang, count: i64| Catalog::new(lang).text("length-years", &[("count", count.into())]);
    assert_eq!(text(Lang::En, 1), "1 year");
    assert_eq!(text(Lang::En, 5), "5 years");
    assert_eq!(text(Lang::Ru, 1), "1 год");
    assert_eq!(text(Lang::Ru, 2), "2 года");
    assert_eq!(text(Lang::Ru, 5), "5 лет");
    assert_eq!(text(Lang::Ru, 21), "21 год");
    assert_eq!(text(Lang::Kk, 5), "5 жыл");
}

#[test]
fn a_problem_in_three_languages() {
    let problem = Problem::general(Code::UnknownPosition).text("name", "guard").text("allowed", "lifeguard");
    let problem = problem.suggest("lifegard", ["lifeguard"]);
    for lang in Lang::ALL {
        let texts = Catalog::new(lang).problem(&problem);
        assert!(texts.message.contains("guard"), "{texts:?}");
        assert!(texts.help.is_some_and(|help| help.contains("lifeguard")));
    }
}
