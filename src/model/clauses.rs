//! Positions, score sheets, packages: the clauses of a regulation.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::check::each;
use super::expression::Measure;
use super::expression::Total;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast;
use crate::syntax::ast::CellKind;
use crate::syntax::ast::Combiner;
use crate::syntax::ast::Guard;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::PropertyKind;

fn of_kind(item: &Item, kind: ItemKind) -> impl Iterator<Item = &Item> {
    item.items.iter().filter(move |inner| inner.kind == kind)
}

impl Checker {
    // Positions

    pub(super) fn position(&mut self, item: &Item) {
        let place = self.with_locals(item, Place::default().inside(item));
        let meta = self.meta(item, &place);
        let mut requirements = Vec::new();
        for requirement in of_kind(item, ItemKind::Requirement) {
            let inside = self.with_locals(requirement, place.inside(requirement));
            self.interpretations(requirement, &inside);
            requirements.push(self.demand(requirement, &inside));
        }
        self.join_demands(item, &mut requirements);
        let mut stairs = of_kind(item, ItemKind::Stair);
        let first = stairs.next();
        if let Some(second) = stairs.next() {
            self.report(Problem::new(Code::RepeatedPart, second.head).text("what", "stair").text("item", "position"));
        }
        let stair = first.and_then(|stair| self.stair(stair, &place));
        self.interpretations(item, &place);
        self.model.positions.push(Position { meta, requirements, stair });
    }

    /// A requirement, a competence or an alternative. `place` is the place inside it.
    fn demand(&mut self, item: &Item, place: &Place) -> Demand {
        let meta = self.meta(item, place);
        let if_available = each!(item, PropertyKind::IfAvailable => ()).next().is_some();
        let body = self.demand_body(item, place);
        Demand { meta, if_available, body }
    }

    fn demand_body(&mut self, item: &Item, place: &Place) -> DemandBody {
        for property in &item.properties {
            match &property.what {
                PropertyKind::When(guard) => return DemandBody::When(self.guard(guard, place)),
                PropertyKind::CommissionDecides => return DemandBody::Judged,
                PropertyKind::SameAs(path) => return DemandBody::SameAs(path.text.clone()),
                PropertyKind::ServesOnce { .. } => return self.once_of_demand(item).unwrap_or(DemandBody::Judged),
                PropertyKind::Combine { combiner, .. } => return self.demand_group(item, combiner, place),
                _ => {}
            }
        }
        let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
        self.report(problem.text("part", "when"));
        DemandBody::Judged
    }

    fn guard(&mut self, guard: &Guard, place: &Place) -> Condition {
        match guard {
            Guard::Condition(condition) => self.condition(condition, place),
            Guard::Test(test) => {
                self.report(
                    Problem::new(Code::MissingPart, test.span).text("item", "when").phrase("part", "phrase-fact"),
                );
                Condition::always()
            }
        }
    }

    fn demand_group(&mut self, item: &Item, combiner: &Combiner, place: &Place) -> DemandBody {
        let Some(how) = self.how_many(combiner, item) else { return DemandBody::Judged };
        let members: Vec<Demand> = of_kind(item, ItemKind::Entry)
            .map(|entry| {
                let inside = place.inside(entry);
                self.demand(entry, &inside)
            })
            .collect();
        if members.is_empty() {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
            self.report(problem.phrase("part", "phrase-entry"));
        }
        if let HowMany::AtLeast(count) = how
            && !members.is_empty()
            && !(1..=members.len()).contains(&count)
        {
            self.meaningless(item.place(), &count.to_string(), &format!("1 – {}", members.len()));
        }
        DemandBody::Group(how, members)
    }

    fn how_many(&mut self, combiner: &Combiner, item: &Item) -> Option<HowMany> {
        match combiner {
            Combiner::AtLeast(count) => Some(HowMany::AtLeast(*count)),
            Combiner::AllOf => Some(HowMany::All),
            Combiner::ExactlyOneOf => Some(HowMany::ExactlyOne),
            _ => {
                let problem = Problem::new(Code::Misplaced, item.place()).text("what", "highest of, sum of");
                let problem = problem.text("item", item.kind.word());
                self.report(problem.text("allowed", "at least one of, at least N of, all of, exactly one of"));
                None
            }
        }
    }

    // Stairs

