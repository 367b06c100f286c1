//! Input that nobody would write on purpose: each gets a problem or comes out right, nothing
//! panics, nothing is lost, nothing escapes the output folder.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use proptest::prelude::*;
use starling::testing::url::{Route, slug};

use crate::desk::{Desk, Site, WHOLE, tree};

/// Holds that every place of every problem lies inside its file, on character boundaries, and that
/// the problems can be drawn.
fn assert_sound(site: &Site) {
    for problem in &site.report.diagnostics {
        for label in problem.place.iter().chain(&problem.related) {
            let text = site.project().sources.text(label.span.file);
            assert!(text.get(label.span.range()).is_some(), "{problem:?}");
        }
    }
    for problem in site.report.diagnostics.iter().take(50) {
        starling::testing::diagnostic::human(problem, &site.project().sources);
        starling::testing::diagnostic::json(problem, &site.project().sources);
    }
}

/// Builds a site with this as its only story.
fn built(bytes: impl AsRef<[u8]>) -> Site {
    let site = Desk::new().file("content/stories/lift.md", bytes).build();
    assert_sound(&site);
    site
}

// --- Texts -------------------------------------------------------------------------------------

#[test]
fn an_empty_file_is_a_story_that_lacks_everything() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "+++\n+++\n",
        "---\n---",
        "---\n...\n",
        "   \n\t\n",
    ] {
        let site = built(text);
        assert_eq!(
            site.rules(),
            [
                "missing-part",
                "missing-part",
                "missing-part",
                "missing-part",
                "missing-script"
            ],
            "{text:?}"
        );
        site.page("stories/lift.html").has("<h1>Lift</h1>");
    }
}

#[test]
fn front_matter_that_is_not_closed_or_only_a_fence_is_an_error() {
    for text in [
        "+++",
        "+++\n",
        "---\ntitle: x",
        "+++\r\ntitle = \"x\"\r\n",
        "\u{feff}+++\n",
    ] {
        assert!(
            built(text).rules().contains(&"unclosed-front-matter"),
            "{text:?}"
        );
    }
}

#[test]
fn wrong_types_are_reported_and_the_rest_is_kept() {
    let keys = "title = [1]\nheadline = { a = 1 }\ndate = 7\nrole = 1.5\ntags = { a = 1 }\ncovers = 3\nmetrics = 4\ngaps = [[\"x\"]]\ndraft = \"yes\"\nallow = 1\ncues = \"x\"\nextra = 1";
    let site = built(format!("+++\n{keys}\n+++\n{WHOLE}"));
    assert_eq!(site.rules(), ["wrong-type"; 12], "{}", site.drawn());
    site.page("stories/lift.html")
        .says(&["Lift", "The lift broke."]);
}

#[test]
fn dates_that_are_none_are_reported() {
    for date in [
        "2025-02-30",
        "2025-13-01",
        "\"yesterday\"",
        "\"2025-3-14\"",
        "\"0000-00-00\"",
        "99999-01-01",
    ] {
        let site = built(format!("+++\ndate = {date}\n+++\n{WHOLE}"));
        assert!(
            site.report
                .diagnostics
                .iter()
                .any(starling::testing::diagnostic::Diagnostic::is_error),
            "{date}"
        );
    }
    built(format!("---\ndate: tomorrow\n---\n{WHOLE}")).reports(&["invalid-date"]);
}

#[test]
fn marks_at_the_start_and_other_line_ends_change_nothing() {
    let plain = format!("+++\ntitle = \"The lift\"\ntags = [\"a\"]\n+++\n{WHOLE}");
    let page = |text: &str| built(text).clean().page("stories/lift.html").text();
    let expected = page(&plain);
    for text in [
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")),
        plain.replace("+++\n", "+++  \n"),
    ] {
        assert_eq!(page(&text), expected, "{text:?}");
    }
    let bank = "\u{feff}[[question]]\r\ntext = \"Why?\"\r\n";
    Desk::new()
        .bank(bank)
        .settings("\u{feff}title = \"x\"\r\n")
        .build()
        .clean();
}

