//! Properties, conditions, amounts on one line.

use super::worked::worked;
use crate::syntax::ast::*;
use crate::syntax::grammar::Rule;
use crate::syntax::words::WORDS;
use crate::value::Rounding;
use jiff::civil::Date;
use jiff::civil::Weekday;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The spelling of a word of the language.
pub fn word(rule: Rule) -> &'static str {
    spelt(rule, false)
}

/// The first spelling of a word, or the second, which some words have before a vowel or for the singular.
pub fn spelt(rule: Rule, second: bool) -> &'static str {
    let spellings = WORDS.iter().find(|(word, _, _)| *word == rule).map_or(&[] as &[&str], |(_, _, all)| all);
    spellings.get(usize::from(second)).or(spellings.first()).copied().unwrap_or_default()
}

/// Text in pieces that fit, none of which has both kinds of quotes.
pub fn pieces(text: &str, room: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for part in text.split(' ') {
        let fits = |last: &String| {
            let joined = format!("{last} {part}");
            joined.width() <= room && !(joined.contains('"') && joined.contains(['«', '»']))
        };
        match pieces.last_mut() {
            Some(last) if fits(last) => {
                last.push(' ');
                last.push_str(part);
            }
            _ => pieces.push(part.to_string()),
        }
    }
    pieces
}

pub fn quoted(text: &str) -> String {
    if text.contains('"') { format!("«{text}»") } else { format!("\"{text}\"") }
}

fn texts(texts: &[Text]) -> String {
    texts.iter().map(text).collect::<Vec<String>>().join(" ")
}

pub fn text(text: &Text) -> String {
    let parts: Vec<String> = pieces(&text.text, usize::MAX).iter().map(|part| quoted(part)).collect();
    format!("{} {}", lang(text.lang), parts.join(" "))
}

pub fn lang(lang: Lang) -> &'static str {
    word(match lang {
        Lang::Kk => Rule::word_kk,
        Lang::Ru => Rule::word_ru,
        Lang::En => Rule::word_en,
    })
}

fn names(names: &[Name]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<&str>>().join(", ")
}

