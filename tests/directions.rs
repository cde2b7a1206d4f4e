//! What is called stricter or looser is so: on random pairs of policies, for random candidates, no claim is contradicted.

use crate::support::case;
use crate::support::cases;
use crate::support::parse;
use proptest::prelude::*;
use saty::diff;
use saty::diff::Difference;
use saty::diff::Direction;
use saty::diff::Weight;
use saty::eval;
use saty::eval::Outcome;
use saty::eval::outcome::Verdict;
use saty::model;
use saty::plan;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::problem::Severity;
use saty::syntax::ast::Item;
use saty::value::Truth;
use std::cell::Cell;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::HashMap;

/// A policy with gaps. In each gap stands one of its choices, which `;;` parts.
const GAPS: &str = r#"
levels badge { en "badge" bronze: en "bronze" silver: en "silver" gold: en "gold" }
record course plural courses {
  period started to held
  counts when [[mark is absent or mark at least 1;;mark is absent or mark at least 2]]
  started: date  held: date  grade: badge, may be absent
  passed: yes or no  mark: decimal from 0 to 10, may be absent
}
subject swimmer {
  strong: yes or no  vet: yes or no  laps: whole number from 0 to 100  fines: whole number from 0 to 20
  depth: decimal  born: date  rank: badge, may be absent  papers: set of document
}
vacancy { evaluation date: opens  opens: date }
define able: defined as [[laps at least 10;;laps at least 12;;not laps at least 10;;strong;;laps at least 10 or strong;;laps at least 10 and strong]]
define done: defined as count of courses where [[passed;;passed and mark at least 4;;passed or mark at least 6;;mark at least 4]]
define service: defined as total time of courses where [[passed;;passed and mark at least 4;;grade at least silver]]
define worst: defined as lowest mark of courses [[where passed;;;;where passed and grade at least silver]]
define best: defined as highest mark of courses [[where passed;;;;where mark at least 3]]
define limit: defined as [[3;;4;;6]]
define worth on course as decimal: defined as first of { top: gives [[5;;4;;-1]] when mark at least [[8;;6]] low: gives [[2;;3;;6]] when passed otherwise [[1;;0;;-2]] }
define status as badge: defined as first of { x: gives [[gold;;silver]] when [[laps at least 50;;laps at least 40;;able]] y: gives silver when [[strong;;strong or vet]] otherwise bronze }
define dose: defined as [[2 per completed 10 of laps;;3 per completed 10 of laps;;-1 per completed 10 of laps;;50 % of depth;;60 % of depth;;2 times best;;2 times best, at most 9 in all;;2 times worst]]
position guard {
  requirement base { [[at least one of;;at least 2 of;;all of;;exactly one of]] {
    aa: [[;;if available]] when [[able;;not able;;laps at least 30;;laps at least 31;;laps more than 30]]
    bb: [[all of;;at least one of;;exactly one of]] { q: when done at least [[1;;2]] r: when [[worst at least 4;;worst at least 5;;worst at most 4;;best at least 6;;best at most 6]] }
    cc: when [[has a course where grade at least silver;;has a course where grade at least gold;;has no course where grade at least gold;;has no course where mark less than 3;;every course where passed must have mark at least 5;;every course where passed must have mark at least 6;;every course must be passed]]
    [[;;dd: when vet;;dd: when born before 2000-01-01]]
    judge: commission decides
  } }
  [[;;requirement old { when born before [[2000-01-01;;2001-01-01]] };;requirement wish { if available when able }]]
  requirement rest { when [[service at least 1 year;;service at least 14 months;;not service at least 1 year;;born within 30 years before evaluation-date;;born within 25 years before evaluation-date;;status at least silver;;status at least gold;;status is not gold;;laps at least limit;;laps at most limit;;rank in (silver, gold);;rank is gold;;born on or after 1990-01-01]] }
  stair badge {
    thresholds {
      | step | laps | rank |
      | silver | [[at least 10;;at least 12;;any]] | any |
      | gold | [[at least 30;;at least 30, at most 60]] | [[at least silver;;any;;gold]] |
    }
    step silver { competence calm: when [[strong;;strong or vet;;done at least limit]] [[;;competence brave: when laps at least 5]] }
    step gold builds on silver { competence brisk: when able }
  }
}
score-sheet contest {
  [[applies when laps at least 0;;applies when laps at least 5]]
  score: [[sum of;;highest of;;lowest of]] criteria[[;;, at most 9 in all;;, at most 7 in all]]
  criterion fixed { gives [[1;;2;;-2;;limit;;dose;;worst]] when [[fines at least 3;;fines at least 4;;strong;;strong and vet;;able;;not able]] }
  criterion rows {
    [[sum of;;highest of;;lowest of;;first of;;average of;;best 2 of;;sum of, at most 6 in all;;sum of, at least 1 in all]] {
      one: gives [[1;;2;;-3]] when [[laps at least 1;;laps at least 20;;able]]
      two: gives [[5;;4;;-5]] [[when laps at least 5;;when laps at least 9;;;;when fines at least 3]]
      [[;;three: gives 3 when strong;;three: gives -1 when strong;;three: gives dose;;three: gives best;;three: gives 3]]
      [[;;four: by ranges of laps { low: gives [[0;;1]] when less than 10 high: gives [[5;;-2]] when at least 10 }]]
    }
  }
  criterion many {
    gives [[1;;2;;-1;;worth]] for each course[[;;, best 2;;, best 1;;, at most 1 per grade;;, at most 2 per grade]][[;;, at most 3 in all;;, at most 2 in all]][[;;, where passed;;, where passed and mark at least 4]]
  }
  criterion badges { count once for each grade among courses [[where passed;;;;where mark at least 4]] { bronze: gives 1 silver: gives [[2;;-1;;3]] [[;;gold: gives 4]] } }
  criterion table { table [[first of;;highest of;;sum of;;lowest of]] {
    | row | laps | strong | gives |
    | p | [[at least 8;;at least 9;;any]] | [[any;;yes]] | [[1;;6]] |
    | q | [[at least 4;;at least 5]] | any | [[5;;2;;-2]] |
  } }
}
score-sheet second { applies when laps less than [[0;;5]] score: sum of criteria criterion cc { gives [[1;;2]] when strong } }
sheets both: exactly one of contest, second
package files {
  filed documents: papers
  document form: [[required;;if available;;required when fines at least 3;;required when fines at least 4;;required when not able]]
  document pass: [[required;;if available]] satisfied by [[at least one of;;all of;;exactly one of]] { v: when [[vet;;vet or strong]] w: when [[able;;laps at least 10]] }
  [[;;document extra: required;;document extra: if available]]
  [[group one: exactly one of { document left: required when [[strong;;strong and vet]] document right: required when not strong };;document left: required when [[strong;;strong and vet]]]]
  exemption freed: frees from [[form;;form, left]] when [[vet;;vet and strong;;not able]]
  rule back: when [[incomplete;;not incomplete;;anything-missing]]
}
outcome graded as decimal: defined as first of { m: gives 1 when guard.rest holds otherwise 0 }
outcome rank-points: defined as points of contest at least 3
ranking order {
  [[requirements must hold;;returned by files.back;;]]
  [[;;only those with able]]
  one list for both
  ties share the place
  key by-points: by points of both, [[highest first;;highest first;;highest first;;lowest first]]
  [[;;key by-laps: by laps, highest first;;key by-service: by service, shortest first]]
}
time-limit intake { length [[7;;5]] days starts vacancy's opens [[first day counts;;count from the next day]] }
"#;

/// Part of a text: as it is, or one of several choices, which may have gaps in them.
enum Part {
    Text(&'static str),
    Gap(Vec<Vec<Part>>),
}

fn parts(rest: &mut &'static str) -> Vec<Vec<Part>> {
    let mut choices: Vec<Vec<Part>> = vec![Vec::new()];
    loop {
        let signs = ["[[", ";;", "]]"];
        let next = signs.iter().filter_map(|sign| Some((rest.find(sign)?, *sign))).min();
        let (text, sign) = next.map_or((*rest, ""), |(place, sign)| (&rest[..place], sign));
        let choice = choices.last_mut().expect("a choice");
        choice.push(Part::Text(text));
        *rest = &rest[text.len() + sign.len()..];
        match sign {
            "[[" => {
                let inner = parts(rest);
                choice.push(Part::Gap(inner));
            }
            ";;" => choices.push(Vec::new()),
            _ => return choices,
        }
    }
}

/// Fills the gaps; each takes the next number, and so do those in choices that are not taken.
fn fill(parts: &[Part], tape: &[u8], next: &mut usize, out: Option<&mut String>) {
    let mut out = out;
    for part in parts {
        match part {
            Part::Text(text) => {
                if let Some(out) = &mut out {
                    out.push_str(text);
                }
            }
            Part::Gap(choices) => {
                let number = tape.get(*next).copied().unwrap_or(0) as usize % choices.len();
                *next += 1;
                for (index, choice) in choices.iter().enumerate() {
                    fill(choice, tape, next, if index == number { out.as_deref_mut() } else { None });
                }
            }
        }
    }
}

fn text(template: &[Part], tape: &[u8]) -> String {
    let mut out = String::new();
    fill(template, tape, &mut 0, Some(&mut out));
    out
}

thread_local! {
    static PARSED: RefCell<HashMap<String, Vec<Item>>> = RefCell::default();
}

/// The declarations of a text, of which most have been read before.
fn items(text: &str) -> Vec<Item> {
    let mut declarations: Vec<String> = Vec::new();
    for line in text.lines() {
        match declarations.last_mut().filter(|_| !line.starts_with(|letter: char| letter.is_ascii_lowercase())) {
            Some(last) => *last += &format!("\n{line}"),
            None => declarations.push(line.to_string()),
        }
    }
    let read = |text: String| {
        let known = PARSED.with_borrow(|known| known.get(&text).cloned());
        known.unwrap_or_else(|| {
            let items = parse(&text);
            PARSED.with_borrow_mut(|known| known.insert(text, items.clone()));
            items
        })
    };
    declarations.into_iter().flat_map(read).collect()
}

/// Another choice in one of the gaps from a place on, so that the text is not the same.
fn change(template: &[Part], tape: &mut [u8], gap: usize, choice: u8) {
    let before = text(template, tape);
    for at in (gap..tape.len()).chain(0..gap) {
        let was = std::mem::replace(&mut tape[at], choice);
        for _ in 0..8 {
            if text(template, tape) != before {
                return;
            }
            tape[at] = tape[at].wrapping_add(1);
        }
        tape[at] = was;
    }
}

/// A plan if declarations are a policy without errors.
fn plan(items: &[Item]) -> Option<Plan> {
    let checked = model::check_policy(items);
    let is_sound = checked.problems.iter().all(|problem| problem.severity() != Severity::Error);
    is_sound.then(|| plan::plan(checked.model))
}

/// The one direction of all differences that mean something, if all have it.
fn claim(differences: &[Difference]) -> Option<Direction> {
    let mut meant = differences.iter().filter(|difference| difference.weight() == Weight::Meaning);
    let first = meant.next()?.direction?;
    meant.all(|other| other.direction == Some(first)).then_some(first)
}

/// What is decided about a candidate: greater is better.
fn standing(outcome: &Outcome, lowest_first: bool) -> BTreeMap<String, i64> {
    let truth = |truth: Truth| match truth {
        Truth::No => 0,
        Truth::Unknown => 1,
        Truth::Yes => 2,
    };
    let points = |total: &Possible| match total.numbers() {
        (Some(low), Some(high)) if low == high => {
            low.times(1000).round_to(&whole(), saty::value::Rounding::Down).to_i64()
        }
        _ => None,
    };
    let mut found = BTreeMap::from([("qualified".to_string(), truth(outcome.qualified))]);
    let demanded = |verdict: &&Verdict| !verdict.if_available;
    for verdict in outcome.requirements.iter().filter(demanded) {
        found.insert(verdict.meta.id.clone(), truth(verdict.truth));
    }
    for step in outcome.stair.iter().flat_map(|stair| &stair.steps) {
        found.insert(format!("step {}", step.level), truth(step.truth));
    }
    for sheet in &outcome.sheets {
        found.extend(points(&sheet.total).map(|points| (format!("points of {}", sheet.meta.id), points)));
    }
    for choice in &outcome.choices {
        let sign = if lowest_first { -1 } else { 1 };
        found.extend(points(&choice.total).map(|points| (format!("points of {}", choice.meta.id), sign * points)));
    }
    for package in &outcome.packages {
        found.insert(format!("complete {}", package.meta.id), -truth(package.incomplete));
        for document in &package.documents {
            found.insert(format!("free of {}", document.meta.id), -truth(document.owed));
            found.insert(format!("filed {}", document.meta.id), truth(document.present));
        }
    }
    for limit in &outcome.time_limits {
        let last = limit.last.map(|day| i64::from(day.year()) * 400 + i64::from(day.day_of_year()));
        found.extend(last.map(|last| (format!("last day of {}", limit.meta.id), last)));
    }
    found
}

fn whole() -> saty::value::Number {
    saty::value::Number::from_integer(1)
}

fn dossier() -> impl Strategy<Value = String> {
    let flag = || prop::sample::select(vec!["yes", "no"]);
    let of = |values: &'static [&'static str]| prop::sample::select(values);
    let course = (
        (of(&["2015-03-31", "2018-02-28", "2023-12-31"]), of(&["2024-01-15", "2024-12-31"])),
        of(&["bronze", "silver", "gold", "absent"]),
        flag(),
        of(&["0", "1", "1.5", "3", "4", "5", "5.5", "7", "9", "absent"]),
    );
    let course = course.prop_map(|((started, held), grade, passed, mark)| {
        format!("{{started: {started}, held: {held}, grade: {grade}, passed: {passed}, mark: {mark}}}")
    });
    let person = (
        (flag(), flag(), flag()),
        of(&["0", "4", "5", "8", "9", "10", "11", "12", "20", "30", "31", "45", "50", "61"]),
        of(&["0", "2", "3", "4", "9"]),
        of(&["-4", "0", "6"]),
        of(&["1985-05-05", "1994-06-01", "1997-01-01", "2000-06-06"]),
        of(&["bronze", "silver", "gold", "absent"]),
        of(&["[]", "[form]", "[form, left]", "[form, left, right, extra, pass]"]),
        prop::collection::vec(course, 0..4),
    );
    person.prop_map(|((strong, vet, judge), laps, fines, depth, born, rank, papers, courses)| {
        format!(
            "strong: {strong}\nvet: {vet}\nlaps: {laps}\nfines: {fines}\ndepth: {depth}\nborn: {born}\nrank: {rank}\n\
             papers: {papers}\ncourses: [{}]\ncommission:\n  guard.base.judge: {judge}\n",
            courses.join(", ")
        )
    })
}

/// A document that one version has and the other has not cannot be filed in both.
fn filed_in(plan: &Plan, dossier: &str) -> String {
    let has = |name: &str| plan.model.packages[0].documents.iter().any(|it| it.meta.id.ends_with(&format!(".{name}")));
    let known =
        |dossier: String, name: &str| if has(name) { dossier } else { dossier.replace(&format!(", {name}"), "") };
    ["extra", "right"].into_iter().fold(dossier.to_string(), known)
}

fn outcome(plan: &Plan, dossier: &str) -> Outcome {
    eval::evaluate(plan, &case(plan, &filed_in(plan, dossier), "opens: 2025-04-01", Some(0), "2025-04-01"))
}

thread_local! {
    static CLAIMS: Cell<usize> = const { Cell::new(0) };
}

/// A policy, so many changes of it, so many candidates under each: reading the policy takes the time.
const CHANGES: usize = 10;
const CANDIDATES: usize = 6;

/// What is better or worse for a candidate although the claim says otherwise.
fn contradicted(claim: Direction, before: &Outcome, after: &Outcome, lowest_first: bool) -> Option<String> {
    let (was, is) = (standing(before, lowest_first), standing(after, lowest_first));
    was.into_iter().find_map(|(what, was)| {
        let is = *is.get(&what)?;
        let kept = if claim == Direction::Stricter { is <= was } else { is >= was };
        (!kept).then(|| format!("{what}: {was} -> {is}, though {claim:?}"))
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(5000).div_ceil((CHANGES * CANDIDATES) as u32), failure_persistence: None, ..ProptestConfig::default()
    })]

    fn a_claim_holds(
        tape in prop::collection::vec(any::<u8>(), 78),
        changes in prop::collection::vec(prop::collection::vec((0..78usize, any::<u8>()), 1..3), CHANGES),
        dossiers in prop::collection::vec(dossier(), CANDIDATES),
    ) {
        let template = parts(&mut &*GAPS).remove(0);
        let old = items(&text(&template, &tape));
        for changes in changes {
            let mut other = tape.clone();
            changes.iter().for_each(|(gap, choice)| change(&template, &mut other, *gap, *choice));
            let text = text(&template, &other);
            let new = items(&text);
            let differences = diff::differences(&old, &new);
            let Some(claim) = claim(&differences) else { continue };
            let (before, after) = (plan(&old).expect("a sound policy"), plan(&new).expect("a sound policy"));
            CLAIMS.set(CLAIMS.get() + 1);
            for dossier in &dossiers {
                let (was, is) = (outcome(&before, dossier), outcome(&after, dossier));
                let found = contradicted(claim, &was, &is, text.contains("lowest first"));
                prop_assert!(found.is_none(), "{found:?}\n{differences:#?}\n{text}\n{dossier}");
            }
        }
    }
}

