//! Footnotes: where they stand, and the ways to them and back.

use crate::desk::{Desk, WHOLE};

#[test]
fn footnotes_stand_at_the_end_of_the_page_and_lead_there_from_the_sheet() {
    let story = format!(
        "{}\n[^why]: Because *of* the motor.\n",
        WHOLE.replace("version\nThe lift broke.", "version\nThe lift broke[^why].")
    );
    let site = Desk::new().story("lift", &story).build().clean();
    let page = site.page("stories/lift.html");
    page.says(&[
        "90-second version",
        "The lift broke 1",
        "Notes",
        "Because of the motor.",
    ]);
    assert_eq!(page.link("1"), "#fn:1");
    assert_eq!(
        site.page("cheat-sheets/lift.html").link("1"),
        "../stories/lift.html#fn:1"
    );
    assert_eq!(
        site.page("cheat-sheets/index.html").link("1"),
        "../stories/lift.html#fn:1"
    );
    assert_eq!(page.link("↑"), "#fnref:1");
    page.has("id=\"fnref:1\"");
    // The sheets show the same words again, and nothing leads back to them.
    for sheets in ["cheat-sheets/lift.html", "cheat-sheets/index.html"] {
        site.page(sheets).lacks("id=\"fnref");
    }
}

#[test]
fn a_footnote_leads_back_to_every_place_that_refers_to_it() {
    let story = format!(
        "{}\n[^why]: Because of the motor[^motor].\n[^motor]: Built in 1974.\n",
        WHOLE
            .replace("## Result\n", "## Result\nSee the motor[^motor].\n\n")
            .replace("version\nThe lift broke.", "version\nThe lift broke[^why].")
    );
    let site = Desk::new().story("lift", &story).build().clean();
    let page = site.page("stories/lift.html");
    page.says(&[
        "Notes",
        "Built in 1974.",
        "↑ ↑",
        "Because of the motor 1",
        "↑",
    ]);
    for back in ["fnref:1", "fnref:1:2", "fnref:2"] {
        page.has(&format!("id=\"{back}\""));
        page.has(&format!("href=\"#{back}\""));
    }
    page.has("aria-label=\"Back to the text 2\"");
}

#[test]
fn a_footnote_leads_back_only_to_what_its_page_shows() {
    let story = format!(
        "{}\n[^a]: Note a.\n[^b]: Note b.\n",
        WHOLE
            .replace("## Task\n", "## Task[^a]\n")
            .replace("## Result\n", "## Result\nAnd[^b] so.\n\n")
            + "\n## Coaching\nBreathe[^b].\n"
    );
    let desk = Desk::new().story("lift", &story);
    let page = desk.build().clean().page("stories/lift.html");
    page.lacks("#fnref:1\"");
    page.has("href=\"#fnref:2\"").has("href=\"#fnref:2:2\"");
    let public = desk.settings("visibility = \"public\"").build().clean();
    let page = public.page("stories/lift.html");
    page.has("href=\"#fnref:2\"").lacks("fnref:2:2");
}

#[test]
fn a_footnote_of_a_guide_leads_back_to_its_text() {
    let guide =
        "+++\nquestion = \"Why you?\"\n+++\n\n## What it tests\nCare[^1].\n\n[^1]: And calm.\n";
    let site = Desk::new().guide("why-you", guide).build();
    let page = site.clean().page("questions/why-you.html");
    assert_eq!(page.link("↑"), "#fnref:1");
    page.has("id=\"fnref:1\"");
}
