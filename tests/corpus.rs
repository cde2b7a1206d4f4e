//! The policies of 2025 against the notices: how many clauses there are, and every number that a notice prints.

use crate::support::Policy;
use crate::support::files_in;
use crate::support::policy_in;
use crate::support::policy_of;
use crate::support::root;
use jiff::civil::Date;
use saty::model::Calendar;
use saty::model::Demand;
use saty::model::DemandBody;
use saty::model::HowMany;
use saty::model::Labels;
use saty::model::Meta;
use saty::model::Model;
use saty::model::Package;
use saty::model::Position;
use saty::model::Required;
use saty::model::ScoreSheet;
use saty::model::Stair;
use saty::model::expression::Amount;
use saty::model::expression::AmountBody;
use saty::model::expression::Comparison;
use saty::model::expression::Condition;
use saty::model::expression::Each;
use saty::model::expression::End;
use saty::model::expression::Fact;
use saty::model::expression::Given;
use saty::model::expression::Operand;
use saty::model::expression::TermBody;
use saty::model::expression::Test;
use saty::model::expression::Total;
use saty::model::expression::Type;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::ConstantKind;
use saty::syntax::ast::Item;
use saty::syntax::ast::ItemKind;
use saty::syntax::ast::Lang;
use saty::syntax::ast::PropertyKind;
use saty::syntax::ast::TypeName;
use saty::value::Number;
use saty::value::Rounding;
use saty::value::Value;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| policy_in(&root().join("policies")));

fn model() -> &'static Model {
    &POLICY.plan.model
}

fn position(id: &str) -> &'static Position {
    model().positions.iter().find(|position| position.meta.id == id).unwrap_or_else(|| panic!("no position {id}"))
}

fn stair(position_id: &str) -> &'static Stair {
    position(position_id).stair.as_ref().unwrap_or_else(|| panic!("{position_id} has no stair"))
}

fn package() -> &'static Package {
    &model().packages[0]
}

fn last(id: &str) -> &str {
    id.rsplit('.').next().expect("a name")
}

/// The policies with another view chosen, by the name of its interpretation.
fn with_view(interpretation: &str, view: &str) -> Policy {
    let mut found = 0;
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a readable policy");
        let text = match text.split_once(&format!("interpretation {interpretation} {{")) {
            Some((before, after)) => {
                found += 1;
                let (head, rest) = after.split_once("chosen: ").expect("a chosen view");
                let (_, rest) = rest.split_once('\n').expect("a line end");
                format!("{before}interpretation {interpretation} {{{head}chosen: {view}\n{rest}")
            }
            None => text,
        };
        (path.display().to_string(), text)
    };
    let files: Vec<(String, String)> = files_in(&root().join("policies"), "saty").iter().map(read).collect();
    assert_eq!(found, 1, "{interpretation}");
    let policy = policy_of(&files);
    assert!(policy.problems.is_empty(), "{interpretation}: {:#?}", policy.problems);
    policy
}

#[test]
fn the_policies_have_no_problems() {
    assert!(POLICY.problems.is_empty(), "{:#?}", POLICY.problems);
}

// Conditions in a short form

fn operand(model: &Model, operand: &Operand, ty: Type) -> String {
    match operand {
        Operand::Value(value) => said(model, value, ty),
        Operand::Vacancy(index) => format!("vacancy.{}", model.vacancy.get_index(*index).expect("a field").0),
        Operand::VacancyPosition => "vacancy.position".into(),
        Operand::EvaluationDate => "evaluation-date".into(),
        Operand::Term(id) => model.term(*id).meta.id.clone(),
        Operand::Conditional(..) => "conditional".into(),
    }
}

fn said(model: &Model, value: &Value, ty: Type) -> String {
    match (value, ty) {
        (Value::Member(member), Type::Member(scale) | Type::Set(scale)) => {
            model.member(scale, *member).expect("a member").0.into()
        }
        (Value::Number(number), _) => number.to_string(),
        (Value::Date(date), _) => date.to_string(),
        (Value::Duration(length), _) if length.parts().1 == 0 && length.parts().2 == 0 => {
            format!("{} years", length.parts().0)
        }
        (other, _) => format!("{other:?}"),
    }
}

fn fact(model: &Model, fact: &Fact) -> String {
    match fact {
        Fact::Subject(index) => model.subject.get_index(*index).expect("a field").0.clone(),
        Fact::Record(record, index) => model.record(*record).fields.get_index(*index).expect("a field").0.clone(),
        Fact::Term(id) => last(&model.term(*id).meta.id).into(),
        Fact::Vacancy(index) => format!("vacancy.{}", model.vacancy.get_index(*index).expect("a field").0),
        Fact::VacancyPosition => "vacancy.position".into(),
        other => format!("{other:?}"),
    }
}

fn comparison(model: &Model, comparison: &Comparison) -> String {
    let (name, ty) = (fact(model, &comparison.fact), comparison.ty);
    let end = |end: &End, strict: &str| {
        let or_equal = if end.included { "=" } else { "" };
        format!("{strict}{or_equal} {}", operand(model, &end.operand, ty))
    };
    match &comparison.test {
        Test::IsYes => name,
        Test::Is(other) => format!("{name} = {}", operand(model, other, ty)),
        Test::In(all) => {
            format!("{name} in {}", all.iter().map(|one| operand(model, one, ty)).collect::<Vec<_>>().join("/"))
        }
        Test::Includes(other) => format!("{name} has {}", operand(model, other, ty)),
        Test::IsAbsent => format!("{name} absent"),
        Test::Range { low, high } => {
            let low = low.as_ref().map(|low| format!("{name} {}", end(low, ">")));
            let high = high.as_ref().map(|high| format!("{name} {}", end(high, "<")));
            low.into_iter().chain(high).collect::<Vec<_>>().join(" and ")
        }
        Test::Within { length, .. } => format!("{name} within {} years", length.years),
    }
}

fn condition(model: &Model, asked: &Condition) -> String {
    let each = |all: &[Condition], by: &str| {
        all.iter().map(|one| condition(model, one)).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(by)
    };
    match asked {
        Condition::All(all) => each(all, " and "),
        Condition::Any(all) => format!("({})", each(all, " or ")),
        Condition::Not(inner) => format!("not {}", condition(model, inner)),
        Condition::Compare(inner) => comparison(model, inner),
        Condition::Has { record, filter, .. } => {
            let filter = filter.as_ref().map(|filter| condition(model, filter)).unwrap_or_default();
            format!("{}[{filter}]", model.record(*record).name)
        }
        other => format!("{other:?}"),
    }
}

// Positions and their base requirements

/// Position, and its title where a notice prints one (the notice of the methodist has lost it).
const POSITIONS: [(&str, Lang, &str); 9] = [
    ("teacher", Lang::Ru, "Учителя всех специальностей"),
    ("psychologist", Lang::Ru, "Педагог-психолог"),
    ("special-teacher", Lang::Ru, "Учитель-дефектолог (логопед)"),
    ("pedagogue-assistant", Lang::Ru, "Педагог-ассистент"),
    ("social-pedagogue", Lang::Ru, "Социальный педагог"),
    ("methodist-inclusion", Lang::Ru, "Методист кабинета поддержки инклюзии"),
    ("deputy-informatisation", Lang::Ru, "Заместитель директора по информатизации"),
    ("deputy-profile-education", Lang::Kk, "Директордың БО жөніндегі орынбасары"),
    ("methodist-additional", Lang::Kk, "Балаларға қосымша білім беру ұйымының әдіскері"),
];

