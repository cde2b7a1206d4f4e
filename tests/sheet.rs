//! The score sheet of a candidate on paper: a page, a workbook, and that both say the same.

use crate::paper::sheets;
use crate::support::program;
use crate::support::root;
use calamine::Data;
use std::path::PathBuf;
use std::process::Output;

const CLUB: [&str; 6] =
    ["tests/sheet/swimmer.yaml", "--policies", "tests/read/club.saty", "--notice", "spring", "--sheet=contest"];
const EXPERIENCED: &str = "tests/samples/maths-master.yaml";
const NEWCOMER: &str = "tests/samples/newcomer-page-unknown.yaml";
const VACANCY: [&str; 4] = ["--notice", "competition-nine-posts-2025", "--vacancy", "maths"];

fn run(arguments: &[&str]) -> Output {
    program(&root()).arg("sheet").args(arguments).output().expect("a run")
}

#[track_caller]
fn page(arguments: &[&str], code: i32) -> String {
    let run = run(arguments);
    assert_eq!(run.status.code(), Some(code), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).expect("text")
}

#[track_caller]
fn refused(arguments: &[&str]) -> String {
    let run = run(arguments);
    assert_eq!(run.status.code(), Some(2), "{}", String::from_utf8_lossy(&run.stdout));
    assert!(run.stdout.is_empty());
    String::from_utf8(run.stderr).expect("text")
}

fn in_nine_posts<'a>(dossier: &'a str, lang: &'a str) -> Vec<&'a str> {
    [&[dossier, "--lang", lang], &VACANCY[..]].concat()
}

/// The page without its style, which is the same on all.
pub fn body(page: &str) -> &str {
    &page[page.find("<body>").expect("a body")..]
}

/// What stands between two tags, with the signs of HTML as they are read.
fn plain(html: &str) -> String {
    let text: String = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&")
}

