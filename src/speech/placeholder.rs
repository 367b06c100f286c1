//! What people write where they will write something later.

/// Each on a line, of all languages, in small letters.
const PLACEHOLDERS: &str = include_str!("languages/placeholders.txt");

/// What stands where something is to be written later, beside mere signs, in small letters.
pub fn placeholders() -> impl Iterator<Item = &'static str> {
    PLACEHOLDERS.lines()
}
