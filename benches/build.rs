//! Times whole builds as a person runs them, against the floor: reading the same input and writing
//! the same files with nothing in between.
//!
//! ```sh
//! cargo bench --bench build                         # 1,000 and 10,000 stories
//! cargo bench --bench build -- 2500                 # another number
//! cargo bench --bench build -- --generate DIR 1000  # only write the site
//! ```
//!
//! Each figure is the median of five runs, in turn, on the file system of the temporary folder.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

mod corpus;

const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    if let [flag, folder, stories] = arguments.as_slice()
        && flag == "--generate"
    {
        corpus::write(
            Path::new(folder),
            stories.parse().expect("a number of stories"),
        )
        .expect("the site is written");
        return;
    }
    let sizes: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
    for stories in if sizes.is_empty() {
        vec![1_000, 10_000]
    } else {
        sizes
    } {
        measure(stories);
    }
}

fn measure(stories: usize) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let root = desk.path();
    corpus::write(root, stories).expect("the site is written");
    build(root);
    let sample = files(&root.join("public"));
    let bytes: usize = sample.iter().map(|(_, bytes)| bytes.len()).sum();

    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..RUNS {
        remove(&root.join("floor"));
        times[0].push(timed(|| floor(root, &sample)));
        remove(&root.join("public"));
        times[1].push(timed(|| build(root)));
        times[2].push(timed(|| build(root)));
    }
    println!(
        "{stories} stories, {} files, {:.1} MiB",
        sample.len(),
        bytes as f64 / 1_048_576.0
    );
    let [floor, cold, unchanged] = times.map(median);
    for (name, time) in [
        ("floor", floor),
        ("cold build", cold),
        ("unchanged rebuild", unchanged),
    ] {
        let ratio = time.as_secs_f64() / cold.as_secs_f64();
        println!(
            "  {name:<18} {:>7.1} ms  {ratio:>5.2} of the cold build",
            time.as_secs_f64() * 1000.0
        );
    }
}

fn build(root: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_starling"))
        .args(["build", "--quiet", "--root"])
        .arg(root)
        .stdout(Stdio::null())
        .status()
        .expect("starling runs");
    assert!(status.success(), "the build failed");
}

/// Reads every input and writes every file of the sample, on two threads, and nothing else.
fn floor(root: &Path, sample: &[(PathBuf, Vec<u8>)]) {
    let inputs = files(&root.join("content"));
    std::hint::black_box(inputs.len());
    let target = root.join("floor");
    for (path, _) in sample {
        fs::create_dir_all(target.join(path).parent().expect("a folder"))
            .expect("folders are made");
    }
    thread::scope(|scope| {
        for half in 0..2 {
            let target = &target;
            scope.spawn(move || {
                for (path, bytes) in sample.iter().skip(half).step_by(2) {
                    fs::write(target.join(path), bytes).expect("a file is written");
                }
            });
        }
    });
}

/// Every file below a folder, sorted, with its bytes.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder is read") {
            let path = entry.expect("an entry is read").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).expect("a file is read");
                found.push((
                    path.strip_prefix(folder).expect("it is below").to_owned(),
                    bytes,
                ));
            }
        }
    }
    found.sort();
    found
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("a folder is removed");
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
