//! Pairs of pest to AST, by rule name and never by position.
//!
//! A shape that the grammar cannot produce is a bug of the grammar and panics; what an author got wrong is a problem.

mod expressions;
mod worked;

use super::ast::*;
use super::comment;
use super::grammar::Rule;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::Span;
use crate::value::Number;
use crate::value::Rounding;
use jiff::civil::Date;
use jiff::civil::Weekday;
use pest::iterators::Pair;
use pest::iterators::Pairs;

type Node<'i> = Pair<'i, Rule>;

pub struct Builder {
    file: FileId,
    base: usize,
    pub problems: Vec<Problem>,
}

fn bug(rule: Rule) -> ! {
    panic!("the grammar gave an unexpected rule {rule:?}")
}

fn find<'i>(pair: &Node<'i>, rule: Rule) -> Option<Node<'i>> {
    pair.clone().into_inner().find(|inner| inner.as_rule() == rule)
}

fn all<'i>(pair: &Node<'i>, rule: Rule) -> impl Iterator<Item = Node<'i>> {
    pair.clone().into_inner().filter(move |inner| inner.as_rule() == rule)
}

fn get<'i>(pair: &Node<'i>, rule: Rule) -> Node<'i> {
    find(pair, rule).unwrap_or_else(|| bug(pair.as_rule()))
}

/// The one part of a rule that is a choice between others.
fn only<'i>(pair: &Node<'i>) -> Node<'i> {
    let mut parts = pair.clone().into_inner();
    let part = parts.next().unwrap_or_else(|| bug(pair.as_rule()));
    debug_assert!(parts.next().is_none(), "{:?} is no choice", pair.as_rule());
    part
}

/// The one part that a rule has besides a word.
fn besides<'i>(pair: &Node<'i>, word: Rule) -> Node<'i> {
    let mut parts = pair.clone().into_inner().filter(|part| part.as_rule() != word);
    parts.next().unwrap_or_else(|| bug(pair.as_rule()))
}

impl Builder {
    pub fn new(file: FileId, base: usize) -> Builder {
        Builder { file, base, problems: Vec::new() }
    }

    pub fn piece(&mut self, pairs: Pairs<'_, Rule>) -> Option<Item> {
        let piece = pairs.into_iter().next()?;
        find(&piece, Rule::item).map(|item| self.item(&item))
    }

    fn span(&self, pair: &Node) -> Span {
        let span = pair.as_span();
        let length = comment::trim_end(pair.as_str()).len();
        Span::new(self.file, self.base + span.start(), self.base + span.start() + length)
    }

    fn name(&self, pair: &Node) -> Name {
        Name { text: pair.as_str().to_string(), span: self.span(pair) }
    }

    fn name_in(&self, pair: &Node) -> Name {
        self.name(&get(pair, Rule::name))
    }

    fn path_in(&self, pair: &Node) -> Name {
        self.name(&get(pair, Rule::path))
    }

    fn names_in(&self, pair: &Node, rule: Rule) -> Vec<Name> {
        all(pair, rule).map(|name| self.name(&name)).collect()
    }

    // Items

    fn item(&mut self, pair: &Node) -> Item {
        let word = find(pair, Rule::defining_word).unwrap_or_else(|| get(pair, Rule::item_word));
        let name = find(pair, Rule::name).map(|name| self.name(&name));
        let word_span = self.span(&word);
        let head = name.as_ref().map_or(word_span, |name| word_span.to(name.span));
        let mut item = Item {
            kind: item_kind(only(&word).as_rule()),
            name,
            properties: Vec::new(),
            items: Vec::new(),
            lines: Vec::new(),
            braces: find(pair, Rule::block).is_some(),
            span: self.span(pair),
            head,
        };
        self.parts(pair, &mut item);
        item
    }

