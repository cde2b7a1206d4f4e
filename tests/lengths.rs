//! Lengths of time: along the calendar for one spell, in months of 30 days for several.

use crate::support::case;
use crate::support::cases;
use crate::support::policy;
use jiff::Span;
use jiff::civil::Date;
use jiff::civil::date;
use proptest::prelude::*;
use saty::catalog::Catalog;
use saty::eval;
use saty::eval::Outcome;
use saty::eval::outcome::VerdictWhy;
use saty::eval::trace::CheckKind;
use saty::explain::phrases::Phrases;
use saty::plan::Plan;
use saty::syntax::ast::Lang;
use saty::syntax::ast::LengthOfTime;
use saty::value::Duration;
use saty::value::Truth;
use saty::value::Value;

const VOCABULARY: &str = "
record shift plural shifts { period began to ended began: date ended: date }
subject swimmer { born: date }
vacancy { opens: date evaluation date: opens }
define age: defined as time since born
define service: defined as total time of shifts
";

fn plan_of(outcomes: &str) -> Plan {
    let policy = policy(&format!("{VOCABULARY}{outcomes}"));
    assert!(policy.problems.is_empty(), "{:?}", policy.problems);
    policy.plan
}

fn truths(outcome: &Outcome) -> Vec<Truth> {
    outcome.results.iter().map(|result| result.trace.value.as_truth()).collect()
}

fn born_and_asked(born: &str, on: &'static str, plan: &Plan) -> Vec<Truth> {
    truths(&eval::evaluate(plan, &case(plan, &format!("born: {born}"), "", None, on)))
}

#[test]
fn an_age_is_reached_on_the_birthday() {
    let plan = plan_of("outcome grown: defined as age at least 18 years");
    for (born, on, reached) in [
        ("2000-01-31", "2018-01-30", Truth::No),
        ("2000-01-31", "2018-01-31", Truth::Yes),
        ("2000-02-29", "2018-02-27", Truth::No),
        ("2000-02-29", "2018-02-28", Truth::Yes),
        ("2000-03-01", "2018-02-28", Truth::No),
    ] {
        assert_eq!(born_and_asked(born, on, &plan), [reached], "{born} on {on}");
    }
}

