//! A policy over time.

use crate::support::case;
use crate::support::parse;
use crate::support::policy;
use crate::support::sound;
use proptest::prelude::*;
use saty::edition;
use saty::eval;
use saty::model;
use saty::model::Views;
use saty::plan;
use saty::problem::Code;
use saty::problem::Problem;
use saty::syntax::ast::Item;
use saty::syntax::ast::ItemKind;
use saty::syntax::print;
use saty::value::Truth;

const CLUB: &str = r#"
act rules { act-number "1" in force from 2020-01-01 ended 2030-01-01 }
division item: en "item {}"
levels badge { bronze: en "bronze" silver: en "silver" }
subject lifeguard { wet: yes or no  fit: yes or no  laps: whole number  papers: set of document }
vacancy { evaluation date: opens  opens: date  closes: date  beds: whole number }
position guard {
  en "guard"
  source rules item 1
  requirement ready { en "ready" when laps at least 10 }
  requirement calm { en "calm" when fit }
}
package papers-of-guard {
  en "papers"
  filed documents: papers
  document form: required en "form" source rules item 9
  document pass: if available en "pass"
}
"#;

fn amendment(name: &str, from: &str, changes: &str) -> String {
    format!("amendment {name} {{ amends rules in force from {from} {changes} }}\n")
}

fn fold(text: &str, date: Option<&str>, notice: Option<&str>) -> (Vec<Item>, Vec<Problem>) {
    let items = parse(text);
    let notice = notice.and_then(|name| edition::notices(&items).find(|it| it.name() == name));
    let mut problems = Vec::new();
    let date = date.map(|date| date.parse().expect("a date"));
    let edition = edition::fold(&items, date, notice, &mut problems);
    (edition.items, problems)
}

/// An edition as text, without the amendments themselves.
fn text_on(text: &str, date: &str) -> String {
    let (items, problems) = fold(text, Some(date), None);
    assert!(problems.is_empty(), "{problems:#?}");
    let rules: Vec<Item> = items.into_iter().filter(|item| item.kind != ItemKind::Amendment).collect();
    print::items(&rules)
}

fn codes(problems: &[Problem]) -> Vec<Code> {
    problems.iter().map(|problem| problem.code).collect()
}

/// Whether the first requirement is met on a day.
fn ready(text: &str, dossier: &str, date: &str) -> Truth {
    let items = parse(text);
    let edition = edition::fold(&items, Some(date.parse().expect("a date")), None, &mut Vec::new());
    let checked = model::check_edition(edition, Views::All);
    assert!(checked.problems.is_empty(), "{:#?}", checked.problems);
    let plan = plan::plan(checked.model);
    eval::evaluate(&plan, &case(&plan, dossier, "", Some(0), date)).requirements[0].truth
}

#[test]
fn the_rules_of_any_date_can_be_asked_for() {
    let first = "in guard { change ready { was when laps at least 10 becomes when laps at least 12 } }";
    let second = "in guard { change ready { was when laps at least 12 becomes when laps at least 14 } }";
    // The order in the text means nothing.
    let text =
        format!("{}{CLUB}{}", amendment("later", "2024-01-01", second), amendment("earlier", "2022-01-01", first));
    for (date, laps) in
        [("2021-06-01", 10), ("2021-12-31", 10), ("2022-01-01", 12), ("2023-12-31", 12), ("2024-01-01", 14)]
    {
        assert_eq!(ready(&text, &format!("{{laps: {laps}}}"), date), Truth::Yes, "{date}");
        assert_eq!(ready(&text, &format!("{{laps: {}}}", laps - 1), date), Truth::No, "{date}");
    }
}

