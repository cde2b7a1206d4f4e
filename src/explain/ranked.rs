//! Ranked lists for people and for programs: the lists, who is not on them and why, what would settle the places.

pub mod json;
pub mod text;

use super::needs;
use super::needs::Need;
use super::needs::Set;
use super::phrases::Phrases;
use crate::eval::Outcome;
use crate::eval::Standing;
use crate::eval::outcome::DocumentOutcome;
use crate::eval::outcome::SheetOutcome;
use crate::eval::outcome::Verdict;
use crate::eval::standing::KeyValue;
use crate::eval::trace::Check;
use crate::eval::trace::CheckKind;
use crate::model::Key;
use crate::model::Meta;
use crate::model::Model;
use crate::model::Ranking;
use crate::model::expression::Fact;
use crate::rank::Entry;
use crate::rank::List;
use crate::rank::Move;
use crate::rank::Place;
use crate::rank::Ranked;
use crate::rank::Reading;
use crate::rank::Seat;
use crate::rank::Status;
use crate::syntax::ast::Ties;
use crate::value::Truth;
use fluent_bundle::FluentValue;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// So many of those who may be ahead are named; the others are counted.
const NAMED: usize = 3;

/// Someone who takes part.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// What the dossier says in its first text, or else the name of its file.
    pub name: String,
    pub file: String,
    pub outcome: Outcome,
    pub standing: Standing,
}

/// A ranking with those who take part, in the order of their names.
pub struct Report<'a> {
    pub ranking: &'a Ranking,
    /// The vacancy of a notice.
    pub vacancy: Option<&'a Meta>,
    pub position: Option<&'a Meta>,
    pub date: Date,
    pub applicants: &'a [Applicant],
    pub found: &'a Ranked,
    pub readings: &'a [Reading],
}

/// What is still open about an applicant, and which unknown facts could settle it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub what: OpenPart,
    /// Alternatives; none where the source gives no answer.
    pub facts: Vec<Set>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenPart {
    Papers,
    Requirements,
    /// What else must hold.
    Condition,
    Sheet,
    /// A key, by its number.
    Key(usize),
    /// A key that the source leaves open.
    Undecided(usize),
}

impl Open {
    /// The alternatives in words. Papers are all needed together, and have long names: each for itself.
    pub fn alternatives(&self, phrases: &Phrases) -> Vec<String> {
        match self.what {
            OpenPart::Papers => self.facts.iter().flatten().map(|need| phrases.need(need)).collect(),
            OpenPart::Undecided(_) => Vec::new(),
            OpenPart::Requirements | OpenPart::Condition | OpenPart::Sheet | OpenPart::Key(_) => {
                self.facts.iter().map(|set| phrases.set(set)).collect()
            }
        }
    }
}

