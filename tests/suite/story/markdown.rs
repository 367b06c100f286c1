//! What a story may be written in.

use super::situation;
use crate::desk::{Desk, WHOLE};

#[test]
fn markdown_is_shown_as_people_write_it() {
    let site = situation("~~no~~ **yes** -- \"so\"...\n\n| a | b |\n|---|--:|\n| c | d |\n\n- [x] done\n- [ ] open\n\n> said\n").build().clean();
    site.page("stories/lift.html")
        .has("<del>no</del>")
        .has("<strong>yes</strong>")
        .has("<blockquote>")
        .has("type=\"checkbox\"")
        .says(&["– “so”…", "a b c d", "done", "open", "said"]);
}

#[test]
fn only_a_page_with_code_loads_the_style_for_it() {
    let code = "```rust\nfn lift() -> u32 { 4 }\n```\n";
    let site = situation(code)
        .story("stairs", WHOLE)
        .guide("a-guide", &format!("# Why?\n## Crux\n{code}"))
        .guide("plain", "# How?\n## Crux\nSo.\n")
        .build()
        .clean();
    let loads = |path: &str| site.page(path).html().contains("assets/syntax.");
    assert!(loads("stories/lift.html") && loads("questions/a-guide.html"));
    for path in [
        "stories/stairs.html",
        "questions/plain.html",
        "index.html",
        "questions/index.html",
    ] {
        assert!(!loads(path), "{path}");
    }
    site.page("stories/lift.html")
        .has("<span class=\"k\">fn</span>")
        .lacks("style=\"");
}

#[test]
fn code_in_a_script_has_its_style_on_the_sheets_too() {
    let story = WHOLE.replace("version\n", "version\n```rust\nfn lift() {}\n```\n\n");
    let site = Desk::new().story("lift", &story).build().clean();
    for path in ["cheat-sheets/lift.html", "cheat-sheets/index.html"] {
        site.page(path)
            .has("<span class=\"k\">fn</span>")
            .has("assets/syntax.");
    }
}

#[test]
fn raw_html_is_shown_as_text_unless_the_settings_allow_it() {
    let html = "<details><summary>More</summary>Less</details>\n\nand <kbd>Esc</kbd>";
    let site = situation(html).build().reports(&["raw-html"]);
    site.page("stories/lift.html")
        .lacks("<details>")
        .lacks("<kbd>")
        .says(&[
            "<details><summary>More</summary>Less</details>",
            "<kbd>Esc</kbd>",
        ]);

    let site = situation(html)
        .settings("[markdown]\nraw_html = true")
        .build()
        .clean();
    site.page("stories/lift.html")
        .has("<details><summary>More</summary>Less</details>")
        .has("<kbd>Esc</kbd>");
}

#[test]
fn raw_html_that_is_allowed_still_may_not_link_to_code_or_to_nowhere() {
    for html in [
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"java\tscript:alert(1)\">x</a>",
        "<img src=\"data:image/png;base64,AA\">",
        "<a href=\"gone.html\">x</a>",
        "<a href=\"/index.html\">x</a>",
    ] {
        let site = situation(html)
            .settings("[markdown]\nraw_html = true")
            .build();
        assert_eq!(site.rules(), ["broken-link"], "{html}: {}", site.drawn());
    }
}

#[test]
fn comments_reach_no_page() {
    situation("<!-- a secret -->\nSeen.\n\nAnd <!-- a secret --> here.")
        .build()
        .clean()
        .keeps("a secret");
}

#[test]
fn raw_html_that_is_allowed_still_may_not_lead_away_from_the_page() {
    for (html, name) in [
        (
            "<meta http-equiv=refresh content=\"0;url=http://a.example\">",
            "meta",
        ),
        ("<link rel=preconnect href=http://a.example>", "link"),
        ("x <IFRAME src=\"http://a.example\"></IFRAME> y", "iframe"),
        ("<base href=\"/\">", "base"),
        ("<script src=\"../assets/x.js\"></script>", "script"),
        ("<p>x</p><object data=\"x.svg\"></object>", "object"),
    ] {
        let site = situation(html)
            .settings("[markdown]\nraw_html = true")
            .build();
        assert!(site.rules().contains(&"refused-html"), "{html}");
        let page = site.page("stories/lift.html");
        let main = page.html().split("<main").nth(1).unwrap().to_lowercase();
        assert!(!main.contains(&format!("<{name}")), "{html}");
        assert!(main.contains(&format!("&lt;{name}")), "{html}");
    }
}