#[test]
fn what_enters_with_an_amendment_is_absent_before() {
    let text = CLUB.replace("requirement calm {", "requirement calm { enters with later")
        + "position deputy { enters with later en \"deputy\" requirement any-laps { when laps at least 1 } }\n"
        + &amendment("later", "2024-01-01", "");
    let names = |date| {
        let (items, _) = fold(&text, Some(date), None);
        let positions = items.iter().filter(|item| item.kind == ItemKind::Position);
        positions.map(|item| format!("{} {}", item.name(), item.items.len())).collect::<Vec<String>>()
    };
    assert_eq!(names("2023-12-31"), ["guard 1"]);
    assert_eq!(names("2024-01-01"), ["guard 2", "deputy 1"]);
}

#[test]
fn a_change_that_misses_or_finds_something_else_is_reported_where_it_stands() {
    for (change, code) in [
        ("in guard { change tired { when fit } }", Code::UnknownTarget),
        ("repeal guard.tired", Code::UnknownTarget),
        ("in guard { change ready { was when laps at least 11 becomes when laps at least 12 } }", Code::NotAsExpected),
    ] {
        let (_, problems) = fold(&(CLUB.to_string() + &amendment("later", "2024-01-01", change)), None, None);
        assert_eq!(codes(&problems), [code], "{change}");
        let start = problems[0].span.expect("a place").start as usize;
        assert!(start > CLUB.len(), "in the amendment, not in what it changes");
    }
    // What is wrong in the text that a change brings is found there too.
    let wrong = amendment("later", "2024-01-01", "in guard { change ready { when lapz at least 12 } }");
    let policy = policy(&(CLUB.to_string() + &wrong));
    assert_eq!(codes(&policy.problems), [Code::UnknownName]);
    assert!(policy.problems[0].span.expect("a place").start as usize > CLUB.len());
}

#[test]
fn an_order_that_cannot_be_and_a_number_that_is_nowhere() {
    let found = |text: &str| codes(&policy(&(CLUB.to_string() + text)).problems);
    assert_eq!(found(&amendment("later", "2024-01-01", "renumber rules item 33 to 34")), [Code::UnknownTarget]);
    assert_eq!(found(&amendment("later", "2024-01-01", "applied after later")), [Code::Cycle]);
    let circle =
        amendment("one", "2024-01-01", "applied after two") + &amendment("two", "2024-01-01", "applied after one");
    assert_eq!(found(&circle), [Code::Cycle]);
    // An amendment on a day that does not exist is one mistake, and changes nothing.
    let impossible = amendment("later", "2024-02-30", "in guard { change ready { when laps at least 12 } }");
    assert_eq!(found(&impossible), [Code::ImpossibleDate]);
}

#[test]
fn what_is_missing_because_it_was_repealed_points_at_the_repeal() {
    let rescue = "define swims: en \"swims\" defined as wet\nposition deputy { en \"deputy\" requirement wet-one { when swims } }\n";
    let text = format!("{CLUB}{rescue}{}", amendment("later", "2024-01-01", "repeal swims"));
    let problems = policy(&text).problems;
    assert_eq!(codes(&problems), [Code::UnknownName]);
    let also = problems[0].also.expect("another place");
    assert_eq!(&text[also.start as usize..also.end as usize], "repeal swims");
}

#[test]
fn only_an_amendment_can_bring_something() {
    let text = CLUB.replace("requirement calm {", "requirement calm { enters with rules");
    assert_eq!(codes(&policy(&text).problems), [Code::UnknownName]);
}

#[test]
fn every_edition_is_checked_not_only_the_last() {
    let text = CLUB.replace("when fit", "when fitt")
        + &amendment("later", "2024-01-01", "in guard { change calm { when fit } }");
    assert_eq!(codes(&policy(&text).problems), [Code::UnknownName]);
}

#[test]
fn a_repealed_clause_never_comes_back() {
    let change = amendment("first", "2022-01-01", "in guard { change ready { when laps at least 12 } }");
    let repeal = amendment("second", "2023-01-01", "repeal guard.ready");
    let again = amendment("third", "2024-01-01", "in guard { change ready { when laps at least 14 } }");
    let text = format!("{CLUB}{change}{repeal}");
    assert!(!text_on(&text, "2023-01-01").contains("ready"));
    assert!(!text_on(&text, "2029-01-01").contains("ready"));
    let (_, problems) = fold(&(text + &again), None, None);
    assert_eq!(codes(&problems), [Code::UnknownTarget]);
}

