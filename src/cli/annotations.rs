//! Problems as workflow commands of GitHub: one line each, shown beside the changed lines.

use crate::catalog::Catalog;
use crate::problem::Problem;
use crate::source::Sources;
use crate::source::Span;

/// One line for each problem; `is_error` says which are shown as errors.
pub fn lines(
    problems: &[Problem],
    sources: &Sources,
    catalog: &Catalog,
    is_error: impl Fn(&Problem) -> bool,
) -> String {
    problems.iter().map(|problem| line(problem, sources, catalog, is_error(problem))).collect()
}

fn line(problem: &Problem, sources: &Sources, catalog: &Catalog, is_error: bool) -> String {
    let texts = catalog.problem(problem);
    let mut properties: Vec<(&str, String)> = problem.span.map_or(Vec::new(), |span| place(span, sources));
    properties.push(("title", format!("{} {}", problem.code.id(), problem.code.name())));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", in_property(value))).collect();
    let message: Vec<String> = std::iter::once(texts.message).chain(texts.help).collect();
    let kind = if is_error { "error" } else { "warning" };
    format!("::{kind} {}::{}\n", properties.join(","), in_message(&message.join("\n")))
}

fn place(span: Span, sources: &Sources) -> Vec<(&'static str, String)> {
    let file = sources.get(span.file);
    let (start, end) = (file.line_column(span.start), file.line_column(span.end));
    vec![
        ("file", file.name.replace('\\', "/")),
        ("line", start.line.to_string()),
        ("col", start.column.to_string()),
        ("endLine", end.line.to_string()),
        ("endColumn", end.column.to_string()),
    ]
}

/// The signs that end a message are written by their number.
fn in_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn in_property(text: &str) -> String {
    in_message(text).replace(':', "%3A").replace(',', "%2C")
}
