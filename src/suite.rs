//! Samples against policies: what comes out, what was expected, and what no sample would notice.

pub mod coverage;
pub mod expected;
pub mod places;
pub mod report;
pub mod snapshot;
pub mod untested;
