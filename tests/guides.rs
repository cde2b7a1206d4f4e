//! The guides are followed to the letter: files written as they say, commands run, what is printed compared.
//!
//! `SATY_BLESS=1 cargo test guides` writes what is printed into the guides, except where lines are left out with `…`.

use crate::support::root;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

const GUIDES: [&str; 2] = ["first-policy.md", "order-changed.md"];

/// The page of the list of a competition: partly a guide.
const LIST: &str = "rank.md";

/// What a guide tells to do.
#[derive(Debug, PartialEq)]
enum Step {
    File {
        path: String,
        text: String,
        append: bool,
    },
    Replace {
        path: String,
        from: String,
        to: String,
    },
    /// Commands, and what they print, if that is shown: the lines of the guide where it stands.
    Run {
        commands: Vec<String>,
        shown: Option<(usize, usize)>,
    },
}

fn folder_of(lang: &str) -> PathBuf {
    let docs = root().join("docs");
    if lang == "en" { docs } else { docs.join(lang) }
}

fn read(lang: &str, guide: &str) -> String {
    let path = folder_of(lang).join(guide);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn steps(document: &str) -> Vec<Step> {
    let lines: Vec<&str> = document.lines().collect();
    let mut steps = Vec::new();
    let mut file: Option<(String, bool)> = None;
    let mut index = 0;
    while index < lines.len() {
        let line = lines[index];
        if let Some(path) = line.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->")) {
            file = Some((path.into(), false));
        } else if let Some(path) = line.strip_prefix("<!-- append: ").and_then(|rest| rest.strip_suffix(" -->")) {
            file = Some((path.into(), true));
        } else if line.starts_with("<!-- replace: ") {
            let end = (index..lines.len()).find(|at| lines[*at].ends_with(" -->")).expect("the end of a replacement");
            let text = lines[index..=end].join("\n");
            let text = text.trim_start_matches("<!-- replace: ").trim_end_matches(" -->");
            let (path, change) = text.split_once(": ").expect("a path");
            let (from, to) = change.split_once(" -> ").expect("old and new");
            steps.push(Step::Replace { path: path.into(), from: from.into(), to: to.into() });
            index = end;
        } else if let Some(lang) = line.strip_prefix("```") {
            let end = (index + 1..lines.len()).find(|at| lines[*at] == "```").expect("the end of a block");
            let text = lines[index + 1..end].join("\n") + "\n";
            if let Some((path, append)) = file.take() {
                steps.push(Step::File { path, text, append });
            } else if lang == "sh" {
                let commands = text.lines().map(String::from).collect();
                let shown = (lines.get(end + 2) == Some(&"```text")).then(|| {
                    let close = (end + 3..lines.len()).find(|at| lines[*at] == "```").expect("the end of a block");
                    (end + 3, close)
                });
                index = shown.map_or(end, |(_, close)| close);
                steps.push(Step::Run { commands, shown });
                index += 1;
                continue;
            }
            index = end;
        }
        index += 1;
    }
    steps
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let to = to.join(path.file_name().expect("a name"));
        match path.is_dir() {
            true => copy(&path, &to),
            false => std::fs::write(to, std::fs::read(path).expect("a file")).expect("a copy"),
        }
    }
}

/// A place with the policies and the samples, where a guide may change what it likes.
fn world(lang: &str, guide: &str) -> PathBuf {
    let world = Path::new(env!("CARGO_TARGET_TMPDIR")).join("guides").join(lang).join(guide);
    let _ = std::fs::remove_dir_all(&world);
    copy(&root().join("policies"), &world.join("policies"));
    copy(&root().join("tests/samples"), &world.join("tests/samples"));
    world
}

fn run(command: &str, lang: &str, world: &Path) -> String {
    let words: Vec<&str> = command.split_whitespace().collect();
    assert_eq!(words.first(), Some(&"saty"), "{command}");
    let run = Command::new(env!("CARGO_BIN_EXE_saty"))
        .current_dir(world)
        .args(&words[1..])
        .env("COLUMNS", "100")
        .env("SATY_LANG", lang)
        .env_remove("CI")
        .output()
        .expect("a run");
    let text = String::from_utf8(run.stderr).expect("text") + &String::from_utf8(run.stdout).expect("text");
    text.lines().map(|line| line.trim_end().to_string() + "\n").collect()
}

