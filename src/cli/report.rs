//! What is printed: problems and trouble to standard error, results to standard output.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the room that prints"
)]

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::source::Sources;

use super::args::Format;

/// Prints a result for people.
pub(super) fn line(text: &str) {
    anstream::println!("{text}");
}

/// Prints a result for programs, in one line.
pub(super) fn json(value: &serde_json::Value) {
    anstream::println!("{value}");
}

/// Prints problems, and how many there were.
pub(super) fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources, format: Format) {
    for diagnostic in diagnostics {
        match format {
            Format::Human => anstream::eprintln!("{}", diagnostic::human(diagnostic, sources)),
            Format::Json => {
                let mut value = diagnostic::json(diagnostic, sources);
                value["kind"] = "diagnostic".into();
                json(&value);
            }
        }
    }
}

/// Prints what could not be done.
pub(super) fn failure(failure: &Failure) {
    let bold_red = "\u{1b}[1;91m";
    let bold_cyan = "\u{1b}[1;96m";
    let plain = "\u{1b}[0m";
    anstream::eprintln!("{bold_red}error{plain}: {failure}");
    if let Some(remedy) = failure.remedy() {
        anstream::eprintln!("{bold_cyan}help{plain}: {remedy}");
    }
}

/// Prints a remark for people.
pub(super) fn remark(text: &str) {
    anstream::eprintln!("{text}");
}

/// A number and what it counts: `1 story`, `12 stories`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}
