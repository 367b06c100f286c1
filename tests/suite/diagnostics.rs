//! Problems as a person sees them: the place, the line underlined, what to do.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::desk::{Desk, WHOLE};

/// A whole story with something else behind it.
fn whole_and(text: &str) -> String {
    format!("{WHOLE}\n{text}\n")
}

/// A whole story with these keys, drawn where it is at fault.
fn drawn_keys(keys: &str) -> String {
    Desk::new().whole_story("lift", keys).build().drawn()
}

/// A story of this text, drawn where it is at fault.
fn drawn_story(text: &str) -> String {
    Desk::new().story("lift", text).build().drawn()
}

// --- Keys --------------------------------------------------------------------------------------

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
      = help: write a phrase such as "rollback path now exists", or `{ value = "4", label = "fixes shipped" }`
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
      |          ^^^^^^^^^^^^^^^ this silences nothing
      |
      = help: did you mean `missing-part`?
    "#);
}

// --- Text --------------------------------------------------------------------------------------

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
    warning[repeated-section]: this section stands here twice
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

    warning[missing-part]: the section `Task` of this story is empty
     --> content/stories/lift.md:6:1
      |
    6 | ## Task
      | ^^^^^^^ nothing stands under this heading
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
      | ^^^^^^^^^ nothing stands under this heading
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

// --- Links -------------------------------------------------------------------------------------

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

// --- Questions ---------------------------------------------------------------------------------

