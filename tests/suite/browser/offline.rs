//! A site that was opened once over https opens without a network, and is renewed as a whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::json;

use super::NOTHING;
use super::accessibility::{TOO_WIDE, violations_of};
use super::sites::{Site, demo};
use super::tab::Tab;
use crate::desk::{Desk, WHOLE, tree};
use crate::secure_server::SecureServer;
use crate::server::serve;
use crate::site::hosting::kept;

/// Whether all of the site is kept.
const IS_KEPT: &str = "
    navigator.serviceWorker.getRegistration().then(it => it?.active && !it.installing)
";

const HAS_NOTICE: &str = "document.querySelector('.newer button') !== null";

const HAS_NO_NOTICE: &str = "document.querySelector('.newer').childElementCount === 0";

/// A tab that has opened a site, and keeps it.
#[track_caller]
fn keeping(server: &SecureServer) -> Tab {
    let tab = Tab::new();
    tab.open(&server.at("index.html"));
    wait_for(&tab, IS_KEPT);
    tab
}

/// Waits until what an expression promises is true.
#[track_caller]
fn wait_for(tab: &Tab, promise: &str) {
    tab.evaluate("globalThis.awaited = false");
    tab.wait_until(&format!(
        "(({promise}).then(it => {{ awaited = Boolean(it); }}), awaited)"
    ));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_whole_site_opens_without_a_network() {
    let server = SecureServer::new(&demo().folder, "/a/b/");
    let tab = keeping(&server);
    server.cut();

    for page in demo().pages_of_every_kind() {
        tab.open(&server.at(&page));
        assert_eq!(tab.console(), NOTHING, "the console of {page}");
        assert_eq!(tab.failures(), NOTHING, "failures on {page}");
    }
    let (mut seen, lengths) = (Vec::new(), lengths(&demo().folder));
    for (path, length) in &lengths {
        let address = server.at(path);
        let fetched = tab.evaluate(&format!(
            "fetch({address:?}).then(it => it.blob()).then(it => it.size)"
        ));
        assert_eq!(fetched, json!(length), "{path}");
        seen.push(path.rsplit('.').next().unwrap());
    }
    for ending in ["html", "pdf", "js", "css", "svg", "png", "json"] {
        assert!(seen.contains(&ending), "no {ending} among {seen:?}");
    }

    tab.open(&server.at(""));
    tab.press("/");
    tab.write("argued with my boss");
    tab.wait_until("document.querySelector('#site-found a') !== null");
    tab.open(&server.at("practice.html?from=home#all"));
    tab.wait_until("document.querySelector('main button:not([hidden])') !== null");
    assert_eq!(tab.console(), NOTHING);
}

/// Every file that is kept with its length.
fn lengths(folder: &Path) -> Vec<(String, usize)> {
    let files = tree(folder).into_iter();
    let files = files.map(|(path, bytes)| (path.to_str().unwrap().to_owned(), bytes.len()));
    let others = [".starling", "service-worker.js", "robots.txt"];
    files
        .filter(|(path, _)| !others.iter().any(|other| path.starts_with(other)))
        .collect()
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn without_a_network_addresses_mean_what_they_mean_on_a_host() {
    let server = SecureServer::new(&demo().folder, "/a/b/");
    let tab = keeping(&server);
    server.cut();
    let cases = [
        ("", "/a/b/", "page-home"),
        ("questions", "/a/b/questions/", "page-questions"),
        ("questions/", "/a/b/questions/", "page-questions"),
        ("numbers", "/a/b/numbers", "page-numbers"),
        ("numbers.html?a=b", "/a/b/numbers.html", "page-numbers"),
        ("stories/nothing.html", "/a/b/404.html", "page-not-found"),
    ];
    for (asked, arrives, kind) in cases {
        tab.open(&server.at(asked));
        assert_eq!(tab.evaluate("location.pathname"), arrives, "{asked}");
        assert_eq!(tab.evaluate("document.body.className"), kind, "{asked}");
        assert_eq!(tab.failures(), NOTHING, "{asked}");
    }
    let parts = tab.list(
        "Promise.all(['bytes=0-3', 'bytes=-5', 'bytes=9999999-'].map(async Range => {
            const { status, headers, ...it } = await fetch('cheat-sheets/all.pdf', { headers: { Range } })
                .then(async it => ({ status: it.status, headers: it.headers, text: await it.text() }));
            return `${status} ${it.text.trim()} ${headers.get('Content-Range').split('/')[0]}`;
        }))",
    );
    assert_eq!(parts[0], "206 %PDF bytes 0-3");
    assert!(parts[1].starts_with("206 %%EOF bytes "), "{}", parts[1]);
    assert_eq!(parts[2], "416  bytes *");
}

/// A site of two stories, in two versions that share most of their files.
struct Renewed {
    _desk: Desk,
    old: Site,
    new: Site,
}

