//! Comments: from `#` to the end of the line, outside of texts.

/// Where the comment of a line begins.
pub fn start_in(line: &str) -> Option<usize> {
    let mut close = None;
    for (place, letter) in line.char_indices() {
        close = match (close, letter) {
            (None, '#') => return Some(place),
            (None, '"') => Some('"'),
            (None, '«') => Some('»'),
            (Some(end), letter) if letter == end => None,
            (state, _) => state,
        };
    }
    None
}

/// A text without the blanks and the comments at its end.
pub fn trim_end(text: &str) -> &str {
    let mut text = text.trim_end();
    while text.contains('#') {
        let line = text.rfind('\n').map_or(0, |at| at + 1);
        let Some(comment) = start_in(&text[line..]) else { break };
        text = text[..line + comment].trim_end();
    }
    text
}
