//! Values that depend on conditions of which several may hold: the first counts, and whoever reads may not see it.

use super::found;
use super::logic::Logic;
use crate::model::Conditional;
use crate::model::Meta;
use crate::model::Model;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use std::collections::HashSet;

pub fn check(model: &Model, logic: &Logic, problems: &mut Vec<Problem>) {
    let mut seen: HashSet<Span> = HashSet::new();
    for conditional in &model.conditionals {
        let Some((first, second)) = meeting(conditional, logic) else { continue };
        let (place, other) = (conditional.spans[second], conditional.spans[first]);
        if !seen.insert(place) {
            continue;
        }
        let meta = model.meta(&conditional.of).cloned().unwrap_or(Meta { span: place, ..Meta::default() });
        let mut problem = found(Code::ValuesMeet, &meta).also(other);
        problem.span = Some(place);
        problems.push(problem);
    }
}

/// The first two values that differ and whose conditions may both hold. A special case that stands before the general one
/// is plainly meant to go first.
fn meeting(conditional: &Conditional, logic: &Logic) -> Option<(usize, usize)> {
    let cases = &conditional.cases;
    let ways: Vec<_> = cases.iter().map(|(_, condition)| logic.ways(condition)).collect();
    let pairs = (0..cases.len()).flat_map(|second| (0..second).map(move |first| (first, second)));
    pairs.into_iter().find(|(first, second)| {
        let ((value, condition), (other, wide)) = (&cases[*first], &cases[*second]);
        value != other && !ways[*first].exclude(&ways[*second]) && !logic.implies(condition, wide)
    })
}
