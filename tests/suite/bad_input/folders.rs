//! Folders, links of the file system, and the way out of the site.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::assert_sound;
use crate::desk::{Desk, WHOLE, tree};

#[test]
fn a_folder_with_the_name_of_a_story_is_a_folder() {
    let site = Desk::new().story("x.md/inner", WHOLE).build().clean();
    assert_eq!(site.report.counts.stories, 1);
    assert!(site.has("stories/inner.html"));
}

#[test]
fn folders_with_the_names_of_the_bank_and_the_settings_do_no_harm() {
    let desk = Desk::new().whole_story("lift", "");
    fs::create_dir_all(desk.root().join("content/questions.toml")).unwrap();
    assert_eq!(desk.build().clean().report.counts.stories, 1);

    let desk = Desk::new().whole_story("lift", "");
    desk.remove("starling.toml");
    fs::create_dir_all(desk.root().join("starling.toml")).unwrap();
    desk.build().reports(&["unreadable-file"]);
}

#[test]
fn a_link_that_leads_back_is_reported_and_the_rest_is_read() {
    let desk = Desk::new().whole_story("lift", "");
    symlink("..", desk.root().join("content/stories/loop")).unwrap();
    symlink("self", desk.root().join("content/stories/self")).unwrap();
    let site = desk.build().reports(&["link-loop", "unreadable-file"]);
    assert!(site.has("stories/lift.html"));
    assert_sound(&site);
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_and_the_rest_is_read() {
    let desk = Desk::new().whole_story("lift", "");
    symlink("nowhere.md", desk.root().join("content/stories/gone.md")).unwrap();
    let site = desk.build().reports(&["unreadable-file"]);
    insta::assert_snapshot!(site.drawn(), @r"
    error[unreadable-file]: this cannot be read: No such file or directory (os error 2)
    --> content/stories/gone.md
     = help: remove it; if it is a link, see where it leads
    ");
    assert!(site.has("stories/lift.html"));
    desk.run(&["build"]).ends_with(1);
    assert!(!desk.has("public"));
}

#[test]
fn a_link_to_a_story_elsewhere_is_followed() {
    let desk = Desk::new().file("shelf/lift.md", WHOLE);
    fs::create_dir_all(desk.root().join("content")).unwrap();
    symlink("../shelf", desk.root().join("content/stories")).unwrap();
    assert!(desk.build().clean().has("stories/lift.html"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_name_that_is_no_text_is_an_error() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new().whole_story("lift", "");
    let path = desk
        .root()
        .join("content/stories")
        .join(OsStr::from_bytes(b"caf\xe9.md"));
    fs::write(path, WHOLE).unwrap();
    desk.build().reports(&["unreadable-name"]);
}

#[test]
fn nothing_that_a_site_names_escapes_its_folder() {
    let desk = Desk::new()
        .settings("title = \"../../title\"\n")
        .bank("[[question]]\ntext = \"../../../question\"\ncompetency = \"../competency\"\n")
        .story("..%2f..%2fname", &format!("+++\ntitle = \"../../title\"\ntags = [\"../../tag\", \"/etc/tag\", \"..\", \"C:\\\\tag\"]\ncovers = [\"/../cover\", \"..\"]\n+++\n{WHOLE}"))
        .guide("..guide", "# ../../guide\n");
    let around: BTreeSet<_> = fs::read_dir(desk.root().parent().unwrap())
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    desk.run(&["build", "--output-dir", "out/site"])
        .ends_with(0);
    for (path, _) in tree(desk.root()) {
        assert!(
            ["out/site", "content", "starling.toml"]
                .iter()
                .any(|known| path.starts_with(known)),
            "{}",
            path.display()
        );
    }
    assert!(!around.is_empty() && !Path::new("/etc/tag.html").exists());
}
