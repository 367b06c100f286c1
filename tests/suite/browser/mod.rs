//! What only a real browser can tell, and a printer, and the HTML checker of the W3C.
//!
//! ```ignore
//! let tab = Tab::new();
//! tab.resize(320);
//! tab.open(&demo().on_disk("index.html"));
//! assert_eq!(tab.console(), NOTHING);
//! ```

mod accessibility;
mod appearance;
mod coming;
mod contents;
mod devtools;
mod keyboard;
mod locked;
mod markup;
mod offline;
mod opening;
mod paper;
mod policy;
mod practice;
mod right_to_left;
mod search;
mod sites;
pub(crate) mod tab;

use std::path::{Path, PathBuf};

/// What a list holds where all is well, to compare with.
const NOTHING: [String; 0] = [];

/// A browser that lets no page store anything.
const BLOCKED: &str = "
    for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
            get() { throw new DOMException('blocked', 'SecurityError'); },
        });
    }
";

/// A file of what `tests/run` installs from npm.
#[track_caller]
fn tool(path: &str) -> PathBuf {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-tools/node_modules");
    let tool = tools.join(path);
    assert!(tool.exists(), "{path} is missing; `tests/run` installs it");
    tool
}
