//! `starling check --external`, asked of servers on this machine.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::Value;

use crate::desk::{Desk, Ran, WHOLE, program, run};

/// What a server answers to a request: the status, and headers.
type Answers = fn(method: &str, path: &str, asked: usize) -> Option<(u16, &'static str)>;

/// A server that answers as a test wants, and counts how often each path is asked for.
struct Server {
    address: String,
    asked: Arc<Mutex<HashMap<String, usize>>>,
}

impl Server {
    fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<HashMap<String, usize>>> = Arc::default();
        let counted = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let counted = Arc::clone(&counted);
                thread::spawn(move || answer(&stream.unwrap(), answers, &counted));
            }
        });
        Self { address, asked }
    }

    fn asked(&self, path: &str) -> usize {
        self.asked.lock().unwrap().get(path).copied().unwrap_or(0)
    }
}

/// Answers one request and closes; where there is no answer, it keeps the other side waiting.
fn answer(mut stream: &TcpStream, answers: Answers, counted: &Mutex<HashMap<String, usize>>) {
    let mut lines = BufReader::new(stream).lines();
    let Some(Ok(first)) = lines.next() else {
        return;
    };
    let mut words = first.split(' ');
    let (method, path) = (words.next().unwrap(), words.next().unwrap().to_owned());
    let agent = lines
        .by_ref()
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty());
    let ours = agent.filter(|line| line.to_lowercase().starts_with("user-agent: starling/"));
    let is_polite = ours.count() == 1;
    let asked = {
        let mut counted = counted.lock().unwrap();
        let asked = counted.entry(path.clone()).or_default();
        *asked += 1;
        *asked
    };
    match answers(method, &path, asked) {
        Some((status, headers)) if is_polite => {
            write!(
                stream,
                "HTTP/1.1 {status} So\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"
            )
            .unwrap();
        }
        Some(_) => write!(
            stream,
            "HTTP/1.1 404 Rude\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        .unwrap(),
        // Until the other side gives up.
        None => drop(lines.next()),
    }
}

fn desk(links: &[String]) -> Desk {
    let links: Vec<String> = links.iter().map(|link| format!("[x]({link})\n")).collect();
    Desk::new().story("lift", &format!("{WHOLE}\n## Links\n{}", links.join("\n")))
}

/// Checks with a cache of the site's own.
fn check(desk: &Desk, more: &[&str]) -> Ran {
    let mut starling = program(desk.root());
    starling.env("XDG_CACHE_HOME", desk.root().join("cache"));
    run(starling
        .args(["check", "--external", "--format", "json"])
        .args(more))
}

/// The rule of each finding about a link, by the end of its address.
fn found(ran: &Ran) -> HashMap<String, String> {
    let objects = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let of_links = objects.filter(|it| {
        it["rule"]
            .as_str()
            .is_some_and(|rule| rule.ends_with("-link"))
    });
    let pairs = of_links.map(|it| {
        let message = it["message"].as_str().unwrap().to_owned();
        let end = message
            .trim_end_matches('`')
            .rsplit('/')
            .next()
            .unwrap()
            .to_owned();
        (end, it["rule"].as_str().unwrap().to_owned())
    });
    pairs.collect()
}