#[test]
fn positions() {
    let found: BTreeSet<&str> = model().positions.iter().map(|position| position.meta.id.as_str()).collect();
    assert_eq!(found, POSITIONS.iter().map(|(id, ..)| *id).collect());
    for (id, lang, title) in POSITIONS {
        assert_eq!(position(id).meta.labels.get(lang), Some(title));
        assert_eq!(position(id).requirements.len(), 1, "{id}");
    }
}

const ANY_DEGREE: &str = "diploma[level >= higher and training = pedagogical-training]";
const DEGREE: &str = "diploma[level = higher and training = pedagogical-training]";
const COLLEGE: &str = "diploma[level >= vocational and level <= post-secondary and training = pedagogical-training]";
const OWN_DEGREE: &str = "diploma[level >= higher and training = pedagogical-training and own-profile]";
const OWN_PROFESSION: &str = "diploma[training = professional-training and own-profile]";
const THREE_YEARS: &str = "pedagogical-experience >= 3 years";
const DEPUTY_CATEGORY: &str = "deputy-category-held in third-category/second-category/first-category";
const TEACHER_CATEGORY: &str = "category-held in expert/researcher/master";

/// Position, path of a base alternative, and what it asks.
const ALTERNATIVES: [(&str, &str, &str); 32] = [
    ("teacher", "higher-pedagogical", OWN_DEGREE),
    (
        "teacher",
        "college-pedagogical",
        "diploma[level >= vocational and level <= post-secondary and training = pedagogical-training and own-profile]",
    ),
    ("teacher", "other-professional", OWN_PROFESSION),
    ("teacher", "retraining", "retrained"),
    ("teacher", "pedagogical-class", "diploma[pedagogical-class and issued < xi-class-limit]"),
    ("psychologist", "by-pedagogy-and-psychology", "diploma[level >= higher and field = pedagogy-and-psychology]"),
    (
        "psychologist",
        "by-social-sciences",
        "diploma[level >= higher and field = social-sciences and profiles has psychology]",
    ),
    (
        "special-teacher",
        "special-education-degree",
        "diploma[level >= higher and training = pedagogical-training and field = special-education]",
    ),
    ("special-teacher", "retraining", "retrained"),
    ("pedagogue-assistant", "higher-pedagogical", DEGREE),
    ("pedagogue-assistant", "college", COLLEGE),
    ("pedagogue-assistant", "retraining", "retrained"),
    ("methodist-inclusion", "higher-pedagogical", DEGREE),
    ("methodist-inclusion", "college", COLLEGE),
    ("methodist-inclusion", "retraining", "retrained"),
    ("social-pedagogue", "higher-pedagogical", DEGREE),
    (
        "social-pedagogue",
        "social-specialty",
        "diploma[training in pedagogical-training/professional-training and field = social-pedagogue-field]",
    ),
    ("social-pedagogue", "retraining", "retrained"),
    ("methodist-additional", "higher-pedagogical", OWN_DEGREE),
    ("methodist-additional", "other-professional", OWN_PROFESSION),
    ("methodist-additional", "vocational", "diploma[level = vocational and own-profile]"),
    ("methodist-additional", "retraining", "retrained"),
    ("deputy-informatisation", "trained-and-experienced.training.higher-pedagogical", ANY_DEGREE),
    ("deputy-informatisation", "trained-and-experienced.training.retraining", "retrained"),
    ("deputy-informatisation", "trained-and-experienced.experience", THREE_YEARS),
    ("deputy-informatisation", "category.as-deputy", DEPUTY_CATEGORY),
    ("deputy-informatisation", "category.as-teacher", TEACHER_CATEGORY),
    (
        "deputy-profile-education",
        "trained-and-experienced.training.own-education",
        "diploma[level >= higher and own-profile and training in pedagogical-training/professional-training]",
    ),
    ("deputy-profile-education", "trained-and-experienced.training.retraining", "retrained"),
    ("deputy-profile-education", "trained-and-experienced.experience", THREE_YEARS),
    ("deputy-profile-education", "category.as-deputy", DEPUTY_CATEGORY),
    ("deputy-profile-education", "category.as-teacher", TEACHER_CATEGORY),
];

/// The conditions at the ends of a requirement, and how its groups are joined.
fn add_ends(demand: &Demand, ends: &mut Vec<(String, String)>, groups: &mut Vec<(String, HowMany)>) {
    let id = demand.meta.id.split_once(".qualification").expect("a requirement").1.trim_start_matches('.').to_string();
    match &demand.body {
        DemandBody::When(when) => ends.push((id, condition(model(), when))),
        DemandBody::Group(how, members) => {
            groups.push((id, *how));
            members.iter().for_each(|member| add_ends(member, ends, groups));
        }
        other => panic!("{id}: {other:?}"),
    }
}

#[test]
fn base_requirements() {
    for (id, ..) in POSITIONS {
        let (mut ends, mut groups) = (Vec::new(), Vec::new());
        add_ends(&position(id).requirements[0], &mut ends, &mut groups);
        let wanted = ALTERNATIVES.iter().filter(|(position, ..)| *position == id);
        let wanted: Vec<(String, String)> =
            wanted.map(|(_, path, asked)| (path.to_string(), asked.to_string())).collect();
        assert_eq!(ends, wanted, "{id}");
        for (path, how) in groups {
            let wanted = if path == "trained-and-experienced" { HowMany::All } else { HowMany::AtLeast(1) };
            assert_eq!(how, wanted, "{id} {path}");
        }
    }
}

