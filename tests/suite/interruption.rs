//! What is left when a build is killed, finds no room on the disk, or meets another build.
//!
//! What counts is how much is being written, not how long it took to render: beside its stories
//! the site has many small files of its theme.

use std::collections::BTreeMap;
use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use starling::testing::theme::embedded_paths;

use crate::desk::{Desk, WHOLE, program, run, tree};

const STORIES: usize = 20;
const PICTURES: usize = 560;

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A site that was built, changed in many places, and not built again yet.
struct Change {
    desk: Desk,
    /// What an undisturbed build leaves in the folder before and after the change.
    old: Files,
    new: Files,
}

impl Change {
    fn new() -> Self {
        let desk = many_files();
        desk.run(&["build", "-q", "-o", "old"]).ends_with(0);
        for picture in (0..PICTURES).step_by(2) {
            desk.write(&path_of(picture), format!("{picture}, again ").repeat(200));
        }
        for story in 0..STORIES / 3 {
            desk.write(&path_of_story(story), WHOLE.replace("lift", "boat"));
            desk.remove(&path_of_story(STORIES - 1 - story));
        }
        desk.run(&["build", "-q", "-o", "new"]).ends_with(0);
        let [old, new] = ["old", "new"].map(|name| files(&desk.root().join(name)));
        Self { desk, old, new }
    }

    /// Puts the old site, and a file of another hand, where the next build goes.
    fn reset(&self) -> PathBuf {
        let public = self.desk.root().join("public");
        let _ = fs::remove_dir_all(&public);
        for (path, bytes) in &self.old {
            let path = public.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        fs::write(public.join("CNAME"), "mine").unwrap();
        public
    }

    fn start(&self) -> Child {
        let mut program = program(self.desk.root());
        program
            .args(["build", "-q"])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        program.spawn().unwrap()
    }

    /// Holds that nothing is lost, and says how far the build came.
    fn examine(&self, public: &Path) -> Reached {
        let mut found = files(public);
        assert_eq!(
            found.remove(Path::new("CNAME")).as_deref(),
            Some(&b"mine"[..])
        );
        let is_page = |path: &Path| !path.starts_with(".starling");
        let pages = |files: &Files| -> Files {
            let pages = files.iter().filter(|(path, _)| is_page(path));
            pages
                .map(|(path, bytes)| (path.clone(), bytes.clone()))
                .collect()
        };
        let pages_now = pages(&found);
        if !found.contains_key(Path::new(".starling/commit.json")) {
            let is_new = found[Path::new(MANIFEST)] == self.new[Path::new(MANIFEST)];
            let whole = if is_new { &self.new } else { &self.old };
            assert!(
                pages_now == pages(whole),
                "half a site, without a word of it"
            );
            return match (is_new, found.keys().any(|path| path.starts_with(STAGED))) {
                (true, _) => Reached::TheEnd,
                (false, true) => Reached::Staging,
                (false, false) => Reached::Nothing,
            };
        }
        for (path, bytes) in &pages_now {
            let is_whole = [&self.old, &self.new]
                .iter()
                .any(|site| site.get(path) == Some(bytes));
            assert!(is_whole, "{} is neither old nor new", path.display());
        }
        for (path, bytes) in self.new.iter().filter(|(path, _)| is_page(path)) {
            let places = [path.clone(), Path::new(STAGED).join(path)];
            let is_there = places.iter().any(|path| found.get(path) == Some(bytes));
            assert!(is_there, "{} is lost", path.display());
        }
        Reached::Committed
    }

    /// Builds without disturbance, and holds that this leaves what it always does.
    fn finish(&self, public: &Path) {
        self.desk.run(&["build"]).ends_with(0).does_not_complain();
        let mut found = files(public);
        assert_eq!(
            found.remove(Path::new("CNAME")).as_deref(),
            Some(&b"mine"[..])
        );
        assert!(found == self.new, "the next build did not mend it");
    }
}

const MANIFEST: &str = ".starling/manifest.json";
const STAGED: &str = ".starling/staged";

/// How far a build came before it was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reached {
    Nothing,
    Staging,
    Committed,
    TheEnd,
}

