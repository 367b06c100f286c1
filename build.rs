//! Names this version of Starling by its sources, so that a build never takes what another
//! version wrote for its own; and hands the faces of its cheat sheets to the compiler.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// The faces of Libertinus Serif, in the order in which `typst-assets` has them, ahead of others.
const FACES: [&str; 4] = ["regular", "bold", "italic", "bold-italic"];

fn main() -> io::Result<()> {
    name_sources()?;
    unpack_faces()
}

fn name_sources() -> io::Result<()> {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "themes/default"] {
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

/// Writes the faces where the program includes them from: the crate that has them has eight
/// megabytes of others as well, which would all come along if the program depended on it.
fn unpack_faces() -> io::Result<()> {
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (name, bytes) in FACES.iter().zip(typst_assets::fonts()) {
        fs::write(folder.join(format!("{name}.otf")), bytes)?;
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
