//! How long a query takes: `cargo bench --bench find`.
//!
//! A site with the bank of `tests/find` is indexed once; then every query of `tests/find` is ranked, again and again.

#![expect(
    clippy::unwrap_used,
    reason = "a bench whose stage cannot be set has failed"
)]
#![expect(clippy::print_stdout, reason = "it says what it measured")]
#![expect(clippy::disallowed_methods, reason = "it has real files, and a clock")]

#[path = "../tests/suite/find/searched.rs"]
mod searched;

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use starling::testing::project::{Files, Overrides, Project};

use searched::{Searched, said, tables};

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
    let searched = Searched::open(project);
    black_box(searched.index());
    let start = Instant::now();
    let index = black_box(searched.index());
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
    let tables = tables(file, name).into_iter();
    tables.map(|table| said(&table, key)).collect()
}
