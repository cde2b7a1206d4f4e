//! What a criterion prints, and what of it a candidate got for which reasons.

mod records;

use super::Text;
use super::Tone;
use crate::eval::Case;
use crate::eval::trace::AmountTrace;
use crate::eval::trace::AmountWhy;
use crate::eval::trace::Check;
use crate::eval::trace::CheckKind;
use crate::eval::trace::Compared;
use crate::eval::trace::Needed;
use crate::eval::trace::TermTrace;
use crate::eval::trace::TermWhy;
use crate::explain::needs;
use crate::explain::needs::Need;
use crate::explain::needs::Set;
use crate::explain::phrases::Phrases;
use crate::explain::phrases::row_labels;
use crate::explain::read::wording::Wording;
use crate::explain::read::wording::Worth;
use crate::model::Meta;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::Given;
use crate::model::expression::Measure;
use crate::model::expression::Operand;
use crate::model::expression::Total;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use std::collections::BTreeSet;
use std::collections::HashSet;
use std::rc::Rc;

/// Speaks of the points of one case.
pub struct Grounds<'a> {
    pub phrases: &'a Phrases<'a>,
    pub wording: Wording<'a>,
    pub case: &'a Case,
}

/// A criterion as a paper shows it.
pub struct Shown {
    /// The rows of the scale; in a strong tone those that gave points.
    pub printed: Vec<Text>,
    pub grounds: Vec<Text>,
}

/// What stands in a criterion, one thing a line.
enum Entry<'t> {
    /// Printed only: what the rows after it have in common, or a limit.
    Heading(String),
    Row(Row<'t>),
    /// Said of the candidate only.
    Reason(String),
}

struct Row<'t> {
    title: String,
    /// What the title is a part of, if it cannot be understood without that.
    of: String,
    printed: String,
    trace: &'t AmountTrace,
    /// Whether its points are, or may be, among those of the criterion.
    counts: bool,
}

impl Entry<'_> {
    fn of(self, whole: Option<&str>) -> Self {
        match self {
            Entry::Row(row) => Entry::Row(Row { of: whole.unwrap_or_default().to_string(), ..row }),
            other @ (Entry::Heading(_) | Entry::Reason(_)) => other,
        }
    }
}

