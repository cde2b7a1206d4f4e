//! What is printed can be read again and says the same.

use crate::support::files_in;
use crate::support::parse;
use crate::support::root;
use saty::syntax::ast::Item;
use saty::syntax::print;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

/// The tree without the places in the text.
fn bare(items: &[Item]) -> String {
    let text = format!("{items:?}");
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("Span {") {
        out.push_str(before);
        rest = after.split_once('}').map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// The order of properties is part of the tree and not of what it says, so that is compared after one printing.
#[track_caller]
fn reads_the_same(text: &str) {
    let once = print::items(&parse(text));
    let again = parse(&once);
    assert_eq!(print::items(&again), once);
    assert_eq!(bare(&parse(&print::items(&again))), bare(&again));
    let mut letters: Vec<char> = text_of(text);
    let mut printed: Vec<char> = text_of(&once);
    letters.sort_unstable();
    printed.sort_unstable();
    assert_eq!(letters, printed, "{once}");
}

/// All letters and digits outside of comments: nothing is lost in printing and nothing added.
fn text_of(text: &str) -> Vec<char> {
    // Two spellings of one word, and what holds anyway.
    let text = text.replace("must have", "must be").replace(", half up", "");
    let lines = text.lines().map(without_comment);
    lines.flat_map(|line| line.chars().filter(|letter| letter.is_alphanumeric()).collect::<Vec<char>>()).collect()
}

fn without_comment(line: &str) -> &str {
    let mut end = None;
    for (place, letter) in line.char_indices() {
        end = match (end, letter) {
            (None, '#') => return &line[..place],
            (None, '"') => Some('"'),
            (None, '«') => Some('»'),
            (Some(close), letter) if letter == close => None,
            (state, _) => state,
        };
    }
    line
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn all_policies_read_the_same_when_printed() {
    for folder in ["policies", "tests/regulations"] {
        for path in files_in(&root().join(folder), "saty") {
            reads_the_same(&read(&path));
        }
    }
}

#[test]
fn all_examples_of_the_reference_read_the_same_when_printed() {
    let text = read(&root().join("docs/language.md"));
    let blocks: Vec<&str> = text.split("```saty\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() > 20);
    blocks.into_iter().for_each(reads_the_same);
}

#[test]
fn long_texts_and_conditions_are_broken() {
    let words = "ұзақ сөз ".repeat(40);
    let flags: Vec<String> = (0..30).map(|number| format!("flag-number-{number}")).collect();
    let text = format!("define long: kk \"{}\" defined as {}", words.trim(), flags.join(" and "));
    reads_the_same(&text);
    let printed = print::items(&parse(&text));
    assert!(printed.lines().all(|line| line.width() <= 120), "{printed}");
}

#[test]
fn a_text_with_both_kinds_of_quotes_is_cut_between_them() {
    reads_the_same("unit x: ru \"a «b» c\" «d \"e\" f» \"g\"");
}

#[test]
fn numbers_keep_all_their_places() {
    let printed = print::items(&parse("define x: defined as 0.123456789012"));
    assert_eq!(printed, "define x: defined as 0.123456789012\n");
}

#[test]
fn tables_are_aligned_by_the_width_of_their_letters() {
    let text = "position p { stair s { thresholds {\n| step | x | y |\n| low | yes | at least 10 |\n| higher | any | any |\n} } }";
    let printed = print::items(&parse(text));
    let table: Vec<&str> = printed.lines().map(str::trim).filter(|line| line.starts_with('|')).collect();
    let wanted = ["| step   | x   | y           |", "| low    | yes | at least 10 |", "| higher | any | any         |"];
    assert_eq!(table, wanted);
}
