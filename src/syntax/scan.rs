//! A first pass over the letters, before pest: brackets, strings, letters that do not belong.
//!
//! What it finds would otherwise be reported far from its cause, or be a danger to the parser's stack.

use super::signs;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::FileId;
use crate::source::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc_quick;

/// How deep brackets, and filters inside filters, may be nested.
pub const MAX_DEPTH: usize = 128;

/// An opening bracket that waits for its partner.
struct Open {
    at: usize,
    letter: char,
    /// Where the first letter of its line stands.
    indent: usize,
    line: usize,
}

/// What a line begins with, to find the brace that is not closed.
struct LineStart {
    at: usize,
    /// The bytes of its first sign.
    length: usize,
    indent: usize,
    closes: bool,
}

struct Scan {
    file: FileId,
    base: usize,
    open: Vec<Open>,
    lines: Vec<LineStart>,
    brackets: Vec<Open>,
    filters: usize,
    /// A space of a word processor has been reported.
    other_space: bool,
    /// Nothing more is looked at then.
    too_deep: bool,
    problems: Vec<Problem>,
}

/// Looks over one declaration, `text`, that begins at byte `base` of its file.
pub fn scan(text: &str, file: FileId, base: usize) -> Vec<Problem> {
    let (open, lines, brackets) = (Vec::new(), Vec::new(), Vec::new());
    let problems = Vec::new();
    let mut scan =
        Scan { file, base, open, lines, brackets, filters: 0, other_space: false, too_deep: false, problems };
    let mut start = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        scan.line(line, start, number);
        start += line.len();
        if scan.too_deep {
            return scan.problems;
        }
    }
    scan.report_unclosed();
    scan.problems
}

