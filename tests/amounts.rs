//! Amounts over records against a naive reference: every way of filling the gaps is tried, and the least and the greatest
//! answer must be the ends that were worked out.

use crate::support;
use crate::support::parse;
use crate::support::sound;
use jiff::civil::Date;
use saty::catalog::Catalog;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::Dossier;
use saty::eval::Outcome;
use saty::eval::facts;
use saty::explain::brief::brief;
use saty::explain::json;
use saty::explain::needs;
use saty::explain::phrases::Phrases;
use saty::explain::worksheet;
use saty::model;
use saty::model::Views;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::suite::slips;
use saty::syntax::ast::Lang;
use saty::value::Number;
use saty::value::Value;
use std::collections::BTreeMap;

const DATE: Date = Date::constant(2025, 4, 1);
/// So many ways of filling the gaps are tried at most; a case with more is drawn again.
const MOST_WAYS: usize = 1_500;

/// Draws numbers; always the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) as usize) % bound
    }

    fn draws(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    /// A flag as known, or both values.
    fn flag(&mut self) -> Vec<bool> {
        match self.below(5) {
            0 => vec![false],
            1 | 2 => vec![false, true],
            _ => vec![true],
        }
    }

    /// Numbers from one to another of `0..size`.
    fn run(&mut self, size: usize) -> Vec<usize> {
        let first = self.below(size);
        match self.draws(2) {
            true => vec![first],
            false => (first..=first + self.below(size - first)).collect(),
        }
    }
}

/// A policy whose declarations stand in the column of the second line.
fn toy(text: &str) -> Plan {
    let indent = text.lines().skip(1).map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    sound(&text.replace(&format!("\n{}", " ".repeat(indent)), "\n"))
}

fn number(value: i64) -> Value {
    Value::Number(Number::from_integer(value))
}

fn flag(values: &[bool]) -> Possible {
    if values.len() == 1 { Possible::known(Value::Flag(values[0])) } else { Possible::anything(false) }
}

fn within(first: Value, last: Value) -> Possible {
    Possible::range(Some(first), Some(last))
}

/// All ways of choosing one from each list.
fn ways<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    let one_more = |ways: Vec<Vec<T>>, list: &Vec<T>| {
        let with =
            |way: &Vec<T>| list.iter().map(|next| [way.clone(), vec![next.clone()]].concat()).collect::<Vec<_>>();
        ways.iter().flat_map(with).collect()
    };
    lists.iter().fold(vec![Vec::new()], one_more)
}

fn count_ways<T>(lists: &[Vec<T>]) -> usize {
    lists.iter().map(Vec::len).product()
}

fn evaluate(plan: &Plan, fields: Vec<Possible>, records: Option<Vec<Vec<Possible>>>) -> Outcome {
    let mut dossier = Dossier::empty(&plan.model, DATE);
    if !fields.is_empty() {
        dossier.fields = fields;
    }
    if let Some(list) = dossier.records.first_mut() {
        *list = records;
    }
    let vacancy = facts::empty_vacancy(&plan.model, DATE);
    eval::evaluate(plan, &Case { dossier, vacancy, position: None, date: DATE })
}

fn ends(possible: &Possible) -> (String, String) {
    let text = |end: Option<Number>| end.map_or("none".to_string(), |end| end.to_string());
    let (low, high) = possible.numbers();
    (text(low), text(high))
}

fn points(outcome: &Outcome) -> (String, String) {
    ends(&outcome.sheets[0].total)
}

// Records of different worth, of which so many count

/// One course as it may be: whether it is approved, passed, how long it was, where it belongs.
#[derive(Debug, Clone)]
struct Course {
    approved: Vec<bool>,
    passed: Vec<bool>,
    size: Vec<usize>,
    topic: Vec<usize>,
    /// Years from 2019 on; a year that is not known may be any, so one for each course stands for all others.
    year: Vec<usize>,
}

const SIZES: usize = 4;
const TOPICS: usize = 3;
const YEARS: usize = 2;

/// A topic that is absent.
const NO_TOPIC: usize = TOPICS;

fn course(dice: &mut Dice, count: usize) -> Course {
    let group = |dice: &mut Dice, all: usize, known: usize| match dice.draws(4) {
        true => (0..all).collect(),
        false => vec![dice.below(known)],
    };
    Course {
        approved: if dice.draws(4) { dice.flag() } else { vec![true] },
        passed: dice.flag(),
        size: dice.run(SIZES),
        topic: group(dice, TOPICS + 1, TOPICS + 1),
        year: group(dice, YEARS + count, YEARS),
    }
}

