//! Clears up before an interrupt (Ctrl-C, `kill`, a closed terminal) ends the program.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::failure::Failure;

/// Whether somebody has interrupted the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupt {
    is_requested: Arc<AtomicBool>,
    /// Held by what has to be cleared up before the program ends.
    work: Arc<Mutex<()>>,
}

impl Interrupt {
    /// From now on an interrupt ends the program as it does any other, but only when the work under
    /// way is cleared up. A second one does not wait for that.
    ///
    /// # Errors
    /// When the system does not allow signals to be handled.
    pub(super) fn listen() -> Result<Self, Failure> {
        let interrupt = Self::default();
        interrupt.handle().map_err(|error| {
            Failure::new("the system does not say when it interrupts").because(error)
        })?;
        Ok(interrupt)
    }

    #[cfg(unix)]
    fn handle(&self) -> std::io::Result<()> {
        use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
        use signal_hook::iterator::Signals;
        use signal_hook::{flag, low_level};

        let signals = [SIGHUP, SIGINT, SIGTERM];
        for signal in signals {
            flag::register_conditional_default(signal, Arc::clone(&self.is_requested))?;
        }
        let mut received = Signals::new(signals)?;
        let interrupt = self.clone();
        thread::spawn(move || {
            for signal in received.forever() {
                interrupt.is_requested.store(true, Ordering::Relaxed);
                let _done = interrupt.work.lock();
                // Whoever started the program sees that a signal has ended it.
                let _ = low_level::emulate_default_handler(signal);
            }
        });
        Ok(())
    }

    #[cfg(not(unix))]
    fn handle(&self) -> std::io::Result<()> {
        // What is left is cleared up by the next build.
        Ok(())
    }

    /// Whether the work under way is to be given up.
    pub(super) fn is_requested(&self) -> bool {
        self.is_requested.load(Ordering::Relaxed)
    }

    /// Does `work`, which leaves nothing behind: an interrupt waits for its end.
    pub(super) fn wait_for<T>(&self, work: impl FnOnce() -> T) -> T {
        let guard = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        let result = work();
        drop(guard);
        if self.is_requested() {
            // The program is about to end, and has nothing more to say.
            loop {
                thread::park();
            }
        }
        result
    }
}