/// A property on one line.
pub fn simple(what: &PropertyKind) -> String {
    let with = |rule: Rule, rest: String| format!("{} {rest}", word(rule));
    match what {
        PropertyKind::Label(label) => text(label),
        PropertyKind::Original(original) => with(Rule::word_original, lang(*original).into()),
        PropertyKind::Source(source) => with(Rule::word_source, citation(source)),
        PropertyKind::Blank(blank) => with(Rule::word_blank, citation(blank)),
        PropertyKind::Quote(all) => with(Rule::word_quote, texts(all)),
        PropertyKind::Note(all) => with(Rule::word_note, texts(all)),
        PropertyKind::Evidence(all) => with(Rule::word_evidence, texts(all)),
        PropertyKind::KnownDefect(name, all) => {
            with(Rule::word_known_defect, format!("{} {}", name.text, texts(all)).trim_end().into())
        }
        PropertyKind::ActNumber(number) => with(Rule::word_act_number, quoted(number)),
        PropertyKind::Adopted(date) => with(Rule::word_adopted, date.to_string()),
        PropertyKind::InForceFrom(date) => with(Rule::word_in_force_from, date.to_string()),
        PropertyKind::Ended(date) => with(Rule::word_ended, date.to_string()),
        PropertyKind::When(Guard::Condition(when)) => with(Rule::word_when, condition(when)),
        PropertyKind::When(Guard::Test(when)) => with(Rule::word_when, test(when)),
        PropertyKind::AppliesWhen(when) => with(Rule::word_applies_when, condition(when)),
        PropertyKind::RequiredWhen(when) => with(Rule::word_required_when, condition(when)),
        PropertyKind::CountsWhen(when) => with(Rule::word_counts_when, condition(when)),
        PropertyKind::ServesOnce { record, over } => {
            let serves = format!("{} {} {}", record.text, word(Rule::word_serves_once_over), names(over));
            with(Rule::word_each, serves)
        }
        PropertyKind::Required => word(Rule::word_required).into(),
        PropertyKind::IfAvailable => word(Rule::word_if_available).into(),
        PropertyKind::CommissionDecides => word(Rule::word_commission_decides).into(),
        PropertyKind::SameAs(path) => with(Rule::word_same_as, path.text.clone()),
        PropertyKind::Combine { combiner: how, floor, cap, satisfied } => {
            let before = if *satisfied { format!("{} ", word(Rule::word_satisfied_by)) } else { String::new() };
            format!("{before}{}{}", combiner(how), limits(floor.as_ref(), cap.as_ref()))
        }
        PropertyKind::Recombine { combiner: how, floor, cap, no_other_limit } => {
            let end = if *no_other_limit { format!(", {}", word(Rule::word_no_other_limit)) } else { String::new() };
            with(Rule::word_combine, format!("{}{}{end}", combiner(how), limits(floor.as_ref(), cap.as_ref())))
        }
        PropertyKind::Gives(given) => gives(given),
        PropertyKind::Otherwise(given) => with(Rule::word_otherwise, amount(given)),
        PropertyKind::Rounded { mode, unit } => rounded(*mode, unit),
        PropertyKind::DefinedAs(defined) => with(Rule::word_defined_as, definition(defined)),
        PropertyKind::Type(ty) => field_type(ty),
        PropertyKind::Period(from, to) => {
            with(Rule::word_period, format!("{} {} {}", from.text, word(Rule::word_to), to.text))
        }
        PropertyKind::EvaluationDate(name) => format!("{}: {}", word(Rule::word_evaluation_date), name.text),
        PropertyKind::FiledDocuments(name) => format!("{}: {}", word(Rule::word_filed_documents), name.text),
        PropertyKind::Score { combiner: how, cap } => {
            let criteria = word(Rule::word_criteria);
            format!("{}: {} {criteria}{}", word(Rule::word_score), combiner(how), in_all(cap.as_ref()))
        }
        PropertyKind::Worth(number) => with(Rule::word_worth, number.decimal()),
        PropertyKind::PrintedScale(low, high) => with(Rule::word_printed_scale, range(low, high)),
        PropertyKind::EntersWith(name) => with(Rule::word_enters_with, name.text.clone()),
        PropertyKind::FollowsBlock(name) => with(Rule::word_follows, name.text.clone()),
        PropertyKind::BuildsOn(name) => with(Rule::word_builds_on, name.text.clone()),
        PropertyKind::On(name) => with(Rule::word_on, name.text.clone()),
        PropertyKind::As(name) => with(Rule::word_as, name.text.clone()),
        PropertyKind::Plural(name) => with(Rule::word_plural, name.text.clone()),
        PropertyKind::NoneIfNotStated => format!("{} {}", word(Rule::word_none), word(Rule::word_if_not_stated)),
        PropertyKind::For(name) => with(Rule::word_for, name.text.clone()),
        PropertyKind::FreesFrom(paths) => with(Rule::word_frees_from, names(paths)),
        PropertyKind::Weekend(days) => {
            with(Rule::word_weekend, days.iter().map(|day| weekday(*day)).collect::<Vec<&str>>().join(", "))
        }
        PropertyKind::Covers(from, to) => with(Rule::word_covers, format!("{from} {} {to}", word(Rule::word_to))),
        PropertyKind::Holiday(from, to, all) => with(Rule::word_holiday, days(*from, *to, all)),
        PropertyKind::Workday(from, to, all) => with(Rule::word_workday, days(*from, *to, all)),
        PropertyKind::Length { count, working } => {
            let working = if *working { format!("{} ", word(Rule::word_working)) } else { String::new() };
            with(Rule::word_length, format!("{count} {working}{}", word(Rule::word_days)))
        }
        PropertyKind::Starts(from) => with(Rule::word_starts, fact(from)),
        PropertyKind::FirstDayCounts => word(Rule::word_first_day_counts).into(),
        PropertyKind::CountFromNextDay => word(Rule::word_count_from_next_day).into(),
        PropertyKind::ByCalendar(name) => with(Rule::word_by_calendar, name.text.clone()),
        PropertyKind::Product(factors) => {
            with(Rule::word_product_of, factors.iter().map(operand).collect::<Vec<String>>().join(", "))
        }
        PropertyKind::Announced(low, high) => {
            let high = high.as_ref().map_or(String::new(), |high| format!(" {} {}", word(Rule::word_to), fact(high)));
            with(Rule::word_announced, format!("{}{high}", fact(low)))
        }
        PropertyKind::Papers { by_rule: false, path } => with(Rule::word_complete_papers, path.text.clone()),
        PropertyKind::Papers { by_rule: true, path } => with(Rule::word_returned_by, path.text.clone()),
        PropertyKind::RequirementsMustHold => word(Rule::word_requirements_must_hold).into(),
        PropertyKind::OnlyThoseWith(name) => with(Rule::word_only_those_with, name.text.clone()),
        PropertyKind::Lists { separate: true, choice } => with(Rule::word_separate_lists, choice.text.clone()),
        PropertyKind::Lists { separate: false, choice } => with(Rule::word_one_list, choice.text.clone()),
        PropertyKind::RankedBy(about, first) => {
            with(Rule::word_ranked_by, format!("{}, {}", fact(about), direction(*first)))
        }
        PropertyKind::Ties(ties) => word(ties_word(*ties)).into(),
        PropertyKind::Dated(value, from) => format!("{} {} {from}", constant(value), word(Rule::word_from)),
        PropertyKind::SheetList(sheets) => with(Rule::word_exactly_one_of, names(sheets)),
        PropertyKind::Chosen(name) => {
            let name = name.as_ref().map_or(word(Rule::word_none), |name| &name.text);
            format!("{}: {name}", word(Rule::word_chosen))
        }
        PropertyKind::Always(always) => with(Rule::word_always, condition(always)),
        PropertyKind::IfThen(given, then) => {
            with(Rule::word_if, format!("{} {} {}", condition(given), word(Rule::word_then), condition(then)))
        }
        PropertyKind::Never { who, change, fact: about, rises } => {
            let never = word(if *rises { Rule::word_never_rises } else { Rule::word_never_falls });
            let change = match change {
                Gain::Gains { record, filter: only } => {
                    format!("{} {}{}", word(Rule::word_gains), record.text, filter(only.as_ref()))
                }
                Gain::Raises(name) => format!("{} {}", word(Rule::word_raises), name.text),
            };
            let then = word(Rule::word_then);
            with(Rule::word_when, format!("{} {change} {then} {} {never}", who.text, fact(about)))
        }
        PropertyKind::Amends(acts) => with(Rule::word_amends, names(acts)),
        PropertyKind::Follows(acts) => with(Rule::word_follows, names(acts)),
        PropertyKind::AppliedAfter(name) => with(Rule::word_applied_after, name.text.clone()),
        PropertyKind::Patch(change) => super::patch(change, 0).trim_end().to_string(),
    }
}