#[test]
fn no_claim_is_contradicted() {
    a_claim_holds();
    // Where nothing is claimed, nothing is tried.
    assert!(CLAIMS.get() * CANDIDATES * 20 > cases(5000) as usize, "{}", CLAIMS.get());
}

const SMALL: &str = r#"
record course plural courses, none if not stated { hours: whole number from 0 to 500  passed: yes or no }
subject swimmer {
  laps: whole number from 0 to 100  fines: whole number from 0 to 20  depth: decimal
  ok: yes or no  vet: yes or no  licence: date, may be absent  papers: set of document
}
vacancy { evaluation date: opens  opens: date }
define big: defined as laps at least 10
define both-ways: defined as laps at least 20
define worst: defined as lowest hours of courses where passed
define longest: defined as highest hours of courses where passed
position guard {
  requirement wish { if available when laps at least 7 }
  requirement wrap { exactly one of { one: all of { two: when laps at least 44 three: when ok } other: when vet } }
  requirement upper { when not laps at least 30 }
  requirement has-no { when has no course where hours at most 5 }
  requirement all-of { when every course where hours at least 21 must be passed }
  requirement recent { when licence within 1 year before evaluation-date }
  requirement ways { at least one of { one: when both-ways two: when not both-ways and ok } }
  requirement deep { when big }
  requirement good { when worst at least 3 }
  requirement best { when longest at least 4 }
}
score-sheet sheet {
  applies when laps at least 1
  score: sum of criteria
  criterion off { gives -2 when fines at least 3 }
  criterion smallest { lowest of { one: gives 1 when laps at least 3 two: gives 5 } }
  criterion mean { average of { one: gives 1 when laps at least 4 two: gives 5 } }
  criterion rows { first of { one: gives 1 when laps at least 5 two: gives 5 when laps at least 2 otherwise 0 } }
  criterion split { by ranges of laps { low: gives 0 when less than 11 high: gives 5 when at least 11 } }
  criterion failed { gives -1 for each course where hours at most 7 }
  criterion part { gives 50 % of depth }
  criterion taken { highest of { one: gives -3 when fines at least 4 two: gives -5 when fines at least 9 } }
}
package files {
  filed documents: papers
  document form: required when laps at least 14
  document left: required
  exemption freed: frees from form when fines at most 1
  rule back: when incomplete and laps at least 15
}
outcome told as decimal: defined as first of { one: gives 2 when laps at least 16 otherwise 0 }
"#;

