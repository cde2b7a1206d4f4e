//! Problems as SARIF 2.1.0, the exchange format of checkers (OASIS).

use crate::catalog::Catalog;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::source::Sources;
use crate::source::Span;
use serde_json::Value;
use serde_json::json;
use std::collections::BTreeSet;
use std::fmt::Write;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// A log with one run. What is `accepted` is in it too, suppressed in the source; `is_error` says what is shown as an error.
pub fn log(
    problems: &[Problem],
    accepted: &[Problem],
    sources: &Sources,
    catalog: &Catalog,
    is_error: impl Fn(&Problem) -> bool,
) -> Value {
    let all: Vec<&Problem> = problems.iter().chain(accepted).collect();
    let codes: BTreeSet<Code> = all.iter().map(|problem| problem.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let results: Vec<Value> = all
        .iter()
        .map(|problem| {
            let rule = codes.iter().position(|code| *code == problem.code);
            result(problem, rule.unwrap_or_default(), sources, catalog, is_error(problem))
        })
        .collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": catalog.lang.code(),
                "rules": codes.iter().map(|code| rule(*code, catalog)).collect::<Vec<Value>>(),
            }},
            "language": catalog.lang.code(),
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    })
}

/// A code, with its page.
fn rule(code: Code, catalog: &Catalog) -> Value {
    let page = catalog.page(code);
    let paragraph: Vec<&str> =
        page.lines().skip(1).skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty()).collect();
    let paragraph = paragraph.join(" ");
    let sentence = paragraph.split_once(". ").map_or(paragraph.clone(), |(first, _)| format!("{first}."));
    let level = if code.severity() == Severity::Error { "error" } else { "warning" };
    json!({
        "id": code.id(),
        "name": code.name(),
        "shortDescription": { "text": sentence },
        "fullDescription": { "text": paragraph },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level },
    })
}

fn result(problem: &Problem, rule: usize, sources: &Sources, catalog: &Catalog, is_error: bool) -> Value {
    let texts = catalog.problem(problem);
    let message: Vec<String> = std::iter::once(texts.message).chain(texts.help).collect();
    let mut result = json!({
        "ruleId": problem.code.id(),
        "ruleIndex": rule,
        "level": if is_error { "error" } else { "warning" },
        "message": { "text": message.join("\n") },
        "locations": problem.span.map(|span| json!({ "physicalLocation": place(span, sources) })).into_iter().collect::<Vec<Value>>(),
    });
    if let Some(also) = problem.also {
        let mut related = json!({ "id": 1, "physicalLocation": place(also, sources) });
        if let Some(text) = texts.also {
            related["message"] = json!({ "text": text });
        }
        result["relatedLocations"] = json!([related]);
    }
    if let Some(acceptance) = problem.accepted {
        let place = json!({ "physicalLocation": place(acceptance, sources) });
        result["suppressions"] = json!([{ "kind": "inSource", "location": place }]);
    }
    result
}

fn place(span: Span, sources: &Sources) -> Value {
    let file = sources.get(span.file);
    let (start, end) = (file.line_column(span.start), file.line_column(span.end));
    json!({
        "artifactLocation": { "uri": uri(&file.name) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column_utf16,
            "endLine": end.line,
            "endColumn": end.column_utf16,
        },
    })
}

/// A path as a reference: what may not stand in one is written by its bytes.
fn uri(path: &str) -> String {
    let mut found = String::new();
    for byte in path.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => found.push(char::from(byte)),
            // Writing to a String does not fail.
            _ => drop(write!(found, "%{byte:02X}")),
        }
    }
    if found.starts_with('/') { format!("file://{found}") } else { found }
}
