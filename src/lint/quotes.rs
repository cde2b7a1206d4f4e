//! Quotations against the texts that they are taken from.

use super::walk::Block;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::Span;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::Text;
use crate::syntax::ast::acceptance;

/// What stands for something left out.
const LEFT_OUT: [&str; 2] = ["…", "..."];
/// So many words show where a quotation that differs has its place.
const FIRST_WORDS: usize = 3;
/// Letters of the source that are shown behind them.
const SHOWN: usize = 60;

/// The text of a source, evenly spaced, and from where in the file each of its bytes comes.
pub struct SourceText {
    file: FileId,
    text: String,
    places: Vec<u32>,
}

impl SourceText {
    pub fn new(file: FileId, text: &str) -> SourceText {
        let (text, places) = plain(text);
        SourceText { file, text, places }
    }

    /// The place in the file of a part of the text.
    fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| self.places.get(at).or(self.places.last()).map_or(0, |place| *place as usize);
        Span::new(self.file, place(start), place(end))
    }

    /// Whether the parts occur, one behind the other.
    fn contains(&self, parts: &[String]) -> bool {
        let mut rest = self.text.as_str();
        for part in parts {
            match rest.find(part.as_str()) {
                Some(start) => rest = &rest[start + part.len()..],
                None => return false,
            }
        }
        true
    }
}

/// Reports the quotations that none of the sources has.
pub fn check(blocks: &[Block], sources: &[SourceText], problems: &mut Vec<Problem>) {
    for block in blocks {
        for property in block.properties {
            let PropertyKind::Quote(texts) = &property.what else { continue };
            for text in texts.iter().filter(|text| !occurs(text, sources)) {
                let problem = closest(text, sources);
                problems.push(problem.accepted(acceptance(block.properties, Code::QuoteNotFound.name())));
            }
        }
    }
}

fn occurs(text: &Text, sources: &[SourceText]) -> bool {
    let parts = parts(&text.text);
    sources.iter().any(|source| source.contains(&parts))
}

/// The parts of a quotation between what is left out.
fn parts(text: &str) -> Vec<String> {
    let text = LEFT_OUT.iter().fold(text.to_string(), |text, mark| text.replace(mark, "\0"));
    text.split('\0').map(|part| plain(part).0.trim().to_string()).filter(|part| !part.is_empty()).collect()
}

/// The problem, with the place in a source up to which the quotation agrees, if it begins to agree somewhere.
fn closest(text: &Text, sources: &[SourceText]) -> Problem {
    let problem = Problem::new(Code::QuoteNotFound, text.span);
    let missing = parts(&text.text).into_iter().find(|part| !sources.iter().any(|it| it.text.contains(part.as_str())));
    // Every part occurs, but not in this order in one source.
    let Some(part) = missing else { return problem };
    let ends: Vec<usize> = part.match_indices(' ').map(|(at, _)| at).collect();
    let mut found = None;
    for end in ends.iter().skip(FIRST_WORDS - 1) {
        let beginning = &part[..*end];
        match sources.iter().find_map(|source| Some((source, source.text.find(beginning)?))) {
            Some((source, start)) => found = Some((source, start, *end)),
            None => break,
        }
    }
    let Some((source, start, length)) = found else { return problem };
    let behind = &source.text[start + length..];
    let mut problem = problem.text("written", next_words(&part[length..])).text("printed", next_words(behind));
    problem.help = "differs";
    problem.also(source.span(start, start + length))
}

/// The beginning of a text, cut between words.
fn next_words(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(SHOWN) {
        None => text.to_string(),
        Some((end, _)) => format!("{} …", text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words)),
    }
}

/// A text with one kind of quotes, of dashes and of spaces, and where its bytes stood.
fn plain(text: &str) -> (String, Vec<u32>) {
    let mut found = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    let mut add = |letter: char, at: usize, found: &mut String| {
        found.push(letter);
        places.extend(std::iter::repeat_n(at as u32, letter.len_utf8()));
    };
    for (at, letter) in text.char_indices() {
        match letter {
            '«' | '»' | '“' | '”' | '„' | '‟' | '″' => add('"', at, &mut found),
            '‘' | '’' | '‚' => add('\'', at, &mut found),
            '–' | '—' | '−' | '‑' | '‒' => add('-', at, &mut found),
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            letter if letter.is_whitespace() => {
                if !found.ends_with(' ') {
                    add(' ', at, &mut found);
                }
            }
            letter => add(letter, at, &mut found),
        }
    }
    (found, places)
}
