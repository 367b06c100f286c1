//! Finds the root and reads settings, content and theme files into one snapshot. **(reads)**
//!
//! After this room nobody looks at the disk until the site is written: a build is a pure
//! function of the snapshot.

mod files;
mod fingerprint;
mod folder;
mod font;
mod redaction;
mod root;
mod system_font;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cache::Key;
use crate::config::{self, Config, Visibility};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::record;
use crate::source::{FileId, Sources, Span, Spanned};

use fingerprint::Fingerprint;
use folder::Folder;
use redaction::Redactor;

pub use files::{Before, Files, Touched};
pub use font::Font;
pub use root::find_root;

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
    /// The files under `content/stories`, sorted by path.
    pub stories: Vec<FileId>,
    /// The files under `content/questions`, sorted by path.
    pub guides: Vec<FileId>,
    /// The file `content/questions.toml`.
    pub bank: Option<FileId>,
    /// Other files of the content by their public path, such as pictures.
    pub attachments: BTreeMap<String, Arc<[u8]>>,
    /// The site's own theme, where it has one.
    pub theme: Theme,
    /// The fonts that the settings name, with the place where each is named.
    pub fonts: Vec<Spanned<Font>>,
    /// Names all that each file of the content is read from.
    keys: HashMap<FileId, Key>,
    /// All files that it was read from.
    pub files: Arc<Files>,
    /// What went wrong while reading.
    pub diagnostics: Vec<Diagnostic>,
    /// Names all that the settings were read from, together with this version of Starling.
    pub settings: Key,
    /// Names all that the look of the site is made from: the settings, its own theme, its fonts.
    pub looks: Key,
    /// A fingerprint of everything above and of this version of Starling: builds of snapshots
    /// with one fingerprint are the same.
    pub fingerprint: String,
}

/// The files of the site's own theme folder.
#[derive(Debug, Default)]
pub struct Theme {
    /// Whether there is such a folder.
    pub exists: bool,
    /// Texts by their path within the theme: templates, styles, scripts, labels.
    pub texts: BTreeMap<String, FileId>,
    /// Other files by their path within the theme.
    pub files: BTreeMap<String, Arc<[u8]>>,
    /// The names of all themes that the site has.
    pub names: Vec<String>,
}

/// What a command adds to the settings file.
#[derive(Debug, Default, Clone)]
pub struct Overrides {
    /// The environment's variables; only those that start with `STARLING_` matter.
    pub environment: Vec<(String, String)>,
    /// Settings given as flags: the flag, the setting's key, the value.
    pub flags: Vec<(&'static str, &'static str, String)>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

/// The settings file of a project.
pub const SETTINGS: &str = "starling.toml";

impl Project {
    /// Reads the project at `root`. A file that cannot be read is a diagnostic, not a failure.
    pub fn open(root: &Path, overrides: &Overrides) -> Result<Self, Failure> {
        Self::open_again(root, overrides, &Before::default())
    }

    /// The same as [`Project::open`], but only files that may have changed since `before` are read.
    pub fn open_again(
        root: &Path,
        overrides: &Overrides,
        before: &Before,
    ) -> Result<Self, Failure> {
        if !root.is_dir() {
            return Err(Failure::new(format!(
                "there is no folder `{}`",
                root.display()
            )));
        }
        let mut sources = Sources::default();
        let mut diagnostics = Vec::new();
        let mut fingerprint = Fingerprint::new(overrides);

        let settings = Folder::read_one(root, SETTINGS, before);
        fingerprint.add_all(&settings.files);
        let settings_key = fingerprint.so_far();
        let settings_files = settings.files.clone();
        let config = settled(settings, overrides, &mut sources, &mut diagnostics);
        let redactor = match config.visibility {
            Visibility::Public => Redactor::new(&config.redactions),
            Visibility::Private => Redactor::new(&[]),
        };
        let config = redactor.settings(config);

        let themes = Folder::read(root, &format!("themes/{}", config.theme.name), before);
        fingerprint.add(&[u8::from(themes.exists)]);
        fingerprint.add_all(&themes.files);
        let named = &config.sheets.fonts;
        let fonts = font::read(root, named, overrides, before, &mut diagnostics);
        fingerprint.add_all(&fonts.files);
        let looks = fingerprint.so_far();
        let content = Folder::read(root, "content", before);
        fingerprint.add_all(&content.files);

        let mut project = Self {
            root: root.to_owned(),
            sources,
            drafts: overrides.drafts,
            stories: Vec::new(),
            guides: Vec::new(),
            bank: None,
            attachments: BTreeMap::new(),
            theme: Theme {
                exists: themes.exists,
                names: folder::names_in(&root.join("themes")),
                ..Theme::default()
            },
            fonts: fonts.fonts,
            keys: HashMap::new(),
            files: Arc::new(Files::of(
                [
                    settings_files.as_slice(),
                    &themes.files,
                    &content.files,
                    &fonts.files,
                ],
                !(themes.problems.is_empty() && content.problems.is_empty()),
            )),
            config,
            diagnostics,
            settings: settings_key,
            looks,
            fingerprint: fingerprint.finish(),
        };
        project.take_content(content, &redactor);
        project.take_theme(themes);
        Ok(project)
    }

