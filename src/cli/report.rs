//! What is printed: problems and trouble to standard error, results to standard output.
//!
//! A reader who has gone away, as with `starling list | head`, has seen enough: that is no failure.

use std::io::{self, ErrorKind, Write};
use std::time::Duration;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::serve::WatchMode;
use crate::source::Sources;

use super::args::Format;

/// Prints a result for people.
pub(super) fn line(text: &str) -> Result<(), Failure> {
    printed(writeln!(anstream::stdout(), "{text}"))
}

/// Prints a result for programs, in one line.
pub(super) fn json(value: &serde_json::Value) -> Result<(), Failure> {
    printed(writeln!(anstream::stdout(), "{value}"))
}

/// Prints problems, and how many there were.
pub(super) fn diagnostics<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
    format: Format,
) -> Result<(), Failure> {
    for diagnostic in diagnostics {
        match format {
            Format::Human => remark(&diagnostic::human(diagnostic, sources)),
            Format::Json => {
                let mut value = diagnostic::json(diagnostic, sources);
                value["kind"] = "diagnostic".into();
                json(&value)?;
            }
        }
    }
    Ok(())
}

/// Prints what could not be done.
pub(super) fn failure(failure: &Failure) {
    remark(&drawn_failure(failure));
}

/// What could not be done, and what to do about it, with colours as terminal codes.
pub(super) fn drawn_failure(failure: &Failure) -> String {
    let bold_red = "\u{1b}[1;91m";
    let bold_cyan = "\u{1b}[1;96m";
    let plain = "\u{1b}[0m";
    let remedy = failure.remedy();
    let remedy = remedy.map(|remedy| format!("\n{bold_cyan}help{plain}: {remedy}"));
    format!(
        "{bold_red}error{plain}: {failure}{}",
        remedy.unwrap_or_default()
    )
}

/// Reports that a project is watched in a way that nobody asked for.
pub(super) fn watch_mode(mode: &WatchMode) {
    if let WatchMode::PolledInstead(failure) = mode {
        remark(&drawn_failure(failure));
        remark("The files are looked at again and again instead, as with `--poll`.");
    }
}

/// Prints a remark for people.
pub(super) fn remark(text: &str) {
    // Where standard error cannot be written to, there is nobody left to tell.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// A number and what it counts: `1 story`, `12 stories`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// A time as a person reads it.
pub(super) fn spent(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

fn printed(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new("the result cannot be printed").because(error))
        }
        _ => Ok(()),
    }
}
