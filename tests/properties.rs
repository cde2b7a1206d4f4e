//! For any well-typed policy and any dossier: evaluation ends, and what becomes known never turns a known answer over.

use crate::format;
use crate::support::case;
use crate::support::cases;
use crate::support::linted;
use crate::support::policy;
use proptest::prelude::*;
use proptest::sample::select;
use saty::eval;
use saty::eval::Outcome;
use saty::eval::outcome::Verdict;
use saty::eval::outcome::VerdictWhy;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::possible::Range;
use saty::problem::Argument;
use saty::problem::Code;
use saty::problem::Problem;
use saty::problem::Severity;
use saty::value::Duration;
use saty::value::Truth;
use saty::value::Value;

const VOCABULARY: &str = "
unit coins: en \"coins\"
levels grade { low: en \"low\" worth 1 middle: en \"middle\" worth 2.5 high: en \"high\" worth 4 }
kinds stroke { crawl: en \"crawl\" back: en \"back\" }
record course plural courses {
  period started to finished
  counts when mark is absent or mark at least 1
  started: date
  finished: date, evaluation-date if not stated
  grade-reached: grade, may be absent
  style: stroke
  passed: yes or no
  mark: decimal from 0 to 10, may be absent
}
subject swimmer {
  strong: yes or no
  age: decimal
  rank: grade, may be absent
  share: percent from 0 % to 100 %, may be absent
  born: date
  savings: coins
  styles: set of stroke
  filed: set of document
}
vacancy { evaluation date: opens  opens: date  wanted: stroke }
define time-in-water: defined as total time of courses where passed
define all-time: defined as total time of courses
define course-count: defined as count of courses where style is vacancy's wanted
define best-grade: defined as highest grade-reached of courses where passed
define worst-mark: defined as lowest mark of courses
define since-birth: defined as time since born
define last-start: defined as latest started of courses where mark at least 3
define last-grade: defined as grade-reached of the latest course by started where passed, the highest of several
define first-mark: defined as mark of the earliest course by finished, the lowest of several
define last-style: defined as style of the latest course by started
define worth on course as decimal: defined as first of {
  best: gives 5 when grade-reached is high and mark at least 4
  some: gives 2 when passed or style is vacancy's wanted
  otherwise 1
}
define mark-of on course: defined as mark
define recent on course: defined as started within 3 years before evaluation-date
define status as grade: defined as first of {
  first-row: gives high when rank is high
  b: gives middle when strong or has a course where recent
  otherwise low
}
define bracket as decimal: defined as by ranges of age {
  young: gives 1 when less than 10
  old: gives 5 when at least 10, less than 60
  otherwise undecided
}
define worth-of-grade: defined as worth of best-grade
define by-rate: defined as 2 per completed year of time-in-water, then 0.1 per completed month
define by-age: defined as -1 per started 2 years of since-birth, at least -9 in all
define all-times: defined as total time of courses where style is crawl
outcome o1: defined as time-in-water
outcome o2: defined as all-time
outcome o3: defined as course-count
outcome o4: defined as best-grade
outcome o5: defined as worst-mark
outcome o6: defined as since-birth
outcome o7: defined as last-start
outcome o8: defined as last-grade
outcome o9: defined as first-mark
outcome o10: defined as last-style
outcome o11: defined as status
outcome o12: defined as bracket
outcome o13: defined as worth-of-grade
outcome o14: defined as by-rate
outcome o15: defined as by-age
outcome o16: defined as all-times at least 45 days
outcome o17: defined as time-in-water at least 1 year 28 days
";

/// Conditions about the swimmer.
fn scalar() -> impl Strategy<Value = String> {
    select(vec![
        "strong",
        "age at least 18",
        "age more than 5, less than 60",
        "rank at least middle",
        "rank is high",
        "rank is absent",
        "share at least 50 %",
        "share less than (80 %, 20 % when strong)",
        "born before 2000-01-01",
        "born within 20 years before evaluation-date",
        "savings at most 100 coins",
        "styles includes crawl",
        "styles includes vacancy's wanted",
        "vacancy's wanted is back",
        "time-in-water at least 2 years",
        "all-time more than 0 days",
        "course-count at least 2",
        "best-grade at least middle",
        "worst-mark at least 4",
        "since-birth at least 20 years",
        "last-start on or after 2020-01-01",
        "last-grade at least middle",
        "first-mark less than 5",
        "last-style is crawl",
        "(has a course where worth at least 2)",
        "status at least middle",
        "status is not low",
        "rank in (low, high)",
        "bracket at least 2",
    ])
    .prop_map(String::from)
}

/// Conditions about one course.
fn of_course() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "passed",
        "grade-reached at least middle",
        "grade-reached is absent",
        "style is crawl",
        "style is vacancy's wanted",
        "mark at least 5",
        "mark less than 8",
        "started before 2020-01-01",
        "finished on or after 2022-06-01",
        "recent",
    ])
    .prop_map(String::from);
    combined(leaf.boxed())
}