impl Course {
    fn facts(&self) -> Vec<Possible> {
        let (size_first, size_last) = (self.size[0] as i64, self.size[self.size.len() - 1] as i64);
        let topic = match &self.topic[..] {
            [NO_TOPIC] => Possible::absent(),
            [one] => Possible::known(Value::Member(*one as u32)),
            _ => Possible::anything(true),
        };
        let day = |month: i8| Value::Date(Date::constant(2019 + self.year[0] as i16, month, 28));
        let held = match self.year.len() {
            1 => within(day(2), day(11)),
            _ => Possible::anything(false),
        };
        vec![flag(&self.approved), flag(&self.passed), within(number(size_first), number(size_last)), topic, held]
    }
}

#[derive(Debug, Clone, Copy)]
struct Rule {
    per: Option<(usize, bool)>,
    best: Option<usize>,
    cap: Option<i64>,
}

impl Rule {
    fn all() -> Vec<Rule> {
        let pers = [None, Some((1, false)), Some((2, false)), Some((1, true)), Some((2, true))];
        let bests = [None, Some(1), Some(2), Some(3)];
        let caps = [None, Some(6)];
        let rules = pers.iter().flat_map(|per| bests.iter().map(move |best| (*per, *best)));
        rules.flat_map(|(per, best)| caps.map(|cap| Rule { per, best, cap })).collect()
    }

    fn text(&self) -> String {
        let per = |(most, by_year): (usize, bool)| match by_year {
            true => format!(", at most {most} per year of held"),
            false => format!(", at most {most} per topic"),
        };
        let best = |count: usize| format!(", best {count}");
        let cap = |most: i64| format!(", at most {most} in all");
        [self.per.map(per), self.best.map(best), self.cap.map(cap)].into_iter().flatten().collect()
    }

    /// What courses of known worth in known groups give.
    fn apply(&self, courses: &[(i64, usize)]) -> i64 {
        let mut counting: Vec<i64> = match self.per {
            None => courses.iter().map(|(worth, _)| *worth).collect(),
            Some((most, _)) => {
                let mut groups: BTreeMap<usize, Vec<i64>> = BTreeMap::new();
                courses.iter().for_each(|(worth, group)| groups.entry(*group).or_default().push(*worth));
                groups.into_values().flat_map(|group| largest(group, most)).collect()
            }
        };
        if let Some(best) = self.best {
            counting = largest(counting, best);
        }
        let sum: i64 = counting.iter().sum();
        self.cap.map_or(sum, |cap| sum.min(cap))
    }
}

fn largest(mut all: Vec<i64>, count: usize) -> Vec<i64> {
    all.sort_unstable();
    all.into_iter().rev().take(count).collect()
}

fn plan_of(each: &str, rows: &str, rule: Rule) -> Plan {
    let text = format!(
        "kinds topic-kind {{ one: en \"one\" two: en \"two\" three: en \"three\" }}
        record course plural courses {{
          counts when approved
          approved: yes or no
          passed: yes or no
          size: whole number from 0 to 3
          topic: topic-kind, may be absent
          held: date
        }}
        define worth on course as decimal: defined as by ranges of size {{ {rows} }}
        score-sheet sheet {{ score: sum of criteria criterion one {{ gives {each} for each course{}, where passed }} }}",
        rule.text()
    );
    toy(&text)
}

/// The least and the greatest that any way of filling the gaps gives.
fn tried(courses: &[Course], rule: Rule, worth: impl Fn(usize) -> i64) -> Option<(i64, i64)> {
    let by_year = rule.per.is_some_and(|(_, by_year)| by_year);
    let is_grouped = rule.per.is_some();
    let lists: Vec<Vec<Option<(i64, usize)>>> = courses
        .iter()
        .map(|course| {
            let mut all = Vec::new();
            let flags = [course.approved.clone(), course.passed.clone()];
            for counts in ways(&flags).iter().map(|flags| flags.iter().all(|flag| *flag)) {
                let groups = if by_year { &course.year } else { &course.topic };
                for size in &course.size {
                    let groups = groups.iter().filter(|_| is_grouped).copied().chain((!is_grouped).then_some(0));
                    all.extend(groups.map(|group| counts.then(|| (worth(*size), group))));
                }
            }
            all.sort_unstable();
            all.dedup();
            all
        })
        .collect();
    if count_ways(&lists) > MOST_WAYS {
        return None;
    }
    let answers: Vec<i64> =
        ways(&lists).iter().map(|way| rule.apply(&way.iter().flatten().copied().collect::<Vec<_>>())).collect();
    Some((*answers.iter().min()?, *answers.iter().max()?))
}

