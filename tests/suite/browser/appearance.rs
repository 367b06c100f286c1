//! Light or dark: as the system has it, or as the reader chose, on every page and from the start.

use super::NOTHING;
use super::sites::demo;
use super::tab::Scheme::{Dark, Light};
use super::tab::Tab;
use crate::server::serve;

/// Which of the two a page shows, what the button says of it, and what was chosen; once the
/// browser has told the page what the system has.
const SHOWN: &str = "
    new Promise(frame => requestAnimationFrame(() => requestAnimationFrame(frame))).then(() => {
        const paper = document.createElement('canvas').getContext('2d');
        paper.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
        paper.fillRect(0, 0, 1, 1);
        const colour = paper.getImageData(0, 0, 1, 1).data[0] < 128 ? 'dark' : 'light';
        const pressed = document.querySelector('.theme-toggle').getAttribute('aria-pressed');
        return [colour, pressed, document.documentElement.dataset.theme ?? 'as the system'];
    })
";

/// Remembers what was chosen when the first element that could be drawn came.
const WATCH: &str = "
    new MutationObserver((_, observer) => {
        if (!document.body) return;
        observer.disconnect();
        globalThis.atFirst = document.documentElement.dataset.theme ?? 'as the system';
    }).observe(document, { childList: true, subtree: true });
";

const BLOCK_STORAGE: &str = "
    Object.defineProperty(globalThis, 'localStorage', {
        get() { throw new DOMException('Access is denied', 'SecurityError'); },
    });
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_choice_is_remembered_on_every_page_and_there_from_the_start() {
    let address = serve(demo().folder.clone(), "/");
    for site in [demo().on_disk(""), format!("http://{address}/")] {
        let tab = Tab::new();
        tab.before_each_page(WATCH);
        tab.on_screen(Light);
        tab.open(&format!("{site}index.html"));
        assert_eq!(tab.list(SHOWN), ["light", "false", "as the system"]);
        tab.click(".theme-toggle");
        assert_eq!(tab.list(SHOWN), ["dark", "true", "dark"]);
        for page in ["index.html", "questions/index.html"] {
            tab.open(&format!("{site}{page}"));
            assert_eq!(tab.list(SHOWN), ["dark", "true", "dark"], "{site}{page}");
            assert_eq!(tab.evaluate("atFirst"), "dark", "{site}{page}");
        }
        assert_eq!(tab.console(), NOTHING);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn choosing_what_the_system_has_follows_the_system_again() {
    let tab = Tab::new();
    tab.on_screen(Dark);
    tab.open(&demo().on_disk("numbers.html"));
    assert_eq!(tab.list(SHOWN), ["dark", "true", "as the system"]);
    tab.on_screen(Light);
    assert_eq!(tab.list(SHOWN), ["light", "false", "as the system"]);
    // By keyboard, as by mouse.
    tab.evaluate("document.querySelector('.theme-toggle').focus()");
    tab.press("Enter");
    assert_eq!(tab.list(SHOWN), ["dark", "true", "dark"]);
    tab.on_screen(Dark);
    tab.on_screen(Light);
    assert_eq!(tab.list(SHOWN), ["dark", "true", "dark"]);
    tab.press("Enter");
    assert_eq!(tab.list(SHOWN), ["light", "false", "as the system"]);
    assert_eq!(tab.evaluate("localStorage.length"), 0);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_switch_works_where_nothing_can_be_stored() {
    let tab = Tab::new();
    tab.before_each_page(BLOCK_STORAGE);
    tab.on_screen(Light);
    tab.open(&demo().on_disk("index.html"));
    tab.click(".theme-toggle");
    assert_eq!(tab.list(SHOWN), ["dark", "true", "dark"]);
    assert_eq!(tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn without_scripts_there_is_no_button_and_nothing_moves() {
    let places = "
        [...document.querySelectorAll('.site-header a, h1')]
            .map(it => { const { x, y } = it.getBoundingClientRect(); return `${x} ${y}`; })
    ";
    let (tab, plain) = (Tab::new(), Tab::new());
    plain.without_scripts();
    for width in [320, 1280] {
        for tab in [&tab, &plain] {
            tab.resize(width);
            tab.open(&demo().on_disk("index.html"));
        }
        let is_shown = "document.querySelector('.theme-toggle')
            .checkVisibility({ visibilityProperty: true })";
        assert_eq!(tab.evaluate(is_shown), true);
        assert_eq!(plain.evaluate(is_shown), false);
        assert_eq!(tab.list(places), plain.list(places), "{width} px");
    }
}
