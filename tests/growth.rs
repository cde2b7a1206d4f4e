//! How much an answer says, as what it is about grows: twice as much for twice as much, never a multiple for one more.

use crate::support::case;
use crate::support::evaluate;
use crate::support::policy;
use crate::support::sound;
use saty::catalog::Catalog;
use saty::dossier;
use saty::edition;
use saty::explain::json;
use saty::explain::needs;
use saty::explain::phrases::Phrases;
use saty::explain::worksheet;
use saty::plan::Plan;
use saty::problem::Problem;
use saty::source::Sources;
use saty::syntax::ast::Lang;
use std::fmt::Write;

const DAY: &str = "2025-04-01";

/// A policy about a swimmer with so many fields and what else is said.
fn club(fields: usize, rest: &str) -> Plan {
    let mut names = String::new();
    for number in 0..fields {
        let _ = writeln!(names, "  f{number}: yes or no");
    }
    sound(&format!("subject swimmer {{\n{names}}}\nvacancy {{ opens: date evaluation date: opens }}\n{rest}"))
}

fn joined(count: usize, between: &str, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect::<Vec<String>>().join(between)
}

fn sheet(plan: &Plan, dossier: &str, lang: Lang) -> Vec<String> {
    let outcome = evaluate(plan, dossier, DAY);
    let catalog = Catalog::new(lang);
    let phrases = Phrases { model: &plan.model, catalog: &catalog };
    let lines = worksheet::worksheet(&outcome, &[], &phrases).lines;
    lines.into_iter().map(|line| format!("{}{}", "  ".repeat(line.indent), line.text)).collect()
}

fn json_of(plan: &Plan, dossier: &str) -> serde_json::Value {
    json::outcome(&evaluate(plan, dossier, DAY), &[], &plan.model, "")
}

/// On the stack of a program; that of a test is small, and terms go deep here.
fn on_a_large_stack(job: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(256 * 1024 * 1024).spawn(job).expect("a thread");
    thread.join().expect("no failure on the other stack");
}

/// Grows by at most a little more than twice when what it is about doubles.
#[track_caller]
fn doubles(size: impl Fn(usize) -> usize, count: usize) {
    let (once, twice) = (size(count), size(2 * count));
    assert!(twice <= 2 * once + once / 4, "{once} for {count}, {twice} for {}", 2 * count);
}

#[test]
fn thirteen_of_twenty_six_marks_is_said_as_such() {
    let marks = joined(26, " ", |number| format!("m{number}: commission decides en \"mark {number}\""));
    let plan = club(1, &format!("position guard {{ requirement r {{ en \"marks\" at least 13 of {{ {marks} }} }} }}"));
    for (lang, wanted) in [(Lang::En, "13 of these 26:"), (Lang::Ru, "13 из этих 26:"), (Lang::Kk, "осы 26 ішінен 13:")]
    {
        let lines = sheet(&plan, "{}", lang);
        let at = lines.iter().position(|line| line.trim() == wanted).unwrap_or_else(|| panic!("{lines:#?}"));
        assert_eq!(lines[at + 1..].len(), 26, "{lines:#?}");
    }
    let some = "{commission: {guard.r.m0: yes, guard.r.m1: no}}";
    assert!(sheet(&plan, some, Lang::En).contains(&"  12 of these 24:".to_string()));
    let unknown = &json_of(&plan, "{}")["unknown"];
    assert_eq!(unknown[0][0]["count"], 13);
    assert_eq!(unknown[0][0]["of"].as_array().map(Vec::len), Some(26));
    assert_eq!(unknown[0][0]["of"][3], serde_json::json!([["commission: guard.r.m3"]]));
}

#[test]
fn half_of_so_many_members_grows_like_their_number() {
    let size = |count: usize| {
        let members = joined(count, " ", |number| format!("m{number}: when f{} and f{}", 2 * number, 2 * number + 1));
        let plan = club(
            2 * count,
            &format!("position guard {{ requirement r {{ at least {} of {{ {members} }} }} }}", count / 2),
        );
        json_of(&plan, "{}")["unknown"].to_string().len()
    };
    doubles(size, 40);
}