/// Which values come first, in words of the language.
pub fn direction(first: Order) -> &'static str {
    word(match first {
        Order::Highest => Rule::word_highest_first,
        Order::Lowest => Rule::word_lowest_first,
        Order::Longest => Rule::word_longest_first,
        Order::Shortest => Rule::word_shortest_first,
        Order::Earliest => Rule::word_earliest_first,
        Order::Latest => Rule::word_latest_first,
        Order::Yes => Rule::word_yes_first,
        Order::No => Rule::word_no_first,
    })
}

fn ties_word(ties: Ties) -> Rule {
    match ties {
        Ties::Share => Rule::word_ties_share,
        Ties::Lot => Rule::word_ties_lot,
        Ties::Undecided => Rule::word_ties_undecided,
    }
}

fn citation(citation: &Citation) -> String {
    let mut out = citation.act.text.clone();
    for (division, value) in &citation.places {
        let is_number = !value.is_empty() && value.chars().all(|letter| letter.is_ascii_digit());
        let value = if is_number { value.clone() } else { quoted(value) };
        let _ = write!(out, " {} {value}", division.text);
    }
    out
}

fn days(from: Date, to: Date, all: &[Text]) -> String {
    let until = if from == to { String::new() } else { format!(" {} {to}", word(Rule::word_to)) };
    format!("{from}{until}: {}", texts(all)).trim_end().to_string()
}

