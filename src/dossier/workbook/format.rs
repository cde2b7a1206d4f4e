//! What the number format of a cell shows of a number: only as much as decides what the cell says.

/// How much of a day a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    Day,
    Month,
    Year,
    /// A day or a month, but not of which year.
    NoYear,
}

/// What a number is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Number,
    /// So many hundredfold, with the sign of percent.
    Share(i32),
    Date(Precision),
    /// A time of the day.
    Clock,
    /// A length of time, in hours or less.
    Length,
}

/// A number format: what it shows, for the numbers of which each of its sections is.
#[derive(Debug, Clone, PartialEq)]
pub struct Format {
    sections: Vec<Section>,
}

#[derive(Debug, Clone, PartialEq)]
struct Section {
    condition: Option<(Comparison, f64)>,
    shown: Shown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Unequal,
}

/// A section without what it writes as it stands, and what it has in brackets.
#[derive(Default)]
struct Bare {
    signs: String,
    brackets: Vec<String>,
}

impl Format {
    pub fn new(code: &str) -> Format {
        // The fourth section is that of texts.
        let bare = bare_sections(code).into_iter().take(3);
        Format { sections: bare.map(|bare| Section { condition: condition(&bare), shown: shown(&bare) }).collect() }
    }

    /// What it shows of a number.
    pub fn shows(&self, number: f64) -> Shown {
        let count = self.sections.len();
        let holds = |(index, section): &(usize, &Section)| match section.condition {
            Some((comparison, limit)) => comparison.holds(number, limit),
            None => match (index, count) {
                (0, 2) => number >= 0.0,
                (0, 3) => number > 0.0,
                (1, 3) => number < 0.0,
                _ => true,
            },
        };
        let found = self.sections.iter().enumerate().find(holds).map(|(_, section)| section);
        found.or(self.sections.last()).map_or(Shown::Number, |section| section.shown)
    }
}

impl Comparison {
    fn holds(self, number: f64, limit: f64) -> bool {
        match self {
            Comparison::Less => number < limit,
            Comparison::AtMost => number <= limit,
            Comparison::More => number > limit,
            Comparison::AtLeast => number >= limit,
            Comparison::Equal => number == limit,
            Comparison::Unequal => number != limit,
        }
    }
}

/// Takes out what is quoted, escaped, left blank (`_`) or repeated (`*`): that says nothing of the number.
fn bare_sections(code: &str) -> Vec<Bare> {
    let mut sections = vec![Bare::default()];
    let mut signs = code.chars();
    while let Some(sign) = signs.next() {
        let Some(section) = sections.last_mut() else { break };
        match sign {
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '\\' | '_' | '*' => drop(signs.next()),
            '[' => section.brackets.push(signs.by_ref().take_while(|sign| *sign != ']').collect()),
            ';' => sections.push(Bare::default()),
            sign => section.signs.extend(sign.to_lowercase()),
        }
    }
    sections
}

/// `[>=100]`
fn condition(bare: &Bare) -> Option<(Comparison, f64)> {
    const SIGNS: [(&str, Comparison); 6] = [
        ("<>", Comparison::Unequal),
        ("<=", Comparison::AtMost),
        (">=", Comparison::AtLeast),
        ("<", Comparison::Less),
        (">", Comparison::More),
        ("=", Comparison::Equal),
    ];
    let compared = |text: &String| {
        let (comparison, rest) = SIGNS.iter().find_map(|(sign, it)| Some((*it, text.strip_prefix(sign)?)))?;
        Some((comparison, rest.trim().parse().ok()?))
    };
    bare.brackets.iter().find_map(compared)
}

fn shown(bare: &Bare) -> Shown {
    let is_elapsed = |text: &String| {
        let text = text.to_lowercase();
        ["h", "m", "s"].iter().any(|unit| !text.is_empty() && text.trim_matches(|sign| unit.contains(sign)).is_empty())
    };
    if bare.brackets.iter().any(is_elapsed) {
        return Shown::Length;
    }
    let signs = bare.signs.replace("general", "");
    let percents = signs.matches('%').count();
    if percents > 0 {
        return Shown::Share(i32::try_from(percents).unwrap_or(i32::MAX));
    }
    let plain = signs.replace("am/pm", "").replace("a/p", "");
    let parts = Parts::of(&plain);
    match parts {
        Parts { year: true, month: true, day: true, .. } => Shown::Date(Precision::Day),
        Parts { year: true, month: true, .. } => Shown::Date(Precision::Month),
        Parts { year: true, .. } => Shown::Date(Precision::Year),
        Parts { month, day, weekday, .. } if month || day || weekday => Shown::Date(Precision::NoYear),
        Parts { clock, .. } if clock || plain.len() < signs.len() => Shown::Clock,
        Parts { .. } => Shown::Number,
    }
}

