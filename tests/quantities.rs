//! Values that are worked out from facts: every value by hand, and every interval against all that the facts may be.

use crate::support::case;
use crate::support::codes;
use crate::support::linted;
use crate::support::parse;
use crate::support::sound;
use proptest::prelude::*;
use saty::eval;
use saty::eval::Case;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::syntax::print;
use saty::value::Duration;
use saty::value::Number;
use saty::value::Value;

const DAY: &str = "2025-06-15";

/// A club whose sheet has one criterion.
fn club(levels: &str, fields: &str, body: &str) -> String {
    format!(
        "{levels}\nsubject swimmer {{\n{fields}\n}}\nscore-sheet sheet {{\n  score: sum of criteria\n  criterion one {{\n    {body}\n  }}\n}}\n"
    )
}

fn points_of(plan: &Plan, case: &Case) -> Possible {
    eval::evaluate(plan, case).sheets[0].total.clone()
}

/// The points for a dossier, as printed.
fn points(text: &str, dossier: &str) -> String {
    let plan = sound(text);
    match points_of(&plan, &case(&plan, dossier, "", None, DAY)).numbers() {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => {
            let end = |end: Option<Number>| end.map_or("∞".to_string(), |end| end.to_string());
            format!("{}–{}", end(low), end(high))
        }
    }
}

#[track_caller]
fn assert_points(fields: &str, body: &str, expected: &[(&str, &str)]) {
    let text = club("levels grade { poor: worth 2 fair: worth 3 good: worth 5 }", fields, body);
    for (dossier, wanted) in expected {
        assert_eq!(points(&text, dossier), *wanted, "{body} for {dossier}");
    }
}

#[test]
fn rates_count_completed_started_or_in_proportion() {
    let service = "service: duration";
    let years = |time: &str| format!("service: {time}");
    let completed = "gives 2 per completed year of service";
    assert_points(service, completed, &[(&years("7 years 3 months"), "14"), (&years("11 months"), "0"), ("", "0–∞")]);
    let started = "gives 2 per started year of service";
    assert_points(service, started, &[(&years("7 years 3 months"), "16"), (&years("7 years"), "14"), ("", "0–∞")]);
    let exactly = "gives 12 per year of service, in proportion";
    assert_points(service, exactly, &[(&years("1 year 1 month"), "13"), (&years("15 days"), "0.5")]);
    let by_months = "gives 2.5 per year of service, by completed months";
    assert_points(service, by_months, &[(&years("1 year 29 days"), "2.5"), (&years("6 months 3 days"), "1.25")]);
    let begun = "gives 12 per year of service, by started 6 months";
    assert_points(
        service,
        begun,
        &[(&years("1 day"), "6"), (&years("6 months"), "6"), (&years("6 months 1 day"), "12")],
    );
}

#[test]
fn twelve_twelfths_are_a_whole() {
    let rows: String = (1..=12).map(|n| format!("m-{n}: gives 2.5 per year of trial, by completed months\n")).collect();
    let text = club("", "trial: duration", &format!("sum of {{ {rows} }}"));
    assert_eq!(points(&text, "trial: 1 month"), "2.5");
}

#[test]
fn what_full_units_leave_over_may_count_too() {
    let body = "gives 2 per completed year of service, then 0.1 per completed month, then 0.001 per started day, at most 9 in all";
    assert_points(
        "service: duration",
        body,
        &[("service: 2 years 3 months 4 days", "4.304"), ("service: 2 years", "4"), ("service: 20 years", "9")],
    );
}

#[test]
fn rates_of_numbers() {
    let fields = "laps: whole number from 0 to 95\nmark: percent from 0 % to 100 %";
    assert_points(fields, "gives 0.5 per completed 10 of laps", &[("laps: 39", "1.5"), ("", "0–4.5")]);
    assert_points(
        fields,
        "gives -1 per started 10 of laps, at least -3 in all",
        &[("laps: 11", "-2"), ("laps: 80", "-3"), ("", "-3–0")],
    );
    assert_points(fields, "gives 3 per 10 % of mark, in proportion", &[("mark: 85", "25.5"), ("", "0–30")]);
}

