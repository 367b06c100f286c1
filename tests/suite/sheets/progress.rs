//! A bar tells how far the printing is.

use std::process::{Command, Stdio};

use super::{RICH, with_words};
use crate::desk::Desk;

/// What a person sees on a terminal while the tool works in a folder.
fn on_a_terminal(folder: &std::path::Path, arguments: &str) -> String {
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_starling"));
    let seen = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "1")
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("`script` is part of every Debian");
    String::from_utf8_lossy(&seen.stdout).into_owned()
}

#[test]
fn a_bar_tells_how_far_the_printing_is_where_it_takes_long_and_somebody_is_watching() {
    let desk = Desk::new().story("lift", RICH);
    let seen = on_a_terminal(desk.root(), "print --all");
    assert!(!seen.contains("Printing ["), "{seen}");

    // As many stories as this machine prints in more than a second.
    let mut stories = 100;
    loop {
        for number in 0..stories {
            let path = format!("content/stories/lift-{number}.md");
            desk.write(&path, with_words(200).replace("nine", &number.to_string()));
        }
        let seen = on_a_terminal(desk.root(), "print --all");
        let took = seen.rsplit(" in ").next().unwrap().trim().to_owned();
        if took.ends_with(" s") {
            assert!(seen.contains("Printing [="), "{seen:?}");
            assert!(seen.contains("   \rPrinted"), "{seen:?}");
            break;
        }
        stories *= 4;
    }
    let seen = on_a_terminal(desk.root(), "build");
    assert!(seen.contains("Building [="), "{seen:?}");
    let seen = on_a_terminal(desk.root(), "print --all --quiet");
    assert_eq!(seen, "");
    desk.run(&["print", "--all"]).does_not_complain();
}
