//! The canonical form of a file: it says the same, it is stable, its comments stay in their order.

use crate::support::files_in;
use crate::support::parse;
use crate::support::root;
use proptest::prelude::*;
use saty::source::Sources;
use saty::syntax;
use saty::syntax::print;
use unicode_width::UnicodeWidthStr;

/// The comment of a line, if it has one.
fn comment_in(line: &str) -> Option<&str> {
    let mut close = None;
    for (at, letter) in line.char_indices() {
        close = match (close, letter) {
            (None, '#') => return Some(line[at..].trim_end()),
            (None, '"') => Some('"'),
            (None, '«') => Some('»'),
            (Some(end), letter) if letter == end => None,
            (state, _) => state,
        };
    }
    None
}

fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(comment_in).collect()
}

/// Brings a text into its canonical form, which says the same, is stable, and has the same comments.
#[track_caller]
pub fn format(text: &str) -> String {
    let items = parse(text);
    let written = print::written(&items, text);
    let again = parse(&written);
    assert_eq!(print::items(&again), print::items(&items), "{written}");
    let twice = print::written(&again, &written);
    let differs = written.lines().zip(twice.lines()).find(|(once, twice)| once != twice);
    assert!(twice == written, "not stable: {differs:?}");
    assert_eq!(comments(&written), comments(text), "{written}");
    written
}

fn policies() -> Vec<String> {
    let folders = ["policies", "tests/regulations", "tests/editions", "tests/read"];
    let files = folders.iter().flat_map(|folder| files_in(&root().join(folder), "saty"));
    files.map(|path| std::fs::read_to_string(path).expect("a policy")).collect()
}

fn examples() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("docs/language.md")).expect("the reference");
    let pages = files_in(&root().join("docs/errors/en"), "md");
    let pages = pages.iter().map(|page| std::fs::read_to_string(page).expect("a page"));
    let blocks = |text: &str| {
        let blocks = text.split("```saty\n").skip(1).filter_map(|rest| rest.split("```").next());
        blocks.map(str::to_string).collect::<Vec<String>>()
    };
    // What a page shows as wrong may be wrong in its form.
    let right = |text: &String| reads(text);
    blocks(&text).into_iter().chain(pages.flat_map(|page| blocks(&page)).filter(right)).collect()
}

fn reads(text: &str) -> bool {
    let mut sources = Sources::default();
    let id = sources.add("policy.saty", text);
    syntax::parse(sources.get(id), id).problems.is_empty()
}

/// Every blank and line break outside of texts and comments.
fn gaps(text: &str) -> Vec<usize> {
    let mut gaps = Vec::new();
    let mut close = None;
    for (at, letter) in text.char_indices() {
        close = match (close, letter) {
            (None, ' ' | '\n') => {
                gaps.push(at);
                None
            }
            (None, '"') => Some('"'),
            (None, '«') => Some('»'),
            (None, '#') => Some('\n'),
            (Some(end), letter) if letter == end => None,
            (state, _) => state,
        };
    }
    gaps
}

#[test]
fn all_policies_are_in_their_canonical_form() {
    let all = policies();
    assert!(all.len() > 20);
    all.iter().for_each(|text| {
        assert!(format(text) == *text, "not in canonical form: {}", text.lines().next().unwrap_or(""))
    });
}

#[test]
fn all_examples_say_the_same_in_their_canonical_form() {
    let all = examples();
    assert!(all.len() > 20);
    all.iter().for_each(|text| drop(format(text)));
}

#[test]
fn comments_stay_wherever_they_stand() {
    for text in policies().into_iter().chain(examples()) {
        let gaps = gaps(&text);
        for first in 0..3 {
            let mut noted = String::new();
            let mut done = 0;
            for (number, gap) in gaps.iter().enumerate().skip(first * 7).step_by(19) {
                noted.push_str(&text[done..*gap]);
                // What begins in column 1 would be a declaration.
                noted.push_str(&format!(" # note {number}\n   "));
                done = *gap;
            }
            noted.push_str(&text[done..]);
            format(&noted);
        }
    }
}

/// Each gap by itself: next to each other, comments could hide that one of them moves.
#[test]
fn a_comment_may_stand_in_any_gap() {
    // In each example every fifth gap, in the next one another fifth: all would take a minute.
    for (number, text) in examples().into_iter().enumerate() {
        for gap in gaps(&text).into_iter().skip(number % 5).step_by(5) {
            format(&format!("{} # note\n   {}", &text[..gap], &text[gap..]));
        }
    }
}

