//! Styles, scripts, icons and other files that pages refer to, named by their content.

use std::collections::{BTreeMap, BTreeSet};

use xxhash_rust::xxh3::xxh3_64;

use crate::project::Project;
use crate::url::{Route, slug};

use super::embedded::{self, embedded};

/// The styles that come first, in this order; the others follow by name, `print` last.
const FIRST: [&str; 4] = ["tokens", SKIN, "base", "layout"];
/// What the chosen skin is called among the styles. No file's name begins with a slash.
const SKIN: &str = "/skin";
const LAST: &str = "print";
/// The piece of a script in pieces that begins.
const MAIN: &str = "main";
/// The script in pieces that is no asset: it is beside the pages, under a name that stays.
const WORKER: &str = "service-worker";
/// The styles that are files of their own, as few pages need them: for highlighted code, to practise, for interviews,
/// and where a site is locked.
const APART: [&str; 4] = ["syntax", "practice", "interview", "locked"];
/// What only a locked site needs, by the names under which templates know it.
const FOR_LOCKED: [&str; 2] = ["locked", "unlock.js"];

/// The files, and the names under which templates know them.
pub(super) struct Assets {
    /// Where each file is, and what is in it.
    pub(super) files: Vec<(Route, Vec<u8>)>,
    /// From a name, such as `style` or `icon`, to the file's place in the site.
    pub(super) names: BTreeMap<String, String>,
    /// The pieces of the service worker by name.
    pub(super) worker: BTreeMap<String, String>,
    /// The colour of the pages on a light screen.
    pub(super) paper: Option<String>,
}

/// Gathers the assets of the project's theme over those of the default.
pub(super) fn gather(project: &Project) -> Assets {
    let mut assets = Assets {
        files: Vec::new(),
        names: BTreeMap::new(),
        worker: BTreeMap::new(),
        paper: None,
    };
    let mut styles = texts(project, "styles/", ".css");
    let skin = project.config.skin.as_ref();
    let skin = skin.and_then(|skin| skins(project).remove(&skin.value));
    styles.extend(skin.map(|skin| (SKIN.to_owned(), skin)));
    let rank = |name: &str| match FIRST.iter().position(|first| *first == name) {
        Some(place) => place,
        None if name == LAST => usize::MAX,
        None => FIRST.len(),
    };
    let mut order: Vec<&String> = styles
        .keys()
        .filter(|name| !APART.contains(&name.as_str()))
        .collect();
    order.sort_by_key(|name| (rank(name), *name));
    let bundle: Vec<&str> = order
        .into_iter()
        .map(|name| styles[name].as_str())
        .collect();
    let mut colours = [SKIN, "tokens"].into_iter();
    assets.paper = colours.find_map(|name| paper(styles.get(name)?));
    assets.add("style", "style.css", bundle.join("\n").into_bytes());
    for name in APART {
        if let Some(style) = styles.get(name) {
            assets.add(name, &format!("{name}.css"), style.clone().into_bytes());
        }
    }
    let (scripts, mut pieces) = scripts(project);
    assets.worker = pieces.remove(WORKER).unwrap_or_default();
    let joined = pieces
        .into_iter()
        .map(|(name, pieces)| (name, joined(pieces)));
    for (name, text) in scripts.into_iter().chain(joined) {
        let file_name = format!("{name}.js");
        assets.add(&file_name, &file_name, text.into_bytes());
    }
    for (name, bytes) in static_files(project) {
        let known_as = if name == "icon.svg" { "icon" } else { &name };
        assets.add(known_as, &name, bytes);
    }
    assets
}

impl Assets {
    /// Where the files are that only a locked site needs.
    pub(super) fn for_locked(&self) -> Vec<String> {
        let places = FOR_LOCKED.iter().filter_map(|name| self.names.get(*name));
        places.cloned().collect()
    }

    fn add(&mut self, known_as: &str, file_name: &str, bytes: Vec<u8>) {
        let route = fingerprinted(file_name, xxh3_64(&bytes));
        self.names
            .insert(known_as.to_owned(), route.as_str().to_owned());
        self.files.push((route, bytes));
    }
}

/// A place for a file under `assets` whose name changes with its content, so that it can be kept
/// forever by whoever loads it; `hash` is of what is in it: `style.css` is at `assets/style.0a1b2c3d4e5f6071.css`.
pub fn fingerprinted(file_name: &str, hash: u64) -> Route {
    let (stem, ending) = file_name.rsplit_once('.').unwrap_or((file_name, "bin"));
    Route::new(format!(
        "assets/{}.{hash:016x}.{}",
        slug(stem),
        slug(ending)
    ))
}

