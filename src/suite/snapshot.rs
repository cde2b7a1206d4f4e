//! What came out of a sample when a person last agreed with it, as a text of one line for each cause.
//!
//! Files are those of insta: a head between two lines of dashes, then the text.

use crate::explain::brief::Line;
use indexmap::IndexMap;

/// Stands before what another reading of the source would change.
const IF: &str = "if ";
const DASHES: &str = "---\n";

/// The text of a snapshot: what is plain is left out.
pub fn text(date: &str, lines: &[Line], readings: &[Line]) -> String {
    let line = |before: &str, line: &Line| format!("{before}{}: {}", line.id, line.said);
    let said = lines.iter().filter(|it| !it.plain).map(|it| line("", it));
    let readings = readings.iter().map(|it| line(IF, it));
    std::iter::once(format!("date: {date}")).chain(said).chain(readings).collect::<Vec<String>>().join("\n")
}

/// A line that a snapshot has and the answer has not, or that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The clause; for another reading, its view.
    pub id: String,
    pub is_reading: bool,
    pub was: Option<String>,
    pub becomes: Option<String>,
}

/// What differs between two texts, in the order of the new one, then what is gone.
pub fn differences(old: &str, new: &str) -> Vec<Difference> {
    let (old, new) = (said(old), said(new));
    let difference = |key: &str, was: Option<&&str>, becomes: Option<&&str>| Difference {
        id: key.strip_prefix(IF).unwrap_or(key).to_string(),
        is_reading: key.starts_with(IF),
        was: was.map(ToString::to_string),
        becomes: becomes.map(ToString::to_string),
    };
    let changed = new.iter().filter(|(key, said)| old.get(*key) != Some(*said));
    let changed = changed.map(|(key, said)| difference(key, old.get(key), Some(said)));
    let gone =
        old.iter().filter(|(key, _)| !new.contains_key(*key)).map(|(key, said)| difference(key, Some(said), None));
    changed.chain(gone).collect()
}

fn said(text: &str) -> IndexMap<&str, &str> {
    text.lines().filter_map(|line| line.split_once(": ")).collect()
}

/// The text in a file.
pub fn read(file: &str) -> Option<String> {
    let file = file.replace("\r\n", "\n");
    let (_, text) = file.strip_prefix(DASHES)?.split_once("\n---\n")?;
    Some(text.trim_end().to_string())
}

/// The file of a text. The head of the earlier file stays; a new one names where the sample stands.
pub fn file(text: &str, earlier: Option<&str>, source: &str) -> String {
    let head = earlier.and_then(|file| file.strip_prefix(DASHES)?.split_once("\n---\n")).map(|(head, _)| head);
    let head = head.map_or_else(|| format!("source: {source}"), String::from);
    format!("{DASHES}{head}\n{DASHES}{text}\n")
}
