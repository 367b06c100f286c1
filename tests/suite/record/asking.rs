//! What is asked of a record is given, or told why not.

use insta::assert_snapshot;
use starling::testing::record::{self, Reader};

use super::{Parser, drawn, read};

/// What `ask` gets out of a record, and the problems that come of it.
fn asked<T>(parser: Parser, text: &str, ask: impl FnOnce(&mut Reader<'_>) -> T) -> (T, String) {
    let (sources, table, mut diagnostics) = read(parser, text);
    let mut reader = Reader::new(table, "a story", &mut diagnostics);
    let answer = ask(&mut reader);
    reader.finish();
    (answer, drawn(&sources, &diagnostics))
}

#[test]
fn both_notations_answer_alike() {
    let toml = "title = ' The outage '\ndraft = true\ndate = 2025-03-14\nminutes = 45\ntags = ['a', '', 'b']\nalias = 'one'\nkind = 'A4'\n[cues]\nx = 'y'\n";
    let yaml = "title: The outage\ndraft: yes\ndate: 2025-03-14 10:00\nminutes: 45\ntags: [a, '', b]\nalias: one\nkind: a4\ncues: {x: y}\n";
    let ask = |reader: &mut Reader<'_>| {
        let texts = |texts: Vec<starling::testing::source::Spanned<String>>| -> Vec<String> {
            texts.into_iter().map(|text| text.value).collect()
        };
        (
            reader.text("title").map(|title| title.value),
            reader.flag("draft"),
            reader.date("date").map(|date| date.value.to_string()),
            reader
                .whole_number("minutes", 1..=600)
                .map(|minutes| minutes.value),
            texts(reader.texts("tags")),
            texts(reader.texts("alias")),
            reader.choice("kind", &[("a4", 4), ("a5", 5)]),
            reader
                .pairs("cues")
                .into_iter()
                .map(|(key, value)| (key.value, value.value))
                .collect::<Vec<_>>(),
        )
    };
    let expected = (
        Some("The outage".to_owned()),
        Some(true),
        Some("2025-03-14".to_owned()),
        Some(45),
        vec!["a".to_owned(), "b".to_owned()],
        vec!["one".to_owned()],
        Some(4),
        vec![("x".to_owned(), "y".to_owned())],
    );
    assert_eq!(
        asked(record::toml, toml, ask),
        (expected.clone(), String::new())
    );
    assert_eq!(asked(record::yaml, yaml, ask), (expected, String::new()));
}

#[test]
fn a_plain_scalar_is_text_where_text_is_asked_for() {
    let (title, said) = asked(record::yaml, "title: 1984\n", |reader| reader.text("title"));
    assert_eq!(
        (title.map(|title| title.value).as_deref(), said.as_str()),
        (Some("1984"), "")
    );
}

#[test]
fn empty_and_missing_values_are_absent_without_a_word() {
    for (parser, text) in [
        (
            record::toml as Parser,
            "title = '  '\ndate = ''\ntags = ['']\n",
        ),
        (record::yaml, "title:\ndate: ~\ntags: ['']\nflag:\n"),
    ] {
        let (absent, said) = asked(parser, text, |reader| {
            reader.text("title").is_none()
                && reader.date("date").is_none()
                && reader.texts("tags").is_empty()
                && reader.flag("flag").is_none()
        });
        assert_eq!((absent, said.as_str()), (true, ""));
    }
}

