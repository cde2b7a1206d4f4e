//! Samples as a methodologist keeps them: those of the real policies, and what `saty test` says when something moves.

use crate::support::parse;
use crate::support::program;
use crate::support::root;
use saty::suite::slips;
use saty::suite::slips::Scales;
use serde_json::Value as Json;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

fn saty(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let run = program(folder).args(arguments).output().expect("a run");
    let text = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    (run.status.code().expect("a code"), text)
}

/// The answers that people computed by hand from the notices, and all that they agreed with.
#[test]
fn the_samples_of_the_policies_come_out_as_agreed() {
    let (code, text) = saty(&root(), &["test", "--format", "json"]);
    let json: Json = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"));
    let samples = json["samples"].as_array().expect("samples");
    assert!(samples.len() >= 250, "only {} samples", samples.len());
    let other: Vec<&Json> = samples.iter().filter(|sample| sample["passed"] != true).collect();
    assert!(other.is_empty(), "{other:#?}");
    assert_eq!(code, 0, "{text}");
}

const POLICY: &str = "levels swim-grade {
  en \"grade\"
  beginner: en \"beginner\"
  sure: en \"sure swimmer\"
}
subject swimmer {
  en \"swimmer\"
  age: whole number from 0 to 120 en \"age\"
  grade: swim-grade en \"grade\"
  laps: whole number from 0 to 1000, 0 if not stated en \"laps\"
}
position guard {
  en \"Lifeguard\"
  requirement skill {
    en \"Skill\"
    at least one of {
      grown: en \"of age\" when age at least 18
      able: en \"able\" when grade at least sure
    }
  }
}
score-sheet fitness {
  en \"Fitness\"
  score: sum of criteria
  criterion endurance {
    en \"Endurance\"
    by ranges of laps {
      some: en \"some\" gives 1 when at least 10, less than 20
      many: en \"many\" gives 3 when at least 20
      otherwise 0
    }
  }
}
";

const SAMPLES: &str = "- id: grown-up
  dossier: { age: 18, grade: beginner, laps: 20 }
  position: guard
  on: 2025-04-01
  expect: { requirement: yes, points: 3, grown: yes }
- id: able-child
  dossier: child.yaml
  position: guard
  on: 2025-04-01
  expect: { requirement: yes, endurance.some: 1 }
";

const CHILD: &str = "age: 12\ngrade: sure\nlaps: 15\n";

const AGREED: &str = "date: 2025-04-01
guard: yes
guard.skill: yes
guard.skill.grown: yes
fitness: 3
fitness.endurance: 3
fitness.endurance.many: 3";

fn club(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    write(&folder, "policies/guard.saty", POLICY);
    write(&folder, "samples/cases.yaml", SAMPLES);
    write(&folder, "samples/child.yaml", CHILD);
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("a file")
}

#[track_caller]
fn test(folder: &Path, more: &[&str], code: i32) -> String {
    let (found, text) = saty(folder, &[&["test", "samples"], more].concat());
    assert_eq!(found, code, "{text}");
    text
}

#[test]
fn nothing_is_agreed_until_a_person_says_so() {
    let folder = club("agreed");
    // Nothing is wrong, and that is said in one line; but nobody has agreed yet.
    assert_eq!(test(&folder, &[], 1), "2 as expected, 2 without a snapshot\n");
    assert!(!folder.join("samples/snapshots").exists());
    assert!(test(&folder, &["--accept"], 0).ends_with("2 passed\n"));
    assert_eq!(test(&folder, &[], 0), "2 passed\n");
    let file = read(&folder, "samples/snapshots/grown-up.snap");
    assert_eq!(file, format!("---\nsource: samples/cases.yaml\n---\n{AGREED}\n"));
}

#[test]
fn insta_reads_the_snapshots_and_they_are_read_as_insta_writes_them() {
    let folder = club("insta");
    test(&folder, &["--accept"], 0);
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => folder.join("samples/snapshots") }, {
        insta::assert_snapshot!("grown-up", AGREED);
    });
    let of_insta = format!("---\nsource: tests/samples.rs\nassertion_line: 12\nexpression: text\n---\n{AGREED}\n");
    write(&folder, "samples/snapshots/grown-up.snap", &of_insta);
    assert_eq!(test(&folder, &[], 0), "2 passed\n");
}

