//! Workbooks as spreadsheet programs keep them: what cells show, what is hidden, what is too large; and tables that are
//! written to the disk while something goes wrong.

use crate::import::DATE;
use crate::import::Put;
use crate::import::club;
use crate::import::fill;
use crate::import::ids;
use crate::import::import;
use crate::import::import_sheets;
use crate::import::put;
use crate::import::rows_of;
use crate::import::saty;
use crate::import::shown;
use crate::import::text;
use crate::import::value;
use crate::import::workbook_of;
use crate::import::world;
use crate::import::written;
use crate::support::policy_in;
use crate::support::program;
use crate::support::root;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use saty::catalog::Catalog;
use saty::dossier::table::Imported;
use saty::dossier::workbook;
use saty::problem::Code;
use saty::problem::Problem;
use saty::syntax::ast::Lang;
use std::io::Cursor;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::process::Child;
use std::process::Output;
use std::process::Stdio;

// What cells show

/// A workbook of applicants with one column, filled by hand.
fn workbook_with(header: &str, fill: impl Fn(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    put(sheet, 0, 0, &text("id"));
    put(sheet, 0, 1, &text(header));
    put(sheet, 1, 0, &text("anna"));
    fill(sheet);
    workbook.save_to_buffer().expect("a workbook")
}

/// What a dossier says of a number that is shown in a format, or the code and the help of what is wrong.
fn of_number(header: &str, number: f64, format: &str) -> Result<String, (Code, &'static str)> {
    let format = Format::new().set_num_format(format);
    let bytes = workbook_with(header, |sheet| {
        sheet.write_number_with_format(1, 1, number, &format).expect("a cell");
    });
    said(&import(club(), &bytes).0)
}

fn said(imported: &Imported) -> Result<String, (Code, &'static str)> {
    match (&imported.dossiers[..], &imported.problems[..]) {
        ([(_, yaml)], []) => Ok(yaml.split_once(": ").expect("a value").1.trim_end().to_string()),
        (_, problems) => Err((problems[0].code, problems[0].help)),
    }
}

#[test]
fn a_sign_of_percent_that_is_only_written_is_no_factor() {
    for (number, format, wanted) in [
        (0.85, "0%", "85 %"),
        (0.57, "0.0%", "57 %"),
        (0.0085, "0%%", "85 %"),
        (85.0, "0\"%\"", "85"),
        (85.0, "0\\%", "85"),
        (85.0, "0_%", "85"),
        (85.0, "[<=1]0%;0", "85"),
        (0.85, "[<=1]0%;0", "85 %"),
    ] {
        let format = Format::new().set_num_format(format);
        let courses = |sheet: &mut Worksheet| {
            for (column, cell) in ["id", "mark"].iter().enumerate() {
                put(sheet, 0, column as u16, &text(cell));
            }
            put(sheet, 1, 0, &text("anna"));
            sheet.write_number_with_format(1, 1, number, &format).expect("a cell");
        };
        let mut workbook = Workbook::new();
        let people = workbook.add_worksheet();
        put(people, 0, 0, &text("id"));
        put(people, 1, 0, &text("anna"));
        courses(workbook.add_worksheet().set_name("Course").expect("a name"));
        let (imported, _) = import(club(), &workbook.save_to_buffer().expect("a workbook"));
        let yaml = &imported.dossiers.first().expect("a dossier").1;
        assert_eq!(yaml.trim_end(), format!("courses:\n  - mark: {}", wanted.trim_end_matches(" %")), "{format:?}");
    }
    assert_eq!(of_number("prize", 85.0, "0\"%\"").as_deref(), Ok("85"));
    assert_eq!(of_number("prize", 0.85, "0%"), Err((Code::WrongType, "help")), "no share of what it is not");
}

#[test]
fn a_day_is_known_as_far_as_it_is_shown() {
    let number = 35960.0;
    for (format, wanted) in [
        ("dd.mm.yyyy", "1998-06-14"),
        ("dd.mm.yy", "1998-06-14"),
        ("yyyy-mm-dd", "1998-06-14"),
        ("[$-419]d mmmm yyyy;@", "1998-06-14"),
        ("dd.mm.yyyy hh:mm", "1998-06-14"),
        ("mm.yyyy", "1998-06"),
        ("mmm-yy", "1998-06"),
        ("[$-419]mmmm yyyy;@", "1998-06"),
        ("yyyy", "1998"),
        ("yyyy \"год\"", "1998"),
    ] {
        assert_eq!(of_number("born", number, format).as_deref(), Ok(wanted), "{format}");
    }
    assert_eq!(of_number("born", 35960.75, "dd.mm.yyyy").as_deref(), Ok("1998-06-14"), "a moment of the day");
    assert_eq!(of_number("born", number, "d mmm"), Err((Code::UnclearDate, "no-year")));
    assert_eq!(of_number("born", number, "dddd"), Err((Code::UnclearDate, "no-year")));
    assert_eq!(of_number("name", number, "mm.yyyy").as_deref(), Ok("1998-06"), "a text is as it is shown");
}

#[test]
fn what_is_no_day_of_anybody_is_asked_about() {
    for (number, format, help) in [
        (0.75, "hh:mm", "time"),
        (35960.75, "hh:mm", "time"),
        (0.75, "dd.mm.yyyy", "time"),
        (0.0, "dd.mm.yyyy", "time"),
        (10.632, "[h]:mm", "time"),
        (10.632, "mm:ss", "time"),
        (-3.0, "dd.mm.yyyy", "help"),
        (5.0, "dd.mm.yyyy", "far"),
        (60.0, "dd.mm.yyyy", "far"),
        (7305.0, "dd.mm.yyyy", "far"),
        (73416.0, "dd.mm.yyyy", "far"),
        (2_958_465.0, "dd.mm.yyyy", "far"),
        (2_958_466.0, "dd.mm.yyyy", "help"),
        (1e300, "dd.mm.yyyy", "help"),
        (2019.0, "dd.mm.yyyy", "year"),
        (2019.0, "yyyy", "year"),
        (35960.0, "General", "help"),
        (35960.0, "0", "help"),
    ] {
        assert_eq!(of_number("born", number, format), Err((Code::UnclearDate, help)), "{number} {format}");
    }
    // Both ends of what may be.
    assert_eq!(of_number("born", 7306.0, "dd.mm.yyyy").as_deref(), Ok("1920-01-01"));
    assert_eq!(of_number("born", 73415.0, "dd.mm.yyyy").as_deref(), Ok("2100-12-31"));
    // What is typed as a text is meant.
    assert_eq!(value("born", &text("05.01.1900")).as_deref(), Ok("1900-01-05"));
    assert_eq!(value("born", &Put::Number(2019.0)).as_deref(), Ok("2019"));
    for lang in Lang::ALL {
        for help in ["time", "far", "no-year"] {
            let problem = Problem { help, ..Problem::general(Code::UnclearDate).text("found", "x") };
            assert!(Catalog::new(lang).problem(&problem).help.is_some_and(|text| !text.is_empty()), "{help}");
        }
    }
}

#[test]
fn a_day_in_the_place_of_a_number_is_what_a_program_made_of_it() {
    // Who types 3.5 or 1-2 gets a day.
    assert_eq!(of_number("prize", 45780.0, "d.mmm"), Err((Code::UnclearNumber, "day")));
    assert_eq!(of_number("prize", 0.75, "hh:mm"), Err((Code::WrongType, "help")));
    assert_eq!(of_number("trained", 1.5, "[h]:mm"), Err((Code::WrongType, "help")));
    assert_eq!(of_number("name", 0.75, "h:mm").as_deref(), Ok("\"18:00\""));
    assert_eq!(of_number("name", 10.632, "[h]:mm").as_deref(), Ok("\"255:10:05\""));
}

/// Some programs show a cell without a format in that of its row or column, and save it with that format.
#[test]
fn a_cell_without_a_format_has_that_of_its_row_or_column() {
    let dates = Format::new().set_num_format("dd.mm.yyyy");
    let number = |number: f64, of_row: bool| {
        let bytes = workbook_with("born", |sheet| {
            match of_row {
                true => sheet.set_row_format(1, &dates).expect("a row"),
                false => sheet.set_column_format(1, &dates).expect("a column"),
            };
            sheet.write_number(1, 1, number).expect("a cell");
        });
        // The library that writes gives such a cell the format; a person's program need not.
        said(&import(club(), &without_format(&bytes, "B2")).0)
    };
    for of_row in [true, false] {
        assert_eq!(number(35960.0, of_row).as_deref(), Ok("1998-06-14"), "{of_row}");
        assert_eq!(number(1998.0, of_row), Err((Code::UnclearDate, "year")), "{of_row}");
    }
    let bold = Format::new().set_bold();
    let bytes = workbook_with("born", |sheet| {
        sheet.set_column_format(1, &dates).expect("a column");
        sheet.write_number_with_format(1, 1, 35960.0, &bold).expect("a cell");
    });
    assert_eq!(said(&import(club(), &bytes).0), Err((Code::UnclearDate, "help")), "it has a format of its own");
}

fn without_format(bytes: &[u8], cell: &str) -> Vec<u8> {
    changed(bytes, "xl/worksheets/sheet1.xml", |text| {
        let start = text.find(&format!("<c r=\"{cell}\"")).expect("the cell");
        let end = start + text[start..].find('>').expect("its end");
        format!("{}<c r=\"{cell}\"{}", &text[..start], &text[end..])
    })
}

/// A workbook with a part changed.
fn changed(bytes: &[u8], part: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut is_changed = false;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part");
        let name = file.name().expect("a name").to_string();
        let mut content = String::new();
        file.read_to_string(&mut content).expect("a text");
        if name == part {
            let new = change(&content);
            is_changed |= new != content;
            content = new;
        }
        out.start_file(&name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(content.as_bytes()).expect("a text");
    }
    assert!(is_changed, "{part}");
    out.finish().expect("a workbook").into_inner()
}

#[test]
fn days_kept_as_texts_are_known_as_far_as_they_are_shown() {
    let strict = |format: &str, kept: &str| {
        let format = Format::new().set_num_format(format);
        let bytes = workbook_with("born", |sheet| {
            sheet.write_number_with_format(1, 1, 35960, &format).expect("a cell");
        });
        let bytes = changed(&bytes, "xl/worksheets/sheet1.xml", |part| {
            let start = part.find("<c r=\"B2\"").expect("the cell") + "<c".len();
            format!("{} t=\"d\"{}", &part[..start], part[start..].replace("<v>35960</v>", &format!("<v>{kept}</v>")))
        });
        said(&import(club(), &bytes).0)
    };
    assert_eq!(strict("dd.mm.yyyy", "1998-06-14").as_deref(), Ok("1998-06-14"));
    assert_eq!(strict("mm.yyyy", "1998-06-14T00:00:00").as_deref(), Ok("1998-06"));
    assert_eq!(strict("General", "1998-06-14T00:00:00").as_deref(), Ok("1998-06-14"));
    assert_eq!(strict("hh:mm", "1998-06-14T18:00:00"), Err((Code::UnclearDate, "time")));
    assert_eq!(strict("dd.mm.yyyy", "9999-12-31"), Err((Code::UnclearDate, "far")));
}

#[test]
fn days_counted_from_1904_are_the_same_days() {
    let dates = Format::new().set_num_format("dd.mm.yyyy");
    let day = |number: f64| {
        let bytes = workbook_with("born", |sheet| {
            sheet.write_number_with_format(1, 1, number, &dates).expect("a cell");
        });
        let bytes =
            changed(&bytes, "xl/workbook.xml", |text| text.replace("<workbookPr ", "<workbookPr date1904=\"1\" "));
        said(&import(club(), &bytes).0)
    };
    assert_eq!(day(35960.0 - 1462.0).as_deref(), Ok("1998-06-14"));
    assert_eq!(day(1.0), Err((Code::UnclearDate, "far")));
}

// What a spreadsheet program makes of a template

/// The template of the club in Russian, filled, and the same after LibreOffice 7.4 has saved it again.
#[test]
fn a_table_says_the_same_after_a_spreadsheet_program_has_saved_it() {
    let read = |name: &str| {
        let bytes = std::fs::read(root().join("tests/import").join(name)).expect("a table");
        let (imported, sources) = import(club(), &bytes);
        let helps: Vec<&str> = imported.problems.iter().map(|problem| problem.help).collect();
        (shown(&imported.problems, &sources), helps.join(" "), imported.dossiers, imported.left_out)
    };
    let (before, after) = (read("filled.xlsx"), read("resaved.xlsx"));
    assert_eq!(before, after);
    let (problems, _, dossiers, left_out) = after;
    let of = |id: &str| dossiers.iter().find(|(other, _)| other == id).map(|(_, yaml)| yaml.trim_end());
    for (id, wanted) in [
        ("moment", "born: 1998-06-14"),
        ("month", "born: 1998-06"),
        ("month-in-words", "born: 1998-06"),
        ("year", "born: 1998"),
        ("year-as-text", "born: 1998"),
        ("year-as-number", "born: 1998"),
        ("number", "born: 1998-06-14"),
        ("sign-in-quotes", "prize: 85"),
        ("sign-escaped", "prize: 85"),
        ("hidden", "healthy: no"),
    ] {
        assert_eq!(of(id), Some(wanted), "{id}");
    }
    let day = of("day").expect("a dossier");
    assert!(day.contains("  - passed: yes\n    mark: 85\n    hours: 40\n  - passed: yes\n    mark: 82.5"), "{day}");
    let out =
        "number-of-a-year number-with-digits time length day-of-no-year too-early too-late none share day-for-a-number";
    assert_eq!(left_out.join(" "), out);
    let warned: Vec<&String> = problems.iter().filter(|it| it.starts_with('W')).collect();
    assert_eq!(warned, ["W0406 Кандидаты J1", "W0406 Кандидаты 22"]);
}

#[test]
fn a_template_of_one_language_is_read_under_every_other() {
    let policies = policy_in(&root().join("policies")).plan;
    let sample = std::fs::read_to_string(root().join("tests/samples/career-changer.yaml")).expect("a sample");
    let of_club = "born: 1998-06-14\nlevel: sure-swimmer\nhealthy: yes\ntrained: 2 years 3 months\nlanguages: [kazakh]\n\
                   licence-until: absent\ninsured: absent\ncourses: []\ncommission:\n  lifeguard.skill.shown: yes\n";
    for (plan, yaml) in [(club(), of_club), (&policies, sample.as_str())] {
        for own in Lang::ALL {
            let bytes = fill(&written(&plan.model, own), &rows_of(&plan.model, "anna", yaml, own));
            // Without its map too, as a secretary may have copied the sheets.
            let all = workbook::read("table.xlsx", &bytes).expect("a table");
            let bare = &all[..all.len() - 1];
            let read = |sheets, lang| {
                let (imported, sources) = import_sheets(plan, sheets, lang);
                assert!(imported.problems.is_empty(), "{own:?} {lang:?} {:?}", shown(&imported.problems, &sources));
                imported.dossiers
            };
            let wanted = read(&all, own);
            for lang in Lang::ALL {
                assert_eq!(read(&all, lang), wanted, "{own:?} {lang:?}");
                assert_eq!(read(bare, lang), wanted, "{own:?} {lang:?} without a map");
            }
        }
    }
}

// What nobody sees

#[test]
fn w0406_hidden_rows_columns_and_sheets_are_said() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Applicants").expect("a name");
    let rows = [["id", "pulse"], ["a", "60"], ["b", "61"], ["c", "62"], ["d", "63"], ["e", "64"]];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            put(sheet, row as u32, column as u16, &text(cell));
        }
    }
    for row in [1, 2, 4, 9] {
        sheet.set_row_hidden(row).expect("a row");
    }
    sheet.set_column_hidden(1).expect("a column");
    sheet.set_column_hidden(5).expect("a column");
    for (name, cells) in [("Duties", ["id", "place"]), ("Remarks", ["id", "none"]), ("Choices", ["yes", "no"])] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).expect("a name").set_hidden(true);
        (0u16..).zip(cells).for_each(|(column, cell)| put(sheet, 0, column, &text(cell)));
    }
    let (imported, sources) = import(club(), &workbook.save_to_buffer().expect("a workbook"));
    assert_eq!(ids(&imported), ["a", "b", "c", "d", "e"], "they are read");
    let found = ["W0406", "W0406", "W0406 Applicants B1", "W0406 Applicants 2"];
    assert_eq!(shown(&imported.problems, &sources), found);
    let texts = |lang: Lang| {
        let catalog = Catalog::new(lang);
        let message = |problem: &Problem| catalog.problem(problem).message;
        imported.problems.iter().map(message).collect::<Vec<String>>()
    };
    let wanted = ["hidden sheet: Duties", "hidden sheet: Remarks", "hidden columns: B", "hidden rows: 2–3, 5"];
    assert_eq!(texts(Lang::En), wanted);
    assert_eq!(texts(Lang::Ru)[3], "скрыто: строки 2–3, 5");
    assert_eq!(texts(Lang::Kk)[3], "жасырылған жолдар: 2–3, 5");
    assert_eq!(imported.problems.iter().map(|it| it.help).collect::<Vec<&str>>(), ["help", "not-read", "help", "help"]);
}

