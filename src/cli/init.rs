//! `starling init`

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::project::SETTINGS;

use super::args::{Common, InitArgs};
use super::{Outcome, report};

/// The files of a new site.
const STARTER: [(&str, &str); 5] = [
    (SETTINGS, include_str!("starter/starling.toml")),
    (".gitignore", "/public/\n/shared/\n/locked/\n"),
    (
        "content/stories/an-example-story.md",
        include_str!("starter/content/stories/an-example-story.md"),
    ),
    (
        "content/questions.toml",
        include_str!("starter/content/questions.toml"),
    ),
    (
        "content/questions/tell-me-about-yourself.md",
        include_str!("starter/content/questions/tell-me-about-yourself.md"),
    ),
];

pub(super) fn run(args: &InitArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let named = common.root.as_ref().unwrap_or(&args.folder);
    let folder = current.join(named);
    let shown = |path: &str| {
        let path = named.join(path);
        path.strip_prefix(".")
            .unwrap_or(&path)
            .display()
            .to_string()
    };
    if folder.join(SETTINGS).exists() {
        return Err(
            Failure::new(format!("`{}` is a site already", named.display()))
                .hint("`starling build` builds it, `starling new story \"A title\"` adds a story"),
        );
    }
    for (path, text) in STARTER {
        let target = folder.join(path);
        let verb = if write_new(&target, text)? {
            "created"
        } else {
            "kept"
        };
        if !common.quiet {
            report::line(&format!("{verb:>8} {}", shown(path)))?;
        }
    }
    if !common.quiet {
        report::line(
            "Now look at it: `starling build --open`. Then tell your own: `starling new story \"A title\"`, or `starling import FILE` for what you have.",
        )?;
    }
    Ok(Outcome::Done)
}

/// Writes a file with the folders above it, unless something is there already; returns whether it did.
pub(super) fn write_new(path: &Path, contents: impl AsRef<[u8]>) -> Result<bool, Failure> {
    use std::io::{ErrorKind, Write};

    let trouble =
        |error| Failure::new(format!("`{}` cannot be written", path.display())).because(error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(trouble)?;
    }
    match fs::File::create_new(path) {
        Ok(mut file) => file
            .write_all(contents.as_ref())
            .map(|()| true)
            .map_err(trouble),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(trouble(error)),
    }
}
