//! Locks the files of a site: where they are kept, and what is written there.

use std::collections::BTreeMap;

use crate::cache::Key;
use crate::failure::Failure;
use crate::lock::{Lock, with_locked_links};
use crate::page::Plan;
use crate::project::StoredFile;
use crate::url::Route;

use super::inputs::Inputs;
use super::output::{Content, Fault, Made, Output};
use super::snapshot::Snapshot;

impl Inputs {
    /// From where each file is kept to its route in the open site.
    pub fn kept(&self, outputs: &BTreeMap<Route, Output>) -> BTreeMap<Route, Route> {
        let kept = outputs.iter().map(|(open, output)| {
            let kept = self.route_of(open, *output);
            (kept, open.clone())
        });
        kept.collect()
    }

    /// Where a file is kept.
    pub fn route_of(&self, open: &Route, output: Output) -> Route {
        match &self.lock {
            Some(lock) if output.is_locked(self) => lock.route(open),
            _ => open.clone(),
        }
    }

    /// A key for what was made from the content that `key` stands for. It is written beside the site, so that it must
    /// not tell what that was: on a locked site it is keyed, and on one that others see there is none.
    pub fn published_key(&self, key: Key) -> Option<Key> {
        match &self.lock {
            Some(lock) => Some(Key::of(&lock.keyed(&key.to_string()))),
            None => self.project.config.visibility.is_private().then_some(key),
        }
    }
}

impl Snapshot {
    /// A file that was made, as it is published: locked where its site is.
    pub(super) fn published(
        &self,
        open: &Route,
        output: Output,
        made: Made,
    ) -> Result<Made, Fault> {
        let lock = self.inputs.lock.as_ref();
        let Some(lock) = lock.filter(|_| output.is_locked(&self.inputs)) else {
            return Ok(made);
        };
        let bytes = match made.content {
            Content::Bytes(bytes) => bytes,
            Content::Stored(file) => all_of(&file)?,
        };
        let locked = match open.ending() {
            "html" => self.locked_page(lock, open, &bytes)?,
            _ => locked_script(lock, open, &bytes),
        };
        Ok(Made {
            content: Content::Bytes(locked.into_bytes()),
            problems: made.problems,
        })
    }

    /// The page that asks for the password, with the sealed one in it.
    fn locked_page(&self, lock: &Lock, open: &Route, bytes: &[u8]) -> Result<String, Fault> {
        let sealed = match std::str::from_utf8(bytes) {
            Ok(page) => {
                let page = with_locked_links(page, open, lock, |path| self.is_locked(path));
                lock.seal(open, page.as_bytes())
            }
            // A page that somebody has attached may be in an older encoding. The browser leads its links.
            Err(_) => lock.seal(open, bytes),
        };
        let (plan, before) = (self.inputs.plan(), Plan::page_before(&lock.route(open)));
        match &self.inputs.theme {
            Some(theme) => theme
                .render_before(&sealed, &before, &plan)
                .map_err(Fault::Template),
            // Without a theme there are no pages.
            None => Ok(String::new()),
        }
    }
}

/// A script that hands the sealed file to the page that asked for it.
fn locked_script(lock: &Lock, open: &Route, bytes: &[u8]) -> String {
    let (kept, sealed) = (lock.route(open), lock.seal(open, bytes));
    format!(
        "document.dispatchEvent(new CustomEvent(\"starling-sealed\",{{detail:[\"{kept}\",\"{sealed}\"]}}));\n"
    )
}

/// All that is in a file of the project.
fn all_of(file: &StoredFile) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    while (bytes.len() as u64) < file.length() {
        let piece = file.piece(bytes.len() as u64, file.length());
        let piece = piece.map_err(|error| {
            let message = format!("`{}` cannot be read", file.path().display());
            Fault::World(Failure::new(message).because(error))
        })?;
        if piece.is_empty() {
            break;
        }
        bytes.extend(piece);
    }
    Ok(bytes)
}