#[test]
fn an_attached_page_has_a_policy_and_what_it_would_do_is_said() {
    let attached = |name: &str, text: &str| {
        let story = format!("{WHOLE}\n[a](a.html) ![p](a.svg)\n");
        let other = if name == "a.svg" { "a.html" } else { "a.svg" };
        Desk::new()
            .story("x", &story)
            .file(&format!("content/stories/{name}"), text)
            .file(
                &format!("content/stories/{other}"),
                "<svg xmlns='http://www.w3.org/2000/svg'><a href='https://a.example'/></svg>",
            )
            .build()
    };
    for page in [
        "<p>Hello</p>",
        "<!DOCTYPE html><html><head><title>x</title></head><body>y</body></html>",
        "<HTML><body>y</body></HTML>",
        "<!doctype html>\n<p>z",
    ] {
        let site = attached("a.html", page).clean();
        let path = site
            .paths()
            .into_iter()
            .find(|it| it.starts_with("assets/a.") && it.ends_with("html"));
        let bytes = site.files.get(path.unwrap().as_str()).unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text.contains("default-src 'none'"), "{text}");
        let policy = text.find("Content-Security-Policy").unwrap();
        assert!(
            text.find("<p>").is_none_or(|at| policy < at)
                && text.find("<body").is_none_or(|at| policy < at),
            "{text}"
        );
    }
    for (name, text) in [
        ("a.html", "<script>alert(1)</script>"),
        (
            "a.html",
            "<meta http-equiv='refresh' content='0;url=http://a.example'>",
        ),
        ("a.html", "<img src=http://a.example/x.png>"),
        (
            "a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
        ),
        (
            "a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        ),
        (
            "a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><image xlink:href='https://a.example/x.png'/></svg>",
        ),
        (
            "a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><style>@import 'https://a.example/x.css'</style></svg>",
        ),
    ] {
        let site = attached(name, text).reports(&["active-attachment"]);
        assert!(site.drawn().contains(name));
    }
}

#[test]
fn an_attached_page_keeps_its_encoding() {
    let page = b"<!DOCTYPE html><meta charset=latin1><p>caf\xe9";
    let desk = Desk::new().file("content/stories/a.html", page);
    let site = desk.story("x", &format!("{WHOLE}\n[a](a.html)\n")).build();
    let site = site.clean();
    let paths = site.paths().into_iter();
    let mut pages = paths.filter(|it| it.starts_with("assets/a.") && it.ends_with("html"));
    let bytes = site.files.get(pages.next().unwrap().as_str()).unwrap();
    assert!(bytes.ends_with(b"caf\xe9"), "it is changed");
}

#[test]
fn a_heading_may_name_its_anchor() {
    let story = "## Situation\nx\n\n## Task {#why}\nx [there](#why)\n\n## Actions { #what-i-did .wide }\nx\n\n## Result {#end}\nx\n\n## Script\nx\n";
    let site = Desk::new().story("x", story).build().clean();
    site.page("stories/x.html")
        .has("id=\"why\"")
        .has("id=\"what-i-did\"")
        .lacks("{#");
}

#[test]
fn a_line_break_by_a_tag_parts_words() {
    let story = WHOLE.replace("The lift broke.", "The lift broke<br>and I<BR />mended it.");
    let site = Desk::new()
        .settings("[markdown]\nraw_html = true")
        .story("x", &story)
        .build()
        .clean();
    for page in ["stories/x.html", "cheat-sheets/x.html"] {
        let text = site.page(page).text();
        assert!(
            !text.contains("brokeand") && !text.contains("Imended"),
            "{text}"
        );
    }
    let sheet = site.page("cheat-sheets/x.html").text();
    assert!(!sheet.contains("brokeand"), "{sheet}");
}
