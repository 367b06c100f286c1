//! What stands within a line: marks, punctuation, headings, and where they stand.

use insta::assert_snapshot;
use starling::testing::markdown::BlockKind;

use super::{read, read_part};

#[test]
fn headings_have_ids_of_their_own() {
    let read =
        read("# The *crux*\n\nThe crux 2\n===\n\n## The crux\n\n> # The crux\n\n### The crux\n");
    assert_snapshot!(read.html(), @r#"
    1 #the-crux The <em>crux</em>
    1 #the-crux-2 The crux 2
    2 #the-crux-1 The crux
    <blockquote>
    <h1 id="the-crux-3">The crux</h1>
    </blockquote>
    3 #the-crux-4 The crux
    "#);
}

#[test]
fn a_sentence_and_the_rule_under_it_have_places_of_their_own() {
    let text = "It *rained.*\n  ---\nText.\n";
    let read = read(text);
    let places = read
        .document
        .blocks
        .iter()
        .map(|block| &text[block.span.range()]);
    assert_eq!(places.collect::<Vec<_>>(), ["It *rained.*", "---", "Text."]);
}

#[test]
fn ten_thousand_headings_of_one_name_all_differ() {
    let read = read(&"# Same\n".repeat(10_000));
    let mut ids: Vec<_> = read
        .document
        .blocks
        .iter()
        .map(|block| &block.kind)
        .collect();
    ids.sort_by_key(|kind| id(kind));
    ids.dedup_by_key(|kind| id(kind).to_owned());
    assert_eq!(ids.len(), 10_000);
}

fn id(kind: &BlockKind) -> &str {
    match kind {
        BlockKind::Heading(heading) => &heading.id,
        _ => "",
    }
}

#[test]
fn inline_marks_become_html() {
    let read = read("*One* **two** ~~three~~ `four <b>`\nfive\\\nsix & <https://seven.example>");
    assert_snapshot!(read.html(), @r#"
    <p><em>One</em> <strong>two</strong> <del>three</del> <code>four &lt;b&gt;</code>
    five<br>
    six &amp; <a href="https://seven.example">https://seven.example</a></p>
    "#);
}

#[test]
fn punctuation_is_typographic() {
    let read = read("\"It's mine\" -- I said... 'now' --- and `\"code\"` is not.");
    assert_snapshot!(read.html(), @"<p>“It’s mine” – I said… ‘now’ — and <code>&quot;code&quot;</code> is not.</p>");
}

#[test]
fn text_is_what_a_person_would_say() {
    let read = read(
        "## What *changed*\n\nOne\ntwo\\\nthree `four` ![a picture](p.png)[five](x)[^1] -- \"six\"\n\n\
         - a\n- b\n  - c\n\n| d | e |\n|---|---|\n| f | g |\n\n> h\n>\n> i\n\n[^1]: A note.\n",
    );
    assert_snapshot!(read.text(), @"
    What changed
    --
    One two
    three four five – “six”
    --
    a
    b
    c
    --
    d · e
    f · g
    --
    h
    i
    ");
}

#[test]
fn blocks_know_where_they_stand() {
    let text = "+++\ntitle = \"é\"\n+++\n# Été\n\nA *b*\nc\n\n\n- d\n- e\n\n```\nf\n```\n\n---\n";
    let start = text.find("# Été").unwrap();
    let read = read_part(text, start, false);
    assert_snapshot!(format!("{:#?}", read.written()), @r##"
    [
        "# Été",
        "A *b*\nc",
        "- d\n- e",
        "```\nf\n```",
        "---",
    ]
    "##);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let read = read("\u{feff}# One\n");
    assert_eq!(read.html(), "1 #one One");
    assert_eq!(read.written(), ["# One"]);
}
