//! Once it is open, all is as in the open site: its pages, links, search, practice, and the way back.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::NOTHING;
use super::super::tab::Scheme::Light;
use super::super::tab::Tab;
use super::{IS_OPEN, Visitor, addresses, house};
use crate::html::is_page;

/// What a page shows, and where its links lead.
const PAGE: &str = "
    (() => {
        document.querySelector('.lock-again')?.remove();
        return {
            language: document.documentElement.lang + document.documentElement.dir,
            title: document.title,
            text: document.body.innerText,
            links: [...document.links].map(it => it.href),
        };
    })()
";

/// An address without what stands behind the hash, and that.
fn parts(address: &str) -> (&str, &str) {
    address.split_once('#').unwrap_or((address, ""))
}

/// Where the links of a page lead.
fn links(page: &mut Value) -> Vec<String> {
    serde_json::from_value(page["links"].take()).unwrap()
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn every_link_leads_to_the_page_that_it_leads_to_on_the_open_site() {
    let start = house().open.on_disk("index.html");
    let site = start.trim_end_matches("index.html");
    for home in addresses() {
        let (visitor, reader) = (Visitor::within(&home), Tab::new());
        let mut reached = BTreeSet::from([start.clone()]);
        let mut queue = vec![(start.clone(), home.clone())];
        while let Some((open, locked)) = queue.pop() {
            visitor.opens(&locked);
            if !is_page(&open) {
                let name = open.rsplit('/').next().unwrap();
                assert_eq!(visitor.tab.evaluate("document.title"), name);
                continue;
            }
            reader.open(&open);
            let mut read = reader.evaluate(PAGE);
            let mut seen = visitor.tab.evaluate(PAGE);
            let (expected, found) = (links(&mut read), links(&mut seen));
            assert_eq!(seen, read, "{open} as {locked}");
            // For a page that somebody has attached, and that names no icon, browsers look for one.
            if !open.contains("/assets/") {
                assert_eq!(visitor.tab.console(), NOTHING, "{open} as {locked}");
            }
            assert_eq!(found.len(), expected.len(), "links of {open}");
            for (there, here) in expected.into_iter().zip(found) {
                let ((page, anchor), (locked_page, _)) = (parts(&there), parts(&here));
                if !page.starts_with(site) {
                    assert_eq!(there, here);
                } else if !is_page(page) {
                    assert!(locked_page.ends_with("/file.html"), "{here} for {there}");
                    if reached.insert(page.to_owned()) {
                        queue.push((page.to_owned(), here));
                    }
                } else {
                    assert_eq!(parts(&here).1, anchor, "{here} for {there}");
                    if reached.insert(page.to_owned()) {
                        queue.push((page.to_owned(), locked_page.to_owned()));
                    }
                }
            }
        }
        assert!(reached.len() > 15, "only {reached:#?}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn anchors_lead_to_their_place_from_here_and_from_elsewhere() {
    let is_there = "document.querySelector(':target')?.id === 'task'
        && Math.abs(document.querySelector(':target').getBoundingClientRect().top) < innerHeight";
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("The lift"));
        visitor
            .tab
            .evaluate("document.querySelector('a[href=\"#task\"]').click()");
        visitor
            .tab
            .wait_until(&format!("{is_there} && scrollY > 500"));
        visitor.follows("its task");
        visitor.arrives_at("The boat");
        visitor.tab.wait_until(is_there);
        // Another link to the same place.
        visitor.tab.evaluate("scrollTo(0, 0)");
        visitor
            .tab
            .evaluate("document.querySelector('a[href=\"#task\"]').click()");
        visitor.tab.wait_until(is_there);
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_search_finds_and_leads_there_by_key_and_beside_by_pointer() {
    let is_found = "!document.getElementById('site-search-found').hidden";
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("The lift"));
        visitor.tab.press("/");
        visitor.tab.write("boat");
        visitor.tab.wait_until(is_found);
        visitor.tab.press("Enter");
        visitor.arrives_at("The boat");
        visitor.tab.press("/");
        visitor.tab.write("failure");
        visitor.tab.wait_until(is_found);
        let found =
            "document.getElementById('site-found-0') ?? document.getElementById('site-found-1')";
        let is_mended = format!("/[0-9a-f]{{32}}\\.html$/.test(({found}).href)");
        visitor.tab.wait_until(&is_mended);
        let id = visitor.tab.evaluate(&format!("({found}).id"));
        let address = visitor.tab.evaluate(&format!("({found}).href"));
        let address = address.as_str().unwrap().to_owned();
        assert!(!visitor.tab.open_pages().contains(&address));
        visitor
            .tab
            .click_with_control(&format!("#{}", id.as_str().unwrap()));
        while !visitor.tab.open_pages().contains(&address) {
            visitor
                .tab
                .wait_until("document.title.includes('The boat')");
        }
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_round_of_practice_goes_on_after_a_reload_and_leads_to_its_story() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.opens(&visitor.link("The lift"));
        visitor.follows("Practise this story");
        let is_asked = "document.getElementById('site-screen-question')?.hidden === false";
        visitor.tab.wait_until(is_asked);
        visitor.tab.click("#site-type-instead");
        visitor
            .tab
            .wait_until("!document.getElementById('site-screen-answer').hidden");
        visitor
            .tab
            .evaluate("document.getElementById('site-text').focus()");
        visitor
            .tab
            .write("I mended the lift and called the firm at once.");
        visitor.tab.reload();
        visitor.tab.wait_until(
            "document.getElementById('site-text')?.value.startsWith('I mended the lift')",
        );
        visitor
            .tab
            .evaluate("document.getElementById('site-text').focus()");
        visitor.tab.press_with_control("Enter");
        let is_told = "document.getElementById('site-screen-feedback')?.hidden === false";
        visitor.tab.wait_until(is_told);
        visitor
            .tab
            .evaluate("document.querySelector('[data-grade=\"3\"]').click()");
        visitor.tab.reload();
        let rounds = "Object.keys(localStorage).some(it => it.startsWith('starling-practice')
            && JSON.parse(localStorage[it]).rounds.length === 1)";
        visitor.tab.wait_until(rounds);
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn back_forward_and_reload_lead_to_where_one_was() {
    for home in addresses() {
        let visitor = Visitor::within(&home);
        visitor.follows("The lift");
        visitor.arrives_at("The lift");
        let has_kept = "history.state?.starlingPlace?.[1] === 600";
        visitor.tab.evaluate("scrollTo(0, 600)");
        visitor.tab.wait_until(has_kept);
        visitor.follows("the boat");
        visitor.arrives_at("The boat");
        visitor.steps(-1);
        visitor
            .tab
            .wait_until("document.title.includes('The lift') && scrollY === 600");
        visitor.tab.reload();
        visitor
            .tab
            .wait_until(&format!("{IS_OPEN} && scrollY === 600"));
        visitor.steps(1);
        visitor.arrives_at("The boat");
        assert_eq!(visitor.tab.console(), NOTHING, "{home}");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_choice_of_light_or_dark_goes_along() {
    let visitor = Visitor::within(&house().locked.on_disk("index.html"));
    visitor.tab.on_screen(Light);
    let theme = "document.documentElement.dataset.theme";
    visitor.tab.click(".theme-toggle");
    assert_eq!(visitor.tab.evaluate(theme), "dark");
    visitor.follows("The boat");
    visitor.arrives_at("The boat");
    assert_eq!(visitor.tab.evaluate(theme), "dark");
    visitor.tab.click(".theme-toggle");
    assert!(visitor.tab.evaluate(theme).is_null());
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn on_paper_there_is_no_button_to_lock_it() {
    let visitor = Visitor::within(&house().locked.on_disk("index.html"));
    let is_seen = "document.querySelector('.lock-again').checkVisibility()";
    assert_eq!(visitor.tab.evaluate(is_seen), true);
    visitor.tab.as_printed(Light);
    visitor.tab.wait_until(&format!("!{is_seen}"));
}
