//! A comparison as one HTML page that needs nothing else: old and new side by side, the effect below.

use super::differences::Comparison;
use super::differences::Entry;
use super::differences::Words;
use super::differences::by_weight;
use super::differences::declaration;
use super::differences::effect_count;
use super::lines::Mark;
use crate::diff::Difference;
use crate::syntax::ast::Lang;
use crate::syntax::signs;
use std::fmt::Write;

/// Writes the page.
pub fn page(comparison: &Comparison, words: &Words) -> String {
    let title = escape(&words.title(comparison));
    let count = escape(&words.count("difference-count", comparison.differences.len()));
    let mut body = format!("<h1>{title}</h1>\n<p class=\"quiet\">{count}</p>\n");
    let (meant, worded) = by_weight(&comparison.differences);
    grouped(&mut body, &meant, words);
    if !worded.is_empty() {
        let _ = writeln!(body, "<h1>{}</h1>", escape(&words.plain("difference-worded")));
        grouped(&mut body, &worded, words);
    }
    if let Some(samples) = comparison.samples {
        effects(&mut body, comparison, samples, words);
    }
    shell(words.new.catalog.lang, &title, include_str!("page.css"), &body)
}

/// A page around its body. The title and the body are HTML already.
pub fn shell(lang: Lang, title: &str, style: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        lang.code(),
    )
}

fn grouped(body: &mut String, differences: &[&Difference], words: &Words) {
    let mut last = "";
    for difference in differences {
        let declaration = declaration(&difference.id);
        if declaration != last {
            let _ = writeln!(body, "<h2>{}</h2>", escape(&words.declaration_title(declaration)));
            last = declaration;
        }
        entry(body, &words.entry(difference), words);
    }
}

fn entry(body: &mut String, entry: &Entry, words: &Words) {
    let class = match entry.mark {
        Mark::Added => " added",
        Mark::Removed => " removed",
        _ => "",
    };
    let _ = writeln!(
        body,
        "<section class=\"clause\">\n<header><code>{}</code> <span class=\"tag{class}\">{}</span></header>",
        escape(&entry.id),
        escape(&entry.verdict)
    );
    if !entry.label.is_empty() {
        let _ = writeln!(body, "<p class=\"label\">{}</p>", escape(&entry.label));
    }
    if !entry.facets.is_empty() {
        let rows = entry.facets.iter().map(|(what, was, becomes)| [what.as_str(), was, becomes]);
        table(body, ["column-what", "column-old", "column-new"], rows, words);
    }
    if !entry.source.is_empty() {
        let _ = writeln!(body, "<p class=\"quiet\">{}</p>", escape(&entry.source));
    }
    body.push_str("</section>\n");
}

/// What it is, before, after; marked as old and new.
fn table<'r>(body: &mut String, heads: [&str; 3], rows: impl Iterator<Item = [&'r str; 3]>, words: &Words) {
    let heads = heads.map(|key| format!("<th>{}</th>", escape(&words.plain(key)))).concat();
    let _ = writeln!(body, "<table>\n<colgroup><col class=\"what\"><col><col></colgroup>");
    let _ = writeln!(body, "<thead><tr>{heads}</tr></thead>\n<tbody>");
    for [what, was, becomes] in rows {
        let _ = writeln!(
            body,
            "<tr><td>{}</td><td class=\"old\">{}</td><td class=\"new\">{}</td></tr>",
            escape(what),
            escape(was),
            escape(becomes)
        );
    }
    body.push_str("</tbody>\n</table>\n");
}

fn effects(body: &mut String, comparison: &Comparison, samples: usize, words: &Words) {
    let title = escape(&words.plain("effect-title"));
    let count = escape(&effect_count(comparison, samples, words));
    let _ = writeln!(body, "<h2>{title}</h2>\n<p>{count}</p>");
    for effect in &comparison.effects {
        let _ = writeln!(body, "<section class=\"clause\">\n<header><strong>{}</strong>", escape(&effect.case));
        let _ = writeln!(body, "<span class=\"quiet\">{}</span></header>", escape(&effect.position));
        let texts: Vec<(String, String, String)> = effect.changes.iter().map(|one| words.change(&one.change)).collect();
        let rows = texts.iter().map(|(what, was, becomes)| [what.as_str(), was, becomes]);
        table(body, ["column-what", "column-old", "column-new"], rows, words);
        let mut because: Vec<&String> = effect.changes.iter().flat_map(|one| &one.because).collect();
        because.sort_unstable();
        because.dedup();
        if !because.is_empty() {
            let clauses = because.into_iter().map(|id| format!("<code>{}</code>", escape(id)));
            let clauses = clauses.collect::<Vec<String>>().join(" ");
            let title = escape(&words.plain("column-because"));
            let _ = writeln!(body, "<p class=\"quiet\">{title}: {clauses}</p>");
        }
        for (question, view, changes) in &effect.readings {
            let changes = changes.iter().map(|change| words.new.change(change)).collect::<Vec<String>>().join("; ");
            let text = format!("{question} – {} {changes}", words.if_read_as(view));
            let _ = writeln!(body, "<p class=\"quiet\">{}</p>", escape(&text));
        }
        body.push_str("</section>\n");
    }
}

pub fn escape(text: &str) -> String {
    signs::shown(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
