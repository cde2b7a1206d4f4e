//! The worksheet that a commission reads to a candidate.

mod clause;
mod records;

pub use clause::clause;
pub use clause::condition;

use super::doubts::Doubt;
use super::lines::Lines;
use super::lines::Mark;
use super::needs;
use super::needs::Need;
use super::needs::Set;
use super::phrases::Phrases;
use super::phrases::status_key;
use super::phrases::truth_key;
use super::rows::Rows;
use crate::eval::Outcome;
use crate::eval::outcome::ChoiceOutcome;
use crate::eval::outcome::DocumentOutcome;
use crate::eval::outcome::DocumentStatus;
use crate::eval::outcome::PackageOutcome;
use crate::eval::outcome::SheetOutcome;
use crate::eval::outcome::StairOutcome;
use crate::eval::outcome::StepOutcome;
use crate::eval::outcome::Verdict;
use crate::eval::outcome::VerdictWhy;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::AmountWhy;
use crate::eval::trace::Check;
use crate::eval::trace::CheckKind;
use crate::eval::trace::Compared;
use crate::eval::trace::Needed;
use crate::eval::trace::RecordCheck;
use crate::eval::trace::TermTrace;
use crate::eval::trace::TermWhy;
use crate::model::HowMany;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression::Fact;
use crate::model::expression::Measure;
use crate::model::expression::TermBody;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use fluent_bundle::FluentValue;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::collections::HashMap;

const POINTS: Type = Type::Number(Measure::Plain);

/// Writes the worksheet of an outcome.
pub fn worksheet(outcome: &Outcome, doubts: &[Doubt], phrases: &Phrases) -> Lines {
    let mut sheet = Worksheet::new(phrases);
    sheet.head(outcome);
    sheet.requirements(outcome);
    if let Some(stair) = &outcome.stair {
        sheet.stair(stair, outcome.qualified);
    }
    outcome.packages.iter().for_each(|package| sheet.package(package));
    sheet.points(outcome);
    sheet.results(outcome);
    sheet.left_out(outcome);
    sheet.pay(outcome);
    sheet.time_limits(outcome);
    sheet.open_facts(outcome);
    sheet.doubts(doubts);
    sheet.lines
}

/// One line about a position: whether its requirements are met, which level, how many points.
pub fn summary(outcome: &Outcome, phrases: &Phrases) -> (Mark, String) {
    let catalog = phrases.catalog;
    let mut parts = vec![catalog.plain(truth_key(outcome.qualified))];
    if let Some(stair) = &outcome.stair {
        parts.push(phrases.levels(stair.scale, stair.supported, stair.possible));
    }
    for choice in &outcome.choices {
        let total = phrases.possible(&choice.total, POINTS);
        parts.push(catalog.text("points-short", &[("points", FluentValue::from(total))]));
    }
    (mark(outcome.qualified), parts.join("; "))
}

fn mark(truth: Truth) -> Mark {
    match truth {
        Truth::Yes => Mark::Met,
        Truth::No => Mark::NotMet,
        Truth::Unknown => Mark::Unknown,
    }
}

/// How many members of a group are needed, in words.
pub fn how_many(how: HowMany, phrases: &Phrases) -> String {
    let (key, count) = match how {
        HowMany::All => ("all-of", 1),
        HowMany::ExactlyOne => ("exactly-one-of", 1),
        HowMany::AtLeast(count) => ("at-least-n-of", count as i64),
    };
    phrases.catalog.text(key, &[("count", FluentValue::from(count))])
}

struct Worksheet<'a> {
    phrases: &'a Phrases<'a>,
    lines: Lines,
    /// The terms that have been explained, with the record that they are about, and in how many lines.
    told: HashMap<(TermId, Option<usize>), usize>,
    rows: OnceCell<Rows<'a>>,
}

/// An explanation of so few lines may be given again.
const SHORT: usize = 3;

