//! The slips that a person makes in a policy, one at a time: a threshold one up, a word too few, a limit forgotten.
#![deny(clippy::wildcard_enum_match_arm)]

use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::print;
use crate::value::Number;
use jiff::ToSpan;
use std::collections::HashMap;

/// What kind of slip it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlipKind {
    /// A number, a date, a length of time or a level one step up or down.
    Threshold,
    /// `at least` for `more than`, `before` for `on or before`.
    Comparator,
    /// An alternative, a part of a condition or a row left out.
    Dropped,
    /// A level or kind too many.
    Added,
    /// Any of them for all of them, or the other way round.
    AnyAll,
    Negation,
    Points,
    /// The highest for the sum, or the other way round.
    HighestSum,
    /// A limit left out.
    Cap,
    /// A document optional that is required, or the other way round.
    Required,
    /// What a step has from another step left out.
    Inherited,
    /// Days counted another way.
    Counting,
    /// The last first.
    Direction,
}

impl SlipKind {
    /// Its name in JSON; the key of its phrase is `slip-` and this.
    pub fn name(self) -> &'static str {
        match self {
            SlipKind::Threshold => "threshold",
            SlipKind::Comparator => "comparator",
            SlipKind::Dropped => "dropped",
            SlipKind::Added => "added",
            SlipKind::AnyAll => "any-all",
            SlipKind::Negation => "negation",
            SlipKind::Points => "points",
            SlipKind::HighestSum => "highest-sum",
            SlipKind::Cap => "cap",
            SlipKind::Required => "required",
            SlipKind::Inherited => "inherited",
            SlipKind::Counting => "counting",
            SlipKind::Direction => "direction",
        }
    }
}

/// One slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    pub kind: SlipKind,
    pub place: Span,
    /// Policy text before and after; nothing where something is left out.
    pub before: String,
    pub after: String,
    /// The name of the doubt, if it is in one of its views.
    pub doubt: Option<String>,
}

/// The levels and kinds of a policy, by the names of their members.
pub struct Scales<'i> {
    all: Vec<(bool, Vec<&'i str>)>,
    of: HashMap<&'i str, usize>,
}

impl<'i> Scales<'i> {
    pub fn new(items: &'i [Item]) -> Scales<'i> {
        let is_scale = |item: &&Item| matches!(item.kind, ItemKind::Levels | ItemKind::Kinds);
        let members = |item: &'i Item| item.items.iter().map(Item::name).collect::<Vec<&str>>();
        let all: Vec<(bool, Vec<&str>)> =
            items.iter().filter(is_scale).map(|item| (item.kind == ItemKind::Levels, members(item))).collect();
        let of = all.iter().enumerate().flat_map(|(scale, (_, names))| names.iter().map(move |name| (*name, scale)));
        Scales { of: of.collect(), all }
    }

    /// The next member below and above; of kinds only the next, in a circle.
    fn neighbours(&self, name: &str) -> Vec<&'i str> {
        let Some((ordered, names)) = self.of.get(name).map(|scale| &self.all[*scale]) else { return Vec::new() };
        let Some(at) = names.iter().position(|other| *other == name) else { return Vec::new() };
        let other = |index: Option<usize>| index.and_then(|index| names.get(index)).copied();
        match ordered {
            true => other(at.checked_sub(1)).into_iter().chain(other(Some(at + 1))).collect(),
            false => other(Some((at + 1) % names.len())).filter(|other| *other != name).into_iter().collect(),
        }
    }

    fn is_ordered(&self, name: &str) -> bool {
        self.of.get(name).is_some_and(|scale| self.all[*scale].0)
    }
}

/// Makes the slip of a number in a declaration; `None` if it has no more.
pub fn slip(item: &mut Item, number: usize, scales: &Scales) -> Option<Slip> {
    let mut slipper = Slipper { left: number, slip: None, place: item.head, doubt: None, scales };
    slipper.item(item);
    slipper.slip
}

