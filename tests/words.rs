//! The generated files agree with `grammar/words.toml`; `SATY_BLESS=1` writes them anew.

use crate::support::root;
use std::collections::BTreeMap;
use std::fmt::Write;

const ROLES: [&str; 4] = ["declaration", "block", "attribute", "glue"];

struct Words {
    reserved: Vec<String>,
    mistaken: Vec<(String, String)>,
    forms: Vec<(String, String)>,
    /// Role, key, spellings.
    words: Vec<(&'static str, String, Vec<String>)>,
}

fn read() -> Words {
    let text = std::fs::read_to_string(root().join("grammar/words.toml")).expect("words.toml");
    // The order of the file is the order of the output, so the keys are taken from the text.
    let table: toml::Table = text.parse().expect("words.toml is TOML");
    let place = |section: &str, key: &str| {
        let start = text.find(&format!("[{section}]")).expect("a section");
        let quoted = [format!("\n{key} ="), format!("\n\"{key}\" =")];
        quoted.iter().filter_map(|line| text[start..].find(line)).min()
    };
    let strings = |value: &toml::Value| -> Vec<String> {
        let all = value.as_array().expect("a list");
        all.iter().map(|one| one.as_str().expect("a text").to_string()).collect()
    };
    let mut words = Vec::new();
    for role in ROLES {
        let section = table[role].as_table().expect("a section");
        let mut keys: Vec<&String> = section.keys().collect();
        keys.sort_by_key(|key| place(role, key));
        words.extend(keys.into_iter().map(|key| (role, key.clone(), strings(&section[key]))));
    }
    let pairs = |section: &str| -> Vec<(String, String)> {
        let texts = table[section].as_table().expect("a section");
        let mut tried: Vec<&String> = texts.keys().collect();
        tried.sort_by_key(|key| place(section, key));
        tried.into_iter().map(|key| (key.clone(), texts[key].as_str().expect("a text").to_string())).collect()
    };
    Words { reserved: strings(&table["reserved"]), mistaken: pairs("mistaken"), forms: pairs("forms"), words }
}

/// Alternatives grouped under their first letter, longest first.
fn by_letter(mut all: Vec<(String, String)>) -> String {
    all.sort_by(|(a, x), (b, y)| (b.len(), x).cmp(&(a.len(), y)));
    let mut groups: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for (spelling, written) in all {
        groups.entry(spelling.chars().next().expect("a letter")).or_default().push(written);
    }
    let groups = groups.iter().map(|(letter, group)| format!("&\"{letter}\" ~ ({})", group.join(" | ")));
    groups.collect::<Vec<_>>().join("\n  | ")
}

fn pest(words: &Words) -> String {
    let mut out = String::from("//! Generated from words.toml by tests/words.rs; do not edit.\n\n");
    out.push_str("// What may stand between two words of a phrase: all that may stand between two words elsewhere.\n");
    out.push_str("blanks = _{ (WHITESPACE | COMMENT)+ }\n");
    let reserved = words.reserved.iter().map(|word| (word.clone(), format!("\"{word}\""))).collect();
    let _ = writeln!(out, "reserved = _{{\n    {}\n}}", by_letter(reserved));
    let longest = |spellings: &Vec<String>| spellings.iter().max_by_key(|one| one.len()).expect("a spelling").clone();
    let all = words.words.iter().map(|(_, key, spellings)| (longest(spellings), format!("word_{key}"))).collect();
    let _ = writeln!(out, "word_any_of_all = _{{\n    {}\n}}\n", by_letter(all));
    for (_, key, spellings) in &words.words {
        let mut spellings = spellings.clone();
        spellings.sort_by_key(|one| std::cmp::Reverse(one.len()));
        let form =
            |one: &String| one.split(' ').map(|part| format!("\"{part}\"")).collect::<Vec<_>>().join(" ~ blanks ~ ");
        let forms: Vec<String> = spellings.iter().map(form).collect();
        let body = if forms.len() == 1 { forms[0].clone() } else { format!("({})", forms.join(" | ")) };
        let _ = writeln!(out, "word_{key} = @{{ {body} ~ edge }}");
    }
    out
}

fn rust(words: &Words) -> String {
    let mut out = String::from(
        "//! Generated from grammar/words.toml by tests/words.rs; do not edit.\n\nuse super::grammar::Rule;\n\n\
         /// What a word is for.\n#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]\npub enum Role {\n    Declaration,\n    \
         Block,\n    Attribute,\n    Glue,\n}\n\n/// Words that can never be a name.\npub const RESERVED: &[&str] = &[\n",
    );
    for word in &words.reserved {
        let _ = writeln!(out, "    \"{word}\",");
    }
    out.push_str(
        "];\n\n/// Every word: its rule, its role, its spellings (the first is printed).\n#[rustfmt::skip]\n\
         pub const WORDS: &[(Rule, Role, &[&str])] = &[\n",
    );
    for (role, key, spellings) in &words.words {
        let role = format!("{}{}", role[..1].to_uppercase(), &role[1..]);
        let spellings: Vec<String> = spellings.iter().map(|one| format!("\"{one}\"")).collect();
        let _ = writeln!(out, "    (Rule::word_{key}, Role::{role}, &[{}]),", spellings.join(", "));
    }
    out.push_str(
        "];\n\n/// Words that people try, and the phrase that is meant.\npub const MISTAKEN: &[(&str, &str)] = &[\n",
    );
    for (tried, meant) in &words.mistaken {
        let _ = writeln!(out, "    (\"{tried}\", \"{meant}\"),");
    }
    out.push_str(
        "];\n\n/// How a phrase is written, by the word that shows that it was begun.\n#[rustfmt::skip]\n\
         pub const FORMS: &[(&str, &str)] = &[\n",
    );
    for (begun, form) in &words.forms {
        let _ = writeln!(out, "    (\"{begun}\", \"{form}\"),");
    }
    out.push_str("];\n");
    out
}

#[track_caller]
fn assert_fresh(path: &str, wanted: &str) {
    let path = root().join(path);
    if std::env::var_os("SATY_BLESS").is_some() {
        std::fs::write(&path, wanted).expect("a writable file");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "{} is stale; run SATY_BLESS=1 cargo test words", path.display());
}

#[test]
fn generated_files_are_fresh() {
    let words = read();
    assert_fresh("grammar/words.pest", &pest(&words));
    assert_fresh("src/syntax/words.rs", &rust(&words));
}

#[test]
fn no_spelling_has_two_jobs_in_one_role() {
    let words = read();
    let mut seen = std::collections::BTreeSet::new();
    for (role, _, spellings) in &words.words {
        for spelling in spellings {
            assert!(seen.insert((role, spelling.clone())), "`{spelling}` stands twice as {role}");
        }
    }
}

#[test]
fn no_word_stands_in_quotes_outside_the_table() {
    for file in ["structure.pest", "clauses.pest"] {
        let text = std::fs::read_to_string(root().join("grammar").join(file)).expect("a grammar file");
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            // A lookahead at one letter is allowed: `&"a"`.
            let quoted: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            let words =
                quoted.iter().filter(|part| part.len() > 1 && part.chars().all(|letter| letter.is_ascii_lowercase()));
            assert_eq!(words.count(), 0, "{file}: {line}");
        }
    }
}
