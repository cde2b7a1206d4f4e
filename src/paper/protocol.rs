//! The protocol of ranked lists: its lists as tables, who is not on them and why, what is open, room to sign.

use super::Align;
use super::Block;
use super::Cell;
use super::Document;
use super::Orientation;
use super::Row;
use super::Table;
use super::Text;
use crate::eval::outcome::VerdictWhy;
use crate::eval::standing::KeyValue;
use crate::eval::trace::CheckKind;
use crate::explain::lines::Line;
use crate::explain::lines::Mark;
use crate::explain::phrases::Phrases;
use crate::explain::ranked::Report;
use crate::explain::ranked::place;
use crate::explain::ranked::text::POINTS;
use crate::explain::ranked::text::points;
use crate::explain::read::wording::Wording;
use crate::explain::worksheet;
use crate::model::Meta;
use crate::model::expression::Fact;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::rank::Entry;
use crate::rank::List;
use crate::rank::Status;
use crate::syntax::ast::Lang;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;

/// So many members of the commission find a line to sign on.
const MEMBERS: usize = 4;

/// Writes the protocol.
pub fn document(report: &Report, phrases: &Phrases) -> Document {
    Protocol { report, phrases, wording: Wording::new(phrases.model, phrases.catalog) }.document()
}

struct Protocol<'a> {
    report: &'a Report<'a>,
    phrases: &'a Phrases<'a>,
    wording: Wording<'a>,
}

