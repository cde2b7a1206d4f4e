//! Records in a worksheet: which counted, what each was worth, which count nowhere.

use super::Mark;
use super::POINTS;
use super::Worksheet;
use super::mark;
use crate::eval::Outcome;
use crate::eval::outcome::LeftOut;
use crate::eval::outcome::ServedOnce;
use crate::eval::trace::AmountWhy;
use crate::eval::trace::RecordCheck;
use crate::model::RecordId;
use crate::value::Truth;
use fluent_bundle::FluentValue;

impl Worksheet<'_> {
    /// Names the records that count, in the numbering of the dossier.
    pub(super) fn counted(
        &mut self,
        indent: usize,
        record: RecordId,
        stated: bool,
        sure: &[usize],
        open: &[usize],
        left_out: usize,
    ) {
        let name = self.phrases.record(record);
        if !stated {
            let text = self.with("list-not-known", "record", name);
            return self.lines.quiet(indent, text);
        }
        for (key, indexes) in [("counted", sure), ("may-count", open)] {
            if !indexes.is_empty() {
                let text = self.numbered(key, record, indexes, left_out);
                self.lines.quiet(indent, text);
            }
        }
    }

    fn numbered(&self, key: &str, record: RecordId, indexes: &[usize], left_out: usize) -> String {
        let numbers: Vec<String> = indexes.iter().map(|index| (index + 1).to_string()).collect();
        self.phrases.catalog.text(
            key,
            &[
                ("record", FluentValue::from(self.phrases.record(record))),
                ("numbers", FluentValue::from(numbers.join(", "))),
                ("more", FluentValue::from(left_out as i64)),
            ],
        )
    }

    /// The records that gave points: by number, or each with its worth.
    pub(super) fn giving_records(&mut self, indent: usize, why: &AmountWhy) {
        let AmountWhy::Records { record, stated, sure, open, left_out, capped, worths, beyond, elsewhere } = why else {
            return;
        };
        if worths.is_empty() {
            self.counted(indent, *record, *stated, sure, open, *left_out);
        } else {
            for (index, worth) in worths.iter().filter(|(index, _)| !beyond.contains(index)) {
                let truth = if open.contains(index) { Truth::Unknown } else { Truth::Yes };
                let title = self.phrases.record_number(*record, *index);
                let points = self.phrases.possible(worth, POINTS);
                self.lines.with_side(indent, Some(mark(truth)), title, points);
            }
            if *left_out > 0 {
                let count = FluentValue::from(*left_out as i64);
                let text = self.phrases.catalog.text("more-records", &[("count", count)]);
                self.lines.quiet(indent, text);
            }
        }
        if !beyond.is_empty() {
            let text = self.numbered("beyond-limit", *record, beyond, 0);
            self.lines.quiet(indent, text);
        }
        self.serving_elsewhere(indent, *record, elsewhere);
        if *capped {
            let text = self.plain("cut-to-limit");
            self.lines.quiet(indent, text);
        }
    }

    /// Which records serve for which demands, and what serves elsewhere where one is missing.
    pub(super) fn served_once(&mut self, indent: usize, truth: Truth, served: &ServedOnce) {
        if !served.stated {
            let text = self.with("list-not-known", "record", self.phrases.record(served.record));
            return self.lines.marked(indent, Mark::Unknown, text);
        }
        for member in &served.members {
            let is_full = member.found >= member.needed;
            let records: Vec<String> =
                member.records.iter().map(|index| self.phrases.record_number(served.record, *index)).collect();
            let title = FluentValue::from(self.phrases.clause_title(&member.id).unwrap_or_else(|| member.id.clone()));
            let record = FluentValue::from(self.phrases.record(served.record));
            let arguments = [("clause", title), ("record", record), ("records", records.join(", ").into())];
            let key = if records.is_empty() { "serves-nothing" } else { "serves" };
            let text = self.phrases.catalog.text(key, &arguments);
            let sign = if is_full && truth == Truth::No { Truth::Yes } else { truth };
            self.lines.marked(indent, mark(sign), text);
            if !is_full {
                self.serving_elsewhere(indent + 1, served.record, &member.elsewhere);
            }
        }
    }

    /// Records that could serve here and serve for another clause.
    pub(super) fn serving_elsewhere(&mut self, indent: usize, record: RecordId, elsewhere: &[(usize, String)]) {
        for (index, id) in elsewhere {
            let title = self.phrases.clause_title(id).unwrap_or_else(|| self.row_title(id));
            let arguments =
                [("record", FluentValue::from(self.phrases.record_number(record, *index))), ("clause", title.into())];
            let text = self.phrases.catalog.text("serves-elsewhere", &arguments);
            self.lines.quiet(indent, text);
        }
    }

    /// The records that count nowhere, with the reason.
    pub(super) fn left_out(&mut self, outcome: &Outcome) {
        if outcome.left_out.is_empty() {
            return;
        }
        self.section("section-left-out");
        for kind in &outcome.left_out {
            self.left_out_of(kind);
        }
    }

    fn left_out_of(&mut self, kind: &LeftOut) {
        let parts = [
            ("left-out", Mark::Aside, kind.count, &kind.records),
            ("may-be-left-out", Mark::Unknown, kind.open_count, &kind.open),
        ];
        for (key, sign, count, records) in parts.into_iter().filter(|(_, _, count, _)| *count > 0) {
            let arguments = [
                ("record", FluentValue::from(self.phrases.record(kind.record))),
                ("count", FluentValue::from(count as i64)),
            ];
            let text = self.phrases.catalog.text(key, &arguments);
            self.lines.marked(0, sign, text);
            records.iter().for_each(|one| self.left_out_record(kind.record, one));
            if count > records.len() {
                let more = FluentValue::from((count - records.len()) as i64);
                let text = self.phrases.catalog.text("more-records", &[("count", more)]);
                self.lines.quiet(1, text);
            }
        }
    }

    fn left_out_record(&mut self, record: RecordId, one: &RecordCheck) {
        let text = self.phrases.record_number(record, one.index);
        self.lines.text(1, text);
        if let Some(check) = &one.check {
            self.check(2, check);
        }
    }
}
