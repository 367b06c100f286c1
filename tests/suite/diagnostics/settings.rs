//! What is wrong with the settings.

use insta::assert_snapshot;

use crate::desk::{Desk, WHOLE};

/// A site with one story and these settings, drawn where they are at fault.
fn drawn_settings(text: &str) -> String {
    Desk::new()
        .settings(text)
        .story("lift", WHOLE)
        .build()
        .drawn()
}

#[test]
fn a_theme_that_there_is_not() {
    let site = Desk::new()
        .settings("theme = \"mime\"")
        .file("themes/mine/theme.toml", "")
        .build();
    assert_snapshot!(site.drawn(), @r#"
    error[unknown-theme]: there is no theme `mime`
     --> starling.toml:1:9
      |
    1 | theme = "mime"
      |         ^^^^^^ no folder `themes/mime`
      |
      = help: did you mean `mine`?
      = help: a theme is a folder in `themes`; it holds only what differs from the default theme
    "#);
}

#[test]
fn a_section_that_there_is_not() {
    assert_snapshot!(drawn_settings("[sections]\nLage = \"situations\"\n"), @r#"
    error[unknown-section]: no section is called `situations`
     --> starling.toml:2:8
      |
    2 | Lage = "situations"
      |        ^^^^^^^^^^^^ not a section
      |
      = note: the sections are situation, task, actions, result, reflection, script, coaching,
              what-it-tests, structure, crux, signals, pitfalls, framing, follow-ups, mistakes,
              performance, edge-cases, examples
      = help: did you mean `situation`?
    "#);
}

#[test]
fn a_label_that_there_is_not_and_one_of_the_wrong_type() {
    assert_snapshot!(drawn_settings("[labels]\nquestion = \"Fragen\"\nnumbers = 7\nmonths = [\"Januar\"]\nstory_count = \"{n}\"\n"), @r#"
    warning[unknown-label]: no label is called `question`
     --> starling.toml:2:1
      |
    2 | question = "Fragen"
      | ^^^^^^^^ nothing would show it
      |
      = help: did you mean `questions`?

    error[wrong-type]: expected a text for the label `numbers`, found a whole number
     --> starling.toml:3:11
      |
    3 | numbers = 7
      |           ^ a whole number
      |
      = help: the default theme's `labels.toml` shows what each label looks like

    error[wrong-type]: expected a list of 12 texts for the label `months`, found a list
     --> starling.toml:4:10
      |
    4 | months = ["Januar"]
      |          ^^^^^^^^^^ a list
      |
      = help: the default theme's `labels.toml` shows what each label looks like

    error[wrong-type]: expected a table such as `{ one = "{n} story", other = "{n} stories" }` for the label `story_count`, found text
     --> starling.toml:5:15
      |
    5 | story_count = "{n}"
      |               ^^^^^ text
      |
      = help: the default theme's `labels.toml` shows what each label looks like
    "#);
}

#[test]
fn settings_that_are_wrong() {
    assert_snapshot!(drawn_settings("visibility = \"publik\"\nlanguage = \"english!\"\nbase_url = \"example.org\"\n[speaking]\nwords_per_minute = 5\n"), @r#"
    error[unknown-choice]: unknown choice for `visibility`
     --> starling.toml:1:14
      |
    1 | visibility = "publik"
      |              ^^^^^^^^ not one of the choices
      |
      = help: did you mean `public`?
      = help: the choices are `private`, `shared`, `public`

    error[invalid-language]: this is not a language tag
     --> starling.toml:2:12
      |
    2 | language = "english!"
      |            ^^^^^^^^^^
      |
      = help: write a tag such as `en`, `de` or `pt-BR`

    error[invalid-url]: the site cannot be at this address
     --> starling.toml:3:12
      |
    3 | base_url = "example.org"
      |            ^^^^^^^^^^^^^ it does not start with `https://`
      |
      = help: write where the home page will be, as in `https://example.org/stories`

    error[out-of-range]: `words_per_minute` must be from 60 to 400
     --> starling.toml:5:20
      |
    5 | words_per_minute = 5
      |                    ^ too small
    "#);
}
