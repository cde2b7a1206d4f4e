//! Rankings: places against all that could become known, the command, what other readings change.

use crate::support::case;
use crate::support::parse;
use crate::support::program;
use crate::support::root;
use crate::support::sound;
use saty::amend;
use saty::diff;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::Standing;
use saty::model;
use saty::problem::Problem;
use saty::problem::Severity;
use saty::rank::marks::Mark;
use saty::rank::marks::Row;
use saty::rank::places;
use saty::rank::places::Runner;
use saty::suite::slips;
use saty::suite::slips::Scales;
use saty::syntax::ast::Item;
use saty::syntax::ast::Ties;
use saty::syntax::print;
use saty::value::Number;
use saty::value::Truth;
use saty::value::Value;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::process::Output;

// Against all that could become known

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % count
    }
}

/// A key from its best to its worst value; 9 stands for no value, which is the worst.
type Span = (i64, i64);

const NONE: i64 = 9;

fn mark(value: i64) -> Mark {
    if value == NONE { Mark::Absent } else { Mark::Rising(Value::Number(Number::from_integer(value))) }
}

fn row(spans: &[Span]) -> Row {
    Row::new(spans.iter().map(|(best, worst)| (mark(*best), mark(*worst))))
}

fn span(dice: &mut Dice) -> Span {
    let best = dice.below(4) as i64;
    match dice.below(4) {
        0 => (best, best),
        1 => (best, NONE),
        2 if best == 3 => (NONE, NONE),
        _ => (best, best + dice.below(3) as i64),
    }
}

/// All values that a key may turn out to have.
fn values((best, worst): Span) -> Vec<i64> {
    let inner = best..=worst.min(5);
    if worst == NONE { inner.chain([NONE]).collect() } else { inner.collect() }
}

/// All that the keys of a candidate may turn out to be.
fn completions(spans: &[Span]) -> Vec<Vec<i64>> {
    spans.iter().fold(vec![Vec::new()], |rows, span| {
        let with = |row: Vec<i64>| values(*span).into_iter().map(move |value| [row.clone(), vec![value]].concat());
        rows.into_iter().flat_map(with).collect()
    })
}

#[test]
fn certainly_before_is_before_however_it_turns_out() {
    let mut dice = Dice(20_250_401);
    let (mut sure, mut open) = (0, 0);
    for _ in 0..20_000 {
        let keys = 1 + dice.below(3) as usize;
        let (one, two): (Vec<Span>, Vec<Span>) = (0..keys).map(|_| (span(&mut dice), span(&mut dice))).unzip();
        let (all, others) = (completions(&one), completions(&two));
        let pairs = || all.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
        let (first, second) = (row(&one), row(&two));
        assert_eq!(first.is_before(&second), pairs().all(|(a, b)| a < b), "{one:?} {two:?}");
        assert_eq!(first.may_be_before(&second), pairs().any(|(a, b)| a < b), "{one:?} {two:?}");
        if let Some(key) = first.decides_against(&second) {
            assert!(first.is_before(&second), "{one:?} {two:?}");
            let decided = pairs().all(|(a, b)| a[..=key] < b[..=key]);
            assert!(decided, "key {key} of {one:?} {two:?}");
            sure += 1;
        } else {
            assert!(!first.is_before(&second), "{one:?} {two:?}");
            open += 1;
        }
    }
    assert!(sure > 2_000 && open > 2_000, "{sure} {open}");
}

/// A small competition: for each candidate the keys, and whether it is known that he is on the list.
type Small = Vec<(Vec<Span>, Truth)>;

fn small(dice: &mut Dice) -> Small {
    let keys = 1 + dice.below(2) as usize;
    let count = 2 + dice.below(4) as usize;
    let narrow = |dice: &mut Dice| {
        let (best, worst) = span(dice);
        (best, worst.min(if worst == NONE { NONE } else { best + 1 }))
    };
    let one = |dice: &mut Dice| {
        let spans: Vec<Span> = (0..keys).map(|_| narrow(dice)).collect();
        (spans, if dice.below(3) == 0 { Truth::Unknown } else { Truth::Yes })
    };
    (0..count).map(|_| one(dice)).collect()
}

