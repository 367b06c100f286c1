//! Pages open in silence: from the disk, below any address, with scripts and without.

use super::NOTHING;
use super::coming::tab_at;
use super::sites::demo;
use super::tab::Tab;
use crate::desk::Desk;
use crate::server::serve;

/// Opens one page of each kind and holds that all it asks for comes, and comes from the site.
#[track_caller]
fn opens_in_silence(site: &str) {
    let tab = Tab::new();
    for path in demo().pages_of_every_kind() {
        tab.open(&format!("{site}{path}"));
        tab.evaluate("document.fonts.ready.then(() => true)");
        assert_eq!(tab.console(), NOTHING, "the console of {path}");
        assert_eq!(tab.failures(), NOTHING, "failed requests of {path}");
        let requests = tab.requests();
        assert!(requests.len() > 1, "{path} asks for no style sheet");
        let mut outside = requests;
        outside.retain(|url| !url.starts_with(site) && !url.starts_with("data:"));
        assert_eq!(outside, NOTHING, "requests of {path} that leave the site");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn every_kind_of_page_opens_from_the_disk_in_silence() {
    opens_in_silence(&demo().on_disk(""));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn every_kind_of_page_opens_below_any_address_in_silence() {
    let address = serve(demo().folder.clone(), "/a/b/");
    opens_in_silence(&format!("http://{address}/a/b/"));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn every_kind_of_page_reads_the_same_without_scripts() {
    let (tab, plain) = (tab_at("2026-11-25T12:00:00Z"), Tab::new());
    plain.without_scripts();
    let mut pages = demo().pages_of_every_kind();
    // It says that it needs one, and leads to what can be read.
    pages.remove("practice.html");
    for path in pages {
        let text = |tab: &Tab| {
            tab.open(&demo().on_disk(&path));
            // In how many days an interview is, only a clock knows.
            tab.evaluate(
                "document.querySelectorAll('.in-days').forEach(it => it.remove());
                 document.querySelector('main').innerText",
            )
        };
        let with_scripts = text(&tab);
        assert!(with_scripts.as_str().unwrap().len() > 50, "{path} is empty");
        assert_eq!(text(&plain), with_scripts, "{path} without scripts");
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_browser_tells_what_goes_wrong() {
    let desk = Desk::bare().file(
        "index.html",
        "<!DOCTYPE html><link rel=icon href=data:,><script>console.log('a word'); document.title = 'Ran'; nothing()</script>
         <img src=missing.png><img src=https://example.org/a.png>",
    );
    let address = serve(desk.root().to_owned(), "/");
    let tab = Tab::new();
    tab.open(&format!("http://{address}/index.html"));
    assert_eq!(tab.evaluate("document.title"), "Ran");
    let said = tab.console().join("\n");
    assert!(
        said.contains("a word") && said.contains("nothing is not defined"),
        "{said}"
    );
    assert_eq!(tab.failures().len(), 2, "{:?}", tab.failures());
    assert!(
        tab.requests()
            .contains(&"https://example.org/a.png".to_owned())
    );

    tab.without_scripts();
    tab.open(&format!("http://{address}/index.html"));
    assert_eq!(tab.evaluate("document.title"), "");
}
