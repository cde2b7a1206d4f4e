//! Every text that a person reads, from the message catalogs in `locales/`, in the language asked for.

use crate::problem::Argument;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Lang;
use fluent_bundle::FluentArgs;
use fluent_bundle::FluentBundle;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use unic_langid::LanguageIdentifier;

macro_rules! texts {
    ($lang:literal) => {
        &[
            include_str!(concat!("../locales/", $lang, "/problems.ftl")),
            include_str!(concat!("../locales/", $lang, "/phrases.ftl")),
            include_str!(concat!("../locales/", $lang, "/worksheet.ftl")),
            include_str!(concat!("../locales/", $lang, "/read.ftl")),
            include_str!(concat!("../locales/", $lang, "/rank.ftl")),
            include_str!(concat!("../locales/", $lang, "/sheet.ftl")),
            include_str!(concat!("../locales/", $lang, "/commands.ftl")),
            include_str!(concat!("../locales/", $lang, "/import.ftl")),
        ]
    };
}

/// The catalogs of a language, as text.
pub fn sources(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Kk => texts!("kk"),
        Lang::Ru => texts!("ru"),
        Lang::En => texts!("en"),
    }
}

/// The messages of one language.
pub struct Catalog {
    pub lang: Lang,
    /// Whether days and numbers are written as the language has them on paper, not as in a dossier.
    pub on_paper: bool,
    bundle: FluentBundle<FluentResource>,
}

/// A value for a message.
pub type Arguments<'a> = &'a [(&'a str, FluentValue<'a>)];

impl Catalog {
    pub fn new(lang: Lang) -> Catalog {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![id]);
        bundle.set_use_isolating(false);
        for text in sources(lang) {
            // A test reads every catalog, so what cannot be read has been seen there.
            let resource = FluentResource::try_new((*text).to_string()).unwrap_or_else(|(partial, _)| partial);
            bundle.add_resource_overriding(resource);
        }
        Catalog { lang, on_paper: false, bundle }
    }

    /// The same for documents that are printed and signed.
    pub fn on_paper(lang: Lang) -> Catalog {
        Catalog { on_paper: true, ..Catalog::new(lang) }
    }

    /// The text of a message; its key where there is none, which a test excludes.
    pub fn text(&self, key: &str, arguments: Arguments) -> String {
        self.find(key, None, arguments).unwrap_or_else(|| key.to_string())
    }

    /// The text of a message without arguments.
    pub fn plain(&self, key: &str) -> String {
        self.text(key, &[])
    }

    /// The text of an attribute of a message, if it has that.
    pub fn attribute(&self, key: &str, attribute: &str, arguments: Arguments) -> Option<String> {
        self.find(key, Some(attribute), arguments)
    }

    fn find(&self, key: &str, attribute: Option<&str>, arguments: Arguments) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut all = FluentArgs::new();
        for (name, value) in arguments {
            all.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&all), &mut errors).into_owned())
    }

    /// The page that explains a code.
    pub fn page(&self, code: Code) -> &'static str {
        let [en, ru, kk] = code.pages();
        match self.lang {
            Lang::En => en,
            Lang::Ru => ru,
            Lang::Kk => kk,
        }
    }

    /// The message of a problem, its label, its other label and its help.
    pub fn problem(&self, problem: &Problem) -> ProblemTexts {
        let arguments = self.problem_arguments(problem);
        let arguments: Vec<(&str, FluentValue)> =
            arguments.iter().map(|(name, value)| (*name, value.clone())).collect();
        let key = problem.code.name();
        ProblemTexts {
            message: self.text(key, &arguments),
            label: self.attribute(key, "label", &arguments),
            also: problem.also.and_then(|_| self.attribute(key, "also", &arguments)),
            help: self.attribute(key, problem.help, &arguments),
        }
    }

    /// Several arguments of one name become a list; phrases become their text.
    fn problem_arguments(&self, problem: &Problem) -> Vec<(&'static str, FluentValue<'static>)> {
        let mut all: Vec<(&'static str, FluentValue<'static>)> = vec![];
        for (name, argument) in &problem.arguments {
            let value = match argument {
                // Where a phrase may stand too, the catalog has no quotes of its own.
                Argument::Text(text) if is_quoted_here(problem.code, name) => format!("`{text}`"),
                Argument::Text(text) => text.clone(),
                Argument::Phrase(key) => self.plain(key),
                Argument::About(key, about) => self.text(key, &[("name", FluentValue::from(about.as_str()))]),
                Argument::Count(count) => {
                    all.push((name, FluentValue::from(*count)));
                    continue;
                }
            };
            match all.iter_mut().find(|(other, _)| other == name) {
                Some((_, FluentValue::String(earlier))) => *earlier = format!("{earlier}, {value}").into(),
                _ => all.push((name, FluentValue::from(value))),
            }
        }
        for name in ["expected", "allowed", "suggestion", "record", "step"] {
            if !all.iter().any(|(other, _)| *other == name) {
                all.push((name, FluentValue::from("")));
            }
        }
        all
    }
}

/// Whether an argument may be a text or a phrase, so that the text brings its quotes.
fn is_quoted_here(code: Code, name: &str) -> bool {
    matches!(
        (code, name),
        (Code::Unexpected | Code::TypeMismatch, "found")
            | (Code::MissingPart, "part")
            | (Code::BrokenDocument | Code::CannotRead, "reason")
    )
}

/// A problem in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemTexts {
    pub message: String,
    pub label: Option<String>,
    pub also: Option<String>,
    pub help: Option<String>,
}
