//! Blocks that follow another: what is copied, what is changed, and what amendments of either do.

use crate::support::codes;
use crate::support::parse;
use crate::support::policy;
use crate::support::sound;
use saty::edition;
use saty::syntax::ast::Item;
use saty::syntax::print;

const CLUB: &str = r#"
act rules { en "Rules" act-number "7" adopted 2024-12-10 }
division item: en "item {}"
subject swimmer { saved: whole number  raced: whole number }
score-sheet first {
  en "first sheet"
  source rules item 3
  score: sum of criteria
  criterion lives { en "lives" source rules item 3 gives 2 when saved at least 1 }
  criterion races { en "races" gives 1 when raced at least 5 }
}
"#;

fn with(more: &str) -> String {
    format!("{CLUB}\n{more}")
}

/// A declaration of the edition of a day, as policy text.
fn folded(text: &str, date: &str, name: &str) -> String {
    let mut problems = Vec::new();
    let date = date.parse().expect("a date");
    let items = edition::fold(&parse(text), Some(date), None, &mut problems).items;
    assert!(problems.is_empty(), "{problems:#?}");
    let found: &Item = items.iter().find(|item| item.name() == name).expect("the declaration");
    print::item(found)
}

const SECOND: &str = r#"
score-sheet second follows first {
  en "second sheet"
  source rules item 4
  change lives { was gives 2 when saved at least 1 becomes gives 3 when saved at least 1 }
  repeal races
  criterion jury { en "jury" gives 1 }
}
"#;

#[test]
fn a_copy_has_the_parts_of_its_base_under_its_own_name() {
    let plan = sound(&with(SECOND));
    let sheet = &plan.model.score_sheets[1];
    let ids: Vec<&str> = sheet.criteria.iter().map(|criterion| criterion.meta.id.as_str()).collect();
    assert_eq!(ids, ["second.lives", "second.jury"]);
    assert_eq!(
        folded(&with(SECOND), "2025-01-01", "second"),
        "score-sheet second {\n  en \"second sheet\"\n  score: sum of criteria\n  source rules item 4\n  criterion lives {\n    \
         en \"lives\"\n    source rules item 3\n    gives 3 when saved at least 1\n  }\n  criterion jury {\n    en \"jury\"\n    gives 1\n  }\n}\n"
    );
}

const AMENDMENT: &str = r#"
amendment rules-of-2026 {
  en "Changes"
  amends rules
  act-number "12"
  adopted 2025-11-20
  in force from 2026-01-01
  in first { change lives { en "lives saved" } add criterion years { en "years" gives 5 } }
  in second { change jury { was gives 1 becomes gives 4 } change lives { was gives 3 when saved at least 1 becomes gives 6 when saved at least 1 } }
  renumber rules item 3 to 13
}
"#;

#[test]
fn amendments_of_the_base_reach_the_copy_and_the_copy_has_its_own() {
    let text = with(&format!("{SECOND}{AMENDMENT}"));
    let before = folded(&text, "2025-12-31", "second");
    assert!(
        before.contains("gives 3 when") && before.contains("rules item 3") && !before.contains("years"),
        "{before}"
    );
    let after = folded(&text, "2026-01-01", "second");
    for part in ["\"lives saved\"", "gives 6 when saved", "criterion years", "gives 4", "rules item 13", "rules item 4"]
    {
        assert!(after.contains(part), "{part}: {after}");
    }
    assert!(folded(&text, "2026-01-01", "first").contains("gives 2 when saved"));
}

#[test]
fn a_copy_may_be_copied() {
    let third = "score-sheet third follows second { en \"third\" repeal jury }\n";
    let plan = sound(&with(&format!("{third}{SECOND}")));
    let ids: Vec<Vec<&str>> = plan
        .model
        .score_sheets
        .iter()
        .map(|sheet| sheet.criteria.iter().map(|criterion| criterion.meta.id.as_str()).collect())
        .collect();
    assert_eq!(ids[1], ["third.lives"]);
}

#[test]
fn misuse_is_named_once() {
    let of = |text: &str| codes(&with(text));
    assert_eq!(
        of(
            "score-sheet second follows frist { en \"x\" score: sum of criteria criterion one { gives 1 } repeal races }"
        ),
        ["E0201"]
    );
    assert_eq!(
        of("score-sheet second follows second { en \"x\" score: sum of criteria criterion one { gives 1 } }"),
        ["E0212"]
    );
    assert_eq!(of("score-sheet second follows first { en \"x\" repeal jury }"), ["E0224"]);
    assert_eq!(of("score-sheet second follows first { en \"x\" criterion lives { gives 1 } }"), ["E0202"]);
    assert_eq!(
        of("score-sheet second { en \"x\" score: sum of criteria criterion one { gives 1 } repeal one }"),
        ["E0203"]
    );
    assert_eq!(of("record duty plural duties follows first { paid: yes or no }"), ["E0203"]);
    assert_eq!(of("position guard follows first { requirement r { en \"r\" when saved at least 1 } }"), ["E0201"]);
}

#[test]
fn a_misspelt_base_is_guessed() {
    let policy = policy(&with("score-sheet second follows frist { en \"x\" }"));
    assert!(format!("{:?}", policy.problems).contains("first"), "{:?}", policy.problems);
}

#[test]
fn written_as_it_reads() {
    let printed = print::items(&parse(&with(SECOND)));
    assert!(printed.contains("score-sheet second follows first {"), "{printed}");
    assert_eq!(print::items(&parse(&printed)), printed);
}
