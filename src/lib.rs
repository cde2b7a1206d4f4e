//! Saty: a policy language and rules engine for regulations that decide who may hold a post.
pub mod amend;
pub mod model;
pub mod problem;
pub mod source;
pub mod syntax;
pub mod value;
