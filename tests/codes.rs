//! Every code has a page, and the examples of the page do what it says.

use crate::support::files_in;
use crate::support::linted;
use crate::support::policy;
use crate::support::root;
use saty::dossier;
use saty::problem::Code;
use saty::problem::Problem;
use saty::source::Sources;
use std::collections::BTreeSet;

/// The fenced blocks of a page with their language.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(lang) if !open => {
                blocks.push((lang.trim().to_string(), String::new()));
                open = true;
            }
            Some(_) => open = false,
            None if open => {
                if let Some((_, text)) = blocks.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
            None => {}
        }
    }
    blocks
}

/// Codes that no short text raises: they need a large file, a folder, a terminal.
const WITHOUT_TEXT: &[&str] = &[
    "E0115", "E0116", "E0119", "E0122", "E0223", "E0411", "E0501", "E0502", "E0503", "E0504", "E0505", "E0506",
    "E0507", "E0508", "E0509", "E0510", "E0511", "E0512", "E0513", "E0514", "E0515", "E0516", "E0517", "E0518",
    "E0519", "E0520", "E0521", "E0522", "E0526", "E0529", "E0530", "E0531", "E0532", "E0533", "E0534", "E0535",
    "E0536", "E0537", "E0538", "E0539", "E0540", "E0541", "E0542", "E0543", "E0544", "E0545", "E0546", "E0547",
    "E0548", "W0406",
];

/// From here on warnings come from a closer look than that of every evaluation.
const FIRST_LINT: &str = "W0308";

#[test]
fn every_page_begins_with_its_code_and_name() {
    for code in Code::ALL {
        let wanted = format!("# {}: {}\n", code.id(), code.name());
        for page in code.pages() {
            assert!(page.starts_with(&wanted), "{}", code.id());
        }
    }
    let pages = files_in(&root().join("docs/errors"), "md").len();
    assert_eq!(pages, 3 * Code::ALL.len(), "a page without a code");
}

#[test]
fn the_examples_of_a_page_are_the_same_in_every_language() {
    for code in Code::ALL {
        let [en, ru, kk] = code.pages();
        assert!(blocks(en) == blocks(ru) && blocks(en) == blocks(kk), "{}", code.id());
    }
}

#[test]
fn numbers_and_names_are_unique() {
    let ids: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    let names: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!((ids.len(), names.len()), (Code::ALL.len(), Code::ALL.len()));
}

fn is_of_dossier(code: &Code) -> bool {
    code.id()[1..].starts_with("04")
}

/// The problems of an example: with all lints, if the code is one of theirs.
fn problems(example: &str, code: &Code) -> Vec<Problem> {
    if code.id() < FIRST_LINT || !code.id().starts_with('W') {
        return policy(example).problems;
    }
    let all = blocks(code.pages()[0]);
    let quoted: Vec<&str> = all.iter().filter(|(lang, _)| lang == "text").map(|(_, text)| text.as_str()).collect();
    linted(example, &quoted).problems
}

#[test]
fn the_wrong_policy_raises_the_code_and_the_right_one_nothing() {
    for code in Code::ALL.iter().filter(|code| !is_of_dossier(code) && !WITHOUT_TEXT.contains(&code.id())) {
        let examples: Vec<String> =
            blocks(code.pages()[0]).into_iter().filter(|(lang, _)| lang == "saty").map(|(_, text)| text).collect();
        let [wrong, right] = &examples[..] else { panic!("{}: {} examples", code.id(), examples.len()) };
        let found: Vec<&str> = problems(wrong, code).iter().map(|problem| problem.code.id()).collect();
        assert_eq!(found, [code.id()], "wrong example of {}", code.id());
        let problems = problems(right, code);
        assert!(problems.is_empty(), "right example of {}: {problems:?}", code.id());
    }
}

#[test]
fn the_wrong_dossier_raises_the_code_and_the_right_one_nothing() {
    let date = "2025-04-01".parse().expect("a date");
    for code in Code::ALL.iter().filter(|code| is_of_dossier(code) && !WITHOUT_TEXT.contains(&code.id())) {
        let all = blocks(code.pages()[0]);
        let text = |lang: &str, number: usize| {
            let found = all.iter().filter(|(found, _)| found == lang).nth(number);
            found.unwrap_or_else(|| panic!("{}: no {lang} block {number}", code.id())).1.clone()
        };
        let policy = policy(&text("saty", 0));
        assert!(policy.problems.is_empty(), "policy of {}: {:?}", code.id(), policy.problems);
        let problems = |yaml: String| {
            let mut sources = Sources::default();
            let id = sources.add("dossier.yaml", &yaml);
            let read = dossier::read_dossier(&policy.plan.model, sources.get(id), id, date);
            let mut codes: Vec<&str> = read.problems.iter().map(|problem| problem.code.id()).collect();
            let case = saty::eval::Case {
                dossier: read.dossier,
                vacancy: saty::eval::facts::empty_vacancy(&policy.plan.model, date),
                position: None,
                date,
            };
            codes.extend(
                saty::eval::contradictions(&policy.plan, &case).iter().map(|_| Code::ContradictsAssumption.id()),
            );
            codes
        };
        assert_eq!(problems(text("yaml", 0)), [code.id()], "wrong example of {}", code.id());
        assert!(problems(text("yaml", 1)).is_empty(), "right example of {}", code.id());
    }
}
