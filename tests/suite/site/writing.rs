//! What writing a site leaves on disk.

use std::fs;

use starling::testing::output::{Changes, Patience};
use starling::testing::url::Route;

use crate::files::Files;

use super::{OutputDesk, age, modified, record, routes, site};

fn before() -> Files {
    site(&[
        ("index.html", "home 1"),
        ("same.html", "same"),
        ("stories/a.html", "a"),
        ("stories/b.html", "b"),
        ("tags/old/x.html", "x"),
        ("turns", "a file that becomes a folder"),
        ("folder/deep/y.html", "a folder that becomes a file"),
    ])
}

fn after() -> Files {
    site(&[
        ("index.html", "home 2"),
        ("same.html", "same"),
        ("stories/b.html", "b"),
        ("stories/c.html", "c"),
        ("new/deep/z.html", "z"),
        ("turns/into.html", "folder"),
        ("folder", "file"),
    ])
}

#[test]
fn the_folder_holds_the_site_and_nothing_stale() {
    let desk = OutputDesk::new();
    assert_eq!(
        super::plan(&desk.output(), &before()).unwrap().added.len(),
        before().len()
    );
    assert!(!desk.public("").exists(), "a plan writes nothing");
    let first = desk.write(&before());
    assert_eq!((first.added.len(), first.unchanged), (before().len(), 0));
    desk.put("CNAME", "example.org");
    desk.put("stories/own.txt", "mine");

    let planned = super::plan(&desk.output(), &after()).unwrap();
    let plan = desk.write(&after());
    assert_eq!(plan, planned);
    let expected = Changes {
        added: routes(&[
            "folder",
            "new/deep/z.html",
            "stories/c.html",
            "turns/into.html",
        ]),
        changed: routes(&["index.html"]),
        removed: routes(&[
            "folder/deep/y.html",
            "stories/a.html",
            "tags/old/x.html",
            "turns",
        ]),
        kept: vec![],
        unchanged: 2,
    };
    assert_eq!(plan, expected);
    let left: Vec<String> = desk.tree().into_keys().collect();
    assert_eq!(
        left,
        [
            ".starling/",
            ".starling/lock",
            ".starling/manifest.copy.json",
            ".starling/manifest.json",
            "CNAME",
            "folder",
            "index.html",
            "new/",
            "new/deep/",
            "new/deep/z.html",
            "same.html",
            "stories/",
            "stories/b.html",
            "stories/c.html",
            "stories/own.txt",
            "turns/",
            "turns/into.html",
        ]
    );
    for (route, bytes) in after().iter() {
        assert_eq!(desk.tree()[route.as_str()].as_bytes(), bytes);
    }
}

#[test]
fn files_that_stay_the_same_are_not_touched() {
    let desk = OutputDesk::new();
    desk.write(&before());
    let untouched = ["same.html", "stories/b.html"];
    let all = ["index.html", ".starling/manifest.json"];
    let ages: Vec<_> = untouched
        .iter()
        .chain(&all)
        .map(|path| age(&desk.public(path)))
        .collect();
    let plan = desk.write(&before());
    assert!(plan.is_empty());
    for (path, age) in untouched.iter().chain(&all).zip(&ages) {
        assert_eq!(modified(&desk.public(path)), *age, "{path}");
    }
    desk.write(&after());
    for (path, age) in untouched.iter().zip(&ages) {
        assert_eq!(modified(&desk.public(path)), *age, "{path}");
    }
    assert!(modified(&desk.public("index.html")) > ages[0]);
}

#[test]
fn two_builds_of_one_input_are_the_same_byte_for_byte() {
    let (one, two) = (OutputDesk::new(), OutputDesk::new());
    one.write(&after());
    two.write(&before());
    two.write(&after());
    assert_eq!(one.tree(), two.tree());
    let manifest = &one.tree()[".starling/manifest.json"];
    assert!(
        !manifest.contains(&one.path("").display().to_string()),
        "{manifest}"
    );
}

#[test]
fn the_note_comes_back_only_while_input_and_folder_are_the_same() {
    let desk = OutputDesk::new();
    assert_eq!(desk.output().unchanged_since("1"), None);
    desk.write(&before());
    let note = Some("the note of 1".to_owned());
    assert_eq!(desk.output().unchanged_since("1"), note);
    assert_eq!(desk.output().unchanged_since("2"), None);
    desk.put("own.txt", "mine");
    assert_eq!(desk.output().unchanged_since("1"), note);
    desk.put("stories/a.html", "b");
    assert_eq!(desk.output().unchanged_since("1"), None);
    desk.put("stories/a.html", "a");
    assert_eq!(desk.output().unchanged_since("1"), note);
    fs::remove_file(desk.public("same.html")).unwrap();
    assert_eq!(desk.output().unchanged_since("1"), None);
}

