//! Which sheets and columns a table of dossiers has, by the vocabulary of a policy, and what they are called.

use super::words;
use super::words::Names;
use crate::catalog::Catalog;
use crate::dossier::marks::marks;
use crate::dossier::read;
use crate::model::Field;
use crate::model::Labels;
use crate::model::Model;
use crate::model::Record;
use crate::syntax::ast::Lang;

/// Longer names of sheets are cut, as workbooks ask.
const MAX_SHEET_NAME: usize = 31;
/// How the map of columns writes the columns that are no fields; no field has such a name.
const ID: &str = "@id";
const COMPLETE: &str = "@complete";
const CLAUSE: &str = "@clause";
const DECISION: &str = "@decision";
/// What the map says of a column that is to be passed over.
pub const PASSED_OVER: &str = "-";

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Applicants,
    /// Records, by their number in the model.
    Records(usize),
    Commission,
}

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The applicant.
    Id,
    /// A field of the subject or of the record, by its number.
    Field(usize),
    /// Whether the list of records of a number is all that there is.
    Complete(usize),
    /// The clause on which the commission has decided.
    Clause,
    Decision,
}

/// Names of sheets and columns.
pub struct Layout<'m> {
    pub model: &'m Model,
    /// The messages of all languages.
    pub catalogs: [Catalog; 3],
}

impl<'m> Layout<'m> {
    pub fn new(model: &'m Model) -> Layout<'m> {
        Layout { model, catalogs: Lang::ALL.map(Catalog::new) }
    }

    /// The sheets in the order of a template.
    pub fn kinds(&self) -> Vec<Kind> {
        let records = (0..self.model.records.len()).map(Kind::Records);
        let is_asked = !read::judged(self.model).is_empty() || !marks(self.model).is_empty();
        let commission = is_asked.then_some(Kind::Commission);
        std::iter::once(Kind::Applicants).chain(records).chain(commission).collect()
    }

    /// The columns of a sheet in the order of a template.
    pub fn columns(&self, kind: Kind) -> Vec<Means> {
        let fields = |count: usize| (0..count).map(Means::Field);
        let mut columns = vec![Means::Id];
        match kind {
            Kind::Applicants => {
                columns.extend(fields(self.model.subject.len()));
                columns.extend((0..self.model.records.len()).map(Means::Complete));
            }
            Kind::Records(record) => columns.extend(fields(self.record(record).map_or(0, |it| it.fields.len()))),
            Kind::Commission => columns.extend([Means::Clause, Means::Decision]),
        }
        columns
    }

    pub fn record(&self, index: usize) -> Option<&'m Record> {
        self.model.records.get(index)
    }

