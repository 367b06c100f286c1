//! Finds the root and reads settings, content and theme files into one snapshot. **(reads)**
//!
//! After this room nobody looks at the disk until the site is written: a build is a pure
//! function of the snapshot.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the room that reads the disk"
)]

mod files;
mod folder;
mod font;
mod overrides;
mod root;
mod stored;
mod system_font;
mod theme;
mod today;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cache::Key;
use crate::config::{self, Config, Visibility};
use crate::content::{FileClass, classify, stray};
use crate::diagnostic::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::record::{self, Date};
use crate::redaction::Redactor;
use crate::source::{FileId, Sources, Span, Spanned};

use folder::{Folder, Outside};

pub use files::Files;
pub use font::Font;
pub use overrides::Overrides;
pub use root::find_root;
pub use stored::{Attachment, StoredFile};
pub use theme::ThemeFiles;

/// Everything that one build is made from.
#[derive(Debug)]
pub struct Project {
    /// The project's folder.
    pub root: PathBuf,
    /// Every text that was read.
    pub sources: Sources,
    /// The settings.
    pub config: Config,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The content files that some kind of content takes, sorted by path.
    pub content: Vec<FileId>,
    /// Other files of the content by their public path, such as pictures.
    pub attachments: BTreeMap<String, Attachment>,
    /// The site's own theme, where it has one.
    pub theme: ThemeFiles,
    /// How often a redacted name was replaced in the files.
    pub replaced_names: usize,
    /// The fonts that the settings name, with the place where each is named.
    pub fonts: Vec<Spanned<Font>>,
    /// For each content file a key of all that it is parsed from.
    keys: HashMap<FileId, Key>,
    /// All files that it was read from.
    pub files: Arc<Files>,
    /// The day on which it was read, in UTC. No file of a site depends on it: it says which interviews are
    /// still to come.
    pub today: Date,
    /// What went wrong while reading.
    pub diagnostics: Vec<Diagnostic>,
    /// A key of all that the look of the site is made from: this version of Starling, the settings,
    /// the site's own theme and its fonts.
    pub looks: Key,
    /// A key of everything above but the day: builds of snapshots with one fingerprint are the same.
    pub fingerprint: Key,
}

/// The settings file of a project.
pub const SETTINGS: &str = "starling.toml";

impl Project {
    /// Reads the project at `root`; of the `previous` files those are not read again that the system says
    /// have not changed. A file that cannot be read is a diagnostic, not a failure.
    ///
    /// # Errors
    /// When there is no such folder, and when drafts are asked for on a site for others.
    pub fn open(root: &Path, overrides: &Overrides, previous: &Files) -> Result<Self, Failure> {
        if !root.is_dir() {
            return Err(Failure::new(format!(
                "there is no folder `{}`",
                root.display()
            )));
        }
        let mut sources = Sources::with_ids(previous.ids().clone());
        let mut diagnostics = Vec::new();

        let settings = Folder::read_one(root, SETTINGS, previous);
        let settings_key = Key::of(&(env!("SOURCES_OF_STARLING"), overrides, &settings.files));
        let config = settled(&settings, overrides, &mut sources, &mut diagnostics);
        if !config.visibility.is_private() {
            refuse_unknown_keys(&mut diagnostics);
        }
        if overrides.drafts && !config.visibility.is_private() {
            return Err(Failure::new("drafts are not shown to others").hint(
                "leave out `--drafts`; to look at them yourself, build without `--share` and with `visibility = \"private\"`",
            ));
        }
        let mut redactor = match config.visibility {
            Visibility::Shared | Visibility::Public => Redactor::new(&config.redactions),
            Visibility::Private => Redactor::new(&[]),
        };
        let config = redactor.settings(config);

        let theme = format!("themes/{}", config.theme.name);
        let theme = Folder::read(root, &theme, Outside::Followed, previous);
        let named = &config.sheets.fonts;
        let fonts = font::read(root, named, overrides, previous, &mut diagnostics);
        let outside = match config.visibility {
            Visibility::Private => Outside::Left,
            Visibility::Shared | Visibility::Public => Outside::Refused,
        };
        let content = Folder::read(root, "content", outside, previous);
        let looks = Key::of(&(settings_key, theme.exists, &theme.files, &fonts.files));
        let fingerprint = Key::of(&(looks, &content.files));
        let folders = [&settings.files, &theme.files, &content.files, &fonts.files];
        let found = folders.into_iter().flatten().cloned().collect();

        let ContentFiles {
            texts,
            attachments,
            keys,
        } = ContentFiles::take(
            content,
            settings_key,
            &mut redactor,
            &mut sources,
            &mut diagnostics,
        );
        let name = &config.theme.name;
        let theme = ThemeFiles::take(
            name,
            theme,
            root,
            &mut redactor,
            &mut sources,
            &mut diagnostics,
        );
        diagnostics.extend(redactor.unused());
        Ok(Self {
            root: root.to_owned(),
            drafts: overrides.drafts,
            content: texts,
            attachments,
            theme,
            replaced_names: redactor.replaced(),
            fonts: fonts.fonts,
            today: today::read(overrides),
            keys,
            files: Arc::new(Files::new(found, sources.ids().clone())),
            sources,
            config,
            diagnostics,
            looks,
            fingerprint,
        })
    }

