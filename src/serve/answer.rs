//! Answers one request: a file of the site, or the server-sent events about a page.
//!
//! Files are looked up among those of the site, so no address, however it is written, leads
//! anywhere else.

use std::net::{IpAddr, SocketAddr};
use std::ops::Range;

use hyper::body::Bytes;
use hyper::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, HOST, HeaderValue, IF_RANGE, RANGE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use hyper::http::request::Parts;
use hyper::http::uri::Authority;
use hyper::{Method, Response, StatusCode};

use super::page_version::{PageVersion, styles};
use super::shown::{FileState, Shown};
use crate::html::push_escaped;
use crate::project::StoredFile;
use crate::url::Route;

/// The folder of what is the server's own. No site has it: builds keep their records there.
const OWN: &str = ".starling/";

const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("overlay.css");

/// An answer.
pub(super) enum Reply {
    /// All of it.
    Whole(Response<Bytes>),
    /// The head of a part of a file that is on the disk.
    Stored(Response<()>, StoredFile, Range<u64>),
    /// The head of server-sent events about a page.
    Events(WatchedPage, Response<()>),
}

/// A page that a browser shows.
#[derive(Debug, Clone)]
pub(super) struct WatchedPage {
    route: String,
    /// The version of the site that it was made for.
    version: u64,
    /// The version that the browser has, where it sent one.
    seen: Option<PageVersion>,
    /// The overlay that the browser was sent.
    overlay: Option<String>,
    /// Whether the browser was sent an overlay, or that there is none.
    knows_overlay: bool,
}

/// Answers `request`, which came in at `address`.
pub(super) fn to(request: &Parts, address: SocketAddr, shown: &Shown) -> Reply {
    if !is_for_us(request, address) {
        let text = "This server answers only to its own address.\n";
        return Reply::Whole(plain(StatusCode::MISDIRECTED_REQUEST, text));
    }
    if !matches!(request.method, Method::GET | Method::HEAD) {
        let mut response = plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "This site can only be read.\n",
        );
        let allowed = HeaderValue::from_static("GET, HEAD");
        response.headers_mut().insert(ALLOW, allowed);
        return Reply::Whole(response);
    }
    let path = request.uri.path().trim_start_matches('/');
    match path.strip_prefix(OWN) {
        Some("live.js") => Reply::Whole(found("live.js", SCRIPT.into())),
        Some("overlay.css") => Reply::Whole(found("overlay.css", STYLE.into())),
        Some("events") => events(request),
        _ => file(request, path, shown),
    }
}

/// Whether the request names this machine by its address, and not by a name that somebody else has
/// made lead here.
fn is_for_us(request: &Parts, address: SocketAddr) -> bool {
    // Of several names nobody knows which one counts (RFC 9112, section 3.2).
    let mut hosts = request.headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let Ok(host) = host.to_str() else {
        return false;
    };
    let Ok(authority) = host.parse::<Authority>() else {
        return false;
    };
    if host.contains('@') {
        return false;
    }
    if authority.port_u16().unwrap_or(80) != address.port() {
        return false;
    }
    let host = authority.host();
    let literal = host.strip_prefix('[').and_then(|it| it.strip_suffix(']'));
    let named = match literal {
        Some(literal) => literal.parse().map(IpAddr::V6).ok(),
        None => host.parse().map(IpAddr::V4).ok(),
    };
    match named {
        Some(named) => named.is_loopback() || !address.ip().is_loopback(),
        None => host.eq_ignore_ascii_case("localhost"),
    }
}

fn file(request: &Parts, path: &str, shown: &Shown) -> Reply {
    let file = shown.at_address(path);
    let status = match file.state {
        FileState::There => StatusCode::OK,
        FileState::NotThere => StatusCode::NOT_FOUND,
        FileState::Faulty => StatusCode::INTERNAL_SERVER_ERROR,
    };
    if status != StatusCode::OK || is_page(&file.route) {
        let page = live(&file.bytes, file.route.as_str(), shown);
        let mut response = found("page.html", page);
        *response.status_mut() = status;
        return Reply::Whole(response);
    }
    // A part of another version would be of no use, and versions have no names here.
    let is_of_any_version = !request.headers.contains_key(IF_RANGE);
    let range = request.headers.get(RANGE).filter(|_| is_of_any_version);
    let range = range.and_then(|range| range.to_str().ok());
    let length = file
        .stored
        .as_ref()
        .map_or(file.bytes.len() as u64, StoredFile::length);
    let (mut response, part) = part(found(file.route.as_str(), ()), range, length);
    let ranges = HeaderValue::from_static("bytes");
    response.headers_mut().insert(ACCEPT_RANGES, ranges);
    if let Some(stored) = file.stored {
        return Reply::Stored(response, stored, part);
    }
    let place = |at| usize::try_from(at).unwrap_or(usize::MAX);
    let bytes = file.bytes.slice(place(part.start)..place(part.end));
    Reply::Whole(response.map(|()| bytes))
}