#[test]
fn signs_that_nobody_sees_make_no_difference() {
    for (header, cell, wanted) in [
        ("\u{feff}bo\u{ad}rn", "19\u{200b}98", "1998"),
        ("level", "sure\u{a0}swim\u{ad}mer\u{200e}", "sure-swimmer"),
        ("languages", "kazakh\u{2060};\u{202d}Russian\u{202c}", "[kazakh, russian]"),
        ("prize", "\u{202a}6,5\u{202c}", "6.5"),
        ("healthy", "yes\u{7}", "yes"),
        // A text is kept, and written so that an editor shows what is in it.
        ("name", "A\u{202e}B\u{1b}[31m", "\"A\\U0000202EB\\U0000001B[31m\""),
    ] {
        assert_eq!(value(header, &text(cell)).as_deref(), Ok(wanted), "{header}");
    }
    let rows: &[&[Put]] = &[&[text("id")], &[text("anna\u{200b}")], &[text("\u{202e}boris")]];
    assert_eq!(ids(&import(club(), &workbook_of(&[("Applicants", rows)])).0), ["anna", "boris"]);
}

// What is too large

#[track_caller]
fn is_too_large(bytes: &[u8]) {
    assert_eq!(workbook::read("a.xlsx", bytes).expect_err("refused").code, Code::TableTooLarge);
}

