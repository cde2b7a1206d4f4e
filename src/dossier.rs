//! Reads what a candidate and a vacancy state, from YAML or JSON or a table, and points at what is wrong.

mod guard;
mod marks;
mod read;
pub mod schema;
mod suite;
pub mod table;
pub mod template;
mod tree;
pub mod workbook;

pub use read::Peeked;
pub use read::Read;
pub use read::Vacancy;
pub use read::peek;
pub use read::peek_here;
pub use read::read_dossier;
pub use read::read_dossier_here;
pub use read::read_vacancy;
pub use read::read_vacancy_here;
pub use suite::Expectation;
pub use suite::Paper;
pub use suite::Sample;
pub use suite::Wanted;
pub use suite::read_samples;
pub use tree::Node;

/// A dossier of more bytes is refused.
pub const MAX_FILE: usize = 64 * 1024 * 1024;
/// A list of more records is refused.
pub const MAX_RECORDS: usize = 200_000;
/// The key under which the decisions of the commission stand.
pub const COMMISSION: &str = "commission";
/// The key of a vacancy that names its position.
pub const POSITION: &str = "position";
/// The key of a sample that names its dossier.
pub const DOSSIER: &str = "dossier";
/// What a dossier says of a fact that is not known, whatever holds when it is not stated.
pub const UNKNOWN: &str = "unknown";
/// What a dossier says where there is none.
pub const ABSENT: &str = "absent";
