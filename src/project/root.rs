//! Finds the folder of a project.

use std::path::{Path, PathBuf};

use crate::failure::Failure;

use super::SETTINGS;

/// The project's folder: `given`, or else the nearest folder from `current` upwards that has a
/// settings file, or else `current` itself where it has content.
pub fn find_root(given: Option<&Path>, current: &Path) -> Result<PathBuf, Failure> {
    if let Some(given) = given {
        let root = current.join(given);
        return if is_project(&root) {
            Ok(root)
        } else if root.is_dir() {
            Err(
                Failure::new(format!("`{}` holds no site", given.display())).hint(format!(
                    "a site has a file `{SETTINGS}`; `starling init {}` makes one",
                    given.display()
                )),
            )
        } else {
            Err(Failure::new(format!(
                "there is no folder `{}`",
                given.display()
            )))
        };
    }
    let nearest = current
        .ancestors()
        .find(|folder| folder.join(SETTINGS).is_file());
    match nearest {
        Some(root) => Ok(root.to_owned()),
        None if is_project(current) => Ok(current.to_owned()),
        None => Err(Failure::new(format!(
            "there is no `{SETTINGS}` here or in any folder above"
        ))
        .hint("`starling init` makes a new site in this folder; `--root DIR` names one elsewhere")),
    }
}

fn is_project(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file() || folder.join("content").is_dir()
}
