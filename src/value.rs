//! The values that facts, constants and results have. No names, no syntax.

use jiff::Span;
use jiff::civil::Date;
use num_rational::BigRational;
use num_traits::Signed;
use num_traits::ToPrimitive;
use num_traits::Zero;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::Hash;
use std::hash::Hasher;
use std::str::FromStr;

/// So many decimal places are shown to a person.
const SHOWN_PLACES: usize = 6;
/// More places than any number in a policy has.
const MOST_PLACES: usize = 1000;

/// An exact rational number: points, shares, money.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Number(BigRational);

impl Number {
    pub fn from_integer(value: i64) -> Number {
        Number(BigRational::from_integer(value.into()))
    }

    fn with_places(&self, places: usize) -> String {
        let sign = if self.0.is_negative() { "-" } else { "" };
        let absolute = self.0.abs();
        let whole = absolute.to_integer();
        let mut text = format!("{sign}{whole}");
        let mut rest = absolute - BigRational::from_integer(whole);
        if rest.is_zero() {
            return text;
        }
        text.push('.');
        let ten = BigRational::from_integer(10.into());
        for _ in 0..places {
            rest *= &ten;
            let digit = rest.to_integer();
            text.push_str(&digit.to_string());
            rest -= BigRational::from_integer(digit);
            if rest.is_zero() {
                return text;
            }
        }
        text.push('…');
        text
    }

    pub fn zero() -> Number {
        Number::default()
    }

    /// All decimal places of a number that was written as a decimal; a fraction without end is cut.
    pub fn decimal(&self) -> String {
        self.with_places(MOST_PLACES)
    }

    /// A decimal that ends, or else a fraction: `2.5`, `7/3`.
    pub fn exact(&self) -> String {
        let decimal = self.to_string();
        if decimal.ends_with('…') { format!("{}/{}", self.0.numer(), self.0.denom()) } else { decimal }
    }

    pub fn is_whole(&self) -> bool {
        self.0.is_integer()
    }

    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    pub fn add(&self, other: &Number) -> Number {
        Number(&self.0 + &other.0)
    }

    pub fn sub(&self, other: &Number) -> Number {
        Number(&self.0 - &other.0)
    }

    pub fn mul(&self, other: &Number) -> Number {
        Number(&self.0 * &other.0)
    }

    pub fn times(&self, count: usize) -> Number {
        Number(&self.0 * BigRational::from_integer(count.into()))
    }

    /// Divides; `None` for a division by zero.
    pub fn div(&self, other: &Number) -> Option<Number> {
        (!other.0.is_zero()).then(|| Number(&self.0 / &other.0))
    }

    pub fn to_i64(&self) -> Option<i64> {
        if self.is_whole() { self.0.to_i64() } else { None }
    }

    /// The next whole number above or below.
    fn next_whole(&self, above: bool) -> Number {
        let one = BigRational::from_integer(1.into());
        Number(if above { self.0.floor() + one } else { self.0.ceil() - one })
    }

    /// Rounds to a multiple of `unit`, which is more than zero.
    pub fn round_to(&self, unit: &Number, mode: Rounding) -> Number {
        let Some(ratio) = self.div(unit) else { return self.clone() };
        let (floor, half) = (ratio.0.floor(), BigRational::new(1.into(), 2.into()));
        let rest = &ratio.0 - &floor;
        let up = match mode {
            Rounding::Down => false,
            Rounding::Up => !rest.is_zero(),
            Rounding::HalfUp => rest >= half,
            Rounding::HalfDown => rest > half,
            Rounding::HalfToEven => {
                rest > half
                    || (rest == half && (floor.to_integer() % num_bigint::BigInt::from(2)) != num_bigint::BigInt::ZERO)
            }
        };
        let whole = if up { floor + BigRational::from_integer(1.into()) } else { floor };
        Number(whole * &unit.0)
    }
}

impl FromStr for Number {
    type Err = ();

    /// Reads `12`, `-3`, `0.25`.
    fn from_str(text: &str) -> Result<Number, ()> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if digits.is_empty()
            || !is_digits(digits)
            || !is_digits(fraction)
            || (fraction.is_empty() && text.contains('.'))
        {
            return Err(());
        }
        let numerator: num_bigint::BigInt = format!("{whole}{fraction}").parse().map_err(|_| ())?;
        let denominator = num_bigint::BigInt::from(10).pow(fraction.len() as u32);
        Ok(Number(BigRational::new(numerator, denominator)))
    }
}

impl fmt::Display for Number {
    /// Prints a decimal: exact where it ends, otherwise cut after six places and marked with `…`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.with_places(SHOWN_PLACES))
    }
}

