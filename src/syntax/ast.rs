//! What a policy says, as written: items with their properties. Names are not looked up and types are not known here.
//!
//! One shape serves all items, so that a change (of an amendment, of a view) can address any of them by path, and so that a
//! property in the wrong place is reported in words of the policy instead of as a syntax error.

use crate::source::Span;
use crate::value;
use crate::value::Duration;
use crate::value::Number;
use crate::value::Rounding;
use jiff::civil::Date;
use jiff::civil::Weekday;

/// A name and where it stands. A path (`a.b.c`) is one name too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Name {
    pub text: String,
    pub span: Span,
}

/// The kind of an item: the word it begins with, or `Entry` for a named line (`name: …`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    Act,
    Unit,
    Division,
    Levels,
    Kinds,
    Record,
    Subject,
    Vacancy,
    Define,
    Value,
    Assume,
    Position,
    ScoreSheet,
    Sheets,
    Package,
    Calendar,
    TimeLimit,
    Pay,
    Outcome,
    Ranking,
    Property,
    Amendment,
    Notice,
    Requirement,
    Stair,
    Step,
    Thresholds,
    Competence,
    Criterion,
    Document,
    Group,
    Exemption,
    Rule,
    Key,
    Interpretation,
    Entry,
}

impl ItemKind {
    /// Whether a declaration of this kind may be a changed copy of another.
    pub fn follows(self) -> bool {
        use ItemKind as K;
        matches!(self, K::Position | K::ScoreSheet | K::Package | K::TimeLimit | K::Pay | K::Ranking)
    }
}

/// A declaration, or a part of one that has an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub kind: ItemKind,
    pub name: Option<Name>,
    pub properties: Vec<Property>,
    pub items: Vec<Item>,
    pub lines: Vec<Line>,
    /// Written with braces (`keyword name { … }`), not with a colon.
    pub braces: bool,
    pub span: Span,
    /// The keyword and the name, to point at.
    pub head: Span,
}

impl Item {
    /// An item without a name or a place that only holds others.
    pub fn around(items: Vec<Item>) -> Item {
        Item {
            kind: ItemKind::Entry,
            name: None,
            properties: Vec::new(),
            items,
            lines: Vec::new(),
            braces: true,
            span: Span::default(),
            head: Span::default(),
        }
    }

    pub fn name(&self) -> &str {
        self.name.as_ref().map_or("", |name| &name.text)
    }

    /// The place to point at when the item as a whole is meant.
    pub fn place(&self) -> Span {
        self.name.as_ref().map_or(self.head, |name| name.span)
    }

    /// Whether it is a changed copy of another declaration.
    pub fn follows_another(&self) -> bool {
        let follows = |property: &Property| matches!(property.what, PropertyKind::FollowsBlock(_));
        self.kind.follows() && self.properties.iter().any(follows)
    }

    /// Where it accepts a warning as a known defect, by the name of the warning.
    pub fn acceptance(&self, warning: &str) -> Option<Span> {
        acceptance(&self.properties, warning)
    }
}

/// Where properties accept a warning as a known defect, by the name of the warning.
pub fn acceptance(properties: &[Property], warning: &str) -> Option<Span> {
    properties.iter().find_map(|property| match &property.what {
        PropertyKind::KnownDefect(name, _) if name.text == warning => Some(name.span),
        _ => None,
    })
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    pub what: PropertyKind,
    pub span: Span,
}

/// The languages in which texts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    Kk,
    Ru,
    En,
}

