//! How the work grows: each job at one size, at twice and at four times that size, with the exponent between the last two.
//!
//! An exponent of 1 is twice the work for twice the policy. `cargo bench --bench curves` prints them; no test asserts them,
//! `tests/growth.rs` asserts how much is said instead.

use saty::catalog::Catalog;
use saty::diff;
use saty::dossier;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::facts;
use saty::explain::doubts;
use saty::explain::json;
use saty::explain::phrases::Phrases;
use saty::explain::read;
use saty::explain::read::Selection;
use saty::explain::worksheet;
use saty::lint;
use saty::model;
use saty::plan;
use saty::plan::Plan;
use saty::source::Sources;
use saty::suite::mutants;
use saty::syntax;
use saty::syntax::ast::Item;
use saty::syntax::ast::Lang;
use std::hint::black_box;
use std::time::Duration;
use std::time::Instant;

const ROUNDS: usize = 3;
const DAY: &str = "2025-04-01";
const VACANCY: &str = "vacancy { published: date evaluation date: published }\n";

/// A policy and a dossier of some size.
type Maker = fn(usize) -> (String, String);

struct Curve {
    name: &'static str,
    make: Maker,
    /// The smallest size.
    size: usize,
    job: fn(&str, &str) -> Duration,
}

fn main() {
    println!("{:<34} {:>7} {:>12} {:>12} {:>12} {:>9}", "", "n", "n", "2n", "4n", "exponent");
    for curve in curves() {
        let time = |times: usize| {
            let (policy, dossier) = (curve.make)(times * curve.size);
            (curve.job)(&policy, &dossier)
        };
        let (once, twice, four) = (time(1), time(2), time(4));
        let exponent = (four.as_secs_f64() / twice.as_secs_f64().max(1e-9)).log2();
        println!("{:<34} {:>7} {once:>12.3?} {twice:>12.3?} {four:>12.3?} {exponent:>9.2}", curve.name, curve.size);
    }
}

fn curves() -> Vec<Curve> {
    let curve = |name, make, size, job| Curve { name, make, size, job };
    vec![
        curve("answer: half of n marks", half_of_marks as Maker, 13, answer as fn(&str, &str) -> Duration),
        curve("answer: n choices of two", choices_of_two, 50, answer),
        curve("answer: n terms that name one twice", ladder, 7, answer),
        curve("answer: the same about a record", ladder_on_records, 7, answer),
        curve("answer: n requirements", requirements, 200, answer),
        curve("answer: n criteria", criteria, 200, answer),
        curve("answer: n rows of a table", table_rows, 200, answer),
        curve("answer: n records", records, 1000, answer),
        curve("answer: n interpretations", interpretations, 20, answer),
        curve("check: n unknown names", unknown_names, 500, check),
        curve("check: n terms", requirements, 200, check),
        curve("check: n rows of a table", table_rows, 200, check),
        curve("check: n ranges", ranges, 200, check),
        curve("check: n interpretations", interpretations, 20, check),
        curve("check: n terms that name one twice", ladder, 7, check),
        curve("read: n terms", requirements, 200, read_page),
        curve("read: n rows of a table", table_rows, 200, read_page),
        curve("compare: n requirements", requirements, 200, compare),
        curve("fold: n amendments", amendments, 50, fold),
        curve("slips: n requirements", requirements, 10, slips),
    ]
}

/// The shortest of several runs: the least disturbed by whatever else the machine does.
fn measure<T>(mut job: impl FnMut() -> T) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(job());
        start.elapsed()
    };
    std::iter::repeat_with(run).take(ROUNDS).min().unwrap_or_default()
}

// Policies

