//! The pages that the program writes in a real browser. Needs Chromium, so it is asked for: `cargo test --features browser browser`.

use crate::support::root;
use std::process::Command;

/// A script that is only in the copy that is tested: it says how wide the page is, and how wide what shows it.
const PROBE: &str = "<script>document.title = document.documentElement.scrollWidth + ' of ' + window.innerWidth + ', '\
                     + document.querySelectorAll('td').length + ' cells';</script></body>";

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
