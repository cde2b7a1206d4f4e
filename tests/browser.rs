//! The pages that the program writes in a real browser. Needs Chromium, so it is asked for: `cargo test --features browser browser`.

use crate::support::root;
use flate2::read::ZlibDecoder;
use std::io::Read;
use std::process::Command;

/// A script that is only in the copy that is tested: it says how wide the page is, and how wide what shows it.
const PROBE: &str = "<script>document.title = document.documentElement.scrollWidth + ' of ' + window.innerWidth + ', '\
                     + document.querySelectorAll('td').length + ' cells';</script></body>";

const SHEET: [&str; 6] =
    ["sheet", "tests/samples/maths-master.yaml", "--notice", "competition-nine-posts-2025", "--vacancy", "maths"];

fn page(what: &[&str], lang: &str) -> String {
    let arguments = [what, &["--format", "html", "--lang", lang]].concat();
    let run = Command::new(env!("CARGO_BIN_EXE_saty")).current_dir(root()).args(arguments).output().expect("a run");
    String::from_utf8(run.stdout).expect("text")
}

/// The page as the browser has it, and what it complained about.
fn shown(page: &str, name: &str, width: u32) -> (String, String) {
    let folder = std::env::temp_dir().join(format!("saty-browser-{}-{name}-{width}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("page.html");
    std::fs::write(&file, page).expect("a file");
    let browser = std::env::var("SATY_BROWSER").unwrap_or_else(|_| "chromium".into());
    let run = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--window-size={width},1000"))
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("Chromium, or what SATY_BROWSER names");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (text(&run.stdout), text(&run.stderr))
}

/// The page as it is printed: a PDF.
fn printed(page: &str, name: &str) -> Vec<u8> {
    let folder = std::env::temp_dir().join(format!("saty-browser-{}-{name}-print", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (file, pdf) = (folder.join("page.html"), folder.join("page.pdf"));
    std::fs::write(&file, page).expect("a file");
    let browser = std::env::var("SATY_BROWSER").unwrap_or_else(|_| "chromium".into());
    let run = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--disable-component-update", "--disable-sync", "--no-pdf-header-footer"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("--print-to-pdf={}", pdf.display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("Chromium, or what SATY_BROWSER names");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let bytes = std::fs::read(&pdf).expect("a PDF");
    std::fs::remove_dir_all(&folder).expect("the folder is removed");
    bytes
}

/// The glyphs of each page of a PDF, in the order in which they are drawn, without spaces.
fn glyphs(pdf: &[u8]) -> Vec<Vec<String>> {
    let find = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|window| window == what);
    let mut pages = Vec::new();
    let mut rest = pdf;
    while let Some(start) = find(rest, b"stream\n") {
        rest = &rest[start + 7..];
        let end = find(rest, b"endstream").expect("the end of a stream");
        let mut text = Vec::new();
        let is_packed = ZlibDecoder::new(&rest[..end]).read_to_end(&mut text).is_ok();
        rest = &rest[end + 9..];
        let text = String::from_utf8_lossy(&text);
        if is_packed && text.contains(" Tj") {
            let runs = text.split('<').skip(1).filter_map(|part| part.split_once("> Tj").map(|(glyphs, _)| glyphs));
            let glyphs =
                runs.flat_map(|run| run.as_bytes().chunks(4).map(|one| String::from_utf8_lossy(one).into_owned()));
            pages.push(glyphs.filter(|glyph| glyph != "0003").collect());
        }
    }
    pages
}

/// The longest run of glyphs that two pages have in common.
fn shared<'p>(one: &'p [String], other: &[String]) -> &'p [String] {
    let mut best = (0, 0);
    let mut before = vec![0; other.len() + 1];
    for (end, glyph) in one.iter().enumerate() {
        let mut now = vec![0; other.len() + 1];
        for (at, found) in other.iter().enumerate() {
            if glyph == found {
                now[at + 1] = before[at] + 1;
                best = best.max((now[at + 1], end + 1));
            }
        }
        before = now;
    }
    &one[best.1 - best.0..best.1]
}

#[test]
fn a_score_sheet_opens_without_complaint_and_fits_a_screen_and_a_phone() {
    fits(&SHEET);
}

#[test]
fn a_score_sheet_is_printed_with_the_head_of_its_table_on_every_page() {
    for lang in ["kk", "ru"] {
        let page = page(&SHEET, lang);
        let head = page.split("<thead>").nth(1).and_then(|rest| rest.split("</thead>").next()).expect("a head");
        let texts = head.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
        let letters = texts.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).count();
        let pages = glyphs(&printed(&page, &format!("sheet-{lang}")));
        assert!((3..=5).contains(&pages.len()), "{lang}: {} pages", pages.len());
        let head = shared(&pages[0], &pages[1]);
        assert!(head.len() >= letters && letters > 40, "{lang}: {} glyphs of {letters} letters", head.len());
        // The last page may hold remarks and signatures only.
        for (number, page) in pages[..pages.len() - 1].iter().enumerate() {
            assert!(page.windows(letters).any(|run| run == &head[..letters]), "{lang}: page {}", number + 1);
        }
    }
}