fn combined(leaf: BoxedStrategy<String>) -> BoxedStrategy<String> {
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" and "))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(|parts| format!("({})", parts.join(" or "))),
            inner.prop_map(|part| format!("not ({part})")),
        ]
    })
    .boxed()
}

fn condition() -> BoxedStrategy<String> {
    let has = of_course().prop_map(|filter| format!("has a course where {filter}"));
    let has_no = of_course().prop_map(|filter| format!("has no course where {filter}"));
    let every =
        (of_course(), of_course()).prop_map(|(filter, must)| format!("(every course where {filter} must have {must})"));
    combined(prop_oneof![4 => scalar(), 1 => has.prop_map(|text| format!("({text})")), 1 => has_no.prop_map(|text| format!("({text})")), 1 => every].boxed())
}

fn group(name: &'static str) -> impl Strategy<Value = String> {
    let how = select(vec!["at least one of", "all of", "exactly one of", "at least 2 of"]);
    (how, prop::collection::vec(condition(), 2..5)).prop_map(move |(how, parts)| {
        let members: Vec<String> =
            parts.iter().enumerate().map(|(index, part)| format!("{name}{index}: when {part}")).collect();
        format!("{how} {{ {} judge: commission decides }}", members.join("\n"))
    })
}

fn row() -> impl Strategy<Value = String> {
    prop_oneof![
        condition().prop_map(|condition| format!("gives 2 when {condition}")),
        of_course().prop_map(|filter| format!("gives 1.5 for each course, at most 4 in all, where {filter}")),
        of_course().prop_map(|filter| format!("gives 1 for each course, once per style, where {filter}")),
        of_course().prop_map(|filter| format!("gives worth for each course, best 2, at most 6 in all, where {filter}")),
        of_course().prop_map(|filter| format!("gives mark-of for each course, at most 1 per style, where {filter}")),
        of_course().prop_map(|filter| format!("gives worth for each course, at most 2 per year of started, best 3, where {filter}")),
        Just("gives -1 for each course, at most 1 per grade-reached".to_string()),
        of_course().prop_map(|filter| format!("count once for each grade-reached among courses where {filter} {{ low: gives 1 middle: gives 2 high: gives 4 }}")),
        Just("by ranges of age { one: gives 1 when less than 18  b: gives 3 when at least 18, at most 40  otherwise 0.5 }".to_string()),
        Just("by ranges of share { one: gives 1 when less than 50 %  b: gives 3 when at least 50 %  otherwise 0 }".to_string()),
        Just("gives bracket".to_string()),
        Just("gives worth-of-grade".to_string()),
        Just("gives by-rate".to_string()),
        Just("gives by-age".to_string()),
    ]
}

fn criterion() -> impl Strategy<Value = String> {
    let how = select(vec![
        "sum of",
        "sum of, at most 5 in all",
        "highest of",
        "lowest of",
        "first of",
        "best 2 of",
        "average of",
    ]);
    (how, prop::collection::vec(row(), 1..4)).prop_map(|(how, mut rows)| {
        // A list has no mean, and among other rows it is one of them.
        let is_list = |row: &String| row.contains("for each");
        if how == "average of" {
            rows.retain(|row| !is_list(row));
        }
        if !how.starts_with("sum") && rows.iter().all(is_list) {
            rows.push("gives 1".to_string());
        }
        let rows: Vec<String> = rows.iter().enumerate().map(|(index, row)| format!("r{index}: {row}")).collect();
        format!("{how} {{ {} }}", rows.join("\n"))
    })
}

