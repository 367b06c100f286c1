//! The rules.

mod missing_part;
mod missing_script;

pub(super) use missing_part::MISSING_PART;
pub(super) use missing_script::MISSING_SCRIPT;