#[test]
fn a_comment_in_a_head_comes_before_it() {
    let text = "define big # why ten
  as # in metres
  decimal:
  en \"big\"
  defined as # the first that fits
  first of {
    small # or smaller
    : gives 1 when n at most 3
    otherwise 0
  }

ranking list {
  en \"list\"
  ties are # the source is silent
    undecided
  key n: # by number
    en \"n\"
    by n, highest first
}
";
    let tidy = "# why ten
# in metres
define big as decimal:
  en \"big\"
  # the first that fits
  defined as first of {
    # or smaller
    small:
      gives 1 when n at most 3
    otherwise 0
  }

ranking list {
  en \"list\"
  # the source is silent
  ties are undecided
  key n:  # by number
    en \"n\"
    by n, highest first
}
";
    assert_eq!(format(text), tidy);
}

#[test]
fn a_phrase_may_be_broken_wherever_a_line_may() {
    let phrase = "property few { en \"few\" always n at   most # seven\r\n  7 }\n";
    assert_eq!(format(phrase), "property few {\n  en \"few\"\n  # seven\n  always n at most 7\n}\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn shaken_layouts_come_out_the_same(seed in 0usize..1000, breaks in prop::collection::vec(any::<bool>(), 40)) {
        let all = examples();
        let text = &all[seed % all.len()];
        let mut shaken = String::new();
        let mut done = 0;
        for (index, gap) in gaps(text).into_iter().enumerate() {
            shaken.push_str(&text[done..gap]);
            if text[gap..].starts_with(' ') && breaks[index % breaks.len()] {
                shaken.push_str("\n  ");
            }
            done = gap;
        }
        shaken.push_str(&text[done..]);
        format(&shaken);
    }
}

const UNTIDY: &str = "# Who may swim.
kinds stroke {
  kk \"жүзу тәсілі\" ru \"стиль\"
  crawl: kk \"кроль\" ru \"кроль\"   # the fastest
  # slower
  breaststroke:  kk \"брасс\"   ru \"брасс\"


  back: kk \"арқамен\"
    ru \"на спине\"
}
unit lap:  ru \"бассейн\"
unit hour: ru \"час\"
subject swimmer { strokes: set of stroke, none if not stated }
position guard {
  ru \"спасатель\"
  requirement skill {
    at least one of {
      # the usual way
      fast: when strokes includes crawl # or faster
      slow: when strokes includes breaststroke
    } # nobody else
  }
  # more may come
}
# the end
";

const TIDY: &str = "# Who may swim.
kinds stroke {
  kk \"жүзу тәсілі\"
  ru \"стиль\"
  crawl:         kk \"кроль\"  ru \"кроль\"  # the fastest
  # slower
  breaststroke:  kk \"брасс\"  ru \"брасс\"

  back:
    kk \"арқамен\"
    ru \"на спине\"
}

unit lap:   ru \"бассейн\"
unit hour:  ru \"час\"

subject swimmer { strokes: set of stroke, none if not stated }

position guard {
  ru \"спасатель\"
  requirement skill {
    at least one of {
      # the usual way
      fast:  when strokes includes crawl  # or faster
      slow:  when strokes includes breaststroke
    }  # nobody else
  }
  # more may come
}
# the end
";

#[test]
fn an_untidy_file_is_tidied() {
    assert_eq!(format(UNTIDY), TIDY);
}

#[test]
fn changes_of_an_amendment_keep_their_comments() {
    let text = "amendment later {
  ru \"поправка\"
  in force from 2025-01-01
  # first
  change guard.skill {
    was when strokes includes crawl   # as before
    becomes when strokes includes back
  }
  in guard { add requirement age { ru \"возраст\"
    when years at least 18 # of age
  } }
  repeal guard.sight # not tested any more
}
";
    let written = format(text);
    assert!(
        written.contains("    was when strokes includes crawl  # as before\n    becomes when strokes includes back\n")
    );
    assert!(written.contains(
        "      when years at least 18  # of age\n    }\n  }\n  repeal guard.sight  # not tested any more\n}\n"
    ));
}

#[test]
fn no_line_of_a_text_or_a_condition_is_too_wide() {
    for text in policies() {
        let written = format(&text);
        let wide = written.lines().filter(|line| line.width() > 120);
        let wide: Vec<&str> = wide.filter(|line| !line.contains('|') && comment_in(line).is_none()).collect();
        let days: Vec<&&str> = wide.iter().filter(|line| !line.trim_start().starts_with("holiday")).collect();
        assert!(days.is_empty(), "{days:#?}");
    }
}
