//! Every way in which editors save is seen, and so is whatever else happens to the files.

use std::fs;
use std::path::Path;

use super::Served;
use crate::desk::{Desk, WHOLE};

const PAGE: &str = "stories/lift.html";

fn desk() -> Desk {
    Desk::new().story("lift", WHOLE)
}

/// A story that is told, with a word to know it by.
fn telling(word: &str) -> String {
    format!("{WHOLE}\n## Reflection\n\n{word}\n")
}

/// A way in which editors save.
type Save = fn(&Path, &str);

const SAVES: [(&str, Save); 5] = [
    ("write over", |path, text| fs::write(path, text).unwrap()),
    ("write beside and rename", |path, text| {
        let beside = path.with_extension("md.tmp");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, path).unwrap();
    }),
    ("set aside and write", |path, text| {
        let aside = path.with_extension("md~");
        fs::rename(path, &aside).unwrap();
        fs::write(path, text).unwrap();
        fs::remove_file(aside).unwrap();
    }),
    ("remove and write", |path, text| {
        fs::remove_file(path).unwrap();
        fs::write(path, text).unwrap();
    }),
    ("try the folder first, as vim does", |path, text| {
        let trial = path.with_file_name("4913");
        fs::write(&trial, "").unwrap();
        fs::remove_file(trial).unwrap();
        let aside = path.with_extension("md~");
        fs::rename(path, &aside).unwrap();
        fs::write(path, text).unwrap();
        fs::remove_file(aside).unwrap();
    }),
];

#[test]
fn every_way_to_save_is_seen() {
    for arguments in [&[][..], &["--poll"]] {
        let desk = desk();
        let served = Served::start(&desk, arguments);
        let path = desk.root().join("content/stories/lift.md");
        for (name, save) in SAVES {
            let news = served.listen(PAGE);
            save(&path, &telling(name));
            served.wait_for(PAGE, name, news);
        }
    }
}

#[test]
fn new_stories_folders_themes_and_settings_are_seen() {
    let desk = desk();
    let served = Served::start(&desk, &[]);
    let mut news = served.listen("index.html");
    desk.write(
        "content/stories/deep/er/boat.md",
        format!("# The boat\n{WHOLE}"),
    );
    news.expect("reload");
    assert!(served.page("/index.html").contains("boat"));

    let mut news = served.listen("index.html");
    desk.write("starling.toml", "title = \"Another title\"\n");
    news.expect("reload");

    let mut news = served.listen("index.html");
    desk.write(
        "themes/default/templates/hooks/body-end.html",
        "<p>A new end</p>",
    );
    news.expect("reload");
    assert!(served.page("/index.html").contains("A new end"));

    let mut news = served.listen("index.html");
    fs::rename(desk.root().join("content"), desk.root().join("elsewhere")).unwrap();
    news.expect("reload");
    assert_eq!(served.get("/stories/lift.html").status, 404);
    let mut news = served.listen("index.html");
    fs::rename(desk.root().join("elsewhere"), desk.root().join("content")).unwrap();
    news.expect("reload");
    assert_eq!(served.get("/stories/lift.html").status, 200);
    let mut news = served.listen(PAGE);
    desk.write("content/stories/lift.md", telling("after the move"));
    news.expect("reload");
}

#[test]
fn a_hundred_files_at_once_are_one_change_or_two() {
    let desk = desk();
    let mut served = Served::start(&desk, &[]);
    let mut news = served.listen("index.html");
    for number in 0..100 {
        desk.write(&format!("content/stories/story-{number}.md"), WHOLE);
    }
    news.expect("reload");
    while !served.page("/index.html").contains("story-99") {
        served.running.line();
    }
    let mut news = served.listen("index.html");
    desk.write("starling.toml", "title = \"The end\"\n");
    news.expect("reload");
    drop(served.running.child.kill());
    let rest = served.running.lines.iter().count();
    assert!(rest < 30, "{rest} rebuilds");
}

#[test]
fn a_save_of_the_same_changes_nothing() {
    let desk = desk();
    let served = Served::start(&desk, &[]);
    let mut news = served.listen(PAGE);
    desk.write("content/stories/lift.md", WHOLE);
    desk.write("content/stories/.lift.md.swp", "half a thought");
    desk.write("content/stories/lift.md", telling("something new"));
    news.expect("reload");
    assert!(
        served
            .page("/stories/lift.html")
            .contains("data-version=\"2\"")
    );
}

#[test]
fn a_template_that_does_not_end_does_not_end_the_serving() {
    let desk = Desk::new().story("lift", WHOLE);
    let mut served = Served::start(&desk, &[]);
    let hook = "themes/default/templates/hooks/story-end.html";
    desk.write(
        hook,
        "{% for i in range(end=100000) %}{% for j in range(end=100000) %}{% endfor %}{% endfor %}",
    );
    desk.write(hook, "<p>Mended.</p>");
    desk.write("content/stories/boat.md", WHOLE);
    let boat = |served: &Served| served.get("/stories/boat.html");
    while !String::from_utf8_lossy(&boat(&served).body).contains("Mended.") {
        served.running.line();
    }
}

#[test]
fn what_the_coach_says_goes_as_soon_as_it_is_mended() {
    let hedging = WHOLE.replace("The lift broke.", "I suppose it was my fault, maybe.");
    let desk = Desk::new().story("lift", &hedging);
    let served = Served::start(&desk, &[]);
    let said = "You own it and take it back";
    assert!(served.page("/stories/lift.html").contains(said));
    assert!(served.page("/index.html").contains("What to mend next"));
    let mut news = served.listen(PAGE);
    desk.write("content/stories/lift.md", WHOLE);
    news.expect("reload");
    assert!(!served.page("/stories/lift.html").contains(said));
}