/// Every way in which a candidate may turn out: not on the list, or with these keys.
fn ways((spans, on): &(Vec<Span>, Truth)) -> Vec<Option<Vec<i64>>> {
    let mut ways: Vec<Option<Vec<i64>>> = completions(spans).into_iter().map(Some).collect();
    if *on == Truth::Unknown {
        ways.push(None);
    }
    ways
}

/// All places that each candidate may get: among those before him, and with a lot among his equals.
fn all_places(competition: &Small, shared: bool) -> Vec<BTreeSet<usize>> {
    let mut found = vec![BTreeSet::new(); competition.len()];
    let all: Vec<Vec<Option<Vec<i64>>>> = competition.iter().map(ways).collect();
    let mut at = vec![0; all.len()];
    loop {
        let now: Vec<&Option<Vec<i64>>> = all.iter().zip(&at).map(|(ways, at)| &ways[*at]).collect();
        for (who, own) in now.iter().enumerate() {
            let Some(own) = own else { continue };
            let others = now.iter().enumerate().filter(|(other, _)| *other != who).filter_map(|(_, it)| it.as_ref());
            let before = others.clone().filter(|other| *other < own).count();
            let equal = if shared { 0 } else { others.filter(|other| *other == own).count() };
            found[who].extend((0..=equal).map(|drawn_before| 1 + before + drawn_before));
        }
        let Some(next) = (0..at.len()).find(|index| at[*index] + 1 < all[*index].len()) else { return found };
        at[next] += 1;
        at[..next].fill(0);
    }
}

#[test]
fn places_reach_exactly_from_the_best_to_the_worst_that_can_be() {
    let mut dice = Dice(4_807);
    let (mut tried, mut intervals) = (0, 0);
    while tried < 1_500 {
        let competition = small(&mut dice);
        let count: usize = competition.iter().map(|one| ways(one).len()).product();
        if count > 20_000 {
            continue;
        }
        tried += 1;
        let runners: Vec<Runner> = competition.iter().map(|(spans, on)| Runner { row: row(spans), on: *on }).collect();
        for shared in [true, false] {
            let found = places::places(&runners, shared);
            for (place, all) in found.iter().zip(all_places(&competition, shared)) {
                let hull = (all.first().copied(), all.last().copied());
                assert_eq!((Some(place.least), Some(place.greatest)), hull, "{shared} {competition:?}");
                intervals += usize::from(!place.is_settled());
            }
        }
    }
    assert!(intervals > 2_000, "{intervals}");
}

#[test]
fn ties_are_those_whom_no_key_can_tell_apart() {
    let mut dice = Dice(77);
    let mut groups = 0;
    for _ in 0..2_000 {
        let competition = small(&mut dice);
        let runners: Vec<Runner> = competition.iter().map(|(spans, on)| Runner { row: row(spans), on: *on }).collect();
        let ties = places::ties(&runners);
        for one in 0..runners.len() {
            for two in 0..one {
                let always_equal = completions(&competition[one].0)
                    .iter()
                    .all(|a| completions(&competition[two].0).iter().all(|b| a == b));
                let tied = ties.iter().any(|group| group.contains(&one) && group.contains(&two));
                assert_eq!(tied, always_equal, "{competition:?}");
            }
        }
        groups += ties.len();
    }
    assert!(groups > 100, "{groups}");
}

// The command

const CLUB: &str = "tests/rank/club.saty";
const DOSSIERS: &str = "tests/rank/club";

fn saty(arguments: &[&str]) -> Output {
    program(&root()).args(arguments).output().expect("a run")
}

/// Ranks dossiers of the club.
fn rank(arguments: &[&str]) -> Output {
    saty(&[&["rank", "--policies", CLUB, "--position", "lifeguard", "--on", "2025-04-01"][..], arguments].concat())
}

#[track_caller]
fn out(run: Output) -> String {
    let text = String::from_utf8(run.stdout).expect("text");
    assert_eq!(run.status.code(), Some(0), "{text}{}", String::from_utf8_lossy(&run.stderr));
    text
}

