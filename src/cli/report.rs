//! Problems on the terminal and as JSON. The only file that knows miette.

use crate::catalog::Catalog;
use crate::catalog::ProblemTexts;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::source::CellPlace;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Sources;
use crate::source::Span;
use miette::Diagnostic;
use miette::GraphicalReportHandler;
use miette::GraphicalTheme;
use miette::LabeledSpan;
use miette::MietteError;
use miette::MietteSpanContents;
use miette::SourceCode;
use miette::SourceSpan;
use miette::SpanContents;
use serde_json::json;
use std::fmt;
use std::io::IsTerminal;
use textwrap::WordSplitter;

/// Problems shown at most; the rest is counted.
const SHOWN: usize = 100;

/// Prints problems to the standard error, the way a person reads them.
pub fn print(problems: &[Problem], sources: &Sources, catalog: &Catalog) {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    eprint!("{}", render(problems, sources, catalog, colour, super::terminal::width()));
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
    source: Option<Excerpt<'a>>,
    other: Vec<OtherPlace<'a>>,
}

impl<'a> Shown<'a> {
    fn new(problem: &'a Problem, sources: &'a Sources, catalog: &Catalog) -> Shown<'a> {
        let mut texts = catalog.problem(problem);
        let excerpt = |file: FileId| Some(Excerpt { file: sources.get(file) }).filter(|it| it.file.sheet.is_none());
        let in_table = |span: Span, text: &str| in_table(sources.get(span.file).cell_place(span)?, text, catalog);
        // A place in another file is a report of its own, below; one in a table is said in words.
        let other = problem
            .also
            .filter(|also| Some(also.file) != problem.span.map(|span| span.file))
            .and_then(|also| Some(OtherPlace { label: texts.also.clone(), span: also, source: excerpt(also.file)? }));
        if let Some(message) = problem.span.and_then(|span| in_table(span, &texts.message)) {
            let also = problem.also.zip(texts.also.as_deref()).and_then(|(also, text)| in_table(also, text));
            texts.message = [Some(message), also].into_iter().flatten().collect::<Vec<String>>().join("\n");
        }
        let source = problem.span.and_then(|span| excerpt(span.file));
        Shown { problem, texts, source, other: other.into_iter().collect() }
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
        let span = self.problem.span.filter(|_| self.source.is_some())?;
        let primary = LabeledSpan::new_primary_with_span(self.texts.label.clone(), bytes(span));
        let also = self.problem.also.filter(|also| also.file == span.file);
        let also = also.map(|also| LabeledSpan::new_with_span(self.texts.also.clone(), bytes(also)));
        Some(Box::new(std::iter::once(primary).chain(also)))
    }

    fn related<'b>(&'b self) -> Option<Box<dyn Iterator<Item = &'b dyn Diagnostic> + 'b>> {
        if self.other.is_empty() {
            return None;
        }
        Some(Box::new(self.other.iter().map(|other| other as &dyn Diagnostic)))
    }
}

/// The second place of a problem, in another file.
struct OtherPlace<'a> {
    label: Option<String>,
    span: Span,
    source: Excerpt<'a>,
}

impl fmt::Debug for OtherPlace<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl fmt::Display for OtherPlace<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.label.as_deref().unwrap_or(""))
    }
}

impl std::error::Error for OtherPlace<'_> {}

impl Diagnostic for OtherPlace<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(miette::Severity::Advice)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(LabeledSpan::new_primary_with_span(self.label.clone(), bytes(self.span)))))
    }
}

fn bytes(span: Span) -> SourceSpan {
    ((span.start as usize)..(span.end as usize)).into()
}

/// A file whose columns are counted in characters; miette counts bytes.
struct Excerpt<'a> {
    file: &'a SourceFile,
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let contents = self.file.text.read_span(span, before, after)?;
        let place = self.file.line_column(span.offset() as u32);
        let column = if before == 0 && after == 0 { place.column - 1 } else { contents.column() };
        Ok(Box::new(MietteSpanContents::new_named(
            self.file.name.clone(),
            contents.data(),
            *contents.span(),
            contents.line(),
            column,
            contents.line_count(),
        )))
    }
}
