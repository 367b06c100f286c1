//! What is found by slips, half words, names, synonyms and words of other languages.

use proptest::prelude::*;

use super::given::{Searched, desk};
use crate::desk::Desk;

fn found(desk: &Desk, words: &str) -> Vec<String> {
    let searched = Searched::new(desk);
    let ranking = searched.index().rank(words);
    let questions = searched.questions(&ranking).into_iter();
    questions.map(str::to_owned).collect()
}

fn two_questions(settings: &str, first: &str, second: &str) -> Desk {
    Desk::new().settings(settings).bank(&format!(
        "[[question]]\ntext = {first:?}\n[[question]]\ntext = {second:?}\n"
    ))
}

const MANAGER: &str = "Tell me about a time you disagreed with your manager";
const DEADLINE: &str = "Describe a deadline that you missed";

#[test]
fn a_slip_in_the_word_that_matters_does_not_hurt() {
    let desk = two_questions("", DEADLINE, MANAGER);
    assert_eq!(found(&desk, "your mangaer")[0], MANAGER);
    assert_eq!(found(&desk, "deadlinne")[0], DEADLINE);
    let software = "Describe a problem with software";
    let desk = two_questions("", "Tell me about the sofa", software);
    assert_eq!(found(&desk, "sofware")[0], software);
}

#[test]
fn of_a_long_word_two_letters_may_be_wrong_and_of_a_short_one_one() {
    let both = "Tell me about collaboration and a budget";
    let desk = two_questions("", DEADLINE, both);
    let searched = Searched::new(&desk);
    let index = searched.index();
    for (typed, meant) in [
        ("colaboration", Some("collabor")),
        ("collaaboration", Some("collabor")),
        ("collavoration", Some("collabor")),
        ("colalboration", Some("collabor")),
        ("colalbroation", Some("collabor")),
        ("colxabzoration", Some("collabor")),
        ("buget", Some("budget")),
        ("bugdet", Some("budget")),
        ("bugdte", None),
    ] {
        let taken_for = index.rank(&format!("{typed} ")).taken_for;
        let expected = meant.map(|stem| (typed.to_owned(), vec![stem.to_owned()]));
        assert_eq!(taken_for.first(), expected.as_ref(), "{typed}");
    }
}

#[test]
fn half_a_word_is_enough() {
    let desk = two_questions("", DEADLINE, MANAGER);
    assert_eq!(found(&desk, "disag")[0], MANAGER);
    assert_eq!(found(&desk, "deadl")[0], DEADLINE);
}

#[test]
fn a_question_is_found_in_words_that_it_does_not_have() {
    let desk = two_questions("", DEADLINE, MANAGER);
    assert_eq!(found(&desk, "argued with the boss")[0], MANAGER);
    assert_eq!(found(&desk, "handed it in too late")[0], DEADLINE);
}

#[test]
fn the_order_of_words_does_not_matter() {
    let desk = two_questions("", DEADLINE, MANAGER);
    assert_eq!(found(&desk, "boss argued with")[0], MANAGER);
}

#[test]
fn what_only_frames_a_question_is_left_out() {
    let desk = two_questions("", DEADLINE, MANAGER);
    let framed =
        "so um could you tell me about a time when you argued with your boss and what did you do";
    assert_eq!(found(&desk, framed)[0], MANAGER);
}

#[test]
fn what_is_said_around_a_question_changes_nothing() {
    let searched = Searched::new(&two_questions("", DEADLINE, MANAGER));
    let index = searched.index();
    let spoken = "okay so i was wondering if you could like maybe tell me a bit about when you argued with your boss \
        and stuff like that if you know what i mean and how did that go";
    let (spoken, plain) = (index.rank(spoken), index.rank("argued with your boss"));
    assert_eq!(spoken.questions, plain.questions);
}

#[test]
fn words_that_mean_nothing_here_find_nothing() {
    let desk = two_questions("", DEADLINE, MANAGER);
    assert!(found(&desk, "xyzzy").is_empty());
    assert!(found(&desk, "").is_empty());
    assert!(found(&desk, "?!").is_empty());
}

#[test]
fn a_synonym_of_the_settings_finds_the_question_both_ways() {
    let settings = "[search]\nsame = [[\"kaizen\", \"small improvements\"], [\"Andon\", \"stopped the line\"]]\n";
    let desk = two_questions(settings, DEADLINE, "Tell me about kaizen");
    assert_eq!(
        found(&desk, "small improvements")[0],
        "Tell me about kaizen"
    );
    let desk = two_questions(settings, DEADLINE, "When have you stopped the line?");
    assert_eq!(found(&desk, "andon")[0], "When have you stopped the line?");
}

#[test]
fn a_synonym_has_two_words_at_least() {
    let site = Desk::new()
        .settings("[search]\nsame = [[\"kaizen\"], \"NPS\"]\n")
        .build();
    let site = site.reports(&["wrong-type", "wrong-type"]);
    assert!(
        site.drawn()
            .contains("`same` holds lists of two or more texts"),
        "{}",
        site.drawn()
    );
}

#[test]
fn in_other_languages_words_and_their_beginnings_are_found() {
    let conflict = "Erzähle von einem Konflikt mit einer Kollegin";
    let desk = two_questions("language = \"de\"\n", "Beschreibe einen Fehler", conflict);
    assert_eq!(found(&desk, "konflikte im team")[0], conflict);
    assert_eq!(found(&desk, "kolle")[0], conflict);
    assert_eq!(found(&desk, "erzahle konflikt")[0], conflict);
    let failure = "失敗した経験を教えてください";
    let desk = two_questions(
        "language = \"ja\"\n",
        "チームワークについて話してください",
        failure,
    );
    assert_eq!(found(&desk, "失敗")[0], failure);
}

#[test]
fn a_story_is_found_by_a_name_that_only_it_has() {
    let desk = Desk::new()
        .whole_story(
            "crane",
            "title = \"The crane at Bergsund\"\nmetrics = [\"94 % fewer stops\"]",
        )
        .whole_story("ward", "title = \"The night ward\"");
    let searched = Searched::new(&desk);
    let index = searched.index();
    for words in ["bergsund", "bergs", "94", "that thing in Bergsund"] {
        let ranking = index.rank(words);
        assert_eq!(searched.named_stories(&ranking), ["crane"], "{words}");
        assert!(ranking.stories[0].is_named, "{words}");
    }
    assert!(
        index
            .rank("lift")
            .stories
            .iter()
            .all(|story| !story.is_named)
    );
}

proptest! {
    #[test]
    fn whatever_is_typed_is_ranked(words in ".{0,60}") {
        let searched = Searched::new(&two_questions("", DEADLINE, MANAGER));
        let ranking = searched.index().rank(&words);
        let scores: Vec<f64> = ranking.questions.iter().map(|it| it.score).collect();
        prop_assert!(scores.iter().all(|score| score.is_finite()));
        prop_assert!(scores.is_sorted_by(|left, right| left >= right));
    }
}

#[test]
fn a_very_long_question_is_ranked_as_well() {
    let searched = Searched::new(&desk(false));
    let index = searched.index();
    let words = "disagreed with mangaer about xqzwv ".repeat(20_000);
    assert_eq!(index.rank(&words).questions.len(), 120);
}
