//! Texts inside of Markdown.

use crate::syntax::signs;

/// A text in which nothing is a sign of Markdown or HTML, and which stays on its line.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in signs::shown(text).chars() {
        match letter {
            '\n' => out.push(' '),
            '\\' | '*' | '_' | '`' | '[' | ']' | '|' | '<' | '>' | '#' | '&' | '~' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    begun(out)
}

/// A dash, or a number with a dot and a space, at the start of a line would begin a list.
fn begun(text: String) -> String {
    let number = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let mut behind = text[number..].chars();
    match (behind.next(), behind.next().is_none_or(char::is_whitespace)) {
        (Some('-' | '+' | '='), _) if number == 0 => format!("\\{text}"),
        (Some('.' | ')'), true) if number > 0 => format!("{}\\{}", &text[..number], &text[number..]),
        _ => text,
    }
}
