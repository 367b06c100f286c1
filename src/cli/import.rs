//! `starling import`

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::content::{self, NativeFile, NativeKind, ParseOptions};
use crate::failure::Failure;
use crate::import::{ENDINGS, Refusal, markdown};
use crate::markdown::{Highlighter, Options};
use crate::naming::Names;
use crate::source::Sources;

use super::args::{Common, ImportArgs, ImportKind};
use super::init::write_new;
use super::{Outcome, reading, report};

/// A file to be read, with the name that people know it by.
struct Found {
    name: String,
    bytes: Vec<u8>,
}

pub(super) fn run(args: &ImportArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let project = reading::open(common, current, false)?;
    let root = &project.root;
    let names = Names::from_settings(&project.config, &mut Vec::new());
    let highlighter = Highlighter::new();
    let options = ParseOptions {
        names,
        markdown: Options {
            raw_html: true,
            highlighter: &highlighter,
        },
    };
    let mut files: Vec<NativeFile> = Vec::new();
    let mut refused = Vec::new();
    for found in found(&args.source, root, current)? {
        match markdown(&found.name, &found.bytes) {
            Ok(text) if text.trim().is_empty() => {}
            Ok(text) => files.extend(native(&found.name, &text, args.kind, &options)),
            Err(refusal) => refused.push((found.name, refusal)),
        }
    }
    number_equal_names(&mut files);
    for (name, refusal) in &refused {
        report::failure(&refusal_of(name, refusal));
    }
    if files.is_empty() {
        return Err(Failure::new("nothing to import was found").hint(format!(
            "what can be read are files whose names end in .{}",
            ENDINGS.join(", .")
        )));
    }
    write(&files, args.dry_run, root, current)?;
    if !common.quiet {
        summary(&files, args.dry_run)?;
    }
    Ok(if refused.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

/// The files that are named, in the order of their names.
fn found(source: &Path, root: &Path, current: &Path) -> Result<Vec<Found>, Failure> {
    let trouble = |path: &Path| {
        let message = format!("`{}` cannot be read", path.display());
        move |error| Failure::new(message).because(error)
    };
    if source == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(trouble(source))?;
        let name = free_name(root);
        return Ok(vec![Found { name, bytes }]);
    }
    let path = current.join(source);
    if !path.is_dir() {
        let bytes = fs::read(&path).map_err(trouble(source))?;
        let name = name_of(&path);
        return Ok(vec![Found { name, bytes }]);
    }
    let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with(['.', '_']);
    let walk = WalkDir::new(&path).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    let mut found = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| {
            Failure::new(format!("`{}` cannot be read", source.display())).because(error)
        })?;
        let ending = entry
            .path()
            .extension()
            .map(|it| it.to_string_lossy().to_lowercase());
        let is_read = ending.is_some_and(|it| ENDINGS.contains(&it.as_str()));
        if entry.file_type().is_file() && is_read {
            found.push(Found {
                name: name_of(entry.path()),
                bytes: fs::read(entry.path()).map_err(trouble(entry.path()))?,
            });
        }
    }
    Ok(found)
}

/// A name for text that has none, which no story has yet.
fn free_name(root: &Path) -> String {
    let stories = root.join("content/stories");
    let names = std::iter::once("pasted".to_owned()).chain((2..).map(|it| format!("pasted-{it}")));
    let mut free = names.filter(|name| !stories.join(format!("{name}.md")).exists());
    free.next().unwrap_or_default()
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |it| it.to_string_lossy().into_owned())
}

/// What a text becomes.
fn native(
    name: &str,
    text: &str,
    wanted: Option<ImportKind>,
    options: &ParseOptions<'_>,
) -> Vec<NativeFile> {
    let kind = match wanted {
        Some(ImportKind::Stories) => NativeKind::Stories,
        Some(ImportKind::Questions) => NativeKind::Questions,
        None => content::kind_of(text, options),
    };
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut sources = Sources::default();
    let file = sources.add(format!("content/stories/{stem}.md"), text);
    content::native(file, kind, &sources, options, &mut Vec::new())
}

