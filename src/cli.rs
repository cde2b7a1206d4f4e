//! The command line: reads files, asks the floors below, prints. The only floor that touches the world.

mod amend;
mod annotations;
mod case;
mod check;
mod diff;
mod effects;
mod eval;
mod excerpt;
mod explain;
mod fmt;
mod history;
mod import;
mod load;
mod new;
mod notice;
mod positions;
mod rank;
mod read;
mod receipts;
mod report;
mod samples;
mod sarif;
mod schema;
mod sheet;
mod shell;
mod side;
mod terminal;
mod test;
mod write;

use crate::catalog::Catalog;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Sources;
use crate::syntax::STACK;
use crate::syntax::ast::Lang;
use crate::syntax::signs;
use clap::Arg;
use clap::ArgAction;
use clap::ArgMatches;
use clap::Command;
use clap::error::ContextKind;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Mutex;

/// Done, and nothing to object to.
const FINE: u8 = 0;
/// The answer is no, or there is something to mend in a policy.
const OBJECTION: u8 = 1;
/// It could not be done.
const FAILED: u8 = 2;

/// Where policies are looked for when nothing else is said.
const POLICIES: &str = "policies";

/// What every command needs.
struct Context {
    catalog: Catalog,
    policies: Vec<String>,
}

/// Runs the program.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let catalog = Catalog::new(language(&arguments));
    let code = on_a_large_stack(|| answer(arguments));
    if !terminal::has_lost() {
        return ExitCode::from(code);
    }
    let problem = Problem::general(Code::OutputLost);
    report::print(&[problem], &Sources::default(), &catalog);
    ExitCode::from(FAILED)
}

/// Runs a job with the stack that the limits of a policy promise; on the stack that there is, if there is no other.
fn on_a_large_stack(job: impl FnOnce() -> u8 + Send) -> u8 {
    let job = Mutex::new(Some(job));
    let run = || job.lock().ok().and_then(|mut job| job.take()).map_or(FAILED, |job| job());
    std::thread::scope(|scope| match std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run) {
        Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        Err(_) => run(),
    })
}

fn answer(arguments: Vec<OsString>) -> u8 {
    let catalog = Catalog::new(language(&arguments));
    let command = command(&catalog);
    let matches = match command.try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => {
            terminal::complain(&signs::shown(&wrong_call(&error, &catalog)));
            return FAILED;
        }
        // Help or version was asked for.
        Err(error) => {
            terminal::say(&error.to_string());
            return FINE;
        }
    };
    let policies =
        matches.get_many::<String>("policies").map_or(vec![POLICIES.to_string()], |all| all.cloned().collect());
    let context = Context { catalog, policies };
    match matches.subcommand() {
        Some(("check", matches)) => check::run(&context, matches),
        Some(("fmt", matches)) => fmt::run(&context, matches),
        Some(("test", matches)) => test::run(&context, matches),
        Some(("new", matches)) => new::run(&context, matches),
        Some(("completions", matches)) => shell::completions(&context, matches),
        Some(("man", matches)) => shell::man(&context, matches),
        Some(("eval", matches)) => eval::run(&context, matches),
        Some(("rank", matches)) => rank::run(&context, matches),
        Some(("sheet", matches)) => sheet::run(&context, matches),
        Some(("verify", matches)) => receipts::verify(&context, matches),
        Some(("diff", matches)) => diff::run(&context, matches),
        Some(("history", matches)) => history::run(&context, matches),
        Some(("notice", matches)) => notice::run(&context, matches),
        Some(("amend", matches)) => amend::run(&context, matches),
        Some(("read", matches)) => read::run(&context, matches),
        Some(("positions", matches)) => positions::run(&context, matches),
        Some(("schema", matches)) => schema::run(&context, matches),
        Some(("import", matches)) => import::run(&context, matches),
        Some(("explain", matches)) => explain::run(&context, matches),
        _ => FAILED,
    }
}

/// What is wrong with a call, and how to see what is right.
fn wrong_call(error: &clap::Error, catalog: &Catalog) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return error.to_string();
    }
    let about = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let key = match error.kind() {
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "call-incomplete",
        ErrorKind::InvalidSubcommand => "call-unknown-command",
        ErrorKind::UnknownArgument => "call-unknown-argument",
        ErrorKind::InvalidValue => "call-wrong-value",
        _ => "call-wrong",
    };
    let text = catalog.text(
        key,
        &[
            ("argument", about(ContextKind::InvalidArg).into()),
            ("command", about(ContextKind::InvalidSubcommand).into()),
            ("value", about(ContextKind::InvalidValue).into()),
            ("allowed", about(ContextKind::ValidValue).into()),
        ],
    );
    format!("{text}\n{}\n", catalog.plain("call-help"))
}