fn weekday(day: Weekday) -> &'static str {
    word(match day {
        Weekday::Monday => Rule::word_monday,
        Weekday::Tuesday => Rule::word_tuesday,
        Weekday::Wednesday => Rule::word_wednesday,
        Weekday::Thursday => Rule::word_thursday,
        Weekday::Friday => Rule::word_friday,
        Weekday::Saturday => Rule::word_saturday,
        Weekday::Sunday => Rule::word_sunday,
    })
}

pub fn range(low: &Constant, high: &Constant) -> String {
    format!("{} {} {} {}", word(Rule::word_from), constant(low), word(Rule::word_to), constant(high))
}

fn field_type(ty: &FieldType) -> String {
    let mut out = match &ty.name {
        TypeName::Flag => word(Rule::word_yes_or_no).into(),
        TypeName::Whole => word(Rule::word_whole_number).into(),
        TypeName::Decimal => word(Rule::word_decimal).into(),
        TypeName::Percent => word(Rule::word_percent).into(),
        TypeName::Date => word(Rule::word_date).into(),
        TypeName::Duration => word(Rule::word_duration).into(),
        TypeName::Text => word(Rule::word_text).into(),
        TypeName::Position => word(Rule::word_position).into(),
        TypeName::Document => word(Rule::word_document).into(),
        TypeName::SetOf(name) => format!("{} {}", word(Rule::word_set_of), name.text),
        TypeName::SetOfDocuments => format!("{} {}", word(Rule::word_set_of), word(Rule::word_document)),
        TypeName::Named(name) => name.text.clone(),
        TypeName::Setting(value) => constant(value),
    };
    if let Some((low, high, step)) = &ty.range {
        let _ = write!(out, " {}", range(low, high));
        if let Some(step) = step {
            let _ = write!(out, " {} {}", word(Rule::word_step_of), step.decimal());
        }
    }
    if ty.may_be_absent {
        let _ = write!(out, ", {}", word(Rule::word_may_be_absent));
    }
    if let Some(default) = &ty.default {
        let value = match default {
            Default::None => word(Rule::word_none).into(),
            Default::Constant(value) => constant(value),
            Default::Named(name) => name.text.clone(),
        };
        let _ = write!(out, ", {value} {}", word(Rule::word_if_not_stated));
    }
    out
}

pub fn constant(constant: &Constant) -> String {
    match &constant.what {
        ConstantKind::Date(date) => date.to_string(),
        ConstantKind::Percent(number) => format!("{} %", number.decimal()),
        ConstantKind::Time(length) => length_of_time(*length),
        ConstantKind::Quantity(number, unit) => format!("{} {}", number.decimal(), unit.text),
        ConstantKind::Number(number) => number.decimal(),
        ConstantKind::Flag(true) => word(Rule::word_yes).into(),
        ConstantKind::Flag(false) => word(Rule::word_no).into(),
        ConstantKind::Absent => word(Rule::word_absent).into(),
    }
}

pub fn length_of_time(length: LengthOfTime) -> String {
    let units = [(length.years, Rule::word_years), (length.months, Rule::word_months), (length.days, Rule::word_days)];
    let parts = units.into_iter().filter(|(count, _)| *count != 0);
    let parts: Vec<String> = parts.map(|(count, unit)| format!("{count} {}", spelt(unit, count == 1))).collect();
    if parts.is_empty() { format!("0 {}", word(Rule::word_days)) } else { parts.join(" ") }
}

pub fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Constant(value) => constant(value),
        Operand::Vacancy(name) => format!("{} {}", word(Rule::word_vacancys), name.text),
        Operand::Named(name) => name.text.clone(),
        Operand::Conditional(default, others) => {
            let others = others
                .iter()
                .map(|(value, when)| format!(", {} {} {}", constant(value), word(Rule::word_when), condition(when)));
            format!("({}{})", constant(default), others.collect::<String>())
        }
    }
}

