//! Nothing that is written becomes markup that nobody allowed.

use insta::assert_snapshot;

use super::{read, read_with_html};

#[test]
fn everything_written_is_escaped() {
    let read = read(
        "a < b & c > d \\<script>\n\n`<script>`\n\n    <script>\n\n```rust\n\"<script>\" // </code>\n```\n\n\
         ```\"><script>\n```\n\n[x](y '\"><script>') ![\"><script> *z*](w '\"<')\n",
    );
    assert_snapshot!(read.html(), @r#"
    <p>a &lt; b &amp; c &gt; d &lt;script&gt;</p>
    <p><code>&lt;script&gt;</code></p>
    <pre><code>&lt;script&gt;
    </code></pre>
    <pre><code class="language-rust"><span class="s">&quot;&lt;script&gt;&quot;</span> <span class="c">// &lt;/code&gt;</span>
    </code></pre>
    <pre><code class="language-&quot;&gt;&lt;script&gt;"></code></pre>
    <p><a href="y" title="&quot;&gt;&lt;script&gt;">x</a> <img src="w" alt="“&gt;&lt;script&gt; z" title="&quot;&lt;" loading="lazy"></p>
    "#);
}

#[test]
fn control_characters_never_reach_a_page() {
    let text = "a\u{0}b\u{1}c\u{85}d &#1;e\t`f\u{7}`\r\n\r\n    g\u{1b}\r\n    h\r\n\r\n[i](j\u{2})\r\n\r\n<b>\u{3}</b>\r\n\r\n<p>\u{4}\r\nk\r\n</p>";
    for read in [read(text), read_with_html(text)] {
        let shown = read.html() + &read.text();
        let seen = |character: char| !character.is_control() || "\n\t".contains(character);
        assert!(shown.chars().all(seen), "{shown:?}");
    }
}

#[test]
fn raw_html_is_shown_as_text_and_reported_once() {
    let read =
        read("H<sub>2</sub>O\n\n<div onclick=\"x()\">\n*b*\n</div>\n\n<script>alert(1)</script>\n");
    assert_snapshot!(read.html(), @"
    <p>H&lt;sub&gt;2&lt;/sub&gt;O</p>
    <p>&lt;div onclick=&quot;x()&quot;&gt;
    *b*
    &lt;/div&gt;</p>
    <p>&lt;script&gt;alert(1)&lt;/script&gt;</p>
    ");
    assert_snapshot!(read.problems(), @"raw-html: story.md:1:2: raw HTML is shown as text");
    assert_eq!(read.diagnostics.len(), 1);
}

#[test]
fn raw_html_passes_through_where_it_is_allowed() {
    let read = read_with_html("H<sub>2</sub>O <!-- note -->\n\n<div>\n<!-- a -->b\n</div>\n");
    assert_snapshot!(read.html(), @"
    <p>H<sub>2</sub>O </p>
    <div>
    b
    </div>
    ");
    assert_eq!(read.problems(), "");
}

#[test]
fn comments_vanish_without_a_word() {
    let text = "a<!-- b -->c\n\n<!-- d\n\ne -->\n\n> <!-- f\n> g -->\n> h\n\n- i\n  <!-- j -->\n\n<!-- k --> l <!-- m -->\n\n<!-->\n";
    for read in [read(text), read_with_html(text)] {
        assert_eq!(read.text(), "ac\n--\nh\n--\ni\n--\nl");
        assert_eq!(read.problems(), "");
        let html = read.html();
        assert!(!html.contains("--"), "{html}");
    }
}

#[test]
fn a_comment_that_is_never_closed_is_reported() {
    let read = read("a\n\n<!-- b\n\n# c\n");
    assert_eq!(read.html(), "<p>a</p>");
    assert_snapshot!(read.problems(), @"unclosed-comment: story.md:3:1: this comment is never closed");
}

#[test]
fn hostile_text_is_read_to_its_end() {
    let hostile = [
        "a".repeat(1_000_000),
        ">".repeat(10_000),
        "> ".repeat(10_000) + "a",
        "- ".repeat(10_000) + "a",
        "[".repeat(100_000),
        "![".repeat(50_000),
        "[^a".repeat(30_000),
        "*".repeat(100_000),
        "*a ".repeat(30_000),
        "`".repeat(100_000),
        "~~~rust\n".to_owned() + &"fn ".repeat(1_000),
        "<".repeat(100_000),
        "<!--".repeat(30_000),
        "[^a]: ".repeat(1_000) + "x[^a]",
        "|a".repeat(1_000) + "\n" + &"|-".repeat(1_000) + "\n" + &"|a\n".repeat(1_000),
    ];
    for text in hostile {
        let end = text.trim_end().len();
        let read = read(&text);
        let last = read
            .document
            .blocks
            .last()
            .map_or(end, |block| block.span.range().end);
        assert!(last <= end, "{}", &text[..20]);
    }
}
