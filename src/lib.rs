//! Starling turns a folder of interview stories into a prep site.

pub mod config;
pub mod diagnostic;
pub mod failure;
pub mod record;
pub mod source;
