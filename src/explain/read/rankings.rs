//! Rankings as provisions: who is on the list, by what candidates are compared, what becomes of equals.

use super::Provision;
use super::clauses::Reader;
use crate::model::Key;
use crate::model::Lists;
use crate::model::Papers;
use crate::model::Ranking;
use crate::syntax::ast::Order;
use crate::syntax::ast::Ties;

impl Reader<'_> {
    pub(super) fn ranking(&self, ranking: &Ranking) -> Provision {
        let mut it = self.provision(&ranking.meta);
        match &ranking.papers {
            Some(Papers { rule: Some(rule), .. }) => {
                it.sentence(self.words.say("read-ranking-returned", &[("rule", self.words.needed_clause(rule))]));
            }
            Some(Papers { package, rule: None }) => {
                let package = self.words.clause(&self.model.packages[*package].meta.id);
                it.sentence(self.words.say("read-ranking-papers", &[("package", package)]));
            }
            None => {}
        }
        if ranking.requirements {
            it.sentence(self.words.plain("read-ranking-requirements"));
        }
        if let Some(only) = &ranking.only {
            let condition = self.words.condition(only);
            it.sentence(self.words.say("read-ranking-only", &[("condition", condition)]));
        }
        if let Some(Lists { separate, choice }) = ranking.lists {
            let sheets = self.model.sheets[choice].sheets.iter();
            let sheets = sheets.map(|index| self.words.clause(&self.model.score_sheets[*index].meta.id));
            let sheets = sheets.collect::<Vec<String>>().join(", ");
            let key = if separate { "read-ranking-separate" } else { "read-ranking-one" };
            it.sentence(self.words.say(key, &[("sheets", sheets)]));
        }
        it.sentence(self.words.plain("read-ranking-keys"));
        it.sentence(self.words.plain(match ranking.ties {
            Ties::Share => "read-ranking-share",
            Ties::Lot => "read-ranking-lot",
            Ties::Undecided => "read-ranking-undecided",
        }));
        self.remarks(&ranking.meta, &mut it);
        it.inner.extend(ranking.keys.iter().map(|key| self.key(key)));
        it
    }

    fn key(&self, key: &Key) -> Provision {
        let mut it = self.provision(&key.meta);
        let pattern = match key.first {
            Order::Highest => "read-key-highest",
            Order::Lowest => "read-key-lowest",
            Order::Longest => "read-key-longest",
            Order::Shortest => "read-key-shortest",
            Order::Earliest => "read-key-earliest",
            Order::Latest => "read-key-latest",
            Order::Yes => "read-key-yes",
            Order::No => "read-key-no",
        };
        it.sentence(self.words.say(pattern, &[("fact", self.words.fact(&key.fact))]));
        self.remarks(&key.meta, &mut it);
        it
    }
}
