//! What is fuzzed: how an input is made, and what has to hold of it. Panics are failures everywhere.

use crate::corpus;
use crate::random::Random;
use crate::texts::changed;
use crate::texts::changed_bytes;
use saty::catalog::Catalog;
use saty::diff;
use saty::dossier;
use saty::dossier::table;
use saty::dossier::table::Table;
use saty::dossier::workbook;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::Outcome;
use saty::eval::facts;
use saty::lint;
use saty::model;
use saty::model::Model;
use saty::plan;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::problem::Problem;
use saty::problem::Severity;
use saty::rank;
use saty::rank::Status;
use saty::source::Sources;
use saty::suite::receipt::Receipt;
use saty::suite::snapshot;
use saty::syntax;
use saty::syntax::Parsed;
use saty::syntax::ast::Item;
use saty::syntax::ast::ItemKind;
use saty::syntax::ast::Lang;
use saty::syntax::print;
use saty::value::Truth;
use std::sync::LazyLock;

type Holds = Result<(), String>;

#[derive(Clone, Copy)]
pub struct Subject {
    pub name: &'static str,
    pub input: fn(&mut Random) -> String,
    pub holds: fn(&str) -> Holds,
}

pub const ALL: &[Subject] = &[
    Subject { name: "parser", input: a_policy, holds: parser },
    Subject { name: "formatter", input: a_policy, holds: formatter },
    Subject { name: "checker", input: a_policy, holds: checker },
    Subject { name: "dossiers", input: a_dossier, holds: dossiers },
    Subject { name: "tables", input: a_table, holds: tables },
    Subject { name: "amend", input: two_versions, holds: amend },
    Subject { name: "receipts", input: a_receipt, holds: receipts },
    Subject { name: "ranking", input: applicants, holds: ranking },
];

/// Parts one text of an input from the next.
const PARTS: &str = "\n=====\n";
const DATE: &str = "2025-04-01";

fn must(holds: bool, what: impl FnOnce() -> String) -> Holds {
    if holds { Ok(()) } else { Err(what()) }
}

// Policies

fn a_policy(random: &mut Random) -> String {
    let all: &Vec<String> = &corpus::POLICIES;
    let text = random.one_of(all);
    changed(text, all, random)
}

fn parse(text: &str) -> (Sources, Parsed) {
    let mut sources = Sources::default();
    let id = sources.add("policy.saty", text);
    let parsed = syntax::parse(sources.get(id), id);
    (sources, parsed)
}

/// Places lie in the text and cut no character; everything is said in every language.
fn explained(problems: &[Problem], sources: &Sources) -> Holds {
    for problem in problems {
        for span in [problem.span, problem.also].into_iter().flatten() {
            let text = &sources.get(span.file).text;
            let place = text.get(span.start as usize..span.end as usize);
            must(place.is_some(), || format!("no place: {problem:?}"))?;
            let place = sources.get(span.file).line_column(span.start);
            must(place.line >= 1 && place.column >= 1, || format!("no line: {problem:?}"))?;
        }
    }
    // A catalog belongs to its thread; every process of a fuzzer has one.
    thread_local! {
        static CATALOGS: Vec<Catalog> = Lang::ALL.into_iter().map(Catalog::new).collect();
    }
    CATALOGS.with(|catalogs| {
        let pairs = catalogs.iter().flat_map(|catalog| problems.iter().map(move |problem| (catalog, problem)));
        for (catalog, problem) in pairs {
            let said = catalog.problem(problem);
            must(!said.message.contains("{$") && said.message != problem.code.name(), || {
                format!("not said: {problem:?}")
            })?;
        }
        Ok(())
    })
}

fn parser(text: &str) -> Holds {
    let (sources, parsed) = parse(text);
    explained(&parsed.problems, &sources)?;
    if parsed.problems.is_empty() {
        let printed = print::items(&parsed.items);
        let (_, again) = parse(&printed);
        must(again.problems.is_empty(), || format!("what is printed is not read: {:?}\n{printed}", again.problems))?;
        must(print::items(&again.items) == printed, || format!("what is printed reads as another policy:\n{printed}"))?;
    }
    Ok(())
}

