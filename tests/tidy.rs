//! House rules.

use crate::support::files_in;
use crate::support::policy_in;
use crate::support::root;
use saty::model::Labels;
use std::collections::BTreeSet;
use std::path::Path;

fn sources() -> Vec<(String, String)> {
    let files = files_in(&root().join("src"), "rs");
    files.into_iter().map(|path| (name_of(&path), std::fs::read_to_string(&path).expect("a source file"))).collect()
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root()).expect("a file of the project").display().to_string()
}

/// Floors, the lowest first; a module uses only floors before its own.
const FLOORS: &[&[&str]] = &[
    &["source"],
    &["value"],
    &["problem", "possible", "extent"],
    &["syntax"],
    &["alphabet", "amend", "catalog"],
    &["edition", "diff"],
    &["model"],
    &["lint"],
    &["plan"],
    &["eval"],
    &["rank"],
    &["dossier"],
    &["explain"],
    &["paper"],
    &["suite"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

#[test]
fn modules_use_only_floors_below_their_own() {
    for (name, text) in sources() {
        let module = name.trim_start_matches("src/").split(['/', '.']).next().expect("a module");
        let Some(own) = floor(module) else {
            assert!(["lib", "main"].contains(&module), "{name} stands on no floor");
            continue;
        };
        for line in text.lines() {
            let line = line.split("//").next().unwrap_or("");
            for used in line.split("crate::").skip(1) {
                let used =
                    used.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().expect("a module");
                let below = used == module || floor(used).is_none_or(|used| used < own);
                assert!(below, "{name} uses crate::{used}, which is not below it");
            }
        }
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for (name, text) in sources() {
        assert!(text.starts_with("//! "), "{name}");
    }
}

#[test]
fn no_source_file_is_long() {
    for (name, text) in sources() {
        assert!(text.lines().count() <= 800, "{name} has {} lines", text.lines().count());
    }
}

#[test]
fn nothing_is_left_undone() {
    // In two halves, so that this list does not find itself.
    let marks = [("to", "do!"), ("unimple", "mented!"), ("FIX", "ME"), ("#[ig", "nore")];
    for (name, text) in sources() {
        for mark in marks.map(|(start, end)| format!("{start}{end}")) {
            assert!(!text.contains(&mark), "{name} contains {mark}");
        }
    }
}

/// Every id and every label word that the policies declare, apart from plain English and words of the language itself.
fn domain_words() -> BTreeSet<String> {
    let model = policy_in(&root().join("policies")).plan.model;
    let mut words = BTreeSet::new();
    let mut add_labels = |labels: &Labels| {
        for text in labels.texts.values() {
            // Words in Cyrillic are never part of the engine.
            let cyrillic = |word: &&str| word.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter));
            let long = |word: &&str| word.chars().count() > 3;
            words.extend(
                text.split(|letter: char| !letter.is_alphanumeric())
                    .filter(cyrillic)
                    .filter(long)
                    .map(str::to_lowercase),
            );
        }
    };
    model.scales.iter().for_each(|scale| scale.members.values().for_each(&mut add_labels));
    model.records.iter().for_each(|record| {
        add_labels(&record.labels);
        record.fields.values().for_each(|field| add_labels(&field.labels));
    });
    model.terms.iter().for_each(|term| add_labels(&term.meta.labels));
    model.positions.iter().for_each(|position| add_labels(&position.meta.labels));
    let ids = model.scales.iter().flat_map(|scale| scale.members.keys().chain([&scale.name]));
    let fields = model.records.iter().flat_map(|record| record.fields.keys().chain([&record.name, &record.plural]));
    let own = ids
        .chain(fields)
        .chain(model.subject.keys())
        .chain(model.vacancy.keys())
        .chain(model.acts.keys())
        .chain(model.units.keys());
    words.extend(own.filter(|id| !is_plain_english(id)).cloned());
    words.extend(model.positions.iter().map(|position| position.meta.id.clone()));
    words.extend(["ielts", "toefl", "moderator", "педагог", "kazakh", "tenge"].map(String::from));
    words
}

/// Ids that are everyday words an engine may use in its own names.
fn is_plain_english(id: &str) -> bool {
    const PLAIN: &[&str] = &[
        "absent",
        "foreign",
        "reach",
        "region",
        "language",
        "act",
        "closes",
        "code",
        "document",
        "event",
        "field",
        "first",
        "held",
        "high",
        "higher",
        "issued",
        "kind",
        "level",
        "list",
        "low",
        "lowest",
        "middle",
        "none",
        "number",
        "other",
        "own",
        "papers",
        "part",
        "percent",
        "position",
        "post",
        "printed",
        "published",
        "record",
        "result",
        "role",
        "row",
        "score",
        "second",
        "share",
        "sort",
        "started",
        "finished",
        "step",
        "total",
        "valid",
        "value",
        "work",
        "works",
        "three",
        "four",
        "five",
        "general",
    ];
    PLAIN.contains(&id) || id.len() <= 3
}

#[test]
fn the_engine_knows_no_regulation() {
    let words = domain_words();
    assert!(words.len() > 300, "only {} words", words.len());
    for (name, text) in sources() {
        let text = text.to_lowercase();
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
        let used: BTreeSet<&str> = text.split(|letter: char| !is_part(letter)).collect();
        let found: Vec<&String> = words.iter().filter(|word| used.contains(word.as_str())).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
}

#[test]
fn no_file_names_a_place_outside_the_project() {
    let folders = ["src", "tests", "policies", "docs", "grammar", "locales", "benches"];
    let outside = [["/wo", "rk/"].concat(), ["/ho", "me/"].concat(), ["../sha", "red"].concat()];
    for folder in folders {
        for ending in ["rs", "md", "saty", "pest", "toml", "ftl", "yaml"] {
            for path in files_in(&root().join(folder), ending) {
                let text = std::fs::read_to_string(&path).expect("a text");
                assert!(outside.iter().all(|place| !text.contains(place)), "{}", path.display());
            }
        }
    }
}
