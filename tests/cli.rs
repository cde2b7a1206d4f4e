//! The program as its users call it.

use crate::support::root;
use std::process::Command;
use std::process::Output;

fn saty(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saty"));
    command.current_dir(root()).args(arguments).env("COLUMNS", "100");
    for name in ["SATY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.output().expect("a run")
}

#[track_caller]
fn out(arguments: &[&str], code: i32) -> String {
    let run = saty(arguments);
    let text = String::from_utf8(run.stdout).expect("text");
    assert_eq!(run.status.code(), Some(code), "{text}{}", String::from_utf8_lossy(&run.stderr));
    text
}

#[track_caller]
fn error(arguments: &[&str], code: i32) -> String {
    let run = saty(arguments);
    assert_eq!(run.status.code(), Some(code), "{}", String::from_utf8_lossy(&run.stdout));
    String::from_utf8(run.stderr).expect("text")
}

const DOSSIER: &str = "tests/samples/career-changer.yaml";
const VACANCY: &str = "tests/samples/vacancies/maths.yaml";

#[test]
fn the_worksheet_in_three_languages() {
    for lang in ["kk", "ru", "en"] {
        let text = out(&["eval", DOSSIER, "--vacancy", VACANCY, "--lang", lang], 0);
        assert!(!text.contains('\u{1b}'), "colour without a terminal");
        insta::assert_snapshot!(format!("worksheet-{lang}"), text);
    }
}

#[test]
fn all_positions_one_line_each() {
    let text = out(&["eval", DOSSIER, "--on", "2025-04-01", "--lang", "ru"], 0);
    insta::assert_snapshot!("all-positions", text);
}

#[test]
fn json_is_stable_and_carries_date_and_digest() {
    let text = out(&["eval", DOSSIER, "--vacancy", VACANCY, "--format", "json"], 0);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json["format"], 1);
    assert_eq!(json["date"], "2025-04-01");
    assert_eq!(json["policies"].as_str().map(str::len), Some(64));
    assert_eq!(json["qualified"], "yes");
    let again = out(&["eval", DOSSIER, "--vacancy", VACANCY, "--format", "json", "--lang", "kk"], 0);
    assert_eq!(text, again, "the language changes no JSON");
}

#[test]
fn a_candidate_who_does_not_qualify_exits_with_one() {
    let position = ["--position", "psychologist", "--on", "2025-04-01"];
    out(&[&["eval", DOSSIER][..], &position].concat(), 1);
}

#[test]
fn what_cannot_be_done_exits_with_two() {
    let text = error(&["eval", "no-such-file.yaml", "--on", "2025-04-01"], 2);
    assert!(text.contains("E0501"), "{text}");
    let text = error(&["eval", DOSSIER, "--position", "psycologist", "--on", "2025-04-01"], 2);
    assert!(text.contains("E0503") && text.contains("psychologist"), "{text}");
    let text = error(&["eval", DOSSIER, "--position", "teacher"], 2);
    assert!(text.contains("E0504"), "{text}");
    let text = error(&["eval", DOSSIER, "--on", "01.04.2025"], 2);
    assert!(text.contains("E0405"), "{text}");
    error(&["eval"], 2);
    error(&["frobnicate"], 2);
    let text = error(&["explain", "E9999"], 2);
    assert!(text.contains("E0506"), "{text}");
}

#[test]
fn the_language_comes_from_the_option_then_from_the_environment() {
    let run = |lang: &str| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_saty")).arg("--help").env("LC_ALL", lang).output().expect("a run");
        String::from_utf8(output.stdout).expect("text")
    };
    assert!(run("ru_RU.UTF-8").contains("Saty"));
    assert_ne!(run("ru_RU.UTF-8"), run("kk_KZ.UTF-8"));
    assert_ne!(run("ru_RU.UTF-8"), run("C"));
}

#[test]
fn help_of_every_command_in_three_languages() {
    let mut all = String::new();
    for lang in ["en", "ru", "kk"] {
        all.push_str(&out(&["--lang", lang, "--help"], 0));
        for command in ["check", "eval", "positions", "schema", "explain"] {
            all.push_str(&format!("\n---- {command}\n{}", out(&[command, "--lang", lang, "--help"], 0)));
        }
    }
    insta::assert_snapshot!("help", all);
}

#[test]
fn the_policies_have_nothing_to_mend() {
    let run = saty(&["check", "policies", "--lang", "en"]);
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    assert!(run.stderr.is_empty(), "{}", String::from_utf8_lossy(&run.stderr));
}

#[test]
fn problems_as_json_point_into_the_text() {
    let folder = std::env::temp_dir().join(format!("saty-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("broken.saty");
    std::fs::write(&path, "kinds stroke {\n  crawl: kk \"ұста\" ru \"кроль\" gives 1\n}\n").expect("written");
    let text = out(&["check", path.to_str().expect("a path"), "--format", "json"], 1);
    std::fs::remove_dir_all(&folder).expect("removed");
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(json[0]["code"], "E0203");
    assert_eq!(json[0]["place"]["start"]["line"], 2);
    assert_eq!(json[0]["place"]["start"]["utf16"], 31);
}

#[test]
fn the_pages_of_codes_are_printed() {
    assert!(out(&["explain", "E0207"], 0).starts_with("# E0207: mixed-and-or"));
    assert_eq!(out(&["explain", "mixed-and-or"], 0), out(&["explain", "e0207"], 0));
}

#[test]
fn schemas_name_every_field_and_list() {
    let schema: serde_json::Value = serde_json::from_str(&out(&["schema", "--lang", "kk"], 0)).expect("JSON");
    for name in ["diplomas", "employments", "papers", "commission"] {
        assert!(schema["properties"][name].is_object(), "{name}");
    }
    let vacancy: serde_json::Value = serde_json::from_str(&out(&["schema", "vacancy"], 0)).expect("JSON");
    assert!(vacancy["properties"]["position"]["enum"].as_array().is_some_and(|all| all.len() >= 9));
}

#[test]
fn positions_are_listed() {
    let text = out(&["positions", "--lang", "kk"], 0);
    assert!(text.lines().any(|line| line.ends_with(" teacher")), "{text}");
}
