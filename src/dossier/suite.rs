//! Samples: which dossier is evaluated for which vacancy or position, when, and what is expected of the answer.

use super::DOSSIER;
use super::tree;
use super::tree::Key;
use super::tree::Node;
use super::tree::NodeKind;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Span;

const KEYS: [&str; 8] = ["id", DOSSIER, "vacancy", "notice", "position", "on", "expect", "because"];

/// One evaluation.
#[derive(Debug, Clone)]
pub struct Sample {
    pub id: String,
    /// Where it stands.
    pub place: Span,
    pub dossier: Paper,
    pub vacancy: Option<Paper>,
    pub notice: Option<String>,
    pub position: Option<String>,
    /// The evaluation date, as written.
    pub on: Option<String>,
    pub expected: Vec<Expectation>,
}

/// A dossier or a vacancy: a file, its path relative to the folder of the samples, or what is written in its place.
#[derive(Debug, Clone)]
pub enum Paper {
    File(String),
    Here(Node),
}

/// What a person says the answer must be: the points, the level, the documents that are missing, a clause by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    pub of: String,
    pub place: Span,
    pub wanted: Wanted,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    Text(String),
    /// Names, in any order.
    All(Vec<String>),
}

/// Reads a list of samples, or a single one, which is called after its file. A mapping without `dossier` is a dossier and no
/// sample.
///
/// # Errors
/// All problems, if something is no sample.
pub fn read_samples(file: &SourceFile, id: FileId) -> Result<Vec<Sample>, Vec<Problem>> {
    let root = tree::parse(&file.text, id).map_err(|problem| vec![*problem])?;
    let name = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match &root.what {
        NodeKind::Map(entries) if entries.iter().any(|(key, _)| key.text == DOSSIER) => {
            Ok(vec![sample(&root, Some(name))?])
        }
        NodeKind::Map(_) | NodeKind::Scalar(_) => Ok(Vec::new()),
        NodeKind::List(samples) => {
            let (mut read, mut problems) = (Vec::new(), Vec::new());
            for node in samples {
                match sample(node, None) {
                    Ok(sample) => read.push(sample),
                    Err(found) => problems.extend(found),
                }
            }
            if problems.is_empty() { Ok(read) } else { Err(problems) }
        }
    }
}

fn sample(node: &Node, name: Option<&str>) -> Result<Sample, Vec<Problem>> {
    let NodeKind::Map(entries) = &node.what else { return Err(vec![missing(node, "id")]) };
    let mut problems: Vec<Problem> =
        entries.iter().filter(|(key, _)| !KEYS.contains(&key.text.as_str())).map(|(key, _)| unknown(key)).collect();
    let get = |name: &str| entries.iter().find(|(key, _)| key.text == name).map(|(_, value)| value);
    let text = |name: &str| get(name).and_then(scalar);
    let paper = |name: &str| get(name).map(|node| scalar(node).map_or_else(|| Paper::Here(node.clone()), Paper::File));
    let id = text("id").or(name.map(String::from)).unwrap_or_default();
    let is_name = !id.is_empty() && id.chars().all(|letter| letter.is_alphanumeric() || "-_".contains(letter));
    if !is_name {
        problems.push(missing(node, "id"));
    }
    let Some(dossier) = paper(DOSSIER) else {
        problems.push(missing(node, DOSSIER));
        return Err(problems);
    };
    let expected = get("expect").map_or_else(Vec::new, expectations);
    if let Some(node) = get("expect").filter(|node| !matches!(node.what, NodeKind::Map(_))) {
        problems.push(no_mapping(node));
    }
    let sample = Sample {
        id,
        place: Span { end: node.span.start + 1, ..node.span },
        dossier,
        vacancy: paper("vacancy"),
        notice: text("notice"),
        position: text("position"),
        on: text("on"),
        expected,
    };
    if problems.is_empty() { Ok(sample) } else { Err(problems) }
}

fn expectations(node: &Node) -> Vec<Expectation> {
    let NodeKind::Map(entries) = &node.what else { return Vec::new() };
    let of = |(key, value): &(Key, Node)| {
        let wanted = match &value.what {
            NodeKind::Scalar(text) => Wanted::Text(text.clone()),
            NodeKind::List(names) => Wanted::All(names.iter().filter_map(scalar).collect()),
            // What no answer is; so it is said, and not passed over.
            NodeKind::Map(_) => Wanted::Text("{ … }".into()),
        };
        Expectation { of: key.text.clone(), place: key.span, wanted }
    };
    entries.iter().map(of).collect()
}

fn scalar(node: &Node) -> Option<String> {
    match &node.what {
        NodeKind::Scalar(text) => Some(text.clone()),
        NodeKind::List(_) | NodeKind::Map(_) => None,
    }
}

fn no_mapping(node: &Node) -> Problem {
    let place = Span { end: node.span.start + 1, ..node.span };
    let problem = Problem::new(Code::WrongType, place).text("name", "expect").text("found", "");
    problem.phrase("expected", "type-mapping")
}

fn missing(node: &Node, part: &str) -> Problem {
    let place = Span { end: node.span.start + 1, ..node.span };
    Problem::new(Code::MissingPart, place).text("item", "sample").text("part", part)
}

fn unknown(key: &Key) -> Problem {
    let problem = Problem::new(Code::UnknownField, key.span).text("name", &key.text).text("record", "sample");
    problem.suggest(&key.text, KEYS)
}
