//! The score sheet of a candidate: the table that the act prints, filled.

use super::Align;
use super::Block;
use super::Cell;
use super::Document;
use super::Orientation;
use super::Row;
use super::Table;
use super::Text;
use super::grounds::Grounds;
use super::grounds::Shown;
use super::grounds::given;
use crate::eval::Case;
use crate::eval::Outcome;
use crate::eval::outcome::SheetOutcome;
use crate::eval::trace::AmountTrace;
use crate::explain::answer::Aspect;
use crate::explain::answer::Said;
use crate::explain::doubts::Doubt;
use crate::explain::needs;
use crate::explain::phrases::Phrases;
use crate::model::Announced;
use crate::model::Citation;
use crate::model::Meta;
use crate::model::Model;
use crate::model::ScoreSheet;
use crate::model::expression::Fact;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use crate::possible::Possible;
use crate::value::Truth;

/// So many members of the commission find a line to sign on.
const MEMBERS: usize = 4;

/// A text of more letters gets a wider column, by this share of the page.
const LONG: usize = 400;
const FOR_LONG: u32 = 8;

/// What a sheet is filled from.
pub struct Evaluated<'a> {
    pub case: &'a Case,
    pub outcome: &'a Outcome,
    pub doubts: &'a [Doubt],
    /// The vacancy, if a notice announces it.
    pub announced: Option<&'a Announced>,
    /// What the candidate is called where the dossier gives no text about him.
    pub called: &'a str,
}

/// The sheets that apply or may apply to a candidate, by their numbers in the model: of each choice its own, and those
/// that no choice names.
pub fn applying(outcome: &Outcome, model: &Model) -> Vec<usize> {
    let chosen = outcome.choices.iter().flat_map(|choice| choice.sheets.iter().copied());
    let is_in_choice = |index: &usize| model.sheets.iter().any(|choice| choice.sheets.contains(index));
    let alone = (0..outcome.sheets.len()).filter(|index| !is_in_choice(index));
    let alone = alone.filter(|index| outcome.sheets[*index].applies != Truth::No);
    let mut all: Vec<usize> = chosen.chain(alone).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Fills a sheet, which is named by its number in the model.
pub fn document(index: usize, evaluated: &Evaluated, phrases: &Phrases) -> Option<Document> {
    let (declared, sheet) = (phrases.model.score_sheets.get(index)?, evaluated.outcome.sheets.get(index)?);
    let grounds = Grounds::new(phrases, evaluated.case);
    Some(Filled { evaluated, declared, sheet, grounds }.document())
}

struct Filled<'a> {
    evaluated: &'a Evaluated<'a>,
    declared: &'a ScoreSheet,
    sheet: &'a SheetOutcome,
    grounds: Grounds<'a>,
}

