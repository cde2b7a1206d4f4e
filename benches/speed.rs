//! How long the main jobs take, as ratios to reading the bytes of the policies in the same run.
//!
//! `cargo bench` prints them; no test asserts them.

use saty::diff;
use saty::dossier;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::Standing;
use saty::eval::facts;
use saty::explain::doubts;
use saty::explain::json;
use saty::model;
use saty::model::Views;
use saty::plan;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::rank;
use saty::rank::Ranked;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::Item;
use std::hint::black_box;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

const ROUNDS: usize = 15;
const NOTICE: &str = "competition-nine-posts-2025";
const VACANCY: &str = ".primary";

/// The shortest of several runs: the least disturbed by whatever else the machine does.
fn measure<T>(mut job: impl FnMut() -> T) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(job());
        start.elapsed()
    };
    std::iter::repeat_with(run).take(ROUNDS).min().unwrap_or_default()
}

fn policy_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the policies folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            policy_files(&path, files);
        } else {
            files.push(path);
        }
    }
}

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    policy_files(&root.join("policies"), &mut files);
    files.sort();
    let read = || files.iter().map(|path| std::fs::read_to_string(path).expect("a policy")).collect::<Vec<String>>();
    let mut sources = Sources::default();
    let ids: Vec<_> = read().iter().map(|text| sources.add("policy", text)).collect();
    let parse = || ids.iter().flat_map(|id| syntax::parse(sources.get(*id), *id).items).collect::<Vec<_>>();
    let items = parse();
    let mut plan = plan::plan(model::check_policy(&items).model);
    let date = "2025-04-01".parse().expect("a date");
    let text = std::fs::read_to_string(root.join("tests/samples/career-changer.yaml")).expect("a sample");
    let mut own = Sources::default();
    let id = own.add("dossier", &text);
    let load = || dossier::read_dossier(&plan.model, own.get(id), id, date).dossier;
    let case = Case { dossier: load(), vacancy: facts::empty_vacancy(&plan.model, date), position: Some(0), date };

    let reading = measure(read);
    let jobs: [(&str, Duration); 6] = [
        ("read the policies", reading),
        ("parse them", measure(parse)),
        ("check them, all views", measure(|| model::check_policy(&items))),
        ("read a dossier", measure(load)),
        ("evaluate it", measure(|| eval::evaluate(&plan, &case))),
        (
            "evaluate it and write JSON",
            measure(|| json::outcome(&eval::evaluate(&plan, &case), &[], &plan.model, "").to_string()),
        ),
    ];
    let outcome = eval::evaluate(&plan, &case);
    let fold = |date: Option<&str>| {
        edition::fold(&items, date.map(|date| date.parse().expect("a date")), None, &mut Vec::new()).items
    };
    let (first, last) = (fold(Some("2000-01-01")), fold(None));
    let folding = measure(|| fold(None));
    let comparing = measure(|| diff::differences(&first, &last));
    let under_views = measure(|| doubts::doubts(&mut plan, &case, &outcome));
    for (name, time) in jobs.into_iter().chain([
        ("evaluate it, all views", under_views),
        ("fold the last edition", folding),
        ("compare two editions", comparing),
    ]) {
        let ratio = time.as_secs_f64() / reading.as_secs_f64();
        println!("{name:<28} {time:>12.3?}   {ratio:>8.2} x reading");
    }
    competition(root, &items);
}

/// How long a list takes, as a ratio to evaluating each candidate: there are more comparisons the more of them there are.
fn competition(root: &Path, items: &[Item]) {
    let (mut plan, thirty) = thirty_candidates(root, items);
    let thousand: Vec<Case> = thirty.iter().cycle().take(1000).cloned().collect();
    for cases in [&thirty, &thousand] {
        let evaluating = measure(|| cases.iter().map(|case| eval::evaluate(&plan, case)).collect::<Vec<_>>());
        let ranking = measure(|| ranked(&plan, cases));
        say(&format!("evaluate {} candidates", cases.len()), evaluating, evaluating);
        say("rank them", ranking, evaluating);
        if cases.len() == thirty.len() {
            let found = ranked(&plan, cases);
            let views = measure(|| rank::readings(&mut plan, cases, 0, &found));
            say("rank them, all views", views, evaluating);
        }
    }
}

fn say(name: &str, time: Duration, evaluating: Duration) {
    let ratio = time.as_secs_f64() / evaluating.as_secs_f64();
    println!("{name:<28} {time:>12.3?}   {ratio:>8.2} x evaluating");
}

fn ranked(plan: &Plan, cases: &[Case]) -> Ranked {
    let standings: Vec<Standing> = cases.iter().map(|case| eval::standing(plan, case, 0)).collect();
    rank::compete(&plan.model, &plan.model.rankings[0], &standings)
}

/// The candidates for one vacancy of a notice, with the rules of its day.
fn thirty_candidates(root: &Path, items: &[Item]) -> (Plan, Vec<Case>) {
    let notice = edition::notices(items).find(|notice| notice.name() == NOTICE).expect("the notice").clone();
    let date = edition::notice_date(items, &notice).expect("its date");
    let folded = edition::fold(items, Some(date), Some(&notice), &mut Vec::new()).with_names_elsewhere(items);
    let plan = plan::plan(model::check_edition(folded, Views::All).model);
    let notice = plan.model.notices.iter().find(|notice| notice.meta.id == NOTICE).expect("the notice");
    let vacancy = notice.vacancies.iter().find(|vacancy| vacancy.meta.id.ends_with(VACANCY)).expect("the vacancy");
    let fields = notice.fields.iter().chain(&vacancy.fields);
    let fields = fields.map(|(index, value)| (*index, Possible::known(value.clone())));
    let fields = facts::vacancy(&plan.model, date, fields);
    let mut files = Vec::new();
    policy_files(&root.join("tests/competition/candidates"), &mut files);
    files.sort();
    let case = |path: &PathBuf| {
        let mut sources = Sources::default();
        let id = sources.add("dossier", &std::fs::read_to_string(path).expect("a dossier"));
        let dossier = dossier::read_dossier(&plan.model, sources.get(id), id, date).dossier;
        Case { dossier, vacancy: fields.clone(), position: vacancy.position, date }
    };
    let cases = files.iter().map(case).collect();
    (plan, cases)
}
