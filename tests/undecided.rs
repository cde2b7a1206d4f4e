//! What the source leaves open, and what only the dossier does.

use crate::support::case;
use crate::support::cases;
use crate::support::linted;
use crate::support::parse;
use crate::support::sound;
use saty::catalog::Catalog;
use saty::diff;
use saty::eval;
use saty::eval::Outcome;
use saty::explain::json;
use saty::explain::phrases::Phrases;
use saty::explain::worksheet;
use saty::plan::Plan;
use saty::syntax::ast::Lang;
use saty::syntax::print;

const CLUB: &str = "subject swimmer { laps: whole number from 0 to 100  fit: yes or no  wet: yes or no }
levels badge { bronze: en \"bronze\" silver: en \"silver\" gold: en \"gold\" }
define band: defined as by ranges of laps { few: gives 1 when less than 10  many: gives 3 when more than 20  otherwise undecided }
define near: defined as by ranges of laps { few: gives 1 when less than 10  many: gives 3 when more than 20  otherwise undecided between 1 and 1.5 }
define rank as badge: defined as first of { one: gives gold when fit  otherwise undecided between bronze and silver }
define upper: defined as band at least 2
position guard { requirement r { when near at least 1.2 } }
score-sheet plain { score: sum of criteria criterion one { gives band } criterion two { gives 2 when wet } }
score-sheet bounded { score: sum of criteria criterion one { gives near } criterion two { gives 2 when wet } }
score-sheet cut { score: sum of criteria, at most 1 criterion one { gives near } }
outcome by-band: defined as band at least 2
outcome by-near: defined as near at least 1
outcome by-points: defined as points of plain at least 2
outcome by-rank: defined as rank at least gold
outcome by-upper: defined as upper
outcome of-band: defined as by ranges of band { low: gives 1 when less than 2  high: gives 2 when at least 2 }
outcome holds-it: defined as guard.r holds
";

fn club() -> Plan {
    sound(&CLUB.replace("at most 1 criterion", "at most 1 in all criterion"))
}

fn outcome(plan: &Plan, dossier: &str) -> Outcome {
    eval::evaluate(plan, &case(plan, dossier, "", Some(0), "2025-04-01"))
}

/// Each result: its value if it is settled, `undecided`, or `unknown`.
fn said(outcome: &Outcome) -> Vec<String> {
    let one = |settled: bool, undecided: bool| match (settled, undecided) {
        (true, false) => "known",
        (false, true) => "undecided",
        (false, false) => "unknown",
        (true, true) => "both",
    };
    let sheets = outcome.sheets.iter().map(|sheet| one(sheet.total.is_settled(), sheet.undecided));
    let results = outcome.results.iter().map(|result| one(result.trace.value.is_settled(), result.trace.undecided));
    sheets.chain(results).map(str::to_string).collect()
}

#[test]
fn an_empty_dossier_is_unknown_and_not_undecided() {
    let found = said(&outcome(&club(), ""));
    // One of the answers is the same whatever the facts are.
    let wanted =
        ["unknown", "unknown", "known", "unknown", "known", "unknown", "unknown", "unknown", "unknown", "unknown"];
    assert_eq!(found, wanted);
}

#[test]
fn what_the_source_leaves_open_stays_undecided_however_much_is_known() {
    let plan = club();
    let open = said(&outcome(&plan, "{laps: 15, fit: no, wet: yes}"));
    let u = "undecided";
    assert_eq!(open, [u, u, "known", u, "known", u, "known", u, u, u]);
    // The sum is never settled, though a summand is not known either.
    let half = outcome(&plan, "laps: 15");
    assert!(half.sheets[0].undecided && half.sheets[1].undecided);
    assert_eq!(half.sheets[1].total.numbers().1.expect("an end").to_string(), "3.5");
    let known = said(&outcome(&plan, "{laps: 25, fit: yes, wet: no}"));
    assert!(known.iter().all(|said| said == "known"), "{known:?}");
}

#[test]
fn a_mark_is_never_given_too_early_nor_taken_back() {
    let plan = club();
    let values = |all: &[&'static str]| -> Vec<&'static str> { [&["unknown"], all].concat() };
    let (laps, flags) = (values(&["0", "10", "15", "20", "21"]), values(&["yes", "no"]));
    let text = |laps: &str, fit: &str, wet: &str| format!("{{laps: {laps}, fit: {fit}, wet: {wet}}}");
    let answers = |laps: &str, fit: &str, wet: &str| said(&outcome(&plan, &text(laps, fit, wet)));
    for laps_known in &laps {
        for fit in &flags {
            for wet in &flags {
                let before = answers(laps_known, fit, wet);
                let is_full = ![laps_known, fit, wet].contains(&&"unknown");
                assert!(!is_full || !before.contains(&"unknown".to_string()), "{laps_known} {fit} {wet} {before:?}");
                let of = |value: &'static str, all: &[&'static str]| {
                    if value == "unknown" { all[1..].to_vec() } else { vec![value] }
                };
                for laps_full in of(laps_known, &laps) {
                    for (fit_full, wet_full) in of(fit, &flags).into_iter().zip(of(wet, &flags).into_iter().cycle()) {
                        let after = answers(laps_full, fit_full, wet_full);
                        for (old, new) in before.iter().zip(&after) {
                            assert!(old == "unknown" || old == new, "{before:?} {after:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn rows_that_are_open_by_source_and_dossier_are_marked_only_where_no_fact_helps() {
    let how = ["sum of", "highest of", "lowest of", "first of", "best 1 of", "best 2 of", "average of"];
    let limits = ["", ", at most 2 in all", ", at least 2 in all, at most 4 in all"];
    let gaps = ["undecided", "undecided between 1 and 3", "undecided between -1 and 0.5"];
    let mut state = 7usize;
    let mut draw = |bound: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % bound
    };
    for _ in 0..cases(5_000) / 10 {
        let row = |index: usize, draw: &mut dyn FnMut(usize) -> usize| {
            let gives = match draw(3) {
                0 => gaps[draw(gaps.len())].to_string(),
                1 => format!("{}", draw(6)),
                _ => format!("t{index}"),
            };
            let when = if draw(2) == 0 { String::new() } else { format!("when f{index}") };
            format!("r{index}: gives {gives} {when}")
        };
        let rows: Vec<String> = (0..3).map(|index| row(index, &mut draw)).collect();
        let fields: String = (0..3).map(|it| format!("f{it}: yes or no\nn{it}: whole number from 0 to 2\n")).collect();
        let how = how[draw(how.len())];
        // What the mean of several open rows is rounded to may be one number for each way of filling the gaps.
        let rounded = if draw(3) == 0 && how != "average of" { "rounded down to a multiple of 2" } else { "" };
        let text = format!(
            "subject swimmer {{ {fields} }}\ndefine t0: defined as n0\ndefine t1: defined as n1\ndefine t2: defined as n2\nscore-sheet sheet {{ score: sum of criteria criterion one {{ {}{} {{ {} }} {rounded} }} }}",
            how,
            limits[draw(limits.len())],
            rows.join("\n")
        );
        let plan = sound(&text);
        let sheet = |dossier: &str| {
            let found = eval::evaluate(&plan, &case(&plan, dossier, "", None, "2025-04-01")).sheets[0].clone();
            (found.total.is_settled(), found.undecided)
        };
        let known: Vec<bool> = (0..6).map(|_| draw(2) == 0).collect();
        let choices: Vec<Vec<String>> = (0..3)
            .flat_map(|it| [(format!("f{it}"), vec!["yes", "no"]), (format!("n{it}"), vec!["0", "1", "2"])])
            .zip(&known)
            .map(|((name, values), known)| {
                let first = draw(values.len());
                let kept = if *known { vec![values[first]] } else { values };
                kept.into_iter().map(|value| format!("{name}: {value}")).collect()
            })
            .collect();
        let stated: Vec<String> = choices.iter().filter(|it| it.len() == 1).map(|it| it[0].clone()).collect();
        let (settled, undecided) = sheet(&stated.join("\n"));
        assert!(!(settled && undecided), "{text}\n{stated:?}");
        let ends = [0, 1].map(|pick| choices.iter().map(|it| it[pick * (it.len() - 1)].clone()).collect::<Vec<_>>());
        for full in ends {
            let (then_settled, then_undecided) = sheet(&full.join("\n"));
            assert!(then_settled != then_undecided, "{text}\n{full:?}");
            assert!(!undecided || then_undecided, "{text}\n{stated:?}\n{full:?}");
        }
    }
}

#[test]
fn a_requirement_that_rests_on_a_gap_is_marked() {
    let plan = club();
    let catalog = Catalog::new(Lang::En);
    let phrases = Phrases { model: &plan.model, catalog: &catalog };
    let marked = |dossier: &str| {
        let outcome = outcome(&plan, dossier);
        let lines = worksheet::worksheet(&outcome, &[], &phrases).lines;
        let start = lines.iter().take_while(|line| !line.text.contains("Score") && !line.text.contains("plain"));
        let said = start.map(|line| line.text.clone()).any(|text| text == catalog.plain("undecided"));
        let json = json::outcome(&outcome, &[], &plan.model, "");
        (said, json["requirements"][0]["undecided"] == true)
    };
    assert_eq!(marked("laps: 15"), (true, true));
    assert_eq!(marked(""), (false, false));
    assert_eq!(marked("laps: 25"), (false, false));
}

#[test]
fn what_it_lies_between_is_printed_compared_and_counted() {
    let text = "score-sheet sheet {\n  score: sum of criteria\n  printed scale from 1 to 1.5\n  criterion one {\n    gives undecided between 1 and 1.5\n  }\n}\n";
    assert_eq!(print::items(&parse(text)), text);
    let codes: Vec<&str> = linted(text, &[]).problems.iter().map(|problem| problem.code.id()).collect();
    assert!(!codes.contains(&"W0317"), "{codes:?}");
    let other = text.replace("between 1 and 1.5", "between 1 and 2");
    let changes = diff::differences(&parse(text), &parse(&other));
    assert!(!changes.is_empty());
    let table = "subject swimmer { fit: yes or no }\ndefine charge: defined as table first of {\n| row | fit | gives |\n| one | yes | undecided between 1 and 1.5 |\notherwise 0\n}\noutcome it: defined as charge\n";
    let plan = sound(table);
    let ends = eval::evaluate(&plan, &case(&plan, "fit: yes", "", None, "2025-04-01")).results[0].trace.value.numbers();
    assert_eq!(ends.1.expect("an end").to_string(), "1.5");
    assert!(print::items(&parse(table)).contains("| undecided between 1 and 1.5 |"));
}
