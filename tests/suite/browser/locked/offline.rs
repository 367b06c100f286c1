//! A locked site that is kept on a device stays locked there, and opens without a network.

use super::{PASSWORD, Visitor, house};
use crate::secure_server::SecureServer;

/// Whether all of the site is kept.
const IS_KEPT: &str = "globalThis.kept ??= navigator.serviceWorker.ready.then(() => { globalThis.isKept = true; }), globalThis.isKept === true";

/// Everything that the browser keeps of the site, in one text.
const STORED: &str = "
    caches.keys()
        .then(names => Promise.all(names.map(name => caches.open(name))))
        .then(stores => Promise.all(stores.map(async store => (await store.matchAll()).map(it => it.text()))))
        .then(texts => Promise.all(texts.flat()))
        .then(texts => texts.join('\\n'))
";

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_locked_site_opens_without_a_network_and_is_kept_locked() {
    let server = SecureServer::new(&house().locked.folder, "/a/b/");
    let visitor = Visitor::at(&server.at("index.html"));
    visitor.tab.wait_until(IS_KEPT);
    server.cut();

    visitor.tab.reload();
    visitor.types(PASSWORD);
    visitor.is_in();
    let story = visitor
        .tab
        .evaluate("document.querySelector('main a[href$=\".html\"]').href");
    visitor.opens(story.as_str().unwrap());

    let stored = visitor.tab.evaluate(STORED);
    let stored = stored.as_str().unwrap();
    assert!(stored.contains("site-sealed"), "nothing is kept");
    for word in ["The lift", "boat", "letter.docx", PASSWORD] {
        assert!(!stored.contains(word), "{word:?} is kept in plain");
    }
}
