//! The test suite: one binary, a module for each subject. `tests/README.md` says how to add a test.

mod record;
mod settings;
