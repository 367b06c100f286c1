//! The builder that every test starts from: a site from strings in a folder of its own.
//!
//! ```ignore
//! Desk::new().story("lift", "# The lift").build().page("stories/lift.html").has("The lift");
//! ```

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use starling::testing::build::{BuildReport, RunOptions, Snapshot};
use starling::testing::cache::Cache;
use starling::testing::check::SiteCoaching;
use starling::testing::diagnostic::{self, Diagnostic};
use starling::testing::lock::{Lock, Salt};
use starling::testing::portfolio::Portfolio;
use starling::testing::project::{Files as ProjectFiles, Overrides, Project};
use tempfile::TempDir;

use crate::files::{Files, MemorySink};
use crate::page_text::PageText;

/// A story that nothing is missing from, for tests that are about something else.
pub(crate) const WHOLE: &str = "\
## Situation
The lift broke.
## Task
I had to mend it.
## Actions
I called the firm.
## Result
It ran again.
## 90-second version
The lift broke. I had to mend it. I called the firm. It ran again.
";

/// The day that it is in tests, the second of March in 2026: what is said of an interview depends on it.
const TODAY: (&str, &str) = ("SOURCE_DATE_EPOCH", "1772452800");

/// A site being written.
pub(crate) struct Desk {
    folder: TempDir,
    overrides: Overrides,
}

impl Desk {
    /// A folder that holds nothing, not even settings.
    pub(crate) fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            overrides: Overrides::default(),
        }
        .variable(TODAY.0, TODAY.1)
    }

    /// An empty site: nothing but an empty settings file.
    pub(crate) fn new() -> Self {
        Self::bare().file("starling.toml", "")
    }

    /// The repository's own site, copied.
    pub(crate) fn demo() -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let settings = fs::read(repository.join("starling.toml")).unwrap();
        let desk = Self::bare().file("starling.toml", settings);
        for (path, bytes) in tree(&repository.join("content")) {
            desk.write(&format!("content/{}", path.display()), bytes);
        }
        desk
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        self.write(path, contents);
        self
    }

    /// Writes a file to a desk that is kept, at once as a whole: who watches never sees half of it.
    pub(crate) fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let beside = self.root().join(".written");
        fs::write(&beside, contents).unwrap();
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::rename(beside, path).unwrap();
    }

    /// Removes a file from a desk that is kept.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).unwrap();
    }

    /// Writes the settings.
    pub(crate) fn settings(self, text: &str) -> Self {
        self.file("starling.toml", text)
    }

    /// Writes a story as it is.
    pub(crate) fn story(self, name: &str, text: &str) -> Self {
        self.file(&format!("content/stories/{name}.md"), text)
    }

    /// Writes a whole story with these keys in its front matter.
    pub(crate) fn whole_story(self, name: &str, keys: &str) -> Self {
        self.story(name, &format!("+++\n{keys}\n+++\n{WHOLE}"))
    }

    /// Writes a guide as it is.
    pub(crate) fn guide(self, name: &str, text: &str) -> Self {
        self.file(&format!("content/questions/{name}.md"), text)
    }

    /// Writes the bank.
    pub(crate) fn bank(self, text: &str) -> Self {
        self.file("content/questions.toml", text)
    }

    /// Shows drafts.
    pub(crate) fn with_drafts(mut self) -> Self {
        self.overrides.drafts = true;
        self
    }

    /// Sets an environment variable for the build in memory.
    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.overrides
            .environment
            .push((name.to_owned(), value.to_owned()));
        self
    }

    /// The site's folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The snapshot of the site.
    pub(crate) fn project(&self) -> Project {
        Project::open(self.root(), &self.overrides, &ProjectFiles::default()).unwrap()
    }

    /// The site at this moment.
    pub(crate) fn snapshot(&self) -> Snapshot {
        Snapshot::new(Arc::new(self.project()), &Arc::new(Cache::default()))
    }

    /// Builds the site in memory.
    pub(crate) fn build(&self) -> Site {
        Self::make(self.snapshot())
    }

    /// Builds the site in memory, locked with a password.
    pub(crate) fn locked(&self, password: &str) -> Site {
        let salt = Salt::parse("000102030405060708090a0b0c0d0e0f").unwrap();
        let lock = Arc::new(Lock::new(password, salt));
        let cache = Arc::new(Cache::default());
        Self::make(Snapshot::locked(Arc::new(self.project()), &cache, lock))
    }

    fn make(snapshot: Snapshot) -> Site {
        let sink = MemorySink::default();
        let report = snapshot.make_all(&sink, &RunOptions::default());
        Site {
            files: sink.into_files(),
            report: report.expect("memory has room for a site"),
            snapshot,
        }
    }

    /// Runs the program in the site's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        run_in(self.root(), arguments)
    }

    /// The text of a file below the site's folder.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Whether there is such a file or folder.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.root().join(path).exists()
    }
}

/// Runs the program in a folder, away from the settings of whoever runs the tests.
pub(crate) fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    run(program(folder).args(arguments))
}

/// Runs a program that was got ready, to its end.
pub(crate) fn run(program: &mut Command) -> Ran {
    let output = program.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        err: text(output.stderr),
    }
}

