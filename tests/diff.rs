//! Versions compared by meaning, and the amendment that turns one into the other.

use crate::support::files_in;
use crate::support::parse;
use crate::support::root;
use proptest::prelude::*;
use saty::diff;
use saty::diff::Content;
use saty::diff::Difference;
use saty::diff::Direction;
use saty::diff::Slot;
use saty::diff::What;
use saty::edition;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::Item;
use saty::syntax::ast::ItemKind;
use saty::syntax::print;

const CLUB: &str = r#"
levels badge {
  en "badge"
  bronze: en "bronze"
  silver: en "silver"
  gold:   en "gold"
}

act rules { act-number "1" }

division item: en "item {}"

record course plural courses { en "course"  counts when mark at least 1  grade: badge  mark: decimal  held: date }

subject lifeguard { wet: yes or no  fit: yes or no  dry: yes or no  laps: whole number from 0 to 1000  depth: decimal  papers: set of document }

vacancy { evaluation date: opens  opens: date }

define worth on course as decimal: en "worth" defined as by ranges of mark { low: gives 1 when less than 5 otherwise 2 }

define last-grade: en "last" defined as grade of the latest course by held where mark at least 2, the highest of several

define service: en "service" defined as count of courses where mark at least 5

position guard {
  en "guard"
  source rules item 1
  requirement ready {
    en "ready"
    at least one of {
      strong:  en "strong" when fit
      swimmer: en "swimmer" source rules item 2 when laps at least 10
      trained: en "trained" when has a course where grade at least silver and mark at least 5
    }
  }
  stair badge {
    thresholds {
      | step   | service    |
      | silver | at least 2 |
      | gold   | at least 3 |
    }
    step silver { competence calm: en "calm" commission decides }
  }
}

score-sheet contest {
  en "contest"
  score: sum of criteria
  criterion laps {
    en "laps"
    note en "Laps of the last course."
    highest of {
      some: en "some" gives 1 when laps at least 5
      many: en "many" gives 2 when laps at least 10
    }
  }
  criterion lengths {
    en "lengths"
    sum of, at least 1 in all, at most 9 in all {
      swum:  en "swum"  gives 2 per completed 10 of laps, at most 6 in all
      half:  en "half"  gives 50 % of laps
    }
  }
  criterion courses {
    en "courses"
    gives worth for each course, at most 2 per grade, best 3, at most 4 in all, where mark at least 3
  }
}

package papers-of-guard {
  en "papers"
  filed documents: papers
  document form: required en "form" blank rules item 9
  document pass: if available en "pass"
  exemption old: en "old" frees from form when dry
}

