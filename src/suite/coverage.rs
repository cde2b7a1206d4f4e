//! What of a policy the samples have tried, both ways: what held and what did not, who stood exactly on an end.

use crate::eval::witness::Sight;
use crate::eval::witness::Witness;
use crate::explain::brief::Line;
use crate::model::Alternative;
use crate::model::Clause;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Meta;
use crate::model::Model;
use crate::model::Required;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Condition;
use crate::model::expression::Given;
use crate::model::expression::Operand;
use crate::model::expression::TermBody;
use crate::model::expression::Test;
use crate::source::Span;
use indexmap::IndexMap;
use std::collections::HashMap;
use std::collections::HashSet;

/// What kind of thing a sample can try.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PointKind {
    /// A requirement or one of its alternatives: met, not met.
    Demand,
    /// A comparison or a look for records: holds, does not.
    Test,
    /// Somebody stands exactly on the end of an interval.
    LowEnd,
    HighEnd,
    /// A row gives its points, or not.
    Row,
    /// A limit cuts, or not.
    Cap,
    /// A document is there, or missing.
    Document,
    Sheet,
    Rule,
    /// Another reading of the source changes an answer.
    Reading,
}

impl PointKind {
    /// Its name in JSON; the key of its phrase is `point-` and this.
    pub fn name(self) -> &'static str {
        match self {
            PointKind::Demand => "demand",
            PointKind::Test => "test",
            PointKind::LowEnd => "low-end",
            PointKind::HighEnd => "high-end",
            PointKind::Row => "row",
            PointKind::Cap => "cap",
            PointKind::Document => "document",
            PointKind::Sheet => "sheet",
            PointKind::Rule => "rule",
            PointKind::Reading => "reading",
        }
    }

    /// Whether it is tried one way only.
    pub fn is_one_way(self) -> bool {
        matches!(self, PointKind::LowEnd | PointKind::HighEnd | PointKind::Reading)
    }
}

/// Something that a sample can try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub kind: PointKind,
    /// The clause that it belongs to.
    pub id: String,
    pub span: Span,
    /// Whether a sample has tried that it holds, and that it does not.
    pub held: bool,
    pub failed: bool,
}

impl Point {
    pub fn is_covered(&self) -> bool {
        self.held && (self.failed || self.kind.is_one_way())
    }
}

/// The points of all editions that samples were evaluated in.
#[derive(Debug, Default)]
pub struct Coverage {
    points: IndexMap<(PointKind, Span, String), Point>,
}

impl Coverage {
    /// Adds an edition with what its samples tried.
    pub fn add(&mut self, model: &Model, witness: &Witness, answers: &[Vec<Line>], readings: &HashSet<String>) {
        let said = said(answers);
        for point in points(model) {
            let (held, failed) = tried(&point, witness, &said, readings);
            let key = (point.kind, point.span, point.id.clone());
            let known = self.points.entry(key).or_insert(point);
            known.held |= held;
            known.failed |= failed;
        }
    }

    /// All points, in the order of the files.
    pub fn points(mut self) -> Vec<Point> {
        self.points.sort_by(|_, a, _, b| (a.span, a.kind).cmp(&(b.span, b.kind)));
        self.points.into_values().collect()
    }
}

/// All that was ever said of each clause.
fn said(answers: &[Vec<Line>]) -> HashMap<&str, HashSet<&str>> {
    let mut said: HashMap<&str, HashSet<&str>> = HashMap::new();
    for line in answers.iter().flatten() {
        said.entry(&line.id).or_default().insert(&line.said);
    }
    said
}

