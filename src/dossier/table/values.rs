//! From a cell to what a dossier writes in its place. Whether that is a value of the field, the reader of dossiers says.

use super::layout;
use super::words;
use super::words::Names;
use super::words::Word;
use super::words::Words;
use crate::catalog::Catalog;
use crate::dossier::ABSENT;
use crate::dossier::UNKNOWN;
use crate::dossier::marks::marks;
use crate::dossier::read;
use crate::dossier::tree::Node;
use crate::dossier::tree::NodeKind;
use crate::dossier::workbook::Cell;
use crate::dossier::workbook::format::Precision;
use crate::model::Field;
use crate::model::Labels;
use crate::model::Model;
use crate::model::ScaleId;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::ast::Lang;
use crate::value::Number;
use std::collections::BTreeMap;

/// So many choices are named in a message.
const NAMED: usize = 12;
/// The numbers of days that may as well be years: who types 2019 into a cell for dates sees a day of 1905.
const YEARS: std::ops::RangeInclusive<f64> = 1900.0..=2100.0;

/// The years of which a person's record may be. Who types a small number into a cell for dates sees an earlier day, and
/// a day of the year 9999 is often to say that there is none.
const RECORDED: std::ops::RangeInclusive<i16> = 1920..=2100;

/// The choices of levels and kinds, by all their names.
pub struct Choices {
    names: Names,
    ids: Vec<String>,
    /// As they are offered in one language.
    shown: Vec<String>,
}

impl Choices {
    /// The choices of a scale; `lang` is that in which they are offered.
    pub fn of_scale(model: &Model, scale: ScaleId, lang: Lang) -> Choices {
        Choices::new(model.scale(scale).members.iter().map(|(id, labels)| (id.as_str(), labels)), lang)
    }

    /// The clauses on which the commission decides, and those for which it gives a mark.
    pub fn of_clauses(model: &Model, lang: Lang) -> Choices {
        let marks = marks(model);
        let marked = marks.iter().map(|(id, field)| (id.as_str(), &field.labels));
        let all: BTreeMap<&str, &Labels> = read::judged(model).into_iter().chain(marked).collect();
        let mut choices = Choices::new(all.iter().map(|(id, labels)| (*id, *labels)), lang);
        // Clauses of different positions often have one label, and people know them by their place.
        choices.shown =
            all.iter().map(|(id, labels)| layout::with_name(&layout::label(labels, id, lang), id)).collect();
        choices
    }

    fn new<'m>(all: impl Iterator<Item = (&'m str, &'m Labels)>, lang: Lang) -> Choices {
        let all: Vec<(&str, &Labels)> = all.collect();
        let mut names = Names::default();
        for (number, (id, labels)) in all.iter().enumerate() {
            names.add(id, number);
            for text in labels.texts.values() {
                names.add(text, number);
                names.add(&layout::with_name(text, id), number);
            }
        }
        let show = |(id, labels): &(&str, &Labels)| {
            let label = layout::label(labels, id, lang);
            let is_clear = names.find(&label).is_some() && !label.contains(';');
            if is_clear { label } else { layout::with_name(&label.replace(';', ","), id) }
        };
        let shown: Vec<String> = all.iter().map(show).collect();
        for (number, text) in shown.iter().enumerate() {
            names.add(text, number);
        }
        Choices { names, ids: all.iter().map(|(id, _)| id.to_string()).collect(), shown }
    }

    pub fn shown(&self) -> &[String] {
        &self.shown
    }

    fn find(&self, text: &str) -> Option<&str> {
        self.ids.get(self.names.find(text)?).map(String::as_str)
    }

    fn unknown(&self, text: &str, span: Span) -> Problem {
        let mut allowed: Vec<&str> = self.shown.iter().map(String::as_str).take(NAMED).collect();
        if self.shown.len() > NAMED {
            allowed.push("…");
        }
        let problem = Problem::new(Code::UnknownLabel, span).text("found", text).text("allowed", allowed.join("; "));
        problem.suggestion(self.names.closest(text))
    }
}

