//! Builds a site: a snapshot of everything, the list of the site's files, and the one way to make each.
//!
//! ```text
//!  Project --read--> Portfolio --cut--> Inputs --list--> Snapshot { outputs } --make--> one file
//!                                                                             '-make_all-> a Sink
//! ```
//!
//! Building a whole site is a loop over the list; a server and the printer make one file at a time.
//! What was computed in an earlier snapshot of the same project comes out of the [`Cache`].
//!
//! [`Cache`]: crate::cache::Cache

mod broken_link;
mod carried;
mod hosting;
mod inputs;
mod leak;
mod left_out;
mod locked;
mod output;
mod print;
mod read;
mod run;
mod snapshot;
mod told;

pub use left_out::LeftOut;
pub use output::{Content, Fault, Made};
pub use print::{PrintRequest, PrintResult, PrintSubject, print};
pub use read::{ReadContent, read};
pub use run::{BuildReport, Counts, RunOptions};
pub use snapshot::{MakeResult, Snapshot};
pub use told::{Told, lexicon, sheets};
