//! The real policies over time: editions, notices, and what lists written by hand say of them.

use crate::support::files_in;
use crate::support::policy_of;
use crate::support::root;
use saphyr::LoadableYamlNode;
use saphyr::Yaml;
use saty::diff;
use saty::diff::Difference;
use saty::diff::Slot;
use saty::diff::Weight;
use saty::diff::What;
use saty::edition;
use saty::problem::Problem;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::Item;
use saty::syntax::ast::ItemKind;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn read(path: &PathBuf) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn texts(folder: &str) -> Vec<(String, String)> {
    let name = |path: &PathBuf| path.strip_prefix(root().join(folder)).expect("a file inside").display().to_string();
    files_in(&root().join(folder), "saty").iter().map(|path| (name(path), read(path))).collect()
}

fn parse(files: &[(String, String)]) -> Vec<Item> {
    let mut sources = Sources::default();
    let mut items = Vec::new();
    for (name, text) in files {
        let id = sources.add(name.clone(), text);
        items.extend(syntax::parse(sources.get(id), id).items);
    }
    items
}

fn rules(items: Vec<Item>) -> Vec<Item> {
    items.into_iter().filter(|item| item.kind != ItemKind::Amendment).collect()
}

fn on(items: &[Item], date: &str) -> Vec<Item> {
    let mut problems = Vec::new();
    let folded = edition::fold(items, Some(date.parse().expect("a date")), None, &mut problems).items;
    assert!(problems.is_empty(), "{problems:#?}");
    rules(folded)
}

/// The edition of 2025 was first written down as one text. The base and the amendment give the same.
#[test]
fn base_and_amendment_give_the_edition_of_2025() {
    let policies = texts("policies");
    let by_hand = texts("tests/editions/consolidated-2025");
    let replaced: Vec<(String, String)> = policies
        .iter()
        .filter(|(name, _)| !name.starts_with("amendments"))
        .map(|(name, text)| {
            let other = by_hand.iter().find(|(other, _)| other == name);
            (name.clone(), other.map_or(text, |(_, text)| text).clone())
        })
        .collect();
    let folded = on(&parse(&policies), "2025-03-10");
    assert_eq!(diff::differences(&folded, &rules(parse(&replaced))), []);
    // The order in which documents are owed is part of what a commission reads.
    let documents = |items: &[Item]| -> Vec<String> {
        let package = items.iter().find(|item| item.kind == ItemKind::Package).expect("the package");
        package.items.iter().map(|item| item.name().to_string()).collect()
    };
    assert_eq!(documents(&folded), documents(&parse(&replaced)));
}

fn names(list: &Yaml, key: &str) -> BTreeSet<String> {
    let entries = list[key].as_vec().unwrap_or_else(|| panic!("{key}"));
    let clause = |entry: &Yaml| match entry.as_str() {
        Some(id) => id.to_string(),
        None => entry["clause"].as_str().expect("a clause").to_string(),
    };
    entries.iter().map(clause).collect()
}

fn changes_a_text(difference: &Difference) -> bool {
    match &difference.what {
        What::Changed(facets) => facets.iter().any(|facet| matches!(facet.slot, Slot::Label(_))),
        What::Added | What::Removed => true,
    }
}

/// Whether a clause, or that in which it stands, is in a list.
fn is_listed(id: &str, list: &BTreeSet<String>) -> bool {
    list.iter().any(|listed| id == listed || id.strip_prefix(listed.as_str()).is_some_and(|rest| rest.starts_with('.')))
}

