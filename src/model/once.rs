//! Records that serve once: the requirements or the rows over which they do, and why some cannot be among them.

use super::check::Checker;
use super::check::Global;
use super::expression::Amount;
use super::expression::AmountBody;
use super::expression::Condition;
use super::expression::Each;
use super::expression::End;
use super::expression::Fact;
use super::expression::Operand;
use super::expression::TermBody;
use super::expression::Test;
use super::expression::Total;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::source::Span;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::Name;
use crate::syntax::ast::PropertyKind;

/// What is written: the record, the names over which it serves once, the place.
type Written = (Name, Vec<Name>, Span);

fn written(item: &Item) -> Option<Written> {
    item.properties.iter().find_map(|property| match &property.what {
        PropertyKind::ServesOnce { record, over } => Some((record.clone(), over.clone(), property.span)),
        _ => None,
    })
}

impl Checker {
    /// What a requirement asks that speaks of others; those are looked up when all are known.
    pub(super) fn once_of_demand(&mut self, item: &Item) -> Option<DemandBody> {
        let (record, _, span) = written(item)?;
        let record = self.sharing_record(&record)?;
        Some(DemandBody::Once(Once { record, members: Vec::new(), span }))
    }

    fn sharing_record(&mut self, name: &Name) -> Option<RecordId> {
        match self.require(name, "phrase-record", |global| matches!(global, Global::Record(_)))? {
            Global::Record(record) => Some(record),
            _ => None,
        }
    }

    /// Looks up the requirements that share records.
    pub(super) fn join_demands(&mut self, position: &Item, requirements: &mut [Demand]) {
        let items = position.items.iter().filter(|item| item.kind == ItemKind::Requirement);
        for (number, item) in items.enumerate() {
            let Some((name, over, span)) = written(item) else { continue };
            let Some(DemandBody::Once(once)) = requirements.get(number).map(|demand| &demand.body) else { continue };
            let record = once.record;
            self.check_names(&over, span);
            let members = over.iter().filter_map(|path| {
                let id = format!("{}.{}", position.name(), path.text);
                let Some(demand) = requirements.iter().find(|demand| demand.meta.id == id) else {
                    self.unknown_sharer(path, position, requirements.iter().map(|demand| demand.meta.id.as_str()));
                    return None;
                };
                let member = self.member(&demand.body, record).filter(|_| !demand.if_available);
                if member.is_none() {
                    self.cannot_share(path, &name, "phrase-sharing-demands");
                }
                member.map(|(filter, count)| OnceMember { id, filter, count })
            });
            let members: Vec<OnceMember> = members.collect();
            if let DemandBody::Once(once) = &mut requirements[number].body {
                once.members = members;
            }
        }
    }

    /// How many records a demand needs, and of what kind.
    fn member(&self, body: &DemandBody, record: RecordId) -> Option<(Option<Condition>, usize)> {
        match body {
            DemandBody::When(Condition::Has { record: of, filter, .. }) if *of == record => {
                Some((filter.as_deref().cloned(), 1))
            }
            DemandBody::When(Condition::Compare(comparison)) => {
                let (Fact::Term(id), Test::Range { low: Some(low), high: None }) = (&comparison.fact, &comparison.test)
                else {
                    return None;
                };
                let TermBody::Count { record: of, filter } = &self.model.term(*id).body else { return None };
                let count = least(low).filter(|_| *of == record)?;
                Some((filter.clone(), count))
            }
            DemandBody::When(_)
            | DemandBody::Judged
            | DemandBody::Group(..)
            | DemandBody::SameAs(_)
            | DemandBody::Once(_) => None,
        }
    }

    /// Looks up the rows of a sum that share records. `id` is that of the sheet or the criterion.
    pub(super) fn join_rows(&mut self, item: &Item, id: &str, total: Total, rows: &[Amount]) -> Option<OnceOverRows> {
        let (name, over, span) = written(item)?;
        let record = self.sharing_record(&name)?;
        self.check_names(&over, span);
        if total != Total::Sum {
            self.report(Problem::new(Code::ShareInSum, span).text("name", item.name()));
            return None;
        }
        let mut members = Vec::new();
        for path in &over {
            let wanted = format!("{id}.{}", path.text);
            let Some(row) = rows.iter().position(|row| row.meta.id == wanted) else {
                self.unknown_sharer(path, item, rows.iter().map(|row| row.meta.id.as_str()));
                continue;
            };
            match gives_for_each(&rows[row], record) {
                true => members.push(row),
                false => self.cannot_share(path, &name, "phrase-sharing-rows"),
            }
        }
        Some(OnceOverRows { record, rows: members, span })
    }

    /// What is no sum has no rows that could share records.
    pub(super) fn refuse_once(&mut self, item: &Item) {
        if let Some((_, _, span)) = written(item) {
            self.report(Problem::new(Code::ShareInSum, span).text("name", item.name()));
        }
    }

    /// At least two, and none of them twice.
    fn check_names(&mut self, over: &[Name], span: Span) {
        for (index, name) in over.iter().enumerate() {
            if let Some(first) = over[..index].iter().find(|earlier| earlier.text == name.text) {
                self.report(Problem::new(Code::DuplicateName, name.span).text("name", &name.text).also(first.span));
            }
        }
        if over.len() < 2 {
            self.report(Problem::new(Code::NothingToShare, span));
        }
    }

    fn unknown_sharer<'i>(&mut self, path: &Name, inside: &Item, ids: impl Iterator<Item = &'i str>) {
        let names: Vec<&str> = ids.filter_map(|id| id.rsplit('.').next()).collect();
        let problem = Problem::new(Code::UnknownTarget, path.span).text("path", &path.text);
        self.report(problem.text("inside", inside.name()).suggest(&path.text, names));
    }

    fn cannot_share(&mut self, path: &Name, record: &Name, allowed: &'static str) {
        let problem = Problem::new(Code::CannotShare, path.span).text("name", &path.text);
        self.report(problem.text("record", &record.text).phrase("allowed", allowed));
    }
}

/// The least whole number that an end allows.
fn least(end: &End) -> Option<usize> {
    let Operand::Value(Value::Number(number)) = &end.operand else { return None };
    let number = usize::try_from(number.to_i64()?).ok()?;
    if end.included { Some(number) } else { number.checked_add(1) }
}

/// Whether a row gives the same number for each record of a kind, and no less for one more.
fn gives_for_each(row: &Amount, of: RecordId) -> bool {
    match &row.body {
        AmountBody::ForEach { each: Each::Number(each), record, once_per: None, limits, .. } => {
            *record == of && limits.per.is_none() && !each.is_negative() && row.rounding.is_none()
        }
        AmountBody::ForEach { .. }
        | AmountBody::Fixed { .. }
        | AmountBody::Group { .. }
        | AmountBody::Ranges { .. }
        | AmountBody::OncePerMember { .. } => false,
    }
}