impl<'a> Grounds<'a> {
    pub fn new(phrases: &'a Phrases<'a>, case: &'a Case) -> Grounds<'a> {
        Grounds { phrases, wording: Wording::new(phrases.model, phrases.catalog), case }
    }

    pub fn plain(&self, key: &str) -> String {
        self.phrases.catalog.plain(key)
    }

    pub fn say(&self, key: &str, arguments: &[(&str, String)]) -> String {
        self.wording.say(key, arguments)
    }

    // Points

    /// Points, or from how many to how many; never a number while that is open.
    pub fn points(&self, value: &Possible, undecided: bool) -> String {
        match (value.numbers(), undecided) {
            ((Some(low), Some(high)), _) if low == high => self.wording.number(&low),
            ((Some(low), Some(high)), _) => {
                let ends = [("low", self.wording.number(&low)), ("high", self.wording.number(&high))];
                self.say("sheet-between", &ends)
            }
            (_, true) => self.plain("sheet-undecided"),
            ((Some(low), None), false) => self.say("sheet-or-more", &[("low", self.wording.number(&low))]),
            ((None, Some(high)), false) => self.say("sheet-or-less", &[("high", self.wording.number(&high))]),
            ((None, None), false) => self.plain("not-known"),
        }
    }

    // A criterion

    /// What a criterion prints and why the candidate got what he got.
    pub fn criterion(&self, amount: &Amount, trace: &AmountTrace) -> Shown {
        let mut entries = Vec::new();
        self.entries(amount, trace, true, true, &mut entries);
        let rows = entries.iter().filter(|entry| matches!(entry, Entry::Row(_))).count();
        let printed = entries.iter().filter_map(printed).collect();
        let mut grounds: Vec<Text> = entries.iter().flat_map(|entry| self.ground(entry, rows == 1)).collect();
        let given = given(trace);
        if !given.is_settled() && !trace.undecided {
            grounds.extend(self.not_known(&open_facts(trace)).map(Text::quiet));
        }
        if grounds.is_empty() {
            let key = if gives(trace) { "sheet-always" } else { "sheet-nothing" };
            grounds.push(Text::plain(self.plain(key)));
        }
        Shown { printed, grounds }
    }

    /// What is not known, each once.
    pub fn not_known(&self, sets: &[Set]) -> Option<String> {
        let needs: BTreeSet<&Need> = sets.iter().flatten().collect();
        let facts: Vec<String> = needs.into_iter().map(|need| self.phrases.need(need)).collect();
        (!facts.is_empty()).then(|| self.say("sheet-not-known", &[("facts", facts.join("; "))]))
    }

    fn entries<'t>(
        &self,
        amount: &Amount,
        trace: &'t AmountTrace,
        counts: bool,
        is_whole: bool,
        all: &mut Vec<Entry<'t>>,
    ) {
        let of = self.title(&amount.meta).filter(|_| !is_whole);
        let heading = of.clone();
        let heading = heading.map(|text| Entry::Heading(self.say("sheet-heading", &[("text", text)])));
        match (&amount.body, &trace.why) {
            (AmountBody::Fixed { given, when }, AmountWhy::Plain { .. } | AmountWhy::Worked { .. }) => {
                let title = self.title(&amount.meta).filter(|_| !is_whole);
                let title = title.or_else(|| when.as_ref().map(|when| self.condition(when))).unwrap_or_default();
                all.push(self.row(title, self.given_points(given), trace, counts && gives(trace)));
            }
            (AmountBody::Group { total, floor, cap, rows, .. }, AmountWhy::Rows { rows: traces, capped, lifted }) => {
                all.extend(heading);
                let counted = counted(*total, traces);
                for ((row, trace), counted) in rows.iter().zip(traces).zip(counted) {
                    self.entries(row, trace, counts && counted, false, all);
                }
                self.limit("sheet-at-least", floor.as_ref(), all);
                self.limit("sheet-at-most", cap.as_ref(), all);
                if let (Some(limit), true) = (lifted, counts) {
                    all.push(Entry::Reason(self.say("lifted-to", &[("limit", self.wording.number(limit))])));
                }
                if let (Some(limit), true) = (capped, counts) {
                    all.push(Entry::Reason(self.say("cut-to", &[("limit", self.wording.number(limit))])));
                }
            }
            (AmountBody::Ranges { ty, rows, .. }, AmountWhy::Ranges { fact, rows: traces }) => {
                let is_counted = counts && traces.iter().any(gives);
                for (row, trace) in rows.iter().zip(traces) {
                    let test = || self.wording.bare(&self.wording.test(&row.test, *ty));
                    let title = self.title(&row.meta).unwrap_or_else(test);
                    all.push(self.row(title, self.given_points(&row.given), trace, counts && gives(trace)));
                }
                let is_stated = fact.actual.is_settled() && !fact.actual.is_surely_absent();
                if is_stated && (is_counted || is_whole) {
                    all.push(Entry::Reason(self.fact(fact)));
                }
            }
            (
                AmountBody::OncePerMember { rows, field, filter, .. },
                AmountWhy::Members { record, rows: traces, sure, open, left_out, .. },
            ) => {
                all.extend(heading);
                for (row, trace) in rows.iter().zip(traces) {
                    let title = self.title(&row.meta).unwrap_or_default();
                    let points = self.wording.points(&row.value);
                    all.push(self.row(title, points, trace, counts && gives(trace)).of(of.as_deref()));
                }
                if counts {
                    let fields = self.read_fields(*record, filter.as_ref(), Some(*field));
                    all.extend(self.records(*record, (sure, open, *left_out), &fields).map(Entry::Reason));
                }
            }
            (
                AmountBody::ForEach { each, cap, once_per, filter, limits, .. },
                AmountWhy::Records { record, sure, open, left_out, capped, elsewhere, .. },
            ) => {
                let title = self.title(&amount.meta).filter(|_| !is_whole).unwrap_or_default();
                let points = self.wording.bare(&self.wording.each(each));
                let each = self.say("sheet-each", &[("points", points.clone())]);
                let printed = if title.contains(&points) { points } else { each };
                all.push(self.row(title, printed, trace, counts && gives(trace)));
                let limits = self.wording.item_limits(limits, *record).into_iter();
                all.extend(limits.map(|text| Entry::Heading(self.wording.bare(&text))));
                self.limit("sheet-at-most", cap.as_ref(), all);
                all.extend(elsewhere.iter().map(|(index, id)| Entry::Reason(self.elsewhere(*record, *index, id))));
                if counts {
                    let fields = self.read_fields(*record, filter.as_ref(), *once_per);
                    all.extend(self.records(*record, (sure, open, *left_out), &fields).map(Entry::Reason));
                    all.extend(capped.then(|| Entry::Reason(self.plain("cut-to-limit"))));
                }
            }
            (
                AmountBody::Fixed { .. }
                | AmountBody::Group { .. }
                | AmountBody::Ranges { .. }
                | AmountBody::OncePerMember { .. }
                | AmountBody::ForEach { .. },
                _,
            ) => {}
        }
    }