struct Slipper<'s> {
    /// So many slips are passed over.
    left: usize,
    slip: Option<Slip>,
    place: Span,
    doubt: Option<String>,
    scales: &'s Scales<'s>,
}

impl Slipper<'_> {
    /// A slip: another thing in the place of one.
    fn offer<T>(&mut self, kind: SlipKind, target: &mut T, other: T, show: impl Fn(&T) -> String) {
        if self.is_next() {
            let before = show(target);
            *target = other;
            self.made(kind, before, show(target));
        }
    }

    fn is_next(&mut self) -> bool {
        if self.slip.is_some() {
            return false;
        }
        let is_next = self.left == 0;
        self.left = self.left.saturating_sub(1);
        is_next
    }

    fn made(&mut self, kind: SlipKind, before: String, after: String) {
        self.slip = Some(Slip { kind, place: self.place, before, after, doubt: self.doubt.clone() });
    }

    /// Leaves one out of several.
    fn drop_one<T>(&mut self, list: &mut Vec<T>, from: usize, show: impl Fn(&T) -> (Span, String)) {
        for index in from..list.len() {
            if list.len() > from + 1 && self.is_next() {
                let (place, text) = show(&list.remove(index));
                self.place = place;
                return self.made(SlipKind::Dropped, text, String::new());
            }
        }
    }

    // Items

    fn item(&mut self, item: &mut Item) {
        if item.kind == ItemKind::Record {
            return self.standing(item);
        }
        if !can_slip(item.kind) {
            return;
        }
        self.place = item.head;
        self.properties(item);
        let is_group = item.properties.iter().any(|it| matches!(it.what, PropertyKind::Combine { .. }));
        if is_group && item.items.iter().all(|inner| inner.kind == ItemKind::Entry) {
            self.drop_one(&mut item.items, 0, |inner| (inner.head, print::item(inner).trim_end().to_string()));
        }
        self.key_left_out(item);
        if item.kind == ItemKind::Interpretation {
            self.doubt = Some(item.name().to_string());
        }
        item.items.iter_mut().for_each(|inner| self.item(inner));
        if item.kind == ItemKind::Interpretation {
            self.doubt = None;
        }
        self.drop_one(&mut item.lines, 1, |line| (line.span, print::cells(line).join(" | ")));
        for (row, line) in item.lines.iter_mut().enumerate() {
            for (column, cell) in line.cells.iter_mut().enumerate() {
                self.cell(cell, row, column);
            }
        }
    }

    /// Of a record only what it must be to count can be mistaken.
    fn standing(&mut self, record: &mut Item) {
        let is_standing = |it: &Property| matches!(it.what, PropertyKind::CountsWhen(_));
        let Some(at) = record.properties.iter().position(is_standing) else { return };
        self.place = record.properties[at].span;
        if self.is_next() {
            let text = print::property(&record.properties.remove(at).what);
            return self.made(SlipKind::Dropped, text, String::new());
        }
        if let PropertyKind::CountsWhen(condition) = &mut record.properties[at].what {
            self.condition(condition);
        }
    }

    /// Keys may stand beside interpretations, so that they are counted apart.
    fn key_left_out(&mut self, item: &mut Item) {
        let is_key = |inner: &Item| inner.kind == ItemKind::Key;
        let count = item.items.iter().filter(|inner| is_key(inner)).count();
        for number in 0..count {
            let mut keys = item.items.iter().enumerate().filter(|(_, inner)| is_key(inner));
            let Some(at) = keys.nth(number).map(|(at, _)| at).filter(|_| count > 1 && self.is_next()) else { continue };
            let key = item.items.remove(at);
            self.place = key.head;
            return self.made(SlipKind::Dropped, print::item(&key).trim_end().to_string(), String::new());
        }
    }

    fn properties(&mut self, item: &mut Item) {
        let inherits = |it: &Property| matches!(it.what, PropertyKind::BuildsOn(_));
        if let Some(at) = item.properties.iter().position(inherits)
            && self.is_next()
        {
            let text = print::property(&item.properties.remove(at).what);
            self.made(SlipKind::Inherited, text, String::new());
        }
        let shares = |it: &Property| matches!(it.what, PropertyKind::ServesOnce { .. });
        if item.kind != ItemKind::Requirement
            && let Some(at) = item.properties.iter().position(shares)
            && self.is_next()
        {
            let property = item.properties.remove(at);
            self.place = property.span;
            return self.made(SlipKind::Dropped, print::property(&property.what), String::new());
        }
        // However the only member is joined with the others, nothing changes.
        let is_member = |inner: &&Item| matches!(inner.kind, ItemKind::Entry | ItemKind::Criterion);
        let is_alone = item.items.iter().filter(is_member).count() == 1 && item.lines.is_empty();
        for property in &mut item.properties {
            self.place = property.span;
            if let PropertyKind::Combine { cap, .. } | PropertyKind::Score { cap, .. } = &mut property.what
                && is_alone
            {
                self.cap(cap);
            } else {
                self.property(item.kind, &mut property.what);
            }
        }
    }

    fn property(&mut self, of: ItemKind, what: &mut PropertyKind) {
        let is_document = of == ItemKind::Document;
        match what {
            PropertyKind::Required if is_document => self.replace(SlipKind::Required, what, PropertyKind::IfAvailable),
            PropertyKind::IfAvailable => self.replace(SlipKind::Required, what, PropertyKind::Required),
            PropertyKind::FirstDayCounts => self.replace(SlipKind::Counting, what, PropertyKind::CountFromNextDay),
            PropertyKind::CountFromNextDay => self.replace(SlipKind::Counting, what, PropertyKind::FirstDayCounts),
            PropertyKind::RequiredWhen(_) if is_document => {
                self.required_when(what);
            }
            PropertyKind::When(Guard::Condition(condition))
            | PropertyKind::AppliesWhen(condition)
            | PropertyKind::RequiredWhen(condition)
            | PropertyKind::CountsWhen(condition) => self.condition(condition),
            PropertyKind::When(Guard::Test(test)) => self.test(test),
            PropertyKind::Combine { combiner, floor, cap, .. }
            | PropertyKind::Recombine { combiner, floor, cap, .. } => {
                self.combiner(combiner);
                self.cap(floor);
                self.cap(cap);
            }
            PropertyKind::Score { combiner, cap } => {
                self.combiner(combiner);
                self.cap(cap);
            }
            PropertyKind::Gives(gives) => self.gives(gives),
            PropertyKind::Otherwise(amount) => self.amount(amount),
            PropertyKind::DefinedAs(definition) => self.definition(definition),
            PropertyKind::Length { count, .. } => self.number(SlipKind::Threshold, count),
            PropertyKind::Dated(constant, _) => self.constant(SlipKind::Threshold, constant),
            PropertyKind::RankedBy(_, first) => {
                self.offer(SlipKind::Direction, first, first.turned(), |first| print::direction(*first).to_string());
            }
            PropertyKind::FreesFrom(names) if names.len() > 1 => {
                self.drop_one(names, 0, |name| (name.span, name.text.clone()));
            }
            PropertyKind::Product(factors) => {
                let place = self.place;
                self.drop_one(factors, 0, |factor| (place, print::operand(factor)));
                factors.iter_mut().for_each(|factor| self.operand(SlipKind::Points, factor));
            }
            PropertyKind::ServesOnce { over, .. } if over.len() > 2 => {
                self.drop_one(over, 0, |name| (name.span, name.text.clone()));
            }
            PropertyKind::Patch(patch) => self.patch(patch),
            // Texts, sources and names: what is wrong in them, the checker says or nobody is told another answer.
            PropertyKind::Label(_)
            | PropertyKind::Original(_)
            | PropertyKind::Source(_)
            | PropertyKind::Quote(_)
            | PropertyKind::Note(_)
            | PropertyKind::Evidence(_)
            | PropertyKind::KnownDefect(..)
            | PropertyKind::ActNumber(_)
            | PropertyKind::Adopted(_)
            | PropertyKind::InForceFrom(_)
            | PropertyKind::Ended(_)
            | PropertyKind::Blank(_)
            | PropertyKind::EntersWith(_)
            | PropertyKind::FollowsBlock(_)
            | PropertyKind::On(_)
            | PropertyKind::As(_)
            | PropertyKind::Plural(_)
            | PropertyKind::For(_)
            | PropertyKind::Amends(_)
            | PropertyKind::Follows(_)
            | PropertyKind::AppliedAfter(_)
            | PropertyKind::Chosen(_)
            // The vocabulary, and calendars.
            | PropertyKind::Type(_)
            | PropertyKind::Period(..)
            | PropertyKind::NoneIfNotStated
            | PropertyKind::EvaluationDate(_)
            | PropertyKind::FiledDocuments(_)
            | PropertyKind::Worth(_)
            | PropertyKind::Weekend(_)
            | PropertyKind::Covers(..)
            | PropertyKind::Holiday(..)
            | PropertyKind::Workday(..)
            | PropertyKind::ByCalendar(_)
            | PropertyKind::Starts(_)
            // What is compared with an answer, or must always hold.
            | PropertyKind::Announced(..)
            | PropertyKind::PrintedScale(..)
            | PropertyKind::Always(_)
            | PropertyKind::IfThen(..)
            | PropertyKind::Never { .. }
            // Who is ranked, and how: keys are left out and turned.
            | PropertyKind::Papers { .. }
            | PropertyKind::RequirementsMustHold
            | PropertyKind::OnlyThoseWith(_)
            | PropertyKind::Lists { .. }
            | PropertyKind::Ties(_)
            // Left out as a part of what they stand in, or nowhere else to be put.
            | PropertyKind::Required
            | PropertyKind::BuildsOn(_)
            | PropertyKind::FreesFrom(_)
            | PropertyKind::CommissionDecides
            | PropertyKind::SameAs(_)
            | PropertyKind::SheetList(_)
            | PropertyKind::ServesOnce { .. }
            | PropertyKind::Rounded { .. } => {}
        }
    }

    fn replace(&mut self, kind: SlipKind, what: &mut PropertyKind, other: PropertyKind) {
        self.offer(kind, what, other, print::property);
    }

    fn required_when(&mut self, what: &mut PropertyKind) {
        self.replace(SlipKind::Required, what, PropertyKind::Required);
        if let PropertyKind::RequiredWhen(condition) = what {
            self.condition(condition);
        }
    }

    fn patch(&mut self, patch: &mut Patch) {
        match &mut patch.what {
            PatchKind::In(_, patches) => patches.iter_mut().for_each(|patch| self.patch(patch)),
            PatchKind::Change { becomes, .. } => {
                for property in becomes {
                    self.place = property.span;
                    self.property(ItemKind::Document, &mut property.what);
                }
            }
            PatchKind::Add(_, Element::Item(item)) | PatchKind::Replace(Element::Item(item)) => self.item(item),
            PatchKind::Add(_, Element::Line(line)) | PatchKind::Replace(Element::Line(line)) => {
                for (column, cell) in line.cells.iter_mut().enumerate() {
                    self.cell(cell, 1, column);
                }
            }
            PatchKind::AddProperty(property) => {
                self.place = property.span;
                self.property(ItemKind::Document, &mut property.what);
            }
            PatchKind::Repeal(_) | PatchKind::Rename(..) | PatchKind::Renumber { .. } => {}
        }
    }

    fn cell(&mut self, cell: &mut Cell, row: usize, column: usize) {
        self.place = cell.span;
        match &mut cell.what {
            CellKind::Test(test) => self.test(test),
            CellKind::Constant(constant) => self.constant(SlipKind::Points, constant),
            CellKind::GivesWhen(condition) => self.condition(condition),
            CellKind::Condition(Condition { what: ConditionKind::Compare { fact, test: None }, .. }) => {
                // The first row and the first column are headings.
                if let FactKind::Named(name) = &mut fact.what
                    && row > 0
                    && column > 0
                {
                    self.name(name);
                }
            }
            CellKind::Condition(condition) => self.condition(condition),
            CellKind::Any | CellKind::Row | CellKind::Step | CellKind::Gives => {}
            CellKind::Undecided(between) => self.gap(between),
        }
    }

    // Conditions

    fn condition(&mut self, condition: &mut Condition) {
        self.place = condition.span;
        if let ConditionKind::And(parts) | ConditionKind::Or(parts) = &condition.what {
            let (parts, is_and) = (parts.clone(), matches!(condition.what, ConditionKind::And(_)));
            let other = if is_and { ConditionKind::Or(parts) } else { ConditionKind::And(parts) };
            self.offer(SlipKind::AnyAll, condition, Condition { what: other, ..condition.clone() }, print::condition);
        }
        match &mut condition.what {
            ConditionKind::And(parts) | ConditionKind::Or(parts) => {
                self.drop_one(parts, 0, |part| (part.span, print::condition(part)));
                parts.iter_mut().for_each(|part| self.condition(part));
            }
            ConditionKind::Grouped(inner) => self.condition(inner),
            ConditionKind::Not(inner) => {
                self.condition(inner);
                self.place = condition.span;
                let plain = inner.as_ref().clone();
                self.offer(SlipKind::Negation, condition, plain, print::condition);
            }
            ConditionKind::Has { filter: Some(filter), .. } => self.condition(filter),
            ConditionKind::Every { filter, must, .. } => {
                filter.iter_mut().for_each(|filter| self.condition(filter));
                self.condition(must);
            }
            ConditionKind::Compare { test: Some(test), .. } => self.test(test),
            ConditionKind::Has { .. } | ConditionKind::Compare { .. } | ConditionKind::DocumentOwed(_) => {}
        }
    }

    fn test(&mut self, test: &mut Test) {
        self.place = test.span;
        self.comparator(test);
        match &mut test.what {
            TestKind::Range(bounds) => {
                for (bound, operand) in bounds {
                    self.offer(SlipKind::Comparator, bound, opposite(*bound), |bound| print::bound(*bound).to_string());
                    self.operand(SlipKind::Threshold, operand);
                }
            }
            TestKind::Is(operand) | TestKind::IsNot(operand) | TestKind::Includes(operand) => {
                self.operand(SlipKind::Threshold, operand);
            }
            TestKind::In(operands) => {
                self.drop_one(operands, 0, |operand| (test.span, print::operand(operand)));
                self.one_more(operands);
            }
            TestKind::Before(operand)
            | TestKind::After(operand)
            | TestKind::OnOrBefore(operand)
            | TestKind::OnOrAfter(operand) => self.operand(SlipKind::Threshold, operand),
            TestKind::Within(length, _) => self.length(length),
            TestKind::Holds => {}
        }
    }

    fn comparator(&mut self, test: &mut Test) {
        let other = match &test.what {
            TestKind::Before(date) => TestKind::OnOrBefore(date.clone()),
            TestKind::OnOrBefore(date) => TestKind::Before(date.clone()),
            TestKind::After(date) => TestKind::OnOrAfter(date.clone()),
            TestKind::OnOrAfter(date) => TestKind::After(date.clone()),
            // One kind: another besides it.
            TestKind::Is(Operand::Named(name)) if !self.scales.is_ordered(&name.text) => {
                let Some(more) = self.scales.neighbours(&name.text).first().copied() else { return };
                let more = Operand::Named(Name { text: more.to_string(), ..name.clone() });
                let both = TestKind::In(vec![Operand::Named(name.clone()), more]);
                return self.offer(SlipKind::Added, test, Test { what: both, ..test.clone() }, print::test);
            }
            TestKind::Holds
            | TestKind::Is(_)
            | TestKind::IsNot(_)
            | TestKind::In(_)
            | TestKind::Includes(_)
            | TestKind::Range(_)
            | TestKind::Within(..) => return,
        };
        self.offer(SlipKind::Comparator, test, Test { what: other, ..test.clone() }, print::test);
    }

    /// One level or kind more in a list.
    fn one_more(&mut self, operands: &mut Vec<Operand>) {
        let names = operands.iter().filter_map(|operand| match operand {
            Operand::Named(name) => Some(name.clone()),
            Operand::Constant(_) | Operand::Vacancy(_) | Operand::Conditional(..) => None,
        });
        let names: Vec<Name> = names.collect();
        let is_new = |name: &&str| !names.iter().any(|known| known.text == *name);
        let more = names.iter().find_map(|known| {
            let new = self.scales.neighbours(&known.text).into_iter().find(is_new)?;
            Some(Name { text: new.to_string(), ..known.clone() })
        });
        if let Some(name) = more.filter(|_| self.is_next()) {
            self.made(SlipKind::Added, String::new(), name.text.clone());
            operands.push(Operand::Named(name));
        }
    }

    // Values

    fn operand(&mut self, kind: SlipKind, operand: &mut Operand) {
        match operand {
            Operand::Constant(constant) => self.constant(kind, constant),
            Operand::Named(name) => self.name(name),
            Operand::Conditional(default, others) => {
                self.constant(kind, default);
                for (value, condition) in others {
                    self.constant(kind, value);
                    self.condition(condition);
                }
            }
            Operand::Vacancy(_) => {}
        }
    }

    fn name(&mut self, name: &mut Name) {
        for other in self.scales.neighbours(&name.text) {
            let other = Name { text: other.to_string(), ..name.clone() };
            self.offer(SlipKind::Threshold, name, other, |name| name.text.clone());
        }
    }

    fn constant(&mut self, kind: SlipKind, constant: &mut Constant) {
        let show = |number: &Number| number.decimal();
        match &mut constant.what {
            ConstantKind::Number(number) | ConstantKind::Percent(number) | ConstantKind::Quantity(number, _) => {
                for other in neighbours(number) {
                    self.offer(kind, number, other, show);
                }
            }
            ConstantKind::Time(length) => self.length(length),
            ConstantKind::Date(date) => {
                for other in [date.checked_add(1.day()), date.checked_sub(1.day())].into_iter().flatten() {
                    self.offer(kind, date, other, ToString::to_string);
                }
            }
            ConstantKind::Flag(_) | ConstantKind::Absent => {}
        }
    }

    fn number(&mut self, kind: SlipKind, number: &mut Number) {
        for other in neighbours(number) {
            self.offer(kind, number, other, Number::decimal);
        }
    }

    fn length(&mut self, length: &mut LengthOfTime) {
        for step in [1, -1] {
            let mut other = *length;
            let part = match (length.days, length.months) {
                (0, 0) => &mut other.years,
                (0, _) => &mut other.months,
                _ => &mut other.days,
            };
            *part += step;
            if *part >= 0 {
                self.offer(SlipKind::Threshold, length, other, |length| print::length_of_time(*length));
            }
        }
    }

    // Groups and amounts

    fn combiner(&mut self, combiner: &mut Combiner) {
        let others: Vec<(SlipKind, Combiner)> = match combiner {
            Combiner::AtLeast(1) | Combiner::ExactlyOneOf => vec![(SlipKind::AnyAll, Combiner::AllOf)],
            Combiner::AllOf => vec![(SlipKind::AnyAll, Combiner::AtLeast(1))],
            Combiner::AtLeast(count) => {
                [*count - 1, *count + 1].map(|it| (SlipKind::Threshold, Combiner::AtLeast(it))).into()
            }
            Combiner::HighestOf => vec![(SlipKind::HighestSum, Combiner::SumOf)],
            Combiner::SumOf => vec![(SlipKind::HighestSum, Combiner::HighestOf)],
            Combiner::LowestOf | Combiner::FirstOf | Combiner::AverageOf => {
                vec![(SlipKind::HighestSum, Combiner::HighestOf)]
            }
            Combiner::BestOf(count) => {
                counts_beside(*count).map(|it| (SlipKind::Threshold, Combiner::BestOf(it))).collect()
            }
            Combiner::CountOnce { filter: Some(filter), .. } => return self.condition(filter),
            Combiner::Table(inner) => return self.combiner(inner),
            Combiner::ByRanges(_) | Combiner::CountOnce { .. } => Vec::new(),
        };
        for (kind, other) in others {
            self.offer(kind, combiner, other, print::combiner);
        }
    }

    fn cap(&mut self, cap: &mut Option<Operand>) {
        if cap.is_some() {
            self.offer(SlipKind::Cap, cap, None, |cap| cap.as_ref().map_or(String::new(), print::operand));
        }
        cap.iter_mut().for_each(|cap| self.operand(SlipKind::Points, cap));
    }

    fn gives(&mut self, gives: &mut Gives) {
        let place = self.place;
        self.amount(&mut gives.amount);
        match &mut gives.guard {
            Some(Guard::Condition(condition)) => self.condition(condition),
            Some(Guard::Test(test)) => self.test(test),
            None => {}
        }
        if let Some(each) = &mut gives.for_each {
            self.place = place;
            if each.once_per.is_some() {
                let show = |field: &Option<Name>| field.as_ref().map_or(String::new(), |field| field.text.clone());
                self.offer(SlipKind::Dropped, &mut each.once_per, None, show);
            }
            self.item_limits(each);
            self.cap(&mut each.cap);
            each.filter.iter_mut().for_each(|filter| self.condition(filter));
        }
    }

    /// One more or one less of the records that count, or no limit at all.
    fn item_limits(&mut self, each: &mut ForEach) {
        if let Some(per) = &mut each.per {
            for other in counts_beside(per.most) {
                self.offer(SlipKind::Threshold, &mut per.most, other, usize::to_string);
            }
        }
        if each.per.is_some() {
            self.offer(SlipKind::Cap, &mut each.per, None, |per| per.as_ref().map_or(String::new(), print::per_group));
        }
        if let Some(best) = &mut each.best {
            for other in counts_beside(*best) {
                self.offer(SlipKind::Threshold, best, other, usize::to_string);
            }
        }
        if each.best.is_some() {
            self.offer(SlipKind::Cap, &mut each.best, None, |best| best.map_or(String::new(), |best| best.to_string()));
        }
    }

    fn amount(&mut self, amount: &mut Amount) {
        match amount {
            Amount::Operand(operand, _) => self.operand(SlipKind::Points, operand),
            Amount::Worked(worked) => self.worked(worked),
            Amount::Undecided(between, _) => self.gap(between),
        }
    }

    /// The ends of what the source leaves open.
    fn gap(&mut self, between: &mut Gap) {
        if let Some((low, high)) = between {
            self.operand(SlipKind::Points, low);
            self.operand(SlipKind::Points, high);
        }
    }

    fn worked(&mut self, worked: &mut Worked) {
        match &mut worked.what {
            WorkedKind::Rate { first, then, .. } => {
                self.drop_one(then, 0, |step| (step.span, print::rate_step(step)));
                std::iter::once(first).chain(then).for_each(|step| self.rate_step(step));
            }
            WorkedKind::Multiple { factor, .. } => self.constant(SlipKind::Points, factor),
            WorkedKind::WorthOf(_) | WorkedKind::Mark { .. } | WorkedKind::Unanalysed { .. } => {}
        }
        self.cap(&mut worked.floor);
        self.cap(&mut worked.cap);
    }

    fn rate_step(&mut self, step: &mut RateStep) {
        self.constant(SlipKind::Points, &mut step.value);
        self.constant(SlipKind::Threshold, &mut step.unit);
        if let Pieces::Whole(started) | Pieces::Smaller(started, _) = &mut step.pieces {
            let other = match *started {
                Started::Completed => Started::Started,
                Started::Started => Started::Completed,
            };
            self.offer(SlipKind::Counting, started, other, |started| print::started(*started).to_string());
        }
    }

    fn definition(&mut self, definition: &mut Definition) {
        match definition {
            Definition::CountOf { filter, .. } | Definition::TotalTimeOf { filter, .. } => {
                filter.iter_mut().for_each(|filter| self.condition(filter));
            }
            Definition::Extreme { highest, filter, .. } => {
                let other = !*highest;
                self.offer(SlipKind::HighestSum, highest, other, |it| if *it { "↑" } else { "↓" }.to_string());
                filter.iter_mut().for_each(|filter| self.condition(filter));
            }
            Definition::Worked(worked) => self.worked(worked),
            Definition::Designated { highest, filter, of_several, .. } => {
                let show = |it: &bool| if *it { "↑" } else { "↓" }.to_string();
                let other = !*highest;
                self.offer(SlipKind::HighestSum, highest, other, show);
                if let Some(of_several) = of_several {
                    let other = !*of_several;
                    self.offer(SlipKind::HighestSum, of_several, other, show);
                }
                filter.iter_mut().for_each(|filter| self.condition(filter));
            }
            Definition::Constant(constant) => self.constant(SlipKind::Threshold, constant),
            Definition::Condition(condition) => self.condition(condition),
            Definition::Group | Definition::TimeSince(_) => {}
        }
    }
}

