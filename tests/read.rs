//! A policy as numbered sentences: every form in three languages, and the whole of the policies in Kazakh and in Russian.

use crate::support::Policy;
use crate::support::policy;
use crate::support::policy_in;
use crate::support::program;
use crate::support::root;
use fluent_syntax::ast::Entry;
use fluent_syntax::ast::Expression;
use fluent_syntax::ast::Pattern;
use fluent_syntax::ast::PatternElement;
use fluent_syntax::parser;
use saty::catalog::Catalog;
use saty::edition;
use saty::explain::read;
use saty::explain::read::Page;
use saty::explain::read::Part;
use saty::explain::read::Provision;
use saty::explain::read::Selection;
use saty::model;
use saty::model::Labels;
use saty::model::Meta;
use saty::model::Model;
use saty::model::Views;
use saty::model::expression::Amount;
use saty::model::expression::AmountBody;
use saty::model::expression::TermBody;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::ast::Item;
use saty::syntax::ast::Lang;
use std::collections::BTreeSet;

fn club() -> Policy {
    let policy = policy_in(&root().join("tests/read"));
    assert!(policy.problems.is_empty(), "{:#?}", policy.problems);
    policy
}

fn corpus() -> Policy {
    policy_in(&root().join("policies"))
}

fn page(policy: &Policy, lang: Lang, selection: &Selection) -> Page {
    read::page(&policy.plan.model, &policy.sources, &Catalog::new(lang), selection).expect("a page")
}

fn clause(policy: &Policy, lang: Lang, path: &str) -> Page {
    page(policy, lang, &Selection::Clause(path.to_string()))
}

/// All texts of a page, each sentence, cell and title by itself.
fn texts(page: &Page) -> Vec<String> {
    fn gather(provision: &Provision, page: &Page, all: &mut Vec<String>) {
        all.push(provision.title.clone());
        for part in &provision.body {
            match part {
                Part::Sentence(text) | Part::Remark(text) => all.push(page.resolved(text)),
                Part::Table(table) => {
                    let cells = table.rows.iter().flat_map(|row| &row.cells);
                    all.extend(table.heads.iter().chain(cells).map(|text| page.resolved(text)));
                }
            }
        }
        provision.inner.iter().for_each(|inner| gather(inner, page, all));
    }
    let mut all = vec![page.title.clone()];
    all.extend(page.about.iter().map(|text| page.resolved(text)));
    page.provisions.iter().for_each(|provision| gather(provision, page, &mut all));
    all
}

fn saty(arguments: &[&str]) -> (i32, String, String) {
    let run = program(&root()).args(arguments).output().expect("a run");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (run.status.code().unwrap_or(-1), text(run.stdout), text(run.stderr))
}

// Forms

#[test]
fn every_form_in_three_languages() {
    let club = club();
    for lang in Lang::ALL {
        let text = read::text::markdown(&page(&club, lang, &Selection::Everything));
        // The place of the policy on this machine is no part of the page.
        let text = text.replace(&format!("{}/", root().display()), "");
        insta::assert_snapshot!(format!("read-club-{}", lang.code()), text);
    }
}

/// What a definition of the club says, in Kazakh and in Russian.
#[track_caller]
fn means(club: &Policy, name: &str, kk: &str, ru: &str) {
    for (lang, wanted) in [(Lang::Kk, kk), (Lang::Ru, ru)] {
        let found = texts(&clause(club, lang, name));
        assert!(found.iter().any(|text| text.contains(wanted)), "{name}: {found:#?}");
    }
}

#[test]
fn ends_of_intervals_say_whether_they_are_in() {
    let club = club();
    means(&club, "trained", "кемінде 1 жыл 6 ай 10 күн", "не менее 1 года 6 месяцев 10 дней");
    means(&club, "trained-long", "2 жыл 1 айдан артық", "более 2 лет 1 месяца");
    means(&club, "trained-little", "ең көбі 5 ай", "не более 5 месяцев");
    means(&club, "trained-hardly", "21 күннен кем", "менее 21 дня");
    means(&club, "slow", "60 мәнінен кем", "менее 60");
    means(
        &club,
        "level-between",
        "«бастаушы» деңгейінен жоғары, «құтқарушы» деңгейінен төмен",
        "выше, чем «начинающий»",
    );
    means(&club, "born-before", "01.01.2007 күнінен бұрын", "раньше, чем 01.01.2007");
    means(&club, "born-from", "бағалау күні немесе одан кейін", "не раньше, чем день оценки");
    means(&club, "trained-more", "«сынақ» (2.1) мәнінен артық", "более, чем «испытание» (2.1)");
    // The window has its last day, and not the day at its other end.
    means(&club, "valid", "бағалау күні аяқталатын 1 жыл 6 ай ішінде", "последний день которого – день оценки");
}

