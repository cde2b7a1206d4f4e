//! Records that serve once: which of them serves for which clause, the way that is best for the candidate.
//!
//! A place is one record that a clause may take, with what it is worth there. Places that can be filled at the same time
//! are a matroid, so that the best places are found by taking them from the greatest worth down, each if those before it
//! can still be filled: exactly, and without trying assignments out.

use super::Evaluator;
use super::amounts;
use super::amounts::Interval;
use super::outcome::Served;
use super::outcome::ServedOnce;
use super::terms::Selected;
use super::trace::AmountTrace;
use super::trace::AmountWhy;
use super::trace::KEPT;
use crate::model::Once;
use crate::model::OnceOverRows;
use crate::model::expression::Amount;
use crate::model::expression::AmountBody;
use crate::model::expression::Each;
use crate::value::Number;
use crate::value::Truth;
use std::collections::BTreeMap;
use std::collections::VecDeque;

/// A clause that takes records: those that it may take, and what each next one is worth.
struct Taker {
    records: Vec<usize>,
    worths: Vec<Number>,
}

/// For each taker the records that serve for it.
fn serve(takers: &[Taker]) -> Vec<Vec<usize>> {
    let mut places: Vec<(usize, &Number)> = Vec::new();
    for (taker, own) in takers.iter().enumerate() {
        places.extend(own.worths.iter().take(own.records.len()).map(|worth| (taker, worth)));
    }
    // Places of one worth are filled in the order of the policy.
    places.sort_by(|(_, one), (_, other)| other.cmp(one));
    let mut shares = Shares::new(takers);
    let mut is_full = vec![false; takers.len()];
    for (taker, _) in places {
        // What cannot be filled now cannot be filled later either.
        if !is_full[taker] {
            is_full[taker] = !shares.fill(taker);
        }
    }
    shares.named()
}

/// How many records of each kind serve for each taker. Records that the same takers may take are alike.
struct Shares {
    /// The records of each kind, and how many of them are free.
    kinds: Vec<(Vec<usize>, usize)>,
    /// The kinds that a taker may take.
    of_taker: Vec<Vec<usize>>,
    taken: Vec<Vec<usize>>,
}

impl Shares {
    fn new(takers: &[Taker]) -> Shares {
        let mut takers_of: BTreeMap<usize, Vec<usize>> = Default::default();
        for (taker, own) in takers.iter().enumerate() {
            own.records.iter().for_each(|record| takers_of.entry(*record).or_default().push(taker));
        }
        let mut kinds: BTreeMap<Vec<usize>, Vec<usize>> = Default::default();
        for (record, takers) in takers_of {
            kinds.entry(takers).or_default().push(record);
        }
        let mut of_taker = vec![Vec::new(); takers.len()];
        for (kind, takers) in kinds.keys().enumerate() {
            takers.iter().for_each(|taker| of_taker[*taker].push(kind));
        }
        let taken = vec![vec![0; kinds.len()]; takers.len()];
        let free = |records: Vec<usize>| {
            let count = records.len();
            (records, count)
        };
        Shares { kinds: kinds.into_values().map(free).collect(), of_taker, taken }
    }

    /// Gives a taker one record more; the others keep as many as they have, perhaps others. Says whether that can be.
    fn fill(&mut self, taker: usize) -> bool {
        // From whom each taker was reached, and by which kind.
        let mut reached: Vec<Option<(usize, usize)>> = vec![None; self.taken.len()];
        let mut waiting = VecDeque::from([taker]);
        while let Some(at) = waiting.pop_front() {
            for kind in self.of_taker[at].clone() {
                if self.kinds[kind].1 > 0 {
                    self.kinds[kind].1 -= 1;
                    self.pass_on(at, kind, taker, &reached);
                    return true;
                }
                for (other, way) in reached.iter_mut().enumerate() {
                    if other != taker && way.is_none() && self.taken[other][kind] > 0 {
                        *way = Some((at, kind));
                        waiting.push_back(other);
                    }
                }
            }
        }
        false
    }

