//! Text with its emphasis, from what the author wrote.
//!
//! A piece of Markdown is a [`Fragment`] of HTML by now. Of its tags only those count that can be
//! heard: emphasis, and where a line or a block ends. How the text is set is left to the layout.

use std::ops::Range;

use crate::markdown::Fragment;

/// Words with their emphasis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Text {
    /// The words; a line break is the author's own.
    pub(super) words: String,
    /// What is bold.
    pub(super) bold: Vec<Range<usize>>,
    /// What is in italics.
    pub(super) italic: Vec<Range<usize>>,
}

impl Text {
    /// Words without emphasis.
    pub(super) fn plain(words: &str) -> Self {
        Self {
            words: words.to_owned(),
            ..Self::default()
        }
    }

    /// What a fragment says. Pictures and footnotes are left out, as nobody says them.
    pub(super) fn of(fragment: &Fragment) -> Self {
        heard(&fragment.resolve(|_| None))
    }

    /// A titled item: its title in bold, then the rest.
    pub(super) fn titled(title: Option<&Fragment>, rest: Self) -> Self {
        let Some(title) = title.map(Self::of) else {
            return rest;
        };
        let end = title.words.len();
        let by = end + 1;
        let later = |range: Range<usize>| range.start + by..range.end + by;
        let italic = rest.italic.into_iter().map(later);
        Self {
            bold: std::iter::once(0..end)
                .chain(rest.bold.into_iter().map(later))
                .collect(),
            italic: title.italic.into_iter().chain(italic).collect(),
            words: format!("{} {}", title.words, rest.words),
        }
    }

    /// Whether there are no words.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// What is heard when `html` is read out.
fn heard(html: &str) -> Text {
    let mut reading = Reading::default();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        reading.say(&rest[..at]);
        rest = if rest[at..].starts_with('<') {
            reading.tag(&rest[at..])
        } else {
            reading.entity(&rest[at..])
        };
    }
    reading.say(rest);
    reading.finish()
}

/// A text while it is read.
#[derive(Default)]
struct Reading {
    text: Text,
    /// Where bold and italics began that are still open, and how often.
    bold: Vec<usize>,
    italic: Vec<usize>,
}

/// How a tag sounds.
enum Sound {
    Bold,
    Italic,
    Break,
    Item,
    Silent,
}

impl Reading {
    /// Adds words; white space is one space, as in HTML.
    fn say(&mut self, words: &str) {
        for character in words.chars() {
            if !character.is_whitespace() || character == '\u{a0}' {
                self.text.words.push(character);
            } else if !self.text.words.is_empty() && !self.text.words.ends_with([' ', '\n']) {
                self.text.words.push(' ');
            }
        }
    }

    /// Follows the tag that `html` begins with, and returns what stands behind it.
    fn tag<'h>(&mut self, html: &'h str) -> &'h str {
        let Some(end) = html.find('>') else {
            self.say("<");
            return &html[1..];
        };
        let inside = &html[1..end];
        let is_end = inside.starts_with('/');
        let name = inside.trim_start_matches('/');
        let length = name.find(|it: char| !it.is_ascii_alphanumeric());
        let here = self.text.words.len();
        match (sound(&name[..length.unwrap_or(name.len())]), is_end) {
            (Sound::Bold, false) => self.bold.push(here),
            (Sound::Bold, true) => self.text.bold.extend(self.bold.pop().map(|it| it..here)),
            (Sound::Italic, false) => self.italic.push(here),
            (Sound::Italic, true) => {
                self.text
                    .italic
                    .extend(self.italic.pop().map(|it| it..here));
            }
            (Sound::Break, _) | (Sound::Item, true) => self.end_line(),
            (Sound::Item, false) => {
                self.end_line();
                self.text.words.push_str("• ");
            }
            (Sound::Silent, _) => {}
        }
        &html[end + 1..]
    }

    /// Says the character that `html` begins with by name or number.
    fn entity<'h>(&mut self, html: &'h str) -> &'h str {
        let known = html
            .find(';')
            .and_then(|end| Some((character(&html[1..end])?, &html[end + 1..])));
        if let Some((character, rest)) = known {
            self.text.words.push(character);
            return rest;
        }
        self.text.words.push('&');
        &html[1..]
    }

    fn end_line(&mut self) {
        let said = self.text.words.trim_end_matches(' ').len();
        self.text.words.truncate(said);
        if !self.text.words.is_empty() && !self.text.words.ends_with('\n') {
            self.text.words.push('\n');
        }
    }

    fn finish(mut self) -> Text {
        let end = self.text.words.trim_end().len();
        self.text.words.truncate(end);
        for range in self.text.bold.iter_mut().chain(&mut self.text.italic) {
            *range = range.start.min(end)..range.end.min(end);
        }
        self.text
    }
}

fn sound(tag: &str) -> Sound {
    match tag {
        "strong" | "b" | "th" => Sound::Bold,
        "em" | "i" | "cite" => Sound::Italic,
        "li" => Sound::Item,
        "br" | "p" | "div" | "tr" | "pre" | "ul" | "ol" | "blockquote" | "table" | "hr" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" => Sound::Break,
        _ => Sound::Silent,
    }
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::heard;

    #[test]
    fn emphasis_and_line_breaks_are_heard_and_other_tags_are_not() {
        let text = heard("<p>One <strong>two</strong><br />\nthree <a href=\"x\">four</a></p>\n");
        assert_eq!(text.words, "One two\nthree four");
        assert_eq!((text.bold.len(), text.bold[0].clone()), (1, 4..7));
    }

    #[test]
    fn items_of_a_list_stand_on_lines_of_their_own() {
        assert_eq!(
            heard("<ul>\n<li>a</li>\n<li><em>b</em></li>\n</ul>").words,
            "• a\n• b"
        );
    }

    #[test]
    fn a_tag_that_never_ends_is_text() {
        assert_eq!(heard("a < b").words, "a < b");
    }
}