/// A site of a few stories and many small files.
fn many_files() -> Desk {
    // Of pages and pictures alone: printed sheets and the practice page are larger than both.
    // In a language of which the search knows nothing, so that its index is small.
    // Without a service worker, which lists as many files as the manifest.
    let desk =
        Desk::new().settings("language = \"de\"\n[sheets]\npdf = false\n[host]\noffline = false");
    desk.write(
        "themes/default/templates/practice.html",
        "{% extends \"base.html\" %}{% block main %}<p id=\"due\">\
         {% for story in practice.stories %}<p id=\"{{ story.id }}\">{% endfor %}\
         {% for question in practice.questions %}<p id=\"{{ question.id }}\">{% endfor %}\
         {% endblock %}",
    );
    let scripts = embedded_paths().filter(|path| path.starts_with("scripts/practice/"));
    for script in scripts {
        desk.write(&format!("themes/default/{script}"), "");
    }
    for story in 0..STORIES {
        desk.write(&path_of_story(story), WHOLE);
    }
    for picture in 0..PICTURES {
        desk.write(&path_of(picture), format!("{picture} ").repeat(300));
    }
    desk
}

fn path_of_story(story: usize) -> String {
    format!("content/stories/story-{story:02}.md")
}

fn path_of(picture: usize) -> String {
    format!("themes/default/static/picture-{picture:04}.txt")
}

fn files(folder: &Path) -> Files {
    tree(folder).into_iter().collect()
}

/// Some of many, spread evenly.
fn spread<T>(all: &[T], count: usize) -> impl Iterator<Item = &T> {
    (0..count).map(move |at| &all[at * all.len() / count])
}

/// Waits, without a pause, until a path is there or gone, or the build has ended.
fn wait(build: &mut Child, path: &Path, there: bool) {
    while path.exists() != there && build.try_wait().unwrap().is_none() {
        thread::yield_now();
    }
}

#[test]
fn a_build_that_is_killed_at_any_moment_is_mended_by_the_next() {
    let change = Change::new();
    let added: Vec<&PathBuf> = change
        .new
        .keys()
        .filter(|path| !change.old.contains_key(*path))
        .collect();
    let stale: Vec<&PathBuf> = change
        .old
        .keys()
        .filter(|path| !change.new.contains_key(*path))
        .collect();
    assert!(added.len() > PICTURES / 3 && stale.len() > PICTURES / 3);

    // What to wait for before the blow, and whether it is to come or to go.
    let mut moments = vec![
        (PathBuf::from("index.html"), true),
        (PathBuf::from(STAGED), true),
    ];
    moments.extend(spread(&added, 5).map(|path| (Path::new(STAGED).join(path), true)));
    moments.push((".starling/commit.json.new".into(), true));
    moments.push((".starling/commit.json".into(), true));
    moments.extend(spread(&stale, 4).map(|path| ((*path).clone(), false)));
    moments.extend(spread(&added, 5).map(|path| ((*path).clone(), true)));

    let mut reached = Vec::new();
    // A blow may come too late on a busy machine; then there is another round.
    for _ in 0..5 {
        for (path, there) in &moments {
            let public = change.reset();
            let mut build = change.start();
            wait(&mut build, &public.join(path), *there);
            build.kill().unwrap();
            build.wait().unwrap();
            reached.push(change.examine(&public));
            change.finish(&public);
        }
        if reached.contains(&Reached::Staging) && reached.contains(&Reached::Committed) {
            return;
        }
    }
    panic!("no blow came in time: {reached:?}");
}

#[test]
fn a_first_build_that_is_killed_is_mended_by_the_next() {
    let desk = many_files();
    desk.run(&["build", "-q", "-o", "whole"]).ends_with(0);
    let whole = files(&desk.root().join("whole"));
    let public = desk.root().join("public");
    for moment in [
        "",
        STAGED,
        ".starling/staged/index.html",
        ".starling/commit.json",
        "index.html",
    ] {
        let mut build = program(desk.root()).args(["build", "-q"]).spawn().unwrap();
        wait(&mut build, &public.join(moment), true);
        build.kill().unwrap();
        build.wait().unwrap();
        desk.run(&["build"]).ends_with(0).does_not_complain();
        assert!(files(&public) == whole, "killed when {moment:?} was there");
        fs::remove_dir_all(&public).unwrap();
    }
}

/// Whether there is something in the folder that only a running build needs.
fn has_leftovers(public: &Path) -> bool {
    let state = fs::read_dir(public.join(".starling")).unwrap();
    let names = state.map(|entry| entry.unwrap().file_name());
    let mut names = names.map(|name| name.into_string().unwrap());
    names.any(|name| !["lock", "manifest.json", "manifest.copy.json"].contains(&&*name))
}

