//! `starling serve --lock`: what visitors will see, while it is being written.

use super::{PASSWORD, Visitor};
use crate::desk::{Desk, WHOLE};
use crate::live::Served;

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_save_comes_to_an_opened_page_without_the_password() {
    let desk = Desk::new()
        .whole_story("lift", "title = \"The lift\"")
        .file("password", PASSWORD);
    let served = Served::start(&desk, &["--lock", "--password-file", "password"]);
    let visitor = Visitor::within(&served.url("index.html"));
    visitor.follows("The lift");
    visitor.arrives_at("The lift");
    for word in ["Once.", "Twice."] {
        desk.write(
            "content/stories/lift.md",
            format!("# The lift\n\n{WHOLE}\n\n{word}\n"),
        );
        visitor
            .tab
            .wait_until(&format!("document.body.innerText.includes({word:?})"));
    }
}