#[test]
fn a_moved_threshold_shows_whom_it_concerns_and_the_clause() {
    let folder = club("threshold");
    test(&folder, &["--accept"], 0);
    write(&folder, "policies/guard.saty", &POLICY.replace("when age at least 18", "when age at least 21"));
    insta::assert_snapshot!("a-moved-threshold", test(&folder, &[], 1));
    test(&folder, &["--filter", "child"], 0);
    let json: Json = serde_json::from_str(&test(&folder, &["--format", "json"], 1)).expect("JSON");
    assert_eq!(json["samples"][0]["differences"][0]["id"], "guard");
    assert_eq!(json["samples"][0]["unmet"][0]["what"], "requirement");
    let junit = test(&folder, &["--format", "junit"], 1);
    assert!(junit.contains("<testsuite name=\"saty\" tests=\"2\" failures=\"1\">"), "{junit}");
    // What a person wrote down stays an objection, whatever is accepted.
    assert!(!test(&folder, &["--accept"], 1).contains("2 passed"));
}

#[test]
fn renamed_labels_change_no_snapshot() {
    let folder = club("labels");
    test(&folder, &["--accept"], 0);
    write(
        &folder,
        "policies/guard.saty",
        &POLICY.replace("\"of age\"", "\"grown up\"").replace("\"Fitness\"", "\"Form\""),
    );
    assert_eq!(test(&folder, &[], 0), "2 passed\n");
}

#[test]
fn snapshots_without_a_sample_are_reported_and_go_when_accepted() {
    let folder = club("unreferenced");
    test(&folder, &["--accept"], 0);
    write(&folder, "samples/snapshots/gone.snap", "---\nsource: x\n---\nold\n");
    assert!(test(&folder, &[], 1).contains("gone.snap belongs to no sample"));
    assert!(test(&folder, &["--accept"], 0).ends_with("2 passed\n"));
    assert!(!folder.join("samples/snapshots/gone.snap").exists());
}

#[test]
fn nothing_is_accepted_in_ci() {
    let folder = club("ci");
    for option in ["--accept", "--review"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_saty"));
        command.current_dir(&folder).args(["test", "samples", option]).env("CI", "true");
        assert_eq!(command.output().expect("a run").status.code(), Some(2), "{option}");
    }
    assert!(!folder.join("samples/snapshots").exists());
}

#[test]
fn a_review_takes_and_leaves_one_by_one() {
    use std::io::Write;
    let folder = club("review");
    let mut command = Command::new(env!("CARGO_BIN_EXE_saty"));
    command.current_dir(&folder).args(["test", "samples", "--review", "--lang", "en"]).env_remove("CI");
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().expect("a run");
    // Shows the explanation, then rejects the first; accepts the second on a Russian keyboard.
    child.stdin.take().expect("input").write_all("e\nr\nф\n".as_bytes()).expect("written");
    let run = child.wait_with_output().expect("a run");
    let text = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.code(), Some(1), "{text}");
    assert!(text.contains("[1/2]") && text.contains("Lifeguard") && text.contains("[2/2]"), "{text}");
    assert!(!folder.join("samples/snapshots/grown-up.snap").exists());
    assert!(folder.join("samples/snapshots/able-child.snap").exists());
}

#[test]
fn a_sample_may_be_a_file_of_its_own() {
    let folder = club("alone");
    write(&folder, "samples/lone.yaml", "position: guard\non: 2025-04-01\ndossier:\n  age: 17\n  grade: beginner\n");
    write(&folder, "samples/plain-dossier.yaml", "age: 17\n");
    assert!(test(&folder, &["--accept"], 0).ends_with("3 passed\n"));
    assert!(read(&folder, "samples/snapshots/lone.snap").contains("guard: no"));
}

