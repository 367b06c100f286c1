//! Attacks the program as bad luck does: builds that are killed at any moment, and files with a few bytes
//! changed anywhere.
//!
//! ```sh
//! cargo bench --bench attack -- kills 1000        # each killed build is mended by the next one
//! cargo bench --bench attack -- mutations 20000   # each is built or refused, soon and without a panic
//! cargo bench --bench attack -- mutations 500 7   # others, by another seed
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an attack on real files, there to be read"
)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

mod corpus;

/// No build of so little may take longer.
const PATIENCE: Duration = Duration::from_secs(10);

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|it| it != "--bench").collect();
    let number = |at: usize, otherwise: u64| {
        let argument = arguments.get(at).and_then(|it| it.parse().ok());
        argument.unwrap_or(otherwise)
    };
    match arguments.first().map(String::as_str) {
        Some("kills") => kills(number(1, 100)),
        Some("mutations") => mutations(number(1, 500), number(2, 1)),
        _ => {
            kills(50);
            mutations(500, 1);
        }
    }
}

/// Numbers that look like chance and are the same each time (xorshift64*).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or(0) % limit.max(1)
    }
}

fn starling(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_starling"));
    command.args(arguments).current_dir(root);
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Every file below a folder, but for the lock of builds.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("lock") {
                let bytes = fs::read(&path).unwrap_or_default();
                let within = path.strip_prefix(folder).unwrap_or(&path);
                files.insert(within.to_owned(), bytes);
            }
        }
    }
    files
}

fn kills(number: u64) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let root = desk.path();
    corpus::write(root, 60).expect("the site is written");
    let settings = root.join("starling.toml");
    let text = fs::read_to_string(&settings).unwrap_or_default();
    fs::write(&settings, format!("{text}\n[sheets]\npdf = false\n")).expect("the settings");
    let public = root.join("public");
    let mut chance = Chance::new(number);
    let start = Instant::now();
    starling(root, &["build"]).output().expect("starling runs");
    let whole = start.elapsed();
    let (mut in_time, mut staged) = (0, 0);
    for round in 0..number {
        let title = format!("title = \"Round {round}\"\n");
        let rest: Vec<&str> = text.lines().filter(|it| !it.starts_with("title")).collect();
        let text = format!("{title}{}\n[sheets]\npdf = false\n", rest.join("\n"));
        fs::write(&settings, text).expect("the settings");
        let secret = root.join("content/stories/secret.md");
        fs::write(&secret, "# The secret merger\n\n## Situation\n\nNot yet.\n").expect("a story");
        let mut build = starling(root, &["build", "-q"])
            .spawn()
            .expect("starling runs");
        let moment =
            whole.mul_f64(f64::from(u32::try_from(chance.below(2000)).unwrap_or(0)) / 1000.0);
        thread::sleep(moment);
        in_time += usize::from(build.try_wait().is_ok_and(|ended| ended.is_none()));
        let _ = build.kill();
        let _ = build.wait();
        staged += usize::from(public.join(".starling/staged").exists());
        fs::remove_file(&secret).expect("the story goes");
        let next = starling(root, &["build", "-q"])
            .output()
            .expect("starling runs");
        assert!(
            next.status.success(),
            "round {round}: {}",
            String::from_utf8_lossy(&next.stderr)
        );
        let fresh = root.join("fresh");
        let _ = fs::remove_dir_all(&fresh);
        starling(root, &["build", "-q", "-o", "fresh"])
            .output()
            .expect("starling runs");
        assert!(
            tree(&public) == tree(&fresh),
            "round {round} was not mended"
        );
    }
    println!(
        "{number} kills, {in_time} before the end, {staged} of them with staged files: \
         every next build left what a first one makes"
    );
}

/// What is put into files: it means something to some reader.
const PIECES: [&str; 24] = [
    "+++",
    "---",
    "\n",
    "\"",
    "'",
    "[",
    "]",
    "{",
    "}",
    "[[",
    "\u{0}",
    "\u{feff}",
    "<!--",
    "-->",
    "```",
    "[^1]",
    "](",
    "#",
    "{{",
    "{%",
    "%}",
    "\u{202e}",
    "999999999999",
    "= [",
];

