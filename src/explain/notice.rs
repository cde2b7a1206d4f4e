//! A notice against the edition that it follows.

use super::differences::Words;
use super::differences::grouped_lines;
use super::lines::Lines;
use super::lines::Mark;
use crate::diff::Difference;
use crate::diff::Weight;
use crate::eval::Outcome;
use crate::model::Announced;
use crate::model::Labels;
use crate::model::Notice;
use crate::model::expression::Fact;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use serde_json::Value as Json;
use serde_json::json;

/// What is found out about a notice.
pub struct Report<'a> {
    pub notice: &'a Notice,
    pub date: Option<Date>,
    /// What its changes change, against the edition of its date.
    pub deviations: Vec<Difference>,
    /// For each vacancy, what would hold for a candidate of whom nothing is known.
    pub vacancies: Vec<(&'a Announced, Outcome)>,
    /// For each edition its first day, and in how many clauses of meaning the notice differs from it.
    pub editions: Vec<(Option<Date>, usize)>,
}

/// A figure that is printed and one that can be computed.
struct Figure {
    title: String,
    printed: String,
    computed: String,
    /// Whether they agree; `None` if nothing can be computed.
    agrees: Option<bool>,
}

/// For a terminal.
pub fn lines(report: &Report, words: &Words) -> Lines {
    let phrases = &words.new;
    let mut lines = Lines::default();
    lines.heading(phrases.title(&report.notice.meta).to_string());
    let citations = phrases.citations(&report.notice.meta);
    if !citations.is_empty() {
        lines.quiet(0, citations);
    }
    let date = report.date.map_or_else(|| words.plain("notice-without-date"), |date| date.to_string());
    lines.text(0, phrases.catalog.text("notice-date", &[("date", FluentValue::from(date))]));
    let (meant, worded): (Vec<&Difference>, Vec<&Difference>) =
        report.deviations.iter().partition(|difference| difference.weight() == Weight::Meaning);
    lines.heading(words.plain("notice-deviations"));
    if meant.is_empty() {
        lines.marked(0, Mark::Met, words.plain("notice-no-deviations"));
    }
    grouped_lines(&meant, words, &mut lines);
    if !worded.is_empty() {
        lines.heading(words.plain("difference-worded"));
        grouped_lines(&worded, words, &mut lines);
    }
    lines.heading(words.plain("notice-figures"));
    for note in report.notice.meta.notes.iter().chain(&report.notice.remarks) {
        remark(note, 0, words, &mut lines);
    }
    for (vacancy, outcome) in &report.vacancies {
        lines.text(0, phrases.title(&vacancy.meta).to_string());
        let missing = not_stated(report.notice, vacancy, words);
        if !missing.is_empty() {
            let arguments = [("fields", FluentValue::from(missing.join("; ")))];
            lines.marked(1, Mark::Aside, phrases.catalog.text("notice-not-stated", &arguments));
        }
        for figure in figures(outcome, words) {
            let mark = match figure.agrees {
                Some(true) => Mark::Met,
                Some(false) => Mark::NotMet,
                None => Mark::Unknown,
            };
            let arguments =
                [("printed", FluentValue::from(figure.printed)), ("computed", FluentValue::from(figure.computed))];
            lines.marked(1, mark, format!("{}: {}", figure.title, phrases.catalog.text("notice-figure", &arguments)));
        }
        for note in vacancy.meta.notes.iter().chain(&vacancy.remarks) {
            remark(note, 1, words, &mut lines);
        }
    }
    lines.heading(words.plain("notice-edition"));
    let fewest = report.editions.iter().map(|(_, count)| *count).min();
    for (from, count) in &report.editions {
        let title = from.map_or_else(|| words.plain("first-edition"), |date| date.to_string());
        let mark = if Some(*count) == fewest { Mark::Met } else { Mark::Aside };
        lines.with_side(0, Some(mark), title, words.count("difference-count", *count));
    }
    lines
}

fn remark(note: &Labels, indent: usize, words: &Words, lines: &mut Lines) {
    if let Some(text) = note.get(words.new.catalog.lang) {
        lines.quiet(indent, words.new.catalog.text("note", &[("text", FluentValue::from(text))]));
    }
}

/// The fields of the vacancy that a notice leaves out, by their labels.
fn not_stated(notice: &Notice, vacancy: &Announced, words: &Words) -> Vec<String> {
    let fields = 0..words.new.model.vacancy.len();
    let is_open = |index: &usize| !notice.fields.contains_key(index) && !vacancy.fields.contains_key(index);
    fields.filter(is_open).map(|index| words.new.fact(&Fact::Vacancy(index))).collect()
}

/// Last days and pay as printed and as computed.
fn figures(outcome: &Outcome, words: &Words) -> Vec<Figure> {
    let phrases = &words.new;
    let mut figures = Vec::new();
    for limit in &outcome.time_limits {
        let Some(printed) = limit.announced else { continue };
        figures.push(Figure {
            title: phrases.title(&limit.meta).to_string(),
            printed: printed.to_string(),
            computed: limit.last.map_or_else(|| words.plain("not-known"), |last| last.to_string()),
            agrees: limit.last.map(|last| last == printed),
        });
    }
    for pay in &outcome.pays {
        let Some(printed) = &pay.announced else { continue };
        let ty = Type::Number(pay.unit.map_or(Measure::Plain, Measure::Unit));
        let can_be = pay.decided.numbers().0.is_some();
        figures.push(Figure {
            title: phrases.title(&pay.meta).to_string(),
            printed: phrases.possible(printed, ty),
            computed: if can_be { phrases.possible(&pay.decided, ty) } else { words.plain("undecided") },
            agrees: pay.agrees,
        });
    }
    figures
}

/// For other programs.
pub fn as_json(report: &Report, words: &Words) -> Json {
    let vacancies = report.vacancies.iter().map(|(vacancy, outcome)| {
        let figures = figures(outcome, words).into_iter().map(|figure| {
            json!({ "of": figure.title, "printed": figure.printed, "computed": figure.computed, "agrees": figure.agrees })
        });
        json!({
            "id": vacancy.meta.id,
            "not-stated": not_stated(report.notice, vacancy, words),
            "figures": figures.collect::<Vec<Json>>(),
        })
    });
    let editions = report
        .editions
        .iter()
        .map(|(from, count)| json!({ "from": from.map(|date| date.to_string()), "differences": count }));
    json!({
        "format": 1,
        "notice": report.notice.meta.id,
        "date": report.date.map(|date| date.to_string()),
        "deviations": super::differences::differences_json(&report.deviations),
        "vacancies": vacancies.collect::<Vec<Json>>(),
        "editions": editions.collect::<Vec<Json>>(),
    })
}
