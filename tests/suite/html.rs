//! Reads pages as a browser does, knowing nothing of how they were made.

use std::collections::HashMap;

/// The tags of a page: each with its attributes, entities resolved.
pub(crate) fn tags(html: &str) -> Vec<HashMap<String, String>> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let (attributes, after) = tag(rest);
            tags.push(attributes);
            rest = after;
        }
    }
    tags
}

/// The attributes of the tag that a text begins with, and what stands behind the tag.
fn tag(text: &str) -> (HashMap<String, String>, &str) {
    let is_end = |letter: char| letter.is_whitespace() || ['>', '/', '='].contains(&letter);
    let mut attributes = HashMap::new();
    let mut rest = &text[text.find(is_end).unwrap_or(text.len())..];
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (attributes, rest);
        }
        let end = rest.find(is_end).unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            let quote = after
                .chars()
                .next()
                .filter(|letter| ['"', '\''].contains(letter));
            let (start, end) = match quote {
                Some(quote) => (1, after[1..].find(quote).map_or(after.len(), |at| at + 1)),
                None => (0, after.find([' ', '>', '\n']).unwrap_or(after.len())),
            };
            value = &after[start..end];
            rest = &after[(end + start).min(after.len())..];
        }
        attributes.insert(name, resolved(value));
    }
}

fn resolved(value: &str) -> String {
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
    ];
    let text = entities
        .iter()
        .fold(value.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#x2F;", "/").replace("&amp;", "&")
}

/// Where the tags of a page lead: every `href` and `src`, as it is written.
pub(crate) fn links(html: &str) -> Vec<String> {
    let links = tags(html)
        .into_iter()
        .flat_map(|mut tag| [tag.remove("href"), tag.remove("src")]);
    links.flatten().collect()
}

/// The ids of a page, in order, an id that stands twice twice.
pub(crate) fn ids(html: &str) -> Vec<String> {
    tags(html)
        .into_iter()
        .filter_map(|mut tag| tag.remove("id"))
        .collect()
}

/// Resolves a link against the path of its page: the path it leads to and the anchor there.
///
/// Like a browser, it knows neither of folders that have an index nor of anything above the root.
pub(crate) fn follow(page: &str, link: &str) -> (String, Option<String>) {
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(decoded(anchor))),
        None => (link, None),
    };
    if path.is_empty() {
        return (page.to_owned(), anchor);
    }
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(decoded(part)),
        }
    }
    (parts.join("/"), anchor)
}

/// A path as an address has it: what might mean something else there as `%41`.
pub(crate) fn encoded(path: &str) -> String {
    let encode = |byte: u8| match byte {
        b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    path.bytes().map(encode).collect()
}

/// Bytes that are written as `%41` as what they stand for.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('%') {
        bytes.extend(rest[..at].bytes());
        let code = rest.get(at + 1..at + 3);
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = &rest[at + if byte.is_some() { 3 } else { 1 }..];
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap()
}

/// Whether a link leads to another site or another program.
pub(crate) fn is_outside(link: &str) -> bool {
    link.starts_with("//")
        || link
            .split(['/', '#'])
            .next()
            .is_some_and(|it| it.contains(':'))
}

/// Whether a path is that of a page, by its ending.
pub(crate) fn is_page(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "html")
}

/// The kind of a page, told by the first class of its body.
pub(crate) fn kind_of(html: &str) -> &str {
    let (_, rest) = html.split_once("<body class=\"page-").unwrap();
    rest.split(['"', ' ']).next().unwrap_or_default()
}