#[test]
fn rows_and_columns_beyond_those_of_a_sheet_are_refused() {
    let bytes = workbook_with("born", |sheet| put(sheet, 1, 1, &text("1998")));
    let moved = |to: &str| {
        changed(&bytes, "xl/worksheets/sheet1.xml", |part| {
            let (row, cell) = (format!("<row r=\"{}\"", &to[1..]), format!("<c r=\"{to}\""));
            part.replace("<row r=\"2\"", &row)
                .replace("<c r=\"A2\"", &cell.replace('B', "A"))
                .replace("<c r=\"B2\"", &cell)
        })
    };
    assert!(workbook::read("a.xlsx", &moved("B1048576")).is_ok());
    is_too_large(&moved("B1048577"));
}

/// One long text that many cells show is long many times.
#[test]
fn a_text_is_counted_wherever_it_stands() {
    let long = "long ".repeat(6_000);
    let bytes = workbook_with("name", |sheet| {
        (1..9_500).for_each(|row| put(sheet, row, 1, &text(&long)));
    });
    assert!(bytes.len() < 300_000, "{}", bytes.len());
    is_too_large(&bytes);
}

#[test]
fn what_a_workbook_lists_is_counted() {
    let bytes = workbook_with("name", |_| {});
    let of_styles = |count: usize| {
        let many = "<xf numFmtId=\"0\"/>".repeat(count);
        changed(&bytes, "xl/styles.xml", |part| part.replace("</cellXfs>", &format!("{many}</cellXfs>")))
    };
    assert!(workbook::read("a.xlsx", &of_styles(1_000)).is_ok());
    is_too_large(&of_styles(300_000));
    // More texts announced than the part could hold.
    is_too_large(&changed(&bytes, "xl/sharedStrings.xml", |part| {
        part.replace("uniqueCount=\"3\"", "uniqueCount=\"9999\"")
    }));
    let unpacked = zip_of("xl/media/picture.bin", 257);
    is_too_large(&unpacked);
}