    /// A key of all that a content file is parsed from: its text, its path and the settings.
    ///
    /// # Panics
    /// For any other file.
    pub fn key_of(&self, file: FileId) -> Key {
        self.keys[&file]
    }
}

/// The files of the content folder.
#[derive(Default)]
struct ContentFiles {
    texts: Vec<FileId>,
    attachments: BTreeMap<String, Attachment>,
    keys: HashMap<FileId, Key>,
}

impl ContentFiles {
    /// Takes the files out of their folder: texts into the sources, rewritten where they contain a name
    /// that is redacted. A file that is no part of any site is reported.
    fn take(
        folder: Folder,
        settings_key: Key,
        redactor: &mut Redactor,
        sources: &mut Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        diagnostics.extend(folder.problems);
        let mut files = Self::default();
        for file in folder.files {
            match classify(&file.path) {
                FileClass::Content(_) => {
                    let (text, flaw) = file.text();
                    let path = Arc::clone(&file.path);
                    let id = redactor.add(sources, path, text, diagnostics);
                    // What cannot be read says nothing that could be right or wrong.
                    if let Some(flaw) = flaw {
                        diagnostics.push(not_text(id, flaw, sources));
                        continue;
                    }
                    files.keys.insert(id, Key::of(&(settings_key, id, &file)));
                    files.texts.push(id);
                }
                FileClass::Attachment => {
                    let public_path = redactor.public_path(&file.path);
                    let attachment = file.attachment();
                    let rewritten = attachment.held().and_then(|it| redactor.bytes(it));
                    let rewritten = rewritten.map(|it| Attachment::Held(it.into()));
                    files
                        .attachments
                        .insert(public_path, rewritten.unwrap_or(attachment));
                }
                FileClass::Stray => diagnostics.push(stray(&file.path)),
            }
        }
        files
    }
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|it| ending.eq_ignore_ascii_case(it)))
}

/// The problem of a file whose bytes from `flaw` on are no text.
fn not_text(file: FileId, flaw: usize, sources: &Sources) -> Diagnostic {
    // The text may have been rewritten since.
    let source = sources.get(file);
    let mut signs = source.text.match_indices('\u{fffd}');
    let sign = signs.find(|(at, _)| source.original_offset(*at) >= flaw);
    let place = sign.map_or(0..0, |(at, sign)| at..at + sign.len());
    // In UTF-16 every other byte of most texts is nothing.
    let message = if source.text.contains('\0') {
        "this file is not UTF-8 text; it looks like UTF-16"
    } else {
        "this file is not UTF-8 text"
    };
    Diagnostic::error("not-utf8", message)
        .at(Span::new(file, place), "the first byte that is not")
        .help("save it as UTF-8; most editors offer that under \"Save with encoding\"")
}

/// Makes errors of settings that are not understood: one may be meant to hide something from others.
fn refuse_unknown_keys(diagnostics: &mut [Diagnostic]) {
    for problem in diagnostics.iter_mut() {
        if problem.rule == "unknown-key" {
            problem.severity = Severity::Error;
        }
    }
}

/// The settings of the file, over them the environment's, over them the flags.
fn settled(
    file: &Folder,
    overrides: &Overrides,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Config {
    diagnostics.extend(file.problems.iter().cloned());
    let mut layers = Vec::new();
    for found in &file.files {
        let (text, flaw) = found.text();
        let id = sources.add(Arc::clone(&found.path), text);
        if let Some(flaw) = flaw {
            diagnostics.push(not_text(id, flaw, sources));
            continue;
        }
        let text = sources.text(id);
        let whole = Span::new(id, 0..text.len());
        layers.push(record::toml(text, whole, diagnostics));
    }
    layers.push(config::environment(
        overrides.environment.iter().cloned(),
        sources,
        diagnostics,
    ));
    let flags = overrides
        .flags
        .iter()
        .map(|(flag, setting, value)| (*flag, *setting, value.as_str()));
    layers.push(config::flags(flags, sources));
    config::read(layers, diagnostics)
}
