//! The meaning of a policy: every name looked up, every expression typed. What two versions are compared by.
//!
//! Built by [`check_policy`]; evaluated after [`crate::plan`] has made it runnable.

mod amounts;
mod changes;
mod check;
mod clauses;
mod conditions;
mod doubt;
mod editions;
mod exclusive;
pub mod expression;
mod metas;
mod nature;
mod once;
mod rankings;
mod records;
mod script;
mod shape;
mod terms;
mod times;
mod vocabulary;
mod worked;

pub use check::Checked;
pub use conditions::is_path_of;
pub use editions::Look;
pub use editions::Views;
pub use editions::check_edition;
pub use editions::check_policy;
pub use editions::check_policy_and;
pub use editions::point_at_repeals;
pub use terms::MAX_DEFINITIONS;

use crate::problem::Argument;
use crate::problem::Code;
use crate::source::Span;
use crate::syntax::ast::Lang;
use crate::syntax::ast::Order;
use crate::syntax::ast::Ties;
use crate::value::Number;
use crate::value::Rounding;
use crate::value::Value;
use expression::Amount;
use expression::Condition;
use expression::Measure;
use expression::Term;
use expression::Type;
use indexmap::IndexMap;
use jiff::civil::Date;
use jiff::civil::Weekday;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// A text in up to three languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    pub texts: BTreeMap<Lang, String>,
    /// The language that the source printed; the others are translations.
    pub original: Option<Lang>,
}

impl Labels {
    /// The text in a language, or else in the first of `ru`, `kk`, `en` that there is.
    pub fn get(&self, lang: Lang) -> Option<&str> {
        let order = [lang, Lang::Ru, Lang::Kk, Lang::En];
        order.iter().find_map(|lang| self.texts.get(lang)).map(String::as_str)
    }

    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}

/// A place in an act, or in a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub act: String,
    /// Divisions of the act with their number or title, outermost first.
    pub places: Vec<(String, String)>,
}

/// What every clause has: its id, its texts, where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// The path from the declaration: `position.requirement.alternative`.
    pub id: String,
    pub labels: Labels,
    pub sources: Vec<Citation>,
    pub quotes: Vec<Labels>,
    pub notes: Vec<Labels>,
    pub evidence: Vec<Labels>,
    pub defects: Vec<Defect>,
    pub span: Span,
}

/// A warning that the author accepts, because the source itself is so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Defect {
    /// The name of the code.
    pub name: String,
    pub texts: Labels,
    /// Its name in the policy.
    pub span: Span,
}

impl Meta {
    /// Where the author has recorded a doubt as a known defect of the source.
    pub fn acceptance(&self, code: Code) -> Option<Span> {
        self.defects.iter().find(|defect| defect.name == code.name()).map(|defect| defect.span)
    }
}

/// A number of a scale in [`Model::scales`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScaleId(pub usize);

/// Levels (ordered, lowest first) or kinds (not ordered).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    pub name: String,
    pub labels: Labels,
    pub ordered: bool,
    pub members: IndexMap<String, Labels>,
    /// The numbers that members stand for, by their place.
    pub worth: BTreeMap<u32, Number>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub labels: Labels,
    pub number: Option<String>,
    pub adopted: Option<Date>,
    pub in_force: Option<Date>,
    pub ended: Option<Date>,
    pub notes: Vec<Labels>,
    pub span: Span,
}

/// What holds when a field is not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unstated {
    Unknown,
    Absent,
    Value(Value),
    EvaluationDate,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub labels: Labels,
    pub notes: Vec<Labels>,
    pub ty: Type,
    pub whole: bool,
    pub may_be_absent: bool,
    pub unstated: Unstated,
    /// The least and the greatest value, both possible.
    pub range: Option<(Value, Value)>,
    pub step: Option<Number>,
    pub span: Span,
}

/// A number of a record in [`Model::records`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub usize);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub name: String,
    pub plural: String,
    pub labels: Labels,
    /// A list that is not stated is empty, not unknown.
    pub none_if_unstated: bool,
    pub fields: IndexMap<String, Field>,
    /// The fields with the first and the last day.
    pub period: Option<(usize, usize)>,
    /// What a record must be to count; others are left out wherever the record is used.
    pub standing: Option<Standing>,
    pub assumptions: Vec<Assumption>,
    pub span: Span,
}

/// The condition under which a record counts at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// That of the record.
    pub meta: Meta,
    pub condition: Condition,
}

/// What no dossier may contradict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assumption {
    pub meta: Meta,
    pub condition: Condition,
}

/// A number of a term in [`Model::terms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub usize);

/// How the members of a group of conditions are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HowMany {
    AtLeast(usize),
    All,
    ExactlyOne,
}

