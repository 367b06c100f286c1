//! Starling turns a folder of interview stories into a prep site.

pub mod diagnostic;
pub mod failure;
pub mod site;
pub mod source;
pub mod site;
pub mod record;
