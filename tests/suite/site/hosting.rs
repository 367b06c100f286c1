//! What a build writes for those who keep a site, and for those who host it.

use std::collections::BTreeMap;
use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::desk::{Desk, WHOLE, tree};

/// The list of what a service worker keeps: a digest by path.
pub(crate) fn kept(worker: &str) -> BTreeMap<String, String> {
    let (_, list) = worker.split_once("const keptFiles = ").unwrap();
    let (list, _) = list.split_once(';').unwrap();
    serde_json::from_str(list).unwrap()
}

fn whole() -> Desk {
    Desk::new()
        .settings("title = \"Stories of Ada Lovelace\"\n")
        .whole_story("lift", "title = \"The lift\"")
}

/// The digest of a file, in the notation of Subresource Integrity.
fn digest_of(desk: &Desk, path: &str) -> String {
    let bytes = fs::read(desk.root().join(path)).unwrap();
    let digest = ring::digest::digest(&ring::digest::SHA256, &bytes);
    format!("sha256-{}", STANDARD.encode(digest))
}

#[test]
fn the_service_worker_lists_every_file_by_its_content() {
    let desk = whole();
    desk.run(&["build"]).ends_with(0);
    let list = kept(&desk.read("public/service-worker.js"));
    let files = tree(&desk.root().join("public")).into_iter();
    let files = files.map(|(path, _)| path.to_str().unwrap().to_owned());
    let not_kept = ["service-worker.js", "robots.txt"];
    let files: Vec<String> = files
        .filter(|path| !path.starts_with(".starling") && !not_kept.contains(&path.as_str()))
        .collect();
    assert_eq!(list.keys().cloned().collect::<Vec<_>>(), files);
    for path in ["index.html", "cheat-sheets/lift.pdf", "manifest.json"] {
        assert_eq!(
            list[path],
            digest_of(&desk, &format!("public/{path}")),
            "{path}"
        );
    }
}

#[test]
fn a_site_has_the_same_service_worker_however_it_came_about() {
    let desk = whole();
    desk.run(&["build"]).ends_with(0);
    let before = desk.read("public/service-worker.js");
    // Sheets that are on disk already are not made again, and are listed all the same.
    desk.write("content/stories/boat.md", WHOLE);
    desk.run(&["build"]).ends_with(0);
    assert_ne!(desk.read("public/service-worker.js"), before);
    desk.remove("content/stories/boat.md");
    desk.run(&["build"]).ends_with(0).says(" changed, ");
    assert_eq!(desk.read("public/service-worker.js"), before);
    desk.run(&["build"])
        .ends_with(0)
        .says(", 0 changed, 0 removed)");
    desk.run(&["build", "-o", "again"]).ends_with(0);
    assert_eq!(desk.read("again/service-worker.js"), before);
}

#[test]
fn the_web_manifest_says_what_the_site_is_called_and_how_it_looks() {
    let desk = whole().settings("title = \"Stories of Ada Lovelace\"\nlanguage = \"de\"\n");
    let site = desk.build();
    let manifest: Value = serde_json::from_str(&site.text("manifest.json")).unwrap();
    assert_eq!(manifest["name"], "Stories of Ada Lovelace");
    assert_eq!(manifest["short_name"], "Stories of");
    assert_eq!(manifest["lang"], "de");
    assert_eq!(manifest["background_color"], "#fbfaf6");
    for address in [&manifest["start_url"], &manifest["icons"][0]["src"]] {
        assert!(site.has(address.as_str().unwrap()), "{address}");
    }
    assert_eq!(manifest["scope"], "./");
    let skin = ":root { --paper: light-dark(#abc, #000); }";
    let site = whole()
        .settings("skin = \"mine\"\n")
        .file("themes/default/skins/mine.css", skin)
        .build();
    let manifest: Value = serde_json::from_str(&site.text("manifest.json")).unwrap();
    assert_eq!(manifest["theme_color"], "#abc");
}

#[test]
fn a_piece_of_the_service_worker_can_be_ones_own() {
    let site = whole()
        .file(
            "themes/default/scripts/service-worker/main.js",
            "nothing();\n",
        )
        .build();
    let worker = site.text("service-worker.js");
    assert!(
        worker.contains("nothing();") && worker.contains("keptFiles"),
        "{worker}"
    );
    assert!(!worker.contains("addEventListener"), "{worker}");
}

#[test]
fn a_site_that_is_not_to_be_kept_has_nothing_for_it() {
    let desk = whole();
    desk.run(&["build"]).ends_with(0);
    desk.write("starling.toml", "[host]\noffline = false\n");
    desk.run(&["build"]).ends_with(0);
    assert!(!desk.has("public/service-worker.js") && !desk.has("public/manifest.json"));
    let page = desk.read("public/index.html");
    assert!(!page.contains("assets/offline."), "{page}");
}

#[test]
fn what_hosts_ask_for_is_written_where_it_is_wanted_and_removed_where_it_is_not() {
    let desk = whole();
    desk.run(&["build"]).ends_with(0);
    assert!(!desk.has("public/_headers") && !desk.has("public/.nojekyll"));
    desk.write("starling.toml", "[host]\nheaders = true\nnojekyll = true\n");
    desk.run(&["build"]).ends_with(0);
    let headers = desk.read("public/_headers");
    assert!(headers.contains("X-Robots-Tag: noindex"), "{headers}");
    assert_eq!(desk.read("public/.nojekyll"), "");
    // Neither is ever asked for, so neither can be kept.
    let list = kept(&desk.read("public/service-worker.js"));
    assert!(!list.contains_key("_headers") && !list.contains_key(".nojekyll"));
    desk.run(&["build"])
        .ends_with(0)
        .says(", 0 changed, 0 removed)");

    desk.write(
        "starling.toml",
        "visibility = \"public\"\n[host]\nheaders = true\n",
    );
    desk.run(&["build"]).ends_with(0);
    assert!(!desk.read("public/_headers").contains("Robots"));
    assert!(!desk.has("public/.nojekyll"));
    let off = Desk::new()
        .variable("STARLING_HOST__NOJEKYLL", "true")
        .build();
    assert!(off.has(".nojekyll"));
}

#[test]
fn no_header_is_said_twice_of_one_file() {
    let site = whole().settings("[host]\nheaders = true\n").build();
    let headers = site.text("_headers");
    let blocks: Vec<&str> = headers.split("\n\n").collect();
    let names = |block: &str| {
        let lines = block.lines().skip(1);
        let names = lines.map(|line| line.trim().split_once(": ").unwrap().0.to_owned());
        names.collect::<Vec<_>>()
    };
    assert_eq!(blocks.len(), 3);
    // Hosts join the values of all rules that are about a file.
    let of_all = names(blocks[0]);
    for block in &blocks[1..] {
        assert!(
            names(block).iter().all(|name| !of_all.contains(name)),
            "{block}"
        );
    }
}
