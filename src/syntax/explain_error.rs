//! A pest error as a problem in words of the policy.

use super::grammar::Rule;
use super::grammar::Symbol;
use super::words::FORMS;
use super::words::MISTAKEN;
use super::words::RESERVED;
use super::words::WORDS;
use crate::problem::Argument;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::suggest;
use crate::source::FileId;
use crate::source::Span;
use pest::error::ErrorVariant;
use pest::error::InputLocation;

/// So many expectations are listed at most.
const LISTED: usize = 5;

pub fn explain(error: &pest::error::Error<Rule>, text: &str, file: FileId, base: usize) -> Problem {
    let at = match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    };
    let ErrorVariant::ParsingError { positives, .. } = &error.variant else {
        return Problem::new(Code::TooDeep, Span::new(file, base + at, base + at)).count("limit", super::MAX_DEPTH);
    };
    let found = token(&text[at..]);
    let end = at + found.len().max(usize::from(at < text.len()));
    let span = Span::new(file, base + at, base + end);
    let expects = |rule: Rule| positives.contains(&rule);
    let line = text[..at].trim_end().rsplit('\n').next().unwrap_or("");
    if expects(Rule::bar) && line.contains('|') {
        return Problem::new(Code::MissingBar, span);
    }
    if let Some(sign) = [found, last_word(&text[..at])].into_iter().find(|word| calculates(word)) {
        return Problem::new(Code::FactArithmetic, span).text("found", sign);
    }
    let following = text.get(at + found.len()..).map(str::trim_start).map_or("", token);
    if let Some(meant) =
        mistaken(&format!("{found} {following}")).or_else(|| mistaken(found).filter(|_| found == "has"))
    {
        let mut problem = Problem::new(Code::Unexpected, span).text("found", found).text("suggestion", meant);
        problem.help = "suggestion";
        return problem;
    }
    let before = last_word(&text[..at]);
    let is_begun = mistaken(&format!("{before} {found}")).is_some() || form(own_line(text, at)).is_some();
    let is_name = expects(Rule::name) || expects(Rule::plain_name) || expects(Rule::path);
    if is_name && RESERVED.contains(&found) && is_begun {
        return unexpected(Problem::new(Code::Unexpected, span), text, at, found, positives);
    }
    if (expects(Rule::name) || expects(Rule::plain_name) || expects(Rule::path)) && RESERVED.contains(&found) {
        return Problem::new(Code::ReservedWord, span).text("word", found).text("instead", format!("{found}-1"));
    }
    if expects(Rule::colon) && begins_content(found) {
        let name = last_word(&text[..at]);
        let start = base + text[..at].trim_end().len();
        return Problem::new(Code::MissingColon, Span::new(file, start - name.len(), start)).text("name", name);
    }
    if matches!(found, "kk" | "ru" | "en") && !expects(Rule::string) {
        return Problem::new(Code::LabelNotFirst, span);
    }
    unexpected(Problem::new(Code::Unexpected, span), text, at, found, positives)
}

fn unexpected(problem: Problem, text: &str, at: usize, found: &str, positives: &[Rule]) -> Problem {
    let mut problem =
        if found.is_empty() { problem.phrase("found", "phrase-end") } else { problem.text("found", found) };
    let mut symbols: Vec<Symbol> = positives.iter().filter_map(|rule| rule.symbol()).collect();
    symbols.dedup();
    let literals: Vec<&str> = symbols
        .iter()
        .filter_map(|symbol| match symbol {
            Symbol::Literal(word) => Some(*word),
            Symbol::Phrase(_) => None,
        })
        .collect();
    let two = format!("{} {found}", last_word(&text[..at]));
    let mistaken = mistaken(&two).or_else(|| mistaken(found));
    let all_words = WORDS.iter().filter_map(|(_, _, spellings)| spellings.first().copied());
    let close = || suggest::closest(found, literals.iter().copied()).or_else(|| suggest::closest(found, all_words));
    // A sign is not close to another one, and a word that there is was meant.
    let is_meant = !found.starts_with(char::is_alphabetic) || RESERVED.contains(&found);
    let close = if is_meant { None } else { close() };
    let line = text[..at].trim_end().rsplit('\n').next().unwrap_or_default();
    if let Some(meant) = mistaken.or(close) {
        problem = problem.text("suggestion", meant);
        problem.help = "suggestion";
    } else if let Some(form) = form(line) {
        problem = problem.text("form", form);
        problem.help = "form";
    } else if symbols.is_empty() {
        problem.help = "unlisted";
    }
    for symbol in symbols.into_iter().take(LISTED) {
        problem.arguments.push(match symbol {
            Symbol::Literal(word) => ("expected", Argument::Text(format!("`{word}`"))),
            Symbol::Phrase(key) => ("expected", Argument::Phrase(key)),
        });
    }
    problem
}

/// The part of the line before a place.
fn own_line(text: &str, at: usize) -> &str {
    text[..at].rsplit('\n').next().unwrap_or_default()
}

/// How the last phrase that a line has begun is written.
fn form(line: &str) -> Option<String> {
    let is_word = |start: usize, word: &str| {
        let inside = |letter: char| letter.is_alphanumeric() || letter == '-';
        !line[..start].ends_with(inside) && !line[start + word.len()..].starts_with(inside)
    };
    let begun = |word: &str| line.rmatch_indices(word).map(|(start, _)| start).find(|start| is_word(*start, word));
    let (_, form) =
        FORMS.iter().filter_map(|(word, form)| Some((begun(word)?, form))).max_by_key(|(start, _)| *start)?;
    Some(form.split("; ").map(|one| format!("`{one}`")).collect::<Vec<String>>().join(", "))
}

/// Whether a word or sign stands between numbers that are calculated with.
fn calculates(word: &str) -> bool {
    matches!(word, "+" | "*" | "/" | "divided" | "multiplied" | "plus" | "minus")
}

/// What people mean by a word that they try.
fn mistaken(tried: &str) -> Option<&'static str> {
    MISTAKEN.iter().find(|(known, _)| *known == tried).map(|(_, meant)| *meant)
}

/// The word or sign at the start of the text.
fn token(text: &str) -> &str {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    let length = text.find(|letter: char| !is_part(letter)).unwrap_or(text.len());
    if length > 0 { &text[..length] } else { text.chars().next().map_or("", |letter| &text[..letter.len_utf8()]) }
}

/// What may follow the colon of a named line.
fn begins_content(found: &str) -> bool {
    matches!(found, "kk" | "ru" | "en" | "gives" | "when" | "commission" | "required" | "if" | "same" | "\"" | "«")
}

fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    text.rsplit(|letter: char| letter.is_whitespace() || "{}()|:,".contains(letter)).next().unwrap_or_default()
}
