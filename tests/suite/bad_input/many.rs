//! Very many of one thing: each is counted, a few are drawn, and none takes time by the square.

use crate::desk::{Desk, WHOLE};

#[test]
fn of_many_problems_of_one_kind_a_few_are_drawn_and_the_others_counted() {
    let keys: Vec<String> = (0..3000).map(|number| format!("k{number} = 1")).collect();
    let desk = Desk::new().whole_story("x", &format!("[cues]\n{}", keys.join("\n")));
    let ran = desk.run(&["build"]).ends_with(0);
    assert_eq!(ran.err.matches("[unknown-key]").count(), 10, "{}", ran.err);
    ran.complains("... and 2990 more of `unknown-key`");
    // A program is told of all of them.
    let ran = desk.run(&["build", "--format", "json"]);
    assert_eq!(ran.out.matches("\"unknown-key\"").count(), 3000);
}

#[test]
fn every_story_with_the_same_problem_is_named_up_to_a_page_of_them() {
    let mut desk = Desk::new();
    for number in 0..70 {
        desk = desk.story(&format!("s{number}"), "# T\n\n## Situation\n\nIt broke.\n");
    }
    let ran = desk.run(&["build"]).ends_with(0);
    assert_eq!(
        ran.err.matches("[missing-script]").count(),
        50,
        "{}",
        ran.err
    );
    ran.complains("... and 20 more of `missing-script`");
}

#[test]
fn a_problem_in_a_long_line_shows_what_is_near_it() {
    let long = "word ".repeat(20_000);
    let desk = Desk::new().story("x", &format!("{WHOLE}\n{long}[a](#nowhere) {long}\n"));
    let ran = desk.run(&["build"]).ends_with(1);
    ran.complains("content/stories/x.md:").complains(":100001");
    let ran = desk.run(&["build"]);
    assert!(ran.err.len() < 4000, "{}", ran.err.len());
    ran.complains("word [a](#nowhere) word");
}

#[test]
fn equal_headings_and_questions_are_numbered_however_many_there_are() {
    let headings = "## Same\n\nx\n\n".repeat(5000);
    let covers = "\"Same?\",".repeat(5000);
    let site = Desk::new()
        .story(
            "x",
            &format!("+++\ncovers = [{covers}]\n+++\n{WHOLE}\n{headings}"),
        )
        .build();
    let page = site.page("stories/x.html");
    assert!(page.html().contains("id=\"same-4999\""));
}

#[test]
fn a_letter_with_very_many_marks_is_printed_with_some_of_them() {
    let story = format!("{WHOLE}\n\na{}\n", "\u{301}".repeat(100_000));
    let desk = Desk::new()
        .settings("[sheets]\npdf = true")
        .story("x", &story);
    assert!(desk.build().has("cheat-sheets/x.pdf"));
}
