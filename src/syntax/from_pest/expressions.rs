//! Conditions, groups, tables, amounts.

use super::super::MAX_CHAIN;
use super::Builder;
use super::Node;
use super::all;
use super::besides;
use super::bug;
use super::find;
use super::get;
use super::only;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::*;
use crate::syntax::grammar::Rule;

impl Builder {
    // Conditions

    pub(super) fn condition_in(&mut self, pair: &Node) -> Condition {
        let condition = get(pair, Rule::condition);
        self.condition(&condition)
    }

    pub(super) fn condition(&mut self, pair: &Node) -> Condition {
        self.disjunction(&only(pair))
    }

    pub(super) fn disjunction(&mut self, pair: &Node) -> Condition {
        self.check_mixture(pair);
        self.chain(pair, Rule::conjunction, Builder::conjunction, ConditionKind::Or)
    }

    /// `and` beside `or` without parentheses may be read in two ways; both are shown.
    fn check_mixture(&mut self, pair: &Node) {
        let parts: Vec<Vec<String>> = all(pair, Rule::conjunction)
            .take(MAX_CHAIN)
            .map(|part| all(&part, Rule::negation).map(|term| one_line(term.as_str())).collect())
            .collect();
        if parts.len() < 2 || parts.iter().all(|terms: &Vec<String>| terms.len() < 2) {
            return;
        }
        let problem = Problem::new(Code::MixedAndOr, self.span(pair));
        self.problems.push(problem.text("first", and_first(&parts)).text("second", or_first(&parts)));
    }

    pub(super) fn conjunction(&mut self, pair: &Node) -> Condition {
        self.chain(pair, Rule::negation, Builder::negation, ConditionKind::And)
    }

    pub(super) fn chain(
        &mut self,
        pair: &Node,
        rule: Rule,
        build: fn(&mut Builder, &Node) -> Condition,
        join: fn(Vec<Condition>) -> ConditionKind,
    ) -> Condition {
        let span = self.span(pair);
        let length = all(pair, rule).count();
        if length > MAX_CHAIN {
            self.problems.push(Problem::new(Code::TooLong, span).count("limit", MAX_CHAIN).count("length", length));
        }
        let mut parts: Vec<Condition> = all(pair, rule).take(MAX_CHAIN).map(|part| build(self, &part)).collect();
        match (parts.len(), parts.pop()) {
            (1, Some(part)) => part,
            (_, Some(part)) => {
                parts.push(part);
                Condition { what: join(parts), span }
            }
            _ => bug(pair.as_rule()),
        }
    }

    pub(super) fn negation(&mut self, pair: &Node) -> Condition {
        let span = self.span(pair);
        let inner = besides(pair, Rule::word_not);
        let condition = self.primary(&inner);
        match find(pair, Rule::word_not) {
            Some(_) => Condition { what: ConditionKind::Not(Box::new(condition)), span },
            None => condition,
        }
    }

    pub(super) fn primary(&mut self, pair: &Node) -> Condition {
        let span = self.span(pair);
        let what = match pair.as_rule() {
            Rule::grouped => {
                let inner = get(pair, Rule::disjunction);
                ConditionKind::Grouped(Box::new(self.disjunction(&inner)))
            }
            Rule::has_record | Rule::has_no_record => ConditionKind::Has {
                record: self.name_in(pair),
                filter: self.filter_in(pair).map(Box::new),
                negated: pair.as_rule() == Rule::has_no_record,
            },
            Rule::every_record => {
                let must = get(pair, Rule::disjunction);
                ConditionKind::Every {
                    record: self.name_in(pair),
                    filter: self.filter_in(pair).map(Box::new),
                    must: Box::new(self.disjunction(&must)),
                }
            }
            Rule::document_owed => ConditionKind::DocumentOwed(self.path_in(pair)),
            Rule::comparison => {
                let fact = self.fact(&get(pair, Rule::fact));
                ConditionKind::Compare { fact, test: find(pair, Rule::test).map(|test| self.test(&test)) }
            }
            other => bug(other),
        };
        Condition { what, span }
    }

    pub(super) fn filter_in(&mut self, pair: &Node) -> Option<Condition> {
        let filter = find(pair, Rule::filter)?;
        Some(self.disjunction(&get(&filter, Rule::disjunction)))
    }