/// How a number between two multiples is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    Down,
    Up,
    HalfUp,
    HalfDown,
    HalfToEven,
}

/// A length of calendar time: whole months, and days that do not fill another one.
///
/// Between two dates it is counted along the calendar from the first; several lengths are added in months of 30 days. Which
/// is longer is decided by the months, then by the days. Only a length that a policy writes in days alone is compared with
/// the days themselves ([`Duration::against`]).
#[derive(Debug, Clone, Copy, Default)]
pub struct Duration {
    months: i64,
    days: i64,
    /// All of it in days: those of the calendar where they are known, else with 30 for a month.
    all_days: i64,
    /// Written in days alone.
    in_days: bool,
}

impl Duration {
    pub const ZERO: Duration = Duration { months: 0, days: 0, all_days: 0, in_days: false };
    /// The least that a spell can last.
    pub const ONE_DAY: Duration = Duration { months: 0, days: 1, all_days: 1, in_days: false };

    /// A length that somebody states; 30 days are a month.
    pub fn new(years: i64, months: i64, days: i64) -> Duration {
        Duration::of_months(years.saturating_mul(12).saturating_add(months), days)
    }

    /// A length that a policy asks for.
    pub fn asked(years: i64, months: i64, days: i64) -> Duration {
        Duration { in_days: years == 0 && months == 0 && days != 0, ..Duration::new(years, months, days) }
    }

    fn of_months(months: i64, days: i64) -> Duration {
        let all_days = months.saturating_mul(DAYS_OF_A_MONTH).saturating_add(days);
        Duration {
            months: months.saturating_add(days / DAYS_OF_A_MONTH),
            days: days % DAYS_OF_A_MONTH,
            all_days,
            in_days: false,
        }
    }

    /// Measures along the calendar from `start` up to and not including `end`; zero if `end` is not later. A month is over on
    /// the day with the number of its first day, or on the last day of a month that has no such day.
    pub fn between(start: Date, end: Date) -> Duration {
        if end <= start {
            return Duration::ZERO;
        }
        let month = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let whole = month(end) - month(start);
        let months = if after_months(start, whole).is_some_and(|day| day <= end) { whole } else { whole - 1 };
        let since = after_months(start, months).unwrap_or(start);
        let days = |from: Date| i64::from((end - from).get_days());
        Duration { months, days: days(since), all_days: days(start), in_days: false }
    }

    /// The sum of spells that follow each other with gaps: their whole months, and 30 of their days for another one. It is
    /// never more than the one spell that would cover several of them with the gaps between, so that a gap that closes
    /// shortens nothing.
    pub fn total(spells: &[(Date, Date)]) -> Duration {
        let (Some((start, _)), Some((_, end))) = (spells.first(), spells.last()) else { return Duration::ZERO };
        let as_one = Duration::between(*start, *end);
        if spells.len() == 1 {
            return as_one;
        }
        let all_days = spells.iter().map(|(start, end)| i64::from((*end - *start).get_days())).sum();
        let added = Duration::of_months(0, least_sum(spells));
        Duration { all_days, ..added.min(as_one) }
    }

    /// The sum of spells, each taken by itself.
    pub fn parts_added(spells: &[(Date, Date)]) -> Duration {
        let cost = spells.iter().map(|(start, end)| Duration::between(*start, *end).in_months_of_30());
        Duration::of_months(0, cost.sum())
    }

    /// How it compares with a length that a policy asks for.
    pub fn against(self, asked: Duration) -> Ordering {
        if asked.in_days { self.all_days.cmp(&asked.all_days) } else { (self.months, self.days).cmp(&asked.parted()) }
    }

    /// A length of which neither the months nor the days are more than those of either.
    pub fn least(self, other: Duration) -> Duration {
        Duration { all_days: self.all_days.min(other.all_days), ..self.min(other) }
    }

    /// A length of which neither the months nor the days are less than those of either.
    pub fn most(self, other: Duration) -> Duration {
        Duration { all_days: self.all_days.max(other.all_days), ..self.max(other) }
    }

    /// What is missing of a length that is asked for, in months of 30 days; at least a day.
    pub fn short_of(self, asked: Duration) -> Duration {
        if asked.in_days {
            return Duration::asked(0, 0, asked.all_days - self.all_days);
        }
        Duration::of_months(0, asked.in_months_of_30().saturating_sub(self.in_months_of_30()).max(1))
    }

    fn in_months_of_30(self) -> i64 {
        self.months.saturating_mul(DAYS_OF_A_MONTH).saturating_add(self.days)
    }

