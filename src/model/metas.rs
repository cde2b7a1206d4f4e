//! The texts of a model: what every clause is called and where it comes from.
#![deny(clippy::wildcard_enum_match_arm)]

use super::Citation;
use super::Demand;
use super::DemandBody;
use super::Document;
use super::Meta;
use super::Model;
use super::Package;
use super::Position;
use super::Record;
use super::Stair;
use super::expression::Amount;
use super::expression::AmountBody;
use super::expression::TermBody;
use std::collections::HashSet;

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

    /// The acts on which answers rest. What is listed here is taken apart whole, so that nothing new is forgotten.
    pub fn cited_acts(&self) -> HashSet<&str> {
        let Model {
            version: _,
            // They are cited, and cite nothing that an answer rests on.
            acts: _,
            divisions: _,
            units: _,
            scales: _,
            records,
            subject: _,
            subject_name: _,
            subject_labels: _,
            assumptions,
            vacancy: _,
            evaluation_date: _,
            terms,
            positions,
            score_sheets,
            sheets,
            packages,
            calendars,
            time_limits,
            pays,
            outcomes,
            rankings,
            interpretations,
            // Another view stands beside the clause that it is about.
            alternatives: _,
            conditionals: _,
            // A notice follows acts, and says so in its own place.
            notices: _,
            // What is looked at decides nothing.
            properties: _,
            documents: _,
            position_names: _,
        } = self;
        let mut metas: Vec<&Meta> = Vec::new();
        let mut blanks: Vec<&Citation> = Vec::new();
        records.iter().for_each(|record| add_record(record, &mut metas));
        metas.extend(assumptions.iter().map(|assumption| &assumption.meta));
        for term in terms {
            metas.push(&term.meta);
            if let TermBody::Amount(amount) = &term.body {
                add_rows(amount, &mut metas);
            }
        }
        positions.iter().for_each(|position| add_position(position, &mut metas));
        for sheet in score_sheets {
            metas.push(&sheet.meta);
            sheet.criteria.iter().for_each(|criterion| add_rows(criterion, &mut metas));
        }
        metas.extend(sheets.iter().map(|choice| &choice.meta));
        packages.iter().for_each(|package| add_package(package, &mut metas, &mut blanks));
        metas.extend(calendars.iter().map(|calendar| &calendar.meta));
        metas.extend(time_limits.iter().map(|limit| &limit.meta));
        metas.extend(pays.iter().map(|pay| &pay.meta));
        metas.extend(outcomes.iter().map(|outcome| &outcome.meta));
        for ranking in rankings {
            metas.push(&ranking.meta);
            metas.extend(ranking.keys.iter().map(|key| &key.meta));
        }
        metas.extend(interpretations.iter().flat_map(|doubt| std::iter::once(&doubt.meta).chain(&doubt.views)));
        metas.into_iter().flat_map(|meta| &meta.sources).chain(blanks).map(|source| source.act.as_str()).collect()
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

fn add_record<'m>(record: &'m Record, metas: &mut Vec<&'m Meta>) {
    metas.extend(record.standing.iter().map(|standing| &standing.meta));
    metas.extend(record.assumptions.iter().map(|assumption| &assumption.meta));
}

fn add_position<'m>(position: &'m Position, metas: &mut Vec<&'m Meta>) {
    let Position { meta, requirements, stair } = position;
    metas.push(meta);
    requirements.iter().for_each(|demand| add_demand(demand, metas));
    let Some(Stair { meta, scale: _, thresholds, steps }) = stair else { return };
    metas.push(meta);
    metas.extend(thresholds.iter().map(|thresholds| &thresholds.meta));
    for step in steps {
        metas.push(&step.meta);
        step.competences.iter().for_each(|demand| add_demand(demand, metas));
    }
}

fn add_package<'m>(package: &'m Package, metas: &mut Vec<&'m Meta>, blanks: &mut Vec<&'m Citation>) {
    let Package { meta, filed: _, documents, groups, exemptions, rules } = package;
    metas.push(meta);
    for Document { meta, member: _, required: _, satisfied_by, blank, group: _ } in documents {
        metas.push(meta);
        satisfied_by.iter().for_each(|demand| add_demand(demand, metas));
        blanks.extend(blank);
    }
    metas.extend(groups.iter().map(|group| &group.meta));
    metas.extend(exemptions.iter().map(|exemption| &exemption.meta));
    metas.extend(rules.iter().map(|rule| &rule.meta));
}

/// A value and all its rows.
fn add_rows<'m>(amount: &'m Amount, metas: &mut Vec<&'m Meta>) {
    metas.push(&amount.meta);
    match &amount.body {
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| add_rows(row, metas)),
        AmountBody::Ranges { rows, .. } => metas.extend(rows.iter().map(|row| &row.meta)),
        AmountBody::OncePerMember { rows, .. } => metas.extend(rows.iter().map(|row| &row.meta)),
        AmountBody::Fixed { .. } | AmountBody::ForEach { .. } => {}
    }
}

fn add_amount<'m>(amount: &'m Amount, metas: &mut Vec<&'m Meta>) {
    metas.push(&amount.meta);
    match &amount.body {
        AmountBody::Group { rows, .. } => rows.iter().for_each(|row| add_amount(row, metas)),
        AmountBody::Ranges { rows, .. } => metas.extend(rows.iter().map(|row| &row.meta)),
        // The levels or kinds that these rows are called by have their own texts.
        AmountBody::OncePerMember { .. } | AmountBody::Fixed { .. } | AmountBody::ForEach { .. } => {}
    }
}