/// Years of experience and qualification level.
type Asked = (i64, &'static str);

/// Position, kind of experience, and what is asked of moderator, expert, researcher and master.
const THRESHOLDS: [(&str, &str, [Asked; 4]); 7] = [
    ("teacher", "pedagogical-experience", [(2, ">= middle"), (3, ">= middle"), (4, ">= middle"), (5, "= high")]),
    ("psychologist", "specialty-experience", [(3, ">= middle"), (4, ">= middle"), (5, ">= middle"), (5, "= high")]),
    ("special-teacher", "specialty-experience", [(2, "= high"), (3, "= high"), (4, "= high"), (5, "= high")]),
    (
        "pedagogue-assistant",
        "specialty-experience",
        [(2, ">= middle"), (3, ">= middle"), (4, ">= middle"), (5, "= high")],
    ),
    ("social-pedagogue", "social-post-experience", [(2, "= high"), (3, "= high"), (4, "= high"), (5, "= high")]),
    (
        "methodist-inclusion",
        "specialty-experience",
        [(2, ">= middle"), (3, ">= middle"), (4, ">= middle"), (5, "= high")],
    ),
    (
        "methodist-additional",
        "specialty-experience",
        [(2, ">= middle"), (3, ">= middle"), (4, ">= middle"), (5, "= high")],
    ),
];

#[test]
fn thresholds() {
    let with_stair = model().positions.iter().filter(|position| position.stair.is_some()).count();
    assert_eq!(with_stair, THRESHOLDS.len());
    for (id, kind, years) in THRESHOLDS {
        let stair = stair(id);
        let rows = &stair.thresholds.as_ref().expect("thresholds").rows;
        let found: Vec<(&str, String)> = rows
            .iter()
            .map(|(level, row)| (model().member(stair.scale, *level).expect("a level").0, condition(model(), row)))
            .collect();
        let wanted: Vec<(&str, String)> = ["moderator", "expert", "researcher", "master"]
            .into_iter()
            .zip(years)
            .map(|(step, (years, level))| (step, format!("qualification-level {level} and {kind} >= {years} years")))
            .collect();
        assert_eq!(found, wanted, "{id}");
    }
}

// Stairs

/// How many competences a step has: checked against facts, partly so, judged by the commission; and how many of all these
/// are asked for only if available.
#[derive(Debug, PartialEq, Eq, Default)]
struct Counts {
    checked: usize,
    mixed: usize,
    judged: usize,
    if_available: usize,
}

const fn counts(checked: usize, mixed: usize, judged: usize, if_available: usize) -> Counts {
    Counts { checked, mixed, judged, if_available }
}

const LEVELS: [&str; 5] = ["pedagogue", "moderator", "expert", "researcher", "master"];

/// Position, the level that the master builds on, the counts of the five steps.
const STAIRS: [(&str, &str, [Counts; 5]); 6] = [
    (
        "teacher",
        "researcher",
        [counts(0, 0, 6, 0), counts(1, 0, 1, 0), counts(2, 0, 2, 1), counts(7, 0, 3, 4), counts(7, 0, 1, 4)],
    ),
    (
        "psychologist",
        "researcher",
        [counts(0, 0, 5, 0), counts(0, 0, 5, 0), counts(1, 1, 2, 0), counts(1, 1, 3, 0), counts(2, 0, 1, 0)],
    ),
    (
        "special-teacher",
        "researcher",
        [counts(1, 0, 5, 0), counts(0, 1, 0, 0), counts(0, 1, 3, 0), counts(2, 1, 4, 0), counts(1, 1, 3, 0)],
    ),
    (
        "pedagogue-assistant",
        "researcher",
        [counts(0, 0, 2, 0), counts(0, 0, 3, 0), counts(0, 0, 6, 0), counts(0, 1, 7, 0), counts(1, 1, 3, 0)],
    ),
    (
        "methodist-inclusion",
        "researcher",
        [counts(0, 0, 2, 0), counts(0, 0, 3, 0), counts(0, 0, 6, 0), counts(0, 1, 7, 0), counts(1, 1, 3, 0)],
    ),
    (
        "social-pedagogue",
        "expert",
        [counts(0, 0, 0, 0), counts(1, 0, 2, 0), counts(1, 0, 2, 0), counts(2, 0, 2, 0), counts(3, 0, 2, 0)],
    ),
];

/// The competence whose meaning this one shares, or itself.
fn resolved<'s>(demand: &'s Demand, stair: &'s Stair) -> &'s Demand {
    let DemandBody::SameAs(path) = &demand.body else { return demand };
    let id = format!("{}.{path}", stair.meta.id);
    stair.steps.iter().flat_map(|step| &step.competences).find(|other| other.meta.id == id).expect("a competence")
}

/// Whether facts decide some of it, and whether the commission does.
fn deciders(demand: &Demand) -> (bool, bool) {
    match &demand.body {
        DemandBody::When(_) => (true, false),
        DemandBody::Judged => (false, true),
        DemandBody::Group(_, members) => {
            members.iter().map(deciders).fold((false, false), |(a, b), (c, d)| (a || c, b || d))
        }
        DemandBody::SameAs(path) => panic!("{path}"),
        DemandBody::Once(once) => panic!("{once:?}"),
    }
}

#[test]
fn competences_of_every_step() {
    for (id, base_of_master, wanted) in STAIRS {
        let stair = stair(id);
        let names: Vec<&str> = stair.steps.iter().map(|step| last(&step.meta.id)).collect();
        assert_eq!(names, LEVELS, "{id}");
        for (index, (step, wanted)) in stair.steps.iter().zip(wanted).enumerate() {
            let mut found = Counts::default();
            for demand in step.competences.iter().map(|demand| resolved(demand, stair)) {
                match deciders(demand) {
                    (true, false) => found.checked += 1,
                    (true, true) => found.mixed += 1,
                    _ => found.judged += 1,
                }
                found.if_available += usize::from(demand.if_available);
            }
            assert_eq!(found, wanted, "{}", step.meta.id);
            let base = match index {
                0 => None,
                4 => Some(base_of_master),
                _ => Some(LEVELS[index - 1]),
            };
            let found = step.builds_on.map(|level| model().member(stair.scale, level).expect("a level").0);
            assert_eq!(found, base, "{}", step.meta.id);
        }
    }
    let without = &stair("methodist-additional").steps;
    assert!(without.iter().all(|step| step.competences.is_empty() && step.builds_on.is_none()));
}

/// The lines that a clause cites of an act.
fn lines(meta: &Meta, act: &str) -> Vec<u32> {
    let cited = meta.sources.iter().filter(|citation| citation.act == act).flat_map(|citation| &citation.places);
    cited.filter(|(division, _)| division == "line").map(|(_, line)| line.parse().expect("a line")).collect()
}

/// The seven stairs as printed: position, notice, first and last line, items.
const PRINTED_STAIRS: [(&str, &str, u32, u32, usize); 7] = [
    ("teacher", "nine-posts-2025", 95, 133, 30),
    ("psychologist", "nine-posts-2025", 176, 206, 22),
    ("special-teacher", "nine-posts-2025", 243, 274, 23),
    ("pedagogue-assistant", "nine-posts-2025", 296, 328, 24),
    ("pedagogue-assistant", "kokshetau-12", 22, 54, 24),
    ("social-pedagogue", "nine-posts-2025", 357, 379, 15),
    ("methodist-inclusion", "nine-posts-2025", 405, 437, 24),
];

#[test]
fn every_printed_line_of_a_stair_is_a_clause() {
    let mut all = 0;
    for (id, notice, first, end, items) in PRINTED_STAIRS {
        let steps = &stair(id).steps;
        let heads: BTreeSet<u32> = steps.iter().flat_map(|step| lines(&step.meta, notice)).collect();
        let competences = steps.iter().flat_map(|step| &step.competences);
        let cited: Vec<u32> = competences.flat_map(|competence| lines(&competence.meta, notice)).collect();
        assert_eq!(cited.len(), items, "{id} in {notice}");
        assert!(cited.is_sorted(), "{id} in {notice}");
        assert!(cited.iter().all(|line| !heads.contains(line)), "{id} in {notice}");
        let lines: BTreeSet<u32> = cited.into_iter().chain(heads).collect();
        assert_eq!(lines, (first..=end).collect(), "{id} in {notice}");
        all += items;
    }
    assert_eq!(all, 162);
}

#[test]
fn competences_if_available() {
    let stairs = model().positions.iter().filter_map(|position| position.stair.as_ref());
    let all = stairs.flat_map(|stair| {
        let competences = stair.steps.iter().flat_map(|step| &step.competences);
        competences.filter(|competence| resolved(competence, stair).if_available)
    });
    let found: Vec<u32> = all.flat_map(|competence| lines(&competence.meta, "nine-posts-2025")).collect();
    assert_eq!(found, [111, 118, 119, 121, 122, 128, 130, 131, 133]);
}

// Documents

/// Document, its item of paragraph 153 of the rules, and when it is owed.
const DOCUMENTS: [(&str, Option<&str>, &str); 14] = [
    ("application", Some("1"), "required"),
    ("identity", Some("2"), "required"),
    ("record-sheet", Some("3"), "required"),
    ("education", Some("4"), "required"),
    ("work-record", Some("5"), "if available"),
    ("health", Some("6"), "required"),
    ("psychiatric", Some("7"), "required"),
    ("narcological", Some("8"), "required"),
    ("certification", Some("9"), "if available"),
    ("english-certificate", Some("10"), "vacancy.position = teacher and vacancy.profile-needed = english"),
    ("filled-sheet.sheet-experienced", Some("12"), "not newcomer"),
    ("filled-sheet.sheet-newcomer", Some("12"), "newcomer"),
    ("recommendation-letter", Some("13"), "required"),
    ("additional", None, "if available"),
];

fn rules_item(meta: &Meta) -> Option<&str> {
    let rules = meta.sources.iter().filter(|citation| citation.act == "rules-57").flat_map(|citation| &citation.places);
    rules.filter(|(division, _)| division == "item").map(|(_, item)| item.as_str()).next()
}

#[test]
fn documents() {
    assert_eq!(model().packages.len(), 1);
    let relative = |meta: &Meta| meta.id.strip_prefix("competition-documents.").expect("a part of it").to_string();
    let found: Vec<(String, Option<&str>, String)> = package()
        .documents
        .iter()
        .map(|document| {
            let required = match &document.required {
                Required::Always => "required".into(),
                Required::IfAvailable => "if available".into(),
                Required::When(when) => condition(model(), when),
            };
            let group = document.group.map(|group| &package().groups[group].meta);
            (relative(&document.meta), rules_item(&document.meta).or(group.and_then(rules_item)), required)
        })
        .collect();
    let wanted: Vec<(String, Option<&str>, String)> =
        DOCUMENTS.iter().map(|(id, item, owed)| (id.to_string(), *item, owed.to_string())).collect();
    assert_eq!(found, wanted);

    let exemption = &package().exemptions[..];
    assert_eq!(exemption.len(), 1);
    assert_eq!(rules_item(&exemption[0].meta), Some("11"));
    let freed: Vec<&str> =
        exemption[0].frees_from.iter().map(|index| last(&package().documents[*index].meta.id)).collect();
    assert_eq!(freed, ["certification"]);
    let asked = "production-experience >= 2 years \
                 and employment[in-college and post in special-subjects-post/training-master-post]";
    assert_eq!(condition(model(), &exemption[0].condition), asked);

    let items = DOCUMENTS.iter().filter_map(|(_, item, _)| *item).chain(["11"]);
    let items: BTreeSet<u32> = items.map(|item| item.parse().expect("a number")).collect();
    assert_eq!(items, (1..=13).collect());
    assert_eq!(package().groups.len(), 1);
    assert_eq!(package().groups[0].how, HowMany::ExactlyOne);
    assert_eq!(package().rules.len(), 1);
    assert!(matches!(package().rules[0].condition, Condition::Incomplete(0)));
}

#[test]
fn blanks_of_documents() {
    let all = package().documents.iter().filter_map(|document| {
        let blank = document.blank.as_ref()?;
        Some((last(&document.meta.id), blank.act.as_str(), blank.places[0].1.as_str()))
    });
    let wanted = [
        ("application", "rules-57", "3"),
        ("sheet-experienced", "rules-57", "17"),
        ("sheet-newcomer", "rules-57", "18"),
    ];
    assert_eq!(all.collect::<Vec<_>>(), wanted);
}

/// What satisfies a document, if more than filing it is asked: any one of these.
const SATISFIED_BY: [(&str, &str, &str); 8] = [
    ("certification", "result", "certificate[certifies = certification]"),
    ("certification", "category", "attestation[valid]"),
    ("english-certificate", "subject", "certificate[certifies = subject-certification]"),
    ("english-certificate", "category", "category-held >= moderator"),
    ("english-certificate", "celta", "certificate[certifies = celta and celta-grade >= celta-pass-a]"),
    ("english-certificate", "delta", "certificate[certifies = delta and delta-grade >= delta-pass]"),
    ("english-certificate", "ielts", "certificate[certifies = ielts and score >= 6.5]"),
    ("english-certificate", "toefl", "certificate[certifies = toefl and score >= 60]"),
];

#[test]
fn what_satisfies_a_document() {
    let mut found = Vec::new();
    for document in &package().documents {
        let Some(demand) = &document.satisfied_by else { continue };
        let DemandBody::Group(HowMany::AtLeast(1), members) = &demand.body else { panic!("{demand:?}") };
        for member in members {
            let DemandBody::When(when) = &member.body else { panic!("{member:?}") };
            found.push((last(&document.meta.id), last(&member.meta.id), condition(model(), when)));
        }
    }
    let wanted = SATISFIED_BY.map(|(document, path, asked)| (document, path, asked.to_string()));
    assert_eq!(found, wanted);
}

// Score sheets

const PRINTED_17: [(&str, &str); 42] = [
    ("education.vocational", "1"),
    ("education.higher-full-time", "2"),
    ("education.higher-honours", "3"),
    ("education.master", "5"),
    ("degree.phd", "10"),
    ("degree.science-doctor", "10"),
    ("degree.science-candidate", "10"),
    ("category.pedagogue", "2"),
    ("category.moderator", "3"),
    ("category.expert", "5"),
    ("category.researcher", "7"),
    ("category.master", "10"),
    ("category.deputy-3", "5"),
    ("category.deputy-2", "6"),
    ("category.deputy-1", "7"),
    ("administration.methodist.short", "2"),
    ("administration.methodist.long", "3"),
    ("administration.deputy.short", "3"),
    ("administration.deputy.long", "4"),
    ("administration.director.short", "4"),
    ("administration.director.long", "5"),
    ("letter.positive-letter", "3"),
    ("achievements.contests.district", "0.5"),
    ("achievements.contests.region", "1"),
    ("achievements.contests.republic", "2"),
    ("achievements.contests.international", "3"),
    ("achievements.projects.district", "0.5"),
    ("achievements.projects.region", "1"),
    ("achievements.projects.republic", "2"),
    ("achievements.projects.international", "3"),
    ("achievements.best-pedagogue.participant", "1"),
    ("achievements.best-pedagogue.winner", "5"),
    ("achievements.medal", "10"),
    ("methodical-work.ministry-textbook", "5"),
    ("methodical-work.council-textbook", "2"),
    ("methodical-work.publication", "3"),
    ("social-work.mentor", "0.5"),
    ("social-work.union-head", "2"),
    ("social-work.languages.kazakh-russian", "2"),
    ("social-work.languages.foreign-and-one", "3"),
    ("social-work.languages.three-languages", "5"),
    ("courses.each-course", "0.5 each"),
];

const PRINTED_18: [(&str, &str); 21] = [
    ("education.vocational", "1"),
    ("education.vocational-honours", "2"),
    ("education.higher", "3"),
    ("education.master", "4"),
    ("degree.phd", "5"),
    ("degree.science-doctor", "5"),
    ("degree.science-candidate", "5"),
    ("certification.half", "2"),
    ("certification.middle", "4"),
    ("certification.top", "6"),
    ("practice.three", "2"),
    ("practice.four", "3"),
    ("practice.five", "4"),
    ("letter.positive-letter", "3"),
    ("volunteering.volunteer-work", "1"),
    ("page.short", "1"),
    ("page.middle", "2"),
    ("page.long", "3"),
    ("camps.camp-work", "2"),
    ("study-contests.each-contest", "1 each, at most 4"),
    ("certificates.each-certificate", "1 each"),
];

/// What the footnote of annex 17 prints where it differs from the rows: a project of the district, a contest of the republic.
const FOOTNOTE: [(&str, &str); 8] = [
    ("achievements.contests.district", "0.5"),
    ("achievements.contests.region", "1"),
    ("achievements.contests.republic", "3"),
    ("achievements.contests.international", "3"),
    ("achievements.projects.district", "1"),
    ("achievements.projects.region", "1"),
    ("achievements.projects.republic", "2"),
    ("achievements.projects.international", "3"),
];

fn sheet<'m>(model: &'m Model, id: &str) -> &'m ScoreSheet {
    model.score_sheets.iter().find(|sheet| sheet.meta.id == id).unwrap_or_else(|| panic!("no sheet {id}"))
}

