//! `saty completions` and `saty man`: what a shell and a reader of manuals need, made from the command line itself.

use super::Context;
use super::FAILED;
use super::FINE;
use super::report;
use super::terminal;
use super::write;
use crate::problem::Problem;
use crate::source::Sources;
use clap::ArgMatches;
use clap::Command;
use clap_complete::Shell;
use std::path::Path;

const NAME: &str = "saty";

pub fn completions(context: &Context, matches: &ArgMatches) -> u8 {
    let shell = matches.get_one::<String>("shell").and_then(|name| name.parse::<Shell>().ok());
    let mut script = Vec::new();
    if let Some(shell) = shell {
        clap_complete::generate(shell, &mut super::command(&context.catalog), NAME, &mut script);
    }
    terminal::say(&String::from_utf8_lossy(&script));
    FINE
}

/// Writes a page for the program and one for each of its commands.
pub fn man(context: &Context, matches: &ArgMatches) -> u8 {
    let folder = matches.get_one::<String>("folder").map_or("", String::as_str);
    let mut command = super::command(&context.catalog);
    command.build();
    let of = |command: &Command, name: String| page(command.clone(), &name, Path::new(folder));
    let commands = command.get_subcommands().map(|inner| of(inner, format!("{NAME}-{}", inner.get_name())));
    let written: Result<Vec<()>, Problem> = std::iter::once(of(&command, NAME.to_string())).chain(commands).collect();
    match written {
        Ok(_) => FINE,
        Err(problem) => {
            report::print(&[problem], &Sources::default(), &context.catalog);
            FAILED
        }
    }
}

fn page(command: Command, name: &str, folder: &Path) -> Result<(), Problem> {
    let mut page = Vec::new();
    // Writing to memory does not fail.
    let _ = clap_mangen::Man::new(command.name(name.to_string())).render(&mut page);
    write::whole(&folder.join(format!("{name}.1")), &String::from_utf8_lossy(&page))
}