time-limit intake { en "intake" length 7 days starts vacancy's opens first day counts }
"#;

/// Each difference as `id slot: was -> becomes (direction)`.
fn shown(differences: &[Difference]) -> Vec<String> {
    let text = |content: &Option<Content>| match content {
        None => "-".to_string(),
        Some(Content::Policy(text)) => text.clone(),
        Some(Content::Texts(texts)) => texts.iter().map(|text| text.text.clone()).collect::<Vec<String>>().join(" "),
        Some(Content::Citation(source)) => source
            .places
            .iter()
            .map(|(name, value)| format!("{} {value}", name.text))
            .collect::<Vec<String>>()
            .join(" "),
    };
    let side = |direction: Option<Direction>| match direction {
        Some(Direction::Stricter) => " (stricter)",
        Some(Direction::Looser) => " (looser)",
        None => "",
    };
    let one = |difference: &Difference| match &difference.what {
        What::Added => vec![format!("{} added{}", difference.id, side(difference.direction))],
        What::Removed => vec![format!("{} removed{}", difference.id, side(difference.direction))],
        What::Changed(facets) => facets
            .iter()
            .map(|facet| {
                let slot = match &facet.slot {
                    Slot::Label(lang) => lang.code().to_string(),
                    Slot::Property(word) => (*word).to_string(),
                    Slot::Row(row, column) => format!("{row}/{}", column.clone().unwrap_or_default()),
                    Slot::Order => "order".into(),
                };
                let (was, becomes) = (text(&facet.was), text(&facet.becomes));
                format!("{} {slot}: {was} -> {becomes}{}", difference.id, side(facet.direction))
            })
            .collect(),
    };
    differences.iter().flat_map(one).collect()
}

/// What one replacement in the policy of the club changes.
#[track_caller]
fn changes(from: &str, to: &str, wanted: &[&str]) {
    assert!(CLUB.contains(from), "{from}");
    let (old, new) = (parse(CLUB), parse(&CLUB.replacen(from, to, 1)));
    assert_eq!(shown(&diff::differences(&old, &new)), wanted, "{from} -> {to}");
    amends(&old, &new);
    amends(&new, &old);
}

#[test]
fn each_change_is_named_with_its_direction() {
    let swimmer = "guard.ready.swimmer";
    changes(
        "laps at least 10\n",
        "laps at least 12\n",
        &[&format!("{swimmer} when: when laps at least 10 -> when laps at least 12 (stricter)")],
    );
    changes(
        "laps at least 10\n",
        "laps more than 10\n",
        &[&format!("{swimmer} when: when laps at least 10 -> when laps more than 10 (stricter)")],
    );
    changes(
        "laps at least 10\n",
        "laps at least 10, at most 40\n",
        &[&format!("{swimmer} when: when laps at least 10 -> when laps at least 10, at most 40 (stricter)")],
    );
    changes(
        "laps at least 10\n",
        "laps at least 10 or wet\n",
        &[&format!("{swimmer} when: when laps at least 10 -> when laps at least 10 or wet (looser)")],
    );
    changes(
        "laps at least 10\n",
        "laps at least 10 and wet\n",
        &[&format!("{swimmer} when: when laps at least 10 -> when laps at least 10 and wet (stricter)")],
    );
    changes("when fit", "when not fit", &["guard.ready.strong when: when fit -> when not fit"]);
    changes(
        "grade at least silver and mark",
        "grade at least gold and mark",
        &["guard.ready.trained when: when has a course where grade at least silver and mark at least 5 -> when has a \
           course where grade at least gold and mark at least 5 (stricter)"],
    );
    changes("      strong:  en \"strong\" when fit\n", "", &["guard.ready.strong removed (stricter)"]);
    changes(
        "at least one of {\n      strong",
        "at least 2 of {\n      strong",
        &["guard.ready group { }: at least one of -> at least 2 of (stricter)"],
    );
    changes(
        "at least one of {\n      strong",
        "all of {\n      strong",
        &["guard.ready group { }: at least one of -> all of (stricter)"],
    );
    changes(
        "| gold   | at least 3 |",
        "| gold   | at least 4 |",
        &["guard.badge.thresholds gold/service: at least 3 -> at least 4 (stricter)"],
    );
    changes(
        "gives 2 when",
        "gives 1.5 when",
        &["contest.laps.many gives: gives 2 when laps at least 10 -> gives 1.5 when laps at least 10 (stricter)"],
    );
    changes("highest of {", "sum of {", &["contest.laps group { }: highest of -> sum of (looser)"]);
    changes(
        "document form: required",
        "document form: if available",
        &["papers-of-guard.form required: required -> if available (looser)"],
    );
    changes(
        "document pass: if available",
        "document pass: required when wet",
        &["papers-of-guard.pass required: if available -> required when wet (stricter)"],
    );
    changes("  exemption old: en \"old\" frees from form when dry\n", "", &["papers-of-guard.old removed (stricter)"]);
    changes("blank rules item 9", "blank rules item 3", &["papers-of-guard.form blank: item 9 -> item 3"]);
    changes(
        "first day counts",
        "count from the next day",
        &["intake first day counts: first day counts -> count from the next day (looser)"],
    );
    changes(
        "document form: required en",
        "document form: required when wet en",
        &["papers-of-guard.form required: required -> required when wet (looser)"],
    );
    changes(
        "  document form: required en \"form\" blank rules item 9\n",
        "",
        &["papers-of-guard.form removed (looser)"],
    );
    changes("length 7 days", "length 5 days", &["intake length: length 7 days -> length 5 days (stricter)"]);
    changes(
        "\"Laps of the last course.\"",
        "\"All laps.\"",
        &["contest.laps note: Laps of the last course. -> All laps."],
    );
    changes("en \"ready\"", "en \"is ready\"", &["guard.ready en: ready -> is ready"]);
    changes(
        "mark at least 5\n\nposition",
        "mark at least 6\n\nposition",
        &[
            "service defined as: defined as count of courses where mark at least 5 -> defined as count of courses where mark at least 6 (stricter)",
        ],
    );
    changes(
        "    step silver {",
        "    step gold { competence brave: en \"brave\" commission decides }\n    step silver {",
        &["guard.badge.gold added"],
    );
}

#[test]
fn worked_out_values_have_a_direction_where_it_is_plain() {
    let rate = "gives 2 per completed 10 of laps, at most 6 in all";
    for (becomes, side) in [
        ("gives 3 per completed 10 of laps, at most 6 in all", " (looser)"),
        ("gives 2 per completed 10 of laps, at most 5 in all", " (stricter)"),
        ("gives 2 per completed 10 of laps", " (looser)"),
        ("gives 3 per completed 10 of laps, at most 5 in all", ""),
        ("gives 2 per started 10 of laps, at most 6 in all", ""),
        ("gives 2 per completed 12 of laps, at most 6 in all", ""),
        ("gives 2 per completed 10 of laps, at least 1 in all, at most 6 in all", " (looser)"),
    ] {
        changes(rate, becomes, &[&format!("contest.lengths.swum gives: {rate} -> {becomes}{side}")]);
    }
    changes(
        "50 % of laps",
        "40 % of laps",
        &["contest.lengths.half gives: gives 50 % of laps -> gives 40 % of laps (stricter)"],
    );
    let group = "sum of, at least 1 in all, at most 9 in all";
    for (becomes, side) in [
        ("sum of, at least 2 in all, at most 9 in all", " (looser)"),
        ("sum of, at most 9 in all", " (stricter)"),
        ("sum of, at least 1 in all, at most 8 in all", " (stricter)"),
        ("sum of, at least 2 in all, at most 8 in all", ""),
        ("highest of, at least 1 in all, at most 9 in all", " (stricter)"),
        ("highest of, at least 1 in all", ""),
    ] {
        changes(group, becomes, &[&format!("contest.lengths group {{ }}: {group} -> {becomes}{side}")]);
    }
}

#[test]
fn what_counts_of_records_has_a_direction_where_it_is_plain() {
    let gives = |limits: &str| format!("gives worth for each course, {limits}at most 4 in all, where mark at least 3");
    let was = gives("at most 2 per grade, best 3, ");
    for (limits, side) in [
        ("at most 2 per grade, best 2, ", " (stricter)"),
        ("at most 1 per grade, best 2, ", " (stricter)"),
        ("at most 3 per grade, best 3, ", " (looser)"),
        ("best 3, ", " (looser)"),
        ("at most 1 per grade, best 4, ", ""),
        ("at most 2 per year of held, best 3, ", ""),
    ] {
        changes(&was, &gives(limits), &[&format!("contest.courses gives: {was} -> {}{side}", gives(limits))]);
    }
    changes(
        "counts when mark at least 1  ",
        "counts when mark at least 2  ",
        &["course counts when: counts when mark at least 1 -> counts when mark at least 2"],
    );
    changes("counts when mark at least 1  ", "", &["course counts when: counts when mark at least 1 -> -"]);
    changes(
        "the latest course by held where mark at least 2, the highest of several",
        "the earliest course by held where mark at least 2, the lowest of several",
        &[
            "last-grade defined as: defined as grade of the latest course by held where mark at least 2, the highest of several \
           -> defined as grade of the earliest course by held where mark at least 2, the lowest of several",
        ],
    );
}

#[test]
fn order_layout_and_comments_are_no_difference() {
    let reordered: Vec<&str> = CLUB.split("\n\n").collect::<Vec<&str>>().into_iter().rev().collect();
    let reordered = format!("# turned round\n{}", reordered.join("\n\n"));
    let printed = print::items(&parse(CLUB));
    for other in [reordered, printed, CLUB.replace('\n', "\r\n")] {
        assert_eq!(diff::differences(&parse(CLUB), &parse(&other)), []);
    }
}

#[test]
fn the_order_of_levels_is_a_difference() {
    let turned = CLUB.replacen(
        "  silver: en \"silver\"\n  gold:   en \"gold\"\n",
        "  gold:   en \"gold\"\n  silver: en \"silver\"\n",
        1,
    );
    let found = diff::differences(&parse(CLUB), &parse(&turned));
    assert_eq!(shown(&found), ["badge order: bronze, silver, gold -> bronze, gold, silver"]);
}

/// The same clauses with old and new exchanged.
fn mirrored(differences: Vec<Difference>) -> Vec<Difference> {
    let mirror = |mut difference: Difference| {
        std::mem::swap(&mut difference.old, &mut difference.new);
        difference.direction = difference.direction.map(Direction::opposite);
        difference.what = match difference.what {
            What::Added => What::Removed,
            What::Removed => What::Added,
            What::Changed(facets) => What::Changed(
                facets
                    .into_iter()
                    .map(|mut facet| {
                        std::mem::swap(&mut facet.was, &mut facet.becomes);
                        facet.direction = facet.direction.map(Direction::opposite);
                        facet
                    })
                    .collect(),
            ),
        };
        difference
    };
    differences.into_iter().map(mirror).collect()
}

fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort_unstable();
    all
}

