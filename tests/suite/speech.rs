//! Texts as they are spoken: where a person pauses, and how many words are said.

use starling::testing::config::Config;
use starling::testing::speech::{sentences, spoken_words};

#[test]
fn sentences_end_where_a_person_would_pause() {
    for (text, expected) in [
        ("One. Two! Three?", vec!["One.", "Two!", "Three?"]),
        (
            "It took 3.5 hours. Then it worked.",
            vec!["It took 3.5 hours.", "Then it worked."],
        ),
        (
            "Dr. Novak said “stop.” We stopped.",
            vec!["Dr. Novak said “stop.”", "We stopped."],
        ),
        (
            "Tools, e.g. a hammer. Done",
            vec!["Tools, e.g. a hammer.", "Done"],
        ),
        (
            "Wait... what? It was I. We left.",
            vec!["Wait... what?", "It was I.", "We left."],
        ),
        (
            "失敗しました。学びました。",
            vec!["失敗しました。", "学びました。"],
        ),
        ("  \n ", vec![]),
    ] {
        assert_eq!(sentences(text).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn words_count_as_they_are_spoken() {
    for (text, words) in [
        ("", 0),
        ("I owned that.", 3),
        ("a well-known problem", 3),
        ("the kind of setup — I said — that breaks", 8),
        ("and/or", 2),
        ("40%", 2),
        ("40 %", 2),
        ("~5 min", 3),
        ("342 people", 4),
        ("1,250", 5),
        ("2025", 2),
        ("2007", 3),
        ("3.5", 3),
        ("$1.2M", 5),
        ("the 4th floor", 3),
        ("the 1990s", 3),
        ("10:30", 2),
        ("don't", 1),
        ("R & D", 3),
        ("  \n ", 0),
        ("— … .", 0),
        ("面接の準備をしました", 5),
    ] {
        assert_eq!(
            spoken_words(text, Config::default().speaking),
            words,
            "{text}"
        );
    }
}
