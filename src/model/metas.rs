//! The texts of a model: what every clause is called and where it comes from.

use super::Demand;
use super::DemandBody;
use super::Meta;
use super::Model;
use super::expression::Amount;
use super::expression::AmountBody;

impl Model {
    /// The clause with this id.
    pub fn meta(&self, id: &str) -> Option<&Meta> {
        self.metas().into_iter().find(|meta| meta.id == id)
    }

    /// The texts of everything that a person reads.
    pub fn metas(&self) -> Vec<&Meta> {
        let mut metas: Vec<&Meta> = self.terms.iter().map(|term| &term.meta).collect();
        for position in &self.positions {
            metas.push(&position.meta);
            position.requirements.iter().for_each(|demand| add_demand(demand, &mut metas));
            for step in position.stair.iter().flat_map(|stair| &stair.steps) {
                metas.push(&step.meta);
                step.competences.iter().for_each(|demand| add_demand(demand, &mut metas));
            }
        }
        for sheet in &self.score_sheets {
            metas.push(&sheet.meta);
            sheet.criteria.iter().for_each(|criterion| add_amount(criterion, &mut metas));
        }
        for package in &self.packages {
            metas.push(&package.meta);
            metas.extend(package.documents.iter().map(|document| &document.meta));
            metas.extend(package.exemptions.iter().map(|exemption| &exemption.meta));
            metas.extend(package.rules.iter().map(|rule| &rule.meta));
        }
        metas.extend(self.sheets.iter().map(|sheets| &sheets.meta));
        metas.extend(self.time_limits.iter().map(|limit| &limit.meta));
        metas.extend(self.pays.iter().map(|pay| &pay.meta));
        for ranking in &self.rankings {
            metas.push(&ranking.meta);
            metas.extend(ranking.keys.iter().map(|key| &key.meta));
        }
        metas.extend(self.interpretations.iter().flat_map(|doubt| std::iter::once(&doubt.meta).chain(&doubt.views)));
        metas
    }

    /// The ids of the clauses that every worksheet names by their title.
    pub(super) fn titled_ids(&self) -> impl Iterator<Item = &str> {
        self.titled().map(|meta| meta.id.as_str())
    }

    /// The clauses that every worksheet names by their title.
    pub fn titled(&self) -> impl Iterator<Item = &Meta> {
        let positions = self.positions.iter().flat_map(|position| {
            std::iter::once(&position.meta).chain(position.requirements.iter().map(|demand| &demand.meta))
        });
        let sheets = self.score_sheets.iter().flat_map(|sheet| {
            std::iter::once(&sheet.meta).chain(sheet.criteria.iter().map(|criterion| &criterion.meta))
        });
        let packages = self.packages.iter().flat_map(|package| {
            std::iter::once(&package.meta).chain(package.documents.iter().map(|document| &document.meta))
        });
        let rankings = self
            .rankings
            .iter()
            .flat_map(|ranking| std::iter::once(&ranking.meta).chain(ranking.keys.iter().map(|key| &key.meta)));
        positions.chain(sheets).chain(packages).chain(rankings)
    }
}

fn add_demand<'m>(demand: &'m Demand, metas: &mut Vec<&'m Meta>) {
    metas.push(&demand.meta);
    if let DemandBody::Group(_, members) = &demand.body {
        members.iter().for_each(|member| add_demand(member, metas));
    }
}

fn add_amount<'m>(amount: &'m Amount, metas: &mut Vec<&'m Meta>) {
    metas.push(&amount.meta);
    match &amount.body {
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| add_amount(row, metas)),
        AmountBody::Ranges { rows, .. } => metas.extend(rows.iter().map(|row| &row.meta)),
        _ => {}
    }
}