impl Lang {
    pub const ALL: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];

    pub fn code(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub lang: Lang,
    pub text: String,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    pub act: Name,
    /// Divisions with their number or title, as written.
    pub places: Vec<(Name, String)>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PropertyKind {
    Label(Text),
    Original(Lang),
    Source(Citation),
    Quote(Vec<Text>),
    Note(Vec<Text>),
    Evidence(Vec<Text>),
    KnownDefect(Name, Vec<Text>),
    ActNumber(String),
    Adopted(Date),
    InForceFrom(Date),
    Ended(Date),
    When(Guard),
    AppliesWhen(Condition),
    RequiredWhen(Condition),
    Required,
    IfAvailable,
    CommissionDecides,
    SameAs(Name),
    /// A group, its members being the items. `satisfied` marks what stands after `satisfied by`.
    Combine {
        combiner: Combiner,
        floor: Option<Operand>,
        cap: Option<Operand>,
        satisfied: bool,
    },
    /// `combine all of`: a change of the combiner and the limits alone.
    Recombine {
        combiner: Combiner,
        floor: Option<Operand>,
        cap: Option<Operand>,
        /// A limit that there was and that is not said again falls away.
        no_other_limit: bool,
    },
    Gives(Gives),
    Otherwise(Amount),
    Rounded {
        mode: Rounding,
        unit: Constant,
    },
    DefinedAs(Definition),
    Type(FieldType),
    Period(Name, Name),
    /// What a record must be to count at all.
    CountsWhen(Condition),
    /// `each course serves once over basic, second`
    ServesOnce {
        record: Name,
        over: Vec<Name>,
    },
    EvaluationDate(Name),
    FiledDocuments(Name),
    Score {
        combiner: Combiner,
        cap: Option<Operand>,
    },
    PrintedScale(Constant, Constant),
    /// The number that a level or kind stands for.
    Worth(Number),
    EntersWith(Name),
    BuildsOn(Name),
    /// The declaration of which this one is a changed copy.
    FollowsBlock(Name),
    On(Name),
    As(Name),
    Plural(Name),
    NoneIfNotStated,
    For(Name),
    FreesFrom(Vec<Name>),
    Blank(Citation),
    Weekend(Vec<Weekday>),
    Covers(Date, Date),
    Holiday(Date, Date, Vec<Text>),
    Workday(Date, Date, Vec<Text>),
    Length {
        count: Number,
        working: bool,
    },
    Starts(Fact),
    FirstDayCounts,
    CountFromNextDay,
    ByCalendar(Name),
    Product(Vec<Operand>),
    /// The printed figure, or the two ends of it.
    Announced(Fact, Option<Fact>),
    /// A package whose owed papers must be there, or the rule of a package that sends papers back.
    Papers {
        by_rule: bool,
        path: Name,
    },
    RequirementsMustHold,
    OnlyThoseWith(Name),
    /// A list for each sheet of a choice, or one for all of them.
    Lists {
        separate: bool,
        choice: Name,
    },
    RankedBy(Fact, Order),
    Ties(Ties),
    Dated(Constant, Date),
    SheetList(Vec<Name>),
    /// `None` for `chosen: none`.
    Chosen(Option<Name>),
    Always(Condition),
    IfThen(Condition, Condition),
    Never {
        who: Name,
        change: Gain,
        fact: Fact,
        rises: bool,
    },
    Amends(Vec<Name>),
    Follows(Vec<Name>),
    AppliedAfter(Name),
    Patch(Patch),
}

/// Which values come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    Highest,
    Lowest,
    Longest,
    Shortest,
    Earliest,
    Latest,
    Yes,
    No,
}

impl Order {
    /// The other one that fits the same values.
    pub fn turned(self) -> Order {
        match self {
            Order::Highest => Order::Lowest,
            Order::Lowest => Order::Highest,
            Order::Longest => Order::Shortest,
            Order::Shortest => Order::Longest,
            Order::Earliest => Order::Latest,
            Order::Latest => Order::Earliest,
            Order::Yes => Order::No,
            Order::No => Order::Yes,
        }
    }

    /// Whether the greater of two values comes first; yes is greater than no.
    pub fn is_descending(self) -> bool {
        match self {
            Order::Highest | Order::Longest | Order::Latest | Order::Yes => true,
            Order::Lowest | Order::Shortest | Order::Earliest | Order::No => false,
        }
    }
}

/// What becomes of those whom no key tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ties {
    Share,
    Lot,
    /// The source gives no answer.
    Undecided,
}

/// What follows `when`: a condition, or in ranges a bare comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    Condition(Condition),
    Test(Test),
}

