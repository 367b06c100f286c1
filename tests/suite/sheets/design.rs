//! A theme may decide what a sheet shows and how.

use super::{RICH, pdf, words};
use crate::desk::Desk;

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
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
      = help: the parts are `headline`, `metrics`, `opening`, `cues`, `closing`, `script`, `questions`,
              `coaching`

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
