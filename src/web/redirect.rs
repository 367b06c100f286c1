//! Where a server sends whoever asks it, and how an address is written in a question.

use std::fmt::Write;

use crate::url::{Scheme, scheme};

/// The address that `location` means to somebody who has asked for `from`; `None` where it leads out of the web.
pub(super) fn target(from: &str, location: &str) -> Option<String> {
    let location = location.trim();
    match scheme(location) {
        Some(Scheme::Safe) if is_web(location) => return Some(location.to_owned()),
        Some(_) => return None,
        None => {}
    }
    let (scheme, rest) = from.split_once("://")?;
    if location.starts_with("//") {
        let target = format!("{scheme}:{location}");
        return (self::scheme(&target) == Some(Scheme::Safe)).then_some(target);
    }
    let from = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = from.split_once('/').unwrap_or((from, ""));
    let path = match location.chars().next() {
        Some('/') => location[1..].to_owned(),
        Some('?') => format!("{path}{location}"),
        _ => {
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            format!("{folder}/{location}")
                .trim_start_matches('/')
                .to_owned()
        }
    };
    Some(format!("{scheme}://{host}/{}", without_dots(&path)))
}

/// Whether an address is one of the web's.
pub fn is_web(address: &str) -> bool {
    let scheme = address.split("://").next().unwrap_or_default();
    ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web))
}

/// A path without `.` and `..`; what is behind a `?` stays.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let mut parts: Vec<&str> = Vec::new();
    let ends_in_folder = path.ends_with("/.") || path.ends_with("/..");
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if ends_in_folder {
        parts.push("");
    }
    format!("{}{rest}", parts.join("/"))
}

/// The address as it is asked for: without what is behind the `#`, which is for the browser, and with letters
/// of other alphabets encoded; `None` where its host is written in such.
pub(super) fn as_asked(address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or(address);
    if !super::host_of(address).is_ascii() {
        return None;
    }
    let mut asked = String::with_capacity(address.len());
    for letter in address.chars() {
        if letter.is_ascii_graphic() {
            asked.push(letter);
            continue;
        }
        for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
            let _ = write!(asked, "%{byte:02X}");
        }
    }
    Some(asked)
}
