//! Every command as a newcomer would use it: what it does, says, refuses, and how it exits.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::desk::{Desk, Ran, program, run, run_in, tree};

/// A story with one problem that is an error: it claims to be a text where a date must stand.
const BROKEN: &str = "+++\ndate = \"soon\"\n+++\n# A story\n";

/// A site with one whole story, one that has no script, and a question that nobody answers.
fn two_stories() -> Desk {
    Desk::new()
        .whole_story(
            "lift",
            "title = \"The lift\"\ntags = [\"repairs\"]\ncovers = [\"Tell me about a failure\"]\n\
             gaps = [\"How long was it out?\"]",
        )
        .story(
            "half",
            "+++\ntitle = \"Half told\"\n+++\n## Situation\nIt rained.\n",
        )
        .bank("[[question]]\ntext = \"Why us?\"\ncompetency = \"Motivation\"\n")
}

/// Standard output as one JSON value a line.
#[track_caller]
fn lines_of_json(ran: &Ran) -> Vec<Value> {
    let lines = ran.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}

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

// Help

#[test]
fn every_command_has_a_help_that_says_all_it_takes() {
    let commands: [&[&str]; 10] = [
        &[],
        &["init"],
        &["new"],
        &["build"],
        &["list"],
        &["print"],
        &["theme"],
        &["theme", "list"],
        &["theme", "eject"],
        &["completions"],
    ];
    let desk = Desk::bare();
    let mut told = String::new();
    for command in commands {
        let help = desk.run(&[command, &["--help"]].concat());
        let help = help.ends_with(0).does_not_complain();
        told.extend([
            "$ starling ",
            &command.join(" "),
            " --help\n",
            &help.out,
            "\n",
        ]);
        let same = desk.run(&[&["help"], command].concat()).ends_with(0);
        assert_eq!(same.out, help.out, "help {command:?}");
        let short = desk.run(&[command, &["-h"]].concat()).ends_with(0);
        assert!(short.out.len() <= help.out.len(), "{command:?}");
    }
    insta::assert_snapshot!("help", told.replace(env!("CARGO_PKG_VERSION"), "[version]"));
}

#[test]
fn without_a_command_the_help_is_shown() {
    let ran = Desk::bare().run(&[]).ends_with(2).says_nothing();
    let ran = ran.complains("Usage: starling").complains("build");
    ran.complains("Turn a folder of interview stories into a prep site");
}

