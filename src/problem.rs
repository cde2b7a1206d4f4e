//! What is wrong with a policy, a dossier or a call, as data. Texts in three languages come later, at the edge.

pub mod code;
pub mod suggest;

use crate::source::Span;
pub use code::Code;
pub use code::Severity;

/// A part of a message: a text quoted from the user, a number, or a phrase of the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    Text(String),
    Count(i64),
    /// The key of a phrase in the message catalog, for words such as "a level" or "a record".
    Phrase(&'static str),
    /// The same about something with a name, such as "a number in `metres`".
    About(&'static str, String),
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub code: Code,
    pub span: Option<Span>,
    pub arguments: Vec<(&'static str, Argument)>,
    /// A further place, explained by the attribute `.also` of the message.
    pub also: Option<Span>,
    /// The attribute of the message that says how to mend it, if not `.help`.
    pub help: &'static str,
    /// Where the author has recorded this doubt as a known defect of the source.
    pub accepted: Option<Span>,
}

impl Problem {
    pub fn new(code: Code, span: Span) -> Problem {
        Problem { span: Some(span), ..Problem::general(code) }
    }

    /// A problem without a place in a text.
    pub fn general(code: Code) -> Problem {
        Problem { code, span: None, arguments: Vec::new(), also: None, help: "help", accepted: None }
    }

    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.arguments.push((name, Argument::Text(value.into())));
        self
    }

    pub fn count(mut self, name: &'static str, value: usize) -> Problem {
        self.arguments.push((name, Argument::Count(value as i64)));
        self
    }

    pub fn phrase(mut self, name: &'static str, key: &'static str) -> Problem {
        self.arguments.push((name, Argument::Phrase(key)));
        self
    }

    pub fn argument(mut self, name: &'static str, argument: Argument) -> Problem {
        self.arguments.push((name, argument));
        self
    }

    pub fn also(mut self, span: Span) -> Problem {
        self.also = Some(span);
        self
    }

    /// Marks it as accepted at a place, if that is one.
    pub fn accepted(mut self, acceptance: Option<Span>) -> Problem {
        self.accepted = acceptance;
        self
    }

    /// Offers the candidate that is close to `name`, if one is.
    pub fn suggest<'a>(self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Problem {
        self.suggestion(suggest::closest(name, candidates))
    }

    /// Offers what may have been meant, if there is something.
    pub fn suggestion(mut self, found: Option<&str>) -> Problem {
        if let Some(found) = found {
            self.arguments.push(("suggestion", Argument::Text(found.to_string())));
            self.help = "suggestion";
        }
        self
    }

    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Sorts by place, so that output does not depend on the order of the checks.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by_key(|problem| (problem.span, problem.code));
    problems.dedup();
}

/// Takes out the problems that the author has accepted.
pub fn take_accepted(problems: &mut Vec<Problem>) -> Vec<Problem> {
    problems.extract_if(.., |problem| problem.accepted.is_some()).collect()
}
