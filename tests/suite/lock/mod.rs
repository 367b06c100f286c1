//! A locked site: what others see of it, and what opens it.

mod command;
mod independent;
mod sealed;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::desk::{Desk, Ran, program, run};

/// A password that is not weak.
const PASSWORD: &str = "seven umbrellas waltz past a cobalt pharmacy";

/// A salt, so that a site is the same each time.
const SALT: &str = "00112233445566778899aabbccddeeff";

/// The files of a site by their paths.
type Built = BTreeMap<String, Vec<u8>>;

/// Runs the program with the password in its environment.
fn run_with_password(desk: &Desk, password: &str, arguments: &[&str]) -> Ran {
    let mut program = program(desk.root());
    run(program.env("STARLING_PASSWORD", password).args(arguments))
}

/// The repository's own site, always with the same salt.
fn demo() -> Desk {
    let desk = Desk::demo();
    let settings = desk.read("starling.toml");
    desk.settings(&format!("lock.salt = \"{SALT}\"\n{settings}"))
}

/// The files of the site of a desk, locked.
#[track_caller]
fn locked(desk: &Desk) -> Built {
    run_with_password(desk, PASSWORD, &["build", "--lock", "--quiet"])
        .ends_with(0)
        .does_not_complain();
    files_in(&desk.root().join("locked"))
}

/// Every file below a folder, with what is beside the site.
fn files_in(folder: &Path) -> Built {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    let files = files.map(|file| {
        let path = file.path().strip_prefix(folder).unwrap();
        (
            path.to_str().unwrap().to_owned(),
            fs::read(file.path()).unwrap(),
        )
    });
    files.collect()
}

/// What a locked file carries, sealed: the longest run of Base64 in it.
fn sealed_in(bytes: &[u8]) -> &str {
    let text = std::str::from_utf8(bytes).unwrap();
    let is_base64 = |letter: char| letter.is_ascii_alphanumeric() || "+/=".contains(letter);
    let runs = text.split(|letter| !is_base64(letter));
    runs.max_by_key(|run| run.len()).unwrap()
}