    /// The last taker of a chain takes the free record, and gives one of its own to the one before.
    fn pass_on(&mut self, last: usize, kind: usize, first: usize, reached: &[Option<(usize, usize)>]) {
        let mut at = last;
        self.taken[at][kind] += 1;
        while at != first {
            let Some((before, given)) = reached[at] else { return };
            self.taken[at][given] -= 1;
            self.taken[before][given] += 1;
            at = before;
        }
    }

    /// The records by their numbers, the first of a kind for the first taker.
    fn named(self) -> Vec<Vec<usize>> {
        let mut next = vec![0; self.kinds.len()];
        let named = self.taken.iter().map(|taken| {
            let mut records = Vec::new();
            for (kind, count) in taken.iter().enumerate() {
                let all = &self.kinds[kind].0;
                records.extend(&all[next[kind]..next[kind] + count]);
                next[kind] += count;
            }
            records.sort_unstable();
            records
        });
        named.collect()
    }
}

/// Of what a clause could take, what serves for others, each with the number of the other.
fn elsewhere(taker: usize, records: &[usize], served: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let others = || served.iter().enumerate().filter(|(other, _)| *other != taker);
    let place = |record: &usize| others().find(|(_, all)| all.binary_search(record).is_ok());
    records.iter().filter_map(|record| place(record).map(|(other, _)| (*record, other))).take(KEPT).collect()
}

/// How much so many alike give, up to a limit: what each next one adds.
fn worths(each: &Number, most: usize, cap: Option<&Number>) -> Vec<Number> {
    let mut left = cap.cloned();
    let mut worths = Vec::new();
    while worths.len() < most {
        let next = left.as_ref().map_or_else(|| each.clone(), |left| each.clone().min(left.clone()));
        if next.is_negative() || next == Number::zero() {
            break;
        }
        left = left.map(|left| left.sub(&next));
        worths.push(next);
    }
    worths
}

fn total(takers: &[Taker], served: &[Vec<usize>]) -> Number {
    let of =
        |(taker, served): (&Taker, &Vec<usize>)| taker.worths.iter().take(served.len()).cloned().collect::<Vec<_>>();
    takers.iter().zip(served).flat_map(of).fold(Number::zero(), |sum, worth| sum.add(&worth))
}

fn all(selected: &Selected) -> Vec<usize> {
    let mut all: Vec<usize> = selected.sure.iter().chain(&selected.open).copied().collect();
    all.sort_unstable();
    all
}