    fn entry(&mut self, pair: &Node) -> Item {
        let name = self.name_in(pair);
        let mut item = Item {
            kind: ItemKind::Entry,
            head: name.span,
            name: Some(name),
            properties: Vec::new(),
            items: Vec::new(),
            lines: Vec::new(),
            braces: false,
            span: self.span(pair),
        };
        self.parts(pair, &mut item);
        item
    }

    /// Puts everything inside `pair` into `item`: its properties, items, lines.
    fn parts(&mut self, pair: &Node, item: &mut Item) {
        for part in pair.clone().into_inner() {
            match part.as_rule() {
                Rule::item_word
                | Rule::defining_word
                | Rule::name
                | Rule::colon
                | Rule::open_brace
                | Rule::close_brace => {}
                Rule::block => self.parts(&part, item),
                Rule::item => item.items.push(self.item(&part)),
                Rule::entry => item.items.push(self.entry(&part)),
                Rule::line => item.lines.push(self.line(&part)),
                Rule::view => self.parts(&part, item),
                _ => self.property(&part, item),
            }
        }
    }

    fn property(&mut self, pair: &Node, item: &mut Item) {
        let span = self.span(pair);
        let what = match pair.as_rule() {
            Rule::combine | Rule::satisfied_by => self.group(pair, item),
            Rule::defined_as => {
                if let Some(group) = find(pair, Rule::combine) {
                    let what = self.group(&group, item);
                    item.properties.push(Property { what, span: self.span(&group) });
                }
                PropertyKind::DefinedAs(self.definition(pair))
            }
            Rule::follows_block if item.kind == ItemKind::Notice => PropertyKind::Follows(vec![self.name_in(pair)]),
            Rule::plural => {
                if find(pair, Rule::none_if_not_stated).is_some() {
                    item.properties.push(Property { what: PropertyKind::NoneIfNotStated, span });
                }
                PropertyKind::Plural(self.name_in(pair))
            }
            _ => self.simple_property(pair),
        };
        item.properties.push(Property { what, span });
    }

    /// The members of the group become items of the item that has it.
    fn group(&mut self, pair: &Node, item: &mut Item) -> PropertyKind {
        let combiner = self.combiner(&get(pair, Rule::combiner));
        let (floor, cap) = self.limits(pair);
        self.parts(&get(pair, Rule::group_block), item);
        PropertyKind::Combine { combiner, floor, cap, satisfied: pair.as_rule() == Rule::satisfied_by }
    }

