//! What is wrong with a policy: every code from a small text, with the words that are underlined.

use crate::support::policy;
use crate::support::policy_of;
use saty::catalog::Catalog;
use saty::problem::Argument;
use saty::problem::Problem;
use saty::source::Sources;
use saty::syntax::ast::Lang;
use std::collections::BTreeSet;

const CLUB: &str = r#"
levels badge { bronze: en "bronze"  silver: en "silver"  gold: en "gold" }
kinds water { pool: en "pool"  lake: en "lake" }
unit coin: en "coin"

record course plural courses {
  valid:  yes or no
  grade:  badge
  place:  water
  passed: date
  mark:   decimal
}

record rescue plural rescues { alone: yes or no }

subject swimmer {
  fit:       yes or no
  wet:       yes or no
  dry:       yes or no
  laps:      whole number
  lengths:   whole number
  age:       whole number from 0 to 100
  stamina:   percent
  own-badge: badge
  home:      water
  joined:    date
  pause:     duration
  waters:    set of water
  nickname:  text
  fee:       coin
  papers:    set of document
}

vacancy {
  evaluation date: opens
  opens: date
  beach: water
}
"#;

/// `E0105 0,5`: the code and the underlined words of each problem.
fn shown(problems: &[Problem], sources: &Sources) -> Vec<String> {
    let words = |problem: &Problem| {
        let span = problem.span.expect("a place");
        sources.get(span.file).text[span.start as usize..span.end as usize].to_string()
    };
    problems.iter().map(|problem| format!("{} {}", problem.code.id(), words(problem)).trim_end().to_string()).collect()
}

/// The problems of the vocabulary of the club and a text.
fn found(text: &str) -> Vec<String> {
    let policy = policy(&format!("{CLUB}{text}\n"));
    shown(&policy.problems, &policy.sources)
}

