//! What the coach says on the author's own pages.

use super::cases::cases;
use crate::desk::{Desk, WHOLE};

/// A story in which people are accused, in its Situation and in its script.
fn blaming() -> String {
    let text =
        format!("+++\ntitle = \"The lift\"\ncovers = [\"Tell me about a mistake\"]\n+++\n{WHOLE}");
    text.replace(
        "The lift broke.",
        "The lift broke on the day of the fair. The day crew could not be bothered to look.",
    )
}

#[test]
fn a_finding_stands_beside_the_text_that_it_is_about() {
    let settings = "[check]\nallow = [\"script-too-short\", \"long-setup\", \"short-result\"]";
    let desk = Desk::new().settings(settings).story("lift", &blaming());
    // In its script it is heard, so there it is mended first.
    let site = desk.build();
    let page = site.page("stories/lift.html");
    page.says(&[
        "Script",
        "It ran again.",
        "crew could not be bothered",
        "This accuses somebody",
    ]);
    page.says(&[
        "Result",
        "It ran again.",
        "The Result has nothing to count",
        "90-second version",
    ]);
}

#[test]
fn home_says_what_to_mend_next_the_worst_first() {
    // The newer story comes first in every list, and has only advice.
    let short = WHOLE.replace("I called the firm.", "I called the firm of my own accord.");
    let newer = format!("+++\ntitle = \"The boat\"\ndate = 2026-01-01\n+++\n{short}");
    let settings = "[check.severity]\nblame = \"error\"\nscript-too-short = \"advice\"\n\
                    short-action = \"advice\"\nlong-setup = \"advice\"\nshort-result = \"advice\"";
    let site = Desk::new()
        .settings(settings)
        .story("lift", &blaming())
        .story("boat", &newer)
        .build();
    let home = site.page("index.html");
    home.says(&[
        "What to mend next",
        "The lift",
        "This accuses somebody",
        "The boat",
    ]);
    let whole = Desk::new().settings("[check]\nallow = [\"script-too-short\", \"short-action\", \"long-setup\", \"blame\", \"no-failure-story\", \"no-conflict-story\", \"covers-nothing\", \"no-ownership\", \"no-systemic-change\", \"no-metric\", \"no-outcome\", \"short-result\"]");
    whole
        .story("lift", &blaming())
        .build()
        .page("index.html")
        .never_says("What to mend next");
}

#[test]
fn home_names_what_a_finding_on_several_is_about() {
    let twice = |title: &str| {
        let text = WHOLE.replace(
            "It ran again.",
            "It ran again within two hours of my first call.",
        );
        format!("+++\ntitle = \"{title}\"\n+++\n{text}")
    };
    let bank = "[[question]]\ntext = \"Tell me about a time you missed a deadline\"\n\
                [[question]]\ntext = \"Tell me about the deadline that you missed\"\n";
    let site = Desk::new()
        .settings("[check]\nallow = [\"no-failure-story\", \"no-conflict-story\"]")
        .story("lift", &twice("The lift"))
        // Its title is the name of its file, which stands nowhere in it.
        .story(
            "the-hoist",
            &twice("The hoist").replace("title = \"The hoist\"", "role = \"x\""),
        )
        .bank(bank)
        .build();
    let home = site.page("index.html");
    home.says(&[
        "What to mend next",
        "The hoist",
        "The lift",
        "Two stories tell the same",
    ]);
    home.says(&[
        "What to mend next",
        "a time you missed",
        "the deadline that you missed",
    ]);
    assert!(!home.html().contains("<q>+++"), "{}", home.html());
}

#[test]
fn code_in_a_finding_is_shown_as_code() {
    let settings =
        "[check]\nallow = [\"no-metric\", \"long-setup\", \"short-result\", \"short-action\"]";
    let more = "gaps = []\nrole = \"x\"";
    let site = Desk::new()
        .settings(settings)
        .whole_story("the-lift", more)
        .build();
    let page = site.page("stories/the-lift.html");
    page.has("<code>covers = [&quot;Tell me about a failure&quot;]</code>");
    // Its title is the name of its file: what stands on the first line is no quote of it.
    page.lacks("<q>+++");
}

#[test]
fn nothing_of_it_is_on_a_public_site() {
    for case in cases() {
        let site = case.faulty.settings("visibility = \"public\"").build();
        assert!(site.coached().is_empty(), "{}", case.rule);
        for page in site.pages() {
            let html = page.html();
            assert!(
                !html.contains("class=\"finding ") && !html.contains("to mend next"),
                "{}: {html}",
                case.rule
            );
        }
    }
}

#[test]
fn a_check_of_a_public_site_is_still_for_its_author() {
    let text = blaming().replace("+++\n## Sit", "gaps = [\"When?\"]\n+++\n## Sit");
    let desk = Desk::new()
        .story("lift", &text)
        .settings("visibility = \"public\"");
    desk.run(&["check", "--all"])
        .ends_with(0)
        .says("advice[blame]")
        .says("advice[open-gap]");
}
