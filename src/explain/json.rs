//! The outcome as JSON: stable keys, ids of clauses, labels in every language there is. Described in `docs/json.md`.

use super::answer::Change;
use super::answer::Said;
use super::doubts::Doubt;
use super::needs;
use super::needs::Need;
use super::needs::Set;
use super::phrases::one_of;
use crate::eval::Outcome;
use crate::eval::outcome::DocumentOutcome;
use crate::eval::outcome::DocumentStatus;
use crate::eval::outcome::LeftOut;
use crate::eval::outcome::SheetOutcome;
use crate::eval::outcome::StairOutcome;
use crate::eval::outcome::Verdict;
use crate::eval::outcome::VerdictWhy;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::AmountWhy;
use crate::eval::trace::Check;
use crate::eval::trace::CheckKind;
use crate::eval::trace::Compared;
use crate::eval::trace::Needed;
use crate::eval::trace::RecordCheck;
use crate::eval::trace::rows;
use crate::model::HowMany;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::Model;
use crate::model::RecordId;
use crate::model::ScaleId;
use crate::model::expression::Fact;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Truth;
use crate::value::Value;
use serde_json::Value as Json;
use serde_json::json;

/// The version of the shape; it grows when a key changes its meaning.
pub const FORMAT: u32 = 1;

