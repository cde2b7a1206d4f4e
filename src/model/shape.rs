//! What belongs where: which properties and which items an item may have. One table, checked before anything else.

use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::PropertyKind;
use crate::syntax::print;
use crate::syntax::words::WORDS;
use std::collections::HashMap;

/// What a named line (`name: …`) is, by what it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryRole {
    Member,
    Field,
    Alternative,
    Row,
    View,
    Setting,
}

/// Written with braces, with a colon, or either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Braces,
    Colon,
    /// Braces and no name.
    Nameless,
}

struct Shape {
    form: Form,
    properties: &'static [&'static str],
    items: &'static [ItemKind],
    entries: Option<EntryRole>,
    lines: bool,
}

/// Properties that every item may have.
const COMMON: &[&str] = &["kk, ru, en", "original", "source", "quote", "note", "known defect", "enters with"];
/// The members of a group may stand beside a body.
const BODY: &[&str] = &["when", "group { }", "commission decides", "if available", "evidence"];
/// Only a requirement stands beside those that share records.
const REQUIREMENT: &[&str] =
    &["when", "group { }", "commission decides", "each … serves once over", "if available", "evidence"];
const CRITERION: &[&str] = &["gives", "group { }", "each … serves once over", "rounded", "otherwise", "evidence"];
const VALUES: &[&str] = &["gives", "group { }", "rounded", "otherwise", "evidence"];

