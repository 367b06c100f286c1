//! A preview, made with the cache of the snapshots before it, is what a build makes: nothing in it is
//! out of date, whatever has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use starling::testing::build::{RunOptions, Snapshot};
use starling::testing::cache::Cache;
use starling::testing::diagnostic::Diagnostic;
use starling::testing::output::NullSink;
use starling::testing::project::{Files, Overrides, Project};

use crate::desk::{Desk, WHOLE};

/// Somebody who looks at a site again and again.
#[derive(Default)]
struct Looking {
    cache: Arc<Cache>,
    before: Arc<Files>,
}

impl Looking {
    /// Looks at the site once more, and finds what a build makes.
    #[track_caller]
    fn sees_what_is_built(&mut self, desk: &Desk) {
        let preview = self.look(desk);
        let built = desk.build();
        // Those that tell of all others are not for looking at.
        let last = preview.last_routes();
        let files = built.files.iter();
        let expected: Vec<_> = files.filter(|(route, _)| !last.contains(route)).collect();
        let routes: Vec<_> = expected.iter().map(|(route, _)| *route).collect();
        assert_eq!(preview.routes().collect::<Vec<_>>(), routes);
        for (route, bytes) in expected {
            let file = preview.make(route).unwrap().unwrap();
            assert!(file.bytes() == bytes, "{route} is out of date");
        }
        let told = |diagnostics: &[Diagnostic]| {
            let messages = diagnostics.iter().map(|it| it.message.clone());
            messages.collect::<Vec<_>>()
        };
        let checked = preview.make_all(&NullSink, &RunOptions::default()).unwrap();
        assert_eq!(told(&checked.diagnostics), told(&built.report.diagnostics));
    }

    /// Looks at a site that has no errors.
    #[track_caller]
    fn look(&mut self, desk: &Desk) -> Snapshot {
        let preview = self.look_at_all(desk);
        assert!(!has_errors(&preview), "{:?}", preview.diagnostics());
        preview
    }

    fn look_at_all(&mut self, desk: &Desk) -> Snapshot {
        let overrides = Overrides::default();
        let project = Project::open(desk.root(), &overrides, &self.before).unwrap();
        self.before = Arc::clone(&project.files);
        self.cache.evict();
        Snapshot::new(Arc::new(project), &self.cache)
    }
}

fn has_errors(snapshot: &Snapshot) -> bool {
    snapshot.diagnostics().iter().any(Diagnostic::is_error)
}

/// The demo without its sheets in print, which take long where nothing is optimised.
fn demo() -> Desk {
    let desk = Desk::demo();
    let settings = desk.read("starling.toml");
    desk.write(
        "starling.toml",
        settings.replace("pdf = true", "pdf = false"),
    );
    desk
}

