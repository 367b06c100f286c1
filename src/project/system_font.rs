//! Finds families of fonts on this machine by their names.
//!
//! What is found depends on the machine, so nothing is looked for that the settings do not name.

use std::path::PathBuf;

use parley::fontique::{
    Collection, CollectionOptions, FontStyle, FontWeight, FontWidth, SourceKind,
};
use walkdir::WalkDir;

/// How deep the folders are looked into.
const DEPTH: usize = 6;

/// The fonts that are installed on this machine.
pub(super) struct SystemFonts(Collection);

/// A family of fonts.
pub(super) struct Family {
    /// The name that its files agree on.
    pub(super) name: String,
    /// The files of its upright and its slanted face, regular and bold, as far as there are.
    pub(super) files: Vec<PathBuf>,
}

impl SystemFonts {
    /// Reads the names of all fonts in the folders where such a system keeps them; the `environment`
    /// says where some of these are.
    pub(super) fn read(environment: &[(String, String)]) -> Self {
        let mut collection = Collection::new(CollectionOptions {
            shared: false,
            system_fonts: false,
        });
        for folder in folders(environment) {
            let files = WalkDir::new(folder)
                .follow_links(true)
                .max_depth(DEPTH)
                .sort_by_file_name();
            // What cannot be read has no fonts.
            let files = files.into_iter().filter_map(Result::ok);
            let files = files.filter(|file| file.file_type().is_file());
            collection.load_fonts_from_paths(files.map(walkdir::DirEntry::into_path));
        }
        Self(collection)
    }

    /// The family of this name, in any of its languages.
    pub(super) fn family(&mut self, name: &str) -> Option<Family> {
        let family = self.0.family_by_name(name)?;
        let mut files: Vec<PathBuf> = Vec::new();
        for style in [FontStyle::Normal, FontStyle::Italic] {
            for weight in [FontWeight::NORMAL, FontWeight::BOLD] {
                let font = family.match_font(FontWidth::NORMAL, style, weight, false);
                let source = font.map(|font| font.source().kind());
                if let Some(SourceKind::Path(path)) = source
                    && !files.iter().any(|file| **file == **path)
                {
                    files.push(path.to_path_buf());
                }
            }
        }
        Some(Family {
            name: family.name().to_owned(),
            files,
        })
    }

    /// The names of all families.
    pub(super) fn names(&mut self) -> Vec<String> {
        let mut names: Vec<String> = self.0.family_names().map(str::to_owned).collect();
        names.sort_unstable();
        names
    }
}

/// Where a system of this kind keeps its fonts: the user's own folders first.
fn folders(environment: &[(String, String)]) -> Vec<PathBuf> {
    let variable = |name: &str| {
        let mut found = environment.iter();
        let (_, value) = found.find(|(it, value)| it == name && !value.is_empty())?;
        Some(value.as_str())
    };
    let under = |variable: Option<&str>, path: &str| {
        variable.map(|folder| PathBuf::from(folder).join(path))
    };
    let home = variable("HOME");
    if cfg!(windows) {
        let own = under(variable("LOCALAPPDATA"), r"Microsoft\Windows\Fonts");
        let windows = variable("SystemRoot").or_else(|| variable("windir"));
        return own.into_iter().chain(under(windows, "Fonts")).collect();
    }
    if cfg!(target_os = "macos") {
        let all = ["/Library/Fonts", "/System/Library/Fonts"].map(PathBuf::from);
        return under(home, "Library/Fonts")
            .into_iter()
            .chain(all)
            .collect();
    }
    let own = under(variable("XDG_DATA_HOME"), "fonts");
    let own = own.or_else(|| under(home, ".local/share/fonts"));
    let all = variable("XDG_DATA_DIRS").unwrap_or("/usr/local/share:/usr/share");
    own.into_iter()
        .chain(under(home, ".fonts"))
        .chain(
            all.split(':')
                .map(|folder| PathBuf::from(folder).join("fonts")),
        )
        .collect()
}
