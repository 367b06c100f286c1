//! Says when something in a project may have changed.
//!
//! What kind of event came is taken as a hint only, never for the truth: whoever is woken looks at
//! the files themselves.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::failure::Failure;
use crate::project::Touched;

/// The folders of a project that are watched to their depths.
const WATCHED: [&str; 2] = ["content", "themes"];

/// How long a save that is not over yet may go on before it is looked at all the same.
const HALF_SAVED: Duration = Duration::from_millis(25);

/// After this time a new folder is looked into again: what was put into it at once is not told.
const SECOND_LOOK: Duration = Duration::from_millis(100);

/// After this time without a hint nobody is saving.
const LEISURE: Duration = Duration::from_millis(250);

/// How often a project is looked at where nobody tells what changes.
const POLLING: Duration = Duration::from_millis(300);

/// How a project is watched.
#[derive(Debug)]
pub enum Watching {
    /// The system tells.
    Told,
    /// The project is looked at again and again, as was asked for.
    Polled,
    /// The same, because the system refuses to tell.
    PolledInstead(Failure),
}

/// Waits for changes below a project's folder.
pub struct Wake {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    hints: Receiver<Hint>,
    hint: Sender<Hint>,
    /// How many hints were sent, and how many of them were taken.
    sent: Arc<AtomicUsize>,
    taken: usize,
    looks_again: bool,
}

/// What an event seems to mean, and for which files.
struct Hint {
    meaning: Meaning,
    touched: Touched,
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

impl Wake {
    /// Begins to watch the project at `root`; with `poll` without the system's help.
    pub fn watch(root: &Path, poll: bool) -> (Self, Watching) {
        let (hint, hints) = channel();
        let mut wake = Self {
            root: root.to_owned(),
            watcher: None,
            hints,
            hint,
            sent: Arc::default(),
            taken: 0,
            looks_again: false,
        };
        if poll {
            return (wake, Watching::Polled);
        }
        let watching = match wake.ask_the_system() {
            Ok(()) => Watching::Told,
            Err(error) => Watching::PolledInstead(
                Failure::new("the system refuses to tell what changes").because(error),
            ),
        };
        (wake, watching)
    }

    /// Says whether something may have changed since the last wait.
    pub fn stirred(&self) -> impl Fn() -> bool + Sync + use<> {
        let sent = Arc::clone(&self.sent);
        let taken = self.taken;
        move || sent.load(Ordering::Relaxed) != taken
    }

    /// Waits until something may have changed; says what.
    pub fn wait(&mut self) -> Touched {
        if self.watcher.is_none() {
            std::thread::sleep(POLLING);
            return Touched::Anything;
        }
        if self.looks_again {
            self.looks_again = false;
            if let Ok(hint) = self.hints.recv_timeout(SECOND_LOOK) {
                self.take(hint);
            } else {
                self.watch_anew();
            }
            return Touched::Anything;
        }
        loop {
            match self.hints.recv_timeout(Duration::from_secs(1)) {
                Ok(hint) => return self.take(hint),
                Err(RecvTimeoutError::Timeout) if self.root.is_dir() => {}
                Err(_) => {
                    self.wait_for_the_root();
                    return Touched::Anything;
                }
            }
        }
    }

    /// Waits a moment; says what may have changed in it.
    pub fn stir(&mut self) -> Touched {
        self.take_within(LEISURE)
    }

    /// Waits a moment for the rest of a save that seems to be going on; says what it concerns.
    pub fn settle(&mut self) -> Touched {
        self.take_within(HALF_SAVED)
    }

    fn take_within(&mut self, time: Duration) -> Touched {
        match self.hints.recv_timeout(time) {
            Ok(hint) => self.take(hint),
            Err(_) => Touched::nothing(),
        }
    }

    /// Takes a hint and all that follow it at once; a save that may be going on gets a moment.
    fn take(&mut self, first: Hint) -> Touched {
        let mut touched = Touched::nothing();
        let mut next = Some(first);
        while let Some(hint) = next {
            self.taken += 1;
            touched.add(hint.touched);
            next = match hint.meaning {
                Meaning::Saved => self.hints.try_recv().ok(),
                Meaning::Saving => self.hints.recv_timeout(HALF_SAVED).ok(),
                Meaning::Folder => {
                    self.looks_again = true;
                    self.hints.recv_timeout(HALF_SAVED).ok()
                }
            };
        }
        if self.looks_again {
            self.watch_anew();
        }
        touched
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
        let _ = self.ask_the_system();
    }

    fn ask_the_system(&mut self) -> notify::Result<()> {
        let hint = self.hint.clone();
        let sent = Arc::clone(&self.sent);
        let top = self.root.clone();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let meant = match event {
                Ok(event) => hinted(&event, &top),
                Err(_) => Some(Hint::about_folders()),
            };
            if let Some(meant) = meant {
                // Counted before it is sent, so that no hint is taken before it counts.
                sent.fetch_add(1, Ordering::Relaxed);
                // Nobody listens any more only when the program ends.
                let _ = hint.send(meant);
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

impl Hint {
    fn about_folders() -> Self {
        Self {
            meaning: Meaning::Folder,
            touched: Touched::Anything,
        }
    }
}

/// What an event seems to mean; nothing for one that changes no file of the project.
fn hinted(event: &Event, root: &Path) -> Option<Hint> {
    let concerns = event.paths.iter().any(|path| {
        path.parent() != Some(root)
            || path.file_name().is_some_and(|name| {
                name == crate::project::SETTINGS || WATCHED.iter().any(|watched| name == *watched)
            })
    });
    if !concerns && !event.need_rescan() {
        return None;
    }
    let meaning = meaning(event, root)?;
    if meaning == Meaning::Folder {
        return Some(Hint::about_folders());
    }
    let mut touched = Touched::nothing();
    for path in &event.paths {
        touched.add_file(root, path);
    }
    Some(Hint { meaning, touched })
}

fn meaning(event: &Event, root: &Path) -> Option<Meaning> {
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
