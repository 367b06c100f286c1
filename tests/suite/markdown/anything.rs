//! What holds for any text whatever.

use proptest::prelude::*;
use starling::testing::markdown::BlockKind;

use super::{filled, read, read_part, read_with_html};

/// The tags that Markdown makes; everything else must have been escaped.
const TAGS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "input",
    "label",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

/// The first tag or attribute in `html` that Markdown does not make.
fn foreign(html: &str) -> Option<&str> {
    let attributes = [
        "alt",
        "aria-label",
        "checked",
        "class",
        "disabled",
        "href",
        "id",
        "loading",
        "role",
        "scope",
        "src",
        "start",
        "style",
        "tabindex",
        "title",
        "type",
    ];
    html.split('<').skip(1).find(|after| {
        let Some((tag, words)) = after.split_once('>') else {
            return true;
        };
        let (name, written) = tag.split_once(' ').unwrap_or((tag, ""));
        // Outside the quotes stand the names of the attributes, each with its `=`.
        let named = written
            .split('"')
            .step_by(2)
            .flat_map(str::split_whitespace);
        words.contains('>')
            || !TAGS.contains(&name.trim_start_matches('/'))
            || !named
                .map(|name| name.trim_end_matches('='))
                .all(|name| attributes.contains(&name))
    })
}

/// Everything that must hold for any text whatever.
fn assert_sound(text: &str) {
    let read = read(text);
    for fragment in read.fragments() {
        for html in [filled(fragment), fragment.resolve(|_| None)] {
            assert_eq!(foreign(&html), None, "{html}");
        }
        for link in fragment.links() {
            assert!(text.get(link.span.range()).is_some());
        }
    }
    let mut end = 0;
    for block in &read.document.blocks {
        assert!(text.get(block.span.range()).is_some());
        assert!(end <= block.span.range().start, "blocks stand in order");
        end = block.span.range().end;
        if let BlockKind::Cards(list) = &block.kind {
            for item in &list.items {
                assert!(text.get(item.span.range()).is_some());
            }
        }
    }
    for label in read
        .diagnostics
        .iter()
        .filter_map(|problem| problem.place.as_ref())
    {
        assert!(text.get(label.span.range()).is_some());
    }
    read_with_html(text);
}

/// Text of the pieces that mean something to Markdown or to HTML.
fn significant_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "é",
        "🦜",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "```",
        "```rust\n",
        "~~",
        "~~~",
        "#",
        "## ",
        "- ",
        "- **a** — ",
        "1. ",
        "> ",
        "[",
        "]",
        "(",
        ")",
        "[a](b)",
        "![a](b \"c\")",
        "[^1]",
        "[^1]: ",
        "[a]: b",
        "|",
        "|-|\n",
        ":",
        "---\n",
        "===\n",
        "<",
        ">",
        "<b",
        "<!--",
        "-->",
        "<script>",
        "</p>",
        "&",
        "&lt;",
        "&#0;",
        "\"",
        "'",
        "\\",
        "\0",
        "\u{feff}",
        "- [ ] ",
        "<http://a>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_becomes_safe_html_with_sound_places(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn any_markdown_becomes_safe_html_with_sound_places(text in significant_text()) {
        assert_sound(&text);
    }

    #[test]
    fn any_part_of_a_file_can_be_the_body(text in significant_text(), at in any::<prop::sample::Index>()) {
        let start = text.floor_char_boundary(at.index(text.len() + 1));
        let read = read_part(&text, start, false);
        for block in &read.document.blocks {
            prop_assert!(block.span.range().start >= start && text.get(block.span.range()).is_some());
        }
    }
}
