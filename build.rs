//! Names this version of Starling by its sources, so that a build never takes what another
//! version wrote for its own; and hands its default theme, the languages that it understands
//! and the faces of its cheat sheets to the compiler.

#![expect(
    clippy::disallowed_methods,
    reason = "it reads the sources that it is about"
)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The faces of Libertinus Serif, in the order in which `typst-assets` has them, ahead of others.
const FACES: [&str; 4] = ["regular", "bold", "italic", "bold-italic"];

/// The folder of the languages that are understood when they are spoken, a file each.
const LANGUAGES: &str = "src/speech/languages";

/// The folder of the default theme.
const THEME: &str = "themes/default";

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    name_sources()?;
    list_theme(&out)?;
    list_languages(&out)?;
    unpack_faces(&out)
}

fn name_sources() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", THEME] {
        println!("cargo:rerun-if-changed={folder}");
        gather(Path::new(folder), &mut files)?;
    }
    println!("cargo:rerun-if-changed=Cargo.lock");
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(file).unwrap_or_default().hash(&mut hasher);
    }
    // Cargo hands this variable to the program, too, so its name must not look like a setting.
    println!(
        "cargo:rustc-env=SOURCES_OF_STARLING={:016x}",
        hasher.finish()
    );
    Ok(())
}

/// Writes the files of the default theme down as a list of Rust: each path with its bytes, sorted.
fn list_theme(out: &Path) -> io::Result<()> {
    let root = env::current_dir()?;
    let mut files = Vec::new();
    gather(Path::new(THEME), &mut files)?;
    let mut entries = BTreeMap::new();
    for file in files {
        let path = file.strip_prefix(THEME).unwrap_or(&file);
        // A path has the same form on every system.
        let path = path.to_string_lossy().replace('\\', "/");
        entries.insert(path, root.join(&file).to_string_lossy().into_owned());
    }
    let entries: Vec<String> = entries
        .iter()
        .map(|(path, file)| format!("({path:?}, include_bytes!({file:?}))"))
        .collect();
    fs::write(out.join("theme.rs"), format!("&[{}]", entries.join(", ")))
}

/// Writes the languages down as a list of Rust: each tag with the text of its file, sorted.
fn list_languages(out: &Path) -> io::Result<()> {
    let root = env::current_dir()?;
    let mut files = Vec::new();
    gather(Path::new(LANGUAGES), &mut files)?;
    files.retain(|file| file.extension().is_some_and(|it| it == "toml"));
    files.sort();
    let entries: Vec<String> = files
        .iter()
        .map(|file| {
            let tag = file.file_stem().unwrap_or_default().to_string_lossy();
            let file = root.join(file).to_string_lossy().into_owned();
            format!("({tag:?}, include_str!({file:?}))")
        })
        .collect();
    fs::write(
        out.join("languages.rs"),
        format!("&[{}]", entries.join(", ")),
    )
}

/// Writes the faces where the program includes them from: the crate that has them has eight
/// megabytes of others as well, which would all come along if the program depended on it.
fn unpack_faces(out: &Path) -> io::Result<()> {
    for (name, bytes) in FACES.iter().zip(typst_assets::fonts()) {
        fs::write(out.join(format!("{name}.otf")), bytes)?;
    }
    Ok(())
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