#[test]
fn another_input_of_the_same_site_is_recorded() {
    let desk = OutputDesk::new();
    desk.write(&before());
    super::write(&desk.output(), &before(), &record("2")).unwrap();
    assert_eq!(
        desk.output().unchanged_since("2"),
        Some("the note of 2".to_owned())
    );
}

#[test]
fn a_page_that_was_changed_or_removed_by_hand_is_mended() {
    let desk = OutputDesk::new();
    desk.write(&before());
    let whole = desk.tree();
    desk.put("index.html", "scribble");
    fs::remove_dir_all(desk.public("stories")).unwrap();
    let plan = desk.write(&before());
    assert_eq!(plan.changed, routes(&["index.html"]));
    assert_eq!(plan.added, routes(&["stories/a.html", "stories/b.html"]));
    assert_eq!(desk.tree(), whole);
}

#[test]
fn a_stale_file_that_was_edited_is_kept_and_said_so_once() {
    let desk = OutputDesk::new();
    desk.write(&before());
    desk.put("stories/a.html", "a, and a note of mine");
    let plan = desk.write(&site(&[("index.html", "home")]));
    assert_eq!(plan.kept, routes(&["stories/a.html"]));
    assert!(!plan.removed.contains(&Route::new("stories/a.html")));
    assert_eq!(desk.pages(), ["index.html", "stories/a.html"]);
    let again = desk.write(&site(&[("index.html", "home")]));
    assert_eq!(again.kept, []);
    assert_eq!(desk.pages(), ["index.html", "stories/a.html"]);
}

#[test]
fn a_folder_with_an_edited_stale_file_does_not_become_a_page() {
    let desk = OutputDesk::new();
    desk.write(&before());
    desk.put("folder/deep/y.html", "mine now");
    let old = desk.tree();
    assert!(super::write(&desk.output(), &after(), &record("2")).is_err());
    assert_eq!(desk.tree(), old);
}

#[test]
fn a_write_that_fails_leaves_the_old_site_whole() {
    let desk = OutputDesk::new();
    desk.write(&before());
    let old = desk.tree();
    // No file system takes this name, and that shows only while it is being staged.
    let too_long = format!("new/{}.html", "x".repeat(300));
    let failing = site(&[("index.html", "2"), ("a.html", "new"), (&too_long, "")]);
    let failure = super::write(&desk.output(), &failing, &record("2")).unwrap_err();
    assert!(failure.to_string().contains(&too_long), "{failure}");
    assert_eq!(desk.tree(), old);
    assert_eq!(
        desk.output().unchanged_since("1"),
        Some("the note of 1".to_owned())
    );
}

#[test]
fn a_file_that_cannot_be_put_in_place_leaves_the_old_site_whole() {
    let desk = OutputDesk::new();
    let pages = |names: &[&str], text: &str| -> Files {
        let numbered = (0..20).flat_map(|number| {
            let path = move |name: &&str| Route::new(format!("{name}/{number}.html"));
            names.iter().map(path)
        });
        numbered
            .map(|route| (route, text.as_bytes().to_vec()))
            .collect()
    };
    desk.write(&pages(&["stale", "changed"], "old"));
    let old = desk.tree();
    let output = desk.output();
    let next = pages(&["changed", "new"], "new");
    let stage = super::fill(
        output
            .stage(&super::all_routes(&next), &Patience::default())
            .unwrap(),
        &next,
    )
    .unwrap();
    // A folder cannot take the place of a page.
    let staged = desk.public(".starling/staged/changed/7.html");
    fs::remove_file(&staged).unwrap();
    fs::create_dir(&staged).unwrap();
    let failure = stage.commit(&record("2")).unwrap_err();
    assert!(failure.to_string().contains("changed/7.html"), "{failure}");
    assert_eq!(desk.tree(), old);
    super::write(&output, &next, &record("2")).unwrap();
    assert_eq!(desk.pages().len(), 40);
}

#[test]
fn a_folder_that_cannot_be_made_is_a_failure() {
    let desk = OutputDesk::new();
    let below_a_file = desk.path("project/content/../file/public");
    fs::write(desk.path("project/file"), "mine").unwrap();
    let failure = desk
        .open(&below_a_file, true)
        .and_then(|output| super::write(&output, &before(), &record("1")))
        .unwrap_err();
    assert!(failure.to_string().contains("file/public"), "{failure}");
    assert_eq!(
        fs::read_to_string(desk.path("project/file")).unwrap(),
        "mine"
    );
}
