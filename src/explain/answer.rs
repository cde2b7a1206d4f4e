//! What an outcome says, in short: what two outcomes are compared by.

use super::json;
use crate::eval::Outcome;
use crate::eval::outcome::DocumentStatus;
use crate::eval::outcome::SheetOutcome;
use crate::model::Model;
use crate::model::ScaleId;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Truth;
use jiff::civil::Date;

/// What is said about a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// All requirements of the position together.
    Requirements,
    Requirement,
    Level,
    Document,
    Rule,
    /// The points of a choice of sheets, or of a sheet that stands alone.
    Points,
    Criterion,
    Result,
    Pay,
    LastDay,
}

impl Aspect {
    /// Its name in JSON; the key of its phrase is `aspect-` and this.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Requirements => "requirements",
            Aspect::Requirement => "requirement",
            Aspect::Level => "level",
            Aspect::Document => "document",
            Aspect::Rule => "rule",
            Aspect::Points => "points",
            Aspect::Criterion => "criterion",
            Aspect::Result => "result",
            Aspect::Pay => "pay",
            Aspect::LastDay => "last-day",
        }
    }

    /// Part of the conclusion, not only of the way to it.
    pub fn is_conclusion(self) -> bool {
        !matches!(self, Aspect::Requirement | Aspect::Criterion)
    }
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    Truth(Truth),
    /// The level that is surely supported, and the highest that is possible.
    Level(ScaleId, Option<u32>, Option<u32>),
    Document(DocumentStatus),
    Value(Possible, Type),
    /// The source gives no answer.
    Undecided,
    Day(Option<Date>),
}

impl Said {
    /// The same for what means the same, in any version of a policy.
    pub fn key(&self, model: &Model) -> String {
        match self {
            Said::Truth(truth) => json::truth(*truth).into(),
            Said::Level(scale, sure, possible) => {
                let name =
                    |level: &Option<u32>| level.and_then(|level| model.member(*scale, level)).map_or("", |it| it.0);
                format!("{}..{}", name(sure), name(possible))
            }
            Said::Document(status) => json::status(*status).into(),
            Said::Value(possible, ty) => json::possible(model, possible, *ty).to_string(),
            Said::Undecided => "undecided".into(),
            Said::Day(date) => date.map_or(String::new(), |date| date.to_string()),
        }
    }
}

/// One thing that an outcome says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub aspect: Aspect,
    /// The id of the clause.
    pub id: String,
    pub said: Said,
}

/// Something that two outcomes say differently, or only one of them says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub aspect: Aspect,
    pub id: String,
    pub was: Option<Said>,
    pub becomes: Option<Said>,
}

/// All that an outcome says, the conclusion first.
pub fn findings(outcome: &Outcome, model: &Model) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut add = |aspect: Aspect, id: &str, said: Said| all.push(Finding { aspect, id: id.to_string(), said });
    if let Some(position) = outcome.position.and_then(|index| model.positions.get(index)) {
        add(Aspect::Requirements, &position.meta.id, Said::Truth(outcome.qualified));
    }
    for verdict in &outcome.requirements {
        add(Aspect::Requirement, &verdict.meta.id, Said::Truth(verdict.truth));
    }
    if let Some(stair) = &outcome.stair {
        add(Aspect::Level, &stair.meta.id, Said::Level(stair.scale, stair.supported, stair.possible));
    }
    for package in &outcome.packages {
        for document in &package.documents {
            add(Aspect::Document, &document.meta.id, Said::Document(document.status));
        }
        for (meta, truth) in &package.rules {
            add(Aspect::Rule, &meta.id, Said::Truth(*truth));
        }
    }
    for choice in &outcome.choices {
        add(Aspect::Points, &choice.meta.id, points(&choice.total, choice.undecided));
    }
    for (index, sheet) in outcome.sheets.iter().enumerate().filter(|(_, sheet)| sheet.applies != Truth::No) {
        if !model.sheets.iter().any(|choice| choice.sheets.contains(&index)) {
            add(Aspect::Points, &sheet.meta.id, points(&sheet.total, sheet.undecided));
        }
        for (id, said) in criteria(sheet) {
            add(Aspect::Criterion, id, said);
        }
    }
    for result in &outcome.results {
        let said = match result.trace.undecided {
            true => Said::Undecided,
            false => Said::Value(result.trace.value.clone(), model.term(result.trace.id).ty),
        };
        add(Aspect::Result, &result.meta.id, said);
    }
    for pay in &outcome.pays {
        let ty = Type::Number(pay.unit.map_or(Measure::Plain, Measure::Unit));
        let said = if pay.undecided { Said::Undecided } else { Said::Value(pay.amount.clone(), ty) };
        add(Aspect::Pay, &pay.meta.id, said);
    }
    for limit in &outcome.time_limits {
        add(Aspect::LastDay, &limit.meta.id, Said::Day(limit.last));
    }
    all
}

fn points(total: &Possible, undecided: bool) -> Said {
    if undecided { Said::Undecided } else { Said::Value(total.clone(), Type::Number(Measure::Plain)) }
}

fn criteria(sheet: &SheetOutcome) -> impl Iterator<Item = (&str, Said)> {
    sheet.criteria.iter().map(|(meta, trace)| (meta.id.as_str(), points(&trace.value, trace.undecided)))
}

/// What the one says otherwise than the other, in the order of the first.
pub fn changes(was: (&Outcome, &Model), becomes: (&Outcome, &Model)) -> Vec<Change> {
    let (old, new) = (findings(was.0, was.1), findings(becomes.0, becomes.1));
    changes_of((&old, was.1), (&new, becomes.1))
}

/// The same for what is already found.
pub fn changes_of(was: (&[Finding], &Model), becomes: (&[Finding], &Model)) -> Vec<Change> {
    let (old, new) = (was.0, becomes.0);
    let is_same_model = std::ptr::eq(was.1, becomes.1);
    let same = |a: &Finding, b: &Finding| a.aspect == b.aspect && a.id == b.id;
    let differs = |was_said: &Said, now: &Said| match is_same_model {
        true => was_said != now,
        false => was_said.key(was.1) != now.key(becomes.1),
    };
    let mut changes = Vec::new();
    for finding in old {
        let now = new.iter().find(|other| same(finding, other));
        if now.is_none_or(|now| differs(&finding.said, &now.said)) {
            changes.push(Change {
                aspect: finding.aspect,
                id: finding.id.clone(),
                was: Some(finding.said.clone()),
                becomes: now.map(|now| now.said.clone()),
            });
        }
    }
    for finding in new.iter().filter(|finding| !old.iter().any(|other| same(finding, other))) {
        changes.push(Change {
            aspect: finding.aspect,
            id: finding.id.clone(),
            was: None,
            becomes: Some(finding.said.clone()),
        });
    }
    changes
}
