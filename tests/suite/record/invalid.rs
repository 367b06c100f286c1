//! What is no TOML and no YAML is told at its place.

use insta::assert_snapshot;
use starling::testing::record;

use super::{Parser, drawn, read};

fn problems(parser: Parser, text: &str) -> String {
    let (sources, _, diagnostics) = read(parser, text);
    drawn(&sources, &diagnostics)
}

#[test]
fn invalid_toml_shows_one_problem_a_line_and_three_at_most() {
    let text = "title = The outage\nrole: Lead\ntags = [\"a\" \"b\"]\ncovers = \nend\n";
    assert_snapshot!(problems(record::toml, text), @r#"
    error[invalid-toml]: text has to stand in quotes
     --> content/stories/a.md:2:9
      |
    2 | title = The outage
      |         ^^^^^^^^^^
      |
      = help: write it as in `"..."`
    error[invalid-toml]: a key is followed by `=`, not by `:`
     --> content/stories/a.md:3:5
      |
    3 | role: Lead
      |     ^
      |
      = help: write `key = value`; front matter in YAML stands between `---` lines
    error[invalid-toml]: a comma is missing before this
     --> content/stories/a.md:4:13
      |
    4 | tags = ["a" "b"]
      |             ^
      |
      = note: 1 more line has errors, perhaps from the same cause
      = help: write one between two values
    "#);
}

#[test]
fn invalid_toml_shows_what_is_not_closed_and_what_is_given_twice() {
    let text = "title = \"The outage\ntitle = 'Again'\ngaps = ['one',\n";
    assert_snapshot!(problems(record::toml, text), @r#"
    error[invalid-toml]: this text is never closed
     --> content/stories/a.md:2:20
      |
    2 | title = "The outage
      |                    ^
      |
      = help: add the closing quote
    error[invalid-toml]: `title` is given twice
     --> content/stories/a.md:3:1
      |
    2 | title = "The outage
      | ----- first here
    3 | title = 'Again'
      | ^^^^^ again here
      |
      = help: keep one of the two
    error[invalid-toml]: this list is never closed
     --> content/stories/a.md:4:15
      |
    4 | gaps = ['one',
      |               ^
      |
      = help: add the closing `]`
    "#);
}

#[test]
fn invalid_toml_says_what_to_do_about_a_comma_too_many() {
    let text = "tags = [\"a\",, \"b\"]\n";
    assert_snapshot!(problems(record::toml, text), @r#"
    error[invalid-toml]: there is a comma too many
     --> content/stories/a.md:2:13
      |
    2 | tags = ["a",, "b"]
      |             ^
      |
      = help: take it out, or write what is missing before it
    "#);
}

#[test]
fn invalid_toml_shows_where_nesting_grows_too_deep() {
    assert_snapshot!(problems(record::toml, &format!("a = {}", "[".repeat(65))), @"
    error[invalid-toml]: lists and tables stand in each other over 64 levels deep
     --> content/stories/a.md:2:69
      |
    2 | a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      |                                                                     ^ level 65
      |
      = help: close every bracket, and keep lists and tables flat
    ");
}

#[test]
fn invalid_yaml_shows_a_colon_in_plain_text() {
    assert_snapshot!(problems(record::yaml, "title: Outage: the day\n"), @r#"
    error[invalid-yaml]: a `:` cannot stand here
     --> content/stories/a.md:2:14
      |
    2 | title: Outage: the day
      |              ^
      |
      = help: put text that holds a colon in quotes, as in `title: "One: two"`
    "#);
}

#[test]
fn invalid_yaml_shows_the_first_error_of_syntax() {
    let texts = [
        "a: \"b\nc: d\n",
        "a:\n\tb: c\n",
        "a: [b\nc: d\n",
        "a: @b\n",
        "a: *b\n",
        "a:\n - b\n c: d\n",
        "a: - b\n",
        "a: b\0\n",
    ];
    let all: Vec<String> = texts
        .iter()
        .map(|text| problems(record::yaml, text))
        .collect();
    assert_snapshot!(all.join("\n"), @r#"
    error[invalid-yaml]: this text is never closed
     --> content/stories/a.md:2:4
      |
    2 | a: "b
      |    ^
      |
      = help: add the closing quote

    error[invalid-yaml]: a tab cannot indent a line
     --> content/stories/a.md:3:2
      |
    3 |     b: c
      |     ^
      |
      = help: use spaces

    error[invalid-yaml]: a `:` cannot stand here
     --> content/stories/a.md:3:2
      |
    3 | c: d
      |  ^
      |
      = help: close the list above, or put text that holds a colon in quotes

    error[invalid-yaml]: text cannot start with this character
     --> content/stories/a.md:2:4
      |
    2 | a: @b
      |    ^
      |
      = help: put it in quotes

    error[invalid-yaml]: no anchor has this name
     --> content/stories/a.md:2:4
      |
    2 | a: *b
      |    ^
      |
      = help: put text that starts with `*` in quotes

    error[invalid-yaml]: this does not line up with what stands above it
     --> content/stories/a.md:4:2
      |
    4 |  c: d
      |  ^
      |
      = help: indent entries that belong together by the same number of spaces

    error[invalid-yaml]: a list cannot start here
     --> content/stories/a.md:2:4
      |
    2 | a: - b
      |    ^
      |
      = help: start each entry on a line of its own

    error[invalid-yaml]: a NUL character cannot stand in YAML
     --> content/stories/a.md:2:5
      |
    2 | a: b␀
      |     ^
      |
      = help: delete it
    "#);
}

#[test]
fn invalid_yaml_shows_what_no_record_holds() {
    let texts = [
        "a: 1\na: 2\n",
        "? [a]\n: b\n",
        "- a\n",
        "prose\n",
        "a: &x [*x]\n",
    ];
    let all: Vec<String> = texts
        .iter()
        .map(|text| problems(record::yaml, text))
        .collect();
    assert_snapshot!(all.join("\n"), @"
    error[invalid-yaml]: `a` is given twice
     --> content/stories/a.md:3:1
      |
    2 | a: 1
      | - first here
    3 | a: 2
      | ^ again here
      |
      = help: keep one of the two

    error[invalid-yaml]: a key has to be text, this is a list
     --> content/stories/a.md:2:3
      |
    2 | ? [a]
      |   ^^^
      |
      = help: put the key in quotes

    error[invalid-yaml]: expected keys with values, found a list
     --> content/stories/a.md:2:1
      |
    2 | - a
      | ^^^
      |
      = help: write one `key: value` on each line

    error[invalid-yaml]: expected keys with values, found text
     --> content/stories/a.md:2:1
      |
    2 | prose
      | ^^^^^
      |
      = help: write one `key: value` on each line

    error[invalid-yaml]: an alias cannot stand within the value that it repeats
     --> content/stories/a.md:2:8
      |
    2 | a: &x [*x]
      |        ^^
      |
      = help: write the value out
    ");
}
