//! Printed cheat sheets: what stands where, whether it fits, and what other programs read in the file.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;

use starling::testing::config::Paper;
use starling::testing::pdf::{Fonts, Line, SheetLayout, Side};
use starling::testing::project::Font;

use crate::desk::{Desk, Site, WHOLE, draw};

/// What a tool of poppler says of a PDF file.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|_| panic!("`{tool}` is missing; `tests/run` installs it"));
    let mut input = child.stdin.take().unwrap();
    input.write_all(pdf).unwrap();
    drop(input);
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

/// The words of a PDF file, in the places where they stand.
fn words(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-layout", "-", "-"], pdf)
}

/// What `pdfinfo` says under a name.
fn info(pdf: &[u8], name: &str) -> String {
    let told = poppler("pdfinfo", &["-"], pdf);
    let line = told.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("no {name} in {told}"))
        .trim_start_matches(':')
        .trim()
        .to_owned()
}

fn pdf<'s>(site: &'s Site, path: &str) -> &'s [u8] {
    let bytes = site.files.get(path);
    bytes.unwrap_or_else(|| panic!("no {path}; there are {:?}", site.paths()))
}

/// A story with a script of so many words, ten to a sentence and fifty to a paragraph.
fn with_words(count: usize) -> String {
    let sentence = "We carried nine boxes up the long stairs that day.";
    let paragraphs: Vec<String> = (0..count.div_ceil(50))
        .map(|_| [sentence; 5].join(" "))
        .collect();
    let script = paragraphs.join("\n\n");
    let told = WHOLE.split("## 90-second version").next().unwrap();
    format!("{told}## 90-second version\n{script}\n")
}

fn on_paper(paper: &str, story: &str) -> Desk {
    Desk::new()
        .settings(&format!("[sheets]\npaper = \"{paper}\""))
        .story("lift", story)
}

/// The sheets of a site, laid out as its settings say.
fn layouts(desk: &Desk) -> Vec<Arc<SheetLayout>> {
    let snapshot = desk.snapshot();
    let stories = snapshot.portfolio().stories();
    stories.map(|(id, _)| snapshot.layout(id)).collect()
}

fn lines(side: &Side) -> impl Iterator<Item = &Line> {
    side.blocks.iter().flat_map(|block| &block.lines)
}

/// The line that holds these words, on the first side.
fn line<'l>(laid: &'l SheetLayout, words: &str) -> &'l Line {
    let mut found = lines(&laid.sides[0]).filter(|line| line.text().contains(words));
    found.next().unwrap_or_else(|| panic!("no line {words:?}"))
}

fn size(line: &Line) -> f32 {
    line.runs.iter().map(|run| run.size).fold(0.0, f32::max)
}

const RICH: &str = r#"+++
title = "The lift that stopped"
headline = "I got forty residents home"
covers = [
  "Tell me about a failure",
  { question = "Tell me about a time you led", angle = "Open on the stairwell" },
]
metrics = [{ value = "40", label = "residents home" }, { value = "~2 h", label = "of repair", estimate = true }, "the firm answers at night"]
[cues]
situation = "heat · lift · forty people"
+++

## Situation
The lift broke on the hottest day.
## Task
I had to get them home.
## Actions
I called the firm.
## Result
It ran again by six.
## Script
The lift broke on the hottest day — “never”, they’d said — in Łódź.  
I had to get *forty* people home.

I called the **firm**. It ran again by six.
## Coaching
Breathe before the stairwell.
"#;

#[test]
fn the_title_and_the_figures_are_largest_and_what_is_said_first_stands_first() {
    let sheet = layouts(&Desk::new().story("lift", RICH)).remove(0);
    assert_eq!((sheet.sides.len(), sheet.over), (1, None));
    let order = [
        "The lift that stopped",
        "I got forty",
        "40",
        "“never”",
        "heat\u{a0}· lift",
        "It ran again by six",
        "I had to get forty",
    ];
    let heights: Vec<f32> = order.map(|words| line(&sheet, words).baseline).into();
    assert!(heights.is_sorted(), "{heights:?}");

    let largest = size(line(&sheet, "40")).min(size(line(&sheet, "The lift that stopped")));
    for other in [
        "“never”",
        "heat",
        "I had to get forty",
        "Tell me about a failure",
    ] {
        assert!(size(line(&sheet, other)) < largest, "{other}");
    }
}

