//! Typing of values built from rows: criteria, the bodies of terms, tables, ranges.

use super::check::Checker;
use super::check::Place;
use super::check::each;
use super::exclusive;
use super::expression::AmountBody;
use super::expression::Given;
use super::expression::Measure;
use super::expression::MemberRow;
use super::expression::Otherwise;
use super::expression::RangeRow;
use super::expression::Test;
use super::expression::Total;
use super::*;
use crate::extent::Extent;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::CellKind;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Guard;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Line;
use crate::syntax::ast::Property;
use crate::syntax::ast::PropertyKind;

/// What the rows must give: points, or values of a type that the first row shows if `as` does not say it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    ty: Option<Type>,
    points: bool,
}

const POINTS: Wanted = Wanted { ty: Some(Type::Number(Measure::Plain)), points: true };

/// The least and the most of a group, as written.
type Limits = (Option<ast::Operand>, Option<ast::Operand>);

/// A column of a table.
enum Column {
    Name,
    Test(expression::Fact, Type),
    Gives(Option<Condition>),
    Broken,
}

impl Checker {
    /// A criterion or one of its rows. `place` is the place inside it.
    pub(super) fn criterion(&mut self, item: &Item, place: &Place) -> Amount {
        let mut wanted = POINTS;
        self.amount(item, &mut wanted, place)
    }

    /// The body of a term, and its type.
    pub(super) fn term_amount(&mut self, item: &Item, ty: Option<Type>, place: &Place) -> Option<(Amount, Type)> {
        let mut wanted = Wanted { ty, points: false };
        let amount = self.amount(item, &mut wanted, place);
        Some((amount, wanted.ty?))
    }

    fn amount(&mut self, item: &Item, wanted: &mut Wanted, place: &Place) -> Amount {
        let meta = self.meta(item, place);
        let body = self.amount_body(item, wanted, place);
        if !matches!(body, AmountBody::Group { .. }) {
            self.refuse_once(item);
        }
        let rounding = self.rounding(item, wanted.ty);
        Amount { meta, body, rounding }
    }

    pub(super) fn rounding(&mut self, item: &Item, ty: Option<Type>) -> Option<(Rounding, Number)> {
        let (mode, unit) = each!(item, PropertyKind::Rounded { mode, unit } => (*mode, unit.clone())).next()?;
        let value = self.constant(&unit, ty?)?;
        let number = value.number()?.clone();
        if number <= Number::zero() {
            self.not_positive(unit.span, &number.to_string());
        }
        Some((mode, number))
    }

    fn amount_body(&mut self, item: &Item, wanted: &mut Wanted, place: &Place) -> AmountBody {
        let nothing = AmountBody::Group {
            total: Total::Sum,
            floor: None,
            cap: None,
            rows: Vec::new(),
            otherwise: Otherwise::Nothing,
            once: None,
        };
        if let Some(gives) = each!(item, PropertyKind::Gives(gives) => gives.clone()).next() {
            return self.gives(&gives, wanted, place).unwrap_or(nothing);
        }
        let mut group = each!(item, PropertyKind::Combine { combiner, floor, cap, .. } => {
            (combiner.clone(), (floor.clone(), cap.clone()))
        });
        let Some((combiner, limits)) = group.next() else {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
            self.report(problem.text("part", "gives"));
            return nothing;
        };
        let body = match combiner {
            Combiner::ByRanges(fact) => self.ranges(item, &fact, wanted, place),
            Combiner::CountOnce { field, plural, filter } => {
                self.once_per_member(item, &field, &plural, filter.as_deref(), place)
            }
            Combiner::Table(total) => self.table(item, &total, &limits, wanted, place),
            plain => self.group(item, &plain, &limits, wanted, place),
        };
        body.unwrap_or(nothing)
    }

