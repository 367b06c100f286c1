//! `starling completions`

use std::io;

use clap::CommandFactory;

use crate::failure::Failure;

use super::Outcome;
use super::args::{Arguments, CompletionsArgs};

pub(super) fn run(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    let mut command = Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "starling", &mut script);
    io::Write::write_all(&mut io::stdout(), &script)
        .map_err(|error| Failure::new("the completions cannot be printed").because(error))?;
    Ok(Outcome::Done)
}
