//! Other scripts, and the fonts that they are printed in.

use starling::testing::pdf::Fonts;
use starling::testing::project::Font;

use super::{pdf, poppler, with_words, words};
use crate::desk::{Desk, WHOLE, draw};

/// A font with Arabic letters.
pub(super) fn arabic_font() -> &'static [u8] {
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
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
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
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