impl Report<'_> {
    /// The applicants of a status, by their numbers.
    pub fn with_status(&self, status: Status) -> impl Iterator<Item = usize> {
        let statuses = self.found.statuses.iter().enumerate();
        statuses.filter(move |(_, found)| **found == status).map(|(candidate, _)| candidate)
    }

    /// The name of an applicant; with the file, if another one has the same name.
    pub fn name(&self, candidate: usize) -> String {
        let own = &self.applicants[candidate];
        let same = |(number, other): (usize, &Applicant)| number != candidate && other.name == own.name;
        match self.applicants.iter().enumerate().any(same) {
            true => format!("{} ({})", own.name, own.file),
            false => own.name.clone(),
        }
    }

    pub fn names(&self, candidates: &[usize]) -> String {
        candidates.iter().map(|candidate| self.name(*candidate)).collect::<Vec<String>>().join(", ")
    }

    /// The papers that are surely missing and for whose lack he is sent back.
    pub fn missing(&self, candidate: usize) -> Vec<&DocumentOutcome> {
        let mut ids = Vec::new();
        let returned = self.applicants[candidate].standing.returned.as_ref();
        returned.filter(|check| check.truth == Truth::Yes).into_iter().for_each(|check| missing_in(check, &mut ids));
        let packages = &self.applicants[candidate].outcome.packages;
        let package = self.ranking.papers.as_ref().and_then(|papers| packages.get(papers.package));
        let documents = package.into_iter().flat_map(|package| &package.documents);
        documents.filter(|document| ids.contains(&document.meta.id.as_str())).collect()
    }

    /// Where a document is asked for: its own place, or else that of its group.
    pub fn asked_in(&self, document: &DocumentOutcome, phrases: &Phrases) -> String {
        let own = phrases.citations(&document.meta);
        let package = self.ranking.papers.as_ref().map(|papers| &phrases.model.packages[papers.package]);
        let group = package.filter(|_| own.is_empty()).and_then(|package| {
            let found = package.documents.iter().find(|other| other.meta.id == document.meta.id)?;
            package.groups.get(found.group?)
        });
        group.map_or(own, |group| phrases.citations(&group.meta))
    }

    /// The rule that sends papers back.
    pub fn rule<'m>(&self, model: &'m Model) -> Option<&'m Meta> {
        let papers = self.ranking.papers.as_ref()?;
        let rules = &model.packages[papers.package].rules;
        rules.iter().map(|rule| &rule.meta).find(|meta| Some(&meta.id) == papers.rule.as_ref())
    }

    /// The requirements that surely fail, if the ranking asks for them.
    pub fn failed(&self, candidate: usize) -> Vec<&Verdict> {
        let stands_in_the_way = |verdict: &&Verdict| verdict.truth == Truth::No && !verdict.if_available;
        self.requirements(candidate).iter().filter(stands_in_the_way).collect()
    }

    fn requirements(&self, candidate: usize) -> &[Verdict] {
        if self.ranking.requirements { &self.applicants[candidate].outcome.requirements } else { &[] }
    }

    /// What else must hold, if it surely fails.
    pub fn failed_condition(&self, candidate: usize) -> Option<&Check> {
        self.applicants[candidate].standing.only.as_ref().filter(|check| check.truth == Truth::No)
    }

    /// The sheet from which an applicant has his points on a list.
    pub fn sheet(&self, candidate: usize, list: &List, model: &Model) -> Option<&SheetOutcome> {
        let outcome = &self.applicants[candidate].outcome;
        let number = list.sheet.or_else(|| match self.ranking.lists {
            Some(lists) => match &outcome.choices.get(lists.choice)?.sheets[..] {
                [only] => Some(*only),
                _ => None,
            },
            None => self.ranking.keys.iter().find_map(|key| match &key.fact {
                Fact::PointsOf(id) => model.score_sheets.iter().position(|sheet| sheet.meta.id == *id),
                _ => None,
            }),
        });
        number.and_then(|number| outcome.sheets.get(number))
    }

    /// The values of the keys of an applicant on a list.
    pub fn keys(&self, candidate: usize, list: usize) -> impl Iterator<Item = (&Key, &KeyValue)> {
        self.ranking.keys.iter().zip(&self.applicants[candidate].standing.lists[list].keys)
    }

    /// The key by which an entry of a list is surely before the next one, with the values of both.
    pub fn decided_by(&self, list: usize, at: usize) -> Option<(&Key, &KeyValue, &KeyValue)> {
        let entries = &self.found.lists[list].entries;
        let (own, next) = (&entries[at], entries.get(at + 1)?);
        let (key, value) = self.keys(own.candidate, list).nth(own.decided?)?;
        let (_, other) = self.keys(next.candidate, list).nth(own.decided?)?;
        Some((key, value, other))
    }

    /// Those who may be before an entry of a list and may be not.
    fn rivals(&self, list: &List, at: usize) -> Vec<usize> {
        let rivals = list.rivals(at, self.ranking.ties).into_iter();
        rivals.map(|other| list.entries[other].candidate).collect()
    }

    /// The entries of an applicant, each with the number of its list.
    pub fn entries(&self, candidate: usize) -> impl Iterator<Item = (usize, &Entry)> {
        let lists = self.found.lists.iter().enumerate();
        lists
            .flat_map(|(number, list)| list.entries.iter().map(move |entry| (number, entry)))
            .filter(move |(_, entry)| entry.candidate == candidate)
    }

    /// Those whose place or membership is open and who have open facts, with what is open.
    pub fn unsettled(&self) -> Vec<(usize, Vec<Open>)> {
        let open = (0..self.applicants.len()).map(|candidate| (candidate, self.unsettled_of(candidate)));
        open.filter(|(_, open)| !open.is_empty()).collect()
    }

    /// What is open about an applicant, if his place or membership is.
    pub fn unsettled_of(&self, candidate: usize) -> Vec<Open> {
        let is_open = |(_, entry): (usize, &Entry)| entry.on == Truth::Unknown || !entry.place.is_settled();
        if self.entries(candidate).any(is_open) { self.open(candidate) } else { Vec::new() }
    }

    fn open(&self, candidate: usize) -> Vec<Open> {
        let (outcome, standing) = (&self.applicants[candidate].outcome, &self.applicants[candidate].standing);
        let mut open = Vec::new();
        let mut add = |what: OpenPart, facts: Vec<Set>| open.push(Open { what, facts: each_once(facts) });
        if let Some(check) = standing.returned.as_ref().filter(|check| check.truth == Truth::Unknown) {
            add(OpenPart::Papers, needs::of_check(check));
        }
        if standing.requirements == Truth::Unknown {
            add(OpenPart::Requirements, needs::of_verdicts(self.requirements(candidate).iter()));
        }
        if let Some(check) = standing.only.as_ref().filter(|check| check.truth == Truth::Unknown) {
            add(OpenPart::Condition, needs::of_check(check));
        }
        if standing.lists.iter().any(|list| list.belongs == Truth::Unknown) {
            let sheets = outcome.sheets.iter().filter(|sheet| sheet.applies == Truth::Unknown);
            add(OpenPart::Sheet, sheets.filter_map(|sheet| sheet.why.as_ref()).flat_map(needs::of_check).collect());
        }
        for (number, key) in self.ranking.keys.iter().enumerate() {
            let on = standing.lists.iter().filter(|list| list.belongs != Truth::No);
            let values: Vec<(Option<usize>, &KeyValue)> =
                on.filter_map(|list| Some((list.sheet, list.keys.get(number)?))).collect();
            if values.iter().any(|(_, key)| key.undecided) {
                add(OpenPart::Undecided(number), Vec::new());
            }
            let unknown = values.into_iter().filter(|(_, key)| !key.value.is_settled() && !key.undecided);
            let facts: Vec<Vec<Set>> = unknown.map(|(sheet, value)| self.of_key(key, value, sheet, outcome)).collect();
            if !facts.is_empty() {
                add(OpenPart::Key(number), facts.concat());
            }
        }
        open
    }

    /// What could settle a key.
    fn of_key(&self, key: &Key, value: &KeyValue, sheet: Option<usize>, outcome: &Outcome) -> Vec<Set> {
        match (&key.fact, &value.term) {
            (_, Some(term)) => needs::of_term(term),
            (Fact::Subject(field), None) => vec![Set::from([Need::Field(*field)])],
            (Fact::PointsOf(id), None) => {
                let own = outcome.sheets.iter().enumerate().filter(|(number, it)| match sheet {
                    Some(sheet) => sheet == *number,
                    None => it.meta.id == *id || self.is_of_choice(*number, outcome),
                });
                own.flat_map(|(_, sheet)| needs::of_points(sheet)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn is_of_choice(&self, sheet: usize, outcome: &Outcome) -> bool {
        let choice = self.ranking.lists.and_then(|lists| outcome.choices.get(lists.choice));
        choice.is_some_and(|choice| choice.sheets.contains(&sheet))
    }
}

/// The documents that a condition on a package found missing.
fn missing_in<'c>(check: &'c Check, found: &mut Vec<&'c str>) {
    match &check.what {
        CheckKind::All(parts) | CheckKind::Any(parts) => parts.iter().for_each(|part| missing_in(part, found)),
        CheckKind::Documents { missing, .. } => found.extend(missing.iter().map(String::as_str)),
        CheckKind::Not(_) | CheckKind::Compare(_) | CheckKind::Has { .. } | CheckKind::Every { .. } => {}
    }
}

fn each_once(facts: Vec<Set>) -> Vec<Set> {
    facts.into_iter().collect::<BTreeSet<Set>>().into_iter().collect()
}

// In words

impl Report<'_> {
    /// What a list is called; with its number, if there are several.
    pub fn list_title(&self, list: &List, phrases: &Phrases) -> String {
        let title = self.title_of(list.sheet, phrases);
        match self.number_of(list.sheet) {
            Some(number) => phrases.catalog.text("rank-list-title", &[("list", number), ("title", title.into())]),
            None => title.to_string(),
        }
    }

    /// The number by which a list is called for short, if there are several of which it is one.
    fn number_of(&self, sheet: Option<usize>) -> Option<FluentValue<'static>> {
        let lists = &self.found.lists;
        let number = lists.iter().position(|list| list.sheet == sheet).filter(|_| lists.len() > 1)?;
        Some(FluentValue::from((number + 1).to_string()))
    }

    /// A list is called by its sheet, or else as the ranking is.
    fn title_of<'t>(&'t self, sheet: Option<usize>, phrases: &'t Phrases) -> &'t str {
        match sheet {
            Some(sheet) => phrases.title(&phrases.model.score_sheets[sheet].meta),
            None => phrases.title(&self.ranking.meta),
        }
    }

    /// The value of a key, in words.
    pub fn key_value(&self, key: &Key, value: &KeyValue, phrases: &Phrases) -> String {
        let shown = phrases.possible(&value.value, key.ty);
        match value.undecided {
            true => format!("{shown} ({})", phrases.catalog.plain("undecided")),
            false => shown,
        }
    }

    /// Why an applicant is before the next one on his list, if that is sure.
    pub fn decided(&self, list: usize, at: usize, phrases: &Phrases) -> Option<String> {
        let (key, own, next) = self.decided_by(list, at)?;
        let value = |value: &KeyValue| FluentValue::from(self.key_value(key, value, phrases));
        let title = phrases.title(&key.meta).to_string();
        let arguments = [("key", title.into()), ("own", value(own)), ("other", value(next))];
        Some(phrases.catalog.text("rank-decided", &arguments))
    }

    /// Who may turn out ahead of an entry, if that makes its place an interval.
    pub fn may_be_ahead(&self, list: &List, at: usize, phrases: &Phrases) -> Option<String> {
        let rivals = self.rivals(list, at);
        let (named, more) = rivals.split_at(rivals.len().min(NAMED));
        let names = ("names", FluentValue::from(self.names(named)));
        match (named, more) {
            ([], _) => None,
            (_, []) => Some(phrases.catalog.text("rank-rivals", &[names])),
            (_, more) => {
                let more = ("more", FluentValue::from(more.len() as i64));
                Some(phrases.catalog.text("rank-rivals-more", &[names, more]))
            }
        }
    }

    /// Where someone stands, in words.
    pub fn seat(&self, seat: &Seat, phrases: &Phrases) -> String {
        self.seat_among(seat, self.found.lists.len() > 1, phrases)
    }

    /// The same; the lists are named if there are several to tell apart.
    fn seat_among(&self, seat: &Seat, named: bool, phrases: &Phrases) -> String {
        let catalog = phrases.catalog;
        match seat.status {
            Status::Returned => return catalog.plain("rank-status-returned"),
            Status::Unqualified => return catalog.plain("rank-status-unqualified"),
            Status::NoSheet => return catalog.plain("rank-status-no-sheet"),
            Status::Listed | Status::Open => {}
        }
        let places = seat.places.iter().map(|(sheet, on, place)| {
            let place = ("place", self::place(*place).into());
            let text = match self.number_of(*sheet).filter(|_| named) {
                Some(number) => catalog.text("rank-place-on-list", &[place, ("list", number)]),
                None if named && sheet.is_none() => catalog.text("rank-place-on-one-list", &[place]),
                None if named => {
                    format!("{} – {}", catalog.text("rank-place", &[place]), self.title_of(*sheet, phrases))
                }
                None => catalog.text("rank-place", &[place]),
            };
            if *on == Truth::Unknown { format!("{text} ({})", catalog.plain("rank-if-listed")) } else { text }
        });
        places.collect::<Vec<String>>().join("; ")
    }

    /// Who would stand where, and where instead, in words.
    pub fn moved(&self, moved: &Move, phrases: &Phrases) -> String {
        let mut sheets = moved.was.places.iter().chain(&moved.becomes.places).map(|(sheet, _, _)| sheet);
        let first = sheets.next();
        let named = sheets.any(|sheet| Some(sheet) != first);
        let moved = &only_changes(moved);
        let arguments = [
            ("what", self.name(moved.candidate).into()),
            ("was", self.seat_among(&moved.was, named, phrases).into()),
            ("becomes", self.seat_among(&moved.becomes, named, phrases).into()),
        ];
        phrases.catalog.text("instead-of", &arguments)
    }

    /// What is open, in words.
    pub fn open_part(&self, part: OpenPart, phrases: &Phrases) -> String {
        let catalog = phrases.catalog;
        let key = |number: usize| FluentValue::from(phrases.title(&self.ranking.keys[number].meta).to_string());
        match part {
            OpenPart::Papers => catalog.plain("rank-open-papers"),
            OpenPart::Requirements => catalog.plain("rank-open-requirements"),
            OpenPart::Condition => catalog.plain("rank-open-condition"),
            OpenPart::Sheet => catalog.plain("rank-open-sheet"),
            OpenPart::Key(number) => catalog.text("rank-open-key", &[("key", key(number))]),
            OpenPart::Undecided(number) => catalog.text("rank-open-undecided", &[("key", key(number))]),
        }
    }

    /// What becomes of equals, in words.
    pub fn tie(&self, group: &[usize], list: &List, phrases: &Phrases) -> String {
        let place = list.entries.iter().find(|entry| group.contains(&entry.candidate)).map(|entry| entry.place);
        let arguments =
            [("names", self.names(group).into()), ("place", place.map(self::place).unwrap_or_default().into())];
        phrases.catalog.text(tie_key(self.ranking), &arguments)
    }

    /// How many take part, and what became of them.
    pub fn counts(&self, phrases: &Phrases) -> String {
        let count = |status: Status| FluentValue::from(self.with_status(status).count() as i64);
        let out = self.with_status(Status::Unqualified).count() + self.with_status(Status::NoSheet).count();
        let arguments = [
            ("all", FluentValue::from(self.applicants.len() as i64)),
            ("listed", count(Status::Listed)),
            ("open", count(Status::Open)),
            ("returned", count(Status::Returned)),
            ("out", FluentValue::from(out as i64)),
        ];
        phrases.catalog.text("rank-counts", &arguments)
    }
}

/// A move without the lists on which he stands as before.
fn only_changes(moved: &Move) -> Move {
    let (was, becomes) = (&moved.was, &moved.becomes);
    let keep = |seat: &Seat, other: &Seat| {
        let places = seat.places.iter().filter(|place| !other.places.contains(place)).cloned().collect();
        Seat { status: seat.status, places }
    };
    // Where he is no longer on a list, there is nothing to compare.
    let is_on_both = was.places.len() == becomes.places.len() && was.status == becomes.status;
    match is_on_both {
        true => Move { candidate: moved.candidate, was: keep(was, becomes), becomes: keep(becomes, was) },
        false => moved.clone(),
    }
}

/// `2`, or `2–4`.
pub fn place(place: Place) -> String {
    match place.is_settled() {
        true => place.least.to_string(),
        false => format!("{}–{}", place.least, place.greatest),
    }
}

fn tie_key(ranking: &Ranking) -> &'static str {
    match ranking.ties {
        Ties::Share => "rank-tie-share",
        Ties::Lot => "rank-tie-lot",
        Ties::Undecided => "rank-tie-undecided",
    }
}