fn policy_text() -> impl Strategy<Value = String> {
    (group("a"), group("b"), prop::collection::vec(criterion(), 1..3), condition(), condition(), condition()).prop_map(
        |(base, item, criteria, applies, required, frees)| {
            let criteria: Vec<String> =
                criteria.iter().enumerate().map(|(index, body)| format!("  criterion c{index} {{ {body} }}")).collect();
            format!(
                "{VOCABULARY}
position guard {{
  requirement base {{ {base} }}
  stair grade {{
    thresholds {{
      | step | time-in-water | rank |
      | middle | at least 1 year | any |
      | high | at least 3 years | at least middle |
    }}
    step low {{ competence x: {item} }}
    step middle builds on low {{ competence y: commission decides }}
    step high builds on middle {{ competence z: if available when strong }}
  }}
}}
score-sheet first-sheet {{
  applies when {applies}
  score: sum of criteria
{}
}}
score-sheet second-sheet {{ applies when not ({applies})  score: sum of criteria, at most 3 in all  criterion one {{ gives 1 when strong }} }}
sheets result: exactly one of first-sheet, second-sheet
package papers {{
  filed documents: filed
  document card: required
  document proof: required when {required}
  document extra: if available satisfied by at least one of {{ one: when strong }}
  exemption free: frees from card when {frees}
  rule returned: when incomplete
}}
outcome accepted: defined as guard.base holds and points of result at least 2
",
                criteria.join("\n")
            )
        },
    )
}

/// What is stated of one fact at first, later, and in the end.
type Stated = [String; 3];

fn stated(values: &'static [&'static str]) -> impl Strategy<Value = Stated> {
    (0..3u8, select(values.to_vec())).prop_map(|(known_from, value)| {
        let at = |time: u8| if time < known_from { "unknown".to_string() } else { value.to_string() };
        [at(0), at(1), value.to_string()]
    })
}

/// A date of which first the year is known, then the month, then the day.
fn stated_date(values: impl Strategy<Value = String>) -> impl Strategy<Value = Stated> {
    (values, 0..4usize, 0..4usize).prop_map(|(value, one, other)| {
        let known = |how_far: usize| match how_far {
            0 => "unknown".to_string(),
            1 => value[..4].to_string(),
            2 => value[..7].to_string(),
            _ => value.clone(),
        };
        [known(one.min(other)), known(one.max(other)), value.clone()]
    })
}

/// A day near the ends of months and years.
fn day(years: std::ops::RangeInclusive<i16>) -> impl Strategy<Value = String> {
    let days = ["01-01", "01-31", "02-28", "03-01", "06-15", "11-30", "12-31"];
    (years, select(days.to_vec())).prop_map(|(year, day)| format!("{year}-{day}"))
}

/// One of three, at a time.
fn at(time: usize) -> impl Fn(&Stated) -> String {
    move |stated| stated[time].clone()
}

fn of_times(text: impl Fn(usize) -> String) -> Stated {
    [text(0), text(1), text(2)]
}

/// One course. Its last day is not before its first.
fn course() -> impl Strategy<Value = Stated> {
    let spell =
        (day(2019..=2022), day(2020..=2026)).prop_map(|(one, other)| (one.clone().min(other.clone()), one.max(other)));
    let spell = spell.prop_flat_map(|(first, last)| (stated_date(Just(first)), stated_date(Just(last))));
    let fields = (
        spell,
        stated(&["low", "middle", "high", "absent"]),
        stated(&["crawl", "back"]),
        stated(&["yes", "no"]),
        stated(&["0", "4.5", "8", "absent"]),
    );
    fields.prop_map(|((started, finished), grade, style, passed, mark)| {
        of_times(|time| {
            let at = at(time);
            format!(
                "{{started: {}, finished: {}, grade-reached: {}, style: {}, passed: {}, mark: {}}}",
                at(&started),
                at(&finished),
                at(&grade),
                at(&style),
                at(&passed),
                at(&mark)
            )
        })
    })
}

