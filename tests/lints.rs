//! What is doubtful about a sound policy: every lint with a text that has it, and one that has it not.

use crate::support::linted;
use crate::support::policy_in;
use crate::support::root;
use saty::lint;
use saty::problem::Problem;
use saty::source::Sources;
use std::process::Command;

/// The code and the underlined words of each problem: `W0311 young`.
fn shown(problems: &[Problem], sources: &Sources) -> Vec<String> {
    let words = |problem: &Problem| {
        let span = problem.span.expect("a place");
        sources.get(span.file).text[span.start as usize..span.end as usize].to_string()
    };
    problems.iter().map(|problem| format!("{} {}", problem.code.id(), words(problem))).collect()
}

/// Words of a swimming club, each used somewhere, so that only what a test adds is doubtful.
const CLUB: &str = r#"
levels badge { bronze: note en "bronze"  silver: note en "silver"  gold: note en "gold" }
kinds water { pool: note en "pool"  lake: note en "lake" }

record rescue plural rescues, none if not stated {
  alone:   yes or no
  metres:  whole number from 0 to 1000
  place:   water
}

subject swimmer {
  fit:       yes or no
  wet:       yes or no
  laps:      whole number
  age:       whole number from 0 to 100
  stamina:   percent
  service:   duration, may be absent
  joined:    date
  own-badge: badge
  papers:    set of document
}

property words-are-used {
  if fit and wet and laps at least 1 and age at least 1 and stamina at least 1 % and service at least 1 day
    and joined on or after 2000-01-01 and own-badge is bronze
  then has a rescue where alone and metres at least 1 and place is pool
}

package club-papers { filed documents: papers }
"#;

