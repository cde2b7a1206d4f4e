//! Typed conditions, amounts and terms. Facts are numbers, not names, so that they are also the slots of the plan.

use super::Labels;
use super::Meta;
use super::OnceOverRows;
use super::RecordId;
use super::ScaleId;
use super::TermId;
use crate::extent::Extent;
use crate::source::Span;
use crate::syntax::ast::Arithmetic;
use crate::syntax::ast::LengthOfTime;
use crate::syntax::ast::Started;
use crate::value::Grain;
use crate::value::Number;
use crate::value::Rounding;
use crate::value::Value;
use jiff::civil::Date;

/// The type of a fact or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    Flag,
    /// A plain number, a share in percent, or a number of some unit.
    Number(Measure),
    Date,
    Duration,
    Member(ScaleId),
    Set(ScaleId),
    Text,
}

impl Type {
    /// The phrase of the message catalog for it; [`Model::kind`](super::Model::kind) also names its unit or levels.
    pub fn phrase(self) -> &'static str {
        match self {
            Type::Flag => "type-flag",
            Type::Number(Measure::Plain) => "type-number",
            Type::Number(Measure::Percent) => "type-percent",
            Type::Number(Measure::Unit(_)) => "type-unit",
            Type::Date => "type-date",
            Type::Duration => "type-duration",
            Type::Member(_) => "type-member",
            Type::Set(_) => "type-set",
            Type::Text => "type-text",
        }
    }
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    Plain,
    Percent,
    /// A unit, by its number in the model.
    Unit(usize),
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fact {
    /// A field of the subject.
    Subject(usize),
    /// A field of the record that is being looked at.
    Record(RecordId, usize),
    Term(TermId),
    Vacancy(usize),
    VacancyPosition,
    EvaluationDate,
    /// Whether a requirement or step is met, by id. Only in outcomes and properties.
    Holds(String),
    /// The points of a sheet, or of a choice of sheets, by id.
    PointsOf(String),
    /// The highest level supported by the stair of a position, by id.
    LevelOf(String),
}

/// A value to compare with: always a constant once vacancy and date are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    Value(Value),
    Vacancy(usize),
    VacancyPosition,
    EvaluationDate,
    /// A term that is a constant or a dated value.
    Term(TermId),
    /// The default, and the values that replace it when their condition holds.
    Conditional(Value, Vec<(Value, Condition)>),
}

/// One end of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    pub operand: Operand,
    pub included: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// A flag that must be yes.
    IsYes,
    Is(Operand),
    In(Vec<Operand>),
    Includes(Operand),
    IsAbsent,
    Range {
        low: Option<End>,
        high: Option<End>,
    },
    /// In the window that ends with a date, that date included: (date - length, date].
    Within {
        length: LengthOfTime,
        before: Operand,
    },
}

impl Test {
    /// What the fact is compared with.
    pub fn operands(&self) -> Vec<&Operand> {
        match self {
            Test::IsYes | Test::IsAbsent => Vec::new(),
            Test::Is(operand) | Test::Includes(operand) | Test::Within { before: operand, .. } => vec![operand],
            Test::In(operands) => operands.iter().collect(),
            Test::Range { low, high } => low.iter().chain(high).map(|end| &end.operand).collect(),
        }
    }

    /// The values that pass it; `None` if they depend on more than the fact.
    pub fn extent(&self, grain: Grain, constant: impl Fn(&Operand) -> Option<Value>) -> Option<Extent> {
        let one = |operand: &Operand| Some(Extent::value(&constant(operand)?, grain));
        let end = |end: &Option<End>| match end {
            None => Some(None),
            Some(End { operand, included }) => Some(Some((constant(operand)?, *included))),
        };
        match self {
            Test::IsYes => Some(Extent::value(&Value::Flag(true), grain)),
            Test::IsAbsent => Some(Extent::nothing(grain).with_absent(true)),
            Test::Is(operand) => one(operand),
            Test::In(operands) => {
                operands.iter().map(one).try_fold(Extent::nothing(grain), |all, next| Some(all.union(&next?)))
            }
            Test::Range { low, high } => Some(Extent::interval(end(low)?, end(high)?, grain)),
            Test::Includes(_) | Test::Within { .. } => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    pub fact: Fact,
    pub test: Test,
    pub ty: Type,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Compare(Comparison),
    Has {
        record: RecordId,
        filter: Option<Box<Condition>>,
        span: Span,
    },
    Every {
        record: RecordId,
        filter: Option<Box<Condition>>,
        must: Box<Condition>,
        span: Span,
    },
    /// A document that is owed is missing from the package, by its number.
    Incomplete(usize),
    /// Any listed document is missing from the package.
    AnythingMissing(usize),
    /// A document is owed: package and document.
    Owed(usize, usize),
}

impl Condition {
    /// The condition that always holds; stands for what was wrong and has been reported.
    pub fn always() -> Condition {
        Condition::All(Vec::new())
    }
}

/// How the criteria of a sheet, or the rows of a group of values, are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Total {
    Sum,
    Highest,
    Lowest,
    /// The first row that holds.
    First,
    /// The sum of the best so many.
    Best(usize),
    /// The mean of the rows that hold.
    Average,
}

/// A value that a row gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    Operand(Operand),
    /// The value of a term that is not a constant.
    Term(TermId),
    Worked(Box<Worked>),
    Absent,
    /// The source gives no answer; what it lies between, if that is said.
    Undecided(Option<(Operand, Operand)>),
}