fn joined(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

fn subject(count: usize, ty: &str) -> String {
    format!("subject swimmer {{\n{}}}\n{VACANCY}", joined(count, |at| format!("  f{at}: {ty}\n")))
}

fn position(requirements: &str) -> String {
    format!("position guard {{\n{requirements}}}\n")
}

fn half_of_marks(count: usize) -> (String, String) {
    let marks = joined(count, |at| format!("m{at}: commission decides en \"mark {at}\"\n"));
    let asked = format!("requirement marks {{ at least {} of {{\n{marks}}} }}\n", count / 2);
    (subject(1, "yes or no") + &position(&asked), String::new())
}

fn choices_of_two(count: usize) -> (String, String) {
    let choices: Vec<String> = (0..count).map(|at| format!("(f{} or f{})", 2 * at, 2 * at + 1)).collect();
    let asked = format!("requirement ready {{ when {} }}\n", choices.join(" and "));
    (subject(2 * count, "yes or no") + &position(&asked), String::new())
}

fn steps(count: usize, on: &str) -> String {
    let later = (1..count).map(|at| {
        let before = at - 1;
        format!("define t{at}{on}: defined as (t{before} and f1) or (t{before} and f2)\n")
    });
    format!("define t0{on}: defined as f0\n{}", later.collect::<String>())
}

fn ladder(count: usize) -> (String, String) {
    let asked = position(&format!("requirement ready {{ when t{} }}\n", count - 1));
    (subject(3, "yes or no") + &steps(count, "") + &asked, "f0: yes\n".into())
}

fn ladder_on_records(count: usize) -> (String, String) {
    let record = "record exam plural exams { f0: yes or no f1: yes or no f2: yes or no }\n";
    let asked = position(&format!("requirement ready {{ when has an exam where t{} }}\n", count - 1));
    let subject = format!("subject swimmer {{ fit: yes or no }}\n{VACANCY}");
    (format!("{record}{subject}{}{asked}", steps(count, " on exam")), "exams: [{f0: yes}, {f0: no}]\n".into())
}

fn requirements(count: usize) -> (String, String) {
    let terms = joined(count, |at| format!("define t{at}: en \"t{at}\" defined as f{at}\n"));
    let asked = joined(count, |at| format!("requirement r{at} {{ en \"r{at}\" when t{at} }}\n"));
    (subject(count, "yes or no") + &terms + &position(&asked), String::new())
}

fn sheet(criteria: &str) -> String {
    format!("score-sheet contest {{ score: sum of criteria\n{criteria}}}\n")
}

fn criteria(count: usize) -> (String, String) {
    let all = joined(count, |at| format!("criterion c{at} {{ en \"c{at}\" gives 1 when f{at} at least 3 }}\n"));
    (subject(count, "whole number") + &sheet(&all), String::new())
}

fn table_rows(count: usize) -> (String, String) {
    let rows = joined(count, |at| format!("| r{at} | {at} | at least {at} | {at} |\n"));
    let table = format!("criterion c {{ table first of {{\n| row | f0 | f1 | gives |\n{rows}}} }}\n");
    (subject(2, "whole number") + &sheet(&table), String::new())
}

fn ranges(count: usize) -> (String, String) {
    let rows = joined(count, |at| format!("r{at}: gives {at} when at least {at}, less than {}\n", at + 1));
    (subject(1, "decimal") + &sheet(&format!("criterion c {{ by ranges of f0 {{\n{rows}}} }}\n")), String::new())
}

fn records(count: usize) -> (String, String) {
    let record = "record race plural races { own: yes or no laps: whole number held: date }\n\
                  define worth on race as decimal: defined as laps\n";
    let each = "criterion c { gives worth for each race, at most 2 per year of held, best 3, where own }\n\
                criterion d { gives 1 for each race, once per held }\n";
    let lines = joined(count, |at| {
        let (own, laps, year, month) = (if at % 2 == 0 { "yes" } else { "no" }, at % 7, 2010 + at % 15, 1 + at % 9);
        format!("  - {{own: {own}, laps: {laps}, held: {year}-0{month}}}\n")
    });
    (format!("{record}{}{}", subject(1, "yes or no"), sheet(each)), format!("races:\n{lines}"))
}

fn interpretations(count: usize) -> (String, String) {
    let asked = joined(count, |at| {
        format!(
            "requirement r{at} {{ when f{at} interpretation q{at} {{ en \"q\" chosen: plain plain: en \"p\" \
             other: en \"o\" {{ change this {{ when not f{at} }} }} }} }}\n"
        )
    });
    let facts = joined(count, |at| format!("f{at}: yes\n"));
    (subject(count, "yes or no") + &position(&asked), facts)
}

fn unknown_names(count: usize) -> (String, String) {
    let terms = joined(count, |at| format!("define t{at}: defined as g{at}\n"));
    (subject(count, "yes or no") + &terms, String::new())
}

fn amendments(count: usize) -> (String, String) {
    let changes = joined(count, |at| {
        let day = format!("{}-{:02}-{:02}", 2000 + at / 300, 1 + at / 25 % 12, 1 + at % 25);
        format!(
            "amendment a{at} {{ amends rules act-number \"{at}\" adopted {day} in force from {day} \
             in guard {{ change r {{ when f0 at least {at} }} }} }}\n"
        )
    });
    let rules = "act rules { act-number \"7\" adopted 1999-12-10 }\n";
    let asked = position("requirement r { when f0 at least 3 }\n");
    (format!("{rules}{}{asked}{changes}", subject(1, "whole number")), String::new())
}

// Jobs

fn items(policy: &str) -> (Sources, Vec<Item>) {
    let mut sources = Sources::default();
    let id = sources.add("policy.saty", policy);
    let items = syntax::parse(sources.get(id), id).items;
    (sources, items)
}

fn plan_of(policy: &str) -> (Sources, Plan) {
    let (sources, items) = items(policy);
    (sources, plan::plan(model::check_policy(&items).model))
}

fn answer(policy: &str, dossier: &str) -> Duration {
    let (_, mut plan) = plan_of(policy);
    let mut sources = Sources::default();
    let id = sources.add("dossier.yaml", dossier);
    let date = DAY.parse().expect("a date");
    let position = (!plan.model.positions.is_empty()).then_some(0);
    let dossier = dossier::read_dossier(&plan.model, sources.get(id), id, date).dossier;
    let case = Case { dossier, vacancy: facts::empty_vacancy(&plan.model, date), position, date };
    let catalog = Catalog::new(Lang::En);
    measure(|| {
        let outcome = eval::evaluate(&plan, &case);
        let doubts = doubts::doubts(&mut plan, &case, &outcome);
        let phrases = Phrases { model: &plan.model, catalog: &catalog };
        let lines = worksheet::worksheet(&outcome, &doubts, &phrases);
        (lines, json::outcome(&outcome, &doubts, &plan.model, "").to_string())
    })
}

fn check(policy: &str, _: &str) -> Duration {
    let (_, items) = items(policy);
    measure(|| lint::check(&items, &[]))
}

fn read_page(policy: &str, _: &str) -> Duration {
    let (sources, plan) = plan_of(policy);
    let catalog = Catalog::new(Lang::En);
    measure(|| read::page(&plan.model, &sources, &catalog, &Selection::Everything))
}

fn compare(policy: &str, _: &str) -> Duration {
    let (_, old) = items(policy);
    let (_, new) = items(&policy.replace("f1", "f2"));
    measure(|| diff::differences(&old, &new))
}

fn fold(policy: &str, _: &str) -> Duration {
    let (_, items) = items(policy);
    measure(|| edition::fold(&items, None, None, &mut Vec::new()))
}

fn slips(policy: &str, _: &str) -> Duration {
    let (_, items) = items(policy);
    let edition = mutants::Edition { date: None, notice: None, samples: Vec::new() };
    measure(|| mutants::score(&items, std::slice::from_ref(&edition), |_, _| {}))
}
