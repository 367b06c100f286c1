//! The default theme, inside the binary.

/// Each file of the default theme by its path, sorted: the build script lists them.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/theme.rs"));

/// The file of the default theme at `path`, such as `templates/story.html`.
pub fn embedded(path: &str) -> Option<&'static [u8]> {
    let found = FILES.binary_search_by_key(&path, |(path, _)| path);
    found.ok().map(|position| FILES[position].1)
}

/// The paths of all files of the default theme, sorted.
pub fn embedded_paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

/// The default's templates by name.
pub(super) fn templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    embedded_paths().filter_map(|path| Some((template_name(path)?, text(path)?)))
}

/// The name by which templates know the one at `path`; `None` where that is no template.
pub(super) fn template_name(path: &str) -> Option<&str> {
    let (stem, ending) = path.rsplit_once('.')?;
    let name = path.strip_prefix("templates/")?;
    (ending == "html" && !stem.is_empty()).then_some(name)
}

/// A text of the default theme.
pub(super) fn text(path: &str) -> Option<&'static str> {
    embedded(path).and_then(|bytes| std::str::from_utf8(bytes).ok())
}
