//! The parts of a workbook before the library that reads its cells: that nothing in them asks for more than there can
//! be, and what the library does not tell. All that is counted is counted before it is kept.

use super::MAX_ROWS;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::io::Cursor;
use std::io::Read;
use zip::ZipArchive;

/// A workbook that unpacks to more bytes is refused.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;
/// A workbook may list so many formats, fonts, columns, merged cells and the like; programs stop far below.
const MAX_LISTED: usize = 262_144;
/// The shortest element of a shared text.
const SHORTEST: usize = "<si/>".len();

/// Why a workbook is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Broken,
    TooLarge,
}

/// Numbers from and to, both included.
type Range = (usize, usize);

/// What the part of a sheet says beside its cells: rows from 1, columns from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    pub hidden_rows: BTreeSet<usize>,
    pub hidden_columns: Vec<Range>,
    /// Formulas whose value was not saved.
    pub not_computed: Vec<(usize, usize)>,
    /// The formats of whole rows and columns, by their number in the list of formats.
    row_formats: HashMap<usize, usize>,
    column_formats: Vec<(Range, usize)>,
}

impl Part {
    pub fn hides_column(&self, column: usize) -> bool {
        self.hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column))
    }

    /// The format of a cell that has none of its own. Some programs show it so, and save it so.
    pub fn format_around(&self, row: usize, column: usize) -> Option<usize> {
        let of_column = || self.column_formats.iter().find(|((from, to), _)| (*from..=*to).contains(&column));
        self.row_formats.get(&row).copied().or_else(|| of_column().map(|(_, format)| *format))
    }
}

/// The parts of all sheets by the names of these.
pub struct Survey {
    sheets: HashMap<String, Part>,
}

impl Survey {
    pub fn take(&mut self, sheet: &str) -> Option<Part> {
        self.sheets.remove(sheet)
    }
}

/// Looks through a workbook.
///
/// # Errors
/// If it is no workbook, or something in it is too large.
pub fn survey(bytes: &[u8]) -> Result<Survey, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Broken)?;
    let mut parts = HashMap::new();
    let (mut left, mut listed) = (MAX_UNPACKED, 0);
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|_| Refused::Broken)?;
        let name = file.name().map_err(|_| Refused::Broken)?.replace('\\', "/").to_lowercase();
        let mut content = Vec::new();
        // How long it is said to be need not be true.
        (&mut file).take(left + 1).read_to_end(&mut content).map_err(|_| Refused::Broken)?;
        left = left.checked_sub(content.len() as u64).ok_or(Refused::TooLarge)?;
        let scan = scan(&content)?;
        listed += scan.listed;
        if listed > MAX_LISTED {
            return Err(Refused::TooLarge);
        }
        parts.insert(name, scan);
    }
    Ok(Survey { sheets: by_name(parts) })
}

/// What is found in a part, whatever it is.
#[derive(Default)]
struct Scan {
    sheet: Part,
    listed: usize,
    /// It announces more texts than it has room for; a library that believes it asks the system for their room.
    claims_more: bool,
    /// The sheets that a workbook names: the name and the id of the relation.
    sheets: Vec<(String, String)>,
    /// The relations to other parts: id, kind, path.
    relations: Vec<(String, String, String)>,
}

/// The parts of sheets by name, as the part of the workbook and its relations have it.
fn by_name(mut parts: HashMap<String, Scan>) -> HashMap<String, Part> {
    let root = parts.get("_rels/.rels").and_then(|root| {
        let found = root.relations.iter().find(|(_, kind, _)| kind.ends_with("/officeDocument"));
        found.map(|(_, _, path)| path.trim_start_matches('/').to_lowercase())
    });
    let workbook = root.unwrap_or("xl/workbook.xml".into());
    let (folder, file) = workbook.rsplit_once('/').map_or(("", workbook.as_str()), |(folder, file)| (folder, file));
    let within = |path: &str| if folder.is_empty() { path.to_string() } else { format!("{folder}/{path}") };
    let relations = parts.remove(&within(&format!("_rels/{file}.rels"))).map(|it| it.relations).unwrap_or_default();
    let sheets = parts.get(&workbook).map(|it| it.sheets.clone()).unwrap_or_default();
    let place = |id: &str| {
        let (_, _, path) = relations.iter().find(|(other, ..)| other == id)?;
        Some(path.strip_prefix('/').map_or_else(|| within(path), String::from).to_lowercase())
    };
    let named = sheets.into_iter().filter_map(|(name, id)| Some((name, parts.get(&place(&id)?)?.sheet.clone())));
    named.collect()
}