/// One less, if anything is left, and one more.
fn counts_beside(count: usize) -> impl Iterator<Item = usize> {
    [count.saturating_sub(1).max(1), count + 1].into_iter().filter(move |other| *other != count)
}

fn opposite(bound: Bound) -> Bound {
    match bound {
        Bound::AtLeast => Bound::MoreThan,
        Bound::MoreThan => Bound::AtLeast,
        Bound::AtMost => Bound::LessThan,
        Bound::LessThan => Bound::AtMost,
    }
}

/// One up and one down; a half where the number has a fraction.
fn neighbours(number: &Number) -> Vec<Number> {
    let one = Number::from_integer(1);
    let step = match number.is_whole() {
        true => one,
        false => one.div(&Number::from_integer(2)).unwrap_or(one),
    };
    let down = number.sub(&step);
    let mut all = vec![number.add(&step)];
    if !down.is_negative() || number.is_negative() {
        all.push(down);
    }
    all
}

/// Vocabulary, texts and calendars have no slips of this kind, and what must always hold is no part of an answer.
fn can_slip(kind: ItemKind) -> bool {
    match kind {
        ItemKind::Define
        | ItemKind::Value
        | ItemKind::Position
        | ItemKind::ScoreSheet
        | ItemKind::Package
        | ItemKind::TimeLimit
        | ItemKind::Pay
        | ItemKind::Outcome
        | ItemKind::Ranking
        | ItemKind::Amendment
        | ItemKind::Notice
        | ItemKind::Requirement
        | ItemKind::Stair
        | ItemKind::Step
        | ItemKind::Thresholds
        | ItemKind::Competence
        | ItemKind::Criterion
        | ItemKind::Document
        | ItemKind::Group
        | ItemKind::Exemption
        | ItemKind::Rule
        | ItemKind::Key
        | ItemKind::Interpretation
        | ItemKind::Entry => true,
        ItemKind::Act
        | ItemKind::Unit
        | ItemKind::Division
        | ItemKind::Levels
        | ItemKind::Kinds
        | ItemKind::Record
        | ItemKind::Subject
        | ItemKind::Vacancy
        | ItemKind::Assume
        | ItemKind::Sheets
        | ItemKind::Calendar
        | ItemKind::Property => false,
    }
}