    /// Names all that a file of the content is read from: its text and its place, and the settings.
    ///
    /// # Panics
    /// For any other file.
    pub fn key_of(&self, file: FileId) -> Key {
        self.keys[&file]
    }

    fn take_content(&mut self, folder: Folder, redactor: &Redactor) {
        self.diagnostics.extend(folder.problems);
        for found in folder.files {
            let path = Arc::clone(&found.path);
            if !is_text_of_content(&path) {
                let public_path = redactor.public_path(&path);
                self.attachments.insert(public_path, found.bytes());
                continue;
            }
            let Some(place) = Shelf::of(&path) else {
                self.diagnostics.push(stray(&path));
                continue;
            };
            let (text, flaw) = found.text();
            let file = redactor.add(&mut self.sources, path, text);
            let key = Key::of(&(self.settings, file, &found.path, found.key));
            self.keys.insert(file, key);
            if let Some(flaw) = flaw {
                self.diagnostics.push(not_text(file, flaw, &self.sources));
            }
            match place {
                Shelf::Stories => self.stories.push(file),
                Shelf::Guides => self.guides.push(file),
                Shelf::Bank => self.bank = Some(file),
                Shelf::Interviews => {}
            }
        }
    }

    fn take_theme(&mut self, theme: Folder) {
        self.diagnostics.extend(theme.problems);
        let folder = format!("themes/{}/", self.config.theme.name);
        for found in theme.files {
            let path = &found.path;
            let within = path.strip_prefix(&folder).unwrap_or(path).to_owned();
            if !is_text_of_theme(path) {
                self.theme.files.insert(within, found.bytes());
                continue;
            }
            let (text, flaw) = found.text();
            let file = self.sources.add(Arc::clone(path), text);
            if let Some(flaw) = flaw {
                self.diagnostics.push(not_text(file, flaw, &self.sources));
            }
            self.theme.texts.insert(within, file);
        }
    }
}

/// Where a content file belongs.
enum Shelf {
    Stories,
    Guides,
    Bank,
    Interviews,
}

impl Shelf {
    fn of(path: &str) -> Option<Self> {
        match path.strip_prefix("content/")?.split_once('/') {
            Some(("stories", _)) if is_markdown(path) => Some(Self::Stories),
            Some(("questions", _)) if is_markdown(path) => Some(Self::Guides),
            Some(("interviews", _)) if is_markdown(path) => Some(Self::Interviews),
            None if path == "content/questions.toml" => Some(Self::Bank),
            _ => None,
        }
    }
}

fn stray(path: &str) -> Diagnostic {
    Diagnostic::warning("stray-file", "this file belongs to no part of the site")
        .in_file(path)
        .help(
            "stories are in `content/stories`, guides in `content/questions`, the bank is \
             `content/questions.toml`; a name that starts with `_` is left alone",
        )
}

fn is_markdown(path: &str) -> bool {
    has_ending(path, &["md", "markdown"])
}

fn is_text_of_content(path: &str) -> bool {
    has_ending(path, &["md", "markdown", "toml"])
}

fn is_text_of_theme(path: &str) -> bool {
    let within_static = path.split('/').nth(2) == Some("static");
    !within_static && has_ending(path, &["html", "css", "js", "toml", "md"])
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| endings.iter().any(|it| ending.eq_ignore_ascii_case(it)))
}

/// Says that what stood at `flaw` in the file is no text.
fn not_text(file: FileId, flaw: usize, sources: &Sources) -> Diagnostic {
    // The text may have been rewritten since.
    let source = sources.get(file);
    let mut signs = source.text.match_indices('\u{fffd}');
    let sign = signs.find(|(at, _)| source.original_offset(*at) >= flaw);
    let place = sign.map_or(0..0, |(at, sign)| at..at + sign.len());
    Diagnostic::error("not-utf8", "this file is not UTF-8 text")
        .at(Span::new(file, place), "the first byte that is not")
        .help("save it as UTF-8; most editors offer that under \"Save with encoding\"")
}

/// The settings of the file, over them the environment's, over them the flags.
fn settled(
    file: Folder,
    overrides: &Overrides,
    sources: &mut Sources,
    diagnostics: &mut Vec<Diagnostic>,
) -> Config {
    diagnostics.extend(file.problems);
    let mut layers = Vec::new();
    for found in file.files {
        let (text, flaw) = found.text();
        let id = sources.add(found.path, text);
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
