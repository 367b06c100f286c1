//! Texts as they are spoken: where a person pauses, and how many words are said.

use proptest::prelude::*;
use starling::testing::config::Config;
use starling::testing::speech::{
    Explanations, Lexicon, Phrases, Unit, Utterance, acronyms, numbers, sentences, spoken_words,
};

use crate::desk::{Desk, WHOLE};

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
            "They said no. I called again.",
            vec!["They said no.", "I called again."],
        ),
        ("It was no. 5. We left.", vec!["It was no. 5.", "We left."]),
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

/// The numbers of a text: what each is in words, how much, and what it counts.
fn counted(text: &str) -> Vec<(String, f64, Unit)> {
    let lexicon = Lexicon::of("en");
    let said = Utterance::new(text);
    let found = numbers(&said, &lexicon.numbers).into_iter();
    let counted = found.map(|number| {
        let value = (number.value * 1000.0).round() / 1000.0;
        (text[number.range].to_owned(), value, number.unit)
    });
    counted.collect()
}

#[test]
fn numbers_are_understood_in_any_spelling() {
    use Unit::{Count, Moment, Money, Share, Time, Times};

    for (text, words, value, unit) in [
        ("It rose to 94 % then.", "94 %", 0.94, Share),
        (
            "ninety-four per cent of them",
            "ninety-four per cent",
            0.94,
            Share,
        ),
        ("a third of our calls", "a third", 0.333, Share),
        ("two thirds came", "two thirds", 0.667, Share),
        ("half the calls", "half", 0.5, Share),
        ("twice as many", "twice", 2.0, Times),
        ("half an hour", "half an hour", 1800.0, Time),
        ("an answer in 5 min", "5 min", 300.0, Time),
        ("a 90-second version", "90-second", 90.0, Time),
        (
            "three hundred and ten thousand pounds",
            "three hundred and ten thousand pounds",
            310_000.0,
            Money,
        ),
        ("worth £310k a year", "£310k", 310_000.0, Money),
        (
            "twelve and a half thousand",
            "twelve and a half thousand",
            12_500.0,
            Count,
        ),
        (
            "fifteen thousand nine hundred of them",
            "fifteen thousand nine hundred",
            15_900.0,
            Count,
        ),
        (
            "all hundred and forty agents",
            "hundred and forty",
            140.0,
            Count,
        ),
        (
            "a hundred and forty-two guests",
            "a hundred and forty-two",
            142.0,
            Count,
        ),
        ("1,250 people", "1,250", 1250.0, Count),
        ("1,250.50 of them", "1,250.50", 1250.5, Count),
        ("1.250,50 of them", "1.250,50", 1250.5, Count),
        (
            "one point two million of them",
            "one point two million",
            1_200_000.0,
            Count,
        ),
        ("a 12 m mast", "12", 12.0, Count),
        ("£1.2 m a year", "£1.2 m", 1_200_000.0, Money),
        ("at 11 a.m. and", "11 a.m", 11.0, Moment),
        ("a dozen eggs", "a dozen", 12.0, Count),
        ("at ten past six", "ten", 10.0, Moment),
        ("since 2021", "2021", 2021.0, Moment),
        ("at 18:10", "18:10", 18.0, Moment),
    ] {
        let found = counted(text);
        let expected = (words.to_owned(), value, unit);
        assert_eq!(found.first(), Some(&expected), "{text}");
    }
}

#[test]
fn what_only_looks_like_a_number_is_none() {
    for text in [
        "one of them",
        "the third week",
        "the 4th floor",
        "a third person came",
        "no one else",
        "a quarter past",
        "version 3.5.2",
        "on 12.03.2024",
        "in E2E tests",
        "by ISO 9001",
        "a 24/7 service",
    ] {
        let found = counted(text);
        let said = found.iter().filter(|(_, _, unit)| *unit != Unit::Moment);
        assert_eq!(said.count(), 0, "{text}: {found:?}");
    }
    let both = counted("two and three");
    assert_eq!(both.len(), 2, "{both:?}");
}

#[test]
fn numbers_agree_where_one_is_what_people_say_of_the_other() {
    let agree = |said: &str, exact: &str| {
        let lexicon = Lexicon::of("en");
        let first = |text: &str| numbers(&Utterance::new(text), &lexicon.numbers).remove(0);
        first(said).agrees_with(&first(exact))
    };
    assert!(agree("thirty-eight days", "38"));
    assert!(agree("about fifty minutes", "48 minutes"));
    assert!(agree("three hundred thousand pounds", "£310,000"));
    assert!(agree("ninety-five per cent", "95 %"));
    assert!(agree("halved", "50 %"));
    assert!(agree("fifty per cent", "halved"));
    assert!(agree("doubled", "100 %"));
    assert!(!agree("halved", "40 %"));
    assert!(!agree("forty minutes", "30 minutes"));
    assert!(!agree("twenty-five", "24"));
    assert!(!agree("fourteen thousand eight hundred", "18,400"));
}

#[test]
fn phrases_are_whole_words_and_know_what_they_are_not() {
    let filler = Lexicon::of("en").phrases.filler;
    let said = |text: &str| filler.find(&Utterance::new(text)).len();
    assert_eq!(said("So basically I, you know, called him."), 2);
    assert_eq!(said("the kind of setup that would have caught it"), 0);
    assert_eq!(
        said("Do you know the way? I didn't want to just patch the symptom."),
        0
    );
    assert_eq!(said("It was kind of late, and, I mean, dark."), 2);
    assert_eq!(said("unbasically"), 0);
    let own = Lexicon::of("en").phrases.ownership;
    assert!(own.are_in(&Utterance::new(
        "something I should have caught, and didn’t"
    )));
    assert!(own.are_in(&Utterance::new("I’d forgotten the screed.")));
    let outcome = Lexicon::of("en").phrases.outcome;
    assert!(outcome.are_in(&Utterance::new("In the end we won.")));
    assert!(!outcome.are_in(&Utterance::new("We won't.")));
}