#[test]
fn a_build_that_is_interrupted_clears_up_before_it_ends() {
    let change = Change::new();
    for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1)] {
        let mut reached = Vec::new();
        // An interrupt may come too late on a busy machine; then there is another round.
        while !reached.contains(&Some(number)) {
            assert!(reached.len() < 20, "no {name} came in time: {reached:?}");
            let public = change.reset();
            let mut build = change.start();
            wait(&mut build, &public.join(STAGED), true);
            let sent = Command::new("kill")
                .args(["-s", name, &build.id().to_string()])
                .status();
            assert!(sent.unwrap().success());
            let ended = build.wait().unwrap();
            assert!(!has_leftovers(&public));
            reached.push(ended.signal());
            if ended.success() {
                assert_eq!(change.examine(&public), Reached::TheEnd);
            }
        }
    }
}

#[test]
fn what_a_killed_build_has_staged_is_gone_after_any_build() {
    let change = Change::new();
    let leave = || {
        let public = change.reset();
        let mut build = change.start();
        wait(&mut build, &public.join(STAGED).join("index.html"), true);
        build.kill().unwrap();
        build.wait().unwrap();
        public
    };
    let public = leave();
    // A build that has nothing to change.
    change.desk.run(&["build", "-q"]).ends_with(0);
    fs::create_dir_all(public.join(STAGED)).unwrap();
    fs::write(public.join(STAGED).join("secret.html"), "secret").unwrap();
    change.desk.run(&["build", "-q"]).ends_with(0);
    assert!(!has_leftovers(&public));
    // One that writes nothing because there is a problem.
    let public = leave();
    change
        .desk
        .write("content/stories/bad.md", "+++\ndate = \"soon\"\n+++\n");
    change.desk.run(&["build", "-q"]).ends_with(1);
    change.desk.remove("content/stories/bad.md");
    assert!(!has_leftovers(&public));
    // One that cannot even read its settings.
    let public = leave();
    let settings = change.desk.read("starling.toml");
    change.desk.write("starling.toml", "title = ");
    let ran = change.desk.run(&["build", "-q"]);
    assert_ne!(ran.code, 0);
    change.desk.write("starling.toml", &settings);
    assert!(!has_leftovers(&public));
    // A dry run changes nothing, not even this.
    let public = leave();
    let before = files(&public);
    change.desk.run(&["build", "-q", "--dry-run"]).ends_with(0);
    assert!(files(&public) == before);
    change.finish(&public);
}

#[test]
fn a_full_disk_leaves_the_old_site_whole() {
    let change = Change::new();
    let largest = |files: &Files| {
        let pages = files
            .iter()
            .filter(|(path, _)| !path.starts_with(".starling"));
        pages.map(|(_, bytes)| bytes.len()).max().unwrap()
    };
    let manifest = change.new[Path::new(MANIFEST)].len();
    assert!(
        largest(&change.new) + 1024 < manifest,
        "the manifest is not the largest file"
    );
    // No file may be larger: first a page cannot be written, then only what all pages are
    // entered into.
    for (kilobytes, what) in [
        (2, STAGED),
        (largest(&change.new) / 1024 + 1, "commit.copy.json"),
    ] {
        let public = change.reset();
        let script = format!(
            "trap '' XFSZ; ulimit -f {}; exec \"$0\" build",
            kilobytes * 1024 / 512
        );
        let mut limited = Command::new("sh");
        let whole = program(change.desk.root());
        limited
            .arg("-c")
            .arg(script)
            .arg(whole.get_program())
            .current_dir(change.desk.root());
        let ran = run(&mut limited).ends_with(2).says_nothing();
        ran.complains("error: cannot write `")
            .complains(what)
            .complains("File too large");
        assert_eq!(change.examine(&public), Reached::Nothing);
        let mut found = files(&public);
        found.remove(Path::new("CNAME"));
        assert!(found == change.old);
        change.finish(&public);
    }
}

/// The program as somebody who may write only where they are let: the owner of the machine may
/// write anywhere, so that somebody else has to try, with a program that they can reach.
fn program_of_another(desk: &Desk, reachable: &Path) -> Command {
    fs::set_permissions(reachable, Permissions::from_mode(0o755)).unwrap();
    let copy = reachable.join("starling");
    // By another process: what this one writes a thread that starts a program may still hold open, and a
    // program that somebody writes to cannot be run.
    let whole = program(desk.root());
    let copied = Command::new("cp")
        .arg(whole.get_program())
        .arg(&copy)
        .status();
    assert!(copied.unwrap().success());
    let mut build = Command::new(copy);
    build.current_dir(desk.root());
    if fs::metadata(desk.root()).unwrap().uid() == 0 {
        build.uid(65534);
    }
    build
}

