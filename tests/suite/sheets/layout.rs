//! What stands where on a sheet, how large, and whether it fits.

use std::sync::Arc;

use starling::testing::config::Paper;
use starling::testing::pdf::{Line, SheetLayout, Side};

use super::{RICH, info, on_paper, pdf, with_words, words};
use crate::desk::{Desk, WHOLE};

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
fn line<'l>(layout: &'l SheetLayout, words: &str) -> &'l Line {
    let mut found = lines(&layout.sides[0]).filter(|line| line.text().contains(words));
    found.next().unwrap_or_else(|| panic!("no line {words:?}"))
}

fn size(line: &Line) -> f32 {
    line.runs.iter().map(|run| run.size).fold(0.0, f32::max)
}

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
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