/// The directions of all differences that one replacement makes.
#[track_caller]
fn directions(from: &str, to: &str) -> Vec<Option<Direction>> {
    assert_eq!(SMALL.matches(from).count(), 1, "{from}");
    let other = SMALL.replacen(from, to, 1);
    assert!(plan(&parse(&other)).is_some(), "{to}");
    diff::differences(&parse(SMALL), &parse(&other)).iter().map(|difference| difference.direction).collect()
}

#[test]
fn a_direction_takes_in_all_that_stands_round_a_change() {
    let (stricter, looser) = (Some(Direction::Stricter), Some(Direction::Looser));
    for (from, to, wanted) in [
        // What takes points off.
        ("-2 when fines at least 3", "-2 when fines at least 4", looser),
        ("gives -2", "gives -3", stricter),
        ("-1 for each course where hours at most 7", "-1 for each course where hours at most 8", stricter),
        ("gives -1 for each", "gives -2 for each", stricter),
        // How rows are joined.
        ("gives 1 when laps at least 3", "gives 1 when laps at least 4", looser),
        ("gives 1 when laps at least 4", "gives 1 when laps at least 6", looser),
        ("gives 1 when laps at least 5", "gives 1 when laps at least 6", None),
        ("gives -3 when fines at least 4", "gives -3 when fines at least 5", None),
        ("less than 11 high: gives 5 when at least 11", "less than 12 high: gives 5 when at least 12", None),
        ("high: gives 5", "high: gives 6", looser),
        // A fact that may be below zero.
        ("50 % of depth", "60 % of depth", None),
        // What is denied, and what is denied of records.
        ("not laps at least 30", "not laps at least 31", looser),
        ("no course where hours at most 5", "no course where hours at most 6", stricter),
        ("where hours at least 21 must be", "where hours at least 22 must be", looser),
        ("every course where hours at least 21 must", "every course must", stricter),
        // Not all of a group, and what stands in nobody's way.
        ("laps at least 44", "laps at least 45", None),
        ("wish { if available when laps at least 7", "wish { if available when laps at least 8", None),
        // A year is not so many days.
        ("within 1 year before", "within 364 days before", None),
        ("within 1 year before", "within 13 months before", looser),
        // Definitions, wherever they are used.
        ("big: defined as laps at least 10", "big: defined as laps at least 12", stricter),
        ("both-ways: defined as laps at least 20", "both-ways: defined as laps at least 21", None),
        ("lowest hours of courses where passed", "lowest hours of courses", None),
        ("highest hours of courses where passed", "highest hours of courses", looser),
        // Whom a sheet is for, what a rule says, what an outcome is.
        ("applies when laps at least 1", "applies when laps at least 2", None),
        ("incomplete and laps at least 15", "incomplete and laps at least 17", None),
        ("gives 2 when laps at least 16", "gives 2 when laps at least 17", None),
        // Papers.
        ("required when laps at least 14", "required when laps at least 18", looser),
        ("fines at most 1", "fines at most 2", looser),
    ] {
        let found = directions(from, to);
        assert!(!found.is_empty() && found.iter().all(|direction| *direction == wanted), "{from} -> {to}: {found:?}");
    }
}

