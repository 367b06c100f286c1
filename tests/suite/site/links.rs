//! Links and anchors that lead somewhere, and those that do not.

use proptest::prelude::*;
use starling::testing::links::{self, Broken, BrokenLink};
use starling::testing::url::Route;

use crate::files::Files;

use super::site;

/// The broken links of a whole site, as a build finds them.
pub(super) fn broken_links(site: &Files) -> Vec<BrokenLink> {
    let has_file = |path: &str| site.get(path).is_some();
    let scanned = site
        .iter()
        .map(|(route, bytes)| links::scan_file(route, bytes, has_file));
    links::broken_links(scanned.collect())
}

/// What is found on the page `stories/a.html` that holds `html`.
fn broken(html: &str) -> Vec<(String, Broken)> {
    let site = site(&[
        (
            "index.html",
            "<h1 id=top-of-it>Home</h1><a name='old way'></a>",
        ),
        ("stories/a.html", html),
        (
            "stories/b.html",
            "<h2 id=\"caf&eacute;\"><h2 id='größe'><h2 id='a&amp;b'>",
        ),
        ("files/50% #1.pdf", "%PDF"),
        ("icons.svg", "<svg><symbol id=\"moon\"/></svg>"),
    ]);
    let broken = broken_links(&site);
    assert!(
        broken
            .iter()
            .all(|link| link.page.as_str() == "stories/a.html")
    );
    broken
        .into_iter()
        .map(|broken| (broken.link, broken.reason))
        .collect()
}

#[test]
fn a_link_that_leads_somewhere_is_fine() {
    for html in [
        "<a href=\"b.html\">",
        "<a href='../index.html'>",
        "<a href=../stories/../index.html>",
        "<A HREF = \"./b.html\" >",
        "<a class='x' href=\"b.html?x=1&amp;y=2#gr%C3%B6%C3%9Fe\">",
        "<a href=\"b.html#größe\">",
        "<a href=\"b.html#a&#38;b\"><a href=\"b.html#a&#x26;b\">",
        "<a href=\"../index.html#top-of-it\">",
        "<a href=\"../index.html#old%20way\">",
        "<a href=\"#\"><a href=\"#top\"><a href='#here'><p id=here>",
        "<a href='?q=1'>",
        "<a href=\"../files/50%25%20%231.pdf#page=2\">",
        "<use href=\"../icons.svg#moon\">",
        "<a href=\"https://example.org\"><a href=HTTP://x><a href='mailto:a@b'><a href=tel:1>",
        "<a href=\" \n b.html \">",
        "<img src=b.html srcset=\"b.html 1x, ../index.html 2x,b.html\">",
        "<form action=b.html><video poster=b.html>",
        "<!-- <a href=none> --> <!--> <!doctype html> <?x href=none ?>",
        "<script>\"<a href='none'>\"</script ><style>a<a href=none></style>",
        "<SCRIPT src=b.html>\"</scripted><a href=none>\"</SCRIPT>",
        "<title><a href=none></title><textarea><a href=none></textarea>",
        "<a data-href=none title='<a href=none>' alt=\">\" href=b.html>",
        "1 < 2 <a href=b.html",
        "</a href=none>",
    ] {
        assert_eq!(broken(html), [], "{html}");
    }
}