#[test]
fn a_folder_that_may_only_be_read_keeps_its_site() {
    let desk = Desk::demo();
    desk.run(&["build", "-q"]).ends_with(0);
    let before = tree(desk.root());
    desk.write("content/stories/new.md", "# New\n");
    let permit = |mode| {
        let mut folders: Vec<PathBuf> = Vec::new();
        for (path, _) in &before {
            folders.extend(path.ancestors().skip(1).map(|path| desk.root().join(path)));
        }
        for folder in folders {
            fs::set_permissions(folder, Permissions::from_mode(mode)).unwrap();
        }
    };
    let reachable = tempfile::tempdir().unwrap();
    let mut build = program_of_another(&desk, reachable.path());
    permit(0o555);
    let ended = build.arg("build").output();
    permit(0o755);
    let ended = ended.unwrap();
    let complaint = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{complaint}");
    assert!(complaint.contains("Permission denied"), "{complaint}");
    desk.remove("content/stories/new.md");
    assert!(tree(desk.root()) == before);
}

#[test]
fn one_folder_that_may_only_be_read_keeps_the_whole_site_at_every_try() {
    let desk = Desk::demo();
    desk.run(&["build", "-q"]).ends_with(0);
    let public = desk.root().join("public");
    let before = files(&public);
    desk.write("starling.toml", "title = \"Another title\"\n");
    for (path, _) in tree(desk.root()) {
        for path in path.ancestors() {
            let is_folder = desk.root().join(path).is_dir();
            let mode = Permissions::from_mode(if is_folder { 0o777 } else { 0o666 });
            fs::set_permissions(desk.root().join(path), mode).unwrap();
        }
    }
    let reachable = tempfile::tempdir().unwrap();
    let tags = public.join("tags");
    fs::set_permissions(&tags, Permissions::from_mode(0o555)).unwrap();
    for _ in 0..2 {
        let mut build = program_of_another(&desk, reachable.path());
        let ran = run(build.arg("build")).ends_with(2).says_nothing();
        ran.complains("cannot write into `")
            .complains("public/tags`")
            .complains("help: nothing was changed");
        assert!(files(&public) == before);
    }
    fs::set_permissions(&tags, Permissions::from_mode(0o777)).unwrap();
    let mut build = program_of_another(&desk, reachable.path());
    run(build.args(["build", "-q"])).ends_with(0);
    desk.run(&["build", "-q", "-o", "whole"]).ends_with(0);
    assert!(files(&public) == files(&desk.root().join("whole")));
}

#[test]
fn a_build_says_that_another_one_is_writing() {
    let desk = Desk::new().story("lift", "# The lift\n");
    desk.run(&["build", "-q"]).ends_with(0);
    let before = tree(desk.root());
    let other = File::open(desk.root().join("public/.starling/lock")).unwrap();
    other.lock().unwrap();
    // Nothing to do is nothing to wait for; but there is something to do.
    desk.write("content/stories/lift.md", "# The boat\n");
    let ran = desk.run(&["build"]).ends_with(2).says_nothing();
    ran.complains("another build is writing into `")
        .complains("waiting for it")
        .complains("help: wait until it has finished");
    desk.write("content/stories/lift.md", "# The lift\n");
    assert!(tree(desk.root()) == before);
    // It waits for a moment, in which the other one may end.
    desk.write("content/stories/lift.md", "# The boat\n");
    let (waits, writer) = std::io::pipe().unwrap();
    let mut build = program(desk.root());
    let mut build = build.args(["build", "-q"]).stderr(writer).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(waits).read_line(&mut line).unwrap();
    assert!(line.contains("waiting for it"), "{line}");
    drop(other);
    assert!(build.wait().unwrap().success());
    assert!(desk.read("public/stories/lift.html").contains("The boat"));
}

#[test]
fn of_two_builds_at_once_each_is_done_or_says_that_it_was_not() {
    let change = Change::new();
    for _ in 0..2 {
        let public = change.reset();
        let mut builds: Vec<Child> = Vec::new();
        for _ in 0..2 {
            let mut build = program(change.desk.root());
            build
                .arg("build")
                .stdout(Stdio::null())
                .stderr(Stdio::piped());
            builds.push(build.spawn().unwrap());
        }
        let mut done = 0;
        for build in builds {
            let ended = build.wait_with_output().unwrap();
            let complaint = String::from_utf8(ended.stderr).unwrap();
            match ended.status.code() {
                Some(0) => done += 1,
                code => {
                    assert_eq!(code, Some(2), "{complaint}");
                    assert!(
                        complaint.contains("another build is writing into"),
                        "{complaint}"
                    );
                }
            }
        }
        assert!(done > 0);
        assert_eq!(change.examine(&public), Reached::TheEnd);
        change.finish(&public);
    }
}