    /// Splits into years, months and days.
    pub fn parts(self) -> (i64, i64, i64) {
        if self.in_days { (0, 0, self.all_days) } else { (self.months / 12, self.months % 12, self.days) }
    }

    /// All of it in days, those of the calendar where they are known.
    pub fn all_days(self) -> i64 {
        self.all_days
    }

    /// All of it in days, with 30 for a month. The 30 days that are still short of a month of 31 count as 29.
    pub fn in_even_months(self) -> i64 {
        self.months.saturating_mul(DAYS_OF_A_MONTH).saturating_add(self.days.min(DAYS_OF_A_MONTH - 1))
    }

    /// So many days, as months and years if they are whole ones of 30 days.
    pub fn of_days(days: i64) -> Duration {
        if days % DAYS_OF_A_MONTH == 0 { Duration::of_months(0, days) } else { Duration::asked(0, 0, days) }
    }

    /// Whether so many days are whole months of 30.
    pub fn is_whole_months(days: &Number) -> bool {
        days.to_i64().is_some_and(|days| days % DAYS_OF_A_MONTH == 0)
    }

    /// The next length above or below: by a day, and below whole months the one of 30 days more than the months before, since
    /// a month of 31 days is not over after 30 of them.
    fn neighbour(self, above: bool) -> Option<Duration> {
        if self.in_days {
            let days = if above { self.all_days + 1 } else { self.all_days - 1 };
            return (days >= 0).then(|| Duration::asked(0, 0, days));
        }
        let (months, days) = match (self.parted(), above) {
            ((months, DAYS_OF_A_MONTH), true) => (months + 1, 0),
            ((months, days), true) => (months, days + 1),
            ((0, 0), false) => return None,
            ((months, 0), false) => (months - 1, DAYS_OF_A_MONTH),
            ((months, days), false) => (months, days - 1),
        };
        Some(Duration { months, days, all_days: months * DAYS_OF_A_MONTH + days, in_days: false })
    }

    /// Whether it is written in days alone; nothing is the same in days and in months.
    pub fn is_in_days(self) -> Option<bool> {
        (self.all_days != 0).then_some(self.in_days)
    }

    fn parted(self) -> (i64, i64) {
        (self.months, self.days)
    }

    fn rank(self) -> (i64, i64, bool) {
        (self.months, self.days, self.in_days)
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Duration) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Duration {}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Duration) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Duration) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.rank().hash(state);
    }
}

/// So many days of several lengths make a month.
const DAYS_OF_A_MONTH: i64 = 30;