/// Turns cells into the nodes of a dossier.
pub struct Values<'m> {
    model: &'m Model,
    words: Words,
    scales: Vec<Choices>,
    clauses: Choices,
    /// The marks that the commission may give, by the id of their clause.
    marks: BTreeMap<String, Field>,
}

impl<'m> Values<'m> {
    pub fn new(model: &'m Model, catalogs: &[Catalog], lang: Lang) -> Values<'m> {
        let scales = (0..model.scales.len()).map(|index| Choices::of_scale(model, ScaleId(index), lang)).collect();
        let (words, clauses) = (Words::new(catalogs), Choices::of_clauses(model, lang));
        Values { model, words, scales, clauses, marks: marks(model) }
    }

    /// What a cell says of a field.
    ///
    /// # Errors
    /// If it is not plain what is meant.
    pub fn field(&self, field: &Field, cell: &Cell, span: Span) -> Result<Node, Problem> {
        // A text stays as it is, and what nobody sees of it is written out in the dossier.
        let text = if field.ty == Type::Text { written(cell, span)? } else { name_in(cell, span)? };
        let what = match field.ty {
            Type::Set(scale) => return self.set(scale, &text, cell, span),
            Type::Member(scale) => match self.choice(scale, &text, span) {
                Ok(id) => id,
                Err(problem) => self.stands_for(field, &text).map(String::from).ok_or(problem)?,
            },
            Type::Flag => self.flag(field, text),
            Type::Date | Type::Duration | Type::Number(_) | Type::Text => match self.stands_for(field, &text) {
                Some(word) => word.to_string(),
                None => self.value(field, text, cell, span)?,
            },
        };
        Ok(Node { what: NodeKind::Scalar(what), span })
    }

    /// The clause that a cell names.
    ///
    /// # Errors
    /// If there is none.
    pub fn clause(&self, cell: &Cell, span: Span) -> Result<String, Problem> {
        let text = name_in(cell, span)?;
        let is_elsewhere = text.split('.').any(|part| self.model.version.elsewhere.contains(part));
        match self.clauses.find(&text) {
            Some(id) => Ok(id.to_string()),
            None if is_elsewhere => Ok(text),
            None => Err(self.clauses.unknown(&text, span)),
        }
    }

    /// What the commission says of a clause: its mark, or else yes or no.
    ///
    /// # Errors
    /// If it is not plain what is meant.
    pub fn decision(&self, clause: Option<&str>, cell: &Cell, span: Span) -> Result<Node, Problem> {
        match clause.and_then(|id| self.marks.get(id)) {
            Some(mark) => self.field(mark, cell, span),
            None => self.answer(cell, span),
        }
    }

    /// Yes, no or unknown.
    ///
    /// # Errors
    /// If the cell has no value.
    pub fn answer(&self, cell: &Cell, span: Span) -> Result<Node, Problem> {
        let text = name_in(cell, span)?;
        let what = match self.words.find(&text) {
            Some(Word::Yes) => "yes".into(),
            Some(Word::No) => "no".into(),
            Some(Word::Unknown) => UNKNOWN.into(),
            _ => text,
        };
        Ok(Node { what: NodeKind::Scalar(what), span })
    }

    fn flag(&self, field: &Field, text: String) -> String {
        match self.words.find(&text) {
            Some(Word::Yes) => "yes".into(),
            Some(Word::No) => "no".into(),
            _ => self.stands_for(field, &text).map_or(text, String::from),
        }
    }

    /// The word of a dossier that stands in the place of a value.
    fn stands_for(&self, field: &Field, text: &str) -> Option<&'static str> {
        match self.words.find(text)? {
            Word::Unknown => Some(UNKNOWN),
            Word::Absent | Word::No | Word::None if field.may_be_absent => Some(ABSENT),
            _ => None,
        }
    }

    fn choice(&self, scale: ScaleId, text: &str, span: Span) -> Result<String, Problem> {
        match self.scales.get(scale.0) {
            Some(choices) => match choices.find(text) {
                Some(id) => Ok(id.to_string()),
                // Whether another edition knows it, the reader of dossiers says.
                None if self.model.version.elsewhere.contains(text) => Ok(text.to_string()),
                None => Err(choices.unknown(text, span)),
            },
            None => Ok(text.to_string()),
        }
    }