/// Draws courses until there are so many cases for a kind of worth, and looks at each.
fn for_cases(
    each: &str,
    rows: &str,
    worth: impl Fn(usize) -> i64,
    look: impl Fn(Rule, &[Course], (i64, i64), &Outcome),
) {
    let plans: Vec<(Rule, Plan)> = Rule::all().into_iter().map(|rule| (rule, plan_of(each, rows, rule))).collect();
    let mut dice = Dice(0x5a17_5eed);
    let mut cases = 0;
    while cases < support::cases(5_000) {
        let (rule, plan) = &plans[dice.below(plans.len())];
        let count = dice.below(6);
        let courses: Vec<Course> = (0..count).map(|_| course(&mut dice, count)).collect();
        let Some(wanted) = tried(&courses, *rule, &worth) else { continue };
        let outcome = evaluate(plan, Vec::new(), Some(courses.iter().map(Course::facts).collect()));
        look(*rule, &courses, wanted, &outcome);
        cases += 1;
    }
}

const GROWING: &str =
    "nothing: gives 0 when less than 1  some: gives 2 when at least 1, less than 3  many: gives 5 when at least 3";

fn growing(size: usize) -> i64 {
    [0, 2, 2, 5][size]
}

fn exactly((low, high): (i64, i64)) -> (String, String) {
    (low.to_string(), high.to_string())
}

#[test]
fn records_of_different_worth_give_what_any_completion_gives() {
    for_cases("worth", GROWING, growing, |rule, courses, wanted, outcome| {
        assert_eq!(points(outcome), exactly(wanted), "{}\n{courses:#?}", rule.text());
    });
}

#[test]
fn records_that_all_give_the_same_are_exact() {
    for (each, worth) in [("1.0", 1), ("-2", -2)] {
        for_cases(
            each,
            GROWING,
            |_| worth,
            |rule, courses, wanted, outcome| {
                if worth < 0 && rule.cap.is_some() {
                    return;
                }
                assert_eq!(points(outcome), exactly(wanted), "{each}{}\n{courses:#?}", rule.text());
            },
        );
    }
}

#[test]
fn worths_below_zero_are_never_outside_of_what_is_worked_out() {
    let rows =
        "nothing: gives -3 when less than 1  some: gives 1 when at least 1, less than 3  many: gives 4 when at least 3";
    let worth = |size: usize| [-3, 1, 1, 4][size];
    for_cases("worth", rows, worth, |rule, courses, wanted, outcome| {
        let (low, high) = outcome.sheets[0].total.numbers();
        let end = |end: i64| Some(Number::from_integer(end));
        assert!(low <= end(wanted.0) && high >= end(wanted.1), "{}\n{courses:#?}\n{wanted:?}", rule.text());
        let by_year = rule.per.is_some_and(|(_, by_year)| by_year);
        let open = |it: &&Course| (if by_year { &it.year } else { &it.topic }).len() > 1;
        let no_open_groups = rule.best.is_none() && !courses.iter().any(|it| open(&it));
        if rule.per.is_none() || no_open_groups {
            assert_eq!(points(outcome), exactly(wanted), "{}\n{courses:#?}", rule.text());
        }
    });
}

#[test]
fn what_is_named_of_settled_records_makes_up_the_points() {
    use saty::eval::trace::AmountWhy;
    for_cases("worth", GROWING, growing, |rule, courses, wanted, outcome| {
        let AmountWhy::Records { worths, sure, beyond, .. } = &outcome.sheets[0].criteria[0].1.why else {
            panic!("records")
        };
        if wanted.0 == wanted.1 && !beyond.is_empty() {
            let sum =
                worths.iter().filter(|(index, _)| sure.contains(index)).filter_map(|(_, worth)| worth.numbers().0);
            let sum = sum.fold(Number::zero(), |sum, worth| sum.add(&worth));
            let sum = rule.cap.map_or(sum.clone(), |cap| sum.min(Number::from_integer(cap)));
            assert_eq!(sum.to_string(), wanted.0.to_string(), "{}\n{courses:#?}", rule.text());
        }
    });
}