#[test]
fn wrong_type_says_what_was_expected_and_how_to_write_it() {
    let text = "title = 1984\ndraft = 'yes'\ndate = [1]\nminutes = 'ten'\ntags = ['a', 2.5, true]\ncues = 'x'\nrole = ['a']\n";
    let ((), said) = asked(record::toml, text, |reader| {
        let nothing = reader.text("title").is_none()
            && reader.flag("draft").is_none()
            && reader.date("date").is_none()
            && reader.whole_number("minutes", 1..=60).is_none()
            && reader.table("cues").is_none()
            && reader.text("role").is_none();
        assert!(nothing);
        assert_eq!(reader.texts("tags").len(), 1);
    });
    assert_snapshot!(said, @r#"
    error[wrong-type]: expected text for `title`, found a whole number
     --> content/stories/a.md:2:9
      |
    2 | title = 1984
      |         ^^^^ a whole number
      |
      = help: put it in quotes, as in `"1984"`
    error[wrong-type]: expected `true` or `false` for `draft`, found text
     --> content/stories/a.md:3:9
      |
    3 | draft = 'yes'
      |         ^^^^^ text
      |
      = help: write `true` or `false`, without quotes
    error[wrong-type]: expected a date for `date`, found a list
     --> content/stories/a.md:4:8
      |
    4 | date = [1]
      |        ^^^ a list
      |
      = help: write a day as in `2025-03-14`
    error[wrong-type]: expected a whole number for `minutes`, found text
     --> content/stories/a.md:5:11
      |
    5 | minutes = 'ten'
      |           ^^^^^ text
      |
      = help: write a number from 1 to 60, without quotes
    error[wrong-type]: expected a table for `cues`, found text
     --> content/stories/a.md:7:8
      |
    7 | cues = 'x'
      |        ^^^ text
      |
      = help: give it keys with values of their own
    error[wrong-type]: expected text for `role`, found a list
     --> content/stories/a.md:8:8
      |
    8 | role = ['a']
      |        ^^^^^ a list
      |
      = help: write one text, as in `"..."`
    error[wrong-type]: expected a list of texts for `tags`, found a decimal number
     --> content/stories/a.md:6:14
      |
    6 | tags = ['a', 2.5, true]
      |              ^^^ a decimal number
      |
      = help: put it in quotes, as in `"2.5"`
    error[wrong-type]: expected a list of texts for `tags`, found a plain `true` or `false`
     --> content/stories/a.md:6:19
      |
    6 | tags = ['a', 2.5, true]
      |                   ^^^^ a plain `true` or `false`
      |
      = help: put it in quotes, as in `"true"`
    "#);
}

#[test]
fn invalid_date_shows_the_day() {
    let (_, said) = asked(
        record::toml,
        "date = 2025-02-30\nday = '14.3.2025'\n",
        |reader| (reader.date("date"), reader.date("day")),
    );
    assert_snapshot!(said, @"
    error[invalid-date]: this is not a date
     --> content/stories/a.md:2:8
      |
    2 | date = 2025-02-30
      |        ^^^^^^^^^^ the calendar has no such day
      |
      = help: write it as in `2025-03-14`
    error[invalid-date]: this is not a date
     --> content/stories/a.md:3:7
      |
    3 | day = '14.3.2025'
      |       ^^^^^^^^^^^ not written as year, month and day
      |
      = help: write it as in `2025-03-14`
    ");
}

#[test]
fn out_of_range_says_the_range() {
    let (_, said) = asked(
        record::toml,
        "minutes = -5\nseconds = 99999999999\nhours = 99999999999999999999\n",
        |reader| {
            (
                reader.whole_number("minutes", 1..=60),
                reader.whole_number("seconds", 15..=600),
                reader.whole_number("hours", 1..=2),
            )
        },
    );
    assert_snapshot!(said, @"
    error[out-of-range]: this number is too large
     --> content/stories/a.md:4:9
      |
    4 | hours = 99999999999999999999
      |         ^^^^^^^^^^^^^^^^^^^^
      |
      = help: the largest whole number is 9223372036854775807
    error[out-of-range]: `minutes` must be from 1 to 60
     --> content/stories/a.md:2:11
      |
    2 | minutes = -5
      |           ^^ too small
    error[out-of-range]: `seconds` must be from 15 to 600
     --> content/stories/a.md:3:11
      |
    3 | seconds = 99999999999
      |           ^^^^^^^^^^^ too large
    ");
}

#[test]
fn unknown_choice_lists_the_choices() {
    let (_, said) = asked(record::yaml, "paper: a44\nother: b\n", |reader| {
        let choices = [("a4", 4), ("a5", 5), ("letter", 0)];
        (
            reader.choice("paper", &choices),
            reader.choice("other", &choices),
        )
    });
    assert_snapshot!(said, @"
    error[unknown-choice]: unknown choice for `paper`
     --> content/stories/a.md:2:8
      |
    2 | paper: a44
      |        ^^^ not one of the choices
      |
      = help: did you mean `a4`?
      = help: the choices are `a4`, `a5`, `letter`
    error[unknown-choice]: unknown choice for `other`
     --> content/stories/a.md:3:8
      |
    3 | other: b
      |        ^ not one of the choices
      |
      = help: the choices are `a4`, `a5`, `letter`
    ");
}

#[test]
fn unknown_key_suggests_a_key_that_was_asked_for() {
    let (_, said) = asked(record::toml, "titel = 'x'\nwhatever = 1\n", |reader| {
        (reader.text("title"), reader.texts("tags"))
    });
    assert_snapshot!(said, @"
    warning[unknown-key]: unknown key `titel` in a story
     --> content/stories/a.md:2:1
      |
    2 | titel = 'x'
      | ^^^^^
      |
      = help: did you mean `title`?
    warning[unknown-key]: unknown key `whatever` in a story
     --> content/stories/a.md:3:1
      |
    3 | whatever = 1
      | ^^^^^^^^
      |
      = help: the keys are `title`, `tags`
    ");
}