impl Evaluator<'_> {
    /// Whether each of several demands can have records of its own.
    pub fn served_once(&self, once: &Once) -> (Truth, ServedOnce) {
        let selected: Vec<Selected> =
            once.members.iter().map(|member| self.select(once.record, member.filter.as_ref())).collect();
        let stated = selected.iter().all(|it| it.stated);
        let attempt = |records: &dyn Fn(&Selected) -> Vec<usize>| {
            let takers = selected.iter().zip(&once.members).map(|(selected, member)| {
                let records = records(selected);
                Taker { worths: vec![Number::from_integer(1); member.count.min(records.len())], records }
            });
            serve(&takers.collect::<Vec<Taker>>())
        };
        let is_enough = |served: &[Vec<usize>]| {
            served.iter().zip(&once.members).all(|(served, member)| served.len() >= member.count)
        };
        let sure = attempt(&|selected: &Selected| selected.sure.clone());
        let (truth, served) = match is_enough(&sure) {
            true => (Truth::Yes, sure),
            false => {
                let most = attempt(&all);
                let may_be = !stated || is_enough(&most);
                (if may_be { Truth::Unknown } else { Truth::No }, most)
            }
        };
        let member = |(number, selected): (usize, &Selected)| {
            let (member, own) = (&once.members[number], &served[number]);
            Served {
                id: member.id.clone(),
                needed: member.count,
                found: own.len(),
                records: own.iter().copied().take(KEPT).collect(),
                open: selected.open.iter().copied().take(KEPT).collect(),
                elsewhere: elsewhere(number, &all(selected), &served)
                    .into_iter()
                    .map(|(record, other)| (record, once.members[other].id.clone()))
                    .collect(),
            }
        };
        let members = selected.iter().enumerate().map(member).collect();
        (truth, ServedOnce { record: once.record, stated, members })
    }

    /// What rows give together of which some share records, each record serving for one of them. The traces of those rows
    /// say which.
    pub fn rows_served_once(&self, once: &OnceOverRows, rows: &[Amount], traces: &mut [AmountTrace]) -> Interval {
        let others = (0..rows.len()).filter(|row| !once.rows.contains(row)).map(|row| traces[row].clone());
        let others = amounts::sum(&others.collect::<Vec<AmountTrace>>());
        let sharing: Vec<Sharing> = once.rows.iter().filter_map(|row| self.sharing(&rows[*row], *row)).collect();
        if sharing.iter().any(|it| !it.selected.stated) {
            let apart: Vec<AmountTrace> = once.rows.iter().map(|row| traces[*row].clone()).collect();
            return amounts::add(others, amounts::sum(&apart));
        }
        let attempt = |is_high: bool| {
            let takers: Vec<Taker> = sharing.iter().map(|it| it.taker(is_high)).collect();
            let served = serve(&takers);
            (total(&takers, &served), served)
        };
        let ((low, served), (high, _)) = (attempt(false), attempt(true));
        let is_settled = sharing.iter().all(Sharing::is_settled);
        for (number, it) in sharing.iter().enumerate() {
            let trace = &mut traces[it.row];
            match is_settled {
                true => {
                    let ids: Vec<String> = sharing.iter().map(|it| rows[it.row].meta.id.clone()).collect();
                    let taker = it.taker(false);
                    let own = total(std::slice::from_ref(&taker), std::slice::from_ref(&served[number]));
                    trace.value = amounts::possible(amounts::exactly(own));
                    name(trace, &served[number], elsewhere(number, &it.selected.sure, &served), &ids);
                }
                // Which row a record serves for is not settled before all are known.
                false => {
                    let (_, most) = trace.value.numbers();
                    trace.value = amounts::possible((Some(Number::zero()), most));
                }
            }
        }
        amounts::add(others, (Some(low), Some(high)))
    }

    /// A row that gives a number for each record, as the checker has made sure.
    fn sharing(&self, amount: &Amount, row: usize) -> Option<Sharing> {
        let AmountBody::ForEach { each: Each::Number(each), record, limits, cap, filter, .. } = &amount.body else {
            return None;
        };
        let cap = cap.as_ref().map(|cap| self.operand(cap).numbers());
        let selected = self.select(*record, filter.as_ref());
        Some(Sharing { row, each: each.clone(), most: limits.best.unwrap_or(usize::MAX), cap, selected })
    }
}

/// A row that shares records with others.
struct Sharing {
    row: usize,
    each: Number,
    most: usize,
    cap: Option<Interval>,
    selected: Selected,
}

impl Sharing {
    fn taker(&self, is_high: bool) -> Taker {
        let records = if is_high { all(&self.selected) } else { self.selected.sure.clone() };
        let cap = self.cap.as_ref().and_then(|(low, high)| if is_high { high.clone() } else { low.clone() });
        let most = self.most.min(records.len());
        Taker { worths: worths(&self.each, most, cap.as_ref()), records }
    }

    fn is_settled(&self) -> bool {
        self.selected.open.is_empty() && self.cap.as_ref().is_none_or(|(low, high)| low.is_some() && low == high)
    }
}

/// Writes down which records serve here, and which of the others serve where.
fn name(trace: &mut AmountTrace, served: &[usize], others: Vec<(usize, usize)>, ids: &[String]) {
    if let AmountWhy::Records { sure, left_out, elsewhere, beyond, .. } = &mut trace.why {
        *sure = served.iter().copied().take(KEPT).collect();
        *left_out = served.len().saturating_sub(KEPT);
        *elsewhere = others.into_iter().map(|(record, other)| (record, ids[other].clone())).collect();
        beyond.retain(|record| !elsewhere.iter().any(|(other, _)| other == record));
    }
}