fn shape(kind: ItemKind, role: Option<EntryRole>) -> Shape {
    use ItemKind as K;
    let shape = |form, properties, items, entries, lines| Shape { form, properties, items, entries, lines };
    match (kind, role) {
        (K::Act, _) => shape(Form::Braces, &["act-number", "adopted", "in force from", "ended"], &[], None, false),
        (K::Unit | K::Division, _) => shape(Form::Colon, &[], &[], None, false),
        (K::Levels | K::Kinds, _) => shape(Form::Braces, &[], &[], Some(EntryRole::Member), false),
        (K::Record, _) => shape(
            Form::Braces,
            &["plural", "none if not stated", "period", "counts when"],
            &[K::Assume],
            Some(EntryRole::Field),
            false,
        ),
        (K::Subject, _) => shape(Form::Braces, &[], &[K::Assume], Some(EntryRole::Field), false),
        (K::Vacancy, _) => shape(Form::Nameless, &["evaluation date", "for"], &[], Some(EntryRole::Field), false),
        (K::Define, _) => shape(
            Form::Colon,
            &["on", "as", "defined as", "group { }", "otherwise", "rounded"],
            &[],
            Some(EntryRole::Row),
            true,
        ),
        (K::Value, _) => shape(Form::Braces, &["VALUE from DATE"], &[], None, false),
        (K::Assume, _) => shape(Form::Colon, &["if", "always"], &[], None, false),
        (K::Position, _) => {
            shape(Form::Braces, &[], &[K::Define, K::Requirement, K::Stair, K::Interpretation], None, false)
        }
        (K::Requirement, _) => {
            shape(Form::Braces, REQUIREMENT, &[K::Define, K::Interpretation], Some(EntryRole::Alternative), false)
        }
        (K::Stair, _) => shape(Form::Braces, &[], &[K::Define, K::Thresholds, K::Step, K::Interpretation], None, false),
        (K::Thresholds, _) => shape(Form::Nameless, &[], &[K::Interpretation], None, true),
        (K::Step, _) => shape(Form::Braces, &["builds on"], &[K::Competence, K::Interpretation], None, false),
        (K::Competence, _) => shape(
            Form::Colon,
            &["same as", "when", "group { }", "commission decides", "if available", "evidence"],
            &[],
            Some(EntryRole::Alternative),
            false,
        ),
        (K::ScoreSheet, _) => shape(
            Form::Braces,
            &["applies when", "score", "printed scale", "each … serves once over"],
            &[K::Define, K::Criterion, K::Interpretation],
            None,
            false,
        ),
        (K::Criterion, _) => {
            shape(Form::Braces, CRITERION, &[K::Define, K::Interpretation], Some(EntryRole::Row), true)
        }
        (K::Sheets, _) => shape(Form::Colon, &["exactly one of"], &[], None, false),
        (K::Package, _) => shape(
            Form::Braces,
            &["filed documents"],
            &[K::Define, K::Document, K::Group, K::Exemption, K::Rule, K::Interpretation],
            None,
            false,
        ),
        (K::Document, _) => shape(
            Form::Colon,
            &["required", "if available", "required when", "satisfied by", "blank", "evidence"],
            &[],
            Some(EntryRole::Alternative),
            false,
        ),
        (K::Group, _) => shape(Form::Colon, &["group { }"], &[K::Document], None, false),
        (K::Exemption, _) => shape(Form::Colon, &["frees from", "when"], &[], None, false),
        (K::Rule, _) => shape(Form::Colon, &["when"], &[], None, false),
        (K::Calendar, _) => shape(Form::Braces, &["weekend", "covers", "holiday", "workday"], &[], None, false),
        (K::TimeLimit, _) => shape(
            Form::Braces,
            &["length", "starts", "first day counts", "count from the next day", "by calendar", "announced"],
            &[K::Interpretation],
            None,
            false,
        ),
        (K::Pay, _) => {
            shape(Form::Braces, &["product of", "rounded", "announced"], &[K::Define, K::Interpretation], None, false)
        }
        (K::Outcome, _) => shape(
            Form::Colon,
            &["as", "defined as", "group { }", "otherwise", "rounded"],
            &[],
            Some(EntryRole::Row),
            true,
        ),
        (K::Ranking, _) => shape(
            Form::Braces,
            &[
                "complete papers of, returned by",
                "requirements must hold",
                "only those with",
                "separate lists for, one list for",
                "ties",
            ],
            &[K::Key, K::Interpretation],
            None,
            false,
        ),
        (K::Key, _) => shape(Form::Colon, &["by"], &[], None, false),
        (K::Property, _) => shape(Form::Braces, &["always", "if", "when … gains"], &[], None, false),
        (K::Amendment, _) => shape(
            Form::Braces,
            &["amends", "act-number", "adopted", "in force from", "applied after", "change"],
            &[],
            None,
            false,
        ),
        (K::Notice, _) => shape(Form::Braces, &["follows", "change"], &[K::Vacancy], Some(EntryRole::Setting), false),
        (K::Interpretation, _) => shape(Form::Braces, &["chosen"], &[], Some(EntryRole::View), false),
        (K::Entry, Some(EntryRole::Member)) => shape(Form::Colon, &["worth"], &[], None, false),
        (K::Entry, Some(EntryRole::Field)) => shape(Form::Colon, &["type"], &[], None, false),
        (K::Entry, Some(EntryRole::Setting)) => shape(Form::Colon, &["type"], &[], None, false),
        (K::Entry, Some(EntryRole::Alternative)) => shape(Form::Colon, BODY, &[], Some(EntryRole::Alternative), false),
        (K::Entry, Some(EntryRole::Row)) => shape(Form::Colon, VALUES, &[], Some(EntryRole::Row), true),
        (K::Entry, Some(EntryRole::View)) => shape(Form::Colon, &["change"], &[], None, false),
        (K::Entry, _) => shape(Form::Colon, &[], &[], None, false),
    }
}

/// What a vacancy is in a notice: settings, not fields.
fn role_of_entries(item: &Item, inside: Option<ItemKind>, shape: &Shape) -> Option<EntryRole> {
    if item.kind == ItemKind::Vacancy && inside == Some(ItemKind::Notice) {
        return Some(EntryRole::Setting);
    }
    shape.entries
}

/// Reports everything in `item` that does not belong there.
pub fn check(item: &Item, problems: &mut Vec<Problem>) {
    check_in(item, None, None, problems);
}

/// Words of the language that could not be told from a name where the name is used.
fn check_name(item: &Item, role: Option<EntryRole>, problems: &mut Vec<Problem>) {
    let is_word = |name: &str| WORDS.iter().any(|(_, _, spellings)| spellings.contains(&name));
    let is_taken = |name: &str| match (item.kind, role) {
        (ItemKind::Unit | ItemKind::Division | ItemKind::Levels | ItemKind::Kinds, _) => is_word(name),
        (ItemKind::Entry, Some(EntryRole::Member)) => matches!(name, "any" | "row" | "step" | "holds"),
        (ItemKind::Entry, Some(EntryRole::Field)) | (ItemKind::Define | ItemKind::Value, _) => {
            matches!(name, "any" | "holds")
        }
        _ => false,
    };
    if let Some(name) = item.name.as_ref().filter(|name| is_taken(&name.text)) {
        let problem = Problem::new(Code::ReservedWord, name.span).text("word", &name.text);
        problems.push(problem.text("instead", format!("{}-1", name.text)));
    }
}

