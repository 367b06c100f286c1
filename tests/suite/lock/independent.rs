//! An implementation by others opens what Starling has locked: so nothing of it is Starling's own invention.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::{PASSWORD, demo, files_in, locked};
use crate::desk::{program, run};

/// What is no secret, or of every site.
const PLAIN: [&str; 4] = [
    "robots.txt",
    "404.html",
    "manifest.json",
    "service-worker.js",
];

#[test]
#[ignore = "needs Node and @noble/ciphers: `tests/run` installs them and runs this"]
fn others_open_every_file_and_find_what_the_open_site_has() {
    let desk = demo();
    locked(&desk);
    run(program(desk.root()).args(["build", "--quiet"])).ends_with(0);
    let open = files_in(&desk.root().join("public"));
    let lines = opened_by_others(&desk.root().join("locked"), PASSWORD);
    let (names, files) = lines.split_last().unwrap();
    let kept = files.iter().map(|file| {
        let bytes = STANDARD.decode(text(file, "bytes")).unwrap();
        (
            text(file, "path").to_owned(),
            (text(file, "name").to_owned(), bytes),
        )
    });
    let kept: BTreeMap<String, (String, Vec<u8>)> = kept.collect();

    let by_name = |name: &str| {
        let found = kept.values().filter(|(its, _)| its == name);
        found.map(|(_, bytes)| bytes.as_slice()).collect::<Vec<_>>()
    };
    let mut compared = 0;
    let locked = |path: &str| !path.starts_with("assets/") && !path.starts_with(".starling/");
    for (path, bytes) in open.iter().filter(|(path, _)| locked(path)) {
        let name = path.rsplit('/').next().unwrap();
        if PLAIN.contains(&path.as_str()) {
            continue;
        }
        let is_same = by_name(name).iter().any(|opened| {
            *opened == bytes.as_slice() || without_links(opened) == without_links(bytes)
        });
        assert!(
            is_same,
            "{path} was not among what was opened, or is another file"
        );
        compared += 1;
    }
    assert_eq!(
        compared,
        kept.len(),
        "every sealed file is one of the open site"
    );
    let [folder, page] = ["/nameOf/0", "/nameOf/1"].map(|at| names.pointer(at).unwrap());
    let story = format!(
        "{}/{}.html",
        folder.as_str().unwrap(),
        page.as_str().unwrap()
    );
    assert_eq!(kept[&story].0, "two-shifts-one-dock.html");
}

/// The lines that `open.mjs` writes.
fn opened_by_others(folder: &Path, password: &str) -> Vec<Value> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let modules = repository.join("target/test-tools/node_modules");
    assert!(
        modules.join("@noble/ciphers").exists(),
        "@noble/ciphers is missing; `tests/run` installs it"
    );
    let script = repository.join("tests/suite/lock/open.mjs");
    let mut node = Command::new("node");
    let opened = run(node.arg(script).arg(modules).arg(folder).arg(password)).ends_with(0);
    let lines = opened.out.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn text<'f>(file: &'f Value, key: &str) -> &'f str {
    file[key].as_str().unwrap()
}

/// A page without where its links lead: in a locked site they lead elsewhere. What a page may load differs as well.
fn without_links(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page);
    let mut shown = String::new();
    for part in text.split_inclusive('"') {
        let is_link = shown.ends_with("href=\"")
            || shown.ends_with("src=\"")
            || shown.ends_with("content=\"");
        shown.push_str(if is_link { "\"" } else { part });
    }
    shown
}