    fn stair(&mut self, item: &Item, place: &Place) -> Option<Stair> {
        let name = item.name.as_ref()?;
        let Global::Scale(scale) = self.require(name, "phrase-levels", |global| matches!(global, Global::Scale(_)))?
        else {
            return None;
        };
        if !self.model.scale(scale).ordered {
            self.report(Problem::new(Code::NotOrdered, name.span).text("name", &name.text));
        }
        let place = self.with_locals(item, place.inside(item));
        let meta = self.meta(item, &place);
        let thresholds = of_kind(item, ItemKind::Thresholds).next().and_then(|it| self.thresholds(it, scale, &place));
        let mut steps = Vec::new();
        for step in of_kind(item, ItemKind::Step) {
            steps.extend(self.step(step, scale, &place));
        }
        let stair = Stair { meta, scale, thresholds, steps };
        self.check_steps(item, &stair);
        self.interpretations(item, &place);
        Some(stair)
    }

    fn thresholds(&mut self, item: &Item, scale: ScaleId, place: &Place) -> Option<Thresholds> {
        let meta = Meta { id: format!("{}.thresholds", place.id), ..self.meta(item, place) };
        let Some((header, lines)) = item.lines.split_first() else {
            let problem = Problem::new(Code::MissingPart, item.head).text("item", "thresholds");
            self.report(problem.text("part", "| step | … |"));
            return None;
        };
        if let Some(first) = header.cells.first().filter(|cell| cell.what != CellKind::Step) {
            let problem = Problem::new(Code::MissingPart, first.span).text("item", "thresholds");
            self.report(problem.text("part", "step"));
        }
        let facts: Vec<Option<(expression::Fact, Type)>> = header
            .cells
            .iter()
            .skip(1)
            .map(|cell| match &cell.what {
                CellKind::Condition(ast::Condition {
                    what: ast::ConditionKind::Compare { fact, test: None }, ..
                }) => self.fact(fact, place),
                _ => {
                    let problem =
                        Problem::new(Code::Misplaced, cell.span).text("what", "| |").text("item", "thresholds");
                    self.report(problem.text("allowed", "step"));
                    None
                }
            })
            .collect();
        let mut rows = Vec::new();
        for line in lines {
            rows.extend(self.threshold_row(&line.cells, &facts, scale, place));
        }
        let inside = Place { id: meta.id.clone(), ..place.clone() };
        self.interpretations(item, &inside);
        Some(Thresholds { meta, rows })
    }

    fn threshold_row(
        &mut self,
        cells: &[ast::Cell],
        facts: &[Option<(expression::Fact, Type)>],
        scale: ScaleId,
        place: &Place,
    ) -> Option<(u32, Condition)> {
        let (first, rest) = cells.split_first()?;
        let level = match &first.what {
            CellKind::Condition(ast::Condition {
                what:
                    ast::ConditionKind::Compare { fact: ast::Fact { what: ast::FactKind::Named(name), .. }, test: None },
                ..
            }) => self.named_value(name, Type::Member(scale))?,
            _ => {
                let problem = Problem::new(Code::TypeMismatch, first.span).text("found", "| |");
                self.report(problem.phrase("expected", "type-member"));
                return None;
            }
        };
        let Value::Member(level) = level else { return None };
        let mut tests = Vec::new();
        for (cell, fact) in rest.iter().zip(facts) {
            if let Some((fact, ty)) = fact {
                tests.extend(self.cell_condition(cell, fact, *ty, place));
            }
        }
        Some((level, Condition::All(tests)))
    }

    fn step(&mut self, item: &Item, scale: ScaleId, place: &Place) -> Option<Step> {
        let Some(Value::Member(level)) = self.named_value(item.name.as_ref()?, Type::Member(scale)) else {
            return None;
        };
        let builds_on = each!(item, PropertyKind::BuildsOn(name) => name.clone()).next();
        let builds_on = builds_on.and_then(|name| match self.named_value(&name, Type::Member(scale)) {
            Some(Value::Member(base)) => Some(base),
            _ => None,
        });
        let inside = place.inside(item);
        let meta = self.meta(item, &inside);
        let competences = of_kind(item, ItemKind::Competence)
            .map(|competence| {
                let place = inside.inside(competence);
                self.demand(competence, &place)
            })
            .collect();
        self.interpretations(item, &inside);
        Some(Step { meta, level, builds_on, competences })
    }

