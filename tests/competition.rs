//! Thirty candidates for one vacancy: what each comes to, the lists, and what other readings change, as it was worked out by
//! hand in `competition/expected.yaml` before the program was asked.

use crate::import;
use crate::paper;
use crate::sheet;
use crate::support::root;
use calamine::Data;
use saphyr::LoadableYamlNode;
use saphyr::Scalar;
use saphyr::Yaml;
use saty::dossier;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::Outcome;
use saty::eval::Standing;
use saty::eval::facts;
use saty::eval::trace::CheckKind;
use saty::explain::ranked::text;
use saty::model;
use saty::model::Views;
use saty::plan;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::problem::Problem;
use saty::problem::Severity;
use saty::rank;
use saty::rank::List;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::Lang;
use saty::syntax::ast::Ties;
use saty::value::Number;
use saty::value::Truth;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

const FOLDER: &str = "tests/competition";
const SHEETS: [&str; 2] = ["annex-17", "annex-18"];

// What is expected

/// Points from the least to the greatest; no greatest, if there is no bound.
type Ends = (Number, Option<Number>);
/// By the name of the sheet.
type Totals = BTreeMap<String, Ends>;

/// What another reading changes for a candidate.
#[derive(Debug, Clone, PartialEq)]
enum Change {
    Status(String),
    Totals(Totals),
}

#[derive(Debug)]
struct Expected {
    /// Both, if it is not known which.
    sheets: Vec<String>,
    status: String,
    missing: Vec<String>,
    criteria: BTreeMap<String, BTreeMap<String, Ends>>,
    totals: Totals,
    /// What the totals come to if the candidate is admitted; without a sheet that cannot be his then.
    when_admitted: Totals,
    readings: BTreeMap<String, Change>,
}

/// A line of a list.
#[derive(Debug)]
struct Line {
    candidate: String,
    total: Ends,
    place: (usize, usize),
    on: Truth,
    /// Nowhere, if whoever is admitted is not on this list.
    when_admitted: Option<(usize, usize)>,
}

/// Where the program says something else, and what.
#[derive(Debug)]
struct Difference {
    reading: String,
    candidate: String,
    expected: Change,
    program: Change,
}

struct Book {
    notice: String,
    vacancy: String,
    candidates: BTreeMap<String, Expected>,
    lists: BTreeMap<String, Vec<Line>>,
    differs: Vec<Difference>,
}

fn book() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| {
        let path = root().join(FOLDER).join("expected.yaml");
        let text = std::fs::read_to_string(path).expect("what is expected");
        let documents = Yaml::load_from_str(&text).expect("YAML");
        read_book(&documents[0])
    });
    &BOOK
}

fn get<'y>(node: &'y Yaml<'y>, key: &str) -> Option<&'y Yaml<'y>> {
    node.as_mapping_get(key)
}

fn need<'y>(node: &'y Yaml<'y>, key: &str) -> &'y Yaml<'y> {
    get(node, key).unwrap_or_else(|| panic!("no {key}: {node:?}"))
}

fn entries<'y>(node: &'y Yaml<'y>) -> impl Iterator<Item = (String, &'y Yaml<'y>)> {
    let Yaml::Mapping(mapping) = node else { panic!("no mapping: {node:?}") };
    mapping.iter().map(|(key, value)| (written(key), value))
}

fn items<'y>(node: &'y Yaml<'y>) -> &'y [Yaml<'y>] {
    let Yaml::Sequence(items) = node else { panic!("no list: {node:?}") };
    items
}

fn written(node: &Yaml) -> String {
    match node {
        Yaml::Value(Scalar::String(text)) => text.to_string(),
        Yaml::Value(Scalar::Integer(number)) => number.to_string(),
        Yaml::Value(Scalar::FloatingPoint(number)) => number.to_string(),
        other => panic!("no text: {other:?}"),
    }
}

fn number(node: &Yaml) -> Number {
    written(node).parse().unwrap_or_else(|_| panic!("no number: {node:?}"))
}

/// `7`, `[0, 7]` or `[0, null]`.
fn ends(node: &Yaml) -> Ends {
    match node {
        Yaml::Sequence(both) => {
            let [low, high] = &both[..] else { panic!("not two ends: {both:?}") };
            (number(low), (!matches!(high, Yaml::Value(Scalar::Null))).then(|| number(high)))
        }
        one => (number(one), Some(number(one))),
    }
}