/// Something to be met: a requirement, one of its alternatives, a competence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    pub meta: Meta,
    /// Never stands in the way, always reported.
    pub if_available: bool,
    pub body: DemandBody,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemandBody {
    When(Condition),
    Judged,
    Group(HowMany, Vec<Demand>),
    /// The id of the demand whose meaning and judgement this one shares.
    SameAs(String),
    /// Each record serves for one of several demands.
    Once(Once),
}

/// Demands that share the records of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    pub record: RecordId,
    pub members: Vec<OnceMember>,
    pub span: Span,
}

/// So many records that pass the filter are needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnceMember {
    pub id: String,
    pub filter: Option<expression::Condition>,
    pub count: usize,
}

/// Rows of a sum, by their numbers, that share the records of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnceOverRows {
    pub record: RecordId,
    pub rows: Vec<usize>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    pub meta: Meta,
    pub requirements: Vec<Demand>,
    pub stair: Option<Stair>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stair {
    pub meta: Meta,
    pub scale: ScaleId,
    pub thresholds: Option<Thresholds>,
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    pub meta: Meta,
    /// The level, and what its row asks; rows of one level are alternatives.
    pub rows: Vec<(u32, Condition)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub meta: Meta,
    pub level: u32,
    pub builds_on: Option<u32>,
    pub competences: Vec<Demand>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreSheet {
    pub meta: Meta,
    pub applies: Option<Condition>,
    pub total: expression::Total,
    pub cap: Option<expression::Operand>,
    pub printed_scale: Option<(Value, Value)>,
    pub criteria: Vec<Amount>,
    pub once: Option<OnceOverRows>,
}

/// A choice between sheets: exactly one of them applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    pub meta: Meta,
    /// Numbers in [`Model::score_sheets`].
    pub sheets: Vec<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    pub meta: Meta,
    /// The field of the subject that lists the filed documents.
    pub filed: usize,
    pub documents: Vec<Document>,
    pub groups: Vec<DocumentGroup>,
    pub exemptions: Vec<Exemption>,
    pub rules: Vec<PackageRule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub meta: Meta,
    /// Its number in the scale of documents.
    pub member: u32,
    pub required: Required,
    pub satisfied_by: Option<Demand>,
    pub blank: Option<Citation>,
    /// Its number in [`Package::groups`], if it stands in one.
    pub group: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Required {
    Always,
    IfAvailable,
    When(Condition),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentGroup {
    pub meta: Meta,
    pub how: HowMany,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    pub meta: Meta,
    /// Numbers in [`Package::documents`].
    pub frees_from: Vec<usize>,
    pub condition: Condition,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageRule {
    pub meta: Meta,
    pub condition: Condition,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    pub meta: Meta,
    pub weekend: Vec<Weekday>,
    pub covers: (Date, Date),
    pub holidays: Vec<(Date, Date, Labels)>,
    pub workdays: Vec<(Date, Date, Labels)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimit {
    pub meta: Meta,
    pub days: u32,
    /// Working days by this calendar; without one, calendar days.
    pub calendar: Option<usize>,
    /// The date field of the vacancy.
    pub starts: usize,
    pub first_day_counts: bool,
    /// The field of the vacancy with the printed last day.
    pub announced: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    pub meta: Meta,
    pub factors: Vec<Factor>,
    pub unit: Option<usize>,
    pub rounding: Option<(Rounding, Number)>,
    /// The field of the vacancy with the printed figure, or the two fields with its ends.
    pub announced: Vec<usize>,
}

/// One factor of a product; a share in percent counts as its hundredth part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    pub operand: expression::Operand,
    pub percent: bool,
}

/// A named result that is neither points nor a document: a flag, a level, a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub meta: Meta,
    pub term: TermId,
}

/// How the candidates for a post are ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    pub meta: Meta,
    pub papers: Option<Papers>,
    /// Whether all requirements of the position must be met.
    pub requirements: bool,
    /// What else must hold of a candidate.
    pub only: Option<Condition>,
    pub lists: Option<Lists>,
    pub keys: Vec<Key>,
    pub ties: Ties,
}

/// Whose papers are sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers {
    /// A number in [`Model::packages`].
    pub package: usize,
    /// The id of the rule of the package that says it; without one, theirs who lack an owed document.
    pub rule: Option<String>,
}

/// The choice of sheets that the lists of a ranking follow, by its number in [`Model::sheets`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lists {
    /// A list for each sheet; otherwise all sheets share one.
    pub separate: bool,
    pub choice: usize,
}

/// What candidates are compared by; the next key is asked only where they are equal by this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub meta: Meta,
    pub fact: expression::Fact,
    pub ty: Type,
    pub first: Order,
}

/// A doubt about a clause, its possible readings, and the one that is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpretation {
    pub meta: Meta,
    /// The id of the clause in doubt.
    pub of: String,
    /// `None`: the source gives no answer.
    pub chosen: Option<usize>,
    pub views: Vec<Meta>,
}

