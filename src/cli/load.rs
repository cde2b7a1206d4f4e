//! Files from the disk to sources, policies to a plan.

use crate::catalog::Catalog;
use crate::edition;
use crate::lint;
use crate::lint::SourceText;
use crate::model;
use crate::model::Views;
use crate::plan;
use crate::plan::Plan;
use crate::problem;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use crate::source::FileId;
use crate::source::Sources;
use crate::source::Span;
use crate::syntax;
use crate::syntax::ast::Item;
use jiff::civil::Date;
use sha2::Digest;
use sha2::Sha256;
use std::collections::HashSet;
use std::fs::File;
use std::fs::Metadata;
use std::io::ErrorKind;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

/// The ending of policy files.
const ENDING: &str = "saty";
/// The ending of the texts of sources.
const SOURCE_ENDING: &str = "txt";

/// Policies as they were read.
pub struct Policies {
    pub sources: Sources,
    pub items: Vec<Item>,
    /// Names the content of the policies: the same texts under the same names give the same digest.
    pub digest: String,
    pub files: usize,
    /// What is wrong with their text.
    problems: Vec<Problem>,
    /// Declarations that could not be read.
    broken: Vec<Span>,
}

impl Policies {
    /// All that is wrong and doubtful, in every edition, and what the policies accept as defects of their sources.
    /// Quotations are looked up in the `sources`, if there are any.
    pub fn check(&self, sources: &[SourceText]) -> (Vec<Problem>, Vec<Problem>) {
        // In what could not be read there may be whatever seems to be missing.
        let checked = match has_errors(&self.problems) {
            true => model::check_policy(&self.items),
            false => lint::check(&self.items, sources),
        };
        (self.with_text(checked.problems), checked.accepted)
    }

    /// Reads the texts of the sources, all files of a folder that end in `.txt`.
    ///
    /// # Errors
    /// If the folder or one of the files cannot be read, or there is none.
    pub fn source_texts(&mut self, folder: &str) -> Result<Vec<SourceText>, Problem> {
        let mut files = Vec::new();
        find(Path::new(folder), SOURCE_ENDING, &mut files)?;
        files.sort();
        if files.is_empty() {
            return Err(Problem::general(Code::NoSources).text("path", folder));
        }
        let texts = files.iter().map(|path| {
            let id = read(path, &mut self.sources, syntax::MAX_FILE)?;
            Ok(SourceText::new(id, &self.sources.get(id).text))
        });
        texts.collect()
    }

    /// The edition of a date, or the last, with the changes of a notice.
    ///
    /// # Errors
    /// If something is wrong with it, all problems.
    pub fn edition(&self, date: Option<Date>, notice: Option<&Item>, views: Views) -> Result<Plan, Vec<Problem>> {
        let mut problems = Vec::new();
        let edition = edition::fold(&self.items, date, notice, &mut problems).with_names_elsewhere(&self.items);
        let checked = model::check_edition(edition, views);
        problems.extend(checked.problems);
        model::point_at_repeals(&self.items, &mut problems);
        let problems = self.with_text(problems);
        match has_errors(&problems) {
            true => Err(problems),
            false => Ok(plan::plan(checked.model)),
        }
    }

    /// The last edition as it is chosen to be read; if something is wrong with it, says so.
    pub fn last_edition(&self, catalog: &Catalog) -> Option<Plan> {
        let plan = self.edition(None, None, Views::None);
        plan.map_err(|problems| super::report::print(&problems, &self.sources, catalog)).ok()
    }

    /// The declarations of the edition of a date, or of the last, with the changes of a notice.
    pub fn declarations(&self, date: Option<Date>, notice: Option<&Item>) -> Vec<Item> {
        edition::fold(&self.items, date, notice, &mut Vec::new()).items
    }

    fn with_text(&self, found: Vec<Problem>) -> Vec<Problem> {
        let lost = Lost::new(&self.sources, &self.broken);
        let explained = |problem: &Problem| lost.explains(problem, &self.sources);
        let mut problems = self.problems.clone();
        problems.extend(found.into_iter().filter(|problem| !explained(problem)));
        problem::sort(&mut problems);
        problems
    }
}

pub fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity() == Severity::Error)
}

/// Reads all policy files under the paths.
pub fn policies(paths: &[String]) -> Policies {
    let (sources, ids, problems) = texts(paths);
    parsed(sources, ids, problems)
}

