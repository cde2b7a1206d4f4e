//! The result of a test for programs: JSON, and JUnit for those that show tests.

use super::Ran;
use super::Run;
use super::Snapshot;
use super::explain;
use crate::cli::Context;
use crate::cli::load::Policies;
use crate::cli::terminal;
use crate::explain::lines::Lines;
use crate::explain::page::escape;
use serde_json::Value as Json;
use serde_json::json;

/// Lines of a message in JUnit are broken at this width.
const WIDTH: usize = 100;

pub fn json(run: &Run) -> Json {
    json!({
        "format": 1,
        "samples": run.ran.iter().map(sample).collect::<Vec<Json>>(),
        "unreferenced": run.unreferenced.iter().map(|file| file.display().to_string()).collect::<Vec<String>>(),
    })
}

fn sample(ran: &Ran) -> Json {
    let snapshot = match &ran.snapshot {
        Snapshot::Same => "same",
        Snapshot::Missing => "missing",
        Snapshot::Changed(_) => "changed",
    };
    json!({
        "id": ran.sample.id,
        "passed": ran.passed(),
        "snapshot": snapshot,
        "differences": ran.snapshot.differences().iter().map(|it| json!({
            "id": it.id, "reading": it.is_reading, "was": it.was, "becomes": it.becomes,
        })).collect::<Vec<Json>>(),
        "unmet": ran.unmet.iter().map(|it| json!({
            "what": it.of, "id": it.id, "wanted": it.wanted, "found": it.found,
        })).collect::<Vec<Json>>(),
    })
}

pub fn junit(run: &mut Run, context: &Context, policies: &Policies) -> String {
    let failures = run.ran.iter().filter(|ran| !ran.passed()).count();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!("<testsuite name=\"saty\" tests=\"{}\" failures=\"{failures}\">\n", run.ran.len()));
    for index in 0..run.ran.len() {
        let name = escape(&run.ran[index].sample.id);
        if run.ran[index].passed() {
            out.push_str(&format!("  <testcase name=\"{name}\"/>\n"));
            continue;
        }
        let mut lines = Lines::default();
        explain(run, index, context, policies, &mut lines);
        let message = escape(&terminal::render(&lines, WIDTH, false));
        out.push_str(&format!("  <testcase name=\"{name}\">\n    <failure>{message}</failure>\n  </testcase>\n"));
    }
    out.push_str("</testsuite>\n");
    out
}
