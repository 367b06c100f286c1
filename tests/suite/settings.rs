//! Settings from the file, the environment and flags become one checked value.

use anstream::adapter::strip_str;
use insta::assert_snapshot;
use serde_json::json;
use starling::testing::config::{self, Config, Paper, Redaction, Visibility};
use starling::testing::diagnostic::human;
use starling::testing::record;
use starling::testing::source::{Sources, Span, Spanned};

/// What the layers make together, and the problems as a person sees them.
fn settings(
    file: &str,
    variables: &[(&str, &str)],
    flags: &[(&str, &str, &str)],
) -> (Config, String) {
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    let id = sources.add("starling.toml", file.to_owned());
    let place = Span::new(id, 0..file.len());
    let variables = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let layers = vec![
        record::toml(file, place, &mut diagnostics),
        config::environment(variables, &mut sources, &mut diagnostics),
        config::flags(flags.iter().copied(), &mut sources),
    ];
    let config = config::read(layers, &mut diagnostics);
    let drawn: String = diagnostics
        .iter()
        .map(|problem| human(problem, &sources).to_string())
        .collect();
    (config, strip_str(&drawn).to_string())
}

fn file(text: &str) -> (Config, String) {
    settings(text, &[], &[])
}

fn texts(pairs: &[(Spanned<String>, Spanned<String>)]) -> Vec<(&str, &str)> {
    pairs
        .iter()
        .map(|(key, value)| (key.value.as_str(), value.value.as_str()))
        .collect()
}

#[test]
fn everything_has_a_default() {
    let (config, said) = file("");
    assert_eq!((&config, said.as_str()), (&Config::default(), ""));
    assert_eq!(config, config::read(Vec::new(), &mut Vec::new()));
    assert_eq!(
        (config.title.as_str(), config.language.as_str()),
        ("My stories", "en")
    );
    assert_eq!(
        (config.visibility, config.theme.name.as_str()),
        (Visibility::Private, "default")
    );
    assert_eq!(
        (
            config.speaking.words_per_minute,
            config.speaking.target_seconds
        ),
        (150, 90)
    );
    assert_eq!(
        (
            config.sheets.paper,
            config.sheets.per_page,
            config.sheets.pdf
        ),
        (Paper::A4, 1, true)
    );
    assert!(!config.raw_html);
}

#[test]
fn every_setting_is_read_from_the_file() {
    let (config, said) = file(
        r#"
title = "Ada's stories"
author = "Ada"
language = "pt-BR"
base_url = "https://ada.example/stories/"
visibility = "public"
theme = "paper"
skin = "ink"
[speaking]
words_per_minute = 140
target_seconds = 120
[sheets]
paper = "letter"
per_page = 4
pdf = false
[share]
redact = { "Initech" = "a mid-size fintech", "Bob" = "" }
[sections]
"Lage" = "situation"
[labels]
stories = "Geschichten"
[markdown]
raw_html = true
[extra]
color = { accent = "teal", steps = [1, 2] }
"#,
    );
    assert_eq!(said, "");
    assert_eq!(config.title, "Ada's stories");
    assert_eq!(config.author.as_deref(), Some("Ada"));
    assert_eq!(config.language, "pt-BR");
    assert_eq!(
        config.base_url.as_deref(),
        Some("https://ada.example/stories")
    );
    assert_eq!(config.visibility, Visibility::Public);
    assert_eq!(config.theme.name, "paper");
    assert_eq!(config.skin.map(|skin| skin.value).as_deref(), Some("ink"));
    assert_eq!(
        (
            config.speaking.words_per_minute,
            config.speaking.target_seconds
        ),
        (140, 120)
    );
    assert_eq!(
        (
            config.sheets.paper,
            config.sheets.per_page,
            config.sheets.pdf
        ),
        (Paper::Letter, 4, false)
    );
    let redactions = config.redactions.iter();
    let redactions: Vec<_> = redactions
        .map(
            |Redaction {
                 name, replacement, ..
             }| (name.as_str(), replacement.as_str()),
        )
        .collect();
    assert_eq!(redactions, [("Initech", "a mid-size fintech"), ("Bob", "")]);
    assert_eq!(texts(&config.sections), [("Lage", "situation")]);
    let labels = config.labels.map(|table| table.to_json());
    assert_eq!(labels, Some(json!({"stories": "Geschichten"})));
    assert!(config.raw_html);
    assert_eq!(
        config.extra,
        json!({"color": {"accent": "teal", "steps": [1, 2]}})
    );
}

