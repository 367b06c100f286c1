//! Which section is which, in what order they stand, and what is said of those that are missing.

use starling::testing::content::Metric;
use starling::testing::naming::{Names, Topic};

use crate::desk::{Desk, WHOLE};

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
    let finnish = "[sections]\nTilanne = \"situation\"\n\"Tehtävä\" = \"task\"\n\"Mitä tein\" = \"actions\"\nTulos = \"result\"\n\"Ääneen\" = \"script\"\nMuistiinpanot = \"coaching\"\n";
    let story = "## Tilanne\nPimeää.\n## Tehtävä: nähdä\nNähdä.\n## Mitä tein\nValo.\n## tulos\nKirkasta.\n## Ääneen\nPimeää. Nähdä. Valo. Kirkasta.\n## Muistiinpanot\nHitaasti.\n";
    let site = Desk::new()
        .settings(finnish)
        .story("lamppu", story)
        .build()
        .clean();
    site.page("stories/lamppu.html").says(&[
        "Tilanne",
        "Tehtävä",
        "Mitä tein",
        "tulos",
        "Ääneen",
        "Only for you",
        "Hitaasti",
    ]);

    // Without the settings the headings are the author's own sections, and the parts are missing.
    let plain = Desk::new().story("lamppu", story).build();
    assert_eq!(plain.rules(), ["missing-part"]);
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
    let site = site.reports(&["missing-part", "missing-script", "empty-part"]);
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
fn a_metric_that_opens_with_a_figure_shows_it() {
    for (written, figure, label) in [
        ("rollback path now exists", None, "rollback path now exists"),
        ("4 fixes shipped", Some(("4", false)), "fixes shipped"),
        ("~5 min of downtime", Some(("~5 min", true)), "of downtime"),
        ("31 % fewer falls", Some(("31 %", false)), "fewer falls"),
        ("€1.2m saved", Some(("€1.2m", false)), "saved"),
        ("100%", Some(("100%", false)), ""),
    ] {
        let desk = Desk::new().whole_story("lift", &format!("metrics = [\"{written}\"]"));
        let site = desk.build().clean();
        let label = label.to_owned();
        let expected = match figure {
            Some((value, estimate)) => Metric::Figure {
                value: value.to_owned(),
                label,
                estimate,
            },
            None => Metric::Phrase(label),
        };
        assert_eq!(site.portfolio().stories[0].metrics[0].value, expected);
    }
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

#[test]
fn headings_are_recognised_however_they_are_written() {
    let headings = Names::default();
    for (heading, id) in [
        ("Situation", "situation"),
        ("S — Situation", "situation"),
        ("S: Situation", "situation"),
        ("s. situation", "situation"),
        ("1. Task", "task"),
        ("Obstacle", "task"),
        ("Actions (immediate + systemic)", "actions"),
        ("A — What I did", "actions"),
        ("RESULTS", "result"),
        ("The 90-second version — ready to say out loud", "script"),
        ("60-second version", "script"),
        ("Script", "script"),
        ("Coach’s note", "coaching"),
        ("Coach's note", "coaching"),
        ("What signals seniority", "signals"),
        ("Follow-up questions", "follow-ups"),
        ("Real-world examples", "examples"),
    ] {
        let topic = headings.topic(heading);
        assert_eq!(topic.map(Topic::id), Some(id), "{heading}");
    }
    assert_eq!(headings.topic("What the weather was like"), None);
    assert_eq!(headings.topic(""), None);
}

#[test]
fn a_sentence_over_a_rule_of_dashes_is_no_heading() {
    let story = "## Situation\nWater came in on Friday.\n---\n## Task\nKeep it dry!\n---\n\n## Actions\nI moved.\n\n## Result\nForty boxes (and \"more\").\n-----\n\n## Script\nx\n\nA heading\n---\n\nText.\n";
    let site = Desk::new().story("x", story).build().clean();
    let page = site.page("stories/x.html");
    page.says(&[
        "Situation",
        "Water came in on Friday.",
        "Task",
        "Keep it dry!",
        "Forty boxes",
    ]);
    page.says(&["A heading", "Text."]);
    site.page("cheat-sheets/x.html")
        .says(&["Water came in on Friday"]);
}

#[test]
fn a_heading_that_ends_in_an_entity_is_still_one() {
    let story = format!("{WHOLE}\nMore &lt;\n---\n\nText.\n");
    let site = Desk::new().story("x", &story).build().clean();
    site.page("stories/x.html").has("id=\"more\"");
}

#[test]
fn a_heading_with_nothing_under_it_stays() {
    let site = Desk::new()
        .story(
            "x",
            &format!(
                "{WHOLE}\n## What the landlord said afterwards\n\n## And that was all\n\nEnd.\n"
            ),
        )
        .guide("q", "# Q?\n\n## Crux\n\nx\n\n## Nobody asks this\n")
        .build()
        .clean();
    site.page("stories/x.html")
        .says(&["What the landlord said afterwards", "And that was all"]);
    site.page("questions/q.html").says(&["Nobody asks this"]);
}
