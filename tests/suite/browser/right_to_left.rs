//! A site in Arabic runs from right to left, all of it, and its figures from left to right.

use std::path::Path;

use super::NOTHING;
use super::accessibility::{TOO_WIDE, are_for_everybody};
use super::sites::Site;
use super::tab::Tab;
use crate::desk::Desk;

/// The middle of what a selector finds, from the left edge of the window.
const MIDDLE: &str = "
    globalThis.middle = selector => {
        const { left, right } = document.querySelector(selector).getBoundingClientRect();
        return (left + right) / 2;
    }
";

/// Lists figures and times that do not run from left to right, and figures that do not stand on
/// the right side of their place.
const BACKWARD: &str = "
    [...document.querySelectorAll('.metric-value, .time-mark, .script-time strong, .sheet-time')].flatMap(it => {
        const letters = [];
        const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode;
            for (const { index } of text.data.matchAll(/[\\d:~%a-z-]/g)) {
                const range = document.createRange();
                range.setStart(text, index);
                range.setEnd(text, index + 1);
                letters.push(range.getBoundingClientRect());
            }
        }
        const is_arabic = /[\\u0600-\\u06ff]/.test(it.textContent);
        const is_forward = letters.every(({ left, top }, at) =>
            at === 0 || letters[at - 1].top < top || letters[at - 1].left < left);
        const { right } = it.parentElement.getBoundingClientRect();
        const ends = Math.max(...letters.map(it => it.right));
        const is_at_start = !it.matches('.metric-value') || right - ends < 20;
        return is_arabic || (is_forward && is_at_start) ? [] : [it.textContent];
    })
";

fn arabic() -> Desk {
    let text = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages");
        std::fs::read_to_string(folder.join(name)).unwrap()
    };
    let guide = "# متى قدت فريقًا بلا سلطة؟\n\n## ما الذي يختبره\nالتأثير.\n\n## أسئلة المتابعة\n- ثم ماذا؟\n";
    Desk::new()
        .settings(&text("arabic-settings.toml"))
        .file("themes/default/labels.toml", text("arabic.toml"))
        .story("المصعد", &text("arabic.md"))
        .story("نصف", "# قصة لم تكتمل\n\n## المهمة\nأن أرويها.\n")
        .guide("قيادة", guide)
        .bank("[[question]]\ntext = \"لماذا نحن؟\"\ncompetency = \"الدافع\"\n")
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_site_in_arabic_runs_from_right_to_left() {
    let desk = arabic();
    let site = Site::of(&desk);
    let tab = Tab::new();
    for path in site.pages_of_every_kind() {
        tab.open(&site.on_disk(&path));
        let direction = "getComputedStyle(document.body).direction";
        assert_eq!(tab.evaluate(direction), "rtl", "{path}");
        assert_eq!(tab.list(BACKWARD), NOTHING, "figures of {path}");
        for width in [320, 1280] {
            tab.resize(width);
            assert_eq!(tab.list(TOO_WIDE), NOTHING, "{path}, {width} px");
        }
    }
    tab.open(&site.on_disk("stories/المصعد.html"));
    tab.evaluate(MIDDLE);
    for (right, left) in [
        (".site-title", ".site-nav"),
        (".columns-text", ".columns-side"),
        (".time-mark", ".spoken > div"),
        (".part-mark", "h2"),
    ] {
        let order = format!("middle('{right}') > middle('{left}')");
        assert_eq!(tab.evaluate(&order), true, "{right} to the right of {left}");
    }
    assert_eq!(tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_in_arabic() {
    let desk = arabic();
    let site = Site::of(&desk);
    are_for_everybody(&site, site.pages_of_every_kind());
}
