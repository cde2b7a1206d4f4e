//! The world around the program does what it likes: full disks, pipes, links, names that steer a terminal. The answer is a
//! message, never a crash, never half an answer that looks whole.

use crate::support::codes;
use crate::support::program;
use crate::support::sound;
use std::path::Path;
use std::path::PathBuf;
use std::process::Output;

const POLICY: &str = "subject swimmer {\n  fit: yes or no\n  nickname: text, may be absent\n}\nposition guard {\n  \
                      requirement able { when fit }\n}\n";

/// A folder with the policy of the pool.
fn pool(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("saty-robust-{}-{name}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("policies")).expect("a folder");
    write(&folder, "policies/pool.saty", POLICY);
    folder
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).expect("a file");
}

fn call(folder: &Path, arguments: &[&str]) -> Output {
    program(folder).args(arguments).output().expect("the program runs")
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The answers of a call that has to fail with a message.
#[track_caller]
fn refused(folder: &Path, arguments: &[&str], wanted: &str) {
    let output = call(folder, arguments);
    let errors = errors(&output);
    assert!(errors.contains(wanted) && !errors.contains("panicked"), "{arguments:?}: {errors}");
    assert!(matches!(output.status.code(), Some(1 | 2)), "{arguments:?}: {:?}", output.status);
}

// Long lines

#[test]
fn a_problem_far_out_on_a_long_line_is_shown_in_a_part_of_the_line() {
    let folder = pool("long");
    let note = "плавание ".repeat(20_000);
    write(&folder, "far.json", &format!("{{\"nickname\": \"{note}\", \"fitt\": true, \"nickname\": \"{note}\"}}"));
    let output = call(&folder, &["eval", "far.json", "--on", "2025-01-01"]);
    let text = errors(&output);
    assert!(text.lines().all(|line| line.chars().count() < 1000), "{text}");
    let one = text.split("E0402").nth(1).unwrap_or_else(|| panic!("{text}"));
    assert!(one.contains("[far.json:1:180018]") && one.contains('…'), "{one}");
    // The line under the words points at them, and no character is cut.
    let lines: Vec<&str> = one.lines().collect();
    let at = lines.iter().position(|line| line.contains("\"fitt\"")).expect("the line");
    let column = |line: &str, of: &[char]| line.find(of).map(|byte| line[..byte].chars().count());
    let words = lines[at].find("\"fitt\"").map(|byte| lines[at][..byte].chars().count());
    assert_eq!(words, column(lines[at + 1], &['─', '┬']), "{one}");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn two_places_far_apart_on_one_line_are_both_shown() {
    let folder = pool("apart");
    write(
        &folder,
        "policies/twice.saty",
        &format!("subject other {{ tall: yes or no {} tall: yes or no }}\n", " ".repeat(5000)),
    );
    let text = errors(&call(&folder, &["check"]));
    assert!(!text.contains("panicked") && text.contains("E0202"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() < 1000), "{text}");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_place_over_very_many_lines_is_shown_by_its_first() {
    let folder = pool("lines");
    let list = "  - a\n".repeat(5000);
    write(&folder, "many.yaml", &format!("fit:\n{list}"));
    let text = errors(&call(&folder, &["eval", "many.yaml", "--on", "2025-01-01"]));
    assert!(text.contains("E0403") && text.lines().count() < 50, "{text}");
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_width_that_no_terminal_has_is_not_taken() {
    let folder = pool("width");
    write(&folder, "anna.yaml", "fit: yes\n");
    let arguments = ["eval", "anna.yaml", "--on", "2025-01-01"];
    let usual = call(&folder, &arguments).stdout;
    let wide = program(&folder).args(arguments).env("COLUMNS", "999999999999").output().expect("a run");
    assert_eq!(String::from_utf8_lossy(&wide.stdout), String::from_utf8_lossy(&usual));
    std::fs::remove_dir_all(folder).expect("removed");
}

// Depth

/// A chain of definitions, each with the next form of building on the one before.
fn chain(links: usize) -> Vec<String> {
    let mut all = vec!["define d0 as decimal: defined as first of { x: gives 1 when fit  otherwise 2 }\n".to_string()];
    for link in 1..links {
        let before = link - 1;
        all.push(match link % 4 {
            0 => format!("define d{link} as decimal: defined as d{before}\n"),
            1 => format!("define d{link} as decimal: defined as by ranges of d{before} {{ x: gives 1 when less than 2  otherwise 2 }}\n"),
            2 => format!("define d{link} as decimal: defined as sum of {{ x: gives d{before}  y: gives 1 when fit }}\n"),
            _ => format!("define d{link} as decimal: defined as first of {{ x: gives 3 when d{before} more than 1 and fit  otherwise d{before} }}\n"),
        });
    }
    all
}

/// A policy whose one requirement stands on the chain.
fn deep(links: usize, reversed: bool) -> String {
    let mut all = chain(links);
    if reversed {
        all.reverse();
    }
    let last = links - 1;
    let rest = format!(
        "position lead {{\n  requirement deep {{ when d{last} more than 1 }}\n}}\nscore-sheet points {{\n  score: sum of criteria\n  \
         criterion deep {{ gives 1 when d{last} more than 1 }}\n}}\n"
    );
    format!("subject swimmer {{ fit: yes or no }}\n{}{rest}", all.concat())
}

/// Runs a job on a stack of 2 MiB, the least that a thread usually has.
fn on_a_small_stack<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(job).expect("a thread").join().expect("no crash")
}

#[test]
fn definitions_build_on_each_other_up_to_a_limit() {
    let limit = saty::model::MAX_DEFINITIONS;
    for reversed in [false, true] {
        let found = on_a_small_stack(move || codes(&deep(limit, reversed)));
        assert_eq!(found, Vec::<&str>::new(), "{reversed}");
        let qualified = on_a_small_stack(move || {
            crate::support::evaluate(&sound(&deep(limit, reversed)), "fit: yes\n", "2025-01-01").qualified
        });
        assert_eq!(qualified, saty::value::Truth::Yes);
    }
    for links in [limit + 1, 400, 5000] {
        for reversed in [false, true] {
            let mut found = on_a_small_stack(move || codes(&deep(links, reversed)));
            found.retain(|code| *code != "E0206");
            assert_eq!(found, ["E0122"], "{links} {reversed}");
        }
    }
}

#[test]
fn every_command_follows_the_longest_chain() {
    let folder = pool("chain");
    write(&folder, "policies/pool.saty", &deep(saty::model::MAX_DEFINITIONS, false));
    let changed = deep(saty::model::MAX_DEFINITIONS, false)
        .replace("gives 1 when fit  otherwise 2 }", "gives 1 when fit  otherwise 4 }");
    std::fs::create_dir_all(folder.join("new")).expect("a folder");
    write(&folder, "new/pool.saty", &changed);
    std::fs::create_dir_all(folder.join("samples")).expect("a folder");
    write(&folder, "samples/anna.yaml", "dossier: { fit: unknown }\non: 2025-01-01\nposition: lead\n");
    write(&folder, "anna.yaml", "fit: unknown\n");
    let calls: [&[&str]; 8] = [
        &["check"],
        &["eval", "anna.yaml", "--on", "2025-01-01"],
        &["eval", "anna.yaml", "--on", "2025-01-01", "--format", "json"],
        &["test", "samples", "--accept"],
        &["test", "samples", "--mutants"],
        &["read", "lead"],
        &["diff", "policies", "new", "--samples", "samples"],
        &["amend", "policies", "new", "--name", "other", "--from", "2026-01-01"],
    ];
    for arguments in calls {
        let output = call(&folder, arguments);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{arguments:?}: {:?} {}", output.status, errors(&output));
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

// Signs that steer a terminal

const HOSTILE: &str = "anna\u{1b}[31m\u{202e}\u{9b}2J|<b>*x*</b>";

#[test]
fn what_steers_a_terminal_is_shown_by_its_number() {
    let folder = pool("terminal");
    let quoted = HOSTILE.replace('\u{1b}', "\\e").replace('\u{202e}', "\\u202e").replace('\u{9b}', "\\x9b");
    write(&folder, "hostile.yaml", &format!("\"{quoted}\": yes\nfit: \"{quoted}\"\n"));
    let name = format!("{HOSTILE}.yaml").replace('/', "");
    write(&folder, &name, "fit: perhaps\n");
    write(&folder, "policies/hostile.saty", &format!("act order: en \"{HOSTILE}\"\n"));
    let calls: [&[&str]; 7] = [
        &["check"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["eval", "hostile.yaml", "--on", "2025-01-01"],
        &["eval", &name, "--on", "2025-01-01"],
        &["eval", HOSTILE],
        &[HOSTILE],
    ];
    for arguments in calls {
        let output = call(&folder, arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned() + &errors(&output);
        assert!(!text.contains(saty::syntax::signs::is_hidden), "{arguments:?}: {text:?}");
        assert!(text.contains("202e") || text.contains("202E") || text.contains('\u{fffd}'), "{arguments:?}: {text}");
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_label_is_no_markup() {
    let folder = pool("markup");
    let label = "*bold* <script>alert(1)</script> `code` | a [link](http://x) &lt; 1. ~x~";
    let policy = POLICY.replace("requirement able {", &format!("requirement able {{\n    en \"{label}\"\n   "));
    write(&folder, "policies/pool.saty", &policy);
    std::fs::create_dir_all(folder.join("new")).expect("a folder");
    write(&folder, "new/pool.saty", &policy.replace("when fit", "when not fit").replace("code", "other"));
    let calls: [&[&str]; 2] =
        [&["diff", "policies", "new", "--format", "markdown"], &["read", "guard", "--format", "markdown"]];
    for arguments in calls {
        let output = call(&folder, arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(text.contains("\\<script\\>") && text.contains("\\*bold\\*") && text.contains("\\&lt;"), "{text}");
        assert!(!text.replace("\\<", "").contains('<') && !text.contains("[link]("), "{text}");
    }
    let calls: [&[&str]; 2] =
        [&["diff", "policies", "new", "--format", "html"], &["read", "guard", "--format", "html"]];
    for arguments in calls {
        let text = String::from_utf8_lossy(&call(&folder, arguments).stdout).into_owned();
        assert!(text.contains("&lt;script&gt;") && !text.contains("<script>alert"), "{text}");
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

// Beginnings

#[test]
fn what_is_begun_can_be_read() {
    let folder = pool("new");
    let names = [
        "Name \"q\"",
        "Имя \"вожатый\"",
        "Имя «вожатый» \"кв\"",
        "имя\nвторое\u{202e}",
        "when",
        "gives",
        "kk",
        "№ 5",
        "",
        "''",
        "\\",
    ];
    for kind in ["position", "sheet", "amendment", "notice"] {
        for name in names {
            for lang in ["kk", "ru", "en"] {
                let output = call(&folder, &["new", kind, name, "--to", "-", "--lang", lang]);
                let text = String::from_utf8(output.stdout).expect("text");
                let id = &mut saty::source::Sources::default();
                let file = id.add("new.saty", &text);
                let parsed = saty::syntax::parse(id.get(file), file);
                assert!(
                    parsed.problems.is_empty() && !parsed.items.is_empty(),
                    "{kind} {name:?}: {:?}\n{text}",
                    parsed.problems
                );
            }
        }
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

#[cfg(unix)]
mod of_unix {
    use super::*;
    use std::os::unix::fs::symlink;
    use std::process::Command;
    use std::process::Stdio;

    // What does not fit

    fn full() -> Stdio {
        Stdio::from(std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full device"))
    }

    #[test]
    fn an_answer_that_does_not_fit_is_no_success() {
        let folder = pool("full");
        write(&folder, "anna.yaml", "fit: yes\n");
        let calls: [&[&str]; 9] = [
            &["eval", "anna.yaml", "--on", "2025-01-01"],
            &["eval", "anna.yaml", "--on", "2025-01-01", "--format", "json"],
            &["check"],
            &["check", "--format", "json"],
            &["read", "guard"],
            &["schema"],
            &["--help"],
            &["completions", "bash"],
            &["new", "position", "helper", "--to", "-"],
        ];
        for arguments in calls {
            let output = program(&folder).args(arguments).stdout(full()).output().expect("a run");
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            assert!(errors(&output).contains("E0529"), "{arguments:?}: {}", errors(&output));
            // Nobody is left to be told.
            let silent = program(&folder).args(arguments).stdout(full()).stderr(full()).status().expect("a run");
            assert_eq!(silent.code(), Some(2), "{arguments:?}");
        }
        let silent = program(&folder).args(["eval", "none.yaml"]).stderr(full()).stdout(Stdio::null()).status();
        assert_eq!(silent.expect("a run").code(), Some(2));
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_reader_that_has_gone_away_is_no_mistake() {
        let folder = pool("gone");
        let mut child =
            program(&folder).args(["schema"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a run");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        assert_eq!((output.status.code(), errors(&output).as_str()), (Some(0), ""));
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn fmt_counts_what_it_has_written() {
        let folder = pool("fmt");
        write(&folder, "policies/pool.saty", &POLICY.replace("  fit", "     fit"));
        std::fs::create_dir_all(folder.join("elsewhere")).expect("a folder");
        let files = |folder: &Path| std::fs::read_dir(folder).expect("a folder").count();
        // A read-only file is not replaced, whoever calls.
        let path = folder.join("policies/pool.saty");
        let mut permissions = std::fs::metadata(&path).expect("a file").permissions();
        permissions.set_readonly(true);
        std::fs::set_permissions(&path, permissions).expect("set");
        let output = call(&folder, &["fmt"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(errors(&output).contains("E0510"));
        assert!(String::from_utf8_lossy(&output.stdout).contains("none changed"), "{:?}", output.stdout);
        assert_eq!(files(&folder.join("policies")), 1, "a file is left over");
        std::fs::remove_dir_all(folder).expect("removed");
    }

    // Links, pipes, devices

    #[test]
    fn links_that_go_round_are_refused() {
        let folder = pool("round");
        let policies = folder.join("policies");
        for name in ["one", "two"] {
            symlink(&policies, policies.join(name)).expect("a link");
        }
        refused(&folder, &["check"], "E0501");
        std::fs::remove_file(policies.join("one")).expect("removed");
        std::fs::remove_file(policies.join("two")).expect("removed");
        symlink(policies.join("b.saty"), policies.join("a.saty")).expect("a link");
        symlink(policies.join("a.saty"), policies.join("b.saty")).expect("a link");
        refused(&folder, &["check"], "E0501");
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_folder_that_two_links_lead_to_is_read_once() {
        let folder = pool("twice");
        std::fs::create_dir_all(folder.join("shared")).expect("a folder");
        write(&folder, "shared/more.saty", "unit coin: en \"coin\"\n");
        symlink(folder.join("shared"), folder.join("policies/one")).expect("a link");
        symlink(folder.join("shared"), folder.join("policies/two")).expect("a link");
        let output = call(&folder, &["check"]);
        assert!(!errors(&output).contains("E0202"), "{}", errors(&output));
        std::fs::remove_dir_all(folder).expect("removed");
    }

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }

    #[test]
    fn pipes_and_devices_are_refused() {
        let folder = pool("pipe");
        write(&folder, "anna.yaml", "fit: yes\n");
        pipe(&folder.join("pipe.yaml"));
        std::fs::create_dir_all(folder.join("dossiers")).expect("a folder");
        pipe(&folder.join("dossiers/pipe.yaml"));
        let on = ["--on", "2025-01-01"];
        for dossier in ["pipe.yaml", "/dev/zero", "/dev/stdin"] {
            refused(&folder, &["eval", dossier, on[0], on[1]], "E0501");
        }
        refused(&folder, &["eval", "anna.yaml", "--vacancy", "pipe.yaml"], "E0501");
        refused(&folder, &["test", "pipe.yaml"], "E0501");
        refused(&folder, &["test", "dossiers"], "E0501");
        refused(&folder, &["verify", "pipe.yaml"], "E05");
        refused(&folder, &["check", "/dev/zero"], "E0501");
        refused(&folder, &["fmt", "pipe.yaml"], "E0501");
        refused(&folder, &["import", "pipe.yaml", "--to", "out"], "E0501");
        pipe(&folder.join("policies/pipe.saty"));
        refused(&folder, &["check"], "E0501");
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_dossier_that_cannot_be_read_is_not_passed_over() {
        let folder = pool("broken");
        let ranking = "score-sheet points { score: sum of criteria  criterion one { gives 1 when fit } }\nranking best { by total of points, highest first }\n";
        write(&folder, "policies/pool.saty", &format!("{POLICY}{ranking}"));
        std::fs::create_dir_all(folder.join("dossiers")).expect("a folder");
        write(&folder, "dossiers/anna.yaml", "fit: yes\n");
        symlink(folder.join("nowhere.yaml"), folder.join("dossiers/boris.yaml")).expect("a link");
        let output = call(&folder, &["rank", "dossiers", "--on", "2025-01-01"]);
        assert!(output.status.code() == Some(2), "{output:?}");
        std::fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_device_is_not_replaced_by_a_file() {
        let folder = pool("device");
        let path = folder.join("pipe.saty");
        pipe(&path);
        write(&folder, "anna.yaml", "fit: yes\n");
        refused(&folder, &["eval", "anna.yaml", "--on", "2025-01-01", "--receipt", "pipe.saty"], "E0510");
        use std::os::unix::fs::FileTypeExt;
        assert!(std::fs::metadata(&path).expect("it is there").file_type().is_fifo());
        std::fs::remove_dir_all(folder).expect("removed");
    }
}