#[test]
fn conditions_cannot_be_read_to_reach_further_than_they_do() {
    let club = club();
    means(
        &club,
        "long-course",
        "(мынадай «курс» бар: «өткені» – «иә» және «сағаты» – кемінде 20) және «денсаулығы жақсы» – «иә»",
        "(есть «курс», где «сдан» – «да» и «часы» – не менее 20) и «здоров» – «да»",
    );
    means(
        &club,
        "either",
        "«тыныш» (2.2) – «иә» және («денсаулығы жақсы» – «иә» немесе («тыныш» (2.2) – «иә» және «үздік» (2.1) – «иә») дұрыс емес)",
        "«спокойный» (2.2) – «да» и («здоров» – «да» или неверно, что («спокойный» (2.2) – «да» и «лучший» (2.1) – «да»))",
    );
    means(&club, "no-failure", "мынадай «курс» жоқ: «өткені» – «жоқ»", "нет записи «курс», где «сдан» – «нет»");
    // What may be absent is not the same as no.
    means(&club, "unlicensed", "(«рұқсаты» – «иә») дұрыс емес", "неверно, что («разрешение» – «да»)");
}

#[test]
fn points_are_declined() {
    let club = club();
    let found = texts(&clause(&club, Lang::Ru, "deeds"));
    for wanted in ["0,5 балла", "1 балл", "2 балла", "5 баллов", "21 балл"] {
        assert!(found.iter().any(|text| text == wanted), "{wanted}: {found:#?}");
    }
}

#[test]
fn a_view_that_is_not_chosen_says_what_it_would_change() {
    let club = club();
    let found = texts(&clause(&club, Lang::Ru, "lifeguard.skill"));
    for wanted in [
        "Принято: «два».",
        "Не принято: «еще одно».",
        "Тогда положение 1 гласило бы: Должно быть выполнено хотя бы одно из следующих положений.",
        "Тогда добавилось бы: «известный»: Требуется: «спокойный» (2.1) – «да».",
        "Тогда положения 1.2 не было бы.",
    ] {
        assert!(found.iter().any(|text| text == wanted), "{wanted}: {found:#?}");
    }
    assert_eq!(found.iter().filter(|text| text.starts_with("Тогда")).count(), 3);
    // Rows that stay as they are stay unsaid, though the table they stand in becomes another one.
    let found = texts(&clause(&club, Lang::Ru, "deeds.sums"));
    let would: Vec<&String> = found.iter().filter(|text| text.starts_with("Тогда")).collect();
    assert_eq!(would, ["Тогда положение 1.1 гласило бы: 1 балл за каждую запись «курс»."]);
    let open = texts(&clause(&club, Lang::Ru, "lifeguard.health"));
    assert!(open.iter().any(|text| text == "Возможно: «врача».") && !open.iter().any(|text| text.contains("принято")));
}

#[test]
fn a_shared_competence_is_wanted_only_as_much_as_its_model() {
    let found = texts(&clause(&corpus(), Lang::Ru, "teacher.master.tv-portal"));
    assert!(found.iter().any(|text| text.starts_with("То же, что «подготовить видео-")), "{found:#?}");
    assert!(found.contains(&"При наличии; отсутствие не препятствует.".to_string()), "{found:#?}");
    // The model is on the page too.
    assert!(found.iter().any(|text| text.contains("«видео-, телеурок»")), "{found:#?}");
}