    fn simple_property(&mut self, pair: &Node) -> PropertyKind {
        match pair.as_rule() {
            Rule::label => PropertyKind::Label(self.text(pair)),
            Rule::original => PropertyKind::Original(lang(&get(pair, Rule::lang))),
            Rule::source => PropertyKind::Source(self.citation(pair)),
            Rule::blank => PropertyKind::Blank(self.citation(pair)),
            Rule::quote => PropertyKind::Quote(self.texts(pair)),
            Rule::note => PropertyKind::Note(self.texts(pair)),
            Rule::evidence => PropertyKind::Evidence(self.texts(pair)),
            Rule::known_defect => PropertyKind::KnownDefect(self.name_in(pair), self.texts(pair)),
            Rule::act_number => PropertyKind::ActNumber(string(&get(pair, Rule::string))),
            Rule::adopted => PropertyKind::Adopted(self.date_in(pair)),
            Rule::in_force_from => PropertyKind::InForceFrom(self.date_in(pair)),
            Rule::ended => PropertyKind::Ended(self.date_in(pair)),
            Rule::when => PropertyKind::When(self.guard(pair)),
            Rule::applies_when => PropertyKind::AppliesWhen(self.condition_in(pair)),
            Rule::required_when => PropertyKind::RequiredWhen(self.condition_in(pair)),
            Rule::serves_once => {
                PropertyKind::ServesOnce { record: self.name_in(pair), over: self.names_in(pair, Rule::path) }
            }
            Rule::counts_when => PropertyKind::CountsWhen(self.condition_in(pair)),
            Rule::required => PropertyKind::Required,
            Rule::if_available => PropertyKind::IfAvailable,
            Rule::commission_decides => PropertyKind::CommissionDecides,
            Rule::same_as => PropertyKind::SameAs(self.path_in(pair)),
            Rule::recombine => {
                let (floor, cap) = self.limits(pair);
                let no_other_limit = find(pair, Rule::no_other_limit).is_some();
                PropertyKind::Recombine {
                    combiner: self.combiner(&get(pair, Rule::combiner)),
                    floor,
                    cap,
                    no_other_limit,
                }
            }
            Rule::gives => PropertyKind::Gives(self.gives(pair)),
            Rule::otherwise => PropertyKind::Otherwise(self.amount(&get(pair, Rule::plain))),
            Rule::rounded => self.rounded(pair),
            Rule::field_type => PropertyKind::Type(self.field_type(pair)),
            Rule::period => PropertyKind::Period(
                self.name_in(&get(pair, Rule::first_part)),
                self.name_in(&get(pair, Rule::second_part)),
            ),
            Rule::evaluation_date => PropertyKind::EvaluationDate(self.name_in(pair)),
            Rule::filed_documents => PropertyKind::FiledDocuments(self.name_in(pair)),
            Rule::score => PropertyKind::Score {
                combiner: self.combiner(&get(pair, Rule::combiner)),
                cap: find(pair, Rule::in_all).map(|cap| self.operand(&get(&cap, Rule::operand))),
            },
            Rule::worth => PropertyKind::Worth(self.number(&get(pair, Rule::number))),
            Rule::printed_scale => {
                let (low, high) = self.ends_in(pair);
                PropertyKind::PrintedScale(low, high)
            }
            Rule::enters_with => PropertyKind::EntersWith(self.name_in(pair)),
            Rule::follows_block => PropertyKind::FollowsBlock(self.name_in(pair)),
            Rule::builds_on => PropertyKind::BuildsOn(self.name_in(pair)),
            Rule::on_record => PropertyKind::On(self.name_in(pair)),
            Rule::as_type => PropertyKind::As(self.name_in(pair)),
            Rule::for_position => PropertyKind::For(self.name_in(pair)),
            Rule::frees_from => PropertyKind::FreesFrom(self.names_in(pair, Rule::path)),
            Rule::weekend => PropertyKind::Weekend(all(pair, Rule::weekday).map(|day| weekday(&day)).collect()),
            Rule::covers => {
                let (from, to) = self.dates_in(pair);
                PropertyKind::Covers(from, to)
            }
            Rule::holiday => {
                let (from, to) = self.dates_in(pair);
                PropertyKind::Holiday(from, to, self.texts(pair))
            }
            Rule::workday => {
                let (from, to) = self.dates_in(pair);
                PropertyKind::Workday(from, to, self.texts(pair))
            }
            Rule::length => PropertyKind::Length {
                count: self.number(&get(pair, Rule::number)),
                working: find(pair, Rule::word_working).is_some(),
            },
            Rule::starts => PropertyKind::Starts(self.vacancy_field(&get(pair, Rule::vacancy_field))),
            Rule::announced => {
                let field = |end: Node| self.vacancy_field(&get(&end, Rule::vacancy_field));
                PropertyKind::Announced(field(get(pair, Rule::low_field)), find(pair, Rule::high_field).map(field))
            }
            Rule::first_day_counts => PropertyKind::FirstDayCounts,
            Rule::count_from_next_day => PropertyKind::CountFromNextDay,
            Rule::by_calendar => PropertyKind::ByCalendar(self.name_in(pair)),
            Rule::product => PropertyKind::Product(all(pair, Rule::operand).map(|it| self.operand(&it)).collect()),
            Rule::complete_papers => PropertyKind::Papers { by_rule: false, path: self.name_in(pair) },
            Rule::returned_by => PropertyKind::Papers { by_rule: true, path: self.path_in(pair) },
            Rule::requirements_must_hold => PropertyKind::RequirementsMustHold,
            Rule::only_those_with => PropertyKind::OnlyThoseWith(self.name_in(pair)),
            Rule::separate_lists => PropertyKind::Lists { separate: true, choice: self.name_in(pair) },
            Rule::one_list => PropertyKind::Lists { separate: false, choice: self.name_in(pair) },
            Rule::ranked_by => {
                PropertyKind::RankedBy(self.fact(&get(pair, Rule::fact)), direction(&get(pair, Rule::direction)))
            }
            Rule::ties => PropertyKind::Ties(match only(pair).as_rule() {
                Rule::word_ties_share => Ties::Share,
                Rule::word_ties_lot => Ties::Lot,
                Rule::word_ties_undecided => Ties::Undecided,
                other => bug(other),
            }),
            Rule::dated => PropertyKind::Dated(self.constant(&get(pair, Rule::constant)), self.date_in(pair)),
            Rule::sheet_list => PropertyKind::SheetList(self.names_in(pair, Rule::name)),
            Rule::chosen => PropertyKind::Chosen(find(pair, Rule::name).map(|name| self.name(&name))),
            Rule::always => PropertyKind::Always(self.condition_in(pair)),
            Rule::if_then => PropertyKind::IfThen(
                self.condition_in(&get(pair, Rule::given)),
                self.condition_in(&get(pair, Rule::consequence)),
            ),
            Rule::when_gains => self.never(pair),
            Rule::amends => PropertyKind::Amends(self.names_in(pair, Rule::name)),
            Rule::follows => PropertyKind::Follows(self.names_in(pair, Rule::name)),
            Rule::applied_after => PropertyKind::AppliedAfter(self.name_in(pair)),
            Rule::patch => PropertyKind::Patch(self.patch(pair)),
            other => bug(other),
        }
    }

