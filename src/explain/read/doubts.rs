//! Interpretations, each behind the clause that it is about: the views, and what a clause would say under another one.

use super::Part;
use super::Provision;
use super::Table;
use super::clauses::Reader;
use super::mark;
use super::wording::last_name;
use crate::model::Alternative;
use crate::model::Clause;
use crate::model::Interpretation;
use crate::model::Labels;
use crate::model::Meta;
use crate::model::TermId;
use indexmap::IndexMap;
use indexmap::IndexSet;

impl Reader<'_> {
    pub(super) fn doubts_of<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (usize, &'s Interpretation)> {
        self.model.interpretations.iter().enumerate().filter(move |(_, doubt)| doubt.of == id)
    }

    /// A provision with the doubts about it and its parts, each behind what it is about.
    pub(super) fn with_doubts(&self, mut provision: Provision) -> Provision {
        provision.inner = provision.inner.into_iter().map(|inner| self.with_doubts(inner)).collect();
        let doubts: Vec<Provision> =
            self.doubts_of(&provision.id).map(|(number, doubt)| self.doubt(number, doubt)).collect();
        provision.inner.extend(doubts);
        provision
    }

    fn doubt(&self, number: usize, doubt: &Interpretation) -> Provision {
        let mut it = self.provision(&doubt.meta);
        if doubt.chosen.is_none() {
            it.sentence(self.words.plain("read-open"));
        }
        for (index, view) in doubt.views.iter().enumerate() {
            let key = match doubt.chosen {
                Some(chosen) if chosen == index => "read-chosen",
                Some(_) => "read-not-chosen",
                None => "read-possible",
            };
            let name = self.words.name(&view.labels, last_name(&view.id));
            it.sentence(self.words.say(key, &[("view", name)]));
            let would = |it: &&Alternative| (it.doubt, it.view) == (number, index);
            for alternative in self.model.alternatives.iter().filter(would) {
                self.otherwise(alternative, &mut it);
            }
            let texts = Meta { labels: Labels::default(), ..view.clone() };
            self.remarks(&texts, &mut it);
        }
        self.remarks(&doubt.meta, &mut it);
        it
    }

    /// What a clause would say under another view, as far as that differs.
    fn otherwise(&self, alternative: &Alternative, it: &mut Provision) {
        let followed = match alternative.clause {
            Clause::Position(index, _) => self.position(&self.model.positions[index]),
            Clause::ScoreSheet(index, _) => self.sheet(&self.model.score_sheets[index]),
            Clause::Package(index, _) => self.package(&self.model.packages[index]),
            Clause::TimeLimit(index, _) => self.time_limit(&self.model.time_limits[index]),
            Clause::Pay(index, _) => self.pay(&self.model.pays[index]),
            Clause::Ranking(index, _) => self.ranking(&self.model.rankings[index]),
        };
        self.words.take_named();
        let other = match &alternative.clause {
            Clause::Position(_, position) => self.position(position),
            Clause::ScoreSheet(_, sheet) => self.sheet(sheet),
            Clause::Package(_, package) => self.package(package),
            Clause::TimeLimit(_, limit) => self.time_limit(limit),
            Clause::Pay(_, pay) => self.pay(pay),
            Clause::Ranking(_, ranking) => self.ranking(ranking),
        };
        let (was, mut becomes) = (asked(&followed), asked(&other));
        let mut changed = vec![other];
        for (term, texts) in self.terms_of_a_view() {
            becomes.extend(texts);
            changed.push(term);
        }
        let called = |id: &str| self.words.quoted(&followed.title_of(id).unwrap_or_default());
        for (id, text) in &becomes {
            match was.get(id) {
                Some(before) if before == text => {}
                Some(_) => {
                    let (text, tables) =
                        changed.iter().find_map(|it| it.find(id)).map_or((text.clone(), Vec::new()), said);
                    let arguments = [("clause", mark::number(id, &called(id))), ("text", text)];
                    it.sentence(self.words.say("read-instead", &arguments));
                    tables.into_iter().for_each(|table| it.table(table));
                }
                None => {
                    // It has no number, so it is called by its name.
                    let title = changed.iter().find_map(|it| it.find(id)).map_or("", |added| &added.title);
                    let name = if title.is_empty() { String::new() } else { self.words.quoted(title) + ": " };
                    it.sentence(self.words.say("read-added", &[("text", name + text)]));
                }
            }
        }
        let is_gone = |id: &str| !becomes.contains_key(id);
        // What goes with a clause need not be named besides.
        let alone = |id: &str| id.rsplit_once('.').is_none_or(|(outer, _)| !was.contains_key(outer) || !is_gone(outer));
        for id in was.keys().filter(|id| is_gone(id) && alone(id)) {
            it.sentence(self.words.say("read-dropped", &[("clause", mark::number(id, &called(id)))]));
        }
    }

    /// The definitions that stand under the name of another one, since a view has its own.
    fn terms_of_a_view(&self) -> Vec<(Provision, Vec<(String, String)>)> {
        let mut seen: IndexSet<TermId> = IndexSet::new();
        let mut waiting = self.words.take_named();
        let mut found = Vec::new();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let name = &self.model.term(id).meta.id;
            let first = self.model.terms.iter().position(|term| term.meta.id == *name).map(TermId);
            let term = self.term(id);
            waiting.extend(self.words.take_named());
            if let Some(first) = first.filter(|first| *first != id) {
                let first = asked(&self.term(first));
                self.words.take_named();
                let differs = |(id, text): &(String, String)| first.get(id) != Some(text);
                let texts = asked(&term).into_iter().filter(differs).collect();
                found.push((term, texts));
            }
        }
        found
    }
}

/// The sentences of a provision, and its tables whose rows have no number of their own.
fn said(provision: &Provision) -> (String, Vec<Table>) {
    let (mut texts, mut tables) = (Vec::new(), Vec::new());
    for part in &provision.body {
        match part {
            Part::Sentence(text) => texts.push(text.clone()),
            Part::Table(table) if table.rows.iter().all(|row| row.id.is_empty()) => tables.push(table.clone()),
            Part::Table(_) | Part::Remark(_) => {}
        }
    }
    (texts.join(" "), tables)
}

/// What a provision and its parts ask, by path; what is only said about them is left out.
fn asked(provision: &Provision) -> IndexMap<String, String> {
    let mut all = IndexMap::new();
    gather(provision, &mut all);
    all
}

fn gather(provision: &Provision, all: &mut IndexMap<String, String>) {
    let mut texts = Vec::new();
    for part in &provision.body {
        match part {
            Part::Sentence(text) => texts.push(text.clone()),
            Part::Remark(_) => {}
            Part::Table(table) => {
                for row in &table.rows {
                    if row.id.is_empty() {
                        let said = table.heads.iter().zip(&row.cells).map(|(head, cell)| format!("{head}: {cell}"));
                        texts.push(format!("{}.", said.collect::<Vec<String>>().join("; ")));
                    } else {
                        all.insert(row.id.clone(), row.sentence.clone());
                    }
                }
            }
        }
    }
    all.insert(provision.id.clone(), texts.join(" "));
    provision.inner.iter().for_each(|inner| gather(inner, all));
}
