//! A dossier as the text of a file.

use super::words;
use crate::dossier::tree::Node;
use crate::dossier::tree::NodeKind;

/// Writes a dossier. Read again it is the same.
pub fn text(root: &Node) -> String {
    let mut out = String::new();
    let NodeKind::Map(entries) = &root.what else { return out };
    for (key, node) in entries {
        out.push_str(&scalar(&key.text));
        out.push(':');
        value(node, &mut out);
    }
    out
}

fn value(node: &Node, out: &mut String) {
    match &node.what {
        NodeKind::Scalar(text) => out.push_str(&format!(" {}\n", scalar(text))),
        NodeKind::List(items) if items.iter().all(|item| matches!(item.what, NodeKind::Scalar(_))) => {
            out.push_str(&format!(" [{}]\n", items.iter().filter_map(text_of).collect::<Vec<String>>().join(", ")));
        }
        NodeKind::List(items) => {
            out.push('\n');
            items.iter().for_each(|item| record(item, out));
        }
        NodeKind::Map(entries) if entries.is_empty() => out.push_str(" {}\n"),
        NodeKind::Map(entries) => {
            out.push('\n');
            for (key, node) in entries {
                out.push_str(&format!("  {}:", scalar(&key.text)));
                value(node, out);
            }
        }
    }
}

fn record(item: &Node, out: &mut String) {
    match &item.what {
        NodeKind::Map(entries) if !entries.is_empty() => {
            for (index, (key, node)) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "  - " } else { "    " });
                out.push_str(&format!("{}:", scalar(&key.text)));
                value(node, out);
            }
        }
        _ => out.push_str("  - {}\n"),
    }
}

fn text_of(node: &Node) -> Option<String> {
    if let NodeKind::Scalar(text) = &node.what { Some(scalar(text)) } else { None }
}

/// A text without quotes where it cannot be read as anything else.
fn scalar(text: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./% ".contains(letter);
    let unsigned = text.strip_prefix('-').filter(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()));
    let begins = unsigned.unwrap_or(text).chars().next().is_some_and(char::is_alphanumeric);
    let is_empty_word = matches!(text.to_lowercase().as_str(), "null" | "~" | "");
    if begins && !is_empty_word && !text.ends_with(' ') && text.chars().all(is_plain) {
        return text.to_string();
    }
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            letter if is_unprintable(letter) => out.push_str(&format!("\\U{:08X}", letter as u32)),
            letter => out.push(letter),
        }
    }
    out + "\""
}

/// What YAML wants written as an escape, and what an editor would not show.
fn is_unprintable(letter: char) -> bool {
    words::is_invisible(letter) || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}