#[track_caller]
fn error(run: Output) -> String {
    assert_eq!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stdout));
    assert!(run.stdout.is_empty(), "half a list");
    String::from_utf8(run.stderr).expect("text")
}

fn json(run: Output) -> Json {
    serde_json::from_str(&out(run)).expect("JSON")
}

#[test]
fn the_list_in_three_languages() {
    for lang in ["kk", "ru", "en"] {
        insta::assert_snapshot!(format!("rank-club-{lang}"), out(rank(&[DOSSIERS, "--lang", lang])));
    }
}

#[test]
fn the_list_as_json() {
    let list = json(rank(&[DOSSIERS, "--format", "json"]));
    assert_eq!(list["format"], 1);
    assert_eq!(list["ranking"]["id"], "contest-list");
    assert_eq!(list["ranking"]["ties"], "share");
    assert_eq!(list["ranking"]["keys"][1]["first"], "longest first");
    assert_eq!(list["position"], "lifeguard");
    let statuses: Vec<(String, String)> = list["candidates"]
        .as_array()
        .expect("candidates")
        .iter()
        .map(|one| (one["name"].as_str().expect("a name").into(), one["status"].as_str().expect("a status").into()))
        .collect();
    let wanted = [
        ("Anna", "listed"),
        ("Bela", "listed"),
        ("Cora", "listed"),
        ("Dan", "returned"),
        ("Eva", "unqualified"),
        ("Finn", "open"),
        ("Gus", "listed"),
        ("Hal", "listed"),
        ("Ida", "open"),
        ("Kai", "unqualified"),
    ];
    assert_eq!(statuses, wanted.map(|(name, status)| (name.to_string(), status.to_string())));
    assert_eq!(list["candidates"][3]["missing"][0]["id"], "application-papers.consent");
    assert_eq!(list["candidates"][4]["failed"][0]["id"], "lifeguard.skill");
    assert_eq!(list["candidates"][9]["only"]["met"], "no");
    assert_eq!(list["candidates"][5]["open"][0]["what"], "papers");
    assert_eq!(list["candidates"][5]["open"][0]["unknown"][0][0], "consent");
    let first = &list["lists"][0];
    assert_eq!(first["sheet"], "adults");
    assert_eq!(first["entries"][0]["name"], "Anna");
    assert_eq!(first["entries"][0]["decided-by"], "contest-list.service");
    assert_eq!(first["entries"][0]["sheet"]["points"], "4");
    assert_eq!(first["entries"][2]["place"], serde_json::json!({ "least": 2, "greatest": 3 }));
    assert_eq!(first["entries"][2]["keys"][0]["value"], serde_json::json!({ "low": "2", "high": "4" }));
    assert_eq!(first["entries"][3]["on"], "unknown");
    let tie: Vec<&str> =
        list["lists"][1]["ties"][0].as_array().expect("a tie").iter().filter_map(Json::as_str).collect();
    assert_eq!(tie, ["finn", "gus", "hal", "ida"].map(|name| format!("{DOSSIERS}/{name}.yaml")));
    let views: Vec<&str> =
        list["readings"].as_array().expect("readings").iter().filter_map(|one| one["view"].as_str()).collect();
    assert_eq!(views, ["any-listed", "lot", "by-age"]);
    let moved = &list["readings"][0]["moves"][0];
    assert_eq!(moved["file"], format!("{DOSSIERS}/hal.yaml"));
    assert_eq!(moved["was"]["places"][0]["place"]["least"], 1);
    assert_eq!(moved["becomes"]["status"], "returned");
    let again = json(rank(&[DOSSIERS, "--format", "json", "--lang", "kk"]));
    assert_eq!(list, again, "the language changes no JSON");
}

