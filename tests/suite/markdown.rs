//! What Markdown becomes: blocks, cards, open links, highlighted code, and nothing unsafe.

use std::borrow::Cow;
use std::sync::LazyLock;

use insta::assert_snapshot;
use proptest::prelude::*;
use starling::testing::diagnostic::{Diagnostic, one_line};
use starling::testing::markdown::{
    BlockKind, Document, Fragment, Highlighter, LinkKind, Options, parse as parse_body,
};
use starling::testing::source::{Sources, Span};

/// One for all tests, as for all stories of a site: a syntax is made ready once.
static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::new);

/// A text that was read, with everything that a test asks about.
struct Read {
    sources: Sources,
    document: Document,
    diagnostics: Vec<Diagnostic>,
}

/// Reads a whole file as Markdown.
fn read(text: &str) -> Read {
    read_part(text, 0, false)
}

fn read_with_html(text: &str) -> Read {
    read_part(text, 0, true)
}

fn read_part(text: &str, start: usize, raw_html: bool) -> Read {
    let mut sources = Sources::default();
    let file = sources.add("story.md", text.to_owned());
    let mut diagnostics = Vec::new();
    let options = Options {
        raw_html,
        highlighter: &HIGHLIGHTER,
    };
    let body = Span::new(file, start..text.len());
    let document = parse_body(text, body, &options, &mut diagnostics);
    Read {
        sources,
        document,
        diagnostics,
    }
}

impl Read {
    /// All HTML, block by block, with destinations as written; cards as `[title] rest`.
    fn html(&self) -> String {
        let mut lines = Vec::new();
        for fragment in self.document.blocks.iter().map(|block| &block.kind) {
            match fragment {
                BlockKind::Heading {
                    level, id, html, ..
                } => lines.push(format!("{level} #{id} {}", filled(html))),
                BlockKind::Paragraph { html, .. } | BlockKind::Other { html, .. } => {
                    lines.push(filled(html).into_owned());
                }
                BlockKind::List(list) => {
                    for item in &list.items {
                        let title = item.title.as_ref().map(filled);
                        let title = title.as_deref().unwrap_or("-");
                        lines.push(format!("[{title}] {}", filled(&item.html)));
                    }
                }
            }
        }
        for (number, footnote) in (1..).zip(&self.document.footnotes) {
            lines.push(format!("fn:{number} {}", filled(footnote)));
        }
        lines.join("\n")
    }

    /// The plain text of each block.
    fn text(&self) -> String {
        let blocks = self.document.blocks.iter();
        let texts = blocks.flat_map(|block| match &block.kind {
            BlockKind::List(list) => list.items.iter().map(|item| item.text.clone()).collect(),
            _ => vec![block.text().into_owned()],
        });
        texts.collect::<Vec<_>>().join("\n--\n")
    }

    /// The source of each block.
    fn written(&self) -> Vec<&str> {
        let blocks = self.document.blocks.iter();
        blocks.map(|block| self.sources.slice(block.span)).collect()
    }

    fn fragments(&self) -> Vec<&Fragment> {
        let blocks = self.document.blocks.iter();
        let fragments = blocks.flat_map(|block| block.fragments());
        fragments.chain(&self.document.footnotes).collect()
    }