/// Of one sheet, or of each by its name.
fn totals(node: &Yaml, sheets: &[String]) -> Totals {
    match node {
        Yaml::Mapping(_) => entries(node).map(|(sheet, node)| (sheet, ends(node))).collect(),
        one => {
            let [sheet] = sheets else { panic!("of which sheet? {one:?}") };
            [(sheet.clone(), ends(one))].into()
        }
    }
}

fn change(node: &Yaml, sheets: &[String]) -> Change {
    match node {
        Yaml::Value(Scalar::String(status)) => Change::Status(status.to_string()),
        _ => Change::Totals(totals(node, sheets)),
    }
}

fn read_expected(node: &Yaml) -> Expected {
    let sheets = match written(need(node, "sheet")).as_str() {
        "unknown" => SHEETS.map(String::from).to_vec(),
        one => vec![one.to_string()],
    };
    let of_sheet = |node: &Yaml| entries(node).map(|(id, node)| (id, ends(node))).collect::<BTreeMap<String, Ends>>();
    let criteria = need(node, "criteria");
    let criteria = match &sheets[..] {
        [one] => [(one.clone(), of_sheet(criteria))].into(),
        _ => entries(criteria).map(|(sheet, node)| (sheet, of_sheet(node))).collect(),
    };
    let all = totals(need(node, "total"), &sheets);
    let readings = get(node, "readings").into_iter().flat_map(entries);
    Expected {
        status: written(need(node, "status")),
        missing: get(node, "missing").into_iter().flat_map(items).map(written).collect(),
        criteria,
        when_admitted: get(node, "when-admitted").map_or(all.clone(), |node| totals(node, &sheets)),
        totals: all,
        readings: readings.map(|(view, node)| (view, change(node, &sheets))).collect(),
        sheets,
    }
}

fn place(node: &Yaml) -> (usize, usize) {
    let whole = |node: &Yaml| written(node).parse().expect("a place");
    match node {
        Yaml::Sequence(both) => (whole(&both[0]), whole(&both[1])),
        one => (whole(one), whole(one)),
    }
}

fn read_line(node: &Yaml) -> Line {
    let own = place(need(node, "place"));
    Line {
        candidate: written(need(node, "candidate")),
        total: ends(need(node, "total")),
        place: own,
        on: if get(node, "listed").is_some() { Truth::Unknown } else { Truth::Yes },
        when_admitted: match get(node, "place-when-admitted") {
            None => Some(own),
            Some(Yaml::Value(Scalar::String(never))) if never == "never" => None,
            Some(node) => Some(place(node)),
        },
    }
}

fn read_book(root: &Yaml) -> Book {
    let candidates: BTreeMap<String, Expected> =
        entries(need(root, "candidates")).map(|(id, node)| (id, read_expected(node))).collect();
    let differs = items(need(root, "differs")).iter().flat_map(|node| {
        let reading = written(need(node, "reading"));
        let candidates = &candidates;
        items(need(node, "candidates")).iter().map(written).map(move |candidate| {
            let sheets = &candidates[&candidate].sheets;
            let [expected, program] = ["expected", "program"].map(|key| change(need(node, key), sheets));
            Difference { reading: reading.clone(), candidate, expected, program }
        })
    });
    let differs = differs.collect();
    let lists = entries(need(root, "lists"));
    Book {
        notice: written(need(root, "notice")),
        vacancy: written(need(root, "vacancy")),
        lists: lists.map(|(name, node)| (name, items(node).iter().map(read_line).collect())).collect(),
        candidates,
        differs,
    }
}

// What the program says

/// The vacancy with all its candidates, in the order of their files.
struct Competition {
    plan: Plan,
    names: Vec<String>,
    cases: Vec<Case>,
}

fn candidates() -> Vec<(String, PathBuf)> {
    let files = crate::support::files_in(&root().join(FOLDER).join("candidates"), "yaml");
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    files.into_iter().map(|path| (name(&path), path)).collect()
}

