//! Parses arguments, dispatches, prints, chooses the exit code; one file a command. **(prints)**

#![expect(
    clippy::disallowed_methods,
    reason = "the front door knows the person, their clock and their files"
)]

mod args;
mod build;
mod check;
mod completions;
mod export;
mod find;
mod groups;
mod import;
mod init;
mod interrupt;
mod list;
mod lock;
mod new;
mod practice;
mod print;
mod progress;
mod reading;
mod report;
mod reported;
mod selection;
mod serve;
mod shell;
mod summary;
mod theme;
mod watch;

use std::env;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::failure::Failure;

use args::{Arguments, Color, Command};

/// How a command ended. Trouble with the world is a [`Failure`] instead, and exits with 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well: exit code 0.
    Done,
    /// The content has problems: exit code 1.
    Problems,
}

/// Runs the command line and returns how it ended: 0 for done, 1 for problems in the content, 2 where
/// the work could not be done.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let arguments = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() => {
            if let Some(color) = Color::asked_for_among(&arguments) {
                color.write_global();
            }
            report::usage(&error, &arguments);
            return ExitCode::from(2);
        }
        Err(help_or_version) => {
            // Where even printing fails there is nobody to tell.
            let _ = help_or_version.print();
            return ExitCode::SUCCESS;
        }
    };
    arguments.color.write_global();
    match dispatch(&arguments) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(failure) => {
            report::failure(&failure);
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &Arguments) -> Result<Outcome, Failure> {
    let current = env::current_dir()
        .map_err(|error| Failure::new("the current folder cannot be found").because(error))?;
    let common = &arguments.common;
    match &arguments.command {
        Command::Init(args) => init::run(args, common, &current),
        Command::New(args) => new::run(args, common, &current),
        Command::Import(args) => import::run(args, common, &current),
        Command::Build(args) => build::run(args, common, &current),
        Command::Serve(args) => serve::run(args, common, &current),
        Command::Watch(args) => watch::run(args, common, &current),
        Command::Check(args) => check::run(args, common, &current),
        Command::Find(args) => find::run(args, common, &current),
        Command::Practice(args) => practice::run(args, common, &current),
        Command::Print(args) => print::run(args, common, &current),
        Command::List(args) => list::run(args, common, &current),
        Command::Export(args) => export::run(args, common, &current),
        Command::Theme(args) => theme::run(args, common, &current),
        Command::Completions(args) => completions::run(args),
    }
}
