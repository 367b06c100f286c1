//! `starling find`

use serde_json::Value;

use crate::desk::Desk;

const STORY: &str = "+++\ntitle = \"The crane\"\nmetrics = [\"94 % fewer stops\"]\ncovers = [{ question = \"Tell me about a conflict with your manager\", angle = \"Open on the crane\" }]\n+++\n## Script\nThe crane stood still. I said so.\n";

fn desk() -> Desk {
    Desk::new().story("crane", STORY).bank(
        "[[question]]\ntext = \"Describe a deadline that you missed\"\ncompetency = \"Delivery\"\n",
    )
}

#[test]
fn the_question_and_what_to_say_of_its_story_stand_in_five_lines() {
    let ran = desk()
        .run(&["find", "argued", "with", "my", "boss", "--limit", "1"])
        .ends_with(0);
    let lines: Vec<&str> = ran.out.lines().map(str::trim).collect();
    let expected = [
        "1. Tell me about a conflict with your manager",
        "The crane",
        "“The crane stood still.”",
        "94 % fewer stops",
        "Angle: Open on the crane",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_question_against_which_more_speaks_than_for_it_is_not_shown() {
    let ran = desk().run(&["find", "argued with my boss"]).ends_with(0);
    assert!(!ran.out.contains("deadline"), "{}", ran.out);
}

#[test]
fn programs_get_a_list_with_the_best_first() {
    let ran = desk()
        .run(&["find", "argued with my boss", "--format", "json"])
        .ends_with(0);
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let best = &found[0];
    assert_eq!(
        best["question"],
        "Tell me about a conflict with your manager"
    );
    assert_eq!(best["slug"], "tell-me-about-a-conflict-with-your-manager");
    assert_eq!(best["stories"][0]["slug"], "crane");
    assert_eq!(best["stories"][0]["title"], "The crane");
    assert_eq!(best["stories"][0]["opening"], "The crane stood still.");
    assert!(
        best["score"].as_f64() > found[1]["score"].as_f64(),
        "{found}"
    );
    assert_eq!(found[1]["competency"], "Delivery");
    assert_eq!(found[1]["stories"], Value::Array(Vec::new()));
}

#[test]
fn where_nothing_is_near_it_says_what_is_uncovered_and_how_to_be_found() {
    desk()
        .run(&["find", "xyzzy"])
        .ends_with(0)
        .says("Nothing here asks that")
        .says("Describe a deadline that you missed")
        .says("`aliases`");
}

#[test]
fn a_story_that_has_the_words_is_an_answer_even_where_no_question_is_near() {
    let desk = desk().story(
        "lift",
        "+++\ntitle = \"The lift\"\n+++\n## Script\nA pallet fell at Bergsund. I closed the lift.\n",
    );
    for words in ["pallet", "bergsund"] {
        let ran = desk.run(&["find", words]).ends_with(0);
        assert_eq!(
            ran.out, "   The lift\n   “A pallet fell at Bergsund.”\n",
            "{words}"
        );
    }
}

#[test]
fn one_word_of_a_question_is_enough_where_words_are_all_there_is() {
    for (language, question, words) in [
        (
            "de",
            "Erzähle von einem Konflikt mit einer Kollegin",
            "konflikte",
        ),
        ("ja", "失敗した経験を教えてください", "失敗"),
        ("zh", "请谈谈一次失败的经历", "失败"),
        ("en", "Tell me about the Hartmann buoys", "hartmann"),
    ] {
        Desk::new()
            .settings(&format!("language = {language:?}\n"))
            .bank(&format!(
                "[[question]]\ntext = {question:?}\n[[question]]\ntext = \"Why us?\"\n"
            ))
            .run(&["find", words])
            .ends_with(0)
            .says(&format!("1. {question}\n"));
    }
}

#[test]
fn it_explains_what_speaks_for_a_question_and_what_a_slip_was_taken_for() {
    desk()
        .run(&["find", "--explain", "conflct with the boss"])
        .ends_with(0)
        .says("“conflct” is taken for: conflict")
        .says("“boss” +");
}

#[test]
fn without_a_word_there_is_nothing_to_find() {
    desk()
        .run(&["find", " "])
        .ends_with(2)
        .complains("there is nothing to find");
    desk().run(&["find"]).ends_with(2).complains("WORDS");
}

#[test]
fn a_site_without_questions_finds_nothing_and_says_so() {
    Desk::new()
        .run(&["find", "boss"])
        .ends_with(0)
        .says("Nothing here asks that");
    let ran = Desk::new()
        .run(&["find", "boss", "--format", "json"])
        .ends_with(0);
    assert_eq!(ran.out.trim(), "[]");
}
