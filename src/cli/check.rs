//! `saty check`: whether policies are well formed, and what is doubtful about them.

use super::Context;
use super::FAILED;
use super::FINE;
use super::OBJECTION;
use super::annotations;
use super::load;
use super::load::Policies;
use super::report;
use super::sarif;
use super::terminal;
use crate::lint;
use crate::lint::SourceText;
use crate::problem::Code;
use crate::problem::Problem;
use crate::problem::Severity;
use clap::ArgMatches;

/// Stands for every warning after `--deny`.
const ALL: &str = "all";

pub fn run(context: &Context, matches: &ArgMatches) -> u8 {
    let chosen = Chosen::new(matches);
    let paths: Vec<String> = matches.get_many::<String>("paths").map(|all| all.cloned().collect()).unwrap_or_default();
    let mut policies = load::policies(if paths.is_empty() { &context.policies } else { &paths });
    let sources = matches.get_one::<String>("sources").map_or(Ok(Vec::new()), |folder| policies.source_texts(folder));
    let (chosen, sources) = match (chosen, sources) {
        (Ok(chosen), Ok(sources)) => (chosen, sources),
        (chosen, sources) => {
            let problems: Vec<Problem> = chosen.err().into_iter().chain(sources.err()).collect();
            report::print(&problems, &policies.sources, &context.catalog);
            return FAILED;
        }
    };
    let code = show(context, matches, &chosen, &policies, &sources);
    // The program ends here; taking the trees apart first would only cost time.
    std::mem::forget(policies);
    code
}

fn show(context: &Context, matches: &ArgMatches, chosen: &Chosen, policies: &Policies, sources: &[SourceText]) -> u8 {
    let (mut problems, accepted) = policies.check(sources);
    problems.retain(|problem| !chosen.allowed.contains(&problem.code));
    let catalog = &context.catalog;
    let is_error = |problem: &Problem| problem.severity() == Severity::Error || chosen.denies(problem.code);
    match matches.get_one::<String>("format").map_or("text", String::as_str) {
        "json" => {
            let json = report::as_json(&problems, &policies.sources, catalog);
            terminal::say_json(&json);
        }
        "sarif" => {
            let json = sarif::log(&problems, &accepted, &policies.sources, catalog, is_error);
            terminal::say_json(&json);
        }
        "github" => terminal::say(&annotations::lines(&problems, &policies.sources, catalog, is_error)),
        _ => {
            report::print(&problems, &policies.sources, catalog);
            let count = |severity| problems.iter().filter(|problem| problem.severity() == severity).count() as i64;
            let text = catalog.text(
                "checked",
                &[
                    ("files", (policies.files as i64).into()),
                    ("declarations", (policies.items.len() as i64).into()),
                    ("errors", count(Severity::Error).into()),
                    ("warnings", count(Severity::Warning).into()),
                ],
            );
            terminal::say(&format!("{text}\n"));
        }
    }
    if problems.iter().any(is_error) { OBJECTION } else { FINE }
}

/// The warnings that are not shown, and those that are to be mended.
struct Chosen {
    allowed: Vec<Code>,
    denied: Vec<Code>,
}

impl Chosen {
    /// # Errors
    /// If a name is not that of a warning of a policy.
    fn new(matches: &ArgMatches) -> Result<Chosen, Problem> {
        let named = |option: &str| -> Result<Vec<Code>, Problem> {
            let names = matches.get_many::<String>(option).into_iter().flatten();
            names.filter(|name| *name != ALL || option != "deny").map(|name| warning(name)).collect()
        };
        let is_all = matches.get_many::<String>("deny").into_iter().flatten().any(|name| name == ALL);
        let denied = named("deny")?;
        Ok(Chosen { allowed: named("allow")?, denied: if is_all { lint::warnings().collect() } else { denied } })
    }

    fn denies(&self, code: Code) -> bool {
        self.denied.contains(&code)
    }
}

fn warning(wanted: &str) -> Result<Code, Problem> {
    let is_wanted = |code: &Code| code.id().eq_ignore_ascii_case(wanted) || code.name() == wanted;
    lint::warnings().find(is_wanted).ok_or_else(|| {
        let names: Vec<&str> = lint::warnings().flat_map(|code| [code.id(), code.name()]).collect();
        Problem::general(Code::UnknownCode).text("name", wanted).suggest(wanted, names)
    })
}
