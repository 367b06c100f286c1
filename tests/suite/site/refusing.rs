//! What a build refuses to write over, into or through.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;

use super::{OutputDesk, record, routes, site, tree};

#[test]
fn folders_that_hold_a_persons_work_are_refused_even_with_force() {
    let desk = OutputDesk::new();
    fs::create_dir_all(desk.path("project/src")).unwrap();
    let mut targets = vec![
        desk.path("project"),
        desk.path(""),
        desk.path("project/content"),
        desk.path("project/content/stories"),
        desk.path("project/content/new/deep"),
        desk.path("project/themes"),
        desk.path("project/themes/mine"),
        desk.path("project/src/../content"),
        desk.path("project/none/../content/x"),
        desk.path("project/src/../../project"),
        PathBuf::from("/"),
        env::home_dir().unwrap(),
        env::home_dir().unwrap().join(".."),
        desk.path("project/content/stories/a.md"),
    ];
    #[cfg(unix)]
    {
        let link = std::os::unix::fs::symlink::<PathBuf, PathBuf>;
        link(desk.path("project/content"), desk.path("to-content")).unwrap();
        link(desk.path("project"), desk.path("to-project")).unwrap();
        targets.push(desk.path("to-content"));
        targets.push(desk.path("to-content/x"));
        targets.push(desk.path("to-content/.."));
        targets.push(desk.path("to-project/content/x"));
    }
    let before = tree(&desk.path(""));
    for target in targets {
        let refusal = desk.open(&target, true);
        assert!(refusal.is_err(), "{} is not refused", target.display());
        assert_eq!(tree(&desk.path("")), before, "{}", target.display());
    }
}

#[test]
fn a_content_folder_that_is_elsewhere_is_refused_as_well() {
    #[cfg(unix)]
    {
        let desk = OutputDesk::new();
        fs::create_dir_all(desk.path("notes/interviews")).unwrap();
        fs::remove_dir_all(desk.path("project/content")).unwrap();
        std::os::unix::fs::symlink(desk.path("notes/interviews"), desk.path("project/content"))
            .unwrap();
        for target in ["notes", "notes/interviews", "notes/interviews/public"] {
            assert!(desk.open(&desk.path(target), true).is_err(), "{target}");
        }
        assert!(desk.open(&desk.path("notes/public"), true).is_ok());
    }
}

#[test]
fn a_folder_that_holds_what_no_build_wrote_is_refused() {
    let desk = OutputDesk::new();
    for name in ["d.txt", "c.txt", "b/x", "a.txt", "e.txt", ".gitkeep"] {
        desk.put(name, "mine");
    }
    let before = desk.tree();
    let refusal = desk.open(&desk.public(""), false).unwrap_err();
    assert!(
        refusal
            .to_string()
            .ends_with("`a.txt`, `b`, `c.txt` and 2 more"),
        "{refusal}"
    );
    assert!(refusal.remedy().unwrap().contains("--force"));
    assert_eq!(desk.tree(), before);
}

#[test]
fn a_folder_that_is_taken_over_by_force_keeps_what_was_there() {
    let desk = OutputDesk::new();
    for name in ["index.html", "notes/x.txt", ".gitkeep"] {
        desk.put(name, "mine");
    }
    let output = desk.open(&desk.public(""), true).unwrap();
    let site = site(&[("index.html", "page"), ("stories/a.html", "a")]);
    let plan = super::write(&output, &site, &record("1")).unwrap();
    assert_eq!(plan.changed, routes(&["index.html"]));
    let pages = [".gitkeep", "index.html", "notes/x.txt", "stories/a.html"];
    assert_eq!(desk.pages(), pages);
    assert_eq!(desk.tree()["index.html"], "page");
    // From now on it is known, and force is not needed any more.
    desk.write(&super::site(&[]));
    assert_eq!(desk.pages(), [".gitkeep", "notes/x.txt"]);
}

#[test]
fn hidden_names_do_not_make_a_folder_foreign() {
    let desk = OutputDesk::new();
    desk.put(".git/HEAD", "ref");
    desk.put(".gitkeep", "");
    desk.write(&site(&[("index.html", "1")]));
    assert_eq!(desk.pages(), [".git/HEAD", ".gitkeep", "index.html"]);
}

#[test]
fn a_site_that_no_folder_can_hold_is_refused() {
    let desk = OutputDesk::new();
    for impossible in [
        site(&[("a", "1"), ("a-b", "2"), ("a/b/c", "3")]),
        site(&[(".starling/manifest.json", "{}")]),
        site(&[(".Starling/x", "")]),
    ] {
        assert!(super::write(&desk.output(), &impossible, &record("1")).is_err());
        assert!(super::plan(&desk.output(), &impossible).is_err());
        assert!(desk.tree().is_empty());
    }
}