fn mutations(number: u64, seed: u64) {
    let start = Instant::now();
    let mut ends = [0_u64; 3];
    let mut slowest = Duration::ZERO;
    thread::scope(|scope| {
        let workers: Vec<_> = (0..2)
            .map(|worker| scope.spawn(move || mutate(number / 2, seed * 2 + worker)))
            .collect();
        for worker in workers {
            let (counted, longest) = worker.join().expect("no mutation fails");
            for (end, more) in ends.iter_mut().zip(counted) {
                *end += more;
            }
            slowest = slowest.max(longest);
        }
    });
    println!(
        "{number} mutations in {} s: {} built, {} refused for the content, {} for the world; the slowest took {} ms",
        start.elapsed().as_secs(),
        ends[0],
        ends[1],
        ends[2],
        slowest.as_millis()
    );
}

/// Builds so many mutations, one after the other; returns how many ended with 0, 1 and 2, and how long the
/// slowest took.
fn mutate(number: u64, seed: u64) -> ([u64; 3], Duration) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    let root = desk.path();
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (from, to) in [("content", "content"), ("themes/default", "themes/own")] {
        for (path, bytes) in tree(&home.join(from)) {
            let path = root.join(to).join(path);
            fs::create_dir_all(path.parent().unwrap_or(root)).expect("a folder");
            fs::write(path, bytes).expect("a file");
        }
    }
    fs::write(
        root.join("starling.toml"),
        "title = \"x\"\ntheme = \"own\"\n[sheets]\npdf = false\n[sections]\n\"Mine\" = \"reflection\"\n[labels]\ntags = \"x\"\n",
    )
    .expect("the settings");
    let files: Vec<(PathBuf, Vec<u8>)> = tree(root).into_iter().collect();
    let mut chance = Chance::new(seed);
    let (mut ends, mut slowest) = ([0; 3], Duration::ZERO);
    for round in 0..number {
        let (path, bytes) = &files[chance.below(files.len())];
        let mutated = mutated(bytes, &files, &mut chance);
        fs::write(root.join(path), &mutated).expect("the mutation is written");
        let start = Instant::now();
        let ended = within_patience(starling(root, &["build", "-n"]));
        slowest = slowest.max(start.elapsed());
        let told = String::from_utf8_lossy(&ended.stderr);
        let code = ended
            .status
            .code()
            .and_then(|code| usize::try_from(code).ok());
        let is_fine = code.is_some_and(|code| code < 3) && !told.contains("panicked");
        assert!(
            is_fine,
            "seed {seed}, round {round}, {}: {code:?} {told}",
            path.display()
        );
        ends[code.unwrap_or(0)] += 1;
        fs::write(root.join(path), bytes).expect("the file is mended");
    }
    (ends, slowest)
}

fn within_patience(mut command: Command) -> Output {
    let mut running = command
        .stderr(Stdio::piped())
        .spawn()
        .expect("starling runs");
    let mut stderr = running.stderr.take().expect("its problems are read");
    let told = thread::spawn(move || {
        let mut told = Vec::new();
        let _ = std::io::Read::read_to_end(&mut stderr, &mut told);
        told
    });
    let start = Instant::now();
    loop {
        if let Some(status) = running.try_wait().expect("it can be waited for") {
            let stderr = told.join().unwrap_or_default();
            return Output {
                status,
                stdout: Vec::new(),
                stderr,
            };
        }
        assert!(start.elapsed() < PATIENCE, "a build takes too long");
        thread::sleep(Duration::from_millis(1));
    }
}

/// The bytes with one to four changes.
fn mutated(bytes: &[u8], files: &[(PathBuf, Vec<u8>)], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(60)).min(bytes.len());
        match chance.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let copied = bytes[at..end].to_vec();
                bytes.splice(at..at, copied);
            }
            3 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
            4 => {
                let (_, other) = &files[chance.below(files.len())];
                let from = chance.below(other.len());
                let to = (from + chance.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}