    /// A row; a title that prints its points itself says them once.
    fn row<'t>(&self, title: String, points: String, trace: &'t AmountTrace, counts: bool) -> Entry<'t> {
        let printed = match title.is_empty() {
            true => points,
            false if title.contains(&points) => title.clone(),
            false => self.say("sheet-row", &[("row", title.clone()), ("points", points)]),
        };
        Entry::Row(Row { title, of: String::new(), printed, trace, counts })
    }

    fn title(&self, meta: &Meta) -> Option<String> {
        let own = self.wording.text(&meta.labels);
        let text =
            own.or_else(|| row_labels(self.phrases.model, &meta.id).and_then(|labels| self.wording.text(labels)));
        text.map(String::from)
    }

    fn condition(&self, condition: &Condition) -> String {
        self.wording.bare(&self.wording.condition(condition))
    }

    fn given_points(&self, given: &Given) -> String {
        match given {
            Given::Undecided(_) => self.plain("sheet-undecided"),
            given => self.wording.bare(&self.wording.given(given, Worth::Points)),
        }
    }

    fn limit(&self, key: &str, limit: Option<&Operand>, all: &mut Vec<Entry>) {
        if let Some(limit) = limit {
            let points = self.wording.bare(&self.wording.operand(limit, Type::Number(Measure::Plain)));
            all.push(Entry::Heading(self.say(key, &[("points", points)])));
        }
    }

    fn ground(&self, entry: &Entry, is_only: bool) -> Vec<Text> {
        let row = match entry {
            Entry::Heading(_) => return Vec::new(),
            Entry::Reason(text) => return vec![Text::quiet(text.as_str())],
            Entry::Row(row) if row.counts => row,
            Entry::Row(_) => return Vec::new(),
        };
        let mut texts = Vec::new();
        if !is_only && !row.title.is_empty() {
            let points = self.points(&row.trace.value, row.trace.undecided);
            let is_sure = row.trace.truth == Truth::Yes;
            let key = if is_sure { "sheet-row-given" } else { "sheet-row-perhaps" };
            let title = if row.of.is_empty() { row.title.clone() } else { format!("{} – {}", row.of, row.title) };
            texts.push(Text::plain(self.say(key, &[("row", title), ("points", points)])));
        }
        let (mut reasons, mut told) = (Vec::new(), HashSet::new());
        if let AmountWhy::Plain { when: Some(check) } | AmountWhy::Worked { when: Some(check), .. } = &row.trace.why {
            self.reasons(check, &mut told, &mut reasons);
        }
        if let AmountWhy::Worked { facts, mark, capped, .. } = &row.trace.why {
            reasons.extend(facts.iter().filter(|fact| fact.actual.is_settled()).map(|fact| self.fact(fact)));
            let is_given = mark.is_some() && row.trace.value.is_settled();
            reasons.extend(is_given.then(|| self.plain("mark-given")));
            reasons.extend(capped.then(|| self.plain("cut-to-limit")));
        }
        reasons.dedup();
        texts.extend(reasons.into_iter().map(Text::quiet));
        if is_only && texts.is_empty() && row.trace.undecided {
            texts.push(Text::quiet(self.plain("undecided")));
        }
        texts
    }

    // Reasons

    /// What makes a condition hold: records, each with what it says, and other facts.
    /// What a term rests on is said once.
    fn reasons(&self, check: &Check, told: &mut HashSet<*const TermTrace>, reasons: &mut Vec<String>) {
        if check.truth != Truth::Yes {
            return;
        }
        match &check.what {
            CheckKind::All(parts) => parts.iter().for_each(|part| self.reasons(part, told, reasons)),
            CheckKind::Any(parts) => {
                if let Some(part) = parts.iter().find(|part| part.truth == Truth::Yes) {
                    self.reasons(part, told, reasons);
                }
            }
            CheckKind::Has { record, checked, .. } => {
                let passing = checked.iter().filter(|one| one.truth == Truth::Yes);
                reasons.extend(passing.map(|one| self.record(*record, one.index)));
            }
            CheckKind::Compare(compared) => self.compared(compared, told, reasons),
            CheckKind::Not(_) | CheckKind::Every { .. } | CheckKind::Documents { .. } => {}
        }
    }

    fn compared(&self, compared: &Compared, told: &mut HashSet<*const TermTrace>, reasons: &mut Vec<String>) {
        match compared.term.as_ref().map(|term| &term.why) {
            Some(TermWhy::Condition(check)) if matches!(compared.needed, Needed::Yes) => {
                if told.insert(compared.term.as_ref().map_or(std::ptr::null(), Rc::as_ptr)) {
                    self.reasons(check, told, reasons);
                }
            }
            Some(TermWhy::Records { record, sure, .. }) => {
                reasons.push(self.fact(compared));
                reasons.extend(sure.iter().map(|index| self.record(*record, *index)));
            }
            Some(
                TermWhy::Condition(_)
                | TermWhy::Constant
                | TermWhy::Fact(_)
                | TermWhy::Since { .. }
                | TermWhy::Amount(_),
            )
            | None => {
                reasons.push(self.phrases.compared(compared, Truth::Yes));
            }
        }
    }

    /// `service: 3 years`.
    fn fact(&self, compared: &Compared) -> String {
        let value = match compared.actual.single() {
            Some(value) => self.value(value, compared.ty),
            None => self.phrases.possible(&compared.actual, compared.ty),
        };
        format!("{}: {value}", self.phrases.fact(&compared.fact))
    }

    fn value(&self, value: &Value, ty: Type) -> String {
        match value {
            Value::Date(date) => self.wording.date(*date),
            Value::Number(_) => self.wording.value(value, ty),
            Value::Flag(_) | Value::Duration(_) | Value::Member(_) | Value::Set(_) | Value::Text(_) => {
                self.phrases.value(value, ty)
            }
        }
    }
}

