//! `starling completions`

use clap::CommandFactory;

use crate::failure::Failure;

use super::args::{Arguments, CompletionsArgs};
use super::{Outcome, report};

pub(super) fn run(args: &CompletionsArgs) -> Result<Outcome, Failure> {
    let mut command = Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "starling", &mut script);
    for line in String::from_utf8_lossy(&script).lines() {
        report::line(line)?;
    }
    Ok(Outcome::Done)
}
