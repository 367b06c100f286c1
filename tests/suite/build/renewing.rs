//! The old site or the new one, and no file touched that stays the same.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::{built, public};
use crate::desk::{Desk, WHOLE, program, run, tree};

/// What tells whether a file was changed: its inode and when it was last changed.
type Identity = (u64, SystemTime);

/// Every file and folder below a folder, and what tells whether it was touched. Where builds keep
/// their records, only the records count.
fn identities(folder: &Path) -> BTreeMap<PathBuf, Identity> {
    let identity = |path: &Path| {
        let metadata = fs::symlink_metadata(path).unwrap();
        (metadata.ino(), metadata.modified().unwrap())
    };
    let mut identities = BTreeMap::from([(PathBuf::new(), identity(folder))]);
    for (path, _) in tree(folder) {
        for part in path.ancestors() {
            identities.insert(part.to_owned(), identity(&folder.join(part)));
        }
    }
    identities.remove(Path::new(".starling"));
    identities
}

/// Says that a file was last changed long ago, so that any later change shows.
fn age(path: &Path) {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_hours(300_000);
    File::open(path).unwrap().set_modified(long_ago).unwrap();
}

fn age_all(folder: &Path) {
    for path in identities(folder).into_keys() {
        age(&folder.join(path));
    }
}

#[test]
fn an_error_leaves_the_last_site_whole() {
    let errors = [
        (
            "content/stories/lift.md",
            "+++\ndate = \"soon\"\n+++\n# The lift\n",
        ),
        ("content/stories/lift.md", "# Linked\n[gone](nowhere.md)\n"),
        ("content/questions.toml", "[[question]\n"),
        ("starling.toml", "theme = \"gone\"\n"),
        ("themes/default/templates/story.html", "{% if %}"),
        (
            "themes/default/templates/story.html",
            "{{ nothing.like.it }}",
        ),
        (
            "themes/default/templates/hooks/head.html",
            "<a href=\"gone.html\">x</a>",
        ),
    ];
    for (path, text) in errors {
        let desk = built();
        let before = tree(&public(&desk));
        let identities_before = identities(&public(&desk));
        desk.write(path, text);
        let ran = desk.run(&["build"]).ends_with(1).says_nothing();
        ran.complains("error[")
            .complains("nothing was written, the last site is as it was");
        assert!(tree(&public(&desk)) == before, "{path}");
        assert_eq!(identities(&public(&desk)), identities_before, "{path}");
    }
}

#[test]
fn an_error_in_the_first_build_leaves_nothing_behind() {
    let desk = Desk::new().story("broken", "+++\ndate = \"soon\"\n+++\n");
    desk.run(&["build"]).ends_with(1);
    assert!(!desk.has("public"));
    // Some errors show only when pages are staged already.
    let desk = Desk::new().story("whole", WHOLE).file(
        "themes/default/templates/hooks/head.html",
        "<a href=\"gone.html\">x</a>",
    );
    desk.run(&["build", "-o", "new/folder"]).ends_with(1);
    assert!(!desk.has("new"));
}

#[test]
fn files_that_stay_the_same_are_not_touched() {
    let desk = built();
    age_all(&public(&desk));
    let (pages, before) = (tree(&public(&desk)), identities(&public(&desk)));
    let changed = WHOLE.replace("The lift broke.", "The lift fell.");
    desk.write(
        "content/stories/lift.md",
        format!("+++\ntitle = \"The lift\"\n+++\n{changed}"),
    );
    desk.run(&["build"]).ends_with(0);

    let (now, after) = (tree(&public(&desk)), identities(&public(&desk)));
    let same: Vec<_> = now.iter().filter(|file| pages.contains(file)).collect();
    assert!(
        same.len() > 10 && now.len() > same.len() + 2,
        "{} are the same",
        same.len()
    );
    for (path, bytes) in &now {
        let is_same = pages.contains(&(path.clone(), bytes.clone()));
        assert_eq!(
            is_same,
            before.get(path) == after.get(path),
            "{}",
            path.display()
        );
    }
}

#[test]
fn an_unchanged_site_is_built_without_touching_anything() {
    let desk = built();
    age_all(&public(&desk));
    let before = identities(&public(&desk));
    let ran = desk.run(&["build"]).ends_with(0).does_not_complain();
    ran.says(", 0 changed, 0 removed)");
    desk.run(&["build", "--strict", "--force", "--verbose"])
        .ends_with(0);
    assert_eq!(identities(&public(&desk)), before);
}

#[test]
fn a_page_that_was_edited_or_removed_by_hand_is_mended() {
    let desk = built();
    let before = tree(&public(&desk));
    desk.write("public/stories/lift.html", "edited by hand");
    desk.run(&["build"])
        .ends_with(0)
        .says(", 1 changed, 0 removed)");
    assert!(tree(&public(&desk)) == before);
    desk.remove("public/index.html");
    desk.run(&["build"])
        .ends_with(0)
        .says(", 1 changed, 0 removed)");
    assert!(tree(&public(&desk)) == before);
    fs::remove_dir_all(desk.root().join("public/stories")).unwrap();
    desk.run(&["build"])
        .ends_with(0)
        .says(", 2 changed, 0 removed)");
    assert!(tree(&public(&desk)) == before);
}

#[test]
fn one_input_makes_the_same_bytes_wherever_and_whenever_it_is_built() {
    let desk = Desk::demo();
    desk.run(&["build"]).ends_with(0);
    let expected = tree(&public(&desk));
    assert!(expected.len() > 100);
    for threads in ["1", "2", "7"] {
        let (other, nowhere) = (Desk::demo(), Desk::bare());
        age_all(&other.root().join("content"));
        let root = other.root().to_str().unwrap();
        let mut build = program(nowhere.root());
        build
            .args(["build", "--root", root])
            .env("RAYON_NUM_THREADS", threads);
        build
            .env("TZ", "Pacific/Auckland")
            .env("LANG", "de_DE.UTF-8");
        run(&mut build).ends_with(0);
        assert!(tree(&public(&other)) == expected, "with {threads} threads");
    }
    desk.run(&["build", "-o", "again"]).ends_with(0);
    assert!(tree(&desk.root().join("again")) == expected);
}

#[test]
fn problems_are_told_again_at_every_build() {
    let desk = Desk::new().story("half", "# Half told\n\n## Situation\n\nIt rained.\n");
    let first = desk
        .run(&["build"])
        .ends_with(0)
        .complains("warning[missing-part]");
    let before = identities(&public(&desk));
    let again = desk
        .run(&["build"])
        .ends_with(0)
        .says(", 0 changed, 0 removed)");
    assert_eq!(first.err, again.err);
    assert_eq!(identities(&public(&desk)), before);
}

#[test]
fn a_file_that_cannot_be_read_is_told_though_nothing_else_changed() {
    let desk = built();
    let inside = desk.root().join("content/stories/round");
    symlink(desk.root().join("content"), &inside).unwrap();
    desk.run(&["build"])
        .ends_with(1)
        .complains("error[link-loop]");
    fs::remove_file(inside).unwrap();
    desk.run(&["build"]).ends_with(0).does_not_complain();
}

#[test]
fn a_theme_that_goes_away_is_noticed() {
    let desk = built();
    fs::create_dir_all(desk.root().join("themes/mine")).unwrap();
    desk.write("starling.toml", "theme = \"mine\"\n");
    desk.run(&["build"]).ends_with(0).does_not_complain();
    fs::remove_dir(desk.root().join("themes/mine")).unwrap();
    desk.run(&["build"])
        .ends_with(1)
        .complains("error[unknown-theme]");
}
