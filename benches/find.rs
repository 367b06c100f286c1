//! How long a query takes: `cargo bench --bench find`.
//!
//! A site with the bank of `tests/find` is indexed once; then every query of `tests/find` is ranked, again and again.

#![expect(
    clippy::unwrap_used,
    reason = "a bench whose stage cannot be set has failed"
)]
#![expect(clippy::print_stdout, reason = "it says what it measured")]
#![expect(clippy::disallowed_methods, reason = "it has real files, and a clock")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use starling::testing::build;
use starling::testing::cache::Cache;
use starling::testing::project::{Files, Overrides, Project};
use starling::testing::search::{Index, IndexSource};
use toml::Table;

/// How often each query is ranked.
const TIMES: usize = 20;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::write(folder.path().join("starling.toml"), "").unwrap();
    let questions = texts("bank.toml", "questions", "question");
    let bank: Vec<String> = questions
        .iter()
        .map(|text| format!("[[question]]\ntext = {text:?}\n"))
        .collect();
    fs::write(folder.path().join("content/questions.toml"), bank.concat()).unwrap();
    let queries: Vec<String> = ["queries-plain.toml", "queries-other-words.toml"]
        .iter()
        .flat_map(|file| texts(file, "queries", "query"))
        .collect();

    let project = Project::open(folder.path(), &Overrides::default(), &Files::default()).unwrap();
    let cache = Cache::default();
    let content = build::read(&project, &cache, &mut Vec::new());
    let sheets = build::sheets(
        &project,
        &content,
        &build::lexicon(&project, &cache),
        &cache,
    );
    let index = || {
        Index::of(IndexSource {
            portfolio: &content.portfolio,
            sheets: &sheets,
            config: &project.config,
        })
    };
    black_box(index());
    let start = Instant::now();
    let index = black_box(index());
    println!(
        "indexing {} questions: {:.1?}",
        questions.len(),
        start.elapsed()
    );

    let mut times: Vec<Duration> = Vec::new();
    for query in queries.iter().cycle().take(queries.len() * TIMES) {
        let start = Instant::now();
        black_box(index.rank(query));
        times.push(start.elapsed());
    }
    times.sort_unstable();
    let at = |per_cent: usize| times[times.len() * per_cent / 100];
    println!(
        "{} queries: median {:.1?}, 99 of 100 within {:.1?}, worst {:.1?}",
        queries.len(),
        at(50),
        at(99),
        times[times.len() - 1]
    );
}

/// The texts under a key of the tables of a file of `tests/find`.
fn texts(file: &str, name: &str, key: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/find")
        .join(file);
    let tables: Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let tables = tables[name].as_array().unwrap().iter();
    tables
        .map(|table| table[key].as_str().unwrap().to_owned())
        .collect()
}