#[test]
fn the_amendment_of_2024_changes_what_the_list_says_and_nothing_else() {
    let text = read(&root().join("tests/editions/expected-diff.yaml"));
    let list = &Yaml::load_from_str(&text).expect("yaml")[0];
    let expected: BTreeSet<String> =
        ["changes", "wording", "properties-added"].iter().flat_map(|key| names(list, key)).collect();
    let items = parse(&texts("policies"));
    let found = diff::differences(&on(&items, "2023-08-21"), &on(&items, "2025-03-10"));
    let told = |it: &&Difference| it.weight() == Weight::Meaning || changes_a_text(it);
    let said: BTreeSet<String> = found.iter().filter(told).map(|it| it.id.clone()).collect();
    let unexpected: Vec<&String> = said.iter().filter(|id| !is_listed(id, &expected)).collect();
    assert!(unexpected.is_empty(), "not in the list: {unexpected:#?}");
    let whole = |id: &String| found.iter().any(|it| it.is_about(id) && told(&it)) || id == "competition-documents";
    let missed: Vec<&String> = expected.iter().filter(|id| !whole(id)).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
    for id in names(list, "unchanged") {
        let changed = found.iter().any(|it| it.id == id && told(&it));
        assert!(!changed || expected.contains(&id), "{id} is as it was");
    }
    for entry in list["changes"].as_vec().expect("changes") {
        if let Some((was, becomes)) =
            entry["what"].as_str().and_then(|what| what.strip_prefix("blank ")?.split_once(" -> "))
        {
            let id = entry["clause"].as_str().expect("a clause");
            let found = found.iter().find(|it| it.id == id).expect("a difference");
            let text = format!("{found:?}");
            assert!(
                [was, becomes].iter().all(|place| text.contains(place.rsplit(' ').next().expect("a number"))),
                "{id}"
            );
        }
    }
}

#[test]
fn every_notice_deviates_as_the_list_says_and_not_otherwise() {
    let text = read(&root().join("tests/editions/expected-notices.yaml"));
    let list = &Yaml::load_from_str(&text).expect("yaml")[0];
    let items = parse(&texts("policies"));
    let mut seen = 0;
    for notice in edition::notices(&items) {
        let date = edition::notice_date(&items, notice);
        let mut problems: Vec<Problem> = Vec::new();
        let edition = edition::fold(&items, date, None, &mut problems).items;
        let announced = edition::fold(&items, date, Some(notice), &mut problems).items;
        assert!(problems.is_empty(), "{problems:#?}");
        let found = diff::differences(&edition, &announced);
        let entries = list[notice.name()].as_vec().unwrap_or_else(|| panic!("{}", notice.name()));
        let carried = entries.iter().filter(|entry| entry["carried-by"].as_str() == Some("changes"));
        let expected: BTreeSet<String> =
            carried.map(|entry| entry["clause"].as_str().expect("a clause").to_string()).collect();
        for id in &expected {
            assert!(found.iter().any(|it| it.is_about(id)), "{}: {id} is not reported", notice.name());
        }
        // A doubt goes with the clause that it was about.
        let is_rule = |it: &&Difference| it.weight() == Weight::Meaning && it.kind != ItemKind::Interpretation;
        for difference in found.iter().filter(is_rule) {
            assert!(is_listed(&difference.id, &expected), "{}: {} is not in the list", notice.name(), difference.id);
        }
        seen += 1;
    }
    assert_eq!(seen, 5);
}

/// An order that exists nowhere: a level, a document, a criterion with a limit, a holiday, in one short file.
#[test]
fn a_new_order_is_one_short_file() {
    let order = read(&root().join("tests/editions/new-order.saty"));
    assert!(order.lines().count() < 40);
    let mut files = texts("policies");
    files.push(("amendments/new-order.saty".into(), order));
    let policy = policy_of(&files);
    assert!(policy.problems.is_empty(), "{:#?}", policy.problems);
    let model = &policy.plan.model;
    let ids: Vec<&str> = model.metas().into_iter().map(|meta| meta.id.as_str()).collect();
    for id in ["competition-documents.language-certificate", "annex-17.mentoring", "annex-17.mentoring.each-mentee"] {
        assert!(ids.contains(&id), "{id}");
    }
    assert!(model.scales.iter().any(|scale| scale.members.keys().last().is_some_and(|name| name == "mentor-master")));
    let found = diff::differences(&on(&parse(&texts("policies")), "2025-04-01"), &on(&parse(&files), "2025-04-01"));
    let mut said: Vec<&str> = found.iter().map(|it| it.id.as_str()).collect();
    said.sort_unstable();
    let wanted = [
        "annex-17.mentoring",
        "competition-documents.language-certificate",
        "kazakhstan",
        "teacher-category.mentor-master",
        "teacher.teacher-category.mentor-master",
    ];
    assert_eq!(said, wanted);
    // Before its day nothing has changed.
    assert_eq!(diff::differences(&on(&parse(&texts("policies")), "2025-02-28"), &on(&parse(&files), "2025-02-28")), []);
}
