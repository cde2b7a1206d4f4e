//! Dossiers from tables: templates filled and read back, messy workbooks, CSV files, and what is said of mistakes.

use crate::support::Policy;
use crate::support::policy;
use crate::support::policy_in;
use crate::support::program;
use crate::support::root;
use proptest::prelude::*;
use proptest::sample::select;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::Formula;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use saphyr::LoadableYamlNode;
use saphyr::Scalar;
use saphyr::Yaml;
use saty::catalog::Catalog;
use saty::dossier;
use saty::dossier::table;
use saty::dossier::table::Imported;
use saty::dossier::table::Table;
use saty::dossier::table::values::Choices;
use saty::dossier::template;
use saty::dossier::workbook;
use saty::dossier::workbook::Sheet;
use saty::eval::facts::Dossier;
use saty::model::Field;
use saty::model::Model;
use saty::model::expression::Type;
use saty::plan::Plan;
use saty::problem::Code;
use saty::problem::Problem;
use saty::source::Sources;
use saty::syntax::ast::Lang;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;

pub const CLUB: &str = include_str!("import/club.saty");
pub const DATE: &str = "2025-04-01";

pub fn club() -> &'static Plan {
    static PLAN: LazyLock<Plan> = LazyLock::new(|| policy(CLUB).plan);
    &PLAN
}

// Tables that the tests fill

/// What a test writes into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Put {
    Text(String),
    Number(f64),
    /// A number shown as a percentage.
    Share(f64),
    Day(String),
    Flag(bool),
    Formula(String, String),
}

pub fn text(text: &str) -> Put {
    Put::Text(text.to_string())
}

pub fn day(text: &str) -> Put {
    Put::Day(text.to_string())
}

pub fn put(sheet: &mut Worksheet, row: u32, column: u16, value: &Put) {
    let done = match value {
        Put::Text(text) => sheet.write_string(row, column, text),
        Put::Number(number) => sheet.write_number(row, column, *number),
        Put::Share(share) => sheet.write_number_with_format(row, column, *share, &Format::new().set_num_format("0%")),
        Put::Day(text) => {
            let day = ExcelDateTime::parse_from_str(text).expect("a day");
            sheet.write_datetime_with_format(row, column, day, &Format::new().set_num_format("dd.mm.yyyy"))
        }
        Put::Flag(flag) => sheet.write_boolean(row, column, *flag),
        Put::Formula(formula, result) => sheet.write_formula(row, column, Formula::new(formula).set_result(result)),
    };
    done.expect("a cell");
}

/// Rows by the sheet that they belong to: the applicants, a list, or `commission`. Columns are named as in the map.
pub type Rows = Vec<(String, Vec<(String, Put)>)>;

