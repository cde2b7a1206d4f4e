//! The pest grammar and what its rules are called in messages.

use super::words::WORDS;
use pest_derive::Parser;

#[derive(Parser)]
#[grammar = "grammar/words.pest"]
#[grammar = "grammar/structure.pest"]
#[grammar = "grammar/clauses.pest"]
pub struct PolicyParser;

/// How a rule is called in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbol {
    /// A word or sign of the language, printed as it is.
    Literal(&'static str),
    /// A phrase of the message catalog, such as "a name".
    Phrase(&'static str),
}

impl Rule {
    /// The name of a rule in messages; `None` for rules that only group others.
    pub fn symbol(self) -> Option<Symbol> {
        if let Some((_, _, spellings)) = WORDS.iter().find(|(rule, _, _)| *rule == self) {
            return spellings.first().map(|word| Symbol::Literal(word));
        }
        Some(match self {
            Rule::open_brace => Symbol::Literal("{"),
            Rule::close_brace => Symbol::Literal("}"),
            Rule::open_paren => Symbol::Literal("("),
            Rule::close_paren => Symbol::Literal(")"),
            Rule::colon => Symbol::Literal(":"),
            Rule::comma => Symbol::Literal(","),
            Rule::bar => Symbol::Literal("|"),
            Rule::percent_sign => Symbol::Literal("%"),
            Rule::name | Rule::plain_name | Rule::path => Symbol::Phrase("phrase-name"),
            Rule::string | Rule::text => Symbol::Phrase("phrase-string"),
            Rule::date => Symbol::Phrase("phrase-date"),
            Rule::number => Symbol::Phrase("phrase-number"),
            Rule::condition
            | Rule::disjunction
            | Rule::conjunction
            | Rule::negation
            | Rule::comparison
            | Rule::fact => Symbol::Phrase("phrase-condition"),
            Rule::test | Rule::range | Rule::bound => Symbol::Phrase("phrase-comparison"),
            Rule::operand | Rule::constant => Symbol::Phrase("phrase-value"),
            Rule::amount => Symbol::Phrase("phrase-amount"),
            Rule::field_type | Rule::type_name => Symbol::Phrase("phrase-type"),
            Rule::item | Rule::item_word => Symbol::Phrase("phrase-item"),
            Rule::entry => Symbol::Phrase("phrase-entry"),
            Rule::cell => Symbol::Phrase("phrase-cell"),
            Rule::label | Rule::lang => Symbol::Phrase("phrase-label"),
            Rule::citation => Symbol::Phrase("phrase-citation"),
            Rule::combiner => Symbol::Phrase("phrase-combiner"),
            Rule::patch => Symbol::Phrase("phrase-patch"),
            _ => return None,
        })
    }
}
