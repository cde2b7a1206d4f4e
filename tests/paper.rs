//! Papers: the same texts as HTML and as a workbook.

use calamine::Data;
use calamine::Reader;
use calamine::Xlsx;
use jiff::civil::date;
use saty::paper::Align;
use saty::paper::Block;
use saty::paper::Cell;
use saty::paper::Document;
use saty::paper::Orientation;
use saty::paper::Row;
use saty::paper::Table;
use saty::paper::Text;
use saty::paper::html;
use saty::paper::workbook;
use saty::syntax::ast::Lang;
use saty::value::Number;
use std::io::Cursor;

/// The cells of each sheet that say something, row by row.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Data>)> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("a workbook");
    let names = workbook.sheet_names();
    let cells = |range: calamine::Range<Data>| {
        let cells = range.cells().map(|(_, _, cell)| cell.clone()).filter(|cell| !matches!(cell, Data::Empty));
        cells.filter(|cell| cell != &Data::String(String::new())).collect()
    };
    names.into_iter().map(|name| (name.clone(), cells(workbook.worksheet_range(&name).expect("a sheet")))).collect()
}

/// A part of the file, which is a ZIP archive of texts.
fn part(bytes: &[u8], name: &str) -> String {
    let folder = std::env::temp_dir().join(format!("saty-paper-{}-{}", std::process::id(), name.replace('/', "-")));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("paper.xlsx");
    std::fs::write(&file, bytes).expect("a file");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&file).expect("a file")).expect("an archive");
    let text = std::io::read_to_string(archive.by_name(name).expect("a part")).expect("a text");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    text
}

fn head(text: &str) -> Cell {
    Cell::strong(text).aligned(Align::Middle)
}

fn roster() -> Document {
    let half: Number = "0.5".parse().expect("a number");
    let rows = vec![
        Row::new(vec![
            Cell::text("1"),
            Cell::of(vec![Text::plain("Crawl & <breast>"), Text::quiet("rules, item 3")]),
            Cell::number(half, Text::strong("0,5")).aligned(Align::End),
        ]),
        Row::new(vec![Cell::strong("Total").across(2), Cell::text("0,5 – 7")]).with_next(),
    ];
    let table = Table {
        shares: vec![1, 6, 3],
        heads: vec![Row::new(vec![head("No."), head("Stroke"), head("Points")])],
        rows,
        ruled: true,
    };
    Document {
        lang: Lang::En,
        name: "Water: lilies/[1]".into(),
        above: "Annex".into(),
        title: "Roster".into(),
        lines: vec![("name".into(), "Ann".into())],
        blocks: vec![
            Block::Table(table),
            Block::Paragraph(Text::quiet("A remark")),
            Block::PageBreak,
            Block::Table(Table::signatures(&["Chair".to_string()], &["signature".to_string(), "name".to_string()])),
        ],
        date: date(2025, 4, 1),
        orientation: Orientation::Wide,
    }
}

#[test]
fn a_page_of_html_marks_what_the_paper_says() {
    let page = html::page(Lang::En, "Rosters", &[roster(), roster()]);
    assert!(page.contains("<p>Crawl &amp; &lt;breast&gt;</p><p class=\"quiet\">rules, item 3</p>"), "{page}");
    assert!(page.contains("<col style=\"width: 60.00%\">"), "{page}");
    assert!(page.contains("<td class=\"end number\"><p class=\"strong\">0,5</p></td>"), "{page}");
    assert!(page.contains("<tr class=\"with-next\">\n<td colspan=\"2\">"), "{page}");
    assert!(page.contains("<dt>name</dt><dd>Ann</dd>"), "{page}");
    assert_eq!(page.matches("<section class=\"wide\"").count(), 2);
    assert_eq!(page.matches("<thead>").count(), 2, "signatures have no head");
    assert!(!page.contains("<script"));
}

