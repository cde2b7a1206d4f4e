//! The score sheet of a candidate as the act prints it, filled.
