//! What is printed: problems and trouble to standard error, results to standard output.
//!
//! A reader who has gone away, as with `starling list | head`, has seen enough: that is no failure.

use std::env;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};
use std::time::Duration;

use crate::diagnostic::{self, Diagnostic};
use crate::failure::Failure;
use crate::serve::WatchMode;
use crate::source::Sources;
use crate::terminal::{self, Drawn, visible};

use super::args::Format;

/// How to begin, where there is no story.
pub(super) const NO_STORY: &str = "There is no story yet: `starling new story \"A title\"` begins one, \
                                   `starling import FILE` takes what you have.";

/// What becomes of a file for others with errors: what is not understood may be what they are not to see.
pub(super) const NOTHING_FOR_OTHERS: &str = "Nothing was written: mend this before others see it.";

/// In fewer columns nothing can be shown.
const NARROWEST: usize = 40;

/// Prints a result for people, in one line.
pub(super) fn line(text: &str) -> Result<(), Failure> {
    printed(writeln!(anstream::stdout(), "{}", visible(text)))
}

/// Asks somebody for something, or says what there is to do. It is no result.
pub(super) fn prompt(text: &str) -> Result<(), Failure> {
    printed(writeln!(anstream::stderr(), "{}", Drawn::new(text)))
}

/// How wide lines for people are: as the terminal, or as `COLUMNS` says, or else as they are read best.
pub(super) fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let columns = || env::var("COLUMNS").ok()?.parse().ok();
    let width = terminal.or_else(columns).unwrap_or(diagnostic::WIDTH);
    width.max(NARROWEST)
}

/// Prints a result that is drawn for people.
pub(super) fn shown(drawn: &Drawn) -> Result<(), Failure> {
    printed(writeln!(anstream::stdout(), "{drawn}"))
}

/// Prints a result for programs, in one line.
pub(super) fn json(value: &serde_json::Value) -> Result<(), Failure> {
    printed(writeln!(anstream::stdout(), "{}", terminal::json(value)))
}

/// Prints a file for another program: as it is, but for a terminal, which it is not to command.
pub(super) fn file(text: &str) -> Result<(), Failure> {
    use std::io::IsTerminal;

    if io::stdout().is_terminal() {
        return text.lines().try_for_each(line);
    }
    printed(io::stdout().write_all(text.as_bytes()))
}

/// Prints problems, and how many there were.
pub(super) fn diagnostics<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
    format: Format,
) -> Result<(), Failure> {
    match format {
        Format::Human => problems(diagnostics, sources),
        Format::Json => {
            for diagnostic in diagnostics {
                let mut value = diagnostic::json(diagnostic, sources);
                value["kind"] = "diagnostic".into();
                json(&value)?;
            }
        }
    }
    Ok(())
}

/// Prints problems for people, of each kind a few.
pub(super) fn problems<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    sources: &Sources,
) {
    let text = diagnostic::human_all(diagnostics, sources, width(), "");
    if !text.as_str().is_empty() {
        drawn(&text);
    }
}

/// Prints what could not be done.
pub(super) fn failure(failure: &Failure) {
    drawn(&drawn_failure(failure));
}

/// Prints why the arguments cannot be understood; it quotes them.
pub(super) fn usage(error: &clap::Error, arguments: &[OsString]) {
    let text = error.render();
    let are_plain = arguments.iter().all(|argument| {
        let argument = argument.to_string_lossy();
        visible(&argument) == argument
    });
    let text = if are_plain {
        text.ansi().to_string()
    } else {
        let lines = text.to_string();
        let lines: Vec<_> = lines.lines().map(visible).collect();
        lines.join("\n") + "\n"
    };
    let _ = write!(anstream::stderr(), "{}", Drawn::new(&text));
}

/// What could not be done, and what to do about it.
pub(super) fn drawn_failure(failure: &Failure) -> Drawn {
    let bold_red = "\u{1b}[1;91m";
    let bold_cyan = "\u{1b}[1;96m";
    let plain = "\u{1b}[0m";
    let remedy = failure.remedy();
    let remedy = remedy.map(|remedy| format!("\n{bold_cyan}help{plain}: {}", visible(remedy)));
    Drawn::new(&format!(
        "{bold_red}error{plain}: {}{}",
        visible(&failure.to_string()),
        remedy.unwrap_or_default()
    ))
}

/// Reports that a project is watched in a way that nobody asked for.
pub(super) fn watch_mode(mode: &WatchMode) {
    if let WatchMode::PolledInstead(failure) = mode {
        drawn(&drawn_failure(failure));
        remark("The files are looked at again and again instead, as with `--poll`.");
    }
}

/// Prints a remark for people, in one line.
pub(super) fn remark(text: &str) {
    drawn(&Drawn::new(&visible(text)));
}

/// Prints what is drawn for people.
pub(super) fn drawn(text: &Drawn) {
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
