//! What is told to whom: exit codes, colours, and outputs that cannot be written.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Stdio;

use super::{BROKEN, two_stories};
use crate::desk::{Desk, Ran, program, run, tree};

#[test]
fn the_exit_code_tells_content_from_the_world() {
    let desk = two_stories();
    desk.run(&["build"])
        .ends_with(0)
        .says("Built")
        .complains("warning[");
    desk.write("content/stories/broken.md", BROKEN);
    let ran = desk.run(&["build"]).ends_with(1).says_nothing();
    let ran = ran.complains("--> content/stories/broken.md:2:8");
    ran.complains("1 error and ")
        .complains("nothing was written, the last site is as it was");
    let ran = desk
        .run(&["build", "--root", "gone"])
        .ends_with(2)
        .says_nothing();
    ran.complains("error: there is no folder `gone`");
}

#[test]
fn all_problems_are_told_in_one_pass_each_at_its_place() {
    let desk = Desk::new()
        .settings("titel = \"Mine\"\n")
        .story("one", BROKEN)
        .story("two", "+++\ntags = 3\n+++\n# Two\n[gone](nowhere.md)\n")
        .bank("[[question]]\ntext = 7\n");
    let ran = desk.run(&["build"]).ends_with(1);
    for place in [
        "--> starling.toml:1:1",
        "--> content/stories/one.md:2:8",
        "--> content/stories/two.md:2:8",
        "--> content/stories/two.md:5:",
        "--> content/questions.toml:2:8",
    ] {
        assert!(ran.err.contains(place), "no {place} on {ran}");
    }
}

#[test]
fn colours_are_for_those_who_ask_for_them() {
    let desk = Desk::new().story("broken", BROKEN);
    let coloured = |ran: Ran| ran.err.contains("\u{1b}[") || ran.out.contains("\u{1b}[");
    assert!(!coloured(desk.run(&["build"])));
    assert!(coloured(desk.run(&["build", "--color", "always"])));
    assert!(!coloured(desk.run(&["build", "--color", "never"])));
    assert!(coloured(
        desk.run(&["build", "--root", "gone", "--color", "always"])
    ));
    assert!(!coloured(desk.run(&["build", "--root", "gone"])));
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let desk = Desk::bare();
    desk.run(&["init", "-q"]).ends_with(0);
    let commands: [&[&str]; 6] = [
        &["list", "questions"],
        &["build"],
        &["build", "--format", "json"],
        &["theme", "list"],
        &["completions", "zsh"],
        &["--help"],
    ];
    for command in commands {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let child = program(desk.root())
            .args(command)
            .stdout(writer)
            .output()
            .unwrap();
        let complaints = String::from_utf8(child.stderr).unwrap();
        assert_eq!(
            (child.status.code(), complaints.as_str()),
            (Some(0), ""),
            "{command:?}"
        );
    }
}

#[test]
fn a_result_that_cannot_be_printed_is_a_failure() {
    let Ok(full) = fs::File::options().write(true).open("/dev/full") else {
        return;
    };
    let desk = two_stories();
    let full = || Stdio::from(full.try_clone().unwrap());
    for command in [
        &["list"][..],
        &["build"],
        &["theme", "list"],
        &["completions", "fish"],
    ] {
        let ran = program(desk.root())
            .args(command)
            .stdout(full())
            .output()
            .unwrap();
        let complaints = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{command:?}: {complaints}");
        assert!(
            complaints.contains("error: the result cannot be printed"),
            "{complaints}"
        );
        let ran = program(desk.root())
            .args(command)
            .stderr(full())
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), Some(0), "{command:?}");
    }
}

#[test]
fn colours_that_are_not_wanted_are_not_in_the_complaint_about_the_arguments_either() {
    for argument in [&["--color=never"][..], &["--color", "never"]] {
        let desk = two_stories();
        let mut starling = program(desk.root());
        starling.env("CLICOLOR_FORCE", "1");
        let coloured = run(starling.arg("--nonsense")).ends_with(2);
        assert!(coloured.err.contains('\u{1b}'), "{coloured}");
        let plain = run(starling.args(argument)).ends_with(2);
        assert!(!plain.err.contains('\u{1b}'), "{plain}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_a_failure_that_names_it() {
    let desk = two_stories().file("a-file", "mine");
    let before = tree(desk.root());
    let ran = desk
        .run(&["build", "--output-dir", "a-file/inside"])
        .ends_with(2)
        .says_nothing();
    ran.complains("error: ").complains("a-file/inside");
    // Not even the owner of the machine makes a folder there.
    if Path::new("/proc/self").exists() {
        let ran = desk
            .run(&["build", "--output-dir", "/proc/starling"])
            .ends_with(2);
        ran.says_nothing()
            .complains("error: cannot create `/proc/starling");
    }
    assert!(tree(desk.root()) == before);
}