#[test]
fn another_reading_may_have_other_lists() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(root().join(CLUB)).expect("the club");
    let text = text.replace("{ change this { ties are drawn by lot } }", "{ change this { one list for contest } }");
    let club = folder.path().join("club.saty");
    std::fs::write(&club, text).expect("a file");
    let arguments =
        ["rank", "--policies", &club.display().to_string(), "--position", "lifeguard", "--on", "2025-04-01"];
    let text = out(saty(&[&arguments[..], &[DOSSIERS]].concat()));
    let moved = "Gus: place 4 on the one list (instead of place 1 on list 2)";
    assert!(text.contains(moved), "{text}");
    assert!(text.contains("    Cora: place 3 (instead of place 2–3)\n"), "{text}");
}

#[test]
fn the_order_of_the_call_changes_nothing() {
    let path = |name: &str| format!("{DOSSIERS}/{name}.yaml");
    let (a, b, c) = (path("anna"), path("bela"), path("cora"));
    assert_eq!(out(rank(&[&a, &b, &c])), out(rank(&[&c, &a, &b])));
}

#[test]
fn a_vacancy_is_a_file_or_one_of_a_notice() {
    let folder = tempfile::tempdir().expect("a folder");
    let vacancy = folder.path().join("vacancy.yaml");
    std::fs::write(&vacancy, "position: lifeguard\nopens: 2025-04-01\n").expect("a file");
    let vacancy = vacancy.display().to_string();
    let by_file = out(saty(&["rank", "--policies", CLUB, "--vacancy", &vacancy, DOSSIERS]));
    assert_eq!(by_file, out(rank(&[DOSSIERS])));
    let text = std::fs::read_to_string(root().join(CLUB)).expect("the club");
    let notice = "\nnotice summer { en \"Summer\" follows club-rules opens: 2025-04-01 \
                  vacancy lake for lifeguard { en \"lifeguard at the lake\" } }\n";
    let club = folder.path().join("club.saty");
    std::fs::write(&club, text + notice).expect("a file");
    let club = club.display().to_string();
    let by_notice = out(saty(&["rank", "--policies", &club, "--notice", "summer", "--vacancy", "lake", DOSSIERS]));
    assert!(by_notice.contains("Vacancy: lifeguard at the lake\nPosition: lifeguard\n"), "{by_notice}");
    assert_eq!(by_notice.matches("✓ ").count(), by_file.matches("✓ ").count());
}

#[test]
fn one_ranking_of_several_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = std::fs::read_to_string(root().join(CLUB)).expect("the club");
    let other =
        "\nranking by-deeds { en \"by deeds\" ties are undecided\nkey deeds: en \"deeds\" by rescues, lowest first }\n";
    let club = folder.path().join("club.saty");
    std::fs::write(&club, text + other).expect("a file");
    let club = club.display().to_string();
    let rank =
        |more: &[&str]| saty(&[&["rank", "--policies", &club, "--on", "2025-04-01", DOSSIERS][..], more].concat());
    let text = error(rank(&[]));
    assert!(text.contains("E0516") && text.contains("contest-list, by-deeds"), "{text}");
    let text = error(rank(&["--ranking", "by-deed"]));
    assert!(text.contains("E0516") && text.contains("`by-deeds`?"), "{text}");
    let text = error(rank(&["--ranking", "contest-list"]));
    assert!(text.contains("E0519"), "{text}");
    // Nothing is asked: all are on the one list, and who is unknown may stand anywhere.
    let list = json(rank(&["--ranking", "by-deeds", "--format", "json"]));
    let entries = list["lists"][0]["entries"].as_array().expect("entries");
    assert_eq!(entries.len(), 10);
    let cora = entries.iter().find(|entry| entry["name"] == "Cora").expect("Cora");
    assert_eq!(cora["place"], serde_json::json!({ "least": 1, "greatest": 10 }));
    // Dan and Eva have one rescue each; Cora may have none, one, or more.
    let dan = entries.iter().find(|entry| entry["name"] == "Dan").expect("Dan");
    assert_eq!(dan["place"], serde_json::json!({ "least": 1, "greatest": 3 }));
}