impl Renewed {
    fn new() -> Self {
        let desk = Desk::new()
            .settings("title = \"The old one\"\n")
            .whole_story("lift", "title = \"The lift\"")
            .story("gone", &format!("# Gone\n\n{WHOLE}"));
        desk.run(&["build", "-o", "old"]).ends_with(0);
        desk.write("starling.toml", "title = \"The new one\"\n");
        desk.remove("content/stories/gone.md");
        desk.write("content/stories/come.md", format!("# Come\n\n{WHOLE}"));
        desk.run(&["build", "-o", "new"]).ends_with(0);
        let site = |name| Site {
            folder: desk.root().join(name),
        };
        let (old, new) = (site("old"), site("new"));
        Self {
            _desk: desk,
            old,
            new,
        }
    }
}

/// Holds which version the pages of a tab are, on whatever page it opens.
#[track_caller]
fn shows(tab: &Tab, server: &SecureServer, title: &str) {
    for page in ["index.html", "stories/lift.html", "numbers.html"] {
        tab.open(&server.at(page));
        let shown = "document.querySelector('.site-title').textContent";
        assert_eq!(tab.evaluate(shown), title, "{page}");
    }
}

#[test]
#[ignore = "needs Chromium and axe: `tests/run` installs them and runs this"]
fn a_newer_site_is_taken_as_a_whole_and_when_the_reader_says_so() {
    let sites = Renewed::new();
    let server = SecureServer::new(&sites.old.folder, "/");
    let tab = keeping(&server);
    tab.evaluate("caches.open('starling https://example.org/').then(it => it.put('/own', new Response('x'))).then(() => true)");
    server.take_asked();
    server.hold();
    server.show(&sites.new.folder);

    // While the new one is fetched, everything is old.
    shows(&tab, &server, "The old one");
    server.wait_for("stories/come.html");
    shows(&tab, &server, "The old one");
    assert_eq!(tab.evaluate(HAS_NO_NOTICE), true);
    server.release();
    tab.wait_until(HAS_NOTICE);
    // What both have was not fetched again.
    let asked = server.take_asked();
    assert!(asked.contains("numbers.html"), "{asked:?}");
    assert!(
        !asked.iter().any(|it| it.starts_with("assets/")),
        "{asked:?}"
    );
    // It is there as a whole, and still everything is old.
    server.cut();
    shows(&tab, &server, "The old one");
    tab.wait_until(HAS_NOTICE);
    assert_eq!(violations_of(&tab), NOTHING);
    tab.resize(320);
    assert_eq!(tab.list(TOO_WIDE), NOTHING);

    tab.click(".newer button");
    tab.wait_until("document.querySelector('.site-title').textContent === 'The new one'");
    shows(&tab, &server, "The new one");
    assert_eq!(tab.evaluate(HAS_NO_NOTICE), true);
    tab.open(&server.at("stories/come.html"));
    tab.open(&server.at("stories/gone.html"));
    assert_eq!(tab.evaluate("location.pathname"), "/404.html");
    // What only the old one had is gone, and what others keep on the host is not.
    wait_for(
        &tab,
        &format!(
            "caches.open('starling {}').then(it => it.keys()).then(it => it.length === {})",
            server.at(""),
            contents(&sites.new.folder)
        ),
    );
    let others = "caches.has('starling https://example.org/')";
    assert_eq!(tab.evaluate(others), true);
}

