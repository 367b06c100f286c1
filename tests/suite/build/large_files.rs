//! Large files beside the content, such as videos: they are copied and sent, and never held.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::Command;

use crate::desk::{Desk, WHOLE, program, run};

const MIB: u64 = 1024 * 1024;

/// A file of so many bytes, most of which the disk need not hold, with a mark at its end.
fn large(path: &Path, length: u64, mark: &str) {
    let mut file = File::create(path).unwrap();
    file.set_len(length).unwrap();
    file.seek(SeekFrom::Start(length - mark.len() as u64))
        .unwrap();
    file.write_all(mark.as_bytes()).unwrap();
}

fn with_videos(videos: usize, length: u64) -> Desk {
    let links: String = (0..videos).fold(String::new(), |links, video| {
        links + &format!("[v](v{video}.mp4) ")
    });
    let desk = Desk::new().story("x", &format!("{WHOLE}\n{links}\n"));
    for video in 0..videos {
        let path = desk.root().join(format!("content/stories/v{video}.mp4"));
        large(&path, length, &format!("end of {video}"));
    }
    desk
}

/// Builds with less memory than the videos have bytes.
fn build_in_little_memory(desk: &Desk) {
    let script = format!("ulimit -v {}; exec \"$0\" build -q", 700 * 1024);
    let mut limited = Command::new("sh");
    limited
        .arg("-c")
        .arg(script)
        .arg(program(desk.root()).get_program());
    run(limited.current_dir(desk.root())).ends_with(0);
}

#[test]
fn videos_take_no_memory_and_arrive_whole() {
    let desk = with_videos(4, 200 * MIB);
    build_in_little_memory(&desk);
    let assets = desk.root().join("public/assets");
    let videos = assets.read_dir().unwrap().map(|it| it.unwrap().path());
    let videos: Vec<_> = videos
        .filter(|it| it.extension().is_some_and(|it| it == "mp4"))
        .collect();
    assert_eq!(videos.len(), 4);
    for video in videos {
        let mut file = File::open(&video).unwrap();
        assert_eq!(file.metadata().unwrap().len(), 200 * MIB);
        file.seek(SeekFrom::End(-8)).unwrap();
        let mut end = String::new();
        file.read_to_string(&mut end).unwrap();
        assert!(end.starts_with("end of "), "{end}");
    }
    let ran = desk.run(&["build"]).ends_with(0);
    ran.says("0 changed");
}

#[test]
fn a_large_file_that_nothing_links_to_stops_no_build() {
    let desk = Desk::new().whole_story("x", "");
    large(&desk.root().join("content/stories/v.mp4"), 300 * MIB, "end");
    assert!(
        !desk
            .build()
            .clean()
            .paths()
            .iter()
            .any(|it| it.ends_with("mp4"))
    );
}

#[test]
fn a_large_file_that_changes_gets_another_name() {
    let desk = with_videos(1, 8 * MIB);
    let name = |desk: &Desk| {
        desk.build()
            .clean()
            .paths()
            .into_iter()
            .find(|it| it.ends_with("mp4"))
    };
    let before = name(&desk).unwrap();
    large(
        &desk.root().join("content/stories/v0.mp4"),
        8 * MIB,
        "another end",
    );
    assert_ne!(name(&desk).unwrap(), before);
}