#[test]
fn what_cannot_be_ranked_is_said() {
    let text = error(rank(&[DOSSIERS, "tests/rank/no-such-file.yaml"]));
    assert!(text.contains("E0501"), "{text}");
    let anna = format!("{DOSSIERS}/anna.yaml");
    let text = error(rank(&[&anna, DOSSIERS]));
    assert!(text.contains("E0517") && text.matches("anna.yaml").count() == 2, "{text}");
    let folder = tempfile::tempdir().expect("a folder");
    let text = error(rank(&[&folder.path().display().to_string()]));
    assert!(text.contains("E0518"), "{text}");
    let bad = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    bad("one.yaml", "name: One\nrescues: many\n");
    bad("two.yaml", "name: Two\nrescue: 3\n");
    bad("three.yaml", "name: Three\nrescues: 3\n");
    let text = error(rank(&[&folder.path().display().to_string()]));
    assert!(text.contains("E0403") && text.contains("E0402"), "every broken dossier is reported: {text}");
    let without = folder.path().join("none.saty");
    std::fs::write(&without, "subject swimmer { level: yes or no }\nvacancy { opens: date evaluation date: opens }\n")
        .expect("a file");
    let text = error(saty(&["rank", "--policies", &without.display().to_string(), "--on", "2025-04-01", &anna]));
    assert!(text.contains("E0515"), "{text}");
    let text = error(saty(&["rank", "--policies", CLUB, "--position", "lifeguard", &anna]));
    assert!(text.contains("E0504"), "{text}");
    assert_eq!(saty(&["rank", "--policies", CLUB]).status.code(), Some(2));
}

#[test]
fn names_that_are_the_same_are_told_apart_by_their_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("a file");
    let rest = "level: sure-swimmer\ngrown-up: no\nborn: 2009-01-01\npapers: [consent]\n";
    write("one.yaml", &format!("name: Anna\nrescues: 5\n{rest}"));
    write("two.yaml", &format!("name: Anna\nrescues: 1\n{rest}"));
    write("three.yml", &format!("rescues: 2\n{rest}"));
    write("notes.txt", "not a dossier");
    let text = out(rank(&[&folder.path().display().to_string()]));
    assert!(text.contains("one.yaml)") && text.contains("two.yaml)") && text.contains("2. three "), "{text}");
    assert!(!text.contains("notes"), "{text}");
}

#[test]
fn the_protocol_has_what_the_list_has() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = folder.path().join("protocol.xlsx");
    for (lang, title) in
        [("kk", "Конкурс хаттамасы"), ("ru", "Протокол конкурса"), ("en", "Protocol of the competition")]
    {
        let page = out(rank(&[DOSSIERS, "--format", "html", "--lang", lang, "--xlsx", &book.display().to_string()]));
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{lang}");
        for name in ["Anna", "Bela", "Cora", "Dan", "Eva", "Finn", "Gus", "Hal", "Ida", "Kai"] {
            assert!(page.contains(name), "{name} is not in the protocol in {lang}");
        }
    }
    let page = out(rank(&[DOSSIERS, "--format", "html", "--lang", "en"]));
    assert!(page.contains("2–3") && page.contains("Chair of the commission"), "{page}");
    let bytes = std::fs::read(&book).expect("a workbook");
    assert_eq!(&bytes[..2], b"PK", "a workbook is an archive");
    let nowhere = "tests/rank/club.saty/inside/protocol.xlsx";
    let run = rank(&[DOSSIERS, "--xlsx", nowhere]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("E0510"));
}

// What the evaluator says of a candidate

/// The places of the club's candidates with another ranking, as `name least-greatest`.
#[track_caller]
fn places_with(ranking: &str, dossiers: &[(&str, &str)]) -> Vec<String> {
    places_in(&std::fs::read_to_string(root().join(CLUB)).expect("the club"), ranking, dossiers)
}

