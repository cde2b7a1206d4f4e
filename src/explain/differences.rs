//! Two versions of a policy compared, in the language of the reader: as lines, as Markdown, as JSON.

use super::answer::Change;
use super::json;
use super::lines::Lines;
use super::lines::Mark;
use super::markdown::escape;
use super::phrases::Phrases;
use crate::diff::Content;
use crate::diff::Difference;
use crate::diff::Direction;
use crate::diff::Excerpt;
use crate::diff::Facet;
use crate::diff::Slot;
use crate::diff::Weight;
use crate::diff::What;
use crate::model::Citation;
use crate::syntax::ast;
use crate::syntax::ast::Lang;
use fluent_bundle::FluentValue;
use serde_json::Value as Json;
use serde_json::json;

/// A comparison: what differs, and for whom.
pub struct Comparison<'a> {
    pub old: &'a str,
    pub new: &'a str,
    pub differences: Vec<Difference>,
    /// How many sample cases were evaluated; none if it was not asked for.
    pub samples: Option<usize>,
    pub effects: Vec<Effect>,
}

/// A sample case with another outcome.
pub struct Effect {
    pub case: String,
    pub position: String,
    pub changes: Vec<EffectChange>,
    /// Readings of the new version that would change the new answer: the question, the view, what it would change.
    pub readings: Vec<(String, String, Vec<Change>)>,
}

pub struct EffectChange {
    pub change: Change,
    /// The differences behind it, by their ids.
    pub because: Vec<String>,
}

/// The texts of a comparison, each version with its own model.
pub struct Words<'a> {
    pub old: Phrases<'a>,
    pub new: Phrases<'a>,
}

/// A row of a comparison, in words.
pub struct Entry {
    pub id: String,
    pub label: String,
    pub mark: Mark,
    pub verdict: String,
    pub source: String,
    /// What differs, before, after.
    pub facets: Vec<(String, String, String)>,
}