fn number(given: &Given) -> &Number {
    match given {
        Given::Operand(Operand::Value(value)) => value.number().expect("a number"),
        other => panic!("{other:?}"),
    }
}

/// Every value of points, with its path inside the sheet.
fn add_values(amount: &Amount, values: &mut Vec<(String, String)>) {
    let path = |meta: &Meta| meta.id.split_once('.').expect("a part of a sheet").1.to_string();
    match &amount.body {
        AmountBody::Fixed { given, .. } => values.push((path(&amount.meta), number(given).to_string())),
        AmountBody::ForEach { each: Each::Term(_), .. } => panic!("records of different worth"),
        AmountBody::ForEach { each: Each::Number(each), cap, .. } => {
            let cap = cap.as_ref().map(|cap| match cap {
                Operand::Value(value) => format!(", at most {}", value.number().expect("a number")),
                other => panic!("{other:?}"),
            });
            values.push((path(&amount.meta), format!("{each} each{}", cap.unwrap_or_default())));
        }
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| add_values(row, values)),
        AmountBody::Ranges { rows, .. } => {
            values.extend(rows.iter().map(|row| (path(&row.meta), number(&row.given).to_string())));
        }
        AmountBody::OncePerMember { rows, .. } => {
            values.extend(rows.iter().map(|row| (path(&row.meta), row.value.to_string())));
        }
    }
}

