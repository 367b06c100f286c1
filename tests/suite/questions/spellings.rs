//! One question in several spellings.

use super::{bank, questions};
use crate::desk::Desk;

#[test]
fn spellings_that_differ_in_case_punctuation_quotes_or_unicode_form_are_one_question() {
    let site = Desk::new()
        .bank(&bank(&[("Tell me about a “café” you didn't like", "")]))
        .whole_story(
            "a",
            "covers = [\"tell me about a cafe\u{301} you didn’t like?\"]",
        )
        .whole_story(
            "b",
            "covers = [\"TELL ME ABOUT A 'CAFÉ'   YOU DIDN'T LIKE...\"]",
        )
        .whole_story("c", "covers = [\"Tell me, about a café: you didnt like!\"]")
        .build()
        .clean();
    assert_eq!(questions(&site), ["tell-me-about-a-café-you-didnt-like"]);
    site.page("questions/tell-me-about-a-café-you-didnt-like.html")
        .says(&["Tell me about a “café” you didn't like", "A", "B", "C"]);
}

#[test]
fn one_question_is_one_in_capitals_without_its_quotes_or_its_stop() {
    for (bank_asks, story_covers, questions_known) in [
        ("What's the worst", "whats the worst", 1),
        ("Describe “a process”", "Describe a process.", 1),
        ("Wie groß war der Schaden", "WIE GROSS WAR DER SCHADEN", 1),
        ("A failure", "Two failures", 2),
        ("?!", "!?", 2),
    ] {
        let site = Desk::new()
            .bank(&bank(&[(bank_asks, "")]))
            .whole_story("a", &format!("covers = [\"{story_covers}\"]"))
            .build()
            .clean();
        assert_eq!(questions(&site).len(), questions_known, "{bank_asks}");
    }
}

#[test]
fn an_alias_of_a_guide_or_of_the_bank_is_the_same_question() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "aliases = [\"Why should we hire you?\"]"),
            ("Why us?", ""),
        ]))
        .guide(
            "why-us",
            "+++\naliases = [\"Why this firm?\"]\n+++\n# Why us?\n## Crux\nThem.\n",
        )
        .whole_story(
            "a",
            "covers = [\"why should we hire you\", \"Why this firm\"]",
        )
        .build()
        .clean();
    assert_eq!(questions(&site), ["why-us", "why-you"]);
    site.page("questions/why-you.html").says(&[
        "Why you?",
        "A",
        "Also asked as",
        "Why should we hire you?",
    ]);
    site.page("questions/why-us.html")
        .says(&["Why us?", "A", "Them.", "Why this firm?"]);
    site.page("stories/a.html").says(&["Why you?", "Why us?"]);
}

#[test]
fn a_question_of_the_bank_that_is_an_alias_of_a_guide_is_that_guides_question() {
    let site = Desk::new()
        .bank(&bank(&[("A failure", "aliases = [\"A flop\"]\ncompetency = \"Ownership\"")]))
        .guide("failing", "+++\naliases = [\"A failure\", \"A flop\", \"A mess\"]\n+++\n# Tell me about a failure\n")
        .whole_story("a", "covers = [\"a mess\"]")
        .build()
        .clean();
    assert_eq!(questions(&site), ["failing"]);
    site.page("questions/failing.html").says(&[
        "Ownership",
        "Tell me about a failure",
        "A",
        "Also asked as",
        "A failure",
        "A flop",
        "A mess",
    ]);
}

#[test]
fn an_alias_that_two_questions_claim_is_an_error_that_shows_both_places() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "aliases = [\"Why?\"]"),
            ("Why us?", ""),
        ]))
        .guide("why-us", "+++\naliases = [\"why\"]\n+++\n# Why us?\n")
        .build()
        .reports(&["contested-alias"]);
    insta::assert_snapshot!(site.drawn(), @r#"
    error[contested-alias]: two questions claim the alias `why`
     --> content/questions/why-us.md:2:12
      |
    2 | aliases = ["why"]
      |            ^^^^^ claimed here
      |
     ::: content/questions.toml:3:12
      |
    3 | aliases = ["Why?"]
      |            ------ and here
      |
      = help: leave it with one of them, or make the two one question
    "#);
    assert!(site.only("contested-alias").is_error());
}

#[test]
fn a_contested_alias_that_is_a_question_itself_joins_nothing() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why?", ""),
            ("Why you?", "aliases = [\"Why?\"]"),
            ("Why us?", "aliases = [\"Why?\"]"),
        ]))
        .build()
        .reports(&["contested-alias"]);
    assert_eq!(questions(&site), ["why", "why-us", "why-you"]);
}

#[test]
fn two_guides_about_one_question_are_an_error() {
    let site = Desk::new()
        .guide("a", "# Why you?\n")
        .guide("b", "# why you\n")
        .build()
        .reports(&["second-guide"]);
    assert_eq!(site.only("second-guide").related.len(), 1);
}

#[test]
fn a_question_that_the_bank_asks_twice_is_reported_and_shown_once() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "aliases = [\"Why not others?\"]"),
            ("Why not others", ""),
            ("WHY YOU", ""),
        ]))
        .build()
        .reports(&["repeated-question", "repeated-question"]);
    assert_eq!(questions(&site), ["why-you"]);
}

#[test]
fn a_story_that_covers_a_question_in_two_spellings_covers_it_once() {
    let site = Desk::new()
        .whole_story("a", "covers = [\"Why you?\", \"why you\"]")
        .build()
        .reports(&["repeated-cover"]);
    assert_eq!(
        site.page("stories/a.html")
            .main()
            .matches("questions/why-you.html")
            .count(),
        1
    );
}

#[test]
fn the_competency_is_the_guides_else_the_banks() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "competency = \"Motive\""),
            ("Why us?", "competency = \"motive!\""),
        ]))
        .guide(
            "why-you",
            "+++\ncompetency = \"Ownership\"\n+++\n# Why you?\n",
        )
        .guide("why-us", "# Why us?\n")
        .build()
        .reports(&["two-competencies"]);
    site.page("questions/why-you.html")
        .says(&["Ownership", "Why you?"]);
    site.page("questions/why-us.html")
        .says(&["motive!", "Why us?"]);
}

#[test]
fn a_question_that_nobody_expected_has_its_page_and_is_listed() {
    let site = Desk::new()
        .whole_story("a", "covers = [\"Why this?\"]")
        .build()
        .clean();
    site.page("questions/why-this.html")
        .says(&["Why this?", "Stories that answer it", "A"]);
    site.page("questions/index.html")
        .says(&["1 of 1", "No competency", "Why this?", "A"]);
}