    fn rounded(&mut self, pair: &Node) -> PropertyKind {
        let half = find(pair, Rule::half).map(|half| only(&half).as_rule());
        let mode = match (find(pair, Rule::word_rounded_down), find(pair, Rule::word_rounded_up), half) {
            (Some(_), _, _) => Rounding::Down,
            (_, Some(_), _) => Rounding::Up,
            (_, _, Some(Rule::word_half_down)) => Rounding::HalfDown,
            (_, _, Some(Rule::word_half_to_even)) => Rounding::HalfToEven,
            _ => Rounding::HalfUp,
        };
        PropertyKind::Rounded { mode, unit: self.constant(&get(pair, Rule::constant)) }
    }

    fn never(&mut self, pair: &Node) -> PropertyKind {
        let change = match find(pair, Rule::gains) {
            Some(gains) => Gain::Gains { record: self.name_in(&gains), filter: self.filter_in(&gains) },
            None => Gain::Raises(self.name_in(&get(pair, Rule::raises))),
        };
        PropertyKind::Never {
            who: self.name_in(pair),
            change,
            fact: self.fact(&get(pair, Rule::fact)),
            rises: find(pair, Rule::word_never_rises).is_some(),
        }
    }

    // Texts and literals

    fn text(&self, pair: &Node) -> Text {
        let strings: Vec<String> = all(&get(pair, Rule::text), Rule::string).map(|part| string(&part)).collect();
        Text { lang: lang(&get(pair, Rule::lang)), text: strings.join(" "), span: self.span(pair) }
    }

    fn texts(&self, pair: &Node) -> Vec<Text> {
        all(pair, Rule::label).map(|label| self.text(&label)).collect()
    }

    fn citation(&self, pair: &Node) -> Citation {
        let citation = get(pair, Rule::citation);
        let places = all(&citation, Rule::place).map(|place| {
            let number = find(&place, Rule::number).map(|number| number.as_str().to_string());
            let value = number.unwrap_or_else(|| string(&get(&place, Rule::string)));
            (self.name(&get(&place, Rule::plain_name)), value)
        });
        Citation { act: self.name_in(&citation), places: places.collect(), span: self.span(&citation) }
    }

