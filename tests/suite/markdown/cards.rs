//! Items that open in bold are titled cards.

use insta::assert_snapshot;
use starling::testing::markdown::BlockKind;

use super::read;

#[test]
fn an_item_that_opens_in_bold_is_a_titled_card() {
    let read = read(
        "- **Dash** — every release\n- **Two hyphens** -- every release\n- **Three** --- x\n- **Hyphen** - x\n\
         - **Colon**: x\n- **Inner colon:** x\n- **Stop**. Every release\n- **Inner stop.** x\n- **Space** x\n\
         - **Tight**—x\n- **Line**\n  x\n- **Line and dash** —\n  x\n- **Alone**\n- **[Link](a.md) & *more*** — [x](b.md)\n\
         - **Figure** -5% and — more\n- **Nested** — x\n  - y\n- plain\n- in **the middle** — x\n",
    );
    assert_snapshot!(read.html(), @r#"
    [Dash] every release
    [Two hyphens] every release
    [Three] x
    [Hyphen] x
    [Colon] x
    [Inner colon] x
    [Stop] Every release
    [Inner stop] x
    [-] <strong>Space</strong> x
    [Tight] x
    [Line] x
    [Line and dash] x
    [Alone] 
    [<a href="a.md">Link</a> &amp; <em>more</em>] <a href="b.md">x</a>
    [-] <strong>Figure</strong> -5% and — more
    [Nested] x
    <ul>
    <li>y</li>
    </ul>
    [-] plain
    [-] in <strong>the middle</strong> — x
    "#);
}

#[test]
fn bold_that_runs_on_into_the_sentence_is_no_title() {
    let read = read(
        "- **The fix**, not the patch.\n- **Post**-mortem\n- **Version 2**.5\n- **bold**`code`\n- **Title** — card\n",
    );
    assert_snapshot!(read.html(), @"
    [-] <strong>The fix</strong>, not the patch.
    [-] <strong>Post</strong>-mortem
    [-] <strong>Version 2</strong>.5
    [-] <strong>bold</strong><code>code</code>
    [Title] card
    ");
}

#[test]
fn a_list_without_cards_is_one_block() {
    assert_snapshot!(read("- a\n- b **c** — d\n").html(), @"
    <ul>
    <li>a</li>
    <li>b <strong>c</strong> — d</li>
    </ul>
    ");
}

#[test]
fn loose_cards_keep_their_paragraphs() {
    let read = read("1. **One** — a\n\n   b\n\n2. **Two**\n\n   c\n");
    assert_snapshot!(read.html(), @"
    [One] <p>a</p>
    <p>b</p>
    [Two] <p>c</p>
    ");
    assert!(matches!(&read.document.blocks[0].kind, BlockKind::Cards(list) if list.ordered));
}

#[test]
fn cards_know_where_they_stand_and_what_they_say() {
    let read = read("Intro\n\n- **One** — a\n- **Two:** b\n  c\n\nEnd\n");
    let BlockKind::Cards(list) = &read.document.blocks[1].kind else {
        panic!("the second block is a list");
    };
    let items: Vec<_> = list
        .items
        .iter()
        .map(|item| read.sources.slice(item.span))
        .collect();
    assert_eq!(items, ["- **One** — a", "- **Two:** b\n  c"]);
    assert_eq!(read.text(), "Intro\n--\nOne — a\n--\nTwo: b c\n--\nEnd");
}
