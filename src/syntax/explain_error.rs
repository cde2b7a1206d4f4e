//! A pest error as a problem in words of the policy.

use super::grammar::Rule;
use super::grammar::Symbol;
use super::words::FORMS;
use super::words::MISTAKEN;
use super::words::RESERVED;
use super::words::Role;
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
    let is_name = expects(Rule::name) || expects(Rule::plain_name) || expects(Rule::path);
    if is_name && let Some(problem) = refused_name(text, at, file, base) {
        return problem;
    }
    let only_name = positives.iter().all(|rule| matches!(rule, Rule::name | Rule::plain_name));
    if found == ":"
        && only_name
        && let Some(problem) = begun_form(text, at, file, base)
    {
        return problem;
    }
    if let Some((start, group)) = group_of_conditions(text, at) {
        let span = Span::new(file, base + start, base + start + group.len());
        return Problem::new(Code::GroupOfConditions, span).text("what", group);
    }
    let following = text.get(at + found.len()..).map(str::trim_start).map_or("", token);
    if let Some(meant) =
        mistaken(&format!("{found} {following}")).or_else(|| mistaken(found).filter(|_| found == "has"))
    {
        let mut problem = Problem::new(Code::Unexpected, span).text("found", found).text("suggestion", meant);
        problem.help = "suggestion";
        return problem;
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

/// A word at the beginning of a line that was meant as a name, and read as the form that it begins.
fn begun_form(text: &str, at: usize, file: FileId, base: usize) -> Option<Problem> {
    let before = text[..at].trim_end();
    let start = before.len() - last_word(before).len();
    let line = before[..start].rsplit('\n').next().unwrap_or_default().trim_end();
    let begins = line.is_empty() || line.ends_with(['{', '}']);
    (begins && RESERVED.contains(&&before[start..])).then(|| refused_name(text, start, file, base))?
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
    let is_group = found == "{" && is_counted(text, at);
    let mistaken = if is_group { Some("of {") } else { mistaken(&two).or_else(|| mistaken(found)) };
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

/// A word that cannot be a name, where something is given a name.
fn refused_name(text: &str, at: usize, file: FileId, base: usize) -> Option<Problem> {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let word = &text[at..][..text[at..].find(|letter: char| !is_part(letter)).unwrap_or(text.len() - at)];
    let before = last_word(&text[..at]);
    let is_word = |(_, role, spellings): &(Rule, Role, &[&str])| {
        matches!(role, Role::Declaration | Role::Block) && spellings.contains(&before)
    };
    let is_given = text[at + word.len()..].trim_start().starts_with(':') || before == "plural";
    if !is_given && !WORDS.iter().any(is_word) {
        return None;
    }
    let problem = Problem::new(Code::ReservedWord, Span::new(file, base + at, base + at + word.len()));
    let problem = problem.text("word", word);
    if RESERVED.contains(&word) {
        return Some(problem.text("instead", format!("{word}-1")));
    }
    let mut problem = problem.text("instead", in_small_letters(word)?);
    problem.help = "letters";
    Some(problem)
}

/// `my-name` for `myName`, `My_Name`; nothing for what is no name but for its letters.
fn in_small_letters(word: &str) -> Option<String> {
    let mut name = String::new();
    for letter in word.chars() {
        if letter.is_ascii_uppercase() && name.ends_with(|last: char| last.is_ascii_lowercase()) {
            name.push('-');
        }
        name.push(if letter == '_' { '-' } else { letter.to_ascii_lowercase() });
    }
    let is_letters = |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric());
    let is_name = name.starts_with(|first: char| first.is_ascii_lowercase()) && name.split('-').all(is_letters);
    if RESERVED.contains(&name.as_str()) {
        name.push_str("-1");
    }
    (is_name && name != word).then_some(name)
}

/// The head of a group of conditions at a place, or begun before it.
fn group_of_conditions(text: &str, at: usize) -> Option<(usize, &str)> {
    let line = at - own_line(text, at).len();
    let start = if text[at..].starts_with("of") { line + own_line(text, at).rfind("at least ")? } else { at };
    let rest = &text[start..];
    for group in ["at least one of", "exactly one of", "all of"] {
        if start == at && rest.starts_with(group) {
            return Some((start, &rest[..group.len()]));
        }
    }
    let count = rest.strip_prefix("at least ")?;
    let number = count.find(|letter: char| !letter.is_ascii_digit()).filter(|length| *length > 0)?;
    let after = count[number..].trim_start();
    let length = rest.len() - after.len() + "of".len();
    (after.starts_with("of") && start <= at && at <= start + length).then(|| (start, &rest[..length]))
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

/// Whether `at least 2` stands before a place.
fn is_counted(text: &str, at: usize) -> bool {
    let line = own_line(text, at).trim_end();
    let words = line.trim_end_matches(|letter: char| letter.is_ascii_digit());
    words.len() < line.len() && words.trim_end().ends_with("at least")
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
