//! Documents that nobody can owe.

use super::found;
use super::logic::Logic;
use crate::model::Model;
use crate::model::Required;
use crate::model::expression::Condition;
use crate::problem::Code;
use crate::problem::Problem;

pub fn check(model: &Model, logic: &Logic, problems: &mut Vec<Problem>) {
    for package in &model.packages {
        for (index, document) in package.documents.iter().enumerate() {
            let required = match &document.required {
                Required::Always => Condition::always(),
                Required::When(condition) => condition.clone(),
                Required::IfAvailable => continue,
            };
            let freed = package.exemptions.iter().filter(|exemption| exemption.frees_from.contains(&index));
            let not_freed = freed.map(|exemption| Condition::Not(Box::new(exemption.condition.clone())));
            let owed = Condition::All(std::iter::once(required).chain(not_freed).collect());
            if logic.never_holds(&owed) {
                problems.push(found(Code::NeverOwed, &document.meta));
            }
        }
    }
}