fn in_all(cap: Option<&Operand>) -> String {
    limit(Rule::word_at_most, cap)
}

/// `, at least 2 in all, at most 10 in all`
pub fn limits(floor: Option<&Operand>, cap: Option<&Operand>) -> String {
    limit(Rule::word_at_least, floor) + &limit(Rule::word_at_most, cap)
}

fn limit(rule: Rule, limit: Option<&Operand>) -> String {
    limit.map_or(String::new(), |limit| format!(", {} {} {}", word(rule), operand(limit), word(Rule::word_in_all)))
}

pub fn combiner(combiner: &Combiner) -> String {
    let of = word(Rule::word_of);
    match combiner {
        Combiner::AtLeast(1) => word(Rule::word_at_least_one_of).into(),
        Combiner::AtLeast(count) => format!("{} {count} {of}", word(Rule::word_at_least)),
        Combiner::AllOf => word(Rule::word_all_of).into(),
        Combiner::ExactlyOneOf => word(Rule::word_exactly_one_of).into(),
        Combiner::HighestOf => word(Rule::word_highest_of).into(),
        Combiner::LowestOf => word(Rule::word_lowest_of).into(),
        Combiner::SumOf => word(Rule::word_sum_of).into(),
        Combiner::FirstOf => word(Rule::word_first_of).into(),
        Combiner::BestOf(count) => format!("{} {count} {of}", word(Rule::word_best)),
        Combiner::AverageOf => word(Rule::word_average_of).into(),
        Combiner::ByRanges(about) => format!("{} {}", word(Rule::word_by_ranges_of), fact(about)),
        Combiner::CountOnce { field, plural, filter: only } => {
            let among = word(Rule::word_among);
            let only = filter(only.as_deref());
            format!("{} {} {among} {}{only}", word(Rule::word_count_once), field.text, plural.text)
        }
        Combiner::Table(inner) => format!("{} {}", word(Rule::word_table), self::combiner(inner)),
    }
}

pub fn cell(cell: &Cell) -> String {
    match &cell.what {
        CellKind::Any => word(Rule::word_any).into(),
        CellKind::Row => word(Rule::word_row).into(),
        CellKind::Step => word(Rule::word_step_of).into(),
        CellKind::Gives => word(Rule::word_gives).into(),
        CellKind::GivesWhen(when) => format!("{} {}", word(Rule::word_gives_when), condition(when)),
        CellKind::Undecided(between) => gap(between),
        CellKind::Test(asked) => test(asked),
        CellKind::Constant(value) => constant(value),
        CellKind::Condition(when) => condition(when),
    }
}

fn filter(filter: Option<&Condition>) -> String {
    filter.map_or(String::new(), |filter| format!(" {} {}", word(Rule::word_where), condition(filter)))
}

/// A condition as policy text.
pub fn condition(what: &Condition) -> String {
    let join = |parts: &[Condition], rule: Rule| {
        parts.iter().map(condition).collect::<Vec<String>>().join(&format!(" {} ", word(rule)))
    };
    match &what.what {
        ConditionKind::Or(parts) => join(parts, Rule::word_or),
        ConditionKind::And(parts) => join(parts, Rule::word_and),
        ConditionKind::Not(inner) => format!("{} {}", word(Rule::word_not), condition(inner)),
        ConditionKind::Grouped(inner) => format!("({})", condition(inner)),
        ConditionKind::Has { record, filter: only, negated } => {
            let has = if *negated { word(Rule::word_has_no) } else { has(&record.text) };
            format!("{has} {}{}", record.text, filter(only.as_deref()))
        }
        ConditionKind::Every { record, filter: only, must } => {
            // `must be paid`, `must have hours at least 20`
            let is_flag = matches!(must.what, ConditionKind::Compare { test: None, .. });
            let (every, must_be) = (word(Rule::word_every), spelt(Rule::word_must, !is_flag));
            format!("{every} {}{} {must_be} {}", record.text, filter(only.as_deref()), condition(must))
        }
        ConditionKind::DocumentOwed(path) => {
            format!("{} {} {}", word(Rule::word_document), path.text, word(Rule::word_owed))
        }
        ConditionKind::Compare { fact: about, test: None } => fact(about),
        ConditionKind::Compare { fact: about, test: Some(asked) } => format!("{} {}", fact(about), test(asked)),
    }
}