fn assert_sound(problems: &[Problem]) {
    let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn competition() -> Competition {
    let mut sources = Sources::default();
    let mut items = Vec::new();
    for path in crate::support::files_in(&root().join("policies"), "saty") {
        let id = sources.add("policy", &std::fs::read_to_string(path).expect("a policy"));
        items.extend(syntax::parse(sources.get(id), id).items);
    }
    let notice = edition::notices(&items).find(|notice| notice.name() == book().notice).expect("the notice").clone();
    let date = edition::notice_date(&items, &notice).expect("the date of the notice");
    let mut problems = Vec::new();
    let edition = edition::fold(&items, Some(date), Some(&notice), &mut problems).with_names_elsewhere(&items);
    let checked = model::check_edition(edition, Views::All);
    assert_sound(&problems);
    assert_sound(&checked.problems);
    let plan = plan::plan(checked.model);
    let notice = plan.model.notices.iter().find(|notice| notice.meta.id == book().notice).expect("the notice");
    let vacancy = notice.vacancies.iter().find(|vacancy| vacancy.meta.id.ends_with(&format!(".{}", book().vacancy)));
    let vacancy = vacancy.expect("the vacancy");
    let fields = notice.fields.iter().chain(&vacancy.fields);
    let fields = fields.map(|(index, value)| (*index, Possible::known(value.clone())));
    let fields = facts::vacancy(&plan.model, date, fields);
    let position = vacancy.position;
    let case = |(_, path): &(String, PathBuf)| {
        let mut sources = Sources::default();
        let id = sources.add("dossier", &std::fs::read_to_string(path).expect("a dossier"));
        let read = dossier::read_dossier(&plan.model, sources.get(id), id, date);
        assert_sound(&read.problems);
        Case { dossier: read.dossier, vacancy: fields.clone(), position, date }
    };
    let all = candidates();
    let cases: Vec<Case> = all.iter().map(case).collect();
    Competition { names: all.into_iter().map(|(name, _)| name).collect(), cases, plan }
}

impl Competition {
    fn standings(&self) -> Vec<Standing> {
        self.cases.iter().map(|case| eval::standing(&self.plan, case, 0)).collect()
    }

    fn outcomes(&self) -> Vec<Outcome> {
        self.cases.iter().map(|case| eval::evaluate(&self.plan, case)).collect()
    }

    /// What becomes of each candidate, and his totals by the sheets that may be his.
    fn results(&self) -> Vec<(String, Totals)> {
        let pairs = self.standings().into_iter().zip(self.outcomes());
        pairs.map(|(standing, outcome)| (status(&standing).to_string(), totals_of(&outcome))).collect()
    }

    /// The lists, as if equals shared their place.
    fn lists(&self) -> Vec<List> {
        let mut ranking = self.plan.model.rankings[0].clone();
        ranking.ties = Ties::Share;
        rank::compete(&self.plan.model, &ranking, &self.standings()).lists
    }

    fn view(&self, alternative: usize) -> String {
        let alternative = &self.plan.model.alternatives[alternative];
        self.plan.model.interpretations[alternative.doubt].views[alternative.view].id.clone()
    }
}

fn status(standing: &Standing) -> &'static str {
    match (standing.is_returned(), standing.admitted()) {
        (Truth::Yes, _) => "returned",
        (_, Truth::No) => "not-qualified",
        (_, Truth::Unknown) => "unknown",
        (_, Truth::Yes) => "admitted",
    }
}

fn ends_of(points: &Possible) -> Ends {
    let (low, high) = points.numbers();
    (low.expect("points have a least value"), high)
}

fn last(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}

fn totals_of(outcome: &Outcome) -> Totals {
    let own = outcome.sheets.iter().filter(|sheet| sheet.applies != Truth::No);
    own.map(|sheet| (sheet.meta.id.clone(), ends_of(&sheet.total))).collect()
}

/// The criteria that give something, or may, by sheet.
fn criteria_of(outcome: &Outcome) -> BTreeMap<String, BTreeMap<String, Ends>> {
    let nothing = (Number::zero(), Some(Number::zero()));
    let own = outcome.sheets.iter().filter(|sheet| sheet.applies != Truth::No).map(|sheet| {
        let points = sheet.criteria.iter().map(|(meta, trace)| {
            assert!(!trace.undecided, "{}", meta.id);
            (last(&meta.id).to_string(), ends_of(&text::points(trace)))
        });
        (sheet.meta.id.clone(), points.filter(|(_, ends)| *ends != nothing).collect())
    });
    own.collect()
}

