//! `starling serve` and `starling watch`: the real program, real saves, a real browser.
//!
//! Nothing waits for a time: a test waits until the program says that something has happened.

mod page;
mod saving;
mod serving;
mod watching;

use std::io::{BufRead, BufReader, Lines, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::desk::{Desk, program};

/// How long the slowest answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running program; it ends with the test.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        Self::telling(desk, arguments, Stdio::null())
    }

    /// The same, telling its problems to `problems`.
    fn telling(desk: &Desk, arguments: &[&str], problems: Stdio) -> Self {
        let mut child = program(desk.root())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(problems)
            .spawn()
            .unwrap();
        let (sender, lines) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        // Reads on the side, as there is no other way to wait for a line for no longer than so long.
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                // Nobody listens any more once the test is over.
                let _ = sender.send(line);
            }
        });
        Self { child, lines }
    }

    /// The next line that it prints.
    #[track_caller]
    fn line(&mut self) -> String {
        let line = self.lines.recv_timeout(PATIENCE);
        line.expect("it has ended, or has nothing more to print")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A site that is being served.
pub(crate) struct Served {
    address: SocketAddr,
    running: Running,
}

/// An answer: its status, its head in lower case, its body.
struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

/// The news about a page.
struct News(Lines<BufReader<TcpStream>>);

impl Served {
    pub(crate) fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let port: &[&str] = if arguments.contains(&"--port") {
            &[]
        } else {
            &["--port", "0"]
        };
        let arguments = [&["serve"], port, arguments].concat();
        let mut running = Running::start(desk, &arguments);
        let line = running.line();
        let address = line.split(['/', ' ']).find_map(|word| word.parse().ok());
        let address = address.unwrap_or_else(|| panic!("no address in {line:?}"));
        Self { address, running }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}/{path}", self.address)
    }

    fn send(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    /// Asks with a whole head, without its last empty line.
    fn ask(&self, head: &str) -> Answer {
        let mut answer = Vec::new();
        let request = format!("{head}\r\nConnection: close\r\n\r\n");
        self.send(&request).read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        Answer {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: answer[end + 4..].to_vec(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}", self.address))
    }

    /// A page as text.
    #[track_caller]
    fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(answer.body).unwrap()
    }

    /// Listens for news as a browser does that shows this page as it is now.
    fn listen(&self, path: &str) -> News {
        let page = self.get(&format!("/{path}"));
        let page = String::from_utf8(page.body).unwrap();
        let told = |name: &str| {
            let value = page.split(&format!("data-{name}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().to_owned()
        };
        let (version, seen) = (told("version"), told("seen"));
        let stream = self.send(&format!(
            "GET /.starling/events?page={path}&version={version}&seen={seen} HTTP/1.1\r\nHost: {}\r\n\r\n",
            self.address
        ));
        let mut news = News(BufReader::new(stream).lines());
        // What comes first says how things stand.
        let first = news.next().0;
        assert!(first == "ok" || first == "problems", "{first}");
        news
    }

    /// Waits until a page has these words. A busy machine may stop whoever saves in the middle of
    /// it for so long that half of a save is shown before.
    #[track_caller]
    fn wait_for(&self, path: &str, words: &str, mut news: News) {
        let has_them = || {
            let page = self.get(&format!("/{path}")).body;
            String::from_utf8(page).unwrap().contains(words)
        };
        while !has_them() {
            news.next();
            news = self.listen(path);
        }
    }
}

impl News {
    /// The next event: its name and its data.
    #[track_caller]
    fn next(&mut self) -> (String, String) {
        let mut name = String::new();
        let mut data = String::new();
        loop {
            let line = self.0.next().expect("the news have ended").unwrap();
            if let Some(event) = line.strip_prefix("event: ") {
                event.clone_into(&mut name);
            } else if let Some(line) = line.strip_prefix("data: ") {
                data.push_str(line);
                data.push('\n');
            } else if line.is_empty() && !name.is_empty() {
                return (name, data);
            }
        }
    }

    #[track_caller]
    fn expect(&mut self, name: &str) -> String {
        let (event, data) = self.next();
        assert_eq!(event, name, "{data}");
        data
    }
}
