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
    let short = WHOLE.replace("# ", "## ");
    let site = Desk::new()
        .story("lift", &blaming())
        .story("boat", &short)
        .build();
    let home = site.page("index.html");
    home.says(&["What to mend next", "The lift"]);
    let whole = Desk::new().settings("[check]\nallow = [\"script-too-short\", \"short-action\", \"long-setup\", \"blame\", \"no-failure-story\", \"no-conflict-story\", \"covers-nothing\", \"no-ownership\", \"no-systemic-change\", \"no-metric\", \"no-outcome\", \"short-result\"]");
    whole
        .story("lift", &blaming())
        .build()
        .page("index.html")
        .never_says("What to mend next");
}

#[test]
fn nothing_of_it_is_on_a_public_site() {
    for case in cases() {
        let site = case.faulty.settings("visibility = \"public\"").build();
        assert!(site.coached().is_empty(), "{}", case.rule);
        for page in site.pages() {
            let html = page.html();
            assert!(
                !html.contains("class=\"finding") && !html.contains("to mend next"),
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
