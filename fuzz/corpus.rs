//! What the fuzzers begin with: the policies, examples, samples and tables of the repository, and small texts that failed once.

use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;

/// Larger files are left out, for the sake of speed.
const LARGEST: u64 = 24 * 1024;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => files(&path, ending, found),
            false if path.extension().is_some_and(|it| it == ending) => found.push(path),
            false => {}
        }
    }
}

fn texts(folders: &[&str], ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    folders.iter().for_each(|folder| files(&root().join(folder), ending, &mut found));
    found.retain(|path| path.metadata().is_ok_and(|about| about.len() <= LARGEST));
    found.sort();
    found.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Texts of policies, each one whole file or example.
pub static POLICIES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all = texts(&["policies", "tests", "fuzz/corpus"], "saty");
    for page in texts(&["docs"], "md").iter().chain([&read("docs/language.md")]) {
        let blocks = page.split("```saty").skip(1).filter_map(|rest| rest.split_once('\n'));
        all.extend(blocks.filter_map(|(_, rest)| rest.split("```").next()).map(String::from));
    }
    all
});

pub static DOSSIERS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all = texts(&["tests/rank/club", "tests/samples", "fuzz/corpus"], "yaml");
    all.extend(texts(&["fuzz/corpus"], "json"));
    all
});

/// The policy of the club that ranks its swimmers, with its dossiers.
pub static CLUB: LazyLock<String> = LazyLock::new(|| read("tests/rank/club.saty"));
pub static SWIMMERS: LazyLock<Vec<String>> = LazyLock::new(|| texts(&["tests/rank/club"], "yaml"));

pub static TABLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let names = ["tests/import/messy.xlsx", "tests/import/duties.csv", "tests/import/map.csv"];
    names.iter().map(|name| bytes(name)).collect()
});
