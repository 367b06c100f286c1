//! The clock of a round.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::config::Speaking;
use crate::failure::Failure;
use crate::speech::{minutes, whole_seconds};

/// Shows the time until somebody presses Enter, and returns how long that took, in seconds.
pub(super) fn until_enter(speaking: Speaking) -> Result<u32, Failure> {
    let start = Instant::now();
    let (stop, stopped) = mpsc::channel::<()>();
    let ticking = thread::spawn(move || {
        while matches!(
            stopped.recv_timeout(Duration::from_millis(200)),
            Err(RecvTimeoutError::Timeout)
        ) {
            show(start.elapsed(), speaking);
        }
    });
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    let time = start.elapsed();
    drop(stop);
    // It shows the time and cannot fail.
    let _ = ticking.join();
    read.map_err(|error| Failure::new("the terminal cannot be read").because(error))?;
    Ok(whole_seconds(time).max(1))
}

/// Shows the time in place, where somebody looks at it.
fn show(time: Duration, speaking: Speaking) {
    let mut terminal = anstream::stderr();
    if io::stderr().is_terminal() {
        let target = Duration::from_secs(speaking.target_seconds.into());
        let _ = write!(
            terminal,
            "\r{} of {}  Press Enter when you are done. ",
            minutes(time),
            minutes(target)
        );
        let _ = terminal.flush();
    }
}