fn formatter(text: &str) -> Holds {
    let text = syntax::signs::with_plain_spaces(text.strip_prefix('\u{feff}').unwrap_or(text));
    let (_, parsed) = parse(&text);
    if !parsed.problems.is_empty() {
        return Ok(());
    }
    let once = print::written(&parsed.items, &text);
    let (_, again) = parse(&once);
    must(again.problems.is_empty(), || format!("what is formatted is not read: {:?}\n{once}", again.problems))?;
    must(print::items(&again.items) == print::items(&parsed.items), || {
        format!("formatting changes the policy:\n{once}")
    })?;
    let twice = print::written(&again.items, &once);
    must(once == twice, || format!("formatting is not stable:\n{once}\nthen\n{twice}"))
}

fn checked(text: &str) -> Result<(Sources, Vec<Problem>, Model), String> {
    let (sources, parsed) = parse(text);
    let mut problems = parsed.problems;
    let checked =
        if problems.is_empty() { lint::check(&parsed.items, &[]) } else { model::check_policy(&parsed.items) };
    problems.extend(checked.problems);
    explained(&problems, &sources)?;
    Ok((sources, problems, checked.model))
}

fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}

/// What is checked can be evaluated, and nothing known gives nothing more than what is known.
fn checker(text: &str) -> Holds {
    let (_, problems, model) = checked(text)?;
    if has_errors(&problems) {
        return Ok(());
    }
    let plan = plan::plan(model);
    let positions = 0..plan.model.positions.len().min(3);
    for position in positions.map(Some).chain([None]) {
        if let Some((_, outcome)) = outcome(&plan, "{}", position)? {
            bounds(&outcome)?;
        }
    }
    Ok(())
}

/// A case and its outcome; none if something is wrong with the dossier.
fn outcome(plan: &Plan, dossier: &str, position: Option<usize>) -> Result<Option<(Case, Outcome)>, String> {
    let mut sources = Sources::default();
    let date = DATE.parse().expect("a date");
    let id = sources.add("dossier.yaml", dossier);
    let read = dossier::read_dossier(&plan.model, sources.get(id), id, date);
    explained(&read.problems, &sources)?;
    if has_errors(&read.problems) {
        return Ok(None);
    }
    let case = Case { dossier: read.dossier, vacancy: facts::empty_vacancy(&plan.model, date), position, date };
    if !eval::contradictions(plan, &case).is_empty() {
        return Ok(None);
    }
    let outcome = eval::evaluate(plan, &case);
    Ok(Some((case, outcome)))
}

fn bounds(outcome: &Outcome) -> Holds {
    for sheet in &outcome.sheets {
        let (low, high) = sheet.total.numbers();
        let fine = low.zip(high).is_none_or(|(low, high)| low <= high);
        must(fine, || format!("the least is more than the most: {:?}", sheet.total))?;
    }
    Ok(())
}

// Dossiers

static CLUB: LazyLock<Plan> = LazyLock::new(|| plan::plan(model::check_policy(&parse(&corpus::CLUB).1.items).model));

fn a_dossier(random: &mut Random) -> String {
    let all: &Vec<String> = if random.below(4) == 0 { &corpus::DOSSIERS } else { &corpus::SWIMMERS };
    let text = random.one_of(all);
    let dossier = changed(text, &corpus::DOSSIERS, random);
    let weaker = less_known(&dossier, random);
    format!("{dossier}{PARTS}{weaker}")
}

/// The dossier with one thing that is no longer known.
fn less_known(dossier: &str, random: &mut Random) -> String {
    let lines: Vec<&str> = dossier.split_inclusive('\n').collect();
    let stated = |line: &&str| line.split_once(": ").is_some_and(|(_, value)| !value.trim().is_empty());
    let places: Vec<usize> = (0..lines.len()).filter(|at| stated(&lines[*at])).collect();
    if places.is_empty() {
        return dossier.to_string();
    }
    let at: usize = *random.one_of(&places);
    let (key, _) = lines[at].split_once(": ").unwrap_or((lines[at], ""));
    let line = format!("{key}: unknown\n");
    [&lines[..at], &[line.as_str()], &lines[at + 1..]].concat().concat()
}