/// The script of the service worker: its pieces, and what it keeps as one of them.
pub(super) fn service_worker(pieces: &BTreeMap<String, String>, files: &str) -> String {
    let mut pieces = pieces.clone();
    pieces.insert(
        "kept-files".to_owned(),
        format!("const keptFiles = {files};"),
    );
    joined(pieces)
}

/// The first light colour that a style has for the paper: that of `--paper: light-dark(#fbfaf6, #15171a)`.
fn paper(style: &str) -> Option<String> {
    let (_, rest) = style.split_once("--paper:")?;
    let (value, _) = rest.split_once(';')?;
    let (_, digits) = value.split_once('#')?;
    let is_digit = |letter: &char| letter.is_ascii_hexdigit();
    let digits: String = digits.chars().take_while(is_digit).collect();
    Some(format!("#{digits}"))
}

/// Text by name.
type Texts = BTreeMap<String, String>;

/// The scripts by name, and the pieces of those in pieces: a file in a folder is a piece of the script that is named
/// after the folder.
fn scripts(project: &Project) -> (Texts, BTreeMap<String, Texts>) {
    let mut scripts = BTreeMap::new();
    let mut folders: BTreeMap<String, Texts> = BTreeMap::new();
    for (name, text) in texts(project, "scripts/", ".js") {
        match name.split_once('/') {
            Some((folder, piece)) => {
                let pieces = folders.entry(folder.to_owned()).or_default();
                pieces.insert(piece.to_owned(), text);
            }
            None => {
                scripts.insert(name, text);
            }
        }
    }
    (scripts, folders)
}

/// The pieces of a script as one, in which they see each other and nobody else sees them: `main` last, which
/// begins. Modules would do the same, but no browser loads them from a disk.
fn joined(mut pieces: BTreeMap<String, String>) -> String {
    let main = pieces.remove(MAIN);
    let pieces = pieces.into_values().chain(main);
    let pieces: Vec<String> = pieces.map(|piece| without_comments(&piece)).collect();
    format!(
        "(() => {{\n\"use strict\";\n{}\n}})();\n",
        pieces.join("\n")
    )
}

/// A piece of a script without its indents, without the lines that hold nothing but a comment, and without the ends
/// of lines that mean nothing: all of these are for those who read it here. No text in it may go over several lines.
fn without_comments(piece: &str) -> String {
    let lines = piece.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    let code = code.flat_map(|line| [line, if goes_on(line) { "" } else { "\n" }]);
    code.collect()
}

/// Whether a line of a script may be followed by the next one without a break: its last sign parts them. Behind a
/// comment there has to be one.
fn goes_on(line: &str) -> bool {
    line.ends_with(['{', '(', '[', ',', ';']) && !line.contains("//")
}

/// The skins by name.
pub(super) fn skins(project: &Project) -> BTreeMap<String, String> {
    texts(project, "skins/", ".css")
}

/// The texts of a folder by name, without their ending.
fn texts(project: &Project, folder: &str, ending: &str) -> BTreeMap<String, String> {
    let name = |path: &str| {
        let name = path.strip_prefix(folder)?.strip_suffix(ending)?;
        Some(name.to_owned())
    };
    let mut texts = BTreeMap::new();
    for path in embedded::embedded_paths() {
        if let (Some(name), Some(text)) = (name(path), embedded::text(path)) {
            texts.insert(name, text.to_owned());
        }
    }
    for (path, file) in &project.theme.texts {
        if let Some(name) = name(path) {
            texts.insert(name, project.sources.text(*file).to_owned());
        }
    }
    texts
}

/// The files under `static` by name.
fn static_files(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let mut paths: BTreeSet<&str> = embedded::embedded_paths().collect();
    paths.extend(project.theme.files.keys().map(String::as_str));
    let mut files = BTreeMap::new();
    for path in paths {
        let Some(name) = path.strip_prefix("static/") else {
            continue;
        };
        let own = project.theme.files.get(path).map(|bytes| &bytes[..]);
        let bytes = own.or_else(|| embedded(path));
        files.extend(bytes.map(|bytes| (name.to_owned(), bytes.to_vec())));
    }
    files
}
