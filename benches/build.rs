//! Times whole builds as a person runs them, against the floor: reading the same input and writing
//! the same files with nothing in between. The same site with templates that show nothing says what
//! templates cost. Sheets are not printed: that has figures of its own.
//!
//! ```sh
//! cargo bench --bench build                         # 50 and 1,000 stories
//! cargo bench --bench build -- 2500                 # another number
//! cargo bench --bench build -- --hugo               # beside the installed Hugo, on the same stories
//! cargo bench --bench build -- --generate DIR 1000  # only write the site
//! ```
//!
//! Each figure is the median of five runs, in turn, on the file system of the temporary folder.

#![expect(clippy::disallowed_methods, reason = "a stopwatch, on real files")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

mod corpus;
mod hugo;

const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    if let [flag, folder, stories] = arguments.as_slice()
        && flag == "--generate"
    {
        let stories = stories.parse().expect("a number of stories");
        corpus::write(Path::new(folder), stories).expect("the site is written");
        return;
    }
    let with_hugo = arguments.iter().any(|it| it == "--hugo");
    let sizes: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
    for stories in if sizes.is_empty() {
        vec![50, 1_000]
    } else {
        sizes
    } {
        measure(stories, with_hugo);
    }
}

fn measure(stories: usize, with_hugo: bool) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let site = desk.path().join("site");
    corpus::write(&site, stories).expect("the site is written");
    let sample_folder = desk.path().join("sample");
    build(&site, &sample_folder);
    let sample = files(&sample_folder);
    let bytes: usize = sample.iter().map(|(_, bytes)| bytes.len()).sum();

    // Every run writes a folder of its own and none is removed in between: a file system that has
    // just freed many files is slow to make new ones.
    let silent = desk.path().join("silent");
    corpus::write(&silent, stories).expect("the site is written");
    silence(&silent);
    let hugo = desk.path().join("hugo");
    hugo::write(&hugo, &site).expect("the site is written");
    let mut times: [Vec<Duration>; 5] = Default::default();
    for run in 0..RUNS {
        let [floor_folder, folder, silent_folder, hugo_folder] =
            ["floor", "built", "silent", "hugo"]
                .map(|name| desk.path().join(format!("{name}-{run}")));
        times[0].push(timed(|| floor(&site, &floor_folder, &sample)));
        times[1].push(timed(|| build(&site, &folder)));
        times[2].push(timed(|| build(&site, &folder)));
        times[3].push(timed(|| build(&silent, &silent_folder)));
        if with_hugo {
            times[4].push(timed(|| hugo::build(&hugo, &hugo_folder)));
        }
    }
    report(&format!(
        "{stories} stories, {} files, {} KiB",
        sample.len(),
        bytes / 1024
    ));
    let [floor, cold, unchanged, silent, hugo] = times.map(median);
    let cold = cold.expect("it was built");
    for (name, time) in [
        ("floor", floor),
        ("cold build", Some(cold)),
        ("unchanged rebuild", unchanged),
        ("silent templates", silent),
        ("Hugo", hugo),
    ] {
        let Some(time) = time else { continue };
        let ratio = time.as_secs_f64() / cold.as_secs_f64();
        let milliseconds = time.as_secs_f64() * 1000.0;
        report(&format!(
            "  {name:<18} {milliseconds:>7.1} ms  {ratio:>5.2} of the cold build"
        ));
    }
}

/// Gives a site a theme whose templates show nothing, to see what templates cost.
fn silence(site: &Path) {
    let templates = site.join("themes/silent/templates");
    let write = |name: &str, text: &str| {
        let path = templates.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders are made");
        fs::write(path, text).expect("a template is written");
    };
    let defaults = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    for page in fs::read_dir(defaults).expect("the theme is read") {
        let page = page.expect("an entry is read").path();
        if page.extension().is_some_and(|ending| ending == "html") {
            write(
                &page
                    .file_name()
                    .expect("a file has a name")
                    .to_string_lossy(),
                "-",
            );
        }
    }
    // The default's own pages are still loaded, so their blocks must have a place.
    let blocks =
        ["title", "head", "main"].map(|block| format!("{{% block {block} %}}{{% endblock %}}"));
    write("base.html", &blocks.concat());
    let component = |(name, receives): &(&str, &str)| {
        format!("{{% component {name}({receives}) %}}-{{% endcomponent {name} %}}\n")
    };
    let story = "story: map, root: string";
    let files: [(&str, &[(&str, &str)]); 5] = [
        (
            "story-card",
            &[("story.card", story), ("story.answer", story)],
        ),
        ("sheet", &[("sheet.card", "sheet: map, root: string")]),
        (
            "metric",
            &[
                ("metric.story", story),
                ("metric.list", "metrics: array"),
                ("metric.figure", "metric: map"),
            ],
        ),
        (
            "coverage",
            &[
                ("coverage.row", story),
                ("coverage.picture", "picture: map"),
            ],
        ),
        (
            "question",
            &[
                ("question.row", "question: map, root: string"),
                ("question.covered", "questions: array, root: string"),
            ],
        ),
    ];
    for (file, components) in files {
        let text: String = components.iter().map(component).collect();
        write(&format!("components/{file}.html"), &text);
    }
    let settings = site.join("starling.toml");
    let text = fs::read_to_string(&settings).expect("settings are there");
    fs::write(settings, format!("theme = \"silent\"\n{text}")).expect("settings are written");
}

#[expect(clippy::print_stdout, reason = "a benchmark is there to be read")]
fn report(line: &str) {
    println!("{line}");
}

fn build(site: &Path, folder: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_starling"))
        .args(["build", "--quiet", "--root"])
        .arg(site)
        .arg("--output-dir")
        .arg(folder)
        .env("STARLING_SHEETS__PDF", "false")
        .status()
        .expect("starling runs");
    assert!(status.success(), "the build failed");
}

/// Reads every input and writes every file of the sample, on two threads, and nothing else.
fn floor(site: &Path, folder: &Path, sample: &[(PathBuf, Vec<u8>)]) {
    std::hint::black_box(files(&site.join("content")));
    for (path, _) in sample {
        let parent = folder.join(path).parent().expect("a folder").to_owned();
        fs::create_dir_all(parent).expect("folders are made");
    }
    thread::scope(|scope| {
        for half in 0..2 {
            scope.spawn(move || {
                for (path, bytes) in sample.iter().skip(half).step_by(2) {
                    fs::write(folder.join(path), bytes).expect("a file is written");
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

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// `None` where nothing was timed.
fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}
