//! The program as its users call it.

use crate::support::program;
use crate::support::root;
use std::process::Command;
use std::process::Output;

fn saty(arguments: &[&str]) -> Output {
    program(&root()).args(arguments).output().expect("a run")
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
        for command in ["check", "eval", "read", "positions", "schema", "explain"] {
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

// Versions

const SAMPLES: &str = "tests/samples";

#[test]
fn one_dossier_under_two_editions_and_after_the_end_of_an_act() {
    let dossier = "tests/samples/teacher-turned-social-pedagogue.yaml";
    let on = |date: &str| {
        let arguments = ["eval", dossier, "--position", "social-pedagogue", "--on", date, "--format", "json"];
        let run = saty(&arguments);
        let json: serde_json::Value = serde_json::from_slice(&run.stdout).expect("JSON");
        (json, String::from_utf8(run.stderr).expect("text"))
    };
    let ids = |json: &serde_json::Value| {
        let documents = json["packages"][0]["documents"].as_array().expect("documents").iter();
        documents.map(|it| it["id"].as_str().expect("an id").to_string()).collect::<Vec<String>>()
    };
    let (before, warned) = on("2023-08-25");
    let (after, silent) = on("2025-03-10");
    let has = |json, name: &str| ids(json).iter().any(|id| id.ends_with(name));
    assert!(has(&before, ".video-presentation") && !has(&before, ".recommendation-letter"));
    assert!(!has(&after, ".video-presentation") && has(&after, ".recommendation-letter"));
    // Papers that only the later edition knows are passed over, and this is said.
    assert!(warned.contains("W0401") && warned.contains("recommendation-letter"), "{warned}");
    assert_eq!(silent, "");
    assert_eq!(before["edition"]["until"], after["edition"]["from"]);
    let cited = |json: &serde_json::Value| json["packages"][0]["documents"][0]["sources"][0]["places"][0][1].clone();
    assert_eq!((cited(&before), cited(&after)), ("118".into(), "153".into()));
    assert_eq!(after["edition"]["ended-acts"], serde_json::json!([]));
    assert_eq!(on("2025-04-20").0["edition"]["ended-acts"], serde_json::json!(["rules-57"]));
}

#[test]
fn a_vacancy_of_a_notice_is_evaluated_with_its_deviations() {
    let dossier = "tests/samples/retrained-engineer.yaml";
    let met = |arguments: &[&str], code| {
        let all = [&["eval", dossier, "--format", "json"], arguments].concat();
        let json: serde_json::Value = serde_json::from_str(&out(&all, code)).expect("JSON");
        (json["qualified"].clone(), json["edition"]["notice"].clone(), json["stair"].is_null())
    };
    let plain = met(&["--position", "pedagogue-assistant", "--on", "2025-03-05"], 0);
    assert_eq!(plain, ("yes".into(), serde_json::Value::Null, false));
    // This notice leaves out retraining and the stair.
    let announced = met(&["--notice", "competition-kyzylorda-264"], 1);
    assert_eq!(announced, ("no".into(), "competition-kyzylorda-264".into(), true));
    assert!(error(&["eval", dossier, "--notice", "competition-kyzylorda"], 2).contains("E0507"));
    assert!(error(&["eval", dossier, "--notice", "competition-nine-posts-2025"], 2).contains("E0508"));
    assert!(
        error(&["eval", dossier, "--notice", "competition-nine-posts-2025", "--vacancy", "math"], 2).contains("maths")
    );
}

#[test]
fn versions_are_compared_by_folder_date_notice_and_revision() {
    assert_eq!(out(&["diff", "policies", "policies", "--lang", "en"], 0), "policies → policies\nNo differences.\n");
    let text = out(&["diff", "2023-08-21", "2025-03-10", "--lang", "ru"], 1);
    insta::assert_snapshot!("diff-of-editions", text);
    assert!(out(&["diff", "2025-03-10", "competition-kyzylorda-264"], 1).contains("retraining"));
    assert!(error(&["diff", "policies", "no-such-thing"], 2).contains("E0509"));
    assert!(error(&["diff", "policies", "--output=x"], 2).contains("--output"));
}

#[test]
fn the_effect_on_the_samples_names_the_clause_behind_it() {
    let arguments = ["diff", "2025-03-10", "competition-kyzylorda-264", "--samples", SAMPLES, "--format", "json"];
    let json: serde_json::Value = serde_json::from_str(&out(&arguments, 1)).expect("JSON");
    let effects = json["effects"].as_array().expect("effects");
    assert!(!effects.is_empty() && json["samples"].as_u64() > Some(effects.len() as u64));
    for effect in effects {
        assert_eq!(effect["position"], "pedagogue-assistant", "only this post is announced otherwise");
    }
    let lost = effects.iter().flat_map(|effect| effect["changes"].as_array().expect("changes"));
    let lost: Vec<_> = lost.filter(|change| change["what"] == "requirement" && change["becomes"] == "no").collect();
    assert!(!lost.is_empty());
    let all = effects.iter().flat_map(|effect| effect["changes"].as_array().expect("changes"));
    for change in all.filter(|change| change["what"] != "pay") {
        assert!(!change["because"].as_array().expect("clauses").is_empty(), "{change}");
    }
    for change in lost {
        let because = change["because"].as_array().expect("clauses");
        assert!(because.contains(&"pedagogue-assistant.qualification.retraining".into()), "{change}");
    }
}

#[test]
fn a_sample_that_cannot_be_read_is_reported_not_passed_over() {
    let folder = std::env::temp_dir().join(format!("saty-samples-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("one.yaml"), "retrained: maybe\n").expect("a file");
    let told = |on: &str| {
        let list = format!("- id: one\n  dossier: one.yaml\n  position: teacher\n  on: {on}\n");
        std::fs::write(folder.join("cases.yaml"), list).expect("a file");
        error(&["diff", "2023-08-21", "2025-03-10", "--samples", &folder.display().to_string()], 2)
    };
    assert!(told("2025-03-01").contains("E0403"));
    assert!(told("2025-13-01").contains("E0405"));
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
}

#[test]
fn markdown_and_html_say_the_same_as_the_text() {
    for (format, marks) in [
        ("markdown", ["| ", "`competition-documents.application`"]),
        ("html", ["<table>", "<code>competition-documents.application</code>"]),
    ] {
        for lang in ["kk", "ru"] {
            let text =
                out(&["diff", "2023-08-21", "2025-03-10", "--format", format, "--lang", lang, "--samples", SAMPLES], 1);
            assert!(marks.iter().all(|mark| text.contains(mark)), "{format}");
        }
    }
    let page = out(&["diff", "2023-08-21", "2025-03-10", "--format", "html", "--lang", "kk"], 1);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"kk\">"));
    // One page that needs nothing else and runs nothing.
    assert!(["<script", "src=", "href=", "@import", "url("].iter().all(|foreign| !page.contains(foreign)));
    well_formed(&page);
}

/// Every element that is opened is closed, in order.
#[track_caller]
fn well_formed(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let body = page.split_once("<body>").expect("a body").1;
    for part in body.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a tag");
        match tag.strip_prefix('/') {
            Some("body" | "html") => assert!(open.is_empty(), "{open:?}"),
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => {
                let name = tag.split(' ').next().expect("a name");
                if name != "col" {
                    open.push(name);
                }
            }
        }
    }
}

#[test]
fn a_notice_against_its_edition() {
    let text = out(&["notice", "competition-kyzylorda-264", "--lang", "ru"], 0);
    insta::assert_snapshot!("notice", text);
    let text = out(&["notice", "competition-methodist-2024", "--format", "json"], 0);
    let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let count = |index: usize| json["editions"][index]["differences"].as_u64().expect("a number");
    assert!(count(0) < count(1), "it follows the first edition");
}

#[test]
fn the_life_of_a_clause() {
    let text = out(&["history", "competition-documents.video-presentation", "--lang", "en"], 0);
    assert!(text.contains("From the first edition on.") && text.contains("gone"), "{text}");
    let text = out(&["history", "annex-17.letter", "--lang", "en"], 0);
    assert!(text.contains("Not yet in the first edition.") && text.contains("new"), "{text}");
    assert!(out(&["history", "teacher.teacher-category.thresholds"], 0).contains("Unchanged."));
    assert!(error(&["history", ""], 2).contains("E0224"));
    assert!(error(&["history", "annex-17.leter"], 2).contains("annex-17.letter"));
}

#[test]
fn the_amendment_between_two_editions_can_be_applied() {
    let text = out(&["amend", "2023-08-21", "2025-03-10", "--name", "between", "--from", "2025-01-10"], 0);
    assert!(text.starts_with("amendment between {\n  amends rules-57\n  in force from 2025-01-10\n"), "{text}");
    assert!(
        text.contains("repeal document competition-documents.video-presentation")
            || text.contains("repeal document video-presentation")
    );
    let refused = |name: &str, from: &str| error(&["amend", "policies", "policies", "--name", name, "--from", from], 2);
    assert!(refused("x", "soon").contains("E0405"));
    assert!(refused("intake", "2025-01-10").contains("E0202"), "a name that is taken");
    assert!(refused("My order", "2025-01-10").contains("E01"), "no name");
}

/// A folder of its own with one policy.
fn folder(name: &str, text: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("a.saty"), text).expect("a file");
    folder
}