/// The texts of the papers of a page, each as a cell of a workbook would hold it.
pub fn papers(page: &str) -> Vec<Vec<String>> {
    let sections = body(page).split("<section").skip(1);
    let texts = |section: &str| {
        let lines = section.lines().filter_map(|line| {
            let inner = match line {
                line if line.starts_with("<div><dt>") => line.replace("</dt>", ": "),
                line if line.starts_with("<td") || line.starts_with("<th") => line.replace("</p><p", "\n<p"),
                line if line.starts_with("<p") || line.starts_with("<h1") => line.to_string(),
                _ => return None,
            };
            Some(plain(&inner))
        });
        lines.filter(|text| !text.is_empty()).collect()
    };
    sections.map(texts).collect()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("saty-sheet-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// The workbook of the same call.
#[track_caller]
fn workbook(arguments: &[&str], code: i32, name: &str) -> Vec<u8> {
    let folder = folder(name);
    let path = folder.join("sheet.xlsx");
    let written = [arguments, &["--format", "xlsx", "--to", path.to_str().expect("a path")]].concat();
    assert_eq!(page(&written, code), "", "nothing is printed");
    let bytes = std::fs::read(&path).expect("a workbook");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    bytes
}

/// The row of a criterion, by its number: what the candidate got, and why.
#[track_caller]
fn got(page: &str, number: usize) -> (String, String) {
    let start = page.find(&format!("<td><p>{number}.</p></td>")).expect("the criterion");
    let row = page[start..].split("</tr>").next().expect("a row");
    let cells: Vec<&str> = row.lines().collect();
    (plain(cells[cells.len() - 2]), plain(&cells[cells.len() - 1].replace("</p><p", "\n<p")))
}

#[test]
fn the_sheet_of_a_swimmer_in_three_languages() {
    for lang in ["kk", "ru", "en"] {
        let page = page(&[&CLUB[..], &["--lang", lang]].concat(), 0);
        insta::assert_snapshot!(format!("sheet-club-{lang}"), body(&page));
    }
}

#[test]
fn the_sheets_of_two_candidates_as_the_order_prints_them() {
    for lang in ["kk", "ru"] {
        for (name, dossier, code) in [("experienced", EXPERIENCED, 0), ("newcomer", NEWCOMER, 1)] {
            let page = page(&in_nine_posts(dossier, lang), code);
            insta::assert_snapshot!(format!("sheet-{name}-{lang}"), body(&page));
        }
    }
}

#[test]
fn what_is_not_known_is_never_nought() {
    let page = page(&in_nine_posts(NEWCOMER, "ru"), 1);
    let (points, why) = got(&page, 7);
    assert_eq!(points, "0–3");
    assert!(why.contains("неизвестно: срок ведения страницы"), "{why}");
    assert_eq!(got(&page, 2), ("0".into(), "нет".into()));
    assert!(page.contains("<p class=\"strong\">5–19</p>"), "the total");
    assert!(page.contains("остаются открытыми критерии: 1, 3, 4, 7"));
}

#[test]
fn what_the_source_does_not_decide_is_never_nought() {
    let page = page(&[&CLUB[..], &["--lang", "en"]].concat(), 0);
    assert_eq!(got(&page, 15).0, "not decided");
    assert!(page.contains("points not decided by the source, criteria: 15"));
    assert!(
        page.contains("<p class=\"strong\">Total</p></td>\n<td class=\"middle\"><p class=\"strong\">not decided</p>")
    );
}

#[test]
fn the_grounds_name_the_row_and_the_records() {
    let page = page(&in_nine_posts(EXPERIENCED, "ru"), 0);
    let (points, why) = got(&page, 1);
    assert_eq!(points, "5");
    assert!(why.starts_with("Магистр: 5\nдокумент об образовании № 2: послевузовское, магистр"), "{why}");
    assert!(page.contains("<p>Высшее с отличием = 3 балла</p><p class=\"strong\">Магистр = 5 баллов</p>"));
    let (points, why) = got(&page, 8);
    assert_eq!(points, "4,5");
    assert!(why.contains("наставник: 0,5"), "{why}");
}

#[test]
fn readings_that_would_change_the_total_are_named() {
    let page = page(&in_nine_posts(EXPERIENCED, "ru"), 0);
    assert!(page.contains("При толковании «числа сноски» всего: 41."));
    assert!(!page.contains("Критерий 1."), "a reading that changes nothing here");
}

#[test]
fn a_workbook_says_what_the_page_says_and_its_numbers_are_numbers() {
    let calls = [
        (CLUB.to_vec(), 0, "club"),
        (in_nine_posts(EXPERIENCED, "kk"), 0, "kk"),
        (in_nine_posts(NEWCOMER, "ru"), 1, "ru"),
    ];
    for (arguments, code, name) in calls {
        let papers = papers(&page(&arguments, code));
        let sheets = sheets(&workbook(&arguments, code, name));
        assert_eq!(papers.len(), sheets.len());
        for (paper, (sheet, cells)) in papers.iter().zip(&sheets) {
            let said = cells.iter().map(|cell| match cell {
                Data::Float(number) => number.to_string(),
                other => other.to_string(),
            });
            let said: Vec<String> = said.collect();
            let numbers = cells.iter().filter(|cell| matches!(cell, Data::Float(_))).count();
            assert!(numbers >= 4, "{sheet}: {numbers} numbers");
            assert_eq!(paper.len(), said.len(), "{sheet}");
            for (read, (said, cell)) in paper.iter().zip(said.iter().zip(cells)) {
                match cell {
                    Data::Float(_) => assert_eq!(&read.replace(',', "."), said, "{sheet}"),
                    _ => assert_eq!(read, said, "{sheet}"),
                }
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_written_can_be_read_by_others_as_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = root().join(env!("CARGO_TARGET_TMPDIR")).join("sheet-modes");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (plain, written) = (folder.join("plain"), folder.join("sheet.html"));
    let _ = (std::fs::remove_file(&plain), std::fs::remove_file(&written));
    std::fs::write(&plain, "").expect("a file");
    let run = run(&[&CLUB[..], &["--lang", "en", "--to", written.to_str().expect("a path")]].concat());
    assert_eq!(run.status.code(), Some(0), "{}", String::from_utf8_lossy(&run.stderr));
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("a file").permissions().mode();
    assert_eq!(mode(&written), mode(&plain));
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let arguments = in_nine_posts(EXPERIENCED, "ru");
    assert_eq!(workbook(&arguments, 0, "once"), workbook(&arguments, 0, "again"));
    assert_eq!(page(&arguments, 0), page(&arguments, 0));
}

#[test]
fn a_page_in_a_file_is_the_page_on_the_screen() {
    let folder = folder("html");
    let path = folder.join("sheet.html");
    let arguments = in_nine_posts(EXPERIENCED, "kk");
    assert_eq!(page(&[&arguments[..], &["--to", path.to_str().expect("a path")]].concat(), 0), "");
    assert_eq!(std::fs::read_to_string(&path).expect("a page"), page(&arguments, 0));
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
}

#[test]
fn several_candidates_one_after_another() {
    let arguments = [&[EXPERIENCED], &in_nine_posts(NEWCOMER, "ru")[..]].concat();
    let page = page(&arguments, 1);
    let papers = papers(&page);
    assert_eq!(papers.len(), 2);
    assert!(papers[0].iter().any(|text| text.ends_with("Есенов Қанат Оразұлы")));
    assert!(papers[1].iter().any(|text| text.ends_with("Шамшиев Ерасыл Нұрланұлы")));
    let names: Vec<String> = sheets(&workbook(&arguments, 1, "two")).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Есенов Қанат Оразұлы", "Шамшиев Ерасыл Нұрланұлы"]);
}

#[test]
fn while_it_is_not_settled_which_sheet_applies_each_is_printed_and_says_so() {
    let page =
        page(&["tests/samples/start-unknown.yaml", "--position", "teacher", "--on", "2025-04-01", "--lang=ru"], 0);
    let papers = papers(&page);
    assert_eq!(papers.len(), 2);
    assert!(
        papers.iter().all(|paper| paper.iter().any(|text| text.contains("не установлено. неизвестно: "))),
        "{papers:#?}"
    );
}

#[test]
fn a_sheet_that_does_not_apply_is_printed_if_it_is_named_and_says_so() {
    let named = |sheet| [&in_nine_posts(EXPERIENCED, "ru")[..], &["--sheet", sheet]].concat();
    let page_of = page(&named("annex-18"), 0);
    assert!(page_of.contains("<p class=\"strong\">Этот лист не применяется: его условие не выполнено.</p>"));
    assert!(page_of.contains("№&nbsp;57, приложение 18"));
    assert_eq!(page(&named("competition-score"), 0), page(&in_nine_posts(EXPERIENCED, "ru"), 0));
}

#[test]
fn what_cannot_be_printed_is_said() {
    let vacancy = in_nine_posts(EXPERIENCED, "ru");
    let text = refused(&[&vacancy[..], &["--sheet", "annex-71"]].concat());
    assert!(text.contains("E0520") && text.contains("annex-17"), "{text}");
    let text = refused(&[EXPERIENCED, "--position", "teacher", "--on", "2023-09-01"]);
    assert!(text.contains("E0521"), "{text}");
    let text = refused(&[&vacancy[..], &["--format", "xlsx"]].concat());
    assert!(text.contains("E0522") && text.contains("--to"), "{text}");
    let text = refused(&["no-such-file.yaml", "--position", "teacher", "--on", "2025-04-01"]);
    assert!(text.contains("E0501"), "{text}");
    let text = refused(&[EXPERIENCED, "--notice", "competition-nine-posts-2025"]);
    assert!(text.contains("E0508"), "{text}");
}
