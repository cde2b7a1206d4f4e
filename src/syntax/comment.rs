//! Comments: from `#` to the end of the line, outside of texts.

/// Where the comment of a line begins.
pub fn start_in(line: &str) -> Option<usize> {
    kept(line).last().map(|(start, _)| *start).filter(|start| line[*start..].starts_with('#'))
}

/// What of a line is no text of the language: each text with its quotes, and the comment.
pub fn kept(line: &str) -> Vec<(usize, usize)> {
    let mut kept = Vec::new();
    let mut open = None;
    for (place, letter) in line.char_indices() {
        open = match (open, letter) {
            (None, '#') => {
                kept.push((place, line.len()));
                return kept;
            }
            (None, '"') => Some((place, '"')),
            (None, '«') => Some((place, '»')),
            (Some((start, end)), letter) if letter == end => {
                kept.push((start, place + letter.len_utf8()));
                None
            }
            (state, _) => state,
        };
    }
    if let Some((start, _)) = open {
        kept.push((start, line.len()));
    }
    kept
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
