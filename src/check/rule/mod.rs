//! Our own rules, one file each, with its manual beside it.

pub(super) mod allowed_error;
pub(super) mod missing_part;
pub(super) mod missing_script;
pub(super) mod unknown_rule;