/// The language of `--lang`, or else of the environment.
fn language(arguments: &[OsString]) -> Lang {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let asked = texts.iter().enumerate().find_map(|(index, text)| match text.strip_prefix("--lang") {
        Some("") => texts.get(index + 1).copied(),
        Some(rest) => rest.strip_prefix('='),
        None => None,
    });
    let environment = ["SATY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let wanted = asked.map(str::to_string).or(environment).unwrap_or_default();
    Lang::ALL.into_iter().find(|lang| wanted.starts_with(lang.code())).unwrap_or(Lang::En)
}

fn command(catalog: &Catalog) -> Command {
    let text = |key: &str| catalog.plain(key);
    Command::new("saty")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text("about"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .override_usage(text("usage"))
        .help_template(format!(
            "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{subcommands}}\n\n{}:\n{{options}}",
            text("heading-usage"),
            text("heading-commands"),
            text("heading-options")
        ))
        .args(common(catalog))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version).help(text("version")))
        .subcommand(
            subcommand("check", catalog)
                .arg(paths(catalog))
                .arg(several("allow", "NAME").help(text("check-allow")))
                .arg(several("deny", "NAME").help(text("check-deny")))
                .arg(Arg::new("sources").long("sources").value_name("DIR").help(text("check-sources")))
                .arg(format_of(&["text", "json", "sarif", "github"], catalog.plain("check-format"))),
        )
        .subcommand(
            subcommand("fmt", catalog)
                .arg(Arg::new("paths").num_args(0..).value_name("PATH").help(text("fmt-paths")))
                .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(text("fmt-check"))),
        )
        .subcommand(
            subcommand("new", catalog)
                .arg(one_of("kind", &new::KINDS).required(true).help(text("new-kind")))
                .arg(Arg::new("name").required(true).value_name("NAME").help(text("new-name")))
                .arg(Arg::new("to").long("to").value_name("FILE").help(text("new-to"))),
        )
        .subcommand(
            subcommand("test", catalog)
                .arg(Arg::new("path").value_name("PATH").help(text("test-path")))
                .arg(Arg::new("filter").long("filter").value_name("TEXT").help(text("test-filter")))
                .arg(Arg::new("review").long("review").action(ArgAction::SetTrue).help(text("test-review")))
                .arg(Arg::new("accept").long("accept").action(ArgAction::SetTrue).help(text("test-accept")))
                .arg(Arg::new("mutants").long("mutants").action(ArgAction::SetTrue).help(text("test-mutants")))
                .arg(Arg::new("coverage").long("coverage").action(ArgAction::SetTrue).help(text("test-coverage")))
                .arg(format_of(&["text", "json", "junit", "html"], text("test-format"))),
        )
        .subcommand(
            subcommand("eval", catalog)
                .arg(Arg::new("dossier").required(true).value_name("DOSSIER").help(text("eval-dossier")))
                .arg(Arg::new("position").long("position").value_name("ID").help(text("eval-position")))
                .arg(Arg::new("on").long("on").value_name("DATE").help(text("eval-on")))
                .arg(Arg::new("vacancy").long("vacancy").value_name("FILE").help(text("eval-vacancy")))
                .arg(Arg::new("notice").long("notice").value_name("ID").help(text("eval-notice")))
                .arg(Arg::new("receipt").long("receipt").value_name("FILE").help(text("eval-receipt")))
                .arg(format_option(catalog)),
        )
        .subcommand(
            subcommand("rank", catalog)
                .arg(Arg::new("dossier").required(true).num_args(1..).value_name("DOSSIER").help(text("rank-dossiers")))
                .arg(Arg::new("position").long("position").value_name("ID").help(text("rank-for-position")))
                .arg(Arg::new("on").long("on").value_name("DATE").help(text("eval-on")))
                .arg(Arg::new("vacancy").long("vacancy").value_name("FILE").help(text("eval-vacancy")))
                .arg(Arg::new("notice").long("notice").value_name("ID").help(text("eval-notice")))
                .arg(Arg::new("ranking").long("ranking").value_name("ID").help(text("rank-ranking")))
                .arg(format_of(&["text", "json", "html"], text("rank-format")))
                .arg(Arg::new("xlsx").long("xlsx").value_name("FILE").help(text("rank-xlsx"))),
        )
        .subcommand(
            subcommand("sheet", catalog)
                .arg(
                    Arg::new("dossier").required(true).num_args(1..).value_name("DOSSIER").help(text("sheet-dossiers")),
                )
                .arg(Arg::new("position").long("position").value_name("ID").help(text("sheet-of-position")))
                .arg(Arg::new("on").long("on").value_name("DATE").help(text("eval-on")))
                .arg(Arg::new("vacancy").long("vacancy").value_name("FILE").help(text("eval-vacancy")))
                .arg(Arg::new("notice").long("notice").value_name("ID").help(text("eval-notice")))
                .arg(Arg::new("sheet").long("sheet").value_name("ID").help(text("sheet-which")))
                .arg(format_of(&["html", "xlsx"], text("sheet-format")).default_value("html"))
                .arg(Arg::new("to").long("to").value_name("FILE").help(text("sheet-to"))),
        )
        .subcommand(
            subcommand("verify", catalog)
                .arg(Arg::new("receipt").required(true).value_name("FILE").help(text("verify-receipt"))),
        )
        .subcommand(
            subcommand("diff", catalog)
                .arg(Arg::new("old").required(true).value_name("OLD").help(text("diff-old")))
                .arg(Arg::new("new").required(true).value_name("NEW").help(text("diff-new")))
                .arg(Arg::new("samples").long("samples").value_name("DIR").help(text("diff-samples")))
                .arg(format_of(&["text", "markdown", "json", "html"], catalog.plain("diff-format"))),
        )
        .subcommand(
            subcommand("notice", catalog)
                .arg(Arg::new("id").required(true).value_name("ID").help(text("notice-id")))
                .arg(format_option(catalog)),
        )
        .subcommand(
            subcommand("history", catalog).arg(Arg::new("id").required(true).value_name("ID").help(text("history-id"))),
        )
        .subcommand(
            subcommand("amend", catalog)
                .arg(Arg::new("old").required(true).value_name("OLD").help(text("diff-old")))
                .arg(Arg::new("new").required(true).value_name("NEW").help(text("diff-new")))
                .arg(Arg::new("name").long("name").value_name("NAME").required(true).help(text("amend-name")))
                .arg(Arg::new("from").long("from").value_name("DATE").required(true).help(text("amend-from"))),
        )
        .subcommand(
            subcommand("read", catalog)
                .arg(Arg::new("what").value_name("PATH | ID").help(text("read-what")))
                .arg(Arg::new("on").long("on").value_name("DATE").help(text("read-on")))
                .arg(Arg::new("notice").long("notice").value_name("ID").help(text("read-notice")))
                .arg(format_of(&["text", "markdown", "html"], text("read-format"))),
        )
        .subcommand(subcommand("positions", catalog))
        .subcommand(
            subcommand("schema", catalog).arg(
                Arg::new("what")
                    .value_parser(["dossier", "vacancy"])
                    .hide_possible_values(true)
                    .hide_default_value(true)
                    .default_value("dossier")
                    .help(text("schema-what")),
            ),
        )
        .subcommand(
            subcommand("import", catalog)
                .arg(
                    Arg::new("table")
                        .value_name("FILE")
                        .required_unless_present("template")
                        .conflicts_with("template")
                        .requires("to")
                        .help(text("import-table")),
                )
                .arg(Arg::new("to").long("to").value_name("DIR").help(text("import-to")))
                .arg(Arg::new("template").long("template").value_name("FILE").help(text("import-template-to")))
                .arg(Arg::new("map").long("map").value_name("FILE").help(text("import-map")))
                .arg(Arg::new("record").long("record").value_name("NAME").help(text("import-record")))
                .arg(Arg::new("on").long("on").value_name("DATE").help(text("import-on")))
                .arg(Arg::new("replace").long("replace").action(ArgAction::SetTrue).help(text("import-replace"))),
        )
        .subcommand(
            subcommand("explain", catalog)
                .arg(Arg::new("code").required(true).value_name("CODE").help(text("explain-code"))),
        )
        .subcommand(
            subcommand("completions", catalog).arg(
                one_of("shell", &["bash", "elvish", "fish", "powershell", "zsh"])
                    .required(true)
                    .help(text("completions-shell")),
            ),
        )
        .subcommand(
            subcommand("man", catalog)
                .arg(Arg::new("folder").required(true).value_name("DIR").help(text("man-folder"))),
        )
}