impl Words<'_> {
    pub fn plain(&self, key: &str) -> String {
        self.new.catalog.plain(key)
    }

    fn text(&self, key: &str, name: &'static str, value: impl Into<String>) -> String {
        self.new.catalog.text(key, &[(name, FluentValue::from(value.into()))])
    }

    pub fn title(&self, comparison: &Comparison) -> String {
        let arguments = [("old", FluentValue::from(comparison.old)), ("new", FluentValue::from(comparison.new))];
        self.new.catalog.text("difference-title", &arguments)
    }

    pub fn if_read_as(&self, view: &str) -> String {
        self.text("if-read-as", "view", view)
    }

    pub fn count(&self, key: &str, count: usize) -> String {
        self.new.catalog.text(key, &[("count", FluentValue::from(count as i64))])
    }

    pub fn entry(&self, difference: &Difference) -> Entry {
        let excerpt = difference.new.as_ref().or(difference.old.as_ref());
        let label = excerpt.and_then(|it| self.label(&it.labels)).unwrap_or_default();
        let (mark, key) = match &difference.what {
            What::Added => (Mark::Added, "difference-added"),
            What::Removed => (Mark::Removed, "difference-removed"),
            What::Changed(_) => (Mark::Changed, "difference-changed"),
        };
        let direction = difference.direction.map(|direction| self.plain(direction_key(direction)));
        let verdict = std::iter::once(self.plain(key)).chain(direction).collect::<Vec<String>>().join(", ");
        let facets = match &difference.what {
            What::Changed(facets) => self.shown(facets).into_iter().map(|facet| self.facet(facet)).collect(),
            What::Added | What::Removed => Vec::new(),
        };
        Entry { id: difference.id.clone(), label, mark, verdict, source: self.sources(difference), facets }
    }

    /// What is worth a line: texts in the language of the reader if they differ there, and no sources, which have a line of
    /// their own.
    fn shown<'f>(&self, facets: &'f [Facet]) -> Vec<&'f Facet> {
        let own = Slot::Label(self.new.catalog.lang);
        let has_own = facets.iter().any(|facet| facet.slot == own);
        let is_shown = |facet: &&Facet| match facet.slot {
            Slot::Property("source") => false,
            Slot::Label(_) => !has_own || facet.slot == own,
            _ => true,
        };
        facets.iter().filter(is_shown).collect()
    }

    /// The label of a declaration in either version, and its name.
    pub fn declaration_title(&self, id: &str) -> String {
        let title = self.new.clause_title(id).or(self.old.clause_title(id)).filter(|title| title != id);
        title.map_or(id.to_string(), |title| format!("{title} ({id})"))
    }

    fn label(&self, labels: &[ast::Text]) -> Option<String> {
        let lang = self.new.catalog.lang;
        let order = [lang, Lang::Ru, Lang::Kk, Lang::En];
        order.iter().find_map(|lang| labels.iter().find(|text| text.lang == *lang)).map(|text| text.text.clone())
    }

    /// The citations of both versions; once if they are the same.
    fn sources(&self, difference: &Difference) -> String {
        let cited = |excerpt: Option<&Excerpt>, phrases: &Phrases| {
            let sources = excerpt.iter().flat_map(|it| &it.sources).map(|source| phrases.citation(&citation(source)));
            sources.collect::<Vec<String>>().join("; ")
        };
        let old = cited(difference.old.as_ref(), &self.old);
        let new = cited(difference.new.as_ref(), &self.new);
        match (old.is_empty(), new.is_empty()) {
            (true, _) => new,
            (_, true) => old,
            _ if old == new => new,
            _ => format!("{old} → {new}"),
        }
    }

    fn facet(&self, facet: &Facet) -> (String, String, String) {
        let what = match &facet.slot {
            Slot::Label(lang) => self.text("slot-label", "language", lang.code()),
            Slot::Property(word) => self.text("slot", "slot", slot_name(word)),
            Slot::Row(row, None) => self.text("slot-row", "row", row),
            Slot::Row(row, Some(column)) => format!("{row} / {column}"),
            Slot::Order => self.plain("slot-order"),
        };
        (what, self.content(facet.was.as_ref(), &self.old), self.content(facet.becomes.as_ref(), &self.new))
    }

    fn content(&self, content: Option<&Content>, phrases: &Phrases) -> String {
        match content {
            None => "–".into(),
            Some(Content::Policy(text)) => text.clone(),
            Some(Content::Texts(texts)) => self.label(texts).unwrap_or_default(),
            Some(Content::Citation(source)) => phrases.citation(&citation(source)),
        }
    }

    /// `points: 7 (instead of 8)`, each in the words of its version.
    pub fn change(&self, change: &Change) -> (String, String, String) {
        let said = |said: &Option<super::answer::Said>, phrases: &Phrases| {
            said.as_ref().map_or_else(|| "–".to_string(), |said| phrases.said_of(change.aspect, said))
        };
        (self.new.about(change), said(&change.was, &self.old), said(&change.becomes, &self.new))
    }
}

/// The word of a property as the catalog knows it.
fn slot_name(word: &str) -> String {
    word.trim_end_matches(" { }").replace(' ', "-")
}

fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Stricter => "direction-stricter",
        Direction::Looser => "direction-looser",
    }
}

fn citation(citation: &ast::Citation) -> Citation {
    let places = citation.places.iter().map(|(division, value)| (division.text.clone(), value.clone()));
    Citation { act: citation.act.text.clone(), places: places.collect() }
}

/// The declaration to which a clause belongs.
pub fn declaration(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}

/// For a terminal: first what changes the meaning, then texts and sources.
pub fn lines(comparison: &Comparison, words: &Words) -> Lines {
    let mut lines = Lines::default();
    lines.heading(words.title(comparison));
    lines.text(0, words.count("difference-count", comparison.differences.len()));
    let (meant, worded) = by_weight(&comparison.differences);
    grouped_lines(&meant, words, &mut lines);
    if !worded.is_empty() {
        lines.heading(words.plain("difference-worded"));
        grouped_lines(&worded, words, &mut lines);
    }
    if let Some(samples) = comparison.samples {
        effect_lines(comparison, samples, words, &mut lines);
    }
    lines
}