#[test]
fn a_part_comes_with_what_it_refers_to() {
    let policy = corpus();
    let page = clause(&policy, Lang::Ru, "teacher.qualification");
    let titles: Vec<&str> = page.provisions.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Требования к квалификации", "Понятия", "Уровни и виды", "Акты"]);
    let inner = |index: usize| page.provisions[index].inner.iter().map(|it| it.id.as_str()).collect::<Vec<&str>>();
    assert_eq!(inner(1), ["own-profile", "xi-class-limit"]);
    assert_eq!((inner(2), inner(3)), (vec!["education-level"], vec!["characteristics-338"]));
    assert_eq!(page.about[0], "Часть положения: Учителя всех специальностей");
    // Names in the middle of a path may be left out.
    assert_eq!(clause(&policy, Lang::Ru, "teacher.before-1995").title, "Входит ли сам 1995 год в срок «до 1995 года»?");
}

#[test]
fn what_a_policy_does_not_name_is_still_said() {
    let policy = policy(
        r#"
levels rank { low: en "low" high: en "high" }
subject swimmer { pulse: whole number  own: rank }
define band as rank: defined as first of {
    quick: gives high when pulse less than 60 and (own is low or pulse is 7)
    otherwise low
  }
define pipes: en "a | b * c" defined as pulse at least 1
"#,
    );
    assert!(policy.problems.iter().all(|it| it.severity() != saty::problem::Severity::Error), "{:?}", policy.problems);
    let page = page(&policy, Lang::En, &Selection::Everything);
    let text = read::text::markdown(&page);
    assert!(text.contains("“high” if “pulse” is less than 60 and (“own” is “low” or “pulse” is 7)."), "{text}");
    assert!(text.contains("a \\| b \\* c"), "{text}");
    assert!(read::html::page(&page).contains("a | b * c"));
}

// Patterns

/// The texts between the arguments of a pattern, once for every choice in it.
fn fragments(pattern: &Pattern<&str>) -> Vec<Vec<String>> {
    let mut all = vec![vec![String::new()]];
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                all.iter_mut().for_each(|one| one.last_mut().expect("one").push_str(value))
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => {
                all.iter_mut().for_each(|one| one.push(String::new()));
            }
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                let inner: Vec<Vec<String>> = variants.iter().flat_map(|variant| fragments(&variant.value)).collect();
                let join = |one: &Vec<String>, other: &Vec<String>| {
                    let mut joined = one.clone();
                    joined.last_mut().expect("one").push_str(&other[0]);
                    joined.extend(other[1..].iter().cloned());
                    joined
                };
                all =
                    all.iter().flat_map(|one| inner.iter().map(|other| join(one, other)).collect::<Vec<_>>()).collect();
            }
        }
    }
    all
}

/// Whether a text has all fragments in this order, with something between them.
fn fits(text: &str, fragments: &[String]) -> bool {
    let mut rest = text;
    for (index, fragment) in fragments.iter().enumerate() {
        // The first letter of a sentence is a capital.
        let found =
            if index == 0 { rest.to_lowercase().find(&fragment.to_lowercase()) } else { rest.find(fragment.as_str()) };
        let Some(start) = found else { return false };
        let Some(after) = rest.get(start + fragment.len()..) else { return false };
        if index > 0 && start == 0 && !fragment.is_empty() {
            return false;
        }
        rest = after;
    }
    true
}

#[test]
fn every_pattern_is_used_in_every_language() {
    let (club, corpus) = (club(), corpus());
    for lang in Lang::ALL {
        let mut said = texts(&page(&club, lang, &Selection::Everything));
        said.extend(texts(&clause(&club, lang, "lifeguard.skill")));
        said.extend(texts(&page(&corpus, lang, &Selection::Everything)));
        let source =
            std::fs::read_to_string(root().join(format!("locales/{}/read.ftl", lang.code()))).expect("patterns");
        let resource = parser::parse(source.as_str()).expect("a catalog");
        let mut unused = Vec::new();
        let mut count = 0;
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            for fragments in fragments(message.value.as_ref().expect("a text")) {
                count += 1;
                if !said.iter().any(|text| fits(text, &fragments)) {
                    unused.push(format!("{}: {fragments:?}", message.id.name));
                }
            }
        }
        assert!(unused.is_empty() && count > 200, "{} of {count} in {}: {unused:#?}", unused.len(), lang.code());
    }
}

