//! Input that is too much, or no text at all: a clear answer, in a thread with a small stack.

use crate::support::codes;
use crate::support::root;
use crate::support::sound;
use saty::dossier;
use saty::problem::Code;
use saty::source::Sources;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

/// Runs a job on a stack of 2 MiB, the least that a thread usually has.
fn on_a_small_stack<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(job).expect("a thread").join().expect("no crash")
}

const HEAD: &str = "subject swimmer {\n  strong: yes or no\n}\n";

fn nested_parentheses(depth: usize) -> String {
    // The block and the requirement take two of the braces.
    let (open, close) = ("(".repeat(depth - 2), ")".repeat(depth - 2));
    format!("{HEAD}position guard {{\n  requirement fit {{\n    when {open}strong{close}\n  }}\n}}\n")
}

fn nested_groups(depth: usize) -> String {
    let groups = depth - 2;
    let mut text = format!("{HEAD}position guard {{\n  requirement fit {{\n");
    for level in 0..groups {
        text.push_str(&format!("all of {{ a{level}: "));
    }
    text.push_str("when strong");
    text.push_str(&"}".repeat(groups));
    text.push_str("\n  }\n}\n");
    text
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    for depth in [127, 128] {
        assert_eq!(on_a_small_stack(move || codes(&nested_parentheses(depth))), Vec::<&str>::new(), "{depth}");
        assert_eq!(on_a_small_stack(move || codes(&nested_groups(depth))), Vec::<&str>::new(), "{depth}");
    }
}

#[test]
fn deeper_nesting_is_reported() {
    for depth in [129, 100_000] {
        assert_eq!(on_a_small_stack(move || codes(&nested_parentheses(depth))), ["E0104"], "{depth}");
        assert_eq!(on_a_small_stack(move || codes(&nested_groups(depth))), ["E0104"], "{depth}");
    }
}

#[test]
fn filters_inside_filters_are_counted_too() {
    let text = format!("define deep: defined as {}strong\n", "has a swimmer where ".repeat(100_000));
    assert_eq!(on_a_small_stack(move || codes(&text)), ["E0104"]);
}

#[test]
fn a_chain_of_a_hundred_thousand_terms() {
    let chain = vec!["strong"; 100_000].join(" and ");
    let text = format!("{HEAD}define all-strong: defined as {chain}\n");
    assert_eq!(on_a_small_stack(move || codes(&text)), ["E0119"]);
    let chain = vec!["strong"; 10_000].join(" or ");
    let text = format!("{HEAD}define any-strong: defined as {chain}\n");
    assert_eq!(on_a_small_stack(move || codes(&text)), Vec::<&str>::new());
}

const RECORDS: &str = "subject swimmer { strong: yes or no, no if not stated }
record rescue plural rescues {
  day: date
  lives: decimal
}
position guard {
  requirement fit { when has a rescue where lives at least 5 }
}
score-sheet deeds {
  score: sum of criteria
  criterion saved { gives 1 for each rescue where lives at least 1 }
}
";

fn rescues(count: usize) -> String {
    let one = "  - { day: 2020-01-01, lives: 2 }\n";
    format!("rescues:\n{}", one.repeat(count))
}

#[test]
fn a_dossier_of_a_hundred_thousand_records_is_evaluated() {
    let total = on_a_small_stack(|| {
        let outcome = crate::support::evaluate(&sound(RECORDS), &rescues(100_000), "2025-01-01");
        assert_eq!(outcome.qualified, saty::value::Truth::No);
        outcome.sheets[0].total.clone()
    });
    assert_eq!(total.numbers().0.expect("a number").to_string(), "100000");
}

fn dossier_codes(text: String) -> Vec<Code> {
    on_a_small_stack(move || {
        let plan = sound(RECORDS);
        let mut sources = Sources::default();
        let id = sources.add("dossier.yaml", &text);
        let read = dossier::read_dossier(&plan.model, sources.get(id), id, "2025-01-01".parse().expect("a date"));
        read.problems.iter().map(|problem| problem.code).collect()
    })
}

#[test]
fn more_records_are_refused() {
    assert_eq!(dossier_codes(rescues(dossier::MAX_RECORDS + 1)), [Code::TooManyRecords]);
}

#[test]
fn a_deeply_nested_dossier_is_refused() {
    for text in ["[".repeat(100_000), format!("rescues: {}", "{a: ".repeat(100_000))] {
        let codes = dossier_codes(text);
        assert!(codes == [Code::TooDeep] || codes == [Code::BrokenDocument], "{codes:?}");
    }
}

#[test]
fn half_a_dossier_is_a_broken_document() {
    for text in ["rescues: [", "rescues: {", "\"rescues", "a: b: c", "\t- x", "&a [*a]", "- *a"] {
        assert!(!dossier_codes(text.to_string()).is_empty(), "{text}");
    }
}

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("saty-limits-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder.join(name)
}

fn check(path: &PathBuf) -> (Option<i32>, String) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_saty")).args(["check", "--lang", "en"]).arg(path).output().expect("a run");
    (run.status.code(), String::from_utf8(run.stderr).expect("text"))
}

#[test]
fn a_file_of_a_hundred_megabytes_is_not_read() {
    let path = scratch("large.saty");
    File::create(&path).expect("a file").set_len(100 * 1024 * 1024).expect("a size");
    let (code, text) = check(&path);
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(code, Some(1));
    assert!(text.contains("E0115"), "{text}");
}

#[test]
fn bytes_that_are_no_text_are_reported() {
    let path = scratch("bytes.saty");
    File::create(&path).expect("a file").write_all(b"unit coin: en \"coin\"\n\xff\xfe").expect("written");
    let (code, text) = check(&path);
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(code, Some(1));
    assert!(text.contains("E0116"), "{text}");
}

#[test]
fn a_missing_file_is_reported() {
    let (code, text) = check(&root().join("no-such-folder"));
    assert_eq!(code, Some(1));
    assert!(text.contains("E0501"), "{text}");
}

/// A mapping without brackets begins with a letter, which may take several bytes.
#[test]
fn the_place_of_a_wrong_value_is_at_characters() {
    let plan = crate::support::policy(
        "subject swimmer { papers: set of document }\npackage all-papers { filed documents: papers document form: required }\n",
    )
    .plan;
    let mut sources = Sources::default();
    for text in ["papers: [form, \u{435}:]", "papers:\n  \u{435}: form"] {
        let id = sources.add("dossier.yaml", text);
        let read = dossier::read_dossier(&plan.model, sources.get(id), id, "2025-01-01".parse().expect("a date"));
        assert!(!read.problems.is_empty(), "{text}");
        for span in read.problems.iter().filter_map(|problem| problem.span) {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{text}: {span:?}");
        }
    }
}
