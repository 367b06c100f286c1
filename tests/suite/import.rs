//! `starling import`: what people have becomes native files, and says the same.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use proptest::prelude::*;
use starling::testing::content::{ParseOptions, Story, kind_of, native};
use starling::testing::markdown::{Highlighter, Options};
use starling::testing::naming::Names;
use starling::testing::source::Sources;

use crate::desk::{Desk, program};

const NOTES: &str = "\
# My stories

Read them the evening before.

## Story 1: The bakery

**Best for:** pressure, \"Tell me about a crisis\"

It was in my first year.

**Situation:** The oven broke.

**Task:** Keep the shop open.

**Action:**
- **Borrowed** — one from next door
- rang the firm

**Result:** 40 loaves were sold.

## Story 2: The newcomer

**S:** Rosa began.
**T:** The till by May.
**A:** Tuesdays together.
**R:** She ran it in April, [X days] early.
";

#[test]
fn a_file_of_notes_becomes_a_file_for_each_story() {
    let desk = Desk::new();
    fs::write(desk.root().join("notes.md"), NOTES).unwrap();
    let ran = desk.run(&["import", "notes.md"]).ends_with(0);
    let ran = ran.says("created content/stories/the-bakery.md");
    let ran = ran
        .says("took 2 stories")
        .says("1 story with text that has no place yet");
    ran.says("1 page of notes").does_not_complain();
    let bakery = desk.read("content/stories/the-bakery.md");
    let expected = "+++\ntitle = \"The bakery\"\ntags = [\"pressure\"]\ncovers = [\"Tell me about a crisis\"]\n+++\n\n\
                    ## Situation\n\nThe oven broke.\n\n## Task\n\nKeep the shop open.\n\n## Action\n\n\
                    - **Borrowed** — one from next door\n- rang the firm\n\n## Result\n\n40 loaves were sold.\n\n\
                    ## As it was\n\nIt was in my first year.\n";
    assert_eq!(bakery, expected);
    let newcomer = desk.read("content/stories/the-newcomer.md");
    assert!(newcomer.contains("gaps = [\"X days\"]"), "{newcomer}");
    assert!(
        desk.read("content/notes/notes.md")
            .contains("Read them the evening before.")
    );
    let site = desk.build();
    assert_eq!(
        site.rules(),
        ["missing-script", "missing-script"],
        "{}",
        site.drawn()
    );
    site.page("notes/notes.html").says(&["Read them"]);
}

#[test]
fn nothing_is_ever_written_over() {
    let desk = Desk::new().story("the-newcomer", "# Mine\n");
    fs::write(desk.root().join("notes.md"), NOTES).unwrap();
    let ran = desk.run(&["import", "notes.md"]).ends_with(2);
    ran.complains("`content/stories/the-newcomer.md` is there already, so nothing was written");
    assert_eq!(desk.read("content/stories/the-newcomer.md"), "# Mine\n");
    assert!(!desk.has("content/stories/the-bakery.md"));
}

#[test]
fn a_dry_run_shows_the_files_and_writes_none() {
    let desk = Desk::new();
    fs::write(desk.root().join("notes.md"), NOTES).unwrap();
    let ran = desk.run(&["import", "notes.md", "--dry-run"]).ends_with(0);
    ran.says("would create content/stories/the-bakery.md")
        .says("title = \"The bakery\"\n")
        .says("would take 2 stories");
    assert!(!desk.has("content"));
}

#[test]
fn pasted_text_is_read_from_standard_input() {
    let desk = Desk::new();
    let mut import = program(desk.root())
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    import
        .stdin
        .take()
        .unwrap()
        .write_all(NOTES.as_bytes())
        .unwrap();
    assert!(import.wait_with_output().unwrap().status.success());
    assert!(desk.has("content/stories/the-newcomer.md"));
}

#[test]
fn pages_are_read() {
    let desk = Desk::new();
    let page = "<html><head><title>x</title><style>p{}</style></head><body><h1>The bakery</h1><h2>Situation</h2><p>The oven <b>broke</b>.</p>\
                <h2>Task</h2><p>Keep open.</p><h2>Action</h2><ul><li>Borrowed one</li></ul><h2>Result</h2><table><tr><th>a</th><th>b</th></tr>\
                <tr><td>40</td><td>0</td></tr></table><script>alert(1)</script></body></html>";
    fs::write(desk.root().join("page.html"), page).unwrap();
    desk.run(&["import", "page.html"]).ends_with(0);
    let story = desk.read("content/stories/the-bakery.md");
    assert!(
        story.contains("title = \"The bakery\"") && story.contains("The oven **broke**."),
        "{story}"
    );
    assert!(
        !story.contains("alert") && story.contains("Borrowed one"),
        "{story}"
    );
}