    fn problems(&self) -> String {
        let problems = self.diagnostics.iter();
        let lines = problems.map(|problem| {
            let line = one_line(problem, &self.sources);
            format!("{}: {line}", problem.rule)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The HTML with every destination as it was written.
fn filled(fragment: &Fragment) -> Cow<'_, str> {
    fragment.resolve(|link| Some(Cow::Borrowed(&link.destination)))
}

#[test]
fn headings_have_ids_of_their_own() {
    let read =
        read("# The *crux*\n\nThe crux 2\n===\n\n## The crux\n\n> # The crux\n\n### The crux\n");
    assert_snapshot!(read.html(), @r#"
    1 #the-crux The <em>crux</em>
    1 #the-crux-2 The crux 2
    2 #the-crux-3 The crux
    <blockquote>
    <h1 id="the-crux-4">The crux</h1>
    </blockquote>
    3 #the-crux-5 The crux
    "#);
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
        BlockKind::Heading { id, .. } => id,
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
    d e
    f g
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

#[test]
fn lists_quotes_and_rules_become_html() {
    let read = read("3. a\n4. b\n\n   c\n\n***\n\n> d\n> - e\n>   - f\n");
    assert_snapshot!(read.html(), @r#"
    <ol start="3">
    <li>
    <p>a</p></li>
    <li>
    <p>b</p>
    <p>c</p></li>
    </ol>
    <hr>
    <blockquote>
    <p>d</p>
    <ul>
    <li>e
    <ul>
    <li>f</li>
    </ul></li>
    </ul>
    </blockquote>
    "#);
}

#[test]
fn tables_say_what_their_head_cells_head() {
    let read = read("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | *2* | 3 |\n");
    assert_snapshot!(read.html(), @r#"
    <table>
    <thead>
    <tr><th scope="col">a</th><th scope="col" class="align-start">b</th><th scope="col" class="align-center">c</th><th scope="col" class="align-end">d</th></tr>
    </thead>
    <tbody>
    <tr><td>1</td><td class="align-start"><em>2</em></td><td class="align-center">3</td><td class="align-end"></td></tr>
    </tbody>
    </table>
    "#);
}

#[test]
fn a_wide_table_scrolls_by_itself_under_the_words_of_its_head() {
    let read = read("| a | *b* & c | | d | e |\n|---|---|---|---|---|\n| 1 | 2 |\n\nafter");
    let html = read.html();
    let start = "<div class=\"scroller\" role=\"group\" tabindex=\"0\" aria-label=\"a b &amp; c  d e\">\n<table>\n";
    assert!(html.starts_with(start), "{html}");
    assert!(html.contains("</table>\n</div>\n"), "{html}");
}

#[test]
fn tasks_are_labelled_boxes_that_nobody_can_tick() {
    let read = read("- [ ] to do\n  - [x] done\n\ntext\n\n- [x] loose\n\n  more\n\n- [ ] end\n");
    assert_snapshot!(read.html(), @r#"
    <ul>
    <li><label><input type="checkbox" disabled> to do</label>
    <ul>
    <li><label><input type="checkbox" disabled checked> done</label></li>
    </ul></li>
    </ul>
    <p>text</p>
    <ul>
    <li>
    <p><label><input type="checkbox" disabled checked> loose</label></p>
    <p>more</p></li>
    <li>
    <p><label><input type="checkbox" disabled> end</label></p></li>
    </ul>
    "#);
}

#[test]
fn footnotes_are_numbered_by_their_first_reference() {
    let read = read(
        "[^last]: Defined first, *named* last.\n\n## A\n\nOne[^b], two[^a], one again[^B].\n\n\
         ## B\n\nThree[^last] and [^nowhere].\n\n> [^a]: In a quote, see[^deep].\n\n[^B]: Note b.\n\n    More.\n\n[^deep]: Deep.\n",
    );
    assert_snapshot!(read.html(), @r##"
    2 #a A
    <p>One<sup class="footnote"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup>, two<sup class="footnote"><a href="#fn:2" id="fnref:2" role="doc-noteref">2</a></sup>, one again<sup class="footnote"><a href="#fn:1" id="fnref:1:2" role="doc-noteref">1</a></sup>.</p>
    2 #b B
    <p>Three<sup class="footnote"><a href="#fn:3" id="fnref:3" role="doc-noteref">3</a></sup> and [^nowhere].</p>
    <blockquote>
    </blockquote>
    fn:1 <p>Note b.</p>
    <p>More.</p>
    fn:2 <p>In a quote, see<sup class="footnote"><a href="#fn:4" id="fnref:4" role="doc-noteref">4</a></sup>.</p>
    fn:3 <p>Defined first, <em>named</em> last.</p>
    fn:4 <p>Deep.</p>
    "##);
    assert_snapshot!(read.problems(), @"");
}

#[test]
fn a_footnote_that_nothing_refers_to_is_reported() {
    let read = read("Text.\n\n[^lost]: Nobody comes here.\n");
    assert_eq!(read.html(), "<p>Text.</p>");
    assert_snapshot!(read.problems(), @"unused-footnote: story.md:3:1: this footnote is not shown");
}

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
    [Space] x
    [Tight] x
    [Line] x
    [Line and dash] x
    [Alone] 
    [<a href="a.md">Link</a> &amp; <em>more</em>] <a href="b.md">x</a>
    [Figure] -5% and — more
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
    assert!(matches!(&read.document.blocks[0].kind, BlockKind::List(list) if list.ordered));
}

#[test]
fn cards_know_where_they_stand_and_what_they_say() {
    let read = read("Intro\n\n- **One** — a\n- **Two:** b\n  c\n\nEnd\n");
    let BlockKind::List(list) = &read.document.blocks[1].kind else {
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
fn code_is_highlighted_in_short_classes() {
    let read = read(
        "```rust,ignore\n/// Doc\nfn add(a: u32) -> Option<u32> {\n    let b = \"x\\n\"; // c\n    Some(a + 1)\n}\n```\n",
    );
    assert_snapshot!(read.html(), @r#"
    <pre><code class="language-rust"><span class="c">/// Doc</span>
    <span class="k">fn</span> <span class="f">add</span>(<span class="v">a</span>: <span class="k">u32</span>) -&gt; <span class="t">Option</span>&lt;<span class="k">u32</span>&gt; {
        <span class="k">let</span> b <span class="o">=</span> <span class="s">&quot;x</span><span class="n">\n</span><span class="s">&quot;</span>; <span class="c">// c</span>
        <span class="t">Some</span>(a <span class="o">+</span> <span class="n">1</span>)
    }
    </code></pre>
    "#);
    assert!(read.document.has_code);
}

#[test]
fn many_languages_are_highlighted() {
    let code = [
        ("toml", "[a]\nkey = \"b\" # c\nn = 1"),
        ("ts", "const a: string = `b ${c + 1}`;"),
        ("py", "@d\ndef f(a=None):\n    return not a"),
        ("sh", "if [ -f \"$a\" ]; then echo 'b'; fi"),
        ("diff", "-a\n+b"),
        ("json", "{\"a\": [1, true]}"),
        ("yaml", "a: b # c"),
        ("html", "<p class=\"a\">&amp;</p>"),
        ("css", "a:hover { color: #fff }"),
        ("sql", "SELECT count(*) FROM a WHERE b = 'c'"),
        ("md", "# a\n*b*"),
    ];
    let fenced = code.map(|(language, code)| format!("```{language}\n{code}\n```\n"));
    let text = fenced.join("\n");
    assert_snapshot!(read(&text).html(), @r#"
    <pre><code class="language-toml">[<span class="t">a</span>]
    <span class="a">key</span> = <span class="s">&quot;b&quot;</span> <span class="c"># c</span>
    <span class="a">n</span> = <span class="n">1</span>
    </code></pre>
    <pre><code class="language-ts"><span class="k">const</span> <span class="v">a</span><span class="o">:</span> <span class="t">string</span> <span class="o">=</span> <span class="s">`b</span> ${<span class="v">c</span> <span class="o">+</span> <span class="n">1</span>}<span class="s">`</span>;
    </code></pre>
    <pre><code class="language-py"><span class="a">@d</span>
    <span class="k">def</span> <span class="f">f</span>(<span class="v">a</span><span class="o">=</span><span class="n">None</span>):
        <span class="k">return not</span> a
    </code></pre>
    <pre><code class="language-sh"><span class="k">if</span> <span class="f">[</span> <span class="v">-f</span> <span class="s">&quot;$</span><span class="v">a</span><span class="s">&quot;</span> <span class="f">]</span><span class="o">;</span> <span class="k">then</span> <span class="f">echo</span> <span class="s">'b'</span><span class="o">;</span> <span class="k">fi</span>
    </code></pre>
    <pre><code class="language-diff"><span class="d">-a</span>
    <span class="i">+b</span>
    </code></pre>
    <pre><code class="language-json">{<span class="s">&quot;a&quot;</span>: [<span class="n">1</span>, <span class="n">true</span>]}
    </code></pre>
    <pre><code class="language-yaml"><span class="a">a</span>: <span class="s">b</span> <span class="c"># c</span>
    </code></pre>
    <pre><code class="language-html">&lt;<span class="a">p class</span>=<span class="s">&quot;a&quot;</span>&gt;<span class="n">&amp;amp;</span>&lt;/<span class="a">p</span>&gt;
    </code></pre>
    <pre><code class="language-css"><span class="a">a</span>:hover { <span class="a">color</span>: <span class="n">#fff</span> }
    </code></pre>
    <pre><code class="language-sql"><span class="k">SELECT</span> <span class="f">count</span>(<span class="k">*</span>) <span class="k">FROM</span> a <span class="k">WHERE</span> b <span class="o">=</span> <span class="s">'c'</span>
    </code></pre>
    <pre><code class="language-md"><span class="h"># a</span>
    *b*
    </code></pre>
    "#);
}

#[test]
fn code_in_no_known_language_stays_plain() {
    let read =
        read("```unheard-of\nlet a = 1;\n```\n\n```\nlet a = 1;\n```\n\n```txt\nlet a = 1;\n```\n");
    assert_snapshot!(read.html(), @r#"
    <pre><code class="language-unheard-of">let a = 1;
    </code></pre>
    <pre><code>let a = 1;
    </code></pre>
    <pre><code class="language-txt">let a = 1;
    </code></pre>
    "#);
    assert!(!read.document.has_code);
    assert_eq!(read.problems(), "");
}

#[test]
fn very_long_code_stays_plain() {
    let long_line = format!("```rust\nlet a = \"{}\";\n```\n", "a".repeat(2_000));
    let long_code = format!("```rust\n{}```\n", "let a = 1;\n".repeat(6_000));
    for text in [long_line, long_code] {
        let read = read(&text);
        assert!(!read.html().contains("<span"));
        assert!(!read.document.has_code);
    }
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
        if let BlockKind::List(list) = &block.kind {
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