#[test]
fn the_environment_lies_over_the_file_and_flags_over_both() {
    let (config, said) = settings(
        "title = 'file'\nauthor = 'file'\nlanguage = 'de'\n[speaking]\nwords_per_minute = 100\ntarget_seconds = 60\n",
        &[
            ("STARLING_AUTHOR", "environment"),
            ("STARLING_TITLE", "environment"),
            ("STARLING_SPEAKING__WORDS_PER_MINUTE", "140"),
            ("PATH", "/bin"),
        ],
        &[
            ("--title", "title", "flag"),
            ("--base-url", "base_url", "http://localhost:8000"),
        ],
    );
    assert_eq!(said, "");
    assert_eq!(
        (config.title.as_str(), config.author.as_deref()),
        ("flag", Some("environment"))
    );
    assert_eq!(config.language, "de");
    assert_eq!(
        (
            config.speaking.words_per_minute,
            config.speaking.target_seconds
        ),
        (140, 60)
    );
    assert_eq!(config.base_url.as_deref(), Some("http://localhost:8000"));
}

#[test]
fn every_single_setting_can_come_from_the_environment() {
    let (config, said) = settings(
        "author = 'file'\n",
        &[
            ("STARLING_TITLE", "1984"),
            ("STARLING_AUTHOR", ""),
            ("STARLING_LANGUAGE", "de"),
            ("STARLING_BASE_URL", "https://ada.example"),
            ("STARLING_VISIBILITY", "public"),
            ("STARLING_THEME", "paper"),
            ("STARLING_SPEAKING__WORDS_PER_MINUTE", "140"),
            ("STARLING_SPEAKING__TARGET_SECONDS", "60"),
            ("STARLING_SHEETS__PAPER", "letter"),
            ("STARLING_SHEETS__PER_PAGE", "2"),
            ("STARLING_SHEETS__PDF", "no"),
            ("STARLING_MARKDOWN__RAW_HTML", "on"),
        ],
        &[],
    );
    assert_eq!(said, "");
    assert_eq!((config.title.as_str(), config.author), ("1984", None));
    assert_eq!(
        (config.language.as_str(), config.theme.name.as_str()),
        ("de", "paper")
    );
    assert_eq!(config.base_url.as_deref(), Some("https://ada.example"));
    assert_eq!(config.visibility, Visibility::Public);
    assert_eq!(
        (
            config.speaking.words_per_minute,
            config.speaking.target_seconds
        ),
        (140, 60)
    );
    assert_eq!(
        (
            config.sheets.paper,
            config.sheets.per_page,
            config.sheets.pdf
        ),
        (Paper::Letter, 2, false)
    );
    assert!(config.raw_html);
}

#[test]
fn a_list_from_the_environment_has_commas_and_a_table_stands_in_the_file() {
    let lists = [
        ("STARLING_CHECK__ALLOW", "filler, blame,"),
        ("STARLING_CHECK__DENY", "open-gap"),
        ("STARLING_SHEETS__FONTS", "Noto Sans CJK JP, fonts/mine.ttf"),
    ];
    let (config, said) = settings("[check]\nallow = [\"no-metric\"]", &lists, &[]);
    assert_eq!(said, "");
    let texts = |list: &[Spanned<String>]| -> Vec<String> {
        list.iter().map(|text| text.value.clone()).collect()
    };
    assert_eq!(texts(&config.check.allow), ["filler", "blame"]);
    assert_eq!(texts(&config.check.deny), ["open-gap"]);
    assert_eq!(
        texts(&config.sheets.fonts),
        ["Noto Sans CJK JP", "fonts/mine.ttf"]
    );
    let (config, _) = settings(
        "[check]\nallow = [\"no-metric\"]",
        &[("STARLING_CHECK__ALLOW", "")],
        &[],
    );
    assert!(config.check.allow.is_empty());
    for table in ["SHARE__REDACT", "CHECK__SEVERITY", "LABELS__STORIES"] {
        let name = format!("STARLING_{table}");
        let (_, said) = settings("", &[(&name, "x")], &[]);
        let refused = format!("`{name}` cannot be given by the environment");
        assert!(
            said.contains(&refused) && said.contains("starling.toml"),
            "{said}"
        );
    }
}

