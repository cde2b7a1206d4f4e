//! Text to AST. Pure: reads no files, knows no names of any policy and no types.

pub mod ast;
mod called;
mod comment;
mod explain_error;
mod from_pest;
pub mod grammar;
pub mod print;
mod scan;
pub mod signs;
pub mod words;

pub use scan::MAX_DEPTH;

use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::suggest;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Span;
use ast::Item;
use grammar::PolicyParser;
use grammar::Rule;
use pest::Parser;
use words::Role;
use words::WORDS;

/// A policy file of more bytes is refused.
pub const MAX_FILE: usize = 8 * 1024 * 1024;
/// A chain of `and`, `or` or of texts may have so many links.
pub const MAX_CHAIN: usize = 10_000;

/// A thread that checks and evaluates what is within the limits needs at most so many bytes of stack. The system gives them
/// only as they are used.
pub const STACK: usize = 256 * 1024 * 1024;

/// What a file says, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Parsed {
    pub items: Vec<Item>,
    pub problems: Vec<Problem>,
    /// Declarations that could not be read; what they declare is missing elsewhere.
    pub broken: Vec<Span>,
}

/// Reads a file, declaration by declaration: a broken one is reported and the others are still read.
pub fn parse(file: &SourceFile, id: FileId) -> Parsed {
    let mut parsed = Parsed::default();
    if file.text.len() > MAX_FILE {
        let problem = Problem::new(Code::FileTooLarge, Span::new(id, 0, 0));
        parsed.problems.push(problem.count("limit", MAX_FILE / (1024 * 1024)));
        return parsed;
    }
    parsed.problems.extend(signs::hidden(&file.text, id));
    for piece in split(&file.text) {
        let before = parsed.items.len();
        parse_piece(&file.text[piece.start..piece.end], id, piece.start, &mut parsed);
        if parsed.items.len() == before {
            parsed.broken.push(Span::new(id, piece.start, piece.end));
        }
    }
    parsed
}

fn parse_piece(text: &str, file: FileId, base: usize, parsed: &mut Parsed) {
    if let Some(problem) = unknown_declaration(text, file, base) {
        parsed.problems.push(problem);
        return;
    }
    let problems = scan::scan(text, file, base);
    if !problems.is_empty() {
        parsed.problems.extend(problems);
        return;
    }
    match PolicyParser::parse(Rule::piece, text) {
        Ok(pairs) => {
            let mut builder = from_pest::Builder::new(file, base);
            parsed.items.extend(builder.piece(pairs));
            parsed.problems.extend(builder.problems);
        }
        Err(error) => parsed.problems.push(explain_error::explain(&error, text, file, base)),
    }
}

struct Piece {
    start: usize,
    end: usize,
}

/// Splits a file at the lines that begin, in column 1, with the keyword of a declaration or with something close to one.
fn split(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let begins = opens_declaration(line) || (pieces.is_empty() && !is_blank(line));
        if begins {
            pieces.push(Piece { start: at, end: at });
        }
        at += line.len();
        if let Some(piece) = pieces.last_mut().filter(|_| !is_blank(line)) {
            piece.end = at;
        }
    }
    pieces
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

fn first_word(line: &str) -> &str {
    let end = line.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(line.len());
    &line[..end]
}

fn declaration_words() -> impl Iterator<Item = &'static str> {
    WORDS
        .iter()
        .filter(|(_, role, _)| *role == Role::Declaration)
        .flat_map(|(_, _, spellings)| spellings.iter().copied())
}

fn is_word(word: &str) -> bool {
    WORDS.iter().any(|(_, _, spellings)| spellings.iter().any(|spelling| spelling.split(' ').next() == Some(word)))
}

fn opens_declaration(line: &str) -> bool {
    let word = first_word(line);
    if word.is_empty() {
        return false;
    }
    declaration_words().any(|known| known == word) || (!is_word(word) && looks_like_declaration(line))
}

/// `postion guard {`: a word, a name, then a colon or a brace.
fn looks_like_declaration(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_name = |word: &str| word.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
    match (words.next(), words.next()) {
        (Some(word), Some(name)) if is_name(word) => match name.strip_suffix(':') {
            Some(name) => is_name(name),
            None => is_name(name) && (words.next() == Some("{") || line.trim_end().ends_with('{')),
        },
        _ => false,
    }
}

/// The first word of a declaration must be a keyword.
fn unknown_declaration(text: &str, file: FileId, base: usize) -> Option<Problem> {
    let indent = text.len() - text.trim_start().len();
    let word = first_word(&text[indent..]);
    if declaration_words().any(|known| known == word) {
        return None;
    }
    let sign = text[indent..].chars().next().map_or(0, char::len_utf8);
    let word = if word.is_empty() { &text[indent..indent + sign] } else { word };
    if word.contains(signs::is_of_office) {
        return None;
    }
    let problem = Problem::new(Code::UnknownDeclaration, Span::new(file, base + indent, base + indent + word.len()));
    let problem = problem.text("word", word);
    let meant = words::MISTAKEN.iter().find(|(tried, _)| *tried == word).map(|(_, meant)| *meant);
    let meant = meant.or_else(|| suggest::closest(word, declaration_words()));
    Some(match meant {
        Some(meant) => {
            let mut problem = problem.text("suggestion", meant);
            problem.help = "suggestion";
            problem
        }
        None => problem,
    })
}