/// The policy files under the paths, and what could not be read.
pub fn texts(paths: &[String]) -> (Sources, Vec<FileId>, Vec<Problem>) {
    let mut sources = Sources::default();
    let mut problems = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        if let Err(problem) = find(Path::new(path), ENDING, &mut files) {
            problems.push(problem);
        }
    }
    files.sort();
    files.dedup();
    let mut ids = Vec::new();
    for path in &files {
        match read(path, &mut sources, syntax::MAX_FILE) {
            Ok(id) => ids.push(id),
            Err(problem) => problems.push(problem),
        }
    }
    if ids.is_empty() && problems.is_empty() {
        problems.push(Problem::general(Code::NoPolicies).text("path", paths.join(", ")));
    }
    (sources, ids, problems)
}

/// Policies from files that are no files on the disk, each with its name.
pub fn from_bytes(files: Vec<(String, Vec<u8>)>) -> Policies {
    let mut sources = Sources::default();
    let (mut ids, mut problems) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        match add(name, &bytes, &mut sources, syntax::MAX_FILE) {
            Ok(id) => ids.push(id),
            Err(problem) => problems.push(problem),
        }
    }
    parsed(sources, ids, problems)
}

fn parsed(sources: Sources, ids: Vec<FileId>, mut problems: Vec<Problem>) -> Policies {
    let mut hasher = Sha256::new();
    for id in &ids {
        let file = sources.get(*id);
        hasher.update(file.name.rsplit('/').next().unwrap_or_default());
        hasher.update([0]);
        digest_text(&mut hasher, &file.text);
        hasher.update([0]);
    }
    let (mut items, mut broken) = (Vec::new(), Vec::new());
    for parsed in parse_all(&sources, &ids) {
        items.extend(parsed.items);
        problems.extend(parsed.problems);
        broken.extend(parsed.broken);
    }
    leave_out_uses(&mut problems, &sources);
    let digest = hexadecimal(hasher);
    Policies { sources, items, digest, files: ids.len(), problems, broken }
}

/// Names a text by its content.
pub fn digest(text: &str) -> String {
    let mut hasher = Sha256::new();
    digest_text(&mut hasher, text);
    hexadecimal(hasher)
}

/// How lines end is a habit of a system, and nothing that a text says.
fn digest_text(hasher: &mut Sha256, text: &str) {
    for (number, line) in text.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        if number > 0 {
            hasher.update("\n");
        }
        hasher.update(line);
    }
}

fn hexadecimal(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A word that was refused as a name where it was given is no second mistake where it is used.
fn leave_out_uses(problems: &mut Vec<Problem>, sources: &Sources) {
    let word_at = |problem: &Problem| {
        let span = problem.span?;
        let rest = &sources.get(span.file).text[span.start as usize..];
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
        Some(&rest[..rest.find(|letter: char| !is_part(letter)).unwrap_or(rest.len())])
    };
    let refused: HashSet<&str> =
        problems.iter().filter(|problem| problem.code == Code::ReservedWord).filter_map(word_at).collect();
    let is_use = |problem: &Problem| {
        problem.code == Code::Unexpected && word_at(problem).is_some_and(|word| refused.contains(word))
    };
    problems.retain(|problem| !is_use(problem));
}

/// The names in declarations that could not be read. That they are missing elsewhere is not a second mistake.
struct Lost<'s> {
    words: HashSet<&'s str>,
}

impl<'s> Lost<'s> {
    fn new(sources: &'s Sources, broken: &[Span]) -> Lost<'s> {
        let texts = broken.iter().map(|span| &sources.get(span.file).text[span.start as usize..span.end as usize]);
        Lost { words: texts.flat_map(names).collect() }
    }

    fn explains(&self, problem: &Problem, sources: &Sources) -> bool {
        let Some(span) = problem.span.filter(|_| matches!(problem.code, Code::UnknownName | Code::UnknownTarget))
        else {
            return false;
        };
        let text = &sources.get(span.file).text[span.start as usize..span.end as usize];
        names(text).any(|name| self.words.contains(name))
    }
}

fn names(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|name| !name.is_empty())
}

/// Parses files side by side, the longest first; the result is in the order of the files.
fn parse_all(sources: &Sources, ids: &[FileId]) -> Vec<syntax::Parsed> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(ids.len().max(1));
    let mut by_length = ids.to_vec();
    by_length.sort_by_key(|id| std::cmp::Reverse(sources.get(*id).text.len()));
    let next = AtomicUsize::new(0);
    let work = || {
        let taken = std::iter::from_fn(|| by_length.get(next.fetch_add(1, Ordering::Relaxed)));
        taken.map(|id| (*id, syntax::parse(sources.get(*id), *id))).collect::<Vec<_>>()
    };
    let mut parsed: Vec<(FileId, syntax::Parsed)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let own = work();
        own.into_iter()
            .chain(workers.into_iter().flat_map(|it| it.join().expect("the parser does not panic")))
            .collect()
    });
    parsed.sort_by_key(|(id, _)| *id);
    parsed.into_iter().map(|(_, parsed)| parsed).collect()
}