#[test]
fn renumbering_changes_every_citation() {
    let text = CLUB.to_string() + &amendment("later", "2024-01-01", "renumber rules item 9 to 15");
    assert!(text_on(&text, "2023-12-31").contains("source rules item 9\n"));
    let after = text_on(&text, "2024-01-01");
    assert!(after.contains("source rules item 15\n") && after.contains("source rules item 1\n"));
    assert!(!after.contains("item 9\n"));
}

#[test]
fn one_more_of_what_may_stand_several_times() {
    let calendar = "calendar days { covers 2024-01-01 to 2024-12-31  weekend saturday, sunday  holiday 2024-01-01: en \"new year\" }\n";
    let text = format!(
        "{CLUB}{calendar}{}",
        amendment("later", "2024-03-01", "in calendar days { add holiday 2024-05-01: en \"may\" }")
    );
    let after = text_on(&text, "2024-03-01");
    assert!(after.contains("holiday 2024-01-01") && after.contains("holiday 2024-05-01"));
    assert!(!text_on(&text, "2024-02-28").contains("2024-05-01"));
}

#[test]
fn a_notice_is_an_overlay_on_the_edition_of_its_date() {
    let notice = |date: &str| {
        format!(
            "notice summer {{ en \"summer\" follows rules opens: {date} closes: 2024-07-01 \
             vacancy lake for guard {{ en \"at the lake\" beds: 2 }} in guard {{ repeal calm }} }}\n"
        )
    };
    let later = amendment("later", "2024-01-01", "in guard { change ready { when laps at least 12 } }");
    for (date, laps) in [("2023-06-01", "laps at least 10"), ("2024-06-01", "laps at least 12")] {
        let text = format!("{CLUB}{later}{}", notice(date));
        let items = parse(&text);
        let found = edition::notices(&items).next().expect("the notice");
        assert_eq!(edition::notice_date(&items, found), Some(date.parse().expect("a date")));
        let (folded, problems) = fold(&text, Some(date), Some("summer"));
        assert!(problems.is_empty());
        let guard = folded.iter().find(|item| item.name() == "guard").expect("the position");
        let printed = print::item(guard);
        assert!(printed.contains(laps) && !printed.contains("calm"), "{printed}");
    }
    let plan = sound(&format!("{CLUB}{later}{}", notice("2024-06-01")));
    let announced = &plan.model.notices[0];
    assert_eq!(
        (announced.follows.as_slice(), announced.vacancies[0].position),
        (["rules".to_string()].as_slice(), Some(0))
    );
    assert_eq!((announced.fields.len(), announced.vacancies[0].fields.len()), (2, 1));
    // The overlay is no part of the policy of others.
    assert_eq!(plan.model.positions[0].requirements.len(), 2);
}

#[test]
fn an_act_that_has_ended_is_named_in_the_outcome() {
    let plan = sound(CLUB);
    let ended = |date| eval::evaluate(&plan, &case(&plan, "{laps: 12}", "", Some(0), date)).ended_acts;
    assert!(ended("2029-12-31").is_empty());
    assert_eq!(ended("2030-01-01"), ["rules"]);
}