/// A clause as another view of one of its doubts would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// A number in [`Model::interpretations`].
    pub doubt: usize,
    /// A number in the views of the doubt.
    pub view: usize,
    pub clause: Clause,
}

/// A clause, and its number among those of its kind in the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clause {
    Position(usize, Position),
    ScoreSheet(usize, ScoreSheet),
    Package(usize, Package),
    TimeLimit(usize, TimeLimit),
    Pay(usize, Pay),
    Ranking(usize, Ranking),
}

/// What an institution announces: vacancies under one notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub meta: Meta,
    /// The acts that it follows.
    pub follows: Vec<String>,
    /// What it sets for all its vacancies, by the number of the field.
    pub fields: BTreeMap<usize, Value>,
    /// Remarks on what it sets.
    pub remarks: Vec<Labels>,
    pub vacancies: Vec<Announced>,
}

/// A vacancy of a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    pub meta: Meta,
    /// A number in [`Model::positions`].
    pub position: Option<usize>,
    pub fields: BTreeMap<usize, Value>,
    /// Remarks on what is set.
    pub remarks: Vec<Labels>,
}

/// Which text of a policy this is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Version {
    /// The amendments in it, by name, in the order in which they came.
    pub amendments: Vec<String>,
    /// The day on which the last of them came into force.
    pub from: Option<Date>,
    /// The day on which the next one does.
    pub until: Option<Date>,
    /// The notice whose changes it has.
    pub notice: Option<String>,
    /// Names that other versions have and this one has not.
    pub elsewhere: BTreeSet<String>,
}

/// Values that take the place of a usual one where their condition holds; of several that hold, the first counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conditional {
    /// The id of the clause in which it stands.
    pub of: String,
    pub cases: Vec<(Value, Condition)>,
    /// Where each of the values is written.
    pub spans: Vec<Span>,
}

/// What must be true of a regulation for every candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    pub meta: Meta,
}

/// A whole policy.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    pub version: Version,
    /// Acts, amendments among them.
    pub acts: IndexMap<String, Act>,
    pub divisions: IndexMap<String, Labels>,
    pub units: IndexMap<String, Labels>,
    pub scales: Vec<Scale>,
    pub records: Vec<Record>,
    pub subject: IndexMap<String, Field>,
    pub subject_name: String,
    pub subject_labels: Labels,
    pub assumptions: Vec<Assumption>,
    pub vacancy: IndexMap<String, Field>,
    /// The field of the vacancy that is the evaluation date.
    pub evaluation_date: Option<usize>,
    pub terms: Vec<Term>,
    pub positions: Vec<Position>,
    pub score_sheets: Vec<ScoreSheet>,
    pub sheets: Vec<Sheets>,
    pub packages: Vec<Package>,
    pub calendars: Vec<Calendar>,
    pub time_limits: Vec<TimeLimit>,
    pub pays: Vec<Pay>,
    pub outcomes: Vec<Outcome>,
    pub rankings: Vec<Ranking>,
    pub interpretations: Vec<Interpretation>,
    pub alternatives: Vec<Alternative>,
    pub notices: Vec<Notice>,
    pub properties: Vec<Property>,
    /// All values that depend on conditions, also those of views that are not chosen.
    pub conditionals: Vec<Conditional>,
    /// The scale of all documents of all packages.
    pub documents: Option<ScaleId>,
    /// The scale of all positions.
    pub position_names: Option<ScaleId>,
}

impl Model {
    /// What a type is called in a message, with its unit or its levels.
    pub fn kind(&self, ty: Type) -> Argument {
        let unit = |unit: usize| self.units.get_index(unit).map_or(String::new(), |(name, _)| name.clone());
        match ty {
            Type::Number(Measure::Unit(number)) => Argument::About("type-in-unit", unit(number)),
            Type::Member(scale) if self.scale(scale).ordered => {
                Argument::About("type-level-of", self.scale(scale).name.clone())
            }
            Type::Member(scale) => Argument::About("type-kind-of", self.scale(scale).name.clone()),
            Type::Set(scale) => Argument::About("type-set-of", self.scale(scale).name.clone()),
            Type::Flag | Type::Number(Measure::Plain | Measure::Percent) | Type::Date | Type::Duration | Type::Text => {
                Argument::Phrase(ty.phrase())
            }
        }
    }

    pub fn scale(&self, id: ScaleId) -> &Scale {
        &self.scales[id.0]
    }

    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0]
    }

    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.0]
    }

    /// The labels of a level or kind.
    pub fn member(&self, scale: ScaleId, member: u32) -> Option<(&str, &Labels)> {
        let (name, labels) = self.scale(scale).members.get_index(member as usize)?;
        Some((name, labels))
    }
}