    fn date(&mut self, pair: &Node) -> Date {
        pair.as_str().trim().parse().unwrap_or_else(|_| {
            self.problems.push(Problem::new(Code::ImpossibleDate, self.span(pair)).text("date", pair.as_str().trim()));
            Date::constant(1, 1, 1)
        })
    }

    fn date_in(&mut self, pair: &Node) -> Date {
        let date = get(pair, Rule::date);
        self.date(&date)
    }

    /// The first and the last date; one alone stands for both.
    fn dates_in(&mut self, pair: &Node) -> (Date, Date) {
        let first = self.date_in(&get(pair, Rule::first_date));
        let last = find(pair, Rule::last_date).map(|last| self.date_in(&last));
        (first, last.unwrap_or(first))
    }

    fn ends_in(&mut self, pair: &Node) -> (Constant, Constant) {
        let low = get(&get(pair, Rule::low_end), Rule::constant);
        let high = get(&get(pair, Rule::high_end), Rule::constant);
        (self.constant(&low), self.constant(&high))
    }

    fn number(&self, pair: &Node) -> Number {
        pair.as_str().trim().parse().unwrap_or_else(|()| bug(pair.as_rule()))
    }

    /// A number that counts something.
    fn count(&self, pair: &Node) -> usize {
        let number = self.number(&get(pair, Rule::number));
        number.to_i64().and_then(|count| usize::try_from(count).ok()).unwrap_or(usize::MAX)
    }

    fn constant(&mut self, pair: &Node) -> Constant {
        let inner = only(pair);
        let what = match inner.as_rule() {
            Rule::date => ConstantKind::Date(self.date(&inner)),
            Rule::percent => ConstantKind::Percent(self.number(&get(&inner, Rule::number))),
            Rule::length_of_time => ConstantKind::Time(self.length_of_time(&inner)),
            Rule::quantity => {
                let unit = self.name(&get(&inner, Rule::plain_name));
                ConstantKind::Quantity(self.number(&get(&inner, Rule::number)), unit)
            }
            Rule::number => ConstantKind::Number(self.number(&inner)),
            Rule::word_yes => ConstantKind::Flag(true),
            Rule::word_no => ConstantKind::Flag(false),
            Rule::word_absent => ConstantKind::Absent,
            other => bug(other),
        };
        Constant { what, span: self.span(pair) }
    }

    fn length_of_time(&self, pair: &Node) -> LengthOfTime {
        let mut length = LengthOfTime::default();
        for part in all(pair, Rule::time_part) {
            let count = self.number(&get(&part, Rule::number)).to_i64().unwrap_or(0);
            match (find(&part, Rule::word_years), find(&part, Rule::word_months)) {
                (Some(_), _) => length.years += count,
                (_, Some(_)) => length.months += count,
                _ => length.days += count,
            }
        }
        length
    }

    // Types

    fn field_type(&mut self, pair: &Node) -> FieldType {
        let range = find(pair, Rule::type_range).map(|range| {
            let step = find(&range, Rule::number).map(|step| self.number(&step));
            let (low, high) = self.ends_in(&range);
            (low, high, step)
        });
        FieldType {
            name: self.type_name(&get(pair, Rule::type_name)),
            range,
            may_be_absent: find(pair, Rule::may_be_absent).is_some(),
            default: find(pair, Rule::if_not_stated).map(|part| self.default(&part)),
            span: self.span(pair),
        }
    }

    fn type_name(&mut self, pair: &Node) -> TypeName {
        let inner = only(pair);
        match inner.as_rule() {
            Rule::word_yes_or_no => TypeName::Flag,
            Rule::word_whole_number => TypeName::Whole,
            Rule::word_decimal => TypeName::Decimal,
            Rule::word_percent => TypeName::Percent,
            Rule::word_date => TypeName::Date,
            Rule::word_duration => TypeName::Duration,
            Rule::word_text => TypeName::Text,
            Rule::word_position => TypeName::Position,
            Rule::document_type => TypeName::Document,
            Rule::set_type => match find(&inner, Rule::name) {
                Some(name) => TypeName::SetOf(self.name(&name)),
                None => TypeName::SetOfDocuments,
            },
            Rule::constant => TypeName::Setting(self.constant(&inner)),
            Rule::plain_name => TypeName::Named(self.name(&inner)),
            other => bug(other),
        }
    }

