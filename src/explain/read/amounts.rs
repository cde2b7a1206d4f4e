//! Score sheets, and terms with what they stand for; points and values as tables where their rows are plain.

use super::Provision;
use super::Row;
use super::Table;
use super::capitalised;
use super::clauses::Reader;
use super::wording::Worth;
use crate::model::Meta;
use crate::model::OnceOverRows;
use crate::model::RecordId;
use crate::model::ScoreSheet;
use crate::model::Sheets;
use crate::model::TermId;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::Designated;
use crate::model::expression::Each;
use crate::model::expression::Fact;
use crate::model::expression::Given;
use crate::model::expression::Measure;
use crate::model::expression::MemberRow;
use crate::model::expression::Operand;
use crate::model::expression::Otherwise;
use crate::model::expression::RangeRow;
use crate::model::expression::TermBody;
use crate::model::expression::Total;
use crate::model::expression::Type;
use crate::value::Value;
use std::collections::HashSet;

/// A row of a table, and the same as a sentence.
struct Line<'m> {
    meta: &'m Meta,
    cells: Vec<String>,
    sentence: String,
}

/// The rows of a group that give a value or points when a condition holds.
type FixedRow<'r> = (&'r Meta, &'r Given, Option<&'r Condition>);

impl Reader<'_> {
    pub(super) fn whole_sheet(&self, sheet: &ScoreSheet) -> Provision {
        self.with_doubts(self.sheet(sheet))
    }

    pub(super) fn sheet(&self, sheet: &ScoreSheet) -> Provision {
        let mut it = self.provision(&sheet.meta);
        if let Some(condition) = &sheet.applies {
            it.sentence(self.words.say("read-applies", &[("condition", self.words.condition(condition))]));
        }
        let total = match sheet.total {
            Total::Highest => "read-total-highest",
            Total::Lowest => "read-total-lowest",
            Total::First => "read-total-first",
            Total::Average => "read-total-average",
            Total::Best(_) => "read-total-best",
            Total::Sum => "read-total-sum",
        };
        let best = if let Total::Best(count) = sheet.total { count } else { 0 };
        it.sentence(self.count(total, best));
        self.cap(sheet.cap.as_ref(), Worth::Points, &mut it);
        it.sentence(self.words.plain("read-rows-give-nothing"));
        self.rows_once(sheet.once.as_ref(), &sheet.criteria, &mut it);
        if let Some((low, high)) = &sheet.printed_scale {
            let plain = Type::Number(Measure::Plain);
            let arguments = [("low", self.words.value(low, plain)), ("high", self.words.value(high, plain))];
            it.sentence(self.words.say("read-printed-scale", &arguments));
        }
        self.remarks(&sheet.meta, &mut it);
        for criterion in &sheet.criteria {
            let mut inner = self.amount(criterion, Worth::Points);
            self.local_terms(&criterion.meta.id, &mut inner);
            it.inner.push(inner);
        }
        self.local_terms(&sheet.meta.id, &mut it);
        it
    }

    /// The rows that share records.
    fn rows_once(&self, once: Option<&OnceOverRows>, rows: &[Amount], it: &mut Provision) {
        if let Some(once) = once {
            let ids = once.rows.iter().map(|row| rows[*row].meta.id.as_str());
            it.sentence(self.words.serves_once(once.record, ids));
        }
    }

    pub(super) fn sheets(&self, sheets: &Sheets) -> Provision {
        let mut it = self.provision(&sheets.meta);
        let names = sheets.sheets.iter().map(|index| self.words.clause(&self.model.score_sheets[*index].meta.id));
        let names = names.collect::<Vec<String>>().join(", ");
        it.sentence(self.words.say("read-one-sheet", &[("sheets", names)]));
        self.remarks(&sheets.meta, &mut it);
        it
    }

    // Terms

    /// The terms that stand in no block.
    pub(super) fn global_terms(&self) -> Vec<Provision> {
        let outcomes: HashSet<&str> = self.model.outcomes.iter().map(|outcome| outcome.meta.id.as_str()).collect();
        let ids = self.model.terms.iter().enumerate();
        let global = ids.filter(|(_, term)| !term.meta.id.contains('.') && !outcomes.contains(term.meta.id.as_str()));
        global.map(|(index, _)| self.term(TermId(index))).collect()
    }

    pub(super) fn term(&self, id: TermId) -> Provision {
        let term = self.model.term(id);
        let mut it = self.provision(&term.meta);
        if let Some(record) = term.on {
            it.sentence(self.words.say("read-term-on", &[("record", self.words.record(record))]));
        }
        let meaning = match &term.body {
            TermBody::Condition(condition) => Some(self.words.condition(condition)),
            TermBody::Constant(value) => Some(self.words.value(value, term.ty)),
            TermBody::Fact(fact) => Some(self.words.fact(fact)),
            TermBody::Count { record, filter } => {
                Some(self.words.records("read-count", "read-count-where", *record, filter.as_ref()))
            }
            TermBody::TotalTime { record, filter } => {
                Some(self.words.records("read-total-time", "read-total-time-where", *record, filter.as_ref()))
            }
            TermBody::TimeSince(fact) => Some(self.words.say("read-time-since", &[("date", self.words.fact(fact))])),
            TermBody::Extreme { record, field, highest, filter } => {
                Some(self.extreme(*record, *field, *highest, filter.as_ref()))
            }
            TermBody::Designated(meant) => {
                it.sentence(self.words.say("read-means", &[("meaning", self.designated(meant))]));
                let key = match meant.of_several {
                    Some(true) => "read-highest-of-several",
                    Some(false) => "read-lowest-of-several",
                    None => "read-none-of-several",
                };
                it.sentence(self.words.plain(key));
                None
            }
            TermBody::Dated(values) => {
                let rows = values.iter().map(|(value, from)| Row {
                    cells: vec![self.words.value(value, term.ty), self.words.date(*from)],
                    ..Row::default()
                });
                let heads = ["read-column-value", "read-column-from"].map(|key| self.words.plain(key)).to_vec();
                it.sentence(self.words.plain("read-dated"));
                it.table(Table { heads, rows: rows.collect() });
                None
            }
            TermBody::Amount(amount) => {
                self.amount_body(amount, Worth::Value(term.ty), &mut it);
                None
            }
        };
        if let Some(meaning) = meaning {
            it.sentence(self.words.say("read-means", &[("meaning", meaning)]));
        }
        if matches!(term.body, TermBody::TotalTime { .. }) {
            it.sentence(self.words.plain("read-time-counted"));
        }
        self.remarks(&term.meta, &mut it);
        it
    }

    fn extreme(&self, record: RecordId, field: usize, highest: bool, filter: Option<&Condition>) -> String {
        let found = &self.model.record(record).fields[field];
        let key = match (found.ty, highest) {
            (Type::Date, true) => "read-latest",
            (Type::Date, false) => "read-earliest",
            (_, true) => "read-highest-of",
            (_, false) => "read-lowest-of",
        };
        let mut name = self.words.field(found);
        if let Type::Member(scale) = found.ty {
            name += &super::mark::behind(&self.model.scale(scale).name);
        }
        let record = self.words.record(record);
        match filter {
            None => self.words.say(key, &[("field", name), ("record", record)]),
            Some(filter) => {
                let arguments = [("field", name), ("record", record), ("filter", self.words.condition(filter))];
                self.words.say(&format!("{key}-where"), &arguments)
            }
        }
    }

    fn designated(&self, meant: &Designated) -> String {
        let record = self.model.record(meant.record);
        let key = match (record.fields[meant.by].ty, meant.highest) {
            (Type::Date, true) => "read-of-latest",
            (Type::Date, false) => "read-of-earliest",
            (_, true) => "read-of-highest",
            (_, false) => "read-of-lowest",
        };
        let mut arguments = vec![
            ("field", self.words.field(&record.fields[meant.field])),
            ("by", self.words.field(&record.fields[meant.by])),
            ("record", self.words.record(meant.record)),
        ];
        match &meant.filter {
            None => self.words.say(key, &arguments),
            Some(filter) => {
                arguments.push(("filter", self.words.condition(filter)));
                self.words.say(&format!("{key}-where"), &arguments)
            }
        }
    }

    // Amounts

    /// A criterion or one of its rows.
    fn amount(&self, amount: &Amount, worth: Worth) -> Provision {
        let mut it = self.provision(&amount.meta);
        self.amount_body(amount, worth, &mut it);
        self.remarks(&amount.meta, &mut it);
        it
    }

    fn amount_body(&self, amount: &Amount, worth: Worth, it: &mut Provision) {
        match &amount.body {
            AmountBody::Fixed { given, when } => it.sentence(self.row(given, when.as_ref(), worth)),
            AmountBody::ForEach { each, record, once_per, limits, cap, filter } => {
                it.sentence(self.for_each(each, *record, *once_per, filter.as_ref()));
                self.words.item_limits(limits, *record).into_iter().for_each(|text| it.sentence(text));
                self.cap(cap.as_ref(), worth, it);
            }
            AmountBody::Group { total, floor, cap, rows, otherwise, once } => {
                self.group(*total, (floor, cap), rows, otherwise, worth, it);
                self.rows_once(once.as_ref(), rows, it);
            }
            AmountBody::Ranges { fact, ty, rows, otherwise, .. } => self.ranges(fact, *ty, rows, otherwise, worth, it),
            AmountBody::OncePerMember { record, field, filter, rows } => {
                self.once_per_member(*record, *field, filter.as_ref(), rows, it);
            }
        }
        self.rounding(amount.rounding.as_ref(), worth, it);
    }

    fn row(&self, given: &Given, when: Option<&Condition>, worth: Worth) -> String {
        let amount = self.words.given(given, worth);
        match when {
            // What is worked out says itself how much there is.
            None if matches!(given, Given::Worked(_)) => self.words.say("read-row-plain", &[("amount", amount)]),
            None => self.words.say("read-row-always", &[("amount", amount)]),
            Some(condition) => {
                self.words.say("read-row", &[("amount", amount), ("condition", self.words.condition(condition))])
            }
        }
    }

    fn cap(&self, cap: Option<&Operand>, worth: Worth, it: &mut Provision) {
        let Some(cap) = cap else { return };
        it.sentence(self.words.say("read-cap", &[("most", self.words.limit(cap, worth))]));
    }

    fn for_each(&self, each: &Each, record: RecordId, once_per: Option<usize>, filter: Option<&Condition>) -> String {
        let key = match (once_per, filter) {
            (None, None) => "read-for-each",
            (None, Some(_)) => "read-for-each-where",
            (Some(_), None) => "read-once-per",
            (Some(_), Some(_)) => "read-once-per-where",
        };
        let mut arguments = vec![("points", self.words.each(each)), ("record", self.words.record(record))];
        if let Some(field) = once_per {
            arguments.push(("field", self.words.field(&self.model.record(record).fields[field])));
        }
        if let Some(filter) = filter {
            arguments.push(("filter", self.words.condition(filter)));
        }
        self.words.say(key, &arguments)
    }

    fn group(
        &self,
        total: Total,
        (floor, cap): (&Option<Operand>, &Option<Operand>),
        rows: &[Amount],
        otherwise: &Otherwise,
        worth: Worth,
        it: &mut Provision,
    ) {
        let (key, best) = match total {
            Total::Sum => ("read-sum", 0),
            Total::Highest => ("read-highest", 0),
            Total::Lowest => ("read-lowest", 0),
            Total::First => ("read-first", 0),
            Total::Best(count) => ("read-best", count),
            Total::Average => ("read-average", 0),
        };
        // One row needs no word on how rows are joined.
        if rows.len() > 1 {
            it.sentence(self.count(key, best));
        }
        match self.fixed(rows) {
            Some(fixed) if rows.len() > 1 => self.fixed_table(&fixed, worth, it),
            _ => it.inner.extend(rows.iter().map(|row| self.amount(row, worth))),
        }
        if let Some(floor) = floor {
            it.sentence(self.words.say("read-floor", &[("least", self.words.limit(floor, worth))]));
        }
        self.cap(cap.as_ref(), worth, it);
        self.otherwise_given(otherwise, worth, it);
    }

    /// The rows, if a table can hold all that is said of each.
    fn fixed<'r>(&self, rows: &'r [Amount]) -> Option<Vec<FixedRow<'r>>> {
        let fixed = rows.iter().map(|row| match &row.body {
            AmountBody::Fixed { given, when } if row.rounding.is_none() && self.is_bare(&row.meta) => {
                Some((&row.meta, given, when.as_ref()))
            }
            _ => None,
        });
        fixed.collect()
    }

    fn fixed_table(&self, rows: &[FixedRow], worth: Worth, it: &mut Provision) {
        let always = Condition::always();
        let conditions: Vec<&Condition> = rows.iter().map(|(_, _, when)| when.unwrap_or(&always)).collect();
        // Rows that have names are sentences; rows of a table of the policy are cells.
        let (mut heads, cells) = match rows.iter().any(|(meta, ..)| !meta.labels.is_empty()) {
            true => {
                let cells = conditions.iter().map(|condition| vec![self.words.condition(condition)]).collect();
                (vec![self.words.plain("read-column-condition")], cells)
            }
            false => self.grid(&conditions),
        };
        heads.push(self.words.plain(worth_column(worth)));
        let rows = rows.iter().zip(cells).map(|((meta, given, when), mut cells)| {
            cells.push(self.words.given(given, worth));
            Line { meta, cells, sentence: self.row(given, *when, worth) }
        });
        self.lines(heads, rows.collect(), it);
    }

    /// Rows as a table; as provisions if something is said about one of them.
    fn lines(&self, mut heads: Vec<String>, lines: Vec<Line>, it: &mut Provision) {
        if !lines.iter().all(|line| self.is_bare(line.meta)) {
            it.inner.extend(lines.into_iter().map(|line| {
                let mut inner = self.provision(line.meta);
                inner.sentence(line.sentence);
                self.remarks(line.meta, &mut inner);
                inner
            }));
            return;
        }
        let has_titles = lines.iter().any(|line| !line.meta.labels.is_empty());
        if has_titles {
            heads.insert(0, self.words.plain("read-column-row"));
        }
        let rows = lines.into_iter().map(|line| {
            let title = has_titles.then(|| self.words.title(line.meta));
            Row {
                id: line.meta.id.clone(),
                span: Some(line.meta.span),
                cells: title.into_iter().chain(line.cells).collect(),
                sentence: capitalised(&line.sentence),
                ..Row::default()
            }
        });
        it.table(Table { heads, rows: rows.collect() });
    }

    fn otherwise_given(&self, otherwise: &Otherwise, worth: Worth, it: &mut Provision) {
        if let Otherwise::Value(given) = otherwise {
            it.sentence(self.words.say("read-otherwise", &[("amount", self.words.given(given, worth))]));
        }
    }

    fn ranges(
        &self,
        fact: &Fact,
        ty: Type,
        rows: &[RangeRow],
        otherwise: &Otherwise,
        worth: Worth,
        it: &mut Provision,
    ) {
        let name = self.words.fact(fact);
        it.sentence(self.words.say("read-ranges", &[("fact", name.clone())]));
        let lines = rows.iter().map(|row| {
            let (test, amount) = (self.words.test(&row.test, ty), self.words.given(&row.given, worth));
            Line { meta: &row.meta, sentence: self.row_if(&name, &test, &amount), cells: vec![test, amount] }
        });
        self.lines(vec![name.clone(), self.words.plain(worth_column(worth))], lines.collect(), it);
        self.otherwise_given(otherwise, worth, it);
    }

    /// A row that holds if the fact passes a test.
    fn row_if(&self, fact: &str, test: &str, amount: &str) -> String {
        let condition = self.words.say("read-compare", &[("fact", fact.to_string()), ("test", test.to_string())]);
        self.words.say("read-row", &[("amount", amount.to_string()), ("condition", condition)])
    }

    fn once_per_member(
        &self,
        record: RecordId,
        field: usize,
        filter: Option<&Condition>,
        rows: &[MemberRow],
        it: &mut Provision,
    ) {
        let found = &self.model.record(record).fields[field];
        let (name, record) = (self.words.field(found), self.words.record(record));
        it.sentence(match filter {
            None => self.words.say("read-each-member", &[("field", name.clone()), ("record", record)]),
            Some(filter) => {
                let filter = self.words.condition(filter);
                let arguments = [("field", name.clone()), ("record", record), ("filter", filter)];
                self.words.say("read-each-member-where", &arguments)
            }
        });
        let lines = rows.iter().map(|row| {
            let member = self.words.value(&Value::Member(row.member), found.ty);
            let points = self.words.points(&row.value);
            Line { meta: &row.meta, sentence: self.row_if(&name, &member, &points), cells: vec![member, points] }
        });
        self.lines(vec![name.clone(), self.words.plain("read-column-points")], lines.collect(), it);
    }
}

fn worth_column(worth: Worth) -> &'static str {
    match worth {
        Worth::Points => "read-column-points",
        Worth::Value(_) => "read-column-value",
    }
}
