//! The format of a story, from its file to its pages.

use crate::desk::{Desk, Site, WHOLE};

/// A whole story whose Situation says this, below nothing but its headings.
fn told(situation: &str) -> String {
    WHOLE.replace(
        "The lift broke.\n## Task",
        &format!("{situation}\n\n## Task"),
    )
}

/// A site of one whole story, `stories/lift.html`, whose Situation says this.
fn situation(text: &str) -> Desk {
    Desk::new().story("lift", &told(text))
}

// --- Front matter ------------------------------------------------------------------------------

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

// --- Sections ----------------------------------------------------------------------------------

/// Holds that a story under these five headings is whole, and that each is known for what it is.
#[track_caller]
fn assert_known(headings: [&str; 5]) {
    let words = [
        "It was dark.",
        "I had to see.",
        "I lit a lamp.",
        "We saw.",
        "It was dark. I had to see. I lit a lamp. We saw.",
    ];
    let text: Vec<String> = headings
        .iter()
        .zip(words)
        .map(|(heading, words)| format!("{heading}\n{words}\n"))
        .collect();
    let site = Desk::new().story("lamp", &text.join("\n")).build().clean();
    let sheet = site.page("cheat-sheets/lamp.html");
    sheet.says(&[
        "It was dark",
        "I had to see",
        "I lit a lamp",
        "We saw",
        "0:",
    ]);
}

#[test]
fn sections_are_known_however_their_headings_are_written() {
    for headings in [
        [
            "## Situation",
            "## Task",
            "## Actions",
            "## Result",
            "## Script",
        ],
        [
            "## situation",
            "## TASK",
            "## Action",
            "## Results",
            "## 90-second version",
        ],
        [
            "# Situation",
            "### Task",
            "##### Actions",
            "###### Result",
            "## The 60 second version",
        ],
        [
            "## S — Situation",
            "## T - Task",
            "## A: Actions",
            "## R. Result",
            "## The 90-second version — ready to say out loud",
        ],
        ["## S", "## T", "## A", "## R", "## Spoken version"],
        [
            "## 1. Situation",
            "## 2) Task",
            "## 3. Actions (immediate + systemic)",
            "## 4. Result & impact",
            "## Pitch",
        ],
        [
            "## **Situation**",
            "## *Task*",
            "## What I did",
            "## What came of it",
            "## `Script`",
        ],
        [
            "Situation\n=========",
            "Task\n----",
            "Actions\n---",
            "Result\n---",
            "Script\n---",
        ],
        [
            "## Situation ##",
            "## Task ##",
            "## The actions",
            "## The result:",
            "## My script",
        ],
    ] {
        assert_known(headings);
    }
}

#[test]
fn other_schemes_are_known() {
    assert_known([
        "## Context",
        "## Challenge",
        "## Action",
        "## Result",
        "## Script",
    ]);
    assert_known([
        "## Situation",
        "## Obstacle",
        "## Action",
        "## Result",
        "## Script",
    ]);
    assert_known([
        "## C — Context",
        "## T — Task",
        "## A — Actions",
        "## R — Results",
        "## Script",
    ]);
}

#[test]
fn the_learning_of_carl_and_the_reflection_of_star_r_stand_after_the_result() {
    for heading in [
        "L — Learning",
        "Lessons learned",
        "Reflection",
        "What I learned",
    ] {
        let site = Desk::new()
            .story("lamp", &format!("## {heading}\nCarry matches.\n{WHOLE}"))
            .build()
            .clean();
        site.page("stories/lamp.html").says(&[
            "Situation",
            "Result",
            "Carry matches.",
            "90-second",
        ]);
    }
}