/// Writes an outcome.
pub fn outcome(outcome: &Outcome, doubts: &[Doubt], model: &Model, digest: &str) -> Json {
    let writer = Writer { model };
    let position = outcome.position.and_then(|index| model.positions.get(index));
    let mut all = json!({
        "format": FORMAT,
        "date": outcome.date.to_string(),
        "policies": digest,
        "edition": edition(model, &outcome.ended_acts),
        "position": position.map(|position| position.meta.id.as_str()),
        "qualified": truth(outcome.qualified),
        "requirements": outcome.requirements.iter().map(|it| writer.verdict(it)).collect::<Vec<_>>(),
        "unknown": writer.unknown(&needs::of_verdicts(outcome.requirements.iter())),
        "stair": outcome.stair.as_ref().map(|stair| writer.stair(stair, &outcome.requirements)),
        "packages": outcome.packages.iter().map(|package| json!({
            "id": package.meta.id,
            "incomplete": truth(package.incomplete),
            "documents": package.documents.iter().map(|it| writer.document(it)).collect::<Vec<_>>(),
            "groups": package.groups.iter().map(|(meta, met)| json!({ "id": meta.id, "met": truth(*met) })).collect::<Vec<_>>(),
            "rules": package.rules.iter().map(|(meta, met)| writer.with_meta(meta, json!({ "applies": truth(*met) })))
                .collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "scores": outcome.choices.iter().map(|choice| json!({
            "id": choice.meta.id,
            "sheets": choice.sheets.iter().map(|index| outcome.sheets[*index].meta.id.as_str()).collect::<Vec<_>>(),
            "settled": truth(choice.settled),
            "points": writer.possible(&choice.total, Type::Number(Measure::Plain)),
            "undecided": choice.undecided,
        })).collect::<Vec<_>>(),
        "sheets": outcome.sheets.iter().filter(|it| it.applies != Truth::No).map(|it| writer.sheet(it)).collect::<Vec<_>>(),
        "outcomes": outcome.results.iter().map(|result| writer.with_meta(&result.meta, json!({
            "value": writer.possible(&result.trace.value, model.term(result.trace.id).ty),
            "undecided": result.trace.undecided,
        }))).collect::<Vec<_>>(),
        "pay": outcome.pays.iter().map(|pay| json!({
            "id": pay.meta.id,
            "amount": writer.possible(&pay.amount, Type::Number(Measure::Plain)),
            "unit": pay.unit.and_then(|unit| model.units.get_index(unit)).map(|(name, _)| name),
            "undecided": pay.undecided,
        })).collect::<Vec<_>>(),
        "time-limits": outcome.time_limits.iter().map(|limit| json!({
            "id": limit.meta.id,
            "first": limit.first.map(|date| date.to_string()),
            "last": limit.last.map(|date| date.to_string()),
            "announced": limit.announced.map(|date| date.to_string()),
        })).collect::<Vec<_>>(),
        "interpretations": doubts.iter().map(|doubt| writer.doubt(doubt)).collect::<Vec<_>>(),
    });
    // Only where a policy says which records count.
    if let (false, Some(all)) = (outcome.left_out.is_empty(), all.as_object_mut()) {
        all.insert("left-out".into(), outcome.left_out.iter().map(|kind| writer.left_out(kind)).collect());
    }
    all
}

/// Which text of the policies it is.
pub(super) fn edition(model: &Model, ended_acts: &[String]) -> Json {
    json!({
        "from": model.version.from.map(|date| date.to_string()),
        "until": model.version.until.map(|date| date.to_string()),
        "amendments": model.version.amendments,
        "notice": model.version.notice,
        "ended-acts": ended_acts,
    })
}

pub fn truth(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

pub fn status(status: DocumentStatus) -> &'static str {
    match status {
        DocumentStatus::Present => "present",
        DocumentStatus::Missing => "missing",
        DocumentStatus::NotApplicable => "not applicable",
        DocumentStatus::Waived => "waived",
        DocumentStatus::NotFiled => "not filed",
        DocumentStatus::Unknown => "unknown",
    }
}

/// What a fact can be.
pub(super) fn possible(model: &Model, possible: &Possible, ty: Type) -> Json {
    Writer { model }.possible(possible, ty)
}

/// What two outcomes say differently, each in the names of its model.
pub fn change(change: &Change, old: &Model, new: &Model) -> Json {
    let said = |said: &Option<Said>, model| said.as_ref().map(|said| Writer { model }.said(said));
    json!({
        "what": change.aspect.name(),
        "id": change.id,
        "was": said(&change.was, old),
        "becomes": said(&change.becomes, new),
    })
}

pub(super) fn last(id: &str) -> &str {
    id.rsplit('.').next().unwrap_or(id)
}

/// Records that serve for other clauses.
fn elsewhere(records: &[(usize, String)]) -> Json {
    records.iter().map(|(index, id)| json!({ "number": index + 1, "serves": id })).collect()
}

fn labels(labels: &Labels) -> Json {
    labels
        .texts
        .iter()
        .map(|(lang, text)| (lang.code().to_string(), json!(text)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

pub(super) struct Writer<'m> {
    pub model: &'m Model,
}

impl Writer<'_> {
    /// The id, labels, citations, notes of a clause, before what is special to it.
    pub fn with_meta(&self, meta: &Meta, special: Json) -> Json {
        let mut all = serde_json::Map::new();
        all.insert("id".into(), json!(meta.id));
        if !meta.labels.is_empty() {
            all.insert("label".into(), labels(&meta.labels));
            if let Some(original) = meta.labels.original {
                all.insert("original".into(), json!(original.code()));
            }
        }
        if !meta.sources.is_empty() {
            let sources = meta.sources.iter().map(|source| {
                let places: Vec<Json> =
                    source.places.iter().map(|(division, value)| json!([division, value])).collect();
                json!({ "act": source.act, "places": places })
            });
            all.insert("sources".into(), sources.collect());
        }
        for (key, texts) in [("quotes", &meta.quotes), ("notes", &meta.notes)] {
            if !texts.is_empty() {
                all.insert(key.into(), texts.iter().map(labels).collect());
            }
        }
        if !meta.defects.is_empty() {
            let defects = meta.defects.iter().map(|it| json!({ "name": it.name, "text": labels(&it.texts) }));
            all.insert("known-defects".into(), defects.collect());
        }
        if let Json::Object(special) = special {
            all.extend(special);
        }
        Json::Object(all)
    }

    /// Alternatives of sets of facts that are not known.
    pub fn unknown(&self, sets: &[Set]) -> Json {
        sets.iter().map(|set| set.iter().map(|need| self.need(need)).collect::<Json>()).collect()
    }

    fn need(&self, need: &Need) -> Json {
        match need {
            Need::SoMany(count, of) => {
                json!({ "count": count, "of": of.iter().map(|sets| self.unknown(sets)).collect::<Vec<_>>() })
            }
            Need::Term(..) => json!({ "term": need.path(self.model) }),
            Need::Field(_)
            | Need::List(_)
            | Need::Record(..)
            | Need::RecordField(..)
            | Need::VacancyField(_)
            | Need::VacancyPosition
            | Need::Document(_)
            | Need::Judgement(_) => json!(need.path(self.model)),
        }
    }

    /// A doubt, its views, and what the others would change.
    fn doubt(&self, doubt: &Doubt) -> Json {
        let content = &self.model.interpretations[doubt.number];
        let contested = doubt.contested.iter().map(|(view, changes)| {
            let changes = changes.iter().map(|it| change(it, self.model, self.model));
            json!({ "view": last(&content.views[*view].id), "changes": changes.collect::<Vec<_>>() })
        });
        self.with_meta(
            &content.meta,
            json!({
                "of": content.of,
                "chosen": content.chosen.and_then(|chosen| content.views.get(chosen)).map(|view| last(&view.id)),
                "views": content.views.iter().map(|view| last(&view.id)).collect::<Vec<_>>(),
                "contested": contested.collect::<Vec<_>>(),
            }),
        )
    }

    fn said(&self, said: &Said) -> Json {
        match said {
            Said::Truth(found) => json!(truth(*found)),
            Said::Level(scale, sure, possible) => {
                let level = |level: &Option<u32>| level.map(|level| self.member(*scale, level));
                json!({ "supported": level(sure), "possible": level(possible) })
            }
            Said::Document(found) => json!(status(*found)),
            Said::Value(value, ty) => self.possible(value, *ty),
            Said::Undecided => json!("undecided"),
            Said::Day(date) => json!(date.map(|date| date.to_string())),
        }
    }

    pub fn verdict(&self, verdict: &Verdict) -> Json {
        let mut special = serde_json::Map::from_iter([("met".to_string(), json!(truth(verdict.truth)))]);
        if verdict.if_available {
            special.insert("if-available".into(), json!(true));
        }
        if verdict.is_undecided() {
            special.insert("undecided".into(), json!(true));
        }
        match &verdict.why {
            VerdictWhy::Judged => {
                special.insert("judged".into(), json!(true));
            }
            VerdictWhy::Checked(check) => {
                special.insert("why".into(), self.check(check));
            }
            VerdictWhy::Once(served) => {
                special.insert("list".into(), json!(self.model.record(served.record).plural));
                let members = served.members.iter().map(|member| {
                    json!({
                        "id": member.id,
                        "needed": member.needed,
                        "found": member.found,
                        "records": member.records.iter().map(|index| index + 1).collect::<Vec<usize>>(),
                        "elsewhere": elsewhere(&member.elsewhere),
                    })
                });
                special.insert("served".into(), members.collect());
            }
            VerdictWhy::Group(how, members) => {
                let how = match how {
                    HowMany::All => json!("all"),
                    HowMany::ExactlyOne => json!("exactly one"),
                    HowMany::AtLeast(count) => json!(format!("at least {count}")),
                };
                special.insert("group".into(), how);
                special.insert("members".into(), members.iter().map(|member| self.verdict(member)).collect());
            }
        }
        self.with_meta(&verdict.meta, Json::Object(special))
    }

    pub fn check(&self, check: &Check) -> Json {
        let parts = |parts: &[Check]| parts.iter().map(|part| self.check(part)).collect::<Vec<Json>>();
        let met = truth(check.truth);
        match &check.what {
            CheckKind::All(all) => json!({ "met": met, "all": parts(all) }),
            CheckKind::Any(any) => json!({ "met": met, "any": parts(any) }),
            CheckKind::Not(inner) => json!({ "met": met, "not": self.check(inner) }),
            CheckKind::Compare(compared) => self.compared(met, compared),
            CheckKind::Has { record, stated, checked, left_out } => {
                self.records("has", met, *record, *stated, checked, *left_out)
            }
            CheckKind::Every { record, stated, checked, left_out } => {
                self.records("every", met, *record, *stated, checked, *left_out)
            }
            CheckKind::Documents { missing, open } => json!({ "met": met, "missing": missing, "unknown": open }),
        }
    }

    fn records(
        &self,
        form: &str,
        met: &str,
        record: RecordId,
        stated: bool,
        checked: &[RecordCheck],
        left_out: usize,
    ) -> Json {
        let records = checked.iter().map(|one| self.record(one));
        json!({
            "met": met,
            "form": form,
            "list": self.model.record(record).plural,
            "stated": stated,
            "records": records.collect::<Vec<_>>(),
            "left-out": left_out,
        })
    }

    fn compared(&self, met: &str, compared: &Compared) -> Json {
        let fact = match &compared.fact {
            Fact::Subject(index) => self.model.subject.get_index(*index).map(|(name, _)| name.clone()),
            Fact::Record(record, index) => {
                self.model.record(*record).fields.get_index(*index).map(|(name, _)| name.clone())
            }
            Fact::Term(id) => Some(self.model.term(*id).meta.id.clone()),
            Fact::Vacancy(index) => self.model.vacancy.get_index(*index).map(|(name, _)| format!("vacancy's {name}")),
            Fact::VacancyPosition => Some("vacancy's position".into()),
            Fact::EvaluationDate => Some("evaluation-date".into()),
            Fact::Holds(id) | Fact::PointsOf(id) | Fact::LevelOf(id) => Some(id.clone()),
        };
        json!({
            "met": met,
            "fact": fact,
            "found": self.possible(&compared.actual, compared.ty),
            "needed": self.needed(&compared.needed, compared.ty),
        })
    }

    fn needed(&self, needed: &Needed, ty: Type) -> Json {
        let end = |end: &Option<(Possible, bool)>, included: &str, excluded: &str| {
            end.as_ref().map(|(value, inside)| {
                (if *inside { included } else { excluded }.to_string(), self.possible(value, ty))
            })
        };
        match needed {
            Needed::Yes => json!("yes"),
            Needed::Is(value) => json!({ "is": self.possible(value, ty) }),
            Needed::In(values) => {
                json!({ "in": values.iter().map(|value| self.possible(value, ty)).collect::<Vec<_>>() })
            }
            Needed::Includes(value) => json!({ "includes": self.possible(value, one_of(ty)) }),
            Needed::Absent => json!("absent"),
            Needed::Range { low, high } => {
                let ends = end(low, "at least", "more than").into_iter().chain(end(high, "at most", "less than"));
                Json::Object(ends.collect())
            }
            Needed::Window { after, until } => json!({
                "after": after.map(|date| date.to_string()),
                "on or before": until.map(|date| date.to_string()),
            }),
        }
    }

    /// A single value as itself; otherwise `low` and `high` (null: no bound) and `absent` if there may be none.
    pub fn possible(&self, possible: &Possible, ty: Type) -> Json {
        match possible {
            Possible::Set(None) => json!("unknown"),
            Possible::Set(Some(members)) => self.value(&Value::Set(members.clone()), ty),
            Possible::Values { range: None, .. } => json!("absent"),
            Possible::Values { absent: false, range: Some(range) } if range.single().is_some() => {
                range.single().map_or(Json::Null, |value| self.value(value, ty))
            }
            Possible::Values { absent, range: Some(range) } => {
                let end = |end: &Option<Value>| end.as_ref().map(|value| self.value(value, ty));
                let mut ends = json!({ "low": end(&range.low), "high": end(&range.high) });
                if let (true, Some(ends)) = (*absent, ends.as_object_mut()) {
                    ends.insert("absent".into(), json!(true));
                }
                ends
            }
        }
    }

    fn value(&self, value: &Value, ty: Type) -> Json {
        match value {
            Value::Flag(flag) => json!(if *flag { "yes" } else { "no" }),
            // Numbers are texts, so that no reader rounds them.
            Value::Number(number) => json!(number.to_string()),
            Value::Date(date) => json!(date.to_string()),
            Value::Duration(duration) => {
                let (years, months, days) = duration.parts();
                json!({ "years": years, "months": months, "days": days })
            }
            Value::Member(member) => match ty {
                Type::Member(scale) | Type::Set(scale) => json!(self.member(scale, *member)),
                _ => json!(member),
            },
            Value::Set(members) => match ty {
                Type::Set(scale) => members.iter().map(|member| json!(self.member(scale, *member))).collect(),
                _ => Json::Null,
            },
            Value::Text(text) => json!(text),
        }
    }

    fn member(&self, scale: ScaleId, member: u32) -> &str {
        self.model.member(scale, member).map_or("", |(name, _)| name)
    }

    fn stair(&self, stair: &StairOutcome, requirements: &[Verdict]) -> Json {
        let level = |level: Option<u32>| level.map(|level| self.member(stair.scale, level));
        json!({
            "id": stair.meta.id,
            "supported": level(stair.supported),
            "possible": level(stair.possible),
            "next": level(stair.next.and_then(|index| stair.steps.get(index)).map(|step| step.level)),
            "steps": stair.steps.iter().map(|step| json!({
                "level": self.member(stair.scale, step.level),
                "met": truth(step.truth),
                "unknown": self.unknown(&needs::of_step(step, requirements)),
                "thresholds": step.thresholds.iter().map(|check| self.check(check)).collect::<Vec<_>>(),
                "competences": step.verdicts.iter().map(|verdict| self.verdict(verdict)).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })
    }

    fn record(&self, one: &RecordCheck) -> Json {
        let why = one.check.as_ref().map(|check| self.check(check));
        json!({ "number": one.index + 1, "met": truth(one.truth), "why": why })
    }

    /// The records of a kind that count nowhere, and those of which that is not known.
    fn left_out(&self, kind: &LeftOut) -> Json {
        let records = |checks: &[RecordCheck]| checks.iter().map(|one| self.record(one)).collect::<Vec<_>>();
        json!({
            "list": self.model.record(kind.record).plural,
            "count": kind.count,
            "records": records(&kind.records),
            "unknown": kind.open_count,
            "unknown-records": records(&kind.open),
        })
    }

    fn document(&self, document: &DocumentOutcome) -> Json {
        self.with_meta(&document.meta, json!({
            "status": status(document.status),
            "owed": truth(document.owed),
            "unknown": self.unknown(&needs::of_document(document)),
            "required": document.required.as_ref().map(|check| self.check(check)),
            "satisfied": document.satisfied.as_ref().map(|verdict| self.verdict(verdict)),
            "exemption": document.exemption.as_ref().map(|(meta, check)| json!({ "id": meta.id, "why": self.check(check) })),
        }))
    }

    fn sheet(&self, sheet: &SheetOutcome) -> Json {
        self.with_meta(
            &sheet.meta,
            json!({
                "applies": truth(sheet.applies),
                "total": self.possible(&sheet.total, Type::Number(Measure::Plain)),
                "undecided": sheet.undecided,
                "unknown": self.unknown(&needs::of_sheet(sheet)),
                "criteria": sheet.criteria.iter().map(|(meta, trace)| {
                    let evidence: Vec<Json> = meta.evidence.iter().map(labels).collect();
                    let mut all = self.amount(trace);
                    if let Some(all) = all.as_object_mut() {
                        all.insert("label".into(), labels(&meta.labels));
                        all.insert("evidence".into(), json!(evidence));
                        all.insert("unknown".into(), self.unknown(&needs::of_amount(trace)));
                    }
                    all
                }).collect::<Vec<_>>(),
            }),
        )
    }

    fn amount(&self, trace: &AmountTrace) -> Json {
        let inner: Vec<Json> = rows(trace).iter().map(|row| self.amount(row)).collect();
        let mut all = json!({
            "id": trace.id,
            "met": truth(trace.truth),
            "points": self.possible(&trace.value, Type::Number(Measure::Plain)),
        });
        if let (false, Some(all)) = (inner.is_empty(), all.as_object_mut()) {
            all.insert("rows".into(), json!(inner));
        }
        if let (AmountWhy::Records { worths, beyond, elsewhere: other, .. }, Some(all)) =
            (&trace.why, all.as_object_mut())
        {
            if !worths.is_empty() {
                let worth = |worth: &Possible| self.possible(worth, Type::Number(Measure::Plain));
                let worths = worths.iter().map(|(index, it)| json!({ "number": index + 1, "worth": worth(it) }));
                all.insert("records".into(), worths.collect());
            }
            if !beyond.is_empty() {
                all.insert("beyond-limit".into(), beyond.iter().map(|index| json!(index + 1)).collect());
            }
            if !other.is_empty() {
                all.insert("elsewhere".into(), elsewhere(other));
            }
        }
        all
    }
}
