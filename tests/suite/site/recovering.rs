//! What the next build makes of one that was interrupted.

use std::fs;

use starling::testing::output::Changes;

use crate::files::Files;

use super::{OutputDesk, copy, record, site};

fn before() -> Files {
    site(&[
        ("index.html", "1"),
        ("gone/a.html", "a"),
        ("gone/b/c.html", "c"),
        ("stories/a.html", "a"),
        ("turns", "file"),
    ])
}

fn after() -> Files {
    site(&[
        ("index.html", "2"),
        ("new/x/y.html", "y"),
        ("new/z.html", "z"),
        ("stories/a.html", "a"),
        ("stories/b.html", "b"),
        ("turns/into.html", "folder"),
    ])
}

/// The output folder right after the commit from `before` to `after`.
fn committed() -> (OutputDesk, Changes) {
    let (desk, finished) = (OutputDesk::new(), OutputDesk::new());
    finished.write(&before());
    copy(&finished.public(""), &desk.public(""));
    let plan = super::write(&finished.output(), &after(), &record("2")).unwrap();
    for route in plan.added.iter().chain(&plan.changed) {
        let bytes = after().get(route.as_str()).unwrap().to_vec();
        let staged = format!(".starling/staged/{route}");
        desk.put(&staged, &String::from_utf8(bytes).unwrap());
    }
    let journal = desk.public(".starling/commit.json");
    fs::copy(finished.public(".starling/manifest.json"), journal).unwrap();
    (desk, plan)
}

type Step = Box<dyn Fn(&OutputDesk)>;

/// All that is done after the commit, one small step after the other.
fn steps(plan: &Changes) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for route in plan.removed.clone() {
        steps.push(Box::new(move |desk| {
            fs::remove_file(desk.public(route.as_str())).unwrap();
        }));
    }
    for folder in ["gone/b", "gone"] {
        steps.push(Box::new(move |desk| {
            fs::remove_dir(desk.public(folder)).unwrap();
        }));
    }
    for path in [
        "new/x",
        "new/z.html",
        "index.html",
        "stories/b.html",
        "turns",
    ] {
        steps.push(Box::new(move |desk| {
            let target = desk.public(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::rename(desk.public(".starling/staged").join(path), target).unwrap();
        }));
    }
    steps.push(Box::new(|desk| {
        let journal = desk.public(".starling/commit.json");
        fs::rename(journal, desk.public(".starling/manifest.json")).unwrap();
    }));
    steps
}

#[test]
fn a_build_that_was_interrupted_after_its_commit_is_finished_from_anywhere() {
    let whole = {
        let desk = OutputDesk::new();
        super::write(&desk.output(), &after(), &record("2")).unwrap();
        desk.tree()
    };
    let third = site(&[("index.html", "3"), ("gone", "back as a file")]);
    let (_, plan) = committed();
    for done in 0..=steps(&plan).len() {
        for next in [after(), before(), third.clone()] {
            let (desk, plan) = committed();
            for step in &steps(&plan)[..done] {
                step(&desk);
            }
            let is_journal_left = desk.public(".starling/commit.json").exists();
            let note = desk.output().unchanged_since("2");
            assert_eq!(note.is_none(), is_journal_left, "after {done} steps");
            assert_eq!(desk.output().unchanged_since("1"), None);
            super::plan(&desk.output(), &next).unwrap();
            super::write(&desk.output(), &next, &record("2")).unwrap();
            let expected = {
                let desk = OutputDesk::new();
                super::write(&desk.output(), &next, &record("2")).unwrap();
                desk.tree()
            };
            assert_eq!(desk.tree(), expected, "after {done} steps");
            if next == after() {
                assert_eq!(desk.tree(), whole);
            }
        }
    }
}

#[test]
fn what_a_build_staged_before_it_was_interrupted_is_cleared_up() {
    let (desk, _) = committed();
    let journal = desk.public(".starling/commit.json");
    fs::rename(&journal, desk.public(".starling/commit.json.new")).unwrap();
    assert_eq!(
        desk.output().unchanged_since("1"),
        Some("the note of 1".to_owned())
    );
    super::write(&desk.output(), &before(), &record("1")).unwrap();
    let untouched = OutputDesk::new();
    untouched.write(&before());
    assert_eq!(desk.tree(), untouched.tree());
}

#[test]
fn a_first_build_that_was_interrupted_is_finished() {
    let desk = OutputDesk::new();
    desk.write(&before());
    let whole = desk.tree();
    let staged = desk.public(".starling/staged");
    fs::create_dir_all(&staged).unwrap();
    fs::rename(desk.public("stories"), staged.join("stories")).unwrap();
    let manifest = desk.public(".starling/manifest.json");
    fs::rename(manifest, desk.public(".starling/commit.json")).unwrap();
    desk.write(&before());
    assert_eq!(desk.tree(), whole);
}

#[test]
fn a_stale_file_that_was_edited_after_the_crash_is_kept() {
    let (desk, _) = committed();
    desk.put("gone/a.html", "mine now");
    super::write(&desk.output(), &after(), &record("2")).unwrap();
    assert_eq!(desk.tree()["gone/a.html"], "mine now");
    assert!(!desk.public("gone/b").exists());
}

#[test]
fn what_keeps_a_build_from_being_finished_is_said_and_nothing_is_lost() {
    // Something of another hand, and the place that it takes.
    for (path, place) in [("new", "new"), ("stories/b.html/x", "stories/b.html")] {
        let (desk, _) = committed();
        desk.put(path, "mine");
        let failure = super::write(&desk.output(), &after(), &record("2")).unwrap_err();
        assert!(failure.to_string().contains(place), "{failure}");
        assert!(failure.remedy().is_some(), "{failure}");
        assert_eq!(desk.tree()[path], "mine");
        fs::rename(desk.public(place), desk.path("elsewhere")).unwrap();
        super::write(&desk.output(), &after(), &record("2")).unwrap();
        assert_eq!(
            desk.output().unchanged_since("2"),
            Some("the note of 2".to_owned())
        );
    }
}

#[test]
fn a_journal_that_cannot_be_read_needs_force_and_the_folder_is_mended() {
    let (desk, _) = committed();
    desk.put(".starling/commit.json", "");
    let old = desk.tree();
    assert!(super::write(&desk.output(), &after(), &record("2")).is_err());
    assert!(super::plan(&desk.output(), &after()).is_err());
    assert_eq!(desk.tree(), old);
    let forced = desk.open(&desk.public(""), true).unwrap();
    super::plan(&forced, &after()).unwrap();
    super::write(&forced, &after(), &record("2")).unwrap();
    let whole = OutputDesk::new();
    super::write(&whole.output(), &after(), &record("2")).unwrap();
    assert_eq!(desk.tree(), whole.tree());
}
