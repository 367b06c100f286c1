//! Routes and slugs.

use proptest::prelude::*;
use starling::testing::url::{Route, slug};

use super::links::broken_links;

#[test]
fn a_route_cannot_lead_out_of_the_site() {
    for (path, route) in [
        ("stories/a.html", "stories/a.html"),
        ("/stories//a.html", "stories/a.html"),
        ("../../a.html", "a.html"),
        ("./a/./b/../c", "a/b/c"),
        ("a/", "a"),
        ("..", "untitled"),
        ("", "untitled"),
    ] {
        assert_eq!(Route::new(path).as_str(), route, "{path}");
    }
}

#[test]
fn a_link_is_relative_and_names_its_file() {
    for (page, target, link) in [
        ("index.html", "stories/a.html", "stories/a.html"),
        ("stories/a.html", "index.html", "../index.html"),
        ("stories/a.html", "stories/b.html", "b.html"),
        ("stories/a.html", "stories/a.html", "a.html"),
        (
            "stories/a.html",
            "stories-of-old/a.html",
            "../stories-of-old/a.html",
        ),
        ("a/b/c.html", "a/d/e.html", "../d/e.html"),
        ("a.html", "50% #1?.html", "50%25%20%231%3F.html"),
        ("a.html", "\"<a&b>'.html", "%22%3Ca%26b%3E%27.html"),
        ("a.html", "mailto:x", "mailto%3Ax"),
        ("a.html", "größe/東京🚀.html", "größe/東京🚀.html"),
        ("a.html", "a\u{a0}b\u{7f}.html", "a%C2%A0b%7F.html"),
    ] {
        let written = Route::new(page).link_to(&Route::new(target));
        assert_eq!(written, link, "from {page} to {target}");
    }
}

#[test]
fn the_way_to_the_root_is_as_long_as_the_route_is_deep() {
    for (route, folder, root) in [
        ("index.html", "", ""),
        ("stories/a.html", "stories", "../"),
        ("a/b/c.html", "a/b", "../../"),
    ] {
        let route = Route::new(route);
        assert_eq!((route.folder(), route.to_root().as_str()), (folder, root));
    }
}

#[test]
fn a_slug_is_readable_and_safe() {
    for (text, expected) in [
        (
            "The release with no way back",
            "the-release-with-no-way-back",
        ),
        ("Don't panic! (Don’t.)", "dont-panic-dont"),
        ("failure & ownership", "failure-ownership"),
        ("  --a__b..c/d\\e:f--  ", "a-b-c-d-e-f"),
        ("Größe, ÉTÉ", "größe-été"),
        ("E\u{301}te\u{301}", "été"),
        ("ΟΔΟΣ 東京 हिन्दी", "οδος-東京-हिन्दी"),
        ("launch 🚀🚀 ❤\u{fe0f}", "launch-🚀🚀-❤"),
        ("“quoted” — dash…", "quoted-dash"),
        ("zero\u{200b}width\u{ad}", "zerowidth"),
        (".hidden", "hidden"),
        ("_draft", "draft"),
        ("C++ / C#", "c-c"),
        ("CON", "con-page"),
        ("Lpt1", "lpt1-page"),
        ("com10", "com10"),
        ("console", "console"),
        ("!?", "untitled"),
        ("\u{301}", "untitled"),
        ("", "untitled"),
    ] {
        assert_eq!(slug(text), expected, "{text}");
    }
}

#[test]
fn a_long_slug_is_cut_between_words() {
    let words = "sixteen letters ".repeat(10);
    let cut = slug(&words);
    assert!(cut.len() <= 100 && cut.len() > 80, "{cut}");
    assert!(
        cut.ends_with("-letters") || cut.ends_with("-sixteen"),
        "{cut}"
    );
    assert_eq!(slug(&"東".repeat(50)), "東".repeat(33));
    // `x` with a mark that has no form in one character: three bytes, never divided.
    assert_eq!(slug(&"x\u{301}".repeat(50)), "x\u{301}".repeat(33));
}

proptest! {
    #[test]
    fn every_text_has_a_slug_that_is_safe_everywhere(text in "\\PC{0,60}|[ -~\\s]{0,160}|.{0,160}") {
        let slug = slug(&text);
        prop_assert!(!slug.is_empty() && slug.len() <= 105);
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        prop_assert!(slug.chars().all(|c| !c.is_ascii() || c == '-' || c.is_ascii_digit() || c.is_ascii_lowercase()));
        prop_assert!(slug.chars().all(|c| !c.is_whitespace() && !c.is_control()));
        prop_assert_eq!(&starling::testing::url::slug(&slug), &slug);
    }

    #[test]
    fn a_link_between_any_two_routes_resolves(from in "(.{1,6}/){0,3}.{1,6}", to in "(.{1,6}/){0,3}.{1,6}") {
        let (page, target) = (Route::new(from + ".html"), Route::new(to));
        let html = format!("<a href=\"{}\">", page.link_to(&target));
        let site = [(target, Vec::new()), (page, html.into_bytes())].into_iter().collect();
        prop_assert_eq!(broken_links(&site), []);
    }

    #[test]
    fn an_address_is_the_link_from_the_root(to in "(.{1,6}/){0,3}.{1,6}|[a-z./-]{1,20}") {
        let target = Route::new(to);
        prop_assert_eq!(target.address(), Route::new("index.html").link_to(&target));
    }
}
