//! `starling watch`: the same loop, into a folder.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};

use super::Running;
use crate::desk::{Desk, WHOLE, tree};

#[test]
fn each_save_is_built_and_a_broken_one_leaves_the_last_site() {
    let desk = Desk::new().story("lift", WHOLE);
    let mut watching = Running::start(&desk, &["watch"]);
    assert!(watching.line().starts_with("Built 1 story"));
    assert!(desk.has("public/stories/lift.html"));

    desk.write("content/stories/boat.md", WHOLE);
    assert!(watching.line().starts_with("Built 2 stories"));
    assert!(desk.has("public/stories/boat.html"));

    desk.write("content/stories/broken.md", "+++\ndate = \"soon\"\n+++\n");
    desk.remove("content/stories/broken.md");
    desk.remove("content/stories/boat.md");
    while !watching.line().starts_with("Built 1 story") {}
    assert!(!desk.has("public/stories/boat.html"));
    assert!(desk.has("public/stories/lift.html"));
    assert!(!desk.read("public/index.html").contains(".starling"));
}

#[test]
fn a_folder_that_may_not_be_built_into_is_refused_at_once() {
    let desk = Desk::new().story("lift", WHOLE);
    desk.run(&["watch", "-o", "content"])
        .ends_with(2)
        .complains("cannot build into");
}

#[test]
fn a_problem_is_told_once_and_not_on_every_save() {
    let desk = Desk::new().story("lift", WHOLE).story("boat", "# Boat\n");
    let told = desk.root().join("told");
    let problems = File::create(&told).unwrap();
    let mut watching = Running::telling(&desk, &["watch"], problems.into());
    watching.line();
    desk.write("content/stories/lift.md", WHOLE.replace("lift", "crane"));
    watching.line();
    // The same problem in another line is no other problem, but one more is.
    desk.write("content/stories/boat.md", "\n\n# Boat\n");
    watching.line();
    desk.write("content/stories/ship.md", "# Ship\n");
    watching.line();
    // Once it is gone for good, it is a new one when it comes back.
    desk.remove("content/stories/ship.md");
    watching.line();
    desk.write("content/stories/boat.md", WHOLE.replace("lift", "boat"));
    watching.line();
    desk.write("content/stories/boat.md", "# Boat\n");
    watching.line();
    let told = fs::read_to_string(told).unwrap();
    assert_eq!(told.matches("no part of this story").count(), 3, "{told}");
    assert!(told.contains("boat.md") && told.contains("ship.md"));
}

#[test]
fn a_save_while_another_build_writes_is_written_when_that_one_has_ended() {
    let desk = Desk::new().story("lift", WHOLE);
    let (told, problems) = std::io::pipe().unwrap();
    let mut watching = Running::telling(&desk, &["watch"], problems.into());
    watching.line();
    let other = File::open(desk.root().join("public/.starling/lock")).unwrap();
    other.lock().unwrap();
    desk.write("content/stories/lift.md", WHOLE.replace("lift", "crane"));
    let mut told = BufReader::new(told).lines();
    assert!(told.next().unwrap().unwrap().contains("waiting for it"));
    // Another save while it waits.
    desk.write("content/stories/boat.md", WHOLE.replace("lift", "boat"));
    drop(other);
    while !watching.line().starts_with("Built 2 stories") {}
    assert!(desk.read("public/stories/lift.html").contains("crane"));
    assert!(desk.read("public/stories/boat.html").contains("boat"));
    drop(watching);
    let more = told.map_while(Result::ok).collect::<String>();
    assert!(!more.contains("waiting"), "{more}");
}

#[test]
fn builds_beside_a_watching_program_are_done_and_the_site_is_right() {
    let desk = Desk::new().story("lift", WHOLE);
    let mut watching = Running::start(&desk, &["watch"]);
    watching.line();
    for number in 0..8 {
        desk.write(&format!("content/stories/s{number}.md"), WHOLE);
        desk.run(&["build", "-q"]).ends_with(0);
    }
    while !watching.line().starts_with("Built 9 stories") {}
    drop(watching);
    desk.run(&["build", "-q", "-o", "fresh"]).ends_with(0);
    let pages = |folder: &str| tree(&desk.root().join(folder));
    assert!(pages("public") == pages("fresh"));
}