fn tried(
    point: &Point,
    witness: &Witness,
    said: &HashMap<&str, HashSet<&str>>,
    readings: &HashSet<String>,
) -> (bool, bool) {
    let seen = |sight| witness.has_seen(point.span, sight);
    let nothing = HashSet::new();
    let answers = said.get(point.id.as_str()).unwrap_or(&nothing);
    let any = |wanted: fn(&str) -> bool| answers.iter().any(|said| wanted(said));
    match point.kind {
        PointKind::Test => (seen(Sight::Held), seen(Sight::Failed)),
        PointKind::LowEnd => (seen(Sight::OnLowEnd), true),
        PointKind::HighEnd => (seen(Sight::OnHighEnd), true),
        PointKind::Cap => (seen(Sight::Capped), seen(Sight::NotCapped)),
        PointKind::Demand | PointKind::Rule => (any(|it| it == "yes"), any(|it| it == "no")),
        PointKind::Row => (any(is_given), any(|it| it == "no" || it == "0")),
        PointKind::Document => (any(|it| it == "present"), any(|it| it == "missing")),
        PointKind::Sheet => (any(is_given), any(|it| it == "does not apply")),
        PointKind::Reading => (readings.contains(&point.id), true),
    }
}

fn is_given(said: &str) -> bool {
    !matches!(said, "no" | "0" | "does not apply") && !said.ends_with(" if it applies")
}

/// Everything in a model that a sample can try.
fn points(model: &Model) -> Vec<Point> {
    let mut walk = Walk { model, points: Vec::new() };
    for position in &model.positions {
        position.requirements.iter().for_each(|demand| walk.demand(demand));
        let Some(stair) = &position.stair else { continue };
        for (_, condition) in stair.thresholds.iter().flat_map(|thresholds| &thresholds.rows) {
            walk.condition(&stair.meta.id, condition);
        }
        stair.steps.iter().flat_map(|step| &step.competences).for_each(|demand| walk.demand(demand));
    }
    for sheet in &model.score_sheets {
        if let Some(condition) = &sheet.applies {
            walk.add(PointKind::Sheet, &sheet.meta);
            walk.condition(&sheet.meta.id, condition);
        }
        sheet.criteria.iter().for_each(|criterion| walk.amount(criterion, true));
    }
    for package in &model.packages {
        for document in &package.documents {
            walk.add(PointKind::Document, &document.meta);
            if let Required::When(condition) = &document.required {
                walk.condition(&document.meta.id, condition);
            }
            if let Some(DemandBody::Group(_, members)) = document.satisfied_by.as_ref().map(|demand| &demand.body) {
                members.iter().for_each(|member| walk.demand(member));
            }
        }
        package.exemptions.iter().for_each(|exemption| walk.condition(&exemption.meta.id, &exemption.condition));
        for rule in &package.rules {
            walk.add(PointKind::Rule, &rule.meta);
            walk.condition(&rule.meta.id, &rule.condition);
        }
    }
    for standing in model.records.iter().filter_map(|record| record.standing.as_ref()) {
        walk.condition(&standing.meta.id, &standing.condition);
    }
    for term in &model.terms {
        let id = &term.meta.id;
        match &term.body {
            TermBody::Condition(condition) => walk.condition(id, condition),
            TermBody::Count { filter, .. } | TermBody::TotalTime { filter, .. } | TermBody::Extreme { filter, .. } => {
                filter.iter().for_each(|filter| walk.condition(id, filter));
            }
            TermBody::Designated(meant) => meant.filter.iter().for_each(|filter| walk.condition(id, filter)),
            TermBody::Amount(amount) => walk.amount(amount, false),
            TermBody::Constant(_) | TermBody::Dated(_) | TermBody::TimeSince(_) | TermBody::Fact(_) => {}
        }
    }
    // A sample is one dossier and ranks nobody.
    let is_tried = |alternative: &&Alternative| !matches!(alternative.clause, Clause::Ranking(..));
    for alternative in model.alternatives.iter().filter(is_tried) {
        walk.add(PointKind::Reading, &model.interpretations[alternative.doubt].views[alternative.view]);
    }
    walk.points
}

struct Walk<'m> {
    model: &'m Model,
    points: Vec<Point>,
}

