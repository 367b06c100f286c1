//! A web server for a folder, and a visitor who follows every link of it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

use crate::html::{decoded, encoded, follow, is_outside, is_page, links};

/// Serves a folder below a path such as `/a/b/`, and nothing anywhere else, until the tests end.
pub(crate) fn serve(folder: PathBuf, below: &'static str) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let folder = folder.clone();
            // A browser opens connections before it has anything to ask on them.
            thread::spawn(move || answer(&stream, &folder, below));
        }
    });
    address
}

/// Answers one request, if one comes. A visitor who leaves early is no fault of the server's.
fn answer(stream: &TcpStream, folder: &Path, below: &str) -> Option<()> {
    let path = asked(stream)?;
    respond(stream, path.strip_prefix(below), folder)
}

/// The path that a request asks for, where one comes.
pub(crate) fn asked(stream: impl Read) -> Option<String> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next()?.ok()?;
    lines
        .find(|line| line.as_ref().map_or(true, String::is_empty))?
        .ok()?;
    Some(decoded(request.split([' ', '?']).nth(1)?))
}

/// Answers with the file of a folder at a path.
pub(crate) fn respond(mut stream: impl Write, path: Option<&str>, folder: &Path) -> Option<()> {
    let path = path.unwrap_or_default();
    let body = fs::read(folder.join(path)).ok();
    let status = if body.is_some() {
        "200 OK"
    } else {
        "404 Not Found"
    };
    let head = format!(
        "HTTP/1.0 {status}\r\nContent-Type: {}\r\nX-Content-Type-Options: nosniff\r\n\r\n",
        content_type(path),
    );
    stream
        .write_all(
            &[
                head.into_bytes(),
                body.unwrap_or_else(|| b"There is nothing here.".to_vec()),
            ]
            .concat(),
        )
        .ok()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "text/plain",
    }
}

/// Asks a server for a path; nothing where it answers anything but 200.
pub(crate) fn get(address: SocketAddr, path: &str) -> Option<Vec<u8>> {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {} HTTP/1.0\r\n\r\n", encoded(path)).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer
        .windows(4)
        .position(|bytes| bytes == b"\r\n\r\n")
        .unwrap();
    answer
        .starts_with(b"HTTP/1.0 200 ")
        .then(|| answer.split_off(end + 4))
}

/// Every path that can be reached from a page of a server, and every link that leads nowhere.
pub(crate) fn crawl(address: SocketAddr, start: &str) -> (BTreeSet<String>, Vec<String>) {
    let mut reached = BTreeSet::from([start.to_owned()]);
    let mut broken = Vec::new();
    let mut queue = vec![start.to_owned()];
    while let Some(page) = queue.pop() {
        let Some(body) = get(address, &format!("/{page}")) else {
            broken.push(page);
            continue;
        };
        if !is_page(&page) {
            continue;
        }
        for link in links(&String::from_utf8(body).unwrap()) {
            let (path, _) = follow(&page, &link);
            if !is_outside(&link) && reached.insert(path.clone()) {
                queue.push(path);
            }
        }
    }
    (reached, broken)
}
