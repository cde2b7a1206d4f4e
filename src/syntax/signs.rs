//! Signs that come along when a text is copied: spaces, dashes and quotation marks of a word processor, and what cannot be
//! seen at all.

use super::comment;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::Span;
use std::borrow::Cow;

/// Whether a sign shows nothing and still changes what a reader sees: it steers the terminal or turns the direction of the
/// text around it.
pub fn is_hidden(letter: char) -> bool {
    let turns =
        matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = matches!(letter, '\u{2028}' | '\u{2029}');
    turns || breaks || (letter.is_control() && letter != '\n' && letter != '\t')
}

/// A text with the number of each hidden sign in its place.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match is_hidden(letter) {
            true => out.push_str(&format!("[U+{:04X}]", u32::from(letter))),
            false => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// A space that is not the one of the keyboard.
pub fn is_other_space(letter: char) -> bool {
    !letter.is_ascii() && letter.is_whitespace()
}

/// Whether it is the sign of a word processor for one that the keyboard has, or shows nothing.
pub fn is_of_office(letter: char) -> bool {
    !letter.is_ascii() && help(letter) != "help"
}

/// What to do about a sign that cannot stand in a policy outside of a text: the attribute of the message.
pub fn help(letter: char) -> &'static str {
    match letter {
        _ if is_other_space(letter) => "space",
        '’' | '‘' | '‛' | 'ʼ' | '´' | '＇' => "apostrophe",
        '№' => "number-sign",
        _ if is_dash(letter) => "dash",
        _ if is_quote(letter) => "quote",
        _ if is_unseen(letter) => "invisible",
        _ => "help",
    }
}

/// The sign with its number, or the number alone where nothing can be seen.
pub fn describe(letter: char) -> String {
    let number = format!("U+{:04X}", u32::from(letter));
    if is_unseen(letter) || letter.is_whitespace() { format!("`{number}`") } else { format!("`{letter}` ({number})") }
}

fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '‐'
            ..='―'
                | '−'
                | '⁃'
                | '֊'
                | '־'
                | '᠆'
                | '⁓'
                | '⁻'
                | '₋'
                | '˗'
                | '⸺'
                | '⸻'
                | '〜'
                | '〰'
                | '゠'
                | '︱'
                | '︲'
                | '﹘'
                | '﹣'
                | '－'
                | '➖'
                | '─'
    )
}

fn is_quote(letter: char) -> bool {
    matches!(
        letter,
        '“'..='‟' | '‚' | '‹' | '›' | '»' | '″' | '‶' | 'ˮ' | '❛'..='❞' | '❮' | '❯' | '〝'..='〟' | '⹂' | '＂' | '「'..='』'
    )
}

/// Nothing of it can be seen.
fn is_unseen(letter: char) -> bool {
    let joins = matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    );
    joins || is_hidden(letter)
}

/// The hidden signs in the texts and comments of a file. Those outside are found where each declaration is looked over.
pub fn hidden(text: &str, file: FileId) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches('\n');
        let body = body.strip_suffix('\r').unwrap_or(body);
        if body.contains(is_hidden) {
            let kept = comment::kept(body)
                .into_iter()
                .flat_map(|(from, to)| body[from..to].match_indices(is_hidden).map(move |(at, it)| (from + at, it)));
            problems.extend(kept.map(|(at, sign)| {
                let problem = Problem::new(Code::HiddenSign, Span::new(file, start + at, start + at + sign.len()));
                problem.text("found", sign.chars().map(describe).collect::<String>())
            }));
        }
        start += line.len();
    }
    problems
}

/// The text with plain spaces instead of others outside of texts and comments, so many that every place stays as it is.
pub fn with_plain_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut done = 0;
        for (from, to) in comment::kept(line) {
            push_plain(&line[done..from], &mut out);
            out.push_str(&line[from..to]);
            done = to;
        }
        push_plain(&line[done..], &mut out);
    }
    out
}

fn push_plain(code: &str, out: &mut String) {
    for letter in code.chars() {
        match is_other_space(letter) {
            true => out.extend(std::iter::repeat_n(' ', letter.len_utf8())),
            false => out.push(letter),
        }
    }
}