impl Scan {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, self.base + start, self.base + end)
    }

    fn report(&mut self, code: Code, start: usize, end: usize) -> &mut Problem {
        let span = self.span(start, end);
        self.problems.push(Problem::new(code, span));
        self.problems.last_mut().expect("just pushed")
    }

    fn line(&mut self, line: &str, start: usize, number: usize) {
        let indent = line.chars().take_while(|letter| *letter == ' ' || *letter == '\t').count();
        let first = line.trim_start().chars().next();
        let closes = first.is_none_or(|letter| "})#".contains(letter));
        let length = line[indent..].chars().next().map_or(0, char::len_utf8);
        self.lines.push(LineStart { at: start + indent, length, indent, closes });
        let mut rest = line;
        while let Some(letter) = rest.chars().next().filter(|_| !self.too_deep) {
            let at = start + line.len() - rest.len();
            let taken = match letter {
                '#' => break,
                '"' | '«' => self.string(rest, letter, at),
                '{' | '(' => self.opening(letter, at, indent, number),
                '}' | ')' => self.closing(letter, at, number),
                ':' | '|' => {
                    self.filters = 0;
                    1
                }
                _ if letter.is_ascii_digit() => self.digits(rest, at),
                _ if letter.is_alphabetic() => self.word(rest, at),
                _ => self.other(rest, at),
            };
            rest = rest.get(taken..).unwrap_or("");
        }
    }

    /// Points at the braces that are not closed. A line at or left of the line of an opening brace stands outside it, so
    /// the brace before that line is the one; where the lines do not tell, it is the last one left open.
    fn report_unclosed(&mut self) {
        let mut missing = self.open.len();
        let mut stack: Vec<&Open> = Vec::new();
        let mut blamed: Vec<(Span, Option<Span>)> = Vec::new();
        let mut brackets = self.brackets.iter().peekable();
        for (number, line) in self.lines.iter().enumerate() {
            let outside = |open: &&Open| open.letter == '{' && open.line < number && line.indent <= open.indent;
            while missing > 0 && !line.closes && stack.last().is_some_and(outside) {
                let Some(open) = stack.pop() else { break };
                blamed.push((self.span(open.at, open.at + 1), Some(self.span(line.at, line.at + line.length))));
                missing -= 1;
            }
            while let Some(bracket) = brackets.next_if(|bracket| bracket.line == number) {
                if "{(".contains(bracket.letter) {
                    stack.push(bracket);
                } else {
                    stack.pop();
                }
            }
        }
        let rest = stack.iter().rev().take(missing).map(|open| (self.span(open.at, open.at + 1), None));
        blamed.extend(rest.collect::<Vec<_>>());
        for (opener, place) in blamed {
            let problem = Problem::new(Code::UnclosedBrace, opener);
            self.problems.push(match place {
                Some(place) => problem.also(place),
                None => problem,
            });
        }
    }

    fn string(&mut self, rest: &str, quote: char, at: usize) -> usize {
        let end = if quote == '"' { '"' } else { '»' };
        let inner = rest.get(quote.len_utf8()..).unwrap_or("");
        match inner.find([end, '\n']) {
            Some(found) if inner[found..].starts_with(end) => {
                let length = quote.len_utf8() + found + end.len_utf8();
                self.check_composed(&rest[..length], at);
                length
            }
            found => {
                let length = quote.len_utf8() + found.unwrap_or(inner.len());
                let shown = rest[..length].trim_end().len();
                self.report(Code::UnclosedString, at, at + shown);
                length
            }
        }
    }

    fn check_composed(&mut self, text: &str, at: usize) {
        if is_nfc_quick(text.chars()) != unicode_normalization::IsNormalized::Yes && !text.nfc().eq(text.chars()) {
            self.report(Code::NotComposed, at, at + text.len());
        }
    }

    fn opening(&mut self, letter: char, at: usize, indent: usize, line: usize) -> usize {
        self.filters = 0;
        self.open.push(Open { at, letter, indent, line });
        self.brackets.push(Open { at, letter, indent, line });
        if self.open.len() > MAX_DEPTH {
            self.too_deep = true;
            let problem = self.report(Code::TooDeep, at, at + 1);
            *problem = problem.clone().count("limit", MAX_DEPTH);
        }
        1
    }

    fn closing(&mut self, letter: char, at: usize, line: usize) -> usize {
        self.filters = 0;
        self.brackets.push(Open { at, letter, indent: 0, line });
        let partner = if letter == '}' { '{' } else { '(' };
        match self.open.last() {
            Some(open) if open.letter == partner => {
                self.open.pop();
            }
            _ => {
                let problem = self.report(Code::StrayBrace, at, at + 1);
                *problem = problem.clone().text("sign", letter);
            }
        }
        1
    }

    /// Numbers and dates as people write them elsewhere.
    fn digits(&mut self, rest: &str, at: usize) -> usize {
        let length =
            rest.find(|letter: char| !letter.is_ascii_digit() && !".,-".contains(letter)).unwrap_or(rest.len());
        let token = rest[..length].trim_end_matches(['.', ',', '-']);
        let parts: Vec<&str> = token.split('.').collect();
        if let [day, month, year] = parts[..]
            && day.len() <= 2
            && month.len() <= 2
            && year.len() == 4
        {
            let problem = self.report(Code::DateFormat, at, at + token.len());
            *problem = problem.clone().text("instead", format!("{year}-{month:0>2}-{day:0>2}"));
        } else if let Some((whole, fraction)) = token.split_once(',')
            && !whole.is_empty()
            && fraction.starts_with(|letter: char| letter.is_ascii_digit())
        {
            let problem = self.report(Code::DecimalComma, at, at + token.len());
            *problem = problem.clone().text("found", token).text("instead", token.replacen(',', ".", 1));
        }
        length.max(1)
    }

    fn word(&mut self, rest: &str, at: usize) -> usize {
        let is_part = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_' || letter == '\u{301}';
        let length = rest.find(|letter: char| !is_part(letter)).unwrap_or(rest.len());
        let word = &rest[..length];
        if word == "where" || word == "must" {
            self.filters += 1;
            if self.filters > MAX_DEPTH {
                self.too_deep = true;
                let problem = self.report(Code::TooDeep, at, at + length);
                *problem = problem.clone().count("limit", MAX_DEPTH);
            }
        }
        if let Some((place, sign)) = word.char_indices().find(|(_, letter)| signs::is_of_office(*letter)) {
            self.strange(sign, at + place);
        } else if let Some(strange) = word.chars().find(|letter| !letter.is_ascii()) {
            let latin: String = word.chars().map(|letter| look_alike(letter).unwrap_or(letter)).collect();
            if latin.is_ascii() {
                let problem = self.report(Code::LookAlike, at, at + length);
                *problem = problem.clone().text("word", word).text("letter", strange).text("instead", latin);
            } else {
                let problem = self.report(Code::StrangeCharacter, at, at + length);
                problem.help = "word";
                *problem = problem.clone().text("found", format!("`{word}`"));
            }
        }
        length
    }

    fn other(&mut self, rest: &str, at: usize) -> usize {
        for (sign, instead) in [(">=", "at least"), ("<=", "at most"), ("!=", "is not"), ("==", "is")] {
            if rest.starts_with(sign) {
                let problem = self.report(Code::OperatorSign, at, at + sign.len());
                *problem = problem.clone().text("sign", sign).text("instead", instead);
                return sign.len();
            }
        }
        let Some(letter) = rest.chars().next() else { return 1 };
        let length = letter.len_utf8();
        match letter {
            '>' | '<' | '=' | '≥' | '≤' | '≠' => {
                let problem = self.report(Code::OperatorSign, at, at + length);
                let instead = match letter {
                    '>' => "more than",
                    '<' => "less than",
                    '≥' => "at least",
                    '≤' => "at most",
                    '≠' => "is not",
                    _ => "is",
                };
                *problem = problem.clone().text("sign", letter).text("instead", instead);
            }
            '\t' | '\n' => {}
            '\r' if rest == "\r\n" => {}
            _ if letter.is_control() || !letter.is_ascii() => self.strange(letter, at),
            _ => {}
        }
        length
    }

    /// Spaces of a word processor come in numbers; the first of a declaration stands for all.
    fn strange(&mut self, letter: char, at: usize) {
        let is_space = signs::is_other_space(letter);
        if is_space && self.other_space {
            return;
        }
        self.other_space |= is_space;
        let problem = self.report(Code::StrangeCharacter, at, at + letter.len_utf8());
        *problem = problem.clone().text("found", signs::describe(letter));
        problem.help = signs::help(letter);
    }
}

/// The Latin letter that a Cyrillic one looks like.
fn look_alike(letter: char) -> Option<char> {
    Some(match letter {
        'а' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' | 'ё' => 'e',
        'һ' => 'h',
        'і' => 'i',
        'ј' => 'j',
        'к' => 'k',
        'м' => 'm',
        'о' | 'ө' => 'o',
        'р' => 'p',
        'ѕ' => 's',
        'т' => 't',
        'у' | 'ү' | 'ұ' => 'y',
        'х' => 'x',
        'ә' => 'a',
        'п' => 'n',
        _ => return None,
    })
}