fn values(sheet: &ScoreSheet) -> Vec<(String, String)> {
    let mut values = Vec::new();
    sheet.criteria.iter().for_each(|criterion| add_values(criterion, &mut values));
    values
}

fn owned(values: &[(&str, &str)]) -> Vec<(String, String)> {
    values.iter().map(|(path, value)| (path.to_string(), value.to_string())).collect()
}

#[test]
fn printed_points() {
    assert_eq!(model().score_sheets.len(), 2);
    let (experienced, newcomer) = (sheet(model(), "annex-17"), sheet(model(), "annex-18"));
    assert_eq!((experienced.criteria.len(), newcomer.criteria.len()), (9, 10));
    assert_eq!(values(experienced), owned(&PRINTED_17));
    assert_eq!(values(newcomer), owned(&PRINTED_18));
}

#[test]
fn criteria_stand_in_the_printed_order() {
    for sheet in &model().score_sheets {
        let items: Vec<Option<&str>> = sheet.criteria.iter().map(|criterion| rules_item(&criterion.meta)).collect();
        let wanted: Vec<String> = (1..=sheet.criteria.len()).map(|item| item.to_string()).collect();
        assert_eq!(items, wanted.iter().map(|item| Some(item.as_str())).collect::<Vec<_>>(), "{}", sheet.meta.id);
        assert!(sheet.criteria.iter().all(|criterion| !criterion.meta.evidence.is_empty()), "{}", sheet.meta.id);
        let one_to_thirty = [1, 30].map(|end| Value::Number(Number::from_integer(end)));
        assert_eq!(sheet.printed_scale.as_ref().map(|(low, high)| [low.clone(), high.clone()]), Some(one_to_thirty));
        assert_eq!((sheet.total, &sheet.cap), (Total::Sum, &None), "the printed scale is not a limit");
    }
}

#[test]
fn the_footnote_is_a_view() {
    let policy = with_view("footnote", "footnote-values");
    let found = values(sheet(&policy.plan.model, "annex-17"));
    let mut wanted: BTreeMap<String, String> = owned(&PRINTED_17).into_iter().collect();
    wanted.extend(owned(&FOOTNOTE));
    assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), wanted);
}

/// The most points that can be had, apart from what has no limit, and what is given for each of that.
fn most(amount: &Amount) -> (Number, Number) {
    let most_of = |values: Vec<&Number>| values.into_iter().max().cloned().unwrap_or_default();
    match &amount.body {
        AmountBody::Fixed { given, .. } => (number(given).clone(), Number::zero()),
        AmountBody::ForEach { each: Each::Term(_), cap: None, .. } => panic!("records of different worth"),
        AmountBody::ForEach { each: Each::Number(each), cap: None, .. } => (Number::zero(), each.clone()),
        AmountBody::ForEach { cap: Some(cap), .. } => (number(&Given::Operand(cap.clone())).clone(), Number::zero()),
        AmountBody::Group { total, rows, .. } => {
            let all: Vec<(Number, Number)> = rows.iter().map(most).collect();
            let sum = |part: fn(&(Number, Number)) -> &Number| {
                all.iter().map(part).fold(Number::zero(), |sum, number| sum.add(number))
            };
            match total {
                Total::Sum => (sum(|row| &row.0), sum(|row| &row.1)),
                Total::Highest => (most_of(all.iter().map(|row| &row.0).collect()), sum(|row| &row.1)),
                other => panic!("{other:?}"),
            }
        }
        AmountBody::Ranges { rows, .. } => {
            (most_of(rows.iter().map(|row| number(&row.given)).collect()), Number::zero())
        }
        AmountBody::OncePerMember { rows, .. } => {
            (rows.iter().fold(Number::zero(), |sum, row| sum.add(&row.value)), Number::zero())
        }
    }
}