#[test]
fn what_is_missing_is_a_warning_and_what_only_a_person_can_see_is_advice() {
    let server = Server::start(|method, path, asked| {
        Some(match path {
            "/moved" => (302, "Location: /there\r\n"),
            "/no-head" if method == "HEAD" => (405, ""),
            "/busy" if asked == 1 => (429, "Retry-After: 0\r\n"),
            "/there" | "/no-head" | "/busy" => (200, ""),
            "/always-busy" => (429, "Retry-After: 0\r\n"),
            "/closed" => (403, ""),
            "/broken" => (500, "Retry-After: 0\r\n"),
            "/round" => (302, "Location: /round\r\n"),
            "/disk" => (302, "Location: file:///there\r\n"),
            "/nowhere" => (302, "Location: http://[bad\r\n"),
            "/wants-a-browser" => (999, ""),
            "/wants-words" => (406, ""),
            "/bad" => (400, ""),
            "/law" => (451, ""),
            "/withdrawn" => (410, ""),
            "/folder/here" => (301, "Location: ../there\r\n"),
            _ => (404, ""),
        })
    });
    let paths = [
        "there",
        "there#part",
        "moved",
        "no-head",
        "busy",
        "always-busy",
        "closed",
        "broken",
        "round",
        "disk",
        "nowhere",
        "wants-a-browser",
        "wants-words",
        "bad",
        "law",
        "withdrawn",
        "folder/here",
        "gone",
    ];
    let desk = desk(&paths.map(|path| format!("{}/{path}", server.address)));
    let ran = check(&desk, &[]).ends_with(0);
    let expected = [
        ("always-busy", "unsure-link"),
        ("closed", "unsure-link"),
        ("broken", "unsure-link"),
        ("round", "unsure-link"),
        ("disk", "unsure-link"),
        ("nowhere", "unsure-link"),
        ("wants-a-browser", "unsure-link"),
        ("wants-words", "unsure-link"),
        ("bad", "unsure-link"),
        ("law", "unsure-link"),
        ("withdrawn", "dead-link"),
        ("gone", "dead-link"),
    ];
    let expected = expected.map(|(path, rule)| (path.to_owned(), rule.to_owned()));
    assert_eq!(found(&ran), HashMap::from(expected), "{ran}");
    check(&desk, &["--strict"]).ends_with(1);
}

#[test]
fn a_server_that_does_not_answer_is_given_up() {
    let silent = Server::start(|_, _, _| None);
    let gone = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let desk = desk(&[
        format!("{}/silent", silent.address),
        format!("http://{gone}/refused"),
    ]);
    let ran = check(&desk, &["--timeout", "1"]).ends_with(0);
    let expected = ["silent", "refused"].map(|path| (path.to_owned(), "unsure-link".to_owned()));
    assert_eq!(found(&ran), HashMap::from(expected), "{ran}");
}

#[test]
fn what_was_there_is_not_asked_for_again_and_what_was_not_is() {
    let server = Server::start(|_, path, _| Some((if path == "/there" { 200 } else { 404 }, "")));
    let desk = desk(&["there", "gone"].map(|path| format!("{}/{path}", server.address)));
    check(&desk, &[]).ends_with(0);
    let gone = server.asked("/gone");
    check(&desk, &[]).ends_with(0);
    assert_eq!(server.asked("/there"), 1);
    assert!(server.asked("/gone") > gone);
    check(&desk, &["--fresh"]).ends_with(0);
    assert_eq!(server.asked("/there"), 2);
}

#[test]
fn each_address_is_asked_for_once_and_none_that_is_no_address() {
    let server = Server::start(|_, _, _| Some((200, "")));
    let there = format!("{}/there", server.address);
    let links = [
        there.clone(),
        format!("{there}#one"),
        format!("{there}#two"),
        "http://:80/".to_owned(),
        "https://bücher.example/".to_owned(),
    ];
    let desk = desk(&links);
    let ran = check(&desk, &[]);
    assert_eq!(server.asked("/there"), 1, "{ran}");
    let rules = ran.out.lines().filter_map(|line| {
        let object: Value = serde_json::from_str(line).unwrap();
        let rule = object["rule"].as_str()?.to_owned();
        rule.ends_with("-link").then_some(rule)
    });
    let rules: Vec<String> = rules.collect();
    assert_eq!(rules, ["malformed-link", "unsure-link"], "{ran}");
}

#[test]
fn what_is_wrong_with_links_stands_under_the_title_of_their_story() {
    let server = Server::start(|_, _, _| Some((404, "")));
    let links: Vec<String> = (0..12)
        .map(|number| format!("{}/{number}", server.address))
        .collect();
    let desk = desk(&links);
    let mut starling = program(desk.root());
    starling.env("XDG_CACHE_HOME", desk.root().join("cache"));
    let ran = run(starling.args(["check", "--external"])).ends_with(0);
    let title = ran.out.find("Lift  content/stories/lift.md").unwrap();
    assert!(ran.out.find("warning[dead-link]").unwrap() > title, "{ran}");
    ran.says("... and 2 more of `dead-link`: `starling check --all --external`");
}

#[test]
fn nobody_is_asked_unless_somebody_wants_it() {
    let server = Server::start(|_, _, _| Some((404, "")));
    let desk = desk(&[format!("{}/gone", server.address)]);
    desk.run(&["check"]).ends_with(0);
    desk.run(&["build"]).ends_with(0);
    assert_eq!(server.asked("/gone"), 0);
}