fn missing(standing: &Standing) -> Vec<String> {
    match standing.returned.as_ref().map(|check| &check.what) {
        Some(CheckKind::Documents { missing, .. }) => missing.iter().map(|id| last(id).to_string()).collect(),
        other => panic!("a rule about documents: {other:?}"),
    }
}

fn saty(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saty"));
    command.current_dir(root()).args(arguments).env("COLUMNS", "100");
    for name in ["SATY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let run = command.output().expect("a run");
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("text")
}

fn rank(arguments: &[&str]) -> String {
    let vacancy = ["rank", "--notice", &book().notice, "--vacancy", &book().vacancy];
    saty(&[&vacancy[..], &["tests/competition/candidates"], arguments].concat())
}

fn list_as_json() -> &'static Json {
    static LIST: LazyLock<Json> = LazyLock::new(|| serde_json::from_str(&rank(&["--format", "json"])).expect("JSON"));
    &LIST
}

// Each candidate

#[test]
fn everyone_who_is_expected_applies_and_nobody_else() {
    let found: BTreeSet<String> = candidates().into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, book().candidates.keys().cloned().collect());
    assert_eq!(found.len(), 30);
}

#[test]
fn each_candidate_comes_to_what_was_worked_out_by_hand() {
    let competition = competition();
    let (standings, outcomes) = (competition.standings(), competition.outcomes());
    for (name, (standing, outcome)) in competition.names.iter().zip(standings.iter().zip(&outcomes)) {
        let expected = &book().candidates[name];
        assert_eq!(status(standing), expected.status, "{name}");
        assert_eq!(missing(standing), expected.missing, "{name}");
        let applies = if expected.sheets.len() == 1 { Truth::Yes } else { Truth::Unknown };
        for sheet in &outcome.sheets {
            let wanted = if expected.sheets.contains(&sheet.meta.id) { applies } else { Truth::No };
            assert_eq!(sheet.applies, wanted, "{name} {}", sheet.meta.id);
        }
        assert_eq!(criteria_of(outcome), expected.criteria, "{name}");
        assert_eq!(totals_of(outcome), expected.totals, "{name}");
    }
}

/// What is expected agrees with itself: the criteria make the total, unless the text says what cuts it.
#[test]
fn the_criteria_that_are_expected_make_the_totals() {
    for (name, expected) in &book().candidates {
        for (sheet, criteria) in &expected.criteria {
            let add = |(low, high): Ends, (more, most): &Ends| {
                (low.add(more), high.zip(most.as_ref()).map(|(high, most)| high.add(most)))
            };
            let sum = criteria.values().fold((Number::zero(), Some(Number::zero())), add);
            assert_eq!(sum, expected.totals[sheet], "{name} {sheet}");
        }
    }
}

#[test]
fn other_readings_change_what_was_worked_out_and_nothing_else() {
    let mut competition = competition();
    let before = competition.results();
    let mut found: BTreeMap<(String, String), Change> = BTreeMap::new();
    for alternative in 0..competition.plan.model.alternatives.len() {
        let view = competition.view(alternative);
        competition.plan.exchange(alternative);
        let after = competition.results();
        competition.plan.exchange(alternative);
        for (name, ((status, totals), (now, points))) in competition.names.iter().zip(before.iter().zip(after)) {
            let key = (name.clone(), view.clone());
            assert!(*status == now || *totals == points, "{key:?} changes both");
            if *status != now {
                found.insert(key, Change::Status(now));
            } else if *totals != points {
                found.insert(key, Change::Totals(points));
            }
        }
    }
    let mut wanted: BTreeMap<(String, String), Change> = BTreeMap::new();
    for (name, expected) in &book().candidates {
        wanted.extend(expected.readings.iter().map(|(view, change)| ((name.clone(), view.clone()), change.clone())));
    }
    for Difference { reading, candidate, expected, program } in &book().differs {
        assert_ne!(expected, program, "{candidate}: no difference any more");
        let changed = wanted.insert((candidate.clone(), reading.clone()), program.clone());
        assert_eq!(changed.as_ref(), Some(expected), "{candidate} {reading}");
    }
    for key in found.keys().chain(wanted.keys()) {
        assert_eq!(found.get(key), wanted.get(key), "{key:?}");
    }
    assert!(found.len() > 50, "{}", found.len());
}

// The lists

