//! The default theme, inside the binary.

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct Default;

/// The file of the default theme at `path`, such as `templates/story.html`.
pub fn embedded(path: &str) -> Option<Vec<u8>> {
    Default::get(path).map(|file| file.data.into_owned())
}

/// The paths of all files of the default theme, sorted.
pub fn embedded_paths() -> Vec<String> {
    let mut paths: Vec<String> = Default::iter().map(String::from).collect();
    paths.sort_unstable();
    paths
}

/// The default's templates by name.
pub(super) fn templates() -> impl Iterator<Item = (String, String)> {
    embedded_paths().into_iter().filter_map(|path| {
        let name = template_name(&path)?;
        Some((name.to_owned(), text(&path)?))
    })
}

/// The name by which templates know the one at `path`; nothing where that is no template.
pub(super) fn template_name(path: &str) -> Option<&str> {
    let (stem, ending) = path.rsplit_once('.')?;
    let name = path.strip_prefix("templates/")?;
    (ending == "html" && !stem.is_empty()).then_some(name)
}

/// A text of the default theme.
pub(super) fn text(path: &str) -> Option<String> {
    embedded(path).and_then(|bytes| String::from_utf8(bytes).ok())
}