/// The filter and the worth hang on the same fact: the ends may be too wide, never too narrow.
#[test]
fn a_filter_on_the_worth_itself_leaves_nothing_outside() {
    let text = "record course plural courses { size: whole number from 0 to 3 }
        define worth on course as decimal: defined as by ranges of size { GROWING }
        score-sheet sheet { score: sum of criteria
          criterion one { gives worth for each course, best 2, where size at most 2 } }";
    let plan = toy(&text.replace("GROWING", GROWING));
    let mut dice = Dice(77);
    for _ in 0..support::cases(5_000) {
        let courses: Vec<Vec<usize>> = (0..dice.below(4)).map(|_| dice.run(SIZES)).collect();
        let facts =
            courses.iter().map(|size| vec![within(number(size[0] as i64), number(size[size.len() - 1] as i64))]);
        let outcome = evaluate(&plan, Vec::new(), Some(facts.collect()));
        let answers = ways(&courses).into_iter().map(|sizes| {
            let passing = sizes.into_iter().filter(|size| *size <= 2).map(growing).collect();
            largest(passing, 2).into_iter().sum::<i64>()
        });
        let answers: Vec<i64> = answers.collect();
        let (low, high) = outcome.sheets[0].total.numbers();
        let end = |end: Option<&i64>| end.map(|end| Number::from_integer(*end));
        assert!(low <= end(answers.iter().min()) && high >= end(answers.iter().max()), "{courses:?}");
    }
}

#[test]
fn an_open_list_is_bounded_by_what_may_count() {
    for (limits, wanted) in [
        ("", ("0", "none")),
        (", best 2", ("0", "10")),
        (", at most 1 per topic", ("0", "20")),
        (", at most 2 per topic, best 7", ("0", "35")),
        (", at most 2 per year of held", ("0", "none")),
        (", at most 2 per year of held, at most 9 in all", ("0", "9")),
    ] {
        let text = "kinds topic-kind { one: en \"one\" two: en \"two\" three: en \"three\" }
            record course plural courses { size: whole number from 0 to 3  topic: topic-kind, may be absent  held: date }
            define worth on course as decimal: defined as by ranges of size { GROWING }
            score-sheet sheet { score: sum of criteria criterion one { gives worth for each courseLIMITS } }";
        let plan = toy(&text.replace("GROWING", GROWING).replace("LIMITS", limits));
        let found = points(&evaluate(&plan, Vec::new(), None));
        assert_eq!((found.0.as_str(), found.1.as_str()), wanted, "{limits}");
    }
}

// The one record that comes last

#[derive(Debug, Clone)]
struct Diploma {
    passed: Vec<bool>,
    /// Days; the last one stands for none.
    issued: Vec<usize>,
    /// Levels or kinds; the last one stands for none.
    value: Vec<usize>,
}

const DAYS: usize = 4;
const VALUES: usize = 3;

fn diploma(dice: &mut Dice) -> Diploma {
    let with_none = |dice: &mut Dice, all: usize| match dice.below(8) {
        0 => vec![all],
        1 => (0..=all).collect(),
        _ => dice.run(all),
    };
    Diploma { passed: dice.flag(), issued: with_none(dice, DAYS), value: with_none(dice, VALUES) }
}

impl Diploma {
    fn facts(&self, is_ordered: bool) -> Vec<Possible> {
        let day = |day: usize| Value::Date(Date::constant(2024, 1, 1 + day as i8));
        let level = |level: usize| Value::Member(level as u32);
        let whole = |all: &[usize], none: usize, value: &dyn Fn(usize) -> Value| {
            let known: Vec<usize> = all.iter().copied().filter(|it| *it != none).collect();
            let range = known.first().map(|first| saty::possible::Range {
                low: Some(value(*first)),
                high: Some(value(known[known.len() - 1])),
            });
            Possible::Values { absent: all.contains(&none), range }
        };
        let value = whole(&self.value, VALUES, &level);
        let is_open = value.values().is_some_and(|range| range.single().is_none());
        let value = if is_open && !is_ordered { Possible::anything(value.may_be_absent()) } else { value };
        vec![flag(&self.passed), whole(&self.issued, DAYS, &day), value]
    }

