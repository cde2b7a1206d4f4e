//! Problems on the terminal and as JSON. Only this file and the excerpts know miette.

use super::excerpt;
use super::excerpt::Excerpt;
use super::terminal;
use crate::catalog::Catalog;
use crate::catalog::ProblemTexts;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::source::CellPlace;
use crate::source::Sources;
use crate::source::Span;
use crate::syntax::signs;
use miette::Diagnostic;
use miette::GraphicalReportHandler;
use miette::GraphicalTheme;
use miette::LabeledSpan;
use miette::SourceCode;
use miette::SourceSpan;
use serde_json::json;
use std::fmt;
use std::io::IsTerminal;
use textwrap::WordSplitter;

/// Problems shown at most; the rest is counted.
const SHOWN: usize = 100;

/// Prints problems to the standard error, the way a person reads them.
pub fn print(problems: &[Problem], sources: &Sources, catalog: &Catalog) {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    terminal::complain(&render(problems, sources, catalog, colour, terminal::width()));
}

/// Renders problems as text.
pub fn render(problems: &[Problem], sources: &Sources, catalog: &Catalog, colour: bool, width: usize) -> String {
    let theme = if colour { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let plain = GraphicalReportHandler::new_themed(theme)
        .with_width(width)
        .with_links(false)
        .with_word_splitter(WordSplitter::NoHyphenation);
    let mut out = String::new();
    for problem in problems.iter().take(SHOWN) {
        let shown = Shown::new(problem, sources, catalog);
        // miette has its own word before the help, in one language; so the help is a footer with ours.
        let help = shown.texts.help.as_ref().map(|help| catalog.text("help-line", &[("help", help.clone().into())]));
        let handler = help.map_or(plain.clone(), |help| plain.clone().with_footer(help));
        // Writing to a String does not fail.
        let _ = handler.render_report(&mut out, &shown);
        if let Some(other) = &shown.other {
            let _ = plain.render_report(&mut out, other);
        }
        out.push('\n');
    }
    if problems.len() > SHOWN {
        let more = (problems.len() - SHOWN) as i64;
        out.push_str(&catalog.text("more-problems", &[("count", more.into())]));
        out.push('\n');
    }
    out
}

/// Problems for programs: places in lines and columns, also in the UTF-16 units that editors count.
pub fn as_json(problems: &[Problem], sources: &Sources, catalog: &Catalog) -> serde_json::Value {
    let all = problems.iter().map(|problem| {
        let texts = catalog.problem(problem);
        let place = |span: Span| {
            let file = sources.get(span.file);
            let (start, end) = (file.line_column(span.start), file.line_column(span.end));
            json!({
                "file": file.name,
                "start": { "line": start.line, "column": start.column, "utf16": start.column_utf16 },
                "end": { "line": end.line, "column": end.column, "utf16": end.column_utf16 },
            })
        };
        json!({
            "code": problem.code.id(),
            "name": problem.code.name(),
            "severity": if problem.severity() == Severity::Error { "error" } else { "warning" },
            "message": texts.message,
            "help": texts.help,
            "place": problem.span.map(place),
            "also": problem.also.map(place),
        })
    });
    all.collect()
}

/// What is said of a place in a table, in words: a spreadsheet program shows sheets, rows and columns.
fn in_table(place: CellPlace, text: &str, catalog: &Catalog) -> Option<String> {
    let key = match (place.row, &place.column, &place.header) {
        (None, _, _) => "place-sheet",
        (_, None, _) => "place-row",
        (_, _, None) => "place-cell",
        (_, _, Some(_)) => "place-named-cell",
    };
    let row = place.row.unwrap_or_default().to_string();
    let arguments = [
        ("sheet", place.sheet.into()),
        ("row", row.into()),
        ("column", place.column.unwrap_or_default().into()),
        ("header", place.header.unwrap_or_default().into()),
        ("text", text.into()),
    ];
    Some(catalog.text(key, &arguments))
}

/// A problem in words, with the text it points into.
struct Shown<'a> {
    problem: &'a Problem,
    texts: ProblemTexts,
    source: Option<Excerpt>,
    /// Where the place and the other place stand in the excerpt.
    places: Vec<SourceSpan>,
    other: Option<OtherPlace>,
}

impl<'a> Shown<'a> {
    fn new(problem: &'a Problem, sources: &'a Sources, catalog: &Catalog) -> Shown<'a> {
        let mut texts = catalog.problem(problem);
        let in_table = |span: Span, text: &str| in_table(sources.get(span.file).cell_place(span)?, text, catalog);
        if let Some(message) = problem.span.and_then(|span| in_table(span, &texts.message)) {
            let also = problem.also.zip(texts.also.as_deref()).and_then(|(also, text)| in_table(also, text));
            texts.message = [Some(message), also].into_iter().flatten().collect::<Vec<String>>().join("\n");
        }
        let texts = visible(texts);
        // A place in a table is said in words.
        let is_text = |span: &Span| sources.get(span.file).sheet.is_none();
        let (place, also) = (problem.span.filter(is_text), problem.also.filter(is_text));
        let together = |(place, also): (Span, Span)| {
            place.file == also.file && excerpt::shows_both(sources.get(place.file), place, also)
        };
        let is_together = place.zip(also).is_some_and(together);
        let shown: Vec<Span> = place.into_iter().chain(also.filter(|_| is_together)).collect();
        let (source, places) = place.map(|place| Excerpt::new(sources.get(place.file), &shown)).unzip();
        // Another place that the excerpt does not show is a report of its own, below.
        let other = also.filter(|_| !is_together).map(|also| OtherPlace::new(texts.also.clone(), also, sources));
        Shown { problem, texts, source, places: places.unwrap_or_default(), other }
    }
}

/// The texts, with nothing in them that a terminal would obey.
fn visible(texts: ProblemTexts) -> ProblemTexts {
    let shown = |text: Option<String>| text.map(|text| signs::shown(&text).into_owned());
    ProblemTexts {
        message: signs::shown(&texts.message).into_owned(),
        label: shown(texts.label),
        also: shown(texts.also),
        help: shown(texts.help),
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.texts.message)
    }
}

impl std::error::Error for Shown<'_> {}

impl Diagnostic for Shown<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(format!("{} {}", self.problem.code.id(), self.problem.code.name())))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.problem.severity() {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (first, also) = self.places.split_first()?;
        let primary = LabeledSpan::new_primary_with_span(self.texts.label.clone(), *first);
        let also = also.iter().map(|also| LabeledSpan::new_with_span(self.texts.also.clone(), *also));
        Some(Box::new(std::iter::once(primary).chain(also)))
    }
}

/// The second place of a problem, where it is not in the same excerpt.
struct OtherPlace {
    label: Option<String>,
    source: Excerpt,
    places: Vec<SourceSpan>,
}

impl OtherPlace {
    fn new(label: Option<String>, span: Span, sources: &Sources) -> OtherPlace {
        let (source, places) = Excerpt::new(sources.get(span.file), &[span]);
        OtherPlace { label, source, places }
    }
}

impl fmt::Debug for OtherPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Display for OtherPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.label.as_deref().unwrap_or(""))
    }
}

impl std::error::Error for OtherPlace {}

impl Diagnostic for OtherPlace {
    fn severity(&self) -> Option<miette::Severity> {
        Some(miette::Severity::Advice)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let label = |place: &SourceSpan| LabeledSpan::new_primary_with_span(self.label.clone(), *place);
        Some(Box::new(self.places.iter().map(label)))
    }
}