    /// One choice, or several with `;` or a new line between.
    fn set(&self, scale: ScaleId, text: &str, cell: &Cell, span: Span) -> Result<Node, Problem> {
        let scalar = |text: String| Node { what: NodeKind::Scalar(text), span };
        if let Ok(id) = self.choice(scale, text, span) {
            return Ok(Node { what: NodeKind::List(vec![scalar(id)]), span });
        }
        match self.words.find(text) {
            Some(Word::Unknown) => return Ok(scalar(UNKNOWN.into())),
            Some(Word::Absent | Word::No | Word::None) => return Ok(Node { what: NodeKind::List(Vec::new()), span }),
            _ => {}
        }
        let whole = if let Cell::Text(text) = cell { &words::visible(text) } else { text };
        let parts = whole.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let items: Result<Vec<Node>, Problem> =
            parts.map(|part| self.choice(scale, &collapsed(part), span).map(scalar)).collect();
        Ok(Node { what: NodeKind::List(items?), span })
    }

    fn value(&self, field: &Field, text: String, cell: &Cell, span: Span) -> Result<String, Problem> {
        match field.ty {
            Type::Date => self.date(text, cell, span),
            Type::Duration => Ok(self.duration(&text).unwrap_or(text)),
            // What was typed as 3.5 or 1-2 is a day to a spreadsheet program.
            Type::Number(_) if matches!(cell, Cell::Day(..)) => {
                Err(Problem { help: "day", ..Problem::new(Code::UnclearNumber, span).text("found", text) })
            }
            Type::Number(measure) => self.number(text, measure, span),
            Type::Flag | Type::Member(_) | Type::Set(_) | Type::Text => Ok(text),
        }
    }

    /// A day, a month or a year, the year first.
    fn date(&self, text: String, cell: &Cell, span: Span) -> Result<String, Problem> {
        let unclear = |help| Problem { help, ..Problem::new(Code::UnclearDate, span).text("found", &text) };
        match cell {
            Cell::Day(_, number, _) if YEARS.contains(number) => {
                return Err(unclear("year").text("year", number.trunc().to_string()));
            }
            Cell::Day(_, number, _) if *number < 1.0 => return Err(unclear("time")),
            Cell::Time(_) => return Err(unclear("time")),
            Cell::Day(date, ..) if !RECORDED.contains(&date.year()) => return Err(unclear("far")),
            Cell::Day(_, _, Precision::NoYear) => return Err(unclear("no-year")),
            Cell::Day(_, _, Precision::Day | Precision::Month | Precision::Year) => return Ok(text),
            Cell::Number(number) if YEARS.contains(number) && number.fract() == 0.0 => return Ok(text),
            Cell::Number(_) | Cell::Share(_) => return Err(unclear("help")),
            Cell::Text(_) | Cell::Flag(_) | Cell::Error(_) | Cell::NotComputed => {}
        }
        let plain = match text.rsplit_once(' ') {
            Some((date, last)) if matches!(self.words.find(last), Some(Word::AfterDate | Word::Years)) => date,
            _ => text.split('T').next().unwrap_or(&text),
        };
        let digits =
            |part: &str, counts: &[usize]| counts.contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        let parts: Vec<&str> = plain.split(['.', '/', '-']).collect();
        let with_points = !plain.contains(['/', '-']);
        match parts[..] {
            [day, month, year] if digits(day, &[1, 2]) && digits(month, &[1, 2]) && digits(year, &[2, 4]) => {
                if with_points && year.len() == 4 {
                    return Ok(format!("{year}-{month:0>2}-{day:0>2}"));
                }
                Err(unclear("help"))
            }
            [month, year] if with_points && digits(month, &[1, 2]) && digits(year, &[4]) => {
                Ok(format!("{year}-{month:0>2}"))
            }
            _ => Ok(plain.to_string()),
        }
    }

