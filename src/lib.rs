//! Starling turns a folder of interview stories into a prep site.
//!
//! This page is the map of the house. Values go in at the front door and out at the back; each
//! room takes what the room before it made and returns something new. No room prints but `cli`;
//! only `project` reads the disk and only `output` writes it (and `cli` the files that a command is
//! there to write).
//!
//! ```text
//!  content/ themes/ starling.toml                                                  public/
//!     |                                                                              ^
//!  project --> content --> portfolio --> page ----> theme --------+               output
//!  (reads)     (parse)      (link)   \   (plan)    (render)       |              (writes)
//!                 |                   +-> speech -> sheet -> pdf --+-> build -------^
//!        naming, notation             +-> search ------------------+
//!                                     +-> check -> diagnostic -> cli     +-> serve (a loop round it)
//! ```
//!
//! A problem in somebody's content is a [`diagnostic::Diagnostic`], gathered and never thrown; a
//! problem of the world is a [`failure::Failure`]. A room imports only rooms on lower floors of this
//! page; `tests/suite/tidy.rs` sees to it.

// Floor 0: the base of everything.
pub(crate) mod cache;
pub(crate) mod failure;
pub(crate) mod source;
pub(crate) mod terminal;

// Floor 1: problems, addresses, HTML.
pub(crate) mod diagnostic;
pub(crate) mod html;
pub(crate) mod url;
pub(crate) mod web;

// Floor 2: notations, and the finished site.
pub(crate) mod links;
pub(crate) mod lock;
pub(crate) mod markdown;
pub(crate) mod output;
pub(crate) mod record;

// Floor 3: settings.
pub(crate) mod config;

// Floor 4: what people call things, and what is to stay secret.
pub(crate) mod naming;
pub(crate) mod redaction;

// Floors 5 and 6: one file, in any notation.
pub(crate) mod content;
pub(crate) mod notation;

// Floor 7: the files of a project; all of them together; what is said.
pub(crate) mod portfolio;
pub(crate) mod project;
pub(crate) mod speech;

// Floors 8 to 11: what a sheet says, what an interview needs, what is found, what to mend, and what to say of
// an answer.
pub(crate) mod check;
pub(crate) mod interview;
pub(crate) mod practice;
pub(crate) mod search;
pub(crate) mod sheet;

// Floors 12 and 13: what is shown, and how.
pub(crate) mod page;
pub(crate) mod pdf;
pub(crate) mod theme;

// Floors 14 to 16: from one end to the other, round and round, and the front door.
pub(crate) mod build;
pub mod cli;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod serve;

#[doc(hidden)]
pub mod testing;
