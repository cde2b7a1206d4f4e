//! How long the main jobs take, as ratios to reading the bytes of the policies in the same run.
//!
//! `cargo bench` prints them; no test asserts them.

use saty::diff;
use saty::dossier;
use saty::edition;
use saty::eval;
use saty::eval::Case;
use saty::eval::facts;
use saty::explain::doubts;
use saty::explain::json;
use saty::model;
use saty::plan;
use saty::source::Sources;
use saty::syntax;
use std::hint::black_box;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

const ROUNDS: usize = 15;

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
}
