//! `starling build --zip`: the site in one file.

use std::fs;
use std::io::Read;

use zip::ZipArchive;

use crate::desk::{Desk, WHOLE, tree};

fn desk() -> Desk {
    Desk::new()
        .story("lift", WHOLE)
        .whole_story("übung", "title = \"Übung\"")
        .settings("[host]\nnojekyll = true\n")
}

/// The names in an archive with what is in each, in the order in which they stand there.
fn packed(desk: &Desk, file: &str) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(fs::File::open(desk.root().join(file)).unwrap()).unwrap();
    let files = 0..archive.len();
    let files = files.map(|index| {
        let mut file = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().to_owned(), bytes)
    });
    files.collect()
}

#[test]
fn the_archive_holds_the_site_in_one_folder_and_nothing_else() {
    let desk = desk();
    desk.write("public/CNAME", "mine");
    let ran = desk.run(&["build", "--zip", "--force"]).ends_with(0);
    ran.says("Packed it into public.zip\n");
    let site = tree(&desk.root().join("public")).into_iter();
    let site = site.map(|(path, bytes)| (path.to_str().unwrap().to_owned(), bytes));
    let site = site.filter(|(path, _)| !path.starts_with(".starling") && path != "CNAME");
    let site: Vec<_> = site
        .map(|(path, bytes)| (format!("public/{path}"), bytes))
        .collect();
    let mut packed = packed(&desk, "public.zip");
    assert!(packed.is_sorted());
    packed.sort();
    assert!(packed == site);
}

#[test]
fn one_site_makes_one_archive() {
    let desk = desk();
    desk.run(&["build", "--zip=a/stories.zip"])
        .ends_with(2)
        .complains("there is no folder `");
    fs::create_dir(desk.root().join("a")).unwrap();
    desk.run(&["build", "--zip=a/stories.zip"]).ends_with(0);
    let written = |path: &str| {
        fs::metadata(desk.root().join(path))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = (
        fs::read(desk.root().join("a/stories.zip")).unwrap(),
        written("a/stories.zip"),
    );
    desk.run(&["build", "--zip", "a/stories.zip"]).ends_with(0);
    assert_eq!(written("a/stories.zip"), before.1);
    fs::create_dir(desk.root().join("b")).unwrap();
    desk.run(&["build", "-o", "elsewhere", "--zip", "b/stories.zip"])
        .ends_with(0);
    assert!(fs::read(desk.root().join("b/stories.zip")).unwrap() == before.0);
    assert!(packed(&desk, "b/stories.zip")[0].0.starts_with("stories/"));

    desk.write("content/stories/lift.md", WHOLE.replace("lift", "boat"));
    desk.run(&["build", "--zip=a/stories.zip"]).ends_with(0);
    assert!(fs::read(desk.root().join("a/stories.zip")).unwrap() != before.0);
    assert_eq!(tree(&desk.root().join("a")).len(), 1);
}

#[test]
fn an_archive_is_never_put_over_a_persons_work_or_into_the_site() {
    let desk = desk().file("letter.txt", "dear").file("folder/x", "");
    for (file, reason) in [
        ("letter.txt", "is there already and is no zip file"),
        ("public/site.zip", "it is in the site itself"),
        ("folder", "is a folder"),
    ] {
        let before = tree(desk.root());
        let ran = desk.run(&["build", &format!("--zip={file}")]).ends_with(2);
        ran.says_nothing().complains(reason);
        assert!(tree(desk.root()) == before, "{file}");
    }
    desk.run(&["build", "--force", "--zip=letter.txt"])
        .ends_with(0);
    assert!(packed(&desk, "letter.txt")[0].0.starts_with("letter/"));
}

#[test]
fn programs_are_told_where_the_archive_is() {
    let ran = desk()
        .run(&["build", "--zip", "--format", "json"])
        .ends_with(0);
    ran.says("\"zip\":\"public.zip\"");
    desk()
        .run(&["build", "--format", "json"])
        .ends_with(0)
        .says("\"zip\":null");
    desk()
        .run(&["build", "--zip", "--dry-run"])
        .ends_with(2)
        .complains("cannot be used with");
}
