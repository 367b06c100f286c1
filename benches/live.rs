//! Times a save as its author does: from writing a story until its page and every list that names
//! it are served with the new words, all waiting included.
//!
//! ```sh
//! cargo bench --bench live            # 1,000 and 10,000 stories
//! cargo bench --bench live -- 2500    # another number
//! ```
//!
//! A client waits for the news of the page, as a browser does, and then loads the story's page and
//! after it the lists, one by one. Each save goes to another story. Most give it another title, which
//! all the lists show; some make it answer another question, which links all stories anew.

#![expect(clippy::disallowed_methods, reason = "a stopwatch, on real files")]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

mod corpus;

const SAVES: usize = 100;
const ANSWERS: usize = 20;

fn main() {
    let arguments = env::args().skip(1);
    let sizes: Vec<usize> = arguments.filter_map(|it| it.parse().ok()).collect();
    for stories in if sizes.is_empty() {
        vec![1_000, 10_000]
    } else {
        sizes
    } {
        measure(stories);
    }
}

#[expect(clippy::print_stdout, reason = "a benchmark is there to be read")]
fn measure(stories: usize) {
    let desk = tempfile::tempdir().expect("a temporary folder");
    corpus::write(desk.path(), stories).expect("the site is written");
    // A file that was saved a moment ago is read at every look, and a person's are older than that.
    std::thread::sleep(Duration::from_secs(3));
    let server = Server::start(desk.path());
    let files = files(&desk.path().join("content/stories"));
    let mut pages = Vec::with_capacity(SAVES);
    let mut everything = Vec::with_capacity(SAVES);
    let mut lists = 0;
    for number in 0..SAVES {
        let file = &files[number * 7 % files.len()];
        let save = server.save(file, number);
        pages.push(save.page);
        everything.push(save.everything);
        lists += save.lists;
    }
    let answers = (0..ANSWERS).map(|number| server.answer(&files[number * 11 % files.len()]));
    let answers: Vec<Duration> = answers.collect();
    let memory = server.memory() / 1024;
    println!("{stories} stories, {SAVES} saves, memory {memory} MiB at the end");
    println!("  the story's page           {}", spread(pages));
    let lists = format!("with {} lists", lists / SAVES);
    println!("  {lists:<26} {}", spread(everything));
    println!("  another question answered  {}", spread(answers));
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
    let [median, p95, longest] = [50, 95, 100].map(|percent| milliseconds(at(percent)));
    format!("median {median:>6.1} ms, p95 {p95:>6.1} ms, longest {longest:>6.1} ms")
}

/// How long it took until a save was served.
struct Save {
    /// On the story's page.
    page: Duration,
    /// There, and on every list that names it.
    everything: Duration,
    lists: usize,
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the stories are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry is read").path())
        .collect();
    files.sort();
    files
}

/// A server at work, and a client's way to it.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(site: &Path) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_starling"))
            .args(["serve", "--port", "0", "--root"])
            .arg(site)
            .stdout(Stdio::piped())
            .spawn()
            .expect("starling runs");
        let mut line = String::new();
        let output = process.stdout.take().expect("its output is read");
        let mut output = BufReader::new(output);
        output
            .read_line(&mut line)
            .expect("it says where it serves");
        let address = line
            .split("http://")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .expect("an address")
            .to_owned();
        // What it says later is read by nobody, and must not hold it up.
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
        Self { process, address }
    }

    /// Gives a story another title; with the times until it is served.
    fn save(&self, file: &Path, number: usize) -> Save {
        let text = fs::read_to_string(file).expect("the story is read");
        let before = text
            .lines()
            .find_map(|line| line.strip_prefix("title = \"")?.strip_suffix('"'))
            .expect("the story has a title");
        let after = format!("{before} ({number})");
        let name = file.file_stem().expect("a name").to_string_lossy();
        let page = format!("stories/{name}.html");
        let lists = self.lists_with(&page, before);
        let mut news = self.listen(&page);
        let changed = text.replacen(before, &after, 1);

        let start = Instant::now();
        fs::write(file, changed).expect("the story is saved");
        wait_for(&mut news, "event: reload");
        while !self.get(&page).contains(&after) {}
        let page = start.elapsed();
        for path in &lists {
            while !self.get(path).contains(&after) {}
        }
        Save {
            page,
            everything: start.elapsed(),
            lists: lists.len(),
        }
    }

    /// Makes a story answer the question that the one after it answers first; with the time until
    /// its page and the question's are served so.
    fn answer(&self, file: &Path) -> Duration {
        let text = fs::read_to_string(file).expect("the story is read");
        let asked = text
            .split("case number ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok());
        let asked = asked.expect("a question with a number");
        let (before, after) = (format!("number {asked} "), format!("number {} ", asked + 1));
        let name = file.file_stem().expect("a name").to_string_lossy();
        let page = format!("stories/{name}.html");
        let question = format!(
            "questions/tell-me-about-a-time-when-case-number-{}-was-yours-to-solve.html",
            asked + 1
        );
        let mut news = self.listen(&page);
        let changed = text.replacen(&before, &after, 1);

        let start = Instant::now();
        fs::write(file, changed).expect("the story is saved");
        wait_for(&mut news, "event: reload");
        while !self.get(&page).contains(&after) {}
        while !self.get(&question).contains(&page) {}
        start.elapsed()
    }

    /// The pages that a story's page leads to, and those that every page leads to, where they name
    /// the story.
    fn lists_with(&self, page: &str, title: &str) -> Vec<String> {
        let story = self.get(page);
        let links = story.split("href=\"").skip(1);
        let mut paths: Vec<String> = links
            .filter_map(|rest| rest.split(['"', '#']).next())
            .filter(|link| Path::new(link).extension().is_some_and(|it| it == "html"))
            .map(|link| match link.strip_prefix("../") {
                Some(path) => path.to_owned(),
                None => format!("stories/{link}"),
            })
            .filter(|path| path != page)
            .collect();
        paths.sort();
        paths.dedup();
        paths.retain(|path| self.get(path).contains(title));
        paths
    }

    fn get(&self, path: &str) -> String {
        let mut stream = self.ask(path, "Connection: close\r\n");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8(answer).expect("a page is text")
    }

    fn listen(&self, page: &str) -> BufReader<TcpStream> {
        let text = self.get(page);
        let told = |name: &str| {
            let value = text.split(&format!("data-{name}=\"")).nth(1);
            let value = value.and_then(|rest| rest.split('"').next());
            value.expect("a served page says what it is").to_owned()
        };
        let (version, seen) = (told("version"), told("seen"));
        let address = format!(".starling/events?page={page}&version={version}&seen={seen}");
        let mut news = BufReader::new(self.ask(&address, ""));
        wait_for(&mut news, "event: ok");
        news
    }

    fn ask(&self, path: &str, head: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        let host = &self.address;
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\n{head}\r\n")
            .expect("the server hears");
        stream
    }

    /// The server's memory in KiB, where the system tells.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let number = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        number.unwrap_or_default()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended already is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn wait_for(news: &mut BufReader<TcpStream>, event: &str) {
    let mut line = String::new();
    while line.trim_end() != event {
        line.clear();
        let read = news.read_line(&mut line).expect("news come");
        assert!(read > 0, "the news have ended");
    }
}
