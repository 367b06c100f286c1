//! Finds what in a piece of HTML or SVG could run, load or lead elsewhere by itself.

use memchr::memmem;

/// Elements that load, run or lead somewhere else in spite of a content security policy within the page,
/// or that take the place of one.
const REFUSED: [&str; 11] = [
    "applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "object", "portal",
    "script",
];

/// The HTML with the tags of such elements as plain text, and the first of their names.
pub fn without_active(html: &str) -> (String, Option<&'static str>) {
    let mut kept = String::with_capacity(html.len());
    let mut first = None;
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        kept.push_str(before);
        let refused = refused(tag);
        kept.push_str(if refused.is_some() { "&lt;" } else { "<" });
        first = first.or(refused);
        rest = tag;
    }
    kept.push_str(rest);
    (kept, first)
}

/// The name of the element, if a tag that goes on with `tag` is of one that is refused.
fn refused(tag: &str) -> Option<&'static str> {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let end = tag.find(|letter: char| !letter.is_ascii_alphanumeric());
    let name = &tag[..end.unwrap_or(tag.len())];
    REFUSED.into_iter().find(|it| name.eq_ignore_ascii_case(it))
}

/// What a page or a picture of somebody's own does by itself: it runs scripts, or asks other sites. Links
/// that are only followed when somebody clicks on them do nothing.
pub fn is_active(document: &str) -> bool {
    let document = document.to_ascii_lowercase();
    let has = |word: &str| document.contains(word);
    let loads_elsewhere = |attribute: &str| {
        let values = document.split(attribute).skip(1);
        let values = values.map(|it| {
            it.trim_start()
                .trim_start_matches(['=', '"', '\'', ' ', '('])
        });
        values.clone().any(|it| {
            ["http:", "https:", "//"]
                .iter()
                .any(|at| it.starts_with(at))
        })
    };
    [
        "<script",
        "<iframe",
        "<object",
        "<embed",
        "<foreignobject",
        "<base",
        "<form",
        "javascript:",
        "@import",
    ]
    .iter()
    .any(|word| has(word))
        || (has("http-equiv") && has("refresh"))
        || has_handler(&document)
        || ["src", "xlink:href", "url(", "<link", "poster", "srcset"]
            .iter()
            .any(|it| loads_elsewhere(it))
}

/// Whether some attribute is a handler of events, such as `onload`.
fn has_handler(document: &str) -> bool {
    document.match_indices("on").any(|(at, _)| {
        let before = document[..at].chars().next_back();
        let rest = &document[at + 2..];
        let name = rest
            .find(|letter: char| !letter.is_ascii_lowercase())
            .unwrap_or(rest.len());
        let is_tag = document[..at].rfind('<') > document[..at].rfind('>');
        before.is_some_and(char::is_whitespace)
            && name > 2
            && is_tag
            && rest[name..].trim_start().starts_with('=')
    })
}

/// A page of somebody's own with a policy that lets it load nothing but pictures, fonts and sounds of the
/// site, and run nothing. It may be in any encoding that has the letters of ASCII.
pub fn with_policy(page: &[u8]) -> Vec<u8> {
    const POLICY: &[u8] = b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
                            img-src 'self' data:; media-src 'self'; font-src 'self'; style-src 'self' \
                            'unsafe-inline'; base-uri 'none'; form-action 'none'\">";
    let lower = page.to_ascii_lowercase();
    let behind = |tag: &str| {
        let start = memmem::find(&lower, tag.as_bytes())?;
        Some(start + memchr::memchr(b'>', &lower[start..])? + 1)
    };
    let doctype = || behind("<!doctype").filter(|_| lower.starts_with(b"<!doctype"));
    let at = behind("<head").or_else(|| behind("<html"));
    let (before, rest) = page.split_at(at.or_else(doctype).unwrap_or(0));
    [before, POLICY, rest].concat()
}
