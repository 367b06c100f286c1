//! What is wrong with the text of a story.

use insta::assert_snapshot;

use super::{drawn_story, whole_and};
use crate::desk::WHOLE;

#[test]
fn two_titles() {
    assert_snapshot!(drawn_story(&format!("+++\ntitle = \"The lift\"\n+++\n# A lift\n\n{WHOLE}")), @r#"
    warning[two-titles]: the heading and the front matter name two titles
     --> content/stories/lift.md:4:1
      |
    2 | title = "The lift"
      |         ---------- this is the title
    3 | +++
    4 | # A lift
      | ^^^^^^^^ this heading is not shown
      |
      = help: keep one of them, or make the heading one of level 2
    "#);
}

#[test]
fn a_section_that_stands_there_twice() {
    assert_snapshot!(drawn_story(&whole_and("## The outcome\nWell.")), @r"
    warning[repeated-section]: this section is here twice
      --> content/stories/lift.md:12:1
       |
     7 | ## Result
       | --------- first here
    ...
    12 | ## The outcome
       | ^^^^^^^^^^^^^^ `The outcome` again
       |
       = help: join the two; both are shown under the first heading
    ");
}

#[test]
fn parts_that_are_missing_or_empty() {
    assert_snapshot!(drawn_story("# The lift\n\n## Situation\nIt broke.\n\n## Task\n\n## Actions\nI rang.\n\n## Script\nSo.\n"), @r"
    warning[missing-part]: this story has no Result
     --> content/stories/lift.md:1:1
      |
    1 | # The lift
      | ^^^^^^^^^^ in this story
      |
      = help: add a heading `## Result`; say what came of it, with a figure if there is one

    warning[empty-part]: the Task of this story is empty
     --> content/stories/lift.md:6:1
      |
    6 | ## Task
      | ^^^^^^^ nothing is under this heading
      |
      = help: say what had to be done, and why by you
    ");
}

#[test]
fn a_script_that_is_missing_and_one_that_is_empty() {
    let (parts, _) = WHOLE.split_once("## 90").unwrap();
    assert_snapshot!(drawn_story(parts), @r"
    warning[missing-script]: this story has no spoken version
     --> content/stories/lift.md:1:1
      |
    1 | ## Situation
      | ^^^^^^^^^^^^ in this story
      |
      = help: write it under a heading `## 90-second version`, as you would say it; about 225 words
    ");
    assert_snapshot!(drawn_story(&format!("{parts}## Script\n")), @r"
    warning[missing-script]: the spoken version of this story is empty
     --> content/stories/lift.md:9:1
      |
    9 | ## Script
      | ^^^^^^^^^ nothing is under this heading
      |
      = help: write it under a heading `## 90-second version`, as you would say it; about 225 words
    ");
}

#[test]
fn raw_html() {
    assert_snapshot!(drawn_story(&whole_and("It was <b>loud</b>.")), @r"
    warning[raw-html]: raw HTML is shown as text
      --> content/stories/lift.md:12:8
       |
    12 | It was <b>loud</b>.
       |        ^^^ this is HTML
       |
       = help: write it in Markdown, or set `raw_html = true` under `[markdown]`
    ");
}

#[test]
fn a_comment_that_is_never_closed() {
    assert_snapshot!(drawn_story(&whole_and("<!-- to be told later")), @r"
    warning[unclosed-comment]: this comment is never closed
      --> content/stories/lift.md:12:1
       |
    12 | <!-- to be told later
       | ^^^^^^^^^^^^^^^^^^^^^ what follows here is hidden
       |
       = help: end the comment with `-->`
    ");
}

#[test]
fn a_footnote_that_nothing_refers_to() {
    assert_snapshot!(drawn_story(&whole_and("[^why]: Because.")), @r"
    warning[unused-footnote]: this footnote is not shown
      --> content/stories/lift.md:12:1
       |
    12 | [^why]: Because.
       | ^^^^^^^^^^^^^^^^ no reference leads here
       |
       = help: write `[^why]` where it belongs
    ");
}