#[test]
fn bytes_that_are_no_text_are_an_error_at_the_first_of_them() {
    for bytes in [
        b"\xff\xfe#\0 \0x\0".as_slice(),
        b"# caf\xe9",
        b"\x80",
        b"+++\ntitle = \"\xc3\x28\"\n+++\n",
    ] {
        assert!(built(bytes).rules().contains(&"not-utf8"));
    }
    Desk::new()
        .file("content/questions.toml", b"\xff")
        .build()
        .reports(&["invalid-toml", "not-utf8"]);
    Desk::new()
        .file("starling.toml", b"title = \"\xff\"")
        .build()
        .reports(&["not-utf8"]);
}

#[test]
fn nuls_and_other_control_characters_reach_no_page() {
    let text = format!(
        "+++\ntitle = \"a\\u0000b\\u001bc\\u009fd\"\n+++\n{}",
        WHOLE.replace("lift", "li\0ft \u{1b}[31m \u{9f} \u{b}")
    );
    let site = built(text);
    for page in site.pages() {
        let mut letters = page.html().chars();
        let control = letters.find(|it| it.is_control() && !"\n\t".contains(*it));
        assert_eq!(control, None, "{}", page.html());
    }
}

#[test]
fn a_line_of_ten_megabytes_is_read() {
    let text = WHOLE.replacen(
        "The lift broke.",
        &"a lift ".repeat(10 * 1024 * 1024 / 7),
        1,
    );
    built(text)
        .clean()
        .page("stories/lift.html")
        .has("a lift a lift");
}

#[test]
fn keys_of_a_hundred_kilobytes_are_read() {
    let long = "x".repeat(100 * 1024);
    let site = built(format!(
        "+++\ntitle = \"{long}\"\ntags = [\"{long}\"]\ncovers = [\"{long}\"]\n+++\n{WHOLE}"
    ))
    .reports(&["sheet-too-long"]);
    assert!(site.paths().iter().all(|path| path.len() < 120));
}

#[test]
fn ten_thousand_headings_are_read() {
    let known = "## Situation\nx\n## Other\n## Task\n".repeat(2_500);
    assert_eq!(
        built(known)
            .rules()
            .iter()
            .filter(|rule| **rule == "repeated-section")
            .count(),
        2 * 2_499
    );
    let own: Vec<String> = (0..10_000)
        .map(|number| format!("## Heading {number}\nx\n"))
        .collect();
    built(format!("{}{WHOLE}", own.concat()))
        .clean()
        .page("stories/lift.html")
        .says(&["Heading 0", "Heading 9999"]);
}

