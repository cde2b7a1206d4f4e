//! The sample dossiers against the real policies: what a person computed from the notices, and the whole outcome.

use crate::support::case;
use crate::support::policy_in;
use crate::support::root;
use saphyr::LoadableYamlNode;
use saphyr::Yaml;
use saty::eval;
use saty::eval::Outcome;
use saty::eval::outcome::DocumentStatus;
use saty::explain::json;
use saty::plan::Plan;
use saty::possible::Possible;
use saty::value::Truth;
use std::collections::BTreeSet;

fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

struct Sample<'y> {
    id: &'y str,
    expect: &'y Yaml<'y>,
    outcome: Outcome,
}

fn read(name: &str) -> String {
    let path = root().join("tests/samples").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn text<'y>(case: &'y Yaml<'y>, key: &str) -> &'y str {
    case[key].as_str().unwrap_or_else(|| panic!("{key} of {case:?}"))
}

fn outcome_of(plan: &Plan, one: &Yaml) -> Outcome {
    let vacancy = read(&format!("vacancies/{}", text(one, "vacancy").trim_start_matches("vacancies/")));
    let date = one["on"].as_str().expect("a date");
    eval::evaluate(plan, &case(plan, &read(text(one, "dossier")), &vacancy, None, date))
}

/// `12.5`, or `3..7`, or `3..` without an upper bound.
fn points(value: &Possible) -> String {
    let (low, high) = value.numbers();
    match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (Some(low), Some(high)) => format!("{low}..{high}"),
        (Some(low), None) => format!("{low}.."),
        _ => "?".into(),
    }
}

impl Sample<'_> {
    fn wanted(&self, key: &str) -> Option<String> {
        let value = self.expect.as_mapping()?.iter().find(|(name, _)| name.as_str() == Some(key))?.1;
        Some(match value {
            value if value.as_str().is_some() => value.as_str()?.to_string(),
            value if value.as_integer().is_some() => value.as_integer()?.to_string(),
            value if value.as_floating_point().is_some() => value.as_floating_point()?.to_string(),
            value if value.as_bool().is_some() => {
                if value.as_bool()? {
                    "yes".into()
                } else {
                    "no".into()
                }
            }
            value => {
                let names: BTreeSet<&str> = value.as_vec()?.iter().filter_map(|name| name.as_str()).collect();
                names.into_iter().collect::<Vec<_>>().join(", ")
            }
        })
    }

    fn compare(&self, key: &str, found: impl FnOnce() -> String, wrong: &mut Vec<String>) {
        let Some(wanted) = self.wanted(key) else { return };
        let found = found();
        if wanted != found {
            wrong.push(format!("{}: {key} is {found}, by hand {wanted}", self.id));
        }
    }

    fn documents(&self, status: DocumentStatus) -> String {
        let all = self.outcome.packages.iter().flat_map(|package| &package.documents);
        let names =
            all.filter(|document| document.status == status).filter_map(|document| document.meta.id.rsplit('.').next());
        names.collect::<BTreeSet<&str>>().into_iter().collect::<Vec<_>>().join(", ")
    }

    fn level(&self, plan: &Plan, level: impl Fn(&saty::eval::outcome::StairOutcome) -> Option<u32>) -> String {
        let Some(stair) = &self.outcome.stair else { return "none".into() };
        level(stair)
            .and_then(|level| plan.model.member(stair.scale, level))
            .map_or("none".into(), |(name, _)| name.to_string())
    }

    fn check(&self, plan: &Plan, wrong: &mut Vec<String>) {
        let choice = &self.outcome.choices[0];
        let sheet = || match choice.sheets[..] {
            [only] if choice.settled == Truth::Yes => self.outcome.sheets[only].meta.id.clone(),
            _ => "unknown".into(),
        };
        self.compare("requirement", || truth(self.outcome.qualified).into(), wrong);
        self.compare("level", || self.level(plan, |stair| stair.supported), wrong);
        self.compare("possible", || self.level(plan, |stair| stair.possible), wrong);
        self.compare("sheet", sheet, wrong);
        self.compare("points", || points(&choice.total), wrong);
        self.compare("missing", || self.documents(DocumentStatus::Missing), wrong);
        self.compare("not-applicable", || self.documents(DocumentStatus::NotApplicable), wrong);
        self.compare("waived", || self.documents(DocumentStatus::Waived), wrong);
        self.compare("returned", || truth(self.outcome.packages[0].rules[0].1).into(), wrong);
    }
}