fn is_less(one: &Ends, other: &Ends) -> bool {
    one.1.as_ref().is_some_and(|high| *high < other.0)
}

/// Whether the first may have more points than the second.
fn may_be_more(one: &Ends, other: &Ends) -> bool {
    one.1.as_ref().is_none_or(|high| *high > other.0)
}

/// The places that follow from the totals by counting.
fn counted(totals: &[(Ends, Truth)], own: usize) -> (usize, usize) {
    let others = || totals.iter().enumerate().filter(move |(other, _)| *other != own).map(|(_, other)| other);
    let mine = &totals[own].0;
    let least = others().filter(|(other, on)| *on == Truth::Yes && is_less(mine, other)).count();
    let most = others().filter(|(other, _)| may_be_more(other, mine)).count();
    (1 + least, 1 + most)
}

#[test]
fn the_lists_that_are_expected_follow_from_the_totals() {
    for (list, lines) in &book().lists {
        let all: Vec<(Ends, Truth)> = lines.iter().map(|line| (line.total.clone(), line.on)).collect();
        for (own, line) in lines.iter().enumerate() {
            assert_eq!(counted(&all, own), line.place, "{list}: {}", line.candidate);
        }
        let Some(sheet) = SHEETS.iter().find(|sheet| *sheet == list) else { continue };
        let on: Vec<&Line> =
            lines.iter().filter(|line| book().candidates[&line.candidate].when_admitted.contains_key(*sheet)).collect();
        let when_admitted = |line: &&Line| book().candidates[&line.candidate].when_admitted[*sheet].clone();
        let all: Vec<(Ends, Truth)> = on.iter().map(|line| (when_admitted(line), line.on)).collect();
        let places: BTreeMap<&str, (usize, usize)> =
            on.iter().enumerate().map(|(own, line)| (line.candidate.as_str(), counted(&all, own))).collect();
        for line in lines {
            assert_eq!(places.get(line.candidate.as_str()).copied(), line.when_admitted, "{list}: {}", line.candidate);
        }
    }
}

/// The places of a list by candidate.
fn places(list: &List, names: &[String]) -> BTreeMap<String, ((usize, usize), Truth)> {
    let entries = list.entries.iter();
    entries
        .map(|entry| (names[entry.candidate].clone(), ((entry.place.least, entry.place.greatest), entry.on)))
        .collect()
}

fn expected_places(list: &str) -> BTreeMap<String, ((usize, usize), Truth)> {
    book().lists[list].iter().map(|line| (line.candidate.clone(), (line.place, line.on))).collect()
}

#[test]
fn the_places_are_those_that_were_counted() {
    let mut competition = competition();
    let lists = competition.lists();
    assert_eq!(lists.len(), 2);
    for (list, sheet) in lists.iter().zip(SHEETS) {
        let model = &competition.plan.model;
        assert_eq!(list.sheet.map(|sheet| model.score_sheets[sheet].meta.id.as_str()), Some(sheet));
        assert_eq!(places(list, &competition.names), expected_places(sheet));
    }
    let views = 0..competition.plan.model.alternatives.len();
    let together: Vec<usize> = views.filter(|view| competition.view(*view).ends_with(".which-list.together")).collect();
    assert_eq!(together.len(), 1);
    competition.plan.exchange(together[0]);
    let lists = competition.lists();
    assert_eq!(lists.len(), 1);
    assert_eq!(places(&lists[0], &competition.names), expected_places("together"));
}

/// Those who are named as perhaps ahead are just as many as the place is wide.
#[test]
fn those_who_may_be_ahead_make_a_place_an_interval() {
    let competition = competition();
    let model = &competition.plan.model;
    for ties in [Ties::Share, Ties::Lot, Ties::Undecided] {
        let mut ranking = model.rankings[0].clone();
        ranking.ties = ties;
        let lists = rank::compete(model, &ranking, &competition.standings()).lists;
        for (list, sheet) in lists.iter().zip(SHEETS) {
            let name = |at: usize| competition.names[list.entries[at].candidate].clone();
            for (at, entry) in list.entries.iter().enumerate() {
                let found: BTreeSet<String> = list.rivals(at, ties).into_iter().map(name).collect();
                assert_eq!(found.len(), entry.place.greatest - entry.place.least, "{}", name(at));
                let lines = &book().lists[sheet];
                let own = lines.iter().find(|line| line.candidate == name(at)).expect("on the list");
                let others = lines.iter().filter(|other| other.candidate != own.candidate);
                let may_be_ahead = |other: &&Line| match ties {
                    Ties::Share => may_be_more(&other.total, &own.total),
                    Ties::Lot | Ties::Undecided => !is_less(&other.total, &own.total),
                };
                let surely_ahead = |other: &Line| other.on == Truth::Yes && is_less(&own.total, &other.total);
                let wanted = others.filter(may_be_ahead).filter(|other| !surely_ahead(other));
                assert_eq!(found, wanted.map(|line| line.candidate.clone()).collect(), "{}", name(at));
            }
        }
    }
}