#[test]
fn shares_multiples_and_weights() {
    let fields = "written: decimal from 0 to 100\noral: decimal from 0 to 100\nsaved: whole number from 0 to 9";
    let weighted = "sum of { w: gives 60 % of written  o: gives 40 % of oral }";
    assert_points(fields, weighted, &[("{written: 80, oral: 50}", "68"), ("written: 80", "48–88"), ("", "0–100")]);
    assert_points(
        fields,
        "gives 2 times saved, at most 10 in all",
        &[("saved: 3", "6"), ("saved: 8", "10"), ("", "0–10")],
    );
    assert_points(
        fields,
        "gives 2 times saved when saved at least 2",
        &[("saved: 1", "0"), ("saved: 2", "4"), ("", "0–18")],
    );
}

#[test]
fn levels_stand_for_numbers() {
    let fields = "mark: grade, may be absent";
    assert_points(fields, "gives worth of mark", &[("mark: fair", "3"), ("mark: absent", "0"), ("", "0–5")]);
}

#[test]
fn the_commission_gives_marks() {
    let body = "gives mark of the commission from 1 to 10 step 0.5";
    assert_points(
        "fit: yes or no",
        body,
        &[("commission: {sheet.one: 7.5}", "7.5"), ("", "1–10"), ("commission: {sheet.one: unknown}", "1–10")],
    );
}

#[test]
fn groups_have_a_least() {
    let body = "sum of, at least 2 in all, at most 5 in all { x: gives 1 when fit  y: gives 6 when wet }";
    let fields = "fit: yes or no\nwet: yes or no";
    assert_points(
        fields,
        body,
        &[
            ("{fit: yes, wet: no}", "2"),
            ("{fit: no, wet: yes}", "5"),
            ("{fit: no, wet: no}", "2"),
            ("", "2–5"),
            ("wet: yes", "5"),
        ],
    );
}

#[test]
fn facts_may_be_divided_where_nothing_else_helps() {
    let fields = "won: whole number from 0 to 100\nraced: whole number from 0 to 100";
    let body = "known defect unanalysed en \"The rules divide.\"\n    gives unanalysed won divided by raced";
    assert_points(
        fields,
        body,
        &[("{won: 3, raced: 4}", "0.75"), ("{won: 3, raced: 0}", "0"), ("raced: 4", "0–25"), ("won: 3", "0–∞")],
    );
}

#[test]
fn a_worked_out_value_may_be_a_term() {
    let text = "subject swimmer { service: duration }\ndefine bonus: defined as 2 per completed year of service, at most 6 in all\n\
                score-sheet sheet { score: sum of criteria criterion one { gives bonus when bonus more than 2 } }";
    assert_eq!(points(text, "service: 2 years"), "4");
    assert_eq!(points(text, "service: 1 year"), "0");
}

/// The codes of a criterion.
fn codes_of(body: &str) -> Vec<&'static str> {
    let fields = "service: duration\nlaps: whole number\nmark: grade\nfit: yes or no";
    codes(&club("levels grade { poor: worth 2 fair: }", fields, body))
}

#[test]
fn e0240_a_rate_says_how_parts_count() {
    assert_eq!(codes_of("gives 2 per year of service"), ["E0240"]);
}

#[test]
fn e0241_nothing_remains_for_a_step() {
    assert_eq!(codes_of("gives 2 per started year of service, then 1 per completed month"), ["E0241"]);
    assert_eq!(codes_of("gives 2 per completed month of service, then 1 per completed year"), ["E0241"]);
    assert_eq!(codes_of("gives 2 per completed 10 of laps, then 1 per completed 2"), ["E0241"]);
}

#[test]
fn e0242_a_level_without_a_number() {
    assert_eq!(codes_of("gives worth of mark"), ["E0242"]);
}

