//! `starling build`.

use serde_json::Value;

use super::{BROKEN, lines_of_json, two_stories};
use crate::desk::{Desk, program, run, run_in, tree};

/// Standard output without the time that a build took.
fn without_time(out: &str) -> String {
    let lines = out.lines().map(|line| match line.rsplit_once(" in ") {
        Some((told, time)) if time.ends_with(" ms") || time.ends_with(" s") => {
            format!("{told} in [time]\n")
        }
        _ => format!("{line}\n"),
    });
    lines.collect()
}

#[test]
fn a_build_says_in_a_line_what_it_did() {
    let desk = Desk::bare();
    desk.run(&["init", "-q"]).ends_with(0);
    let first = desk.run(&["build"]).ends_with(0);
    insta::assert_snapshot!("first_build", without_time(&first.out));
    let again = desk.run(&["build"]).ends_with(0);
    insta::assert_snapshot!("unchanged_build", without_time(&again.out));

    desk.remove("content/stories/an-example-story.md");
    let empty = desk.run(&["build"]).ends_with(0);
    insta::assert_snapshot!("build_without_stories", without_time(&empty.out));
}

#[test]
fn a_verbose_build_names_every_file_that_changes() {
    let desk = two_stories();
    desk.run(&["build", "-q"]).ends_with(0);
    desk.write("content/stories/third.md", "+++\ntitle = \"Third\"\n+++\n");
    desk.remove("content/stories/half.md");
    let ran = desk.run(&["build", "--verbose"]).ends_with(0);
    let ran = ran.says("     add public/stories/third.html\n");
    let ran = ran.says("  change public/index.html\n");
    let ran = ran.says("  remove public/stories/half.html\n");
    assert!(!ran.out.contains("numbers.html"), "{ran}");
}

#[test]
fn a_dry_run_says_what_would_change_and_changes_nothing() {
    let desk = two_stories();
    let before = tree(desk.root());
    let ran = desk.run(&["build", "--dry-run"]).ends_with(0);
    ran.says("     add public/stories/lift.html\n")
        .says("Would build 2 stories, ");
    assert!(tree(desk.root()) == before);

    desk.run(&["build"]).ends_with(0);
    desk.remove("content/stories/half.md");
    let before = tree(desk.root());
    let ran = desk.run(&["build", "-n"]).ends_with(0);
    ran.says("  remove public/stories/half.html\n")
        .says(", 3 removed)");
    assert!(tree(desk.root()) == before);
}

#[test]
fn a_build_for_programs_is_an_object_a_line() {
    let desk = two_stories();
    let ran = desk
        .run(&["build", "--format", "json"])
        .ends_with(0)
        .does_not_complain();
    let mut lines = lines_of_json(&ran);
    let summary = lines.pop().unwrap();
    assert_eq!(summary["kind"], "summary");
    assert_eq!(
        (&summary["stories"], &summary["questions"]),
        (&2.into(), &2.into())
    );
    assert_eq!(summary["output"], "public");
    assert_eq!(summary["dry_run"], false);
    assert!(summary["milliseconds"].is_u64());
    let added = summary["added"].as_array().unwrap();
    assert!(added.contains(&"stories/lift.html".into()), "{summary}");
    assert_eq!(summary["files"], added.len());
    assert_eq!(lines.len(), 2, "{ran}");
    for line in lines {
        assert_eq!(line["kind"], "diagnostic");
        assert_eq!(line["severity"], "warning");
        assert_eq!(line["path"], "content/stories/half.md");
        assert!(line["message"].is_string() && line["rule"].is_string());
    }

    let again = desk
        .run(&["build", "--format", "json", "--dry-run"])
        .ends_with(0);
    let summary = lines_of_json(&again).pop().unwrap();
    assert_eq!(
        (&summary["added"], &summary["dry_run"]),
        (&Value::Array(vec![]), &true.into())
    );
}

#[test]
fn a_strict_build_takes_warnings_for_errors() {
    let desk = two_stories();
    let ran = desk.run(&["build", "--strict"]).ends_with(1).says_nothing();
    ran.complains("error[missing-part]")
        .complains("2 errors: nothing was written");
    assert!(!desk.has("public"));
    desk.run(&["build"])
        .ends_with(0)
        .complains("warning[missing-part]");
    desk.run(&["build", "--strict"])
        .ends_with(1)
        .complains("error[missing-part]");
}

#[test]
fn drafts_are_built_only_when_asked_for() {
    let desk = Desk::new().whole_story("idea", "title = \"An idea\"\ndraft = true");
    desk.run(&["build"]).ends_with(0).says("Built 0 stories");
    assert!(!desk.has("public/stories"));
    desk.run(&["build", "--drafts"])
        .ends_with(0)
        .says("Built 1 story");
    assert!(desk.has("public/stories/idea.html"));
    desk.run(&["build"]).ends_with(0).says("Built 0 stories");
    assert!(!desk.has("public/stories"));
}

