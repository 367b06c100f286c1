//! The sites that are looked at: the repository's own, and one that wants to trip every page.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::desk::{Desk, WHOLE, run_in, tree};
use crate::html::{encoded, is_page, kind_of};

/// A built site in a folder.
pub(super) struct Site {
    pub(super) folder: PathBuf,
}

/// The repository's own site, built once for all tests.
pub(super) fn demo() -> &'static Site {
    static DEMO: OnceLock<Site> = OnceLock::new();
    DEMO.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let output = folder.to_str().unwrap();
        run_in(repository, &["build", "--strict", "--output-dir", output]).ends_with(0);
        Site { folder }
    })
}

/// The repository's own site in another skin.
pub(super) fn in_skin(skin: &str) -> Desk {
    let desk = Desk::demo();
    let settings = desk.read("starling.toml");
    desk.settings(&format!("skin = {skin:?}\n{settings}"))
}

/// A site whose owner has written all that could trip a page: much, little, and what looks like HTML.
pub(super) fn hostile() -> Desk {
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk".repeat(4);
    let question = "Tell me about a time when nothing went as you had planned it. ".repeat(8);
    let row = format!("{}|\n", "| some words | 1,234,567,890 ".repeat(8));
    let rule = format!("{}|\n", "|---".repeat(16));
    let table = format!("{row}{rule}{}", row.repeat(30));
    let tags = (0..40)
        .map(|number| format!("\"tag {number}\""))
        .collect::<Vec<_>>()
        .join(", ");
    let long = format!(
        "+++\ntitle = \"{word}\"\ntags = [{tags}, \"<i>\", \"{word}\"]\n\
         covers = [\"{question}\", \"<script>alert(1)</script>?\"]\n\
         metrics = [\"{word}\", {{ value = \"<b>9\", label = \"{question}\" }}]\n+++\n\
         {word}\n\n{table}\n\n```html\n<script>{word}</script>\n```\n\n{WHOLE}"
    );
    let script = format!("# <script>alert(1)</script> & \"quotes\"\n\n{WHOLE}");
    let arabic = format!("# المصعد الذي توقف\n\nتوقف المصعد بين طابقين.\n\n{WHOLE}");
    let japanese = format!("# 止まったエレベーター\n\n{WHOLE}");
    let guide = format!("# {question}\n\n## What it tests\n{word}\n\n{table}\n");
    Desk::new()
        .story("long", &long)
        .story("empty", "# Nothing but a title")
        .story("script", &script)
        .story("arabic", &arabic)
        .story("japanese", &japanese)
        .guide("guide", &guide)
}

impl Site {
    /// Builds what lies on a desk.
    pub(super) fn of(desk: &Desk) -> Self {
        desk.run(&["build"]);
        let folder = desk.root().join("public");
        Self { folder }
    }

    /// The address of a page on the disk.
    pub(super) fn on_disk(&self, path: &str) -> String {
        let path = self.folder.canonicalize().unwrap().join(path);
        format!("file://{}", encoded(path.to_str().unwrap()))
    }

    /// The path and the text of every page.
    pub(super) fn pages(&self) -> impl Iterator<Item = (String, String)> {
        let files = tree(&self.folder).into_iter();
        let files = files.map(|(path, bytes)| (path.to_str().unwrap().to_owned(), bytes));
        let pages = files.filter(|(path, _)| is_page(path));
        pages.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
    }

    /// The shortest and the longest page of every kind that there is.
    pub(super) fn pages_of_every_kind(&self) -> BTreeSet<String> {
        let mut kinds = BTreeMap::<String, BTreeSet<(usize, String)>>::new();
        for (path, html) in self.pages() {
            let kind = kind_of(&html).to_owned();
            kinds.entry(kind).or_default().insert((html.len(), path));
        }
        assert!(kinds.len() > 10, "{:?}", kinds.keys());
        let ends = kinds.values().flat_map(|it| [it.first(), it.last()]);
        ends.flatten().map(|(_, path)| path.clone()).collect()
    }
}
