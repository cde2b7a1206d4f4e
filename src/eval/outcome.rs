//! The answer for one candidate, with its reasons.

use super::trace::AmountTrace;
use super::trace::Check;
use super::trace::RecordCheck;
use super::trace::TermTrace;
use crate::model::HowMany;
use crate::model::Meta;
use crate::model::RecordId;
use crate::model::ScaleId;
use crate::possible::Possible;
use crate::problem::Problem;
use crate::value::Truth;
use jiff::civil::Date;
use std::rc::Rc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub date: Date,
    /// A number in the model.
    pub position: Option<usize>,
    /// What the dossier says in texts, such as a name, by the number of the field.
    pub texts: Vec<(usize, String)>,
    /// Whether all requirements of the position are met.
    pub qualified: Truth,
    pub requirements: Vec<Verdict>,
    pub stair: Option<StairOutcome>,
    pub packages: Vec<PackageOutcome>,
    /// Every score sheet, whether it applies or not.
    pub sheets: Vec<SheetOutcome>,
    pub choices: Vec<ChoiceOutcome>,
    pub time_limits: Vec<TimeLimitOutcome>,
    pub pays: Vec<PayOutcome>,
    pub results: Vec<NamedResult>,
    /// Records that count nowhere, or may not.
    pub left_out: Vec<LeftOut>,
    /// Acts that clauses cite and that had ended by this date, by name.
    pub ended_acts: Vec<String>,
    /// What could not be worked out, such as a value with no amount on the date.
    pub problems: Vec<Problem>,
}

/// A demand and whether it is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub meta: Meta,
    pub if_available: bool,
    pub truth: Truth,
    pub why: VerdictWhy,
}

impl Verdict {
    /// Whether it is open because the source gives no answer.
    pub fn is_undecided(&self) -> bool {
        self.truth == Truth::Unknown
            && match &self.why {
                VerdictWhy::Checked(check) => check.is_undecided(),
                VerdictWhy::Judged | VerdictWhy::Once(_) => false,
                VerdictWhy::Group(_, members) => {
                    let mut open = members.iter().filter(|it| it.truth == Truth::Unknown && !it.if_available);
                    open.all(Verdict::is_undecided)
                }
            }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VerdictWhy {
    Checked(Check),
    /// A judgement of the commission; unknown until it is made.
    Judged,
    Group(HowMany, Vec<Verdict>),
    /// Which records serve for which demands.
    Once(ServedOnce),
}

/// Records of a kind, each of which serves for one of several demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServedOnce {
    pub record: RecordId,
    pub stated: bool,
    pub members: Vec<Served>,
}

/// What serves for a demand; a few of the records by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// The id of the demand.
    pub id: String,
    pub needed: usize,
    /// How many serve, and which.
    pub found: usize,
    pub records: Vec<usize>,
    /// Records of which it is not known whether they could serve.
    pub open: Vec<usize>,
    /// Records that could serve and serve for another demand, with its id.
    pub elsewhere: Vec<(usize, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StairOutcome {
    pub meta: Meta,
    pub scale: ScaleId,
    pub steps: Vec<StepOutcome>,
    /// The highest level that is surely supported.
    pub supported: Option<u32>,
    /// The highest level that is not ruled out.
    pub possible: Option<u32>,
    /// The step above the supported one, by its number in `steps`.
    pub next: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepOutcome {
    pub level: u32,
    pub truth: Truth,
    /// Alternative rows; empty if the level has none.
    pub thresholds: Vec<Check>,
    pub verdicts: Vec<Verdict>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageOutcome {
    pub meta: Meta,
    pub documents: Vec<DocumentOutcome>,
    pub groups: Vec<(Meta, Truth)>,
    pub rules: Vec<(Meta, Truth)>,
    /// Whether an owed document is missing.
    pub incomplete: Truth,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentOutcome {
    pub meta: Meta,
    pub status: DocumentStatus,
    /// Whether it must be filed, by this candidate.
    pub owed: Truth,
    pub present: Truth,
    /// Why it is required or not, where that depends on the candidate.
    pub required: Option<Check>,
    /// Which alternatives show it, where facts stand for the paper.
    pub satisfied: Option<Verdict>,
    /// The exemption that frees from it, and whether it holds.
    pub exemption: Option<(Meta, Check)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentStatus {
    Present,
    Missing,
    NotApplicable,
    Waived,
    /// May be filed, need not be, and is not.
    NotFiled,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOutcome {
    pub meta: Meta,
    pub applies: Truth,
    pub why: Option<Check>,
    pub criteria: Vec<(Meta, AmountTrace)>,
    pub total: Possible,
    pub undecided: bool,
}

/// A choice between sheets: the one that applies, or those that may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOutcome {
    pub meta: Meta,
    /// Numbers in [`Outcome::sheets`] of those that apply or may apply.
    pub sheets: Vec<usize>,
    /// Whether exactly one sheet applies.
    pub settled: Truth,
    pub total: Possible,
    pub undecided: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimitOutcome {
    pub meta: Meta,
    pub first: Option<Date>,
    /// The last day; none if the start is unknown or the calendar does not reach so far.
    pub last: Option<Date>,
    pub days: u32,
    pub working: bool,
    /// The last day as printed.
    pub announced: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayOutcome {
    pub meta: Meta,
    pub amount: Possible,
    pub unit: Option<usize>,
    pub undecided: bool,
    /// What it can be as far as the source decides it; the same as the amount if it decides all.
    pub decided: Possible,
    pub factors: Vec<Possible>,
    /// What is printed: a figure, or from one to another.
    pub announced: Option<Possible>,
    /// Whether all that is printed, rounded as the pay is, can be; `None` if nothing can be computed.
    pub agrees: Option<bool>,
}

/// The records of a kind that do not count; a few of them with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub record: RecordId,
    pub count: usize,
    pub records: Vec<RecordCheck>,
    /// Those of which it is not known.
    pub open_count: usize,
    pub open: Vec<RecordCheck>,
}

/// A declared outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedResult {
    pub meta: Meta,
    pub trace: Rc<TermTrace>,
}