/// A dossier with gaps, the same with fewer, and with none.
fn dossiers() -> impl Strategy<Value = Stated> {
    let courses = (0..5usize, prop::collection::vec(course(), 0..4)).prop_map(|(hidden, all)| {
        of_times(|time| match hidden > time + 2 {
            true => "unknown".to_string(),
            false => format!("[{}]", all.iter().map(at(time)).collect::<Vec<_>>().join(", ")),
        })
    });
    let decision = || stated(&["yes", "no"]);
    let fields = (
        (
            stated(&["yes", "no"]),
            stated(&["9.5", "10", "18", "70"]),
            stated(&["low", "middle", "high", "absent"]),
            stated(&["0", "49.99", "50", "absent"]),
        ),
        (
            stated_date(day(1990..=2026)),
            stated(&["0", "100", "101"]),
            stated(&["[]", "[crawl]", "[crawl, back]"]),
            stated(&["[]", "[card]", "[card, proof, extra]"]),
        ),
        (decision(), decision(), decision()),
        courses,
    );
    fields.prop_map(|((strong, age, rank, share), (born, savings, styles, filed), (one, two, three), courses)| {
        of_times(|time| {
            let at = at(time);
            format!(
                "strong: {}\nage: {}\nrank: {}\nshare: {}\nborn: {}\nsavings: {}\nstyles: {}\nfiled: {}\ncourses: {}\n\
                 commission:\n  guard.base.judge: {}\n  guard.grade.low.x.judge: {}\n  guard.grade.middle.y: {}\n",
                at(&strong),
                at(&age),
                at(&rank),
                at(&share),
                at(&born),
                at(&savings),
                at(&styles),
                at(&filed),
                at(&courses),
                at(&one),
                at(&two),
                at(&three)
            )
        })
    })
}

fn evaluate(plan: &Plan, dossier: &str, vacancy: &str) -> Outcome {
    eval::evaluate(plan, &case(plan, dossier, vacancy, Some(0), "2025-04-01"))
}

/// Short conditions, of which many contradict or contain each other.
fn short_condition() -> impl Strategy<Value = String> {
    let has = of_course().prop_map(|filter| format!("(has a course where {filter})"));
    let has_no = of_course().prop_map(|filter| format!("(has no course where {filter})"));
    let part = prop_oneof![
        4 => scalar(),
        2 => scalar().prop_map(|text| format!("not ({text})")),
        1 => has,
        1 => has_no,
        2 => (scalar(), scalar()).prop_map(|(one, two)| format!("({one} or {two})")),
    ];
    prop::collection::vec(part, 1..5).prop_map(|parts| parts.join(" and "))
}

/// A policy whose doubts are easy to find again in an outcome.
fn doubtful_policy() -> impl Strategy<Value = String> {
    let alternatives = prop::collection::vec(short_condition(), 2..5);
    let criteria = prop::collection::vec(criterion(), 1..3);
    (alternatives, criteria, short_condition(), short_condition(), short_condition()).prop_map(
        |(alternatives, criteria, required, one, two)| {
            let alternatives: Vec<String> =
                alternatives.iter().enumerate().map(|(index, text)| format!("m{index}: when {text}")).collect();
            let criteria: Vec<String> =
                criteria.iter().enumerate().map(|(index, body)| format!("  criterion c{index} {{ {body} }}")).collect();
            format!(
                "{VOCABULARY}
position guard {{
  requirement base {{ at least one of {{ {} judge: commission decides }} }}
  stair grade {{ step low {{ competence x: at least one of {{ judge: commission decides }} }} step middle {{ competence y: commission decides }} }}
}}
score-sheet sheet {{ score: sum of criteria  printed scale from -1000 to -999
{}
}}
package papers {{
  filed documents: filed
  document card: required
  document proof: required when {required}
  document extra: if available
  exemption first-free: frees from card, proof when {one}
  exemption second-free: frees from card when {two}
}}
",
                alternatives.join("\n"),
                criteria.join("\n")
            )
        },
    )
}