#[test]
fn a_question_of_the_bank_without_a_text() {
    assert_snapshot!(Desk::new().bank("[[question]]\ncompetency = \"Motive\"\n").build().drawn(), @r#"
    error[missing-text]: a question of the bank has no text
     --> content/questions.toml:1:1
      |
    1 | [[question]]
      | ^^^^^^^^^^^^ `text` is missing here
      |
      = help: add `text = "..."`, the question as it is asked
    "#);
}

#[test]
fn an_entry_of_the_bank_that_is_no_question() {
    assert_snapshot!(Desk::new().bank("question = [\"Why?\"]\n").build().drawn(), @r#"
    error[wrong-type]: expected a question of the bank, found text
     --> content/questions.toml:1:13
      |
    1 | question = ["Why?"]
      |             ^^^^^^ text
      |
      = help: write `[[question]]` and below it `text = "..."`
    "#);
}

#[test]
fn an_alias_that_two_questions_claim() {
    let bank = "[[question]]\ntext = \"Why you?\"\naliases = [\"Why?\"]\n\n[[question]]\ntext = \"Why us?\"\naliases = [\"Wherefore\", \"why\"]\n";
    assert_snapshot!(Desk::new().bank(bank).build().drawn(), @r#"
    error[contested-alias]: two questions claim the alias `why`
     --> content/questions.toml:7:25
      |
    3 | aliases = ["Why?"]
      |            ------ and here
    ...
    7 | aliases = ["Wherefore", "why"]
      |                         ^^^^^ claimed here
      |
      = help: leave it with one of them, or make the two one question
    "#);
}

#[test]
fn two_guides_about_one_question() {
    assert_snapshot!(Desk::new().guide("a", "# Why you?\n").guide("b", "+++\nquestion = \"why you\"\n+++\n").build().drawn(), @r#"
    error[second-guide]: two guides are about one question
     --> content/questions/b.md:2:12
      |
    2 | question = "why you"
      |            ^^^^^^^^^ this one
      |
     ::: content/questions/a.md:1:1
      |
    1 | # Why you?
      | ---------- and this one
      |
      = help: join them, or tell their questions apart
    "#);
}

#[test]
fn a_question_that_the_bank_asks_twice() {
    assert_snapshot!(Desk::new().bank("[[question]]\ntext = \"Why you?\"\n[[question]]\ntext = \"why you\"\n").build().drawn(), @r#"
    warning[repeated-question]: the bank asks this question twice
     --> content/questions.toml:4:8
      |
    2 | text = "Why you?"
      |        ---------- first here
    3 | [[question]]
    4 | text = "why you"
      |        ^^^^^^^^^ again here
      |
      = help: keep one, and give it the other spelling as an alias
    "#);
}

#[test]
fn a_question_of_two_competencies() {
    let desk = Desk::new()
        .bank("[[question]]\ntext = \"Why you?\"\ncompetency = \"Motive\"\n")
        .guide("q", "+++\ncompetency = \"Drive\"\n+++\n# Why you?\n");
    assert_snapshot!(desk.build().drawn(), @r#"
    warning[two-competencies]: one question belongs to two competencies
     --> content/questions.toml:3:14
      |
    3 | competency = "Motive"
      |              ^^^^^^^^ `Motive` here
      |
     ::: content/questions/q.md:2:14
      |
    2 | competency = "Drive"
      |              ------- `Drive` here, which counts
      |
      = help: name the same one in both places
    "#);
}

#[test]
fn a_question_that_a_story_covers_twice() {
    assert_snapshot!(drawn_keys("covers = [\"Why you?\", { question = \"why you\" }]"), @r#"
    warning[repeated-cover]: this story covers one question twice
     --> content/stories/lift.md:2:36
      |
    2 | covers = ["Why you?", { question = "why you" }]
      |           ---------- first here    ^^^^^^^^^ again here
      |
      = help: remove one of the two spellings
    "#);
}

// --- Files -------------------------------------------------------------------------------------

#[test]
fn two_files_with_one_address() {
    assert_snapshot!(Desk::new().story("Lift", WHOLE).story("lift", WHOLE).build().drawn(), @r"
    error[duplicate-slug]: two stories have the address `lift`
     --> content/stories/lift.md:1:1
      |
    1 | ## Situation
      | ^ `content/stories/lift.md`
      |
     ::: content/stories/Lift.md:1:1
      |
    1 | ## Situation
      | - `content/stories/Lift.md`
      |
      = help: rename one of the files
    ");
}

#[test]
fn a_file_with_the_name_of_another_page() {
    assert_snapshot!(Desk::new().story("index", WHOLE).build().drawn(), @r"
    error[taken-name]: `index` is the name of another page
     --> content/stories/index.md:1:1
      |
    1 | ## Situation
      | ^ this file would have its address
      |
      = help: rename the file
    ");
}

#[test]
fn a_file_that_belongs_nowhere() {
    assert_snapshot!(Desk::new().file("content/storys/lift.md", WHOLE).build().drawn(), @r"
    warning[stray-file]: this file belongs to no part of the site
    --> content/storys/lift.md
     = help: stories are in `content/stories`, guides in `content/questions`, the bank is `content/questions.toml`; a name that starts with `_` is left alone
    ");
}

#[test]
fn a_file_that_is_not_utf8() {
    let latin = [b"# The caf\xe9\n\n".as_slice(), WHOLE.as_bytes()].concat();
    assert_snapshot!(Desk::new().file("content/stories/lift.md", latin).build().drawn(), @r#"
    error[not-utf8]: this file is not UTF-8 text
     --> content/stories/lift.md:1:10
      |
    1 | # The caf�
      |          ^ the first byte that is not
      |
      = help: save it as UTF-8; most editors offer that under "Save with encoding"
    "#);
}

// --- Settings ----------------------------------------------------------------------------------

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
      = note: the sections are situation, task, actions, result, reflection, script, coaching, what-it-tests, structure, crux, signals, pitfalls, framing, follow-ups, mistakes, performance, edge-cases, examples
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
      = help: the choices are `private`, `public`

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

// --- Templates ---------------------------------------------------------------------------------

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
    error[template]: field `subtitle` is not defined. Available fields: coaching, date, draft, extra, footnotes, gaps, headline, intro, metrics, next, parts, previous, questions, role, script, sections, sheet, sheet_pdf, shows_missing, tags, title
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
    error[template]: field `subtitle` is not defined. Available fields: coaching, date, draft, extra, footnotes, gaps, headline, intro, metrics, next, parts, previous, questions, role, script, sections, sheet, sheet_pdf, shows_missing, tags, title
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

// --- All together ------------------------------------------------------------------------------

/// A site with problems in four files.
fn troubled() -> Desk {
    Desk::new()
        .settings("titel = \"x\"\n")
        .bank("[[question]]\ntext = \"Why?\"\nalias = \"x\"\n")
        .guide("q", "+++\ntags = 7\n+++\n# Q?\n[x](gone.md)\n")
        .story(
            "b",
            &format!(
                "+++\nrole = 1\nheadline = 2\n+++\n{}",
                whole_and("[x](gone.md)\n\n<b>")
            ),
        )
        .story("a", "+++\ntitel = \"x\"\n")
}

#[test]
fn all_problems_of_all_files_are_told_in_one_pass_in_order() {
    let site = troubled().build();
    let told: Vec<String> = site
        .report
        .diagnostics
        .iter()
        .map(|it| starling::testing::diagnostic::one_line(it, &site.project().sources))
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    content/questions.toml:3:1: unknown key `alias` in a question of the bank
    content/questions/q.md:2:8: expected a list of texts for `tags`, found a whole number
    content/questions/q.md:5:1: the link `gone.md` leads nowhere
    content/stories/a.md:1:1: the front matter is never closed
    content/stories/a.md:1:1: this story has no Situation
    content/stories/a.md:1:1: this story has no Task
    content/stories/a.md:1:1: this story has no Actions
    content/stories/a.md:1:1: this story has no Result
    content/stories/a.md:1:1: this story has no spoken version
    content/stories/b.md:2:8: expected text for `role`, found a whole number
    content/stories/b.md:3:12: expected text for `headline`, found a whole number
    content/stories/b.md:16:1: the link `gone.md` leads nowhere
    content/stories/b.md:18:1: raw HTML is shown as text
    starling.toml:1:1: unknown key `titel` in the settings
    ");
}

#[test]
fn the_program_tells_the_same_and_writes_nothing() {
    let desk = troubled();
    let ran = desk.run(&["build"]).ends_with(1);
    let drawn = desk.build().drawn();
    let missing = drawn.lines().find(|line| !ran.err.contains(line));
    assert_eq!(missing, None, "{}", ran.err);
    assert!(
        ran.err
            .ends_with("nothing was written, the last site is as it was\n"),
        "{}",
        ran.err
    );
    assert!(!desk.has("public"));
}

#[test]
fn a_warning_lets_the_site_be_written_unless_the_build_is_strict() {
    let desk = Desk::new().whole_story("lift", "titel = \"x\"");
    let ran = desk.run(&["build"]).ends_with(0);
    assert!(ran.err.contains("warning[unknown-key]"), "{}", ran.err);
    assert!(desk.has("public/stories/lift.html"));
    let ran = desk
        .run(&["build", "--strict", "--output-dir", "other"])
        .ends_with(1);
    assert!(
        ran.err.contains("error[unknown-key]") && ran.err.contains("1 error"),
        "{}",
        ran.err
    );
    assert!(!desk.has("other"));
}

#[test]
fn problems_come_as_json_one_a_line() {
    let desk = Desk::new().whole_story("lift", "titel = \"x\"\nrole = 7");
    let ran = desk.run(&["build", "--format", "json"]).ends_with(1);
    assert_snapshot!(ran.out, @r#"
    {"help":["did you mean `title`?"],"kind":"diagnostic","message":"unknown key `titel` in a story","notes":[],"path":"content/stories/lift.md","place":{"end":{"byte":9,"column":6,"line":2},"path":"content/stories/lift.md","start":{"byte":4,"column":1,"line":2},"text":""},"related":[],"rule":"unknown-key","severity":"warning"}
    {"help":["put it in quotes, as in `\"7\"`"],"kind":"diagnostic","message":"expected text for `role`, found a whole number","notes":[],"path":"content/stories/lift.md","place":{"end":{"byte":24,"column":9,"line":3},"path":"content/stories/lift.md","start":{"byte":23,"column":8,"line":3},"text":"a whole number"},"related":[],"rule":"wrong-type","severity":"error"}
    "#);
    for line in ran.out.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(value["kind"].is_string());
    }
}

#[test]
fn no_file_can_paint_on_the_terminal() {
    let site = Desk::new()
        .story(
            "lift",
            &format!(
                "+++\n\"ti\\u001b[31mtel\" = 1\n+++\n{}",
                whole_and("[x](<go\u{1b}[31mne.md>)")
            ),
        )
        .build();
    assert_eq!(site.rules(), ["unknown-key", "dangling-link"]);
    for problem in &site.report.diagnostics {
        let drawn = starling::testing::diagnostic::human(problem, &site.project().sources);
        assert!(
            !drawn.contains("\u{1b}[31mtel") && !drawn.contains("\u{1b}[31mne"),
            "{drawn:?}"
        );
        let line = starling::testing::diagnostic::one_line(problem, &site.project().sources);
        assert!(!line.contains('\u{1b}'), "{line:?}");
    }
}

#[test]
fn a_place_behind_a_redacted_name_counts_the_bytes_of_the_real_file() {
    let site = Desk::new()
        .settings("visibility = \"public\"\n[share]\nredact = { Initech = \"a much longer name\" }")
        .whole_story("lift", "role = \"Initech\"\ntitel = 1")
        .build();
    let problem =
        starling::testing::diagnostic::json(site.only("unknown-key"), &site.project().sources);
    let start = &problem["place"]["start"];
    assert_eq!(
        [&start["line"], &start["column"], &start["byte"]],
        [3, 1, 21]
    );
}

#[test]
fn every_rule_is_drawn_in_some_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = |folder: &str| {
        let mut texts = String::new();
        let mut folders = vec![root.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    texts.push_str(&fs::read_to_string(path).unwrap());
                }
            }
        }
        texts
    };
    let (sources, suite) = (texts("src"), texts("tests/suite"));
    let made = ["Diagnostic::error(", "Diagnostic::warning("]
        .iter()
        .flat_map(|make| sources.split(make).skip(1));
    let mut rules: Vec<&str> = made
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect();
    rules.sort_unstable();
    rules.dedup();
    assert!(rules.len() > 40, "{rules:?}");
    // Those that no file system of a test can bring about.
    let rare = ["file-too-large", "unreadable-name"];
    let missing: Vec<&&str> = rules
        .iter()
        .filter(|rule| {
            !rare.contains(rule)
                && !suite.contains(&format!("[{rule}]"))
                && !suite.contains(&format!("\"{rule}\""))
        })
        .collect();
    assert!(missing.is_empty(), "no test meets {missing:?}");
}