/// What is asked in years and months, or in days, is over on the same day however it is asked.
#[test]
fn time_since_and_within_agree_on_every_pair_of_dates() {
    let lengths = ["1 year", "1 month", "1 year 1 month 28 days", "2 months 1 day", "30 days", "45 days", "366 days"];
    let outcomes: String = lengths
        .iter()
        .enumerate()
        .map(|(index, length)| {
            format!(
                "outcome old-{index}: defined as age at least {length}\n\
                 outcome new-{index}: defined as born within {length} before evaluation-date\n"
            )
        })
        .collect();
    let plan = plan_of(&outcomes);
    let ends = ["2023-02-28", "2023-03-01", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-31", "2024-12-31"];
    for on in ends {
        let end: Date = on.parse().expect("a date");
        for days in 0..450 {
            let born = end.checked_sub(Span::new().days(days)).expect("a date");
            let answers = born_and_asked(&born.to_string(), on, &plan);
            for (pair, length) in answers.chunks(2).zip(lengths) {
                assert_eq!(pair[0], !pair[1], "{born} on {on}: {length}");
            }
        }
    }
}

/// What the worksheet says of a requirement that asks for two years.
fn worksheet(dossier: &str, on: &'static str) -> String {
    let plan = plan_of("position guard { requirement long-service { when service at least 2 years } }");
    let outcome = eval::evaluate(&plan, &case(&plan, dossier, "", Some(0), on));
    let catalog = Catalog::new(Lang::En);
    let phrases = Phrases { model: &plan.model, catalog: &catalog };
    let VerdictWhy::Checked(check) = &outcome.requirements[0].why else { panic!("a condition") };
    let CheckKind::Compare(compared) = &check.what else { panic!("a comparison") };
    let term = compared.term.as_ref().expect("a term");
    let notes = phrases.how_measured(term.spells());
    [vec![phrases.compared(compared, check.truth)], notes].concat().join("\n")
}

#[test]
fn the_rule_of_measuring_stands_where_it_decides() {
    let said = |shifts: &str| worksheet(&format!("shifts: [{shifts}]"), "2025-04-01");
    assert_eq!(
        said("{began: 2020-01-01, ended: 2021-12-29}"),
        "service: 1 year 11 months 29 days (needed: at least 2 years); short by 2 days"
    );
    assert_eq!(
        said("{began: 2020-02-29, ended: 2022-02-27}"),
        "service: 2 years (needed: at least 2 years)\nthe month has no day 29: it is over on its last day, 2022-02-28"
    );
    assert_eq!(
        said("{began: 2020-01-01, ended: 2021-06-30}, {began: 2022-01-01, ended: 2022-06-29}"),
        "service: 1 year 11 months 29 days (needed: at least 2 years); short by 1 day\n\
         2 separate spells are added: 30 days are a month"
    );
    assert_eq!(
        said(
            "{began: 2023-01-01, ended: 2023-01-30}, {began: 2023-02-01, ended: 2023-03-30}, {began: 2023-04-01, ended: 2023-05-30}, \
             {began: 2023-06-01, ended: 2023-07-30}, {began: 2023-08-01, ended: 2023-08-30}, {began: 2023-09-01, ended: 2023-10-30}, \
             {began: 2023-11-01, ended: 2023-12-30}"
        ),
        "service: 11 months 30 days (needed: at least 2 years); short by 1 year\n\
         7 separate spells are added: 30 days are a month\n\
         together no more than the one spell that covers them with the gaps between"
    );
}

#[test]
fn e0280_days_that_may_be_a_month() {
    let codes = |length: &str| -> Vec<&str> {
        let text = format!(
            "{VOCABULARY}define old: defined as age at least {length}\n\
            define new: defined as born within {length} before evaluation-date\n"
        );
        policy(&text).problems.iter().map(|problem| problem.code.id()).collect()
    };
    assert_eq!(codes("1 month 29 days"), ["E0280", "E0280"]);
    assert!(codes("1 month 28 days").is_empty() && codes("90 days").is_empty());
}

fn some_day() -> impl Strategy<Value = Date> {
    (0i64..9000).prop_map(|days| date(2000, 1, 1).checked_add(Span::new().days(days)).expect("a date"))
}

/// Spells in order, none of which touches the next; often with gaps of a few days.
fn apart(most: usize) -> impl Strategy<Value = Vec<(Date, Date)>> {
    let gap = prop_oneof![3 => 1i64..4, 1 => 1i64..400];
    let lasts = prop_oneof![2 => 1i64..40, 2 => 26i64..34, 1 => 1i64..800];
    (some_day(), prop::collection::vec((gap, lasts), 1..most)).prop_map(|(start, parts)| {
        let mut at = start;
        let mut spells = Vec::new();
        for (gap, lasts) in parts {
            let first = at.checked_add(Span::new().days(gap)).expect("a date");
            at = first.checked_add(Span::new().days(lasts)).expect("a date");
            spells.push((first, at));
        }
        spells
    })
}

/// The least over every way to take neighbours together.
fn by_trying_all(spells: &[(Date, Date)]) -> Duration {
    let gaps = spells.len() - 1;
    let one_way = |closed: u32| {
        let mut parts = vec![spells[0]];
        for (index, spell) in spells.iter().enumerate().skip(1) {
            match parts.last_mut() {
                Some(last) if closed & (1 << (index - 1)) != 0 => last.1 = spell.1,
                _ => parts.push(*spell),
            }
        }
        match parts[..] {
            [(start, end)] => Duration::between(start, end),
            _ => Duration::parts_added(&parts),
        }
    };
    (0..1u32 << gaps).map(one_way).min().expect("a way")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(5000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_length_is_reached_on_the_day_on_which_it_is_over(start in some_day(), days in 0i64..2000, months in 0i64..40, rest in 0i64..29) {
        let end = start.checked_add(Span::new().days(days)).expect("a date");
        let length = LengthOfTime { years: 0, months, days: rest };
        let is_over = length.over(start).expect("a date") <= end;
        prop_assert_eq!(Duration::between(start, end).against(length.duration()).is_ge(), is_over);
        prop_assert_eq!(length.last_start(end).expect("a date") >= start, is_over);
        // A month longer than the missing days is never told.
        let in_days = LengthOfTime { years: 0, months: 0, days: months * 30 };
        prop_assert_eq!(Duration::between(start, end).against(in_days.duration()).is_ge(), months * 30 <= days);
    }

    #[test]
    fn the_sum_of_spells_is_the_least_over_all_covers(spells in apart(9)) {
        prop_assert_eq!(Duration::total(&spells), by_trying_all(&spells), "{:?}", spells);
    }

    #[test]
    fn what_is_added_never_shortens(spells in apart(12), at in any::<prop::sample::Index>(), more in 1i64..5) {
        let before = Duration::total(&spells);
        let index = at.index(spells.len());
        let mut longer = spells.clone();
        longer[index].1 = longer[index].1.checked_add(Span::new().days(more)).expect("a date");
        let mut joined: Vec<(Date, Date)> = Vec::new();
        for (start, end) in longer {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => joined.push((start, end)),
            }
        }
        let after = Duration::total(&joined);
        prop_assert!(before <= after && before.all_days() <= after.all_days(), "{:?} {:?}: {:?}", before, after, spells);
    }

    #[test]
    fn a_spell_that_is_cut_is_as_long_as_before(start in some_day(), days in 2i64..1500, at in any::<prop::sample::Index>()) {
        let day = |count: i64| start.checked_add(Span::new().days(count)).expect("a date");
        let cut = at.index(days as usize - 1) as i64 + 1;
        let plan = plan_of("outcome time: defined as service");
        let of = |shifts: &str| {
            let dossier = format!("shifts: [{shifts}]");
            eval::evaluate(&plan, &case(&plan, &dossier, "", None, "2030-01-01")).results[0].trace.value.clone()
        };
        let spell = |from: i64, to: i64| format!("{{began: {}, ended: {}}}", day(from), day(to - 1));
        let whole = of(&spell(0, days));
        prop_assert_eq!(&whole, &of(&format!("{}, {}", spell(cut, days), spell(0, cut))));
        prop_assert_eq!(whole.single(), Some(&Value::Duration(Duration::between(start, day(days)))));
    }
}