impl Protocol<'_> {
    fn plain(&self, key: &str) -> String {
        self.phrases.catalog.plain(key)
    }

    fn title(&self, meta: &Meta) -> String {
        self.phrases.title(meta).to_string()
    }

    fn document(&self) -> Document {
        let mut blocks = Vec::new();
        for (number, list) in self.report.found.lists.iter().enumerate() {
            self.list(number, list, &mut blocks);
        }
        self.ties(&mut blocks);
        self.section("rank-section-returned", self.returned(), &mut blocks);
        self.section("rank-section-not-listed", self.not_listed(), &mut blocks);
        self.section("rank-section-open", self.unsettled(), &mut blocks);
        self.section("rank-section-readings", self.readings(), &mut blocks);
        let notes = self.report.ranking.meta.notes.iter().filter_map(|note| self.wording.text(note));
        let notes: Vec<Block> = notes.map(|text| Block::Paragraph(Text::quiet(text))).collect();
        if !notes.is_empty() {
            blocks.push(Block::Paragraph(Text::strong(self.plain("sheet-remarks"))));
            blocks.extend(notes);
        }
        blocks.push(Block::Table(self.signatures()));
        Document {
            lang: self.phrases.catalog.lang,
            name: self.title(&self.report.ranking.meta),
            above: String::new(),
            title: self.plain("rank-protocol"),
            lines: self.lines(),
            blocks,
            date: self.report.date,
            orientation: Orientation::Wide,
        }
    }

    fn lines(&self) -> Vec<(String, String)> {
        let (model, report) = (self.phrases.model, self.report);
        let mut lines = vec![(self.plain("rank-list"), self.title(&report.ranking.meta))];
        let citations = self.phrases.citations(&report.ranking.meta);
        if !citations.is_empty() {
            lines.push((self.plain("rank-grounds"), citations));
        }
        let notice = model.version.notice.as_ref();
        let notice = notice.and_then(|id| model.notices.iter().find(|notice| notice.meta.id == *id));
        let about = [
            ("sheet-notice", notice.map(|notice| &notice.meta)),
            ("sheet-vacancy", report.vacancy),
            ("sheet-position", report.position),
        ];
        lines.extend(about.into_iter().filter_map(|(key, meta)| Some((self.plain(key), self.title(meta?)))));
        lines.push((self.plain("sheet-date"), self.wording.date(report.date)));
        lines.extend(self.edition().map(|text| (self.plain("sheet-edition"), text)));
        lines.push((self.plain("rank-taken"), report.counts(self.phrases)));
        lines
    }

    fn edition(&self) -> Option<String> {
        let version = &self.phrases.model.version;
        if let Some(from) = version.from {
            let acts = version.amendments.iter().map(|id| self.phrases.act(id)).collect::<Vec<String>>().join("; ");
            let arguments = [("date", self.wording.date(from)), ("acts", acts)];
            return Some(self.wording.say("sheet-edition-from", &arguments));
        }
        version.until.map(|until| self.wording.say("sheet-edition-until", &[("date", self.wording.date(until))]))
    }

    /// A heading and a table of two columns, if there is anything to say.
    fn section(&self, key: &str, rows: Vec<(Vec<Text>, Vec<Text>)>, blocks: &mut Vec<Block>) {
        if rows.is_empty() {
            return;
        }
        blocks.push(Block::Paragraph(Text::strong(self.plain(key))));
        let rows = rows.into_iter().map(|(who, what)| Row::new(vec![Cell::of(who), Cell::of(what)]));
        let table = Table { shares: vec![26, 74], heads: Vec::new(), rows: rows.collect(), ruled: true };
        blocks.push(Block::Table(table));
    }

    // The lists

    fn list(&self, number: usize, list: &List, blocks: &mut Vec<Block>) {
        blocks.push(Block::Paragraph(Text::strong(self.report.list_title(list, self.phrases))));
        if list.entries.is_empty() {
            blocks.push(Block::Paragraph(Text::plain(self.plain("rank-nobody"))));
            return;
        }
        let criteria = self.criteria(list);
        let mut heads = vec![self.plain("rank-column-place"), self.plain("rank-column-name")];
        heads.extend((1..=criteria.len()).map(|number| number.to_string()));
        heads.extend(self.report.ranking.keys.iter().map(|key| self.title(&key.meta)));
        heads.push(self.plain("rank-column-why"));
        let heads = heads.into_iter().map(|head| Cell::strong(head).aligned(Align::Middle)).collect();
        let keys = self.report.ranking.keys.len();
        let shares = [7, 26].into_iter().chain(criteria.iter().map(|_| 5)).chain((0..keys).map(|_| 10)).chain([26]);
        let rows = (0..list.entries.len()).map(|at| self.entry(number, list, at, criteria.len()));
        let table = Table { shares: shares.collect(), heads: vec![Row::new(heads)], rows: rows.collect(), ruled: true };
        blocks.push(Block::Table(table));
        if !criteria.is_empty() {
            let legend = criteria.iter().enumerate().map(|(at, title)| format!("{} – {title}", at + 1));
            blocks.push(Block::Paragraph(Text::quiet(legend.collect::<Vec<String>>().join("; "))));
        }
    }

    /// The criteria of the sheet that all on the list share; none where they have different ones.
    fn criteria(&self, list: &List) -> Vec<String> {
        let model = self.phrases.model;
        let sheet = list.sheet.or_else(|| match self.report.ranking.lists {
            Some(_) => None,
            None => self.report.ranking.keys.iter().find_map(|key| match &key.fact {
                Fact::PointsOf(id) => model.score_sheets.iter().position(|sheet| sheet.meta.id == *id),
                _ => None,
            }),
        });
        let criteria = sheet.map_or(&[][..], |sheet| &model.score_sheets[sheet].criteria);
        criteria.iter().map(|criterion| self.title(&criterion.meta)).collect()
    }

    fn entry(&self, number: usize, list: &List, at: usize, criteria: usize) -> Row {
        let entry = &list.entries[at];
        let mut cells = vec![Cell::strong(place(entry.place)).aligned(Align::Middle), self.name(entry)];
        let sheet = self.report.sheet(entry.candidate, list, self.phrases.model).filter(|_| criteria > 0);
        cells.extend(sheet.into_iter().flat_map(|sheet| &sheet.criteria).map(|(_, trace)| match trace.undecided {
            true => Cell::text(self.plain("sheet-undecided")).aligned(Align::Middle),
            false => self.value(&points(trace), POINTS, false),
        }));
        let keys = self.report.keys(entry.candidate, number);
        cells.extend(keys.map(|(key, value)| self.value(&value.value, key.ty, value.undecided)));
        let decided = self.report.decided_by(number, at).map(|(key, own, next)| {
            let value = |value: &KeyValue| self.value_text(&value.value, key.ty);
            let arguments = [("key", self.title(&key.meta)), ("own", value(own)), ("other", value(next))];
            Text::plain(self.wording.say("rank-decided-short", &arguments))
        });
        let ahead = self.report.may_be_ahead(list, at, self.phrases).map(Text::quiet);
        cells.push(Cell::of(decided.into_iter().chain(ahead).collect()));
        Row::new(cells)
    }

    fn name(&self, entry: &Entry) -> Cell {
        let mut texts = vec![Text::plain(self.report.name(entry.candidate))];
        if entry.on == Truth::Unknown {
            texts.push(Text::quiet(self.plain("rank-if-listed")));
        }
        Cell::of(texts)
    }

    fn value(&self, value: &Possible, ty: Type, undecided: bool) -> Cell {
        let is_number = matches!(ty, Type::Number(_));
        let mut texts = vec![Text::plain(self.value_text(value, ty))];
        if undecided {
            texts.push(Text::quiet(self.plain("undecided")));
        }
        let cell = match value.numbers() {
            (Some(low), Some(high)) if is_number && low == high && !undecided => Cell::number(low, texts.remove(0)),
            _ => Cell::of(texts),
        };
        cell.aligned(Align::Middle)
    }

    /// A value, short enough for a narrow column: `2,5`, `0–5`.
    fn value_text(&self, value: &Possible, ty: Type) -> String {
        if !matches!(ty, Type::Number(_)) || value.may_be_absent() {
            return self.phrases.possible(value, ty);
        }
        let number = |number: Number| self.phrases.value(&Value::Number(number), ty);
        let shown = match value.numbers() {
            (Some(low), Some(high)) if low == high => number(low),
            (Some(low), Some(high)) => {
                self.wording.say("sheet-between", &[("low", number(low)), ("high", number(high))])
            }
            (Some(low), None) => self.wording.say("sheet-or-more", &[("low", number(low))]),
            (None, Some(high)) => self.wording.say("sheet-or-less", &[("high", number(high))]),
            (None, None) => self.plain("not-known"),
        };
        if self.phrases.catalog.lang == Lang::En { shown } else { shown.replace('.', ",") }
    }

    fn ties(&self, blocks: &mut Vec<Block>) {
        if self.report.found.lists.iter().any(|list| !list.ties.is_empty()) {
            blocks.push(Block::Paragraph(Text::strong(self.plain("rank-section-ties"))));
        }
        for list in &self.report.found.lists {
            let ties = list.ties.iter().map(|group| self.report.tie(group, list, self.phrases));
            blocks.extend(ties.map(|text| Block::Paragraph(Text::plain(text))));
        }
    }

    // Who is not on them

    fn who(&self, candidate: usize) -> Vec<Text> {
        vec![Text::plain(self.report.name(candidate))]
    }

    fn returned(&self) -> Vec<(Vec<Text>, Vec<Text>)> {
        let returned = self.report.with_status(Status::Returned).map(|candidate| {
            let missing = self.report.missing(candidate).into_iter().flat_map(|document| {
                let why = document.required.iter().flat_map(|check| worksheet::condition(check, self.phrases).lines);
                let why = why.filter(|line| line.mark.is_some()).map(|line| Text::plain(inside(&line)));
                let citations = self.report.asked_in(document, self.phrases);
                let quiet = (!citations.is_empty()).then(|| Text::quiet(citations));
                std::iter::once(Text::plain(self.title(&document.meta))).chain(why).chain(quiet).collect::<Vec<Text>>()
            });
            (self.who(candidate), missing.chain(self.failed(candidate)).collect())
        });
        returned.collect()
    }

    fn not_listed(&self) -> Vec<(Vec<Text>, Vec<Text>)> {
        let statuses = [Status::Unqualified, Status::NoSheet].into_iter();
        let out = statuses.flat_map(|status| self.report.with_status(status)).map(|candidate| {
            let mut why = self.failed(candidate);
            if self.report.found.statuses[candidate] == Status::NoSheet {
                why.push(Text::plain(self.plain("rank-status-no-sheet")));
            }
            (self.who(candidate), why)
        });
        out.collect()
    }

    /// The requirements that fail, each with what does not hold.
    fn failed(&self, candidate: usize) -> Vec<Text> {
        let outcome = &self.report.applicants[candidate].outcome;
        let mut texts = Vec::new();
        for verdict in self.report.failed(candidate) {
            texts.push(Text::strong(self.title(&verdict.meta)));
            let citations = self.phrases.citations(&verdict.meta);
            texts.extend((!citations.is_empty()).then(|| Text::quiet(citations)));
            let reasons = worksheet::clause(&verdict.meta.id, outcome, self.phrases).lines.into_iter().skip(1);
            if let VerdictWhy::Group(how, _) = &verdict.why {
                texts.push(Text::plain(worksheet::how_many(*how, self.phrases)));
            }
            let against = reasons.filter(|line| line.mark == Some(Mark::NotMet));
            texts.extend(against.map(|line| Text::plain(inside(&line))));
        }
        if let Some(check) = self.report.failed_condition(candidate)
            && let CheckKind::Compare(compared) = &check.what
        {
            texts.push(Text::plain(self.phrases.compared(compared, check.truth)));
        }
        texts
    }

    fn unsettled(&self) -> Vec<(Vec<Text>, Vec<Text>)> {
        let seats = self.report.found.seats();
        let rows = self.report.unsettled().into_iter().map(|(candidate, parts)| {
            let seat = self.report.seat(&seats[candidate], self.phrases);
            let who = [self.who(candidate), vec![Text::quiet(seat)]].concat();
            let what = parts.iter().flat_map(|open| {
                let facts = open.alternatives(self.phrases).into_iter().map(Text::plain);
                let part = Text::quiet(self.report.open_part(open.what, self.phrases));
                std::iter::once(part).chain(facts).collect::<Vec<Text>>()
            });
            (who, what.collect())
        });
        rows.collect()
    }

    fn readings(&self) -> Vec<(Vec<Text>, Vec<Text>)> {
        let rows = self.report.readings.iter().map(|reading| {
            let doubt = &self.phrases.model.interpretations[reading.doubt];
            let view = self.title(&doubt.views[reading.view]);
            let view = self.phrases.catalog.text("if-read-as", &[("view", view.into())]);
            let doubt =
                [Text::plain(self.title(&doubt.meta)), Text::quiet(self.phrases.chosen(doubt)), Text::plain(view)];
            let moves = reading.moves.iter().map(|moved| Text::plain(self.report.moved(moved, self.phrases)));
            (doubt.to_vec(), moves.collect())
        });
        rows.collect()
    }

    fn signatures(&self) -> Table {
        let member = self.plain("sheet-member");
        let who = std::iter::once(self.plain("sheet-chair")).chain((0..MEMBERS).map(|_| member.clone()));
        let captions = ["sheet-signature", "sheet-signer"].map(|key| self.plain(key));
        Table::signatures(&who.collect::<Vec<String>>(), &captions)
    }
}

/// A reason; reasons of reasons stand further in, with blanks that are kept.
fn inside(line: &Line) -> String {
    format!("{}{}", "\u{a0}".repeat(3 * line.indent.saturating_sub(1)), line.text)
}