/// The same in another club.
#[track_caller]
fn places_in(text: &str, ranking: &str, dossiers: &[(&str, &str)]) -> Vec<String> {
    let start = text.find("\nranking ").expect("the ranking");
    let plan = sound(&format!("{}\nranking contest-list {{ en \"list\" {ranking} }}\n", &text[..start]));
    let cases: Vec<Case> =
        dossiers.iter().map(|(_, dossier)| case(&plan, dossier, "", Some(0), "2025-04-01")).collect();
    let standings: Vec<Standing> = cases.iter().map(|case| eval::standing(&plan, case, 0)).collect();
    let found = saty::rank::compete(&plan.model, &plan.model.rankings[0], &standings);
    let of = |list: &saty::rank::List| {
        let entry = |entry: &saty::rank::Entry| {
            let if_on = if entry.on == Truth::Yes { "" } else { " if" };
            format!("{} {}-{}{if_on}", dossiers[entry.candidate].0, entry.place.least, entry.place.greatest)
        };
        list.entries.iter().map(entry).collect::<Vec<String>>()
    };
    found.lists.iter().flat_map(of).collect()
}

#[test]
fn every_kind_of_key_has_its_direction() {
    let two = [
        ("a", "rescues: 1\nlevel: beginner\nborn: 1990-01-01\npaid: yes"),
        ("b", "rescues: 2\nlevel: sure-swimmer\nborn: 1991-01-01\npaid: no"),
    ];
    for (key, wanted) in [
        ("rescues, highest first", ["b 1-1", "a 2-2"]),
        ("rescues, lowest first", ["a 1-1", "b 2-2"]),
        ("level, highest first", ["b 1-1", "a 2-2"]),
        ("level, lowest first", ["a 1-1", "b 2-2"]),
        ("born, earliest first", ["a 1-1", "b 2-2"]),
        ("born, latest first", ["b 1-1", "a 2-2"]),
        ("paid, yes first", ["a 1-1", "b 2-2"]),
        ("paid, no first", ["b 1-1", "a 2-2"]),
    ] {
        assert_eq!(places_with(&format!("ties share the place key one: en \"one\" by {key}"), &two), wanted, "{key}");
    }
    let served = [
        ("short", "duties: [{started: 2024-01-01, finished: 2024-12-31}]"),
        ("long", "duties: [{started: 2020-01-01, finished: 2024-12-31}]"),
    ];
    assert_eq!(
        places_with("ties share the place key one: en \"one\" by service, longest first", &served),
        ["long 1-1", "short 2-2"]
    );
    assert_eq!(
        places_with("ties share the place key one: en \"one\" by service, shortest first", &served),
        ["short 1-1", "long 2-2"]
    );
}

#[test]
fn what_is_not_known_of_a_flag_or_a_level_is_bounded_by_its_type() {
    let three = [("top", "level: rescue-swimmer"), ("open", ""), ("low", "level: beginner")];
    let key = "ties share the place key one: en \"one\" by level, highest first";
    assert_eq!(places_with(key, &three), ["top 1-1", "open 1-2", "low 2-3"]);
    let flags = [("yes", "grown-up: yes"), ("open", ""), ("no", "grown-up: no")];
    let key = "ties share the place key one: en \"one\" by grown-up, yes first";
    assert_eq!(places_with(key, &flags), ["yes 1-1", "open 1-2", "no 2-3"]);
}

#[test]
fn one_list_compares_the_points_of_all_sheets() {
    let three = [
        ("adult", "grown-up: yes\nrescues: 5\nduties: [{started: 2020-01-01, finished: 2024-12-31}]"),
        ("youth", "grown-up: no\nrescues: 5"),
        ("either", "rescues: 0"),
    ];
    let key = "key one: en \"one\" by points of contest, highest first";
    assert_eq!(
        places_with(&format!("one list for contest ties share the place {key}"), &three),
        ["adult 1-1", "youth 2-2", "either 3-3"]
    );
    // Where the one condition is not plainly the opposite of the other, it is not seen that one of the sheets is his.
    let text = std::fs::read_to_string(root().join(CLUB)).expect("the club");
    assert_eq!(text.matches("applies when not grown-up").count(), 1);
    let list = format!("one list for contest ties share the place {key}");
    let places =
        places_in(&text.replace("applies when not grown-up", "applies when not (grown-up and paid)"), &list, &three);
    assert_eq!(places, ["adult 1-1", "youth 2-2", "either 3-3 if"]);
    let apart = places_with(&format!("separate lists for contest ties share the place {key}"), &three);
    assert_eq!(apart, ["adult 1-1", "either 2-2 if", "youth 1-1", "either 2-2 if"]);
}