#[test]
fn the_settings_add_headings_in_another_language() {
    let german = "[sections]\nLage = \"situation\"\nAufgabe = \"task\"\n\"Was ich tat\" = \"actions\"\nErgebnis = \"result\"\n\"Zum Vortragen\" = \"script\"\nNotizen = \"coaching\"\n";
    let story = "## Lage\nDunkel.\n## Aufgabe: sehen\nSehen.\n## Was ich tat\nLicht.\n## ergebnis\nHell.\n## Zum Vortragen\nDunkel. Sehen. Licht. Hell.\n## Notizen\nLangsam.\n";
    let site = Desk::new()
        .settings(german)
        .story("lampe", story)
        .build()
        .clean();
    site.page("stories/lampe.html").says(&[
        "Lage",
        "Aufgabe",
        "Was ich tat",
        "ergebnis",
        "Zum Vortragen",
        "Only for you",
        "Langsam",
    ]);

    // Without the settings the headings are the author's own sections, and the parts are missing.
    let plain = Desk::new().story("lampe", story).build();
    assert_eq!(
        plain.rules(),
        [
            "missing-part",
            "missing-part",
            "missing-part",
            "missing-part",
            "missing-script"
        ]
    );
}

#[test]
fn sections_that_nobody_knows_are_kept_in_order_after_the_parts() {
    let story = format!(
        "## The weather\nRain.\n{WHOLE}\n## Aftermath\nSun.\n### In detail\nWarm.\n## Thanks\nTo all.\n"
    );
    let site = Desk::new().story("lift", &story).build().clean();
    site.page("stories/lift.html").says(&[
        "Situation",
        "Result",
        "The weather",
        "Rain.",
        "Aftermath",
        "Sun.",
        "In detail",
        "Warm.",
        "Thanks",
        "To all.",
    ]);
}

#[test]
fn what_stands_before_the_first_section_stands_before_the_parts() {
    Desk::new()
        .story("lift", &format!("# The lift\n\nA word before.\n\n{WHOLE}"))
        .build()
        .clean()
        .page("stories/lift.html")
        .says(&["The lift", "A word before.", "Situation"]);
}

#[test]
fn parts_stand_in_the_order_of_the_telling() {
    let story = "## Result\nSeen.\n## Script\nDark. Seen.\n## Actions\nLamp.\n## Task\nSee.\n## Situation\nDark.\n";
    let site = Desk::new().story("lamp", story).build().clean();
    site.page("stories/lamp.html").says(&[
        "Situation",
        "Dark.",
        "Task",
        "See.",
        "Actions",
        "Lamp.",
        "Result",
        "Seen.",
        "Script",
    ]);
}

#[test]
fn a_repeated_section_is_reported_and_both_are_kept() {
    let site = Desk::new()
        .story(
            "lift",
            &format!("{WHOLE}\n## The situation\nIt was Monday.\n"),
        )
        .build();
    let site = site.reports(&["repeated-section"]);
    site.page("stories/lift.html").says(&[
        "Situation",
        "The lift broke.",
        "It was Monday.",
        "Task",
    ]);
}

#[test]
fn missing_and_empty_sections_are_reported_and_shown_as_missing() {
    let site = Desk::new()
        .story(
            "lift",
            "## Situation\nIt broke.\n## Task\n## Actions\nI rang.\n",
        )
        .build();
    let site = site.reports(&["missing-part", "missing-script", "missing-part"]);
    site.page("stories/lift.html").says(&[
        "It broke.",
        "Task",
        "No task yet",
        "I rang.",
        "Result",
        "No result yet",
        "Script",
        "No script yet",
    ]);
    site.page("index.html").says(&[
        "unfinished",
        "Unfinished stories",
        "Lift",
        "Task, Result, Script",
    ]);
}

#[test]
fn a_story_may_allow_what_it_lacks() {
    let story =
        "+++\nallow = [\"missing-part\", \"missing-script\"]\n+++\n## Situation\nIt broke.\n";
    Desk::new().story("lift", story).build().clean();
}