/// Every place that can cite an act, as `@`.
const CITING: &str = r#"
act old { en "Old" act-number "1" ended 2024-01-01 }
levels badge { en "badge" bronze: en "bronze" silver: en "silver" }
record course plural courses { @ counts when passed  passed: yes or no  grade: badge  assume some: @ always grade at least bronze }
subject lifeguard { fit: yes or no  laps: whole number  papers: set of document  assume few: @ always laps at most 1000 }
vacancy { evaluation date: opens  opens: date }
define size as decimal: @ defined as first of { one: @ gives 1 when fit otherwise 2 }
position guard {
  @
  requirement ready { @ at least one of { one: @ when fit } }
  stair badge {
    @
    thresholds { @ | step | laps | | silver | at least 2 | }
    step silver { @ competence calm: @ at least one of { one: @ commission decides } }
  }
}
score-sheet sheet {
  @
  score: sum of criteria
  criterion rows { @ sum of { one: @ gives 1 when fit } }
  criterion split { by ranges of laps { low: @ gives 1 when less than 5 high: gives 2 when at least 5 } }
  criterion kinds { count once for each grade among courses { silver: @ gives 1 } }
}
package files {
  @
  filed documents: papers
  document form: @ required blank old
  document pass: required satisfied by at least one of { one: @ when fit }
  group both: @ at least one of { document left: required document right: required }
  exemption freed: @ frees from form when fit
  rule back: @ when incomplete
}
calendar year { @ weekend sunday covers 2023-01-01 to 2025-12-31 }
time-limit intake { @ length 5 working days starts vacancy's opens count from the next day by calendar year }
pay salary { @ product of 2, size }
outcome told: @ defined as fit
ranking order { @ ties share the place key by-laps: @ by size, highest first }
"#;

#[test]
fn an_act_that_has_ended_is_named_wherever_it_is_cited() {
    let silent = CITING.replace('@', "").replace(" blank old", "");
    let ended =
        |text: &str| eval::evaluate(&sound(text), &case(&sound(text), "{}", "", Some(0), "2025-01-01")).ended_acts;
    assert!(ended(&silent).is_empty());
    assert_eq!(ended(&CITING.replace('@', "")), ["old"], "a form");
    for place in 0..CITING.matches('@').count() {
        let mut number = 0;
        let parts = CITING.replace(" blank old", "");
        let text = parts.chars().map(|letter| match letter {
            '@' => {
                number += 1;
                if number == place + 1 { "source old".to_string() } else { String::new() }
            }
            letter => letter.to_string(),
        });
        let text = text.collect::<String>();
        assert_eq!(ended(&text), ["old"], "{text}");
    }
}

/// Changes of clauses that have nothing to do with one another.
const CHANGES: [&str; 6] = [
    "in guard { change ready { when laps at least 12 } }",
    "in guard { change calm { when wet } }",
    "in package papers-of-guard { change form { if available } }",
    "in package papers-of-guard { add document card: required en \"card\" }",
    "repeal papers-of-guard.pass",
    "in levels badge { add last gold: en \"gold\" }",
];

fn day(number: u16) -> String {
    format!("20{:02}-{:02}-{:02}", 21 + number / 336 % 8, 1 + number / 28 % 12, 1 + number % 28)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn an_edition_before_a_change_is_the_same_with_and_without_it(
        change in 0..CHANGES.len(), earlier in 0..CHANGES.len(), from in 0u16..2600, asked in 0u16..2600,
    ) {
        prop_assume!(change != earlier && asked < from);
        let without = CLUB.to_string() + &amendment("first", "2020-06-01", CHANGES[earlier]);
        let with = without.clone() + &amendment("second", &day(from), CHANGES[change]);
        prop_assume!(day(asked) < day(from));
        prop_assert_eq!(text_on(&with, &day(asked)), text_on(&without, &day(asked)));
    }

    #[test]
    fn changes_of_different_clauses_commute(a in 0..CHANGES.len(), b in 0..CHANGES.len(), from in 0u16..2600) {
        prop_assume!(a != b);
        let both = |first: usize, second: usize| {
            let text = format!("{CLUB}{}{}", amendment("first", &day(from), CHANGES[first]),
                amendment("second", &day(from), CHANGES[second]));
            text_on(&text, "2029-06-01")
        };
        prop_assert_eq!(both(a, b), both(b, a));
    }
}