/// `has a` or `has an`, as the next name sounds.
fn has(record: &str) -> &'static str {
    spelt(Rule::word_has, record.starts_with(['a', 'e', 'i', 'o', 'u']))
}

pub fn fact(fact: &Fact) -> String {
    match &fact.what {
        FactKind::Named(name) => name.text.clone(),
        FactKind::Vacancy(name) => format!("{} {}", word(Rule::word_vacancys), name.text),
        FactKind::VacancyPosition => format!("{} {}", word(Rule::word_vacancys), word(Rule::word_position)),
        FactKind::PointsOf(name) => format!("{} {}", word(Rule::word_points_of), name.text),
        FactKind::LevelOf(name) => format!("{} {}", word(Rule::word_level_of), name.text),
    }
}

pub fn test(test: &Test) -> String {
    let with = |rule: Rule, value: &Operand| format!("{} {}", word(rule), operand(value));
    match &test.what {
        TestKind::Holds => word(Rule::word_holds).into(),
        TestKind::Is(value) => with(Rule::word_is, value),
        TestKind::IsNot(value) => format!("{} {} {}", word(Rule::word_is), word(Rule::word_not), operand(value)),
        TestKind::In(values) => {
            let values: Vec<String> = values.iter().map(operand).collect();
            format!("{} ({})", word(Rule::word_in), values.join(", "))
        }
        TestKind::Includes(value) => with(Rule::word_includes, value),
        TestKind::Range(bounds) => {
            let bounds = bounds.iter().map(|(bound, value)| with(bound_word(*bound), value));
            bounds.collect::<Vec<String>>().join(", ")
        }
        TestKind::Before(value) => with(Rule::word_before, value),
        TestKind::After(value) => with(Rule::word_after, value),
        TestKind::OnOrBefore(value) => with(Rule::word_on_or_before, value),
        TestKind::OnOrAfter(value) => with(Rule::word_on_or_after, value),
        TestKind::Within(length, before) => {
            let (within, word_before) = (word(Rule::word_within), word(Rule::word_before));
            format!("{within} {} {word_before} {}", length_of_time(*length), operand(before))
        }
    }
}

pub fn bound(bound: Bound) -> &'static str {
    word(bound_word(bound))
}

fn bound_word(bound: Bound) -> Rule {
    match bound {
        Bound::AtLeast => Rule::word_at_least,
        Bound::AtMost => Rule::word_at_most,
        Bound::MoreThan => Rule::word_more_than,
        Bound::LessThan => Rule::word_less_than,
    }
}

fn gives(gives: &Gives) -> String {
    let mut out = format!("{} {}", word(Rule::word_gives), amount(&gives.amount));
    if let Some(guard) = &gives.guard {
        let asked = match guard {
            Guard::Condition(when) => condition(when),
            Guard::Test(asked) => test(asked),
        };
        let _ = write!(out, " {} {asked}", word(Rule::word_when));
    }
    if let Some(each) = &gives.for_each {
        let _ = write!(out, " {} {}", word(Rule::word_for_each), each.record.text);
        if let Some(field) = &each.once_per {
            let _ = write!(out, ", {} {}", word(Rule::word_once_per), field.text);
        }
        if let Some(per) = &each.per {
            let _ = write!(out, ", {}", per_group(per));
        }
        if let Some(count) = each.best {
            let _ = write!(out, ", {} {count}", word(Rule::word_best));
        }
        out.push_str(&in_all(each.cap.as_ref()));
        if let Some(only) = &each.filter {
            let is_limited = each.per.is_some() || each.best.is_some() || each.cap.is_some();
            let comma = if each.once_per.is_some() || is_limited { "," } else { "" };
            let _ = write!(out, "{comma} {} {}", word(Rule::word_where), condition(only));
        }
    }
    out
}