#[test]
fn e0243_limits_that_cross() {
    assert_eq!(codes_of("gives 2 times laps, at least 5 in all, at most 3 in all"), ["E0243"]);
}

#[test]
fn other_misuse_is_named_too() {
    assert_eq!(codes_of("gives 2 per completed 10 of service"), ["E0206"]);
    assert_eq!(codes_of("gives 2 per completed year of fit"), ["E0206"]);
    assert_eq!(codes_of("gives worth of laps"), ["E0206"]);
    assert_eq!(codes_of("gives 50 % of service"), ["E0206"]);
    assert_eq!(codes_of("gives unanalysed laps plus service"), ["E0206"]);
    assert_eq!(codes_of("gives 2 per completed 0 of laps"), ["E0223"]);
    assert_eq!(codes_of("gives mark of the commission from 5 to 5"), ["E0223"]);
    assert_eq!(codes_of("by ranges of laps, at most 3 in all { low: gives 1 when at least 0 otherwise 0 }"), ["E0203"]);
}

#[test]
fn limits_belong_to_values() {
    let text = "subject swimmer { fit: yes or no }\nposition guard { requirement r { at least one of, at most 3 in all { x: when fit y: when not fit } } }";
    assert_eq!(codes(text), ["E0203"]);
}

/// The warnings of a criterion that are about worked-out values.
fn warnings_of(body: &str) -> Vec<&'static str> {
    let text = club("", "one-mark: decimal from 0 to 10\nother-mark: decimal from 0 to 10", body);
    let all = linted(&text, &[]).problems;
    all.iter().map(|problem| problem.code.id()).filter(|id| ["W0332", "W0333"].contains(id)).collect()
}

#[test]
fn w0332_weights_that_are_no_whole() {
    let weights = "sum of { x: gives 60 % of one-mark y: gives 50 % of other-mark }";
    assert_eq!(warnings_of(weights), ["W0332"]);
    assert!(warnings_of(&weights.replace("50 %", "40 %")).is_empty());
    assert!(warnings_of(&format!("known defect weights-off en \"So it is printed.\" {weights}")).is_empty());
    assert!(warnings_of("gives 60 % of one-mark").is_empty());
    assert!(warnings_of(&weights.replace("sum of", "highest of")).is_empty());
}

#[test]
fn w0333_arithmetic_that_cannot_be_compared() {
    assert_eq!(warnings_of("gives unanalysed one-mark minus other-mark"), ["W0333"]);
    assert!(warnings_of("known defect unanalysed en \"So.\" gives unanalysed one-mark minus other-mark").is_empty());
}

#[test]
fn printed_as_written() {
    for body in [
        "gives 2 per completed year of service",
        "gives 2 per started 6 months of service, at least 1 in all, at most 10 in all",
        "gives 2.5 per year of service, by completed months when fit",
        "gives 12 per 2 years of service, in proportion",
        "gives 2 per completed year of service, then 0.1 per completed month, then 0.01 per started day",
        "gives 0.5 per completed 10 of laps",
        "gives 50 % of laps",
        "gives -3 times laps when fit",
        "gives worth of mark",
        "gives mark of the commission from 0 to 10 step 0.5",
        "gives unanalysed laps divided by 7",
        "sum of, at least 2 in all, at most 5 in all {",
    ] {
        let whole = if body.ends_with('{') { format!("{body} x: gives 1 y: gives 2 }}") } else { body.to_string() };
        let text = club("", "", &whole);
        let printed = print::items(&parse(&text));
        assert!(printed.contains(body), "{body}\n{printed}");
        let again = print::items(&parse(&printed));
        assert_eq!(printed, again);
    }
}

// Against all that the facts may be

/// Of a rate, in a way that knows nothing of intervals: days and thousandths of points.
#[derive(Debug, Clone)]
struct PlainStep {
    value: i64,
    unit: i64,
    piece: Option<(bool, i64)>,
}