/// Which parts of a moment are shown.
#[derive(Default)]
struct Parts {
    year: bool,
    month: bool,
    day: bool,
    weekday: bool,
    clock: bool,
}

impl Parts {
    fn of(signs: &str) -> Parts {
        let runs = runs(signs);
        let has_digits = signs.contains(['0', '#', '?']);
        let units: Vec<(char, usize)> = runs.into_iter().filter(|(sign, _)| "ymdhse".contains(*sign)).collect();
        let mut parts = Parts::default();
        for (index, (unit, length)) in units.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| units.get(index)).map(|(unit, _)| *unit);
            let after = units.get(index + 1).map(|(unit, _)| *unit);
            match unit {
                'y' => parts.year = true,
                // The year of an era; beside digits it is the sign of a power of ten.
                'e' => parts.year |= !has_digits,
                'm' if before == Some('h') || after == Some('s') => parts.clock = true,
                'm' => parts.month = true,
                'd' if *length <= 2 => parts.day = true,
                // The name of the day of the week.
                'd' => parts.weekday = true,
                _ => parts.clock = true,
            }
        }
        parts
    }
}

/// Each sign with how often it stands in a row.
fn runs(signs: &str) -> Vec<(char, usize)> {
    let mut runs: Vec<(char, usize)> = Vec::new();
    for sign in signs.chars() {
        match runs.last_mut() {
            Some((last, length)) if *last == sign => *length += 1,
            _ => runs.push((sign, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_show_numbers_shares_days_and_times() {
        let date = Shown::Date;
        for (code, wanted) in [
            ("General", Shown::Number),
            ("0.00", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("# ?/?", Shown::Number),
            ("0%", Shown::Share(1)),
            ("0.0 %", Shown::Share(1)),
            ("0%%", Shown::Share(2)),
            ("0\"%\"", Shown::Number),
            ("0\\%", Shown::Number),
            ("0_%", Shown::Number),
            ("0*%", Shown::Number),
            ("0\" days\"", Shown::Number),
            ("[Red]0", Shown::Number),
            ("dd.mm.yyyy", date(Precision::Day)),
            ("DD\\.MM\\.YYYY", date(Precision::Day)),
            ("dd.mm.yy", date(Precision::Day)),
            ("[$-419]d mmm yyyy;@", date(Precision::Day)),
            ("[$-F800]dddd, mmmm dd, yyyy", date(Precision::Day)),
            ("dd.mm.yyyy hh:mm", date(Precision::Day)),
            ("mm.yyyy", date(Precision::Month)),
            ("mmm-yy", date(Precision::Month)),
            ("[$-419]mmmm\\ yyyy;@", date(Precision::Month)),
            ("dddd, mmmm yyyy", date(Precision::Month)),
            ("yyyy", date(Precision::Year)),
            ("yyyy \"год\"", date(Precision::Year)),
            ("yyyy\\QQ", date(Precision::Year)),
            ("d mmm", date(Precision::NoYear)),
            ("mmmm", date(Precision::NoYear)),
            ("dd", date(Precision::NoYear)),
            ("dddd", date(Precision::NoYear)),
            ("hh:mm", Shown::Clock),
            ("h:mm AM/PM", Shown::Clock),
            ("AM/PM", Shown::Clock),
            ("mm:ss", Shown::Clock),
            ("mmss.0", Shown::Clock),
            ("[h]:mm", Shown::Length),
            ("[hh]:mm:ss", Shown::Length),
            ("[mm]:ss", Shown::Length),
            ("[$-404]e\"x\"m\"x\"d\"x\"", date(Precision::Day)),
            ("", Shown::Number),
        ] {
            assert_eq!(Format::new(code).shows(35960.0), wanted, "{code}");
        }
    }

    #[test]
    fn each_section_is_for_numbers_of_its_own() {
        let plain_below = Format::new("0%;0.0;\"-\"");
        assert_eq!([0.85, -0.85, 0.0].map(|it| plain_below.shows(it)), [Shown::Share(1), Shown::Number, Shown::Number]);
        let small_as_share = Format::new("[<=1]0%;0");
        assert_eq!([0.85, 85.0].map(|it| small_as_share.shows(it)), [Shown::Share(1), Shown::Number]);
        assert_eq!(Format::new("0%;0").shows(0.0), Shown::Share(1));
        assert_eq!(Format::new("0;;;@").shows(-1.0), Shown::Number);
    }
}