fn most_of_sheet(model: &Model, id: &str) -> String {
    let all = sheet(model, id).criteria.iter().map(most);
    let (sum, each) = all.fold((Number::zero(), Number::zero()), |sum, one| (sum.0.add(&one.0), sum.1.add(&one.1)));
    format!("{sum} + {each} each")
}

#[test]
fn attainable_points() {
    assert_eq!(most_of_sheet(model(), "annex-17"), "78.5 + 0.5 each");
    assert_eq!(most_of_sheet(model(), "annex-18"), "32 + 1 each");
    let with = |interpretation, view| most_of_sheet(&with_view(interpretation, view).plan.model, "annex-17");
    assert_eq!(with("participant-and-winner", "both"), "79.5 + 0.5 each");
    assert_eq!(with("footnote", "footnote-values"), "80 + 0.5 each");
}

// Vacancies

/// One announced vacancy: line of the notice, position, posts, part, profile, pay from and to.
type Announced<'a> = (u32, &'a str, &'a str, &'a str, &'a str, &'a str, &'a str);

/// Notice, first and last day, its vacancies; `-` for what is not printed.
const NOTICES: [(&str, &str, &str, &[Announced]); 5] = [
    ("kokshetau-12", "-", "-", &[(2, "pedagogue-assistant", "-", "1", "inclusive-education", "117508", "148300")]),
    (
        "methodist-2024",
        "2024-07-16",
        "2024-07-24",
        &[(2, "methodist-additional", "-", "-", "additional-education", "124586.88", "148300.86")],
    ),
    ("karaganda-14", "2023-08-21", "2023-08-29", &[(2, "deputy-profile-education", "-", "-", "-", "-", "-")]),
    (
        "kyzylorda-264",
        "2025-03-05",
        "2025-03-14",
        &[(24, "pedagogue-assistant", "2", "-", "inclusive-education", "100000", "120000")],
    ),
    (
        "nine-posts-2025",
        "2025-04-01",
        "2025-04-09",
        &[
            (2, "deputy-informatisation", "-", "0.75", "informatics", "129012", "-"),
            (3, "pedagogue-assistant", "3", "1", "inclusive-education", "117508", "-"),
            (4, "teacher", "-", "1", "mathematics", "117508", "-"),
            (5, "methodist-inclusion", "-", "1", "inclusive-education", "117508", "-"),
            (6, "special-teacher", "-", "1.75", "speech-therapy", "117508", "-"),
            (7, "psychologist", "-", "1.5", "psychology", "117508", "-"),
            (8, "social-pedagogue", "-", "0.5", "social-pedagogy", "117508", "-"),
            (9, "teacher", "-", "0.75", "global-competences", "117508", "-"),
            (10, "teacher", "2", "1", "primary-classes", "117508", "-"),
        ],
    ),
];

fn notices() -> Vec<Item> {
    let mut sources = Sources::default();
    let path = root().join("policies/notices.saty");
    let id = sources.add("notices.saty", &std::fs::read_to_string(path).expect("the notices"));
    let items = syntax::parse(sources.get(id), id).items;
    assert!(items.iter().all(|item| item.kind == ItemKind::Notice));
    items
}

/// What a notice sets a field of the vacancy to.
fn setting(block: &Item, field: &str) -> String {
    let entry = block.items.iter().find(|entry| entry.kind == ItemKind::Entry && entry.name() == field);
    let Some(entry) = entry else { return "-".into() };
    let set = entry.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Type(ty) => Some(&ty.name),
        _ => None,
    });
    match set {
        Some(TypeName::Named(name)) => name.text.clone(),
        Some(TypeName::Setting(constant)) => match &constant.what {
            ConstantKind::Number(number) | ConstantKind::Quantity(number, _) => number.to_string(),
            ConstantKind::Date(date) => date.to_string(),
            other => panic!("{field}: {other:?}"),
        },
        other => panic!("{field}: {other:?}"),
    }
}

fn item_line(item: &Item) -> u32 {
    let line = item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::Source(citation) => citation.places.iter().find(|(division, _)| division.text == "line"),
        _ => None,
    });
    line.expect("a line").1.parse().expect("a number")
}

#[test]
fn vacancies() {
    let notices = notices();
    assert_eq!(notices.len(), NOTICES.len());
    let mut count = 0;
    for (act, first, end, wanted) in NOTICES {
        let notice = notices.iter().find(|notice| notice.name() == format!("competition-{act}")).expect("the notice");
        assert_eq!((setting(notice, "published").as_str(), setting(notice, "closes").as_str()), (first, end), "{act}");
        let vacancies: Vec<&Item> = notice.items.iter().filter(|item| item.kind == ItemKind::Vacancy).collect();
        assert_eq!(vacancies.len(), wanted.len(), "{act}");
        for (vacancy, wanted) in vacancies.into_iter().zip(wanted) {
            let position = vacancy.properties.iter().find_map(|property| match &property.what {
                PropertyKind::For(name) => Some(name.text.as_str()),
                _ => None,
            });
            let set = |field| setting(vacancy, field);
            let (posts, part, profile) = (set("posts"), set("part"), set("profile-needed"));
            let (from, to) = (set("pay-from"), set("pay-to"));
            let found: Announced =
                (item_line(vacancy), position.expect("a position"), &posts, &part, &profile, &from, &to);
            assert_eq!(found, *wanted, "{act}");
            count += 1;
        }
    }
    assert_eq!(count, 13);
}

#[test]
fn stakes_of_the_nine_posts() {
    let (.., vacancies) = NOTICES[4];
    let sum = vacancies.iter().fold(Number::zero(), |sum, (_, _, posts, part, ..)| {
        let posts = if *posts == "-" { 1 } else { posts.parse().expect("a number") };
        sum.add(&part.parse::<Number>().expect("a number").times(posts))
    });
    assert_eq!(sum.to_string(), "12.25");
}

fn is_working_day(calendar: &Calendar, day: Date) -> bool {
    let within = |all: &[(Date, Date, Labels)]| all.iter().any(|(first, end, _)| *first <= day && day <= *end);
    within(&calendar.workdays) || !(calendar.weekend.contains(&day.weekday()) || within(&calendar.holidays))
}

#[test]
fn papers_are_taken_for_seven_working_days() {
    let limit = &model().time_limits[0];
    let calendar = &model().calendars[limit.calendar.expect("working days")];
    assert_eq!((model().time_limits.len(), limit.days, limit.first_day_counts), (1, 7, true));
    for (act, first, end, _) in NOTICES.into_iter().filter(|(_, first, ..)| *first != "-") {
        let (first, end): (Date, Date) = (first.parse().expect("a date"), end.parse().expect("a date"));
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| *day <= end);
        assert_eq!(days.filter(|day| is_working_day(calendar, *day)).count(), 7, "{act}");
        assert!(is_working_day(calendar, first) && is_working_day(calendar, end), "{act}");
    }
}

/// Coefficient, part of a stake, the sum that comes out, the figure that a notice prints.
const PAY: [(&str, &str, &str, &str); 4] = [
    ("4.86", "0.75", "129011.13", "129012"),
    ("4.19", "1", "148300.86", "148300.86"),
    ("3.52", "1", "124586.88", "124586.88"),
    ("3.32", "1", "117508.08", "117508"),
];

