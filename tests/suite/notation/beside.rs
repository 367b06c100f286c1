//! What other programs write beside Markdown.

use starling::testing::diagnostic::Diagnostic;

use super::{PARTS, is_the_story, site_of, tells};
use crate::desk::{Desk, WHOLE};

#[test]
fn links_in_double_brackets_lead_to_the_file_that_they_name() {
    let text =
        format!("See [[The Boat]], [[boat|that one]], [[boat#Task]] and [[gone away]].\n\n{WHOLE}");
    let site = Desk::new()
        .story("lift", &text)
        .story("boat", &format!("# The Boat\n\n{WHOLE}"))
        .build();
    let page = site.page("stories/lift.html");
    assert_eq!(page.link("that one"), "boat.html");
    assert_eq!(page.link("boat#Task"), "boat.html#task");
    page.says(&["gone away"]).never_says("[[");
    assert!(
        site.rules().iter().all(|it| *it == "dangling-note"),
        "{}",
        site.drawn()
    );
}

#[test]
fn embedded_pictures_are_pictures() {
    let text = format!("![[roof.png|300]] ![[my roof.png]] ![roof](my roof.png)\n\n{WHOLE}");
    let site = Desk::new()
        .story("lift", &text)
        .file("content/stories/roof.png", b"png")
        .file("content/pictures/my roof.png", b"png")
        .file("content/stories/my roof.png", b"png")
        .build()
        .clean();
    assert_eq!(
        site.page("stories/lift.html")
            .html()
            .matches("<img ")
            .count(),
        3
    );
}

#[test]
fn callouts_are_titled_quotes_and_marks_are_bold() {
    let site = site_of(&format!(
        "> [!question]- Asked often\n> Twice a week.\n\n> [!note]\n> Short.\n\nIt was ==hot==, 2 == 2. ^b1\n\n{WHOLE}"
    ));
    let page = site.page("stories/notes.html");
    page.has("<strong>Asked often</strong>")
        .has("<strong>note</strong>")
        .has("<strong>hot</strong>");
    page.says(&["Twice a week.", "Short.", "2 == 2."])
        .never_says("[!")
        .never_says("^b1");
}

#[test]
fn comments_of_other_editors_are_for_nobody() {
    let site = site_of(&format!(
        "Before %%Zimtstern%% after.\n\n%%\nZimtstern\n\nZimtstern\n%%\n\n`%%code%%` 5 %% 3\n\n{WHOLE}"
    ));
    site.keeps("Zimtstern");
    site.page("stories/notes.html")
        .says(&["Before", "after.", "%%code%%", "5 %% 3"]);
}

#[test]
fn an_outline_is_unfolded() {
    let site = is_the_story(
        "tags:: ovens, calm\ntype:: [[star story]]\n\n- # The bakery\n- ## Situation\n  collapsed:: true\n\t- The oven broke on a Saturday.\n\
         - ## Task\n\t- I had to keep the shop open.\n- ## Action\n\t- I borrowed one from next door.\n\t- TODO ask what it cost\n\
         - ## Result\n\t- We sold 40 loaves.\n\t  id:: 64a1f3c2-1111-2222-3333-444455556666\n",
    );
    let page = site.page("stories/notes.html");
    page.has("<h1>The bakery</h1>")
        .says(&["Facts to fill in", "ask what it cost"]);
    page.never_says("collapsed")
        .never_says("64a1f3c2")
        .never_says("TODO");
    assert_eq!(site.portfolio().tags.len(), 2);
    assert_eq!(site.portfolio().stories[0].extra["type"], "star story");
}

#[test]
fn keys_of_other_programs_are_kept_with_one_message_a_file() {
    let site = Desk::new()
        .story("lift", &format!("---\nTitle: The lift\ntype: story\nlast_rehearsed:\nrehearsal_count: 3\naliases: [x]\n---\n{WHOLE}"))
        .build()
        .reports(&["foreign-keys"]);
    site.page("stories/lift.html").has("<h1>The lift</h1>");
    assert_eq!(site.portfolio().stories[0].extra["rehearsal_count"], 3);
}

#[test]
fn ids_of_other_programs_are_no_part_of_a_name() {
    let site = Desk::new()
        .story("The bakery 1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d", WHOLE)
        .story(
            "other",
            &format!("{WHOLE}\n[yonder](The%20bakery%201a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d.md)\n"),
        )
        .build()
        .clean();
    site.page("stories/the-bakery.html")
        .has("<h1>The bakery</h1>");
    assert_eq!(
        site.page("stories/other.html").link("yonder"),
        "the-bakery.html"
    );
}

#[test]
fn links_out_of_the_folder_may_be_warnings() {
    let text = format!("# The bakery\n\n[x](gone.md), ![y](gone.png), [z](#gone)\n\n{WHOLE}");
    let site = site_of(&text);
    assert!(has_errors(&site), "{}", site.drawn());
    let site = Desk::new()
        .settings("links = \"warn\"\n")
        .story("notes", &text)
        .build();
    assert!(!has_errors(&site), "{}", site.drawn());
    site.page("stories/notes.html").says(&["x, y, z"]);
    assert_eq!(site.rules().len(), 3);
    // What is not safe is refused all the same.
    let unsafe_link = format!("[x](javascript:alert)\n\n{WHOLE}");
    let site = Desk::new()
        .settings("links = \"warn\"\n")
        .story("notes", &unsafe_link)
        .build();
    assert!(has_errors(&site));
}

#[test]
fn a_reminder_becomes_a_gap() {
    let site = is_the_story(&format!(
        "# The bakery\n\n## Situation\n{}\n\n## Task\n{}\n\n## Actions\n{}\n\n- TODO: ask Rosa\n\n## Result\n{} It cost [your figure] and 【数字】, see [1] and [the list](#task).\n",
        PARTS[0], PARTS[1], PARTS[2], PARTS[3]
    ));
    let gaps: Vec<&str> = site.portfolio().stories[0]
        .gaps
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    assert_eq!(gaps, ["ask Rosa", "your figure", "数字"]);
    tells(&site, "stories/notes.html", PARTS);
}

fn has_errors(site: &crate::desk::Site) -> bool {
    site.report.diagnostics.iter().any(Diagnostic::is_error)
}