/// Whoever is sent back reads which paper, why it is his to file, and where that stands.
#[test]
fn a_paper_that_not_everybody_owes_says_why_he_does() {
    let list = rank(&["--lang", "ru"]);
    let name = "✗ Әлімбекова Мадина Ғалымқызы\n";
    let start = list.find(name).expect("she is sent back") + name.len();
    let (own, _) = list[start..].split_once("\n\n").expect("the end of the part");
    assert!(own.starts_with("  ✗ оценочный лист кандидата со стажем\n"), "{own}");
    let own = own.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(own.contains("№ 57, пункт 153, подпункт 12)") && own.contains("строка 25 объявления"), "{own}");
    assert!(own.contains("педагогический стаж: 6 месяцев 30 дней"), "{own}");
}

fn ends_in(json: &Json) -> Ends {
    let number = |json: &Json| json.as_str().map(|text| text.parse().expect("a number"));
    match json {
        Json::Object(both) => (number(&both["low"]).expect("a least value"), number(&both["high"])),
        one => (number(one).expect("points"), number(one)),
    }
}

/// The name of the file.
fn stem(json: &Json) -> String {
    let file = json.as_str().expect("a file");
    file.rsplit('/').next().unwrap_or(file).trim_end_matches(".yaml").to_string()
}

/// The source does not say who of equals comes first: so the greatest place reaches over them.
#[test]
fn the_list_of_the_program_leaves_equals_open() {
    let lists = list_as_json()["lists"].as_array().expect("lists");
    assert_eq!(lists.len(), 2);
    for (list, sheet) in lists.iter().zip(SHEETS) {
        assert_eq!(list["sheet"], sheet);
        let lines = &book().lists[sheet];
        let entries = list["entries"].as_array().expect("entries");
        assert_eq!(entries.len(), lines.len());
        let mut order: Vec<(u64, u64, &str)> = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let name = stem(&entry["file"]);
            let line = lines.iter().find(|line| line.candidate == name).expect("on the list");
            let behind = |other: &&Line| other.candidate != name && is_less(&other.total, &line.total);
            let greatest = lines.len() - lines.iter().filter(behind).count();
            assert_eq!(entry["place"], serde_json::json!({ "least": line.place.0, "greatest": greatest }), "{name}");
            assert_eq!(entry["on"], if line.on == Truth::Yes { "yes" } else { "unknown" }, "{name}");
            assert_eq!(ends_in(&entry["keys"][0]["value"]), line.total, "{name}");
            assert_eq!(ends_in(&entry["sheet"]["points"]), line.total, "{name}");
            let next = entries.get(at + 1).map(|next| ends_in(&next["keys"][0]["value"]));
            let decides = next.is_some_and(|next| is_less(&next, &line.total));
            assert_eq!(entry["decided-by"] == "competition-list.points", decides, "{name}");
            assert!(decides || entry["decided-by"].is_null(), "{name}");
            let end = |key: &str| entry["place"][key].as_u64().expect("a place");
            order.push((end("least"), end("greatest"), entry["name"].as_str().expect("a name")));
        }
        assert!(order.is_sorted(), "{order:?}");
    }
}