    /// A diploma as it may be: its day, if it counts at all, and its value.
    fn ways(&self, is_ordered: bool) -> Vec<Option<(usize, Option<usize>)>> {
        let mut all = Vec::new();
        let is_open = self.value.len() > 1 && !is_ordered;
        let none = self.value.contains(&VALUES);
        let values: Vec<usize> = if is_open { (0..VALUES + usize::from(none)).collect() } else { self.value.clone() };
        for passed in &self.passed {
            for day in &self.issued {
                let counts = *passed && *day != DAYS;
                all.extend(values.iter().map(|value| counts.then_some((*day, (*value != VALUES).then_some(*value)))));
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn last_plan(kind: &str, which: &str, tie: &str) -> Plan {
    toy(&format!(
        "{kind} degree {{ low: en \"low\" middle: en \"middle\" high: en \"high\" }}
        record diploma plural diplomas {{
          passed: yes or no
          issued: date, may be absent
          degree-reached: degree, may be absent
        }}
        outcome last-degree: defined as degree-reached of the {which} diploma by issued where passed{tie}"
    ))
}

/// What the diplomas that come last have, given that all is known.
fn winners(way: &[Option<(usize, Option<usize>)>], latest: bool) -> Vec<Option<usize>> {
    let days = way.iter().flatten().map(|(day, _)| *day);
    let Some(last) = (if latest { days.max() } else { days.min() }) else { return Vec::new() };
    way.iter().flatten().filter(|(day, _)| *day == last).map(|(_, value)| *value).collect()
}

#[test]
fn the_value_of_the_designated_record_is_the_hull_of_all_that_may_be_it() {
    let mut dice = Dice(4242);
    for (which, tie) in [("latest", true), ("latest", false), ("earliest", true), ("earliest", false)] {
        let words = if tie { ", the highest of several" } else { ", the lowest of several" };
        let plan = last_plan("levels", which, words);
        let mut cases = 0;
        while cases < support::cases(5_000) {
            let diplomas: Vec<Diploma> = (0..dice.below(5)).map(|_| diploma(&mut dice)).collect();
            let lists: Vec<_> = diplomas.iter().map(|it| it.ways(true)).collect();
            if count_ways(&lists) > MOST_WAYS {
                continue;
            }
            let answers = ways(&lists).into_iter().map(|way| {
                let values = winners(&way, which == "latest").into_iter().flatten();
                if tie { values.max() } else { values.min() }
            });
            let answers: Vec<Option<usize>> = answers.collect();
            let known: Vec<u32> = answers.iter().flatten().map(|value| *value as u32).collect();
            let range = known.iter().min().zip(known.iter().max()).map(|(low, high)| saty::possible::Range {
                low: Some(Value::Member(*low)),
                high: Some(Value::Member(*high)),
            });
            let wanted = Possible::Values { absent: answers.contains(&None), range };
            let facts = diplomas.iter().map(|it| it.facts(true)).collect();
            let outcome = evaluate(&plan, Vec::new(), Some(facts));
            assert_eq!(outcome.results[0].trace.value, wanted, "{which}{words}\n{diplomas:#?}");
            assert!(!outcome.results[0].trace.undecided);
            cases += 1;
        }
    }
}

#[test]
fn kinds_of_the_designated_record_are_known_where_all_agree() {
    let plan = last_plan("kinds", "latest", "");
    let mut dice = Dice(99);
    let (mut cases, mut known, mut undecided) = (0, 0, 0);
    while cases < support::cases(5_000) {
        let diplomas: Vec<Diploma> = (0..dice.below(4)).map(|_| diploma(&mut dice)).collect();
        let lists: Vec<_> = diplomas.iter().map(|it| it.ways(false)).collect();
        if count_ways(&lists) > MOST_WAYS {
            continue;
        }
        // None: the source gives no answer.
        let answers = ways(&lists).into_iter().map(|way| {
            let values = winners(&way, true);
            let first = values.first().copied().flatten();
            values.iter().all(|value| *value == first).then_some(first)
        });
        let answers: Vec<Option<Option<usize>>> = answers.collect();
        let facts = diplomas.iter().map(|it| it.facts(false)).collect();
        let outcome = evaluate(&plan, Vec::new(), Some(facts));
        let trace = &outcome.results[0].trace;
        let agreed = answers[0].filter(|_| answers.iter().all(|answer| *answer == answers[0]));
        match agreed {
            Some(Some(value)) => assert_eq!(trace.value, Possible::known(Value::Member(value as u32)), "{diplomas:#?}"),
            Some(None) => assert_eq!(trace.value, Possible::absent(), "{diplomas:#?}"),
            None => assert!(!trace.value.is_settled(), "{diplomas:#?}"),
        }
        assert!(!trace.undecided || answers.iter().all(Option::is_none), "{diplomas:#?}");
        for answer in answers.iter().flatten() {
            match answer {
                None => assert!(trace.value.may_be_absent(), "{diplomas:#?}"),
                Some(value) => {
                    let is = trace.value.equals(&Possible::known(Value::Member(*value as u32)));
                    assert_ne!(is, saty::value::Truth::No, "{diplomas:#?}");
                }
            }
        }
        known += usize::from(agreed.is_some());
        undecided += usize::from(trace.undecided);
        cases += 1;
    }
    assert!(known > 300 && undecided > 5, "{known} {undecided}");
}

// What counts at all

#[test]
fn records_that_do_not_count_are_as_if_they_were_not_there() {
    let text = "levels size-kind { small: en \"small\" middle: en \"middle\" large: en \"large\" }
        record course plural courses {
          STANDING
          approved: yes or no
          passed: yes or no
          size: size-kind
        }
        outcome any: defined as has a course where passed
        outcome no-failure: defined as has no course where not passed
        outcome all-long: defined as every course where passed must have size at least middle
        outcome how-many: defined as count of courses where passed
        outcome longest: defined as highest size of courses
        score-sheet sheet { score: sum of criteria
          criterion each-one { gives 1 for each course, where passed }
          criterion sizes { count once for each size among courses where passed { small: gives 1 middle: gives 2 large: gives 4 } } }";
    let with = toy(&text.replace("STANDING", "counts when approved"));
    let without = toy(&text.replace("STANDING", ""));
    let mut dice = Dice(31);
    let mut cases = 0;
    while cases < support::cases(5_000) {
        let courses: Vec<(Vec<bool>, Vec<bool>, Vec<usize>)> =
            (0..dice.below(4)).map(|_| (dice.flag(), dice.flag(), vec![dice.below(3)])).collect();
        let lists: Vec<Vec<(bool, bool, usize)>> = courses
            .iter()
            .map(|(approved, passed, size)| {
                let pairs = approved.iter().flat_map(|a| passed.iter().map(move |p| (*a, *p)));
                pairs.map(|(approved, passed)| (approved, passed, size[0])).collect()
            })
            .collect();
        let facts = |approved: &[bool], passed: &[bool], size: usize| {
            vec![flag(approved), flag(passed), Possible::known(Value::Member(size as u32))]
        };
        let open = courses.iter().map(|(approved, passed, size)| facts(approved, passed, size[0])).collect();
        let outcome = evaluate(&with, Vec::new(), Some(open));
        let answers = ways(&lists).into_iter().map(|way| {
            let counting = way.iter().filter(|(approved, ..)| *approved);
            let counting = counting.map(|(approved, passed, size)| facts(&[*approved], &[*passed], *size));
            evaluate(&without, Vec::new(), Some(counting.collect()))
        });
        let answers: Vec<Outcome> = answers.collect();
        for (place, result) in outcome.results.iter().enumerate() {
            let hull = answers.iter().map(|answer| answer.results[place].trace.value.clone()).reduce(|a, b| a.hull(&b));
            let hull = hull.expect("an answer");
            let same = match hull.single() {
                None if matches!(hull.values().and_then(|it| it.low.clone()), Some(Value::Flag(_))) => {
                    result.trace.value.as_truth() == saty::value::Truth::Unknown
                }
                _ => result.trace.value == hull,
            };
            assert!(same, "{}: {:?}, not {hull:?}\n{courses:?}", result.meta.id, result.trace.value);
        }
        let left_out = outcome.left_out.iter().map(|kind| kind.count).sum::<usize>();
        assert_eq!(left_out, courses.iter().filter(|(approved, ..)| *approved == [false]).count());
        for (place, (meta, trace)) in outcome.sheets[0].criteria.iter().enumerate() {
            let all = answers.iter().map(|answer| answer.sheets[0].criteria[place].1.value.clone());
            assert_eq!(Some(trace.value.clone()), all.reduce(|a, b| a.hull(&b)), "{}\n{courses:?}", meta.id);
        }
        cases += 1;
    }
}

// Means

#[test]
fn a_mean_of_rows_that_may_hold_is_exact() {
    let rows = |otherwise: &str| {
        let row = |index: usize| format!("r{index}: gives worth-{index} when holds-{index}");
        let define = |index: usize| {
            format!("define worth-{index} as decimal: defined as by ranges of size-{index} {{ {GROWING} }}")
        };
        let fields = |index: usize| format!("holds-{index}: yes or no  size-{index}: whole number from 0 to 3");
        let all = |text: &dyn Fn(usize) -> String| (0..4).map(text).collect::<Vec<_>>().join("\n");
        format!(
            "subject swimmer {{ {} }}\n{}\nscore-sheet sheet {{ score: sum of criteria criterion one {{ average of {{ {} {otherwise} }} }} }}",
            all(&fields),
            all(&define),
            all(&row)
        )
    };
    for (otherwise, fallback) in [("", 0), ("otherwise 3", 3)] {
        let plan = sound(&rows(otherwise));
        let mut dice = Dice(5);
        let mut cases = 0;
        while cases < support::cases(5_000) {
            let drawn: Vec<(Vec<bool>, Vec<usize>)> = (0..4).map(|_| (dice.flag(), dice.run(SIZES))).collect();
            let lists: Vec<Vec<Option<i64>>> = drawn
                .iter()
                .map(|(holds, size)| {
                    let pairs =
                        holds.iter().flat_map(|holds| size.iter().map(move |size| holds.then(|| growing(*size))));
                    let mut all: Vec<Option<i64>> = pairs.collect();
                    all.sort_unstable();
                    all.dedup();
                    all
                })
                .collect();
            let means = ways(&lists).into_iter().map(|way| {
                let held: Vec<i64> = way.into_iter().flatten().collect();
                let sum = Number::from_integer(held.iter().sum());
                sum.div(&Number::from_integer(held.len() as i64)).unwrap_or_else(|| Number::from_integer(fallback))
            });
            let means: Vec<Number> = means.collect();
            let facts = drawn.iter().flat_map(|(holds, size)| {
                [flag(holds), within(number(size[0] as i64), number(size[size.len() - 1] as i64))]
            });
            let outcome = evaluate(&plan, facts.collect(), None);
            let wanted = (means.iter().min().cloned(), means.iter().max().cloned());
            assert_eq!(outcome.sheets[0].total.numbers(), wanted, "{otherwise}\n{drawn:?}");
            cases += 1;
        }
    }
}

// Long lists

#[test]
fn a_list_of_many_records_is_worked_out_at_once() {
    let rule = Rule { per: Some((2, true)), best: Some(1000), cap: None };
    let plan = plan_of("worth", GROWING, rule);
    let record = |index: usize| {
        let year = Date::constant(1000 + (index % 5000) as i16, 1, 1);
        let held = if index.is_multiple_of(3) { Possible::anything(false) } else { Possible::known(Value::Date(year)) };
        let size = Possible::known(number((index % 4) as i64));
        let open = if index.is_multiple_of(5) { flag(&[false, true]) } else { flag(&[true]) };
        vec![flag(&[true]), open, size, Possible::absent(), held]
    };
    let started = std::time::Instant::now();
    let outcome = evaluate(&plan, Vec::new(), Some((0..50_000).map(record).collect()));
    assert_eq!(points(&outcome), ("5000".to_string(), "5000".to_string()));
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

// What is said of it

const CLUB: &str = "kinds entry-kind { confirmed: en \"confirmed\" refused: en \"refused\" }
kinds topic-kind { one: en \"one\" two: en \"two\" }
record course plural courses, none if not stated {
  en \"course\"
  counts when entry is confirmed
  entry: entry-kind en \"entry\"
  size: whole number from 0 to 3 en \"size\"
  topic: topic-kind en \"topic\"
  held: date en \"day\"
}
define worth on course as decimal: defined as by ranges of size { nothing: gives 0 when less than 1 some: gives 2 when less than 3, at least 1 many: gives 5 when at least 3 }
define last-size: en \"last size\" defined as size of the latest course by held, the highest of several
score-sheet sheet {
  en \"sheet\"
  score: sum of criteria
  criterion best-ones { en \"best\" gives worth for each course, at most 1 per topic, best 2 }
}
outcome big: en \"was big\" defined as last-size at least 2
outcome some-course: en \"has one\" defined as has a course where size at least 3
";

fn told(dossier: &str) -> (Plan, Outcome) {
    let plan = sound(CLUB);
    let outcome = eval::evaluate(&plan, &crate::support::case(&plan, dossier, "", None, "2025-04-01"));
    (plan, outcome)
}

/// The lines of the worksheet without marks.
fn worksheet(dossier: &str) -> Vec<String> {
    let (plan, outcome) = told(dossier);
    let catalog = Catalog::new(Lang::En);
    let phrases = Phrases { model: &plan.model, catalog: &catalog };
    let lines = worksheet::worksheet(&outcome, &[], &phrases).lines.into_iter();
    lines.map(|line| [line.text, line.side.unwrap_or_default()].join(" ").trim().to_string()).collect()
}

#[track_caller]
fn says(dossier: &str, wanted: &[&str]) {
    let found = worksheet(dossier);
    for line in wanted {
        assert!(found.iter().any(|other| other == line), "{line}\n{found:#?}");
    }
}

const COURSES: &str = "courses: [{entry: confirmed, size: 3, topic: one, held: 2024-01-01},
    {entry: confirmed, size: 1, topic: one, held: 2024-02-01}, {entry: refused, size: 3, topic: two, held: 2024-03-01}, OTHER]";

#[test]
fn the_worksheet_names_each_record_its_worth_and_what_is_left_out() {
    let known = COURSES.replace("OTHER", "{entry: confirmed, size: 2, topic: two, held: 2024-02-01}");
    says(
        &known,
        &[
            "course no. 1 5",
            "course no. 4 2",
            "beyond the limit: course no. 2",
            "Records that do not count",
            "left out: course, 1 record",
            "course no. 3",
        ],
    );
    let open = COURSES.replace("OTHER", "{entry: unknown, size: unknown, topic: two, held: 2024-02-01}");
    says(&open, &["course no. 4 from 0 to 5", "not known whether it counts: course, 1 record"]);
    assert!(!worksheet("courses: []").iter().any(|line| line == "Records that do not count"));
}

#[test]
fn json_and_the_short_form_say_the_same() {
    let known = COURSES.replace("OTHER", "{entry: confirmed, size: 2, topic: two, held: 2024-02-01}");
    let (plan, outcome) = told(&known);
    let all = json::outcome(&outcome, &[], &plan.model, "");
    let criterion = &all["sheets"][0]["criteria"][0];
    assert_eq!(criterion["records"], serde_json::json!([{"number": 1, "worth": "5"}, {"number": 4, "worth": "2"}]));
    assert_eq!(criterion["beyond-limit"], serde_json::json!([2]));
    let left_out = &all["left-out"][0];
    assert_eq!((&left_out["list"], &left_out["count"]), (&"courses".into(), &1.into()));
    assert_eq!((&left_out["records"][0]["number"], &left_out["unknown"]), (&3.into(), &0.into()));
    let said: Vec<String> =
        brief(&outcome, &plan.model).into_iter().map(|line| format!("{}: {}", line.id, line.said)).collect();
    assert!(said.contains(&"courses: 1 left out".to_string()), "{said:?}");
}

#[test]
fn what_could_settle_the_points_is_a_record() {
    let needs = |dossier: &str| -> Vec<String> {
        let (plan, outcome) = told(dossier);
        let sets = needs::of_sheet(&outcome.sheets[0]);
        sets.iter().flatten().map(|need| need.path(&plan.model)).collect()
    };
    let with = |other: &str| COURSES.replace("OTHER", other);
    assert_eq!(
        needs(&with("{entry: confirmed, size: 2, topic: unknown, held: 2024-02-01}")),
        ["courses[1]", "courses[2]", "courses[4]"]
    );
    assert_eq!(needs(&with("{entry: confirmed, size: unknown, topic: two, held: 2024-02-01}")), ["courses[4]"]);
    assert_eq!(needs(&with("{entry: unknown, size: 3, topic: two, held: 2024-02-01}")), ["courses[4]"]);
}

#[test]
fn slips_are_made_in_each_part() {
    let items = parse(CLUB);
    let scales = slips::Scales::new(&items);
    let mut found = Vec::new();
    for item in &items {
        found.extend((0..).map_while(|number| slips::slip(&mut item.clone(), number, &scales)));
    }
    let found: Vec<String> =
        found.iter().map(|slip| format!("{} {} -> {}", slip.kind.name(), slip.before, slip.after)).collect();
    for wanted in [
        "dropped counts when entry is confirmed -> ",
        "added is confirmed -> in (confirmed, refused)",
        "threshold 1 -> 2",
        "cap at most 1 per topic -> ",
        "threshold 2 -> 1",
        "threshold 2 -> 3",
        "cap 2 -> ",
        "highest-sum \u{2191} -> \u{2193}",
        "points 5 -> 6",
    ] {
        assert!(found.iter().any(|slip| slip == wanted), "{wanted}\n{found:#?}");
    }
}

#[test]
fn an_amendment_changes_what_counts() {
    let text = format!(
        "{CLUB}act rules {{ en \"rules\" adopted 2020-01-01 in force from 2020-01-01 }}
amendment rules-of-2025 {{
  en \"changes\"
  amends rules
  adopted 2025-01-01
  in force from 2025-01-01
  in course {{ change this {{ was counts when entry is confirmed becomes counts when entry is confirmed or entry is refused }} }}
  in sheet {{ change best-ones {{
    was gives worth for each course, at most 1 per topic, best 2
    becomes gives worth for each course, at most 2 per topic, best 3
  }} }}
  change last-size {{ becomes defined as size of the earliest course by held, the lowest of several }}
}}
"
    );
    let known = COURSES.replace("OTHER", "{entry: confirmed, size: 2, topic: two, held: 2024-02-01}");
    let items = parse(&text);
    for (date, wanted) in [("2024-12-31", "7"), ("2025-01-01", "12")] {
        let mut problems = Vec::new();
        let edition = edition::fold(&items, Some(date.parse().expect("a date")), None, &mut problems);
        let checked = model::check_edition(edition, Views::All);
        assert!(problems.is_empty() && checked.problems.is_empty(), "{:#?}", checked.problems);
        let plan = saty::plan::plan(checked.model);
        let outcome = eval::evaluate(&plan, &crate::support::case(&plan, &known, "", None, date));
        assert_eq!(points(&outcome), (wanted.to_string(), wanted.to_string()), "{date}");
    }
}
