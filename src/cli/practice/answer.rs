//! The answer: from a file, from standard input, or said on the spot and typed afterwards.

use std::env;
use std::fs;
use std::io::{self, BufRead, IsTerminal, Read};
use std::path::Path;
use std::process::Command;

use crate::config::Speaking;
use crate::failure::Failure;

use crate::terminal::visible;

use super::super::report;
use super::clock;

/// The longest answer that is read, in bytes: an hour of speech has a tenth of it.
const LONGEST: u64 = 1024 * 1024;

/// What somebody said.
#[derive(Debug)]
pub(super) struct Spoken {
    /// The words; empty where they were not written down.
    pub(super) text: String,
    /// How long it took, in seconds.
    pub(super) seconds: Option<u32>,
}

/// Reads an answer that is there already.
pub(super) fn read(file: &Path, is_input: bool, seconds: Option<u32>) -> Result<Spoken, Failure> {
    let (bytes, name) = if is_input {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes);
        (read.map(|_| bytes), "standard input".to_owned())
    } else {
        (bytes_of(file), format!("`{}`", file.display()))
    };
    let bytes = bytes.map_err(|error| {
        Failure::new(format!("the answer in {name} cannot be read")).because(error)
    })?;
    let text = text_of(&bytes, &name)?;
    if text.trim().is_empty() {
        return Err(Failure::new(format!("no answer is in {name}"))
            .hint("write down what you said, as you said it"));
    }
    Ok(Spoken { text, seconds })
}

/// An answer as it was written in a file, whatever program wrote it.
fn text_of(bytes: &[u8], name: &str) -> Result<String, Failure> {
    if bytes.len() as u64 > LONGEST {
        return Err(Failure::new(format!("the answer in {name} is too long"))
            .hint("it may have a million letters; nobody speaks that long"));
    }
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}');
    Ok(text.replace("\r\n", "\n"))
}

fn bytes_of(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)?
        .take(LONGEST + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Asks the question, takes the time, and asks what was said.
pub(super) fn ask(
    question: Option<&str>,
    speaking: Speaking,
    is_quiet: bool,
) -> Result<Spoken, Failure> {
    if !io::stdin().is_terminal() {
        return Err(
            Failure::new("a round needs a terminal to ask and to listen")
                .hint("with `--answer FILE`, or `--answer -` for standard input, it asks nothing"),
        );
    }
    if let Some(question) = question {
        report::prompt(&format!("\u{1b}[1m{}\u{1b}[0m", visible(question)))?;
    }
    let say = |text: &str| {
        if is_quiet { Ok(()) } else { report::line(text) }
    };
    say("Think. Press Enter when you begin to speak.")?;
    next_line()?;
    let seconds = clock::until_enter(speaking)?;
    say("Now write down what you said, as you said it, and end with an empty line.")?;
    say("`e` opens your editor; an empty line at once ends the round without words.")?;
    let first = next_line()?;
    let text = match first.trim() {
        "" => String::new(),
        "e" => from_editor()?,
        _ => first + &following_lines()?,
    };
    Ok(Spoken {
        text,
        seconds: Some(seconds),
    })
}

/// The next line of standard input, with its end.
fn next_line() -> Result<String, Failure> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.map_err(|error| Failure::new("what you typed cannot be read").because(error))?;
    Ok(line)
}

/// Everything up to an empty line.
fn following_lines() -> Result<String, Failure> {
    let mut text = String::new();
    loop {
        let line = next_line()?;
        if line.trim().is_empty() {
            return Ok(text);
        }
        text.push_str(&line);
    }
}

/// What is written in the person's editor.
fn from_editor() -> Result<String, Failure> {
    let editor = env::var("VISUAL").or_else(|_| env::var("EDITOR"));
    let editor = editor.ok().filter(|editor| !editor.trim().is_empty());
    let editor = editor.ok_or_else(|| {
        Failure::new("no editor is known").hint("set `EDITOR`, or type the answer here")
    })?;
    let unwritten =
        |error: io::Error| Failure::new("no file for the editor can be made").because(error);
    let file = tempfile::Builder::new()
        .prefix("answer-")
        .suffix(".md")
        .tempfile()
        .map_err(unwritten)?
        .into_temp_path();
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(&file).status();
    let unopened = |because: String| {
        Failure::new(format!("the editor `{editor}` did not end well"))
            .hint(format!("{because}; set `EDITOR` to another one"))
    };
    let status = status.map_err(|error| unopened(error.to_string()))?;
    if !status.success() {
        return Err(unopened(status.to_string()));
    }
    let bytes = bytes_of(&file);
    let bytes =
        bytes.map_err(|error| Failure::new("what you wrote cannot be read").because(error))?;
    text_of(&bytes, "the editor")
}