#[test]
fn a_workbook_says_the_same_and_numbers_are_numbers() {
    let bytes = workbook::bytes(&[roster(), roster()]).expect("a workbook");
    let text = |text: &str| Data::String(text.into());
    let said = [
        text("Annex"),
        text("Roster"),
        text("name: Ann"),
        text("No."),
        text("Stroke"),
        text("Points"),
        text("1"),
        text("Crawl & <breast>\nrules, item 3"),
        Data::Float(0.5),
        text("Total"),
        text("0,5 – 7"),
        text("A remark"),
        text("Chair"),
        text("signature"),
        text("name"),
    ];
    let sheets = sheets(&bytes);
    assert_eq!(sheets[0].0, "Water lilies1");
    assert_eq!(sheets[1].0, "Water lilies1 (2)");
    assert_eq!(sheets[0].1, said);
    assert_eq!(sheets[1].1, said);
}

#[test]
fn a_workbook_prints_on_one_page_in_width_and_repeats_its_head() {
    let bytes = workbook::bytes(&[roster()]).expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("fitToPage=\"1\""), "{sheet}");
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""), "{sheet}");
    assert!(sheet.contains("fitToHeight=\"0\""), "{sheet}");
    assert!(sheet.contains("<rowBreaks"), "{sheet}");
    let book = part(&bytes, "xl/workbook.xml");
    assert!(book.contains("'Water lilies1'!$6:$6"), "{book}");
}

#[test]
fn the_same_papers_give_the_same_bytes_dated_by_their_day() {
    let bytes = workbook::bytes(&[roster()]).expect("a workbook");
    assert_eq!(bytes, workbook::bytes(&[roster()]).expect("a workbook"));
    let about = part(&bytes, "docProps/core.xml");
    assert!(about.contains("2025-04-01T00:00:00Z"), "{about}");
    let later = Document { date: date(2025, 4, 2), ..roster() };
    assert_ne!(bytes, workbook::bytes(&[later]).expect("a workbook"));
}

#[test]
fn a_cell_too_high_for_the_format_takes_several_rows() {
    let mut long = roster();
    let Some(Block::Table(table)) = long.blocks.first_mut() else { panic!("a table") };
    table.rows[0].cells[1] = Cell::text("to swim a length on the back ".repeat(400));
    let bytes = workbook::bytes(&[long]).expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let heights = sheet.split(" ht=\"").skip(1).map(|rest| rest.split('"').next().expect("a height"));
    let heights: Vec<f64> = heights.map(|height| height.parse().expect("a number")).collect();
    assert!(heights.iter().all(|height| *height <= 409.0), "{heights:?}");
    assert!(heights.iter().sum::<f64>() > 1200.0, "{heights:?}");
    assert!(sheet.contains("<mergeCell ref=\"B7:D"), "{sheet}");
}

#[test]
fn the_columns_of_the_widest_table_are_those_of_the_sheet() {
    let bytes = workbook::bytes(&[roster()]).expect("a workbook");
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert_eq!(sheet.split("</cols>").next().expect("a head").matches("<col ").count(), 5, "those of the signatures");
    assert!(sheet.contains("<mergeCell ref=\"B6:D6\"/>"), "the second column of the roster takes three: {sheet}");
}

/// A page with one row; the columns have these shares.
fn page_of(shares: [u32; 2], cells: [&str; 2]) -> String {
    let rows = vec![Row::new(cells.map(Cell::text).to_vec())];
    let table = Table { shares: shares.to_vec(), heads: Vec::new(), rows, ruled: true };
    html::page(Lang::En, "Roster", &[Document { blocks: vec![Block::Table(table)], ..roster() }])
}

#[test]
fn a_number_stays_with_the_word_that_is_joined_to_it() {
    let page = page_of([1, 1], ["on 12-place (1–2-place, 5-6)", "0-year-old & well-known"]);
    assert!(
        page.contains("<p>on <span class=\"whole\">12-place</span> <span class=\"whole\">(1–2-place,</span> 5-6)</p>")
    );
    assert!(page.contains("<p><span class=\"whole\">0-year-old</span> &amp; well-known</p>"), "{page}");
}

#[test]
fn a_row_is_parted_between_pages_only_if_its_text_has_many_lines() {
    let text = "word ".repeat(300);
    assert!(!page_of([1, 9], ["", &text]).contains("<tr class=\"long\">"));
    assert!(page_of([9, 1], ["", &text]).contains("<tr class=\"long\">"));
    assert!(page_of([1, 9], [&text, ""]).contains("<tr class=\"long\">"));
    assert!(!page_of([1, 9], ["word", "word"]).contains("<tr class=\"long\">"));
}