/// The head of the answer with the part of a file of `length` bytes that was asked for; the whole where
/// nothing was asked for, or what makes no sense.
fn part(
    mut response: Response<()>,
    range: Option<&str>,
    length: u64,
) -> (Response<()>, Range<u64>) {
    let asked = range.and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
    let asked = asked.and_then(
        |(first, last)| match (first.parse::<u64>(), last.parse::<u64>()) {
            (Ok(first), Ok(last)) if first <= last => {
                Some(first..last.saturating_add(1).min(length))
            }
            (Ok(first), Err(_)) if last.is_empty() => Some(first..length),
            (Err(_), Ok(last)) if first.is_empty() => Some(length.saturating_sub(last)..length),
            _ => None,
        },
    );
    let Some(asked) = asked else {
        response.headers_mut().insert(CONTENT_LENGTH, length.into());
        return (response, 0..length);
    };
    let (described, part) = if asked.start < asked.end {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let described = format!("bytes {}-{}/{length}", asked.start, asked.end - 1);
        (described, asked)
    } else {
        *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
        (format!("bytes */{length}"), 0..0)
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, (part.end - part.start).into());
    if let Ok(described) = HeaderValue::from_str(&described) {
        headers.insert(CONTENT_RANGE, described);
    }
    (response, part)
}

fn is_page(route: &Route) -> bool {
    route.ending() == "html"
}

/// A page with the script that keeps it up to date. The script's address counts from the root, as
/// the page may be shown at any depth.
fn live(page: &[u8], route: &str, shown: &Shown) -> Bytes {
    let mut attribute = String::new();
    push_escaped(&mut attribute, route);
    let script = format!(
        "<script src=\"/{OWN}live.js\" data-route=\"{attribute}\" data-version=\"{}\" data-seen=\"{}\"></script>\n",
        shown.version,
        PageVersion::of(page, shown.site.as_deref())
    );
    let end = b"</body>";
    let at = page
        .windows(end.len())
        .rposition(|it| it == end)
        .unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]]
        .concat()
        .into()
}

fn found<T>(name: &str, bytes: T) -> Response<T> {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let kind = match kind.type_() {
        mime_guess::mime::TEXT => format!("{kind}; charset=utf-8"),
        _ => kind.to_string(),
    };
    answered(StatusCode::OK, &kind, bytes)
}

fn plain(status: StatusCode, text: &'static str) -> Response<Bytes> {
    answered(status, "text/plain; charset=utf-8", text.into())
}

fn answered<T>(status: StatusCode, kind: &str, body: T) -> Response<T> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // No other site may show these pages as a part of its own.
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    let ancestors = HeaderValue::from_static("frame-ancestors 'none'");
    headers.insert(CONTENT_SECURITY_POLICY, ancestors);
    if let Ok(kind) = HeaderValue::from_str(kind) {
        headers.insert(CONTENT_TYPE, kind);
    }
    response
}

fn events(request: &Parts) -> Reply {
    let mut page = WatchedPage {
        route: String::new(),
        version: 0,
        seen: None,
        overlay: None,
        knows_overlay: false,
    };
    for pair in request.uri.query().unwrap_or_default().split('&') {
        match pair.split_once('=') {
            Some(("page", route)) => page.route = crate::url::percent_decode(route).into_owned(),
            Some(("version", version)) => page.version = version.parse().unwrap_or(0),
            Some(("seen", seen)) => page.seen = PageVersion::read(seen),
            _ => {}
        }
    }
    let response = answered(StatusCode::OK, "text/event-stream", ());
    Reply::Events(page, response)
}

impl WatchedPage {
    /// The page as the browser has it afterwards, and what it is sent, as server-sent events.
    pub(super) fn with_events(mut self, shown: &Shown) -> (Self, String) {
        let mut events = String::new();
        let mut send = |event: &str, data: &str| {
            events.push_str("event: ");
            events.push_str(event);
            for line in data.split('\n') {
                events.push_str("\ndata: ");
                events.push_str(line);
            }
            events.push_str("\n\n");
        };
        let problems = shown.problems.as_deref().map(str::to_owned);
        if self.overlay != problems || !self.knows_overlay {
            match &problems {
                Some(problems) => send("problems", problems),
                None => send("ok", ""),
            }
            self.overlay = problems;
            self.knows_overlay = true;
        }
        if let Some(page) = &shown.at_work
            && page.as_str() != self.route
            && shown.version > self.version
        {
            send("go", page.as_str());
        }
        let now = shown.version_of(&self.route);
        match (self.seen, &shown.site) {
            (Some(seen), _) if seen.content != now.content => send("reload", ""),
            (Some(seen), Some(site)) if seen.style != now.style => {
                for style in styles(site) {
                    send("style", style);
                }
            }
            _ => {}
        }
        self.seen = Some(now);
        self.version = shown.version;
        (self, events)
    }
}
