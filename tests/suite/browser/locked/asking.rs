//! The page that asks for the password.

use std::fs;
use std::path::Path;

use super::super::accessibility::{TOO_WIDE, violations_of};
use super::super::tab::Tab;
use super::super::{BLOCKED, NOTHING};
use super::{ASKS, IS_OPEN, Visitor, addresses, house};
use crate::desk::tree;
use crate::server::serve;

const HAS_FOCUS: &str = "document.activeElement.id === 'site-password'";

/// Words of the page of the first story.
const STORY: &str = "document.body.innerText.includes('The lift')";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_wrong_password_is_told_at_once_and_the_right_one_opens_the_page() {
    for page in addresses() {
        let visitor = Visitor::at(&page);
        visitor.is_asked();
        assert_eq!(visitor.tab.evaluate(HAS_FOCUS), true);
        assert_eq!(visitor.tab.evaluate(STORY), false);
        visitor.types("seven dark tea cups");
        visitor.is_told("That is not the password");
        assert_eq!(visitor.tab.evaluate(HAS_FOCUS), true);
        // What is typed takes the place of what was wrong.
        visitor.unlocks();
        assert_eq!(visitor.tab.evaluate(STORY), true);
        assert_eq!(
            visitor.tab.evaluate("document.activeElement.localName"),
            "main"
        );
        assert_eq!(visitor.tab.console(), NOTHING, "{page}");
        assert_eq!(visitor.tab.failures(), NOTHING, "{page}");
        let mut outside = visitor.tab.requests();
        let site = page.trim_end_matches("index.html");
        outside.retain(|url| !url.starts_with(site));
        assert_eq!(outside, NOTHING, "requests of {page} that leave the site");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_password_is_the_same_however_a_keyboard_composes_its_letters() {
    let folder = tempfile::tempdir().unwrap();
    let site = super::lock(&super::desk(), "caf\u{e9} und tee im regen", folder.path());
    let visitor = Visitor::at(&site.on_disk("index.html"));
    visitor.types("cafe\u{301} und tee im regen");
    visitor.is_in();
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_page_that_is_damaged_is_told_as_that_and_not_as_a_wrong_password() {
    let folder = tempfile::tempdir().unwrap();
    let site = super::lock(&super::desk(), super::PASSWORD, folder.path());
    let page = folder.path().join("index.html");
    let whole = fs::read_to_string(&page).unwrap();
    let end = whole.rfind("</template>").unwrap();
    for damage in [&whole[..end - 101], &whole[..end - 100]] {
        fs::write(&page, damage).unwrap();
        let visitor = Visitor::at(&site.on_disk("index.html"));
        visitor.types("wrong");
        visitor.is_told("That is not the password");
        visitor.types(super::PASSWORD);
        visitor.is_told("this page is damaged");
        assert_eq!(visitor.tab.evaluate(ASKS), false);
        // It is not asked for again, and another page opens.
        visitor.tab.reload();
        visitor.is_told("this page is damaged");
        visitor.opens(&site.on_disk(&a_page_below(folder.path())));
        assert_eq!(visitor.tab.console(), NOTHING);
    }
}

/// Some page of a site that is not its first one.
fn a_page_below(folder: &Path) -> String {
    let pages = tree(folder).into_iter().map(|(path, _)| path);
    let mut pages = pages.filter(|path| path.extension() == Some("html".as_ref()));
    let page = pages.find(|path| path.components().count() > 1).unwrap();
    page.to_str().unwrap().to_owned()
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn it_opens_by_keyboard_alone_and_shows_what_is_typed_where_that_is_wanted() {
    let visitor = Visitor::at(&house().locked.on_disk("index.html"));
    visitor.is_asked();
    visitor.tab.write(super::PASSWORD);
    let type_of_field = "document.getElementById('site-password').type";
    let focus = |id: &str| {
        let focused = visitor.tab.evaluate("document.activeElement.id");
        assert_eq!(focused, id);
    };
    visitor.tab.press("Tab");
    focus("site-show");
    visitor.tab.press(" ");
    assert_eq!(visitor.tab.evaluate(type_of_field), "text");
    visitor.tab.press(" ");
    assert_eq!(visitor.tab.evaluate(type_of_field), "password");
    visitor.tab.press("Tab");
    focus("site-remember");
    visitor.tab.press("Tab");
    focus("site-open");
    visitor.tab.press("Enter");
    visitor.is_in();
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn over_an_unsafe_connection_it_says_why_it_cannot_open_and_what_to_do() {
    let address = serve(house().locked.folder.clone(), "/");
    let visitor = Visitor::at(&format!("http://plain.test:{}/index.html", address.port()));
    assert_eq!(visitor.tab.evaluate("isSecureContext"), false);
    visitor.is_told("Use the address that begins with https://");
    assert_eq!(visitor.tab.evaluate(ASKS), false);
    assert_eq!(visitor.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_browser_that_is_too_old_is_told_so() {
    let tab = Tab::new();
    tab.before_each_page("delete globalThis.DecompressionStream");
    tab.open(&house().locked.on_disk("index.html"));
    let visitor = Visitor { tab };
    visitor.is_told("This browser is too old");
    assert_eq!(visitor.tab.evaluate(ASKS), false);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn without_scripts_it_says_what_it_needs() {
    let tab = Tab::new();
    tab.without_scripts();
    tab.open(&house().locked.on_disk("index.html"));
    let text = tab.evaluate("document.body.innerText");
    let text = text.as_str().unwrap();
    assert!(text.contains("needs JavaScript"), "{text}");
    assert!(!text.contains("Password"), "{text}");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn where_nothing_can_be_kept_each_page_asks_and_says_why() {
    let tab = Tab::new();
    tab.before_each_page(BLOCKED);
    let visitor = Visitor { tab };
    visitor.tab.open(&house().locked.on_disk("index.html"));
    visitor.is_told("each page will ask");
    visitor.unlocks();
    visitor.follows("The boat");
    visitor.is_asked();
    visitor.is_told("each page will ask");
    visitor.unlocks();
    visitor.arrives_at("The boat");
    assert_eq!(visitor.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn axe_finds_no_violation_before_it_is_open_after_a_wrong_password_or_within() {
    let visitor = Visitor::at(&house().locked.on_disk("index.html"));
    visitor.is_asked();
    assert_eq!(violations_of(&visitor.tab), NOTHING, "asking");
    visitor.types("wrong");
    visitor.is_told("That is not the password");
    assert_eq!(violations_of(&visitor.tab), NOTHING, "after a wrong one");
    visitor.unlocks();
    assert_eq!(violations_of(&visitor.tab), NOTHING, "within");
    visitor.opens(&visitor.link("Cheat sheets"));
    visitor.opens(&visitor.link("PDF"));
    assert_eq!(violations_of(&visitor.tab), NOTHING, "a file");
    let without = Tab::new();
    without.open(&house().locked.on_disk("404.html"));
    assert_eq!(violations_of(&without), NOTHING, "what is not there");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_phone_shows_all_of_it_and_need_not_zoom_in_on_the_field() {
    let visitor = Visitor::at(&house().locked.on_disk("index.html"));
    visitor.is_asked();
    visitor.tab.resize(320);
    assert_eq!(visitor.tab.list(TOO_WIDE), NOTHING);
    let size = "parseFloat(getComputedStyle(document.getElementById('site-password')).fontSize)";
    let size = visitor.tab.evaluate(size).as_f64().unwrap();
    assert!(size >= 16.0, "{size} px");
    visitor.unlocks();
    assert_eq!(visitor.tab.list(TOO_WIDE), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_page_for_what_is_not_there_asks_for_nothing() {
    let tab = Tab::new();
    tab.open(&house().locked.on_disk("404.html"));
    assert_eq!(tab.evaluate(IS_OPEN), false);
    assert_eq!(tab.evaluate(ASKS), false);
    assert_eq!(tab.console(), NOTHING);
}