impl<'a> Worksheet<'a> {
    fn new(phrases: &'a Phrases<'a>) -> Worksheet<'a> {
        Worksheet { phrases, lines: Lines::default(), told: HashMap::new(), rows: OnceCell::new() }
    }
}

impl Worksheet<'_> {
    fn plain(&self, key: &str) -> String {
        self.phrases.catalog.plain(key)
    }

    fn with(&self, key: &str, name: &'static str, value: impl Into<String>) -> String {
        self.phrases.catalog.text(key, &[(name, FluentValue::from(value.into()))])
    }

    fn cite(&mut self, indent: usize, meta: &Meta) {
        let citations = self.phrases.citations(meta);
        if citations.is_empty() {
            return;
        }
        let translated = meta.labels.original.is_some_and(|original| original != self.phrases.catalog.lang);
        let text = if translated { format!("{citations} ({})", self.plain("translation")) } else { citations };
        self.lines.quiet(indent, text);
    }

    fn head(&mut self, outcome: &Outcome) {
        let position = outcome.position.and_then(|index| self.phrases.model.positions.get(index));
        if let Some(position) = position {
            self.lines.heading(self.phrases.title(&position.meta).to_string());
            self.cite(0, &position.meta);
        }
        for (index, text) in &outcome.texts {
            self.lines.text(0, format!("{}: {text}", self.phrases.fact(&Fact::Subject(*index))));
        }
        self.lines.text(0, self.with("evaluated-on", "date", outcome.date.to_string()));
        self.version();
        for id in &outcome.ended_acts {
            self.ended_act(id);
        }
        if !outcome.requirements.is_empty() {
            let answer = self.with("verdict", "answer", self.plain(truth_key(outcome.qualified)));
            self.lines.marked(0, mark(outcome.qualified), answer);
        }
    }

    /// Which text of the policies was used, if there are several.
    fn version(&mut self) {
        for text in self.phrases.version() {
            self.lines.text(0, text);
        }
    }

    fn ended_act(&mut self, id: &str) {
        let Some(ended) = self.phrases.model.acts.get(id).and_then(|act| act.ended) else { return };
        let arguments =
            [("act", FluentValue::from(self.phrases.act(id))), ("date", FluentValue::from(ended.to_string()))];
        let text = self.phrases.catalog.text("act-ended", &arguments);
        self.lines.marked(0, Mark::Unknown, text);
    }

    fn section(&mut self, key: &str) {
        let title = self.plain(key);
        self.lines.heading(title);
    }

    // Requirements and checks

    fn requirements(&mut self, outcome: &Outcome) {
        if outcome.requirements.is_empty() {
            return;
        }
        self.section("section-requirements");
        for verdict in &outcome.requirements {
            self.verdict(0, verdict);
        }
    }

    fn verdict(&mut self, indent: usize, verdict: &Verdict) {
        let title = self.phrases.title(&verdict.meta).to_string();
        let title = if verdict.if_available { self.with("if-available", "text", title) } else { title };
        self.lines.marked(indent, mark(verdict.truth), title);
        self.cite(indent + 1, &verdict.meta);
        if verdict.is_undecided() {
            self.lines.quiet(indent + 1, self.plain("undecided"));
        }
        match &verdict.why {
            VerdictWhy::Judged if verdict.truth == Truth::Unknown => {
                let text = self.plain("commission-decides");
                self.lines.quiet(indent + 1, text);
            }
            VerdictWhy::Judged => {
                let text = self.plain("commission-decided");
                self.lines.quiet(indent + 1, text);
            }
            VerdictWhy::Checked(check) => self.check(indent + 1, check),
            VerdictWhy::Once(served) => self.served_once(indent + 1, verdict.truth, served),
            VerdictWhy::Group(how, members) => {
                self.lines.quiet(indent + 1, how_many(*how, self.phrases));
                members.iter().for_each(|member| self.verdict(indent + 1, member));
            }
        }
        self.remarks(indent + 1, &verdict.meta);
    }

    fn remarks(&mut self, indent: usize, meta: &Meta) {
        for note in &meta.notes {
            self.note(indent, note);
        }
        for texts in meta.defects.iter().map(|defect| &defect.texts) {
            if let Some(text) = texts.get(self.phrases.catalog.lang) {
                let text = self.with("known-defect", "text", text);
                self.lines.quiet(indent, text);
            }
        }
    }

    fn note(&mut self, indent: usize, note: &Labels) {
        if let Some(text) = note.get(self.phrases.catalog.lang) {
            let text = self.with("note", "text", text);
            self.lines.quiet(indent, text);
        }
    }

    fn check(&mut self, indent: usize, check: &Check) {
        match &check.what {
            CheckKind::All(parts) | CheckKind::Any(parts) if parts.len() == 1 => self.check(indent, &parts[0]),
            CheckKind::All(parts) => parts.iter().for_each(|part| self.check(indent, part)),
            CheckKind::Any(parts) => {
                let held: Vec<&Check> = parts.iter().filter(|part| part.truth == Truth::Yes).collect();
                let shown = if held.is_empty() { parts.iter().collect() } else { held };
                shown.into_iter().for_each(|part| self.check(indent, part));
            }
            CheckKind::Not(inner) => {
                let text = self.plain("must-not-be");
                self.lines.marked(indent, mark(check.truth), text);
                self.check(indent + 1, inner);
            }
            CheckKind::Compare(compared) => self.compared(indent, check.truth, compared),
            CheckKind::Has { record, stated, checked, left_out }
            | CheckKind::Every { record, stated, checked, left_out } => {
                self.records(indent, check.truth, *record, *stated, checked, *left_out);
            }
            CheckKind::Documents { missing, open } => {
                for id in missing.iter().chain(open) {
                    self.lines.marked(indent, mark(check.truth), id.clone());
                }
            }
        }
    }

    fn compared(&mut self, indent: usize, truth: Truth, compared: &Compared) {
        let text = self.phrases.compared(compared, truth);
        self.lines.marked(indent, mark(truth), text);
        let Some(term) = &compared.term else { return };
        let about = self.phrases.model.term(term.id).on.and(compared.index);
        if self.told.get(&(term.id, about)).is_some_and(|lines| *lines > SHORT) {
            let text = self.plain("explained-above");
            return self.lines.quiet(indent + 1, text);
        }
        let before = self.lines.lines.len();
        self.why(indent + 1, term);
        self.told.insert((term.id, about), self.lines.lines.len() - before);
    }

    /// How a term got its value.
    fn why(&mut self, indent: usize, term: &TermTrace) {
        for note in self.phrases.how_measured(term.spells()) {
            self.lines.quiet(indent, note);
        }
        match &term.why {
            TermWhy::Condition(inner) => self.check(indent, inner),
            TermWhy::Records { record, stated, sure, open, left_out, .. } => {
                self.counted(indent, *record, *stated, sure, open, *left_out);
            }
            TermWhy::Amount(trace) => {
                if let Some(row) = crate::eval::trace::rows(trace).iter().find(|row| row.truth == Truth::Yes) {
                    let title = self.row_title(&row.id);
                    self.lines.quiet(indent, title);
                }
            }
            TermWhy::Constant | TermWhy::Fact(_) | TermWhy::Since { .. } => {}
        }
    }

    fn records(
        &mut self,
        indent: usize,
        truth: Truth,
        record: RecordId,
        stated: bool,
        checked: &[RecordCheck],
        left_out: usize,
    ) {
        let name = self.phrases.record(record);
        if !stated {
            let text = self.with("list-not-known", "record", name);
            return self.lines.marked(indent, Mark::Unknown, text);
        }
        if checked.is_empty() && truth == Truth::No {
            let text = self.with("no-record", "record", name);
            return self.lines.marked(indent, Mark::NotMet, text);
        }
        for one in checked {
            let text = self.phrases.record_number(record, one.index);
            self.lines.marked(indent, mark(one.truth), text);
            if let Some(check) = &one.check {
                self.check(indent + 1, check);
            }
        }
        if left_out > 0 {
            let text = self.phrases.catalog.text("more-records", &[("count", FluentValue::from(left_out as i64))]);
            self.lines.quiet(indent, text);
        }
    }

    // The stair

    fn stair(&mut self, stair: &StairOutcome, qualified: Truth) {
        self.section("section-stair");
        let supported = self.phrases.levels(stair.scale, stair.supported, stair.possible);
        let text = self.with("level-supported", "level", supported);
        self.lines.text(0, text);
        for step in &stair.steps {
            let level = self.phrases.level(stair.scale, step.level);
            self.lines.marked(1, mark(step.truth), level);
            if qualified == Truth::Yes && step.truth == Truth::No {
                self.why_not(step);
            }
        }
        let Some(next) = stair.next.and_then(|index| stair.steps.get(index)) else { return };
        let level = self.phrases.level(stair.scale, next.level);
        let text = self.with("still-needed", "level", level);
        self.lines.text(0, text);
        if qualified != Truth::Yes {
            let text = self.plain("needed-requirements");
            self.lines.marked(1, mark(qualified), text);
        }
        self.still_needed(next);
    }

    /// What stands against a step, in short: the time that lacks, and how many items are not met.
    fn why_not(&mut self, step: &StepOutcome) {
        let (mut time, mut paper) = (Vec::new(), Vec::new());
        if step.thresholds.iter().all(|check| check.truth == Truth::No) {
            step.thresholds.iter().for_each(|check| self.sort_checks(check, &mut time, &mut paper));
        }
        for check in time.into_iter().chain(paper).filter(|check| check.truth == Truth::No) {
            if let CheckKind::Compare(compared) = &check.what {
                let text = self.phrases.compared(compared, Truth::No);
                self.lines.quiet(2, text);
            }
        }
        let unmet = step.verdicts.iter().filter(|verdict| verdict.truth == Truth::No && !verdict.if_available).count();
        if unmet > 0 {
            let text = self.phrases.catalog.text("items-not-met", &[("count", FluentValue::from(unmet as i64))]);
            self.lines.quiet(2, text);
        }
    }

    /// What the next step lacks, by who can give it: time, a document, the commission.
    fn still_needed(&mut self, step: &StepOutcome) {
        let thresholds: Vec<&Check> = step.thresholds.iter().filter(|check| check.truth != Truth::Yes).collect();
        let blocked = thresholds.len() == step.thresholds.len();
        let (mut time, mut paper) = (Vec::new(), Vec::new());
        for check in thresholds.into_iter().filter(|_| blocked) {
            self.sort_checks(check, &mut time, &mut paper);
        }
        let (mut judged, mut documents) = (Vec::new(), Vec::new());
        for verdict in step.verdicts.iter().filter(|verdict| verdict.truth != Truth::Yes && !verdict.if_available) {
            sort_verdict(verdict, &mut judged, &mut documents);
        }
        self.group_of_checks("needed-time", &time);
        if !(paper.is_empty() && documents.is_empty()) {
            let title = self.plain("needed-document");
            self.lines.text(1, title);
            paper.iter().for_each(|check| self.check(2, check));
            documents.iter().for_each(|verdict| self.verdict(2, verdict));
        }
        if !judged.is_empty() {
            let title = self.plain("needed-commission");
            self.lines.text(1, title);
            for verdict in judged {
                let title = self.phrases.title(&verdict.meta).to_string();
                self.lines.marked(2, mark(verdict.truth), title);
                self.cite(3, &verdict.meta);
            }
        }
    }

    fn group_of_checks(&mut self, key: &str, checks: &[&Check]) {
        if !checks.is_empty() {
            let title = self.plain(key);
            self.lines.text(1, title);
            checks.iter().for_each(|check| self.check(2, check));
        }
    }

    fn sort_checks<'c>(&self, check: &'c Check, time: &mut Vec<&'c Check>, paper: &mut Vec<&'c Check>) {
        match &check.what {
            CheckKind::All(parts) | CheckKind::Any(parts) => {
                parts
                    .iter()
                    .filter(|part| part.truth != Truth::Yes)
                    .for_each(|part| self.sort_checks(part, time, paper));
            }
            CheckKind::Compare(compared) if check.truth == Truth::No && self.is_time(compared) => time.push(check),
            _ => paper.push(check),
        }
    }

    /// A length of time grows by itself.
    fn is_time(&self, compared: &Compared) -> bool {
        match &compared.fact {
            Fact::Term(id) => {
                matches!(self.phrases.model.term(*id).body, TermBody::TotalTime { .. } | TermBody::TimeSince(_))
            }
            _ => false,
        }
    }

    // Documents

    fn package(&mut self, package: &PackageOutcome) {
        let title = self.phrases.title(&package.meta).to_string();
        self.lines.heading(title);
        self.cite(0, &package.meta);
        for document in &package.documents {
            self.document(document);
        }
        for (meta, truth) in &package.rules {
            let key = match truth {
                Truth::Yes => "rule-applies",
                Truth::No => "rule-does-not-apply",
                Truth::Unknown => "rule-not-known",
            };
            let text = self.with(key, "rule", self.phrases.title(meta));
            self.lines.marked(0, if *truth == Truth::Unknown { Mark::Unknown } else { Mark::Aside }, text);
            self.cite(1, meta);
        }
    }

    fn document(&mut self, document: &DocumentOutcome) {
        let mark = match document.status {
            DocumentStatus::Present => Mark::Met,
            DocumentStatus::Missing => Mark::NotMet,
            DocumentStatus::Unknown => Mark::Unknown,
            DocumentStatus::NotApplicable | DocumentStatus::Waived | DocumentStatus::NotFiled => Mark::Aside,
        };
        let status = self.plain(status_key(document.status));
        let title = self.phrases.title(&document.meta).to_string();
        self.lines.with_side(0, Some(mark), title, status);
        if let (DocumentStatus::Missing | DocumentStatus::Unknown, Some(satisfied)) =
            (document.status, &document.satisfied)
            && let VerdictWhy::Group(_, members) = &satisfied.why
        {
            members.iter().for_each(|member| self.verdict(1, member));
        }
        if let (DocumentStatus::NotApplicable | DocumentStatus::Unknown, Some(required)) =
            (document.status, &document.required)
        {
            self.check(1, required);
        }
        if let (DocumentStatus::Waived, Some((meta, check))) = (document.status, &document.exemption) {
            let title = self.phrases.title(meta).to_string();
            self.lines.quiet(1, title);
            self.check(1, check);
        }
    }

    // Points

    fn points(&mut self, outcome: &Outcome) {
        let in_choice = |index: usize| self.phrases.model.sheets.iter().any(|choice| choice.sheets.contains(&index));
        let alone: Vec<usize> = (0..outcome.sheets.len()).filter(|index| !in_choice(*index)).collect();
        for choice in &outcome.choices {
            self.choice(choice, outcome);
        }
        for index in alone {
            if outcome.sheets[index].applies != Truth::No {
                self.sheet(&outcome.sheets[index]);
            }
        }
    }

    fn choice(&mut self, choice: &ChoiceOutcome, outcome: &Outcome) {
        if choice.sheets.len() == 1 {
            choice.sheets.iter().for_each(|index| self.sheet(&outcome.sheets[*index]));
            return;
        }
        let title = self.phrases.title(&choice.meta).to_string();
        let total = self.phrases.possible(&choice.total, POINTS);
        self.lines.heading(title);
        let text = self.plain(if choice.settled == Truth::No { "no-sheet-applies" } else { "sheet-not-settled" });
        self.lines.with_side(0, Some(mark(choice.settled)), text, total);
        choice.sheets.iter().for_each(|index| self.sheet(&outcome.sheets[*index]));
    }

    fn sheet(&mut self, sheet: &SheetOutcome) {
        let title = self.phrases.title(&sheet.meta).to_string();
        self.lines.heading(title);
        self.cite(0, &sheet.meta);
        if let (Truth::Unknown, Some(why)) = (sheet.applies, &sheet.why) {
            self.check(0, why);
        }
        for (meta, trace) in &sheet.criteria {
            let points = self.points_text(trace);
            let title = self.phrases.title(meta).to_string();
            self.lines.with_side(0, Some(mark(trace.truth)).filter(|mark| *mark != Mark::Met), title, points);
            if trace.truth != Truth::No && trace.value != Possible::known(zero()) {
                self.evidence(meta);
                self.rows(1, trace);
                self.remarks(1, meta);
            } else if let AmountWhy::Records { record, elsewhere, .. } = &trace.why {
                self.serving_elsewhere(1, *record, elsewhere);
            }
        }
        self.printed_scale(sheet);
        let total = self.phrases.possible(&sheet.total, POINTS);
        let text = self.plain("total");
        self.lines.with_side(0, None, text, total);
        if sheet.undecided {
            let text = self.plain("not-decided");
            self.lines.quiet(0, text);
        }
    }

    fn evidence(&mut self, meta: &Meta) {
        let texts: Vec<&str> = meta.evidence.iter().filter_map(|text| text.get(self.phrases.catalog.lang)).collect();
        if !texts.is_empty() {
            let text = self.with("evidence", "text", texts.join("; "));
            self.lines.quiet(1, text);
        }
    }

    fn printed_scale(&mut self, sheet: &SheetOutcome) {
        let declared = self.phrases.model.score_sheets.iter().find(|declared| declared.meta.id == sheet.meta.id);
        if let Some((low, high)) = declared.and_then(|declared| declared.printed_scale.as_ref()) {
            let text = self.phrases.catalog.text(
                "printed-scale",
                &[
                    ("low", FluentValue::from(self.phrases.value(low, POINTS))),
                    ("high", FluentValue::from(self.phrases.value(high, POINTS))),
                ],
            );
            self.lines.quiet(0, text);
        }
    }

    /// What a row adds: nothing if it does not hold, something or nothing if that is not known.
    fn points_text(&self, trace: &AmountTrace) -> String {
        let nothing = Possible::known(zero());
        match trace.truth {
            Truth::Yes => self.phrases.possible(&trace.value, POINTS),
            Truth::No => self.phrases.possible(&nothing, POINTS),
            Truth::Unknown => self.phrases.possible(&trace.value.hull(&nothing), POINTS),
        }
    }

    fn row_title(&self, id: &str) -> String {
        let rows = self.rows.get_or_init(|| Rows::new(self.phrases.model));
        rows.title(id, self.phrases).unwrap_or_else(|| self.plain("otherwise-row"))
    }

    /// The rows that gave something or may.
    fn rows(&mut self, indent: usize, trace: &AmountTrace) {
        match &trace.why {
            AmountWhy::Plain { when: Some(check) } if trace.truth != Truth::No => self.check(indent, check),
            AmountWhy::Plain { .. } => {}
            AmountWhy::Worked { when, facts, mark, capped } => {
                if let Some(check) = when.as_ref().filter(|_| trace.truth != Truth::No) {
                    self.check(indent, check);
                }
                for fact in facts {
                    let text = self.phrases.compared(fact, Truth::Yes);
                    self.lines.quiet(indent, text);
                }
                if mark.is_some() {
                    let text = self.plain(if trace.value.is_settled() { "mark-given" } else { "mark-awaited" });
                    self.lines.quiet(indent, text);
                }
                if *capped {
                    let text = self.plain("cut-to-limit");
                    self.lines.quiet(indent, text);
                }
            }
            why @ AmountWhy::Records { .. } => self.giving_records(indent, why),
            AmountWhy::Ranges { fact, .. } => {
                let fact = Compared { needed: Needed::Yes, ..fact.clone() };
                let text = self.phrases.compared(&fact, Truth::Yes);
                self.lines.quiet(indent, text);
                self.given_rows(indent, trace);
            }
            AmountWhy::Members { record, stated, sure, open, left_out, .. } => {
                self.given_rows(indent, trace);
                self.counted(indent, *record, *stated, sure, open, *left_out);
            }
            AmountWhy::Rows { capped, lifted, .. } => {
                self.given_rows(indent, trace);
                if let Some(limit) = lifted {
                    let text = self.with("lifted-to", "limit", limit.to_string());
                    self.lines.quiet(indent, text);
                }
                if let Some(limit) = capped {
                    let text = self.with("cut-to", "limit", limit.to_string());
                    self.lines.quiet(indent, text);
                }
            }
        }
    }

    fn given_rows(&mut self, indent: usize, trace: &AmountTrace) {
        for row in crate::eval::trace::rows(trace) {
            let shares = matches!(&row.why, AmountWhy::Records { elsewhere, .. } if !elsewhere.is_empty());
            let nothing = row.truth == Truth::No || row.value == Possible::known(zero());
            if nothing && !shares {
                continue;
            }
            let title = self.row_title(&row.id);
            let points = self.points_text(row);
            let open = row.truth == Truth::Yes && !row.value.is_settled();
            let mark = if open { Mark::Unknown } else { mark(row.truth) };
            self.lines.with_side(indent, Some(mark), title, points);
            self.rows(indent + 1, row);
        }
    }

    // The rest

    fn results(&mut self, outcome: &Outcome) {
        if outcome.results.is_empty() {
            return;
        }
        self.section("section-results");
        for result in &outcome.results {
            let ty = self.phrases.model.term(result.trace.id).ty;
            let value = match result.trace.undecided {
                true => self.plain("undecided"),
                false => self.phrases.possible(&result.trace.value, ty),
            };
            let title = self.phrases.title(&result.meta).to_string();
            self.lines.with_side(0, None, title, value);
            if let TermWhy::Condition(check) = &result.trace.why {
                self.check(1, check);
            }
        }
    }

    fn pay(&mut self, outcome: &Outcome) {
        for pay in &outcome.pays {
            let ty = Type::Number(pay.unit.map_or(Measure::Plain, Measure::Unit));
            let amount = match pay.undecided {
                true => self.plain("undecided"),
                false => self.phrases.possible(&pay.amount, ty),
            };
            let title = self.phrases.title(&pay.meta).to_string();
            self.lines.heading(title.clone());
            self.cite(0, &pay.meta);
            self.lines.with_side(0, None, title, amount);
            if let Some(announced) = &pay.announced {
                let text = self.plain("announced");
                let value = self.phrases.possible(announced, ty);
                self.lines.with_side(0, None, text, value);
            }
        }
    }

    fn time_limits(&mut self, outcome: &Outcome) {
        for limit in &outcome.time_limits {
            let title = self.phrases.title(&limit.meta).to_string();
            let (Some(first), Some(last)) = (limit.first, limit.last) else { continue };
            self.lines.heading(title.clone());
            self.cite(0, &limit.meta);
            self.lines.with_side(0, None, title, format!("{first} – {last}"));
            if let Some(announced) = limit.announced {
                let mark = if announced == last { Mark::Met } else { Mark::NotMet };
                let text = self.plain("announced");
                self.lines.with_side(0, Some(mark), text, announced.to_string());
            }
        }
    }

    /// Unknown facts that could still change the answer.
    fn open_facts(&mut self, outcome: &Outcome) {
        let requirement = needs::of_verdicts(outcome.requirements.iter());
        let next = outcome.stair.as_ref().and_then(|stair| stair.steps.get(stair.next?));
        let step = next.filter(|_| outcome.qualified == Truth::Yes);
        let step = step.map_or(Vec::new(), |step| needs::of_step(step, &outcome.requirements));
        let sheets = outcome.choices.iter().flat_map(|choice| &choice.sheets);
        let points: Vec<Set> = sheets.flat_map(|index| needs::of_sheet(&outcome.sheets[*index])).collect();
        let documents = outcome.packages.iter().flat_map(|package| &package.documents);
        let documents: Vec<Set> = documents.flat_map(needs::of_document).collect();
        let parts = [
            ("unknown-for-requirements", requirement),
            ("unknown-for-level", step),
            ("unknown-for-documents", documents),
            ("unknown-for-points", points),
        ];
        if parts.iter().all(|(_, sets)| sets.is_empty()) {
            return;
        }
        self.section("section-unknown");
        for (key, sets) in parts {
            self.alternatives(key, sets);
        }
    }

    /// A line for each set, once.
    fn alternatives(&mut self, key: &str, sets: Vec<Set>) {
        if sets.is_empty() {
            return;
        }
        let text = self.plain(key);
        self.lines.text(0, text);
        for set in sets.iter().collect::<BTreeSet<&Set>>() {
            let mut needs = set.iter();
            match (needs.next(), needs.next()) {
                (Some(Need::SoMany(count, of)), None) => self.so_many(*count, of),
                _ => self.lines.marked(1, Mark::Unknown, self.phrases.set(set)),
            }
        }
    }

    /// `13 of these 26`, and a line for each of them.
    fn so_many(&mut self, count: usize, of: &[Vec<Set>]) {
        self.lines.marked(1, Mark::Unknown, format!("{}:", self.phrases.so_many(count, of.len())));
        for sets in of {
            self.lines.text(2, self.phrases.alternatives(sets));
        }
    }

    /// Readings of the source that would change this answer; of the others only how many there are.
    fn doubts(&mut self, doubts: &[Doubt]) {
        let model = self.phrases.model;
        let contested: Vec<&Doubt> = doubts
            .iter()
            .filter(|doubt| !doubt.contested.is_empty() || model.interpretations[doubt.number].chosen.is_none())
            .collect();
        if doubts.is_empty() {
            return;
        }
        self.section("section-doubts");
        for doubt in &contested {
            let content = &model.interpretations[doubt.number];
            let answer = self.phrases.chosen(content);
            let question = self.phrases.title(&content.meta);
            self.lines.marked(0, Mark::Unknown, format!("{question} – {answer}"));
            self.cite(1, &content.meta);
            for (view, changes) in &doubt.contested {
                let text = self.with("if-read-as", "view", self.phrases.title(&content.views[*view]));
                self.lines.text(1, text);
                for change in changes {
                    let text = self.phrases.change(change);
                    self.lines.text(2, text);
                }
            }
        }
        let others = (doubts.len() - contested.len()) as i64;
        if others > 0 {
            let text = self.phrases.catalog.text("other-readings", &[("count", FluentValue::from(others))]);
            self.lines.quiet(0, text);
        }
    }
}

fn zero() -> Value {
    Value::Number(Number::zero())
}

/// A compound item that has judged members still open waits for the commission, otherwise for a document.
fn sort_verdict<'v>(verdict: &'v Verdict, judged: &mut Vec<&'v Verdict>, documents: &mut Vec<&'v Verdict>) {
    match &verdict.why {
        VerdictWhy::Judged => judged.push(verdict),
        VerdictWhy::Checked(_) | VerdictWhy::Once(_) => documents.push(verdict),
        VerdictWhy::Group(HowMany::All, members) => {
            for member in members.iter().filter(|member| member.truth != Truth::Yes) {
                sort_verdict(member, judged, documents);
            }
        }
        VerdictWhy::Group(..) => documents.push(verdict),
    }
}