/// Differences of meaning, and those of texts and sources alone.
pub fn by_weight(differences: &[Difference]) -> (Vec<&Difference>, Vec<&Difference>) {
    differences.iter().partition(|difference| difference.weight() == Weight::Meaning)
}

/// Differences under the declarations to which they belong.
pub fn grouped_lines(differences: &[&Difference], words: &Words, lines: &mut Lines) {
    let mut last = "";
    for difference in differences {
        let declaration = declaration(&difference.id);
        if declaration != last {
            lines.heading(words.declaration_title(declaration));
            last = declaration;
        }
        difference_lines(difference, words, lines);
    }
}

/// One clause.
pub fn difference_lines(difference: &Difference, words: &Words, lines: &mut Lines) {
    let entry = words.entry(difference);
    lines.with_side(0, Some(entry.mark), entry.id, entry.verdict);
    if !entry.label.is_empty() {
        lines.text(1, entry.label);
    }
    for (what, was, becomes) in entry.facets {
        lines.text(1, format!("{what}: {was} → {becomes}"));
    }
    if !entry.source.is_empty() {
        lines.quiet(1, entry.source);
    }
}

fn effect_lines(comparison: &Comparison, samples: usize, words: &Words, lines: &mut Lines) {
    lines.heading(words.plain("effect-title"));
    lines.text(0, effect_count(comparison, samples, words));
    for effect in &comparison.effects {
        lines.marked(0, Mark::Changed, format!("{} ({})", effect.case, effect.position));
        for one in &effect.changes {
            let (what, was, becomes) = words.change(&one.change);
            lines.text(1, format!("{what}: {was} → {becomes}"));
            if !one.because.is_empty() {
                lines.quiet(2, words.text("effect-because", "clauses", one.because.join(", ")));
            }
        }
        for (question, view, changes) in &effect.readings {
            lines.quiet(1, format!("{question} – {}", words.if_read_as(view)));
            for change in changes {
                lines.quiet(2, words.new.change(change));
            }
        }
    }
}

pub fn effect_count(comparison: &Comparison, samples: usize, words: &Words) -> String {
    let counts =
        [("changed", FluentValue::from(comparison.effects.len() as i64)), ("count", FluentValue::from(samples as i64))];
    words.new.catalog.text("effect-count", &counts)
}

fn grouped_markdown(differences: &[&Difference], words: &Words, out: &mut String) {
    let mut last = "";
    for difference in differences {
        let declaration = declaration(&difference.id);
        if declaration != last {
            out.push_str(&format!("\n## {}\n", escape(&words.declaration_title(declaration))));
            last = declaration;
        }
        let entry = words.entry(difference);
        out.push_str(&format!("\n**`{}`** – {}  \n{}\n", entry.id, entry.verdict, escape(&entry.label)));
        if !entry.facets.is_empty() {
            let heads = ["column-what", "column-old", "column-new"].map(|key| words.plain(key));
            out.push_str(&format!("\n| {} |\n|---|---|---|\n", heads.join(" | ")));
            for (what, was, becomes) in &entry.facets {
                out.push_str(&format!("| {} | {} | {} |\n", escape(what), escape(was), escape(becomes)));
            }
        }
        if !entry.source.is_empty() {
            out.push_str(&format!("\n*{}*\n", escape(&entry.source)));
        }
    }
}

/// For a review.
pub fn markdown(comparison: &Comparison, words: &Words) -> String {
    let mut out = format!(
        "# {}\n\n{}\n",
        escape(&words.title(comparison)),
        words.count("difference-count", comparison.differences.len())
    );
    let (meant, worded) = by_weight(&comparison.differences);
    grouped_markdown(&meant, words, &mut out);
    if !worded.is_empty() {
        out.push_str(&format!("\n# {}\n", words.plain("difference-worded")));
        grouped_markdown(&worded, words, &mut out);
    }
    if let Some(samples) = comparison.samples {
        let title = words.plain("effect-title");
        out.push_str(&format!("\n## {title}\n\n{}\n", effect_count(comparison, samples, words)));
        if !comparison.effects.is_empty() {
            let heads = ["column-case", "column-what", "column-old", "column-new", "column-because"];
            out.push_str(&format!("\n| {} |\n|---|---|---|---|---|\n", heads.map(|key| words.plain(key)).join(" | ")));
        }
        for effect in &comparison.effects {
            for one in &effect.changes {
                let (what, was, becomes) = words.change(&one.change);
                let because = one.because.iter().map(|id| format!("`{id}`")).collect::<Vec<String>>().join(", ");
                let cells = [escape(&effect.case), escape(&what), escape(&was), escape(&becomes), because];
                out.push_str(&format!("| {} |\n", cells.join(" | ")));
            }
        }
    }
    out
}