    pub(super) fn fact(&self, pair: &Node) -> Fact {
        let inner = only(pair);
        let what = match inner.as_rule() {
            Rule::path => FactKind::Named(self.name(&inner)),
            Rule::points_of => FactKind::PointsOf(self.path_in(&inner)),
            Rule::level_of => FactKind::LevelOf(self.path_in(&inner)),
            Rule::vacancy_field => return self.vacancy_field(&inner),
            other => bug(other),
        };
        Fact { what, span: self.span(pair) }
    }

    pub(super) fn vacancy_field(&self, pair: &Node) -> Fact {
        let what = match find(pair, Rule::name) {
            Some(name) => FactKind::Vacancy(self.name(&name)),
            None => FactKind::VacancyPosition,
        };
        Fact { what, span: self.span(pair) }
    }

    pub(super) fn operand_in(&mut self, pair: &Node) -> Operand {
        let operand = get(pair, Rule::operand);
        self.operand(&operand)
    }

    pub(super) fn operand(&mut self, pair: &Node) -> Operand {
        let inner = only(pair);
        match inner.as_rule() {
            Rule::constant => Operand::Constant(self.constant(&inner)),
            Rule::name => Operand::Named(self.name(&inner)),
            Rule::conditional => self.conditional(&inner),
            Rule::vacancy_field => {
                let name = find(&inner, Rule::name).unwrap_or_else(|| get(&inner, Rule::word_position));
                Operand::Vacancy(self.name(&name))
            }
            other => bug(other),
        }
    }

    pub(super) fn conditional(&mut self, pair: &Node) -> Operand {
        let default = self.constant(&get(pair, Rule::constant));
        let others = all(pair, Rule::constant_when).map(|part| {
            let constant = self.constant(&get(&part, Rule::constant));
            (constant, self.disjunction(&get(&part, Rule::disjunction)))
        });
        Operand::Conditional(default, others.collect())
    }

    pub(super) fn test(&mut self, pair: &Node) -> Test {
        let inner = only(pair);
        let what = match inner.as_rule() {
            Rule::holds => TestKind::Holds,
            Rule::is => TestKind::Is(self.operand_in(&inner)),
            Rule::is_not => TestKind::IsNot(self.operand_in(&inner)),
            Rule::in_list => TestKind::In(all(&inner, Rule::operand).map(|operand| self.operand(&operand)).collect()),
            Rule::includes => TestKind::Includes(self.operand_in(&inner)),
            Rule::range => TestKind::Range(
                all(&inner, Rule::bound)
                    .map(|part| (bound(&get(&part, Rule::bound_word)), self.operand_in(&part)))
                    .collect(),
            ),
            Rule::before => TestKind::Before(self.operand_in(&inner)),
            Rule::after => TestKind::After(self.operand_in(&inner)),
            Rule::on_or_before => TestKind::OnOrBefore(self.operand_in(&inner)),
            Rule::on_or_after => TestKind::OnOrAfter(self.operand_in(&inner)),
            Rule::within => {
                let length = self.length_of_time(&get(&inner, Rule::length_of_time));
                TestKind::Within(length, self.operand_in(&inner))
            }
            other => bug(other),
        };
        Test { what, span: self.span(pair) }
    }

    pub(super) fn guard(&mut self, pair: &Node) -> Guard {
        match find(pair, Rule::test) {
            Some(test) => Guard::Test(self.test(&test)),
            None => Guard::Condition(self.condition_in(pair)),
        }
    }

    // Groups, tables, amounts

    pub(super) fn combiner(&mut self, pair: &Node) -> Combiner {
        let inner = only(pair);
        match inner.as_rule() {
            Rule::at_least_n => Combiner::AtLeast(self.count(&inner)),
            Rule::best_n => Combiner::BestOf(self.count(&inner)),
            Rule::by_ranges => Combiner::ByRanges(self.fact(&get(&inner, Rule::fact))),
            Rule::count_once => Combiner::CountOnce {
                field: self.name_in(&get(&inner, Rule::field_name)),
                plural: self.name_in(&get(&inner, Rule::list_name)),
                filter: self.filter_in(&inner).map(Box::new),
            },
            Rule::table_of => Combiner::Table(Box::new(plain_combiner(besides(&inner, Rule::word_table).as_rule()))),
            rule => plain_combiner(rule),
        }
    }