#[test]
fn slips_in_samples_are_reported_where_they_stand() {
    let folder = club("slips");
    let slips = SAMPLES.replace("expect:", "expct:").replace("position: guard", "position: gard");
    write(&folder, "samples/cases.yaml", &slips);
    let text = test(&folder, &[], 2);
    assert!(text.contains("E0402") && text.contains("did you mean `expect`?"), "{text}");
    write(&folder, "samples/cases.yaml", &SAMPLES.replace("grown: yes", "grwn: yes"));
    let text = test(&folder, &[], 2);
    assert!(text.contains("`grwn`"), "{text}");
    write(&folder, "samples/cases.yaml", &SAMPLES.replace("id: able-child", "id: grown-up"));
    assert!(test(&folder, &[], 2).contains("E0202"));
    write(&folder, "samples/cases.yaml", &SAMPLES.replace("child.yaml", "nobody.yaml"));
    assert!(test(&folder, &[], 2).contains("E0501"));
    let (code, text) = saty(&folder, &["test", "policies"]);
    assert!(code == 2 && text.contains("E0511"), "{text}");
}

#[test]
fn what_is_expected_is_compared_with_the_answer() {
    let folder = club("expected");
    write(
        &folder,
        "samples/cases.yaml",
        &SAMPLES.replace("points: 3", "points: 2.5").replace("grown: yes", "grown: no"),
    );
    let text = test(&folder, &[], 1);
    assert!(text.contains("expected 2.5, found 3") && text.contains("expected no, found yes"), "{text}");
}

#[test]
fn what_is_as_expected_is_counted_apart_from_what_was_agreed() {
    let folder = club("counted");
    test(&folder, &["--accept", "--filter", "child"], 0);
    assert_eq!(test(&folder, &[], 1), "1 passed, 1 as expected, 1 without a snapshot\n");
    // Nobody has said anything of a sample without expectations and without a snapshot.
    let silent = "- id: nobody\n  dossier: {}\n  position: guard\n  on: 2025-04-01\n";
    write(&folder, "samples/more.yaml", silent);
    let text = test(&folder, &[], 1);
    assert!(text.starts_with("+ nobody\n  no answer has been agreed yet"), "{text}");
    assert!(text.ends_with("\n\n1 passed, 1 as expected, 2 without a snapshot\n"), "{text}");
}

#[test]
fn an_expected_number_may_be_a_fraction_or_an_interval() {
    let folder = club("fractions");
    let policy = POLICY.replace("gives 1 when", "gives third when").replace("gives 3 when", "gives 7 when");
    let third = "define third: en \"a third\" defined as unanalysed laps divided by 30\n";
    let thirds = "outcome thirds: en \"thirds\" defined as third\n";
    let policy = policy.replace("gives third when", "gives 1 when") + third + thirds;
    write(&folder, "policies/guard.saty", &policy);
    let expecting = |laps: &str, expect: &str, code: i32| {
        let sample =
            format!("- id: one\n  dossier: {{{laps}}}\n  position: guard\n  on: 2025-04-01\n  expect: {expect}\n");
        write(&folder, "samples/cases.yaml", &sample);
        test(&folder, &[], code)
    };
    let as_expected = "1 as expected, 1 without a snapshot\n";
    for thirds in ["1/3", "2/6", "10 / 30", "1/3..1/3"] {
        assert_eq!(expecting("laps: 10", &format!("{{ thirds: {thirds} }}"), 1), as_expected, "{thirds}");
    }
    for points in ["7", "7.0", "14/2"] {
        assert_eq!(expecting("laps: 20", &format!("{{ points: {points} }}"), 1), as_expected, "{points}");
    }
    for points in ["0..7", "0.0 .. 14/2"] {
        assert_eq!(expecting("laps: unknown", &format!("{{ points: {points} }}"), 1), as_expected, "{points}");
    }
    // A third is not what is left of it after six places, and an open answer is no number of its own.
    let text = expecting("laps: 10", "{ thirds: 0.333333 }", 1);
    assert!(text.contains("expected 0.333333, found 1/3"), "{text}");
    let text = expecting("laps: unknown", "{ points: 0..6 }", 1);
    assert!(text.contains("expected 0 – 6, found 0 – 7"), "{text}");
    for wrong in ["{ points: 3 }", "{ points: 1/0 }", "{ points: { low: 0, high: 7 } }"] {
        assert!(expecting("laps: unknown", wrong, 1).contains("1 not as expected"), "{wrong}");
    }
    assert!(expecting("laps: 10", "yes", 2).contains("E0403"));
}