/// An archive with a file of so many megabytes of nothing.
fn zip_of(name: &str, megabytes: usize) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
    (0..megabytes).for_each(|_| out.write_all(&[0; 1024 * 1024]).expect("a part"));
    out.finish().expect("an archive").into_inner()
}

#[test]
fn a_csv_file_has_so_many_cells() {
    let rows = "1;2;3;4;5;6;7;8;9;0\n".repeat(200_001);
    let problem = workbook::read("a.csv", rows.as_bytes()).expect_err("refused");
    assert_eq!(problem.code, Code::TableTooLarge);
}

// When something goes wrong while dossiers are written

/// A table of so many applicants.
fn many(folder: &Path, count: usize) {
    let rows: String = (0..count).map(|number| format!("p{number};64\n")).collect();
    std::fs::write(folder.join("many.csv"), format!("id;pulse\n{rows}")).expect("a table");
}

const MANY: [&str; 8] = ["import", "many.csv", "--to", "out", "--policies", "club.saty", "--on", DATE];

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn started(folder: &Path, arguments: &[&str]) -> Child {
    program(folder).args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a run")
}

#[test]
fn what_an_import_says_that_it_wrote_it_wrote() {
    let folder = world("at-once");
    let count = 300;
    many(&folder, count);
    let runs: Vec<Child> = (0..3).map(|_| started(&folder, &MANY)).collect();
    let done: Vec<Output> = runs.into_iter().map(|run| run.wait_with_output().expect("an end")).collect();
    let claimed = |output: &Output| {
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.split(' ').next().and_then(|number| number.parse::<usize>().ok()).unwrap_or_else(|| panic!("{said}"))
    };
    assert_eq!(done.iter().map(claimed).sum::<usize>(), count);
    assert_eq!(files(&folder.join("out")).len(), count);
    for output in done {
        assert_eq!(output.status.code(), Some(i32::from(claimed(&output) < count)));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_import_that_is_ended_leaves_whole_dossiers_and_nothing_else() {
    let folder = world("ended");
    many(&folder, 20_000);
    let mut run = started(&folder, &MANY);
    while run.try_wait().expect("a state").is_none() && files(&folder.join("out")).len() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    run.kill().expect("an end");
    run.wait().expect("an end");
    let left = files(&folder.join("out"));
    assert!((20..20_000).contains(&left.len()), "{}", left.len());
    for name in left {
        assert!(name.ends_with(".yaml"), "{name}");
        let text = std::fs::read_to_string(folder.join("out").join(&name)).expect("a dossier");
        assert_eq!(text, "pulse: 64\n", "{name}");
    }
}

/// As on a full disk: no file can grow.
#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_said_and_nothing_is_left() {
    let folder = world("full");
    many(&folder, 3);
    let program = program(&folder);
    let script = format!("trap '' XFSZ; ulimit -f 0; exec {:?} \"$@\"", program.get_program());
    let run = std::process::Command::new("sh")
        .current_dir(&folder)
        .args(["-c", &script, "sh"])
        .args(MANY)
        .args(["--lang", "en"])
        .output()
        .expect("a run");
    let said = String::from_utf8_lossy(&run.stderr).into_owned() + &String::from_utf8_lossy(&run.stdout);
    assert_eq!(run.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("E0510").count(), 3, "{said}");
    assert!(said.contains("0 dossiers written, left out: 3"), "{said}");
    assert_eq!(files(&folder.join("out")), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_replaced_by_one() {
    let folder = world("socket");
    let _socket = std::os::unix::net::UnixListener::bind(folder.join("anna.yaml")).expect("a socket");
    std::fs::write(folder.join("table.csv"), "id;pulse\nanna;64\n").expect("a table");
    for (wanted, exit) in [(&["table.csv", "--to", "."][..], 1), (&["--template", "anna.yaml"], 2)] {
        let arguments = [&["import"][..], wanted, &["--replace", "--policies", "club.saty"]].concat();
        let (code, said) = saty(&folder, &arguments);
        assert!(code == exit && said.contains("E0510"), "{said}");
    }
    assert!(!std::fs::metadata(folder.join("anna.yaml")).expect("a socket").is_file());
}