#[test]
fn a_name_that_was_refused_where_it_is_given_is_no_second_mistake_where_it_is_used() {
    // `each` begins a form of its own.
    for (name, words) in [
        ("after", "define ready: defined as after\n"),
        ("each", "define ready: defined as each\n"),
        ("Fit", "define ready: defined as not Fit\n"),
    ] {
        let text = format!("subject swimmer {{\n  {name}: yes or no\n}}\n");
        let folder = folder("refused-name", &format!("{text}{words}{}", words.replace("ready", "other")));
        let said = program(&folder).args(["check", ".", "--format", "json"]).output().expect("the program runs");
        let said: serde_json::Value = serde_json::from_slice(&said.stdout).expect("JSON");
        let problems = said["problems"].as_array().or(said.as_array()).expect("problems");
        let codes: Vec<&str> = problems.iter().filter_map(|problem| problem["code"].as_str()).collect();
        assert_eq!(codes, ["E0110"], "{said:#}");
    }
}

#[test]
fn files_are_formatted_in_place_and_only_when_asked() {
    let untidy = "\u{feff}unit  lap :  ru \"бассейн\" # long\r\n";
    let folder = folder("fmt", untidy);
    let (path, file) = (folder.to_str().expect("a path"), folder.join("a.saty"));
    let read = || std::fs::read_to_string(&file).expect("a file");
    assert!(out(&["fmt", path, "--check"], 1).contains("a.saty:1: should be `unit lap: ru \"бассейн\"  # long`"));
    assert_eq!(read(), untidy);
    assert!(out(&["fmt", path], 0).ends_with("1 file, 1 changed\n"));
    assert_eq!(read(), "unit lap: ru \"бассейн\"  # long\r\n");
    assert_eq!(out(&["fmt", path], 0), "1 file, none changed\n");
    out(&["fmt", path, "--check"], 0);
}

