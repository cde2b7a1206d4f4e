//! What is still needed, and which readings of the source could change an answer.

use crate::support::case;
use crate::support::sound;
use saty::catalog::Catalog;
use saty::eval;
use saty::explain::doubts;
use saty::explain::doubts::Doubt;
use saty::explain::needs;
use saty::explain::needs::Set;
use saty::explain::phrases::Phrases;
use saty::explain::worksheet;
use saty::plan::Plan;
use saty::syntax::ast::Lang;
use std::collections::BTreeSet;

const DAY: &str = "2025-06-15";

const CLUB: &str = r#"
levels badge { bronze: en "bronze"  silver: en "silver"  gold: en "gold" }

record course plural courses { en "course"  grade: badge  mark: decimal }

subject lifeguard {
  en "lifeguard"
  wet: yes or no   en "is wet"
  fit: yes or no   en "is fit"
  dry: yes or no
  laps: whole number
  papers: set of document
}

vacancy {
  evaluation date: opens
  opens: date
  asked: badge  en "badge that is asked"
}
"#;

fn paths(plan: &Plan, sets: &[Set]) -> Vec<String> {
    let all: BTreeSet<String> = sets
        .iter()
        .map(|set| set.iter().map(|need| need.path(&plan.model)).collect::<Vec<String>>().join(" + "))
        .collect();
    all.into_iter().collect()
}

/// What could settle the only requirement.
#[track_caller]
fn needed(requirement: &str, dossier: &str, wanted: &[&str]) {
    let plan = sound(&format!("{CLUB}position guard {{ requirement ready {{ {requirement} }} }}"));
    let outcome = eval::evaluate(&plan, &case(&plan, &format!("{{{dossier}}}"), "", Some(0), DAY));
    assert_eq!(paths(&plan, &needs::of_verdicts(outcome.requirements.iter())), wanted, "{requirement}");
}

#[test]
fn a_row_without_a_label_is_called_by_what_it_asks() {
    let plan = sound(&format!(
        "{CLUB}score-sheet contest {{ score: sum of criteria\n\
         criterion tables {{ en \"by table\" table highest of {{\n| row | wet | fit | gives |\n| top-row | yes | yes | 3 |\n}} }}\n\
         criterion sums {{ en \"by rows\" sum of {{ plain-row: gives 2 when wet  fixed-row: gives 1 }} }} }}"
    ));
    let outcome = eval::evaluate(&plan, &case(&plan, "{wet: yes, fit: yes}", "", None, DAY));
    for lang in [Lang::En, Lang::Ru, Lang::Kk] {
        let catalog = Catalog::new(lang);
        let phrases = Phrases { model: &plan.model, catalog: &catalog };
        let lines = worksheet::worksheet(&outcome, &[], &phrases).lines;
        let text: Vec<String> = lines.into_iter().map(|line| line.text).collect();
        assert!(!text.iter().any(|line| line.contains("-row") || line == "sums" || line == "tables"), "{text:#?}");
    }
}

#[test]
fn alternatives_of_what_could_settle_a_requirement() {
    needed("when wet and fit", "", &["wet + fit"]);
    needed("when wet and fit", "wet: yes", &["fit"]);
    needed("when wet or fit", "", &["fit", "wet"]);
    needed("when wet or fit", "wet: yes", &[]);
    needed("when wet and (fit or dry)", "", &["wet + dry", "wet + fit"]);
    needed("at least 2 of { x: when wet  y: when fit  z: when dry }", "", &["2 of (wet; fit; dry)"]);
    needed(
        "at least 2 of { x: when wet and (fit or dry)  y: when fit  z: when dry }",
        "",
        &["2 of (wet + fit / wet + dry; fit; dry)"],
    );
    needed("at least 2 of { x: when wet  y: when fit  z: when dry }", "fit: yes", &["dry", "wet"]);
    needed("commission decides", "", &["commission: guard.ready"]);
    needed("when has a course where mark at least 5", "", &["courses"]);
    let some = "courses: [{grade: gold, mark: 1}, {grade: gold}, {mark: 7}]";
    needed("when has a course where mark at least 5 and grade is gold", some, &["courses[2].mark", "courses[3].grade"]);
    needed("when has a course where grade at least vacancy's asked", "courses: []", &[]);
    needed("when has a course where grade at least vacancy's asked", "courses: [{grade: silver}]", &["vacancy: asked"]);
    needed(
        "when has a course where grade at least vacancy's asked",
        "courses: [{mark: 1}]",
        &["courses[1].grade + vacancy: asked"],
    );
}

