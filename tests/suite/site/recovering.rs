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
    for journal in ["commit.json", "commit.copy.json"] {
        let journal = desk.public(".starling").join(journal);
        fs::copy(finished.public(".starling/manifest.json"), journal).unwrap();
    }
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
    for (journal, manifest) in [
        ("commit.copy.json", "manifest.copy.json"),
        ("commit.json", "manifest.json"),
    ] {
        steps.push(Box::new(move |desk| {
            let state = desk.public(".starling");
            fs::rename(state.join(journal), state.join(manifest)).unwrap();
        }));
    }
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
            let state = desk.public(".starling");
            let is_left = state.join("commit.json").exists() || state.join("staged").exists();
            let note = desk.output().unchanged_since("2");
            assert_eq!(note.is_none(), is_left, "after {done} steps");
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
    // A build that has nothing to change looks no further than this, and does not stop here.
    assert_eq!(desk.output().unchanged_since("1"), None);
    desk.output().clear_up().unwrap();
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

/// What a power cut may leave of a file.
const DAMAGED: [Option<&str>; 4] = [None, Some(""), Some("{"), Some("{\n  \"version\": 1,\n")];

fn damage(desk: &OutputDesk, record: &str, left: Option<&str>) {
    let path = desk.public(".starling").join(record);
    match left {
        Some(text) => fs::write(path, text).unwrap(),
        None => fs::remove_file(path).unwrap(),
    }
}

#[test]
fn a_journal_that_a_power_cut_has_damaged_leaves_nothing_behind() {
    let whole = OutputDesk::new();
    super::write(&whole.output(), &after(), &record("2")).unwrap();
    for damaged in [
        &["commit.json"][..],
        &["commit.copy.json"],
        &["commit.json", "commit.copy.json"],
    ] {
        for left in DAMAGED {
            let (desk, _) = committed();
            for journal in damaged {
                damage(&desk, journal, left);
            }
            super::plan(&desk.output(), &after()).unwrap();
            super::write(&desk.output(), &after(), &record("2")).unwrap();
            assert_eq!(desk.tree(), whole.tree(), "{damaged:?} {left:?}");
        }
    }
}

#[test]
fn a_journal_or_a_manifest_that_a_power_cut_has_damaged_half_way_leaves_nothing_behind() {
    let whole = OutputDesk::new();
    whole.write(&site(&[]));
    let (_, plan) = committed();
    for done in 0..steps(&plan).len() - 2 {
        for record_name in ["commit.json", "manifest.json"] {
            for left in DAMAGED {
                let (desk, plan) = committed();
                for step in &steps(&plan)[..done] {
                    step(&desk);
                }
                damage(&desk, record_name, left);
                desk.write(&site(&[]));
                // Without `commit.json` nothing was announced, and what is new is not known.
                if record_name == "manifest.json" || left.is_some() {
                    let found = desk.pages();
                    assert_eq!(found, whole.pages(), "{done} {record_name} {left:?}");
                }
            }
        }
    }
}

#[test]
fn a_manifest_that_a_power_cut_has_damaged_is_read_from_its_copy() {
    for damaged in ["manifest.json", "manifest.copy.json"] {
        for left in DAMAGED {
            let desk = OutputDesk::new();
            desk.write(&before());
            damage(&desk, damaged, left);
            desk.write(&site(&[("index.html", "2")]));
            assert_eq!(desk.pages(), ["index.html"], "{damaged} {left:?}");
            assert!(desk.public(".starling").join(damaged).exists());
        }
    }
}
