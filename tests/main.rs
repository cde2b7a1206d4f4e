//! All integration tests, in one binary.

mod amounts;
#[cfg(feature = "browser")]
mod browser;
mod catalogs;
mod check;
mod cli;
mod codes;
mod competition;
mod corpus;
mod diff;
mod docs;
mod editions;
mod evaluation;
mod explanation;
mod follows;
mod format;
mod guides;
mod import;
mod lengths;
mod limits;
mod lints;
mod over_time;
mod paper;
mod print;
mod properties;
mod quantities;
mod rank;
mod read;
mod receipts;
mod regulations;
mod samples;
mod sheet;
mod support;
mod tidy;
mod words;
mod workbooks;