#[test]
fn alternatives_joined_with_alternatives_are_not_multiplied_out_and_none_is_left_out() {
    let condition = |count: usize| joined(count, " and ", |at| format!("(f{} or f{})", 2 * at, 2 * at + 1));
    let plan =
        |count: usize| club(2 * count, &format!("position guard {{ requirement r {{ when {} }} }}", condition(count)));
    doubles(|count| json_of(&plan(count), "{}")["unknown"].to_string().len(), 50);
    let text = json_of(&plan(50), "{}")["unknown"].to_string();
    let missing: Vec<usize> = (0..100).filter(|at| !text.contains(&format!("\"f{at}\""))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let few = &json_of(&plan(2), "{}")["unknown"];
    assert_eq!(few.as_array().map(Vec::len), Some(4), "{few}");
}

/// Terms each of which names the one before it twice.
fn ladder(count: usize, on: &str) -> String {
    let first = format!("define t0{on}: en \"t0\" defined as f0\n");
    let others = (1..count).map(|at| {
        let before = at - 1;
        format!("define t{at}{on}: en \"term {at}\" defined as (t{before} and f1) or (t{before} and f2)\n")
    });
    first + &others.collect::<String>()
}

#[test]
fn a_term_is_explained_once_and_then_referred_to() {
    on_a_large_stack(explained_once);
}

fn explained_once() {
    let plan = |count: usize| {
        let last = count - 1;
        club(3, &format!("{}position guard {{ requirement r {{ when t{last} }} }}", ladder(count, "")))
    };
    doubles(|count| sheet(&plan(count), "{f0: yes}", Lang::En).len(), 15);
    doubles(|count| sheet(&plan(count), "{}", Lang::En).len(), 15);
    let count = sheet(&plan(30), "{f0: yes}", Lang::En).iter().filter(|line| line.trim() == "explained above").count();
    assert!(count > 20, "{count}");
}

#[test]
fn what_could_settle_a_term_is_said_once_and_then_referred_to() {
    on_a_large_stack(settled_once);
}

fn settled_once() {
    let size = |count: usize| {
        let plan = club(
            2 * count + 1,
            &format!(
                "define t0: defined as f0\n{}position guard {{ requirement r {{ when t{} }} }}",
                (1..count)
                    .map(|at| {
                        let (before, a, b) = (at - 1, 2 * at - 1, 2 * at);
                        format!("define t{at}: defined as (t{before} and f{a}) or (t{before} and f{b})\n")
                    })
                    .collect::<String>(),
                count - 1
            ),
        );
        let json = json_of(&plan, "{}");
        assert!(json["unknown"].to_string().contains("\"term\":\"t"), "{json}");
        json["unknown"].to_string().len()
    };
    let (some, more) = (size(15), size(30));
    assert!(more < 6 * some, "{some}, {more}");
}

#[test]
fn a_term_about_a_record_is_worked_out_once_for_each() {
    on_a_large_stack(worked_out_once);
}

fn worked_out_once() {
    let record = "record exam plural exams { f0: yes or no f1: yes or no f2: yes or no }";
    let terms = ladder(30, " on exam");
    let plan = sound(&format!(
        "{record}\nsubject swimmer {{ fit: yes or no }}\nvacancy {{ opens: date evaluation date: opens }}\n{terms}\
         position guard {{ requirement r {{ when has an exam where t29 }} }}"
    ));
    let dossier = "{exams: [{f0: yes, f1: no, f2: yes}, {f0: yes, f1: no}, {f0: no}]}";
    let outcome = evaluate(&plan, dossier, DAY);
    assert_eq!(outcome.qualified, saty::value::Truth::Yes);
    assert!(sheet(&plan, dossier, Lang::En).len() < 4 * 30 * 3);
    assert!(sheet(&plan, "{exams: [{f0: yes}]}", Lang::En).len() < 4 * 30 * 3);
}

#[test]
fn suggestions_are_made_for_as_many_names_as_anyone_mends() {
    let fields = joined(400, "\n", |at| format!("field-{at}: yes or no"));
    let terms = joined(400, "\n", |at| format!("define t{at}: defined as feld-{at}"));
    let found = policy(&format!("subject swimmer {{\n{fields}\n}}\n{terms}\n")).problems;
    let offered = |problems: &[Problem]| problems.iter().filter(|problem| problem.help == "suggestion").count();
    assert_eq!((found.len(), offered(&found)), (400, 200));

    let plan = sound(&format!("subject swimmer {{\n{fields}\n}}\n"));
    let text = joined(400, "\n", |at| format!("feld-{at}: yes"));
    let mut sources = Sources::default();
    let id = sources.add("dossier.yaml", &text);
    let read = dossier::read_dossier(&plan.model, sources.get(id), id, DAY.parse().expect("a date"));
    assert_eq!((read.problems.len(), offered(&read.problems)), (400, 200));
}

#[test]
fn of_many_amendments_only_those_of_one_day_are_compared_with_each_other() {
    let change = |name: &str, day: &str, more: &str| {
        format!(
            "amendment {name} {{ amends rules act-number \"1\" adopted 2024-01-01 in force from {day} {more} \
             in guard {{ change r {{ when fit }} }} }}\n"
        )
    };
    let text = |more: &str| {
        let changes = [
            change("first", "2025-01-01", ""),
            change("second", "2025-02-01", ""),
            change("third", "2025-01-01", more),
        ];
        format!(
            "act rules {{ act-number \"7\" }}\nsubject swimmer {{ fit: yes or no }}\n\
             position guard {{ requirement r {{ when not fit }} }}\n{}",
            changes.concat()
        )
    };
    let clashes = |text: &str| {
        let mut problems = Vec::new();
        edition::fold(&crate::support::parse(text), None, None, &mut problems);
        problems.iter().map(|problem| problem.code.id()).collect::<Vec<_>>()
    };
    assert_eq!(clashes(&text("")), ["E0227"]);
    assert_eq!(clashes(&text("applied after first")), [] as [&str; 0]);
}

#[test]
fn what_is_open_in_a_wide_choice_is_each_thing_once() {
    let any = joined(600, " or ", |at| format!("f{}", at % 300));
    let plan = club(300, &format!("position guard {{ requirement r {{ when {any} }} }}"));
    let outcome = saty::eval::evaluate(&plan, &case(&plan, "{}", "", Some(0), DAY));
    assert_eq!(needs::of_verdicts(outcome.requirements.iter()).len(), 300);
}