#[test]
fn something_of_another_hand_in_the_way_is_refused_and_nothing_is_touched() {
    let desk = OutputDesk::new();
    desk.write(&site(&[("index.html", "1")]));
    desk.put("about.html", "mine");
    desk.put("page.html/x.txt", "mine");
    desk.put("numbers", "mine");
    let before = desk.tree();
    // What is in the way, whether force replaces it.
    for (file, replaced) in [
        ("about.html", true),
        ("page.html", false),
        ("numbers/a", false),
    ] {
        let site = site(&[("index.html", "2"), (file, "page")]);
        let refusal = super::write(&desk.output(), &site, &record("2")).unwrap_err();
        assert!(refusal.to_string().contains("in the way"), "{refusal}");
        assert_eq!(
            super::plan(&desk.output(), &site).unwrap_err().to_string(),
            refusal.to_string()
        );
        assert_eq!(desk.tree(), before);
        let forced = desk.open(&desk.public(""), true).unwrap();
        assert_eq!(super::plan(&forced, &site).is_ok(), replaced, "{file}");
    }
    // The same bytes are nobody's loss.
    desk.write(&site(&[("index.html", "1"), ("about.html", "mine")]));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    use std::os::unix::fs::symlink;
    let desk = OutputDesk::new();
    let site_before = site(&[("index.html", "1"), ("stories/a.html", "a")]);
    let site_after = site(&[("index.html", "2"), ("stories/b.html", "b")]);
    desk.write(&site_before);
    fs::rename(desk.public("stories"), desk.path("elsewhere")).unwrap();
    symlink(desk.path("elsewhere"), desk.public("stories")).unwrap();
    let before = tree(&desk.path(""));
    for force in [false, true] {
        let output = desk.open(&desk.public(""), force).unwrap();
        for site in [&site_before, &site_after] {
            assert!(super::write(&output, site, &record("2")).is_err());
            assert_eq!(tree(&desk.path("")), before);
        }
        assert_eq!(output.unchanged_since("1"), None);
    }
    // With no page there any more, the link is simply not ours.
    let plan = desk.write(&site(&[("index.html", "2")]));
    assert_eq!((plan.removed, plan.kept), (vec![], vec![]));
    assert_eq!(
        desk.tree()["stories"],
        format!("-> {}", desk.path("elsewhere").display())
    );
    assert_eq!(
        tree(&desk.path("elsewhere"))
            .into_keys()
            .collect::<Vec<_>>(),
        ["a.html"]
    );
}

#[cfg(unix)]
#[test]
fn a_link_where_a_page_must_go_is_replaced_only_by_force() {
    let desk = OutputDesk::new();
    desk.write(&site(&[("index.html", "1")]));
    fs::write(desk.path("precious"), "1").unwrap();
    fs::remove_file(desk.public("index.html")).unwrap();
    std::os::unix::fs::symlink(desk.path("precious"), desk.public("index.html")).unwrap();
    let next = site(&[("index.html", "2")]);
    assert!(super::write(&desk.output(), &next, &record("2")).is_err());
    assert_eq!(desk.output().unchanged_since("1"), None);
    let forced = desk.open(&desk.public(""), true).unwrap();
    super::write(&forced, &next, &record("2")).unwrap();
    assert_eq!(desk.tree()["index.html"], "2");
    assert_eq!(fs::read_to_string(desk.path("precious")).unwrap(), "1");
}

#[cfg(unix)]
#[test]
fn records_behind_a_link_are_refused() {
    let desk = OutputDesk::new();
    fs::create_dir_all(desk.public("")).unwrap();
    std::os::unix::fs::symlink(desk.path("project/content"), desk.public(".starling")).unwrap();
    assert!(desk.open(&desk.public(""), true).is_err());
}

#[test]
fn a_manifest_of_another_version_stops_the_build() {
    let desk = OutputDesk::new();
    desk.write(&site(&[("index.html", "1"), ("old.html", "1")]));
    let next = site(&[("index.html", "2")]);
    let newer = "{\"version\":99,\"input\":\"\",\"note\":\"\",\"files\":{}}";
    desk.put(".starling/manifest.json", newer);
    let before = desk.tree();
    let refusal = super::write(&desk.output(), &next, &record("2")).unwrap_err();
    assert!(refusal.to_string().contains("manifest.json"), "{refusal}");
    assert!(refusal.remedy().unwrap().contains("--force"));
    assert_eq!(desk.output().unchanged_since("1"), None);
    assert_eq!(desk.tree(), before);
    let forced = desk.open(&desk.public(""), true).unwrap();
    super::write(&forced, &next, &record("2")).unwrap();
    assert_eq!(desk.pages(), ["index.html", "old.html"]);
    assert_eq!(desk.write(&site(&[])).removed, routes(&["index.html"]));
}

#[test]
fn a_manifest_cannot_name_a_file_outside_the_site() {
    let desk = OutputDesk::new();
    desk.write(&site(&[("index.html", "1")]));
    let escaping = "{\"version\":1,\"input\":\"\",\"note\":\"\",\"files\":{\"../content/stories/a.md\":\"00\"}}";
    desk.put(".starling/manifest.json", escaping);
    desk.put(".starling/manifest.copy.json", escaping);
    let forced = desk.open(&desk.public(""), true).unwrap();
    super::write(&forced, &site(&[("index.html", "2")]), &record("2")).unwrap();
    assert!(desk.path("project/content/stories/a.md").exists());
    assert_eq!(desk.pages(), ["index.html"]);
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let desk = OutputDesk::new();
    desk.write(&site(&[("index.html", "1")]));
    let other = File::open(desk.public(".starling/lock")).unwrap();
    other.lock().unwrap();
    let before = desk.tree();
    let next = site(&[("index.html", "2")]);
    let refusal = super::write(&desk.output(), &next, &record("2")).unwrap_err();
    assert!(refusal.to_string().contains("another build"), "{refusal}");
    assert_eq!(desk.tree(), before);
    drop(other);
    desk.write(&next);
    assert_eq!(desk.tree()["index.html"], "2");
}
