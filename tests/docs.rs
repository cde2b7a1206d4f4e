//! What the documents say is so.

use crate::support::policy;
use crate::support::root;
use std::process::Command;

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A fenced block: its language, its text, the section it stands in, its line.
struct Block {
    lang: String,
    text: String,
    section: usize,
    line: usize,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut section, mut open) = (0, false);
    for (index, line) in document.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(lang) if !open => {
                blocks.push(Block { lang: lang.trim().into(), text: String::new(), section, line: index + 1 });
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
            None if line.starts_with("## ") => section += 1,
            None => {}
        }
    }
    blocks
}

#[test]
fn the_policies_of_the_language_reference_are_checked() {
    let all = blocks(&read("docs/language.md"));
    let policies: Vec<&Block> = all.iter().filter(|block| block.lang == "saty").collect();
    assert!(policies.len() >= 20, "only {} blocks", policies.len());
    for (index, block) in policies.iter().enumerate() {
        // A block that continues is read together with the earlier ones of its section.
        let mut text = String::new();
        if block.text.starts_with("# continues") {
            let earlier = policies[..index].iter().filter(|earlier| earlier.section == block.section);
            earlier.for_each(|earlier| text.push_str(&earlier.text));
        }
        text.push_str(&block.text);
        let problems = policy(&text).problems;
        assert!(problems.is_empty(), "docs/language.md:{}: {problems:#?}", block.line);
    }
}

#[test]
fn the_mistakes_of_the_language_reference_are_reported() {
    for block in blocks(&read("docs/language.md")).iter().filter(|block| block.lang == "saty-error") {
        let code = block.text.lines().next().and_then(|line| line.strip_prefix("# ")).expect("a code");
        let found: Vec<&str> = policy(&block.text).problems.iter().map(|problem| problem.code.id()).collect();
        assert_eq!(found, [code.trim()], "docs/language.md:{}", block.line);
    }
}

/// The first such command of a document prints what the document shows behind it; `…` stands for lines left out.
#[track_caller]
fn is_real(document: &str, command: &str) {
    let all = blocks(&read(document));
    let at = all.iter().position(|block| block.lang == "sh" && block.text.contains(command)).expect("the command");
    let words: Vec<&str> = all[at].text.split_whitespace().collect();
    let own = words.iter().position(|word| *word == "--").expect("arguments of the program") + 1;
    let shown = all[at..].iter().find(|block| block.lang == "text").expect("the output");
    is_printed(shown, &words[own..]);
}

/// The lines of a block are printed in their order.
#[track_caller]
fn is_printed(shown: &Block, arguments: &[&str]) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_saty")).current_dir(root()).args(arguments).env("COLUMNS", "100").output();
    let output = String::from_utf8(run.expect("a run").stdout).expect("text");
    let mut printed = output.lines();
    for line in shown.text.lines().filter(|line| *line != "…" && !line.is_empty()) {
        assert!(
            printed.any(|found| found.trim_end() == line.trim_end()),
            "not printed in this order: {line}\n{output}"
        );
    }
}

const READMES: [&str; 3] = ["README.md", "README.ru.md", "README.kk.md"];

#[test]
fn the_examples_of_the_documents_are_real() {
    for readme in READMES {
        is_real(readme, " eval ");
        is_real(readme, " rank ");
    }
    is_real("docs/read.md", " read ");
}

#[test]
fn the_list_of_the_club_is_real() {
    for (lang, path) in [("en", "docs/rank.md"), ("ru", "docs/ru/rank.md"), ("kk", "docs/kk/rank.md")] {
        let all = blocks(&read(path));
        let shown = all.iter().find(|block| block.lang == "text").expect("the list");
        let case = ["--position", "lifeguard", "--on", "2025-04-01", "--lang", lang];
        let club = ["rank", "--policies", "tests/rank/club.saty", "tests/rank/club"];
        is_printed(shown, &[&club[..], &case[..]].concat());
    }
}

#[test]
fn every_document_is_named_in_the_readme() {
    let readme = read("README.md");
    for path in crate::support::files_in(&root().join("docs"), "md") {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        let is_page = path.starts_with(root().join("docs/errors"));
        assert!(is_page || readme.contains(name), "{name}");
    }
}
