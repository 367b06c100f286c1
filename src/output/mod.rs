//! Puts a finished site on disk safely. **(writes)**
//!
//! It knows nothing of stories, pages or themes: a file is a [`Route`](crate::url::Route) and bytes.
//! Files come one at a time, to a [`Sink`]: to the [`Stage`] of an [`OutputFolder`].

#![expect(
    clippy::disallowed_methods,
    reason = "this is the room that writes the disk"
)]

mod archive;
mod changes;
mod commit;
mod digest;
mod disk;
mod folder;
mod listing;
mod manifest;
mod records;
mod sink;
mod stage;
mod target;

pub use archive::SiteArchive;
pub use changes::Changes;
pub use digest::Digest;
pub use folder::{OutputFolder, Patience, Record};
pub use listing::ListingSink;
pub use sink::{FinishedContent, FinishedFile, NullSink, Sink};
pub use stage::Stage;