    pub(super) fn line(&mut self, pair: &Node) -> Line {
        Line { cells: all(pair, Rule::cell).map(|cell| self.cell(&cell)).collect(), span: self.span(pair) }
    }

    pub(super) fn cell(&mut self, pair: &Node) -> Cell {
        let inner = only(pair);
        let what = match inner.as_rule() {
            Rule::word_any => CellKind::Any,
            Rule::word_row => CellKind::Row,
            Rule::word_step_of => CellKind::Step,
            Rule::word_gives => CellKind::Gives,
            Rule::gap => CellKind::Undecided(self.gap(&inner)),
            Rule::gives_when => CellKind::GivesWhen(self.condition_in(&inner)),
            Rule::test => CellKind::Test(self.test(&inner)),
            Rule::constant => CellKind::Constant(self.constant(&inner)),
            Rule::condition => CellKind::Condition(self.condition(&inner)),
            other => bug(other),
        };
        Cell { what, span: self.span(pair) }
    }

    pub(super) fn gives(&mut self, pair: &Node) -> Gives {
        Gives {
            amount: self.amount(&get(pair, Rule::amount)),
            guard: find(pair, Rule::when).map(|when| self.guard(&when)),
            for_each: find(pair, Rule::for_each).map(|each| self.for_each(&each)),
        }
    }

    pub(super) fn amount(&mut self, pair: &Node) -> Amount {
        let inner = only(pair);
        let span = self.span(pair);
        match inner.as_rule() {
            Rule::gap => Amount::Undecided(self.gap(&inner), span),
            Rule::conditional => Amount::Operand(self.conditional(&inner), span),
            Rule::constant => Amount::Operand(Operand::Constant(self.constant(&inner)), span),
            Rule::name => Amount::Operand(Operand::Named(self.name(&inner)), span),
            Rule::worked => Amount::Worked(self.worked(&inner)),
            other => bug(other),
        }
    }

    /// `undecided between 1 and 1.5`
    fn gap(&mut self, pair: &Node) -> Gap {
        let mut ends = pair.clone().into_inner().filter(|part| part.as_rule() == Rule::gap_end);
        let (low, high) = (ends.next()?, ends.next()?);
        Some((self.gap_end(&low), self.gap_end(&high)))
    }

    fn gap_end(&mut self, pair: &Node) -> Operand {
        let inner = only(pair);
        match inner.as_rule() {
            Rule::constant => Operand::Constant(self.constant(&inner)),
            Rule::name => Operand::Named(self.name(&inner)),
            other => bug(other),
        }
    }

    pub(super) fn for_each(&mut self, pair: &Node) -> ForEach {
        self.check_limits(pair);
        ForEach {
            record: self.name_in(pair),
            once_per: find(pair, Rule::once_per).map(|part| self.name_in(&part)),
            per: find(pair, Rule::per_group).map(|part| self.per_group(&part)),
            best: find(pair, Rule::best_items).map(|part| self.count(&part)),
            cap: find(pair, Rule::in_all).map(|part| self.operand_in(&part)),
            filter: self.filter_in(pair),
        }
    }

    /// Limits are applied in the order in which they stand, and that order is one.
    fn check_limits(&mut self, pair: &Node) {
        let order = [Rule::once_per, Rule::per_group, Rule::best_items, Rule::in_all];
        let place = |part: &Node| order.iter().position(|rule| *rule == part.as_rule());
        let limits: Vec<Node> = pair.clone().into_inner().filter(|part| place(part).is_some()).collect();
        for (first, second) in limits.iter().zip(limits.iter().skip(1)) {
            if place(first) >= place(second) {
                let what = one_line(second.as_str().trim_start_matches(','));
                let problem = Problem::new(Code::Misplaced, self.span(second)).text("what", what);
                let allowed = "at most N per …, best N, at most N in all, where …";
                self.problems.push(problem.text("item", "for each").text("allowed", allowed));
            }
        }
    }

