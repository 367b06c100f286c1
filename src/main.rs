//! The `starling` binary: everything is in the library.

use std::env;
use std::process::ExitCode;

#[expect(
    clippy::disallowed_methods,
    reason = "the words of the command line come in here"
)]
fn main() -> ExitCode {
    starling::cli::run(env::args_os())
}
