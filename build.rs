//! Names this version of Starling by its sources, so that a build never takes what another
//! version wrote for its own.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
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