#[test]
fn a_link_that_breaks_is_found_with_its_reason() {
    use Broken::{LeavesTheSite, NoSuchAnchor, NoSuchFile, Unsafe};
    for (html, link, reason) in [
        ("<a href=\"c.html\">", "c.html", NoSuchFile),
        ("<a href=index.html>", "index.html", NoSuchFile),
        ("<a href=''>", "", NoSuchFile),
        ("<a href>", "", NoSuchFile),
        ("<a href=\"../stories/\">", "../stories/", NoSuchFile),
        ("<a href=\"../stories\">", "../stories", NoSuchFile),
        ("<a href='..'>", "..", NoSuchFile),
        ("<a href='.'>", ".", NoSuchFile),
        ("<a href='..//index.html'>", "..//index.html", NoSuchFile),
        ("<a href='..%2Findex.html'>", "..%2Findex.html", NoSuchFile),
        (
            "<a href='../stories%2Fb.html'>",
            "../stories%2Fb.html",
            NoSuchFile,
        ),
        ("<a href='B.html'>", "B.html", NoSuchFile),
        ("<img src=x.png>", "x.png", NoSuchFile),
        ("<form action=x>", "x", NoSuchFile),
        ("<video poster=x>", "x", NoSuchFile),
        ("<img srcset='b.html 1x, x.png 2x'>", "x.png", NoSuchFile),
        ("<a href='#none'>", "#none", NoSuchAnchor),
        ("<a href='b.html#none'>", "b.html#none", NoSuchAnchor),
        (
            "<use xlink:href='../icons.svg#sun'>",
            "../icons.svg#sun",
            NoSuchAnchor,
        ),
        ("<p name=x><a href='#x'>", "#x", NoSuchAnchor),
        ("<a href='/index.html'>", "/index.html", LeavesTheSite),
        (
            "<a href='//example.org/x'>",
            "//example.org/x",
            LeavesTheSite,
        ),
        (
            "<a href='\\\\example.org'>",
            "\\\\example.org",
            LeavesTheSite,
        ),
        (
            "<a href='../../index.html'>",
            "../../index.html",
            LeavesTheSite,
        ),
        ("<a href='%2e%2E/%2e./x'>", "%2e%2E/%2e./x", LeavesTheSite),
        (
            "<a href='javascript:alert(1)'>",
            "javascript:alert(1)",
            Unsafe,
        ),
        (
            "<a href=' \u{1}JaVaScript:x'>",
            " \u{1}JaVaScript:x",
            Unsafe,
        ),
        ("<a href='java\nscript:x'>", "java\nscript:x", Unsafe),
        (
            "<a href='java&Tab;script&colon;x'>",
            "java&Tab;script&colon;x",
            Unsafe,
        ),
        ("<a href='&#106avascript:x'>", "&#106avascript:x", Unsafe),
        (
            "<a href='&#x6A;avascript&#58;x'>",
            "&#x6A;avascript&#58;x",
            Unsafe,
        ),
        ("<img src='data:image/png,x'>", "data:image/png,x", Unsafe),
        ("<a href='vbscript:x'>", "vbscript:x", Unsafe),
        (
            "<a href='file:///etc/passwd'>",
            "file:///etc/passwd",
            Unsafe,
        ),
        ("<button formaction='javascript:x'>", "javascript:x", Unsafe),
        ("<script></script><a href=x>", "x", NoSuchFile),
        ("<!-- > --><a href=x>", "x", NoSuchFile),
        ("<!--><a href=x>", "x", NoSuchFile),
        ("<br/><a/href=x>", "x", NoSuchFile),
    ] {
        assert_eq!(broken(html), [(link.to_owned(), reason)], "{html}");
    }
}

#[test]
fn a_link_is_followed_from_the_folder_of_each_page() {
    // Every other folder has the file that all pages link to.
    let files = (0..400).flat_map(|folder| {
        let page = ("page.html", "<a href='here.html#x'><a href='#x'><p id=x>");
        let here = ("here.html", "<p id=x>");
        let files = if folder % 2 == 0 {
            vec![page, here]
        } else {
            vec![page]
        };
        files.into_iter().map(move |(name, html)| {
            let route = Route::new(format!("{folder:03}/{name}"));
            (route, html.into())
        })
    });
    let broken = broken_links(&files.collect());
    assert_eq!(broken.len(), 200);
    for link in broken {
        assert_eq!(
            (link.link.as_str(), link.reason),
            ("here.html#x", Broken::NoSuchFile)
        );
    }
}

#[test]
fn broken_links_are_told_in_the_order_of_pages_and_within_them() {
    let html = "<a href=z><a href='#y'><a href=x>";
    let site = site(&[("b.html", html), ("a/a.html", html)]);
    let told: Vec<String> = broken_links(&site)
        .into_iter()
        .map(|broken| format!("{} {}", broken.page, broken.link))
        .collect();
    let expected = [
        "a/a.html z",
        "a/a.html #y",
        "a/a.html x",
        "b.html z",
        "b.html #y",
        "b.html x",
    ];
    assert_eq!(told, expected);
}

proptest! {
    #[test]
    fn any_bytes_can_be_scanned(html in "(<|>|/|!|--|=|\"|'|&|#|;|a |href|srcset|script|[ -~]|.){0,60}") {
        broken(&html);
    }
}