/// Gives files that would have one name two.
fn number_equal_names(files: &mut [NativeFile]) {
    let mut taken = std::collections::HashSet::new();
    for file in files {
        let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, "md"));
        let mut name = file.name.clone();
        let mut number = 2;
        while !taken.insert((file.folder, name.clone())) {
            name = format!("{stem}-{number}.{ending}");
            number += 1;
        }
        file.name = name;
    }
}

/// Writes the files, all of them or none.
fn write(files: &[NativeFile], is_dry: bool, root: &Path, current: &Path) -> Result<(), Failure> {
    let path_of = |file: &NativeFile| root.join("content").join(file.folder).join(&file.name);
    let shown = |path: &PathBuf| {
        path.strip_prefix(current)
            .unwrap_or(path)
            .display()
            .to_string()
    };
    let there: Vec<String> = files
        .iter()
        .map(path_of)
        .filter(|path| path.exists())
        .map(|path| format!("`{}`", shown(&path)))
        .collect();
    if !there.is_empty() {
        let is_one = there.len() == 1;
        return Err(Failure::new(format!(
            "{} {} there already, so nothing was written",
            there.join(", "),
            if is_one { "is" } else { "are" }
        ))
        .hint("move it away first, or give its story another title"));
    }
    for file in files {
        let path = path_of(file);
        if is_dry {
            report::line(&format!("would create {}", shown(&path)))?;
            report::line("")?;
            for line in file.text.lines() {
                report::line(line)?;
            }
            report::line("")?;
            continue;
        }
        if !write_new(&path, &file.text)? {
            return Err(Failure::new(format!("`{}` is there already", shown(&path))));
        }
        report::line(&format!("created {}", shown(&path)))?;
    }
    Ok(())
}

/// Says in three lines what was taken, what stands as it was, and what could not be placed.
fn summary(files: &[NativeFile], is_dry: bool) -> Result<(), Failure> {
    let of = |folder: &str, ending: &str| {
        let files = files.iter().filter(|it| it.folder == folder);
        files.filter(|it| it.name.ends_with(ending)).count()
    };
    let taken = [
        report::counted(of("stories", ".md"), "story", "stories"),
        report::counted(of("questions", ".md"), "guide", "guides"),
        report::counted(
            of("questions", ".toml"),
            "list of questions",
            "lists of questions",
        ),
    ];
    let verb = if is_dry { "would take" } else { "took" };
    let taken: Vec<String> = taken
        .into_iter()
        .filter(|it| !it.starts_with("0 "))
        .collect();
    let taken = if taken.is_empty() {
        "nothing".to_owned()
    } else {
        taken.join(", ")
    };
    report::line(&format!("{verb} {taken}"))?;
    let rest = files.iter().filter(|it| it.has_rest).count();
    report::line(&match rest {
        0 => "nothing stands in a section \"As it was\"".to_owned(),
        rest => format!(
            "{} with text that has no place yet, in a section \"As it was\"",
            report::counted(rest, "story", "stories")
        ),
    })?;
    report::line(&match of("notes", ".md") {
        0 => "nothing was left over".to_owned(),
        notes => format!(
            "{} with what belongs to no story, which only you see",
            report::counted(notes, "page of notes", "pages of notes")
        ),
    })
}

fn refusal_of(name: &str, refusal: &Refusal) -> Failure {
    match refusal {
        Refusal::UnknownKind => Failure::new(format!("`{name}` is of a kind that cannot be read"))
            .hint(format!("what can be read ends in .{}", ENDINGS.join(", ."))),
        Refusal::NotText => Failure::new(format!("`{name}` is not UTF-8 text"))
            .hint("save it as UTF-8; most editors offer that under \"Save with encoding\""),
        Refusal::Damaged(why) => Failure::new(format!("`{name}` cannot be opened: {why}"))
            .hint("open it in the program that wrote it, and save it again"),
    }
}
