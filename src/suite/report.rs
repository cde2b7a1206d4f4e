//! What became of a sample, in words: what is said otherwise, because of which clause, where that stands.

use super::expected::Unmet;
use super::snapshot::Difference;
use crate::eval::Outcome;
use crate::explain::brief::Line;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::explain::phrases::Phrases;
use crate::explain::worksheet;
use crate::source::Sources;
use crate::source::Span;
use fluent_bundle::FluentValue;

/// So many lines of a clause are shown.
const SHOWN: usize = 6;

/// Explains one sample that has not passed.
pub struct Report<'a> {
    pub phrases: &'a Phrases<'a>,
    pub sources: &'a Sources,
    pub outcome: &'a Outcome,
    /// All that the answer says, also what a snapshot leaves out.
    pub said: &'a [Line],
}

impl Report<'_> {
    /// What is said otherwise than before, with the clauses that decide it.
    pub fn changed(&self, differences: &[Difference], lines: &mut Lines) {
        for difference in differences {
            let label = self.label(&difference.id, difference.is_reading);
            let now = self.said.iter().find(|line| line.id == difference.id && !difference.is_reading);
            let becomes = difference.becomes.clone().or(now.map(|line| line.said.clone()));
            let was = difference.was.clone().or(becomes.as_deref().and_then(plain).filter(|_| !difference.is_reading));
            let said = |said: Option<String>| {
                said.map_or_else(|| self.phrases.catalog.plain("said-nothing"), |said| self.spoken(&said))
            };
            lines.marked(1, Mark::Changed, format!("{label}: {} → {}", said(was), said(becomes)));
            if is_cause(difference, differences) {
                self.cause(&difference.id, lines);
            }
        }
    }

    /// What was expected and is not so.
    pub fn unmet(&self, all: &[Unmet], differences: &[Difference], lines: &mut Lines) {
        for unmet in all {
            let label = unmet.id.as_ref().map_or_else(|| unmet.of.clone(), |id| self.label(id, false));
            let arguments = [
                ("what", FluentValue::from(label)),
                ("wanted", self.spoken(&unmet.wanted).into()),
                ("found", self.spoken(&unmet.found).into()),
            ];
            let text = self.phrases.catalog.text("expected-otherwise", &arguments);
            // Two expectations may come to the same, such as a level and the highest that is possible.
            if lines.lines.iter().any(|line| line.text == text) {
                continue;
            }
            lines.marked(1, Mark::NotMet, text);
            lines.quiet(2, self.place(unmet.place));
            if let Some(id) = unmet.id.as_ref().filter(|id| !differences.iter().any(|it| it.id == **id)) {
                self.cause(id, lines);
            }
        }
    }

    fn label(&self, id: &str, is_reading: bool) -> String {
        let title = match id {
            "date" => Some(self.phrases.catalog.plain("evaluation-date")),
            _ => self.phrases.clause_title(id).or_else(|| self.row_title(id)).or_else(|| self.stair_title(id)),
        };
        let title = title.map_or_else(|| id.to_string(), |title| format!("{title} ({id})"));
        match is_reading {
            // What changed follows behind a colon of its own.
            true => {
                let text = self.phrases.catalog.text("if-read-as", &[("view", FluentValue::from(title))]);
                text.trim_end_matches(':').to_string()
            }
            false => title,
        }
    }

    fn row_title(&self, id: &str) -> Option<String> {
        let labels = crate::explain::phrases::row_labels(self.phrases.model, id)?;
        labels.get(self.phrases.catalog.lang).map(String::from)
    }

    fn stair_title(&self, id: &str) -> Option<String> {
        let stairs = self.phrases.model.positions.iter().filter_map(|position| position.stair.as_ref());
        let stair = stairs.into_iter().find(|stair| stair.meta.id == id)?;
        stair.meta.labels.get(self.phrases.catalog.lang).map(String::from)
    }

    /// What a snapshot says, with words of the language and labels where it has such.
    fn spoken(&self, said: &str) -> String {
        let words = |word: &str| match word {
            "yes" | "no" | "unknown" => self.phrases.catalog.plain(word),
            "none" => self.phrases.catalog.plain("said-nothing"),
            "present" => self.phrases.catalog.plain("document-present"),
            "missing" => self.phrases.catalog.plain("document-missing"),
            "waived" => self.phrases.catalog.plain("document-waived"),
            "not applicable" => self.phrases.catalog.plain("document-not-applicable"),
            "not filed" => self.phrases.catalog.plain("document-not-filed"),
            "does not apply" => self.phrases.catalog.plain("said-does-not-apply"),
            "undecided" => self.phrases.catalog.plain("not-decided"),
            word => self.member(word).unwrap_or_else(|| word.to_string()),
        };
        said.split("..").map(words).collect::<Vec<String>>().join(" – ")
    }

    fn member(&self, name: &str) -> Option<String> {
        let scales = self.phrases.model.scales.iter().filter(|scale| scale.ordered);
        let labels = scales.filter_map(|scale| scale.members.get(name)).next()?;
        labels.get(self.phrases.catalog.lang).map(String::from)
    }

    fn place(&self, span: Span) -> String {
        let file = self.sources.get(span.file);
        format!("{}:{}", file.name, file.line_column(span.start).line)
    }

    /// The text of the clause beside what it now comes to.
    fn cause(&self, id: &str, lines: &mut Lines) {
        let model = self.phrases.model;
        if let Some((span, meta)) = super::places::of_clause(model, id) {
            let file = self.sources.get(span.file);
            lines.quiet(2, self.place(span));
            for line in excerpt(&file.text, span) {
                lines.text(3, format!("│ {line}"));
            }
            let citations = self.phrases.citations(meta);
            if !citations.is_empty() {
                lines.quiet(2, citations);
            }
        }
        for mut line in worksheet::clause(id, self.outcome, self.phrases).lines {
            line.indent += 2;
            lines.lines.push(line);
        }
    }
}

/// What a snapshot leaves out, where it says nothing of what now is something.
fn plain(becomes: &str) -> Option<String> {
    let plain = match becomes {
        "yes" | "no" | "unknown" => "no",
        "missing" | "not applicable" | "waived" | "not filed" => "present",
        number if number.starts_with(|letter: char| letter.is_ascii_digit()) => "0",
        _ => return None,
    };
    Some(plain.to_string())
}

/// A clause is a cause if nothing inside of it is said otherwise.
fn is_cause(difference: &Difference, all: &[Difference]) -> bool {
    let inside = |other: &Difference| other.id.strip_prefix(&difference.id).is_some_and(|rest| rest.starts_with('.'));
    !difference.is_reading && !all.iter().any(inside)
}

/// The lines that a span lies on.
fn excerpt(text: &str, span: Span) -> Vec<&str> {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at);
    text[start..end].lines().map(str::trim).take(SHOWN).collect()
}
