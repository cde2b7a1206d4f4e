//! References inside a text. The message catalog knows only strings, so the id of what is meant stands between two marks,
//! and becomes a number once everything on the page has one.

use std::fmt::Write;

/// What is meant has to be on the page; its number is shown in brackets.
const NEEDED: char = '\u{e000}';
/// What is meant has to be on the page; nothing is shown.
const BEHIND: char = '\u{e001}';
/// The number is shown in brackets if what is meant is on the page.
const NAMED: char = '\u{e002}';
/// The bare number, or else the words behind it.
const NUMBER: char = '\u{e003}';
const END: char = '\u{e004}';
const OTHERWISE: char = '\u{e005}';

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'t> {
    Plain(&'t str),
    /// The id of what is meant; its number stands in brackets.
    Reference(&'t str),
    /// The id of what is meant, and what is said where it has no number.
    Number(&'t str, &'t str),
}

pub fn needed(id: &str) -> String {
    format!("{NEEDED}{id}{END}")
}

pub fn behind(id: &str) -> String {
    format!("{BEHIND}{id}{END}")
}

pub fn named(id: &str) -> String {
    format!("{NAMED}{id}{END}")
}

pub fn number(id: &str, otherwise: &str) -> String {
    format!("{NUMBER}{id}{OTHERWISE}{otherwise}{END}")
}

/// The marks of a text, with the id of each.
fn marks(text: &str) -> impl Iterator<Item = (char, &str)> {
    text.split(END).filter_map(|part| {
        let (start, mark) = part.char_indices().find(|(_, letter)| (NEEDED..END).contains(letter))?;
        Some((mark, &part[start + mark.len_utf8()..]))
    })
}

/// The ids of what has to be on the page for a text to be understood.
pub fn needs(text: &str) -> impl Iterator<Item = &str> {
    marks(text).filter(|(mark, _)| matches!(*mark, NEEDED | BEHIND)).map(|(_, id)| id)
}

/// Splits a text at its references.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for part in text.split(END) {
        let found = part.char_indices().find(|(_, letter)| (NEEDED..END).contains(letter));
        let (before, reference) = match found {
            Some((start, mark)) => (&part[..start], Some((mark, &part[start + mark.len_utf8()..]))),
            None => (part, None),
        };
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        match reference {
            Some((NEEDED | NAMED, id)) => pieces.push(Piece::Reference(id)),
            Some((NUMBER, id)) => {
                let (id, otherwise) = id.split_once(OTHERWISE).unwrap_or((id, ""));
                pieces.push(Piece::Number(id, otherwise));
            }
            _ => {}
        }
    }
    pieces
}

/// The text with numbers in the place of its references; without the number, where there is none.
pub fn resolved<'n>(text: &str, number: impl Fn(&str) -> Option<&'n str>) -> String {
    let mut out = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Plain(text) => out.push_str(text),
            Piece::Reference(id) => {
                if let Some(number) = number(id) {
                    let _ = write!(out, " ({number})");
                }
            }
            Piece::Number(id, otherwise) => out.push_str(number(id).unwrap_or(otherwise)),
        }
    }
    out
}
