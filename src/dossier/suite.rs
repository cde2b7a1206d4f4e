//! A list of cases: which dossier is evaluated for which vacancy or position, and when.

use super::tree;
use super::tree::Node;
use super::tree::NodeKind;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::SourceFile;

/// One evaluation. Paths are relative to the folder of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuiteCase {
    pub id: String,
    pub dossier: String,
    pub vacancy: Option<String>,
    pub position: Option<String>,
    /// The evaluation date, as written.
    pub on: Option<String>,
}

/// Reads a list of cases; keys for other purposes, such as `expect`, are passed over.
///
/// # Errors
/// If the text is no list of mappings, or a case has no `id` or no `dossier`.
pub fn read_suite(file: &SourceFile, id: FileId) -> Result<Vec<SuiteCase>, Box<Problem>> {
    let root = tree::parse(&file.text, id)?;
    let NodeKind::List(cases) = &root.what else { return Err(missing(&root, "- id")) };
    cases.iter().map(read_case).collect()
}

fn read_case(node: &Node) -> Result<SuiteCase, Box<Problem>> {
    let NodeKind::Map(entries) = &node.what else { return Err(missing(node, "id")) };
    let text = |name: &str| {
        let value = &entries.iter().find(|(key, _)| key.text == name)?.1;
        match &value.what {
            NodeKind::Scalar(text) => Some(text.clone()),
            NodeKind::List(_) | NodeKind::Map(_) => None,
        }
    };
    Ok(SuiteCase {
        id: text("id").ok_or_else(|| missing(node, "id"))?,
        dossier: text("dossier").ok_or_else(|| missing(node, "dossier"))?,
        vacancy: text("vacancy"),
        position: text("position"),
        on: text("on"),
    })
}

fn missing(node: &Node, part: &str) -> Box<Problem> {
    Box::new(Problem::new(Code::MissingPart, node.span).text("item", "cases.yaml").text("part", part))
}