#[test]
fn every_pattern_has_a_place_in_the_sources() {
    let mut sources = String::new();
    for folder in ["src/explain/read", "src/cli", "src/explain"] {
        for path in crate::support::files_in(&root().join(folder), "rs") {
            sources.push_str(&std::fs::read_to_string(path).expect("a source"));
        }
    }
    let keys: BTreeSet<&str> = sources.split('"').filter(|part| part.starts_with("read-")).collect();
    let whole: Vec<&str> = keys.iter().copied().filter(|key| !key.contains('{')).collect();
    let catalog = Catalog::new(Lang::En);
    // A key that is built from parts ends where the next part begins.
    let parts = ["read-group", "read-documents", "read-satisfied"];
    for key in whole.into_iter().filter(|key| !parts.contains(key)) {
        assert_ne!(catalog.plain(key), key, "{key} has no text");
    }
}

// The policies

fn rows<'m>(amount: &'m Amount, metas: &mut Vec<&'m Meta>) {
    metas.push(&amount.meta);
    match &amount.body {
        AmountBody::Group { rows: inner, .. } => inner.iter().for_each(|row| rows(row, metas)),
        AmountBody::Ranges { rows, .. } => metas.extend(rows.iter().map(|row| &row.meta)),
        AmountBody::OncePerMember { rows, .. } => metas.extend(rows.iter().map(|row| &row.meta)),
        AmountBody::Fixed { .. } | AmountBody::ForEach { .. } => {}
    }
}

/// Every text that a person wrote in the policies, and the words of the source, which keep its language.
fn written(model: &Model) -> (Vec<&Labels>, Vec<&Labels>) {
    let (mut all, mut quotes): (Vec<&Labels>, Vec<&Labels>) = (Vec::new(), Vec::new());
    for scale in &model.scales {
        all.push(&scale.labels);
        all.extend(scale.members.values());
    }
    for record in &model.records {
        all.push(&record.labels);
        all.extend(record.fields.values().map(|field| &field.labels));
        all.extend(record.fields.values().flat_map(|field| &field.notes));
        all.extend(record.assumptions.iter().map(|it| &it.meta.labels));
    }
    for field in model.subject.values().chain(model.vacancy.values()) {
        all.push(&field.labels);
        all.extend(&field.notes);
    }
    for act in model.acts.values() {
        all.push(&act.labels);
        all.extend(&act.notes);
    }
    all.extend(model.units.values().chain(model.divisions.values()));
    let mut metas = model.metas();
    for position in &model.positions {
        metas.extend(position.stair.iter().map(|stair| &stair.meta));
        metas.extend(position.stair.iter().filter_map(|stair| stair.thresholds.as_ref()).map(|it| &it.meta));
    }
    for package in &model.packages {
        metas.extend(package.groups.iter().map(|group| &group.meta));
        let groups = package.documents.iter().filter_map(|document| document.satisfied_by.as_ref());
        for demand in groups {
            if let saty::model::DemandBody::Group(_, members) = &demand.body {
                metas.extend(members.iter().map(|member| &member.meta));
            }
        }
    }
    for term in &model.terms {
        if let TermBody::Amount(amount) = &term.body {
            rows(amount, &mut metas);
        }
    }
    model.score_sheets.iter().flat_map(|sheet| &sheet.criteria).for_each(|criterion| rows(criterion, &mut metas));
    metas.extend(model.calendars.iter().map(|it| &it.meta));
    metas.extend(model.properties.iter().map(|it| &it.meta));
    for notice in &model.notices {
        metas.push(&notice.meta);
        all.extend(notice.remarks.iter());
        for vacancy in &notice.vacancies {
            metas.push(&vacancy.meta);
            all.extend(vacancy.remarks.iter());
        }
    }
    for calendar in &model.calendars {
        all.extend(calendar.holidays.iter().chain(&calendar.workdays).map(|(_, _, labels)| labels));
    }
    for meta in metas {
        all.push(&meta.labels);
        quotes.extend(&meta.quotes);
        all.extend(meta.notes.iter().chain(&meta.evidence));
        all.extend(meta.defects.iter().map(|defect| &defect.texts));
    }
    all.retain(|labels| !labels.is_empty());
    (all, quotes)
}

fn latin_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| word.chars().any(|letter| letter.is_ascii_alphabetic()))
}