/// Fills a template as a person would: below its headers, the map left where it is.
pub fn fill(template: &[u8], rows: &Rows) -> Vec<u8> {
    let sheets = workbook::read("template.xlsx", template).expect("a template");
    let map = sheets.last().expect("the map");
    let cell = |row: &workbook::Row, column| row.get(column).map(|it| it.cell.written()).unwrap_or_default();
    let places: BTreeMap<String, (String, String)> =
        map.rows.iter().skip(1).map(|row| (cell(row, 2), (cell(row, 0), cell(row, 1)))).collect();
    let mut workbook = Workbook::new();
    let mut next: BTreeMap<String, u32> = BTreeMap::new();
    for sheet in sheets.iter().filter(|sheet| !sheet.hidden) {
        let to = workbook.add_worksheet();
        to.set_name(&sheet.name).expect("a name");
        for row in &sheet.rows {
            for placed in &row.cells {
                put(to, row.number as u32 - 1, placed.column as u16, &Put::Text(placed.cell.written()));
            }
        }
    }
    for (_, values) in rows {
        let name = &places[&values[0].0].0;
        let sheet = sheets.iter().find(|sheet| sheet.name == *name).expect("a sheet");
        let row = next.entry(name.clone()).or_insert(0);
        *row += 1;
        for (path, value) in values {
            let (_, header) = &places[path];
            let found = sheet.rows[0].cells.iter().find(|placed| placed.cell.written() == *header);
            let column = found.unwrap_or_else(|| panic!("no column {header}")).column as u16;
            put(workbook.worksheet_from_name(name).expect("a sheet"), *row, column, value);
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

pub fn written(model: &Model, lang: Lang) -> Vec<u8> {
    template::write(model, &Catalog::new(lang)).expect("a template")
}

pub fn import_sheets(plan: &Plan, sheets: &[Sheet], lang: Lang) -> (Imported, Sources) {
    let mut sources = Sources::default();
    let date = Some(DATE.parse().expect("a date"));
    let table = Table { name: "table.xlsx", sheets, map: None, record: None, date, lang };
    (table::import(plan, &table, &mut sources), sources)
}

#[track_caller]
pub fn import(plan: &Plan, bytes: &[u8]) -> (Imported, Sources) {
    import_sheets(plan, &workbook::read("table.xlsx", bytes).expect("a table"), Lang::En)
}

/// A workbook of sheets with texts, the headers first.
pub fn workbook_of(sheets: &[(&str, &[&[Put]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, cells) in rows.iter().enumerate() {
            for (column, value) in cells.iter().enumerate().filter(|(_, value)| **value != text("")) {
                put(sheet, row as u32, column as u16, value);
            }
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

pub fn read(model: &Model, yaml: &str) -> Dossier {
    let mut sources = Sources::default();
    let id = sources.add("dossier.yaml", yaml);
    let read = dossier::read_dossier(model, sources.get(id), id, DATE.parse().expect("a date"));
    assert!(read.problems.is_empty(), "{:?}\n{yaml}", read.problems);
    read.dossier
}

/// `E0537 Applicants C3`: the code of each problem, its sheet and cell.
pub fn shown(problems: &[Problem], sources: &Sources) -> Vec<String> {
    let place = |problem: &Problem| {
        let place = problem.span.and_then(|span| sources.get(span.file).cell_place(span));
        place.map_or(String::new(), |it| {
            let row = it.row.map(|row| row.to_string()).unwrap_or_default();
            format!(" {} {}{row}", it.sheet, it.column.unwrap_or_default())
        })
    };
    problems.iter().map(|problem| format!("{}{}", problem.code.id(), place(problem)).trim_end().to_string()).collect()
}

pub fn ids(imported: &Imported) -> Vec<&str> {
    imported.dossiers.iter().map(|(id, _)| id.as_str()).collect()
}

/// A CSV file of applicants of the club.
fn csv(content: &str) -> (Imported, Sources) {
    let sheets = workbook::read("club.csv", content.as_bytes()).expect("a table");
    import_sheets(club(), &sheets, Lang::En)
}

/// The codes of a CSV file, and the applicants that come through.
#[track_caller]
fn found(content: &str, wanted: &[&str], good: &[&str]) {
    let (imported, sources) = csv(content);
    assert_eq!(shown(&imported.problems, &sources), wanted, "{content}");
    assert_eq!(ids(&imported), good, "{content}");
}

/// The one value of a column as a dossier has it.
#[track_caller]
pub fn value(header: &str, cell: &Put) -> Result<String, Vec<&'static str>> {
    let bytes = workbook_of(&[("Applicants", &[&[text("id"), text(header)], &[text("anna"), cell.clone()]])]);
    let (imported, _) = import(club(), &bytes);
    match &imported.dossiers[..] {
        [(_, yaml)] => Ok(yaml.split_once(": ").map_or("", |(_, value)| value).trim_end().to_string()),
        _ => Err(imported.problems.iter().map(|problem| problem.code.id()).collect()),
    }
}

// Templates

#[test]
fn a_template_names_every_sheet_and_column() {
    for lang in Lang::ALL {
        let sheets = workbook::read("template.xlsx", &written(&club().model, lang)).expect("a template");
        let mut all = String::new();
        for sheet in &sheets {
            all += &format!("== {}{}\n{}\n", sheet.name, if sheet.hidden { " (hidden)" } else { "" }, sheet.text);
        }
        insta::assert_snapshot!(format!("template-{}", lang.code()), all);
    }
}

#[test]
fn a_template_is_always_the_same() {
    assert_eq!(written(&club().model, Lang::Kk), written(&club().model, Lang::Kk));
}

#[test]
fn an_empty_template_has_no_applicant() {
    let (imported, _) = import(club(), &written(&club().model, Lang::Ru));
    assert_eq!(imported.problems.iter().map(|problem| problem.code).collect::<Vec<Code>>(), [Code::EmptyTable]);
}

const ANNA: &str = "name: Anna K.
born: 1998-06-14
level: sure-swimmer
healthy: yes
pulse: 64
dived: 5.5
trained: 2 years 3 months
languages: [kazakh, russian]
licence-until: absent
prize: 1234.5
papers: [application, medical]
duties:
  - started: 2022-06-01
    finished: 2022-08-31
    place: outdoor
  - started: 2023-04
    place: open-water
courses: []
commission:
  lifeguard.skill.shown: yes
";

const BORIS: &str = "born: 2001
level: unknown
healthy: no
licence-until: 2026-01-31
insured: no
papers: []
courses:
  - passed: yes
    mark: 85
    hours: absent
  - passed: unknown
";

#[test]
fn a_filled_template_gives_the_dossiers_that_were_meant() {
    let plan = club();
    for lang in Lang::ALL {
        let rows: Rows = [("anna", ANNA), ("boris", BORIS)]
            .into_iter()
            .flat_map(|(id, yaml)| rows_of(&plan.model, id, yaml, lang))
            .collect();
        let (imported, sources) = import(plan, &fill(&written(&plan.model, lang), &rows));
        assert!(imported.problems.is_empty(), "{:?}", shown(&imported.problems, &sources));
        assert_eq!(imported.dossiers[0], ("anna".into(), ANNA.into()), "{}", lang.code());
        assert_eq!(imported.dossiers[1], ("boris".into(), BORIS.into()), "{}", lang.code());
    }
}

// From a dossier to cells

fn entries<'y>(yaml: &'y Yaml<'y>) -> Vec<(String, &'y Yaml<'y>)> {
    let Yaml::Mapping(mapping) = yaml else { panic!("no mapping: {yaml:?}") };
    mapping.iter().map(|(key, value)| (scalar(key), value)).collect()
}

fn scalar(yaml: &Yaml) -> String {
    match yaml {
        Yaml::Value(Scalar::String(text)) => text.to_string(),
        Yaml::Value(Scalar::Integer(number)) => number.to_string(),
        Yaml::Value(Scalar::FloatingPoint(number)) => number.to_string(),
        Yaml::Value(Scalar::Boolean(flag)) => if *flag { "yes" } else { "no" }.into(),
        Yaml::Value(Scalar::Null) => "unknown".into(),
        other => panic!("no scalar: {other:?}"),
    }
}

fn items<'y>(yaml: &'y Yaml<'y>) -> Option<Vec<&'y Yaml<'y>>> {
    if let Yaml::Sequence(items) = yaml { Some(items.iter().collect()) } else { None }
}

/// Words as the template of a language offers them.
fn word(key: &str, lang: Lang) -> String {
    thread_local!(static CATALOGS: [Catalog; 3] = Lang::ALL.map(Catalog::new));
    let text = CATALOGS.with(|all| all.iter().find(|catalog| catalog.lang == lang).map(|catalog| catalog.plain(key)));
    text.iter().flat_map(|text| text.split(';')).next().expect("a word").trim().to_string()
}

/// The cell of a value, as a person would fill it.
fn cell(model: &Model, field: &Field, yaml: &Yaml, lang: Lang) -> Put {
    let label = |scale, id: &str| {
        // What only another edition knows has no label here.
        let index = model.scale(scale).members.get_index_of(id);
        index.map_or(id.to_string(), |index| Choices::of_scale(model, scale, lang).shown()[index].clone())
    };
    if let (Type::Set(scale), Some(items)) = (field.ty, items(yaml)) {
        let labels: Vec<String> = items.iter().map(|item| label(scale, &scalar(item))).collect();
        return Put::Text(if labels.is_empty() { word("choice-none", lang) } else { labels.join("; ") });
    }
    let value = scalar(yaml);
    match (value.as_str(), field.ty) {
        ("unknown", _) => Put::Text(word("word-unknown", lang)),
        ("absent", Type::Flag) => Put::Text(word("word-absent", lang)),
        ("absent", _) => Put::Text(word("choice-absent", lang)),
        ("yes" | "no", Type::Flag) => Put::Text(word(&format!("word-{value}"), lang)),
        (_, Type::Member(scale)) => Put::Text(label(scale, &value)),
        (_, Type::Date) if value.len() == 10 => Put::Day(value),
        (_, Type::Number(_)) => match value.parse() {
            Ok(number) => Put::Number(number),
            Err(_) => Put::Text(value),
        },
        (_, Type::Duration) => {
            let parts = value.split(' ').map(|part| match part.trim_end_matches('s') {
                "year" => word("word-years", lang),
                "month" => word("word-months", lang),
                "day" => word("word-days", lang),
                _ => part.to_string(),
            });
            Put::Text(parts.collect::<Vec<String>>().join(" "))
        }
        _ => Put::Text(value),
    }
}

/// The rows of a dossier in all sheets.
pub fn rows_of(model: &Model, id: &str, yaml: &str, lang: Lang) -> Rows {
    let mut own = vec![("@id".to_string(), text(id))];
    let mut others = Rows::new();
    let documents = Yaml::load_from_str(yaml).expect("YAML");
    for (key, node) in documents.first().map(entries).unwrap_or_default() {
        if let Some(field) = model.subject.get(&key) {
            own.push((key, cell(model, field, node, lang)));
        } else if let Some(record) = model.records.iter().find(|record| record.plural == key) {
            let records = items(node).unwrap_or_default();
            if records.is_empty() {
                let word = if items(node).is_some() { "word-yes" } else { "word-unknown" };
                own.push((format!("{key}.@complete"), Put::Text(self::word(word, lang))));
            }
            for fields in records {
                let mut row = vec![(format!("{key}.@id"), text(id))];
                for (name, node) in entries(fields) {
                    row.push((format!("{key}.{name}"), cell(model, &record.fields[&name], node, lang)));
                }
                others.push((key.clone(), row));
            }
        } else {
            for (clause, node) in entries(node) {
                let row = [("@id", text(id)), ("@clause", text(&clause))].map(|(name, put)| (name.to_string(), put));
                let said = scalar(node);
                let decision = match said.parse() {
                    Ok(mark) => Put::Number(mark),
                    Err(_) => Put::Text(word(&format!("word-{said}"), lang)),
                };
                let row = row.into_iter().chain([("@decision".to_string(), decision)]);
                others.push((key.clone(), row.map(|(name, put)| (format!("{key}.{name}"), put)).collect()));
            }
        }
    }
    let mut rows = vec![(String::new(), own)];
    rows.append(&mut others);
    rows
}

// Marks of the commission

const SHOW: &str = "
score-sheet show {
  en \"show\" ru \"показ\" kk \"көрсетілім\"
  source rules
  score: sum of criteria
  criterion style {
    en \"style\" ru \"стиль\" kk \"стиль\"
    gives mark of the commission from 0 to 10 step 0.5
  }
}
";

/// The club with a mark that the commission gives; without its other decisions, if they are left out.
fn club_with_marks(judges: bool) -> Plan {
    let text = if judges { CLUB.into() } else { CLUB.replace("commission decides", "when healthy") };
    policy(&format!("{text}{SHOW}")).plan
}

#[test]
fn a_template_lists_the_clauses_that_get_a_mark() {
    let plan = club_with_marks(false);
    for (lang, name) in
        [(Lang::Kk, "стиль [show.style]"), (Lang::Ru, "стиль [show.style]"), (Lang::En, "style [show.style]")]
    {
        assert_eq!(Choices::of_clauses(&plan.model, lang).shown(), [name]);
        let sheets = workbook::read("template.xlsx", &written(&plan.model, lang)).expect("a template");
        let (lists, map) = (&sheets[sheets.len() - 2].text, &sheets[sheets.len() - 1].text);
        assert!(lists.contains(name) && map.contains("commission.@decision"), "{lists}{map}");
    }
    let both = club_with_marks(true);
    let shown = Choices::of_clauses(&both.model, Lang::En).shown().to_vec();
    assert_eq!(shown, ["has shown it [lifeguard.skill.shown]", "style [show.style]"]);
}

#[test]
fn a_mark_of_the_commission_is_a_number() {
    let plan = club_with_marks(true);
    let yaml = "born: 1998-06-14\ncommission:\n  lifeguard.skill.shown: yes\n  show.style: 7.5\n";
    for lang in Lang::ALL {
        let rows = rows_of(&plan.model, "anna", yaml, lang);
        let (imported, sources) = import(&plan, &fill(&written(&plan.model, lang), &rows));
        assert!(imported.problems.is_empty(), "{:?}", shown(&imported.problems, &sources));
        assert_eq!(imported.dossiers, [("anna".to_string(), yaml.to_string())]);
    }
    let dossier = read(&plan.model, yaml);
    assert_eq!(dossier.marks["show.style"], "7.5".parse().expect("a number"));
}

#[test]
fn a_mark_is_checked_as_in_a_dossier() {
    let plan = club_with_marks(true);
    // The clause may stand behind the decision.
    let import_of = |decision: Put, clause: &str| {
        let people: &[&[Put]] = &[&[text("id")], &[text("anna")], &[text("boris")]];
        let row = [text("anna"), decision, text(clause)];
        let decisions: &[&[Put]] = &[&[text("id"), text("Decision"), text("Clause")], &row];
        let (imported, sources) = import(&plan, &workbook_of(&[("Applicants", people), ("Decisions", decisions)]));
        let anna = imported.dossiers.iter().find(|(id, _)| id == "anna").map(|(_, yaml)| yaml.clone());
        (shown(&imported.problems, &sources), anna.unwrap_or_default())
    };
    let fine = |mark: &str| (vec![], format!("commission:\n  show.style: {mark}\n"));
    assert_eq!(import_of(text("7,5"), "style"), fine("7.5"));
    assert_eq!(import_of(Put::Number(0.0), "show.style"), fine("0"));
    assert_eq!(import_of(text("не известно"), "стиль"), fine("unknown"));
    let refused = |code: &str| (vec![format!("{code} Decisions B2")], String::new());
    assert_eq!(import_of(Put::Number(11.0), "style"), refused("E0407"));
    assert_eq!(import_of(Put::Number(7.3), "style"), refused("E0407"));
    assert_eq!(import_of(text("yes"), "style"), refused("E0403"));
    assert_eq!(import_of(text("1,234"), "style"), refused("E0539"));
    assert_eq!(import_of(Put::Number(7.0), "has shown it"), refused("E0403"));
    assert_eq!(import_of(text(""), "style"), (vec![], String::new()), "not given yet");
}

// The policies

/// Dossiers of the policies go through a table and come out the same, and so do the answers.
#[test]
fn dossiers_of_the_policies_survive_a_table() {
    let Policy { plan, .. } = policy_in(&root().join("policies"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import");
    let _ = std::fs::remove_dir_all(&folder);
    let cases = [("teacher-turned-social-pedagogue", "social-pedagogue"), ("career-changer", "maths")];
    for lang in [Lang::Kk, Lang::Ru] {
        let samples = cases.map(|(name, vacancy)| {
            let path = root().join("tests/samples").join(format!("{name}.yaml"));
            (name, vacancy, std::fs::read_to_string(path).expect("a sample"))
        });
        let rows = samples.iter().flat_map(|(name, _, yaml)| rows_of(&plan.model, name, yaml, lang)).collect();
        let to = folder.join(lang.code());
        std::fs::create_dir_all(&to).expect("a folder");
        let table = to.join("table.xlsx");
        std::fs::write(&table, fill(&written(&plan.model, lang), &rows)).expect("a table");
        let arguments = ["import", table.to_str().expect("a path"), "--to", to.to_str().expect("a path")];
        let (code, said) = saty(&root(), &[&arguments[..], &["--on", DATE]].concat());
        assert_eq!(code, 0, "{said}");
        for (name, vacancy, yaml) in &samples {
            let imported = to.join(format!("{name}.yaml"));
            let text = std::fs::read_to_string(&imported).expect("a dossier");
            assert_eq!(read(&plan.model, &text), read(&plan.model, yaml), "{text}");
            let vacancy = format!("tests/samples/vacancies/{vacancy}.yaml");
            let answer = |dossier: &str| saty(&root(), &["eval", dossier, "--vacancy", &vacancy, "--format", "json"]);
            let original = format!("tests/samples/{name}.yaml");
            assert_eq!(answer(imported.to_str().expect("a path")), answer(&original));
        }
    }
}

// The command

pub fn saty(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let run = program(folder).args(arguments).output().expect("a run");
    let text = String::from_utf8_lossy(&run.stderr).into_owned() + &String::from_utf8_lossy(&run.stdout);
    (run.status.code().expect("a code"), text)
}

/// A folder with the policy of the club and the messy tables.
pub fn world(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import-worlds").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for file in ["club.saty", "messy.xlsx", "duties.csv", "map.csv"] {
        std::fs::copy(root().join("tests/import").join(file), folder.join(file)).expect("a copy");
    }
    folder
}

#[test]
fn a_messy_workbook_says_all_its_mistakes_and_gives_the_good_dossiers() {
    for lang in ["kk", "ru", "en"] {
        let folder = world(&format!("messy-{lang}"));
        let arguments = ["import", "messy.xlsx", "--to", "dossiers", "--policies", "club.saty", "--on", DATE];
        let (code, said) = saty(&folder, &[&arguments[..], &["--lang", lang]].concat());
        assert_eq!(code, 1, "{said}");
        insta::assert_snapshot!(format!("messy-{lang}"), said);
        let mut files: Vec<String> = std::fs::read_dir(folder.join("dossiers"))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        assert_eq!(files, ["anna.yaml", "kira.yaml"]);
        let read = |name: &str| std::fs::read_to_string(folder.join("dossiers").join(name)).expect("a dossier");
        insta::assert_snapshot!("messy-dossiers", format!("{}---\n{}", read("anna.yaml"), read("kira.yaml")));
    }
}

#[test]
fn dossiers_that_are_there_stay_unless_they_are_to_be_replaced() {
    let folder = world("replace");
    let table = "id;pulse\nanna;64\nboris;70\n";
    std::fs::write(folder.join("table.csv"), table).expect("a table");
    std::fs::write(folder.join("anna.yaml"), "pulse: 50\n").expect("a dossier");
    let arguments = ["import", "table.csv", "--to", ".", "--policies", "club.saty"];
    let (code, said) = saty(&folder, &arguments);
    assert!(code == 1 && said.contains("E0513") && said.contains("--replace"), "{said}");
    assert!(said.contains("1 dossier written, left out: 1"), "{said}");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a dossier");
    assert_eq!((read("anna.yaml").as_str(), read("boris.yaml").as_str()), ("pulse: 50\n", "pulse: 70\n"));
    let (code, said) = saty(&folder, &[&arguments[..], &["--replace"]].concat());
    assert_eq!((code, read("anna.yaml").as_str()), (0, "pulse: 64\n"), "{said}");
}

#[test]
fn templates_are_written_and_not_written_over() {
    let folder = world("template");
    let arguments = ["import", "--template", "club.xlsx", "--policies", "club.saty", "--lang", "ru"];
    let (code, said) = saty(&folder, &arguments);
    assert_eq!((code, said.as_str()), (0, "шаблон записан: club.xlsx\n"));
    let (code, said) = saty(&folder, &arguments);
    assert!(code == 2 && said.contains("E0513"), "{said}");
}

#[test]
fn a_csv_file_is_one_sheet_with_a_map_of_its_own() {
    let folder = world("csv");
    let arguments = ["import", "duties.csv", "--to", "out", "--map", "map.csv", "--policies", "club.saty"];
    let (code, said) = saty(&folder, &[&arguments[..], &["--record", "duty"]].concat());
    assert_eq!(code, 0, "{said}");
    let text = std::fs::read_to_string(folder.join("out/anna.yaml")).expect("a dossier");
    let wanted = "duties:\n  - started: 2022-06-01\n    finished: 2022-08-31\n    place: outdoor\n  - started: 2023\n";
    assert_eq!(text, wanted);
    let (code, said) = saty(&folder, &[&arguments[..], &["--record", "dutis"]].concat());
    assert!(code == 2 && said.contains("E0532") && said.contains("duties"), "{said}");
    assert_eq!(saty(&folder, &arguments[..2]).0, 2, "without a folder");
}

// What a cell may hold

#[test]
fn csv_with_semicolons_and_a_mark_at_its_start() {
    let (imported, _) =
        csv("\u{feff}ID;дата рождения;сүңгу тереңдігі\r\nанна;14.06.1998;5,5\r\n;;\r\nboris;1999-02;6 m\r\n");
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    let wanted = [("анна", "born: 1998-06-14\ndived: 5.5\n"), ("boris", "born: 1999-02\ndived: 6\n")];
    assert_eq!(imported.dossiers, wanted.map(|(id, yaml)| (id.to_string(), yaml.to_string())));
}

#[test]
fn days_as_people_write_them() {
    for (cell, wanted) in [
        (day("1998-06-14"), "1998-06-14"),
        (text("14.06.1998"), "1998-06-14"),
        (text("4.6.1998 г."), "1998-06-04"),
        (text("14.06.1998 ж."), "1998-06-14"),
        (text("1998-06-14"), "1998-06-14"),
        (text("1998-06-14T00:00:00"), "1998-06-14"),
        (text("06.1998"), "1998-06"),
        (text("1998-06"), "1998-06"),
        (text("1998"), "1998"),
        (text("1998 год"), "1998"),
        (Put::Number(1998.0), "1998"),
        (text("белгісіз"), "unknown"),
    ] {
        assert_eq!(value("born", &cell).as_deref(), Ok(wanted), "{cell:?}");
    }
    for (cell, code) in [
        (text("04/01/98"), "E0538"),
        (text("04/01/1998"), "E0538"),
        (text("14.06.98"), "E0538"),
        (text("14-06-1998"), "E0538"),
        (day("1905-07-11"), "E0538"),
        (Put::Number(35960.0), "E0538"),
        (text("31.02.1998"), "E0405"),
        (text("in summer"), "E0403"),
        (text("absent"), "E0403"),
    ] {
        assert_eq!(value("born", &cell), Err(vec![code]), "{cell:?}");
    }
}

#[test]
fn numbers_as_people_write_them() {
    for (cell, wanted) in [
        (Put::Number(6.5), "6.5"),
        (Put::Number(0.1 + 0.2), "0.3"),
        (text("6,5"), "6.5"),
        (text("6.5"), "6.5"),
        (text("-6,5"), "-6.5"),
        (text("1 234,5"), "1234.5"),
        (text("1\u{a0}234\u{a0}567"), "1234567"),
        (text("1234,567"), "1234.567"),
        (text("0,125"), "0.125"),
        (Put::Formula("=6+0.5".into(), "6.5".into()), "6.5"),
    ] {
        assert_eq!(value("prize", &cell).as_deref(), Ok(wanted), "{cell:?}");
    }
    for cell in ["1,234.5", "1.234,5", "1,234", "1.234.567", "1'234", "12 34"] {
        assert_eq!(value("prize", &text(cell)), Err(vec!["E0539"]), "{cell}");
    }
    assert_eq!(value("prize", &text("much")), Err(vec!["E0403"]));
    assert_eq!(value("pulse", &text("64,5")), Err(vec!["E0403"]));
    assert_eq!(value("pulse", &Put::Number(300.0)), Err(vec!["E0407"]));
    for (cell, wanted) in [("15 m", "15"), ("15 м", "15"), ("15 metres", "15"), ("15,5", "15.5")] {
        assert_eq!(value("dived", &text(cell)).as_deref(), Ok(wanted), "{cell}");
    }
}

#[test]
fn shares_as_a_workbook_keeps_them() {
    let rows: [&[Put]; 4] = [
        &[text("id"), text("mark")],
        &[text("anna"), Put::Share(0.85)],
        &[text("anna"), Put::Number(85.0)],
        &[text("anna"), text("82,5 %")],
    ];
    let (imported, _) =
        import(club(), &workbook_of(&[("Applicants", &[&[text("id")], &[text("anna")]]), ("course", &rows)]));
    assert_eq!(imported.dossiers[0].1, "courses:\n  - mark: 85\n  - mark: 85\n  - mark: 82.5\n");
}

#[test]
fn words_choices_and_lengths_of_time_in_three_languages() {
    for (header, cell, wanted) in [
        ("healthy", "Да", "yes"),
        ("healthy", "жоқ", "no"),
        ("healthy", "НЕИЗВЕСТНО", "unknown"),
        ("insured", "нет", "no"),
        ("insured", "absent", "absent"),
        ("licence-until", "нет", "absent"),
        ("level", "Құтқарушы-жүзуші", "rescue-swimmer"),
        ("level", " Sure  swimmer ", "sure-swimmer"),
        // Latin a, e, y and i for letters that look the same.
        ("level", "нaчинaющий", "beginner"),
        ("level", "beginner", "beginner"),
        ("languages", "казахский; Russian;", "[kazakh, russian]"),
        ("languages", "орыс тілі\nKazakh", "[russian, kazakh]"),
        ("languages", "жоқ", "[]"),
        ("papers", "справка", "[medical]"),
        ("trained", "2 года 3 месяца", "2 years 3 months"),
        ("trained", "1 жыл, 10 күн", "1 years 10 days"),
        ("trained", "8 months", "8 months"),
    ] {
        assert_eq!(value(header, &text(cell)).as_deref(), Ok(wanted), "{header}: {cell}");
    }
    assert_eq!(value("healthy", &Put::Flag(true)).as_deref(), Ok("yes"));
    assert_eq!(value("trained", &text("2")), Err(vec!["E0403"]));
    assert_eq!(value("healthy", &text("maybe")), Err(vec!["E0403"]));
}

#[test]
fn texts_come_out_as_they_went_in() {
    for name in ["O'Neil: \"Anna\" # [x] {y}", "- dash", "null", "~", "\u{7}bell", "Ән–ші", "!tag", "1: 2", "a, b"]
    {
        let bytes = workbook_of(&[("Applicants", &[&[text("id"), text("name")], &[text("anna"), text(name)]])]);
        let (imported, _) = import(club(), &bytes);
        let yaml = imported.dossiers[0].1.as_str();
        let facts = read(&club().model, yaml);
        assert!(format!("{:?}", facts.fields[0]).contains(&format!("{:?}", name.trim())), "{yaml} {facts:?}");
    }
}

/// What is not stated is unknown, unless it is said that there is nothing more.
#[test]
fn a_list_without_rows_is_not_empty() {
    let headers = "id;List is complete: duty";
    let duties = |yaml: &str| read(&club().model, yaml).records[0].clone();
    for (answer, wanted) in [("", None), ("yes", Some(Vec::new())), ("unknown", None), ("нет", None)] {
        // The sheet is there, without rows of this applicant.
        let bytes = workbook_of(&[
            ("Applicants", &[&headers.split(';').map(text).collect::<Vec<Put>>()[..], &[text("anna"), text(answer)]]),
            ("Duties", &[&[text("id"), text("first day")]]),
        ]);
        let (imported, _) = import(club(), &bytes);
        assert_eq!(duties(&imported.dossiers[0].1), wanted, "{answer}");
    }
    found(&format!("{headers}\nanna;yes\n"), &["E0546 club.csv B2"], &[]);
}

// Mistakes: each code where it is, and the good applicants come through

#[test]
fn e0530_no_table() {
    for bytes in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0 old"] {
        assert_eq!(workbook::read("a.xlsx", bytes).expect_err("refused").code, Code::NoTable);
    }
    let locked: Vec<u8> = b"\xd0\xcf\x11\xe0"
        .iter()
        .copied()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let problem = workbook::read("a.xlsx", &locked).expect_err("refused");
    assert!(Catalog::new(Lang::En).problem(&problem).message.contains("password"));
    let problem = workbook::read("a.csv", b"id;\xc0\xed\xed\xe0\n").expect_err("refused");
    let help = Catalog::new(Lang::Ru).problem(&problem).help.expect("a help");
    assert!(problem.code == Code::NotUtf8 && help.contains("CSV UTF-8"), "{help}");
    let large = vec![b' '; dossier::MAX_FILE + 1];
    assert_eq!(workbook::read("a.csv", &large).expect_err("refused").code, Code::FileTooLarge);
}

#[test]
fn e0531_empty_table() {
    for content in ["", "id;born\n", "\n\n"] {
        let (imported, _) = csv(content);
        let codes: Vec<Code> = imported.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, [Code::EmptyTable], "{content}");
    }
}

#[test]
fn e0532_unknown_sheet() {
    let applicants: &[&[Put]] = &[&[text("id")], &[text("anna")], &[text("boris")]];
    let bytes = workbook_of(&[
        ("Applicants", applicants),
        ("Dutys", &[&[text("id"), text("first day")], &[text("boris"), text("2022")]]),
        ("Remarks", &[&[text("nothing of anybody")]]),
    ]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0532 Dutys", "E0532 Remarks A1"]);
    assert_eq!((ids(&imported), &imported.left_out[..]), (vec!["anna"], &["boris".to_string()][..]));
    let map: &[&[Put]] =
        &[&[text("Sheet")], &[text("dutys"), text(""), text("-")], &[text("Remarks"), text(""), text("-")]];
    let bytes = workbook_of(&[
        ("Applicants", applicants),
        ("Dutys", &[&[text("id")], &[text("boris")]]),
        ("Remarks", &[&[text("-")]]),
        ("Column map", map),
    ]);
    assert_eq!(ids(&import(club(), &bytes).0), ["anna", "boris"]);
}

#[test]
fn e0533_unknown_column() {
    found("id;brn\nanna;\nboris;1999\n", &["E0533 club.csv B1"], &["anna"]);
    found("id;born\nanna;1998;lost\nboris;1999\nvera;;lost\n", &["E0533 club.csv C2"], &["boris"]);
    let help = |content: &str| Catalog::new(Lang::En).problem(&csv(content).0.problems[0]).help.expect("a help");
    assert!(help("id;day of brith\nanna;1998\n").contains("`day of birth`"));
}

#[test]
fn e0534_column_twice() {
    found("id;born;pulse;дата рождения\nanna;;64;\nboris;1999;;\n", &["E0534 club.csv D1"], &["anna"]);
}

#[test]
fn e0535_no_id_column() {
    found("born;pulse\n1998;64\n", &["E0535 club.csv 1"], &[]);
    let bytes = workbook_of(&[
        ("Applicants", &[&[text("id")], &[text("anna")]]),
        ("Duties", &[&[text("first day")], &[text("2022")]]),
    ]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0535 Duties A1"]);
    assert_eq!(imported.left_out, ["anna"], "the rows may be about anybody");
}

#[test]
fn e0536_merged_cells() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 3, "Applicants of the club", &plain).expect("a title");
    for (row, cells) in
        [["id", "name", "pulse"], ["anna", "A", "64"], ["boris", "B", "70"], ["vera", "V", ""]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            put(sheet, row as u32 + 1, column as u16, &text(cell));
        }
    }
    sheet.merge_range(3, 2, 4, 2, "70", &plain).expect("merged");
    let (imported, sources) = import(club(), &workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(shown(&imported.problems, &sources), ["E0536 Sheet1 C4"]);
    assert!(format!("{:?}", imported.problems).contains("C4:C5"));
    assert_eq!(ids(&imported), ["anna"]);
}

#[test]
fn e0537_unknown_label() {
    found("id;level\nanna;sure swimer\nboris;beginner\n", &["E0537 club.csv B2"], &["boris"]);
    found(
        "id;languages\nanna;kazakh; Russian\nboris;\"kazakh;latin\"\n",
        &["E0533 club.csv C2", "E0537 club.csv B3"],
        &[],
    );
    let help = |content: &str| Catalog::new(Lang::En).problem(&csv(content).0.problems[0]).help.expect("a help");
    assert!(help("id;level\nanna;sure swimer\n").contains("`sure swimmer`"));
    assert!(help("id;level\nanna;diver\n").contains("beginner; sure swimmer; rescue swimmer"));
}

#[test]
fn e0538_unclear_date() {
    found("id;born\nanna;04/01/98\nboris;1999\n", &["E0538 club.csv B2"], &["boris"]);
}

#[test]
fn e0539_unclear_number() {
    found("id;prize\nanna;\"1,234.5\"\nboris;\"1 234,5\"\n", &["E0539 club.csv B2"], &["boris"]);
}

#[test]
fn e0540_error_cell() {
    let bytes = std::fs::read(root().join("tests/import/messy.xlsx")).expect("a table");
    let (imported, sources) = import(club(), &bytes);
    let errors = shown(&imported.problems, &sources).into_iter().filter(|line| line.starts_with("E0540"));
    assert_eq!(errors.collect::<Vec<String>>(), ["E0540 Список G7", "E0540 Список F21"]);
}

#[test]
fn e0541_unknown_applicant() {
    let bytes = workbook_of(&[
        ("Applicants", &[&[text("id")], &[text("anna")], &[text("boris")], &[text("vera")]]),
        ("Duties", &[&[text("id")], &[text("Vera")], &[text("borys")], &[text("nobody")]]),
    ]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0541 Duties A3", "E0541 Duties A4"]);
    assert_eq!((ids(&imported), &imported.left_out[..]), (vec!["anna", "vera"], &["boris".to_string()][..]));
}

#[test]
fn e0542_applicant_twice() {
    found("id;pulse\nanna;64\nAnna;70\nboris;66\n", &["E0542 club.csv A3"], &["boris"]);
}

#[test]
fn e0543_row_without_id() {
    found("id;pulse\nanna;64\n;70\n;\n\nboris;66\n", &["E0543 club.csv 3"], &["anna", "boris"]);
    let bytes = workbook_of(&[
        ("Applicants", &[&[text("id")], &[text("anna")], &[text("boris")]]),
        ("Duties", &[&[text("id"), text("place")], &[text("anna"), text("indoor")], &[text(""), text("outdoor")]]),
    ]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0543 Duties 3"]);
    assert_eq!(ids(&imported), ["boris"], "the row is most likely about the one above");
}

#[test]
fn e0544_unusable_id() {
    found("id;pulse\n../anna;64\nnul;64\nboris;66\n", &["E0544 club.csv A2", "E0544 club.csv A3"], &["boris"]);
}

#[test]
fn e0545_wrong_map() {
    let map = |rows: &'static [&'static [&'static str]]| {
        let rows: Vec<Vec<Put>> = rows.iter().map(|row| row.iter().map(|cell| text(cell)).collect()).collect();
        let rows: Vec<&[Put]> = rows.iter().map(Vec::as_slice).collect();
        let who: &[&[Put]] = &[&[text("Who"), text("Heart")], &[text("anna"), text("64")]];
        let (imported, sources) = import(club(), &workbook_of(&[("People", who), ("Map", &rows)]));
        (shown(&imported.problems, &sources), imported.dossiers)
    };
    let good: &[&[&str]] = &[&["Sheet", "Column", "Means"], &["people", "WHO", "@id"], &["People", "Heart", "pulse"]];
    assert_eq!(map(good), (vec![], vec![("anna".to_string(), "pulse: 64\n".to_string())]));
    let wrong: &[&[&str]] = &[&["Sheet", "Column", "Means"], &["People", "Who", "@id"], &["People", "Heart", "puls"]];
    assert_eq!(map(wrong), (vec!["E0545 Map C3".to_string(), "E0533 People B1".to_string()], vec![]));
    let two: &[&[&str]] = &[&["Sheet"], &["People", "Who", "@id"], &["People", "Heart", "duties.place"]];
    assert_eq!(map(two).0, ["E0545 Map C3", "E0533 People B1"]);
}

#[test]
fn e0546_open_list() {
    let bytes = workbook_of(&[
        (
            "Applicants",
            &[
                &[text("id"), text("List is complete: duty")],
                &[text("anna"), text("no")],
                &[text("boris"), text("soon")],
            ],
        ),
        ("Duties", &[&[text("id"), text("place")], &[text("anna"), text("indoor")]]),
    ]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0546 Applicants B2", "E0546 Applicants B3"]);
}

#[test]
fn e0547_table_too_large() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write_string(1_048_575, 16_383, "far").expect("a cell");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    assert_eq!(workbook::read("far.xlsx", &bytes).expect_err("refused").code, Code::TableTooLarge);
}

#[test]
fn e0548_no_clause() {
    let bytes = workbook_of(&[
        ("Applicants", &[&[text("id")], &[text("anna")], &[text("boris")], &[text("vera")]]),
        (
            "Decisions",
            &[
                &[text("id"), text("Clause"), text("Decision")],
                &[text("anna"), text(""), text("yes")],
                &[text("boris"), text("has shown it"), text("no")],
                &[text("vera"), text("lifeguard.skil.shown"), text("no")],
            ],
        ),
    ]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0548 Decisions 2", "E0537 Decisions B4"]);
    assert_eq!(imported.dossiers, [("boris".to_string(), "commission:\n  lifeguard.skill.shown: no\n".to_string())]);
}

/// What the reader of dossiers finds has the place of the cell.
#[test]
fn mistakes_of_a_dossier_have_the_place_of_the_cell() {
    let duties: &[&[Put]] = &[
        &[text("id"), text("first day"), text("last day")],
        &[text("anna"), day("2024-05-01"), day("2024-04-01")],
        &[text("boris"), day("2024-05-01"), text("")],
    ];
    let courses: &[&[Put]] = &[
        &[text("id"), text("passed"), text("mark"), text("hours")],
        &[text("boris"), text("yes"), text("60"), text("501")],
        &[text("vera"), text("yes"), text("40"), text("")],
    ];
    let applicants: &[&[Put]] = &[&[text("id")], &[text("anna")], &[text("boris")], &[text("vera")], &[text("galina")]];
    let bytes = workbook_of(&[("Applicants", applicants), ("duty", duties), ("course", courses)]);
    let (imported, sources) = import(club(), &bytes);
    assert_eq!(shown(&imported.problems, &sources), ["E0406 duty C2", "E0407 course D2", "E0409 course A3"]);
    assert_eq!(ids(&imported), ["galina"]);
}

// The document

/// The rows of the table of a document that says what cells may hold: what is quoted in each column.
fn cells_of_document(path: &str) -> Vec<Vec<Vec<String>>> {
    let text = std::fs::read_to_string(root().join(path)).expect("a document");
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(String::from).collect();
    let rows = text.lines().filter(|line| line.starts_with("| ") && line.matches('|').count() == 4);
    rows.skip(1).map(|row| row.split('|').map(quoted).collect()).collect()
}

#[test]
fn the_document_says_what_cells_may_hold() {
    let text_of = |lang: &str| std::fs::read_to_string(root().join(lang).join("import.md")).expect("a document");
    let rows = cells_of_document("docs/import.md");
    assert!(rows.len() >= 14, "{rows:?}");
    for other in ["docs/ru", "docs/kk"] {
        assert_eq!(cells_of_document(&format!("{other}/import.md")), rows, "{other}");
    }
    let fields = [
        ("| yes or no |", "healthy"),
        ("| a number |", "prize"),
        ("| a unit |", "dived"),
        ("| a date |", "born"),
        ("| a duration |", "trained"),
        ("| a level or kind |", "level"),
        ("| a set |", "languages"),
    ];
    let mut checked = 0;
    let document = text_of("docs");
    for line in document.lines() {
        let Some((_, field)) = fields.iter().find(|(start, _)| line.starts_with(start)) else { continue };
        let parts: Vec<&str> = line.split('|').collect();
        let cells: Vec<&str> = parts[2].split('`').skip(1).step_by(2).collect();
        for cell in cells {
            let wanted = match parts[3].trim().strip_prefix('`') {
                Some(text) => Ok(text.trim_end_matches('`').to_string()),
                None => {
                    Err(vec![parts[3].split("E05").nth(1).map(|rest| format!("E05{}", rest.trim())).expect("a code")])
                }
            };
            let found = value(field, &text(cell)).map_err(|codes| codes.into_iter().map(String::from).collect());
            assert_eq!(found, wanted, "{line}: {cell}");
            checked += 1;
        }
    }
    assert!(checked >= 30, "{checked}");
}

// For any table

/// A dossier of the club, field by field; some are left out.
fn any_dossier() -> impl Strategy<Value = String> {
    let one = |name: &'static str, values: &'static [&'static str]| {
        proptest::option::of(select(values)).prop_map(move |value| value.map(|value| format!("{name}: {value}\n")))
    };
    let fields = (
        one("name", &["Anna", "\"Ән: 'ші' # \\\"x\\\"\"", "\"12\""]),
        one("born", &["1998-06-14", "1998-06", "1998", "unknown", "2024-02-29"]),
        one("level", &["beginner", "sure-swimmer", "rescue-swimmer", "unknown"]),
        one("healthy", &["yes", "no", "unknown"]),
        one("dived", &["0", "5.25", "12", "unknown"]),
        one("trained", &["2 years 3 months", "10 days", "unknown"]),
        one("languages", &["[]", "[kazakh]", "[kazakh, russian]", "unknown"]),
        one("licence-until", &["2026-01-31", "2026", "absent", "unknown"]),
        one("insured", &["yes", "no", "absent", "unknown"]),
        one("papers", &["[application, medical]", "[]"]),
    );
    let fields = fields.prop_map(|(a, b, c, d, e, f, g, h, i, j)| {
        [a, b, c, d, e, f, g, h, i, j].into_iter().flatten().collect::<String>()
    });
    let duty = (
        select(&["2022-06-01", "2022", "unknown"][..]),
        select(&["2023-08-31", "unknown"][..]),
        select(&["indoor", "open-water", "unknown"][..]),
    );
    let duty =
        duty.prop_map(|(from, to, place)| format!("  - started: {from}\n    finished: {to}\n    place: {place}\n"));
    let course = (
        select(&["yes", "no", "unknown"][..]),
        select(&["50", "82.5", "100"][..]),
        select(&["1", "500", "absent"][..]),
    );
    let course = course
        .prop_map(|(passed, mark, hours)| format!("  - passed: {passed}\n    mark: {mark}\n    hours: {hours}\n"));
    let list = |name: &'static str, rows: Option<Vec<String>>| match rows {
        None => String::new(),
        Some(rows) if rows.is_empty() => format!("{name}: []\n"),
        Some(rows) => format!("{name}:\n{}", rows.concat()),
    };
    let lists = (
        proptest::option::of(proptest::collection::vec(duty, 0..3)),
        proptest::option::of(proptest::collection::vec(course, 0..3)),
        proptest::option::of(select(&["yes", "no"][..])),
    );
    (fields, lists).prop_map(move |(fields, (duties, courses, shown))| {
        let shown = shown.map(|shown| format!("commission:\n  lifeguard.skill.shown: {shown}\n")).unwrap_or_default();
        format!("{fields}{}{}{shown}", list("duties", duties), list("courses", courses))
    })
}

/// Cells of all sorts, many of them words that mean something.
fn any_cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "id", "anna", "boris", "born", "level", "duties", "yes", "нет", "unknown", "1998", "#REF!", "04/01/98", "-", "",
    ];
    prop_oneof![select(KNOWN).prop_map(String::from), "\\PC{0,12}", "[0-9 .,/-]{0,8}", any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_dossier_survives_a_table(yaml in any_dossier(), lang in select(&Lang::ALL[..])) {
        let plan = club();
        let rows = rows_of(&plan.model, "anna", &yaml, lang);
        let (imported, sources) = import(plan, &fill(&written(&plan.model, lang), &rows));
        prop_assert!(imported.problems.is_empty(), "{:?}\n{yaml}", shown(&imported.problems, &sources));
        prop_assert_eq!(read(&plan.model, &imported.dossiers[0].1), read(&plan.model, &yaml));
    }

    /// Whatever the cells are: there is an answer, what is written can be read, and every applicant is accounted for.
    #[test]
    fn any_table_is_answered(rows in proptest::collection::vec(proptest::collection::vec(any_cell(), 0..5), 0..8)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<String>>().join(";") + "\n";
        let body: String = rows.iter().map(line).collect();
        for head in ["", "id;born;level;languages;prize\n", "id;first day;place\n"] {
            let Ok(sheets) = workbook::read("any.csv", format!("{head}{body}").as_bytes()) else { continue };
            for record in [None, Some("duties")] {
                let plan = club();
                let mut sources = Sources::default();
                let table = Table { name: "any.csv", sheets: &sheets, map: sheets.first().map(|sheet| ("map.csv", sheet)), record, date: None, lang: Lang::Kk };
                let imported = table::import(plan, &table, &mut sources);
                for (id, yaml) in &imported.dossiers {
                    read(&plan.model, yaml);
                    prop_assert!(!imported.left_out.contains(id));
                }
                prop_assert!(imported.left_out.is_empty() || !imported.problems.is_empty());
                for problem in &imported.problems {
                    prop_assert!(!Catalog::new(Lang::Kk).problem(problem).message.is_empty());
                    if let Some(span) = problem.span {
                        prop_assert!(sources.get(span.file).cell_place(span).is_some());
                    }
                }
            }
        }
    }

    /// A damaged workbook is refused or read, and nothing else.
    #[test]
    fn a_damaged_workbook_is_no_accident(
        part in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        cut in 0usize..12,
        instead in select(DAMAGE),
    ) {
        let sound = std::fs::read(root().join("tests/import/messy.xlsx")).expect("a table");
        let bytes = repacked(&sound, |parts| {
            let (_, text) = part.get(parts).clone();
            let starts: Vec<usize> = (0..text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let at = at.get(&starts[..]);
            let rest: String = text[*at..].chars().skip(cut).collect();
            (part.index(parts.len()), format!("{}{instead}{rest}", &text[..*at]))
        });
        if let Ok(sheets) = workbook::read("messy.xlsx", &bytes) {
            import_sheets(club(), &sheets, Lang::Ru);
        }
        // What is packed may be damaged as well.
        let mut cut_off = sound;
        cut_off.truncate(at.index(cut_off.len()));
        prop_assert!(workbook::read("messy.xlsx", &cut_off).is_err() || cut_off.len() < 4);
    }
}

/// What takes the place of some letters of a part of a workbook.
const DAMAGE: &[&str] =
    &["", "<", ">", "\"", "/", "&#0;", "999999999", "-1", "A0", "XFE1048577", "NaN", "t=\"s\"", "</row>", "ё"];

/// A workbook with one of its parts changed.
pub fn repacked(bytes: &[u8], change: impl Fn(&[(String, String)]) -> (usize, String)) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut parts: Vec<(String, String)> = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("a text");
        parts.push((file.name().expect("a name").to_string(), text));
    }
    let (index, text) = change(&parts);
    parts[index].1 = text;
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &parts {
        out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(text.as_bytes()).expect("a text");
    }
    out.finish().expect("a workbook").into_inner()
}
