//! What is wrong with front matter.

use insta::assert_snapshot;

use super::{drawn_keys, drawn_story};
use crate::desk::WHOLE;

#[test]
fn a_key_that_nobody_knows() {
    assert_snapshot!(drawn_keys("titel = \"The lift\""), @r#"
    warning[unknown-key]: unknown key `titel` in a story
     --> content/stories/lift.md:2:1
      |
    2 | titel = "The lift"
      | ^^^^^
      |
      = help: did you mean `title`?
    "#);
}

#[test]
fn a_value_of_the_wrong_type() {
    assert_snapshot!(drawn_keys("title = 7"), @r#"
    error[wrong-type]: expected text for `title`, found a whole number
     --> content/stories/lift.md:2:9
      |
    2 | title = 7
      |         ^ a whole number
      |
      = help: put it in quotes, as in `"7"`
    "#);
}

#[test]
fn a_metric_of_the_wrong_type() {
    assert_snapshot!(drawn_keys("metrics = [\"4 floors\", [1]]"), @r#"
    error[wrong-type]: expected a metric, found a list
     --> content/stories/lift.md:2:24
      |
    2 | metrics = ["4 floors", [1]]
      |                        ^^^ a list
      |
      = help: write a phrase such as "rollback path now exists", or `{ value = "4", label = "fixes
              shipped" }`
    "#);
}

#[test]
fn a_metric_that_says_nothing() {
    assert_snapshot!(drawn_keys("metrics = [{ estimate = true }]"), @r#"
    error[empty-metric]: a metric says nothing
     --> content/stories/lift.md:2:12
      |
    2 | metrics = [{ estimate = true }]
      |            ^^^^^^^^^^^^^^^^^^^ neither `value` nor `label`
      |
      = help: write `{ value = "4", label = "fixes shipped" }`, or a plain phrase
    "#);
}

#[test]
fn a_covered_question_of_the_wrong_type() {
    assert_snapshot!(drawn_keys("covers = [true]"), @r#"
    error[wrong-type]: expected a question in `covers`, found a plain `true` or `false`
     --> content/stories/lift.md:2:11
      |
    2 | covers = [true]
      |           ^^^^ a plain `true` or `false`
      |
      = help: write the question as a text, or `{ question = "...", angle = "..." }`
    "#);
}

#[test]
fn a_cover_without_a_question() {
    assert_snapshot!(drawn_keys("covers = [{ angle = \"Open on the noise\" }]"), @r#"
    error[empty-cover]: an entry of `covers` names no question
     --> content/stories/lift.md:2:11
      |
    2 | covers = [{ angle = "Open on the noise" }]
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no question here
      |
      = help: write the question as it is asked, or remove the entry
    "#);
}

#[test]
fn a_date_that_is_none() {
    assert_snapshot!(drawn_keys("date = 2025-02-30"), @r"
    error[invalid-date]: this is not a date
     --> content/stories/lift.md:2:8
      |
    2 | date = 2025-02-30
      |        ^^^^^^^^^^ the calendar has no such day
      |
      = help: write it as in `2025-03-14`
    ");
}

#[test]
fn toml_that_is_none() {
    assert_snapshot!(drawn_keys("title = \"The lift\nrole = \"x\""), @r#"
    error[invalid-toml]: this text is never closed
     --> content/stories/lift.md:2:18
      |
    2 | title = "The lift
      |                  ^
      |
      = help: add the closing quote
    "#);
}

#[test]
fn yaml_that_is_none() {
    assert_snapshot!(drawn_story(&format!("---\ntags: [a, b\nrole: x\n---\n{WHOLE}")), @r"
    error[invalid-yaml]: a `:` cannot stand here
     --> content/stories/lift.md:3:5
      |
    3 | role: x
      |     ^
      |
      = help: close the list above, or put text that holds a colon in quotes
    ");
}

#[test]
fn front_matter_that_is_never_closed() {
    assert_snapshot!(drawn_story(&format!("+++\ntitle = \"The lift\"\n\n{WHOLE}")), @r"
    error[unclosed-front-matter]: the front matter is never closed
     --> content/stories/lift.md:1:1
      |
    1 | +++
      | ^^^ opened here
      |
      = help: put a line `+++` after the last key
    ");
}

#[test]
fn a_rule_that_there_is_not() {
    assert_snapshot!(drawn_keys("allow = [\"missing-parts\"]"), @r#"
    warning[unknown-rule]: no rule is called `missing-parts`
     --> content/stories/lift.md:2:10
      |
    2 | allow = ["missing-parts"]
      |          ^^^^^^^^^^^^^^^ this changes nothing
      |
      = help: did you mean `missing-part`?
      = help: `starling check --rules` lists them all
    "#);
}
