//! Reads the fonts that the settings name: files of the project, and families of this machine.
//!
//! Whether there is a font in a file is left to whoever prints with it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

use super::files::{Files, ReadFile};
use super::folder::Folder;
use super::system_font::SystemFonts;
use super::{Overrides, has_ending};

/// A file of fonts.
#[derive(Debug, Clone)]
pub struct Font {
    /// The whole file.
    pub bytes: Arc<[u8]>,
    /// The family that is meant; `None` means all that the file has.
    pub family: Option<String>,
}

/// The fonts that were read.
#[derive(Default)]
pub(super) struct FontFiles {
    /// Their files.
    pub(super) files: Vec<ReadFile>,
    /// The fonts, at the place where each is named.
    pub(super) fonts: Vec<Spanned<Font>>,
}

/// Reads the fonts that are `named`; those that there are not are reported.
pub(super) fn read(
    root: &Path,
    named: &[Spanned<String>],
    overrides: &Overrides,
    previous: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> FontFiles {
    let mut read = FontFiles::default();
    let mut system = None;
    for name in named {
        let (paths, family) = if is_file(&name.value) {
            (vec![PathBuf::from(&name.value)], None)
        } else {
            // The machine is searched once, and only where the settings ask for one of its families.
            let system = system.get_or_insert_with(|| SystemFonts::read(&overrides.environment));
            let Some(family) = system.family(&name.value) else {
                diagnostics.push(no_such_family(name, &system.names()));
                continue;
            };
            (family.files, Some(family.name))
        };
        for path in paths {
            let found = Folder::read_one(root, &path.to_string_lossy(), previous);
            if !found.exists {
                diagnostics.push(no_such_file(name));
            }
            diagnostics.extend(found.problems);
            read.fonts.extend(found.files.iter().map(|file| {
                let font = Font {
                    bytes: file.bytes(),
                    family: family.clone(),
                };
                Spanned::new(font, name.span)
            }));
            read.files.extend(found.files);
        }
    }
    read
}

/// Whether a font is named by its file, and not by its family.
fn is_file(name: &str) -> bool {
    name.contains(['/', '\\']) || has_ending(name, &["ttf", "otf", "ttc", "otc"])
}

fn no_such_file(name: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("missing-font", "there is no such font file")
        .at(name.span, "")
        .help("name a file by its path from the project's folder, as in `fonts/mine.ttf`")
}

fn no_such_family(name: &Spanned<String>, known: &[String]) -> Diagnostic {
    let message = format!("this machine has no font called `{}`", name.value);
    Diagnostic::error("missing-font", message)
        .at(name.span, "")
        .did_you_mean(&name.value, known.iter().map(String::as_str))
        .help("install it, or name a font file in the project's folder, as in `fonts/mine.ttf`")
}