#[test]
fn the_version_is_told() {
    let expected = format!("starling {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Desk::bare().run(&["--version"]).ends_with(0).out, expected);
}

#[test]
fn wrong_arguments_are_answered_with_what_was_meant() {
    let desk = Desk::bare();
    let answers: [(&[&str], &str); 9] = [
        (&["biuld"], "a similar subcommand exists: 'build'"),
        (
            &["build", "--frmat", "json"],
            "a similar argument exists: '--format'",
        ),
        (
            &["build", "--format", "jsno"],
            "a similar value exists: 'json'",
        ),
        (&["build", "here"], "unexpected argument 'here'"),
        (&["build", "-q", "-v"], "cannot be used with '--verbose'"),
        (&["new", "storry", "X"], "a similar value exists: 'story'"),
        (&["new", "story"], "<TITLE>"),
        (&["list", "question"], "a similar value exists: 'questions'"),
        (
            &["--color", "sometimes", "list"],
            "[possible values: auto, always, never]",
        ),
    ];
    for (arguments, answer) in answers {
        desk.run(arguments)
            .ends_with(2)
            .says_nothing()
            .complains(answer);
    }
    assert!(tree(desk.root()).is_empty());
}

// init

#[test]
fn a_new_site_builds_without_one_problem() {
    let desk = Desk::bare();
    let ran = desk.run(&["init"]).ends_with(0).does_not_complain();
    insta::assert_snapshot!("init", ran.out);
    let built = desk
        .run(&["build", "--strict"])
        .ends_with(0)
        .does_not_complain();
    built.says("Built 1 story, ");
    let page = desk.read("public/stories/an-example-story.html");
    assert!(page.contains("The wrong parcel on Fridays"), "{page}");
    assert_eq!(desk.read(".gitignore"), "/public/\n");
}

#[test]
fn a_new_site_can_be_made_in_a_folder_that_is_not_there_yet() {
    let desk = Desk::bare();
    desk.run(&["init", "my/site"])
        .ends_with(0)
        .says("created my/site/starling.toml");
    desk.run(&["build", "--root", "my/site"])
        .ends_with(0)
        .does_not_complain();
    assert!(desk.has("my/site/public/index.html"));
    let named = desk.run(&["init", "--root", "other"]).ends_with(0);
    named.says("created other/starling.toml");
}

#[test]
fn init_keeps_every_file_that_is_there() {
    let desk = Desk::bare()
        .file("notes.txt", "mine")
        .file(".gitignore", "secret\n")
        .file("content/questions.toml", "# mine\n");
    let ran = desk.run(&["init"]).ends_with(0);
    ran.says("kept content/questions.toml")
        .says("kept .gitignore")
        .says("created starling.toml");
    assert_eq!(desk.read("notes.txt"), "mine");
    assert_eq!(desk.read(".gitignore"), "secret\n");
    assert_eq!(desk.read("content/questions.toml"), "# mine\n");
    desk.run(&["build", "--strict"])
        .ends_with(0)
        .does_not_complain();
}

#[test]
fn init_leaves_a_site_that_is_there_alone() {
    let desk = two_stories();
    let before = tree(desk.root());
    let ran = desk.run(&["init"]).ends_with(2).says_nothing();
    ran.complains("is a site already")
        .complains("help: `starling build`");
    assert!(tree(desk.root()) == before);
}

#[test]
fn init_says_where_it_may_not_write() {
    let desk = Desk::bare().file("notes.txt", "mine");
    let ran = desk.run(&["init", "notes.txt"]).ends_with(2).says_nothing();
    ran.complains("error: `").complains("cannot be written");
    assert_eq!(desk.read("notes.txt"), "mine");
}

#[test]
fn quiet_commands_say_nothing_when_all_is_well() {
    let desk = Desk::bare();
    let commands: [&[&str]; 4] = [
        &["init", "-q"],
        &["build", "-q"],
        &["new", "guide", "Why us?", "--quiet"],
        &["theme", "eject", "templates/hooks/head.html", "-q"],
    ];
    for command in commands {
        desk.run(command)
            .ends_with(0)
            .says_nothing()
            .does_not_complain();
    }
}

// new

#[test]
fn a_new_story_and_a_new_guide_are_named_by_their_titles_and_build() {
    let desk = Desk::new();
    let story = desk
        .run(&["new", "story", "The day the lift broke"])
        .ends_with(0);
    assert_eq!(
        story.out,
        "created content/stories/the-day-the-lift-broke.md\n"
    );
    let guide = desk
        .run(&["new", "guide", "Tell me about a failure"])
        .ends_with(0);
    assert_eq!(
        guide.out,
        "created content/questions/tell-me-about-a-failure.md\n"
    );

    desk.run(&["build"])
        .ends_with(0)
        .says("Built 1 story, 1 question");
    let site = desk.build();
    site.page("stories/the-day-the-lift-broke.html")
        .says(&["The day the lift broke"]);
    site.page("questions/tell-me-about-a-failure.html")
        .says(&["Tell me about a failure"]);
    // What is empty is missing, and that is all that is wrong.
    assert_eq!(
        site.rules()
            .iter()
            .filter(|rule| **rule == "missing-part")
            .count(),
        4
    );
    assert_eq!(
        site.rules()
            .iter()
            .filter(|rule| **rule == "missing-script")
            .count(),
        1
    );
    assert_eq!(site.rules().len(), 5, "{}", site.drawn());
}

#[test]
fn a_title_may_hold_anything() {
    let titles = [
        r#"He said "no" \ and 'left'"#,
        "Ein Tag im März 🎉",
        "<script>alert(1)</script> & more",
        "100 % sure? #1",
        "../../outside",
        "con",
        "+++",
        "tab\there",
        "{title} {{ title }}",
    ];
    let desk = Desk::new();
    for title in titles {
        desk.run(&["new", "story", title]).ends_with(0);
        desk.run(&["new", "guide", title]).ends_with(0);
    }
    let site = desk.build();
    let stories = site.project().stories.len();
    assert_eq!(stories, titles.len());
    assert!(
        site.rules().iter().all(|rule| rule.starts_with("missing-")),
        "{}",
        site.drawn()
    );
    let listed = lines_of_json(&desk.run(&["list", "--format", "json"]).ends_with(0));
    let listed: Vec<&str> = listed
        .iter()
        .filter(|line| line["kind"] != "diagnostic")
        .map(|line| line["title"].as_str().unwrap())
        .collect();
    for title in titles {
        assert!(listed.contains(&title), "{title:?} is not among {listed:?}");
    }
    assert!(!desk.root().join("../outside.md").exists());
}

#[test]
fn a_story_that_is_there_is_never_written_over() {
    let desk = Desk::new()
        .story("the-lift", "mine")
        .guide("why-us", "mine, too");
    let story = desk
        .run(&["new", "story", "The lift"])
        .ends_with(2)
        .says_nothing();
    story
        .complains("`content/stories/the-lift.md` is there already")
        .complains("help: open it");
    desk.run(&["new", "guide", "Why us?"])
        .ends_with(2)
        .complains("is there already");
    assert_eq!(desk.read("content/stories/the-lift.md"), "mine");
    assert_eq!(desk.read("content/questions/why-us.md"), "mine, too");
}

#[test]
fn a_story_needs_a_title_and_a_site() {
    Desk::new()
        .run(&["new", "story", "  "])
        .ends_with(2)
        .complains("the title is empty");
    let bare = Desk::bare();
    let ran = bare.run(&["new", "story", "X"]).ends_with(2);
    ran.complains("there is no `starling.toml` here")
        .complains("`starling init`");
    assert!(tree(bare.root()).is_empty());
}

// build

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
    assert_eq!(lines.len(), 4, "{ran}");
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
        .complains("4 errors: nothing was written");
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

// list

#[test]
fn every_list_is_for_people_and_for_programs() {
    let desk = two_stories();
    let lists = [
        ("stories", "The lift", "title", "The lift"),
        ("questions", "no story  Motivation", "question", "Why us?"),
        ("tags", "1 story  repairs", "tag", "repairs"),
        (
            "gaps",
            "The lift: How long was it out?",
            "gap",
            "How long was it out?",
        ),
    ];
    for (what, line, key, value) in lists {
        desk.run(&["list", what]).ends_with(0).says(line);
        let ran = desk.run(&["list", what, "--format", "json"]).ends_with(0);
        let objects = lines_of_json(&ran);
        assert!(
            objects.iter().any(|object| object[key] == value),
            "{what}: {ran}"
        );
    }
    let ran = desk.run(&["list"]).ends_with(0);
    insta::assert_snapshot!("list", ran.out);
    desk.run(&["list", "gaps"])
        .says("Half told: no task")
        .says("no story for: Why us?");
}

#[test]
fn drafts_are_listed_only_when_asked_for() {
    let desk = Desk::new().whole_story("idea", "title = \"An idea\"\ndraft = true");
    assert_eq!(desk.run(&["list"]).ends_with(0).out, "");
    desk.run(&["list", "--drafts"])
        .ends_with(0)
        .says("An idea  (draft)");
}

#[test]
fn a_list_tells_what_could_be_read_and_exits_with_1_where_something_could_not() {
    let desk = two_stories().story("broken", BROKEN);
    let ran = desk.run(&["list"]).ends_with(1).says("The lift");
    ran.complains("content/stories/broken.md:2:8");
}

// theme

#[test]
fn the_files_of_the_theme_are_listed_anywhere() {
    let ran = Desk::bare()
        .run(&["theme", "list"])
        .ends_with(0)
        .does_not_complain();
    let paths: Vec<&str> = ran.out.lines().collect();
    assert!(paths.contains(&"templates/story.html") && paths.contains(&"styles/tokens.css"));
    assert!(paths.is_sorted(), "{paths:?}");
}

#[test]
fn an_ejected_file_builds_the_same_site() {
    let desk = two_stories();
    desk.run(&["build"]).ends_with(0);
    // What a build records of itself names the theme's files, too.
    let site = || {
        let mut files = tree(&desk.root().join("public"));
        files.retain(|(path, _)| !path.starts_with(".starling"));
        files
    };
    let before = site();
    let files = desk.run(&["theme", "list"]).out;
    for path in files.lines() {
        let ran = desk
            .run(&["theme", "eject", path])
            .ends_with(0)
            .does_not_complain();
        assert_eq!(ran.out, format!("created themes/default/{path}\n"));
        assert_eq!(
            fs::read(desk.root().join("themes/default").join(path)).unwrap(),
            starling::testing::theme::embedded(path).unwrap(),
        );
    }
    desk.run(&["build"])
        .ends_with(0)
        .says(", 0 changed, 0 removed)");
    assert!(site() == before);
}

#[test]
fn a_file_is_ejected_into_the_theme_that_the_settings_name_and_never_over_ones_own() {
    let desk = two_stories().settings("theme = \"mine\"\n");
    let path = "templates/story.html";
    desk.run(&["theme", "eject", path])
        .ends_with(0)
        .says("created themes/mine/");
    desk.write("themes/mine/templates/story.html", "my own");
    let ran = desk
        .run(&["theme", "eject", path])
        .ends_with(2)
        .says_nothing();
    ran.complains("`themes/mine/templates/story.html` is there already");
    assert_eq!(desk.read("themes/mine/templates/story.html"), "my own");
}

#[test]
fn a_file_that_the_theme_does_not_have_is_answered_with_the_nearest() {
    let desk = two_stories();
    let ran = desk
        .run(&["theme", "eject", "templates/stroy.html"])
        .ends_with(2);
    ran.complains("the default theme has no file `templates/stroy.html`")
        .complains("did you mean `templates/story.html`?");
    for path in ["../starling.toml", "/etc/hostname", "templates", ""] {
        desk.run(&["theme", "eject", path])
            .ends_with(2)
            .complains("`starling theme list`");
    }
    assert!(!desk.has("themes"));
}

// completions

#[test]
fn there_are_completions_for_every_shell() {
    let desk = Desk::bare();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = desk
            .run(&["completions", shell])
            .ends_with(0)
            .does_not_complain();
        for word in ["init", "build", "output-dir", "eject"] {
            assert!(ran.out.contains(word), "{shell} knows no {word}");
        }
        assert!(ran.out.ends_with('\n'));
    }
    desk.run(&["completions", "fsh"])
        .ends_with(2)
        .complains("a similar value exists");

    let script = desk.run(&["completions", "bash"]).out;
    desk.write("completions.bash", script);
    let checked = Command::new("bash")
        .arg("-n")
        .arg(desk.root().join("completions.bash"))
        .status();
    if let Ok(status) = checked {
        assert!(status.success());
    }
}

// Output

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