#[test]
fn fmt_puts_the_spaces_of_a_word_processor_right() {
    let text = "unit\u{a0}lap:\u{2003} ru \"1\u{a0}круг\"  # a\u{a0}lap\n";
    let folder = folder("fmt-spaces", text);
    let path = folder.to_str().expect("a path");
    assert!(error(&["check", path], 1).contains("U+00A0"));
    assert!(out(&["fmt", path], 0).ends_with("1 file, 1 changed\n"));
    let written = std::fs::read_to_string(folder.join("a.saty")).expect("a file");
    assert_eq!(written, "unit lap: ru \"1\u{a0}круг\"  # a\u{a0}lap\n");
}

#[test]
fn a_file_that_cannot_be_read_or_written_is_left_as_it_is() {
    let folder = folder("fmt-broken", "unit lap: ru \"бассейн\nunit  hour: ru \"час\"\n");
    let (path, file) = (folder.to_str().expect("a path"), folder.join("a.saty"));
    let before = std::fs::read(&file).expect("a file");
    assert!(error(&["fmt", path], 2).contains("E0111"));
    assert_eq!(std::fs::read(&file).expect("a file"), before);

    std::fs::write(&file, "unit  hour: ru \"час\"\n").expect("a file");
    let mut permissions = std::fs::metadata(&file).expect("a file").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).expect("permissions");
    assert!(error(&["fmt", path], 2).contains("E0510"));
    assert_eq!(std::fs::read_dir(&folder).expect("a folder").count(), 1, "nothing half-written is left");
}

