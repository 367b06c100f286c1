//! `search-index.js`: what the search box of each page finds.
//!
//! A page that was opened from disk cannot read other files, but it can load a script. Its name is always the same,
//! since any page may ask for it at any time.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::build::inputs::Inputs;
use crate::search::{Index, SiteIndex};
use crate::url::Route;

use super::OutputKind;

/// What only the author of a site can do something about.
const FOR_THE_AUTHOR: [&str; 3] = ["search_aliases", "search_near", "search_uncovered"];

pub(super) const KIND: OutputKind = OutputKind {
    list: |_| vec![(Route::new("search-index.js"), 0)],
    key: None,
    shows_content: |_, _| true,
    make: |inputs, _| Ok(script(inputs).into_bytes().into()),
};

/// The script hands the index to whoever waits for it on the page, and leaves nothing behind.
fn script(inputs: &Inputs) -> String {
    let source = inputs.index_source();
    let (index, addresses) = (Index::of(source), inputs.plan().addresses());
    let found = Found {
        index: SiteIndex::of(&index, source, &addresses),
        labels: labels(inputs),
    };
    let json = serde_json::to_string(&found);
    let json = json.unwrap_or_else(|error| unreachable!("tables of texts: {error}"));
    format!(
        "document.dispatchEvent(new CustomEvent(\"starling-search-index\",{{detail:{json}}}));\n"
    )
}

/// All that the search box needs when it is used.
#[derive(Serialize)]
struct Found<'f> {
    #[serde(flatten)]
    index: SiteIndex<'f>,
    labels: BTreeMap<&'f str, &'f Value>,
}

/// The words around what is found. How to mend what is not found is for the author alone.
fn labels(inputs: &Inputs) -> BTreeMap<&str, &Value> {
    let is_private = inputs.project.config.visibility.is_private();
    let labels = inputs
        .labels
        .iter()
        .map(|(name, label)| (name.as_str(), label));
    let labels = labels.filter(|(name, _)| name.starts_with("search_"));
    labels
        .filter(|(name, _)| is_private || !FOR_THE_AUTHOR.contains(name))
        .collect()
}
