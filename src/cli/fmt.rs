//! `saty fmt`: policy files in their canonical form.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::load;
use super::report;
use super::terminal;
use super::write;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Sources;
use crate::syntax;
use crate::syntax::signs;
use clap::ArgMatches;
use std::path::Path;

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let paths: Vec<String> = matches.get_many::<String>("paths").map(|all| all.cloned().collect()).unwrap_or_default();
    let (sources, files, mut problems) = load::texts(if paths.is_empty() { &context.policies } else { &paths });
    let only_check = matches.get_flag("check");
    let (mut other, mut failed) = (0, !problems.is_empty());
    for id in &files {
        let file = sources.get(*id);
        match formatted(file, *id) {
            Err(found) => {
                failed = true;
                problems.extend(found);
            }
            Ok(None) => {
                failed = true;
                let text = context.catalog.text("fmt-unsafe", &[("path", file.name.clone().into())]);
                terminal::complain(&format!("{}\n", signs::shown(&text)));
            }
            Ok(Some(text)) if text == *file.text => {}
            Ok(Some(text)) => {
                if only_check {
                    other += 1;
                    terminal::say(&format!("{}\n", first_difference(file, &text, context)));
                } else if let Err(problem) = write::whole(Path::new(&file.name), &text) {
                    failed = true;
                    problems.push(problem);
                } else {
                    other += 1;
                    terminal::say(&format!("{}\n", file.name));
                }
            }
        }
    }
    finish(context, &problems, &sources, (files.len(), other), only_check);
    match (failed, only_check && other > 0) {
        (true, _) => FAILED,
        (_, true) => OBJECTION,
        _ => FINE,
    }
}

/// The canonical form, if it says the same when it is read again.
fn formatted(file: &SourceFile, id: FileId) -> Result<Option<String>, Vec<Problem>> {
    let original = SourceFile::new("", signs::with_plain_spaces(&file.text));
    let parsed = syntax::parse(&original, id);
    if load::has_errors(&parsed.problems) {
        return Err(parsed.problems);
    }
    let text = syntax::print::written(&parsed.items, &original.text);
    let again = syntax::parse(&SourceFile::new("", text.as_str()), id);
    if !again.problems.is_empty() || syntax::print::items(&again.items) != syntax::print::items(&parsed.items) {
        return Ok(None);
    }
    // Lines end as they did.
    Ok(Some(if file.text.contains("\r\n") { text.replace('\n', "\r\n") } else { text }))
}

fn first_difference(file: &SourceFile, text: &str, context: &Context) -> String {
    let same = file.text.lines().zip(text.lines()).take_while(|(old, new)| old == new).count();
    let line = text.lines().nth(same).unwrap_or("").trim();
    let arguments = [("place", format!("{}:{}", file.name, same + 1).into()), ("line", line.to_string().into())];
    context.catalog.text("fmt-differs", &arguments)
}

fn finish(context: &Context, problems: &[Problem], sources: &Sources, (files, other): (usize, usize), check: bool) {
    report::print(problems, sources, &context.catalog);
    let key = if check { "fmt-checked" } else { "fmt-done" };
    let arguments = [("files", (files as i64).into()), ("other", (other as i64).into())];
    terminal::say(&format!("{}\n", context.catalog.text(key, &arguments)));
}