/// Each text with its problems; shows all that differ.
#[track_caller]
fn problems(cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (text, wanted) in cases {
        let found = found(text);
        if found != *wanted {
            wrong.push_str(&format!("\n{text}\n  wanted {wanted:?}\n  found  {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Each text with the one problem that it has.
#[track_caller]
fn one_problem(cases: &[(&str, &str)]) {
    let cases: Vec<(&str, Vec<&str>)> = cases.iter().map(|(text, wanted)| (*text, vec![*wanted])).collect();
    problems(&cases.iter().map(|(text, wanted)| (*text, wanted.as_slice())).collect::<Vec<_>>());
}

/// Each condition with the one problem that it has.
#[track_caller]
fn one_problem_in_condition(cases: &[(&str, &str)]) {
    let texts: Vec<(String, &str)> =
        cases.iter().map(|(text, wanted)| (format!("define ready: defined as {text}"), *wanted)).collect();
    one_problem(&texts.iter().map(|(text, wanted)| (text.as_str(), *wanted)).collect::<Vec<_>>());
}

#[track_caller]
fn no_problem(texts: &[&str]) {
    problems(&texts.iter().map(|text| (*text, [].as_slice())).collect::<Vec<_>>());
}

#[test]
fn the_vocabulary_has_no_problem() {
    no_problem(&["", "define ready: defined as fit and laps at least 2"]);
}

// The text

#[test]
fn e0101_unexpected() {
    one_problem_in_condition(&[
        ("fit fast", "E0101 fast"),
        ("laps above 2", "E0101 above"),
        ("laps at least 2, at 5", "E0101 at"),
        ("fit and and wet", "E0101 and"),
        ("per at least 2", "E0101 per"),
        ("laps at least two laps", "E0101 laps"),
        ("laps at least", "E0101"),
        ("has a course where", "E0101"),
    ]);
    one_problem(&[
        ("subject other { tall: yes or no, no when not stated }", "E0101 when"),
        ("position guard { requirement ready { when fit } } more", "E0101 more"),
        ("time-limit filing { length seven days }", "E0101 seven"),
    ]);
}

#[test]
fn e0102_unclosed_brace() {
    one_problem(&[
        ("levels speed {\n  slow: en \"slow\"", "E0102 {"),
        ("define ready: defined as (fit and wet", "E0102 ("),
        ("position guard {\n  requirement ready {\n    when fit\n}", "E0102 {"),
    ]);
}

#[test]
fn an_unclosed_brace_is_blamed_by_the_indentation() {
    let text = "position guard {\n  requirement ready {\n    when fit\n  requirement steady {\n    when wet\n  }\n}\n";
    let policy = policy(&format!("{CLUB}{text}"));
    let [problem] = &policy.problems[..] else { panic!("{:?}", policy.problems) };
    let place = |span: saty::source::Span| policy.sources.get(span.file).line_column(span.start).line;
    let first = CLUB.lines().count();
    // The brace of `ready`, and the line of `steady` that already stands outside it.
    assert_eq!(
        (place(problem.span.expect("a place")), place(problem.also.expect("a second place"))),
        (first + 2, first + 4)
    );
}

#[test]
fn e0103_stray_brace() {
    one_problem(&[
        ("levels speed { slow: en \"slow\" }}", "E0103 }"),
        ("define ready: defined as fit)", "E0103 )"),
        ("position guard { requirement ready { when fit } } }", "E0103 }"),
    ]);
    one_problem(&[("define ready: defined as (fit}", "E0103 }")]);
}

#[test]
fn e0104_too_deep() {
    let nested = |depth: usize| format!("define ready: defined as {}fit{}", "(".repeat(depth), ")".repeat(depth));
    no_problem(&[&nested(128)]);
    one_problem(&[(&nested(129), "E0104 (")]);
    let filters = |depth: usize| format!("define ready: defined as {}valid", "has a course where ".repeat(depth));
    one_problem(&[(&filters(129), "E0104 where")]);
}

#[test]
fn e0105_decimal_comma() {
    one_problem(&[
        ("score-sheet contest { score: sum of criteria criterion order { gives 0,5 when fit } }", "E0105 0,5"),
        ("define ready: defined as stamina at least 12,25 %", "E0105 12,25"),
    ]);
    no_problem(&["define ready: defined as laps in (1, 2)"]);
}

#[test]
fn e0106_date_format() {
    one_problem_in_condition(&[
        ("joined before 21.02.2012", "E0106 21.02.2012"),
        ("joined before 1.2.2012", "E0106 1.2.2012"),
    ]);
    let policy = policy(&format!("{CLUB}define ready: defined as joined before 1.2.2012\n"));
    let instead = policy.problems[0].arguments.iter().find(|(name, _)| *name == "instead");
    assert!(format!("{instead:?}").contains("2012-02-01"), "{instead:?}");
}

#[test]
fn e0107_operator_sign() {
    one_problem_in_condition(&[
        ("pause > 2 years", "E0107 >"),
        ("pause < 2 years", "E0107 <"),
        ("laps = 2", "E0107 ="),
        ("laps ≥ 2", "E0107 ≥"),
        ("laps ≤ 2", "E0107 ≤"),
        ("laps ≠ 2", "E0107 ≠"),
    ]);
    problems(&[("define ready: defined as laps >= 2", &["E0107 >="])]);
}

#[test]
fn e0108_look_alike() {
    // Cyrillic: the с of `сourse`, the о of `hоme`, all of `рау`.
    one_problem_in_condition(&[
        ("has a сourse", "E0108 сourse"),
        ("hоme is pool", "E0108 hоme"),
        ("рау at least 2", "E0108 рау"),
        ("fit аnd wet", "E0108 аnd"),
    ]);
}

#[test]
fn e0109_missing_colon() {
    one_problem(&[
        ("levels speed { slow: en \"slow\"  quick en \"quick\" }", "E0109 quick"),
        ("position guard { requirement ready { all of { one when fit  two: when wet } } }", "E0109 one"),
        ("score-sheet contest { score: sum of criteria criterion order { sum of { one gives 1 } } }", "E0109 one"),
        ("package joining { filed documents: papers  document form required }", "E0109 form"),
    ]);
}

#[test]
fn e0110_reserved_word() {
    one_problem(&[
        ("subject other { once: yes or no }", "E0110 once"),
        ("levels speed { all: en \"all\" }", "E0110 all"),
        ("define no: defined as fit", "E0110 no"),
        ("position guard { requirement ready { all of { a: when fit } } }", "E0110 a"),
        ("define each: defined as fit", "E0110 each"),
        ("record within plural trips { tall: yes or no }", "E0110 within"),
        ("record trip plural none { tall: yes or no }", "E0110 none"),
        ("define has: defined as fit", "E0110 has"),
        ("define isFit: defined as fit", "E0110 isFit"),
        ("levels speed { Slow: en \"slow\" }", "E0110 Slow"),
        ("position guard { requirement is_ready { when fit } }", "E0110 is_ready"),
        ("score-sheet Contest { score: sum of criteria criterion order { gives 1 } }", "E0110 Contest"),
        ("unit years: en \"year\"", "E0110 years"),
        ("levels first { slow: en \"slow\" }", "E0110 first"),
        ("levels speed { row: en \"row\" }", "E0110 row"),
        ("define any: defined as fit", "E0110 any"),
    ]);
    no_problem(&[
        "define half: defined as fit\ndefine first: defined as half",
        "position form { requirement day { when fit } }",
    ]);
}

#[test]
fn a_row_may_have_the_name_of_a_length_of_time() {
    let rows = |name: &str, before: &str| {
        format!(
            "score-sheet s {{ score: sum of criteria criterion c {{ sum of {{ first: {before} {name}: gives 2 when fit }} }} }}"
        )
    };
    for name in ["year", "years", "month", "months", "day", "days", "holds", "required"] {
        for before in ["gives -3", "gives 3", "gives 1 when laps at least 3", "gives 1 when fit"] {
            let text = rows(name, before);
            assert_eq!(found(&text), [] as [&str; 0], "{text}");
        }
    }
    no_problem(&[
        "define long: defined as pause at least 1 year 6 months",
        "define half: defined as pause less than 6 months",
    ]);
}

#[test]
fn e0125_group_of_conditions() {
    one_problem(&[
        ("define ready: en \"x\" at least 2 of { first: when fit second: when wet }", "E0125 at least 2 of"),
        ("define ready: en \"x\" exactly one of { first: when fit second: when wet }", "E0125 exactly one of"),
        ("define ready: defined as fit and at least 2 of (wet, dry)", "E0125 at least 2 of"),
        ("position guard { requirement ready { when at least 2 of { first: when fit } } }", "E0125 at least 2 of"),
    ]);
    let code = |text: &str| {
        let found = found(text);
        found.iter().map(|problem| problem[..5].to_string()).collect::<Vec<String>>()
    };
    for text in [
        "define ready: defined as at least 2 of { first: when fit second: when wet }",
        "define ready: defined as all of { first: when fit second: when wet }",
        "score-sheet s { score: sum of criteria criterion c { sum of { first: at least 2 of { one: gives 1 two: gives 2 } } } }",
        "score-sheet s { score: sum of criteria criterion c { sum of { first: gives 3 at least 2 of { one: when fit two: when wet } } } }",
    ] {
        assert_eq!(code(text), ["E0125"], "{text}");
    }
    one_problem(&[
        ("position guard { requirement ready { exactly 1 of { first: when fit second: when wet } } }", "E0101 exactly"),
        ("position guard { requirement ready { at least 2 { first: when fit second: when wet } } }", "E0101 {"),
    ]);
}

#[test]
fn e0273_never_whole() {
    one_problem_in_condition(&[
        ("laps is 2.5", "E0273 laps is 2.5"),
        ("laps in (1, 2.5, 3)", "E0273 laps in (1, 2.5, 3)"),
    ]);
    no_problem(&[
        "define ready: defined as laps at least 2.5",
        "define ready: defined as has a course where mark is 2.5",
    ]);
}

#[test]
fn a_type_is_named_with_its_unit_or_its_levels() {
    let catalog = Catalog::new(Lang::En);
    let message = |condition: &str| {
        let policy = policy(&format!("{CLUB}define ready: defined as {condition}\n"));
        catalog.problem(&policy.problems[0]).message
    };
    assert_eq!(message("laps at least 2 coin"), "a number in `coin` and a number without a unit do not go together");
    assert_eq!(message("fee at least 2"), "a number without a unit and a number in `coin` do not go together");
    assert_eq!(message("own-badge is 2"), "a number without a unit and a level of `badge` do not go together");
    assert_eq!(message("home is 2"), "a number without a unit and one of the kinds `water` do not go together");
    assert_eq!(message("waters is pool"), "`is` and a set of `water` do not go together");
}

#[test]
fn e0111_unclosed_string() {
    one_problem(&[
        ("levels speed { slow: en \"slow\n}", "E0111 \"slow"),
        ("levels speed { slow: en «slow\n}", "E0111 «slow"),
        ("levels speed { slow: en «slow\"\n}", "E0111 «slow\""),
    ]);
    no_problem(&["levels speed { slow: en \"very «slow»\"  quick: en «very \"quick\"» }"]);
}

#[test]
fn e0112_missing_bar() {
    let table = |rows: &str| {
        format!("define charge: defined as table first of {{\n | row | laps | gives |\n {rows}\n otherwise 0\n}}")
    };
    one_problem(&[
        (&table("| few | at most 2 1 |"), "E0112 1"),
        (&table("| few | at most 2 | 1").replace(" otherwise 0\n", ""), "E0112 }"),
        (
            &table("| few | at most 2 | 1\n | many | at least 3 | 2 |"),
            "E0215 | few | at most 2 | 1\n | many | at least 3 | 2 |",
        ),
    ]);
}

#[test]
fn e0113_unknown_declaration() {
    one_problem(&[
        ("positon guard {\n  requirement ready { when fit }\n}", "E0113 positon"),
        ("ladder speed {\n  slow: en \"slow\"\n}", "E0113 ladder"),
    ]);
    let policy = policy("=====\n");
    assert_eq!(shown(&policy.problems, &policy.sources), ["E0113 ="]);
}

#[test]
fn e0114_impossible_date() {
    one_problem_in_condition(&[
        ("joined before 2023-02-29", "E0114 2023-02-29"),
        ("joined before 2023-13-01", "E0114 2023-13-01"),
        ("joined before 2023-00-10", "E0114 2023-00-10"),
    ]);
    no_problem(&["define ready: defined as joined before 2024-02-29"]);
}

#[test]
fn e0115_file_too_large() {
    let line = "# a comment that only takes room, and takes much of it, line after line, until there is far too much\n";
    let large = line.repeat(saty::syntax::MAX_FILE / line.len() + 1);
    let policy = policy(&large);
    assert_eq!(shown(&policy.problems, &policy.sources), ["E0115"]);
}

#[test]
fn e0116_not_utf8() {
    let folder = std::env::temp_dir().join(format!("saty-check-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("old.saty");
    std::fs::write(&file, b"# fine\nunit coin: en \"\xec\xee\xed\xe5\xf2\xe0\"\n").expect("a file");
    let call = std::process::Command::new(env!("CARGO_BIN_EXE_saty"))
        .args(["check", "--lang", "en"])
        .arg(&file)
        .output()
        .expect("the program runs");
    std::fs::remove_dir_all(&folder).expect("the folder");
    let text = String::from_utf8_lossy(&call.stderr).to_string();
    assert!(text.contains("E0116") && !call.status.success(), "{text}");
}

#[test]
fn e0117_strange_character() {
    one_problem_in_condition(&[
        ("joined before 2024–12-31", "E0117 –"),
        ("joined before 2024-12—31", "E0117 —"),
        ("laps at least −2", "E0117 −"),
        ("fit\u{200b}", "E0117 \u{200b}"),
        ("fit and\u{ad} wet", "E0117 \u{ad}"),
        ("пловец", "E0117 пловец"),
    ]);
    one_problem(&[("unit shell: en №", "E0117 №")]);
    problems(&[("unit shell: en “shell”", &["E0117 “", "E0117 ”"])]);
    no_problem(&["unit shell: en \"‑’ №\u{a0}5 sea\u{ad}shell\"  # – “ \u{a0}’"]);
}

/// What a word processor puts in the place of a plain sign, outside of texts.
const OF_OFFICE: [(&str, &str); 8] = [
    (
        "\u{85}\u{a0}\u{1680}\u{2000}\u{2002}\u{2003}\u{2007}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}",
        "space",
    ),
    ("‐‑‒–—―−⁃－﹣", "dash"),
    ("“”„‟‚‹›»″＂", "quote"),
    ("’‘‛ʼ´", "apostrophe"),
    ("№", "number-sign"),
    ("\u{ad}\u{200b}\u{200d}\u{2060}\u{202e}\u{2066}\u{feff}\u{3164}\u{1b}\u{7f}\u{9b}\u{0}\u{b}", "invisible"),
    ("±½²•٣\u{301}", "help"),
    ("ａң", "word"),
];

#[test]
fn a_sign_of_a_word_processor_is_named_wherever_it_stands() {
    for (signs, help) in OF_OFFICE {
        for sign in signs.chars() {
            let places = [
                format!("define ready: defined as fit {sign} and wet"),
                format!("define ready:{sign}defined as fit and wet"),
                format!("define ready: defined{sign}as fit and wet"),
                format!("define ready: defined as fit and wet {sign}"),
                format!("define ready: defined as\n{sign}  fit and wet"),
                format!("define ready: defined as\n  fit and{sign}wett at"),
                format!("define ready: {sign} defined as fit annd wet {{\n {sign}("),
                format!("{sign}define ready: defined as fit and wet"),
            ];
            for text in places {
                let policy = policy(&format!("{CLUB}{text}\n"));
                let shown = shown(&policy.problems, &policy.sources);
                let found = policy.problems.iter().find(|it| matches!(it.code.id(), "E0117" | "E0113"));
                let found = found.unwrap_or_else(|| panic!("{text:?}: {shown:?}"));
                // Beside letters a sign without a plain one is a part of a word, which may be the first.
                let is_word = matches!(help, "help" | "word") && (found.help == "word" || found.code.id() == "E0113");
                assert!(found.help == help || is_word, "{text:?}: {found:?}");
            }
        }
    }
}

#[test]
fn the_number_of_a_sign_is_shown() {
    let said = |text: &str| {
        let argument = &policy(text).problems[0].arguments[0].1;
        let Argument::Text(found) = argument else { panic!("{argument:?}") };
        found.clone()
    };
    assert_eq!(said("unit\rshell: en \"shell\""), "`U+000D`");
    assert_eq!(said("unit\u{a0}shell: en \"shell\""), "`U+00A0`");
    assert_eq!(said("unit shell: en ‹shell›"), "`‹` (U+2039)");
}

#[test]
fn a_name_behind_a_space_of_a_word_processor_is_cut_whole() {
    // The colon is missing, and the word before it follows a space of two bytes.
    let text = "score-sheet contest { criterion\u{a0}order gives 1 for each course }";
    assert_eq!(found(text), ["E0117"]);
}

#[test]
fn e0121_hidden_sign() {
    problems(&[
        ("unit shell: en \"sea\u{202e}shell\"", &["E0121 \u{202e}"]),
        ("unit shell: en «sea\u{1b}shell»  # \u{2066}remark\r", &["E0121 \u{1b}", "E0121 \u{2066}"]),
        ("unit shell: en \"sea\u{9b}shell\"\r", &["E0121 \u{9b}"]),
    ]);
    let remark = policy("# first\u{202e}\nunit shell: en \"shell\"\n\n# last \u{1b}\n");
    assert_eq!(shown(&remark.problems, &remark.sources), ["E0121 \u{202e}", "E0121 \u{1b}"]);
}

#[test]
fn e0118_not_composed() {
    // Both texts look the same: `й` as one sign, and as two.
    no_problem(&["unit shell: ru \"краб сухой\" kk \"теңіз шаяны\""]);
    one_problem(&[("unit shell: ru \"сухои\u{306}\"", "E0118 \"сухои\u{306}\"")]);
}

#[test]
fn e0119_too_long() {
    let chain = |links: usize| format!("define ready: defined as {}", vec!["fit"; links].join(" or "));
    no_problem(&[&chain(saty::syntax::MAX_CHAIN)]);
    let long = found(&chain(saty::syntax::MAX_CHAIN + 1));
    assert_eq!(long.iter().map(|one| &one[..13]).collect::<Vec<_>>(), ["E0119 fit or "]);
}

#[test]
fn e0120_label_not_first() {
    one_problem(&[(
        "score-sheet contest { score: sum of criteria criterion order { gives 1 for each course, en \"order\" where \
         valid } }",
        "E0120 en",
    )]);
}

// The meaning

#[test]
fn e0201_unknown_name_in_conditions() {
    one_problem_in_condition(&[
        ("lapz at least 2", "E0201 lapz"),
        ("has a corse", "E0201 corse"),
        ("has a courses", "E0201 courses"),
        ("has a course where valit", "E0201 valit"),
        ("own-badge is platinum", "E0201 platinum"),
        ("home in (pool, sea)", "E0201 sea"),
        ("waters includes sea", "E0201 sea"),
        ("fee at least 5 coins", "E0201 coins"),
        ("home is vacancy's beech", "E0201 beech"),
        ("vacancy's beech is pool", "E0201 beech"),
        ("count of course", "E0201 course"),
        ("total time of shifts", "E0201 shifts"),
        ("highest marks of courses", "E0201 marks"),
        ("time since begun", "E0201 begun"),
    ]);
}

#[test]
fn e0201_unknown_name_in_declarations() {
    one_problem(&[
        ("record trip plural trips { far: badgee }", "E0201 badgee"),
        ("record trip plural trips { far: set of waters }", "E0201 waters"),
        ("record trip plural trips { period left-on to back-on  left-on: date }", "E0201 back-on"),
        ("define solid on corse: defined as fit", "E0201 corse"),
        ("define best as badgee: defined as fit", "E0201 badgee"),
        ("define best as badge: defined as golden", "E0201 golden"),
        ("position guard { stair badgee { } }", "E0201 badgee"),
        ("position guard { stair badge { step golden { } } }", "E0201 golden"),
        ("position guard { source rules }", "E0201 rules"),
        ("act rules { en \"rules\" }\nposition guard { source rules item 3 }", "E0201 item"),
        ("sheets contest: exactly one of indoor", "E0201 indoor"),
        ("package joining { filed documents: paperz }", "E0201 paperz"),
        (
            "package joining { filed documents: papers  document form: required  exemption some: frees from forms \
             when fit }",
            "E0201 forms",
        ),
        ("time-limit filing { length 3 days starts vacancy's opens by calendar season }", "E0201 season"),
        ("outcome best: defined as points of contest at least 2", "E0201 contest"),
        ("outcome best: defined as level of guard is gold", "E0201 guard"),
        ("outcome best: defined as guard.ready holds", "E0201 guard.ready"),
        ("outcome best: defined as document form owed", "E0201 form"),
        ("property better { when dog gains course then fit never falls }", "E0201 dog"),
        ("amendment change-1 { amends rules  in force from 2025-01-01 }", "E0201 rules"),
    ]);
}

#[test]
fn e0202_duplicate_name() {
    one_problem(&[
        ("unit coin: en \"another coin\"", "E0202 coin"),
        ("define fit: defined as wet", "E0202 fit"),
        ("kinds courses { one-kind: en \"one\" }", "E0202 courses"),
        ("levels speed { slow: en \"slow\"  slow: en \"slow again\" }", "E0202 slow"),
        ("position guard { requirement ready { all of { one: when fit  one: when wet } } }", "E0202 one"),
        ("position guard { requirement ready { when fit } requirement ready { when wet } }", "E0202 ready"),
    ]);
    let names = ["define steady: defined as fit\n", "define ready: defined as wet\ndefine steady: defined as wet\n"];
    let files: Vec<(String, String)> =
        [CLUB, names[0], names[1]].iter().enumerate().map(|(at, text)| (at.to_string(), text.to_string())).collect();
    let policy = policy_of(&files);
    assert_eq!(shown(&policy.problems, &policy.sources), ["E0202 steady"]);
}

#[test]
fn e0203_misplaced() {
    one_problem(&[
        ("position guard { commission decides }", "E0203 commission decides"),
        ("levels speed { slow: en \"slow\"  requirement ready { when fit } }", "E0203 requirement ready"),
        ("position guard { requirement ready { when fit  length 3 days } }", "E0203 length 3 days"),
        ("record trip plural trips { far: yes or no  | row | gives | }", "E0203 | row | gives |"),
        ("vacancy other { }", "E0203 other"),
        ("position guard { requirement ready { highest of { one: when fit } } }", "E0203 ready"),
        (
            "score-sheet contest { score: sum of criteria criterion order { all of { one: gives 1 } } }",
            "E0125 all of { one: gives 1 }",
        ),
        ("act rules { en \"rules\"  requirement ready { when fit } }", "E0203 requirement ready"),
    ]);
}

#[test]
fn e0204_missing_part() {
    one_problem(&[
        ("record trip { far: yes or no }", "E0204 trip"),
        ("record trip plural trips { far: en \"far\" }", "E0204 far"),
        ("levels speed { }", "E0204 speed"),
        ("define ready: en \"ready\"", "E0204 ready"),
        ("position guard { requirement ready { en \"ready\" } }", "E0204 ready"),
        ("position { requirement ready { when fit } }", "E0204 position"),
        ("position guard { requirement ready { when at least 2 } }", "E0204 at least 2"),
        ("position guard { requirement ready { all of { one: en \"one\" } } }", "E0204 one"),
        ("score-sheet contest { criterion order { gives 1 } }", "E0204 contest"),
        ("score-sheet contest { score: sum of criteria criterion order { en \"order\" } }", "E0204 order"),
        ("package joining { document form: required }", "E0204 joining"),
        ("package joining { filed documents: papers  document form: en \"form\" }", "E0204 form"),
        ("package joining { filed documents: papers  rule back: en \"back\" }", "E0204 back"),
        ("calendar season { weekend sunday }", "E0204 season"),
        ("time-limit filing { starts vacancy's opens }", "E0204 filing"),
        ("time-limit filing { length 3 working days  starts vacancy's opens }", "E0204 filing"),
        ("pay wage { rounded down to a multiple of 1 coin }", "E0204 wage"),
        ("value charge { en \"charge\" }", "E0204 charge"),
        ("position guard { requirement ready { when fit  interpretation doubt { one: en \"one\" } } }", "E0204 doubt"),
    ]);
}

#[test]
fn e0205_repeated_part() {
    one_problem(&[
        ("position guard { note en \"a remark\" en \"guard\" requirement ready { when fit } }", "E0205 en \"guard\""),
        ("unit shell: en \"shell\" en \"crab\"", "E0205 en \"crab\""),
        ("define ready: defined as laps at least 2, at least 3", "E0205 at least 2, at least 3"),
        ("define ready: defined as laps at most 2, less than 3", "E0205 at most 2, less than 3"),
        ("levels speed { slow: en \"slow\" }\nposition guard { stair badge { } stair speed { } }", "E0205 stair speed"),
        ("subject runner { tall: yes or no }", "E0205 runner"),
        (
            "score-sheet contest { score: sum of criteria score: highest of criteria }",
            "E0205 score: highest of criteria",
        ),
        ("act rules { adopted 2020-01-01 adopted 2021-01-01 }", "E0205 adopted 2021-01-01"),
    ]);
}

#[test]
fn e0206_type_mismatch_in_conditions() {
    one_problem_in_condition(&[
        ("laps at least 2 years", "E0206 2 years"),
        ("laps is yes", "E0206 yes"),
        ("laps at least 50 %", "E0206 50 %"),
        ("laps at least 2 coin", "E0206 2 coin"),
        ("stamina at least 50", "E0206 50"),
        ("fee at least 5", "E0206 5"),
        ("pause at least 5", "E0206 5"),
        ("joined before 5", "E0206 5"),
        ("joined at most 5 years", "E0206 at most 5 years"),
        ("joined is 2024-01-01", "E0206 is 2024-01-01"),
        ("laps before 2024-01-01", "E0206 before 2024-01-01"),
        ("laps within 1 year before evaluation-date", "E0206 within 1 year before evaluation-date"),
        ("fit is yes", "E0206 is yes"),
        ("fit at least 1", "E0206 at least 1"),
        ("waters is pool", "E0206 is pool"),
        ("home includes pool", "E0206 includes pool"),
        ("own-badge is vacancy's beach", "E0206 beach"),
        ("own-badge is 2", "E0206 2"),
        ("joined before gold", "E0206 gold"),
        ("laps at least evaluation-date", "E0206 evaluation-date"),
    ]);
}

#[test]
fn e0206_type_mismatch_in_declarations() {
    one_problem(&[
        ("record trip plural trips { period far to back-on  far: yes or no  back-on: date }", "E0206 far"),
        ("record trip plural trips { far: date, no if not stated }", "E0206 no"),
        ("record trip plural trips { far: decimal, none if not stated }", "E0206 decimal, none if not stated"),
        ("record trip plural trips { far: decimal from 1 % to 5 }", "E0206 1 %"),
        ("define longest: defined as latest mark of courses", "E0206 mark"),
        ("define ago: defined as time since laps", "E0206 laps"),
        ("define best as badge: defined as 5", "E0206 5"),
        (
            "define best as badge: defined as first of { one: gives gold when fit  two: gives 5 when wet  otherwise \
             bronze }",
            "E0206 5",
        ),
        (
            "define charge: defined as first of { one: gives 5 coin when fit  two: gives 3 when wet  otherwise 0 \
             coin }",
            "E0206 3",
        ),
        ("define charge as badge: defined as sum of { one: gives gold when fit }", "E0206 charge"),
        ("score-sheet contest { score: sum of criteria criterion order { gives 5 coin } }", "E0206 5 coin"),
        (
            "score-sheet contest { score: sum of criteria criterion order { count once for each mark among courses \
             { one: gives 1 } } }",
            "E0206 mark",
        ),
        ("package joining { filed documents: waters }", "E0206 waters"),
        ("time-limit filing { length 3 days  starts vacancy's beach }", "E0206 beach"),
        ("pay wage { product of 5 coin, 2 years }", "E0206 2 years"),
        ("pay wage { product of 5 coin, 2 coin }", "E0206 wage"),
        ("pay wage { product of 5 coin, vacancy's beach }", "E0206 beach"),
        ("value charge { 5 coin from 2020-01-01  6 from 2021-01-01 }", "E0206 6"),
    ]);
}

#[test]
fn e0207_mixed_and_or() {
    one_problem_in_condition(&[
        ("fit and wet or dry", "E0207 fit and wet or dry"),
        ("fit or wet and dry", "E0207 fit or wet and dry"),
        ("not (fit or wet and dry)", "E0207 fit or wet and dry"),
        (
            "has a course where valid and mark at least 1 or place is pool",
            "E0207 valid and mark at least 1 or place is pool",
        ),
    ]);
    no_problem(&["define ready: defined as (fit and wet) or dry", "define ready: defined as fit and (wet or dry)"]);
}

#[test]
fn e0208_not_ordered() {
    one_problem_in_condition(&[
        ("home at least pool", "E0208 at least pool"),
        ("highest place of courses", "E0208 place"),
        ("highest valid of courses", "E0208 valid"),
    ]);
    one_problem(&[(
        "position guard { stair water { step pool { competence calm: commission decides } } }",
        "E0208 water",
    )]);
}

#[test]
fn e0209_fact_against_fact() {
    one_problem_in_condition(&[
        ("laps at least lengths", "E0209 lengths"),
        ("has a course where mark at least laps", "E0209 laps"),
    ]);
    one_problem(&[
        ("define many: defined as count of courses\ndefine ready: defined as laps at least many", "E0209 many"),
        ("pay wage { product of 5 coin, laps }", "E0209 laps"),
    ]);
    no_problem(&["define many: defined as 7\ndefine ready: defined as laps at least many"]);
}

#[test]
fn e0210_outside_record() {
    one_problem_in_condition(&[
        ("has a course where valid and fit", "E0210 fit"),
        ("has a course where valid and (mark at least 1 or not laps at least 2)", "E0210 laps"),
        ("every course where valid must be fit", "E0210 fit"),
        ("has a course where vacancy's beach is pool", "E0210 vacancy's beach"),
        ("count of courses where fit", "E0210 fit"),
    ]);
    one_problem(&[(
        "score-sheet contest { score: sum of criteria criterion order { gives 1 for each course where fit } }",
        "E0210 fit",
    )]);
}

#[test]
fn e0211_second_record() {
    one_problem_in_condition(&[
        ("has a course where valid and has a rescue where alone", "E0211 rescue"),
        ("has a course where has no course", "E0211 course"),
    ]);
    one_problem(&[("define solid on course: defined as valid\ndefine ready: defined as solid", "E0211 solid")]);
}

#[test]
fn e0212_cycle() {
    one_problem(&[
        ("define ready: defined as ready", "E0212 ready"),
        ("define ready: defined as steady\ndefine steady: defined as not ready", "E0212 ready"),
        (
            "define one: defined as two and fit\ndefine two: defined as three\ndefine three: defined as one or fit",
            "E0212 one",
        ),
        ("outcome best: defined as best", "E0212 best"),
    ]);
    let steps = "step bronze builds on silver { competence one: when fit } step silver builds on bronze { \
    competence two: when fit }";
    problems(&[(&format!("position guard {{ stair badge {{ {steps} }} }}"), &["E0212 bronze", "E0212 silver"])]);
}

#[test]
fn e0213_empty_interval() {
    one_problem_in_condition(&[
        ("laps at least 5, at most 2", "E0213 at least 5, at most 2"),
        ("laps more than 2, at most 2", "E0213 more than 2, at most 2"),
        ("laps at least 2, less than 2", "E0213 at least 2, less than 2"),
        ("own-badge at least gold, at most bronze", "E0213 at least gold, at most bronze"),
    ]);
    one_problem(&[
        ("record trip plural trips { far: decimal from 5 to 2 }", "E0213 decimal from 5 to 2"),
        ("calendar season { covers 2025-12-31 to 2025-01-01 }", "E0213 covers 2025-12-31 to 2025-01-01"),
        (
            "calendar season { covers 2025-01-01 to 2025-12-31  holiday 2025-05-02 to 2025-05-01: en \"May\" }",
            "E0213 holiday 2025-05-02 to 2025-05-01: en \"May\"",
        ),
    ]);
    no_problem(&["define ready: defined as laps at least 2, at most 2"]);
}

#[test]
fn e0213_between_neighbours_there_is_nothing() {
    let rescues = "define rescue-count: defined as count of rescues\n";
    one_problem_in_condition(&[
        ("laps more than 5, less than 6", "E0213 more than 5, less than 6"),
        ("own-badge more than bronze, less than silver", "E0213 more than bronze, less than silver"),
        ("pause more than 3 days, less than 4 days", "E0213 more than 3 days, less than 4 days"),
    ]);
    one_problem(&[(
        &format!("{rescues}define ready: defined as rescue-count more than 5, less than 6"),
        "E0213 more than 5, less than 6",
    )]);
    no_problem(&[
        "define ready: defined as stamina more than 5 %, less than 6 %",
        "define ready: defined as fee more than 5 coin, less than 6 coin",
        "define ready: defined as has a course where mark more than 5, less than 6",
    ]);
}

/// A criterion by ranges of a field.
fn ranges(field: &str, rows: &str) -> String {
    format!("score-sheet contest {{ score: sum of criteria criterion order {{ by ranges of {field} {{ {rows} }} }} }}")
}

#[test]
fn e0214_overlapping_rows() {
    one_problem(&[
        (&ranges("laps", "few: gives 1 when at most 10  many: gives 2 when at least 10"), "E0214 many"),
        (
            &ranges("laps", "few: gives 1 when at most 10  ten: gives 3 when is 10  many: gives 2 when more than 10"),
            "E0214 ten",
        ),
        (&ranges("own-badge", "low: gives 1 when at most silver  high: gives 2 when at least silver"), "E0214 high"),
        (&ranges("laps", "few: gives 1 when less than 5  many: gives 2 when more than 3"), "E0214 many"),
        (&ranges("stamina", "few: gives 1 when less than 5 %  many: gives 2 when more than 4 %"), "E0214 many"),
    ]);
}

#[test]
fn neighbours_leave_no_gap_and_do_not_overlap() {
    let term = |fact: &str, rows: &str| format!("define band: defined as by ranges of {fact} {{ {rows} }}");
    no_problem(&[
        &ranges("laps", "few: gives 1 when less than 5  many: gives 2 when more than 4"),
        &ranges("joined", "old: gives 1 when on or before 2019-12-31  new: gives 2 when on or after 2020-01-01"),
        &term("joined", "old: gives 1 when on or before 2019-12-31  new: gives 2 when on or after 2020-01-01"),
        &term("laps", "few: gives 1 when at most 4  many: gives 2 when at least 5"),
        &term("laps", "few: gives 1 when at most 4.5  many: gives 2 when at least 4.7"),
        &term("own-badge", "one: gives 1 when is bronze  two: gives 2 when in (silver, gold)"),
        &term("pause", "few: gives 1 when at most 4 days  many: gives 2 when at least 5 days"),
        "define rescue-count: defined as count of rescues\n\
         define band: defined as by ranges of rescue-count { few: gives 1 when at most 4  many: gives 2 when at least 5 }\n\
         define upper: defined as by ranges of band { low: gives 3 when less than 2  high: gives 4 when more than 1 }",
    ]);
    one_problem(&[
        (
            &term("joined", "old: gives 1 when before 2019-12-31  new: gives 2 when on or after 2020-01-01"),
            "E0226 band",
        ),
        (&term("stamina", "few: gives 1 when at most 59 %  many: gives 2 when at least 60 %"), "E0226 band"),
        (&term("fee", "few: gives 1 when at most 59 coin  many: gives 2 when at least 60 coin"), "E0226 band"),
        (
            "define half: defined as 0.5 times laps\n\
             define band: defined as by ranges of half { few: gives 1 when at most 4  many: gives 2 when at least 5 }",
            "E0226 band",
        ),
    ]);
}

#[test]
fn e0215_column_count() {
    let table = |row: &str| {
        format!("define charge: defined as table first of {{ | row | fit | laps | gives | {row} otherwise 0 }}")
    };
    // Without line ends the rows run together, so a row is on a line of its own.
    let table = |row: &str| table(&format!("\n {row}\n")).replace("{ |", "{\n |");
    one_problem(&[
        (&table("| few | at most 2 | 1 |"), "E0215 | few | at most 2 | 1 |"),
        (&table("| few | any | at most 2 | 1 | 2 |"), "E0215 | few | any | at most 2 | 1 | 2 |"),
    ]);
    no_problem(&[&table("| few | any | at most 2 | 1 |")]);
}

#[test]
fn e0216_not_a_condition() {
    one_problem_in_condition(&[
        ("laps and fit", "E0216 laps"),
        ("not own-badge", "E0216 own-badge"),
        ("has a course where mark", "E0216 mark"),
    ]);
}

#[test]
fn e0217_hidden_name() {
    one_problem(&[
        ("record trip plural trips { fit: yes or no }", "E0217 fit"),
        ("define far: defined as fit\nrecord trip plural trips { far: yes or no }", "E0217 far"),
        ("position guard { define fit: defined as wet  requirement ready { when fit } }", "E0217 fit"),
    ]);
}

#[test]
fn e0218_no_period() {
    one_problem(&[("define experience: defined as total time of courses", "E0218 courses")]);
}

#[test]
fn e0219_wrong_form() {
    one_problem(&[
        ("calendar season: covers 2025-01-01 to 2025-12-31", "E0219 calendar season"),
        ("unit shell { en \"shell\" }", "E0219 unit shell"),
        ("position guard { requirement ready: when fit }", "E0219 requirement ready"),
    ]);
}

#[test]
fn e0220_outcome_in_condition() {
    let guard = "position guard { requirement ready { when fit } stair badge { step gold { competence calm: \
    commission decides } } }\n\
                 score-sheet contest { score: sum of criteria criterion order { gives 1 when fit } }\n\
                 package joining { filed documents: papers  document form: required }\n\
                 outcome fine: defined as guard.ready holds\n";
    for (condition, wanted) in [
        ("guard.ready holds", "E0220 guard.ready holds"),
        ("points of contest at least 1", "E0220 contest"),
        ("level of guard is gold", "E0220 guard"),
        ("document form owed", "E0220 form"),
        ("fine", "E0220 fine"),
    ] {
        one_problem(&[(&format!("{guard}define ready: defined as {condition}"), wanted)]);
        one_problem(&[(&format!("{guard}position coach {{ requirement ready {{ when {condition} }} }}"), wanted)]);
        no_problem(&[&format!("{guard}outcome good: defined as {condition}")]);
    }
}

#[test]
fn e0221_two_bodies() {
    one_problem(&[
        ("position guard { requirement ready { when fit commission decides } }", "E0221 commission decides"),
        (
            "position guard { requirement ready { all of { one: when fit  commission decides } } }",
            "E0221 commission decides",
        ),
        (
            "score-sheet contest { score: sum of criteria criterion order { gives 1 sum of { one: gives 1 } } }",
            "E0221 sum of { one: gives 1 }",
        ),
        ("package joining { filed documents: papers  document form: required if available }", "E0221 if available"),
        (
            "package joining { filed documents: papers  document form: required required when fit }",
            "E0221 required when fit",
        ),
    ]);
}

#[test]
fn e0222_never_tested() {
    one_problem_in_condition(&[("nickname is absent", "E0222 is absent"), ("nickname is bronze", "E0222 is bronze")]);
}

#[test]
fn e0223_meaningless_number() {
    one_problem(&[
        ("position guard { requirement ready { at least 3 of { one: when fit  two: when wet } } }", "E0223 ready"),
        ("record trip plural trips { far: whole number, 0.5 if not stated }", "E0223 0.5"),
    ]);
}

#[test]
fn e0224_unknown_target() {
    let stair = |steps: &str| format!("position guard {{ stair badge {{ {steps} }} }}");
    let doubt = |change: &str| {
        format!(
            "position guard {{ requirement ready {{ all of {{ one: when fit  two: all of {{ deep: when wet }}  \
             three: all of {{ deep: when dry }} }} \
             interpretation doubt {{ chosen: here  here: en \"here\"  there: en \"there\" {{ {change} }} }} }} }}"
        )
    };
    one_problem(&[
        (&stair("step silver builds on bronze { competence calm: commission decides }"), "E0224 silver"),
        (&stair("step silver { competence calm: same as bronze.calm }"), "E0224 calm"),
        (&doubt("change four { when wet }"), "E0224 four"),
        (&doubt("repeal four"), "E0224 four"),
        (&doubt("in four { repeal one }"), "E0224 four"),
        (&doubt("add behind four five: when wet"), "E0224 four"),
        // Two things have this name.
        (&doubt("repeal deep"), "E0224 deep"),
    ]);
    no_problem(&[
        &doubt("repeal two.deep")[..].replace("repeal two.deep", "repeal two"),
        &doubt("change two.deep { when fit }"),
    ]);
}

#[test]
fn a_shared_competence_does_not_share_another_shared_one() {
    let steps = "step bronze { competence calm: commission decides } step silver { competence one: same as \
    bronze.calm } \
                 step gold { competence two: same as silver.one }";
    one_problem(&[(&format!("position guard {{ stair badge {{ {steps} }} }}"), "E0224 two")]);
}

#[test]
fn e0225_not_as_expected() {
    let doubt = |was: &str| {
        format!(
            "position guard {{ requirement ready {{ when laps at least 5  interpretation doubt {{ chosen: here  \
             here: en \"here\"  \
             there: en \"there\" {{ change this {{ was {was} becomes when laps at least 7 }} }} }} }} }}"
        )
    };
    one_problem(&[(&doubt("when laps at least 6"), "E0225 when laps at least 6")]);
    no_problem(&[&doubt("when laps at least 5"), &doubt("when   laps   at least 5")]);
}

#[test]
fn e0227_same_day() {
    let two = |first: &str, second: &str| {
        format!(
            "act rules {{ act-number \"1\" }}\nposition guard {{ requirement ready {{ when laps at least 5 }} \
             requirement calm {{ when fit }} }}\n\
             amendment change-1 {{ amends rules in force from 2025-01-01 {first} }}\n\
             amendment change-2 {{ amends rules in force from 2025-01-01 {second} }}"
        )
    };
    let change = "in guard { change ready { when laps at least 7 } }";
    one_problem(&[(&two(change, change), "E0227 change ready { when laps at least 7 }")]);
    no_problem(&[
        &two(change, "in guard { change calm { when wet } }"),
        &two(change, &format!("applied after change-1 {change}")),
        &two(&format!("applied after change-2 {change}"), change),
        &two(change, &change.replace("ready", "calm").replace("laps at least 7", "wet")),
    ]);
}

/// A ranking of the club with these keys and properties.
fn ranking(keys: &str) -> String {
    format!(
        "position guard {{ requirement ready {{ when fit }} stair badge {{ thresholds {{ | step | laps |\n\
         | gold | at least 5 | }} }} }}\n\
         score-sheet old {{ applies when wet score: sum of criteria criterion order {{ gives 1 when fit }} }}\n\
         score-sheet young {{ applies when not wet score: sum of criteria criterion order {{ gives 1 when dry }} }}\n\
         sheets contest: exactly one of old, young\n\
         package joining {{ filed documents: papers document form: required rule back: when incomplete }}\n\
         value least-fee {{ 5 coin from 2023-01-01 }}\n\
         define swift: defined as laps\n\
         define tidy on course: defined as valid\n\
         outcome ready-now: defined as guard.ready holds\n\
         ranking order {{ {keys} }}"
    )
}

/// Each key and what stands before it, with the one problem that it has, if any.
#[track_caller]
fn keys(cases: &[(&str, &str)]) {
    let text = |key: &str| ranking(&format!("ties share the place {key}"));
    let texts: Vec<(String, Vec<&str>)> = cases
        .iter()
        .map(|(key, wanted)| (text(key), Some(*wanted).filter(|wanted| !wanted.is_empty()).into_iter().collect()))
        .collect();
    problems(&texts.iter().map(|(text, wanted)| (text.as_str(), wanted.as_slice())).collect::<Vec<_>>());
}

#[test]
fn rankings_that_are_right() {
    keys(&[
        ("complete papers of joining requirements must hold only those with fit key one: by laps, highest first", ""),
        ("returned by joining.back key one: by laps, highest first", ""),
        ("only those with ready-now key one: by swift, lowest first key two: by ready-now, no first", ""),
        ("key one: by pause, longest first key two: by joined, earliest first", ""),
        ("key one: by pause, shortest first key two: by joined, latest first", ""),
        ("key one: by own-badge, highest first key two: by stamina, lowest first key three: by fee, highest first", ""),
        ("key one: by level of guard, highest first key two: by fit, yes first", ""),
        ("separate lists for contest key one: by points of contest, highest first", ""),
        ("one list for contest key one: by points of contest, highest first", ""),
        ("key one: by points of old, highest first key two: by points of young, lowest first", ""),
    ]);
}

#[test]
fn rankings_that_name_nothing() {
    keys(&[
        ("key one: by lapse, highest first", "E0201 lapse"),
        ("key one: by points of contst, highest first", "E0201 contst"),
        ("key one: by level of gard, highest first", "E0201 gard"),
        ("complete papers of joinin key one: by laps, highest first", "E0201 joinin"),
        ("complete papers of contest key one: by laps, highest first", "E0201 contest"),
        ("returned by joining.bakc key one: by laps, highest first", "E0201 joining.bakc"),
        ("returned by joining key one: by laps, highest first", "E0201 joining"),
        ("complete papers of joining returned by back key one: by fit, yes first", "E0205 returned by back"),
        ("only those with fitt key one: by laps, highest first", "E0201 fitt"),
        ("only those with laps key one: by laps, highest first", "E0216 laps"),
        ("separate lists for old key one: by laps, highest first", "E0201 old"),
        ("key one: by tidy, yes first", "E0211 tidy"),
        ("key one: by vacancy's shore, latest first", "E0201 shore"),
        ("", "E0204 order"),
        ("key one: en \"one\"", "E0204 one"),
        ("requirements must hold requirements must hold key one: by fit, yes first", "E0205 requirements must hold"),
        ("ties are undecided key one: by fit, yes first", "E0205 ties are undecided"),
        ("separate lists for contest one list for contest key one: by fit, yes first", "E0205 one list for contest"),
        ("key one: by fit, yes first key one: by wet, yes first", "E0202 one"),
        ("when fit key one: by fit, yes first", "E0203 when fit"),
        ("key one: by fit, yes first gives 2", "E0203 gives 2"),
    ]);
    one_problem(&[
        (&ranking("key one: by fit, yes first"), "E0204 order"),
        ("position guard { key one: by fit, yes first }", "E0203 key one"),
    ]);
}

#[test]
fn e0228_wrong_direction() {
    keys(&[
        ("key one: by laps, longest first", "E0228 laps"),
        ("key one: by laps, yes first", "E0228 laps"),
        ("key one: by stamina, latest first", "E0228 stamina"),
        ("key one: by fee, earliest first", "E0228 fee"),
        ("key one: by own-badge, latest first", "E0228 own-badge"),
        ("key one: by pause, highest first", "E0228 pause"),
        ("key one: by joined, highest first", "E0228 joined"),
        ("key one: by fit, highest first", "E0228 fit"),
        ("key one: by points of old, shortest first", "E0228 points of old"),
        ("key one: by level of guard, no first", "E0228 level of guard"),
    ]);
}

#[test]
fn e0229_not_a_key() {
    keys(&[
        ("key one: by waters, highest first", "E0229 waters"),
        ("key one: by nickname, highest first", "E0229 nickname"),
        ("key one: by home, highest first", "E0229 home"),
        ("key one: by vacancy's opens, latest first", "E0229 vacancy's opens"),
        ("key one: by vacancy's position, highest first", "E0229 vacancy's position"),
        ("key one: by evaluation-date, latest first", "E0229 evaluation-date"),
        ("key one: by least-fee, highest first", "E0229 least-fee"),
    ]);
}

#[test]
fn e0230_repeated_key() {
    keys(&[
        ("key one: by laps, highest first key two: by laps, lowest first", "E0230 two"),
        ("key one: by points of old, highest first key two: by points of old, highest first", "E0230 two"),
    ]);
}

#[test]
fn e0231_lists_not_said() {
    keys(&[("key one: by points of contest, highest first", "E0231 points of contest")]);
    let other = "\nsheets other: exactly one of old\nranking second { ties share the place one list for other \
                 key one: by points of contest, highest first }";
    one_problem(&[(
        &format!("{}{other}", ranking("ties share the place key one: by fit, yes first")),
        "E0231 points of contest",
    )]);
}

/// Another view of a ranking is checked as the one that is followed.
#[test]
fn a_view_of_a_ranking_is_checked() {
    let doubt = |change: &str| {
        ranking(&format!(
            "ties share the place key one: by laps, highest first interpretation doubt {{ chosen: here \
             here: en \"here\" there: en \"there\" {{ {change} }} }}"
        ))
    };
    one_problem(&[
        (
            &doubt("change one { was by laps, lowest first becomes by laps, highest first }"),
            "E0225 by laps, lowest first",
        ),
        (&doubt("change one { by laps, longest first }"), "E0228 laps"),
        (&doubt("add behind one key two: by home, highest first"), "E0229 home"),
        (&doubt("repeal one"), "E0204 order"),
        (&doubt("repeal two"), "E0224 two"),
    ]);
    no_problem(&[
        &doubt("change this { ties are drawn by lot }"),
        &doubt("change this { one list for contest } add first key two: by points of contest, highest first"),
        &doubt("change one { was by laps, highest first becomes by laps, lowest first }"),
    ]);
}

#[test]
fn w0307_act_not_in_force() {
    let cites = |act: &str| {
        format!(
            "act rules {{ act-number \"1\" {act} }}\namendment change-1 {{ amends rules in force from 2025-01-01 }}\n\
             position guard {{ source rules requirement ready {{ when fit }} }}"
        )
    };
    one_problem(&[(&cites("ended 2025-01-01"), "W0307 rules"), (&cites("in force from 2025-01-01"), "W0307 rules")]);
    no_problem(&[&cites("ended 2025-01-02"), &cites("in force from 2024-12-31")]);
}

/// A criterion that counts records, behind terms that say what they are worth.
fn counting(amount: &str) -> String {
    format!(
        "define worth on course: defined as mark\ndefine far on rescue: defined as alone\n\
         define fitness: defined as laps\nrecord trip plural trips {{ tags: set of water  note-1: text }}\n\
         score-sheet contest {{ score: sum of criteria criterion order {{ {amount} }} }}"
    )
}

fn one_problem_in_counting(cases: &[(&str, &str)]) {
    let texts: Vec<(String, &str)> = cases.iter().map(|(amount, wanted)| (counting(amount), *wanted)).collect();
    one_problem(&texts.iter().map(|(text, wanted)| (text.as_str(), *wanted)).collect::<Vec<_>>());
}

#[test]
fn what_may_be_counted_has_no_problem() {
    for amount in [
        "gives worth for each course",
        "gives worth for each course, best 3, at most 10 in all, where valid",
        "gives 1 for each course, at most 2 per place, at most 8 in all",
        "gives worth for each course, at most 1 per year of passed, best 2, where grade at least silver",
        "gives worth for each course, at most 1 per valid",
        "gives -1 for each course, at most 1 per mark",
    ] {
        no_problem(&[&counting(amount)]);
    }
    no_problem(&[
        "define last as badge: defined as grade of the latest course by passed where valid, the lowest of several",
        "define last-place: defined as place of the highest course by mark",
        "define shelf on course: defined as by ranges of mark { low: gives 1 when less than 2  otherwise 3 }",
        "define age-of on course: defined as time since passed\n\
         define old on course: defined as age-of at least 2 years\ndefine ready: defined as has a course where old",
        "define open-beach: defined as vacancy's beach is lake\n\
         record trip plural trips { counts when here or open-beach  here: yes or no }",
    ]);
}

#[test]
fn e0232_other_worth() {
    one_problem_in_counting(&[
        ("gives worth for each rescue", "E0232 worth"),
        ("gives mark for each course", "E0232 mark"),
        ("gives laps for each course", "E0232 laps"),
        ("gives fitness for each course", "E0232 fitness"),
        ("gives nothing-at-all for each course", "E0201 nothing-at-all"),
        ("gives far for each rescue", "E0206 far"),
        ("gives worth for each course, once per place", "E0203 place"),
        ("gives 1 for each course, once per place, best 2", "E0203 place"),
        ("gives worth when fit", "E0211 worth"),
    ]);
}

#[test]
fn e0233_no_groups() {
    one_problem_in_counting(&[
        ("gives 1 for each trip, at most 2 per tags", "E0233 tags"),
        ("gives 1 for each trip, at most 2 per note-1", "E0233 note-1"),
        ("gives 1 for each course, at most 2 per year of mark", "E0206 mark"),
        ("gives 1 for each course, at most 2 per laps", "E0201 laps"),
        ("gives 1 for each course, at most 0 per place", "E0223 place"),
        ("gives 1 for each course, best 0", "E0223 course"),
        ("gives 1 for each course, best 2.5", "E0223 course"),
        ("gives 1 for each course, best 3, at most 2 per place", "E0203 , at most 2 per place"),
        ("gives 1 for each course, at most 5 in all, best 3", "E0203 , best 3"),
        ("gives 1 for each course, best 3, best 2", "E0203 , best 2"),
    ]);
}

#[test]
fn e0234_about_subject() {
    one_problem(&[
        ("record trip plural trips { counts when here and fit  here: yes or no }", "E0234 fit"),
        (
            "define strong: defined as stamina at least 50 % or dry\n\
             record trip plural trips { counts when here or strong  here: yes or no }",
            "E0234 strong",
        ),
        ("define worth on course: defined as laps", "E0234 worth"),
        ("define worth on course: defined as count of rescues", "E0234 worth"),
        ("define worth on course: defined as first of { one: gives 2 when fit  otherwise 1 }", "E0234 worth"),
        (
            "define worth on course: defined as by ranges of laps { one: gives 2 when less than 2  otherwise 1 }",
            "E0234 worth",
        ),
        ("record trip plural trips { counts when has a rescue  here: yes or no }", "E0211 rescue"),
        (
            "record trip plural trips { counts when here  counts when not here  here: yes or no }",
            "E0205 counts when not here",
        ),
        ("position guard { counts when fit }", "E0203 counts when fit"),
    ]);
}

#[test]
fn e0235_no_tie_rule() {
    one_problem(&[
        ("define last: defined as grade of the latest course by passed", "E0235 grade"),
        ("define last: defined as mark of the earliest course by passed where valid", "E0235 mark"),
        ("define last: defined as place of the latest course by passed, the highest of several", "E0208 place"),
        ("define last: defined as valid of the latest course by passed, the lowest of several", "E0208 valid"),
        ("define last: defined as place of the latest course by mark", "E0206 mark"),
        ("define last: defined as place of the highest course by place", "E0208 place"),
        ("define last: defined as place of the latest course by laps", "E0201 laps"),
        (
            "record trip plural trips { day: date  note-1: text }\ndefine last: defined as note-1 of the latest trip by day",
            "E0222 note-1",
        ),
        (
            "record trip plural trips { day: date  tags: set of water }\ndefine last: defined as tags of the latest trip by day",
            "E0206 tags",
        ),
    ]);
}

#[test]
fn e0226_rows_without_end() {
    let term =
        |combiner: &str, rest: &str| format!("define charge: defined as {combiner} {{ one: gives 1 when fit {rest} }}");
    for combiner in ["first of", "highest of", "lowest of", "average of"] {
        one_problem(&[(&term(combiner, ""), "E0226 charge")]);
        no_problem(&[
            &term(combiner, "otherwise 0"),
            &term(combiner, "otherwise absent"),
            &term(combiner, "otherwise undecided"),
        ]);
    }
    one_problem(&[("define charge: defined as by ranges of laps { few: gives 1 when at most 5 }", "E0226 charge")]);
    no_problem(&[
        "define charge: defined as by ranges of laps { few: gives 1 when at most 5  many: gives 2 when more than 5 }",
        "define charge: defined as by ranges of age { few: gives 1 when at most 50  many: gives 2 when at least 51, \
         at most 100 }",
    ]);
}

#[test]
fn e0263_ranges_leave_out_that_a_fact_may_be_absent() {
    let rows = "low: gives 1 when less than 60  high: gives 2 when at least 60";
    let times = "low: gives 1 when less than 1 year  high: gives 2 when at least 1 year";
    let with = |define: &str, rows: &str| {
        format!(
            "record exam plural exams, none if not stated {{ got: whole number, may be absent  sat: date }}\n\
             define best: defined as highest got of exams\n\
             define last: defined as got of the latest exam by sat, the highest of several\n\
             define first-day: defined as earliest sat of exams\ndefine since: defined as time since first-day\n\
             define other: defined as best\ndefine twice: defined as 2 times best\n\
             define per-ten: defined as 1 per completed 10 of best\n\
             define greatest: defined as highest of {{ one: gives best when fit otherwise 0 }}\n\
             define added: defined as sum of {{ one: gives best when fit }}\n\
             define banded: defined as by ranges of best {{ one: gives 1 when less than 60 otherwise 0 }}\n\
             {define} {{ {rows} }}"
        )
    };
    for fact in ["best", "last", "other", "twice", "per-ten", "greatest"] {
        let define = format!("define band: defined as by ranges of {fact}");
        one_problem(&[(&with(&define, rows), "E0263 band")]);
        no_problem(&[
            &with(&define, &format!("{rows} otherwise absent")),
            &with(&define, &format!("{rows} otherwise 0")),
        ]);
    }
    one_problem(&[
        (&with("define band: defined as by ranges of since", times), "E0263 band"),
        (&with("define band on exam as decimal: defined as by ranges of got", rows), "E0263 band"),
    ]);
    // What always has a value, and points.
    no_problem(&[
        &with("define band: defined as by ranges of added", rows),
        &with("define band: defined as by ranges of banded", rows),
        &format!(
            "{}score-sheet contest {{ score: sum of criteria criterion order {{ by ranges of best {{ {rows} }} }} }}",
            with("define band: defined as by ranges of added", rows) + "\n"
        ),
    ]);
}

#[test]
fn e0264_no_mean_is_taken_over_records() {
    let of = |body: &str| format!("score-sheet contest {{ score: sum of criteria criterion order {{ {body} }} }}");
    let each = "gives 1 for each rescue";
    for how in ["highest of", "lowest of", "first of", "best 2 of", "average of"] {
        one_problem(&[(&of(&format!("{how} {{ one: {each} }}")), "E0264 one")]);
        no_problem(&[&of(&format!("{how} {{ one: sum of {{ each-one: {each} }} two: gives 2 when fit }}"))]);
    }
    one_problem(&[
        (&of(&format!("average of {{ two: gives 2 when fit  one: {each} }}")), "E0264 one"),
        (&of("average of { one: count once for each grade among courses { bronze: gives 1 } }"), "E0264 one"),
    ]);
    no_problem(&[
        &of(&format!("highest of {{ two: gives 2 when fit  one: {each} }}")),
        &of(&format!("sum of {{ one: {each} }}")),
    ]);
}

#[test]
fn e0265_what_becomes_of_a_limit() {
    let amended = |limits: &str, change: &str| {
        format!(
            "act rules {{ en \"rules\" adopted 2020-01-01 in force from 2020-01-01 }}\n\
             score-sheet contest {{ score: sum of criteria criterion order {{ \
             sum of{limits} {{ one: gives 1 when fit  two: gives 2 when wet }} }} }}\n\
             amendment changes {{ en \"changes\" amends rules adopted 2025-01-01 in force from 2025-01-01\n\
             in contest {{ change order {{ {change} }} }} }}"
        )
    };
    let (cap, both) = (", at most 2 in all", ", at least 1 in all, at most 2 in all");
    one_problem(&[
        (&amended(cap, "combine highest of"), "E0265 change order { combine highest of }"),
        (
            &amended(both, "combine highest of, at most 3 in all"),
            "E0265 change order { combine highest of, at most 3 in all }",
        ),
    ]);
    no_problem(&[
        &amended("", "combine highest of"),
        &amended(cap, "combine highest of, at most 3 in all"),
        &amended(cap, "combine highest of, no other limit"),
        &amended(both, "combine highest of, at most 3 in all, no other limit"),
    ]);
    for (change, gives) in [("highest of, no other limit", "5"), ("sum of, at most 6 in all, no other limit", "6")] {
        let text = amended(", at most 2 in all", &format!("combine {change}")).replace("gives 1", "gives 5");
        let items = crate::support::parse(&format!("{CLUB}{text}"));
        let mut problems = Vec::new();
        let date = Some("2025-06-01".parse().expect("a date"));
        let edition = saty::edition::fold(&items, date, None, &mut problems);
        let plan = saty::plan::plan(saty::model::check_edition(edition, saty::model::Views::All).model);
        let case = crate::support::case(&plan, "{fit: yes, wet: yes}", "", None, "2025-06-01");
        let points = saty::eval::evaluate(&plan, &case).sheets[0].total.numbers().0.expect("an end");
        assert_eq!(points.to_string(), gives, "{change}");
    }
}

#[test]
fn a_gap_of_the_source_lies_between_two_values_in_order() {
    let of = |gives: &str| format!("define charge: defined as first of {{ one: {gives} when fit otherwise 0 }}");
    one_problem(&[
        (&of("gives undecided between 2 and 1"), "E0213 undecided between 2 and 1"),
        (
            "define own-home as water: defined as first of { one: gives undecided between pool and lake when fit otherwise absent }",
            "E0208 undecided between pool and lake",
        ),
    ]);
    no_problem(&[
        &of("gives undecided between 1 and 1.5"),
        "define level-of-it as badge: defined as first of { one: gives undecided between bronze and silver when fit otherwise absent }",
    ]);
}

// Doubts

#[test]
fn w0301_missing_translation() {
    let position = |requirement: &str| {
        format!("position guard {{ kk \"құтқарушы\" ru \"спасатель\" requirement ready {{ {requirement} when fit }} }}")
    };
    one_problem(&[
        (&position("ru \"готов\""), "W0301 ready"),
        (&position("kk \"дайын\""), "W0301 ready"),
        (&position("en \"ready\" ru \"готов\""), "W0301 ready"),
    ]);
    // A worksheet names a requirement by its title, so both are missing.
    problems(&[(&position(""), &["W0301 ready", "W0301 ready"])]);
    no_problem(&[
        &position("kk \"дайын\" ru \"готов\""),
        &position("ru \"готов\" known defect missing-translation"),
        "position guard { ru \"спасатель\" requirement ready { ru \"готов\" when fit } }",
    ]);
}

#[test]
fn w0302_gap_in_ranges() {
    one_problem(&[
        (&ranges("laps", "few: gives 1 when at most 10  many: gives 2 when more than 11"), "W0302 order"),
        (&ranges("laps", "some: gives 1 when at least 1"), "W0302 order"),
        (&ranges("age", "young: gives 1 when at most 17  old: gives 2 when at least 19"), "W0302 order"),
        (&ranges("own-badge", "low: gives 1 when is bronze  high: gives 2 when is gold"), "W0302 order"),
    ]);
    no_problem(&[
        &ranges("laps", "few: gives 1 when at most 10  many: gives 2 when more than 10"),
        &ranges("laps", "some: gives 1 when at least 1  otherwise 0"),
        &ranges("age", "young: gives 1 when at least 0, at most 17  old: gives 2 when at least 18, at most 100"),
        &ranges("own-badge", "low: gives 1 when is bronze  high: gives 2 when at least silver"),
        &ranges("laps", "some: gives 1 when at least 1")
            .replace("criterion order {", "criterion order { known defect gap-in-ranges"),
    ]);
}

#[test]
fn w0303_empty_step() {
    one_problem(&[("position guard { stair badge { step gold { } } }", "W0303 gold")]);
    no_problem(&["position guard { stair badge { step gold { known defect empty-step } } }"]);
}

#[test]
fn w0304_changes_nothing() {
    let package = |documents: &str, rest: &str| {
        format!(
            "package joining {{ filed documents: papers {documents} exemption some: frees from form, photo {rest} \
             when fit }}"
        )
    };
    let both = "document form: if available document photo: if available";
    one_problem(&[(&package(both, ""), "W0304 some")]);
    no_problem(&[
        &package("document form: required document photo: if available", ""),
        &package(both, "known defect changes-nothing"),
    ]);
}

#[test]
fn w0305_mixed_script() {
    // The Latin o of `ракoвина`.
    let label = "ru \"ракoвина\"";
    let day = "calendar season { weekend sunday covers 2025-01-01 to 2025-12-31 holiday 2025-05-01: ru \"прaздник\" }";
    one_problem(&[
        (&format!("unit shell: {label} kk \"қабыршақ\""), &format!("W0305 {label}")),
        (day, "W0305 ru \"прaздник\""),
        (&format!("unit shell: en \"shell\" known defect missing-citation {label}"), &format!("W0305 {label}")),
    ]);
    no_problem(&[
        "unit shell: ru \"раковина\" kk \"қабыршақ\"",
        &format!("unit shell: {label} known defect mixed-script"),
        // A foreign name with an ending.
        "unit shell: ru \"заплыв по GPSу\"",
    ]);
}

#[test]
fn w0306_wrong_language() {
    let (kazakh, russian) = ("\"жүзу жолағы\"", "\"дорожка для одного пловца клуба\"");
    one_problem(&[
        (&format!("unit lane: ru {kazakh}"), &format!("W0306 ru {kazakh}")),
        (&format!("unit lane: kk {russian}"), &format!("W0306 kk {russian}")),
    ]);
    no_problem(&[
        &format!("unit lane: ru {russian} kk {kazakh}"),
        &format!("unit lane: kk {russian} known defect wrong-language"),
        "unit lane: kk \"марафон\"",
    ]);
}

// Offers

/// What the help offers instead.
#[track_caller]
fn offered(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        let policy = policy(&format!("{CLUB}{text}\n"));
        let problem = policy.problems.first().expect("a problem");
        let names = ["suggestion", "instead"];
        let offer = problem.arguments.iter().find(|(name, _)| names.contains(name)).map(|(_, offer)| offer.clone());
        assert_eq!(offer, Some(Argument::Text(wanted.to_string())), "{text}");
    }
}

#[test]
fn the_help_offers_what_was_probably_meant() {
    offered(&[
        ("define ready: defined as lapz at least 2", "laps"),
        ("define ready: defined as own-badge is golde", "gold"),
        ("define ready: defined as has a corse", "course"),
        ("define ready: defined as laps above 2", "more than"),
        ("define ready: defined as laps > 2", "more than"),
        ("define ready: defined as laps ≥ 2", "at least"),
        ("define ready: defined as joined before 1.2.2020", "2020-02-01"),
        ("define ready: defined as stamina at least 0,5 %", "0.5"),
        ("define ready: defined as hоme is pool", "home"),
        ("positon guard { }", "position"),
        ("ladder speed { slow: en \"slow\" }", "levels"),
        ("define ready: means fit", "defined as"),
        ("define each: defined as fit", "each-1"),
    ]);
}

// Several problems, and what is allowed

#[test]
fn a_broken_declaration_hides_no_other() {
    problems(&[
        (
            "define one: defined as lapz at least 2\n\
             define two: defined as fit fast\n\
             define three: defined as laps at least 2 years\n\
             positon guard {\n  requirement ready { when fit }\n}\n\
             define four: defined as laps > 2\n\
             define five: defined as fit",
            &["E0201 lapz", "E0101 fast", "E0206 2 years", "E0113 positon", "E0107 >"],
        ),
        (
            "position guard {\n  requirement ready {\n    when lapz at least 2\n  }\n\n\
             define one: defined as (fit\n\
             define two: defined as fit)\n\
             define three: defined as own-badge is platinum",
            &["E0102 {", "E0102 (", "E0103 )", "E0201 platinum"],
        ),
        (
            "score-sheet contest {\n  score: sum of criteria\n  criterion one { gives 0,5 when fit }\n  criterion \
             two { gives 1,5 when joined before 1.2.2020 }\n}\n\
             define one: defined as hоme is pool",
            &["E0105 0,5", "E0105 1,5", "E0106 1.2.2020", "E0108 hоme"],
        ),
    ]);
}

#[test]
fn one_declaration_shows_all_its_wrong_names() {
    problems(&[(
        "position guard {\n  requirement ready { when lapz at least 2 }\n  requirement steady { when own-badge is \
         platinum and fit or wet }\n  \
         requirement set { en \"set\" }\n}",
        &["E0201 lapz", "E0207 own-badge is platinum and fit or wet", "E0201 platinum", "E0204 set"],
    )]);
}

#[test]
fn what_cannot_be_seen_and_does_no_harm() {
    let text = format!("{CLUB}define ready: en \"ready\u{a0}now\"\n  defined as fit and laps at least 2\n");
    let changed = [
        text.clone(),
        text.replace('\n', "\r\n"),
        format!("\u{feff}{text}"),
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
        text.replace("  ", "\t"),
        text.trim_end().to_string(),
        format!("{text}# a remark — with «№ 5» and ≥ 2"),
    ];
    for text in changed {
        let policy = policy(&text);
        assert!(policy.problems.is_empty(), "{:?}", shown(&policy.problems, &policy.sources));
    }
}

#[test]
fn places_count_from_the_text_after_a_byte_order_mark() {
    let policy = policy(&format!("\u{feff}{}define ready: defined as lapz\r\n", CLUB.replace('\n', "\r\n")));
    assert_eq!(shown(&policy.problems, &policy.sources), ["E0201 lapz"]);
    let span = policy.problems[0].span.expect("a place");
    let place = policy.sources.get(span.file).line_column(span.start);
    assert_eq!((place.line, place.column), (CLUB.lines().count() + 1, 26));
}

#[test]
fn every_code_of_a_policy_is_raised_here() {
    let texts = [
        include_str!("check.rs"),
        include_str!("lengths.rs"),
        include_str!("lints.rs"),
        include_str!("quantities.rs"),
        include_str!("once.rs"),
    ];
    let names = texts
        .iter()
        .flat_map(|text| text.lines())
        .filter_map(|line| line.strip_prefix("fn "))
        .filter_map(|name| name.get(..5));
    let raised: BTreeSet<&str> = names.collect();
    for code in saty::problem::Code::ALL {
        let of_policy = ["E01", "E02", "W03"].iter().any(|start| code.id().starts_with(start));
        assert!(!of_policy || raised.contains(code.id().to_lowercase().as_str()), "{}", code.id());
    }
}

#[test]
fn e0122_deep_definitions() {
    let chain = |links: usize| {
        let next = |link: usize| format!("define d{link}: defined as not d{}\n", link - 1);
        format!("define d0: defined as fit\n{}", (1..links).map(next).collect::<String>())
    };
    no_problem(&[&chain(saty::model::MAX_DEFINITIONS)]);
    assert_eq!(found(&chain(300)), ["E0122 d32"]);
}

// One mistake, one problem.
#[test]
fn one_mistake_is_one_problem() {
    one_problem(&[
        ("define solid on corse: defined as valid", "E0201 corse"),
        ("define best as badgee: defined as gold", "E0201 badgee"),
        ("time-limit filing { length 3 working days starts vacancy's opens by calendar season }", "E0201 season"),
        ("define charge: defined as first of { one: gives 5 coin when fit  otherwise 3 }", "E0206 3"),
        ("define solid on course: defined as valid\ndefine ready: defined as has a rescue where solid", "E0211 solid"),
        ("position guard { requirement ready { when fit when wet } }", "E0205 when wet"),
        ("position guard { stair badge { } stair badge { } }", "E0205 stair badge"),
    ]);
}

// The last row without its last bar.
#[test]
fn missing_bars() {
    let table = |row: &str| {
        format!("define charge: defined as table first of {{\n | row | laps | gives |\n {row}\n otherwise 0\n}}")
    };
    one_problem(&[(&table("| few | at most 2 | 1"), "E0112 otherwise")]);
}

// A comma between alternatives is no missing bar; no table is near.
#[test]
fn a_comma_between_alternatives() {
    one_problem(&[("position guard { requirement ready { all of { one: when fit, two: when wet } } }", "E0101 ,")]);
}

// A second vacancy takes the place of the first without a word.
#[test]
fn two_vacancies() {
    one_problem(&[("vacancy { closes: date }", "E0205 vacancy")]);
}

// What could never be true, or would be left out of the answer.
#[test]
fn what_can_have_no_meaning_is_refused() {
    for text in [
        // The row is dropped.
        "define charge: defined as by ranges of laps { one: gives 1 when is not 2  otherwise 0 }",
        // Both rows hold for 2.
        "define charge: defined as by ranges of laps { one: gives 1 when in (1, 2)  two: gives 2 when in (2, 3)  otherwise 0 }",
        // A sum does not look at its `otherwise`.
        "define charge: defined as sum of { one: gives 1 when fit  otherwise 5 }",
        // No column of values, no rows, no heading.
        "define charge: defined as table first of {\n | row | laps |\n | few | 2 |\n otherwise 0\n}",
        "define charge: defined as table first of { otherwise 0 }",
        "position guard { stair badge { thresholds { } step gold { competence calm: commission decides } } }",
        // Two rows of one id.
        "define charge: defined as table first of {\n | row | laps | gives |\n | few | 2 | 1 |\n | few | 3 | 2 |\n otherwise 0\n}",
        // A limit that is no number; a multiple of nothing.
        "define best as badge: defined as highest of, at most silver in all { one: gives gold when fit  otherwise bronze }",
        "score-sheet contest { score: sum of criteria criterion order { gives 1.5 rounded down to a multiple of 0 } }",
        // Never met, always met, always 0.
        "position guard { requirement ready { at least 5 of { one: when fit  two: when wet } } }",
        "position guard { requirement ready { at least 0 of { one: when fit  two: when wet } } }",
        "score-sheet contest { score: sum of criteria criterion order { best 0 of { one: gives 1 } } }",
        // Lengths that end before they begin.
        "time-limit filing { length -3 days  starts vacancy's opens }",
        "time-limit filing { length 0 days  starts vacancy's opens }",
        // Defaults that the field itself refuses.
        "record trip plural trips { far: whole number from 5 to 10, 1 if not stated }",
        "record trip plural trips { far: whole number, 0.5 if not stated }",
        // Names that the language or the dossier has taken.
        "define evaluation-date: defined as fit",
        "define incomplete: defined as fit\npackage joining { filed documents: papers  rule back: when incomplete }",
        "record trip plural commission { far: whole number }",
        // A choice between a sheet and itself.
        "score-sheet contest { score: sum of criteria }\nsheets either: exactly one of contest, contest",
    ] {
        assert!(!found(text).is_empty(), "{text}");
    }
}

#[test]
fn a_phrase_that_was_begun_is_shown_as_it_is_written() {
    let of = |body: &str| {
        let text =
            format!("{CLUB}\nscore-sheet extra {{\n  score: sum of criteria\n  criterion one {{ {body} }}\n}}\n");
        let policy = policy(&text);
        let [problem] = &policy.problems[..] else { panic!("{body}: {:?}", policy.problems) };
        let argument = |name: &str| {
            problem.arguments.iter().find(|(known, _)| *known == name).map(|(_, argument)| format!("{argument:?}"))
        };
        argument("form").or_else(|| argument("suggestion")).unwrap_or_default()
    };
    for (body, wanted) in [
        ("gives 2 per year laps", "per completed year of"),
        ("gives 2 per full year of laps", "completed"),
        ("gives marks of the commission from 0 to 5", "mark of the commission"),
        ("gives laps times 2", "2 times FACT"),
        ("gives worth badge", "worth of FACT"),
        ("gives 2 times laps, at most 5", "at most 5 in all"),
        ("gives 2 per completed 3 of laps and 1 when fit", "2 per completed year of FACT"),
    ] {
        assert!(of(body).contains(wanted), "{body}: {}", of(body));
    }
}

#[test]
fn e0244_facts_are_not_calculated_with() {
    let of = |body: &str| {
        crate::support::codes(&format!(
            "{CLUB}\nscore-sheet extra {{\n  score: sum of criteria\n  criterion one {{ {body} }}\n}}\n"
        ))
    };
    for body in [
        "gives laps plus lengths",
        "gives laps divided by lengths",
        "gives 50 % of laps + 50 % of lengths",
        "gives unanalysed laps / 2",
    ] {
        assert_eq!(of(body), ["E0244"], "{body}");
    }
}