#[test]
fn pay_comes_near_the_printed_figures() {
    let term = |id: &str| model().terms.iter().find(|term| term.meta.id == id).expect("a term");
    let TermBody::Dated(base) = &term("base-rate").body else { panic!("a dated value") };
    let TermBody::Constant(increase) = &term("pay-increase").body else { panic!("a constant") };
    let constants = |id: &str| {
        let TermBody::Amount(coefficients) = &term(id).body else { panic!("a group") };
        let AmountBody::Group { rows, .. } = &coefficients.body else { panic!("a group") };
        let given = rows.iter().filter_map(|row| match &row.body {
            AmountBody::Fixed { given: given @ Given::Operand(_), .. } => Some(number(given).to_string()),
            _ => None,
        });
        given.collect::<Vec<String>>()
    };
    assert_eq!(constants("monthly.pay-coefficient"), ["3.52", "3.32"]);
    assert_eq!(constants("monthly.coefficient-by-table-high"), ["3.52"]);
    let (low, high) = model().subject["table-coefficient"].range.as_ref().expect("limits");
    assert_eq!([low, high].map(|end| end.number().expect("a number").to_string()), ["3.32", "4.19"]);
    let full = base[0].0.number().expect("tenge").mul(increase.number().expect("a number"));
    assert_eq!(full.to_string(), "35394");
    for (coefficient, part, sum, printed) in PAY {
        let [coefficient, part, printed] =
            [coefficient, part, printed].map(|text| text.parse::<Number>().expect("one"));
        let found = full.mul(&coefficient).mul(&part);
        assert_eq!(found.to_string(), sum);
        let one = Number::from_integer(1);
        let rounded = [Rounding::Down, Rounding::Up].map(|mode| found.round_to(&one, mode));
        assert!(printed == found || rounded.contains(&printed), "{printed}");
    }
}

// Citations and texts

/// A clause, and whether it or a block around it cites something.
fn walk_demand<'m>(demand: &'m Demand, cited: bool, all: &mut Vec<(&'m Meta, bool)>) {
    let cited = cited || !demand.meta.sources.is_empty();
    all.push((&demand.meta, cited));
    if let DemandBody::Group(_, members) = &demand.body {
        members.iter().for_each(|member| walk_demand(member, cited, all));
    }
}

fn walk_amount<'m>(amount: &'m Amount, cited: bool, all: &mut Vec<(&'m Meta, bool)>) {
    let cited = cited || !amount.meta.sources.is_empty();
    all.push((&amount.meta, cited));
    match &amount.body {
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| walk_amount(row, cited, all)),
        AmountBody::Ranges { rows, .. } => all.extend(rows.iter().map(|row| (&row.meta, cited))),
        AmountBody::OncePerMember { rows, .. } => all.extend(rows.iter().map(|row| (&row.meta, cited))),
        AmountBody::Fixed { .. } | AmountBody::ForEach { .. } => {}
    }
}

/// Every requirement, alternative, step, competence, criterion, row, document, exemption, rule, interpretation and view.
fn clauses() -> Vec<(&'static Meta, bool)> {
    let has = |meta: &Meta| !meta.sources.is_empty();
    let mut all = Vec::new();
    for position in &model().positions {
        all.push((&position.meta, has(&position.meta)));
        // The citations of a position are not enough for its parts.
        position.requirements.iter().for_each(|demand| walk_demand(demand, false, &mut all));
        if let Some(stair) = &position.stair {
            all.push((&stair.meta, has(&stair.meta)));
            for step in &stair.steps {
                let cited = has(&step.meta) || (step.competences.is_empty() && has(&stair.meta));
                all.push((&step.meta, cited));
                step.competences.iter().for_each(|demand| walk_demand(demand, false, &mut all));
            }
        }
    }
    for sheet in &model().score_sheets {
        all.push((&sheet.meta, has(&sheet.meta)));
        sheet.criteria.iter().for_each(|criterion| walk_amount(criterion, false, &mut all));
    }
    for package in &model().packages {
        all.push((&package.meta, has(&package.meta)));
        all.extend(package.groups.iter().map(|group| (&group.meta, has(&group.meta))));
        for document in &package.documents {
            let cited = has(&document.meta) || document.group.is_some_and(|group| has(&package.groups[group].meta));
            all.push((&document.meta, cited));
            if let Some(Demand { body: DemandBody::Group(_, members), .. }) = &document.satisfied_by {
                members.iter().for_each(|member| walk_demand(member, cited, &mut all));
            }
        }
        all.extend(package.exemptions.iter().map(|exemption| (&exemption.meta, has(&exemption.meta))));
        all.extend(package.rules.iter().map(|rule| (&rule.meta, has(&rule.meta))));
    }
    all.extend(model().sheets.iter().map(|sheets| (&sheets.meta, has(&sheets.meta))));
    all.extend(model().time_limits.iter().map(|limit| (&limit.meta, has(&limit.meta))));
    all.extend(model().pays.iter().map(|pay| (&pay.meta, has(&pay.meta))));
    for doubt in &model().interpretations {
        all.push((&doubt.meta, has(&doubt.meta)));
        all.extend(doubt.views.iter().map(|view| (view, has(&doubt.meta))));
    }
    all
}

#[test]
fn every_clause_cites_its_source() {
    let without: Vec<&str> = clauses().iter().filter(|(_, cited)| !cited).map(|(meta, _)| meta.id.as_str()).collect();
    assert!(without.is_empty(), "{without:#?}");
    for stair in model().positions.iter().filter_map(|position| position.stair.as_ref()) {
        let thresholds = stair.thresholds.as_ref().expect("thresholds");
        assert!(!thresholds.meta.sources.is_empty(), "{}", stair.meta.id);
    }
}

/// The notices that are cited, and how many lines each has.
const LENGTHS: [(&str, u32); 5] = [
    ("kokshetau-12", 103),
    ("methodist-2024", 218),
    ("nine-posts-2025", 440),
    ("karaganda-14", 78),
    ("kyzylorda-264", 952),
];

#[test]
fn citations_name_places_that_exist() {
    let terms = model().terms.iter().map(|term| &term.meta);
    let mut seen = BTreeSet::new();
    for meta in clauses().into_iter().map(|(meta, _)| meta).chain(terms) {
        for citation in &meta.sources {
            assert!(model().acts.contains_key(&citation.act), "{}: {}", meta.id, citation.act);
            let is_notice = LENGTHS.iter().find(|(act, _)| *act == citation.act);
            if let Some((act, length)) = is_notice {
                let [(division, line)] = &citation.places[..] else { panic!("{}: {citation:?}", meta.id) };
                assert_eq!(division, "line", "{}", meta.id);
                assert!((1..=*length).contains(&line.parse().expect("a line")), "{}: {act} {line}", meta.id);
                seen.insert(*act);
            }
        }
    }
    assert_eq!(seen.len(), LENGTHS.len());
}