#[test]
fn deep_nesting_is_read_or_reported() {
    built(format!("{WHOLE}\n{}x\n", "> ".repeat(5_000)));
    built(format!("{WHOLE}\n{}x\n", "- ".repeat(5_000)));
    built(format!(
        "{WHOLE}\n{}x{}\n",
        "*".repeat(5_000),
        "*".repeat(5_000)
    ));
    for opening in ["x = ", "metrics = ", "covers = "] {
        let site = built(format!(
            "+++\n{opening}{}{}\n+++\n{WHOLE}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        ));
        assert_eq!(site.rules(), ["invalid-toml"]);
    }
    let site = built(format!(
        "---\nmetrics: {}{}\n---\n{WHOLE}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    ));
    assert_eq!(site.rules(), ["invalid-yaml"]);
    let site = built(format!(
        "+++\n{} = 1\n+++\n{WHOLE}",
        vec!["a"; 10_000].join(".")
    ));
    assert_eq!(site.rules(), ["invalid-toml"]);
}

#[test]
fn yaml_that_refers_to_itself_is_reported() {
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n";
    assert!(
        built(format!("---\n{bomb}---\n{WHOLE}"))
            .report
            .diagnostics
            .iter()
            .any(starling::testing::diagnostic::Diagnostic::is_error)
    );
}

// --- Code in words -----------------------------------------------------------------------------

#[test]
fn tags_in_words_are_shown_and_never_obeyed() {
    let evil = "</title></script>'\\\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}";
    let story = format!(
        r#"+++
title = "T {evil}"
headline = "H {evil}"
role = "R {evil}"
tags = ["G {evil}"]
covers = [{{ question = "Q {evil}", angle = "A {evil}" }}]
metrics = ["M {evil}", {{ value = "V {evil}", label = "L {evil}" }}]
gaps = ["P {evil}"]
[cues]
situation = "C {evil}"
+++
## Situation
`S {code}` <script>alert(1)</script>
{rest}
## <script>alert(1)</script>
x

[a](https://example.org/"><script>alert(1)</script> "t\"><script>alert(1)</script>")
"#,
        code = evil.replace('\\', ""),
        rest = WHOLE.split_once("The lift broke.\n").unwrap().1,
    );
    let site = Desk::new()
        .settings(&format!("title = \"N {evil}\"\nauthor = \"U {evil}\"\n[labels]\nsituation = \"B {evil}\"\nnavigation = \"P\\\" onload=\\\"alert(1)\"\n"))
        .bank(&format!("[[question]]\ntext = \"E {evil}\"\ncompetency = \"K {evil}\"\naliases = [\"I {evil}\"]\n"))
        .story("lift", &story)
        .file("content/stories/<script>alert(1)<script>.md", WHOLE)
        .build()
        .reports(&["raw-html"]);
    for page in site.pages() {
        let html = page.html().to_lowercase();
        for code in [
            "<script>",
            "<img src=x",
            "</script>'",
            " onload=\"alert",
            "49{%",
        ] {
            assert!(!html.contains(code), "{code} stands in\n{html}");
        }
    }
    site.page("stories/lift.html").says(&[
        "T </title></script>'\"><script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
    ]);
    let words = site.page("stories/lift.html").text();
    for mark in [
        "H <", "R <", "G <", "Q <", "A <", "M <", "V <", "L <", "P <",
    ] {
        assert!(words.contains(mark), "{mark} is lost: {words}");
    }
    site.page("cheat-sheets/lift.html").says(&["C </title>"]);
    site.page("index.html").says(&["N </title>"]);
}

// --- Names -------------------------------------------------------------------------------------

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
        desk = desk.file(&format!("content/stories/{name}"), "secret");
    }
    let site = desk.build().clean();
    assert_eq!(site.report.stories, 1);
    site.keeps("secret");
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

// --- Folders -----------------------------------------------------------------------------------

#[test]
fn a_folder_with_the_name_of_a_story_is_a_folder() {
    let site = Desk::new().story("x.md/inner", WHOLE).build().clean();
    assert_eq!(site.report.stories, 1);
    assert!(site.has("stories/inner.html"));
}

#[test]
fn folders_with_the_names_of_the_bank_and_the_settings_do_no_harm() {
    let desk = Desk::new().whole_story("lift", "");
    fs::create_dir_all(desk.root().join("content/questions.toml")).unwrap();
    assert_eq!(desk.build().clean().report.stories, 1);

    let desk = Desk::new().whole_story("lift", "");
    desk.remove("starling.toml");
    fs::create_dir_all(desk.root().join("starling.toml")).unwrap();
    desk.build().reports(&["unreadable-file"]);
}

#[test]
fn a_link_that_leads_back_is_reported_and_the_rest_is_read() {
    let desk = Desk::new().whole_story("lift", "");
    symlink("..", desk.root().join("content/stories/loop")).unwrap();
    symlink("self", desk.root().join("content/stories/self")).unwrap();
    let site = desk.build().reports(&["link-loop", "unreadable-file"]);
    assert!(site.has("stories/lift.html"));
    assert_sound(&site);
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_and_the_rest_is_read() {
    let desk = Desk::new().whole_story("lift", "");
    symlink("nowhere.md", desk.root().join("content/stories/gone.md")).unwrap();
    let site = desk.build().reports(&["unreadable-file"]);
    insta::assert_snapshot!(site.drawn(), @r"
    error[unreadable-file]: this cannot be read: No such file or directory (os error 2)
    --> content/stories/gone.md
     = help: remove it; if it is a link, see where it leads
    ");
    assert!(site.has("stories/lift.html"));
    desk.run(&["build"]).ends_with(1);
    assert!(!desk.has("public"));
}

#[test]
fn a_link_to_a_story_elsewhere_is_followed() {
    let desk = Desk::new().file("shelf/lift.md", WHOLE);
    fs::create_dir_all(desk.root().join("content")).unwrap();
    symlink("../shelf", desk.root().join("content/stories")).unwrap();
    assert!(desk.build().clean().has("stories/lift.html"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_no_text_is_an_error() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new().whole_story("lift", "");
    let path = desk
        .root()
        .join("content/stories")
        .join(OsStr::from_bytes(b"caf\xe9.md"));
    fs::write(path, WHOLE).unwrap();
    desk.build().reports(&["unreadable-name"]);
}

#[test]
fn nothing_that_a_site_names_escapes_its_folder() {
    let desk = Desk::new()
        .settings("title = \"../../title\"\n")
        .bank("[[question]]\ntext = \"../../../question\"\ncompetency = \"../competency\"\n")
        .story("..%2f..%2fname", &format!("+++\ntitle = \"../../title\"\ntags = [\"../../tag\", \"/etc/tag\", \"..\", \"C:\\\\tag\"]\ncovers = [\"/../cover\", \"..\"]\n+++\n{WHOLE}"))
        .guide("..guide", "# ../../guide\n");
    let around: BTreeSet<_> = fs::read_dir(desk.root().parent().unwrap())
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    desk.run(&["build", "--output-dir", "out/site"])
        .ends_with(0);
    for (path, _) in tree(desk.root()) {
        assert!(
            ["out/site", "content", "starling.toml"]
                .iter()
                .any(|known| path.starts_with(known)),
            "{}",
            path.display()
        );
    }
    assert!(!around.is_empty() && !Path::new("/etc/tag.html").exists());
}

// --- Anything ----------------------------------------------------------------------------------

/// Bytes of the pieces that mean something to the format.
fn significant_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&'static [u8]> = vec![
        b"+++\n",
        b"---\n",
        b"...\n",
        b"title = \"x\"\n",
        b"title: x\n",
        b"covers = [",
        b"]",
        b"{ question = \"",
        b"\"",
        b"metrics:\n  - ",
        b"[cues]\n",
        b"= ",
        b": ",
        b"\n",
        b"\r\n",
        b"## Situation\n",
        b"### Task\n",
        b"# Actions\n",
        b"## R \xe2\x80\x94 Result\n",
        b"## 90-second version\n",
        b"## Coaching\n",
        b"- **Card** \xe2\x80\x94 ",
        b"[a](lift.md#",
        b")",
        b"[a](#result)",
        b"![a](b.png)",
        b"[^1]",
        b"[^1]: ",
        b"<b>",
        b"<!--",
        b"-->",
        b"Sentence one. Two! ",
        b"\xff",
        b"\xe2\x80",
        b"\0",
        b"\xef\xbb\xbf",
        b" Initech ",
        b"\xe6\x97\xa5",
        b"|a|\n|-|\n",
        b"```rust\n",
        b"    ",
        b"> ",
        b"draft = true\n",
        b"date = 2025-03-14\n",
        b"'",
        b"&",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..50).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_story_are_built_and_every_place_lies_in_its_file(
        bytes in prop_oneof![significant_bytes(), prop::collection::vec(any::<u8>(), 0..400)],
        guide in significant_bytes(),
        is_public in any::<bool>(),
    ) {
        let settings = if is_public { "visibility = \"public\"\n[share]\nredact = { Initech = \"a firm\" }" } else { "" };
        let site = Desk::new()
            .settings(settings)
            .file("content/stories/lift.md", bytes)
            .file("content/questions/why.md", &guide)
            .file("content/questions.toml", &guide)
            .build();
        assert_sound(&site);
        prop_assert!(!is_public || !site.tells("initech"));
        prop_assert!(!site.rules().contains(&"broken-link"), "{}", site.drawn());
    }
}

proptest! {
    #[test]
    fn any_text_makes_a_safe_name(text in any::<String>()) {
        let name = slug(&text);
        prop_assert!(!name.is_empty() && name.len() <= 110);
        prop_assert!(!name.contains(['/', '\\', '.', '%', '#', '?', '"', '<', '>', ':', '*', '|', ' ', '\n']));
        prop_assert!(name.chars().all(|it| !it.is_control()));
        prop_assert_eq!(slug(&name), name.clone());
        let path = format!("stories/{name}.html");
        let route = Route::new(path.clone());
        prop_assert_eq!(route.as_str(), path);
    }
}
