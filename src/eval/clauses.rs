//! Requirements, stairs, packages, sheets, time limits, pay: the parts of an outcome.

use super::Evaluator;
use super::amounts;
use super::outcome::*;
use super::trace::AmountTrace;
use super::trace::Check;
use super::trace::CheckKind;
use super::trace::TermWhy;
use crate::model::Calendar;
use crate::model::Demand;
use crate::model::DemandBody;
use crate::model::Document;
use crate::model::Factor;
use crate::model::HowMany;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::Package;
use crate::model::Pay;
use crate::model::Required;
use crate::model::ScoreSheet;
use crate::model::TermId;
use crate::model::TimeLimit;
use crate::model::expression::AmountBody;
use crate::model::expression::Given;
use crate::model::expression::Operand;
use crate::model::expression::Otherwise;
use crate::model::expression::TermBody;
use crate::model::is_path_of;
use crate::plan::StepPlan;
use crate::possible::Possible;
use crate::possible::Range;
use crate::value::Number;
use crate::value::Truth;
use crate::value::Value;
use jiff::civil::Date;

impl Evaluator<'_> {
    pub fn outcome(&self) -> Outcome {
        let model = &self.plan.model;
        let position = self.case.position.and_then(|index| model.positions.get(index));
        let requirements: Vec<Verdict> =
            position.iter().flat_map(|position| &position.requirements).map(|demand| self.verdict(demand)).collect();
        let qualified = all_met(&requirements);
        let sheets: Vec<SheetOutcome> = model.score_sheets.iter().map(|sheet| self.sheet(sheet)).collect();
        let outcome = Outcome {
            date: self.case.date,
            position: self.case.position,
            texts: self.texts(),
            qualified,
            requirements,
            stair: self.case.position.and_then(|index| self.stair(index, qualified)),
            packages: (0..model.packages.len()).map(|index| self.package(index)).collect(),
            choices: model.sheets.iter().map(|choice| choose(choice.meta.clone(), &choice.sheets, &sheets)).collect(),
            sheets,
            time_limits: model.time_limits.iter().map(|limit| self.time_limit(limit)).collect(),
            pays: model.pays.iter().map(|pay| self.pay(pay)).collect(),
            results: model
                .outcomes
                .iter()
                .map(|outcome| NamedResult { meta: outcome.meta.clone(), trace: self.term(outcome.term) })
                .collect(),
            left_out: self.left_out(),
            ended_acts: self.ended_acts(),
            problems: Vec::new(),
        };
        Outcome { problems: self.problems.take(), ..outcome }
    }

    fn texts(&self) -> Vec<(usize, String)> {
        let fields = self.case.dossier.fields.iter().enumerate();
        let texts = fields.filter_map(|(index, field)| match field.single() {
            Some(Value::Text(text)) => Some((index, text.clone())),
            _ => None,
        });
        texts.collect()
    }

    /// What is asked after an act has ended would rest on rules that are no longer there.
    fn ended_acts(&self) -> Vec<String> {
        let model = &self.plan.model;
        let has_ended = |ended: Option<Date>| ended.is_some_and(|ended| ended <= self.case.date);
        let mut ended: Vec<&String> =
            model.acts.iter().filter(|(_, act)| has_ended(act.ended)).map(|(id, _)| id).collect();
        if ended.is_empty() {
            return Vec::new();
        }
        let cited = model.cited_acts();
        ended.retain(|id| cited.contains(id.as_str()));
        ended.into_iter().cloned().collect()
    }

    // Demands

    pub fn verdict(&self, demand: &Demand) -> Verdict {
        let (truth, why) = match &demand.body {
            DemandBody::When(condition) => {
                let check = self.check(condition, None);
                (check.truth, VerdictWhy::Checked(check))
            }
            DemandBody::Judged | DemandBody::SameAs(_) => (self.case.decision(&demand.meta.id), VerdictWhy::Judged),
            DemandBody::Group(how, members) => {
                let members: Vec<Verdict> = members.iter().map(|member| self.verdict(member)).collect();
                (join(*how, &members), VerdictWhy::Group(*how, members))
            }
            DemandBody::Once(once) => {
                let (truth, served) = self.served_once(once);
                (truth, VerdictWhy::Once(served))
            }
        };
        Verdict { meta: demand.meta.clone(), if_available: demand.if_available, truth, why }
    }

    // Stairs

    fn stair(&self, position: usize, qualified: Truth) -> Option<StairOutcome> {
        let plans = self.plan.stairs.get(position)?.as_ref()?;
        let stair = self.plan.model.positions.get(position)?.stair.as_ref()?;
        let steps: Vec<StepOutcome> = plans.iter().map(|step| self.step(step, qualified)).collect();
        let supported = steps.iter().rev().find(|step| step.truth == Truth::Yes).map(|step| step.level);
        let possible = steps.iter().rev().find(|step| step.truth != Truth::No).map(|step| step.level);
        let next = steps.iter().position(|step| supported.is_none_or(|level| step.level > level));
        Some(StairOutcome { meta: stair.meta.clone(), scale: stair.scale, steps, supported, possible, next })
    }

    fn step(&self, plan: &StepPlan, qualified: Truth) -> StepOutcome {
        let thresholds: Vec<Check> = plan.thresholds.iter().map(|row| self.check(row, None)).collect();
        let verdicts: Vec<Verdict> = plan.demands.iter().map(|demand| self.verdict(demand)).collect();
        let row = thresholds.iter().map(|check| check.truth).max().unwrap_or(Truth::Yes);
        let truth = qualified.and(row).and(all_met(&verdicts));
        StepOutcome { level: plan.level, truth, thresholds, verdicts }
    }

    /// Whether a requirement or a step is met, by a path that may skip levels.
    pub fn holds(&self, path: &str) -> Truth {
        for (index, position) in self.plan.model.positions.iter().enumerate() {
            if let Some(demand) = position.requirements.iter().find(|demand| is_path_of(path, &demand.meta.id)) {
                return self.verdict(demand).truth;
            }
            let Some(stair) = &position.stair else { continue };
            if let Some(step) = stair.steps.iter().find(|step| is_path_of(path, &step.meta.id)) {
                let requirements: Vec<Verdict> = position.requirements.iter().map(|it| self.verdict(it)).collect();
                let plan = self.plan.stairs[index].iter().flatten().find(|plan| plan.level == step.level);
                return plan.map_or(Truth::Unknown, |plan| self.step(plan, all_met(&requirements)).truth);
            }
        }
        Truth::Unknown
    }

    /// The verdict on a requirement, by a path that may skip levels.
    pub fn verdict_of(&self, path: &str) -> Option<Verdict> {
        let mut demands = self.plan.model.positions.iter().flat_map(|position| &position.requirements);
        demands.find(|demand| is_path_of(path, &demand.meta.id)).map(|demand| self.verdict(demand))
    }

    pub fn level_of(&self, path: &str) -> Possible {
        let model = &self.plan.model;
        let Some(index) = model.positions.iter().position(|position| position.meta.id == path) else {
            return Possible::anything(true);
        };
        let requirements: Vec<Verdict> =
            model.positions[index].requirements.iter().map(|it| self.verdict(it)).collect();
        let Some(stair) = self.stair(index, all_met(&requirements)) else { return Possible::anything(true) };
        match (stair.supported, stair.possible) {
            (None, None) => Possible::absent(),
            (low, high) => {
                let lowest = stair.steps.first().map(|step| step.level);
                let value = |level: Option<u32>| level.map(Value::Member);
                let range = Range { low: value(low.or(lowest)), high: value(high) };
                Possible::Values { absent: low.is_none(), range: Some(range) }
            }
        }
    }

    // Sheets

    pub fn sheet(&self, sheet: &ScoreSheet) -> SheetOutcome {
        let why = sheet.applies.as_ref().map(|condition| self.check(condition, None));
        let applies = why.as_ref().map_or(Truth::Yes, |check| check.truth);
        let mut traces: Vec<AmountTrace> =
            sheet.criteria.iter().map(|criterion| self.amount(criterion, true)).collect();
        let shared = sheet.once.as_ref().map(|once| self.rows_served_once(once, &sheet.criteria, &mut traces));
        let metas = sheet.criteria.iter().map(|criterion| criterion.meta.clone());
        let criteria: Vec<_> = metas.zip(traces.iter().cloned()).collect();
        let limits = (None, sheet.cap.as_ref());
        let whole = self.group(sheet.total, limits, (traces, shared), &Otherwise::Nothing, true, None);
        let (total, undecided) = (whole.value, whole.undecided);
        SheetOutcome { meta: sheet.meta.clone(), applies, why, criteria, total, undecided }
    }

    pub fn points_of(&self, id: &str) -> Possible {
        let model = &self.plan.model;
        if let Some(sheet) = model.score_sheets.iter().find(|sheet| sheet.meta.id == id) {
            return self.sheet(sheet).total;
        }
        let Some(choice) = model.sheets.iter().find(|choice| choice.meta.id == id) else {
            return Possible::anything(false);
        };
        let sheets: Vec<SheetOutcome> = model.score_sheets.iter().map(|sheet| self.sheet(sheet)).collect();
        choose(choice.meta.clone(), &choice.sheets, &sheets).total
    }

    /// Whether the points of a sheet, or of a choice, are open because the source gives no answer.
    pub fn points_are_undecided(&self, id: &str) -> bool {
        let model = &self.plan.model;
        if let Some(sheet) = model.score_sheets.iter().find(|sheet| sheet.meta.id == id) {
            return self.sheet(sheet).undecided;
        }
        let choice = model.sheets.iter().find(|choice| choice.meta.id == id);
        let sheets = || -> Vec<SheetOutcome> { model.score_sheets.iter().map(|sheet| self.sheet(sheet)).collect() };
        choice.is_some_and(|choice| choose(choice.meta.clone(), &choice.sheets, &sheets()).undecided)
    }

    // Packages

    /// Whether a document is required, and whether an exemption frees from it.
    pub fn owed(&self, package: usize, document: usize) -> (Truth, Truth) {
        let package = &self.plan.model.packages[package];
        let required = match &package.documents[document].required {
            Required::Always => Truth::Yes,
            Required::IfAvailable => Truth::No,
            Required::When(condition) => self.truth(condition, None),
        };
        let frees = package.exemptions.iter().filter(|exemption| exemption.frees_from.contains(&document));
        let waived = frees.map(|exemption| self.truth(&exemption.condition, None)).fold(Truth::No, Truth::or);
        (required, waived)
    }

    fn present(&self, package: usize, document: &Document) -> Truth {
        match &document.satisfied_by {
            Some(demand) => self.verdict(demand).truth,
            None => {
                let filed = self.case.dossier.fields.get(self.plan.model.packages[package].filed);
                filed.map_or(Truth::Unknown, |filed| filed.includes(&Possible::known(Value::Member(document.member))))
            }
        }
    }

    pub fn incomplete(&self, package: usize) -> Check {
        self.missing_documents(package, |index| {
            let (required, waived) = self.owed(package, index);
            required.and(!waived)
        })
    }

    pub fn anything_missing(&self, package: usize) -> Check {
        self.missing_documents(package, |index| !self.replaced(package, index))
    }

    /// Whether another document is the one that is required of a group of which only one is.
    fn replaced(&self, package: usize, document: usize) -> Truth {
        let Package { documents, groups, .. } = &self.plan.model.packages[package];
        let Some(group) = documents[document].group.filter(|group| groups[*group].how == HowMany::ExactlyOne) else {
            return Truth::No;
        };
        let others = (0..documents.len()).filter(|other| *other != document && documents[*other].group == Some(group));
        let another = others.map(|other| self.owed(package, other).0).fold(Truth::No, Truth::or);
        another.and(!self.owed(package, document).0)
    }

    fn missing_documents(&self, package: usize, owed: impl Fn(usize) -> Truth) -> Check {
        let (mut missing, mut open) = (Vec::new(), Vec::new());
        for (index, document) in self.plan.model.packages[package].documents.iter().enumerate() {
            match owed(index).and(!self.present(package, document)) {
                Truth::Yes => missing.push(document.meta.id.clone()),
                Truth::Unknown => open.push(document.meta.id.clone()),
                Truth::No => {}
            }
        }
        let truth = match (missing.is_empty(), open.is_empty()) {
            (false, _) => Truth::Yes,
            (true, false) => Truth::Unknown,
            (true, true) => Truth::No,
        };
        Check { truth, what: CheckKind::Documents { missing, open } }
    }

    fn package(&self, index: usize) -> PackageOutcome {
        let package = &self.plan.model.packages[index];
        let documents: Vec<DocumentOutcome> =
            (0..package.documents.len()).map(|document| self.document(index, document)).collect();
        let groups = package.groups.iter().enumerate().map(|(number, group)| {
            let members =
                documents.iter().zip(&package.documents).filter(|(_, document)| document.group == Some(number));
            let truths: Vec<Truth> = members.map(|(outcome, _)| outcome.owed).collect();
            (group.meta.clone(), join_truths(group.how, &truths))
        });
        PackageOutcome {
            meta: package.meta.clone(),
            groups: groups.collect(),
            rules: package.rules.iter().map(|rule| (rule.meta.clone(), self.truth(&rule.condition, None))).collect(),
            incomplete: self.incomplete(index).truth,
            documents,
        }
    }

    fn document(&self, package: usize, index: usize) -> DocumentOutcome {
        let content = &self.plan.model.packages[package];
        let document = &content.documents[index];
        let (required, waived) = self.owed(package, index);
        let owed = required.and(!waived);
        let present = self.present(package, document);
        let applies = if let Required::When(_) = document.required { required } else { Truth::Yes };
        let status = match (present, owed) {
            _ if applies == Truth::No => DocumentStatus::NotApplicable,
            (Truth::Yes, _) if applies == Truth::Unknown => DocumentStatus::Unknown,
            (Truth::Yes, _) => DocumentStatus::Present,
            (Truth::No, Truth::Yes) => DocumentStatus::Missing,
            _ if waived == Truth::Yes => DocumentStatus::Waived,
            (Truth::No, Truth::No) => DocumentStatus::NotFiled,
            _ => DocumentStatus::Unknown,
        };
        let check = match &document.required {
            Required::When(condition) => Some(self.check(condition, None)),
            Required::Always | Required::IfAvailable => None,
        };
        let exemption = content.exemptions.iter().find(|exemption| exemption.frees_from.contains(&index));
        DocumentOutcome {
            meta: document.meta.clone(),
            status,
            owed,
            present,
            required: check,
            satisfied: document.satisfied_by.as_ref().map(|demand| self.verdict(demand)),
            exemption: exemption.map(|exemption| (exemption.meta.clone(), self.check(&exemption.condition, None))),
        }
    }

    // Time and pay

    fn time_limit(&self, limit: &TimeLimit) -> TimeLimitOutcome {
        let start = self.case.vacancy.get(limit.starts).and_then(|field| field.single()).and_then(Value::date);
        let calendar = limit.calendar.and_then(|index| self.plan.model.calendars.get(index));
        let last = start.and_then(|start| last_day(start, limit, calendar));
        let announced = limit.announced.and_then(|index| self.case.vacancy.get(index)?.single().and_then(Value::date));
        let working = calendar.is_some();
        TimeLimitOutcome { meta: limit.meta.clone(), first: start, last, days: limit.days, working, announced }
    }

    fn factor(&self, factor: &Factor) -> Possible {
        let value = self.operand(&factor.operand);
        if !factor.percent || value.is_surely_absent() {
            return value;
        }
        let hundred = Number::from_integer(100);
        let (low, high) = value.numbers();
        value.with_numbers(low.and_then(|end| end.div(&hundred)), high.and_then(|end| end.div(&hundred)))
    }

    /// What a factor can be by the rows that the source decides.
    fn decided(&self, factor: &Factor, value: &Possible) -> amounts::Interval {
        let Operand::Term(id) = &factor.operand else { return value.numbers() };
        let term = self.term(*id);
        let TermWhy::Amount(trace) = &term.why else { return value.numbers() };
        let rows = super::trace::rows(trace);
        let is_open = |row: &AmountTrace| row.truth != Truth::No && row.undecided;
        let ends_open = !rows.iter().any(|row| row.truth == Truth::Yes) && self.ends_undecided(*id);
        if !ends_open && !rows.iter().any(is_open) {
            return value.numbers();
        }
        let open = rows.iter().filter(|row| row.truth != Truth::No && !row.undecided);
        let hull = open.map(|row| row.value.clone()).reduce(|one, other| one.hull(&other));
        hull.map_or((None, None), |hull| hull.numbers())
    }

    /// Whether the rows of a term end with `otherwise undecided`.
    fn ends_undecided(&self, id: TermId) -> bool {
        let TermBody::Amount(amount) = &self.plan.model.term(id).body else { return false };
        match &amount.body {
            AmountBody::Group { otherwise, .. } | AmountBody::Ranges { otherwise, .. } => {
                matches!(otherwise, Otherwise::Value(Given::Undecided(_)))
            }
            AmountBody::Fixed { .. } | AmountBody::ForEach { .. } | AmountBody::OncePerMember { .. } => false,
        }
    }

    fn pay(&self, pay: &Pay) -> PayOutcome {
        let factors: Vec<Possible> = pay.factors.iter().map(|factor| self.factor(factor)).collect();
        let one = Number::from_integer(1);
        let product =
            factors.iter().map(Possible::numbers).fold((Some(one.clone()), Some(one.clone())), amounts::multiply);
        let undecided = pay.factors.iter().any(|factor| match &factor.operand {
            Operand::Term(id) => self.term(*id).undecided,
            _ => false,
        });
        let decided = pay.factors.iter().zip(&factors).map(|(factor, value)| self.decided(factor, value));
        let decided = decided.fold((Some(one.clone()), Some(one)), amounts::multiply);
        let decided = amounts::possible(amounts::round(decided, pay.rounding.as_ref()));
        let (low, high) = amounts::round(product, pay.rounding.as_ref());
        let absent = factors.iter().any(Possible::may_be_absent);
        let amount = match factors.iter().any(Possible::is_surely_absent) {
            true => Possible::absent(),
            false => Possible::anything(absent).with_numbers(low, high),
        };
        let undecided = undecided && !amount.is_settled();
        let announced = pay.announced.iter().filter_map(|index| self.case.vacancy.get(*index)?.single().cloned());
        let announced: Vec<Value> = announced.collect();
        let announced = announced.first().map(|low| Possible::range(Some(low.clone()), announced.last().cloned()));
        let agrees = announced.as_ref().filter(|_| decided.numbers().0.is_some()).map(|printed| {
            let printed = amounts::round(printed.numbers(), pay.rounding.as_ref());
            amounts::is_within(&printed, &decided.numbers())
        });
        PayOutcome { meta: pay.meta.clone(), amount, unit: pay.unit, undecided, decided, factors, announced, agrees }
    }
}