#[test]
fn nothing_becomes_no_story_and_pasted_text_has_a_name_that_is_free() {
    let desk = Desk::new();
    for empty in ["", " \n\n"] {
        fs::write(desk.root().join("empty.md"), empty).unwrap();
        desk.run(&["import", "empty.md"])
            .ends_with(2)
            .complains("nothing to import was found");
    }
    assert!(!desk.has("content"));
    let desk = desk.story("pasted", "# Mine\n");
    let mut import = program(desk.root())
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    import
        .stdin
        .take()
        .unwrap()
        .write_all(b"S: a\nT: b\nA: c\nR: d\n")
        .unwrap();
    assert!(import.wait_with_output().unwrap().status.success());
    assert!(desk.has("content/stories/pasted-2.md"));
}

/// A Word file with this text in its document.
fn word_file(paragraphs: &str) -> Vec<u8> {
    let mut file = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    file.start_file("word/document.xml", options).unwrap();
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    file.write_all(xml.as_bytes()).unwrap();
    file.finish().unwrap().into_inner()
}

#[test]
fn word_files_are_read_with_headings_lists_bold_and_tables() {
    let plain =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let headed = |style: &str, text: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let labelled = |label: &str, text: &str| {
        format!(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{label}</w:t></w:r><w:r><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p>"
        )
    };
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", plain(text));
    let text = [
        headed("Heading1", "The bakery"),
        labelled("Situation:", "The oven &amp; the fan broke."),
        labelled("Task:", "Keep open."),
        labelled("Action:", ""),
        item("Borrowed one"),
        item("Rang"),
        labelled("Result:", "Sold:"),
        format!(
            "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
            cell("day"),
            cell("loaves"),
            cell("Sat"),
            cell("40")
        ),
    ];
    let desk = Desk::new();
    fs::write(desk.root().join("old.docx"), word_file(&text.concat())).unwrap();
    desk.run(&["import", "old.docx"]).ends_with(0);
    let story = desk.read("content/stories/the-bakery.md");
    let body = "## Situation\n\nThe oven & the fan broke.\n\n## Task\n\nKeep open.\n\n## Action\n\n- Borrowed one\n- Rang\n\n## Result\n\nSold:\n\n\
                | day | loaves |\n| --- | --- |\n| Sat | 40 |\n";
    assert!(
        story.ends_with(body) && story.contains("title = \"The bakery\""),
        "{story}"
    );
    // What is no Word file is said to be none.
    fs::write(desk.root().join("bad.docx"), "no zip").unwrap();
    desk.run(&["import", "bad.docx"])
        .ends_with(2)
        .complains("`bad.docx` cannot be opened");
}

#[test]
fn a_folder_is_read_whole_and_questions_become_a_bank() {
    let desk = Desk::new();
    let folder = desk.root().join("old");
    fs::create_dir_all(folder.join("deep")).unwrap();
    fs::write(folder.join("notes.md"), NOTES).unwrap();
    fs::write(
        folder.join("deep/list.txt"),
        "# Questions\n\n## Teams\n\n- Why us?\n- Describe a conflict\n- How do you decide?\n",
    )
    .unwrap();
    fs::write(folder.join("_left.md"), "x").unwrap();
    fs::write(folder.join("picture.png"), "x").unwrap();
    desk.run(&["import", "old"])
        .ends_with(0)
        .says("took 2 stories, 1 list of questions");
    let bank = desk.read("content/questions/list.toml");
    assert!(
        bank.contains("text = \"Describe a conflict\"") && bank.contains("competency = \"Teams\""),
        "{bank}"
    );
    assert_eq!(desk.build().portfolio().questions.len(), 4);
    desk.run(&["import", "none.md"])
        .ends_with(2)
        .complains("`none.md` cannot be read");
    desk.run(&["import", "old/picture.png"])
        .ends_with(2)
        .complains("of a kind that cannot be read");
}

#[test]
fn text_that_nobody_understands_is_kept_as_it_was() {
    let desk = Desk::new();
    fs::write(
        desk.root().join("odd.txt"),
        "Once upon a time.\n\nThe end.\n",
    )
    .unwrap();
    desk.run(&["import", "odd.txt"]).ends_with(0);
    let story = desk.read("content/stories/odd.md");
    assert!(
        story.ends_with("## As it was\n\nOnce upon a time.\n\nThe end.\n"),
        "{story}"
    );
}