#[test]
fn those_whom_nothing_tells_apart_are_named() {
    for (list, sheet) in list_as_json()["lists"].as_array().expect("lists").iter().zip(SHEETS) {
        let mut groups: BTreeMap<&Number, BTreeSet<String>> = BTreeMap::new();
        for line in book().lists[sheet].iter().filter(|line| line.total.1.as_ref() == Some(&line.total.0)) {
            groups.entry(&line.total.0).or_default().insert(line.candidate.clone());
        }
        let wanted: BTreeSet<BTreeSet<String>> = groups.into_values().filter(|group| group.len() > 1).collect();
        let group = |group: &Json| group.as_array().expect("a tie").iter().map(stem).collect::<BTreeSet<String>>();
        let found: BTreeSet<BTreeSet<String>> = list["ties"].as_array().expect("ties").iter().map(group).collect();
        assert_eq!(found, wanted, "{sheet}");
        assert_eq!(found.len(), 1, "{sheet}");
    }
}

#[test]
fn the_list_of_the_program_says_who_is_not_on_it_and_why() {
    let found = list_as_json()["candidates"].as_array().expect("candidates");
    assert_eq!(found.len(), 30);
    for candidate in found {
        let name = stem(&candidate["file"]);
        let expected = &book().candidates[&name];
        let wanted = match expected.status.as_str() {
            "returned" => "returned",
            "not-qualified" => "unqualified",
            // Which of the lists is hers is not known.
            "admitted" if expected.sheets.len() == 1 => "listed",
            "admitted" | "unknown" => "open",
            other => panic!("{other}"),
        };
        assert_eq!(candidate["status"], wanted, "{name}");
        let ids = |key: &str| {
            let all = candidate[key].as_array().expect("a list").iter();
            all.map(|one| last(one["id"].as_str().expect("an id")).to_string()).collect::<Vec<String>>()
        };
        assert_eq!(ids("missing"), expected.missing, "{name}");
        assert_eq!(ids("failed").is_empty(), expected.status != "not-qualified", "{name}");
        assert_eq!(candidate["open"].as_array().expect("a list").is_empty(), is_plain(expected), "{name}");
    }
}

/// Whether nothing about a candidate is open, so that no fact could settle anything.
fn is_plain(expected: &Expected) -> bool {
    let is_open = |ends: &Ends| ends.1.as_ref() != Some(&ends.0);
    let is_out = ["returned", "not-qualified"].contains(&expected.status.as_str());
    is_out || expected.sheets.len() == 1 && expected.status == "admitted" && !expected.totals.values().any(is_open)
}

// What is printed

/// So that a snapshot has the tables of the answer, not what stands on every page.
fn protocol(lang: &str) -> String {
    let page = rank(&["--format", "html", "--lang", lang]);
    sheet::body(&page).to_string()
}

#[test]
fn the_list_and_the_protocol_in_kazakh_and_russian() {
    for lang in ["kk", "ru"] {
        insta::assert_snapshot!(format!("competition-list-{lang}"), rank(&["--lang", lang]));
        insta::assert_snapshot!(format!("competition-protocol-{lang}"), protocol(lang));
    }
}

/// Two on each sheet: of the one something is not known, the other has an equal.
#[test]
fn filled_sheets_in_kazakh_and_russian() {
    for name in ["schmidt", "duisenova", "ospan", "sadykova"] {
        for lang in ["kk", "ru"] {
            let dossier = format!("{FOLDER}/candidates/{name}.yaml");
            let vacancy = ["--notice", &book().notice, "--vacancy", &book().vacancy, "--lang", lang];
            let page = saty(&[&["sheet", &dossier], &vacancy[..]].concat());
            insta::assert_snapshot!(format!("competition-sheet-{name}-{lang}"), sheet::body(&page));
        }
    }
}

/// `2–5  18  sadykova`: places, points and, where it is open, that he may not be on the list.
#[test]
fn places_and_totals_in_short() {
    let mut short = String::new();
    for list in list_as_json()["lists"].as_array().expect("lists") {
        short += &format!("{}\n", list["sheet"].as_str().expect("a sheet"));
        for entry in list["entries"].as_array().expect("entries") {
            let (place, points) = (&entry["place"], &entry["sheet"]["points"]);
            let on = if entry["on"] == "yes" { "" } else { "  if on this list" };
            let name = stem(&entry["file"]);
            short += &format!("  {}..{}  {points}  {name}{on}\n", place["least"], place["greatest"]);
        }
    }
    for candidate in list_as_json()["candidates"].as_array().expect("candidates") {
        let status = candidate["status"].as_str().expect("a status");
        if ["returned", "unqualified"].contains(&status) {
            short += &format!("{status}: {}\n", stem(&candidate["file"]));
        }
    }
    insta::assert_snapshot!("competition-places", short);
}