#[test]
fn equals_share_or_are_drawn() {
    let three = [("a", "rescues: 1"), ("b", "rescues: 1"), ("c", "rescues: 0")];
    let key = "key one: en \"one\" by rescues, highest first";
    assert_eq!(places_with(&format!("ties share the place {key}"), &three), ["a 1-1", "b 1-1", "c 3-3"]);
    assert_eq!(places_with(&format!("ties are drawn by lot {key}"), &three), ["a 1-2", "b 1-2", "c 3-3"]);
    assert_eq!(places_with(&format!("ties are undecided {key}"), &three), ["a 1-2", "b 1-2", "c 3-3"]);
}

#[test]
fn who_may_not_be_on_the_list_widens_the_places_of_others() {
    let two = [
        ("sure", "rescues: 1\npapers: [consent]"),
        ("open", "rescues: 2\npapers: unknown"),
        ("none", "rescues: 3\npapers: []"),
    ];
    let ranking =
        "complete papers of application-papers ties share the place key one: en \"one\" by rescues, highest first";
    assert_eq!(places_with(ranking, &two), ["open 1-1 if", "sure 1-2"]);
    let ranking =
        "returned by application-papers.returned ties share the place key one: en \"one\" by rescues, highest first";
    assert_eq!(places_with(ranking, &two), ["open 1-1 if", "sure 1-2"]);
}

// Amendments, differences, slips

const AMENDED: &str = "
amendment rules-of-2026 {
  en \"Changes\"
  amends club-rules
  act-number \"12\"
  adopted 2025-11-20
  in force from 2026-01-01
  in contest-list {
    add behind points key deeds: en \"rescues\" by rescues, highest first
    change service { was by service, longest first becomes by service, shortest first }
    change this { ties are undecided }
  }
}
amendment rules-of-2027 {
  en \"Changes\"
  amends club-rules
  act-number \"13\"
  adopted 2026-11-20
  in force from 2027-01-01
  repeal contest-list.service
}
";

#[test]
fn amendments_change_keys_and_ties() {
    let text = std::fs::read_to_string(root().join(CLUB)).expect("the club");
    let text = text.replace("  interpretation equals {", "  interpretation equals-once {");
    let start = text.find("  interpretation equals-once {").expect("the doubt");
    let text = format!("{}}}\n{AMENDED}", &text[..start]);
    let items = parse(&text);
    let ranking = |date: &str| {
        let mut problems = Vec::new();
        let edition = edition::fold(&items, Some(date.parse().expect("a date")), None, &mut problems);
        let checked = model::check_edition(edition, model::Views::All);
        let errors = |problem: &&Problem| problem.severity() == Severity::Error;
        assert_eq!(
            problems.iter().chain(&checked.problems).filter(errors).count(),
            0,
            "{problems:?} {:?}",
            checked.problems
        );
        let ranking = checked.model.rankings[0].clone();
        let keys = ranking
            .keys
            .iter()
            .map(|key| format!("{} {:?}", key.meta.id.rsplit('.').next().unwrap_or_default(), key.first));
        (keys.collect::<Vec<String>>(), ranking.ties)
    };
    assert_eq!(ranking("2025-06-01"), (vec!["points Highest".into(), "service Longest".into()], Ties::Share));
    let later = vec!["points Highest".to_string(), "deeds Highest".into(), "service Shortest".into()];
    assert_eq!(ranking("2026-06-01"), (later, Ties::Undecided));
    assert_eq!(ranking("2027-06-01").0, ["points Highest", "deeds Highest"]);
}

