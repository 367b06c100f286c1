//! Tags and templates in words are shown and never obeyed.

use crate::desk::{Desk, WHOLE};

#[test]
fn tags_in_words_are_shown_and_never_obeyed() {
    let evil = "</title></script>'\\\"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}";
    let story = format!(
        r#"+++
title = "T {evil}"
headline = "H {evil}"
role = "R {evil}"
tags = ["G {evil}"]
covers = [{{ question = "Q {evil}", angle = "A {evil}" }}]
metrics = ["M {evil}", {{ value = "V {evil}", label = "L {evil}" }}]
gaps = ["P {evil}"]
[cues]
situation = "C {evil}"
+++
## Situation
`S {code}` <script>alert(1)</script>
{rest}
## <script>alert(1)</script>
x

[a](https://example.org/"><script>alert(1)</script> "t\"><script>alert(1)</script>")
"#,
        code = evil.replace('\\', ""),
        rest = WHOLE.split_once("The lift broke.\n").unwrap().1,
    );
    let site = Desk::new()
        .settings(&format!("title = \"N {evil}\"\nauthor = \"U {evil}\"\n[labels]\nsituation = \"B {evil}\"\nnavigation = \"P\\\" onload=\\\"alert(1)\"\n"))
        .bank(&format!("[[question]]\ntext = \"E {evil}\"\ncompetency = \"K {evil}\"\naliases = [\"I {evil}\"]\n"))
        .story("lift", &story)
        .file("content/stories/<script>alert(1)<script>.md", WHOLE)
        .build()
        .reports(&["raw-html"]);
    for page in site.pages() {
        let html = page.html().to_lowercase();
        for code in [
            "<script>",
            "<img src=x",
            "</script>'",
            " onload=\"alert",
            "49{%",
        ] {
            assert!(!html.contains(code), "{code} stands in\n{html}");
        }
    }
    site.page("stories/lift.html").says(&[
        "T </title></script>'\"><script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
    ]);
    let words = site.page("stories/lift.html").text();
    for mark in [
        "H <", "R <", "G <", "Q <", "A <", "M <", "V <", "L <", "P <",
    ] {
        assert!(words.contains(mark), "{mark} is lost: {words}");
    }
    site.page("cheat-sheets/lift.html").says(&["C </title>"]);
    site.page("index.html").says(&["N </title>"]);
}