/// In Kazakh and Russian a day is `01.04.2025` and a half is `0,5`.
#[test]
fn paper_has_days_and_numbers_as_they_are_printed() {
    for lang in ["kk", "ru"] {
        let pages = sheet::papers(&rank(&["--format", "html", "--lang", lang]));
        let words = || pages.iter().flatten().flat_map(|text| text.split_whitespace());
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let as_typed = |word: &&str| {
            let bare = word.trim_matches(|letter: char| !letter.is_ascii_digit());
            let is_day = bare.len() == 10 && bare.split('-').filter(|part| is_digits(part)).count() == 3;
            is_day || bare.split_once('.').is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest))
        };
        assert_eq!(words().filter(as_typed).collect::<Vec<&str>>(), Vec::<&str>::new(), "{lang}");
        let has = |wanted: &str| words().any(|word| word.contains(wanted));
        assert!(has("20.06.1995") && has("01.04.2025") && has("64,5"), "{lang}");
    }
}

#[test]
fn the_workbook_of_the_list_says_what_the_protocol_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    for lang in ["kk", "ru"] {
        let page = rank(&["--format", "html", "--lang", lang, "--xlsx", &path.display().to_string()]);
        let (papers, sheets) = (sheet::papers(&page), paper::sheets(&std::fs::read(&path).expect("a workbook")));
        let [said] = &papers[..] else { panic!("{} papers", papers.len()) };
        let [(_, cells)] = &sheets[..] else { panic!("{} sheets", sheets.len()) };
        assert_eq!(said.len(), cells.len(), "{lang}");
        let mut numbers = 0;
        for (said, cell) in said.iter().zip(cells) {
            match cell {
                Data::Float(number) => {
                    assert_eq!(said.replace(',', "."), number.to_string(), "{lang}");
                    numbers += 1;
                }
                other => assert_eq!(*said, other.to_string(), "{lang}"),
            }
        }
        // Each line has its criteria and its points, and few of them are open.
        assert!(numbers > 220, "{lang}: {numbers} numbers");
    }
}

// From a spreadsheet

/// A secretary who fills the template with the thirty gets the same list, to the letter.
#[test]
fn a_spreadsheet_of_the_thirty_comes_to_the_same() {
    let competition = competition();
    let model = &competition.plan.model;
    let dossiers: Vec<(String, String)> = candidates()
        .into_iter()
        .map(|(name, path)| (name, std::fs::read_to_string(path).expect("a dossier")))
        .collect();
    let rows = dossiers.iter().flat_map(|(name, yaml)| import::rows_of(model, name, yaml, Lang::Ru)).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let table = folder.path().join("table.xlsx");
    std::fs::write(&table, import::fill(&import::written(model, Lang::Ru), &rows)).expect("a table");
    let to = folder.path().join("dossiers");
    std::fs::create_dir(&to).expect("a folder");
    let (table, to) = (table.display().to_string(), to.display().to_string());
    saty(&["import", &table, "--to", &to, "--on", "2025-04-01", "--lang", "ru"]);
    let read = |text: &str| {
        let mut sources = Sources::default();
        let id = sources.add("dossier", text);
        let read = dossier::read_dossier(model, sources.get(id), id, competition.cases[0].date);
        assert_sound(&read.problems);
        read.dossier
    };
    for ((name, yaml), case) in dossiers.iter().zip(&competition.cases) {
        let imported = std::fs::read_to_string(format!("{to}/{name}.yaml")).expect("an imported dossier");
        assert_eq!(read(&imported), read(yaml), "{name}");
        let again = Case { dossier: read(&imported), ..case.clone() };
        assert_eq!(eval::evaluate(&competition.plan, &again), eval::evaluate(&competition.plan, case), "{name}");
    }
    let vacancy = ["rank", "--notice", &book().notice, "--vacancy", &book().vacancy, &to];
    let ranked = saty(&[&vacancy[..], &["--format", "json"]].concat());
    let ranked: Json = serde_json::from_str(&ranked.replace(&to, "tests/competition/candidates")).expect("JSON");
    assert_eq!(&ranked, list_as_json());
    assert_eq!(saty(&[&vacancy[..], &["--lang", "ru"]].concat()), rank(&["--lang", "ru"]));
}