#[test]
fn a_group_of_titled_cards_says_how_many_there_are() {
    let story = WHOLE.replace(
        "I called the firm.\n##",
        "### At once\nI rang.\n\n### Systemic\n- **Checklist** — before each run.\n- **Spare key**: at the desk.\n- **A number**\n\n### 2 things in 14 days\n- **One** — a.\n- **Two** — b.\n\n### Within 14 days\n- **A** — a.\n- **B** — b.\n- **C** — c.\n- **D** — d.\n\n### One\n- **Only** — one.\n\n##",
    );
    let site = Desk::new().story("lift", &story).build().clean();
    let page = site.page("stories/lift.html");
    page.says(&[
        "At once",
        "I rang.",
        "Systemic — 3",
        "Checklist",
        "before each run.",
        "Spare key",
        "at the desk.",
        "A number",
    ]);
    // The author's own count is not repeated; a figure that only contains it is no count.
    page.says(&["2 things in 14 days One a. Two b.", "Within 14 days — 4"]);
    page.never_says("One — 1");
}

#[test]
fn metrics_come_as_figures_and_as_phrases() {
    let site = Desk::new()
        .whole_story(
            "lift",
            r#"metrics = ["nobody hurt", { value = "4", label = "floors" }, { value = "5 min", label = "stuck", estimate = true }, "~30 % fewer calls"]"#,
        )
        .build()
        .clean();
    for page in ["stories/lift.html", "numbers.html"] {
        site.page(page).says(&[
            "nobody hurt",
            "4 floors",
            "5 min stuck (estimate)",
            "~30 % fewer calls (estimate)",
        ]);
    }
    // The sheet has room for three.
    site.page("cheat-sheets/lift.html")
        .says(&["nobody hurt", "4 floors", "5 min stuck"])
        .never_says("fewer calls");
    site.page("index.html").says(&["Lift", "nobody hurt"]);
}

#[test]
fn gaps_are_shown_with_the_next_step() {
    let site = Desk::new()
        .whole_story("lift", "gaps = [\"Who rang first?\"]")
        .build()
        .clean();
    site.page("stories/lift.html")
        .says(&["Facts to fill in", "Who rang first?", "Next:"]);
    site.page("index.html")
        .says(&["Still missing", "Who rang first?", "Lift"]);
}

// --- Drafts ------------------------------------------------------------------------------------

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
    assert_eq!(site.report.stories, 1);
    assert_eq!(site.report.questions, 1);
}

