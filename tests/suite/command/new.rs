//! `starling new`.

use super::lines_of_json;
use crate::desk::{Desk, tree};

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
    assert_eq!(site.rules(), ["empty-part"], "{}", site.drawn());
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
    let stories = site.portfolio().stories.len();
    assert_eq!(stories, titles.len());
    let mut rules = site.rules();
    rules.retain(|rule| *rule != "missing-character");
    assert_eq!(rules, vec!["empty-part"; titles.len()], "{}", site.drawn());
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
