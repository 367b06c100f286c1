//! Holds the house to its plan: who may import whom, what every file begins with.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room and its floor. A room imports only rooms on lower floors.
const FLOORS: &[(&str, u8)] = &[
    ("source", 0),
    ("failure", 0),
    ("cache", 0),
    ("terminal", 0),
    ("diagnostic", 1),
    ("html", 1),
    ("url", 1),
    ("links", 2),
    ("lock", 2),
    ("markdown", 2),
    ("output", 2),
    ("record", 2),
    ("web", 2),
    ("config", 3),
    ("naming", 4),
    ("redaction", 4),
    ("notation", 5),
    ("content", 6),
    ("portfolio", 7),
    ("project", 7),
    ("speech", 7),
    ("sheet", 8),
    ("interview", 9),
    ("search", 9),
    ("check", 10),
    ("practice", 11),
    ("page", 12),
    ("pdf", 12),
    ("theme", 13),
    ("build", 14),
    ("export", 15),
    ("import", 15),
    ("serve", 15),
    ("cli", 16),
];

/// What may touch disk, environment and clocks, by a word to Clippy; `clippy.toml` forbids it elsewhere.
const WORLDLY: [&str; 5] = [
    "src/cli/mod.rs",
    "src/main.rs",
    "src/output/mod.rs",
    "src/project/mod.rs",
    "src/serve/watcher.rs",
];

/// Every file of the sources.
fn sources() -> Vec<(PathBuf, String)> {
    let files = below("src");
    assert!(files.len() > 50, "the sources were not found");
    files
}

/// Every file of the tests.
fn suite() -> Vec<(PathBuf, String)> {
    let files = below("tests/suite");
    assert!(files.len() > 50, "the tests were not found");
    files
}

/// Every file of Rust below a folder, with its text.
fn below(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    files
}

/// The room that a file belongs to; nothing for `main.rs` and `lib.rs`.
fn room_of(path: &Path) -> Option<String> {
    let within = path
        .strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap();
    let first = within
        .iter()
        .next()?
        .to_str()?
        .trim_end_matches(".rs")
        .to_owned();
    (!["main", "lib", "testing"].contains(&first.as_str())).then_some(first)
}

fn floor_of(room: &str) -> u8 {
    let found = FLOORS.iter().find(|(name, _)| *name == room);
    found
        .unwrap_or_else(|| panic!("the room `{room}` is not in the table of floors"))
        .1
}

#[test]
fn a_room_imports_only_rooms_below_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(room) = room_of(&path) else { continue };
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or(line);
            for imported in code.split("crate::").skip(1) {
                let name: String = imported
                    .chars()
                    .take_while(|it| it.is_alphanumeric() || *it == '_')
                    .collect();
                if name != room && floor_of(&name) >= floor_of(&room) {
                    wrong.push(format!(
                        "{}:{}: {room} imports {name}",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_rooms_at_the_edge_touch_the_world() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut worldly: Vec<String> = sources()
        .into_iter()
        .filter(|(_, text)| text.contains("clippy::disallowed_methods"))
        .map(|(path, _)| path.strip_prefix(root).unwrap().display().to_string())
        .collect();
    worldly.sort();
    assert_eq!(worldly, WORLDLY);
}

#[test]
fn a_test_that_plain_cargo_leaves_out_says_what_it_needs() {
    let mut left_out = 0;
    for (path, text) in suite() {
        for reason in text.split("\n#[ignore").skip(1) {
            let says_so = reason.starts_with(" = \"needs ");
            assert!(says_so, "{} skips in silence", path.display());
            left_out += 1;
        }
    }
    assert!(left_out > 0, "no test was found that needs a tool");
}

#[test]
fn only_the_front_door_prints() {
    for (path, text) in sources() {
        let prints = ["println!", "eprint", "print!(", "dbg!"]
            .iter()
            .any(|it| text.contains(it));
        assert!(
            !prints || path.ends_with("cli/report.rs"),
            "{} prints",
            path.display()
        );
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources() {
        assert!(
            text.starts_with("//! "),
            "{} does not begin with `//!`",
            path.display()
        );
    }
}

#[test]
fn no_room_is_a_cupboard() {
    const CUPBOARDS: [&str; 7] = [
        "utils", "util", "common", "helpers", "types", "core", "manager",
    ];
    for (path, _) in sources() {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(!CUPBOARDS.contains(&name.as_str()), "{}", path.display());
    }
}

#[test]
fn no_file_is_too_long_to_read() {
    let limits = [(sources(), 400), (suite(), 600)];
    for (files, limit) in limits {
        for (path, text) in files {
            let lines = text.lines().count();
            assert!(lines <= limit, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn nothing_is_left_unfinished() {
    // Put together, so that this file does not find itself.
    let words = [
        ["to", "do!"].concat(),
        ["fix", "me"].concat(),
        ["XX", "X"].concat(),
    ];
    for (path, text) in sources() {
        for word in &words {
            assert!(
                !text.contains(word.as_str()),
                "{} says {word}",
                path.display()
            );
        }
    }
}

#[test]
fn the_front_door_is_thin() {
    let main =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() < 30);
}