/// Gathers a file, or all files with an ending of a folder and its folders.
fn find(path: &Path, ending: &str, files: &mut Vec<PathBuf>) -> Result<(), Problem> {
    if path.is_dir() {
        return Search { ending, files, above: Vec::new(), seen: HashSet::new() }.folder(path);
    }
    must_be_a_file(path)?;
    files.push(path.to_path_buf());
    Ok(())
}

struct Search<'f> {
    ending: &'f str,
    files: &'f mut Vec<PathBuf>,
    /// The folders on the way, links resolved.
    above: Vec<PathBuf>,
    seen: HashSet<PathBuf>,
}

impl Search<'_> {
    fn folder(&mut self, path: &Path) -> Result<(), Problem> {
        let real = path.canonicalize().map_err(|error| cannot_read(path, &error))?;
        if self.above.contains(&real) {
            return Err(unreadable(path, "phrase-circle"));
        }
        // Links may lead to one folder on several ways.
        if !self.seen.insert(real.clone()) {
            return Ok(());
        }
        self.above.push(real);
        let entries = std::fs::read_dir(path).map_err(|error| cannot_read(path, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| cannot_read(path, &error))?.path();
            if path.is_dir() {
                self.folder(&path)?;
            } else if path.extension().is_some_and(|found| found == self.ending) {
                self.files.push(path);
            }
        }
        self.above.pop();
        Ok(())
    }
}

fn unreadable(path: &Path, reason: &'static str) -> Problem {
    Problem::general(Code::CannotRead).text("path", path.display().to_string()).phrase("reason", reason)
}

pub fn cannot_read(path: &Path, error: &std::io::Error) -> Problem {
    let reason = match error.kind() {
        ErrorKind::NotFound => "phrase-not-found",
        ErrorKind::PermissionDenied => "phrase-not-allowed",
        ErrorKind::IsADirectory => "phrase-is-folder",
        // Nothing else is wrong with a link that leads somewhere.
        _ if path.is_symlink() => "phrase-circle",
        _ => "phrase-system-error",
    };
    unreadable(path, reason)
}

/// Reading a pipe or a device may never end.
fn must_be_a_file(path: &Path) -> Result<Metadata, Problem> {
    let about = std::fs::metadata(path).map_err(|error| cannot_read(path, &error))?;
    match (about.is_file(), about.is_dir()) {
        (true, _) => Ok(about),
        (false, true) => Err(unreadable(path, "phrase-is-folder")),
        (false, false) => Err(unreadable(path, "phrase-no-file")),
    }
}

/// Reads one file into the sources.
pub fn read(path: &Path, sources: &mut Sources, limit: usize) -> Result<FileId, Problem> {
    let name = path.display().to_string();
    match content(path, limit)? {
        Some(bytes) => add(name, &bytes, sources, limit),
        None => Err(Problem { span: Some(Span::new(sources.add(name, ""), 0, 0)), ..too_large(limit) }),
    }
}

/// The bytes of a file that is no text.
pub fn bytes(path: &Path, limit: usize) -> Result<Vec<u8>, Problem> {
    content(path, limit)?.ok_or_else(|| too_large(limit))
}

fn too_large(limit: usize) -> Problem {
    Problem::general(Code::FileTooLarge).count("limit", limit / (1024 * 1024))
}

/// What a file holds; nothing if that is too much. Its size is looked at before it is read, and it may grow meanwhile.
fn content(path: &Path, limit: usize) -> Result<Option<Vec<u8>>, Problem> {
    let fails = |error| cannot_read(path, &error);
    if must_be_a_file(path)?.len() > limit as u64 {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(fails)?.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(fails)?;
    Ok(Some(bytes).filter(|bytes| bytes.len() <= limit))
}

fn add(name: String, bytes: &[u8], sources: &mut Sources, limit: usize) -> Result<FileId, Problem> {
    if bytes.len() > limit {
        let id = sources.add(name, "");
        return Err(Problem::new(Code::FileTooLarge, Span::new(id, 0, 0)).count("limit", limit / (1024 * 1024)));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(sources.add(name, text)),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).and_then(|head| std::str::from_utf8(head).ok()).unwrap_or("");
            let id = sources.add(name.clone(), valid);
            let end = sources.get(id).text.len();
            Err(Problem::new(Code::NotUtf8, Span::new(id, end, end)).text("path", name))
        }
    }
}
