//! What is not finished is nowhere, unless its author asks for it.

use super::told;
use crate::desk::{Desk, WHOLE};

/// A site with a draft that says "zebra" wherever a draft can say something.
fn with_draft() -> Desk {
    Desk::new()
        .whole_story("lift", "covers = [\"Why you?\"]\ntags = [\"repair\"]")
        .story(
            "zebra",
            &format!(
                "+++\ndraft = true\ntitle = \"The zebra\"\ntags = [\"zebras\", \"repair\"]\ncovers = [\"Why a zebra?\", \"Why you?\"]\nmetrics = [\"9 zebras\"]\ngaps = [\"Which zebra?\"]\n[extra]\nzebra = \"zebra\"\n+++\n{WHOLE}\n![A zebra](zebra.png)\n"
            ),
        )
        .file("content/stories/zebra.png", "zebra")
        .guide("zebra-guide", "+++\ndraft = true\naliases = [\"zebra?\"]\ncompetency = \"Zebras\"\ntags = [\"zebra\"]\n+++\n# What of zebras?\n## Crux\nZebra.\n")
}

#[test]
fn a_draft_is_in_no_output() {
    let site = with_draft().build().clean();
    site.keeps("zebra");
    site.page("questions/why-you.html").says(&["Lift"]);
    assert_eq!(site.report.counts.stories, 1);
    assert_eq!(site.report.counts.questions, 1);
}

#[test]
fn drafts_are_shown_on_request_and_marked() {
    let site = with_draft().with_drafts().build().clean();
    site.page("stories/zebra.html")
        .says(&["The zebra", "Draft"]);
    site.page("questions/zebra-guide.html")
        .says(&["What of zebras?"]);
    assert_eq!(site.report.counts.stories, 2);
}

#[test]
fn a_link_to_a_draft_becomes_plain_words_and_is_reported() {
    let site = with_draft().story("other", &told("See [the other one](zebra.md)."));
    let shown = site.build().reports(&["link-to-draft"]);
    shown.page("stories/other.html").has("See the other one.");
    shown.keeps("zebra");
    let with_drafts = site.with_drafts().build().clean();
    assert_eq!(
        with_drafts.page("stories/other.html").link("the other one"),
        "zebra.html"
    );
}

#[test]
fn a_key_that_is_nearly_draft_keeps_a_story_back_and_says_so() {
    for key in [
        "drafts = true",
        "darft = true",
        "draf = \"yes\"",
        "is_draft = true",
        "status = \"draft\"",
    ] {
        for visibility in ["private", "public"] {
            let desk = Desk::new()
                .settings(&format!("visibility = \"{visibility}\""))
                .whole_story("secret", &format!("title = \"Zimtstern\"\n{key}"))
                .whole_story("lift", "");
            let site = desk.build().reports(&["nearly-draft"]);
            site.keeps("Zimtstern");
        }
    }
    for key in ["Draft = true", "DRAFT = true"] {
        let desk = Desk::new().whole_story("secret", &format!("title = \"Zimtstern\"\n{key}"));
        desk.build().clean().keeps("Zimtstern");
    }
    for key in ["Draft = false", "published = true", "private = false"] {
        let site = Desk::new()
            .whole_story("shown", &format!("title = \"Zimtstern\"\n{key}"))
            .build();
        assert!(site.tells("Zimtstern"), "{key}");
    }
}

#[test]
fn drafts_are_refused_on_a_public_site() {
    let desk = Desk::new()
        .settings("visibility = \"public\"")
        .whole_story("secret", "draft = true");
    for arguments in [&["build", "--drafts"][..], &["build", "-n", "--drafts"]] {
        let ran = desk.run(arguments).ends_with(2).says_nothing();
        ran.complains("drafts are not shown to others");
    }
    assert!(!desk.has("public/index.html"));
}

#[test]
fn what_other_programs_keep_from_others_is_left_out_of_a_public_site_alone() {
    for key in [
        "published = false",
        "publish = false",
        "Private = true",
        "hidden = true",
        "Visibility = \"Private\"",
    ] {
        let desk = Desk::new()
            .whole_story("secret", &format!("title = \"Zimtstern\"\n{key}"))
            .whole_story("lift", "");
        let site = desk.build().reports(&["only-for-author"]);
        assert!(site.tells("Zimtstern"), "{key}");
        desk.settings("visibility = \"public\"")
            .build()
            .keeps("Zimtstern");
    }
}