fn dossiers(input: &str) -> Holds {
    let (dossier, weaker) = input.split_once(PARTS).unwrap_or((input, ""));
    let positions = CLUB.model.positions.len();
    let position = (positions > 0).then_some(0);
    let Some((_, known)) = outcome(&CLUB, dossier, position)? else { return Ok(()) };
    bounds(&known)?;
    let Some((_, open)) = outcome(&CLUB, weaker, position)? else { return Ok(()) };
    // Only a dossier that says `unknown` where the other says something says less.
    let changes: Vec<(&str, &str)> = dossier.lines().zip(weaker.lines()).filter(|(one, other)| one != other).collect();
    let says_less = dossier.lines().count() == weaker.lines().count()
        && matches!(changes[..], [(one, other)] if other.ends_with(": unknown") && one.split_once(": ").map(|it| it.0) == other.split_once(": ").map(|it| it.0));
    if !says_less {
        return Ok(());
    }
    settles(open.qualified, known.qualified, "qualified")?;
    for (open, known) in open.requirements.iter().zip(&known.requirements) {
        settles(open.truth, known.truth, &known.meta.id)?;
    }
    for (open, known) in open.sheets.iter().zip(&known.sheets) {
        must(holds_within(&known.total, &open.total), || {
            format!("{} was {:?} and is {:?} when more is known", known.meta.id, open.total, known.total)
        })?;
    }
    Ok(())
}

fn settles(open: Truth, known: Truth, what: &str) -> Holds {
    must(open == Truth::Unknown || open == known, || format!("{what} was {open:?} and is {known:?} when more is known"))
}

fn holds_within(inner: &Possible, outer: &Possible) -> bool {
    let ((low, high), (least, most)) = (inner.numbers(), outer.numbers());
    let above = least.is_none_or(|least| low.is_some_and(|low| low >= least));
    let below = most.is_none_or(|most| high.is_some_and(|high| high <= most));
    (inner.values().is_none() || (above && below)) && (!inner.may_be_absent() || outer.may_be_absent())
}

// Tables

static POOL: LazyLock<Plan> =
    LazyLock::new(|| plan::plan(model::check_policy(&parse(&corpus::read("tests/import/club.saty")).1.items).model));