/// `at most 2 per topic`
pub fn per_group(per: &PerGroup) -> String {
    let per_what = word(if per.by_year { Rule::word_per_year_of } else { Rule::word_per });
    format!("{} {} {per_what} {}", word(Rule::word_at_most), per.most, per.field.text)
}

fn gap(between: &Gap) -> String {
    let undecided = word(Rule::word_undecided);
    match between {
        None => undecided.into(),
        Some((low, high)) => {
            let (between, and) = (word(Rule::word_between), word(Rule::word_and));
            format!("{undecided} {between} {} {and} {}", operand(low), operand(high))
        }
    }
}

pub fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Undecided(between, _) => gap(between),
        Amount::Operand(value, _) => operand(value),
        Amount::Worked(what) => worked(what),
    }
}

fn rounded(mode: Rounding, unit: &Constant) -> String {
    let (rule, half) = match mode {
        Rounding::Down => (Rule::word_rounded_down, None),
        Rounding::Up => (Rule::word_rounded_up, None),
        Rounding::HalfUp => (Rule::word_rounded_nearest, None),
        Rounding::HalfDown => (Rule::word_rounded_nearest, Some(Rule::word_half_down)),
        Rounding::HalfToEven => (Rule::word_rounded_nearest, Some(Rule::word_half_to_even)),
    };
    let half = half.map_or(String::new(), |rule| format!(", {}", word(rule)));
    format!("{} {}{half}", word(rule), constant(unit))
}

fn definition(definition: &Definition) -> String {
    let of = |rule: Rule, plural: &Name, only: &Option<Condition>| {
        format!("{} {}{}", word(rule), plural.text, filter(only.as_ref()))
    };
    match definition {
        Definition::Group => String::new(),
        Definition::CountOf { plural, filter } => of(Rule::word_count_of, plural, filter),
        Definition::TotalTimeOf { plural, filter } => of(Rule::word_total_time_of, plural, filter),
        Definition::TimeSince(name) => format!("{} {}", word(Rule::word_time_since), name.text),
        Definition::Extreme { highest, of_dates, field, plural, filter: only } => {
            let only = filter(only.as_ref());
            let which = extreme(*highest, *of_dates);
            format!("{which} {} {} {}{only}", field.text, word(Rule::word_of), plural.text)
        }
        Definition::Designated { field, highest, of_dates, record, by, filter: only, of_several } => {
            let (of_the, which, word_by) = (word(Rule::word_of_the), extreme(*highest, *of_dates), word(Rule::word_by));
            let only = filter(only.as_ref());
            let tie = match of_several {
                Some(true) => format!(", {}", word(Rule::word_the_highest_of_several)),
                Some(false) => format!(", {}", word(Rule::word_the_lowest_of_several)),
                None => String::new(),
            };
            format!("{} {of_the} {which} {} {word_by} {}{only}{tie}", field.text, record.text, by.text)
        }
        Definition::Worked(what) => worked(what),
        Definition::Constant(value) => constant(value),
        Definition::Condition(when) => condition(when),
    }
}

fn extreme(highest: bool, of_dates: bool) -> &'static str {
    word(match (highest, of_dates) {
        (true, false) => Rule::word_highest,
        (false, false) => Rule::word_lowest,
        (true, true) => Rule::word_latest,
        (false, true) => Rule::word_earliest,
    })
}

pub fn target(target: &Target) -> String {
    let kind = target.kind.map_or(String::new(), |kind| format!("{} ", kind.word()));
    format!("{kind}{}", target.path.text)
}

pub fn placing(placing: &Placing) -> String {
    match placing {
        Placing::Behind(path) => format!("{} {}", word(Rule::word_behind), path.text),
        Placing::Before(path) => format!("{} {}", word(Rule::word_before), path.text),
        Placing::First => word(Rule::word_first).into(),
        Placing::Last => word(Rule::word_last).into(),
    }
}
