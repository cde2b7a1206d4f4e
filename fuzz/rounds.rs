//! Rounds in processes of their own, so that not even a stack that overflows, or an endless loop, is without a seed.

use crate::Asked;
use crate::random::Random;
use crate::small;
use crate::subjects::Subject;
use std::cell::RefCell;
use std::panic;
use std::process::Command;
use std::process::ExitCode;
use std::process::Stdio;
use std::sync::Mutex;
use std::time::Duration;
use std::time::Instant;

/// Rounds of one process.
const BATCH: u64 = 200;
/// A process that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(120);
/// Fuzzers that run side by side.
const SIDE_BY_SIDE: usize = 2;

thread_local! {
    /// What the last panic said, and where.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs the fuzzers, each for the time that is asked, or for a few rounds.
pub fn all(asked: &Asked, few: u64) -> ExitCode {
    let waiting = Mutex::new(asked.subjects.iter());
    let failed = Mutex::new(false);
    let work = || {
        while let Some(subject) = waiting.lock().ok().and_then(|mut waiting| waiting.next()) {
            let fine = one(*subject, asked, few);
            *failed.lock().expect("no panic") |= !fine;
        }
    };
    std::thread::scope(|scope| (0..SIDE_BY_SIDE).for_each(|_| drop(scope.spawn(work))));
    if *failed.lock().expect("no panic") { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn one(subject: Subject, asked: &Asked, few: u64) -> bool {
    let begun = Instant::now();
    let mut round = 0;
    loop {
        let count = if asked.seconds.is_some() { BATCH } else { few };
        if !apart(subject, asked.seed, round, count) {
            return false;
        }
        round += count;
        if asked.seconds.is_none_or(|seconds| begun.elapsed() >= seconds) {
            println!("{}: {round} rounds, seed {}", subject.name, asked.seed);
            return true;
        }
    }
}

/// Runs a batch in a process; where that breaks down, finds the round.
fn apart(subject: Subject, seed: u64, from: u64, count: u64) -> bool {
    match process(subject, seed, from, count) {
        Ended::Fine => true,
        Ended::Told => false,
        Ended::Broken(how) => {
            let broken = (from..from + count).find(|round| !matches!(process(subject, seed, *round, 1), Ended::Fine));
            let round = broken.unwrap_or(from);
            let input = (subject.input)(&mut Random::new(seed, round));
            println!("{}: {how} with seed {seed}, round {round}:\n{input}", subject.name);
            println!("again: cargo test --test fuzz -- {} --seed {seed} --from {round}", subject.name);
            false
        }
    }
}

enum Ended {
    Fine,
    /// It has said what failed.
    Told,
    Broken(&'static str),
}

fn process(subject: Subject, seed: u64, from: u64, count: u64) -> Ended {
    let own = std::env::current_exe().expect("the fuzzer");
    let arguments = [seed, from, count].map(|number| number.to_string());
    let [seed, from, count] = &arguments;
    let mut command = Command::new(own);
    command.args([subject.name, "--seed", seed, "--from", from, "--count", count]).stdin(Stdio::null());
    let mut child = command.spawn().expect("a process");
    let begun = Instant::now();
    loop {
        match child.try_wait().expect("an end") {
            Some(status) if status.success() => return Ended::Fine,
            Some(status) if status.code() == Some(1) => return Ended::Told,
            Some(_) => return Ended::Broken("breaks down"),
            None if begun.elapsed() > PATIENCE => {
                let _ = child.kill();
                let _ = child.wait();
                return Ended::Broken("does not end");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Runs rounds in this process.
pub fn here(subject: Subject, seed: u64, from: u64, count: u64) -> ExitCode {
    panic::set_hook(Box::new(|panic| LAST.set(panic.to_string())));
    for round in from..from + count {
        let input = (subject.input)(&mut Random::new(seed, round));
        let Some(what) = failure(subject, &input) else { continue };
        let same = |text: &str| failure(subject, text).is_some_and(|other| kind(&other) == kind(&what));
        let small = small::smallest(&input, same);
        let what = failure(subject, &small).unwrap_or(what);
        println!("{}: {what}\nwith seed {seed}, round {round}, made small:\n{small}\n{small:?}", subject.name);
        println!("again: cargo test --test fuzz -- {} --seed {seed} --from {round}", subject.name);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// What does not hold of an input.
fn failure(subject: Subject, input: &str) -> Option<String> {
    let tried = panic::catch_unwind(|| (subject.holds)(input));
    tried.unwrap_or_else(|_| Err(LAST.take())).err()
}

/// What stays the same of a failure while its input is made small.
fn kind(failure: &str) -> String {
    failure.chars().take_while(|letter| *letter != '\n').filter(|letter| !letter.is_ascii_digit()).take(40).collect()
}