    fn per_group(&mut self, pair: &Node) -> PerGroup {
        let year = find(pair, Rule::per_year);
        let by_year = year.is_some();
        let field = year.unwrap_or_else(|| get(pair, Rule::per_value));
        PerGroup { most: self.count(pair), field: self.name_in(&field), by_year }
    }

    pub(super) fn definition(&mut self, pair: &Node) -> Definition {
        if find(pair, Rule::combine).is_some() {
            return Definition::Group;
        }
        if let Some(worked) = find(pair, Rule::worked) {
            return Definition::Worked(self.worked(&worked));
        }
        if let Some(constant) = find(pair, Rule::constant) {
            return Definition::Constant(self.constant(&constant));
        }
        let Some(aggregate) = find(pair, Rule::aggregate) else {
            return Definition::Condition(self.condition_in(pair));
        };
        let inner = only(&aggregate);
        match inner.as_rule() {
            Rule::count_of => Definition::CountOf { plural: self.name_in(&inner), filter: self.filter_in(&inner) },
            Rule::total_time_of => {
                Definition::TotalTimeOf { plural: self.name_in(&inner), filter: self.filter_in(&inner) }
            }
            Rule::time_since => Definition::TimeSince(self.name_in(&inner)),
            Rule::extreme => {
                let word = only(&get(&inner, Rule::extreme_word)).as_rule();
                Definition::Extreme {
                    highest: matches!(word, Rule::word_highest | Rule::word_latest),
                    of_dates: matches!(word, Rule::word_latest | Rule::word_earliest),
                    field: self.name_in(&get(&inner, Rule::field_name)),
                    plural: self.name_in(&get(&inner, Rule::list_name)),
                    filter: self.filter_in(&inner),
                }
            }
            Rule::designated => self.designated(&inner),
            other => bug(other),
        }
    }

    fn designated(&mut self, pair: &Node) -> Definition {
        let word = only(&get(pair, Rule::extreme_word)).as_rule();
        let of_several = find(pair, Rule::of_several).map(|tie| only(&tie).as_rule());
        Definition::Designated {
            field: self.name_in(&get(pair, Rule::field_name)),
            highest: matches!(word, Rule::word_highest | Rule::word_latest),
            of_dates: matches!(word, Rule::word_latest | Rule::word_earliest),
            record: self.name_in(&get(pair, Rule::record_name)),
            by: self.name_in(&get(pair, Rule::by_field)),
            filter: self.filter_in(pair),
            of_several: of_several.map(|rule| rule == Rule::word_the_highest_of_several),
        }
    }
}

fn bound(pair: &Node) -> Bound {
    match only(pair).as_rule() {
        Rule::word_at_least => Bound::AtLeast,
        Rule::word_at_most => Bound::AtMost,
        Rule::word_more_than => Bound::MoreThan,
        Rule::word_less_than => Bound::LessThan,
        other => bug(other),
    }
}

fn plain_combiner(rule: Rule) -> Combiner {
    match rule {
        Rule::word_at_least_one_of => Combiner::AtLeast(1),
        Rule::word_all_of => Combiner::AllOf,
        Rule::word_exactly_one_of => Combiner::ExactlyOneOf,
        Rule::word_highest_of => Combiner::HighestOf,
        Rule::word_lowest_of => Combiner::LowestOf,
        Rule::word_sum_of => Combiner::SumOf,
        Rule::word_first_of => Combiner::FirstOf,
        Rule::word_average_of => Combiner::AverageOf,
        other => bug(other),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `(a and b) or c`
fn and_first(parts: &[Vec<String>]) -> String {
    let joined = parts.iter().map(|terms| match &terms[..] {
        [only] => only.clone(),
        several => format!("({})", several.join(" and ")),
    });
    joined.collect::<Vec<_>>().join(" or ")
}

/// `a and (b or c)`: the terms on both sides of each `or` belong together.
fn or_first(parts: &[Vec<String>]) -> String {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for terms in parts {
        for (index, term) in terms.iter().enumerate() {
            match groups.last_mut() {
                Some(group) if index == 0 => group.push(term),
                _ => groups.push(vec![term]),
            }
        }
    }
    let joined = groups.iter().map(|group| match &group[..] {
        [only] => (*only).to_string(),
        several => format!("({})", several.join(" or ")),
    });
    joined.collect::<Vec<_>>().join(" and ")
}
