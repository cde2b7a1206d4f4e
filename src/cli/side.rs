//! One side of a comparison: a folder or file, a date, a notice, or a revision of the repository.

use super::load;
use super::load::Policies;
use crate::edition;
use crate::model::Views;
use crate::plan::Plan;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::syntax::ast::Item;
use jiff::civil::Date;
use std::path::Path;
use std::process::Command;

/// A version of the policies to compare.
pub struct Side {
    /// As it was asked for.
    pub name: String,
    /// Its declarations, amendments folded.
    pub items: Vec<Item>,
    /// All declarations as they are written, and which edition of them this is.
    pub written: Vec<Item>,
    pub date: Option<Date>,
    pub notice: Option<Item>,
    pub plan: Plan,
}

/// What is wrong, and the texts in which it is.
pub type Failure = (Vec<Problem>, Sources);

/// Finds what a name stands for. Dates and notices are those of the policies that `--policies` names.
pub fn read(name: &str, paths: &[String]) -> Result<Side, Box<Failure>> {
    if Path::new(name).exists() {
        return fold(name, load::policies(&[name.to_string()]), None, None);
    }
    if let Ok(date) = name.parse::<Date>() {
        return fold(name, load::policies(paths), Some(date), None);
    }
    let policies = load::policies(paths);
    let notice = edition::notices(&policies.items).find(|notice| notice.name() == name).cloned();
    if let Some(notice) = notice {
        let date = edition::notice_date(&policies.items, &notice);
        return fold(name, policies, date, Some(&notice));
    }
    match revision(name, paths) {
        Some(files) if !files.is_empty() => fold(name, load::from_bytes(files), None, None),
        _ => {
            let names: Vec<&str> = edition::notices(&policies.items).map(Item::name).collect();
            let problem = Problem::general(Code::UnknownSide).text("name", name).suggest(name, names);
            Err(Box::new((vec![problem], policies.sources)))
        }
    }
}

fn fold(name: &str, policies: Policies, date: Option<Date>, notice: Option<&Item>) -> Result<Side, Box<Failure>> {
    match policies.edition(date, notice, Views::All) {
        Ok(plan) => {
            let items = policies.declarations(date, notice);
            let (name, notice) = (name.to_string(), notice.cloned());
            Ok(Side { name, items, written: policies.items, date, notice, plan })
        }
        Err(problems) => Err(Box::new((problems, policies.sources))),
    }
}

/// The policy files of a revision of the repository, read from it; nothing is checked out.
fn revision(name: &str, paths: &[String]) -> Option<Vec<(String, Vec<u8>)>> {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        output.status.success().then_some(output.stdout)
    };
    // `--verify --end-of-options` keeps a name that begins with a dash from being an option.
    git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{name}^{{commit}}")])?;
    let mut arguments = vec!["ls-tree", "-r", "-z", "--name-only", name, "--"];
    arguments.extend(paths.iter().map(String::as_str));
    let listed = String::from_utf8(git(&arguments)?).ok()?;
    let files = listed.split('\0').filter(|path| path.ends_with(".saty"));
    files.map(|path| Some((path.to_string(), git(&["show", &format!("{name}:./{path}")])?))).collect()
}