/// A number with letters hanging on it: `60-тан`.
fn suffixed(text: &str) -> Vec<&str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let hangs = |word: &&str| {
        word.split_once('-').is_some_and(|(number, suffix)| {
            number.ends_with(|letter: char| letter.is_ascii_digit())
                && suffix.starts_with(|letter: char| letter.is_alphabetic())
        })
    };
    words.filter(hangs).collect()
}

/// The policies as they are in every edition, and as every notice has them.
fn editions() -> (Sources, Vec<Model>) {
    let mut sources = Sources::default();
    let mut items = Vec::new();
    for path in crate::support::files_in(&root().join("policies"), "saty") {
        let id = sources.add(path.display().to_string(), &std::fs::read_to_string(path).expect("a policy"));
        items.extend(syntax::parse(sources.get(id), id).items);
    }
    let first = edition::first_days(&items)[0].yesterday().expect("a day");
    let model = |date, notice: Option<&Item>| {
        let folded = edition::fold(&items, date, notice, &mut Vec::new());
        model::check_edition(folded, Views::All).model
    };
    let mut models = vec![model(None, None), model(Some(first), None)];
    models.extend(edition::notices(&items).map(|notice| model(edition::notice_date(&items, notice), Some(notice))));
    (sources, models)
}

#[test]
fn the_policies_in_kazakh_and_russian_have_no_foreign_word_no_id_and_no_broken_form() {
    let (sources, models) = editions();
    assert!(models.len() >= 7);
    for model in &models {
        for lang in [Lang::Kk, Lang::Ru] {
            let page = read::page(model, &sources, &Catalog::new(lang), &Selection::Everything).expect("a page");
            is_clean(&page, model, lang);
        }
    }
}

#[track_caller]
fn is_clean(page: &Page, model: &Model, lang: Lang) {
    let (written, quotes) = written(model);
    let own = written.iter().filter_map(|labels| labels.texts.get(&lang));
    let own: Vec<&str> =
        own.chain(quotes.iter().flat_map(|labels| labels.texts.values())).map(String::as_str).collect();
    let names: BTreeSet<&str> = own.iter().flat_map(|text| latin_words(text)).collect();
    let numbers: BTreeSet<&str> = own.iter().flat_map(|text| suffixed(text)).collect();
    let divisions: Vec<&str> =
        model.divisions.values().filter_map(|labels| labels.texts.get(&lang)).map(String::as_str).collect();
    let is_division = |word: &str| {
        word.split_once('-')
            .is_some_and(|(_, suffix)| divisions.iter().any(|label| label.contains(&format!("{{}}-{suffix}"))))
    };
    let found = texts(page);
    assert!(found.len() > 1500, "only {} texts", found.len());
    for text in &found {
        for word in latin_words(text) {
            assert!(names.contains(word), "{word} in {text}");
        }
        for word in suffixed(text) {
            assert!(numbers.contains(word) || is_division(word), "{word} in {text}");
        }
        assert!(
            !text.contains(['{', '}']) && !text.contains(|letter| ('\u{e000}'..='\u{e005}').contains(&letter)),
            "{text}"
        );
        assert!(!text.contains("  ") && !text.contains(" ,") && !text.contains(" ."), "{text}");
    }
    // The text for a terminal shows no path and no file either.
    let lines = read::text::lines(page);
    assert!(!lines.lines.iter().any(|line| line.text.contains(".saty") || line.text.contains("read-")));
}

#[test]
fn every_text_of_the_policies_is_in_both_languages() {
    let policy = corpus();
    let (written, _) = written(&policy.plan.model);
    assert!(written.len() > 1000, "only {}", written.len());
    for labels in written {
        for lang in [Lang::Kk, Lang::Ru] {
            assert!(labels.texts.contains_key(&lang), "not in {}: {labels:?}", lang.code());
        }
    }
}

#[test]
fn a_position_and_a_sheet_as_they_are_read() {
    for lang in ["kk", "ru"] {
        for id in ["social-pedagogue", "annex-18"] {
            let (code, text, _) = saty(&["read", id, "--lang", lang]);
            assert_eq!(code, 0);
            insta::assert_snapshot!(format!("read-{id}-{lang}"), text);
        }
    }
}

// The page

