//! Code is highlighted.

use insta::assert_snapshot;

use super::read;

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
