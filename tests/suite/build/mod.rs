//! The promises of a build, held through the program: what it refuses, keeps, removes and tells.

mod keeping;
mod large_files;
mod privacy;
mod renewing;
mod search_for;
mod sharing;
mod sharing_everything;
mod withdrawing;

use std::path::{Path, PathBuf};

use crate::desk::{Desk, tree};

/// A site with two stories, a guide and a bank, built once.
fn built() -> Desk {
    let desk = Desk::new()
        .whole_story(
            "lift",
            "title = \"The lift\"\ncovers = [\"Tell me about a failure\"]",
        )
        .whole_story("boat", "title = \"The boat\"\ntags = [\"rivers\"]")
        .guide("why-us", "# Why us?\n\n## Structure\n\nThree sentences.\n")
        .bank("[[question]]\ntext = \"Tell me about a failure\"\n");
    desk.run(&["build"]).ends_with(0).does_not_complain();
    desk
}

fn public(desk: &Desk) -> PathBuf {
    desk.root().join("public")
}

/// Whether the words stand anywhere below a folder, in the name or in the bytes of a file.
fn tells(folder: &Path, words: &str) -> Vec<PathBuf> {
    let words = words.to_lowercase();
    let told = tree(folder).into_iter().filter(|(path, bytes)| {
        path.to_string_lossy().to_lowercase().contains(&words)
            || String::from_utf8_lossy(bytes)
                .to_lowercase()
                .contains(&words)
    });
    told.map(|(path, _)| path).collect()
}
