//! Outcomes for people and for programs, and policies as sentences. Reads what the evaluator found and never evaluates again.

pub mod answer;
pub mod brief;
pub mod differences;
pub mod doubts;
pub mod json;
pub mod lines;
mod markdown;
pub mod needs;
pub mod notice;
pub mod page;
pub mod phrases;
pub mod ranked;
pub mod read;
pub mod rows;
pub mod worksheet;