#[test]
fn drafts_are_shown_on_request_and_marked() {
    let site = with_draft().with_drafts().build().clean();
    site.page("stories/zebra.html")
        .says(&["The zebra", "Draft"]);
    site.page("questions/zebra-guide.html")
        .says(&["What of zebras?"]);
    assert_eq!(site.report.stories, 2);
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

// --- Audiences ---------------------------------------------------------------------------------

/// A site that has something for its author alone in every place where that can be.
fn for_two_audiences(settings: &str) -> Desk {
    Desk::new()
        .settings(settings)
        .whole_story("lift", "covers = [\"Why you?\"]\ngaps = [\"The quetzal gap\"]")
        .story(
            "stairs",
            &format!("{}\n## Coaching\nThe quetzal note[^1], and ![a quetzal](quetzal.png).\n### Result\nMore quetzal notes.\n\n[^1]: A quetzal footnote.\n", WHOLE.replace("## Task\nI had to mend it.\n", "")),
        )
        .story("ramp", &format!("{WHOLE}\n### Coach's note\nQuetzal, slowly.\n"))
        .file("content/stories/quetzal.png", "a quetzal")
        .bank("[[question]]\ntext = \"Who expects a quetzal?\"\ncompetency = \"Quetzals\"\naliases = [\"A quetzal?\"]\n")
}

#[test]
fn the_author_sees_everything() {
    let site = for_two_audiences("").build().reports(&["missing-part"]);
    site.page("stories/lift.html").says(&["The quetzal gap"]);
    site.page("stories/stairs.html").says(&[
        "No task yet",
        "Coaching",
        "The quetzal note",
        "More quetzal notes.",
        "A quetzal footnote.",
    ]);
    site.page("stories/ramp.html").says(&[
        "90-second version",
        "Coach’s note",
        "Only for you",
        "Quetzal, slowly.",
    ]);
    site.page("cheat-sheets/stairs.html")
        .says(&["Coaching", "The quetzal note"]);
    site.page("questions/who-expects-a-quetzal.html")
        .says(&["No story answers this yet."]);
    site.page("questions/index.html")
        .says(&["Quetzals", "Who expects a quetzal?", "no story yet"]);
    assert!(site.has("coverage.html"));
    assert!(
        site.paths()
            .iter()
            .any(|path| path.starts_with("assets/quetzal."))
    );
    site.page("index.html").has("noindex");
}

#[test]
fn a_public_site_tells_nothing_that_is_the_authors_own() {
    let site = for_two_audiences("visibility = \"public\"")
        .build()
        .reports(&["missing-part"]);
    site.keeps("quetzal")
        .keeps("no task yet")
        .keeps("still missing")
        .keeps("no story yet");
    assert!(!site.has("coverage.html"));
    site.page("index.html").lacks("noindex").says(&["Lift"]);
    site.page("stories/stairs.html")
        .says(&["Situation", "Actions"])
        .never_says("Notes");
}

#[test]
fn the_heading_of_a_part_inside_the_coaching_is_a_note_about_that_part() {
    let notes = "\n## Coaching\n### Situation\nBe brief.\n### Result\nPause.\n";
    let site = Desk::new()
        .story("lift", &format!("{WHOLE}{notes}"))
        .build()
        .clean();
    site.page("stories/lift.html").says(&[
        "Only for you",
        "Situation",
        "Be brief.",
        "Result",
        "Pause.",
    ]);
    let public = Desk::new()
        .settings("visibility = \"public\"")
        .story("lift", &format!("{WHOLE}{notes}"));
    public.build().clean().keeps("Be brief.").keeps("Pause.");
}

#[test]
fn a_note_to_self_inside_the_script_is_neither_spoken_nor_public() {
    let story = format!("{WHOLE}\n### Delivery\nBreathe.\n");
    let with = Desk::new().story("lift", &story).build().clean();
    let without = Desk::new().story("lift", WHOLE).build().clean();
    let clock = |site: &Site| {
        let text = site.page("cheat-sheets/lift.html").text();
        text.split("Script")
            .nth(1)
            .unwrap()
            .split_whitespace()
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(clock(&with), clock(&without));
    Desk::new()
        .settings("visibility = \"public\"")
        .story("lift", &story)
        .build()
        .clean()
        .keeps("Breathe.");
}

const REDACTING: &str = "visibility = \"public\"\ntitle = \"Ada, late of Initech\"\nauthor = \"Ada of Initech\"\n[share]\nredact = { Initech = \"a fintech\", \"Globex Corp\" = \"a client\", \"Initech Labs\" = \"a lab\" }\n";

/// A site that says "Initech" and "Globex Corp" wherever a name can stand.
fn naming_names() -> Desk {
    let story = "+++
title = \"Leaving Initech\"
headline = \"INITECH let me go\"
role = \"Lead, Initech\"
tags = [\"Initech\"]
covers = [{ question = \"Why did you leave Initech?\", angle = \"Initech first\" }]
metrics = [{ value = \"4\", label = \"Initech floors\" }]
[cues]
situation = \"Initech · Monday\"
[extra]
where = \"Initech\"
+++
## Situation
We at *Initech* served Globex
Corp and Initech's own. Initech Labs too. See [the other](after-initech.md) and ![our Initech](initech-logo.png).

| Initech | `initech` |
|---|---|
| a | b |

```sh
ping initech # Initech
```
";
    Desk::new()
        .story("why-i-left-initech", &format!("{story}{}", WHOLE.split_once("## Task").map(|(_, rest)| format!("## Task{rest}")).unwrap()))
        .story("after-initech", &told("Initechnical words stay. [Back](why-i-left-initech.md#situation)"))
        .file("content/stories/initech-logo.png", "logo")
        .guide("leaving-initech", "+++\naliases = [\"Initech, why?\"]\ncompetency = \"Initech\"\n+++\n# What was Initech like?\n## Crux\nInitech.\n")
        .bank("[[question]]\ntext = \"Initech or Globex Corp?\"\n")
}

#[test]
fn a_public_site_tells_no_redacted_name() {
    let site = naming_names().settings(REDACTING).build().clean();
    let initech = site
        .paths()
        .into_iter()
        .find(|path| path.to_lowercase().contains("initech"));
    assert_eq!(initech, None);
    for (route, bytes) in site.files.iter() {
        let text = String::from_utf8_lossy(bytes)
            .to_lowercase()
            .replace("initechnical", "");
        assert!(!text.contains("initech"), "{route}: {text}");
        assert!(
            !text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains("globex corp"),
            "{route}"
        );
    }
    let page = site.page("stories/why-i-left-a-fintech.html");
    page.says(&[
        "Leaving a fintech",
        "a fintech let me go",
        "served a client and a fintech’s own. a lab too.",
    ]);
    assert_eq!(page.link("the other"), "after-a-fintech.html");
    page.has("<img src=\"../assets/");
    site.page("stories/after-a-fintech.html")
        .says(&["Initechnical words stay."]);
}

#[test]
fn the_authors_own_site_keeps_the_names() {
    let settings = REDACTING.replace("public", "private");
    let site = naming_names().settings(&settings).build().clean();
    site.page("stories/why-i-left-initech.html")
        .says(&["Leaving Initech", "Initech floors"]);
}

#[test]
fn a_problem_behind_a_redacted_name_is_shown_at_its_place_in_the_real_file() {
    let story = "+++\ntitle = \"Initech, Initech\"\nheadline = 7\n+++\n";
    let site = Desk::new()
        .settings(REDACTING)
        .story(
            "initech",
            &format!("{story}{}", told("Initech and Initech: [gone](gone.md).")),
        )
        .build();
    insta::assert_snapshot!(site.drawn(), @r#"
    error[wrong-type]: expected text for `headline`, found a whole number
     --> content/stories/initech.md:3:12
      |
    3 | headline = 7
      |            ^ a whole number
      |
      = help: put it in quotes, as in `"7"`

    error[dangling-link]: the link `gone.md` leads nowhere
     --> content/stories/initech.md:6:22
      |
    6 | Initech and Initech: [gone](gone.md).
      |                      ^^^^^^^^^^^^^^^ no such file in the content
      |
      = help: name a content file by its path from this file, as in `other-story.md`, or from the content folder, as in `/stories/other-story.md`
    "#);
}

// --- Links -------------------------------------------------------------------------------------

/// A site with files to link to, and a story in a subfolder whose Situation and script say this.
fn linking(words: &str) -> Desk {
    let story = WHOLE
        .replace("The lift broke.\n## Task", &format!("{words}\n## Task"))
        .replace("version\nThe lift broke.", &format!("version\n{words}"));
    Desk::new()
        .story("office/from", &story)
        .story("other story", &told("It was [the Task](#task)."))
        .guide("a-guide", "# Why you?\n## The crux\nYou.\n")
        .file("content/stories/office/plan.PNG", "a plan")
        .file("content/stories/notes.pdf", "notes")
}

#[test]
fn links_to_files_lead_to_their_pages_from_every_page_they_are_shown_on() {
    for (written, page) in [
        ("../other%20story.md", "stories/other-story.html"),
        ("<../other story.md>", "stories/other-story.html"),
        ("/stories/other%20story.md", "stories/other-story.html"),
        (
            "./.././other%20story.md#task",
            "stories/other-story.html#task",
        ),
        ("../../questions/a-guide.md", "questions/a-guide.html"),
        (
            "/questions/a-guide.md#the-crux",
            "questions/a-guide.html#the-crux",
        ),
        ("from.md", "stories/from.html"),
    ] {
        let site = linking(&format!("See [over there]({written}) now."))
            .build()
            .clean();
        let within = page
            .strip_prefix("stories/")
            .map_or(format!("../{page}"), str::to_owned);
        assert_eq!(
            site.page("stories/from.html").link("over there"),
            within,
            "{written}"
        );
        assert_eq!(
            site.page("cheat-sheets/from.html").link("over there"),
            format!("../{page}"),
            "{written}"
        );
        assert_eq!(
            site.page("cheat-sheets/index.html").link("over there"),
            format!("../{page}"),
            "{written}"
        );
    }
}

#[test]
fn a_link_to_a_heading_of_its_own_file_leads_to_the_page_of_that_file() {
    let site = linking("See [below](#result) now.").build().clean();
    assert_eq!(site.page("stories/from.html").link("below"), "#result");
    assert_eq!(
        site.page("cheat-sheets/from.html").link("below"),
        "../stories/from.html#result"
    );
}

#[test]
fn links_to_the_world_stay_as_they_are() {
    for address in [
        "https://example.org/a?b=c&d#e",
        "http://example.org",
        "mailto:ada@example.org",
        "tel:+123",
        "HTTPS://example.org",
    ] {
        let site = linking(&format!("See [over there]({address})."))
            .build()
            .clean();
        assert_eq!(
            site.page("stories/from.html")
                .link("over there")
                .replace("&amp;", "&"),
            address
        );
    }
}

#[test]
fn pictures_and_files_are_copied_under_names_that_change_with_them() {
    let desk = linking("![The plan](plan.PNG \"Floors\") and [notes](../notes.pdf).");
    let site = desk.build().clean();
    let picture = site
        .paths()
        .into_iter()
        .find(|path| path.starts_with("assets/plan."))
        .unwrap();
    assert!(
        picture.split('.').next_back() == Some("png")
            && picture.len() > "assets/plan..png".len() + 8,
        "{picture}"
    );
    assert_eq!(site.files.get(&picture), Some(&b"a plan"[..]));
    let image = format!("<img src=\"../{picture}\" alt=\"The plan\" title=\"Floors\"");
    site.page("stories/from.html").has(&image);
    site.page("cheat-sheets/from.html").has(&image);
    let notes = site.page("stories/from.html").link("notes");
    assert!(site.has(notes.trim_start_matches("../")), "{notes}");

    desk.write("content/stories/office/plan.PNG", "another plan");
    assert!(!desk.build().has(&picture));
}

#[test]
fn a_file_that_nothing_refers_to_is_not_copied() {
    assert!(!linking("Nothing.").build().clean().tells("a plan"));
}

#[test]
fn a_link_that_leads_nowhere_is_an_error_that_says_what_was_probably_meant() {
    for (written, rule, help) in [
        (
            "../other-story.md",
            "dangling-link",
            "did you mean `/stories/other story.md`?",
        ),
        (
            "/stories/other%20stori.md",
            "dangling-link",
            "did you mean `/stories/other story.md`?",
        ),
        (
            "a-guide.md",
            "dangling-link",
            "did you mean `/questions/a-guide.md`?",
        ),
        ("../../../../etc/passwd", "dangling-link", ""),
        (
            "../other%20story.md#tusk",
            "dangling-anchor",
            "did you mean `#task`?",
        ),
        ("#rezult", "dangling-anchor", "did you mean `#result`?"),
        (
            "/questions/a-guide.md#crux",
            "dangling-anchor",
            "the headings there are #the-crux",
        ),
    ] {
        let site = linking(&format!("See [over there]({written}) now.")).build();
        let problem = site.report.diagnostics.iter().find(|it| it.rule == rule);
        let problem = problem.unwrap_or_else(|| panic!("{written}: {}", site.drawn()));
        assert!(problem.is_error());
        assert!(
            problem.help.iter().any(|it| it.contains(help)),
            "{written}: {:?}",
            problem.help
        );
    }
}

#[test]
fn a_link_to_a_heading_that_a_page_does_not_show_leads_nowhere() {
    let story = format!(
        "{}\n## Nothing\n## Coaching\nQuiet.\n",
        told("See [the empty one](#nothing).")
    );
    Desk::new()
        .story("lift", &story)
        .build()
        .reports(&["dangling-anchor"]);
    let story = format!(
        "{}\n## Coaching\nQuiet.\n",
        told("See [my notes](#coaching).")
    );
    Desk::new().story("lift", &story).build().clean();
}

#[test]
fn links_that_run_code_never_pass_in_any_disguise() {
    for written in [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](<java&#9;script:alert(1)>)",
        "[a](<java&#10;script:alert(1)>)",
        "[a](&#1;javascript:alert(1))",
        "[a](<&#32;javascript:alert(1)>)",
        "[a](javascript&#58;alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](&#x6A;avascript:alert(1))",
        "[a](\\javascript:alert(1))",
        "[a](data:text/html,<b>)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "![a](data:image/png;base64,AAAA)",
        "![a](javascript:alert(1))",
        "[a](vbscript:x)",
        "[a](file:///etc/passwd)",
        "[a](//example.org/x)",
        "[a](\\\\\\\\example.org\\\\x)",
        "[a](blob:x)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[a][r]\n\n[r]: javascript:alert(1)",
        "[![a](javascript:alert(1))](javascript:alert(2))",
        "[a](%6Aavascript:alert(1))",
        "[a](javascript%3Aalert(1))",
        "[a](feed:javascript:alert(1))",
    ] {
        let site = situation(written).build();
        assert!(
            site.report
                .diagnostics
                .iter()
                .any(starling::testing::diagnostic::Diagnostic::is_error),
            "{written} passes:\n{}",
            site.page("stories/lift.html").main()
        );
        for page in site.pages() {
            let html = page.html().to_lowercase();
            for attribute in ["href=\"", "src=\""] {
                for value in html.split(attribute).skip(1) {
                    let value = value.split('"').next().unwrap();
                    let scheme = value.split(['/', '#']).next().unwrap();
                    assert!(
                        !scheme.contains(':') && !scheme.contains('\\') && !value.starts_with("//"),
                        "{written} became {value}"
                    );
                }
            }
        }
    }
}

#[test]
fn pictures_from_elsewhere_never_pass() {
    let site = situation("![A cat](https://example.org/cat.png)")
        .build()
        .reports(&["outside-picture"]);
    site.keeps("example.org");
    site.page("stories/lift.html").says(&["A cat"]);
}

#[test]
fn a_picture_cannot_be_a_story() {
    linking("![x](../other%20story.md)")
        .build()
        .reports(&["dangling-link", "dangling-link"]);
}

// --- Markdown ----------------------------------------------------------------------------------

#[test]
fn markdown_is_shown_as_people_write_it() {
    let site = situation("~~no~~ **yes** -- \"so\"...\n\n| a | b |\n|---|--:|\n| c | d |\n\n- [x] done\n- [ ] open\n\n> said\n").build().clean();
    site.page("stories/lift.html")
        .has("<del>no</del>")
        .has("<strong>yes</strong>")
        .has("<blockquote>")
        .has("type=\"checkbox\"")
        .says(&["– “so”…", "a b c d", "done", "open", "said"]);
}

#[test]
fn only_a_page_with_code_loads_the_style_for_it() {
    let code = "```rust\nfn lift() -> u32 { 4 }\n```\n";
    let site = situation(code)
        .story("stairs", WHOLE)
        .guide("a-guide", &format!("# Why?\n## Crux\n{code}"))
        .guide("plain", "# How?\n## Crux\nSo.\n")
        .build()
        .clean();
    let loads = |path: &str| site.page(path).html().contains("assets/syntax.");
    assert!(loads("stories/lift.html") && loads("questions/a-guide.html"));
    for path in [
        "stories/stairs.html",
        "questions/plain.html",
        "index.html",
        "questions/index.html",
    ] {
        assert!(!loads(path), "{path}");
    }
    site.page("stories/lift.html")
        .has("<span class=\"k\">fn</span>")
        .lacks("style=\"");
}

#[test]
fn code_in_a_script_has_its_style_on_the_sheets_too() {
    let story = WHOLE.replace("version\n", "version\n```rust\nfn lift() {}\n```\n\n");
    let site = Desk::new().story("lift", &story).build().clean();
    for path in ["cheat-sheets/lift.html", "cheat-sheets/index.html"] {
        site.page(path)
            .has("<span class=\"k\">fn</span>")
            .has("assets/syntax.");
    }
}

#[test]
fn raw_html_is_shown_as_text_unless_the_settings_allow_it() {
    let html = "<details><summary>More</summary>Less</details>\n\nand <kbd>Esc</kbd>";
    let site = situation(html).build().reports(&["raw-html"]);
    site.page("stories/lift.html")
        .lacks("<details>")
        .lacks("<kbd>")
        .says(&[
            "<details><summary>More</summary>Less</details>",
            "<kbd>Esc</kbd>",
        ]);

    let site = situation(html)
        .settings("[markdown]\nraw_html = true")
        .build()
        .clean();
    site.page("stories/lift.html")
        .has("<details><summary>More</summary>Less</details>")
        .has("<kbd>Esc</kbd>");
}

#[test]
fn raw_html_that_is_allowed_still_may_not_link_to_code_or_to_nowhere() {
    for html in [
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<img src=\"data:image/png;base64,AA\">",
        "<a href=\"gone.html\">x</a>",
        "<a href=\"/index.html\">x</a>",
    ] {
        let site = situation(html)
            .settings("[markdown]\nraw_html = true")
            .build();
        assert_eq!(site.rules(), ["broken-link"], "{html}: {}", site.drawn());
    }
}

#[test]
fn comments_reach_no_page() {
    situation("<!-- a secret -->\nSeen.\n\nAnd <!-- a secret --> here.")
        .build()
        .clean()
        .keeps("a secret");
}

// --- The whole page ----------------------------------------------------------------------------

/// A story that has something of everything.
const RICH: &str = r#"+++
title = "The lift that stopped for nobody"
headline = "I mended what nobody else would touch"
date = 2025-03-14
role = "Caretaker"
tags = ["Repair", "Night shift"]
covers = ["Tell me about a failure", { question = "Why you?", angle = "Open on the noise" }]
metrics = [{ value = "4", label = "floors" }, { value = "~5 min", label = "stuck", estimate = true }, "nobody hurt"]
gaps = ["Who rang first?"]
[cues]
situation = "noise · lift · Monday"
+++

## S — Situation
On a Monday the lift stopped between two floors, with four people in it.[^people]

## T — Task
I had to get them out, and then find out why nobody had rung.

## A — Actions (at once + afterwards)
### At once
I called the firm and talked to the people through the door.

### Afterwards
- **A bell** — that rings in my flat.
- **A card** — with the number, in every cabin.

## R — Result
Nobody was hurt. The bell has rung twice since.

## What I learned
Ask who would notice.

## 90-second version
On a Monday the lift stopped with four people in it. I had to get them out.

I called the firm. Afterwards I put a bell in my flat and a card in every cabin.

Nobody was hurt, and the bell has rung twice since.

## Coaching
Pause after *four people*.

[^people]: Two of them children.
"#;

fn rich() -> Site {
    Desk::new()
        .story("lift", RICH)
        .whole_story("stairs", "")
        .build()
        .clean()
}

#[test]
fn a_rich_story_page() {
    insta::assert_snapshot!(rich().page("stories/lift.html").lines());
}

#[test]
fn the_cheat_sheet_of_a_rich_story() {
    insta::assert_snapshot!(rich().page("cheat-sheets/lift.html").lines());
}
