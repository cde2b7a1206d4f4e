//! Coverage for people: as lines, and as a page of the policy on which the untested parts are marked.

use super::coverage::Point;
use super::coverage::PointKind;
use crate::catalog::Catalog;
use crate::explain::lines::Lines;
use crate::explain::lines::Mark;
use crate::explain::page;
use crate::explain::page::escape;
use crate::source::FileId;
use crate::source::SourceFile;
use crate::source::Sources;
use fluent_bundle::FluentValue;
use serde_json::Value as Json;
use serde_json::json;
use std::collections::BTreeMap;
use std::fmt::Write;

/// How many points of each kind there are, and how many have been tried.
pub fn totals(points: &[Point]) -> BTreeMap<PointKind, (usize, usize)> {
    let mut totals = BTreeMap::new();
    for point in points {
        let (covered, all): &mut (usize, usize) = totals.entry(point.kind).or_default();
        *covered += usize::from(point.is_covered());
        *all += 1;
    }
    totals
}

/// What was never tried: where it stands, what it is, what lacks.
pub fn lines(points: &[Point], sources: &Sources, catalog: &Catalog) -> Lines {
    let mut lines = Lines::default();
    let mut file = None;
    for point in points.iter().filter(|point| !point.is_covered()) {
        let source = sources.get(point.span.file);
        if file != Some(point.span.file) {
            lines.heading(source.name.clone());
            file = Some(point.span.file);
        }
        let line = source.line_column(point.span.start).line;
        lines.marked(0, Mark::NotMet, format!("{line}: {}", lack(point, catalog)));
        lines.quiet(1, format!("{}: {}", point.id, excerpt(point, source)));
    }
    lines.heading(catalog.plain("coverage-title"));
    for (kind, (covered, all)) in totals(points) {
        lines.with_side(0, None, catalog.plain(key(kind)), format!("{covered}/{all}"));
    }
    lines
}

pub fn as_json(points: &[Point], sources: &Sources) -> Json {
    let place = |point: &Point| {
        let file = sources.get(point.span.file);
        let at = file.line_column(point.span.start);
        json!({ "file": file.name, "line": at.line, "column": at.column, "utf16": at.column_utf16 })
    };
    let totals = totals(points)
        .into_iter()
        .map(|(kind, (covered, all))| (kind.name().to_string(), json!({ "covered": covered, "all": all })));
    json!({
        "format": 1,
        "totals": totals.collect::<serde_json::Map<String, Json>>(),
        "points": points.iter().map(|point| json!({
            "kind": point.kind.name(),
            "id": point.id,
            "place": place(point),
            "held": point.held,
            "failed": point.failed,
            "covered": point.is_covered(),
        })).collect::<Vec<Json>>(),
    })
}

/// The policy itself, the untested parts marked, what lacks beside each line.
pub fn page(points: &[Point], sources: &Sources, catalog: &Catalog) -> String {
    let title = escape(&catalog.plain("coverage-title"));
    let mut body = format!("<h1>{title}</h1>\n<table class=\"totals\">\n");
    for (kind, (covered, all)) in totals(points) {
        let _ = writeln!(body, "<tr><td>{}</td><td>{covered}/{all}</td></tr>", escape(&catalog.plain(key(kind))));
    }
    body.push_str("</table>\n");
    let mut by_file: BTreeMap<FileId, Vec<&Point>> = BTreeMap::new();
    for point in points {
        by_file.entry(point.span.file).or_default().push(point);
    }
    for (file, points) in by_file {
        listing(sources.get(file), &points, catalog, &mut body);
    }
    page::shell(catalog.lang, &title, include_str!("untested.css"), &body)
}

fn listing(file: &SourceFile, points: &[&Point], catalog: &Catalog, body: &mut String) {
    let mut lacks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut tried: Vec<usize> = Vec::new();
    for point in points {
        let line = file.line_column(point.span.start).line;
        match point.is_covered() {
            true => tried.push(line),
            false => lacks.entry(line).or_default().push(lack(point, catalog)),
        }
    }
    let lacking: usize = lacks.values().map(Vec::len).sum();
    let open = if lacking > 0 { " open" } else { "" };
    let name = escape(&file.name);
    let _ = writeln!(body, "<details{open}>\n<summary>{name} <span class=\"count\">{lacking}</span></summary>\n<ol>");
    for (index, text) in file.text.lines().enumerate() {
        let line = index + 1;
        let class = match (lacks.get(&line), tried.contains(&line)) {
            (Some(_), _) => " class=\"untested\"",
            (None, true) => " class=\"tested\"",
            (None, false) => "",
        };
        let _ = write!(body, "<li{class}><code>{}</code>", escape(text));
        for lack in lacks.get(&line).into_iter().flatten() {
            let _ = write!(body, "<span class=\"lack\">{}</span>", escape(lack));
        }
        body.push_str("</li>\n");
    }
    body.push_str("</ol>\n</details>\n");
}

/// `comparison: never failed`.
fn lack(point: &Point, catalog: &Catalog) -> String {
    let key_of_lack = match (point.held, point.failed) {
        (false, false) => "lack-both",
        (false, true) => "lack-held",
        (true, _) => "lack-failed",
    };
    let what = catalog.plain(key(point.kind));
    let lack = catalog.plain(if point.kind.is_one_way() { "lack-once" } else { key_of_lack });
    catalog.text("lack", &[("what", FluentValue::from(what)), ("lack", lack.into())])
}

fn key(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Demand => "point-demand",
        PointKind::Test => "point-test",
        PointKind::LowEnd => "point-low-end",
        PointKind::HighEnd => "point-high-end",
        PointKind::Row => "point-row",
        PointKind::Cap => "point-cap",
        PointKind::Document => "point-document",
        PointKind::Sheet => "point-sheet",
        PointKind::Rule => "point-rule",
        PointKind::Reading => "point-reading",
    }
}

/// The first line of the place.
fn excerpt<'s>(point: &Point, file: &'s SourceFile) -> &'s str {
    let text = file.text.get(point.span.start as usize..point.span.end as usize).unwrap_or("");
    text.lines().next().unwrap_or("").trim_end_matches('{').trim()
}