#[test]
fn the_order_of_keys_is_a_difference() {
    let text = "ranking order { en \"list\" ties share the place key one: en \"one\" by laps, highest first \
                key two: en \"two\" by born, earliest first }";
    let turned = "ranking order { en \"list\" ties share the place key two: en \"two\" by born, earliest first \
                  key one: en \"one\" by laps, highest first }";
    let other = text.replace("highest first", "lowest first").replace("share the place", "are drawn by lot");
    let differences = |new: &str| {
        let found = diff::differences(&parse(text), &parse(new));
        found.into_iter().map(|one| one.id).collect::<Vec<String>>()
    };
    assert_eq!(differences(text), Vec::<String>::new());
    assert_eq!(differences(turned), ["order"]);
    assert_eq!(differences(&other), ["order", "order.one"]);
    for new in [turned, &other, &text.replace("key two", "key three")] {
        let mut root = Item::around(parse(text));
        let patches = diff::patches(&parse(text), &parse(new));
        let mut problems = Vec::new();
        amend::apply(&patches, &mut root, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(print::items(&root.items), print::items(&parse(new)));
    }
}

#[test]
fn slips_turn_a_direction_and_leave_a_key_out() {
    let items = parse(
        "ranking order { en \"list\" ties share the place key one: en \"one\" by laps, highest first \
         key two: en \"two\" by born, earliest first \
         interpretation doubt { en \"doubt\" chosen: here here: en \"here\" } }",
    );
    let scales = Scales::new(&items);
    let all = (0..).map_while(|number| slips::slip(&mut items[0].clone(), number, &scales));
    let shown: Vec<String> =
        all.map(|slip| format!("{}: {} → {}", slip.kind.name(), slip.before, slip.after).trim().to_string()).collect();
    assert_eq!(
        shown,
        [
            "dropped: key one: en \"one\" by laps, highest first →",
            "dropped: key two: en \"two\" by born, earliest first →",
            "direction: highest first → lowest first",
            "direction: earliest first → latest first",
        ]
    );
}

/// Equals stand in the order of the alphabet: on the list, among the ties, in the protocol, for programs.
#[test]
fn names_stand_in_the_order_of_the_alphabet_of_the_language() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("alphabet");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("dossiers")).expect("a folder");
    let policy = "subject swimmer { kk \"жүзуші\" ru \"пловец\" en \"swimmer\"
      name: text kk \"аты\" ru \"имя\" en \"name\"
      laps: whole number kk \"жүзу\" ru \"бассейны\" en \"laps\" }
    ranking list { kk \"тізім\" ru \"список\" en \"list\" ties share the place
      key laps: kk \"жүзу\" ru \"бассейны\" en \"laps\" by laps, highest first }
";
    std::fs::write(folder.join("club.saty"), policy.replace("\n    ranking", "\nranking")).expect("a file");
    for (file, name) in ["Яна", "Қарлығаш", "Ілияс", "Ёлка", "Калима", "Ерлан", "Жанна", "Ыбырай"].iter().enumerate()
    {
        std::fs::write(folder.join(format!("dossiers/{file}.yaml")), format!("name: {name}\nlaps: 3\n"))
            .expect("a file");
    }
    let kazakh = "Ерлан, Ёлка, Жанна, Калима, Қарлығаш, Ыбырай, Ілияс, Яна";
    let russian = "Ёлка, Ерлан, Жанна, Ілияс, Калима, Қарлығаш, Ыбырай, Яна";
    for (lang, wanted) in [("kk", kazakh), ("ru", russian), ("en", russian)] {
        let run = |format: &[&str]| {
            let call = ["rank", "--policies", "club.saty", "--on", "2025-04-01", "--lang", lang, "dossiers"];
            let out = program(&folder).args(call).args(format).output().expect("a run");
            String::from_utf8(out.stdout).expect("text").split_whitespace().collect::<Vec<&str>>().join(" ")
        };
        for text in [run(&[]), run(&["--format", "html"])] {
            assert!(text.contains(wanted), "{lang}: {text}");
            let places: Vec<usize> =
                wanted.split(", ").map(|name| text.find(name).unwrap_or_else(|| panic!("{name}: {text}"))).collect();
            assert!(places.is_sorted(), "{lang}: {text}");
        }
        let json = run(&["--format", "json"]);
        let json: Json = serde_json::from_str(&json).unwrap_or_else(|_| panic!("{json}"));
        let names = json["candidates"].as_array().expect("candidates").iter();
        let names: Vec<&str> = names.map(|one| one["name"].as_str().expect("a name")).collect();
        assert_eq!(names.join(", "), wanted);
    }
}