fn subcommand(name: &'static str, catalog: &Catalog) -> Command {
    let text = |key: &str| catalog.plain(key);
    Command::new(name)
        .about(text(&format!("command-{name}")))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .override_usage(text(&format!("usage-{name}")))
        .help_template(format!(
            "{{about}}\n\n{}: {{usage}}\n\n{}:\n{{positionals}}\n\n{}:\n{{options}}",
            text("heading-usage"),
            text("heading-arguments"),
            text("heading-options")
        ))
        .args(common(catalog))
}

fn common(catalog: &Catalog) -> [Arg; 3] {
    let text = |key: &str| catalog.plain(key);
    [
        Arg::new("lang")
            .long("lang")
            .value_name("LANG")
            .value_parser(["kk", "ru", "en"])
            .hide_possible_values(true)
            .global(true)
            .help(text("option-lang")),
        Arg::new("policies")
            .long("policies")
            .value_name("PATH")
            .num_args(1)
            .action(ArgAction::Append)
            .global(true)
            .help(text("option-policies")),
        Arg::new("help").long("help").short('h').action(ArgAction::Help).help(text("option-help")),
    ]
}

fn paths(catalog: &Catalog) -> Arg {
    Arg::new("paths").num_args(0..).value_name("PATH").help(catalog.plain("check-paths"))
}

fn several(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).num_args(1).action(ArgAction::Append)
}

fn one_of(name: &'static str, values: &[&'static str]) -> Arg {
    Arg::new(name).value_parser(values.to_vec()).hide_possible_values(true)
}

fn format_option(catalog: &Catalog) -> Arg {
    format_of(&["text", "json"], catalog.plain("option-format"))
}

fn format_of(formats: &[&'static str], help: String) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(formats.to_vec())
        .hide_possible_values(true)
        .hide_default_value(true)
        .default_value("text")
        .help(help)
}

fn wants_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}
