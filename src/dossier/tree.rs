//! YAML, and so JSON, as a tree with places. Knows nothing of what it means.

use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::Span;
use saphyr_parser::Event;
use saphyr_parser::Parser;
use saphyr_parser::ScalarStyle;

/// Lists and mappings may be nested so deep.
const MAX_DEPTH: usize = 32;

#[derive(Debug, Clone)]
pub struct Node {
    pub what: NodeKind,
    pub span: Span,
}

#[derive(Debug, Clone)]
pub enum NodeKind {
    /// A text; an empty one stands for nothing.
    Scalar(String),
    List(Vec<Node>),
    Map(Vec<(Key, Node)>),
}

#[derive(Debug, Clone)]
pub struct Key {
    pub text: String,
    pub span: Span,
}

/// What is being built: a list, or a mapping with the key that waits for its value.
enum Open {
    List(Vec<Node>, usize),
    Map(Vec<(Key, Node)>, Option<Key>, usize),
}

/// Reads the one document of a file. An empty file is an empty mapping.
pub fn parse(text: &str, file: FileId) -> Result<Node, Box<Problem>> {
    let mut place = Places { text, chars: 0, bytes: 0 };
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let at = place.byte(error.marker().index());
            Box::new(Problem::new(Code::BrokenDocument, Span::new(file, at, at)).phrase("reason", cause(error.info())))
        })?;
        let (start, end) = (place.byte(span.start.index()), place.byte(span.end.index()));
        let here = Span::new(file, start, end);
        let done = match event {
            Event::Scalar(text, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                let text = if plain && matches!(&*text, "~" | "null") { String::new() } else { text.into_owned() };
                Some(Node { what: NodeKind::Scalar(text), span: here })
            }
            Event::SequenceStart(..) => {
                stack.push(Open::List(Vec::new(), start));
                None
            }
            Event::MappingStart(..) => {
                stack.push(Open::Map(Vec::new(), None, start));
                None
            }
            Event::SequenceEnd | Event::MappingEnd => stack.pop().map(|open| open.close(file, end)),
            Event::Alias(_) => return Err(Box::new(Problem { help: "alias", ..broken(here, "*") })),
            Event::DocumentEnd | Event::DocumentStart(_) | Event::StreamStart | Event::StreamEnd | Event::Nothing => {
                None
            }
        };
        if stack.len() > MAX_DEPTH {
            let problem = Problem::new(Code::TooDeep, here).count("limit", MAX_DEPTH);
            return Err(Box::new(problem));
        }
        let Some(node) = done else { continue };
        match stack.last_mut() {
            None if root.is_some() => return Err(Box::new(broken(node.span, "---"))),
            None => root = Some(node),
            Some(Open::List(items, _)) => items.push(node),
            Some(Open::Map(entries, key, _)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => match node.what {
                    NodeKind::Scalar(text) => *key = Some(Key { text, span: node.span }),
                    _ => return Err(Box::new(broken(node.span, "?"))),
                },
            },
        }
    }
    Ok(root.unwrap_or(Node { what: NodeKind::Map(Vec::new()), span: Span::new(file, 0, 0) }))
}

/// The library says what is wrong in its own words; ours are the phrases of the catalog.
fn cause(info: &str) -> &'static str {
    match info {
        info if info.contains("quote") => "phrase-yaml-quote",
        info if info.contains("tab") => "phrase-yaml-tab",
        info if info.contains("indent") => "phrase-yaml-indent",
        _ => "phrase-yaml-sign",
    }
}

fn broken(span: Span, reason: &str) -> Problem {
    Problem::new(Code::BrokenDocument, span).text("reason", reason)
}

impl Open {
    fn close(self, file: FileId, end: usize) -> Node {
        let (what, start) = match self {
            Open::List(items, start) => (NodeKind::List(items), start),
            Open::Map(entries, _, start) => (NodeKind::Map(entries), start),
        };
        Node { what, span: Span::new(file, start, end.max(start)) }
    }
}

/// Turns places counted in characters into bytes. They mostly come in order, so it walks along.
struct Places<'t> {
    text: &'t str,
    chars: usize,
    bytes: usize,
}

impl Places<'_> {
    fn byte(&mut self, chars: usize) -> usize {
        if chars < self.chars {
            (self.chars, self.bytes) = (0, 0);
        }
        let rest = self.text.get(self.bytes..).unwrap_or("");
        let step: usize = rest.chars().take(chars - self.chars).map(char::len_utf8).sum();
        (self.chars, self.bytes) = (chars, self.bytes + step);
        self.bytes
    }
}
