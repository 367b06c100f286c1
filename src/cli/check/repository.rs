//! Where a site is in its repository, for GitHub, which counts paths from there.

use std::env;
use std::path::{Path, PathBuf};

use super::super::shell;

/// The way from the repository to the site's folder: empty where they are the same.
pub(super) fn folder(root: &Path, current: &Path) -> PathBuf {
    let workspace = env::var_os("GITHUB_WORKSPACE").filter(|folder| !folder.is_empty());
    let root = shell::plain(root);
    let above = || root.ancestors().find(|folder| folder.join(".git").exists());
    let repository = workspace
        .map(PathBuf::from)
        .filter(|workspace| root.starts_with(workspace))
        .or_else(|| above().map(Path::to_owned))
        .unwrap_or_else(|| current.to_owned());
    shell::from_folder(&root, &repository)
}
