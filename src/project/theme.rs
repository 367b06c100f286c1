//! The files of the site's own theme folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::redaction::Redactor;
use crate::source::{FileId, Sources};

use super::folder::{Folder, names_in};
use super::{has_ending, not_text};

/// The files of the site's own theme folder.
#[derive(Debug, Default)]
pub struct ThemeFiles {
    /// Whether there is such a folder.
    pub exists: bool,
    /// Texts by their path within the theme: templates, styles, scripts, labels.
    pub texts: BTreeMap<String, FileId>,
    /// Other files by their path within the theme.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The names of all themes that the site has.
    pub names: Vec<String>,
}

impl ThemeFiles {
    /// Takes the files of the theme called `name` out of its folder.
    pub(super) fn take(
        name: &str,
        folder: Folder,
        root: &Path,
        redactor: &mut Redactor,
        sources: &mut Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        diagnostics.extend(folder.problems);
        let prefix = format!("themes/{name}/");
        let (mut texts, mut files) = (BTreeMap::new(), BTreeMap::new());
        for file in folder.files {
            let path = file
                .path
                .strip_prefix(&*prefix)
                .unwrap_or(&file.path)
                .to_owned();
            if is_text(&path) {
                let (text, flaw) = file.text();
                let path_from_root = Arc::clone(&file.path);
                let id = redactor.add(sources, path_from_root, text, diagnostics);
                diagnostics.extend(flaw.map(|flaw| not_text(id, flaw, sources)));
                texts.insert(path, id);
            } else {
                let bytes = file.bytes();
                let rewritten = redactor.bytes(&bytes).map(Arc::from);
                let path = redactor.public_path(&path);
                files.insert(path, rewritten.unwrap_or(bytes));
            }
        }
        Self {
            exists: folder.exists,
            texts,
            files,
            names: names_in(&root.join("themes")),
        }
    }
}

/// Whether the file at a path within a theme is read as text.
fn is_text(path: &str) -> bool {
    !path.starts_with("static/") && has_ending(path, &["html", "css", "js", "toml", "md"])
}
