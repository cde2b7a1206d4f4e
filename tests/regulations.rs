//! Regulations that have nothing to do with the ones this project was made for: policy text, and all their cases.

use crate::support::case;
use crate::support::root;
use crate::support::sound;
use saty::eval;
use saty::eval::Outcome;
use saty::explain::json;
use saty::plan::Plan;
use serde_json::Value;

const DATE: &str = "2025-01-01";

fn plan_of(policy: &str) -> Plan {
    let path = root().join("tests/regulations").join(format!("{policy}.saty"));
    sound(&std::fs::read_to_string(path).expect("a policy"))
}

/// A case's names as policies write them.
fn renamed(value: &Value) -> Value {
    match value {
        Value::Object(all) => all.iter().map(|(name, value)| (name.replace('_', "-"), renamed(value))).collect(),
        Value::Array(all) => all.iter().map(renamed).collect(),
        Value::String(text) => Value::String(text.replace('_', "-")),
        other => other.clone(),
    }
}

fn evaluate(plan: &Plan, facts: &Value) -> Outcome {
    let position = (!plan.model.positions.is_empty()).then_some(0);
    eval::evaluate(plan, &case(plan, &renamed(facts).to_string(), "", position, DATE))
}

/// The result of a declared outcome: its value, or that the source gives none.
fn result(plan: &Plan, outcome: &Outcome, id: &str) -> Value {
    let all = json::outcome(outcome, &[], &plan.model, "");
    let found =
        all["outcomes"].as_array().expect("outcomes").iter().find(|one| one["id"] == id).expect("the outcome").clone();
    if found["undecided"] == true { Value::String("UNDECIDED".into()) } else { found["value"].clone() }
}

fn points(plan: &Plan, outcome: &Outcome, sheet: &str) -> Value {
    let all = json::outcome(outcome, &[], &plan.model, "");
    let sheets = all["sheets"].as_array().expect("sheets");
    sheets.iter().find(|one| one["id"] == sheet).expect("the sheet")["total"].clone()
}

/// Runs every line of a case file and returns how many there were.
fn run(file: &str, check: impl Fn(&Value, &Value, &str)) -> usize {
    let text = std::fs::read_to_string(root().join("tests/regulations/cases").join(file)).expect("cases");
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("a case")).collect();
    for line in &lines {
        check(&line["facts"], &line["expect"], line["id"].as_str().expect("an id"));
    }
    lines.len()
}

fn is_undecided(expected: &Value) -> bool {
    expected.as_str().is_some_and(|text| text.starts_with("UNDECIDED"))
}

#[test]
fn australian_points_with_a_joint_cap() {
    let plan = plan_of("au-skilled-2017");
    let count = run("au-skilled-2017.jsonl", |facts, expect, id| {
        let found = points(&plan, &evaluate(&plan, facts), "skilled");
        assert_eq!(found, expect["points"].to_string(), "{id}");
    });
    assert_eq!(count, 35);
}

#[test]
fn british_mandatory_and_tradeable_points() {
    let plan = plan_of("uk-2020");
    let count = run("uk-2020.jsonl", |facts, expect, id| {
        let outcome = evaluate(&plan, facts);
        assert_eq!(points(&plan, &outcome, "all-points"), expect["points"].to_string(), "{id}");
        let eligible = if expect["eligible"] == true { "yes" } else { "no" };
        assert_eq!(result(&plan, &outcome, "eligible"), eligible, "{id}");
    });
    assert_eq!(count, 8);
}

#[test]
fn marks_whose_column_depends_on_the_class() {
    let plan = plan_of("kz-125-marks");
    let names = [(2, "fail-2"), (3, "satisfactory-3"), (4, "good-4"), (5, "very-good-5")];
    let count = run("kz-125-marks.jsonl", |facts, expect, id| {
        let found = result(&plan, &evaluate(&plan, facts), "mark");
        let wanted = match is_undecided(&expect["mark"]) {
            true => "UNDECIDED",
            false => names.iter().find(|(mark, _)| expect["mark"] == *mark).expect("a mark").1,
        };
        assert_eq!(found, wanted, "{id}");
    });
    assert_eq!(count, 26);
}

#[test]
fn uzbek_thresholds_and_bonus() {
    let (attestation, bonus) = (plan_of("uz-attestation"), plan_of("uz-bonus"));
    let count = run("uz-attestation.jsonl", |facts, expect, id| {
        if let Some(category) = expect.get("category") {
            let wanted = match category.as_str().expect("a name") {
                text if text.starts_with("UNDECIDED") => "UNDECIDED",
                "first" => "first-category",
                name => name,
            };
            assert_eq!(result(&attestation, &evaluate(&attestation, facts), "category"), wanted, "{id}");
        } else {
            let wanted = match is_undecided(&expect["bonus_percent"]) {
                true => "UNDECIDED".to_string(),
                false => expect["bonus_percent"].to_string(),
            };
            assert_eq!(result(&bonus, &evaluate(&bonus, facts), "bonus-percent"), wanted.as_str(), "{id}");
        }
    });
    assert_eq!(count, 19);
}

#[test]
fn uzbek_exemption_from_attestation() {
    let plan = plan_of("uz-attestation");
    let exempt = |facts: &str| {
        let outcome = eval::evaluate(&plan, &case(&plan, facts, "", None, DATE));
        result(&plan, &outcome, "exempt")
    };
    assert_eq!(exempt("pedagogical-experience: 25 years\npoints: 50"), "yes");
    assert_eq!(exempt("pedagogical-experience: 24 years\ntime-to-pension: 6 years\npoints: 50"), "no");
    assert_eq!(exempt("pedagogical-experience: 24 years\ntime-to-pension: 5 years\npoints: 50"), "yes");
}

#[test]
fn an_invented_festival_that_counts_records_in_every_way() {
    let plan = plan_of("toy-festival");
    let count = run("toy-festival.jsonl", |facts, expect, id| {
        let outcome = evaluate(&plan, facts);
        assert_eq!(points(&plan, &outcome, "merits"), expect["points"], "{id}");
        for (key, wanted) in expect.as_object().expect("expectations").iter() {
            match key.as_str() {
                "points" => {}
                "left_out" => {
                    let kinds = outcome
                        .left_out
                        .iter()
                        .map(|kind| format!("{} {}", kind.count, plan.model.record(kind.record).plural));
                    assert_eq!(kinds.collect::<Vec<_>>().join(", "), wanted.as_str().expect("a text"), "{id}");
                }
                name => assert_eq!(result(&plan, &outcome, &name.replace('_', "-")), *wanted, "{id} {name}"),
            }
        }
    });
    assert_eq!(count, 42);
}

#[test]
fn an_invented_orchestra_that_works_everything_out() {
    let plan = plan_of("toy-orchestra");
    let count = run("toy-orchestra.jsonl", |facts, expect, id| {
        let outcome = evaluate(&plan, facts);
        let sheet = if facts["guest"] == "yes" { "guests" } else { "members" };
        let found = points(&plan, &outcome, sheet);
        match expect["points"].as_array() {
            Some(ends) => assert_eq!((&found["low"], &found["high"]), (&ends[0], &ends[1]), "{id}"),
            None => assert_eq!(found, expect["points"], "{id}"),
        }
        if let Some(rent) = expect.get("rent") {
            assert_eq!(result(&plan, &outcome, "rent"), *rent, "{id}");
        }
    });
    assert_eq!(count, 37);
}