/// The values of an attribute.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let start = format!(" {attribute}=\"");
    page.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_page_leads_to_its_provisions_and_to_the_policies() {
    let (code, page, _) = saty(&["read", "--lang", "kk", "--format", "html"]);
    assert_eq!(code, 0);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"kk\">"));
    assert!(["<script", "src=", "@import", "url("].iter().all(|foreign| !page.contains(foreign)));
    let ids = values(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an anchor stands once");
    assert!(unique.contains("teacher.qualification.retraining") && unique.contains("annex-18.degree.phd"));
    let (inside, outside): (Vec<&str>, Vec<&str>) =
        values(&page, "href").into_iter().partition(|target| target.starts_with('#'));
    assert!(inside.len() > 300 && outside.len() > 500);
    for target in inside {
        assert!(unique.contains(&target[1..]), "{target} leads nowhere");
    }
    // A number leads to the line where the policy has the clause.
    for (target, title) in outside.iter().zip(values(&page, "title")) {
        let (file, line) = target.split_once("#L").expect("a line");
        assert_eq!(title, format!("{file}:{line}"));
        let text = std::fs::read_to_string(root().join(file)).expect("a policy");
        assert!(text.lines().count() >= line.parse::<usize>().expect("a number"), "{target}");
    }
    let requirement = page.split(" id=\"teacher.qualification.retraining\"").nth(1).expect("the clause");
    let target = values(requirement, "href")[0];
    let (file, line) = target.split_once("#L").expect("a line");
    let text = std::fs::read_to_string(root().join(file)).expect("a policy");
    let line = text.lines().nth(line.parse::<usize>().expect("a number") - 1).expect("the line");
    assert_eq!((file, line.trim()), ("policies/positions/teacher.saty", "retraining:"));
}

#[test]
fn every_element_of_the_page_is_closed() {
    let (_, page, _) = saty(&["read", "annex-17", "--lang", "ru", "--format", "html"]);
    let mut open: Vec<&str> = Vec::new();
    let mut level = 1;
    for part in page.split_once("<body>").expect("a body").1.split('<').skip(1) {
        let (tag, _) = part.split_once('>').expect("a tag");
        match tag.strip_prefix('/') {
            Some("body" | "html") => assert!(open.is_empty(), "{open:?}"),
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => {
                let name = tag.split(' ').next().expect("a name");
                if let Some(next) = name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
                    assert!(next <= level + 1, "h{next} after h{level}");
                    level = next;
                }
                open.push(name);
            }
        }
    }
}

// The command

#[test]
fn paths_dates_and_notices_choose_what_is_read() {
    let (code, text, _) = saty(&["read", "policies/positions/teacher.saty", "--lang", "ru"]);
    assert!(code == 0 && text.contains("1.1 Учителя всех специальностей") && !text.contains("\n1.2 "));
    // A folder, and a file that is not among the policies.
    let (_, text, _) = saty(&["read", "policies/positions", "--lang", "ru"]);
    assert!(text.contains("\n1.9 ") && !text.contains("Балльные листы"));
    let (code, text, _) = saty(&["read", "tests/read/club.saty", "--lang", "ru"]);
    assert!(code == 0 && text.contains("спасатель на воде"), "{text}");
    let document =
        |arguments: &[&str]| saty(&[&["read", "competition-documents", "--lang", "ru"], arguments].concat()).1;
    assert!(document(&["--on", "2023-08-25"]).contains("видеопрезентация"));
    assert!(!document(&["--on", "2025-03-10"]).contains("видеопрезентация"));
    let assistant =
        |arguments: &[&str]| saty(&[&["read", "pedagogue-assistant", "--lang", "ru"], arguments].concat()).1;
    let announced = assistant(&["--notice", "competition-kyzylorda-264"]);
    assert!(announced.contains("По объявлению: Конкурс школы-лицея") && announced.len() < assistant(&[]).len());
}

#[test]
fn what_cannot_be_read_is_said() {
    let (code, _, error) = saty(&["read", "teacher.qualificaton"]);
    assert!(code == 2 && error.contains("E0224") && error.contains("`teacher.qualification`"), "{error}");
    let (code, _, error) = saty(&["read", "--on", "soon"]);
    assert!(code == 2 && error.contains("E0405"), "{error}");
    let (code, _, error) = saty(&["read", "--notice", "none"]);
    assert!(code == 2 && error.contains("E0507"), "{error}");
}
