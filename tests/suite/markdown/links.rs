//! Links stay open until somebody knows where they lead.

use std::borrow::Cow;

use insta::assert_snapshot;
use starling::testing::markdown::{Fragment, LinkKind};

use super::read;

#[test]
fn links_are_listed_with_their_places() {
    let read =
        read("[a](b.md \"t\") ![c](d.png) <me@x.example> [e][ref] x[^1]\n\n[ref]: /f\n\n[^1]: g\n");
    let links = read.fragments()[0].links();
    let listed: Vec<_> = links
        .iter()
        .map(|link| {
            (
                link.kind,
                link.destination.as_str(),
                read.sources.slice(link.span),
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            (LinkKind::Link, "b.md", "[a](b.md \"t\")"),
            (LinkKind::Image, "d.png", "![c](d.png)"),
            (LinkKind::Link, "mailto:me@x.example", "<me@x.example>"),
            (LinkKind::Link, "/f", "[e][ref]"),
            (LinkKind::Footnote, "#fn:1", "[^1]"),
        ]
    );
}

#[test]
fn links_are_filled_and_escaped() {
    let read = read("[*a* ![b](c.png \"d\")](e.md) [f](<g h>) x[^1]\n\n[^1]: y\n");
    let html = read.fragments()[0]
        .resolve(|link| Some(format!("../{}?q=\"<&>\"", link.destination).into()));
    assert_snapshot!(html, @r#"<p><a href="../e.md?q=%22%3C&amp;%3E%22"><em>a</em> <img src="../c.png?q=%22%3C&amp;%3E%22" alt="b" title="d" loading="lazy"></a> <a href="../g%20h?q=%22%3C&amp;%3E%22">f</a> x<sup class="footnote"><a href="../#fn:1?q=%22%3C&amp;%3E%22" role="doc-noteref">1</a></sup></p>"#);
}

#[test]
fn dropped_links_keep_their_words() {
    let read = read("1 [*a* ![b & \"c\"](c.png \"d\") e](f.md) 2 ![](g.png)3[^1]\n\n[^1]: y\n");
    let html = read.fragments()[0].resolve(|_| None);
    assert_snapshot!(html, @"<p>1 <em>a</em> b &amp; “c” e 2 3</p>");
    let images_only =
        read.fragments()[0].resolve(|link| (link.kind == LinkKind::Image).then_some("x".into()));
    assert_snapshot!(images_only, @r#"<p>1 <em>a</em> <img src="x" alt="b &amp; “c”" title="d" loading="lazy"> e 2 <img src="x" alt="" loading="lazy">3</p>"#);
}

#[test]
fn a_fragment_without_links_is_not_copied() {
    let read = read("*plain*");
    let html = read.fragments()[0].resolve(|_| None);
    assert!(matches!(html, Cow::Borrowed("<p><em>plain</em></p>")));
}

#[test]
fn plain_text_becomes_a_fragment_that_shows_it() {
    let fragment = Fragment::text_only("<b> & \"c\"\u{1}");
    assert_eq!(fragment.resolve(|_| None), "&lt;b&gt; &amp; &quot;c&quot;");
    assert!(!fragment.is_empty());
    assert!(Fragment::text_only("").is_empty());
}

#[test]
fn a_destination_is_never_shown_before_it_is_resolved() {
    let read = read(
        "[a](javascript:one) ![b](javascript:two) <javascript:three>\n\n[c]\n\n[c]: javascript:four",
    );
    for fragment in read.fragments() {
        let html = fragment.resolve(|_| Some("".into()));
        assert!(
            !html.contains("href=\"j") && !html.contains("src=\"j"),
            "{html}"
        );
    }
    assert_eq!(
        read.fragments()
            .iter()
            .flat_map(|fragment| fragment.links())
            .count(),
        4
    );
}