    fn group(
        &mut self,
        item: &Item,
        combiner: &Combiner,
        limits: &Limits,
        wanted: &mut Wanted,
        place: &Place,
    ) -> Option<AmountBody> {
        let total = self.total(combiner, item)?;
        let rows: Vec<Amount> = self
            .entries(item)
            .iter()
            .map(|entry| {
                let inside = place.inside(entry);
                self.amount(entry, wanted, &inside)
            })
            .collect();
        self.check_rows_of_records(combiner, total, &rows);
        let (floor, cap) = self.limits(limits, item, wanted, place);
        let otherwise = self.otherwise(item, wanted, place);
        match total {
            // A sum of no rows is zero.
            Total::Sum | Total::Best(_) => {
                self.require_numbers(item, wanted);
                self.refuse_otherwise(item);
            }
            Total::Average => {
                self.require_numbers(item, wanted);
                self.require_end(item, wanted, &otherwise);
            }
            Total::Highest | Total::Lowest | Total::First => self.require_end(item, wanted, &otherwise),
        }
        let once = self.join_rows(item, &place.id, total, &rows);
        Some(AmountBody::Group { total, floor, cap, rows, otherwise, once })
    }

    /// A row that adds up what records give is one row: no mean is taken over its records, and none of them is chosen.
    fn check_rows_of_records(&mut self, combiner: &Combiner, total: Total, rows: &[Amount]) {
        let is_of_records =
            |row: &&Amount| matches!(row.body, AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. });
        let is_mistaken = match total {
            Total::Sum => false,
            Total::Average => true,
            Total::Highest | Total::Lowest | Total::First | Total::Best(_) => rows.len() == 1,
        };
        if let Some(row) = rows.iter().find(is_of_records).filter(|_| is_mistaken) {
            let problem = Problem::new(Code::RecordsInMean, row.meta.span);
            self.report(problem.text("how", combiner_word(combiner)));
        }
    }

    /// The least and the most that rows give together.
    fn limits(
        &mut self,
        (floor, cap): &Limits,
        item: &Item,
        wanted: &Wanted,
        place: &Place,
    ) -> (Option<expression::Operand>, Option<expression::Operand>) {
        if floor.is_some() || cap.is_some() {
            self.require_numbers(item, wanted);
        }
        let mut limit = |limit: &Option<ast::Operand>| self.operand(limit.as_ref()?, wanted.ty?, place);
        let (floor, cap) = (limit(floor), limit(cap));
        self.check_limits(floor.as_ref(), cap.as_ref(), item.place());
        (floor, cap)
    }

    /// A sum has a value in any case.
    fn refuse_otherwise(&mut self, item: &Item) {
        let is_otherwise = |property: &&Property| matches!(property.what, PropertyKind::Otherwise(_));
        if let Some(property) = item.properties.iter().find(is_otherwise) {
            let mut problem = Problem::new(Code::Misplaced, property.span).text("what", "otherwise");
            problem.help = "unlisted";
            self.report(problem.text("item", "sum of"));
        }
    }

    pub(super) fn meaningless(&mut self, span: Span, found: &str, allowed: &str) {
        self.report(Problem::new(Code::MeaninglessNumber, span).text("found", found).text("allowed", allowed));
    }

    pub(super) fn not_positive(&mut self, span: Span, found: &str) {
        let problem = Problem::new(Code::MeaninglessNumber, span).text("found", found);
        self.report(problem.phrase("allowed", "phrase-more-than-zero"));
    }

    fn entries(&mut self, item: &Item) -> Vec<Item> {
        item.items.iter().filter(|entry| entry.kind == ItemKind::Entry).cloned().collect()
    }

    pub(super) fn total(&mut self, combiner: &Combiner, item: &Item) -> Option<Total> {
        Some(match combiner {
            Combiner::HighestOf => Total::Highest,
            Combiner::LowestOf => Total::Lowest,
            Combiner::SumOf => Total::Sum,
            Combiner::FirstOf => Total::First,
            Combiner::BestOf(count) => {
                if *count == 0 {
                    self.not_positive(item.place(), "0");
                }
                Total::Best(*count)
            }
            Combiner::AverageOf => Total::Average,
            // What belongs where has said so already.
            Combiner::AtLeast(_) | Combiner::AllOf | Combiner::ExactlyOneOf => return None,
            _ => {
                let problem = Problem::new(Code::Misplaced, item.place()).text("what", combiner_word(combiner));
                let problem = problem.text("item", item.kind.word());
                self.report(problem.text("allowed", "highest of, lowest of, sum of, first of, best N of, average of"));
                return None;
            }
        })
    }

    /// A term must have a value whatever the facts are.
    fn require_end(&mut self, item: &Item, wanted: &Wanted, otherwise: &Otherwise) {
        let is_written = each!(item, PropertyKind::Otherwise(amount) => amount).next().is_some();
        if !wanted.points && *otherwise == Otherwise::Nothing && !is_written {
            self.report(Problem::new(Code::RowsWithoutEnd, item.place()).text("name", item.name()));
        }
    }

    fn require_numbers(&mut self, item: &Item, wanted: &Wanted) {
        if let Some(ty) = wanted.ty.filter(|ty| !matches!(ty, Type::Number(_))) {
            let problem = Problem::new(Code::TypeMismatch, item.place());
            let problem = problem.argument("found", self.model.kind(ty));
            self.report(problem.phrase("expected", "type-number"));
        }
    }

    fn otherwise(&mut self, item: &Item, wanted: &mut Wanted, place: &Place) -> Otherwise {
        match each!(item, PropertyKind::Otherwise(amount) => amount.clone()).next() {
            None => Otherwise::Nothing,
            Some(amount) => self.given(&amount, wanted, place).map_or(Otherwise::Nothing, Otherwise::Value),
        }
    }

    fn given(&mut self, amount: &ast::Amount, wanted: &mut Wanted, place: &Place) -> Option<Given> {
        let (operand, span) = match amount {
            ast::Amount::Undecided(between, span) => return self.gap(between, *span, wanted, place),
            ast::Amount::Worked(worked) => return self.given_worked(worked, wanted, place),
            ast::Amount::Operand(operand, span) => (operand, span),
        };
        if let ast::Operand::Constant(constant) = operand {
            if constant.what == ast::ConstantKind::Absent && !wanted.points {
                return Some(Given::Absent);
            }
            if wanted.ty.is_none() {
                wanted.ty = self.constant_type(constant);
            }
        }
        if let (ast::Operand::Named(name), Some(ty @ Type::Member(scale))) = (operand, wanted.ty)
            && !self.model.scale(scale).members.contains_key(&name.text)
            && let Some(id) = self.term_of_type(name, ty, place)
        {
            return Some(Given::Term(id));
        }
        if let (ast::Operand::Named(name), false) = (operand, matches!(wanted.ty, Some(Type::Member(_)))) {
            let (fact, measure) = self.number_fact(name, place)?;
            let ty = *wanted.ty.get_or_insert(Type::Number(measure));
            if let (expression::Fact::Term(id), true) = (&fact, ty == Type::Number(measure)) {
                return Some(Given::Term(*id));
            }
            let problem = Problem::new(Code::TypeMismatch, *span).text("found", &name.text);
            self.report(problem.argument("expected", self.model.kind(ty)));
            return None;
        }
        let Some(ty) = wanted.ty else {
            self.report(Problem::new(Code::MissingPart, *span).text("item", "define").text("part", "as"));
            return None;
        };
        Some(Given::Operand(self.operand(operand, ty, place)?))
    }

    /// `undecided`, or `undecided between 1 and 1.5`: of a type with an order, the lower end first.
    fn gap(&mut self, between: &ast::Gap, span: Span, wanted: &mut Wanted, place: &Place) -> Option<Given> {
        let Some((low, high)) = between else { return Some(Given::Undecided(None)) };
        if let (None, ast::Operand::Constant(constant)) = (wanted.ty, low) {
            wanted.ty = self.constant_type(constant);
        }
        let Some(ty) = wanted.ty else {
            self.report(Problem::new(Code::MissingPart, span).text("item", "define").text("part", "as"));
            return None;
        };
        if !self.is_ordered(ty) {
            self.report(Problem::new(Code::NotOrdered, span).text("name", "undecided between"));
            return None;
        }
        let (low, high) = (self.operand(low, ty, place)?, self.operand(high, ty, place)?);
        if let (expression::Operand::Value(from), expression::Operand::Value(to)) = (&low, &high)
            && from >= to
        {
            self.report(Problem::new(Code::EmptyInterval, span));
            return None;
        }
        Some(Given::Undecided(Some((low, high))))
    }

    fn given_worked(&mut self, worked: &ast::Worked, wanted: &mut Wanted, place: &Place) -> Option<Given> {
        let (found, measure) = self.worked(worked, place)?;
        let ty = *wanted.ty.get_or_insert(Type::Number(measure));
        if ty != Type::Number(measure) {
            let problem = Problem::new(Code::TypeMismatch, worked.span);
            let problem = problem.argument("found", self.model.kind(Type::Number(measure)));
            self.report(problem.argument("expected", self.model.kind(ty)));
            return None;
        }
        Some(Given::Worked(Box::new(found)))
    }

    /// `defined as 2 per completed year of service`
    pub(super) fn term_worked(
        &mut self,
        item: &Item,
        worked: &ast::Worked,
        ty: Option<Type>,
        place: &Place,
    ) -> Option<(Amount, Type)> {
        let mut wanted = Wanted { ty, points: false };
        let given = self.given_worked(worked, &mut wanted, place)?;
        let (meta, rounding) = (self.meta(item, place), self.rounding(item, wanted.ty));
        Some((Amount { meta, body: AmountBody::Fixed { given, when: None }, rounding }, wanted.ty?))
    }

    fn gives(&mut self, gives: &ast::Gives, wanted: &mut Wanted, place: &Place) -> Option<AmountBody> {
        if let Some(each) = &gives.for_each {
            return self.for_each(gives, each, place);
        }
        let given = self.given(&gives.amount, wanted, place)?;
        let when = match &gives.guard {
            None => None,
            Some(Guard::Condition(condition)) => Some(self.condition(condition, place)),
            Some(Guard::Test(test)) => {
                self.report(
                    Problem::new(Code::MissingPart, test.span).text("item", "when").phrase("part", "phrase-fact"),
                );
                None
            }
        };
        Some(AmountBody::Fixed { given, when })
    }

    fn for_each(&mut self, gives: &ast::Gives, each: &ast::ForEach, place: &Place) -> Option<AmountBody> {
        let is_record = |global: &super::check::Global| matches!(global, super::check::Global::Record(_));
        let super::check::Global::Record(record) = self.require(&each.record, "phrase-record", is_record)? else {
            return None;
        };
        let worth = self.each_worth(&gives.amount, record, place)?;
        let limits = self.item_limits(each, &worth, record)?;
        let once_per = match &each.once_per {
            Some(field) => Some(self.record_field(record, field)?),
            None => None,
        };
        let cap = match &each.cap {
            Some(cap) => Some(self.operand(cap, Type::Number(Measure::Plain), place)?),
            None => None,
        };
        let filter = self.optional_filter(each.filter.as_ref(), record, place);
        Some(AmountBody::ForEach { each: worth, record, once_per, limits, cap, filter })
    }

    // Ranges

    fn ranges(&mut self, item: &Item, fact: &ast::Fact, wanted: &mut Wanted, place: &Place) -> Option<AmountBody> {
        let (fact, ty) = self.fact(fact, place)?;
        let mut rows = Vec::new();
        for entry in self.entries(item) {
            rows.extend(self.range_row(&entry, (&fact, ty), wanted, place));
        }
        let otherwise = self.otherwise(item, wanted, place);
        let grain = self.model.grain(&fact, ty);
        if let Some((first, second)) = exclusive::overlap(&rows, grain) {
            self.report(Problem::new(Code::OverlappingRows, second).also(first));
        }
        if otherwise == Otherwise::Nothing {
            self.check_covered(item, &fact, ty, &exclusive::covered(&rows, grain), wanted);
        }
        Some(AmountBody::Ranges { fact, ty, grain, rows, otherwise })
    }

    /// Whether rows without an `otherwise` leave out something that the fact may be.
    fn check_covered(&mut self, item: &Item, fact: &expression::Fact, ty: Type, covered: &Extent, wanted: &Wanted) {
        let leaves_out = !self.limits_of(fact, ty).is_within(&covered.clone().with_absent(true));
        match wanted.points {
            true if leaves_out => {
                let problem = Problem::new(Code::GapInRanges, item.place()).text("name", item.name());
                self.report(problem.accepted(item.acceptance(Code::GapInRanges.name())));
            }
            false if leaves_out => self.require_end(item, wanted, &Otherwise::Nothing),
            false if !covered.absent && self.model.may_be_absent(fact) => {
                let name = self.model.fact_name(fact).to_string();
                let problem = Problem::new(Code::AbsentLeftOut, item.place()).text("name", item.name());
                self.report(problem.text("fact", name));
            }
            true | false => {}
        }
    }

    /// The values that a fact may have.
    fn limits_of(&self, fact: &expression::Fact, ty: Type) -> Extent {
        let grain = self.model.grain(fact, ty);
        if let Type::Member(scale) = ty {
            let last = self.model.scale(scale).members.len().saturating_sub(1) as u32;
            let end = |member| Some((Value::Member(member), true));
            return Extent::interval(end(0), end(last), grain);
        }
        let range = self.model.field(fact).and_then(|field| field.range.clone());
        let (low, high) = range.map(|(low, high)| ((low, true), (high, true))).unzip();
        Extent::interval(low, high, grain)
    }

    fn range_row(
        &mut self,
        entry: &Item,
        (fact, ty): (&expression::Fact, Type),
        wanted: &mut Wanted,
        place: &Place,
    ) -> Option<RangeRow> {
        let inside = place.inside(entry);
        let meta = self.meta(entry, &inside);
        let gives = each!(entry, PropertyKind::Gives(gives) => gives.clone()).next();
        let test = gives.as_ref().and_then(|gives| match &gives.guard {
            Some(Guard::Test(test)) => Some(test.clone()),
            _ => None,
        });
        let (Some(gives), Some(test)) = (gives, test) else {
            let problem = Problem::new(Code::MissingPart, entry.place()).text("item", entry.name());
            self.report(problem.text("part", "gives … when at least …"));
            return None;
        };
        let given = self.given(&gives.amount, wanted, place)?;
        let (test, negated) = self.test(&test, fact, ty, place)?;
        if negated {
            let mut problem = Problem::new(Code::Misplaced, entry.place()).text("what", "is not");
            problem.help = "unlisted";
            self.report(problem.text("item", "by ranges of"));
            return None;
        }
        Some(RangeRow { meta, test, given })
    }

    fn once_per_member(
        &mut self,
        item: &Item,
        field: &ast::Name,
        plural: &ast::Name,
        filter: Option<&ast::Condition>,
        place: &Place,
    ) -> Option<AmountBody> {
        let record = self.records_named(plural)?;
        let index = self.record_field(record, field)?;
        let ty = self.model.records[record.0].fields[index].ty;
        if !matches!(ty, Type::Member(_)) {
            let problem = Problem::new(Code::TypeMismatch, field.span).text("found", &field.text);
            self.report(problem.phrase("expected", "type-member"));
            return None;
        }
        let filter = self.optional_filter(filter, record, place);
        let mut rows = Vec::new();
        for entry in self.entries(item) {
            let Some(name) = &entry.name else { continue };
            let inside = place.inside(&entry);
            let meta = self.meta(&entry, &inside);
            let Some(Value::Member(member)) = self.named_value(name, ty) else { continue };
            let body = self.amount_body(&entry, &mut { POINTS }, &inside);
            match body {
                AmountBody::Fixed {
                    given: Given::Operand(expression::Operand::Value(Value::Number(value))),
                    when: None,
                } => {
                    rows.push(MemberRow { meta, member, value });
                }
                _ => {
                    let problem = Problem::new(Code::MissingPart, entry.place()).text("item", entry.name());
                    self.report(problem.text("part", "gives"));
                }
            }
        }
        Some(AmountBody::OncePerMember { record, field: index, filter, rows })
    }

    // Tables

    fn table(
        &mut self,
        item: &Item,
        total: &Combiner,
        limits: &Limits,
        wanted: &mut Wanted,
        place: &Place,
    ) -> Option<AmountBody> {
        let total = self.total(total, item)?;
        let Some((header, lines)) = item.lines.split_first() else {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", "table");
            self.report(problem.text("part", "| row | … | gives |"));
            return None;
        };
        let columns: Vec<Column> = header.cells.iter().map(|cell| self.column(cell, place)).collect();
        if !columns.iter().any(|column| matches!(column, Column::Gives(_))) {
            self.report(Problem::new(Code::MissingPart, header.span).text("item", "table").text("part", "gives"));
        }
        self.check_row_names(lines);
        let mut rows = Vec::new();
        for line in lines.iter().filter(|line| line.cells.len() == columns.len()) {
            self.table_row(line, &columns, wanted, place, &mut rows);
        }
        let otherwise = self.otherwise(item, wanted, place);
        match total {
            Total::Sum | Total::Best(_) => self.refuse_otherwise(item),
            Total::Average | Total::Highest | Total::Lowest | Total::First => {
                self.require_end(item, wanted, &otherwise)
            }
        }
        let (floor, cap) = self.limits(limits, item, wanted, place);
        let once = self.join_rows(item, &place.id, total, &rows);
        Some(AmountBody::Group { total, floor, cap, rows, otherwise, once })
    }

    fn column(&mut self, cell: &ast::Cell, place: &Place) -> Column {
        match &cell.what {
            CellKind::Row | CellKind::Step => Column::Name,
            CellKind::Gives => Column::Gives(None),
            CellKind::GivesWhen(condition) => Column::Gives(Some(self.condition(condition, place))),
            CellKind::Condition(ast::Condition { what: ast::ConditionKind::Compare { fact, test: None }, .. }) => {
                self.fact(fact, place).map_or(Column::Broken, |(fact, ty)| Column::Test(fact, ty))
            }
            _ => {
                self.report(
                    Problem::new(Code::Misplaced, cell.span)
                        .text("what", "| |")
                        .text("item", "table")
                        .text("allowed", "row, gives, gives when"),
                );
                Column::Broken
            }
        }
    }

    /// Makes a row for each value column of a line.
    fn table_row(
        &mut self,
        line: &Line,
        columns: &[Column],
        wanted: &mut Wanted,
        place: &Place,
        rows: &mut Vec<Amount>,
    ) {
        let name = self.row_name(line);
        let mut tests = Vec::new();
        for (cell, column) in line.cells.iter().zip(columns) {
            if let Column::Test(fact, ty) = column {
                tests.extend(self.cell_condition(cell, fact, *ty, place));
            }
        }
        let several = columns.iter().filter(|column| matches!(column, Column::Gives(_))).count() > 1;
        let mut number = 0;
        for (cell, column) in line.cells.iter().zip(columns) {
            let Column::Gives(when) = column else { continue };
            number += 1;
            let Some(given) = self.cell_given(cell, wanted, place) else { continue };
            let suffix = if several { format!("-{number}") } else { String::new() };
            let meta = Meta { id: format!("{}.{name}{suffix}", place.id), span: line.span, ..Meta::default() };
            let all = tests.iter().cloned().chain(when.clone()).collect();
            rows.push(Amount {
                meta,
                body: AmountBody::Fixed { given, when: Some(Condition::All(all)) },
                rounding: None,
            });
        }
    }

    fn check_row_names(&mut self, lines: &[Line]) {
        for (index, line) in lines.iter().enumerate() {
            let name = self.row_name(line);
            if let Some(first) =
                lines[..index].iter().find(|earlier| self.row_name(earlier) == name).map(|line| line.span)
            {
                self.report(Problem::new(Code::DuplicateName, line.span).text("name", name).also(first));
            }
        }
    }

    fn row_name(&self, line: &Line) -> String {
        match line.cells.first().map(|cell| &cell.what) {
            Some(CellKind::Condition(ast::Condition {
                what: ast::ConditionKind::Compare { fact: ast::Fact { what: ast::FactKind::Named(name), .. }, .. },
                ..
            })) => name.text.clone(),
            _ => format!("line-{}", line.span.start),
        }
    }

    /// A cell under a fact: a comparison, a bare value, or `any`.
    pub(super) fn cell_condition(
        &mut self,
        cell: &ast::Cell,
        fact: &expression::Fact,
        ty: Type,
        place: &Place,
    ) -> Option<Condition> {
        let test = match &cell.what {
            CellKind::Any => return None,
            CellKind::Test(test) => {
                let (test, negated) = self.test(test, fact, ty, place)?;
                let compare = expression::Comparison { fact: fact.clone(), test, ty, span: cell.span };
                let compare = Condition::Compare(compare);
                return Some(if negated { Condition::Not(Box::new(compare)) } else { compare });
            }
            CellKind::Constant(constant) if constant.what == ast::ConstantKind::Absent => Test::IsAbsent,
            CellKind::Constant(constant) => match (self.constant(constant, ty)?, ty) {
                (Value::Flag(flag), Type::Flag) => {
                    let compare = expression::Comparison { fact: fact.clone(), test: Test::IsYes, ty, span: cell.span };
                    let compare = Condition::Compare(compare);
                    return Some(if flag { compare } else { Condition::Not(Box::new(compare)) });
                }
                (value, _) => Test::Is(expression::Operand::Value(value)),
            },
            CellKind::Condition(ast::Condition {
                what:
                    ast::ConditionKind::Compare { fact: ast::Fact { what: ast::FactKind::Named(name), .. }, test: None },
                ..
            }) => Test::Is(self.operand(&ast::Operand::Named(name.clone()), ty, place)?),
            _ => {
                let problem = Problem::new(Code::TypeMismatch, cell.span).text("found", "| |");
                self.report(problem.argument("expected", self.model.kind(ty)));
                return None;
            }
        };
        Some(Condition::Compare(expression::Comparison { fact: fact.clone(), test, ty, span: cell.span }))
    }

    fn cell_given(&mut self, cell: &ast::Cell, wanted: &mut Wanted, place: &Place) -> Option<Given> {
        let operand = match &cell.what {
            CellKind::Undecided(between) => return self.gap(between, cell.span, wanted, place),
            CellKind::Constant(constant) => ast::Operand::Constant(constant.clone()),
            CellKind::Condition(ast::Condition {
                what:
                    ast::ConditionKind::Compare { fact: ast::Fact { what: ast::FactKind::Named(name), .. }, test: None },
                ..
            }) => ast::Operand::Named(name.clone()),
            _ => {
                let problem = Problem::new(Code::TypeMismatch, cell.span).text("found", "| |");
                self.report(problem.phrase("expected", "phrase-amount"));
                return None;
            }
        };
        self.given(&ast::Amount::Operand(operand, cell.span), wanted, place)
    }
}

fn combiner_word(combiner: &Combiner) -> &'static str {
    match combiner {
        Combiner::AtLeast(_) => "at least one of",
        Combiner::AllOf => "all of",
        Combiner::ExactlyOneOf => "exactly one of",
        Combiner::HighestOf => "highest of",
        Combiner::LowestOf => "lowest of",
        Combiner::SumOf => "sum of",
        Combiner::FirstOf => "first of",
        Combiner::BestOf(_) => "best N of",
        Combiner::AverageOf => "average of",
        Combiner::ByRanges(_) => "by ranges of",
        Combiner::CountOnce { .. } => "count once for each",
        Combiner::Table(_) => "table",
    }
}
