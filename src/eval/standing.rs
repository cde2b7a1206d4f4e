//! What a ranking asks of one candidate: whether he may be on a list, and what he is compared by.

use super::Evaluator;
use super::outcome::SheetOutcome;
use super::outcome::Verdict;
use super::trace::Check;
use super::trace::TermTrace;
use crate::model::Key;
use crate::model::Lists;
use crate::model::Papers;
use crate::model::Ranking;
use crate::model::Sheets;
use crate::model::expression::Condition;
use crate::model::expression::Fact;
use crate::possible::Possible;
use crate::value::Truth;
use std::rc::Rc;

/// A candidate as one ranking sees him.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether the papers are sent back, if the ranking asks.
    pub returned: Option<Check>,
    /// Whether all requirements of the position are met; yes if the ranking does not ask.
    pub requirements: Truth,
    /// What else must hold.
    pub only: Option<Check>,
    /// For each list of the ranking, in its order.
    pub lists: Vec<OnList>,
}

/// A candidate on one list, if he belongs there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnList {
    /// The sheet of the list, by its number in the model, where each sheet has its own.
    pub sheet: Option<usize>,
    /// Whether he has the sheet, apart from papers and requirements.
    pub belongs: Truth,
    /// A value for each key.
    pub keys: Vec<KeyValue>,
}

/// The value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyValue {
    pub value: Possible,
    /// Open because the source gives no answer.
    pub undecided: bool,
    pub term: Option<Rc<TermTrace>>,
}

impl Standing {
    pub fn is_returned(&self) -> Truth {
        self.returned.as_ref().map_or(Truth::No, |check| check.truth)
    }

    /// Whether he may be on a list at all.
    pub fn admitted(&self) -> Truth {
        let only = self.only.as_ref().map_or(Truth::Yes, |check| check.truth);
        (!self.is_returned()).and(self.requirements).and(only)
    }

    /// Whether he is on a list, by its number.
    pub fn is_on(&self, list: usize) -> Truth {
        self.lists.get(list).map_or(Truth::No, |list| self.admitted().and(list.belongs))
    }
}

impl Evaluator<'_> {
    pub fn standing(&self, ranking: &Ranking) -> Standing {
        let model = &self.plan.model;
        let position = self.case.position.filter(|_| ranking.requirements);
        let position = position.and_then(|index| model.positions.get(index));
        let requirements: Vec<Verdict> =
            position.iter().flat_map(|position| &position.requirements).map(|demand| self.verdict(demand)).collect();
        Standing {
            returned: ranking.papers.as_ref().and_then(|papers| self.returned(papers)),
            requirements: super::clauses::all_met(&requirements),
            only: ranking.only.as_ref().map(|condition| self.check(condition, None)),
            lists: self.lists(ranking),
        }
    }

    /// A rule that another view has taken out sends nothing back.
    fn returned(&self, papers: &Papers) -> Option<Check> {
        let Some(id) = &papers.rule else { return Some(self.incomplete(papers.package)) };
        let rule = self.plan.model.packages[papers.package].rules.iter().find(|rule| rule.meta.id == *id);
        rule.map(|rule| self.check(&rule.condition, None))
    }

    fn lists(&self, ranking: &Ranking) -> Vec<OnList> {
        let keys = |points: &dyn Fn(&str) -> Option<(Possible, bool)>| -> Vec<KeyValue> {
            ranking.keys.iter().map(|key| self.key(key, points)).collect()
        };
        let Some(Lists { separate, choice }) = ranking.lists else {
            return vec![OnList { sheet: None, belongs: Truth::Yes, keys: keys(&|_| None) }];
        };
        let choice = &self.plan.model.sheets[choice];
        let sheets: Vec<SheetOutcome> =
            choice.sheets.iter().map(|index| self.sheet(&self.plan.model.score_sheets[*index])).collect();
        let truths: Vec<Truth> = sheets.iter().map(|sheet| sheet.applies).collect();
        if !separate {
            let belongs = match self.is_one_or_the_other(&choice.sheets) {
                true => Truth::Yes,
                false => Truth::exactly_one(&truths),
            };
            return vec![OnList { sheet: None, belongs, keys: keys(&|id| of_choice(choice, id, &sheets)) }];
        }
        let own = |(number, sheet): (usize, &SheetOutcome)| {
            let others = truths.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, truth)| *truth);
            let belongs = sheet.applies.and(!others.fold(Truth::No, Truth::or));
            let points = |id: &str| (id == choice.meta.id).then(|| (sheet.total.clone(), sheet.undecided));
            OnList { sheet: Some(choice.sheets[number]), belongs, keys: keys(&points) }
        };
        sheets.iter().enumerate().map(own).collect()
    }

    /// Whether of two sheets one applies when the other does not: then one of them is his, whatever is known.
    fn is_one_or_the_other(&self, sheets: &[usize]) -> bool {
        let applies = |sheet: &usize| self.plan.model.score_sheets[*sheet].applies.as_ref();
        let conditions: Vec<&Condition> = sheets.iter().filter_map(applies).collect();
        match (sheets.len(), &conditions[..]) {
            (2, [one, other]) => is_opposite(one, other) || is_opposite(other, one),
            _ => false,
        }
    }

    /// The value of a key; `points` are those of the choice of sheets that the lists follow, as the list has them.
    fn key(&self, key: &Key, points: &dyn Fn(&str) -> Option<(Possible, bool)>) -> KeyValue {
        if let Fact::PointsOf(id) = &key.fact {
            let (value, undecided) = points(id).unwrap_or_else(|| self.points_and_gap(id));
            return KeyValue { value, undecided, term: None };
        }
        let (value, term) = self.fact(&key.fact, None);
        KeyValue { value, undecided: term.as_ref().is_some_and(|term| term.undecided), term }
    }

    /// The points of a single sheet, and whether the source leaves some of them open.
    fn points_and_gap(&self, id: &str) -> (Possible, bool) {
        match self.plan.model.score_sheets.iter().find(|sheet| sheet.meta.id == id) {
            Some(sheet) => {
                let sheet = self.sheet(sheet);
                (sheet.total, sheet.undecided)
            }
            None => (self.points_of(id), false),
        }
    }
}

/// Whether the second condition is the first one, a comparison, denied.
fn is_opposite(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Compare(own), Condition::Not(denied)) => match denied.as_ref() {
            Condition::Compare(same) => (&own.fact, &own.test) == (&same.fact, &same.test),
            _ => false,
        },
        _ => false,
    }
}

/// The points of whichever sheet applies.
fn of_choice(choice: &Sheets, id: &str, sheets: &[SheetOutcome]) -> Option<(Possible, bool)> {
    if id != choice.meta.id {
        return None;
    }
    let all: Vec<usize> = (0..sheets.len()).collect();
    let outcome = super::clauses::choose(choice.meta.clone(), &all, sheets);
    Some((outcome.total, outcome.undecided))
}
