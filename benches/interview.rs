//! How long the plan of an interview takes: `cargo bench --bench interview`.
//!
//! Six rounds of five questions each, 40 stories and 150 questions; each story covers nine of them.

#![expect(
    clippy::unwrap_used,
    reason = "a bench whose stage cannot be set has failed"
)]
#![expect(clippy::print_stdout, reason = "it says what it measured")]
#![expect(clippy::disallowed_methods, reason = "it has real files, and a clock")]

use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use starling::testing::build;
use starling::testing::cache::Cache;
use starling::testing::interview::plan;
use starling::testing::project::{Files, Overrides, Project};

const STORIES: usize = 40;
const QUESTIONS: usize = 150;
const COMPETENCIES: usize = 10;
const ROUNDS: usize = 6;

/// How many questions a story covers.
const COVERED: usize = 9;

/// How often the interview is planned.
const TIMES: usize = 101;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("starling.toml", "");
    let mut bank = String::new();
    for question in 0..QUESTIONS {
        let competency = question % COMPETENCIES;
        writeln!(
            bank,
            "[[question]]\ntext = \"Question {question}?\"\ncompetency = \"Competency {competency}\""
        )
        .unwrap();
    }
    write("content/questions.toml", &bank);
    for story in 0..STORIES {
        let covered =
            (0..COVERED).map(|it| format!("Question {}?", (story * 7 + it * it) % QUESTIONS));
        let covered: Vec<String> = covered.collect();
        let text =
            format!("+++\ntitle = \"Story {story}\"\ncovers = {covered:?}\n+++\n## Task\nIt.\n");
        write(&format!("content/stories/{story}.md"), &text);
    }
    let rounds = (0..ROUNDS).map(|round| {
        let next = (round + 1) % COMPETENCIES;
        format!(
            "[[rounds]]\nname = \"{round}\"\nminutes = 45\n\
             competencies = [\"Competency {round}\", \"Competency {next}\"]\n"
        )
    });
    let rounds: String = rounds.collect();
    write(
        "content/interviews/one.md",
        &format!("+++\ncompany = \"One\"\n{rounds}+++\n"),
    );

    let project = Project::open(folder.path(), &Overrides::default(), &Files::default()).unwrap();
    let content = build::read(&project, &Cache::default(), &mut Vec::new());
    let interview = &content.portfolio.interviews[0];
    let mut spent: Vec<Duration> = Vec::new();
    for _ in 0..TIMES {
        let start = Instant::now();
        black_box(plan(&content.portfolio, interview));
        spent.push(start.elapsed());
    }
    spent.sort();
    let expected = plan(&content.portfolio, interview).expected().count();
    println!(
        "{ROUNDS} rounds, {expected} questions of {QUESTIONS}, {STORIES} stories: median {:?}, worst {:?}",
        spent[TIMES / 2],
        spent[TIMES - 1]
    );
}
