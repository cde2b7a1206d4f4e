//! Ranked lists as JSON, in the shapes of the outcome. Described in `docs/json.md`.

use super::OpenPart;
use super::Report;
use crate::explain::json;
use crate::explain::json::Writer;
use crate::model::Key;
use crate::model::Model;
use crate::possible::Possible;
use crate::rank::Entry;
use crate::rank::List;
use crate::rank::Place;
use crate::rank::Reading;
use crate::rank::Seat;
use crate::rank::Status;
use crate::syntax::ast::Ties;
use crate::syntax::print;
use serde_json::Value as Json;
use serde_json::json;

/// Writes the lists.
pub fn lists(report: &Report, model: &Model, digest: &str) -> Json {
    let writer = Pages { report, model, writer: Writer { model } };
    let ended = report.applicants.first().map(|applicant| &applicant.outcome.ended_acts[..]).unwrap_or_default();
    json!({
        "format": json::FORMAT,
        "date": report.date.to_string(),
        "policies": digest,
        "edition": json::edition(model, ended),
        "ranking": writer.writer.with_meta(&report.ranking.meta, json!({
            "keys": report.ranking.keys.iter().map(|key| writer.key(key)).collect::<Vec<_>>(),
            "ties": ties(report.ranking.ties),
        })),
        "vacancy": report.vacancy.map(|vacancy| vacancy.id.as_str()),
        "position": report.position.map(|position| position.id.as_str()),
        "candidates": (0..report.applicants.len()).map(|candidate| writer.candidate(candidate)).collect::<Vec<_>>(),
        "lists": report.found.lists.iter().enumerate().map(|(number, it)| writer.list(number, it)).collect::<Vec<_>>(),
        "readings": report.readings.iter().map(|reading| writer.reading(reading)).collect::<Vec<_>>(),
    })
}

fn ties(ties: Ties) -> &'static str {
    match ties {
        Ties::Share => "share",
        Ties::Lot => "lot",
        Ties::Undecided => "undecided",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Listed => "listed",
        Status::Open => "open",
        Status::Returned => "returned",
        Status::Unqualified => "unqualified",
        Status::NoSheet => "no sheet",
    }
}

fn place(place: Place) -> Json {
    json!({ "least": place.least, "greatest": place.greatest })
}

struct Pages<'a> {
    report: &'a Report<'a>,
    model: &'a Model,
    writer: Writer<'a>,
}

impl Pages<'_> {
    fn key(&self, key: &Key) -> Json {
        self.writer.with_meta(&key.meta, json!({ "first": print::direction(key.first) }))
    }

    fn file(&self, candidate: usize) -> &str {
        &self.report.applicants[candidate].file
    }

    fn candidate(&self, candidate: usize) -> Json {
        let report = self.report;
        let applicant = &report.applicants[candidate];
        let missing = report.missing(candidate).into_iter().map(|it| self.writer.with_meta(&it.meta, json!({})));
        let failed = report.failed(candidate).into_iter().map(|verdict| self.writer.verdict(verdict));
        let unsettled = report
            .unsettled_of(candidate)
            .into_iter()
            .map(|open| json!({ "what": self.part(open.what), "unknown": self.writer.unknown(&open.facts) }));
        json!({
            "file": applicant.file,
            "name": applicant.name,
            "status": status(report.found.statuses[candidate]),
            "missing": missing.collect::<Vec<_>>(),
            "failed": failed.collect::<Vec<_>>(),
            "only": applicant.standing.only.as_ref().map(|check| self.writer.check(check)),
            "open": unsettled.collect::<Vec<_>>(),
        })
    }

    fn part(&self, part: OpenPart) -> String {
        let id = |number: usize| self.report.ranking.keys[number].meta.id.clone();
        match part {
            OpenPart::Papers => "papers".into(),
            OpenPart::Requirements => "requirements".into(),
            OpenPart::Condition => "condition".into(),
            OpenPart::Sheet => "sheet".into(),
            OpenPart::Key(number) => id(number),
            OpenPart::Undecided(number) => format!("{}: undecided", id(number)),
        }
    }

    fn list(&self, number: usize, list: &List) -> Json {
        let ties = list.ties.iter().map(|group| group.iter().map(|it| self.file(*it)).collect::<Vec<_>>());
        json!({
            "sheet": list.sheet.map(|sheet| self.model.score_sheets[sheet].meta.id.as_str()),
            "entries": list.entries.iter().map(|entry| self.entry(number, list, entry)).collect::<Vec<_>>(),
            "ties": ties.collect::<Vec<_>>(),
        })
    }

    fn entry(&self, number: usize, list: &List, entry: &Entry) -> Json {
        let keys = self.report.keys(entry.candidate, number).map(|(key, value)| {
            json!({
                "id": key.meta.id,
                "value": self.writer.possible(&value.value, key.ty),
                "undecided": value.undecided,
            })
        });
        let sheet = self.report.sheet(entry.candidate, list, self.model);
        let points = |value: &Possible| self.writer.possible(value, super::text::POINTS);
        json!({
            "file": self.file(entry.candidate),
            "name": self.report.applicants[entry.candidate].name,
            "on": json::truth(entry.on),
            "place": place(entry.place),
            "sheet": sheet.map(|sheet| json!({
                "id": sheet.meta.id,
                "points": points(&sheet.total),
                "undecided": sheet.undecided,
                "criteria": sheet.criteria.iter().map(|(meta, trace)| json!({
                    "id": meta.id,
                    "points": points(&super::text::points(trace)),
                    "undecided": trace.undecided,
                })).collect::<Vec<_>>(),
            })),
            "keys": keys.collect::<Vec<_>>(),
            "decided-by": entry.decided.map(|key| self.report.ranking.keys[key].meta.id.as_str()),
        })
    }

    fn reading(&self, reading: &Reading) -> Json {
        let doubt = &self.model.interpretations[reading.doubt];
        let moves = reading.moves.iter().map(|moved| {
            json!({
                "file": self.file(moved.candidate),
                "was": self.seat(&moved.was),
                "becomes": self.seat(&moved.becomes),
            })
        });
        json!({
            "id": doubt.meta.id,
            "of": doubt.of,
            "view": json::last(&doubt.views[reading.view].id),
            "moves": moves.collect::<Vec<_>>(),
        })
    }

    fn seat(&self, seat: &Seat) -> Json {
        let places = seat.places.iter().map(|(sheet, on, found)| {
            let sheet = sheet.map(|sheet| self.model.score_sheets[sheet].meta.id.as_str());
            json!({ "sheet": sheet, "on": json::truth(*on), "place": place(*found) })
        });
        json!({ "status": status(seat.status), "places": places.collect::<Vec<_>>() })
    }
}