/// A number that is worked out from facts, cut to its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    pub how: How,
    pub measure: Measure,
    pub floor: Option<Operand>,
    pub cap: Option<Operand>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// So much for each unit of a number or a length of time; each step takes what the one before has left.
    Rate { steps: Vec<Step>, of: Fact, ty: Type },
    /// A number times a fact; a share in percent is its hundredth part.
    Multiple { factor: Number, of: Fact, ty: Type },
    /// The number that a level or kind stands for.
    WorthOf { of: Fact, scale: ScaleId },
    /// What the commission gives, by the id under which a dossier states it.
    Mark { id: String, low: Number, high: Number, step: Option<Number> },
    /// Arithmetic on facts: evaluated, but never compared exactly.
    Unanalysed { left: Side, how: Arithmetic, right: Side },
}

impl Worked {
    /// The facts that it comes from.
    pub fn facts(&self) -> Vec<&Fact> {
        match &self.how {
            How::Rate { of, .. } | How::Multiple { of, .. } | How::WorthOf { of, .. } => vec![of],
            How::Unanalysed { left, right, .. } => left.fact.iter().chain(&right.fact).collect(),
            How::Mark { .. } => Vec::new(),
        }
    }
}

/// So much for each unit. A length of time is counted in days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub value: Number,
    pub unit: Number,
    /// The pieces in which it is counted; without them it counts in proportion.
    pub piece: Option<(Started, Number)>,
}

/// One side of an arithmetic: a fact or a constant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub fact: Option<Fact>,
    pub value: Option<Value>,
    pub ty: Type,
}

/// What a group of values is when no row holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Otherwise {
    /// Points: zero. Terms: never reached.
    Nothing,
    Value(Given),
}

/// A value built from rows: a criterion, one of its rows, the body of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    pub meta: Meta,
    pub body: AmountBody,
    pub rounding: Option<(Rounding, Number)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountBody {
    /// A value, if the condition holds.
    Fixed { given: Given, when: Option<Condition> },
    /// A value for each record that passes the filter, or for each distinct value of a field of theirs.
    ForEach {
        each: Each,
        record: RecordId,
        once_per: Option<usize>,
        limits: ItemLimits,
        cap: Option<Operand>,
        filter: Option<Condition>,
    },
    Group {
        total: Total,
        floor: Option<Operand>,
        cap: Option<Operand>,
        rows: Vec<Amount>,
        otherwise: Otherwise,
        /// Rows that share records; only of a sum.
        once: Option<OnceOverRows>,
    },
    /// The row in whose range the fact lies.
    Ranges { fact: Fact, ty: Type, grain: Grain, rows: Vec<RangeRow>, otherwise: Otherwise },
    /// Each level or kind of a field once, if some record that passes the filter has it.
    OncePerMember { record: RecordId, field: usize, filter: Option<Condition>, rows: Vec<MemberRow> },
}

/// What one record is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Each {
    Number(Number),
    /// The value of a term about the record.
    Term(TermId),
}

/// How many records count: of each group those of greatest worth, and of these the best ones.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemLimits {
    pub per: Option<PerGroup>,
    pub best: Option<usize>,
}

impl ItemLimits {
    pub fn are_none(&self) -> bool {
        self.per.is_none() && self.best.is_none()
    }
}

/// At most so many records for each value of a field. Records for which it is absent are a group too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerGroup {
    pub most: usize,
    pub field: usize,
    /// For each calendar year of a date.
    pub by_year: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RangeRow {
    pub meta: Meta,
    pub test: Test,
    pub given: Given,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    pub meta: Meta,
    pub member: u32,
    pub value: Number,
}

/// A named quantity or condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub meta: Meta,
    /// The record that it speaks of, if it is about one.
    pub on: Option<RecordId>,
    pub ty: Type,
    pub body: TermBody,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermBody {
    Condition(Condition),
    Constant(Value),
    /// Values with the first day of each, earliest first.
    Dated(Vec<(Value, Date)>),
    Count {
        record: RecordId,
        filter: Option<Condition>,
    },
    TotalTime {
        record: RecordId,
        filter: Option<Condition>,
    },
    TimeSince(Fact),
    Extreme {
        record: RecordId,
        field: usize,
        highest: bool,
        filter: Option<Condition>,
    },
    /// A field of the one record that comes last by another field, or first.
    Designated(Designated),
    Amount(Box<Amount>),
    /// Another fact under a name.
    Fact(Fact),
}

/// Which record is meant, and which of its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Designated {
    pub record: RecordId,
    pub field: usize,
    pub by: usize,
    /// The greatest value of `by`, or the least.
    pub highest: bool,
    pub filter: Option<Condition>,
    /// Of records that are alike in `by`, the one with the highest value, or with the lowest. Values without an order have
    /// no such rule: if they differ, the source gives no answer.
    pub of_several: Option<bool>,
}

impl Term {
    pub fn labels(&self) -> &Labels {
        &self.meta.labels
    }

    /// Whether it has one value for all candidates.
    pub fn is_constant(&self) -> bool {
        matches!(self.body, TermBody::Constant(_) | TermBody::Dated(_))
    }
}
