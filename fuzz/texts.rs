//! Changes of a text: lines and words taken away, doubled, exchanged, put in; signs that harm; pieces of other texts.

use crate::random::Random;
use saty::syntax::words::WORDS;

const SIGNS: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    ":",
    ",",
    "|",
    "\"",
    "«",
    "»",
    "#",
    "-",
    "%",
    "\n",
    "\t",
    "\r",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\u{2028}",
    "\u{200b}",
    "\u{202e}",
    "\u{1b}",
    "\u{feff}",
    "\u{301}",
    "–",
    "’",
    "“",
    "№",
    "ә",
    "е",
    "🏊",
    "0",
    "1",
    "-3",
    "0.5",
    "2024-02-29",
    "2 years",
    "unknown",
    "[]",
];

/// The text with one to six changes; other texts give pieces.
pub fn changed(text: &str, others: &[String], random: &mut Random) -> String {
    let mut text = text.to_string();
    for _ in 0..=random.below(6) {
        text = once(text, others, random);
    }
    text
}

fn once(text: String, others: &[String], random: &mut Random) -> String {
    let at = place(&text, random);
    match random.below(12) {
        0 => replaced(&text, at, length(&text, at, random), ""),
        1 => replaced(&text, at, 0, sign(random)),
        2 => replaced(&text, at, 0, &format!(" {} ", word(random))),
        3 => {
            let (start, end) = a_word(&text, at);
            replaced(&text, start, end - start, word(random))
        }
        4 => {
            let (start, end) = a_word(&text, at);
            let (from, to) = a_word(&text, place(&text, random));
            let other = text[from..to].to_string();
            replaced(&text, start, end - start, &other)
        }
        5 => {
            let (start, end) = a_word(&text, at);
            replaced(&text, start, end - start, sign(random))
        }
        6..=8 => lines(&text, random),
        9 => {
            let piece = text[at..at + length(&text, at, random)].to_string();
            replaced(&text, at, 0, &piece.repeat(1 + random.below(4)))
        }
        10 if !others.is_empty() => {
            let other = &others[random.below(others.len())];
            let from = place(other, random);
            let piece = &other[from..from + length(other, from, random)];
            replaced(&text, at, 0, piece)
        }
        _ => {
            let length = text[at..].chars().next().map_or(0, char::len_utf8);
            replaced(&text, at, length, sign(random))
        }
    }
}

/// Lines taken away, doubled, moved.
fn lines(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return String::new();
    }
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(3) {
        0 => {
            lines.remove(one);
        }
        1 => lines.insert(other, lines[one]),
        _ => lines.swap(one, other),
    }
    lines.concat()
}

fn sign(random: &mut Random) -> &'static str {
    SIGNS[random.below(SIGNS.len())]
}

fn word(random: &mut Random) -> &'static str {
    random.one_of(WORDS).2.first().copied().unwrap_or("when")
}

fn replaced(text: &str, at: usize, length: usize, by: &str) -> String {
    format!("{}{by}{}", &text[..at], &text[at + length..])
}

/// A place between two characters.
pub fn place(text: &str, random: &mut Random) -> usize {
    whole(text, random.below(text.len() + 1))
}

fn length(text: &str, at: usize, random: &mut Random) -> usize {
    let most = if random.below(8) == 0 { 400 } else { 20 };
    whole(text, (at + random.below(most)).min(text.len())).max(at) - at
}

fn whole(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn a_word(text: &str, at: usize) -> (usize, usize) {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '-';
    let start = text[..at]
        .rfind(|letter| !is_part(letter))
        .map_or(0, |found| found + text[found..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(|letter| !is_part(letter)).map_or(text.len(), |found| at + found);
    (start, end)
}

/// Bytes changed, taken away, doubled.
pub fn changed_bytes(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len());
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(4) {
            _ if bytes.is_empty() => bytes.push(0),
            0 => bytes[at] = random.below(256) as u8,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                drop(bytes.splice(at..at, piece));
            }
            _ => bytes[at] ^= 1 << random.below(8),
        }
    }
    bytes
}