#[test]
fn a_filter_that_fits_nothing_is_no_success() {
    let folder = club("filter");
    test(&folder, &["--accept"], 0);
    for more in [&["--filter", "able-chld"][..], &["--filter", "zzz", "--coverage"], &["--filter", "zzz", "--mutants"]]
    {
        let text = test(&folder, more, 2);
        assert!(text.contains("E0526"), "{text}");
    }
    assert!(test(&folder, &["--filter", "able-chld"], 2).contains("did you mean `able-child`?"));
    assert_eq!(test(&folder, &["--filter", "able"], 0), "1 passed\n");
}

#[test]
fn what_no_sample_has_tried_is_named() {
    let folder = club("coverage");
    test(&folder, &["--accept"], 0);
    insta::assert_snapshot!("untested", test(&folder, &["--coverage"], 0));
    let json: Json = serde_json::from_str(&test(&folder, &["--coverage", "--format", "json"], 0)).expect("JSON");
    assert_eq!(json["totals"]["low-end"], serde_json::json!({ "covered": 3, "all": 4 }));
    let page = test(&folder, &["--coverage", "--format", "html"], 0);
    assert!(page.contains("<li class=\"untested\"><code>      some: en &quot;some&quot;"), "{page}");
    assert!(page.contains("<li class=\"tested\"><code>      grown: en &quot;of age&quot;"), "{page}");
}

#[test]
fn slips_that_no_sample_notices_are_named_with_the_sample_that_would() {
    let folder = club("slips-unseen");
    test(&folder, &["--accept"], 0);
    insta::assert_snapshot!("unseen", test(&folder, &["--mutants"], 0));
    let json: Json = serde_json::from_str(&test(&folder, &["--mutants", "--format", "json"], 0)).expect("JSON");
    let before = json["unseen"].as_array().expect("slips").len();
    // Exactly on the threshold that could slip, and below both alternatives.
    let more = "- id: nearly\n  dossier: { age: 17, grade: beginner, laps: 10 }\n  position: guard\n  on: 2025-04-01\n";
    write(&folder, "samples/more.yaml", more);
    test(&folder, &["--accept"], 0);
    let json: Json = serde_json::from_str(&test(&folder, &["--mutants", "--format", "json"], 0)).expect("JSON");
    let after = json["unseen"].as_array().expect("slips").len();
    assert!(after < before, "{before} {after}");
    assert_eq!(test(&folder, &["--mutants"], 0), test(&folder, &["--mutants"], 0), "not deterministic");
}

#[test]
fn what_records_must_be_and_what_is_multiplied_can_slip_too() {
    let text = "record course plural courses { counts when mark at least 4  mark: decimal }
pay salary { product of 17697, part, 1.5 }
amendment later { in force from 2030-01-01 in record course { change this { counts when mark at least 7 } } }
amendment added { in force from 2031-01-01 in salary { change this { product of 17697, part, 3 } } }";
    let known = parse(text);
    let scales = Scales::new(&known);
    let slips: Vec<String> = (0..known.len())
        .flat_map(|index| {
            let slip = |number| slips::slip(&mut known[index].clone(), number, &scales);
            (0..).map_while(slip).map(|slip| format!("{} -> {}", slip.before, slip.after)).collect::<Vec<_>>()
        })
        .collect();
    for wanted in [
        "4 -> 5",
        "4 -> 3",
        "counts when mark at least 4 -> ",
        "7 -> 8",
        "17697 -> 17698",
        "1.5 -> 2",
        "part -> ",
        "3 -> 2",
    ] {
        assert!(slips.iter().any(|slip| slip == wanted), "{wanted}: {slips:#?}");
    }
}

#[test]
fn the_samples_of_the_policies_notice_nearly_every_slip() {
    let (code, text) = saty(&root(), &["test", "--mutants", "--format", "json"]);
    assert_eq!(code, 0, "{text}");
    let json: Json = serde_json::from_str(&text).expect("JSON");
    assert!(json["percent"].as_u64().is_some_and(|percent| percent >= 95), "{}", json["percent"]);
}
