//! Slips that no sample notices, for people: where, what, and which sample would.

use super::mutants::Score;
use super::slips::Slip;
use super::slips::SlipKind;
use crate::catalog::Catalog;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::source::Sources;
use fluent_bundle::FluentValue;
use serde_json::Value as Json;
use serde_json::json;

pub fn lines(score: &Score, sources: &Sources, catalog: &Catalog) -> Lines {
    let mut lines = Lines::default();
    let mut file = None;
    let mut unseen: Vec<&Slip> = score.unseen.iter().collect();
    unseen.sort_by_key(|slip| slip.place);
    for slip in unseen {
        let source = sources.get(slip.place.file);
        if file != Some(slip.place.file) {
            lines.heading(source.name.clone());
            file = Some(slip.place.file);
        }
        let line = source.line_column(slip.place.start).line;
        lines.marked(0, Mark::NotMet, format!("{line}: {}", said(slip, catalog)));
        lines.quiet(1, suggestion(slip, catalog));
    }
    lines.heading(summary(score, catalog));
    lines
}

fn summary(score: &Score, catalog: &Catalog) -> String {
    let count = |count: usize| FluentValue::from(count as i64);
    let arguments = [
        ("unseen", count(score.unseen.len())),
        ("noticed", count(score.noticed)),
        ("refused", count(score.refused)),
        ("percent", count(score.percent())),
    ];
    catalog.text("mutants-summary", &arguments)
}

pub fn as_json(score: &Score, sources: &Sources) -> Json {
    let slip = |slip: &Slip| {
        let file = sources.get(slip.place.file);
        let at = file.line_column(slip.place.start);
        json!({
            "kind": slip.kind.name(),
            "file": file.name, "line": at.line, "column": at.column, "utf16": at.column_utf16,
            "before": slip.before,
            "after": slip.after,
            "reading": slip.doubt,
        })
    };
    json!({
        "format": 1,
        "noticed": score.noticed,
        "refused": score.refused,
        "percent": score.percent(),
        "unseen": score.unseen.iter().map(slip).collect::<Vec<Json>>(),
    })
}

/// `threshold: at least 2 years → at least 3 years`.
fn said(slip: &Slip, catalog: &Catalog) -> String {
    let short = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
        let cut: String = text.chars().take(SHOWN).collect();
        if cut.len() < text.len() { format!("{cut}…") } else { cut }
    };
    let nothing = || catalog.plain("said-nothing");
    let before = if slip.before.is_empty() { nothing() } else { short(&slip.before) };
    let after = if slip.after.is_empty() { nothing() } else { short(&slip.after) };
    format!("{}: {before} → {after}", catalog.plain(key(slip.kind)))
}

/// So many letters of a clause are shown.
const SHOWN: usize = 100;

fn key(kind: SlipKind) -> &'static str {
    match kind {
        SlipKind::Threshold => "slip-threshold",
        SlipKind::Comparator => "slip-comparator",
        SlipKind::Dropped => "slip-dropped",
        SlipKind::Added => "slip-added",
        SlipKind::AnyAll => "slip-any-all",
        SlipKind::Negation => "slip-negation",
        SlipKind::Points => "slip-points",
        SlipKind::HighestSum => "slip-highest-sum",
        SlipKind::Cap => "slip-cap",
        SlipKind::Required => "slip-required",
        SlipKind::Inherited => "slip-inherited",
        SlipKind::Counting => "slip-counting",
        SlipKind::Direction => "slip-direction",
    }
}

/// The sample that would notice it.
fn suggestion(slip: &Slip, catalog: &Catalog) -> String {
    let arguments = [("before", slip.before.clone().into()), ("after", slip.after.clone().into())];
    let text = catalog.attribute(key(slip.kind), "sample", &arguments).unwrap_or_default();
    match slip.doubt {
        Some(_) => format!("{text}; {}", catalog.plain("slip-in-reading")),
        None => text,
    }
}
