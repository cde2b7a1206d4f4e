//! Saty: a policy language and rules engine for regulations that decide who may hold a post and how candidates are scored.
//!
//! The modules stand on floors, the lowest first; each uses only those before it. `docs/architecture.md` draws them.

pub mod source;
pub mod value;

pub mod extent;
pub mod possible;
pub mod problem;

pub mod syntax;

pub mod alphabet;
pub mod amend;
pub mod catalog;

pub mod diff;
pub mod edition;

pub mod model;

pub mod lint;

pub mod plan;

pub mod eval;

pub mod rank;

pub mod dossier;

pub mod explain;

pub mod paper;

pub mod suite;

pub mod cli;
