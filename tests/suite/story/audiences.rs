//! Two audiences: the author sees everything, the public nothing that is the author's own.

use super::told;
use crate::desk::{Desk, Site, WHOLE};

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
    let notes = "\n## Coaching\n### Situation\nBe brief.\n### Result\nHold on.\n";
    let site = Desk::new()
        .story("lift", &format!("{WHOLE}{notes}"))
        .build()
        .clean();
    site.page("stories/lift.html").says(&[
        "Only for you",
        "Situation",
        "Be brief.",
        "Result",
        "Hold on.",
    ]);
    let public = Desk::new()
        .settings("visibility = \"public\"")
        .story("lift", &format!("{WHOLE}{notes}"));
    public.build().clean().keeps("Be brief.").keeps("Hold on.");
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
    let site = naming_names().settings(REDACTING).build();
    let site = site.reports(&["redacted-name-inside-word"]);
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
        .settings("visibility = \"public\"\n[share]\nredact = { Initech = \"a fintech\" }\n")
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
      = help: name a content file by its path from this file, as in `other-story.md`, or from the
              content folder, as in `/stories/other-story.md`
    "#);
}

#[test]
fn what_is_nearly_headed_as_notes_to_self_is_kept_back_and_said_so() {
    for notes in [
        "## Coaching & feedback\n\nZimtstern",
        "## Coaching/feedback\n\nZimtstern",
        "## Coaching notes for Ada\n\nZimtstern",
        "## My coach's notes, again\n\nZimtstern",
        "## Coachng\n\nZimtstern",
        "## Caoching\n\nZimtstern\n\n### Result\n\nZimtstern",
        "## Coa\u{ad}ching\n\nZimtstern",
        "## Coaching {#x}\n\nZimtstern",
        "## <b>Coaching</b>\n\nZimtstern",
        "## Notes to self for Monday\n\nZimtstern",
        "### Coachings\n\nZimtstern",
        "> ## Coaching\n>\n> Zimtstern",
        "- ## Coaching\n\n  Zimtstern",
        "1. **Coaching** — Zimtstern",
        "**Coaching:** Zimtstern",
        "**Coaching**\n\nZimtstern",
        "Coaching\n\n- Zimtstern",
        "Coaching: Zimtstern",
        "> **Coaching**\n> Zimtstern",
        "> Coaching: Zimtstern",
        "> [!NOTE] Coaching\n> Zimtstern",
        "|Coaching|\n|-|\n|Zimtstern|",
        "<details><summary>Coaching</summary>Zimtstern</details>",
        "- Coaching\n  - Zimtstern",
    ] {
        let story = format!("{WHOLE}\n{notes}\n");
        let guide = format!("# A question?\n\n## What it tests\n\nNerve.\n\n{notes}\n");
        let desk = Desk::new().story("x", &story).guide("q", &guide);
        assert!(desk.build().tells("Zimtstern"), "{notes}");
        let public = desk.settings("visibility = \"public\"").build();
        assert!(!public.tells("Zimtstern"), "{notes}");
        let rules = public.rules();
        assert!(
            rules.contains(&"nearly-private") || rules.is_empty(),
            "{notes} {rules:?}"
        );
    }
}

#[test]
fn what_is_about_something_else_is_shown() {
    for section in [
        "## How I coached the team\n\nZimtstern",
        "## Teaching\n\nZimtstern",
        "## Beyond the lift\n\nZimtstern",
        "- Zimtstern\n- I asked my coach for help",
        "I found a coach who said: Zimtstern",
        "## Delivery of the first lift\n\nZimtstern",
    ] {
        let desk = Desk::new()
            .settings("visibility = \"public\"")
            .story("x", &format!("{WHOLE}\n{section}\n"));
        assert!(desk.build().clean().tells("Zimtstern"), "{section}");
    }
    // Its author may say so of anything.
    let story = format!(
        "+++\nallow = [\"nearly-private\"]\n+++\n{WHOLE}\n## Coaching a team\n\nZimtstern\n"
    );
    let desk = Desk::new()
        .settings("visibility = \"public\"")
        .story("x", &story);
    assert!(desk.build().clean().tells("Zimtstern"));
}

#[test]
fn a_heading_for_notes_that_holds_a_redacted_name_is_still_one() {
    for (settings, heading) in [
        (
            "[share]\nredact = { \"Kwolek\" = \"a firm\" }\n[sections]\n\"Lessons for Kwolek\" = \"coaching\"",
            "Lessons for Kwolek",
        ),
        (
            "[share]\nredact = { \"Coach\" = \"a firm\" }",
            "Coach notes",
        ),
        (
            "[share]\nredact = { \"Coaching\" = \"a firm\" }",
            "Coaching",
        ),
    ] {
        let desk = Desk::new()
            .settings(&format!("visibility = \"public\"\n{settings}"))
            .story("x", &format!("{WHOLE}\n## {heading}\n\nZimtstern\n"));
        desk.build().keeps("Zimtstern");
    }
}
