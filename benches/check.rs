//! Times what the coach costs: a site that is made in memory, with the coach and without.
//!
//! ```sh
//! cargo bench --bench check            # 50 and 1,000 stories
//! cargo bench --bench check -- 200     # another number
//! ```
//!
//! The stories are those of `tests/calibration`, again and again. A public site has no coach, and is otherwise
//! the same but for what is its author's own. Each figure is the median of seven runs, in turn, without sheets.

#![expect(clippy::disallowed_methods, reason = "a stopwatch, on real files")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use starling::testing::build::{RunOptions, Snapshot};
use starling::testing::cache::Cache;
use starling::testing::output::NullSink;
use starling::testing::project::{Files, Overrides, Project};

const RUNS: usize = 7;

fn main() {
    let numbers: Vec<usize> = env::args().filter_map(|it| it.parse().ok()).collect();
    for stories in if numbers.is_empty() {
        vec![50, 1_000]
    } else {
        numbers
    } {
        measure(stories);
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark is there to be read")]
fn measure(stories: usize) {
    let texts = texts();
    let desk = tempfile::tempdir().expect("a temporary folder");
    let site = |visibility: &str| {
        let root = desk.path().join(visibility);
        let folder = root.join("content/stories");
        fs::create_dir_all(&folder).expect("a folder");
        let settings = format!("visibility = \"{visibility}\"\n[sheets]\npdf = false\n");
        fs::write(root.join("starling.toml"), settings).expect("settings");
        for (number, text) in texts.iter().cycle().take(stories).enumerate() {
            fs::write(folder.join(format!("{number}.md")), text).expect("a story");
        }
        root
    };
    let (without, with) = (site("public"), site("private"));
    let mut times: [Vec<Duration>; 2] = Default::default();
    for _ in 0..RUNS {
        for (root, times) in [&without, &with].into_iter().zip(&mut times) {
            let start = Instant::now();
            make(root);
            times.push(start.elapsed());
        }
    }
    let [without, with] = times.map(median);
    let ratio = with.as_secs_f64() / without.as_secs_f64();
    println!(
        "{stories:>6} stories: without {without:>8.1?}, with {with:>8.1?}, {ratio:.2} times as long"
    );
}

/// Makes a site as `check` does: from the files to the last page, and nothing is written.
fn make(root: &Path) {
    let project = Project::open(root, &Overrides::default(), &Files::default());
    let project = Arc::new(project.expect("a project"));
    let snapshot = Snapshot::new(project, &Arc::new(Cache::default()));
    let report = snapshot.make_all(&NullSink, &RunOptions::default());
    report.expect("a site");
}

/// The whole stories of the calibration.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calibration");
    let mut paths: Vec<PathBuf> = Vec::new();
    for set in fs::read_dir(folder).expect("the calibration") {
        let stories = fs::read_dir(set.expect("a set").path().join("good")).expect("stories");
        paths.extend(stories.map(|story| story.expect("a story").path()));
    }
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| fs::read_to_string(path).expect("a text"));
    texts.collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
