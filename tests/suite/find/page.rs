//! A page finds the same as Starling itself.

use std::fs;
use std::path::Path;

use rust_stemmers::{Algorithm, Stemmer};
use serde_json::{Value, json};
use starling::testing::theme::{embedded, embedded_paths};
use xxhash_rust::xxh3::xxh3_64;

use super::given::{Searched, desk, typed};
use crate::browser::tab::Tab;
use crate::desk::Desk;

/// What only acts on the page.
const OF_THE_BOX: [&str; 5] = ["box", "loading", "main", "marks", "results"];

/// The scripts that search, as one expression that yields what is to be tested.
fn searching() -> String {
    let pieces = embedded_paths().filter_map(|path| {
        let name = path.strip_prefix("scripts/search/")?.strip_suffix(".js")?;
        (!OF_THE_BOX.contains(&name)).then_some(path)
    });
    let pieces: Vec<&str> = pieces
        .map(|path| str::from_utf8(embedded(path).unwrap()).unwrap())
        .collect();
    format!(
        "globalThis.searching = (() => {{ \"use strict\"; {} return {{ SearchIndex, rank, isSure, stemOfEnglish }}; }})()",
        pieces.join("\n")
    )
}

/// A page of a built site that has loaded its index.
fn loaded(desk: &Desk) -> Tab {
    desk.run(&["build"]).ends_with(0);
    let page = desk
        .root()
        .canonicalize()
        .unwrap()
        .join("public/index.html");
    let tab = Tab::new();
    tab.open(&format!("file://{}", page.display()));
    tab.evaluate(&format!("{}; true", searching()));
    tab.evaluate(
        "new Promise((resolve, reject) => {
            document.addEventListener('starling-search-index', ({ detail }) => {
                searching.index = new searching.SearchIndex(detail);
                resolve(true);
            });
            const script = document.createElement('script');
            script.src = 'search-index.js';
            script.onerror = reject;
            document.head.append(script);
        })",
    );
    tab
}

/// Holds that the page ranks whatever is typed as Starling itself does, with the same scores.
#[track_caller]
fn ranks_the_same(desk: &Desk, queries: &[String]) {
    let searched = Searched::new(desk);
    let index = searched.index();
    let tab = loaded(desk);
    for words in queries {
        let ranking = index.rank(words);
        let questions = ranking
            .questions
            .iter()
            .map(|it| json!([it.id.0, it.score.to_string()]));
        let stories = ranking
            .stories
            .iter()
            .map(|it| json!([it.id.0, it.share.to_string(), it.is_named]));
        let interviews = ranking.interviews.iter();
        let interviews = interviews.map(|it| json!([it.interview, it.is_named]));
        let expected = json!([
            ranking.is_sure(),
            questions.collect::<Vec<_>>(),
            stories.collect::<Vec<_>>(),
            interviews.collect::<Vec<_>>()
        ]);
        let found = tab.evaluate(&format!(
            "(() => {{
                const ranking = searching.rank(searching.index, {});
                const {{ questions, stories, interviews }} = ranking;
                return [
                    searching.isSure(ranking, searching.index.limits),
                    questions.map(({{ question, score }}) => [question, String(score)]),
                    stories.map(({{ story, share, isNamed }}) => [story, String(share), isNamed]),
                    interviews.map(({{ interview, isNamed }}) => [interview, isNamed]),
                ];
            }})()",
            Value::from(words.as_str())
        ));
        assert_eq!(read(&found), read(&expected), "{words}");
    }
}

/// A value with its scores in one notation. They are written as texts: a number would be read less exactly.
fn read(value: &Value) -> Value {
    match value {
        Value::Array(values) => values.iter().map(read).collect(),
        Value::String(score) => score.parse::<f64>().unwrap().to_string().into(),
        other => other.clone(),
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_page_ranks_what_people_typed_as_the_terminal_does() {
    let typed = ["queries-plain.toml", "queries-other-words.toml"].map(typed);
    let queries: Vec<String> = typed.into_iter().flatten().map(|it| it.words).collect();
    ranks_the_same(&desk(true), &queries);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_page_reads_words_of_any_kind_as_the_terminal_does() {
    let settings = "[search]\nsame = [[\"NPS\", \"customer feedback\"], [\"pulled the cord\", \"stopped the line\"]]\n";
    let bank = "[[question]]\ntext = \"Tell me about customer feedback\"\n[[question]]\ntext = \"When have you pulled the cord?\"\naliases = [\"Wann hast du alles angehalten?\"]\n[[question]]\ntext = \"失敗した経験を教えてください\"\n";
    let story = "title = \"The café at Šibenik\"\nmetrics = [\"94 % fewer stops\"]";
    let queries = [
        "",
        "?",
        "nps",
        "np",
        "stopped the line",
        "pulling the cords",
        "custmoer feedbakc",
        "CUSTOMER’S feedback",
        "失敗",
        "cafe sibenik",
        "šibe",
        "94",
        "so um like tell me about when you know you got customer feedback for example",
        "angehal",
        "custom for example",
        "feedba, for example",
        "🙂 feedback",
        "e\u{301}",
        "feedback_x",
        "dont",
    ];
    let mut queries = queries.map(str::to_owned).to_vec();
    queries.push("custmoer of the ".repeat(100) + "feedba");
    for language in ["en", "de", "ja"] {
        let settings = format!("language = \"{language}\"\n{settings}");
        let desk = Desk::new()
            .settings(&settings)
            .bank(bank)
            .whole_story("cafe", story);
        ranks_the_same(&desk, &queries);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_page_finds_the_interviews_that_the_terminal_finds() {
    let queries = [
        "northwind",
        "northw",
        "nortwhind",
        "operations lead",
        "mara lindqvist",
        "delivery manager",
        "delivery",
        "manager",
        "the",
    ];
    for language in ["en", "de"] {
        let desk = super::interviews::desk().settings(&format!("language = \"{language}\""));
        ranks_the_same(&desk, &queries.map(str::to_owned));
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_words_of_the_table_have_one_stem_for_all_who_make_and_read_it() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("training/vocabulary.txt");
    let vocabulary = fs::read_to_string(path).unwrap();
    let (words, trained): (Vec<&str>, Vec<&str>) = vocabulary
        .lines()
        .map(|line| line.split_once(' ').unwrap())
        .unzip();
    assert!(words.len() > 5000);
    let stemmer = Stemmer::create(Algorithm::English);
    let stems: Vec<String> = words
        .iter()
        .map(|word| stemmer.stem(word).into_owned())
        .collect();
    assert_eq!(stems, trained);
    let tab = loaded(&desk(false));
    let on_page = tab.evaluate(&format!("{}.map(searching.stemOfEnglish)", json!(words)));
    assert_eq!(on_page, json!(stems));
}

#[test]
fn the_table_is_the_one_that_training_made() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/search/english");
    let hash = |name: &str| xxh3_64(&fs::read(folder.join(name)).unwrap());
    let hashes = ["table.bin", "known.bin", "ways.bin", "intents.bin"]
        .map(|name| format!("{:016x}", hash(name)));
    assert_eq!(
        hashes,
        [
            "edda8c6caed7fac9",
            "5ead1fc7cd2052b5",
            "b0071fe338abb626",
            "466b2074cdc2f3e8"
        ]
    );
}
