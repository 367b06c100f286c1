//! Watches, rebuilds, serves the last good site from memory, reloads browsers.
//!
//! [`follow()`] is the loop: it hands over each new snapshot of a project. What is made of it is left
//! to its caller: shown to browsers through a [`Server`], or written to a folder. Pages are rendered
//! when a browser asks for them. Nothing here prints, and nothing is written to disk.

mod answer;
mod follow;
mod overlay;
mod page_version;
mod server;
mod shown;
mod watcher;

pub use follow::{Change, Observer, follow};
pub use server::{Bound, Server};
pub use shown::Shown;
pub use watcher::{FileWatcher, WatchMode};
