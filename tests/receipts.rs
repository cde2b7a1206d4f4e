//! Receipts: what was answered can be made again, and what has changed since is told apart.

use crate::support::program;
use crate::support::root;
use serde_json::Value as Json;
use std::path::Path;
use std::path::PathBuf;

#[track_caller]
fn saty(folder: &Path, arguments: &[&str], code: i32) -> String {
    let run = program(folder).args(arguments).args(["--lang", "en"]).output().expect("a run");
    let text = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(code), "{text}");
    text
}

const EVAL: [&str; 8] =
    ["eval", "swimmer.yaml", "--policies", "club.saty", "--position", "guard", "--on", "2025-04-01"];
const VERIFY: [&str; 4] = ["verify", "receipt.json", "--policies", "club.saty"];

fn world(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("receipts").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for file in ["club.saty", "swimmer.yaml", "receipt.json"] {
        std::fs::copy(root().join("tests/receipts").join(file), folder.join(file)).expect("a copy");
    }
    folder
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{text}");
    std::fs::write(path, text.replace(from, to)).expect("a file");
}

/// The words of the lines that are marked as changed.
fn changed(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| line.starts_with("~ "));
    lines.filter_map(|line| line.trim_start_matches("~ ").split("  ").next()).collect()
}

/// The receipt in the repository was made by an earlier build.
#[test]
fn a_receipt_of_an_earlier_build_stands() {
    let text = saty(&world("earlier"), &VERIFY, 0);
    assert!(changed(&text).is_empty(), "{text}");
}

#[test]
fn a_new_receipt_is_the_one_that_was_made_before() {
    let folder = world("again");
    saty(&folder, &[&EVAL[..], &["--receipt", "again.json"]].concat(), 0);
    let read = |name: &str| -> Json {
        let text = std::fs::read_to_string(folder.join(name)).expect("a file");
        serde_json::from_str(&text).expect("JSON")
    };
    let (mut old, mut new) = (read("receipt.json"), read("again.json"));
    for json in [&mut old, &mut new] {
        // The words of an explanation may become better.
        json["explanation"] = Json::Null;
        json["engine"] = Json::Null;
    }
    assert_eq!(old, new);
}

#[test]
fn another_dossier_is_told_from_another_policy() {
    let folder = world("dossier");
    change(&folder, "swimmer.yaml", "laps: 15", "laps: 25");
    let text = saty(&folder, &VERIFY, 1);
    assert_eq!(changed(&text), ["dossier", "answer"], "{text}");
    assert!(text.contains("Fitness (fitness): 1 → 3"), "{text}");

    let folder = world("policy");
    change(&folder, "club.saty", "gives 1 when", "gives 2 when");
    let text = saty(&folder, &VERIFY, 1);
    assert_eq!(changed(&text), ["policies", "answer"], "{text}");

    let folder = world("label");
    change(&folder, "club.saty", "Lifeguard", "Guard");
    let text = saty(&folder, &VERIFY, 1);
    assert_eq!(changed(&text), ["policies"], "{text}");
}

#[test]
fn how_lines_end_is_no_difference() {
    let folder = world("lines");
    for file in ["club.saty", "swimmer.yaml"] {
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).expect("a file");
        std::fs::write(&path, text.replace('\n', "\r\n")).expect("a file");
    }
    let text = saty(&folder, &VERIFY, 0);
    assert!(changed(&text).is_empty(), "{text}");
    // A line more is a difference.
    change(&folder, "club.saty", "\r\n", "\r\n\r\n");
    assert_eq!(changed(&saty(&folder, &VERIFY, 1)), ["policies"]);
}

#[test]
fn what_is_no_receipt_is_refused() {
    let folder = world("none");
    assert!(saty(&folder, &["verify", "swimmer.yaml", "--policies", "club.saty"], 2).contains("E0514"));
    change(&folder, "receipt.json", "\"receipt\": 1", "\"receipt\": 99");
    assert!(saty(&folder, &VERIFY, 2).contains("E0514"));
    std::fs::remove_file(folder.join("swimmer.yaml")).expect("removed");
    change(&folder, "receipt.json", "\"receipt\": 99", "\"receipt\": 1");
    assert!(saty(&folder, &VERIFY, 2).contains("E0501"));
}