#[track_caller]
fn mirrors(old: &[Item], new: &[Item]) {
    let there = shown(&mirrored(diff::differences(old, new)));
    let back = shown(&diff::differences(new, old));
    assert_eq!(sorted(there), sorted(back));
}

/// Writes the amendment from one version to another as text, reads it, applies it.
#[track_caller]
fn amends(old: &[Item], new: &[Item]) {
    let patches = diff::patches(old, new);
    let body: String = patches.iter().map(|patch| print::patch(patch, 2)).collect();
    let text = format!("amendment change-of-rules {{\n  in force from 2020-01-01\n{body}}}\n");
    let mut items = old.to_vec();
    items.extend(parse(&text));
    let mut problems = Vec::new();
    let mut folded = edition::fold(&items, None, None, &mut problems).items;
    assert!(problems.is_empty(), "{problems:#?}\n{text}");
    folded.retain(|item| item.name() != "change-of-rules");
    let left = diff::differences(&folded, new);
    assert!(left.is_empty(), "{:#?}\n{text}", shown(&left));
    // Where the order of the parts of a block means something, it is among the differences.
    let order = |items: &[Item]| {
        let mut names: Vec<String> = parse(&print::items(items)).iter().map(tree).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(order(&folded), order(new), "{text}");
}

/// The names inside a declaration.
fn tree(item: &Item) -> String {
    let mut inner: Vec<String> = item.items.iter().map(tree).collect();
    inner.sort_unstable();
    format!("{}({})", item.name(), inner.join(" "))
}

fn policies() -> Vec<Item> {
    let read = |path| std::fs::read_to_string(path).expect("a policy");
    files_in(&root().join("policies"), "saty").into_iter().flat_map(|path| parse(&read(path))).collect()
}

#[test]
fn every_edition_and_notice_mirrors_and_can_be_written_as_an_amendment() {
    let items = policies();
    // An amendment is left out: it would be applied once more.
    let fold = |date, notice: Option<&Item>| {
        let folded = edition::fold(&items, date, notice, &mut Vec::new()).items;
        folded.into_iter().filter(|item| item.kind != ItemKind::Amendment).collect::<Vec<Item>>()
    };
    let last = fold(None, None);
    let mut others: Vec<Vec<Item>> =
        edition::first_days(&items).into_iter().map(|day| fold(day.yesterday().ok(), None)).collect();
    others.extend(edition::notices(&items).map(|notice| fold(edition::notice_date(&items, notice), Some(notice))));
    assert!(others.len() >= 5);
    for other in &others {
        mirrors(&last, other);
        amends(&last, other);
        amends(other, &last);
    }
}

/// Takes things out of a version, turns them round, changes them; what is left need not mean anything.
fn shaken(items: &[Item], shakes: &[(usize, u8)]) -> Vec<Item> {
    let mut items = items.to_vec();
    for (number, how) in shakes {
        let count = items.iter().map(size).sum::<usize>();
        let mut left = number % count.max(1);
        for item in &mut items {
            if shake(item, &mut left, *how) {
                break;
            }
        }
    }
    items
}

fn size(item: &Item) -> usize {
    1 + item.items.iter().map(size).sum::<usize>()
}

/// Changes the item of a number; whether it was found.
fn shake(item: &mut Item, left: &mut usize, how: u8) -> bool {
    if *left == 0 {
        match how % 6 {
            0 => drop(item.items.pop()),
            1 => item.items.reverse(),
            2 => drop(item.properties.pop()),
            3 => item.properties.reverse(),
            4 => drop(item.lines.pop()),
            _ => {
                let twin = item.items.first().cloned().filter(|inner| inner.kind == ItemKind::Entry);
                item.items.extend(twin.map(|mut twin| {
                    if let Some(name) = &mut twin.name {
                        name.text.push_str("-too");
                    }
                    twin
                }));
            }
        }
        return true;
    }
    *left -= 1;
    item.items.iter_mut().any(|inner| shake(inner, left, how))
}

/// Whether it can be printed and read again: an item without its only property may have no form.
fn reads_again(items: &[Item]) -> bool {
    let mut sources = Sources::default();
    let id = sources.add("policy.saty", &print::items(items));
    let parsed = syntax::parse(sources.get(id), id);
    parsed.problems.is_empty() && diff::differences(&parsed.items, items).is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn any_two_versions_mirror_and_amend(
        first in prop::collection::vec((0usize..200, any::<u8>()), 0..4),
        second in prop::collection::vec((0usize..200, any::<u8>()), 0..4),
    ) {
        let base = parse(CLUB);
        let (old, new) = (shaken(&base, &first), shaken(&base, &second));
        prop_assume!(reads_again(&old) && reads_again(&new));
        mirrors(&old, &new);
        amends(&old, &new);
        prop_assert_eq!(diff::differences(&old, &old), []);
    }
}
