//! Names of files.

use std::collections::BTreeSet;

use starling::testing::url::Route;

use super::assert_sound;
use crate::desk::{Desk, WHOLE, tree};

/// Names of files that each make one story of their own.
const NAMES: &[&str] = &[
    "with spaces",
    " leading",
    "trailing ",
    "it's \"quoted\"",
    "100%",
    "100%25",
    "%2e%2e%2fup",
    "c# and f#",
    "a?b&c=d",
    "semi;colon",
    "emoji 🦜",
    "🦜",
    "con",
    "NUL2",
    "aux",
    "COM1",
    "lpt9",
    "name.with.dots",
    "x.md",
    "-dash",
    "--",
    "~tilde",
    "back\\slash",
    "new\nline",
    "tab\tname",
    "<b>",
    "*star*",
    "a:b",
    "a|b",
    "日本語",
    "عربي",
    "Ünïcödé",
    "e\u{301}tude",
    "\u{202e}evil",
    "zero\u{200b}width",
    "index2",
    "all the rest",
    "untitled",
    "‥",
    "．．",
];

#[test]
fn any_name_of_a_file_becomes_a_safe_page_that_links_reach() {
    let mut desk = Desk::new();
    for name in NAMES.iter().chain([&"n".repeat(240).as_str()]) {
        desk = desk.story(name, WHOLE);
    }
    let before: BTreeSet<_> = tree(desk.root())
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    let site = desk.build();
    assert_sound(&site);
    // Some of these names come out as one address: that is said, and nothing is written. Some
    // have characters that cannot be printed.
    let expected = ["duplicate-slug", "missing-character"];
    assert!(
        site.rules().iter().all(|rule| expected.contains(rule)),
        "{}",
        site.drawn()
    );
    for path in site.paths() {
        assert_eq!(Route::new(path.clone()).as_str(), path);
        for part in path.split('/') {
            assert!(
                part.len() <= 120
                    && !part.starts_with('.')
                    && !part.contains(['\\', '%', '#', '?', '"', '<', ':', '*', '|', '\n', ' ']),
                "{path:?}"
            );
        }
    }
    let duplicates: Vec<_> = site
        .report
        .diagnostics
        .iter()
        .map(|it| {
            site.project()
                .sources
                .path(it.place.as_ref().unwrap().span.file)
                .to_owned()
        })
        .collect();
    for path in duplicates {
        desk.remove(&path);
    }
    let ran = desk.run(&["build"]).ends_with(0);
    assert_eq!(ran.err, "");
    let after: BTreeSet<_> = tree(desk.root())
        .into_iter()
        .map(|(path, _)| path)
        .collect();
    assert!(
        after
            .difference(&before)
            .all(|path| path.starts_with("public"))
    );
    let stories = after
        .iter()
        .filter(|path| path.starts_with("public/stories"))
        .count();
    assert_eq!(
        stories,
        after
            .iter()
            .filter(|path| path.starts_with("content/stories"))
            .count()
    );
}

#[test]
fn hidden_files_and_what_editors_leave_behind_are_no_content() {
    let mut desk = Desk::new().whole_story("lift", "");
    for name in [
        ".hidden.md",
        "_aside.md",
        "lift.md~",
        "#lift.md#",
        ".lift.md.swp",
        "lift.md.bak",
        ".git/x.md",
        "_notes/x.md",
        "lift.md.orig",
        ".DS_Store",
        "4913",
    ] {
        desk = desk.file(&format!("content/stories/{name}"), "quetzal");
    }
    let site = desk.build().clean();
    assert_eq!(site.report.counts.stories, 1);
    site.keeps("quetzal");
}

#[test]
fn names_that_differ_only_in_case_or_unicode_form_are_an_error_that_names_both() {
    for (left, right) in [
        ("lift", "Lift"),
        ("café", "cafe\u{301}"),
        ("a b", "a-b"),
        ("sub/lift", "lift"),
        ("lift", "lift/index"),
    ] {
        let site = Desk::new()
            .story(left, WHOLE)
            .story(right, WHOLE)
            .build()
            .reports(&["duplicate-slug"]);
        let problem = site.only("duplicate-slug");
        assert!(problem.is_error());
        let files = [problem.place.as_ref().unwrap(), &problem.related[0]]
            .map(|label| site.project().sources.path(label.span.file));
        assert_ne!(files[0], files[1]);
    }
    Desk::new()
        .guide("q", "# A?\n")
        .guide("Q", "# B?\n")
        .build()
        .reports(&["duplicate-slug"]);
}

#[test]
fn names_of_our_own_pages_are_taken() {
    Desk::new()
        .story("index", WHOLE)
        .story("All", WHOLE)
        .build()
        .reports(&["taken-name", "taken-name"]);
    Desk::new()
        .guide("index", "# Why?\n")
        .build()
        .reports(&["taken-name"]);
}

#[test]
fn pictures_of_any_name_are_copied_to_safe_places() {
    for name in [
        "a b.png",
        "🦜.PNG",
        "no-ending",
        "con.png",
        "..png",
        "x.tar.gz",
        "%2e%2e.png",
        "a'b\".svg",
        "weird.p ng",
        "x.<b>",
    ] {
        let story = format!(
            "{WHOLE}\n![x](<{}>)\n",
            name.replace('%', "%25")
                .replace('<', "\\<")
                .replace('>', "\\>")
        );
        let site = Desk::new()
            .story("lift", &story)
            .file(&format!("content/stories/{name}"), "bytes")
            .build();
        if name.starts_with('.') {
            site.reports(&["dangling-link"]);
            continue;
        }
        let site = site.clean();
        let copied: Vec<String> = site
            .paths()
            .into_iter()
            .filter(|path| site.files.get(path) == Some(b"bytes"))
            .collect();
        assert_eq!(copied.len(), 1, "{name}: {:?}", site.paths());
        assert!(
            copied[0].starts_with("assets/") && !copied[0].contains([' ', '"', '<', '%', '\'']),
            "{copied:?}"
        );
    }
}