fn check_in(item: &Item, inside: Option<ItemKind>, role: Option<EntryRole>, problems: &mut Vec<Problem>) {
    let shape = shape(item.kind, role);
    check_name(item, role, problems);
    check_form(item, inside, &shape, problems);
    if let Some((span, group)) = group_of_conditions(item, &shape) {
        problems.push(Problem::new(Code::GroupOfConditions, span).text("what", group));
        return;
    }
    check_properties(item, &shape, problems);
    check_bodies(item, problems);
    check_limits(item, problems);
    let entries = role_of_entries(item, inside, &shape);
    check_lines(item, &shape, problems);
    let mut names: HashMap<(bool, &str), Span> = HashMap::new();
    for part in &item.items {
        let allowed = if part.kind == ItemKind::Entry { entries.is_some() } else { shape.items.contains(&part.kind) };
        if !allowed {
            problems.push(misplaced(part.kind.word(), part.head, item, &shape));
            continue;
        }
        let scope = (part.kind == ItemKind::Interpretation, part.name());
        // A second stair is one too many, whatever its name.
        if part.name.is_some()
            && part.kind != ItemKind::Stair
            && let Some(first) = names.insert(scope, part.place())
        {
            problems.push(Problem::new(Code::DuplicateName, part.place()).text("name", part.name()).also(first));
        }
        check_in(part, Some(item.kind), entries.filter(|_| part.kind == ItemKind::Entry), problems);
    }
}

fn check_form(item: &Item, inside: Option<ItemKind>, shape: &Shape, problems: &mut Vec<Problem>) {
    let in_notice = item.kind == ItemKind::Vacancy && inside == Some(ItemKind::Notice);
    let nameless = shape.form == Form::Nameless && !in_notice;
    if (shape.form != Form::Colon) != item.braces && item.kind != ItemKind::Entry {
        let instead = if shape.form == Form::Colon { ":" } else { "{ }" };
        problems.push(Problem::new(Code::WrongForm, item.head).text("word", item.kind.word()).text("instead", instead));
    }
    if !nameless && item.name.is_none() {
        let problem = Problem::new(Code::MissingPart, item.head).text("item", item.kind.word());
        problems.push(problem.phrase("part", "phrase-name"));
    }
    if nameless && item.name.is_some() {
        let mut problem = Problem::new(Code::Misplaced, item.place()).text("what", item.name());
        problem.help = "unlisted";
        problems.push(problem.text("item", item.kind.word()));
    }
}

fn check_properties(item: &Item, shape: &Shape, problems: &mut Vec<Problem>) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for property in &item.properties {
        let word = property.what.word();
        if !COMMON.contains(&word) && !shape.properties.contains(&word) {
            problems.push(misplaced(word, property.span, item, shape));
            continue;
        }
        check_texts(&property.what, problems);
        let key = match &property.what {
            PropertyKind::Label(text) => text.lang.code().to_string(),
            what if what.is_repeatable() => continue,
            what => what.word().to_string(),
        };
        if let Some(first) = seen.insert(key.clone(), property.span) {
            let problem =
                Problem::new(Code::RepeatedPart, property.span).text("what", key).text("item", item.kind.word());
            problems.push(problem.also(first));
        }
    }
}

/// A note has one text in a language; a second one is mostly a label that stands behind the note.
fn check_texts(what: &PropertyKind, problems: &mut Vec<Problem>) {
    let (PropertyKind::Note(texts) | PropertyKind::Quote(texts) | PropertyKind::Evidence(texts)) = what else { return };
    for (index, text) in texts.iter().enumerate() {
        if let Some(first) = texts[..index].iter().find(|earlier| earlier.lang == text.lang) {
            let problem = Problem::new(Code::RepeatedPart, text.span).text("what", text.lang.code());
            problems.push(problem.text("item", what.word()).also(first.span));
        }
    }
}

