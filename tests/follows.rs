//! Blocks that follow another: what is copied, what is changed, and what amendments of either do.

use crate::support::codes;
use crate::support::parse;
use crate::support::policy;
use crate::support::program;
use crate::support::sound;
use saty::catalog::Catalog;
use saty::edition;
use saty::explain::read;
use saty::model::Alternative;
use saty::model::Clause;
use saty::syntax::ast::Item;
use saty::syntax::ast::Lang;
use saty::syntax::print;
use std::path::Path;

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

const DOUBTFUL: &str = r#"
levels badge { en "badge" bronze: en "bronze" silver: en "silver" }
position guard {
  en "guard"
  requirement ready { en "ready" when saved at least 1 }
  stair badge {
    thresholds {
      | step | raced |
      | silver | at least 2 |
      interpretation how-many {
        en "how many"
        chosen: written
        written: en "as written"
        many: en "many" { replace | silver | at least 9 | }
      }
    }
    step silver { competence calm: en "calm" commission decides }
  }
}
position guard-too follows guard { en "guard, too" }
"#;

#[test]
fn a_doubt_about_the_base_is_one_about_the_copy_too() {
    let policy = policy(&with(DOUBTFUL));
    let model = &policy.plan.model;
    let about = |alternative: &Alternative| {
        let Clause::Position(index, _) = &alternative.clause else { panic!("{alternative:?}") };
        (model.interpretations[alternative.doubt].of.as_str(), model.positions[*index].meta.id.as_str())
    };
    let found: Vec<(&str, &str)> = model.alternatives.iter().map(about).collect();
    assert_eq!(found, [("guard.badge.thresholds", "guard"), ("guard-too.badge.thresholds", "guard-too")]);
    // Each is read behind its own table, and the table of the view is one.
    let catalog = Catalog::new(Lang::En);
    let page = read::page(model, &policy.sources, &catalog, &read::Selection::Everything).expect("a page");
    let lines = read::text::lines(&page).lines;
    for number in ["1.1.2.1", "1.2.2.1"] {
        let said = format!("Then {number} would say: A line is met if all its cells are.");
        let own = lines.iter().position(|line| line.text == said).expect("the view");
        assert_eq!(lines[own + 1].table.last().map(|row| row[1].as_str()), Some("at least 9"), "{lines:#?}");
    }
}

/// The program in a folder of its own, with two versions in it.
fn amended(name: &str, old: &str, new: &str) -> (String, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    let write = |file: &str, text: &str| std::fs::write(folder.join(file), text).expect("a file");
    let saty = |arguments: &[&str]| {
        let run = program(&folder).args(arguments).output().expect("a run");
        String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr)
    };
    write("old.saty", old);
    write("new.saty", new);
    let amendment = saty(&["amend", "old.saty", "new.saty", "--name", "later", "--from", "2027-01-01"]);
    write("both.saty", &format!("{old}\n{amendment}"));
    (amendment, saty(&["check", "both.saty"]) + &saty(&["diff", "new.saty", "both.saty", "--lang", "en"]))
}

#[test]
fn an_amendment_says_of_a_copy_only_what_is_its_own() {
    let second =
        "score-sheet second follows first { en \"second\" repeal races criterion jury { en \"jury\" gives 1 } }\n";
    let old = with(second);
    let new =
        old.replace("when saved at least 1", "when saved at least 2").replace("\"jury\" gives 1", "\"jury\" gives 4");
    let (amendment, found) = amended("follows-amend", &old, &new);
    assert_eq!(amendment.matches("saved at least 2").count(), 1, "{amendment}");
    assert!(amendment.contains("gives 4"), "{amendment}");
    assert!(found.contains("no errors"), "{amendment}\n{found}");
    let differences: Vec<&str> = found.lines().filter(|line| line.starts_with(['~', '+', '-'])).collect();
    assert!(differences.iter().all(|line| line.contains("later")), "{amendment}\n{found}");
}

#[test]
fn a_change_of_the_base_that_its_copy_does_not_expect_is_refused() {
    // The copy says what it changes from, and that would no longer be so.
    let old = with(SECOND);
    let new = old.replacen("lives\" source rules item 3 gives 2", "lives\" source rules item 3 gives 7", 1);
    let new = new.replace("was gives 2", "was gives 7");
    let (amendment, _) = amended("follows-refused", &old, &new);
    assert!(amendment.contains("E0225"), "{amendment}");
}

#[test]
fn an_unknown_base_is_of_the_kind_of_the_copy() {
    for (copy, kind) in [
        ("score-sheet second follows none-such { repeal races }", "phrase-sheet"),
        ("position second follows none-such { repeal r }", "phrase-position"),
    ] {
        let problems = crate::support::policy(&with(copy)).problems;
        let unknown = problems.iter().find(|it| it.code.id() == "E0201").expect("the base is unknown");
        assert!(unknown.arguments.contains(&("kind", saty::problem::Argument::Phrase(kind))), "{unknown:?}");
    }
}
