//! What is wrong with questions and which story answers them.

use insta::assert_snapshot;

use super::drawn_keys;
use crate::desk::Desk;

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
