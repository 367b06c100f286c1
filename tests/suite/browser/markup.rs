//! The Nu checker of the W3C finds neither an error nor a warning on any page.

use std::process::Command;

use serde_json::Value;

use super::locked::house;
use super::sites::{Site, demo, hostile};
use super::tool;
use crate::html::encoded;
use crate::server::serve;

#[test]
#[ignore = "needs Java and the HTML checker: `tests/run` installs them and runs this"]
fn every_page_is_valid_html_whatever_is_written_in_it() {
    let desk = hostile();
    // The checker holds pages to their own policy, and knows what `self` is only of hosted ones.
    let sites = [demo(), &Site::of(&desk), &house().locked];
    let pages = sites.into_iter().flat_map(|site| {
        let address = serve(site.folder.clone(), "/");
        let pages = site.pages().map(|(path, _)| path);
        pages.map(move |path| format!("http://{address}/{}", encoded(&path)))
    });
    let checked = Command::new("java")
        .arg("-Dnu.validator.servlet.allow-forbidden-hosts=true")
        .arg("-jar")
        .arg(tool("vnu-jar/build/dist/vnu.jar"))
        .args(["--stdout", "--exit-zero-always", "--format", "json"])
        .args(pages)
        .output()
        .expect("Java is missing; `tests/run` installs it");
    let report: Value = serde_json::from_slice(&checked.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&checked.stderr)));
    let complaints = report["messages"].as_array().unwrap();
    assert!(complaints.is_empty(), "{complaints:#?}");
}
