//! CSV files: one sheet, whatever stands between its cells.

use super::Cells;
use super::Room;
use super::Sheet;
use super::no_table;
use super::too_large;
use crate::problem::Problem;

/// Reads the one sheet of a CSV file.
///
/// # Errors
/// If it is damaged or too large.
pub fn read(name: &str, text: &str) -> Result<Sheet, Problem> {
    if text.contains('\0') || text.matches('"').count() % 2 == 1 {
        let reason = if text.contains('\0') { "phrase-table-broken" } else { "phrase-table-quote" };
        return Err(no_table(name, reason));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let delimiter = delimiter(&text);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut room = Room::default();
    let (mut cells, mut row, mut from) = (Cells::new(&mut room), 0, 0);
    while reader.read_record(&mut record).map_err(|_| no_table(name, "phrase-table-broken"))? {
        let to = reader.position().byte() as usize;
        // The lines that it took, those passed over as empty among them, but not those inside its cells.
        let inside: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        let read = text.get(from..to).unwrap_or("");
        let ends = read.matches('\n').count() + usize::from(!read.ends_with('\n'));
        row += ends.saturating_sub(inside).max(1);
        from = to;
        record.iter().enumerate().for_each(|(column, cell)| cells.add_text(row, column, cell));
        if cells.is_full {
            break;
        }
    }
    let mut sheet = cells.lay_out().ok_or_else(|| too_large(name))?;
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    sheet.name = file.to_string();
    Ok(sheet)
}

/// The sign between cells: the most frequent one of the first line that has any, outside quotes.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let outside: String = first.split('"').step_by(2).collect();
    let count = |sign: u8| outside.bytes().filter(|byte| *byte == sign).count();
    b";,\t".iter().copied().max_by_key(|sign| (count(*sign), *sign == b';')).unwrap_or(b';')
}