/// Compares what is printed with what is shown; `…` stands for lines left out.
fn is_shown(shown: &[&str], printed: &str, place: &str) {
    let mut printed_lines = printed.lines().filter(|line| !line.is_empty());
    let mut skips = false;
    for line in shown.iter().filter(|line| !line.is_empty()) {
        if *line == "…" {
            skips = true;
            continue;
        }
        let found = if skips { printed_lines.any(|found| found == *line) } else { printed_lines.next() == Some(line) };
        assert!(found, "{place}: not printed: {line}\n\n{printed}");
        skips = false;
    }
    let rest = printed_lines.next();
    assert!(skips || rest.is_none(), "{place}: not shown: {rest:?}\n\n{printed}");
}

fn follow(lang: &str, guide: &str) {
    let document = read(lang, guide);
    let world = world(lang, guide);
    let lines: Vec<&str> = document.lines().collect();
    let mut blessed: Vec<String> = Vec::new();
    let mut copied = 0;
    for step in steps(&document) {
        match step {
            Step::File { path, text, append } => {
                let path = world.join(path);
                std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                let before = if append { std::fs::read_to_string(&path).expect("a file") } else { String::new() };
                std::fs::write(path, before + &text).expect("a file");
            }
            Step::Replace { path, from, to } => {
                let path = world.join(path);
                let text = std::fs::read_to_string(&path).expect("a file");
                assert!(text.contains(&from), "{guide}: there is no {from:?} in {text}");
                std::fs::write(path, text.replace(&from, &to)).expect("a file");
            }
            Step::Run { commands, shown } => {
                let printed: String = commands.iter().map(|command| run(command, lang, &world)).collect();
                let Some((start, end)) = shown else { continue };
                let shown = &lines[start..end];
                blessed.extend(lines[copied..start].iter().map(ToString::to_string));
                copied = end;
                if std::env::var_os("SATY_BLESS").is_some() && !shown.contains(&"…") {
                    blessed.extend(printed.trim_end().lines().map(String::from));
                    continue;
                }
                blessed.extend(shown.iter().map(ToString::to_string));
                is_shown(shown, &printed, &format!("{lang}/{guide}:{start}"));
            }
        }
    }
    blessed.extend(lines[copied..].iter().map(ToString::to_string));
    if std::env::var_os("SATY_BLESS").is_some() {
        std::fs::write(folder_of(lang).join(guide), blessed.join("\n") + "\n").expect("the guide");
    }
}

#[test]
fn the_first_policy_can_be_written_as_the_guide_says() {
    ["en", "ru", "kk"].iter().for_each(|lang| follow(lang, GUIDES[0]));
}

#[test]
fn a_lot_decides_as_the_page_of_the_list_says() {
    ["en", "ru", "kk"].iter().for_each(|lang| follow(lang, LIST));
}

#[test]
fn an_order_can_be_followed_as_the_guide_says() {
    ["en", "ru", "kk"].iter().for_each(|lang| follow(lang, GUIDES[1]));
}

/// Commands, files and changes; what is printed is in the language of the guide.
fn told(document: &str) -> Vec<Step> {
    let mut steps = steps(document);
    for step in &mut steps {
        if let Step::Run { shown, .. } = step {
            *shown = None;
        }
    }
    steps
}

#[test]
fn the_guides_tell_the_same_in_every_language() {
    for (guide, steps) in GUIDES.map(|guide| (guide, 9)).into_iter().chain([(LIST, 7)]) {
        let wanted = told(&read("en", guide));
        assert!(wanted.len() >= steps, "{guide}");
        for lang in ["ru", "kk"] {
            assert_eq!(told(&read(lang, guide)), wanted, "{lang}/{guide}");
        }
    }
}

/// The commands of a document: the lines of its `sh` blocks.
fn commands(document: &str) -> Vec<String> {
    let runs = steps(document).into_iter().filter_map(|step| match step {
        Step::Run { commands, .. } => Some(commands),
        _ => None,
    });
    runs.flatten().collect()
}

#[test]
fn the_readme_names_the_same_commands_in_every_language() {
    let read = |name: &str| std::fs::read_to_string(root().join(name)).expect("a readme");
    let rows = |text: &str| -> Vec<String> {
        let rows = text.lines().filter_map(|line| line.strip_prefix("| `saty ")?.split('`').next());
        rows.map(String::from).collect()
    };
    let english = read("README.md");
    for name in ["README.ru.md", "README.kk.md"] {
        let other = read(name);
        // The language of the output is that of the reader.
        let commands_of = |text: &str| -> Vec<String> {
            commands(text).into_iter().map(|line| line.replace("--lang kk", "--lang ru")).collect()
        };
        assert_eq!(commands_of(&other), commands_of(&english), "{name}");
        assert_eq!(rows(&other), rows(&english), "{name}");
    }
}
