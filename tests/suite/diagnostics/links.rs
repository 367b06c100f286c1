//! What is wrong with links.

use insta::assert_snapshot;

use super::{drawn_story, whole_and};
use crate::desk::Desk;

#[test]
fn a_link_that_leads_nowhere() {
    assert_snapshot!(drawn_story(&whole_and("Ünter ♥ see [the *lift*](lyft.md).")), @r"
    error[dangling-link]: the link `lyft.md` leads nowhere
      --> content/stories/lift.md:12:13
       |
    12 | Ünter ♥ see [the *lift*](lyft.md).
       |             ^^^^^^^^^^^^^^^^^^^^^ no such file in the content
       |
       = help: did you mean `/stories/lift.md`?
    ");
}

#[test]
fn a_link_to_a_heading_that_there_is_not() {
    assert_snapshot!(drawn_story(&whole_and("See [below](#rezult).")), @r"
    error[dangling-anchor]: there is no heading `#rezult` there
      --> content/stories/lift.md:12:5
       |
    12 | See [below](#rezult).
       |     ^^^^^^^^^^^^^^^^ this link leads nowhere
       |
       = help: did you mean `#result`?
    ");
    assert_snapshot!(drawn_story(&whole_and("See [below](#xyz).")), @r"
    error[dangling-anchor]: there is no heading `#xyz` there
      --> content/stories/lift.md:12:5
       |
    12 | See [below](#xyz).
       |     ^^^^^^^^^^^^^ this link leads nowhere
       |
       = help: the headings there are #situation, #task, #actions, #result, #90-second-version
    ");
}

#[test]
fn a_link_to_a_draft() {
    let site = Desk::new()
        .story("lift", &whole_and("See [this](draft.md)."))
        .whole_story("draft", "draft = true")
        .build();
    assert_snapshot!(site.drawn(), @r"
    warning[link-to-draft]: the link `draft.md` leads to a draft
      --> content/stories/lift.md:12:5
       |
    12 | See [this](draft.md).
       |     ^^^^^^^^^^^^^^^^ shown as plain words while that file is a draft
       |
       = help: take `draft = true` out of that file, or build with `--drafts`
    ");
}

#[test]
fn a_link_that_runs_code() {
    assert_snapshot!(drawn_story(&whole_and("[Click](javascript:alert\\(1\\)).")), @r"
    error[unsafe-link]: this kind of link is never passed on
      --> content/stories/lift.md:12:1
       |
    12 | [Click](javascript:alert\(1\)).
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `javascript:alert(1)`
       |
       = help: links may go to other files, or start with https:, http:, mailto: or tel:
    ");
}

#[test]
fn a_picture_from_elsewhere() {
    assert_snapshot!(drawn_story(&whole_and("![A lift](https://example.org/lift.png)")), @r"
    error[outside-picture]: a picture comes from another site
      --> content/stories/lift.md:12:1
       |
    12 | ![A lift](https://example.org/lift.png)
       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ opening the page would tell that site
       |
       = help: save the picture beside the story and name it by its file
    ");
}

#[test]
fn a_link_of_the_theme_that_leads_nowhere() {
    let site = Desk::new()
        .settings("theme = \"mine\"")
        .file(
            "themes/mine/templates/hooks/story-end.html",
            "<a href=\"gone.html\">x</a>",
        )
        .whole_story("lift", "")
        .build();
    assert_snapshot!(site.drawn(), @r"
    error[broken-link]: the finished page links to `gone.html`
    --> content/stories/lift.md
     = note: the site has no such file
     = note: on the page `stories/lift.html`
     = help: look for the link in the theme's templates
    ");
}