impl PlainStep {
    /// Thousandths of points times the unit.
    fn gives(&self, days: i64) -> Number {
        let counted = match self.piece {
            None => days,
            Some((true, piece)) => days / piece * piece,
            Some((false, piece)) => (days + piece - 1) / piece * piece,
        };
        ratio(self.value * counted, self.unit)
    }
}

fn ratio(top: i64, bottom: i64) -> Number {
    Number::from_integer(top).div(&Number::from_integer(bottom)).expect("not zero")
}

fn plain_rate(steps: &[PlainStep], mut days: i64) -> Number {
    let mut sum = Number::zero();
    for (index, step) in steps.iter().enumerate() {
        sum = sum.add(&step.gives(days));
        if index + 1 < steps.len() {
            days %= step.unit;
        }
    }
    sum
}

fn written(steps: &[PlainStep]) -> String {
    let unit = |days: i64| format!("{days} days");
    let how = |completed: bool| if completed { "completed" } else { "started" };
    let first = &steps[0];
    let mut text = match first.piece {
        None => format!("{} per {} of service, in proportion", first.value, unit(first.unit)),
        Some((done, piece)) if piece == first.unit => {
            format!("{} per {} {} of service", first.value, how(done), unit(piece))
        }
        Some((done, piece)) => {
            format!("{} per {} of service, by {} {}", first.value, unit(first.unit), how(done), unit(piece))
        }
    };
    for step in &steps[1..] {
        let (done, _) = step.piece.expect("later steps count in pieces");
        text += &format!(", then {} per {} {}", step.value, how(done), unit(step.unit));
    }
    text
}

fn steps() -> impl Strategy<Value = Vec<PlainStep>> {
    let value = || -3i64..=6;
    let single = (value(), 2i64..40, prop_oneof![Just(None), (any::<bool>(), 2i64..40).prop_map(Some)])
        .prop_map(|(value, unit, piece)| vec![PlainStep { value, unit, piece }]);
    let several = (value(), 12i64..40, value(), 3i64..12, any::<bool>(), value(), any::<bool>()).prop_map(
        |(a, large, b, small, done, c, third)| {
            let mut steps = vec![PlainStep { value: a, unit: large, piece: Some((true, large)) }];
            steps.push(PlainStep { value: b, unit: small, piece: Some((done || third, small)) });
            if third {
                steps.push(PlainStep { value: c, unit: 2, piece: Some((done, 2)) });
            }
            steps
        },
    );
    prop_oneof![single, several]
}

fn hull(values: impl Iterator<Item = Number>) -> (Option<Number>, Option<Number>) {
    let all: Vec<Number> = values.collect();
    (all.iter().min().cloned(), all.iter().max().cloned())
}

fn number(value: i64) -> Value {
    Value::Number(Number::from_integer(value))
}