fn printed(entry: &Entry) -> Option<Text> {
    match entry {
        Entry::Heading(text) => Some(Text::plain(text.as_str())),
        Entry::Row(row) => {
            let tone = if row.counts && row.trace.truth == Truth::Yes { Tone::Strong } else { Tone::Plain };
            Some(Text { text: row.printed.clone(), tone })
        }
        Entry::Reason(_) => None,
    }
}

/// What a row adds: nothing if it does not hold, something or nothing if that is not known.
pub fn given(trace: &AmountTrace) -> Possible {
    let nothing = Possible::known(Value::Number(Number::zero()));
    match trace.truth {
        Truth::Yes => trace.value.clone(),
        Truth::No => nothing,
        Truth::Unknown => trace.value.hull(&nothing),
    }
}

/// What is not known of the facts; open records of a list are named by themselves.
fn open_facts(trace: &AmountTrace) -> Vec<Set> {
    match &trace.why {
        AmountWhy::Rows { rows, .. } => rows.iter().flat_map(open_facts).collect(),
        AmountWhy::Records { stated: true, .. } | AmountWhy::Members { stated: true, .. } => Vec::new(),
        AmountWhy::Plain { .. }
        | AmountWhy::Worked { .. }
        | AmountWhy::Ranges { .. }
        | AmountWhy::Records { .. }
        | AmountWhy::Members { .. } => needs::of_amount(trace),
    }
}

/// Whether a row gives something, or may.
fn gives(trace: &AmountTrace) -> bool {
    let nothing = Possible::known(Value::Number(Number::zero()));
    trace.truth != Truth::No && (trace.undecided || trace.value != nothing)
}

/// Which rows are, or may be, among those that a group takes.
fn counted(total: Total, rows: &[AmountTrace]) -> Vec<bool> {
    let sure = || rows.iter().filter(|row| row.truth == Truth::Yes).map(|row| row.value.numbers());
    let is_taken = |number: usize, row: &AmountTrace| {
        let (low, high) = row.value.numbers();
        match total {
            Total::Sum | Total::Average => true,
            Total::First => !rows[..number].iter().any(|earlier| earlier.truth == Truth::Yes),
            Total::Highest => {
                let least = sure().filter_map(|(low, _)| low).max();
                high.is_none() || high >= least
            }
            Total::Lowest => {
                let most = sure().filter_map(|(_, high)| high).min();
                most.is_none() || low.is_none() || low <= most
            }
            Total::Best(count) => {
                let better = sure().filter(|(other, _)| other.is_some() && high.is_some() && *other > high).count();
                better < count
            }
        }
    };
    rows.iter().enumerate().map(|(number, row)| gives(row) && is_taken(number, row)).collect()
}