fn saty_in(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_saty")).current_dir(folder).args(arguments).output().expect("a run");
    let text = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    (run.status.code(), text)
}

#[test]
fn what_is_begun_checks_and_is_in_canonical_form() {
    let vocabulary = "act charter { kk \"жарғы\" ru \"устав\" }
subject swimmer {
  kk \"жүзуші\"
  ru \"пловец\"
  laps: whole number from 0 to 100  kk \"бассейндер\"  ru \"бассейны\"
    known defect unused-name kk \"әзірше\" ru \"пока\"
}
vacancy {
  seen: date kk \"күні\" ru \"дата\" known defect unused-name kk \"әзірше\" ru \"пока\"
}
";
    let folder = folder("new", vocabulary).parent().expect("a folder").join("new-world");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("policies")).expect("a folder");
    std::fs::write(folder.join("policies/words.saty"), vocabulary).expect("a file");
    out_in(&folder, &["fmt"]);
    for lang in ["kk", "ru", "en"] {
        for kind in ["position", "sheet", "amendment", "notice"] {
            out_in(&folder, &["new", kind, &format!("{kind}-{lang}"), "--lang", lang]);
        }
        out_in(&folder, &["new", "sample", &format!("sample-{lang}"), "--lang", lang]);
    }
    let (code, text) = saty_in(&folder, &["check", "--allow", "missing-citation", "--lang", "en"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("13 files") && text.contains("no errors"), "{text}");
    out_in(&folder, &["fmt", "--check"]);
    let (code, text) = saty_in(&folder, &["test", "--lang", "en"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.ends_with("3 as expected, 3 without a snapshot\n"), "{text}");
    let (code, text) = saty_in(&folder, &["new", "position", "position-kk"]);
    assert!(code == Some(2) && text.contains("E0513"), "{text}");
}

#[track_caller]
fn out_in(folder: &std::path::Path, arguments: &[&str]) -> String {
    let (code, text) = saty_in(folder, arguments);
    assert_eq!(code, Some(0), "{text}");
    text
}

#[test]
fn a_name_is_made_of_what_a_thing_is_called() {
    let text = out(&["new", "position", "Жүзу жаттықтырушысы", "--to", "-", "--lang", "ru"], 0);
    assert!(text.contains("position zhuzu-zhattyqtyrushysy {\n  kk \"Жүзу жаттықтырушысы\"\n  ru \"…\""), "{text}");
    let text = out(&["new", "position", "Тренер № 2", "--to", "-", "--lang", "ru"], 0);
    assert!(text.contains("position trener-2 {\n  kk \"…\"\n  ru \"Тренер № 2\""), "{text}");
}

#[test]
fn completions_and_manual_pages_name_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(out(&["completions", shell], 0).contains("history"), "{shell}");
    }
    let folder = folder("man", "");
    out(&["man", folder.to_str().expect("a path"), "--lang", "kk"], 0);
    let page = std::fs::read_to_string(folder.join("saty-check.1")).expect("a page");
    assert!(page.contains("Ережелерді тексеріп"), "{page}");
    assert!(std::fs::read_dir(&folder).expect("a folder").count() > 15);
}
