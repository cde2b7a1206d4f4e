//! Ranked lists as lines for a terminal.

use super::OpenPart;
use super::Report;
use super::place;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::CheckKind;
use crate::explain::lines::Line;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::explain::phrases::Phrases;
use crate::explain::worksheet;
use crate::model::Meta;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::rank::Entry;
use crate::rank::List;
use crate::rank::Status;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;

/// Points are plain numbers.
pub const POINTS: Type = Type::Number(Measure::Plain);

/// Writes the lists, and behind them all who are not on one.
pub fn lines(report: &Report, phrases: &Phrases) -> Lines {
    let mut writer = Writer { report, phrases, lines: Lines::default() };
    writer.head();
    for (number, list) in report.found.lists.iter().enumerate() {
        writer.list(number, list);
    }
    writer.ties();
    writer.returned();
    writer.not_listed();
    writer.unsettled();
    writer.readings();
    writer.lines
}

/// The points that a criterion gave, or may give.
pub fn points(trace: &AmountTrace) -> Possible {
    let nothing = Possible::known(Value::Number(Number::zero()));
    match trace.truth {
        Truth::Yes => trace.value.clone(),
        Truth::No => nothing,
        Truth::Unknown => trace.value.hull(&nothing),
    }
}

struct Writer<'a> {
    report: &'a Report<'a>,
    phrases: &'a Phrases<'a>,
    lines: Lines,
}

