//! Samples against policies: what comes out, what was expected, and what no sample would notice.

pub mod coverage;
pub mod expected;
pub mod mutants;
pub mod places;
pub mod receipt;
pub mod report;
pub mod slips;
pub mod snapshot;
pub mod unseen;
pub mod untested;
