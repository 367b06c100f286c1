//! Every page can be walked with the keyboard alone, and shows where one is.

use super::sites::demo;
use super::tab::Tab;

/// Numbers what can be reached, in the order of the document.
const NUMBER: &str = "
    globalThis.stops = [...document.querySelectorAll('a[href], button, input, select, summary')]
        .filter(it => it.checkVisibility({ visibilityProperty: true }));
    stops.length
";

/// What is wrong with the element that has the focus.
const FAULTS: &str = "
    (() => {
        const it = document.activeElement, style = getComputedStyle(it), faults = [];
        const { left, top, width, height } = it.getClientRects()[0];
        const is_seen = [0.1, 0.5, 0.9].some(part =>
            it.contains(document.elementFromPoint(left + part * width, top + part * height)));
        if (!is_seen) faults.push('cannot be seen');
        const { outlineStyle, outlineWidth, outlineColor } = style;
        if (outlineStyle === 'none' || parseFloat(outlineWidth) < 1 || outlineColor === 'rgba(0, 0, 0, 0)') {
            faults.push('has no outline');
        }
        return faults.map(fault => `${it.outerHTML.slice(0, 200)} ${fault}`);
    })()
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_tab_key_walks_a_page_in_its_order_and_shows_where_it_is() {
    let tab = Tab::new();
    let mut faults = Vec::new();
    for path in demo().pages_of_every_kind() {
        for width in [1280, 320] {
            tab.resize(width);
            tab.open(&demo().on_disk(&path));
            let stops = tab.evaluate(NUMBER).as_u64().unwrap();
            assert!(stops > 5, "{path} has {stops} links");
            let mut next = 0;
            // What scrolls by itself is a stop as well, which the browser adds.
            for _ in 0..2 * stops {
                if next == stops {
                    break;
                }
                tab.press("Tab");
                let at = tab.evaluate("stops.indexOf(document.activeElement)");
                if at != -1 {
                    assert_eq!(at, next, "the stops of {path} are out of order");
                    next += 1;
                }
                let found = tab.list(FAULTS).into_iter();
                faults.extend(found.map(|it| format!("{path}, {width} px: {it}")));
            }
            assert_eq!(next, stops, "stops of {path} that can be reached");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_first_stop_of_a_page_leads_past_its_furniture() {
    let tab = Tab::new();
    for path in demo().pages_of_every_kind() {
        tab.open(&demo().on_disk(&path));
        tab.press("Tab");
        tab.press("Enter");
        let at = tab.evaluate("document.activeElement.localName");
        assert_eq!(at, "main", "after the first link of {path}");
    }
}