/// What a story says, part by part.
fn said(story: &Story) -> Vec<String> {
    let mut said = vec![story.title.value.clone()];
    let listed = [&story.tags, &story.gaps];
    said.extend(listed.into_iter().flatten().map(|it| it.value.clone()));
    said.extend(story.covers.iter().map(|it| it.question.value.clone()));
    said.extend(story.headline.iter().map(|it| it.value.clone()));
    said.extend(story.metrics.iter().map(|it| format!("{:?}", it.value)));
    for section in &story.body.sections {
        if section.topic.is_some() {
            let blocks: Vec<_> = section
                .blocks
                .iter()
                .map(|it| it.text().into_owned())
                .collect();
            said.push(format!("{:?} {}", section.topic, blocks.join(" | ")));
        }
    }
    said
}

/// The stories of a site, in the order of their files.
fn stories_of(desk: &Desk) -> Vec<Vec<String>> {
    let site = desk.build();
    let mut stories: Vec<Vec<String>> =
        site.portfolio().stories.iter().map(|it| said(it)).collect();
    stories.sort();
    stories
}

/// A story as somebody writes it: one notation, some lines about it, text in its parts.
fn told() -> impl Strategy<Value = String> {
    let labels: Vec<fn(&str) -> String> = vec![
        |name| format!("### {name}\n"),
        |name| format!("**{name}:** "),
        |name| format!("**{name}** — "),
        |name| format!("**{} ({name}):** ", &name[..1]),
        |name| format!("- **{name}**: "),
        |name| format!("- {name}: "),
        |name| format!("{name}: "),
        |name| format!("> **{name}.** "),
        |name| format!("### ✅ **{} - {name}**\n", &name[..1]),
    ];
    let words = || {
        prop::sample::select(vec![
            "alpha beta",
            "gamma *delta* and `epsilon`.",
            "[YOUR zeta] of them.",
            "eta — theta",
            "kappa \"lambda\"",
            "nu, xi",
            "it's 40 % <5",
            "[link](https://e.org) pi",
            "omicron.\n\n- one\n- two",
            "rho\n\n1. **First** step\n2. **Second** step",
            "sigma  \ntau",
        ])
    };
    let about = prop::sample::select(vec![
        "",
        "",
        "**Tags:** ovens, #calm",
        "**Best for:** \"Why us?\", pressure",
        "**Question:** How do you decide?",
        "**Headline:** I kept it open",
        "It was in my first year.",
    ]);
    let behind = prop::sample::select(vec![
        "",
        "",
        "**Lesson:** ask first",
        "**Metrics:** 40 loaves",
        "**Follow-ups:** why not before",
    ]);
    let title = prop::sample::select(vec![
        "The bakery",
        "Story 2: The newcomer",
        "[Pressure] The leak",
        "3. \"The lift\" (2019)",
        "How did you decide?",
    ]);
    (
        title,
        about,
        prop::sample::select(labels),
        prop::collection::vec(words(), 4),
        behind,
    )
        .prop_map(|(title, about, label, words, behind)| {
            let parts = ["Situation", "Task", "Action", "Result"].iter().zip(words);
            let parts: Vec<String> = parts
                .map(|(name, words)| format!("{}{words}", label(name)))
                .collect();
            format!(
                "## {title}\n\n{about}\n\n{}\n\n{behind}\n",
                parts.join("\n\n")
            )
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(32)))]

    #[test]
    fn what_is_written_reads_back_as_the_same_stories(stories in prop::collection::vec(told(), 1..4)) {
        let text = stories.join("\n");
        let highlighter = Highlighter::new();
        let options = ParseOptions {
            names: Names::default(),
            markdown: Options { raw_html: false, highlighter: &highlighter },
        };
        let mut sources = Sources::default();
        let file = sources.add("content/stories/zz.md", text.clone());
        let kind = kind_of(&text, &options);
        let written = native(file, kind, &sources, &options, &mut Vec::new());
        let mut copy = Desk::new();
        for native in &written {
            copy = copy.file(&format!("content/{}/{}", native.folder, native.name), &native.text);
        }
        if kind == starling::testing::content::NativeKind::Stories {
            let first = stories_of(&Desk::new().story("zz", &text));
            let shown: Vec<&str> = written.iter().map(|it| it.text.as_str()).collect();
            // What stands as it was is no known section, so it is not compared.
            prop_assert_eq!(first, stories_of(&copy), "{}\n=====\n{}", text, shown.join("\n-----\n"));
        }
    }
}