    pub fn field(&self, kind: Kind, index: usize) -> Option<&'m Field> {
        let fields = match kind {
            Kind::Applicants => &self.model.subject,
            Kind::Records(record) => &self.record(record)?.fields,
            Kind::Commission => return None,
        };
        fields.get_index(index).map(|(_, field)| field)
    }

    fn catalog(&self, lang: Lang) -> &Catalog {
        let [first, ..] = &self.catalogs;
        self.catalogs.iter().find(|catalog| catalog.lang == lang).unwrap_or(first)
    }

    // Titles, in one language

    /// The name of a sheet.
    pub fn title(&self, kind: Kind, lang: Lang) -> String {
        let title = match kind {
            Kind::Applicants => self.first("sheet-applicants", lang),
            Kind::Records(record) => {
                self.record(record).map(|it| label(&it.labels, &it.plural, lang)).unwrap_or_default()
            }
            Kind::Commission => self.first("sheet-commission", lang),
        };
        sheet_name(&title)
    }

    /// The headers of a sheet; those that would be the same have the name of the field behind them.
    pub fn headers(&self, kind: Kind, lang: Lang) -> Vec<String> {
        let columns = self.columns(kind);
        let plain: Vec<String> = columns.iter().map(|means| self.header(kind, *means, lang)).collect();
        let is_single = |text: &str| plain.iter().filter(|it| words::normal(it) == words::normal(text)).count() == 1;
        let header = |(text, means): (&String, &Means)| match means {
            Means::Field(index) if !is_single(text) => {
                with_name(text, self.field(kind, *index).map_or("", |field| &field.name))
            }
            _ => text.clone(),
        };
        plain.iter().zip(&columns).map(header).collect()
    }

    fn header(&self, kind: Kind, means: Means, lang: Lang) -> String {
        match means {
            Means::Id => self.first("column-id", lang),
            Means::Field(index) => {
                self.field(kind, index).map(|field| label(&field.labels, &field.name, lang)).unwrap_or_default()
            }
            Means::Complete(record) => {
                let list = self.record(record).map(|it| label(&it.labels, &it.plural, lang)).unwrap_or_default();
                self.catalog(lang).text("column-complete", &[("list", list.into())])
            }
            Means::Clause => self.first("column-clause", lang),
            Means::Decision => self.first("column-decision", lang),
        }
    }

    fn first(&self, key: &str, lang: Lang) -> String {
        words::several(&self.catalog(lang).plain(key)).first().cloned().unwrap_or_default()
    }

    // Names, in all languages

    /// Every name by which the sheets are known; they are numbered as in [`Layout::kinds`].
    pub fn sheet_names(&self) -> Names {
        let mut names = Names::default();
        for (number, kind) in self.kinds().into_iter().enumerate() {
            let mut add = |name: &str| {
                names.add(name, number);
                names.add(&sheet_name(name), number);
            };
            match kind {
                Kind::Applicants => self.all("sheet-applicants").iter().for_each(|name| add(name)),
                Kind::Records(record) => {
                    if let Some(record) = self.record(record) {
                        add(&record.name);
                        add(&record.plural);
                        record.labels.texts.values().for_each(|name| add(name));
                    }
                }
                Kind::Commission => self.all("sheet-commission").iter().for_each(|name| add(name)),
            }
        }
        names
    }

    /// Every name by which the columns of a sheet are known; they are numbered as in [`Layout::columns`].
    pub fn column_names(&self, kind: Kind) -> Names {
        let mut names = Names::default();
        for (number, means) in self.columns(kind).into_iter().enumerate() {
            match means {
                Means::Id => self.all("column-id").iter().for_each(|name| names.add(name, number)),
                Means::Clause => self.all("column-clause").iter().for_each(|name| names.add(name, number)),
                Means::Decision => self.all("column-decision").iter().for_each(|name| names.add(name, number)),
                Means::Complete(_) => {
                    Lang::ALL.iter().for_each(|lang| names.add(&self.header(kind, means, *lang), number));
                }
                Means::Field(index) => {
                    let Some(field) = self.field(kind, index) else { continue };
                    names.add(&field.name, number);
                    for text in field.labels.texts.values() {
                        names.add(text, number);
                        names.add(&with_name(text, &field.name), number);
                    }
                }
            }
        }
        names
    }

    /// Whether a sheet is the map of the columns.
    pub fn is_map(&self, sheet: &str) -> bool {
        self.all("sheet-map").iter().any(|name| words::normal(name) == words::normal(sheet))
    }

    /// Whether a sheet is that of a template with the choices of its columns.
    pub fn is_choices(&self, sheet: &str) -> bool {
        self.all("sheet-choices").iter().any(|name| words::normal(name) == words::normal(sheet))
    }

    pub fn map_title(&self, lang: Lang) -> String {
        self.first("sheet-map", lang)
    }

    fn all(&self, key: &str) -> Vec<String> {
        self.catalogs.iter().flat_map(|catalog| words::several(&catalog.plain(key))).collect()
    }

    // Paths, in the map

    /// What the map writes for a column: `born`, `duties.started`, `duties.@id`, `duties.@complete`.
    pub fn path(&self, kind: Kind, means: Means) -> String {
        let owner = match (kind, means) {
            (_, Means::Complete(record)) | (Kind::Records(record), _) => {
                self.record(record).map(|it| it.plural.as_str())
            }
            (Kind::Commission, _) => Some(super::super::COMMISSION),
            (Kind::Applicants, _) => None,
        };
        let own = match means {
            Means::Id => ID,
            Means::Field(index) => self.field(kind, index).map_or("", |field| &field.name),
            Means::Complete(_) => COMPLETE,
            Means::Clause => CLAUSE,
            Means::Decision => DECISION,
        };
        owner.map_or(own.to_string(), |owner| format!("{owner}.{own}"))
    }

    /// Every column with its path.
    pub fn paths(&self) -> Vec<(String, Kind, Means)> {
        let of_kind = |kind: Kind| self.columns(kind).into_iter().map(move |means| (kind, means));
        let all = self.kinds().into_iter().flat_map(of_kind);
        all.map(|(kind, means)| (self.path(kind, means), kind, means)).collect()
    }
}

/// The text of a label in a language, or else the name.
pub fn label(labels: &Labels, name: &str, lang: Lang) -> String {
    labels.get(lang).unwrap_or(name).to_string()
}

/// A label that more than one thing has, with the name that only one has.
pub fn with_name(label: &str, name: &str) -> String {
    format!("{label} [{name}]")
}

/// A text as the name of a sheet: begun with a capital, without the signs that workbooks refuse, not too long.
pub fn sheet_name(text: &str) -> String {
    let mut letters = text.trim().chars().map(|sign| if "[]:*?/\\'".contains(sign) { ' ' } else { sign });
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    let name: String = first.chars().chain(letters).collect();
    // Counted as workbooks count.
    let mut length = 0;
    let fits = |letter: &char| {
        length += letter.len_utf16();
        length <= MAX_SHEET_NAME
    };
    name.chars().take_while(fits).collect::<String>().trim().to_string()
}