#[test]
fn acronyms_are_explained_by_their_words_or_beside_them() {
    let lexicon = Lexicon::of("en");
    let explained = |text: &str| {
        let said = Utterance::new(text);
        let letters: Vec<&str> = acronyms(&said).iter().map(|it| it.letters).collect();
        let explanations = Explanations::of([&said], &lexicon);
        letters.iter().all(|it| explanations.explain(it))
    };
    assert!(!explained("I called the MDT together."));
    assert!(explained(
        "I called the MDT, which is all who treat him, together."
    ));
    assert!(explained("I called the MDT (all who treat him) together."));
    assert!(explained(
        "The key performance indicators, our KPIs, were fine."
    ));
    assert!(explained(
        "I stamped it OLD, as the old one was still there."
    ));
    let shouted = Utterance::new("STOP THE PUMP NOW");
    assert!(acronyms(&shouted).is_empty());
}

/// Pieces of anything that a person may write, or paste.
fn anything() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        any::<String>(),
        "[a-z',. ]{0,40}",
        "[0-9.,:%£ -]{0,20}",
        Just("שלום עולם ".to_owned()),
        Just("🎉👩‍👩‍👧 ".to_owned()),
        Just("I suppose it was partly my fault, maybe, ninety-four per cent of a hundred and forty thousand ".to_owned()),
        Just("“they” said „no“ \"so\" ".to_owned()),
    ];
    prop::collection::vec(pieces, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn whatever_is_said_every_place_is_on_a_letter(text in anything()) {
        let lexicon = Lexicon::of("en");
        let said = Utterance::new(&text);
        prop_assert_eq!(said.lowered().len(), text.len());
        let lists: [&Phrases; 6] = [
            &lexicon.phrases.filler,
            &lexicon.phrases.blame,
            &lexicon.phrases.ownership,
            &lexicon.phrases.hedge,
            &lexicon.phrases.lasting_change,
            &lexicon.phrases.outcome,
        ];
        for list in lists {
            let mut end = 0;
            for range in list.find(&said) {
                prop_assert!(range.start >= end && text.get(range.clone()).is_some());
                end = range.end;
            }
        }
        for number in numbers(&said, &lexicon.numbers) {
            prop_assert!(text.get(number.range).is_some() && number.value.is_finite());
        }
        for acronym in acronyms(&said) {
            prop_assert_eq!(&text[acronym.range], acronym.letters);
        }
        for sentence in said.sentences() {
            prop_assert!(!text[sentence].trim().is_empty());
        }
    }
}

#[test]
fn texts_that_nobody_says_get_an_answer() {
    let (parts, _) = WHOLE.split_once("## 90").unwrap();
    for script in [
        "I think that we had forty people in the hall because of my mistake. ".repeat(3600),
        "I think that we had forty people in the hall because of my mistake ".repeat(750),
        "maybe ".repeat(50_000),
        "a".repeat(300_000),
        "🎉 שלום ".repeat(20_000),
        "twenty-one and a half million and ".repeat(8000),
        "ABC DEF. ".repeat(20_000),
    ] {
        let site = Desk::new()
            .settings("[sheets]\npdf = false")
            .story("lift", &format!("{parts}## Script\n{script}\n"))
            .build();
        let coached = site.coached();
        assert!(coached.iter().any(|rule| rule.starts_with("script-too-")));
    }
}

/// Acronyms of four letters, each another one.
fn acronyms_of_every_kind() -> String {
    let letters = || "BCDFGHJKLMNP".chars();
    let pairs = || letters().flat_map(move |one| letters().map(move |other| [one, other]));
    let all = pairs().flat_map(|[a, b]| pairs().map(move |[c, d]| format!("the {a}{b}{c}{d} ")));
    all.take(4000).collect()
}

/// Every number up to this one.
fn numbers_up_to(last: usize) -> String {
    let numbers: Vec<String> = (0..=last).map(|number| number.to_string()).collect();
    numbers.join(" ")
}

#[test]
fn stories_that_nobody_writes_get_an_answer() {
    let (parts, _) = WHOLE.split_once("## 90").unwrap();
    for text in [
        "It was my fault. ".repeat(3000) + "Maybe.",
        acronyms_of_every_kind(),
        "we ".repeat(5000),
        "one ".repeat(10_000),
        "5 ox ".repeat(6000),
        numbers_up_to(12_000),
        "he said \"no\" and ".repeat(4000),
        "\"\" a ".repeat(6000),
    ] {
        let site = Desk::new()
            .settings("[sheets]\npdf = false")
            .story("lift", &format!("{parts}{text}\n## Script\n{text}\n"))
            .build();
        assert!(site.coached().contains(&"script-too-long"));
    }
}

#[test]
fn a_rule_says_the_first_things_that_it_finds_and_how_many_more_there_are() {
    let (parts, _) = WHOLE.split_once("## 90").unwrap();
    let numbers: Vec<String> = (1000..1020).map(|number| number.to_string()).collect();
    let script = numbers.join(" kg. ");
    let site = Desk::new()
        .story("lift", &format!("{parts}## Script\n{script}\n"))
        .build();
    let coaching = &site.coaching().stories[0];
    let found = coaching.findings.iter();
    let found: Vec<_> = found.filter(|it| it.rule == "unsupported-number").collect();
    assert_eq!(found.len(), 8);
    let last = found.last().unwrap();
    assert!(
        last.notes
            .contains(&"12 more like this are not shown".to_owned())
    );
}