    /// Steps exist once, build on steps that exist, in no circle; a shared competence names one that is not shared itself.
    fn check_steps(&mut self, item: &Item, stair: &Stair) {
        for step in &stair.steps {
            let Some(base) = step.builds_on else { continue };
            if !stair.steps.iter().any(|other| other.level == base) {
                let name = self.model.member(stair.scale, base).map_or(String::new(), |(name, _)| name.to_string());
                let problem = Problem::new(Code::UnknownTarget, step.meta.span).text("path", name);
                self.report(problem.text("inside", item.name()));
            }
            let mut seen = vec![step.level];
            let mut next = Some(base);
            while let Some(level) = next {
                if seen.contains(&level) {
                    self.report(Problem::new(Code::Cycle, step.meta.span).text("path", &step.meta.id));
                    break;
                }
                seen.push(level);
                next = stair.steps.iter().find(|other| other.level == level).and_then(|other| other.builds_on);
            }
        }
        for competence in stair.steps.iter().flat_map(|step| &step.competences) {
            let DemandBody::SameAs(path) = &competence.body else { continue };
            let wanted = format!("{}.{path}", stair.meta.id);
            let all = stair.steps.iter().flat_map(|step| &step.competences);
            let target = all.clone().find(|other| other.meta.id == wanted);
            if !target.is_some_and(|target| !matches!(target.body, DemandBody::SameAs(_))) {
                let prefix = format!("{}.", stair.meta.id);
                let names = || all.filter_map(|other| other.meta.id.strip_prefix(&prefix));
                let problem = Problem::new(Code::UnknownTarget, competence.meta.span).text("path", path);
                let problem = problem.text("inside", item.name());
                let problem = self.suggestions.offer(problem, path, names);
                self.report(problem);
            }
        }
    }

    // Score sheets

    pub(super) fn score_sheet(&mut self, item: &Item) {
        let place = self.with_locals(item, Place::default().inside(item));
        let meta = self.meta(item, &place);
        let applies = each!(item, PropertyKind::AppliesWhen(condition) => condition.clone()).next();
        let applies = applies.map(|condition| self.condition(&condition, &place));
        let score = each!(item, PropertyKind::Score { combiner, cap } => (combiner.clone(), cap.clone())).next();
        let (total, cap) = match score {
            Some((combiner, cap)) => {
                let total = self.total(&combiner, item).unwrap_or(Total::Sum);
                let cap = cap.and_then(|cap| self.operand(&cap, Type::Number(Measure::Plain), &place));
                (total, cap)
            }
            None => {
                self.report(
                    Problem::new(Code::MissingPart, item.place())
                        .text("item", "score-sheet")
                        .text("part", "score: sum of criteria"),
                );
                (Total::Sum, None)
            }
        };
        let scale = each!(item, PropertyKind::PrintedScale(low, high) => (low.clone(), high.clone())).next();
        let printed_scale = scale.and_then(|(low, high)| {
            let ty = Type::Number(Measure::Plain);
            Some((self.constant(&low, ty)?, self.constant(&high, ty)?))
        });
        let mut criteria = Vec::new();
        for criterion in of_kind(item, ItemKind::Criterion) {
            let inside = self.with_locals(criterion, place.inside(criterion));
            criteria.push(self.criterion(criterion, &inside));
            self.interpretations(criterion, &inside);
        }
        self.interpretations(item, &place);
        let once = self.join_rows(item, &meta.id, total, &criteria);
        self.model.score_sheets.push(ScoreSheet { meta, applies, total, cap, printed_scale, criteria, once });
    }

    pub(super) fn sheets(&mut self, item: &Item) {
        let meta = self.meta(item, &Place::default().inside(item));
        let names = each!(item, PropertyKind::SheetList(names) => names.clone()).next().unwrap_or_default();
        let mut sheets = Vec::new();
        for (index, name) in names.iter().enumerate() {
            if let Some(first) = names[..index].iter().find(|earlier| earlier.text == name.text) {
                self.report(Problem::new(Code::DuplicateName, name.span).text("name", &name.text).also(first.span));
            }
            if let Some(Global::ScoreSheet(sheet)) =
                self.require(name, "phrase-sheet", |g| matches!(g, Global::ScoreSheet(_)))
            {
                sheets.push(sheet);
            }
        }
        self.model.sheets.push(Sheets { meta, sheets });
    }

    // Packages

    pub(super) fn package(&mut self, item: &Item) {
        let number = self.model.packages.len();
        let place = Place { package: Some(number), ..Place::default() }.inside(item);
        let place = self.with_locals(item, place);
        let meta = self.meta(item, &place);
        let mut package = Package {
            meta,
            filed: self.filed_documents(item).unwrap_or(0),
            documents: Vec::new(),
            groups: Vec::new(),
            exemptions: Vec::new(),
            rules: Vec::new(),
        };
        for part in &item.items {
            match part.kind {
                ItemKind::Document => package.documents.extend(self.document(part, None, &place)),
                ItemKind::Group => self.document_group(part, &mut package, &place),
                _ => {}
            }
        }
        for part in &item.items {
            match part.kind {
                ItemKind::Exemption => self.exemption(part, &mut package, &place),
                ItemKind::Rule => self.package_rule(part, &mut package, &place),
                _ => {}
            }
        }
        self.interpretations(item, &place);
        self.model.packages.push(package);
    }