/// The program, ready to be run in a folder.
pub(crate) fn program(folder: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_starling"));
    program.current_dir(folder);
    program.env(TODAY.0, TODAY.1);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        program.env_remove(name);
    }
    let variables = std::env::vars().map(|(name, _)| name);
    for name in variables.filter(|name| name.starts_with("STARLING_")) {
        program.env_remove(name);
    }
    program
}

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Holds the exit code.
    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self}");
        self
    }

    /// Holds that these words stand on standard output.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.out.contains(words), "no {words:?} on {self}");
        self
    }

    /// Holds that these words stand on standard error.
    #[track_caller]
    pub(crate) fn complains(self, words: &str) -> Self {
        assert!(self.err.contains(words), "no complaint {words:?} on {self}");
        self
    }

    /// Holds that nothing stands on standard output.
    #[track_caller]
    pub(crate) fn says_nothing(self) -> Self {
        assert!(self.out.is_empty(), "something was said on {self}");
        self
    }

    /// Holds that nothing stands on standard error.
    #[track_caller]
    pub(crate) fn does_not_complain(self) -> Self {
        assert!(self.err.is_empty(), "something was complained of on {self}");
        self
    }
}

impl fmt::Display for Ran {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, out, err } = self;
        write!(
            formatter,
            "standard output:\n{out}\nstandard error:\n{err}\nexit code: {code}"
        )
    }
}

/// A site that was built in memory.
pub(crate) struct Site {
    snapshot: Snapshot,
    pub(crate) files: Files,
    pub(crate) report: BuildReport,
}

impl Site {
    /// The project that it was built from.
    pub(crate) fn project(&self) -> &Project {
        self.snapshot.project()
    }

    /// All stories and questions of the site, linked.
    pub(crate) fn portfolio(&self) -> &Portfolio {
        self.snapshot.portfolio()
    }

    /// Holds that the build found no problem.
    #[track_caller]
    pub(crate) fn clean(self) -> Self {
        assert!(self.report.diagnostics.is_empty(), "{}", self.drawn());
        self
    }

    /// Every problem as it is drawn, without colours.
    pub(crate) fn drawn(&self) -> String {
        let drawn = self.report.diagnostics.iter();
        let drawn: Vec<String> = drawn.map(|it| draw(it, self.project())).collect();
        drawn.join("\n")
    }

    /// Holds that these rules, and no others, found something, in this order.
    #[track_caller]
    pub(crate) fn reports(self, rules: &[&str]) -> Self {
        assert_eq!(self.rules(), rules, "{}", self.drawn());
        self
    }

    /// The one problem that this rule found.
    #[track_caller]
    pub(crate) fn only(&self, rule: &str) -> &Diagnostic {
        let mut found = self.report.diagnostics.iter().filter(|it| it.rule == rule);
        match (found.next(), found.next()) {
            (Some(problem), None) => problem,
            _ => panic!("not just one {rule}:\n{}", self.drawn()),
        }
    }

    /// The rules of the problems that were found, in order.
    pub(crate) fn rules(&self) -> Vec<&'static str> {
        self.report
            .diagnostics
            .iter()
            .map(|diagnostic| diagnostic.rule)
            .collect()
    }

    /// What the coach says: of each story, and of all together.
    pub(crate) fn coaching(&self) -> &SiteCoaching {
        self.snapshot.coaching()
    }

    /// The rules of what the coach says.
    pub(crate) fn coached(&self) -> Vec<&'static str> {
        let coaching = self.coaching();
        let of_stories = coaching.stories.iter().flat_map(|it| &it.findings);
        let all = of_stories.chain(&coaching.together);
        all.map(|finding| finding.rule).collect()
    }

    /// A page of the site.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> PageText {
        match self.files.get(path) {
            Some(bytes) => PageText::of(path, bytes),
            None => panic!(
                "no page {path}; there are {:#?}\n{}",
                self.paths(),
                self.drawn()
            ),
        }
    }

    /// The text of a file.
    #[track_caller]
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.files.get(path).unwrap().to_vec()).unwrap()
    }

    /// Every finished page.
    pub(crate) fn pages(&self) -> impl Iterator<Item = PageText> {
        let files = self.files.iter();
        let pages = files
            .filter(|(route, _)| Path::new(route.as_str()).extension() == Some("html".as_ref()));
        pages.map(|(route, bytes)| PageText::of(route.as_str(), bytes))
    }

    /// Whether the site has such a file.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.files.get(path).is_some()
    }

    /// The paths of all files.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.files
            .iter()
            .map(|(route, _)| route.as_str().to_owned())
            .collect()
    }

    /// Whether the words stand anywhere in the site, in a path or in a file.
    pub(crate) fn tells(&self, words: &str) -> bool {
        self.teller_of(words).is_some()
    }

    /// Holds that the words stand nowhere in the site, neither in a path nor in a file.
    #[track_caller]
    pub(crate) fn keeps(&self, secret: &str) -> &Self {
        if let Some(path) = self.teller_of(secret) {
            panic!("{path} tells {secret:?}:\n{}", self.page(path).html());
        }
        self
    }

    fn teller_of(&self, words: &str) -> Option<&str> {
        let words = words.to_lowercase();
        let tells = |text: &str| text.to_lowercase().contains(&words);
        let mut files = self.files.iter();
        let teller = files
            .find(|(route, bytes)| tells(route.as_str()) || tells(&String::from_utf8_lossy(bytes)));
        teller.map(|(route, _)| route.as_str())
    }
}

/// A problem as it is drawn, without colours.
pub(crate) fn draw(diagnostic: &Diagnostic, project: &Project) -> String {
    let drawn = diagnostic::human(diagnostic, &project.sources);
    anstream::adapter::strip_str(drawn.as_str()).to_string()
}

/// Every file below a folder with its bytes, sorted by path.
pub(crate) fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap_or_default();
                files.push((path.strip_prefix(folder).unwrap().to_owned(), bytes));
            }
        }
    }
    files.sort();
    files
}