impl Filled<'_> {
    fn plain(&self, key: &str) -> String {
        self.grounds.plain(key)
    }

    fn say(&self, key: &str, arguments: &[(&str, String)]) -> String {
        self.grounds.say(key, arguments)
    }

    fn phrases(&self) -> &Phrases<'_> {
        self.grounds.phrases
    }

    fn model(&self) -> &Model {
        self.grounds.phrases.model
    }

    fn document(&self) -> Document {
        let texts = &self.evaluated.outcome.texts;
        let mut blocks: Vec<Block> = self.standing().map(Block::Paragraph).into_iter().collect();
        blocks.push(Block::Table(self.table()));
        let remarks = self.remarks();
        if !remarks.is_empty() {
            blocks.push(Block::Paragraph(Text::strong(self.plain("sheet-remarks"))));
            blocks.extend(remarks.into_iter().map(|text| Block::Paragraph(Text::quiet(text))));
        }
        blocks.push(Block::Table(self.signatures()));
        Document {
            lang: self.phrases().catalog.lang,
            name: texts.first().map_or(self.evaluated.called, |(_, text)| text.as_str()).to_string(),
            above: self.sheet.meta.sources.first().map_or(String::new(), |source| self.place(source)),
            title: self.phrases().title(&self.sheet.meta).to_string(),
            lines: self.lines(),
            blocks,
            date: self.evaluated.outcome.date,
            orientation: Orientation::Wide,
        }
    }

    // Above the table

    /// The act by its name, its number and the place in it.
    fn place(&self, source: &Citation) -> String {
        let citation = self.phrases().citation(source);
        let name = self.model().acts.get(&source.act).filter(|act| act.number.is_some());
        match name.and_then(|act| self.grounds.wording.text(&act.labels)) {
            Some(name) => format!("{name}, {citation}"),
            None => citation,
        }
    }

    fn lines(&self) -> Vec<(String, String)> {
        let (model, phrases) = (self.model(), self.phrases());
        let mut lines: Vec<(String, String)> = Vec::new();
        for (index, text) in &self.evaluated.outcome.texts {
            lines.push((capitalised(&phrases.fact(&Fact::Subject(*index))), text.clone()));
        }
        if lines.is_empty() {
            lines.push((self.plain("sheet-dossier"), self.evaluated.called.to_string()));
        }
        if let Some(position) = self.evaluated.outcome.position.and_then(|index| model.positions.get(index)) {
            lines.push((self.plain("sheet-position"), phrases.title(&position.meta).to_string()));
        }
        let notice = model.version.notice.as_ref();
        if let Some(notice) = notice.and_then(|id| model.notices.iter().find(|notice| notice.meta.id == *id)) {
            lines.push((self.plain("sheet-notice"), phrases.title(&notice.meta).to_string()));
        }
        if let Some(announced) = self.evaluated.announced {
            lines.push((self.plain("sheet-vacancy"), phrases.title(&announced.meta).to_string()));
        }
        lines.push((self.plain("sheet-date"), self.grounds.wording.date(self.evaluated.outcome.date)));
        lines.extend(self.edition().map(|text| (self.plain("sheet-edition"), text)));
        lines
    }

    fn edition(&self) -> Option<String> {
        let version = &self.model().version;
        if let Some(from) = version.from {
            let acts = version.amendments.iter().map(|id| self.phrases().act(id)).collect::<Vec<String>>().join("; ");
            return Some(self.say("sheet-edition-from", &[("date", self.grounds.wording.date(from)), ("acts", acts)]));
        }
        version.until.map(|until| self.say("sheet-edition-until", &[("date", self.grounds.wording.date(until))]))
    }

    /// That it is not settled whether the sheet applies, or that it does not.
    fn standing(&self) -> Option<Text> {
        match self.sheet.applies {
            Truth::Yes => None,
            Truth::No => Some(Text::strong(self.plain("sheet-does-not-apply"))),
            Truth::Unknown => {
                let sets = self.sheet.why.as_ref().map_or(Vec::new(), needs::of_check);
                let facts = self.grounds.not_known(&sets).unwrap_or_default();
                Some(Text::strong(self.say("sheet-may-apply", &[("facts", facts)]).trim_end().to_string()))
            }
        }
    }

    // The table

    fn table(&self) -> Table {
        let metas = || self.sheet.criteria.iter().map(|(meta, _)| meta);
        let evidence = metas().flat_map(|meta| &meta.evidence).filter_map(|labels| self.grounds.wording.text(labels));
        let evidence: Vec<&str> = evidence.collect();
        let has_evidence = !evidence.is_empty();
        let titles: Vec<&str> = metas().map(|meta| self.phrases().title(meta)).collect();
        let evidence = has_evidence.then(|| (share(17, &evidence), "sheet-evidence"));
        let columns = [(4, "sheet-number"), (share(16, &titles), "sheet-criterion")];
        let columns = columns.into_iter().chain(evidence);
        let columns = columns.chain([(25, "sheet-printed"), (8, "sheet-given"), (26, "sheet-grounds")]);
        let columns: Vec<(u32, &str)> = columns.collect();
        let heads = columns.iter().map(|(_, key)| Cell::strong(self.plain(key)).aligned(Align::Middle)).collect();
        let criteria = self.declared.criteria.iter().zip(&self.sheet.criteria).enumerate();
        let mut rows: Vec<Row> = criteria
            .map(|(number, (amount, (meta, trace)))| {
                let shown = self.grounds.criterion(amount, trace);
                self.criterion(number + 1, meta, trace, shown, has_evidence)
            })
            .collect();
        // The total does not stand on a page by itself.
        if let Some(last) = rows.last_mut() {
            last.with_next = true;
        }
        rows.push(self.total(columns.len()));
        Table {
            shares: columns.iter().map(|(share, _)| *share).collect(),
            heads: vec![Row::new(heads)],
            rows,
            ruled: true,
        }
    }

    fn criterion(&self, number: usize, meta: &Meta, trace: &AmountTrace, shown: Shown, has_evidence: bool) -> Row {
        let title = Text::plain(self.phrases().title(meta));
        let citations = self.citations(meta);
        let citation = (!citations.is_empty()).then(|| Text::quiet(citations));
        let evidence = meta.evidence.iter().filter_map(|labels| self.grounds.wording.text(labels)).map(Text::plain);
        let mut cells =
            vec![Cell::text(format!("{number}.")), Cell::of(std::iter::once(title).chain(citation).collect())];
        if has_evidence {
            cells.push(Cell::of(evidence.collect()));
        }
        cells.push(Cell::of(shown.printed));
        cells.push(self.points(&given(trace), trace.undecided));
        cells.push(Cell::of(shown.grounds));
        Row::new(cells)
    }

    /// The places in the act of the sheet; other places only where there are none of these.
    fn citations(&self, meta: &Meta) -> String {
        let act = self.sheet.meta.sources.first().map(|source| source.act.as_str());
        let own: Vec<&Citation> = meta.sources.iter().filter(|source| Some(source.act.as_str()) == act).collect();
        let shown = if own.is_empty() { meta.sources.iter().collect() } else { own };
        shown.into_iter().map(|source| self.phrases().citation(source)).collect::<Vec<String>>().join("; ")
    }

    fn points(&self, value: &Possible, undecided: bool) -> Cell {
        let shown = Text::strong(self.grounds.points(value, undecided));
        let cell = match value.numbers() {
            (Some(low), Some(high)) if low == high => Cell::number(low, shown),
            _ => Cell::of(vec![shown]),
        };
        cell.aligned(Align::Middle)
    }

    fn total(&self, columns: usize) -> Row {
        let numbers = |is_meant: &dyn Fn(&AmountTrace) -> bool| {
            let criteria = self.sheet.criteria.iter().enumerate();
            let meant = criteria.filter(|(_, (_, trace))| is_meant(trace));
            meant.map(|(number, _)| (number + 1).to_string()).collect::<Vec<String>>().join(", ")
        };
        let undecided = numbers(&|trace| trace.undecided);
        let open = numbers(&|trace| !trace.undecided && !given(trace).is_settled());
        let about = [("sheet-open", open), ("sheet-not-decided", undecided)];
        let about = about.into_iter().filter(|(_, numbers)| !numbers.is_empty());
        let about = about.map(|(key, numbers)| Text::plain(self.say(key, &[("numbers", numbers)]))).collect();
        Row::new(vec![
            Cell::strong(self.plain("sheet-total")).across(columns - 2).aligned(Align::End),
            self.points(&self.sheet.total, self.sheet.undecided),
            Cell::of(about),
        ])
    }

    // Below the table

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some((low, high)) = &self.declared.printed_scale {
            let plain = |value| self.grounds.wording.value(value, Type::Number(Measure::Plain));
            remarks.push(self.say("printed-scale", &[("low", plain(low)), ("high", plain(high))]));
        }
        let is_open = |(_, trace): &(Meta, AmountTrace)| trace.undecided || !given(trace).is_settled();
        if self.sheet.criteria.iter().any(is_open) {
            remarks.push(self.plain("sheet-legend"));
        }
        let notes = self.sheet.meta.notes.iter().filter_map(|note| self.grounds.wording.text(note));
        remarks.extend(notes.map(String::from));
        self.evaluated.doubts.iter().for_each(|doubt| remarks.extend(self.doubt(doubt)));
        for act in &self.evaluated.outcome.ended_acts {
            remarks.extend(self.ended(act));
        }
        let original = self.sheet.meta.labels.original.filter(|lang| *lang != self.phrases().catalog.lang);
        remarks.extend(original.map(|lang| self.say("read-translation", &[("language", lang.code().to_string())])));
        remarks
    }

    fn ended(&self, id: &str) -> Option<String> {
        let ended = self.model().acts.get(id)?.ended?;
        Some(self.say("act-ended", &[("act", self.phrases().act(id)), ("date", self.grounds.wording.date(ended))]))
    }

    /// A doubt of this sheet that is not settled, or that the points hang on.
    fn doubt(&self, doubt: &Doubt) -> Option<String> {
        let content = &self.model().interpretations[doubt.number];
        let inside = content.of.strip_prefix(&self.sheet.meta.id)?;
        if !(inside.is_empty() || inside.starts_with('.')) {
            return None;
        }
        let chosen = content.chosen.and_then(|chosen| content.views.get(chosen));
        let others = doubt.contested.iter().filter_map(|(view, changes)| {
            let points = changes.iter().find(|change| change.aspect == Aspect::Points)?;
            let points = match points.becomes.as_ref()? {
                Said::Value(value, _) => self.grounds.points(value, false),
                Said::Undecided => self.plain("sheet-undecided"),
                Said::Truth(_) | Said::Level(..) | Said::Document(_) | Said::Day(_) => return None,
            };
            let view = self.phrases().title(&content.views[*view]).to_string();
            Some(self.say("sheet-if-read", &[("view", view), ("points", points)]))
        });
        let others: Vec<String> = others.collect();
        if others.is_empty() && chosen.is_some() {
            return None;
        }
        let question = self.phrases().title(&content.meta).to_string();
        let answer = match chosen {
            Some(view) => self.say("sheet-read-as", &[("view", self.phrases().title(view).to_string())]),
            None => self.plain("sheet-no-answer"),
        };
        let number = self.declared.criteria.iter().position(|criterion| is_at(&content.of, &criterion.meta.id));
        let place = number.map(|number| self.say("sheet-of-criterion", &[("number", (number + 1).to_string())]));
        let parts = place.into_iter().chain([question, answer]).chain(others);
        Some(parts.collect::<Vec<String>>().join(" "))
    }

    fn signatures(&self) -> Table {
        let member = self.plain("sheet-member");
        let who = std::iter::once(self.plain("sheet-chair")).chain((0..MEMBERS).map(|_| member.clone()));
        let captions = ["sheet-signature", "sheet-signer"].map(|key| self.plain(key));
        Table::signatures(&who.collect::<Vec<String>>(), &captions)
    }
}

/// The share of the page for a column of such texts.
fn share(usual: u32, texts: &[&str]) -> u32 {
    if texts.iter().any(|text| text.chars().count() > LONG) { usual + FOR_LONG } else { usual }
}

/// Whether a path is that of a clause or lies in it.
fn is_at(path: &str, clause: &str) -> bool {
    path.strip_prefix(clause).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
