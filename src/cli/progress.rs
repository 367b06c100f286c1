//! Shows a person how far some work is, where it takes a while and somebody is watching.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// After this time a person wants to know what is going on.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar is drawn anew.
const FRAME: Duration = Duration::from_millis(100);

/// How many characters the bar is long.
const LENGTH: usize = 30;

/// Work that is counted step by step.
pub(super) struct Progress {
    verb: &'static str,
    done: AtomicUsize,
    of: usize,
}

impl Progress {
    /// Does some work of so many steps, with a bar on the terminal that says what is done; without one
    /// where nobody wants it or nobody sees it.
    pub(super) fn watch<T>(
        verb: &'static str,
        of: usize,
        quiet: bool,
        work: impl FnOnce(&Self) -> T,
    ) -> T {
        let progress = Self {
            verb,
            done: AtomicUsize::new(0),
            of,
        };
        if quiet || of == 0 || !io::stderr().is_terminal() {
            return work(&progress);
        }
        let (done, is_done) = mpsc::channel::<()>();
        let progress = &progress;
        thread::scope(|scope| {
            scope.spawn(move || progress.draw(&is_done));
            let result = work(progress);
            drop(done);
            result
        })
    }

    /// Counts a step.
    pub(super) fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Draws the bar again and again until the work is done, and leaves nothing of it.
    fn draw(&self, is_done: &Receiver<()>) {
        let mut wait = PATIENCE;
        let mut drawn = 0;
        while is_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            let bar = bar(self.verb, self.done.load(Ordering::Relaxed), self.of);
            drawn = bar.chars().count();
            show(&format!("\r{bar}"));
            wait = FRAME;
        }
        if drawn > 0 {
            show(&format!("\r{}\r", " ".repeat(drawn)));
        }
    }
}

/// The bar with its share: `Printing [=====>    ] 52 %`.
fn bar(verb: &str, done: usize, of: usize) -> String {
    let done = done.min(of);
    let filled = LENGTH * done / of.max(1);
    let head = if filled < LENGTH { ">" } else { "" };
    let line = "=".repeat(filled);
    let percent = 100 * done / of.max(1);
    format!("{verb:>12} [{:LENGTH$}] {percent:3} %", line + head)
}

fn show(text: &str) {
    let mut terminal = io::stderr();
    // Where standard error cannot be written to, there is nobody left to see it.
    let _ = terminal
        .write_all(text.as_bytes())
        .and_then(|()| terminal.flush());
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_at_its_end_as_at_its_beginning() {
        assert_eq!(
            bar("Printing", 0, 7),
            format!("    Printing [>{}]   0 %", " ".repeat(29))
        );
        assert_eq!(
            bar("Printing", 1, 2),
            format!("    Printing [{}>{}]  50 %", "=".repeat(15), " ".repeat(14))
        );
        assert_eq!(
            bar("Printing", 9, 7),
            format!("    Printing [{}] 100 %", "=".repeat(30))
        );
    }
}