#[test]
fn each_open_row_could_change_the_points() {
    let plan = sound(&format!(
        "{CLUB}score-sheet contest {{ score: sum of criteria\n\
         criterion body {{ highest of {{ x: gives 1 when wet  y: gives 2 when fit and dry }} }}\n\
         criterion courses {{ gives 1 for each course, at most 3 in all, where grade is gold }} }}"
    ));
    let needs_of = |dossier: &str| {
        let outcome = eval::evaluate(&plan, &case(&plan, dossier, "", None, DAY));
        paths(&plan, &needs::of_sheet(&outcome.sheets[0]))
    };
    assert_eq!(needs_of("{}"), ["courses", "fit + dry", "wet"]);
    assert_eq!(needs_of("{wet: no, fit: yes, courses: [{grade: gold}, {mark: 3}]}"), ["courses[2]", "dry"]);
    assert_eq!(needs_of("{wet: no, fit: no, courses: []}"), [] as [&str; 0]);
}

#[test]
fn what_could_settle_a_document() {
    let plan = sound(&format!(
        "{CLUB}package papers-of-guard {{ filed documents: papers\n\
         document form: required\n document pass: required when wet\n\
         exemption old: frees from form when fit }}"
    ));
    let needs_of = |dossier: &str, number: usize| {
        let outcome = eval::evaluate(&plan, &case(&plan, dossier, "", None, DAY));
        paths(&plan, &needs::of_document(&outcome.packages[0].documents[number]))
    };
    assert_eq!(needs_of("{}", 0), ["fit", "form"]);
    assert_eq!(needs_of("{papers: []}", 0), ["fit"]);
    assert_eq!(needs_of("{papers: [form]}", 0), [] as [&str; 0]);
    assert_eq!(needs_of("{papers: [pass]}", 1), ["wet"]);
}

// Readings

const READ: &str = r#"
position guard {
  requirement ready {
    en "is ready"
    all of { swims: when laps at least 10  strong: when fit }
    interpretation both {
      en "Both, or either?"
      chosen: together
      together: en "both"
      either: en "either" { change this { combine at least one of } }
      further: en "swims more" { change swims { when laps at least 20 } }
    }
    interpretation whose-word {
      en "Whose word?"
      chosen: none
      own:    en "his own"
      doctor: en "a doctor's"
    }
  }
}

score-sheet contest {
  score: sum of criteria
  criterion laps {
    en "laps"
    gives 3 when laps at least 5
    interpretation how-many {
      en "How many points?"
      chosen: three
      three: en "three"
      four:  en "four" { change this { gives 4 when laps at least 5 } }
    }
  }
}
"#;

/// Each doubt with its contested views and what they would change.
fn contested(dossier: &str) -> Vec<String> {
    let mut plan = sound(&format!("{CLUB}{READ}"));
    let case = case(&plan, dossier, "", Some(0), DAY);
    let outcome = eval::evaluate(&plan, &case);
    let doubts = doubts::doubts(&mut plan, &case, &outcome);
    assert_eq!(eval::evaluate(&plan, &case), outcome, "the plan is as it was");
    let catalog = Catalog::new(Lang::En);
    let phrases = Phrases { model: &plan.model, catalog: &catalog };
    let views = |doubt: &Doubt| {
        let content = &plan.model.interpretations[doubt.number];
        let views = doubt.contested.iter().map(|(view, changes)| {
            let changes: Vec<String> = changes.iter().map(|change| phrases.change(change)).collect();
            format!("{}: {}", phrases.title(&content.views[*view]), changes.join(", "))
        });
        format!("{} [{}]", phrases.title(&content.meta), views.collect::<Vec<String>>().join("; "))
    };
    doubts.iter().map(views).collect()
}

#[test]
fn only_readings_that_change_the_answer_are_contested() {
    let nothing = ["Both, or either? []", "Whose word? []", "How many points? []"];
    assert_eq!(contested("{laps: 3, fit: no}"), nothing);
    assert_eq!(
        contested("{laps: 15, fit: no}"),
        [
            "Both, or either? [either: requirements: met (instead of not met)]",
            "Whose word? []",
            "How many points? [four: points: 4 (instead of 3)]"
        ]
    );
    assert_eq!(
        contested("{laps: 15, fit: yes}"),
        [
            "Both, or either? [swims more: requirements: not met (instead of met)]",
            "Whose word? []",
            "How many points? [four: points: 4 (instead of 3)]"
        ]
    );
    assert_eq!(
        contested("{fit: yes}"),
        [
            "Both, or either? [either: requirements: met (instead of not known)]",
            "Whose word? []",
            "How many points? [four: points: from 0 to 4 (instead of from 0 to 3)]"
        ]
    );
}

#[test]
fn another_view_may_bring_a_document_of_its_own() {
    let mut plan = sound(&format!(
        "{CLUB}package papers-of-guard {{ filed documents: papers\n document form: required\n\
         interpretation pass-too {{ en \"A pass too?\" chosen: no-pass  no-pass: en \"no\"\n\
         pass: en \"yes\" {{ add document pass: required }} }} }}"
    ));
    let case = case(&plan, "{papers: [form]}", "", None, DAY);
    let outcome = eval::evaluate(&plan, &case);
    let doubts = doubts::doubts(&mut plan, &case, &outcome);
    let changed: Vec<&str> = doubts[0].contested[0].1.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(changed, ["papers-of-guard.pass"]);
}
