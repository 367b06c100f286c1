//! The contents of a page: in front of its text on a phone, beside it on a wide screen.

use super::sites::demo;
use super::tab::Tab;

/// Where the contents are, seen from the text.
const PLACE: &str = "
    (() => {
        const box = selector => document.querySelector(selector).getBoundingClientRect();
        const [contents, text] = [box('.contents'), box('.columns-text')];
        if (contents.bottom <= text.top) return 'in front';
        return contents.left >= text.right ? 'beside' : 'elsewhere';
    })()
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn contents_stand_in_front_of_the_text_on_a_phone_and_beside_it_on_a_wide_screen() {
    let tab = Tab::new();
    for page in [
        "stories/the-release-with-no-way-back.html",
        "questions/a-bug-you-shipped.html",
    ] {
        tab.open(&demo().on_disk(page));
        for (width, place) in [(390, "in front"), (1280, "beside")] {
            tab.resize(width);
            assert_eq!(tab.evaluate(PLACE), place, "{page}, {width} px");
        }
    }
}
