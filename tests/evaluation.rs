//! What a policy means: small policies of a swimming club, with every value worked out by hand.

use crate::support::case;
use crate::support::sound;
use saty::eval;
use saty::eval::Outcome;
use saty::eval::outcome::DocumentStatus;
use saty::eval::outcome::StairOutcome;
use saty::eval::outcome::Verdict;
use saty::model::expression::Type;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::problem::Code;
use saty::value::Duration;
use saty::value::Truth;
use saty::value::Value;

/// The evaluation date where a test names no other: a Sunday.
const DAY: &str = "2025-06-15";

const CLUB: &str = r#"
levels badge {
  bronze: en "bronze"
  silver: en "silver"
  gold:   en "gold"
}

kinds water {
  pool: en "pool"
  lake: en "lake"
  sea:  en "sea"
}

unit coin: en "coin"

record course plural courses {
  grade:  badge, may be absent
  place:  water
  passed: date
  mark:   decimal
  valid:  yes or no
}

record rescue plural rescues, none if not stated {
  scene: water
  alone: yes or no
}

record shift plural shifts {
  period began to ended
  began: date
  ended: date, evaluation-date if not stated
  paid:  yes or no, yes if not stated
}

subject lifeguard {
  wet:       yes or no
  fit:       yes or no
  dry:       yes or no
  member:    yes or no, no if not stated
  age:       whole number from 14 to 90
  laps:      whole number
  lockers:   whole number, 1 if not stated
  speed:     decimal
  stamina:   percent
  fee:       coin
  own-badge: badge
  held:      badge, may be absent
  home:      water
  joined:    date
  seen:      date, evaluation-date if not stated
  left:      date, may be absent, absent if not stated
  pause:     duration
  waters:    set of water
  fears:     set of water, none if not stated
  papers:    set of document
}

vacancy {
  evaluation date: opens
  opens:     date
  closes:    date
  beach:     water
  indoors:   yes or no
  part:      decimal from 0.25 to 1.5, 1 if not stated
  announced-wage: coin
}
"#;

// Helpers

struct Club {
    plan: Plan,
    date: &'static str,
    vacancy: &'static str,
}

/// The vocabulary of the club and some declarations more.
#[track_caller]
fn club(text: &str) -> Club {
    Club { plan: sound(&format!("{CLUB}{text}")), date: DAY, vacancy: "" }
}

impl Club {
    fn on(self, date: &'static str) -> Club {
        Club { date, ..self }
    }

    fn with(self, vacancy: &'static str) -> Club {
        Club { vacancy, ..self }
    }

    /// `dossier` is the inside of one mapping in braces.
    #[track_caller]
    fn outcome(&self, dossier: &str) -> Outcome {
        let position = (!self.plan.model.positions.is_empty()).then_some(0);
        let (dossier, vacancy) = (format!("{{{dossier}}}"), format!("{{{}}}", self.vacancy));
        eval::evaluate(&self.plan, &case(&self.plan, &dossier, &vacancy, position, self.date))
    }