/// The words before a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Combiner {
    AtLeast(usize),
    AllOf,
    ExactlyOneOf,
    HighestOf,
    LowestOf,
    SumOf,
    FirstOf,
    BestOf(usize),
    AverageOf,
    ByRanges(Fact),
    CountOnce { field: Name, plural: Name, filter: Option<Box<Condition>> },
    Table(Box<Combiner>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub cells: Vec<Cell>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    pub what: CellKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellKind {
    Any,
    Row,
    Step,
    Gives,
    GivesWhen(Condition),
    Undecided(Gap),
    Test(Test),
    Constant(Constant),
    Condition(Condition),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    pub what: ConditionKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConditionKind {
    /// Chains are lists, so that a long one is not deep.
    Or(Vec<Condition>),
    And(Vec<Condition>),
    Not(Box<Condition>),
    /// In parentheses: keeps `(a or b) and c` apart from a mixture.
    Grouped(Box<Condition>),
    Has {
        record: Name,
        filter: Option<Box<Condition>>,
        negated: bool,
    },
    Every {
        record: Name,
        filter: Option<Box<Condition>>,
        must: Box<Condition>,
    },
    DocumentOwed(Name),
    Compare {
        fact: Fact,
        test: Option<Test>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub what: FactKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    Named(Name),
    Vacancy(Name),
    VacancyPosition,
    PointsOf(Name),
    LevelOf(Name),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    pub what: TestKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TestKind {
    Holds,
    Is(Operand),
    IsNot(Operand),
    In(Vec<Operand>),
    Includes(Operand),
    Range(Vec<(Bound, Operand)>),
    Before(Operand),
    After(Operand),
    OnOrBefore(Operand),
    OnOrAfter(Operand),
    Within(LengthOfTime, Operand),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    Constant(Constant),
    Vacancy(Name),
    Named(Name),
    /// The default, then values each with its condition.
    Conditional(Constant, Vec<(Constant, Condition)>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constant {
    pub what: ConstantKind,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConstantKind {
    Date(Date),
    Percent(Number),
    Time(LengthOfTime),
    Quantity(Number, Name),
    Number(Number),
    Flag(bool),
    Absent,
}

/// A length of time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LengthOfTime {
    pub years: i64,
    pub months: i64,
    pub days: i64,
}

impl LengthOfTime {
    /// Every month has as many days.
    pub const MOST_DAYS_BESIDE_MONTHS: i64 = 28;

    pub fn duration(self) -> Duration {
        Duration::asked(self.years, self.months, self.days)
    }

    /// The day on which a length that begins on `start` is over.
    pub fn over(self, start: Date) -> Option<Date> {
        value::over(start, self.years.checked_mul(12)?.checked_add(self.months)?, self.days)
    }

    /// The last day from which a length is over on `end`.
    pub fn last_start(self, end: Date) -> Option<Date> {
        value::last_start(end, self.years.checked_mul(12)?.checked_add(self.months)?, self.days)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gives {
    pub amount: Amount,
    pub guard: Option<Guard>,
    pub for_each: Option<ForEach>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    Undecided(Gap, Span),
    Operand(Operand, Span),
    Worked(Box<Worked>),
}

/// What a value that the source leaves open lies between, if that is said.
pub type Gap = Option<(Operand, Operand)>;

/// A value that is worked out from a fact, with its limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    pub what: WorkedKind,
    pub floor: Option<Operand>,
    pub cap: Option<Operand>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkedKind {
    /// `2 per completed year of service, then 0.1 per completed month`: each step takes what the one before has left.
    Rate { first: RateStep, of: Fact, then: Vec<RateStep> },
    /// `50 % of mark`, `2 times rescues`
    Multiple { factor: Constant, of: Fact },
    /// `worth of grade`
    WorthOf(Fact),
    /// `mark of the commission from 0 to 10 step 0.5`
    Mark { low: Constant, high: Constant, step: Option<Number> },
    /// `unanalysed wins divided by races`
    Unanalysed { left: Term, how: Arithmetic, right: Term },
}

/// So much for each unit, counted in whole pieces or in proportion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateStep {
    pub value: Constant,
    pub unit: Constant,
    pub pieces: Pieces,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pieces {
    /// As large as the unit.
    Whole(Started),
    /// Smaller than the unit, which counts in part.
    Smaller(Started, Constant),
    InProportion,
    /// Not said.
    Missing,
}

/// Whether a piece counts when it is full, or as soon as it has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Started {
    Completed,
    Started,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    Constant(Constant),
    Fact(Fact),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arithmetic {
    DividedBy,
    MultipliedBy,
    Plus,
    Minus,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForEach {
    pub record: Name,
    pub once_per: Option<Name>,
    pub per: Option<PerGroup>,
    /// Only so many records count, those of greatest worth.
    pub best: Option<usize>,
    pub cap: Option<Operand>,
    pub filter: Option<Condition>,
}

/// `at most 2 per topic`, `at most 1 per year of held`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerGroup {
    pub most: usize,
    pub field: Name,
    pub by_year: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Definition {
    /// A group of values, whose rows are the items of the term.
    Group,
    CountOf {
        plural: Name,
        filter: Option<Condition>,
    },
    TotalTimeOf {
        plural: Name,
        filter: Option<Condition>,
    },
    TimeSince(Name),
    Extreme {
        highest: bool,
        of_dates: bool,
        field: Name,
        plural: Name,
        filter: Option<Condition>,
    },
    Worked(Box<Worked>),
    /// A field of the one record that comes last or first by another field.
    Designated {
        field: Name,
        highest: bool,
        of_dates: bool,
        record: Name,
        by: Name,
        filter: Option<Condition>,
        /// Whether the highest value counts where several records come last alike, or the lowest.
        of_several: Option<bool>,
    },
    Constant(Constant),
    Condition(Condition),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldType {
    pub name: TypeName,
    pub range: Option<(Constant, Constant, Option<Number>)>,
    pub may_be_absent: bool,
    pub default: Option<Default>,
    pub span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeName {
    Flag,
    Whole,
    Decimal,
    Percent,
    Date,
    Duration,
    Text,
    Position,
    Document,
    SetOf(Name),
    SetOfDocuments,
    Named(Name),
    /// In a notice a value stands in the place of the type.
    Setting(Constant),
}

/// What holds when a field is not stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Default {
    None,
    Constant(Constant),
    Named(Name),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gain {
    Gains { record: Name, filter: Option<Condition> },
    Raises(Name),
}

/// A change of a policy, addressed by path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    pub what: PatchKind,
    pub span: Span,
}

impl Patch {
    /// The declaration of which it speaks, or in a part of which something changes.
    pub fn declaration(&self) -> Option<&str> {
        let path = match &self.what {
            PatchKind::In(target, _) | PatchKind::Repeal(target) | PatchKind::Rename(target, _) => &target.path.text,
            PatchKind::Change { target: Some(target), .. } => &target.path.text,
            PatchKind::Replace(Element::Item(item)) => item.name(),
            PatchKind::Change { target: None, .. }
            | PatchKind::Replace(Element::Line(_))
            | PatchKind::Add(..)
            | PatchKind::AddProperty(_)
            | PatchKind::Renumber { .. } => return None,
        };
        path.split('.').next()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub kind: Option<ItemKind>,
    pub path: Name,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatchKind {
    In(Target, Vec<Patch>),
    Add(Option<Placing>, Element),
    /// One more property of a kind that may stand several times.
    AddProperty(Box<Property>),
    Replace(Element),
    /// No target: the block in which the change stands.
    Change {
        target: Option<Target>,
        was: Vec<Property>,
        becomes: Vec<Property>,
    },
    Repeal(Target),
    Rename(Target, Name),
    Renumber {
        act: Name,
        division: Name,
        from: Number,
        to: Number,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placing {
    Behind(Name),
    Before(Name),
    First,
    Last,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    Item(Box<Item>),
    Line(Line),
}
