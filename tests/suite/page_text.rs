//! A finished page, for looking at what it says and where it leads.

/// A finished page.
pub(crate) struct PageText {
    path: String,
    html: String,
}

impl PageText {
    pub(crate) fn of(path: &str, bytes: &[u8]) -> Self {
        Self {
            path: path.to_owned(),
            html: String::from_utf8_lossy(bytes).into_owned(),
        }
    }

    /// The page as it is.
    pub(crate) fn html(&self) -> &str {
        &self.html
    }

    /// Holds that these characters stand in the page's HTML.
    #[track_caller]
    pub(crate) fn has(&self, html: &str) -> &Self {
        assert!(
            self.html.contains(html),
            "{} lacks {html:?}:\n{}",
            self.path,
            self.html
        );
        self
    }

    /// Holds that these characters do not stand in the page's HTML.
    #[track_caller]
    pub(crate) fn lacks(&self, html: &str) -> &Self {
        assert!(
            !self.html.contains(html),
            "{} has {html:?}:\n{}",
            self.path,
            self.html
        );
        self
    }

    /// Holds that these words stand in what a reader sees, in this order.
    #[track_caller]
    pub(crate) fn says(&self, words: &[&str]) -> &Self {
        let text = self.text();
        let mut from = 0;
        for word in words {
            match text[from..].find(word) {
                Some(at) => from += at + word.len(),
                None => panic!("{} does not say {word:?} there:\n{text}", self.path),
            }
        }
        self
    }

    /// Holds that these words stand nowhere in what a reader sees.
    #[track_caller]
    pub(crate) fn never_says(&self, words: &str) -> &Self {
        let text = self.text();
        assert!(
            !text.contains(words),
            "{} says {words:?}:\n{text}",
            self.path
        );
        self
    }

    /// Where the link with these words leads.
    #[track_caller]
    pub(crate) fn link(&self, words: &str) -> String {
        let main = self.main();
        let links = main.split("<a ").skip(1);
        let found = links.filter_map(|link| {
            let (tag, rest) = link.split_once('>')?;
            let inside = rest.split_once("</a>")?.0;
            inside.contains(words).then_some(tag)
        });
        let Some(tag) = found.into_iter().next() else {
            panic!("{} has no link {words:?}:\n{main}", self.path);
        };
        let href = tag
            .split("href=\"")
            .nth(1)
            .and_then(|it| it.split('"').next());
        href.unwrap_or_default().to_owned()
    }

    /// What a reader sees between `<main>` and `</main>`: words only, white space folded.
    pub(crate) fn text(&self) -> String {
        let main = self.main();
        let mut text = String::new();
        let mut inside_tag = false;
        for letter in main.chars() {
            match letter {
                '<' => {
                    inside_tag = true;
                    text.push(' ');
                }
                '>' if inside_tag => inside_tag = false,
                letter if !inside_tag => text.push(letter),
                _ => {}
            }
        }
        for (entity, letter) in [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&amp;", "&"),
        ] {
            text = text.replace(entity, letter);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands between `<main>` and `</main>`, a tag a line, for snapshots.
    pub(crate) fn main(&self) -> String {
        let start = self.html.find("<main").unwrap_or(0);
        let end = self.html.find("</main>").unwrap_or(self.html.len());
        self.html[start..end].to_owned()
    }

    /// What stands between `<main>` and `</main>`, a line for each tag that begins one, for snapshots.
    pub(crate) fn lines(&self) -> String {
        let blocks = [
            "<main",
            "<article",
            "<section",
            "<header",
            "<footer",
            "<nav",
            "<aside",
            "<h1",
            "<h2",
            "<h3",
            "<h4",
            "<p",
            "<ul",
            "<ol",
            "<li",
            "<dl",
            "<dt",
            "<dd",
            "<div",
            "<table",
            "<tr",
            "<th",
            "<td",
            "<svg",
            "<rect",
            "<blockquote",
            "<pre",
            "</section",
            "</article",
            "</aside",
        ];
        let mut lines = String::new();
        for piece in self.main().split_inclusive('>') {
            let piece = piece.split_whitespace().collect::<Vec<_>>().join(" ");
            let tag = piece.find('<').map_or("", |at| &piece[at..]);
            if blocks.iter().any(|block| tag.starts_with(block)) && !lines.ends_with('\n') {
                match piece.find('<') {
                    Some(at) if at > 0 => {
                        lines.push_str(&piece[..at]);
                        lines.push('\n');
                        lines.push_str(&piece[at..]);
                        continue;
                    }
                    _ => lines.push('\n'),
                }
            }
            lines.push_str(&piece);
        }
        lines.trim().to_owned()
    }
}