    /// Compares what a dossier gives, row by row, and shows all rows that differ.
    #[track_caller]
    fn gives(&self, show: impl Fn(&Club, &Outcome) -> String, rows: &[(&str, &str)]) {
        let mut wrong = String::new();
        for (dossier, wanted) in rows {
            let found = show(self, &self.outcome(dossier));
            if found != *wanted {
                wrong.push_str(&format!("\n{{{dossier}}}\n  wanted {wanted}\n  found  {found}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// Compares the declared outcomes, in their order.
    #[track_caller]
    fn results(&self, rows: &[(&str, &str)]) {
        self.gives(results, rows);
    }
}

/// Outcomes with these definitions: `defined as …`, or `as TYPE: defined as …`.
#[track_caller]
fn outcomes(definitions: &[&str]) -> Club {
    let one = |(number, definition): (usize, &&str)| {
        let (head, body) = match definition.strip_prefix("as ").and_then(|rest| rest.split_once(": ")) {
            Some((ty, body)) => (format!(" as {ty}"), body),
            None => (String::new(), *definition),
        };
        format!("outcome result-{number}{head}:\n  {body}\n")
    };
    club(&definitions.iter().enumerate().map(one).collect::<String>())
}

/// The truth of each condition for each dossier.
#[track_caller]
fn conditions(conditions: &[&str], rows: &[(&str, &str)]) {
    let definitions: Vec<String> = conditions.iter().map(|it| format!("defined as {it}")).collect();
    outcomes(&definitions.iter().map(String::as_str).collect::<Vec<_>>()).results(rows);
}

/// The value of each definition for each dossier.
#[track_caller]
fn values(definitions: &[&str], rows: &[(&str, &str)]) {
    outcomes(definitions).results(rows);
}

/// A sheet with these criteria.
#[track_caller]
fn sheet(criteria: &[&str]) -> Club {
    let one = |(number, body): (usize, &&str)| format!("  criterion number-{number} {{ {body} }}\n");
    let criteria: String = criteria.iter().enumerate().map(one).collect();
    club(&format!("score-sheet contest {{\n  score: sum of criteria\n{criteria}}}\n"))
}

/// The points of each criterion for each dossier.
#[track_caller]
fn points(criteria: &[&str], rows: &[(&str, &str)]) {
    sheet(criteria).gives(criteria_points, rows);
}

/// Whether each requirement of a position is met.
#[track_caller]
fn requirements(bodies: &[&str], rows: &[(&str, &str)]) {
    let one = |(number, body): (usize, &&str)| format!("  requirement number-{number} {{ {body} }}\n");
    let all: String = bodies.iter().enumerate().map(one).collect();
    let met = |_: &Club, outcome: &Outcome| join(outcome.requirements.iter().map(|it| truth(it.truth)));
    club(&format!("position guard {{\n{all}}}\n")).gives(met, rows);
}

fn join(parts: impl IntoIterator<Item = impl ToString>) -> String {
    parts.into_iter().map(|part| part.to_string()).collect::<Vec<_>>().join(" ")
}

fn results(club: &Club, outcome: &Outcome) -> String {
    join(outcome.results.iter().map(|result| {
        let ty = club.plan.model.term(result.trace.id).ty;
        shown(club, &result.trace.value, ty, result.trace.undecided)
    }))
}

fn criteria_points(club: &Club, outcome: &Outcome) -> String {
    let number = Type::Number(saty::model::expression::Measure::Plain);
    join(outcome.sheets[0].criteria.iter().map(|(_, trace)| shown(club, &trace.value, number, trace.undecided)))
}

fn total(club: &Club, value: &Possible) -> String {
    shown(club, value, Type::Number(saty::model::expression::Measure::Plain), false)
}

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

/// `3`, `1..3`, `1..` without an upper end, `absent`, `absent|1..3` if there may be none, `+undecided` where the policy
/// has no answer.
fn shown(club: &Club, possible: &Possible, ty: Type, undecided: bool) -> String {
    let end = |value: &Option<Value>| value.as_ref().map_or(String::new(), |value| plain(club, value, ty));
    let range = possible.values().map(|range| match range.single() {
        Some(value) => plain(club, value, ty),
        None if ty == Type::Flag => "unknown".into(),
        None => format!("{}..{}", end(&range.low), end(&range.high)),
    });
    let absent = possible.may_be_absent().then(|| "absent".to_string());
    let text = absent.into_iter().chain(range).collect::<Vec<_>>().join("|");
    if undecided { text + "+undecided" } else { text }
}

fn plain(club: &Club, value: &Value, ty: Type) -> String {
    match (value, ty) {
        (Value::Flag(flag), _) => truth(Truth::from(*flag)).into(),
        (Value::Number(number), _) => number.to_string(),
        (Value::Date(date), _) => date.to_string(),
        (Value::Duration(length), _) => length_of(*length),
        (Value::Member(member), Type::Member(scale)) => {
            club.plan.model.member(scale, *member).expect("a member").0.into()
        }
        other => panic!("{other:?}"),
    }
}

/// `2y3m1d`, parts of nothing left out; `0d`.
fn length_of(length: Duration) -> String {
    let (years, months, days) = length.parts();
    let parts = [(years, "y"), (months, "m"), (days, "d")];
    let text: String =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect();
    if text.is_empty() { "0d".into() } else { text }
}

// Conditions

#[test]
fn and_or_not_over_three_truths() {
    conditions(
        &["wet and fit", "wet or fit", "not wet"],
        &[
            ("wet: yes, fit: yes", "yes yes no"),
            ("wet: yes, fit: no", "no yes no"),
            ("wet: yes", "unknown yes no"),
            ("wet: no, fit: yes", "no yes yes"),
            ("wet: no, fit: no", "no no yes"),
            ("wet: no", "no unknown yes"),
            ("fit: yes", "unknown yes unknown"),
            ("fit: no", "no unknown unknown"),
            ("", "unknown unknown unknown"),
        ],
    );
}

#[test]
fn chains_and_parentheses() {
    conditions(
        &["wet and fit and dry", "wet or fit or dry", "(wet or fit) and not dry", "not (wet and fit)"],
        &[
            ("wet: yes, fit: yes, dry: no", "no yes yes no"),
            ("wet: yes, fit: no, dry: yes", "no yes no yes"),
            ("wet: no, dry: no", "no unknown unknown yes"),
            ("dry: yes", "unknown yes no unknown"),
            ("wet: yes, fit: yes", "unknown yes unknown no"),
        ],
    );
}

#[test]
fn absent_is_a_value_and_unknown_is_none() {
    conditions(
        &[
            "held is absent",
            "held is gold",
            "held is not gold",
            "held at least silver",
            "held at most gold",
            "own-badge is absent",
        ],
        &[
            ("", "unknown unknown unknown unknown unknown no"),
            ("held: unknown, own-badge: unknown", "unknown unknown unknown unknown unknown no"),
            ("held: absent, own-badge: gold", "yes no yes no no no"),
            ("held: gold", "no yes no yes yes no"),
            ("held: bronze", "no no yes no yes no"),
        ],
    );
}

#[test]
fn what_is_not_stated_has_its_default() {
    let all = [
        "member",
        "lockers is 1",
        "left is absent",
        "left before 2025-01-01",
        "seen on or after 2025-06-15",
        "fears includes sea",
    ];
    conditions(
        &all,
        &[
            ("", "no yes yes no yes no"),
            ("member: yes, lockers: 2, left: 2024-12-31, seen: 2025-06-14, fears: [sea]", "yes no no yes no yes"),
            // The word `unknown` and an empty value set the default aside.
            (
                "member: unknown, lockers: unknown, left: unknown, seen: unknown, fears: unknown",
                "unknown unknown unknown unknown unknown unknown",
            ),
            ("member: , lockers: , left: , seen: , fears: ", "unknown unknown unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn numbers_at_their_ends() {
    conditions(
        &[
            "laps at least 10",
            "laps at most 10",
            "laps more than 10",
            "laps less than 10",
            "laps is 10",
            "laps is not 10",
            "laps in (9, 11)",
        ],
        &[
            ("laps: 9", "no yes no yes no yes yes"),
            ("laps: 10", "yes yes no no yes no no"),
            ("laps: 11", "yes no yes no no yes yes"),
            ("", "unknown unknown unknown unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn intervals_at_both_ends() {
    conditions(
        &[
            "laps at least 10, at most 12",
            "laps more than 10, less than 12",
            "laps at least 10, less than 12",
            "laps more than 10, at most 12",
        ],
        &[
            ("laps: 9", "no no no no"),
            ("laps: 10", "yes no yes no"),
            ("laps: 11", "yes yes yes yes"),
            ("laps: 12", "yes no no yes"),
            ("laps: 13", "no no no no"),
            ("", "unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn a_declared_range_answers_for_an_unknown_value() {
    conditions(
        &[
            "age at least 14",
            "age at most 90",
            "age more than 90",
            "age less than 14",
            "age at least 18",
            "age is 13",
            "age is 14",
        ],
        &[("", "yes yes no no unknown no unknown"), ("age: 14", "yes yes no no no no yes")],
    );
}

#[test]
fn levels_by_their_order() {
    let all = [
        "own-badge at least silver",
        "own-badge at most silver",
        "own-badge more than silver",
        "own-badge less than silver",
        "own-badge is silver",
        "own-badge in (bronze, gold)",
        "own-badge more than bronze, at most silver",
    ];
    conditions(
        &all,
        &[
            ("own-badge: bronze", "no yes no yes no yes no"),
            ("own-badge: silver", "yes yes no no yes no yes"),
            ("own-badge: gold", "yes no yes no no yes no"),
            ("", "unknown unknown unknown unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn kinds_shares_units_lengths_decimals() {
    let all = [
        "home is lake",
        "home is not lake",
        "home in (lake, sea)",
        "stamina at least 50 %",
        "fee more than 5 coin",
        "pause at least 1 year 6 months",
        "speed at least 6.5",
    ];
    conditions(
        &all,
        &[
            ("home: lake, stamina: 50 %, fee: 5 coin, pause: 18 months, speed: 6.5", "yes no yes yes no yes yes"),
            ("home: sea, stamina: 49.9, fee: 5.01, pause: 17 months 29 days, speed: 6.49", "no yes yes no yes no no"),
            ("home: pool, stamina: 51, fee: 6, pause: 2 years, speed: 6.50", "no yes no yes yes yes yes"),
            ("", "unknown unknown unknown unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn dates_and_dates_partly_known() {
    conditions(
        &[
            "joined before 2024-02-29",
            "joined after 2024-02-29",
            "joined on or before 2024-02-29",
            "joined on or after 2024-02-29",
        ],
        &[
            ("joined: 2024-02-28", "yes no yes no"),
            ("joined: 2024-02-29", "no no yes yes"),
            ("joined: 2024-03-01", "no yes no yes"),
            // Some day from 1 to 29 February.
            ("joined: 2024-02", "unknown no yes unknown"),
            ("joined: 2024-03", "no yes no yes"),
            ("joined: 2024", "unknown unknown unknown unknown"),
            ("joined: 2023", "yes no yes no"),
            ("", "unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn sets_include_what_is_stated() {
    let all = outcomes(&["defined as waters includes lake", "defined as waters includes vacancy's beach"]);
    let rows = [
        ("waters: [lake, sea]", "yes yes"),
        ("waters: [pool]", "no no"),
        ("waters: []", "no no"),
        ("waters: none", "no no"),
        ("waters: unknown", "unknown unknown"),
        ("", "unknown unknown"),
    ];
    all.with("beach: sea").results(&rows);
    outcomes(&["defined as waters includes vacancy's beach"]).results(&[
        ("waters: [lake]", "unknown"),
        ("waters: []", "no"),
        ("", "unknown"),
    ]);
}

#[test]
fn the_vacancy_in_conditions() {
    let all = ["home is vacancy's beach", "vacancy's beach is sea", "vacancy's indoors", "vacancy's position is guard"];
    let text: String =
        all.iter().enumerate().map(|(at, it)| format!("outcome result-{at}: defined as {it}\n")).collect();
    let text = format!(
        "position guard {{ requirement keen {{ when wet }} }}\nposition coach {{ requirement keen {{ when wet }} \
         }}\n{text}"
    );
    club(&text)
        .with("beach: sea, indoors: no")
        .results(&[("home: sea", "yes yes no yes"), ("home: pool", "no yes no yes")]);
    club(&text).results(&[("home: sea", "unknown unknown unknown yes")]);
}

// Records

#[test]
fn has_and_every_over_lists() {
    let all = [
        "has a course",
        "has no course",
        "has a course where valid",
        "has no course where valid",
        "every course must be valid",
        "every course where place is lake must be valid",
        "has a course where valid and mark at least 5",
    ];
    conditions(
        &all,
        &[
            ("", "unknown unknown unknown unknown unknown unknown unknown"),
            ("courses: unknown", "unknown unknown unknown unknown unknown unknown unknown"),
            ("courses: []", "no yes no yes yes yes no"),
            ("courses: absent", "no yes no yes yes yes no"),
            ("courses: [{valid: yes}]", "yes no yes no yes yes unknown"),
            ("courses: [{valid: no}]", "yes no no yes no unknown no"),
            ("courses: [{}]", "yes no unknown unknown unknown unknown unknown"),
            ("courses: [{valid: yes, mark: 5}, {}]", "yes no yes no unknown unknown yes"),
            ("courses: [{valid: no, place: lake}, {}]", "yes no unknown unknown no no unknown"),
            ("courses: [{valid: no, place: sea}, {valid: yes, mark: 4}]", "yes no yes no no yes no"),
            ("courses: [{valid: yes, mark: 4}, {valid: no, mark: 6}]", "yes no yes no no unknown no"),
        ],
    );
}

#[test]
fn a_list_with_a_default_is_empty_when_not_stated() {
    conditions(
        &["has a rescue", "has no rescue where alone", "every rescue must have scene is sea"],
        &[
            ("", "no yes yes"),
            ("rescues: unknown", "unknown unknown unknown"),
            ("rescues: [{alone: yes, scene: sea}]", "yes no yes"),
            ("rescues: [{alone: no, scene: pool}]", "yes yes no"),
        ],
    );
}

#[test]
fn a_term_on_a_record_speaks_of_each_one() {
    let text = "define solid on course: defined as valid and mark at least 5\n\
                outcome some: defined as has a course where solid\n\
                outcome number: defined as count of courses where not solid\n";
    club(text).results(&[
        ("courses: [{valid: yes, mark: 5}, {valid: yes, mark: 4}, {valid: no}]", "yes 2"),
        ("courses: [{valid: no, mark: 5}, {valid: yes}]", "unknown 1..2"),
    ]);
}

// Windows

/// Whether a date of joining lies in a window, on an evaluation date.
#[track_caller]
fn within(window: &str, date: &'static str, rows: &[(&str, &str)]) {
    let club = outcomes(&[&format!("defined as joined within {window}")]).on(date);
    let rows: Vec<(String, &str)> =
        rows.iter().map(|(joined, wanted)| (format!("joined: {joined}"), *wanted)).collect();
    club.results(&rows.iter().map(|(dossier, wanted)| (dossier.as_str(), *wanted)).collect::<Vec<_>>());
}

#[test]
fn a_window_leaves_out_its_first_day_and_keeps_its_last() {
    let rows = [("2024-06-15", "no"), ("2024-06-16", "yes"), ("2025-06-15", "yes"), ("2025-06-16", "no")];
    within("1 year before evaluation-date", "2025-06-15", &rows);
    within("10 days before evaluation-date", "2024-03-05", &[("2024-02-24", "no"), ("2024-02-25", "yes")]);
    within("1 month before 2025-03-10", DAY, &[("2025-02-10", "no"), ("2025-02-11", "yes"), ("2025-03-11", "no")]);
}

#[test]
fn a_window_over_29_february() {
    // A year back from 29 February 2024 is 28 February 2023; four years back there is a 29 February.
    let rows = [("2023-02-28", "no"), ("2023-03-01", "yes"), ("2024-02-29", "yes"), ("2024-03-01", "no")];
    within("1 year before evaluation-date", "2024-02-29", &rows);
    within("4 years before evaluation-date", "2024-02-29", &[("2020-02-29", "no"), ("2020-03-01", "yes")]);
    within("1 year before evaluation-date", "2025-02-28", &[("2024-02-29", "no"), ("2024-03-01", "yes")]);
    within("1 month before evaluation-date", "2025-03-31", &[("2025-02-28", "no"), ("2025-03-01", "yes")]);
}

#[test]
fn a_window_of_several_parts_counts_years_and_months_first() {
    // 15 June 2025 less 1 year 6 months is 15 December 2023, less 10 days is 5 December.
    let rows = [("2023-12-05", "no"), ("2023-12-06", "yes")];
    within("1 year 6 months 10 days before evaluation-date", "2025-06-15", &rows);
}

#[test]
fn a_window_and_what_is_not_known() {
    let rows = [
        ("2025-03", "yes"),
        ("2024", "unknown"),
        ("2023", "no"),
        ("2025", "unknown"),
        ("2026", "no"),
        ("unknown", "unknown"),
    ];
    within("1 year before evaluation-date", "2025-06-15", &rows);
    let club = outcomes(&["defined as joined within 1 year before vacancy's closes"]);
    club.results(&[("joined: 2025-01-01", "unknown")]);
    club.with("closes: 2025-12-31").results(&[("joined: 2024-12-31", "no"), ("joined: 2025-12-31", "yes")]);
}

// Lengths of time

/// The length of all paid shifts on a day.
#[track_caller]
fn experience(date: &'static str, rows: &[(&str, &str)]) {
    let rows: Vec<(String, &str)> =
        rows.iter().map(|(shifts, wanted)| (format!("shifts: [{shifts}]"), *wanted)).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(dossier, wanted)| (dossier.as_str(), *wanted)).collect();
    outcomes(&["defined as total time of shifts where paid"]).on(date).results(&rows);
}

#[test]
fn spells_count_each_day_once() {
    experience(
        "2025-04-01",
        &[
            ("{began: 2022-09-01, ended: 2024-08-31}", "2y"),
            // Overlapping: January 2020 to June 2021.
            ("{began: 2020-01-01, ended: 2020-12-31}, {began: 2020-07-01, ended: 2021-06-30}", "1y6m"),
            // Nested, and the same twice.
            ("{began: 2020-01-01, ended: 2020-12-31}, {began: 2020-03-01, ended: 2020-04-30}", "1y"),
            ("{began: 2020-01-01, ended: 2020-12-31}, {began: 2020-01-01, ended: 2020-12-31}", "1y"),
            // Adjacent, and with a gap of a month.
            ("{began: 2020-01-01, ended: 2020-01-31}, {began: 2020-02-01, ended: 2020-02-29}", "2m"),
            ("{began: 2020-03-01, ended: 2020-03-31}, {began: 2020-01-01, ended: 2020-01-31}", "2m"),
            // From the middle of a month to the day before the middle of the next.
            ("{began: 2020-01-15, ended: 2020-02-14}", "1m"),
            ("{began: 2024-01-01, ended: 2024-12-31, paid: no}", "0d"),
            ("", "0d"),
        ],
    );
}

#[test]
fn several_spells_are_added_in_months_of_thirty_days() {
    experience(
        "2025-04-01",
        &[
            ("{began: 2023-01-01, ended: 2023-01-15}, {began: 2023-03-01, ended: 2023-03-15}", "1m"),
            ("{began: 2023-02-01, ended: 2023-02-28}, {began: 2023-03-02, ended: 2023-03-31}", "2m"),
            // All months of 31 days without their last day would be a year; the one spell that covers them is not.
            (
                "{began: 2023-01-01, ended: 2023-01-30}, {began: 2023-02-01, ended: 2023-03-30}, \
                 {began: 2023-04-01, ended: 2023-05-30}, {began: 2023-06-01, ended: 2023-07-30}, \
                 {began: 2023-08-01, ended: 2023-08-30}, {began: 2023-09-01, ended: 2023-10-30}, \
                 {began: 2023-11-01, ended: 2023-12-30}",
                "11m30d",
            ),
        ],
    );
}

#[test]
fn one_spell_is_measured_along_the_calendar() {
    experience(
        "2025-04-01",
        &[
            ("{began: 2023-01-01, ended: 2023-01-30}", "30d"),
            ("{began: 2023-01-01, ended: 2023-01-31}", "1m"),
            ("{began: 2023-01-30, ended: 2023-01-30}", "1d"),
            ("{began: 2023-01-30, ended: 2023-01-31}", "2d"),
            ("{began: 2023-01-31, ended: 2023-01-31}", "1d"),
            ("{began: 2023-04-01, ended: 2023-04-30}", "1m"),
            ("{began: 2023-02-01, ended: 2023-02-28}", "1m"),
            ("{began: 2024-02-01, ended: 2024-02-28}", "28d"),
            ("{began: 2024-02-01, ended: 2024-02-29}", "1m"),
            ("{began: 2023-02-28, ended: 2023-02-28}", "1d"),
            ("{began: 2023-02-27, ended: 2023-02-27}", "1d"),
            ("{began: 2023-02-15, ended: 2023-03-14}", "1m"),
            ("{began: 2023-01-01, ended: 2023-12-31}", "1y"),
            ("{began: 2023-01-01, ended: 2023-12-30}", "11m30d"),
            // A month without such a day is over on its last day.
            ("{began: 2020-02-29, ended: 2022-02-27}", "2y"),
            ("{began: 2020-02-29, ended: 2022-02-26}", "1y11m29d"),
            ("{began: 2024-02-29, ended: 2025-02-27}", "1y"),
            ("{began: 2023-01-31, ended: 2023-02-27}", "1m"),
        ],
    );
}

#[test]
fn years_to_the_day() {
    experience(
        "2025-04-01",
        &[
            ("{began: 2023-04-01}", "2y"),
            ("{began: 2023-04-02}", "1y11m30d"),
            ("{began: 2015-04-01, ended: 2025-03-31}", "10y"),
            ("{began: 2015-04-01, ended: 2025-03-30}", "9y11m30d"),
            ("{began: 2015-03-31, ended: 2025-03-31}", "10y1d"),
        ],
    );
    experience(
        "2024-02-29",
        &[("{began: 2020-02-29}", "4y"), ("{began: 2023-02-28}", "1y1d"), ("{began: 2023-03-01}", "11m28d")],
    );
    experience("2025-03-31", &[("{began: 2024-03-31}", "1y"), ("{began: 2024-03-30}", "1y1d")]);
}

#[test]
fn the_evaluation_date_ends_every_spell() {
    experience(
        "2025-04-01",
        &[
            ("{began: 2025-03-31}", "1d"),
            ("{began: 2025-04-01}", "0d"),
            ("{began: 2025-04-01, ended: 2025-12-31}", "0d"),
            ("{began: 2026-01-01, ended: 2026-12-31}", "0d"),
            ("{began: 2025-01-01, ended: 2025-12-31}", "3m"),
        ],
    );
}

#[test]
fn spells_that_are_partly_known() {
    experience(
        "2025-04-01",
        &[
            ("{began: 2024-04-01, ended: unknown}", "1d..1y"),
            ("{began: unknown, ended: unknown}", "0d.."),
            // Begun between 1 March and 31 March, which is the 30th: to 30 June.
            ("{began: 2024-03, ended: 2024-06-30}", "3m1d..4m"),
            // Ended between 1 and 30 June.
            ("{began: 2024-03-01, ended: 2024-06}", "3m1d..4m"),
            // At least 31 December 2020 to 1 January 2022, at most all of three years.
            ("{began: 2020, ended: 2022}", "1y2d..3y"),
            // What is known of the last day says something of the first, and the other way round.
            ("{began: unknown, ended: 2023-12-15}", "1d.."),
            ("{began: 2023, ended: 2023-12-15}", "1d..11m15d"),
            ("{began: 2023-12, ended: 2023-12-15}", "1d..15d"),
            ("{began: 2023-12-10, ended: 2023-12-15}", "6d"),
            ("{began: 2023-12-10, ended: 2023}", "1d..22d"),
            ("{began: 2023, ended: 2023-12}", "1d..1y"),
            ("{began: 2025, ended: 2025}", "0d..3m"),
            // The day that is sure lies in the spell that is known.
            ("{began: 2020-01-01, ended: 2020-12-31}, {began: 2020-06-01, ended: unknown}", "1y..5y3m"),
            ("{began: 2024-01-01, ended: 2024-12-31, paid: unknown}", "0d..1y"),
            (
                "{began: 2024-01-01, ended: 2024-12-31}, {began: 2024-07-01, ended: 2025-03-31, paid: unknown}",
                "1y..1y3m",
            ),
        ],
    );
    values(&["defined as total time of shifts"], &[("", "0d.."), ("shifts: unknown", "0d.."), ("shifts: []", "0d")]);
}

#[test]
fn a_spell_without_an_end_runs_on() {
    let text = "record trip plural trips {\n period left-on to back-on\n left-on: date\n\
                back-on: date, may be absent, absent if not stated\n}\noutcome away: defined as total time of trips\n";
    club(text).on("2025-04-01").results(&[
        ("trips: [{left-on: 2024-04-01}]", "1y"),
        ("trips: [{left-on: 2024-04-01, back-on: absent}, {left-on: 2023-04-01, back-on: 2024-03-31}]", "2y"),
        ("trips: [{left-on: 2024-04-01, back-on: unknown}]", "1d..1y"),
    ]);
}

#[test]
fn a_length_at_its_limit() {
    let text = "define experience: defined as total time of shifts\n\
                outcome enough: defined as experience at least 2 years\n\
                outcome short: defined as experience less than 2 years\n";
    club(text).on("2025-04-01").results(&[
        ("shifts: [{began: 2023-04-01}]", "yes no"),
        ("shifts: [{began: 2023-04-02}]", "no yes"),
        ("shifts: [{began: 2023-04-02}, {began: 2020-05-05, ended: 2020-05-05}]", "yes no"),
        ("shifts: [{began: 2023-04, ended: 2025-03-31}]", "unknown unknown"),
        ("shifts: [{began: 2023-05, ended: 2025-03-31}]", "no yes"),
    ]);
}

/// The next of a row of numbers that look random and are always the same.
fn next(seed: &mut u64) -> i64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as i64
}

/// A shift of up to two years in the ten years before 2025, now and then with an open or rough end.
fn some_shift(seed: &mut u64) -> String {
    let first = jiff::civil::date(2015, 1, 1).checked_add(jiff::Span::new().days(next(seed) % 3650)).expect("a date");
    let last = first.checked_add(jiff::Span::new().days(next(seed) % 730)).expect("a date");
    let last = match next(seed) % 5 {
        0 => "unknown".to_string(),
        1 => last.to_string()[..7].to_string(),
        _ => last.to_string(),
    };
    format!("{{began: {first}, ended: {last}}}")
}

#[test]
fn more_spells_never_make_less_time() {
    let club = outcomes(&["defined as total time of shifts"]).on("2025-04-01");
    let mut seed = 7;
    for _ in 0..20 {
        let shifts: Vec<String> = (0..8).map(|_| some_shift(&mut seed)).collect();
        let mut before = (Some(Value::Duration(Duration::ZERO)), Some(Value::Duration(Duration::ZERO)));
        for count in 0..=shifts.len() {
            let list = shifts[..count].join(", ");
            let value = club.outcome(&format!("shifts: [{list}]")).results[0].trace.value.clone();
            let range = value.values().expect("a length").clone();
            assert!(range.low >= before.0 && range.high >= before.1 && range.low <= range.high, "{list}");
            before = (range.low, range.high);
        }
    }
}

#[test]
fn time_since_a_date() {
    let definitions = ["defined as time since joined", "defined as time since left"];
    outcomes(&definitions).on("2025-04-01").results(&[
        ("joined: 2023-04-01, left: 2025-04-01", "2y 0d"),
        ("joined: 2024-02-29, left: 2024-12-31", "1y1m3d 3m1d"),
        ("joined: 2026-01-01", "0d absent"),
        ("joined: 2024", "3m1d..1y3m absent"),
        ("left: unknown", "0d.. absent|0d.."),
    ]);
    let text =
        "define last-course: defined as latest passed of courses\noutcome ago: defined as time since last-course\n";
    club(text)
        .on("2025-04-01")
        .results(&[("courses: [{passed: 2020-04-01}, {passed: 2024-04-01}]", "1y"), ("courses: []", "absent")]);
}

// Counts and extremes

#[test]
fn counts_of_records() {
    let definitions =
        ["defined as count of courses", "defined as count of courses where valid", "defined as count of rescues"];
    values(
        &definitions,
        &[
            ("", "0.. 0.. 0"),
            ("courses: [], rescues: unknown", "0 0 0.."),
            ("courses: [{valid: yes}, {}, {valid: no}], rescues: [{}, {}]", "3 1..2 2"),
        ],
    );
}

#[test]
fn extremes_of_records() {
    let definitions = [
        "defined as highest mark of courses",
        "defined as lowest mark of courses",
        "defined as latest passed of courses",
        "defined as earliest passed of courses",
        "defined as highest grade of courses where valid",
        "defined as lowest mark of courses where valid",
    ];
    let two =
        "courses: [{mark: 5, passed: 2024-01-01, grade: silver, valid: yes}, {mark: 7, passed: 2023-01-01, grade: gold";
    values(
        &definitions,
        &[
            ("", "absent|.. absent|.. absent|.. absent|.. absent|.. absent|.."),
            ("courses: []", "absent absent absent absent absent absent"),
            (&format!("{two}, valid: yes}}]"), "7 5 2024-01-01 2023-01-01 gold 5"),
            (&format!("{two}, valid: no}}]"), "7 5 2024-01-01 2023-01-01 silver 5"),
            (&format!("{two}}}]"), "7 5 2024-01-01 2023-01-01 silver..gold 5"),
            (
                "courses: [{mark: 5, passed: 2024-01-01, valid: no}, {valid: no}]",
                "5.. ..5 2024-01-01.. ..2024-01-01 absent absent",
            ),
            (
                "courses: [{mark: 5, passed: 2024, grade: gold}, {mark: 3, passed: 2024-12, valid: no}]",
                "5 3 2024-12-01..2024-12-31 2024-01-01..2024-12-31 absent|gold absent|5",
            ),
            // None of the two is sure to count: some mark of the two, or none.
            (
                "courses: [{mark: 5, passed: 2024-01-01, grade: absent}, {mark: 7, passed: 2024-01-01, grade: absent}]",
                "7 5 2024-01-01 2024-01-01 absent absent|5..7",
            ),
            (
                "courses: [{mark: 5, passed: 2024-01-01, grade: absent, valid: yes}, {mark: 3, passed: 2024-01-01, \
                 grade: bronze}]",
                "5 3 2024-01-01 2024-01-01 absent|bronze 3..5",
            ),
        ],
    );
}

#[test]
fn an_extreme_in_a_condition() {
    let text = "define best-grade: defined as highest grade of courses where valid\n\
                outcome enough: defined as best-grade at least silver\n\
                outcome nothing: defined as best-grade is absent\n";
    club(text).results(&[
        ("", "unknown unknown"),
        ("courses: []", "no yes"),
        ("courses: [{valid: yes, grade: gold}, {}]", "yes no"),
        ("courses: [{valid: yes, grade: bronze}, {grade: bronze}]", "no no"),
        ("courses: [{grade: gold}]", "unknown unknown"),
    ]);
}

// Groups of demands

const THREE: &str = "{ x: when wet  b: when fit  c: when dry }";

#[test]
fn groups_of_demands() {
    let bodies = ["all of", "at least one of", "at least 2 of", "exactly one of"].map(|how| format!("{how} {THREE}"));
    requirements(
        &bodies.each_ref().map(String::as_str),
        &[
            ("wet: yes, fit: yes, dry: yes", "yes yes yes no"),
            ("wet: yes, fit: yes, dry: no", "no yes yes no"),
            ("wet: yes, fit: no, dry: no", "no yes no yes"),
            ("wet: no, fit: no, dry: no", "no no no no"),
            ("wet: yes, fit: no", "no yes unknown unknown"),
            ("dry: no", "no unknown unknown unknown"),
            ("wet: yes, fit: yes", "unknown yes yes no"),
            ("fit: no, dry: no", "no unknown no unknown"),
            ("", "unknown unknown unknown unknown"),
        ],
    );
}

#[test]
fn groups_inside_groups() {
    requirements(
        &["at least one of { x: when wet  y: all of { p: when fit  q: when not dry } }"],
        &[
            ("wet: no, fit: yes, dry: no", "yes"),
            ("wet: no, fit: yes, dry: yes", "no"),
            ("wet: no, fit: yes", "unknown"),
            ("wet: yes", "yes"),
        ],
    );
}

#[test]
fn what_is_asked_for_if_available_never_counts() {
    let bodies = [
        "all of { x: when wet  b: if available when fit }",
        "exactly one of { x: when wet  b: if available when fit }",
    ];
    requirements(
        &bodies,
        &[("wet: yes, fit: no", "yes yes"), ("wet: yes, fit: yes", "yes yes"), ("wet: no, fit: yes", "no no")],
    );
    let text = "position guard {\n requirement swims { when wet }\n requirement runs { if available when fit }\n}\n";
    let qualified = |_: &Club, outcome: &Outcome| truth(outcome.qualified).to_string();
    club(text).gives(
        qualified,
        &[("wet: yes, fit: no", "yes"), ("wet: yes", "yes"), ("wet: no, fit: yes", "no"), ("", "unknown")],
    );
}

#[test]
fn the_commission_decides() {
    let text = "position guard {\n requirement calm { commission decides }\n\
                requirement tact { at least one of { friendly: commission decides  known: when member } }\n}\n";
    let met = |_: &Club, outcome: &Outcome| join(outcome.requirements.iter().map(|it| truth(it.truth)));
    club(text).gives(
        met,
        &[
            ("", "unknown unknown"),
            ("commission: {guard.calm: yes}", "yes unknown"),
            ("commission: {guard.calm: no, guard.tact.friendly: no}", "no no"),
            ("commission: {guard.calm: unknown, guard.tact.friendly: yes}", "unknown yes"),
            ("member: yes, commission: {guard.tact.friendly: no}", "unknown yes"),
        ],
    );
}

#[test]
fn all_requirements_together() {
    let text = "position guard {\n requirement swims { when wet }\n requirement runs { when fit }\n}\n";
    let qualified = |_: &Club, outcome: &Outcome| truth(outcome.qualified).to_string();
    club(text).gives(qualified, &[("wet: yes, fit: yes", "yes"), ("wet: yes", "unknown"), ("wet: no", "no")]);
}

// Points

#[test]
fn sums_highest_lowest_first() {
    let two = "{ x: gives 2 when wet  b: gives 3 when fit }";
    let criteria = ["sum of", "highest of", "lowest of"].map(|how| format!("{how} {two}"));
    let first = "first of { x: gives 3 when wet  b: gives 2 when fit  otherwise 1 }".to_string();
    let criteria: Vec<&str> = criteria.iter().chain([&first]).map(String::as_str).collect();
    points(
        &criteria,
        &[
            ("wet: yes, fit: yes", "5 3 2 3"),
            ("wet: yes, fit: no", "2 2 2 3"),
            ("wet: no, fit: yes", "3 3 3 2"),
            ("wet: no, fit: no", "0 0 0 1"),
            ("wet: yes", "2..5 2..3 2 3"),
            ("fit: yes", "3..5 3 2..3 2..3"),
            ("wet: no", "0..3 0..3 0..3 1..2"),
            ("fit: no", "0..2 0..2 0..2 1..3"),
            ("", "0..5 0..3 0..3 1..3"),
        ],
    );
}

#[test]
fn the_best_of_several() {
    points(
        &["best 2 of { x: gives 2 when wet  b: gives 3 when fit  c: gives 4 when dry }"],
        &[
            ("wet: yes, fit: yes, dry: yes", "7"),
            ("wet: yes, fit: yes, dry: no", "5"),
            ("wet: yes, fit: no, dry: no", "2"),
            ("wet: no, fit: no, dry: no", "0"),
            ("dry: yes", "4..7"),
            ("wet: yes, dry: yes", "6..7"),
            ("wet: yes, fit: yes", "5..7"),
        ],
    );
}

#[test]
fn an_average_counts_the_rows_that_hold() {
    points(
        &["average of { x: gives 2 when wet  b: gives 4 when fit }"],
        &[
            ("wet: yes, fit: yes", "3"),
            ("wet: yes, fit: no", "2"),
            ("wet: no, fit: yes", "4"),
            ("wet: no, fit: no", "0"),
            ("fit: no", "0..2"),
            ("wet: yes", "2..3"),
        ],
    );
    points(
        &["average of { x: gives 2 when wet  b: gives 4 when fit  otherwise 3 }"],
        &[("wet: no, fit: no", "3"), ("fit: no", "2..3"), ("wet: no", "3..4")],
    );
}

#[test]
fn limits_cut_both_ends() {
    let criteria = [
        "sum of, at most 4 in all { x: gives 2 when wet  b: gives 3 when fit }",
        "sum of, at most 6 in all { x: sum of, at most 4 in all { c: gives 2 when wet  d: gives 3 when fit }  b: \
         gives 3 when dry }",
        "sum of, at most (4, 1 when member) in all { x: gives 2 when wet  b: gives 3 when fit }",
    ];
    points(
        &criteria,
        &[
            ("wet: yes, fit: yes, dry: yes", "4 6 4"),
            ("wet: yes, fit: no, dry: yes", "2 5 2"),
            ("wet: yes, fit: yes, dry: no", "4 4 4"),
            ("wet: yes, dry: no", "2..4 2..4 2..4"),
            ("wet: yes, fit: yes", "4 4..6 4"),
            ("wet: yes, fit: yes, dry: no, member: yes", "4 4 1"),
            ("wet: yes, fit: yes, dry: no, member: unknown", "4 4 1..4"),
            ("fit: no, dry: no", "0..2 0..2 0..2"),
        ],
    );
}

#[test]
fn points_that_are_taken_away() {
    let criteria = ["sum of { x: gives 5 when wet  b: gives -2 when fit }", "gives -1 for each course where valid"];
    points(
        &criteria,
        &[
            ("wet: yes, fit: yes, courses: [{valid: yes}, {}]", "3 -2..-1"),
            ("wet: yes, courses: []", "3..5 0"),
            ("", "-2..5 ..0"),
        ],
    );
}

#[test]
fn points_for_each_record() {
    let criteria = [
        "gives 0.5 for each course where valid",
        "gives 2 for each course, at most 3 in all, where valid",
        "gives 1 for each rescue",
        "gives 2 for each course, at most (3, 2 when member) in all, where valid",
    ];
    points(
        &criteria,
        &[
            ("", "0.. 0..3 0 0..3"),
            ("courses: [], rescues: unknown", "0 0 0.. 0"),
            ("courses: [{valid: yes}, {valid: no}, {valid: yes}], rescues: [{}, {}]", "1 3 2 3"),
            ("courses: [{valid: yes}, {}]", "0.5..1 2..3 0 2..3"),
            ("courses: [{}]", "0..0.5 0..2 0 0..2"),
            ("courses: [{valid: yes}, {valid: yes}], member: unknown", "1 3 0 2..3"),
        ],
    );
}

#[test]
fn points_once_per_value() {
    let criteria = [
        "gives 1 for each course, once per place, where valid",
        "gives 1 for each course, once per place, at most 2 in all, where valid",
    ];
    points(
        &criteria,
        &[
            ("courses: []", "0 0"),
            ("courses: [{valid: yes, place: lake}, {valid: yes, place: lake}]", "1 1"),
            ("courses: [{valid: yes, place: lake}, {valid: yes, place: sea}, {valid: yes, place: pool}]", "3 2"),
            ("courses: [{valid: yes, place: lake}, {valid: no, place: sea}]", "1 1"),
            ("courses: [{valid: yes}]", "1 1"),
            ("courses: [{valid: yes, place: lake}, {valid: yes}]", "1..2 1..2"),
            ("courses: [{valid: yes}, {valid: yes}]", "1..2 1..2"),
            ("courses: [{valid: yes, place: lake}, {place: sea}]", "1..2 1..2"),
            ("courses: [{valid: yes, place: lake}, {place: lake}]", "1 1"),
            ("courses: [{valid: yes, place: lake}, {}]", "1..2 1..2"),
        ],
    );
    points(&["gives 1 for each course, once per place, at most 2 in all"], &[("", "0..2"), ("courses: []", "0")]);
}

#[test]
fn each_level_once() {
    points(
        &["count once for each scene among rescues where alone { pool: gives 0.5  lake: gives 1 }"],
        &[
            ("", "0"),
            ("rescues: unknown", "0..1.5"),
            ("rescues: [{scene: pool, alone: yes}]", "0.5"),
            ("rescues: [{scene: pool, alone: yes}, {scene: pool, alone: yes}]", "0.5"),
            ("rescues: [{scene: pool, alone: yes}, {scene: lake, alone: yes}]", "1.5"),
            // A scene without a row gives nothing.
            ("rescues: [{scene: sea, alone: yes}]", "0"),
            ("rescues: [{scene: pool}]", "0..0.5"),
            // A record of unknown scene fills one row at most, the best that is left.
            ("rescues: [{alone: yes}]", "0..1"),
            ("rescues: [{}]", "0..1"),
            ("rescues: [{alone: no}]", "0"),
            ("rescues: [{scene: pool, alone: yes}, {alone: yes}]", "0.5..1.5"),
            ("rescues: [{scene: lake, alone: yes}, {alone: yes}]", "1..1.5"),
            ("rescues: [{}, {}]", "0..1.5"),
            ("rescues: [{}, {}, {}]", "0..1.5"),
        ],
    );
}

// Ranges, rounding, tables

#[test]
fn ranges_of_a_fact() {
    let criteria = [
        "by ranges of speed { slow: gives 1 when at most 2  middling: gives 2 when more than 2, at most 4  fast: \
         gives 3 when more than 4 }",
        "by ranges of held { low: gives 1 when at most silver  high: gives 2 when more than silver  otherwise 0 }",
        "by ranges of age { young: gives 1 when less than 18  grown: gives 2 when at least 18 }",
    ];
    points(
        &criteria,
        &[
            ("speed: 2, held: absent, age: 17", "1 0 1"),
            ("speed: 2.01, held: silver, age: 18", "2 1 2"),
            ("speed: 4, held: gold, age: 90", "2 2 2"),
            ("speed: 4.01, held: bronze, age: 14", "3 1 1"),
            // No row is left out for an unknown fact; what may be absent may also have no row.
            ("", "1..3 0..2 1..2"),
        ],
    );
}

#[test]
fn ranges_that_an_interval_straddles() {
    let text = "define visits: defined as count of courses where valid\n\
                score-sheet contest {\n  score: sum of criteria\n\
                criterion closed { by ranges of visits { none-yet: gives 0 when less than 1  few: gives 2 when at \
                least 1, at most 2  \
                many: gives 5 when more than 2 } }\n\
                criterion with-gap { by ranges of visits { few: gives 2 when at least 1, at most 2  many: gives 5 \
                when at least 4  \
                otherwise 1 } }\n}\n";
    club(text).gives(
        criteria_points,
        &[
            ("courses: []", "0 1"),
            ("courses: [{}]", "0..2 1..2"),
            ("courses: [{valid: yes}, {}]", "2 2"),
            // Two or three: the second sheet leaves three out.
            ("courses: [{valid: yes}, {valid: yes}, {}]", "2..5 1..2"),
            ("courses: [{valid: yes}, {}, {}, {}]", "2..5 1..5"),
            ("courses: [{valid: yes}, {valid: yes}, {valid: yes}, {valid: yes}, {}]", "5 5"),
            ("", "0..5 1..5"),
        ],
    );
}

#[test]
fn ranges_of_a_length_of_time() {
    let text = "define experience: defined as total time of shifts\n\
                score-sheet contest {\n  score: sum of criteria\n\
                criterion years { by ranges of experience { new: gives 0 when at most 0 days  some: gives 1 when \
                more than 0 days, at most 2 years  \
                long: gives 3 when more than 2 years } }\n}\n";
    club(text).on("2025-04-01").gives(
        criteria_points,
        &[
            ("shifts: []", "0"),
            ("shifts: [{began: 2023-04-01}]", "1"),
            ("shifts: [{began: 2023-03-31}]", "3"),
            ("shifts: [{began: 2024-04-01, ended: unknown}]", "1"),
            ("shifts: [{began: 2020-04-01, ended: unknown}]", "1..3"),
            ("", "0..3"),
        ],
    );
}

/// An average of two amounts, rounded to whole numbers in each way.
#[track_caller]
fn rounded(a: &str, b: &str, wanted: &str) {
    let modes = [
        "down to a multiple of 1",
        "up to a multiple of 1",
        "to the nearest multiple of 1, half up",
        "to the nearest multiple of 1, half down",
        "to the nearest multiple of 1, half to even",
    ];
    let criteria =
        modes.map(|mode| format!("average of {{ x: gives {a} when wet  b: gives {b} when fit }} rounded {mode}"));
    points(&criteria.each_ref().map(String::as_str), &[("wet: yes, fit: yes", wanted)]);
}

#[test]
fn roundings() {
    rounded("1", "2", "1 2 2 1 2"); // 1.5
    rounded("2", "3", "2 3 3 2 2"); // 2.5
    rounded("1", "1.8", "1 2 1 1 1"); // 1.4
    rounded("1", "2.2", "1 2 2 2 2"); // 1.6
    rounded("2", "2", "2 2 2 2 2");
    rounded("-1", "-2", "-2 -1 -1 -2 -2"); // -1.5
}

#[test]
fn rounding_to_a_part_and_of_intervals() {
    let three = "{ x: gives 1 when wet  b: gives 2 when fit  c: gives 2 when dry }";
    let modes = [
        "down to a multiple of 0.1",
        "up to a multiple of 0.01",
        "to the nearest multiple of 0.5, half up",
        "to the nearest multiple of 0.25",
    ];
    let criteria = modes.map(|mode| format!("average of {three} rounded {mode}"));
    // Five thirds.
    points(&criteria.each_ref().map(String::as_str), &[("wet: yes, fit: yes, dry: yes", "1.6 1.67 1.5 1.75")]);
    let interval =
        "sum of { x: gives 1.25 when wet  b: gives 1.5 when fit } rounded to the nearest multiple of 1, half up";
    points(&[interval], &[("wet: yes", "1..3"), ("fit: yes", "2..3"), ("", "0..3")]);
}

#[test]
fn a_sum_of_parts_is_exact() {
    let rows: String = (1..=12).map(|number| format!("r-{number}: gives 0.1  ")).collect();
    points(&[&format!("sum of {{ {rows} }}")], &[("", "1.2")]);
}

#[test]
fn constants_that_depend_on_a_condition() {
    points(
        &["gives (10, 5 when wet)", "gives (10, 5 when wet, 7 when fit)"],
        &[
            ("wet: yes, fit: yes", "5 5"),
            ("wet: no, fit: yes", "10 7"),
            ("wet: no, fit: no", "10 10"),
            ("fit: yes", "5..10 5..7"),
            ("fit: no", "5..10 5..10"),
            ("wet: no", "10 7..10"),
            ("", "5..10 5..10"),
        ],
    );
    conditions(
        &["laps at least (10, 5 when member)"],
        &[
            ("laps: 7, member: yes", "yes"),
            ("laps: 7, member: no", "no"),
            ("laps: 7, member: unknown", "unknown"),
            ("laps: 10, member: unknown", "yes"),
            ("laps: 4, member: unknown", "no"),
        ],
    );
}

#[test]
fn values_with_dates() {
    let text = "value entry-fee { 12 coin from 2024-07-01  10 coin from 2020-01-01 }\n\
                outcome now: defined as entry-fee\n\
                outcome enough: defined as fee at least entry-fee\n";
    for (date, wanted) in
        [("2020-01-01", "10 yes"), ("2024-06-30", "10 yes"), ("2024-07-01", "12 no"), ("2030-01-01", "12 no")]
    {
        club(text).on(date).results(&[("fee: 11 coin", wanted)]);
    }
    let before = club(text).on("2019-12-31").outcome("fee: 11 coin");
    assert_eq!(before.problems.first().map(|problem| problem.code), Some(Code::NoValueOnDate));
    club(text).on("2019-12-31").results(&[("fee: 11 coin", ".. unknown")]);
}

const FEES: &str = "as decimal: defined as table first of {
    | row  | own-badge       | gives when member | gives when not member |
    | low  | at most bronze  | 1                 | 2                     |
    | high | at least silver | 3                 | undecided             |
    otherwise 1
  }";

#[test]
fn tables_with_several_columns() {
    values(
        &[FEES],
        &[
            ("own-badge: bronze, member: yes", "1"),
            ("own-badge: bronze, member: no", "2"),
            ("own-badge: gold, member: yes", "3"),
            ("own-badge: silver, member: no", "..+undecided"),
            ("own-badge: bronze, member: unknown", "1..2"),
            ("own-badge: gold, member: unknown", ".."),
            ("member: yes", "1..3"),
        ],
    );
}

#[test]
fn tables_by_first_highest_and_sum() {
    let rows = |end: &str| {
        format!(
            "{{
    | row  | laps        | home | wet | gives |
    | many | at least 20 | any  | any | 2     |
    | some | at least 10 | lake | any | 3     |
    | any-laps | any     | any  | yes | 1     |
    {end}
  }}"
        )
    };
    let all = [("first", "otherwise 0"), ("highest", "otherwise 0"), ("sum", "")];
    let all = all.map(|(how, end)| format!("as decimal: defined as table {how} of {}", rows(end)));
    values(
        &all.each_ref().map(String::as_str),
        &[
            ("laps: 20, home: lake, wet: yes", "2 3 6"),
            ("laps: 10, home: lake, wet: no", "3 3 3"),
            ("laps: 20, home: sea, wet: no", "2 2 2"),
            ("laps: 10, home: sea, wet: yes", "1 1 1"),
            ("laps: 10, home: sea, wet: no", "0 0 0"),
            ("laps: 10, wet: yes", "1..3 1..3 1..4"),
            ("laps: 10, home: lake", "3 3 3..4"),
        ],
    );
}

#[test]
fn terms_end_with_a_value_with_absent_or_undecided() {
    let ends = [
        "as badge: defined as first of { x: gives gold when wet  b: gives bronze when fit  otherwise absent }",
        "as decimal: defined as first of { x: gives 2 when wet  b: gives 4 when fit  otherwise undecided }",
        "as badge: defined as highest of { x: gives silver when wet  b: gives gold when fit  otherwise bronze }",
        "as badge: defined as lowest of { x: gives silver when wet  b: gives gold when fit  otherwise bronze }",
    ];
    values(
        &ends,
        &[
            ("wet: yes, fit: yes", "gold 2 gold silver"),
            ("wet: no, fit: yes", "bronze 4 gold gold"),
            ("wet: no, fit: no", "absent ..+undecided bronze bronze"),
            ("wet: no", "absent|bronze .. bronze..gold bronze..gold"),
            ("fit: yes", "bronze..gold 2..4 gold silver..gold"),
            ("wet: yes", "gold 2 silver..gold silver"),
        ],
    );
}

#[test]
fn an_undecided_row_marks_the_sheet() {
    let club = sheet(&["first of { x: gives 1 when wet  otherwise undecided }", "gives 2 when fit"]);
    let marked = |_: &Club, outcome: &Outcome| outcome.sheets[0].undecided.to_string();
    club.gives(marked, &[("wet: yes", "false"), ("wet: no", "true"), ("", "false")]);
    club.gives(criteria_points, &[("wet: yes, fit: yes", "1 2"), ("wet: no, fit: yes", "..+undecided 2")]);
}

// Stairs

const STAIR: &str = r#"
position guard {
  requirement swims { when fit }
  stair badge {
    thresholds {
      | step   | laps        | speed      |
      | bronze | at least 10 | any        |
      | silver | at least 20 | any        |
      | silver | at least 15 | at least 3 |
      | gold   | at least 30 | any        |
    }
    step bronze { competence calm: commission decides }
    step silver builds on bronze { competence dive: commission decides }
    step gold builds on silver {
      competence lead: when member
      competence calm-again: same as bronze.calm
    }
  }
}
"#;

fn level(club: &Club, stair: &StairOutcome, level: Option<u32>) -> String {
    level.and_then(|level| club.plan.model.member(stair.scale, level)).map_or("-".into(), |(name, _)| name.into())
}

/// The level that is supported, the highest that is possible, the next one.
fn stair(club: &Club, outcome: &Outcome) -> String {
    let stair = outcome.stair.as_ref().expect("a stair");
    let next = stair.next.map(|index| stair.steps[index].level);
    join([stair.supported, stair.possible, next].map(|it| level(club, stair, it)))
}

#[test]
fn stairs_and_alternative_thresholds() {
    let both = "commission: {guard.badge.bronze.calm: yes, guard.badge.silver.dive: yes}";
    club(STAIR).gives(
        stair,
        &[
            ("", "- silver bronze"),
            ("member: unknown", "- gold bronze"),
            ("fit: no, laps: 50", "- - bronze"),
            (&format!("fit: yes, laps: 9, {both}"), "- - bronze"),
            (&format!("fit: yes, laps: 10, {both}"), "bronze bronze silver"),
            (&format!("fit: yes, laps: 15, speed: 3, {both}"), "silver silver gold"),
            (&format!("fit: yes, laps: 15, speed: 2.9, {both}"), "bronze bronze silver"),
            (&format!("fit: yes, laps: 15, {both}"), "bronze silver silver"),
            (&format!("fit: yes, laps: 20, {both}"), "silver silver gold"),
            (&format!("fit: yes, laps: 30, {both}"), "silver silver gold"),
            (&format!("fit: yes, laps: 30, member: yes, {both}"), "gold gold -"),
            (&format!("laps: 30, member: yes, {both}"), "- gold bronze"),
        ],
    );
}

#[test]
fn steps_that_build_on_others() {
    let dossier = "fit: yes, laps: 30, member: yes";
    club(STAIR).gives(
        stair,
        &[
            (&format!("{dossier}, commission: {{guard.badge.bronze.calm: yes}}"), "bronze gold silver"),
            (
                &format!("{dossier}, commission: {{guard.badge.bronze.calm: yes, guard.badge.silver.dive: no}}"),
                "bronze bronze silver",
            ),
            (
                &format!("{dossier}, commission: {{guard.badge.bronze.calm: no, guard.badge.silver.dive: yes}}"),
                "- - bronze",
            ),
        ],
    );
}

#[test]
fn a_shared_competence_is_asked_once() {
    let ids = |_: &Club, outcome: &Outcome| {
        let gold = &outcome.stair.as_ref().expect("a stair").steps[2];
        let id = |verdict: &Verdict| verdict.meta.id.trim_start_matches("guard.badge.").to_string();
        join(gold.verdicts.iter().map(id))
    };
    club(STAIR).gives(ids, &[("", "gold.lead bronze.calm silver.dive")]);
    let text = "position guard {\n stair badge {\n step bronze { competence calm: commission decides }\n\
                step silver { competence quiet: same as bronze.calm }\n}\n}\n";
    club(text).gives(
        stair,
        &[
            ("", "- silver bronze"),
            ("commission: {guard.badge.bronze.calm: yes}", "silver silver -"),
            ("commission: {guard.badge.bronze.calm: no}", "- - bronze"),
        ],
    );
}

#[test]
fn a_higher_step_may_stand_without_a_lower_one() {
    let text = "position guard {\n stair badge {\n step bronze { competence x: when wet }\n\
                step silver { competence b: when fit }\n step gold { competence c: when dry }\n}\n}\n";
    club(text).gives(
        stair,
        &[
            ("wet: no, fit: yes, dry: no", "silver silver gold"),
            ("wet: yes, fit: no, dry: no", "bronze bronze silver"),
            ("wet: yes, fit: no", "bronze gold silver"),
            ("wet: no, fit: no, dry: yes", "gold gold -"),
        ],
    );
}

// Packages

const PACKAGE: &str = r#"
package joining {
  filed documents: papers
  document application: required
  document photo: if available
  document consent: required when age less than 18
  document medical: required
  document proof: required satisfied by at least one of { badge-held: when held at least silver  tried: when wet }
  group terms: exactly one of {
    document season: required when member
    document year: required when not member
  }
  exemption rescuers: frees from medical when has a rescue where alone
  rule returned: when incomplete
  rule returned-too: when anything-missing
}
"#;

fn status(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Present => "present",
        DocumentStatus::Missing => "missing",
        DocumentStatus::NotApplicable => "not-applicable",
        DocumentStatus::Waived => "waived",
        DocumentStatus::NotFiled => "not-filed",
        DocumentStatus::Unknown => "unknown",
    }
}

fn documents(_: &Club, outcome: &Outcome) -> String {
    join(outcome.packages[0].documents.iter().map(|it| status(it.status)))
}

/// Whether it is incomplete, whether the group is met, whether the rules apply.
fn completeness(_: &Club, outcome: &Outcome) -> String {
    let package = &outcome.packages[0];
    let rest = package.groups.iter().chain(&package.rules).map(|(_, truth)| *truth);
    join([package.incomplete].into_iter().chain(rest).map(truth))
}

#[test]
fn documents_of_a_package() {
    let filed = "papers: [application, season], age: 20, held: gold, member: yes";
    let everything = "papers: [application, photo, consent, medical, season, year], age: 20, held: gold, member: yes";
    club(PACKAGE).gives(
        documents,
        &[
            (filed, "present not-filed not-applicable missing present present not-applicable"),
            (
                &format!("{filed}, rescues: [{{alone: yes}}]"),
                "present not-filed not-applicable waived present present not-applicable",
            ),
            (
                &format!("{filed}, rescues: [{{}}]"),
                "present not-filed not-applicable unknown present present not-applicable",
            ),
            (everything, "present present not-applicable present present present not-applicable"),
            (
                &format!("{everything}, rescues: [{{alone: yes}}]"),
                "present present not-applicable present present present not-applicable",
            ),
            (
                "papers: [], age: 17, held: absent, wet: no",
                "missing not-filed missing missing missing not-applicable missing",
            ),
            ("papers: [], member: unknown", "missing not-filed unknown missing unknown unknown unknown"),
            (
                "papers: [], wet: yes, age: 18",
                "missing not-filed not-applicable missing present not-applicable missing",
            ),
            ("", "unknown unknown unknown unknown unknown not-applicable unknown"),
            ("rescues: [{alone: yes}], age: 17", "unknown unknown unknown waived unknown not-applicable unknown"),
        ],
    );
}

#[test]
fn a_package_with_something_missing() {
    let filed = "age: 20, held: gold, member: yes";
    club(PACKAGE).gives(
        completeness,
        &[
            (&format!("papers: [application, medical, season], {filed}"), "no yes no yes"),
            (&format!("papers: [application, season], {filed}"), "yes yes yes yes"),
            (&format!("papers: [application, season], {filed}, rescues: [{{alone: yes}}]"), "no yes no yes"),
            (&format!("papers: [application, season], {filed}, rescues: [{{}}]"), "unknown yes unknown yes"),
            (&format!("papers: [application, photo, consent, medical, season, year], {filed}"), "no yes no no"),
            (&format!("papers: [application, photo, consent, medical, season], {filed}"), "no yes no no"),
            (&format!("papers: [application, photo, consent, medical, year], {filed}"), "yes yes yes yes"),
            (&format!("papers: [application, photo, consent, medical], {filed}"), "yes yes yes yes"),
            (
                "papers: [application, photo, consent, medical, season], age: 20, held: gold, member: unknown",
                "unknown unknown unknown unknown",
            ),
            (
                "papers: [application, photo, consent, medical, season, year], age: 20, held: gold, member: unknown",
                "no unknown no no",
            ),
            (
                "papers: [application, medical, season], age: 20, held: gold, member: unknown",
                "unknown unknown unknown yes",
            ),
            ("papers: [medical], member: unknown", "yes unknown yes yes"),
            ("", "unknown yes unknown unknown"),
        ],
    );
}

#[test]
fn exactly_one_group_of_documents_is_owed() {
    let text = "package joining {\n filed documents: papers\n group terms: exactly one of {\n\
                document season: required when wet\n document year: required when fit\n}\n}\n";
    let met = |_: &Club, outcome: &Outcome| truth(outcome.packages[0].groups[0].1).to_string();
    club(text).gives(
        met,
        &[
            ("wet: yes, fit: no", "yes"),
            ("wet: yes, fit: yes", "no"),
            ("wet: no, fit: no", "no"),
            ("wet: yes", "unknown"),
            ("wet: no", "unknown"),
        ],
    );
}

/// The rule of a group of two papers, with the words that say how many of them are owed.
#[track_caller]
fn anything_missing_of(how: &str, wanted: &[(&str, &str)]) {
    let text = format!(
        "package joining {{\n filed documents: papers\n group terms: {how} {{\n\
         document season: required when wet\n document year: required when fit\n}}\n\
         exemption rescuers: frees from season when has a rescue where alone\n\
         rule returned: when anything-missing\n}}\n"
    );
    let returned = |_: &Club, outcome: &Outcome| truth(outcome.packages[0].rules[0].1).to_string();
    club(&text).gives(returned, wanted);
}

#[test]
fn of_exactly_one_paper_only_the_one_that_is_required_can_be_missing() {
    anything_missing_of(
        "exactly one of",
        &[
            ("papers: [season], wet: yes, fit: no", "no"),
            ("papers: [year], wet: yes, fit: no", "yes"),
            ("papers: [], wet: yes, fit: no", "yes"),
            ("papers: [year], wet: no, fit: yes", "no"),
            // Both are required, against the words of the group, or none: nothing takes the place of the other.
            ("papers: [season], wet: yes, fit: yes", "yes"),
            ("papers: [season], wet: no, fit: no", "yes"),
            ("papers: [season, year], wet: no, fit: no", "no"),
            ("papers: [season], wet: yes", "unknown"),
            ("papers: [season], fit: no", "unknown"),
            ("papers: [season, year]", "no"),
            // Whoever is freed from the one does not owe the other instead.
            ("papers: [], wet: yes, fit: no, rescues: [{alone: yes}]", "yes"),
            ("papers: [season], wet: yes, fit: no, rescues: [{alone: yes}]", "no"),
        ],
    );
    anything_missing_of(
        "at least one of",
        &[("papers: [season], wet: yes, fit: no", "yes"), ("papers: [season, year]", "no")],
    );
}

// Sheets

const SHEETS: &str = r#"
score-sheet indoor {
  applies when wet
  score: sum of criteria
  criterion base { gives 5 }
  criterion dryness { gives 1 when dry }
}
score-sheet outdoor {
  applies when fit
  score: sum of criteria, at most 8 in all
  criterion base { gives 6 }
  criterion dryness { gives 4 when dry }
}
sheets contest: exactly one of indoor, outdoor
outcome enough: defined as points of contest at least 6
outcome of-indoor: defined as points of indoor
"#;

fn choice(club: &Club, outcome: &Outcome) -> String {
    let choice = &outcome.choices[0];
    format!("{} {}", truth(choice.settled), total(club, &choice.total))
}

#[test]
fn a_choice_of_sheets_that_is_not_settled_gives_the_hull() {
    club(SHEETS).gives(
        choice,
        &[
            ("wet: yes, fit: no, dry: yes", "yes 6"),
            ("wet: yes, fit: no", "yes 5..6"),
            ("wet: no, fit: yes, dry: yes", "yes 8"),
            ("wet: no, fit: yes", "yes 6..8"),
            ("wet: yes, dry: no", "unknown 5..6"),
            ("wet: no, dry: yes", "unknown 8"),
            ("", "unknown 5..8"),
            ("wet: no, fit: no", "no absent"),
            ("wet: yes, fit: yes, dry: yes", "no 6..8"),
        ],
    );
    club(SHEETS).results(&[
        ("wet: yes, fit: no, dry: no", "no 5"),
        ("wet: no, fit: yes", "yes 5..6"),
        ("dry: yes", "yes 6"),
        ("dry: no", "unknown 5"),
        ("wet: no, fit: no, dry: no", "no 5"),
    ]);
}

#[test]
fn the_score_of_a_sheet() {
    let score = |club: &Club, outcome: &Outcome| total(club, &outcome.sheets[0].total);
    let sheet = |score: &str| {
        let criteria = "criterion p { gives 3 when wet }\n criterion q { gives 5 when fit }";
        club(&format!(
            "value most-points {{ 4 from 2020-01-01 }}\nscore-sheet contest {{\n score: {score}\n {criteria}\n}}\n"
        ))
    };
    for (words, wanted) in [
        ("sum of criteria", ["8", "3..8", "0..8"]),
        ("sum of criteria, at most 6 in all", ["6", "3..6", "0..6"]),
        ("sum of criteria, at most most-points in all", ["4", "3..4", "0..4"]),
        ("sum of criteria, at most (6, 4 when member) in all", ["6", "3..6", "0..6"]),
        ("highest of criteria", ["5", "3..5", "0..5"]),
        ("best 1 of criteria", ["5", "3..5", "0..5"]),
    ] {
        let rows = [("wet: yes, fit: yes", wanted[0]), ("wet: yes", wanted[1]), ("", wanted[2])];
        sheet(words).gives(score, &rows);
    }
    let capped = sheet("sum of criteria, at most (6, 4 when member) in all");
    capped.gives(score, &[("wet: yes, fit: yes, member: yes", "4"), ("wet: yes, fit: yes, member: unknown", "4..6")]);
    sheet("lowest of criteria").gives(score, &[("wet: yes, fit: yes", "3")]);
    sheet("average of criteria").gives(score, &[("wet: yes, fit: yes", "4")]);
}

// Time limits and pay

/// 1 May 2025 is a Thursday, 7 to 9 May are Wednesday to Friday, 10 May is a Saturday that is worked.
const CALENDAR: &str = r#"
calendar season {
  weekend saturday, sunday
  covers 2025-01-01 to 2025-12-31
  holiday 2025-05-01: en "May Day"
  holiday 2025-05-07 to 2025-05-09: en "regatta"
  workday 2025-05-10: en "instead of 8 May"
}
time-limit filing { length 3 working days  starts vacancy's closes  first day counts  by calendar season }
time-limit answer { length 3 working days  starts vacancy's closes  count from the next day  by calendar season }
time-limit week { length 7 days  starts vacancy's closes  first day counts }
time-limit next-week { length 7 days  starts vacancy's closes  count from the next day }
"#;

fn last_days(_: &Club, outcome: &Outcome) -> String {
    join(outcome.time_limits.iter().map(|it| it.last.map_or("-".to_string(), |date| date.to_string())))
}

#[test]
fn time_limits_by_the_calendar() {
    let limits = |vacancy: &'static str, wanted: &str| club(CALENDAR).with(vacancy).gives(last_days, &[("", wanted)]);
    // Wed 30 April, Fri 2, Mon 5 May; or Fri 2, Mon 5, Tue 6 May.
    limits("closes: 2025-04-30", "2025-05-05 2025-05-06 2025-05-06 2025-05-07");
    // Tue 6, Sat 10, Mon 12 May; or Sat 10, Mon 12, Tue 13 May.
    limits("closes: 2025-05-06", "2025-05-12 2025-05-13 2025-05-12 2025-05-13");
    // From a Saturday that is not worked: Mon 5, Tue 6, Sat 10 May either way.
    limits("closes: 2025-05-03", "2025-05-10 2025-05-10 2025-05-09 2025-05-10");
    limits("closes: 2025-02-25", "2025-02-27 2025-02-28 2025-03-03 2025-03-04");
}

#[test]
fn time_limits_that_are_not_known() {
    let limits = |vacancy: &'static str, wanted: &str| club(CALENDAR).with(vacancy).gives(last_days, &[("", wanted)]);
    // Mon 29, Tue 30, Wed 31 December is the last day that the calendar covers.
    limits("closes: 2025-12-29", "2025-12-31 - 2026-01-04 2026-01-05");
    limits("closes: 2025-12-30", "- - 2026-01-05 2026-01-06");
    limits("closes: 2024-12-30", "- - 2025-01-05 2025-01-06");
    limits("closes: 2025-05", "- - - -");
    limits("", "- - - -");
}

const PAY: &str = r#"
value base-wage { 1000 coin from 2020-01-01  1100 coin from 2026-01-01 }
define factor as decimal: defined as first of { x: gives 1.255 when wet  b: gives 2 when fit  otherwise absent }
pay wage {
  product of base-wage, factor, vacancy's part
  rounded ROUNDING
  announced vacancy's announced-wage
}
"#;

fn wage(rounding: &str) -> Club {
    club(&PAY.replace("ROUNDING", rounding))
}

fn amount(club: &Club, outcome: &Outcome) -> String {
    total(club, &outcome.pays[0].amount)
}

#[test]
fn pay_is_an_interval_where_something_is_open() {
    let down = "down to a multiple of 1 coin";
    wage(down).gives(
        amount,
        &[
            ("wet: yes", "1255"),
            ("wet: no, fit: yes", "2000"),
            ("fit: yes", "1255..2000"),
            ("wet: no, fit: no", "absent"),
        ],
    );
    wage(down).with("part: 0.5").gives(amount, &[("wet: yes", "627"), ("fit: yes", "627..1000")]);
    // 1000 · 1.255 · 0.25 = 313.75 and 1000 · 1.255 · 1.5 = 1882.5
    wage(down).with("part: unknown").gives(amount, &[("wet: yes", "313..1882")]);
    wage(down).on("2026-01-01").gives(amount, &[("wet: yes", "1380")]);
}

#[test]
fn pay_is_rounded_as_the_policy_says() {
    for (rounding, wanted) in [
        ("down to a multiple of 1 coin", "627"),
        ("up to a multiple of 1 coin", "628"),
        ("to the nearest multiple of 1 coin, half up", "628"),
        ("to the nearest multiple of 1 coin, half down", "627"),
        ("to the nearest multiple of 1 coin, half to even", "628"),
        ("up to a multiple of 100 coin", "700"),
    ] {
        wage(rounding).with("part: 0.5").gives(amount, &[("wet: yes", wanted)]);
    }
}

#[test]
fn pay_with_a_factor_that_depends_on_a_condition() {
    let pay = club("pay wage { product of 5 coin, (2, 3 when fit) }");
    pay.gives(amount, &[("fit: no", "10"), ("fit: yes", "15"), ("", "10..15")]);
}

#[test]
fn pay_keeps_the_announced_figure() {
    let outcome = wage("down to a multiple of 1 coin").with("announced-wage: 1250 coin").outcome("wet: yes");
    let announced = outcome.pays[0].announced.as_ref().and_then(|it| it.single()).and_then(Value::number);
    assert_eq!(announced.map(ToString::to_string).as_deref(), Some("1250"));
    assert_eq!(outcome.pays[0].unit, Some(0));
}

// Outcomes

#[test]
fn outcomes_of_requirements_steps_levels_and_documents() {
    let text = format!(
        "{STAIR}{PACKAGE}\
         outcome able: defined as guard.swims holds\n\
         outcome on-silver: defined as guard.silver holds\n\
         outcome on-gold: defined as guard.badge.gold holds\n\
         outcome reached: defined as level of guard\n\
         outcome senior: defined as level of guard at least silver\n\
         outcome to-bring: defined as document medical owed\n\
         outcome welcome: defined as able and not to-bring\n"
    );
    let both = "commission: {guard.badge.bronze.calm: yes, guard.badge.silver.dive: yes}";
    club(&text).results(&[
        (&format!("fit: yes, laps: 20, {both}"), "yes yes no silver yes yes no"),
        (&format!("fit: yes, laps: 10, {both}, rescues: [{{alone: yes}}]"), "yes no no bronze no no yes"),
        (&format!("fit: no, laps: 20, {both}"), "no no no absent no yes no"),
        (
            &format!("fit: yes, laps: 15, {both}, rescues: [{{}}]"),
            "yes unknown no bronze..silver unknown unknown unknown",
        ),
        (&format!("fit: yes, laps: 30, {both}, member: unknown"), "yes yes unknown silver..gold yes yes no"),
        ("", "unknown unknown no absent|bronze..silver unknown yes no"),
    ]);
}

#[test]
fn outcomes_of_points_and_of_other_outcomes() {
    let text = "score-sheet contest {\n score: sum of criteria\n criterion x { gives 3 when wet }\n criterion b { \
    gives 5 when fit }\n}\n\
                outcome total: defined as points of contest\n\
                outcome enough: defined as points of contest at least 5, less than 8\n\
                outcome place as badge: defined as first of { x: gives gold when enough and member  b: gives bronze \
                when enough  otherwise absent }\n";
    club(text).results(&[
        ("wet: yes, fit: yes", "8 no absent"),
        ("wet: no, fit: yes, member: yes", "5 yes gold"),
        ("fit: yes", "5..8 unknown absent|bronze"),
        ("wet: no, fit: yes", "5 yes bronze"),
    ]);
}

#[test]
fn the_chosen_view_of_an_interpretation_holds() {
    let text = "position guard {\n requirement swims {\n when laps at least 10\n\
                interpretation how-many { chosen: CHOSEN  ten: en \"ten\"  twelve: en \"twelve\" { change this { \
                when laps at least 12 } } }\n}\n}\n";
    let met = |_: &Club, outcome: &Outcome| truth(outcome.requirements[0].truth).to_string();
    for (chosen, wanted) in [("ten", "yes"), ("twelve", "no"), ("none", "yes")] {
        club(&text.replace("CHOSEN", chosen))
            .gives(met, &[("laps: 11", wanted), ("laps: 12", "yes"), ("laps: 9", "no")]);
    }
}

// Assumptions

#[test]
fn assumptions_that_a_dossier_surely_contradicts() {
    let text = "record dive plural dives, none if not stated {\n deep: yes or no\n alone: yes or no\n \
                assume never-alone: if deep then not alone\n}\n";
    let club = club(text);
    let found = |dossier: &str| {
        let case = case(&club.plan, &format!("{{{dossier}}}"), "", None, DAY);
        let all = eval::contradictions(&club.plan, &case);
        join(all.iter().map(|it| format!("{}:{}", it.assumption, it.record.map_or(0, |(_, index)| index))))
    };
    assert_eq!(found("dives: [{deep: yes, alone: no}, {deep: yes, alone: yes}]"), "dive.never-alone:1");
    assert_eq!(found("dives: [{deep: yes}, {alone: yes}, {deep: no, alone: yes}]"), "");
    assert_eq!(found(""), "");
}

// An absent value survives limits, roundings and products.
#[test]
fn absent_survives_limits_roundings_and_products() {
    let rows = [("wet: yes", "2"), ("wet: no", "absent"), ("", "absent|2")];
    values(&["as decimal: defined as first of, at most 2 in all { x: gives 3 when wet  otherwise absent }"], &rows);
    let rounded = "otherwise absent } rounded down to a multiple of 1";
    values(&[&format!("as decimal: defined as first of {{ x: gives 2.5 when wet  {rounded}")], &rows);
    wage("down to a multiple of 1 coin").gives(amount, &[("fit: no", "absent|1255")]);
}

// A row that passes on an absent value gives no points.
#[test]
fn a_row_with_an_absent_value_gives_nothing() {
    let text = "define bonus as decimal: defined as first of { x: gives 2 when wet  otherwise absent }\n\
                score-sheet contest {\n score: sum of criteria\n criterion p { gives bonus }\n\
                criterion q { sum of { one-row: gives bonus  two-row: gives 3 } }\n}\n\
                outcome total: defined as points of contest\n";
    club(text).results(&[("wet: yes", "7"), ("wet: no", "3"), ("", "3..7")]);
}

// An absent level is known: it fills no row, and is no value of its own.
#[test]
fn an_absent_level_fills_no_row() {
    points(
        &["count once for each grade among courses { bronze: gives 1  silver: gives 2 }"],
        &[("courses: [{grade: absent}]", "0"), ("courses: [{grade: bronze}, {grade: absent}]", "1")],
    );
    points(
        &["gives 1 for each course, once per grade"],
        &[("courses: [{grade: absent}, {grade: absent}]", "0"), ("courses: [{grade: gold}, {grade: absent}]", "1")],
    );
}

// Rows that take points away.
#[test]
fn each_level_once_may_take_points_away() {
    points(
        &["count once for each scene among rescues where alone { lake: gives -1 }"],
        &[
            ("rescues: [{scene: lake, alone: yes}]", "-1"),
            ("rescues: [{scene: lake}]", "-1..0"),
            ("rescues: [{}]", "-1..0"),
        ],
    );
}

// There are no more kinds and levels than are declared.
#[test]
fn there_are_no_more_values_than_declared() {
    points(&["gives 1 for each course, once per place"], &[("courses: [{}, {}, {}, {}]", "1..3"), ("", "0..3")]);
    conditions(&["own-badge at least bronze"], &[("", "yes")]);
    values(
        &["defined as highest grade of courses where valid"],
        &[
            ("courses: [{valid: yes, grade: gold}, {valid: yes}]", "gold"),
            ("courses: [{valid: yes, grade: silver}, {valid: yes}]", "silver..gold"),
        ],
    );
}

// Ranges that leave out no level, or no value that is possible.
#[test]
fn ranges_that_leave_nothing_out() {
    let rows = "low: gives 1 when is bronze  middling: gives 2 when is silver  high: gives 3 when is gold";
    points(&[&format!("by ranges of own-badge {{ {rows} }}")], &[("", "1..3")]);
    let rows = "low: gives 1 when at most bronze  high: gives 2 when at least silver";
    points(&[&format!("by ranges of own-badge {{ {rows} }}")], &[("", "1..2")]);
    // A row far below what is possible does not matter: three or four courses.
    let rows =
        "none-yet: gives 2 when less than 1  some: gives 4 when at least 2, at most 3  many: gives 5 when more than 3";
    let text = format!(
        "define visits: defined as count of courses where valid\nscore-sheet contest {{\n score: sum of criteria\n \
         criterion p {{ by ranges of visits {{ {rows} otherwise 0 }} }}\n}}\n"
    );
    let three = "courses: [{valid: yes}, {valid: yes}, {valid: yes}, {}]";
    club(&text).gives(criteria_points, &[(three, "4..5")]);
}

// `otherwise absent` adds only that there may be none.
#[test]
fn the_highest_or_nothing() {
    let ends =
        ["highest", "lowest"].map(|how| format!("defined as {how} of {{ x: gives 2 when wet  otherwise absent }}"));
    values(&ends.each_ref().map(String::as_str), &[("wet: no", "absent absent"), ("", "absent|2 absent|2")]);
}

// A spell has at least a day, whichever end is known.
#[test]
fn a_spell_has_a_day() {
    experience("2025-04-01", &[("{began: unknown, ended: 2024-04-01}", "1d..")]);
}

// The start itself need not be covered where counting begins on the next day.
#[test]
fn counting_from_the_day_after_a_start_outside_the_calendar() {
    let club = club(CALENDAR).with("closes: 2024-12-31");
    club.gives(last_days, &[("", "- 2025-01-03 2025-01-06 2025-01-07")]);
}
