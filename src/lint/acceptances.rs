//! Acceptances: each names a warning that there is, says why, and accepts something.

use super::walk::Block;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::ast::PropertyKind;
use std::collections::BTreeSet;

/// The warnings that a policy can accept.
pub fn acceptable() -> impl Iterator<Item = Code> {
    let of_acceptances = [Code::UnknownDefect, Code::NoReason, Code::NothingAccepted];
    super::warnings().filter(move |code| !of_acceptances.contains(code))
}

/// `used` are the places of the acceptances that have accepted something; `None` if that was not looked at.
pub fn check(blocks: &[Block], used: &BTreeSet<Span>, is_done: impl Fn(Code) -> bool, problems: &mut Vec<Problem>) {
    let properties = blocks.iter().flat_map(|block| block.properties);
    for property in properties {
        let PropertyKind::KnownDefect(name, texts) = &property.what else { continue };
        let Some(code) = acceptable().find(|code| code.name() == name.text) else {
            let names = acceptable().map(Code::name);
            problems
                .push(Problem::new(Code::UnknownDefect, name.span).text("name", &name.text).suggest(&name.text, names));
            continue;
        };
        if texts.iter().all(|text| text.text.trim().is_empty()) {
            problems.push(Problem::new(Code::NoReason, name.span).text("name", &name.text));
        }
        if is_done(code) && !used.contains(&name.span) {
            problems.push(Problem::new(Code::NothingAccepted, name.span).text("name", &name.text));
        }
    }
}