#[test]
fn a_difference_with_a_part_of_no_direction_has_none() {
    // Fewer rows hold, and what is left without one gets more.
    let rows = "two: gives 5 when laps at least 2 otherwise 0";
    assert_eq!(directions(rows, "two: gives 5 when laps at least 3 otherwise 0"), [Some(Direction::Stricter)]);
    let both = "document left: if available satisfied by all of { one: when ok }";
    assert_eq!(directions("document left: required", both)[0], None);
}

#[test]
fn points_that_are_ranked_from_the_lowest_have_no_direction() {
    let ranked = |first: &str, points: &str| {
        let ranking =
            format!("ranking order {{ ties share the place key by-points: by points of sheet, {first} first }}");
        format!("{}{ranking}", SMALL.replace("high: gives 5", points))
    };
    for (first, wanted) in [("highest", Some(Direction::Looser)), ("lowest", None)] {
        let found = diff::differences(&parse(&ranked(first, "high: gives 5")), &parse(&ranked(first, "high: gives 6")));
        assert_eq!(found[0].direction, wanted, "{first}");
    }
}

#[test]
fn where_records_are_shared_out_a_change_of_one_clause_has_no_direction() {
    let shared = |hours: &str, once: &str| {
        let clauses = format!(
            "requirement first {{ when has a course where hours at least {hours} }}
             requirement second {{ when has a course where passed }} {once}
             requirement deep {{"
        );
        SMALL.replace("requirement deep {", &clauses)
    };
    let once = "requirement apart { each course serves once over first, second }";
    for (once, wanted) in [("", Some(Direction::Stricter)), (once, None)] {
        assert!(plan(&parse(&shared("5", once))).is_some());
        let found = diff::differences(&parse(&shared("5", once)), &parse(&shared("6", once)));
        assert_eq!(found[0].direction, wanted, "{once}");
    }
}

#[test]
fn a_direction_holds_under_every_reading() {
    let doubtful = |view: &str| {
        let doubt = format!(
            "interpretation sign {{ chosen: written written: en \"written\" other: en \"other\" {{ {view} }} }}"
        );
        SMALL.replace("requirement deep { when big }", &format!("requirement deep {{ when big {doubt} }}"))
    };
    let direction = |view: &str| {
        let old = doubtful(view);
        let new = old.replace("big: defined as laps at least 10", "big: defined as laps at least 12");
        diff::differences(&parse(&old), &parse(&new))[0].direction
    };
    assert_eq!(direction("change this { when big and ok }"), Some(Direction::Stricter));
    assert_eq!(direction("change this { when not big }"), None);
}
