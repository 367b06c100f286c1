//! What is wrong with interviews: what they name, and what nobody answers there.

use insta::assert_snapshot;

use crate::desk::{Desk, draw, program, run, tree};

/// A site with a story, two questions in a bank, and an interview with these keys.
fn desk(keys: &str) -> Desk {
    let covers = "covers = [\"Tell me about a conflict with a colleague\"]";
    let asked = |text: &str| {
        format!("[[question]]\ntext = \"Tell me about {text}\"\ncompetency = \"Conflict\"\n")
    };
    let bank = [
        "name = \"usual\"\n",
        &asked("a conflict with a colleague"),
        &asked("a conflict with a customer"),
    ];
    let interview = format!("+++\ncompany = \"Acme\"\n{keys}\n+++\n");
    Desk::new()
        .whole_story("lift", covers)
        .file("content/questions/usual.toml", bank.concat())
        .file("content/interviews/acme.md", interview)
}

/// A round that takes its time, with these keys.
fn round(keys: &str) -> String {
    format!("[[rounds]]\nname = \"One\"\nminutes = 45\n{keys}")
}

/// The keys of an interview on the fourth of March that asks more than the story answers.
fn uncovered() -> String {
    let round = round("competencies = [\"Conflict\"]");
    format!("role = \"Clerk\"\ndate = 2026-03-04\nbanks = [\"usual\"]\n{round}")
}

#[test]
fn a_round_that_does_not_say_how_long_it_takes() {
    desk("[[rounds]]\nname = \"One\"\ncompetencies = [\"Conflict\"]")
        .build()
        .reports(&["no-minutes"]);
}

#[test]
fn what_an_interview_names_and_nobody_knows() {
    for (keys, rule, meant) in [
        (
            round("competencies = [\"Conflicts\"]"),
            "unknown-competency",
            "did you mean `Conflict`?",
        ),
        (
            round("stories = [\"lyft\"]"),
            "unknown-story",
            "did you mean `lift`?",
        ),
        (
            "banks = [\"usuals\"]".to_owned(),
            "unknown-bank",
            "did you mean `usual`?",
        ),
    ] {
        let site = desk(&keys).build();
        let drawn = draw(site.only(rule), site.project());
        assert!(drawn.contains(meant), "{drawn}");
    }
}

#[test]
fn a_question_of_a_round_that_is_known_in_other_words() {
    let keys = round("questions = [\"Tell me about an argument with a colleague\"]");
    assert_snapshot!(desk(&keys).build().drawn(), @r#"
    warning[unknown-question]: nothing else knows the question `Tell me about an argument with a colleague`
     --> content/interviews/acme.md:6:14
      |
    6 | questions = ["Tell me about an argument with a colleague"]
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in no bank, guide or story
      |
      = note: it is a question of its own, for which no story is found
      = help: did you mean `Tell me about a conflict with a colleague`?
      = help: write it as it is known elsewhere, or add it to `content/questions.toml`
    "#);
}

#[test]
fn a_question_of_a_round_that_is_like_no_other() {
    let keys = round("questions = [\"Why a goose?\"]");
    let site = desk(&keys).build();
    let drawn = draw(site.only("unknown-question"), site.project());
    assert!(!drawn.contains("did you mean"), "{drawn}");
}

#[test]
fn what_was_really_asked_somewhere_is_known() {
    let round = round("questions = [\"Why a goose?\"]");
    let asked = "[[asked]]\nquestion = \"Why a goose?\"";
    desk(asked).build().clean();
    desk(&round)
        .file(
            "content/interviews/other.md",
            format!("+++\ncompany = \"Other\"\n{asked}\n+++\n"),
        )
        .build()
        .clean();
    // Whoever has it behind them needs it no more.
    desk(&format!("{round}\n[[asked]]\nquestion = \"Why us?\""))
        .build()
        .clean();
}

#[test]
fn a_coming_interview_with_a_question_that_no_story_answers() {
    let site = desk(&uncovered()).build().clean();
    let mut together = site.coaching().together.iter();
    let found = together.find(|it| it.rule == "interview-not-covered");
    assert_snapshot!(draw(found.unwrap(), site.project()), @r#"
    warning[interview-not-covered]: no story answers `Tell me about a conflict with a customer`
     --> content/interviews/acme.md:2:11
      |
    2 | company = "Acme"
      |           ^^^^^^ expected here
      |
      = note: Acme · Clerk: it is on 2026-03-04
      = help: `Lift` is nearest to the first: add `{ question = "Tell me about a conflict with a
              customer", angle = "how you open it there" }` to its `covers`
    "#);
}

#[test]
fn a_site_is_the_same_whatever_day_it_is_and_what_the_coach_says_is_not() {
    let on = |moment: &str| {
        let desk = desk(&uncovered());
        let say = |command: &str| {
            let mut program = program(desk.root());
            run(program.env("SOURCE_DATE_EPOCH", moment).arg(command)).ends_with(0)
        };
        say("build");
        let mut files = tree(&desk.root().join("public"));
        files.retain(|(path, _)| !path.starts_with(".starling"));
        let said = say("check");
        let is_said = said.out.contains("interview-not-covered");
        (is_said, files)
    };
    // The last second of that day, and the first of the next.
    let (on_the_day, one_day_later) = (on("1772668799"), on("1772668800"));
    assert!(on_the_day.0 && !one_day_later.0);
    assert!(on_the_day.1 == one_day_later.1, "a file depends on the day");
}
