//! Why something is so: the tree of what was tested, on which fact of which record, with what result.

use super::spells::Spell;
use crate::model::RecordId;
use crate::model::TermId;
use crate::model::expression::Fact;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Number;
use crate::value::Truth;
use jiff::civil::Date;
use std::rc::Rc;

/// A condition with its result and the results of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub truth: Truth,
    pub what: CheckKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckKind {
    All(Vec<Check>),
    Any(Vec<Check>),
    Not(Box<Check>),
    Compare(Compared),
    /// A record that passes a filter. The records kept are those that pass, or else those that come nearest.
    Has {
        record: RecordId,
        stated: bool,
        checked: Vec<RecordCheck>,
        left_out: usize,
    },
    Every {
        record: RecordId,
        stated: bool,
        checked: Vec<RecordCheck>,
        left_out: usize,
    },
    /// A document that is owed and missing, by the ids of the missing ones.
    Documents {
        missing: Vec<String>,
        open: Vec<String>,
    },
}

impl Check {
    /// Whether it is open because the source gives no answer: no fact that becomes known can settle it.
    pub fn is_undecided(&self) -> bool {
        let all = |parts: &[Check]| {
            let mut open = parts.iter().filter(|part| part.truth == Truth::Unknown);
            open.all(Check::is_undecided)
        };
        // Of many records only a few are kept; what the others rest on is not known here.
        let of_records = |checked: &[RecordCheck]| {
            let mut open = checked.iter().filter(|record| record.truth == Truth::Unknown);
            checked.len() < KEPT && open.all(|record| record.check.as_ref().is_some_and(Check::is_undecided))
        };
        self.truth == Truth::Unknown
            && match &self.what {
                CheckKind::All(parts) | CheckKind::Any(parts) => all(parts),
                CheckKind::Not(inner) => inner.is_undecided(),
                CheckKind::Compare(compared) => compared.undecided && compared.open.is_empty(),
                CheckKind::Has { stated, checked, .. } | CheckKind::Every { stated, checked, .. } => {
                    *stated && of_records(checked)
                }
                CheckKind::Documents { .. } => false,
            }
    }
}

/// One record and the filter on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCheck {
    /// Its place in the list, from 0.
    pub index: usize,
    pub check: Option<Check>,
    pub truth: Truth,
}

/// A comparison of a fact with constants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    pub fact: Fact,
    pub ty: Type,
    pub needed: Needed,
    pub actual: Possible,
    /// Which record the fact is of.
    pub index: Option<usize>,
    /// Facts of the vacancy that it is compared with and that are not known.
    pub open: Vec<Fact>,
    /// How the term, if it is one, got its value.
    pub term: Option<Rc<TermTrace>>,
    /// Whether it is open because the source gives no answer.
    pub undecided: bool,
}

/// What a comparison asks for, its constants worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needed {
    Yes,
    Is(Possible),
    In(Vec<Possible>),
    Includes(Possible),
    Absent,
    Range {
        low: Option<(Possible, bool)>,
        high: Option<(Possible, bool)>,
    },
    /// After the first date, on or before the second.
    Window {
        after: Option<Date>,
        until: Option<Date>,
    },
}

/// A term, its value and where the value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermTrace {
    pub id: TermId,
    pub value: Possible,
    pub undecided: bool,
    pub why: TermWhy,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermWhy {
    Condition(Check),
    Constant,
    /// Records counted surely, and records that may count, of a list that is stated or not.
    Records {
        record: RecordId,
        stated: bool,
        sure: Vec<usize>,
        open: Vec<usize>,
        left_out: usize,
        /// The joined spells that surely count, for a length of time.
        spells: Vec<Spell>,
    },
    Fact(Fact),
    /// The time from the day that a fact is, to the evaluation date; where that day is known.
    Since {
        fact: Fact,
        spell: Option<Spell>,
    },
    Amount(Box<AmountTrace>),
}

impl TermTrace {
    /// The spells that a length of time was measured over.
    pub fn spells(&self) -> &[Spell] {
        match &self.why {
            TermWhy::Records { spells, .. } => spells,
            TermWhy::Since { spell, .. } => spell.as_slice(),
            TermWhy::Condition(_) | TermWhy::Constant | TermWhy::Fact(_) | TermWhy::Amount(_) => &[],
        }
    }
}

/// A value built from rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountTrace {
    pub id: String,
    /// Whether the row applies; always yes for groups.
    pub truth: Truth,
    pub value: Possible,
    /// Whether it is open because the source gives no answer: no fact that becomes known can settle it.
    pub undecided: bool,
    pub why: AmountWhy,
}

impl AmountTrace {
    /// Whether facts of the dossier may still change what the row gives.
    pub fn is_unknown(&self) -> bool {
        let when = match &self.why {
            AmountWhy::Plain { when } | AmountWhy::Worked { when, .. } => when.as_ref(),
            AmountWhy::Rows { .. }
            | AmountWhy::Ranges { .. }
            | AmountWhy::Records { .. }
            | AmountWhy::Members { .. } => None,
        };
        let applies = self.truth == Truth::Unknown && !when.is_some_and(Check::is_undecided);
        applies || (self.truth != Truth::No && !self.value.is_settled() && !self.undecided)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountWhy {
    Plain {
        when: Option<Check>,
    },
    /// A number that is worked out from facts.
    Worked {
        when: Option<Check>,
        facts: Vec<Compared>,
        /// The id of the mark of the commission that it is.
        mark: Option<String>,
        capped: bool,
    },
    Rows {
        rows: Vec<AmountTrace>,
        /// The limit that cuts the sum.
        capped: Option<Number>,
        /// The limit up to which it is lifted.
        lifted: Option<Number>,
    },
    /// The fact whose range was looked for.
    Ranges {
        fact: Compared,
        rows: Vec<AmountTrace>,
    },
    /// Records that count surely, and that may.
    Records {
        record: RecordId,
        stated: bool,
        sure: Vec<usize>,
        open: Vec<usize>,
        left_out: usize,
        capped: bool,
        /// What some of them are worth, where that differs.
        worths: Vec<(usize, Possible)>,
        /// Records that do not count since others are worth more; only where all is known.
        beyond: Vec<usize>,
        /// Records that do not count here since they serve for another row, with its id; only where all is known.
        elsewhere: Vec<(usize, String)>,
    },
    Members {
        record: RecordId,
        stated: bool,
        rows: Vec<AmountTrace>,
        sure: Vec<usize>,
        open: Vec<usize>,
        left_out: usize,
    },
}

/// So many records are named in an explanation at most.
pub const KEPT: usize = 8;

/// The rows that a value is built from.
pub fn rows(trace: &AmountTrace) -> &[AmountTrace] {
    match &trace.why {
        AmountWhy::Rows { rows, .. } | AmountWhy::Ranges { rows, .. } | AmountWhy::Members { rows, .. } => rows,
        AmountWhy::Plain { .. } | AmountWhy::Worked { .. } | AmountWhy::Records { .. } => &[],
    }
}
