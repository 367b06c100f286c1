//! How long a site stays open: for the visit, on this device, until it is locked again.

use super::super::NOTHING;
use super::{ASKS, PASSWORD, Visitor, addresses, desk, lock};
use crate::server::serve;

/// Another tab of the same window.
fn beside(visitor: &Visitor, address: &str) -> Visitor {
    let tab = visitor.tab.beside();
    tab.open(address);
    Visitor { tab }
}

/// The visitor with all tabs closed and the window opened again, as far as a page can tell.
fn comes_back(visitor: Visitor, address: &str) -> Visitor {
    let tab = visitor.tab.beside();
    visitor.tab.open("about:blank");
    drop(visitor);
    tab.open(address);
    Visitor { tab }
}

/// Opens the site for all visits on this device.
#[track_caller]
fn unlocks_the_device(visitor: &Visitor) {
    visitor.is_asked();
    visitor.tab.click("#site-remember");
    visitor
        .tab
        .evaluate("document.getElementById('site-password').focus()");
    visitor.unlocks();
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn one_password_is_enough_for_a_visit_and_all_its_tabs() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.follows("The boat");
        visitor.arrives_at("The boat");
        visitor.tab.reload();
        visitor.arrives_at("The boat");
        let second = beside(&visitor, &home);
        second.arrives_at("Of lifts");
        assert_eq!(second.tab.console(), NOTHING, "{home}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_tab_that_is_asking_opens_with_the_first_that_knows_the_password() {
    for home in addresses() {
        let visitor = Visitor::at(&home);
        let second = beside(&visitor, &home);
        visitor.is_asked();
        second.is_asked();
        visitor.unlocks();
        second.is_in();
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn another_visit_is_asked_again_unless_the_device_was_to_keep_it_open() {
    for home in addresses() {
        let visitor = comes_back(Visitor::within(&home), &home);
        unlocks_the_device(&visitor);
        comes_back(visitor, &home).is_in();
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn lock_again_locks_all_tabs_and_the_device() {
    for home in addresses() {
        let visitor = Visitor::at(&home);
        unlocks_the_device(&visitor);
        let others = [beside(&visitor, &home), beside(&visitor, &home)];
        for other in &others {
            other.is_in();
        }
        visitor.locks();
        for other in &others {
            other.is_asked();
        }
        visitor.tab.reload();
        visitor.is_asked();
        comes_back(visitor, &home).is_asked();
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_step_back_after_it_was_locked_leads_to_no_open_page() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.follows("The boat");
        visitor.arrives_at("The boat");
        visitor.locks();
        visitor.steps(-1);
        visitor
            .tab
            .wait_until(&format!("location.href === {home:?} && {ASKS}"));
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_site_with_another_password_asks_quietly_for_it() {
    let (desk, folder) = (desk(), tempfile::tempdir().unwrap());
    let site = lock(&desk, PASSWORD, folder.path());
    let address = serve(site.folder.clone(), "/");
    let home = format!("http://{address}/index.html");
    let visitor = Visitor::within(&home);
    lock(&desk, "another pair of dry gloves", folder.path());
    visitor.tab.reload();
    visitor.is_asked();
    assert_eq!(visitor.tab.evaluate(super::NOTICE), "");
    visitor.types("another pair of dry gloves");
    visitor.is_in();
    assert_eq!(visitor.tab.console(), NOTHING);
}