/// Whether nothing that can stand in the way does.
pub(super) fn all_met(verdicts: &[Verdict]) -> Truth {
    verdicts.iter().filter(|verdict| !verdict.if_available).map(|verdict| verdict.truth).fold(Truth::Yes, Truth::and)
}

fn join(how: HowMany, members: &[Verdict]) -> Truth {
    let truths: Vec<Truth> = members.iter().filter(|member| !member.if_available).map(|member| member.truth).collect();
    join_truths(how, &truths)
}

fn join_truths(how: HowMany, truths: &[Truth]) -> Truth {
    match how {
        HowMany::AtLeast(count) => Truth::at_least(count, truths),
        HowMany::All => truths.iter().copied().fold(Truth::Yes, Truth::and),
        HowMany::ExactlyOne => Truth::exactly_one(truths),
    }
}

/// The points of the one sheet that applies; of all that may, while that is not settled.
pub(super) fn choose(meta: Meta, members: &[usize], sheets: &[SheetOutcome]) -> ChoiceOutcome {
    let truths: Vec<Truth> = members.iter().filter_map(|index| sheets.get(*index)).map(|sheet| sheet.applies).collect();
    let settled = Truth::exactly_one(&truths);
    let candidates: Vec<usize> = members
        .iter()
        .copied()
        .filter(|index| sheets.get(*index).is_some_and(|sheet| sheet.applies != Truth::No))
        .collect();
    let chosen = candidates.iter().filter_map(|index| sheets.get(*index));
    let total = chosen.clone().map(|sheet| sheet.total.clone()).reduce(|a, b| a.hull(&b));
    let undecided = !candidates.is_empty() && chosen.clone().all(|sheet| sheet.undecided);
    ChoiceOutcome { meta, sheets: candidates, settled, total: total.unwrap_or(Possible::absent()), undecided }
}

/// Counts days from the start; working days by the calendar, as far as it reaches.
fn last_day(start: Date, limit: &TimeLimit, calendar: Option<&Calendar>) -> Option<Date> {
    let mut day = start;
    let mut left = limit.days;
    let mut counts = limit.first_day_counts;
    loop {
        let is_counted = match calendar.filter(|_| counts) {
            Some(calendar) => is_working(calendar, day)?,
            None => counts,
        };
        if is_counted {
            left = left.checked_sub(1)?;
        }
        if left == 0 {
            return Some(day);
        }
        counts = true;
        day = day.tomorrow().ok()?;
    }
}

/// Whether a day is worked; unknown outside what the calendar covers.
fn is_working(calendar: &Calendar, day: Date) -> Option<bool> {
    let (from, to) = calendar.covers;
    if day < from || day > to {
        return None;
    }
    let within = |days: &[(Date, Date, Labels)]| days.iter().any(|(from, to, _)| *from <= day && day <= *to);
    Some(within(&calendar.workdays) || !(within(&calendar.holidays) || calendar.weekend.contains(&day.weekday())))
}
