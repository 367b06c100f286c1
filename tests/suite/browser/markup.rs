//! The Nu checker of the W3C finds neither an error nor a warning on any page.

use std::process::Command;

use serde_json::Value;

use super::sites::{Site, demo, hostile};
use super::tool;

#[test]
fn every_page_is_valid_html_whatever_is_written_in_it() {
    let desk = hostile();
    let checked = Command::new("java")
        .arg("-jar")
        .arg(tool("vnu-jar/build/dist/vnu.jar"))
        .args([
            "--stdout",
            "--exit-zero-always",
            "--skip-non-html",
            "--format",
            "json",
        ])
        .args([&demo().folder, &Site::of(&desk).folder])
        .output()
        .expect("Java is missing; `tests/run` installs it");
    let report: Value = serde_json::from_slice(&checked.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&checked.stderr)));
    let complaints = report["messages"].as_array().unwrap();
    assert!(complaints.is_empty(), "{complaints:#?}");
}
