//! Amendments and notices: the acts that they name, what a notice announces. Their changes are folded before.

use super::check::Checker;
use super::check::Global;
use super::check::Place;
use super::check::each;
use super::*;
use crate::problem::Code;
use crate::problem::Problem;
use crate::syntax::ast::Item;
use crate::syntax::ast::ItemKind;
use crate::syntax::ast::PropertyKind;
use crate::syntax::ast::TypeName;

const AMENDMENT: Global = Global::Other(ItemKind::Amendment);

fn is_act(global: &Global) -> bool {
    matches!(global, Global::Act | Global::Other(ItemKind::Amendment | ItemKind::Notice))
}

impl Checker {
    /// Looks up the acts that declarations enter with, amend or follow.
    pub(super) fn acts_named(&mut self, items: &[Item]) {
        for item in items {
            for property in &item.properties {
                match &property.what {
                    PropertyKind::Amends(names) | PropertyKind::Follows(names) => {
                        for name in names {
                            self.require(name, "phrase-act", is_act);
                        }
                    }
                    PropertyKind::EntersWith(name) | PropertyKind::AppliedAfter(name) => {
                        self.require(name, "phrase-amendment", |global| *global == AMENDMENT);
                    }
                    _ => {}
                }
            }
            self.acts_named(&item.items);
        }
    }

    /// An amendment needs the day on which it comes into force.
    pub(super) fn amendment(&mut self, item: &Item) {
        if each!(item, PropertyKind::InForceFrom(date) => date).next().is_none() {
            let problem = Problem::new(Code::MissingPart, item.place()).text("item", item.kind.word());
            self.report(problem.text("part", "in force from"));
        }
    }

    /// The settings of a notice are values for fields of the vacancy.
    pub(super) fn notice(&mut self, item: &Item) {
        let place = Place::default().inside(item);
        let vacancies = item.items.iter().filter(|inner| inner.kind == ItemKind::Vacancy);
        let vacancies = vacancies.map(|vacancy| Announced {
            meta: self.meta(vacancy, &place.inside(vacancy)),
            position: self.announced_position(vacancy),
            fields: self.settings(vacancy),
            remarks: self.remarks(vacancy),
        });
        let vacancies = vacancies.collect();
        let notice = Notice {
            meta: self.meta(item, &place),
            follows: each!(item, PropertyKind::Follows(acts) => acts).flatten().map(|name| name.text.clone()).collect(),
            fields: self.settings(item),
            remarks: self.remarks(item),
            vacancies,
        };
        self.model.notices.push(notice);
    }

    fn announced_position(&mut self, vacancy: &Item) -> Option<usize> {
        let name = each!(vacancy, PropertyKind::For(name) => name.clone()).next()?;
        self.require(&name, "phrase-position", |global| *global == Global::Other(ItemKind::Position))?;
        self.model.positions.iter().position(|position| position.meta.id == name.text)
    }

    fn settings(&mut self, block: &Item) -> BTreeMap<usize, Value> {
        let settings = block.items.iter().filter(|entry| entry.kind == ItemKind::Entry);
        settings.filter_map(|setting| self.setting(setting)).collect()
    }

    fn remarks(&self, block: &Item) -> Vec<Labels> {
        let settings = block.items.iter().filter(|entry| entry.kind == ItemKind::Entry);
        settings.flat_map(|setting| self.meta(setting, &Place::default()).notes).collect()
    }

    fn setting(&mut self, entry: &Item) -> Option<(usize, Value)> {
        let index = entry.name.as_ref().and_then(|name| self.vacancy_field(name))?;
        let ty = self.model.vacancy[index].ty;
        let value = match each!(entry, PropertyKind::Type(ty) => ty.name.clone()).next() {
            Some(TypeName::Setting(constant)) => self.constant(&constant, ty),
            Some(TypeName::Named(name)) => self.named_value(&name, ty),
            _ => {
                let problem = Problem::new(Code::MissingPart, entry.place()).text("item", entry.name());
                self.report(problem.phrase("part", "phrase-value"));
                None
            }
        };
        Some((index, value?))
    }
}