/// How many contents a site has: a file that is there twice is kept once.
fn contents(folder: &Path) -> usize {
    let worker = fs::read_to_string(folder.join("service-worker.js")).unwrap();
    let list = kept(&worker);
    let ending = |path: &str| path.rsplit('.').next().unwrap().to_owned();
    let contents = list
        .iter()
        .map(|(path, digest)| (digest.clone(), ending(path)));
    contents.collect::<BTreeSet<_>>().len()
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn the_next_visit_takes_a_newer_site_that_nobody_asked_for() {
    let sites = Renewed::new();
    let server = SecureServer::new(&sites.old.folder, "/a/");
    let tab = keeping(&server);
    server.show(&sites.new.folder);
    tab.open(&server.at("index.html"));
    tab.wait_until(HAS_NOTICE);
    // No page of the site is open any more, but one beside it.
    tab.open(&server.at("../beside.html"));
    wait_for(
        &tab,
        "navigator.serviceWorker.getRegistration('/a/').then(it => it.active?.state === 'activated' && !it.waiting)",
    );
    server.cut();
    shows(&tab, &server, "The new one");
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_site_that_is_half_uploaded_is_not_taken() {
    let sites = Renewed::new();
    let server = SecureServer::new(&sites.old.folder, "/");
    let tab = keeping(&server);
    let half = tempfile::tempdir().unwrap();
    for (path, bytes) in tree(&sites.new.folder) {
        let path = half.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let page = Path::new("numbers.html");
    fs::copy(sites.old.folder.join(page), half.path().join(page)).unwrap();
    server.show(half.path());
    server.take_asked();
    tab.open(&server.at("index.html"));
    server.wait_for("numbers.html");
    wait_for(
        &tab,
        "navigator.serviceWorker.getRegistration().then(it => !it.installing && !it.waiting)",
    );
    shows(&tab, &server, "The old one");
    assert_eq!(tab.evaluate(HAS_NO_NOTICE), true);

    server.show(&sites.new.folder);
    tab.open(&server.at("index.html"));
    tab.wait_until(HAS_NOTICE);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_site_that_its_host_has_no_more_is_let_go() {
    let sites = Renewed::new();
    let server = SecureServer::new(&sites.old.folder, "/");
    let tab = keeping(&server);
    // No network is no reason.
    server.cut();
    shows(&tab, &server, "The old one");
    server.mend();
    let nothing = tempfile::tempdir().unwrap();
    server.show(nothing.path());
    tab.open(&server.at("index.html"));
    wait_for(&tab, "caches.keys().then(it => it.length === 0)");
    wait_for(
        &tab,
        "navigator.serviceWorker.getRegistrations().then(it => it.length === 0)",
    );
    // Nor does a page that is still open bring anything of it back.
    let stores = tab.evaluate("fetch('index.html').then(() => caches.keys())");
    assert_eq!(stores, json!([]));
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn from_disk_and_over_http_nothing_is_kept_and_nothing_is_missing() {
    let address = serve(demo().folder.clone(), "/a/b/");
    let tab = Tab::new();
    for page in ["index.html", "practice.html"] {
        for address in [format!("http://{address}/a/b/{page}"), demo().on_disk(page)] {
            tab.open(&address);
            assert_eq!(tab.console(), NOTHING, "the console of {address}");
            assert_eq!(tab.failures(), NOTHING, "failures at {address}");
            let asked = tab.requests().into_iter();
            let asked: Vec<_> = asked
                .filter(|it| it.contains("service-worker") || it.contains("manifest"))
                .collect();
            assert_eq!(asked, NOTHING, "at {address}");
        }
    }
    tab.open(&format!("http://{address}/a/b/index.html"));
    let registered = "navigator.serviceWorker.getRegistrations().then(it => it.length)";
    assert_eq!(tab.evaluate(registered), 0);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_device_that_keeps_nothing_shows_the_site_all_the_same() {
    let server = SecureServer::new(&demo().folder, "/");
    let blocked = [
        "delete Navigator.prototype.serviceWorker",
        "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('no'))",
    ];
    for script in blocked {
        let tab = Tab::new();
        tab.before_each_page(script);
        tab.open(&server.at("index.html"));
        assert_eq!(tab.console(), NOTHING, "{script}");
        tab.press("/");
        tab.write("argued with my boss");
        tab.wait_until("document.querySelector('#site-found a') !== null");
    }

    // There is hardly any room.
    let tab = Tab::new();
    tab.open(&format!("{}404.html", server.at("")));
    let quota = json!({ "origin": server.at(""), "quotaSize": 40_000 });
    tab.ask("Storage.overrideQuotaForOrigin", &quota);
    let fresh = "navigator.serviceWorker.getRegistrations()
        .then(all => Promise.all(all.map(it => it.unregister())))
        .then(() => caches.keys()).then(all => Promise.all(all.map(it => caches.delete(it))))
        .then(() => true)";
    tab.evaluate(fresh);
    server.take_asked();
    tab.open(&server.at("index.html"));
    server.wait_for("service-worker.js");
    wait_for(
        &tab,
        "navigator.serviceWorker.getRegistrations().then(it => it.length === 0)",
    );
    tab.open(&server.at("numbers.html"));
    assert_eq!(tab.evaluate("document.body.className"), "page-numbers");
    assert_eq!(tab.failures(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_site_can_be_put_on_the_home_screen() {
    let server = SecureServer::new(&demo().folder, "/a/b/");
    let tab = keeping(&server);
    let manifest = tab.ask("Page.getAppManifest", &json!({}));
    assert_eq!(manifest["url"], server.at("manifest.json"));
    assert_eq!(manifest["errors"], json!([]));
    let data: serde_json::Value = serde_json::from_str(manifest["data"].as_str().unwrap()).unwrap();
    assert_eq!(data["display"], "standalone");
    for icon in data["icons"].as_array().unwrap() {
        let src = server.at(icon["src"].as_str().unwrap());
        let size = tab.evaluate(&format!(
            "fetch({src:?}).then(it => it.blob()).then(createImageBitmap).then(it => `${{it.width}}x${{it.height}}`)"
        ));
        assert_eq!(size, icon["sizes"]);
    }
    let errors = tab.ask("Page.getInstallabilityErrors", &json!({}));
    // Each test has a window of its own, which keeps nothing for long.
    let private = json!([{ "errorId": "in-incognito", "errorArguments": [] }]);
    assert_eq!(errors["installabilityErrors"], private);
    // The frame of its window has the colour of the page.
    let frame = "document.querySelector('meta[name=theme-color]').content";
    let light = tab.evaluate(frame);
    tab.click(".theme-toggle");
    tab.wait_until(&format!("{frame} !== {light}"));
}