    fn filed_documents(&mut self, item: &Item) -> Option<usize> {
        let Some(name) = each!(item, PropertyKind::FiledDocuments(name) => name.clone()).next() else {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", "package");
            self.report(problem.text("part", "filed documents:"));
            return None;
        };
        let documents = self.model.documents?;
        match self.model.subject.get_full(&name.text) {
            Some((index, _, field)) if field.ty == Type::Set(documents) => Some(index),
            Some(_) => {
                let problem = Problem::new(Code::TypeMismatch, name.span).text("found", &name.text);
                self.report(problem.phrase("expected", "type-documents"));
                None
            }
            None => {
                let problem =
                    Problem::new(Code::UnknownName, name.span).text("name", &name.text).phrase("kind", "phrase-field");
                let problem = problem.suggest(&name.text, self.model.subject.keys().map(String::as_str));
                self.report(problem);
                None
            }
        }
    }

    fn document(&mut self, item: &Item, group: Option<usize>, place: &Place) -> Option<Document> {
        let inside = place.inside(item);
        let meta = self.meta(item, &inside);
        let member = self.model.scale(self.model.documents?).members.get_index_of(item.name())? as u32;
        let mut required = None;
        for property in &item.properties {
            let found = match &property.what {
                PropertyKind::Required => Required::Always,
                PropertyKind::IfAvailable => Required::IfAvailable,
                PropertyKind::RequiredWhen(condition) => Required::When(self.condition(condition, &inside)),
                _ => continue,
            };
            if required.replace(found).is_some() {
                let problem = Problem::new(Code::TwoBodies, property.span).text("first", "required");
                self.report(problem.text("second", property.what.word()));
            }
        }
        let required = required.unwrap_or_else(|| {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", "document");
            self.report(problem.text("part", "required"));
            Required::Always
        });
        let satisfied = each!(item, PropertyKind::Combine { combiner, .. } => combiner.clone()).next();
        let satisfied_by = satisfied.map(|combiner| {
            let body = self.demand_group(item, &combiner, &inside);
            Demand { meta: Meta { id: inside.id.clone(), ..Meta::default() }, if_available: false, body }
        });
        let blank = each!(item, PropertyKind::Blank(citation) => super::check::cite(citation)).next();
        Some(Document { meta, member, required, satisfied_by, blank, group })
    }

    fn document_group(&mut self, item: &Item, package: &mut Package, place: &Place) {
        let inside = place.inside(item);
        let meta = self.meta(item, &inside);
        let combiner = each!(item, PropertyKind::Combine { combiner, .. } => combiner.clone()).next();
        let Some(how) = combiner.and_then(|combiner| self.how_many(&combiner, item)) else { return };
        let number = package.groups.len();
        package.groups.push(DocumentGroup { meta, how });
        for document in of_kind(item, ItemKind::Document) {
            package.documents.extend(self.document(document, Some(number), &inside));
        }
    }

    fn exemption(&mut self, item: &Item, package: &mut Package, place: &Place) {
        let inside = place.inside(item);
        let meta = self.meta(item, &inside);
        let names = each!(item, PropertyKind::FreesFrom(names) => names.clone()).next().unwrap_or_default();
        let mut frees_from = Vec::new();
        for name in names {
            let found = package.documents.iter().position(|document| is_named(&document.meta.id, &name.text));
            match found {
                Some(index) => frees_from.push(index),
                None => {
                    let ids = || package.documents.iter().filter_map(|it| it.meta.id.rsplit('.').next());
                    let problem = Problem::new(Code::UnknownName, name.span).text("name", &name.text);
                    let problem = problem.phrase("kind", "phrase-document");
                    let problem = self.suggestions.offer(problem, &name.text, ids);
                    self.report(problem);
                }
            }
        }
        let useless = frees_from.iter().all(|index| package.documents[*index].required == Required::IfAvailable);
        if useless && !frees_from.is_empty() {
            let problem = Problem::new(Code::ChangesNothing, item.place()).text("name", item.name());
            self.report(problem.accepted(meta.acceptance(Code::ChangesNothing)));
        }
        let condition = self.required_condition(item, &inside);
        package.exemptions.push(Exemption { meta, frees_from, condition });
    }

    fn required_condition(&mut self, item: &Item, place: &Place) -> Condition {
        match each!(item, PropertyKind::When(guard) => guard.clone()).next() {
            Some(guard) => self.guard(&guard, place),
            None => {
                let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
                self.report(problem.text("part", "when"));
                Condition::always()
            }
        }
    }

    fn package_rule(&mut self, item: &Item, package: &mut Package, place: &Place) {
        let inside = place.inside(item);
        let meta = self.meta(item, &inside);
        let condition = self.required_condition(item, &inside);
        package.rules.push(PackageRule { meta, condition });
    }
}

/// Whether the id ends with the path.
fn is_named(id: &str, path: &str) -> bool {
    id.strip_suffix(path).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}