fn argument<'p>(problem: &'p Problem, name: &str) -> &'p str {
    match problem.arguments.iter().find(|(key, _)| *key == name) {
        Some((_, Argument::Text(text))) => text,
        other => panic!("{name}: {other:?}"),
    }
}

fn truth_of(verdicts: &[Verdict], id: &str) -> Option<Truth> {
    verdicts.iter().find_map(|verdict| match &verdict.why {
        _ if verdict.meta.id == id => Some(verdict.truth),
        VerdictWhy::Group(_, members) => truth_of(members, id),
        _ => None,
    })
}

/// Whether a lint and an outcome go together.
fn agrees(problem: &Problem, outcome: &Outcome) -> bool {
    let met = |name: &str| truth_of(&outcome.requirements, argument(problem, name));
    match problem.code {
        Code::NeverHolds => met("id") != Some(Truth::Yes),
        Code::Swallowed => met("id") != Some(Truth::Yes) || met("other") == Some(Truth::Yes),
        Code::NeverOwed => {
            let id = argument(problem, "id");
            let document = outcome.packages[0].documents.iter().find(|document| document.meta.id == id);
            document.expect("the document").owed != Truth::Yes
        }
        Code::NeverScores => {
            let id = argument(problem, "id");
            let (_, trace) = outcome.sheets[0].criteria.iter().find(|(meta, _)| meta.id == id).expect("the criterion");
            trace.value.single() == Some(&saty::value::Value::Number(saty::value::Number::zero()))
        }
        Code::ScaleNotKept => {
            let (low, high) = outcome.sheets[0].total.numbers();
            // Thirds are printed cut off.
            let number = |text: &str| text.trim_end_matches('…').parse::<f64>().ok();
            let least = number(argument(problem, "least")).expect("a number");
            let most = number(argument(problem, "most")).unwrap_or(f64::INFINITY);
            let within = |end: Option<saty::value::Number>| {
                let end = end.and_then(|end| number(&end.decimal()));
                end.is_none_or(|end| least - 1e-4 <= end && end <= most + 1e-4)
            };
            within(low) && within(high)
        }
        _ => true,
    }
}

/// A known truth stays; an unknown one may become anything.
fn refines(before: Truth, after: Truth) -> bool {
    before == Truth::Unknown || before == after
}

/// What was impossible of a length in days stays impossible.
fn days_narrow(before: &Range, after: &Range) -> bool {
    let days = |end: &Option<Value>| end.as_ref().and_then(Value::duration).map(Duration::all_days);
    let low = days(&before.low).zip(days(&after.low)).is_none_or(|(before, after)| before <= after);
    low && days(&before.high).zip(days(&after.high)).is_none_or(|(before, after)| after <= before)
}

/// What was impossible stays impossible.
fn narrows(before: &Possible, after: &Possible) -> bool {
    match (before, after) {
        (Possible::Set(before), Possible::Set(after)) => before.is_none() || before == after,
        (Possible::Values { absent: a, range: x }, Possible::Values { absent: b, range: y }) => {
            let inside = match (x, y) {
                (_, None) => true,
                (None, Some(_)) => false,
                (Some(x), Some(y)) => {
                    let low = x.low.is_none() || y.low.as_ref().is_some_and(|low| Some(low) >= x.low.as_ref());
                    let high = x.high.is_none() || y.high.as_ref().is_some_and(|high| Some(high) <= x.high.as_ref());
                    low && high && days_narrow(x, y)
                }
            };
            inside && (*a || !*b)
        }
        _ => false,
    }
}