    fn default(&mut self, pair: &Node) -> Default {
        if let Some(constant) = find(pair, Rule::constant) {
            return Default::Constant(self.constant(&constant));
        }
        match find(pair, Rule::name) {
            Some(name) => Default::Named(self.name(&name)),
            None => Default::None,
        }
    }

    // Changes

    fn patch(&mut self, pair: &Node) -> Patch {
        let inner = only(pair);
        let what = match inner.as_rule() {
            Rule::patch_in => {
                let target = self.target(&get(&inner, Rule::target));
                PatchKind::In(target, all(&inner, Rule::patch).map(|patch| self.patch(&patch)).collect())
            }
            Rule::patch_add if find(&inner, Rule::one_more).is_some() => {
                let property = only(&get(&inner, Rule::one_more));
                let what = self.simple_property(&property);
                PatchKind::AddProperty(Box::new(Property { what, span: self.span(&property) }))
            }
            Rule::patch_add => {
                let placing = find(&inner, Rule::patch_place).map(|place| self.placing(&place));
                PatchKind::Add(placing, self.element(&get(&inner, Rule::element)))
            }
            Rule::patch_replace => PatchKind::Replace(self.element(&get(&inner, Rule::element))),
            Rule::patch_change => self.change(&inner),
            Rule::patch_repeal => PatchKind::Repeal(self.target(&get(&inner, Rule::target))),
            Rule::patch_rename => PatchKind::Rename(self.target(&get(&inner, Rule::target)), self.name_in(&inner)),
            Rule::patch_renumber => PatchKind::Renumber {
                act: self.name_in(&get(&inner, Rule::first_part)),
                division: self.name_in(&get(&inner, Rule::second_part)),
                from: self.number(&get(&get(&inner, Rule::old_number), Rule::number)),
                to: self.number(&get(&get(&inner, Rule::new_number), Rule::number)),
            },
            other => bug(other),
        };
        Patch { what, span: self.span(pair) }
    }

    fn change(&mut self, pair: &Node) -> PatchKind {
        let mut carrier = self.carrier(pair);
        let mut was = Vec::new();
        for part in pair.clone().into_inner() {
            match part.as_rule() {
                Rule::was => {
                    self.property(&besides(&part, Rule::word_was), &mut carrier);
                    was.append(&mut carrier.properties);
                }
                Rule::word_change
                | Rule::word_this
                | Rule::word_becomes
                | Rule::target
                | Rule::open_brace
                | Rule::close_brace => {}
                _ => self.property(&part, &mut carrier),
            }
        }
        let target = find(pair, Rule::target).map(|target| self.target(&target));
        PatchKind::Change { target, was, becomes: carrier.properties }
    }

    /// An item that only collects properties.
    fn carrier(&self, pair: &Node) -> Item {
        let span = self.span(pair);
        Item {
            kind: ItemKind::Entry,
            name: None,
            properties: Vec::new(),
            items: Vec::new(),
            lines: Vec::new(),
            braces: true,
            span,
            head: span,
        }
    }

    fn target(&self, pair: &Node) -> Target {
        Target {
            kind: find(pair, Rule::item_word).map(|word| item_kind(only(&word).as_rule())),
            // The vacancy has no name.
            path: self.name(&find(pair, Rule::path).unwrap_or_else(|| get(pair, Rule::word_vacancy))),
        }
    }