/// A script that counts the cells whose text sticks out of them.
const CELLS: &str = "<script>document.title = [...document.querySelectorAll('td, th, p, h1, dd')]\
                     .filter(it => it.scrollWidth > it.clientWidth + 1).length + ' stick out';</script></body>";

#[test]
fn no_text_of_a_score_sheet_sticks_out_of_its_cell() {
    for lang in ["kk", "ru"] {
        let (dom, _) = shown(&page(&SHEET, lang).replace("</body>", CELLS), &format!("cells-{lang}"), 1280);
        assert_eq!(title(&dom), "0 stick out", "{lang}");
    }
}

fn title(page: &str) -> &str {
    page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title")
}

#[test]
fn a_comparison_opens_without_complaint_and_fits_a_screen_and_a_phone() {
    fits(&["diff", "2023-08-21", "2025-03-10"]);
}

#[test]
fn a_policy_to_read_opens_without_complaint_and_fits_a_screen_and_a_phone() {
    fits(&["read"]);
}

#[track_caller]
fn fits(what: &[&str]) {
    for lang in ["kk", "ru"] {
        let page = page(what, lang);
        for width in [1280, 500] {
            let (dom, complaints) = shown(&page.replace("</body>", PROBE), &format!("{}-{lang}", what[0]), width);
            assert!(!complaints.contains("CONSOLE"), "{complaints}");
            let (wide, rest) = title(&dom).split_once(" of ").expect("a width");
            let (window, cells) = rest.split_once(", ").expect("a count");
            let number = |text: &str| text.parse::<u32>().expect("a number");
            assert!(number(wide) <= number(window), "{lang}: {wide} of {window}, something sticks out");
            assert_ne!(cells, "0 cells");
        }
    }
}

// The competition of thirty

const VACANCY: [&str; 4] = ["--notice", "competition-nine-posts-2025", "--vacancy", "primary"];

/// The protocol, and filled sheets of both kinds: with unknown facts, and settled ones.
fn papers_of_the_competition(lang: &str) -> Vec<(String, String)> {
    let mut papers = Vec::new();
    let protocol = [&["rank", "tests/competition/candidates"], &VACANCY[..]].concat();
    papers.push(("protocol".to_string(), page(&protocol, lang)));
    for name in ["schmidt", "duisenova", "ospan", "sadykova"] {
        let dossier = format!("tests/competition/candidates/{name}.yaml");
        papers.push((name.to_string(), page(&[&["sheet", dossier.as_str()], &VACANCY[..]].concat(), lang)));
    }
    papers
}

/// The letters of a piece of HTML, without blanks.
fn letters(html: &str) -> String {
    let texts = html.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text));
    let text: String = texts.collect();
    let signs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    let text = signs.iter().fold(text, |text, (sign, letter)| text.replace(sign, letter));
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

#[test]
fn no_text_of_the_competition_sticks_out_of_its_cell() {
    for lang in ["kk", "ru"] {
        for (name, page) in papers_of_the_competition(lang) {
            let (dom, complaints) = shown(&page.replace("</body>", CELLS), &format!("cells-{name}-{lang}"), 1280);
            assert_eq!(title(&dom), "0 stick out", "{name} {lang}");
            assert!(!complaints.contains("CONSOLE"), "{complaints}");
        }
    }
}

/// What is not in the text of the page: heads that are repeated, numbers of pages, the colons of the heading.
const ONCE: &str = "thead { display: table-row-group !important; } dt::after { content: none !important; }
  @page { @bottom-right { content: none; } }</style>";

#[test]
fn nothing_of_the_competition_is_lost_in_print() {
    for lang in ["kk", "ru"] {
        for (name, page) in papers_of_the_competition(lang) {
            let page = page.replace("</style>", ONCE).replace("&nbsp;", " ").replace('\u{a0}', " ");
            let text = letters(&page[page.find("<body>").expect("a body")..]);
            // Two letters of a font may be drawn as one.
            let joined = ["fi", "fl", "ff"].iter().map(|pair| text.matches(pair).count()).sum::<usize>();
            let pages = glyphs(&printed(&page, &format!("whole-{name}-{lang}")));
            let (drawn, written) = (pages.iter().map(Vec::len).sum::<usize>(), text.chars().count());
            assert!((written - joined..=written).contains(&drawn), "{name} {lang}: {drawn} of {written} letters");
            assert!((3..=14).contains(&pages.len()), "{name} {lang}: {} pages", pages.len());
        }
    }
}

#[test]
fn the_first_list_has_its_head_on_both_of_its_pages() {
    for lang in ["kk", "ru"] {
        let (_, page) = papers_of_the_competition(lang).swap_remove(0);
        let head = page.split("<thead>").nth(1).and_then(|rest| rest.split("</thead>").next()).expect("a head");
        let count = letters(head).chars().count();
        let pages = glyphs(&printed(&page, &format!("protocol-{lang}")));
        let head = shared(&pages[0], &pages[1]);
        assert!(head.len() >= count && count > 60, "{lang}: {} glyphs of {count} letters", head.len());
    }
}
