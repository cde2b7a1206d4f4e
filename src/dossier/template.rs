//! The workbook that a secretary fills by hand, from the vocabulary of a policy.

use super::marks::marks;
use super::table::layout::Kind;
use super::table::layout::Layout;
use super::table::layout::Means;
use super::table::layout::sheet_name;
use super::table::values::Choices;
use super::table::words;
use super::table::words::Word;
use crate::catalog::Catalog;
use crate::model::Field;
use crate::model::Model;
use crate::model::expression::Measure;
use crate::model::expression::Type;
use rust_xlsxwriter::DataValidation;
use rust_xlsxwriter::DataValidationErrorStyle;
use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Formula;
use rust_xlsxwriter::Note;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;
use std::collections::BTreeSet;

/// The last row of a sheet, counted from 0.
const LAST_ROW: u32 = 1_048_575;
/// Widths of columns, in digits.
const NARROWEST: usize = 14;
const WIDEST: usize = 34;
const ID_WIDTH: f64 = 16.0;
/// The colour behind headers.
const HEADER_COLOUR: u32 = 0x00DD_EBF7;

/// Writes the workbook in the language of the catalog. The same policy gives the same bytes.
///
/// # Errors
/// If the workbook cannot be made, which would be a mistake of the program.
pub fn write(model: &Model, catalog: &Catalog) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::new(model);
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let mut lists = Lists { title: catalog.plain("sheet-choices"), lists: Vec::new() };
    let titles = titles(&layout, catalog);
    for (kind, title) in layout.kinds().into_iter().zip(&titles) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(title)?;
        fill(sheet, kind, (&layout, catalog), &mut lists)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(&lists.title)?.set_hidden(true);
    lists.write(sheet)?;
    let sheet = workbook.add_worksheet();
    sheet.set_name(layout.map_title(catalog.lang))?;
    write_map(sheet, &titles, (&layout, catalog))?;
    workbook.save_to_buffer()
}

/// The names of the sheets; those that would be the same have a number behind them.
fn titles(layout: &Layout, catalog: &Catalog) -> Vec<String> {
    let mut taken: BTreeSet<String> = [catalog.plain("sheet-choices"), layout.map_title(catalog.lang)]
        .iter()
        .map(|title| words::normal(title))
        .collect();
    let mut unique = |title: String| {
        let numbered = |number: usize| {
            let short: String = title.chars().take(26).collect();
            if number == 1 { title.clone() } else { sheet_name(&format!("{short} {number}")) }
        };
        let free = (1..).map(numbered).find(|title| !taken.contains(&words::normal(title))).unwrap_or_default();
        taken.insert(words::normal(&free));
        free
    };
    layout.kinds().into_iter().map(|kind| unique(layout.title(kind, catalog.lang))).collect()
}

fn header_format() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_background_color(HEADER_COLOUR)
}

fn fill(
    sheet: &mut Worksheet,
    kind: Kind,
    (layout, catalog): (&Layout, &Catalog),
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let headers = layout.headers(kind, catalog.lang);
    sheet.set_freeze_panes(1, 1)?;
    for (column, (header, means)) in (0u16..).zip(headers.iter().zip(layout.columns(kind))) {
        let field = if let Means::Field(index) = means { layout.field(kind, index) } else { None };
        sheet.write_string_with_format(0, column, header, &header_format())?;
        sheet.insert_note(
            0,
            column,
            &Note::new(note(kind, means, field, (layout, catalog)))
                .add_author_prefix(false)
                .set_width(260)
                .set_height(120),
        )?;
        sheet.set_column_width(column, width(header, means))?;
        if let Some(shown_as) = number_format(means, field) {
            sheet.set_column_format(column, &Format::new().set_num_format(shown_as))?;
        }
        let choices = choices(means, field, layout.model, catalog);
        if !choices.is_empty() {
            let is_set = matches!(field.map(|field| field.ty), Some(Type::Set(_)));
            let is_open = is_set || means == Means::Decision && !marks(layout.model).is_empty();
            sheet.add_data_validation(1, column, LAST_ROW, column, &lists.validation(choices, is_open, catalog)?)?;
        }
    }
    Ok(())
}

/// Days are shown as here; texts are no numbers, otherwise 007 would become 7.
fn number_format(means: Means, field: Option<&Field>) -> Option<&'static str> {
    match field.map(|field| field.ty) {
        Some(Type::Date) => Some("dd.mm.yyyy"),
        Some(Type::Text) => Some("@"),
        Some(Type::Flag | Type::Number(_) | Type::Duration | Type::Member(_) | Type::Set(_)) => None,
        None => (means == Means::Id).then_some("@"),
    }
}

fn width(header: &str, means: Means) -> f64 {
    match means {
        Means::Id => ID_WIDTH,
        Means::Clause => WIDEST as f64,
        Means::Field(_) | Means::Complete(_) | Means::Decision => {
            header.chars().count().clamp(NARROWEST, WIDEST) as f64
        }
    }
}