fn with_field(plan: &Plan, fields: Vec<Possible>) -> Case {
    let mut case = case(plan, "", "", None, DAY);
    case.dossier.fields = fields;
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn rates_are_the_hull_of_all_lengths(
        steps in steps(),
        spans in prop::collection::vec((0i64..200, 0i64..160), 4),
        from in 0i64..100,
    ) {
        let plan = sound(&club("", "service: duration", &format!("gives {}", written(&steps))));
        for (low, width) in spans {
            let time = |days: i64| Some(Value::Duration(Duration::new(0, 0, days)));
            let found = points_of(&plan, &with_field(&plan, vec![Possible::range(time(low), time(low + width))]));
            let expected = hull((low..=low + width).map(|days| plain_rate(&steps, days)));
            prop_assert_eq!(found.numbers(), expected, "{:?} from {} to {}", steps, low, low + width);
        }
        // Without an end, one side has no bound unless the first step gives nothing.
        let time = Some(Value::Duration(Duration::new(0, 0, from)));
        let (low, high) = points_of(&plan, &with_field(&plan, vec![Possible::range(time, None)])).numbers();
        let near = hull((from..=from + 200).map(|days| plain_rate(&steps, days)));
        match steps[0].value.signum() {
            1 => prop_assert_eq!((low, high), (near.0, None)),
            -1 => prop_assert_eq!((low, high), (None, near.1)),
            _ => prop_assert_eq!((low, high), near),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn shares_and_their_sums_are_the_hull(
        weights in prop::collection::vec(-20i64..120, 2),
        facts in prop::collection::vec((-4i64..6, 0i64..5), 2),
        limits in prop::option::of((-3i64..3, 0i64..5)),
    ) {
        let limited = limits.map_or(String::new(), |(low, more)| format!(", at least {low} in all, at most {} in all", low + more));
        let body = format!("sum of{limited} {{ x: gives {} % of first-mark y: gives {} times second-mark }}", weights[0], weights[1]);
        let plan = sound(&club("", "first-mark: decimal\nsecond-mark: decimal", &body));
        let fields = facts.iter().map(|(low, more)| Possible::range(Some(number(*low)), Some(number(low + more))));
        let found = points_of(&plan, &with_field(&plan, fields.collect()));
        let mut all = Vec::new();
        for first in facts[0].0..=facts[0].0 + facts[0].1 {
            for second in facts[1].0..=facts[1].0 + facts[1].1 {
                let sum = ratio(weights[0] * first, 100).add(&Number::from_integer(weights[1] * second));
                all.push(match limits {
                    None => sum,
                    Some((low, more)) => sum.max(Number::from_integer(low)).min(Number::from_integer(low + more)),
                });
            }
        }
        prop_assert_eq!(found.numbers(), hull(all.into_iter()));
    }

    #[test]
    fn arithmetic_holds_all_that_can_come_out(
        left in (-4i64..5, 0i64..4),
        right in (-4i64..5, 0i64..4),
        how in 0usize..4,
        open in prop::option::of(0usize..4),
    ) {
        let word = ["plus", "minus", "multiplied by", "divided by"][how];
        let plan = sound(&club("", "one-mark: decimal\nother-mark: decimal", &format!("gives unanalysed one-mark {word} other-mark")));
        let mut ends = [Some(left.0), Some(left.0 + left.1), Some(right.0), Some(right.0 + right.1)];
        if let Some(open) = open {
            ends[open] = None;
        }
        let possible = |low: Option<i64>, high: Option<i64>| Possible::range(low.map(number), high.map(number));
        let found = points_of(&plan, &with_field(&plan, vec![possible(ends[0], ends[1]), possible(ends[2], ends[3])]));
        // An end that is left out is tried far beyond the other.
        let halves = |low: Option<i64>, high: Option<i64>| {
            let (from, to) = (low.unwrap_or(high.unwrap_or(0) - 9), high.unwrap_or(low.unwrap_or(0) + 9));
            (from * 2..=to * 2).map(|half| ratio(half, 2)).collect::<Vec<Number>>()
        };
        let mut all = Vec::new();
        for a in halves(ends[0], ends[1]) {
            for b in halves(ends[2], ends[3]) {
                all.push(match how {
                    0 => a.add(&b),
                    1 => a.sub(&b),
                    2 => a.mul(&b),
                    // Divided by nothing there is no value, and no points.
                    _ => a.div(&b).unwrap_or_else(Number::zero),
                });
            }
        }
        let (low, high) = found.numbers();
        let (least, most) = hull(all.into_iter());
        prop_assert!(low.is_none() || low <= least, "{low:?} {least:?}");
        prop_assert!(high.is_none() || high >= most, "{high:?} {most:?}");
        let by_zero = how == 3 && right.0 <= 0 && right.0 + right.1 >= 0;
        if open.is_none() && !by_zero {
            prop_assert_eq!((low, high), (least, most));
        }
    }

    #[test]
    fn worths_are_the_hull_of_the_levels(
        worths in prop::collection::vec(-3i64..9, 4),
        low in 0u32..4,
        more in 0u32..4,
        absent in any::<bool>(),
        factor in -2i64..4,
    ) {
        let names = ["one-star", "two-stars", "three-stars", "four-stars"];
        let members: String = names.iter().zip(&worths).map(|(name, worth)| format!("{name}: worth {worth} ")).collect();
        let text = club(
            &format!("levels stars {{ {members} }}\nkinds colour {{ {members} }}\ndefine number: defined as worth of rank\ndefine other: defined as worth of paint"),
            "rank: stars, may be absent\npaint: colour",
            &format!("gives {factor} times number"),
        );
        let plan = sound(&text);
        let high = (low + more).min(3);
        let range = saty::possible::Range { low: Some(Value::Member(low)), high: Some(Value::Member(high)) };
        let rank = Possible::Values { absent, range: Some(range) };
        let found = points_of(&plan, &with_field(&plan, vec![rank, Possible::anything(false)]));
        let possible = (low..=high).map(|place| Number::from_integer(factor * worths[place as usize]));
        let expected = hull(possible.chain(absent.then(Number::zero)));
        prop_assert_eq!(found.numbers(), expected);
    }
}

/// A tree of rows over three flags, a level and a number, and what it gives in a way that knows nothing of intervals.
#[derive(Debug, Clone)]
enum Tree {
    Row {
        value: i64,
        fact: usize,
        wanted: bool,
    },
    Group {
        how: usize,
        limits: Option<(i64, i64)>,
        rows: Vec<Tree>,
    },
    /// By the level: a value for each.
    Ranges([i64; 3]),
    /// A value for each of the numbers from 0 to 3.
    Bands([i64; 4]),
}

const COMBINERS: [&str; 6] = ["sum of", "highest of", "lowest of", "first of", "best 2 of", "average of"];

/// What is so: the flags, the level, the number.
type World = ([bool; 3], u32, i64);

impl Tree {
    fn text(&self) -> String {
        match self {
            Tree::Row { value, fact, wanted } => {
                let not = if *wanted { "" } else { "not " };
                format!("gives {value} when {not}flag-{fact}")
            }
            Tree::Group { how, limits, rows } => {
                let limits = limits.map_or(String::new(), |(low, more)| {
                    format!(", at least {low} in all, at most {} in all", low + more)
                });
                let rows = rows.iter().enumerate().map(|(index, row)| format!("row-{index}: {}\n", row.text()));
                format!("{}{limits} {{ {} }}", COMBINERS[*how], rows.collect::<String>())
            }
            Tree::Ranges(values) => {
                let rows = ["low", "mid", "top"]
                    .iter()
                    .zip(values)
                    .map(|(level, value)| format!("is-{level}: gives {value} when is {level}\n"));
                format!("by ranges of rank {{ {} }}", rows.collect::<String>())
            }
            Tree::Bands(values) => {
                let rows = values.iter().enumerate();
                let rows = rows.map(|(count, value)| {
                    format!("n-{count}: gives {value} when at least {count}, less than {}\n", count + 1)
                });
                format!("by ranges of laps {{ {} }}", rows.collect::<String>())
            }
        }
    }

    /// What it gives; nothing if it is a row that does not hold.
    fn gives(&self, world: &World) -> Option<Number> {
        match self {
            Tree::Row { value, fact, wanted } => (world.0[*fact] == *wanted).then(|| Number::from_integer(*value)),
            Tree::Ranges(values) => Some(Number::from_integer(values[world.1 as usize])),
            Tree::Bands(values) => Some(Number::from_integer(values[world.2 as usize])),
            Tree::Group { how, limits, rows } => {
                let mut held: Vec<Number> = rows.iter().filter_map(|row| row.gives(world)).collect();
                let first = held.first().cloned();
                held.sort();
                let count = Number::from_integer(held.len() as i64);
                let sum = |all: &[Number]| all.iter().fold(Number::zero(), |sum, next| sum.add(next));
                let found = match how {
                    0 => Some(sum(&held)),
                    1 => held.last().cloned(),
                    2 => held.first().cloned(),
                    3 => first,
                    // A row that does not hold adds nothing, which is better than less than nothing.
                    4 => {
                        let mut best: Vec<Number> =
                            rows.iter().map(|row| row.gives(world).unwrap_or_default()).collect();
                        best.sort();
                        Some(sum(&best[best.len().saturating_sub(2)..]))
                    }
                    _ => sum(&held).div(&count),
                };
                let found = found.unwrap_or_default();
                Some(match limits {
                    None => found,
                    Some((low, more)) => found.max(Number::from_integer(*low)).min(Number::from_integer(low + more)),
                })
            }
        }
    }

    /// The facts that it asks about, with repetitions.
    fn facts(&self) -> Vec<usize> {
        match self {
            Tree::Row { fact, .. } => vec![*fact],
            Tree::Ranges(_) => vec![3],
            Tree::Bands(_) => vec![4],
            Tree::Group { rows, .. } => rows.iter().flat_map(Tree::facts).collect(),
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        4 => (-3i64..7, 0usize..3, any::<bool>()).prop_map(|(value, fact, wanted)| Tree::Row { value, fact, wanted }),
        1 => [-3i64..7, -3i64..7, -3i64..7].prop_map(Tree::Ranges),
        1 => [-3i64..7, -3i64..7, -3i64..7, -3i64..7].prop_map(Tree::Bands),
    ];
    let group = |inner: BoxedStrategy<Tree>| {
        (0usize..6, prop::option::of((-2i64..4, 0i64..6)), prop::collection::vec(inner, 1..4))
            .prop_map(|(how, limits, rows)| Tree::Group { how, limits, rows })
    };
    leaf.prop_recursive(2, 8, 3, move |inner| group(inner.boxed()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn groups_of_rows_hold_all_that_can_come_out(
        tree in tree(),
        flags in prop::array::uniform3(prop::option::of(any::<bool>())),
        rank in (0u32..3, 0u32..3),
        laps in (0i64..4, 0i64..4),
    ) {
        let rank = (rank.0.min(rank.1), rank.0.max(rank.1));
        let laps = (laps.0.min(laps.1), laps.0.max(laps.1));
        let fields = "flag-0: yes or no\nflag-1: yes or no\nflag-2: yes or no\nrank: ranks\nlaps: whole number from 0 to 3";
        let plan = sound(&club("levels ranks { low: en \"low\" mid: en \"mid\" top: en \"top\" }", fields, &tree.text()));
        let flag = |known: Option<bool>| known.map_or(Possible::anything(false), |flag| Possible::known(Value::Flag(flag)));
        let mut facts: Vec<Possible> = flags.iter().map(|known| flag(*known)).collect();
        facts.push(Possible::range(Some(Value::Member(rank.0)), Some(Value::Member(rank.1))));
        facts.push(Possible::range(Some(number(laps.0)), Some(number(laps.1))));
        let found = points_of(&plan, &with_field(&plan, facts)).numbers();
        let mut all = Vec::new();
        for bits in 0..8u32 {
            let world: [bool; 3] = std::array::from_fn(|index| bits >> index & 1 == 1);
            if world.iter().zip(&flags).any(|(is, known)| known.is_some_and(|known| known != *is)) {
                continue;
            }
            for level in rank.0..=rank.1 {
                for count in laps.0..=laps.1 {
                    all.push(tree.gives(&(world, level, count)).unwrap_or_default());
                }
            }
        }
        let (least, most) = hull(all.into_iter());
        prop_assert!(found.0 <= least, "{found:?} {least:?} {}", tree.text());
        prop_assert!(found.1 >= most, "{found:?} {most:?} {}", tree.text());
        // A fact that is asked once leaves nothing too wide.
        let mut asked = tree.facts();
        asked.sort_unstable();
        if asked.windows(2).all(|pair| pair[0] != pair[1]) {
            prop_assert_eq!(found, (least, most), "{}", tree.text());
        }
    }
}