/// Bytes are written as letters, one each.
fn a_table(random: &mut Random) -> String {
    let table: &Vec<u8> = random.one_of::<Vec<u8>>(&corpus::TABLES);
    let bytes = match table.starts_with(b"PK") {
        true => changed_bytes(table, random),
        false => changed(&String::from_utf8_lossy(table), &corpus::SWIMMERS, random).into_bytes(),
    };
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn tables(input: &str) -> Holds {
    let bytes: Vec<u8> = input.chars().map(|letter| u32::from(letter) as u8).collect();
    let name = if bytes.starts_with(b"PK") { "duties.xlsx" } else { "duties.csv" };
    let Ok(sheets) = workbook::read(name, &bytes) else { return Ok(()) };
    let date = DATE.parse().ok();
    let asked = Table { name, sheets: &sheets, map: None, record: None, date, lang: Lang::En };
    let mut sources = Sources::default();
    let imported = table::import(&POOL, &asked, &mut sources);
    explained(&imported.problems, &sources)?;
    for (id, dossier) in &imported.dossiers {
        let found = outcome(&POOL, dossier, None)?;
        must(found.is_some(), || format!("the dossier of {id} cannot be read:\n{dossier}"))?;
        must(!imported.left_out.contains(id), || format!("{id} is left out and written"))?;
    }
    Ok(())
}

// Amendments

fn two_versions(random: &mut Random) -> String {
    let text: &String = random.one_of::<String>(&corpus::POLICIES);
    format!("{text}{PARTS}{}", changed(text, &corpus::POLICIES, random))
}

fn amend(input: &str) -> Holds {
    let (old, new) = input.split_once(PARTS).unwrap_or((input, ""));
    let ((_, old), (_, new)) = (parse(old), parse(new));
    if !old.problems.is_empty() || !new.problems.is_empty() {
        return Ok(());
    }
    let (old, new) = (declarations(&old.items), declarations(&new.items));
    // Names that are given twice are refused before an amendment is asked for.
    if old.is_none() || new.is_none() {
        return Ok(());
    }
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    let patches = diff::patches(&old, &new);
    if diff::differences(&old, &new).is_empty() && patches.is_empty() {
        return Ok(());
    }
    let body: String = patches.iter().map(|patch| print::patch(patch, 2)).collect();
    let text = format!("amendment change-of-rules {{\n  in force from 2020-01-01\n{body}}}\n");
    let (_, read) = parse(&text);
    must(read.problems.is_empty(), || format!("the amendment is not read: {:?}\n{text}", read.problems))?;
    let mut items = old.clone();
    items.extend(read.items);
    let mut problems = Vec::new();
    let mut folded = edition::fold(&items, None, None, &mut problems).items;
    must(problems.is_empty(), || format!("the amendment finds nothing: {problems:?}\n{text}"))?;
    folded.retain(|item| item.name() != "change-of-rules");
    let left = diff::differences(&folded, &new);
    must(left.is_empty(), || format!("the amendment does not say all: {left:?}\n{text}"))
}

/// A version that can be compared: sound, and without amendments, notices and copies of its own.
fn declarations(items: &[Item]) -> Option<Vec<Item>> {
    let is_plain = |item: &Item| !matches!(item.kind, ItemKind::Amendment | ItemKind::Notice);
    let items: Vec<Item> = items.iter().filter(|item| is_plain(item)).cloned().collect();
    let folded = edition::fold(&items, None, None, &mut Vec::new()).items;
    (folded == items && !has_errors(&model::check_policy(&items).problems)).then_some(items)
}

// Receipts

fn a_receipt(random: &mut Random) -> String {
    changed(&corpus::read("tests/receipts/receipt.json"), &corpus::DOSSIERS, random)
}

fn receipts(text: &str) -> Holds {
    let _ = snapshot::read(text);
    let Some(receipt) = Receipt::from_json(text) else { return Ok(()) };
    let json = receipt.as_json(serde_json::Value::Null, "", Lang::Kk);
    let again = Receipt::from_json(&json.to_string());
    let same = again.as_ref().is_some_and(|again| !receipt.changes(again).any() && receipt.asked == again.asked);
    must(same, || format!("a receipt is not what was written: {receipt:?} {again:?}"))
}

// Ranking

fn applicants(random: &mut Random) -> String {
    let count = 2 + random.below(5);
    let one = |random: &mut Random| {
        let dossier: String = random.one_of::<String>(&corpus::SWIMMERS).clone();
        let dossier = if random.below(2) == 0 { less_known(&dossier, random) } else { dossier };
        if random.below(3) == 0 { changed(&dossier, &corpus::SWIMMERS, random) } else { dossier }
    };
    (0..count).map(|_| one(random)).collect::<Vec<String>>().join(PARTS)
}

fn ranking(input: &str) -> Holds {
    let mut cases = Vec::new();
    for dossier in input.split(PARTS) {
        cases.extend(outcome(&CLUB, dossier, (!CLUB.model.positions.is_empty()).then_some(0))?.map(|(case, _)| case));
    }
    for (number, rules) in CLUB.model.rankings.iter().enumerate() {
        let standings: Vec<eval::Standing> = cases.iter().map(|case| eval::standing(&CLUB, case, number)).collect();
        let found = rank::compete(&CLUB.model, rules, &standings);
        let turned: Vec<eval::Standing> = standings.iter().rev().cloned().collect();
        let mirrored = rank::compete(&CLUB.model, rules, &turned);
        must(found.statuses.iter().eq(mirrored.statuses.iter().rev()), || {
            "the order of dossiers changes who is listed".into()
        })?;
        for (list, other) in found.lists.iter().zip(&mirrored.lists) {
            let count = list.entries.len();
            for entry in &list.entries {
                let place = entry.place;
                must(1 <= place.least && place.least <= place.greatest && place.greatest <= count, || {
                    format!("{place:?} of {count}")
                })?;
                let twin = other.entries.iter().find(|twin| cases.len() - 1 - twin.candidate == entry.candidate);
                must(twin.is_some_and(|twin| twin.place == place), || {
                    format!("the order of dossiers changes {place:?} to {twin:?}")
                })?;
                let status = found.statuses[entry.candidate];
                must(matches!(status, Status::Listed | Status::Open), || format!("{status:?} is on a list"))?;
            }
        }
    }
    Ok(())
}
