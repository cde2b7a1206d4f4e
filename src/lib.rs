//! Saty: a policy language and rules engine for regulations that decide who may hold a post.
pub mod amend;
pub mod catalog;
pub mod cli;
pub mod dossier;
pub mod eval;
pub mod explain;
pub mod model;
pub mod plan;
pub mod possible;
pub mod problem;
pub mod source;
pub mod syntax;
pub mod value;