/// Only what is added or chosen from has limits.
fn check_limits(item: &Item, problems: &mut Vec<Problem>) {
    for property in &item.properties {
        let (PropertyKind::Combine { combiner, floor, cap, .. } | PropertyKind::Recombine { combiner, floor, cap, .. }) =
            &property.what
        else {
            continue;
        };
        let has_limits = floor.is_some() || cap.is_some();
        if has_limits && !gives_values(combiner) {
            let problem = Problem::new(Code::Misplaced, property.span).text("what", "in all");
            let problem = problem.text("item", print::combiner(combiner));
            problems.push(problem.text("allowed", "sum of, highest of, lowest of, first of, best N of, average of"));
        }
    }
}

fn gives_values(combiner: &Combiner) -> bool {
    match combiner {
        Combiner::HighestOf
        | Combiner::LowestOf
        | Combiner::SumOf
        | Combiner::FirstOf
        | Combiner::BestOf(_)
        | Combiner::AverageOf
        | Combiner::Table(_) => true,
        Combiner::AtLeast(_)
        | Combiner::AllOf
        | Combiner::ExactlyOneOf
        | Combiner::ByRanges(_)
        | Combiner::CountOnce { .. } => false,
    }
}

/// A group of conditions where rows give values. What stands in it was meant for another place, and is no second mistake.
fn group_of_conditions(item: &Item, shape: &Shape) -> Option<(Span, String)> {
    if shape.entries != Some(EntryRole::Row) {
        return None;
    }
    item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Combine { combiner, .. } => match combiner {
            Combiner::AtLeast(_) | Combiner::AllOf | Combiner::ExactlyOneOf => {
                Some((property.span, print::combiner(combiner)))
            }
            Combiner::HighestOf
            | Combiner::LowestOf
            | Combiner::SumOf
            | Combiner::FirstOf
            | Combiner::BestOf(_)
            | Combiner::AverageOf
            | Combiner::ByRanges(_)
            | Combiner::CountOnce { .. }
            | Combiner::Table(_) => None,
        },
        _ => None,
    })
}

/// A condition, a group, a judgement and a shared meaning exclude each other.
fn check_bodies(item: &Item, problems: &mut Vec<Problem>) {
    if matches!(item.kind, ItemKind::Exemption | ItemKind::Rule | ItemKind::Define | ItemKind::Outcome) {
        return;
    }
    let is_body = |what: &PropertyKind| {
        matches!(
            what,
            PropertyKind::When(_)
                | PropertyKind::Combine { .. }
                | PropertyKind::CommissionDecides
                | PropertyKind::SameAs(_)
                | PropertyKind::Gives(_)
        ) || (item.kind == ItemKind::Requirement && matches!(what, PropertyKind::ServesOnce { .. }))
    };
    let mut bodies = item.properties.iter().filter(|property| is_body(&property.what));
    if let (Some(first), Some(second)) = (bodies.next(), bodies.next())
        && first.what.word() != second.what.word()
    {
        let problem = Problem::new(Code::TwoBodies, second.span).text("first", first.what.word());
        problems.push(problem.text("second", second.what.word()).also(first.span));
    }
}

fn check_lines(item: &Item, shape: &Shape, problems: &mut Vec<Problem>) {
    if let Some(line) = item.lines.first().filter(|_| !shape.lines) {
        problems.push(misplaced("| |", line.span, item, shape));
    }
    let Some(header) = item.lines.first() else { return };
    for line in item.lines.iter().skip(1) {
        if line.cells.len() != header.cells.len() {
            let problem = Problem::new(Code::ColumnCount, line.span).count("found", line.cells.len());
            problems.push(problem.count("expected", header.cells.len()).also(header.span));
        }
    }
}

fn misplaced(what: &str, span: Span, item: &Item, shape: &Shape) -> Problem {
    let allowed: Vec<&str> =
        shape.properties.iter().copied().chain(shape.items.iter().map(|kind| kind.word())).collect();
    let problem = Problem::new(Code::Misplaced, span).text("what", what).text("item", item.kind.word()).also(item.head);
    let mut problem = problem.text("allowed", allowed.join(", "));
    if allowed.is_empty() {
        problem.help = "unlisted";
    }
    problem
}
