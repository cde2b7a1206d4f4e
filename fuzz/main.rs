//! Fuzzers: texts from the repository, changed at random, and what has to hold whatever is read. On stable Rust, in the profile
//! of the tests.
//!
//! `cargo test --test fuzz -- parser --seconds 60 --seed 7` runs one of them, `all` runs each, two at a time. A round is made
//! from the seed and its number alone. What fails is made small and printed; without arguments a few rounds of each run.

mod corpus;
mod random;
mod rounds;
mod small;
mod subjects;
mod texts;

use std::process::ExitCode;
use std::time::Duration;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

/// Rounds of each fuzzer where nothing is asked: those that every run of the tests makes, always the same.
const FEW: u64 = 60;

/// What is asked.
pub struct Asked {
    pub subjects: Vec<subjects::Subject>,
    pub seed: u64,
    pub seconds: Option<Duration>,
    /// From this round on, so many.
    pub only: Option<(u64, u64)>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str| {
        let at = arguments.iter().position(|it| it == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    let named: Vec<subjects::Subject> =
        subjects::ALL.iter().copied().filter(|it| arguments.iter().any(|name| name == it.name)).collect();
    let all = arguments.is_empty() || arguments.iter().any(|name| name == "all");
    let asked = Asked {
        // What is asked of the other tests is not asked here.
        subjects: if all { subjects::ALL.to_vec() } else { named },
        seed: number("--seed").unwrap_or_else(|| if arguments.is_empty() { 1 } else { clock() }),
        seconds: number("--seconds").map(Duration::from_secs),
        only: number("--from").map(|from| (from, number("--count").unwrap_or(1))),
    };
    match (asked.only, asked.subjects.first()) {
        (Some((from, count)), Some(subject)) => rounds::here(*subject, asked.seed, from, count),
        _ => rounds::all(&asked, FEW),
    }
}

fn clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs())
}
