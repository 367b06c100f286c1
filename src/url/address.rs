//! Reads the address that a link holds, as a browser would.

use std::borrow::Cow;

use super::encoding::percent_decode;

/// Schemes that lead out of the site on purpose.
const SAFE: [&str; 4] = ["http", "https", "mailto", "tel"];

/// What an address that begins with a scheme does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// It leads to another site or program.
    Safe,
    /// It runs a script, holds a document of its own, or is not one of the web's.
    Unsafe,
    /// It would be safe, but what follows is no address, and browsers guess what is meant.
    Malformed,
}

/// Where an address leads.
#[derive(Debug, PartialEq, Eq)]
pub enum Target {
    /// To another site or program.
    External,
    /// To the page that the link is on, at the fragment behind the `#`; empty where there is none.
    SamePage(String),
    /// To the file of the site at a path, at a fragment.
    File(String, String),
}

/// Why an address leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AddressError {
    /// It names no file. A folder is none.
    NoFile,
    /// It begins with `/` or leads above the root, so that it breaks where the site is not at
    /// the root of a server.
    LeavesTheSite,
    /// Its scheme is [unsafe](Scheme::Unsafe).
    Unsafe,
    /// What follows its scheme is [no address](Scheme::Malformed).
    Malformed,
}

/// The scheme that an address begins with; `None` where it has none and counts from its page.
pub fn scheme(address: &str) -> Option<Scheme> {
    scheme_of(&as_browsers_read(address))
}

fn scheme_of(address: &str) -> Option<Scheme> {
    let (scheme, rest) = address.split_once(':')?;
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(is_part);
    let is_safe = SAFE.iter().any(|safe| scheme.eq_ignore_ascii_case(safe));
    let is_valid = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => names_host(rest),
        _ => !rest.is_empty() && rest.chars().all(may_be_written),
    };
    is_scheme.then_some(match (is_safe, is_valid) {
        (true, true) => Scheme::Safe,
        (true, false) => Scheme::Malformed,
        (false, _) => Scheme::Unsafe,
    })
}

/// Whether what follows `http:` or `https:` names a host, as RFC 3986 writes it.
fn names_host(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else {
        return false;
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let (host, port) = match host.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (host, ""),
    };
    let is_literal = host.starts_with('[') && host.ends_with(']');
    let is_name = |letter: char| letter.is_alphanumeric() || "-._~%".contains(letter);
    let is_address = |letter: char| letter.is_ascii_hexdigit() || ":.".contains(letter);
    let is_host = if is_literal {
        host[1..host.len() - 1].chars().all(is_address)
    } else {
        host.chars().all(is_name) && host.starts_with(char::is_alphanumeric)
    };
    is_host
        && port.bytes().all(|digit| digit.is_ascii_digit())
        && authority.chars().all(may_be_written)
        && !rest.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

/// Whether a character may be written in an address as it is; others than those of ASCII may, as browsers
/// encode them.
fn may_be_written(letter: char) -> bool {
    !(letter.is_whitespace() || letter.is_control() || "\\\"<>^`{|}".contains(letter))
}

/// Finds out where `address` leads on a page in `folder`, a path from the site's root.
///
/// # Errors
/// Where it leads to no file of any site.
pub fn resolve(address: &str, folder: &str) -> Result<Target, AddressError> {
    let address = as_browsers_read(address);
    match scheme_of(&address) {
        Some(Scheme::Safe) => return Ok(Target::External),
        Some(Scheme::Unsafe) => return Err(AddressError::Unsafe),
        Some(Scheme::Malformed) => return Err(AddressError::Malformed),
        None => {}
    }
    let (before, fragment) = address.split_once('#').unwrap_or((&address, ""));
    let fragment = percent_decode(fragment).into_owned();
    let (path, _query) = before.split_once('?').unwrap_or((before, ""));
    match path.chars().next() {
        Some('/' | '\\') => return Err(AddressError::LeavesTheSite),
        None if address.is_empty() => return Err(AddressError::NoFile),
        None => return Ok(Target::SamePage(fragment)),
        Some(_) => {}
    }
    let folders = folder.split('/').filter(|part| !part.is_empty());
    let mut parts: Vec<Cow<'_, str>> = folders.map(Cow::Borrowed).collect();
    let mut names_file = false;
    // Browsers take a backslash for a slash.
    for part in path.split(['/', '\\']) {
        names_file = enter(&mut parts, percent_decode(part))?;
    }
    if names_file {
        Ok(Target::File(parts.join("/"), fragment))
    } else {
        Err(AddressError::NoFile)
    }
}

/// Goes one part further; returns whether that part can name a file.
fn enter<'p>(parts: &mut Vec<Cow<'p, str>>, part: Cow<'p, str>) -> Result<bool, AddressError> {
    match &*part {
        "." => Ok(false),
        ".." => match parts.pop() {
            Some(_) => Ok(false),
            None => Err(AddressError::LeavesTheSite),
        },
        "" => Err(AddressError::NoFile),
        // A slash that was encoded is part of a name, and no name has one.
        name if name.contains('/') => Err(AddressError::NoFile),
        _ => {
            parts.push(part);
            Ok(true)
        }
    }
}

/// The address without the white space and control characters that browsers overlook.
fn as_browsers_read(address: &str) -> Cow<'_, str> {
    let address = address.trim_matches(|letter| letter <= ' ');
    if address.contains(['\t', '\n', '\r']) {
        Cow::Owned(address.replace(['\t', '\n', '\r'], ""))
    } else {
        Cow::Borrowed(address)
    }
}