#[test]
fn problems_in_the_environment_are_shown_at_the_variable() {
    let (config, said) = settings(
        "",
        &[
            ("STARLING_SPEEKING__WORDS_PER_MINUTE", "140"),
            ("STARLING_SHEETS__PAPER", "a44"),
            ("STARLING_LANGUAGE", "two\nlines"),
            ("STARLING_SPEAKING__TARGET_SECONDS", "soon"),
            ("STARLING_XYZ", "1"),
        ],
        &[("--base-url", "base_url", "ada.example")],
    );
    assert_eq!(config, Config::default());
    assert_snapshot!(said, @r"
    warning[unknown-setting]: no setting is called `STARLING_SPEEKING__WORDS_PER_MINUTE`
     --> the environment:4:1
      |
    4 | STARLING_SPEEKING__WORDS_PER_MINUTE=140
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `STARLING_SPEAKING__WORDS_PER_MINUTE`?
    warning[unknown-setting]: no setting is called `STARLING_XYZ`
     --> the environment:5:1
      |
    5 | STARLING_XYZ=1
      | ^^^^^^^^^^^^
      |
      = help: unset it, or write the setting into `starling.toml`
    error[invalid-language]: this is not a language tag
     --> the environment:1:19
      |
    1 | STARLING_LANGUAGE=two\nlines
      |                   ^^^^^^^^^^
      |
      = help: write a tag such as `en`, `de` or `pt-BR`
    error[invalid-url]: the site cannot be at this address
     --> the command line:1:12
      |
    1 | --base-url=ada.example
      |            ^^^^^^^^^^^ it does not start with `https://`
      |
      = help: write where the home page will be, as in `https://example.org/stories`
    error[wrong-type]: expected a whole number for `target_seconds`, found text
     --> the environment:3:35
      |
    3 | STARLING_SPEAKING__TARGET_SECONDS=soon
      |                                   ^^^^ text
      |
      = help: write a number from 15 to 600, without quotes
    error[unknown-choice]: unknown choice for `paper`
     --> the environment:2:24
      |
    2 | STARLING_SHEETS__PAPER=a44
      |                        ^^^ not one of the choices
      |
      = help: did you mean `a4`?
      = help: the choices are `a4`, `letter`, `a5`, `a6`, `4x6in`, `3x5in`
    ");
}

#[test]
fn problems_in_the_file_are_shown_at_the_setting() {
    let (config, said) = file(
        "titel = 'x'\nvisibility = 'pubic'\nlanguage = 'English!'\ntheme = '../mine'\n[speaking]\nwords_per_minute = 1000\nwords = 1\n[sheets]\nper_page = 3\n",
    );
    assert_eq!(config, Config::default());
    assert_snapshot!(said, @"
    error[invalid-language]: this is not a language tag
     --> starling.toml:3:12
      |
    3 | language = 'English!'
      |            ^^^^^^^^^^
      |
      = help: write a tag such as `en`, `de` or `pt-BR`
    error[unknown-choice]: unknown choice for `visibility`
     --> starling.toml:2:14
      |
    2 | visibility = 'pubic'
      |              ^^^^^^^ not one of the choices
      |
      = help: did you mean `public`?
      = help: the choices are `private`, `shared`, `public`
    error[invalid-theme]: this is not the name of a theme
     --> starling.toml:4:9
      |
    4 | theme = '../mine'
      |         ^^^^^^^^^
      |
      = help: write the name of a folder in `themes`, without a path
    error[out-of-range]: `words_per_minute` must be from 60 to 400
     --> starling.toml:6:20
      |
    6 | words_per_minute = 1000
      |                    ^^^^ too large
    warning[unknown-key]: unknown key `words` in `[speaking]`
     --> starling.toml:7:1
      |
    7 | words = 1
      | ^^^^^
      |
      = help: did you mean `words_per_minute`?
    error[out-of-range]: three sheets do not divide a page
     --> starling.toml:9:12
      |
    9 | per_page = 3
      |            ^
      |
      = help: write 1, 2 or 4
    warning[unknown-key]: unknown key `titel` in the settings
     --> starling.toml:1:1
      |
    1 | titel = 'x'
      | ^^^^^
      |
      = help: did you mean `title`?
    ");
}

#[test]
fn a_redaction_that_would_not_hide_or_could_break_a_page_is_refused() {
    let (config, said) = file(
        "[share.redact]\n'Initech' = 'the \"firm\"'\n'' = 'x'\n'Bob' = \"a\\nb\"\n'Acme' = 'ACME-like'\n'Ann' = 5\n'fine' = 'a friend’s shop'\n",
    );
    assert_eq!(config.redactions.len(), 1);
    assert_snapshot!(said, @r#"
    error[wrong-type]: expected text for `Ann`, found a whole number
     --> starling.toml:6:9
      |
    6 | 'Ann' = 5
      |         ^ a whole number
      |
      = help: put it in quotes, as in `"5"`
    error[unsafe-redaction]: a replacement cannot hold quotes, backslashes or line breaks
     --> starling.toml:2:13
      |
    2 | 'Initech' = 'the "firm"'
      |             ^^^^^^^^^^^^ it holds '"'
      |
      = help: write plain words; the apostrophe ’ is fine
    error[unsafe-redaction]: a redaction has to name what it hides
     --> starling.toml:3:1
      |
    3 | '' = 'x'
      | ^^ an empty name
      |
      = help: write the name that others must not see
    error[unsafe-redaction]: a replacement cannot hold quotes, backslashes or line breaks
     --> starling.toml:4:9
      |
    4 | 'Bob' = "a\nb"
      |         ^^^^^^ it holds '\n'
      |
      = help: write plain words; the apostrophe ’ is fine
    error[unsafe-redaction]: a replacement cannot hold the name that it hides
     --> starling.toml:5:10
      |
    5 | 'Acme' = 'ACME-like'
      | ------   ^^^^^^^^^^^ it holds `Acme`
      | |
      | the name to hide
      |
      = help: describe it without its name
    "#);
}

#[test]
fn a_base_url_is_where_links_can_start() {
    for good in [
        "https://a.example",
        "http://localhost:1111/x",
        "HTTPS://ü.example/a/b/",
        "http://[::1]:80",
    ] {
        let (config, said) = file(&format!("base_url = '{good}'"));
        assert_eq!(
            (config.base_url.as_deref(), said.as_str()),
            (Some(good.trim_end_matches('/')), "")
        );
    }
    for (bad, why) in [
        ("a.example", "start with"),
        ("ftp://a.example", "start with"),
        ("https://", "no host"),
        ("https:///x", "no host"),
        ("https://:80", "no host"),
        ("https://a.example/?q=1", "query"),
        ("https://a.example/#top", "fragment"),
        ("https://a example", "cannot stand"),
        ("https://me@a.example", "cannot stand"),
        ("https://a.example/<b>", "cannot stand"),
    ] {
        let (config, said) = file(&format!("base_url = '{bad}'"));
        assert_eq!(config.base_url, None, "{bad}");
        assert!(
            said.contains("invalid-url") && said.contains(why),
            "{bad}: {said}"
        );
    }
}

#[test]
fn a_language_is_a_tag() {
    for good in ["en", "pt-BR", "zh-Hant-TW", "de-1996"] {
        assert_eq!(file(&format!("language = '{good}'")).0.language, good);
    }
    for bad in [
        "e",
        "en_GB",
        "en-",
        "-en",
        "english speaking",
        "12",
        "de-abcdefghi",
        "дe",
    ] {
        let (config, said) = file(&format!("language = '{bad}'"));
        assert!(
            config.language == "en" && said.contains("invalid-language"),
            "{bad}: {said}"
        );
    }
}

#[test]
fn a_theme_is_a_folder_name() {
    for bad in ["a/b", "a\\b", "..", ".hidden", "C:theme"] {
        let (config, said) = file(&format!("theme = '{bad}'"));
        assert!(
            config.theme.name == "default" && said.contains("invalid-theme"),
            "{bad}: {said}"
        );
    }
}
