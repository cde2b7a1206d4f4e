//! The values that facts, constants and results have. No names, no syntax.

use jiff::civil::Date;
use num_rational::BigRational;
use num_traits::Signed;
use num_traits::ToPrimitive;
use num_traits::Zero;
use std::collections::BTreeSet;
use std::fmt;
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

/// A length of calendar time, in days of the 30-day month: 30 days are a month, 12 months a year.
///
/// Between two dates it is the difference of their [`day_number`]s, so that a spell from a day to the same day of a later
/// month is a whole number of months, and lengths of spells that do not overlap can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration(pub i64);

impl Duration {
    pub fn new(years: i64, months: i64, days: i64) -> Duration {
        let days = years.saturating_mul(360).saturating_add(months.saturating_mul(30)).saturating_add(days);
        Duration(days)
    }

    /// Measures from `start` up to and not including `end`; zero if `end` is not later.
    pub fn between(start: Date, end: Date) -> Duration {
        Duration((day_number(end) - day_number(start)).max(0))
    }

    /// Splits into years, months and days.
    pub fn parts(self) -> (i64, i64, i64) {
        (self.0 / 360, self.0 % 360 / 30, self.0 % 30)
    }
}

/// The number of a date when every month has 30 days: the 31st shares the number of the 30th, and the last day of February
/// takes up what is left of its month.
pub fn day_number(date: Date) -> i64 {
    let day = i64::from(date.day()).min(30) - 1;
    i64::from(date.year()) * 360 + (i64::from(date.month()) - 1) * 30 + day
}

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

    /// Whether `after` is the next level or whole number.
    pub fn is_followed_by(&self, after: &Value) -> bool {
        match (self, after) {
            (Value::Member(before), Value::Member(after)) => before + 1 == *after,
            (Value::Number(before), Value::Number(after)) => after.sub(before) == Number::from_integer(1),
            _ => false,
        }
    }

    pub fn date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            _ => None,
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