/// What may be chosen in a column; nothing if it is typed.
fn choices(means: Means, field: Option<&Field>, model: &Model, catalog: &Catalog) -> Vec<String> {
    let words = |words: &[Word]| words.iter().map(|word| word.text(catalog)).collect::<Vec<String>>();
    let mut all = match (means, field.map(|field| field.ty)) {
        (Means::Complete(_) | Means::Decision, _) => return words(&[Word::Yes, Word::No, Word::Unknown]),
        (Means::Clause, _) => return Choices::of_clauses(model, catalog.lang).shown().to_vec(),
        (_, Some(Type::Flag)) => words(&[Word::Yes, Word::No]),
        (_, Some(Type::Member(scale) | Type::Set(scale))) => {
            Choices::of_scale(model, scale, catalog.lang).shown().to_vec()
        }
        (Means::Id, _) | (_, Some(Type::Number(_) | Type::Date | Type::Duration | Type::Text) | None) => {
            return Vec::new();
        }
    };
    all.push(Word::Unknown.text(catalog));
    all.extend(field.and_then(|field| absent(field, catalog)));
    all
}

/// What is chosen where there is none. `no` in people's language says it, but not where the answer may be no.
fn absent(field: &Field, catalog: &Catalog) -> Option<String> {
    match field.ty {
        Type::Flag => field.may_be_absent.then(|| Word::Absent.text(catalog)),
        Type::Set(_) => Some(catalog.plain("choice-none")),
        Type::Number(_) | Type::Date | Type::Duration | Type::Member(_) | Type::Text => {
            field.may_be_absent.then(|| catalog.plain("choice-absent"))
        }
    }
}

/// What the header of a column says when one points at it.
fn note(kind: Kind, means: Means, field: Option<&Field>, (layout, catalog): (&Layout, &Catalog)) -> String {
    let Some(field) = field else {
        return catalog.plain(match (means, kind) {
            (Means::Id, Kind::Applicants) => "note-id",
            (Means::Id, _) => "note-id-of-row",
            (Means::Clause, _) => "note-clause",
            (Means::Decision, _) if !marks(layout.model).is_empty() => "note-decision-or-mark",
            (Means::Decision, _) => "note-decision",
            (Means::Complete(_) | Means::Field(_), _) => "note-complete",
        });
    };
    let mut lines = vec![what(field, layout.model, catalog)];
    if let Some((low, high)) = field.range.as_ref().and_then(|(low, high)| Some((low.number()?, high.number()?))) {
        let limits = [("low", low.to_string().into()), ("high", high.to_string().into())];
        lines.push(catalog.text("note-limits", &limits));
    }
    if let Some(word) = absent(field, catalog) {
        lines.push(catalog.text("note-absent", &[("word", word.into())]));
    }
    lines.push(catalog.text("note-unknown", &[("word", Word::Unknown.text(catalog).into())]));
    lines.extend(field.notes.iter().filter_map(|note| note.get(catalog.lang)).map(String::from));
    lines.join("\n")
}

fn what(field: &Field, model: &Model, catalog: &Catalog) -> String {
    match field.ty {
        Type::Flag => catalog.plain("note-flag"),
        Type::Number(Measure::Percent) => catalog.plain("note-percent"),
        Type::Number(Measure::Unit(unit)) => {
            let label = model.units.get_index(unit).map(|(name, labels)| labels.get(catalog.lang).unwrap_or(name));
            catalog.text("note-unit", &[("unit", label.unwrap_or_default().to_string().into())])
        }
        Type::Number(Measure::Plain) if field.whole => catalog.plain("note-whole"),
        Type::Number(Measure::Plain) => catalog.plain("note-number"),
        Type::Date => catalog.plain("note-date"),
        Type::Duration => catalog.plain("note-duration"),
        Type::Member(_) => catalog.plain("note-member"),
        Type::Set(_) => catalog.plain("note-set"),
        Type::Text => catalog.plain("note-text"),
    }
}

/// The choices of all columns, on a sheet of their own: a list inside a cell may have 255 letters only.
struct Lists {
    title: String,
    lists: Vec<Vec<String>>,
}

impl Lists {
    fn validation(
        &mut self,
        choices: Vec<String>,
        is_open: bool,
        catalog: &Catalog,
    ) -> Result<DataValidation, XlsxError> {
        let count = choices.len();
        let column = self.lists.iter().position(|list| *list == choices).unwrap_or_else(|| {
            self.lists.push(choices);
            self.lists.len() - 1
        });
        let letters = crate::source::column_name(column);
        let range = format!("='{}'!${letters}$1:${letters}${count}", self.title);
        let validation = DataValidation::new().allow_list_formula(Formula::new(range));
        if is_open {
            // Several of a set are typed one after the other, and a mark is a number: none of the list.
            return Ok(validation.show_error_message(false));
        }
        validation
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(catalog.plain("choice-title"))?
            .set_error_message(catalog.plain("choice-message"))
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for (column, list) in (0u16..).zip(&self.lists) {
            for (row, text) in (0u32..).zip(list) {
                sheet.write_string(row, column, text)?;
            }
        }
        Ok(())
    }
}

/// The map: what each column means, whatever it may be renamed to.
fn write_map(
    sheet: &mut Worksheet,
    titles: &[String],
    (layout, catalog): (&Layout, &Catalog),
) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    let headers = ["map-sheet", "map-column", "map-means"].map(|key| catalog.plain(key));
    for (column, header) in (0u16..).zip(&headers) {
        sheet.write_string_with_format(0, column, header, &header_format())?;
        sheet.set_column_width(column, WIDEST as f64)?;
    }
    let mut row = 1;
    for (kind, title) in layout.kinds().into_iter().zip(titles) {
        for (header, means) in layout.headers(kind, catalog.lang).iter().zip(layout.columns(kind)) {
            sheet.write_string(row, 0, title)?;
            sheet.write_string(row, 1, header)?;
            sheet.write_string(row, 2, layout.path(kind, means))?;
            row += 1;
        }
    }
    Ok(())
}