    fn placing(&self, pair: &Node) -> Placing {
        match besides(pair, Rule::path).as_rule() {
            Rule::word_behind => Placing::Behind(self.path_in(pair)),
            Rule::word_before => Placing::Before(self.path_in(pair)),
            Rule::word_first => Placing::First,
            Rule::word_last => Placing::Last,
            other => bug(other),
        }
    }

    fn element(&mut self, pair: &Node) -> Element {
        let inner = only(pair);
        match inner.as_rule() {
            Rule::item => Element::Item(Box::new(self.item(&inner))),
            Rule::entry => Element::Item(Box::new(self.entry(&inner))),
            Rule::line => Element::Line(self.line(&inner)),
            other => bug(other),
        }
    }
}

fn string(pair: &Node) -> String {
    pair.clone().into_inner().as_str().to_string()
}

fn lang(pair: &Node) -> Lang {
    match only(pair).as_rule() {
        Rule::word_kk => Lang::Kk,
        Rule::word_ru => Lang::Ru,
        _ => Lang::En,
    }
}

fn weekday(pair: &Node) -> Weekday {
    match only(pair).as_rule() {
        Rule::word_monday => Weekday::Monday,
        Rule::word_tuesday => Weekday::Tuesday,
        Rule::word_wednesday => Weekday::Wednesday,
        Rule::word_thursday => Weekday::Thursday,
        Rule::word_friday => Weekday::Friday,
        Rule::word_saturday => Weekday::Saturday,
        Rule::word_sunday => Weekday::Sunday,
        other => bug(other),
    }
}

fn direction(pair: &Node) -> Order {
    match only(pair).as_rule() {
        Rule::word_highest_first => Order::Highest,
        Rule::word_lowest_first => Order::Lowest,
        Rule::word_longest_first => Order::Longest,
        Rule::word_shortest_first => Order::Shortest,
        Rule::word_earliest_first => Order::Earliest,
        Rule::word_latest_first => Order::Latest,
        Rule::word_yes_first => Order::Yes,
        Rule::word_no_first => Order::No,
        other => bug(other),
    }
}

fn item_kind(rule: Rule) -> ItemKind {
    match rule {
        Rule::word_act => ItemKind::Act,
        Rule::word_unit => ItemKind::Unit,
        Rule::word_division => ItemKind::Division,
        Rule::word_levels => ItemKind::Levels,
        Rule::word_kinds => ItemKind::Kinds,
        Rule::word_record => ItemKind::Record,
        Rule::word_subject => ItemKind::Subject,
        Rule::word_vacancy => ItemKind::Vacancy,
        Rule::word_define => ItemKind::Define,
        Rule::word_value => ItemKind::Value,
        Rule::word_assume => ItemKind::Assume,
        Rule::word_position => ItemKind::Position,
        Rule::word_score_sheet => ItemKind::ScoreSheet,
        Rule::word_sheets => ItemKind::Sheets,
        Rule::word_package => ItemKind::Package,
        Rule::word_calendar => ItemKind::Calendar,
        Rule::word_time_limit => ItemKind::TimeLimit,
        Rule::word_pay => ItemKind::Pay,
        Rule::word_outcome => ItemKind::Outcome,
        Rule::word_ranking => ItemKind::Ranking,
        Rule::word_property => ItemKind::Property,
        Rule::word_amendment => ItemKind::Amendment,
        Rule::word_notice => ItemKind::Notice,
        Rule::word_requirement => ItemKind::Requirement,
        Rule::word_stair => ItemKind::Stair,
        Rule::word_step => ItemKind::Step,
        Rule::word_thresholds => ItemKind::Thresholds,
        Rule::word_competence => ItemKind::Competence,
        Rule::word_criterion => ItemKind::Criterion,
        Rule::word_document => ItemKind::Document,
        Rule::word_group => ItemKind::Group,
        Rule::word_exemption => ItemKind::Exemption,
        Rule::word_rule => ItemKind::Rule,
        Rule::word_key => ItemKind::Key,
        Rule::word_interpretation => ItemKind::Interpretation,
        other => bug(other),
    }
}
