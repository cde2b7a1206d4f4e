//! Every way of combining rows against a naive reference: the ends of an interval are those of all completions of the facts.

use crate::support::cases;
use crate::support::sound;
use jiff::civil::Date;
use saty::eval;
use saty::eval::Case;
use saty::eval::Dossier;
use saty::eval::facts;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::possible::Range;
use saty::value::Number;
use saty::value::Truth;
use saty::value::Value;

const DATE: Date = Date::constant(2025, 4, 1);
const ROWS: usize = 4;
/// What a row is worth, by a whole number from 0 to 3; in parts of which 24 are one, so that every mean of the rows is whole.
const WORTHS: [i64; 4] = [-72, 12, 48, 120];
/// So many ways of filling the gaps are tried at most; a case with more is drawn again.
const MOST_WAYS: usize = 2_000;

/// Draws numbers; always the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) as usize) % bound
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum How {
    Sum,
    Highest,
    Lowest,
    First,
    BestTwo,
    Average,
}

impl How {
    const ALL: [How; 6] = [How::Sum, How::Highest, How::Lowest, How::First, How::BestTwo, How::Average];

    fn words(self) -> &'static str {
        match self {
            How::Sum => "sum of",
            How::Highest => "highest of",
            How::Lowest => "lowest of",
            How::First => "first of",
            How::BestTwo => "best 2 of",
            How::Average => "average of",
        }
    }

    fn adds(self) -> bool {
        matches!(self, How::Sum | How::BestTwo)
    }

    /// What the rows that hold give together.
    fn apply(self, rows: &[Option<i64>], otherwise: i64) -> i64 {
        let held: Vec<i64> = rows.iter().copied().flatten().collect();
        match self {
            How::Sum => held.iter().sum(),
            How::Highest => held.iter().max().copied().unwrap_or(otherwise),
            How::Lowest => held.iter().min().copied().unwrap_or(otherwise),
            How::First => held.first().copied().unwrap_or(otherwise),
            How::BestTwo => {
                let mut all: Vec<i64> = rows.iter().map(|row| row.unwrap_or(0)).collect();
                all.sort_unstable();
                all.iter().rev().take(2).sum()
            }
            How::Average if held.is_empty() => otherwise,
            How::Average => held.iter().sum::<i64>() / held.len() as i64,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Limits {
    None,
    Both,
    OfVacancy,
}

/// How a group is written: its limits, and whether it is rounded.
#[derive(Debug, Clone, Copy)]
struct Form {
    how: How,
    limits: Limits,
    rounded: bool,
}

impl Form {
    fn all() -> Vec<Form> {
        let with = |how: How| {
            let limits = [Limits::None, Limits::Both, Limits::OfVacancy];
            limits.into_iter().flat_map(move |limits| [false, true].map(|rounded| Form { how, limits, rounded }))
        };
        How::ALL.into_iter().flat_map(with).collect()
    }

    /// A criterion with the rows, and a term with the same rows that ends with `otherwise 1`.
    fn plan(self) -> Plan {
        let limits = match self.limits {
            Limits::None => "",
            Limits::Both => ", at least 1 in all, at most 5 in all",
            Limits::OfVacancy => ", at most vacancy's ceiling in all",
        };
        let each = |text: &dyn Fn(usize) -> String| (0..ROWS).map(text).collect::<Vec<String>>().join("\n");
        let fields =
            each(&|row| format!("holds-{row}: yes or no\nsize-{row}: whole number from 0 to 3, may be absent"));
        let worths = each(&|row| {
            format!(
                "define worth-{row} as decimal: defined as by ranges of size-{row} {{ \
                 r0: gives -3 when is 0  r1: gives 0.5 when is 1  r2: gives 2 when is 2  r3: gives 5 when is 3  otherwise absent }}"
            )
        });
        let rows = each(&|row| format!("r{row}: gives worth-{row} when holds-{row}"));
        let rounded = if self.rounded { "rounded to the nearest multiple of 2, half up" } else { "" };
        let end = if self.how.adds() { "" } else { "otherwise 1" };
        let how = self.how.words();
        sound(&format!(
            "subject swimmer {{\n{fields}\n}}\n\
             vacancy {{ opens: date  ceiling: whole number from 0 to 4, may be absent  evaluation date: opens }}\n{worths}\n\
             define together as decimal: defined as {how}{limits} {{ {rows} {end} }} {rounded}\n\
             score-sheet sheet {{ score: sum of criteria\n\
             criterion points {{ {how}{limits} {{ {rows} }} {rounded} }}\n\
             criterion term {{ gives together }} }}"
        ))
    }

    /// The same, of known rows and a known limit, in a way that knows nothing of intervals.
    fn apply(self, rows: &[Way], most: Option<i64>, otherwise: i64) -> i64 {
        let held: Vec<Option<i64>> = rows.iter().map(|row| row.flatten()).collect();
        let found = self.how.apply(&held, otherwise);
        let cut = match self.limits {
            Limits::None => found,
            Limits::Both => found.clamp(24, 120),
            Limits::OfVacancy => most.map_or(found, |most| found.min(most * 24)),
        };
        if self.rounded { (cut + 24).div_euclid(48) * 48 } else { cut }
    }
}

impl Form {
    /// Of the term: it is absent, and gives nothing, where the row that decides is.
    fn apply_to_term(self, rows: &[Way], most: Option<i64>) -> i64 {
        let mut held = rows.iter().copied().flatten();
        let is_absent = match self.how {
            How::First => held.next() == Some(None),
            How::Highest | How::Lowest => held.clone().next().is_some() && held.all(|worth| worth.is_none()),
            How::Sum | How::BestTwo | How::Average => false,
        };
        if is_absent { 0 } else { self.apply(rows, most, 24) }
    }
}

/// A fact as it may be: numbers in a row, and perhaps absent.
#[derive(Debug, Clone)]
struct Open {
    numbers: Vec<usize>,
    absent: bool,
}

impl Open {
    fn draw(dice: &mut Dice, size: usize) -> Open {
        let first = dice.below(size);
        let last = if dice.below(2) == 0 { first } else { first + dice.below(size - first) };
        match dice.below(6) {
            0 => Open { numbers: Vec::new(), absent: true },
            1 => Open { numbers: (first..=last).collect(), absent: true },
            _ => Open { numbers: (first..=last).collect(), absent: false },
        }
    }

    fn possible(&self) -> Possible {
        let end = |number: Option<&usize>| number.map(|number| Value::Number(Number::from_integer(*number as i64)));
        let range = (!self.numbers.is_empty())
            .then(|| Range { low: end(self.numbers.first()), high: end(self.numbers.last()) });
        Possible::Values { absent: self.absent, range }
    }

    fn all(&self) -> Vec<Option<usize>> {
        self.numbers.iter().copied().map(Some).chain(self.absent.then_some(None)).collect()
    }
}

/// A row as it may be: whether its condition holds, and what it is worth.
#[derive(Debug, Clone)]
struct Row {
    holds: Vec<bool>,
    size: Open,
}

impl Row {
    fn draw(dice: &mut Dice) -> Row {
        let holds = match dice.below(5) {
            0 => vec![false],
            1 | 2 => vec![false, true],
            _ => vec![true],
        };
        Row { holds, size: Open::draw(dice, WORTHS.len()) }
    }

    fn facts(&self) -> [Possible; 2] {
        let holds = match self.holds[..] {
            [only] => Possible::known(Value::Flag(only)),
            _ => Possible::anything(false),
        };
        [holds, self.size.possible()]
    }

    /// What it gives in each way: nothing if it does not hold; else its worth, which may be absent.
    fn all(&self) -> Vec<Way> {
        let worths: Vec<Way> = self.size.all().into_iter().map(|size| Some(size.map(|size| WORTHS[size]))).collect();
        let of = |holds: &bool| if *holds { worths.clone() } else { vec![None] };
        let mut all: Vec<Way> = self.holds.iter().flat_map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// What a row that is known gives.
type Way = Option<Option<i64>>;

fn ways(rows: &[Row]) -> Vec<Vec<Way>> {
    rows.iter().fold(vec![Vec::new()], |ways, row| {
        let all = row.all();
        ways.iter().flat_map(|way| all.iter().map(|next| [&way[..], &[*next]].concat())).collect()
    })
}

#[test]
fn every_combiner_gives_the_ends_of_all_completions() {
    let plans: Vec<(Form, Plan)> = Form::all().into_iter().map(|form| (form, form.plan())).collect();
    let mut dice = Dice(0xc0_ffee);
    let mut left = cases(6_000);
    while left > 0 {
        let (form, plan) = &plans[dice.below(plans.len())];
        let rows: Vec<Row> = (0..ROWS).map(|_| Row::draw(&mut dice)).collect();
        let most = Open::draw(&mut dice, 5);
        if rows.iter().map(|row| row.all().len()).product::<usize>() * most.all().len() > MOST_WAYS {
            continue;
        }
        left -= 1;
        let mut dossier = Dossier::empty(&plan.model, DATE);
        dossier.fields = rows.iter().flat_map(Row::facts).collect();
        let mut vacancy = facts::empty_vacancy(&plan.model, DATE);
        vacancy[1] = most.possible();
        let outcome = eval::evaluate(plan, &Case { dossier, vacancy, position: None, date: DATE });
        for ((_, trace), is_term) in outcome.sheets[0].criteria.iter().zip([false, true]) {
            let limits: Vec<Option<i64>> = most.all().into_iter().map(|most| most.map(|most| most as i64)).collect();
            let answers = ways(&rows);
            let apply = |way: &[Way], most: Option<i64>| match is_term {
                true => form.apply_to_term(way, most),
                false => form.apply(way, most, 0),
            };
            let answers: Vec<i64> =
                answers.iter().flat_map(|way| limits.iter().map(|most| apply(way, *most))).collect();
            let part = |end: Option<&i64>| Number::from_integer(*end?).div(&Number::from_integer(24));
            let wanted = (part(answers.iter().min()), part(answers.iter().max()));
            // A row that may be absent gives nothing then.
            let nothing = Possible::known(Value::Number(Number::zero()));
            let found = if trace.truth == Truth::Unknown { trace.value.hull(&nothing) } else { trace.value.clone() };
            assert_eq!(found.numbers(), wanted, "{form:?} {is_term}\n{rows:#?}\n{most:?}");
        }
    }
}

#[test]
fn one_row_that_is_known_bounds_the_lowest_and_the_highest() {
    let plan = |how: &str| {
        sound(&format!(
            "subject swimmer {{ far: decimal }}\ndefine other as decimal: defined as far\n\
             score-sheet sheet {{ score: sum of criteria criterion one {{ {how} of {{ one: gives 3 two: gives other }} }} }}"
        ))
    };
    let ends = |how: &str| {
        let plan = plan(how);
        let dossier = Dossier::empty(&plan.model, DATE);
        let vacancy = facts::empty_vacancy(&plan.model, DATE);
        let outcome = eval::evaluate(&plan, &Case { dossier, vacancy, position: None, date: DATE });
        outcome.sheets[0].criteria[0].1.value.numbers()
    };
    let three = Some(Number::from_integer(3));
    assert_eq!(ends("lowest"), (None, three.clone()));
    assert_eq!(ends("highest"), (three.clone(), None));
    assert_eq!(ends("best 1"), (three, None));
}