    /// A length of time in the words of any language as a dossier writes it; `None` if it is something else.
    fn duration(&self, text: &str) -> Option<String> {
        let mut parts = Vec::new();
        let mut words = text.split([' ', ',']).filter(|word| !word.is_empty());
        while let Some(count) = words.next() {
            let unit = match self.words.find(words.next()?)? {
                Word::Years => "years",
                Word::Months => "months",
                Word::Days => "days",
                _ => return None,
            };
            parts.push(format!("{count} {unit}"));
        }
        Some(parts.join(" "))
    }

    /// A number with a point and without its unit. A comma is a point, unless it may as well stand between thousands.
    fn number(&self, text: String, measure: Measure, span: Span) -> Result<String, Problem> {
        let bare = self.without_unit(&text, measure);
        if bare.parse::<Number>().is_ok() {
            return Ok(bare.to_string());
        }
        match typed(bare) {
            Typed::Number(number) => Ok(number),
            Typed::Unclear => Err(Problem::new(Code::UnclearNumber, span).text("found", &text)),
            Typed::Other => Ok(text),
        }
    }

    fn without_unit<'t>(&self, text: &'t str, measure: Measure) -> &'t str {
        match measure {
            Measure::Plain => text,
            Measure::Percent => text.strip_suffix('%').unwrap_or(text).trim_end(),
            Measure::Unit(unit) => {
                let Some((name, labels)) = self.model.units.get_index(unit) else { return text };
                let names = labels.texts.values().chain([name]);
                let cut = |name: &String| text.strip_suffix(name.as_str()).map(str::trim_end);
                names.filter_map(cut).min_by_key(|rest| rest.len()).unwrap_or(text)
            }
        }
    }
}

/// What a person may have meant by a number with commas and blanks.
enum Typed {
    Number(String),
    Unclear,
    Other,
}

fn typed(text: &str) -> Typed {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['-', '−']).unwrap_or(text);
    let sign = if unsigned.len() < text.len() { "-" } else { "" };
    let (whole, fraction) = unsigned.split_once(',').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let (joined, has_groups) = (whole.replace(' ', ""), whole.contains(' '));
    if digits(&joined) && (!has_groups || in_thousands(whole)) && fraction.is_none_or(digits) {
        return match fraction {
            None => Typed::Number(format!("{sign}{joined}")),
            // `1,234` is one and a bit to some, and a thousand to others.
            Some(fraction) if fraction.len() == 3 && !has_groups && whole.len() <= 3 && whole != "0" => Typed::Unclear,
            Some(fraction) => Typed::Number(format!("{sign}{joined}.{fraction}")),
        };
    }
    let is_numeric = |letter: char| letter.is_ascii_digit() || ",. '".contains(letter);
    let is_number = unsigned.chars().all(is_numeric) && unsigned.contains(|letter: char| letter.is_ascii_digit());
    if is_number { Typed::Unclear } else { Typed::Other }
}

/// Whether blanks stand between thousands: `1 234 567`.
fn in_thousands(whole: &str) -> bool {
    let mut groups = whole.split(' ').map(str::len);
    groups.next().is_some_and(|first| (1..=3).contains(&first)) && groups.all(|length| length == 3)
}

/// The text of a cell that has a value.
fn written(cell: &Cell, span: Span) -> Result<String, Problem> {
    match cell {
        Cell::Error(error) => Err(Problem::new(Code::ErrorCell, span).text("found", error)),
        Cell::NotComputed => {
            Err(Problem { help: "formula", ..Problem::new(Code::ErrorCell, span).text("found", "=…") })
        }
        Cell::Text(_) | Cell::Number(_) | Cell::Share(_) | Cell::Flag(_) | Cell::Day(..) | Cell::Time(_) => {
            Ok(cell.written())
        }
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// What is seen of the text of a cell, if it has one.
///
/// # Errors
/// If the cell has no value.
pub fn name_in(cell: &Cell, span: Span) -> Result<String, Problem> {
    written(cell, span).map(|text| collapsed(&words::visible(&text)))
}

/// Whether two names are one, whatever their case and their blanks.
pub fn same_name(one: &str, other: &str) -> bool {
    words::normal(one) == words::normal(other)
}
