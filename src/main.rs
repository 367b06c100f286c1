//! The `starling` binary: everything is in the library.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    starling::cli::run(env::args_os())
}
