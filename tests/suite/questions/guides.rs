//! Guides, and questions without one.

use super::bank;
use crate::desk::Desk;

#[test]
fn a_guide_shows_its_sections_in_order_unknown_ones_too() {
    let guide = "# Tell me about a failure

A word before.

## Structure
One, two.
## What it tests
Owning up.
### In detail
More.
## My own section
Mine.
## The crux
Own it.
## Signals of seniority
Calm.
## Pitfalls
Blame.
## Framing
Say it.
## Follow-up questions
- And then?
## Common mistakes
Length.
## Performance considerations
Not applicable.
## Edge cases
n/a
## Real-world examples

## Weather
None
";
    let site = Desk::new().guide("a-failure", guide).build().clean();
    let page = site.page("questions/a-failure.html");
    page.says(&[
        "Tell me about a failure",
        "A word before.",
        "Structure",
        "One, two.",
        "What it tests",
        "Owning up.",
        "In detail",
        "More.",
        "My own section",
        "Mine.",
        "The crux",
        "Own it.",
        "Signals of seniority",
        "Calm.",
        "Pitfalls",
        "Blame.",
        "Framing",
        "Say it.",
        "Follow-up questions",
        "And then?",
        "Common mistakes",
        "Length.",
    ]);
    for hidden in [
        "Performance",
        "Edge cases",
        "Real-world",
        "Weather",
        "applicable",
    ] {
        page.never_says(hidden);
    }
}

#[test]
fn the_question_of_a_guide_is_that_of_its_keys_else_its_heading_else_its_name() {
    let site = Desk::new()
        .guide("a", "---\nquestion: From the keys?\n---\n")
        .guide("b", "# From the heading?\n")
        .guide("from-the-name", "## Crux\nYes.\n")
        .build()
        .clean();
    site.page("questions/a.html").says(&["From the keys?"]);
    site.page("questions/b.html").says(&["From the heading?"]);
    site.page("questions/from-the-name.html")
        .says(&["From the name"]);
}

#[test]
fn a_question_without_guide_and_story_says_so_and_what_to_do_next() {
    let site = Desk::new()
        .bank(&bank(&[("Why you?", "competency = \"Motive\"")]))
        .build()
        .clean();
    site.page("questions/why-you.html").says(&[
        "Motive",
        "Why you?",
        "No story answers this yet.",
        "Next:",
    ]);
    site.page("index.html")
        .says(&["Motive", "0 of 1", "Questions without a story", "Why you?"]);
}

#[test]
fn the_home_page_names_the_one_thing_to_do_next() {
    let questions = bank(&[
        ("A?", "competency = \"Half\""),
        ("B?", "competency = \"Half\""),
        ("C?", "competency = \"None\""),
    ]);
    let whole = |keys: &str| Desk::new().bank(&questions).whole_story("told", keys);
    let next = |desk: &Desk, words: &[&str]| {
        desk.build().page("index.html").says(words);
    };
    // What cannot be told yet comes first, then the competency that is covered least, then facts.
    let covers = "covers = [\"A\"]\ngaps = [\"When?\"]";
    let unfinished = whole(covers).story("begun", "# Begun\n\n## Task\n\nTo tell it.\n");
    next(
        &unfinished,
        &["Next: finish this story", "Begun", "Stories"],
    );
    next(
        &whole(covers),
        &["Next: find a story for this question", "C?", "Stories"],
    );
    let covers = "covers = [\"A\", \"B\", \"C\"]\ngaps = [\"When?\"]";
    next(&whole(covers), &["Next: find out", "Told", "Stories"]);
    let done = whole("covers = [\"A\", \"B\", \"C\"]").build();
    done.page("index.html").never_says("Next");
    let public = whole(covers).settings("visibility = \"public\"").build();
    public.page("index.html").never_says("Next");
}