#[test]
fn every_text_is_in_both_languages() {
    let both = |labels: &Labels, what: &str| {
        assert!([Lang::Kk, Lang::Ru].iter().all(|lang| labels.texts.contains_key(lang)), "{what}: {labels:?}");
    };
    let shares = |id: &str| {
        let stairs = model().positions.iter().filter_map(|position| position.stair.as_ref());
        let mut competences = stairs.flat_map(|stair| &stair.steps).flat_map(|step| &step.competences);
        competences.any(|demand| demand.meta.id == id && matches!(demand.body, DemandBody::SameAs(_)))
    };
    let more = model().terms.iter().map(|term| &term.meta);
    let more = more.chain(model().calendars.iter().map(|calendar| &calendar.meta));
    let more = more.chain(model().properties.iter().map(|property| &property.meta));
    let all: Vec<&Meta> = clauses().into_iter().map(|(meta, _)| meta).chain(more).collect();
    assert!(all.len() > 500, "only {}", all.len());
    for meta in all {
        if !shares(&meta.id) {
            both(&meta.labels, &meta.id);
        }
        meta.notes.iter().chain(&meta.evidence).for_each(|text| both(text, &meta.id));
        meta.defects.iter().for_each(|defect| both(&defect.texts, &meta.id));
    }
    for scale in &model().scales {
        // The scales of documents and positions repeat texts that stand elsewhere.
        let declared = Some(&scale.name).filter(|_| !scale.labels.is_empty());
        declared.into_iter().for_each(|name| both(&scale.labels, name));
        scale.members.iter().filter(|_| declared.is_some()).for_each(|(name, labels)| both(labels, name));
    }
    for record in &model().records {
        both(&record.labels, &record.name);
        record.fields.values().for_each(|field| both(&field.labels, &field.name));
    }
    model().subject.values().chain(model().vacancy.values()).for_each(|field| both(&field.labels, &field.name));
    model().acts.iter().for_each(|(name, act)| both(&act.labels, name));
    model().units.iter().chain(&model().divisions).for_each(|(name, labels)| both(labels, name));
}

// Interpretations

/// Every doubt with the view that is chosen.
const CHOSEN: [(&str, &str); 69] = [
    ("annex-17.achievements.age-of-medal", "last-five-years"),
    ("annex-17.achievements.exactly-five-years", "day-excluded"),
    ("annex-17.achievements.footnote", "rows"),
    ("annex-17.achievements.participant-and-winner", "winner-only"),
    ("annex-17.achievements.winners-or-prize-winners", "winners"),
    ("annex-17.administration.several-posts", "largest"),
    ("annex-17.category.two-scales", "larger"),
    ("annex-17.courses.same-course-twice", "every-one"),
    ("annex-17.courses.what-counts", "every-document"),
    ("annex-17.education.postgraduate-alone", "higher-only"),
    ("annex-17.methodical-work.each-work", "once-per-row"),
    ("annex-18.camps.each-camp", "only-once"),
    ("annex-18.certificates.same-certificate-twice", "every-one"),
    ("annex-18.certification.eighty-percent", "six"),
    ("annex-18.certification.fifty-to-sixty", "as-fifty"),
    ("annex-18.certification.which-certification", "not-by-subject"),
    ("annex-18.education.postgraduate-alone", "higher-only"),
    ("annex-18.page.exactly-one-year", "from-one-year"),
    ("annex-18.volunteering.each-volunteering", "only-once"),
    ("competition-documents.ended-college-post", "ended-too"),
    ("competition-documents.exemption-reach", "certification-only"),
    ("competition-documents.exemption-specialty", "of-the-vacancy"),
    ("competition-documents.expired-category", "valid-only"),
    ("competition-documents.ielts-mark", "minimum"),
    ("competition-documents.toefl-range", "minimum"),
    ("competition-documents.which-absence", "applicable"),
    ("competition-list.which-list", "none"),
    ("deputy-informatisation.qualification.and-or", "either"),
    ("deputy-profile-education.qualification.and-or", "either"),
    ("deputy-profile-education.qualification.scope-of-profile", "whole-list"),
    ("intake.first-day", "counted"),
    ("methodist-additional.qualification.stray-or", "profile-applies"),
    ("methodist-additional.qualification.what-is-other", "not-pedagogical"),
    ("methodist-additional.teacher-category.unprinted-competences", "nothing-asked"),
    ("methodist-inclusion.qualification.bracket-scope", "both-levels"),
    ("methodist-inclusion.qualification.postgraduate-not-named", "not-named"),
    ("methodist-inclusion.teacher-category.both-councils", "both"),
    ("methodist-inclusion.teacher-category.which-council", "council-itself"),
    ("monthly.rounding", "down"),
    ("monthly.stake-in-announcement", "for-full-stake"),
    ("monthly.top-of-scale", "not-printed"),
    ("monthly.which-service", "pedagogical"),
    ("pedagogue-assistant.qualification.bracket-scope", "both-levels"),
    ("pedagogue-assistant.qualification.postgraduate-not-named", "not-named"),
    ("pedagogue-assistant.teacher-category.both-councils", "both"),
    ("pedagogue-assistant.teacher-category.which-council", "council-itself"),
    ("psychologist.qualification.scope-of-group", "nearest-only"),
    ("psychologist.teacher-category.experience-level", "at-least-this"),
    ("psychologist.teacher-category.master.republic-and-international", "either"),
    ("psychologist.teacher-category.master.scope-of-approval", "published-only"),
    ("psychologist.teacher-category.master.which-council", "council-itself"),
    ("social-pedagogue.qualification.postgraduate-not-named", "not-named"),
    ("social-pedagogue.qualification.professional-education", "any-professional"),
    ("social-pedagogue.teacher-category.both-councils", "both"),
    ("social-pedagogue.teacher-category.parent-of-master", "as-printed"),
    ("social-pedagogue.teacher-category.unprinted-step", "nothing-asked"),
    ("social-pedagogue.teacher-category.which-council", "council-itself"),
    ("special-teacher.teacher-category.experience-level", "at-least-this"),
    ("special-teacher.teacher-category.master.both-councils", "both"),
    ("special-teacher.teacher-category.master.republic-and-international", "either"),
    ("special-teacher.teacher-category.master.scope-of-approval", "published-only"),
    ("special-teacher.teacher-category.master.which-council", "council-itself"),
    ("teacher.projects-of-pupils", "projects-apart"),
    ("teacher.qualification.before-1995", "year-excluded"),
    ("teacher.qualification.scope-of-profile", "whole-list"),
    ("teacher.scope-of-list", "whole-sentence"),
    ("teacher.teacher-category.contest-level", "at-least-this"),
    ("teacher.teacher-category.experience-level", "at-least-this"),
    ("teacher.title-or-contest", "title-apart"),
];

#[test]
fn interpretations() {
    let mut found = Vec::new();
    for doubt in &model().interpretations {
        assert!(doubt.views.len() >= 2, "{}", doubt.meta.id);
        let names: BTreeSet<&str> = doubt.views.iter().map(|view| last(&view.id)).collect();
        assert_eq!(names.len(), doubt.views.len(), "{}", doubt.meta.id);
        let chosen = doubt.chosen.map(|chosen| last(&doubt.views[chosen].id));
        found.push((doubt.meta.id.as_str(), chosen.unwrap_or("none")));
    }
    found.sort_unstable();
    assert_eq!(found, CHOSEN);
}
