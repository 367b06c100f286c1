//! The file watcher: debounces the events of the file system below a project.
//!
//! What kind of event came is taken as a hint only, never for the truth: whoever waits for changes
//! looks at the files themselves.

#![expect(
    clippy::disallowed_methods,
    reason = "whoever watches a folder looks whether it is still there"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::failure::Failure;

/// The folders of a project that are watched to their depths.
const WATCHED: [&str; 2] = ["content", "themes"];

/// How long a save that is not over yet may go on before it is looked at all the same.
const HALF_SAVED: Duration = Duration::from_millis(25);

/// After this time a new folder is looked into again: files put into it at once send no event.
const SECOND_LOOK: Duration = Duration::from_millis(100);

/// After this time without an event nobody is saving.
const IDLE: Duration = Duration::from_millis(250);

/// How often a project is looked at where there are no events.
const POLLING: Duration = Duration::from_millis(300);

/// How a project is watched.
#[derive(Debug)]
pub enum WatchMode {
    /// By the system's events.
    Events,
    /// By looking at the project again and again, as was asked for.
    Polled,
    /// The same, because the system refuses to send events.
    PolledInstead(Failure),
}

/// Waits for changes below a project's folder.
pub struct FileWatcher {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    events: Receiver<Meaning>,
    sender: Sender<Meaning>,
    /// How many events were sent, and how many of them were taken.
    sent: Arc<AtomicUsize>,
    taken: usize,
    looks_again: bool,
}

/// What an event seems to mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A save is over.
    Saved,
    /// A save may be going on, or may be all there was.
    Saving,
    /// A folder has come or gone, so that the watching itself may have holes.
    Folder,
}

impl FileWatcher {
    /// Begins to watch the project at `root`; with `poll` without the system's help.
    pub fn new(root: &Path, poll: bool) -> (Self, WatchMode) {
        let (sender, events) = channel();
        let mut watcher = Self {
            root: root.to_owned(),
            watcher: None,
            events,
            sender,
            sent: Arc::default(),
            taken: 0,
            looks_again: false,
        };
        if poll {
            return (watcher, WatchMode::Polled);
        }
        let mode = match watcher.subscribe() {
            Ok(()) => WatchMode::Events,
            Err(error) => WatchMode::PolledInstead(
                Failure::new("the system refuses to tell what changes").because(error),
            ),
        };
        (watcher, mode)
    }

    /// Returns a test whether something may have changed since the last wait.
    pub fn has_events(&self) -> impl Fn() -> bool + Sync + use<> {
        let sent = Arc::clone(&self.sent);
        let taken = self.taken;
        move || sent.load(Ordering::Relaxed) != taken
    }

    /// Waits until something may have changed.
    pub fn wait(&mut self) {
        if self.watcher.is_none() {
            std::thread::sleep(POLLING);
            return;
        }
        if self.looks_again {
            self.looks_again = false;
            if let Ok(event) = self.events.recv_timeout(SECOND_LOOK) {
                self.take(event);
            } else {
                self.watch_anew();
            }
            return;
        }
        loop {
            match self.events.recv_timeout(Duration::from_secs(1)) {
                Ok(event) => return self.take(event),
                Err(RecvTimeoutError::Timeout) if self.root.is_dir() => {}
                Err(_) => {
                    return self.wait_for_the_root();
                }
            }
        }
    }

    /// Waits until nobody seems to be saving. Returns whether something may have changed instead.
    pub fn is_saved_before_idle(&mut self) -> bool {
        self.take_within(IDLE)
    }

    /// Waits a moment for the rest of a save that seems to be going on.
    pub fn debounce(&mut self) {
        self.take_within(HALF_SAVED);
    }

    /// Takes what comes within a time; returns whether anything came.
    fn take_within(&mut self, time: Duration) -> bool {
        let event = self.events.recv_timeout(time);
        event.map(|event| self.take(event)).is_ok()
    }

    /// Takes an event and all that follow it at once; a save that may be going on gets a moment.
    fn take(&mut self, first: Meaning) {
        let mut next = Some(first);
        while let Some(event) = next {
            self.taken += 1;
            next = match event {
                Meaning::Saved => self.events.try_recv().ok(),
                Meaning::Saving => self.events.recv_timeout(HALF_SAVED).ok(),
                Meaning::Folder => {
                    self.looks_again = true;
                    self.events.recv_timeout(HALF_SAVED).ok()
                }
            };
        }
        if self.looks_again {
            self.watch_anew();
        }
    }

    fn wait_for_the_root(&mut self) {
        while !self.root.is_dir() {
            std::thread::sleep(POLLING);
        }
        self.looks_again = true;
        self.watch_anew();
    }

    /// Watches again from the start, as a folder may be another one of the same name by now.
    fn watch_anew(&mut self) {
        // Should the system refuse all of a sudden, polling goes on where it has left off.
        self.watcher = None;
        let _ = self.subscribe();
    }

    fn subscribe(&mut self) -> notify::Result<()> {
        let sender = self.sender.clone();
        let sent = Arc::clone(&self.sent);
        let top = self.root.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let event = match event {
                Ok(event) => interpret(&event, &top),
                Err(_) => Some(Meaning::Folder),
            };
            if let Some(event) = event {
                // Counted before it is sent, so that no event is taken before it counts.
                sent.fetch_add(1, Ordering::Relaxed);
                // Nobody listens any more only when the program ends.
                let _ = sender.send(event);
            }
        })?;
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in WATCHED {
            let folder = self.root.join(folder);
            if folder.is_dir() {
                watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        self.watcher = Some(watcher);
        Ok(())
    }
}

/// What an event seems to mean; `None` for one that changes no file of the project.
fn interpret(event: &Event, root: &Path) -> Option<Meaning> {
    let concerns = event.paths.iter().any(|path| {
        path.parent() != Some(root)
            || path.file_name().is_some_and(|name| {
                name == crate::project::SETTINGS || WATCHED.iter().any(|watched| name == *watched)
            })
    });
    if !concerns && !event.need_rescan() {
        return None;
    }
    let is_top = event.paths.iter().any(|path| path.parent() == Some(root));
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Meaning::Saved),
        EventKind::Access(_) => None,
        EventKind::Create(CreateKind::Folder) => Some(Meaning::Folder),
        EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) if is_top => {
            Some(Meaning::Folder)
        }
        EventKind::Modify(ModifyKind::Name(_)) => Some(Meaning::Saved),
        _ if event.need_rescan() => Some(Meaning::Folder),
        _ => Some(Meaning::Saving),
    }
}
