//! How `starling check` shows what it has found, wherever it is run.

use std::fs;

use crate::desk::{Desk, Ran, WHOLE, program, run, run_in};

/// A story of which more is to be said than is shown, under a name with a blank.
fn desk() -> Desk {
    let faulty = "\
+++
covers = [\"Tell me about a mistake\"]
gaps = [\"a\", \"b\", \"c\", \"d\"]
+++
## Situation
It was the day of the fair. The day crew could not be bothered to read it.
## Task
I had to mend it.
## Actions
I called the firm, and I waited there.
## Result
It was all much better.
";
    Desk::new().story("the lift", faulty)
}

/// Runs the program with so many columns.
fn run_within(desk: &Desk, columns: usize, arguments: &[&str]) -> Ran {
    let mut starling = program(desk.root());
    run(starling.args(arguments).env("COLUMNS", columns.to_string()))
}

#[track_caller]
fn fits(ran: &Ran, columns: usize) {
    let long = ran.out.lines().find(|line| line.chars().count() > columns);
    assert_eq!(long, None, "{ran}");
}

#[test]
fn how_to_see_more_is_typed_where_one_is() {
    let desk = desk();
    let content = desk.root().join("content");
    run_in(&content, &["check"]).says("`starling check --all 'stories/the lift.md'`");
    run_in(&content.join("stories"), &["check", "-d"])
        .says("`starling check --all --drafts 'the lift.md'`");
    let elsewhere = tempfile::tempdir().unwrap();
    let root = desk.root().to_str().unwrap();
    run_in(elsewhere.path(), &["check", "--root", root])
        .says(&format!("`starling check --all --root {root} '"));
    run_in(&content, &["check", "stories/the lit.md"])
        .ends_with(2)
        .complains("did you mean `'stories/the lift.md'`?");
}

#[test]
fn paths_for_github_count_from_the_repository() {
    let line = |starling: &mut std::process::Command| {
        let ran = run(starling.args(["check", "--format", "github"]));
        let line = ran.out.lines().find(|it| it.contains("title=blame"));
        line.unwrap_or_else(|| panic!("{ran}")).to_owned()
    };
    let repository = tempfile::tempdir().unwrap();
    let site = repository.path().join("site");
    let stories = site.join("content/stories");
    fs::create_dir_all(&stories).unwrap();
    fs::write(site.join("starling.toml"), "").unwrap();
    let story = desk().read("content/stories/the lift.md");
    fs::write(stories.join("lift.md"), story).unwrap();
    let starling = || {
        let mut starling = program(&stories);
        starling.env_remove("GITHUB_WORKSPACE");
        starling
    };
    let workspace = line(starling().env("GITHUB_WORKSPACE", repository.path()));
    assert!(
        workspace.contains("file=site/content/stories/lift.md,"),
        "{workspace}"
    );
    fs::create_dir(repository.path().join(".git")).unwrap();
    let found = line(&mut starling());
    assert!(
        found.contains("file=site/content/stories/lift.md,"),
        "{found}"
    );
}

#[test]
fn lines_are_as_long_as_the_terminal_is_wide() {
    let many = "I carried the boxes down all of the stairs to the yard again. ".repeat(30);
    let text = WHOLE.replace(
        "The lift broke.\n## Task",
        &format!("{many}The day crew could not be bothered to look. {many}\n## Task"),
    );
    let desk = Desk::new().story(
        "lift",
        &text.replace("I called", &format!("{many}We called")),
    );
    for columns in [70, 80] {
        let ran = run_within(&desk, columns, &["check", "--all"]).says("could not be bothered");
        fits(&ran, columns);
        assert!(!ran.out.contains(":::"), "{ran}");
    }
    fits(
        &run_within(&desk, 80, &["check", "--rules"]).ends_with(0),
        80,
    );
    fits(&desk.run(&["check", "--all"]), 100);
    for rule in ["blame", "missing-part", "near-duplicate-story"] {
        let ran = run_within(&desk, 110, &["check", "--explain", rule]).ends_with(0);
        fits(&ran, 110);
    }
}

#[test]
fn line_breaks_of_windows_are_no_letters() {
    let desk = Desk::new().story("lift", &WHOLE.replace('\n', "\r\n"));
    let ran = desk.run(&["check", "--all"]).ends_with(0).says("advice[");
    assert!(!ran.out.contains('␍'), "{ran}");
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let desk = desk();
    let ran = desk
        .run(&["check", "--quiet"])
        .ends_with(0)
        .says("warning[");
    for other in ["advice[", "good:", "Checked", "more:"] {
        assert!(!ran.out.contains(other), "{other}: {ran}");
    }
    let advised = Desk::new().story("lift", WHOLE);
    advised.run(&["check"]).says("advice[");
    let settings = "[check]\nseverity = { script-too-short = \"advice\", short-action = \"advice\", \
                    long-setup = \"advice\", short-result = \"advice\", \
                    no-metric = \"advice\" }";
    advised
        .settings(settings)
        .run(&["check", "-q"])
        .ends_with(0)
        .says_nothing();
}

#[test]
fn the_last_line_does_not_contradict_what_was_found() {
    let ran = desk().run(&["check"]).says("warning");
    assert!(!ran.out.contains("as it is"), "{ran}");
    let settings = "[check]\nallow = [\"script-too-short\", \"short-action\", \"long-setup\", \
                    \"short-result\", \"no-metric\"]";
    let one = Desk::new().story("lift", WHOLE).settings(settings);
    one.run(&["check"]).says(", it can be told as it is");
    let two = one.story("boat", &WHOLE.replace("lift", "boat"));
    two.run(&["check"]).says(", each can be told as it is");
}

#[test]
fn where_there_is_no_story_it_says_how_to_begin() {
    let desk = Desk::new();
    desk.run(&["check"])
        .ends_with(0)
        .says("`starling new story");
    desk.run(&["list"])
        .ends_with(0)
        .complains("`starling import FILE`");
}

#[test]
fn what_is_wrong_with_the_file_of_a_story_stands_under_its_title() {
    let desk = Desk::new().story(
        "lift",
        &format!("+++\ntitle = \"The lift\"\nmood = \"x\"\n+++\n{WHOLE}"),
    );
    let ran = desk.run(&["check"]).ends_with(0);
    let title = ran.out.find("The lift  content/stories/lift.md").unwrap();
    assert!(ran.out.find("[foreign-keys]").unwrap() > title, "{ran}");
}