#[track_caller]
fn problems(cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, wanted) in cases {
        let linted = linted(&format!("{CLUB}{text}\n"), &[]);
        let found = shown(&linted.problems, &linted.sources);
        if found != *wanted {
            wrong.push_str(&format!("\n{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[track_caller]
fn no_problem(texts: &[&str]) {
    problems(&texts.iter().map(|text| (*text, [].as_slice())).collect::<Vec<_>>());
}

/// A requirement with a body.
fn requirement(body: &str) -> String {
    format!("position guard {{ requirement ready {{ {body} }} }}")
}

/// Terms for the conditions below.
const TERMS: &str = "define strong: defined as fit and laps at least 10\n\
    define rescue-count: defined as count of rescues\n\
    define rank as badge: defined as first of { top: gives gold when laps at least 100  \
      upper: gives silver when laps at least 10  otherwise bronze }\n\
    define best as badge: defined as highest of { upper: gives silver when laps at least 10  \
      top: gives gold when laps at least 100  otherwise bronze }\n\
    property rows-are-used { if rank is gold then best is gold }\n\
    property terms-are-used { if strong then rescue-count at least 0 }\n";

/// Each condition with whether it can hold.
#[track_caller]
fn can_hold(cases: &[(&str, bool)]) {
    let texts: Vec<(String, Vec<&str>)> = cases
        .iter()
        .map(|(text, can)| {
            let text = format!("{TERMS}{}", requirement(&format!("when {text}")));
            (text, if *can { Vec::new() } else { vec!["W0311 ready"] })
        })
        .collect();
    problems(&texts.iter().map(|(text, wanted)| (text.as_str(), wanted.as_slice())).collect::<Vec<_>>());
}

#[test]
fn the_club_itself_is_beyond_doubt() {
    no_problem(&[""]);
}

fn sheet(criterion: &str) -> String {
    format!("score-sheet contest {{ score: sum of criteria criterion order {{ {criterion} }} }}")
}

// Acceptances

#[test]
fn w0308_unknown_defect() {
    let ranges = "by ranges of laps { one: gives 1 when at least 1 }";
    problems(&[
        (
            &sheet(&format!("{ranges} known defect gap-in-range en \"so printed\"")),
            &["W0302 order", "W0308 gap-in-range"],
        ),
        (&sheet("gives 1 known defect unknown-name en \"so printed\""), &["W0308 unknown-name"]),
    ]);
    no_problem(&[&sheet(&format!("{ranges} known defect gap-in-ranges en \"so printed\""))]);
}

#[test]
fn w0309_no_reason() {
    let ranges = "by ranges of laps { one: gives 1 when at least 1 } known defect gap-in-ranges";
    problems(&[
        (&sheet(ranges), &["W0309 gap-in-ranges"]),
        (&sheet(&format!("{ranges} en \" \"")), &["W0309 gap-in-ranges"]),
    ]);
    no_problem(&[&sheet(&format!("{ranges} en \"so printed\""))]);
}

#[test]
fn w0310_nothing_accepted() {
    problems(&[
        (&sheet("gives 1 known defect gap-in-ranges en \"so printed\""), &["W0310 gap-in-ranges"]),
        (&requirement("when fit known defect never-holds en \"so printed\""), &["W0310 never-holds"]),
        // It accepts only in its own clause.
        (
            "position guard { known defect never-holds en \"so\" requirement ready { when age at least 101 } }",
            &["W0310 never-holds", "W0311 ready"],
        ),
    ]);
    no_problem(&[
        &requirement("when age at least 101 known defect never-holds en \"so printed\""),
        // Whether a quotation is exact has not been looked at.
        &requirement("when fit quote en \"be fit\" known defect quote-not-found en \"another copy\""),
    ]);
}

#[test]
fn what_is_accepted_is_known() {
    let text = requirement("when age at least 101 known defect never-holds en \"so printed\"");
    let linted = linted(&format!("{CLUB}{text}"), &[]);
    assert_eq!(shown(&linted.accepted, &linted.sources), ["W0311 ready"]);
    let acceptance = linted.accepted[0].accepted.expect("a place");
    let words = &linted.sources.get(acceptance.file).text[acceptance.start as usize..acceptance.end as usize];
    assert_eq!(words, "never-holds");
}

// Conditions

#[test]
fn w0311_never_holds() {
    can_hold(&[
        // Numbers, against each other and against the limits of a field.
        ("laps at least 5 and laps less than 5", false),
        ("laps at least 5 and laps at most 5", true),
        ("age at least 101", false),
        ("age at least 100", true),
        ("fit and age less than 0", false),
        ("laps is 3 and laps in (1, 2)", false),
        ("laps is 3 and not laps in (1, 2)", true),
        // Lengths of time and dates.
        ("service at least 3 years and service less than 35 months", false),
        ("service at least 3 years and service at most 36 months", true),
        ("joined before 2020-01-01 and joined after 2020-01-01", false),
        ("joined on or before 2020-01-01 and joined on or after 2020-01-01", true),
        // Levels and flags.
        ("own-badge at least silver and own-badge is bronze", false),
        ("own-badge at least silver and own-badge is not gold", true),
        ("own-badge more than gold", false),
        ("fit and not fit", false),
        ("fit and (not fit or wet)", true),
        ("(fit or laps at least 5) and not fit and laps at most 4", false),
        // Terms are followed.
        ("strong and laps at most 9", false),
        ("strong and laps at most 10", true),
        ("not strong and fit and laps at least 10", false),
        // Absent passes no comparison, and every negated one.
        ("not laps at least 5 and not laps less than 5", false),
        ("not service at least 1 year and not service less than 1 year", true),
        ("service is absent and service at least 1 day", false),
        // Counts and lengths of time are not negative.
        ("rescue-count less than 0", false),
        ("rescue-count less than 1", true),
        // Records.
        ("has a rescue where metres more than 1000", false),
        ("(has a rescue where alone) and has no rescue", false),
        ("(has a rescue where alone) and has no rescue where metres at least 0", false),
        ("(has a rescue where alone) and has no rescue where place is pool", true),
        ("(has a rescue where alone) and every rescue must be not alone", false),
        ("(has a rescue where alone) and every rescue where place is lake must be not alone", true),
        ("(has a rescue where alone) and has a rescue where not alone", true),
        // Terms with rows.
        ("rank is gold and laps at most 99", false),
        ("rank is silver and laps at most 99", true),
        ("rank is bronze and laps at least 10", false),
        ("rank at least silver and laps at least 10", true),
        ("rank is not gold and laps at least 100", false),
        ("best is gold and laps at most 99", false),
        ("best is silver and laps at least 100", false),
        ("best is bronze", true),
        // What compares with what is not constant is left alone.
        ("joined before evaluation-date and joined after evaluation-date", true),
        ("joined within 1 year before evaluation-date and not joined within 1 year before evaluation-date", false),
    ]);
}

#[test]
fn what_never_holds_is_reported_once_and_at_its_place() {
    problems(&[
        // At the term, not where it is used.
        (&format!("define odd: defined as fit and not fit\n{}", requirement("when odd and wet")), &["W0311 odd"]),
        // At the part, not at the whole.
        (&requirement("all of { one: when fit and not fit  two: when wet }"), &["W0311 one"]),
        (&requirement("all of { one: when fit  two: when not fit }"), &["W0311 ready"]),
        (
            "position guard { stair badge { thresholds { | step | age |\n | gold | at least 101 | } } }",
            &["W0311 at least 101"],
        ),
        ("package joining { filed documents: papers  rule returned: when fit and not fit }", &["W0311 returned"]),
        (&sheet("sum of { one: gives 1 when fit and not fit  two: gives 1 when fit }"), &["W0311 one"]),
        (
            &sheet("sum of { one: gives 1 for each rescue where metres more than 1000  two: gives 1 when fit }"),
            &["W0311 one"],
        ),
        (&sheet("by ranges of age { one: gives 1 when more than 100  two: gives 2 when at most 100 }"), &["W0311 one"]),
    ]);
}

#[test]
fn what_is_said_of_a_record_is_looked_at_too() {
    let trips = |defect: &str| {
        format!(
            "record trip plural trips {{ {defect} counts when far at least 2 and far less than 1  far: whole number }}\n{}",
            requirement("when has a trip")
        )
    };
    let worth = "define worth on rescue as decimal: defined as first of { one: gives 1 when metres more than 1000  otherwise 2 }\n";
    problems(&[
        (&trips(""), &["W0311 trip"]),
        (&trips("known defect never-holds en \"so printed\""), &[]),
        (&format!("{worth}{}", sheet("gives worth for each rescue, best 2")), &["W0311 one"]),
    ]);
}

#[test]
fn w0312_swallowed() {
    problems(&[
        (&requirement("at least one of { young: when age at least 16  old: when age at least 60 }"), &["W0312 old"]),
        (&requirement("at least one of { both: when fit and wet  fit-only: when fit }"), &["W0312 both"]),
        // Of two that say the same, the second.
        (&requirement("at least one of { one: when fit and wet  two: when wet and fit }"), &["W0312 two"]),
        (
            &requirement("at least one of { one: when has a rescue  two: when has a rescue where alone }"),
            &["W0312 two"],
        ),
        (&requirement("at least one of { one: when fit  two: all of { a1: when fit  b1: when wet } }"), &["W0312 two"]),
        // Rows that never come first, or never give more.
        (&sheet("first of { one: gives 1 when age at least 16  two: gives 2 when age at least 60 }"), &["W0312 two"]),
        (
            &sheet(
                "first of { one: gives 1 when fit  two: gives 2 when not fit and wet  three: gives 3 when fit or wet }",
            ),
            &["W0312 three"],
        ),
        (&sheet("highest of { one: gives 2 when age at least 16  two: gives 1 when age at least 60 }"), &["W0312 two"]),
        (
            "define charge: defined as table first of {\n | row | laps | gives |\n | few | any | 1 |\n | many | at least 3 | 2 |\n otherwise 0\n}\nproperty paid { always charge at least 0 }",
            &["W0312 | many | at least 3 | 2 |"],
        ),
    ]);
    no_problem(&[
        &requirement("at least one of { young: when age at most 16  old: when age at least 60 }"),
        &requirement("all of { young: when age at least 16  old: when age at least 60 }"),
        &requirement("at least one of { one: when fit  two: commission decides }"),
        &sheet("first of { one: gives 2 when age at least 60  two: gives 1 when age at least 16 }"),
        &sheet("highest of { one: gives 1 when age at least 16  two: gives 2 when age at least 60 }"),
        &sheet("sum of { one: gives 1 when age at least 16  two: gives 2 when age at least 60 }"),
    ]);
}

#[test]
fn a_condition_of_many_cases_is_left_alone() {
    // 3^12 cases; every part says `fit` or something else, the last says not `fit`.
    let part = |index: usize| format!("(fit or laps is {index} or age is {index})");
    let text: Vec<String> = (0..12).map(part).collect();
    let started = std::time::Instant::now();
    no_problem(&[&requirement(&format!("when {} and not fit", text.join(" and ")))]);
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

#[test]
fn long_and_entangled_conditions_are_quick() {
    let started = std::time::Instant::now();
    // A chain of many facts, and terms that name each other twice.
    let fields: String = (0..3000).map(|index| format!("  f{index}: whole number\n")).collect();
    let parts: Vec<String> = (0..3000).map(|index| format!("f{index} at least 1")).collect();
    let subject = CLUB.replace("subject swimmer {", &format!("subject swimmer {{\n{fields}"));
    let terms: String = (1..30)
        .map(|index| format!("define t{index}: defined as (t{0} and fit) or (t{0} and wet)\n", index - 1))
        .collect();
    let text = format!(
        "{subject}define t0: defined as laps at least 1\n{terms}position guard {{ requirement ready {{ at least one of {{ \
         one: when {}  two: when {}  three: when t29 }} }} }}",
        parts.join(" and "),
        parts.join(" or ").replace("at least 1", "at least 2")
    );
    let linted = linted(&text, &[]);
    assert_eq!(shown(&linted.problems, &linted.sources), [""; 0]);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

// Stairs

fn stair(rows: &str) -> String {
    format!("position guard {{ stair badge {{ thresholds {{ | step | laps | service |\n{rows} }} }} }}")
}

#[test]
fn w0313_easier_step() {
    let fine =
        "| bronze | at least 5 | any |\n | silver | at least 6 | any |\n | gold | at least 6 | at least 1 year |";
    no_problem(&[
        &stair(fine),
        // Neither easier nor harder: more of the one, less of the other.
        &stair(
            "| bronze | at least 5 | any |\n | silver | at least 4 | at least 1 year |\n | gold | at least 7 | any |",
        ),
        // Equal to the step below is not easier.
        &stair("| bronze | at least 5 | any |\n | silver | at least 5 | any |\n | gold | at least 6 | any |"),
    ]);
    problems(&[
        (&stair(&fine.replace("silver | at least 6", "silver | at least 4")), &["W0313 at least 4"]),
        // A second row opens an easier way; the place is that of the step.
        (&stair(&format!("{fine}\n | gold | at least 6 | any |\n | gold | at least 3 | any |")), &["W0313 at least 6"]),
    ]);
}

#[test]
fn w0314_skipped_step() {
    problems(&[
        (&stair("| bronze | at least 5 | any |\n | gold | at least 6 | any |"), &["W0314 badge"]),
        (
            "position guard { stair badge { step bronze { competence calm: commission decides } step gold { competence \
             firm: commission decides } } }",
            &["W0314 badge"],
        ),
    ]);
    // A stair may begin late and end early.
    no_problem(&[&stair("| silver | at least 5 | any |\n | gold | at least 6 | any |")]);
}

#[test]
fn w0315_flat_stair() {
    let flat = "| bronze | at least 5 | any |\n | silver | at least 5 | any |\n | gold | at least 5 | any |";
    problems(&[(&stair(flat), &["W0315 thresholds"])]);
    no_problem(&[
        &stair(&flat.replace("gold | at least 5", "gold | at least 6")),
        // It rises by what its steps ask.
        &stair(flat).replace("} } }", "} step gold { competence calm: commission decides } } }"),
    ]);
}

#[test]
fn w0316_repeated_item() {
    let labels = "levels grade { en \"grade\" low: en \"low\" high: en \"high\" }\n";
    let text = |again: &str| {
        format!(
            "{labels}position guard {{ en \"guard\" stair grade {{ step low {{ competence calm: commission decides en \
             \"keeps  calm\" }} step high {{ builds on low competence {again} }} }} }}"
        )
    };
    let alone = |text: &str| linted(text, &[]).problems.iter().map(|it| it.code.id()).collect::<Vec<_>>();
    assert_eq!(alone(&text("steady: commission decides en \"keeps calm\"")), ["W0316"]);
    assert_eq!(alone(&text("steady: commission decides en \"keeps quiet\"")), [""; 0]);
    assert_eq!(alone(&text("steady: same as low.calm")), [""; 0]);
    let apart = text("steady: commission decides en \"keeps calm\"").replace("builds on low ", "");
    assert_eq!(alone(&apart), [""; 0]);
}

#[test]
fn w0328_dead_branch() {
    let text = |required: &str, row: &str| {
        format!(
            "define rank as badge: defined as first of {{ top: gives gold when laps at least 100  upper: gives silver when laps at least 10  otherwise bronze }}\n\
             position guard {{ requirement ready {{ {required} }} stair badge {{ thresholds {{ | step | rank |\n | gold | {row} | }} }} }}"
        )
    };
    problems(&[
        (&text("when laps at least 50", "at least bronze"), &["W0328 thresholds"]),
        (
            &text("all of { one: commission decides  two: when rank is not silver }", "at most silver"),
            &["W0328 thresholds"],
        ),
        // Nothing is left of the row.
        (&text("when laps at least 50", "bronze"), &["W0311 bronze"]),
    ]);
    no_problem(&[
        &text("when laps at least 50", "at least silver"),
        &text("when fit", "at least bronze"),
        &text("at least one of { one: commission decides  two: when laps at least 50 }", "at least bronze"),
        &text("if available when laps at least 50", "at least bronze"),
    ]);
}

// Points

fn scale(ends: &str, criteria: &str) -> String {
    format!("score-sheet contest {{ score: sum of criteria {ends} {criteria} }}")
}

#[test]
fn w0317_scale_not_kept() {
    let criteria = "criterion one { gives 2 when fit } criterion two { highest of { a1: gives 1 when wet  b1: gives 3 when \
                    laps at least 2 } }";
    no_problem(&[
        &scale("printed scale from 0 to 5", criteria),
        &scale("", criteria),
        // A limit is kept, and a number that the source leaves open says nothing.
        &scale("printed scale from 0 to 4", "criterion one { gives 1 for each rescue, at most 4 in all }"),
        &scale("printed scale from 0 to 4", "criterion one { gives undecided when fit }"),
        &scale("printed scale from 1 to 3", "criterion one { first of { a1: gives 3 when fit  otherwise 1 } }"),
        &scale(
            "printed scale from 1 to 3",
            "criterion one { by ranges of laps { a1: gives 1 when at most 1 b1: gives 3 when more than 1 } }",
        ),
        &scale(
            "printed scale from 0 to 5",
            "criterion one { best 2 of { a1: gives 1 when fit b1: gives 2 when wet c1: gives 3 when laps is 1 } }",
        ),
        // A row that always holds, and one that never does.
        &scale("printed scale from 2 to 3", "criterion one { gives 2 } criterion two { gives 1 when fit }"),
    ]);
    let wrong: &[&str] = &["W0317 contest"];
    problems(&[
        (&scale("printed scale from 0 to 4", criteria), wrong),
        (&scale("printed scale from 0 to 6", criteria), wrong),
        (&scale("printed scale from 1 to 5", criteria), wrong),
        (&scale("printed scale from 0 to 4", "criterion one { gives 1 for each rescue }"), wrong),
        (&scale("printed scale from 0 to 4", "criterion one { gives 2 for each rescue, best 3 }"), wrong),
        (&scale("printed scale from 0 to 6", "criterion one { gives 2 for each rescue, best 3 }"), &[]),
        (&scale("printed scale from 0 to 4 known defect scale-not-kept en \"so printed\"", criteria), &[]),
    ]);
}

#[test]
fn w0318_never_scores() {
    problems(&[
        (&sheet("gives 0 when fit"), &["W0318 order"]),
        (&sheet("gives 3 when age more than 100"), &["W0318 order"]),
        (&sheet("sum of { one: gives 2 when fit and not fit  two: gives 0 when wet }"), &["W0318 order"]),
        (&sheet("gives 1 for each rescue where metres more than 1000"), &["W0318 order"]),
    ]);
    no_problem(&[
        &sheet("gives -1 when fit"),
        &sheet("gives undecided when fit"),
        &sheet("sum of { one: gives 2 when fit  two: gives 0 when wet }"),
    ]);
}

// Documents

#[test]
fn w0319_never_owed() {
    let package = |parts: &str| format!("package joining {{ filed documents: papers {parts} }}");
    problems(&[
        (&package("document form: required when age more than 100"), &["W0319 form"]),
        (
            &package(
                "document form: required  exemption one: frees from form when fit  exemption two: frees from form when not fit",
            ),
            &["W0319 form"],
        ),
        (
            &package(
                "document form: required when laps at least 5  exemption one: frees from form when laps at least 3",
            ),
            &["W0319 form"],
        ),
    ]);
    no_problem(&[
        &package("document form: required when laps at least 3  exemption one: frees from form when laps at least 5"),
        &package("document form: if available"),
    ]);
}

// Ranges

#[test]
fn w0320_hole_in_ranges() {
    let rows = |rows: &str| sheet(&format!("by ranges of {rows}"));
    problems(&[
        (&rows("stamina { a1: gives 1 when is 50 %  b1: gives 2 when at least 60 %  otherwise 0 }"), &["W0320 order"]),
        (
            &rows("stamina { a1: gives 1 when at most 59 %  b1: gives 2 when at least 60 %  otherwise 0 }"),
            &["W0320 order"],
        ),
        (&rows("laps { a1: gives 1 when in (1, 2)  b1: gives 2 when at least 4  otherwise 0 }"), &["W0320 order"]),
        (
            &rows("service { a1: gives 1 when less than 1 year  b1: gives 2 when more than 1 year  otherwise 0 }"),
            &["W0320 order"],
        ),
        (
            "define charge: defined as table first of {\n | row | laps | gives |\n | few | at most 3 | 1 |\n | many | at least 5 | 2 |\n otherwise 0\n}\nproperty paid { always charge at least 0 }",
            &["W0320 charge"],
        ),
    ]);
    no_problem(&[
        &rows(
            "stamina { a1: gives 1 when at least 50 %, less than 60 %  b1: gives 2 when at least 60 %  otherwise 0 }",
        ),
        &rows("laps { a1: gives 1 when in (1, 2, 3)  b1: gives 2 when at least 4  otherwise 0 }"),
        &rows("laps { b1: gives 2 when at least 4  a1: gives 1 when at least 2, at most 3  otherwise 0 }"),
        // What lies outside of all rows is what `otherwise` is for.
        &rows("laps { a1: gives 1 when at least 3, at most 9  otherwise 0 }"),
    ]);
}

#[test]
fn w0320_holes_of_decimals_and_of_tables_with_several_columns() {
    let used = "property paid { always charge at least 0 }";
    let price = |rows: &str| {
        format!(
            "define price as decimal: defined as first of {{ one: gives 59.5 when fit  two: gives 80 when wet  otherwise 3 }}\n\
             define charge: defined as by ranges of price {{ {rows} otherwise 0 }}\n{used}"
        )
    };
    let table = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("| {row} |\n")).collect();
        format!("define charge: defined as table first of {{\n {rows} otherwise 0\n}}\n{used}")
    };
    let (two, fit) = ("row | own-badge | laps | gives", "row | fit | laps | gives");
    problems(&[
        (&price("low: gives 1 when at most 59  high: gives 2 when at least 60"), &["W0320 charge"]),
        (
            &table(&[
                two,
                "a1 | at most silver | at most 3 | 1",
                "b1 | bronze | at least 4 | 2",
                "c1 | silver | at least 5 | 3",
            ]),
            &["W0320 charge"],
        ),
        (
            &table(&[fit, "a1 | yes | at most 3 | 1", "b1 | yes | at least 5 | 2", "c1 | no | any | 3"]),
            &["W0320 charge"],
        ),
    ]);
    no_problem(&[
        &price("low: gives 1 when less than 60  high: gives 2 when at least 60"),
        &table(&[two, "a1 | at most silver | at most 3 | 1", "b1 | at most silver | at least 4 | 2"]),
        // What no row says of gold is what `otherwise` is for.
        &table(&[
            two,
            "a1 | at most silver | at most 3 | 1",
            "b1 | bronze | at least 4 | 2",
            "c1 | silver | more than 3 | 3",
        ]),
        &table(&[fit, "a1 | yes | at most 3 | 1", "b1 | no | at least 5 | 2"]),
    ]);
}

#[test]
fn w0353_values_whose_conditions_may_both_hold() {
    let value = |cases: &str| requirement(&format!("when laps at least (70, {cases})"));
    problems(&[
        (&value("80 when fit, 90 when wet"), &["W0353 90"]),
        (&value("80 when fit, 90 when age at least 50, 60 when age less than 50"), &["W0353 90"]),
        // The general case first: the special one would never count.
        (&value("80 when fit, 90 when fit and wet"), &["W0353 90"]),
        (&sheet("gives (1, 2 when fit, 3 when wet)"), &["W0353 3"]),
        (
            &sheet("sum of, at most (5, 6 when fit, 7 when wet) in all { one: gives 3 two: gives 9 when fit }"),
            &["W0353 7"],
        ),
    ]);
    no_problem(&[
        &value("80 when fit"),
        &value("80 when fit, 90 when wet and not fit"),
        &value("80 when age less than 20, 90 when age more than 19"),
        &value("90 when fit and wet, 80 when fit"),
        &value("80 when fit, 80 when wet"),
        &sheet("gives (1, 2 when fit, 3 when wet) known defect values-meet en \"so printed\""),
    ]);
}

#[test]
fn w0321_rows_meet() {
    let text = |few: &str, views: &str| {
        sheet(&format!(
            "by ranges of laps {{ few: gives 1 when {few}  many: gives 2 when at least 10  otherwise 0 }} \
             interpretation ten {{ chosen: {views} }}"
        ))
    };
    let views = "upper upper: { change few { gives 1 when less than 10 } } lower: { change many { gives 2 when more than 10 } }";
    problems(&[(&text("at most 10", views), &["W0321 many"])]);
    no_problem(&[&text(
        "less than 10",
        "upper upper: note en \"as printed\" lower: { change few { gives 1 when less than 9 } }",
    )]);
    // Rows without `otherwise` whose gap the chosen view closes: the text has it all the same.
    let gap =
        text("less than 8", "closed open: note en \"as printed\" closed: { change few { gives 1 when less than 10 } }");
    problems(&[(&gap.replace("  otherwise 0", ""), &["W0302 order"])]);
    // A view that lets a hole is no defect of the text, unless it is chosen.
    problems(&[(
        &text("less than 10", "lower upper: note en \"as printed\" lower: { change few { gives 1 when less than 9 } }"),
        &["W0320 order"],
    )]);
}

#[test]
fn w0322_two_numbers() {
    let doubt = |change: &str| {
        sheet(&format!(
            "sum of {{ some: gives 1 when fit  many: count once for each place among rescues {{ pool: gives 1  lake: gives 2 }} }} \
             interpretation footnote {{ chosen: rows rows: note en \"the rows\" other: {{ {change} }} }}"
        ))
    };
    problems(&[
        (&doubt("change some { gives 2 when fit }"), &["W0322 footnote"]),
        (&doubt("change many.lake { was gives 2 becomes gives 3 }"), &["W0322 footnote"]),
    ]);
    no_problem(&[
        // The condition is in doubt, not the number.
        &doubt("change some { gives 1 when fit and wet }"),
        &doubt("change some { gives 2 when fit and wet }"),
        &doubt("change some { gives 1 for each rescue }"),
    ]);
}

// Texts

#[test]
fn w0323_missing_label() {
    let text = |label: &str, term: &str| {
        format!(
            "kinds colour {{ ru \"цвет\" red: {label} note ru \"красный\" }}\nsubject swimmer {{ cap: colour ru \"шапочка\" }}\n\
             define seen: {term} defined as cap is red\n\
             position guard {{ ru \"спасатель\" requirement ready {{ ru \"готов\" when seen }} }}"
        )
    };
    let found = |text: &str| {
        let linted = linted(text, &[]);
        shown(&linted.problems, &linted.sources)
    };
    assert_eq!(found(&text("ru \"красный\"", "ru \"виден\"")), [""; 0]);
    assert_eq!(found(&text("", "ru \"виден\"")), ["W0323 red"]);
    assert_eq!(found(&text("ru \"красный\"", "")), ["W0323 seen"]);
    // Words of the vocabulary need both languages, like clauses.
    let both = text("ru \"красный\"", "ru \"виден\"").replace("ru \"спасатель\"", "ru \"спасатель\" kk \"құтқарушы\"");
    let missing = found(&both);
    assert!(["W0301 cap", "W0301 red", "W0301 seen"].iter().all(|it| missing.contains(&it.to_string())), "{missing:?}");
    assert!(!missing.contains(&"W0301 guard".to_string()), "{missing:?}");
    // A policy in English alone is a sketch.
    assert_eq!(found(&text("", "").replace("ru \"", "en \"")), [""; 0]);
}

#[test]
fn w0324_missing_citation() {
    let text = |first: &str, second: &str| {
        format!(
            "act rules {{ act-number \"7\" }}\nposition guard {{ {first} requirement ready {{ {second} when fit }} \
             requirement steady {{ source rules when wet }} }}"
        )
    };
    problems(&[(&text("", ""), &["W0324 ready"])]);
    no_problem(&[&text("", "source rules"), &text("source rules", "")]);
    // A policy without any source is not asked for one.
    no_problem(&[&requirement("when fit")]);
}

#[test]
fn w0325_quote_not_found() {
    let source = "Item 3. A guard  has\nswum “ten laps” – and more –\nin the last year.";
    let found = |quote: &str| {
        let text = format!("{CLUB}{}", requirement(&format!("when fit quote en {quote}")));
        let linted = linted(&text, &["Something else.", source]);
        (shown(&linted.problems, &linted.sources), linted)
    };
    for exact in [
        "\"A guard has swum\"",
        "«swum \"ten laps\" - and more»",
        "\"A guard has … in the last year.\"",
        "\"A guard has\" \"swum\"",
    ] {
        assert_eq!(found(exact).0, [""; 0], "{exact}");
    }
    for wrong in [
        "\"a guard has swum\"",
        "\"in the last year … A guard has\"",
        "\"A guard has … Something else\"",
        "\"has swum ten laps\"",
    ] {
        assert_eq!(found(wrong).0, [format!("W0325 en {wrong}")], "{wrong}");
    }
    // The place up to which the source agrees.
    let (_, linted) = found("\"A guard has swum the sea\"");
    let place = linted.problems[0].also.expect("a place in the source");
    let words = &linted.sources.get(place.file).text[place.start as usize..place.end as usize];
    assert_eq!(words, "A guard  has\nswum");
    let message = saty::catalog::Catalog::new(saty::syntax::ast::Lang::En).problem(&linted.problems[0]);
    assert!(message.help.is_some_and(|help| help.contains("the sea")));
}

#[test]
fn w0326_number_format() {
    let note = |lang: &str, text: &str| requirement(&format!("when fit note {lang} \"{text}\""));
    problems(&[
        (&note("ru", "не менее 0.5 балла"), &["W0326 ru \"не менее 0.5 балла\""]),
        (&note("kk", "кемінде 12.5 %"), &["W0326 kk \"кемінде 12.5 %\""]),
        (&note("en", "at least 0,5 points"), &["W0326 en \"at least 0,5 points\""]),
    ]);
    no_problem(&[
        &note("ru", "0,5 балла, 01.02.2020, с 09.00 до 18.00, пункт 3.1, 10.5"),
        &note("en", "0.5 points, items 1,2"),
        // A quotation is as the source has it.
        &requirement("when fit quote ru \"0.5 балла\""),
    ]);
}

// Vocabulary

#[test]
fn w0327_unused_name() {
    problems(&[
        ("levels speed { slow: note en \"slow\" }", &["W0327 speed"]),
        ("unit coin: note en \"coin\"", &["W0327 coin"]),
        ("act rules { act-number \"7\" }", &["W0327 rules"]),
        ("define strong: defined as fit", &["W0327 strong"]),
        ("record trip plural trips { far: yes or no }", &["W0327 trip", "W0327 far"]),
        (
            "record trip plural trips { far: yes or no }\nproperty gone { always count-of-trips at least 0 }\ndefine count-of-trips: defined as count of trips",
            &["W0327 far"],
        ),
        ("value fee { 1 from 2020-01-01 }", &["W0327 fee"]),
    ]);
    no_problem(&[
        // A text is only shown; a field may be there for its record only.
        "record trip plural trips { goal: text  far: yes or no }\nproperty gone { if has a trip where far then fit }",
        // A use in a view, or in an amendment, is a use.
        "define strong: defined as fit\nposition guard { requirement ready { when fit interpretation how { chosen: one one: note en \"so\" \
         two: { change this { when strong } } } } }",
    ]);
}

#[test]
fn a_policy_with_an_error_is_not_looked_at_further() {
    problems(&[("define strong: defined as fit and not fit and lapz at least 2", &["E0201 lapz"])]);
}

// Editions

#[test]
fn every_edition_is_looked_at() {
    let text = |first: &str, second: &str| {
        format!(
            "{}\namendment later {{ in force from 2026-01-01 in guard {{ change ready {{ was when {first} becomes when {second} }} }} }}",
            requirement(&format!("when {first}"))
        )
    };
    problems(&[
        (&text("age at least 101", "age at least 18"), &["W0311 ready"]),
        (&text("age at least 18", "age at least 101"), &["W0311 ready"]),
    ]);
    no_problem(&[&text("age at least 18", "age at least 21")]);
    // What an amendment brings, it can accept.
    let accepted = "age at least 101 known defect never-holds en \"so printed\"";
    no_problem(&[&text("age at least 18", accepted)]);
    problems(&[(
        &text("age at least 101", "age at least 18 known defect never-holds en \"too late\""),
        &["W0311 ready", "W0310 never-holds"],
    )]);
}

// The corpus

#[test]
fn every_warning_of_the_policies_is_accepted_with_its_reason() {
    let (code, text) = check(&["policies", "--deny", "all"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("no errors, no warnings"), "{text}");
}

#[test]
fn the_defects_of_the_printed_sheets_are_seen() {
    let (_, json) = check(&["policies", "--format", "sarif"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let results = json["runs"][0]["results"].as_array().expect("results");
    let seen = |code: &str, file: &str| {
        results.iter().any(|result| {
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str();
            result["ruleId"] == code
                && result["suppressions"][0]["kind"] == "inSource"
                && uri.is_some_and(|uri| uri.ends_with(file))
        })
    };
    for (code, file) in [
        ("W0317", "annex-17.saty"),
        ("W0317", "annex-18.saty"),
        ("W0320", "annex-18.saty"),
        ("W0321", "annex-18.saty"),
        ("W0322", "annex-17.saty"),
    ] {
        assert!(seen(code, file), "{code} in {file}");
    }
    // Every acceptance says why in both languages.
    let policies = policy_in(&root().join("policies"));
    let defects = policies.plan.model.metas().into_iter().flat_map(|meta| &meta.defects);
    let languages = |labels: &saty::model::Labels| labels.texts.len();
    assert!(defects.clone().count() >= 10);
    assert!(defects.into_iter().all(|defect| languages(&defect.texts) >= 2));
}

// The command

fn check(arguments: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_saty"))
        .current_dir(root())
        .args(["check", "--lang", "en"])
        .args(arguments)
        .output()
        .expect("a run");
    let text = [run.stdout, run.stderr].concat();
    (run.status.code(), String::from_utf8(text).expect("text"))
}

/// A folder with files, gone when the test is done.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let folder = std::env::temp_dir().join(format!("saty-lints-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for (file, text) in files {
            std::fs::write(folder.join(file), text).expect("a file");
        }
        Folder(folder)
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing depends on it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const DOUBTFUL: &str = "subject swimmer { age: whole number from 0 to 100 }\n\
    position guard { requirement ready { when age at least 101 note ru \"знак 😀\" quote ru \"не моложе ста одного года\" } }\n";

#[test]
fn warnings_are_switched_off_and_denied() {
    let folder = Folder::new("switched", &[("club.saty", DOUBTFUL)]);
    let path = folder.path("club.saty");
    let run = |arguments: &[&str]| check(&[&[path.as_str()], arguments].concat());
    let (code, text) = run(&[]);
    assert!(code == Some(0) && text.contains("W0311"), "{text}");
    for deny in ["never-holds", "W0311", "w0311", "all"] {
        assert_eq!(run(&["--deny", deny]).0, Some(1), "{deny}");
    }
    assert_eq!(run(&["--deny", "mixed-script"]).0, Some(0));
    let (code, text) = run(&["--deny", "all", "--allow", "never-holds"]);
    assert!(code == Some(0) && !text.contains("W0311"), "{text}");
    let (code, text) = run(&["--allow", "never-hold"]);
    assert!(code == Some(2) && text.contains("never-holds"), "{text}");
    // Errors cannot be allowed.
    assert_eq!(run(&["--allow", "E0201"]).0, Some(2));
}

#[test]
fn quotations_are_looked_up_in_a_folder() {
    let source = "Не моложе\nста одного года.";
    let folder = Folder::new("sources", &[("club.saty", DOUBTFUL), ("rules.txt", source)]);
    let run =
        |folder: &str| check(&[&Folder::path_in(folder, "club.saty"), "--allow", "never-holds", "--sources", folder]);
    let (code, text) = run(&folder.path(""));
    // A capital letter differs.
    assert!(code == Some(0) && text.contains("W0325"), "{text}");
    std::fs::write(folder.path("rules.txt"), source.to_lowercase()).expect("a file");
    let (_, text) = run(&folder.path(""));
    assert!(text.contains("no warnings"), "{text}");
    std::fs::remove_file(folder.path("rules.txt")).expect("the file");
    let (code, text) = run(&folder.path(""));
    assert!(code == Some(2) && text.contains("E0512"), "{text}");
}

impl Folder {
    fn path_in(folder: &str, file: &str) -> String {
        std::path::Path::new(folder).join(file).display().to_string()
    }
}

#[test]
fn problems_as_sarif() {
    let folder = Folder::new("sarif", &[("club 1.saty", DOUBTFUL)]);
    let (code, text) = check(&[&folder.path("club 1.saty"), "--format", "sarif", "--deny", "never-holds"]);
    assert_eq!(code, Some(1));
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&json["version"], json["runs"].as_array().map(Vec::len)), (&"2.1.0".into(), Some(1)));
    let run = &json["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let [result] = &run["results"].as_array().expect("results")[..] else { panic!("{run}") };
    assert_eq!((&result["ruleId"], &result["level"]), (&"W0311".into(), &"error".into()));
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().expect("a number") as usize];
    assert_eq!((&rule["id"], &rule["name"]), (&"W0311".into(), &"never-holds".into()));
    for text in [&rule["shortDescription"]["text"], &rule["fullDescription"]["text"], &result["message"]["text"]] {
        assert!(text.as_str().is_some_and(|text| !text.is_empty()), "{rule}");
    }
    let place = &result["locations"][0]["physicalLocation"];
    let uri = place["artifactLocation"]["uri"].as_str().expect("a reference");
    assert!(uri.starts_with("file:///") && uri.ends_with("club%201.saty"), "{uri}");
    let region = &place["region"];
    assert_eq!(
        (&region["startLine"], &region["startColumn"], &region["endColumn"]),
        (&2.into(), &30.into(), &35.into())
    );
}

#[test]
fn columns_of_sarif_are_counted_in_utf16() {
    // The sign before the underlined text is one letter and two units.
    let text = "unit coin: en \"😀\" ru \"кoйн\"\n";
    let folder = Folder::new("utf16", &[("club.saty", text)]);
    let (_, text) = check(&[&folder.path("club.saty"), "--format", "sarif", "--allow", "unused-name"]);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let result = &json["runs"][0]["results"][0];
    let start = &result["locations"][0]["physicalLocation"]["region"]["startColumn"];
    assert_eq!((&result["ruleId"], start), (&"W0305".into(), &20.into()), "{result}");
}

#[test]
fn problems_as_annotations_of_github() {
    let folder = Folder::new("github", &[("club.saty", DOUBTFUL)]);
    let path = folder.path("club.saty");
    let (code, text) = check(&[&path, "--format", "github"]);
    assert_eq!(code, Some(0));
    let [line] = &text.lines().collect::<Vec<_>>()[..] else { panic!("{text}") };
    let head = format!("::warning file={path},line=2,col=30,endLine=2,endColumn=35,title=W0311 never-holds::");
    assert!(line.starts_with(&head), "{line}");
    assert!(line.contains("can never hold%0A"), "{line}");
    let (_, text) = check(&[&path, "--format", "github", "--deny", "all"]);
    assert!(text.starts_with("::error "), "{text}");
}

#[test]
fn every_lint_stands_in_the_list_of_the_reference() {
    let page = std::fs::read_to_string(root().join("docs/lints.md")).expect("docs/lints.md");
    for code in lint::warnings() {
        let row = format!("| {} | `{}` |", code.id(), code.name());
        assert_eq!(page.matches(&row).count(), 1, "{row}");
    }
    assert_eq!(page.matches("| W0").count(), lint::warnings().count(), "a row without a code");
}

#[test]
fn w0358_records_that_serve_once_where_none_could_serve_twice() {
    let position = |second: &str| {
        format!(
            "position guard {{ requirement one {{ when has a rescue where alone }} \
             requirement two {{ when has a rescue where {second} }} \
             requirement apart {{ each rescue serves once over one, two }} }}"
        )
    };
    let sheet = |second: &str| {
        format!(
            "score-sheet deeds {{ score: sum of criteria criterion both {{ each rescue serves once over one, two \
             sum of {{ one: gives 1 for each rescue, where place is pool  two: gives 2 for each rescue, where {second} }} }} }}"
        )
    };
    problems(&[
        (&position("not alone"), &["W0358 apart"]),
        (&position("metres at least 50"), &[]),
        (&sheet("place is lake"), &["W0358 both"]),
        (&sheet("alone"), &[]),
    ]);
}
