//! Folders, links of the file system, and the way out of the site.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::assert_sound;
use starling::testing::diagnostic::Diagnostic;

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
fn content_that_is_kept_elsewhere_is_read_and_so_are_links_within_it() {
    let desk = Desk::new().file("shelf/stories/lift.md", WHOLE);
    symlink("shelf", desk.root().join("content")).unwrap();
    symlink("lift.md", desk.root().join("shelf/stories/same.md")).unwrap();
    let site = desk.build().clean();
    assert!(site.has("stories/lift.html") && site.has("stories/same.html"));
}

#[test]
fn a_link_out_of_the_content_is_not_followed_and_an_error_for_others() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.txt"), "Zimtstern").unwrap();
    fs::write(outside.path().join("other.md"), WHOLE).unwrap();
    let desk = Desk::new().story(
        "x",
        &format!("{WHOLE}\n[notes](notes.txt) [more](all/secret.txt)\n"),
    );
    let stories = desk.root().join("content/stories");
    symlink(outside.path().join("secret.txt"), stories.join("notes.txt")).unwrap();
    symlink(outside.path().join("other.md"), stories.join("other.md")).unwrap();
    symlink(outside.path(), stories.join("all")).unwrap();
    symlink("/", stories.join("root")).unwrap();
    let site = desk.build();
    site.keeps("Zimtstern");
    assert!(!site.has("stories/other.html"));
    assert_eq!(
        site.rules()
            .iter()
            .filter(|it| **it == "link-outside")
            .count(),
        4
    );
    let public = desk.settings("visibility = \"public\"").build();
    let outside = public
        .report
        .diagnostics
        .iter()
        .filter(|it| it.rule == "link-outside");
    assert!(outside.clone().all(Diagnostic::is_error) && outside.count() == 4);
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let pipe = |desk: &Desk, path: &str| {
        let made = std::process::Command::new("mkfifo")
            .arg(desk.root().join(path))
            .status();
        assert!(made.unwrap().success());
    };
    let desk = Desk::new()
        .whole_story("lift", "")
        .settings("[sheets]\nfonts = [\"f.ttf\"]");
    for path in ["f.ttf", "content/stories/pipe.md", "content/questions.toml"] {
        pipe(&desk, path);
    }
    let site = desk.build();
    let pipes = site
        .rules()
        .iter()
        .filter(|it| **it == "not-a-file")
        .count();
    assert_eq!(pipes, 3, "{}", site.drawn());
    desk.remove("starling.toml");
    pipe(&desk, "starling.toml");
    desk.build()
        .rules()
        .contains(&"not-a-file")
        .then_some(())
        .unwrap();
}

#[test]
fn a_text_that_nobody_writes_is_refused_by_its_size() {
    let desk = Desk::new().whole_story("lift", "");
    desk.write("content/stories/long.md", "word ".repeat(500_000));
    let site = desk.build().reports(&["file-too-large"]);
    assert!(
        site.drawn().contains("up to 2 MiB are read"),
        "{}",
        site.drawn()
    );
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