impl Writer<'_> {
    fn plain(&self, key: &str) -> String {
        self.phrases.catalog.plain(key)
    }

    fn section(&mut self, key: &str) {
        let title = self.plain(key);
        self.lines.heading(title);
    }

    fn cite(&mut self, indent: usize, meta: &Meta) {
        let citations = self.phrases.citations(meta);
        if !citations.is_empty() {
            self.lines.quiet(indent, citations);
        }
    }

    fn head(&mut self) {
        let report = self.report;
        self.lines.heading(self.phrases.title(&report.ranking.meta).to_string());
        self.cite(0, &report.ranking.meta);
        let about = [("rank-vacancy", report.vacancy), ("rank-position", report.position)];
        let mut said = "";
        for (key, meta) in about {
            // A vacancy is often called as its position is.
            let title = meta.map_or("", |meta| self.phrases.title(meta));
            if title != said {
                self.lines.text(0, self.phrases.catalog.text(key, &[("name", title.into())]));
                said = title;
            }
        }
        let date = self.phrases.catalog.text("evaluated-on", &[("date", report.date.to_string().into())]);
        self.lines.text(0, date);
        for text in self.phrases.version() {
            self.lines.text(0, text);
        }
        self.lines.text(0, report.counts(self.phrases));
        for note in &report.ranking.meta.notes {
            if let Some(text) = note.get(self.phrases.catalog.lang) {
                let text = self.phrases.catalog.text("note", &[("text", text.into())]);
                self.lines.quiet(0, text);
            }
        }
    }

    fn list(&mut self, number: usize, list: &List) {
        let title = self.report.list_title(list, self.phrases);
        self.lines.heading(title);
        if list.entries.is_empty() {
            let text = self.plain("rank-nobody");
            self.lines.text(0, text);
        }
        for at in 0..list.entries.len() {
            self.entry(number, list, at);
        }
    }

    fn entry(&mut self, number: usize, list: &List, at: usize) {
        let entry = &list.entries[at];
        let name = self.report.name(entry.candidate);
        let first = self.report.keys(entry.candidate, number).next();
        let side = first.map_or(String::new(), |(key, value)| self.report.key_value(key, value, self.phrases));
        let mut text = format!("{}. {name}", place(entry.place));
        if entry.on == Truth::Unknown {
            text = format!("{text} ({})", self.plain("rank-if-listed"));
        }
        let is_settled = entry.on == Truth::Yes && entry.place.is_settled();
        self.lines.with_side(0, Some(if is_settled { Mark::Met } else { Mark::Unknown }), text, side);
        self.criteria(entry, list);
        let keys = self.report.keys(entry.candidate, number).skip(1).map(|(key, value)| {
            format!("{}: {}", self.phrases.title(&key.meta), self.report.key_value(key, value, self.phrases))
        });
        let keys = keys.collect::<Vec<String>>().join("; ");
        if !keys.is_empty() {
            self.lines.text(2, keys);
        }
        if let Some(text) = self.report.decided(number, at, self.phrases) {
            self.lines.quiet(2, text);
        }
        if let Some(text) = self.report.may_be_ahead(list, at, self.phrases) {
            self.lines.quiet(2, text);
        }
    }

    /// The criteria that gave something, or may.
    fn criteria(&mut self, entry: &Entry, list: &List) {
        let Some(sheet) = self.report.sheet(entry.candidate, list, self.phrases.model) else { return };
        let nothing = Possible::known(Value::Number(Number::zero()));
        for (meta, trace) in &sheet.criteria {
            let points = points(trace);
            if points != nothing {
                let shown = match trace.undecided {
                    true => self.plain("undecided"),
                    false => self.phrases.possible(&points, POINTS),
                };
                self.lines.with_side(2, None, self.phrases.title(meta).to_string(), shown);
            }
        }
    }

    fn ties(&mut self) {
        if self.report.found.lists.iter().all(|list| list.ties.is_empty()) {
            return;
        }
        self.section("rank-section-ties");
        for list in &self.report.found.lists {
            for group in &list.ties {
                let text = self.report.tie(group, list, self.phrases);
                self.lines.text(0, text);
            }
        }
    }

    fn returned(&mut self) {
        let returned: Vec<usize> = self.report.with_status(Status::Returned).collect();
        if returned.is_empty() {
            return;
        }
        self.section("rank-section-returned");
        if let Some(rule) = self.report.rule(self.phrases.model) {
            self.lines.text(0, self.phrases.title(rule).to_string());
            self.cite(0, rule);
        }
        for candidate in returned {
            self.lines.marked(0, Mark::NotMet, self.report.name(candidate));
            for document in self.report.missing(candidate) {
                self.lines.marked(1, Mark::NotMet, self.phrases.title(&document.meta).to_string());
                let citations = self.report.asked_in(document, self.phrases);
                if !citations.is_empty() {
                    self.lines.quiet(2, citations);
                }
                let why = document.required.iter().flat_map(|check| worksheet::condition(check, self.phrases).lines);
                self.lines.lines.extend(why.map(|line| Line { indent: line.indent + 2, ..line }));
            }
            self.failed(candidate);
        }
    }

    fn not_listed(&mut self) {
        let out = [Status::Unqualified, Status::NoSheet].into_iter().flat_map(|it| self.report.with_status(it));
        let mut out: Vec<usize> = out.collect();
        out.sort_unstable();
        if out.is_empty() {
            return;
        }
        self.section("rank-section-not-listed");
        for candidate in out {
            self.lines.marked(0, Mark::NotMet, self.report.name(candidate));
            self.failed(candidate);
            if self.report.found.statuses[candidate] == Status::NoSheet {
                let text = self.plain("rank-status-no-sheet");
                self.lines.marked(1, Mark::NotMet, text);
            }
        }
    }

    /// The requirements that fail, each with its reasons, and what else does not hold.
    fn failed(&mut self, candidate: usize) {
        let outcome = &self.report.applicants[candidate].outcome;
        for verdict in self.report.failed(candidate) {
            let reasons = worksheet::clause(&verdict.meta.id, outcome, self.phrases);
            self.lines.lines.extend(reasons.lines.into_iter().map(|mut line| {
                line.indent += 1;
                line
            }));
        }
        if let Some(check) = self.report.failed_condition(candidate)
            && let CheckKind::Compare(compared) = &check.what
        {
            self.lines.marked(1, Mark::NotMet, self.phrases.compared(compared, check.truth));
        }
    }

    fn unsettled(&mut self) {
        let unsettled = self.report.unsettled();
        if unsettled.is_empty() {
            return;
        }
        self.section("rank-section-open");
        let seats = self.report.found.seats();
        for (candidate, parts) in unsettled {
            let seat = self.report.seat(&seats[candidate], self.phrases);
            self.lines.marked(0, Mark::Unknown, format!("{}: {seat}", self.report.name(candidate)));
            for open in parts {
                self.lines.text(1, self.report.open_part(open.what, self.phrases));
                if let OpenPart::Undecided(_) = open.what {
                    continue;
                }
                for text in open.alternatives(self.phrases) {
                    self.lines.marked(2, Mark::Unknown, text);
                }
            }
        }
    }

    fn readings(&mut self) {
        if self.report.readings.is_empty() {
            return;
        }
        self.section("rank-section-readings");
        let model = self.phrases.model;
        let mut last = None;
        for reading in self.report.readings {
            let doubt = &model.interpretations[reading.doubt];
            if last != Some(reading.doubt) {
                let answer = self.phrases.chosen(doubt);
                self.lines.marked(0, Mark::Unknown, format!("{} – {answer}", self.phrases.title(&doubt.meta)));
                self.cite(1, &doubt.meta);
                last = Some(reading.doubt);
            }
            let view = self.phrases.title(&doubt.views[reading.view]).to_string();
            self.lines.text(1, self.phrases.catalog.text("if-read-as", &[("view", view.into())]));
            for moved in &reading.moves {
                self.lines.text(2, self.report.moved(moved, self.phrases));
            }
        }
    }
}