/// Reads a part to its end, or as far as it is XML: no library reads further.
fn scan(content: &[u8]) -> Result<Scan, Refused> {
    let mut reader = Reader::from_reader(content);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let (mut scan, mut place, mut buffer) = (Scan::default(), Place::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                start(&element, content.len(), &mut place, &mut scan);
                let asks_too_much = scan.claims_more || scan.listed > MAX_LISTED || place.row > MAX_ROWS;
                if asks_too_much {
                    return Err(Refused::TooLarge);
                }
            }
            Ok(Event::End(element)) => end(element.local_name().as_ref(), &mut place, &mut scan),
            Ok(Event::Text(text)) => place.has_value |= place.in_value && !text.is_empty(),
            Ok(Event::Eof) | Err(_) => return Ok(scan),
            Ok(_) => {}
        }
    }
}

/// Where in a sheet the reader is.
#[derive(Default)]
struct Place {
    row: usize,
    column: usize,
    is_text: bool,
    in_value: bool,
    has_value: bool,
    has_formula: bool,
}

fn start(element: &BytesStart, length: usize, place: &mut Place, scan: &mut Scan) {
    match element.local_name().as_ref() {
        "row" => {
            place.row = number(element, "r").unwrap_or(place.row + 1);
            place.column = 0;
            if is_hidden(element, "ht") {
                scan.sheet.hidden_rows.insert(place.row);
            }
            if let (true, Some(format)) = (flag(element, "customFormat"), number(element, "s")) {
                scan.sheet.row_formats.insert(place.row, format);
            }
        }
        "col" => {
            scan.listed += 1;
            column(element, &mut scan.sheet);
        }
        "c" => {
            let named = text(element, "r").and_then(|name| cell_place(&name));
            (place.row, place.column) = named.unwrap_or((place.row, place.column));
            place.is_text = text(element, "t").is_some_and(|kind| kind == "str");
            (place.has_value, place.has_formula) = (false, false);
        }
        "v" => {
            place.in_value = true;
            // A formula may have an empty text for its value.
            place.has_value |= place.is_text;
        }
        "is" => place.has_value = true,
        "f" => place.has_formula = true,
        "sst" => scan.claims_more |= number(element, "uniqueCount").is_some_and(|count| count > length / SHORTEST),
        "xf" | "font" | "fill" | "border" | "numFmt" | "mergeCell" => scan.listed += 1,
        "sheet" => {
            scan.listed += 1;
            let id = element.attributes().with_checks(false).flatten().find(|it| it.key.local_name().as_ref() == "id");
            let id = id.map(|it| it.value.to_string()).unwrap_or_default();
            scan.sheets.push((text(element, "name").unwrap_or_default(), id));
        }
        "Relationship" => {
            scan.listed += 1;
            let get = |name| text(element, name).unwrap_or_default();
            scan.relations.push((get("Id"), get("Type"), get("Target")));
        }
        _ => {}
    }
}

fn end(name: &str, place: &mut Place, scan: &mut Scan) {
    match name {
        "c" => {
            if place.has_formula && !place.has_value {
                scan.sheet.not_computed.push((place.row, place.column));
            }
            place.column += 1;
        }
        "v" => place.in_value = false,
        _ => {}
    }
}

fn column(element: &BytesStart, sheet: &mut Part) {
    let (Some(from), Some(to)) = (number(element, "min"), number(element, "max")) else { return };
    let range = (from.saturating_sub(1), to.saturating_sub(1));
    if is_hidden(element, "width") {
        sheet.hidden_columns.push(range);
    }
    if let Some(format) = number(element, "style") {
        sheet.column_formats.push((range, format));
    }
}

/// Whether it is hidden, or so narrow that nothing of it is seen.
fn is_hidden(element: &BytesStart, size: &str) -> bool {
    flag(element, "hidden") || text(element, size).is_some_and(|size| size.parse() == Ok(0.0))
}

fn text(element: &BytesStart, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).ok()??;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

fn number(element: &BytesStart, name: &str) -> Option<usize> {
    text(element, name)?.parse().ok()
}

fn flag(element: &BytesStart, name: &str) -> bool {
    text(element, name).is_some_and(|value| value == "1" || value == "true")
}

/// `B3`: row 3, column 1.
fn cell_place(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, digits) = name.split_at(digits);
    let column = letters.bytes().try_fold(0usize, |column, letter| {
        let letter = letter.to_ascii_uppercase().checked_sub(b'A').filter(|letter| *letter < 26)?;
        column.checked_mul(26)?.checked_add(usize::from(letter) + 1)
    })?;
    Some((digits.parse().ok()?, column.checked_sub(1)?))
}
