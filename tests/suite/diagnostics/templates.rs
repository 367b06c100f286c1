//! What is wrong with templates.

use insta::assert_snapshot;

use crate::desk::Desk;

/// A site with a theme of its own that has this template, and two stories.
fn with_template(name: &str, text: &str) -> Desk {
    Desk::new()
        .settings("theme = \"mine\"")
        .file(&format!("themes/mine/templates/{name}"), text)
        .whole_story("lift", "date = 2025-01-01")
        .whole_story("stairs", "")
}

#[test]
fn a_template_that_cannot_be_read() {
    assert_snapshot!(with_template("story.html", "<p>\n{% if story.title %}\n<p>\n").build().drawn(), @r"
    error[template]: unexpected end of input
     --> themes/mine/templates/story.html:2:21
      |
    2 | {% if story.title %}
      |                     ^
    ");
}

#[test]
fn a_template_with_a_filter_that_there_is_not() {
    assert_snapshot!(with_template("story.html", "<p>\n{{ story.title | shout }}\n").build().drawn(), @r"
    error[template]: unknown filter `shout`
     --> themes/mine/templates/story.html:2:18
      |
    2 | {{ story.title | shout }}
      |                  ^^^^^
    ");
}

#[test]
fn a_template_with_a_component_that_there_is_not() {
    assert_snapshot!(with_template("story.html", "<p>\n{{ <story.poster story /> }}\n").build().drawn(), @r"
    error[template]: unknown component `story.poster`
     --> themes/mine/templates/story.html:2:4
      |
    2 | {{ <story.poster story /> }}
      |    ^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn a_template_with_a_variable_that_there_is_not_says_which_page_and_which_file() {
    assert_snapshot!(with_template("story.html", "<p>\n{{ story.subtitle }}\n").build().drawn(), @r"
    error[template]: field `subtitle` is not defined. Available fields: coaching, date, draft, extra, findings, footnotes, gaps, headline, intro, lacks_script, metrics, more_findings, next, notes, parts, practice, previous, questions, role, script, sections, sheet, sheet_pdf, tags, title, told_at
     --> themes/mine/templates/story.html:2:10
      |
    2 | {{ story.subtitle }}
      |          ^^^^^^^^
      |
      = note: met while rendering `stories/lift.html`
      = note: which is made from `content/stories/lift.md`
      = note: and on one more page
    ");
}

#[test]
fn a_fault_on_one_page_names_that_page() {
    let site = with_template(
        "story.html",
        "<p>{% if story.title == \"Stairs\" %}{{ story.subtitle }}{% endif %}",
    )
    .build();
    assert_snapshot!(site.drawn(), @r#"
    error[template]: field `subtitle` is not defined. Available fields: coaching, date, draft, extra, findings, footnotes, gaps, headline, intro, lacks_script, metrics, more_findings, next, notes, parts, practice, previous, questions, role, script, sections, sheet, sheet_pdf, tags, title, told_at
     --> themes/mine/templates/story.html:1:45
      |
    1 | <p>{% if story.title == "Stairs" %}{{ story.subtitle }}{% endif %}
      |                                             ^^^^^^^^
      |
      = note: met while rendering `stories/stairs.html`
      = note: which is made from `content/stories/stairs.md`
    "#);
}

#[test]
fn faults_of_several_templates_are_told_in_one_pass() {
    let desk = with_template("story.html", "{{ story.subtitle }}")
        .file("themes/mine/templates/numbers.html", "{{ numbers.none }}");
    let site = desk.build().reports(&["template", "template"]);
    assert!(
        site.report
            .diagnostics
            .iter()
            .all(|it| it.place.is_some() && it.is_error())
    );
}