#[test]
fn a_site_is_built_where_one_says() {
    let desk = two_stories();
    desk.run(&["build", "--output-dir", "out/site"])
        .ends_with(0)
        .says("-> out/site/ (");
    assert!(desk.has("out/site/index.html"));
    assert!(!desk.has("public"));

    let elsewhere = Desk::bare();
    let root = desk.root().to_str().unwrap();
    elsewhere
        .run(&["build", "--root", root, "-o", "here"])
        .ends_with(0);
    assert!(elsewhere.has("here/index.html"));
    assert!(!desk.has("here"));
}

#[test]
fn a_site_is_found_from_any_folder_inside_it() {
    let desk = two_stories();
    let inside = desk.root().join("content/stories");
    run_in(&inside, &["build"]).ends_with(0);
    assert!(desk.has("public/index.html"));
    run_in(&inside, &["new", "story", "Deep"])
        .ends_with(0)
        .says("created deep.md");
    run_in(&inside, &["list", "tags"])
        .ends_with(0)
        .says("repairs");

    // The nearest one counts.
    desk.write("content/stories/inner/starling.toml", "title = \"Inner\"\n");
    let listed = run_in(&inside.join("inner"), &["list"]).ends_with(0);
    assert_eq!(listed.out, "");
}

#[test]
fn a_folder_without_a_site_is_said_to_have_none() {
    let bare = Desk::bare();
    let root = bare.root().to_str().unwrap();
    for command in [
        &["build"][..],
        &["list"],
        &["theme", "eject", "templates/story.html"],
    ] {
        let ran = bare.run(command).ends_with(2).says_nothing();
        ran.complains("there is no `starling.toml` here or in any folder above")
            .complains("`starling init` makes a new site");
    }
    bare.run(&["build", "--root", root])
        .ends_with(2)
        .complains("holds no site");
    bare.run(&["build", "--root", "gone"])
        .ends_with(2)
        .complains("there is no folder `gone`");
    assert!(tree(bare.root()).is_empty());
}

#[test]
fn the_flag_for_the_address_counts_more_than_the_settings() {
    let desk = Desk::new()
        .settings("visibility = \"public\"\nbase_url = \"https://old.example\"\n")
        .whole_story("lift", "title = \"The lift\"");
    desk.run(&["build", "--base-url", "https://new.example/me/"])
        .ends_with(0);
    let page = desk.read("public/stories/lift.html");
    assert!(
        page.contains("href=\"https://new.example/me/stories/lift.html\""),
        "{page}"
    );
    assert!(!page.contains("old.example"));

    let ran = desk.run(&["build", "--base-url", "nonsense"]).ends_with(1);
    ran.complains("error[invalid-url]")
        .complains("the command line:1:12");
}

#[test]
fn the_browser_is_left_alone_where_there_is_nothing_new_to_see() {
    // With no programs to be found, every try to open a browser fails.
    let nowhere = Desk::bare();
    let without_browser = |desk: &Desk, arguments: &[&str]| {
        run(program(desk.root())
            .args(arguments)
            .env("PATH", nowhere.root()))
    };
    let broken = Desk::new().story("broken", BROKEN);
    without_browser(&broken, &["build", "--open"]).ends_with(1);

    let desk = two_stories();
    without_browser(&desk, &["build", "--open", "--dry-run"]).ends_with(0);
    desk.remove("content/stories/half.md");
    desk.run(&["build"]).ends_with(0);
    without_browser(&desk, &["build", "--open", "--dry-run"]).ends_with(0);
    if cfg!(target_os = "linux") {
        let ran = without_browser(&desk, &["build", "--open"]).ends_with(2);
        ran.complains("no browser could be opened")
            .complains("public/index.html` yourself");
    }
}

#[test]
fn the_environment_overrides_the_settings() {
    let desk = two_stories().settings("title = \"From the file\"\n");
    let ran = run(program(desk.root())
        .arg("build")
        .env("STARLING_TITLE", "From outside"));
    ran.ends_with(0);
    assert!(desk.read("public/index.html").contains("From outside"));

    let ran = run(program(desk.root())
        .arg("build")
        .env("STARLING_TITEL", "Typo"));
    let ran = ran.ends_with(0).complains("warning[unknown-setting]");
    ran.complains("the environment:1:1")
        .complains("did you mean `STARLING_TITLE`?");
    assert!(desk.read("public/index.html").contains("From the file"));

    let wrong = ("STARLING_SPEAKING__WORDS_PER_MINUTE", "fast");
    let ran = run(program(desk.root()).arg("build").env(wrong.0, wrong.1)).ends_with(1);
    ran.complains("error[wrong-type]")
        .complains("STARLING_SPEAKING__WORDS_PER_MINUTE=fast");
}