/// For other programs.
pub fn differences_json(differences: &[Difference]) -> Vec<Json> {
    let excerpt = |excerpt: &Option<Excerpt>| {
        excerpt.as_ref().map(|it| {
            let sources: Vec<Json> = it.sources.iter().map(source_json).collect();
            json!({ "label": labels(&it.labels), "sources": sources })
        })
    };
    let one = |difference: &Difference| {
        let (what, facets) = match &difference.what {
            What::Added => ("added", Vec::new()),
            What::Removed => ("removed", Vec::new()),
            What::Changed(facets) => ("changed", facets.iter().map(facet_json).collect()),
        };
        json!({
            "id": difference.id,
            "kind": difference.kind.word(),
            "what": what,
            "direction": direction_json(difference.direction),
            "facets": facets,
            "old": excerpt(&difference.old),
            "new": excerpt(&difference.new),
        })
    };
    differences.iter().map(one).collect()
}

fn direction_json(direction: Option<Direction>) -> Option<&'static str> {
    direction.map(|direction| if direction == Direction::Stricter { "stricter" } else { "looser" })
}

/// A comparison for other programs.
pub fn as_json(comparison: &Comparison, words: &Words) -> Json {
    let effects = comparison.effects.iter().map(|effect| {
        let changes = effect.changes.iter().map(|one| {
            let mut change = json::change(&one.change, words.old.model, words.new.model);
            if let Some(all) = change.as_object_mut() {
                all.insert("because".into(), json!(one.because));
            }
            change
        });
        let readings = effect.readings.iter().map(|(question, view, changes)| {
            let changes = changes.iter().map(|change| json::change(change, words.new.model, words.new.model));
            json!({ "question": question, "view": view, "changes": changes.collect::<Vec<Json>>() })
        });
        json!({
            "case": effect.case,
            "position": effect.position,
            "changes": changes.collect::<Vec<Json>>(),
            "readings": readings.collect::<Vec<Json>>(),
        })
    });
    json!({
        "format": 1,
        "old": comparison.old,
        "new": comparison.new,
        "differences": differences_json(&comparison.differences),
        "samples": comparison.samples,
        "effects": effects.collect::<Vec<Json>>(),
    })
}

fn facet_json(facet: &Facet) -> Json {
    let (slot, row) = match &facet.slot {
        Slot::Label(lang) => (format!("label {}", lang.code()), None),
        Slot::Property(word) => ((*word).to_string(), None),
        Slot::Row(row, column) => ("row".to_string(), Some(json!([row, column]))),
        Slot::Order => ("order".to_string(), None),
    };
    let content = |content: &Option<Content>| {
        content.as_ref().map(|content| match content {
            Content::Policy(text) => json!(text),
            Content::Texts(texts) => labels(texts),
            Content::Citation(source) => source_json(source),
        })
    };
    json!({
        "what": slot,
        "row": row,
        "was": content(&facet.was),
        "becomes": content(&facet.becomes),
        "direction": direction_json(facet.direction),
    })
}

fn labels(texts: &[ast::Text]) -> Json {
    let labels = texts.iter().map(|text| (text.lang.code().to_string(), json!(text.text)));
    labels.collect::<serde_json::Map<String, Json>>().into()
}

fn source_json(source: &ast::Citation) -> Json {
    let places: Vec<Json> = source.places.iter().map(|(name, value)| json!([name.text, value])).collect();
    json!({ "act": source.act.text, "places": places })
}