fn assert_refined(before: &Outcome, after: &Outcome) {
    assert!(refines(before.qualified, after.qualified), "qualified: {:?} -> {:?}", before.qualified, after.qualified);
    for (old, new) in before.requirements.iter().zip(&after.requirements) {
        assert!(refines(old.truth, new.truth), "{}", old.meta.id);
    }
    let (old, new) = (before.stair.as_ref().expect("a stair"), after.stair.as_ref().expect("a stair"));
    assert!(old.supported <= new.supported && new.possible <= old.possible);
    for (old, new) in old.steps.iter().zip(&new.steps) {
        assert!(refines(old.truth, new.truth), "step {}", old.level);
    }
    for (old, new) in before.sheets.iter().zip(&after.sheets) {
        assert!(refines(old.applies, new.applies), "{} applies", old.meta.id);
        assert!(narrows(&old.total, &new.total), "{}: {:?} -> {:?}", old.meta.id, old.total, new.total);
        for ((meta, old), (_, new)) in old.criteria.iter().zip(&new.criteria) {
            assert!(narrows(&old.value, &new.value), "{}: {:?} -> {:?}", meta.id, old.value, new.value);
        }
    }
    let (old, new) = (&before.packages[0], &after.packages[0]);
    assert!(refines(old.incomplete, new.incomplete), "incomplete");
    for (old, new) in old.documents.iter().zip(&new.documents) {
        assert!(refines(old.owed, new.owed) && refines(old.present, new.present), "{}", old.meta.id);
    }
    for (old, new) in before.results.iter().zip(&after.results) {
        assert!(
            narrows(&old.trace.value, &new.trace.value),
            "{}: {:?} -> {:?}",
            old.meta.id,
            old.trace.value,
            new.trace.value
        );
    }
}

/// So many dossiers are tried on each policy.
const DOSSIERS: u32 = 5;

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(5000) / DOSSIERS, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_fact_that_becomes_known_never_turns_an_answer_over(
        text in policy_text(),
        dossiers in prop::collection::vec((dossiers(), any::<bool>()), DOSSIERS as usize),
    ) {
        let policy = policy(&text);
        let errors: Vec<_> = policy.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}\n{text}");
        for (times, known) in dossiers {
            let vacancy = if known { "wanted: crawl" } else { "" };
            let [gaps, fewer, none] = times.map(|dossier| (evaluate(&policy.plan, &dossier, vacancy), dossier));
            for (before, after) in [(&gaps, &fewer), (&fewer, &none)] {
                let found = std::panic::catch_unwind(|| assert_refined(&before.0, &after.0));
                prop_assert!(found.is_ok(), "{}\nthen\n{}\n{text}", before.1, after.1);
            }
            let wanted = evaluate(&policy.plan, &none.1, "wanted: crawl");
            assert_refined(&none.0, &wanted);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_generated_policy_has_a_stable_canonical_form(text in policy_text()) {
        format::format(&text);
    }

    #[test]
    fn what_a_lint_says_is_so(text in doubtful_policy(), [_, _, full] in dossiers()) {
        let policy = policy(&text);
        let linted = linted(&text, &[]);
        let outcome = evaluate(&policy.plan, &full, "wanted: crawl");
        for problem in &linted.problems {
            prop_assert!(agrees(problem, &outcome), "{problem:?}\n{text}\n{full}");
        }
    }

    #[test]
    fn any_text_is_answered(text in "[a-z{}():|,\"0-9. \n#%-]{0,200}") {
        policy(&text);
    }

    #[test]
    fn any_scrambled_policy_is_answered(start in 0..2000usize, length in 0..80usize, with in "[a-zа-я{}():|\" \n]{0,12}") {
        let mut letters: Vec<char> = VOCABULARY.chars().collect();
        let start = start.min(letters.len());
        let end = (start + length).min(letters.len());
        letters.splice(start..end, with.chars());
        policy(&letters.into_iter().collect::<String>());
    }

    #[test]
    fn any_dossier_is_answered(text in "[a-z{}\\[\\]:, \"0-9.\n#%*&!-]{0,200}") {
        let policy = policy(VOCABULARY);
        let mut sources = saty::source::Sources::default();
        let id = sources.add("dossier.yaml", &text);
        saty::dossier::read_dossier(&policy.plan.model, sources.get(id), id, "2025-04-01".parse().expect("a date"));
    }
}
