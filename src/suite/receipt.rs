//! A receipt: what an answer was made from and what it said, so that anyone can make it again and see whether it stands.

use super::snapshot;
use super::snapshot::Difference;
use crate::model::Model;
use crate::syntax::ast::Lang;
use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;
use std::collections::BTreeMap;

/// The version of the shape.
const FORMAT: u32 = 1;

/// What was asked: files as they were named in the call, and what else chose the case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    pub dossier: String,
    pub vacancy: Option<String>,
    pub notice: Option<String>,
    pub position: Option<String>,
    /// The day of the evaluation; in a receipt it is always there.
    pub on: Option<String>,
}

/// What an answer was made from. Digests are SHA-256 of the texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    pub asked: Asked,
    pub dossier: String,
    /// None if the vacancy is no file.
    pub vacancy: Option<String>,
    pub policies: String,
    pub engine: String,
    /// The amendments in the edition.
    pub amendments: Vec<String>,
    /// The view of each doubt that is followed; empty where the source gives no answer.
    pub readings: BTreeMap<String, String>,
    /// All that the answer says, a line for each clause.
    pub answer: String,
}

/// What is no longer as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    pub dossier: bool,
    pub vacancy: bool,
    pub policies: bool,
    pub engine: bool,
    pub edition: bool,
    pub readings: bool,
    pub answer: Vec<Difference>,
}

impl Changes {
    /// Whether anything but the program itself is another one.
    pub fn any(&self) -> bool {
        self.dossier || self.vacancy || self.policies || self.edition || self.readings || !self.answer.is_empty()
    }
}

/// The view of each doubt that a policy follows.
pub fn readings(model: &Model) -> BTreeMap<String, String> {
    let chosen = model.interpretations.iter().map(|doubt| {
        let view = doubt.chosen.and_then(|view| doubt.views.get(view));
        (doubt.meta.id.clone(), view.map_or(String::new(), |view| view.id.clone()))
    });
    chosen.collect()
}

impl Receipt {
    /// What differs from a receipt that was made anew.
    pub fn changes(&self, now: &Receipt) -> Changes {
        Changes {
            dossier: self.dossier != now.dossier,
            vacancy: self.vacancy != now.vacancy,
            policies: self.policies != now.policies,
            engine: self.engine != now.engine,
            edition: self.amendments != now.amendments,
            readings: self.readings != now.readings,
            answer: snapshot::differences(&self.answer, &now.answer),
        }
    }

    /// The file, with the whole outcome and its explanation in a language.
    pub fn as_json(&self, outcome: Json, explanation: &str, lang: Lang) -> Json {
        let readings = self.readings.iter().map(|(doubt, view)| (doubt.clone(), json!(view)));
        json!({
            "receipt": FORMAT,
            "engine": self.engine,
            "asked": {
                "dossier": self.asked.dossier,
                "vacancy": self.asked.vacancy,
                "notice": self.asked.notice,
                "position": self.asked.position,
                "on": self.asked.on,
            },
            "digests": { "dossier": self.dossier, "vacancy": self.vacancy, "policies": self.policies },
            "amendments": self.amendments,
            "readings": readings.collect::<Map<String, Json>>(),
            "answer": self.answer.lines().collect::<Vec<&str>>(),
            "outcome": outcome,
            "explanation": { "lang": lang.code(), "text": explanation.lines().collect::<Vec<&str>>() },
        })
    }

    /// Reads a file; none if it is no receipt of this shape.
    pub fn from_json(text: &str) -> Option<Receipt> {
        let json: Json = serde_json::from_str(text).ok()?;
        if json.get("receipt")?.as_u64()? != u64::from(FORMAT) {
            return None;
        }
        let text = |json: &Json| json.as_str().map(String::from);
        let of = |part: &str, key: &str| json.get(part).and_then(|part| part.get(key)).and_then(text);
        let lines = |key: &str| Some(json.get(key)?.as_array()?.iter().filter_map(text).collect::<Vec<String>>());
        let readings = json.get("readings")?.as_object()?.iter();
        Some(Receipt {
            asked: Asked {
                dossier: of("asked", "dossier")?,
                vacancy: of("asked", "vacancy"),
                notice: of("asked", "notice"),
                position: of("asked", "position"),
                on: of("asked", "on"),
            },
            dossier: of("digests", "dossier")?,
            vacancy: of("digests", "vacancy"),
            policies: of("digests", "policies")?,
            engine: text(json.get("engine")?)?,
            amendments: lines("amendments")?,
            readings: readings.map(|(doubt, view)| (doubt.clone(), text(view).unwrap_or_default())).collect(),
            answer: lines("answer")?.join("\n"),
        })
    }
}
