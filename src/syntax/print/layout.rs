//! What the tree does not have: the comments of a file, its lines, its braces.

use crate::source::Span;
use crate::syntax::comment;

/// A text, where its comments stand, and how far they have been printed.
pub struct Layout<'t> {
    text: &'t str,
    /// Start and end of each comment, in order.
    comments: Vec<(usize, usize)>,
    printed: usize,
}

impl<'t> Layout<'t> {
    pub fn new(text: &'t str) -> Layout<'t> {
        Layout { text, comments: comments(text), printed: 0 }
    }

    /// Takes the next comment, if it begins before a place.
    pub fn comment_before(&mut self, place: usize) -> Option<(usize, usize, &'t str)> {
        let (start, end) = *self.comments.get(self.printed).filter(|(start, _)| *start < place)?;
        self.printed += 1;
        Some((start, end, self.text[start..end].trim_end()))
    }

    /// Takes the comment that follows on the same line, with nothing between.
    pub fn comment_behind(&mut self, place: usize) -> Option<(usize, &'t str)> {
        let (start, end) = *self.comments.get(self.printed)?;
        let between = self.text.get(place..start)?;
        if !between.trim().is_empty() || between.contains('\n') {
            return None;
        }
        self.printed += 1;
        Some((end, self.text[start..end].trim_end()))
    }

    pub fn is_one_line(&self, span: Span) -> bool {
        !self.between(span.start as usize, span.end as usize).contains('\n')
    }

    /// Whether both places stand on one line.
    pub fn same_line(&self, from: usize, to: usize) -> bool {
        !self.between(from, to).contains('\n')
    }

    /// Whether a line between two places is empty.
    pub fn has_blank_line(&self, from: usize, to: usize) -> bool {
        let mut lines = self.between(from, to).split('\n').skip(1).peekable();
        std::iter::from_fn(|| lines.next().filter(|_| lines.peek().is_some())).any(|line| line.trim().is_empty())
    }

    /// The place behind the next opening brace; comments may have braces too.
    pub fn behind_brace(&self, from: usize) -> usize {
        self.behind('{', from)
    }

    /// The place behind the next colon; comments may have colons too.
    pub fn behind_colon(&self, from: usize) -> usize {
        self.behind(':', from)
    }

    fn behind(&self, sign: char, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = self.text[at..].find(sign) {
            let place = at + found;
            match self.comment_around(place) {
                Some((_, end)) => at = end,
                None => return place + sign.len_utf8(),
            }
        }
        from
    }

    /// The place of the opening brace before something that follows it, comments apart.
    pub fn brace_before(&self, from: usize) -> usize {
        let mut braces = self.text[..from].rmatch_indices('{').map(|(at, _)| at);
        braces.find(|at| self.comment_around(*at).is_none()).unwrap_or(from)
    }

    fn comment_around(&self, place: usize) -> Option<(usize, usize)> {
        let index = self.comments.partition_point(|(_, end)| *end <= place);
        self.comments.get(index).copied().filter(|(start, _)| *start <= place)
    }

    fn between(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or("")
    }
}

/// Finds the comments: from `#` to the end of the line, outside of texts.
fn comments(text: &str) -> Vec<(usize, usize)> {
    let mut comments = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if let Some(at) = comment::start_in(line) {
            comments.push((start + at, end));
        }
        start += line.len();
    }
    comments
}