#[test]
fn whatever_is_changed_a_preview_is_what_a_build_makes() {
    const STORY: &str = "content/stories/two-shifts-one-dock.md";
    const OTHER: &str = "content/stories/the-release-with-no-way-back.md";
    const GUIDE: &str = "content/questions/why-did-you-leave.md";
    let desk = demo();
    let mut looking = Looking::default();
    looking.sees_what_is_built(&desk);
    looking.sees_what_is_built(&desk);

    let change = |path: &str, from: &str, to: &str| {
        let text = desk.read(path);
        assert!(text.contains(from), "{path} does not say {from}");
        desk.write(path, text.replace(from, to));
    };
    // What a story says, what it is called, how it is grouped, and what it covers.
    change(STORY, "by email for a month", "by letter for a year");
    looking.sees_what_is_built(&desk);
    change(
        STORY,
        "title = \"Two shifts, one dock\"",
        "title = \"One dock\"",
    );
    looking.sees_what_is_built(&desk);
    change(STORY, "\"conflict\", ", "\"quarrels\", ");
    looking.sees_what_is_built(&desk);
    change(
        STORY,
        "Tell me about a conflict with a colleague",
        "What is left?",
    );
    looking.sees_what_is_built(&desk);
    // Where its words lead, which headings it has, whether it can be told, what is still missing.
    let words = "Neither crew was slow";
    let linked = format!("[{words}](the-release-with-no-way-back.md#immediate)");
    change(STORY, words, &linked);
    looking.sees_what_is_built(&desk);
    change(OTHER, "### Immediate", "### In the first hour");
    assert!(has_errors(&looking.look_at_all(&desk)));
    change(STORY, "md#immediate", "md#in-the-first-hour");
    looking.sees_what_is_built(&desk);
    change(STORY, "md#in-the-first-hour", "md#nowhere");
    assert!(has_errors(&looking.look_at_all(&desk)));
    change(STORY, "md#nowhere", "md#in-the-first-hour");
    change(OTHER, "## T — Task", "## Beside the point");
    looking.sees_what_is_built(&desk);
    change(OTHER, "gaps = [\"How many", "nothing = [\"How many");
    looking.sees_what_is_built(&desk);
    // A file before all others moves every number that files have.
    desk.write("content/stories/a-new-one.md", WHOLE);
    looking.sees_what_is_built(&desk);
    desk.remove("content/stories/a-new-one.md");
    looking.sees_what_is_built(&desk);
    // The bank, a guide, a picture.
    change(
        "content/questions.toml",
        "competency = \"Ownership\"",
        "competency = \"Owning\"",
    );
    looking.sees_what_is_built(&desk);
    desk.write(
        GUIDE,
        "+++\nquestion = \"Why did you leave?\"\n+++\n## Why they ask\n\n![](way.svg)\n",
    );
    desk.write(
        "content/questions/way.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    looking.sees_what_is_built(&desk);
    desk.write(
        "content/questions/way.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"a\"/>",
    );
    looking.sees_what_is_built(&desk);
    // The settings, the theme, the words of the interface.
    change(
        "starling.toml",
        "words_per_minute = 150",
        "words_per_minute = 100",
    );
    looking.sees_what_is_built(&desk);
    desk.write("themes/default/styles/own.css", "h1 { color: red }");
    looking.sees_what_is_built(&desk);
    desk.write("themes/default/labels.toml", "cheat_sheet = \"Crib\"\n");
    looking.sees_what_is_built(&desk);
    desk.write(
        "themes/default/templates/components/story-card.html",
        "{% component story.card(story: map, root: string) %}<li>{{ story.title }}</li>{% endcomponent story.card %}\n\
         {% component story.answer(story: map, root: string) %}<p>{{ story.title }}</p>{% endcomponent story.answer %}\n",
    );
    looking.sees_what_is_built(&desk);
    let redacted = "visibility = \"public\"\nshare.redact = { \"Finance\" = \"the office\" }";
    change("starling.toml", "visibility = \"private\"", redacted);
    looking.sees_what_is_built(&desk);
}

#[test]
fn a_sheet_in_print_is_what_a_build_makes_before_and_after_a_change() {
    let desk = Desk::new().story("lift", WHOLE).story("boat", WHOLE);
    let mut looking = Looking::default();
    looking.sees_what_is_built(&desk);
    looking.sees_what_is_built(&desk);
    desk.write("content/stories/lift.md", WHOLE.replace("lift", "crane"));
    looking.sees_what_is_built(&desk);
    desk.write("starling.toml", "[sheets]\npaper = \"a6\"\n");
    looking.sees_what_is_built(&desk);
}

#[test]
fn a_file_that_is_saved_twice_within_one_tick_of_the_clock_is_read_twice() {
    let desk = Desk::new().story("lift", WHOLE);
    let mut looking = Looking::default();
    for word in ["crane", "boats"] {
        desk.write("content/stories/lift.md", WHOLE.replace("lift", word));
        looking.sees_what_is_built(&desk);
    }
}

#[test]
fn a_file_keeps_its_id_when_others_come_and_go() {
    let desk = Desk::new().story("lift", WHOLE).story("stair", WHOLE);
    let open =
        |previous: &Files| Project::open(desk.root(), &Overrides::default(), previous).unwrap();
    let ids = |project: &Project| {
        let paths = project
            .content
            .iter()
            .map(|file| project.sources.path(*file).to_owned());
        paths
            .zip(project.content.clone())
            .collect::<BTreeMap<_, _>>()
    };
    let first = open(&Files::default());
    desk.write("content/stories/a-new-one.md", WHOLE);
    let (before, after) = (ids(&first), ids(&open(&first.files)));
    assert_eq!(after.len(), 3);
    assert!(before.iter().all(|(path, id)| after[path] == *id));
}
