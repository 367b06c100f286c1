//! The test suite: one binary, a module for each subject. `tests/README.md` says how to add a test.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose stage cannot be set has failed"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests have real files, and programs that are waited for"
)]

mod desk;
mod files;
mod html;
mod page_text;
mod score;
mod secure_server;
mod server;

mod bad_input;
mod browser;
mod build;
mod cache;
mod coaching;
mod command;
mod demo;
mod diagnostics;
mod export;
mod find;
mod footnotes;
mod import;
mod interruption;
mod interviews;
mod language;
mod live;
mod lock;
mod markdown;
mod notation;
mod practice;
mod preview;
mod prose;
mod questions;
mod record;
mod rules;
mod script;
mod settings;
mod sheets;
mod site;
mod speech;
mod story;
mod theme;
mod tidy;
