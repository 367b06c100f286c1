//! What the keys of a story are worth, in TOML as in YAML.

use crate::desk::{Desk, WHOLE};

#[test]
fn front_matter_in_toml_and_in_yaml_makes_the_same_pages() {
    let toml = r#"+++
title = "The lift"
headline = "I mended what nobody else would"
date = 2025-03-14
role = "Caretaker"
tags = ["repair", "night shift"]
covers = ["Tell me about a failure", { question = "Why you?", angle = "Open on the noise" }]
metrics = ["nobody hurt", { value = "4", label = "floors" }, { value = "5 min", label = "stuck", estimate = true }]
gaps = ["Who rang first?"]
draft = false
allow = []
[cues]
situation = "noise · lift · Monday"
[extra]
mood = "calm"
+++
"#;
    let yaml = r#"---
title: The lift
headline: "I mended what nobody else would"
date: 2025-03-14
role: Caretaker
tags: [repair, night shift]
covers:
  - Tell me about a failure
  - question: Why you?
    angle: Open on the noise
metrics:
  - nobody hurt
  - value: 4
    label: floors
  - { value: 5 min, label: stuck, estimate: true }
gaps:
  - Who rang first?
draft: no
allow: []
cues:
  situation: noise · lift · Monday
extra:
  mood: calm
---
"#;
    let [toml, yaml] = [toml, yaml].map(|front_matter| {
        let site = Desk::new()
            .story("lift", &format!("{front_matter}{WHOLE}"))
            .build()
            .clean();
        let pages = site.files.iter();
        pages
            .map(|(route, bytes)| (route.clone(), bytes.to_vec()))
            .collect::<Vec<_>>()
    });
    assert_eq!(toml.len(), yaml.len());
    for (left, right) in toml.iter().zip(&yaml) {
        assert_eq!(left, right);
    }
}

#[test]
fn a_story_needs_no_front_matter() {
    Desk::new()
        .story("lift", WHOLE)
        .build()
        .clean()
        .page("stories/lift.html")
        .says(&["Lift"]);
}

#[test]
fn the_title_is_that_of_the_front_matter_else_the_heading_else_the_name_of_the_file() {
    let site = Desk::new()
        .story(
            "a",
            &format!("+++\ntitle = \"From the keys\"\n+++\n{WHOLE}"),
        )
        .story("b", &format!("# From the *heading*\n\n{WHOLE}"))
        .story("the-day-it_rained", WHOLE)
        .story("nested/deep/index", WHOLE)
        .build()
        .clean();
    site.page("stories/a.html").has("<h1>From the keys</h1>");
    site.page("stories/b.html").has("<h1>From the heading</h1>");
    site.page("stories/the-day-it-rained.html")
        .has("<h1>The day it rained</h1>");
    site.page("stories/deep.html").has("<h1>Deep</h1>");
}

#[test]
fn a_heading_that_repeats_the_title_is_shown_once_and_another_one_is_reported() {
    let title = "+++\ntitle = \"The lift\"\n+++\n";
    let same = Desk::new()
        .story("lift", &format!("{title}# The lift\n\n{WHOLE}"))
        .build()
        .clean();
    assert_eq!(
        same.page("stories/lift.html")
            .main()
            .matches("<h1>")
            .count(),
        1
    );

    let other = Desk::new()
        .story("lift", &format!("{title}# A lift\n\n{WHOLE}"))
        .build();
    let other = other.reports(&["two-titles"]);
    other
        .page("stories/lift.html")
        .has("<h1>The lift</h1>")
        .never_says("A lift");
}

#[test]
fn role_date_and_headline_stand_at_the_top() {
    let keys =
        "title = \"The lift\"\nheadline = \"I mended it\"\nrole = \"Caretaker\"\ndate = 2025-03-14";
    let site = Desk::new().whole_story("lift", keys).build().clean();
    let page = site.page("stories/lift.html");
    page.says(&[
        "The lift",
        "I mended it",
        "Caretaker",
        "March 2025",
        "Situation",
    ]);
    page.has("datetime=\"2025-03-14\"");
}

#[test]
fn extra_keys_reach_the_templates() {
    Desk::new()
        .settings("theme = \"mine\"\n[extra]\nmotto = \"go on\"")
        .file(
            "themes/mine/templates/hooks/story-end.html",
            "<p>{{ story.extra.mood }} {{ story.extra.list[1] }} {{ site.extra.motto }}</p>",
        )
        .whole_story("lift", "[extra]\nmood = \"calm & <kind>\"\nlist = [1, 2]")
        .build()
        .clean()
        .page("stories/lift.html")
        .has("<p>calm &amp; &lt;kind&gt; 2 go on</p>");
}

#[test]
fn templates_go_through_extra_keys_in_the_same_order_each_time() {
    Desk::new()
        .settings("theme = \"mine\"")
        .file(
            "themes/mine/templates/hooks/story-end.html",
            "<p>{% for key, value in story.extra %}{{ key }}{{ value }} {% endfor %}</p>",
        )
        .whole_story(
            "lift",
            "[extra]\nh = 8\nc = 3\na = 1\ng = 7\ne = 5\nb = 2\nf = 6\nd = 4",
        )
        .build()
        .clean()
        .page("stories/lift.html")
        .has("<p>a1 b2 c3 d4 e5 f6 g7 h8 </p>");
}

#[test]
fn front_matter_may_follow_empty_lines_and_comments() {
    for before in [
        "\n",
        "\n\n  \n",
        "<!-- exported -->\n",
        "\u{feff}\n<!-- a\n\nb -->\n\n",
    ] {
        for keys in [
            "---\ntitle: The manager\ndraft: true\n---\n",
            "+++\ntitle = \"The manager\"\ndraft = true\n+++\n",
        ] {
            let site = Desk::new()
                .story("secret", &format!("{before}{keys}{WHOLE}"))
                .whole_story("lift", "")
                .build()
                .clean();
            site.keeps("The manager");
        }
    }
    // A rule between paragraphs is none.
    for text in [
        "\n---\n\nOn Monday it rained.\n\n---\n\n",
        "\n---\n\nNote: it rained.\n\n",
    ] {
        let site = Desk::new()
            .story("lift", &format!("{text}{WHOLE}"))
            .build()
            .clean();
        assert!(site.tells("it rained."), "{text}");
    }
}

#[test]
fn tags_come_in_a_list_or_between_commas_and_without_their_sign() {
    for tags in [
        "tags: leadership, conflict",
        "tags: [\"#leadership\", conflict]",
        "tags: \"#leadership, #conflict\"",
        "tags:\n  - leadership\n  - '#conflict'",
    ] {
        let site = Desk::new()
            .story("x", &format!("---\n{tags}\n---\n{WHOLE}"))
            .build()
            .clean();
        assert!(
            site.has("tags/leadership.html") && site.has("tags/conflict.html"),
            "{tags}"
        );
        assert_eq!(site.portfolio().stories[0].tags.len(), 2, "{tags}");
    }
}

#[test]
fn tags_that_differ_in_a_sign_are_two() {
    let site = Desk::new()
        .whole_story("one", "tags = [\"C++\", \"C#\", \"C\"]")
        .whole_story("two", "tags = [\"C#\"]")
        .build()
        .clean();
    site.page("tags/index.html")
        .says(&["C 1 story", "C++ 1 story", "C# 2 stories"]);
}