#[test]
fn everything_on_a_sheet_stands_within_its_margin_and_is_large_enough() {
    for (name, _) in Paper::ALL {
        let margin = if name == "a4" || name == "letter" {
            42.0
        } else {
            17.0
        };
        let floor = if name == "a4" || name == "letter" {
            9.5
        } else {
            8.0
        };
        for story in [RICH.to_owned(), with_words(150), with_words(400)] {
            for sheet in layouts(&on_paper(name, &story)) {
                for side in &sheet.sides {
                    let rule = side.rules[0];
                    let (left, right) = (rule.x, rule.x + rule.width);
                    assert!(left >= margin, "{name}: {left}");
                    for line in lines(side).chain(&side.footer) {
                        assert!(line.baseline > margin, "{name}: {line:?}");
                        for run in &line.runs {
                            assert!(run.x >= left - 0.1, "{name}: {}", line.text());
                            assert!(run.x < right, "{name}: {}", line.text());
                            assert!(run.size >= floor - 0.001, "{name}: {}", run.size);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn type_shrinks_until_a_sheet_fits_and_no_further_than_its_floor() {
    let scale = |count| layouts(&on_paper("a4", &with_words(count))).remove(0);
    let (short, middle, long) = (scale(100), scale(300), scale(2000));
    assert_eq!(
        (short.scale.to_bits(), short.sides.len()),
        (1.0_f32.to_bits(), 1)
    );
    assert!(
        middle.scale < 1.0 && middle.scale > long.scale,
        "{}",
        middle.scale
    );
    assert_eq!((middle.sides.len(), middle.over), (1, None));
    assert!(long.sides.len() > 1);
    let said = lines(&long.sides[0]).filter(|line| line.text().contains("We carried"));
    let smallest = said.map(size).fold(f32::INFINITY, f32::min);
    assert!((smallest - 9.5).abs() < 0.01, "{smallest}");
}

#[test]
fn a_sheet_that_is_too_long_goes_on_and_says_by_how_much() {
    let site = on_paper("a6", &with_words(400))
        .build()
        .reports(&["sheet-too-long"]);
    let over = layouts(&on_paper("a6", &with_words(400)))[0].over.unwrap();
    insta::assert_snapshot!(site.drawn().replace(&over.to_string(), "[over]"), @r#"
    warning[sheet-too-long]: the cheat sheet is [over] words too long for a6
     --> content/stories/lift.md:9:1
      |
    9 | ## 90-second version
      | ^^^^^^^^^^^^^^^^^^^^
      |
      = note: the rest stands on another page; the type is at 8 pt, the smallest for this paper
      = help: shorten the story, or choose a larger paper under `[sheets]`
    "#);
    let pdf = pdf(&site, "cheat-sheets/lift.pdf");
    assert_eq!(info(pdf, "Pages"), "2");
    // Nothing is cut: every sentence of the script is there.
    let text = words(pdf).split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text.matches("carried").count(), 40, "{text}");
}

#[test]
fn a_story_may_be_too_long_for_its_paper_where_its_author_allows_it() {
    let story = with_words(400);
    let allowed = format!("+++\nallow = [\"sheet-too-long\"]\n+++\n{story}");
    on_paper("a6", &story).build().reports(&["sheet-too-long"]);
    let desk = on_paper("a6", &allowed);
    desk.build().clean();
    desk.run(&["print", "--all"])
        .ends_with(0)
        .does_not_complain()
        .says("Printed 1 sheet on 2 pages");
}

#[test]
fn a_paragraph_that_is_longer_than_a_page_is_parted_between_lines() {
    let story = WHOLE.replace(
        "The lift broke. I had",
        &format!("{} I had", "Up we went. ".repeat(300)),
    );
    let site = on_paper("3x5in", &story);
    let text = |paper: &str| {
        let site = on_paper(paper, &story).build();
        let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
        let text: Vec<&str> = text.split_whitespace().collect();
        text.join(" ").matches("Up we").count()
    };
    // On a cue card only the first and the last words stand.
    assert!(text("3x5in") < 5);
    assert_eq!(text("a6"), 300);
    assert!(site.build().report.diagnostics.is_empty());
}

#[test]
fn an_ordinary_story_fits_every_paper_on_its_own_and_among_others() {
    let demo = Desk::demo();
    let story = format!(
        "+++\ntitle = \"Why the lift stood still\"\n+++\n{}",
        with_words(240)
    );
    let desk = Desk::new().story("lift", &story);
    for desk in [demo, desk] {
        for (paper, per_page) in [
            ("a4", "1"),
            ("a4", "2"),
            ("a4", "4"),
            ("letter", "1"),
            ("letter", "2"),
            ("letter", "4"),
            ("a5", "1"),
            ("a6", "1"),
            ("4x6in", "1"),
            ("3x5in", "1"),
        ] {
            desk.run(&["print", "--all", "--paper", paper, "--per-page", per_page])
                .does_not_complain()
                .ends_with(0);
        }
    }
}

#[test]
fn the_letter_and_the_time_of_a_paragraph_stand_above_each_other_on_a_card() {
    for (paper, is_narrow) in [("a5", false), ("a6", true)] {
        let sheet = layouts(&on_paper(paper, RICH)).remove(0);
        let last = |words: &str| {
            let found = lines(&sheet.sides[0]).filter(|line| line.text().contains(words));
            found.last().unwrap()
        };
        let (time, said) = (last("0:00"), last("The lift broke"));
        assert_eq!(time.text().trim() == "0:00", is_narrow, "{paper}");
        assert_eq!(time.baseline > said.baseline + 1.0, is_narrow, "{paper}");
    }
}

#[test]
fn a_cue_card_holds_ninety_words_at_most_or_says_so() {
    let cue = "one two three four five six seven eight nine ten ".repeat(3);
    let parts = ["situation", "task", "actions", "result"];
    let cues: Vec<String> = parts
        .iter()
        .map(|part| format!("{part} = \"{cue}\""))
        .collect();
    let story = format!(
        "+++\ntitle = \"Stairs\"\n[cues]\n{}\n+++\n{WHOLE}",
        cues.join("\n")
    );
    let site = on_paper("3x5in", &story)
        .build()
        .reports(&["sheet-too-long"]);
    let problem = site.only("sheet-too-long");
    assert!(
        problem
            .message
            .starts_with("the cheat sheet is 34 words too long for 3x5in"),
        "{}",
        problem.message
    );
    on_paper("3x5in", RICH).build().clean();
}

#[test]
fn other_programs_read_every_word_as_it_was_written() {
    let site = Desk::new().story("lift", RICH).build().clean();
    let pdf = pdf(&site, "cheat-sheets/lift.pdf");
    let text = words(pdf);
    for expected in [
        "The lift broke on the hottest day — “never”, they’d said — in Łódź.",
        "I had to get forty people home.",
        "heat · lift · forty people",
        "of repair (estimate)",
        "Angle: Open on the stairwell",
        "Breathe before the stairwell.",
        "1/1",
    ] {
        let found = text.split('\n').any(|line| line.contains(expected))
            || text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .contains(expected);
        assert!(found, "no {expected:?} in {text}");
    }
    assert_eq!(info(pdf, "Tagged"), "yes");
    assert_eq!(info(pdf, "Title"), "The lift that stopped");
    assert!(info(pdf, "Page size").contains("A4"));
}

#[test]
fn a_sheet_is_read_aloud_in_its_order() {
    let site = Desk::new().story("lift", RICH).build();
    let told = poppler(
        "pdfinfo",
        &["-struct-text", "-"],
        pdf(&site, "cheat-sheets/lift.pdf"),
    );
    let order = [
        "H1",
        "The lift that stopped",
        "L (",
        "40",
        "Open",
        "never",
        "Lbl",
        "\"S\"",
        "LBody",
        "heat",
        "Close",
        "H2",
        "Script",
        "H2",
        "Questions",
        "H2",
        "Coaching",
        "Breathe",
    ];
    let mut rest = told.as_str();
    for next in order {
        let at = rest
            .find(next)
            .unwrap_or_else(|| panic!("no {next:?} behind what came before in {told}"));
        rest = &rest[at + next.len()..];
    }
    assert!(
        !told.contains("1/1"),
        "the foot of a page is not read: {told}"
    );
}

#[test]
fn every_paper_has_its_size() {
    for (name, size) in [
        ("a4", "595.276 x 841.89 pts"),
        ("letter", "612 x 792 pts"),
        ("a5", "419.528 x 595.276 pts"),
        ("a6", "297.638 x 419.528 pts"),
        ("4x6in", "288 x 432 pts"),
        ("3x5in", "216 x 360 pts"),
    ] {
        let site = on_paper(name, RICH).build().clean();
        let pdf = pdf(&site, "cheat-sheets/lift.pdf");
        assert_eq!(info(pdf, "Pages"), "1", "{name}");
        assert!(info(pdf, "Page size").starts_with(size), "{name}");
    }
}

#[test]
fn all_sheets_together_have_a_page_each_and_say_which_they_are() {
    let site = Desk::new()
        .whole_story("boat", "title = \"The boat\"\ndate = 2024-01-01")
        .whole_story("lift", "title = \"The lift\"\ndate = 2025-01-01")
        .build()
        .clean();
    let all = pdf(&site, "cheat-sheets/all.pdf");
    assert_eq!(info(all, "Pages"), "2");
    assert_eq!(info(all, "Title"), "Cheat sheets · My stories");
    let text = words(all);
    let places: Vec<usize> = ["The lift", "1/2", "The boat", "2/2"]
        .iter()
        .map(|words| text.find(words).unwrap())
        .collect();
    assert!(places.is_sorted(), "{text}");
    for (page, link) in [
        ("cheat-sheets/lift.html", "../cheat-sheets/lift.pdf"),
        ("stories/lift.html", "../cheat-sheets/lift.pdf"),
        ("cheat-sheets/index.html", "../cheat-sheets/all.pdf"),
    ] {
        let html = site.page(page).html().to_owned();
        assert!(html.contains(&format!("href=\"{link}\"")), "{page}");
    }
}

#[test]
fn a_story_without_parts_or_script_has_a_sheet_that_says_so() {
    let site = Desk::new().story("lift", "# The lift\n").build();
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    assert_eq!(text.matches("nothing yet").count(), 4, "{text}");
    let public = Desk::new()
        .settings("visibility = \"public\"")
        .story("lift", "# The lift\n")
        .build();
    let text = words(pdf(&public, "cheat-sheets/lift.pdf"));
    assert!(
        !text.contains("nothing yet") && text.contains("The lift"),
        "{text}"
    );
}

#[test]
fn a_public_sheet_keeps_what_is_the_authors_own() {
    let desk = Desk::new()
        .settings("visibility = \"public\"\n[share]\nredact = { \"Łódź\" = \"a town\" }")
        .story("lift", RICH);
    let text = words(pdf(&desk.build().clean(), "cheat-sheets/lift.pdf"));
    assert!(text.contains("a town") && !text.contains("Łódź"), "{text}");
    assert!(
        !text.contains("Breathe") && !text.contains("Coaching"),
        "{text}"
    );
}

#[test]
fn a_character_that_no_font_has_is_told_and_leaves_no_empty_box() {
    let site = Desk::new()
        .story(
            "lift",
            &WHOLE.replace("It ran again.\n", "It ran again 🎉 (☃︎).\n"),
        )
        .build()
        .reports(&["missing-character"]);
    insta::assert_snapshot!(site.drawn(), @r#"
    warning[missing-character]: no font has 2 characters of this story: `🎉` `☃`
     --> content/stories/lift.md:8:14
      |
    8 | It ran again 🎉 (☃︎).
      |              ^^ U+1F389
      |
      = note: they are left out of the printed cheat sheet
      = help: name a font that has it under `[sheets]`: `fonts = ["Noto Sans"]`, or a file, `["fonts/mine.ttf"]`
    "#);
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    assert!(
        !text.contains('🎉') && text.contains("It ran again"),
        "{text}"
    );
}

#[test]
fn words_in_another_script_ask_for_a_font() {
    let site = Desk::new()
        .settings("[labels]\ndirection = \"rtl\"")
        .story("lift", &WHOLE.replace("The lift broke.", "تعطل المصعد."))
        .build()
        .reports(&["missing-character"]);
    let problem = site.only("missing-character");
    assert!(
        problem
            .message
            .starts_with("no font has 8 characters of this story: `ت` `ع`"),
        "{}",
        problem.message
    );
}

#[test]
fn no_sheet_is_printed_where_none_is_wanted() {
    let site = Desk::new()
        .settings("[sheets]\npdf = false")
        .story("lift", RICH)
        .build()
        .clean();
    assert!(site.paths().iter().all(|path| !path.contains("pdf")));
    assert!(site.pages().all(|page| !page.html().contains("pdf")));
}

#[test]
fn the_same_stories_are_printed_in_the_same_bytes_by_one_thread_or_many() {
    let desk = Desk::demo();
    let first = desk.build();
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let again = one.install(|| desk.build());
    let printed = first
        .paths()
        .into_iter()
        .filter(|path| path.contains(".pdf"));
    let mut count = 0;
    for path in printed {
        assert!(pdf(&first, &path) == pdf(&again, &path), "{path}");
        count += 1;
    }
    assert_eq!(count, 13);
}

#[test]
fn a_theme_decides_which_parts_a_sheet_shows_and_how() {
    let desk = |design: &str| {
        Desk::new()
            .story("lift", RICH)
            .file("themes/default/sheets/page.toml", design)
    };
    let site = desk("parts = [\"script\", \"cues\"]\nbeside = [\"cues\"]\n[sizes]\nscript = 20\n")
        .build()
        .clean();
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    assert!(
        text.contains("heat") && text.contains("forty people home"),
        "{text}"
    );
    assert!(
        !text.contains("Questions") && !text.contains("residents"),
        "{text}"
    );
    assert!(text.contains("Script"), "{text}");
}

#[test]
fn a_broken_design_is_told_at_its_place_and_the_default_stands_in() {
    let site = Desk::new()
        .story("lift", RICH)
        .file(
            "themes/default/sheets/page.toml",
            "parts = [\"skript\"]\nmargin = 2\nflor = 9\n[sizes]\ntitle = \"big\"\n[colours]\nink = \"black\"\n",
        )
        .build();
    insta::assert_snapshot!(site.drawn(), @r#"
    error[unknown-choice]: no part of a sheet is called `skript`
     --> themes/default/sheets/page.toml:1:10
      |
    1 | parts = ["skript"]
      |          ^^^^^^^^ not one of the parts
      |
      = help: did you mean `script`?
      = help: the parts are `headline`, `metrics`, `opening`, `cues`, `closing`, `script`, `questions`, `coaching`

    error[out-of-range]: `margin` must be from 6 to 40
     --> themes/default/sheets/page.toml:2:10
      |
    2 | margin = 2
      |          ^ too small

    warning[unknown-key]: unknown key `flor` in the design of a sheet
     --> themes/default/sheets/page.toml:3:1
      |
    3 | flor = 9
      | ^^^^
      |
      = help: did you mean `floor`?

    error[wrong-type]: expected a number for `title`, found text
     --> themes/default/sheets/page.toml:5:9
      |
    5 | title = "big"
      |         ^^^^^ text
      |
      = help: write a number from 6 to 96, without quotes

    error[invalid-colour]: this is not a colour
     --> themes/default/sheets/page.toml:7:7
      |
    7 | ink = "black"
      |       ^^^^^^^
      |
      = help: write it as in `#1a2b3c`
    "#);
    assert!(words(pdf(&site, "cheat-sheets/lift.pdf")).contains("1/1"));
}

/// A font with Arabic letters.
fn arabic_font() -> &'static [u8] {
    let has_arabic = |bytes: &&[u8]| {
        let font = Font {
            bytes: (*bytes).into(),
            family: None,
        };
        Fonts::new([&font]).0.has('ع')
    };
    typst_assets::fonts().find(has_arabic).unwrap()
}

const ARABIC: &str = "---\ntitle: المصعد\n---\n## Situation\nتعطل المصعد.\n## Task\nكان علي إصلاحه.\n## Actions\nاتصلت بالشركة.\n## Result\nعاد المصعد إلى العمل.\n## Script\nتعطل المصعد. اتصلت بالشركة.\n";

#[test]
fn a_font_of_ones_own_prints_other_scripts_from_right_to_left() {
    let desk = Desk::new()
        .settings("[sheets]\nfonts = [\"fonts/mine.ttf\"]\n[labels]\ndirection = \"rtl\"")
        .file("fonts/mine.ttf", arabic_font())
        .story("lift", ARABIC);
    let site = desk.build().clean();
    let pdf = pdf(&site, "cheat-sheets/lift.pdf");
    let text = words(pdf);
    assert!(text.contains("اتصلت بالشركة"), "{text}");
    // The letter of a part stands on the right, and its cue to the left of it.
    let cue = text
        .lines()
        .find(|line| line.contains("اتصلت") && line.contains('A'))
        .unwrap();
    let cue = cue.replace(['\u{202b}', '\u{202a}', '\u{202c}'], "");
    assert!(cue.trim_end().ends_with('A'), "{cue:?}");
}

#[test]
fn a_figure_runs_in_its_own_direction_among_words_from_right_to_left() {
    let story = ARABIC.replace(
        "---\n## Situation",
        "metrics:\n  - value: 2 h 10 min\n    label: المصعد\n---\n## Situation",
    );
    let site = Desk::new()
        .settings("[sheets]\nfonts = [\"fonts/mine.ttf\"]\n[labels]\ndirection = \"rtl\"")
        .file("fonts/mine.ttf", arabic_font())
        .story("lift", &story)
        .build();
    let boxes = poppler(
        "pdftotext",
        &["-bbox", "-", "-"],
        pdf(&site, "cheat-sheets/lift.pdf"),
    );
    let left = |word: &str| {
        let found = boxes
            .lines()
            .find(|line| line.contains(&format!(">{word}<")));
        let found = found.unwrap_or_else(|| panic!("no {word:?} in {boxes}"));
        found.split('"').nth(1).unwrap().parse::<f32>().unwrap()
    };
    assert!(left("2") < left("h") && left("h") < left("10") && left("10") < left("min"));
}

#[test]
fn seconds_are_counted_as_the_language_does_on_paper_as_on_the_page() {
    let forms =
        "second_count = { one = \"{n} a\", few = \"{n} b\", many = \"{n} c\", other = \"{n} d\" }";
    let desk = Desk::new()
        .settings(&format!("language = \"pl\"\n[labels]\n{forms}"))
        .story("lift", &with_words(200));
    let site = desk.build();
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    let page = site.page("cheat-sheets/lift.html");
    let counted: Vec<&str> = text
        .lines()
        .filter_map(|line| line.rsplit_once("  ").map(|(_, end)| end.trim()))
        .filter(|end| end.ends_with(" b") || end.ends_with(" c"))
        .collect();
    assert!(!counted.is_empty(), "{text}");
    page.says(&counted);
    assert!(!text.contains(" d\n"), "{text}");
}

#[test]
fn a_font_file_that_is_not_there_or_is_no_font_is_told_where_it_is_named() {
    let site = Desk::new()
        .settings("[sheets]\nfonts = [\"fonts/gone.ttf\", \"fonts/notes.ttf\"]")
        .file("fonts/notes.ttf", "not a font")
        .story("lift", WHOLE)
        .build();
    insta::assert_snapshot!(site.drawn(), @r#"
    error[missing-font]: there is no such font file
     --> starling.toml:2:10
      |
    2 | fonts = ["fonts/gone.ttf", "fonts/notes.ttf"]
      |          ^^^^^^^^^^^^^^^^
      |
      = help: name a file by its path from the project's folder, as in `fonts/mine.ttf`

    error[not-a-font]: there is no font in this file
     --> starling.toml:2:28
      |
    2 | fonts = ["fonts/gone.ttf", "fonts/notes.ttf"]
      |                            ^^^^^^^^^^^^^^^^^
      |
      = help: name a file of TrueType or OpenType fonts: `.ttf`, `.otf`, `.ttc`
    "#);
}

#[test]
fn a_font_of_the_machine_is_found_by_the_name_of_its_family() {
    let desk = |family: &str| {
        let desk = Desk::new()
            .settings(&format!(
                "[sheets]\nfonts = [\"{family}\"]\n[labels]\ndirection = \"rtl\""
            ))
            .file("machine/fonts/deep/in/a.ttf", arabic_font())
            .file("machine/fonts/b.ttf", "not a font")
            .story("lift", ARABIC);
        let machine = desk.root().join("machine").display().to_string();
        desk.variable("XDG_DATA_HOME", &machine)
            .variable("LOCALAPPDATA", &machine)
            .variable("XDG_DATA_DIRS", &machine)
    };
    let site = desk("dejavu sans mono").build().clean();
    let text = words(pdf(&site, "cheat-sheets/lift.pdf"));
    assert!(text.contains("اتصلت بالشركة"), "{text}");

    let misspelt = desk("DejaVu Sans Mona");
    let site = misspelt.build();
    let problem = draw(site.only("missing-font"), &misspelt.project());
    insta::assert_snapshot!(problem, @r#"
    error[missing-font]: this machine has no font called `DejaVu Sans Mona`
     --> starling.toml:2:10
      |
    2 | fonts = ["DejaVu Sans Mona"]
      |          ^^^^^^^^^^^^^^^^^^
      |
      = help: did you mean `DejaVu Sans Mono`?
      = help: install it, or name a font file in the project's folder, as in `fonts/mine.ttf`
    "#);
}

#[test]
fn another_font_under_the_same_name_prints_anew() {
    let desk = Desk::new()
        .settings("[sheets]\nfonts = [\"mine.ttf\"]")
        .file("mine.ttf", arabic_font())
        .story("lift", WHOLE);
    let before = desk.project().fingerprint;
    desk.write("mine.ttf", typst_assets::fonts().next().unwrap());
    assert_ne!(desk.project().fingerprint, before);
}

#[test]
fn two_or_four_sheets_share_a_page_with_a_ruler_to_check_the_size() {
    let three = |per_page: u32, paper: &str| {
        Desk::new()
            .settings(&format!(
                "[sheets]\npaper = \"{paper}\"\nper_page = {per_page}"
            ))
            .whole_story("boat", "")
            .whole_story("lift", "")
            .whole_story("tram", "")
            .build()
            .clean()
    };
    for (per_page, paper, pages, size) in [
        (2, "a4", "2", "841.89 x 595.276 pts"),
        (4, "a4", "1", "595.276 x 841.89 pts"),
        (2, "letter", "2", "792 x 612 pts"),
        (4, "letter", "1", "612 x 792 pts"),
    ] {
        let site = three(per_page, paper);
        let all = pdf(&site, "cheat-sheets/all.pdf");
        assert_eq!(info(all, "Pages"), pages, "{per_page} on {paper}");
        assert!(
            info(all, "Page size").starts_with(size),
            "{per_page} on {paper}"
        );
        let text = words(all);
        assert!(text.contains("1/3") && text.contains("3/3"), "{text}");
        let notes = text.matches("print at 100 %").count().to_string();
        assert_eq!(notes, if per_page == 4 { "1" } else { pages }, "{text}");
    }
    let site = three(1, "a6");
    assert!(!words(pdf(&site, "cheat-sheets/all.pdf")).contains("100 %"));
}

#[test]
fn several_sheets_share_only_a4_and_letter() {
    let site = Desk::new()
        .settings("[sheets]\npaper = \"a6\"\nper_page = 4")
        .story("lift", WHOLE)
        .build();
    insta::assert_snapshot!(site.drawn(), @r#"
    error[out-of-range]: only A4 and Letter are shared by several sheets
     --> starling.toml:3:12
      |
    3 | per_page = 4
      |            ^
      |
      = help: write `per_page = 1`, or `paper = "a4"`: two sheets on it are A5, four are A6
    "#);
}

fn three_stories() -> Desk {
    Desk::new()
        .whole_story(
            "boat",
            "title = \"The boat\"\ntags = [\"calm\"]\ncovers = [\"Why boats?\"]",
        )
        .whole_story("lift", "title = \"The lift\"\ntags = [\"calm\", \"speed\"]")
        .whole_story(
            "tram",
            "title = \"The tram\"\ncovers = [\"Why boats?\", \"Why trams?\"]",
        )
}

/// Which sheets a file has, by the feet of its pages.
fn printed(desk: &Desk, file: &str) -> Vec<String> {
    let pdf = std::fs::read(desk.root().join(file)).unwrap();
    let text = words(&pdf);
    let feet = text.lines().filter(|line| {
        let number = line.split_whitespace().next_back().unwrap_or_default();
        number.len() == 3 && number.contains('/')
    });
    feet.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn sheets_are_printed_in_the_order_in_which_they_are_asked_for_each_once() {
    let desk = three_stories();
    desk.run(&[
        "print",
        "--tag",
        "speed",
        "--question",
        "why trams",
        "--all",
        "--story",
        "boat",
    ])
    .ends_with(0)
    .does_not_complain()
    .says("Printed 3 sheets on 3 pages -> cheat-sheets.pdf in ");
    assert_eq!(
        printed(&desk, "cheat-sheets.pdf"),
        ["The lift 1/3", "The tram 2/3", "The boat 3/3"]
    );
    desk.run(&[
        "print", "-q", "--story", "tram", "--tag", "Calm", "-o", "two.pdf",
    ])
    .ends_with(0)
    .says_nothing();
    assert_eq!(
        printed(&desk, "two.pdf"),
        ["The tram 1/3", "The boat 2/3", "The lift 3/3"]
    );
}

#[test]
fn what_cannot_be_printed_is_answered_with_what_was_meant() {
    let desk = three_stories();
    let before = crate::desk::tree(desk.root());
    let answers: [(&[&str], &str); 8] = [
        (&[], "--all"),
        (&["--story", "boatt"], "did you mean `boat`?"),
        (&["--story", "zeppelin"], "`starling list stories`"),
        (&["--tag", "spede"], "did you mean `speed`?"),
        (&["--question", "Why bots?"], "did you mean `Why boats?`?"),
        (&["--all", "--paper", "a7"], "[possible values: a4, letter"),
        (&["--all", "--per-page", "3"], "[possible values: 1, 2, 4]"),
        (
            &["--all", "--paper", "a6", "--per-page", "2"],
            "only A4 and Letter",
        ),
    ];
    for (arguments, answer) in &answers[..7] {
        desk.run(&[&["print"], *arguments].concat())
            .ends_with(2)
            .says_nothing()
            .complains(answer);
    }
    let (arguments, answer) = answers[7];
    desk.run(&[&["print"], arguments].concat())
        .ends_with(1)
        .says_nothing()
        .complains(answer);
    assert!(crate::desk::tree(desk.root()) == before);
}

#[test]
fn a_file_that_is_no_pdf_is_never_written_over_unless_by_force() {
    let desk = three_stories()
        .file("mine.pdf", "my notes")
        .file("old.pdf", "%PDF-1.4 old");
    desk.run(&["print", "--all", "-o", "mine.pdf"])
        .ends_with(2)
        .complains("`--force`");
    assert_eq!(desk.read("mine.pdf"), "my notes");
    desk.run(&["print", "--all", "-o", "old.pdf"]).ends_with(0);
    desk.run(&["print", "--all", "-o", "mine.pdf", "--force"])
        .ends_with(0);
    assert_eq!(printed(&desk, "old.pdf").len(), 3);
    assert_eq!(printed(&desk, "mine.pdf").len(), 3);
    desk.run(&["print", "--all", "-o", "content"])
        .ends_with(2)
        .complains("is a folder");
    desk.run(&["print", "--all", "-o", "nowhere/a.pdf"])
        .ends_with(2)
        .complains("cannot be written");
    let left = crate::desk::tree(desk.root());
    assert!(
        left.iter()
            .all(|(path, _)| !path.to_string_lossy().ends_with(".tmp"))
    );
}

#[test]
fn notes_to_self_are_printed_where_they_are_wanted() {
    let desk = Desk::new().story("lift", RICH);
    let text = |arguments: &[&str]| {
        desk.run(&[&["print", "--all", "-o", "out.pdf"], arguments].concat())
            .ends_with(0);
        words(&std::fs::read(desk.root().join("out.pdf")).unwrap())
    };
    assert!(text(&[]).contains("Breathe"));
    assert!(!text(&["--no-coaching"]).contains("Breathe"));
    assert!(!text(&["--paper", "a6"]).contains("Breathe"));
    assert!(text(&["--paper", "a6", "--coaching"]).contains("Breathe"));
    desk.write("starling.toml", "visibility = \"public\"");
    assert!(!text(&[]).contains("Breathe"));
    desk.run(&["print", "--all", "--coaching"])
        .ends_with(2)
        .complains("a public site hold");
}

#[test]
fn the_backs_of_cards_are_mirrored() {
    let desk = three_stories();
    desk.run(&["print", "--all", "--per-page", "2", "--duplex"])
        .ends_with(0)
        .says("Printed 3 sheets on 2 pages");
    let pdf = std::fs::read(desk.root().join("cheat-sheets.pdf")).unwrap();
    let left = |foot: &str| {
        let boxes = poppler("pdftotext", &["-bbox", "-", "-"], &pdf);
        let word = boxes.lines().find(|line| line.contains(foot)).unwrap();
        let left = word.split('"').nth(1).unwrap();
        left.parse::<f32>().unwrap()
    };
    // The first and the third card are side by side in front. The second sheet is the back of the
    // first card, so it stands on the right of its page.
    assert!(left("1/3") < 420.0 && left("3/3") > 420.0 && left("2/3") > 420.0);
}

/// What a person sees on a terminal while the tool works in a folder.
#[cfg(target_os = "linux")]
fn on_a_terminal(folder: &std::path::Path, arguments: &str) -> String {
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_starling"));
    let seen = Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", "1")
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("`script` is part of every Debian");
    String::from_utf8_lossy(&seen.stdout).into_owned()
}

#[cfg(target_os = "linux")]
#[test]
fn a_bar_tells_how_far_the_printing_is_where_it_takes_long_and_somebody_is_watching() {
    let desk = Desk::new().story("lift", RICH);
    let seen = on_a_terminal(desk.root(), "print --all");
    assert!(!seen.contains("Printing ["), "{seen}");

    // As many stories as this machine prints in more than a second.
    let mut stories = 100;
    loop {
        for number in 0..stories {
            let path = format!("content/stories/lift-{number}.md");
            desk.write(&path, with_words(200).replace("nine", &number.to_string()));
        }
        let seen = on_a_terminal(desk.root(), "print --all");
        let took = seen.rsplit(" in ").next().unwrap().trim().to_owned();
        if took.ends_with(" s") {
            assert!(seen.contains("Printing [="), "{seen:?}");
            assert!(seen.contains("   \rPrinted"), "{seen:?}");
            break;
        }
        stories *= 4;
    }
    let seen = on_a_terminal(desk.root(), "build");
    assert!(seen.contains("Building [="), "{seen:?}");
    let seen = on_a_terminal(desk.root(), "print --all --quiet");
    assert_eq!(seen, "");
    desk.run(&["print", "--all"]).does_not_complain();
}
