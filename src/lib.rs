//! Starling turns a folder of interview stories into a prep site.

pub mod diagnostic;
pub mod failure;
pub mod markdown;
pub mod site;
pub mod source;