/// The day on which so many months from `start` are over; the last day of a month that has no day of that number.
fn after_months(start: Date, months: i64) -> Option<Date> {
    start.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// The day on which so many months, and then so many days, from `start` are over.
pub fn over(start: Date, months: i64, days: i64) -> Option<Date> {
    after_months(start, months)?.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The last day from which so many months and days are over on `end`.
pub fn last_start(end: Date, months: i64, days: i64) -> Option<Date> {
    let is_over = |start: Date| over(start, months, days).is_some_and(|over| over <= end);
    let back = Span::new().try_months(months).ok()?.try_days(days).ok()?;
    let mut start = end.checked_sub(back).ok()?;
    // At the ends of months, counting back is not the way there.
    while !is_over(start) {
        start = start.yesterday().ok()?;
    }
    while let Some(next) = start.tomorrow().ok().filter(|next| is_over(*next)) {
        start = next;
    }
    Some(start)
}

/// The least sum of lengths over all ways to take neighbouring spells together with the gaps between them, in days of months
/// of 30, for at least two parts.
fn least_sum(spells: &[(Date, Date)]) -> i64 {
    let cost = |first: usize, last: usize| Duration::between(spells[first].0, spells[last].1).in_months_of_30();
    let gap = |after: usize| i64::from((spells[after + 1].0 - spells[after].1).get_days());
    // The least sum of the spells before each place.
    let mut least: Vec<i64> = vec![0];
    for last in 0..spells.len() {
        let (mut best, mut gaps) = (i64::MAX, 0);
        for first in (0..=last).rev() {
            let covered = cost(first, last);
            // A spell as long as this could gain no more than that over the months in it.
            if gaps > MOST_GAIN + MOST_GAIN_OF_A_YEAR * (covered / (12 * DAYS_OF_A_MONTH) + 1) {
                break;
            }
            let is_all = first == 0 && last + 1 == spells.len();
            if !is_all {
                best = best.min(least[first] + covered);
            }
            if first > 0 {
                gaps += gap(first - 1);
            }
        }
        least.push(best);
    }
    least.pop().unwrap_or_default()
}

/// Months of 28 to 31 days count as 30: a year of parts gains at most 2 days over its own, and a spell loses at most 6 a year.
const MOST_GAIN_OF_A_YEAR: i64 = 8;
const MOST_GAIN: i64 = 12;

/// One value. Values of one type are ordered; levels by their place, lowest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    Flag(bool),
    Number(Number),
    Date(Date),
    Duration(Duration),
    /// A level or a kind, by its place in its declaration.
    Member(u32),
    Set(BTreeSet<u32>),
    Text(String),
}

impl Value {
    pub fn number(&self) -> Option<&Number> {
        match self {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The length of time, if it is one.
    pub fn duration(&self) -> Option<Duration> {
        match self {
            Value::Duration(duration) => Some(*duration),
            _ => None,
        }
    }

    /// How it compares with a value that a policy asks for.
    pub fn against(&self, asked: &Value) -> Ordering {
        match (self, asked) {
            (Value::Duration(found), Value::Duration(asked)) => found.against(*asked),
            _ => self.cmp(asked),
        }
    }

    /// Whether it is the same value, however it is compared.
    pub fn is_same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Duration(a), Value::Duration(b)) => a == b && a.all_days == b.all_days,
            _ => self == other,
        }
    }

    /// Not more than either of two values, however it is compared.
    pub fn least(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Duration(a), Value::Duration(b)) => Value::Duration(a.least(*b)),
            _ => self.min(other).clone(),
        }
    }

    /// Not less than either of two values, however it is compared.
    pub fn most(&self, other: &Value) -> Value {
        match (self, other) {
            (Value::Duration(a), Value::Duration(b)) => Value::Duration(a.most(*b)),
            _ => self.max(other).clone(),
        }
    }

    /// The neighbour above or below of a value that has one: a day, a level, a whole number, a length of time. Of a number
    /// that is not whole, the next whole one.
    pub fn neighbour(&self, above: bool) -> Option<Value> {
        match self {
            Value::Number(number) => Some(Value::Number(number.next_whole(above))),
            Value::Date(date) => (if above { date.tomorrow() } else { date.yesterday() }).ok().map(Value::Date),
            Value::Duration(length) => length.neighbour(above).map(Value::Duration),
            Value::Member(member) => member.checked_add_signed(if above { 1 } else { -1 }).map(Value::Member),
            Value::Flag(_) | Value::Set(_) | Value::Text(_) => None,
        }
    }

    pub fn date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }
}

/// Whether the values of a fact have neighbours with nothing between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// Between two values there is always another: decimals, shares, units.
    Dense,
    /// Days, levels, whole numbers, lengths of time.
    Steps,
}

impl Grain {
    /// The same end of an interval by the value that belongs to it, where there is one: `more than 4` is `at least 5`.
    pub fn end(self, value: Value, included: bool, is_low: bool) -> (Value, bool) {
        let is_between = matches!(&value, Value::Number(number) if !number.is_whole());
        match self {
            Grain::Steps if !included || is_between => match value.neighbour(is_low) {
                Some(next) => (next, true),
                None => (value, included),
            },
            Grain::Dense | Grain::Steps => (value, included),
        }
    }
}

/// Truth when facts may be missing (Kleene's strong logic).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    No,
    Unknown,
    Yes,
}

impl Truth {
    pub fn and(self, other: Truth) -> Truth {
        self.min(other)
    }

    pub fn or(self, other: Truth) -> Truth {
        self.max(other)
    }

    /// Is yes if at least `wanted` of the truths are, unknown if they may be.
    pub fn at_least(wanted: usize, truths: &[Truth]) -> Truth {
        let yes = truths.iter().filter(|truth| **truth == Truth::Yes).count();
        let unknown = truths.iter().filter(|truth| **truth == Truth::Unknown).count();
        match () {
            () if yes >= wanted => Truth::Yes,
            () if yes + unknown < wanted => Truth::No,
            () => Truth::Unknown,
        }
    }

    /// Is yes if exactly one of the truths is, unknown if it may be.
    pub fn exactly_one(truths: &[Truth]) -> Truth {
        let yes = truths.iter().filter(|truth| **truth == Truth::Yes).count();
        let unknown = truths.iter().filter(|truth| **truth == Truth::Unknown).count();
        match (yes, unknown) {
            (1, 0) => Truth::Yes,
            (0, 0) | (2.., _) => Truth::No,
            _ => Truth::Unknown,
        }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { Truth::Yes } else { Truth::No }
    }
}