fn with_samples(act: impl Fn(&Plan, &Sample)) {
    let policy = policy_in(&root().join("policies"));
    let text_of_cases = read("cases.yaml");
    let documents = Yaml::load_from_str(&text_of_cases).expect("cases.yaml is YAML");
    let cases = documents[0].as_vec().expect("a list of cases");
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    for one in cases {
        let sample = Sample { id: text(one, "id"), expect: &one["expect"], outcome: outcome_of(&policy.plan, one) };
        act(&policy.plan, &sample);
    }
}

#[test]
fn outcomes_are_as_computed_by_hand() {
    let wrong = std::cell::RefCell::new(Vec::new());
    with_samples(|plan, sample| sample.check(plan, &mut wrong.borrow_mut()));
    let wrong = wrong.into_inner();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn outcomes_are_as_reviewed() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/samples" }, {
        with_samples(|plan, sample| {
            let json = json::outcome(&sample.outcome, &[], &plan.model, "");
            insta::assert_snapshot!(sample.id, brief(&json));
        });
    });
}

/// The outcome without its texts: what was decided, clause by clause.
fn brief(json: &serde_json::Value) -> String {
    let mut lines = Vec::new();
    let get = |key: &str| json[key].as_str().unwrap_or("-").to_string();
    lines.push(format!("{} on {}: {}", get("position"), get("date"), get("qualified")));
    for requirement in json["requirements"].as_array().into_iter().flatten() {
        add_verdict(requirement, 1, &mut lines);
    }
    let stair = &json["stair"];
    if !stair.is_null() {
        lines.push(format!("level: supported {}, possible {}", stair["supported"], stair["possible"]));
        for step in stair["steps"].as_array().into_iter().flatten() {
            lines.push(format!("  {}: {}", step["level"].as_str().unwrap_or(""), step["met"].as_str().unwrap_or("")));
            let all = step["competences"].as_array().into_iter().flatten();
            for competence in all.filter(|competence| competence["judged"] != true) {
                add_verdict(competence, 2, &mut lines);
            }
        }
    }
    for document in json["packages"][0]["documents"].as_array().into_iter().flatten() {
        lines.push(format!(
            "document {}: {}",
            document["id"].as_str().unwrap_or(""),
            document["status"].as_str().unwrap_or("")
        ));
    }
    for rule in json["packages"][0]["rules"].as_array().into_iter().flatten() {
        lines.push(format!("rule {}: {}", rule["id"].as_str().unwrap_or(""), rule["applies"].as_str().unwrap_or("")));
    }
    lines.push(format!("score: {} by {}", json["scores"][0]["points"], json["scores"][0]["sheets"]));
    for criterion in json["sheets"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|sheet| sheet["criteria"].as_array().into_iter().flatten())
    {
        add_amount(criterion, 1, &mut lines);
    }
    for pay in json["pay"].as_array().into_iter().flatten() {
        lines.push(format!("pay {}: {}", pay["id"].as_str().unwrap_or(""), pay["amount"]));
    }
    lines.push(format!("could settle the requirement: {}", json["unknown"]));
    lines.join("\n")
}

fn add_verdict(verdict: &serde_json::Value, indent: usize, lines: &mut Vec<String>) {
    let blank = "  ".repeat(indent);
    lines.push(format!("{blank}{}: {}", verdict["id"].as_str().unwrap_or(""), verdict["met"].as_str().unwrap_or("")));
    for member in verdict["members"].as_array().into_iter().flatten() {
        add_verdict(member, indent + 1, lines);
    }
}

fn add_amount(amount: &serde_json::Value, indent: usize, lines: &mut Vec<String>) {
    let blank = "  ".repeat(indent);
    lines.push(format!(
        "{blank}{}: {} {}",
        amount["id"].as_str().unwrap_or(""),
        amount["met"].as_str().unwrap_or(""),
        amount["points"]
    ));
    for row in amount["rows"].as_array().into_iter().flatten().filter(|row| row["met"] != "no") {
        add_amount(row, indent + 1, lines);
    }
}
