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
