//! Starling turns a folder of interview stories into a prep site.
//!
//! This page is the map of the house. Values go in at the front door and out at the back; each
//! room takes what the room before it made and returns something new. No room prints but `cli`;
//! only `project` reads and only `site` writes.
//!
//! ```text
//!  content/ themes/ starling.toml                                public/
//!      |                                                            ^
//!   project --> content --> portfolio --> page ----> theme -----> site
//!   (reads)     (parse)      (link)   \   (plan)    (render)    (writes)
//!                                      +-> sheet (script, timing, PDF)
//!                                      +-> check (rules) --> diagnostic --> cli (prints)
//!   pipeline = the corridor through all of it;   serve = a loop round it;   cli = the front door
//! ```
//!
//! A problem in somebody's content is a [`diagnostic::Diagnostic`], gathered and never thrown; a
//! problem of the world is a [`failure::Failure`]. A room imports only rooms above it on this
//! page; `tests/suite/tidy.rs` sees to it.

// What everything stands on.
pub mod failure;
pub mod memo;
pub mod source;

// Problems, and the finished site.
pub mod diagnostic;
pub mod site;

// Notations.
pub mod markdown;
pub mod record;

// Settings.
pub mod config;

// One project, one file.
pub mod content;
pub mod project;

// All files together.
pub mod portfolio;

// What is said, and what to mend.
pub mod check;
pub mod sheet;

// What is shown.
pub mod page;
pub mod theme;

// From one end to the other, and round and round.
pub mod cli;
pub mod pipeline;
pub mod serve;