impl Walk<'_> {
    fn add(&mut self, kind: PointKind, meta: &Meta) {
        self.place(kind, &meta.id, meta.span);
    }

    fn place(&mut self, kind: PointKind, id: &str, span: Span) {
        self.points.push(Point { kind, id: id.to_string(), span, held: false, failed: false });
    }

    fn demand(&mut self, demand: &Demand) {
        match &demand.body {
            DemandBody::When(condition) => {
                self.add(PointKind::Demand, &demand.meta);
                self.condition(&demand.meta.id, condition);
            }
            DemandBody::Group(_, members) => {
                self.add(PointKind::Demand, &demand.meta);
                members.iter().for_each(|member| self.demand(member));
            }
            DemandBody::Once(_) => self.add(PointKind::Demand, &demand.meta),
            // There is nothing in the policy that could be wrong.
            DemandBody::Judged | DemandBody::SameAs(_) => {}
        }
    }

    fn condition(&mut self, id: &str, condition: &Condition) {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| self.condition(id, part)),
            Condition::Not(inner) => self.condition(id, inner),
            Condition::Compare(comparison) => {
                self.place(PointKind::Test, id, comparison.span);
                self.test(id, &comparison.test, comparison.span);
            }
            Condition::Has { filter, span, .. } => {
                self.place(PointKind::Test, id, *span);
                filter.iter().for_each(|filter| self.condition(id, filter));
            }
            Condition::Every { filter, must, span, .. } => {
                self.place(PointKind::Test, id, *span);
                filter.iter().for_each(|filter| self.condition(id, filter));
                self.condition(id, must);
            }
            Condition::Incomplete(_) | Condition::AnythingMissing(_) | Condition::Owed(..) => {}
        }
    }

    fn test(&mut self, id: &str, test: &Test, span: Span) {
        let is_fixed = |operand: &Operand| match operand {
            Operand::Value(_) | Operand::Conditional(..) => true,
            Operand::Term(id) => self.model.term(*id).is_constant(),
            Operand::Vacancy(_) | Operand::VacancyPosition | Operand::EvaluationDate => false,
        };
        if let Test::Range { low, high } = test {
            let (low, high) = (low.as_ref(), high.as_ref());
            if low.is_some_and(|end| is_fixed(&end.operand)) {
                self.place(PointKind::LowEnd, id, span);
            }
            if high.is_some_and(|end| is_fixed(&end.operand)) {
                self.place(PointKind::HighEnd, id, span);
            }
        }
    }

    fn amount(&mut self, amount: &Amount, points: bool) {
        let meta = &amount.meta;
        if points {
            self.add(PointKind::Row, meta);
        }
        match &amount.body {
            AmountBody::Fixed { given, when } => {
                when.iter().for_each(|when| self.condition(&meta.id, when));
                if let Given::Worked(worked) = given {
                    worked.cap.iter().for_each(|_| self.add(PointKind::Cap, meta));
                }
            }
            AmountBody::ForEach { cap, filter, .. } => {
                filter.iter().for_each(|filter| self.condition(&meta.id, filter));
                cap.iter().for_each(|_| self.add(PointKind::Cap, meta));
            }
            AmountBody::Group { cap, rows, .. } => {
                rows.iter().for_each(|row| self.amount(row, points));
                cap.iter().for_each(|_| self.add(PointKind::Cap, meta));
            }
            AmountBody::Ranges { rows, .. } => {
                for row in rows {
                    self.place(if points { PointKind::Row } else { PointKind::Test }, &row.meta.id, row.meta.span);
                    self.test(&row.meta.id, &row.test, row.meta.span);
                }
            }
            AmountBody::OncePerMember { filter, rows, .. } => {
                filter.iter().for_each(|filter| self.condition(&meta.id, filter));
                rows.iter().filter(|_| points).for_each(|row| self.add(PointKind::Row, &row.meta));
            }
        }
    }
}
