//! The lines around a place, made fit to be drawn: long lines are cut, a place over many lines ends in its first, and what
//! cannot be seen is replaced by something that can.

use crate::source::LineColumn;
use crate::source::SourceFile;
use crate::source::Span;
use crate::syntax::signs;
use miette::MietteError;
use miette::MietteSpanContents;
use miette::SourceCode;
use miette::SourceSpan;
use miette::SpanContents;
use std::collections::BTreeSet;
use std::ops::Range;

/// So many characters of a line are shown.
const LONGEST: usize = 400;
/// So many of them before the place.
const BEFORE: usize = 60;
/// A place over more lines is shown by its first.
const LINES: usize = 200;
const CUT: &str = "…";

/// A line as it is drawn.
struct Drawn {
    /// In the file, counted from 0.
    number: usize,
    /// Where it begins in the text that is drawn.
    start: usize,
    /// The part of the file that it shows.
    shown: Range<usize>,
    /// What stands before that part.
    lead: usize,
}

/// The lines that are drawn, and what is pointed at in them.
pub struct Excerpt {
    name: String,
    text: String,
    lines: Vec<Drawn>,
    /// Where each place begins in the text that is drawn, and in the file.
    places: Vec<(usize, LineColumn)>,
}

/// Whether one excerpt can show both places.
pub fn shows_both(file: &SourceFile, one: Span, other: Span) -> bool {
    let line = |span: Span| file.line_index(span.start);
    line(one) != line(other) || one.start.abs_diff(other.start) as usize <= LONGEST / 2
}

impl Excerpt {
    /// The excerpt for places of a file, and where each of them stands in it.
    pub fn new(file: &SourceFile, spans: &[Span]) -> (Excerpt, Vec<SourceSpan>) {
        let spans: Vec<Range<usize>> = spans.iter().map(|span| short(file, *span)).collect();
        let numbers: BTreeSet<usize> = spans.iter().flat_map(|span| around(file, span)).collect();
        let mut excerpt = Excerpt {
            name: signs::shown(&file.name).into_owned(),
            text: String::new(),
            lines: Vec::new(),
            places: Vec::new(),
        };
        for number in numbers {
            excerpt.draw(file, number, &spans);
        }
        let drawn: Vec<Range<usize>> = spans.iter().map(|span| excerpt.place(file, span)).collect();
        let places = drawn.iter().zip(&spans).map(|(drawn, span)| (drawn.start, file.line_column(span.start as u32)));
        excerpt.places = places.collect();
        (excerpt, drawn.into_iter().map(SourceSpan::from).collect())
    }

    fn draw(&mut self, file: &SourceFile, number: usize, spans: &[Range<usize>]) {
        let line = file.line_range(number);
        let shown = window(&file.text, &line, spans);
        let lead = if shown.start > line.start { CUT } else { "" };
        self.lines.push(Drawn { number, start: self.text.len(), shown: shown.clone(), lead: lead.len() });
        self.text.push_str(lead);
        self.text.extend(file.text.get(shown.clone()).unwrap_or("").chars().map(visible));
        self.text.push_str(if shown.end < line.end { CUT } else { "" });
        self.text.push('\n');
    }

    /// Where a place of the file stands in what is drawn; never inside of a character.
    fn place(&self, file: &SourceFile, span: &Range<usize>) -> Range<usize> {
        let start = self.offset(file, span.start, floor(&file.text, span.start));
        start..self.offset(file, span.end, ceiling(&file.text, span.end)).max(start)
    }

    fn offset(&self, file: &SourceFile, byte: usize, whole: usize) -> usize {
        let number = file.line_index(byte as u32);
        let index = self.lines.partition_point(|line| line.number < number).min(self.lines.len() - 1);
        let line = &self.lines[index];
        line.start + line.lead + whole.clamp(line.shown.start, line.shown.end) - line.shown.start
    }

    /// The line in which a place of the drawn text lies.
    fn line_at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    fn is_joined(&self, upper: usize) -> bool {
        matches!((self.lines.get(upper), self.lines.get(upper + 1)), (Some(one), Some(next)) if one.number + 1 == next.number)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let (mut first, mut last) =
            (self.line_at(span.offset()), self.line_at(span.offset() + span.len().saturating_sub(1)));
        if !(first..last).all(|line| self.is_joined(line)) {
            return Err(MietteError::OutOfBounds);
        }
        for _ in 0..before {
            first -= usize::from(first > 0 && self.is_joined(first - 1));
        }
        for _ in 0..after {
            last += usize::from(self.is_joined(last));
        }
        let start = self.lines.get(first).map_or(0, |line| line.start);
        let end = self.lines.get(last + 1).map_or(self.text.len(), |line| line.start);
        let column = match (before, after) {
            (0, 0) => self.places.iter().find(|(at, _)| *at == span.offset()).map_or(0, |(_, place)| place.column - 1),
            _ => 0,
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            &self.text.as_bytes()[start..end],
            SourceSpan::from(start..end),
            self.lines.get(first).map_or(0, |line| line.number),
            column,
            last + 1 - first,
        )))
    }
}

/// A place of not too many lines.
fn short(file: &SourceFile, span: Span) -> Range<usize> {
    let (start, end) = (span.start as usize, (span.end as usize).max(span.start as usize));
    let (first, last) = (file.line_index(span.start), file.line_index(span.end));
    if last - first > LINES { start..file.line_range(first).end } else { start..end }
}

/// The lines of a place, with one before and one behind.
fn around(file: &SourceFile, span: &Range<usize>) -> Range<usize> {
    let last = file.line_index(span.end.saturating_sub(1).max(span.start) as u32);
    file.line_index(span.start as u32).saturating_sub(1)..(last + 2).min(file.line_count())
}

/// The part of a line that is shown.
fn window(text: &str, line: &Range<usize>, spans: &[Range<usize>]) -> Range<usize> {
    let whole = text.get(line.clone()).unwrap_or("");
    if whole.len() <= LONGEST || whole.chars().count() <= LONGEST {
        return line.clone();
    }
    let inside = |at: &usize| line.contains(at);
    let starts = spans.iter().map(|span| span.start).filter(inside).min();
    let focus = starts.or(spans.iter().map(|span| span.end).filter(inside).min()).unwrap_or(line.start);
    let focus = floor(text, focus) - line.start;
    let start = whole[..focus].char_indices().rev().take(BEFORE).last().map_or(focus, |(at, _)| at);
    let rest = &whole[start..];
    let end = rest.char_indices().nth(LONGEST).map_or(whole.len(), |(at, _)| start + at);
    line.start + start..line.start + end
}

/// What is drawn instead of a sign that cannot be seen: of the same length, so that places stay right.
fn visible(letter: char) -> char {
    match letter.len_utf8() {
        _ if !signs::is_hidden(letter) => letter,
        1 => '?',
        2 => '¿',
        _ => '\u{fffd}',
    }
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceiling(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}
